/* test-doubt.c: what duizhao says of articles that it is not sure of, and what it refuses to do with files. */
#include "support.h"
#include <fcntl.h>
#include <json-glib/json-glib.h>
#include <unistd.h>

/* Two originals of like length before a block of as many translations and one more: which belongs to which is a guess.
 */
static const char unsure[] = "The gate is old.\n\nThe road is wet.\n\nThe roof is red.\n\n"
                             "门旧了。\n\n路湿了。\n\n瓦红了。\n\n墙白了。\n\n"
                             "A lamp burns in the harbour all night, and the keeper counts the boats that pass it.\n\n"
                             "港口里有一盏灯整夜亮着，守灯人数着经过的船。\n";
static const char sure[] = "The lamp burns all night long.\n\n那盏灯整夜都亮着。\n\n"
                           "In 1908 two boats came in before dawn.\n\n1908年，天亮前进来了两条船。\n";

static void test_doubt_is_said_with_file_and_line(void) {
  g_autoptr(Folder) folder = folder_new();
  g_autofree char *one = write_text(folder, "unsure.txt", unsure), *other = write_text(folder, "sure.txt", sure);
  g_autofree char *book = in_folder(folder, "book.md");
  g_autoptr(Ran) ran = run(DZ_COMMAND, "build", one, other, "-o", book, NULL);
  g_assert_cmpint(ran->status, ==, 0);
  g_assert_nonnull(strstr(ran->words, "unsure.txt: "));
  g_assert_nonnull(strstr(ran->words, "doubtful (line"));
  g_assert_nonnull(strstr(ran->words, "see duizhao check"));
  g_assert_null(strstr(ran->words, "/sure.txt: "));
  g_autofree char *table = must_run(DZ_COMMAND, "check", one, NULL);
  g_assert_nonnull(strstr(table, "doubtful"));
  g_assert_nonnull(strstr(table, "its partner is uncertain"));
}

static void test_json_names_what_is_doubtful(void) {
  g_autoptr(Folder) folder = folder_new();
  g_autofree char *path = write_text(folder, "unsure.txt", unsure);
  g_autofree char *text = must_run(DZ_COMMAND, "check", path, "--json", NULL);
  g_autoptr(JsonParser) parser = json_parser_new();
  g_assert_true(json_parser_load_from_data(parser, text, -1, NULL));
  JsonObject *input = json_array_get_object_element(
      json_object_get_array_member(json_node_get_object(json_parser_get_root(parser)), "inputs"), 0);
  JsonObject *article = json_array_get_object_element(json_object_get_array_member(input, "articles"), 0);
  JsonArray *doubtful = json_object_get_array_member(article, "doubtful");
  g_assert_cmpuint(json_array_get_length(doubtful), >, 0);
  JsonObject *doubt = json_array_get_object_element(doubtful, 0);
  g_assert_cmpstr(json_object_get_string_member(doubt, "what"), ==, "pair");
  g_assert_cmpint(json_object_get_int_member(doubt, "line"), >, 0);
}

static void test_strict_makes_no_book_of_doubt(void) {
  g_autoptr(Folder) folder = folder_new();
  g_autofree char *one = write_text(folder, "unsure.txt", unsure), *other = write_text(folder, "sure.txt", sure);
  g_autofree char *book = in_folder(folder, "book.md");
  g_autoptr(Ran) ran = run(DZ_COMMAND, "build", one, "-o", book, "--strict", NULL);
  g_assert_cmpint(ran->status, ==, 1);
  g_assert_false(g_file_test(book, G_FILE_TEST_EXISTS));
  g_autoptr(Ran) good = run(DZ_COMMAND, "build", other, "-o", book, "--strict", NULL);
  g_assert_cmpint(good->status, ==, 0);
}

static void test_summary_has_a_line_a_file_the_worst_first(void) {
  g_autoptr(Folder) folder = folder_new();
  g_autofree char *good = write_text(folder, "a-sure.txt", sure),
                  *bad = write_text(folder, "b-none.txt", "Only one.\n"),
                  *worse = write_text(folder, "c-unsure.txt", unsure);
  g_autoptr(Ran) ran = run(DZ_COMMAND, "check", good, bad, worse, "--summary", NULL);
  g_auto(GStrv) lines = g_strsplit(ran->output, "\n", -1);
  g_assert_cmpuint(g_strv_length(lines), ==, 4);
  g_assert_nonnull(strstr(lines[0], "b-none.txt: no book: "));
  g_assert_nonnull(strstr(lines[1], "c-unsure.txt: "));
  g_assert_nonnull(strstr(lines[2], "a-sure.txt: 2 pairs, 0 unpaired, 0 doubtful"));
}

/* ---- what the user may have meant ---- */

static void check_words(const char *words, ...) G_GNUC_NULL_TERMINATED;
static void check_words(const char *words, ...) {
  g_autoptr(GPtrArray) command = g_ptr_array_new();
  g_ptr_array_add(command, (gpointer)DZ_COMMAND);
  va_list arguments;
  va_start(arguments, words);
  for (const char *word; (word = va_arg(arguments, const char *));)
    g_ptr_array_add(command, (gpointer)word);
  va_end(arguments);
  g_ptr_array_add(command, NULL);
  g_autoptr(Ran) ran = run_in(NULL, NULL, NULL, (const char *const *)command->pdata);
  g_assert_cmpint(ran->status, ==, 2);
  if (!strstr(ran->words, words))
    g_error("“%s” is not in “%s”", words, ran->words);
}

static void test_near_words_are_named(void) {
  g_autoptr(Folder) folder = folder_new();
  g_autofree char *article = write_text(folder, "a.txt", sure), *book = in_folder(folder, "a.pdf");
  check_words("did you mean --paper?", "build", article, "-o", book, "--papper", "A5", NULL);
  check_words("(build?)", "buidl", article, NULL);
  check_words("(interleaved?)", "build", article, "-o", book, "--layout", "interleavd", NULL);
  check_words("no such folder with faces", "build", article, "-o", book, "--font-dir", "/nowhere/at/all", NULL);
  check_words("no form that is read", "build", article, "-o", book, "--from", "docx", NULL);
  g_assert_cmpuint(count_entries(folder->path), ==, 1);
}

static void test_words_of_options_are_understood(void) {
  g_autoptr(Folder) folder = folder_new();
  g_autofree char *article = write_text(folder, "a.txt", sure), *book = in_folder(folder, "a.md");
  g_autofree char *joined = g_strconcat("-o", book, NULL);
  g_autofree char *said = must_run(DZ_COMMAND, "build", article, joined, "--original", "cn", "--drop", "1908",
                                   "--title", "灯", "--title-translation", "The Lamp", NULL);
  g_autofree char *text = read_text(book);
  g_assert_nonnull(strstr(text, "title: 灯\ntitle-translation: The Lamp\nlanguages: zh-Hans en\n"));
  g_assert_nonnull(strstr(text, "那盏灯整夜都亮着。\n\n> The lamp"));
  g_assert_null(strstr(text, "1908"));
}

static void test_form_of_standard_input(void) {
  static const char markdown[] = "# Harbour\n\n> 港口\n\nA **quiet** night falls.\n\n> **安静**的夜降临了。\n";
  const char *const found[] = {DZ_COMMAND, "build", "-", "-o", "-", "--to", "tsv", NULL};
  const char *const said[] = {DZ_COMMAND, "build", "-", "-o", "-", "--to", "tsv", "--from", "txt", NULL};
  g_autoptr(GBytes) input = g_bytes_new_static(markdown, strlen(markdown));
  g_autoptr(Ran) one = run_in(NULL, NULL, input, found);
  g_autoptr(Ran) other = run_in(NULL, NULL, input, said);
  g_assert_cmpint(one->status, ==, 0);
  g_assert_nonnull(strstr(one->output, "pair\tA quiet night falls.\t安静的夜降临了。\tquiet\n"));
  g_assert_null(strstr(other->output, "pair\tA quiet night falls."));
}

static void test_forms_without_a_reader_are_refused_by_name(void) {
  static const struct {
    const char *name, *text, *words;
  } forms[] = {
      {"a.html", "<!DOCTYPE html>\n<html><body><p>It rains.</p><p>下雨。</p></body></html>\n", "is HTML"},
      {"a.txt", "1\n00:00:01,000 --> 00:00:02,000\nIt rains.\n下雨。\n", "subtitles (SRT)"},
      {"a.po", "msgid \"It rains.\"\nmsgstr \"下雨。\"\n", "a message catalogue (PO)"},
      {"a.xlf", "<?xml version=\"1.0\"?>\n<xliff version=\"1.2\"></xliff>\n", "is XLIFF"},
  };
  g_autoptr(Folder) folder = folder_new();
  for (gsize i = 0; i < G_N_ELEMENTS(forms); i++) {
    g_autofree char *path = write_text(folder, forms[i].name, forms[i].text);
    g_autoptr(Ran) ran = run(DZ_COMMAND, "build", path, "-o", "-", "--to", "tsv", NULL);
    g_assert_cmpint(ran->status, ==, 1);
    if (!strstr(ran->words, forms[i].words))
      g_error("“%s” is not in “%s”", forms[i].words, ran->words);
  }
}

/* ---- places ---- */

static void test_a_book_never_replaces_its_article(void) {
  g_autoptr(Folder) folder = folder_new();
  g_autofree char *article = write_text(folder, "a.txt", sure), *link = in_folder(folder, "link.txt"),
                  *twin = in_folder(folder, "twin.txt"), *other = g_strdup_printf("%s/./a.txt", folder->path);
  g_assert_cmpint(symlink(article, link), ==, 0);
  g_assert_cmpint(linkat(AT_FDCWD, article, AT_FDCWD, twin, 0), ==, 0);
  const char *const places[] = {article, link, twin, other};
  for (gsize i = 0; i < G_N_ELEMENTS(places); i++) {
    g_autoptr(Ran) ran = run(DZ_COMMAND, "build", article, "-o", places[i], NULL);
    g_assert_cmpint(ran->status, ==, 2);
    g_assert_nonnull(strstr(ran->words, "is the article itself"));
    g_autofree char *text = read_text(article);
    g_assert_cmpstr(text, ==, sure);
  }
}

/* A quota (RLIMIT_FSIZE) is one sentence, whatever the form, and leaves nothing. */
static void test_a_full_disk_is_a_sentence(void) {
  static const char *const forms[] = {"pdf", "epub", "png", "md"};
  g_autoptr(Folder) folder = folder_new();
  g_autofree char *article = write_text(folder, "a.txt", sure);
  for (gsize i = 0; i < G_N_ELEMENTS(forms); i++) {
    g_autofree char *script = g_strdup_printf("ulimit -f 0; exec '%s' build '%s' -o '%s/book.%s'", DZ_COMMAND, article,
                                              folder->path, forms[i]);
    g_autoptr(Ran) ran = run("/bin/sh", "-c", script, NULL);
    g_assert_cmpint(ran->status, ==, 1);
    g_assert_nonnull(strstr(ran->words, "cannot be written: File too large"));
    g_assert_cmpuint(count_entries(folder->path), ==, 1);
  }
}

/* What is right is not doubted: headings fused into their paragraphs, words, notes and questions among it. */
static void test_samples_are_not_doubted(void) {
  g_autoptr(Folder) folder = folder_new();
  for (gsize i = 0; i < G_N_ELEMENTS(samples); i++) {
    g_autofree char *input = sample_path(samples[i]), *output = in_folder(folder, "x.txt");
    g_autoptr(Ran) ran = run(DZ_COMMAND, "build", input, "-o", output, NULL);
    g_assert_cmpint(ran->status, ==, 0);
    g_assert_null(strstr(ran->words, "doubtful"));
    g_assert_null(strstr(ran->output, "doubtful"));
  }
}

int main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/doubt/samples", test_samples_are_not_doubted);
  g_test_add_func("/doubt/said", test_doubt_is_said_with_file_and_line);
  g_test_add_func("/doubt/json", test_json_names_what_is_doubtful);
  g_test_add_func("/doubt/strict", test_strict_makes_no_book_of_doubt);
  g_test_add_func("/doubt/summary", test_summary_has_a_line_a_file_the_worst_first);
  g_test_add_func("/doubt/near-words", test_near_words_are_named);
  g_test_add_func("/doubt/options", test_words_of_options_are_understood);
  g_test_add_func("/doubt/standard-input", test_form_of_standard_input);
  g_test_add_func("/doubt/refused-forms", test_forms_without_a_reader_are_refused_by_name);
  g_test_add_func("/doubt/article-stays", test_a_book_never_replaces_its_article);
  g_test_add_func("/doubt/full-disk", test_a_full_disk_is_a_sentence);
  return g_test_run();
}
