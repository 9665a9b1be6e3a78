/* write-png.c: an arrangement → a picture: the pages under one another, as they are sent in a chat or laid into another
   document. Drawn by Cairo from the same placed glyphs as the PDF. */
#include "base/error.h"
#include "typeset/typeset.h"
#include "write/write.h"
#include <cairo-ft.h>

/* Pixels a point: sharp on a telephone. Cairo's pictures are at most so many pixels high. */
static const double scale = 2;
enum { MOST_PIXELS = 32767 };

typedef struct {
  cairo_t *cr;
  FT_Library library;
  GHashTable *font_faces; /* DzFace → cairo_font_face_t */
  GArray *glyphs;         /* cairo_glyph_t, scratch */
} Drawer;

static void done_face(void *data) {
  FT_Done_Face(data);
}

/* The face for Cairo; NULL where FreeType cannot read it. */
static cairo_font_face_t *font_face(Drawer *drawer, const DzFace *face) {
  static const cairo_user_data_key_t key;
  cairo_font_face_t *known = g_hash_table_lookup(drawer->font_faces, face);
  if (known)
    return known;
  hb_blob_t *blob = hb_face_reference_blob(face->face);
  guint length;
  const char *data = hb_blob_get_data(blob, &length);
  FT_Face opened;
  gboolean failed = FT_New_Memory_Face(drawer->library, (const FT_Byte *)data, length, 0, &opened) != 0;
  hb_blob_destroy(blob); /* the small face keeps it */
  if (failed)
    return NULL;
  cairo_font_face_t *made = cairo_ft_font_face_create_for_ft_face(opened, FT_LOAD_NO_HINTING | FT_LOAD_NO_BITMAP);
  if (cairo_font_face_set_user_data(made, &key, opened, done_face) != CAIRO_STATUS_SUCCESS)
    FT_Done_Face(opened);
  g_hash_table_insert(drawer->font_faces, (gpointer)face, made);
  return made;
}

static void draw_run(Drawer *drawer, const DzPlaced *placed, const DzRun *run) {
  cairo_font_face_t *face = font_face(drawer, run->face);
  if (!face)
    return;
  g_array_set_size(drawer->glyphs, run->glyph_count);
  for (guint i = 0; i < run->glyph_count; i++) {
    const DzPlacedGlyph *glyph = &g_array_index(placed->paragraph->glyphs, DzPlacedGlyph, run->glyph_start + i);
    g_array_index(drawer->glyphs, cairo_glyph_t, i) =
        (cairo_glyph_t){glyph->index, placed->x + glyph->x, placed->y + glyph->y};
  }
  cairo_set_font_face(drawer->cr, face);
  cairo_set_font_size(drawer->cr, run->size);
  cairo_show_glyphs(drawer->cr, (const cairo_glyph_t *)drawer->glyphs->data, (int)run->glyph_count);
}

static void draw_placed(Drawer *drawer, const DzPlaced *placed) {
  if (!placed->paragraph) {
    cairo_rectangle(drawer->cr, placed->x, placed->y - placed->thickness / 2, placed->width, placed->thickness);
    cairo_fill(drawer->cr);
    return;
  }
  const DzLine *line = &g_array_index(placed->paragraph->lines, DzLine, placed->line);
  for (guint r = line->run_start; r < line->run_start + line->run_count; r++)
    draw_run(drawer, placed, &g_array_index(placed->paragraph->runs, DzRun, r));
  for (guint i = 0; i < placed->paragraph->dots->len; i++) {
    const DzDot *dot = &g_array_index(placed->paragraph->dots, DzDot, i);
    if (dot->line != placed->line)
      continue;
    cairo_arc(drawer->cr, placed->x + dot->x, placed->y + dot->y, dot->size / 2, 0, 2 * G_PI);
    cairo_fill(drawer->cr);
  }
}

static void draw_pages(cairo_surface_t *surface, const DzPages *pages) {
  Drawer drawer = {
      .cr = cairo_create(surface),
      .font_faces = g_hash_table_new_full(g_direct_hash, g_direct_equal, NULL, (GDestroyNotify)cairo_font_face_destroy),
      .glyphs = g_array_new(FALSE, FALSE, sizeof(cairo_glyph_t))};
  cairo_font_options_t *options = cairo_font_options_create();
  cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY);
  cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
  cairo_set_font_options(drawer.cr, options);
  cairo_font_options_destroy(options);
  cairo_set_source_rgb(drawer.cr, 1, 1, 1);
  cairo_paint(drawer.cr);
  cairo_set_source_rgb(drawer.cr, 0, 0, 0);
  cairo_scale(drawer.cr, scale, scale);
  gboolean ready = FT_Init_FreeType(&drawer.library) == 0;
  for (guint p = 0; ready && p < pages->pages->len; p++) {
    const DzPage *page = pages->pages->pdata[p];
    for (guint i = 0; i < page->placed->len; i++)
      draw_placed(&drawer, &g_array_index(page->placed, DzPlaced, i));
    cairo_translate(drawer.cr, 0, pages->height);
  }
  cairo_destroy(drawer.cr);
  g_hash_table_unref(drawer.font_faces);
  g_array_unref(drawer.glyphs);
  cairo_debug_reset_static_data(); /* Cairo keeps unused faces, which hold the library's */
  if (ready)
    FT_Done_FreeType(drawer.library);
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
