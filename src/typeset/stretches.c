/* stretches.c: see stretches.h. */
#include "typeset/stretches.h"
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

static gboolean is_address(const char *target) {
  return g_str_has_prefix(target, "http://") || g_str_has_prefix(target, "https://") ||
         g_str_has_prefix(target, "mailto:");
}

static void set_link(DzStretch *stretch, const char *target, DzPages *pages, int element) {
  if (!target || !is_address(target))
    return;
  stretch->element = dz_pages_element(pages, "Link", NULL, element);
  g_array_index(pages->elements, DzElement, stretch->element).target = g_strdup(target);
}

/* Base and reading are told apart in the structure tree (ISO 32000-1 §14.8.4.4.3). */
static void set_ruby_elements(DzStretch *stretch, DzPages *pages, int element) {
  int ruby = dz_pages_element(pages, "Ruby", NULL, element);
  stretch->element = dz_pages_element(pages, "RB", NULL, ruby);
  stretch->ruby_element = dz_pages_element(pages, "RT", NULL, ruby);
}

static void set_span(DzStretch *stretch, const DzSpan *span, DzPages *pages, int element) {
  static const DzFaceRole roles[DZ_SPAN_NOTE + 1] = {
      [DZ_SPAN_EMPHASIS] = DZ_FACE_ITALIC, [DZ_SPAN_STRONG] = DZ_FACE_LABEL, [DZ_SPAN_CODE] = DZ_FACE_CODE};
  static const DzMarking markings[DZ_SPAN_NOTE + 1] = {
      [DZ_SPAN_EMPHASIS] = DZ_MARKING_EMPHASIS, [DZ_SPAN_VOCABULARY] = DZ_MARKING_DOTTED};
  const double code_size = 0.82, note_size = 0.62, note_rise = 0.33; /* em */
  stretch->role = roles[span->kind];
  stretch->marking = markings[span->kind];
  if (span->kind == DZ_SPAN_CODE) {
    stretch->latin *= code_size;
    stretch->is_prose = FALSE;
  } else if (span->kind == DZ_SPAN_NOTE) {
    stretch->rise = note_rise * stretch->han;
    stretch->han *= note_size;
    stretch->latin *= note_size;
    stretch->is_prose = FALSE;
  } else if (span->kind == DZ_SPAN_RUBY) {
    stretch->ruby = span->value;
    stretch->ruby_element = stretch->element;
  }
  if (pages && span->kind == DZ_SPAN_LINK)
    set_link(stretch, span->value, pages, element);
  if (pages && span->kind == DZ_SPAN_RUBY && span->value)
    set_ruby_elements(stretch, pages, element);
}

void dz_span_stretches(const DzText *text, const DzStretch *whole, DzPages *pages, int element, GArray *stretches) {
  gsize at = 0, length = strlen(text->string);
  for (guint i = 0; i < text->spans->len; i++) {
    const DzSpan *span = &g_array_index(text->spans, DzSpan, i);
    if (span->start < at || span->end > length || span->start == span->end)
      continue;
    if (span->start > at)
      dz_add_stretch(stretches, whole, text->string + at, span->start - at);
    set_span(dz_add_stretch(stretches, whole, text->string + span->start, span->end - span->start), span, pages,
             element);
    at = span->end;
  }
  if (length > at)
    dz_add_stretch(stretches, whole, text->string + at, length - at);
}
