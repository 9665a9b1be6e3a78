/* test-read.c: what the reader makes of a text: which passages it holds, which marker each came under, on which line;
   and what it says of files that are no such text. */
#include "base/error.h"
#include "read/read.h"
#include <glib/gstdio.h>
#include <string.h>

typedef struct {
  const char *text, *dump;
} Case;

static char *dump_of(const char *text) {
  g_autoptr(GError) error = NULL;
  g_autoptr(DzDocument) document = dz_read_memory("test", text, strlen(text), &error);
  g_assert_no_error(error);
  g_assert_cmpstr(document->format, ==, "marked");
  return dz_document_dump(document);
}

static void check(const Case *cases, gsize count) {
  for (gsize i = 0; i < count; i++) {
    g_autofree char *dump = dump_of(cases[i].text);
    g_assert_cmpstr(dump, ==, cases[i].dump);
  }
}

#define CHECK(cases) check(cases, G_N_ELEMENTS(cases))

/* ---- markers ---- */

static void test_every_word_marks(void) {
  static const struct {
    const char *word, *mark;
  } words[] = {{"原文", "original"},     {"英文原文", "original"},      {"翻译", "translation"},
               {"译文", "translation"},  {"参考译文", "translation"},   {"中文翻译", "translation"},
               {"中译", "translation"},  {"英译", "translation"},       {"翻譯", "translation"},
               {"譯文", "translation"},  {"參考譯文", "translation"},   {"訳文", "translation"},
               {"中文", "language zh"},  {"英文", "language en"},       {"EN", "language en"},
               {"ZH", "language zh"},    {"CN", "language zh"},         {"JA", "language ja"},
               {"Original", "original"}, {"Translation", "translation"}};
  static const char *const forms[] = {"%s:x",      "%s: x",  "%s：x",   "【%s】x",   "【%s】：x",
                                      "[%s] x",    "(%s) x", "（%s）x", "**%s**x",   "**%s：**x",
                                      "**%s**: x", "%s1：x", "%s:\nx",  "**%s**\nx", "【%s】\nx"};
  for (gsize w = 0; w < G_N_ELEMENTS(words); w++)
    for (gsize f = 0; f < G_N_ELEMENTS(forms); f++) {
      g_auto(GStrv) halves = g_strsplit(forms[f], "%s", 2);
      g_autofree char *text = g_strconcat(halves[0], words[w].word, halves[1], NULL);
      g_autofree char *expected = g_strdup_printf("%u %s: x\n", strchr(text, '\n') ? 2 : 1, words[w].mark);
      g_autofree char *dump = dump_of(text);
      g_assert_cmpstr(dump, ==, expected);
    }
}

static void test_space_is_enough_after_han_markers(void) {
  static const Case cases[] = {
      {"原文 It rains.", "1 original: It rains.\n"},   {"翻译 下雨。", "1 translation: 下雨。\n"},
      {"参考译文\t下雨。", "1 translation: 下雨。\n"}, {"译文\u3000下雨。", "1 translation: 下雨。\n"},
      {"中译\u00A0下雨。", "1 translation: 下雨。\n"}, {"英文 It rains.", "1 language en: It rains.\n"}};
  CHECK(cases);
}

static void test_space_before_the_colon(void) {
  static const Case cases[] = {{"原文 ：It rains.", "1 original: It rains.\n"},
                               {"翻译 : 下雨。", "1 translation: 下雨。\n"},
                               {"EN : It rains.", "1 language en: It rains.\n"},
                               {"Original : It rains.", "1 original: It rains.\n"},
                               {"【译文】 ：下雨。", "1 translation: 下雨。\n"}};
  CHECK(cases);
}

static void test_case_does_not_matter(void) {
  static const Case cases[] = {{"en: It rains.", "1 language en: It rains.\n"},
                               {"ORIGINAL: It rains.", "1 original: It rains.\n"},
                               {"[translation] 下雨。", "1 translation: 下雨。\n"}};
  CHECK(cases);
}

static void test_words_that_only_look_like_markers(void) {
  static const Case cases[] = {{"原文如此。", "1 none: 原文如此。\n"},
                               {"翻译是一门手艺。", "1 none: 翻译是一门手艺。\n"},
                               {"中文系的学生。", "1 none: 中文系的学生。\n"},
                               {"解析 这一段。", "1 none: 解析 这一段。\n"},
                               {"Original thinking is rare.", "1 none: Original thinking is rare.\n"},
                               {"Translation is a craft.", "1 none: Translation is a craft.\n"},
                               {"English is spoken here.", "1 none: English is spoken here.\n"},
                               {"EN route to the coast.", "1 none: EN route to the coast.\n"},
                               {"Ensemble: all together.", "1 none: Ensemble: all together.\n"},
                               {"Entry: one.", "1 none: Entry: one.\n"},
                               {"Originally: a barn.", "1 none: Originally: a barn.\n"},
                               {"【原文如此】下雨。", "1 none: 【原文如此】下雨。\n"},
                               {"【原文 下雨。", "1 none: 【原文 下雨。\n"},
                               {"[原文) 下雨。", "1 none: [原文) 下雨。\n"},
                               {"**原文 下雨。", "1 none: **原文 下雨。\n"},
                               {"原文1 is the first.", "1 none: 原文1 is the first.\n"}};
  CHECK(cases);
}

static void test_marker_alone_marks_what_follows(void) {
  static const Case cases[] = {
      {"原文\nIt rains.\n翻译\n下雨。", "2 original: It rains.\n4 translation: 下雨。\n"},
      {"原文\n\nIt rains.\n\n翻译：\n\n下雨。", "3 original: It rains.\n7 translation: 下雨。\n"},
      {"EN:\nIt rains.\nZH:\n下雨。", "2 language en: It rains.\n4 language zh: 下雨。\n"},
      {"Original\n\nIt rains.", "3 original: It rains.\n"}};
  CHECK(cases);
}

static void test_marker_over_several_paragraphs(void) {
  static const Case cases[] = {{"原文\n\nOne.\n\nTwo.\n\n翻译\n\n一。\n\n二。",
                                "3 original: One.\n5 none: Two.\n9 translation: 一。\n11 none: 二。\n"},
                               {"原文 One.\n\nTwo.\n\n翻译 一。\n\n二。",
                                "1 original: One.\n3 none: Two.\n5 translation: 一。\n7 none: 二。\n"}};
  CHECK(cases);
}

static void test_two_lone_markers_lose_nothing(void) {
  static const Case cases[] = {{"原文\n翻译 下雨。", "1 original: \n2 translation: 下雨。\n"},
                               {"原文\n\n原文 It rains.", "1 original: \n3 original: It rains.\n"},
                               {"翻译 下雨。\n原文", "1 translation: 下雨。\n2 original: \n"}};
  CHECK(cases);
}

static void test_marker_begins_a_line_inside_a_chunk(void) {
  static const Case cases[] = {
      {"原文 It rains.\n翻译 下雨。", "1 original: It rains.\n2 translation: 下雨。\n"},
      {"EN: One.\nZH: 一。\nEN: Two.\nZH: 二。",
       "1 language en: One.\n2 language zh: 一。\n3 language en: Two.\n4 language zh: 二。\n"}};
  CHECK(cases);
}

static void test_one_line_form(void) {
  static const Case cases[] = {
      {"原文:It rains. 翻译:下雨。 解析:", "1 original: It rains.\n1 translation: 下雨。\n1 analysis: \n"},
      {"原文：It rains. 翻译：下雨。 解析：无主语。",
       "1 original: It rains.\n1 translation: 下雨。\n1 analysis: 无主语。\n"},
      {"原文:It rains.翻译:下雨。解析:it指天气",
       "1 original: It rains.\n1 translation: 下雨。\n1 analysis: it指天气\n"},
      {"原文:It rains. 翻译:下雨。", "1 original: It rains.\n1 translation: 下雨。\n"},
      {"Original: It rains. Translation: 下雨。 Analysis: none",
       "1 original: It rains.\n1 translation: 下雨。\n1 analysis: none\n"},
      {"【原文】It rains.【翻译】下雨。", "1 original: It rains.\n1 translation: 下雨。\n"},
      {"[原文] It rains. [翻译] 下雨。 解析:无主语",
       "1 original: It rains.\n1 translation: 下雨。\n1 analysis: 无主语\n"}};
  CHECK(cases);
}

static void test_marker_words_inside_a_sentence_stay(void) {
  static const Case cases[] = {{"原文 He read the 翻译 aloud.", "1 original: He read the 翻译 aloud.\n"},
                               {"翻译 他说原文:没有这句。", "1 translation: 他说原文:没有这句。\n"},
                               {"翻译 这本书的 中文 版很好。", "1 translation: 这本书的 中文 版很好。\n"},
                               {"原文 See chapter EN: it is short.", "1 original: See chapter EN: it is short.\n"},
                               {"下雨。 翻译:不详。", "1 none: 下雨。 翻译:不详。\n"}};
  CHECK(cases);
}

static void test_hashes_are_headings(void) {
  static const Case cases[] = {{"# Rain\n\n## 雨", "1 heading: Rain\n3 heading: 雨\n"},
                               {"#1 in the charts", "1 none: #1 in the charts\n"},
                               {"####### seven", "1 none: ####### seven\n"}};
  CHECK(cases);
}

/* ---- lines ---- */

static void test_wrapped_lines_are_one_paragraph(void) {
  static const Case cases[] = {
      {"The keeper climbed the stairs of the lighthouse\nevery night and lit the lamp, and he put it out\nat dawn.",
       "1 none: The keeper climbed the stairs of the lighthouse every night and lit the lamp, and he put it out at "
       "dawn.\n"},
      {"原文 The keeper climbed the stairs of the tower\nevery night and lit the lamp, and put it out\nat dawn.\n"
       "翻译 守塔人每天夜里都爬上灯塔的楼梯去点灯，\n到了早上再去把它熄掉。",
       "1 original: The keeper climbed the stairs of the tower every night and lit the lamp, and put it out at "
       "dawn.\n4 translation: 守塔人每天夜里都爬上灯塔的楼梯去点灯，到了早上再去把它熄掉。\n"}};
  CHECK(cases);
}

static void test_unwrapped_lines_are_paragraphs(void) {
  static const Case cases[] = {
      {"It rains.\n下雨。", "1 none: It rains.\n2 none: 下雨。\n"},
      {"夜车\nNight trains\nBy A. Corrivane", "1 none: 夜车\n2 none: Night trains\n3 none: By A. Corrivane\n"},
      {"A line that is far too long for any screen that a person would wrap a text for, so that it must be a "
       "paragraph.\nAnd another line that is far too long for any screen that a person would wrap a text for, you "
       "see.",
       "1 none: A line that is far too long for any screen that a person would wrap a text for, so that it must be a "
       "paragraph.\n2 none: And another line that is far too long for any screen that a person would wrap a text for, "
       "you see.\n"}};
  CHECK(cases);
}

static void test_two_languages_are_never_one_paragraph(void) {
  static const Case cases[] = {
      {"The keeper lit the lamp at the top of the tower.\n守塔人点亮了塔顶的灯。",
       "1 none: The keeper lit the lamp at the top of the tower.\n2 none: 守塔人点亮了塔顶的灯。\n"},
      {"The keeper lit the lamp at the top of the tower.\n守塔人在黄昏时分点亮了灯塔顶上的那一盏灯。\n"
       "And then he went down the stairs and to his bed.\n然后他走下楼梯，上床睡觉去了。",
       "1 none: The keeper lit the lamp at the top of the tower.\n2 none: 守塔人在黄昏时分点亮了灯塔顶上的那一盏灯。\n"
       "3 none: And then he went down the stairs and to his bed.\n4 none: 然后他走下楼梯，上床睡觉去了。\n"}};
  CHECK(cases);
}

static void test_heading_line_is_never_wrapped(void) {
  static const Case cases[] = {
      {"# The keeper who climbed the stairs of the lighthouse\nHe lit the lamp at dusk.",
       "1 heading: The keeper who climbed the stairs of the lighthouse\n2 none: He lit the lamp at dusk.\n"},
      {"The keeper climbed the stairs and lit the lamp\n# At dawn",
       "1 none: The keeper climbed the stairs and lit the lamp\n2 heading: At dawn\n"}};
  CHECK(cases);
}

static void test_blank_lines_part_paragraphs(void) {
  static const Case cases[] = {{"\n\nOne.\n\n\n \t\u3000\nTwo.\n\n", "3 none: One.\n7 none: Two.\n"}};
  CHECK(cases);
}

static void test_line_ends_make_no_difference(void) {
  static const Case cases[] = {{"原文 One.\r\n\r\n翻译 一。\r\n", "1 original: One.\n3 translation: 一。\n"},
                               {"原文 One.\n\n翻译 一。\n", "1 original: One.\n3 translation: 一。\n"},
                               {"原文 One.\n\n翻译 一。", "1 original: One.\n3 translation: 一。\n"}};
  CHECK(cases);
}

static void test_text_is_composed(void) {
  static const Case cases[] = {{"原文 cafe\u0301", "1 original: caf\u00E9\n"}};
  CHECK(cases);
}

/* ---- what is dropped ---- */

static DzDocument *read_text(const char *text, GError **error) {
  return dz_read_memory("test", text, strlen(text), error);
}

static void test_accidental_characters_go_with_a_note(void) {
  g_autoptr(DzDocument) document = read_text("\uFEFF原文\u200B One\a.\n\n翻译 一\u2060。\x7F\n", NULL);
  g_autofree char *dump = dz_document_dump(document);
  g_assert_cmpstr(dump, ==, "1 original: One.\n3 translation: 一。\n");
  g_assert_cmpuint(document->notes->len, ==, 1);
  const DzNote *note = document->notes->pdata[0];
  g_assert_nonnull(strstr(note->text, "control or zero-width characters"));
}

static void test_clean_text_has_no_note(void) {
  g_autoptr(DzDocument) document = read_text("原文 One.\r\n\r\n翻译\u3000一。\r\n", NULL);
  g_assert_cmpuint(document->notes->len, ==, 0);
}

static void test_joiners_stay(void) {
  static const Case cases[] = {{"原文 👩\u200D🌾 می\u200Cخواهم", "1 original: 👩\u200D🌾 می\u200Cخواهم\n"}};
  CHECK(cases);
}

/* ---- limits and errors ---- */

static void check_error(const GError *error, DzErrorCode code, guint line, const char *message) {
  g_assert_error(error, DZ_ERROR, (int)code);
  g_assert_cmpstr(error->message, ==, message);
  g_assert_cmpuint(dz_error_line(error), ==, line);
}

static void test_paragraph_of_a_mebibyte_is_the_most(void) {
  g_autoptr(GString) text = g_string_new("原文 ");
  while (text->len < DZ_MOST_PARAGRAPH_BYTES)
    g_string_append_c(text, 'x');
  g_autoptr(GError) error = NULL;
  g_autoptr(DzDocument) just = read_text(text->str, &error);
  g_assert_no_error(error);
  g_assert_nonnull(just);
  g_string_append_c(text, 'x');
  g_autoptr(DzDocument) one_more = read_text(text->str, NULL);
  g_assert_null(one_more);
  g_string_prepend(text, "One.\n\n");
  while (text->len < DZ_MOST_PARAGRAPH_BYTES * 3 / 2)
    g_string_append_c(text, 'x');
  g_autoptr(DzDocument) over = read_text(text->str, &error);
  g_assert_null(over);
  check_error(error, DZ_ERROR_INPUT, 3,
              "test:3: this paragraph is 1.5 MiB long, and 1 MiB is the most; part it by blank lines");
}

static void test_wrapped_paragraph_has_the_same_limit(void) {
  g_autoptr(GString) text = g_string_new(NULL);
  while (text->len <= DZ_MOST_PARAGRAPH_BYTES)
    g_string_append(text, "the same words again and again, sixty columns of them a line\n");
  g_autoptr(GError) error = NULL;
  g_autoptr(DzDocument) document = read_text(text->str, &error);
  g_assert_null(document);
  check_error(error, DZ_ERROR_INPUT, 1, "test:1: this paragraph is longer than 1 MiB; part it by blank lines");
}

static void test_a_line_of_nothing_but_markers_is_read(void) {
  g_autoptr(GString) text = g_string_new(NULL);
  while (text->len < DZ_MOST_PARAGRAPH_BYTES - 16)
    g_string_append(text, "原文:a 翻译:甲 ");
  g_autoptr(GError) error = NULL;
  g_autoptr(DzDocument) document = read_text(text->str, &error);
  g_assert_no_error(error);
  g_assert_cmpuint(document->passages->len, ==, 2 * (text->len / strlen("原文:a 翻译:甲 ")));
}

static void test_text_of_nothing_is_an_error(void) {
  static const char *const texts[] = {"\n", "  \n\t\n", "\uFEFF", "\u200B\n\u3000"};
  for (gsize i = 0; i < G_N_ELEMENTS(texts); i++) {
    g_autoptr(GError) error = NULL;
    g_autoptr(DzDocument) document = read_text(texts[i], &error);
    g_assert_null(document);
    check_error(error, DZ_ERROR_INPUT, 0, "test: has no text");
  }
}

/* ---- files ---- */

typedef struct {
  char *folder, *path;
} Place;

static void make_place(Place *place, gconstpointer unused) {
  (void)unused;
  place->folder = g_dir_make_tmp("test-read-XXXXXX", NULL);
  g_assert_nonnull(place->folder);
  place->path = g_build_filename(place->folder, "article.txt", NULL);
}

static void remove_place(Place *place, gconstpointer unused) {
  (void)unused;
  g_remove(place->path);
  g_assert_cmpint(g_rmdir(place->folder), ==, 0);
  g_free(place->path);
  g_free(place->folder);
}

static const DzReadOptions as_usual = {0};

static DzDocument *read_bytes(const Place *place, const char *bytes, gsize length, GError **error) {
  g_assert_true(g_file_set_contents(place->path, bytes, (gssize)length, NULL));
  return dz_read(&(DzInput){.path = place->path}, &as_usual, error);
}

/* `said` is what follows the path in the message. */
static void refuse(const Place *place, const char *bytes, gsize length, DzErrorCode code, guint line,
                   const char *said) {
  g_autoptr(GError) error = NULL;
  g_autoptr(DzDocument) document = read_bytes(place, bytes, length, &error);
  g_autofree char *message = g_strconcat(place->path, said, NULL);
  g_assert_null(document);
  check_error(error, code, line, message);
}

#define REFUSE(place, bytes, code, line, said) refuse(place, bytes, sizeof(bytes) - 1, code, line, said)

static void test_file_is_read_without_its_byte_order_mark(Place *place, gconstpointer unused) {
  (void)unused;
  static const char bytes[] = "\xEF\xBB\xBF原文 One.\n\n翻译 一。";
  g_autoptr(GError) error = NULL;
  g_autoptr(DzDocument) document = read_bytes(place, bytes, sizeof bytes - 1, &error);
  g_assert_no_error(error);
  g_autofree char *dump = dz_document_dump(document);
  g_assert_cmpstr(dump, ==, "1 original: One.\n3 translation: 一。\n");
  g_assert_cmpuint(document->notes->len, ==, 0);
  g_assert_cmpstr(document->path, ==, place->path);
}

static void test_broken_utf8_is_named(Place *place, gconstpointer unused) {
  (void)unused;
  REFUSE(place, "原文 One.\n\nab\xE4\xB8.\n", DZ_ERROR_INPUT, 3,
         ":3: byte 3 (0xE4) is not UTF-8; save the file as UTF-8 text");
  REFUSE(place, "原文 One.\n\n\xED\xA0\x80", DZ_ERROR_INPUT, 3,
         ":3: byte 1 (0xED) is not UTF-8; save the file as UTF-8 text");
}

static void test_cut_off_utf8_is_named(Place *place, gconstpointer unused) {
  (void)unused;
  REFUSE(place, "One.\n一\xE4\xB8", DZ_ERROR_INPUT, 2, ":2: byte 4 (0xE4) is not UTF-8; save the file as UTF-8 text");
}

static void test_nul_is_named(Place *place, gconstpointer unused) {
  (void)unused;
  REFUSE(place, "One.\nTw\0o.\n", DZ_ERROR_INPUT, 2, ":2: byte 3 is NUL, so this is no text file");
}

static void test_empty_file_is_named(Place *place, gconstpointer unused) {
  (void)unused;
  REFUSE(place, "", DZ_ERROR_INPUT, 0, ": is empty");
  REFUSE(place, "\xEF\xBB\xBF", DZ_ERROR_INPUT, 0, ": is empty");
  REFUSE(place, " \n\n", DZ_ERROR_INPUT, 0, ": has no text");
}

static void test_other_kinds_are_unsupported(Place *place, gconstpointer unused) {
  (void)unused;
  const char *const advice = "which this version does not read; save its text as UTF-8";
  g_autofree char *picture = g_strdup_printf(": is a picture, %s", advice);
  g_autofree char *zip = g_strdup_printf(": is a ZIP file (EPUB, DOCX …), %s", advice);
  g_autofree char *pdf = g_strdup_printf(": is a PDF, %s", advice);
  REFUSE(place, "\x89PNG\r\n\x1A\n\0\0\0\rIHDR", DZ_ERROR_UNSUPPORTED, 0, picture);
  REFUSE(place, "\xFF\xD8\xFF\xE0", DZ_ERROR_UNSUPPORTED, 0, picture);
  REFUSE(place, "PK\3\4\n\0", DZ_ERROR_UNSUPPORTED, 0, zip);
  REFUSE(place, "%PDF-1.7\n", DZ_ERROR_UNSUPPORTED, 0, pdf);
}

static void test_folder_is_named(Place *place, gconstpointer unused) {
  (void)unused;
  g_autoptr(GError) error = NULL;
  g_autoptr(DzDocument) document = dz_read(&(DzInput){.path = place->folder}, &as_usual, &error);
  g_autofree char *message = g_strdup_printf("%s: is a folder; name the files in it", place->folder);
  g_assert_null(document);
  check_error(error, DZ_ERROR_INPUT, 0, message);
}

static void test_missing_file_is_named(Place *place, gconstpointer unused) {
  (void)unused;
  g_autoptr(GError) error = NULL;
  g_autoptr(DzDocument) document = dz_read(&(DzInput){.path = place->path}, &as_usual, &error);
  g_autofree char *message = g_strdup_printf("%s: no such file", place->path);
  g_assert_null(document);
  check_error(error, DZ_ERROR_INPUT, 0, message);
}

#define FILE_TEST(path, function) g_test_add(path, Place, NULL, make_place, function, remove_place)

int main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  g_test_set_nonfatal_assertions(); /* a table shows all its failing rows */
  g_test_add_func("/read/markers/words", test_every_word_marks);
  g_test_add_func("/read/markers/space", test_space_is_enough_after_han_markers);
  g_test_add_func("/read/markers/space-before-colon", test_space_before_the_colon);
  g_test_add_func("/read/markers/case", test_case_does_not_matter);
  g_test_add_func("/read/markers/look-alikes", test_words_that_only_look_like_markers);
  g_test_add_func("/read/markers/alone", test_marker_alone_marks_what_follows);
  g_test_add_func("/read/markers/several-paragraphs", test_marker_over_several_paragraphs);
  g_test_add_func("/read/markers/two-alone", test_two_lone_markers_lose_nothing);
  g_test_add_func("/read/markers/in-chunk", test_marker_begins_a_line_inside_a_chunk);
  g_test_add_func("/read/markers/one-line", test_one_line_form);
  g_test_add_func("/read/markers/in-sentence", test_marker_words_inside_a_sentence_stay);
  g_test_add_func("/read/headings", test_hashes_are_headings);
  g_test_add_func("/read/lines/wrapped", test_wrapped_lines_are_one_paragraph);
  g_test_add_func("/read/lines/unwrapped", test_unwrapped_lines_are_paragraphs);
  g_test_add_func("/read/lines/two-languages", test_two_languages_are_never_one_paragraph);
  g_test_add_func("/read/lines/heading", test_heading_line_is_never_wrapped);
  g_test_add_func("/read/lines/blank", test_blank_lines_part_paragraphs);
  g_test_add_func("/read/lines/ends", test_line_ends_make_no_difference);
  g_test_add_func("/read/characters/composed", test_text_is_composed);
  g_test_add_func("/read/characters/dropped", test_accidental_characters_go_with_a_note);
  g_test_add_func("/read/characters/clean", test_clean_text_has_no_note);
  g_test_add_func("/read/characters/joiners", test_joiners_stay);
  g_test_add_func("/read/limits/line", test_paragraph_of_a_mebibyte_is_the_most);
  g_test_add_func("/read/limits/wrapped", test_wrapped_paragraph_has_the_same_limit);
  g_test_add_func("/read/limits/nothing", test_text_of_nothing_is_an_error);
  FILE_TEST("/read/file/byte-order-mark", test_file_is_read_without_its_byte_order_mark);
  FILE_TEST("/read/file/broken", test_broken_utf8_is_named);
  FILE_TEST("/read/file/cut-off", test_cut_off_utf8_is_named);
  FILE_TEST("/read/file/nul", test_nul_is_named);
  FILE_TEST("/read/file/empty", test_empty_file_is_named);
  FILE_TEST("/read/file/unsupported", test_other_kinds_are_unsupported);
  FILE_TEST("/read/file/folder", test_folder_is_named);
  FILE_TEST("/read/file/missing", test_missing_file_is_named);
  g_test_add_func("/read/limits/markers", test_a_line_of_nothing_but_markers_is_read);
  return g_test_run();
}
