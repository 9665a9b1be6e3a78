/* labels.h: the words inside a book that are the book's own, in the reader's language, where they hold something;
   dz_label lends the others. */
#pragma once
#include "base/language-files.h"
#include "model/article.h"

/* "第 3 段": what a link to a paragraph is called. New string. */
char *dz_paragraph_in_words(guint number, const char *language);

/* "2026年6月20日" from "2026-06-20". New string. */
char *dz_date_in_words(const char *date, const char *language);

/* "原文 1,520 词 · 22 段": how long the original is, of the paragraphs whose numbers are among `numbers` (a set of
   GUINT_TO_POINTER; NULL: all). New string. */
char *dz_extent_in_words(const DzArticle *article, GHashTable *numbers, const char *language);
