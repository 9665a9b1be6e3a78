/* book-index.h: the words of all articles at the end of a book, with the pages on which they first stand. */
#pragma once
#include "arrange/arrange.h"
#include "typeset/pages/pages.h"

typedef struct DzIndex DzIndex;

/* An empty index; NULL where the book has none: a single article, or a layout that asks for none. */
DzIndex *dz_index_new(const DzArrangement *arrangement);
void dz_index_free(DzIndex *index);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(DzIndex, dz_index_free)

/* Says which characters it needs. */
void dz_need_index(DzSetter *setter, const DzArrangement *arrangement);

/* Looks for the words of an article on its pages, which are those from `first` on; `number` is the number of the first
   of all pages. */
void dz_index_article(DzIndex *index, const DzArrangement *arrangement, guint article, const DzPages *pages,
                      guint first, guint number);

/* Sets the index and adds its pages; none where no word was met. */
void dz_add_index(const DzIndex *index, DzSetter *setter, const DzArrangement *arrangement, DzPages *pages);
