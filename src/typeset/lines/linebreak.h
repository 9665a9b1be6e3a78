/* linebreak.h: where a paragraph breaks into lines: total fit (Knuth and Plass 1981).

   Knows nothing of text: items with widths, glue between them, and what a break after each costs. */
#pragma once
#include <glib.h>

/* Space that can give: natural width, and how much it grows or shrinks at ratio 1. Points. */
typedef struct {
  double natural, stretch, shrink;
  double last_shrink; /* what it gives besides, where the first pass found no good lines */
  double most;        /* it never grows beyond this while other glue can */
} DzGlue;

enum { DZ_NO_BREAK = G_MAXINT16 }; /* a penalty that forbids */

typedef enum {
  DZ_ITEM_HYPHEN = 1 << 0,       /* a break here ends the line with a hyphen */
  DZ_ITEM_SECOND_PASS = 1 << 1,  /* a break here only where the first pass found no good lines */
  DZ_ITEM_TYPED_HYPHEN = 1 << 2, /* a break here shows a hyphen that is in the text */
} DzItemFlags;

typedef struct {
  double width;
  double letters;    /* how much the letter gaps in it (and after it, in mid-word) may give or take: points */
  double tail;       /* the part of `letters` that is after it, and gone at a break */
  DzGlue glue;       /* between this item and the next; gone at a break */
  double hyphen;     /* what a break after it adds to its width */
  double hang_end;   /* what may stand outside the measure at a line's end; below 0: what must stay free there */
  double hang_start; /* and at a line's start */
  gint16 penalty;    /* of a break after it */
  guint8 flags;
} DzItem;

typedef struct {
  double measure;
  double runt;   /* a last line shorter than this is bad */
  double ragged; /* lines are not justified: what one may lack at ratio 1, points; 0: they are */
} DzBreakRules;

/* Items start ≤ i < end are one line. */
typedef struct {
  guint start, end;
} DzLineBreak;

/* The least-demerits breaks, as a GArray of DzLineBreak, or NULL where an item or an unbreakable run of items is wider
   than the measure (the caller then makes more break points). */
GArray *dz_break_lines(const DzItem *items, guint count, const DzBreakRules *rules);

/* By first fit: as much on each line as fits at natural width; for ragged text and for comparison. A line with no break
   point where it should end goes on to the next one. `second_pass`: also at breaks marked so. Never NULL. */
GArray *dz_break_lines_first_fit(const DzItem *items, guint count, const DzBreakRules *rules, gboolean second_pass);

/* Demerits of given breaks under the rules of the second pass, for tests: infinite where a line does not fit. */
double dz_break_demerits(const DzItem *items, guint count, const DzBreakRules *rules, const GArray *breaks);
