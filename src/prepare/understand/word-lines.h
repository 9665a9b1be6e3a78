/* word-lines.h: a line of a list of words → the word, how it is said, its part of speech, its meaning, an example. */
#pragma once
#include "model/article.h"

/* Reads "cynical [ˈsɪnɪkl] adj. 愤世嫉俗的 例：…" into a word whose fields are all NULL. FALSE, and nothing read, where
   the text is no such line. */
gboolean dz_read_word(const DzText *text, const DzArticle *article, DzStudyItem *word);

/* Where an example begins that a text opens with ("例句：", "e.g."): the byte after its sign; 0 where it opens with
 * none. */
gsize dz_example_at(const char *text);

/* Adds an example to a word: the sentence and, where both stand in the text, its translation. */
void dz_add_example(const DzText *text, gsize start, const DzArticle *article, DzStudyItem *word);
