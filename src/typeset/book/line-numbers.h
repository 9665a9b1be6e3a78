/* line-numbers.h: numbers at the ends of lines, by which a class finds a place. */
#pragma once
#include "arrange/layout.h"
#include "typeset/pages/pages.h"

/* Adds to pages, from `first` on, the number of every so manieth line of originals, counted on each page anew. */
void dz_add_line_numbers(DzSetter *setter, const DzLayout *layout, DzPages *pages, guint first);
