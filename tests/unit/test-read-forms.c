/* test-read-forms.c: Markdown as people write it and as duizhao does, tables, JSON, sync points and encodings: what the
   readers make of them, and for whole articles what comes of that. */
#include "base/error.h"
#include "prepare/prepare.h"
#include "read/read.h"
#include "read/text/encoding.h"
#include <string.h>

static DzDocument *read_as(const char *path, const char *text) {
  g_autoptr(GError) error = NULL;
  DzDocument *document = dz_read_memory(path, text, strlen(text), &error);
  g_assert_no_error(error);
  return document;
}

static void check_passages(const char *path, const char *text, const char *expected) {
  g_autoptr(DzDocument) document = read_as(path, text);
  g_autofree char *dump = dz_document_dump(document);
  g_assert_cmpstr(dump, ==, expected);
}

static void check_article(const char *path, const char *text, const char *expected) {
  const DzPrepareOptions options = {0};
  g_autoptr(GError) error = NULL;
  g_autoptr(DzDocument) document = read_as(path, text);
  g_autoptr(DzArticle) article = dz_prepare(document, &options, &error);
  g_assert_no_error(error);
  g_autofree char *dump = dz_article_dump(article);
  g_assert_cmpstr(dump, ==, expected);
}

static void check_refused(const char *path, const char *text, DzErrorCode code, guint line, const char *words) {
  g_autoptr(GError) error = NULL;
  g_autoptr(DzDocument) document = dz_read_memory(path, text, strlen(text), &error);
  g_assert_null(document);
  g_assert_error(error, DZ_ERROR, (int)code);
  g_assert_cmpuint(dz_error_line(error), ==, line);
  g_assert_nonnull(strstr(error->message, words));
}

static gboolean has_note(const DzDocument *document, guint line, const char *words) {
  for (guint i = 0; i < document->notes->len; i++) {
    const DzNote *note = document->notes->pdata[i];
    if (note->line == line && strstr(note->text, words))
      return TRUE;
  }
  return FALSE;
}

/* ---- which reader ---- */

static void check_format(const char *path, const char *text, const char *format) {
  g_autoptr(DzDocument) document = read_as(path, text);
  g_assert_cmpstr(document->format, ==, format);
}

static void test_ending_or_first_lines_choose_the_reader(void) {
  const char *const plain = "原文 It rains.\n\n翻译 下雨。\n";
  check_format("a.txt", plain, "marked");
  check_format("a", plain, "marked");
  check_format("a.md", plain, "markdown");
  check_format("a.MARKDOWN", plain, "markdown");
  check_format("a.txt", "---\ntitle: Rain\n---\n\nIt rains.\n\n> 下雨。\n", "markdown");
  check_format("standard input", "en\tzh\nIt rains.\t下雨。\n", "tsv");
  check_format("standard input", "title\tRain\t雨\t\npair\tIt rains.\t下雨。\t\n", "tsv");
  check_format("a.txt", "It rains.\t下雨。\n", "marked");
  check_format("a.csv", "It rains.,下雨。\n", "csv");
  check_format("a.txt", "{not json} but a text.\n\n并非如此。\n", "marked");
}

/* ---- Markdown as people write it ---- */

static void test_quotes_answer_paragraphs(void) {
  check_passages("a.md", "It rains.\n\n> 下雨。\n\nI stay.\n\n> 我不走。\n",
                 "1 original: It rains.\n3 translation: 下雨。\n5 original: I stay.\n7 translation: 我不走。\n");
  check_passages("a.md", "One day it rains.\n\nI stay.\n\n> 有一天下雨。\n>\n> 我不走。\n",
                 "1 original: One day it rains.\n3 original: I stay.\n5 translation: 有一天下雨。\n7 translation: "
                 "我不走。\n");
}

static void test_a_quotation_is_no_translation(void) {
  check_passages("a.md", "He said:\n\n> It never rains here.\n\n他说这里从不下雨。\n",
                 "1 none: He said:\n3 none: It never rains here.\n5 none: 他说这里从不下雨。\n");
}

static void test_quotes_first_are_the_originals(void) {
  check_article("a.md", "> The keeper lit the lamp.\n\n守塔人点了灯。\n\n> He went to bed.\n\n他去睡了。\n",
                "languages: en zh-Hans\ntitle: - | a\npair: The keeper lit the lamp. | 守塔人点了灯。\n"
                "pair: He went to bed. | 他去睡了。\n");
}

static void test_headings_with_two_sides(void) {
  check_article("a.md",
                "# Rain\n\n# 雨\n\nIt rains.\n\n> 下雨。\n\n### The harbour / 港口\n\nShips wait.\n\n> 船在等。\n",
                "languages: en zh-Hans\ntitle: Rain | 雨\npair: It rains. | 下雨。\nheading: The harbour | 港口\n"
                "pair: Ships wait. | 船在等。\n");
}

static void test_front_matter_of_other_tools(void) {
  check_article("a.md",
                "---\nlayout: post\ntitle: \"雨\"\ndate: 2026-03-05T08:00:00+08:00\nauthors:\n  - Ann Lee\n  - Bo Li\n"
                "tags: [rain, sea]\nsource: https://example.org/a_b_c\n---\n\n# 雨\n\nIt rains.\n\n> 下雨。\n",
                "languages: en zh-Hans\ntitle: - | 雨\ndate: 2026-03-05\nsource: https://example.org/a_b_c\n"
                "author: Ann Lee, Bo Li\ntags: rain, sea\npair: It rains. | 下雨。\n");
  g_autoptr(DzDocument) document = read_as("a.md", "---\nlayout: post\ntitle: Rain\n---\n\nIt rains.\n\n> 下雨。\n");
  g_assert_true(has_note(document, 2, "left out “layout: post”"));
}

static void test_front_matter_that_is_not_quite_yaml(void) {
  check_article("a.md", "---\ntitle: Rain: a history\nauthor: 'Ann'\n---\n\nIt rains.\n\n> 下雨。\n",
                "languages: en zh-Hans\ntitle: Rain: a history | -\nauthor: Ann\npair: It rains. | 下雨。\n");
}

static void test_a_rule_is_no_front_matter(void) {
  check_article("a.md", "---\n\nIt rains.\n\n> 下雨。\n\n---\n\nI stay.\n\n> 我不走。\n",
                "languages: en zh-Hans\ntitle: - | a\npair: It rains. | 下雨。\npair: I stay. | 我不走。\n");
}

static void test_spans(void) {
  check_passages("a.md", "The *old* _town_ by the `R2` [line](http://a.b/c_d \"x\") sleeps &amp; waits&hellip;\n",
                 "1 none: The «emphasis:old» «emphasis:town» by the «code:R2» «link:line» sleeps & waits…\n");
  check_passages("a.md", "A <mark>quiet</mark> town,<br>a <b>==late==</b> train.\n",
                 "1 none: A «vocabulary:quiet» town, a «strong:late» train.\n");
}

static void test_highlights_and_what_looks_like_them(void) {
  check_passages("a.md", "A ==quiet== town with a == b and \\==c\\==.\n",
                 "1 none: A «vocabulary:quiet» town with a == b and ==c==.\n");
  check_passages("a.md", "==静====安静==的==镇\n", "1 none: «vocabulary:静»«vocabulary:安静»的==镇\n");
  check_passages("a.md", "Only ==one side of it.\n", "1 none: Only ==one side of it.\n");
}

static void test_bold_words_are_vocabulary(void) {
  check_passages("a.md", "The **cynical** clerk.\n", "1 none: The «vocabulary:cynical» clerk.\n");
  check_passages("a.md", "The **cynical** ==clerk==.\n", "1 none: The «strong:cynical» «vocabulary:clerk».\n");
}

static void test_bold_sentences_are_crossheads(void) {
  check_article("a.md", "**Hot chip.** There are more.\n\n> **发烫的芯片。**还有更多。\n",
                "languages: en zh-Hans\ntitle: - | a\nheading: Hot chip | 发烫的芯片\n"
                "pair: There are more. | 还有更多。\n");
}

static void test_tables_with_two_columns(void) {
  check_article("a.md", "# Rain\n\n| 原文 | 翻译 |\n| --- | --- |\n| It rains. | 下雨。 |\n| A \\| b. | 甲。 |\n",
                "languages: en zh-Hans\ntitle: Rain | -\npair: It rains. | 下雨。\npair: A | b. | 甲。\n");
  check_article("a.md", "| 中文 | English |\n|--|--|\n| 下雨。 | It rains. |\n| 我不走。 | |\n",
                "languages: zh-Hans en\ntitle: - | a\npair: 下雨。 | It rains.\npair: 我不走。 | -\n");
}

static void test_lists_under_a_key_heading(void) {
  check_article("a.md",
                "It rains all day.\n\n> 整天下雨。\n\n## 重点句\n\n1. It rains all day.\n   整天下雨。\n\n"
                "2. I stay.\n   - 我不走。\n   - 解析：一般现在时。\n",
                "languages: en zh-Hans\ntitle: - | a\npair: It rains all day. | 整天下雨。\n"
                "key in 1: It rains all day. | 整天下雨。\nkey in 0: I stay. | 我不走。\nanalysis: 一般现在时。\n");
}

static void test_markers_in_markdown(void) {
  check_passages("a.md", "**原文** It rains.\n**翻译** 下雨。\n\n**EN:** I stay.\n\n**ZH:** 我不走。\n",
                 "1 original: It rains.\n2 translation: 下雨。\n4 language en: I stay.\n6 language zh: 我不走。\n");
  check_passages("a.md", "原文:It rains. 翻译:下雨。 解析:\n",
                 "1 original: It rains.\n1 translation: 下雨。\n1 analysis: \n");
}

static void test_code_stays(void) {
  check_article("a.md", "The loop counts.\n\n循环在数。\n\n```\nfor bee in gate:\n\tn += 1\n```\n\nIt ends.\n\n它停了。\n",
                "languages: en zh-Hans\ntitle: - | a\npair: The loop counts. | 循环在数。\n"
                "code: «code:for bee in gate:»\u2028\u00A0\u00A0\u00A0\u00A0«code:n += 1» | -\npair: It ends. | 它停了。\n");
}

static void test_what_is_left_out_is_noted(void) {
  g_autoptr(DzDocument) document =
      read_as("a.md", "It rains.\n\n> 下雨。\n\n```\nx = 1\n```\n\n<div>x</div>\n\nI ![a cat](c.png) stay.\n");
  g_assert_true(has_note(document, 9, "block of HTML"));
  g_assert_true(has_note(document, 11, "picture"));
}

static void test_nesting_has_an_end(void) {
  g_autofree char *quotes = g_strnfill(300, '>'), *text = g_strconcat("a\n\n", quotes, "a\n", NULL);
  check_refused("a.md", text, DZ_ERROR_INPUT, 3, "nest too deep");
}

/* ---- our own Markdown ---- */

static const char *const own =
    "---\ntitle: Rain\ntitle-translation: 雨\nlanguages: en-GB zh-Hans\n---\n\n# 导读\n\n> 雨季来了。\n\n"
    "***\n\nNo stop here\n\n> 原文 这里没有句号\n\n## Hot\n\n> ## 热\n\n===\n\nalone\n\n"
    "<!-- no translation -->\n\n> 独自\n\n# 重点句\n\n1. No stop here\n\n   > 没有\n\n   -\n";

static void test_our_own_form_means_what_it_says(void) {
  check_article("a.md", own,
                "languages: en-GB zh-Hans\ntitle: Rain | 雨\nsummary: 雨季来了。\n"
                "pair: No stop here | 原文 这里没有句号\nheading: Hot | 热\n===\npair: alone | -\npair: - | 独自\n"
                "key in 1: No stop here | 没有\nanalysis: \n");
}

static void test_several_articles_in_one_file(void) {
  g_autofree char *text = g_strconcat(own, "\n", own, NULL);
  g_autoptr(DzDocument) document = read_as("a.md", text);
  g_assert_nonnull(document->next);
  g_assert_null(document->next->next);
  const DzPassage *title = document->next->passages->pdata[0];
  g_assert_cmpstr(title->text, ==, "Rain");
  g_assert_cmpuint(title->line, ==, 38);
}

static void test_windows_line_ends(void) {
  g_auto(GStrv) lines = g_strsplit(own, "\n", -1);
  g_autofree char *text = g_strjoinv("\r\n", lines);
  g_autoptr(DzDocument) unix_document = read_as("a.md", own), windows_document = read_as("a.md", text);
  g_autofree char *one = dz_document_dump(unix_document), *other = dz_document_dump(windows_document);
  g_assert_cmpstr(one, ==, other);
}

/* ---- tables ---- */

static void test_our_own_rows(void) {
  check_article("a.tsv",
                "title\tRain\t雨\t\ndate\t2026-03-01\t2026-03-01\t\nsource\tPort Weekly\t\t\nsummary\t\t雨季。\t\n"
                "heading\tHot\t热\t\npair\ta quiet town\t安静的镇\tquiet\nkey\tquiet\t安静\t形容词\n",
                "languages: en zh-Hans\ntitle: Rain | 雨\ndate: 2026-03-01\nsource: Port Weekly\nsummary: 雨季。\n"
                "heading: Hot | 热\npair: a «vocabulary:quiet» town | 安静的镇\nkey in 1: quiet | 安静\n"
                "analysis: 形容词\n");
}

static void test_two_columns(void) {
  check_article("a.tsv", "en\tzh\nRain in March\t三月的雨\nIt rains.\t下雨。\n",
                "languages: en zh-Hans\ntitle: Rain in March | 三月的雨\npair: It rains. | 下雨。\n");
  check_article("a.tsv", "\"It rains,\" he said. \"Yes.\"\t“下雨了，”他说。\n",
                "languages: en zh-Hans\ntitle: - | a\npair: “It rains,” he said. “Yes.” | “下雨了，”他说。\n");
  check_article("a.csv", "中文,English\r\n\"下雨，\n\"\"真的\"\"。\",\"It rains, really.\"\r\n",
                "languages: zh-Hans en\ntitle: - | a\npair: 下雨，“真的”。 | It rains, really.\n");
  check_article("a.csv", "It rains.;下雨。\nI stay.;我不走。\n",
                "languages: en zh-Hans\ntitle: - | a\npair: It rains. | 下雨。\npair: I stay. | 我不走。\n");
}

static void test_other_columns_are_named(void) {
  g_autoptr(DzDocument) document = read_as("a.tsv", "en\tzh\tja\nIt rains.\t下雨。\t雨です。\n");
  g_assert_true(has_note(document, 1, "left out the column ja"));
  g_autofree char *dump = dz_document_dump(document);
  g_assert_cmpstr(dump, ==, "2 pair language en: It rains.\n2 pair language zh: 下雨。\n");
}

/* ---- JSON ---- */

static void test_json_spans_count_code_points(void) {
  check_article("a.json",
                "{\"version\": 1, \"articles\": [{\"languages\": {\"original\": \"en\", \"translation\": \"zh-Hans\"},"
                "\"title\": {\"original\": {\"text\": \"Rain\"}}, \"blocks\": [{\"kind\": \"pair\", \"original\":"
                "{\"text\": \"a café noir\", \"spans\": [{\"kind\": \"vocabulary\", \"start\": 2, \"end\": 6}]},"
                "\"translation\": {\"text\": \"黑咖啡\"}, \"unknown\": [1]}], \"key_sentences\": 7}]}",
                "languages: en zh-Hans\ntitle: Rain | -\npair: a «vocabulary:café» noir | 黑咖啡\n");
}

static void test_json_of_another_kind(void) {
  check_refused("a.json", "{\"version\": 2, \"articles\": []}", DZ_ERROR_UNSUPPORTED, 0, "version 2");
  check_refused("a.json", "{\"name\": \"x\"}", DZ_ERROR_UNSUPPORTED, 0, "not of the form");
  check_refused("a.json", "[1, 2]", DZ_ERROR_UNSUPPORTED, 0, "not of the form");
  check_refused("a.json", "{\"version\": 1,\n\"articles\": [,]}", DZ_ERROR_INPUT, 2, "no valid JSON");
  check_refused("a.json", "{\"version\": 1, \"articles\": []}", DZ_ERROR_INPUT, 0, "has no text");
  g_autofree char *deep = g_strnfill(100000, '[');
  check_refused("a.json", deep, DZ_ERROR_INPUT, 1, "nests deeper");
}

/* ---- sync points ---- */

#define SYNCED                                                                                                              \
  "languages: en zh-Hans\ntitle: - | a\npair: It rains all day here. | 整天下雨。\npair: Nobody walks out. | -\n===\n" \
  "pair: - | 船在港里等。\npair: The ferry is late again. | 渡轮又晚点了。\n"

static void test_no_pair_reaches_across_a_sync_point(void) {
  const char *before = "It rains all day here.\n\n整天下雨。\n\nNobody walks out.\n\n===\n\n船在港里等。\n\n";
  const char *after = "The ferry is late again.\n\n渡轮又晚点了。\n";
  g_autofree char *text = g_strconcat(before, after, NULL);
  check_article("a.txt", text, SYNCED);
  check_article("a.md", text, SYNCED);
}

static void test_sync_point_needs_no_blank_lines(void) {
  check_passages("a.txt", "原文 It rains.\n===\n翻译 下雨。\n",
                 "1 original: It rains.\n2 sync: \n3 translation: 下雨。\n");
  check_passages("a.md", "It rains.\n\n> 下雨。\n===\nI stay.\n===\n\n> 我不走。\n",
                 "1 original: It rains.\n3 translation: 下雨。\n0 sync: \n5 none: I stay.\n0 sync: \n8 translation: "
                 "我不走。\n");
}

static void test_a_longer_rule_or_a_title_is_no_sync_point(void) {
  check_passages("a.txt", "It rains.\n\n=====\n\n下雨。\n", "1 none: It rains.\n3 none: =====\n5 none: 下雨。\n");
  check_passages("a.md", "Rain\n===\n\nIt rains.\n", "1 heading: Rain\n4 none: It rains.\n");
}

/* ---- encodings ---- */

static const char *const chinese = "原文 In winter the ferry runs twice a day, and nobody is in a hurry.\n\n"
                                   "翻译 冬天，渡轮一天开两班，谁也不着急。码头上的人说，这里的日子就是这样过的。\n";
static const char *const traditional =
    "原文 In winter the ferry runs twice a day.\n\n"
    "翻譯 冬天，渡輪一天開兩班，誰也不著急。碼頭上的人說，這裡的日子就是這樣過的。\n";
static const char *const japanese =
    "原文 The keeper lights the lamp.\n\n翻訳 灯台守は夕方になるとランプに火をともす。\n";
static const char *const korean =
    "원문 The ferry is late.\n\n번역 겨울에는 배가 하루에 두 번 다니고 아무도 서두르지 않는다. "
    "이곳의 사람들은 그렇게 살아간다고 한다.\n";
static const char *const french =
    "原文 L’été, le café près de l’église est fermé; à midi, même les bêtes dorment où elles "
    "peuvent, et le curé aussi.\n";

static GString *encoded(const char *text, const char *encoding) {
  gsize length;
  g_autoptr(GError) error = NULL;
  g_autofree char *bytes = g_convert(text, -1, encoding, "UTF-8", NULL, &length, &error);
  g_assert_no_error(error);
  return g_string_new_len(bytes, (gssize)length);
}

/* `says` stands in the note; `named` is what the user says. */
static void check_decoded(const char *text, const char *encoding, const char *named, const char *says) {
  g_autoptr(GString) bytes = encoded(text, encoding);
  g_autoptr(GPtrArray) notes = dz_notes_new();
  g_autoptr(GError) error = NULL;
  gboolean done = dz_decode("a.txt", bytes, named, notes, &error);
  g_assert_no_error(error);
  g_assert_true(done);
  g_assert_cmpstr(bytes->str, ==, text);
  g_assert_cmpuint(notes->len, ==, says ? 1 : 0);
  if (says)
    g_assert_true(g_str_has_prefix(((const DzNote *)notes->pdata[0])->text, says));
}

static void test_encodings_are_found(void) {
  check_decoded(chinese, "UTF-8", NULL, NULL);
  check_decoded(chinese, "GB18030", NULL, "read as GB18030;");
  check_decoded(chinese, "UTF-16LE", NULL, "read as UTF-16LE;");
  check_decoded(chinese, "UTF-16BE", NULL, "read as UTF-16BE;");
  check_decoded(chinese, "UTF-16", NULL, "read as UTF-16");
  check_decoded(traditional, "BIG5", NULL, "read as Big5;");
  check_decoded(japanese, "SHIFT_JIS", NULL, "read as Shift_JIS;");
  check_decoded(japanese, "EUC-JP", NULL, "read as EUC-JP;");
  check_decoded(korean, "EUC-KR", NULL, "read as EUC-KR;");
  check_decoded(strchr(french, ' ') + 1, "WINDOWS-1252", NULL, "read as Windows-1252;");
}

static void test_the_user_knows_better(void) {
  check_decoded("标签", "GB18030", "gbk", NULL);
  check_decoded("標籤", "BIG5", "big5", NULL);
  check_decoded("Ää", "ISO-8859-15", "ISO-8859-15", NULL);
  check_decoded(chinese, "UTF-8", "utf-8", NULL);
}

static void check_not_decoded(const char *bytes, gsize length, const char *named, guint line, const char *words) {
  g_autoptr(GString) string = g_string_new_len(bytes, (gssize)length);
  g_autoptr(GPtrArray) notes = dz_notes_new();
  g_autoptr(GError) error = NULL;
  g_assert_false(dz_decode("a.txt", string, named, notes, &error));
  g_assert_error(error, DZ_ERROR, DZ_ERROR_INPUT);
  g_assert_cmpuint(dz_error_line(error), ==, line);
  if (!strstr(error->message, words))
    g_error("“%s” does not say “%s”", error->message, words);
}

static void test_what_does_not_tell_is_not_guessed_at(void) {
  check_not_decoded("\xB1\xEA\xC7\xA9\n", 5, NULL, 0, "name it with --encoding (GB18030, Big5");
  check_not_decoded("ab\n\xB1\n", 5, "GB18030", 2, "a.txt:2: byte 1 (0xB1) is not GB18030; name the encoding");
  check_not_decoded("\xFF\xFE"
                    "a\0b",
                    5, NULL, 1, "the file ends in the middle of a character of UTF-16LE");
}

static void test_names_of_encodings(void) {
  static const char *const known[] = {"GBK", "gb2312", "Big5", "sjis", "Shift_JIS", "euc-kr", "latin1", "KOI8-R"};
  for (gsize i = 0; i < G_N_ELEMENTS(known); i++)
    g_assert_true(dz_encoding_is_known(known[i]));
  g_assert_false(dz_encoding_is_known("no-such-code"));
  g_assert_false(dz_encoding_is_known(""));
}

static void test_markdown_table_of_words(void) {
  check_article(
      "a.md",
      "# Pay\n\nHe paid the loan.\n\n> 他还清了贷款。\n\n### 词汇天地\n\n| 单词 | 音标 | 释义 |\n|---|---|---|\n"
      "| stiff | /stɪf/ | 僵硬的 |\n",
      "languages: en zh-Hans\ntitle: Pay | -\npair: He paid the loan. | 他还清了贷款。\n"
      "word: stiff | 僵硬的\nsaid: stɪf, -\n");
}

int main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  g_test_set_nonfatal_assertions();
  g_test_add_func("/forms/reader", test_ending_or_first_lines_choose_the_reader);
  g_test_add_func("/forms/markdown/quotes", test_quotes_answer_paragraphs);
  g_test_add_func("/forms/markdown/quotation", test_a_quotation_is_no_translation);
  g_test_add_func("/forms/markdown/quotes-first", test_quotes_first_are_the_originals);
  g_test_add_func("/forms/markdown/headings", test_headings_with_two_sides);
  g_test_add_func("/forms/markdown/front-matter", test_front_matter_of_other_tools);
  g_test_add_func("/forms/markdown/front-matter-lines", test_front_matter_that_is_not_quite_yaml);
  g_test_add_func("/forms/markdown/rule", test_a_rule_is_no_front_matter);
  g_test_add_func("/forms/markdown/spans", test_spans);
  g_test_add_func("/forms/markdown/highlights", test_highlights_and_what_looks_like_them);
  g_test_add_func("/forms/markdown/bold-words", test_bold_words_are_vocabulary);
  g_test_add_func("/forms/markdown/bold-sentences", test_bold_sentences_are_crossheads);
  g_test_add_func("/forms/markdown/tables", test_tables_with_two_columns);
  g_test_add_func("/forms/markdown/keys", test_lists_under_a_key_heading);
  g_test_add_func("/forms/markdown/markers", test_markers_in_markdown);
  g_test_add_func("/forms/markdown/code", test_code_stays);
  g_test_add_func("/forms/markdown/left-out", test_what_is_left_out_is_noted);
  g_test_add_func("/forms/markdown/nesting", test_nesting_has_an_end);
  g_test_add_func("/forms/own/meaning", test_our_own_form_means_what_it_says);
  g_test_add_func("/forms/own/several", test_several_articles_in_one_file);
  g_test_add_func("/forms/own/line-ends", test_windows_line_ends);
  g_test_add_func("/forms/table/own", test_our_own_rows);
  g_test_add_func("/forms/table/two-columns", test_two_columns);
  g_test_add_func("/forms/table/other-columns", test_other_columns_are_named);
  g_test_add_func("/forms/json/spans", test_json_spans_count_code_points);
  g_test_add_func("/forms/json/others", test_json_of_another_kind);
  g_test_add_func("/forms/sync/pairs", test_no_pair_reaches_across_a_sync_point);
  g_test_add_func("/forms/sync/lines", test_sync_point_needs_no_blank_lines);
  g_test_add_func("/forms/sync/look-alikes", test_a_longer_rule_or_a_title_is_no_sync_point);
  g_test_add_func("/forms/encoding/found", test_encodings_are_found);
  g_test_add_func("/forms/encoding/said", test_the_user_knows_better);
  g_test_add_func("/forms/encoding/unclear", test_what_does_not_tell_is_not_guessed_at);
  g_test_add_func("/forms/encoding/names", test_names_of_encodings);
  g_test_add_func("/forms/markdown/words", test_markdown_table_of_words);
  return g_test_run();
}
