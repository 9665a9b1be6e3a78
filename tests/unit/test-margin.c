/* test-margin.c: notes in the margin stand as near to their lines as they can. All placements of up to seven notes are
   tried, and none may be nearer. */
#include "typeset/strips/margin.h"

typedef struct {
  const guint *wanted, *heights;
  guint count, room;
} Notes;

static guint far_of(guint one, guint other) {
  const guint apart = one > other ? one - other : other - one;
  return apart * apart;
}

/* The least sum of squared shifts of the notes from `note` on, where the next may begin at `from`. */
static guint least(const Notes *notes, guint note, guint from) {
  if (note == notes->count)
    return 0;
  guint best = G_MAXUINT / 2;
  for (guint at = from; at + notes->heights[note] <= notes->room; at++) {
    const guint rest = least(notes, note + 1, at + notes->heights[note]);
    best = MIN(best, far_of(at, notes->wanted[note]) + rest);
  }
  return best;
}

static void test_nearest(void) {
  g_autoptr(GRand) random = g_rand_new_with_seed(5);
  for (guint round = 0; round < 3000; round++) {
    guint wanted[7], heights[7], places[7], total = 0, shift = 0;
    const guint count = (guint)g_rand_int_range(random, 0, 8), room = (guint)g_rand_int_range(random, 1, 16);
    for (guint i = 0, from = 0; i < count; i++) {
      wanted[i] = from = MIN(from + (guint)g_rand_int_range(random, 0, 4), room - 1);
      total += heights[i] = (guint)g_rand_int_range(random, 1, 4);
    }
    const gboolean fits = dz_pool_notes(wanted, heights, count, room, places);
    g_assert_cmpint(fits, ==, total <= room);
    for (guint i = 0; fits && i < count; i++) {
      g_assert_cmpuint(places[i], >=, i == 0 ? 0 : places[i - 1] + heights[i - 1]);
      g_assert_cmpuint(places[i] + heights[i], <=, room);
      shift += far_of(places[i], wanted[i]);
    }
    if (fits)
      g_assert_cmpuint(shift, ==, least(&(Notes){wanted, heights, count, room}, 0, 0));
  }
}

int main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/margin/nearest", test_nearest);
  return g_test_run();
}
