/* pdf-surface.c: see pdf-surface.h. */
#include "write/draw/pdf-surface.h"
#include "base/error.h"
#include "write/draw/cairo-objects.h"
#include <string.h>

/* Nothing is flattened in a PDF; Cairo only reckons how far each stroke goes. Coarser than our dots, which are then
   cheap, and finer than their distance, below which Cairo draws them as a line. Points. */
static const double tolerance = 1.25;

/* Where faces are shown. No whole number: a space takes no room there, and Cairo leaves out what takes none. */
static const double place = 100.3;

struct DzPdfSurface {
  cairo_surface_t *surface;
  cairo_t *cr;
  DzDrawFaces *cairo_faces;
  GString *bytes;    /* what Cairo wrote since the last page that it showed */
  GArray *faces;     /* DzShownFace, in their order */
  int outline_entry; /* of the article: the parent of its crossheads */
};

/* Cairo writes a few bytes at a time, glyph by glyph. */
static cairo_status_t take(void *surface, const unsigned char *bytes, unsigned length) {
  GString *taken = ((DzPdfSurface *)surface)->bytes;
  const gsize before = taken->len;
  if (before + length >= taken->allocated_len)
    g_string_set_size(taken, before + length);
  taken->len = before + length;
  memcpy(taken->str + before, bytes, length);
  taken->str[taken->len] = 0;
  return CAIRO_STATUS_SUCCESS;
}

DzPdfSurface *dz_pdf_surface_new(double width, double height) {
  DzPdfSurface *surface = g_new0(DzPdfSurface, 1);
  surface->bytes = g_string_sized_new(1 << 16);
  surface->surface = cairo_pdf_surface_create_for_stream(take, surface, width, height);
  cairo_pdf_surface_restrict_to_version(surface->surface, CAIRO_PDF_VERSION_1_5);
  surface->cr = cairo_create(surface->surface);
  cairo_set_tolerance(surface->cr, tolerance);
  surface->cairo_faces = dz_draw_faces_new();
  surface->faces = g_array_new(FALSE, FALSE, sizeof(DzShownFace));
  return surface;
}

void dz_pdf_surface_free(DzPdfSurface *surface) {
  if (!surface)
    return;
  cairo_destroy(surface->cr);
  cairo_surface_destroy(surface->surface);
  dz_draw_faces_free(surface->cairo_faces);
  g_string_free(surface->bytes, TRUE);
  g_array_unref(surface->faces);
  g_free(surface);
}

/* ---- pages ---- */

static void shown_clear(gpointer data) {
  DzShown *shown = data;
  g_string_free(shown->bytes, TRUE);
  g_array_unref(shown->links);
  g_free(shown->label);
}

static DzDrawing new_drawing(const DzPdfSurface *surface) {
  return (DzDrawing){.cr = surface->cr,
                     .faces = surface->cairo_faces,
                     .is_marked = TRUE,
                     .links = g_array_new(FALSE, FALSE, sizeof(int))};
}

static void show(DzPdfSurface *surface, DzShownKind kind, const DzDrawing *drawing, const char *label, GArray *drawn) {
  cairo_show_page(surface->cr);
  const DzShown shown = {kind, dz_cairo_plain(g_string_new_len(surface->bytes->str, (gssize)surface->bytes->len)),
                         drawing->links, g_strdup(label)};
  g_array_append_val(drawn, shown);
  g_string_truncate(surface->bytes, 0);
}

/* Shows every glyph of the new faces, in order, and one of those that are known, on a page that will not be one: Cairo
   then makes one font of each face, with the numbers of its glyphs as codes, where it would else part the Latin letters
   from the rest; and the page names all fonts. */
static void show_faces(DzPdfSurface *surface, guint known, GArray *drawn) {
  const DzDrawing none = new_drawing(surface);
  for (guint f = 0; f < surface->faces->len; f++) {
    const DzShownFace *shown = &g_array_index(surface->faces, DzShownFace, f);
    const guint count = f < known ? 2 : hb_face_get_glyph_count(shown->face->face);
    g_autofree cairo_glyph_t *glyphs = g_new(cairo_glyph_t, count);
    for (guint i = 1; i < count; i++)
      glyphs[i - 1] = (cairo_glyph_t){i, place, place};
    cairo_font_face_t *face = dz_draw_face(surface->cairo_faces, shown->face);
    if (!face) /* then one font too few is written, which the finisher sees */
      continue;
    cairo_set_font_face(surface->cr, face);
    cairo_set_font_size(surface->cr, shown->size); /* Cairo reads each glyph once a size */
    cairo_show_glyphs(surface->cr, glyphs, (int)count - 1);
  }
  show(surface, DZ_SHOWN_FACES, &none, NULL, drawn);
}

static void add_outline(DzPdfSurface *surface, const DzOutlineEntry *entry) {
  const int parent = entry->level > 1 ? surface->outline_entry : CAIRO_PDF_OUTLINE_ROOT;
  g_autofree char *target = g_strdup_printf("dest='%s'", entry->anchor);
  g_autoptr(GString) title = g_string_new(NULL);
  dz_draw_put_text(title, entry->title, strlen(entry->title));
  const int made =
      cairo_pdf_surface_add_outline(surface->surface, parent, title->str, target, CAIRO_PDF_OUTLINE_FLAG_OPEN);
  surface->outline_entry = entry->level > 1 ? parent : made;
}

GArray *dz_pdf_surface_draw(DzPdfSurface *surface, const DzPages *pages, DzShownKind kind) {
  GArray *drawn = g_array_new(FALSE, FALSE, sizeof(DzShown));
  g_array_set_clear_func(drawn, shown_clear);
  for (guint p = 0; p < pages->pages->len; p++) {
    const guint known = surface->faces->len;
    if (dz_draw_new_faces(pages->pages->pdata[p], surface->faces) > 0)
      show_faces(surface, known, drawn);
    const DzDrawing drawing = new_drawing(surface);
    const DzPage *page = pages->pages->pdata[p];
    dz_draw_page(&drawing, pages, page);
    show(surface, kind, &drawing, page->label, drawn);
  }
  for (guint i = 0; i < pages->outline->len; i++)
    add_outline(surface, &g_array_index(pages->outline, DzOutlineEntry, i));
  return drawn;
}

const GArray *dz_pdf_surface_faces(const DzPdfSurface *surface) {
  return surface->faces;
}

/* ---- the end ---- */

void dz_pdf_surface_tell(DzPdfSurface *surface, cairo_pdf_metadata_t what, const char *text) {
  g_autoptr(GString) drawable = g_string_new(NULL);
  if (!text)
    return;
  dz_draw_put_text(drawable, text, strlen(text));
  cairo_pdf_surface_set_metadata(surface->surface, what, drawable->str);
}

const GString *dz_pdf_surface_end(DzPdfSurface *surface, GError **error) {
  cairo_surface_finish(surface->surface);
  const cairo_status_t status = cairo_surface_status(surface->surface);
  if (status == CAIRO_STATUS_SUCCESS)
    return surface->bytes = dz_cairo_plain(surface->bytes);
  dz_fail(error, DZ_ERROR_OUTPUT, 0, "the pages cannot be drawn: %s", cairo_status_to_string(status));
  return NULL;
}
