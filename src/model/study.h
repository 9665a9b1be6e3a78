/* study.h: the kinds of things that stand after an article for study, and what every stage has to know of each. A new
   kind is a row here, its heading and label in base/language-keys.c, and what tells its items in
   prepare/understand/sections.c; all else goes by kinds in general. */
#pragma once
#include "base/language-files.h"

/* What is added to an article for study, besides key sentences. */
typedef enum {
  DZ_STUDY_WORD,     /* a word, what it means, how it is said */
  DZ_STUDY_NOTE,     /* what a reference in a text (DZ_SPAN_NOTE) leads to, by its number; or a remark on the whole */
  DZ_STUDY_QUESTION, /* to be answered by the reader */
  DZ_STUDY_KINDS
} DzStudyKind;

typedef struct {
  const char *name;   /* "word": of a row of .tsv and of check */
  const char *counts; /* "glossary": their member of .json, and what check --json calls their number */
  const char *more;   /* "examples": the member for what else an item has */
  const char *many;   /* "words": the same for people */
  const char *id;     /* "w": of the section, and before a number of its items */
  const char *sign;   /* "[ ]": what an item of a list in .md begins with; NULL where its form tells it */
  DzList heading;     /* what sites call the section */
  DzLabel label;      /* what a book calls it */
} DzStudyTraits;

const DzStudyTraits *dz_study_traits(DzStudyKind kind);
