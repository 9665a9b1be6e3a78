/* test-lesson.c: what a teacher asks of a sheet: some pairs, some parts, so many pages, margins, numbers at lines. */
#include "support.h"
#include <locale.h>
#include <math.h>
#include <stdlib.h>

static const char lesson[] = "\u539F\u6587\uFF1AThe kettle began to sing, and Ada put down her pen.\n"
                             "\u7FFB\u8BD1\uFF1A水壶唱了起来，艾达放下笔。\n\n"
                             "\u539F\u6587\uFF1AThe rain had turned the lane into a stream.\n"
                             "\u7FFB\u8BD1\uFF1A雨把小巷变成了一条溪。\n\n"
                             "\u539F\u6587\uFF1AShe had promised her sister a letter.\n"
                             "\u7FFB\u8BD1\uFF1A她答应给妹妹写一封信。\n\n"
                             "【词汇】\nkettle n. 水壶\nlane n. 小巷\nstream n. 小溪\n";

static char *part_of_lesson(const Folder *folder, const char *option, const char *value) {
  g_autofree char *input = write_text(folder, "lesson.txt", lesson);
  g_autofree char *text = build_in(folder, "part.txt", input, option, value, NULL);
  return read_text(text);
}

static void test_pairs_and_parts(void) {
  g_autoptr(Folder) folder = folder_new();
  g_autofree char *second = part_of_lesson(folder, "--pairs", "2");
  g_assert_nonnull(strstr(second, "雨把小巷"));
  g_assert_null(strstr(second, "水壶唱了"));
  g_assert_null(strstr(second, "妹妹"));
  g_assert_nonnull(strstr(second, "小溪"));
  g_autofree char *edges = part_of_lesson(folder, "--pairs", "1, 3-");
  g_assert_nonnull(strstr(edges, "水壶唱了"));
  g_assert_null(strstr(edges, "雨把小巷"));
  g_assert_nonnull(strstr(edges, "妹妹"));
  g_autofree char *words = part_of_lesson(folder, "--parts", "words");
  g_assert_null(strstr(words, "妹妹"));
  g_assert_nonnull(strstr(words, "小溪"));
  g_autofree char *text = part_of_lesson(folder, "--parts", "text,key");
  g_assert_nonnull(strstr(text, "妹妹"));
  g_assert_null(strstr(text, "小溪"));
  g_assert_null(strstr(text, "词汇"));
}

static void test_pairs_and_parts_that_are_none(void) {
  static const char *const wrong[][3] = {
      {"--pairs", "4", "--pairs 4: there is no such pair; the last one has the number 3"},
      {"--pairs", "3-2", "“3-2” is no number of a pair and no range; write 1-8,12"},
      {"--pairs", "0", "“0” is no number of a pair and no range; write 1-8,12"},
      {"--pairs", "", "“” is no number of a pair and no range"},
      {"--parts", "wrods", "there is no part “wrods” (words?); take summary, text, key, words, notes or questions"}};
  g_autoptr(Folder) folder = folder_new();
  g_autofree char *input = write_text(folder, "lesson.txt", lesson), *output = in_folder(folder, "x.pdf");
  for (gsize i = 0; i < G_N_ELEMENTS(wrong); i++) {
    g_autoptr(Ran) ran = run(DZ_COMMAND, "build", input, "-o", output, wrong[i][0], wrong[i][1], NULL);
    g_assert_cmpint(ran->status, ==, 2);
    g_assert_nonnull(strstr(ran->words, wrong[i][2]));
    g_assert_false(g_file_test(output, G_FILE_TEST_EXISTS));
  }
}

/* What the command says of a build that has to fit. */
static char *said_of_fit(const Folder *folder, const char *pages) {
  g_autofree char *input = sample_path("teahouse"), *output = in_folder(folder, "fit.pdf");
  g_autoptr(Ran) ran = run(DZ_COMMAND, "build", input, "-o", output, "-v", "--fit", pages, NULL);
  g_assert_cmpint(ran->status, ==, 0);
  return g_strconcat(ran->output, ran->words, NULL);
}

static void test_fit(void) {
  g_autoptr(Folder) folder = folder_new();
  g_autofree char *enough = said_of_fit(folder, "40"), *less = said_of_fit(folder, "3"),
                  *few = said_of_fit(folder, "1");
  g_assert_null(strstr(enough, "to fit"));
  g_assert_nonnull(strstr(less, "to fit 3 pages"));
  g_assert_nonnull(strstr(less, "fit.pdf: 3 pages"));
  g_assert_nonnull(strstr(few, "as small as it may be set (Han 9.4 pt) the book takes "));
  g_assert_nonnull(strstr(few, " pages, not 1"));
}

/* The line of facts counts what is left. */
static void test_words_are_counted(void) {
  g_autoptr(Folder) folder = folder_new();
  g_autofree char *two = part_of_lesson(folder, "--pairs", "2-3");
  g_assert_nonnull(strstr(two, "原文\u00A016\u00A0词\u00A0·\u00A02\u00A0段"));
}

/* The least and the greatest of a coordinate of the words on a page, by pdftotext -bbox. */
static double extreme(const char *boxes, const char *name, gboolean is_least) {
  double found = is_least ? INFINITY : 0;
  for (const char *p = strstr(boxes, "<word"); p && (p = strstr(p, name)); p = strstr(p, "<word")) {
    const double value = g_ascii_strtod(p + strlen(name), NULL);
    found = is_least ? fmin(found, value) : fmax(found, value);
    if (!strstr(p, "<word"))
      break;
  }
  return found;
}

static void test_margins(void) {
  const double mm = 72 / 25.4, slack = 12; /* a number hangs in the margin, whole ems leave some room */
  if (!has_tool("pdftotext"))
    return;
  g_autoptr(Folder) folder = folder_new();
  g_autofree char *input = sample_path("night-trains");
  g_autofree char *pdf =
      build_in(folder, "m.pdf", input, "--margins", "30", "--layout", "reader", "--paper", "A4", NULL);
  g_autofree char *boxes = must_run("pdftotext", "-bbox", "-f", "2", "-l", "2", pdf, "-", NULL);
  g_assert_cmpfloat(extreme(boxes, "xMin=\"", TRUE), >, 30 * mm - 25);
  g_assert_cmpfloat_with_epsilon(extreme(boxes, "xMax=\"", FALSE), (210 - 30) * mm, slack);
  g_autofree char *usual = build_in(folder, "u.pdf", input, "--layout", "reader", "--paper", "A4", NULL);
  g_autofree char *others = must_run("pdftotext", "-bbox", "-f", "2", "-l", "2", usual, "-", NULL);
  g_assert_cmpfloat(extreme(boxes, "yMin=\"", TRUE), >, extreme(others, "yMin=\"", TRUE) + 20);
}

/* Every fifth line of the original has its number, each page anew. */
static void test_line_numbers(void) {
  if (!has_tool("pdftotext"))
    return;
  g_autoptr(Folder) folder = folder_new();
  g_autofree char *input = sample_path("night-trains");
  g_autofree char *pdf = build_in(folder, "n.pdf", input, "--line-numbers", "5", NULL);
  for (guint page = 1; page <= 2; page++) {
    g_autofree char *number = g_strdup_printf("%u", page);
    g_autofree char *text = must_run("pdftotext", "-layout", "-f", number, "-l", number, pdf, "-", NULL);
    guint next = 5;
    for (const char *p = text; *p;) {
      const gsize length = strcspn(p, "\n");
      g_autofree char *line = g_strchomp(g_strndup(p, length)), *wanted = g_strdup_printf(" %u", next);
      next += g_str_has_suffix(line, wanted) ? 5 : 0;
      p += length + (p[length] != 0);
    }
    g_assert_cmpuint(next, >=, 20);
  }
}

static void test_numbers_out_of_range(void) {
  g_autofree char *input = sample_path("teahouse");
  static const char *const wrong[][2] = {
      {"--margins", "2"}, {"--margins", "wide"}, {"--line-numbers", "-5"}, {"--line-numbers", "101"}};
  for (gsize i = 0; i < G_N_ELEMENTS(wrong); i++) {
    g_autoptr(Ran) ran =
        run(DZ_COMMAND, "build", input, "-o", "/dev/null", "--to", "pdf", wrong[i][0], wrong[i][1], NULL);
    g_assert_cmpint(ran->status, ==, 2);
    g_assert_nonnull(strstr(ran->words, "is out of range; take"));
  }
}

int main(int argc, char **argv) {
  setlocale(LC_CTYPE, "C.UTF-8");
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/lesson/pairs-and-parts", test_pairs_and_parts);
  g_test_add_func("/lesson/pairs-and-parts-wrong", test_pairs_and_parts_that_are_none);
  g_test_add_func("/lesson/fit", test_fit);
  g_test_add_func("/lesson/words", test_words_are_counted);
  g_test_add_func("/lesson/margins", test_margins);
  g_test_add_func("/lesson/line-numbers", test_line_numbers);
  g_test_add_func("/lesson/numbers-wrong", test_numbers_out_of_range);
  return g_test_run();
}
