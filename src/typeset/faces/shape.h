/* shape.h: text → glyphs, a word or a Han character at a time, each shaped once a book. */
#pragma once
#include "typeset/faces/fonts.h"

/* One glyph, in units of its face. */
typedef struct {
  guint32 index;
  guint32 cluster; /* byte offset in the word of the text it stands for */
  int advance, x_offset, y_offset;
} DzGlyph;

/* A shaped word. Lives as long as the shaper. */
typedef struct {
  guint glyph_count;
  int advance; /* of all, in units of the face */
  DzGlyph glyphs[];
} DzShape;

/* What changes the glyphs of a word besides its face and letters. */
typedef enum {
  DZ_SHAPE_LINING = 0,
  DZ_SHAPE_OLD_STYLE = 1, /* figures */
  DZ_SHAPE_TABULAR = 2,
  DZ_SHAPE_RTL = 4, /* from right to left, whatever the script: marks are mirrored */
} DzShapeManner;

typedef struct DzShaper DzShaper;

DzShaper *dz_shaper_new(void);
void dz_shaper_free(DzShaper *shaper);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(DzShaper, dz_shaper_free)

/* The glyphs of `length` bytes of text in one script. `language` chooses the forms (`locl`); `is_han` sets them as Han
   whatever the characters are, so that “ ” — … take the forms of Chinese. Never fails; lends. */
const DzShape *dz_shape(DzShaper *shaper, const DzFace *face, const char *text, gsize length, const char *language,
                        gboolean is_han, DzShapeManner manner);

/* How many words were asked for, and how many of them had to be shaped. */
void dz_shaper_counts(const DzShaper *shaper, guint *asked, guint *shaped);
