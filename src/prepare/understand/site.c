/* site.c: see site.h. */
#include "prepare/understand/site.h"
#include "base/language-files.h"
#include "base/numbering.h"
#include "base/unicode.h"
#include "prepare/understand/facts.h"
#include <string.h>

static gboolean is_request(const char *text) {
  const GArray *requests = dz_list(DZ_LIST_REQUESTS);
  for (guint i = 0; dz_columns(text) <= 64 && i < requests->len; i++)
    if (strstr(text, g_array_index(requests, DzListed, i).word))
      return TRUE;
  return FALSE;
}

/* "Para 1", 第一段, "1." on a line of its own, and the times of a recording: the pairs get numbers anyway. */
static gboolean is_paragraph_number(const char *text) {
  const DzNumbering numbering = dz_numbering_at(text);
  if (numbering.kind != DZ_NUMBERING_NONE && numbering.kind != DZ_NUMBERING_REFERENCE && !text[numbering.length])
    return TRUE;
  return strlen(text) <= 8 && strspn(text, "0123456789:") == strlen(text);
}

gboolean dz_is_caption(const char *text) {
  enum { MOST_COLUMNS = 120 };
  const GArray *signs = dz_list(DZ_LIST_PICTURE_CREDITS);
  for (guint i = 0; i < signs->len && dz_columns(text) <= MOST_COLUMNS; i++)
    if (strstr(text, g_array_index(signs, DzListed, i).word))
      return TRUE;
  return FALSE;
}

gboolean dz_heads_other_articles(const char *text) {
  g_autofree char *bare = g_strdup(text);
  g_strstrip(g_strdelimit(bare, ":|<>*-_#[]()", ' '));
  return dz_is_listed(dz_list(DZ_LIST_OTHER_ARTICLES), bare);
}

/* 赞 316 在看 88, 阅读 1.2万: words of buttons and numbers alone. */
static gboolean are_counted_buttons(const char *text) {
  gboolean has_word = FALSE, has_number = FALSE;
  g_auto(GStrv) words = g_strsplit(text, " ", -1);
  for (guint i = 0; words[i]; i++) {
    const char *p = words[i];
    p += strspn(p, "0123456789.,+");
    has_number = has_number || p > words[i];
    if (p > words[i] &&
        (!*p || g_str_equal(p, "万") || g_str_equal(p, "萬") || g_str_equal(p, "k") || g_str_equal(p, "w")))
      continue;
    const gboolean is_word = dz_is_listed(dz_list(DZ_LIST_FURNITURE), p) || dz_is_listed(dz_list(DZ_LIST_COUNTER), p);
    if (*p && !is_word)
      return FALSE;
    has_word = has_word || is_word;
  }
  return has_word && has_number;
}

/* —— END ——: dashes on both sides are no part of it. */
static char *without_dashes(const char *text) {
  GString *bare = g_string_new(text);
  g_string_replace(bare, "—", "", 0);
  g_string_replace(bare, "–", "", 0);
  return g_string_free(bare, FALSE);
}

static gboolean is_furniture(const char *text);

static gboolean are_all_furniture(const char *text) {
  enum { MOST_BYTES = 600 };
  if (strlen(text) > MOST_BYTES)
    return FALSE;
  if (!strpbrk(text, "|") && !strstr(text, "·") && !strstr(text, "｜") && !strstr(text, "•"))
    return FALSE;
  g_auto(GStrv) parts = dz_parts_of_line(text);
  guint count = 0;
  for (guint i = 0; parts[i]; i++) {
    if (!*parts[i])
      continue;
    if (!is_furniture(parts[i]))
      return FALSE;
    count++;
  }
  return count > 1;
}

static gboolean is_furniture(const char *text) {
  if (is_request(text) || is_paragraph_number(text) || are_all_furniture(text) || are_counted_buttons(text) ||
      dz_heads_other_articles(text))
    return TRUE;
  g_autofree char *bare = without_dashes(text);
  g_strstrip(g_strdelimit(bare, ":|<>*-_#[]()+0123456789", ' '));
  if (!*bare)
    return FALSE;
  /* 标签, 重点句: a label without its fact, a heading with nothing under it; 阅读 1234. */
  return dz_is_listed(dz_list(DZ_LIST_FURNITURE), bare) || dz_is_listed(dz_list(DZ_LIST_KEY_SENTENCES), bare) ||
         dz_is_listed(dz_list(DZ_LIST_TAGS), bare) || dz_is_listed(dz_list(DZ_LIST_COUNTER), bare);
}

/* "[Next: Smoke](13.md)": all of it is a link to another page of the site. */
static gboolean is_navigation(const DzPassage *passage) {
  gsize linked = 0;
  for (guint i = 0; passage->spans && i < passage->spans->len; i++) {
    const DzSpan *span = &g_array_index(passage->spans, DzSpan, i);
    const gboolean is_near = span->kind == DZ_SPAN_LINK && span->value && !strstr(span->value, "://");
    linked += is_near ? span->end - span->start : 0;
  }
  return linked > 0 && linked * 2 > strlen(passage->text);
}

gboolean dz_take_furniture(const DzPassage *passage, DzArticle *article) {
  if ((passage->mark != DZ_MARK_NONE && passage->mark != DZ_MARK_HEADING) || passage->role != DZ_ROLE_NONE)
    return FALSE;
  if (is_furniture(passage->text) || is_navigation(passage)) {
    dz_notes_add(article->notes, passage->line, "dropped “%s”, which the site put there", passage->text);
    return TRUE;
  }
  return dz_take_facts(passage, article);
}
