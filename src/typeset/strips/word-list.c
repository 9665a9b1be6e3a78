/* word-list.c: see word-list.h. */
#include "typeset/strips/word-list.h"
#include "typeset/strips/study-strips.h"
#include <string.h>

enum { FROM_TWO_COLUMNS = 10, MOST_COLUMNS = 2 };
/* em of Han: between columns, between a word and its meaning; of a column with meanings aligned */
static const double gutter = 2, head_gap = 0.8, least_column = 15.3;
static const double most_head = 0.6; /* of a column */

typedef struct {
  const DzParagraph *head, *meaning;
  int element, meaning_element;
} Entry;

typedef struct {
  DzBuilder *builder;
  const GPtrArray *words; /* DzRow* */
  guint columns;
  double width, head; /* of a column, and of its part for words with the gap behind; points. No head: not aligned */
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

static gboolean has_examples(const GPtrArray *words) {
  for (guint i = 0; i < words->len; i++)
    if (((const DzRow *)words->pdata[i])->more->len > 0)
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

/* The element of an entry, and the stretches of its word. */
static Entry begin_entry(const List *list, const DzRow *row, GArray *stretches) {
  DzBuilder *builder = list->builder;
  const DzCell *word = &g_array_index(row->cells, DzCell, 0);
  const int group = dz_pages_element(builder->pages, "Div", NULL, builder->section);
  const Entry entry = {.element = dz_pages_element(builder->pages, "P", word->language, group)};
  head_stretches(builder, row, word, entry.element, stretches);
  return entry;
}

static Entry set_aligned(const List *list, const DzRow *row) {
  DzBuilder *builder = list->builder;
  const double gap = head_gap * builder->layout->style[DZ_STYLE_TEXT].han;
  g_autoptr(GArray) stretches = dz_stretches_new();
  Entry entry = begin_entry(list, row, stretches);
  entry.head = dz_set_all(builder, stretches, list->head - gap + 1, 0, DZ_SET_RAGGED);
  if (row->cells->len > 1) {
    const DzCell *cell = &g_array_index(row->cells, DzCell, 1);
    entry.meaning_element = dz_pages_element(builder->pages, "Span", cell->language, entry.element);
    g_autoptr(GArray) said = dz_stretches_new();
    dz_cell_stretches(builder, cell, DZ_STYLE_SECONDARY, entry.meaning_element, said);
    entry.meaning = dz_set_all(builder, said, list->width - list->head, 0, DZ_SET_FLUSH);
  }
  return entry;
}

/* Where a column is too narrow for two, a meaning runs on after its word. */
static Entry set_run_in(const List *list, const DzRow *row) {
  DzBuilder *builder = list->builder;
  g_autoptr(GArray) stretches = dz_stretches_new();
  Entry entry = begin_entry(list, row, stretches);
  if (row->cells->len > 1) {
    const DzCell *cell = &g_array_index(row->cells, DzCell, 1);
    const int element = dz_pages_element(builder->pages, "Span", cell->language, entry.element);
    const DzType *type = &builder->layout->style[DZ_STYLE_SECONDARY];
    const DzStretch plain = dz_text_stretch(cell->text, cell->language, dz_rounded(type->han), dz_rounded(type->latin));
    const guint first = stretches->len;
    dz_add_stretch(stretches, &plain, " ", 1)->is_prose = FALSE;
    dz_span_stretches(cell->text, &plain, builder->pages, element, stretches);
    for (guint i = first; i < stretches->len; i++)
      if (g_array_index(stretches, DzStretch, i).element < 0)
        g_array_index(stretches, DzStretch, i).element = element;
  }
  entry.head = dz_set_all(builder, stretches, list->width, 0, DZ_SET_FLUSH);
  return entry;
}

/* As wide as the widest word that is no wider than its share of the column. */
static double width_of_heads(const List *list) {
  const double most = most_head * list->width;
  double widest = 0;
  for (guint i = 0; i < list->words->len; i++) {
    const DzRow *row = list->words->pdata[i];
    g_autoptr(GArray) stretches = dz_stretches_new();
    head_stretches(list->builder, row, &g_array_index(row->cells, DzCell, 0), -1, stretches);
    const DzParagraph *head = dz_set_all(list->builder, stretches, most, 0, DZ_SET_RAGGED);
    for (guint line = 0; line < dz_paragraph_line_count(head); line++)
      widest = MAX(widest, dz_line_end(head, line));
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

/* A row of the table: entries beside each other. */
static void add_row(const List *list, const Entry *entries, guint count, double first_cost) {
  guint height = 0;
  for (guint i = 0; i < count; i++)
    height = MAX(height, lines_of(&entries[i]));
  const DzLayout *layout = list->builder->layout;
  const double step = list->width + gutter * layout->style[DZ_STYLE_TEXT].han;
  for (guint line = 0; line < height; line++) {
    dz_add_strip(list->builder, 1, 0, line == 0 ? first_cost : DZ_COST_INSIDE_KEY);
    for (guint i = 0; i < count; i++) {
      const double x = dz_layout_main(layout)->left + i * step;
      place(list, entries[i].head, line, x, entries[i].element);
      place(list, entries[i].meaning, line, x + list->head, entries[i].meaning_element);
    }
  }
}

/* How wide a column is, and how many there are. */
static List measured_list(DzBuilder *builder, const GPtrArray *words) {
  const double em = builder->layout->style[DZ_STYLE_TEXT].han, measure = dz_layout_main(builder->layout)->measure,
               half = (measure - gutter * em) / MOST_COLUMNS;
  List list = {.builder = builder, .words = words, .columns = 1, .width = measure};
  if (words->len >= FROM_TWO_COLUMNS && half >= least_column * em && !has_examples(words)) {
    list.columns = MOST_COLUMNS;
    list.width = half;
  }
  if (list.width >= least_column * em)
    list.head = width_of_heads(&list) + head_gap * em;
  return list;
}

void dz_build_words(DzBuilder *builder, const GPtrArray *words) {
  const List list = measured_list(builder, words);
  builder->strips->has_columns = TRUE;
  for (guint i = 0; i < words->len; i += list.columns) {
    Entry entries[MOST_COLUMNS];
    const guint count = MIN(list.columns, words->len - i);
    builder->row = words->pdata[i];
    for (guint k = 0; k < count; k++)
      entries[k] = (list.head > 0 ? set_aligned : set_run_in)(&list, words->pdata[i + k]);
    /* two rows at least under the heading, and at the end */
    const gboolean is_edge = i == list.columns || i + list.columns >= words->len;
    add_row(&list, entries, count,
            i == 0    ? dz_cost_before(builder)
            : is_edge ? DZ_COST_UNDER_HEADING
                      : DZ_COST_BETWEEN_WORDS);
    if (list.columns == 1)
      dz_add_more(builder, words->pdata[i], builder->section);
  }
}
