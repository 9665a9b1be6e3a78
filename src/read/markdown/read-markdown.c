/* read-markdown.c: see read-markdown.h. Front matter, articles in a file, and which of the two forms each is in: a
   front matter with `languages: en zh-Hans` is duizhao's own (markdown-own.c), all else is somebody's
   (markdown-found.c). Another such front matter begins another article. */
#include "read/markdown/read-markdown.h"
#include "base/error.h"
#include "base/language.h"
#include "read/markdown/markdown-forms.h"
#include "read/text/front-matter.h"
#include "read/text/paragraphs.h"
#include <string.h>

/* Front matter; or quotes between blank lines, together with a heading or bold words. */
gboolean dz_is_markdown(const char *text, gsize length) {
  (void)length;
  gsize front;
  g_autoptr(GPtrArray) fields = dz_front_matter(text, &front);
  return fields || (g_regex_match_simple("(?:^|\\n)> \\S", text, 0, 0) &&
                    g_regex_match_simple("(?:^|\\n)#{1,6} \\S|\\*\\*[^*\\s][^*\\n]*\\*\\*", text, 0, 0));
}

/* ---- front matter ---- */

static const struct {
  const char *key;
  DzRole role;
  DzMark mark;
} known_fields[] = {
    {"title", DZ_ROLE_TITLE, DZ_MARK_NONE},
    {"title-translation", DZ_ROLE_TITLE, DZ_MARK_TRANSLATION},
    {"title_translation", DZ_ROLE_TITLE, DZ_MARK_TRANSLATION},
    {"date", DZ_ROLE_DATE, DZ_MARK_NONE},
    {"published", DZ_ROLE_DATE, DZ_MARK_NONE},
    {"source", DZ_ROLE_SOURCE, DZ_MARK_NONE},
    {"url", DZ_ROLE_SOURCE, DZ_MARK_NONE},
    {"link", DZ_ROLE_SOURCE, DZ_MARK_NONE},
    {"author", DZ_ROLE_AUTHOR, DZ_MARK_NONE},
    {"authors", DZ_ROLE_AUTHOR, DZ_MARK_NONE},
    {"translator", DZ_ROLE_TRANSLATOR, DZ_MARK_NONE},
    {"translators", DZ_ROLE_TRANSLATOR, DZ_MARK_NONE},
    {"editor", DZ_ROLE_EDITOR, DZ_MARK_NONE},
    {"rights", DZ_ROLE_RIGHTS, DZ_MARK_NONE},
    {"copyright", DZ_ROLE_RIGHTS, DZ_MARK_NONE},
    {"license", DZ_ROLE_RIGHTS, DZ_MARK_NONE},
    {"tags", DZ_ROLE_TAGS, DZ_MARK_NONE},
    {"keywords", DZ_ROLE_TAGS, DZ_MARK_NONE},
    {"summary", DZ_ROLE_SUMMARY, DZ_MARK_NONE},
    {"abstract", DZ_ROLE_SUMMARY, DZ_MARK_NONE},
};

/* Keys that say something of the document and not of the article. */
static const char quiet_keys[] = " languages book series ";

/* Only what a reader reads may hold Markdown; an address must not be touched. */
static DzText *value_of(const DzField *field, DzRole role, guint line) {
  DzText *text = role == DZ_ROLE_TITLE || role == DZ_ROLE_SUMMARY ? dz_markdown_line(field->value, line)
                                                                  : dz_text_new(g_strdup(field->value), line);
  dz_text_clean(text);
  return text;
}

/* In our own form the title is the original's; elsewhere its language tells. */
static void add_field(DzDocument *document, const DzField *field, guint first_line) {
  guint line = first_line + field->line - 1;
  g_autofree char *word = g_strdup_printf(" %s ", field->key);
  if (!*field->value || strstr(quiet_keys, word))
    return;
  for (gsize i = 0; i < G_N_ELEMENTS(known_fields); i++)
    if (strcmp(field->key, known_fields[i].key) == 0) {
      gboolean is_own_title = document->is_clean && strcmp(field->key, "title") == 0;
      g_autoptr(DzText) value = value_of(field, known_fields[i].role, line);
      if (*value->string)
        dz_document_add_told(document, known_fields[i].role, 0, is_own_title ? DZ_MARK_ORIGINAL : known_fields[i].mark,
                             g_steal_pointer(&value));
      return;
    }
  dz_notes_add(document->notes, line, "left out “%s: %s” of the front matter", field->key, field->value);
}

/* "en zh-Hans", perhaps with a comma: TRUE where there are two tags. */
static gboolean take_languages(const GPtrArray *fields, char *language[2]) {
  const char *value = dz_field(fields, "languages");
  g_auto(GStrv) tags = g_strsplit_set(value ? value : "", " ,", -1);
  guint count = 0;
  for (guint i = 0; tags[i]; i++)
    if (*tags[i] && dz_language_is_valid(tags[i]) && count < 2)
      language[count++] = dz_language_normal(tags[i]);
  if (count == 2)
    return TRUE;
  g_clear_pointer(&language[0], g_free);
  return FALSE;
}

static void take_front_matter(DzDocument *document, const GPtrArray *fields, guint first_line) {
  document->is_clean = take_languages(fields, document->language);
  document->book_title = g_strdup(dz_field(fields, "book"));
  document->series = g_strdup(dz_field(fields, "series"));
  for (guint i = 0; fields && i < fields->len; i++)
    add_field(document, fields->pdata[i], first_line);
}

/* ---- files ---- */

/* "|--|:-|", under the head of a table. */
static gboolean is_delimiter_row(const char *line, gsize length) {
  gsize signs = strspn(line, "|:- \t\r");
  return signs >= length && memchr(line, '|', length) && memchr(line, '-', length);
}

/* md4c wants three dashes in each cell, where everybody else is content with one. */
static void add_line(GString *plain, const char *line, gsize length) {
  gboolean is_delimiter = is_delimiter_row(line, length);
  for (gsize i = 0; i < length; i++) {
    if (line[i] == '\r' && i + 1 == length)
      continue;
    g_string_append_c(plain, line[i]);
    if (is_delimiter && line[i] == '-' && line[i + 1] != '-')
      g_string_append(plain, "--");
  }
}

/* The text with one kind of line end; without the spaces that a site put there where it is not our own. */
static char *plain_source(const char *text, gboolean is_own) {
  GString *plain = g_string_sized_new(strlen(text));
  for (const char *line = text; *line;) {
    gsize length = strcspn(line, "\n");
    add_line(plain, line, length);
    line += length;
    if (*line == '\n')
      g_string_append_c(plain, *line++);
  }
  if (!is_own)
    g_string_replace(plain, "\u00A0", " ", 0);
  return g_string_free(plain, FALSE);
}

static guint count_lines(const char *from, const char *to) {
  guint lines = 0;
  for (; from < to; from++)
    lines += *from == '\n';
  return lines;
}

/* Where another article of our own form begins after a blank line, or the end of the text. */
static const char *next_article(const char *text) {
  const char *at = text;
  while ((at = strstr(at, "\n---"))) {
    gsize front;
    char *language[2] = {NULL, NULL};
    g_autoptr(GPtrArray) fields = dz_front_matter(at + 1, &front);
    gboolean is_one = fields && take_languages(fields, language);
    g_free(language[0]);
    g_free(language[1]);
    if (is_one)
      return at + 1;
    at += 4;
  }
  return text + strlen(text);
}

/* Reads from its front matter to the next. */
static DzDocument *read_article(const char *path, const char *text, guint line, const char **end,
                                const DzReadOptions *options, GError **error) {
  g_autoptr(DzDocument) document = dz_document_new(path, "markdown");
  gsize length = 0;
  g_autoptr(GPtrArray) fields = dz_front_matter(text, &length);
  take_front_matter(document, fields, line);
  const char *body = text + length;
  *end = document->is_clean ? next_article(body) : body + strlen(body);
  DzMdSync sync = document->is_clean ? DZ_MD_SYNC_ALWAYS : DZ_MD_HEADINGS_UNDERLINED;
  g_autoptr(GPtrArray) blocks = dz_markdown_blocks(path, body, (gsize)(*end - body), line + count_lines(text, body),
                                                   sync, document->notes, error);
  if (!blocks)
    return NULL;
  if (document->is_clean)
    dz_markdown_own(document, blocks);
  else
    dz_markdown_found(document, blocks, options);
  return dz_check_passages(document, error) ? g_steal_pointer(&document) : NULL;
}

DzDocument *dz_read_markdown(const char *path, const char *text, gsize length, const DzReadOptions *options,
                             GError **error) {
  (void)length;
  gsize front;
  char *language[2] = {NULL, NULL};
  g_autoptr(GPtrArray) fields = dz_front_matter(text, &front);
  gboolean is_own = fields && take_languages(fields, language);
  g_free(language[0]);
  g_free(language[1]);
  g_autofree char *source = plain_source(text, is_own);
  g_autoptr(DzDocument) first = NULL;
  DzDocument **place = &first;
  guint line = 1;
  for (const char *at = source, *end; *at; at = end) {
    *place = read_article(path, at, line, &end, options, error);
    if (!*place)
      return NULL;
    place = &(*place)->next;
    line += count_lines(at, end);
  }
  if (!first)
    dz_fail(error, DZ_ERROR_INPUT, 0, "%s: has no text", path);
  return g_steal_pointer(&first);
}
