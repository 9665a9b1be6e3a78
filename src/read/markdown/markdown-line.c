/* markdown-line.c: see markdown-line.h. */
#include "read/markdown/markdown-line.h"
#include <libxml/HTMLparser.h>
#include <string.h>

/* "==" that may open or close a highlight, at this byte of the string. */
typedef struct {
  gsize at;
  gboolean opens, closes;
} Highlight;

void dz_md_line_begin(DzMdLine *line) {
  if (line->text)
    return;
  line->text = dz_text_new(NULL, 0);
  line->string = g_string_new(NULL);
  line->highlights = line->highlights ? line->highlights : g_array_new(FALSE, FALSE, sizeof(Highlight));
  g_array_set_size(line->highlights, 0);
  line->taken = NULL;
  for (int kind = 0; kind < DZ_SPAN_KINDS; kind++) {
    line->open[kind] = -1;
    line->depth[kind] = 0;
  }
}

void dz_md_open_span(DzMdLine *line, DzSpanKind kind, const char *value) {
  if (line->depth[kind]++ > 0)
    return;
  DzSpan span = {.kind = kind, .start = line->string->len, .end = G_MAXSIZE, .value = g_strdup(value)};
  line->open[kind] = (int)line->text->spans->len;
  g_array_append_val(line->text->spans, span);
}

void dz_md_close_span(DzMdLine *line, DzSpanKind kind) {
  if (line->depth[kind] == 0 || --line->depth[kind] > 0)
    return;
  g_array_index(line->text->spans, DzSpan, (guint)line->open[kind]).end = line->string->len;
}

/* Where a byte of the string goes when the highlights' signs are taken out; `removed` are their places, in order. */
static gsize without_signs(const GArray *removed, gsize at) {
  guint low = 0, high = removed->len;
  while (low < high) {
    guint middle = (low + high) / 2;
    if (g_array_index(removed, gsize, middle) < at)
      low = middle + 1;
    else
      high = middle;
  }
  return at - 2 * low;
}

/* Makes spans of the signs that belong together, and returns the places of these. New array. */
static GArray *match_highlights(DzMdLine *line) {
  GArray *removed = g_array_new(FALSE, FALSE, sizeof(gsize));
  const Highlight *opener = NULL;
  for (guint i = 0; i < line->highlights->len; i++) {
    const Highlight *sign = &g_array_index(line->highlights, Highlight, i);
    if (opener && sign->closes && sign->at > opener->at + 2) {
      DzSpan span = {.kind = DZ_SPAN_VOCABULARY, .start = opener->at, .end = sign->at};
      g_array_append_val(line->text->spans, span);
      g_array_append_vals(removed, (gsize[]){opener->at, sign->at}, 2);
      opener = NULL;
    } else if (sign->opens)
      opener = sign;
  }
  return removed;
}

static void take_out_signs(DzMdLine *line, const GArray *removed) {
  g_autoptr(GString) kept = g_string_sized_new(line->string->len);
  gsize from = 0;
  for (guint i = 0; i < removed->len; from = g_array_index(removed, gsize, i++) + 2)
    g_string_append_len(kept, line->string->str + from, (gssize)(g_array_index(removed, gsize, i) - from));
  g_string_append_len(kept, line->string->str + from, (gssize)(line->string->len - from));
  for (guint i = 0; i < line->text->spans->len; i++) {
    DzSpan *span = &g_array_index(line->text->spans, DzSpan, i);
    span->start = without_signs(removed, span->start);
    span->end = without_signs(removed, span->end);
  }
  g_string_assign(line->string, kept->str);
}

DzText *dz_md_line_end(DzMdLine *line) {
  DzText *text = line->text;
  for (guint i = 0; i < text->spans->len; i++) {
    DzSpan *span = &g_array_index(text->spans, DzSpan, i);
    span->end = MIN(span->end, line->string->len);
  }
  g_autoptr(GArray) removed = match_highlights(line);
  if (removed->len > 0)
    take_out_signs(line, removed);
  text->string = g_string_free(g_steal_pointer(&line->string), FALSE);
  dz_text_tidy_spans(text);
  line->text = NULL;
  return text;
}

void dz_md_line_clear(DzMdLine *line) {
  if (line->text)
    dz_text_free(dz_md_line_end(line));
  g_clear_pointer(&line->highlights, g_array_unref);
}

void dz_md_append_entity(GString *string, const char *entity, gsize size) {
  gboolean is_number = size > 3 && entity[1] == '#';
  if (is_number) {
    gboolean is_hexadecimal = entity[2] == 'x' || entity[2] == 'X';
    guint64 value = g_ascii_strtoull(entity + (is_hexadecimal ? 3 : 2), NULL, is_hexadecimal ? 16 : 10);
    g_string_append_unichar(
        string, value > 0 && value <= 0x10FFFF && g_unichar_validate((gunichar)value) ? (gunichar)value : 0xFFFD);
    return;
  }
  g_autofree char *name = g_strndup(entity + 1, size - 2);
  const htmlEntityDesc *known = htmlEntityLookup((const xmlChar *)name);
  if (strcmp(name, "apos") == 0)
    g_string_append_c(string, '\'');
  else if (known)
    g_string_append_unichar(string, known->value);
  else
    g_string_append_len(string, entity, (gssize)size);
}

/* The value of an attribute in a tag, `lang="…"`. New string, NULL without it. */
static char *attribute_of(const char *tag, const char *name) {
  g_autofree char *key = g_strdup_printf(" %s=\"", name);
  const char *start = strstr(tag, key);
  const char *value = start ? start + strlen(key) : NULL, *end = value ? strchr(value, '"') : NULL;
  if (!end || end - value > DZ_MD_MOST_ADDRESS)
    return NULL;
  GString *text = g_string_new(NULL);
  for (const char *p = value; p < end;) {
    const char *semicolon = *p == '&' ? memchr(p, ';', (gsize)(end - p)) : NULL;
    if (semicolon)
      dz_md_append_entity(text, p, (gsize)(semicolon + 1 - p));
    else
      g_string_append_c(text, *p);
    p = semicolon ? semicolon + 1 : p + 1;
  }
  return g_string_free(text, FALSE);
}

/* What stands between <rt> and </rt> is no text but the reading of the ruby that is open. */
static void take_reading(DzMdLine *line, gboolean is_end) {
  if (line->depth[DZ_SPAN_RUBY] == 0)
    return;
  DzSpan *ruby = &g_array_index(line->text->spans, DzSpan, (guint)line->open[DZ_SPAN_RUBY]);
  if (!is_end)
    line->reading = line->string->len;
  else if (!ruby->value && line->reading > ruby->start && line->reading <= line->string->len) {
    ruby->value = g_strdup(line->string->str + line->reading);
    g_string_truncate(line->string, line->reading);
  }
}

void dz_md_take_tag(DzMdLine *line, const char *start, gsize size, char line_end) {
  static const struct {
    const char *name;
    DzSpanKind kind;
    const char *value;
  } tags[] = {{"em", DZ_SPAN_EMPHASIS, NULL}, {"i", DZ_SPAN_EMPHASIS, NULL},      {"strong", DZ_SPAN_STRONG, NULL},
              {"b", DZ_SPAN_STRONG, NULL},    {"mark", DZ_SPAN_VOCABULARY, NULL}, {"code", DZ_SPAN_CODE, NULL},
              {"a", DZ_SPAN_LINK, "href"},    {"span", DZ_SPAN_LANGUAGE, "lang"}, {"ruby", DZ_SPAN_RUBY, NULL},
              {"sup", DZ_SPAN_NOTE, NULL}};
  g_autofree char *tag = g_strndup(start, size);
  gboolean is_end = tag[1] == '/';
  g_autofree char *name = g_ascii_strdown(tag + 1 + is_end, (gssize)strcspn(tag + 1 + is_end, " />\t\n"));
  if (strcmp(name, "br") == 0)
    g_string_append_c(line->string, line_end);
  if (strcmp(name, "rt") == 0)
    take_reading(line, is_end);
  for (gsize i = 0; i < G_N_ELEMENTS(tags); i++) {
    if (strcmp(name, tags[i].name) != 0)
      continue;
    g_autofree char *value = tags[i].value ? attribute_of(tag, tags[i].value) : NULL;
    if (is_end)
      dz_md_close_span(line, tags[i].kind);
    else
      dz_md_open_span(line, tags[i].kind, value);
  }
}

static gboolean is_space_before(const GString *string) {
  return string->len == 0 || g_unichar_isspace(g_utf8_get_char(g_utf8_prev_char(string->str + string->len)));
}

/* A run of equals signs that no backslash stands before: two open or close a highlight, four do both. */
static void take_signs(DzMdLine *line, gsize count, const char *after, const char *source_end) {
  gboolean space_before = is_space_before(line->string);
  gboolean space_after = after >= source_end || g_unichar_isspace(g_utf8_get_char(after));
  Highlight first = {.at = line->string->len, .opens = count == 2 && !space_after, .closes = !space_before};
  Highlight second = {.at = first.at + 2, .opens = !space_after};
  if (count == 2 || count == 4)
    g_array_append_val(line->highlights, first);
  if (count == 4)
    g_array_append_val(line->highlights, second);
}

void dz_md_take_letters(DzMdLine *line, const char *start, gsize size, const char *source, const char *source_end) {
  const char *end = start + size;
  gboolean is_escaped = size == 1 && start > source && start[-1] == '\\' && (!line->taken || start - 1 >= line->taken);
  for (const char *p = start; p < end;) {
    gsize plain = 0;
    while (p + plain < end && p[plain] != '=')
      plain++;
    g_string_append_len(line->string, p, (gssize)plain);
    p += plain;
    gsize signs = 0;
    while (p + signs < end && p[signs] == '=')
      signs++;
    if (signs > 0 && !is_escaped)
      take_signs(line, signs, p + signs, source_end);
    g_string_append_len(line->string, p, (gssize)signs);
    p += signs;
  }
}
