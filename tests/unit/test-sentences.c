/* test-sentences.c: where sentences end, and which of a paragraph and its translation belong together. */
#include "prepare/match/sentences.h"
#include <locale.h>
#include <string.h>

/* ---- ends ---- */

/* "One. | Two." */
static void expect_sentences(const char *language, const char *text, const char *wanted) {
  g_autoptr(GArray) sentences = dz_sentences(text, language);
  g_autoptr(GString) dump = g_string_new(NULL);
  for (guint i = 0; i < sentences->len; i++) {
    const DzRange *range = &g_array_index(sentences, DzRange, i);
    g_string_append_printf(dump, "%s%.*s", i > 0 ? " | " : "", (int)(range->end - range->start), text + range->start);
  }
  g_assert_cmpstr(dump->str, ==, wanted);
}

static void test_stops(void) {
  expect_sentences("en", "It rains. I stay! Do you?", "It rains. | I stay! | Do you?");
  expect_sentences("zh-Hans", "下雨了。我不走！你呢？", "下雨了。 | 我不走！ | 你呢？");
  expect_sentences("ja", "雨だ。帰らない。", "雨だ。 | 帰らない。");
  expect_sentences("en", "It cost $4.50 at 3.15pm. Nobody paid.", "It cost $4.50 at 3.15pm. | Nobody paid.");
  expect_sentences("zh-Hans", "水深1.5米。没有人下去。", "水深1.5米。 | 没有人下去。");
  expect_sentences("en", "", "");
  expect_sentences("en", " ", "");
  expect_sentences("en", "No stop at all", "No stop at all");
}

static void test_abbreviations(void) {
  expect_sentences("en", "Mr. Pell met Dr. Okafor. They sat.", "Mr. Pell met Dr. Okafor. | They sat.");
  expect_sentences("en", "She lives at No. 9. He said no. They left.",
                   "She lives at No. 9. | He said no. | They left.");
  expect_sentences("en", "Take fruit, e.g. Kent apples. Wash it.", "Take fruit, e.g. Kent apples. | Wash it.");
  expect_sentences("en", "J. K. Arden wrote it. So did I. Then it rained.",
                   "J. K. Arden wrote it. | So did I. | Then it rained.");
  expect_sentences("de", "Das ist z.B. Herr Dr. Kant. Er sitzt.", "Das ist z.B. Herr Dr. Kant. | Er sitzt.");
  expect_sentences("en", "1. Open the lid. 2. Look.", "1. Open the lid. | 2. Look.");
}

static void test_quotations(void) {
  expect_sentences("en", "“Is it far?” she asked. “Not very.” They went.",
                   "“Is it far?” she asked. | “Not very.” | They went.");
  expect_sentences("en", "\"Go!\" he said. \"Now.\"", "\"Go!\" he said. | \"Now.\"");
  expect_sentences("zh-Hans", "他说：“走吧。”天亮了！“真的？”她问。", "他说：“走吧。” | 天亮了！ | “真的？” | 她问。");
  expect_sentences("zh-Hans", "等等……后来呢？（完。）好。", "等等……后来呢？ | （完。） | 好。");
  expect_sentences("ja", "「雨だ。」と彼は言った。「帰ろう。」", "「雨だ。」と彼は言った。 | 「帰ろう。」");
}

/* ---- pairs ---- */

/* What shows how long a translation usually is in this article. */
static const char usual_original[] =
    "On market days the square fills before dawn with carts of turnips, crates of hens and the voices of people who "
    "have known each other since they were small, and by noon there is nothing left but straw and a few dogs.";
static const char usual_translation[] =
    "赶集的日子，天还没亮，广场上就挤满了一车车的萝卜、一笼笼的母鸡，还有打小相识的人们的说话声；到了中午，"
    "便只剩下干草和几条狗了。";

/* The block that is looked at, and a usual one. */
static DzArticle *article_of(const char *original, const char *translation) {
  DzArticle *article = dz_article_new();
  article->language[DZ_ORIGINAL] = g_strdup("en");
  article->language[DZ_TRANSLATION] = g_strdup("zh-Hans");
  dz_article_add_block(article, DZ_BLOCK_PAIR, original ? dz_text_new(g_strdup(original), 1) : NULL,
                       translation ? dz_text_new(g_strdup(translation), 2) : NULL);
  dz_article_add_block(article, DZ_BLOCK_PAIR, dz_text_new(g_strdup(usual_original), 3),
                       dz_text_new(g_strdup(usual_translation), 4));
  return article;
}

static void add_range(GString *dump, const DzText *text, const DzRange *range) {
  if (range->start == range->end)
    g_string_append_c(dump, '-');
  g_string_append_len(dump, text->string + range->start, (gssize)(range->end - range->start));
}

static void expect_pairs(const char *original, const char *translation, const char *wanted) {
  g_autoptr(DzArticle) article = article_of(original, translation);
  dz_pair_sentences(article);
  const DzBlock *block = article->blocks->pdata[0];
  g_autoptr(GString) dump = g_string_new(NULL);
  for (guint i = 0; i < block->sentences->len; i++) {
    const DzSentencePair *pair = &g_array_index(block->sentences, DzSentencePair, i);
    add_range(dump, block->side[0], &pair->side[0]);
    g_string_append(dump, " | ");
    add_range(dump, block->side[1], &pair->side[1]);
    g_string_append_c(dump, '\n');
  }
  g_assert_cmpstr(dump->str, ==, wanted);
}

static void test_one_to_one(void) {
  expect_pairs("The bridge opened late. Nobody who had waited for it all those years came to see.",
               "桥通车晚了。当年盼着它的那些人，一个也没有来看。",
               "The bridge opened late. | 桥通车晚了。\n"
               "Nobody who had waited for it all those years came to see. | 当年盼着它的那些人，一个也没有来看。\n");
}

static void test_two_become_one(void) {
  expect_pairs("It rained on Monday. It rained on Tuesday. By Wednesday the whole valley had stopped talking of it.",
               "星期一下雨，星期二也下雨。到了星期三，整条山谷都不再提这件事。",
               "It rained on Monday. It rained on Tuesday. | 星期一下雨，星期二也下雨。\n"
               "By Wednesday the whole valley had stopped talking of it. | 到了星期三，整条山谷都不再提这件事。\n");
}

static void test_one_becomes_two(void) {
  expect_pairs("The ferry, which had been promised for years, came in May, and the town stood on the quay to see it. "
               "Then it left.",
               "那条渡轮答应了好些年，五月里终于来了。全镇的人都站在码头上看。然后它开走了。",
               "The ferry, which had been promised for years, came in May, and the town stood on the quay to see it. | "
               "那条渡轮答应了好些年，五月里终于来了。全镇的人都站在码头上看。\n"
               "Then it left. | 然后它开走了。\n");
}

/* By lengths alone the first would go with the first. */
static void test_numbers_and_names_are_anchors(void) {
  expect_pairs("The lock is old. It was dug in 1794. The gates are oak.", "它挖于1794年。闸门是橡木的。",
               "The lock is old. It was dug in 1794. | 它挖于1794年。\nThe gates are oak. | 闸门是橡木的。\n");
}

static void test_a_sentence_left_out(void) {
  expect_pairs("The mill closed in 1962. Forty women lost their places there, and most of them crossed the river for "
               "good with whatever they could carry. The wheel still turns in 2024.",
               "磨坊1962年关了门。轮子到2024年还在转。",
               "The mill closed in 1962. | 磨坊1962年关了门。\n"
               "Forty women lost their places there, and most of them crossed the river for good with whatever they "
               "could carry. | -\n"
               "The wheel still turns in 2024. | 轮子到2024年还在转。\n");
}

static void test_blocks_with_one_side_have_none(void) {
  g_autoptr(DzArticle) article = article_of("Alone.", NULL);
  dz_pair_sentences(article);
  g_assert_null(((const DzBlock *)article->blocks->pdata[0])->sentences);
}

/* ---- laws ---- */

/* A paragraph of random sentences. */
static char *random_text(GRand *random, const char *const *words, gsize count, int most) {
  GString *text = g_string_new(NULL);
  for (int i = g_rand_int_range(random, 0, most); i > 0; i--)
    g_string_append(text, words[g_rand_int_range(random, 0, (gint32)count)]);
  return g_string_free(text, FALSE);
}

static void expect_each_sentence_once(const DzBlock *block, DzSide side, const char *language) {
  g_autoptr(GArray) sentences = dz_sentences(block->side[side]->string, language);
  guint next = 0;
  for (guint i = 0; i < block->sentences->len; i++) {
    const DzRange *range = &g_array_index(block->sentences, DzSentencePair, i).side[side];
    if (range->start == range->end)
      continue;
    g_assert_cmpuint(next, <, sentences->len);
    g_assert_cmpuint(range->start, ==, g_array_index(sentences, DzRange, next).start);
    while (next < sentences->len && g_array_index(sentences, DzRange, next).end < range->end)
      next++;
    g_assert_cmpuint(range->end, ==, g_array_index(sentences, DzRange, next++).end);
  }
  g_assert_cmpuint(next, ==, sentences->len);
}

/* Every sentence is in one pair, in order; also in texts so long that only a band of the grid is looked at. */
static void test_every_sentence_is_in_one_pair(void) {
  static const char *const latin[] = {"It rains. ", "Mr. ", "No. ", "7 ", "“Go!” ", "and then ", "Bell sat. "};
  static const char *const han[] = {"下雨。", "“走！”", "Bell", "7", "然后", "？", "（完。）"};
  g_autoptr(GRand) random = g_rand_new_with_seed(11);
  for (guint round = 0; round < 300; round++) {
    int most = round % 50 == 0 ? 4000 : 20;
    g_autofree char *original = random_text(random, latin, G_N_ELEMENTS(latin), most);
    g_autofree char *translation = random_text(random, han, G_N_ELEMENTS(han), round % 100 == 0 ? 40 : most);
    g_autoptr(DzArticle) article = article_of(original, translation);
    dz_pair_sentences(article);
    expect_each_sentence_once(article->blocks->pdata[0], DZ_ORIGINAL, "en");
    expect_each_sentence_once(article->blocks->pdata[0], DZ_TRANSLATION, "zh-Hans");
  }
}

int main(int argc, char **argv) {
  setlocale(LC_CTYPE, "C.UTF-8");
  g_test_init(&argc, &argv, NULL);
  g_test_set_nonfatal_assertions();
  g_test_add_func("/sentences/stops", test_stops);
  g_test_add_func("/sentences/abbreviations", test_abbreviations);
  g_test_add_func("/sentences/quotations", test_quotations);
  g_test_add_func("/sentences/pairs/one-one", test_one_to_one);
  g_test_add_func("/sentences/pairs/two-one", test_two_become_one);
  g_test_add_func("/sentences/pairs/one-two", test_one_becomes_two);
  g_test_add_func("/sentences/pairs/anchors", test_numbers_and_names_are_anchors);
  g_test_add_func("/sentences/pairs/left-out", test_a_sentence_left_out);
  g_test_add_func("/sentences/pairs/one-side", test_blocks_with_one_side_have_none);
  g_test_add_func("/sentences/pairs/each-once", test_every_sentence_is_in_one_pair);
  return g_test_run();
}
