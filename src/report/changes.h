/* changes.h: what a repair changed. */
#pragma once
#include "duizhao.h"

/* Where `after` differs from `before`, in order, none touching another. A change of spaces alone, which no eye would
   see, takes along the words it stands between. New array of DzChange. */
GArray *dz_changes(const char *before, const char *after);
