/* write-text.c: the prepared article as text: a block a line, or a row a line with tabs.

   The room of text, which has no header but write.h: in come rows of cells, or the book itself, out go bytes that
   people and scripts read. `write-text` (.txt, .tsv), `write-markdown` (what reads back as the same article) and
   `write-json` (the model) know nothing of each other. */
#include "write/write.h"
#include <string.h>

static void add_line(GString *out, const char *text) {
  g_string_append(out, text);
  g_string_append_c(out, '\n');
}

/* A word with all that is said of it is one line, as in print. */
/* A text of several lines on as many. */
static void add_lines(GString *out, const char *text) {
  g_autoptr(GString) lines = g_string_new(text);
  g_string_replace(lines, DZ_LINE_END, "\n", 0);
  add_line(out, lines->str);
}

static void add_study_row(GString *out, const DzRow *row) {
  const gboolean is_word = row->study_kind == DZ_STUDY_WORD;
  for (guint c = 0; c < row->cells->len; c++) {
    const DzCell *cell = &g_array_index(row->cells, DzCell, c);
    const gboolean has_more = is_word && c + 1 < row->cells->len;
    g_string_append(out, cell->text->string);
    if (is_word && cell->side == DZ_ORIGINAL && row->reading)
      g_string_append_printf(out, " %s", row->reading);
    if (is_word && cell->side == DZ_ORIGINAL && row->study->part)
      g_string_append_printf(out, " %s", row->study->part);
    g_string_append_c(out, has_more ? ' ' : '\n');
  }
  for (guint i = 0; i < row->more->len; i++)
    add_line(out, g_array_index(row->more, DzCell, i).text->string);
}

static void add_row_text(GString *out, const DzRow *row) {
  switch (row->kind) {
  case DZ_ROW_SECTION:
  case DZ_ROW_FACTS:
  case DZ_ROW_COLOPHON:
    add_line(out, row->label);
    break;
  case DZ_ROW_STUDY:
    add_study_row(out, row);
    break;
  default:
    if (row->cells->len == 0 && row->label)
      add_line(out, row->label);
    for (guint c = 0; c < row->cells->len; c++)
      add_lines(out, g_array_index(row->cells, DzCell, c).text->string);
    if (row->analysis)
      add_line(out, row->analysis->string);
  }
}

GBytes *dz_write_txt(DzWriteJob *job, GError **error) {
  (void)error;
  GString *out = g_string_new(NULL);
  for (guint a = 0; a < job->arrangement->articles->len; a++) {
    const DzArranged *arranged = job->arrangement->articles->pdata[a];
    if (a > 0)
      g_string_append_c(out, '\n');
    for (guint r = 0; r < arranged->rows->len; r++)
      add_row_text(out, arranged->rows->pdata[r]);
  }
  return g_string_free_to_bytes(out);
}

/* ---- TSV: kind, original, translation, more ---- */

/* A text in a cell: tabs and line ends would end it. */
static void add_field(GString *out, const char *text) {
  g_string_append_c(out, '\t');
  for (const char *p = text ? text : ""; *p; p++)
    g_string_append_c(out, *p == '\t' || *p == '\n' || *p == '\r' ? ' ' : *p);
}

static void add_fields(GString *out, const char *kind, const char *original, const char *translation,
                       const char *more) {
  g_string_append(out, kind);
  add_field(out, original);
  add_field(out, translation);
  add_field(out, more);
  g_string_append_c(out, '\n');
}

static const char *string_of(const DzText *text) {
  return text ? text->string : "";
}

static gboolean is_space_at(const char *p) {
  return g_unichar_isspace(g_utf8_get_char(p));
}

static void add_word(GString *words, const char *start, const char *end) {
  while (start < end && is_space_at(start))
    start = g_utf8_next_char(start);
  while (end > start && is_space_at(g_utf8_prev_char(end)))
    end = g_utf8_prev_char(end);
  if (end > start)
    g_string_append_printf(words, "%s%.*s", words->len ? "; " : "", (int)(end - start), start);
}

/* A phrase to learn; one with a semicolon in it is two, for that is what parts them. */
static void add_phrase(GString *words, const char *start, const char *end) {
  for (const char *stop; (stop = memchr(start, ';', (gsize)(end - start))); start = stop + 1)
    add_word(words, start, stop);
  add_word(words, start, end);
}

/* The vocabulary of a pair's original, joined by "; ". New string. */
static char *vocabulary_of(const DzText *text) {
  GString *words = g_string_new(NULL);
  for (guint i = 0; text && i < text->spans->len; i++) {
    const DzSpan *span = &g_array_index(text->spans, DzSpan, i);
    if (span->kind == DZ_SPAN_VOCABULARY)
      add_phrase(words, text->string + span->start, text->string + span->end);
  }
  return g_string_free(words, FALSE);
}

static void add_study(GString *out, const DzArticle *article) {
  for (int kind = 0; kind < DZ_STUDY_KINDS; kind++)
    for (guint i = 0; i < article->study[kind]->len; i++) {
      const DzStudyItem *item = article->study[kind]->pdata[i];
      g_autofree char *said = item->part ? g_strdup_printf("%s; %s", item->reading ? item->reading : "", item->part)
                              : kind == DZ_STUDY_NOTE ? g_strdup_printf("%u", i + 1)
                                                      : g_strdup(item->reading);
      add_fields(out, dz_study_traits((DzStudyKind)kind)->name, string_of(item->side[0]), string_of(item->side[1]),
                 said);
      for (guint k = 0; k < item->more->len; k++) /* in either language, in the first column */
        add_fields(out, "more", string_of(item->more->pdata[k]), NULL, NULL);
    }
}

static void add_article(GString *out, const DzArticle *article) {
  add_fields(out, "title", string_of(article->title[0]), string_of(article->title[1]), NULL);
  if (article->date)
    add_fields(out, "date", article->date, article->date, NULL);
  if (article->source)
    add_fields(out, "source", article->source, NULL, NULL);
  for (guint i = 0; i < article->summary->len; i++) {
    gboolean original = g_array_index(article->summary_sides, DzSide, i) == DZ_ORIGINAL;
    const char *text = string_of(article->summary->pdata[i]);
    add_fields(out, "summary", original ? text : NULL, original ? NULL : text, NULL);
  }
  for (guint i = 0; i < article->blocks->len; i++) {
    const DzBlock *block = article->blocks->pdata[i];
    g_autofree char *vocabulary = vocabulary_of(block->side[0]);
    add_fields(out, dz_block_name(block->kind), string_of(block->side[0]), string_of(block->side[1]), vocabulary);
  }
  for (guint i = 0; i < article->key_sentences->len; i++) {
    const DzKeySentence *key = article->key_sentences->pdata[i];
    add_fields(out, "key", string_of(key->side[0]), string_of(key->side[1]), string_of(key->analysis));
  }
  add_study(out, article);
}

GBytes *dz_write_tsv(DzWriteJob *job, GError **error) {
  (void)error;
  GString *out = g_string_new(NULL);
  for (guint a = 0; a < job->arrangement->book->articles->len; a++)
    add_article(out, job->arrangement->book->articles->pdata[a]);
  return g_string_free_to_bytes(out);
}
