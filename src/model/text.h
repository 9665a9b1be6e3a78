/* text.h: a text in one language with marked ranges: the smallest noun of the model. */
#pragma once
#include <glib.h>

typedef enum {
  DZ_SPAN_EMPHASIS,
  DZ_SPAN_STRONG,
  DZ_SPAN_VOCABULARY,
  DZ_SPAN_LINK,
  DZ_SPAN_CODE,
  DZ_SPAN_LANGUAGE
} DzSpanKind;

/* Bytes start ≤ i < end of the string. */
typedef struct {
  DzSpanKind kind;
  gsize start, end;
  char *value; /* the address of a link, the tag of a language; else NULL */
} DzSpan;

/* UTF-8, NFC, one paragraph. */
typedef struct {
  char *string;
  GArray *spans; /* DzSpan, by start */
  guint line;    /* of the input it began on, 0 unknown */
} DzText;

/* A new text; takes over the string. */
DzText *dz_text_new(char *string, guint line);
void dz_text_free(DzText *text);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(DzText, dz_text_free)

void dz_text_add_span(DzText *text, DzSpanKind kind, gsize start, gsize end, const char *value);

/* Takes over a string with the same letters, which replaces the text's: spans stay on their letters, whatever happened
   to the marks and spaces around them. */
void dz_text_replace(DzText *text, char *string);

/* The text with its spans in view, as tests compare it: "a «vocabulary:cynical» eyebrow". New string. */
char *dz_text_dump(const DzText *text);

/* "emphasis", "strong", … */
const char *dz_span_kind_name(DzSpanKind kind);
