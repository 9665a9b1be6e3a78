/* language.c: see language.h. */
#include "base/language.h"
#include "base/language-files.h"
#include "base/unicode.h"
#include <math.h>
#include <string.h>

static void count_script_of(gunichar c, DzScriptCount *count) {
  if (c < 0x80)
    count->latin += g_ascii_isalpha((char)c) ? 1 : 0;
  else if (dz_is_han(c))
    count->han++;
  else if (dz_is_kana(c))
    count->kana++;
  else if (dz_is_hangul(c))
    count->hangul++;
  else if (dz_is_latin(c))
    count->latin++;
  else if (dz_is_cyrillic(c))
    count->cyrillic++;
  else if (c >= 0x370 && c <= 0x3FF)
    count->greek++;
  else if (c >= 0x590 && c <= 0x5FF)
    count->hebrew++;
  else if ((c >= 0x600 && c <= 0x6FF) || (c >= 0x750 && c <= 0x77F))
    count->arabic++;
  else if (c >= 0xE00 && c <= 0xE7F)
    count->thai++;
}

static void count_character(gunichar c, DzScriptCount *count) {
  count_script_of(c, count);
  if (!dz_is_han(c))
    return;
  const guint script = dz_han_script(c);
  count->simplified += script == 1;
  count->traditional += script == 2;
}

void dz_count_scripts(const char *text, gssize length, DzScriptCount *count) {
  const char *end = length < 0 ? text + strlen(text) : text + length;
  for (const char *p = text; p < end; p = g_utf8_next_char(p))
    count_character(g_utf8_get_char(p), count);
}

/* The same without paths, addresses and the like, which stand alike in every language; with them where nothing else is
   there. */
static void count_words(const char *text, DzScriptCount *count) {
  guint letters = 0;
  for (const char *p = text; *p;) {
    gboolean is_code;
    const gsize length = dz_ascii_word(p, &is_code);
    for (gsize i = 0; i < length && !is_code; i++) {
      count_character((gunichar)p[i], count);
      letters += g_ascii_isalpha(p[i]) ? 1 : 0;
    }
    if (length == 0) {
      count_character(g_utf8_get_char(p), count);
      letters += g_unichar_isalpha(g_utf8_get_char(p)) ? 1 : 0;
    }
    p = length > 0 ? p + length : g_utf8_next_char(p);
  }
  if (letters == 0)
    dz_count_scripts(text, -1, count);
}

/* Letters that English has in borrowed words alone. */
static void vote_by_letter(gunichar c, guint count, guint *votes) {
  for (guint i = 0; i < count; i++)
    votes[i] += g_utf8_strchr(dz_frequent_letters(i), -1, c) != NULL;
}

/* Which of the languages in Latin script has most of its frequent words in the text. */
static const char *latin_language(const char *text) {
  const DzWordSet *words = dz_frequent_words();
  const guint count = dz_frequent_count();
  guint votes[32] = {0}; /* a flag each */
  if (count == 0)
    return "en";
  const char *word = text;
  for (const char *p = text, *end = text + MIN(strlen(text), 20000);; p = g_utf8_next_char(p)) {
    if (p < end && dz_is_latin(g_utf8_get_char(p))) {
      if ((guchar)*p >= 0x80)
        vote_by_letter(g_utf8_get_char(p), count, votes);
      continue;
    }
    guint flags = dz_word_set_flags(words, word, (gsize)(p - word));
    for (gsize i = 0; flags; i++, flags >>= 1)
      votes[i] += flags & 1;
    if (p >= end)
      break;
    word = g_utf8_next_char(p);
  }
  guint best = 0;
  for (guint i = 1; i < count; i++)
    if (votes[i] > votes[best])
      best = i;
  /* In doubt it is English: a few words alone (a, no, in) are words of many languages. */
  gboolean sure = votes[best] >= (votes[0] > 0 ? 4 : 3) && votes[best] * 10 > votes[0] * 13;
  return dz_frequent_tag(sure ? best : 0);
}

const char *dz_language_of(const char *text) {
  DzScriptCount count = {0};
  dz_count_scripts(text, -1, &count);
  guint cjk = count.han + count.kana + count.hangul;
  /* A Han character says about as much as three letters, and counts for four; foreign names stand in Latin letters
   * among Han. */
  guint letters = count.latin / 4;
  guint other[] = {count.cyrillic / 3, count.greek / 3, count.arabic / 3, count.hebrew / 3, count.thai / 3};
  static const char *const other_languages[] = {"ru", "el", "ar", "he", "th"};
  gsize most = 0;
  for (gsize i = 1; i < G_N_ELEMENTS(other); i++)
    if (other[i] > other[most])
      most = i;
  if (cjk > 0 && cjk >= letters && cjk >= other[most]) {
    if (count.hangul * 2 > cjk)
      return "ko";
    if (count.kana * 10 > cjk)
      return "ja";
    return count.traditional > count.simplified ? "zh-Hant" : "zh-Hans";
  }
  if (other[most] > letters)
    return other_languages[most];
  return count.latin > 0 ? latin_language(text) : NULL;
}

/* ---- of two ---- */

/* Letters of a text that the language's script has, in thirds of a Han character. */
static guint letters_of(const DzScriptCount *count, const char *language) {
  if (g_str_has_prefix(language, "zh") || g_str_has_prefix(language, "lzh"))
    return 3 * count->han;
  if (g_str_has_prefix(language, "ja"))
    return 3 * count->han + 2 * count->kana;
  if (g_str_has_prefix(language, "ko"))
    return 3 * (count->hangul + count->han);
  static const char *const others[] = {"ru", "uk", "bg", "sr", "be", "mk"};
  for (gsize i = 0; i < G_N_ELEMENTS(others); i++)
    if (g_str_has_prefix(language, others[i]))
      return count->cyrillic;
  return g_str_has_prefix(language, "el")   ? count->greek
         : g_str_has_prefix(language, "ar") ? count->arabic
         : g_str_has_prefix(language, "fa") ? count->arabic
         : g_str_has_prefix(language, "he") ? count->hebrew
         : g_str_has_prefix(language, "th") ? count->thai
                                            : count->latin;
}

static guint flag_of(const char *language) {
  for (guint i = 0; i < dz_frequent_count(); i++)
    if (dz_same_language(dz_frequent_tag(i), language))
      return 1u << i;
  return 0;
}

/* Frequent words and letters that one of the two languages has and the other has not. */
static double odds_by_words(const char *text, const char *one, const char *other) {
  enum { MOST_BYTES = 2000 };
  const DzWordSet *words = dz_frequent_words();
  const guint flags[2] = {flag_of(one), flag_of(other)};
  double odds = 0;
  const char *word = text;
  for (const char *p = text, *end = text + MIN(strlen(text), MOST_BYTES);; p = g_utf8_next_char(p)) {
    const gunichar c = p < end ? g_utf8_get_char(p) : 0;
    if (c && dz_is_latin(c)) {
      for (guint i = 0; c >= 0x80 && i < dz_frequent_count(); i++)
        if (g_utf8_strchr(dz_frequent_letters(i), -1, c))
          odds += flags[0] & ~flags[1] & (1u << i) ? 1 : flags[1] & ~flags[0] & (1u << i) ? -1 : 0;
      continue;
    }
    const guint found = words ? dz_word_set_flags(words, word, (gsize)(p - word)) : 0;
    odds += (found & flags[0] ? 1 : 0) - (found & flags[1] ? 1 : 0);
    if (p >= end)
      return odds;
    word = g_utf8_next_char(p);
  }
}

/* Full-width marks and Han letters speak for the one, Latin words for the other; a full-width stop decides, for Han
   texts quote Latin words more than the other way round. */
static double odds_for_han(const DzScriptCount *count, const char *text, guint han, guint other) {
  double odds = 2 * log((1.5 * han + 1) / (other + 1.0));
  const gunichar last = *text ? g_utf8_get_char(g_utf8_prev_char(text + strlen(text))) : 0;
  if (han > 0 && dz_is_wide(g_utf8_get_char(text)))
    odds += 2;
  return odds + (dz_is_wide_mark(last) ? 4 : 0) + (count->han > 0 ? 1 : 0);
}

/* Of two alphabets: names, commands and paths stand in Latin letters everywhere. */
static double odds_by_letters(const DzScriptCount *count, const guint letters[2]) {
  static const double own = 1.5;
  const double weight[2] = {letters[0] == count->latin ? 1 : own, letters[1] == count->latin ? 1 : own};
  return 3 * log((weight[0] * letters[0] + 1) / (weight[1] * letters[1] + 1));
}

double dz_language_odds(const char *text, const char *one, const char *other) {
  static const double kana_tells = 5, most_by_han = 5;
  DzScriptCount count = {0};
  count_words(text, &count);
  const guint letters[2] = {letters_of(&count, one), letters_of(&count, other)};
  const gboolean is_cjk[2] = {dz_is_cjk_language(one), dz_is_cjk_language(other)};
  if (is_cjk[0] != is_cjk[1])
    return is_cjk[0] ? odds_for_han(&count, text, letters[0], letters[1])
                     : -odds_for_han(&count, text, letters[1], letters[0]);
  if (!is_cjk[0])
    return letters[0] == count.latin && letters[1] == count.latin ? odds_by_words(text, one, other)
                                                                  : odds_by_letters(&count, letters);
  const gboolean is_ja[2] = {g_str_has_prefix(one, "ja"), g_str_has_prefix(other, "ja")};
  if (is_ja[0] != is_ja[1] && count.hangul == 0) {
    const double odds = count.kana > 0 ? kana_tells + count.kana : -MIN(most_by_han, count.han * 0.4);
    return is_ja[0] ? odds : -odds;
  }
  if (letters[0] != letters[1])
    return 3 * log((letters[0] + 1.0) / (letters[1] + 1.0));
  const double odds = (double)count.traditional - count.simplified;
  return dz_is_traditional(one) == dz_is_traditional(other) ? 0 : dz_is_traditional(one) ? odds : -odds;
}
