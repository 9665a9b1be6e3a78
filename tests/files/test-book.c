/* test-book.c: books of several articles: what stands before them, where each opens, and sheets to be folded. */
#include "duizhao.h"
#include "support.h"
#include <stdlib.h>

static char *text_of_page(const char *pdf, guint page) {
  g_autofree char *number = g_strdup_printf("%u", page);
  return must_run("pdftotext", "-f", number, "-l", number, "-layout", pdf, "-", NULL);
}

static guint page_count(const char *pdf) {
  g_autofree char *facts = must_run("pdfinfo", pdf, NULL);
  return (guint)strtoul(strstr(facts, "Pages:") + strlen("Pages:"), NULL, 10);
}

/* The last number of the line that begins with the text, 0 where there is none. */
static guint number_behind(const char *page, const char *text) {
  const char *line = strstr(page, text);
  g_assert_nonnull(line);
  g_autofree char *own = g_strndup(line, strcspn(line, "\n"));
  g_strchomp(own);
  const char *digits = own + strlen(own);
  while (digits > own && g_ascii_isdigit(digits[-1]))
    digits--;
  return (guint)strtoul(digits, NULL, 10);
}

static char *book_of_two(const Folder *folder, const char *name, const char *option, const char *value) {
  g_autofree char *one = sample_path("bell-founder"), *two = sample_path("night-trains");
  return build_in(folder, name, one, two, "--title", "A Week of Crafts", option, value, NULL);
}

/* A title page, then contents; what the contents say of an article is where it begins. */
static void test_contents_tell_the_page(void) {
  if (!has_tool("pdftotext") || !has_tool("pdfinfo"))
    return;
  g_autoptr(Folder) folder = folder_new();
  g_autofree char *pdf = book_of_two(folder, "book.pdf", NULL, NULL);
  g_autofree char *title = text_of_page(pdf, 1), *contents = text_of_page(pdf, 2), *first = text_of_page(pdf, 3);
  g_assert_nonnull(strstr(title, "A Week of Crafts"));
  g_assert_nonnull(strstr(contents, "铸钟师的耳朵")); /* the title in the other language, too */
  g_assert_cmpuint(number_behind(contents, "The Bell Founder"), ==, 1);
  g_assert_nonnull(strstr(first, "The Bell Founder"));
  const guint second = number_behind(contents, "卧铺列车归来");
  g_assert_cmpuint(second, >, 1);
  g_autofree char *place = g_strdup_printf("%u", second + 2);
  g_autofree char *opening = must_run("pdftotext", "-f", place, "-l", place, "-raw", pdf, "-", NULL),
                  *foot = g_strdup_printf("%u / %u", second, page_count(pdf) - 2);
  g_assert_nonnull(strstr(opening, "卧铺列车归来"));
  g_assert_nonnull(strstr(opening, foot));
}

/* Readers call the pages what is printed on them; the contents lead to articles. */
static void test_labels_and_links(void) {
  if (!has_tool("qpdf") || !has_tool("pdfinfo"))
    return;
  g_autoptr(Folder) folder = folder_new();
  g_autofree char *pdf = book_of_two(folder, "book.pdf", NULL, NULL);
  assert_sound_pdf(pdf);
  g_autofree char *labels = must_run("qpdf", "--json=2", "--json-key=pagelabels", pdf, NULL);
  g_assert_nonnull(strstr(labels, "u:i\""));
  g_assert_nonnull(strstr(labels, "u:ii\""));
  g_autofree char *places = must_run("pdfinfo", "-dests", pdf, NULL),
                  *structure = must_run("pdfinfo", "-struct", pdf, NULL);
  g_assert_nonnull(strstr(places, "\"a1-h\""));
  const char *toc = strstr(structure, "TOC"), *text = strstr(structure, "Div");
  g_assert_nonnull(toc);
  g_assert_nonnull(text);
  g_assert_true(toc < text);
}

/* The words of the articles stand at the end, sorted, each with the page on which the text has it. */
static void test_index_of_words(void) {
  if (!has_tool("pdftotext") || !has_tool("pdfinfo"))
    return;
  g_autoptr(Folder) folder = folder_new();
  g_autofree char *one = sample_path("bell-founder");
  g_autofree char *two =
      write_text(folder, "kiln.md",
                 "# The Kiln\n\n# 窑\n\nThe potter opened the kiln before dawn, and found a flaw.\n\n"
                 "> 天还没亮，陶工就打开了窑，发现一处瑕疵。\n\n## 词汇\n\nkiln n. 窑\n\nflaw n. 瑕疵\n");
  g_autofree char *pdf = build_in(folder, "book.pdf", one, two, NULL);
  g_autofree char *facts = must_run("pdfinfo", pdf, NULL);
  const guint count = (guint)strtoul(strstr(facts, "Pages:") + strlen("Pages:"), NULL, 10);
  g_autofree char *last = g_strdup_printf("%u", count);
  g_autofree char *index = must_run("pdftotext", "-f", last, "-l", last, "-raw", pdf, "-", NULL);
  const char *flaw = strstr(index, "flaw 1, 3"), *kiln = strstr(index, "kiln 3"), *tremor = strstr(index, "tremor 1");
  g_assert_nonnull(strstr(index, "词汇索引"));
  g_assert_true(flaw && kiln && tremor);
  g_assert_true(flaw < kiln && kiln < tremor);
  g_autofree char *alone = build_in(folder, "alone.pdf", one, NULL), *text = must_run("pdftotext", alone, "-", NULL);
  g_assert_null(strstr(text, "词汇索引"));
}

static void test_layout_without_front(void) {
  if (!has_tool("pdfinfo"))
    return;
  g_autoptr(Folder) folder = folder_new();
  g_autofree char *layout =
      write_text(folder, "plain.layout", "[Layout]\nFormat=2\nInherit=interleaved\n[Book]\nContents=false\n");
  g_autofree char *with = book_of_two(folder, "with.pdf", NULL, NULL),
                  *without = book_of_two(folder, "without.pdf", "--layout", layout);
  g_assert_cmpuint(page_count(with), ==, page_count(without) + 2);
}

/* Heads and feet say what the layout has them say, from an article's second page on, and change sides on versos. */
static void test_heads_and_feet(void) {
  if (!has_tool("pdftotext") || !has_tool("pdfinfo"))
    return;
  g_autoptr(Folder) folder = folder_new();
  g_autofree char *layout = write_text(
      folder, "heads.layout",
      "[Layout]\nFormat=2\nInherit=interleaved\n[Page]\nMirrored=true\n[Head]\nInner={series}\nOuter={title}\n"
      "[Foot]\nInner=\nCentre=- {page} of {pages} -\nOuter=\n");
  g_autofree char *input = sample_path("night-trains");
  g_autofree char *pdf = build_in(folder, "heads.pdf", input, "--layout", layout, "--series", "周末读物", NULL);
  g_autofree char *first = text_of_page(pdf, 1), *verso = text_of_page(pdf, 2), *recto = text_of_page(pdf, 3);
  g_assert_null(strstr(first, "周末读物"));
  g_assert_nonnull(strstr(first, "1 of "));
  g_assert_nonnull(strstr(recto, "3 of "));
  const char *series[] = {strstr(verso, "周末读物"), strstr(recto, "周末读物")};
  const char *title[] = {strstr(verso, "卧铺列车归来"), strstr(recto, "卧铺列车归来")};
  for (int i = 0; i < 2; i++) {
    g_assert_nonnull(series[i]);
    g_assert_nonnull(title[i]);
  }
  g_assert_true(title[0] < series[0]); /* the outer is left on a verso */
  g_assert_true(series[1] < title[1]);
  g_autofree char *wrong =
      write_text(folder, "wrong.layout", "[Layout]\nFormat=2\nInherit=interleaved\n[Foot]\nInner={titel}\n");
  g_autofree char *output = in_folder(folder, "wrong.pdf");
  g_autoptr(Ran) ran = run(DZ_COMMAND, "build", input, "-o", output, "--layout", wrong, NULL);
  g_assert_cmpint(ran->status, ==, 2);
  g_assert_nonnull(strstr(ran->words, "{titel} ({title}?)"));
}

static void test_opening_on_a_recto(void) {
  if (!has_tool("pdftotext") || !has_tool("pdfinfo"))
    return;
  g_autoptr(Folder) folder = folder_new();
  g_autofree char *layout =
      write_text(folder, "recto.layout", "[Layout]\nFormat=2\nInherit=interleaved\n[Book]\nOpening=recto\n");
  g_autofree char *one = sample_path("teahouse"), *two = sample_path("bell-founder"),
                  *three = sample_path("night-trains");
  g_autofree char *pdf = build_in(folder, "recto.pdf", one, two, three, "--layout", layout, NULL);
  g_autofree char *contents = text_of_page(pdf, 1);
  g_assert_cmpuint(number_behind(contents, "The Bell Founder") % 2, ==, 1);
  g_assert_cmpuint(number_behind(contents, "卧铺列车归来") % 2, ==, 1);
}

/* The number of a page that stands on half of a side; 0 of an empty half. */
static guint page_on(const char *pdf, guint side, gboolean is_right) {
  g_autofree char *number = g_strdup_printf("%u", side);
  g_autofree char *text = must_run("pdftotext", "-f", number, "-l", number, "-x", is_right ? "421" : "0", "-y", "0",
                                   "-W", "421", "-H", "596", "-raw", pdf, "-", NULL);
  const char *slash = strstr(text, " / ");
  while (slash && slash > text && g_ascii_isdigit(slash[-1]))
    slash--;
  return slash ? (guint)strtoul(slash, NULL, 10) : 0;
}

static void test_booklet(void) {
  if (!has_tool("pdftotext") || !has_tool("pdfinfo"))
    return;
  g_autoptr(Folder) folder = folder_new();
  g_autofree char *input = sample_path("teahouse");
  g_autofree char *pages = build_in(folder, "pages.pdf", input, "--paper", "A5", NULL);
  g_autofree char *pdf = build_in(folder, "booklet.pdf", input, "--booklet", NULL);
  const guint count = page_count(pages), whole = (count + 3) / 4 * 4;
  assert_sound_pdf(pdf);
  g_assert_cmpuint(page_count(pdf), ==, whole / 2);
  for (guint side = 1; side <= whole / 2; side++) {
    const guint low = side, high = whole + 1 - side;
    const guint left = side % 2 == 1 ? high : low, right = side % 2 == 1 ? low : high;
    g_assert_cmpuint(page_on(pdf, side, FALSE), ==, left <= count ? left : 0);
    g_assert_cmpuint(page_on(pdf, side, TRUE), ==, right <= count ? right : 0);
  }
}

/* What is folded says the same as what is not, and is as accessible. */
static void test_sheets_are_sound(void) {
  g_autofree char *tool = checker("check-pdf");
  if (!tool)
    return;
  g_autoptr(Folder) folder = folder_new();
  g_autofree char *one = sample_path("bell-founder"), *two = sample_path("teahouse");
  static const char *const ways[] = {"--booklet", "--two-up", "--folder"};
  for (gsize i = 0; i < G_N_ELEMENTS(ways); i++) {
    g_autofree char *pdf = build_in(folder, "sheets.pdf", one, two, ways[i], NULL);
    g_autoptr(Ran) ran = run(tool, "--level", "ua", pdf, NULL);
    expect_clean(ran);
  }
}

static void test_sheets_are_paper(void) {
  g_autoptr(Folder) folder = folder_new();
  g_autofree char *input = sample_path("teahouse"), *output = in_folder(folder, "book.epub");
  const char *const words[] = {DZ_COMMAND, "build", input, "-o", output, "--booklet", NULL};
  g_autoptr(Ran) ran = run_in(NULL, NULL, NULL, words);
  g_assert_cmpint(ran->status, ==, 2);
  g_assert_nonnull(strstr(ran->words, "write the book as .pdf"));
  g_assert_false(g_file_test(output, G_FILE_TEST_EXISTS));
}

int main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/book/contents", test_contents_tell_the_page);
  g_test_add_func("/book/labels-and-links", test_labels_and_links);
  g_test_add_func("/book/index", test_index_of_words);
  g_test_add_func("/book/without-front", test_layout_without_front);
  g_test_add_func("/book/heads-and-feet", test_heads_and_feet);
  g_test_add_func("/book/recto", test_opening_on_a_recto);
  g_test_add_func("/book/booklet", test_booklet);
  g_test_add_func("/book/sheets-sound", test_sheets_are_sound);
  g_test_add_func("/book/sheets-paper", test_sheets_are_paper);
  return g_test_run();
}
