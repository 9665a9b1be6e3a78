/* align.c: the cheapest path through the grid of paragraph numbers, from both ends: the cost up to a place and that
   from there on tell of every step what a path must cost that takes it, and so how much dearer the cheapest path is
   that does not. */
#include "prepare/match/align.h"
#include <math.h>

enum { MOST_CELLS = 1 << 20, BAND = 250 };

/* The part of the grid that is looked at: all of it while it is small, else a band along its diagonal. */
typedef struct {
  guint rows, columns, reach; /* columns looked at to each side of the diagonal */
  const DzCosts *costs;
  float *pair; /* of the pair that ends at a place */
  float *from; /* the cheapest way to a place */
  float *on;   /* and from there to the end */
} Grid;

static guint first_column(const Grid *grid, guint row) {
  const guint middle = grid->rows ? (guint)((guint64)row * grid->columns / grid->rows) : 0;
  return middle > grid->reach ? middle - grid->reach : 0;
}

static guint last_column(const Grid *grid, guint row) {
  return MIN(grid->columns, first_column(grid, row) + 2 * grid->reach + 1);
}

static gsize place(const Grid *grid, guint row, guint column) {
  return (gsize)row * (2 * grid->reach + 2) + (column - first_column(grid, row));
}

static gboolean is_within(const Grid *grid, guint row, guint column) {
  return column >= first_column(grid, row) && column <= last_column(grid, row);
}

static double alone(const Grid *grid, int run, guint index) {
  return grid->costs->alone(run, index, grid->costs->data);
}

static double from(const Grid *grid, guint row, guint column) {
  return is_within(grid, row, column) ? (double)grid->from[place(grid, row, column)] : INFINITY;
}

static double on(const Grid *grid, guint row, guint column) {
  return row <= grid->rows && is_within(grid, row, column) ? (double)grid->on[place(grid, row, column)] : INFINITY;
}

/* Of the pair that ends at a place. */
static double pair(const Grid *grid, guint row, guint column) {
  return (double)grid->pair[place(grid, row, column)];
}

static void go_forward(Grid *grid) {
  for (guint i = 0; i <= grid->rows; i++)
    for (guint j = first_column(grid, i); j <= last_column(grid, i); j++) {
      double best = i == 0 && j == 0 ? 0 : INFINITY;
      if (i > 0 && j > 0) {
        grid->pair[place(grid, i, j)] = (float)grid->costs->pair(i - 1, j - 1, grid->costs->data);
        best = MIN(best, from(grid, i - 1, j - 1) + pair(grid, i, j));
      }
      if (i > 0)
        best = fmin(best, from(grid, i - 1, j) + alone(grid, 0, i - 1));
      if (j > 0)
        best = fmin(best, from(grid, i, j - 1) + alone(grid, 1, j - 1));
      grid->from[place(grid, i, j)] = (float)best;
    }
}

static void go_back(Grid *grid) {
  for (guint i = grid->rows + 1; i-- > 0;)
    for (guint j = last_column(grid, i) + 1; j-- > first_column(grid, i);) {
      double best = i == grid->rows && j == grid->columns ? 0 : INFINITY;
      if (i < grid->rows && j < grid->columns && is_within(grid, i + 1, j + 1))
        best = fmin(best, on(grid, i + 1, j + 1) + pair(grid, i + 1, j + 1));
      if (i < grid->rows)
        best = fmin(best, on(grid, i + 1, j) + alone(grid, 0, i));
      if (j < grid->columns)
        best = fmin(best, on(grid, i, j + 1) + alone(grid, 1, j));
      grid->on[place(grid, i, j)] = (float)best;
    }
}

/* What the cheapest path costs in which the paragraph of the first run stands alone, or is a pair with another. */
static double without_pair(const Grid *grid, guint row, guint column) {
  double best = INFINITY;
  for (guint j = first_column(grid, row); j <= last_column(grid, row); j++) {
    best = fmin(best, from(grid, row, j) + alone(grid, 0, row) + on(grid, row + 1, j));
    if (j != column && j < grid->columns && is_within(grid, row + 1, j + 1))
      best = fmin(best, from(grid, row, j) + pair(grid, row + 1, j + 1) + on(grid, row + 1, j + 1));
  }
  return best;
}

/* The same of a paragraph that the path leaves alone: it is a pair with any. */
static double with_partner(const Grid *grid, int run, guint row, guint column) {
  double best = INFINITY;
  if (run == 0) {
    for (guint j = first_column(grid, row); j <= last_column(grid, row) && j < grid->columns; j++)
      if (is_within(grid, row + 1, j + 1))
        best = fmin(best, from(grid, row, j) + pair(grid, row + 1, j + 1) + on(grid, row + 1, j + 1));
    return best;
  }
  for (guint i = 0; i < grid->rows; i++)
    if (is_within(grid, i, column) && is_within(grid, i + 1, column + 1))
      best = fmin(best, from(grid, i, column) + pair(grid, i + 1, column + 1) + on(grid, i + 1, column + 1));
  return best;
}

/* The step that the cheapest path takes at a place: a pair where it costs no more. */
static DzStep step_at(const Grid *grid, guint i, guint j, double total) {
  static const double rounding = 1e-3;
  const double here = on(grid, i, j);
  if (i < grid->rows && j < grid->columns && is_within(grid, i + 1, j + 1) &&
      on(grid, i + 1, j + 1) + pair(grid, i + 1, j + 1) <= here + rounding)
    return (DzStep){.takes = {TRUE, TRUE}, .margin = without_pair(grid, i, j) - total};
  if (i < grid->rows && on(grid, i + 1, j) + alone(grid, 0, i) <= here + rounding)
    return (DzStep){.takes = {TRUE, FALSE}, .margin = with_partner(grid, 0, i, j) - total};
  return (DzStep){.takes = {FALSE, TRUE}, .margin = with_partner(grid, 1, i, j) - total};
}

GArray *dz_align(guint first_count, guint second_count, const DzCosts *costs, double *cost) {
  const gboolean is_small = (guint64)(first_count + 1) * (second_count + 1) <= MOST_CELLS;
  Grid grid = {.rows = first_count, .columns = second_count, .costs = costs};
  /* wide enough for a path where one run is much longer than the other */
  grid.reach = is_small ? second_count : MAX(BAND, 2 * (second_count / (first_count + 1) + 1));
  const gsize cells = (gsize)(first_count + 1) * (2 * grid.reach + 2);
  g_autofree float *pairs = grid.pair = g_new(float, cells);
  g_autofree float *ways = grid.from = g_new(float, cells);
  g_autofree float *rests = grid.on = g_new(float, cells);
  go_forward(&grid);
  go_back(&grid);
  GArray *steps = g_array_new(FALSE, FALSE, sizeof(DzStep));
  *cost = on(&grid, 0, 0);
  for (guint i = 0, j = 0; i < first_count || j < second_count;) {
    const DzStep step = step_at(&grid, i, j, *cost);
    g_array_append_val(steps, step);
    i += step.takes[0] ? 1 : 0;
    j += step.takes[1] ? 1 : 0;
  }
  return steps;
}
