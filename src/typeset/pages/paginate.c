/* paginate.c: see paginate.h. The cheapest row of pages, found from the front: a page may end wherever it is not
   overfull, and costs what its break costs and what it leaves empty. */
#include "typeset/pages/paginate.h"
#include <math.h>

/* What stands on a page so far. */
typedef struct {
  guint height, stretch, keys, notes;
  gboolean is_all_key; /* nothing but key sentences */
} Page;

guint dz_note_lines(guint notes) {
  const guint rows = (notes + DZ_NOTES_BESIDE - 1) / DZ_NOTES_BESIDE;
  return notes > 0 ? (guint)ceil((rows + 1) * DZ_NOTE_LINE) : 0;
}

/* A foot a line or two short is nothing, up to four are ragged, more look like a mistake. */
static double foot_cost(guint empty) {
  const guint few = MIN(empty, 3);
  return DZ_COST_FOOT_SQUARE * few * few + DZ_COST_FOOT_LINE * (empty - few) +
         (empty > DZ_RAGGED_FOOT ? DZ_COST_FOOT_HOLE * (empty - DZ_RAGGED_FOOT) : 0);
}

static double last_page_cost(const Page *page, guint capacity) {
  double cost = page->height < 5 ? DZ_COST_FEW_LINES : page->height * 4 < capacity ? DZ_COST_QUARTER_PAGE : 0;
  return cost + (page->is_all_key && page->keys == 1 ? DZ_COST_LONE_KEY : 0);
}

static double page_cost(const DzStripPlan *strips, guint count, guint end, const Page *page, guint capacity) {
  if (end == count || strips[end].new_page)
    return last_page_cost(page, capacity);
  const guint filled = page->height + dz_note_lines(page->notes) + page->stretch;
  return DZ_COST_PAGE + strips[end].break_cost + foot_cost(filled < capacity ? capacity - filled : 0);
}

static void add_strip(Page *page, const DzStripPlan *strip, gboolean is_first) {
  page->height += strip->height + (is_first ? 0 : strip->space);
  /* A line of each is welcome room, more only what is better than an empty foot. */
  page->stretch += MIN(strip->stretch, 1) + (is_first ? 0 : MIN(strip->loose, 1));
  page->keys += strip->is_key;
  page->notes += strip->notes;
  page->is_all_key = (is_first || page->is_all_key) && (strip->is_key || strip->break_cost >= DZ_COST_INSIDE_KEY);
}

GArray *dz_paginate(const DzStripPlan *strips, guint count, guint capacity) {
  g_autofree double *cost = g_new(double, count + 1);
  g_autofree guint *start_of = g_new0(guint, count + 1);
  for (guint i = 1; i <= count; i++)
    cost[i] = INFINITY;
  cost[0] = 0;
  for (guint start = 0; start < count; start++) {
    Page page = {0};
    for (guint end = start + 1; end <= count; end++) {
      add_strip(&page, &strips[end - 1], end == start + 1);
      if (page.height + dz_note_lines(page.notes) > capacity &&
          end > start + 1) /* one strip always stands, whatever its height */
        break;
      double total = cost[start] + page_cost(strips, count, end, &page, capacity);
      if (total < cost[end]) {
        cost[end] = total;
        start_of[end] = start;
      }
      if (end < count && strips[end].new_page)
        break;
    }
  }
  guint page = 0;
  for (guint end = count; end > 0; end = start_of[end])
    page++;
  GArray *pages = g_array_new(FALSE, TRUE, sizeof(guint)); /* the first begins at 0 */
  g_array_set_size(pages, page + 1);
  for (guint end = count; end > 0; end = start_of[end])
    g_array_index(pages, guint, page--) = end;
  return pages;
}
