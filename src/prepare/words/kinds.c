/* kinds.c: see kinds.h. The lists stand in src/languages/en.kinds; what is not in them is left to the size classes of
   the system's word lists, of which the smallest still puts "harks" beside "raises". */
#include "prepare/words/kinds.h"
#include "base/paths.h"

static const struct {
  const char *key;
  DzWordKinds kind;
} kinds[] = {
    {"Function", DZ_KIND_FUNCTION},
    {"Top", DZ_KIND_TOP},
    {"Seldom", DZ_KIND_SELDOM},
    {"Particle", DZ_KIND_PARTICLE},
    {"Plain", DZ_KIND_PLAIN},
    {"Short", DZ_KIND_SHORT},
    {"Prefix", DZ_KIND_PREFIX},
    {"Unit", DZ_KIND_UNIT},
    {"Maker", DZ_KIND_MAKER},
    {"DoubtfulMaker", DZ_KIND_DOUBTFUL_MAKER},
    {"Ending", DZ_KIND_ENDING},
    {"DoubtfulEnding", DZ_KIND_DOUBTFUL_ENDING},
    {"Head", DZ_KIND_HEAD},
    {"Lone", DZ_KIND_LONE},
    {"Article", DZ_KIND_ARTICLE},
    {"NoNoun", DZ_KIND_NO_NOUN},
    {"Preposition", DZ_KIND_PREPOSITION},
    {"Clause", DZ_KIND_CLAUSE},
    {"Modal", DZ_KIND_MODAL},
    {"Participle", DZ_KIND_PARTICIPLE},
    {"These", DZ_KIND_THESE},
    {"Subject", DZ_KIND_SUBJECT},
    {"Are", DZ_KIND_ARE},
    {"Singular", DZ_KIND_SINGULAR},
};

/* NULL where the file is missing: then words have no kinds, and no repair is sure. */
static GKeyFile *load(void) {
  g_autofree char *path = dz_data_path("languages/en.kinds");
  g_autoptr(GKeyFile) file = g_key_file_new();
  return path && g_key_file_load_from_file(file, path, G_KEY_FILE_NONE, NULL) ? g_steal_pointer(&file) : NULL;
}

typedef struct {
  DzWordSet *kinds, *known;
} Sets;

static void fill(Sets *sets, GKeyFile *file) {
  for (gsize i = 0; i < G_N_ELEMENTS(kinds); i++) {
    g_autofree char *words = g_key_file_get_value(file, "Kinds", kinds[i].key, NULL);
    dz_word_set_add(sets->kinds, words ? words : "", kinds[i].kind);
  }
  g_auto(GStrv) letters = g_key_file_get_keys(file, "Known", NULL, NULL);
  for (guint i = 0; letters && letters[i]; i++) {
    g_autofree char *words = g_key_file_get_value(file, "Known", letters[i], NULL);
    dz_word_set_add(sets->known, words, TRUE);
  }
}

static const Sets *sets(void) {
  static gsize made;
  if (g_once_init_enter(&made)) {
    Sets *both = g_new(Sets, 1);
    *both = (Sets){dz_word_set_new(), dz_word_set_new()};
    g_autoptr(GKeyFile) file = load();
    if (file)
      fill(both, file);
    g_once_init_leave(&made, (gsize)both);
  }
  return (const Sets *)made;
}

const DzWordSet *dz_word_kinds(void) {
  return sets()->kinds;
}

const DzWordSet *dz_known_words(void) {
  return sets()->known;
}
