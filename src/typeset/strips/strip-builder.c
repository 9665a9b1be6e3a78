/* strip-builder.c: see strip-builder.h. */
#include "typeset/strips/strip-builder.h"
#include "base/language.h"
#include <math.h>
#include <string.h>

DzStrips *dz_strips_new(void) {
  DzStrips *strips = g_new(DzStrips, 1);
  *strips = (DzStrips){.strips = g_array_new(FALSE, FALSE, sizeof(DzStrip)),
                       .content = g_array_new(FALSE, FALSE, sizeof(DzPlaced)),
                       .margin = g_array_new(FALSE, FALSE, sizeof(DzPlaced)),
                       .notes = g_array_new(FALSE, FALSE, sizeof(DzPlaced))};
  return strips;
}

void dz_strips_free(DzStrips *strips) {
  if (!strips)
    return;
  for (guint i = 0; i < strips->strips->len; i++)
    g_free(g_array_index(strips->strips, DzStrip, i).anchor);
  g_array_unref(strips->strips);
  g_array_unref(strips->content);
  g_array_unref(strips->margin);
  g_array_unref(strips->notes);
  g_free(strips);
}

char *dz_anchor_name(guint article, const char *id) {
  return g_strdup_printf("a%u-%s", article + 1, id);
}

double dz_rounded(double size) {
  return round(size * 10) / 10;
}

const DzCellLayout *dz_cell_layout(const DzLayout *layout, const DzCell *cell) {
  return &layout->cell[cell->is_primary ? DZ_CELL_PRIMARY : DZ_CELL_SECONDARY];
}

const char *dz_keep_text(DzBuilder *builder, char *text) {
  DzText *kept = dz_text_new(text, 0);
  g_ptr_array_add(builder->pages->texts, kept);
  return kept->string;
}

GArray *dz_stretches_new(void) {
  return g_array_new(FALSE, FALSE, sizeof(DzStretch));
}

void dz_cell_stretches(const DzBuilder *builder, const DzCell *cell, DzStyleName style, int element,
                       GArray *stretches) {
  const DzType *type = &builder->layout->style[style];
  DzStretch whole = dz_text_stretch(cell->text, cell->language, dz_rounded(type->han), dz_rounded(type->latin));
  dz_span_stretches(cell->text, &whole, builder->pages, element, stretches);
  for (guint i = 0; builder->layout->is_exam && i < stretches->len; i++) { /* an exam marks no vocabulary */
    DzStretch *stretch = &g_array_index(stretches, DzStretch, i);
    stretch->marking = stretch->marking == DZ_MARKING_DOTTED ? DZ_MARKING_NONE : stretch->marking;
  }
}

/* ① … ⑳, then 21. New string. */
char *dz_circled(guint number) {
  if (number > 20)
    return g_strdup_printf("%u", number);
  char text[7] = {0};
  g_unichar_to_utf8(0x2460 + number - 1, text);
  return g_strdup(text);
}

DzStrip *dz_add_strip(DzBuilder *builder, guint height, guint space, double break_cost) {
  DzStrip strip = {.plan = {.height = height, .space = space, .break_cost = break_cost},
                   .content_start = builder->strips->content->len,
                   .is_spread = builder->in_spread};
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
void dz_add_content(DzBuilder *builder, const DzPlaced *placed) {
  g_array_append_vals(builder->strips->content, placed, 1);
  g_array_index(builder->strips->strips, DzStrip, builder->strips->strips->len - 1).content_count++;
}

const DzParagraph *dz_set_stretches(DzBuilder *builder, const DzStretch *stretches, guint count, double measure,
                                    double indent, DzSetting setting) {
  if (builder->nothing) {
    dz_need_stretches(builder->setter, stretches, count);
    return builder->nothing;
  }
  DzParagraph *paragraph = dz_set_paragraph(builder->setter, stretches, count, measure, indent, setting);
  g_ptr_array_add(builder->pages->paragraphs, paragraph);
  return paragraph;
}

const DzParagraph *dz_set_all(DzBuilder *builder, const GArray *stretches, double measure, double indent,
                              DzSetting setting) {
  return dz_set_stretches(builder, (const DzStretch *)stretches->data, stretches->len, measure, indent, setting);
}

/* A strip for each line of a paragraph on the grid; costs[line] prices the break before it. */
void dz_add_strip_lines(DzBuilder *builder, const DzParagraph *paragraph, double x, int element, guint space,
                        double first_cost, DzLineCost cost) {
  guint count = dz_paragraph_line_count(paragraph);
  for (guint line = 0; line < count; line++) {
    dz_add_strip(builder, 1, line == 0 ? space : 0, line == 0 ? first_cost : cost(paragraph, line));
    DzPlaced placed = {.paragraph = paragraph, .line = line, .x = x, .element = element};
    dz_add_content(builder, &placed);
  }
}

/* Whether a line's last mark, without what closes after it, ends a sentence. */
static gboolean ends_sentence(const DzParagraph *paragraph, guint line) {
  const DzLine *one = &g_array_index(paragraph->lines, DzLine, line);
  if (one->run_count == 0)
    return FALSE;
  const DzRun *last = &g_array_index(paragraph->runs, DzRun, one->run_start + one->run_count - 1);
  const char *start = paragraph->text->str, *p = start + last->text_start + last->text_length;
  while (p > start && g_utf8_strchr(" \"'”’」』）)】»", -1, g_utf8_get_char(g_utf8_prev_char(p))))
    p = g_utf8_prev_char(p);
  return p > start && g_utf8_strchr(".?!…。？！", -1, g_utf8_get_char(g_utf8_prev_char(p))) != NULL;
}

double dz_body_cost(const DzParagraph *paragraph, guint line) {
  const guint count = dz_paragraph_line_count(paragraph);
  if (line == 1)
    return DZ_COST_ORPHAN;
  if (line + 1 == count)
    return DZ_COST_WIDOW;
  return DZ_COST_INSIDE_SIDE + (ends_sentence(paragraph, line - 1) ? DZ_COST_SENTENCE_END : 0) +
         (line == 2 || line + 2 == count ? DZ_COST_TWO_LINES : 0);
}

/* Stays together; where it is longer than a page, still no line alone. */
double dz_kept_cost(const DzParagraph *paragraph, guint line) {
  return DZ_COST_INSIDE_KEY + dz_body_cost(paragraph, line);
}

void dz_add_outline(DzBuilder *builder, guint level, const char *title, const char *id) {
  DzOutlineEntry entry = {.title = g_strdup(title), .level = level, .anchor = dz_anchor_name(builder->article, id)};
  g_array_append_val(builder->pages->outline, entry);
}

/* Beside each other sides leave the margin to their numbers. */
static gboolean numbers_run_in(const DzBuilder *builder) {
  return builder->layout->numbers_run_in && !builder->columns.is_on;
}

/* Furniture to the left of the text: it ends number_gap before the block, on the baseline of the next strip's first
 * line. */
void dz_hang_number(DzBuilder *builder, const char *text, double size) {
  const DzLayout *layout = builder->layout;
  if (numbers_run_in(builder))
    return;
  DzStretch stretch = dz_label_stretch(text, builder->language, DZ_FACE_SANS, size);
  stretch.latin = size;
  stretch.is_tabular = TRUE;
  const DzParagraph *number = dz_set_stretches(builder, &stretch, 1, dz_layout_main(layout)->left, 0, DZ_SET_RAGGED);
  if (dz_paragraph_line_count(number) == 0)
    return;
  double x = dz_layout_main(layout)->left - layout->number_gap - dz_line_end(number, 0);
  DzPlaced placed = {.paragraph = number, .x = MAX(x, 2), .element = -1};
  g_array_append_val(builder->pending, placed);
}

void dz_run_number_in(const DzBuilder *builder, const char *text, double size, GArray *stretches) {
  if (numbers_run_in(builder))
    dz_add_label(builder, text, size, size, stretches);
}

DzPlaced dz_rule_at(const DzBuilder *builder, double x, double y, double width) {
  return (DzPlaced){.x = x, .y = y, .width = width, .thickness = builder->layout->rule, .element = -1};
}

/* A label and the space after it, as they run into a paragraph: another face parts them already, so half an em. */
void dz_add_label(const DzBuilder *builder, const char *label, double han, double latin, GArray *stretches) {
  const char *const texts[] = {label, "\u3000"};
  for (int i = 0; i < 2; i++) {
    DzStretch stretch = dz_label_stretch(texts[i], builder->language, DZ_FACE_LABEL, i == 0 ? han : han / 2);
    stretch.latin = latin;
    g_array_append_val(stretches, stretch);
  }
}

gboolean dz_is_under_heading(const DzBuilder *builder) {
  return builder->above == DZ_ROW_HEADING || builder->above == DZ_ROW_SECTION;
}

/* The price of a page break before a row: crossheads and the line of facts are not left alone. */
double dz_cost_before(const DzBuilder *builder) {
  return dz_is_under_heading(builder) || builder->above == DZ_ROW_FACTS ? DZ_COST_LONE_HEADING : DZ_COST_BETWEEN_PAIRS;
}

/* Grid lines above a row: none under a crosshead, two below the line of facts (the summary's rule has its own). */
guint dz_space_above(const DzBuilder *builder) {
  const gboolean is_pair = builder->above == DZ_ROW_PAIR && builder->row && builder->row->kind == DZ_ROW_PAIR;
  const guint gap = builder->layout->pair_gap;
  const guint space = dz_is_under_heading(builder) ? 0 : is_pair ? gap : MAX(gap, 1);
  return builder->above == DZ_ROW_FACTS ? MAX(space, 2) - 1 : space; /* below the facts one line is theirs */
}

void dz_add_cell(DzBuilder *builder, const DzCell *cell, const GArray *stretches, int element, guint space,
                 double first_cost, DzLineCost cost) {
  const DzCellLayout *place = dz_cell_layout(builder->layout, cell);
  const DzFrame *frame = &g_array_index(builder->layout->frames, DzFrame, place->frame);
  /* where nothing parts paragraphs, an indent does */
  const gboolean is_next = builder->layout->pair_gap == 0 && builder->above == DZ_ROW_PAIR && space == 0 &&
                           cell->is_primary && builder->row && builder->row->kind == DZ_ROW_PAIR;
  const double indent = is_next ? dz_is_cjk_language(cell->language) ? 2 * builder->layout->style[place->style].han
                                                                     : builder->layout->style[place->style].latin
                                : 0;
  /* blanks are long words that do not break: lines would tear */
  const DzSetting setting = builder->layout->has_blanks ? DZ_SET_FLUSH : DZ_SET_JUSTIFIED;
  const DzParagraph *paragraph =
      dz_set_all(builder, stretches, frame->measure - place->indent, dz_rounded(indent), setting);
  dz_add_strip_lines(builder, paragraph, frame->left + place->indent, element, space, first_cost, cost);
}

void dz_add_heading(DzBuilder *builder, const DzStretch *stretches, guint count, int element, guint space) {
  const DzLayout *layout = builder->layout;
  double first_cost = dz_cost_before(builder);
  const DzParagraph *heading =
      dz_set_stretches(builder, stretches, count, dz_layout_main(layout)->measure, 0, DZ_SET_RAGGED);
  if (dz_paragraph_line_count(heading) <= 1 || count == 1) {
    dz_add_strip_lines(builder, heading, dz_layout_main(layout)->left, element, space, first_cost, dz_kept_cost);
    return;
  }
  /* Too long for one line: each language on its own. */
  for (guint i = 0; i < count; i += 2) {
    const DzParagraph *part =
        dz_set_stretches(builder, &stretches[i], 1, dz_layout_main(layout)->measure, 0, DZ_SET_RAGGED);
    dz_add_strip_lines(builder, part, dz_layout_main(layout)->left, element, i == 0 ? space : 0,
                       i == 0 ? first_cost : DZ_COST_LONE_HEADING, dz_kept_cost);
  }
}

void dz_add_label_heading(DzBuilder *builder, const char *label, guint space) {
  const DzType *type = &builder->layout->style[DZ_STYLE_HEADING];
  const int element = dz_pages_element(builder->pages, "H2", builder->language, builder->section);
  DzStretch stretch = dz_label_stretch(label, builder->language, DZ_FACE_LABEL, type->han);
  stretch.latin = type->latin;
  dz_add_heading(builder, &stretch, 1, element, space);
}
