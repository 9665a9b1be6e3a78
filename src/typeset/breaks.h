/* breaks.h: where a line may end, and at what price. UAX #14 by Pango for alphabetic text; for Han the kinsoku rules of
   the language (GB/T 15834—2011 §5.1, clreq §3.1.7, jlreq §3.1.7, klreq §4.3). */
#pragma once
#include "typeset/spacing.h"

typedef struct {
  DzRegion region;
  gboolean uax14; /* UAX #14 allows a break between the two */
} DzBreakPlace;

/* The penalty of a break between two characters that are the ends of boxes: 0 a good place, DZ_NO_BREAK none.
   `flags` gets DZ_ITEM_SECOND_PASS where the first pass had better do without. */
gint16 dz_break_penalty(const DzEdge *before, const DzEdge *after, DzBreakPlace place, guint8 *flags);

/* Penalties of hyphens. The first was tuned on forty articles at 28 Han ems: dearer hyphens make fewer of them (250: 3
   % of lines, 45: 8 %) and word gaps that differ more (19 % of their mean, 17 %). */
enum { DZ_HYPHEN_PENALTY = 45, DZ_CAPITAL_HYPHEN_PENALTY = 1000, DZ_EMERGENCY_PENALTY = 5000 };
