/* place.h: the boxes of a line → glyphs, runs and dots at their places. */
#pragma once
#include "typeset/lines/boxes.h"

/* How a line is stretched: what each letter gap and each glue gets. */
typedef struct {
  double letters; /* part of each letter gap's allowance, −1 … 1 */
  double ratio;   /* of stretch (> 0) or shrink (< 0) */
  gboolean last;  /* the last shrink is needed too */
  double extra;   /* beyond the caps, for each glue that can stretch */
} DzSpread;

/* The width of a glue in a line that is stretched so. Points. */
double dz_spread_glue(const DzGlue *glue, const DzSpread *spread);

/* Adds a line to a paragraph: boxes in their visual order (UAX #9 L2), from `x` on. What stands above a part of its
   base moves to stay inside the measure. */
void dz_place_line(DzParagraph *out, const DzBoxes *boxes, const DzLineBreak *range, const DzSpread *spread, double x,
                   double measure);
