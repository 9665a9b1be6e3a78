/* stretches.c: see stretches.h. */
#include "typeset/strips/stretches.h"
#include "base/address.h"
#include <string.h>

DzStretch dz_label_stretch(const char *text, const char *language, DzFaceRole role, double size) {
  return (DzStretch){.text = text,
                     .length = strlen(text),
                     .language = language,
                     .role = role,
                     .han = size,
                     .latin = size * 1.08,
                     .element = -1};
}

DzStretch dz_text_stretch(const DzText *text, const char *language, double han, double latin) {
  return (DzStretch){.text = text->string,
                     .length = strlen(text->string),
                     .language = language,
                     .role = DZ_FACE_TEXT,
                     .han = han,
                     .latin = latin,
                     .is_prose = TRUE,
                     .element = -1};
}

DzStretch *dz_add_stretch(GArray *stretches, const DzStretch *like, const char *text, gsize length) {
  g_array_append_vals(stretches, like, 1);
  DzStretch *added = &g_array_index(stretches, DzStretch, stretches->len - 1);
  added->text = text;
  added->length = length;
  return added;
}

/* The element of a span that has one, made when its first letters are met; −1 before. */
static int make_element(const DzSpan *span, DzPages *pages, int parent) {
  if (span->kind == DZ_SPAN_RUBY)
    return dz_pages_element(pages, "Ruby", NULL, parent);
  if (span->kind == DZ_SPAN_LANGUAGE)
    return dz_pages_element(pages, "Span", span->value, parent);
  int link = dz_pages_element(pages, "Link", NULL, parent);
  g_array_index(pages->elements, DzElement, link).target = g_strdup(span->value);
  return link;
}

static gboolean has_element(const DzSpan *span) {
  if (!span->value || span->kind != DZ_SPAN_LINK)
    return span->value && (span->kind == DZ_SPAN_RUBY || span->kind == DZ_SPAN_LANGUAGE);
  g_autofree char *address = dz_link_address(span->value);
  return address != NULL;
}

/* Ruby stands over what begins with it; base and reading are told apart in the structure tree (ISO 32000-1
   §14.8.4.4.3). */
static void set_ruby(DzStretch *stretch, const char *reading, DzPages *pages, int ruby) {
  stretch->ruby = reading;
  stretch->ruby_element = stretch->element;
  if (ruby < 0)
    return;
  stretch->element = dz_pages_element(pages, "RB", NULL, ruby);
  stretch->ruby_element = dz_pages_element(pages, "RT", NULL, ruby);
}

/* What a span of the kind does to the look of a stretch; several may do so one after the other. */
static void set_look(DzStretch *stretch, DzSpanKind kind) {
  const double code_size = 0.82, note_size = 0.62, note_rise = 0.33; /* em */
  switch (kind) {
  case DZ_SPAN_EMPHASIS:
    stretch->role = stretch->role == DZ_FACE_TEXT ? DZ_FACE_ITALIC : stretch->role;
    stretch->marking = stretch->marking == DZ_MARKING_NONE ? DZ_MARKING_EMPHASIS : stretch->marking;
    break;
  case DZ_SPAN_STRONG:
    stretch->role = DZ_FACE_LABEL;
    break;
  case DZ_SPAN_VOCABULARY:
    stretch->marking = DZ_MARKING_DOTTED;
    break;
  case DZ_SPAN_CODE:
    stretch->role = DZ_FACE_CODE;
    stretch->latin *= code_size;
    stretch->is_prose = FALSE;
    break;
  case DZ_SPAN_NOTE:
    stretch->rise = note_rise * stretch->han;
    stretch->han *= note_size;
    stretch->latin *= note_size;
    stretch->is_prose = FALSE;
    break;
  default:
    break;
  }
}

typedef struct {
  const DzSpan *span;
  int element;
} Open;

/* A stretch from `start` to `end`, with the looks of all the spans that it lies in. */
static void add_part(const DzText *text, gsize start, gsize end, const DzStretch *whole, const GArray *open,
                     DzPages *pages, GArray *stretches) {
  DzStretch *stretch = dz_add_stretch(stretches, whole, text->string + start, end - start);
  for (guint i = 0; i < open->len; i++) {
    const Open *one = &g_array_index(open, Open, i);
    set_look(stretch, one->span->kind);
    if (one->element >= 0)
      stretch->element = one->element;
    if (one->span->kind == DZ_SPAN_LANGUAGE && one->span->value)
      stretch->language = one->span->value;
    if (one->span->kind == DZ_SPAN_RUBY && one->span->start == start)
      set_ruby(stretch, one->span->value, pages, one->element);
  }
}

/* Opens the spans that begin at `at` and forgets those that have ended. Returns where the next one begins or ends. */
static gsize next_border(const DzText *text, gsize at, gsize length, guint *next, DzPages *pages, int element,
                         GArray *open) {
  for (guint i = open->len; i > 0; i--)
    if (g_array_index(open, Open, i - 1).span->end <= at)
      g_array_remove_index(open, i - 1);
  for (; *next < text->spans->len && g_array_index(text->spans, DzSpan, *next).start <= at; (*next)++) {
    const DzSpan *span = &g_array_index(text->spans, DzSpan, *next);
    Open one = {span, -1};
    if (span->end <= at)
      continue;
    if (has_element(span))
      one.element = make_element(span, pages, element);
    g_array_append_val(open, one);
  }
  gsize border = *next < text->spans->len ? g_array_index(text->spans, DzSpan, *next).start : length;
  for (guint i = 0; i < open->len; i++)
    border = MIN(border, g_array_index(open, Open, i).span->end);
  return MIN(border, length);
}

void dz_span_stretches(const DzText *text, const DzStretch *whole, DzPages *pages, int element, GArray *stretches) {
  const gsize length = strlen(text->string);
  g_autoptr(GArray) open = g_array_new(FALSE, FALSE, sizeof(Open));
  guint next = 0;
  for (gsize at = 0, border; at < length; at = border) {
    border = next_border(text, at, length, &next, pages, element, open);
    add_part(text, at, border, whole, open, pages, stretches);
  }
}
