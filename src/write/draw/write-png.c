/* write-png.c: an arrangement → a picture: the pages under one another, as they are sent in a chat or laid into another
   document. */
#include "base/error.h"
#include "typeset/typeset.h"
#include "write/draw/draw.h"
#include "write/write.h"

/* Pixels a point: sharp on a telephone. Cairo's pictures are at most so many pixels high. */
static const double scale = 2;
enum { MOST_PIXELS = 32767 };

static void draw_pages(cairo_surface_t *surface, const DzPages *pages) {
  g_autoptr(DzDrawFaces) faces = dz_draw_faces_new();
  const DzDrawing drawing = {.cr = cairo_create(surface), .faces = faces};
  cairo_font_options_t *options = cairo_font_options_create();
  cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY);
  cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
  cairo_set_font_options(drawing.cr, options);
  cairo_font_options_destroy(options);
  cairo_set_source_rgb(drawing.cr, 1, 1, 1);
  cairo_paint(drawing.cr);
  cairo_set_source_rgb(drawing.cr, 0, 0, 0);
  cairo_scale(drawing.cr, scale, scale);
  for (guint p = 0; p < pages->pages->len; p++) {
    dz_draw_page(&drawing, pages, pages->pages->pdata[p]);
    cairo_translate(drawing.cr, 0, pages->height);
  }
  cairo_destroy(drawing.cr);
}

static cairo_status_t append(void *bytes, const unsigned char *data, unsigned length) {
  g_byte_array_append(bytes, data, length);
  return CAIRO_STATUS_SUCCESS;
}

static GBytes *picture_of(const DzPages *pages, GError **error) {
  const int width = (int)(pages->width * scale + 0.5), height = (int)(pages->height * scale * pages->pages->len + 0.5);
  cairo_surface_t *surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, width, height);
  GByteArray *bytes = g_byte_array_new();
  if (cairo_surface_status(surface) == CAIRO_STATUS_SUCCESS)
    draw_pages(surface, pages);
  cairo_status_t status = cairo_surface_write_to_png_stream(surface, append, bytes);
  cairo_surface_destroy(surface);
  if (status == CAIRO_STATUS_SUCCESS)
    return g_byte_array_free_to_bytes(bytes);
  g_byte_array_unref(bytes);
  dz_fail(error, DZ_ERROR_OUTPUT, 0, "the picture cannot be drawn: %s", cairo_status_to_string(status));
  return NULL;
}

static void add_feet(DzTypesetter *typesetter, DzPages *pages) {
  for (guint p = 0; p < pages->pages->len; p++) {
    const DzFoot foot = {.page = p + 1, .page_count = pages->pages->len, .is_first = p == 0};
    dz_typeset_foot(typesetter, &foot, pages, pages->pages->pdata[p]);
  }
}

GBytes *dz_write_png(DzWriteJob *job, GError **error) {
  const DzLayout *layout = job->arrangement->layout;
  if (job->arrangement->articles->len > 1) {
    dz_fail(error, DZ_ERROR_UNSUPPORTED, 0, "a picture holds one article; write the book as .pdf or .epub");
    return NULL;
  }
  g_autoptr(DzPages) pages = dz_pages_new(layout->page_width, layout->page_height);
  dz_typeset_article(job->typesetter, 0, pages);
  add_feet(job->typesetter, pages);
  job->page_count = pages->pages->len;
  const guint most = (guint)(MOST_PIXELS / (layout->page_height * scale));
  if (pages->pages->len > most) {
    dz_fail(error, DZ_ERROR_UNSUPPORTED, 0, "%u pages are too long for one picture, which holds %u of this paper",
            pages->pages->len, most);
    return NULL;
  }
  return picture_of(pages, error);
}
