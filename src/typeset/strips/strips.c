/* strips.c: see strips.h. How each kind of row looks is decided here, by the numbers of the layout.

   A row is gone through twice on the same way: first every paragraph says what characters it will need, so that faces
   can be made small, then it is set. */
#include "typeset/strips/strips.h"
#include "arrange/geometry.h"
#include "arrange/labels.h"
#include "base/language.h"
#include "base/notes.h"
#include "typeset/strips/columns.h"
#include "typeset/strips/exam.h"
#include "typeset/strips/exercise.h"
#include "typeset/strips/margin.h"
#include "typeset/strips/strip-builder.h"
#include "typeset/strips/study-strips.h"
#include "typeset/strips/word-list.h"
#include <math.h>
#include <string.h>

enum { MOST_TITLE_LINES = 4 }; /* a longer title is parted like text */

static double under_heading_cost(const DzParagraph *paragraph, guint line) {
  double usual = dz_body_cost(paragraph, line);
  return MAX(usual, DZ_COST_UNDER_HEADING);
}

/* At least three lines on either page. */
static double summary_cost(const DzParagraph *paragraph, guint line) {
  const double usual = dz_body_cost(paragraph, line);
  const gboolean is_edge = line < 3 || line + 3 > dz_paragraph_line_count(paragraph);
  return is_edge ? MAX(usual, 2 * DZ_COST_UNDER_HEADING) : usual;
}

/* ---- title, facts, summary ---- */

/* One strip with all lines, one and a half grid lines each, the last on the grid; a title that long is parted: a strip
   a line, two grid lines each. */
static void place_title(DzBuilder *builder, const DzParagraph *title, int element) {
  const DzLayout *layout = builder->layout;
  guint count = dz_paragraph_line_count(title), height = (count * 3 + 1) / 2;
  gboolean whole = count <= MOST_TITLE_LINES;
  for (guint line = 0; line < count; line++) {
    if (line == 0)
      dz_add_strip(builder, whole ? height : 2, 0, 0)->plan.new_page = TRUE;
    else if (!whole)
      dz_add_strip(builder, 2, 0, DZ_COST_INSIDE_KEY);
    double y = whole ? (height - 1 - 1.5 * (count - 1 - line)) * layout->grid : layout->grid;
    DzPlaced placed = {.paragraph = title, .line = line, .x = dz_layout_main(layout)->left, .y = y, .element = element};
    dz_add_content(builder, &placed);
  }
}

/* The primary side's title, smaller where it takes more than two lines. */
static void add_large_title(DzBuilder *builder, const DzCell *cell) {
  const DzLayout *layout = builder->layout;
  int element = dz_pages_element(builder->pages, "H1", cell->language, builder->section);
  double han = layout->style[DZ_STYLE_TITLE].han, latin = layout->style[DZ_STYLE_TITLE].latin;
  const DzParagraph *title = NULL;
  for (int attempt = 0; attempt < 2; attempt++) {
    DzStretch stretch = dz_text_stretch(cell->text, cell->language, han, latin);
    stretch.is_prose = FALSE;
    title = dz_set_stretches(builder, &stretch, 1, dz_layout_main(layout)->measure, 0, DZ_SET_TITLE);
    if (dz_paragraph_line_count(title) <= 2)
      break;
    han *= 0.85;
    latin *= 0.85;
  }
  place_title(builder, title, element);
}

static void add_other_title(DzBuilder *builder, const DzCell *cell) {
  const DzLayout *layout = builder->layout;
  int element = dz_pages_element(builder->pages, "P", cell->language, builder->section);
  DzStretch stretch = dz_text_stretch(cell->text, cell->language, dz_rounded(layout->style[DZ_STYLE_TITLE_OTHER].han),
                                      dz_rounded(layout->style[DZ_STYLE_TITLE_OTHER].latin));
  stretch.is_prose = FALSE;
  const DzParagraph *title = dz_set_stretches(builder, &stretch, 1, dz_layout_main(layout)->measure, 0, DZ_SET_TITLE);
  double drop = layout->grid * 0.35; /* the large title's descenders want room */
  for (guint line = 0; line < dz_paragraph_line_count(title); line++) {
    dz_add_strip(builder, 1, 0, DZ_COST_LONE_HEADING);
    DzPlaced placed = {
        .paragraph = title, .line = line, .x = dz_layout_main(layout)->left, .y = drop, .element = element};
    dz_add_content(builder, &placed);
  }
}

/* Blanks for class, name, date and mark, 12 mm below the paper's edge, as wide as the text and its margin. The labels
   take what they need, the blanks share the rest. */
static void add_name_line(DzBuilder *builder) {
  const DzLayout *layout = builder->layout;
  const DzFrame *frame = dz_layout_main(layout);
  const double size = layout->style[DZ_STYLE_FACTS].han, gap = 0.4 * size, blank_rule = 0.4;
  double y = 0; /* an exam's head leaves a line for them */
  if (!layout->is_exam && !dz_has_room_for_names(layout, &y))
    return;
  g_auto(GStrv) labels = g_strsplit(dz_label(DZ_LABEL_NAME_LINE, builder->language), ";", -1);
  const guint count = g_strv_length(labels);
  const double beside = layout->margin_width > 0 ? layout->margin_gap + layout->margin_width : 0;
  const double each = (frame->measure + beside) / MAX(count, 1);
  for (guint i = 0; i < count; i++) {
    DzStretch stretch = dz_label_stretch(labels[i], builder->language, DZ_FACE_SANS, size);
    const DzParagraph *label = dz_set_stretches(builder, &stretch, 1, each, 0, DZ_SET_RAGGED);
    if (dz_paragraph_line_count(label) == 0)
      continue;
    const double x = frame->left + i * each, width = dz_line_end(label, 0) + gap;
    const DzPlaced placed = {.paragraph = label, .x = x, .y = y, .element = -1, .is_fixed = !layout->is_exam};
    const DzPlaced blank = {.x = x + width,
                            .y = y + 1.5,
                            .width = each - width - size,
                            .thickness = blank_rule,
                            .element = -1,
                            .is_fixed = !layout->is_exam};
    g_array_append_val(builder->pending, placed);
    g_array_append_val(builder->pending, blank);
  }
}

static void build_title(DzBuilder *builder, const DzRow *row) {
  const gboolean is_exam = builder->layout->is_exam;
  if (builder->layout->has_name_line || (builder->layout->has_seal && !dz_has_seal(builder)))
    add_name_line(builder);
  dz_add_outline(builder, 1, g_array_index(row->cells, DzCell, 0).text->string, row->id);
  if (is_exam) {
    dz_build_exam_head(builder, row);
    return;
  }
  add_large_title(builder, &g_array_index(row->cells, DzCell, 0));
  if (row->cells->len > 1)
    add_other_title(builder, &g_array_index(row->cells, DzCell, 1));
}

static void add_small_lines(DzBuilder *builder, const char *text, double size, double drop, guint space,
                            double first_cost) {
  int element = dz_pages_element(builder->pages, "P", builder->language, builder->section);
  DzStretch stretch = dz_label_stretch(text, builder->language, DZ_FACE_SANS, size);
  stretch.is_in_parts = TRUE;
  const DzParagraph *lines =
      dz_set_stretches(builder, &stretch, 1, dz_layout_main(builder->layout)->measure, 0, DZ_SET_RAGGED);
  for (guint line = 0; line < dz_paragraph_line_count(lines); line++) {
    dz_add_strip(builder, 1, line == 0 ? space : 0, line == 0 ? first_cost : DZ_COST_INSIDE_KEY);
    DzPlaced placed = {
        .paragraph = lines, .line = line, .x = dz_layout_main(builder->layout)->left, .y = drop, .element = element};
    dz_add_content(builder, &placed);
  }
  if (drop > 0 && dz_paragraph_line_count(lines) > 0) /* what hangs below its line must not hang below the page */
    g_array_index(builder->strips->strips, DzStrip, builder->strips->strips->len - 1).plan.height = 2;
}

static void build_facts(DzBuilder *builder, const DzRow *row) {
  add_small_lines(builder, row->label, builder->layout->style[DZ_STYLE_FACTS].han, builder->layout->grid * 0.4, 0,
                  DZ_COST_LONE_HEADING);
}

/* The label runs into the first paragraph; the others are indented. All stand where the secondary side does: what is
   left of the measure is whole ems of their size, too. */
static const DzParagraph *set_summary_part(DzBuilder *builder, const DzRow *row, guint c, int element) {
  const DzLayout *layout = builder->layout;
  const DzCellLayout *place = &layout->cell[DZ_CELL_SUMMARY];
  const double han = dz_rounded(layout->style[place->style].han), latin = dz_rounded(layout->style[place->style].latin);
  const DzCell *cell = &g_array_index(row->cells, DzCell, c);
  g_autoptr(GArray) stretches = dz_stretches_new();
  if (c == 0)
    dz_add_label(builder, row->label, han, latin, stretches);
  DzStretch whole = dz_text_stretch(cell->text, cell->language, han, latin);
  dz_span_stretches(cell->text, &whole, builder->pages, element, stretches);
  double indent = c == 0 ? 0 : dz_is_cjk_language(cell->language) ? 2 * han : latin;
  return dz_set_all(builder, stretches, dz_layout_frame(layout, DZ_CELL_SUMMARY)->measure - place->indent, indent,
                    DZ_SET_JUSTIFIED);
}

/* Between two rules over the measure, which stand in the blank lines above and below. */
static void build_summary(DzBuilder *builder, const DzRow *row) {
  const DzLayout *layout = builder->layout;
  DzPlaced top =
      dz_rule_at(builder, dz_layout_main(layout)->left, -layout->grid * 1.1, dz_layout_main(layout)->measure);
  DzPlaced bottom =
      dz_rule_at(builder, dz_layout_main(layout)->left, layout->grid * 0.75, dz_layout_main(layout)->measure);
  g_array_append_val(builder->pending, top);
  for (guint c = 0; c < row->cells->len; c++) {
    int element =
        dz_pages_element(builder->pages, "P", g_array_index(row->cells, DzCell, c).language, builder->section);
    const DzParagraph *paragraph = set_summary_part(builder, row, c, element);
    dz_add_strip_lines(builder, paragraph,
                       dz_layout_frame(layout, DZ_CELL_SUMMARY)->left + layout->cell[DZ_CELL_SUMMARY].indent, element,
                       c > 0                            ? 0
                       : builder->above == DZ_ROW_FACTS ? 1
                                                        : 2,
                       c == 0 ? DZ_COST_UNDER_HEADING : DZ_COST_INSIDE_SIDE, summary_cost);
  }
  dz_add_content(builder, &bottom);
  g_array_index(builder->strips->strips, DzStrip, builder->strips->strips->len - 1).plan.height =
      2; /* room for the rule */
}

/* ---- headings, pairs, key sentences ---- */

static guint heading_stretches(const DzLayout *layout, const DzRow *row, DzPages *pages, int element,
                               DzStretch *stretches) {
  guint count = 0;
  for (guint c = 0; c < row->cells->len; c++) {
    const DzCell *cell = &g_array_index(row->cells, DzCell, c);
    if (c > 0) {
      stretches[count] = dz_label_stretch("\u3000", cell->language, DZ_FACE_LABEL, layout->style[DZ_STYLE_HEADING].han);
      stretches[count++].latin = layout->style[DZ_STYLE_HEADING].latin;
    }
    stretches[count] = dz_text_stretch(cell->text, cell->language, layout->style[DZ_STYLE_HEADING].han,
                                       layout->style[DZ_STYLE_HEADING].latin);
    stretches[count].is_prose = FALSE;
    stretches[count].role = DZ_FACE_LABEL;
    if (c > 0)
      stretches[count].element = dz_pages_element(pages, "Span", cell->language, element);
    count++;
  }
  return count;
}

/* Each language over its column. */
static void add_headings_beside(DzBuilder *builder, const DzRow *row, const DzStretch *stretches, int element) {
  DzColumnText texts[2];
  for (guint c = 0; c < row->cells->len; c++) {
    texts[c] = dz_column_text(builder, &g_array_index(row->cells, DzCell, c), element, DZ_SET_RAGGED);
    g_array_append_vals(dz_add_column_paragraph(&texts[c]), &stretches[2 * c], 1); /* a space stands between them */
  }
  dz_add_beside(builder, texts, row->cells->len, dz_kept_cost);
}

static void build_heading(DzBuilder *builder, const DzRow *row) {
  const DzCell *first = &g_array_index(row->cells, DzCell, 0);
  int element = dz_pages_element(builder->pages, "H2", first->language, builder->section);
  DzStretch stretches[4];
  guint count = heading_stretches(builder->layout, row, builder->pages, element, stretches);
  g_autoptr(GString) title = g_string_new(NULL);
  for (guint c = 0; c < row->cells->len; c++)
    g_string_append_printf(title, "%s%s", c ? " " : "", g_array_index(row->cells, DzCell, c).text->string);
  dz_add_outline(builder, 2, title->str, row->id);
  if (builder->columns.is_on)
    add_headings_beside(builder, row, stretches, element);
  else
    dz_add_heading(builder, stretches, count, element, dz_space_above(builder));
}

/* The lines of a text, which stay as long as the pages; the text itself where it is one. */
static GPtrArray *lines_of(DzBuilder *builder, const DzText *text) {
  GPtrArray *lines = g_ptr_array_new();
  if (!strstr(text->string, DZ_LINE_END)) {
    g_ptr_array_add(lines, (gpointer)text);
    return lines;
  }
  g_autoptr(GPtrArray) own = dz_text_lines(text);
  while (own->len > 0) {
    DzText *line = g_ptr_array_steal_index(own, 0);
    g_ptr_array_add(builder->pages->texts, line);
    g_ptr_array_add(lines, line);
  }
  return lines;
}

/* `number`: may run in before the first words; NULL: none. */
static void add_cell_lines(DzBuilder *builder, const DzCell *cell, const char *number, int element, guint space,
                           double first_cost, DzLineCost cost) {
  g_autoptr(GPtrArray) lines = lines_of(builder, cell->text);
  for (guint i = 0; i < lines->len; i++) {
    DzCell line = *cell;
    const gboolean has_blanks = builder->layout->has_blanks && cell->side == DZ_ORIGINAL;
    line.text = has_blanks ? dz_text_to_blank(builder, lines->pdata[i]) : lines->pdata[i];
    g_autoptr(GArray) stretches = dz_stretches_new();
    if (number && i == 0)
      dz_run_number_in(builder, number, builder->layout->style[DZ_STYLE_NUMBER].han, stretches);
    dz_cell_stretches(builder, &line, dz_cell_layout(builder->layout, cell)->style, element, stretches);
    if (has_blanks)
      dz_blank_words(builder, stretches);
    /* verse: each line is a paragraph, and two at least stand together */
    const double between = i == 1 || i + 1 == lines->len ? DZ_COST_WIDOW : DZ_COST_INSIDE_SIDE;
    dz_add_cell(builder, &line, stretches, element, i == 0 ? space : 0, i == 0 ? first_cost : between, cost);
  }
}

/* Lines of a program in the face for code, at the block's edge; what is too long goes on below. */
static void build_code(DzBuilder *builder, const DzRow *row) {
  const DzLayout *layout = builder->layout;
  const DzCell *cell = &g_array_index(row->cells, DzCell, 0);
  const DzFrame *frame = dz_layout_main(layout);
  const int element = dz_pages_element(builder->pages, "Code", cell->language, builder->section);
  const double size = dz_rounded(layout->style[layout->cell[DZ_CELL_SECONDARY].style].latin * 0.9);
  g_autoptr(GPtrArray) lines = lines_of(builder, cell->text);
  for (guint i = 0; i < lines->len; i++) {
    DzStretch stretch = dz_label_stretch(((const DzText *)lines->pdata[i])->string, cell->language, DZ_FACE_CODE, size);
    stretch.latin = size;
    stretch.is_in_parts = TRUE;
    const DzParagraph *line = dz_set_stretches(builder, &stretch, 1, frame->measure, 0, DZ_SET_RAGGED);
    dz_add_strip_lines(builder, line, frame->left, element, i == 0 ? dz_space_above(builder) : 0,
                       i == 0 ? DZ_COST_BETWEEN_SIDES : DZ_COST_INSIDE_SIDE, dz_body_cost);
  }
}

/* A remark stands where the translation does, right below its pair. */
static void build_remark(DzBuilder *builder, const DzRow *row) {
  DzCell cell = g_array_index(row->cells, DzCell, 0);
  cell.is_primary = FALSE;
  const int element = dz_pages_element(builder->pages, "P", cell.language, builder->section);
  add_cell_lines(builder, &cell, NULL, element, 0, DZ_COST_BETWEEN_SIDES, dz_body_cost);
}

/* The lines of an original are those that are counted. */
static void count_lines(const DzBuilder *builder, const DzCell *cell, int element, double width) {
  if (cell->side == DZ_ORIGINAL)
    g_array_index(builder->pages->elements, DzElement, element).counted_width = width;
}

/* Both sides beside each other; of one that is missing the column stays empty. */
static void add_cells_beside(DzBuilder *builder, const DzRow *row, int group) {
  DzColumnText texts[2];
  for (guint c = 0; c < row->cells->len; c++) {
    const DzCell *cell = &g_array_index(row->cells, DzCell, c);
    const int element = dz_pages_element(builder->pages, "P", cell->language, group);
    texts[c] = dz_column_text(builder, cell, element, DZ_SET_JUSTIFIED);
    count_lines(builder, cell, element, builder->columns.measure[texts[c].column]);
    g_autoptr(GPtrArray) lines = lines_of(builder, cell->text);
    for (guint i = 0; i < lines->len; i++) {
      DzCell line = *cell;
      line.text = lines->pdata[i];
      dz_cell_stretches(builder, &line, dz_cell_layout(builder->layout, cell)->style, element,
                        dz_add_column_paragraph(&texts[c]));
    }
  }
  dz_add_beside(builder, texts, row->cells->len, dz_body_cost);
}

static void build_pair(DzBuilder *builder, const DzRow *row) {
  const DzLayout *layout = builder->layout;
  int group = dz_pages_element(builder->pages, "Div", NULL, builder->section);
  gboolean under = dz_is_under_heading(builder);
  g_autofree char *number = g_strdup_printf("%u", row->number);
  if (layout->has_numbers)
    dz_hang_number(builder, number, layout->style[DZ_STYLE_NUMBER].han);
  if (builder->columns.is_on) {
    add_cells_beside(builder, row, group);
    return;
  }
  const guint first = builder->strips->strips->len;
  int original = -1;
  for (guint c = 0; c < row->cells->len; c++) {
    const DzCell *cell = &g_array_index(row->cells, DzCell, c);
    int element = dz_pages_element(builder->pages, "P", cell->language, group);
    count_lines(builder, cell, element, dz_layout_main(layout)->measure - dz_cell_layout(layout, cell)->indent);
    original = cell->side == DZ_ORIGINAL ? element : original;
    if (c == 1 && layout->second != DZ_SECOND_HERE) {
      if (layout->second == DZ_SECOND_BLANK)
        dz_add_blank_lines(builder, cell);
      continue;
    }
    double first_cost = c == 0 ? dz_cost_before(builder) : under ? DZ_COST_UNDER_HEADING : DZ_COST_BETWEEN_SIDES;
    add_cell_lines(builder, cell, layout->has_numbers && c == 0 ? number : NULL, element,
                   c == 0 ? dz_space_above(builder) : 0, first_cost,
                   under && c == 0 ? under_heading_cost : dz_body_cost);
  }
  dz_add_margin_notes(builder, first, original, group);
}

static void build_colophon(DzBuilder *builder, const DzRow *row) {
  add_small_lines(builder, row->label, builder->layout->style[DZ_STYLE_COLOPHON].han, 0, 1, DZ_COST_INSIDE_SIDE);
}

/* The words that the margin does not show, of those one after the other from `first` on. New array, which lends. */
static GPtrArray *words_to_list(const DzBuilder *builder, const GPtrArray *rows, guint first) {
  GPtrArray *words = g_ptr_array_new();
  for (guint i = first, end = first + dz_words_running(rows, first); i < end; i++)
    if (!dz_is_in_margin(builder, rows->pdata[i]))
      g_ptr_array_add(words, rows->pdata[i]);
  return words;
}

/* A list of words from `first` on, and its heading before it. Returns the row behind them. */
static guint build_words(DzBuilder *builder, const GPtrArray *rows, guint first) {
  const DzRow *row = rows->pdata[first];
  const guint start = first + (row->kind == DZ_ROW_SECTION);
  g_autoptr(GPtrArray) listed = words_to_list(builder, rows, start);
  if (listed->len > 0 && start > first) {
    dz_build_section(builder, row);
    builder->above = DZ_ROW_SECTION;
  }
  if (listed->len > 0) {
    dz_build_words(builder, listed);
    builder->above = DZ_ROW_STUDY;
  }
  return start + dz_words_running(rows, start);
}

/* What stands behind the article, over the whole width of the page. */
static gboolean is_for_study(const DzRow *row) {
  return row->kind == DZ_ROW_KEY || row->kind == DZ_ROW_SECTION || row->kind == DZ_ROW_STUDY ||
         row->kind == DZ_ROW_COLOPHON;
}

/* What an article is of: what stands on both pages of a spread. */
static gboolean is_text(const DzRow *row) {
  return row->kind == DZ_ROW_PAIR || row->kind == DZ_ROW_HEADING || row->kind == DZ_ROW_CODE ||
         row->kind == DZ_ROW_REMARK;
}

/* Whether a list of words begins, with its heading or without. */
static gboolean is_of_words(const DzRow *row) {
  return (row->kind == DZ_ROW_SECTION || row->kind == DZ_ROW_STUDY) && row->study_kind == DZ_STUDY_WORD;
}

/* Once in an article, before the line of its rights. */
static void add_answers(DzBuilder *builder, const DzArranged *arranged) {
  if (dz_has_answers(builder) && !builder->has_answered)
    dz_build_answers(builder, arranged);
  builder->has_answered = TRUE;
}

/* Where the rows of an article may stand: beside words in the margin or over the whole width; on a page or a spread. */
typedef struct {
  const DzLayout *usual;
  DzLayout *wide; /* NULL: there is no margin */
  gboolean has_notes, has_columns;
} Places;

static Places places_of(DzBuilder *builder, const DzArranged *arranged) {
  const DzLayout *usual = builder->layout = builder->arrangement->layout;
  dz_find_columns(builder, arranged);
  return (Places){.usual = usual,
                  .wide = usual->margin_width > 0 ? dz_layout_widened(usual) : NULL,
                  .has_notes = dz_has_margin_notes(arranged),
                  .has_columns = builder->columns.is_on};
}

static void take_place(DzBuilder *builder, const Places *places, const DzRow *row) {
  const gboolean is_facing = places->has_columns && places->usual->is_facing;
  builder->layout = places->wide && (!places->has_notes || is_for_study(row)) ? places->wide : places->usual;
  builder->in_spread = is_facing && is_text(row);
  builder->columns.is_on = places->has_columns && (builder->in_spread || !is_facing);
}

/* An exam's text has a heading, too. */
static void begin_exam_text(DzBuilder *builder, const DzRow *row) {
  if (!builder->layout->is_exam || builder->exam_section > 0 || !is_text(row))
    return;
  dz_add_exam_section(builder, dz_label(DZ_LABEL_EXAM_TEXT, builder->language), 1);
  builder->above = DZ_ROW_SECTION;
}

static void build_row(DzBuilder *builder, const DzRow *row) {
  static void (*const build[])(DzBuilder *, const DzRow *) = {
      [DZ_ROW_TITLE] = build_title,     [DZ_ROW_FACTS] = build_facts,        [DZ_ROW_SUMMARY] = build_summary,
      [DZ_ROW_HEADING] = build_heading, [DZ_ROW_PAIR] = build_pair,          [DZ_ROW_CODE] = build_code,
      [DZ_ROW_REMARK] = build_remark,   [DZ_ROW_SECTION] = dz_build_section, [DZ_ROW_KEY] = dz_build_key,
      [DZ_ROW_STUDY] = dz_build_study,  [DZ_ROW_COLOPHON] = build_colophon};
  begin_exam_text(builder, row);
  build[row->kind](builder, row);
  builder->above = (int)row->kind;
}

static void build_all(DzBuilder *builder, const DzArranged *arranged, const Places *places) {
  for (guint r = 0; r < arranged->rows->len; r++) {
    const DzRow *row = builder->row = arranged->rows->pdata[r];
    if (dz_is_hidden(builder, row) || dz_is_left_out(builder, row) || dz_is_not_examined(builder, row))
      continue;
    take_place(builder, places, row);
    if (row->kind == DZ_ROW_COLOPHON)
      add_answers(builder, arranged);
    if (is_of_words(row))
      r = build_words(builder, arranged->rows, r) - 1;
    else
      build_row(builder, row);
  }
  builder->in_spread = FALSE;
  builder->layout = places->wide ? places->wide : places->usual; /* as before the line of rights */
  add_answers(builder, arranged);
  builder->layout = places->usual;
}

static void build_rows(DzBuilder *builder) {
  const DzArranged *arranged = builder->arrangement->articles->pdata[builder->article];
  Places places = places_of(builder, arranged);
  builder->language = arranged->language;
  builder->section = dz_pages_element(builder->pages, "Sect", NULL, -1);
  builder->above = -1;
  builder->pending = g_array_new(FALSE, FALSE, sizeof(DzPlaced));
  builder->blanks = g_ptr_array_new();
  builder->blanked = g_hash_table_new(NULL, NULL);
  builder->in_margin = places.wide || places.usual->words_at_foot ? g_hash_table_new(NULL, NULL) : NULL;
  if (builder->nothing && builder->in_margin)
    dz_need_margin_notes(builder, arranged);
  build_all(builder, arranged, &places);
  if (builder->layout->has_blanks && builder->blanks->len == 0 && !builder->nothing)
    dz_notes_add(builder->setter->notes, 0, "“%s”: no word is marked or listed, so none is left out",
                 arranged->title->string);
  g_array_unref(builder->pending);
  g_ptr_array_unref(builder->blanks);
  g_hash_table_unref(builder->blanked);
  g_clear_pointer(&builder->in_margin, g_hash_table_unref);
  dz_layout_free(places.wide);
}

void dz_add_strips(DzSetter *setter, const DzArrangement *arrangement, guint article, DzPages *pages,
                   DzStrips *strips) {
  DzBuilder builder = {
      .setter = setter, .arrangement = arrangement, .pages = pages, .strips = strips, .article = article};
  build_rows(&builder);
}

static void need(DzSetter *setter, const char *text, const char *language, DzFaceRole role) {
  const DzStretch stretch = dz_label_stretch(text, language, role, 8);
  dz_need_stretches(setter, &stretch, 1);
}

/* What stands on pages and in no row: feet, the sign for a character that no face has. */
static void need_furniture(DzSetter *setter, const DzArranged *arranged) {
  need(setter, "0123456789/→¶…\u00A0 ", "en", DZ_FACE_SANS);
  need(setter, "?", "en", DZ_FACE_TEXT);
  if (dz_is_cjk_language(setter->han_language) &&
      (dz_is_cjk_language(arranged->article->language[0]) || dz_is_cjk_language(arranged->article->language[1])))
    need(setter, "〓", setter->han_language, DZ_FACE_TEXT);
  need(setter, arranged->title->string, arranged->title_language, DZ_FACE_SANS);
  need(setter, "…", arranged->title_language, DZ_FACE_SANS);
}

void dz_need_article(DzSetter *setter, const DzArrangement *arrangement, guint article) {
  need_furniture(setter, arrangement->articles->pdata[article]);
  g_autoptr(GArray) no_lines = g_array_new(FALSE, FALSE, sizeof(DzLine));
  const DzParagraph nothing = {.lines = no_lines};
  g_autoptr(DzPages) pages = dz_pages_new(0, 0);
  g_autoptr(DzStrips) strips = dz_strips_new();
  DzBuilder builder = {.setter = setter,
                       .nothing = &nothing,
                       .arrangement = arrangement,
                       .pages = pages,
                       .strips = strips,
                       .article = article};
  dz_add_strip(&(DzBuilder){.strips = strips, .pending = no_lines}, 0, 0, 0); /* for what goes to the newest one */
  build_rows(&builder);
}
