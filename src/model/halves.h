/* halves.h: a line that holds both sides: "The keeper slept. 守灯人睡了。", "Es regnet. | It rains." */
#pragma once
#include <glib.h>

/* Where a text is in one script up to a place and in another from there on: the bytes of the first part, without spaces
   at its end, and where the second begins. FALSE where it is not. */
gboolean dz_halves_by_script(const char *text, gsize *first_length, gsize *second_start);

/* The same where one tab or bar with spaces around it parts a text. */
gboolean dz_halves_by_bar(const char *text, gsize *first_length, gsize *second_start);
