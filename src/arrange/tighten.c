/* tighten.c: see tighten.h. */
#include "arrange/tighten.h"
#include <math.h>

enum { LEADING_STEPS = 4 };
static const double least_leading = 1.28; /* of the Latin size */
static const double size_step = 0.2, least_primary = 9, least_latin = 9.5, least_secondary = 8.5;

/* The Han size at which nothing is smaller than it may be. */
static double least_size(const DzLayout *layout) {
  const double han = layout->style[DZ_STYLE_TEXT].han;
  const double by_latin = least_latin * han / layout->style[DZ_STYLE_TEXT].latin,
               by_secondary = least_secondary * han / layout->style[DZ_STYLE_SECONDARY].han;
  return MIN(MAX(MAX(by_latin, by_secondary), least_primary), han);
}

DzLayout *dz_layout_tightened(const DzLayout *usual, const char *name, const char *paper, double margins, guint step,
                              gboolean *is_last, GError **error) {
  const double han = usual->style[DZ_STYLE_TEXT].han, least = least_size(usual);
  const double leading = usual->grid / usual->style[DZ_STYLE_TEXT].latin, tight = MIN(leading, least_leading);
  const guint closer = MIN(step, LEADING_STEPS), smaller = step - closer;
  const double wanted = MAX(han - smaller * size_step, least);
  *is_last = closer == LEADING_STEPS && wanted <= least + 1e-9;
  DzLayout *layout = dz_layout_load_with(name, paper, wanted, margins, error);
  if (!layout)
    return NULL;
  layout->line_numbers = usual->line_numbers; /* which the user may have asked for */
  layout->grid = layout->style[DZ_STYLE_TEXT].latin * (leading - (leading - tight) * closer / LEADING_STEPS);
  return layout;
}
