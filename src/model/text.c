/* text.c: see text.h. */
#include "model/text.h"
#include <string.h>

static void clear_span(gpointer data) {
  g_free(((DzSpan *)data)->value);
}

DzText *dz_text_new(char *string, guint line) {
  DzText *text = g_new(DzText, 1);
  *text = (DzText){.string = string, .spans = g_array_new(FALSE, FALSE, sizeof(DzSpan)), .line = line};
  g_array_set_clear_func(text->spans, clear_span);
  return text;
}

void dz_text_free(DzText *text) {
  if (!text)
    return;
  g_free(text->string);
  g_array_unref(text->spans);
  g_free(text);
}

void dz_text_add_span(DzText *text, DzSpanKind kind, gsize start, gsize end, const char *value) {
  DzSpan span = {.kind = kind, .start = start, .end = end, .value = g_strdup(value)};
  guint place = text->spans->len;
  while (place > 0 && g_array_index(text->spans, DzSpan, place - 1).start > start)
    place--;
  g_array_insert_val(text->spans, place, span);
}

static gsize moved(gsize at, gsize start, gsize end) {
  return at <= start ? at : at >= end ? at - (end - start) : start;
}

void dz_text_remove(DzText *text, gsize start, gsize end) {
  memmove(text->string + start, text->string + end, strlen(text->string + end) + 1);
  for (guint i = text->spans->len; i > 0; i--) {
    DzSpan *span = &g_array_index(text->spans, DzSpan, i - 1);
    span->start = moved(span->start, start, end);
    span->end = moved(span->end, start, end);
    if (span->start == span->end)
      g_array_remove_index(text->spans, i - 1);
  }
}

const char *dz_span_kind_name(DzSpanKind kind) {
  static const char *const names[] = {"emphasis", "strong", "vocabulary", "link", "code", "language", "ruby", "note"};
  return names[kind];
}

char *dz_text_dump(const DzText *text) {
  GString *dump = g_string_new(NULL);
  gsize at = 0;
  for (guint i = 0; i < text->spans->len; i++) {
    const DzSpan *span = &g_array_index(text->spans, DzSpan, i);
    if (span->start < at)
      continue;
    g_string_append_len(dump, text->string + at, (gssize)(span->start - at));
    g_string_append_printf(dump, "«%s:%.*s»", dz_span_kind_name(span->kind), (int)(span->end - span->start),
                           text->string + span->start);
    at = span->end;
  }
  g_string_append(dump, text->string + at);
  return g_string_free(dump, FALSE);
}
