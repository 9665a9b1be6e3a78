/* phrases.h: which spaces a paragraph lost, and which phrases had been marked between them. */
#pragma once
#include "prepare/words/borders.h"

/* The tokens of a paragraph, with all the ways to part each. */
typedef struct DzLattice DzLattice;

/* Borrows the text. */
DzLattice *dz_lattice_new(DzLexicon *lexicon, const char *text);
void dz_lattice_free(DzLattice *lattice);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(DzLattice, dz_lattice_free)

guint dz_lattice_token_count(const DzLattice *lattice);

/* FALSE where no space can have been lost: there is nothing to read. */
gboolean dz_lattice_may_have_borders(const DzLattice *lattice);

/* A word of a paragraph as it is read. */
typedef struct {
  const char *start, *end;
  const char *insert_at; /* where its lost space goes, or NULL */
  gboolean inside;       /* of a phrase that was marked */
  gboolean begins;       /* one */
  gboolean is_clear;     /* the lost space can be nothing else: a mark, or a function word on one side */
} DzReadWord;

/* The cheapest reading, where a lost space costs `glue_cost`. New array of DzReadWord. */
GArray *dz_read_phrases(const DzLattice *lattice, double glue_cost);
