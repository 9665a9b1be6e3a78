/* strips.h: rows → strips: set paragraphs cut into what a page break may part, with the price of each break. */
#pragma once
#include "arrange/arrange.h"
#include "typeset/pages/pages.h"
#include "typeset/pages/paginate.h"

/* A strip and what it draws; y of its content from the baseline of its first grid line. */
typedef struct {
  DzStripPlan plan;
  guint content_start, content_count; /* in DzStrips.content */
  char *anchor;                       /* of a row that begins here, or NULL */
} DzStrip;

typedef struct {
  GArray *strips;  /* DzStrip */
  GArray *content; /* DzPlaced */
} DzStrips;

DzStrips *dz_strips_new(void);
void dz_strips_free(DzStrips *strips);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(DzStrips, dz_strips_free)

/* Says which characters the rows of an article need. */
void dz_need_article(DzSetter *setter, const DzArrangement *arrangement, guint article);

/* Sets the rows of an article and adds their strips; elements, outline and paragraphs go to the pages. */
void dz_add_strips(DzSetter *setter, const DzArrangement *arrangement, guint article, DzPages *pages, DzStrips *strips);

/* The name of an anchor: unique in the book. New string. */
char *dz_anchor_name(guint article, const char *id);
