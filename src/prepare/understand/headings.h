/* headings.h: which lines could be titles and crossheads. */
#pragma once
#include "prepare/understand/sides.h"

/* Sets is_heading, is_title and is_told of every passage: by its form, or as a short line without a stop where the
   lines of its side end with one. */
void dz_find_headings(DzSides *sides);

/* TRUE where a text is short enough for a heading, does not end like a sentence, and is no question, speech, item of a
   list, caption or line of code. */
gboolean dz_looks_like_heading(const char *text);

/* TRUE for a few words that each begin with a capital, but for those that join names, or a few Han characters. */
gboolean dz_is_name(const char *text);
