/* hyphenate.h: where words may be hyphenated, by the TeX patterns that the system has for libhyphen. */
#pragma once
#include <glib.h>

typedef struct DzHyphenators DzHyphenators;

/* Dictionaries are found and loaded when a language first asks. Notes and details are borrowed. */
DzHyphenators *dz_hyphenators_new(GPtrArray *notes, GPtrArray *details);

/* How many letters stay before a hyphen, 2 or 3; 2 where nobody says. To be said before the first word is asked for. */
void dz_hyphenators_keep(DzHyphenators *hyphenators, guint letters);
void dz_hyphenators_free(DzHyphenators *hyphenators);

/* Says that the words of a text may be asked for. Every text must be said before the first word of its language is
   asked for: of a large dictionary only what can match these words is loaded. */
void dz_hyphenators_expect(DzHyphenators *hyphenators, const char *language, const char *text, gsize length);

/* The places in a word, in letters only, at which it may be hyphenated: byte offsets from its start, as a bit set of
   the first 64; 0 where there is none or no dictionary. At least 3 letters go after, and as many
   stay before as dz_hyphenators_keep said; words have 6 letters or more. */
guint64 dz_hyphenate(DzHyphenators *hyphenators, const char *language, const char *word, gsize length);
