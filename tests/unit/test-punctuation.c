/* test-punctuation.c: typed marks become printed ones, language by language.

   Every pair of TYPOGRAPHY.md §4 is a row here. A second repair of what was repaired changes nothing, in any row. */
#include "../mend.h"
#include <string.h>

typedef struct {
  const char *typed, *printed;
} Row;

/* What no rule speaks of still comes out the same the second time. */
static void check_settled(const char *language, const char *typed) {
  DzRepairs repairs = {0};
  g_autofree char *once = repair(typed, language, &repairs), *twice = repair(once, language, &repairs);
  g_assert_cmpstr(twice, ==, once);
}

static void check(const char *language, const Row *rows, gsize count) {
  for (gsize i = 0; i < count; i++) {
    DzRepairs repairs = {0}, again = {0};
    g_autofree char *once = repair(rows[i].typed, language, &repairs);
    g_assert_cmpstr(once, ==, rows[i].printed);
    g_autofree char *twice = repair(once, language, &again);
    g_assert_cmpstr(twice, ==, once);
    g_assert_cmpuint(again.punctuation + again.quotes + again.glued, ==, 0);
  }
}

#define CHECK(language, rows) check(language, rows, G_N_ELEMENTS(rows))

/* ---- Chinese ---- */

static void test_chinese_of_the_document(void) {
  static const Row rows[] = {{"他来了,我走了.", "他来了，我走了。"},
                             {"会议9:30开始", "会议9:30开始"},
                             {"他说:\"好\"", "他说：“好”"},
                             {"比分3:1", "比分3:1"},
                             {"\"真的?\"她问", "“真的？”她问"},
                             {"约1,250人,三成", "约1,250人，三成"},
                             {"涨了3%,又跌", "涨了3%，又跌"},
                             {"见http://a.cn/b,c 页", "见http://a.cn/b,c 页"},
                             {"用Linux Mint,很稳", "用Linux Mint，很稳"},
                             {"版本2.0;旧版1.9", "版本2.0；旧版1.9"},
                             {"苹果(Apple)公司", "苹果（Apple）公司"},
                             {"f(x)的值", "f(x)的值"},
                             {"GPU(图形芯片)贵", "GPU（图形芯片）贵"},
                             {"甲(见图2),乙", "甲（见图2），乙"},
                             {"说\"他问'谁?'\"", "说“他问‘谁？’”"},
                             {"它叫\"Red Hat\"", "它叫“Red Hat”"},
                             {"写道\"OK, then go\"", "写道“OK, then go”"},
                             {"Tom's店", "Tom’s店"},
                             {"在 2024 年 5 月", "在2024年5月"},
                             {"中 文 之间", "中文之间"},
                             {"等等...", "等等……"},
                             {"他--我哥--来了", "他——我哥——来了"},
                             {"3~5天", "3～5天"},
                             {"2019-2021年", "2019–2021年"},
                             {"A,B,C三种", "A，B，C三种"},
                             {"先说Hello, world再笑", "先说Hello, world再笑"},
                             {"真的吗?!", "真的吗？！"},
                             {"C++:快", "C++：快"}};
  CHECK("zh-Hans", rows);
}

static void test_chinese_of_the_rules(void) {
  static const Row rows[] = {{"他说:\"好,\"转身就走", "他说：“好，”转身就走"},
                             {"他说:\"她问:\"谁?\"\"", "他说：“她问：‘谁？’”"},
                             {"他走了。。。", "他走了……"},
                             {"他走了…", "他走了……"},
                             {"他走了……", "他走了……"},
                             {"他来了——走了", "他来了——走了"},
                             {"他来了—走了", "他来了——走了"},
                             {"Ａ１楼", "A1楼"},
                             {"他说“好。”", "他说“好。”"},
                             {"他说“好”。", "他说“好”。"},
                             {"\"一\",\"二\",\"三\"", "“一”，“二”，“三”"},
                             {"(一)开头", "（一）开头"},
                             {"他(她(它))来", "他（她（它））来"},
                             {"《书》,好看", "《书》，好看"},
                             {"真的 ？ 是", "真的？是"},
                             {"好!走", "好！走"},
                             {"3月,4月", "3月，4月"},
                             {"这是第1.好", "这是第1.好"},
                             {"", ""}};
  CHECK("zh-Hans", rows);
}

static void test_chinese_keeps_what_is_no_prose(void) {
  static const Row rows[] = {{"信箱a.b@c.cn,谢谢", "信箱a.b@c.cn，谢谢"},
                             {"见www.a.cn/x?y=1,2;z 页", "见www.a.cn/x?y=1,2;z 页"},
                             {"见http://a.cn/b--c--。走", "见http://a.cn/b--c--。走"},
                             {"用`a, \"b\"; c...`吧", "用`a, \"b\"; c...`吧"},
                             {"在04:28:59,走", "在04:28:59，走"},
                             {"约1,234,567.89元,好", "约1,234,567.89元，好"},
                             {"日期2026/06/20,好", "日期2026/06/20，好"},
                             {"比3:1,好", "比3:1，好"},
                             {"电话010-8888-6666,好", "电话010-8888-6666，好"}};
  CHECK("zh-Hans", rows);
}

static void test_english_inside_chinese_stays(void) {
  static const Row rows[] = {{"他写道\"It's ok :)\"", "他写道“It’s ok :)”"},
                             {"他写道\"It's ok :)\"，然后走了", "他写道“It’s ok :)”，然后走了"},
                             {"他说\"Stop it, now!\"就走", "他说“Stop it, now!”就走"},
                             {"他说\"Wait for me...\"就走", "他说“Wait for me...”就走"},
                             {"他说\"快stop吧!\"就走", "他说“快stop吧！”就走"},
                             {"哈哈 :) 好", "哈哈 :)好"},
                             {"他说:(笑)好", "他说：（笑）好"},
                             {"胎儿（=fetus)", "胎儿（=fetus）"},
                             {"（=fetus)", "（=fetus）"},
                             {"工具(地图工具包）", "工具（地图工具包）"},
                             {"(见图）和（见表)", "（见图）和（见表）"}};
  CHECK("zh-Hans", rows);
}

static void test_spaces_between_items_stay(void) {
  static const Row rows[] = {{"原创 小林 林间英语 2025-03-14", "原创 小林 林间英语 2025-03-14"},
                             {"微信 微博  QQ空间", "微信 微博 QQ空间"},
                             {"文/李明  译/王芳", "文/李明 译/王芳"},
                             {"来源: 新华社 作者: 李明", "来源：新华社 作者：李明"},
                             {"林海 著", "林海 著"},
                             {"发布于 2025-03-14", "发布于 2025-03-14"},
                             {"1. 灯塔的新主人", "1. 灯塔的新主人"},
                             {"12.  灯塔，很高.", "12. 灯塔，很高。"},
                             {"2) 灯塔", "2) 灯塔"}};
  static const Row noise[] = {{"中 文 之间", "中文之间"},
                              {"在 2024 年 5 月", "在2024年5月"},
                              {"学习 Python 语言", "学习Python语言"},
                              {"他在北京 住了 很久。", "他在北京住了很久。"},
                              {"《边城》 好看", "《边城》好看"}};
  static const Row ja[] = {{"山田 太郎", "山田 太郎"}};
  CHECK("zh-Hans", rows);
  CHECK("zh-Hans", noise);
  CHECK("ja", ja);
}

static void test_traditional_quotes_are_corners(void) {
  static const Row rows[] = {{"他說:\"好\"", "他說：「好」"},
                             {"說\"他問'誰?'\"", "說「他問『誰？』」"},
                             {"他來了,我走了.", "他來了，我走了。"}};
  CHECK("zh-Hant", rows);
  CHECK("zh-Hant-HK", rows);
}

/* ---- Japanese, Korean ---- */

static void test_japanese(void) {
  static const Row rows[] = {{"雨が降る,風が吹く.", "雨が降る、風が吹く。"},
                             {"彼は\"はい\"と言った.", "彼は「はい」と言った。"},
                             {"\"彼は'はい'と\"", "「彼は『はい』と」"},
                             {"本当に?", "本当に？"},
                             {"9:30に始まる.", "9:30に始まる。"}};
  CHECK("ja", rows);
}

static void test_korean_marks_stay_half_width(void) {
  static const Row rows[] = {{"비가 온다, 나는 남는다.", "비가 온다, 나는 남는다."},
                             {"그는 \"네\"라고 말했다.", "그는 “네”라고 말했다."},
                             {"\"그는 '네'라고 했다.\"", "“그는 ‘네’라고 했다.”"},
                             {"정말? 9:30에!", "정말? 9:30에!"}};
  CHECK("ko", rows);
}

/* ---- English ---- */

static void test_english_of_the_document(void) {
  static const Row rows[] = {{"It's \"so\".", "It’s “so”."},
                             {"the dogs' bowls", "the dogs’ bowls"},
                             {"'Tis the '90s", "’Tis the ’90s"},
                             {"rock 'n' roll", "rock ’n’ roll"},
                             {"\"He said 'no'.\"", "“He said ‘no’.”"},
                             {"a 6'2\" man", "a 6′2″ man"},
                             {"yes--\"go\"", "yes—“go”"},
                             {"(\"why?\")", "(“why?”)"},
                             {"pp. 10-14", "pp. 10–14"},
                             {"well-known", "well-known"},
                             {"\"A,\" \"B\"", "“A,” “B”"},
                             {"wait...", "wait…"}};
  CHECK("en", rows);
  CHECK("en-GB", rows);
}

static void test_english_of_the_rules(void) {
  static const Row rows[] = {{"'Twas 'em 'til 'cause", "’Twas ’em ’til ’cause"},
                             {"'He said \"no\".'", "“He said ‘no’.”"},
                             {"[\"a\"] {\"b\"} \"c\"/\"d\"", "[“a”] {“b”} “c”/“d”"},
                             {"\"In 1990\" he left", "“In 1990” he left"},
                             {"\"'Go,' he said.\"", "“‘Go,’ he said.”"},
                             {"He said, \"Stop\"—and left", "He said, “Stop”—and left"},
                             {"1939-45", "1939–45"},
                             {"a 12\" disc", "a 12″ disc"},
                             {"", ""}};
  CHECK("en", rows);
}

static void test_apostrophes_that_open_nothing(void) {
  static const Row rows[] = {{"It was first proposed in '58, and Tom 'n' Ann liked it.",
                              "It was first proposed in ’58, and Tom ’n’ Ann liked it."},
                             {"in '58 and they played rock 'n' roll", "in ’58 and they played rock ’n’ roll"},
                             {"in '58 the dogs' bowls, since '71", "in ’58 the dogs’ bowls, since ’71"},
                             {"o'er the 'morrow that the Joneses' cat", "o’er the ’morrow that the Joneses’ cat"},
                             {"down the 'gulch and no more", "down the ’gulch and no more"},
                             {"down the 'gulch he said \"no\"", "down the ’gulch he said “no”"},
                             {"'The Joneses' cat is here,' she said.", "“The Joneses’ cat is here,” she said."},
                             {"'The Times' is here, she said.", "“The Times” is here, she said."},
                             {"the 'big dogs' of it", "the “big dogs” of it"},
                             {"the word 'cause' and 'twasn't", "the word “cause” and ’twasn’t"},
                             {"the 'im' of 'insertmode's", "the “im” of ’insertmode’s"},
                             {"He said, 'stay", "He said, “stay"}};
  static const Row german[] = {{"Er hat 's nicht gesehen.", "Er hat ’s nicht gesehen."},
                               {"'s ist 'ne gute Idee", "’s ist ’ne gute Idee"},
                               {"'n Haus, 'nen Hund, mit 'nem Kind", "’n Haus, ’nen Hund, mit ’nem Kind"},
                               {"Wie geht's, hat's geklappt?", "Wie geht’s, hat’s geklappt?"},
                               {"Er rief 'ne', mehr nicht.", "Er rief „ne“, mehr nicht."}};
  CHECK("en", rows);
  CHECK("de", german);
}

/* What closes a quotation may be farther than a rule looks. */
static void test_a_long_quotation_stays_one(void) {
  g_autoptr(GString) typed = g_string_new("and then he said 'look");
  g_autoptr(GString) printed = g_string_new("and then he said “look");
  for (int i = 0; i < 101; i++) {
    g_string_append(typed, " it is so");
    g_string_append(printed, " it is so");
  }
  g_string_append(typed, ".'");
  g_string_append(printed, ".”");
  const Row rows[] = {{typed->str, printed->str}};
  CHECK("en", rows);
}

static void test_english_keeps_what_is_no_prose(void) {
  static const Row rows[] = {{"see http://a.com/b--c?d='e'f now", "see http://a.com/b--c?d='e'f now"},
                             {"mail x--y@z.com", "mail x--y@z.com"},
                             {"run `echo \"a\" -- b...` now", "run `echo \"a\" -- b...` now"},
                             {"at 9:30 or 1,250.75", "at 9:30 or 1,250.75"},
                             {"on 2026-06-20", "on 2026-06-20"},
                             {"call 555-1234-99", "call 555-1234-99"}};
  CHECK("en", rows);
}

/* ---- quotes of other languages ---- */

static void test_quotes_of_other_languages(void) {
  static const Row de[] = {{"Er sagte: \"Ja.\"", "Er sagte: „Ja.“"}, {"\"Er rief 'Nein'.\"", "„Er rief ‚Nein‘.“"}};
  static const Row swiss[] = {{"Er sagte: \"Ja.\"", "Er sagte: «Ja.»"}};
  static const Row fr[] = {{"Il dit \"oui\".", "Il dit «\u202Foui\u202F»."},
                           {"Quoi ? Non ! Si ; voici : rien", "Quoi\u202F? Non\u202F! Si\u202F; voici\u00A0: rien"},
                           {"Quoi? Non!", "Quoi\u202F? Non\u202F!"},
                           {"à 9:30", "à 9:30"},
                           {"l'heure", "l’heure"}};
  static const Row es[] = {{"Dijo \"sí\".", "Dijo «sí»."}, {"\"Dijo 'sí'.\"", "«Dijo “sí”.»"}};
  static const Row it[] = {{"Disse \"sì\".", "Disse «sì»."}, {"l'ora", "l’ora"}};
  static const Row ru[] = {{"Он сказал: \"да\".", "Он сказал: «да»."}, {"\"Он сказал 'да'.\"", "«Он сказал „да“.»"}};
  static const Row pl[] = {{"Rzekł: \"tak\".", "Rzekł: „tak”."}};
  CHECK("de", de);
  CHECK("de-CH", swiss);
  CHECK("fr", fr);
  CHECK("es", es);
  CHECK("it", it);
  CHECK("ru", ru);
  CHECK("pl", pl);
}

/* ---- the careful editor, language by language ---- */

#define THIN "\u202F"
#define HARD "\u00A0"

static void test_simplified_chinese_of_an_editor(void) {
  static const Row rows[] = {{"我读过<<边城>>,很喜欢.", "我读过《边城》，很喜欢。"},
                             {"《读〈边城〉有感》写得好", "《读〈边城〉有感》写得好"},
                             {"若a<<b且c>>d则停", "若a<<b且c>>d则停"},
                             {"第１２页,共３０页", "第12页，共30页"},
                             {"圆周率约３．１４", "圆周率约3.14"},
                             {"车票９：３０开售", "车票9:30开售"},
                             {"从2019-2020年起", "从2019–2020年起"},
                             {"第10-14页", "第10–14页"},
                             {"热线8008-1234,请打", "热线8008-1234，请打"},
                             {"雨停了···", "雨停了……"},
                             {"山──水", "山——水"},
                             {"约翰·史密斯来了", "约翰·史密斯来了"},
                             {"用 --help 看说明", "用 --help看说明"},
                             {"请加\"--all\"或-a/--any", "请加“--all”或-a/--any"},
                             {"⽇⽉如梭", "日月如梭"},
                             {"⻓江的⽔", "长江的水"},
                             {"屏幕27\"显示器", "屏幕27″显示器"},
                             {"她说“快走\"然后哭了", "她说“快走”然后哭了"},
                             {"她说\"快走”然后哭了", "她说“快走”然后哭了"},
                             {"他是“所谓\"天才\"吗”", "他是“所谓‘天才’吗”"},
                             {"天黑了．", "天黑了。"},
                             {"早上8:00,温度-5℃", "早上8:00，温度-5℃"},
                             {"见https://b.org/a,b 中", "见https://b.org/a,b 中"},
                             {"她答：“不。”然后走开，没有回头。", "她答：“不。”然后走开，没有回头。"}};
  CHECK("zh-Hans", rows);
}

static void test_traditional_chinese_of_an_editor(void) {
  static const Row rows[] = {{"她問:\"幾點?\"", "她問：「幾點？」"},
                             {"老師說:\"請讀'論語'.\"", "老師說：「請讀『論語』.」"},
                             {"<<邊城>>很好看", "《邊城》很好看"},
                             {"等一下...", "等一下……"},
                             {"風--雨--雷", "風——雨——雷"},
                             {"共２４頁", "共24頁"},
                             {"第3-7頁", "第3–7頁"},
                             {"票價(含稅)300元", "票價（含稅）300元"},
                             {"下午3:45出發", "下午3:45出發"},
                             {"他寫了「雨」一詞。", "他寫了「雨」一詞。"},
                             {"她說“好”，就走了。", "她說“好”，就走了。"},
                             {"⽔與⽕", "水與火"}};
  CHECK("zh-Hant", rows);
}

static void test_japanese_of_an_editor(void) {
  static const Row rows[] = {{"ｶﾀｶﾅで書く", "カタカナで書く"},
                             {"ﾊﾟﾝとﾊﾞﾀｰ", "パンとバター"},
                             {"｢はい｣と答えた｡", "「はい」と答えた。"},
                             {"行くの?そうか.", "行くの？　そうか。"},
                             {"行くの？　雨だよ。", "行くの？　雨だよ。"},
                             {"行くの？と聞いた。", "行くの？と聞いた。"},
                             {"やった！」と叫ぶ", "やった！」と叫ぶ"},
                             {"まさか！？信じない", "まさか！？信じない"},
                             {"(! を足す)", "（！を足す）"},
                             {"がんばれ！チームのみんな", "がんばれ！チームのみんな"},
                             {"えっと・・・", "えっと……"},
                             {"海--山", "海——山"},
                             {"海――山", "海――山"},
                             {"トム・ソーヤー", "トム・ソーヤー"},
                             {"2001-2010年", "2001–2010年"},
                             {"Ｂ５判、１２０頁", "B5判、120頁"},
                             {"値段は1,200円.", "値段は1,200円。"},
                             {"式は，次のとおり．", "式は，次のとおり．"},
                             {"彼は『雪国』を読む。", "彼は『雪国』を読む。"}};
  CHECK("ja", rows);
}

static void test_korean_of_an_editor(void) {
  static const Row rows[] = {{"오늘은 춥다，내일은 덥다。", "오늘은 춥다, 내일은 덥다."},
                             {"서울（Seoul）은 크다", "서울(Seoul)은 크다"},
                             {"１２월 ３일", "12월 3일"},
                             {"그래...", "그래…"},
                             {"바다--산", "바다—산"},
                             {"\"왜?\" 하고 물었다", "“왜?” 하고 물었다"},
                             {"그의 말은 'K팝'이었다", "그의 말은 ‘K팝’이었다"},
                             {"오전 9:30, 2층", "오전 9:30, 2층"},
                             {"값은 1,500원이다.", "값은 1,500원이다."},
                             {"그는 ‘응’이라고 했다.", "그는 ‘응’이라고 했다."},
                             {"정말？ 그렇다", "정말? 그렇다"},
                             {"https://k.kr/a,b 참고", "https://k.kr/a,b 참고"}};
  CHECK("ko", rows);
}

static void test_american_english_of_an_editor(void) {
  static const Row rows[] = {
      {"We sold １２３ copies，all of them。", "We sold 123 copies, all of them."},
      {"It opened （late）at noon", "It opened (late) at noon"},
      {"Ｈｅｌｌｏ there", "Hello there"},
      {"the word 中，文 stays", "the word 中，文 stays"},
      {"rain,wind and snow", "rain, wind and snow"},
      {"It stopped.The rain went on", "It stopped. The rain went on"},
      {"Rain , wind ; snow .", "Rain, wind; snow."},
      {"Really ? Yes !", "Really? Yes!"},
      {"rain ,wind and f(a ,b)", "rain, wind and f(a ,b)"},
      {"two  spaces   here", "two spaces here"},
      {"She said,\"Stay with us\"", "She said, “Stay with us”"},
      {"\"Stay,\"she said", "“Stay,” she said"},
      {"“Stay,\" she said", "“Stay,” she said"},
      {"It´s late, don`t wait", "It’s late, don’t wait"},
      {"the summer of '68 was hot", "the summer of ’68 was hot"},
      {"the class of '68–'72 met", "the class of ’68–’72 met"},
      {"the '68 model' of it", "the “68 model” of it"},
      {"pages 3--7", "pages 3–7"},
      {"run it with --verbose now", "run it with --verbose now"},
      {"the of\uFB01ce \uFB02oor", "the office floor"},
      {"a hard pr\u043Eblem", "a hard problem"},
      {"left\u200Eover mark", "leftover mark"},
      {"call Node.Js or System.Out", "call Node.Js or System.Out"},
      {"the U.S.,e.g.,has it", "the U.S.,e.g.,has it"},
      {"print(foo,bar) and main.c,v", "print(foo,bar) and main.c,v"},
      {"at 3 : 1, and . . . so", "at 3 : 1, and . . . so"},
      {"add ! to it, or 'add .'", "add ! to it, or “add .”"},
      {"say -h/--help or \"--help\"", "say -h/--help or “--help”"},
      {"Totals ----------", "Totals ----------"},
      {"a .NET file, a .5 share :)", "a .NET file, a .5 share :)"},
      {"ISSN 1476-4687, in 2025-06", "ISSN 1476-4687, in 2025-06"},
      {"1914-18 and 1939-1945", "1914–18 and 1939–1945"},
      {"co\u00ADoperate, non\u00A0break", "co\u00ADoperate, non\u00A0break"},
      {"“Well,” he said—“it’s ‘fine’.”", "“Well,” he said—“it’s ‘fine’.”"},
  };
  CHECK("en-US", rows);
  CHECK("en", rows);
}

static void test_british_english_of_an_editor(void) {
  static const Row rows[] = {{"'Stay,' she said.", "‘Stay,’ she said."},
                             {"\"Stay,\" she said.", "“Stay,” she said."},
                             {"'He called it \"art\",' she said.", "‘He called it “art”,’ she said."},
                             {"\"He called it 'art',\" she said.", "“He called it ‘art’,” she said."},
                             {"the tailor's 'best' coat", "the tailor’s ‘best’ coat"},
                             {"the neighbours' hedge", "the neighbours’ hedge"},
                             {"It rained , then stopped .", "It rained, then stopped."},
                             {"colour，shape", "colour, shape"},
                             {"tea--or coffee", "tea—or coffee"},
                             {"tea – or coffee", "tea – or coffee"},
                             {"pp. 30-31", "pp. 30–31"},
                             {"at 9.30 on 3/4/2021", "at 9.30 on 3/4/2021"},
                             {"'Twas cold, 'bout noon", "’Twas cold, ’bout noon"}};
  CHECK("en-GB", rows);
}

static void test_german_of_an_editor(void) {
  static const Row rows[] = {
      {"Obst, z.B. Birnen", "Obst, z." THIN "B. Birnen"},
      {"Obst, d. h. Birnen", "Obst, d." THIN "h. Birnen"},
      {"44 v. Chr. starb er", "44 v." THIN "Chr. starb er"},
      {"Das Haus - es war alt - stand leer", "Das Haus – es war alt – stand leer"},
      {"Das Haus -- es war alt", "Das Haus – es war alt"},
      {"Das Haus--alt", "Das Haus – alt"},
      {"Vor- und Nachteile", "Vor- und Nachteile"},
      {"7 - 2 = 5", "7 - 2 = 5"},
      {"S. 10-14", "S. 10–14"},
      {"Wind,Regen und Schnee", "Wind, Regen und Schnee"},
      {"Es regnet .", "Es regnet."},
      {"Es regnet.Der Hund bellt", "Es regnet. Der Hund bellt"},
      {"Wie geht's? Hans' Hut", "Wie geht’s? Hans’ Hut"},
      {"Er schwieg...", "Er schwieg…"},
      {"um 9:30 Uhr, 1.250,75 Euro", "um 9:30 Uhr, 1.250,75 Euro"},
      {"„Ja“, sagte sie, „gern.“", "„Ja“, sagte sie, „gern.“"},
      {"１０ Äpfel，５ Birnen", "10 Äpfel, 5 Birnen"},
      {"Au\uFB02age", "Auflage"},
  };
  static const Row swiss[] = {{"Sie sagte: \"Grüezi.\"", "Sie sagte: «Grüezi.»"},
                              {"\"Er rief 'Halt'.\"", "«Er rief ‹Halt›.»"},
                              {"Das Tal - es war tief - lag da", "Das Tal – es war tief – lag da"},
                              {"«Ja», sagte sie.", "«Ja», sagte sie."},
                              {"Käse, z.B. Sbrinz", "Käse, z." THIN "B. Sbrinz"},
                              {"Er kam ,sah und ging .", "Er kam, sah und ging."},
                              {"Sie wartete...", "Sie wartete…"},
                              {"S. 7-9", "S. 7–9"},
                              {"um 9.30 Uhr, 1'250.75 Franken", "um 9.30 Uhr, 1’250.75 Franken"},
                              {"Ein- und Ausgang", "Ein- und Ausgang"}};
  CHECK("de", rows);
  CHECK("de-AT", rows);
  CHECK("de-CH", swiss);
}

static void test_french_of_an_editor(void) {
  static const Row rows[] = {
      {"Elle dit : \"Viens !\"", "Elle dit" HARD ": «" THIN "Viens" THIN "!" THIN "»"},
      {"Elle dit: viens", "Elle dit" HARD ": viens"},
      {"« Viens », dit-elle.", "«" THIN "Viens" THIN "», dit-elle."},
      {"«Viens», dit-elle.", "«" THIN "Viens" THIN "», dit-elle."},
      {"Quoi?! Non!!!", "Quoi" THIN "?! Non" THIN "!!!"},
      {"En 2024 ?", "En 2024" THIN "?"},
      {"l'été d'avant, aujourd'hui", "l’été d’avant, aujourd’hui"},
      {"Il attend...", "Il attend…"},
      {"-- Viens, dit-elle.", "— Viens, dit-elle."},
      {"p. 12-15", "p. 12–15"},
      {"à 18:30, sur http://a.fr/?q=1;r", "à 18:30, sur http://a.fr/?q=1;r"},
      {"pain,vin et fromage", "pain, vin et fromage"},
      {"voilà :) merci", "voilà :) merci"},
      {"«" HARD "Viens" HARD "»" HARD ": oui", "«" HARD "Viens" HARD "»" HARD ": oui"},
      {"le pain，le vin", "le pain, le vin"},
  };
  static const Row canadian[] = {{"Quoi? Non!", "Quoi? Non!"}, {"Elle dit : viens", "Elle dit" HARD ": viens"}};
  CHECK("fr", rows);
  CHECK("fr-CA", canadian);
}

static void test_spanish_of_an_editor(void) {
  static const Row rows[] = {{"¿Vienes? ¡Claro!", "¿Vienes? ¡Claro!"},
                             {"Vienes ?", "Vienes?"},
                             {"Ella dijo: \"¡Ven!\"", "Ella dijo: «¡Ven!»"},
                             {"¿\"Arte\" lo llamas?", "¿«Arte» lo llamas?"},
                             {"pan,vino y queso", "pan, vino y queso"},
                             {"Llovía .", "Llovía."},
                             {"Llovía.El perro ladró", "Llovía. El perro ladró"},
                             {"--Ven --dijo ella--, y rápido.", "—Ven —dijo ella—, y rápido."},
                             {"usa --todo y -a/--otro", "usa --todo y -a/--otro"},
                             {"Esperó...", "Esperó…"},
                             {"págs. 20-25", "págs. 20–25"},
                             {"a las 9:30, 1.250,75 euros", "a las 9:30, 1.250,75 euros"},
                             {"«Dijo “ven”», contó.", "«Dijo “ven”», contó."},
                             {"el pan、el vino。", "el pan, el vino."}};
  CHECK("es", rows);
}

static void test_russian_of_an_editor(void) {
  static const Row rows[] = {{"Дом - это стены", "Дом — это стены"},
                             {"Дом -- это стены", "Дом — это стены"},
                             {"кто-то, что-нибудь", "кто-то, что-нибудь"},
                             {"ПРЕФИКСaa и далее", "ПРЕФИКСaa и далее"},
                             {"-- Иди, -- сказал он", "— Иди, — сказал он"},
                             {"дождь,ветер и снег", "дождь, ветер и снег"},
                             {"Шёл дождь.Собака лаяла", "Шёл дождь. Собака лаяла"},
                             {"Шёл дождь .", "Шёл дождь."},
                             {"с. 10-14", "с. 10–14"},
                             {"Он ждал...", "Он ждал…"},
                             {"хор"
                              "o"
                              "ший день",
                              "хороший день"},
                             {"WEB\u0430 и IT-\u043Eтдел", "WEB\u0430 и IT-отдел"},
                             {"сайт www.a.ru/д,б", "сайт www.a.ru/д,б"},
                             {"в 9:30, 5 - 3 = 2", "в 9:30, 5 - 3 = 2"},
                             {"«Он сказал „да“», — вспомнила она.", "«Он сказал „да“», — вспомнила она."},
                             {"１０ домов，５ улиц", "10 домов, 5 улиц"}};
  CHECK("ru", rows);
}

static void test_words_of_two_scripts(void) {
  static const Row rows[] = {{"Ко"
                              "p"
                              "оль",
                              "Король"},                 /* Latin p */
                             {"KoЯn sang", "KoЯn sang"}, /* no letter of Latin looks like Я */
                             {"file_n\u0430me here", "file_n\u0430me here"},
                             {"`n\u0430me` here", "`n\u0430me` here"},
                             {"see n\u0430me.com", "see n\u0430me.com"},
                             {"\u0391pple pie", "Apple pie"}, /* Greek Alpha */
                             {"\u0441\u043E"
                              "p car",
                              "\u0441\u043E"
                              "p car"}}; /* may be either */
  CHECK("en", rows);
}

static void test_look_alikes_are_noted_and_spans_stay(void) {
  DzRepairs repairs = {0};
  g_autoptr(GPtrArray) notes = dz_notes_new();
  g_autoptr(DzText) text = dz_text_new(g_strdup("an of\uFB01ce pr\u043Eblem here"), 9);
  dz_text_add_span(text, DZ_SPAN_EMPHASIS, strlen("an "), strlen("an of\uFB01ce"), NULL);
  dz_text_add_span(text, DZ_SPAN_VOCABULARY, strlen("an of\uFB01ce "), strlen("an of\uFB01ce pr\u043Eblem"), NULL);
  dz_mend_look_alikes(text, "en", &repairs, notes);
  g_autofree char *dump = dz_text_dump(text);
  g_assert_cmpstr(dump, ==, "an «emphasis:office» «vocabulary:problem» here");
  g_assert_cmpuint(repairs.punctuation, ==, 2);
  g_assert_cmpuint(notes->len, ==, 1);
  g_assert_cmpuint(((const DzNote *)notes->pdata[0])->line, ==, 9);
}

static void test_code_is_left_alone(void) {
  DzRepairs repairs = {0};
  g_autoptr(GPtrArray) notes = dz_notes_new();
  g_autoptr(DzText) text = dz_text_new(g_strdup("say \"x\" or f(\"a\",b...) now"), 1);
  dz_text_add_span(text, DZ_SPAN_CODE, strlen("say \"x\" or "), strlen("say \"x\" or f(\"a\",b...)"), NULL);
  dz_repair_marks(text, "en", &repairs, notes);
  g_assert_cmpstr(text->string, ==, "say “x” or f(\"a\",b...) now");
  g_assert_cmpuint(repairs.quotes, ==, 2);
}

static void test_long_runs_of_marks_settle(void) {
  static const char *const languages[] = {"en", "fr", "ko", "zh-Hans"};
  static const char *const runs[] = {"wait......", "wait.......", "yes-----no", "\"...\"......", "????", "a''b"};
  for (gsize i = 0; i < G_N_ELEMENTS(runs); i++)
    for (gsize k = 0; k < G_N_ELEMENTS(languages); k++)
      check_settled(languages[k], runs[i]);
  check_settled("zh-Hans", "他说—,走了");
  check_settled("zh-Hans", "OK?…");
  check_settled("zh-Hans", "他.......走--------了");
}

/* ---- counts and notes ---- */

static void test_every_change_is_counted(void) {
  static const struct {
    const char *language, *typed;
    guint punctuation, quotes;
  } rows[] = {{"zh-Hans", "他来了,我走了.", 2, 0},
              {"zh-Hans", "他说:\"好\"", 1, 2},
              {"zh-Hans", "苹果(Apple)公司", 2, 0},
              {"zh-Hans", "他来了，我走了。", 0, 0},
              {"en", "It's \"so\".", 0, 3},
              {"en", "yes--go", 2, 0},
              {"en", "It rains.", 0, 0}};
  for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
    DzRepairs repairs = {0};
    g_free(repair(rows[i].typed, rows[i].language, &repairs));
    g_assert_cmpuint(repairs.punctuation, ==, rows[i].punctuation);
    g_assert_cmpuint(repairs.quotes, ==, rows[i].quotes);
  }
}

static void check_open_note(const char *text, const char *language, guint count) {
  DzRepairs repairs = {0};
  g_autoptr(GPtrArray) notes = dz_notes_new();
  g_free(dz_repair_punctuation(text, language, 7, &repairs, notes));
  g_assert_cmpuint(notes->len, ==, count);
  if (count == 0)
    return;
  const DzNote *note = notes->pdata[0];
  g_assert_cmpuint(note->line, ==, 7);
  g_assert_cmpstr(note->text, ==, "a quotation is opened and never closed");
}

static void test_a_quotation_left_open_is_noted(void) {
  check_open_note("他说:\"好", "zh-Hans", 1);
  check_open_note("他说:\"好\"", "zh-Hans", 0);
  check_open_note("He said \"no.", "en", 1);
  check_open_note("He said \"no\".", "en", 0);
  check_open_note("Er hat 's nicht gesehen.", "de", 0);
  check_open_note("The dogs' bowls aren't 6' long", "en", 0);
}

/* What is typed is never lost: without marks and spaces, both texts are the same. And all of it settles at once. */
static char *letters_of(const char *text) {
  GString *letters = g_string_new(NULL);
  for (const char *p = text; *p; p = g_utf8_next_char(p))
    if (g_unichar_isalnum(g_utf8_get_char(p)))
      g_string_append_unichar(letters, g_utf8_get_char(p));
  return g_string_free(letters, FALSE);
}

static char *random_text(GRand *random) {
  static const char *const pieces[] = {
      "中", "文",  "a",    "Bc",         "7",     "10", ",",   ".",  ":",    ";",         "?",    "!",     "\"", "'",
      "(",  ")",   "-",    "--",         "…",     "—",  "...", "~",  " ",    "，",        "。",   "“",     "”",  "「",
      "」", "%",   "あ",   "네",         "é",     "/",  "@",   "`",  "www.", "http://x",  "（",   "）",    "？", "«",
      "»",  " - ", "z.B.", "word,",      "<<",    ">>", "ん",  "、", "：",   "1999-2005", " '58", " 'n' ", ":)", "s' a",
      " '", "1. ", " 's ", "2025-03-14", " 中文 "};
  GString *text = g_string_new(NULL);
  for (int count = g_rand_int_range(random, 0, 24); count > 0; count--)
    g_string_append(text, pieces[g_rand_int_range(random, 0, G_N_ELEMENTS(pieces))]);
  return g_string_free(text, FALSE);
}

static void test_no_letter_is_lost(void) {
  static const char *const languages[] = {"zh-Hans", "zh-Hant", "ja",    "ko", "en", "en-GB",
                                          "fr",      "de",      "de-CH", "es", "ru", "pl"};
  g_autoptr(GRand) random = g_rand_new_with_seed(20260620);
  for (int round = 0; round < 5000; round++) {
    g_autofree char *typed = random_text(random);
    const char *language = languages[g_rand_int_range(random, 0, G_N_ELEMENTS(languages))];
    DzRepairs repairs = {0};
    g_autofree char *printed = repair(typed, language, &repairs);
    g_autofree char *before = letters_of(typed), *after = letters_of(printed);
    g_assert_true(g_utf8_validate(printed, -1, NULL));
    g_assert_cmpstr(after, ==, before);
    check_settled(language, typed);
  }
}

int main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  g_test_set_nonfatal_assertions(); /* a table shows all its failing rows */
  g_test_add_func("/punctuation/zh/document", test_chinese_of_the_document);
  g_test_add_func("/punctuation/zh/rules", test_chinese_of_the_rules);
  g_test_add_func("/punctuation/zh/kept", test_chinese_keeps_what_is_no_prose);
  g_test_add_func("/punctuation/zh/english", test_english_inside_chinese_stays);
  g_test_add_func("/punctuation/zh/items", test_spaces_between_items_stay);
  g_test_add_func("/punctuation/zh/traditional", test_traditional_quotes_are_corners);
  g_test_add_func("/punctuation/ja", test_japanese);
  g_test_add_func("/punctuation/ko", test_korean_marks_stay_half_width);
  g_test_add_func("/punctuation/en/document", test_english_of_the_document);
  g_test_add_func("/punctuation/en/rules", test_english_of_the_rules);
  g_test_add_func("/punctuation/en/apostrophes", test_apostrophes_that_open_nothing);
  g_test_add_func("/punctuation/en/long", test_a_long_quotation_stays_one);
  g_test_add_func("/punctuation/en/kept", test_english_keeps_what_is_no_prose);
  g_test_add_func("/punctuation/other-quotes", test_quotes_of_other_languages);
  g_test_add_func("/punctuation/editor/zh-Hans", test_simplified_chinese_of_an_editor);
  g_test_add_func("/punctuation/editor/zh-Hant", test_traditional_chinese_of_an_editor);
  g_test_add_func("/punctuation/editor/ja", test_japanese_of_an_editor);
  g_test_add_func("/punctuation/editor/ko", test_korean_of_an_editor);
  g_test_add_func("/punctuation/editor/en-US", test_american_english_of_an_editor);
  g_test_add_func("/punctuation/editor/en-GB", test_british_english_of_an_editor);
  g_test_add_func("/punctuation/editor/de", test_german_of_an_editor);
  g_test_add_func("/punctuation/editor/fr", test_french_of_an_editor);
  g_test_add_func("/punctuation/editor/es", test_spanish_of_an_editor);
  g_test_add_func("/punctuation/editor/ru", test_russian_of_an_editor);
  g_test_add_func("/punctuation/two-scripts", test_words_of_two_scripts);
  g_test_add_func("/punctuation/look-alikes", test_look_alikes_are_noted_and_spans_stay);
  g_test_add_func("/punctuation/code", test_code_is_left_alone);
  g_test_add_func("/punctuation/runs", test_long_runs_of_marks_settle);
  g_test_add_func("/punctuation/counts", test_every_change_is_counted);
  g_test_add_func("/punctuation/left-open", test_a_quotation_left_open_is_noted);
  g_test_add_func("/punctuation/no-letter-lost", test_no_letter_is_lost);
  return g_test_run();
}
