/* test-long.c: what takes the square of a text's length is found by long texts. */
#include "../mend.h"
#include <string.h>

/* A paragraph may be a mebibyte long: what takes the square of its length runs into the limit that ctest sets. */
static void test_a_paragraph_of_a_mebibyte_ends(void) {
  static const struct {
    const char *language, *piece;
  } cases[] = {{"zh-Hans", "("},   {"zh-Hans", "……,"},  {"zh-Hans", "中--"}, {"zh-Hans", "\"'"}, {"zh-Hans", "@"},
               {"de", "a,"},       {"fr", " !"},        {"en", "（"},        {"en", "，"},       {"zh-Hans", "<<"},
               {"zh-Hans", "“\""}, {"en", "“\""},       {"en", " '68"},      {"ru", "aд"},       {"ja", "ｶﾞ"},
               {"en", "--"},       {"zh-Hans", "`"},    {"zh-Hans", "中"},   {"zh-Hans", " "},   {"zh-Hans", "。。。"},
               {"en", "a"},        {"en", "."},         {"en", "-"},         {"en", "\"'"},      {"en", "@"},
               {"en", "1-"},       {"en", "a 'b"},      {"en", "s' a"},      {"zh-Hans", ":)"},  {"zh-Hans", "中文 "},
               {"zh-Hans", "（"},  {"zh-Hans", "\"a ,"}};
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_autoptr(GString) text = g_string_new(NULL);
    while (text->len < 1 << 20)
      g_string_append(text, cases[i].piece);
    DzRepairs repairs = {0};
    g_autofree char *repaired = repair(text->str, cases[i].language, &repairs);
    g_assert_true(g_utf8_validate(repaired, -1, NULL));
  }
}

int main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/long/punctuation", test_a_paragraph_of_a_mebibyte_ends);
  return g_test_run();
}
