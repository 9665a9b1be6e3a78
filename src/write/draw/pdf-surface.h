/* pdf-surface.h: pages drawn into a PDF of Cairo's, which is handed on as it is written: of each page what Cairo wrote,
   and whose its links are. */
#pragma once
#include "write/draw/draw.h"
#include <cairo-pdf.h>

typedef struct DzPdfSurface DzPdfSurface;

/* What a page is that Cairo has shown. */
typedef enum {
  DZ_SHOWN_PAGE,
  DZ_SHOWN_WHOLE, /* a page that has its foot already */
  DZ_SHOWN_FRONT, /* the same, of those before all others */
  DZ_SHOWN_FOOT,  /* the foot of the first page that has none yet */
  DZ_SHOWN_FACES, /* some of all faces shown so far, and no page of the book */
} DzShownKind;

typedef struct {
  DzShownKind kind;
  GString *bytes; /* what Cairo wrote of it: see cairo-objects.h */
  GArray *links;  /* as in DzDrawing */
  char *label;    /* as in DzPage */
} DzShown;

/* Width and height of its pages in points. */
DzPdfSurface *dz_pdf_surface_new(double width, double height);
void dz_pdf_surface_free(DzPdfSurface *surface);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(DzPdfSurface, dz_pdf_surface_free)

/* Draws the pages, and adds their entries to the outline. New GArray of DzShown. */
GArray *dz_pdf_surface_draw(DzPdfSurface *surface, const DzPages *pages, DzShownKind kind);

/* The faces shown so far, DzShownFace in their order. Of each every glyph was shown in the order of their numbers,
   which are their codes. Lends. */
const GArray *dz_pdf_surface_faces(const DzPdfSurface *surface);

/* What the file tells of itself; a NULL text is left out. Before the end. */
void dz_pdf_surface_tell(DzPdfSurface *surface, cairo_pdf_metadata_t what, const char *text);

/* Ends the PDF: what Cairo wrote after the last page. Lends; NULL and DZ_ERROR_OUTPUT where drawing failed. */
const GString *dz_pdf_surface_end(DzPdfSurface *surface, GError **error);
