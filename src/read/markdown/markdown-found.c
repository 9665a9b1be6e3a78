/* markdown-found.c: Markdown as people write it: a quote that answers a paragraph in another language is its
   translation, so is the second column of a table, bold words in a paragraph are its vocabulary; all that looks like
   marked text is read as that. */
#include "base/language-files.h"
#include "base/language.h"
#include "base/unicode.h"
#include "read/markdown/markdown-forms.h"
#include "read/text/both-sides.h"
#include "read/text/markers.h"
#include "read/text/paragraphs.h"
#include "read/text/table-columns.h"
#include <string.h>

/* A heading over what is not pairs but sentences for study. */
static gboolean is_key_heading(const char *text) {
  const GArray *words = dz_list(DZ_LIST_KEY_SENTENCES);
  if (dz_columns(text) > 24)
    return FALSE;
  for (const char *p = text; *p; p = g_utf8_next_char(p))
    if (dz_listed_at(words, p))
      return TRUE;
  return FALSE;
}

typedef struct {
  DzDocument *document;
  const GPtrArray *blocks;
  guint group;
  DzMark *marks;    /* by place, of every block */
  gboolean in_keys; /* under a heading such as 重点句 */
  const DzReadOptions *options;
} Found;

static const char *language_of_block(const DzMdBlock *block) {
  g_autoptr(DzText) text = dz_markdown_text(block);
  return dz_language_of(text->string);
}

static gboolean is_plain_paragraph(const DzMdBlock *block) {
  return block->kind == DZ_MD_PARAGRAPH && !block->quote && !block->item;
}

/* "drone [droʊn] 雄蜂": a short line in both scripts without a stop, as the glosses of a list are. */
static gboolean is_gloss(const char *line) {
  enum { MOST_COLUMNS = 64 };
  gboolean has_latin = FALSE, has_wide = FALSE;
  for (const char *p = line; *p; p = g_utf8_next_char(p)) {
    const gunichar c = g_utf8_get_char(p);
    has_latin = has_latin || dz_is_latin(c);
    has_wide = has_wide || dz_is_han(c) || dz_is_kana(c) || dz_is_hangul(c);
    if (c == 0x3002 || (c == '.' && p[1] == ' ' && p[2] >= 'A' && p[2] <= 'Z'))
      return FALSE;
  }
  const gunichar last = *line ? g_utf8_get_char(g_utf8_prev_char(line + strlen(line))) : 0;
  return has_latin && has_wide && !g_utf8_strchr(":：!！?？", -1, last) && g_ascii_isalpha(*line) &&
         dz_columns(line) <= MOST_COLUMNS;
}

/* A quote of which every line is a gloss. */
static gboolean is_gloss_quote(const DzMdBlock *block) {
  if (block->kind != DZ_MD_PARAGRAPH || !block->quote || block->item || block->texts->len == 0)
    return FALSE;
  for (guint i = 0; i < block->texts->len; i++)
    if (!is_gloss(((const DzText *)block->texts->pdata[i])->string))
      return FALSE;
  return TRUE;
}

static gboolean is_quoted(const DzMdBlock *block) {
  return block->kind == DZ_MD_PARAGRAPH && block->quote && !block->item && !is_gloss_quote(block);
}

static gboolean is_answer(const GPtrArray *blocks, guint i) {
  return i > 0 && i < blocks->len && is_quoted(blocks->pdata[i]) && is_plain_paragraph(blocks->pdata[i - 1]);
}

/* The quotes that stand after a paragraph, or those paragraphs, as one text, as far as is needed to tell its language.
   New string. */
static char *text_of_answered(const GPtrArray *blocks, gboolean quotes) {
  enum { ENOUGH = 4000 };
  GString *all = g_string_new(NULL);
  for (guint i = 1; i < blocks->len && all->len < ENOUGH; i++)
    if (is_answer(blocks, i)) {
      g_autoptr(DzText) text = dz_markdown_text(blocks->pdata[quotes ? i : i - 1]);
      g_string_append_printf(all, "%s\n", text->string);
    }
  return g_string_free(all, FALSE);
}

/* How often a quote stands after a plain paragraph (or before it, if turned). */
static guint count_turns(const GPtrArray *blocks, gboolean turned) {
  guint turns = 0;
  for (guint i = 1; i < blocks->len; i++) {
    const DzMdBlock *one = blocks->pdata[i - 1], *other = blocks->pdata[i];
    turns += turned ? is_quoted(one) && is_plain_paragraph(other) : is_plain_paragraph(one) && is_quoted(other);
  }
  return turns;
}

/* Paragraph, quote, paragraph, quote, in two languages: the quotes are the translations. Quote, paragraph, quote,
   paragraph is left to the languages, and so are quotations, which answer few of the paragraphs. */
static gboolean quotes_answer(const GPtrArray *blocks) {
  const guint after = count_turns(blocks, FALSE), before = count_turns(blocks, TRUE);
  guint plain = 0, quoted = 0;
  gboolean quote_is_first = FALSE;
  for (guint i = 0; i < blocks->len; i++) {
    const DzMdBlock *block = blocks->pdata[i];
    quote_is_first = plain + quoted == 0 ? is_quoted(block) : quote_is_first;
    plain += is_plain_paragraph(block);
    quoted += is_quoted(block);
  }
  if (after == 0 || before > after || (before == after && quote_is_first) || after * 3 < plain)
    return FALSE;
  g_autofree char *paragraphs = text_of_answered(blocks, FALSE), *quotes = text_of_answered(blocks, TRUE);
  return !dz_same_language(dz_language_of(paragraphs), dz_language_of(quotes));
}

/* How a styled paragraph was set says nothing of its words. Returns whether all of it was bold. */
static gboolean drop_whole_spans(DzText *text) {
  gsize length = strlen(text->string);
  gboolean was_bold = FALSE;
  for (guint i = text->spans->len; i-- > 0;) {
    const DzSpan *span = &g_array_index(text->spans, DzSpan, i);
    if (span->start > 0 || span->end < length || (span->kind != DZ_SPAN_EMPHASIS && span->kind != DZ_SPAN_STRONG))
      continue;
    was_bold = was_bold || span->kind == DZ_SPAN_STRONG;
    g_array_remove_index(text->spans, i);
  }
  return was_bold;
}

/* "The quiet town / 安静的小镇": where the halves are in two languages, they are the two sides. */
static const char *other_half(const char *text, gsize *first_length) {
  static const char *const bars[] = {" / ", " | ", "｜", " · ", " — "};
  for (gsize i = 0; i < G_N_ELEMENTS(bars); i++) {
    const char *bar = strstr(text, bars[i]);
    g_autofree char *first = bar ? g_strndup(text, (gsize)(bar - text)) : NULL;
    if (!bar || dz_same_language(dz_language_of(first), dz_language_of(bar + strlen(bars[i]))))
      continue;
    *first_length = (gsize)(bar - text);
    return bar + strlen(bars[i]);
  }
  return NULL;
}

static void add_heading(Found *found, const DzMdBlock *block) {
  g_autoptr(DzText) text = dz_markdown_text(block);
  drop_whole_spans(text);
  found->in_keys = is_key_heading(text->string);
  gsize first_length, length = strlen(text->string);
  const char *other = other_half(text->string, &first_length);
  if (!*text->string)
    return;
  dz_document_add_text(found->document, DZ_MARK_HEADING, dz_text_slice(text, 0, other ? first_length : length));
  if (other)
    dz_document_add_text(found->document, DZ_MARK_HEADING, dz_text_slice(text, (gsize)(other - text->string), length));
}

/* The marks that places give paragraphs: an answer is a translation, and what it answers, with the paragraphs in that
   language right before, the original. As many as there are blocks; new array. */
static DzMark *marks_by_place(const GPtrArray *blocks) {
  DzMark *marks = g_new0(DzMark, blocks->len + 1); /* DZ_MARK_NONE */
  const char *answered = NULL;                     /* the language of the run that an answer stands after */
  for (guint i = blocks->len; i-- > 0;) {
    const DzMdBlock *block = blocks->pdata[i];
    const char *language = is_plain_paragraph(block) ? language_of_block(block) : NULL;
    if (language && is_answer(blocks, i + 1))
      answered = language;
    else if (!dz_same_language(language, answered))
      answered = NULL;
    if (answered)
      marks[i] = DZ_MARK_ORIGINAL;
    else if (is_answer(blocks, i))
      marks[i] = DZ_MARK_TRANSLATION;
  }
  gboolean in_body = FALSE; /* a quote under a title is none's answer */
  for (guint i = 0; i < blocks->len; i++) {
    in_body = in_body || is_plain_paragraph(blocks->pdata[i]);
    if (is_quoted(blocks->pdata[i]) && marks[i] == DZ_MARK_NONE && in_body)
      marks[i] = DZ_MARK_TRANSLATION;
  }
  return marks;
}

/* "**原始页码**: 41" on each line: the lines stand for themselves. */
static gboolean are_fields(const DzMdBlock *block) {
  for (guint i = 0; i < block->texts->len; i++) {
    const DzText *line = block->texts->pdata[i];
    const DzSpan *bold = line->spans->len > 0 ? &g_array_index(line->spans, DzSpan, 0) : NULL;
    const char *after = bold && bold->start == 0 ? line->string + bold->end : "";
    const gboolean has_colon = *after == ':' || g_str_has_prefix(after, "：") ||
                               (bold && bold->start == 0 && bold->end > 0 && line->string[bold->end - 1] == ':');
    if (!has_colon)
      return FALSE;
  }
  return block->texts->len > 1;
}

static void add_paragraph_block(Found *found, guint at) {
  const DzMdBlock *block = found->blocks->pdata[at];
  guint first = found->document->passages->len;
  const gboolean is_list = is_gloss_quote(block) || are_fields(block);
  dz_add_lines(found->document, block->texts, 0, block->texts->len, is_list ? DZ_LINES_EACH : DZ_LINES_SOFT);
  for (guint i = first; i < found->document->passages->len; i++)
    ((DzPassage *)found->document->passages->pdata[i])->is_gloss = is_gloss_quote(block);
  for (guint i = first; i < found->document->passages->len; i++) {
    DzPassage *passage = found->document->passages->pdata[i];
    if (passage->mark == DZ_MARK_NONE)
      passage->mark = found->marks[at];
  }
}

/* ---- lists ---- */

/* Gives the passages from `first` on to one sentence for study, where they are a text in each language and perhaps its
   analysis. */
static void join_key(Found *found, guint first) {
  const GPtrArray *passages = found->document->passages;
  const char *language[2] = {NULL, NULL};
  guint texts = 0;
  for (guint i = first; i < passages->len; i++) {
    const DzPassage *passage = passages->pdata[i];
    if (passage->mark == DZ_MARK_ANALYSIS)
      continue;
    if (texts < 2)
      language[texts] = dz_language_of(passage->text);
    texts++;
  }
  if (texts != 2 || dz_same_language(language[0], language[1]))
    return;
  found->group++;
  for (guint i = first; i < passages->len; i++) {
    DzPassage *passage = passages->pdata[i];
    passage->role = DZ_ROLE_KEY;
    passage->group = found->group;
  }
}

/* "1. " before a text, as it was typed. */
static void put_number(DzText *text, const DzMdBlock *block) {
  g_autofree char *number = g_strdup_printf("%u%c ", block->number, block->delimiter ? block->delimiter : '.');
  const gsize length = strlen(number);
  char *string = g_strconcat(number, text->string, NULL);
  for (guint i = 0; i < text->spans->len; i++) {
    DzSpan *span = &g_array_index(text->spans, DzSpan, i);
    span->start += length;
    span->end += length;
  }
  g_free(text->string);
  text->string = string;
}

/* Adds an item; returns the index of the first block after it. */
static guint add_list_item(Found *found, guint at) {
  const DzMdBlock *block = found->blocks->pdata[at];
  guint item = block->item, first = found->document->passages->len, last = at;
  if (block->is_ordered && !found->in_keys && block->texts->len > 0)
    put_number(block->texts->pdata[0], block);
  for (; last < found->blocks->len; last++) {
    const DzMdBlock *own = found->blocks->pdata[last];
    if (own->item != item)
      break;
    if (own->kind == DZ_MD_PARAGRAPH || own->kind == DZ_MD_HEADING)
      dz_add_lines(found->document, own->texts, 0, own->texts->len, DZ_LINES_SOFT);
  }
  if (found->in_keys)
    join_key(found, first);
  return last;
}

/* ---- tables ---- */

/* 单词 | 音标 | 释义: the head of a list of words. */
static gboolean heads_words(const DzMdBlock *row) {
  guint known = 0;
  for (guint i = 0; i < row->texts->len; i++) {
    const char *head = ((const DzText *)row->texts->pdata[i])->string;
    known += dz_is_listed(dz_list(DZ_LIST_TABLE_HEADS), head) || dz_is_listed(dz_list(DZ_LIST_WORDS), head);
  }
  return known >= 2;
}

static gboolean speaks_of_words(const char *text) {
  for (const char *p = text; *p; p = g_utf8_next_char(p))
    if (dz_listed_at(dz_list(DZ_LIST_WORDS), p))
      return TRUE;
  return FALSE;
}

/* A list of words is told by its heading; one that stands above the table is that, however it is put. */
static void begin_words(DzDocument *document, guint line) {
  const char *heading = g_array_index(dz_list(DZ_LIST_WORDS), DzListed, 0).word;
  const GPtrArray *passages = document->passages;
  DzPassage *last = passages->len > 0 ? passages->pdata[passages->len - 1] : NULL;
  if (!last || last->mark != DZ_MARK_HEADING || !speaks_of_words(last->text)) {
    dz_document_add(document, DZ_MARK_NONE, g_strdup(heading), line);
    return;
  }
  g_free(last->text);
  last->text = g_strdup(heading);
  g_clear_pointer(&last->spans, g_array_unref);
}

/* A row of a list of words as the line that it would be without a table. */
static void add_word_row(Found *found, const DzMdBlock *row) {
  g_autoptr(DzText) line = dz_markdown_text(row);
  dz_document_add_text(found->document, DZ_MARK_NONE, dz_text_slice(line, 0, strlen(line->string)));
}

static gboolean has_two_languages(const DzMdBlock *row) {
  if (row->texts->len < 2)
    return FALSE;
  const DzText *one = row->texts->pdata[0], *other = row->texts->pdata[1];
  return *one->string && *other->string &&
         !dz_same_language(dz_language_of(one->string), dz_language_of(other->string));
}

static gboolean is_blank_row(const DzMdBlock *row) {
  for (guint i = 0; i < row->texts->len; i++)
    if (*((const DzText *)row->texts->pdata[i])->string)
      return FALSE;
  return TRUE;
}

static DzTableRow *plain_row(const DzMdBlock *block) {
  DzTableRow *row = g_new(DzTableRow, 1);
  *row = (DzTableRow){.cells = g_ptr_array_new_with_free_func(g_free)};
  for (guint i = 0; i < block->texts->len; i++) {
    const DzText *cell = block->texts->pdata[i];
    row->line = row->line ? row->line : cell->line;
    g_ptr_array_add(row->cells, g_strdup(cell->string));
  }
  return row;
}

static void add_cells(Found *found, const DzMdBlock *row, const GArray *columns) {
  found->group++;
  for (guint i = 0; i < columns->len; i++) {
    const DzColumn *column = &g_array_index(columns, DzColumn, i);
    const DzText *cell = column->column < row->texts->len ? row->texts->pdata[column->column] : NULL;
    if (!cell || !*cell->string)
      continue;
    DzPassage *passage = dz_document_add_told(found->document, found->in_keys ? DZ_ROLE_KEY : DZ_ROLE_PAIR,
                                              found->group, column->mark, dz_text_slice(cell, 0, strlen(cell->string)));
    g_strlcpy(passage->language, column->language ? column->language : "", sizeof passage->language);
  }
}

/* Adds the table that begins at a row; returns the index of the first block after it. */
static guint add_table(Found *found, guint at) {
  g_autoptr(GPtrArray) rows = g_ptr_array_new_with_free_func(dz_table_row_free);
  const DzMdBlock *head = found->blocks->pdata[at];
  /* of two columns alone a table of words is one of pairs, unless it belongs to an article */
  const gboolean in_words =
      head->is_head && heads_words(head) && (head->texts->len > 2 || found->document->passages->len > 0);
  guint last = at;
  for (; last < found->blocks->len; last++) {
    const DzMdBlock *row = found->blocks->pdata[last];
    if (row->kind != DZ_MD_ROW || (row->is_head && last > at))
      break;
    if (!is_blank_row(row))
      g_ptr_array_add(rows, plain_row(row));
  }
  if (in_words) {
    begin_words(found->document, ((const DzText *)head->texts->pdata[0])->line);
    for (guint i = at + 1; i < last; i++)
      add_word_row(found, found->blocks->pdata[i]);
    return last;
  }
  if (rows->len == 0)
    return last;
  const gboolean has_head =
      head->is_head && !is_blank_row(head) && (dz_is_table_head(rows->pdata[0]) || !has_two_languages(head));
  g_autoptr(GArray) columns = dz_table_columns(rows, has_head, found->options, found->document->notes);
  for (guint i = at; i < last; i++) {
    const DzMdBlock *row = found->blocks->pdata[i];
    if (!is_blank_row(row) && !(has_head && i == at))
      add_cells(found, row, columns);
  }
  return last;
}

/* ---- bold words ---- */

enum { LONGEST_WORD = 60 };

static gboolean ends_sentence(const char *string, gsize end) {
  static const char *const stops[] = {".", "?", "!", ":", "。", "？", "！", "："};
  for (gsize i = 0; i < G_N_ELEMENTS(stops); i++) {
    gsize length = strlen(stops[i]);
    if (end >= length && strncmp(string + end - length, stops[i], length) == 0)
      return TRUE;
  }
  return FALSE;
}

/* A bold phrase inside a paragraph is a word to learn. A bold sentence that opens one is its crosshead. */
static gboolean is_vocabulary(const DzPassage *passage, const DzSpan *span) {
  return span->kind == DZ_SPAN_STRONG && span->end - span->start <= LONGEST_WORD &&
         !(span->start == 0 && ends_sentence(passage->text, span->end));
}

static void make_vocabulary(DzDocument *document) {
  for (guint i = 0; i < document->passages->len; i++) {
    const DzPassage *passage = document->passages->pdata[i];
    if (!passage->spans || passage->mark == DZ_MARK_HEADING || passage->mark == DZ_MARK_ANALYSIS)
      continue;
    for (guint s = 0; s < passage->spans->len; s++) {
      DzSpan *span = &g_array_index(passage->spans, DzSpan, s);
      if (is_vocabulary(passage, span))
        span->kind = DZ_SPAN_VOCABULARY;
    }
  }
}

/* Who marks words with "==" means something else by bold. */
static gboolean has_vocabulary(const DzDocument *document) {
  for (guint i = 0; i < document->passages->len; i++) {
    const DzPassage *passage = document->passages->pdata[i];
    for (guint s = 0; passage->spans && s < passage->spans->len; s++)
      if (g_array_index(passage->spans, DzSpan, s).kind == DZ_SPAN_VOCABULARY)
        return TRUE;
  }
  return FALSE;
}

static void add_found_paragraph(Found *found, guint at) {
  DzMdBlock *block = found->blocks->pdata[at];
  DzMarker marker;
  g_autoptr(DzText) text = dz_markdown_text(block);
  gboolean is_marker = dz_marker_at(text->string, &marker);
  gboolean was_bold = drop_whole_spans(text);
  for (guint i = 0; i < block->texts->len && !is_marker; i++)
    drop_whole_spans(block->texts->pdata[i]);
  const guint first = found->document->passages->len;
  add_paragraph_block(found, at);
  if (was_bold && !is_marker && found->document->passages->len == first + 1)
    ((DzPassage *)found->document->passages->pdata[first])->is_bold = TRUE;
}

void dz_markdown_found(DzDocument *document, const GPtrArray *blocks, const DzReadOptions *options) {
  Found found = {.document = document, .blocks = blocks, .options = options};
  found.marks = quotes_answer(blocks) ? marks_by_place(blocks) : g_new0(DzMark, blocks->len + 1);
  for (guint i = 0; i < blocks->len;) {
    const DzMdBlock *block = blocks->pdata[i];
    if (block->item && block->kind != DZ_MD_SYNC) {
      i = add_list_item(&found, i);
      continue;
    }
    if (block->kind == DZ_MD_SYNC)
      dz_document_add(document, DZ_MARK_SYNC, g_strdup(""), 0);
    else if (block->kind == DZ_MD_HEADING)
      add_heading(&found, block);
    else if (block->kind == DZ_MD_ROW) {
      i = add_table(&found, i);
      continue;
    } else if (block->kind == DZ_MD_CODE && block->texts->len > 0)
      dz_document_add_told(document, DZ_ROLE_CODE, ++found.group, DZ_MARK_ORIGINAL, dz_text_of_lines(block->texts));
    else if (block->kind == DZ_MD_PARAGRAPH)
      add_found_paragraph(&found, i);
    i++;
  }
  g_free(found.marks);
  dz_join_lone_markers(document);
  dz_apply_side_headings(document);
  dz_part_lines(document);
  if (!has_vocabulary(document))
    make_vocabulary(document);
}
