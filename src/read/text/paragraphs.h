/* paragraphs.h: lines → passages: which lines are one paragraph, and which markers stand in it.

   The room of plain forms: in come bytes, out go passages. `encoding` makes them UTF-8, `markers` knows the words that
   sites put before a side; `read-marked` (text), `read-table` (TSV, CSV) and `read-json` are the readers,
   `front-matter` serves Markdown too. */
#pragma once
#include "model/document.h"

/* How lines that follow each other without a blank one become paragraphs. */
typedef enum {
  DZ_LINES_PLAIN, /* each is one, unless they look wrapped */
  DZ_LINES_EACH,  /* each is one */
  DZ_LINES_SOFT,  /* they are one, unless the script changes */
} DzLineRule;

/* Adds the lines (DzText*, clean) first ≤ i < last, none of them empty, as passages. A marker always begins one, and a
   line "===" is a sync point. */
void dz_add_lines(DzDocument *document, const GPtrArray *lines, guint first, guint last, DzLineRule rule);

/* How the lines of a file, empty ones included, become paragraphs: DZ_LINES_PLAIN where a program seems to have wrapped
   them, so that they end anywhere; DZ_LINES_EACH where they end with sentences, or like verse. */
DzLineRule dz_rule_of_lines(const GPtrArray *lines);

/* Headings that only name a side or a language ("## English … ## 中文") give what stands under them their mark, and go.
 */
void dz_apply_side_headings(DzDocument *document);

/* Adds a paragraph: one passage, or where it is of the form `原文:… 翻译:… 解析:` one for each marker. */
void dz_add_paragraph(DzDocument *document, const DzText *text);

/* A marker alone on its line gives its mark to the passage after it. */
void dz_join_lone_markers(DzDocument *document);

/* DZ_ERROR_INPUT where a paragraph is over the limit or there is no passage at all. */
gboolean dz_check_passages(const DzDocument *document, GError **error);

/* "===", the line that a person puts between pairs that must not reach across it. */
gboolean dz_is_sync_line(const char *line);
