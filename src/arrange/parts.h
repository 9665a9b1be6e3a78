/* parts.h: the parts of an article that a layout or a user may leave out. */
#pragma once
#include <glib.h>

/* Also as bits of a set. */
typedef enum {
  DZ_PART_SUMMARY,
  DZ_PART_TEXT,
  DZ_PART_KEY,
  DZ_PART_WORDS,
  DZ_PART_NOTES,
  DZ_PART_QUESTIONS,
  DZ_PART_COUNT
} DzPart;

#define DZ_ALL_PARTS ((1u << DZ_PART_COUNT) - 1)

/* The set that a list names: summary, text, key, words, notes, questions, with commas between them. FALSE where one is
   none: `wrong` is then a new string, `nearest` the one that was meant, static, or NULL. */
gboolean dz_parse_parts(const char *text, guint *parts, char **wrong, const char **nearest);
