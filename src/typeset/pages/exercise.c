/* exercise.c: see exercise.h. */
#include "typeset/pages/exercise.h"
#include "base/language-files.h"
#include "base/language.h"
#include <math.h>

gboolean dz_is_left_out(const DzBuilder *builder, const DzRow *row) {
  return builder->layout->is_exercise &&
         (row->kind == DZ_ROW_KEY || (row->kind == DZ_ROW_SECTION && row->study_kind == DZ_STUDY_KINDS));
}

/* Written by hand a Han character is 7 mm wide, a word about 2.2 times as long as in print. Points. */
static double length_by_hand(const DzBuilder *builder, const DzCell *cell) {
  const double han = 7 * 72 / 25.4, times = 2.2, letter = 0.42; /* em of Latin */
  const double characters = (double)g_utf8_strlen(cell->text->string, -1);
  return dz_is_cjk_language(cell->language) ? characters * han
                                            : characters * letter * builder->layout->style[DZ_STYLE_TEXT].latin * times;
}

void dz_add_blank_lines(DzBuilder *builder, const DzCell *translation) {
  enum { TOGETHER = 2 }; /* lines that no page break parts */
  const double spare = 1.15;
  const DzLayout *layout = builder->layout;
  const DzFrame *frame = dz_layout_main(layout);
  const guint lines = (guint)ceil(spare * length_by_hand(builder, translation) / frame->measure);
  const guint height = (guint)ceil(TOGETHER * layout->key_line_gap / layout->grid - 1e-6);
  for (guint line = 0; line < lines && !builder->nothing; line += TOGETHER) {
    DzStrip *strip = dz_add_strip(builder, height, 0, line == 0 ? DZ_COST_INSIDE_KEY : DZ_COST_INSIDE_SIDE);
    strip->room = (DzRoom){.x = frame->left, .width = frame->measure, .element = -1, .least = height};
  }
}

static gboolean has_answer(const DzRow *row) {
  return row->kind == DZ_ROW_PAIR && row->cells->len == 2;
}

static void add_answer(DzBuilder *builder, const DzRow *row, guint space, double first_cost) {
  g_autofree char *number = g_strdup_printf("%u", row->number);
  const double size = builder->layout->style[DZ_STYLE_NUMBER].han;
  DzCell cell = g_array_index(row->cells, DzCell, 1);
  const int element = dz_pages_element(builder->pages, "P", cell.language, builder->section);
  g_autoptr(GArray) stretches = dz_stretches_new();
  dz_hang_number(builder, number, size);
  dz_run_number_in(builder, number, size, stretches);
  dz_cell_stretches(builder, &cell, DZ_STYLE_SECONDARY, element, stretches);
  cell.is_primary = TRUE; /* at the block's edge */
  dz_add_cell(builder, &cell, stretches, element, space, first_cost, dz_body_cost);
}

void dz_build_answers(DzBuilder *builder, const DzArranged *arranged) {
  const guint first = builder->strips->strips->len;
  gboolean is_first = TRUE;
  for (guint r = 0; r < arranged->rows->len; r++) {
    const DzRow *row = arranged->rows->pdata[r];
    if (!has_answer(row))
      continue;
    if (is_first)
      dz_add_label_heading(builder, dz_label(DZ_LABEL_TRANSLATION, builder->language), 0);
    add_answer(builder, row, is_first ? 0 : 1, is_first ? DZ_COST_LONE_HEADING : DZ_COST_BETWEEN_PAIRS);
    is_first = FALSE;
  }
  if (builder->strips->strips->len > first)
    g_array_index(builder->strips->strips, DzStrip, first).plan.new_page = TRUE;
}
