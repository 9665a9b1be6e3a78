/* subset.c: see subset.h. No hints and no subroutines: Cairo then embeds no unused subroutine, and FreeType reads each
   outline faster. Everything after this works on a hundredth of a Han face.

   The substitution table of a pan-CJK face turns every character into its form in five regions; kept, it would bring
   four unwanted forms of each along and double the work. The face of a region has that region's forms without it, but
   for the dashes: these few are shaped with the whole face first. */
#include "typeset/faces/subset.h"
#include <hb-subset.h>

/* What shaping asks for. */
static void keep_features(hb_subset_input_t *input) {
  static const hb_tag_t kept[] = {HB_TAG('c', 'c', 'm', 'p'), HB_TAG('l', 'o', 'c', 'l'), HB_TAG('l', 'i', 'g', 'a'),
                                  HB_TAG('r', 'l', 'i', 'g'), HB_TAG('c', 'l', 'i', 'g'), HB_TAG('c', 'a', 'l', 't'),
                                  HB_TAG('k', 'e', 'r', 'n'), HB_TAG('m', 'a', 'r', 'k'), HB_TAG('m', 'k', 'm', 'k'),
                                  HB_TAG('o', 'n', 'u', 'm'), HB_TAG('l', 'n', 'u', 'm'), HB_TAG('t', 'n', 'u', 'm'),
                                  HB_TAG('p', 'n', 'u', 'm'), HB_TAG('i', 'n', 'i', 't'), HB_TAG('m', 'e', 'd', 'i'),
                                  HB_TAG('f', 'i', 'n', 'a'), HB_TAG('i', 's', 'o', 'l')};
  hb_set_t *features = hb_subset_input_set(input, HB_SUBSET_SETS_LAYOUT_FEATURE_TAG);
  hb_set_clear(features);
  for (gsize i = 0; i < G_N_ELEMENTS(kept); i++)
    hb_set_add(features, kept[i]);
}

static void drop_tables(hb_subset_input_t *input, gboolean with_layout) {
  static const hb_tag_t vertical[] = {HB_TAG('v', 'h', 'e', 'a'), HB_TAG('v', 'm', 't', 'x'),
                                      HB_TAG('V', 'O', 'R', 'G'), HB_TAG('B', 'A', 'S', 'E')};
  static const hb_tag_t layout[] = {HB_TAG('G', 'S', 'U', 'B'), HB_TAG('G', 'P', 'O', 'S'), HB_TAG('G', 'D', 'E', 'F')};
  hb_set_t *dropped = hb_subset_input_set(input, HB_SUBSET_SETS_DROP_TABLE_TAG);
  for (gsize i = 0; i < G_N_ELEMENTS(vertical); i++)
    hb_set_add(dropped, vertical[i]);
  for (gsize i = 0; with_layout && i < G_N_ELEMENTS(layout); i++)
    hb_set_add(dropped, layout[i]);
}

static hb_subset_input_t *new_input(const hb_set_t *characters) {
  hb_subset_input_t *input = hb_subset_input_create_or_fail();
  g_assert(input); /* fails for want of memory alone */
  hb_set_union(hb_subset_input_unicode_set(input), characters);
  hb_subset_input_set_flags(input, HB_SUBSET_FLAGS_NO_HINTING | HB_SUBSET_FLAGS_DESUBROUTINIZE |
                                       HB_SUBSET_FLAGS_NOTDEF_OUTLINE);
  return input;
}

/* NULL where the file is no font. */
static hb_face_t *open_face(const char *file, int index) {
  hb_blob_t *blob = hb_blob_create_from_file_or_fail(file);
  if (!blob)
    return NULL;
  hb_face_t *face = hb_face_create(blob, (unsigned)index);
  hb_blob_destroy(blob);
  if (hb_face_get_glyph_count(face) > 0)
    return face;
  hb_face_destroy(face);
  return NULL;
}

/* The subsetter's face serves each table by a callback; one that lies in one piece of memory is faster to shape with,
   and that piece is what is embedded. */
static hb_face_t *flattened(hb_face_t *built) {
  if (!built)
    return NULL;
  hb_blob_t *blob = hb_face_reference_blob(built);
  hb_face_destroy(built);
  hb_face_t *face = hb_face_create(blob, 0);
  hb_blob_destroy(blob);
  return face;
}

hb_face_t *dz_subset_face(const char *file, int index, const hb_set_t *characters) {
  hb_face_t *whole = open_face(file, index);
  if (!whole)
    return NULL;
  hb_subset_input_t *input = new_input(characters);
  drop_tables(input, FALSE);
  keep_features(input);
  hb_face_t *small = hb_subset_or_fail(whole, input);
  hb_subset_input_destroy(input);
  hb_face_destroy(whole);
  return flattened(small);
}

/* Shapes the dashes that are needed with the whole face; those that come out as one glyph are formed marks. */
static guint form_marks(hb_font_t *font, const hb_set_t *characters, const char *language, DzFormedMark *marks) {
  static const char *const dashes[] = {"\u2014", "\u2014\u2014", "\u2015", "\u2015\u2015", "\u2026", "\u2026\u2026"};
  hb_buffer_t *buffer = hb_buffer_create();
  guint count = 0;
  for (gsize i = 0; i < G_N_ELEMENTS(dashes); i++) {
    if (!hb_set_has(characters, g_utf8_get_char(dashes[i])))
      continue;
    hb_buffer_clear_contents(buffer);
    hb_buffer_add_utf8(buffer, dashes[i], -1, 0, -1);
    hb_buffer_set_script(buffer, HB_SCRIPT_HAN);
    hb_buffer_set_direction(buffer, HB_DIRECTION_LTR);
    hb_buffer_set_language(buffer, hb_language_from_string(language, -1));
    hb_shape(font, buffer, NULL, 0);
    guint glyphs;
    const hb_glyph_info_t *infos = hb_buffer_get_glyph_infos(buffer, &glyphs);
    if (glyphs == 1 && infos[0].codepoint != 0)
      marks[count++] =
          (DzFormedMark){dashes[i], infos[0].codepoint, hb_buffer_get_glyph_positions(buffer, NULL)[0].x_advance};
  }
  marks[count].text = NULL;
  hb_buffer_destroy(buffer);
  return count;
}

/* Adds the glyph of a mark: by a character that has it too (the Chinese — is U+2015's), for a glyph that is asked for
   by number makes the subsetter read the whole character map; else by number. */
static void add_mark(hb_subset_input_t *input, hb_font_t *font, hb_codepoint_t glyph) {
  static const hb_codepoint_t known[] = {0x2E3A, 0x2014, 0x2015, 0x2026};
  gsize i = 0;
  for (hb_codepoint_t has; i < G_N_ELEMENTS(known); i++)
    if (hb_font_get_nominal_glyph(font, known[i], &has) && has == glyph)
      break;
  if (i < G_N_ELEMENTS(known))
    hb_set_add(hb_subset_input_unicode_set(input), known[i]);
  else
    hb_set_add(hb_subset_input_glyph_set(input), glyph);
}

hb_face_t *dz_subset_han_face(const char *file, int index, const hb_set_t *characters, const char *language,
                              DzFormedMark marks[DZ_MOST_FORMED_MARKS + 1]) {
  hb_face_t *whole = open_face(file, index);
  if (!whole)
    return NULL;
  hb_subset_input_t *input = new_input(characters);
  drop_tables(input, TRUE);
  hb_font_t *font = hb_font_create(whole);
  guint count = form_marks(font, characters, language, marks);
  for (guint i = 0; i < count; i++)
    add_mark(input, font, marks[i].glyph);
  hb_font_destroy(font);
  hb_subset_plan_t *plan = hb_subset_plan_create_or_fail(whole, input);
  hb_face_t *small = plan ? hb_subset_plan_execute_or_fail(plan) : NULL;
  for (guint i = 0; plan && i < count; i++)
    marks[i].glyph = hb_map_get(hb_subset_plan_old_to_new_glyph_mapping(plan), marks[i].glyph);
  hb_subset_plan_destroy(plan);
  hb_subset_input_destroy(input);
  hb_face_destroy(whole);
  return flattened(small);
}
