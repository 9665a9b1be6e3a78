/* strips.c: see strips.h. How each kind of row looks is decided here, by the numbers of the layout.

   A row is gone through twice: first its texts say what characters they need, so that faces can be made small, then it
   is set. Both ask dz_span_stretches which face each part of a text is in. */
#include "typeset/strips.h"
#include "arrange/words.h"
#include "base/language.h"
#include "typeset/stretches.h"
#include <math.h>
#include <string.h>

enum { MOST_TITLE_LINES = 4 }; /* a longer title is parted like text */

typedef struct {
  DzSetter *setter;
  const DzArrangement *arrangement;
  const DzLayout *layout;
  DzPages *pages;
  DzStrips *strips;
  guint article;
  int section;      /* element of the article */
  int above;        /* DzRowKind of the row before, −1 for none */
  const DzRow *row; /* whose first strip gets the anchor; NULL once given */
  GArray *pending;  /* DzPlaced: furniture that the next strip takes along */
} Builder;

DzStrips *dz_strips_new(void) {
  DzStrips *strips = g_new(DzStrips, 1);
  *strips = (DzStrips){.strips = g_array_new(FALSE, FALSE, sizeof(DzStrip)),
                       .content = g_array_new(FALSE, FALSE, sizeof(DzPlaced))};
  return strips;
}

void dz_strips_free(DzStrips *strips) {
  if (!strips)
    return;
  for (guint i = 0; i < strips->strips->len; i++)
    g_free(g_array_index(strips->strips, DzStrip, i).anchor);
  g_array_unref(strips->strips);
  g_array_unref(strips->content);
  g_free(strips);
}

char *dz_anchor_name(guint article, const char *id) {
  return g_strdup_printf("a%u-%s", article + 1, id);
}

/* ---- stretches ---- */

static double rounded(double size) {
  return round(size * 10) / 10;
}

static double cell_scale(const DzLayout *layout, const DzCell *cell) {
  return cell->is_primary ? 1 : layout->secondary_scale;
}

static GArray *stretches_new(void) {
  return g_array_new(FALSE, FALSE, sizeof(DzStretch));
}

static void cell_stretches(const DzLayout *layout, const DzCell *cell, double scale, Builder *builder, int element,
                           GArray *stretches) {
  DzStretch whole =
      dz_text_stretch(cell->text, cell->language, rounded(layout->han * scale), rounded(layout->latin * scale));
  dz_span_stretches(cell->text, &whole, builder ? builder->pages : NULL, element, stretches);
}

/* ① … ⑳, then 21. New string. */
static char *circled(guint number) {
  if (number > 20)
    return g_strdup_printf("%u", number);
  char text[7] = {0};
  g_unichar_to_utf8(0x2460 + number - 1, text);
  return g_strdup(text);
}

static char *reference_text(guint pair) {
  return g_strdup_printf("→\u00A0¶%u", pair);
}

/* ---- needs ---- */

static void need(DzSetter *setter, DzStretch stretch) {
  dz_need_stretches(setter, &stretch, 1);
}

static void need_row(DzSetter *setter, const DzArrangement *arrangement, const DzRow *row) {
  const DzLayout *layout = arrangement->layout;
  for (guint c = 0; c < row->cells->len; c++) {
    g_autoptr(GArray) stretches = stretches_new();
    cell_stretches(layout, &g_array_index(row->cells, DzCell, c), 1, NULL, -1, stretches);
    for (guint i = 0; row->kind == DZ_ROW_HEADING && i < stretches->len; i++)
      g_array_index(stretches, DzStretch, i).role = DZ_FACE_LABEL;
    dz_need_stretches(setter, (const DzStretch *)stretches->data, stretches->len);
  }
  gboolean is_sans = row->kind == DZ_ROW_FACTS || row->kind == DZ_ROW_COLOPHON;
  if (row->label)
    need(setter, dz_label_stretch(row->label, arrangement->language, is_sans ? DZ_FACE_SANS : DZ_FACE_LABEL, 8));
  if (row->analysis) {
    DzCell cell = {.text = row->analysis, .language = row->analysis_language};
    g_autoptr(GArray) stretches = stretches_new();
    cell_stretches(layout, &cell, 1, NULL, -1, stretches);
    dz_need_stretches(setter, (const DzStretch *)stretches->data, stretches->len);
  }
  if (row->kind == DZ_ROW_KEY) {
    g_autofree char *number = circled(row->number);
    need(setter, dz_label_stretch(number, arrangement->language, DZ_FACE_SANS, 8));
  }
}

void dz_need_article(DzSetter *setter, const DzArrangement *arrangement, guint article) {
  const DzArranged *arranged = arrangement->articles->pdata[article];
  need(setter, dz_label_stretch("0123456789/→¶…\u00A0 ", "en", DZ_FACE_SANS, 8));
  need(setter, dz_label_stretch("?", "en", DZ_FACE_TEXT, 8));
  if (dz_is_cjk_language(setter->han_language) &&
      (dz_is_cjk_language(arranged->article->language[0]) || dz_is_cjk_language(arranged->article->language[1])))
    need(setter, dz_label_stretch("〓", setter->han_language, DZ_FACE_TEXT, 8));
  need(setter, dz_text_stretch(arranged->title, arranged->title_language, 8, 8));
  need(setter, dz_label_stretch(arranged->title->string, arranged->title_language, DZ_FACE_SANS, 8));
  need(setter, dz_label_stretch("…", arranged->title_language, DZ_FACE_SANS, 8));
  for (guint r = 0; r < arranged->rows->len; r++)
    need_row(setter, arrangement, arranged->rows->pdata[r]);
}

/* ---- strips ---- */

static DzStrip *add_strip(Builder *builder, guint height, guint space, double break_cost) {
  DzStrip strip = {.plan = {.height = height, .space = space, .break_cost = break_cost},
                   .content_start = builder->strips->content->len};
  if (builder->row && builder->row->id) {
    strip.anchor = dz_anchor_name(builder->article, builder->row->id);
    builder->row = NULL;
  }
  g_array_append_vals(builder->strips->content, builder->pending->data, builder->pending->len);
  strip.content_count = builder->pending->len;
  g_array_set_size(builder->pending, 0);
  g_array_append_val(builder->strips->strips, strip);
  return &g_array_index(builder->strips->strips, DzStrip, builder->strips->strips->len - 1);
}

/* Content goes to the newest strip. */
static void add_content(Builder *builder, const DzPlaced *placed) {
  g_array_append_vals(builder->strips->content, placed, 1);
  g_array_index(builder->strips->strips, DzStrip, builder->strips->strips->len - 1).content_count++;
}

static const DzParagraph *set(Builder *builder, const DzStretch *stretches, guint count, double measure, double indent,
                              DzSetting setting) {
  DzParagraph *paragraph = dz_set_paragraph(builder->setter, stretches, count, measure, indent, setting);
  g_ptr_array_add(builder->pages->paragraphs, paragraph);
  return paragraph;
}

static const DzParagraph *set_all(Builder *builder, const GArray *stretches, double measure, double indent,
                                  DzSetting setting) {
  return set(builder, (const DzStretch *)stretches->data, stretches->len, measure, indent, setting);
}

/* A strip for each line of a paragraph on the grid; costs[line] prices the break before it. */
static void add_lines(Builder *builder, const DzParagraph *paragraph, double x, int element, guint space,
                      double first_cost, double (*cost)(guint line, guint count)) {
  guint count = dz_paragraph_line_count(paragraph);
  for (guint line = 0; line < count; line++) {
    add_strip(builder, 1, line == 0 ? space : 0, line == 0 ? first_cost : cost(line, count));
    DzPlaced placed = {.paragraph = paragraph, .line = line, .x = x, .element = element};
    add_content(builder, &placed);
  }
}

/* At least two lines on either page; three lines and fewer stay together. */
static double body_cost(guint line, guint count) {
  if (line == 1)
    return DZ_COST_ORPHAN;
  if (line + 1 == count)
    return DZ_COST_WIDOW;
  return DZ_COST_INSIDE_SIDE;
}

static double under_heading_cost(guint line, guint count) {
  double usual = body_cost(line, count);
  return MAX(usual, DZ_COST_UNDER_HEADING);
}

static double summary_cost(guint line, guint count) {
  double usual = body_cost(line, count);
  return usual > DZ_COST_INSIDE_SIDE    ? usual
         : line < 3 || line + 3 > count ? 2 * DZ_COST_UNDER_HEADING
                                        : DZ_COST_INSIDE_SIDE;
}

/* Stays together; where it is longer than a page, still no line alone. */
static double whole_cost(guint line, guint count) {
  return DZ_COST_INSIDE_KEY + body_cost(line, count);
}

static void add_outline(Builder *builder, guint level, const char *title, const char *id) {
  DzOutlineEntry entry = {.title = g_strdup(title), .level = level, .anchor = dz_anchor_name(builder->article, id)};
  g_array_append_val(builder->pages->outline, entry);
}

/* Furniture to the left of the text: it ends number_gap before the block, on the baseline of the next strip's first
 * line. */
static void hang_number(Builder *builder, const char *text, double size) {
  const DzLayout *layout = builder->layout;
  DzStretch stretch = dz_label_stretch(text, builder->arrangement->language, DZ_FACE_SANS, size);
  stretch.latin = size;
  stretch.is_tabular = TRUE;
  const DzParagraph *number = set(builder, &stretch, 1, layout->left, 0, DZ_SET_RAGGED);
  if (dz_paragraph_line_count(number) == 0)
    return;
  double x = layout->left - layout->number_gap - g_array_index(number->lines, DzLine, 0).x1;
  DzPlaced placed = {.paragraph = number, .x = MAX(x, 2), .element = -1};
  g_array_append_val(builder->pending, placed);
}

static DzPlaced rule_at(const Builder *builder, double x, double y, double width) {
  return (DzPlaced){.x = x, .y = y, .width = width, .thickness = builder->layout->rule, .element = -1};
}

/* ---- title, facts, summary ---- */

/* One strip with all lines, one and a half grid lines each, the last on the grid; a title that long is parted: a strip
   a line, two grid lines each. */
static void place_title(Builder *builder, const DzParagraph *title, int element) {
  const DzLayout *layout = builder->layout;
  guint count = dz_paragraph_line_count(title), height = (count * 3 + 1) / 2;
  gboolean whole = count <= MOST_TITLE_LINES;
  for (guint line = 0; line < count; line++) {
    if (line == 0)
      add_strip(builder, whole ? height : 2, 0, 0)->plan.new_page = TRUE;
    else if (!whole)
      add_strip(builder, 2, 0, DZ_COST_INSIDE_KEY);
    double y = whole ? (height - 1 - 1.5 * (count - 1 - line)) * layout->grid : layout->grid;
    DzPlaced placed = {.paragraph = title, .line = line, .x = layout->left, .y = y, .element = element};
    add_content(builder, &placed);
  }
}

/* The primary side's title, smaller where it takes more than two lines. */
static void add_large_title(Builder *builder, const DzCell *cell) {
  const DzLayout *layout = builder->layout;
  int element = dz_pages_element(builder->pages, "H1", cell->language, builder->section);
  double han = layout->title_han, latin = layout->title_latin;
  const DzParagraph *title = NULL;
  for (int attempt = 0; attempt < 2; attempt++) {
    DzStretch stretch = dz_text_stretch(cell->text, cell->language, han, latin);
    stretch.is_prose = FALSE;
    title = set(builder, &stretch, 1, layout->measure, 0, DZ_SET_TITLE);
    if (dz_paragraph_line_count(title) <= 2)
      break;
    han *= 0.85;
    latin *= 0.85;
  }
  place_title(builder, title, element);
}

static void add_other_title(Builder *builder, const DzCell *cell) {
  const DzLayout *layout = builder->layout;
  int element = dz_pages_element(builder->pages, "P", cell->language, builder->section);
  DzStretch stretch = dz_text_stretch(cell->text, cell->language, rounded(layout->title_han * layout->title_other),
                                      rounded(layout->title_latin * layout->title_other));
  stretch.is_prose = FALSE;
  const DzParagraph *title = set(builder, &stretch, 1, layout->measure, 0, DZ_SET_TITLE);
  double drop = layout->grid * 0.35; /* the large title's descenders want room */
  for (guint line = 0; line < dz_paragraph_line_count(title); line++) {
    add_strip(builder, 1, 0, DZ_COST_LONE_HEADING);
    DzPlaced placed = {.paragraph = title, .line = line, .x = layout->left, .y = drop, .element = element};
    add_content(builder, &placed);
  }
}

static void build_title(Builder *builder, const DzRow *row) {
  add_outline(builder, 1, g_array_index(row->cells, DzCell, 0).text->string, row->id);
  add_large_title(builder, &g_array_index(row->cells, DzCell, 0));
  if (row->cells->len > 1)
    add_other_title(builder, &g_array_index(row->cells, DzCell, 1));
}

static void add_small_lines(Builder *builder, const char *text, double size, double drop, guint space,
                            double first_cost) {
  int element = dz_pages_element(builder->pages, "P", builder->arrangement->language, builder->section);
  DzStretch stretch = dz_label_stretch(text, builder->arrangement->language, DZ_FACE_SANS, size);
  stretch.is_in_parts = TRUE;
  const DzParagraph *lines = set(builder, &stretch, 1, builder->layout->measure, 0, DZ_SET_RAGGED);
  for (guint line = 0; line < dz_paragraph_line_count(lines); line++) {
    add_strip(builder, 1, line == 0 ? space : 0, line == 0 ? first_cost : DZ_COST_INSIDE_KEY);
    DzPlaced placed = {.paragraph = lines, .line = line, .x = builder->layout->left, .y = drop, .element = element};
    add_content(builder, &placed);
  }
}

static void build_facts(Builder *builder, const DzRow *row) {
  add_small_lines(builder, row->label, builder->layout->facts_size, builder->layout->grid * 0.4, 0,
                  DZ_COST_LONE_HEADING);
}

/* A label and the space after it, as they run into a paragraph: another face parts them already, so half an em. */
static void add_label(const Builder *builder, const char *label, double han, double latin, GArray *stretches) {
  const char *const texts[] = {label, "\u3000"};
  for (int i = 0; i < 2; i++) {
    DzStretch stretch = dz_label_stretch(texts[i], builder->arrangement->language, DZ_FACE_LABEL, i == 0 ? han : han / 2);
    stretch.latin = latin;
    g_array_append_val(stretches, stretch);
  }
}

/* The label runs into the first paragraph; the others are indented. All stand where the secondary side does: what is
   left of the measure is whole ems of their size, too. */
static const DzParagraph *set_summary_part(Builder *builder, const DzRow *row, guint c, int element) {
  const DzLayout *layout = builder->layout;
  const double scale = layout->summary_scale, han = rounded(layout->han * scale),
               latin = rounded(layout->latin * scale);
  const DzCell *cell = &g_array_index(row->cells, DzCell, c);
  g_autoptr(GArray) stretches = stretches_new();
  if (c == 0)
    add_label(builder, row->label, han, latin, stretches);
  DzStretch whole = dz_text_stretch(cell->text, cell->language, han, latin);
  dz_span_stretches(cell->text, &whole, builder ? builder->pages : NULL, element, stretches);
  double indent = c == 0 ? 0 : dz_is_cjk_language(cell->language) ? 2 * han : latin;
  return set_all(builder, stretches, layout->measure - layout->secondary_indent, indent, DZ_SET_JUSTIFIED);
}

/* Between two rules over the measure, which stand in the blank lines above and below. */
static void build_summary(Builder *builder, const DzRow *row) {
  const DzLayout *layout = builder->layout;
  DzPlaced top = rule_at(builder, layout->left, -layout->grid * 1.1, layout->measure);
  DzPlaced bottom = rule_at(builder, layout->left, layout->grid * 0.75, layout->measure);
  g_array_append_val(builder->pending, top);
  for (guint c = 0; c < row->cells->len; c++) {
    int element =
        dz_pages_element(builder->pages, "P", g_array_index(row->cells, DzCell, c).language, builder->section);
    const DzParagraph *paragraph = set_summary_part(builder, row, c, element);
    add_lines(builder, paragraph, layout->left + layout->secondary_indent, element, c == 0 ? 2 : 0,
              c == 0 ? DZ_COST_UNDER_HEADING : DZ_COST_INSIDE_SIDE, summary_cost);
  }
  add_content(builder, &bottom);
  g_array_index(builder->strips->strips, DzStrip, builder->strips->strips->len - 1).plan.height =
      2; /* room for the rule */
}

/* ---- headings, pairs, key sentences ---- */

static gboolean is_under_heading(const Builder *builder) {
  return builder->above == DZ_ROW_HEADING || builder->above == DZ_ROW_KEY_HEADING;
}

/* The price of a page break before a row: crossheads and the line of facts are not left alone. */
static double cost_before(const Builder *builder) {
  return is_under_heading(builder) || builder->above == DZ_ROW_FACTS ? DZ_COST_LONE_HEADING : DZ_COST_BETWEEN_PAIRS;
}

/* Grid lines above a row: none under a crosshead, two below the line of facts (the summary's rule has its own). */
static guint space_above(const Builder *builder) {
  guint space = is_under_heading(builder) ? 0 : builder->layout->pair_gap;
  return builder->above == DZ_ROW_FACTS ? MAX(space, 2) : space;
}

static guint heading_stretches(const DzLayout *layout, const DzRow *row, DzPages *pages, int element,
                               DzStretch *stretches) {
  guint count = 0;
  for (guint c = 0; c < row->cells->len; c++) {
    const DzCell *cell = &g_array_index(row->cells, DzCell, c);
    if (c > 0) {
      stretches[count] = dz_label_stretch("\u3000", cell->language, DZ_FACE_LABEL, layout->heading_han);
      stretches[count++].latin = layout->heading_latin;
    }
    stretches[count] = dz_text_stretch(cell->text, cell->language, layout->heading_han, layout->heading_latin);
    stretches[count].is_prose = FALSE;
    stretches[count].role = DZ_FACE_LABEL;
    if (c > 0)
      stretches[count].element = dz_pages_element(pages, "Span", cell->language, element);
    count++;
  }
  return count;
}

static void add_heading(Builder *builder, const DzStretch *stretches, guint count, int element, guint space) {
  const DzLayout *layout = builder->layout;
  double first_cost = cost_before(builder);
  const DzParagraph *heading = set(builder, stretches, count, layout->measure, 0, DZ_SET_RAGGED);
  if (dz_paragraph_line_count(heading) <= 1 || count == 1) {
    add_lines(builder, heading, layout->left, element, space, first_cost, whole_cost);
    return;
  }
  /* Too long for one line: each language on its own. */
  for (guint i = 0; i < count; i += 2) {
    const DzParagraph *part = set(builder, &stretches[i], 1, layout->measure, 0, DZ_SET_RAGGED);
    add_lines(builder, part, layout->left, element, i == 0 ? space : 0, i == 0 ? first_cost : DZ_COST_LONE_HEADING,
              whole_cost);
  }
}

static void build_heading(Builder *builder, const DzRow *row) {
  const DzCell *first = &g_array_index(row->cells, DzCell, 0);
  int element = dz_pages_element(builder->pages, "H2", first->language, builder->section);
  DzStretch stretches[4];
  guint count = heading_stretches(builder->layout, row, builder->pages, element, stretches);
  g_autoptr(GString) title = g_string_new(NULL);
  for (guint c = 0; c < row->cells->len; c++)
    g_string_append_printf(title, "%s%s", c ? " " : "", g_array_index(row->cells, DzCell, c).text->string);
  add_outline(builder, 2, title->str, row->id);
  add_heading(builder, stretches, count, element, space_above(builder));
}

/* Where a side's block starts and how wide it is. */
static double side_indent(const DzLayout *layout, const DzCell *cell) {
  return cell->is_primary ? 0 : layout->secondary_indent;
}

static void add_cell(Builder *builder, const DzCell *cell, const GArray *stretches, int element, guint space,
                     double first_cost, double (*cost)(guint line, guint count)) {
  const DzLayout *layout = builder->layout;
  const double indent = side_indent(layout, cell);
  const DzParagraph *paragraph = set_all(builder, stretches, layout->measure - indent, 0, DZ_SET_JUSTIFIED);
  add_lines(builder, paragraph, layout->left + indent, element, space, first_cost, cost);
}

static void build_pair(Builder *builder, const DzRow *row) {
  const DzLayout *layout = builder->layout;
  int group = dz_pages_element(builder->pages, "Div", NULL, builder->section);
  gboolean under = is_under_heading(builder);
  g_autofree char *number = g_strdup_printf("%u", row->number);
  if (layout->has_numbers)
    hang_number(builder, number, layout->number_size);
  for (guint c = 0; c < row->cells->len; c++) {
    const DzCell *cell = &g_array_index(row->cells, DzCell, c);
    int element = dz_pages_element(builder->pages, "P", cell->language, group);
    g_autoptr(GArray) stretches = stretches_new();
    cell_stretches(layout, cell, cell_scale(layout, cell), builder, element, stretches);
    double first_cost = c == 0 ? cost_before(builder) : under ? DZ_COST_UNDER_HEADING : DZ_COST_BETWEEN_SIDES;
    add_cell(builder, cell, stretches, element, c == 0 ? space_above(builder) : 0, first_cost,
             under && c == 0 ? under_heading_cost : body_cost);
  }
}

static void build_key_heading(Builder *builder, const DzRow *row) {
  const DzLayout *layout = builder->layout;
  int element = dz_pages_element(builder->pages, "H2", builder->arrangement->language, builder->section);
  DzStretch stretch = dz_label_stretch(row->label, builder->arrangement->language, DZ_FACE_LABEL, layout->heading_han);
  stretch.latin = layout->heading_latin;
  add_outline(builder, 2, row->label, row->id);
  add_heading(builder, &stretch, 1, element, space_above(builder));
}

/* A label and lines to write on; the label stands on the first line, which begins after it. */
static void add_note_lines(Builder *builder, const char *label, int group) {
  const DzLayout *layout = builder->layout;
  if (layout->key_lines == 0)
    return;
  int element = dz_pages_element(builder->pages, "P", builder->arrangement->language, group);
  DzStretch stretch = dz_label_stretch(label, builder->arrangement->language, DZ_FACE_LABEL, layout->facts_size);
  const DzParagraph *paragraph = set(builder, &stretch, 1, layout->measure, 0, DZ_SET_RAGGED);
  double width =
      dz_paragraph_line_count(paragraph) ? g_array_index(paragraph->lines, DzLine, 0).x1 + 0.5 * layout->han : 0;
  double height = layout->key_lines * layout->key_line_gap;
  add_strip(builder, (guint)ceil(height / layout->grid - 1e-6), 0, DZ_COST_INSIDE_KEY);
  for (guint line = 0; line < layout->key_lines; line++) {
    double x = line == 0 ? width : 0, y = (line + 1) * layout->key_line_gap - layout->grid;
    DzPlaced placed = {.paragraph = paragraph, .x = layout->left, .y = y, .element = element};
    if (line == 0 && width > 0)
      add_content(builder, &placed);
    DzPlaced rule = rule_at(builder, layout->left + x, y + 1.5, layout->measure - x);
    add_content(builder, &rule);
  }
}

static void add_analysis(Builder *builder, const DzRow *row, int group) {
  const DzLayout *layout = builder->layout;
  if (!row->analysis) {
    add_note_lines(builder, row->label, group);
    return;
  }
  int element = dz_pages_element(builder->pages, "P", row->analysis_language, group);
  DzCell cell = {
      .text = row->analysis, .language = row->analysis_language, .is_primary = TRUE}; /* at the block's edge */
  g_autoptr(GArray) stretches = stretches_new();
  add_label(builder, row->label, layout->facts_size, layout->facts_size * 1.08, stretches);
  cell_stretches(layout, &cell, layout->secondary_scale, builder, element, stretches);
  add_cell(builder, &cell, stretches, element, 0, DZ_COST_INSIDE_KEY, whole_cost);
}

/* → ¶8, a link, at the end of the sentence's first side. */
static void add_reference(Builder *builder, const DzRow *row, const char *text, int element, GArray *stretches) {
  const DzLayout *layout = builder->layout;
  g_autofree char *id = g_strdup_printf("p%u", row->refers);
  int link = dz_pages_element(builder->pages, "Link", builder->arrangement->language, element);
  DzElement *description = &g_array_index(builder->pages->elements, DzElement, link);
  description->target = dz_anchor_name(builder->article, id);
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  description->description = g_strdup_printf(dz_word(DZ_WORD_PARAGRAPH, builder->arrangement->language), row->refers);
#pragma GCC diagnostic pop
  DzStretch last = g_array_index(stretches, DzStretch, stretches->len - 1);
  last.marking = DZ_MARKING_NONE;
  dz_add_stretch(stretches, &last, " ", 1);
  DzStretch reference = dz_label_stretch(text, builder->arrangement->language, DZ_FACE_SANS, layout->number_size);
  reference.latin = layout->number_size;
  reference.element = link;
  g_array_append_val(stretches, reference);
}

static void build_key(Builder *builder, const DzRow *row) {
  const DzLayout *layout = builder->layout;
  int group = dz_pages_element(builder->pages, "Div", NULL, builder->section);
  g_autofree char *number = circled(row->number), *reference = reference_text(row->refers);
  double first_cost = cost_before(builder);
  hang_number(builder, number, rounded(layout->han * layout->secondary_scale));
  for (guint c = 0; c < row->cells->len; c++) {
    const DzCell *cell = &g_array_index(row->cells, DzCell, c);
    int element = dz_pages_element(builder->pages, "P", cell->language, group);
    g_autoptr(GArray) stretches = stretches_new();
    cell_stretches(layout, cell, cell_scale(layout, cell), builder, element, stretches);
    if (c == 0 && row->refers > 0)
      add_reference(builder, row, reference, element, stretches);
    add_cell(builder, cell, stretches, element, c == 0 ? space_above(builder) : 0,
             c == 0 ? first_cost : DZ_COST_INSIDE_KEY, whole_cost);
  }
  if (row->has_analysis)
    add_analysis(builder, row, group);
}

static void build_colophon(Builder *builder, const DzRow *row) {
  add_small_lines(builder, row->label, builder->layout->colophon_size, 0, 1, DZ_COST_INSIDE_SIDE);
}

void dz_add_strips(DzSetter *setter, const DzArrangement *arrangement, guint article, DzPages *pages,
                   DzStrips *strips) {
  static void (*const build[])(Builder *, const DzRow *) = {
      [DZ_ROW_TITLE] = build_title,     [DZ_ROW_FACTS] = build_facts,      [DZ_ROW_SUMMARY] = build_summary,
      [DZ_ROW_HEADING] = build_heading, [DZ_ROW_PAIR] = build_pair,        [DZ_ROW_KEY_HEADING] = build_key_heading,
      [DZ_ROW_KEY] = build_key,         [DZ_ROW_COLOPHON] = build_colophon};
  const DzArranged *arranged = arrangement->articles->pdata[article];
  Builder builder = {.setter = setter,
                     .arrangement = arrangement,
                     .layout = arrangement->layout,
                     .pages = pages,
                     .strips = strips,
                     .article = article,
                     .section = dz_pages_element(pages, "Sect", NULL, -1),
                     .above = -1,
                     .pending = g_array_new(FALSE, FALSE, sizeof(DzPlaced))};
  for (guint r = 0; r < arranged->rows->len; r++) {
    const DzRow *row = builder.row = arranged->rows->pdata[r];
    build[row->kind](&builder, row);
    builder.above = (int)row->kind;
  }
  g_array_unref(builder.pending);
}
