/* punctuation-hand.h: the hand that writes an alphabetic paragraph anew; for punctuation-*.c alone.

   A paragraph is read once from its start; each rule looks around where it stands and writes what comes there. A rule
   returns how many characters it took, 0 where it has nothing to say. */
#pragma once
#include "base/language-files.h"
#include "base/unicode.h"
#include "prepare/marks/punctuation.h"

typedef struct {
  const GArray *in;
  const GByteArray *kept;
  GString *out;
  GString *open; /* quotations that are open, innermost last: a straight quote, or '0', '1' for curly ones */
  const DzMarkHabits *style;
  DzRepairs *repairs;
} DzHand;

static inline gunichar dz_typed(const DzHand *p, int i) {
  return i >= 0 && i < (int)p->in->len ? g_array_index(p->in, gunichar, i) : 0;
}

static inline gboolean dz_is_digit(gunichar c) {
  return c >= '0' && c <= '9';
}

/* A letter of a word: no Han, kana or Hangul. */
static inline gboolean dz_is_alphabetic(gunichar c) {
  return g_unichar_isalpha(c) && !dz_is_wide(c) && !dz_is_hangul(c);
}

/* TRUE where c is one of the ASCII characters. */
gboolean dz_is_one_of(gunichar c, const char *characters);

/* Writes a mark, and counts how many characters it stands for. */
void dz_put_mark(DzHand *p, const char *mark, guint changed);

/* The last character written, and the one before it; 0 where there is none. */
gunichar dz_written(const DzHand *p, guint back);

/* Takes back a space just written. */
void dz_take_back(DzHand *p);

/* How many letters of an alphabet stand from i on, backwards where step is −1; no more than a few are counted. */
int dz_letters_at(const DzHand *p, int i, int step);
