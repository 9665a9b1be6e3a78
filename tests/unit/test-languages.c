/* test-languages.c: what languages call things is data: no word of it stands in C, no word means two things, and a
   language is added by a file alone. */
#include "base/language-files.h"
#include "duizhao.h"
#include <glib/gstdio.h>
#include <string.h>

/* ---- words in C ---- */

/* Sets of characters that a standard fixes, and messages: files whose literals may hold letters of other scripts. */
static const struct {
  const char *file, *why;
} allowed[] = {
    {"cli/main.c", "an example in the help"},
    {"prepare/marks/look-alikes.c", "characters that look alike, by Unicode"},
    {"prepare/understand/sections.c", "Han numerals before a heading"},
    {"report/doubts.c", "Han numerals"},
    {"typeset/lines/breaks.c", "kinsoku and counters: JIS X 4051, clreq"},
};

static gboolean is_allowed(const char *path) {
  for (gsize i = 0; i < G_N_ELEMENTS(allowed); i++)
    if (strcmp(allowed[i].file, path) == 0)
      return TRUE;
  return FALSE;
}

/* Two letters of Han, kana, Hangul or Cyrillic beside each other in a literal. Comments go first. */
static guint count_words(const char *path, const char *text) {
  g_autoptr(GRegex) comment =
      g_regex_new("/\\*.*?\\*/|^\\s*#include.*?$|//[^\\n]*", G_REGEX_DOTALL | G_REGEX_MULTILINE, 0, NULL);
  g_autofree char *code = g_regex_replace_literal(comment, text, -1, 0, "", 0, NULL);
  g_autoptr(GRegex) word =
      g_regex_new("\"(?:[^\"\\\\\\n]|\\\\.)*(?:(?=\\p{L})[\\p{Han}\\p{Hiragana}\\p{Katakana}\\p{Hangul}"
                  "\\p{Cyrillic}]){2}(?:[^\"\\\\\\n]|\\\\.)*\"",
                  0, 0, NULL);
  g_autoptr(GMatchInfo) match = NULL;
  guint count = 0;
  for (g_regex_match(word, code, 0, &match); g_match_info_matches(match); g_match_info_next(match, NULL), count++) {
    g_autofree char *found = g_match_info_fetch(match, 0);
    g_test_message("src/%s: %s belongs into src/languages", path, found);
  }
  return count;
}

static guint search_folder(const char *below) {
  g_autofree char *folder = g_build_filename(DZ_SOURCE_DIR, "src", below, NULL);
  g_autoptr(GDir) directory = g_dir_open(folder, 0, NULL);
  g_assert_nonnull(directory);
  guint count = 0;
  for (const char *name; (name = g_dir_read_name(directory));) {
    g_autofree char *path = *below ? g_build_filename(below, name, NULL) : g_strdup(name);
    g_autofree char *full = g_build_filename(DZ_SOURCE_DIR, "src", path, NULL), *text = NULL;
    if (g_file_test(full, G_FILE_TEST_IS_DIR))
      count += search_folder(path);
    else if ((g_str_has_suffix(name, ".c") || g_str_has_suffix(name, ".h")) && !is_allowed(path) &&
             g_file_get_contents(full, &text, NULL, NULL))
      count += count_words(path, text);
  }
  return count;
}

static void test_no_words_in_c(void) {
  g_assert_cmpuint(search_folder(""), ==, 0);
  g_assert_cmpuint(count_words("made-up.c", "static const char word[] = \"词汇\"; /* \"生词\" */"), ==, 1);
  g_assert_cmpuint(count_words("made-up.c", "case '。': return \"。\"; // \"单词\""), ==, 0);
}

/* ---- one meaning a word ---- */

/* Lists that answer the same question of a line. */
static gboolean do_compete(DzList one, DzList other) {
  const gboolean heads = (one >= DZ_LIST_WORDS && one <= DZ_LIST_SUMMARY) || one == DZ_LIST_FURNITURE;
  const gboolean heads_too = (other >= DZ_LIST_WORDS && other <= DZ_LIST_SUMMARY) || other == DZ_LIST_FURNITURE;
  const gboolean facts = one >= DZ_LIST_DATE && one <= DZ_LIST_COUNTER;
  const gboolean facts_too = other >= DZ_LIST_DATE && other <= DZ_LIST_COUNTER;
  const gboolean marks = one <= DZ_LIST_LANGUAGE, marks_too = other <= DZ_LIST_LANGUAGE;
  return one != other && (heads || facts || marks) && (heads_too || facts_too || marks_too);
}

static void test_no_word_means_two_things(void) {
  guint count = 0;
  for (int one = 0; one < DZ_LIST_COUNT; one++)
    for (int other = one + 1; other < DZ_LIST_COUNT; other++)
      for (guint i = 0; do_compete((DzList)one, (DzList)other) && i < dz_list((DzList)one)->len; i++) {
        const DzListed *word = &g_array_index(dz_list((DzList)one), DzListed, i);
        if (!dz_is_listed(dz_list((DzList)other), word->word))
          continue;
        g_test_message("“%s” stands in two lists (%d and %d)", word->word, one, other);
        count++;
      }
  g_assert_cmpuint(count, ==, 0);
}

static void test_every_language_with_labels_has_all(void) {
  static const char *const languages[] = {"en", "zh-Hans", "zh-Hant", "ja", "ko", "de", "fr", "es", "ru"};
  for (gsize i = 0; i < G_N_ELEMENTS(languages); i++)
    for (int label = 0; label < DZ_LABEL_WORDS_ONE; label++) {
      const char *text = dz_label((DzLabel)label, languages[i]);
      g_assert_nonnull(text);
      g_assert_cmpuint(strlen(text), >, 0);
    }
  g_assert_cmpstr(dz_label(DZ_LABEL_KEYS, "zh-TW"), ==, "重點句");
  g_assert_cmpstr(dz_label(DZ_LABEL_KEYS, "xx"), ==, "Key sentences");
}

/* ---- a language of one's own ---- */

typedef struct {
  char *folder;
} Folder;

static void write_file(const Folder *folder, const char *name, const char *text) {
  g_autofree char *path = g_build_filename(folder->folder, name, NULL);
  g_assert_true(g_file_set_contents(path, text, -1, NULL));
}

static void set_up(Folder *folder, gconstpointer data) {
  (void)data;
  folder->folder = g_dir_make_tmp("duizhao-languages-XXXXXX", NULL);
  g_assert_nonnull(folder->folder);
  write_file(folder, "article.txt",
             "La Lanterno\n\nEldono: 3. de majoro 2026\n\n"
             "TEKSTO: The lamp has burned above the harbour since the spring of that year.\n"
             "TRADUKO: 那年春天以来，港口上方的灯一直亮着。\n\n"
             "TEKSTO: Nobody in the village remembers who lit it for the first time.\n"
             "TRADUKO: 村里没有人记得是谁第一次点亮了它。\n\n"
             "Vortolisto\n\nharbour n. 港口\nlamp n. 灯\n");
}

static void tear_down(Folder *folder, gconstpointer data) {
  (void)data;
  static const char *const names[] = {"article.txt", "eo.language"};
  for (gsize i = 0; i < G_N_ELEMENTS(names); i++) {
    g_autofree char *path = g_build_filename(folder->folder, names[i], NULL);
    g_remove(path);
  }
  g_rmdir(folder->folder);
  g_free(folder->folder);
}

static DzOutcome *check(const Folder *folder) {
  g_autofree char *path = g_build_filename(folder->folder, "article.txt", NULL);
  const DzInput input = {.path = path};
  const DzOptions options = {DZ_OPTIONS};
  return dz_check(&input, 1, &options);
}

static void test_a_language_is_a_file(Folder *folder, gconstpointer data) {
  (void)data;
  write_file(folder, "eo.language",
             "[Language]\nFormat=1\nName=Esperanto\n\n[Markers]\nOriginal=TEKSTO\nTranslation=TRADUKO\n\n"
             "[Facts]\nDate=Eldono\n\n"
             "[Dates]\nMonths=januaro;februaro;marto;aprilo;majo|majoro;junio;julio;aŭgusto;septembro;oktobro;"
             "novembro;decembro\nOf=de\n\n[Sections]\nWords=Vortolisto\n");
  g_autoptr(DzOutcome) outcome = check(folder);
  g_assert_no_error(outcome->error);
  const DzReport *report = outcome->reports->pdata[0];
  const DzArticleReport *article = report->articles->pdata[0];
  g_assert_cmpuint(article->pairs, ==, 2);
  g_assert_cmpuint(article->unpaired, ==, 0);
  g_assert_cmpstr(article->date, ==, "2026-05-03");
  g_assert_cmpuint(g_array_index(article->study, DzStudyCount, 0).count, ==, 2);
  g_assert_false(dz_is_listed(dz_list(DZ_LIST_ORIGINAL), "TEKSTO")); /* it went with its job */
}

static void test_without_the_file_nothing_is_known(Folder *folder, gconstpointer data) {
  (void)data;
  g_autoptr(DzOutcome) outcome = check(folder);
  g_assert_no_error(outcome->error);
  const DzReport *report = outcome->reports->pdata[0];
  const DzArticleReport *article = report->articles->pdata[0];
  g_assert_null(article->date);
}

static void check_refused(const Folder *folder, const char *text, const char *sentence) {
  write_file(folder, "eo.language", text);
  g_autoptr(DzOutcome) outcome = check(folder);
  g_assert_error(outcome->error, DZ_ERROR, DZ_ERROR_LAYOUT);
  g_assert_true(strstr(outcome->error->message, "eo.language") != NULL);
  if (!strstr(outcome->error->message, sentence))
    g_error("“%s” lacks “%s”", outcome->error->message, sentence);
}

static void test_a_faulty_file_is_named(Folder *folder, gconstpointer data) {
  (void)data;
  check_refused(folder, "[Language]\nFormat=1\n[Markers]\nOrignal=TEKSTO\n",
                "[Markers]: unknown key “Orignal” (Original?)");
  check_refused(folder, "[Language]\nFormat=1\n[Marker]\nOriginal=TEKSTO\n", "unknown group [Marker] ([Markers]?)");
  check_refused(folder, "[Markers]\nOriginal=TEKSTO\n", "Format=1");
  check_refused(folder, "[Language]\nFormat=1\n[Dates]\nMonths=januaro;februaro\n", "Months: twelve are needed");
  check_refused(folder, "[Language]\nFormat=1\n[Languages]\nesperanto!=Esperanto\n", "is no language tag");
  check_refused(folder, "[Language]\nFormat=1\n[Labels]\nParagraph=Alineo {numero}\n", "{number}");
  check_refused(folder, "[Language]\nFormat=1\n[Markers]\nOriginal=\xd4\xad\xce\xc4\n", "is not UTF-8");
  check_refused(folder, "no key file at all\n", "cannot be read as a language file");
}

int main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/languages/no-words-in-c", test_no_words_in_c);
  g_test_add_func("/languages/one-meaning", test_no_word_means_two_things);
  g_test_add_func("/languages/labels", test_every_language_with_labels_has_all);
  g_test_add("/languages/a-file", Folder, NULL, set_up, test_a_language_is_a_file, tear_down);
  g_test_add("/languages/without-it", Folder, NULL, set_up, test_without_the_file_nothing_is_known, tear_down);
  g_test_add("/languages/faulty", Folder, NULL, set_up, test_a_faulty_file_is_named, tear_down);
  return g_test_run();
}
