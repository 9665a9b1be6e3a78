/* body.h: the body of an article: matched lines → pairs, crossheads, key sentences. */
#pragma once
#include "model/article.h"
#include "prepare/understand/reading.h"

/* Adds the matches from index `from` on, and what stands between them, to the article as blocks and key sentences. */
void dz_add_body(const DzReading *reading, guint from, DzArticle *article);

/* Takes crossheads out of the paragraphs they are fused into, on both sides. */
void dz_split_crossheads(DzArticle *article);

/* Finds for every key sentence the pair it stands in. */
void dz_place_key_sentences(DzArticle *article);

/* Takes the numbers off paragraphs that are numbered one after the other, for pairs get numbers of their own. Numbers
   that count otherwise are part of the text. */
void dz_drop_numbering(DzArticle *article);

/* Numbers the pairs from 1. */
void dz_number_pairs(DzArticle *article);
