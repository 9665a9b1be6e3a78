/* sides.h: which passage belongs to which side, and which languages the sides are in. */
#pragma once
#include "duizhao.h"
#include "model/document.h"

enum { DZ_NO_SIDE = -1 };

typedef struct {
  const DzPassage *passage;
  int side;            /* DzSide or DZ_NO_SIDE: neither language */
  gboolean is_heading; /* a title or crosshead on a line of its own */
} DzSided;

typedef struct {
  char *language[2];       /* by DzSide; NULL where nothing is in it */
  gboolean has_marks;      /* markers told the sides */
  gboolean half_marked;    /* those of the translations alone: what stands unmarked before them is the original */
  DzSide first;            /* the side that opens a pair */
  GArray *passages;        /* DzSided, as many as the document's */
  const DzPassage *credit; /* names the translator; NULL for none */
} DzSides;

/* `language`: of each side by DzSide, where the user says so, else NULL. Never fails: a document in one language has
 * one language NULL. */
DzSides *dz_find_sides(const DzDocument *document, const char *const *language);
void dz_sides_free(DzSides *sides);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(DzSides, dz_sides_free)

/* TRUE where the document's first marked passage, `passage`, is the credit of the translator ("翻译：林澈") and not a
   translation: short, and one more than there are originals. */
gboolean dz_is_credit(const DzDocument *document, const DzPassage *passage);

/* TRUE where a text does not end like a sentence and is short enough for a heading. */
gboolean dz_looks_like_heading(const char *text);
