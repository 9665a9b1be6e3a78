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

const char *dz_span_kind_name(DzSpanKind kind) {
  static const char *const names[] = {"emphasis", "strong", "vocabulary", "link", "code", "language"};
  return names[kind];
}

/* Where the letters and digits of a string start. */
typedef struct {
  gsize *starts;
  guint count;
} Letters;

static Letters letters_of(const char *string) {
  Letters letters = {.starts = g_new(gsize, strlen(string) + 1)};
  for (const char *p = string; *p; p = g_utf8_next_char(p)) {
    gboolean is_letter = (guchar)*p < 0x80 ? g_ascii_isalnum(*p) : g_unichar_isalnum(g_utf8_get_char(p));
    if (is_letter)
      letters.starts[letters.count++] = (gsize)(p - string);
  }
  return letters;
}

/* How many letters start before the place. */
static guint letters_before(const Letters *letters, gsize place) {
  guint low = 0, high = letters->count;
  while (low < high) {
    guint middle = low + (high - low) / 2;
    if (letters->starts[middle] < place)
      low = middle + 1;
    else
      high = middle;
  }
  return low;
}

void dz_text_replace(DzText *text, char *string) {
  if (text->spans->len > 0) {
    Letters before = letters_of(text->string), after = letters_of(string);
    const gsize end = strlen(string);
    for (guint i = 0; i < text->spans->len; i++) {
      DzSpan *span = &g_array_index(text->spans, DzSpan, i);
      guint first = letters_before(&before, span->start), last = letters_before(&before, span->end);
      span->start = first < after.count ? after.starts[first] : end;
      span->end =
          last > 0 && last <= after.count ? (gsize)(g_utf8_next_char(string + after.starts[last - 1]) - string) : end;
    }
    g_free(before.starts);
    g_free(after.starts);
  }
  g_free(text->string);
  text->string = string;
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
