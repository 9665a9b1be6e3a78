/* write-png.c: an arrangement → pictures: a page each; or one of all pages, under one another, as they are sent in a
   chat, or small beside each other. */
#include "base/error.h"
#include "write/draw/book.h"
#include "write/draw/draw.h"
#include "write/write.h"
#include <math.h>

/* Pixels a point: sharp on a telephone. Cairo's pictures are at most so many pixels high. */
static const double scale = 2;
enum { MOST_PIXELS = 32767 };

static cairo_t *new_context(cairo_surface_t *surface) {
  cairo_t *cr = cairo_create(surface);
  cairo_font_options_t *options = cairo_font_options_create();
  cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY);
  cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
  cairo_set_font_options(cr, options);
  cairo_font_options_destroy(options);
  return cr;
}

/* Draws a page on white paper with its upper left corner at x, y; pixels, and pixels a point. */
static void draw_page(cairo_t *cr, DzDrawFaces *faces, const DzPages *pages, guint page, double x, double y,
                      double pixels) {
  const DzDrawing drawing = {.cr = cr, .faces = faces};
  cairo_save(cr);
  cairo_translate(cr, x, y);
  cairo_scale(cr, pixels, pixels);
  cairo_rectangle(cr, 0, 0, pages->width, pages->height);
  cairo_set_source_rgb(cr, 1, 1, 1);
  cairo_fill(cr);
  cairo_set_source_rgb(cr, 0, 0, 0);
  dz_draw_page(&drawing, pages, pages->pages->pdata[page]);
  cairo_restore(cr);
}

static cairo_status_t append(void *bytes, const unsigned char *data, unsigned length) {
  g_byte_array_append(bytes, data, length);
  return CAIRO_STATUS_SUCCESS;
}

/* How pages stand in a picture: `columns` beside each other, so many pixels apart. */
typedef struct {
  guint first, end, columns;
  double pixels, gap;
} Sheet;

static GBytes *picture_of(const DzPages *pages, const Sheet *sheet, GError **error) {
  const guint count = sheet->end - sheet->first, rows = (count + sheet->columns - 1) / sheet->columns;
  const double across = pages->width * sheet->pixels + sheet->gap, down = pages->height * sheet->pixels + sheet->gap;
  cairo_surface_t *surface =
      cairo_image_surface_create(CAIRO_FORMAT_RGB24, (int)(across * MIN(count, sheet->columns) + sheet->gap + 0.5),
                                 (int)(down * rows + sheet->gap + 0.5));
  g_autoptr(DzDrawFaces) faces = dz_draw_faces_new();
  GByteArray *bytes = g_byte_array_new();
  cairo_t *cr = new_context(surface);
  cairo_set_source_rgb(cr, 0.5, 0.5, 0.5);
  if (sheet->gap > 0)
    cairo_paint(cr);
  for (guint p = 0; p < count; p++)
    draw_page(cr, faces, pages, sheet->first + p, sheet->gap + across * (p % sheet->columns),
              sheet->gap + down * (p / sheet->columns), sheet->pixels);
  cairo_destroy(cr);
  cairo_status_t status = cairo_surface_write_to_png_stream(surface, append, bytes);
  cairo_surface_destroy(surface);
  if (status == CAIRO_STATUS_SUCCESS)
    return g_byte_array_free_to_bytes(bytes);
  g_byte_array_unref(bytes);
  dz_fail(error, DZ_ERROR_OUTPUT, 0, "the picture cannot be drawn: %s", cairo_status_to_string(status));
  return NULL;
}

/* All pages small: as many beside each other as make the whole about as wide as high. */
static GBytes *contact_sheet(const DzPages *pages, GError **error) {
  const double width = 300, gap = 12; /* pixels */
  const double count = pages->pages->len;
  const guint columns = (guint)MAX(1, ceil(sqrt(count * pages->height / pages->width)));
  return picture_of(pages, &(Sheet){0, pages->pages->len, MIN(columns, pages->pages->len), width / pages->width, gap},
                    error);
}

static GBytes *long_picture(const DzPages *pages, GError **error) {
  const guint most = (guint)(MOST_PIXELS / (pages->height * scale));
  if (pages->pages->len <= most)
    return picture_of(pages, &(Sheet){0, pages->pages->len, 1, scale, 0}, error);
  dz_fail(error, DZ_ERROR_UNSUPPORTED, 0, "%u pages are too long for one picture, which holds %u of this paper",
          pages->pages->len, most);
  return NULL;
}

GBytes *dz_write_png(DzWriteJob *job, GError **error) {
  g_autoptr(DzPages) pages = dz_set_book(job->arrangement, job->typesetter);
  job->page_count = pages->pages->len;
  if (job->is_contact_sheet)
    return contact_sheet(pages, error);
  if (pages->pages->len == 1 || job->arrangement->layout->is_long_picture)
    return long_picture(pages, error);
  g_autoptr(GPtrArray) pictures = g_ptr_array_new_with_free_func((GDestroyNotify)g_bytes_unref);
  for (guint p = 0; p < pages->pages->len; p++) {
    GBytes *picture = picture_of(pages, &(Sheet){p, p + 1, 1, scale, 0}, error);
    if (!picture)
      return NULL;
    g_ptr_array_add(pictures, picture);
  }
  job->pictures = g_steal_pointer(&pictures);
  return NULL;
}
