/* language.h: which language a text is in, told by its script and its most frequent words. */
#pragma once
#include "base/language-tags.h"

/* Letters of a text by script: the evidence that a language is told by. */
typedef struct {
  guint han, kana, hangul, latin, cyrillic, greek, arabic, hebrew, thai;
  guint simplified, traditional; /* of the Han characters, those that only one of the two writes */
} DzScriptCount;

/* Adds the letters of a text to the count. `length` in bytes, -1 to its end. */
void dz_count_scripts(const char *text, gssize length, DzScriptCount *count);

/* The language a text is in, or NULL where it has no letters. Latin script is English unless the frequent words of
   another language are more frequent in it; Cyrillic is Russian; Han is Hans unless characters that only Hant writes
   outnumber the others. Static string. */
const char *dz_language_of(const char *text);

/* How much likelier a text is in one of two languages (tags) than in the other, as a natural logarithm: 0 where nothing
   tells, 5 or more where it is plain. */
double dz_language_odds(const char *text, const char *one, const char *other);
