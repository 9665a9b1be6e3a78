/* exercise.h: a sheet on which the translation is written by hand; what it should be stands on a page of its own at the
   end, which can be kept back. */
#pragma once
#include "typeset/pages/strip-builder.h"

/* Whether a row is left out of an exercise: key sentences would give the answers away. */
gboolean dz_is_left_out(const DzBuilder *builder, const DzRow *row);

/* Lines to write the translation on, as many as a hand needs for it. */
void dz_add_blank_lines(DzBuilder *builder, const DzCell *translation);

/* The translations, numbered, from a new page on. */
void dz_build_answers(DzBuilder *builder, const DzArranged *arranged);
