/* words.h: words that copying broke are mended.

   In comes an article whose originals may have torn words (impor- tant) and glued ones (lab,debutson), as the
   highlights of a site leave them; out goes the same article with its words whole and the highlights given back as
   vocabulary. Read in this order:

     wordlist  which words a language has, and how usual they are
     kinds     which words are functions, and what may stand beside them
     lexicon   what a run of letters costs as a word of this article
     borders   where a space may have been lost
     phrases   the cheapest reading of a paragraph
     unglue    the article's glued words, parted
     torn      the article's torn words, joined */
#pragma once
#include "model/article.h"

/* Mends the words of the article's originals. Counts and notes what it did; a note where no word list is installed. */
void dz_mend_words(DzArticle *article);
