/* text.h: a text in one language with marked ranges: the smallest noun of the model. */
#pragma once
#include <glib.h>

typedef enum {
  DZ_SPAN_EMPHASIS,
  DZ_SPAN_STRONG,
  DZ_SPAN_VOCABULARY,
  DZ_SPAN_LINK,
  DZ_SPAN_CODE,
  DZ_SPAN_LANGUAGE,
  DZ_SPAN_RUBY, /* a character or a group of them with a reading above it */
  DZ_SPAN_NOTE, /* a number that refers to a note */
  DZ_SPAN_KINDS
} DzSpanKind;

/* Bytes start ≤ i < end of the string. */
typedef struct {
  DzSpanKind kind;
  gsize start, end;
  char *value; /* the address of a link, the tag of a language, the reading of ruby; else NULL */
} DzSpan;

/* UTF-8, NFC, one paragraph; the lines of verse and code are parted by DZ_LINE_END. */
#define DZ_LINE_END "\xE2\x80\xA8" /* U+2028 */

typedef struct {
  char *string;
  GArray *spans; /* DzSpan, by start */
  guint line;    /* of the input it began on, 0 unknown */
  char *as_read; /* the string before it was repaired, kept where that is asked for; else NULL */
} DzText;

/* A new text; takes over the string. */
DzText *dz_text_new(char *string, guint line);
void dz_text_free(DzText *text);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(DzText, dz_text_free)

/* Adds a span in its place: by start, the longer first. */
void dz_text_add_span(DzText *text, DzSpanKind kind, gsize start, gsize end, const char *value);

/* Takes bytes start ≤ i < end out; spans shrink and move with the rest, those that are left empty go. */
void dz_text_remove(DzText *text, gsize start, gsize end);

/* Bytes start ≤ i < end that go. */
typedef struct {
  gsize start, end;
} DzCut;

/* Takes all the cuts (DzCut, in order, none within another) out at once, as dz_text_remove does with one. */
void dz_text_remove_all(DzText *text, const GArray *cuts);

/* The bytes start ≤ i < end as a text of their own, without spaces at its ends; spans go with them. New text. */
DzText *dz_text_slice(const DzText *text, gsize start, gsize end);

/* TRUE where a line is one of a program, by its signs. */
gboolean dz_looks_like_code(const char *line);

/* A line of a program: tabs are four columns, spaces at its beginning U+00A0, all of it DZ_SPAN_CODE. New text. */
DzText *dz_code_line(const char *line, guint number);

/* The lines of a text, as they are: one, where it is a plain paragraph. New array of DzText*. */
GPtrArray *dz_text_lines(const DzText *text);

/* Texts as the lines of one, verse or code. Lends them. New text. */
DzText *dz_text_of_lines(const GPtrArray *lines);

/* The texts (DzText*, at least one) as one, with a space where words of scripts that have spaces would meet; the line
   is the first's. New text. */
DzText *dz_text_join(const GPtrArray *texts);

/* Makes one paragraph of whatever came: NFC, no controls, no invisible characters that are there by accident, a space
   for a line end or tab, none at the ends. Spans keep to their letters. Returns how many characters went. */
guint dz_text_clean(DzText *text);

/* Brings the spans into the one form that every stage may count on: in order, none empty, no space at their ends, and
   no two of a kind over the same letters. */
void dz_text_tidy_spans(DzText *text);

/* Takes over a string with the same letters, which replaces the text's: spans stay on their letters, whatever happened
   to the marks and spaces around them. */
void dz_text_replace(DzText *text, char *string);

/* The text with its spans in view, as tests compare it: "a «vocabulary:cynical» eyebrow". New string. */
char *dz_text_dump(const DzText *text);

/* "emphasis", "strong", … */
const char *dz_span_kind_name(DzSpanKind kind);

/* The kind of that name, or −1. */
int dz_span_kind_of(const char *name);
