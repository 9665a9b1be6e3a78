/* fill.h: strips → pages.

   The room of the book: in come strips, out go pages of a book. Read `fill`, `foot`, `line-numbers`, `book-front` (what
   stands before the articles) and `impose` (pages → sheets to be folded).

   The strips of an article are parted into pages, and what they draw is put where it stands. */
#pragma once
#include "typeset/strips/strip-builder.h"

/* Adds the pages of an article. Pages that would end short give their empty lines to the key sentences on them: more
   room to write in, more space between them. */
void dz_fill_pages(const DzStrips *strips, const DzLayout *layout, DzPages *pages);
