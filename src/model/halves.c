/* halves.c: see halves.h. */
#include "model/halves.h"
#include "base/language.h"
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
  while (p > text && g_utf8_strchr("「『《（【〈“‘«", -1, g_utf8_get_char(g_utf8_prev_char(p))))
    p = g_utf8_prev_char(p);
  const char *number = p; /* "7 장에서는", "[5] Some of these", “"0" is” */
  while (number > text && strchr(" []\"0123456789", number[-1]))
    number--;
  number += strspn(number, " ]");
  if (*number == '"' && !g_ascii_isdigit(number[1]))
    return p;
  return number < p && (number == text || number[-1] == ' ') ? number : p;
}

/* How surely a sentence ends before the word at p: there a half may begin with a name in the other's script. A narrow
   colon is often inside of a name ("Multi-Arch: same"). */
typedef enum { NO_STOP, ABBREVIATION, COLON, FULL_STOP } Stop;

static gboolean is_vowel(gunichar c) {
  static const gunichar vowels[] = {'a',   'e',   'i',   'o',   'u',   'y',   0x430, 0x435,
                                    0x438, 0x43E, 0x443, 0x44B, 0x44D, 0x44E, 0x44F, 0x451};
  for (gsize i = 0; i < G_N_ELEMENTS(vowels); i++)
    if (vowels[i] == c)
      return TRUE;
  return FALSE;
}

/* "cf. example.org", "см. www": the stop of an abbreviation, which has no vowel. `stop` is where it stands. */
static gboolean is_abbreviated(const char *text, const char *stop, const char *next) {
  guint letters = 0;
  for (const char *p = stop; letters <= 3 && p > text; letters++) {
    p = g_utf8_prev_char(p);
    const gunichar c = g_utf8_get_char(p);
    if (c == '.') /* "main.cf." */
      return FALSE;
    if (kind_of(c) == NO_LETTER)
      break;
    if (is_vowel(g_unichar_tolower(c)))
      return FALSE;
  }
  return *stop == '.' && letters > 0 && letters <= 3 && g_unichar_islower(g_utf8_get_char(next));
}

/* The stop that ends what stands before p, closing marks and spaces aside; NULL where none does. */
static const char *last_stop(const char *text, const char *p) {
  while (p > text && g_utf8_strchr(" \"'”’」』）)】»", -1, g_utf8_get_char(g_utf8_prev_char(p))))
    p = g_utf8_prev_char(p);
  if (p == text)
    return NULL;
  p = g_utf8_prev_char(p);
  return g_utf8_strchr(".?!:…。？！：", -1, g_utf8_get_char(p)) ? p : NULL;
}

static Stop stop_before(const char *text, const char *next) {
  const char *start = start_of_word(text, next), *p = last_stop(text, start);
  const gboolean has_space = start > text && start[-1] == ' ';
  const gunichar last = p ? g_utf8_get_char(p) : 0;
  if (!p || !(dz_is_wide_mark(last) || has_space))
    return NO_STOP;
  if (is_abbreviated(text, p, next))
    return ABBREVIATION;
  return last == ':' && p > text && p[-1] != '.' ? COLON : FULL_STOP; /* "E.g.:" ends what it is in */
}

/* ---- letters that tell little ---- */

/* Of each byte: whether the letter could be of either half, and why. */
typedef guint8 Common;
enum { QUOTED = 1, REPEATED = 2, CODE = 4 };

/* A straight quotation mark: whether it opens, after a space or a mark. */
static gboolean opens(const char *text, const char *mark) {
  return mark == text || mark[-1] == ' ' || mark[-1] == '(' || dz_is_wide_mark(g_utf8_get_char(g_utf8_prev_char(mark)));
}

/* Between brackets or quotation marks that close. */
static void mark_quoted(const char *text, Common *common) {
  static const char *const opening = "(（[【“‘「『《«„\"", *const closing = ")）]】”’」』》»”\"";
  enum { LONGEST_STRAIGHT = 240 }; /* bytes */
  g_autoptr(GArray) open = g_array_new(FALSE, FALSE, sizeof(gsize));
  for (const char *p = text; *p; p = g_utf8_next_char(p)) {
    const gunichar c = g_utf8_get_char(p);
    const gsize at = (gsize)(p - text);
    if (g_utf8_strchr(opening, -1, c) && (c != '"' || opens(text, p))) {
      g_array_append_val(open, at);
      continue;
    }
    const char *closes = g_utf8_strchr(closing, -1, c);
    if (!closes || open->len == 0)
      continue;
    const gsize from = g_array_index(open, gsize, open->len - 1);
    const glong which = g_utf8_pointer_to_offset(closing, closes);
    if (g_utf8_get_char(text + from) != g_utf8_get_char(g_utf8_offset_to_pointer(opening, which)))
      continue;
    if (c == '"' && at - from > LONGEST_STRAIGHT) { /* one was forgotten, and these two are no pair */
      g_array_set_size(open, 0);
      continue;
    }
    g_array_set_size(open, open->len - 1);
    if (open->len == 0) /* what is inside of these is marked with them */
      for (gsize i = from + 1; i < at; i++)
        common[i] |= QUOTED;
  }
}

static void mark(Common *common, gsize start, gsize length, Common why) {
  for (gsize i = start; i < start + length; i++)
    common[i] |= why;
}

static void mark_code(const char *text, Common *common) {
  for (const char *p = text; *p;) {
    gboolean is_code;
    const gsize length = dz_ascii_word(p, &is_code);
    if (is_code)
      mark(common, (gsize)(p - text), length, CODE);
    p = length > 0 ? p + length : g_utf8_next_char(p);
  }
}

/* Words of an alphabet that stand there twice: once in each half, it may be. */
static void mark_repeated(const char *text, Common *common) {
  g_autoptr(GHashTable) seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  for (const char *p = text; *p;) {
    const Kind kind = kind_of(g_utf8_get_char(p));
    const char *end = g_utf8_next_char(p);
    if (kind == LATIN || kind == CYRILLIC) {
      while (kind_of(g_utf8_get_char(end)) == kind)
        end = g_utf8_next_char(end);
      char *word = g_utf8_casefold(p, end - p);
      const char *earlier = g_hash_table_lookup(seen, word);
      if (earlier) {
        mark(common, (gsize)(earlier - text), (gsize)(end - p), REPEATED);
        mark(common, (gsize)(p - text), (gsize)(end - p), REPEATED);
      }
      g_hash_table_replace(seen, word, (gpointer)p);
    }
    p = end;
  }
}

static Common *common_letters(const char *text) {
  Common *common = g_new0(Common, strlen(text) + 1);
  mark_quoted(text, common);
  mark_code(text, common);
  mark_repeated(text, common);
  return common;
}

/* ---- where the second half begins ---- */

/* How much a letter says of the half that it stands in. A sentence of names and code that ends with a wide stop
   is one of a wide script. */
static guint said_by(gunichar c, Common common) {
  enum { TELLS = 4, STOP_TELLS = 48 };
  const Kind kind = kind_of(c);
  if (c == 0x3002 || c == 0xFF01 || c == 0xFF1F || c == 0xFF1A)
    return common & QUOTED ? 0 : STOP_TELLS;
  return common & CODE ? 0 : common ? weight_of(kind) : weight_of(kind) * TELLS;
}

typedef struct {
  const char *at;
  guint score;
  guint own, least; /* letters in their own half; of the lesser half */
} Cut;

/* The place that leaves most letters in a half of their own, a sentence's end before it if there is one. */
static Cut best_cut(const char *text, const Common *common, const guint total[KINDS], const Kind kinds[2]) {
  static const guint percent[] = {[NO_STOP] = 0, [ABBREVIATION] = 25, [COLON] = 32, [FULL_STOP] = 33};
  guint seen[KINDS] = {0}, told[KINDS] = {0}, all[KINDS] = {0};
  for (const char *p = text; *p; p = g_utf8_next_char(p)) {
    const gunichar c = g_utf8_get_char(p);
    all[kind_of(c)] += said_by(c, common[p - text]);
  }
  const guint sum = all[kinds[0]] + all[kinds[1]];
  Cut best = {.at = NULL};
  for (const char *p = text; *p; p = g_utf8_next_char(p)) {
    const gunichar c = g_utf8_get_char(p);
    const Kind kind = kind_of(c);
    if (kind == NO_LETTER)
      continue;
    const gboolean begins = is_border(text, p) && g_unichar_isalpha(c);
    const gboolean is_quoted = begins && (common[start_of_word(text, p) - text] & QUOTED);
    const Stop stop = begins && !is_quoted ? stop_before(text, p) : NO_STOP;
    for (int order = 0; order < 2 && begins; order++) {
      const Kind first = kinds[order], second = kinds[!order];
      /* a sentence of an alphabet begins with a capital: "so: aptitude install" goes on */
      const gboolean goes_on = stop == COLON && kind == second && g_unichar_islower(c);
      const guint bonus = sum * percent[goes_on ? ABBREVIATION : stop] / 100;
      const guint score = told[first] + all[second] - told[second] + bonus;
      if ((kind == second || stop != NO_STOP) && score > best.score)
        best =
            (Cut){p, score, seen[first] + total[second] - seen[second], MIN(seen[first], total[second] - seen[second])};
    }
    seen[kind] += weight_of(kind);
    told[kind] += said_by(c, common[p - text]);
  }
  return best;
}

gboolean dz_halves_by_script(const char *text, gsize *first_length, gsize *second_start) {
  /* percent of letters in their own half; letters of a half; times that the longer may be longer */
  enum { PURE = 82, PURE_BY_STOP = 66, FEWEST = 6, MOST_TIMES = 5, MOST_TIMES_BY_STOP = 8 };
  guint total[KINDS];
  Kind kinds[2];
  if (!two_kinds(text, total, kinds) || total[kinds[1]] < FEWEST)
    return FALSE;
  g_autofree Common *common = common_letters(text);
  const Cut cut = best_cut(text, common, total, kinds);
  const guint all = total[kinds[0]] + total[kinds[1]];
  const Stop stop = cut.at ? stop_before(text, cut.at) : NO_STOP;
  const guint most_times = stop == FULL_STOP ? MOST_TIMES_BY_STOP : MOST_TIMES;
  if (!cut.at || cut.own * 100 < all * (stop != NO_STOP ? PURE_BY_STOP : PURE) || cut.least < FEWEST ||
      cut.least * most_times < cut.own - cut.least)
    return FALSE;
  const char *second = start_of_word(text, cut.at), *end = second;
  while (end > text && g_utf8_strchr(" |/｜\t—·-", -1, g_utf8_get_char(g_utf8_prev_char(end))))
    end = g_utf8_prev_char(end);
  *first_length = (gsize)(end - text);
  *second_start = (gsize)(second - text);
  return end > text;
}

/* ---- bars ---- */

/* The one bar that a sentence ends before; NULL where there are several or none. */
static const char *bar_after_stop(const char *text, const char *bar) {
  const char *only = NULL;
  for (const char *at = strstr(text, bar); at; at = strstr(at + 1, bar)) {
    if (!last_stop(text, at))
      continue;
    if (only)
      return NULL;
    only = at;
  }
  return only;
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

/* Of several bars between languages of one script the one that parts two of them most evenly; NULL where none does. */
static const char *evenest_bar(const char *text, const char *bar) {
  enum { MOST = 40 };
  const gsize length = strlen(text);
  gsize least = length;
  const char *best = NULL;
  guint count = 0;
  for (const char *at = strstr(text, bar); at && count < MOST; at = strstr(at + 1, bar), count++) {
    const gsize before = (gsize)(at - text), after = length - before;
    const gsize apart = MAX(before, after) - MIN(before, after);
    g_autofree char *first = g_strndup(text, before);
    const char *one = dz_language_of(first), *other = dz_language_of(at + strlen(bar));
    if (apart < least && one && other && !dz_same_language(one, other)) {
      least = apart;
      best = at;
    }
  }
  return best;
}

/* Of several bars the one at a sentence's end, or that parts the scripts, or the languages of one; NULL where they are
   not parted. */
static const char *parting_bar(const char *text, const char *bar) {
  const char *at_end = bar_after_stop(text, bar);
  if (at_end)
    return at_end;
  guint total[KINDS], most = 0;
  Kind kinds[2];
  if (!two_kinds(text, total, kinds))
    return evenest_bar(text, bar);
  const char *best = NULL;
  for (const char *at = strstr(text, bar); at; at = strstr(at + 1, bar)) {
    const guint apart = letters_apart(text, at, kinds);
    if (apart > most) {
      most = apart;
      best = at;
    }
  }
  return most * 10 >= (total[kinds[0]] + total[kinds[1]]) * 7 ? best : evenest_bar(text, bar);
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
