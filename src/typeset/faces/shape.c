/* shape.c: see shape.h. A running text repeats its words: one look-up stands for itemising, shaping and measuring. */
#include "typeset/faces/shape.h"
#include <string.h>

typedef struct {
  const DzFace *face;
  const char *text;
  guint32 length;
  guint16 manner;
  guint16 language; /* number in DzShaper.languages */
} Key;

typedef struct {
  hb_language_t language;
  const char *name; /* interned */
} Language;

struct DzShaper {
  GHashTable *shapes; /* Key → DzShape */
  GStringChunk *texts;
  GArray *languages; /* Language */
  hb_buffer_t *buffer;
  guint asked, shaped;
};

enum { IS_HAN = 1 << 8 }; /* beside DzShapeManner */

static guint hash_key(gconstpointer data) {
  const Key *key = data;
  guint hash = 5381 + (guint)key->manner * 31 + key->language + (guint)((gsize)key->face >> 4);
  for (guint i = 0; i < key->length; i++)
    hash = hash * 33 + (guchar)key->text[i];
  return hash;
}

static gboolean equal_keys(gconstpointer a, gconstpointer b) {
  const Key *one = a, *other = b;
  return one->face == other->face && one->length == other->length && one->manner == other->manner &&
         one->language == other->language && memcmp(one->text, other->text, one->length) == 0;
}

DzShaper *dz_shaper_new(void) {
  DzShaper *shaper = g_new0(DzShaper, 1);
  shaper->shapes = g_hash_table_new_full(hash_key, equal_keys, g_free, g_free);
  shaper->texts = g_string_chunk_new(4096);
  shaper->languages = g_array_new(FALSE, FALSE, sizeof(Language));
  shaper->buffer = hb_buffer_create();
  return shaper;
}

void dz_shaper_free(DzShaper *shaper) {
  if (!shaper)
    return;
  g_hash_table_unref(shaper->shapes);
  g_string_chunk_free(shaper->texts);
  g_array_unref(shaper->languages);
  hb_buffer_destroy(shaper->buffer);
  g_free(shaper);
}

static guint language_number(DzShaper *shaper, const char *language) {
  const char *name = g_intern_string(language);
  for (guint i = 0; i < shaper->languages->len; i++)
    if (g_array_index(shaper->languages, Language, i).name == name)
      return i;
  Language new_language = {.language = hb_language_from_string(name, -1), .name = name};
  g_array_append_val(shaper->languages, new_language);
  return shaper->languages->len - 1;
}

static DzShape *copy_glyphs(hb_buffer_t *buffer) {
  guint count;
  const hb_glyph_info_t *infos = hb_buffer_get_glyph_infos(buffer, &count);
  const hb_glyph_position_t *positions = hb_buffer_get_glyph_positions(buffer, NULL);
  DzShape *shape = g_malloc0(sizeof(DzShape) + count * sizeof(DzGlyph));
  shape->glyph_count = count;
  for (guint i = 0; i < count; i++) {
    shape->glyphs[i] = (DzGlyph){.index = infos[i].codepoint,
                                 .cluster = infos[i].cluster,
                                 .advance = positions[i].x_advance,
                                 .x_offset = positions[i].x_offset,
                                 .y_offset = positions[i].y_offset};
    shape->advance += positions[i].x_advance;
  }
  return shape;
}

static DzShape *shape_now(DzShaper *shaper, const Key *key, gboolean is_han) {
  hb_buffer_t *buffer = shaper->buffer;
  hb_buffer_clear_contents(buffer);
  hb_buffer_set_cluster_level(buffer, HB_BUFFER_CLUSTER_LEVEL_MONOTONE_CHARACTERS);
  hb_buffer_add_utf8(buffer, key->text, (int)key->length, 0, (int)key->length);
  if (is_han)
    hb_buffer_set_script(buffer, HB_SCRIPT_HAN);
  hb_buffer_set_language(buffer, g_array_index(shaper->languages, Language, key->language).language);
  /* By its level and not by its script: text may be told to run against it. */
  hb_buffer_set_direction(buffer, (key->manner & DZ_SHAPE_RTL) ? HB_DIRECTION_RTL : HB_DIRECTION_LTR);
  hb_buffer_guess_segment_properties(buffer);
  hb_feature_t features[2] = {
      {(key->manner & DZ_SHAPE_OLD_STYLE) ? HB_TAG('o', 'n', 'u', 'm') : HB_TAG('l', 'n', 'u', 'm'), 1,
       HB_FEATURE_GLOBAL_START, HB_FEATURE_GLOBAL_END},
      {HB_TAG('t', 'n', 'u', 'm'), 1, HB_FEATURE_GLOBAL_START, HB_FEATURE_GLOBAL_END}};
  hb_shape(key->face->font, buffer, features, (key->manner & DZ_SHAPE_TABULAR) ? 2 : 1);
  return copy_glyphs(buffer);
}

/* The mark that the face had formed before it was made small, or NULL. */
static DzShape *formed_mark(const Key *key) {
  for (const DzFormedMark *mark = key->face->marks; mark->text; mark++) {
    if (strlen(mark->text) != key->length || memcmp(mark->text, key->text, key->length) != 0)
      continue;
    DzShape *shape = g_malloc0(sizeof(DzShape) + sizeof(DzGlyph));
    shape->glyph_count = 1;
    shape->advance = mark->advance;
    shape->glyphs[0] = (DzGlyph){.index = mark->glyph, .advance = mark->advance};
    return shape;
  }
  return NULL;
}

const DzShape *dz_shape(DzShaper *shaper, const DzFace *face, const char *text, gsize length, const char *language,
                        gboolean is_han, DzShapeManner manner) {
  Key key = {.face = face,
             .text = text,
             .length = (guint32)length,
             .manner = (guint16)(manner | (is_han ? IS_HAN : 0)),
             .language = (guint16)language_number(shaper, language)};
  shaper->asked++;
  DzShape *shape = g_hash_table_lookup(shaper->shapes, &key);
  if (shape)
    return shape;
  shaper->shaped++;
  shape = is_han ? formed_mark(&key) : NULL;
  if (!shape)
    shape = shape_now(shaper, &key, is_han);
  Key *kept = g_memdup2(&key, sizeof key);
  kept->text = g_string_chunk_insert_len(shaper->texts, text, (gssize)length);
  g_hash_table_insert(shaper->shapes, kept, shape);
  return shape;
}

void dz_shaper_counts(const DzShaper *shaper, guint *asked, guint *shaped) {
  *asked = shaper->asked;
  *shaped = shaper->shaped;
}
