/* columns.h: the two sides of an article beside each other. */
#pragma once
#include "typeset/pages/strip-builder.h"

/* Decides for the builder's article whether its sides stand beside each other, and how wide each is: where the layout's
   ratio is found from the text, both come out equally long. */
void dz_find_columns(DzBuilder *builder, const DzArranged *arranged);

/* A text of a side, as it will be set in its column. */
typedef struct {
  guint column; /* of DzColumns */
  int element;
  const GPtrArray *stretches; /* GArray* of DzStretch, one a paragraph: a stanza has several */
  DzSetting setting;
} DzColumnText;

/* Sets the texts and adds their strips: line beside line, so that a page break parts both sides at one height. `space`
   and `first_cost` are of the first strip. */
void dz_add_beside(DzBuilder *builder, const DzColumnText *texts, guint count, guint space, double first_cost,
                   DzLineCost cost);

/* The column of a cell. */
guint dz_column_of(const DzBuilder *builder, const DzCell *cell);
