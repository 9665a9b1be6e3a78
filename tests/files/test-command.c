/* test-command.c: what PRODUCT.md §7 promises of the command, for scripts lean on it: verbs and options, exit statuses,
   where words go, JSON, and that a failure is one plain sentence and leaves no trace. */
#include "duizhao.h"
#include "support.h"
#include <json-glib/json-glib.h>
#include <libxml/parser.h>
#include <locale.h>
#include <unistd.h>

/* ---- help and version ---- */

static guint count_lines(const char *text) {
  guint lines = 0;
  for (const char *p = text; *p; p++)
    lines += *p == '\n';
  return lines;
}

static void test_version(void) {
  g_autoptr(Ran) ran = run(DZ_COMMAND, "--version", NULL);
  g_assert_cmpint(ran->status, ==, 0);
  g_assert_cmpstr(ran->output, ==, "duizhao " DZ_VERSION "\n");
  g_assert_cmpstr(ran->words, ==, "");
}

static void test_help_fits_a_screen(void) {
  static const char *const verbs[] = {"build", "check", "layouts", "fonts"};
  g_autofree char *help = must_run(DZ_COMMAND, "--help", NULL);
  g_assert_cmpuint(count_lines(help), <=, 24);
  for (gsize i = 0; i < G_N_ELEMENTS(verbs); i++) {
    g_assert_nonnull(strstr(help, verbs[i]));
    g_autoptr(Ran) ran = run(DZ_COMMAND, verbs[i], "--help", NULL);
    g_assert_cmpint(ran->status, ==, 0);
    g_assert_cmpstr(ran->words, ==, "");
    g_assert_cmpuint(count_lines(ran->output), >, 3);
    g_assert_cmpuint(count_lines(ran->output), <=, 48);
  }
}

static void test_no_words_at_all_shows_the_usage(void) {
  g_autoptr(Ran) ran = run(DZ_COMMAND, NULL);
  g_assert_cmpint(ran->status, ==, 2);
  g_assert_cmpstr(ran->output, ==, "");
  g_assert_nonnull(strstr(ran->words, "Usage:"));
}

static void test_promised_options_are_there(void) {
  static const char *const options[] = {
      "--layout",   "--paper",     "--size",    "--original",   "--translation", "--order",   "--primary", "--only",
      "--title",    "--author",    "--source",  "--translator", "--date",        "--rights",  "--series",  "--font-dir",
      "--encoding", "--no-repair", "--threads", "--json",       "--quiet",       "--verbose", "--to",      "--output"};
  g_autofree char *help = must_run(DZ_COMMAND, "build", "--help", NULL);
  for (gsize i = 0; i < G_N_ELEMENTS(options); i++)
    if (!strstr(help, options[i]))
      g_error("build --help does not name %s", options[i]);
}

/* ---- check --json ---- */

static JsonObject *parse(const char *text, JsonParser *parser) {
  g_autoptr(GError) error = NULL;
  json_parser_load_from_data(parser, text, -1, &error);
  g_assert_no_error(error);
  return json_node_get_object(json_parser_get_root(parser));
}

static void expect_number(JsonObject *object, const char *key) {
  JsonNode *node = json_object_get_member(object, key);
  if (!node || !JSON_NODE_HOLDS_VALUE(node) || json_node_get_value_type(node) != G_TYPE_INT64)
    g_error("“%s” is no number", key);
}

static void expect_text_or_null(JsonObject *object, const char *key) {
  JsonNode *node = json_object_get_member(object, key);
  if (!node || (!JSON_NODE_HOLDS_NULL(node) && json_node_get_value_type(node) != G_TYPE_STRING))
    g_error("“%s” is neither text nor null", key);
}

static JsonObject *object_in(JsonObject *object, const char *key) {
  JsonNode *node = json_object_get_member(object, key);
  if (!node || !JSON_NODE_HOLDS_OBJECT(node))
    g_error("“%s” is no object", key);
  return json_node_get_object(node);
}

static JsonArray *array_in(JsonObject *object, const char *key) {
  JsonNode *node = json_object_get_member(object, key);
  if (!node || !JSON_NODE_HOLDS_ARRAY(node))
    g_error("“%s” is no array", key);
  return json_node_get_array(node);
}

static void expect_error(JsonObject *object) {
  JsonNode *node = json_object_get_member(object, "error");
  g_assert_nonnull(node);
  if (JSON_NODE_HOLDS_NULL(node))
    return;
  JsonObject *error = json_node_get_object(node);
  static const char *const kinds[] = {"input", "layout", "font", "output", "unsupported", "usage", NULL};
  g_assert_true(g_strv_contains(kinds, json_object_get_string_member(error, "kind")));
  expect_number(error, "line");
  g_assert_cmpstr(json_object_get_string_member(error, "text"), !=, "");
}

static void expect_article(JsonObject *article) {
  static const char *const counts[] = {"summary", "pairs", "unpaired", "headings", "key_sentences", "vocabulary"};
  static const char *const repairs[] = {"punctuation", "quotes", "glued"};
  expect_text_or_null(object_in(article, "title"), "original");
  expect_text_or_null(object_in(article, "title"), "translation");
  expect_text_or_null(article, "date");
  expect_text_or_null(article, "source");
  for (gsize i = 0; i < G_N_ELEMENTS(counts); i++)
    expect_number(article, counts[i]);
  for (gsize i = 0; i < G_N_ELEMENTS(repairs); i++)
    expect_number(object_in(article, "repairs"), repairs[i]);
  JsonArray *notes = array_in(article, "notes");
  for (guint i = 0; i < json_array_get_length(notes); i++) {
    expect_number(json_array_get_object_element(notes, i), "line");
    g_assert_cmpstr(json_object_get_string_member(json_array_get_object_element(notes, i), "text"), !=, "");
  }
}

static void expect_input(JsonObject *input) {
  expect_text_or_null(input, "path");
  expect_text_or_null(input, "format");
  expect_text_or_null(object_in(input, "languages"), "original");
  expect_text_or_null(object_in(input, "languages"), "translation");
  JsonArray *articles = array_in(input, "articles");
  for (guint i = 0; i < json_array_get_length(articles); i++)
    expect_article(json_array_get_object_element(articles, i));
  expect_error(input);
}

/* The report of the one input, checked for keys and types. */
static JsonObject *only_input(const Ran *ran, JsonParser *parser) {
  JsonArray *inputs = array_in(parse(ran->output, parser), "inputs");
  g_assert_cmpuint(json_array_get_length(inputs), ==, 1);
  expect_input(json_array_get_object_element(inputs, 0));
  return json_array_get_object_element(inputs, 0);
}

static void test_check_json_of_a_sample(void) {
  g_autofree char *path = sample_path("night-trains");
  g_autoptr(Ran) ran = run(DZ_COMMAND, "check", "--json", path, NULL);
  g_autoptr(JsonParser) parser = json_parser_new();
  g_assert_cmpint(ran->status, ==, 0);
  g_assert_cmpstr(ran->words, ==, "");
  JsonObject *input = only_input(ran, parser);
  g_assert_cmpstr(json_object_get_string_member(input, "path"), ==, path);
  g_assert_cmpstr(json_object_get_string_member(object_in(input, "languages"), "original"), ==, "en");
  g_assert_cmpstr(json_object_get_string_member(object_in(input, "languages"), "translation"), ==, "zh-Hans");
  JsonObject *article = json_array_get_object_element(array_in(input, "articles"), 0);
  g_assert_cmpint(json_object_get_int_member(article, "pairs"), ==, 15);
  g_assert_cmpint(json_object_get_int_member(article, "unpaired"), ==, 0);
  g_assert_cmpint(json_object_get_int_member(article, "headings"), ==, 3);
  g_assert_cmpint(json_object_get_int_member(article, "key_sentences"), ==, 6);
  g_assert_cmpint(json_object_get_int_member(article, "summary"), ==, 2);
  g_assert_cmpstr(json_object_get_string_member(article, "date"), ==, "2026-05-16");
  g_assert_true(json_object_get_null_member(object_in(article, "title"), "original"));
  g_assert_true(json_object_get_null_member(input, "error"));
}

static void test_check_json_of_a_bad_input(void) {
  g_autoptr(Folder) folder = folder_new();
  g_autofree char *path = write_text(folder, "bad.txt", "原文 It rains.\n\n翻译 下\xFF雨。\n");
  g_autoptr(Ran) ran = run(DZ_COMMAND, "check", "--json", path, NULL);
  g_autoptr(JsonParser) parser = json_parser_new();
  g_assert_cmpint(ran->status, ==, 1);
  JsonObject *error = object_in(only_input(ran, parser), "error");
  g_assert_cmpstr(json_object_get_string_member(error, "kind"), ==, "input");
  g_assert_cmpint(json_object_get_int_member(error, "line"), ==, 3);
  g_assert_nonnull(strstr(json_object_get_string_member(error, "text"), "bad.txt:3: byte 11"));
}

/* A path is bytes; JSON is not. */
static void test_check_json_of_a_name_that_is_no_text(void) {
  g_autoptr(Folder) folder = folder_new();
  g_autofree char *path = write_text(folder, "b\xFF\n\"d.txt", "原文 It rains.\n\n翻译 下雨。\n");
  g_autoptr(Ran) ran = run(DZ_COMMAND, "check", "--json", path, NULL);
  g_autoptr(JsonParser) parser = json_parser_new();
  g_assert_cmpint(ran->status, ==, 0);
  only_input(ran, parser);
}

static void test_check_json_tells_each_input(void) {
  g_autoptr(Folder) folder = folder_new();
  g_autofree char *good = sample_path("teahouse"), *missing = in_folder(folder, "missing.txt");
  g_autoptr(Ran) ran = run(DZ_COMMAND, "check", "--json", missing, good, NULL);
  g_autoptr(JsonParser) parser = json_parser_new();
  g_assert_cmpint(ran->status, ==, 1);
  JsonArray *inputs = array_in(parse(ran->output, parser), "inputs");
  g_assert_cmpuint(json_array_get_length(inputs), ==, 2);
  for (guint i = 0; i < 2; i++)
    expect_input(json_array_get_object_element(inputs, i));
  g_assert_cmpuint(json_array_get_length(array_in(json_array_get_object_element(inputs, 0), "articles")), ==, 0);
  g_assert_cmpuint(json_array_get_length(array_in(json_array_get_object_element(inputs, 1), "articles")), ==, 1);
}

static void test_check_json_of_a_wrong_word_is_json_too(void) {
  g_autofree char *path = sample_path("teahouse");
  g_autoptr(Ran) ran = run(DZ_COMMAND, "check", "--json", "--original", "no language", path, NULL);
  g_autoptr(JsonParser) parser = json_parser_new();
  g_assert_cmpint(ran->status, ==, 2);
  JsonObject *root = parse(ran->output, parser);
  expect_error(root);
  g_assert_cmpstr(json_object_get_string_member(object_in(root, "error"), "kind"), ==, "usage");
}

static void test_check_for_people(void) {
  g_autofree char *path = sample_path("teahouse");
  g_autoptr(Ran) ran = run(DZ_COMMAND, "check", path, NULL);
  g_assert_cmpint(ran->status, ==, 0);
  g_assert_nonnull(strstr(ran->output, "zh-Hans → en"));
  g_assert_nonnull(strstr(ran->output, "14 pairs"));
  g_assert_cmpstr(ran->words, ==, "");
}

/* ---- check for people ---- */

/* Six pairs, one of them with a year that went wrong, and marks to mend. */
static const char spoiled[] = "Lamplighters\n\n"
                              "原文 The lamps were lit at dusk, and nobody thought of it as work.\n\n"
                              "翻译 天一擦黑就点灯,没有人觉得这算一份活.\n\n"
                              "原文 In 1894 the council paid for 212 of them, and for one ladder.\n\n"
                              "翻译 1849年,议会出钱装了212盏灯,外加一把梯子。\n\n"
                              "原文 \"A ladder,\" wrote Edith Marlow, \"is a kind of promise.\"\n\n"
                              "翻译 \"一把梯子,\"Edith Marlow写道,\"就是一种承诺。\"\n\n"
                              "原文 Her brother fell from it twice and never told the council.\n\n"
                              "翻译 她弟弟从上面摔下来两回,一回也没告诉议会。\n\n"
                              "原文 Today the posts carry wires, and the ladder hangs in the library.\n\n"
                              "翻译 如今灯柱上挂的是电线,梯子挂在图书馆里。\n";

/* Every line fits the columns, a Han character counted as two. */
static void expect_columns(const char *text, guint most) {
  g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
  for (guint i = 0; lines[i]; i++) {
    guint columns = 0;
    for (const char *p = lines[i]; *p; p = g_utf8_next_char(p))
      columns += g_unichar_iswide(g_utf8_get_char(p)) ? 2 : 1;
    if (columns > most)
      g_error("%u columns, not %u: %s", columns, most, lines[i]);
  }
}

static void test_check_shows_pairs_and_repairs(void) {
  g_autoptr(Folder) folder = folder_new();
  g_free(write_text(folder, "lamps.txt", spoiled));
  const char *const words[] = {DZ_COMMAND, "check", "lamps.txt", NULL}, *const narrow[] = {"COLUMNS=70", NULL};
  g_autoptr(Ran) ran = run_in(folder->path, narrow, NULL, words);
  g_assert_cmpint(ran->status, ==, 0);
  g_assert_nonnull(strstr(ran->output, "  1 odd pair: marked with ! below\n"));
  g_assert_nonnull(strstr(ran->output, "\n!    2      7  In 1894 the council "));
  g_assert_nonnull(strstr(ran->output, "\n               1894 only in the original\n"));
  g_assert_nonnull(strstr(ran->output, "天一擦黑就点灯[, → ，]没有人觉得这算一份活."));
  g_assert_nonnull(strstr(ran->output, "没有人觉得这算一份活[. → 。]"));
  g_assert_null(strchr(ran->output, '\033'));
  expect_columns(ran->output, 74);
}

static void test_check_json_names_odd_pairs(void) {
  g_autoptr(Folder) folder = folder_new();
  g_autofree char *path = write_text(folder, "lamps.txt", spoiled);
  g_autoptr(Ran) ran = run(DZ_COMMAND, "check", "--json", path, NULL);
  g_autoptr(JsonParser) parser = json_parser_new();
  JsonArray *articles = array_in(only_input(ran, parser), "articles");
  JsonArray *odd = array_in(json_array_get_object_element(articles, 0), "odd");
  g_assert_cmpuint(json_array_get_length(odd), ==, 1);
  JsonObject *pair = json_array_get_object_element(odd, 0);
  g_assert_cmpint(json_object_get_int_member(pair, "pair"), ==, 2);
  g_assert_cmpint(json_object_get_int_member(pair, "line"), ==, 7);
  g_assert_cmpuint(json_array_get_length(array_in(pair, "reasons")), ==, 2);
}

static void test_check_diff(void) {
  g_autoptr(Folder) folder = folder_new();
  g_free(write_text(folder, "lamps.txt", spoiled));
  const char *const words[] = {DZ_COMMAND, "check", "--diff", "lamps.txt", NULL};
  g_autoptr(Ran) ran = run_in(folder->path, NULL, NULL, words);
  g_assert_cmpint(ran->status, ==, 0);
  g_assert_true(g_str_has_prefix(ran->output, "--- lamps.txt\tas read\n+++ lamps.txt\trepaired\n"
                                              "@@ -2,10 +2,10 @@ line 3\n"
                                              " The lamps were lit at dusk, and nobody thought of it as work.\n"
                                              "-天一擦黑就点灯,没有人觉得这算一份活.\n"
                                              "+天一擦黑就点灯，没有人觉得这算一份活。\n"
                                              " In 1894 "));
  g_assert_nonnull(strstr(ran->output, "-\"A ladder,\" wrote Edith Marlow, \"is a kind of promise.\"\n"
                                       "-\"一把梯子,\"Edith Marlow写道,\"就是一种承诺。\"\n"
                                       "+1849年，议会出钱装了212盏灯，外加一把梯子。\n"
                                       "+“A ladder,” wrote Edith Marlow, “is a kind of promise.”\n"
                                       "+“一把梯子，”Edith Marlow写道，“就是一种承诺。”\n"));
  const char *const sound[] = {DZ_COMMAND, "check", "--diff", "--no-repair", "lamps.txt", NULL};
  g_autoptr(Ran) nothing = run_in(folder->path, NULL, NULL, sound);
  g_assert_cmpstr(nothing->output, ==, "");
}

/* What others' tools make of it: the text as read, patched, is the text that is built. */
static void test_check_diff_can_be_applied(void) {
  if (!has_tool("patch"))
    return;
  g_autoptr(Folder) folder = folder_new();
  g_autofree char *input = write_text(folder, "lamps.txt", spoiled),
                  *built = build_in(folder, "built.txt", input, NULL);
  g_autofree char *read = build_in(folder, "read.txt", input, "--no-repair", NULL);
  g_autofree char *diff = must_run(DZ_COMMAND, "check", "--diff", input, NULL);
  g_autofree char *file = write_text(folder, "repairs.diff", diff);
  g_free(must_run("patch", "-s", "-F0", read, file, NULL));
  assert_same_bytes(read, built);
}

/* ---- check --html ---- */

/* The texts of an article as the page's cells have them: what stands in <del> or in <ins> left out. */
static void add_cell(const xmlNode *node, const char *without, GString *text) {
  for (const xmlNode *child = node->children; child; child = child->next) {
    if (child->type == XML_TEXT_NODE)
      g_string_append(text, (const char *)child->content);
    else if (!xmlStrEqual(child->name, BAD_CAST without))
      add_cell(child, without, text);
  }
}

/* The cells of a language, a line each, in the page's order. */
static void add_cells(const xmlNode *node, const char *language, const char *without, GString *text) {
  for (const xmlNode *child = node->children; child; child = child->next) {
    g_autofree char *own = (char *)xmlGetProp((xmlNode *)child, BAD_CAST "lang");
    if (child->type == XML_ELEMENT_NODE && xmlStrEqual(child->name, BAD_CAST "td") && g_strcmp0(own, language) == 0) {
      add_cell(child, without, text);
      g_string_append_c(text, '\n');
    } else if (child->type == XML_ELEMENT_NODE)
      add_cells(child, language, without, text);
  }
}

static char *cells_of(const char *page, const char *language, const char *without) {
  xmlDoc *document = xmlReadMemory(page, (int)strlen(page), "check.html", "UTF-8", XML_PARSE_NONET);
  g_assert_nonnull(document);
  GString *text = g_string_new(NULL);
  add_cells(xmlDocGetRootElement(document), language, without, text);
  xmlFreeDoc(document);
  return g_string_free(text, FALSE);
}

static void test_check_html(void) {
  g_autoptr(Folder) folder = folder_new();
  g_autofree char *path = write_text(folder, "lamps.txt", spoiled);
  g_autofree char *page = must_run(DZ_COMMAND, "check", "--html", path, NULL);
  g_autofree char *before = cells_of(page, "zh-Hans", "ins"), *after = cells_of(page, "zh-Hans", "del");
  /* the odd pair, then all of them */
  g_assert_true(g_str_has_prefix(before, "1849年,议会出钱装了212盏灯,外加一把梯子。\n天一擦黑就点灯,"));
  g_assert_true(g_str_has_prefix(after, "1849年，议会出钱装了212盏灯，外加一把梯子。\n天一擦黑就点灯，"));
  g_assert_nonnull(strstr(after, "“一把梯子，”Edith Marlow写道，“就是一种承诺。”\n"));
  g_assert_nonnull(strstr(page, "<li>1894 only in the original</li>"));
  g_assert_true(g_str_has_prefix(page, "<!DOCTYPE html>\n<html xmlns=\"http://www.w3.org/1999/xhtml\" lang=\"en\">"));
}

/* As HTML, where only void elements may close themselves, it is what it is as XHTML; and it asks for nothing else. */
static void test_check_html_is_one_plain_page(void) {
  g_autofree char *input = sample_path("night-trains");
  g_autofree char *page = must_run(DZ_COMMAND, "check", "--html", input, NULL);
  for (const char *close = page; (close = strstr(close, "/>")); close++)
    g_assert_true(g_str_has_prefix(g_strrstr_len(page, close - page, "<"), "<meta "));
  static const char *const unwanted[] = {"<script", "<link", "<img", "src=", "url(", "@import", "href="};
  for (gsize i = 0; i < G_N_ELEMENTS(unwanted); i++)
    g_assert_null(strstr(page, unwanted[i]));
}

static void test_check_html_of_marks_and_errors(void) {
  g_autoptr(Folder) folder = folder_new();
  g_autofree char *bad = in_folder(folder, "a<b&\".txt");
  g_autofree char *path =
      write_text(folder, "<i>&\"\1.txt", "原文 If a < b & c > d, <b>stop</b>.\n\n翻译 若a<b,则<b>停下</b>。\n");
  g_autoptr(Ran) ran = run(DZ_COMMAND, "check", "--html", path, bad, NULL);
  g_assert_cmpint(ran->status, ==, 1);
  g_autofree char *cells = cells_of(ran->output, "en", "del");
  g_assert_cmpstr(cells, ==, "If a < b & c > d, <b>stop</b>.\n");
  g_assert_nonnull(strstr(ran->output, "a&lt;b&amp;"));
}

static void test_check_html_is_valid(void) {
  static const char epubcheck_jar[] = "/usr/share/java/epubcheck.jar";
  if (!has_tool("java") || !g_file_test(epubcheck_jar, G_FILE_TEST_EXISTS)) {
    g_test_skip("epubcheck is not installed");
    return;
  }
  g_autoptr(Folder) folder = folder_new();
  g_autofree char *input = write_text(folder, "lamps.txt", spoiled);
  g_autofree char *page = must_run(DZ_COMMAND, "check", "--html", input, NULL);
  g_autofree char *path = write_text(folder, "page.xhtml", page);
  g_free(must_run("java", "-jar", epubcheck_jar, "--mode", "xhtml", "-v", "3.0", path, NULL));
}

static void test_check_takes_one_form(void) {
  g_autofree char *input = sample_path("teahouse");
  g_autoptr(Ran) ran = run(DZ_COMMAND, "check", "--json", "--diff", input, NULL);
  g_assert_cmpint(ran->status, ==, 2);
  g_assert_nonnull(strstr(ran->words, "choose one"));
}

/* Runs the command on a terminal that `script` makes. */
static char *check_on_terminal(const char *path, const char *setting) {
  g_autofree char *quoted = g_shell_quote(path),
                  *command = g_strconcat(setting, " " DZ_COMMAND " check ", quoted, NULL);
  return must_run("script", "-qec", command, "/dev/null", NULL);
}

static void test_check_is_coloured_on_a_terminal(void) {
  if (!has_tool("script"))
    return;
  g_autoptr(Folder) folder = folder_new();
  g_autofree char *path = write_text(folder, "lamps.txt", spoiled);
  g_autofree char *coloured = check_on_terminal(path, "env -u NO_COLOR TERM=xterm");
  g_autofree char *asked_not_to = check_on_terminal(path, "NO_COLOR=1 TERM=xterm");
  g_autofree char *cannot = check_on_terminal(path, "env -u NO_COLOR TERM=dumb");
  g_assert_nonnull(strstr(coloured, "\033[31m,\033[0m → \033[32m，\033[0m"));
  g_assert_null(strchr(asked_not_to, '\033'));
  g_assert_null(strchr(cannot, '\033'));
}

/* ---- failing ---- */

/* One sentence on standard error, nothing on standard output, nothing in the output's folder. */
static void expect_plain_failure(const Ran *ran, int status, const char *says, const char *output_folder) {
  const char *lines = ran->words;
  gboolean is_one_line =
      g_str_has_prefix(lines, "duizhao: ") && g_str_has_suffix(lines, "\n") && count_lines(lines) == 1;
  if (ran->status != status || !is_one_line || !strstr(lines, says) || *ran->output ||
      count_entries(output_folder) > 0) {
    g_test_message("status %d, not %d, or no plain sentence about “%s”, or something left (%u files): “%s” “%s”",
                   ran->status, status, says, count_entries(output_folder), lines, ran->output);
    g_test_fail();
  }
}

/* `duizhao build …` with FOLDER/out/x.pdf as output, and the words that follow. */
static void expect_build_fails(const Folder *folder, int status, const char *says, const char *input,
                               const char *option, const char *value) {
  g_autofree char *out = in_folder(folder, "out"), *output = g_build_filename(out, "x.pdf", NULL);
  remove_tree(out); /* an earlier case may have left a book */
  g_mkdir(out, 0755);
  g_autoptr(Ran) ran = run(DZ_COMMAND, "build", "-o", output, input, option, value, NULL);
  expect_plain_failure(ran, status, says, out);
}

static void expect_bytes_fail(const char *name, const char *data, gsize length, const char *says) {
  g_autoptr(Folder) folder = folder_new();
  g_autofree char *input = write_bytes(folder, name, data, length);
  expect_build_fails(folder, 1, says, input, NULL, NULL);
}

static void expect_text_fails(const char *name, const char *text, const char *says) {
  expect_bytes_fail(name, text, strlen(text), says);
}

static void test_inputs_that_are_not_there(void) {
  g_autoptr(Folder) folder = folder_new();
  g_autofree char *missing = in_folder(folder, "missing.txt");
  expect_build_fails(folder, 1, "missing.txt: no such file", missing, NULL, NULL);
  expect_build_fails(folder, 1, "is a folder", folder->path, NULL, NULL);
}

static void test_inputs_that_are_no_articles(void) {
  static const char binary[] = "\177ELF\2\1\1\0\0\0\0\0\0\0\0\0\3\0>\0", wide[] = "\xFF\xFE"
                                                                                  "a\0b";
  expect_bytes_fail("program", binary, sizeof binary - 1, "no text file");
  expect_bytes_fail("wide.txt", wide, sizeof wide - 1, "in the middle of a character of UTF-16LE");
  expect_text_fails("empty.txt", "", "is empty");
  expect_text_fails("blank.txt", " \n\n \n", "has no text");
  expect_text_fails("book.epub", "PK\3\4xxxxxxxxxxxx", "ZIP file");
  expect_text_fails("bad.txt", "原文 It rains.\n翻译 \xFF下雨\n", "bad.txt:2: byte 8 (0xFF) is not UTF-8");
  expect_text_fails("cut.txt", "原文 It rains.\n翻译 \xE4\xB8", "cut.txt:2: byte 8");
  expect_text_fails("alone.txt", "It rains.\n\nIt snows.\n\nIt is cold and nobody comes.\n", "no pair found");
  expect_text_fails("foreign.txt", "***\n\n12\n", "no pair found");
}

static void expect_long_line_fails(gsize length, const char *says) {
  g_autoptr(Folder) folder = folder_new();
  g_autofree char *text = g_malloc(length);
  memset(text, 'a', length);
  memcpy(text, "original: ", 10);
  g_autofree char *input = write_bytes(folder, "long.txt", text, length);
  g_autoptr(GTimer) timer = g_timer_new();
  expect_build_fails(folder, 1, says, input, NULL, NULL);
  g_assert_cmpfloat(g_timer_elapsed(timer, NULL), <, 4);
}

static void test_paragraphs_too_long(void) {
  expect_long_line_fails((1 << 20) + 100, "long.txt:1: this paragraph");
  expect_long_line_fails(50 * 1000 * 1000, "long.txt:1: this paragraph");
  expect_long_line_fails((64 << 20) + 100, "larger than 64 MiB");
}

static void test_every_bad_input_is_named(void) {
  g_autoptr(Folder) folder = folder_new();
  g_autofree char *one = in_folder(folder, "one.txt"), *two = in_folder(folder, "two.txt");
  g_autofree char *good = sample_path("teahouse"), *output = in_folder(folder, "x.pdf");
  g_autoptr(Ran) ran = run(DZ_COMMAND, "build", one, good, two, "-o", output, NULL);
  g_assert_cmpint(ran->status, ==, 1);
  g_assert_nonnull(strstr(ran->words, "one.txt: no such file"));
  g_assert_nonnull(strstr(ran->words, "two.txt: no such file"));
  g_assert_cmpuint(count_entries(folder->path), ==, 0);
}

static void test_wrong_values(void) {
  static const char *const cases[][3] = {
      {"--size", "large", "--size"},
      {"--size", "500", "--size 500 is out of range"},
      {"--size", "-3", "--size -3 is out of range"},
      {"--size", "0", "--size 0 is out of range"},
      {"--size", "nan", "out of range"},
      {"--paper", "A99", "no paper “A99”"},
      {"--paper", "10x10mm", "no paper"},
      {"--paper", "100xmm", "no paper"},
      {"--paper", "210x297in", "no paper"},
      {"--date", "yesterday", "“yesterday” is no date"},
      {"--date", "2026-13-01", "is no date"},
      {"--date", "2026-02-31", "is no date"},
      {"--order", "both", "--order takes original or translation"},
      {"--primary", "zh", "--primary takes original or translation"},
      {"--only", "", "--only takes original or translation"},
      {"--original", "no language", "no language tag"},
      {"--translation", "x", "no language tag"},
      {"--to", "docx", "docx"},
      {"--layout", "nowhere", "no layout “nowhere”"},
      {"--layout", "./nowhere.layout", "nowhere.layout"},
      {"--nowhere", NULL, "--nowhere"},
      {"-z", NULL, "-z"},
  };
  g_autoptr(Folder) folder = folder_new();
  g_autofree char *input = sample_path("teahouse");
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++)
    expect_build_fails(folder, 2, cases[i][2], input, cases[i][0], cases[i][1]);
}

static void test_layouts_with_mistakes(void) {
  static const char *const cases[][2] = {
      {"[Layout]\nFormat=2\nInherit=interleaved\n[Frame text]\nMesure=20em\n", "unknown key “Mesure” (Measure?)"},
      {"[Layout]\nFormat=2\nInherit=interleaved\n[Pege]\nHan=10pt\n", "unknown group [Pege] ([Page]?)"},
      {"[Layout]\nFormat=2\nInherit=interleaved\n[Style text]\nHan=10\n", "needs a unit"},
      {"[Layout]\nFormat=2\nInherit=interleaved\n[Style text]\nHan=1000pt\n", "out of range"},
      {"[Layout]\nFormat=2\nInherit=interleaved\n[Page]\nPaper=A99\n", "no paper “A99”"},
      {"[Layout]\nFormat=2\nInherit=nowhere\n", "nowhere"},
      {"[Layout]\nFormat=9\nInherit=interleaved\n", "Format=9"},
      {"[Layout]\nFormat=2\n", "Inherit=interleaved"},
      {"Format=1\n", "cannot be read as a layout"},
      {"", "no layout"},
  };
  g_autofree char *input = sample_path("teahouse");
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_autoptr(Folder) folder = folder_new();
    g_autofree char *layout = write_text(folder, "mine.layout", cases[i][0]);
    expect_build_fails(folder, 2, cases[i][1], input, "--layout", layout);
  }
}

static void test_layout_that_inherits_itself(void) {
  g_autoptr(Folder) folder = folder_new();
  g_autofree char *path = in_folder(folder, "mine.layout");
  g_autofree char *text = g_strdup_printf("[Layout]\nFormat=2\nInherit=%s\n", path), *input = sample_path("teahouse");
  g_autofree char *layout = write_text(folder, "mine.layout", text);
  expect_build_fails(folder, 2, "circle", input, "--layout", layout);
}

static void expect_usage(const char *one, const char *two, const char *three, const char *says) {
  g_autoptr(Folder) folder = folder_new();
  g_autoptr(Ran) ran = run(DZ_COMMAND, one, two, three, NULL);
  expect_plain_failure(ran, 2, says, folder->path);
}

static void test_wrong_usage(void) {
  g_autofree char *input = sample_path("teahouse");
  expect_usage("nothing", NULL, NULL, "there is no command “nothing”");
  expect_usage("--nothing", NULL, NULL, "--nothing");
  expect_usage("build", NULL, NULL, "at least one article");
  expect_usage("check", NULL, NULL, "at least one article");
  expect_usage("build", input, NULL, "-o FILE");
  expect_usage("check", input, "--nothing", "--nothing");
  expect_usage("layouts", "nothing", NULL, "no layout “nothing”");
  expect_usage("layouts", "--nothing", NULL, "--nothing");
  expect_usage("fonts", "--nothing", NULL, "--nothing");
}

static void expect_output_fails(const char *output, int status, const char *says) {
  g_autoptr(Folder) folder = folder_new();
  g_autofree char *input = sample_path("teahouse");
  g_autoptr(Ran) ran = run(DZ_COMMAND, "build", input, "-o", output, NULL);
  expect_plain_failure(ran, status, says, folder->path);
}

static void test_outputs_that_cannot_be(void) {
  g_autoptr(Folder) folder = folder_new();
  g_autofree char *file = write_text(folder, "file", "kept"), *below = g_build_filename(file, "x.pdf", NULL);
  g_autofree char *nowhere = in_folder(folder, "nowhere/x.pdf"), *plain = in_folder(folder, "x"),
                  *other = in_folder(folder, "x.odt"), *taken = in_folder(folder, "taken.pdf");
  g_mkdir(taken, 0755);
  expect_output_fails(below, 1, "cannot be written: Not a directory");
  expect_output_fails(nowhere, 1, "cannot be written: No such file or directory");
  expect_output_fails(taken, 1, "is a folder");
  expect_output_fails(plain, 2, "which form");
  expect_output_fails("-", 2, "which form");
  expect_output_fails(other, 2, ".odt");
  g_assert_cmpuint(count_entries(folder->path), ==, 2); /* file and taken.pdf */
  g_assert_cmpuint(count_entries(taken), ==, 0);
}

static void test_folder_that_takes_no_files(void) {
  if (geteuid() == 0) {
    g_test_skip("root may write into any folder");
    return;
  }
  g_autoptr(Folder) folder = folder_new();
  g_autofree char *output = in_folder(folder, "x.pdf");
  g_chmod(folder->path, 0555);
  expect_output_fails(output, 1, "cannot be written: Permission denied");
  g_assert_cmpuint(count_entries(folder->path), ==, 0);
  g_chmod(folder->path, 0755);
}

static void test_full_device(void) {
  if (!g_file_test("/dev/full", G_FILE_TEST_EXISTS)) {
    g_test_skip("there is no /dev/full");
    return;
  }
  g_autoptr(Folder) folder = folder_new();
  g_autofree char *input = sample_path("teahouse");
  g_autoptr(Ran) ran = run(DZ_COMMAND, "build", input, "-o", "/dev/full", "--to", "pdf", NULL);
  expect_plain_failure(ran, 1, "/dev/full: cannot be written: No space left on device", folder->path);
  g_autoptr(Ran) piped =
      run("sh", "-c", "exec \"$0\" build \"$1\" -o - --to epub > /dev/full", DZ_COMMAND, input, NULL);
  expect_plain_failure(piped, 1, "No space left on device", folder->path);
}

/* ---- what survives ---- */

/* The old book is as it was, and alone in its folder. */
static void expect_kept(const char *path) {
  g_autofree char *kept = read_text(path);
  g_assert_cmpstr(kept, ==, "an old book");
  g_autofree char *out = g_path_get_dirname(path);
  g_assert_cmpuint(count_entries(out), ==, 1);
}

static void test_old_book_survives_a_failed_build(void) {
  g_autoptr(Folder) folder = folder_new();
  g_autofree char *out = in_folder(folder, "out"), *input = write_text(folder, "bad.txt", "no pair\n");
  g_mkdir(out, 0755);
  g_autofree char *book = write_text(folder, "out/x.pdf", "an old book");
  g_autoptr(Ran) ran = run(DZ_COMMAND, "build", input, "-o", book, NULL);
  g_assert_cmpint(ran->status, ==, 1);
  expect_kept(book);
}

/* The disk fills in the middle: here a limit on a file's size stands for it. */
static void test_old_book_survives_a_full_disk(void) {
  g_autoptr(Folder) folder = folder_new();
  g_autofree char *out = in_folder(folder, "out"), *input = sample_path("teahouse");
  g_mkdir(out, 0755);
  g_autofree char *book = write_text(folder, "out/x.pdf", "an old book");
  g_autoptr(Ran) ran =
      run("sh", "-c", "trap '' XFSZ; ulimit -f 8; exec \"$0\" build \"$1\" -o \"$2\"", DZ_COMMAND, input, book, NULL);
  g_assert_cmpint(ran->status, ==, 1);
  g_assert_nonnull(strstr(ran->words, "cannot be written: File too large"));
  expect_kept(book);
}

static void test_link_stays_a_link(void) {
  g_autoptr(Folder) folder = folder_new();
  g_autofree char *input = sample_path("teahouse"), *link = in_folder(folder, "link.txt");
  g_autofree char *book = write_text(folder, "book.txt", "an old book");
  g_assert_cmpint(symlink("book.txt", link), ==, 0);
  g_autofree char *built = build_in(folder, "link.txt", input, NULL), *text = read_text(book);
  g_assert_true(g_file_test(built, G_FILE_TEST_IS_SYMLINK));
  g_assert_nonnull(strstr(text, "The Menders of the Oarsong Teahouse"));
  g_assert_cmpuint(count_entries(folder->path), ==, 2);
}

/* ---- pipes, words, forms ---- */

static void test_pipes(void) {
  static const char *const forms[] = {"pdf", "epub", "txt", "tsv", "json"};
  g_autoptr(Folder) folder = folder_new();
  g_autofree char *input = sample_path("night-trains");
  g_autoptr(GBytes) article = read_bytes(input);
  for (gsize i = 0; i < G_N_ELEMENTS(forms); i++) {
    const char *const words[] = {DZ_COMMAND, "build", "-", "-o", "-", "--to", forms[i], NULL};
    g_autoptr(Ran) ran = run_in(NULL, NULL, article, words);
    g_assert_cmpint(ran->status, ==, 0);
    g_autofree char *name = g_strconcat("x.", forms[i], NULL), *file = build_in(folder, name, input, NULL);
    g_autoptr(GBytes) wanted = read_bytes(file);
    if (!g_bytes_equal(ran->bytes, wanted))
      g_error("-o - --to %s writes other bytes than -o x.%s", forms[i], forms[i]);
  }
}

static void test_check_reads_standard_input(void) {
  g_autofree char *input = sample_path("teahouse");
  g_autoptr(GBytes) article = read_bytes(input);
  const char *const words[] = {DZ_COMMAND, "check", "--json", "-", NULL};
  g_autoptr(Ran) ran = run_in(NULL, NULL, article, words);
  g_autoptr(JsonParser) parser = json_parser_new();
  g_assert_cmpint(ran->status, ==, 0);
  only_input(ran, parser);
}

static void test_words_about_the_work_go_to_standard_error(void) {
  g_autoptr(Folder) folder = folder_new();
  g_autofree char *input = sample_path("teahouse"), *output = in_folder(folder, "x.pdf");
  g_autoptr(Ran) usual = run(DZ_COMMAND, "build", input, "-o", output, NULL);
  g_assert_cmpstr(usual->output, ==, "");
  g_assert_nonnull(strstr(usual->words, "x.pdf: "));
  g_autoptr(Ran) quiet = run(DZ_COMMAND, "build", input, "-o", output, "-q", NULL);
  g_assert_cmpstr(quiet->output, ==, "");
  g_assert_cmpstr(quiet->words, ==, "");
  g_autoptr(Ran) verbose = run(DZ_COMMAND, "build", input, "-o", output, "-v", NULL);
  g_assert_cmpstr(verbose->output, ==, "");
  g_assert_nonnull(strstr(verbose->words, "Noto Serif CJK SC"));
}

static void test_build_json_tells_the_outcome(void) {
  g_autoptr(Folder) folder = folder_new();
  g_autofree char *input = sample_path("teahouse"), *output = in_folder(folder, "x.pdf");
  g_autoptr(Ran) ran = run(DZ_COMMAND, "build", input, "-o", output, "--json", "-q", NULL);
  g_autoptr(JsonParser) parser = json_parser_new();
  g_assert_cmpint(ran->status, ==, 0);
  only_input(ran, parser);
}

/* Kind, original, translation, more: no header, and nothing that breaks a row. */
static void test_tsv_has_four_columns(void) {
  static const char *const kinds[] = {"title", "date", "source", "summary", "heading", "pair", "key", "note", NULL};
  g_autoptr(Folder) folder = folder_new();
  g_autofree char *input = sample_path("night-trains"), *path = build_in(folder, "x.tsv", input, NULL);
  g_autofree char *text = read_text(path);
  g_assert_true(g_str_has_suffix(text, "\n"));
  g_auto(GStrv) rows = g_strsplit(text, "\n", -1);
  guint pairs = 0;
  for (guint i = 0; *rows[i]; i++) {
    g_auto(GStrv) fields = g_strsplit(rows[i], "\t", -1);
    g_assert_cmpuint(g_strv_length(fields), ==, 4);
    g_assert_true(g_strv_contains(kinds, fields[0]));
    pairs += strcmp(fields[0], "pair") == 0;
  }
  g_assert_cmpuint(pairs, ==, 15);
}

static void test_json_is_the_model(void) {
  g_autoptr(Folder) folder = folder_new();
  g_autofree char *input = sample_path("night-trains"), *path = build_in(folder, "x.json", input, NULL);
  g_autofree char *text = read_text(path);
  g_autoptr(JsonParser) parser = json_parser_new();
  g_assert_cmpint(json_object_get_int_member(parse(text, parser), "version"), ==, 1);
}

/* Ranges of code points, in order, each a whole sentence or more. */
static void test_json_has_sentence_pairs(void) {
  g_autoptr(Folder) folder = folder_new();
  g_autofree char *input =
      write_text(folder, "lamps.txt", "原文 It rains in Łódź. Mr. Vale stays.\n\n翻译 罗兹下雨了。Vale先生不走。\n");
  g_autofree char *path = build_in(folder, "x.json", input, NULL), *text = read_text(path);
  g_autoptr(JsonParser) parser = json_parser_new();
  JsonArray *articles = array_in(parse(text, parser), "articles");
  JsonObject *block = json_array_get_object_element(array_in(json_array_get_object_element(articles, 0), "blocks"), 0);
  JsonArray *pairs = array_in(block, "sentences");
  g_assert_cmpuint(json_array_get_length(pairs), ==, 2);
  static const gint64 wanted[2][4] = {{0, 17, 0, 6}, {18, 33, 6, 15}};
  for (guint i = 0; i < MIN(json_array_get_length(pairs), 2); i++) {
    JsonObject *original = object_in(json_array_get_object_element(pairs, i), "original");
    JsonObject *translation = object_in(json_array_get_object_element(pairs, i), "translation");
    g_assert_cmpint(json_object_get_int_member(original, "start"), ==, wanted[i][0]);
    g_assert_cmpint(json_object_get_int_member(original, "end"), ==, wanted[i][1]);
    g_assert_cmpint(json_object_get_int_member(translation, "start"), ==, wanted[i][2]);
    g_assert_cmpint(json_object_get_int_member(translation, "end"), ==, wanted[i][3]);
  }
  /* what was written reads back to the same */
  g_autofree char *again = build_in(folder, "again.json", path, NULL);
  assert_same_bytes(path, again);
}

static gboolean has_han(const char *text) {
  for (const char *p = text; *p; p = g_utf8_next_char(p))
    if (g_unichar_get_script(g_utf8_get_char(p)) == G_UNICODE_SCRIPT_HAN)
      return TRUE;
  return FALSE;
}

static void test_sides_are_chosen(void) {
  g_autoptr(Folder) folder = folder_new();
  g_autofree char *input = sample_path("teahouse");
  g_autofree char *only = build_in(folder, "only.txt", input, "--only", "translation", "--source", "Essays", "--author",
                                   "Lu", "--translator", "Xia", NULL);
  g_autofree char *text = read_text(only);
  g_assert_false(has_han(text));
  g_autofree char *order = build_in(folder, "order.txt", input, "--order", "translation", NULL);
  g_autofree char *turned = read_text(order);
  g_assert_true(strstr(turned, "Follow the old street") < strstr(turned, "桐渡镇的老街"));
}

/* ---- layouts, fonts, data ---- */

static void test_layouts_are_listed_and_printed(void) {
  g_autofree char *list = must_run(DZ_COMMAND, "layouts", NULL);
  g_assert_true(g_str_has_prefix(list, "cloze "));
  g_assert_nonnull(strstr(list, "\ninterleaved "));
  g_autofree char *text = must_run(DZ_COMMAND, "layouts", "interleaved", NULL);
  g_autofree char *path = g_build_filename(DZ_SOURCE_DIR, "layouts", "interleaved.layout", NULL);
  g_autofree char *file = read_text(path);
  g_assert_cmpstr(text, ==, file);
}

/* A printed layout, kept as a file, makes the same book. */
static void test_printed_layout_can_be_used(void) {
  g_autoptr(Folder) folder = folder_new();
  g_autofree char *text = must_run(DZ_COMMAND, "layouts", "interleaved", NULL);
  g_autofree char *layout = write_text(folder, "mine.layout", text), *input = sample_path("teahouse");
  g_autofree char *one = build_in(folder, "one.pdf", input, NULL);
  g_autofree char *two = build_in(folder, "two.pdf", input, "--layout", layout, NULL);
  assert_same_bytes(one, two);
}

static void test_fonts_are_listed(void) {
  g_autofree char *list = must_run(DZ_COMMAND, "fonts", NULL);
  g_auto(GStrv) lines = g_strsplit(list, "\n", -1);
  g_assert_cmpuint(g_strv_length(lines), >=, 6);
  g_assert_nonnull(strstr(list, "Hans"));
  g_assert_nonnull(strstr(list, "Latn"));
}

static const char own_layout[] = "[Layout]\nFormat=2\nDescription=My own\nInherit=interleaved\n";

static void test_data_folder_can_be_named(void) {
  g_autoptr(Folder) folder = folder_new();
  g_autofree char *layouts = in_folder(folder, "layouts");
  g_mkdir(layouts, 0755);
  g_autofree char *own = write_text(folder, "layouts/mine.layout", own_layout);
  g_autofree char *variable = g_strconcat("DUIZHAO_DATA_DIR=", folder->path, NULL);
  const char *const variables[] = {variable, NULL}, *const words[] = {DZ_COMMAND, "layouts", NULL};
  g_autoptr(Ran) ran = run_in(NULL, variables, NULL, words);
  g_assert_cmpint(ran->status, ==, 0);
  if (!g_str_has_prefix(ran->output, "mine "))
    g_error("%s is not listed: %s", own, ran->output);
  g_assert_null(strstr(ran->output, "interleaved "));
}

static void test_missing_data_folder_is_said(void) {
  g_autoptr(Folder) folder = folder_new();
  g_autofree char *input = sample_path("teahouse"), *output = in_folder(folder, "x.pdf");
  const char *const variables[] = {"DUIZHAO_DATA_DIR=/nonexistent", NULL};
  const char *const words[][6] = {
      {DZ_COMMAND, "layouts", NULL}, {DZ_COMMAND, "fonts", NULL}, {DZ_COMMAND, "build", input, "-o", output, NULL}};
  for (gsize i = 0; i < G_N_ELEMENTS(words); i++) {
    g_autoptr(Ran) ran = run_in(NULL, variables, NULL, words[i]);
    expect_plain_failure(ran, ran->status == 1 ? 1 : 2, "", folder->path);
  }
}

/* Installs into a prefix, moves the tree, and works there from another folder, with the moved tree's own data. */
static void test_installed_tree_works_anywhere(void) {
  if (!has_tool("cmake"))
    return;
  g_autoptr(Folder) folder = folder_new();
  g_autofree char *build = g_path_get_dirname(DZ_COMMAND), *prefix = in_folder(folder, "prefix"),
                  *moved = in_folder(folder, "moved here"), *output = in_folder(folder, "x.pdf");
  g_free(must_run("cmake", "--install", build, "--prefix", prefix, NULL));
  g_assert_cmpint(g_rename(prefix, moved), ==, 0);
  g_autofree char *command = g_build_filename(moved, "bin", "duizhao", NULL), *input = sample_path("teahouse");
  const char *const words[] = {command, "build", input, "-o", output, "-q", NULL};
  g_autoptr(Ran) ran = run_in("/", NULL, NULL, words);
  g_assert_cmpstr(ran->words, ==, "");
  g_assert_cmpint(ran->status, ==, 0);
  g_autofree char *usual = build_in(folder, "usual.pdf", input, NULL);
  assert_same_bytes(output, usual);
  g_free(write_text(folder, "moved here/share/duizhao/layouts/mine.layout", own_layout));
  g_autofree char *list = must_run(command, "layouts", NULL);
  g_assert_nonnull(strstr(list, "mine "));
}

static void add_failures(void) {
  g_test_add_func("/command/fails/not-there", test_inputs_that_are_not_there);
  g_test_add_func("/command/fails/no-article", test_inputs_that_are_no_articles);
  g_test_add_func("/command/fails/too-long", test_paragraphs_too_long);
  g_test_add_func("/command/fails/each-named", test_every_bad_input_is_named);
  g_test_add_func("/command/fails/values", test_wrong_values);
  g_test_add_func("/command/fails/layouts", test_layouts_with_mistakes);
  g_test_add_func("/command/fails/layout-circle", test_layout_that_inherits_itself);
  g_test_add_func("/command/fails/usage", test_wrong_usage);
  g_test_add_func("/command/fails/output", test_outputs_that_cannot_be);
  g_test_add_func("/command/fails/closed-folder", test_folder_that_takes_no_files);
  g_test_add_func("/command/fails/full-device", test_full_device);
  g_test_add_func("/command/survives/bad-input", test_old_book_survives_a_failed_build);
  g_test_add_func("/command/survives/full-disk", test_old_book_survives_a_full_disk);
  g_test_add_func("/command/survives/link", test_link_stays_a_link);
}

/* ---- forms that are written and read ---- */

static void expect_same_file(const char *one, const char *other) {
  g_autofree char *one_text = NULL, *other_text = NULL;
  g_assert_true(g_file_get_contents(one, &one_text, NULL, NULL));
  g_assert_true(g_file_get_contents(other, &other_text, NULL, NULL));
  g_assert_cmpstr(one_text, ==, other_text);
}

/* The samples as Markdown, TSV and JSON, and those forms of the Markdown: the same bytes. */
static void test_markdown_is_the_article(void) {
  static const char *const forms[] = {"md", "tsv", "json", "txt"};
  g_autoptr(Folder) folder = folder_new();
  g_autofree char *markdown = in_folder(folder, "article.md");
  for (gsize i = 0; i < G_N_ELEMENTS(samples); i++) {
    g_autofree char *sample = sample_path(samples[i]);
    g_free(must_run(DZ_COMMAND, "build", sample, "-o", markdown, "-q", NULL));
    for (gsize f = 0; f < G_N_ELEMENTS(forms); f++) {
      g_autofree char *name = g_strconcat("one.", forms[f], NULL), *other_name = g_strconcat("two.", forms[f], NULL);
      g_autofree char *one = in_folder(folder, name), *other = in_folder(folder, other_name);
      g_free(must_run(DZ_COMMAND, "build", sample, "-o", one, "-q", NULL));
      g_free(must_run(DZ_COMMAND, "build", markdown, "-o", other, "-q", NULL));
      expect_same_file(one, other);
    }
  }
}

/* Several articles in one Markdown file are as many in the book. */
static void test_markdown_of_several_articles(void) {
  g_autoptr(Folder) folder = folder_new();
  g_autofree char *first = sample_path(samples[0]), *second = sample_path(samples[1]);
  g_autofree char *markdown = in_folder(folder, "week.md"), *json = in_folder(folder, "one.json");
  g_autofree char *json_again = in_folder(folder, "two.json");
  g_free(must_run(DZ_COMMAND, "build", first, second, "-o", markdown, "--title", "一周", "--series", "Weekly", "-q",
                  NULL));
  g_free(must_run(DZ_COMMAND, "build", first, second, "-o", json, "--title", "一周", "--series", "Weekly", "-q", NULL));
  g_free(must_run(DZ_COMMAND, "build", markdown, "-o", json_again, "-q", NULL));
  expect_same_file(json, json_again);
}

/* Every kind of span, alone and inside others, through the writers of books. */
static void test_spans_reach_the_book(void) {
  g_autoptr(Folder) folder = folder_new();
  g_autofree char *text = write_text(folder, "spans.md",
                                     "# Rain\n\n*It* **rains [here](https://example.org) *often***, ==and `R2`== "
                                     "<em>waits<strong> for</em> a</strong> <span lang=\"fr\">café</span>.\n\n"
                                     "> *下* ==雨== **了**。\n");
  g_autofree char *epub = in_folder(folder, "spans.epub"), *pdf = in_folder(folder, "spans.pdf");
  g_free(must_run(DZ_COMMAND, "build", text, "-o", epub, "-q", NULL));
  g_free(must_run(DZ_COMMAND, "build", text, "-o", pdf, "-q", NULL));
}

static void write_encoded(const char *path, const char *text, const char *encoding) {
  gsize length;
  g_autofree char *bytes = g_convert(text, -1, encoding, "UTF-8", NULL, &length, NULL);
  g_assert_true(g_file_set_contents(path, bytes, (gssize)length, NULL));
}

static void test_encoding_is_found_or_said(void) {
  g_autoptr(Folder) folder = folder_new();
  g_autofree char *found = in_folder(folder, "found.txt"), *said = in_folder(folder, "said.txt");
  write_encoded(found, "原文 It rains.\n\n翻译 下雨了，谁也不着急，这里的日子就是这样过的。\n", "GB18030");
  write_encoded(said, "原文 It rains.\n\n翻译 下雨。\n", "GB18030");
  g_autoptr(Ran) ran = run(DZ_COMMAND, "check", found, NULL);
  g_assert_cmpint(ran->status, ==, 0);
  g_assert_nonnull(strstr(ran->output, "read as GB18030"));
  g_autoptr(Ran) unclear = run(DZ_COMMAND, "check", said, NULL);
  g_assert_cmpint(unclear->status, ==, 1);
  g_assert_nonnull(strstr(unclear->words, "name it with --encoding (GB18030"));
  g_free(must_run(DZ_COMMAND, "check", said, "--encoding", "gbk", NULL));
  g_autoptr(Ran) unknown = run(DZ_COMMAND, "check", said, "--encoding", "klingon", NULL);
  g_assert_cmpint(unknown->status, ==, 2);
  g_assert_nonnull(strstr(unknown->words, "“klingon” is no encoding"));
}

int main(int argc, char **argv) {
  setlocale(LC_CTYPE, "C.UTF-8"); /* messages quote the texts */
  g_test_init(&argc, &argv, NULL);
  g_test_set_nonfatal_assertions(); /* say all that is wrong, not the first only */
  g_test_add_func("/command/version", test_version);
  g_test_add_func("/command/help", test_help_fits_a_screen);
  g_test_add_func("/command/no-words", test_no_words_at_all_shows_the_usage);
  g_test_add_func("/command/options", test_promised_options_are_there);
  g_test_add_func("/command/check-json/sample", test_check_json_of_a_sample);
  g_test_add_func("/command/check-json/bad-input", test_check_json_of_a_bad_input);
  g_test_add_func("/command/check-json/name", test_check_json_of_a_name_that_is_no_text);
  g_test_add_func("/command/check-json/each", test_check_json_tells_each_input);
  g_test_add_func("/command/check-json/usage", test_check_json_of_a_wrong_word_is_json_too);
  g_test_add_func("/command/check", test_check_for_people);
  g_test_add_func("/command/check/pairs", test_check_shows_pairs_and_repairs);
  g_test_add_func("/command/check/odd", test_check_json_names_odd_pairs);
  g_test_add_func("/command/check/diff", test_check_diff);
  g_test_add_func("/command/check/diff-applied", test_check_diff_can_be_applied);
  g_test_add_func("/command/check/html", test_check_html);
  g_test_add_func("/command/check/html-alone", test_check_html_is_one_plain_page);
  g_test_add_func("/command/check/html-marks", test_check_html_of_marks_and_errors);
  g_test_add_func("/command/check/html-valid", test_check_html_is_valid);
  g_test_add_func("/command/check/one-form", test_check_takes_one_form);
  g_test_add_func("/command/check/colours", test_check_is_coloured_on_a_terminal);
  add_failures();
  g_test_add_func("/command/pipes", test_pipes);
  g_test_add_func("/command/check-pipe", test_check_reads_standard_input);
  g_test_add_func("/command/words", test_words_about_the_work_go_to_standard_error);
  g_test_add_func("/command/build-json", test_build_json_tells_the_outcome);
  g_test_add_func("/command/tsv", test_tsv_has_four_columns);
  g_test_add_func("/command/json", test_json_is_the_model);
  g_test_add_func("/command/json-sentences", test_json_has_sentence_pairs);
  g_test_add_func("/command/sides", test_sides_are_chosen);
  g_test_add_func("/command/layouts", test_layouts_are_listed_and_printed);
  g_test_add_func("/command/printed-layout", test_printed_layout_can_be_used);
  g_test_add_func("/command/fonts", test_fonts_are_listed);
  g_test_add_func("/command/data-folder", test_data_folder_can_be_named);
  g_test_add_func("/command/no-data-folder", test_missing_data_folder_is_said);
  g_test_add_func("/command/forms/markdown", test_markdown_is_the_article);
  g_test_add_func("/command/forms/several", test_markdown_of_several_articles);
  g_test_add_func("/command/forms/spans", test_spans_reach_the_book);
  g_test_add_func("/command/forms/encoding", test_encoding_is_found_or_said);
  g_test_add_func("/command/installed", test_installed_tree_works_anywhere);
  return g_test_run();
}
