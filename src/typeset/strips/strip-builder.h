/* strip-builder.h: what the rows of an article have in common on their way to strips. */
#pragma once
#include "arrange/arrange.h"
#include "typeset/pages/paginate.h"
#include "typeset/strips/stretches.h"

/* Room to write in, with lines; its label stands on the first. Without width: none. */
typedef struct {
  double x, width, label_width; /* points */
  const DzParagraph *label;     /* or NULL */
  int element;                  /* of the label */
  guint least;                  /* grid lines that it takes where nothing is left to fill */
} DzRoom;

/* A strip and what it draws; y of its content from the baseline of its first grid line. */
typedef struct {
  DzStripPlan plan;
  DzRoom room;
  guint content_start, content_count; /* in DzStrips.content */
  char *anchor;                       /* of a row that begins here, or NULL */
  guint note_start;                   /* its notes, in DzStrips.notes */
  gboolean is_spread;                 /* it goes over both pages of a spread */
  gboolean on_recto;                  /* its new page has an odd number */
  guint margin;                       /* what stands beside it, in DzStrips.margin, from 1; 0: nothing */
} DzStrip;

typedef struct {
  GArray *strips;       /* DzStrip */
  GArray *content;      /* DzPlaced */
  GArray *margin;       /* DzPlaced */
  GArray *notes;        /* DzPlaced: one-line notes for the foot, x from the note's column */
  gboolean has_columns; /* sides stand beside each other */
} DzStrips;

DzStrips *dz_strips_new(void);
void dz_strips_free(DzStrips *strips);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(DzStrips, dz_strips_free)

/* The name of an anchor: unique in the book. New string. */
char *dz_anchor_name(guint article, const char *id);

/* Where the sides of an article stand beside each other: the first in the order of reading, then the other. */
typedef struct {
  gboolean is_on;
  double x[2], measure[2]; /* points */
} DzColumns;

/* An article whose strips are being made, or that is asked which characters it will need: both go the same way, and
   what would be set is asked for instead. */
typedef struct {
  DzSetter *setter;
  const DzParagraph *nothing; /* what stands for every paragraph while only needs are asked; else NULL */
  const DzArrangement *arrangement;
  const DzLayout *layout;
  const char *language; /* of the book's own words in the article */
  DzPages *pages;
  DzStrips *strips;
  DzColumns columns;
  guint article;
  int section;           /* element of the article */
  int above;             /* DzRowKind of the row before, −1 for none */
  const DzRow *row;      /* whose first strip gets the anchor; NULL once given */
  guint exam_section;    /* number of the last */
  gboolean in_spread;    /* rows go over both pages of a spread */
  gboolean has_answered; /* an exercise's answers stand */
  GHashTable *blanked;   /* DzStudyItem*: listed words that are blanks */
  GPtrArray *blanks;     /* char*, lent by the pages: the words of an exercise's blanks */
  GHashTable *in_margin; /* DzStudyItem*: words that stand in the margin; NULL: none can */
  GArray *pending;       /* DzPlaced: furniture that the next strip takes along */
} DzBuilder;

/* The price of a page break before a line of a paragraph. */
typedef double (*DzLineCost)(const DzParagraph *paragraph, guint line);

/* At least two lines on either page; three lines and fewer stay together. Cheaper at a sentence's end. */
double dz_body_cost(const DzParagraph *paragraph, guint line);

/* Stays together; where it is longer than a page, still no line alone. */
double dz_kept_cost(const DzParagraph *paragraph, guint line);

/* A size to a tenth of a point. */
double dz_rounded(double size);

/* Where and in which style a cell of a side stands. Lends. */
const DzCellLayout *dz_cell_layout(const DzLayout *layout, const DzCell *cell);

/* A text that lives as long as the pages, as stretches must find it. Takes it; lends it. */
const char *dz_keep_text(DzBuilder *builder, char *text);

/* An empty array of DzStretch. */
GArray *dz_stretches_new(void);

/* Adds the text of a cell, parted at its spans. */
void dz_cell_stretches(const DzBuilder *builder, const DzCell *cell, DzStyleName style, int element, GArray *stretches);

/* Adds a label and the space after it, as they run into a paragraph. */
void dz_add_label(const DzBuilder *builder, const char *label, double han, double latin, GArray *stretches);

/* ① … ⑳, then 21. New string. */
char *dz_circled(guint number);

/* Adds a strip, which takes the row's anchor and what is pending. Lends it until the next is added. */
DzStrip *dz_add_strip(DzBuilder *builder, guint height, guint space, double break_cost);

/* Adds content to the newest strip. */
void dz_add_content(DzBuilder *builder, const DzPlaced *placed);

/* Sets a paragraph, which the pages own, or asks for its characters. Lends it. */
const DzParagraph *dz_set_stretches(DzBuilder *builder, const DzStretch *stretches, guint count, double measure,
                                    double indent, DzSetting setting);
const DzParagraph *dz_set_all(DzBuilder *builder, const GArray *stretches, double measure, double indent,
                              DzSetting setting);

/* A strip for each line of a paragraph on the grid; `space` lines above and `first_cost` before the first. */
void dz_add_strip_lines(DzBuilder *builder, const DzParagraph *paragraph, double x, int element, guint space,
                        double first_cost, DzLineCost cost);

/* Sets a cell's stretches justified in its side's block and adds their lines. */
void dz_add_cell(DzBuilder *builder, const DzCell *cell, const GArray *stretches, int element, guint space,
                 double first_cost, DzLineCost cost);

/* Adds a crosshead of the book's own words. */
void dz_add_label_heading(DzBuilder *builder, const char *label, guint space);

/* Adds a crosshead; of one too long for a line, each language (every other stretch) on its own. */
void dz_add_heading(DzBuilder *builder, const DzStretch *stretches, guint count, int element, guint space);

void dz_add_outline(DzBuilder *builder, guint level, const char *title, const char *id);

/* A number to the left of the text, on the baseline of the next strip's first line, as furniture; nothing where numbers
   run in. */
void dz_hang_number(DzBuilder *builder, const char *text, double size);

/* The same number as a label before the first words, where numbers run in; else nothing. */
void dz_run_number_in(const DzBuilder *builder, const char *text, double size, GArray *stretches);

DzPlaced dz_rule_at(const DzBuilder *builder, double x, double y, double width);

gboolean dz_is_under_heading(const DzBuilder *builder);

/* The price of a page break before a row: crossheads and the line of facts are not left alone. */
double dz_cost_before(const DzBuilder *builder);

/* Grid lines above a row: none under a crosshead, two below the line of facts. */
guint dz_space_above(const DzBuilder *builder);
