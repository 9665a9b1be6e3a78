/* study-strips.c: see study-strips.h. */
#include "typeset/strips/study-strips.h"
#include "arrange/labels.h"
#include "typeset/strips/columns.h"
#include "typeset/strips/exam.h"
#include <math.h>

static char *reference_text(guint pair) {
  return g_strdup_printf("→\u00A0¶%u", pair);
}

void dz_build_section(DzBuilder *builder, const DzRow *row) {
  dz_add_outline(builder, 2, row->label, row->id);
  if (builder->layout->is_exam) {
    const gboolean is_keys = row->study_kind == DZ_STUDY_KINDS;
    dz_add_exam_section(builder, is_keys ? dz_label(DZ_LABEL_EXAM_KEYS, builder->language) : row->label,
                        dz_space_above(builder));
    return;
  }
  dz_add_label_heading(builder, row->label, dz_space_above(builder));
}

/* A label and lines to write on; the label stands on the first line, which begins after it. */
static void add_note_lines(DzBuilder *builder, const char *label, int group) {
  enum { MOST_TIMES = 2 }; /* as much room as that, where a page has it */
  const DzLayout *layout = builder->layout;
  if (layout->key_lines == 0)
    return;
  int element = dz_pages_element(builder->pages, "P", builder->language, group);
  DzStretch stretch = dz_label_stretch(label, builder->language, DZ_FACE_LABEL, layout->style[DZ_STYLE_FACTS].han);
  const DzFrame *frame = dz_layout_main(layout);
  const DzParagraph *paragraph = dz_set_stretches(builder, &stretch, 1, frame->measure, 0, DZ_SET_RAGGED);
  const guint least = (guint)ceil(layout->key_lines * layout->key_line_gap / layout->grid - 1e-6);
  DzStrip *strip = dz_add_strip(builder, least, 0, DZ_COST_INSIDE_KEY);
  strip->plan.stretch = (MOST_TIMES - 1) * least;
  strip->room = (DzRoom){.x = frame->left, .width = frame->measure, .element = element, .least = least};
  if (dz_paragraph_line_count(paragraph) > 0) {
    strip->room.label = paragraph;
    strip->room.label_width = dz_line_end(paragraph, 0) + 0.5 * layout->style[DZ_STYLE_TEXT].han;
  }
}

static void add_analysis(DzBuilder *builder, const DzRow *row, int group) {
  const DzLayout *layout = builder->layout;
  if (!row->analysis || layout->hides_analysis) {
    add_note_lines(builder, row->label, group);
    return;
  }
  int element = dz_pages_element(builder->pages, "P", row->analysis_language, group);
  DzCell cell = {
      .text = row->analysis, .language = row->analysis_language, .is_primary = TRUE}; /* at the block's edge */
  g_autoptr(GArray) stretches = dz_stretches_new();
  dz_add_label(builder, row->label, layout->style[DZ_STYLE_FACTS].han, layout->style[DZ_STYLE_FACTS].han * 1.08,
               stretches);
  dz_cell_stretches(builder, &cell, DZ_STYLE_SECONDARY, element, stretches);
  dz_add_cell(builder, &cell, stretches, element, 0, DZ_COST_INSIDE_KEY, dz_kept_cost);
}

/* → ¶8, a link, at the end of the sentence's first side. */
static void add_reference(DzBuilder *builder, const DzRow *row, const char *text, int element, GArray *stretches) {
  const DzLayout *layout = builder->layout;
  g_autofree char *id = dz_row_id(DZ_ROW_PAIR, 0, row->refers);
  int link = dz_pages_element(builder->pages, "Link", builder->language, element);
  DzElement *description = &g_array_index(builder->pages->elements, DzElement, link);
  description->target = dz_anchor_name(builder->article, id);
  description->description = dz_paragraph_in_words(row->refers, builder->language);
  DzStretch last = g_array_index(stretches, DzStretch, stretches->len - 1);
  last.marking = DZ_MARKING_NONE;
  dz_add_stretch(stretches, &last, " ", 1);
  DzStretch reference = dz_label_stretch(text, builder->language, DZ_FACE_SANS, layout->style[DZ_STYLE_NUMBER].han);
  reference.latin = layout->style[DZ_STYLE_NUMBER].han;
  reference.element = link;
  g_array_append_val(stretches, reference);
}

/* What a key sentence has besides its sides; stretches borrow it. */
typedef struct {
  char *number, *reference;
} KeyMarks;

/* A side of a key sentence, with its number and the reference to its pair at the first. */
static void key_stretches(DzBuilder *builder, const DzRow *row, guint c, const KeyMarks *marks, int element,
                          GArray *stretches) {
  const DzLayout *layout = builder->layout;
  const DzCell *cell = &g_array_index(row->cells, DzCell, c);
  if (c == 0)
    dz_run_number_in(builder, marks->number, dz_rounded(layout->style[DZ_STYLE_SECONDARY].han), stretches);
  dz_cell_stretches(builder, cell, dz_cell_layout(layout, cell)->style, element, stretches);
  if (c == 0 && row->refers > 0 && !builder->layout->is_exam)
    add_reference(builder, row, marks->reference, element, stretches);
}

/* The sides beside each other, as a pair's are. */
static void add_key_beside(DzBuilder *builder, const DzRow *row, const KeyMarks *marks, int group) {
  DzColumnText texts[2];
  for (guint c = 0; c < row->cells->len; c++) {
    const DzCell *cell = &g_array_index(row->cells, DzCell, c);
    const int element = dz_pages_element(builder->pages, "P", cell->language, group);
    texts[c] = dz_column_text(builder, cell, element, DZ_SET_JUSTIFIED);
    key_stretches(builder, row, c, marks, element, dz_add_column_paragraph(&texts[c]));
  }
  dz_add_beside(builder, texts, row->cells->len, dz_kept_cost);
}

static void add_key(DzBuilder *builder, const DzRow *row, const KeyMarks *marks, int group) {
  const double first_cost = dz_cost_before(builder);
  for (guint c = 0; c < row->cells->len; c++) {
    const DzCell *cell = &g_array_index(row->cells, DzCell, c);
    const int element = dz_pages_element(builder->pages, "P", cell->language, group);
    g_autoptr(GArray) stretches = dz_stretches_new();
    key_stretches(builder, row, c, marks, element, stretches);
    dz_add_cell(builder, cell, stretches, element, c == 0 ? dz_space_above(builder) : 0,
                c == 0 ? first_cost : DZ_COST_INSIDE_KEY, dz_kept_cost);
  }
}

void dz_build_key(DzBuilder *builder, const DzRow *row) {
  const int group = dz_pages_element(builder->pages, "Div", NULL, builder->section);
  g_autofree char *number = dz_circled(row->number), *reference = reference_text(row->refers);
  const KeyMarks marks = {number, reference};
  const guint first = builder->strips->strips->len;
  dz_hang_number(builder, number, dz_rounded(builder->layout->style[DZ_STYLE_SECONDARY].han));
  (builder->columns.is_on ? add_key_beside : add_key)(builder, row, &marks, group);
  if (builder->layout->is_exam)
    dz_add_exam_lines(builder);
  else if (row->has_analysis)
    add_analysis(builder, row, group);
  if (builder->strips->strips->len > first) {
    DzStripPlan *plan = &g_array_index(builder->strips->strips, DzStrip, first).plan;
    plan->is_key = TRUE;
    plan->loose = dz_is_under_heading(builder) ? 0 : 1;
  }
}

/* ---- notes, questions ---- */

static const double more_indent = 1.5; /* em of Han: examples under a word, choices under a question */

/* A note is as small as the secondary side, whatever side it is on; a question is set as a pair is. */
static void build_item(DzBuilder *builder, const DzRow *row, int group) {
  const DzLayout *layout = builder->layout;
  g_autofree char *number = g_strdup_printf("%u", row->number);
  dz_hang_number(builder, number, layout->style[DZ_STYLE_NUMBER].han);
  for (guint c = 0; c < row->cells->len; c++) {
    DzCell cell = g_array_index(row->cells, DzCell, c);
    const gboolean is_note = row->study_kind == DZ_STUDY_NOTE;
    const DzStyleName style = is_note ? DZ_STYLE_SECONDARY : dz_cell_layout(layout, &cell)->style;
    const int element = dz_pages_element(builder->pages, "P", cell.language, group);
    g_autoptr(GArray) stretches = dz_stretches_new();
    if (c == 0)
      dz_run_number_in(builder, number, layout->style[DZ_STYLE_NUMBER].han, stretches);
    dz_cell_stretches(builder, &cell, style, element, stretches);
    cell.is_primary |= is_note; /* at the block's edge */
    dz_add_cell(builder, &cell, stretches, element, 0, c == 0 ? dz_cost_before(builder) : DZ_COST_INSIDE_KEY,
                dz_kept_cost);
  }
}

void dz_add_more(DzBuilder *builder, const DzRow *row, int parent) {
  const double indent = more_indent * builder->layout->style[DZ_STYLE_TEXT].han;
  const DzFrame *frame = dz_layout_main(builder->layout);
  for (guint i = 0; i < row->more->len; i++) {
    const DzCell *cell = &g_array_index(row->more, DzCell, i);
    const int element = dz_pages_element(builder->pages, "P", cell->language, parent);
    g_autoptr(GArray) stretches = dz_stretches_new();
    dz_cell_stretches(builder, cell, DZ_STYLE_SECONDARY, element, stretches);
    const DzParagraph *lines = dz_set_all(builder, stretches, frame->measure - indent, 0, DZ_SET_FLUSH);
    dz_add_strip_lines(builder, lines, frame->left + indent, element, 0, DZ_COST_INSIDE_KEY, dz_kept_cost);
  }
}

void dz_build_study(DzBuilder *builder, const DzRow *row) {
  const int group = dz_pages_element(builder->pages, "Div", NULL, builder->section);
  build_item(builder, row, group);
  dz_add_more(builder, row, group);
}
