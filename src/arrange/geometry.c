/* geometry.c: see geometry.h. */
#include "arrange/geometry.h"
#include <math.h>

gboolean dz_has_room_for_names(const DzLayout *layout, double *baseline) {
  const double edge = 12 * 72 / 25.4, below = 4;
  *baseline = edge + layout->style[DZ_STYLE_FACTS].han;
  return *baseline + below <= dz_layout_main(layout)->top;
}

double dz_panel_pitch(const DzLayout *layout) {
  const DzFrame *frame = dz_layout_main(layout);
  const double gaps = (layout->panels - 1) * layout->panel_gap;
  return (layout->page_width - frame->left - frame->right - gaps) / layout->panels + layout->panel_gap;
}

double dz_block_width(const DzLayout *layout) {
  const double beside = layout->margin_width > 0 ? layout->margin_gap + layout->margin_width : 0;
  return dz_layout_main(layout)->measure + beside + (layout->panels - 1) * dz_panel_pitch(layout);
}

/* Ink above the first baseline and below the last, em of Han. */
static const double ascent = 0.88, descent = 0.12;

guint dz_lines_of_page(const DzLayout *layout) {
  const DzFrame *frame = dz_layout_main(layout);
  double room = layout->page_height - frame->top - frame->foot - (ascent + descent) * layout->style[DZ_STYLE_TEXT].han;
  return (guint)floor(room / layout->grid + 1e-6) + 1;
}

double dz_first_baseline(const DzLayout *layout) {
  return dz_layout_main(layout)->top + ascent * layout->style[DZ_STYLE_TEXT].han;
}

double dz_inner_margin(const DzLayout *layout) {
  const DzFrame *frame = dz_layout_main(layout);
  return layout->page_width - frame->left - frame->measure;
}

double dz_page_shift(const DzLayout *layout, guint page) {
  return layout->is_mirrored && page % 2 == 1 ? dz_inner_margin(layout) - dz_layout_main(layout)->left : 0;
}
