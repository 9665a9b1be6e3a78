/* sides.h: which passage belongs to which side, and which languages the sides are in. */
#pragma once
#include "duizhao.h"
#include "model/document.h"

enum { DZ_NO_SIDE = -1 };

typedef struct {
  const DzPassage *passage;
  DzMark mark;         /* the passage's, where it is one: a marker that stands alone in an article is none */
  int side;            /* DzSide or DZ_NO_SIDE: neither language */
  gboolean is_line;    /* it has been found to be a paragraph or heading of the article, and nothing else */
  double odds;         /* of the original's side rather than the translation's; ± DZ_CERTAIN by a marker */
  gboolean is_heading; /* could be a title or crosshead */
  gboolean is_title;   /* could be a title: as before, and with a colon in it too */
  gboolean is_told;    /* and its form says so: "#", brackets, bold */
} DzSided;

typedef struct {
  char *language[2];       /* by DzSide; NULL where nothing is in it */
  gboolean has_marks;      /* markers told the sides */
  DzSide first;            /* of marked sides: the one that opens a pair */
  GArray *passages;        /* DzSided, as many as the document's */
  const DzPassage *credit; /* names the translator or the source behind a marker's word; NULL for none */
} DzSides;

/* `language`: of each side by DzSide, where the user says so, else NULL. Where neither he nor the form says which side
   is the original, it is the one that leads; `is_turned`: it has been found to be the other one. Never fails: a
   document in one language has one language NULL. */
DzSides *dz_find_sides(const DzDocument *document, const char *const *language, gboolean is_turned);
void dz_sides_free(DzSides *sides);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(DzSides, dz_sides_free)
