/* test-pairing.c: what decides which paragraphs are pairs, which lines are headings, and what a table's columns are:
   one kind of evidence at a time, on texts that nothing else decides. */
#include "base/error.h"
#include "prepare/prepare.h"
#include "read/read.h"
#include <string.h>

static char *dump_as(const char *path, const char *text) {
  g_autoptr(GError) error = NULL;
  g_autoptr(DzDocument) document = dz_read_memory(path, text, strlen(text), &error);
  g_assert_no_error(error);
  const DzPrepareOptions options = {0};
  g_autoptr(DzArticle) article = dz_prepare(document, &options, &error);
  g_assert_no_error(error);
  return dz_article_dump(article);
}

/* Each of the lines is in the reading of the text. */
static void check(const char *path, const char *text, const char *const *lines) {
  g_autofree char *dump = dump_as(path, text);
  for (; *lines; lines++)
    if (!strstr(dump, *lines))
      g_error("“%s” is not in\n%s", *lines, dump);
}

#define CHECK(path, text, ...) check(path, text, (const char *const[]){__VA_ARGS__, NULL})

static void test_equal_numbers_are_pairs(void) {
  CHECK("a.txt",
        "1. The cat is asleep.\n\n2. The dog is awake.\n\n3. The owl is silent.\n\n4. The fox is hungry.\n\n"
        "1. 猫睡着了。\n\n3. 猫头鹰不叫。\n\n4. 狐狸饿了。\n",
        "pair: The cat is asleep. | 猫睡着了。", "pair: The dog is awake. | -",
        "pair: The owl is silent. | 猫头鹰不叫。", "pair: The fox is hungry. | 狐狸饿了。");
}

static void test_numbers_and_names_are_pairs(void) {
  CHECK("a.txt",
        "In 1908 the mill was built.\n\nThe owner was old.\n\nKafka came in 1912.\n\n"
        "磨坊建于1908年。\n\nKafka是1912年来的。\n",
        "pair: In 1908 the mill was built. | 磨坊建于1908年。", "pair: The owner was old. | -",
        "pair: Kafka came in 1912. | Kafka是1912年来的。");
}

static void test_questions_are_pairs(void) {
  CHECK("a.txt",
        "The gate is shut.\n\nWho has the key?\n\nThe road is long.\n\nThe lamp is lit.\n\n"
        "门关着。\n\n谁有钥匙？\n\n灯亮着。\n",
        "pair: Who has the key? | 谁有钥匙？");
}

/* Half of the text has no stop: that a line has none says nothing. */
static void test_headings_need_a_side_that_ends_with_stops(void) {
  static const char text[] = "We walk along the river until the light is gone\n我们沿着河走到天黑\n\n"
                             "The ferry is late again, and nobody minds it.\n渡轮又晚了，谁也不在意。\n\n"
                             "Somebody sings on the other bank of the water\n对岸有人在唱歌\n\n"
                             "Then the lamps go out.\n后来灯灭了。\n";
  g_autofree char *dump = dump_as("a.txt", text);
  g_assert_null(strstr(dump, "heading:"));
  g_assert_null(strstr(dump, "title: We walk"));
}

/* Most pairs are short lines without a stop, though most of the text has stops. */
static void test_many_short_lines_are_no_headings(void) {
  static const char text[] =
      "A train is late, and the man in the red cap walks up and down the platform with a lamp in his hand.\n"
      "火车晚点了，戴红帽子的人提着灯在站台上走来走去。\n\n"
      "Hello there\n你好\n\nOver here\n在这边\n\nNot yet\n还没有\n\nAll aboard\n请上车\n\n"
      "Then the doors close, and for a long while nothing can be heard but the rain on the iron roof above.\n"
      "后来车门关上了，很久只听见雨打在铁皮顶上的声音。\n";
  g_autofree char *dump = dump_as("a.txt", text);
  g_assert_null(strstr(dump, "heading:"));
  g_assert_nonnull(strstr(dump, "pair: Not yet | 还没有"));
}

/* An original that stands first without its translation is no summary. */
static void test_a_lone_original_before_the_pairs_stays_in_the_body(void) {
  CHECK("a.txt",
        "This morning the bakery on the corner stayed shut for the first time in forty years.\n\n"
        "The ferry runs twice a day.\n\n渡轮一天两班。\n\nNobody minds the rain here in "
        "winter.\n\n冬天这里谁也不在意下雨。\n",
        "pair: This morning the bakery on the corner stayed shut for the first time in forty years. | -");
}

static void test_a_sentence_with_a_reading_is_no_word(void) {
  g_autofree char *dump = dump_as("a.txt", "The ferry runs twice a day.\n渡轮一天两班。\n\n"
                                           "The word quay [kiː] sounds like key.\nquay [kiː] 这个词听起来像key。\n\n"
                                           "Nobody minds the rain.\n谁也不在意下雨。\n");
  g_assert_null(strstr(dump, "word:"));
}

/* Lines that each begin with a capital and end without a stop are verse, however wide. */
static void test_verse_is_not_joined(void) {
  CHECK("a.txt",
        "The river has no word for those that stay on shore\n"
        "It only knows the going by of boats and of the sky\n"
        "And when my father left us in the spring of the war\n"
        "It gave me back the window, and it never told me why\n\n"
        "河流没有留给岸上人的词\n它只懂得船和天空的流过\n那年春天父亲在战争中离去\n它还我一扇窗，从不告诉我缘由\n",
        "The river has no word for those that stay on shore\u2028It only knows");
}

/* A head that speaks of remarks makes its column neither side. */
static void test_remarks_are_no_column(void) {
  CHECK("a.csv",
        "note,Sentence,Satz\nask about this again,It rains all day.,Es regnet den ganzen Tag.\n"
        "said by Anna twice,The jar is full.,Das Glas ist voll.\nwith a comma in it,We open the gate.,Wir öffnen das "
        "Tor.\n",
        "pair: The jar is full. | Das Glas ist voll.");
}

static void test_a_third_of_turned_pairs_is_a_third(void) {
  CHECK("a.txt",
        "The keeper lit the lamp at five.\n\n守灯人五点点灯。\n\nNobody came that night.\n\n那天夜里没有人来。\n\n"
        "早上他写了一封信。\n\nIn the morning he wrote a letter.\n\n信很短。\n\nThe letter was short.\n\n"
        "他用蜡封了口。\n\nHe sealed it with wax.\n",
        "languages: en zh-Hans", "pair: He sealed it with wax. | 他用蜡封了口。");
}

/* The second half begins where the lines' sentences say so, whatever of the other script is quoted, or code, or said in
   both halves. */
static void test_both_sides_on_a_line(void) {
  CHECK("a.txt",
        "在菜单里选择 “File Manager”。 Choose the file manager in the menu.\n"
        "把时间写进 /etc/clock.conf。 Write the time to /etc/clock.conf.\n"
        "它们叫 Anna、Otto 和 Emil。 Their names are Anna, Otto and Emil.\n"
        "磨坊主给每只猫都起了名字： The miller has a name for each of his cats:\n"
        "细节见附录（参见 Old Mills of the North）。 The appendix has the details.\n",
        "pair: 在菜单里选择“File Manager”。 | Choose the file manager in the menu.",
        "pair: 把时间写进/etc/clock.conf。 | Write the time to /etc/clock.conf.",
        "pair: 它们叫Anna、Otto和Emil。 | Their names are Anna, Otto and Emil.",
        "pair: 磨坊主给每只猫都起了名字： | The miller has a name for each of his cats:",
        "pair: 细节见附录（参见Old Mills of the North）。 | The appendix has the details.");
}

/* The small letter after "см." begins no sentence; one after a whole sentence does. */
static void test_abbreviations_part_no_line(void) {
  CHECK("a.txt",
        "Адрес мельницы см. example.org/mill. You find the mill there.\n"
        "Мельник спит до полудня. The miller sleeps until noon.\n"
        "noon: так он называет обед. The word noon is what he calls his lunch.\n",
        "pair: Адрес мельницы см. example.org/mill. | You find the mill there.",
        "pair: Мельник спит до полудня. | The miller sleeps until noon.",
        "pair: noon: так он называет обед. | The word noon is what he calls his lunch.");
}

/* A stop inside of brackets, and one before a sentence that is in the other half with all it has. */
static void test_stops_part_lines_where_they_end_a_half(void) {
  CHECK("a.txt",
        "Мельник давно ушёл (и пишет: Bring lamps to Otto). A letter came before the holidays.\n"
        "Мельница стоит. The mill has stopped.\n",
        "pair: Мельник давно ушёл (и пишет: Bring lamps to Otto). | A letter came before the holidays.");
  CHECK("a.txt",
        "水磨停了。原因有三： The mill has stopped for three reasons:\n"
        "磨坊主知道。 The miller knows.\n",
        "pair: 水磨停了。原因有三： | The mill has stopped for three reasons:");
}

static void test_speakers_are_pairs(void) {
  CHECK("a.txt",
        "The owl is calling now.\n\nAnna: The gate is shut.\n\nThe fox is out hunting.\n\n"
        "安娜：门已经关上了。\n\n狐狸出去打猎了。\n",
        "pair: The owl is calling now. | -", "pair: Anna: The gate is shut. | 安娜：门已经关上了。");
}

/* A question above an answer of its own length is part of the talk. */
static void test_a_short_question_is_no_title(void) {
  CHECK("a.txt", "Who has the key?\n谁有钥匙？\n\nThe miller has it.\n在磨坊主那里。\n\nThen we wait.\n那我们等吧。\n",
        "pair: Who has the key? | 谁有钥匙？");
}

/* Two originals, their translations, and a pair the other way round. */
static void test_a_block_may_end_where_a_turned_pair_begins(void) {
  CHECK("a.txt",
        "1. The cat is asleep.\n\n2. The dog is awake.\n\n1. 猫睡着了。\n\n2. 狗醒着。\n\n3. 猫头鹰不叫。\n\n"
        "3. The owl is silent.\n\n4. The fox is hungry.\n\n4. 狐狸饿了。\n",
        "pair: The cat is asleep. | 猫睡着了。", "pair: The owl is silent. | 猫头鹰不叫。",
        "pair: The fox is hungry. | 狐狸饿了。");
}

/* A column that says the same of most rows is a tag, though it is in a language. */
static void test_tags_are_no_column(void) {
  CHECK("a.csv",
        "animals of the house,The cat is asleep.,Die Katze schläft.\n"
        "animals of the house,The dog is awake.,Der Hund ist wach.\n"
        "animals of the house,The owl is silent.,Die Eule schweigt.\n"
        "animals of the wood,The fox is hungry.,Der Fuchs hat Hunger.\n",
        "pair: The owl is silent. | Die Eule schweigt.");
}

int main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/pairing/numbering", test_equal_numbers_are_pairs);
  g_test_add_func("/pairing/numbers-and-names", test_numbers_and_names_are_pairs);
  g_test_add_func("/pairing/questions", test_questions_are_pairs);
  g_test_add_func("/pairing/turned", test_a_third_of_turned_pairs_is_a_third);
  g_test_add_func("/pairing/headings/stops", test_headings_need_a_side_that_ends_with_stops);
  g_test_add_func("/pairing/headings/short-lines", test_many_short_lines_are_no_headings);
  g_test_add_func("/pairing/front/lone", test_a_lone_original_before_the_pairs_stays_in_the_body);
  g_test_add_func("/pairing/lines/word", test_a_sentence_with_a_reading_is_no_word);
  g_test_add_func("/pairing/lines/verse", test_verse_is_not_joined);
  g_test_add_func("/pairing/halves/cut", test_both_sides_on_a_line);
  g_test_add_func("/pairing/halves/abbreviations", test_abbreviations_part_no_line);
  g_test_add_func("/pairing/halves/stops", test_stops_part_lines_where_they_end_a_half);
  g_test_add_func("/pairing/speakers", test_speakers_are_pairs);
  g_test_add_func("/pairing/front/question", test_a_short_question_is_no_title);
  g_test_add_func("/pairing/blocks/end", test_a_block_may_end_where_a_turned_pair_begins);
  g_test_add_func("/pairing/tables/tags", test_tags_are_no_column);
  g_test_add_func("/pairing/tables/remarks", test_remarks_are_no_column);
  return g_test_run();
}
