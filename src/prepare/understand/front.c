/* front.c: see front.h. */
#include "prepare/understand/front.h"
#include "base/language-files.h"
#include "base/language.h"
#include "base/unicode.h"
#include "model/halves.h"
#include "prepare/understand/facts.h"
#include "prepare/understand/headings.h"
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

/* A title told by its form; a heading that says the same again is no second title. */
static void take_told_title(const DzSided *sided, DzArticle *article) {
  int side = sided->side == DZ_NO_SIDE ? DZ_TRANSLATION : sided->side;
  if (article->title[side])
    dz_notes_add(article->notes, sided->passage->line, "dropped “%s”, a second title", sided->passage->text);
  else
    article->title[side] = dz_passage_text(sided->passage);
}

gboolean dz_take_told(const DzSided *sided, DzArticle *article) {
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
gboolean dz_repeats_title(const DzSided *sided, const DzArticle *article) {
  for (int side = 0; side < 2; side++)
    if (article->title[side] && strcmp(article->title[side]->string, sided->passage->text) == 0)
      return sided->passage->mark == DZ_MARK_HEADING;
  return FALSE;
}

gboolean dz_take_labelled_summary(const DzSided *sided, DzArticle *article) {
  if (sided->mark != DZ_MARK_NONE && sided->mark != DZ_MARK_HEADING)
    return FALSE;
  g_autofree char *text = without_summary_label(sided->passage->text);
  if (strcmp(text, sided->passage->text) == 0)
    return FALSE;
  if (*text)
    add_summary(sided, strlen(sided->passage->text) - strlen(text), article);
  return TRUE;
}

/* ---- titles and summary ---- */

static const DzSided *sided_of(const DzReading *reading, const DzMatch *match, int side) {
  return match->at[side] < 0 ? NULL : dz_line_at(reading, (guint)match->at[side]);
}

static gboolean is_whole(const DzMatch *match) {
  return match->at[0] >= 0 && match->at[1] >= 0;
}

/* A question may be a title where what follows is much longer. */
static gboolean is_question_above(const DzReading *reading, guint m, const DzSided *sided) {
  enum { MOST_COLUMNS = 70, TIMES_LONGER = 3 };
  const char *text = sided->passage->text;
  if (m + 1 >= reading->matches->len || !(g_str_has_suffix(text, "?") || g_str_has_suffix(text, "？")))
    return FALSE;
  const DzMatch *next = &g_array_index(reading->matches, DzMatch, m + 1);
  const DzSided *below = sided_of(reading, next, sided->side);
  const guint columns = dz_columns(text);
  return columns <= MOST_COLUMNS && is_whole(next) && below &&
         dz_columns(below->passage->text) >= TIMES_LONGER * columns;
}

static gboolean could_be_title(const DzReading *reading, guint m, const DzSided *sided) {
  return sided->mark != DZ_MARK_ORIGINAL && sided->mark != DZ_MARK_TRANSLATION &&
         (sided->is_heading || sided->is_title || (m == 0 && is_question_above(reading, m, sided)));
}

/* A line of the article's site above its title: "每日英语听力". */
static gboolean is_brand(const char *text) {
  enum { MOST_COLUMNS = 40 };
  const GArray *brands = dz_list(DZ_LIST_BRANDS);
  for (guint i = 0; i < brands->len && dz_columns(text) <= MOST_COLUMNS; i++)
    if (strstr(text, g_array_index(brands, DzListed, i).word))
      return TRUE;
  return FALSE;
}

static void set_title(DzArticle *article, int side, DzText *text) {
  if (article->title[side])
    dz_text_free(text);
  else
    article->title[side] = text;
}

/* "The night bus / Le bus de nuit": a bar between the two languages. */
static gboolean halves_by_language(const DzReading *reading, const char *text, gsize *first_length,
                                   gsize *second_start) {
  if (!dz_halves_by_bar(text, first_length, second_start))
    return FALSE;
  const char *const *language = (const char *const *)reading->sides->language;
  g_autofree char *first = g_strndup(text, *first_length);
  const double one = dz_language_odds(first, language[0], language[1]),
               other = dz_language_odds(text + *second_start, language[0], language[1]);
  return (one > 0 && other < 0) || (one < 0 && other > 0);
}

/* "The Paper Map 纸质地图": where a title changes its script once and both parts are whole, they are the two titles. */
static gboolean take_both_titles(const DzReading *reading, const DzSided *sided, DzArticle *article) {
  gsize first_end, second_start;
  g_autoptr(DzText) text = dz_passage_text(sided->passage);
  if (!reading->sides->language[0] || !reading->sides->language[1] ||
      !(dz_halves_by_script(text->string, &first_end, &second_start) ||
        halves_by_language(reading, text->string, &first_end, &second_start)))
    return FALSE;
  g_autoptr(DzText) one = dz_text_slice(text, 0, first_end),
                    other = dz_text_slice(text, second_start, strlen(text->string));
  if (!dz_looks_like_heading(one->string) || !dz_looks_like_heading(other->string))
    return FALSE;
  const char *const *language = (const char *const *)reading->sides->language;
  const int side = dz_language_odds(one->string, language[0], language[1]) < 0;
  set_title(article, side, g_steal_pointer(&one));
  set_title(article, !side, g_steal_pointer(&other));
  return TRUE;
}

/* "VOA慢速 | The Comeback of the Paper Map": a brand, a bar and the title in another script. */
static DzText *without_brand(const DzSided *sided) {
  g_autoptr(DzText) text = dz_passage_text(sided->passage);
  static const char open[] = "【", close[] = "】";
  const char *end = g_str_has_prefix(text->string, open) ? strstr(text->string, close) : NULL;
  g_autofree char *label = end ? g_strndup(text->string, (gsize)(end - text->string)) : NULL;
  if (label && dz_has_letter(end + strlen(close), end + strlen(end)) && is_brand(label))
    return dz_text_slice(text, (gsize)(end - text->string) + strlen(close), strlen(text->string));
  const char *bar = strpbrk(text->string, "|");
  if (!bar)
    return g_steal_pointer(&text);
  g_autofree char *before = g_strndup(text->string, (gsize)(bar - text->string));
  if (!dz_has_letter(bar, bar + strlen(bar)) || !is_brand(before) ||
      dz_same_language(dz_language_of(before), dz_language_of(bar)))
    return g_steal_pointer(&text);
  return dz_text_slice(text, (gsize)(bar + 1 - text->string), strlen(text->string));
}

static gboolean is_title_pair(const DzReading *reading, guint m) {
  if (m >= reading->front)
    return FALSE;
  const DzMatch *match = &g_array_index(reading->matches, DzMatch, m);
  return is_whole(match) && sided_of(reading, match, 0)->is_heading && sided_of(reading, match, 1)->is_heading;
}

/* Two names right below the title: who wrote it. */
static gboolean take_author(const DzReading *reading, guint m, DzArticle *article) {
  const DzMatch *match = &g_array_index(reading->matches, DzMatch, m);
  if (m == 0 || !is_whole(match) || !article->title[0] || !article->title[1] || article->author)
    return FALSE;
  const DzSided *own[2] = {sided_of(reading, match, 0), sided_of(reading, match, 1)};
  if (!own[0]->passage->is_tight || !own[1]->passage->is_tight || !dz_is_name(own[0]->passage->text) ||
      !dz_is_name(own[1]->passage->text))
    return FALSE;
  dz_set_fact(article, &article->author, "author", own[0]->passage->text, own[0]->passage->line);
  return TRUE;
}

/* A pair of headings, or one heading, that no paragraph stands before. */
static gboolean take_title(const DzReading *reading, guint m, DzArticle *article) {
  const DzMatch *match = &g_array_index(reading->matches, DzMatch, m);
  const DzSided *own[2] = {sided_of(reading, match, 0), sided_of(reading, match, 1)};
  for (int side = 0; side < 2; side++)
    if (own[side] && (article->title[side] || !could_be_title(reading, m, own[side])))
      return FALSE;
  /* the brand of a site is no translation of the title */
  const DzSided *upper = own[match->is_turned ? 1 : 0], *lower = own[match->is_turned ? 0 : 1];
  g_autoptr(DzText) rest = lower ? without_brand(lower) : NULL;
  if (upper && rest && is_brand(upper->passage->text) && !is_brand(rest->string)) {
    dz_set_fact(article, &article->source, "source", upper->passage->text, upper->passage->line);
    article->title[lower == own[1]] = g_steal_pointer(&rest);
    return TRUE;
  }
  const DzSided *only = own[0] ? own[0] : own[1];
  if (!is_whole(match) && is_brand(only->passage->text) && is_title_pair(reading, m + 1)) {
    if (!article->source)
      dz_set_fact(article, &article->source, "source", only->passage->text, only->passage->line);
    else
      dz_notes_add(article->notes, only->passage->line, "dropped “%s”, which stands above the title",
                   only->passage->text);
    return TRUE;
  }
  if (!is_whole(match) && take_both_titles(reading, only, article))
    return TRUE;
  for (int side = 0; side < 2; side++)
    if (own[side] && *own[side]->passage->text) {
      article->title[side] = without_brand(own[side]);
      article->doubts_title = article->doubts_title || !(own[side]->is_heading || own[side]->is_title);
    }
  return TRUE;
}

/* 编者按：… */
static gboolean is_editors_note(const char *text) {
  const DzListed *word = dz_listed_at(dz_list(DZ_LIST_EDITORS_NOTE), text);
  return word && (g_str_has_prefix(text + word->length, "：") || text[word->length] == ':');
}

/* What stands alone before the first pair: in the translation's language, under a label, or before marked sides. */
static gboolean take_summary(const DzReading *reading, guint m, DzArticle *article) {
  const DzMatch *match = &g_array_index(reading->matches, DzMatch, m);
  if (is_whole(match))
    return FALSE;
  const DzSided *sided = sided_of(reading, match, match->at[0] < 0);
  if (dz_line_is_stray(reading, (guint)MAX(match->at[0], match->at[1])) && dz_take_furniture(sided->passage, article))
    return TRUE;
  const gboolean is_note = is_editors_note(sided->passage->text);
  const gboolean is_marked =
      sided->mark == DZ_MARK_ORIGINAL || sided->mark == DZ_MARK_TRANSLATION || sided->mark == DZ_MARK_LANGUAGE;
  if (is_marked || sided->passage->mark == DZ_MARK_HEADING ||
      (!is_note && !reading->sides->has_marks && sided->side != DZ_TRANSLATION))
    return FALSE;
  add_summary(sided, 0, article);
  return TRUE;
}

guint dz_take_front(const DzReading *reading, DzArticle *article) {
  guint m = 0;
  while (m < reading->front &&
         (take_title(reading, m, article) || take_author(reading, m, article) || take_summary(reading, m, article)))
    m++;
  return m;
}
