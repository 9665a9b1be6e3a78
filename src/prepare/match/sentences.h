/* sentences.h: the sentences of a text, and which of two texts belong together. */
#pragma once
#include "model/article.h"

/* Where the sentences of a text stand, without the spaces between them; none of a text without letters or marks. A stop
   after Mr or before a small letter ends nothing, and quotation marks stay with what they enclose. New array of
   DzRange. */
GArray *dz_sentences(const char *text, const char *language);

/* Finds the sentence pairs of every block that has both sides. */
void dz_pair_sentences(DzArticle *article);
