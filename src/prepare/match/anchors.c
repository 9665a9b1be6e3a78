/* anchors.c: see anchors.h.

   A number is known by its digits without the zeros at its ends, for 2.3 million is 230 times ten thousand. */
#include "prepare/match/anchors.h"
#include "base/unicode.h"
#include <string.h>

/* The end of the number at `p`: "1,340", "2.3", "21" of "21:40". */
static const char *number_end(const char *p, const char *end) {
  while (p < end && (g_ascii_isdigit(*p) || ((*p == ',' || *p == '.') && p + 1 < end && g_ascii_isdigit(p[1]))))
    p++;
  return p;
}

static void name_number(DzAnchor *anchor, const char *start, const char *end) {
  gsize length = 0;
  for (const char *p = start; p < end && length + 1 < sizeof anchor->key; p++)
    if (g_ascii_isdigit(*p) && (length > 0 || *p != '0'))
      anchor->key[length++] = *p;
  while (length > 0 && anchor->key[length - 1] == '0')
    length--;
  anchor->key[length] = 0;
}

static const char *word_end(const char *p, const char *end) {
  while (p < end && dz_is_latin(g_utf8_get_char(p)))
    p = g_utf8_next_char(p);
  return p;
}

/* FALSE where it is no name: no capital in it, or one letter. */
static gboolean name_word(DzAnchor *anchor, const char *start, const char *end) {
  gboolean has_capital = FALSE;
  gsize length = 0;
  for (const char *p = start; p < end; p = g_utf8_next_char(p)) {
    gunichar c = g_utf8_get_char(p);
    has_capital |= g_unichar_isupper(c);
    if (length + 6 < sizeof anchor->key)
      length += (gsize)g_unichar_to_utf8(g_unichar_tolower(c), anchor->key + length);
  }
  anchor->key[length] = 0;
  return has_capital && g_utf8_next_char(start) < end;
}

GArray *dz_anchors(const char *text, gsize length) {
  GArray *anchors = g_array_new(FALSE, FALSE, sizeof(DzAnchor));
  const char *end = text + length;
  for (const char *p = text; p < end;) {
    const gboolean is_number = g_ascii_isdigit(*p), is_word = !is_number && dz_is_latin(g_utf8_get_char(p));
    const char *stop = is_number ? number_end(p, end) : is_word ? word_end(p, end) : g_utf8_next_char(p);
    DzAnchor anchor = {.is_number = is_number, .start = (gsize)(p - text), .end = (gsize)(stop - text)};
    if (is_number)
      name_number(&anchor, p, stop);
    if (is_number ? *anchor.key != 0 : is_word && name_word(&anchor, p, stop))
      g_array_append_val(anchors, anchor);
    p = stop;
  }
  return anchors;
}
