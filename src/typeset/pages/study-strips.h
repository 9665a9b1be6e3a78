/* study-strips.h: what stands after an article for study → strips: sections of key sentences, words, notes, questions.
 */
#pragma once
#include "typeset/pages/strip-builder.h"

void dz_build_section(DzBuilder *builder, const DzRow *row);
void dz_build_key(DzBuilder *builder, const DzRow *row);
void dz_build_study(DzBuilder *builder, const DzRow *row);

/* Adds the line of a word: "cynical ˈsɪnɪkl adj. 愤世嫉俗的". `builder` NULL: only what faces it needs is asked. */
void dz_word_stretches(const DzArrangement *arrangement, const DzRow *row, DzBuilder *builder, int element,
                       GArray *stretches);
