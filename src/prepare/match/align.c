/* align.c: the cheapest path through the grid of paragraph numbers.

   Lengths in two languages rise and fall together (Gale and Church 1993), so a pair costs what its lengths differ from
   the ratio of the whole, and a paragraph left alone costs more than any likely difference. Equal counts are the usual
   case and come out as pairs all the way unless one is plainly out of step. */
#include "prepare/match/align.h"
#include <math.h>

static const double alone_cost = 1.1;
enum { MOST_CELLS = 1 << 20, BAND = 250 };

static double total(const gsize *lengths, guint count) {
  double sum = 1;
  for (guint i = 0; i < count; i++)
    sum += (double)lengths[i];
  return sum;
}

/* How far a pair's lengths are from the ratio of the whole: 0 for a perfect fit, 1 for 2.7 times too long. */
static double pair_cost(gsize first, gsize second, double ratio) {
  return fabs(log(((double)first + 20) * ratio / ((double)second + 20)));
}

/* The part of the grid that is looked at: all of it while it is small, else a band along its diagonal. */
typedef struct {
  guint rows, columns, reach; /* columns looked at to each side of the diagonal */
} Grid;

static guint first_column(const Grid *grid, guint row) {
  guint middle = grid->rows ? (guint)((guint64)row * grid->columns / grid->rows) : 0;
  return middle > grid->reach ? middle - grid->reach : 0;
}

static gsize place(const Grid *grid, guint row, guint column) {
  return (gsize)row * (2 * grid->reach + 2) + (column - first_column(grid, row));
}

static gboolean is_within(const Grid *grid, guint row, guint column) {
  guint first = first_column(grid, row);
  return column >= first && column < first + 2 * grid->reach + 2 && column <= grid->columns;
}

/* The cheapest path for one ratio; its steps into *steps, its cost returned. */
static double cheapest(const gsize *first, guint first_count, const gsize *second, guint second_count, double ratio,
                       GArray *steps) {
  const guint longer = MAX(first_count, second_count);
  const Grid grid = {first_count, second_count, (guint64)first_count * second_count <= MOST_CELLS ? longer + 1 : BAND};
  const gsize cells = (gsize)(first_count + 1) * (2 * grid.reach + 2);
  g_autofree float *cost = g_new(float, cells);
  g_autofree guint8 *step = g_new0(guint8, cells);
  for (guint i = 0; i <= first_count; i++)
    for (guint j = first_column(&grid, i); is_within(&grid, i, j); j++) {
      double best = i == 0 && j == 0 ? 0 : INFINITY;
      guint8 taken = 0;
      if (i > 0 && j > 0 && is_within(&grid, i - 1, j - 1)) {
        best = cost[place(&grid, i - 1, j - 1)] + pair_cost(first[i - 1], second[j - 1], ratio);
        taken = 3;
      }
      if (i > 0 && is_within(&grid, i - 1, j) && cost[place(&grid, i - 1, j)] + alone_cost < best) {
        best = cost[place(&grid, i - 1, j)] + alone_cost;
        taken = 1;
      }
      if (j > 0 && is_within(&grid, i, j - 1) && cost[place(&grid, i, j - 1)] + alone_cost < best) {
        best = cost[place(&grid, i, j - 1)] + alone_cost;
        taken = 2;
      }
      cost[place(&grid, i, j)] = (float)best;
      step[place(&grid, i, j)] = taken;
    }
  g_array_set_size(steps, 0);
  for (guint i = first_count, j = second_count; i > 0 || j > 0;) {
    guint8 taken = step[place(&grid, i, j)];
    DzStep one = {.takes = {taken & 1, (taken & 2) != 0}};
    g_array_append_val(steps, one);
    i -= taken & 1;
    j -= (taken & 2) != 0;
  }
  return cost[place(&grid, first_count, second_count)];
}

static void reverse(GArray *steps) {
  for (guint i = 0, k = steps->len; i + 1 < k--; i++) {
    DzStep step = g_array_index(steps, DzStep, i);
    g_array_index(steps, DzStep, i) = g_array_index(steps, DzStep, k);
    g_array_index(steps, DzStep, k) = step;
  }
}

GArray *dz_align(const gsize *first, guint first_count, const gsize *second, guint second_count) {
  GArray *best = g_array_new(FALSE, FALSE, sizeof(DzStep));
  double ratios[3] = {total(second, second_count) / total(first, first_count)}, least = INFINITY;
  guint ratio_count = 1;
  /* Where one is missing the whole tells a wrong ratio; the first two and the last two are likely pairs. */
  if (first_count != second_count && first_count > 0 && second_count > 0) {
    ratios[ratio_count++] = ((double)second[0] + 1) / ((double)first[0] + 1);
    ratios[ratio_count++] = ((double)second[second_count - 1] + 1) / ((double)first[first_count - 1] + 1);
  }
  for (guint i = 0; i < ratio_count; i++) {
    g_autoptr(GArray) steps = g_array_new(FALSE, FALSE, sizeof(DzStep));
    double cost = cheapest(first, first_count, second, second_count, ratios[i], steps);
    if (cost < least) {
      least = cost;
      GArray *worse = best;
      best = g_array_ref(steps);
      g_array_unref(worse);
    }
  }
  reverse(best);
  return best;
}
