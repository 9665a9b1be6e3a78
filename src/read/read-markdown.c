/* read-markdown.c: see read-markdown.h.

   A front matter with `languages: en zh-Hans` is duizhao's own: then the form is the meaning. A paragraph is an
   original and the quote after it its translation, headings from the second level on are crossheads, numbered items key
   sentences with a point for the analysis; a heading of the first level is a label of the book's ("导读"), and what
   stands under one that comes before the first pair, down to the rule, is the summary. Another such front matter begins
   another article.

   Else it is somebody's: a quote that answers a paragraph in another language is its translation, so is the second
   column of a table, bold words in a paragraph are its vocabulary; all that looks like marked text is read as that. */
#include "read/read-markdown.h"
#include "base/error.h"
#include "base/language.h"
#include "base/unicode.h"
#include "read/front-matter.h"
#include "read/markdown.h"
#include "read/markers.h"
#include "read/paragraphs.h"
#include <string.h>

gboolean dz_is_markdown(const char *text) {
  gsize length;
  g_autoptr(GPtrArray) fields = dz_front_matter(text, &length);
  return fields != NULL;
}

/* The lines or cells of a block as one text. New text. */
static DzText *text_of(const DzMdBlock *block) {
  return block->texts->len > 0 ? dz_text_join(block->texts) : dz_text_new(g_strdup(""), 0);
}

/* ---- front matter ---- */

static const struct {
  const char *key;
  DzRole role;
  DzMark mark;
} known_fields[] = {
    {"title", DZ_ROLE_TITLE, DZ_MARK_NONE},
    {"title-translation", DZ_ROLE_TITLE, DZ_MARK_TRANSLATION},
    {"title_translation", DZ_ROLE_TITLE, DZ_MARK_TRANSLATION},
    {"date", DZ_ROLE_DATE, DZ_MARK_NONE},
    {"published", DZ_ROLE_DATE, DZ_MARK_NONE},
    {"source", DZ_ROLE_SOURCE, DZ_MARK_NONE},
    {"url", DZ_ROLE_SOURCE, DZ_MARK_NONE},
    {"link", DZ_ROLE_SOURCE, DZ_MARK_NONE},
    {"author", DZ_ROLE_AUTHOR, DZ_MARK_NONE},
    {"authors", DZ_ROLE_AUTHOR, DZ_MARK_NONE},
    {"translator", DZ_ROLE_TRANSLATOR, DZ_MARK_NONE},
    {"translators", DZ_ROLE_TRANSLATOR, DZ_MARK_NONE},
    {"rights", DZ_ROLE_RIGHTS, DZ_MARK_NONE},
    {"copyright", DZ_ROLE_RIGHTS, DZ_MARK_NONE},
    {"license", DZ_ROLE_RIGHTS, DZ_MARK_NONE},
    {"tags", DZ_ROLE_TAGS, DZ_MARK_NONE},
    {"keywords", DZ_ROLE_TAGS, DZ_MARK_NONE},
    {"summary", DZ_ROLE_SUMMARY, DZ_MARK_NONE},
    {"abstract", DZ_ROLE_SUMMARY, DZ_MARK_NONE},
};

/* Keys that say something of the document and not of the article. */
static const char quiet_keys[] = " languages book series ";

/* Only what a reader reads may hold Markdown; an address must not be touched. */
static DzText *value_of(const DzField *field, DzRole role, guint line) {
  DzText *text = role == DZ_ROLE_TITLE || role == DZ_ROLE_SUMMARY ? dz_markdown_line(field->value, line)
                                                                  : dz_text_new(g_strdup(field->value), line);
  dz_text_clean(text);
  return text;
}

/* In our own form the title is the original's; elsewhere its language tells. */
static void add_field(DzDocument *document, const DzField *field, guint first_line) {
  guint line = first_line + field->line - 1;
  g_autofree char *word = g_strdup_printf(" %s ", field->key);
  if (!*field->value || strstr(quiet_keys, word))
    return;
  for (gsize i = 0; i < G_N_ELEMENTS(known_fields); i++)
    if (strcmp(field->key, known_fields[i].key) == 0) {
      gboolean is_own_title = document->is_clean && strcmp(field->key, "title") == 0;
      g_autoptr(DzText) value = value_of(field, known_fields[i].role, line);
      if (*value->string)
        dz_document_add_told(document, known_fields[i].role, 0, is_own_title ? DZ_MARK_ORIGINAL : known_fields[i].mark,
                             g_steal_pointer(&value));
      return;
    }
  dz_notes_add(document->notes, line, "left out “%s: %s” of the front matter", field->key, field->value);
}

/* "en zh-Hans", perhaps with a comma: TRUE where there are two tags. */
static gboolean take_languages(const GPtrArray *fields, char *language[2]) {
  const char *value = dz_field(fields, "languages");
  g_auto(GStrv) tags = g_strsplit_set(value ? value : "", " ,", -1);
  guint count = 0;
  for (guint i = 0; tags[i]; i++)
    if (*tags[i] && dz_language_is_valid(tags[i]) && count < 2)
      language[count++] = dz_language_normal(tags[i]);
  if (count == 2)
    return TRUE;
  g_clear_pointer(&language[0], g_free);
  return FALSE;
}

static void take_front_matter(DzDocument *document, const GPtrArray *fields, guint first_line) {
  document->is_clean = take_languages(fields, document->language);
  document->book_title = g_strdup(dz_field(fields, "book"));
  document->series = g_strdup(dz_field(fields, "series"));
  for (guint i = 0; fields && i < fields->len; i++)
    add_field(document, fields->pdata[i], first_line);
}

/* ---- our own form ---- */

typedef struct {
  DzDocument *document;
  guint group;       /* of the passage before */
  DzRole awaits;     /* what a quote would answer: DZ_ROLE_PAIR or DZ_ROLE_HEADING; NONE for nothing */
  guint quote, item; /* those that the passage before stood in */
  gboolean in_summary;
  gboolean has_body;
} Own;

static void add_told(Own *own, DzRole role, DzMark mark, const DzMdBlock *block) {
  dz_document_add_told(own->document, role, own->group, mark, text_of(block));
  own->has_body = own->has_body || role != DZ_ROLE_SUMMARY;
}

/* A quote answers what stands before it, and a second paragraph in it goes on. */
static void add_quote(Own *own, const DzMdBlock *block) {
  gboolean goes_on = block->quote == own->quote;
  if (!goes_on && own->awaits == DZ_ROLE_NONE) {
    own->group++;
    own->awaits = block->kind == DZ_MD_HEADING ? DZ_ROLE_HEADING : DZ_ROLE_PAIR;
  }
  const DzPassage *before = goes_on ? own->document->passages->pdata[own->document->passages->len - 1] : NULL;
  add_told(own, before ? before->role : own->awaits, DZ_MARK_TRANSLATION, block);
  own->awaits = DZ_ROLE_NONE;
}

static void add_item(Own *own, const DzMdBlock *block) {
  if (block->item != own->item)
    own->group++;
  add_told(own, DZ_ROLE_KEY,
           block->point   ? DZ_MARK_ANALYSIS
           : block->quote ? DZ_MARK_TRANSLATION
                          : DZ_MARK_ORIGINAL,
           block);
  own->awaits = DZ_ROLE_NONE;
}

static void add_original(Own *own, DzRole role, const DzMdBlock *block) {
  own->group++;
  add_told(own, role, DZ_MARK_ORIGINAL, block);
  own->awaits = role;
}

/* A person may have put pairs into a table. */
static void add_own_row(Own *own, const DzMdBlock *block) {
  own->group++;
  for (guint i = 0; i < MIN(block->texts->len, 2); i++) {
    g_autoptr(DzText) text =
        dz_text_slice(block->texts->pdata[i], 0, strlen(((DzText *)block->texts->pdata[i])->string));
    if (*text->string)
      dz_document_add_told(own->document, DZ_ROLE_PAIR, own->group, i ? DZ_MARK_TRANSLATION : DZ_MARK_ORIGINAL,
                           g_steal_pointer(&text));
  }
  own->awaits = DZ_ROLE_NONE;
}

static void add_own_block(Own *own, const DzMdBlock *block) {
  gboolean is_label = block->kind == DZ_MD_HEADING && block->level == 1 && !block->quote && !block->item;
  if (block->kind == DZ_MD_SYNC)
    dz_document_add(own->document, DZ_MARK_SYNC, g_strdup(""), 0);
  if (block->kind == DZ_MD_SYNC || block->kind == DZ_MD_GAP || block->kind == DZ_MD_RULE || is_label)
    own->awaits = DZ_ROLE_NONE;
  if (is_label)
    own->in_summary = !own->has_body;
  else if (block->kind == DZ_MD_RULE)
    own->in_summary = FALSE;
  else if (block->kind == DZ_MD_ROW)
    add_own_row(own, block);
  else if (block->kind == DZ_MD_SYNC || block->kind == DZ_MD_GAP)
    ;
  else if (block->item && block->is_ordered)
    add_item(own, block);
  else if (own->in_summary)
    add_told(own, DZ_ROLE_SUMMARY, block->quote ? DZ_MARK_TRANSLATION : DZ_MARK_ORIGINAL, block);
  else if (block->quote)
    add_quote(own, block);
  else
    add_original(own, block->kind == DZ_MD_HEADING ? DZ_ROLE_HEADING : DZ_ROLE_PAIR, block);
  own->quote = block->quote;
  own->item = block->item;
}

static void add_own_blocks(DzDocument *document, const GPtrArray *blocks) {
  Own own = {.document = document};
  for (guint i = 0; i < blocks->len; i++)
    add_own_block(&own, blocks->pdata[i]);
}

/* ---- as people write ---- */

/* Headings over what is not pairs but sentences for study. */
static const char *const key_headings[] = {"重点句", "重點句",        "长难句", "長難句",
                                           "关键句", "key sentences", "重要文", "핵심 문장"};

static gboolean is_key_heading(const char *text) {
  g_autofree char *lower = g_utf8_strdown(text, -1);
  for (gsize i = 0; i < G_N_ELEMENTS(key_headings); i++)
    if (strstr(lower, key_headings[i]) && dz_columns(text) <= 24)
      return TRUE;
  return FALSE;
}

typedef struct {
  DzDocument *document;
  const GPtrArray *blocks;
  guint group;
  DzMark *marks;     /* by place, of every block */
  gboolean in_keys;  /* under a heading such as 重点句 */
  DzMark columns[2]; /* of the table that is read */
  char *column_language[2];
} Found;

static const char *language_of_block(const DzMdBlock *block) {
  g_autoptr(DzText) text = text_of(block);
  return dz_language_of(text->string);
}

static gboolean is_plain_paragraph(const DzMdBlock *block) {
  return block->kind == DZ_MD_PARAGRAPH && !block->quote && !block->item;
}

static gboolean is_quoted(const DzMdBlock *block) {
  return block->kind == DZ_MD_PARAGRAPH && block->quote && !block->item;
}

static gboolean is_answer(const GPtrArray *blocks, guint i) {
  return i > 0 && i < blocks->len && is_quoted(blocks->pdata[i]) && is_plain_paragraph(blocks->pdata[i - 1]);
}

/* Whether a quote stands after a plain paragraph (or before it, if turned) in another language, rather than in the
   same, as a quotation would. */
static int count_turns(const GPtrArray *blocks, gboolean turned) {
  int turns = 0;
  for (guint i = 1; i < blocks->len; i++) {
    const DzMdBlock *one = blocks->pdata[i - 1], *other = blocks->pdata[i];
    if (turned ? is_quoted(one) && is_plain_paragraph(other) : is_plain_paragraph(one) && is_quoted(other))
      turns += dz_same_language(language_of_block(one), language_of_block(other)) ? -1 : 1;
  }
  return turns;
}

/* Paragraph, quote, paragraph, quote: the quotes are the translations. Quote, paragraph, quote, paragraph is left to
   the languages, and so are quotations. */
static gboolean quotes_answer(const GPtrArray *blocks) {
  int after = count_turns(blocks, FALSE), before = count_turns(blocks, TRUE);
  gboolean quote_is_first = FALSE;
  for (guint i = 0; i < blocks->len; i++) {
    quote_is_first = is_quoted(blocks->pdata[i]);
    if (quote_is_first || is_plain_paragraph(blocks->pdata[i]))
      break;
  }
  return after > 0 && (after > before || (after == before && !quote_is_first));
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
  g_autoptr(DzText) text = text_of(block);
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
    else if (is_quoted(block))
      marks[i] = DZ_MARK_TRANSLATION;
  }
  return marks;
}

static void add_paragraph_block(Found *found, guint at) {
  const DzMdBlock *block = found->blocks->pdata[at];
  guint first = found->document->passages->len;
  dz_add_lines(found->document, block->texts, 0, block->texts->len, DZ_LINES_SOFT);
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

/* Adds an item; returns the index of the first block after it. */
static guint add_list_item(Found *found, guint at) {
  const DzMdBlock *block = found->blocks->pdata[at];
  guint item = block->item, first = found->document->passages->len, last = at;
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

/* The mark that a column's head gives it; FALSE where it is no such head. */
static gboolean read_head(Found *found, const DzMdBlock *row) {
  gboolean any = FALSE;
  for (guint i = 0; i < 2; i++) {
    DzMarker marker = {0};
    const char *text = i < row->texts->len ? ((const DzText *)row->texts->pdata[i])->string : "";
    gboolean is_marker = dz_marker_at(text, &marker) && marker.length == strlen(text);
    found->columns[i] = is_marker ? marker.mark : DZ_MARK_NONE;
    g_free(found->column_language[i]);
    found->column_language[i] = g_strdup(is_marker ? marker.language : NULL);
    any = any || is_marker;
  }
  return any;
}

static gboolean has_two_languages(const DzMdBlock *row) {
  if (row->texts->len < 2)
    return FALSE;
  const DzText *one = row->texts->pdata[0], *other = row->texts->pdata[1];
  return *one->string && *other->string &&
         !dz_same_language(dz_language_of(one->string), dz_language_of(other->string));
}

static void add_row(Found *found, const DzMdBlock *row) {
  if (row->is_head && (read_head(found, row) || !has_two_languages(row)))
    return;
  found->group++;
  for (guint i = 0; i < row->texts->len; i++) {
    const DzText *cell = row->texts->pdata[i];
    if (!*cell->string)
      continue;
    if (i >= 2) {
      dz_notes_add(found->document->notes, cell->line, "left out “%s”, a column beyond the second", cell->string);
      continue;
    }
    DzPassage *passage =
        dz_document_add_told(found->document, found->in_keys ? DZ_ROLE_KEY : DZ_ROLE_PAIR, found->group,
                             found->columns[i], dz_text_slice(cell, 0, strlen(cell->string)));
    g_strlcpy(passage->language, found->column_language[i] ? found->column_language[i] : "", sizeof passage->language);
  }
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
  g_autoptr(DzText) text = text_of(block);
  gboolean is_marker = dz_marker_at(text->string, &marker);
  gboolean was_bold = drop_whole_spans(text);
  if (was_bold && !is_marker && !block->quote && dz_columns(text->string) <= 80) {
    add_heading(found, block);
    return;
  }
  for (guint i = 0; i < block->texts->len && !is_marker; i++)
    drop_whole_spans(block->texts->pdata[i]);
  add_paragraph_block(found, at);
}

static void add_found_blocks(DzDocument *document, const GPtrArray *blocks) {
  Found found = {.document = document, .blocks = blocks};
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
    else if (block->kind == DZ_MD_ROW)
      add_row(&found, block);
    else if (block->kind == DZ_MD_PARAGRAPH)
      add_found_paragraph(&found, i);
    i++;
  }
  g_free(found.marks);
  g_free(found.column_language[0]);
  g_free(found.column_language[1]);
  dz_join_lone_markers(document);
  if (!has_vocabulary(document))
    make_vocabulary(document);
}

/* ---- files ---- */

/* "|--|:-|", under the head of a table. */
static gboolean is_delimiter_row(const char *line, gsize length) {
  gsize signs = strspn(line, "|:- \t\r");
  return signs >= length && memchr(line, '|', length) && memchr(line, '-', length);
}

/* md4c wants three dashes in each cell, where everybody else is content with one. */
static void add_line(GString *plain, const char *line, gsize length) {
  gboolean is_delimiter = is_delimiter_row(line, length);
  for (gsize i = 0; i < length; i++) {
    if (line[i] == '\r' && i + 1 == length)
      continue;
    g_string_append_c(plain, line[i]);
    if (is_delimiter && line[i] == '-' && line[i + 1] != '-')
      g_string_append(plain, "--");
  }
}

/* The text with one kind of line end; without the spaces that a site put there where it is not our own. */
static char *plain_source(const char *text, gboolean is_own) {
  GString *plain = g_string_sized_new(strlen(text));
  for (const char *line = text; *line;) {
    gsize length = strcspn(line, "\n");
    add_line(plain, line, length);
    line += length;
    if (*line == '\n')
      g_string_append_c(plain, *line++);
  }
  if (!is_own)
    g_string_replace(plain, "\u00A0", " ", 0);
  return g_string_free(plain, FALSE);
}

static guint count_lines(const char *from, const char *to) {
  guint lines = 0;
  for (; from < to; from++)
    lines += *from == '\n';
  return lines;
}

/* Where another article of our own form begins after a blank line, or the end of the text. */
static const char *next_article(const char *text) {
  const char *at = text;
  while ((at = strstr(at, "\n---"))) {
    gsize length;
    char *language[2] = {NULL, NULL};
    g_autoptr(GPtrArray) fields = dz_front_matter(at + 1, &length);
    gboolean is_one = fields && take_languages(fields, language);
    g_free(language[0]);
    g_free(language[1]);
    if (is_one)
      return at + 1;
    at += 4;
  }
  return text + strlen(text);
}

/* Reads from its front matter to the next. */
static DzDocument *read_article(const char *path, const char *text, guint line, const char **end, GError **error) {
  g_autoptr(DzDocument) document = dz_document_new(path, "markdown");
  gsize length = 0;
  g_autoptr(GPtrArray) fields = dz_front_matter(text, &length);
  take_front_matter(document, fields, line);
  const char *body = text + length;
  *end = document->is_clean ? next_article(body) : body + strlen(body);
  DzMdSync sync = document->is_clean ? DZ_MD_SYNC_ALWAYS : DZ_MD_HEADINGS_UNDERLINED;
  g_autoptr(GPtrArray) blocks = dz_markdown_blocks(path, body, (gsize)(*end - body), line + count_lines(text, body),
                                                   sync, document->notes, error);
  if (!blocks)
    return NULL;
  if (document->is_clean)
    add_own_blocks(document, blocks);
  else
    add_found_blocks(document, blocks);
  return dz_check_passages(document, error) ? g_steal_pointer(&document) : NULL;
}

DzDocument *dz_read_markdown(const char *path, const char *text, const DzReadOptions *options, GError **error) {
  (void)options;
  gsize length;
  char *language[2] = {NULL, NULL};
  g_autoptr(GPtrArray) fields = dz_front_matter(text, &length);
  gboolean is_own = fields && take_languages(fields, language);
  g_free(language[0]);
  g_free(language[1]);
  g_autofree char *source = plain_source(text, is_own);
  g_autoptr(DzDocument) first = NULL;
  DzDocument **place = &first;
  guint line = 1;
  for (const char *at = source, *end; *at; at = end) {
    *place = read_article(path, at, line, &end, error);
    if (!*place)
      return NULL;
    place = &(*place)->next;
    line += count_lines(at, end);
  }
  if (!first)
    dz_fail(error, DZ_ERROR_INPUT, 0, "%s: has no text", path);
  return g_steal_pointer(&first);
}
