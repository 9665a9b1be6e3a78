/* test-impose.c: sheets that are printed, laid into each other and folded have their pages in order. */
#include "typeset/book/impose.h"

static const DzSheetSide *side_at(const GArray *sides, guint i) {
  return &g_array_index(sides, DzSheetSide, i);
}

/* Turns the leaves of sheets `start` … `end` - 1, folded once: how one reads them. */
static void read_section(const GArray *sides, guint start, guint end, GArray *read) {
  for (guint sheet = start; sheet < end; sheet++) {
    g_array_append_val(read, side_at(sides, 2 * sheet)->right);
    g_array_append_val(read, side_at(sides, 2 * sheet + 1)->left);
  }
  for (guint sheet = end; sheet-- > start;) {
    g_array_append_val(read, side_at(sides, 2 * sheet + 1)->right);
    g_array_append_val(read, side_at(sides, 2 * sheet)->left);
  }
}

static void assert_in_order(DzSheets order, guint page_count, guint sheets_a_section) {
  g_autoptr(GArray) sides = dz_sheet_sides(order, page_count);
  g_autoptr(GArray) read = g_array_new(FALSE, FALSE, sizeof(guint));
  const guint sheet_count = sides->len / 2;
  g_assert_cmpuint(sides->len, ==, 2 * ((page_count + 3) / 4));
  for (guint start = 0; start < sheet_count; start += sheets_a_section)
    read_section(sides, start, MIN(start + sheets_a_section, sheet_count), read);
  for (guint i = 0; i < read->len; i++)
    g_assert_cmpuint(g_array_index(read, guint, i), ==, i < page_count ? i + 1 : 0);
}

static void test_folded(void) {
  for (guint count = 1; count <= 130; count++) {
    assert_in_order(DZ_SHEETS_FOLDER, count, 1);
    assert_in_order(DZ_SHEETS_BOOKLET, count, count <= 40 ? 10 : 4);
  }
}

static void test_beside_each_other(void) {
  g_autoptr(GArray) sides = dz_sheet_sides(DZ_SHEETS_TWO_UP, 5);
  const guint wanted[][2] = {{1, 2}, {3, 4}, {5, 0}};
  g_assert_cmpuint(sides->len, ==, G_N_ELEMENTS(wanted));
  for (guint i = 0; i < sides->len; i++) {
    g_assert_cmpuint(side_at(sides, i)->left, ==, wanted[i][0]);
    g_assert_cmpuint(side_at(sides, i)->right, ==, wanted[i][1]);
  }
}

/* The inner a sheet lies, the farther it is moved towards the fold; up to four sheets lie as they are. */
static void test_creep(void) {
  g_autoptr(GArray) few = dz_sheet_sides(DZ_SHEETS_BOOKLET, 16);
  g_autoptr(GArray) many = dz_sheet_sides(DZ_SHEETS_BOOKLET, 20);
  for (guint i = 0; i < few->len; i++)
    g_assert_cmpfloat(side_at(few, i)->creep, ==, 0);
  for (guint i = 0; i < many->len; i++)
    g_assert_cmpfloat_with_epsilon(side_at(many, i)->creep, i / 2 * 0.1 * 72 / 25.4, 1e-9);
}

static void test_paper(void) {
  const double mm = 72 / 25.4;
  const struct {
    double width, height, sheet_width, sheet_height;
  } papers[] = {
      {148, 210, 297, 210}, {210, 297, 420, 297}, {105, 148, 210, 148}, {130, 184, 260, 185}, {90, 120, 180, 120}};
  for (gsize i = 0; i < G_N_ELEMENTS(papers); i++) {
    double width, height;
    dz_sheet_size(papers[i].width * mm, papers[i].height * mm, &width, &height);
    g_assert_cmpfloat_with_epsilon(width, papers[i].sheet_width * mm, 0.01);
    g_assert_cmpfloat_with_epsilon(height, papers[i].sheet_height * mm, 0.01);
  }
}

int main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/impose/folded", test_folded);
  g_test_add_func("/impose/beside-each-other", test_beside_each_other);
  g_test_add_func("/impose/creep", test_creep);
  g_test_add_func("/impose/paper", test_paper);
  return g_test_run();
}
