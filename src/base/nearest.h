/* nearest.h: the known word that a misspelt one is nearest to, for "did you mean". */
#pragma once
#include <glib.h>

/* The one of `count` words that takes the fewest changed letters, capitals aside; NULL where all are far. */
const char *dz_nearest(const char *word, const char *const *known, guint count);
