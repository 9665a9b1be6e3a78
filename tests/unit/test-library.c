/* test-library.c: the library as another program uses it: the public header alone, inputs from memory, books to bytes,
   several threads at once, and a program built by pkg-config from an installed tree. */
#include "../files/support.h"
#include "duizhao.h"

static const char article[] = "The Ferry\n渡轮\n\n"
                              "EN: In winter the ferry runs twice a day, and nobody in the village minds.\n"
                              "ZH: 冬天，渡轮一天两班，村里没有人在意。\n\n"
                              "EN: The captain has known every passenger since they were children.\n"
                              "ZH: 船长从乘客还是孩子的时候就认识他们每一个人。\n";

static GBytes *built(const char *form) {
  g_autoptr(GBytes) text = g_bytes_new_static(article, strlen(article));
  const DzInput input = {.path = "ferry.txt", .bytes = text};
  const DzOutput output = {.form = form};
  const DzOptions options = {DZ_OPTIONS, .paper = "A5"};
  g_autoptr(DzOutcome) outcome = dz_build(&input, 1, &output, &options);
  g_assert_no_error(outcome->error);
  g_assert_nonnull(outcome->bytes);
  return g_bytes_ref(outcome->bytes);
}

static void test_memory_to_bytes(void) {
  g_autoptr(GBytes) markdown = built("md");
  gsize length;
  const char *data = g_bytes_get_data(markdown, &length);
  g_autofree char *text = g_strndup(data, length);
  g_assert_nonnull(strstr(text, "> 冬天，渡轮一天两班，村里没有人在意。"));
  g_autoptr(GBytes) pdf = built("pdf"), epub = built("epub");
  g_assert_cmpmem(g_bytes_get_data(pdf, NULL), 5, "%PDF-", 5);
  g_assert_cmpmem(g_bytes_get_data(epub, NULL), 2, "PK", 2);
}

static gpointer build_in_thread(gpointer form) {
  return built(form);
}

static void test_four_threads_make_the_same_bytes(void) {
  enum { THREADS = 4 };
  static const char *const forms[] = {"pdf", "epub", "json"};
  for (gsize f = 0; f < G_N_ELEMENTS(forms); f++) {
    GThread *threads[THREADS];
    for (guint i = 0; i < THREADS; i++)
      threads[i] = g_thread_new(forms[f], build_in_thread, (gpointer)forms[f]);
    g_autoptr(GBytes) alone = built(forms[f]);
    for (guint i = 0; i < THREADS; i++) {
      g_autoptr(GBytes) bytes = g_thread_join(threads[i]);
      g_assert_true(g_bytes_equal(alone, bytes));
    }
  }
}

static void test_options_may_grow(void) {
  const DzInput input = {.path = "nowhere.txt"};
  const DzOptions blank = {0}, older = {.struct_size = G_STRUCT_OFFSET(DzOptions, encoding), .encoding = "no encoding"};
  g_autoptr(DzOutcome) refused = dz_check(&input, 1, &blank), taken = dz_check(&input, 1, &older);
  g_assert_error(refused->error, DZ_ERROR, DZ_ERROR_USAGE);
  g_assert_error(taken->error, DZ_ERROR, DZ_ERROR_INPUT); /* what lies beyond the older struct was not looked at */
}

static void test_one_side_alone_is_refused(void) {
  const DzInput translation = {.path = "b.txt", .side = DZ_CHOOSE_TRANSLATION};
  const DzInput original = {.path = "a.txt", .side = DZ_CHOOSE_ORIGINAL, .partner = &translation};
  const DzOptions options = {DZ_OPTIONS};
  g_autoptr(DzOutcome) outcome = dz_check(&original, 1, &options);
  g_assert_error(outcome->error, DZ_ERROR, DZ_ERROR_UNSUPPORTED);
}

static void test_the_version_is_one(void) {
  g_autofree char *numbers = g_strdup_printf("%d.%d.%d", DZ_VERSION_MAJOR, DZ_VERSION_MINOR, DZ_VERSION_MICRO);
  g_assert_cmpstr(dz_version(), ==, DZ_VERSION);
  g_assert_cmpstr(numbers, ==, DZ_VERSION);
}

/* ---- from the installed tree ---- */

/* The program in the comment that opens the header. */
static char *example(void) {
  g_autofree char *header = NULL;
  g_assert_true(g_file_get_contents(DZ_SOURCE_DIR "/src/duizhao.h", &header, NULL, NULL));
  char *start = strstr(header, "#include <duizhao.h>"), *end = strstr(start, "\n       }\n");
  g_assert_true(start && end);
  return g_strndup(start, (gsize)(end - start) + strlen("\n       }\n"));
}

static void build_and_run(const Folder *folder, const char *script) {
  g_autofree char *name = g_strdup_printf("cd '%s' && %s && ./example", folder->path, script);
  g_free(must_run("sh", "-c", name, NULL));
  g_autofree char *pdf = in_folder(folder, "article.pdf");
  g_assert_true(g_file_test(pdf, G_FILE_TEST_EXISTS));
  g_assert_cmpint(g_remove(pdf), ==, 0);
}

static void test_the_example_builds_from_an_installed_tree(void) {
#ifdef DZ_SANITIZED
  g_test_skip("the example would need the sanitizer's own flags");
  return;
#endif
  if (!has_tool("cmake") || !has_tool("pkg-config") || !has_tool("cc"))
    return;
  g_autoptr(Folder) folder = folder_new();
  g_autofree char *prefix = in_folder(folder, "moved"), *code = example();
  g_free(write_text(folder, "example.c", code));
  g_free(write_text(folder, "article.txt", article));
  g_free(must_run("cmake", "--install", DZ_BUILD_DIR, "--prefix", prefix, NULL));
  g_autofree char *found = must_run("sh", "-c", "find \"$0\" -name duizhao.pc -printf %h", prefix, NULL);
  g_setenv("PKG_CONFIG_PATH", found, TRUE);
  g_setenv("LD_LIBRARY_PATH", "", TRUE);
  build_and_run(folder, "cc example.c -o example $(pkg-config --cflags --libs duizhao) "
                        "-Wl,-rpath,$(pkg-config --variable=libdir duizhao)");
  build_and_run(folder, "cc example.c -o example "
                        "$(pkg-config --static --cflags --libs duizhao | sed 's/-lduizhao/-l:libduizhao.a/')");
  g_autofree char *version = must_run("pkg-config", "--modversion", "duizhao", NULL);
  g_assert_cmpstr(g_strchomp(version), ==, DZ_VERSION);
}

/* What the shared library shows is what the header declares, and nothing else. */
/* The packages of the design card do what they are there for: each is loaded, and called for its own work. */
static void test_the_packages_do_their_work(void) {
  static const struct {
    const char *library, *calls[4];
  } packages[] = {
      {"libzip.so", {"zip_file_add", "zip_close"}},
      {"libxml2.so", {"xmlNewTextWriterMemory", "htmlEntityLookup"}},
      {"libcairo.so",
       {"cairo_pdf_surface_create_for_stream", "cairo_show_text_glyphs", "cairo_surface_write_to_png_stream"}},
      {"libpango-1.0.so", {"pango_get_log_attrs", "pango_log2vis_get_embedding_levels"}},
      {"libharfbuzz.so", {"hb_shape", "hb_font_create"}},
      {"libharfbuzz-subset.so", {"hb_subset_plan_execute_or_fail"}}};
  if (!has_tool("ldd") || !has_tool("nm"))
    return;
  g_autofree char *loaded = must_run("ldd", DZ_COMMAND, NULL), *called = must_run("nm", "-D", "-u", DZ_COMMAND, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS(packages); i++) {
    if (!strstr(loaded, packages[i].library))
      g_error("%s is not loaded", packages[i].library);
    for (gsize c = 0; packages[i].calls[c]; c++)
      if (!strstr(called, packages[i].calls[c]))
        g_error("%s is not called", packages[i].calls[c]);
  }
}

static void test_only_the_header_is_exported(void) {
  if (!has_tool("nm"))
    return;
  g_autofree char *symbols =
      must_run("sh", "-c", "nm -D --defined-only \"$0\"/libduizhao.so | awk '{print $3}'", DZ_BUILD_DIR, NULL);
  g_autofree char *header = NULL;
  g_assert_true(g_file_get_contents(DZ_SOURCE_DIR "/src/duizhao.h", &header, NULL, NULL));
  g_auto(GStrv) names = g_strsplit(g_strchomp(symbols), "\n", -1);
  for (guint i = 0; names[i]; i++) {
    g_autofree char *declared = g_strdup_printf("%s(", names[i]);
    if (!strstr(header, declared))
      g_error("libduizhao.so shows %s, which duizhao.h does not declare", names[i]);
  }
  g_assert_cmpuint(g_strv_length(names), >=, 10);
}

int main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/library/memory", test_memory_to_bytes);
  g_test_add_func("/library/threads", test_four_threads_make_the_same_bytes);
  g_test_add_func("/library/options", test_options_may_grow);
  g_test_add_func("/library/one-side", test_one_side_alone_is_refused);
  g_test_add_func("/library/version", test_the_version_is_one);
  g_test_add_func("/library/exports", test_only_the_header_is_exported);
  g_test_add_func("/library/installed", test_the_example_builds_from_an_installed_tree);
  g_test_add_func("/library/packages", test_the_packages_do_their_work);
  return g_test_run();
}
