/* parts.c: see parts.h. */
#include "arrange/parts.h"
#include "base/nearest.h"
#include <string.h>

static const char *const part_names[DZ_PART_COUNT] = {"summary", "text", "key", "words", "notes", "questions"};

gboolean dz_parse_parts(const char *text, guint *parts, char **wrong, const char **nearest) {
  g_auto(GStrv) items = g_strsplit(*text ? text : " ", ",", -1);
  *parts = 0;
  for (guint i = 0; items[i]; i++) {
    guint part = 0;
    g_strstrip(items[i]);
    while (part < DZ_PART_COUNT && g_ascii_strcasecmp(items[i], part_names[part]) != 0)
      part++;
    if (part == DZ_PART_COUNT) {
      *wrong = g_strdup(items[i]);
      *nearest = dz_nearest(items[i], part_names, DZ_PART_COUNT);
      return FALSE;
    }
    *parts |= 1u << part;
  }
  return TRUE;
}
