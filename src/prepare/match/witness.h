/* witness.h: what a paragraph shows of itself, and what two of them say of whether one is the translation of the other.

   The room of matching: in come two texts, a side each, out go the parts of them that belong together. `witness` is the
   evidence; `align` finds the cheapest path through two runs of paragraphs, `pairing` that through an article as it
   stands, whatever its shape; `sentences` finds the sentences of a text, `anchors` what stays the same in a
   translation; `pair-sentences` pairs the sentences inside a pair. Read them in this order. */
#pragma once
#include <glib.h>

/* Costs are natural logarithms of how much less likely something is: the sum of independent ones is that of all. */
typedef struct {
  const char *text;    /* lent */
  double odds;         /* of its being on the first side, as dz_language_odds; ± DZ_CERTAIN where a marker says so */
  gboolean is_heading; /* could be a title or crosshead: its form says so, or it is short and ends without a stop */
  gboolean is_told;    /* and its form says so */
  gboolean is_marked;  /* it has a marker of its side */
  gboolean is_stray;   /* it looks like something that a site puts round an article */
  gboolean is_tight;   /* stands right below the paragraph before it, without a blank line */
  gboolean begins;     /* nothing reaches across the place before it: a sync point, or a group that the form told */
  /* found by dz_witnesses_new */
  double size;  /* logarithm of its length */
  guint ending; /* the kind of mark that it ends with */
  guint form;   /* bullet, number, bracket … that it begins with */
  guint number; /* that it begins with, 0 for none */
  gboolean has_quote, has_speaker;
  GArray *tokens;  /* guint32, sorted: numbers and words by what stays of them in a translation */
  GArray *weights; /* float, of each: 1 for what two paragraphs alone have, 0 for what all have */
} DzWitness;

enum { DZ_CERTAIN = 30 };

/* The witnesses of an article in their order, and what is usual there. */
typedef struct DzWitnesses DzWitnesses;

/* Looks at the texts. `witness` has their first fields set (DzWitness, taken over). `language` by side. */
DzWitnesses *dz_witnesses_new(GArray *witness, const char *const *language);
void dz_witnesses_free(DzWitnesses *witnesses);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(DzWitnesses, dz_witnesses_free)

guint dz_witness_count(const DzWitnesses *witnesses);
const DzWitness *dz_witness_at(const DzWitnesses *witnesses, guint i);

/* What it costs that `first`, on the first side, and `second` say the same: below 0 where that is likelier than that
   two paragraphs happen to look so. */
double dz_pair_cost(const DzWitnesses *witnesses, guint first, guint second);

/* What it costs that a paragraph has no partner. */
double dz_lone_cost(const DzWitnesses *witnesses, guint i);

/* Sets the usual ratio of lengths, a logarithm of second by first, from pairs that were found. */
void dz_witnesses_learn(DzWitnesses *witnesses, const guint (*pairs)[2], guint count);
