/* foot.h: what stands on pages and is in no article: head and foot, as the layout has them. */
#pragma once
#include "arrange/arrange.h"
#include "typeset/pages/pages.h"

/* What a foot tells; pages count from 1. */
typedef struct {
  guint article, page, page_count;
  gboolean is_first; /* of its article */
  gboolean is_front; /* before the first article: its number is a Roman one, and stands alone */
} DzFoot;

/* Puts head and foot on a page. `kept`: DzParagraph*, owned, DZ_FURNITURE_COUNT an article, NULL until set here; they
   must outlive the page. */
void dz_add_foot(DzSetter *setter, const DzArrangement *arrangement, GPtrArray *kept, const DzFoot *foot,
                 DzPages *pages, DzPage *page);

/* Says which characters heads and feet need, besides those of the articles' titles. */
void dz_need_furniture(DzSetter *setter, const DzArrangement *arrangement);
