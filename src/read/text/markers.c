/* markers.c: see markers.h.

   A marker is a known word, perhaps in brackets or bold, and then a colon, a space or the line's end. A word that also
   begins ordinary sentences ("Original", "EN") needs its colon or its brackets. */
#include "read/text/markers.h"
#include "base/language-files.h"
#include "base/unicode.h"
#include <string.h>

static const char *const openers[] = {"【", "[", "［", "(", "（", "〔", "「"};
static const char *const closers[] = {"】", "]", "］", ")", "）", "〕", "」"};

/* Moves *text past the word where it stands there. */
static gboolean skip(const char **text, const char *word) {
  if ((**text | 0x20) != (*word | 0x20)) /* nearly always; 0x20 parts small letters from capitals */
    return FALSE;
  gsize length = strlen(word);
  if (g_ascii_strncasecmp(*text, word, length) != 0)
    return FALSE;
  *text += length;
  return TRUE;
}

/* Other spaces became plain ones when the line was cleaned. */
static gboolean skip_spaces(const char **text) {
  const char *start = *text;
  *text += strspn(*text, " ");
  return *text > start;
}

/* A colon, perhaps with a space before it. */
static gboolean skip_colon(const char **text) {
  const char *p = *text + strspn(*text, " ");
  if (!skip(&p, ":") && !skip(&p, "："))
    return FALSE;
  *text = p;
  return TRUE;
}

/* "原文（英）：": a few characters in parentheses. */
static void skip_aside(const char **text) {
  const char *p = *text;
  if (!skip(&p, "（") && !skip(&p, "("))
    return;
  for (int i = 0; i < 4 && *p; i++, p = g_utf8_next_char(p)) {
    const char *end = p;
    if (!skip(&end, "）") && !skip(&end, ")"))
      continue;
    const char *after = end;
    if (skip_colon(&after))
      *text = end;
    return;
  }
}

/* A marker is a word of [Markers] or the name of a language. */
static const DzListed *skip_word(const char **text) {
  const DzListed *marker = dz_listed_at(dz_list_group(DZ_LIST_ORIGINAL), *text);
  const DzListed *language = dz_listed_at(dz_list(DZ_LIST_LANGUAGE), *text);
  const DzListed *word = !language || (marker && marker->length >= language->length) ? marker : language;
  *text += word ? word->length : 0;
  return word;
}

/* A word in Latin letters begins ordinary sentences too, and 解析 means an analysis only where it is marked off. */
static gboolean space_will_do(const DzListed *word) {
  return word->list != DZ_LIST_ANALYSIS && !dz_is_latin(g_utf8_get_char(word->word));
}

static int skip_opener(const char **text) {
  for (int i = 0; i < (int)G_N_ELEMENTS(openers); i++)
    if (skip(text, openers[i]))
      return i;
  return -1;
}

gboolean dz_marker_at(const char *text, DzMarker *marker) {
  const char *p = text;
  gboolean bold = skip(&p, "**") || skip(&p, "__");
  int bracket = skip_opener(&p);
  const DzListed *word = skip_word(&p);
  if (!word)
    return FALSE;
  /* A number may follow: "原文1：", "Para" styles count on it. */
  const char *before_digits = p;
  while (g_ascii_isdigit(*p))
    p++;
  skip_aside(&p);
  gboolean colon = skip_colon(&p);
  if (bracket >= 0 && !skip(&p, closers[bracket]))
    return FALSE;
  if (bold && !(skip(&p, "**") || skip(&p, "__")))
    return FALSE;
  colon = colon || skip_colon(&p);
  if (!colon && bracket < 0 && !bold && p > before_digits)
    return FALSE;
  gboolean space = skip_spaces(&p) || *p == 0 || *p == '\n';
  gboolean enclosed = bracket >= 0 || bold;
  if (!colon && !enclosed && !(space && (space_will_do(word) || *p == 0)))
    return FALSE;
  static const DzMark marks[] = {[DZ_LIST_ORIGINAL] = DZ_MARK_ORIGINAL,
                                 [DZ_LIST_TRANSLATION] = DZ_MARK_TRANSLATION,
                                 [DZ_LIST_ANALYSIS] = DZ_MARK_ANALYSIS,
                                 [DZ_LIST_LANGUAGE] = DZ_MARK_LANGUAGE};
  *marker = (DzMarker){.mark = marks[word->list],
                       .language = word->list == DZ_LIST_LANGUAGE ? word->language : NULL,
                       .is_explicit = colon || enclosed,
                       .length = (gsize)(p - text)};
  return TRUE;
}

const char *dz_marker_inside(const char *text, DzMarker *marker) {
  for (const char *p = text; *p; p = g_utf8_next_char(p)) {
    if (p == text)
      continue;
    gunichar before = g_utf8_get_char(g_utf8_prev_char(p));
    gboolean border = before == ' ' || before == 0x3000 || before == '\t' ||
                      (dz_is_wide_mark(before) && before != 0xFF1A) || g_unichar_ispunct(before);
    if (!border || !dz_marker_at(p, marker) || marker->mark == DZ_MARK_LANGUAGE)
      continue;
    if (marker->is_explicit)
      return p;
  }
  return NULL;
}
