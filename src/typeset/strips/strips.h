/* strips.h: rows → strips: set paragraphs cut into what a page break may part, with the price of each break.

   The room of strips: in come rows of cells, out go strips. Read `stretches` (a text with spans → runs in one face
   each), `strip-builder` (what all rows have in common), `strips` and `study-strips` (each kind of row), then what a
   layout may ask for: `columns`, `margin`, `exercise`, `exam`. */
#pragma once
#include "typeset/strips/strip-builder.h"

/* Says which characters the rows of an article need. */
void dz_need_article(DzSetter *setter, const DzArrangement *arrangement, guint article);

/* Sets the rows of an article and adds their strips; elements, outline and paragraphs go to the pages. */
void dz_add_strips(DzSetter *setter, const DzArrangement *arrangement, guint article, DzPages *pages, DzStrips *strips);
