/* language-keys.c: a language file, checked and taken key by key. Which keys there are stands in two tables. */
#include "base/error.h"
#include "base/language-set.h"
#include "base/language-tags.h"
#include "base/nearest.h"
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
    [DZ_LIST_AFTER_AUTHOR] = {"Facts", "AfterAuthor"},
    [DZ_LIST_AFTER_TRANSLATOR] = {"Facts", "AfterTranslator"},
    [DZ_LIST_RIGHTS_PHRASE] = {"Facts", "RightsPhrases"},
    [DZ_LIST_POSTED] = {"Bylines", "Posted"},
    [DZ_LIST_POSTED_ON] = {"Bylines", "On"},
    [DZ_LIST_BY] = {"Bylines", "By"},
    [DZ_LIST_AGO] = {"Bylines", "Ago"},
    [DZ_LIST_COUNTED] = {"Bylines", "Counted"},
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
    [DZ_LIST_EDITORS_NOTE] = {"Sections", "EditorsNote"},
    [DZ_LIST_REMARKS] = {"Sections", "Remarks"},
    [DZ_LIST_PARTS] = {"WordLists", "Parts"},
    [DZ_LIST_NAMED_PARTS] = {"WordLists", "NamedParts"},
    [DZ_LIST_EXAMPLES] = {"WordLists", "Examples"},
    [DZ_LIST_REGIONS] = {"WordLists", "Regions"},
    [DZ_LIST_TABLE_HEADS] = {"WordLists", "TableHeads"},
    [DZ_LIST_NUMBER_HEADS] = {"WordLists", "NumberHeads"},
    [DZ_LIST_OTHER_HEADS] = {"WordLists", "OtherHeads"},
    [DZ_LIST_PARAGRAPH] = {"Numbers", "Paragraph"},
    [DZ_LIST_PARAGRAPH_BEFORE] = {"Numbers", "ParagraphBefore"},
    [DZ_LIST_PARAGRAPH_AFTER] = {"Numbers", "ParagraphAfter"},
    [DZ_LIST_PAGES] = {"Numbers", "Pages"},
    [DZ_LIST_UNITS] = {"Numbers", "Units"},
    [DZ_LIST_SHORT] = {"Abbreviations", "Short"},
    [DZ_LIST_SHORT_BEFORE_NUMBER] = {"Abbreviations", "BeforeNumber"},
    [DZ_LIST_MARKED_NAMES] = {"Abbreviations", "MarkedNames"},
    [DZ_LIST_TIES] = {"Abbreviations", "Ties"},
    [DZ_LIST_FURNITURE] = {"Site", "Furniture"},
    [DZ_LIST_OTHER_ARTICLES] = {"Site", "OtherArticles"},
    [DZ_LIST_PICTURE_CREDITS] = {"Site", "PictureCredits"},
    [DZ_LIST_BRANDS] = {"Site", "Brands"},
    [DZ_LIST_REQUESTS] = {"Site", "Requests"},
};

static const char marks_group[] = "Marks", labels_group[] = "Labels";
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
    [DZ_LABEL_INDEX] = {"Index", ""},
    [DZ_LABEL_ANSWERS] = {"Answers", ""},
    [DZ_LABEL_EXAM_TIME] = {"ExamTime", "{minutes}"},
    [DZ_LABEL_EXAM_MARKS] = {"ExamMarks", "{marks}"},
    [DZ_LABEL_EXAM_TABLE] = {"ExamTable", ""},
    [DZ_LABEL_EXAM_TEXT] = {"ExamText", ""},
    [DZ_LABEL_EXAM_KEYS] = {"ExamKeys", ""},
    [DZ_LABEL_EXAM_SECTION] = {"ExamSection", "{number} {title}"},
    [DZ_LABEL_SEAL] = {"Seal", ""},
    [DZ_LABEL_SEAL_FIELDS] = {"SealFields", ""},
    [DZ_LABEL_SOURCE] = {"Source", ""},
    [DZ_LABEL_RIGHTS] = {"Rights", ""},
    [DZ_LABEL_NAME_LINE] = {"NameLine", ""},
    [DZ_LABEL_ACCESS] = {"Accessibility", ""},
    [DZ_LABEL_PARAGRAPH] = {"Paragraph", "{number}"},
    [DZ_LABEL_DATE] = {"Date", "{year} {month} {month:2} {month-name} {day} {day:2}"},
    [DZ_LABEL_MONTHS] = {"MonthNames", ""},
    [DZ_LABEL_WORDS] = {"ExtentWords", "{count} {paragraphs}"},
    [DZ_LABEL_CHARACTERS] = {"ExtentCharacters", "{count} {paragraphs}"},
    [DZ_LABEL_WORDS_ONE] = {"OneExtentWords", "{count}"},
    [DZ_LABEL_CHARACTERS_ONE] = {"OneExtentCharacters", "{count}"},
};

enum { MONTHS = 12 };

gboolean dz_lists_are_grouped(DzList one, DzList other) {
  return strcmp(lists[one].group, lists[other].group) == 0;
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
  const char *known[DZ_LIST_COUNT + 3] = {"Language", labels_group, marks_group};
  guint count = 3;
  for (int i = 0; i < DZ_LIST_COUNT; i++) {
    if (strcmp(known[count - 1], lists[i].group) != 0)
      known[count++] = lists[i].group;
  }
  gboolean is_known = is_marks(group);
  for (guint i = 0; i < count && !is_known; i++)
    is_known = strcmp(known[i], group) == 0;
  return is_known || fail_unknown(path, group, NULL, known, count, error);
}

static guint known_keys(const char *group, const char **known) {
  static const char *const own[] = {"Format",        "Name", "Tag", "Frequent", "Letters", "FrequentCharacters",
                                    "OnlyCharacters"};
  guint count = 0;
  for (gsize i = 0; strcmp(group, "Language") == 0 && i < G_N_ELEMENTS(own); i++)
    known[count++] = own[i];
  for (gsize i = 0; strcmp(group, marks_group) == 0 && i < G_N_ELEMENTS(mark_keys); i++)
    known[count++] = mark_keys[i];
  for (int i = 0; strcmp(group, labels_group) == 0 && i < DZ_LABEL_COUNT; i++)
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
  for (int i = 0; strcmp(group, labels_group) == 0 && i < DZ_LABEL_COUNT; i++)
    if (strcmp(key, labels[i].key) == 0)
      return TRUE;
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

static DzLanguage *language_of_tag(DzLanguages *set, const char *tag) {
  for (guint i = 0; i < set->files->len; i++) {
    DzLanguage *language = set->files->pdata[i];
    if (g_ascii_strcasecmp(language->tag, tag) == 0)
      return language;
  }
  DzLanguage *language = g_new0(DzLanguage, 1);
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

static gboolean take_labels(const char *path, GKeyFile *file, DzLanguage *language, GError **error) {
  if (!g_key_file_has_group(file, labels_group))
    return TRUE;
  for (int i = 0; i < DZ_LABEL_COUNT; i++) {
    char *value = g_key_file_get_string(file, labels_group, labels[i].key, NULL);
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
  g_autofree char *value = g_key_file_get_value(file, lists[list].group, key, NULL); /* words have no escapes */
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

/* The index of a rule; −1 for none. */
static int rule_of(const char *name) {
  for (int i = 0; i < (int)G_N_ELEMENTS(mark_rules); i++)
    if (strcmp(name, mark_rules[i].name) == 0)
      return i;
  return -1;
}

static gboolean fail_rule(const char *path, const char *group, const char *name, GError **error) {
  const char *known[G_N_ELEMENTS(mark_rules)];
  for (gsize i = 0; i < G_N_ELEMENTS(mark_rules); i++)
    known[i] = mark_rules[i].name;
  const char *near = dz_nearest(name, known, G_N_ELEMENTS(known));
  g_autofree char *hint = near ? g_strdup_printf(" (%s?)", near) : g_strdup("");
  return dz_fail(error, DZ_ERROR_LAYOUT, 0, "%s: [%s] Rules: unknown rule “%s”%s", path, group, name, hint);
}

static gboolean take_rules(const char *path, GKeyFile *file, const char *group, guint *rules, GError **error) {
  g_autofree char *value = g_key_file_get_string(file, group, "Rules", NULL);
  g_auto(GStrv) names = g_strsplit(value ? value : "", ";", -1);
  *rules = 0;
  for (guint i = 0; names[i]; i++) {
    const int rule = rule_of(names[i]);
    if (rule < 0 && *names[i])
      return fail_rule(path, group, names[i], error);
    *rules |= rule < 0 ? 0 : mark_rules[rule].rule;
  }
  return TRUE;
}

static gboolean take_marks(const char *path, GKeyFile *file, const char *group, const char *tag, DzLanguages *set,
                           GError **error) {
  const char *space = strchr(group, ' ');
  DzLanguage *language = language_of_tag(set, space ? space + 1 : tag);
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
    if (c >= DZ_FIRST_HAN && c < DZ_FIRST_HAN + DZ_HAN_COUNT)
      set->han[c - DZ_FIRST_HAN] |= dz_is_traditional(tag) ? 2 : 1;
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

/* All of a value that is not UTF-8 would be lost without a word, so the whole file is looked at. */
static GKeyFile *load(const char *path, GError **error) {
  g_autofree char *text = NULL;
  gsize length;
  g_autoptr(GKeyFile) file = g_key_file_new();
  g_autoptr(GError) cause = NULL;
  if (!g_file_get_contents(path, &text, &length, &cause))
    dz_fail(error, DZ_ERROR_LAYOUT, 0, "%s: cannot be read as a language file: %s", path, cause->message);
  else if (!g_utf8_validate(text, (gssize)length, NULL))
    dz_fail(error, DZ_ERROR_LAYOUT, 0, "%s: is not UTF-8; save the language file as UTF-8", path);
  else if (!g_key_file_load_from_data(file, text, length, G_KEY_FILE_NONE, &cause))
    dz_fail(error, DZ_ERROR_LAYOUT, 0, "%s: cannot be read as a language file: %s", path, cause->message);
  else
    return g_steal_pointer(&file);
  return NULL;
}

gboolean dz_languages_take(DzLanguages *set, const char *path, GError **error) {
  g_autoptr(GKeyFile) file = load(path, error);
  if (!file)
    return FALSE;
  if (!check_format(path, file, error))
    return FALSE;
  g_autofree char *tag = tag_of(path, file, error);
  if (!tag)
    return FALSE;
  DzLanguage *language = language_of_tag(set, tag);
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
