/* book-front.h: what stands before the articles of a book: its title page, if it has a title, and its contents. */
#pragma once
#include "arrange/arrange.h"
#include "base/language-files.h"
#include "typeset/pages/pages.h"

/* Whether the book has any: more than one article, and a layout that asks for it. */
gboolean dz_has_front(const DzArrangement *arrangement);

/* A heading of the book's own words: of its contents, of its index. Lends the words. */
DzStretch dz_book_heading(const DzArrangement *arrangement, DzLabel label);

/* Says which characters it needs. */
void dz_need_front(DzSetter *setter, const DzArrangement *arrangement);

/* Sets it. `first`: of each article the number of its first page, from 1. */
void dz_add_front(DzSetter *setter, const DzArrangement *arrangement, const guint *first, DzPages *pages);
