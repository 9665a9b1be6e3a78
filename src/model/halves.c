/* halves.c: see halves.h. */
#include "model/halves.h"
#include "base/unicode.h"
#include <string.h>

typedef enum { NO_LETTER, LATIN, WIDE, CYRILLIC, OTHER, KINDS } Kind;

static Kind kind_of(gunichar c) {
  if (dz_is_han(c) || dz_is_kana(c) || dz_is_hangul(c))
    return WIDE;
  if (dz_is_latin(c))
    return LATIN;
  if (dz_is_wide_mark(c))
    return WIDE;
  if (dz_is_cyrillic(c))
    return CYRILLIC;
  return g_unichar_isalpha(c) ? OTHER : NO_LETTER;
}

/* A Han character says as much as three letters. */
static guint weight_of(Kind kind) {
  return kind == WIDE ? 3 : 1;
}

/* The two kinds that a text has most of; FALSE where it has but one. */
static gboolean two_kinds(const char *text, guint total[KINDS], Kind kinds[2]) {
  memset(total, 0, sizeof(guint) * KINDS);
  for (const char *p = text; *p; p = g_utf8_next_char(p)) {
    const Kind kind = kind_of(g_utf8_get_char(p));
    total[kind] += kind == NO_LETTER ? 0 : weight_of(kind);
  }
  kinds[0] = kinds[1] = NO_LETTER;
  for (Kind kind = LATIN; kind < KINDS; kind++)
    if (total[kind] > total[kinds[0]] || kinds[0] == NO_LETTER) {
      kinds[1] = total[kinds[0]] > 0 ? kinds[0] : NO_LETTER;
      kinds[0] = total[kind] > 0 ? kind : kinds[0];
    } else if (total[kind] > 0 && (kinds[1] == NO_LETTER || total[kind] > total[kinds[1]]))
      kinds[1] = kind;
  return kinds[0] != NO_LETTER && kinds[1] != NO_LETTER;
}

/* Where a word or a sentence may begin: after a space, a stop or a closing mark, or with another script. */
static gboolean is_border(const char *text, const char *p) {
  if (p == text)
    return FALSE;
  const gunichar before = g_utf8_get_char(g_utf8_prev_char(p)), c = g_utf8_get_char(p);
  return before == ' ' || dz_is_wide_mark(before) || (g_unichar_ispunct(before) && before != '-' && before != '\'') ||
         kind_of(before) != kind_of(c);
}

/* Where the word begins that p stands in, its opening marks and digits with it. */
static const char *start_of_word(const char *text, const char *p) {
  while (p > text) {
    const gunichar before = g_utf8_get_char(g_utf8_prev_char(p));
    if (before == ' ' || dz_is_wide_mark(before) || kind_of(before) != NO_LETTER)
      break;
    p = g_utf8_prev_char(p);
  }
  while (p > text && g_utf8_strchr("「『《（【〈", -1, g_utf8_get_char(g_utf8_prev_char(p))))
    p = g_utf8_prev_char(p);
  const char *number = p; /* "7 장에서는" */
  while (number > text && (number[-1] == ' ' || g_ascii_isdigit(number[-1])))
    number--;
  number += strspn(number, " ");
  return number < p && (number == text || number[-1] == ' ') ? number : p;
}

/* A sentence ends before the word at p: there a half may begin with a name in the other's script. */
static gboolean is_after_stop(const char *text, const char *p) {
  p = start_of_word(text, p);
  const gboolean has_space = p > text && p[-1] == ' ';
  while (p > text && g_utf8_strchr(" \"'”’」』）)】»", -1, g_utf8_get_char(g_utf8_prev_char(p))))
    p = g_utf8_prev_char(p);
  const gunichar last = p > text ? g_utf8_get_char(g_utf8_prev_char(p)) : 0;
  return last && g_utf8_strchr(".?!:…。？！：", -1, last) && (dz_is_wide_mark(last) || has_space);
}

gboolean dz_halves_by_script(const char *text, gsize *first_length, gsize *second_start) {
  /* percent of letters in their own half; letters of a half; times that the longer may be longer */
  enum { PURE = 82, PURE_BY_STOP = 66, FEWEST = 6, MOST_TIMES = 5 };
  guint total[KINDS], seen[KINDS] = {0};
  Kind kinds[2];
  if (!two_kinds(text, total, kinds))
    return FALSE;
  const guint all = total[kinds[0]] + total[kinds[1]];
  const char *best = NULL;
  guint most = 0, most_pure = 0, least_half = 0;
  for (const char *p = text; *p; p = g_utf8_next_char(p)) {
    const Kind kind = kind_of(g_utf8_get_char(p));
    if (kind != NO_LETTER && is_border(text, p))
      for (int order = 0; order < 2; order++) {
        const guint first = seen[kinds[order]], second = total[kinds[!order]] - seen[kinds[!order]];
        const gboolean is_stop = is_after_stop(text, p);
        const guint score = first + second + (is_stop ? all / 3 : 0);
        if ((kind == kinds[!order] || is_stop) && g_unichar_isalpha(g_utf8_get_char(p)) && score > most) {
          most = score;
          most_pure = first + second;
          least_half = MIN(first, second);
          best = p;
        }
      }
    seen[kind] += kind == NO_LETTER ? 0 : weight_of(kind);
  }
  if (!best || most_pure * 100 < all * (is_after_stop(text, best) ? PURE_BY_STOP : PURE) || least_half < FEWEST ||
      least_half * MOST_TIMES < most_pure - least_half)
    return FALSE;
  best = start_of_word(text, best);
  const char *end = best;
  while (end > text && g_utf8_strchr(" |/｜\t—·-", -1, g_utf8_get_char(g_utf8_prev_char(end))))
    end = g_utf8_prev_char(end);
  *first_length = (gsize)(end - text);
  *second_start = (gsize)(best - text);
  return end > text;
}

/* Letters of each kind before a place, and of all. */
static guint letters_apart(const char *text, const char *bar, const Kind kinds[2]) {
  guint seen[2][KINDS] = {{0}};
  for (const char *p = text; *p; p = g_utf8_next_char(p)) {
    const Kind kind = kind_of(g_utf8_get_char(p));
    seen[p > bar][kind] += kind == NO_LETTER ? 0 : weight_of(kind);
  }
  return MAX(seen[0][kinds[0]] + seen[1][kinds[1]], seen[0][kinds[1]] + seen[1][kinds[0]]);
}

/* Of several bars the one that parts the scripts; NULL where they are not parted. */
static const char *parting_bar(const char *text, const char *bar) {
  guint total[KINDS], most = 0;
  Kind kinds[2];
  if (!two_kinds(text, total, kinds))
    return NULL;
  const char *best = NULL;
  for (const char *at = strstr(text, bar); at; at = strstr(at + 1, bar)) {
    const guint apart = letters_apart(text, at, kinds);
    if (apart > most) {
      most = apart;
      best = at;
    }
  }
  return most * 10 >= (total[kinds[0]] + total[kinds[1]]) * 7 ? best : NULL;
}

gboolean dz_halves_by_bar(const char *text, gsize *first_length, gsize *second_start) {
  static const char *const bars[] = {"\t", " | ", " || ", "｜", " ‖ ", " / "};
  for (gsize i = 0; i < G_N_ELEMENTS(bars); i++) {
    const char *bar = strstr(text, bars[i]);
    if (!bar || bar == text)
      continue;
    if (strstr(bar + 1, bars[i]))
      bar = parting_bar(text, bars[i]);
    const char *second = bar ? bar + strlen(bars[i]) : "";
    second += strspn(second, " ");
    if (!*second)
      return FALSE;
    *first_length = (gsize)(bar - text);
    *second_start = (gsize)(second - text);
    return TRUE;
  }
  return FALSE;
}
