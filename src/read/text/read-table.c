/* read-table.c: see read-table.h.

   Rows that all begin with a kind (title, date, pair …) are duizhao's own. Else two columns are the two sides: those
   that a first line of languages or markers names, or the first two. A quotation mark parts nothing in TSV, where a
   paragraph may begin and end with one; only a program that doubles the marks inside has put it there. */
#include "read/text/read-table.h"
#include "base/error.h"
#include "read/text/markers.h"
#include "read/text/paragraphs.h"
#include "read/text/table-columns.h"
#include <string.h>

static gboolean is_empty(const DzTableRow *row) {
  for (guint i = 0; i < row->cells->len; i++)
    if (*dz_cell(row, i))
      return FALSE;
  return TRUE;
}

/* ---- fields ---- */

/* A field in quotation marks from *at, which goes to the byte after it. New string. */
static char *quoted_field(const char **at, guint *line) {
  GString *field = g_string_new(NULL);
  const char *p = *at + 1;
  for (; *p && !(*p == '"' && p[1] != '"'); p++) {
    p += *p == '"';
    *line += *p == '\n';
    g_string_append_c(field, *p);
  }
  *at = *p ? p + 1 : p;
  return g_string_free(field, FALSE);
}

/* Up to the separator or the line's end. New string. */
static char *plain_field(const char **at, char separator) {
  const char ends[] = {separator, '\n', 0};
  gsize length = strcspn(*at, ends);
  char *field = g_strndup(*at, length);
  *at += length;
  return field;
}

/* What a program put into quotation marks, doubling those inside: as it was before. */
static void unquote(char *field) {
  gsize length = strlen(field);
  if (length < 4 || field[0] != '"' || field[length - 1] != '"' || !strstr(field + 1, "\"\""))
    return;
  g_autoptr(GString) inside = g_string_new(NULL);
  for (gsize i = 1; i + 1 < length; i++) {
    gboolean is_mark = field[i] == '"';
    if (is_mark && (field[i + 1] != '"' || i + 2 >= length))
      return; /* a mark alone: nobody doubled them */
    i += is_mark;
    g_string_append_c(inside, field[i]);
  }
  memcpy(field, inside->str, inside->len + 1);
}

/* The rows that hold anything, their cells trimmed. New array of DzTableRow*. */
static GPtrArray *rows_of(const char *text, char separator) {
  GPtrArray *rows = g_ptr_array_new_with_free_func(dz_table_row_free);
  guint line = 1;
  for (const char *at = text; *at; line++) {
    DzTableRow *row = g_new(DzTableRow, 1);
    *row = (DzTableRow){.cells = g_ptr_array_new_with_free_func(g_free), .line = line};
    for (gboolean goes_on = TRUE; goes_on;) {
      char *field = separator != '\t' && *at == '"' ? quoted_field(&at, &line) : NULL;
      char *rest = plain_field(&at, separator);
      char *whole = field ? g_strconcat(field, g_strchomp(rest), NULL) : g_strdup(rest);
      g_free(field);
      g_free(rest);
      if (separator == '\t')
        unquote(whole);
      g_ptr_array_add(row->cells, g_strstrip(whole));
      goes_on = *at == separator && separator != 0;
      at += goes_on;
    }
    at += *at == '\n';
    if (is_empty(row))
      dz_table_row_free(row);
    else
      g_ptr_array_add(rows, row);
  }
  return rows;
}

/* ---- our own rows ---- */

static const struct {
  const char *kind;
  DzRole role;
} kinds[] = {{"title", DZ_ROLE_TITLE},     {"date", DZ_ROLE_DATE},       {"source", DZ_ROLE_SOURCE},
             {"summary", DZ_ROLE_SUMMARY}, {"heading", DZ_ROLE_HEADING}, {"pair", DZ_ROLE_PAIR},
             {"code", DZ_ROLE_CODE},       {"key", DZ_ROLE_KEY},         {"more", DZ_ROLE_NONE}};

/* What a row is; FALSE where it is none of ours. A row "more" has no role of its own. */
static gboolean role_of(const DzTableRow *row, DzRole *role) {
  const char *kind = row->cells->len >= 2 ? dz_cell(row, 0) : "";
  for (gsize i = 0; i < G_N_ELEMENTS(kinds); i++)
    if (strcmp(kind, kinds[i].kind) == 0) {
      *role = kinds[i].role;
      return TRUE;
    }
  for (int study = 0; study < DZ_STUDY_KINDS; study++)
    if (strcmp(kind, dz_study_traits((DzStudyKind)study)->name) == 0) {
      *role = (DzRole)(DZ_ROLE_STUDY + study);
      return TRUE;
    }
  return FALSE;
}

static gboolean is_own(const GPtrArray *rows) {
  if (rows->len == 0 || strcmp(dz_cell(rows->pdata[0], 0), "title") != 0)
    return FALSE;
  DzRole role;
  for (guint i = 0; i < rows->len; i++)
    if (!role_of(rows->pdata[i], &role))
      return FALSE;
  return TRUE;
}

static DzText *text_of(const char *cell, guint line) {
  DzText *text = dz_text_new(g_strdup(cell), line);
  dz_text_clean(text);
  return text;
}

/* "cynical; raised an eyebrow": each is found after the one before. */
static void mark_vocabulary(DzText *text, const char *vocabulary) {
  g_auto(GStrv) words = g_strsplit(vocabulary, "; ", -1);
  const char *from = text->string;
  for (guint i = 0; words[i]; i++) {
    const char *at = *words[i] ? strstr(from, words[i]) : NULL;
    if (!at)
      continue;
    from = at + strlen(words[i]);
    dz_text_add_span(text, DZ_SPAN_VOCABULARY, (gsize)(at - text->string), (gsize)(from - text->string), NULL);
  }
}

static void add_side(DzDocument *document, DzRole role, guint group, DzMark mark, DzText *text) {
  if (*text->string)
    dz_document_add_told(document, role, group, mark, text);
  else
    dz_text_free(text);
}

/* "ˈsɪnɪkl; adj.": how a word is said, and its part of speech. */
static void add_said(DzDocument *document, guint group, const DzTableRow *row) {
  const char *said = dz_cell(row, 3), *part = g_strrstr(said, "; ");
  g_autofree char *reading = g_strndup(said, part ? (gsize)(part - said) : strlen(said));
  add_side(document, DZ_ROLE_WORD, group, DZ_MARK_READING, text_of(reading, row->line));
  add_side(document, DZ_ROLE_WORD, group, DZ_MARK_PART, text_of(part ? part + 2 : "", row->line));
}

/* An example or a choice: it goes on with the row before. */
static void add_more(DzDocument *document, const DzTableRow *row) {
  const DzPassage *last = document->passages->len ? document->passages->pdata[document->passages->len - 1] : NULL;
  const char *cell = *dz_cell(row, 1) ? dz_cell(row, 1) : dz_cell(row, 2);
  if (last)
    add_side(document, last->role, last->group, DZ_MARK_ANALYSIS, text_of(cell, row->line));
}

static void add_own_row(DzDocument *document, const DzTableRow *row, guint group) {
  DzRole role = DZ_ROLE_NONE;
  role_of(row, &role);
  if (role == DZ_ROLE_NOTE && !*dz_cell(row, 3)) /* a note of the article has its number there */
    role = DZ_ROLE_REMARK;
  if (role == DZ_ROLE_NONE) {
    add_more(document, row);
    return;
  }
  DzText *original = text_of(dz_cell(row, 1), row->line);
  if (role == DZ_ROLE_PAIR || role == DZ_ROLE_HEADING)
    mark_vocabulary(original, dz_cell(row, 3));
  if (role == DZ_ROLE_DATE || role == DZ_ROLE_SOURCE) {
    add_side(document, role, group, DZ_MARK_NONE, original);
    return;
  }
  add_side(document, role, group, DZ_MARK_ORIGINAL, original);
  add_side(document, role, group, DZ_MARK_TRANSLATION, text_of(dz_cell(row, 2), row->line));
  if (role == DZ_ROLE_WORD)
    add_said(document, group, row);
  if (role == DZ_ROLE_KEY)
    dz_document_add_told(document, role, group, DZ_MARK_ANALYSIS, text_of(dz_cell(row, 3), row->line));
}

static DzDocument *read_own(const char *path, const GPtrArray *rows, GError **error) {
  g_autoptr(DzDocument) first = NULL;
  DzDocument **place = &first, *document = NULL;
  for (guint i = 0; i < rows->len; i++) {
    const DzTableRow *row = rows->pdata[i];
    DzRole role = DZ_ROLE_NONE;
    if (role_of(row, &role) && role == DZ_ROLE_TITLE) {
      document = *place = dz_document_new(path, "tsv");
      document->is_clean = TRUE;
      place = &document->next;
    }
    add_own_row(document, row, i + 1);
  }
  for (document = first; document; document = document->next)
    if (!dz_check_passages(document, error))
      return NULL;
  return g_steal_pointer(&first);
}

/* ---- other tables ---- */

static gboolean looks_like_title(const char *text) {
  gsize length = strlen(text);
  return length > 0 && length <= 160 && !strchr(".,;:?!", text[length - 1]) && !g_str_has_suffix(text, "？") &&
         !(length >= 3 && (strcmp(text + length - 3, "。") == 0 || strcmp(text + length - 3, "；") == 0));
}

/* A first row without a stop on either side, and with one in the next, is the title. */
static gboolean is_title_row(const GPtrArray *rows, guint i, const GArray *columns) {
  if (i + 1 >= rows->len)
    return FALSE;
  const guint one = g_array_index(columns, DzColumn, 0).column, other = g_array_index(columns, DzColumn, 1).column;
  const DzTableRow *row = rows->pdata[i], *next = rows->pdata[i + 1];
  return looks_like_title(dz_cell(row, one)) && looks_like_title(dz_cell(row, other)) &&
         !looks_like_title(dz_cell(next, one)) && !looks_like_title(dz_cell(next, other));
}

static gboolean is_sync_row(const DzTableRow *row) {
  return row->cells->len == 1 && dz_is_sync_line(dz_cell(row, 0));
}

/* "#separator:tab": what a program of flash cards writes of its file. */
static void drop_directives(GPtrArray *rows, GPtrArray *notes) {
  while (rows->len > 0) {
    const DzTableRow *row = rows->pdata[0];
    const char *cell = dz_cell(row, 0);
    if (row->cells->len != 1 || *cell != '#' || !strchr(cell, ':') || strchr(cell, ' ') > strchr(cell, ':'))
      return;
    dz_notes_add(notes, row->line, "left out “%s”, which speaks of the file", cell);
    g_ptr_array_remove_index(rows, 0);
  }
}

/* Columns are found by the rows that have them. */
static GPtrArray *rows_without_sync(const GPtrArray *rows) {
  GPtrArray *own = g_ptr_array_new();
  for (guint i = 0; i < rows->len; i++)
    if (!is_sync_row(rows->pdata[i]))
      g_ptr_array_add(own, rows->pdata[i]);
  return own;
}

static DzDocument *read_pairs(const char *path, GPtrArray *rows, const DzReadOptions *options, GError **error) {
  g_autoptr(DzDocument) document = dz_document_new(path, "tsv");
  drop_directives(rows, document->notes);
  g_autoptr(GPtrArray) own = rows_without_sync(rows);
  if (own->len == 0) {
    dz_fail(error, DZ_ERROR_INPUT, 0, "%s: has no text", path);
    return NULL;
  }
  const gboolean has_head = dz_is_table_head(own->pdata[0]);
  g_autoptr(GArray) columns = dz_table_columns(own, has_head, options, document->notes);
  if (columns->len < 2) {
    dz_fail(error, DZ_ERROR_INPUT, 0,
            "%s: no pair found: this table has no two columns of text; a row is a text and its translation", path);
    return NULL;
  }
  gboolean is_first = TRUE;
  for (guint i = 0; i < rows->len; i++) {
    const DzTableRow *row = rows->pdata[i];
    if (has_head && row == own->pdata[0])
      continue;
    if (is_sync_row(row)) {
      dz_document_add(document, DZ_MARK_SYNC, g_strdup(""), row->line);
      continue;
    }
    const gboolean is_title = is_first && is_title_row(rows, i, columns);
    dz_add_table_row(document, row, columns, is_title ? DZ_ROLE_TITLE : DZ_ROLE_PAIR, i + 1);
    is_first = FALSE;
  }
  return dz_check_passages(document, error) ? g_steal_pointer(&document) : NULL;
}

static DzDocument *read_table(const char *path, const char *text, char separator, const DzReadOptions *options,
                              GError **error) {
  g_autoptr(GPtrArray) rows = rows_of(text, separator);
  if (is_own(rows))
    return read_own(path, rows, error);
  return read_pairs(path, rows, options, error);
}

DzDocument *dz_read_tsv(const char *path, const char *text, gsize length, const DzReadOptions *options,
                        GError **error) {
  (void)length;
  return read_table(path, text, '\t', options, error);
}

/* "sep=;", which spreadsheets write. */
static const char *skip_separator_line(const char *text, char *separator) {
  if (g_ascii_strncasecmp(text, "sep=", 4) != 0 || !text[4] || (text[5] != '\n' && text[5] != '\r'))
    return text;
  *separator = text[4];
  text += strcspn(text, "\n");
  return *text ? text + 1 : text;
}

/* Whichever of the three the first line has most of. */
DzDocument *dz_read_csv(const char *path, const char *text, gsize length, const DzReadOptions *options,
                        GError **error) {
  (void)length;
  static const char separators[] = {',', ';', '\t'};
  guint counts[G_N_ELEMENTS(separators)] = {0};
  gsize best = 0;
  for (const char *p = text; *p && *p != '\n'; p++)
    for (gsize i = 0; i < G_N_ELEMENTS(separators); i++)
      counts[i] += *p == separators[i];
  for (gsize i = 1; i < G_N_ELEMENTS(separators); i++)
    if (counts[i] > counts[best])
      best = i;
  char separator = separators[best];
  text = skip_separator_line(text, &separator);
  return read_table(path, text, separator, options, error);
}

/* Rows copied from a spreadsheet or a word processor: as many tabs in each, and two columns of text. */
static gboolean has_columns(const char *text) {
  enum { FEWEST = 2, MOST_BYTES = 20000 };
  g_autofree char *beginning = g_strndup(text, MOST_BYTES);
  g_autoptr(GPtrArray) rows = rows_of(beginning, '\t');
  g_autoptr(GPtrArray) unheard = dz_notes_new();
  const DzReadOptions options = {0};
  drop_directives(rows, unheard);
  guint parted = 0, usual = rows->len > 0 ? ((const DzTableRow *)rows->pdata[0])->cells->len : 0;
  for (guint i = 0; i < rows->len; i++) {
    const guint cells = ((const DzTableRow *)rows->pdata[i])->cells->len;
    parted += cells > 1 && cells <= usual + 1;
    DzMarker marker; /* "原文" before a tab is a marker */
    const char *first = dz_cell(rows->pdata[i], 0);
    if (dz_marker_at(first, &marker) && marker.length == strlen(first))
      return FALSE;
  }
  if (parted < FEWEST || parted * 10 < rows->len * 9)
    return FALSE;
  g_autoptr(GArray) columns = dz_table_columns(rows, FALSE, &options, unheard);
  return columns->len > 1;
}

gboolean dz_is_tsv(const char *text, gsize length) {
  length = strcspn(text, "\n"); /* of the first line */
  if (!memchr(text, '\t', length))
    return *text == '#' && strstr(text, "\n#") && has_columns(text + length);
  g_autofree char *line = g_strndup(text, length);
  g_autoptr(GPtrArray) rows = rows_of(line, '\t');
  if (rows->len == 0)
    return FALSE;
  const DzTableRow *row = rows->pdata[0];
  if (strcmp(dz_cell(row, 0), "title") == 0 && row->cells->len == 4)
    return TRUE;
  return dz_is_table_head(row) || has_columns(text);
}
