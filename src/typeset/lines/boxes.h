/* boxes.h: stretches of text → boxes with glue and penalties: what the breaker breaks and the setter sets. */
#pragma once
#include "typeset/lines/paragraph.h"
#include "typeset/lines/spacing.h"

/* What is never parted: a piece of a shaped word, or a Han character. */
typedef struct {
  const DzShape *shape;
  const DzFace *face;
  double size;
  double width;                 /* of the body: half an em for full-width marks */
  double dx;                    /* from the body's start to the first glyph's origin */
  double letter_gap;            /* what each letter gap in it may give or take; 0: none gives */
  double hyphen_width;          /* of a hyphen in its face */
  double rise;                  /* of its baseline above the line's: note references */
  guint glyph_start, glyph_end; /* in the shape */
  guint text_start, text_end;   /* bytes in DzBoxes.text */
  guint shape_start;            /* the byte that cluster 0 of the shape stands for */
  int element;
  guint ruby;                    /* index + 1 in DzBoxes.rubies of the ruby that begins with this box, 0 none */
  guint8 level;                  /* bidirectional embedding level: odd ones run from right to left (UAX #9) */
  guint8 marking;                /* DzMarking */
  gboolean is_space, joins_next; /* joins_next: the word goes on, so that a letter gap follows */
  DzEdge first, last;
} DzBox;

/* How many letter gaps a box has: between its glyphs, and after it where the word goes on in the same line. */
static inline guint dz_letter_gaps(const DzBox *box, gboolean ends_line) {
  return box->glyph_end > box->glyph_start ? box->glyph_end - box->glyph_start - 1 + (box->joins_next && !ends_line)
                                           : 0;
}

typedef struct DzBoxes DzBoxes;

/* Small text above the boxes first … end - 1, which stay together. */
typedef struct {
  guint first, end;
  DzBoxes *text;               /* owned */
  double width;                /* of it, at rest */
  double lean_start, lean_end; /* how far it may stand over its neighbours */
  gboolean is_parted;          /* its base is broken, and it stands above the first part */
  gboolean is_too_wide;        /* for any line */
} DzRubyText;

struct DzBoxes {
  GString *text;
  GArray *boxes;   /* DzBox */
  GArray *items;   /* DzItem, one a box */
  GArray *rubies;  /* DzRubyText; NULL: none */
  gboolean is_rtl; /* a paragraph of a language written from right to left */
};

static inline DzBox *dz_box_at(const DzBoxes *boxes, guint i) {
  return &g_array_index(boxes->boxes, DzBox, i);
}

static inline DzRubyText *dz_ruby_at(const DzBoxes *boxes, guint i) {
  return &g_array_index(boxes->rubies, DzRubyText, i);
}

static inline DzItem *dz_item_at(const DzBoxes *boxes, guint i) {
  return &g_array_index(boxes->items, DzItem, i);
}

/* Cuts the stretches into boxes. Words wider than `split_over` (points) may be broken after every cluster, at a price;
   0: everything may, also where kinsoku forbids. `measure`: of the lines they are for; `indent`: of the first. Points.
 */
DzBoxes *dz_boxes_new(DzSetter *setter, const DzStretch *stretches, guint count, double measure, double indent,
                      double split_over);
void dz_boxes_free(DzBoxes *boxes);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(DzBoxes, dz_boxes_free)

/* The natural width of boxes start … end - 1 in one line, the glue between them included. Points. */
double dz_boxes_width(const DzBoxes *boxes, guint start, guint end);

/* The index after the last box of a line that is no space; at least one box. */
guint dz_ink_end(const DzBoxes *boxes, const DzLineBreak *range);

/* TRUE where a character of a text in this language is set in a Han face; its neighbours decide for ’ and —. */
gboolean dz_takes_han_face(gunichar c, gunichar before, gunichar after, const char *language);
