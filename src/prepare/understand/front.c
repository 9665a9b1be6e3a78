/* front.c: see front.h. */
#include "prepare/understand/front.h"
#include "base/language-files.h"
#include "prepare/understand/facts.h"
#include "prepare/understand/sections.h"
#include "prepare/understand/site.h"
#include <string.h>

/* The word that opens a summary and that the page prints itself. */
static char *pattern_of_summary_label(void) {
  g_autofree char *words = dz_list_alternatives(DZ_LIST_SUMMARY);
  return g_strdup_printf("^[【\\[(（*]*(?:%s)[】\\])）*]*\\s*([:：]|$|(?<=[】\\])）*]))\\s*", words);
}

static char *without_summary_label(const char *text) {
  const GRegex *label = dz_list_pattern(DZ_PATTERN_SUMMARY, G_REGEX_CASELESS, pattern_of_summary_label);
  return g_regex_replace_literal(label, text, -1, 0, "", 0, NULL);
}

static void add_summary(const DzSided *sided, gsize start, DzArticle *article) {
  g_autoptr(DzText) text = dz_passage_text(sided->passage);
  dz_article_add_summary(article, sided->side == DZ_NO_SIDE ? DZ_TRANSLATION : (DzSide)sided->side,
                         dz_text_slice(text, start, strlen(text->string)));
}

static void take_summary(const DzSided *sided, DzArticle *article) {
  g_autofree char *text = without_summary_label(sided->passage->text);
  if (*text)
    add_summary(sided, strlen(sided->passage->text) - strlen(text), article);
}

static gboolean take_title(const DzSided *sided, DzArticle *article) {
  g_autofree char *unlabelled = without_summary_label(sided->passage->text);
  if (!sided->is_heading || article->summary->len > 0 || strcmp(unlabelled, sided->passage->text) != 0)
    return FALSE;
  int side = sided->side == DZ_NO_SIDE ? DZ_TRANSLATION : sided->side;
  if (article->title[side])
    return FALSE;
  article->title[side] = dz_passage_text(sided->passage);
  return TRUE;
}

/* A title told by its form; a heading that says the same again is no second title. */
static void take_told_title(const DzSided *sided, DzArticle *article) {
  int side = sided->side == DZ_NO_SIDE ? DZ_TRANSLATION : sided->side;
  if (article->title[side])
    dz_notes_add(article->notes, sided->passage->line, "dropped “%s”, a second title", sided->passage->text);
  else
    article->title[side] = dz_passage_text(sided->passage);
}

/* FALSE for what belongs to the body. */
static gboolean take_told(const DzSided *sided, DzArticle *article) {
  static const struct {
    DzFact fact;
    const char *name;
  } facts[] = {[DZ_ROLE_DATE] = {DZ_FACT_DATE, "date"},       [DZ_ROLE_SOURCE] = {DZ_FACT_SOURCE, "source"},
               [DZ_ROLE_AUTHOR] = {DZ_FACT_AUTHOR, "author"}, [DZ_ROLE_TRANSLATOR] = {DZ_FACT_TRANSLATOR, "translator"},
               [DZ_ROLE_EDITOR] = {DZ_FACT_EDITOR, "editor"}, [DZ_ROLE_RIGHTS] = {DZ_FACT_RIGHTS, "rights"}};
  const DzPassage *passage = sided->passage;
  switch (passage->role) {
  case DZ_ROLE_TITLE:
    take_told_title(sided, article);
    return TRUE;
  case DZ_ROLE_SUMMARY:
    add_summary(sided, 0, article);
    return TRUE;
  case DZ_ROLE_TAGS:
    dz_set_fact(article, &article->tags, "tags", passage->text, passage->line);
    return TRUE;
  case DZ_ROLE_DATE:
  case DZ_ROLE_SOURCE:
  case DZ_ROLE_AUTHOR:
  case DZ_ROLE_TRANSLATOR:
  case DZ_ROLE_EDITOR:
  case DZ_ROLE_RIGHTS:
    dz_take_fact(facts[passage->role].fact, facts[passage->role].name, passage->text, passage->line, article);
    return TRUE;
  default:
    return FALSE;
  }
}

/* "# 夜行列车" under a front matter that has said so. */
static gboolean repeats_title(const DzSided *sided, const DzArticle *article) {
  for (int side = 0; side < 2; side++)
    if (article->title[side] && strcmp(article->title[side]->string, sided->passage->text) == 0)
      return sided->passage->mark == DZ_MARK_HEADING;
  return FALSE;
}

guint dz_take_front(const DzSides *sides, DzArticle *article) {
  guint i = 0;
  for (guint after; i < sides->passages->len; i++) {
    const DzSided *sided = &g_array_index(sides->passages, DzSided, i);
    DzMark mark = sided->passage->mark;
    if (take_told(sided, article) || repeats_title(sided, article))
      continue;
    if (mark == DZ_MARK_SYNC && i == 0)
      continue;
    if (mark == DZ_MARK_SYNC || sided->passage->role != DZ_ROLE_NONE)
      break;
    if (dz_take_furniture(sided->passage, article))
      continue;
    if ((after = dz_take_section(sides, i, article)) > i) {
      i = after - 1;
      continue;
    }
    if (sided->passage == sides->credit) {
      dz_set_fact(article, &article->translator, "translator", sided->passage->text, sided->passage->line);
      continue;
    }
    if (mark != DZ_MARK_NONE && mark != DZ_MARK_HEADING)
      break;
    if (take_title(sided, article))
      continue;
    /* Without markers a summary is what stands in the translation's language before the first original. */
    if ((!sides->has_marks || sides->half_marked) && sided->side == (int)sides->first)
      break;
    take_summary(sided, article);
  }
  return i;
}
