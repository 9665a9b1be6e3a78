/* punctuation-alphabetic.c: quotes and apostrophes in alphabetic languages, and in Korean; the rest is called from
   here.

   Straight quotes become those of the language (CMOS 6.115, Duden, Imprimerie nationale, DIN 5008 …). */
#include "base/language.h"
#include "base/unicode.h"
#include "prepare/marks/punctuation-runs.h"
#include "prepare/marks/punctuation-spaces.h"
#include <string.h>

/* Quotations are not nested deeper than this; what looks so is damage. */
enum { DEEPEST = 16, FAR = 200 };

/* ---- apostrophes and primes ---- */

/* After these a quote opens. */
static gboolean opens_after(gunichar c) {
  return c == 0 || g_unichar_isspace(c) || dz_is_one_of(c, "([{/\"'-") || c == 0x2014 || c == 0x2013 || c == 0x201C ||
         c == 0x2018 || c == 0xAB || c == 0x201E || c == 0xBF || c == 0xA1;
}

static gboolean is_word(const DzHand *p, int i, const char *word) {
  for (; *word; i++, word++)
    if (g_unichar_tolower(dz_typed(p, i)) != (gunichar)*word)
      return FALSE;
  return !dz_is_latin(dz_typed(p, i));
}

/* 'cause' in quotes; 'twasn't and 'em' lost their beginnings. */
static gboolean is_quoted_word(const DzHand *p, int i, int length) {
  return length > 2 && dz_typed(p, i + length + 1) == '\'' && !g_unichar_isalpha(dz_typed(p, i + length + 2));
}

/* 'tis, 'em, 'n', 's ist, 'ne Idee: words that lost their beginning. Those of German have another word after them. */
static gboolean is_shortened_word(const DzHand *p, int i) {
  static const char *const words[] = {"tis",   "tisn",  "twas",   "twasn",  "twere",   "twill", "em",    "til",
                                      "cause", "bout",  "cos",    "n",      "morrow",  "neath", "twixt", "tween",
                                      "cept",  "spose", "nother", "gainst", "twouldn", "twould"};
  static const char *const german[] = {"s", "n", "ne", "nen", "nem", "ner"};
  for (gsize w = 0; w < G_N_ELEMENTS(words); w++)
    if (is_word(p, i + 1, words[w]))
      return !is_quoted_word(p, i, (int)strlen(words[w]));
  if (!dz_same_language(p->style->language, "de"))
    return FALSE;
  for (gsize w = 0; w < G_N_ELEMENTS(german); w++)
    if (is_word(p, i + 1, german[w]) && dz_typed(p, i + 1 + (int)strlen(german[w])) == ' ')
      return TRUE;
  return FALSE;
}

/* The second of 'n'. */
static gboolean is_after_n(const DzHand *p, int i) {
  const gunichar quote = dz_typed(p, i - 2);
  return g_unichar_tolower(dz_typed(p, i - 1)) == 'n' && (quote == '\'' || quote == 0x2019) &&
         g_unichar_isspace(dz_typed(p, i - 3));
}

static gboolean has_year(const DzHand *p, int i) {
  return dz_is_digit(dz_typed(p, i + 1)) && dz_is_digit(dz_typed(p, i + 2)) && !g_unichar_isalnum(dz_typed(p, i + 3)) &&
         opens_after(dz_typed(p, i - 1)) && !dz_is_one_of(dz_typed(p, i - 1), "\"'");
}

static gboolean may_open(const DzHand *p, int i) {
  return dz_typed(p, i) == '\'' && opens_after(dz_typed(p, i - 1)) && g_unichar_isalnum(dz_typed(p, i + 1));
}

/* Where the next single quote is that opens or closes; 0 where none follows, and FAR away where none is near. */
static int next_single(const DzHand *p, int i) {
  for (int k = i + 1; dz_typed(p, k); k++) {
    if (k >= i + FAR)
      return k;
    const gunichar before = dz_typed(p, k - 1);
    const gboolean is_curly_end = dz_typed(p, k) == 0x2019 && before != 's' && !g_unichar_isalnum(dz_typed(p, k + 1));
    if ((dz_typed(p, k) != '\'' && !is_curly_end) || p->kept->data[k] || has_year(p, k) ||
        (g_unichar_isalnum(before) && g_unichar_isalnum(dz_typed(p, k + 1))) || is_after_n(p, k) ||
        is_shortened_word(p, k))
      continue;
    return k;
  }
  return 0;
}

/* the Joneses' cat: what belongs to several; or what ends a quotation. */
static gboolean may_be_possessive(const DzHand *p, int i) {
  return dz_typed(p, i - 1) == 's' && dz_typed(p, i + 1) == ' ' && g_unichar_islower(dz_typed(p, i + 2));
}

/* 'The Joneses' cat is here,' she said: it belongs to several where a quote after a mark is the next, and closes. */
static gboolean is_possessive_inside(const DzHand *p, int i) {
  const int next = may_be_possessive(p, i) ? next_single(p, i) : 0;
  return next > 0 && next < i + FAR && dz_is_one_of(dz_typed(p, next - 1), ".,!?");
}

/* in '58, since '58 */
static gboolean is_after_in(const DzHand *p, int i) {
  return (is_word(p, i - 3, "in") && !g_unichar_isalpha(dz_typed(p, i - 4))) ||
         (is_word(p, i - 6, "since") && !g_unichar_isalpha(dz_typed(p, i - 7)));
}

/* '68, '68–'72: two digits where a quote may open, but no other quote follows that may close. */
static gboolean is_short_year(const DzHand *p, int i) {
  if (!has_year(p, i))
    return FALSE;
  const int next = next_single(p, i);
  return next == 0 || next >= i + FAR || may_open(p, next) || (is_after_in(p, i) && may_be_possessive(p, next));
}

/* '90s, '58 and words: the apostrophe of what was left out. */
static gboolean is_elision(const DzHand *p, int i) {
  return is_shortened_word(p, i) || is_after_n(p, i) ||
         (dz_is_digit(dz_typed(p, i + 1)) && dz_is_digit(dz_typed(p, i + 2)) && dz_typed(p, i + 3) == 's') ||
         is_short_year(p, i);
}

/* the 'gulch and no more: between two words, where nothing closes what it might open. */
static gboolean opens_nothing(const DzHand *p, int i) {
  if (dz_typed(p, i - 1) != ' ' || !g_unichar_isalpha(dz_typed(p, i - 2)) || !g_unichar_islower(dz_typed(p, i + 1)))
    return FALSE;
  const int next = next_single(p, i);
  return next == 0 || may_open(p, next);
}

/* 1'250: the Swiss part thousands so; 6'2 is feet and inches. */
static gboolean parts_thousands(const DzHand *p, int i) {
  int digits = 0;
  while (digits < 4 && dz_is_digit(dz_typed(p, i + 1 + digits)))
    digits++;
  return digits == 3;
}

static const char *apostrophe_or_prime(const DzHand *p, int i, gboolean is_single) {
  gunichar before = dz_typed(p, i - 1), after = dz_typed(p, i + 1);
  gboolean open = strchr(p->open->str, is_single ? '\'' : '"') || (!is_single && strchr(p->open->str, '0'));
  if (!is_single && dz_is_digit(before) && dz_typed(p, i - 2) == '\'' && dz_is_digit(dz_typed(p, i - 3)))
    return "″"; /* 5'4" */
  if (is_single && dz_is_digit(before) && dz_is_digit(after) && dz_typed(p, i + 2) == '"')
    return "′";
  if (dz_is_digit(before) && !open)
    return is_single ? (dz_is_latin(after) || parts_thousands(p, i) ? "’" : "′") : "″";
  if (!is_single)
    return NULL;
  if (g_unichar_isalnum(before) && g_unichar_isalnum(after))
    return "’";
  if (is_elision(p, i) || (open ? is_possessive_inside(p, i) : g_unichar_isalpha(before) || opens_nothing(p, i)))
    return "’";
  return NULL;
}

/* It´s, it`s: an accent typed for an apostrophe. */
static gboolean is_accent_for_apostrophe(const DzHand *p, int i) {
  gunichar c = dz_typed(p, i);
  return (c == '`' || c == 0xB4) && dz_is_latin(dz_typed(p, i - 1)) && dz_is_latin(dz_typed(p, i + 1));
}

/* ---- quotes ---- */

/* Which of the language's quotes a level has: in turn, or as it was typed. */
static guint kind_of(const DzHand *p, gsize level, char straight) {
  return p->style->rules & DZ_QUOTES_AS_TYPED ? straight == '\'' : level % 2;
}

static const char *open_quote(DzHand *p, char straight) {
  if (p->open->len < DEEPEST)
    g_string_append_c(p->open, straight);
  return p->style->open[kind_of(p, p->open->len - 1, straight)];
}

static const char *close_quote(DzHand *p, const char *opened) {
  const char kind = *opened;
  g_string_truncate(p->open, (gsize)(opened - p->open->str));
  return p->style->close[kind == '0' ? 0 : kind_of(p, p->open->len, kind)];
}

static const char *quote(DzHand *p, int i) {
  const char straight = (char)dz_typed(p, i);
  const gunichar before = dz_typed(p, i - 1), after = dz_typed(p, i + 1);
  const char *other = apostrophe_or_prime(p, i, straight == '\'');
  if (other)
    return other;
  const char *opened = strrchr(p->open->str, straight);
  if (!opened && straight == '"')
    opened = strrchr(p->open->str, '0'); /* opened curly, closed straight */
  const gboolean ends_here = dz_is_one_of(after, ",.;:!?)]") && dz_is_one_of(before, "\"'"); /* 'shut'", */
  gboolean opens = opens_after(before) && after && !g_unichar_isspace(after) && !(ends_here && opened);
  if (opened && before == (gunichar)straight)
    opens = FALSE;
  if (!opens && opened)
    return close_quote(p, opened);
  if (!opens && !opened && straight == '"' && dz_is_one_of(before, ",:;") && g_unichar_isalpha(after)) {
    if (p->style->rules & DZ_SPACE_AFTER)
      g_string_append_c(p->out, ' '); /* said,"Go" */
    opens = TRUE;
  }
  return opens ? open_quote(p, straight) : p->style->close[straight == '\''];
}

/* “Go,”he said: a word right after a quotation and its mark. */
static gboolean lacks_space_after_quote(const DzHand *p, int i) {
  return (p->style->rules & DZ_SPACE_AFTER) && dz_typed(p, i) == '"' && dz_is_one_of(dz_typed(p, i - 1), ",.!?") &&
         !strchr(p->open->str, '"') && dz_letters_at(p, i + 1, 1) >= 2;
}

/* Curly quotes that are there already open and close too. ’ alone is more often an apostrophe. */
static void follow_curly(DzHand *p, gunichar c) {
  for (int kind = 0; kind < 2; kind++) {
    const char *close = p->style->close[kind];
    if (c == g_utf8_get_char(p->style->open[kind]) && p->open->len < DEEPEST) {
      g_string_append_c(p->open, (char)('0' + kind));
      return;
    }
    if (c != g_utf8_get_char(g_utf8_prev_char(close + strlen(close))) || p->open->len == 0)
      continue;
    char innermost = p->open->str[p->open->len - 1];
    if (innermost == '0' + kind || innermost == (kind ? '\'' : '"'))
      g_string_truncate(p->open, p->open->len - 1);
  }
}

int dz_outer_quote(const char *text) {
  gunichar before = 0;
  int outer = -1;
  for (const char *p = text; *p; p = g_utf8_next_char(p)) {
    const gunichar c = g_utf8_get_char(p), after = p[1] ? g_utf8_get_char(g_utf8_next_char(p)) : 0;
    const gboolean opens = (c == '"' || c == '\'') && opens_after(before) && g_unichar_isalnum(after);
    if (opens && outer < 0 && c == '"')
      return 0;
    if (opens && c == '"')
      return 1;
    if (opens && outer < 0 && !g_unichar_isdigit(after))
      outer = 1;
    before = c;
  }
  return -1;
}

/* ---- the paragraph ---- */

static gboolean is_curly(gunichar c) {
  return (c >= 0x2018 && c <= 0x201F) || c == 0xAB || c == 0xBB || c == 0x2039 || c == 0x203A;
}

/* A straight quote or an accent that is an apostrophe. Returns how many characters it took. */
static int repair_quote(DzHand *p, int i) {
  if (dz_typed(p, i) == '`' || dz_typed(p, i) == 0xB4) {
    if (!is_accent_for_apostrophe(p, i))
      return 0;
    g_string_append(p->out, "’");
  } else {
    const char *printed = quote(p, i);
    g_string_append(p->out, printed);
    if (lacks_space_after_quote(p, i))
      g_string_append_c(p->out, ' ');
  }
  p->repairs->quotes++;
  return 1;
}

static int repair_at(DzHand *p, int i) {
  const gunichar c = dz_typed(p, i);
  if (c == '"' || c == '\'' || c == '`' || c == 0xB4)
    return repair_quote(p, i);
  if (c == '-' || c == '.' || c == 0x2014 || c == 0x2026) {
    int taken = dz_repair_run(p, i);
    return taken > 0 || c != '.' ? taken : dz_repair_stop(p, i);
  }
  if (c < 0x80)
    return dz_is_one_of(c, ",;:!?") ? dz_repair_stop(p, i) : 0;
  if (is_curly(c)) {
    follow_curly(p, c);
    return c < 0x100 ? dz_repair_stop(p, i) : 0;
  }
  return c > 0x3000 ? dz_repair_full_width(p, i) : 0;
}

/* Most of a text is letters that no rule is about. Returns how many characters it took. */
static int step(DzHand *p, int i) {
  const gunichar c = g_array_index(p->in, gunichar, i);
  if (c < 0x80 && (g_ascii_isalnum((char)c) || p->kept->data[i])) {
    g_string_append_c(p->out, (char)c);
    return 1;
  }
  if (c == ' ') {
    if (dz_typed(p, i + 1) != ' ' && dz_typed(p, i + 1))
      g_string_append_c(p->out, ' ');
    return 1;
  }
  int taken = p->kept->data[i] ? 0 : repair_at(p, i);
  if (taken == 0)
    g_string_append_unichar(p->out, c);
  return MAX(taken, 1);
}

char *dz_repair_alphabetic(const char *text, const char *language, guint line, DzRepairs *repairs, GPtrArray *notes) {
  DzCharacters characters = dz_characters_new(text);
  DzHand p = {.in = characters.chars,
              .kept = characters.kept,
              .out = g_string_sized_new(strlen(text) + 32),
              .open = g_string_new(NULL),
              .style = dz_mark_habits(language),
              .repairs = repairs};
  for (int i = 0; i < (int)p.in->len;)
    i += step(&p, i);
  if (strpbrk(p.open->str, "\"'"))
    dz_notes_add(notes, line, "a quotation is opened and never closed");
  g_string_free(p.open, TRUE);
  dz_characters_clear(&characters);
  return g_string_free(p.out, FALSE);
}
