/* test-layout.c: a layout file becomes points: the geometry of `interleaved` on every paper, what a child of it
   changes, and the sentence that each mistake in a file earns. */
#include "arrange/layout.h"
#include "base/error.h"
#include <glib/gstdio.h>
#include <math.h>
#include <string.h>

#define MM (72 / 25.4)

/* ---- interleaved ---- */

typedef struct {
  const char *paper;
  double width, height;   /* mm */
  double ems, indent;     /* of the primary's Han; points */
  double top, left, foot; /* mm */
  double latin, grid;     /* points */
} Paper;

static const Paper papers[] = {
    {"A4", 210, 297, 38, 9.5, 20, 31, 22, 11.5, 17},
    {"A5", 148, 210, 28, 9, 18, 23, 22, 11.5, 17},
    {"Letter", 215.9, 279.4, 38, 9.5, 20, 33, 22, 11.5, 17},
    {"6in", 91, 122, 21, 11.5, 4, 7, 9, 11, 17.5},
    {"B5", 176, 250, 31, 12, 20. * 250 / 297, 31. * 176 / 210, 22. * 250 / 297, 11.5, 17},
    {"120x180mm", 120, 180, 22, 12.5, 18. * 180 / 210, 23. * 120 / 148, 22. * 180 / 210, 11.5, 17},
};

static DzLayout *load(const char *name, const char *paper, double size) {
  g_autoptr(GError) error = NULL;
  DzLayout *layout = dz_layout_load(name, paper, size, &error);
  g_assert_no_error(error);
  return layout;
}

static gboolean is_whole(double number) {
  return fabs(number - round(number)) < 1e-6;
}

/* What holds on every paper at every size. */
static void check_measures(const DzLayout *layout) {
  double secondary = round(layout->style[DZ_STYLE_SECONDARY].han * 10) / 10;
  g_assert_true(is_whole(dz_layout_frame(layout, DZ_CELL_PRIMARY)->measure / layout->style[DZ_STYLE_TEXT].han));
  g_assert_true(is_whole((dz_layout_frame(layout, DZ_CELL_PRIMARY)->measure - layout->cell[DZ_CELL_SECONDARY].indent) /
                         secondary));
  g_assert_cmpfloat(layout->cell[DZ_CELL_SECONDARY].indent, >=, 0.75 * secondary - 1e-6);
  g_assert_cmpfloat(layout->cell[DZ_CELL_SECONDARY].indent, <, 1.75 * secondary);
  g_assert_cmpfloat(dz_layout_frame(layout, DZ_CELL_PRIMARY)->left + dz_layout_frame(layout, DZ_CELL_PRIMARY)->measure,
                    <=, layout->page_width);
  g_assert_cmpfloat(layout->page_height - dz_layout_frame(layout, DZ_CELL_PRIMARY)->top -
                        dz_layout_frame(layout, DZ_CELL_PRIMARY)->foot,
                    >=, 4 * layout->grid);
}

static void check_near(double found, double expected) {
  g_assert_cmpfloat_with_epsilon(found, expected, 1e-6);
}

static void test_interleaved_on_every_paper(void) {
  for (gsize i = 0; i < G_N_ELEMENTS(papers); i++) {
    const Paper *paper = &papers[i];
    g_test_message("%s", paper->paper);
    g_autoptr(DzLayout) layout = load("interleaved", paper->paper, 0);
    check_near(layout->page_width, paper->width * MM);
    check_near(layout->page_height, paper->height * MM);
    check_near(layout->style[DZ_STYLE_TEXT].han, 10.5);
    check_near(layout->style[DZ_STYLE_TEXT].latin, paper->latin);
    check_near(layout->grid, paper->grid);
    check_near(dz_layout_frame(layout, DZ_CELL_PRIMARY)->measure, paper->ems * 10.5);
    check_near(layout->cell[DZ_CELL_SECONDARY].indent, paper->indent);
    check_near(dz_layout_frame(layout, DZ_CELL_PRIMARY)->top, paper->top * MM);
    check_near(dz_layout_frame(layout, DZ_CELL_PRIMARY)->left, paper->left * MM);
    check_near(dz_layout_frame(layout, DZ_CELL_PRIMARY)->foot, paper->foot * MM);
    check_measures(layout);
  }
}

static void test_paper_is_a4_unless_said(void) {
  g_autoptr(DzLayout) layout = load("interleaved", NULL, 0), a4 = load("interleaved", "a4", 0);
  check_near(layout->page_width, 210 * MM);
  check_near(layout->page_height, 297 * MM);
  check_near(a4->page_width, 210 * MM);
  g_assert_cmpstr(layout->name, ==, "interleaved");
  g_assert_cmpstr(layout->description, ==,
                  "Original and translation under each other, numbered, told apart by size and indent");
}

static void test_the_other_numbers_of_interleaved(void) {
  g_autoptr(DzLayout) layout = load("interleaved", "A4", 0);
  check_near(layout->style[DZ_STYLE_SECONDARY].han, 0.905 * 10.5);
  g_assert_cmpuint(layout->pair_gap, ==, 1);
  g_assert_true(layout->has_numbers);
  check_near(layout->style[DZ_STYLE_NUMBER].han, 8.5);
  check_near(layout->number_gap, 8);
  check_near(layout->style[DZ_STYLE_TITLE].han, 20);
  check_near(layout->style[DZ_STYLE_TITLE].latin, 22);
  check_near(layout->style[DZ_STYLE_TITLE_OTHER].han, 0.65 * 20);
  check_near(layout->style[DZ_STYLE_FACTS].han, 8.5);
  check_near(layout->rule, 0.25);
  g_assert_cmpuint(layout->key_lines, ==, 2);
  check_near(layout->key_line_gap, 9 * MM);
  check_near(layout->style[DZ_STYLE_FOOT].han, 8.5);
  check_near(layout->foot_edge, 11 * MM);
  check_near(layout->style[DZ_STYLE_COLOPHON].han, 7.5);
  check_near(layout->epub_secondary_size, 0.9);
  check_near(layout->epub_secondary_indent, 1);
  check_near(layout->epub_pair_gap, 1.2);
}

static void test_all_sizes_follow_han(void) {
  static const double sizes[] = {7, 9, 10.5, 12, 14};
  for (gsize i = 0; i < G_N_ELEMENTS(sizes); i++)
    for (gsize p = 0; p < G_N_ELEMENTS(papers); p++) {
      double factor = sizes[i] / 10.5;
      g_autoptr(DzLayout) layout = load("interleaved", papers[p].paper, sizes[i]);
      check_near(layout->style[DZ_STYLE_TEXT].han, sizes[i]);
      check_near(layout->style[DZ_STYLE_TEXT].latin, papers[p].latin * factor);
      check_near(layout->grid, papers[p].grid * factor);
      check_near(layout->style[DZ_STYLE_TITLE].han, (strcmp(papers[p].paper, "6in") == 0 ? 17 : 20) * factor);
      check_near(layout->style[DZ_STYLE_FOOT].han, 8.5 * factor);
      check_near(dz_layout_frame(layout, DZ_CELL_PRIMARY)->left, papers[p].left * MM);
      check_measures(layout);
    }
}

/* ---- files ---- */

typedef struct {
  char *folder, *path;
} Place;

static void make_place(Place *place, gconstpointer unused) {
  (void)unused;
  place->folder = g_dir_make_tmp("test-layout-XXXXXX", NULL);
  g_assert_nonnull(place->folder);
  place->path = g_build_filename(place->folder, "mine.layout", NULL);
}

static void remove_place(Place *place, gconstpointer unused) {
  (void)unused;
  g_remove(place->path);
  g_assert_cmpint(g_rmdir(place->folder), ==, 0);
  g_free(place->path);
  g_free(place->folder);
}

static void write_layout(const Place *place, const char *text) {
  g_assert_true(g_file_set_contents(place->path, text, -1, NULL));
}

#define CHILD "[Layout]\nFormat=2\nInherit=interleaved\n"

static void test_child_changes_only_what_it_says(Place *place, gconstpointer unused) {
  (void)unused;
  write_layout(place, CHILD "Description=Mine\n[Page]\nPaper=A5\n[Pair]\nNumbers=false\nGap=2lines\n[Key]\nLines=3\n");
  g_autoptr(DzLayout) layout = load(place->path, NULL, 0);
  g_assert_cmpstr(layout->name, ==, "mine");
  g_assert_cmpstr(layout->description, ==, "Mine");
  check_near(layout->page_width, 148 * MM);
  check_near(dz_layout_frame(layout, DZ_CELL_PRIMARY)->measure, 28 * 10.5);
  g_assert_false(layout->has_numbers);
  g_assert_cmpuint(layout->pair_gap, ==, 2);
  g_assert_cmpuint(layout->key_lines, ==, 3);
  check_near(layout->style[DZ_STYLE_TITLE].han, 20);
}

static void test_every_unit_is_understood(Place *place, gconstpointer unused) {
  (void)unused;
  write_layout(place, CHILD "[Frame text]\nTop=72pt\nLeft=25.4 mm\nFoot=4lines\n[Pair]\nNumberGap=1em\n");
  g_autoptr(DzLayout) layout = load(place->path, NULL, 0);
  check_near(dz_layout_frame(layout, DZ_CELL_PRIMARY)->top, 72);
  check_near(dz_layout_frame(layout, DZ_CELL_PRIMARY)->left, 72);
  check_near(dz_layout_frame(layout, DZ_CELL_PRIMARY)->foot, 4 * 17);
  check_near(layout->number_gap, 10.5);
}

static void test_numbers_are_written_with_a_point_everywhere(Place *place, gconstpointer unused) {
  (void)unused;
  write_layout(place, CHILD "[Style text]\nHan=12,5pt\n");
  g_autoptr(DzLayout) layout = dz_layout_load(place->path, NULL, 0, NULL);
  g_assert_null(layout);
}

/* `said` is what follows the path in the message. */
static void refuse(const Place *place, const char *text, const char *said) {
  write_layout(place, text);
  g_autoptr(GError) error = NULL;
  g_autoptr(DzLayout) layout = dz_layout_load(place->path, NULL, 0, &error);
  g_autofree char *message = g_strconcat(place->path, said, NULL);
  g_assert_null(layout);
  g_assert_error(error, DZ_ERROR, DZ_ERROR_LAYOUT);
  g_assert_cmpstr(error ? error->message : NULL, ==, message);
}

/* Of the page: what is left and right of its width, what is above and below of its height. */
static void test_percent_of_the_page(Place *place, gconstpointer unused) {
  (void)unused;
  write_layout(place, CHILD "[Frame text]\nTop=10%\nLeft=20%\nRight=20%\nFoot=10%\nMeasure=0em\n");
  g_autoptr(DzLayout) layout = load(place->path, NULL, 0);
  const DzFrame *frame = dz_layout_main(layout);
  g_assert_cmpfloat_with_epsilon(frame->top, layout->page_height / 10, 1e-6);
  g_assert_cmpfloat_with_epsilon(frame->left, layout->page_width / 5, 1e-6);
  refuse(place, CHILD "[Style text]\nHan=5%\n",
         ": [Style text] Han: 5%: no size is a part of the page; write pt, mm or em");
  refuse(place, CHILD "[Frame text]\nTop=101%\n", ": [Frame text] Top: 101% is out of range (0 to 100)");
}

static void test_unknown_key_names_the_nearest(Place *place, gconstpointer unused) {
  (void)unused;
  refuse(place, CHILD "[Style text]\nHann=10pt\n", ": [Style text]: unknown key “Hann” (Han?)");
  refuse(place, CHILD "[Page]\npaper=A4\n", ": [Page]: unknown key “paper” (Paper?)");
  refuse(place, CHILD "[Frame text A5]\nMesure=20em\n", ": [Frame text A5]: unknown key “Mesure” (Measure?)");
  refuse(place, CHILD "[Pair]\nNumber=true\n", ": [Pair]: unknown key “Number” (Numbers?)");
  refuse(place, CHILD "[Style title]\nColour=red\n", ": [Style title]: unknown key “Colour”");
  refuse(place, CHILD "Inhert=x\n", ": [Layout]: unknown key “Inhert” (Inherit?)");
}

static void test_unknown_group_names_the_nearest(Place *place, gconstpointer unused) {
  (void)unused;
  refuse(place, CHILD "[Pairs]\nGap=1lines\n", ": unknown group [Pairs] ([Pair]?)");
  refuse(place, CHILD "[page]\nGrid=10pt\n", ": unknown group [page] ([Page]?)");
  refuse(place, CHILD "[Vocabulary]\nSize=8pt\n", ": unknown group [Vocabulary]");
}

/* A group for a paper that is not known would never be used. */
static void test_group_of_an_unknown_paper_is_an_error(Place *place, gconstpointer unused) {
  (void)unused;
  write_layout(place, CHILD "[Page Leter]\nGrid=18pt\n");
  g_autoptr(GError) error = NULL;
  g_autoptr(DzLayout) layout = dz_layout_load(place->path, NULL, 0, &error);
  g_assert_null(layout);
  g_assert_error(error, DZ_ERROR, DZ_ERROR_LAYOUT);
  g_assert_true(error && strstr(error->message, "[Page Leter]"));
}

static void test_bad_values_are_named(Place *place, gconstpointer unused) {
  (void)unused;
  refuse(place, CHILD "[Frame text]\nTop=10cm\n",
         ": [Frame text] Top: “10cm” is no length; write a number with pt, mm, em, % or lines");
  refuse(place, CHILD "[Frame text]\nTop=wide\n",
         ": [Frame text] Top: “wide” is no length; write a number with pt, mm, em, % or lines");
  refuse(place, CHILD "[Frame text]\nTop=\n",
         ": [Frame text] Top: “” is no length; write a number with pt, mm, em, % or lines");
  refuse(place, CHILD "[Frame text]\nTop=nan mm\n",
         ": [Frame text] Top: “nan mm” is no length; write a number with pt, mm, em, % or lines");
  refuse(place, CHILD "[Frame text]\nTop=10\n", ": [Frame text] Top: “10” needs a unit: pt, mm, em, % or lines");
  refuse(place, CHILD "[Style secondary]\nScale=0.9em\n",
         ": [Style secondary] Scale: “0.9em” must be a number without a unit");
  refuse(place, CHILD "[Pair]\nNumbers=maybe\n", ": [Pair] Numbers: “maybe” is neither true nor false");
  refuse(place, CHILD "[Style text]\nHan=100pt\n", ": [Style text] Han: 100pt is out of range (4 to 72)");
  refuse(place, CHILD "[Frame text]\nTop=-1mm\n", ": [Frame text] Top: -1mm is out of range (0 to 1000)");
}

/* A page may have several frames; a cell stands in the one that it names. */
static void test_frames_have_names(Place *place, gconstpointer unused) {
  (void)unused;
  write_layout(place, CHILD "[Frame notes]\nTop=20mm\nLeft=150mm\nRight=10mm\nFoot=22mm\nMeasure=0em\n"
                            "[Cell secondary]\nFrame=notes\n");
  g_autoptr(DzLayout) layout = load(place->path, NULL, 0);
  g_assert_cmpuint(layout->frames->len, ==, 2);
  g_assert_cmpstr(dz_layout_frame(layout, DZ_CELL_PRIMARY)->name, ==, "text");
  g_assert_cmpstr(dz_layout_frame(layout, DZ_CELL_SECONDARY)->name, ==, "notes");
  check_near(dz_layout_frame(layout, DZ_CELL_SECONDARY)->left, 150 * MM);
  g_assert_true(is_whole(dz_layout_frame(layout, DZ_CELL_SECONDARY)->measure / 10.5));
  refuse(place, CHILD "[Cell secondary]\nFrame=texts\n", ": [Cell secondary] Frame: there is no [Frame texts] (text?)");
  refuse(place, CHILD "[Cell secondary]\nStyle=secondry\n",
         ": [Cell secondary] Style: “secondry” is no style (secondary?)");
}

static void test_format_must_be_there(Place *place, gconstpointer unused) {
  (void)unused;
  const char *missing = ": no [Layout] group with Format=2, so this is no layout";
  refuse(place, "[Layout]\nInherit=interleaved\n", missing);
  refuse(place, "[Style text]\nHan=10pt\n", missing);
  refuse(place, "", missing);
  refuse(place, "[Layout]\nFormat=1\n", ": [Layout] Format=1 is not known here; this version reads Format=2");
}

static void test_layout_without_parent_must_be_whole(Place *place, gconstpointer unused) {
  (void)unused;
  refuse(place, "[Layout]\nFormat=2\n[Style text]\nHan=10pt\n",
         ": [Style text] Latin is missing; start the layout with Inherit=interleaved");
}

static void test_missing_parent_is_named(Place *place, gconstpointer unused) {
  (void)unused;
  write_layout(place, "[Layout]\nFormat=2\nInherit=nowhere\n");
  g_autoptr(GError) error = NULL;
  g_autoptr(DzLayout) layout = dz_layout_load(place->path, NULL, 0, &error);
  g_assert_null(layout);
  g_assert_error(error, DZ_ERROR, DZ_ERROR_LAYOUT);
  g_assert_true(
      g_str_has_suffix(error->message, "there is no layout “nowhere”; `duizhao layouts` lists what there is"));
}

static void test_circle_is_named(Place *place, gconstpointer unused) {
  (void)unused;
  g_autofree char *text = g_strdup_printf("[Layout]\nFormat=2\nInherit=%s\n", place->path);
  g_autofree char *said = g_strdup_printf(": [Layout] Inherit=%s goes round in a circle", place->path);
  refuse(place, text, said);
}

static void test_what_is_no_key_file_is_an_error(Place *place, gconstpointer unused) {
  (void)unused;
  write_layout(place, "It rains.\n");
  g_autoptr(GError) error = NULL;
  g_autoptr(DzLayout) layout = dz_layout_load(place->path, NULL, 0, &error);
  g_autofree char *start = g_strconcat(place->path, ": cannot be read as a layout: ", NULL);
  g_assert_null(layout);
  g_assert_error(error, DZ_ERROR, DZ_ERROR_LAYOUT);
  g_assert_true(g_str_has_prefix(error->message, start));
}

static void test_block_must_fit_the_paper(Place *place, gconstpointer unused) {
  (void)unused;
  refuse(place, CHILD "[Frame text]\nTop=270mm\n",
         ": fewer than four lines fit on this paper; take a smaller size or larger paper");
  refuse(place, CHILD "[Frame text]\nLeft=205mm\n",
         ": the text block is wider than the paper; take a smaller size or wider paper");
}

/* Who wrote the file must act, so the file is named. */
static void test_unknown_paper_in_a_file_names_the_file(Place *place, gconstpointer unused) {
  (void)unused;
  write_layout(place, CHILD "[Page]\nPaper=A55\n");
  g_autoptr(GError) error = NULL;
  g_autoptr(DzLayout) layout = dz_layout_load(place->path, NULL, 0, &error);
  g_assert_null(layout);
  g_assert_error(error, DZ_ERROR, DZ_ERROR_LAYOUT);
  g_assert_true(error && g_str_has_prefix(error->message, place->path) && strstr(error->message, "“A55”"));
}

/* ---- options ---- */

static void check_usage(const char *paper, double size, const char *message) {
  g_autoptr(GError) error = NULL;
  g_autoptr(DzLayout) layout = dz_layout_load("interleaved", paper, size, &error);
  g_assert_null(layout);
  g_assert_error(error, DZ_ERROR, DZ_ERROR_USAGE);
  g_assert_cmpstr(error ? error->message : NULL, ==, message);
}

static void test_papers(void) {
  static const struct {
    const char *name;
    double width, height; /* mm */
  } sizes[] = {{"B4", 250, 353},        {"JIS-B4", 257, 364}, {"jis-b5", 182, 257},
               {"Legal", 215.9, 355.6}, {"8k", 260, 370},     {"8\u5F00", 260, 370},
               {"16\u5F00", 185, 260},  {"32k", 130, 184},    {"A3", 297, 420}};
  for (gsize i = 0; i < G_N_ELEMENTS(sizes); i++) {
    g_autoptr(DzLayout) layout = load("interleaved", sizes[i].name, 0);
    check_near(layout->page_width, sizes[i].width * MM);
    check_near(layout->page_height, sizes[i].height * MM);
  }
}

/* Columns where there is room for two, else none, and the layout says so. */
static void test_columns_fold(void) {
  static const char *const wide[] = {"A4", "Letter", "B5", "A3"}, *const narrow[] = {"A5", "6in", "100x200mm"};
  for (gsize i = 0; i < G_N_ELEMENTS(wide); i++) {
    g_autoptr(DzLayout) layout = load("columns", wide[i], 0);
    g_assert_cmpfloat(layout->column_ratio, <, 0);
    g_assert_false(layout->is_folded);
  }
  for (gsize i = 0; i < G_N_ELEMENTS(narrow); i++) {
    g_autoptr(DzLayout) layout = load("columns", narrow[i], 0);
    g_assert_cmpfloat(layout->column_ratio, ==, 0);
    g_assert_true(layout->is_folded);
  }
}

static void test_unknown_paper(void) {
  static const char *const names[] = {"A55",      "",           "letterhead", "100x",      "x100mm",
                                      "39x100mm", "100x2001mm", "100x100cm",  "nanxnanmm", "-100x100mm"};
  for (gsize i = 0; i < G_N_ELEMENTS(names); i++) {
    g_autofree char *message = g_strdup_printf(
        "there is no paper “%s”; take A3, A4, A5, A6, B4, B5, B6, JIS-B4, JIS-B5, Letter, Legal, 8k, 16k, 32k, 6in, "
        "7in, 8in, 10in, 13in, phone or WIDTHxHEIGHTmm (40 to 2000)",
        names[i]);
    check_usage(names[i], 0, message);
  }
}

static void test_size_out_of_range(void) {
  check_usage(NULL, 4.9, "--size 4.9 is out of range; the Han size may be 5 to 40 points");
  check_usage(NULL, 41, "--size 41 is out of range; the Han size may be 5 to 40 points");
  check_usage(NULL, -10, "--size -10 is out of range; the Han size may be 5 to 40 points");
}

static void test_unknown_layout(void) {
  g_autoptr(GError) error = NULL;
  g_autoptr(DzLayout) layout = dz_layout_load("nowhere", NULL, 0, &error);
  g_assert_null(layout);
  g_assert_error(error, DZ_ERROR, DZ_ERROR_LAYOUT);
  g_assert_cmpstr(error->message, ==, "there is no layout “nowhere”; `duizhao layouts` lists what there is");
}

#define FILE_TEST(path, function) g_test_add(path, Place, NULL, make_place, function, remove_place)

int main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  g_test_set_nonfatal_assertions(); /* a table shows all its failing rows */
  g_test_add_func("/layout/papers", test_interleaved_on_every_paper);
  g_test_add_func("/layout/default", test_paper_is_a4_unless_said);
  g_test_add_func("/layout/numbers", test_the_other_numbers_of_interleaved);
  g_test_add_func("/layout/sizes", test_all_sizes_follow_han);
  FILE_TEST("/layout/file/child", test_child_changes_only_what_it_says);
  FILE_TEST("/layout/file/units", test_every_unit_is_understood);
  FILE_TEST("/layout/file/percent", test_percent_of_the_page);
  FILE_TEST("/layout/file/comma", test_numbers_are_written_with_a_point_everywhere);
  FILE_TEST("/layout/file/unknown-key", test_unknown_key_names_the_nearest);
  FILE_TEST("/layout/file/unknown-group", test_unknown_group_names_the_nearest);
  FILE_TEST("/layout/file/unknown-paper-group", test_group_of_an_unknown_paper_is_an_error);
  FILE_TEST("/layout/file/values", test_bad_values_are_named);
  FILE_TEST("/layout/file/frames", test_frames_have_names);
  FILE_TEST("/layout/file/format", test_format_must_be_there);
  FILE_TEST("/layout/file/whole", test_layout_without_parent_must_be_whole);
  FILE_TEST("/layout/file/parent", test_missing_parent_is_named);
  FILE_TEST("/layout/file/circle", test_circle_is_named);
  FILE_TEST("/layout/file/no-key-file", test_what_is_no_key_file_is_an_error);
  FILE_TEST("/layout/file/room", test_block_must_fit_the_paper);
  FILE_TEST("/layout/file/paper", test_unknown_paper_in_a_file_names_the_file);
  g_test_add_func("/layout/option/paper", test_unknown_paper);
  g_test_add_func("/layout/known-papers", test_papers);
  g_test_add_func("/layout/columns-fold", test_columns_fold);
  g_test_add_func("/layout/option/size", test_size_out_of_range);
  g_test_add_func("/layout/option/name", test_unknown_layout);
  return g_test_run();
}
