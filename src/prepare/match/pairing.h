/* pairing.h: an article's paragraphs as they stand → which are pairs, whatever the article's shape. */
#pragma once
#include "prepare/match/witness.h"

typedef struct {
  int at[2];          /* by side: which paragraph; −1 for none, never both */
  gboolean is_turned; /* the second side stands before the first */
  double margin;      /* what the best reading without it costs more than the best: how sure it is, a logarithm */
} DzMatch;

/* All shapes compete: either side first, changing half way; paragraph after paragraph, block after block, half after
   half; a partner missing anywhere. Every paragraph once, pairs in the order of the article. Learns the usual ratio of
   lengths. `turned`: what it costs that the second side leads; 0 where the order tells nothing. New GArray of DzMatch.
 */
GArray *dz_match(DzWitnesses *witnesses, double turned);

/* Whether the second side leads: in the first part of the article, if a third of the pairs are so; else in most. */
gboolean dz_second_leads(const GArray *matches);

/* Whether neither side leads in nearly all pairs. */
gboolean dz_order_is_mixed(const GArray *matches);
