/* items.h: a line of names, labels or dates that spaces part, and no sentence. */
#pragma once
#include "base/unicode.h"

/* Set in a square in a Han text: Han, and the marks of such a text. */
static inline gboolean dz_is_full(gunichar c) {
  return dz_is_wide(c) || (dz_is_shared_mark(c) && c != 0xB7);
}

static inline gboolean dz_is_wide_letter(gunichar c) {
  return dz_is_wide(c) && !dz_is_wide_mark(c);
}

static inline gboolean dz_is_full_mark(gunichar c) {
  return dz_is_full(c) && !dz_is_wide_letter(c);
}

/* TRUE where the spaces of a line part items: one is between Han and Han or before a date. The line ends with 0. */
gboolean dz_is_line_of_items(const gunichar *line);
