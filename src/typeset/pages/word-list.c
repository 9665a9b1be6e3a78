/* word-list.c: see word-list.h. */
#include "typeset/pages/word-list.h"
#include <string.h>

enum { FROM_TWO_COLUMNS = 10, MOST_COLUMNS = 2 };
/* em of Han: between columns, between a word and its meaning, before examples; of a column with meanings aligned */
static const double gutter = 2, head_gap = 0.8, example_indent = 1.5, least_column = 17;
static const double most_head = 0.6; /* of a column */

typedef struct {
  const DzParagraph *head, *meaning;
  int element, meaning_element;
} Entry;

typedef struct {
  DzBuilder *builder;
  const GPtrArray *rows;
  guint first, count, columns;
  double width, head; /* of a column, and of its part for words; points */
  GArray *entries;    /* Entry */
} List;

guint dz_words_running(const GPtrArray *rows, guint first) {
  guint count = 0;
  for (; first + count < rows->len; count++) {
    const DzRow *row = rows->pdata[first + count];
    if (row->kind != DZ_ROW_STUDY || row->study_kind != DZ_STUDY_WORD)
      break;
  }
  return count;
}

static const DzRow *row_at(const List *list, guint i) {
  return list->rows->pdata[list->first + i];
}

static gboolean has_examples(const List *list) {
  for (guint i = 0; i < list->count; i++)
    if (row_at(list, i)->more && row_at(list, i)->more->len > 0)
      return TRUE;
  return FALSE;
}

/* "cynical /ˈsɪnɪkl/ adj." */
static void head_stretches(const DzBuilder *builder, const DzRow *row, const DzCell *cell, int element,
                           GArray *stretches) {
  const DzLayout *layout = builder->layout;
  const DzType *type = &layout->style[DZ_STYLE_SECONDARY];
  const double han = dz_rounded(type->han), latin = dz_rounded(type->latin), facts = layout->style[DZ_STYLE_FACTS].han;
  const DzStretch plain = dz_text_stretch(cell->text, cell->language, han, latin);
  dz_span_stretches(cell->text, &plain, builder->pages, element, stretches);
  if (cell->side != DZ_ORIGINAL) /* nothing but meanings are shown */
    return;
  for (guint i = 0; i < stretches->len; i++) {
    DzStretch *stretch = &g_array_index(stretches, DzStretch, i);
    stretch->role = DZ_FACE_LABEL;
    stretch->is_prose = FALSE;
  }
  const struct {
    const char *text;
    DzFaceRole role;
    double han, latin;
  } said[] = {{row->reading, DZ_FACE_SANS, facts, facts}, {row->study->part, DZ_FACE_ITALIC, han, latin}};
  for (gsize i = 0; i < G_N_ELEMENTS(said); i++) {
    if (!said[i].text)
      continue;
    DzStretch stretch = dz_label_stretch(" ", cell->language, said[i].role, said[i].han);
    stretch.latin = said[i].latin;
    dz_add_stretch(stretches, &stretch, " ", 1);
    dz_add_stretch(stretches, &stretch, said[i].text, strlen(said[i].text));
  }
}

static Entry set_entry(const List *list, const DzRow *row, double head, double meaning) {
  DzBuilder *builder = list->builder;
  const DzCell *word = &g_array_index(row->cells, DzCell, 0);
  const int group = dz_pages_element(builder->pages, "Div", NULL, builder->section);
  Entry entry = {.element = dz_pages_element(builder->pages, "P", word->language, group)};
  g_autoptr(GArray) stretches = dz_stretches_new();
  head_stretches(builder, row, word, entry.element, stretches);
  entry.head = dz_set_all(builder, stretches, head, 0, DZ_SET_RAGGED);
  if (row->cells->len > 1) {
    const DzCell *cell = &g_array_index(row->cells, DzCell, 1);
    entry.meaning_element = dz_pages_element(builder->pages, "Span", cell->language, entry.element);
    g_autoptr(GArray) said = dz_stretches_new();
    dz_cell_stretches(builder, cell, DZ_STYLE_SECONDARY, entry.meaning_element, said);
    entry.meaning = dz_set_all(builder, said, meaning, 0, DZ_SET_FLUSH);
  }
  return entry;
}

/* As wide as the widest word that is no wider than its share of the column. */
static double width_of_heads(const List *list) {
  const double most = most_head * list->width;
  double widest = 0;
  for (guint i = 0; i < list->count; i++) {
    const DzRow *row = row_at(list, i);
    g_autoptr(GArray) stretches = dz_stretches_new();
    head_stretches(list->builder, row, &g_array_index(row->cells, DzCell, 0), -1, stretches);
    const DzParagraph *head = dz_set_all(list->builder, stretches, most, 0, DZ_SET_RAGGED);
    for (guint line = 0; line < dz_paragraph_line_count(head); line++)
      widest = MAX(widest, (double)g_array_index(head->lines, DzLine, line).x1);
  }
  return widest;
}

static void place(const List *list, const DzParagraph *paragraph, guint line, double x, int element) {
  if (!paragraph || line >= dz_paragraph_line_count(paragraph))
    return;
  const DzPlaced placed = {.paragraph = paragraph, .line = line, .x = x, .element = element};
  dz_add_content(list->builder, &placed);
}

static guint lines_of(const Entry *entry) {
  const guint head = dz_paragraph_line_count(entry->head);
  return entry->meaning ? MAX(head, dz_paragraph_line_count(entry->meaning)) : head;
}

/* A row of the table: the entries first … end - 1 beside each other. */
static void add_row(const List *list, guint first, guint end, double first_cost) {
  guint height = 0;
  for (guint i = first; i < end; i++)
    height = MAX(height, lines_of(&g_array_index(list->entries, Entry, i)));
  const DzLayout *layout = list->builder->layout;
  for (guint line = 0; line < height; line++) {
    dz_add_strip(list->builder, 1, 0, line == 0 ? first_cost : DZ_COST_INSIDE_KEY);
    for (guint i = first; i < end; i++) {
      const Entry *entry = &g_array_index(list->entries, Entry, i);
      const double step = list->width + gutter * layout->style[DZ_STYLE_TEXT].han,
                   x = dz_layout_main(layout)->left + (i - first) * step;
      place(list, entry->head, line, x, entry->element);
      place(list, entry->meaning, line, x + list->head, entry->meaning_element);
    }
  }
}

/* Sentences under a word that show its use. */
static void add_examples(const List *list, const DzRow *row) {
  DzBuilder *builder = list->builder;
  const DzFrame *frame = dz_layout_main(builder->layout);
  const double indent = example_indent * builder->layout->style[DZ_STYLE_TEXT].han;
  for (guint i = 0; row->more && i < row->more->len; i++) {
    const DzCell *cell = &g_array_index(row->more, DzCell, i);
    const int element = dz_pages_element(builder->pages, "P", cell->language, builder->section);
    g_autoptr(GArray) stretches = dz_stretches_new();
    dz_cell_stretches(builder, cell, DZ_STYLE_SECONDARY, element, stretches);
    const DzParagraph *lines = dz_set_all(builder, stretches, frame->measure - indent, 0, DZ_SET_FLUSH);
    dz_add_strip_lines(builder, lines, frame->left + indent, element, 0, DZ_COST_INSIDE_KEY, dz_kept_cost);
  }
}

/* Where a column is too narrow for two, a meaning runs on after its word. */
static Entry set_run_in(const List *list, const DzRow *row) {
  DzBuilder *builder = list->builder;
  const DzCell *word = &g_array_index(row->cells, DzCell, 0);
  const int group = dz_pages_element(builder->pages, "Div", NULL, builder->section);
  Entry entry = {.element = dz_pages_element(builder->pages, "P", word->language, group)};
  g_autoptr(GArray) stretches = dz_stretches_new();
  head_stretches(builder, row, word, entry.element, stretches);
  if (row->cells->len > 1) {
    const DzCell *cell = &g_array_index(row->cells, DzCell, 1);
    const int element = dz_pages_element(builder->pages, "Span", cell->language, entry.element);
    const guint first = stretches->len;
    dz_cell_stretches(builder, cell, DZ_STYLE_SECONDARY, element, stretches);
    const DzStretch like = g_array_index(stretches, DzStretch, first);
    DzStretch space = like;
    space.text = " ";
    space.length = 1;
    space.is_prose = FALSE;
    g_array_insert_val(stretches, first, space);
    for (guint i = first; i < stretches->len; i++)
      if (g_array_index(stretches, DzStretch, i).element < 0)
        g_array_index(stretches, DzStretch, i).element = element;
  }
  entry.head = dz_set_all(builder, stretches, list->width, 0, DZ_SET_FLUSH);
  return entry;
}

void dz_build_words(DzBuilder *builder, const GPtrArray *rows, guint first, guint count) {
  const DzLayout *layout = builder->layout;
  const double em = layout->style[DZ_STYLE_TEXT].han, measure = dz_layout_main(layout)->measure;
  List list = {.builder = builder, .rows = rows, .first = first, .count = count, .columns = 1, .width = measure};
  const double half = (measure - gutter * em) / MOST_COLUMNS;
  if (count >= FROM_TWO_COLUMNS && half >= least_column * em * 0.9 && !has_examples(&list)) {
    list.columns = MOST_COLUMNS;
    list.width = half;
  }
  const gboolean is_aligned = list.width >= least_column * em * 0.9;
  list.head = is_aligned ? width_of_heads(&list) + head_gap * em : 0;
  list.entries = g_array_new(FALSE, FALSE, sizeof(Entry));
  builder->strips->has_columns = TRUE;
  for (guint i = 0; i < count; i += list.columns) {
    g_array_set_size(list.entries, 0);
    builder->row = row_at(&list, i);
    for (guint k = i; k < MIN(i + list.columns, count); k++) {
      const Entry entry =
          is_aligned ? set_entry(&list, row_at(&list, k), list.head - head_gap * em + 1, list.width - list.head)
                     : set_run_in(&list, row_at(&list, k));
      g_array_append_val(list.entries, entry);
    }
    /* two rows at least under the heading, and at the end */
    const gboolean is_edge = i == list.columns || i + list.columns >= count;
    add_row(&list, 0, list.entries->len,
            i == 0    ? dz_cost_before(builder)
            : is_edge ? DZ_COST_UNDER_HEADING
                      : DZ_COST_BETWEEN_WORDS);
    if (list.columns == 1)
      add_examples(&list, row_at(&list, i));
  }
  g_array_unref(list.entries);
}
