/* columns.h: the two sides of an article beside each other. */
#pragma once
#include "typeset/strips/strip-builder.h"

/* Decides for the builder's article whether its sides stand beside each other, and how wide each is: where the layout's
   ratio is found from the text, both come out equally long. */
void dz_find_columns(DzBuilder *builder, const DzArranged *arranged);

/* A text of a side, as it will be set in its column. */
typedef struct {
  guint column; /* of DzColumns */
  int element;
  GPtrArray *paragraphs; /* GArray* of DzStretch: a stanza has several */
  DzSetting setting;
} DzColumnText;

/* A text in the column of its cell, without paragraphs yet; dz_add_beside frees it. */
DzColumnText dz_column_text(const DzBuilder *builder, const DzCell *cell, int element, DzSetting setting);

/* Adds a paragraph, whose stretches are to be put into what is returned. Lends it. */
GArray *dz_add_column_paragraph(DzColumnText *text);

/* Sets the texts of a row and adds their strips, line beside line, so that a page break parts both sides at one height.
   Frees what the texts hold. */
void dz_add_beside(DzBuilder *builder, DzColumnText *texts, guint count, DzLineCost cost);
