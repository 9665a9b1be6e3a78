/* read-table.c: see read-table.h.

   Rows that all begin with a kind (title, date, pair …) are duizhao's own. Else two columns are the two sides: those
   that a first line of languages or markers names, or the first two. A quotation mark parts nothing in TSV, where a
   paragraph may begin and end with one; only a program that doubles the marks inside has put it there. */
#include "read/text/read-table.h"
#include "base/error.h"
#include "base/language.h"
#include "read/text/markers.h"
#include "read/text/paragraphs.h"
#include <string.h>

typedef struct {
  GPtrArray *cells; /* char* */
  guint line;
} Row;

static void row_free(gpointer data) {
  Row *row = data;
  g_ptr_array_unref(row->cells);
  g_free(row);
}

static const char *cell_of(const Row *row, guint column) {
  return column < row->cells->len ? row->cells->pdata[column] : "";
}

static gboolean is_empty(const Row *row) {
  for (guint i = 0; i < row->cells->len; i++)
    if (*cell_of(row, i))
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

/* The rows that hold anything, their cells trimmed. New array of Row*. */
static GPtrArray *rows_of(const char *text, char separator) {
  GPtrArray *rows = g_ptr_array_new_with_free_func(row_free);
  guint line = 1;
  for (const char *at = text; *at; line++) {
    Row *row = g_new(Row, 1);
    *row = (Row){.cells = g_ptr_array_new_with_free_func(g_free), .line = line};
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
      row_free(row);
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
             {"key", DZ_ROLE_KEY},         {"more", DZ_ROLE_NONE}};

/* What a row is; FALSE where it is none of ours. A row "more" has no role of its own. */
static gboolean role_of(const Row *row, DzRole *role) {
  const char *kind = row->cells->len >= 2 ? cell_of(row, 0) : "";
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
  if (rows->len == 0 || strcmp(cell_of(rows->pdata[0], 0), "title") != 0)
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
static void add_said(DzDocument *document, guint group, const Row *row) {
  const char *said = cell_of(row, 3), *part = g_strrstr(said, "; ");
  g_autofree char *reading = g_strndup(said, part ? (gsize)(part - said) : strlen(said));
  add_side(document, DZ_ROLE_WORD, group, DZ_MARK_READING, text_of(reading, row->line));
  add_side(document, DZ_ROLE_WORD, group, DZ_MARK_PART, text_of(part ? part + 2 : "", row->line));
}

/* An example or a choice: it goes on with the row before. */
static void add_more(DzDocument *document, const Row *row) {
  const DzPassage *last = document->passages->len ? document->passages->pdata[document->passages->len - 1] : NULL;
  const char *cell = *cell_of(row, 1) ? cell_of(row, 1) : cell_of(row, 2);
  if (last)
    add_side(document, last->role, last->group, DZ_MARK_ANALYSIS, text_of(cell, row->line));
}

static void add_own_row(DzDocument *document, const Row *row, guint group) {
  DzRole role = DZ_ROLE_NONE;
  role_of(row, &role);
  if (role == DZ_ROLE_NONE) {
    add_more(document, row);
    return;
  }
  DzText *original = text_of(cell_of(row, 1), row->line);
  if (role == DZ_ROLE_PAIR || role == DZ_ROLE_HEADING)
    mark_vocabulary(original, cell_of(row, 3));
  if (role == DZ_ROLE_DATE || role == DZ_ROLE_SOURCE) {
    add_side(document, role, group, DZ_MARK_NONE, original);
    return;
  }
  add_side(document, role, group, DZ_MARK_ORIGINAL, original);
  add_side(document, role, group, DZ_MARK_TRANSLATION, text_of(cell_of(row, 2), row->line));
  if (role == DZ_ROLE_WORD)
    add_said(document, group, row);
  if (role == DZ_ROLE_KEY)
    dz_document_add_told(document, role, group, DZ_MARK_ANALYSIS, text_of(cell_of(row, 3), row->line));
}

static DzDocument *read_own(const char *path, const GPtrArray *rows, GError **error) {
  g_autoptr(DzDocument) first = NULL;
  DzDocument **place = &first, *document = NULL;
  for (guint i = 0; i < rows->len; i++) {
    const Row *row = rows->pdata[i];
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

typedef struct {
  guint column;
  DzMark mark;
  char *language; /* a tag, or NULL */
} Column;

static void clear_column(gpointer data) {
  g_free(((Column *)data)->language);
}

/* What a head says of its column; FALSE where the cell is none. */
static gboolean read_head_cell(const char *cell, guint number, Column *column) {
  DzMarker marker;
  *column = (Column){.column = number};
  if (dz_marker_at(cell, &marker) && marker.length == strlen(cell)) {
    column->mark = marker.mark;
    column->language = g_strdup(marker.language);
    return marker.mark != DZ_MARK_ANALYSIS;
  }
  if (strlen(cell) < 2 || !dz_language_is_valid(cell) || (strlen(cell) == 3 && !strchr(cell, '-')))
    return FALSE;
  column->mark = DZ_MARK_LANGUAGE;
  column->language = dz_language_normal(cell);
  return TRUE;
}

/* The columns that a first line names; empty where it is not a head. New array of Column. */
static GArray *columns_of_head(const Row *row) {
  GArray *columns = g_array_new(FALSE, FALSE, sizeof(Column));
  g_array_set_clear_func(columns, clear_column);
  for (guint i = 0; i < row->cells->len; i++) {
    Column column;
    if (read_head_cell(cell_of(row, i), i, &column))
      g_array_append_val(columns, column);
    else
      g_free(column.language);
  }
  if (columns->len < 2)
    g_array_set_size(columns, 0);
  return columns;
}

static gboolean is_wanted(const Column *column, const DzReadOptions *options) {
  return dz_same_language(column->language, options->language[0]) ||
         dz_same_language(column->language, options->language[1]);
}

/* Leaves two columns: those the user asked for, else the first; names the others. */
static void choose_columns(GArray *columns, const DzReadOptions *options, DzDocument *document) {
  guint wanted = 0;
  for (guint i = 0; i < columns->len; i++)
    wanted += is_wanted(&g_array_index(columns, Column, i), options);
  for (guint i = columns->len; i-- > 0 && columns->len > 2;) {
    const Column *column = &g_array_index(columns, Column, i);
    gboolean goes = wanted >= 2 ? !is_wanted(column, options) : i >= 2;
    if (!goes)
      continue;
    dz_notes_add(document->notes, 1, "left out the column %s; --original and --translation choose another",
                 column->language ? column->language : "beyond the second");
    g_array_remove_index(columns, i);
  }
}

/* A table without a head: the first two columns that hold text, which is the first two. */
static void add_usual_columns(GArray *columns) {
  for (guint i = 0; i < 2; i++) {
    Column column = {.column = i};
    g_array_append_val(columns, column);
  }
}

static void note_other_cells(DzDocument *document, const Row *row, const GArray *columns, gboolean has_head) {
  for (guint i = 0; !has_head && i < row->cells->len; i++)
    if (i >= columns->len && *cell_of(row, i))
      dz_notes_add(document->notes, row->line, "left out “%s”, a column beyond the second", cell_of(row, i));
}

static gboolean looks_like_title(const char *text) {
  gsize length = strlen(text);
  return length > 0 && length <= 160 && !strchr(".,;:", text[length - 1]) &&
         !(length >= 3 && (strcmp(text + length - 3, "。") == 0 || strcmp(text + length - 3, "；") == 0));
}

/* A first row without a stop on either side, and with one in the next, is the title. */
static gboolean is_title_row(const GPtrArray *rows, guint i, const GArray *columns) {
  if (i + 1 >= rows->len)
    return FALSE;
  guint one = g_array_index(columns, Column, 0).column, other = g_array_index(columns, Column, 1).column;
  const Row *row = rows->pdata[i], *next = rows->pdata[i + 1];
  return looks_like_title(cell_of(row, one)) && looks_like_title(cell_of(row, other)) &&
         !(looks_like_title(cell_of(next, one)) && looks_like_title(cell_of(next, other)));
}

static void add_row(DzDocument *document, const Row *row, const GArray *columns, DzRole role, guint group) {
  for (guint c = 0; c < columns->len; c++) {
    const Column *column = &g_array_index(columns, Column, c);
    DzText *text = text_of(cell_of(row, column->column), row->line);
    if (!*text->string) {
      dz_text_free(text);
      continue;
    }
    DzPassage *passage = dz_document_add_told(document, role, group, column->mark, text);
    g_strlcpy(passage->language, column->language ? column->language : "", sizeof passage->language);
  }
}

static DzDocument *read_pairs(const char *path, const GPtrArray *rows, const DzReadOptions *options, GError **error) {
  g_autoptr(DzDocument) document = dz_document_new(path, "tsv");
  if (rows->len == 0) {
    dz_fail(error, DZ_ERROR_INPUT, 0, "%s: has no text", path);
    return NULL;
  }
  g_autoptr(GArray) columns = columns_of_head(rows->pdata[0]);
  gboolean has_head = columns->len > 0;
  if (!has_head)
    add_usual_columns(columns);
  choose_columns(columns, options, document);
  guint first = has_head ? 1 : 0;
  for (guint i = first; i < rows->len; i++) {
    const Row *row = rows->pdata[i];
    if (row->cells->len == 1 && dz_is_sync_line(cell_of(row, 0))) {
      dz_document_add(document, DZ_MARK_SYNC, g_strdup(""), row->line);
      continue;
    }
    gboolean is_title = i == first && is_title_row(rows, i, columns);
    add_row(document, row, columns, is_title ? DZ_ROLE_TITLE : DZ_ROLE_PAIR, i + 1);
    note_other_cells(document, row, columns, has_head);
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
  return read_table(path, text, separators[best], options, error);
}

gboolean dz_is_tsv(const char *text, gsize length) {
  length = strcspn(text, "\n"); /* of the first line */
  if (!memchr(text, '\t', length))
    return FALSE;
  g_autofree char *line = g_strndup(text, length);
  g_autoptr(GPtrArray) rows = rows_of(line, '\t');
  if (rows->len == 0)
    return FALSE;
  const Row *row = rows->pdata[0];
  if (strcmp(cell_of(row, 0), "title") == 0 && row->cells->len == 4)
    return TRUE;
  g_autoptr(GArray) columns = columns_of_head(row);
  return columns->len > 0;
}
