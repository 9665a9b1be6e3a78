/* subset.c: see subset.h. No hints and no subroutines: Cairo then embeds no unused subroutine, and FreeType reads each
   outline faster. Everything after this works on a hundredth of a Han face. */
#include "typeset/subset.h"
#include <hb-subset.h>

/* What shaping asks for; a Han face needs only its regional forms. */
static void keep_features(hb_subset_input_t *input, gboolean is_han) {
  static const hb_tag_t latin[] = {HB_TAG('c', 'c', 'm', 'p'), HB_TAG('l', 'o', 'c', 'l'), HB_TAG('l', 'i', 'g', 'a'),
                                   HB_TAG('r', 'l', 'i', 'g'), HB_TAG('c', 'l', 'i', 'g'), HB_TAG('c', 'a', 'l', 't'),
                                   HB_TAG('k', 'e', 'r', 'n'), HB_TAG('m', 'a', 'r', 'k'), HB_TAG('m', 'k', 'm', 'k'),
                                   HB_TAG('o', 'n', 'u', 'm'), HB_TAG('l', 'n', 'u', 'm'), HB_TAG('t', 'n', 'u', 'm'),
                                   HB_TAG('p', 'n', 'u', 'm'), HB_TAG('i', 'n', 'i', 't'), HB_TAG('m', 'e', 'd', 'i'),
                                   HB_TAG('f', 'i', 'n', 'a'), HB_TAG('i', 's', 'o', 'l')};
  hb_set_t *features = hb_subset_input_set(input, HB_SUBSET_SETS_LAYOUT_FEATURE_TAG);
  hb_set_clear(features);
  for (gsize i = 0; i < G_N_ELEMENTS(latin); i++)
    if (!is_han || i < 2)
      hb_set_add(features, latin[i]);
}

/* The subsetter's face serves each table by a callback; one that lies in one piece of memory is faster to shape with,
   and that piece is what is embedded. */
static hb_face_t *flattened(hb_face_t *built) {
  hb_blob_t *blob = hb_face_reference_blob(built);
  hb_face_destroy(built);
  hb_face_t *face = hb_face_create(blob, 0);
  hb_blob_destroy(blob);
  return face;
}

hb_face_t *dz_subset_face(const char *file, int index, const hb_set_t *characters, gboolean is_han) {
  hb_blob_t *blob = hb_blob_create_from_file_or_fail(file);
  if (!blob)
    return NULL;
  hb_face_t *whole = hb_face_create(blob, (unsigned)index);
  hb_blob_destroy(blob);
  hb_subset_input_t *input = hb_subset_input_create_or_fail();
  hb_face_t *small = NULL;
  if (input && hb_face_get_glyph_count(whole) > 0) {
    hb_set_union(hb_subset_input_unicode_set(input), characters);
    hb_subset_input_set_flags(input, HB_SUBSET_FLAGS_NO_HINTING | HB_SUBSET_FLAGS_DESUBROUTINIZE |
                                         HB_SUBSET_FLAGS_NOTDEF_OUTLINE);
    hb_set_t *dropped = hb_subset_input_set(input, HB_SUBSET_SETS_DROP_TABLE_TAG);
    static const hb_tag_t tables[] = {HB_TAG('v', 'h', 'e', 'a'), HB_TAG('v', 'm', 't', 'x'),
                                      HB_TAG('V', 'O', 'R', 'G'), HB_TAG('B', 'A', 'S', 'E')};
    for (gsize i = 0; i < G_N_ELEMENTS(tables); i++)
      hb_set_add(dropped, tables[i]);
    keep_features(input, is_han);
    small = hb_subset_or_fail(whole, input);
  }
  if (input)
    hb_subset_input_destroy(input);
  hb_face_destroy(whole);
  return small ? flattened(small) : NULL;
}
