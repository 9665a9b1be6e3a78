/* draw-pdf.c: see draw-pdf.h.

   Cairo 1.16 marks only the text of leaf tags, so nothing is nested: what one element draws in one go on one page is
   one tag, and the array of fragments remembers which element that was. Furniture is drawn as NonStruct, which the
   finisher turns into artifacts. */
#include "write/draw-pdf.h"
#include "base/error.h"
#include <cairo-ft.h>
#include <cairo-pdf.h>
#include <string.h>

enum { NO_TAG = -2, FURNITURE = -1 };

typedef struct {
  const DzPages *pages;
  cairo_surface_t *surface;
  cairo_t *cr;
  FT_Library library;
  GHashTable *font_faces;   /* DzFace → cairo_font_face_t */
  GHashTable *scaled_fonts; /* "face size" → cairo_scaled_font_t */
  GArray *fragments;
  int open;                  /* element of the open tag, or NO_TAG */
  GArray *glyphs, *clusters; /* scratch */
} Drawer;

static cairo_status_t append(void *closure, const unsigned char *data, unsigned length) {
  g_byte_array_append(closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

/* ---- faces ---- */

static void done_face(void *data) {
  FT_Done_Face(data);
}

static cairo_font_face_t *font_face(Drawer *drawer, const DzFace *face) {
  cairo_font_face_t *known = g_hash_table_lookup(drawer->font_faces, face);
  if (known)
    return known;
  static const cairo_user_data_key_t key;
  hb_blob_t *blob = hb_face_reference_blob(face->face);
  guint length;
  const char *data = hb_blob_get_data(blob, &length);
  FT_Face opened;
  gboolean failed = FT_New_Memory_Face(drawer->library, (const FT_Byte *)data, length, 0, &opened) != 0;
  hb_blob_destroy(blob); /* the face of the pages keeps it */
  if (failed)
    return NULL;
  cairo_font_face_t *made = cairo_ft_font_face_create_for_ft_face(opened, FT_LOAD_NO_HINTING | FT_LOAD_NO_BITMAP);
  if (cairo_font_face_set_user_data(made, &key, opened, done_face) != CAIRO_STATUS_SUCCESS)
    FT_Done_Face(opened);
  g_hash_table_insert(drawer->font_faces, (gpointer)face, made);
  return made;
}

static cairo_scaled_font_t *scaled_font(Drawer *drawer, const DzFace *face, double size) {
  char key[48];
  g_snprintf(key, sizeof key, "%p %d", (const void *)face, (int)(size * 1000));
  cairo_scaled_font_t *known = g_hash_table_lookup(drawer->scaled_fonts, key);
  if (known)
    return known;
  cairo_font_face_t *family = font_face(drawer, face);
  if (!family)
    return NULL;
  cairo_matrix_t matrix, unit;
  cairo_matrix_init_scale(&matrix, size, size);
  cairo_matrix_init_identity(&unit);
  cairo_font_options_t *options = cairo_font_options_create();
  cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
  cairo_scaled_font_t *made = cairo_scaled_font_create(family, &matrix, &unit, options);
  cairo_font_options_destroy(options);
  g_hash_table_insert(drawer->scaled_fonts, g_strdup(key), made);
  return made;
}

/* ---- tags ---- */

/* An address as it may stand in Cairo's attributes and in a PDF string: everything else could end the string. */
static char *safe_address(const char *address) {
  gboolean allowed = g_str_has_prefix(address, "http://") || g_str_has_prefix(address, "https://") ||
                     g_str_has_prefix(address, "mailto:");
  GString *safe = g_string_new(NULL);
  for (const guchar *p = (const guchar *)address; allowed && *p; p++)
    if (g_ascii_isalnum(*p) || strchr("-._~:/?#[]@!$&*+,;=%", *p))
      g_string_append_c(safe, (char)*p);
    else
      g_string_append_printf(safe, "%%%02X", *p);
  return g_string_free(safe, FALSE);
}

static void close_tag(Drawer *drawer) {
  if (drawer->open == NO_TAG)
    return;
  const DzElement *element =
      drawer->open == FURNITURE ? NULL : &g_array_index(drawer->pages->elements, DzElement, drawer->open);
  gboolean is_link = element && element->target;
  cairo_tag_end(drawer->cr, !element ? "NonStruct" : is_link ? CAIRO_TAG_LINK : "P");
  drawer->open = NO_TAG;
}

static void open_tag(Drawer *drawer, int index) {
  if (drawer->open == index)
    return;
  close_tag(drawer);
  const DzElement *element = index == FURNITURE ? NULL : &g_array_index(drawer->pages->elements, DzElement, index);
  if (element && element->target) {
    g_autofree char *address = safe_address(element->target);
    g_autofree char *attributes =
        *address ? g_strdup_printf("uri='%s'", address) : g_strdup_printf("dest='%s'", element->target);
    cairo_tag_begin(drawer->cr, CAIRO_TAG_LINK, attributes);
  } else
    cairo_tag_begin(drawer->cr, element ? "P" : "NonStruct", NULL); /* the finisher gives the true role */
  g_array_append_val(drawer->fragments, index);
  drawer->open = index;
}

/* ---- drawing ---- */

static void draw_run(Drawer *drawer, const DzPlaced *placed, const DzRun *run) {
  const DzParagraph *paragraph = placed->paragraph;
  cairo_scaled_font_t *font = scaled_font(drawer, run->face, run->size);
  if (!font || run->glyph_count == 0)
    return;
  g_array_set_size(drawer->glyphs, run->glyph_count);
  g_array_set_size(drawer->clusters, run->cluster_count);
  for (guint i = 0; i < run->glyph_count; i++) {
    const DzPlacedGlyph *glyph = &g_array_index(paragraph->glyphs, DzPlacedGlyph, run->glyph_start + i);
    g_array_index(drawer->glyphs, cairo_glyph_t, i) =
        (cairo_glyph_t){glyph->index, placed->x + glyph->x, placed->y + glyph->y};
  }
  for (guint i = 0; i < run->cluster_count; i++) {
    const DzCluster *cluster = &g_array_index(paragraph->clusters, DzCluster, run->cluster_start + i);
    g_array_index(drawer->clusters, cairo_text_cluster_t, i) =
        (cairo_text_cluster_t){cluster->byte_count, cluster->glyph_count};
  }
  cairo_set_scaled_font(drawer->cr, font);
  cairo_show_text_glyphs(drawer->cr, paragraph->text->str + run->text_start, (int)run->text_length,
                         (const cairo_glyph_t *)drawer->glyphs->data, (int)run->glyph_count,
                         (const cairo_text_cluster_t *)drawer->clusters->data, (int)run->cluster_count, 0);
}

static void draw_placed(Drawer *drawer, const DzPlaced *placed) {
  if (!placed->paragraph) {
    open_tag(drawer, FURNITURE);
    cairo_rectangle(drawer->cr, placed->x, placed->y - placed->thickness / 2, placed->width, placed->thickness);
    cairo_fill(drawer->cr);
    return;
  }
  const DzLine *line = &g_array_index(placed->paragraph->lines, DzLine, placed->line);
  for (guint r = line->run_start; r < line->run_start + line->run_count; r++) {
    const DzRun *run = &g_array_index(placed->paragraph->runs, DzRun, r);
    open_tag(drawer, placed->element == FURNITURE || run->element < 0 ? placed->element : run->element);
    draw_run(drawer, placed, run);
  }
}

/* The dots under a line's vocabulary. */
static void draw_dots(Drawer *drawer, const DzPlaced *placed) {
  const GArray *dots = placed->paragraph ? placed->paragraph->dots : NULL;
  for (guint i = 0; dots && i < dots->len; i++) {
    const DzDot *dot = &g_array_index(dots, DzDot, i);
    if (dot->line != placed->line)
      continue;
    open_tag(drawer, FURNITURE);
    cairo_move_to(drawer->cr, placed->x + dot->x, placed->y + dot->y);
    cairo_close_path(drawer->cr);
  }
  if (cairo_has_current_point(drawer->cr)) {
    cairo_set_line_cap(drawer->cr, CAIRO_LINE_CAP_ROUND);
    cairo_set_line_width(drawer->cr, DZ_DOT_SIZE);
    cairo_stroke(drawer->cr);
  }
}

static void draw_page(Drawer *drawer, const DzPage *page) {
  for (guint i = 0; i < page->anchors->len; i++) {
    const DzAnchor *anchor = &g_array_index(page->anchors, DzAnchor, i);
    char y[G_ASCII_DTOSTR_BUF_SIZE];
    g_autofree char *attributes =
        g_strdup_printf("name='%s' x=0 y=%s", anchor->name, g_ascii_formatd(y, sizeof y, "%.2f", MAX(anchor->y, 0)));
    cairo_tag_begin(drawer->cr, CAIRO_TAG_DEST, attributes);
    cairo_tag_end(drawer->cr, CAIRO_TAG_DEST);
  }
  for (guint i = 0; i < page->placed->len; i++)
    draw_placed(drawer, &g_array_index(page->placed, DzPlaced, i));
  /* Dots last and together: furniture between the lines would tear each paragraph into many tags. */
  for (guint i = 0; i < page->placed->len; i++)
    draw_dots(drawer, &g_array_index(page->placed, DzPlaced, i));
  close_tag(drawer);
  cairo_show_page(drawer->cr);
}

static void add_outline(const Drawer *drawer) {
  int article = CAIRO_PDF_OUTLINE_ROOT;
  for (guint i = 0; i < drawer->pages->outline->len; i++) {
    const DzOutlineEntry *entry = &g_array_index(drawer->pages->outline, DzOutlineEntry, i);
    g_autofree char *attributes = g_strdup_printf("dest='%s'", entry->anchor);
    int id = cairo_pdf_surface_add_outline(drawer->surface, entry->level == 1 ? CAIRO_PDF_OUTLINE_ROOT : article,
                                           entry->title, attributes, CAIRO_PDF_OUTLINE_FLAG_OPEN);
    article = entry->level == 1 ? id : article;
  }
}

static void destroy_scaled_font(gpointer font) {
  cairo_scaled_font_destroy(font);
}

static void destroy_font_face(gpointer face) {
  cairo_font_face_destroy(face);
}

static void draw_all(Drawer *drawer) {
  cairo_tag_begin(drawer->cr, "Document", NULL);
  for (guint p = 0; p < drawer->pages->pages->len; p++)
    draw_page(drawer, drawer->pages->pages->pdata[p]);
  cairo_tag_end(drawer->cr, "Document");
  add_outline(drawer);
}

DzDrawing *dz_draw_pdf(const DzPages *pages, const char *title, GError **error) {
  DzDrawing *drawing = g_new(DzDrawing, 1);
  *drawing = (DzDrawing){.bytes = g_byte_array_new(), .fragments = g_array_new(FALSE, FALSE, sizeof(int))};
  Drawer drawer = {.pages = pages,
                   .fragments = drawing->fragments,
                   .open = NO_TAG,
                   .font_faces = g_hash_table_new_full(g_direct_hash, g_direct_equal, NULL, destroy_font_face),
                   .scaled_fonts = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, destroy_scaled_font),
                   .glyphs = g_array_new(FALSE, FALSE, sizeof(cairo_glyph_t)),
                   .clusters = g_array_new(FALSE, FALSE, sizeof(cairo_text_cluster_t))};
  gboolean ready = FT_Init_FreeType(&drawer.library) == 0;
  drawer.surface = cairo_pdf_surface_create_for_stream(append, drawing->bytes, pages->width, pages->height);
  drawer.cr = cairo_create(drawer.surface);
  cairo_pdf_surface_set_metadata(drawer.surface, CAIRO_PDF_METADATA_TITLE, title);
  draw_all(&drawer);
  cairo_status_t status = cairo_status(drawer.cr);
  cairo_destroy(drawer.cr);
  cairo_surface_finish(drawer.surface);
  status = status ? status : cairo_surface_status(drawer.surface);
  cairo_surface_destroy(drawer.surface);
  g_hash_table_unref(drawer.scaled_fonts);
  g_hash_table_unref(drawer.font_faces);
  g_array_unref(drawer.glyphs);
  g_array_unref(drawer.clusters);
  /* Cairo keeps unused faces in a cache of its own; they hold the library's faces. */
  cairo_debug_reset_static_data();
  if (ready)
    FT_Done_FreeType(drawer.library);
  if (status == CAIRO_STATUS_SUCCESS && ready)
    return drawing;
  dz_fail(error, DZ_ERROR_OUTPUT, 0, "the PDF cannot be drawn: %s", cairo_status_to_string(status));
  dz_drawing_free(drawing);
  return NULL;
}

void dz_drawing_free(DzDrawing *drawing) {
  if (!drawing)
    return;
  if (drawing->bytes)
    g_byte_array_unref(drawing->bytes);
  g_array_unref(drawing->fragments);
  g_free(drawing);
}
