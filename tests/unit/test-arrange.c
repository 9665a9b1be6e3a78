/* test-arrange.c: which rows a book has, what stands in them and in which order, for every choice of roles; and the
   book's own words in the language of the reader. */
#include "arrange/arrange.h"
#include "arrange/labels.h"

static DzText *text(const char *string) {
  return string ? dz_text_new(g_strdup(string), 0) : NULL;
}

/* An article with two pairs and one lone original, a crosshead, a summary and a key sentence. */
static DzArticle *night_trains(void) {
  DzArticle *article = dz_article_new();
  article->language[DZ_ORIGINAL] = g_strdup("en");
  article->language[DZ_TRANSLATION] = g_strdup("zh-Hans");
  article->title[DZ_ORIGINAL] = text("Night Trains");
  article->title[DZ_TRANSLATION] = text("夜车");
  dz_article_add_summary(article, DZ_TRANSLATION, text("夜车回来了。"));
  dz_article_add_block(article, DZ_BLOCK_PAIR, text("It is late."), text("它晚点了。"))->number = 1;
  dz_article_add_block(article, DZ_BLOCK_HEADING, text("Dear"), text("贵"));
  dz_article_add_block(article, DZ_BLOCK_PAIR, text("It is slow."), NULL)->number = 2;
  dz_article_add_block(article, DZ_BLOCK_PAIR, text("It is red."), text("它是红的。"))->number = 3;
  DzKeySentence *key = dz_article_add_key(article, text("It is late."), text("它晚点了。"));
  key->pair = 1;
  key->has_analysis = TRUE;
  key->analysis = text("late作表语");
  return article;
}

static char *raw_dump(DzArticle *article, DzRoles roles) {
  g_autoptr(DzBook) book = dz_book_new();
  g_ptr_array_add(book->articles, article);
  g_autoptr(DzLayout) layout = dz_layout_load("interleaved", NULL, 0, NULL);
  g_autoptr(DzArrangement) arrangement = dz_arrange(book, layout, roles);
  return dz_arrangement_dump(arrangement);
}

/* With plain spaces; where a fact may break is told by tests of its own. Takes over the article. */
static char *dump_book(DzArticle *article, DzRoles roles) {
  g_autofree char *raw = raw_dump(article, roles);
  g_auto(GStrv) parts = g_strsplit(raw, "\u00A0", -1);
  return g_strjoinv(" ", parts);
}

/* Takes over the article. */
static void check(DzArticle *article, DzRoles roles, const char *expected) {
  g_autofree char *dump = dump_book(article, roles);
  g_assert_cmpstr(dump, ==, expected);
}

static const DzRoles as_usual = {.order = DZ_ORIGINAL, .primary = DZ_ORIGINAL, .only = -1};

/* ---- roles ---- */

static void test_original_first_and_primary(void) {
  check(night_trains(), as_usual,
        "title #h | *en Night Trains | zh-Hans 夜车\n"
        "facts “原文 9 词 · 3 段”\n"
        "summary “导读” | zh-Hans 夜车回来了。\n"
        "pair #p1 | *en It is late. | zh-Hans 它晚点了。\n"
        "heading #h1 | *en Dear | zh-Hans 贵\n"
        "pair #p2 | *en It is slow.\n"
        "pair #p3 | *en It is red. | zh-Hans 它是红的。\n"
        "section #k “重点句”\n"
        "key #k1 “解析” | *en It is late. | zh-Hans 它晚点了。 → p1 [late作表语]\n");
}

static void test_translation_first_and_primary(void) {
  check(night_trains(), (DzRoles){.order = DZ_TRANSLATION, .primary = DZ_TRANSLATION, .only = -1},
        "title #h | *zh-Hans 夜车 | en Night Trains\n"
        "facts “原文 9 词 · 3 段”\n"
        "summary “导读” | *zh-Hans 夜车回来了。\n"
        "pair #p1 | *zh-Hans 它晚点了。 | en It is late.\n"
        "heading #h1 | *zh-Hans 贵 | en Dear\n"
        "pair #p2 | en It is slow.\n"
        "pair #p3 | *zh-Hans 它是红的。 | en It is red.\n"
        "section #k “重点句”\n"
        "key #k1 “解析” | *zh-Hans 它晚点了。 | en It is late. → p1 [late作表语]\n");
}

static void test_original_first_translation_primary(void) {
  g_autofree char *dump =
      dump_book(night_trains(), (DzRoles){.order = DZ_ORIGINAL, .primary = DZ_TRANSLATION, .only = -1});
  g_assert_nonnull(strstr(dump, "title #h | *zh-Hans 夜车 | en Night Trains\n"));
  g_assert_nonnull(strstr(dump, "pair #p1 | en It is late. | *zh-Hans 它晚点了。\n"));
  g_assert_nonnull(strstr(dump, "heading #h1 | en Dear | *zh-Hans 贵\n"));
  g_assert_nonnull(strstr(dump, "| en It is late. | *zh-Hans 它晚点了。 → p1"));
}

static void test_translation_first_original_primary(void) {
  g_autofree char *dump =
      dump_book(night_trains(), (DzRoles){.order = DZ_TRANSLATION, .primary = DZ_ORIGINAL, .only = -1});
  g_assert_nonnull(strstr(dump, "title #h | *en Night Trains | zh-Hans 夜车\n"));
  g_assert_nonnull(strstr(dump, "pair #p1 | zh-Hans 它晚点了。 | *en It is late.\n"));
}

static void test_only_original(void) {
  check(night_trains(), (DzRoles){.only = DZ_ORIGINAL},
        "title #h | *en Night Trains\n"
        "facts “Original: 9 words · 3 paragraphs”\n"
        "pair #p1 | *en It is late.\n"
        "heading #h1 | *en Dear\n"
        "pair #p2 | *en It is slow.\n"
        "pair #p3 | *en It is red.\n"
        "section #k “Key sentences”\n"
        "key #k1 “Analysis” | *en It is late. → p1 [late作表语]\n");
}

static void test_only_translation(void) {
  check(night_trains(), (DzRoles){.only = DZ_TRANSLATION},
        "title #h | *zh-Hans 夜车\n"
        "facts “原文 9 词 · 3 段”\n"
        "summary “导读” | *zh-Hans 夜车回来了。\n"
        "pair #p1 | *zh-Hans 它晚点了。\n"
        "heading #h1 | *zh-Hans 贵\n"
        "pair #p3 | *zh-Hans 它是红的。\n"
        "section #k “重点句”\n"
        "key #k1 “解析” | *zh-Hans 它晚点了。 → p1 [late作表语]\n");
}

static void test_only_keeps_a_title_of_the_other_language(void) {
  DzArticle *article = night_trains();
  g_clear_pointer(&article->title[DZ_TRANSLATION], dz_text_free);
  g_autofree char *dump = dump_book(article, (DzRoles){.only = DZ_TRANSLATION});
  g_assert_true(g_str_has_prefix(dump, "title #h | *en Night Trains\n"));
}

/* ---- key sentences ---- */

static void test_key_refers_only_to_a_pair_that_is_shown(void) {
  DzArticle *article = night_trains();
  ((DzKeySentence *)article->key_sentences->pdata[0])->pair = 2;
  g_autofree char *dump = dump_book(article, (DzRoles){.only = DZ_TRANSLATION});
  g_assert_null(strstr(dump, "→"));
}

static void test_key_of_no_pair_refers_to_none(void) {
  DzArticle *article = night_trains();
  DzKeySentence *key = article->key_sentences->pdata[0];
  key->pair = 0;
  g_clear_pointer(&key->analysis, dz_text_free);
  dz_article_add_key(article, text("It is slow."), NULL);
  g_autofree char *dump = dump_book(article, as_usual);
  g_assert_cmpstr(strstr(dump, "section"), ==,
                  "section #k “重点句”\n"
                  "key #k1 “解析” | *en It is late. | zh-Hans 它晚点了。 []\n"
                  "key #k2 | *en It is slow.\n");
}

static void test_no_key_heading_over_nothing(void) {
  DzArticle *article = night_trains();
  DzKeySentence *key = article->key_sentences->pdata[0];
  g_clear_pointer(&key->side[DZ_TRANSLATION], dz_text_free);
  g_autofree char *dump = dump_book(article, (DzRoles){.only = DZ_TRANSLATION});
  g_assert_null(strstr(dump, "key"));
}

static void test_analysis_speaks_its_own_language(void) {
  static const struct {
    const char *analysis, *language;
  } cases[] = {{"late作表语", "zh-Hans"}, {"The word is a predicate.", "en"}, {NULL, "zh-Hans"}};
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_autoptr(DzBook) book = dz_book_new();
    DzArticle *article = night_trains();
    DzKeySentence *key = article->key_sentences->pdata[0];
    g_ptr_array_add(book->articles, article);
    dz_text_free(key->analysis);
    key->analysis = text(cases[i].analysis);
    g_autoptr(DzLayout) layout = dz_layout_load("interleaved", NULL, 0, NULL);
    g_autoptr(DzArrangement) arrangement = dz_arrange(book, layout, as_usual);
    const DzArranged *arranged = arrangement->articles->pdata[0];
    const DzRow *row = arranged->rows->pdata[arranged->rows->len - 1];
    g_assert_cmpint(row->kind, ==, DZ_ROW_KEY);
    g_assert_cmpstr(row->analysis_language, ==, cases[i].language);
  }
}

/* ---- facts and colophon ---- */

static void check_facts(DzArticle *article, const char *facts, const char *colophon) {
  g_autofree char *dump = dump_book(article, as_usual);
  g_autofree char *line = g_strdup_printf("\nfacts “%s”\n", facts);
  g_assert_nonnull(strstr(dump, line));
  const char *found = strstr(dump, "colophon");
  g_assert_cmpstr(found, ==, colophon);
}

static void test_facts_without_gaps(void) {
  check_facts(night_trains(), "原文 9 词 · 3 段", NULL);

  DzArticle *dated = night_trains();
  dated->date = g_strdup("2026-06-20");
  dated->author = g_strdup("Anna Reed");
  check_facts(dated, "2026年6月20日\u3000Anna Reed\u3000原文 9 词 · 3 段", NULL);

  DzArticle *full = night_trains();
  full->date = g_strdup("2026-06-20");
  full->source = g_strdup("内湾评论");
  full->author = g_strdup("Anna Reed");
  full->translator = g_strdup("林澈");
  full->rights = g_strdup("© 2026");
  check_facts(full, "2026年6月20日\u3000内湾评论\u3000Anna Reed\u3000林澈\u3000原文 9 词 · 3 段",
              "colophon “© 2026”\n");
}

static void test_a_short_fact_never_breaks(void) {
  DzArticle *article = night_trains();
  article->author = g_strdup("Anna Reed");
  g_autofree char *dump = raw_dump(article, as_usual);
  g_assert_nonnull(strstr(dump, "facts “Anna\u00A0Reed\u3000原文\u00A09\u00A0词\u00A0·\u00A03\u00A0段”\n"));
}

static void test_a_long_fact_may_break(void) {
  const char *source = "The Quarterly Review of the Night Railways of the Inner Bay and of All Its Islands";
  DzArticle *article = night_trains();
  article->source = g_strdup(source);
  article->author = g_strdup("Anna Reed");
  g_autofree char *dump = raw_dump(article, as_usual);
  g_assert_nonnull(strstr(dump, source));
  g_assert_nonnull(strstr(dump, "Anna\u00A0Reed"));
}

static void test_an_address_goes_to_the_colophon(void) {
  DzArticle *article = night_trains();
  article->source = g_strdup("https://a.example/b");
  article->rights = g_strdup("© 2026");
  check_facts(article, "原文 9 词 · 3 段", "colophon “来源 https://a.example/b\u3000© 2026”\n");
}

/* ---- words ---- */

static DzArticle *in_languages(const char *original, const char *translation) {
  DzArticle *article = night_trains();
  g_free(article->language[DZ_ORIGINAL]);
  g_free(article->language[DZ_TRANSLATION]);
  article->language[DZ_ORIGINAL] = g_strdup(original);
  article->language[DZ_TRANSLATION] = g_strdup(translation);
  article->date = g_strdup("2026-06-20");
  return article;
}

static void test_words_of_the_book_are_the_translations(void) {
  static const struct {
    const char *language, *facts, *summary, *keys, *analysis;
  } cases[] = {
      {"zh-Hans", "2026年6月20日\u3000原文 9 词 · 3 段", "导读", "重点句", "解析"},
      {"zh-Hant", "2026年6月20日\u3000原文 9 詞 · 3 段", "導讀", "重點句", "解析"},
      {"ja", "2026年6月20日\u3000原文 9 語 · 3 段落", "要旨", "重要文", "解説"},
      {"ko", "2026년 6월 20일\u3000원문 9단어 · 3단락", "요약", "핵심 문장", "해설"},
      {"de", "20.6.2026\u3000Original: 9 Wörter · 3 Absätze", "Zusammenfassung", "Schlüsselsätze", "Erläuterung"},
      {"en", "20 June 2026\u3000Original: 9 words · 3 paragraphs", "Summary", "Key sentences", "Analysis"},
      {"sw", "20 June 2026\u3000Original: 9 words · 3 paragraphs", "Summary", "Key sentences", "Analysis"}};
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_autofree char *dump = dump_book(in_languages("en", cases[i].language), as_usual);
    const char *const labels[][2] = {{"facts ", cases[i].facts},
                                     {"summary ", cases[i].summary},
                                     {"section #k ", cases[i].keys},
                                     {"key #k1 ", cases[i].analysis}};
    for (gsize k = 0; k < G_N_ELEMENTS(labels); k++) {
      g_autofree char *label = g_strdup_printf("\n%s“%s”", labels[k][0], labels[k][1]);
      g_assert_nonnull(strstr(dump, label));
    }
  }
}

static void test_chinese_originals_are_counted_in_characters(void) {
  g_autoptr(DzArticle) article = dz_article_new();
  article->language[DZ_ORIGINAL] = g_strdup("zh-Hans");
  article->language[DZ_TRANSLATION] = g_strdup("en");
  dz_article_add_block(article, DZ_BLOCK_PAIR, text("它，晚点了。"), text("It is late."));
  dz_article_add_block(article, DZ_BLOCK_PAIR, text("它很慢。"), text("It is slow."));
  g_autofree char *english = dz_extent_in_words(article, NULL, "en"),
                  *chinese = dz_extent_in_words(article, NULL, "zh-Hans");
  g_assert_cmpstr(english, ==, "Original: 7 characters · 2 paragraphs");
  g_assert_cmpstr(chinese, ==, "原文 7 字 · 2 段");
}

static void test_thousands_are_grouped(void) {
  g_autoptr(DzArticle) article = dz_article_new();
  article->language[DZ_ORIGINAL] = g_strdup("en");
  article->language[DZ_TRANSLATION] = g_strdup("zh-Hans");
  g_autoptr(GString) long_text = g_string_new(NULL);
  for (int i = 0; i < 1520; i++)
    g_string_append(long_text, "it’s ");
  dz_article_add_block(article, DZ_BLOCK_PAIR, text(long_text->str), text("长"));
  g_autofree char *extent = dz_extent_in_words(article, NULL, "zh-Hans");
  g_assert_cmpstr(extent, ==, "原文 1,520 词 · 1 段");
}

static void test_one_paragraph_is_singular_in_english(void) {
  g_autoptr(DzArticle) article = dz_article_new();
  article->language[DZ_ORIGINAL] = g_strdup("zh-Hans");
  article->language[DZ_TRANSLATION] = g_strdup("en");
  dz_article_add_block(article, DZ_BLOCK_PAIR, text("晚点"), text("Late"));
  g_autofree char *extent = dz_extent_in_words(article, NULL, "en");
  g_assert_cmpstr(extent, ==, "Original: 2 characters · 1 paragraph");
}

/* ---- several articles ---- */

static void test_articles_stand_in_reading_order(void) {
  g_autoptr(DzBook) book = dz_book_new();
  g_ptr_array_add(book->articles, night_trains());
  g_ptr_array_add(book->articles, night_trains());
  g_autoptr(DzLayout) layout = dz_layout_load("interleaved", NULL, 0, NULL);
  g_autoptr(DzArrangement) arrangement = dz_arrange(book, layout, as_usual);
  g_autofree char *dump = dz_arrangement_dump(arrangement), *one = raw_dump(night_trains(), as_usual);
  g_autofree char *twice = g_strconcat(one, one, NULL);
  g_assert_cmpuint(arrangement->articles->len, ==, 2);
  g_assert_cmpstr(dump, ==, twice);
  g_assert_cmpstr(arrangement->language, ==, "zh-Hans");
  g_assert_cmpstr(arrangement->main_language, ==, "en");
}

int main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  g_test_set_nonfatal_assertions(); /* a table shows all its failing rows */
  g_test_add_func("/arrange/roles/usual", test_original_first_and_primary);
  g_test_add_func("/arrange/roles/turned", test_translation_first_and_primary);
  g_test_add_func("/arrange/roles/original-translation", test_original_first_translation_primary);
  g_test_add_func("/arrange/roles/translation-original", test_translation_first_original_primary);
  g_test_add_func("/arrange/only/original", test_only_original);
  g_test_add_func("/arrange/only/translation", test_only_translation);
  g_test_add_func("/arrange/only/title", test_only_keeps_a_title_of_the_other_language);
  g_test_add_func("/arrange/key/shown", test_key_refers_only_to_a_pair_that_is_shown);
  g_test_add_func("/arrange/key/none", test_key_of_no_pair_refers_to_none);
  g_test_add_func("/arrange/key/heading", test_no_key_heading_over_nothing);
  g_test_add_func("/arrange/key/language", test_analysis_speaks_its_own_language);
  g_test_add_func("/arrange/facts/gaps", test_facts_without_gaps);
  g_test_add_func("/arrange/facts/short", test_a_short_fact_never_breaks);
  g_test_add_func("/arrange/facts/long", test_a_long_fact_may_break);
  g_test_add_func("/arrange/colophon", test_an_address_goes_to_the_colophon);
  g_test_add_func("/arrange/words/languages", test_words_of_the_book_are_the_translations);
  g_test_add_func("/arrange/words/characters", test_chinese_originals_are_counted_in_characters);
  g_test_add_func("/arrange/words/thousands", test_thousands_are_grouped);
  g_test_add_func("/arrange/words/singular", test_one_paragraph_is_singular_in_english);
  g_test_add_func("/arrange/articles", test_articles_stand_in_reading_order);
  return g_test_run();
}
