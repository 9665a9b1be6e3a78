/* test-layouts.c: what holds for interleaved pages holds for those of every layout that has all of an article: sound
   and accessible files, nothing over anything else, nothing lost. */
#include "support.h"
#include <locale.h>

/* A word in the margin or at the foot is read after its pair, a translation behind the article after all. */
static gboolean is_in_order(const char *layout) {
  return strcmp(layout, "handout") != 0 && strcmp(layout, "reader") != 0;
}

static void check_layout(const Folder *folder, const char *layout, const char *paper, const char *sample) {
  g_autofree char *input = sample_path(sample);
  g_autofree char *text = build_in(folder, "x.txt", input, NULL);
  g_autofree char *pdf = build_in(folder, "x.pdf", input, "--layout", layout, "--paper", paper, NULL);
  g_autofree char *accessible = checker("check-pdf"), *same = checker("same-text"), *rules = checker("rules-pdf");
  g_test_message("%s: %s on %s", layout, sample, paper);
  if (has_tool("qpdf"))
    assert_sound_pdf(pdf);
  g_autoptr(Ran) accessible_ran = NULL;
  if (accessible)
    accessible_ran = run(accessible, "--level", "ua", pdf, NULL);
  if (accessible_ran)
    expect_clean(accessible_ran);
  if (rules) {
    g_autoptr(Ran) overlaps = run(rules, "--only", "overlap", pdf, NULL);
    expect_clean(overlaps);
  }
  if (!same)
    return;
  /* sides beside each other are drawn page by page: the structure tree has them in reading order */
  g_autoptr(Ran) ran = run(same, pdf, text, "--order", is_in_order(layout) ? "logical" : "any", NULL);
  expect_clean(ran);
}

static void test_layouts(void) {
  static const struct {
    const char *layout, *papers[4];
  } made[] = {{"columns", {"A4", "B5"}}, {"facing", {"A5", "A4"}}, {"handout", {"A4"}},
              {"reader", {"A5"}},        {"pocket", {"6in"}},      {"phone", {"phone"}}};
  g_autoptr(Folder) folder = folder_new();
  for (gsize m = 0; m < G_N_ELEMENTS(made); m++)
    for (gsize s = 0; s < G_N_ELEMENTS(samples); s++)
      for (gsize p = 0; p < 4 && made[m].papers[p]; p++)
        check_layout(folder, made[m].layout, made[m].papers[p], samples[s]);
}

int main(int argc, char **argv) {
  setlocale(LC_CTYPE, "C.UTF-8"); /* messages quote the texts */
  g_test_init(&argc, &argv, NULL);
  g_test_set_nonfatal_assertions();
  g_test_add_func("/layouts/sound", test_layouts);
  return g_test_run();
}
