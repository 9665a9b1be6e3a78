/* subset.h: a face cut down to the characters of a book. */
#pragma once
#include <glib.h>
#include <hb.h>

/* A mark that a Han face draws otherwise than its code points alone would tell: —, which is longer in Chinese than in
   English, and ——, which is one glyph. */
typedef struct {
  const char *text;
  hb_codepoint_t glyph; /* in the small face */
  int advance;          /* in its units */
} DzFormedMark;

enum { DZ_MOST_FORMED_MARKS = 8 };

/* The face at `index` of a font file with the glyphs that these code points may need, unhinted and without
   subroutines. An alphabetic face keeps its substitution and kerning. NULL where the file is no font. Free with
   hb_face_destroy. */
hb_face_t *dz_subset_face(const char *file, int index, const hb_set_t *characters);

/* The same of a Han face whose own forms are those of `language`, without any layout table; `marks` gets the formed
   marks (DZ_MOST_FORMED_MARKS at most, `text` NULL after the last). */
hb_face_t *dz_subset_han_face(const char *file, int index, const hb_set_t *characters, const char *language,
                              DzFormedMark marks[DZ_MOST_FORMED_MARKS + 1]);
