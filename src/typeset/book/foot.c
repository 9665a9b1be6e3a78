/* foot.c: see foot.h. */
#include "typeset/book/foot.h"
#include "base/numbering.h"
#include "typeset/strips/stretches.h"
#include <string.h>

static DzParagraph *set_line(DzSetter *setter, const DzStretch *stretch) {
  return dz_set_paragraph(setter, stretch, 1, 10000, 0, DZ_SET_RAGGED);
}

static double width_of(const DzParagraph *paragraph) {
  return dz_paragraph_line_count(paragraph) ? g_array_index(paragraph->lines, DzLine, 0).x1 : 0;
}

static void place(DzPage *page, const DzParagraph *paragraph, double x, double y) {
  DzPlaced placed = {.paragraph = paragraph, .x = x, .y = y, .element = -1};
  if (dz_paragraph_line_count(paragraph) > 0)
    g_array_append_val(page->placed, placed);
}

/* The title, cut with … where it is wider than the room. */
static DzParagraph *short_title(DzSetter *setter, const DzArranged *arranged, double size, double room) {
  glong length = g_utf8_strlen(arranged->title->string, -1);
  g_autofree char *text = g_strdup(arranged->title->string);
  for (;;) {
    DzStretch stretch = dz_label_stretch(text, arranged->title_language, DZ_FACE_SANS, size);
    g_autoptr(DzParagraph) paragraph = set_line(setter, &stretch);
    if (width_of(paragraph) <= room || length < 4)
      return g_steal_pointer(&paragraph);
    length = length > 200 ? 200 : length * 9 / 10;
    g_autofree char *start = g_utf8_substring(arranged->title->string, 0, length);
    g_free(text);
    text = g_strdup_printf("%s…", g_strchomp(start));
  }
}

/* "2 / 10"; "ii" where no count is given. */
static DzParagraph *set_folio(DzSetter *setter, const DzLayout *layout, guint page, guint page_count) {
  g_autofree char *folio = page_count > 0 ? g_strdup_printf("%u / %u", page, page_count) : dz_roman(page);
  DzStretch stretch = dz_label_stretch(folio, "en", DZ_FACE_SANS, layout->style[DZ_STYLE_FOOT].han);
  stretch.latin = layout->style[DZ_STYLE_FOOT].han;
  stretch.is_tabular = TRUE;
  return set_line(setter, &stretch);
}

/* The title of the article, set once: the room is what the widest folio of the book leaves. */
static const DzParagraph *foot_title(DzSetter *setter, const DzArrangement *arrangement, GPtrArray *titles,
                                     const DzFoot *foot) {
  const DzLayout *layout = arrangement->layout;
  if (titles->pdata[foot->article])
    return titles->pdata[foot->article];
  g_autoptr(DzParagraph) widest = set_folio(setter, layout, foot->page_count, foot->page_count);
  double room = dz_block_width(layout) - width_of(widest) - 2 * layout->style[DZ_STYLE_TEXT].han;
  return titles->pdata[foot->article] =
             short_title(setter, arrangement->articles->pdata[foot->article], layout->style[DZ_STYLE_FOOT].han, room);
}

void dz_add_foot(DzSetter *setter, const DzArrangement *arrangement, GPtrArray *titles, const DzFoot *foot,
                 DzPages *pages, DzPage *page) {
  const DzLayout *layout = arrangement->layout;
  const double y = layout->page_height - layout->foot_edge;
  const double left = dz_layout_main(layout)->left + dz_page_shift(layout, foot->is_front ? 0 : foot->page);
  DzParagraph *folio = set_folio(setter, layout, foot->page, foot->is_front ? 0 : foot->page_count);
  g_ptr_array_add(pages->paragraphs, folio);
  place(page, folio, left + dz_block_width(layout) - width_of(folio), y);
  /* In a small foot the title would read as one more line of text. */
  if (!foot->is_first && !foot->is_front && dz_layout_main(layout)->foot >= 2 * layout->grid)
    place(page, foot_title(setter, arrangement, titles, foot), left, y);
}
