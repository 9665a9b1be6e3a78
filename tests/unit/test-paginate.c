/* test-paginate.c: page breaks are the cheapest there are. Every way to part up to twelve strips is tried, at the
   prices of the table, and none may cost less than what dz_paginate chose. */
#include "typeset/pages/paginate.h"
#include <math.h>

/* The table of prices, written down a second time: a price that is changed in one place only is a fault. */
static const double foot_of[] = {0, 120, 480, 1080, 1320, 2560, 3800};

static double foot(guint empty) {
  return empty < G_N_ELEMENTS(foot_of) ? foot_of[empty] : 3800 + 1240.0 * (empty - 6);
}

static double cost_of_page(const DzStripPlan *strips, guint count, guint first, guint end, guint capacity) {
  static const guint lines_of_notes[] = {0, 2, 2, 3, 3, 3, 3, 4, 4, 5, 5, 6, 6};
  guint height = 0, stretch = 0, keys = 0, notes = 0;
  gboolean others = FALSE;
  for (guint i = first; i < end; i++) {
    height += strips[i].height + (i > first ? strips[i].space : 0);
    stretch += (strips[i].stretch > 0) + (i > first && strips[i].loose > 0);
    keys += strips[i].is_key;
    notes += strips[i].notes;
    others |= !strips[i].is_key && strips[i].break_cost < 100000;
  }
  const guint below = lines_of_notes[notes];
  if (height + below > capacity && end - first > 1)
    return INFINITY;
  if (end == count)
    return (height < 5 ? 2000 : height < capacity / 4.0 ? 300 : 0) + (keys == 1 && !others ? 400 : 0);
  const guint full = height + below + stretch;
  return 100 + strips[end].break_cost + foot(full < capacity ? capacity - full : 0);
}

/* `cuts`: bit i − 1 parts before strip i. */
static double cost_of(const DzStripPlan *strips, guint count, guint cuts, guint capacity) {
  double cost = 0;
  for (guint first = 0, end = 1; end <= count; end++)
    if (end == count || cuts >> (end - 1) & 1) {
      cost += cost_of_page(strips, count, first, end, capacity);
      first = end;
    }
  return cost;
}

static double cost_of_chosen(const DzStripPlan *strips, guint count, guint capacity) {
  g_autoptr(GArray) starts = dz_paginate(strips, count, capacity);
  guint cuts = 0;
  g_assert_cmpuint(g_array_index(starts, guint, 0), ==, 0);
  g_assert_cmpuint(g_array_index(starts, guint, starts->len - 1), ==, count);
  for (guint i = 1; i + 1 < starts->len; i++)
    cuts |= 1u << (g_array_index(starts, guint, i) - 1);
  return cost_of(strips, count, cuts, capacity);
}

static void make_strips(GRand *random, DzStripPlan *strips, guint count) {
  static const double costs[] = {0, 0, 150, 200, 300, 400, 500, 9000, 40000, 60000, 100000, 200000};
  for (guint i = 0; i < count; i++) {
    const gboolean is_key = g_rand_int_range(random, 0, 4) == 0;
    strips[i] = (DzStripPlan){.height = (guint)g_rand_int_range(random, 1, 4),
                              .space = (guint)g_rand_int_range(random, 0, 3),
                              .break_cost = costs[g_rand_int_range(random, 0, G_N_ELEMENTS(costs))],
                              .is_key = is_key,
                              .notes = g_rand_int_range(random, 0, 4) == 0,
                              .loose = is_key,
                              .stretch = g_rand_int_range(random, 0, 5) == 0 ? 3 : 0};
  }
}

static void test_cheapest(void) {
  g_autoptr(GRand) random = g_rand_new_with_seed(20);
  for (guint round = 0; round < 400; round++) {
    DzStripPlan strips[12];
    const guint count = (guint)g_rand_int_range(random, 1, 13), capacity = (guint)g_rand_int_range(random, 4, 18);
    make_strips(random, strips, count);
    double least = INFINITY;
    for (guint cuts = 0; cuts < 1u << (count - 1); cuts++)
      least = MIN(least, cost_of(strips, count, cuts, capacity));
    g_assert_cmpfloat_with_epsilon(cost_of_chosen(strips, count, capacity), least, 1e-6);
  }
}

static void test_prices(void) {
  g_assert_cmpfloat(DZ_COST_BETWEEN_PAIRS, ==, 0);
  g_assert_cmpfloat(DZ_COST_BETWEEN_WORDS, ==, 150);
  g_assert_cmpfloat(DZ_COST_BETWEEN_SIDES, ==, 200);
  g_assert_cmpfloat(DZ_COST_INSIDE_SIDE, ==, 400);
  g_assert_cmpfloat(DZ_COST_SENTENCE_END, ==, -100);
  g_assert_cmpfloat(DZ_COST_TWO_LINES, ==, 100);
  g_assert_cmpfloat(DZ_COST_UNDER_HEADING, ==, 2100);
  g_assert_cmpfloat(DZ_COST_WIDOW, ==, 40000);
  g_assert_cmpfloat(DZ_COST_ORPHAN, ==, 60000);
  g_assert_cmpfloat(DZ_COST_INSIDE_KEY, ==, 100000);
  g_assert_cmpfloat(DZ_COST_LONE_HEADING, ==, 200000);
}

/* A strip that is taller than the page stands alone on one, and the rest goes on. */
static void test_tall(void) {
  const DzStripPlan strips[] = {{.height = 2}, {.height = 40}, {.height = 2}};
  g_autoptr(GArray) starts = dz_paginate(strips, 3, 10);
  g_assert_cmpuint(starts->len, ==, 4);
  g_assert_cmpuint(g_array_index(starts, guint, 1), ==, 1);
  g_assert_cmpuint(g_array_index(starts, guint, 2), ==, 2);
}

int main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/paginate/cheapest", test_cheapest);
  g_test_add_func("/paginate/prices", test_prices);
  g_test_add_func("/paginate/tall", test_tall);
  return g_test_run();
}
