/* front-matter.c: see front-matter.h.

   libyaml reads it, for every site generator writes YAML in its own manner. What is not quite YAML, and a title with a
   colon in it is not, is read line by line. */
#include "read/text/front-matter.h"
#include <string.h>
#include <yaml.h>

/* YAML in brackets inside brackets is read slowly, and is no front matter. */
enum { MOST_BYTES = 1 << 16, MOST_BRACKETS = 200 };

static void field_free(gpointer data) {
  DzField *field = data;
  g_free(field->key);
  g_free(field->value);
  g_free(field);
}

static void add_field(GPtrArray *fields, const char *key, const char *value, guint line) {
  DzField *field = g_new(DzField, 1);
  *field = (DzField){.key = g_ascii_strdown(key, -1), .value = g_strstrip(g_strdup(value)), .line = line};
  g_ptr_array_add(fields, field);
}

const char *dz_field(const GPtrArray *fields, const char *key) {
  for (guint i = 0; fields && i < fields->len; i++) {
    const DzField *field = fields->pdata[i];
    if (strcmp(field->key, key) == 0 && *field->value)
      return field->value;
  }
  return NULL;
}

/* ---- YAML ---- */

/* What comes next in a collection that is open. */
typedef enum { A_KEY, A_VALUE, A_MEMBER } Next;

/* A field in the making: the scalars in its value, however deep; keys inside it say nothing to us. */
typedef struct {
  GPtrArray *fields;
  GArray *open; /* Next, of every collection around the place */
  char *key;
  GString *value;
  guint line;
} Reading;

static Next *innermost(Reading *reading) {
  return reading->open->len > 0 ? &g_array_index(reading->open, Next, reading->open->len - 1) : NULL;
}

static void finish_field(Reading *reading) {
  if (reading->key)
    add_field(reading->fields, reading->key, reading->value->str, reading->line);
  g_clear_pointer(&reading->key, g_free);
  g_string_truncate(reading->value, 0);
}

static void begin_field(Reading *reading, const yaml_event_t *event) {
  finish_field(reading);
  reading->key = g_strdup((const char *)event->data.scalar.value);
  reading->line = (guint)event->start_mark.line + 2; /* the line of "---" and counting from 1 */
}

static void finish_value(Reading *reading) {
  Next *next = innermost(reading);
  if (next && *next == A_VALUE)
    *next = A_KEY;
}

static void take_scalar(Reading *reading, const yaml_event_t *event) {
  Next *next = innermost(reading);
  const char *text = (const char *)event->data.scalar.value;
  if (next && *next == A_KEY) {
    if (reading->open->len == 1)
      begin_field(reading, event);
    *next = A_VALUE;
    return;
  }
  if (*text)
    g_string_append_printf(reading->value, "%s%s", reading->value->len ? ", " : "", text);
  finish_value(reading);
}

static void open_collection(Reading *reading, Next next) {
  g_array_append_val(reading->open, next);
}

static void take_event(Reading *reading, const yaml_event_t *event) {
  switch (event->type) {
  case YAML_MAPPING_START_EVENT:
  case YAML_SEQUENCE_START_EVENT:
    open_collection(reading, event->type == YAML_MAPPING_START_EVENT ? A_KEY : A_MEMBER);
    break;
  case YAML_MAPPING_END_EVENT:
  case YAML_SEQUENCE_END_EVENT:
    g_array_set_size(reading->open, reading->open->len - 1);
    finish_value(reading);
    break;
  case YAML_SCALAR_EVENT:
    take_scalar(reading, event);
    break;
  case YAML_ALIAS_EVENT:
    finish_value(reading);
    break;
  default:
    break;
  }
}

static gboolean has_many_brackets(const char *block, gsize length) {
  guint brackets = 0;
  for (gsize i = 0; i < length; i++)
    brackets += block[i] == '[' || block[i] == '{';
  return brackets > MOST_BRACKETS;
}

static gboolean read_yaml(const char *block, gsize length, GPtrArray *fields) {
  yaml_parser_t parser;
  if (has_many_brackets(block, length) || !yaml_parser_initialize(&parser))
    return FALSE;
  yaml_parser_set_input_string(&parser, (const unsigned char *)block, length);
  Reading reading = {.fields = fields, .open = g_array_new(FALSE, FALSE, sizeof(Next)), .value = g_string_new(NULL)};
  gboolean done = FALSE, sound = TRUE;
  while (!done && sound) {
    yaml_event_t event;
    sound = yaml_parser_parse(&parser, &event);
    if (!sound)
      break;
    done = event.type == YAML_STREAM_END_EVENT;
    take_event(&reading, &event);
    yaml_event_delete(&event);
  }
  finish_field(&reading);
  g_string_free(reading.value, TRUE);
  g_array_unref(reading.open);
  yaml_parser_delete(&parser);
  return sound;
}

/* ---- lines ---- */

static void read_line(const char *start, gsize length, guint line, GPtrArray *fields) {
  g_autofree char *text = g_strstrip(g_strndup(start, length));
  char *colon = strchr(text, ':');
  if (!colon || colon == text || g_ascii_isspace(*start) || *text == '#')
    return;
  *colon = 0;
  char *value = g_strstrip(colon + 1);
  gsize end = strlen(value);
  if (end > 1 && (*value == '"' || *value == '\'') && value[end - 1] == *value) {
    value[end - 1] = 0;
    value++;
  }
  add_field(fields, text, value, line);
}

static void read_lines(const char *block, gsize length, GPtrArray *fields) {
  guint line = 2;
  for (gsize at = 0; at < length; line++) {
    gsize end = at;
    while (end < length && block[end] != '\n')
      end++;
    read_line(block + at, end - at, line, fields);
    at = end + 1;
  }
}

/* ---- where it stands ---- */

/* The byte after a line of "---" (or "...", which may only end a block); 0 where the text begins with none. */
static gsize rule_at(const char *text, gboolean is_end) {
  if (!g_str_has_prefix(text, "---") && !(is_end && g_str_has_prefix(text, "...")))
    return 0;
  gsize length = 3 + strspn(text + 3, " \t\r");
  return text[length] == '\n' ? length + 1 : text[length] == 0 ? length : 0;
}

GPtrArray *dz_front_matter(const char *text, gsize *length) {
  gsize start = rule_at(text, FALSE), at = start, rule = 0;
  if (start == 0)
    return NULL;
  while (text[at] && at < MOST_BYTES && !(rule = rule_at(text + at, TRUE)))
    at += strcspn(text + at, "\n") + (strchr(text + at, '\n') != NULL);
  if (rule == 0)
    return NULL;
  g_autoptr(GPtrArray) fields = g_ptr_array_new_with_free_func(field_free);
  if (!read_yaml(text + start, at - start, fields)) {
    g_ptr_array_set_size(fields, 0);
    read_lines(text + start, at - start, fields);
  }
  if (fields->len == 0)
    return NULL;
  *length = at + rule;
  return g_steal_pointer(&fields);
}
