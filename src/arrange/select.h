/* select.h: of an arranged book what a lesson needs: some pairs, some parts. */
#pragma once
#include "arrange/arrange.h"

/* Keeps what is asked for. `pairs` are numbers as they are printed ("1-8,12"), in every article; the headings over them
   stay, key sentences of other pairs go. `parts` are names (summary, text, key, words, notes, questions) with commas
   between them. NULL: all pairs, the parts of the layout. DZ_ERROR_USAGE where one is no such list, or where nothing
   would be left of all pairs. */
gboolean dz_select(DzArrangement *arrangement, const char *pairs, const char *parts, GError **error);
