/* hyphenate.c: see hyphenate.h. */
#include "typeset/hyphenate.h"
#include "base/notes.h"
#include <hyphen.h>
#include <stdlib.h>
#include <string.h>

enum { LEFT = 2, RIGHT = 3, SHORTEST = 6, LONGEST = 60 };

typedef struct {
  HyphenDict *dictionary; /* NULL: none on this system */
  GHashTable *words;      /* word → guint64* */
} Hyphenator;

struct DzHyphenators {
  GHashTable *by_language; /* interned tag → Hyphenator* */
  GPtrArray *notes, *details;
};

static void hyphenator_free(gpointer data) {
  Hyphenator *hyphenator = data;
  if (hyphenator->dictionary)
    hnj_hyphen_free(hyphenator->dictionary);
  g_hash_table_unref(hyphenator->words);
  g_free(hyphenator);
}

DzHyphenators *dz_hyphenators_new(GPtrArray *notes, GPtrArray *details) {
  DzHyphenators *hyphenators = g_new0(DzHyphenators, 1);
  hyphenators->by_language = g_hash_table_new_full(g_direct_hash, g_direct_equal, NULL, hyphenator_free);
  hyphenators->notes = notes;
  hyphenators->details = details;
  return hyphenators;
}

void dz_hyphenators_free(DzHyphenators *hyphenators) {
  if (!hyphenators)
    return;
  g_hash_table_unref(hyphenators->by_language);
  g_free(hyphenators);
}

/* The pattern file of a language: its own region's, else the usual one. New string or NULL. */
static char *pattern_file(const char *language) {
  static const char *const usual[][2] = {{"en", "en_US"}, {"de", "de_DE"}, {"fr", "fr"},    {"es", "es"},
                                         {"it", "it_IT"}, {"ru", "ru_RU"}, {"pt", "pt_PT"}, {"nl", "nl_NL"},
                                         {"pl", "pl_PL"}, {"cs", "cs_CZ"}, {"sv", "sv"},    {"uk", "uk_UA"}};
  g_autofree char *own = g_strdelimit(g_strdup(language), "-", '_');
  g_autofree char *base = g_strndup(language, strcspn(language, "-"));
  const char *names[] = {own, NULL, base};
  for (gsize i = 0; i < G_N_ELEMENTS(usual); i++)
    if (strcmp(base, usual[i][0]) == 0)
      names[strcmp(own, base) == 0 ? 0 : 1] = usual[i][1];
  for (gsize i = 0; i < G_N_ELEMENTS(names); i++) {
    g_autofree char *path = names[i] ? g_strdup_printf("/usr/share/hyphen/hyph_%s.dic", names[i]) : NULL;
    if (path && g_file_test(path, G_FILE_TEST_EXISTS))
      return g_steal_pointer(&path);
  }
  return NULL;
}

static gboolean is_hyphenated_language(const char *language) {
  static const char *const without[] = {"zh", "ja", "ko", "ar", "he", "th", "und"};
  for (gsize i = 0; i < G_N_ELEMENTS(without); i++)
    if (strncmp(language, without[i], strlen(without[i])) == 0)
      return FALSE;
  return TRUE;
}

static Hyphenator *load(DzHyphenators *hyphenators, const char *language) {
  Hyphenator *hyphenator = g_new0(Hyphenator, 1);
  hyphenator->words = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
  g_autofree char *path = is_hyphenated_language(language) ? pattern_file(language) : NULL;
  hyphenator->dictionary = path ? hnj_hyphen_load(path) : NULL;
  if (hyphenator->dictionary)
    g_ptr_array_add(hyphenators->details, g_strdup_printf("hyphenation: %s: %s", language, path));
  else if (is_hyphenated_language(language))
    dz_notes_add_once(
        hyphenators->notes, 0,
        "no hyphenation patterns for %s are installed; its words are not hyphenated (Debian: hyphen-%.2s…)", language,
        language);
  return hyphenator;
}

static guint64 look_up(const Hyphenator *hyphenator, const char *word, gsize length) {
  char marks[LONGEST + 8] = {0};
  char **replacements = NULL;
  int *positions = NULL, *cuts = NULL;
  guint64 places = 0;
  if (hnj_hyphen_hyphenate2(hyphenator->dictionary, word, (int)length, marks, NULL, &replacements, &positions, &cuts) !=
      0)
    return 0;
  glong letters = g_utf8_strlen(word, (gssize)length), letter = 0;
  /* The dictionaries in UTF-8 mark letters, not bytes. */
  for (const char *p = word; p < word + length; p = g_utf8_next_char(p), letter++) {
    gsize after = (gsize)(g_utf8_next_char(p) - word);
    gboolean changes_spelling = replacements && replacements[letter];
    if ((marks[letter] & 1) && letter + 1 >= LEFT && letters - letter - 1 >= RIGHT && after < 64 && !changes_spelling)
      places |= (guint64)1 << after;
  }
  for (glong i = 0; replacements && i < (glong)length; i++)
    free(replacements[i]);
  free(replacements);
  free(positions);
  free(cuts);
  return places;
}

guint64 dz_hyphenate(DzHyphenators *hyphenators, const char *language, const char *word, gsize length) {
  if (length < SHORTEST || length > LONGEST)
    return 0;
  const char *name = g_intern_string(language);
  Hyphenator *hyphenator = g_hash_table_lookup(hyphenators->by_language, name);
  if (!hyphenator) {
    hyphenator = load(hyphenators, name);
    g_hash_table_insert(hyphenators->by_language, (gpointer)name, hyphenator);
  }
  if (!hyphenator->dictionary)
    return 0;
  g_autofree char *lower = g_utf8_strdown(word, (gssize)length);
  if (strlen(lower) != length || g_utf8_strlen(lower, -1) < SHORTEST)
    return 0;
  guint64 *known = g_hash_table_lookup(hyphenator->words, lower);
  if (!known) {
    known = g_new(guint64, 1);
    *known = look_up(hyphenator, lower, length);
    g_hash_table_insert(hyphenator->words, g_steal_pointer(&lower), known);
  }
  return *known;
}
