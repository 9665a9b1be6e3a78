/* numbering.c: see numbering.h. */
#include "base/numbering.h"
#include "base/language-files.h"
#include <string.h>

enum { MOST = 999 };

static gboolean skip(const char **at, const char *word) {
  const gsize length = strlen(word);
  if (g_ascii_strncasecmp(*at, word, length) != 0)
    return FALSE;
  *at += length;
  return TRUE;
}

static gboolean skip_one_of(const char **at, const char *const *words) {
  for (; *words; words++)
    if (skip(at, *words))
      return TRUE;
  return FALSE;
}

static void skip_spaces(const char **at) {
  *at += strspn(*at, " ");
}

/* 1, 12; 0 where there is no number. */
static guint skip_digits(const char **at) {
  guint number = 0;
  const char *p = *at;
  for (; g_ascii_isdigit(*p) && number <= MOST; p++)
    number = number * 10 + (guint)(*p - '0');
  if (p == *at || number > MOST)
    return 0;
  *at = p;
  return number;
}

/* 一 … 九十九, as 第十二段 has it. */
static guint skip_han_number(const char **at) {
  static const char *const digits[] = {"一", "二", "三", "四", "五", "六", "七", "八", "九", NULL};
  guint tens = 0, ones = 0;
  for (guint i = 0; digits[i] && ones == 0; i++)
    ones = skip(at, digits[i]) ? i + 1 : 0;
  if (skip(at, "十")) {
    tens = ones > 0 ? ones : 1;
    ones = 0;
    for (guint i = 0; digits[i] && ones == 0; i++)
      ones = skip(at, digits[i]) ? i + 1 : 0;
  }
  return 10 * tens + ones;
}

static guint skip_circled(const char **at) {
  const gunichar c = g_utf8_get_char(*at);
  if (c < 0x2460 || c > 0x2473)
    return 0;
  *at = g_utf8_next_char(*at);
  return c - 0x2460 + 1;
}

/* (1), [1], 【1】: a number between brackets. */
static guint skip_bracketed(const char **at, DzNumberingKind *kind) {
  static const struct {
    const char *open, *close;
    DzNumberingKind kind;
  } brackets[] = {{"(", ")", DZ_NUMBERING_ITEM},        {"（", "）", DZ_NUMBERING_ITEM},
                  {"【", "】", DZ_NUMBERING_ITEM},      {"[", "]", DZ_NUMBERING_REFERENCE},
                  {"［", "］", DZ_NUMBERING_REFERENCE}, {"〔", "〕", DZ_NUMBERING_REFERENCE}};
  for (gsize i = 0; i < G_N_ELEMENTS(brackets); i++) {
    const char *p = *at;
    if (!skip(&p, brackets[i].open))
      continue;
    const guint number = skip_digits(&p);
    if (number == 0 || !skip(&p, brackets[i].close))
      return 0;
    *kind = brackets[i].kind;
    *at = p;
    return number;
  }
  return 0;
}

/* "1.", "1、", "1)": not the beginning of 1.5, nor of 1.Mai. */
static guint skip_dotted(const char **at) {
  static const char *const signs[] = {"、", ")", "）", "．", NULL};
  const char *p = *at;
  const guint number = skip_digits(&p);
  if (number == 0 || !(skip_one_of(&p, signs) || (*p == '.' && !g_ascii_isalnum(p[1]) && p++)))
    return 0;
  *at = p;
  return number;
}

static gboolean skip_listed(const char **at, DzList list) {
  const DzListed *word = dz_listed_at(dz_list(list), *at);
  *at += word ? word->length : 0;
  return word != NULL;
}

/* "Para 1", "Paragraph 12:", 第1段, 第十二段, 【第1段】. */
static guint skip_paragraph(const char **at) {
  static const char *const colons[] = {":", "：", "】", "]", "、", ".", NULL};
  static const char *const openers[] = {"【", "[", NULL};
  const char *p = *at;
  guint number = 0;
  skip_one_of(&p, openers);
  if (skip_listed(&p, DZ_LIST_PARAGRAPH_BEFORE)) {
    number = g_ascii_isdigit(*p) ? skip_digits(&p) : skip_han_number(&p);
    if (!skip_listed(&p, DZ_LIST_PARAGRAPH_AFTER))
      return 0;
  } else if (skip_listed(&p, DZ_LIST_PARAGRAPH)) {
    skip_spaces(&p);
    number = skip_digits(&p);
  }
  if (number == 0 || g_ascii_isalnum(*p))
    return 0;
  skip_one_of(&p, colons);
  *at = p;
  return number;
}

DzNumbering dz_numbering_at(const char *text) {
  const char *at = text;
  DzNumbering numbering = {.kind = DZ_NUMBERING_PARAGRAPH, .number = skip_paragraph(&at)};
  if (numbering.number == 0) {
    numbering.kind = DZ_NUMBERING_ITEM;
    numbering.number = skip_circled(&at);
  }
  if (numbering.number == 0)
    numbering.number = skip_dotted(&at);
  if (numbering.number == 0)
    numbering.number = skip_bracketed(&at, &numbering.kind);
  if (numbering.number == 0)
    return (DzNumbering){DZ_NUMBERING_NONE, 0, 0};
  skip_spaces(&at);
  numbering.length = (gsize)(at - text);
  return numbering;
}

char *dz_roman(guint number) {
  static const struct {
    guint value;
    const char *letters;
  } parts[] = {{1000, "m"}, {900, "cm"}, {500, "d"}, {400, "cd"}, {100, "c"}, {90, "xc"}, {50, "l"},
               {40, "xl"},  {10, "x"},   {9, "ix"},  {5, "v"},    {4, "iv"},  {1, "i"}};
  GString *roman = g_string_new(NULL);
  for (gsize i = 0; i < G_N_ELEMENTS(parts); i++)
    for (; number >= parts[i].value; number -= parts[i].value)
      g_string_append(roman, parts[i].letters);
  return g_string_free(roman, FALSE);
}
