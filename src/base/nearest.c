/* nearest.c: see nearest.h. */
#include "base/nearest.h"
#include <string.h>

/* How many letters must change to make one word of the other (Levenshtein). */
static guint distance(const char *one, const char *other) {
  guint row[64];
  gsize length = MIN(strlen(other), G_N_ELEMENTS(row) - 1);
  for (guint j = 0; j <= length; j++)
    row[j] = j;
  for (guint i = 1; one[i - 1]; i++) {
    guint diagonal = row[0];
    row[0] = i;
    for (guint j = 1; j <= length; j++) {
      guint above = row[j];
      guint change = diagonal + (g_ascii_tolower(one[i - 1]) != g_ascii_tolower(other[j - 1]));
      guint step = MIN(above, row[j - 1]) + 1;
      row[j] = MIN(change, step);
      diagonal = above;
    }
  }
  return row[length];
}

const char *dz_nearest(const char *word, const char *const *known, guint count) {
  const char *best = NULL;
  guint least = 4;
  for (guint i = 0; i < count; i++) {
    guint changes = distance(word, known[i]);
    if (changes < least) {
      least = changes;
      best = known[i];
    }
  }
  return best;
}
