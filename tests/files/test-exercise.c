/* test-exercise.c: sheets to write on, their answers, and copies for student and teacher. */
#include "support.h"

static char *text_of(const char *pdf) {
  return must_run("pdftotext", "-enc", "UTF-8", "-raw", pdf, "-", NULL);
}

/* The text of a copy that was written beside a book. */
static char *text_beside(const Folder *folder, const char *name) {
  g_autofree char *path = in_folder(folder, name);
  return text_of(path);
}

/* An article of which two words are marked and two are listed, one of each being the same. */
static const char article[] = "# The Kiln\n\n# 窑\n\n"
                              "The potter opened the ==kiln== before dawn, while the bricks were still warm.\n\n"
                              "> 天还没亮，陶工就打开了窑，砖还是热的。\n\n"
                              "Every glaze had cracked in the frost, and he counted the ==shards== twice.\n\n"
                              "> 每一层釉都被霜冻裂了，他把碎片数了两遍。\n\n"
                              "## 词汇\n\nglaze n. 釉\n\nkiln n. 窑\n";

static void test_words_are_left_out(void) {
  if (!has_tool("pdftotext"))
    return;
  g_autoptr(Folder) folder = folder_new();
  g_autofree char *input = write_text(folder, "kiln.md", article);
  g_autofree char *pdf = build_in(folder, "kiln.pdf", input, "--layout", "cloze", NULL), *text = text_of(pdf);
  char *answers = strstr(text, "答案");
  g_assert_nonnull(answers);
  g_assert_true(memrchr(text, '\f', (gsize)(answers - text)) != NULL); /* on a page of their own */
  g_assert_nonnull(strstr(answers, "1 kiln"));
  g_assert_nonnull(strstr(answers, "2 glaze"));
  g_assert_nonnull(strstr(answers, "3 shards"));
  *answers = 0;
  g_assert_nonnull(strstr(text, "opened the ____1____ before"));
  g_assert_nonnull(strstr(text, "Every ____2____ had"));
  g_assert_nonnull(strstr(text, "the ____3____ twice"));
  static const char *const told[] = {"kiln ", "glaze", "shards", "陶工"};
  for (gsize i = 0; i < G_N_ELEMENTS(told); i++)
    g_assert_null(strstr(text, told[i]));
  g_autofree char *accessible = checker("check-pdf");
  g_autoptr(Ran) ran = accessible ? run(accessible, "--level", "ua", pdf, NULL) : NULL;
  if (ran)
    expect_clean(ran);
}

/* A word of four letters and one of six leave the same blank. */
static void test_blanks_do_not_tell_lengths(void) {
  if (!has_tool("pdftotext"))
    return;
  g_autoptr(Folder) folder = folder_new();
  g_autofree char *input = write_text(folder, "kiln.md", article);
  g_autofree char *pdf = build_in(folder, "kiln.pdf", input, "--layout", "cloze", NULL), *text = text_of(pdf);
  g_assert_nonnull(strstr(text, "____1____"));
  g_assert_nonnull(strstr(text, "____3____"));
  g_assert_null(strstr(text, "_____"));
}

static void test_key_goes_where_it_is_asked(void) {
  if (!has_tool("pdftotext"))
    return;
  g_autoptr(Folder) folder = folder_new();
  g_autofree char *input = write_text(folder, "kiln.md", article);
  static const char *const layouts[] = {"exercise", "cloze"}, *const answers[] = {"天还没亮", "1 kiln"};
  for (gsize i = 0; i < G_N_ELEMENTS(layouts); i++) {
    g_autofree char *none = build_in(folder, "none.pdf", input, "--layout", layouts[i], "--key", "none", NULL);
    g_autofree char *end = build_in(folder, "end.pdf", input, "--layout", layouts[i], "--key", "end", NULL);
    g_autofree char *apart = build_in(folder, "apart.pdf", input, "--layout", layouts[i], "--key", "separate", NULL);
    g_autofree char *without = text_of(none), *with = text_of(end), *sheet = text_of(apart),
                    *key = text_beside(folder, "apart.key.pdf");
    g_assert_null(strstr(without, answers[i]));
    g_assert_nonnull(strstr(with, answers[i]));
    g_assert_cmpstr(sheet, ==, without);
    g_assert_nonnull(strstr(key, answers[i]));
    g_assert_nonnull(strstr(key, "The Kiln"));
    g_assert_null(strstr(key, "before dawn"));
  }
}

static void test_student_and_teacher(void) {
  if (!has_tool("pdftotext"))
    return;
  g_autoptr(Folder) folder = folder_new();
  g_autofree char *input = sample_path("night-trains"); /* with key sentences, some of them analysed */
  g_autofree char *pdf =
      build_in(folder, "trains.pdf", input, "--layout", "handout", "--copies", "student,teacher", NULL);
  g_autofree char *student = text_of(pdf), *teacher = text_beside(folder, "trains.teacher.pdf");
  static const char analysis[] = "同级比较";
  g_assert_null(strstr(student, analysis));
  g_assert_nonnull(strstr(teacher, analysis));
  g_autofree char *sheet =
      build_in(folder, "sheet.pdf", input, "--layout", "exercise", "--copies", "student,teacher", NULL);
  g_autofree char *blank = text_of(sheet), *filled = text_beside(folder, "sheet.teacher.pdf");
  char *answers = strstr(blank, "译文");
  g_assert_nonnull(answers);
  g_assert_null(strstr(filled, "译文"));
  g_assert_nonnull(strstr(filled, "九号站台"));
  *answers = 0;
  g_assert_null(strstr(blank, "九号站台"));
}

/* The original comes whole, then the translation, each of its paragraphs under its number. */
static void test_reader(void) {
  if (!has_tool("pdftotext"))
    return;
  g_autoptr(Folder) folder = folder_new();
  g_autofree char *input = write_text(folder, "kiln.md", article);
  g_autofree char *pdf = build_in(folder, "kiln.pdf", input, "--layout", "reader", NULL), *text = text_of(pdf);
  const char *last = strstr(text, "twice."), *translated = strstr(text, "天还没亮");
  g_assert_nonnull(last);
  g_assert_nonnull(translated);
  g_assert_true(last < translated);
  const char *note = strstr(text, "kiln n. 窑");
  g_assert_nonnull(note);
  g_assert_true(note < strchr(text, '\f')); /* a word stands at the foot of its page */
}

/* A paper of school size lies on its side and has two columns; the text is there once, in the original, its sections
   are numbered, and nothing tells the answers. */
static void test_exam(void) {
  if (!has_tool("pdftotext") || !has_tool("pdfinfo"))
    return;
  g_autoptr(Folder) folder = folder_new();
  g_autofree char *input = sample_path("night-trains");
  g_autofree char *pdf = build_in(folder, "exam.pdf", input, "--layout", "exam", NULL), *text = text_of(pdf);
  g_autofree char *facts = must_run("pdfinfo", pdf, NULL);
  g_assert_nonnull(strstr(facts, "1031.81 x 728.504")); /* 364 × 257 mm */
  static const char *const wanted[] = {"一、阅读", "二、翻译下列句子", "题号", "得分", "At 21:40"};
  for (gsize i = 0; i < G_N_ELEMENTS(wanted); i++)
    g_assert_nonnull(strstr(text, wanted[i]));
  static const char *const told[] = {"九号站台", "同级比较", "¶"};
  for (gsize i = 0; i < G_N_ELEMENTS(told); i++)
    g_assert_null(strstr(text, told[i]));
  g_autofree char *narrow = build_in(folder, "narrow.pdf", input, "--layout", "exam", "--paper", "A4", NULL),
                  *size = must_run("pdfinfo", narrow, NULL), *sheet = text_of(narrow);
  g_assert_nonnull(strstr(size, "595.276 x 841.89"));
  g_assert_nonnull(strstr(sheet, "姓名"));
  g_autofree char *copies =
      build_in(folder, "copies.pdf", input, "--layout", "exam", "--copies", "student,teacher", NULL);
  g_autofree char *asked = text_of(copies), *answered = text_beside(folder, "copies.teacher.pdf");
  g_assert_null(strstr(asked, "九号站台"));
  g_assert_nonnull(strstr(answered, "九号站台"));
  g_autofree char *english = sample_path("lighthouse-ja"); /* whose words do not stand upright */
  g_autofree char *wide = build_in(folder, "wide.pdf", english, "--layout", "exam", "--paper", "8k", NULL),
                  *names = text_of(wide);
  g_assert_nonnull(strstr(names, "Name"));
  g_autofree char *accessible = checker("check-pdf");
  g_autoptr(Ran) ran = accessible ? run(accessible, "--level", "ua", pdf, NULL) : NULL;
  if (ran)
    expect_clean(ran);
}

/* Blanks and hidden parts are for paper: a file to read has all of the article. */
static void test_other_forms_have_all(void) {
  g_autoptr(Folder) folder = folder_new();
  g_autofree char *input = write_text(folder, "kiln.md", article);
  g_autofree char *text = build_in(folder, "kiln.txt", input, "--layout", "exam", NULL), *shown = read_text(text);
  static const char *const wanted[] = {"kiln", "陶工", "釉"};
  for (gsize i = 0; i < G_N_ELEMENTS(wanted); i++)
    g_assert_nonnull(strstr(shown, wanted[i]));
}

static void test_what_cannot_be(void) {
  g_autoptr(Folder) folder = folder_new();
  g_autofree char *input = write_text(folder, "kiln.md", article), *pdf = in_folder(folder, "x.pdf"),
                  *epub = in_folder(folder, "x.epub");
  const struct {
    const char *place, *option, *value, *layout, *said;
  } cases[] = {{pdf, "--key", "end", "columns", "take --layout exercise or cloze"},
               {pdf, "--key", "ende", "exercise", "none, end or separate"},
               {pdf, "--copies", "pupil", "handout", "student, teacher or both"},
               {epub, "--copies", "teacher", "handout", "write the book as .pdf"},
               {"-", "--key", "separate", "exercise", "-o FILE"}};
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    const char *const words[] = {DZ_COMMAND,      "build",
                                 input,           "-o",
                                 cases[i].place,  cases[i].option,
                                 cases[i].value,  "--layout",
                                 cases[i].layout, strcmp(cases[i].place, "-") == 0 ? "--to" : NULL,
                                 "pdf",           NULL};
    g_autoptr(Ran) ran = run_in(NULL, NULL, NULL, words);
    g_assert_cmpint(ran->status, ==, 2);
    if (!strstr(ran->words, cases[i].said))
      g_error("%s %s: %s", cases[i].option, cases[i].value, ran->words);
  }
  g_assert_false(g_file_test(pdf, G_FILE_TEST_EXISTS));
}

int main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/exercise/cloze", test_words_are_left_out);
  g_test_add_func("/exercise/blanks", test_blanks_do_not_tell_lengths);
  g_test_add_func("/exercise/key", test_key_goes_where_it_is_asked);
  g_test_add_func("/exercise/copies", test_student_and_teacher);
  g_test_add_func("/exercise/reader", test_reader);
  g_test_add_func("/exercise/exam", test_exam);
  g_test_add_func("/exercise/other-forms", test_other_forms_have_all);
  g_test_add_func("/exercise/refused", test_what_cannot_be);
  return g_test_run();
}
