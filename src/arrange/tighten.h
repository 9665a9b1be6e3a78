/* tighten.h: a layout set closer and smaller, a step at a time, for a book that must not be longer than so many pages.
 */
#pragma once
#include "arrange/layout.h"

/* The layout `usual`, of that name and paper, after so many steps: first the leading goes down to 1.28, then the size,
   to Han 9 pt and Latin 9.5 pt with no Han below 8.5 pt; margins stay. `is_last`: the next step would change nothing.
   Errors as dz_layout_load. New layout. */
DzLayout *dz_layout_tightened(const DzLayout *usual, const char *name, const char *paper, double margins, guint step,
                              gboolean *is_last, GError **error);
