/* doubts.h: which pairs a careful editor would look at twice, and why. */
#pragma once
#include "duizhao.h"

/* Fills the ratio and the doubts of each row (DzPairReport*) that is a pair. Returns the median of the ratios, 0 where
   there are fewer than four. `language` by DzSide. */
double dz_doubt_pairs(const GPtrArray *rows, const char *const *language);
