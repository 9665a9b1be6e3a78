/* markdown-line.h: the text of a Markdown block as its slices come: letters, spans, highlights, tags and entities. */
#pragma once
#include "model/text.h"

/* A text in the making. Begins zeroed; dz_md_line_clear at the end. */
typedef struct {
  DzText *text;            /* NULL between two texts */
  GString *string;         /* of it */
  GArray *highlights;      /* the "==" in it */
  int open[DZ_SPAN_KINDS]; /* the span of each kind that is open in it, −1 for none */
  guint depth[DZ_SPAN_KINDS];
  gsize reading;     /* where the reading of the open ruby begins */
  const char *taken; /* the source up to here is in the string; NULL at its beginning */
} DzMdLine;

enum { DZ_MD_MOST_ADDRESS = 2048 }; /* bytes; no address is longer */

void dz_md_line_begin(DzMdLine *line); /* where none is begun */

/* The finished text; what was not closed ends with it. New text; the line has none left. */
DzText *dz_md_line_end(DzMdLine *line);
void dz_md_line_clear(DzMdLine *line);

/* A span of the kind begins here, unless the text is in one of its kind already; it ends. */
void dz_md_open_span(DzMdLine *line, DzSpanKind kind, const char *value);
void dz_md_close_span(DzMdLine *line, DzSpanKind kind);

/* Letters of the source, `size` bytes from `start`, in which "==" stands for a highlight unless it is escaped. `source`
   and `end`: all of it. */
void dz_md_take_letters(DzMdLine *line, const char *start, gsize size, const char *source, const char *end);

/* A tag inside a line. Of those that no kind of span stands for the letters between them stay. `line_end`: what a <br>
   is written as. */
void dz_md_take_tag(DzMdLine *line, const char *start, gsize size, char line_end);

/* "&amp;", "&#38;": the character, or the letters where no such entity is known. */
void dz_md_append_entity(GString *string, const char *entity, gsize size);
