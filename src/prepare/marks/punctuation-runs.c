/* punctuation-runs.c: -- and ... as they are typed, and the hyphen that is a dash, in alphabetic languages. */
#include "prepare/marks/punctuation-runs.h"
#include "base/language-files.h"
#include "base/language-tags.h"
#include "base/unicode.h"
#include <string.h>

static gboolean is_dash(gunichar c) {
  return c == '-' || c == 0x2014;
}

static gboolean is_dot(gunichar c) {
  return c == '.' || c == 0x2026;
}

/* Characters of a kind from i on, and how many of them are typed - or . */
static int run_length(const DzHand *p, int i, gboolean (*is_of)(gunichar), int *typed) {
  int length = 0;
  *typed = 0;
  for (; dz_typed(p, i + length) && is_of(dz_typed(p, i + length)) && !p->kept->data[i + length]; length++)
    *typed += dz_typed(p, i + length) < 0x80;
  return length;
}

/* ---- ranges ---- */

/* Up to four digits as a number. */
static int number_at(const DzHand *p, int start, int end) {
  int number = 0;
  for (int i = start; i < end; i++)
    number = number * 10 + (int)(dz_typed(p, i) - '0');
  return number;
}

/* 1939-45 and 1939-1945 are years; 1234-5678 is a telephone number or an ISSN, and 2025-06 may be a month. */
static gboolean are_years(const DzHand *p, int start, int hyphen, int end) {
  if (hyphen - start != 4 || (end - hyphen != 3 && end - hyphen != 5))
    return FALSE;
  int first = number_at(p, start, hyphen), last = number_at(p, hyphen + 1, end);
  if (first < 1000 || first > 2100)
    return FALSE;
  return end - hyphen == 3 ? last > first % 100 && last > 12 : last > first && last <= 2100;
}

/* A word of the language's own; where it tells none, of English. */
static gboolean is_word_for_pages(const char *word, const char *language) {
  const GArray *words = dz_list(DZ_LIST_PAGES);
  gboolean has_own = FALSE, is_own = FALSE, is_english = FALSE;
  for (guint i = 0; i < words->len; i++) {
    const DzListed *listed = &g_array_index(words, DzListed, i);
    const gboolean is_it = strcmp(listed->word, word) == 0, of_language = dz_same_language(language, listed->language);
    has_own = has_own || of_language;
    is_own = is_own || (is_it && of_language);
    is_english = is_english || (is_it && dz_same_language("en", listed->language));
  }
  return has_own ? is_own : is_english;
}

/* p. 7, pp. 7, S. 7, с. 7, стр. 7, págs. 7: is the word before the number one for pages? */
static gboolean are_pages(const DzHand *p, int start) {
  int dot = start - 1;
  while (dz_typed(p, dot) == ' ' || dz_typed(p, dot) == 0xA0 || dz_typed(p, dot) == 0x202F)
    dot--;
  if (start - dot > 2 || dz_typed(p, dot) != '.')
    return FALSE;
  g_autoptr(GString) word = g_string_new(NULL);
  for (int i = dot - dz_letters_at(p, dot - 1, -1); i < dot; i++)
    g_string_append_unichar(word, dz_typed(p, i));
  return is_word_for_pages(word->str, p->style->language);
}

/* A range of numbers takes an en dash; a date or a telephone number has more than one hyphen. */
static gboolean is_range(const DzHand *p, int i) {
  int start = i, end = i + 1;
  while (dz_is_digit(dz_typed(p, start - 1)) && i - start < 8)
    start--;
  while (dz_is_digit(dz_typed(p, end)) && end - i < 8)
    end++;
  gunichar before = dz_typed(p, start - 1), after = dz_typed(p, end);
  gboolean alone = before != '-' && after != '-' && !dz_is_latin(before) && !dz_is_latin(after) &&
                   !(dz_is_one_of(after, ".,:/") && dz_is_digit(dz_typed(p, end + 1))) && !dz_is_digit(before) &&
                   !dz_is_one_of(before, "/:#") && !dz_is_digit(after);
  return start < i && end > i + 1 && alone && (are_years(p, start, i, end) || are_pages(p, start));
}

/* ---- dashes ---- */

static gboolean is_word_or_quote(gunichar c) {
  return g_unichar_isalnum(c) || dz_is_one_of(c, "\"'(") || c == 0xAB || c == 0x201E || c == 0x201C;
}

/* "Berlin - Hauptstadt": between words; between numbers it may be a minus. */
static gboolean is_spaced_dash(const DzHand *p, int i) {
  gunichar before = dz_typed(p, i - 2), after = dz_typed(p, i + 2);
  return (p->style->rules & DZ_SPACED_DASH) && dz_typed(p, i - 1) == ' ' && dz_typed(p, i + 1) == ' ' &&
         (g_unichar_isalpha(before) || dz_is_one_of(before, ",)\"'") || before == 0xBB || before == 0x201C) &&
         is_word_or_quote(after) && !dz_is_digit(after);
}

/* A dash of any language in its spaces: German has them, English takes what is there. */
static void put_dash(DzHand *p, int i, int length) {
  const gboolean is_spaced = *p->style->dash == ' ';
  if (is_spaced && dz_written(p, 0) != ' ')
    g_string_append_c(p->out, ' ');
  dz_put_mark(p, is_spaced ? "–" : p->style->dash, (guint)length);
  if (is_spaced && g_unichar_isalnum(dz_typed(p, i + length)))
    g_string_append_c(p->out, ' ');
}

/* Something that a dash may follow, at i: a word, or what ends one. */
static gboolean ends_word(const DzHand *p, int i) {
  gunichar c = dz_typed(p, i);
  if (dz_is_one_of(c, "\"'")) /* one that closes */
    return dz_typed(p, i - 1) && !g_unichar_isspace(dz_typed(p, i - 1)) && !dz_is_one_of(dz_typed(p, i - 1), "([{/=|");
  return g_unichar_isalnum(c) || dz_is_one_of(c, ",.;:!?)%") || c == 0x201D || c == 0x2019 || c == 0x2026;
}

/* —Ven —dijo ella: a paragraph that a dash of speech has opened. */
static gboolean is_in_speech(const DzHand *p) {
  return (p->style->rules & DZ_DASH_OF_SPEECH) && g_str_has_prefix(p->out->str, "—");
}

/* -- is no dash at the start of an option (--help, "--help", -h/--help), between brackets, or in a rule (--------). */
static gboolean is_dash_of_text(const DzHand *p, int i, int length) {
  gunichar before = dz_typed(p, i - 1), after = dz_typed(p, i + length);
  if (!before)
    return (p->style->rules & DZ_DASH_OF_SPEECH) && length == 2 &&
           (after == ' ' || g_unichar_isupper(after) || after == 0xBF || after == 0xA1);
  if (before == ' ')
    return g_unichar_isalpha(after) ? is_in_speech(p) : ends_word(p, i - 2);
  return ends_word(p, i - 1);
}

static int repair_dashes(DzHand *p, int i, int length, int typed) {
  if (length == 2 && typed == 0) { /* —— as Chinese has it */
    put_dash(p, i, length);
    return length;
  }
  if (length < 2 || typed == 0 || (typed == length && length > 3))
    return 0;
  if (length == 2 && dz_is_digit(dz_typed(p, i - 1)) && dz_is_digit(dz_typed(p, i + 2))) {
    dz_put_mark(p, "–", 2);
    return length;
  }
  if (!is_dash_of_text(p, i, length))
    return 0;
  put_dash(p, i, length);
  return length;
}

int dz_repair_run(DzHand *p, int i) {
  int typed_dashes, typed_dots;
  int dashes = run_length(p, i, is_dash, &typed_dashes), dots = run_length(p, i, is_dot, &typed_dots);
  if (dashes == 1 && typed_dashes == 1) {
    const gboolean is_dash_of_words = is_spaced_dash(p, i);
    if (!is_dash_of_words && !is_range(p, i))
      return 0;
    dz_put_mark(p, is_dash_of_words && *p->style->dash != ' ' ? p->style->dash : "–", 1);
    return 1;
  }
  if (repair_dashes(p, i, dashes, typed_dashes) > 0)
    return dashes;
  if (typed_dots >= 3 || (dots == 2 && typed_dots == 0)) {
    dz_put_mark(p, "…", (guint)dots);
    return dots;
  }
  int length = MAX(dots, dashes);
  for (int k = 0; length > 1 && k < length; k++)
    g_string_append_unichar(p->out, dz_typed(p, i + k));
  return length > 1 ? length : 0;
}
