/* fill.h: strips → pages. The strips of an article are parted into pages, and what they draw is put where it stands. */
#pragma once
#include "typeset/pages/strip-builder.h"

/* Grid lines that a page of the layout holds. */
guint dz_lines_of_page(const DzLayout *layout);

/* The first of them, from the top of the page. Points. */
double dz_first_baseline(const DzLayout *layout);

/* Between the fold and the text, where pages are mirrored. Points. */
double dz_inner_margin(const DzLayout *layout);

/* How much farther to the right all stands on a page of the book (from 1) than the layout says. Points. */
double dz_page_shift(const DzLayout *layout, guint page);

/* Adds the pages of an article. Pages that would end short give their empty lines to the key sentences on them: more
   room to write in, more space between them. */
void dz_fill_pages(const DzStrips *strips, const DzLayout *layout, DzPages *pages);
