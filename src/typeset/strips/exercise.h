/* exercise.h: a sheet on which the translation is written by hand; what it should be stands on a page of its own at the
   end, which can be kept back. */
#pragma once
#include "typeset/strips/strip-builder.h"

/* Whether a row is left out of an exercise: key sentences would give the answers away. */
gboolean dz_is_left_out(const DzBuilder *builder, const DzRow *row);

/* Whether a row is left out of a file of answers alone. */
gboolean dz_is_hidden(const DzBuilder *builder, const DzRow *row);

/* Lines to write the translation on, as many as a hand needs for it. */
void dz_add_blank_lines(DzBuilder *builder, const DzCell *translation);

/* The text of an original in which words of the article's list are marked, too, each where it first stands in the
   article. The pages own it. */
const DzText *dz_text_to_blank(DzBuilder *builder, const DzText *text);

/* Puts a numbered blank in place of each marked word among the stretches of an original. */
void dz_blank_words(DzBuilder *builder, GArray *stretches);

/* Whether something stands behind the article that is missing in it. */
gboolean dz_has_answers(const DzBuilder *builder);

/* The words of the blanks, and the second sides that stand elsewhere than at their pairs, numbered, from a new page
   on. */
void dz_build_answers(DzBuilder *builder, const DzArranged *arranged);
