/* exam.c: see exam.h. Head, table and line are furniture of the sheet, but for the title and what it says of time. */
#include "typeset/strips/exam.h"
#include "base/language.h"
#include "base/numbering.h"
#include <math.h>
#include <string.h>

static const double mm = 72 / 25.4;

gboolean dz_is_not_examined(const DzBuilder *builder, const DzRow *row) {
  return builder->layout->is_exam && (row->kind == DZ_ROW_FACTS || row->kind == DZ_ROW_COLOPHON);
}

gboolean dz_has_seal(const DzBuilder *builder) {
  return builder->layout->has_seal && dz_label(DZ_LABEL_SEAL, builder->language);
}

/* ---- words ---- */

/* The label with a number, or room to write it, in place of its braces. New string. */
static char *filled(DzLabel label, const char *language, guint number) {
  const char *text = dz_label(label, language), *open = strchr(text, '{'), *close = open ? strchr(open, '}') : NULL;
  g_autofree char *value = number > 0 ? g_strdup_printf("%u", number) : g_strdup("____");
  return close ? g_strdup_printf("%.*s%s%s", (int)(open - text), text, value, close + 1) : g_strdup(text);
}

/* 一, 二 … or 1, 2 … New string. */
static char *section_number(const DzBuilder *builder, guint number) {
  static const char *const han[] = {"\u4E00", "\u4E8C", "\u4E09", "\u56DB", "\u4E94", "\u516D", "\u4E03", "\u516B"};
  const gboolean is_han = g_str_has_prefix(builder->language, "zh") || g_str_has_prefix(builder->language, "ja");
  return is_han && number <= G_N_ELEMENTS(han) ? g_strdup(han[number - 1]) : g_strdup_printf("%u", number);
}

/* Sets a label on a line of its own. Lends it. */
static const DzParagraph *set_label(DzBuilder *builder, const char *text, DzFaceRole role, double size) {
  DzStretch stretch = dz_label_stretch(dz_keep_text(builder, g_strdup(text)), builder->language, role, size);
  return dz_set_stretches(builder, &stretch, 1, dz_layout_main(builder->layout)->measure, 0, DZ_SET_RAGGED);
}

/* ---- the head ---- */

/* Strips of `height` grid lines for the lines of a paragraph in the middle of the column. */
static void add_centred(DzBuilder *builder, const DzParagraph *paragraph, guint height, guint space, int element) {
  const DzFrame *frame = dz_layout_main(builder->layout);
  for (guint i = 0; i < dz_paragraph_line_count(paragraph); i++) {
    dz_add_strip(builder, height, i == 0 ? space : 0, DZ_COST_LONE_HEADING);
    const DzPlaced placed = {.paragraph = paragraph,
                             .line = i,
                             .x = frame->left + (frame->measure - dz_line_end(paragraph, i)) / 2,
                             .y = (height - 1) * builder->layout->grid,
                             .element = element};
    dz_add_content(builder, &placed);
  }
}

static guint count_sections(const DzBuilder *builder) {
  const DzArranged *arranged = builder->arrangement->articles->pdata[builder->article];
  guint count = 0;
  gboolean has_text = FALSE;
  for (guint r = 0; r < arranged->rows->len; r++) {
    const DzRow *row = arranged->rows->pdata[r];
    count += row->kind == DZ_ROW_SECTION;
    has_text |= row->kind == DZ_ROW_PAIR;
  }
  return count + has_text;
}

static void add_rule(DzBuilder *builder, double x, double y, double width, double thickness) {
  const DzPlaced rule = {.x = x, .y = y, .width = width, .thickness = thickness, .element = -1};
  dz_add_content(builder, &rule);
}

static void add_table_word(DzBuilder *builder, const char *text, double x, double width, double y) {
  const DzParagraph *word = set_label(builder, text, DZ_FACE_SANS, builder->layout->style[DZ_STYLE_FACTS].han);
  const DzPlaced placed = {.paragraph = word, .x = x + (width - dz_line_end(word, 0)) / 2, .y = y, .element = -1};
  if (dz_paragraph_line_count(word) > 0)
    dz_add_content(builder, &placed);
}

/* Two rows: the numbers of the sections, and room for their marks. */
static void add_mark_table(DzBuilder *builder) {
  const DzLayout *layout = builder->layout;
  const DzFrame *frame = dz_layout_main(layout);
  const guint sections = count_sections(builder), columns = sections + 2;
  const double cell = MIN(frame->measure / columns, 22 * mm), height = 1.5 * layout->grid, rule = 0.4;
  const double left = frame->left + (frame->measure - columns * cell) / 2, top = -0.9 * layout->grid;
  g_auto(GStrv) words = g_strsplit(dz_label(DZ_LABEL_EXAM_TABLE, builder->language), ";", -1);
  if (g_strv_length(words) != 3)
    return;
  dz_add_strip(builder, 3, 1, DZ_COST_LONE_HEADING);
  for (guint i = 0; i < 3; i++)
    add_rule(builder, left, top + i * height, columns * cell, rule);
  for (guint i = 0; i <= columns; i++)
    add_rule(builder, left + i * cell - rule / 2, top + height, rule, 2 * height);
  for (guint i = 0; i < columns; i++) {
    g_autofree char *number = section_number(builder, MAX(i, 1));
    add_table_word(builder,
                   i == 0             ? words[0]
                   : i + 1 == columns ? words[2]
                                      : number,
                   left + i * cell, cell, top + 0.65 * height);
  }
  add_table_word(builder, words[1], left, cell, top + 1.65 * height);
}

/* ---- the sealed line ---- */

static void add_fixed(DzBuilder *builder, DzPlaced placed) {
  placed.element = -1;
  placed.is_fixed = TRUE;
  g_array_append_val(builder->pending, placed);
}

/* A word from the top down, a character under the other, in the middle of x. Where it ends. */
static double add_upright(DzBuilder *builder, const char *word, double size, double step, double x, double y) {
  for (const char *p = word; *p; p = g_utf8_next_char(p)) {
    g_autofree char *character = g_strndup(p, (gsize)(g_utf8_next_char(p) - p));
    const DzParagraph *set = set_label(builder, character, DZ_FACE_SANS, size);
    if (dz_paragraph_line_count(set) > 0)
      add_fixed(builder, (DzPlaced){.paragraph = set, .x = x - dz_line_end(set, 0) / 2, .y = y + size});
    y += step;
  }
  return y;
}

/* Dashes down the page, with the words along them. */
static void add_sealed_line(DzBuilder *builder, const char *words, double x) {
  const DzLayout *layout = builder->layout;
  const double top = 12 * mm, bottom = layout->page_height - 12 * mm, dash = 2 * mm, gap = 1.2 * mm, thick = 0.4,
               size = 9, step = (bottom - top) / (double)(g_utf8_strlen(words, -1) + 1);
  for (double y = top; y + dash < bottom; y += dash + gap) {
    const double from_word = fmod(y + dash / 2 - top + step / 2, step) - step / 2;
    const gboolean is_at_end = y < top + step / 2 || y > bottom - step / 2;
    if (fabs(from_word) > size || is_at_end) /* the line is open where a character stands */
      add_fixed(builder, (DzPlaced){.x = x - thick / 2, .y = y + dash / 2, .width = thick, .thickness = dash});
  }
  add_upright(builder, words, size, step, x, top + step - 0.55 * size);
}

/* What a pupil is called, outside of the line: a word and room to write, one under the other. */
static void add_sealed_fields(DzBuilder *builder, double x) {
  const DzLayout *layout = builder->layout;
  const double top = 18 * mm, size = 10, blank = 38 * mm, thick = 0.4;
  g_auto(GStrv) fields = g_strsplit(dz_label(DZ_LABEL_SEAL_FIELDS, builder->language), ";", -1);
  const guint count = g_strv_length(fields);
  const double each = (layout->page_height - 2 * top) / MAX(count, 1);
  for (guint i = 0; i < count; i++) {
    const double end = add_upright(builder, fields[i], size, 1.2 * size, x, top + i * each);
    const double length = MIN(blank, each - (end - top - i * each) - size);
    if (length > 0)
      add_fixed(builder, (DzPlaced){.x = x - thick / 2, .y = end + length / 2, .width = thick, .thickness = length});
  }
}

void dz_build_exam_head(DzBuilder *builder, const DzRow *row) {
  const DzLayout *layout = builder->layout;
  const DzCell *cell = &g_array_index(row->cells, DzCell, 0);
  const double line = 26 * mm, fields = 14 * mm;
  if (dz_has_seal(builder)) {
    add_sealed_line(builder, dz_label(DZ_LABEL_SEAL, builder->language), line);
    add_sealed_fields(builder, fields);
  }
  DzStretch stretch = dz_text_stretch(cell->text, cell->language, layout->style[DZ_STYLE_TITLE].han,
                                      layout->style[DZ_STYLE_TITLE].latin);
  stretch.role = DZ_FACE_LABEL;
  stretch.is_prose = FALSE;
  const DzParagraph *title = dz_set_stretches(builder, &stretch, 1, dz_layout_main(layout)->measure, 0, DZ_SET_TITLE);
  dz_add_strip(builder, dz_has_seal(builder) ? 1 : 2, 0, 0)->plan.new_page =
      TRUE; /* with the names, if there are any */
  add_centred(builder, title, 2, 0, dz_pages_element(builder->pages, "H1", cell->language, builder->section));
  g_autofree char *time = filled(DZ_LABEL_EXAM_TIME, builder->language, layout->exam_minutes);
  g_autofree char *marks = filled(DZ_LABEL_EXAM_MARKS, builder->language, layout->exam_marks);
  g_autofree char *told = g_strdup_printf("%s\u3000%s", time, marks);
  add_centred(builder, set_label(builder, told, DZ_FACE_SANS, 9.5), 1, 0,
              dz_pages_element(builder->pages, "P", builder->language, builder->section));
  add_mark_table(builder);
}

/* ---- sections ---- */

void dz_add_exam_section(DzBuilder *builder, const char *title, guint space) {
  g_autofree char *number = section_number(builder, ++builder->exam_section);
  g_autoptr(GString) text = g_string_new(dz_label(DZ_LABEL_EXAM_SECTION, builder->language));
  g_string_replace(text, "{number}", number, 1);
  g_string_replace(text, "{title}", title, 1);
  dz_add_label_heading(builder, dz_keep_text(builder, g_strdup(text->str)), space);
}

void dz_add_exam_lines(DzBuilder *builder) {
  const DzLayout *layout = builder->layout;
  const DzFrame *frame = dz_layout_main(layout);
  const guint height = (guint)ceil(layout->key_lines * layout->key_line_gap / layout->grid - 1e-6);
  if (height == 0 || builder->nothing)
    return;
  DzStrip *strip = dz_add_strip(builder, height, 0, DZ_COST_INSIDE_KEY);
  strip->plan.stretch = height / 2;
  strip->room = (DzRoom){.x = frame->left, .width = frame->measure, .element = -1, .least = height};
}
