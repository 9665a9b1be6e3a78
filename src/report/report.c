/* report.c: see report.h. */
#include "report/report.h"
#include "report/changes.h"
#include "report/doubts.h"
#include <string.h>

/* ---- outcomes ---- */

static void text_report_free(DzTextReport *report) {
  if (!report)
    return;
  g_free(report->before);
  g_free(report->after);
  g_array_unref(report->changes);
  g_free(report);
}

static void pair_report_free(gpointer data) {
  DzPairReport *report = data;
  text_report_free(report->side[0]);
  text_report_free(report->side[1]);
  g_ptr_array_unref(report->doubts);
  g_free(report);
}

static void article_report_free(gpointer data) {
  DzArticleReport *report = data;
  g_free(report->title[0]);
  g_free(report->title[1]);
  g_free(report->date);
  g_free(report->source);
  g_ptr_array_unref(report->notes);
  g_clear_pointer(&report->rows, g_ptr_array_unref);
  g_array_unref(report->study);
  g_array_unref(report->doubts);
  g_free(report);
}

static void report_free(gpointer data) {
  DzReport *report = data;
  g_free(report->path);
  g_free(report->format);
  g_free(report->language[0]);
  g_free(report->language[1]);
  g_ptr_array_unref(report->articles);
  g_clear_error(&report->error);
  g_free(report);
}

DzOutcome *dz_outcome_new(void) {
  DzOutcome *outcome = g_new0(DzOutcome, 1);
  outcome->reports = g_ptr_array_new_with_free_func(report_free);
  outcome->notes = dz_notes_new();
  outcome->details = g_ptr_array_new_with_free_func(g_free);
  outcome->copies = g_ptr_array_new_with_free_func(g_free);
  return outcome;
}

DzReport *dz_outcome_add(DzOutcome *outcome, const char *path) {
  DzReport *report = g_new0(DzReport, 1);
  report->path = g_strdup(path);
  report->articles = g_ptr_array_new_with_free_func(article_report_free);
  g_ptr_array_add(outcome->reports, report);
  return report;
}

void dz_outcome_free(DzOutcome *outcome) {
  if (!outcome)
    return;
  g_ptr_array_unref(outcome->reports);
  g_ptr_array_unref(outcome->notes);
  g_ptr_array_unref(outcome->details);
  g_ptr_array_unref(outcome->copies);
  g_clear_error(&outcome->error);
  g_clear_pointer(&outcome->bytes, g_bytes_unref);
  g_free(outcome);
}

/* ---- every text ---- */

static DzTextReport *report_text(const DzText *text) {
  if (!text)
    return NULL;
  DzTextReport *report = g_new(DzTextReport, 1);
  *report = (DzTextReport){.line = text->line,
                           .before = g_strdup(text->as_read ? text->as_read : text->string),
                           .after = g_strdup(text->string)};
  report->changes = dz_changes(report->before, report->after);
  return report;
}

static DzPairReport *add_row(GPtrArray *rows, const char *kind, const DzText *original, const DzText *translation) {
  if (!original && !translation)
    return NULL;
  DzPairReport *row = g_new0(DzPairReport, 1);
  row->kind = kind;
  row->side[DZ_ORIGINAL] = report_text(original);
  row->side[DZ_TRANSLATION] = report_text(translation);
  row->doubts = g_ptr_array_new_with_free_func(g_free);
  g_ptr_array_add(rows, row);
  return row;
}

static void add_study_rows(GPtrArray *rows, const DzArticle *article, DzStudyKind kind) {
  for (guint i = 0; i < article->study[kind]->len; i++) {
    const DzStudyItem *item = article->study[kind]->pdata[i];
    add_row(rows, dz_study_traits(kind)->name, item->side[DZ_ORIGINAL], item->side[DZ_TRANSLATION]);
    for (guint k = 0; k < item->more->len; k++) {
      const DzText *sides[2] = {NULL, NULL}, *text = item->more->pdata[k];
      sides[dz_article_side_of(article, text->string)] = text;
      add_row(rows, "more", sides[DZ_ORIGINAL], sides[DZ_TRANSLATION]);
    }
  }
}

static GPtrArray *report_rows(const DzArticle *article) {
  GPtrArray *rows = g_ptr_array_new_with_free_func(pair_report_free);
  add_row(rows, "title", article->title[DZ_ORIGINAL], article->title[DZ_TRANSLATION]);
  for (guint i = 0; i < article->summary->len; i++) {
    const DzText *sides[2] = {NULL, NULL};
    sides[g_array_index(article->summary_sides, DzSide, i)] = article->summary->pdata[i];
    add_row(rows, "summary", sides[DZ_ORIGINAL], sides[DZ_TRANSLATION]);
  }
  for (guint i = 0; i < article->blocks->len; i++) {
    const DzBlock *block = article->blocks->pdata[i];
    DzPairReport *row =
        add_row(rows, dz_block_name(block->kind), block->side[DZ_ORIGINAL], block->side[DZ_TRANSLATION]);
    if (row)
      row->number = block->number;
    if (row && dz_block_is_doubtful(block))
      g_ptr_array_add(row->doubts, g_strdup(block->kind == DZ_BLOCK_HEADING
                                                ? "it may be a paragraph and no heading"
                                                : "its partner is uncertain: another one fits nearly as well"));
  }
  for (guint i = 0; i < article->key_sentences->len; i++) {
    const DzKeySentence *key = article->key_sentences->pdata[i];
    add_row(rows, "key", key->side[DZ_ORIGINAL], key->side[DZ_TRANSLATION]);
    add_row(rows, "analysis", NULL, key->analysis);
  }
  for (int kind = 0; kind < DZ_STUDY_KINDS; kind++)
    add_study_rows(rows, article, (DzStudyKind)kind);
  return rows;
}

/* ---- an article ---- */

static guint vocabulary_count(const DzArticle *article) {
  guint count = 0;
  for (guint i = 0; i < article->blocks->len; i++)
    for (int side = 0; side < 2; side++) {
      const DzText *text = ((const DzBlock *)article->blocks->pdata[i])->side[side];
      for (guint s = 0; text && s < text->spans->len; s++)
        count += g_array_index(text->spans, DzSpan, s).kind == DZ_SPAN_VOCABULARY;
    }
  return count;
}

static void add_doubt(GArray *doubts, const char *what, const DzText *const *side, guint number) {
  const DzText *text = side[DZ_ORIGINAL] ? side[DZ_ORIGINAL] : side[DZ_TRANSLATION];
  const DzDoubt doubt = {what, text ? text->line : 0, number};
  g_array_append_val(doubts, doubt);
}

/* What of the reading is as good as a guess. */
static GArray *doubts_of(const DzArticle *article) {
  GArray *doubts = g_array_new(FALSE, FALSE, sizeof(DzDoubt));
  const DzText *const none[2] = {NULL, NULL};
  if (article->doubts_languages)
    add_doubt(doubts, "languages", none, 0);
  if (article->doubts_title)
    add_doubt(doubts, "title", (const DzText *const *)article->title, 0);
  for (guint i = 0; i < article->blocks->len; i++) {
    const DzBlock *block = article->blocks->pdata[i];
    if (dz_block_is_doubtful(block))
      add_doubt(doubts, dz_block_name(block->kind), (const DzText *const *)block->side, block->number);
  }
  return doubts;
}

/* "lines 12, 40": where the doubts of a kind are; all of them counted, the first few named. */
static guint name_lines(const GArray *doubts, const char *what, GString *lines) {
  enum { MOST_NAMED = 6 };
  guint count = 0;
  for (guint i = 0; i < doubts->len; i++) {
    const DzDoubt *doubt = &g_array_index(doubts, DzDoubt, i);
    if (strcmp(doubt->what, what) != 0)
      continue;
    if (doubt->line > 0 && count < MOST_NAMED)
      g_string_append_printf(lines, "%s%u", lines->len > 0 ? ", " : "", doubt->line);
    else if (count == MOST_NAMED)
      g_string_append(lines, " …");
    count++;
  }
  return count;
}

char *dz_doubts_in_words(const DzArticleReport *report) {
  static const char *const others[] = {"languages", "title", "heading"};
  if (report->doubts->len == 0)
    return NULL;
  GString *words = g_string_new(NULL);
  g_autoptr(GString) lines = g_string_new(NULL);
  const guint pairs = name_lines(report->doubts, "pair", lines);
  if (pairs > 0)
    g_string_append_printf(words, "%u of %u pairs %s doubtful (line%s %s)", pairs, report->pairs,
                           pairs == 1 ? "is" : "are", strchr(lines->str, ',') ? "s" : "", lines->str);
  for (gsize i = 0; i < G_N_ELEMENTS(others); i++) {
    g_string_truncate(lines, 0);
    if (name_lines(report->doubts, others[i], lines) == 0)
      continue;
    g_string_append_printf(words, "%s%s", words->len > 0 ? "; " : "",
                           strcmp(others[i], "languages") == 0 ? "which language is the original is uncertain"
                                                               : others[i]);
    if (strcmp(others[i], "languages") != 0)
      g_string_append_printf(words, " doubtful (line%s %s)", strchr(lines->str, ',') ? "s" : "", lines->str);
  }
  return g_string_free(words, FALSE);
}

DzArticleReport *dz_report_article(const DzArticle *article, gboolean has_rows) {
  DzArticleReport *report = g_new0(DzArticleReport, 1);
  report->doubts = doubts_of(article);
  for (int side = 0; side < 2; side++)
    report->title[side] = article->title[side] ? g_strdup(article->title[side]->string) : NULL;
  report->date = g_strdup(article->date);
  report->source = g_strdup(article->source);
  report->summary = article->summary->len;
  report->pairs = dz_article_count(article, DZ_BLOCK_PAIR);
  report->unpaired = dz_article_unpaired(article);
  report->headings = dz_article_count(article, DZ_BLOCK_HEADING);
  report->key_sentences = article->key_sentences->len;
  report->vocabulary = vocabulary_count(article);
  report->study = g_array_new(FALSE, FALSE, sizeof(DzStudyCount));
  for (int kind = 0; kind < DZ_STUDY_KINDS; kind++) {
    const DzStudyTraits *traits = dz_study_traits((DzStudyKind)kind);
    const DzStudyCount count = {traits->counts, traits->many, article->study[kind]->len};
    g_array_append_val(report->study, count);
  }
  report->punctuation_repairs = article->repairs.punctuation;
  report->quote_repairs = article->repairs.quotes;
  report->glued_repairs = article->repairs.glued;
  report->notes = g_ptr_array_ref(article->notes);
  if (has_rows) {
    report->rows = report_rows(article);
    report->ratio = dz_doubt_pairs(report->rows, (const char *const *)article->language);
  }
  return report;
}
