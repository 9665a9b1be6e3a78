/* phrases.h: which spaces a paragraph lost, and which phrases had been marked between them. */
#pragma once
#include "prepare/borders.h"

/* A word of a paragraph as it is read. */
typedef struct {
  const char *start, *end;
  const char *insert_at; /* where its lost space goes, or NULL */
  gboolean inside;       /* of a phrase that was marked */
  gboolean begins;       /* one */
  gboolean is_clear;     /* the lost space can be nothing else: a mark, or a function word on one side */
} DzPiece;

/* The cheapest reading of the tokens, where a lost space costs `glue_cost`. New array of DzPiece. */
GArray *dz_read_phrases(DzLexicon *lexicon, const GArray *tokens, double glue_cost);
