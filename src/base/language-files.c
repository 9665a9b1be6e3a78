/* language-files.c: see language-files.h.

   All of a job's files become one set of lists, sorted so that the longest word comes first: a word is found before its
   beginnings. The set of our own files is made once and shared; a set with a user's files belongs to its thread. */
#include "base/language-files.h"
#include "base/error.h"
#include "base/language-set.h"
#include "base/language-tags.h"
#include "base/paths.h"
#include <string.h>

#define ENDING ".language"

static void language_free(gpointer data) {
  DzLanguage *language = data;
  for (int i = 0; i < DZ_LABEL_COUNT; i++)
    g_free(language->label[i]);
  g_free(language->frequent);
  g_free(language->letters);
  g_free(language->characters);
  g_free(language);
}

static void languages_free(DzLanguages *set) {
  if (!set)
    return;
  g_ptr_array_unref(set->files);
  for (int i = 0; i < DZ_LIST_COUNT; i++) {
    g_array_unref(set->list[i]);
    g_clear_pointer(&set->group[i], g_array_unref);
  }
  g_string_chunk_free(set->words);
  dz_word_set_free(set->frequent);
  for (int i = 0; i < DZ_PATTERN_COUNT; i++)
    g_clear_pointer(&set->pattern[i], g_regex_unref);
  g_mutex_clear(&set->lock);
  g_free(set);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC(DzLanguages, languages_free)

static DzLanguages *languages_new(void) {
  DzLanguages *set = g_new0(DzLanguages, 1);
  set->files = g_ptr_array_new_with_free_func(language_free);
  set->words = g_string_chunk_new(4096);
  for (int i = 0; i < DZ_LIST_COUNT; i++)
    set->list[i] = g_array_new(FALSE, FALSE, sizeof(DzListed));
  g_mutex_init(&set->lock);
  return set;
}

static gboolean take_files(const GPtrArray *paths, DzLanguages *set, GError **error) {
  for (guint i = 0; i < paths->len; i++)
    if (!dz_languages_take(set, paths->pdata[i], error))
      return FALSE;
  return TRUE;
}

/* ---- making it ready ---- */

/* g_array_sort keeps the order of equals. */
static gint longest_first(gconstpointer a, gconstpointer b) {
  const DzListed *one = a, *other = b;
  return one->length < other->length ? 1 : one->length > other->length ? -1 : 0;
}

/* Puts the words of a sorted group into their lists. */
static void share_out(DzLanguages *set, const GArray *group) {
  for (guint i = 0; i < group->len; i++)
    if (g_array_index(group, DzListed, i).list != DZ_LIST_MONTHS)
      g_array_set_size(set->list[g_array_index(group, DzListed, i).list], 0);
  for (guint i = 0; i < group->len; i++) {
    const DzListed *listed = &g_array_index(group, DzListed, i);
    if (listed->list != DZ_LIST_MONTHS)
      g_array_append_vals(set->list[listed->list], listed, 1);
  }
}

static void sort_lists(DzLanguages *set) {
  for (int i = 0, first = 0; i < DZ_LIST_COUNT; i++) {
    if (!dz_lists_are_grouped((DzList)first, (DzList)i))
      first = i;
    set->group[i] = first < i ? g_array_ref(set->group[first]) : g_array_new(FALSE, FALSE, sizeof(DzListed));
    g_array_append_vals(set->group[i], set->list[i]->data, set->list[i]->len);
  }
  for (int i = 0; i < DZ_LIST_COUNT; i++) { /* a group once; its lists are in its order, but months keep theirs */
    if (i == 0 || set->group[i] != set->group[i - 1]) {
      g_array_sort(set->group[i], longest_first);
      share_out(set, set->group[i]);
    }
  }
}

static void count_frequent(DzLanguages *set) {
  set->frequent = dz_word_set_new();
  for (guint i = 0; i < set->files->len && set->frequent_count < DZ_MOST_FREQUENT; i++) {
    const DzLanguage *language = set->files->pdata[i];
    if (!language->frequent)
      continue;
    g_autofree char *words = g_strdelimit(g_strdup(language->frequent), ";", ' ');
    dz_word_set_add(set->frequent, words, 1u << set->frequent_count);
    set->voters[set->frequent_count++] = language;
  }
}

static DzLanguages *ready(DzLanguages *set) {
  sort_lists(set);
  count_frequent(set);
  return set;
}

static DzLanguages *make_set(const GPtrArray *more, GError **error) {
  g_autoptr(DzLanguages) set = languages_new();
  g_autofree char *folder = dz_data_path("languages");
  g_autoptr(GPtrArray) own = folder ? dz_files_in(folder, ENDING) : NULL;
  if (!own || own->len == 0) {
    dz_fail(error, DZ_ERROR_LAYOUT, 0,
            "the folder of languages is missing from this installation; install duizhao again");
    return NULL;
  }
  if (!take_files(own, set, error) || (more && !take_files(more, set, error)))
    return NULL;
  return ready(g_steal_pointer(&set));
}

/* ---- the set of a thread ---- */

/* Ours, made once; where that failed, an empty one and the error. */
typedef struct {
  DzLanguages *set;
  GError *error;
} Shared;

static const Shared *shared(void) {
  static gsize made;
  if (g_once_init_enter(&made)) {
    Shared *ours = g_new0(Shared, 1);
    ours->set = make_set(NULL, &ours->error);
    if (!ours->set)
      ours->set = ready(languages_new());
    g_once_init_leave(&made, (gsize)ours);
  }
  return (const Shared *)made;
}

static GPrivate of_thread = G_PRIVATE_INIT((GDestroyNotify)languages_free);

static DzLanguages *current(void) {
  DzLanguages *set = g_private_get(&of_thread);
  return set ? set : shared()->set;
}

static void add_files_of(const char *folder, GHashTable *seen, GPtrArray *paths) {
  if (!g_hash_table_add(seen, g_strdup(folder)))
    return;
  g_autoptr(GPtrArray) found = dz_files_in(folder, ENDING);
  for (guint i = 0; found && i < found->len; i++)
    g_ptr_array_add(paths, g_strdup(found->pdata[i]));
}

gboolean dz_languages_begin(const char *const *inputs, GError **error) {
  if (shared()->error) {
    if (error)
      *error = g_error_copy(shared()->error);
    return FALSE;
  }
  g_autoptr(GPtrArray) more = g_ptr_array_new_with_free_func(g_free);
  g_autoptr(GHashTable) seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  g_autofree char *users = g_build_filename(g_get_user_config_dir(), "duizhao", "languages", NULL);
  add_files_of(users, seen, more);
  for (guint i = 0; inputs[i]; i++) {
    g_autofree char *folder = g_path_get_dirname(inputs[i]);
    if (strcmp(inputs[i], "-") != 0)
      add_files_of(folder, seen, more);
  }
  DzLanguages *set = more->len > 0 ? make_set(more, error) : NULL;
  g_private_replace(&of_thread, set);
  return set || more->len == 0;
}

void dz_languages_end(void) {
  g_private_replace(&of_thread, NULL);
}

DzLanguages *dz_languages_lend(void) {
  return current();
}

void dz_languages_borrow(DzLanguages *lent) {
  g_private_set(&of_thread, lent);
}

/* ---- asking it ---- */

const GArray *dz_list(DzList list) {
  return current()->list[list];
}

const GArray *dz_list_group(DzList list) {
  return current()->group[list];
}

const DzListed *dz_listed_at(const GArray *words, const char *text) {
  for (guint i = 0; i < words->len; i++) {
    const DzListed *listed = &g_array_index(words, DzListed, i);
    if ((*text | 0x20) == (*listed->word | 0x20) && g_ascii_strncasecmp(text, listed->word, listed->length) == 0)
      return listed;
  }
  return NULL;
}

gboolean dz_is_listed(const GArray *words, const char *text) {
  const gsize length = strlen(text);
  for (guint i = 0; i < words->len; i++) {
    const DzListed *listed = &g_array_index(words, DzListed, i);
    if (listed->length == length && g_ascii_strcasecmp(text, listed->word) == 0)
      return TRUE;
  }
  return FALSE;
}

/* A file that speaks a language and has labels: of Chinese the one in the script, else any of the language. */
static const DzLanguage *speaker(const DzLanguages *set, const char *tag) {
  for (guint i = 0; i < set->files->len; i++) {
    const DzLanguage *language = set->files->pdata[i];
    if (language->label[DZ_LABEL_SUMMARY] && dz_same_language(tag, language->tag) &&
        dz_is_traditional(tag) == dz_is_traditional(language->tag))
      return language;
  }
  return set->files->len > 0 ? set->files->pdata[0] : NULL; /* English */
}

const char *dz_label(DzLabel label, const char *language) {
  const DzLanguage *spoken = speaker(current(), language), *english = speaker(current(), "en");
  const gboolean may_lack = label == DZ_LABEL_WORDS_ONE || label == DZ_LABEL_CHARACTERS_ONE;
  return !spoken ? NULL : spoken->label[label] || may_lack ? spoken->label[label] : english->label[label];
}

const DzMarkHabits *dz_mark_habits(const char *language) {
  static const DzMarkHabits common = {"", {"“", "‘"}, {"”", "’"}, "—", 0};
  const DzLanguages *set = current();
  const DzMarkHabits *best = &common;
  for (guint i = 0; i < set->files->len; i++) {
    const DzLanguage *one = set->files->pdata[i];
    const gsize length = strlen(one->tag);
    if (one->marks.dash && length > strlen(best->language) && g_ascii_strncasecmp(language, one->tag, length) == 0 &&
        (language[length] == 0 || language[length] == '-'))
      best = &one->marks;
  }
  return best;
}

const DzWordSet *dz_frequent_words(void) {
  return current()->frequent;
}

guint dz_frequent_count(void) {
  return current()->frequent_count;
}

const char *dz_frequent_tag(guint i) {
  return current()->voters[i]->tag;
}

const char *dz_frequent_letters(guint i) {
  const char *letters = current()->voters[i]->letters;
  return letters ? letters : "";
}

const char *dz_frequent_characters(const char *tag) {
  const DzLanguages *set = current();
  for (guint i = 0; i < set->files->len; i++) {
    const DzLanguage *language = set->files->pdata[i];
    if (strcmp(language->tag, tag) == 0 && language->characters)
      return language->characters;
  }
  return "";
}

guint dz_han_script(gunichar c) {
  const guint scripts = c >= DZ_FIRST_HAN && c < DZ_FIRST_HAN + DZ_HAN_COUNT ? current()->han[c - DZ_FIRST_HAN] : 0;
  return scripts == 3 ? 0 : scripts;
}

const GRegex *dz_list_pattern(DzPattern pattern, GRegexCompileFlags flags, char *(*write)(void)) {
  DzLanguages *set = current();
  g_mutex_lock(&set->lock);
  if (!set->pattern[pattern]) {
    g_autofree char *text = write();
    set->pattern[pattern] = g_regex_new(text, flags, 0, NULL);
    g_assert(set->pattern[pattern]);
  }
  const GRegex *made = set->pattern[pattern];
  g_mutex_unlock(&set->lock);
  return made;
}

char *dz_list_alternatives(DzList list) {
  const GArray *words = dz_list(list);
  GString *text = g_string_new(NULL);
  for (guint i = 0; i < words->len; i++) {
    g_auto(GStrv) forms = g_strsplit(g_array_index(words, DzListed, i).word, "|", -1);
    for (guint k = 0; forms[k]; k++) {
      g_autofree char *escaped = g_regex_escape_string(forms[k], -1);
      g_string_append_printf(text, "%s%s", text->len ? "|" : "", escaped);
    }
  }
  return g_string_free(text, FALSE);
}
