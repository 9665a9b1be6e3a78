/* draw-faces.h: small faces as Cairo's font faces. */
#pragma once
#include "typeset/faces/fonts.h"
#include <cairo.h>

typedef struct DzDrawFaces DzDrawFaces;

DzDrawFaces *dz_draw_faces_new(void);
void dz_draw_faces_free(DzDrawFaces *faces);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(DzDrawFaces, dz_draw_faces_free)

/* The face for Cairo, with the same glyph numbers; NULL where FreeType cannot read it. Lends. */
cairo_font_face_t *dz_draw_face(DzDrawFaces *faces, const DzFace *face);
