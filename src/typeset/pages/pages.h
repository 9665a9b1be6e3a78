/* pages.h: what typesetting makes and the drawer draws: pages of placed lines and rules, and what they mean.

   The room of pages: what a page is, and `paginate`, which knows what a page break costs. Rows become strips in the
   room of strips, strips become pages in that of the book. */
#pragma once
#include "typeset/lines/paragraph.h"

/* An element of the structure tree, ISO 32000-1 §14.8.4. Parents come before their children. */
typedef struct {
  const char *role;     /* "Document", "Sect", "H1", "H2", "Div", "P", "Span", "Link"; static */
  const char *language; /* BCP 47, interned; NULL: the parent's */
  int parent;           /* −1: the document */
  char *target;         /* of a Link: the name of an anchor, or an address */
  double counted_width; /* of a text whose lines are counted: what they are set to, points; 0: they are not */
  char *description;    /* of a Link: what it leads to, in words */
} DzElement;

/* A line of a paragraph, or a rule. x from the left, y from the top of the page; a line's y is its baseline. Points. */
typedef struct {
  const DzParagraph *paragraph; /* NULL: a rule */
  guint line;
  double x, y;
  double width, thickness; /* of a rule */
  int element;             /* −1: furniture, in no element */
  gboolean is_fixed;       /* y is the page's, wherever its strip stands: above the text */
} DzPlaced;

/* A place that links and the outline lead to. */
typedef struct {
  char *name;
  double y;
} DzDestination;

typedef struct {
  GArray *placed;  /* DzPlaced, in drawing order */
  GArray *anchors; /* DzDestination */
  char *label;     /* what a reader calls it; NULL: by its number, those with a label not counted */
} DzPage;

typedef struct {
  char *title;
  guint level; /* 1: an article, 2: a crosshead */
  char *anchor;
} DzOutlineEntry;

typedef struct {
  double width, height;
  GPtrArray *pages;      /* DzPage* */
  GArray *elements;      /* DzElement */
  GArray *outline;       /* DzOutlineEntry */
  GPtrArray *paragraphs; /* DzParagraph*, owned */
  GPtrArray *texts;      /* DzText*, owned: lines of texts that paragraphs lend */
  guint before;          /* pages of the book before these */
  guint front_count;     /* pages that stand before the first article's */
} DzPages;

DzPages *dz_pages_new(double width, double height);
void dz_pages_free(DzPages *pages);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(DzPages, dz_pages_free)

DzPage *dz_pages_add(DzPages *pages);

/* Adds all that stands on another page, so much farther right and down (points). */
void dz_page_add_from(DzPage *page, const DzPage *other, double right, double down);

/* Adds an element and returns its index. `role` static, the other strings copied. */
int dz_pages_element(DzPages *pages, const char *role, const char *language, int parent);

/* Adds all that other pages of the same size have, and leaves them empty. */
void dz_pages_append(DzPages *pages, DzPages *other);

/* A line a placed line: page, x, y, text; rules as "rule". What tests compare. New string. */
char *dz_pages_dump(const DzPages *pages);
