/* spacing.h: what a character is at the edge of a box, and the glue between two of them.

   A full-width mark is a half-em body and half an em of glue (clreq §3.1.3, jlreq §3.1.2), so that it is squeezed at
   line edges, in runs and in tight lines by the glue's own rules. The gap between Han and Latin is glue too. */
#pragma once
#include "typeset/lines/linebreak.h"

typedef enum {
  DZ_CLASS_LATIN, /* and all else that is set proportionally */
  DZ_CLASS_SPACE,
  DZ_CLASS_HAN, /* Han, kana */
  DZ_CLASS_HANGUL,
  DZ_CLASS_OPEN,   /* （「“ in a Han face */
  DZ_CLASS_CLOSE,  /* ）」” */
  DZ_CLASS_COMMA,  /* ，、；： */
  DZ_CLASS_STOP,   /* 。？！ */
  DZ_CLASS_MIDDLE, /* · ・ between names */
  DZ_CLASS_DASH,   /* —— …… */
} DzClass;

/* Where the marks of a region stand in their square. */
typedef enum { DZ_REGION_MAINLAND, DZ_REGION_TAIWAN, DZ_REGION_JAPAN, DZ_REGION_KOREA } DzRegion;

DzRegion dz_region(const char *language);

/* The class of a character; `is_han_face`: it is set in a Han face. */
DzClass dz_class(gunichar c, gboolean is_han_face);

/* How much of the em square is blank on either side of a mark: 0, a quarter, a half. */
typedef struct {
  double left, right; /* em */
} DzBlanks;
DzBlanks dz_blanks(gunichar c, DzClass class, DzRegion region);

/* One end of a box. */
typedef struct {
  DzClass class;
  gunichar c;
  DzBlanks blanks;
  double em;      /* size of the face, points */
  guint8 kinsoku; /* DzKinsokuFlags, by breaks.h */
} DzEdge;

/* The glue between the end of one box and the start of the next, neither a space. */
DzGlue dz_glue_between(const DzEdge *before, const DzEdge *after);

/* The glue of a word space; `natural` is the face's own, points. */
DzGlue dz_word_space(double natural, double em);

/* How much a letter gap may give or take, em: 2.6 % of the 0.42 em that a letter has on average. At 0.010 the word gaps
   of A5 vary by 16.7 % of their mean with 8.4 % hyphens, at 0.011 by 16.0 % with 7.7 %. */
#define DZ_LETTER_GAP 0.011

/* How much of a mark may hang outside the measure, as a part of its width; Latin marks only. */
double dz_hang_end(gunichar c);
double dz_hang_start(gunichar c);

/* No mark hangs further than this, points: a ragged-looking left edge is seen sooner than one at the right. */
#define DZ_MOST_HANG 2.0
#define DZ_MOST_HANG_START 0.9
