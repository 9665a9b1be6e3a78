/* content.h: the content stream of a page as Cairo writes it → with its marked content (ISO 32000-1 §14.6). */
#pragma once
#include "write/pdf/pdf-tree.h"

/* Appends the content to `out`: what each element shows is marked content of its role in the tree, all else is an
   artifact (ISO 14289-1 §7.1). FALSE where the content is not what Cairo writes. */
gboolean dz_pdf_mark_content(const char *content, guint element_count, DzPdfTree *tree, GString *out);
