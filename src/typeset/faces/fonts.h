/* fonts.h: the faces of a book: found by role and script, made small, ready to shape with.

   First everything that will be set says which characters it needs of which face; then every face is cut down to them
   (HarfBuzz's subsetter), and all that follows sees only the small face.

   The room of faces: in come roles, scripts and characters, out come shaped words. Read `fonts`, then `subset` (a face
   cut down), `shape` (words → glyphs, remembered) and `hyphenate` (where a word may be parted). */
#pragma once
#include "base/notes.h"
#include "typeset/faces/subset.h"

typedef enum { DZ_FACE_TEXT, DZ_FACE_ITALIC, DZ_FACE_LABEL, DZ_FACE_SANS, DZ_FACE_CODE, DZ_FACE_ROLES } DzFaceRole;

/* Which family of a role: the proportional one, or the one of a Han region. */
typedef enum {
  DZ_FACE_LATIN,
  DZ_FACE_HANS,
  DZ_FACE_HANT,
  DZ_FACE_HANT_HK,
  DZ_FACE_JPAN,
  DZ_FACE_KORE,
  DZ_FACE_SCRIPTS
} DzFaceScript;

/* Where a glyph has ink: its left and right ends and its lowest point, units of the face, from its origin. */
typedef struct {
  gboolean is_known;
  int left, right, bottom;
} DzInk;

typedef struct {
  char *family, *file; /* as found */
  int index;           /* of the face in its file */
  hb_face_t *face;     /* small; its blob is a whole font file */
  hb_font_t *font;     /* scaled to units_per_em */
  hb_set_t *covered;   /* the code points it has, of those asked for */
  double units_per_em;
  DzFormedMark marks[DZ_MOST_FORMED_MARKS + 1]; /* of a Han face; `text` NULL after the last */
  DzInk *inks;                                  /* by glyph: what dz_face_ink has found */
} DzFace;

typedef struct DzFonts DzFonts;

/* The faces of this machine. `font_dirs` (NULL-terminated or NULL) come first. DZ_ERROR_FONT where fonts.conf is
   missing or broken. Notes and details are borrowed and must outlive the fonts. */
DzFonts *dz_fonts_new(const char *const *font_dirs, GPtrArray *notes, GPtrArray *details, GError **error);
void dz_fonts_free(DzFonts *fonts);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(DzFonts, dz_fonts_free)

/* The script of the face that a language's Han, kana and Hangul are set in; DZ_FACE_HANS for other languages. */
DzFaceScript dz_face_script(const char *language);

/* Says that a character will be set in a face. */
void dz_fonts_need(DzFonts *fonts, DzFaceRole role, DzFaceScript script, gunichar c);

/* Makes the small faces. DZ_ERROR_FONT where a needed role has no face at all. Call once, after all needs are said. */
gboolean dz_fonts_load(DzFonts *fonts, GError **error);

/* The face to set a character in: the role's, or one that has it; NULL where none does. Lends. */
const DzFace *dz_fonts_face(const DzFonts *fonts, DzFaceRole role, DzFaceScript script, gunichar c);

/* The role's own face, NULL where it was not needed. Lends. */
const DzFace *dz_fonts_role_face(const DzFonts *fonts, DzFaceRole role, DzFaceScript script);

/* The ink of a glyph, read from its outline once. */
DzInk dz_face_ink(const DzFace *face, guint glyph);

/* All faces that were made. DzFace*. Lends. */
const GPtrArray *dz_fonts_faces(const DzFonts *fonts);

/* A line a role: its name, the face it takes, and its file, or what is missing. Free with g_strfreev. */
char **dz_fonts_describe(DzFonts *fonts);
