/* furniture.h: what stands on pages and is in no article: the foot. */
#pragma once
#include "arrange/arrange.h"
#include "typeset/pages.h"

/* Puts the foot on a page: the short title at the left, `2 / 10` at the right; an article's first page has the folio
 * alone. */
void dz_add_foot(DzSetter *setter, const DzArrangement *arrangement, DzPages *pages, guint page, guint article,
                 gboolean is_first);
