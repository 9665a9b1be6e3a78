/* table-columns.c: see table-columns.h. */
#include "read/text/table-columns.h"
#include "base/language-files.h"
#include "base/language.h"
#include "base/unicode.h"
#include "read/text/markers.h"
#include <string.h>

void dz_table_row_free(gpointer data) {
  DzTableRow *row = data;
  g_ptr_array_unref(row->cells);
  g_free(row);
}

const char *dz_cell(const DzTableRow *row, guint column) {
  return column < row->cells->len ? row->cells->pdata[column] : "";
}

/* ---- heads ---- */

/* What a head says of its column; FALSE where the cell names no side. */
static gboolean read_head_cell(const char *cell, guint number, DzColumn *column) {
  DzMarker marker;
  *column = (DzColumn){.column = number};
  if (dz_marker_at(cell, &marker) && marker.length == strlen(cell)) {
    column->mark = marker.mark;
    column->language = g_strdup(marker.language);
    return marker.mark != DZ_MARK_ANALYSIS;
  }
  if (dz_is_listed(dz_list(DZ_LIST_NUMBER_HEADS), cell) || dz_is_listed(dz_list(DZ_LIST_OTHER_HEADS), cell) ||
      strlen(cell) < 2 || !dz_language_is_valid(cell) || (strlen(cell) >= 3 && !strchr(cell, '-')))
    return FALSE;
  column->mark = DZ_MARK_LANGUAGE;
  column->language = dz_language_normal(cell);
  return TRUE;
}

static gboolean is_known_head(const char *cell) {
  static const DzList lists[] = {DZ_LIST_NUMBER_HEADS, DZ_LIST_OTHER_HEADS, DZ_LIST_TABLE_HEADS, DZ_LIST_WORDS};
  for (gsize i = 0; i < G_N_ELEMENTS(lists); i++)
    if (dz_is_listed(dz_list(lists[i]), cell))
      return TRUE;
  return FALSE;
}

/* A few words without a stop, as heads are. */
static gboolean is_short_label(const char *cell) {
  enum { MOST_COLUMNS = 24 };
  return dz_columns(cell) <= MOST_COLUMNS && !strpbrk(cell, ".,;:?!") && !strstr(cell, "。") && !strstr(cell, "，");
}

gboolean dz_is_table_head(const DzTableRow *row) {
  guint named = 0, known = 0, other = 0;
  for (guint i = 0; i < row->cells->len; i++) {
    DzColumn column;
    const char *cell = dz_cell(row, i);
    if (read_head_cell(cell, i, &column))
      named++;
    else if (is_known_head(cell))
      known++;
    else
      other += *cell && !is_short_label(cell);
    g_free(column.language);
  }
  return named >= 2 || (named + known > 0 && other == 0);
}

/* ---- what stands in a column ---- */

typedef struct {
  guint filled, text, numbers; /* cells */
  guint distinct;
  char *joined; /* the beginning of what it holds */
} Content;

static gboolean is_number(const char *cell) {
  return strspn(cell, "0123456789.-#:/ ") == strlen(cell) && strpbrk(cell, "0123456789");
}

static Content content_of(const GPtrArray *rows, guint first, guint column) {
  enum { MOST_BYTES = 4000 };
  Content content = {0};
  g_autoptr(GString) joined = g_string_new(NULL);
  g_autoptr(GHashTable) seen = g_hash_table_new(g_str_hash, g_str_equal);
  for (guint i = first; i < rows->len; i++) {
    const char *cell = dz_cell(rows->pdata[i], column);
    if (!*cell)
      continue;
    content.filled++;
    content.numbers += is_number(cell);
    content.text += dz_has_letter(cell, cell + strlen(cell)) && !is_number(cell);
    g_hash_table_add(seen, (gpointer)cell);
    if (joined->len < MOST_BYTES)
      g_string_append_printf(joined, "%s\n", cell);
  }
  content.distinct = g_hash_table_size(seen);
  content.joined = g_string_free(g_steal_pointer(&joined), FALSE);
  return content;
}

/* Sentences or words of the table's own: filled, with letters, and not the same again and again as tags are. */
static gboolean is_text(const Content *content, guint rows) {
  enum { FEW_ROWS = 3 };
  return content->text * 2 > content->filled && content->filled * 2 >= rows &&
         (content->filled < FEW_ROWS || content->distinct * 2 > content->filled);
}

/* ---- which two ---- */

static void clear_column(gpointer data) {
  g_free(((DzColumn *)data)->language);
}

static gboolean is_wanted(const DzColumn *column, const DzReadOptions *options) {
  return dz_same_language(column->language, options->language[0]) ||
         dz_same_language(column->language, options->language[1]);
}

static GArray *new_columns(void) {
  GArray *columns = g_array_new(FALSE, FALSE, sizeof(DzColumn));
  g_array_set_clear_func(columns, clear_column);
  return columns;
}

/* Columns that the head names. */
static GArray *columns_of_head(const DzTableRow *head) {
  GArray *columns = new_columns();
  for (guint i = 0; i < head->cells->len; i++) {
    DzColumn column;
    if (read_head_cell(dz_cell(head, i), i, &column))
      g_array_append_val(columns, column);
    else
      g_free(column.language);
  }
  return columns;
}

/* Columns by what they hold, with the language that it seems to be in. */
static GArray *columns_of_content(const GPtrArray *rows, gboolean has_head, const GArray *named) {
  GArray *columns = new_columns();
  const DzTableRow *head = rows->pdata[0];
  guint width = 0;
  for (guint i = 0; i < rows->len; i++)
    width = MAX(width, ((const DzTableRow *)rows->pdata[i])->cells->len);
  for (guint c = 0; c < width; c++) {
    Content content = content_of(rows, has_head, c);
    DzColumn column = {.column = c, .mark = DZ_MARK_NONE};
    gboolean is_named = FALSE;
    for (guint i = 0; i < named->len; i++)
      if (g_array_index(named, DzColumn, i).column == c) {
        column.mark = g_array_index(named, DzColumn, i).mark;
        column.language = g_strdup(g_array_index(named, DzColumn, i).language);
        is_named = TRUE;
      }
    const gboolean is_other = has_head && (dz_is_listed(dz_list(DZ_LIST_NUMBER_HEADS), dz_cell(head, c)) ||
                                           dz_is_listed(dz_list(DZ_LIST_OTHER_HEADS), dz_cell(head, c)));
    if (!column.language)
      column.language = g_strdup(dz_language_of(content.joined));
    if (is_named || (!is_other && is_text(&content, rows->len - (has_head ? 1 : 0))))
      g_array_append_val(columns, column);
    else
      g_free(column.language);
    g_free(content.joined);
  }
  return columns;
}

/* The index of the column that comes second: with the first it is what the head names, or in another language. */
static guint second_of(const GArray *columns, guint first) {
  for (guint i = 0; i < columns->len; i++)
    if (i != first && g_array_index(columns, DzColumn, i).mark != DZ_MARK_NONE &&
        g_array_index(columns, DzColumn, first).mark != DZ_MARK_NONE)
      return i;
  for (guint i = first + 1; i < columns->len; i++)
    if (!dz_same_language(g_array_index(columns, DzColumn, i).language,
                          g_array_index(columns, DzColumn, first).language))
      return i;
  return first + 1;
}

/* Leaves two columns: those the user asked for, else those the head names, else the first that differ. */
static void keep_two(GArray *columns, const DzReadOptions *options) {
  enum { MOST = 2 };
  guint wanted = 0, first = 0;
  for (guint i = 0; i < columns->len; i++)
    wanted += is_wanted(&g_array_index(columns, DzColumn, i), options);
  while (first + 1 < columns->len && g_array_index(columns, DzColumn, first).mark == DZ_MARK_NONE)
    first++;
  if (first + 1 >= columns->len)
    first = 0;
  const guint second = columns->len > MOST ? second_of(columns, first) : 1;
  for (guint i = columns->len; i-- > 0 && columns->len > MOST;)
    if (wanted >= MOST ? !is_wanted(&g_array_index(columns, DzColumn, i), options) : i != first && i != second)
      g_array_remove_index(columns, i);
}

/* ---- what is left out ---- */

static gboolean is_kept(const GArray *columns, guint column) {
  for (guint i = 0; i < columns->len; i++)
    if (g_array_index(columns, DzColumn, i).column == column)
      return TRUE;
  return FALSE;
}

static void tell_cells(const GPtrArray *rows, gboolean has_head, const GArray *columns, GPtrArray *notes) {
  enum { MOST_TOLD = 3 };
  guint width = 0;
  for (guint i = 0; i < rows->len; i++)
    width = MAX(width, ((const DzTableRow *)rows->pdata[i])->cells->len);
  for (guint c = 0; c < width; c++) {
    const char *head = has_head ? dz_cell(rows->pdata[0], c) : "";
    g_autofree char *name = *head ? g_strdup_printf("the column %s", head) : g_strdup_printf("column %u", c + 1);
    guint told = 0, others = 0;
    DzColumn named = {0};
    if (!is_kept(columns, c) && read_head_cell(head, c, &named)) {
      dz_notes_add(notes, ((const DzTableRow *)rows->pdata[0])->line,
                   "left out %s; --original and --translation choose another", name);
      g_free(named.language);
      continue;
    }
    for (guint i = has_head; i < rows->len && !is_kept(columns, c); i++) {
      const DzTableRow *row = rows->pdata[i];
      if (!*dz_cell(row, c) || is_number(dz_cell(row, c)))
        continue;
      if (told++ < MOST_TOLD)
        dz_notes_add(notes, row->line, "left out “%s” of %s", dz_cell(row, c), name);
      else
        others++;
    }
    if (others > 0)
      dz_notes_add(notes, 0, "left out %u more cells of %s; --original and --translation choose other columns", others,
                   name);
  }
}

GArray *dz_table_columns(const GPtrArray *rows, gboolean has_head, const DzReadOptions *options, GPtrArray *notes) {
  g_autoptr(GArray) named = has_head ? columns_of_head(rows->pdata[0]) : new_columns();
  GArray *columns = columns_of_content(rows, has_head, named);
  keep_two(columns, options);
  for (guint i = 0; i < columns->len; i++) {
    DzColumn *column = &g_array_index(columns, DzColumn, i);
    if (column->mark == DZ_MARK_NONE) { /* its place says which side it is */
      const DzMark other = columns->len > 1 ? g_array_index(columns, DzColumn, 1 - i).mark : DZ_MARK_NONE;
      g_clear_pointer(&column->language, g_free);
      column->mark =
          other == DZ_MARK_ORIGINAL || (other != DZ_MARK_TRANSLATION && i > 0) ? DZ_MARK_TRANSLATION : DZ_MARK_ORIGINAL;
    }
  }
  tell_cells(rows, has_head, columns, notes);
  return columns;
}

/* Bytes of "<b>", "</span>", "<br/>": a tag that sets letters; 0 for none. */
static gsize tag_at(const char *p) {
  static const char *const names[] = {"b", "i", "u", "em", "strong", "span", "div", "p", "br", "font", "sub", "sup"};
  enum { LONGEST_TAG = 200 };
  if (*p != '<')
    return 0;
  const char *name = p + 1 + (p[1] == '/');
  gsize length = 0;
  while (g_ascii_isalpha(name[length]))
    length++;
  const char *end = length > 0 ? memchr(name, '>', strnlen(name, LONGEST_TAG)) : NULL;
  if (!end || (name[length] != '>' && name[length] != ' ' && name[length] != '/'))
    return 0;
  for (gsize i = 0; i < G_N_ELEMENTS(names); i++)
    if (strlen(names[i]) == length && g_ascii_strncasecmp(name, names[i], length) == 0)
      return (gsize)(end + 1 - p);
  return 0;
}

/* Cells of flash cards have tags in them: what they set stays, a break is a space. */
static void drop_tags(DzText *text) {
  g_autoptr(GArray) cuts = g_array_new(FALSE, FALSE, sizeof(DzCut));
  for (gsize i = 0; text->string[i]; i++) {
    const gsize length = tag_at(text->string + i);
    if (length == 0)
      continue;
    const gboolean is_break = g_ascii_strncasecmp(text->string + i + 1, "br", 2) == 0 ||
                              g_ascii_strncasecmp(text->string + i + 1, "/p", 2) == 0 ||
                              g_ascii_strncasecmp(text->string + i + 1, "/div", 4) == 0;
    const gsize kept = is_break && i > 0 && text->string[i + length] ? 1 : 0;
    text->string[i] = ' ';
    const DzCut cut = {i + kept, i + length};
    g_array_append_val(cuts, cut);
    i += length - 1;
  }
  dz_text_remove_all(text, cuts);
}

void dz_add_table_row(DzDocument *document, const DzTableRow *row, const GArray *columns, DzRole role, guint group) {
  for (guint c = 0; c < columns->len; c++) {
    const DzColumn *column = &g_array_index(columns, DzColumn, c);
    DzText *text = dz_text_new(g_strdup(dz_cell(row, column->column)), row->line);
    if (strchr(text->string, '<'))
      drop_tags(text);
    dz_text_clean(text);
    if (!*text->string) {
      dz_text_free(text);
      continue;
    }
    DzPassage *passage = dz_document_add_told(document, role, group, column->mark, text);
    g_strlcpy(passage->language, column->language ? column->language : "", sizeof passage->language);
  }
}
