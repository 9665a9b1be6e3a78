/* headings.c: see headings.h. */
#include "prepare/understand/headings.h"
#include "base/numbering.h"
#include "base/unicode.h"
#include <string.h>

enum { MOST_COLUMNS = 90 };

/* ---- what no heading is ---- */

/* The last character but for closing quotation marks and brackets; 0 for none. */
static gunichar last_of(const char *text) {
  for (const char *p = text + strlen(text); p > text;) {
    p = g_utf8_prev_char(p);
    const gunichar c = g_utf8_get_char(p);
    if (!g_utf8_strchr("\"')]”’」』）】 ", -1, c))
      return c;
  }
  return 0;
}

/* A stop inside, with more behind it: sentences, or a caption and its source. */
static gboolean has_stop_inside(const char *text) {
  for (const char *p = strstr(text, "。"); p; p = strstr(p, "。"))
    if (*(p += strlen("。")))
      return TRUE;
  for (const char *p = strpbrk(text, ".?!"); p; p = strpbrk(p + 1, ".?!")) {
    const char *word = p;
    while (word > text && word[-1] != ' ')
      word--;
    const gboolean is_short = p - word <= 3 && *p == '.'; /* Mr. Smith, No. 5, 4.1 */
    if (p[1] == ' ' && p[2] && !is_short)
      return TRUE;
  }
  return FALSE;
}

/* "Maya: …", 玛雅：…: a speaker, or a label and what it labels. */
static gboolean has_label(const char *text) {
  const char *wide = strstr(text, "：");
  const char *colon = strstr(text, ": ");
  const char *at = wide && (!colon || wide < colon) ? wide : colon;
  return at && dz_columns(text) > 0 && at > text && strlen(at) > 2 && at - text <= 24;
}

/* A bullet, or an item of a list that goes on as a sentence does. */
static gboolean is_item(const char *text) {
  static const char *const bullets[] = {"- ", "* ", "• ", "· ", "– ", "— ", "·", "•", "▪", "——", "-"};
  for (gsize i = 0; i < G_N_ELEMENTS(bullets); i++)
    if (g_str_has_prefix(text, bullets[i]))
      return TRUE;
  return FALSE;
}

/* [fəˈnɛtɪk], /wɜːd/ alone. */
static gboolean is_phonetic(const char *text) {
  const gsize length = strlen(text);
  return length > 2 && ((*text == '/' && text[length - 1] == '/') || (*text == '[' && text[length - 1] == ']')) &&
         !strchr(text, ' ');
}

/* "Anna 09:12": who spoke when. */
static gboolean ends_with_time(const char *text) {
  const gsize length = strlen(text);
  return length > 5 && text[length - 3] == ':' && g_ascii_isdigit(text[length - 1]) &&
         g_ascii_isdigit(text[length - 2]) && g_ascii_isdigit(text[length - 4]);
}

static gboolean looks_like_title(const char *text) {
  const guint columns = dz_columns(text);
  if (columns == 0 || columns > MOST_COLUMNS || !dz_has_letter(text, text + strlen(text)))
    return FALSE;
  const gunichar last = last_of(text);
  if (g_utf8_strchr(".,;:。，；：…?？!！、—", -1, last))
    return FALSE;
  return !ends_with_time(text) && !has_stop_inside(text) && !is_item(text) && !is_phonetic(text) &&
         !dz_looks_like_code(text);
}

/* "页码: 41 - 43", "Status: done": a field of a form, whose value is no more than a number or a word. */
static gboolean is_field(const char *text) {
  enum { FEWEST = 5 }; /* letters of what a title says behind its colon */
  const char *wide = strstr(text, "："), *colon = strchr(text, ':');
  const char *value = wide ? wide + strlen("：") : colon ? colon + 1 : NULL;
  guint letters = 0;
  for (const char *p = value ? value : ""; *p; p = g_utf8_next_char(p))
    letters += g_unichar_isalpha(g_utf8_get_char(p)) ? (dz_is_wide(g_utf8_get_char(p)) ? 2 : 1) : 0;
  return value && letters < FEWEST;
}

gboolean dz_looks_like_heading(const char *text) {
  return looks_like_title(text) && !has_label(text);
}

gboolean dz_is_name(const char *text) {
  enum { MOST_WORDS = 8, MOST_HAN = 6 };
  static const char *const joining[] = {"and", "de", "van", "von", "der", "la", "&", "und", "et", NULL};
  g_auto(GStrv) words = g_strsplit(text, " ", -1);
  const guint count = g_strv_length(words);
  if (count > 1 && *words[count - 1] == '(' && g_ascii_isdigit(words[count - 1][1])) /* (1871–1919) */
    g_clear_pointer(&words[count - 1], g_free);
  for (guint i = 0; words[i]; i++) {
    const gunichar first = g_utf8_get_char(words[i]);
    const gboolean is_han = dz_is_han(first);
    if (i >= MOST_WORDS || (is_han && g_utf8_strlen(words[i], -1) > MOST_HAN) ||
        (!g_unichar_isupper(first) && !is_han && !g_strv_contains(joining, words[i])))
      return FALSE;
  }
  return *text != 0;
}

/* ---- which are ---- */

/* Whether most of a side's text ends with a stop, so that a line without one is something else. */
static gboolean ends_with_stops(const DzSides *sides, int side) {
  enum { FEWEST = 2, LEAST_COLUMNS = 8 };
  guint lines = 0, columns = 0, stopped = 0;
  gboolean in_front = TRUE, seen = FALSE; /* before any line with a stop one may be the title */
  for (guint i = 0; i < sides->passages->len; i++) {
    const DzSided *sided = &g_array_index(sides->passages, DzSided, i);
    const char *text = sided->passage->text;
    if (sided->side != side || !sided->is_line || sided->mark == DZ_MARK_HEADING || sided->mark == DZ_MARK_ANALYSIS ||
        dz_columns(text) < LEAST_COLUMNS)
      continue;
    in_front = in_front && looks_like_title(text);
    if (in_front && !seen) {
      seen = TRUE;
      continue;
    }
    lines++;
    columns += dz_columns(text);
    stopped += looks_like_title(text) ? 0 : dz_columns(text);
  }
  return lines < FEWEST || stopped * 10 >= columns * 6;
}

/* 【发烫的芯片】 alone on its line. */
static gboolean is_bracketed(const char *text) {
  return g_str_has_prefix(text, "【") && g_str_has_suffix(text, "】") && dz_columns(text) <= 40 &&
         !strstr(text, "：") && !strstr(text, "。");
}

void dz_find_headings(DzSides *sides) {
  const gboolean has_stops[2] = {ends_with_stops(sides, 0), ends_with_stops(sides, 1)};
  for (guint i = 0; i < sides->passages->len; i++) {
    DzSided *sided = &g_array_index(sides->passages, DzSided, i);
    const DzPassage *passage = sided->passage;
    const gboolean may = dz_looks_like_heading(passage->text);
    if (passage->role != DZ_ROLE_NONE) {
      sided->is_heading = sided->is_told = passage->role == DZ_ROLE_HEADING;
      continue;
    }
    sided->is_told = passage->mark == DZ_MARK_HEADING || passage->is_heading ||
                     (may && (passage->is_bold || is_bracketed(passage->text)));
    const gboolean is_habit = sided->side == DZ_NO_SIDE || has_stops[sided->side];
    sided->is_title = looks_like_title(passage->text) && is_habit && !is_field(passage->text);
    sided->is_heading = sided->is_told || (may && is_habit && sided->mark != DZ_MARK_ANALYSIS);
  }
}
