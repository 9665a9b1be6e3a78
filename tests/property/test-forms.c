/* test-forms.c: laws of the forms that duizhao writes and reads back, on random articles and random damage:

     the .md of an article reads back as the same article, and so does its .json; its .tsv gives the same .tsv;
     what is clean stays as it is, however often it is cleaned.

   Texts are made of words and of whatever means something to Markdown, TSV or duizhao itself. Seeds are fixed; a
   failure names the one it came with. */
#include "arrange/arrange.h"
#include "prepare/prepare.h"
#include "prepare/understand/body.h"
#include "read/read.h"
#include "write/write.h"
#include <locale.h>
#include <string.h>

enum { ARTICLES = 600, DAMAGES = 300 };

/* ---- random texts ---- */

static const char *const english[] = {"the",  "ferry", "leaves", "at",   "nine", "and",        "a",   "keeper", "waits",
                                      "with", "bread", "rope",   "cold", "Anna", "snake_case", "3.5", "R2",     "café"};
static const char *const han[] = {"渡轮", "九点", "开出", "守塔人", "等着", "面包",
                                  "，",   "。",   "“好”", "绳索",   "很冷", "、"};
static const char *const signs[] = {
    "*",       "**",   "_",      "__",         "=",     "==",    "===",    "#",      "##",  ">",
    "-",       "+",    "1.",     "12)",        "\\",    "`",     "``",     "[",      "]",   "[a](b)",
    "![c](d)", "<b>",  "</b>",   "<!-- x -->", "&amp;", "&#38;", "&",      "<",      "|",   "~",
    "~~",      "---",  "***",    "~~~",        "```",   ":",     "\"",     "'",      "$",   "http://a.b/c_d",
    "解析：",  "原文", "翻译：", "...",        "1984.", "  ",    "\u00A0", "\u3000", "\\*", "\\=",
    "!",       "<br>", "EN:",    "---\n",      "title:"};

static const char *pick(GRand *random, const char *const *from, gsize count) {
  return from[g_rand_int_range(random, 0, (gint32)count)];
}

#define PICK(random, list) pick(random, list, G_N_ELEMENTS(list))

static gboolean one_in(GRand *random, gint32 count) {
  return g_rand_int_range(random, 0, count) == 0;
}

static char *random_string(GRand *random, gboolean is_han, gint32 most_words) {
  GString *string = g_string_new(NULL);
  gint32 words = g_rand_int_range(random, 1, most_words + 1);
  for (gint32 i = 0; i < words; i++) {
    if (one_in(random, 5))
      g_string_append(string, PICK(random, signs));
    else if (is_han)
      g_string_append(string, PICK(random, han));
    else
      g_string_append(string, PICK(random, english));
    if (!is_han && !one_in(random, 4))
      g_string_append_c(string, ' ');
  }
  return g_string_free(string, FALSE);
}

/* A byte of the string at which a character begins. */
static gsize random_place(GRand *random, const char *string) {
  glong letters = g_utf8_strlen(string, -1);
  return (gsize)(g_utf8_offset_to_pointer(string, g_rand_int_range(random, 0, (gint32)letters + 1)) - string);
}

static void add_random_spans(GRand *random, DzText *text) {
  static const char *const addresses[] = {"https://example.org/a_(b)?c=1&d=2", "notes.html", "a b", "x\"y<z>"};
  gint32 count = g_rand_int_range(random, 0, 6);
  for (gint32 i = 0; i < count; i++) {
    DzSpanKind kind = (DzSpanKind)g_rand_int_range(random, 0, DZ_SPAN_KINDS);
    gsize one = random_place(random, text->string), other = random_place(random, text->string);
    const char *value = kind == DZ_SPAN_LINK       ? PICK(random, addresses)
                        : kind == DZ_SPAN_LANGUAGE ? "fr"
                        : kind == DZ_SPAN_RUBY     ? "かんじ"
                                                   : NULL;
    dz_text_add_span(text, kind, MIN(one, other), MAX(one, other), value);
  }
  dz_text_tidy_spans(text);
}

static DzText *random_text(GRand *random, DzSide side, gint32 most_words) {
  DzText *text = NULL;
  while (!text || !*text->string) {
    dz_text_free(text);
    text = dz_text_new(random_string(random, side == DZ_TRANSLATION, most_words), 0);
    dz_text_clean(text);
  }
  add_random_spans(random, text);
  return text;
}

static DzText *perhaps(GRand *random, DzSide side, gint32 most_words, gint32 absent_in) {
  return one_in(random, absent_in) ? NULL : random_text(random, side, most_words);
}

/* ---- random articles ---- */

static char *random_fact(GRand *random) {
  if (one_in(random, 2))
    return NULL;
  g_autoptr(DzText) text = random_text(random, (DzSide)g_rand_int_range(random, 0, 2), 4);
  return g_steal_pointer(&text->string);
}

static void add_random_blocks(GRand *random, DzArticle *article) {
  gint32 count = g_rand_int_range(random, 0, 8);
  for (gint32 i = 0; i < count; i++) {
    DzText *original = perhaps(random, DZ_ORIGINAL, 20, 5);
    DzText *translation = original ? perhaps(random, DZ_TRANSLATION, 15, 4) : random_text(random, DZ_TRANSLATION, 15);
    DzBlock *block =
        dz_article_add_block(article, one_in(random, 4) ? DZ_BLOCK_HEADING : DZ_BLOCK_PAIR, original, translation);
    block->after_sync = one_in(random, 8);
  }
  dz_article_add_block(article, DZ_BLOCK_PAIR, random_text(random, DZ_ORIGINAL, 9),
                       random_text(random, DZ_TRANSLATION, 9));
}

static void add_random_keys(GRand *random, DzArticle *article) {
  gint32 count = one_in(random, 2) ? 0 : g_rand_int_range(random, 1, 13);
  for (gint32 i = 0; i < count; i++) {
    DzText *original = perhaps(random, DZ_ORIGINAL, 8, 6);
    DzText *translation = original ? perhaps(random, DZ_TRANSLATION, 8, 6) : random_text(random, DZ_TRANSLATION, 8);
    DzKeySentence *key = dz_article_add_key(article, original, translation);
    key->has_analysis = !one_in(random, 3);
    key->analysis = key->has_analysis ? perhaps(random, DZ_TRANSLATION, 6, 2) : NULL;
  }
}

static void add_random_study(GRand *random, DzArticle *article) {
  static const char *const readings[] = {"ˈsɪnɪkl", "cíhuì", "かんじ", "英 a` 美 b", "*"};
  static const char *const parts[] = {"adj.", "n./v.", "名词", "(n.)", "_"};
  gint32 count = one_in(random, 2) ? 0 : g_rand_int_range(random, 1, 9);
  for (gint32 i = 0; i < count; i++) {
    DzStudyKind kind = (DzStudyKind)g_rand_int_range(random, 0, DZ_STUDY_KINDS);
    DzStudyItem *item = dz_article_add_study(article, kind);
    const gboolean is_word = kind == DZ_STUDY_WORD;
    item->side[DZ_ORIGINAL] = is_word ? random_text(random, DZ_ORIGINAL, 3) : perhaps(random, DZ_ORIGINAL, 8, 5);
    item->side[DZ_TRANSLATION] =
        item->side[DZ_ORIGINAL] ? perhaps(random, DZ_TRANSLATION, 6, 4) : random_text(random, DZ_TRANSLATION, 6);
    item->reading = is_word && one_in(random, 2) ? g_strdup(PICK(random, readings)) : NULL;
    item->part = is_word && one_in(random, 2) ? g_strdup(PICK(random, parts)) : NULL;
    if (is_word) {
      dz_settle_word(item);
      g_autofree char *word = g_strconcat("w", item->side[DZ_ORIGINAL]->string, NULL); /* a word has letters */
      g_free(g_steal_pointer(&item->side[DZ_ORIGINAL]->string));
      item->side[DZ_ORIGINAL]->string = g_steal_pointer(&word);
    }
    for (gint32 k = one_in(random, 2) ? 0 : g_rand_int_range(random, 1, 4); k > 0; k--)
      g_ptr_array_add(item->more, random_text(random, (DzSide)g_rand_int_range(random, 0, 2), 5));
  }
}

static DzArticle *random_article(GRand *random) {
  DzArticle *article = dz_article_new();
  article->language[DZ_ORIGINAL] = g_strdup(one_in(random, 3) ? "en-GB" : "en");
  article->language[DZ_TRANSLATION] = g_strdup(one_in(random, 3) ? "zh-Hant" : "zh-Hans");
  article->title[DZ_ORIGINAL] = perhaps(random, DZ_ORIGINAL, 6, 3);
  article->title[DZ_TRANSLATION] =
      article->title[DZ_ORIGINAL] ? perhaps(random, DZ_TRANSLATION, 6, 3) : random_text(random, DZ_TRANSLATION, 6);
  article->date = one_in(random, 2) ? g_strdup("2026-03-01") : NULL;
  char **facts[] = {&article->source, &article->author, &article->translator,
                    &article->editor, &article->rights, &article->tags};
  for (gsize i = 0; i < G_N_ELEMENTS(facts); i++)
    *facts[i] = random_fact(random);
  for (gint32 i = one_in(random, 2) ? 0 : g_rand_int_range(random, 1, 4); i > 0; i--) {
    DzSide side = (DzSide)g_rand_int_range(random, 0, 2);
    dz_article_add_summary(article, side, random_text(random, side, 12));
  }
  add_random_blocks(random, article);
  add_random_keys(random, article);
  add_random_study(random, article);
  dz_number_pairs(article);
  dz_place_key_sentences(article);
  return article;
}

static DzBook *random_book(GRand *random) {
  DzBook *book = dz_book_new();
  for (gint32 i = one_in(random, 4) ? 3 : 1; i > 0; i--)
    g_ptr_array_add(book->articles, random_article(random));
  book->title = one_in(random, 6) ? g_strdup("外刊精读: 第26周") : NULL;
  book->series = one_in(random, 6) ? g_strdup("Weekly") : NULL;
  return book;
}

/* ---- there and back ---- */

static char *written(const DzBook *book, const DzLayout *layout, const char *form) {
  const DzRoles roles = {.order = DZ_ORIGINAL, .primary = DZ_ORIGINAL, .only = -1};
  g_autoptr(DzArrangement) arrangement = dz_arrange(book, layout, roles);
  DzWriteJob job = {.arrangement = arrangement};
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) bytes = dz_writer(form)->write(&job, &error);
  g_assert_no_error(error);
  gsize length;
  const char *data = g_bytes_get_data(bytes, &length);
  return g_strndup(data, length);
}

/* NULL where the text is no article. `again`: what was clean is cleaned once more. */
static DzBook *read_book(const char *path, const char *text, gboolean again) {
  const DzPrepareOptions options = {0};
  g_autoptr(DzDocument) file = dz_read_memory(path, text, strlen(text), NULL);
  g_autoptr(DzBook) book = dz_book_new();
  if (!file)
    return NULL;
  book->title = g_strdup(file->book_title);
  book->series = g_strdup(file->series);
  for (DzDocument *document = file; document; document = document->next) {
    document->is_clean = document->is_clean && !again;
    DzArticle *article = dz_prepare(document, &options, NULL);
    if (!article)
      return NULL;
    g_ptr_array_add(book->articles, article);
  }
  return g_steal_pointer(&book);
}

static char *dump_of(const DzBook *book) {
  GString *dump = g_string_new(NULL);
  for (guint i = 0; i < book->articles->len; i++) {
    g_autofree char *article = dz_article_dump(book->articles->pdata[i]);
    g_string_append(dump, article);
  }
  return g_string_free(dump, FALSE);
}

/* The first line in which two texts differ. */
static void say_difference(const char *one, const char *other) {
  g_auto(GStrv) ones = g_strsplit(one, "\n", -1);
  g_auto(GStrv) others = g_strsplit(other, "\n", -1);
  guint i = 0;
  while (ones[i] && others[i] && strcmp(ones[i], others[i]) == 0)
    i++;
  g_test_message("line %u: “%s”", i + 1, ones[i] ? ones[i] : "(end)");
  g_test_message("     not “%s”", others[i] ? others[i] : "(end)");
}

static gboolean same(const char *what, guint32 seed, const char *one, const char *other) {
  if (strcmp(one, other) == 0)
    return TRUE;
  g_test_message("seed %u: another %s comes back", seed, what);
  say_difference(one, other);
  return FALSE;
}

/* Writes, reads and writes again in a form; the article must be the same in each of the `seen` forms and in its dump.
 */
static gboolean comes_back(const DzBook *book, const DzLayout *layout, guint32 seed, const char *form,
                           const char *const seen[], gboolean with_dump) {
  g_autofree char *path = g_strdup_printf("article.%s", form), *text = written(book, layout, form);
  g_autoptr(DzBook) again = read_book(path, text, FALSE);
  if (!again) {
    g_test_message("seed %u: the .%s is not read:\n%s", seed, form, text);
    return FALSE;
  }
  gboolean is_same = TRUE;
  for (guint i = 0; seen[i] && is_same; i++) {
    g_autofree char *one = written(book, layout, seen[i]), *other = written(again, layout, seen[i]);
    is_same = same(seen[i], seed, one, other);
  }
  g_autofree char *dump = dump_of(book), *dump_again = dump_of(again);
  is_same = is_same && (!with_dump || same("dump", seed, dump, dump_again));
  if (!is_same)
    g_test_message("%s", text);
  return is_same;
}

typedef struct {
  const char *form;
  const char *const *seen;
  gboolean with_dump;
} Law;

static const char *const everything[] = {"md", "json", "tsv", NULL}, *const rows[] = {"tsv", NULL};
static const Law markdown = {"md", everything, TRUE}, json = {"json", everything, TRUE}, tsv = {"tsv", rows, FALSE};

static void test_random_articles_come_back(gconstpointer data) {
  const Law *law = data;
  g_autoptr(DzLayout) layout = dz_layout_load("interleaved", NULL, 0, NULL);
  guint faults = 0;
  for (guint32 seed = 1; seed <= ARTICLES && faults < 3; seed++) {
    g_autoptr(GRand) random = g_rand_new_with_seed(seed);
    g_autoptr(DzBook) book = random_book(random);
    faults += !comes_back(book, layout, seed, law->form, law->seen, law->with_dump);
  }
  g_assert_cmpuint(faults, ==, 0);
}

/* ---- random damage ---- */

static const char *const sound =
    "标签\n\n# 渡口的冬天\n\n发布时间:2026-01-12 08:30阅读:77\n\n"
    "渡轮一停,镇上的人就得绕行。今年冬天,他们想了别的办法。\n\n"
    "原文 The ferry stops when the river freezes, and the long way round takes two hours.\n\n"
    "翻译 河一封冻,渡轮就停,绕路要两个小时。\n\n"
    "原文 New habits. \"We walk,\" says Anna Vasko, who keeps the lamp; \"it is shorter, and nobody minds.\"\n\n"
    "翻译 【新习惯】守灯的安娜·瓦斯科说:\"我们走过去,近一些,谁也不介意。\"\n\n"
    "原文 By March the ice is thin (it was 12cm in 2019), and thedeckhandspaint the hull again.\n\n"
    "翻译 到三月,冰就薄了(2019年是12厘米),水手们又给船壳刷漆。\n\n"
    "原文:The ferry stops when the river freezes. 翻译:河一封冻,渡轮就停。 解析:\n\n"
    "原文:By March the ice is thin. 翻译:到三月,冰就薄了。 解析:by表示“到……为止”。\n\n"
    "【词汇】\nhull [hʌl] n. 船壳\nlong way round 绕路 例：We took the long way round. 我们绕了路。\n\n"
    "注释\n[1] 指渡口。\n\n思考题\n1. Why do they walk?\nA. It is shorter. B. It is dry.\n";

static const char *const debris[] = {"\n",     "\n\n", "原文 ", "翻译 ", "解析:", "===\n", "\n===\n", "> ", "# ",
                                     "**",     "==",   "\"",    "“",     "(",     "、",    "EN: ",    "| ", "1. ",
                                     "\u00A0", " ",    "\t",    "---\n", "&amp;", "<b>",   "\\",      "。", "x"};

/* The text with some of its characters gone, doubled, or followed by something else. */
static char *damaged(GRand *random, const char *text) {
  GString *result = g_string_new(NULL);
  for (const char *p = text; *p; p = g_utf8_next_char(p)) {
    gint32 chance = g_rand_int_range(random, 0, 300);
    if (chance == 0)
      continue;
    g_string_append_len(result, p, g_utf8_next_char(p) - p);
    if (chance == 1)
      g_string_append_len(result, p, g_utf8_next_char(p) - p);
    else if (chance == 2)
      g_string_append(result, PICK(random, debris));
  }
  return g_string_free(result, FALSE);
}

static void test_clean_stays_clean(void) {
  static const char *const paths[] = {"article.txt", "article.md"};
  g_autoptr(DzLayout) layout = dz_layout_load("interleaved", NULL, 0, NULL);
  guint faults = 0, articles = 0;
  for (guint32 seed = 1; seed <= DAMAGES && faults < 3; seed++) {
    g_autoptr(GRand) random = g_rand_new_with_seed(seed);
    g_autofree char *text = damaged(random, sound);
    g_autoptr(DzBook) book = read_book(paths[seed % 2], text, FALSE);
    if (!book)
      continue;
    articles++;
    faults += !comes_back(book, layout, seed, "md", everything, TRUE) ||
              !comes_back(book, layout, seed, "json", everything, TRUE) ||
              !comes_back(book, layout, seed, "tsv", rows, FALSE);
  }
  g_assert_cmpuint(faults, ==, 0);
  g_assert_cmpuint(articles, >, DAMAGES / 2);
}

/* Repairs find nothing to repair in what they have repaired. */
static gboolean stays(const DzBook *book, const DzLayout *layout, guint32 seed) {
  g_autofree char *text = written(book, layout, "md");
  g_autoptr(DzBook) again = read_book("article.md", text, TRUE);
  g_autofree char *one = written(book, layout, "tsv"), *other = again ? written(again, layout, "tsv") : g_strdup("");
  return same("article when cleaned again", seed, one, other);
}

/* A straight quote with neither space before nor behind it may open or close; which, no rule can know. */
static gboolean has_doubtful_quote(const char *text) {
  return g_regex_match_simple("[.,;:?!]\"\\w", text, 0, 0);
}

static void test_repairs_find_nothing_left(void) {
  g_autoptr(DzLayout) layout = dz_layout_load("interleaved", NULL, 0, NULL);
  guint faults = 0;
  for (guint32 seed = 1; seed <= DAMAGES && faults < 3; seed++) {
    g_autoptr(GRand) random = g_rand_new_with_seed(seed);
    g_autofree char *text = damaged(random, sound);
    g_autoptr(DzBook) book = has_doubtful_quote(text) ? NULL : read_book("article.txt", text, FALSE);
    faults += book && !stays(book, layout, seed);
  }
  g_assert_cmpuint(faults, ==, 0);
}

int main(int argc, char **argv) {
  setlocale(LC_CTYPE, "C.UTF-8"); /* so that a fault can be read */
  g_test_init(&argc, &argv, NULL);
  g_test_add_data_func("/forms/markdown", &markdown, test_random_articles_come_back);
  g_test_add_data_func("/forms/json", &json, test_random_articles_come_back);
  g_test_add_data_func("/forms/tsv", &tsv, test_random_articles_come_back);
  g_test_add_func("/forms/clean", test_clean_stays_clean);
  g_test_add_func("/forms/repaired", test_repairs_find_nothing_left);
  return g_test_run();
}
