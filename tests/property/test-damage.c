/* test-damage.c: laws of the repair of words on random damage: it adds and takes away nothing but spaces (and hyphens
   of torn words), its spans stand on whole words, and what is repaired needs no repair. */
#include "prepare/prepare.h"
#include "prepare/words/wordlist.h"
#include "read/read.h"
#include <string.h>

static const char *const paragraphs[] = {
    "The harbour was almost empty when the last ferry arrived, and nobody on the quay seemed to mind the rain.",
    "A museum that opened in 1954 keeps the tools of the trade: brushes, copper plates and a press that still works.",
    "Critics of the plan argue that it would reward negligence; its defenders call such fears wildly exaggerated.",
    "She measured the flour with a cracked teacup, frowned at the clouds and put a spoonful back into the jar.",
    "Investors, who had been promised steady returns, discovered that the company owned little except its name.",
    "Most languages vanish quietly, long before anybody has written down the words that their speakers cherished.",
    "The engineers borrowed for sixty years on the assumption that trade would outlive them, and it comfortably did.",
};

/* Loses some of the spaces, more or fewer in each article. */
static char *damage(GRand *random, const char *text, double share) {
  GString *out = g_string_new(NULL);
  for (const char *p = text; *p; p++)
    if (*p != ' ' || g_rand_double(random) > share)
      g_string_append_c(out, *p);
  return g_string_free(out, FALSE);
}

static DzArticle *prepare_originals(const GPtrArray *originals) {
  g_autoptr(GString) text = g_string_new("标题\n\n");
  for (guint i = 0; i < originals->len; i++)
    g_string_append_printf(text, "原文 %s\n\n翻译 这里是这一段的译文，和原文差不多一样长。\n\n",
                           (const char *)originals->pdata[i]);
  g_autoptr(DzDocument) document = dz_read_memory("test.txt", text->str, text->len, NULL);
  const DzPrepareOptions options = {0};
  return dz_prepare(document, &options, NULL);
}

static GPtrArray *originals_of(const DzArticle *article) {
  GPtrArray *originals = g_ptr_array_new_with_free_func(g_free);
  for (guint i = 0; i < article->blocks->len; i++) {
    const DzBlock *block = article->blocks->pdata[i];
    if (block->kind == DZ_BLOCK_PAIR)
      g_ptr_array_add(originals, g_strdup(block->side[DZ_ORIGINAL]->string));
  }
  return originals;
}

static char *without_spaces(const char *text) {
  GString *out = g_string_new(NULL);
  for (const char *p = text; *p; p++)
    if (*p != ' ')
      g_string_append_c(out, *p);
  return g_string_free(out, FALSE);
}

static void check_spans(const DzText *text) {
  gsize end = 0;
  for (guint i = 0; i < text->spans->len; i++) {
    const DzSpan *span = &g_array_index(text->spans, DzSpan, i);
    g_assert_cmpuint(span->start, >=, end);
    g_assert_cmpuint(span->end, >, span->start);
    g_assert_cmpuint(span->end, <=, strlen(text->string));
    g_assert_true(span->start == 0 || !g_ascii_isalpha(text->string[span->start - 1]));
    g_assert_false(g_ascii_isalpha(text->string[span->end]));
    end = span->end;
  }
}

static void test_random_damage(void) {
  g_autoptr(GRand) random = g_rand_new_with_seed(20261124);
  guint repaired = 0;
  for (int round = 0; round < 300; round++) {
    g_autoptr(GPtrArray) damaged = g_ptr_array_new_with_free_func(g_free);
    double share = g_rand_double_range(random, 0, 0.4);
    for (gsize i = 0; i < G_N_ELEMENTS(paragraphs); i++)
      g_ptr_array_add(damaged, damage(random, paragraphs[i], share));
    g_autoptr(DzArticle) once = prepare_originals(damaged);
    g_autoptr(GPtrArray) after_once = originals_of(once);
    repaired += once->repairs.glued;
    g_assert_cmpuint(after_once->len, ==, damaged->len);
    for (guint i = 0; i < damaged->len; i++) {
      g_autofree char *before = without_spaces(damaged->pdata[i]), *after = without_spaces(after_once->pdata[i]);
      g_assert_cmpstr(before, ==, after);
    }
    for (guint i = 0; i < once->blocks->len; i++)
      check_spans(((const DzBlock *)once->blocks->pdata[i])->side[DZ_ORIGINAL]);
    g_autoptr(DzArticle) twice = prepare_originals(after_once);
    g_autoptr(GPtrArray) after_twice = originals_of(twice);
    for (guint i = 0; i < damaged->len; i++)
      g_assert_cmpstr(after_once->pdata[i], ==, after_twice->pdata[i]);
  }
  g_assert_cmpuint(repaired, >, 1000);
}

/* A megabyte of letters, of glue and of marks: time grows like the text. */
static void test_it_always_ends(void) {
  static const char *const pieces[] = {"thecompanyhas", "a", "the(", "of,", "82,000people", "'s", "\"x", "isbeloved "};
  for (gsize i = 0; i < G_N_ELEMENTS(pieces); i++) {
    GString *text = g_string_new(NULL);
    while (text->len < 200000)
      g_string_append(text, pieces[i]);
    g_autoptr(GPtrArray) originals = g_ptr_array_new_with_free_func(g_free);
    g_ptr_array_add(originals, g_string_free(text, FALSE));
    g_autoptr(DzArticle) article = prepare_originals(originals);
    g_assert_nonnull(article);
  }
}

int main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  if (!dz_wordlist("en")) {
    g_print("1..0 # SKIP no English word list is installed\n");
    return 0;
  }
  g_test_set_nonfatal_assertions();
  g_test_add_func("/damage/random", test_random_damage);
  g_test_add_func("/damage/ends", test_it_always_ends);
  return g_test_run();
}
