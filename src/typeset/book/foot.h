/* foot.h: what stands on pages and is in no article: the foot. */
#pragma once
#include "arrange/arrange.h"
#include "typeset/pages/pages.h"

/* What a foot tells; pages count from 1. */
typedef struct {
  guint article, page, page_count;
  gboolean is_first; /* of its article */
  gboolean is_front; /* before the first article: its number is a Roman one, and stands alone */
} DzFoot;

/* Puts the foot on a page: the short title at the left, `2 / 10` at the right; an article's first page has the folio
   alone. `titles`: one an article (DzParagraph*, owned), NULL until it is set here; they must outlive the page. */
void dz_add_foot(DzSetter *setter, const DzArrangement *arrangement, GPtrArray *titles, const DzFoot *foot,
                 DzPages *pages, DzPage *page);
