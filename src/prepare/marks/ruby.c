/* ruby.c: see ruby.h. */
#include "prepare/marks/ruby.h"
#include "base/language.h"
#include "base/unicode.h"
#include <string.h>

enum { LONGEST_BASE = 120 }; /* bytes */

static const char opening[] = "《", closing[] = "》", base_mark[] = "｜";

static gboolean is_kana_only(const char *text, gsize length) {
  for (const char *p = text; p < text + length; p = g_utf8_next_char(p))
    if (!dz_is_kana(g_utf8_get_char(p)))
      return FALSE;
  return length > 0;
}

static gboolean is_tone_letter(gunichar c) {
  return g_utf8_strchr("āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ", -1, g_unichar_tolower(c)) != NULL;
}

/* How many syllables of pinyin a text has, parted by spaces; 0 where it is anything else. A neutral tone has no mark,
   but some syllable must have one. */
static guint pinyin_syllables(const char *text, gsize length) {
  guint count = 1, tones = 0;
  for (const char *p = text; p < text + length; p = g_utf8_next_char(p)) {
    gunichar c = g_utf8_get_char(p);
    count += c == ' ';
    tones += is_tone_letter(c);
    if (c != ' ' && c != '\'' && !is_tone_letter(c) && c != 0xFC && !g_ascii_isalpha((char)MIN(c, 0x7F)))
      return 0;
  }
  return tones > 0 ? count : 0;
}

/* Where the run of Han before `end` begins, `most` characters at most. */
static const char *han_before(const char *start, const char *end, guint most) {
  while (end > start && most-- > 0) {
    const char *before = g_utf8_prev_char(end);
    if (!dz_is_han(g_utf8_get_char(before)))
      break;
    end = before;
  }
  return end;
}

/* A syllable over each of the characters before `at`, which are as many. */
static void add_pinyin(DzText *text, gsize start, gsize end, const char *reading) {
  g_auto(GStrv) syllables = g_strsplit(reading, " ", -1);
  const char *p = text->string + start;
  for (guint i = 0; syllables[i] && p < text->string + end; i++) {
    const char *next = g_utf8_next_char(p);
    dz_text_add_span(text, DZ_SPAN_RUBY, (gsize)(p - text->string), (gsize)(next - text->string), syllables[i]);
    p = next;
  }
}

/* The reading in brackets at `open`; what is not text goes to the cuts. Returns where to look on. */
static gsize take_reading(DzText *text, gsize open, const char *language, GArray *cuts) {
  enum { LONGEST_READING = 120 }; /* bytes */
  const char *reading = text->string + open + strlen(opening), *close = g_strstr_len(reading, LONGEST_READING, closing);
  const gsize go_on = open + strlen(opening);
  const gsize length = close ? (gsize)(close - reading) : 0;
  const gboolean is_japanese = dz_same_language(language, "ja");
  const guint syllables = close && dz_is_chinese(language) ? pinyin_syllables(reading, length) : 0;
  if (!close || !(is_japanese ? is_kana_only(reading, length) : syllables > 0))
    return go_on;
  const char *end = text->string + open;
  /* not further back than a base may be long, or a text of brackets would be gone through for each of them */
  const gsize nearest = open > LONGEST_BASE ? open - LONGEST_BASE : 0;
  const char *mark = is_japanese ? g_strrstr_len(text->string + nearest, (gssize)(open - nearest), base_mark) : NULL;
  const char *base = han_before(text->string, end, is_japanese ? LONGEST_BASE : syllables);
  const gboolean is_marked = is_japanese && mark && !g_strstr_len(mark, end - mark, closing);
  base = is_marked ? mark + strlen(base_mark) : base;
  if (base == end || (!is_japanese && g_utf8_strlen(base, end - base) != (glong)syllables))
    return go_on;
  g_autofree char *kept = g_strndup(reading, length);
  const gsize start = (gsize)(base - text->string);
  const DzCut told = {start - strlen(base_mark), start}, read = {open, go_on + length + strlen(closing)};
  if (is_marked)
    g_array_append_val(cuts, told);
  g_array_append_val(cuts, read);
  if (is_japanese)
    dz_text_add_span(text, DZ_SPAN_RUBY, start, open, kept);
  else
    add_pinyin(text, start, open, kept);
  return read.end;
}

void dz_find_ruby(DzText *text, const char *language) {
  if (!text || !(dz_same_language(language, "ja") || dz_is_chinese(language)))
    return;
  g_autoptr(GArray) cuts = g_array_new(FALSE, FALSE, sizeof(DzCut));
  for (const char *found = strstr(text->string, opening); found;) {
    const gsize next = take_reading(text, (gsize)(found - text->string), language, cuts);
    found = strstr(text->string + next, opening);
  }
  dz_text_remove_all(text, cuts);
}
