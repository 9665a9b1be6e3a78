/* punctuation-runs.h: dashes, dots and ranges. */
#pragma once
#include "prepare/marks/punctuation-hand.h"

/* Writes the run of dashes or dots at i as its language does. */
int dz_repair_run(DzHand *p, int i);
