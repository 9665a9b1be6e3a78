/* language-set.h: the languages of a job as they are kept; for language-files.c and language-keys.c alone. */
#pragma once
#include "base/language-files.h"

enum { DZ_MOST_FREQUENT = 32, DZ_FIRST_HAN = 0x4E00, DZ_HAN_COUNT = 0x5200 };

/* A language, of one file or more. */
typedef struct {
  const char *tag; /* interned */
  char *label[DZ_LABEL_COUNT];
  char *frequent, *letters, *characters;
  DzMarkHabits marks; /* its dash is NULL where the language tells none */
} DzLanguage;

struct DzLanguages {
  GPtrArray *files;             /* DzLanguage*, English first, then as they come */
  GArray *list[DZ_LIST_COUNT];  /* DzListed */
  GArray *group[DZ_LIST_COUNT]; /* one for all lists of a group */
  GStringChunk *words;
  DzWordSet *frequent;
  guint frequent_count;
  const DzLanguage *voters[DZ_MOST_FREQUENT];
  guint8 han[DZ_HAN_COUNT];
  GMutex lock; /* of the patterns */
  GRegex *pattern[DZ_PATTERN_COUNT];
};

/* Checks a file and adds what it says. DZ_ERROR_LAYOUT with file, group and key. */
gboolean dz_languages_take(DzLanguages *set, const char *path, GError **error);

/* TRUE where two lists stand in one group of the file. */
gboolean dz_lists_are_grouped(DzList one, DzList other);
