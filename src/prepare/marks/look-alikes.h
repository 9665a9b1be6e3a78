/* look-alikes.h: characters that look like the right one and are another: put right before anything is judged. */
#pragma once
#include "model/article.h"

/* Full-width letters and digits (Ａ１), half-width katakana (ｶﾅ), radicals for the characters they are parts of (⽇),
   ligatures as one character (ﬁ), marks of writing direction where all runs one way, and letters of another script
   inside a word (a Cyrillic о in "word"). Such a word is mended only where all of it becomes one script, and is a note.
   Never in code. Counts every character changed; spans stay on their letters. */
void dz_mend_look_alikes(DzText *text, const char *language, DzRepairs *repairs, GPtrArray *notes);
