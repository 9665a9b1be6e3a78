/* paragraph.h: stretches of text → lines of placed glyphs.

   Text is cut into boxes (a Han character, a mark, a piece of a word between two break points), boxes are parted by
   glue, the breaker chooses the lines, and every line is set to the measure.

   The room of lines; it knows faces, and nothing of pages. Read the files in the order of the work: `pieces` (words in
   their faces), `boxes` (a paragraph as boxes and glue), `breaks` and `spacing` (what a language and two neighbours ask
   for), `ruby-room` (room for readings), `linebreak` (total fit), `place` (a line set to its measure). */
#pragma once
#include "typeset/faces/fonts.h"
#include "typeset/faces/hyphenate.h"
#include "typeset/faces/shape.h"
#include "typeset/lines/breaks.h"
#include "typeset/lines/linebreak.h"

/* What all paragraphs of a book share. */
typedef struct {
  DzFonts *fonts;
  DzShaper *shaper;
  DzHyphenators *hyphenators;
  const char *han_language;   /* of Han characters that stand in a text of another language */
  const char *latin_language; /* of Latin words that stand in a Han text, for hyphenation */
  GPtrArray *notes;
  GPtrArray *styles;   /* DzStyle*, of pieces.h; owned, NULL at first */
  const char *article; /* the title of what is being set, for notes; NULL: unknown */
  DzKinsoku kinsoku;
  gboolean hangs_stops;            /* ，。、 at a line's end hang outside the measure */
  gboolean first_fit;              /* break by first fit, for comparison */
  guint line_count, flushed_count; /* lines set; lines that could not be justified */
} DzSetter;

/* What shows that a stretch is marked, besides its face. */
typedef enum {
  DZ_MARKING_NONE,
  DZ_MARKING_DOTTED,   /* a dotted line under it: vocabulary */
  DZ_MARKING_EMPHASIS, /* a dot under each Han character */
} DzMarking;

/* Text in one language, face and size. */
typedef struct {
  const char *text;
  gsize length;
  const char *language;
  DzFaceRole role;
  double han, latin;   /* sizes, points */
  gboolean is_prose;   /* running text: old-style figures in alphabetic languages, hyphenation */
  gboolean is_tabular; /* figures of one width */
  DzMarking marking;
  double rise;          /* of its baseline above the line's, points: a note reference, which no line begins with */
  const char *ruby;     /* small text above it; then the stretch stays together */
  int ruby_element;     /* as `element`, of the ruby */
  gboolean is_in_parts; /* broken only at wide spaces (U+3000) while its parts fit: a line of facts */
  int element;          /* what the drawer tags it as: an index the caller knows; −1: as the rest of its paragraph */
} DzStretch;

typedef enum {
  DZ_SET_JUSTIFIED,
  DZ_SET_FLUSH,  /* prose that is not justified: the best breaks, at natural width */
  DZ_SET_RAGGED, /* flush left, at natural width, as much on a line as it holds */
  DZ_SET_TITLE,  /* flush left, few balanced lines, broken by sense */
} DzSetting;

typedef struct {
  guint32 index;
  float x, y; /* points; x from the line's start, y down from its baseline */
} DzPlacedGlyph;

/* Glyphs and the text they stand for, as Cairo's clusters are. */
typedef struct {
  guint16 byte_count, glyph_count;
} DzCluster;

/* Dots in a row under vocabulary or emphasised Han: the centre of the first, x from the line's start, y down from its
   baseline. Points. */
typedef struct {
  guint line, count;
  float x, y;
  float size;  /* diameter */
  float pitch; /* from one centre to the next */
} DzDots;

/* A part of a line in one face, size and element. Ranges lie in the paragraph's arrays. */
typedef struct {
  const DzFace *face;
  float size;
  int element;
  gboolean is_rtl; /* text and glyphs are in reading order, each cluster to the left of the one before */
  guint glyph_start, glyph_count, cluster_start, cluster_count, text_start, text_length;
  float x0, x1; /* extent of its advances */
} DzRun;

typedef struct {
  guint run_start, run_count;
  float x0, x1; /* extent of its boxes; x0 < 0 where a mark hangs */
} DzLine;

typedef struct {
  GArray *glyphs, *clusters, *runs, *lines; /* DzPlacedGlyph, DzCluster, DzRun, DzLine */
  GArray *dots;                             /* DzDots, by line */
  GString *text;
} DzParagraph;

/* Says which characters of which faces the stretches will need. */
void dz_need_stretches(DzSetter *setter, const DzStretch *stretches, guint count);

/* Sets a paragraph. `measure` and the first line's `indent` in points. New paragraph; faces and shapes are the
   setter's. */
DzParagraph *dz_set_paragraph(DzSetter *setter, const DzStretch *stretches, guint count, double measure, double indent,
                              DzSetting setting);
void dz_paragraph_free(DzParagraph *paragraph);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(DzParagraph, dz_paragraph_free)

guint dz_paragraph_line_count(const DzParagraph *paragraph);

/* Where a line ends, from its start; 0 of one that is not there. Points. */
double dz_line_end(const DzParagraph *paragraph, guint line);
