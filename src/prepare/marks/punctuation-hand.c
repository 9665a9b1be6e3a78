/* punctuation-hand.c: see punctuation-hand.h. */
#include "prepare/marks/punctuation-hand.h"
#include <string.h>

gboolean dz_is_one_of(gunichar c, const char *characters) {
  return c && c < 0x80 && strchr(characters, (int)c);
}

void dz_put_mark(DzHand *p, const char *mark, guint changed) {
  g_string_append(p->out, mark);
  p->repairs->punctuation += changed;
}

gunichar dz_written(const DzHand *p, guint back) {
  const char *at = p->out->str + p->out->len;
  for (guint i = 0; i <= back; i++) {
    if (at == p->out->str)
      return 0;
    at = g_utf8_prev_char(at);
  }
  return g_utf8_get_char(at);
}

void dz_take_back(DzHand *p) {
  g_string_truncate(p->out, p->out->len - 1);
}

/* More letters than this tell nothing more. */
enum { LONGEST_WORD = 40 };

int dz_letters_at(const DzHand *p, int i, int step) {
  int count = 0;
  while (count < LONGEST_WORD && dz_is_alphabetic(dz_typed(p, i + count * step)))
    count++;
  return count;
}
