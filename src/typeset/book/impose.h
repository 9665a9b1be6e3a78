/* impose.h: pages → sheets: two pages on each side of the paper, in the order in which they are folded, or beside each
   other. Which page stands where is a table that knows nothing of what is on them. */
#pragma once
#include "duizhao.h"
#include "typeset/pages/pages.h"

/* A side of a sheet: pages from 1, 0 for a blank one; how far both are moved towards the fold, points. */
typedef struct {
  guint left, right;
  double creep;
} DzSheetSide;

/* The sides of all sheets, front and back in turn, as a printer takes them. New GArray of DzSheetSide. */
GArray *dz_sheet_sides(DzSheets order, guint page_count);

/* The size of the paper that takes two pages beside each other: the known one they are halves of, else as large as
   both. Points. */
void dz_sheet_size(double page_width, double page_height, double *width, double *height);

/* The pages of a whole book → the sides of its sheets, which take what stands on them. Labels name both pages. */
void dz_impose(DzPages *pages, DzSheets order);
