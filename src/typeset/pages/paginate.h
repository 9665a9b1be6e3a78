/* paginate.h: which strips stand on which page. */
#pragma once
#include <glib.h>

/* A strip is what no page break may cut: a line of text, a title, a rule with its room. */
typedef struct {
  guint height;      /* grid lines */
  guint space;       /* grid lines above it; gone at a page's top */
  double break_cost; /* of a page break before it; INFINITY only for the first of a new page */
  gboolean new_page; /* starts a page whatever it costs */
  gboolean is_key;   /* a key sentence begins */
  guint stretch;     /* grid lines by which it may grow where its page would end short: room to write in */
  guint loose;       /* grid lines by which the space above it may */
  guint notes;       /* that stand at the foot of its page */
} DzStripPlan;

/* Notes at the foot of a page stand so many beside each other, so closely, in grid lines. */
enum { DZ_NOTES_BESIDE = 2 };
#define DZ_NOTE_LINE 0.75

/* Grid lines that so many notes take, with the room for the rule above them. */
guint dz_note_lines(guint notes);

/* The prices of page breaks. What is given up first when nothing fits costs least. */
#define DZ_COST_BETWEEN_PAIRS 0.0
#define DZ_COST_BETWEEN_WORDS 150.0
#define DZ_COST_BETWEEN_SIDES 200.0
#define DZ_COST_INSIDE_SIDE 400.0
#define DZ_COST_SENTENCE_END -100.0  /* added where the line before the break ends a sentence */
#define DZ_COST_TWO_LINES 100.0      /* added where but two lines of a side stand on either page */
#define DZ_COST_UNDER_HEADING 2100.0 /* fewer than two lines of both sides below a crosshead */
#define DZ_COST_WIDOW 40000.0
#define DZ_COST_ORPHAN 60000.0
#define DZ_COST_INSIDE_KEY 100000.0
#define DZ_COST_LONE_HEADING 200000.0

/* The price of a foot with so many empty lines, and of an article's last page: with fewer than five lines, filled less
   than a quarter, with one key sentence alone. */
#define DZ_COST_FOOT_SQUARE 120.0 /* a line, squared, of the first three */
#define DZ_COST_FOOT_LINE 240.0   /* each more */
/* besides, each of more than DZ_RAGGED_FOOT: any break is better but one that leaves a line alone */
#define DZ_COST_FOOT_HOLE 1000.0
#define DZ_RAGGED_FOOT 4
#define DZ_COST_PAGE 100.0 /* a page that another follows: room to write in is no reason for one more */
#define DZ_COST_FEW_LINES 2000.0
#define DZ_COST_QUARTER_PAGE 300.0
#define DZ_COST_LONE_KEY 400.0

/* For every page the index of its first strip, ending with `count`; the least sum of break costs and empty lines.
   `capacity`: grid lines of a page. New GArray of guint. */
GArray *dz_paginate(const DzStripPlan *strips, guint count, guint capacity);
