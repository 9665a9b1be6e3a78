/* study-strips.h: what stands after an article for study → strips: sections of key sentences, words, notes, questions.
 */
#pragma once
#include "typeset/strips/strip-builder.h"

void dz_build_section(DzBuilder *builder, const DzRow *row);
void dz_build_key(DzBuilder *builder, const DzRow *row);
void dz_build_study(DzBuilder *builder, const DzRow *row);

/* Adds what a row has besides, small and indented: examples under a word, choices under a question. */
void dz_add_more(DzBuilder *builder, const DzRow *row, int parent);
