/* read-markdown.h: Markdown, as duizhao writes it and as people do. */
#pragma once
#include "read/read.h"

/* TRUE where the text begins with front matter. */
gboolean dz_is_markdown(const char *text, gsize length);

/* What duizhao wrote comes back as the very article; of what people wrote quotes, tables, lists and bold words say
   something, and the rest is found out later. DZ_ERROR_INPUT as for any text. */
DzDocument *dz_read_markdown(const char *path, const char *text, gsize length, const DzReadOptions *options,
                             GError **error);
