/* test-prepare.c: what an article is after preparation: its languages, sides, title, facts, summary, pairs, crossheads
   and key sentences; and that nothing read is dropped in silence. */
#include "base/error.h"
#include "prepare/match/align.h"
#include "prepare/prepare.h"
#include "read/read.h"
#include <math.h>
#include <string.h>
#include <sys/resource.h>

static DzArticle *prepare_with(const char *text, const DzPrepareOptions *options, GError **error) {
  g_autoptr(DzDocument) document = dz_read_memory("folder/test.txt", text, strlen(text), error);
  g_assert_nonnull(document);
  return dz_prepare(document, options, error);
}

static DzArticle *prepare(const char *text) {
  const DzPrepareOptions options = {0};
  g_autoptr(GError) error = NULL;
  DzArticle *article = prepare_with(text, &options, &error);
  g_assert_no_error(error);
  return article;
}

static void check(const char *text, const char *expected) {
  const DzPrepareOptions options = {0};
  g_autoptr(GError) error = NULL;
  g_autoptr(DzArticle) article = prepare_with(text, &options, &error);
  g_autofree char *dump = article ? dz_article_dump(article) : g_strdup(error->message);
  g_assert_cmpstr(dump, ==, expected);
}

/* A note about the line that holds the words. */
static gboolean has_note(const DzArticle *article, guint line, const char *words) {
  for (guint i = 0; i < article->notes->len; i++) {
    const DzNote *note = article->notes->pdata[i];
    if (note->line == line && strstr(note->text, words))
      return TRUE;
  }
  return FALSE;
}

static void check_note(const char *text, guint line, const char *words) {
  g_autoptr(DzArticle) article = prepare(text);
  for (guint i = 0; !has_note(article, line, words) && i < article->notes->len; i++) {
    const DzNote *note = article->notes->pdata[i];
    g_test_message("note of line %u: %s", note->line, note->text);
  }
  g_assert_true(has_note(article, line, words));
}

/* ---- languages ---- */

static void check_languages(const char *original, const char *translation, const char *one, const char *other) {
  g_autofree char *text = g_strdup_printf("原文 %s\n\n翻译 %s\n", original, translation);
  g_autoptr(DzArticle) article = prepare(text);
  g_assert_cmpstr(article->language[DZ_ORIGINAL], ==, one);
  g_assert_cmpstr(article->language[DZ_TRANSLATION], ==, other);
}

static void test_languages_by_script(void) {
  check_languages("It rains and I stay.", "下雨了，我们留在这里。", "en", "zh-Hans");
  check_languages("It rains and I stay.", "下雨了，我們留在這裡。", "en", "zh-Hant");
  check_languages("It rains and I stay.", "雨が降っているので、ここに残ります。", "en", "ja");
  check_languages("It rains and I stay.", "비가 와서 나는 여기 남는다.", "en", "ko");
  check_languages("Идёт дождь, и я остаюсь.", "下雨了，我们留在这里。", "ru", "zh-Hans");
  check_languages("Βρέχει και μένω εδώ.", "下雨了，我们留在这里。", "el", "zh-Hans");
}

static void test_latin_languages_by_frequent_words(void) {
  check_languages("Es regnet, und der Mann ist nicht zu Hause.", "下雨了，他不在家。", "de", "zh-Hans");
  check_languages("Il pleut et le facteur est dans la rue.", "下雨了。", "fr", "zh-Hans");
  check_languages("Llueve y el cartero no está en la calle con los perros.", "下雨了。", "es", "zh-Hans");
  check_languages("The rain in Spain is on the plain.", "下雨了。", "en", "zh-Hans");
}

static void test_chinese_original(void) {
  check("【原文】河上没有橹声了。\n\n【译文】There are no oars on the river.\n",
        "languages: zh-Hans en\ntitle: - | test\npair: 河上没有橹声了。 | There are no oars on the river.\n");
}

static void test_language_markers_tell_the_sides(void) {
  check("EN: It rains.\nZH: 下雨。\n\nEN: I stay.\nZH: 我不走。\n",
        "languages: en zh-Hans\ntitle: - | test\npair: It rains. | 下雨。\npair: I stay. | 我不走。\n");
  check("ZH: 下雨。\nEN: It rains.\n", "languages: zh-Hans en\ntitle: - | test\npair: 下雨。 | It rains.\n");
}

static void test_alternation_without_markers(void) {
  check("The keeper lit the lamp.\n\n守塔人点了灯。\n\nHe went to bed.\n\n他去睡了。\n",
        "languages: en zh-Hans\ntitle: - | test\npair: The keeper lit the lamp. | 守塔人点了灯。\n"
        "pair: He went to bed. | 他去睡了。\n");
  check("守塔人点了灯。\n\nThe keeper lit the lamp.\n\n他去睡了。\n\nHe went to bed.\n",
        "languages: zh-Hans en\ntitle: - | test\npair: 守塔人点了灯。 | The keeper lit the lamp.\n"
        "pair: 他去睡了。 | He went to bed.\n");
}

static void test_original_is_what_the_user_says(void) {
  const char *text = "The keeper lit the lamp.\n\n守塔人点了灯。\n";
  const char *expected = "languages: zh-Hans en\ntitle: test | -\npair: 守塔人点了灯。 | The keeper lit the lamp.\n";
  const DzPrepareOptions options[] = {
      {.language = {"zh", NULL}}, {.language = {NULL, "en"}}, {.language = {"zh", "en"}}};
  for (gsize i = 0; i < G_N_ELEMENTS(options); i++) {
    g_autoptr(DzArticle) article = prepare_with(text, &options[i], NULL);
    g_autofree char *dump = dz_article_dump(article);
    g_assert_cmpstr(strstr(dump, "pair"), ==, strstr(expected, "pair"));
    g_assert_true(g_str_has_prefix(dump, "languages: zh-Hans en\n"));
  }
}

static void test_a_regional_tag_is_kept(void) {
  const DzPrepareOptions options = {.language = {"en-gb", "zh-TW"}};
  g_autoptr(DzArticle) article = prepare_with("The keeper lit the lamp.\n\n守塔人点了灯。\n", &options, NULL);
  g_assert_cmpstr(article->language[DZ_ORIGINAL], ==, "en-GB");
  g_assert_cmpstr(article->language[DZ_TRANSLATION], ==, "zh-Hant");
}

/* ---- front ---- */

#define PAIR "原文 The train is late.\n\n翻译 火车晚点了。\n"
#define PAIR_DUMP "pair: The train is late. | 火车晚点了。\n"
#define LANGUAGES "languages: en zh-Hans\n"

static void test_titles(void) {
  check("夜车\n\nNight Trains\n\n" PAIR, LANGUAGES "title: Night Trains | 夜车\n" PAIR_DUMP);
  check("# Night Trains\n\n# 夜车\n\n" PAIR, LANGUAGES "title: Night Trains | 夜车\n" PAIR_DUMP);
  check("夜车\n\n" PAIR, LANGUAGES "title: - | 夜车\n" PAIR_DUMP);
  check("Night Trains\n\n" PAIR, LANGUAGES "title: Night Trains | -\n" PAIR_DUMP);
  check(PAIR, LANGUAGES "title: - | test\n" PAIR_DUMP);
}

static void test_missing_title_is_noted(void) {
  check_note(PAIR, 0, "no title was found");
}

static void test_facts(void) {
  check("夜车\n\n来源：《内湾评论》\n\n作者：Anna Reed\n\n译者：林澈\n\n版权：© 2026\n\n2026-03-08\n\n" PAIR,
        LANGUAGES "title: - | 夜车\ndate: 2026-03-08\nsource: 《内湾评论》\nauthor: Anna Reed\ntranslator: 林澈\n"
                  "rights: © 2026\n" PAIR_DUMP);
  check("夜车\n\n发布时间:2026-06-20 04:28 来源:内湾 作者:甲\n\n" PAIR,
        LANGUAGES "title: - | 夜车\ndate: 2026-06-20\nsource: 内湾\nauthor: 甲\n" PAIR_DUMP);
}

static void test_dates(void) {
  static const char *const forms[] = {"2026年3月8日",
                                      "2026-3-8",
                                      "2026/03/08",
                                      "2026.3.8",
                                      "8 March 2026",
                                      "March 8, 2026",
                                      "Published: 8th Mar. 2026",
                                      "发布时间：2026-03-08 07:40"};
  for (gsize i = 0; i < G_N_ELEMENTS(forms); i++) {
    g_autofree char *text = g_strdup_printf("夜车\n\n%s\n\n" PAIR, forms[i]);
    check(text, LANGUAGES "title: - | 夜车\ndate: 2026-03-08\n" PAIR_DUMP);
  }
}

static void test_what_is_no_date_is_noted(void) {
  check_note("夜车\n\n发布时间:2026-02-31\n\n" PAIR, 3, "2026-02-31");
  check_note("夜车\n\n日期：昨天\n\n" PAIR, 3, "昨天");
}

static void test_counter_is_dropped_with_a_note(void) {
  const char *text = "夜车\n\n发布时间:2026-06-20 04:28阅读:1\n\n" PAIR;
  check(text, LANGUAGES "title: - | 夜车\ndate: 2026-06-20\n" PAIR_DUMP);
  check_note(text, 3, "阅读: 1");
}

static void test_a_second_fact_of_a_kind_is_noted(void) {
  check_note("夜车\n\n来源：内湾\n\n来源：外湾\n\n" PAIR, 5, "外湾");
  check_note("夜车\n\n2026-03-08\n\n2026-03-09\n\n" PAIR, 5, "2026-03-09");
}

static void test_furniture_is_dropped_with_a_note(void) {
  const char *text = "标签\n\n夜车\n\n" PAIR "\n分享\n\n相关阅读\n";
  check(text, LANGUAGES "title: - | 夜车\n" PAIR_DUMP);
  check_note(text, 1, "标签");
  check_note(text, 9, "分享");
  check_note(text, 11, "相关阅读");
}

static void test_summary_loses_its_label(void) {
  static const char *const labels[] = {"", "导读：", "导读:", "【导读】", "摘要： ", "**导读**", "导语："};
  for (gsize i = 0; i < G_N_ELEMENTS(labels); i++) {
    g_autofree char *text = g_strdup_printf("夜车\n\n%s夜车回来了。\n\n它们很慢。\n\n" PAIR, labels[i]);
    check(text, LANGUAGES "title: - | 夜车\nsummary: 夜车回来了。\nsummary: 它们很慢。\n" PAIR_DUMP);
  }
  check("夜车\n\nSummary: Night trains are back.\n\n" PAIR,
        LANGUAGES "title: - | 夜车\nsummary: Night trains are back.\n" PAIR_DUMP);
}

static void test_summary_that_asks_is_no_title(void) {
  check("Night Trains\n\n导读：夜车会回来吗？\n\n" PAIR,
        LANGUAGES "title: Night Trains | -\nsummary: 夜车会回来吗？\n" PAIR_DUMP);
}

static void test_a_word_like_the_label_stays(void) {
  check("夜车\n\n导读者说夜车很慢。\n\n" PAIR, LANGUAGES "title: - | 夜车\nsummary: 导读者说夜车很慢。\n" PAIR_DUMP);
}

static void test_summary_without_markers(void) {
  check("夜车\n\n导读：夜车回来了。\n\nThe train is late.\n\n火车晚点了。\n\nIt is slow.\n\n它很慢。\n",
        LANGUAGES "title: - | 夜车\nsummary: 夜车回来了。\n" PAIR_DUMP "pair: It is slow. | 它很慢。\n");
}

static void test_credit_of_the_translator(void) {
  check("夜车\n\n翻译：林澈\n\n" PAIR "\n原文 It is slow.\n\n翻译 它很慢。\n",
        LANGUAGES "title: - | 夜车\ntranslator: 林澈\n" PAIR_DUMP "pair: It is slow. | 它很慢。\n");
  check("Night Trains\n\nTranslated by: Lin Che\n\n" PAIR,
        LANGUAGES "title: Night Trains | -\ntranslator: Lin Che\n" PAIR_DUMP);
}

/* ---- body ---- */

#define ARTICLE "夜车\n\n" PAIR "\n"
#define ARTICLE_DUMP LANGUAGES "title: - | 夜车\n" PAIR_DUMP

static void test_crosshead_fused_on_both_sides(void) {
  check(ARTICLE "原文 Hot chip. There are also chips.\n\n翻译 【发烫的芯片】此外，还有芯片。\n",
        ARTICLE_DUMP "heading: Hot chip | 发烫的芯片\npair: There are also chips. | 此外，还有芯片。\n");
  check(ARTICLE "原文 **Hot chip** There are also chips.\n\n翻译 **发烫的芯片** 此外，还有芯片。\n",
        ARTICLE_DUMP "heading: Hot chip | 发烫的芯片\npair: There are also chips. | 此外，还有芯片。\n");
  check(ARTICLE "原文 Who pays? There are also chips.\n\n翻译 【谁付钱？】此外，还有芯片。\n",
        ARTICLE_DUMP "heading: Who pays? | 谁付钱？\npair: There are also chips. | 此外，还有芯片。\n");
  check(ARTICLE "原文 [Hot chip] There are also chips.\n\n翻译 发烫的芯片。此外，还有芯片。\n",
        ARTICLE_DUMP "heading: Hot chip | 发烫的芯片\npair: There are also chips. | 此外，还有芯片。\n");
}

static void test_crosshead_on_lines_of_its_own(void) {
  check("夜车\n\nNight Trains\n\n" PAIR "\nDear Tickets\n\n贵的票\n\n" PAIR,
        LANGUAGES "title: Night Trains | 夜车\n" PAIR_DUMP "heading: Dear Tickets | 贵的票\n" PAIR_DUMP);
}

/* As in titles, either language may come first. */
static void test_crosshead_with_the_translation_first(void) {
  check("夜车\n\nNight Trains\n\n" PAIR "\n贵的票\n\nDear Tickets\n\n" PAIR,
        LANGUAGES "title: Night Trains | 夜车\n" PAIR_DUMP "heading: Dear Tickets | 贵的票\n" PAIR_DUMP);
}

static void test_a_short_sentence_is_no_crosshead(void) {
  check(ARTICLE "原文 It rains. There are also chips.\n\n翻译 下雨。此外，还有芯片。\n",
        ARTICLE_DUMP "pair: It rains. There are also chips. | 下雨。此外，还有芯片。\n");
  check(ARTICLE "原文 A note follows.\n\n翻译 [1]此处有注。\n", ARTICLE_DUMP "pair: A note follows. | [1]此处有注。\n");
}

#define KEY "原文:The train is late. 翻译:火车晚点了。 "

static void test_key_sentences(void) {
  check(ARTICLE KEY "解析:\n", ARTICLE_DUMP "key in 1: The train is late. | 火车晚点了。\nanalysis: \n");
  check(ARTICLE KEY "解析:late作表语\n",
        ARTICLE_DUMP "key in 1: The train is late. | 火车晚点了。\nanalysis: late作表语\n");
  check(ARTICLE "原文:It is slow. 翻译:它很慢。 解析:\n",
        ARTICLE_DUMP "key in 0: It is slow. | 它很慢。\nanalysis: \n");
  check(ARTICLE "原文 \"It is slow\"--he said. It is red.\n\n翻译 “它很慢”，他说。它是红的。\n\n"
                "原文:“It is slow” — he said. 翻译:它很慢。 解析:\n",
        ARTICLE_DUMP "pair: “It is slow”—he said. It is red. | “它很慢”，他说。它是红的。\n"
                     "key in 2: “It is slow” — he said. | 它很慢。\nanalysis: \n");
}

static void test_key_sentence_leaves_the_paragraph_before_alone(void) {
  check(ARTICLE "原文 It is slow.\n\n" KEY "解析:\n",
        ARTICLE_DUMP "pair: It is slow. | -\nkey in 1: The train is late. | 火车晚点了。\nanalysis: \n");
}

static void test_analysis_of_no_sentence_is_noted(void) {
  check_note("夜车\n\n解析:无主语\n\n" PAIR, 3, "无主语");
}

static void test_a_second_analysis_is_not_lost(void) {
  g_autoptr(DzArticle) article = prepare(ARTICLE KEY "解析:甲说 解析:乙说\n");
  g_autofree char *dump = dz_article_dump(article);
  g_assert_true(strstr(dump, "甲说") || has_note(article, 7, "甲说"));
  g_assert_true(strstr(dump, "乙说") || has_note(article, 7, "乙说"));
}

static void test_paragraph_without_partner_is_noted(void) {
  const char *text = ARTICLE "原文 It is slow.\n\n原文 It is red.\n\n翻译 它是红的。\n";
  g_autoptr(DzArticle) article = prepare(text);
  g_assert_cmpuint(dz_article_count(article, DZ_BLOCK_PAIR), ==, 2);
  g_assert_cmpuint(dz_article_unpaired(article), ==, 1);
  check_note(ARTICLE "原文 It is slow.\n", 7, "has no translation; it stays alone");
  check_note(ARTICLE "翻译 它很慢。\n", 7, "has no original; it stays alone");
}

static void test_groups_are_aligned_by_length(void) {
  check(ARTICLE "原文 It is slow.\n\nEverybody agreed that the train, which had been late for years, would never again "
                "be on time.\n\nIt is red.\n\n翻译 它很慢。\n\n它是红的。\n",
        ARTICLE_DUMP "pair: It is slow. | 它很慢。\npair: Everybody agreed that the train, which had been late for "
                     "years, would never again be on time. | -\npair: It is red. | 它是红的。\n");
  check(ARTICLE "原文 It is slow.\n\nIt is red.\n\n翻译 它很慢。\n\n它是红的。\n",
        ARTICLE_DUMP "pair: It is slow. | 它很慢。\npair: It is red. | 它是红的。\n");
}

static void test_third_language_and_separators(void) {
  const char *text = ARTICLE "***\n\nПривет, мир.\n\n" PAIR;
  check_note(text, 7, "dropped the separator “***”");
  check_note(text, 9, "in neither language");
  g_autoptr(DzArticle) article = prepare(text);
  g_autofree char *dump = dz_article_dump(article);
  g_assert_nonnull(strstr(dump, "Привет, мир."));
}

static void test_pairs_are_numbered(void) {
  g_autoptr(DzArticle) article = prepare(ARTICLE "# 贵\n\n# Dear\n\n原文 It is slow.\n\n翻译 它很慢。\n");
  guint number = 0;
  for (guint i = 0; i < article->blocks->len; i++) {
    const DzBlock *block = article->blocks->pdata[i];
    g_assert_cmpuint(block->number, ==, block->kind == DZ_BLOCK_PAIR ? ++number : 0);
  }
  g_assert_cmpuint(number, ==, 2);
}

static void test_lines_of_the_input_are_kept(void) {
  g_autoptr(DzArticle) article = prepare(ARTICLE);
  const DzBlock *pair = article->blocks->pdata[0];
  g_assert_cmpuint(article->title[DZ_TRANSLATION]->line, ==, 1);
  g_assert_cmpuint(pair->side[DZ_ORIGINAL]->line, ==, 3);
  g_assert_cmpuint(pair->side[DZ_TRANSLATION]->line, ==, 5);
}

static void test_no_repair_leaves_marks(void) {
  const DzPrepareOptions options = {.no_repair = TRUE};
  g_autoptr(DzArticle) article = prepare_with("原文 \"It rains.\"\n\n翻译 \"下雨.\"\n", &options, NULL);
  g_autofree char *dump = dz_article_dump(article);
  g_assert_cmpstr(strstr(dump, "pair"), ==, "pair: \"It rains.\" | \"下雨.\"\n");
  g_assert_cmpuint(article->repairs.punctuation + article->repairs.quotes, ==, 0);
}

/* ---- errors ---- */

static void check_error(const char *text, const char *message) {
  const DzPrepareOptions options = {0};
  g_autoptr(GError) error = NULL;
  g_autoptr(DzArticle) article = prepare_with(text, &options, &error);
  g_assert_null(article);
  g_assert_error(error, DZ_ERROR, DZ_ERROR_INPUT);
  g_assert_cmpstr(error->message, ==, message);
}

static void test_no_pair_is_an_error(void) {
  check_error("It rains and I stay.\n\nThe train is late.\n",
              "folder/test.txt: no pair found: all of it is in one language (en); each paragraph needs its translation "
              "after it");
  check_error("12345\n", "folder/test.txt: no pair found: no paragraph is followed by its translation");
  check_error("原文\n\n翻译\n", "folder/test.txt: no pair found: no paragraph is followed by its translation");
}

/* ---- alignment ---- */

/* Paragraphs by their lengths alone. */
typedef struct {
  const gsize *length[2];
  double ratio;
} Lengths;

static double pair_by_length(guint first, guint second, gconstpointer data) {
  const Lengths *own = data;
  return fabs(log(((double)own->length[0][first] + 20) * own->ratio / ((double)own->length[1][second] + 20)));
}

static double alone_by_length(int run, guint index, gconstpointer data) {
  (void)run, (void)index, (void)data;
  return 1.1;
}

static GArray *align(const gsize *first, guint first_count, const gsize *second, guint second_count, double ratio) {
  const Lengths lengths = {{first, second}, ratio};
  const DzCosts costs = {pair_by_length, alone_by_length, &lengths};
  double cost;
  return dz_align(first_count, second_count, &costs, &cost);
}

static char *steps_of(const gsize *first, guint first_count, const gsize *second, guint second_count) {
  g_autoptr(GArray) steps = align(first, first_count, second, second_count,
                                  first_count && second_count && first[0] > second[0] ? 1.0 / 3 : 3);
  GString *names = g_string_new(NULL);
  for (guint i = 0; i < steps->len; i++) {
    const DzStep *step = &g_array_index(steps, DzStep, i);
    g_string_append_c(names, step->takes[0] && step->takes[1] ? '=' : step->takes[0] ? '1' : '2');
  }
  return g_string_free(names, FALSE);
}

static void test_alignment_by_length(void) {
  const gsize longs[] = {300, 900, 120, 450}, shorts[] = {100, 300, 40, 150}, three[] = {100, 300, 150}, none[] = {0};
  g_autofree char *equal = steps_of(longs, 4, shorts, 4), *gap = steps_of(longs, 4, three, 3),
                  *other = steps_of(three, 3, longs, 4), *alone = steps_of(longs, 4, none, 0),
                  *nothing = steps_of(none, 0, none, 0);
  g_assert_cmpstr(equal, ==, "====");
  g_assert_cmpstr(gap, ==, "==1=");
  g_assert_cmpstr(other, ==, "==2=");
  g_assert_cmpstr(alone, ==, "1111");
  g_assert_cmpstr(nothing, ==, "");
}

/* The missing one must not tell the ratio: here all others fit at 3 to 1. */
static void test_alignment_when_the_longest_is_missing(void) {
  const gsize longs[] = {300, 900, 120}, shorts[] = {100, 40};
  g_autofree char *gap = steps_of(longs, 3, shorts, 2), *other = steps_of(shorts, 2, longs, 3);
  g_assert_cmpstr(gap, ==, "=1=");
  g_assert_cmpstr(other, ==, "=2=");
}

static void test_alignment_takes_everything_once(void) {
  g_autoptr(GRand) random = g_rand_new_with_seed(7);
  for (int round = 0; round < 500; round++) {
    gsize lengths[2][12];
    guint counts[2], taken[2] = {0, 0};
    for (int side = 0; side < 2; side++) {
      counts[side] = (guint)g_rand_int_range(random, 0, 13);
      for (guint i = 0; i < counts[side]; i++)
        lengths[side][i] = (gsize)g_rand_int_range(random, 0, 2000);
    }
    g_autoptr(GArray) steps = align(lengths[0], counts[0], lengths[1], counts[1], 1);
    for (guint i = 0; i < steps->len; i++)
      for (int side = 0; side < 2; side++)
        taken[side] += g_array_index(steps, DzStep, i).takes[side] ? 1 : 0;
    for (guint i = 0; i < steps->len && counts[0] > 0 && counts[1] > 0;
         i++) { /* another path costs more, and is there */
      g_assert_cmpfloat(g_array_index(steps, DzStep, i).margin, >, -0.01);
      g_assert_true(isfinite(g_array_index(steps, DzStep, i).margin));
    }
    g_assert_cmpuint(taken[0], ==, counts[0]);
    g_assert_cmpuint(taken[1], ==, counts[1]);
  }
}

static glong memory_in_use(void) {
  struct rusage usage;
  getrusage(RUSAGE_SELF, &usage);
  return usage.ru_maxrss / 1024;
}

/* A file may hold hundreds of thousands of paragraphs; a grid of them all would take gigabytes. */
static void test_a_long_article_is_aligned_in_little_memory(void) {
  const guint count = 6000;
  g_autofree gsize *lengths = g_new(gsize, count);
  for (guint i = 0; i < count; i++)
    lengths[i] = 20 + i * 7919 % 500;
  glong before = memory_in_use();
  g_autoptr(GArray) steps = align(lengths, count, lengths, count, 1);
  g_assert_cmpuint(steps->len, ==, count);
  g_assert_cmpint(memory_in_use() - before, <, 100);
}

/* ---- nothing read is dropped in silence ---- */

/* Each word is unlike any other, so that finding it says that this very paragraph is there. */
static char *random_words(GRand *random, guint *serial, gboolean han, int count) {
  GString *text = g_string_new(NULL);
  for (int i = 0; i < count; i++) {
    guint number = (*serial)++;
    if (han)
      g_string_append_printf(text, "第%c%u词", 'a' + (int)(number % 26), number);
    else
      g_string_append_printf(text, "%sword%u", i ? " " : "", number);
    if (g_rand_int_range(random, 0, 6) == 0)
      g_string_append(text, han ? "，" : ",");
  }
  return g_string_free(text, FALSE);
}

static char *random_paragraph(GRand *random, guint *serial) {
  static const char *const openers[] = {
      "原文 ",  "翻译 ", "原文:",  "译文：", "【原文】", "[翻译] ", "EN: ",   "ZH: ",   "解析:",  "# ",
      "来源：", "作者:", "译者：", "日期：", "阅读:",    "编辑：",  "导读：", "【标】", "**b** ", "[c] ",
      "",       "",      "",       "",       "",         "",        "",       ""};
  static const char *const enders[] = {".", "。", "", "?", "\"", "：", "…"};
  gboolean han = g_rand_boolean(random);
  g_autofree char *words = random_words(random, serial, han, g_rand_int_range(random, 1, 9));
  const char *opener = openers[g_rand_int_range(random, 0, G_N_ELEMENTS(openers))];
  const char *end = enders[g_rand_int_range(random, 0, G_N_ELEMENTS(enders))];
  if (g_rand_int_range(random, 0, 5) != 0)
    return g_strconcat(opener, words, end, NULL);
  g_autofree char *more = random_words(random, serial, !han, 2), *last = random_words(random, serial, TRUE, 1);
  return g_strconcat("原文:", words, ". 翻译:", more, "。 解析:", g_rand_boolean(random) ? last : "", NULL);
}

static char *random_article(GRand *random, guint *serial) {
  static const char *const others[] = {"标签", "2026-03-08", "***", "原文", "翻译", "解析:", "Привет", "12"};
  GString *text = g_string_new(NULL);
  for (int count = g_rand_int_range(random, 2, 14); count > 0; count--) {
    g_autofree char *paragraph = g_rand_int_range(random, 0, 8) == 0
                                     ? g_strdup(others[g_rand_int_range(random, 0, G_N_ELEMENTS(others))])
                                     : random_paragraph(random, serial);
    g_string_append_printf(text, "%s%s", paragraph, g_rand_int_range(random, 0, 4) == 0 ? "\n" : "\n\n");
  }
  return g_string_free(text, FALSE);
}

/* The dump and the notes without spaces and span marks, which repairs may add: only letters must not be lost. */
static char *all_output(const DzArticle *article) {
  GString *output = g_string_new(NULL);
  g_autofree char *dump = dz_article_dump(article);
  g_string_append(output, dump);
  for (guint i = 0; i < article->notes->len; i++)
    g_string_append_printf(output, "note: %s\n", ((const DzNote *)article->notes->pdata[i])->text);
  g_autoptr(GRegex) marks = g_regex_new(" |«[a-z]+:|»", 0, 0, NULL);
  g_autofree char *marked = g_string_free(output, FALSE);
  return g_regex_replace_literal(marks, marked, -1, 0, "", 0, NULL);
}

/* The line with the first of the numbered words that is not in the output, or NULL. */
static char *lost_line(const char *text, const char *output) {
  g_autoptr(GRegex) words = g_regex_new("word\\d+|第[a-z]\\d+词", 0, 0, NULL);
  g_autoptr(GMatchInfo) match = NULL;
  for (g_regex_match(words, text, 0, &match); g_match_info_matches(match); g_match_info_next(match, NULL)) {
    g_autofree char *word = g_match_info_fetch(match, 0);
    if (strstr(output, word))
      continue;
    int start = 0, end = 0;
    g_match_info_fetch_pos(match, 0, &start, &end);
    while (start > 0 && text[start - 1] != '\n')
      start--;
    return g_strndup(text + start, strcspn(text + start, "\n"));
  }
  return NULL;
}

static void test_nothing_is_dropped_in_silence(void) {
  g_autoptr(GRand) random = g_rand_new_with_seed(20261123);
  const DzPrepareOptions options = {0};
  guint serial = 100000, articles = 0, faults = 0;
  for (int round = 0; round < 4000; round++) {
    g_autofree char *text = random_article(random, &serial);
    g_autoptr(DzArticle) article = prepare_with(text, &options, NULL);
    if (!article)
      continue;
    articles++;
    g_autofree char *output = all_output(article);
    g_autofree char *lost = lost_line(text, output);
    if (lost && faults++ < 5)
      g_test_message("“%s” is lost:\n%s\n----\n%s", lost, text, output);
  }
  g_assert_cmpuint(articles, >, 1000);
  g_assert_cmpuint(faults, ==, 0);
}

int main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  g_test_set_nonfatal_assertions(); /* a table shows all its failing rows */
  g_test_add_func("/prepare/languages/script", test_languages_by_script);
  g_test_add_func("/prepare/languages/latin", test_latin_languages_by_frequent_words);
  g_test_add_func("/prepare/languages/chinese-original", test_chinese_original);
  g_test_add_func("/prepare/languages/markers", test_language_markers_tell_the_sides);
  g_test_add_func("/prepare/languages/alternation", test_alternation_without_markers);
  g_test_add_func("/prepare/languages/said", test_original_is_what_the_user_says);
  g_test_add_func("/prepare/languages/regional", test_a_regional_tag_is_kept);
  g_test_add_func("/prepare/front/titles", test_titles);
  g_test_add_func("/prepare/front/no-title", test_missing_title_is_noted);
  g_test_add_func("/prepare/front/facts", test_facts);
  g_test_add_func("/prepare/front/dates", test_dates);
  g_test_add_func("/prepare/front/no-date", test_what_is_no_date_is_noted);
  g_test_add_func("/prepare/front/counter", test_counter_is_dropped_with_a_note);
  g_test_add_func("/prepare/front/second-fact", test_a_second_fact_of_a_kind_is_noted);
  g_test_add_func("/prepare/front/furniture", test_furniture_is_dropped_with_a_note);
  g_test_add_func("/prepare/front/summary", test_summary_loses_its_label);
  g_test_add_func("/prepare/front/summary-question", test_summary_that_asks_is_no_title);
  g_test_add_func("/prepare/front/summary-word", test_a_word_like_the_label_stays);
  g_test_add_func("/prepare/front/summary-unmarked", test_summary_without_markers);
  g_test_add_func("/prepare/front/credit", test_credit_of_the_translator);
  g_test_add_func("/prepare/crosshead/fused", test_crosshead_fused_on_both_sides);
  g_test_add_func("/prepare/crosshead/own-line", test_crosshead_on_lines_of_its_own);
  g_test_add_func("/prepare/crosshead/translation-first", test_crosshead_with_the_translation_first);
  g_test_add_func("/prepare/crosshead/none", test_a_short_sentence_is_no_crosshead);
  g_test_add_func("/prepare/key/sentences", test_key_sentences);
  g_test_add_func("/prepare/key/after-unpaired", test_key_sentence_leaves_the_paragraph_before_alone);
  g_test_add_func("/prepare/key/analysis-alone", test_analysis_of_no_sentence_is_noted);
  g_test_add_func("/prepare/key/two-analyses", test_a_second_analysis_is_not_lost);
  g_test_add_func("/prepare/pairs/alone", test_paragraph_without_partner_is_noted);
  g_test_add_func("/prepare/pairs/groups", test_groups_are_aligned_by_length);
  g_test_add_func("/prepare/pairs/foreign", test_third_language_and_separators);
  g_test_add_func("/prepare/pairs/numbers", test_pairs_are_numbered);
  g_test_add_func("/prepare/pairs/lines", test_lines_of_the_input_are_kept);
  g_test_add_func("/prepare/no-repair", test_no_repair_leaves_marks);
  g_test_add_func("/prepare/no-pair", test_no_pair_is_an_error);
  g_test_add_func("/prepare/align/length", test_alignment_by_length);
  g_test_add_func("/prepare/align/longest-missing", test_alignment_when_the_longest_is_missing);
  g_test_add_func("/prepare/align/once", test_alignment_takes_everything_once);
  g_test_add_func("/prepare/align/long", test_a_long_article_is_aligned_in_little_memory);
  g_test_add_func("/prepare/nothing-lost", test_nothing_is_dropped_in_silence);
  return g_test_run();
}
