/* punctuation.h: marks as they are typed → marks as they are printed, in the paragraph's language. */
#pragma once
#include "model/article.h"

/* Repairs the marks and quotes of a text, but those in its code; spans stay on their letters. */
void dz_repair_marks(DzText *text, const char *language, DzRepairs *repairs, GPtrArray *notes);

/* Repairs the marks and quotes of one paragraph. Counts every character changed. A quotation that never closes is a
   note. Returns a new string. */
char *dz_repair_punctuation(const char *text, const char *language, guint line, DzRepairs *repairs, GPtrArray *notes);

/* How the first quotation of a text with one inside it is quoted: 0 in double straight quotes, 1 in single ones with
   double ones inside; −1 where nothing tells. */
int dz_outer_quote(const char *text);

/* The parts the above is made of. */
char *dz_repair_han(const char *text, const char *language, guint line, DzRepairs *repairs, GPtrArray *notes);
char *dz_repair_alphabetic(const char *text, const char *language, guint line, DzRepairs *repairs, GPtrArray *notes);

/* Around code while a text is repaired: two code points that no text has (dz_text_clean). */
enum { DZ_CODE_OPENS = 0xFDD0, DZ_CODE_CLOSES = 0xFDD1 };

/* A paragraph as code points, with those that no rule may touch: addresses, numbers, code. */
typedef struct {
  GArray *chars;    /* gunichar */
  GByteArray *kept; /* as many; 1: leave alone, 2: the last of an address */
} DzCharacters;

DzCharacters dz_characters_new(const char *text);
void dz_characters_clear(DzCharacters *characters);
