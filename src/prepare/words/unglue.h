/* unglue.h: words that lost the spaces around them when a site's highlighting was copied as text. */
#pragma once
#include "prepare/words/lexicon.h"

/* Puts the spaces back into the article's originals and marks what stood between two of them as vocabulary. Counts the
   spaces in the article's repairs, and notes what it parted. */
void dz_unglue_article(DzLexicon *lexicon, DzArticle *article);
