/* paginate.h: which strips stand on which page. */
#pragma once
#include <glib.h>

/* A strip is what no page break may cut: a line of text, a title, a rule with its room. */
typedef struct {
  guint height;      /* grid lines */
  guint space;       /* grid lines above it; gone at a page's top */
  double break_cost; /* of a page break before it; INFINITY only for the first of a new page */
  gboolean new_page; /* starts a page whatever it costs */
} DzStripPlan;

/* The prices of page breaks. What is given up first when nothing fits costs least. */
#define DZ_COST_BETWEEN_PAIRS 0.0
#define DZ_COST_BETWEEN_SIDES 400.0
#define DZ_COST_INSIDE_SIDE 800.0
#define DZ_COST_UNDER_HEADING 9000.0 /* fewer than two lines of both sides below a crosshead */
#define DZ_COST_WIDOW 40000.0
#define DZ_COST_ORPHAN 60000.0
#define DZ_COST_INSIDE_KEY 100000.0
#define DZ_COST_LONE_HEADING 200000.0

/* For every page the index of its first strip, ending with `count`; the least sum of break costs and empty lines.
   `capacity`: grid lines of a page. New GArray of guint. */
GArray *dz_paginate(const DzStripPlan *strips, guint count, guint capacity);
