/* layout-keys.h: the keys of a layout file: which there are, what each may be, where its value goes. */
#pragma once
#include "arrange/layout.h"

typedef enum { DZ_UNIT_NONE, DZ_UNIT_PT, DZ_UNIT_MM, DZ_UNIT_EM, DZ_UNIT_LINES, DZ_UNIT_PERCENT } DzUnit;

/* A value as written; of a name, `number` is its place among those there are. */
typedef struct {
  double number;
  DzUnit unit;
} DzLength;

typedef enum {
  DZ_KEY_POINTS,   /* a length; in percent, of the page's width, of what is above and below its height */
  DZ_KEY_SIZE,     /* a length that follows the Han size that a user asks for */
  DZ_KEY_EM,       /* a length in em, kept as it is */
  DZ_KEY_LINES,    /* a length, as whole grid lines */
  DZ_KEY_INDENT,   /* a length in em of the cell's own style */
  DZ_KEY_COUNT_OF, /* no unit, whole */
  DZ_KEY_SCALE,    /* no unit: both sizes of a style, as a part of another style's */
  DZ_KEY_RATIO,    /* no unit: the first column's share of both, 0 for none, −1 for auto */
  DZ_KEY_FLAG,
  DZ_KEY_KINSOKU,
  DZ_KEY_PLACE,   /* of a number */
  DZ_KEY_OPENING, /* the page that an article begins on */
  DZ_KEY_SIDES,   /* which are shown */
  DZ_KEY_SECOND,  /* the place of the second side */
  DZ_KEY_FIELDS,  /* a text with fields in braces */
  DZ_KEY_PARTS,   /* names of parts, with commas */
  DZ_KEY_STYLE,   /* the name of a style */
  DZ_KEY_FRAME,   /* the name of a frame */
} DzKeyType;

typedef struct {
  const char *group, *key; /* of a group "Frame" its name follows in the file */
  DzKeyType type;
  double least, most; /* of the number as written */
  gsize offset;       /* of the field in DzLayout; of a frame's in DzFrame */
  DzStyleName of;     /* of DZ_KEY_SCALE */
} DzKey;

/* In the order in which they are resolved: what others are measured by comes first. Lends. */
const DzKey *dz_layout_keys(guint *count);

/* Reads a value. DZ_ERROR_LAYOUT with file, group and key. */
gboolean dz_layout_value(const char *file, const char *group, const DzKey *key, const char *text, DzLength *value,
                         GError **error);
