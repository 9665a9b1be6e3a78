/* fonts.c: see fonts.h.

   fonts/fonts.conf is a fontconfig file of our own: its aliases turn a role ("duizhao text Hans") into families in
   order. A family is then looked up by its exact name, weight and slant among the fonts there are; fontconfig's own
   matching, which always finds something, is never asked. */
#include "typeset/faces/fonts.h"
#include "base/error.h"
#include "base/language.h"
#include "base/paths.h"
#include "base/unicode.h"
#include <fontconfig/fontconfig.h>
#include <stdlib.h>
#include <string.h>

static const char *const role_names[] = {"text", "italic", "label", "sans", "code"};
static const char *const script_languages[] = {NULL, "zh-Hans", "zh-Hant", "zh-Hant-HK", "ja", "ko"};
static const char *const script_names[] = {"Latn", "Hans", "Hant", "Hant-HK", "Jpan", "Kore"};
static const char *const packages[] = {"fonts-ebgaramond", "fonts-noto-cjk", "fonts-noto-cjk",
                                       "fonts-noto-cjk",   "fonts-noto-cjk", "fonts-noto-cjk"};

static const char *package_of(int role, int script) {
  gboolean is_sans = role == DZ_FACE_LABEL || role == DZ_FACE_SANS;
  if (role == DZ_FACE_CODE && script == DZ_FACE_LATIN)
    return "fonts-noto-mono";
  return is_sans && script == DZ_FACE_LATIN ? "fonts-crosextra-carlito" : packages[script];
}

typedef struct {
  hb_set_t *needed;
  DzFace *face; /* in DzFonts.faces */
} Slot;

struct DzFonts {
  FcConfig *config;
  Slot slots[DZ_FACE_ROLES][DZ_FACE_SCRIPTS];
  GPtrArray *faces;     /* DzFace*, owned */
  GPtrArray *fallbacks; /* DzFace*, of faces: asked when a slot lacks a character */
  GPtrArray *notes, *details;
};

static void face_free(gpointer data) {
  DzFace *face = data;
  g_free(face->family);
  g_free(face->file);
  hb_font_destroy(face->font);
  hb_face_destroy(face->face);
  hb_set_destroy(face->covered);
  g_free(face->inks);
  g_free(face);
}

static gboolean is_in_set(FcFontSet *set, const char *path) {
  FcChar8 *file;
  for (int i = 0; set && i < set->nfont; i++)
    if (FcPatternGetString(set->fonts[i], FC_FILE, 0, &file) == FcResultMatch && strcmp((const char *)file, path) == 0)
      return TRUE;
  return FALSE;
}

/* Files that their names say are faces, and that Fontconfig could not read. */
static void note_unreadable(FcConfig *config, const char *folder, GPtrArray *notes) {
  static const char *const endings[] = {".ttf", ".otf", ".ttc", ".otc", ".TTF", ".OTF"};
  FcFontSet *set = FcConfigGetFonts(config, FcSetApplication);
  for (gsize e = 0; e < G_N_ELEMENTS(endings); e++) {
    g_autoptr(GPtrArray) paths = dz_files_in(folder, endings[e]);
    for (guint i = 0; paths && i < paths->len; i++)
      if (!is_in_set(set, paths->pdata[i]))
        dz_notes_add(notes, 0, "%s cannot be read as a face; others stand in its place", (char *)paths->pdata[i]);
  }
}

DzFonts *dz_fonts_new(const char *const *font_dirs, GPtrArray *notes, GPtrArray *details, GError **error) {
  g_autofree char *path = dz_data_path("fonts/fonts.conf");
  g_autofree char *folder = path ? g_path_get_dirname(path) : NULL;
  if (!path) {
    dz_fail(error, DZ_ERROR_FONT, 0, "fonts/fonts.conf is missing from this installation; install duizhao again");
    return NULL;
  }
  FcConfig *config = FcConfigCreate();
  if (!config || !FcConfigParseAndLoad(config, (const FcChar8 *)path, FcTrue)) {
    if (config)
      FcConfigDestroy(config);
    dz_fail(error, DZ_ERROR_FONT, 0, "%s: is not a fontconfig file that can be read", path);
    return NULL;
  }
  for (guint i = 0; font_dirs && font_dirs[i]; i++)
    FcConfigAppFontAddDir(config, (const FcChar8 *)font_dirs[i]);
  FcConfigAppFontAddDir(config, (const FcChar8 *)folder);
  FcConfigBuildFonts(config);
  for (guint i = 0; font_dirs && font_dirs[i]; i++)
    note_unreadable(config, font_dirs[i], notes);
  note_unreadable(config, folder, notes);
  DzFonts *fonts = g_new0(DzFonts, 1);
  fonts->config = config;
  fonts->faces = g_ptr_array_new_with_free_func(face_free);
  fonts->fallbacks = g_ptr_array_new();
  fonts->notes = notes;
  fonts->details = details;
  for (int role = 0; role < DZ_FACE_ROLES; role++)
    for (int script = 0; script < DZ_FACE_SCRIPTS; script++)
      fonts->slots[role][script].needed = hb_set_create();
  return fonts;
}

void dz_fonts_free(DzFonts *fonts) {
  if (!fonts)
    return;
  for (int role = 0; role < DZ_FACE_ROLES; role++)
    for (int script = 0; script < DZ_FACE_SCRIPTS; script++)
      hb_set_destroy(fonts->slots[role][script].needed);
  g_ptr_array_unref(fonts->fallbacks);
  g_ptr_array_unref(fonts->faces);
  FcConfigDestroy(fonts->config);
  g_free(fonts);
}

DzFaceScript dz_face_script(const char *language) {
  if (dz_is_traditional(language))
    return strstr(language, "HK") ? DZ_FACE_HANT_HK : DZ_FACE_HANT;
  return dz_same_language(language, "ja")   ? DZ_FACE_JPAN
         : dz_same_language(language, "ko") ? DZ_FACE_KORE
                                            : DZ_FACE_HANS;
}

/* Han has no slant: emphasis is shown otherwise. Nor has it a face for code. */
static Slot *slot_of(const DzFonts *fonts, DzFaceRole role, DzFaceScript script) {
  if (role == DZ_FACE_ITALIC && script != DZ_FACE_LATIN)
    role = DZ_FACE_TEXT;
  if (role == DZ_FACE_CODE && script != DZ_FACE_LATIN)
    role = DZ_FACE_SANS;
  return (Slot *)&fonts->slots[role][script];
}

void dz_fonts_need(DzFonts *fonts, DzFaceRole role, DzFaceScript script, gunichar c) {
  hb_set_add(slot_of(fonts, role, script)->needed, c);
}

/* ---- finding ---- */

typedef struct {
  int weights[3]; /* in order of liking; 0 ends */
  int slant;
} Manner;

static Manner manner_of(DzFaceRole role, DzFaceScript script) {
  if (role == DZ_FACE_LABEL)
    return script == DZ_FACE_LATIN ? (Manner){{FC_WEIGHT_BOLD, FC_WEIGHT_DEMIBOLD, FC_WEIGHT_REGULAR}, FC_SLANT_ROMAN}
                                   : (Manner){{FC_WEIGHT_MEDIUM, FC_WEIGHT_BOLD, FC_WEIGHT_REGULAR}, FC_SLANT_ROMAN};
  return (Manner){{FC_WEIGHT_REGULAR, FC_WEIGHT_BOOK, FC_WEIGHT_MEDIUM},
                  role == DZ_FACE_ITALIC ? FC_SLANT_ITALIC : FC_SLANT_ROMAN};
}

static gboolean has_family(FcPattern *pattern, const char *family) {
  FcChar8 *name;
  for (int i = 0; FcPatternGetString(pattern, FC_FAMILY, i, &name) == FcResultMatch; i++)
    if (g_ascii_strcasecmp((const char *)name, family) == 0)
      return TRUE;
  return FALSE;
}

static int integer_of(FcPattern *pattern, const char *object, int otherwise) {
  int value;
  return FcPatternGetInteger(pattern, object, 0, &value) == FcResultMatch ? value : otherwise;
}

/* A static outline face of the weight and slant: no instance of a variable font, which Cairo would redraw, and no face
   of coloured pictures, which has no outlines. */
static gboolean fits(FcPattern *pattern, const char *family, int weight, int slant) {
  FcBool variable = FcFalse, scalable = FcTrue, coloured = FcFalse, outline = FcTrue;
  FcPatternGetBool(pattern, FC_VARIABLE, 0, &variable);
  FcPatternGetBool(pattern, FC_SCALABLE, 0, &scalable);
  FcPatternGetBool(pattern, FC_COLOR, 0, &coloured);
  FcPatternGetBool(pattern, FC_OUTLINE, 0, &outline);
  return !variable && scalable && !coloured && outline && integer_of(pattern, FC_WEIGHT, FC_WEIGHT_REGULAR) == weight &&
         integer_of(pattern, FC_SLANT, FC_SLANT_ROMAN) == slant &&
         integer_of(pattern, FC_WIDTH, FC_WIDTH_NORMAL) == FC_WIDTH_NORMAL && has_family(pattern, family);
}

static FcPattern *find_in_set(FcFontSet *set, const char *family, const Manner *manner) {
  for (int w = 0; set && w < 3 && manner->weights[w]; w++)
    for (int i = 0; i < set->nfont; i++)
      if (fits(set->fonts[i], family, manner->weights[w], manner->slant))
        return set->fonts[i];
  return NULL;
}

static FcPattern *find_family(const DzFonts *fonts, const char *family, const Manner *manner) {
  FcPattern *found = find_in_set(FcConfigGetFonts(fonts->config, FcSetApplication), family, manner);
  return found ? found : find_in_set(FcConfigGetFonts(fonts->config, FcSetSystem), family, manner);
}

/* The families that an alias of fonts.conf stands for, in order of liking. */
static char **families_named(const DzFonts *fonts, const char *name) {
  FcPattern *pattern = FcPatternBuild(NULL, FC_FAMILY, FcTypeString, name, (char *)NULL);
  FcConfigSubstitute(fonts->config, pattern, FcMatchPattern);
  GPtrArray *families = g_ptr_array_new();
  FcChar8 *family;
  for (int i = 0; FcPatternGetString(pattern, FC_FAMILY, i, &family) == FcResultMatch; i++)
    if (!g_str_has_prefix((const char *)family, "duizhao "))
      g_ptr_array_add(families, g_strdup((const char *)family));
  g_ptr_array_add(families, NULL);
  FcPatternDestroy(pattern);
  return (char **)g_ptr_array_free(families, FALSE);
}

static char **families_of(const DzFonts *fonts, DzFaceRole role, DzFaceScript script) {
  g_autofree char *name = g_strdup_printf("duizhao %s %s",
                                          role == DZ_FACE_ITALIC ? "text"
                                          : role == DZ_FACE_SANS ? "label"
                                                                 : role_names[role],
                                          script_names[script]);
  return families_named(fonts, name);
}

static FcPattern *find_role(const DzFonts *fonts, DzFaceRole role, DzFaceScript script, char **wanted) {
  const Manner manner = manner_of(role, script);
  g_auto(GStrv) families = families_of(fonts, role, script);
  if (wanted)
    *wanted = g_strdup(families[0] ? families[0] : "");
  for (guint i = 0; families[i]; i++) {
    FcPattern *found = find_family(fonts, families[i], &manner);
    if (found)
      return found;
  }
  return NULL;
}

static gboolean has_character(FcPattern *pattern, gunichar c) {
  FcCharSet *characters;
  return FcPatternGetCharSet(pattern, FC_CHARSET, 0, &characters) == FcResultMatch && FcCharSetHasChar(characters, c);
}

/* The first of the families that fonts.conf names for other scripts that has the character. */
static FcPattern *find_preferred(const DzFonts *fonts, gunichar c) {
  const Manner regular = manner_of(DZ_FACE_TEXT, DZ_FACE_LATIN);
  g_auto(GStrv) families = families_named(fonts, "duizhao others");
  for (guint i = 0; families[i]; i++) {
    FcPattern *found = find_family(fonts, families[i], &regular);
    if (found && has_character(found, c))
      return found;
  }
  return NULL;
}

/* Any face that has the character, the first by family name, so that it is the same one every time. */
static FcPattern *find_character(const DzFonts *fonts, gunichar c) {
  FcPattern *best = find_preferred(fonts, c);
  FcChar8 *best_name = NULL, *name;
  const FcSetName names[] = {FcSetApplication, FcSetSystem};
  for (int n = 0; n < 2 && !best; n++) {
    FcFontSet *set = FcConfigGetFonts(fonts->config, names[n]);
    for (int i = 0; set && i < set->nfont; i++) {
      FcPattern *pattern = set->fonts[i];
      if (!has_character(pattern, c) || FcPatternGetString(pattern, FC_FULLNAME, 0, &name) != FcResultMatch ||
          FcPatternGetString(pattern, FC_FAMILY, 0, &name) != FcResultMatch ||
          !fits(pattern, (const char *)name, FC_WEIGHT_REGULAR, FC_SLANT_ROMAN))
        continue;
      if (!best || strcmp((const char *)name, (const char *)best_name) < 0) {
        best = pattern;
        best_name = name;
      }
    }
  }
  return best;
}

/* ---- making small ---- */

/* `language`: of a Han face, whose forms it has; NULL for other faces. */
static DzFace *make_face(DzFonts *fonts, FcPattern *pattern, const hb_set_t *needed, const char *language) {
  FcChar8 *file, *family;
  if (FcPatternGetString(pattern, FC_FILE, 0, &file) != FcResultMatch ||
      FcPatternGetString(pattern, FC_FAMILY, 0, &family) != FcResultMatch)
    return NULL;
  int index = integer_of(pattern, FC_INDEX, 0) & 0xFFFF;
  DzFace *face = g_new0(DzFace, 1);
  hb_face_t *small = language ? dz_subset_han_face((const char *)file, index, needed, language, face->marks)
                              : dz_subset_face((const char *)file, index, needed);
  if (!small) {
    g_free(face);
    return NULL;
  }
  face->family = g_strdup((const char *)family);
  face->file = g_strdup((const char *)file);
  face->index = index;
  face->face = small;
  face->font = hb_font_create(small);
  face->units_per_em = hb_face_get_upem(small);
  face->inks = g_new0(DzInk, hb_face_get_glyph_count(small));
  face->covered = hb_set_create();
  hb_face_collect_unicodes(small, face->covered);
  g_ptr_array_add(fonts->faces, face);
  return face;
}

static gboolean load_slot(DzFonts *fonts, DzFaceRole role, DzFaceScript script, GError **error) {
  Slot *slot = slot_of(fonts, role, script);
  g_autofree char *wanted = NULL;
  FcPattern *pattern = find_role(fonts, role, script, &wanted);
  slot->face = pattern ? make_face(fonts, pattern, slot->needed, script_languages[script]) : NULL;
  if (!slot->face)
    return dz_fail(error, DZ_ERROR_FONT, 0,
                   "no %s face for %s is installed; install %s, or name a folder that has %s with --font-dir",
                   role_names[role], script_names[script], package_of(role, script), wanted);
  if (g_ascii_strcasecmp(slot->face->family, wanted) != 0 && !has_family(pattern, wanted))
    dz_notes_add_once(fonts->notes, 0, "%s is not installed; %s stands in for it (Debian: %s)", wanted,
                      slot->face->family, package_of(role, script));
  g_ptr_array_add(fonts->details, g_strdup_printf("face: %s %s: %s (%s)", role_names[role], script_names[script],
                                                  slot->face->family, slot->face->file));
  return TRUE;
}

/* Spaces, and what Unicode calls default ignorable, which shaping hides; not so the fillers of Hangul. */
static gboolean is_invisible(gunichar c) {
  static const gunichar ranges[][2] = {{0, ' '},         {0xA0, 0xA0},      {0xAD, 0xAD},     {0x34F, 0x34F},
                                       {0x61C, 0x61C},   {0x17B4, 0x17B5},  {0x180B, 0x180F}, {0x200B, 0x200F},
                                       {0x202A, 0x202F}, {0x2060, 0x206F},  {0xFE00, 0xFE0F}, {0xFEFF, 0xFEFF},
                                       {0xFFF0, 0xFFF8}, {0xE0000, 0xE0FFF}};
  for (gsize i = 0; i < G_N_ELEMENTS(ranges) && c >= ranges[i][0]; i++)
    if (c <= ranges[i][1])
      return TRUE;
  return FALSE;
}

static gboolean in_fallbacks(const DzFonts *fonts, gunichar c) {
  for (guint i = 0; i < fonts->fallbacks->len; i++)
    if (hb_set_has(((const DzFace *)fonts->fallbacks->pdata[i])->covered, c))
      return TRUE;
  return FALSE;
}

/* Adds a face for a character that no role has; with it come all the missing characters that it has. */
static void add_fallback(DzFonts *fonts, const hb_set_t *missing, gunichar c) {
  FcPattern *pattern = find_character(fonts, c);
  DzFace *face = pattern ? make_face(fonts, pattern, missing, dz_is_wide(c) ? "zh-Hans" : NULL) : NULL;
  if (face && hb_set_has(face->covered, c)) {
    g_ptr_array_add(fonts->fallbacks, face);
    dz_notes_add_once(fonts->notes, 0, "characters that the chosen faces lack are set in %s", face->family);
  }
}

static void load_fallbacks(DzFonts *fonts) {
  hb_set_t *missing = hb_set_create();
  for (int role = 0; role < DZ_FACE_ROLES; role++)
    for (int script = 0; script < DZ_FACE_SCRIPTS; script++) {
      const Slot *slot = &fonts->slots[role][script];
      for (hb_codepoint_t c = HB_SET_VALUE_INVALID; slot->face && hb_set_next(slot->needed, &c);)
        if (!hb_set_has(slot->face->covered, c) && !is_invisible(c))
          hb_set_add(missing, c);
    }
  for (hb_codepoint_t c = HB_SET_VALUE_INVALID; hb_set_next(missing, &c);)
    if (!in_fallbacks(fonts, c))
      add_fallback(fonts, missing, c);
  hb_set_destroy(missing);
}

gboolean dz_fonts_load(DzFonts *fonts, GError **error) {
  for (int role = 0; role < DZ_FACE_ROLES; role++)
    for (int script = 0; script < DZ_FACE_SCRIPTS; script++)
      if (!hb_set_is_empty(fonts->slots[role][script].needed) &&
          !load_slot(fonts, (DzFaceRole)role, (DzFaceScript)script, error))
        return FALSE;
  load_fallbacks(fonts);
  return TRUE;
}

const DzFace *dz_fonts_role_face(const DzFonts *fonts, DzFaceRole role, DzFaceScript script) {
  return slot_of(fonts, role, script)->face;
}

const DzFace *dz_fonts_face(const DzFonts *fonts, DzFaceRole role, DzFaceScript script, gunichar c) {
  const DzFace *face = dz_fonts_role_face(fonts, role, script);
  if (face && (hb_set_has(face->covered, c) || is_invisible(c)))
    return face;
  for (guint i = 0; i < fonts->fallbacks->len; i++) {
    const DzFace *other = fonts->fallbacks->pdata[i];
    if (hb_set_has(other->covered, c))
      return other;
  }
  return NULL;
}

DzInk dz_face_ink(const DzFace *face, guint glyph) {
  DzInk *ink = &face->inks[glyph];
  hb_glyph_extents_t extents;
  if (!ink->is_known && hb_font_get_glyph_extents(face->font, glyph, &extents))
    *ink = (DzInk){.left = extents.x_bearing,
                   .right = extents.x_bearing + extents.width,
                   .bottom = extents.y_bearing + extents.height};
  ink->is_known = TRUE;
  return *ink;
}

const GPtrArray *dz_fonts_faces(const DzFonts *fonts) {
  return fonts->faces;
}

char **dz_fonts_describe(DzFonts *fonts) {
  GPtrArray *lines = g_ptr_array_new();
  for (int role = 0; role < DZ_FACE_ROLES; role++)
    for (int script = 0; script < DZ_FACE_SCRIPTS; script++) {
      if (slot_of(fonts, (DzFaceRole)role, (DzFaceScript)script) != &fonts->slots[role][script])
        continue;
      g_autofree char *wanted = NULL;
      FcPattern *pattern = find_role(fonts, (DzFaceRole)role, (DzFaceScript)script, &wanted);
      FcChar8 *name = NULL, *file = NULL;
      gboolean found = pattern && FcPatternGetString(pattern, FC_FULLNAME, 0, &name) == FcResultMatch &&
                       FcPatternGetString(pattern, FC_FILE, 0, &file) == FcResultMatch;
      g_ptr_array_add(lines, found ? g_strdup_printf("%-6s %-7s  %s  %s", role_names[role], script_names[script],
                                                     (char *)name, (char *)file)
                                   : g_strdup_printf("%-6s %-7s  missing: %s (Debian: %s)", role_names[role],
                                                     script_names[script], wanted, package_of(role, script)));
    }
  g_ptr_array_add(lines, NULL);
  return (char **)g_ptr_array_free(lines, FALSE);
}
