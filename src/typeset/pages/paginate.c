/* paginate.c: see paginate.h. The cheapest row of pages, found from the front: a page may end wherever it is not
   overfull, and costs what its break costs and what it leaves empty. */
#include "typeset/pages/paginate.h"
#include <math.h>

enum { RAGGED_FOOT = 4, LEAST_LAST_PAGE = 4 };

/* A foot a few lines short is nothing; more looks like a mistake, but no worse for each line: else one large hole that
   can't be helped would be paid for by many small ones elsewhere. */
static double empty_cost(guint empty) {
  guint few = MIN(empty, RAGGED_FOOT);
  return 15.0 * few * few + 400.0 * (empty - few);
}

static double page_cost(const DzStripPlan *strips, guint count, guint end, guint height, guint capacity) {
  if (end == count || strips[end].new_page)
    return height < LEAST_LAST_PAGE ? 2000 : 0;
  guint empty = height < capacity ? capacity - height : 0;
  /* Who breaks inside a text has no reason to leave lines empty. */
  double idle = strips[end].break_cost >= DZ_COST_INSIDE_SIDE ? 60.0 * empty : 0;
  return strips[end].break_cost + empty_cost(empty) + idle;
}

GArray *dz_paginate(const DzStripPlan *strips, guint count, guint capacity) {
  g_autofree double *cost = g_new(double, count + 1);
  g_autofree guint *start_of = g_new0(guint, count + 1);
  for (guint i = 1; i <= count; i++)
    cost[i] = INFINITY;
  cost[0] = 0;
  for (guint start = 0; start < count; start++) {
    guint height = 0;
    for (guint end = start + 1; end <= count; end++) {
      height += strips[end - 1].height + (end - 1 > start ? strips[end - 1].space : 0);
      if (height > capacity && end > start + 1) /* one strip always stands, whatever its height */
        break;
      double total = cost[start] + page_cost(strips, count, end, height, capacity);
      if (total < cost[end]) {
        cost[end] = total;
        start_of[end] = start;
      }
      if (end < count && strips[end].new_page)
        break;
    }
  }
  GArray *pages = g_array_new(FALSE, FALSE, sizeof(guint));
  for (guint end = count; end > 0; end = start_of[end])
    g_array_prepend_val(pages, end);
  guint first = 0;
  g_array_prepend_val(pages, first);
  return pages;
}
