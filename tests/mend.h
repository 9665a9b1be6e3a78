/* mend.h: what tests of marks share: a string mended as an article's texts are. */
#pragma once
#include "base/notes.h"
#include "prepare/marks/look-alikes.h"
#include "prepare/marks/punctuation.h"

static inline char *repair(const char *string, const char *language, DzRepairs *repairs) {
  g_autoptr(GPtrArray) notes = dz_notes_new();
  g_autoptr(DzText) text = dz_text_new(g_strdup(string), 1);
  dz_mend_look_alikes(text, language, repairs, notes);
  return dz_repair_punctuation(text->string, language, 1, repairs, notes);
}
