/* fit.h: a book that must not be longer than so many pages. */
#pragma once
#include "arrange/arrange.h"

/* The layout of that name, which is taken, set as close and as small as options->fit pages need and no more. A note
   says how, or how many pages the book takes where that is not enough. Errors as dz_layout_load, dz_select and
   dz_typesetter_new. New layout, or the same. */
DzLayout *dz_fit_layout(const DzBook *book, DzRoles roles, const DzOptions *options, const char *name, DzLayout *usual,
                        DzOutcome *outcome, GError **error);
