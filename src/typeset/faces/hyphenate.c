/* hyphenate.c: see hyphenate.h.

   libhyphen takes seconds to load the hundred thousand patterns of German, because the time grows with their square. A
   pattern can only match where all its letters stand in a word; so of a large dictionary it is given the patterns whose
   runs of letters occur in the book's words, which gives the same hyphens. */
#include "typeset/faces/hyphenate.h"
#include "base/notes.h"
#include <glib/gstdio.h>
#include <hyphen.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { RIGHT = 3, SHORTEST = 6, LONGEST = 60 };

/* A file larger than this is sifted; runs of so many bytes at most are looked at, in a table of so many bits. */
enum { LARGE_FILE = 300000, RUN = 6, TABLE_BITS = 1 << 21 };

typedef struct {
  char *path; /* of the patterns; NULL: none on this system */
  gboolean is_loaded;
  HyphenDict *dictionary; /* NULL: none, or not loaded yet */
  GHashTable *words;      /* word → guint64* */
  GHashTable *expected;   /* words of the texts, where the file is large; else NULL */
  guint8 *runs;           /* bits: the runs of letters in them */
} Hyphenator;

struct DzHyphenators {
  GHashTable *by_language; /* interned tag → Hyphenator* */
  GPtrArray *notes, *details;
  guint left; /* letters that stay before a hyphen */
};

static void hyphenator_free(gpointer data) {
  Hyphenator *hyphenator = data;
  if (hyphenator->dictionary)
    hnj_hyphen_free(hyphenator->dictionary);
  g_hash_table_unref(hyphenator->words);
  g_clear_pointer(&hyphenator->expected, g_hash_table_unref);
  g_free(hyphenator->runs);
  g_free(hyphenator->path);
  g_free(hyphenator);
}

DzHyphenators *dz_hyphenators_new(GPtrArray *notes, GPtrArray *details) {
  DzHyphenators *hyphenators = g_new0(DzHyphenators, 1);
  hyphenators->by_language = g_hash_table_new_full(g_direct_hash, g_direct_equal, NULL, hyphenator_free);
  hyphenators->left = 2;
  hyphenators->notes = notes;
  hyphenators->details = details;
  return hyphenators;
}

void dz_hyphenators_keep(DzHyphenators *hyphenators, guint letters) {
  hyphenators->left = letters;
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

/* The hyphenator of a language, not loaded yet. */
static Hyphenator *hyphenator_of(DzHyphenators *hyphenators, const char *language) {
  const char *name = g_intern_string(language);
  Hyphenator *hyphenator = g_hash_table_lookup(hyphenators->by_language, name);
  if (hyphenator)
    return hyphenator;
  hyphenator = g_new0(Hyphenator, 1);
  hyphenator->words = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
  hyphenator->path = is_hyphenated_language(name) ? pattern_file(name) : NULL;
  GStatBuf status;
  if (hyphenator->path && g_stat(hyphenator->path, &status) == 0 && status.st_size > LARGE_FILE) {
    hyphenator->expected = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    hyphenator->runs = g_malloc0(TABLE_BITS / 8);
  }
  g_hash_table_insert(hyphenators->by_language, (gpointer)name, hyphenator);
  return hyphenator;
}

/* ---- sifting ---- */

static guint bit_of(const char *run, gsize length) {
  guint hash = (guint)length * 0x9E3779B1u;
  for (gsize i = 0; i < length; i++)
    hash = (hash ^ (guchar)run[i]) * 0x01000193u;
  return (hash ^ hash >> 15) % TABLE_BITS;
}

/* Notes every run of up to RUN bytes in ".word.". */
static void note_runs(guint8 *runs, const char *word) {
  g_autofree char *whole = g_strdup_printf(".%s.", word);
  const gsize length = strlen(whole);
  for (gsize start = 0; start < length; start++)
    for (gsize size = 1; size <= RUN && start + size <= length; size++) {
      guint bit = bit_of(whole + start, size);
      runs[bit / 8] |= (guint8)(1 << bit % 8);
    }
}

void dz_hyphenators_expect(DzHyphenators *hyphenators, const char *language, const char *text, gsize length) {
  Hyphenator *hyphenator = hyphenator_of(hyphenators, language);
  if (!hyphenator->expected || hyphenator->is_loaded)
    return;
  const char *end = text + length;
  for (const char *p = text, *start; p < end;) {
    for (start = p; p < end && g_unichar_isalpha(g_utf8_get_char(p));)
      p = g_utf8_next_char(p);
    g_autofree char *word = p - start >= SHORTEST ? g_utf8_strdown(start, p - start) : NULL;
    if (word && !g_hash_table_contains(hyphenator->expected, word)) {
      note_runs(hyphenator->runs, word);
      g_hash_table_add(hyphenator->expected, g_steal_pointer(&word));
    }
    p = p == start ? g_utf8_next_char(p) : p;
  }
}

/* TRUE where the letters of a pattern ("1ba", ".ach4a", with replacements after a slash) may stand in a word. */
static gboolean may_match(const guint8 *runs, const char *pattern, gsize length) {
  char letters[LONGEST + 8];
  gsize count = 0;
  for (gsize i = 0; i < length && pattern[i] != '/'; i++)
    if (!g_ascii_isdigit(pattern[i]) && count < sizeof letters)
      letters[count++] = pattern[i];
  const gsize size = MIN(count, RUN);
  for (gsize start = 0; start + size <= count; start++) {
    guint bit = bit_of(letters + start, size);
    if (!(runs[bit / 8] >> bit % 8 & 1))
      return FALSE;
  }
  return TRUE;
}

/* The settings of a dictionary in UTF-8, from its second line on, and the patterns that may match; `runs` NULL: all.
   New string. */
static GString *sifted(const char *lines, const guint8 *runs) {
  GString *kept = g_string_new("UTF-8\n");
  for (const char *line = lines; *line;) {
    gsize length = strcspn(line, "\n");
    gboolean is_setting = g_ascii_isupper(*line) || *line == '%' || *line == '#';
    if (is_setting || !runs || may_match(runs, line, length - (length > 0 && line[length - 1] == '\r'))) {
      g_string_append_len(kept, line, (gssize)length);
      g_string_append_c(kept, '\n');
    }
    line += length + (line[length] == '\n');
  }
  return kept;
}

/* A dictionary names its encoding in its first line; libhyphen would want each word in it. */
static HyphenDict *load_dictionary(const Hyphenator *hyphenator) {
  g_autofree char *dictionary = NULL;
  gsize length;
  if (!g_file_get_contents(hyphenator->path, &dictionary, &length, NULL))
    return NULL;
  const gsize first = strcspn(dictionary, "\r\n");
  g_autofree char *encoding = g_strndup(dictionary, first);
  const gboolean is_utf8 = g_ascii_strcasecmp(encoding, "UTF-8") == 0;
  if (is_utf8 && !hyphenator->runs)
    return hnj_hyphen_load(hyphenator->path);
  g_autofree char *lines = g_convert(dictionary + first, (gssize)(length - first), "UTF-8", encoding, NULL, NULL, NULL);
  if (!lines)
    return NULL;
  g_autoptr(GString) kept = sifted(lines, hyphenator->runs);
  FILE *file = fmemopen(kept->str, kept->len, "r");
  HyphenDict *loaded = file ? hnj_hyphen_load_file(file) : NULL;
  if (file)
    fclose(file);
  return loaded;
}

static void load(DzHyphenators *hyphenators, const char *language, Hyphenator *hyphenator) {
  hyphenator->is_loaded = TRUE;
  if (hyphenator->path)
    hyphenator->dictionary = load_dictionary(hyphenator);
  if (hyphenator->dictionary)
    g_ptr_array_add(hyphenators->details, g_strdup_printf("hyphenation: %s: %s", language, hyphenator->path));
  else if (is_hyphenated_language(language))
    dz_notes_add_once(
        hyphenators->notes, 0,
        "no hyphenation patterns for %s are installed; its words are not hyphenated (Debian: hyphen-%.2s…)", language,
        language);
}

/* ---- looking up ---- */

static guint64 look_up(const Hyphenator *hyphenator, guint left, const char *word, gsize length) {
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
    if ((marks[letter] & 1) && letter + 1 >= (glong)left && letters - letter - 1 >= RIGHT && after < 64 &&
        !changes_spelling)
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
  Hyphenator *hyphenator = hyphenator_of(hyphenators, language);
  if (!hyphenator->is_loaded)
    load(hyphenators, language, hyphenator);
  if (!hyphenator->dictionary)
    return 0;
  g_autofree char *lower = g_utf8_strdown(word, (gssize)length);
  if (strlen(lower) != length || g_utf8_strlen(lower, -1) < SHORTEST)
    return 0;
  guint64 *known = g_hash_table_lookup(hyphenator->words, lower);
  if (!known) {
    known = g_new(guint64, 1);
    *known = look_up(hyphenator, hyphenators->left, lower, length);
    g_hash_table_insert(hyphenator->words, g_steal_pointer(&lower), known);
  }
  return *known;
}
