/* test-study.c: what stands round an article for study, read as what it is: words, notes, questions, numbers of
   paragraphs; and the people, rights and tags that a site names anywhere. */
#include "base/numbering.h"
#include "prepare/prepare.h"
#include "prepare/understand/word-lines.h"
#include "read/read.h"
#include <string.h>

#define PAIR "原文 The lighthouse was sold in spring.\n\n翻译 灯塔春天卖掉了。\n\n"
#define PAIR_DUMP "pair: The lighthouse was sold in spring. | 灯塔春天卖掉了。\n"
#define HEAD "# 灯塔\n\n"
#define HEAD_DUMP "languages: en zh-Hans\ntitle: - | 灯塔\n"

static DzArticle *prepare(const char *text) {
  const DzPrepareOptions options = {0};
  g_autoptr(GError) error = NULL;
  g_autoptr(DzDocument) document = dz_read_memory("folder/test.txt", text, strlen(text), &error);
  g_assert_no_error(error);
  DzArticle *article = dz_prepare(document, &options, &error);
  g_assert_no_error(error);
  return article;
}

static void check(const char *text, const char *expected) {
  g_autoptr(DzArticle) article = prepare(text);
  g_autofree char *dump = dz_article_dump(article);
  g_assert_cmpstr(dump, ==, expected);
}

/* ---- numbers ---- */

static void test_numbers_before_paragraphs(void) {
  static const struct {
    const char *text;
    DzNumberingKind kind;
    guint number;
    gsize length;
  } rows[] = {{"1. In winter", DZ_NUMBERING_ITEM, 1, 3},       {"12、冬天", DZ_NUMBERING_ITEM, 12, 5},
              {"(3) In winter", DZ_NUMBERING_ITEM, 3, 4},      {"④冬天", DZ_NUMBERING_ITEM, 4, 3},
              {"[5] the owner", DZ_NUMBERING_REFERENCE, 5, 4}, {"Para 6 In winter", DZ_NUMBERING_PARAGRAPH, 6, 7},
              {"第7段", DZ_NUMBERING_PARAGRAPH, 7, 7},         {"【第十二段】冬", DZ_NUMBERING_PARAGRAPH, 12, 18},
              {"Paragraph 2:", DZ_NUMBERING_PARAGRAPH, 2, 12}, {"1.5 km", DZ_NUMBERING_NONE, 0, 0},
              {"1984 was", DZ_NUMBERING_NONE, 0, 0},           {"3 ferries", DZ_NUMBERING_NONE, 0, 0},
              {"Parameters", DZ_NUMBERING_NONE, 0, 0},         {"第一次", DZ_NUMBERING_NONE, 0, 0},
              {"(a) first", DZ_NUMBERING_NONE, 0, 0},          {"1.Mai", DZ_NUMBERING_NONE, 0, 0},
              {"2001. A year", DZ_NUMBERING_NONE, 0, 0}};
  for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
    const DzNumbering numbering = dz_numbering_at(rows[i].text);
    g_assert_cmpint(numbering.kind, ==, rows[i].kind);
    g_assert_cmpuint(numbering.number, ==, rows[i].number);
    g_assert_cmpuint(numbering.length, ==, rows[i].length);
  }
}

static void test_numbers_that_count_pairs_go(void) {
  check(HEAD "原文 1. It rains.\n\n翻译 1、下雨。\n\n原文 2. I stay.\n\n翻译 2、我不走。\n",
        HEAD_DUMP "pair: It rains. | 下雨。\npair: I stay. | 我不走。\n");
  check(HEAD "Para 1\n\nIt rains in the north.\n\n北方下雨。\n\nPara 2\n\nI stay where I am.\n\n我不走。\n",
        HEAD_DUMP "pair: It rains in the north. | 北方下雨。\npair: I stay where I am. | 我不走。\n");
  check(HEAD "第一段\n\n原文 It rains.\n\n翻译 下雨。\n\n第二段\n\n原文 I stay.\n\n翻译 我不走。\n",
        HEAD_DUMP "pair: It rains. | 下雨。\npair: I stay. | 我不走。\n");
}

static void test_other_numbers_stay(void) {
  check(HEAD "原文 3. It rains.\n\n翻译 3、下雨。\n\n原文 1. I stay.\n\n翻译 1、我不走。\n",
        HEAD_DUMP "pair: 3. It rains. | 3、下雨。\npair: 1. I stay. | 1、我不走。\n");
  check(HEAD "原文 1. It rains.\n\n翻译 下雨。\n\n原文 I stay.\n\n翻译 我不走。\n",
        HEAD_DUMP "pair: 1. It rains. | 下雨。\npair: I stay. | 我不走。\n");
}

/* ---- words ---- */

/* A line of a list of words as a line of fields. */
static void check_word(const char *languages, const char *line, const char *expected) {
  g_autoptr(DzArticle) article = dz_article_new();
  g_auto(GStrv) tags = g_strsplit(languages, " ", 2);
  for (int side = 0; side < 2; side++)
    article->language[side] = g_strdup(tags[side]);
  g_autoptr(DzText) text = dz_text_new(g_strdup(line), 1);
  DzStudyItem *word = dz_article_add_study(article, DZ_STUDY_WORD);
  g_autoptr(GString) found = g_string_new(NULL);
  if (dz_read_word(text, article, word)) {
    const char *const fields[] = {word->side[0]->string, word->reading, word->part,
                                  word->side[1] ? word->side[1]->string : NULL};
    for (gsize i = 0; i < G_N_ELEMENTS(fields); i++)
      g_string_append_printf(found, "%s%s", i ? "|" : "", fields[i] ? fields[i] : "");
    for (guint i = 0; i < word->more->len; i++)
      g_string_append_printf(found, "|%s", ((const DzText *)word->more->pdata[i])->string);
  }
  g_assert_cmpstr(found->str, ==, expected);
}

static void test_lines_of_words(void) {
  static const char *const rows[][2] = {
      {"cynical [ˈsɪnɪk(ə)l] adj. 愤世嫉俗的；怀疑的", "cynical|ˈsɪnɪk(ə)l|adj.|愤世嫉俗的；怀疑的"},
      {"1. consult /kənˈsʌlt/ v. 请教，咨询", "consult|kənˈsʌlt|v.|请教，咨询"},
      {"lighthouse n. 灯塔", "lighthouse||n.|灯塔"},
      {"raise an eyebrow 扬起眉毛（表示惊讶）", "raise an eyebrow|||扬起眉毛（表示惊讶）"},
      {"keeper: 守护人", "keeper|||守护人"},
      {"keeper - 守护人", "keeper|||守护人"},
      {"keeper：n. 守护人", "keeper||n.|守护人"},
      {"fog/fɒɡ/n.雾", "fog|fɒɡ|n.|雾"},
      {"laboratory 英 [ləˈbɒrətri] 美 [ˈlæbrətɔːri] n. 实验室", "laboratory|英 ləˈbɒrətri 美 ˈlæbrətɔːri|n.|实验室"},
      {"record vt. & n. 记录", "record||vt. & n.|记录"},
      {"moor adj./adv. 停泊的", "moor||adj./adv.|停泊的"},
      {"(2) bankrupt 形容词 破产的", "bankrupt||形容词|破产的"},
      {"• tide n. 潮汐 例：The tide turned. 潮水转了。", "tide||n.|潮汐|The tide turned.|潮水转了。"},
      {"in vain 徒劳 例句：They waited in vain.", "in vain|||徒劳|They waited in vain."},
      {"take (something) for granted 认为理所当然", "take (something) for granted|||认为理所当然"},
      {"passenger n. [C] 乘客，旅客", "passenger||n. [C]|乘客，旅客"},
      {"state-of-the-art adj. 最先进的", "state-of-the-art||adj.|最先进的"},
      {"The ferry was late, and nobody was told why. 渡轮晚点了。", ""},
      {"refuse to do / 拒绝做", "refuse to do|||拒绝做"},
      {"渡轮", ""},
      {"A sentence without any meaning at all", ""},
      {"例：The tide turned. 潮水转了。", ""},
  };
  for (gsize i = 0; i < G_N_ELEMENTS(rows); i++)
    check_word("en zh-Hans", rows[i][0], rows[i][1]);
  check_word("zh-Hans en", "词汇 (cíhuì) 名词 vocabulary", "词汇|cíhuì|名词|vocabulary");
  check_word("zh-Hans en", "渡轮 dùlún ferry", "渡轮|dùlún||ferry");
  check_word("ja zh-Hans", "灯台（とうだい）：灯塔", "灯台|とうだい||灯塔");
  check_word("de en", "der Leuchtturm: lighthouse", "der Leuchtturm|||lighthouse");
  check_word("fr en", "le phare = lighthouse", "le phare|||lighthouse");
  check_word("ko zh-Hans", "골목 小巷", "골목|||小巷");
  check_word("ru zh-Hans", "маяк 灯塔", "маяк|||灯塔");
}

static void test_lines_that_are_no_words(void) {
  check_word("en zh-Hans", "Sceptics note that the plots are expensive: a single one can cost $18,000.", "");
  check_word("en zh-Hans", "长难句分析：这句话是倒装句", "");
  check_word("en zh-Hans", "She counts in her head: forty loaves, ten trays", "");
}

/* After a list an article goes on: a pair is no example of the word before, nor the other side of a note. */
static void test_lists_between_pairs(void) {
#define ONE "Every morning at four Maria feels her way to the oven.\n每天早晨四点，玛丽亚摸到烤箱旁。\n\n"
#define TWO "Banks refused her a loan five times, then one said yes.\n银行五次拒绝给她贷款，后来有一家答应了。\n\n"
#define ONE_DUMP "pair: Every morning at four Maria feels her way to the oven. | 每天早晨四点，玛丽亚摸到烤箱旁。\n"
#define TWO_DUMP                                                                                                       \
  "pair: Banks refused her a loan five times, then one said yes. | 银行五次拒绝给她贷款，后来有一家答应了。\n"
  check(HEAD ONE "词汇\nloan n. 贷款\n\n" TWO, HEAD_DUMP ONE_DUMP TWO_DUMP "word: loan | 贷款\nsaid: -, n.\n");
  check(HEAD ONE "★ oven [ˈʌvn] n. 烤箱\n\n" TWO, HEAD_DUMP ONE_DUMP TWO_DUMP "word: oven | 烤箱\nsaid: ˈʌvn, n.\n");
  check(HEAD ONE "词汇：loan 贷款\n\n" TWO, HEAD_DUMP ONE_DUMP TWO_DUMP "word: loan | 贷款\n");
  check(HEAD ONE "注：人物是虚构的。\n\n" TWO, HEAD_DUMP ONE_DUMP TWO_DUMP "note: - | 人物是虚构的。\n");
}

static void test_several_words_on_a_line(void) {
  check(HEAD PAIR "【生词】loan [ləʊn] n. 贷款 oven [ˈʌvn] n. 烤箱\n",
        HEAD_DUMP PAIR_DUMP "word: loan | 贷款\nsaid: ləʊn, n.\nword: oven | 烤箱\nsaid: ˈʌvn, n.\n");
  check(HEAD PAIR "词汇\n1）loan：n. 贷款；2）oven：n. 烤箱\n3. consider doing sth. 考虑做某事\n4. pay back\n",
        HEAD_DUMP PAIR_DUMP "word: loan | 贷款\nsaid: -, n.\nword: oven | 烤箱\nsaid: -, n.\n"
                            "word: consider doing sth. | 考虑做某事\nword: pay back | -\n");
}

static void test_key_sentences_without_markers(void) {
  check(HEAD PAIR "重点句\n1. The lighthouse was sold. 灯塔卖掉了。\n2. Nobody knew.\n没人知道。\n",
        HEAD_DUMP PAIR_DUMP "key in 1: The lighthouse was sold. | 灯塔卖掉了。\nkey in 0: Nobody knew. | 没人知道。\n");
}

static void test_section_of_words(void) {
  check(HEAD PAIR "【重点词汇】\nlighthouse n. 灯塔\n例句：The lighthouse is dark. 灯塔不亮。\nsell v. 卖\n",
        HEAD_DUMP PAIR_DUMP "word: lighthouse | 灯塔\nsaid: -, n.\nmore: The lighthouse is dark.\nmore: 灯塔不亮。\n"
                            "word: sell | 卖\nsaid: -, v.\n");
  check(HEAD PAIR "词汇：lighthouse n. 灯塔；灯楼；spring n. 春天\n\n" PAIR,
        HEAD_DUMP PAIR_DUMP PAIR_DUMP "word: lighthouse | 灯塔；灯楼\nsaid: -, n.\nword: spring | 春天\nsaid: -, n.\n");
  check(HEAD "Vocabulary\nkeeper 守护人\n\n" PAIR, HEAD_DUMP PAIR_DUMP "word: keeper | 守护人\n");
}

/* 词汇 may be a crosshead, and 问题 often is. */
static void test_headings_that_are_none(void) {
  check(HEAD PAIR "# Words\n\n# 词汇\n\n" PAIR, HEAD_DUMP PAIR_DUMP "heading: Words | 词汇\n" PAIR_DUMP);
  check(HEAD PAIR "# Problems\n\n# 问题\n\n" PAIR, HEAD_DUMP PAIR_DUMP "heading: Problems | 问题\n" PAIR_DUMP);
}

/* ---- notes ---- */

static void test_notes_and_their_references(void) {
  check(HEAD "原文 It was sold[1] in spring[2].\n\n翻译 灯塔[1]春天卖掉了[2]。\n\n注释\n[1] 2026年。\n[2] April.\n",
        HEAD_DUMP "pair: It was sold«note:1» in spring«note:2». | 灯塔«note:1»春天卖掉了«note:2»。\n"
                  "note: - | 2026年。\nnote: April. | -\n");
  check(HEAD "原文 It was sold② in spring①.\n\n翻译 灯塔春天卖掉了。\n\n注释\n① 四月。\n② 2026年。\n",
        HEAD_DUMP "pair: It was sold«note:2» in spring«note:1». | 灯塔春天卖掉了。\n"
                  "note: - | 四月。\nnote: - | 2026年。\n");
}

static void test_a_note_without_heading(void) {
  check(HEAD "原文 It was sold[1].\n\n翻译 卖掉了。\n\n[1] 指四月的拍卖。\n",
        HEAD_DUMP "pair: It was sold«note:1». | 卖掉了。\nnote: - | 指四月的拍卖。\n");
  check(HEAD PAIR "注：本文有删节。\n", HEAD_DUMP PAIR_DUMP "note: - | 本文有删节。\n");
}

static void test_brackets_without_a_note_stay(void) {
  check(HEAD "原文 It was sold [1] here.\n\n翻译 卖掉了。\n", HEAD_DUMP "pair: It was sold [1] here. | 卖掉了。\n");
}

/* ---- questions ---- */

static void test_questions(void) {
  check(HEAD PAIR "思考题\n1. Who sold it?\nA. The state. B. A bank.\n答案：A\n2. Why?\n为什么？\n",
        HEAD_DUMP PAIR_DUMP "question: Who sold it? | -\nmore: A. The state.\nmore: B. A bank.\nmore: 答案：A\n"
                            "question: Why? | 为什么？\n");
}

/* ---- people, rights, tags ---- */

static void test_facts_anywhere(void) {
  check(HEAD "来源 | 港口周刊\n\n编辑丨王五\n\n关键词：灯塔；海运、保护\n\n" PAIR "版权声明：归港口周刊\n\n阅读 1234\n",
        "languages: en zh-Hans\ntitle: - | 灯塔\nsource: 港口周刊\neditor: 王五\nrights: 归港口周刊\n"
        "tags: 灯塔, 海运, 保护\n" PAIR_DUMP);
  check(HEAD "#灯塔 #海运\n\n" PAIR "© 2026 Harbour Weekly. All rights reserved.\n\nShare this article\n",
        "languages: en zh-Hans\ntitle: - | 灯塔\nrights: © 2026 Harbour Weekly. All rights reserved.\n"
        "tags: 灯塔, 海运\n" PAIR_DUMP);
}

static void test_bylines(void) {
  check(
      "# The Ferry\n\nPosted on 12 March 2026 by Anna Holm · 5 min read · 1,204 views\n\n"
      "Share on Facebook | Twitter | Email\n\nTranslated by 林澈\n\n" PAIR,
      "languages: en zh-Hans\ntitle: The Ferry | -\ndate: 2026-03-12\nauthor: Anna Holm\ntranslator: 林澈\n" PAIR_DUMP);
  check("# The Ferry\n\nBy Anna Holm\n\n" PAIR "By Friday the ferry was gone\n",
        "languages: en zh-Hans\ntitle: The Ferry | -\nauthor: Anna Holm\n" PAIR_DUMP
        "pair: By Friday the ferry was gone | -\n");
}

static void test_originals_before_translations(void) {
  check(HEAD
        "【原文】\nIt rains in the north.\nI stay where I am.\n\n注释\n[1] 北方。\n\n【译文】\n北方下雨。\n我不走。\n",
        HEAD_DUMP "pair: It rains in the north. | 北方下雨。\npair: I stay where I am. | 我不走。\nnote: - | 北方。\n");
  check(HEAD "It rains in the north.\n\nI stay where I am.\n\n参考译文\n\n北方下雨。\n\n我不走。\n",
        HEAD_DUMP "pair: It rains in the north. | 北方下雨。\npair: I stay where I am. | 我不走。\n");
}

static void test_a_title_that_speaks_of_people(void) {
  check("译者:米兰为何离不开它们\n\n译者:林澈\n\n" PAIR,
        "languages: en zh-Hans\ntitle: - | 译者：米兰为何离不开它们\ntranslator: 林澈\n" PAIR_DUMP);
}

int main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/study/numbers/read", test_numbers_before_paragraphs);
  g_test_add_func("/study/numbers/dropped", test_numbers_that_count_pairs_go);
  g_test_add_func("/study/numbers/kept", test_other_numbers_stay);
  g_test_add_func("/study/words/lines", test_lines_of_words);
  g_test_add_func("/study/words/no-lines", test_lines_that_are_no_words);
  g_test_add_func("/study/words/section", test_section_of_words);
  g_test_add_func("/study/words/between", test_lists_between_pairs);
  g_test_add_func("/study/words/several", test_several_words_on_a_line);
  g_test_add_func("/study/keys", test_key_sentences_without_markers);
  g_test_add_func("/study/words/none", test_headings_that_are_none);
  g_test_add_func("/study/notes/references", test_notes_and_their_references);
  g_test_add_func("/study/notes/alone", test_a_note_without_heading);
  g_test_add_func("/study/notes/none", test_brackets_without_a_note_stay);
  g_test_add_func("/study/questions", test_questions);
  g_test_add_func("/study/facts", test_facts_anywhere);
  g_test_add_func("/study/bylines", test_bylines);
  g_test_add_func("/study/blocks", test_originals_before_translations);
  g_test_add_func("/study/title", test_a_title_that_speaks_of_people);
  return g_test_run();
}
