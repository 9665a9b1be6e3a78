/* read-json.c: see read-json.h. json-glib parses; it calls itself for what is nested, so depth is looked at before.
   Anything absent or of another type counts as null. */
#include "read/text/read-json.h"
#include "base/error.h"
#include "base/language.h"
#include "read/text/paragraphs.h"
#include <json-glib/json-glib.h>
#include <stdio.h>
#include <string.h>

enum { MOST_DEPTH = 32 };

gboolean dz_is_json(const char *text, gsize length) {
  (void)length;
  const char *p = text + strspn(text, " \t\r\n");
  if (*p != '{')
    return FALSE;
  p++;
  p += strspn(p, " \t\r\n");
  return *p == '"' || *p == '}';
}

/* ---- members, whatever they are ---- */

static const char *string_in(JsonObject *object, const char *name) {
  JsonNode *node = object ? json_object_get_member(object, name) : NULL;
  const char *string = node && JSON_NODE_HOLDS_VALUE(node) ? json_node_get_string(node) : NULL;
  return string && g_utf8_validate(string, -1, NULL) ? string : NULL;
}

static gint64 number_in(JsonObject *object, const char *name, gint64 absent) {
  JsonNode *node = object ? json_object_get_member(object, name) : NULL;
  return node && JSON_NODE_HOLDS_VALUE(node) && json_node_get_value_type(node) == G_TYPE_INT64 ? json_node_get_int(node)
                                                                                               : absent;
}

static gboolean is_true(JsonObject *object, const char *name) {
  JsonNode *node = json_object_get_member(object, name);
  return node && JSON_NODE_HOLDS_VALUE(node) && json_node_get_boolean(node);
}

static JsonObject *object_in(JsonObject *object, const char *name) {
  JsonNode *node = object ? json_object_get_member(object, name) : NULL;
  return node && JSON_NODE_HOLDS_OBJECT(node) ? json_node_get_object(node) : NULL;
}

static JsonArray *array_in(JsonObject *object, const char *name) {
  JsonNode *node = object ? json_object_get_member(object, name) : NULL;
  return node && JSON_NODE_HOLDS_ARRAY(node) ? json_node_get_array(node) : NULL;
}

static guint length_of(JsonArray *array) {
  return array ? json_array_get_length(array) : 0;
}

static JsonObject *object_at(JsonArray *array, guint i) {
  JsonNode *node = json_array_get_element(array, i);
  return JSON_NODE_HOLDS_OBJECT(node) ? json_node_get_object(node) : NULL;
}

/* ---- texts ---- */

/* Where each code point of a string begins, and its end. New array of gsize. */
static GArray *places_of(const char *string) {
  GArray *places = g_array_new(FALSE, FALSE, sizeof(gsize));
  gsize at = 0;
  for (const char *p = string;; p = g_utf8_next_char(p)) {
    at = (gsize)(p - string);
    g_array_append_val(places, at);
    if (!*p)
      return places;
  }
}

static void add_spans(DzText *text, JsonArray *spans) {
  if (length_of(spans) == 0)
    return;
  g_autoptr(GArray) places = places_of(text->string);
  for (guint i = 0; i < length_of(spans); i++) {
    JsonObject *span = object_at(spans, i);
    int kind = dz_span_kind_of(string_in(span, "kind"));
    gint64 start = number_in(span, "start", -1), end = number_in(span, "end", -1);
    if (kind >= 0 && start >= 0 && start < end && end < (gint64)places->len)
      dz_text_add_span(text, (DzSpanKind)kind, g_array_index(places, gsize, start), g_array_index(places, gsize, end),
                       string_in(span, "value"));
  }
}

/* A text of the model, {"text", "spans"}. New text, NULL where there is none. */
static DzText *text_in(JsonObject *object, const char *name) {
  JsonObject *own = object_in(object, name);
  const char *string = string_in(own, "text");
  if (!string)
    return NULL;
  DzText *text = dz_text_new(g_strdup(string), 0);
  add_spans(text, array_in(own, "spans"));
  dz_text_clean(text);
  return text;
}

static void add_text(DzDocument *document, DzRole role, guint group, DzMark mark, DzText *text) {
  if (text && *text->string)
    dz_document_add_told(document, role, group, mark, text);
  else
    dz_text_free(text);
}

static void add_sides(DzDocument *document, DzRole role, guint group, JsonObject *object) {
  add_text(document, role, group, DZ_MARK_ORIGINAL, text_in(object, "original"));
  add_text(document, role, group, DZ_MARK_TRANSLATION, text_in(object, "translation"));
}

/* ---- an article ---- */

static void add_string(DzDocument *document, DzRole role, guint group, DzMark mark, const char *string) {
  DzText *text = string ? dz_text_new(g_strdup(string), 0) : NULL;
  if (text)
    dz_text_clean(text);
  add_text(document, role, group, mark, text);
}

static void add_facts(DzDocument *document, JsonObject *article) {
  static const struct {
    const char *name;
    DzRole role;
  } facts[] = {{"date", DZ_ROLE_DATE},     {"source", DZ_ROLE_SOURCE},
               {"author", DZ_ROLE_AUTHOR}, {"translator", DZ_ROLE_TRANSLATOR},
               {"editor", DZ_ROLE_EDITOR}, {"rights", DZ_ROLE_RIGHTS},
               {"tags", DZ_ROLE_TAGS}};
  for (gsize i = 0; i < G_N_ELEMENTS(facts); i++)
    add_string(document, facts[i].role, 0, DZ_MARK_NONE, string_in(article, facts[i].name));
}

static void add_summary(DzDocument *document, JsonArray *summary) {
  for (guint i = 0; i < length_of(summary); i++) {
    JsonObject *paragraph = object_at(summary, i);
    gboolean is_original = g_strcmp0(string_in(paragraph, "side"), "original") == 0;
    add_text(document, DZ_ROLE_SUMMARY, 0, is_original ? DZ_MARK_ORIGINAL : DZ_MARK_TRANSLATION,
             text_in(paragraph, "text"));
  }
}

static DzRole role_of_block(const char *kind) {
  return g_strcmp0(kind, "heading") == 0 ? DZ_ROLE_HEADING
         : g_strcmp0(kind, "note") == 0  ? DZ_ROLE_REMARK
         : g_strcmp0(kind, "code") == 0  ? DZ_ROLE_CODE
                                         : DZ_ROLE_PAIR;
}

static void add_blocks(DzDocument *document, JsonArray *blocks) {
  for (guint i = 0; i < length_of(blocks); i++) {
    JsonObject *block = object_at(blocks, i);
    if (!block)
      continue;
    if (is_true(block, "after_sync"))
      dz_document_add(document, DZ_MARK_SYNC, g_strdup(""), 0);
    add_sides(document, role_of_block(string_in(block, "kind")), i + 1, block);
  }
}

static void add_keys(DzDocument *document, JsonArray *keys, guint group) {
  for (guint i = 0; i < length_of(keys); i++, group++) {
    JsonObject *key = object_at(keys, i);
    if (!key)
      continue;
    DzText *analysis = text_in(key, "analysis");
    add_sides(document, DZ_ROLE_KEY, group, key);
    if (analysis || is_true(key, "has_analysis"))
      dz_document_add_told(document, DZ_ROLE_KEY, group, DZ_MARK_ANALYSIS,
                           analysis ? analysis : dz_text_new(g_strdup(""), 0));
  }
}

static void add_study(DzDocument *document, JsonObject *article, guint group) {
  for (int kind = 0; kind < DZ_STUDY_KINDS; kind++) {
    const DzStudyTraits *traits = dz_study_traits((DzStudyKind)kind);
    const DzRole role = (DzRole)(DZ_ROLE_STUDY + kind);
    JsonArray *items = array_in(article, traits->counts);
    for (guint i = 0; i < length_of(items); i++, group++) {
      JsonObject *item = object_at(items, i);
      JsonArray *more = array_in(item, traits->more);
      add_sides(document, role, group, item);
      add_string(document, role, group, DZ_MARK_READING, string_in(item, "reading"));
      add_string(document, role, group, DZ_MARK_PART, string_in(item, "part"));
      for (guint k = 0; k < length_of(more); k++)
        add_text(document, role, group, DZ_MARK_ANALYSIS, text_in(object_at(more, k), "text"));
    }
  }
}

static void take_languages(DzDocument *document, JsonObject *languages) {
  static const char *const sides[] = {"original", "translation"};
  for (int side = 0; side < 2; side++) {
    const char *tag = string_in(languages, sides[side]);
    document->language[side] = tag && dz_language_is_valid(tag) ? dz_language_normal(tag) : NULL;
  }
}

static DzDocument *read_article(const char *path, JsonObject *article) {
  DzDocument *document = dz_document_new(path, "json");
  document->is_clean = TRUE;
  take_languages(document, object_in(article, "languages"));
  add_sides(document, DZ_ROLE_TITLE, 0, object_in(article, "title"));
  add_facts(document, article);
  add_summary(document, array_in(article, "summary"));
  JsonArray *blocks = array_in(article, "blocks");
  add_blocks(document, blocks);
  JsonArray *keys = array_in(article, "key_sentences");
  add_keys(document, keys, length_of(blocks) + 1);
  add_study(document, article, length_of(blocks) + length_of(keys) + 1);
  return document;
}

/* ---- the file ---- */

/* A parser that calls itself must not be sent down a shaft. */
static gboolean check_depth(const char *path, const char *text, GError **error) {
  guint depth = 0, line = 1;
  gboolean in_string = FALSE;
  for (const char *p = text; *p; p++) {
    line += *p == '\n';
    if (in_string && *p == '\\' && p[1])
      p++;
    else if (*p == '"')
      in_string = !in_string;
    else if (!in_string && (*p == '{' || *p == '['))
      depth++;
    else if (!in_string && (*p == '}' || *p == ']') && depth > 0)
      depth--;
    if (depth > MOST_DEPTH)
      return dz_fail(error, DZ_ERROR_INPUT, line, "%s:%u: this JSON nests deeper than an article does", path, line);
  }
  return TRUE;
}

static JsonObject *parse(const char *path, const char *text, JsonParser *parser, GError **error) {
  g_autoptr(GError) why = NULL;
  if (!check_depth(path, text, error))
    return NULL;
  if (!json_parser_load_from_data(parser, text, -1, &why)) {
    guint line = 1;
    sscanf(why->message, "<data>:%u:", &line);
    dz_fail(error, DZ_ERROR_INPUT, line, "%s:%u: this is no valid JSON from here on", path, line);
    return NULL;
  }
  JsonNode *root = json_parser_get_root(parser);
  JsonObject *object = root && JSON_NODE_HOLDS_OBJECT(root) ? json_node_get_object(root) : NULL;
  gint64 version = number_in(object, "version", 0);
  if (!array_in(object, "articles") || version < 1)
    dz_fail(error, DZ_ERROR_UNSUPPORTED, 0, "%s: is JSON, but not of the form that duizhao writes", path);
  else if (version > 1)
    dz_fail(error, DZ_ERROR_UNSUPPORTED, 0, "%s: is of version %" G_GINT64_FORMAT ", and this program reads version 1",
            path, version);
  else
    return object;
  return NULL;
}

DzDocument *dz_read_json(const char *path, const char *text, gsize length, const DzReadOptions *options,
                         GError **error) {
  (void)length;
  (void)options;
  g_autoptr(JsonParser) parser = json_parser_new();
  JsonObject *book = parse(path, text, parser, error);
  if (!book)
    return NULL;
  JsonArray *articles = array_in(book, "articles");
  g_autoptr(DzDocument) first = NULL;
  DzDocument **place = &first;
  for (guint i = 0; i < length_of(articles); i++) {
    *place = read_article(path, object_at(articles, i));
    if (!dz_check_passages(*place, error))
      return NULL;
    place = &(*place)->next;
  }
  if (!first) {
    dz_fail(error, DZ_ERROR_INPUT, 0, "%s: has no text", path);
    return NULL;
  }
  first->book_title = g_strdup(string_in(book, "title"));
  first->series = g_strdup(string_in(book, "series"));
  return g_steal_pointer(&first);
}
