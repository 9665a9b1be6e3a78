/* markers.c: see markers.h.

   A marker is a known word, perhaps in brackets or bold, and then a colon, a space or the line's end. A word that also
   begins ordinary sentences ("Original", "EN") needs its colon or its brackets. */
#include "read/text/markers.h"
#include "base/unicode.h"
#include <string.h>

typedef struct {
  const char *word;
  DzMark mark;
  const char *language;
  gboolean space_will_do; /* a space after the word is enough */
} MarkerWord;

/* Longer words before their beginnings. */
static const MarkerWord words[] = {
    {"参考译文", DZ_MARK_TRANSLATION, NULL, TRUE},  {"參考譯文", DZ_MARK_TRANSLATION, NULL, TRUE},
    {"英语原文", DZ_MARK_ORIGINAL, NULL, TRUE},     {"英文原文", DZ_MARK_ORIGINAL, NULL, TRUE},
    {"中文翻译", DZ_MARK_TRANSLATION, NULL, TRUE},  {"中文译文", DZ_MARK_TRANSLATION, NULL, TRUE},
    {"原文", DZ_MARK_ORIGINAL, NULL, TRUE},         {"翻译", DZ_MARK_TRANSLATION, NULL, TRUE},
    {"翻譯", DZ_MARK_TRANSLATION, NULL, TRUE},      {"译文", DZ_MARK_TRANSLATION, NULL, TRUE},
    {"譯文", DZ_MARK_TRANSLATION, NULL, TRUE},      {"中译", DZ_MARK_TRANSLATION, NULL, TRUE},
    {"中譯", DZ_MARK_TRANSLATION, NULL, TRUE},      {"英译", DZ_MARK_TRANSLATION, NULL, TRUE},
    {"英譯", DZ_MARK_TRANSLATION, NULL, TRUE},      {"翻訳", DZ_MARK_TRANSLATION, NULL, TRUE},
    {"訳文", DZ_MARK_TRANSLATION, NULL, TRUE},      {"和訳", DZ_MARK_TRANSLATION, NULL, TRUE},
    {"원문", DZ_MARK_ORIGINAL, NULL, TRUE},         {"번역문", DZ_MARK_TRANSLATION, NULL, TRUE},
    {"번역", DZ_MARK_TRANSLATION, NULL, TRUE},      {"해설", DZ_MARK_ANALYSIS, NULL, FALSE},
    {"日文", DZ_MARK_LANGUAGE, "ja", TRUE},         {"日语", DZ_MARK_LANGUAGE, "ja", TRUE},
    {"中文", DZ_MARK_LANGUAGE, "zh", TRUE},         {"英文", DZ_MARK_LANGUAGE, "en", TRUE},
    {"解析", DZ_MARK_ANALYSIS, NULL, FALSE},        {"分析", DZ_MARK_ANALYSIS, NULL, FALSE},
    {"讲解", DZ_MARK_ANALYSIS, NULL, FALSE},        {"点评", DZ_MARK_ANALYSIS, NULL, FALSE},
    {"Original", DZ_MARK_ORIGINAL, NULL, FALSE},    {"Translation", DZ_MARK_TRANSLATION, NULL, FALSE},
    {"Source text", DZ_MARK_ORIGINAL, NULL, FALSE}, {"Analysis", DZ_MARK_ANALYSIS, NULL, FALSE},
    {"English", DZ_MARK_LANGUAGE, "en", FALSE},     {"Chinese", DZ_MARK_LANGUAGE, "zh", FALSE},
    {"EN", DZ_MARK_LANGUAGE, "en", FALSE},          {"ZH", DZ_MARK_LANGUAGE, "zh", FALSE},
    {"CN", DZ_MARK_LANGUAGE, "zh", FALSE},          {"JA", DZ_MARK_LANGUAGE, "ja", FALSE},
    {"JP", DZ_MARK_LANGUAGE, "ja", FALSE},          {"KO", DZ_MARK_LANGUAGE, "ko", FALSE},
    {"DE", DZ_MARK_LANGUAGE, "de", FALSE},          {"FR", DZ_MARK_LANGUAGE, "fr", FALSE},
    {"ES", DZ_MARK_LANGUAGE, "es", FALSE},          {"RU", DZ_MARK_LANGUAGE, "ru", FALSE},
};

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

static const MarkerWord *skip_word(const char **text) {
  for (gsize i = 0; i < G_N_ELEMENTS(words); i++)
    if (skip(text, words[i].word))
      return &words[i];
  return NULL;
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
  const MarkerWord *word = skip_word(&p);
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
  if (!colon && !enclosed && !(space && (word->space_will_do || *p == 0)))
    return FALSE;
  *marker = (DzMarker){
      .mark = word->mark, .language = word->language, .is_explicit = colon || enclosed, .length = (gsize)(p - text)};
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
