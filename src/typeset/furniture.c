/* furniture.c: see furniture.h. */
#include "typeset/furniture.h"
#include "typeset/strips.h"
#include <string.h>

static const DzParagraph *set_line(DzSetter *setter, DzPages *pages, const DzStretch *stretch) {
  DzParagraph *paragraph = dz_set_paragraph(setter, stretch, 1, 10000, 0, DZ_SET_RAGGED);
  g_ptr_array_add(pages->paragraphs, paragraph);
  return paragraph;
}

static double width_of(const DzParagraph *paragraph) {
  return dz_paragraph_line_count(paragraph) ? g_array_index(paragraph->lines, DzLine, 0).x1 : 0;
}

static void place(DzPages *pages, guint page, const DzParagraph *paragraph, double x, double y) {
  DzPlaced placed = {.paragraph = paragraph, .x = x, .y = y, .element = -1};
  if (dz_paragraph_line_count(paragraph) > 0)
    g_array_append_val(((DzPage *)pages->pages->pdata[page])->placed, placed);
}

/* The title, cut with … where it is wider than the room. */
static const DzParagraph *short_title(DzSetter *setter, DzPages *pages, const DzArranged *arranged, double size,
                                      double room) {
  glong length = g_utf8_strlen(arranged->title->string, -1);
  g_autofree char *text = g_strdup(arranged->title->string);
  for (;;) {
    DzStretch stretch = dz_label_stretch(text, arranged->title_language, DZ_FACE_SANS, size);
    const DzParagraph *paragraph = set_line(setter, pages, &stretch);
    if (width_of(paragraph) <= room || length < 4)
      return paragraph;
    length = length > 200 ? 200 : length * 9 / 10;
    g_autofree char *start = g_utf8_substring(arranged->title->string, 0, length);
    g_free(text);
    text = g_strdup_printf("%s…", g_strchomp(start));
  }
}

void dz_add_foot(DzSetter *setter, const DzArrangement *arrangement, DzPages *pages, guint page, guint article,
                 gboolean is_first) {
  const DzLayout *layout = arrangement->layout;
  const double y = layout->page_height - layout->foot_edge;
  g_autofree char *folio = g_strdup_printf("%u / %u", page + 1, pages->pages->len);
  DzStretch stretch = dz_label_stretch(folio, "en", DZ_FACE_SANS, layout->foot_size);
  stretch.latin = layout->foot_size;
  stretch.is_tabular = TRUE;
  const DzParagraph *number = set_line(setter, pages, &stretch);
  place(pages, page, number, layout->left + layout->measure - width_of(number), y);
  /* In a small foot the title would read as one more line of text. */
  if (is_first || layout->foot < 2 * layout->grid)
    return;
  double room = layout->measure - width_of(number) - 2 * layout->han;
  place(pages, page, short_title(setter, pages, arrangement->articles->pdata[article], layout->foot_size, room),
        layout->left, y);
}
