/* columns.c: see columns.h. */
#include "typeset/strips/columns.h"
#include "arrange/geometry.h"
#include "base/language.h"
#include <math.h>

/* A column's share of both; what a column of Han must hold, em, and one of an alphabet, points. Outside of these a
   column reads badly, whatever the texts. */
static const double least_share = 0.40, most_share = 0.62, least_han = 18, least_alphabetic = 65 * 72 / 25.4;

DzColumnText dz_column_text(const DzBuilder *builder, const DzCell *cell, int element, DzSetting setting) {
  return (DzColumnText){.column = cell->side == builder->arrangement->roles.order ? 0 : 1,
                        .element = element,
                        .paragraphs = g_ptr_array_new_with_free_func((GDestroyNotify)g_array_unref),
                        .setting = setting};
}

GArray *dz_add_column_paragraph(DzColumnText *text) {
  GArray *stretches = dz_stretches_new();
  g_ptr_array_add(text->paragraphs, stretches);
  return stretches;
}

/* The length of all lines of a text, points. */
static double natural_length(DzBuilder *builder, const DzCell *cell) {
  const DzType *type = &builder->layout->style[dz_cell_layout(builder->layout, cell)->style];
  const DzStretch whole = dz_text_stretch(cell->text, cell->language, dz_rounded(type->han), dz_rounded(type->latin));
  const double measure = dz_layout_main(builder->layout)->measure;
  g_autoptr(DzParagraph) paragraph = dz_set_paragraph(builder->setter, &whole, 1, measure, 0, DZ_SET_RAGGED);
  double length = 0;
  for (guint i = 0; i < dz_paragraph_line_count(paragraph); i++)
    length += dz_line_end(paragraph, i);
  return length;
}

/* The first side's share of the length of both: the layout's, else found from pairs all over the article. */
static double share_of_first(DzBuilder *builder, const DzArranged *arranged) {
  enum { ENOUGH = 40 };
  if (builder->layout->column_ratio > 0)
    return builder->layout->column_ratio;
  if (builder->nothing)
    return 0.5;
  double length[2] = {0, 0};
  const guint step = MAX(arranged->rows->len / ENOUGH, 1);
  for (guint r = 0; r < arranged->rows->len; r += step) {
    const DzRow *row = arranged->rows->pdata[r];
    for (guint c = 0; row->kind == DZ_ROW_PAIR && row->cells->len == 2 && c < 2; c++)
      length[c] += natural_length(builder, &g_array_index(row->cells, DzCell, c));
  }
  return length[0] + length[1] > 0 ? length[0] / (length[0] + length[1]) : 0.5;
}

static const DzRow *first_pair(const DzArranged *arranged) {
  for (guint r = 0; r < arranged->rows->len; r++) {
    const DzRow *row = arranged->rows->pdata[r];
    if (row->kind == DZ_ROW_PAIR && row->cells->len == 2)
      return row;
  }
  return NULL;
}

static double han_of(const DzBuilder *builder, const DzCell *cell) {
  return dz_rounded(builder->layout->style[dz_cell_layout(builder->layout, cell)->style].han);
}

static double least_width(const DzCell *cell, double han) {
  return dz_is_cjk_language(cell->language) ? least_han * han : least_alphabetic;
}

/* Whole ems of Han; the rest goes to the other column, or stays between them. */
static double whole_width(const DzCell *cell, double width, double han) {
  return dz_is_cjk_language(cell->language) ? floor(width / han + 1e-6) * han : width;
}

/* As narrow as the texts of a side need to be as long as the other's: `part` of the page. Points. */
static double facing_width(const DzBuilder *builder, const DzCell *cell, double part) {
  static const double least_facing = 22; /* em of Han */
  const double room = dz_layout_main(builder->layout)->measure;
  const double han = han_of(builder, cell);
  const double least = dz_is_cjk_language(cell->language) ? least_facing * han : least_alphabetic;
  return whole_width(cell, CLAMP(room * part, MIN(least, room), room), han);
}

/* The second column is a page farther on. */
static void find_facing(DzBuilder *builder, const DzArranged *arranged, const DzCell *cells) {
  const DzLayout *layout = builder->layout;
  const double share = share_of_first(builder, arranged);
  builder->columns.measure[0] = facing_width(builder, &cells[0], MIN(share / (1 - share), 1));
  builder->columns.measure[1] = facing_width(builder, &cells[1], MIN((1 - share) / share, 1));
  builder->columns.x[0] = dz_layout_main(layout)->left;
  builder->columns.x[1] = layout->page_width + dz_inner_margin(layout);
}

void dz_find_columns(DzBuilder *builder, const DzArranged *arranged) {
  const DzLayout *layout = builder->layout;
  const DzFrame *frame = dz_layout_main(layout);
  const DzRow *row = layout->column_ratio != 0 ? first_pair(arranged) : NULL;
  builder->columns = (DzColumns){.is_on = row != NULL};
  if (!row)
    return;
  const DzCell *cells = (const DzCell *)row->cells->data;
  builder->strips->has_columns = TRUE;
  if (layout->is_facing) {
    find_facing(builder, arranged, cells);
    return;
  }
  double han[2];
  for (guint c = 0; c < 2; c++)
    han[c] = han_of(builder, &cells[c]);
  const double room = frame->measure - layout->column_gutter;
  const double share = share_of_first(builder, arranged);
  double first = CLAMP(share, least_share, most_share) * room;
  first = MIN(first, room - least_width(&cells[1], han[1]));
  first = MAX(first, least_width(&cells[0], han[0]));
  first = whole_width(&cells[0], first, han[0]);
  const double second = whole_width(&cells[1], room - first, han[1]);
  if (!dz_is_cjk_language(cells[0].language))
    first = room - second;
  /* What is read from the right stands at the right. */
  const gboolean is_turned = dz_is_rtl_language(cells[0].language) && !dz_is_rtl_language(cells[1].language);
  const double right = frame->left + frame->measure;
  builder->columns.measure[0] = first;
  builder->columns.measure[1] = second;
  builder->columns.x[0] = is_turned ? right - first : frame->left;
  builder->columns.x[1] = is_turned ? frame->left : right - second;
}

typedef struct {
  const DzParagraph *paragraph;
  guint line;
  double cost;
} Line;

static GArray *lines_of(DzBuilder *builder, const DzColumnText *text, DzLineCost cost) {
  GArray *lines = g_array_new(FALSE, FALSE, sizeof(Line));
  for (guint p = 0; p < text->paragraphs->len; p++) {
    const DzParagraph *paragraph =
        dz_set_all(builder, text->paragraphs->pdata[p], builder->columns.measure[text->column], 0, text->setting);
    const gboolean is_edge = p == 1 || p + 1 == text->paragraphs->len;
    for (guint i = 0; i < dz_paragraph_line_count(paragraph); i++) {
      const Line line = {paragraph, i, i > 0 ? cost(paragraph, i) : is_edge ? DZ_COST_WIDOW : DZ_COST_INSIDE_SIDE};
      g_array_append_val(lines, line);
    }
  }
  return lines;
}

void dz_add_beside(DzBuilder *builder, DzColumnText *texts, guint count, DzLineCost cost) {
  const guint space = dz_space_above(builder);
  const double first_cost = dz_cost_before(builder), between_pages = 1500;
  g_autoptr(GPtrArray) sides = g_ptr_array_new_with_free_func((GDestroyNotify)g_array_unref);
  guint height = 0;
  for (guint t = 0; t < count; t++) {
    GArray *lines = lines_of(builder, &texts[t], cost);
    height = MAX(height, lines->len);
    g_ptr_array_add(sides, lines);
    g_clear_pointer(&texts[t].paragraphs, g_ptr_array_unref);
  }
  /* a spread ends with a pair, unless that is long */
  const gboolean is_long = height * 10 > dz_lines_of_page(builder->layout) * 6;
  const double inside = builder->layout->is_facing && !is_long ? between_pages : 0;
  for (guint i = 0; i < height; i++) {
    double dearest = inside;
    for (guint t = 0; t < count; t++) {
      const GArray *lines = sides->pdata[t];
      if (i < lines->len)
        dearest = MAX(dearest, inside + g_array_index(lines, Line, i).cost);
    }
    dz_add_strip(builder, 1, i == 0 ? space : 0, i == 0 ? first_cost : dearest);
    for (guint t = 0; t < count; t++) {
      const GArray *lines = sides->pdata[t];
      if (i >= lines->len)
        continue;
      const Line *line = &g_array_index(lines, Line, i);
      const DzPlaced placed = {.paragraph = line->paragraph,
                               .line = line->line,
                               .x = builder->columns.x[texts[t].column],
                               .element = texts[t].element};
      dz_add_content(builder, &placed);
    }
  }
}
