/* reading.h: an article's lines without what is told otherwise, and which of them are pairs. */
#pragma once
#include "model/article.h"
#include "prepare/match/pairing.h"
#include "prepare/understand/sides.h"

/* What a passage is to the body. */
typedef struct {
  const DzSided *sided;
  int line; /* its index among the lines; −1 for what is told by its form, a sync point, an analysis, a note */
  gboolean is_note; /* a teacher's remark under the pair before it */
  gboolean
      is_stray; /* it looks like something that a site puts round an article, or a fact, but also like a sentence */
} DzReadItem;

typedef struct {
  const DzSides *sides;
  GArray *items;              /* DzReadItem, in the order of the document */
  GArray *lines;              /* guint: of each line, its item */
  GArray *matches;            /* DzMatch of lines, in order */
  GArray *match_of;           /* guint: of each line, its match */
  guint front;                /* how many matches stand before anything that is told and before any sync point */
  gboolean in_other_articles; /* while lines are read: under a heading over titles of others */
  gboolean is_turned;         /* the translation's side leads */
} DzReading;

/* Takes what is furniture, a fact, a title told by its form, a list of words, notes or questions into the article, and
   finds the pairs of the rest; sets what is found of each passage. */
DzReading *dz_read_lines(DzSides *sides, DzArticle *article);
void dz_reading_free(DzReading *reading);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(DzReading, dz_reading_free)

/* Whether the line looks like furniture or a fact too. */
gboolean dz_line_is_stray(const DzReading *reading, guint line);

/* The line of that index. Lends. */
const DzSided *dz_line_at(const DzReading *reading, guint line);
