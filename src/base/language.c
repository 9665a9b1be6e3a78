/* language.c: see language.h. */
#include "base/language.h"
#include "base/language-files.h"
#include "base/unicode.h"
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

void dz_count_scripts(const char *text, gssize length, DzScriptCount *count) {
  const char *end = length < 0 ? text + strlen(text) : text + length;
  for (const char *p = text; p < end; p = g_utf8_next_char(p)) {
    gunichar c = g_utf8_get_char(p);
    count_script_of(c, count);
    if (!dz_is_han(c))
      continue;
    const guint script = dz_han_script(c);
    count->simplified += script == 1;
    count->traditional += script == 2;
  }
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
