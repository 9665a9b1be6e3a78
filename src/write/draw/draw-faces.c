/* draw-faces.c: see draw-faces.h.

   Cairo gets the outlines and widths alone. Without a character map it takes the text of each glyph from what is drawn,
   and need not search the map for every new glyph. */
#include "write/draw/draw-faces.h"
#include <cairo-ft.h>

struct DzDrawFaces {
  GHashTable *faces; /* DzFace → cairo_font_face_t */
};

/* FreeType's library is one for the process; faces are opened and closed one at a time (FT_Library's documentation),
   and closed when Cairo, which remembers faces for a while, lets them go. */
static GMutex freetype_lock;

static FT_Library freetype(void) {
  static FT_Library library;
  static gsize is_made;
  if (g_once_init_enter(&is_made)) {
    FT_Init_FreeType(&library);
    g_once_init_leave(&is_made, 1);
  }
  return library;
}

typedef struct {
  FT_Face face;
  hb_blob_t *blob; /* what it reads */
} Opened;

static void close_face(void *data) {
  Opened *opened = data;
  g_mutex_lock(&freetype_lock);
  FT_Done_Face(opened->face);
  g_mutex_unlock(&freetype_lock);
  hb_blob_destroy(opened->blob);
  g_free(opened);
}

static void release_face(gpointer face) {
  cairo_font_face_destroy(face);
}

DzDrawFaces *dz_draw_faces_new(void) {
  DzDrawFaces *faces = g_new(DzDrawFaces, 1);
  faces->faces = g_hash_table_new_full(g_direct_hash, g_direct_equal, NULL, release_face);
  return faces;
}

void dz_draw_faces_free(DzDrawFaces *faces) {
  if (!faces)
    return;
  g_hash_table_unref(faces->faces);
  g_free(faces);
}

static hb_blob_t *outlines_of(hb_face_t *face) {
  static const char *const tables[] = {"CFF ", "glyf", "loca", "head", "hhea", "hmtx", "maxp",
                                       "name", "OS/2", "post", "cvt ", "fpgm", "prep"};
  hb_face_t *builder = hb_face_builder_create();
  for (gsize i = 0; i < G_N_ELEMENTS(tables); i++) {
    hb_tag_t tag = hb_tag_from_string(tables[i], 4);
    hb_blob_t *table = hb_face_reference_table(face, tag);
    if (hb_blob_get_length(table) > 0)
      hb_face_builder_add_table(builder, tag, table);
    hb_blob_destroy(table);
  }
  hb_blob_t *blob = hb_face_reference_blob(builder);
  hb_face_destroy(builder);
  return blob;
}

static cairo_font_face_t *open_face(hb_face_t *face) {
  static const cairo_user_data_key_t key;
  FT_Face opened;
  guint length;
  hb_blob_t *blob = outlines_of(face);
  const char *data = hb_blob_get_data(blob, &length);
  g_mutex_lock(&freetype_lock);
  gboolean failed = FT_New_Memory_Face(freetype(), (const FT_Byte *)data, length, 0, &opened) != 0;
  g_mutex_unlock(&freetype_lock);
  if (failed) {
    hb_blob_destroy(blob);
    return NULL;
  }
  opened->charmap = NULL; /* FreeType would make one of the names of glyphs */
  Opened *kept = g_new(Opened, 1);
  *kept = (Opened){opened, blob};
  cairo_font_face_t *made = cairo_ft_font_face_create_for_ft_face(opened, FT_LOAD_NO_HINTING | FT_LOAD_NO_BITMAP);
  if (cairo_font_face_set_user_data(made, &key, kept, close_face) != CAIRO_STATUS_SUCCESS) {
    close_face(kept);
    return NULL;
  }
  return made;
}

cairo_font_face_t *dz_draw_face(DzDrawFaces *faces, const DzFace *face) {
  cairo_font_face_t *known = g_hash_table_lookup(faces->faces, face);
  if (known)
    return known;
  cairo_font_face_t *made = open_face(face->face);
  if (made)
    g_hash_table_insert(faces->faces, (gpointer)face, made);
  return made;
}
