/* test-drawn.c: Cairo draws the PDF: what it writes is finished, and nothing that an article says gets into it. */
#include "duizhao.h"
#include "support.h"

/* ---- Cairo's work ---- */

/* A face's name without the six letters before it. */
static char *face_in(const char *line) {
  const char *plus = strchr(line, '+');
  return plus ? g_strndup(plus + 1, strcspn(plus + 1, " ")) : NULL;
}

static void check_one_font_a_face(const char *pdf) {
  g_autofree char *said = must_run("pdffonts", pdf, NULL);
  g_auto(GStrv) lines = g_strsplit(said, "\n", -1);
  g_autoptr(GHashTable) seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 2; lines[i] && *lines[i]; i++) {
    char *face = face_in(lines[i]);
    g_assert_nonnull(face);
    if (!g_hash_table_add(seen, face))
      g_error("two fonts of one face:\n%s", said);
    g_assert_nonnull(strstr(lines[i], "Identity-H"));
  }
  g_assert_cmpuint(g_hash_table_size(seen), >=, 2);
}

static void test_one_font_a_face(void) {
  if (!has_tool("pdffonts"))
    return;
  g_autoptr(Folder) folder = folder_new();
  for (gsize s = 0; s < G_N_ELEMENTS(samples); s++) {
    g_autofree char *input = sample_path(samples[s]), *pdf = build_in(folder, "x.pdf", input, NULL);
    check_one_font_a_face(pdf);
  }
}

static void test_cairo_is_the_producer(void) {
  if (!has_tool("pdfinfo"))
    return;
  g_autoptr(Folder) folder = folder_new();
  g_autofree char *input = sample_path(samples[0]), *pdf = build_in(folder, "x.pdf", input, NULL);
  g_autofree char *info = must_run("pdfinfo", pdf, NULL);
  g_assert_true(g_regex_match_simple("^Producer: +cairo [0-9.]+", info, G_REGEX_MULTILINE, 0));
}

/* Widths are those of the faces: Cairo writes Carlito's, of 2,048 units an em, in whole thousandths. */
static void test_widths_are_exact(void) {
  if (!has_tool("qpdf"))
    return;
  g_autoptr(Folder) folder = folder_new();
  g_autofree char *input = sample_path("night-trains"), *pdf = build_in(folder, "x.pdf", input, NULL);
  g_autofree char *json = must_run("qpdf", "--json=2", "--json-stream-data=none", pdf, NULL);
  g_assert_nonnull(strstr(json, "+Carlito"));
  g_assert_true(g_regex_match_simple("\"/W\": \\[\\s*0,\\s*\\[[^]]*\\d\\.\\d\\d", json, 0, 0));
}

/* ---- the same bytes however it is made ---- */

static void test_same_bytes_with_any_number_of_threads(void) {
  g_autoptr(Folder) folder = folder_new();
  g_autofree char *one = sample_path(samples[0]), *two = sample_path(samples[1]), *three = sample_path(samples[2]);
  g_autofree char *alone = build_in(folder, "alone.pdf", one, two, three, one, "--threads", "1", NULL);
  static const char *const numbers[] = {"2", "3", "16"};
  for (gsize i = 0; i < G_N_ELEMENTS(numbers); i++) {
    g_autofree char *many = build_in(folder, "many.pdf", one, two, three, one, "--threads", numbers[i], NULL);
    assert_same_bytes(alone, many);
  }
}

/* The command asks Cairo to leave content unpacked; a program with the library does not, and gets the same file. */
static void test_same_bytes_from_the_library(void) {
  g_autoptr(Folder) folder = folder_new();
  g_autofree char *path = sample_path(samples[0]), *pdf = build_in(folder, "x.pdf", path, NULL);
  g_autoptr(GBytes) expected = read_bytes(pdf);
  const DzInput input = {.path = path};
  const DzOutput output = {.form = "pdf"};
  const DzOptions options = {DZ_OPTIONS, .threads = 1};
  g_autoptr(DzOutcome) outcome = dz_build(&input, 1, &output, &options);
  g_assert_no_error(outcome->error);
  g_assert_true(g_bytes_equal(outcome->bytes, expected));
}

/* ---- nothing gets in ---- */

static const char prose[] = "The lamplighter read %s every evening, and wrote down the hour at which he was done.\n\n"
                            "> 点灯人每晚都读%s，并记下读完的时刻。\n\n"
                            "In winter he began before four, and the last lamp was lit in the dark.\n\n"
                            "> 冬天他四点前就动身，点亮最后一盏时天已全黑。\n";

static char *with_links(const Folder *folder, const char *name, const char *address) {
  g_autofree char *english = g_strdup_printf("[the list](<%s>)", address),
                  *chinese = g_strdup_printf("[名单](<%s>)", address);
  g_autofree char *body = g_strdup_printf(prose, english, chinese);
  g_autofree char *text = g_strconcat("# The Lamps\n\n# 灯\n\n", body, NULL);
  return write_text(folder, name, text);
}

/* What would end a string, a dictionary, an object or a stream, if it were written as it is. */
static const char *const harm[] = {
    "https://example.org/')/A /S/JavaScript/JS(app.alert(1))",
    "https://example.org/?q=a(b)c'd%20/QuadPoints[0 0]/Rect [9 9 9 9]",
    "https://example.org/%0Aendobj%0A1%200%20obj/1 0 R/Annots",
    "mailto:lamps@example.org?subject=endobj stream '1 0 R' ]",
};

static void test_an_address_changes_no_operator(void) {
  if (!has_tool("qpdf"))
    return;
  g_autoptr(Folder) folder = folder_new();
  g_autofree char *plain = with_links(folder, "plain.md", "https://example.org/list");
  g_autofree char *harmless = build_in(folder, "harmless.pdf", plain, NULL);
  g_autoptr(GString) wanted = drawn_in(harmless);
  for (gsize i = 0; i < G_N_ELEMENTS(harm); i++) {
    g_autofree char *input = with_links(folder, "harm.md", harm[i]), *pdf = build_in(folder, "harm.pdf", input, NULL);
    assert_sound_pdf(pdf);
    g_autoptr(GString) drawn = drawn_in(pdf);
    if (!g_string_equal(drawn, wanted))
      g_error("an address changes what is drawn: %s", harm[i]);
    g_autofree char *links = must_run("pdfinfo", "-url", pdf, NULL);
    g_assert_null(strstr(links, "JavaScript("));
  }
}

/* Where it has no page of its own, the title of a book stands in its facts alone. */
static void test_a_title_changes_no_operator(void) {
  static const char *const titles[] = {"Lamps) >> endobj 1 0 obj << /Type /Catalog (",
                                       "/CreationDate /Type /Page 1 0 R >>", "1 0 R\nendobj\nxref\ntrailer",
                                       "灯\001\0011 <feff0001> BDC", "\\) \\( \\\\ %PDF-1.7 << >> [ ]"};
  if (!has_tool("qpdf"))
    return;
  g_autoptr(Folder) folder = folder_new();
  g_autofree char *one = sample_path(samples[0]), *two = sample_path(samples[1]);
  g_autofree char *layout =
      write_text(folder, "plain.layout", "[Layout]\nFormat=2\nInherit=interleaved\n[Book]\nContents=false\nIndex=false\n");
  g_autofree char *harmless = build_in(folder, "harmless.pdf", one, two, "--layout", layout, "--title", "Lamps", NULL);
  g_autoptr(GString) wanted = drawn_in(harmless);
  for (gsize i = 0; i < G_N_ELEMENTS(titles); i++) {
    g_autofree char *pdf = build_in(folder, "harm.pdf", one, two, "--layout", layout, "--title", titles[i], NULL);
    assert_sound_pdf(pdf);
    g_autoptr(GString) drawn = drawn_in(pdf);
    if (!g_string_equal(drawn, wanted))
      g_error("a title changes what is drawn: %s", titles[i]);
  }
}

/* Controls, noncharacters and what marks look like, in the text itself: the file is sound, and all else is there. */
static void test_text_that_looks_like_marks(void) {
  if (!has_tool("qpdf") || !has_tool("pdftotext"))
    return;
  g_autoptr(Folder) folder = folder_new();
  g_autofree char *input = write_text(
      folder, "marks.txt",
      "The Lamps (1 0 R)\n\n灯\n\n原文 He said \001\0013 \xEF\xB7\x90 \xEF\xBF\xBE and\177 <feff0001> BDC EMC ET.\n\n"
      "翻译 他说\001\0017\xEF\xB7\x90：endstream endobj，再没有别的。\n");
  g_autofree char *pdf = build_in(folder, "marks.pdf", input, "--title", "The\0019999 Lamps", NULL);
  assert_sound_pdf(pdf);
  g_autofree char *text = must_run("pdftotext", "-enc", "UTF-8", "-raw", pdf, "-", NULL);
  g_assert_nonnull(strstr(text, "<feff0001> BDC EMC ET."));
  g_assert_nonnull(strstr(text, "endstream endobj"));
}

/* ---- what lies outside ---- */

/* A word that no line holds runs over the edge of a narrow page: Cairo leaves out what lies beyond, and the rest keeps
   its element. */
static void test_what_lies_beyond_the_edge(void) {
  if (!has_tool("qpdf"))
    return;
  g_autoptr(Folder) folder = folder_new();
  g_autoptr(GString) text = g_string_new("The Long Word\n\n长词\n\n原文 `");
  for (int i = 0; i < 60; i++)
    g_string_append(text, "_x9");
  g_string_append(text, "` ends.\n\n翻译 这个词很长。\n");
  g_autofree char *input = write_text(folder, "long.md", text->str);
  g_autofree char *pdf = build_in(folder, "long.pdf", input, "--paper", "40x60mm", NULL);
  assert_sound_pdf(pdf);
}

static guint count_of(const GString *text, const char *what) {
  guint count = 0;
  const char *end = text->str + text->len;
  for (const char *p = text->str; (p = memmem(p, (gsize)(end - p), what, strlen(what))); p++)
    count++;
  return count;
}

/* Baselines at whole points: a space alone between two faces takes no room there, and Cairo would leave it out. */
static void test_spaces_on_whole_points_are_kept(void) {
  if (!has_tool("qpdf"))
    return;
  g_autoptr(Folder) folder = folder_new();
  g_autofree char *layout = write_text(folder, "whole.layout",
                                       "[Layout]\nFormat=2\nInherit=interleaved\nDescription=Whole points\n"
                                       "[Frame text]\nTop=56.76pt\n"); /* and 0.88 em of 10.5 points: 66 */
  for (gsize s = 0; s < G_N_ELEMENTS(samples); s++) {
    g_autofree char *input = sample_path(samples[s]), *usual = build_in(folder, "usual.pdf", input, NULL);
    g_autofree char *whole = build_in(folder, "whole.pdf", input, "--layout", layout, NULL);
    g_autoptr(GString) expected = drawn_in(usual), drawn = drawn_in(whole);
    g_assert_cmpuint(count_of(drawn, " 66 T"), >, 0);
    g_assert_cmpuint(count_of(drawn, "Tj\n"), ==, count_of(expected, "Tj\n"));
    g_assert_cmpuint(count_of(drawn, "TJ\n"), ==, count_of(expected, "TJ\n"));
  }
}

int main(int argc, char **argv) {
  g_unsetenv("CAIRO_DEBUG_PDF"); /* the library is asked for nothing of the kind */
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/drawn/one-font-a-face", test_one_font_a_face);
  g_test_add_func("/drawn/producer", test_cairo_is_the_producer);
  g_test_add_func("/drawn/widths", test_widths_are_exact);
  g_test_add_func("/drawn/threads", test_same_bytes_with_any_number_of_threads);
  g_test_add_func("/drawn/library", test_same_bytes_from_the_library);
  g_test_add_func("/drawn/address", test_an_address_changes_no_operator);
  g_test_add_func("/drawn/title", test_a_title_changes_no_operator);
  g_test_add_func("/drawn/marks", test_text_that_looks_like_marks);
  g_test_add_func("/drawn/beyond", test_what_lies_beyond_the_edge);
  g_test_add_func("/drawn/whole-points", test_spaces_on_whole_points_are_kept);
  return g_test_run();
}
