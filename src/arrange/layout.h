/* layout.h: the geometry and manners of a book, as a file in layouts/ gives them.

   A layout is a key file. Lengths carry their unit: pt, mm, em (of Han) or lines (of the grid). `Inherit=` takes
   another layout's keys first. An unknown group or key is an error that names the nearest known one. The groups and
   keys are listed in the table in layout.c and explained in layouts/interleaved.layout. */
#pragma once
#include "duizhao.h"

/* How much a language forbids at the edges of lines. */
typedef enum {
  DZ_KINSOKU_LOOSE, /* marks and brackets only: small kana, ー, % and the like may stand at an edge */
  DZ_KINSOKU_NORMAL,
  DZ_KINSOKU_STRICT, /* —— and …… begin no line either */
} DzKinsoku;

/* All lengths in points, resolved for one paper and one size. */
typedef struct {
  char *name, *description;
  double page_width, page_height;
  double top, left, foot; /* margins; the right one is what the measure leaves */
  double measure;         /* of the primary side: whole Han ems */
  double han, latin;      /* type sizes of the primary side */
  double grid;            /* from baseline to baseline */
  DzKinsoku kinsoku;
  gboolean hangs_stops;   /* ，。、 at a line's end hang outside the measure */
  double secondary_scale; /* size of the secondary side */
  double secondary_indent;
  guint pair_gap; /* grid lines between pairs */
  gboolean has_numbers;
  double number_size, number_gap;
  double title_han, title_latin, title_other; /* sizes; the other language's title as a part of them */
  double facts_size;
  double summary_scale;
  double heading_han, heading_latin;
  double rule; /* thickness of rules and note lines */
  guint key_lines;
  double key_line_gap;
  double foot_size, foot_edge; /* folio; from the paper's edge to its baseline */
  double colophon_size;
  double epub_secondary_size, epub_secondary_indent, epub_pair_gap; /* em */
} DzLayout;

/* Loads a layout by name or file, for a paper ("A5", "120x180mm"; NULL: the layout's) and a Han size (0: the layout's).
   DZ_ERROR_LAYOUT or DZ_ERROR_USAGE. New layout. */
DzLayout *dz_layout_load(const char *name, const char *paper, double size, GError **error);
void dz_layout_free(DzLayout *layout);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(DzLayout, dz_layout_free)
