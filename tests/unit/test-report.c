/* test-report.c: what is told of an article: changes of repaired texts, and which pairs are odd. */
#include "prepare/prepare.h"
#include "read/read.h"
#include "report/changes.h"
#include "report/report.h"
#include <locale.h>
#include <string.h>

/* ---- changes ---- */

static void add_part(GString *dump, const char *text, gsize start, gsize end) {
  g_string_append_len(dump, text + start, (gssize)(end - start));
}

/* "a lab[, → ，]he said": the text after, with what was changed. Checks that both texts come of it. */
static char *dump_changes(const char *before, const char *after) {
  g_autoptr(GArray) changes = dz_changes(before, after);
  g_autoptr(GString) whole_before = g_string_new(NULL), whole_after = g_string_new(NULL);
  GString *dump = g_string_new(NULL);
  gsize at = 0, at_before = 0;
  for (guint i = 0; i <= changes->len; i++) {
    DzChange change = {strlen(before), strlen(before), strlen(after), strlen(after)};
    if (i < changes->len)
      change = g_array_index(changes, DzChange, i);
    g_assert_cmpuint(change.before_start, >=, at_before);
    g_assert_cmpuint(change.after_start - at, ==, change.before_start - at_before);
    add_part(whole_before, after, at, change.after_start);
    add_part(whole_before, before, change.before_start, change.before_end);
    add_part(whole_after, after, at, change.after_end);
    add_part(dump, after, at, change.after_start);
    if (i < changes->len) {
      g_string_append_c(dump, '[');
      add_part(dump, before, change.before_start, change.before_end);
      g_string_append(dump, "→");
      add_part(dump, after, change.after_start, change.after_end);
      g_string_append_c(dump, ']');
    }
    at = change.after_end;
    at_before = change.before_end;
  }
  g_assert_cmpstr(whole_before->str, ==, before);
  g_assert_cmpstr(whole_after->str, ==, after);
  return g_string_free(dump, FALSE);
}

static void expect_changes(const char *before, const char *after, const char *wanted) {
  g_autofree char *dump = dump_changes(before, after);
  g_assert_cmpstr(dump, ==, wanted);
}

static void test_changes(void) {
  expect_changes("It rains.", "It rains.", "It rains.");
  expect_changes("", "", "");
  expect_changes("下雨了,他说.", "下雨了，他说。", "下雨了[,→，]他说[.→。]");
  expect_changes("\"Go,\" she said.", "“Go,” she said.", "[\"→“]Go,[\"→”] she said.");
  expect_changes("他说:\"走.\"", "他说：“走。”", "他说[:\"→：“]走[.\"→。”]");
}

static void test_changes_of_spaces_take_words_along(void) {
  expect_changes("a boat,tiedto the pier", "a boat, tied to the pier", "a boat[,tiedto→, tied to] the pier");
  expect_changes("a  boat", "a boat", "[a  boat→a boat]");
  expect_changes("下 雨 了", "下雨了", "[下 雨 了→下雨了]");
  expect_changes("他用 Linux系统", "他用Linux系统", "他[用 Linux→用Linux]系统");
}

static void test_changes_of_letters(void) {
  expect_changes("Ａ４の紙", "A4の紙", "[Ａ４→A4]の紙");
  expect_changes("灯台《とうだい》の島へ渡る", "灯台の島へ渡る", "灯台[《とうだい》→]の島へ渡る");
  expect_changes("wholly other", "数", "[wholly other→数]");
  expect_changes("x", "", "[x→]");
  expect_changes("", "x", "[→x]");
}

/* Whatever the texts are, the changes make one of the other. */
static void test_changes_of_any_texts(void) {
  static const char *const pieces[] = {"a", " ", ",", "，", "雨", "\"", "“", "9", "é", "《", "》", "かな"};
  g_autoptr(GRand) random = g_rand_new_with_seed(7);
  for (guint round = 0; round < 3000; round++) {
    g_autoptr(GString) one = g_string_new(NULL), other = g_string_new(NULL);
    for (int i = g_rand_int_range(random, 0, 12); i > 0; i--)
      g_string_append(one, pieces[g_rand_int_range(random, 0, G_N_ELEMENTS(pieces))]);
    for (int i = g_rand_int_range(random, 0, 12); i > 0; i--)
      g_string_append(other, pieces[g_rand_int_range(random, 0, G_N_ELEMENTS(pieces))]);
    g_free(dump_changes(one->str, other->str));
  }
}

/* ---- odd pairs ---- */

static const char *const originals[] = {
    "The harbour office opens at six, and by then the queue reaches the fish market.",
    "Between 1987 and 2015 the company bought 31 boats and sold all but four of them.",
    "Marta Ellison keeps the log by hand; she says the ink tells her who was in a hurry.",
    "In a fog the pilots use a bell, two lamps and the memory of the oldest man aboard.",
    "Nobody has drowned here for nineteen winters, which the town puts down to the bell."};
static const char *const translations[] = {
    "港务所六点开门，那时队伍已经排到了鱼市。", "1987年到2015年间，公司买了31条船，后来卖得只剩四条。",
    "Marta Ellison一直手写日志，她说墨水会告诉她谁在赶时间。", "起雾时，领航员靠一口钟、两盏灯和船上最老的人的记性。",
    "这里已经十九个冬天没有人溺水了，镇上的人说是那口钟的功劳。"};

/* The doubts of an article, a line each, where one translation was changed. */
static char *doubts_of(guint changed, const char *translation) {
  g_autoptr(GString) text = g_string_new("Harbour bell\n\n");
  for (guint i = 0; i < G_N_ELEMENTS(originals); i++)
    g_string_append_printf(text, "原文 %s\n\n翻译 %s\n\n", originals[i], i == changed ? translation : translations[i]);
  g_autoptr(GError) error = NULL;
  g_autoptr(DzDocument) document = dz_read_memory("harbour.txt", text->str, text->len, &error);
  g_assert_no_error(error);
  g_autoptr(DzArticle) article = dz_prepare(document, &(DzPrepareOptions){.keep_as_read = TRUE}, &error);
  g_assert_no_error(error);
  g_autoptr(DzOutcome) outcome = dz_outcome_new();
  DzReport *input = dz_outcome_add(outcome, "harbour.txt");
  g_ptr_array_add(input->articles, dz_report_article(article, TRUE));
  const DzArticleReport *report = input->articles->pdata[0];
  GString *doubts = g_string_new(NULL);
  for (guint i = 0; i < report->rows->len; i++) {
    const DzPairReport *row = report->rows->pdata[i];
    for (guint d = 0; d < row->doubts->len; d++)
      g_string_append_printf(doubts, "%u %s\n", row->number, (const char *)row->doubts->pdata[d]);
  }
  return g_string_free(doubts, FALSE);
}

static void expect_doubts(guint changed, const char *translation, const char *wanted) {
  g_autofree char *doubts = doubts_of(changed, translation);
  g_assert_cmpstr(doubts, ==, wanted);
}

static void test_sound_pairs_raise_no_doubt(void) {
  expect_doubts(99, NULL, "");
  expect_doubts(1, "八七年到2015年，公司买了三十一条船，后来卖得只剩四条。1987年是头一条。", "");
  expect_doubts(1, "一九八七年到二〇一五年间，公司买了三十一条船，后来卖得只剩四条。", "");
  expect_doubts(2, "埃利森（Ellison）一直手写日志，她说墨水会告诉她谁在赶时间。", "");
}

static void test_lengths_far_from_usual(void) {
  expect_doubts(3, "起雾了。", "4 the translation is short: 0.06 characters to one, where 0.42 is usual here\n");
}

static void test_numbers_that_do_not_agree(void) {
  expect_doubts(1, "1978年到2015年间，公司买了31条船，后来卖得只剩四条。",
                "2 1987 only in the original\n2 1978 only in the translation\n");
}

static void test_names_that_do_not_agree(void) {
  expect_doubts(2, "Joan Whitcombe一直手写日志，她说墨水会告诉她谁在赶时间。",
                "3 Joan Whitcombe only in the translation\n");
}

static void test_a_side_in_the_wrong_language(void) {
  expect_doubts(4, "Nobody has drowned here for nineteen winters, says the town.",
                "5 the translation looks like en, not zh-Hans\n");
}

int main(int argc, char **argv) {
  setlocale(LC_CTYPE, "C.UTF-8");
  g_test_init(&argc, &argv, NULL);
  g_test_set_nonfatal_assertions();
  g_test_add_func("/report/changes", test_changes);
  g_test_add_func("/report/changes/spaces", test_changes_of_spaces_take_words_along);
  g_test_add_func("/report/changes/letters", test_changes_of_letters);
  g_test_add_func("/report/changes/any", test_changes_of_any_texts);
  g_test_add_func("/report/doubts/none", test_sound_pairs_raise_no_doubt);
  g_test_add_func("/report/doubts/length", test_lengths_far_from_usual);
  g_test_add_func("/report/doubts/numbers", test_numbers_that_do_not_agree);
  g_test_add_func("/report/doubts/names", test_names_that_do_not_agree);
  g_test_add_func("/report/doubts/language", test_a_side_in_the_wrong_language);
  return g_test_run();
}
