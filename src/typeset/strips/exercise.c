/* exercise.c: see exercise.h. */
#include "typeset/strips/exercise.h"
#include "base/language-files.h"
#include "base/language.h"
#include "typeset/strips/margin.h"
#include <math.h>
#include <string.h>

gboolean dz_is_left_out(const DzBuilder *builder, const DzRow *row) {
  return dz_is_exercise(builder->layout) &&
         (row->kind == DZ_ROW_KEY || (row->kind == DZ_ROW_SECTION && row->study_kind == DZ_STUDY_KINDS));
}

gboolean dz_is_hidden(const DzBuilder *builder, const DzRow *row) {
  return builder->layout->only_answers && row->kind != DZ_ROW_TITLE;
}

/* ---- blanks ---- */

/* Half a blank: of three lengths, so that it does not tell how long the word is. */
static const char *half_blank(glong letters) {
  static const char *const halves[] = {"____", "______", "________"};
  return halves[letters <= 6 ? 0 : letters <= 10 ? 1 : 2];
}

static void add_blank(DzBuilder *builder, const DzStretch *word, GArray *stretches) {
  const char *answer = dz_keep_text(builder, g_strndup(word->text, word->length)),
             *half = half_blank(g_utf8_strlen(answer, -1));
  g_ptr_array_add(builder->blanks, (gpointer)answer);
  DzStretch line = *word, number;
  line.marking = DZ_MARKING_NONE;
  line.is_prose = FALSE;
  line.role = DZ_FACE_TEXT;
  number = line;
  number.role = DZ_FACE_SANS;
  number.han = number.latin = builder->layout->style[DZ_STYLE_NUMBER].han;
  const char *text = dz_keep_text(builder, g_strdup_printf("%u", builder->blanks->len));
  dz_add_stretch(stretches, &line, half, strlen(half));
  dz_add_stretch(stretches, &number, text, strlen(text));
  dz_add_stretch(stretches, &line, half, strlen(half));
}

void dz_blank_words(DzBuilder *builder, GArray *stretches) {
  g_autoptr(GArray) whole = g_array_copy(stretches);
  g_array_set_size(stretches, 0);
  for (guint i = 0; i < whole->len; i++) {
    DzStretch stretch = g_array_index(whole, DzStretch, i);
    if (stretch.marking != DZ_MARKING_DOTTED) {
      g_array_append_val(stretches, stretch);
      continue;
    }
    for (; i + 1 < whole->len; i++) { /* a word may be in several stretches */
      const DzStretch *next = &g_array_index(whole, DzStretch, i + 1);
      if (next->marking != DZ_MARKING_DOTTED || next->text != stretch.text + stretch.length)
        break;
      stretch.length += next->length;
    }
    add_blank(builder, &stretch, stretches);
  }
}

static gboolean is_marked(const DzText *text, gsize start, gsize end) {
  for (guint i = 0; i < text->spans->len; i++) {
    const DzSpan *span = &g_array_index(text->spans, DzSpan, i);
    if (span->kind == DZ_SPAN_VOCABULARY && span->start < end && span->end > start)
      return TRUE;
  }
  return FALSE;
}

const DzText *dz_text_to_blank(DzBuilder *builder, const DzText *text) {
  const DzArranged *arranged = builder->arrangement->articles->pdata[builder->article];
  const GPtrArray *words = arranged->article->study[DZ_STUDY_WORD];
  DzText *marked = dz_text_slice(text, 0, strlen(text->string));
  g_autofree char *small = g_ascii_strdown(text->string, -1);
  g_ptr_array_add(builder->pages->texts, marked);
  for (guint i = 0; i < words->len; i++) {
    const DzStudyItem *word = words->pdata[i];
    gsize length = 0;
    const gssize at = word->side[DZ_ORIGINAL] && !g_hash_table_contains(builder->blanked, word)
                          ? dz_find_word(small, word->side[DZ_ORIGINAL]->string, &length)
                          : -1;
    if (at < 0)
      continue;
    g_hash_table_add(builder->blanked, (gpointer)word);
    if (!is_marked(marked, (gsize)at, (gsize)at + length))
      dz_text_add_span(marked, DZ_SPAN_VOCABULARY, (gsize)at, (gsize)at + length, NULL);
  }
  return marked;
}

/* Finds the words of the blanks where the article itself is not set. */
static void collect_blanks(DzBuilder *builder, const DzArranged *arranged) {
  for (guint r = 0; r < arranged->rows->len; r++) {
    const DzRow *row = arranged->rows->pdata[r];
    for (guint c = 0; row->kind == DZ_ROW_PAIR && c < row->cells->len; c++) {
      DzCell cell = g_array_index(row->cells, DzCell, c);
      g_autoptr(GArray) stretches = dz_stretches_new();
      if (cell.side != DZ_ORIGINAL)
        continue;
      cell.text = dz_text_to_blank(builder, cell.text);
      dz_cell_stretches(builder, &cell, DZ_STYLE_TEXT, -1, stretches);
      dz_blank_words(builder, stretches);
    }
  }
}

/* The words, one after the other with their numbers. */
static void add_words(DzBuilder *builder) {
  const DzLayout *layout = builder->layout;
  g_autoptr(GString) text = g_string_new(NULL);
  for (guint i = 0; i < builder->blanks->len; i++) {
    g_auto(GStrv) words = g_strsplit(builder->blanks->pdata[i], " ", -1);
    g_autofree char *held = g_strjoinv("\u00A0", words);
    g_string_append_printf(text, "%s%u\u00A0%s", i > 0 ? "\u3000" : "", i + 1, held);
  }
  const DzArticle *article = ((const DzArranged *)builder->arrangement->articles->pdata[builder->article])->article;
  const char *language = article->language[DZ_ORIGINAL];
  const int element = dz_pages_element(builder->pages, "P", language, builder->section);
  const DzType *type = &layout->style[DZ_STYLE_TEXT];
  DzStretch stretch = dz_label_stretch(dz_keep_text(builder, g_string_free(g_steal_pointer(&text), FALSE)), language,
                                       DZ_FACE_TEXT, dz_rounded(type->han));
  stretch.latin = dz_rounded(type->latin);
  stretch.is_in_parts = TRUE;
  const DzFrame *frame = dz_layout_main(layout);
  const DzParagraph *lines = dz_set_stretches(builder, &stretch, 1, frame->measure, 0, DZ_SET_RAGGED);
  dz_add_strip_lines(builder, lines, frame->left, element, 0, DZ_COST_LONE_HEADING, dz_body_cost);
}

/* ---- translations ---- */

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

static gboolean has_answer(const DzBuilder *builder, const DzRow *row) {
  return builder->layout->second != DZ_SECOND_HERE && row->kind == DZ_ROW_PAIR && row->cells->len == 2;
}

gboolean dz_has_answers(const DzBuilder *builder) {
  const DzLayout *layout = builder->layout;
  return layout->second == DZ_SECOND_END || (dz_is_exercise(layout) && layout->has_answers);
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
  if (builder->layout->only_answers && builder->layout->has_blanks)
    collect_blanks(builder, arranged);
  if (builder->blanks->len > 0) {
    dz_add_label_heading(builder, dz_label(DZ_LABEL_ANSWERS, builder->language), 0);
    add_words(builder);
  }
  for (guint r = 0; r < arranged->rows->len; r++) {
    const DzRow *row = arranged->rows->pdata[r];
    if (!has_answer(builder, row))
      continue;
    if (is_first)
      dz_add_label_heading(builder, dz_label(DZ_LABEL_TRANSLATION, builder->language),
                           builder->blanks->len > 0 ? 1 : 0);
    add_answer(builder, row, is_first ? 0 : 1, is_first ? DZ_COST_LONE_HEADING : DZ_COST_BETWEEN_PAIRS);
    is_first = FALSE;
  }
  if (builder->strips->strips->len > first && first > 0) {
    DzStrip *strip = &g_array_index(builder->strips->strips, DzStrip, first);
    strip->plan.new_page = TRUE;
    strip->on_recto = dz_is_exercise(builder->layout); /* the last sheet can be kept back */
  }
}
