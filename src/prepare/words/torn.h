/* torn.h: words torn by a line's end or a stray space. */
#pragma once
#include "prepare/words/lexicon.h"

/* Makes impor- tant and sys tem whole in the article's originals, where letters that are no word make one with those
   beside them. Counts the repairs and notes each. */
void dz_mend_article(DzLexicon *lexicon, DzArticle *article);
