/* subset.h: a face cut down to the characters of a book. */
#pragma once
#include <glib.h>
#include <hb.h>

/* The face at `index` of a font file with the glyphs that these code points may need, unhinted and without
   subroutines, its substitution and kerning kept. NULL where the file is no font. Free with hb_face_destroy. */
hb_face_t *dz_subset_face(const char *file, int index, const hb_set_t *characters, gboolean is_han);
