/* draw-pdf.h: pages → Cairo's PDF in memory, tagged in flat fragments for the finisher to make a tree of. */
#pragma once
#include "typeset/pages.h"

typedef struct {
  GByteArray *bytes;
  GArray *fragments; /* int: the element of each tag in drawing order, −1 for furniture */
} DzDrawing;

/* DZ_ERROR_OUTPUT where Cairo fails. New drawing. */
DzDrawing *dz_draw_pdf(const DzPages *pages, const char *title, GError **error);
void dz_drawing_free(DzDrawing *drawing);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(DzDrawing, dz_drawing_free)
