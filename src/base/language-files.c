/* language-files.c: see language-files.h.

   All of a job's files become one set of lists, sorted so that the longest word comes first: a word is found before its
   beginnings. The set of our own files is made once and shared; a set with a user's files belongs to its thread. */
#include "base/language-files.h"
#include "base/error.h"
#include "base/language-tags.h"
#include "base/nearest.h"
#include "base/paths.h"
#include <stdlib.h>
#include <string.h>

static const struct {
  const char *group, *key; /* key NULL: any language tag */
} lists[DZ_LIST_COUNT] = {
    [DZ_LIST_ORIGINAL] = {"Markers", "Original"},
    [DZ_LIST_TRANSLATION] = {"Markers", "Translation"},
    [DZ_LIST_ANALYSIS] = {"Markers", "Analysis"},
    [DZ_LIST_LANGUAGE] = {"Languages", NULL},
    [DZ_LIST_DATE] = {"Facts", "Date"},
    [DZ_LIST_SOURCE] = {"Facts", "Source"},
    [DZ_LIST_AUTHOR] = {"Facts", "Author"},
    [DZ_LIST_TRANSLATOR] = {"Facts", "Translator"},
    [DZ_LIST_RIGHTS] = {"Facts", "Rights"},
    [DZ_LIST_TITLE] = {"Facts", "Title"},
    [DZ_LIST_TAGS] = {"Facts", "Tags"},
    [DZ_LIST_EDITOR] = {"Facts", "Editor"},
    [DZ_LIST_COUNTER] = {"Facts", "Counter"},
    [DZ_LIST_BEFORE_NAME] = {"Facts", "BeforeName"},
    [DZ_LIST_RIGHTS_PHRASE] = {"Facts", "RightsPhrases"},
    [DZ_LIST_MONTHS] = {"Dates", "Months"},
    [DZ_LIST_ORDINALS] = {"Dates", "Ordinals"},
    [DZ_LIST_OF] = {"Dates", "Of"},
    [DZ_LIST_AFTER_DATE] = {"Dates", "After"},
    [DZ_LIST_WEEKDAYS] = {"Dates", "Weekdays"},
    [DZ_LIST_WORDS] = {"Sections", "Words"},
    [DZ_LIST_NOTES] = {"Sections", "Notes"},
    [DZ_LIST_KEY_SENTENCES] = {"Sections", "KeySentences"},
    [DZ_LIST_QUESTIONS] = {"Sections", "Questions"},
    [DZ_LIST_ANSWERS] = {"Sections", "Answers"},
    [DZ_LIST_SUMMARY] = {"Sections", "Summary"},
    [DZ_LIST_PARTS] = {"WordLists", "Parts"},
    [DZ_LIST_NAMED_PARTS] = {"WordLists", "NamedParts"},
    [DZ_LIST_EXAMPLES] = {"WordLists", "Examples"},
    [DZ_LIST_REGIONS] = {"WordLists", "Regions"},
    [DZ_LIST_TABLE_HEADS] = {"WordLists", "TableHeads"},
    [DZ_LIST_PARAGRAPH] = {"Numbers", "Paragraph"},
    [DZ_LIST_PARAGRAPH_BEFORE] = {"Numbers", "ParagraphBefore"},
    [DZ_LIST_PARAGRAPH_AFTER] = {"Numbers", "ParagraphAfter"},
    [DZ_LIST_PAGES] = {"Numbers", "Pages"},
    [DZ_LIST_UNITS] = {"Numbers", "Units"},
    [DZ_LIST_SHORT] = {"Abbreviations", "Short"},
    [DZ_LIST_SHORT_BEFORE_NUMBER] = {"Abbreviations", "BeforeNumber"},
    [DZ_LIST_TIES] = {"Abbreviations", "Ties"},
    [DZ_LIST_FURNITURE] = {"Site", "Furniture"},
    [DZ_LIST_REQUESTS] = {"Site", "Requests"},
};

static const char marks_group[] = "Marks";
static const char *const mark_keys[] = {"Open", "Close", "Dash", "Rules"};
static const struct {
  const char *name;
  DzMarkRules rule;
} mark_rules[] = {
    {"TightMarks", DZ_TIGHT_MARKS},    {"SpaceAfter", DZ_SPACE_AFTER},        {"FrenchColon", DZ_FRENCH_COLON},
    {"FrenchMarks", DZ_FRENCH_MARKS},  {"SpacedDash", DZ_SPACED_DASH},        {"DashOfSpeech", DZ_DASH_OF_SPEECH},
    {"ThinInShort", DZ_THIN_IN_SHORT}, {"QuotesAsTyped", DZ_QUOTES_AS_TYPED}, {"BracketsTouch", DZ_BRACKETS_TOUCH}};

/* What a label may hold in braces. */
static const struct {
  const char *key, *fields;
} labels[DZ_LABEL_COUNT] = {
    [DZ_LABEL_SUMMARY] = {"Summary", ""},
    [DZ_LABEL_KEYS] = {"KeySentences", ""},
    [DZ_LABEL_ANALYSIS] = {"Analysis", ""},
    [DZ_LABEL_GLOSSARY] = {"Words", ""},
    [DZ_LABEL_NOTES] = {"Notes", ""},
    [DZ_LABEL_QUESTIONS] = {"Questions", ""},
    [DZ_LABEL_EDITOR] = {"Editor", ""},
    [DZ_LABEL_CONTENTS] = {"Contents", ""},
    [DZ_LABEL_START] = {"Start", ""},
    [DZ_LABEL_LANDMARKS] = {"Landmarks", ""},
    [DZ_LABEL_TRANSLATION] = {"Translation", ""},
    [DZ_LABEL_SOURCE] = {"Source", ""},
    [DZ_LABEL_RIGHTS] = {"Rights", ""},
    [DZ_LABEL_ACCESS] = {"Accessibility", ""},
    [DZ_LABEL_PARAGRAPH] = {"Paragraph", "{number}"},
    [DZ_LABEL_DATE] = {"Date", "{year} {month} {month:2} {month-name} {day} {day:2}"},
    [DZ_LABEL_MONTHS] = {"MonthNames", ""},
    [DZ_LABEL_WORDS] = {"ExtentWords", "{count} {paragraphs}"},
    [DZ_LABEL_CHARACTERS] = {"ExtentCharacters", "{count} {paragraphs}"},
    [DZ_LABEL_WORDS_ONE] = {"OneExtentWords", "{count}"},
    [DZ_LABEL_CHARACTERS_ONE] = {"OneExtentCharacters", "{count}"},
};

enum { MONTHS = 12, MOST_FREQUENT = 32, FIRST_HAN = 0x4E00, HAN_COUNT = 0x5200 };

/* A language, of one file or more. */
typedef struct {
  const char *tag; /* interned */
  char *label[DZ_LABEL_COUNT];
  char *frequent, *letters, *characters;
  DzMarkHabits marks; /* its dash is NULL where the language tells none */
} Language;

struct DzLanguages {
  GPtrArray *files;             /* Language*, English first, then as they come */
  GArray *list[DZ_LIST_COUNT];  /* DzListed */
  GArray *group[DZ_LIST_COUNT]; /* one for all lists of a group */
  GStringChunk *words;
  DzWordSet *frequent;
  guint frequent_count;
  const Language *voters[MOST_FREQUENT];
  guint8 han[HAN_COUNT];
  GMutex lock; /* of the patterns */
  GRegex *pattern[DZ_PATTERN_COUNT];
};

static void language_free(gpointer data) {
  Language *language = data;
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
  for (int i = 0; i < DZ_LIST_COUNT; i++) {
    set->list[i] = g_array_new(FALSE, FALSE, sizeof(DzListed));
  }
  g_mutex_init(&set->lock);
  return set;
}

/* ---- checking a file ---- */

static gboolean fail_unknown(const char *path, const char *group, const char *key, const char *const *known,
                             guint count, GError **error) {
  const char *near = dz_nearest(key ? key : group, known, count);
  g_autofree char *hint = near ? g_strdup_printf(key ? " (%s?)" : " ([%s]?)", near) : g_strdup("");
  return key ? dz_fail(error, DZ_ERROR_LAYOUT, 0, "%s: [%s]: unknown key “%s”%s", path, group, key, hint)
             : dz_fail(error, DZ_ERROR_LAYOUT, 0, "%s: unknown group [%s]%s", path, group, hint);
}

/* [Marks], and [Marks en-GB] of a tag that has habits of its own. */
static gboolean is_marks(const char *group) {
  const gsize length = strlen(marks_group);
  return strncmp(group, marks_group, length) == 0 &&
         (!group[length] || (group[length] == ' ' && dz_language_is_valid(group + length + 1)));
}

static gboolean check_group(const char *path, const char *group, GError **error) {
  const char *known[DZ_LIST_COUNT + 3] = {"Language", "Labels", marks_group};
  guint count = 3;
  for (int i = 0; i < DZ_LIST_COUNT; i++) {
    if (strcmp(known[count - 1], lists[i].group) != 0)
      known[count++] = lists[i].group;
  }
  for (guint i = 0; i < count; i++)
    if (strcmp(known[i], group) == 0 || is_marks(group))
      return TRUE;
  return fail_unknown(path, group, NULL, known, count, error);
}

static guint known_keys(const char *group, const char **known) {
  static const char *const own[] = {"Format",        "Name", "Tag", "Frequent", "Letters", "FrequentCharacters",
                                    "OnlyCharacters"};
  guint count = 0;
  for (gsize i = 0; strcmp(group, "Language") == 0 && i < G_N_ELEMENTS(own); i++)
    known[count++] = own[i];
  for (gsize i = 0; strcmp(group, marks_group) == 0 && i < G_N_ELEMENTS(mark_keys); i++)
    known[count++] = mark_keys[i];
  for (int i = 0; strcmp(group, "Labels") == 0 && i < DZ_LABEL_COUNT; i++)
    known[count++] = labels[i].key;
  for (int i = 0; i < DZ_LIST_COUNT; i++)
    if (lists[i].key && strcmp(group, lists[i].group) == 0)
      known[count++] = lists[i].key;
  return count;
}

/* The list that a key of a group fills; −1 for none. */
static int list_of(const char *group, const char *key) {
  if (strcmp(group, lists[DZ_LIST_LANGUAGE].group) == 0)
    return DZ_LIST_LANGUAGE;
  for (int i = 0; i < DZ_LIST_COUNT; i++)
    if (lists[i].key && strcmp(key, lists[i].key) == 0 && strcmp(group, lists[i].group) == 0)
      return i;
  return -1;
}

/* A key that fills no list. */
static gboolean check_key(const char *path, const char *group, const char *key, GError **error) {
  const char *known[DZ_LIST_COUNT + DZ_LABEL_COUNT];
  const guint count = known_keys(is_marks(group) ? marks_group : group, known);
  for (guint i = 0; i < count; i++)
    if (strcmp(known[i], key) == 0)
      return TRUE;
  return fail_unknown(path, group, key, known, count, error);
}

/* "{number}" and the like, of which a label takes those of its table alone. */
static gboolean check_fields(const char *path, DzLabel label, const char *value, GError **error) {
  for (const char *p = value; (p = strchr(p, '{')); p++) {
    const char *end = strchr(p, '}');
    g_autofree char *field = end ? g_strndup(p, (gsize)(end - p) + 1) : g_strdup(p);
    if (!end || !strstr(labels[label].fields, field))
      return dz_fail(error, DZ_ERROR_LAYOUT, 0, "%s: [Labels] %s: “%s” is not known here; it may hold %s", path,
                     labels[label].key, field, *labels[label].fields ? labels[label].fields : "none");
  }
  return TRUE;
}

static gboolean check_format(const char *path, GKeyFile *file, GError **error) {
  g_autofree char *format = g_key_file_get_string(file, "Language", "Format", NULL);
  if (!format || strcmp(format, "1") != 0)
    return dz_fail(error, DZ_ERROR_LAYOUT, 0, "%s: no [Language] group with Format=1, so this is no language file",
                   path);
  return TRUE;
}

/* ---- taking it ---- */

static Language *language_of_tag(DzLanguages *set, const char *tag) {
  for (guint i = 0; i < set->files->len; i++) {
    Language *language = set->files->pdata[i];
    if (g_ascii_strcasecmp(language->tag, tag) == 0)
      return language;
  }
  Language *language = g_new0(Language, 1);
  language->tag = g_intern_string(tag);
  g_ptr_array_insert(set->files, strcmp(tag, "en") == 0 ? 0 : -1, language);
  return language;
}

/* Sets the field to what the file says, where it says something. */
static void take_text(GKeyFile *file, const char *key, char **field) {
  char *text = g_key_file_get_string(file, "Language", key, NULL);
  if (!text)
    return;
  g_free(*field);
  *field = text;
}

static gboolean take_labels(const char *path, GKeyFile *file, Language *language, GError **error) {
  if (!g_key_file_has_group(file, "Labels"))
    return TRUE;
  for (int i = 0; i < DZ_LABEL_COUNT; i++) {
    char *value = g_key_file_get_string(file, "Labels", labels[i].key, NULL);
    if (!value)
      continue;
    g_free(language->label[i]);
    language->label[i] = value;
    if (!check_fields(path, (DzLabel)i, value, error))
      return FALSE;
  }
  g_auto(GStrv) names = g_strsplit(language->label[DZ_LABEL_MONTHS] ? language->label[DZ_LABEL_MONTHS] : "", ";", -1);
  return !*names || g_strv_length(names) == MONTHS ||
         dz_fail(error, DZ_ERROR_LAYOUT, 0, "%s: [Labels] MonthNames: twelve are needed", path);
}

/* Adds the words of a value, which is cut up. */
static guint add_words(DzLanguages *set, DzList list, const char *language, char *value) {
  guint count = 0;
  for (char *word = value, *end; word; word = end, count++) {
    end = strchr(word, ';');
    if (end)
      *end++ = 0;
    g_strstrip(word);
    const gsize length = strlen(word);
    const DzListed listed = {.word = length ? g_string_chunk_insert_len(set->words, word, (gssize)length) : NULL,
                             .length = length,
                             .list = list,
                             .language = language};
    if (length > 0)
      g_array_append_val(set->list[list], listed);
  }
  return count;
}

static gboolean take_list(const char *path, GKeyFile *file, DzList list, const char *key, const char *tag,
                          DzLanguages *set, GError **error) {
  const gboolean is_name = list == DZ_LIST_LANGUAGE;
  if (is_name && !dz_language_is_valid(key))
    return dz_fail(error, DZ_ERROR_LAYOUT, 0, "%s: [%s]: “%s” is no language tag; write en, zh, ja …", path,
                   lists[list].group, key);
  g_autofree char *value = g_key_file_get_string(file, lists[list].group, key, NULL);
  const guint count = value ? add_words(set, list, is_name ? g_intern_string(key) : tag, value) : 0;
  return list != DZ_LIST_MONTHS || count == MONTHS ||
         dz_fail(error, DZ_ERROR_LAYOUT, 0, "%s: [Dates] Months: twelve are needed", path);
}

/* "“;‘": outer and inner. */
static gboolean take_quotes(const char *path, GKeyFile *file, const char *group, const char *key, const char **quotes,
                            DzLanguages *set, GError **error) {
  g_autofree char *value = g_key_file_get_string(file, group, key, NULL);
  g_auto(GStrv) both = g_strsplit(value ? value : "", ";", -1);
  if (g_strv_length(both) != 2)
    return dz_fail(error, DZ_ERROR_LAYOUT, 0, "%s: [%s] %s: two are needed, outer;inner", path, group, key);
  for (int i = 0; i < 2; i++)
    quotes[i] = g_string_chunk_insert_const(set->words, both[i]);
  return TRUE;
}

static gboolean take_rules(const char *path, GKeyFile *file, const char *group, guint *rules, GError **error) {
  g_autofree char *value = g_key_file_get_string(file, group, "Rules", NULL);
  g_auto(GStrv) names = g_strsplit(value ? value : "", ";", -1);
  const char *known[G_N_ELEMENTS(mark_rules)];
  *rules = 0;
  for (gsize i = 0; i < G_N_ELEMENTS(mark_rules); i++)
    known[i] = mark_rules[i].name;
  for (guint k = 0; names[k]; k++) {
    gsize i = 0;
    while (i < G_N_ELEMENTS(mark_rules) && strcmp(names[k], known[i]) != 0)
      i++;
    if (i == G_N_ELEMENTS(mark_rules) && *names[k]) {
      const char *near = dz_nearest(names[k], known, G_N_ELEMENTS(known));
      return dz_fail(error, DZ_ERROR_LAYOUT, 0, "%s: [%s] Rules: unknown rule “%s”%s%s%s", path, group, names[k],
                     near ? " (" : "", near ? near : "", near ? "?)" : "");
    }
    *rules |= *names[k] ? mark_rules[i].rule : 0;
  }
  return TRUE;
}

static gboolean take_marks(const char *path, GKeyFile *file, const char *group, const char *tag, DzLanguages *set,
                           GError **error) {
  const char *space = strchr(group, ' ');
  Language *language = language_of_tag(set, space ? space + 1 : tag);
  DzMarkHabits *marks = &language->marks;
  g_autofree char *dash = g_key_file_get_string(file, group, "Dash", NULL);
  marks->language = language->tag;
  marks->dash = g_string_chunk_insert_const(set->words, dash ? dash : "—");
  return take_quotes(path, file, group, "Open", marks->open, set, error) &&
         take_quotes(path, file, group, "Close", marks->close, set, error) &&
         take_rules(path, file, group, &marks->rules, error);
}

/* A group of the file: its lists are taken, other keys checked. */
static gboolean take_group(const char *path, GKeyFile *file, const char *group, const char *tag, DzLanguages *set,
                           GError **error) {
  if (!check_group(path, group, error))
    return FALSE;
  g_auto(GStrv) keys = g_key_file_get_keys(file, group, NULL, NULL);
  for (guint k = 0; keys && keys[k]; k++) {
    const int list = list_of(group, keys[k]);
    if (!(list < 0 ? check_key(path, group, keys[k], error)
                   : take_list(path, file, (DzList)list, keys[k], tag, set, error)))
      return FALSE;
  }
  return !is_marks(group) || take_marks(path, file, group, tag, set, error);
}

static void take_han(GKeyFile *file, const char *tag, DzLanguages *set) {
  g_autofree char *only = g_key_file_get_string(file, "Language", "OnlyCharacters", NULL);
  for (const char *p = only ? only : ""; *p; p = g_utf8_next_char(p)) {
    const gunichar c = g_utf8_get_char(p);
    if (c >= FIRST_HAN && c < FIRST_HAN + HAN_COUNT)
      set->han[c - FIRST_HAN] |= dz_is_traditional(tag) ? 2 : 1;
  }
}

/* "zh-Hans" of languages/zh-Hans.language, where the file says nothing else. */
static char *tag_of(const char *path, GKeyFile *file, GError **error) {
  char *tag = g_key_file_get_string(file, "Language", "Tag", NULL);
  if (!tag) {
    tag = g_path_get_basename(path);
    *strrchr(tag, '.') = 0;
  }
  if (dz_language_is_valid(tag))
    return tag;
  dz_fail(error, DZ_ERROR_LAYOUT, 0, "%s: “%s” is no language tag; write [Language] Tag=en or the like", path, tag);
  g_free(tag);
  return NULL;
}

static gboolean take_file(const char *path, DzLanguages *set, GError **error) {
  g_autoptr(GKeyFile) file = g_key_file_new();
  g_autoptr(GError) cause = NULL;
  if (!g_key_file_load_from_file(file, path, G_KEY_FILE_NONE, &cause))
    return dz_fail(error, DZ_ERROR_LAYOUT, 0, "%s: cannot be read as a language file: %s", path, cause->message);
  if (!check_format(path, file, error))
    return FALSE;
  g_autofree char *tag = tag_of(path, file, error);
  if (!tag)
    return FALSE;
  Language *language = language_of_tag(set, tag);
  take_text(file, "Frequent", &language->frequent);
  take_text(file, "Letters", &language->letters);
  take_text(file, "FrequentCharacters", &language->characters);
  take_han(file, tag, set);
  g_auto(GStrv) groups = g_key_file_get_groups(file, NULL);
  for (guint i = 0; groups[i]; i++)
    if (!take_group(path, file, groups[i], language->tag, set, error))
      return FALSE;
  return take_labels(path, file, language, error);
}

static gint by_name(gconstpointer a, gconstpointer b) {
  return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* Paths of the language files in a folder, by name; none where there is no such folder. */
static GPtrArray *files_in(const char *folder) {
  GPtrArray *paths = g_ptr_array_new_with_free_func(g_free);
  g_autoptr(GDir) directory = folder ? g_dir_open(folder, 0, NULL) : NULL;
  for (const char *name; directory && (name = g_dir_read_name(directory));)
    if (g_str_has_suffix(name, ".language") && *name != '.')
      g_ptr_array_add(paths, g_build_filename(folder, name, NULL));
  g_ptr_array_sort(paths, by_name);
  return paths;
}

static gboolean take_files(const GPtrArray *paths, DzLanguages *set, GError **error) {
  for (guint i = 0; i < paths->len; i++)
    if (!take_file(paths->pdata[i], set, error))
      return FALSE;
  return TRUE;
}

/* ---- making it ready ---- */

static gint longest_first(gconstpointer a, gconstpointer b) {
  const DzListed *one = a, *other = b;
  return one->length < other->length ? 1 : one->length > other->length ? -1 : 0;
}

/* g_array_sort keeps the order of equals. */
static void sort_lists(DzLanguages *set) {
  for (int i = 0; i < DZ_LIST_COUNT; i++) {
    if (i != DZ_LIST_MONTHS)
      g_array_sort(set->list[i], longest_first);
    set->group[i] = i > 0 && strcmp(lists[i].group, lists[i - 1].group) == 0
                        ? g_array_ref(set->group[i - 1])
                        : g_array_new(FALSE, FALSE, sizeof(DzListed));
    g_array_append_vals(set->group[i], set->list[i]->data, set->list[i]->len);
  }
  for (int i = 0; i < DZ_LIST_COUNT; i++) { /* once each */
    if (i == 0 || set->group[i] != set->group[i - 1])
      g_array_sort(set->group[i], longest_first);
  }
}

static void count_frequent(DzLanguages *set) {
  set->frequent = dz_word_set_new();
  for (guint i = 0; i < set->files->len && set->frequent_count < MOST_FREQUENT; i++) {
    const Language *language = set->files->pdata[i];
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

static GPtrArray *own_files(void) {
  g_autofree char *installed = dz_data_path("languages");
  g_autofree char *folder = installed ? g_steal_pointer(&installed) : dz_data_path("src/languages");
  return files_in(folder);
}

static DzLanguages *make_set(const GPtrArray *more, GError **error) {
  g_autoptr(DzLanguages) set = languages_new();
  g_autoptr(GPtrArray) own = own_files();
  if (own->len == 0) {
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
  g_autoptr(GPtrArray) found = files_in(folder);
  for (guint i = 0; i < found->len; i++)
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
static const Language *speaker(const DzLanguages *set, const char *tag) {
  for (guint i = 0; i < set->files->len; i++) {
    const Language *language = set->files->pdata[i];
    if (language->label[DZ_LABEL_SUMMARY] && dz_same_language(tag, language->tag) &&
        dz_is_traditional(tag) == dz_is_traditional(language->tag))
      return language;
  }
  return set->files->len > 0 ? set->files->pdata[0] : NULL; /* English */
}

const char *dz_label(DzLabel label, const char *language) {
  const Language *spoken = speaker(current(), language), *english = speaker(current(), "en");
  const gboolean may_lack = label == DZ_LABEL_WORDS_ONE || label == DZ_LABEL_CHARACTERS_ONE;
  return !spoken ? NULL : spoken->label[label] || may_lack ? spoken->label[label] : english->label[label];
}

const DzMarkHabits *dz_mark_habits(const char *language) {
  static const DzMarkHabits common = {"", {"“", "‘"}, {"”", "’"}, "—", 0};
  const DzLanguages *set = current();
  const DzMarkHabits *best = &common;
  for (guint i = 0; i < set->files->len; i++) {
    const Language *one = set->files->pdata[i];
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
    const Language *language = set->files->pdata[i];
    if (strcmp(language->tag, tag) == 0 && language->characters)
      return language->characters;
  }
  return "";
}

guint dz_han_script(gunichar c) {
  const guint scripts = c >= FIRST_HAN && c < FIRST_HAN + HAN_COUNT ? current()->han[c - FIRST_HAN] : 0;
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
