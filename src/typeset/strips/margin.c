/* margin.c: see margin.h. */
#include "typeset/strips/margin.h"
#include "base/language.h"
#include "base/unicode.h"
#include <math.h>
#include <string.h>

/* ---- where notes stand ---- */

/* Notes that touch: the mean of where their first one would have to be for each to stand where it wants. */
typedef struct {
  double sum;
  guint count;
} Pool;

gboolean dz_pool_notes(const guint *wanted, const guint *heights, guint count, guint room, guint *places) {
  g_autofree Pool *pools = g_new(Pool, count + 1);
  guint pool_count = 0, above = 0;
  for (guint i = 0; i < count; i++) {
    pools[pool_count++] = (Pool){(double)wanted[i] - above, 1};
    above += heights[i];
    while (pool_count > 1 && pools[pool_count - 2].sum * pools[pool_count - 1].count >
                                 pools[pool_count - 1].sum * pools[pool_count - 2].count) {
      pools[pool_count - 2].sum += pools[pool_count - 1].sum;
      pools[pool_count - 2].count += pools[pool_count - 1].count;
      pool_count--;
    }
  }
  if (above > room)
    return FALSE;
  for (guint p = 0, i = 0, before = 0; p < pool_count; p++) {
    const double start = CLAMP(round(pools[p].sum / pools[p].count), 0, (double)(room - above));
    for (guint k = 0; k < pools[p].count; k++, i++) {
      places[i] = (guint)start + before;
      before += heights[i];
    }
  }
  return TRUE;
}

/* ---- where a word stands ---- */

/* The text without the hyphens of its lines' ends, and where each byte stood. */
static char *without_hyphens(const char *text, GArray *places) {
  static const char hyphen[] = "\u00AD";
  GString *plain = g_string_new(NULL);
  for (gsize i = 0; text[i]; i++) {
    if (g_str_has_prefix(text + i, hyphen)) {
      i += strlen(hyphen) - 1;
      continue;
    }
    g_string_append_c(plain, g_ascii_tolower(text[i]));
    g_array_append_val(places, i);
  }
  return g_string_free(plain, FALSE);
}

static gboolean is_letter_at(const char *p) {
  return g_unichar_isalpha(g_utf8_get_char(p));
}

/* A last e or y may have changed. */
gssize dz_find_word(const char *text, const char *word, gsize *found) {
  enum { MOST_ENDING = 4 };
  g_autofree char *stem = g_ascii_strdown(word, -1);
  const gboolean is_alphabetic = !dz_is_han(g_utf8_get_char(stem)) && !dz_is_kana(g_utf8_get_char(stem));
  const gsize length = strlen(stem);
  if (length > 3 && (stem[length - 1] == 'e' || stem[length - 1] == 'y'))
    stem[length - 1] = 0;
  for (const char *at = *stem ? strstr(text, stem) : NULL; at; at = strstr(at + 1, stem)) {
    guint ending = 0;
    const char *end = at + strlen(stem);
    while (ending <= MOST_ENDING && *end && is_letter_at(end)) {
      end = g_utf8_next_char(end);
      ending++;
    }
    if (!is_alphabetic || ((at == text || !is_letter_at(g_utf8_prev_char(at))) && ending <= MOST_ENDING)) {
      *found = is_alphabetic ? (gsize)(end - at) : strlen(stem);
      return at - text;
    }
  }
  return -1;
}

static guint line_of(const DzParagraph *paragraph, gsize offset) {
  for (guint l = 0; l < paragraph->lines->len; l++) {
    const DzLine *line = &g_array_index(paragraph->lines, DzLine, l);
    for (guint r = line->run_start; r < line->run_start + line->run_count; r++) {
      const DzRun *run = &g_array_index(paragraph->runs, DzRun, r);
      if (offset >= run->text_start && offset < run->text_start + run->text_length)
        return l;
    }
  }
  return 0;
}

/* ---- setting ---- */

typedef struct {
  const DzRow *row;
  guint line; /* of the pair's strips */
  gsize offset;
} Found;

static int by_place(gconstpointer one, gconstpointer other) {
  const Found *a = one, *b = other;
  return a->line != b->line ? (a->line > b->line) - (a->line < b->line)
                            : (a->offset > b->offset) - (a->offset < b->offset);
}

static gboolean is_word(const DzRow *row) {
  return row->kind == DZ_ROW_STUDY && row->study_kind == DZ_STUDY_WORD && row->cells->len == 2 &&
         g_array_index(row->cells, DzCell, 0).side == DZ_ORIGINAL && row->more->len == 0;
}

gboolean dz_is_in_margin(const DzBuilder *builder, const DzRow *row) {
  return builder->in_margin && row->study && g_hash_table_contains(builder->in_margin, row->study);
}

/* The word in the label's face, how it is said and what it is where there is room for that, its meaning. */
static const DzParagraph *set_note(DzBuilder *builder, const DzRow *row, int element, gboolean is_full) {
  const DzLayout *layout = builder->layout;
  const double measure = layout->words_at_foot ? dz_foot_note_width(layout) : layout->margin_width;
  const DzCell *word = &g_array_index(row->cells, DzCell, 0), *meaning = &g_array_index(row->cells, DzCell, 1);
  const double size = layout->margin_size;
  g_autoptr(GArray) stretches = dz_stretches_new();
  DzStretch bold = dz_text_stretch(word->text, word->language, size, size * 1.06);
  bold.role = DZ_FACE_LABEL;
  bold.is_prose = FALSE;
  g_array_append_val(stretches, bold);
  dz_add_stretch(stretches, &bold, " ", 1);
  const char *const said[] = {row->reading, row->study->part};
  for (gsize i = 0; is_full && i < G_N_ELEMENTS(said); i++) {
    if (!said[i])
      continue;
    DzStretch stretch = dz_label_stretch(said[i], word->language, i == 0 ? DZ_FACE_SANS : DZ_FACE_ITALIC, size);
    stretch.latin = i == 0 ? size : size * 1.06;
    g_array_append_val(stretches, stretch);
    dz_add_stretch(stretches, &stretch, " ", 1);
  }
  DzStretch plain = dz_text_stretch(meaning->text, meaning->language, size, size);
  plain.role = DZ_FACE_SANS;
  plain.is_prose = FALSE;
  plain.element = builder->nothing ? -1 : dz_pages_element(builder->pages, "Span", meaning->language, element);
  g_array_append_val(stretches, plain);
  return dz_set_all(builder, stretches, measure, 0, DZ_SET_RAGGED);
}

gboolean dz_has_margin_notes(const DzArranged *arranged) {
  for (guint r = 0; r < arranged->rows->len; r++)
    if (is_word(arranged->rows->pdata[r]))
      return TRUE;
  return FALSE;
}

void dz_need_margin_notes(DzBuilder *builder, const DzArranged *arranged) {
  for (guint r = 0; r < arranged->rows->len; r++)
    if (is_word(arranged->rows->pdata[r]))
      set_note(builder, arranged->rows->pdata[r], -1, TRUE);
}

/* The words that are met in the lines of the original, each once in the article. */
static void find_words(DzBuilder *builder, guint first, int element, GArray *found) {
  const DzArranged *arranged = builder->arrangement->articles->pdata[builder->article];
  const DzParagraph *last = NULL;
  for (guint s = first; s < builder->strips->strips->len; s++) {
    const DzStrip *strip = &g_array_index(builder->strips->strips, DzStrip, s);
    for (guint c = 0; c < strip->content_count; c++) {
      const DzPlaced *placed = &g_array_index(builder->strips->content, DzPlaced, strip->content_start + c);
      if (!placed->paragraph || placed->element != element || placed->paragraph == last)
        continue;
      last = placed->paragraph;
      g_autoptr(GArray) places = g_array_new(FALSE, FALSE, sizeof(gsize));
      g_autofree char *plain = without_hyphens(last->text->str, places);
      for (guint r = 0; r < arranged->rows->len; r++) {
        const DzRow *row = arranged->rows->pdata[r];
        if (!is_word(row) || dz_is_in_margin(builder, row))
          continue;
        gsize word_length;
        const gssize at = dz_find_word(plain, g_array_index(row->cells, DzCell, 0).text->string, &word_length);
        if (at < 0)
          continue;
        const gsize offset = g_array_index(places, gsize, at);
        const Found one = {row, s - first + line_of(last, offset), offset};
        g_array_append_val(found, one);
        g_hash_table_add(builder->in_margin, (gpointer)row->study);
      }
    }
  }
  g_array_sort(found, by_place);
}

/* A note's lines go with the strips that they stand beside. */
static void place_note(DzBuilder *builder, const DzParagraph *note, guint strip, int element) {
  const DzLayout *layout = builder->layout;
  const DzFrame *frame = dz_layout_main(layout);
  const double apart = 300; /* what a page break costs that parts a note */
  for (guint line = 0; line < dz_paragraph_line_count(note); line++) {
    DzStrip *beside = &g_array_index(builder->strips->strips, DzStrip, strip + line);
    const DzPlaced placed = {
        .paragraph = note, .line = line, .x = frame->left + frame->measure + layout->margin_gap, .element = element};
    g_array_append_val(builder->strips->margin, placed);
    beside->margin = builder->strips->margin->len;
    beside->plan.break_cost += line > 0 ? apart : 0;
  }
}

double dz_foot_note_width(const DzLayout *layout) {
  return (dz_layout_main(layout)->measure - layout->style[DZ_STYLE_TEXT].han) / DZ_NOTES_BESIDE;
}

/* Notes for the foot go with the strip that has their word. A note of more than a line stays for the list. */
static void add_foot_notes(DzBuilder *builder, guint first, int element, int group) {
  g_autoptr(GArray) found = g_array_new(FALSE, FALSE, sizeof(Found));
  find_words(builder, first, element, found);
  for (guint i = 0; i < found->len; i++) {
    const Found *one = &g_array_index(found, Found, i);
    const char *language = g_array_index(one->row->cells, DzCell, 0).language;
    const int own = dz_pages_element(builder->pages, "P", language, group);
    const DzParagraph *note = set_note(builder, one->row, own, TRUE);
    if (dz_paragraph_line_count(note) > 1)
      note = set_note(builder, one->row, own, FALSE);
    if (dz_paragraph_line_count(note) != 1) {
      g_hash_table_remove(builder->in_margin, one->row->study);
      continue;
    }
    DzStrip *strip = &g_array_index(builder->strips->strips, DzStrip, first + one->line);
    const DzPlaced placed = {.paragraph = note, .element = own};
    if (strip->plan.notes++ == 0)
      strip->note_start = builder->strips->notes->len;
    g_array_append_val(builder->strips->notes, placed);
  }
  builder->strips->has_columns |= found->len > 0;
}

void dz_add_margin_notes(DzBuilder *builder, guint first, int element, int group) {
  const guint room = builder->strips->strips->len - first;
  if (!builder->nothing && builder->layout->words_at_foot && room > 0) {
    add_foot_notes(builder, first, element, group);
    return;
  }
  if (builder->nothing || builder->layout->margin_width == 0 || room == 0)
    return;
  g_autoptr(GArray) found = g_array_new(FALSE, FALSE, sizeof(Found));
  find_words(builder, first, element, found);
  g_autofree guint *wanted = g_new(guint, found->len + 1), *heights = g_new(guint, found->len + 1),
                   *places = g_new(guint, found->len + 1);
  g_autofree const DzParagraph **notes = g_new(const DzParagraph *, found->len + 1);
  g_autofree int *elements = g_new(int, found->len + 1);
  guint count = found->len;
  for (guint i = 0; i < count; i++) {
    const Found *one = &g_array_index(found, Found, i);
    const char *language = g_array_index(one->row->cells, DzCell, 0).language;
    elements[i] = dz_pages_element(builder->pages, "P", language, group);
    wanted[i] = one->line;
  }
  gboolean fits = FALSE;
  for (int is_full = 1; is_full >= 0 && !fits; is_full--) { /* shorter where they do not fit */
    for (guint i = 0; i < count; i++) {
      notes[i] = set_note(builder, g_array_index(found, Found, i).row, elements[i], is_full);
      heights[i] = MAX(dz_paragraph_line_count(notes[i]), 1);
    }
    fits = dz_pool_notes(wanted, heights, count, room, places);
  }
  for (; !fits; fits = dz_pool_notes(wanted, heights, count, room, places)) /* the last go to the list */
    g_hash_table_remove(builder->in_margin, g_array_index(found, Found, --count).row->study);
  for (guint i = 0; i < count; i++)
    place_note(builder, notes[i], first + places[i], elements[i]);
  builder->strips->has_columns |= count > 0;
}
