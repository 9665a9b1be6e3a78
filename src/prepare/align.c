/* align.c: the cheapest path through the grid of paragraph numbers.

   Lengths in two languages rise and fall together (Gale and Church 1993), so a pair costs what its lengths differ from
   the ratio of the whole, and a paragraph left alone costs more than any likely difference. Equal counts are the usual
   case and come out as pairs all the way unless one is plainly out of step. */
#include "prepare/align.h"
#include <math.h>

static const double alone_cost = 1.1;

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

GArray *dz_align(const gsize *first, guint first_count, const gsize *second, guint second_count) {
  const guint width = second_count + 1;
  const double ratio = total(second, second_count) / total(first, first_count);
  g_autofree double *cost = g_new(double, (gsize)(first_count + 1) * width);
  g_autofree guint8 *step = g_new(guint8, (gsize)(first_count + 1) * width);
  for (guint i = 0; i <= first_count; i++)
    for (guint j = 0; j < width; j++) {
      gsize at = (gsize)i * width + j;
      cost[at] = i == 0 && j == 0 ? 0 : INFINITY;
      step[at] = 0;
      if (i > 0 && j > 0 && cost[at - width - 1] + pair_cost(first[i - 1], second[j - 1], ratio) < cost[at]) {
        cost[at] = cost[at - width - 1] + pair_cost(first[i - 1], second[j - 1], ratio);
        step[at] = 3;
      }
      if (i > 0 && cost[at - width] + alone_cost < cost[at]) {
        cost[at] = cost[at - width] + alone_cost;
        step[at] = 1;
      }
      if (j > 0 && cost[at - 1] + alone_cost < cost[at]) {
        cost[at] = cost[at - 1] + alone_cost;
        step[at] = 2;
      }
    }
  GArray *steps = g_array_new(FALSE, FALSE, sizeof(DzStep));
  for (guint i = first_count, j = second_count; i > 0 || j > 0;) {
    guint8 taken = step[(gsize)i * width + j];
    DzStep one = {.takes = {taken & 1, (taken & 2) != 0}};
    g_array_prepend_val(steps, one);
    i -= taken & 1;
    j -= (taken & 2) != 0;
  }
  return steps;
}
