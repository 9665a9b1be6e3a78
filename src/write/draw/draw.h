/* draw.h: a placed page → whatever Cairo draws on: a PDF, a picture, later a sheet with several pages.

   The one place where glyphs, rules, dots and links are drawn. The room of drawing: in come pages, out go calls of
   Cairo. Read `draw-faces` (faces as Cairo takes them), `draw` (a page), `write-png`, the shortest use of both, `book`
   (articles one after another), `pdf-surface` and `cairo-objects` (what Cairo writes of a PDF). */
#pragma once
#include "typeset/pages/pages.h"
#include "write/draw/draw-faces.h"
#include <cairo.h>

/* What a drawer draws with and on. Units of the context are points, y from the top of the page. */
typedef struct {
  cairo_t *cr;
  DzDrawFaces *faces;
  gboolean is_marked; /* what each element shows begins with a mark */
  GArray *links;      /* int: gets the element of each link, in drawing order; NULL: there are none */
} DzDrawing;

/* A mark is a text without glyphs, which Cairo keeps in its place between them: this character, and the number of the
   element in digits, none for furniture. No article can hold it: its control characters are drawn as U+FFFD. */
#define DZ_ELEMENT_MARK "\001"

/* Draws a page of `pages`: text in drawing order, rules, dots, destinations and links. */
void dz_draw_page(const DzDrawing *drawing, const DzPages *pages, const DzPage *page);

/* A face, and the longest run of it on the page that shows it first: its size, points, and its glyphs. */
typedef struct {
  const DzFace *face;
  double size;
  guint glyph_count;
} DzShownFace;

/* Adds to `seen` (DzShownFace) the faces that the page shows and that are not in it, in the order in which it first
   shows them; returns how many they were. */
guint dz_draw_new_faces(const DzPage *page, GArray *seen);

/* A text that Cairo takes: where it would refuse a character (noncharacters), or a mark could be meant (controls),
   stands U+FFFD. Appends. */
void dz_draw_put_text(GString *out, const char *text, gsize length);
