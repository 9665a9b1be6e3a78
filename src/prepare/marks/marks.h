/* marks.h: marks as they are typed → marks as they are printed.

   In comes an article whose words are whole; out goes the same one with the quotes, stops, dashes and spaces that its
   languages print, and its typed readings as ruby. Read in this order:

     look-alikes               characters that look like the right one, before anything is judged
     ruby                      漢字《かんじ》 and the like
     punctuation               one paragraph, and what in it no rule may touch
     punctuation-han           Chinese and Japanese; with
     items                       lines whose spaces part names
     punctuation-alphabetic    all other languages; with
     punctuation-hand            what its rules share: the hand that writes,
     punctuation-runs            dashes, dots, ranges,
     punctuation-spaces          stops and the spaces around them */
#pragma once
#include "model/article.h"

/* Puts right what looks like another character, in all texts of the article. Before its words are mended: a word with ﬁ
   in it is in no word list. */
void dz_mend_characters(DzArticle *article);

/* Finds ruby and repairs marks and quotes in all texts of the article; counts and notes what it changed. */
void dz_mend_marks(DzArticle *article);
