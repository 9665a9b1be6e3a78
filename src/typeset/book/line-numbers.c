/* line-numbers.c: see line-numbers.h. */
#include "typeset/book/line-numbers.h"
#include "typeset/strips/stretches.h"

static const double gap = 4; /* points */

static void add_number(DzSetter *setter, const DzLayout *layout, guint number, double x, double y, DzPages *pages,
                       DzPage *page) {
  g_autofree char *text = g_strdup_printf("%u", number);
  DzStretch stretch = dz_label_stretch(text, "en", DZ_FACE_SANS, layout->style[DZ_STYLE_NUMBER].han);
  stretch.latin = layout->style[DZ_STYLE_NUMBER].han;
  DzParagraph *paragraph = dz_set_paragraph(setter, &stretch, 1, 1000, 0, DZ_SET_RAGGED);
  g_ptr_array_add(pages->paragraphs, paragraph);
  const DzPlaced placed = {.paragraph = paragraph, .x = x, .y = y, .element = -1};
  g_array_append_val(page->placed, placed);
}

void dz_add_line_numbers(DzSetter *setter, const DzLayout *layout, DzPages *pages, guint first) {
  for (guint p = first; layout->line_numbers > 0 && p < pages->pages->len; p++) {
    DzPage *page = pages->pages->pdata[p];
    guint count = 0;
    for (guint i = 0, end = page->placed->len; i < end; i++) {
      const DzPlaced placed = g_array_index(page->placed, DzPlaced, i);
      const double width =
          placed.element >= 0 ? g_array_index(pages->elements, DzElement, placed.element).counted_width : 0;
      if (width > 0 && placed.paragraph && ++count % layout->line_numbers == 0)
        add_number(setter, layout, count, placed.x + width + gap, placed.y, pages, page);
    }
  }
}
