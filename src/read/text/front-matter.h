/* front-matter.h: the lines of "key: value" between two lines of "---" that Markdown files begin with. */
#pragma once
#include <glib.h>

typedef struct {
  char *key;   /* in lower case */
  char *value; /* of a list its members, joined by ", " */
  guint line;  /* within the text, from 1 */
} DzField;

/* The fields at the start of the text, and in *length how many bytes the block takes with its last line end. New array
   of DzField*, NULL where the text does not begin with such a block. */
GPtrArray *dz_front_matter(const char *text, gsize *length);

/* The value of a key, NULL where it is not there or empty. Lends. */
const char *dz_field(const GPtrArray *fields, const char *key);
