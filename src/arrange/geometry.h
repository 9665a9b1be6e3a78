/* geometry.h: where things stand on a page of a layout, reckoned from what the layout says. */
#pragma once
#include "arrange/layout.h"

/* Grid lines that a page of the layout holds. */
guint dz_lines_of_page(const DzLayout *layout);

/* The first of them, from the top of the page. Points. */
double dz_first_baseline(const DzLayout *layout);

/* Whether the margin above the text has room for a line of names, where the layout has one; its baseline from the top
   of the page. Points. */
gboolean dz_has_room_for_names(const DzLayout *layout, double *baseline);

/* From one panel to the next. Points. */
double dz_panel_pitch(const DzLayout *layout);

/* What text takes on a page, with all panels and words beside it. Points. */
double dz_block_width(const DzLayout *layout);

/* Between the fold and the text, where pages are mirrored. Points. */
double dz_inner_margin(const DzLayout *layout);

/* How much farther to the right all stands on a page of the book (from 1) than the layout says. Points. */
double dz_page_shift(const DzLayout *layout, guint page);
