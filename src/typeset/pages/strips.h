/* strips.h: rows → strips: set paragraphs cut into what a page break may part, with the price of each break. */
#pragma once
#include "typeset/pages/strip-builder.h"

/* Says which characters the rows of an article need. */
void dz_need_article(DzSetter *setter, const DzArrangement *arrangement, guint article);

/* Sets the rows of an article and adds their strips; elements, outline and paragraphs go to the pages. */
void dz_add_strips(DzSetter *setter, const DzArrangement *arrangement, guint article, DzPages *pages, DzStrips *strips);
