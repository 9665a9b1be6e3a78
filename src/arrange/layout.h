/* layout.h: the geometry and manners of a book, as a file in layouts/ gives them.

   A layout is a key file. `[Frame NAME]` is a rectangle of the page that text stands in, `[Cell …]` says in which frame
   and style a kind of cell is set, `[Style …]` how large its type is. Lengths carry their unit: pt, mm, em (of Han) or
   lines (of the grid). A group whose name ends with a paper ([Frame text A5]) holds on that paper alone. `Inherit=`
   takes another layout's keys first. An unknown group or key is an error that names the nearest known one. The groups
   and keys are listed in the table in layout-keys.c and explained in layouts/interleaved.layout. */
#pragma once
#include "arrange/parts.h"
#include "duizhao.h"

/* Where the second side of a pair stands. */
typedef enum {
  DZ_SECOND_HERE,  /* with the first */
  DZ_SECOND_BLANK, /* room is left to write it by hand; with the answers */
  DZ_SECOND_END,   /* all of them behind the article */
} DzSecondPlace;

/* What stands above and below the text of each page, and where: outer and inner change places on versos of mirrored
   pages. */
typedef enum {
  DZ_HEAD_INNER,
  DZ_HEAD_CENTRE,
  DZ_HEAD_OUTER,
  DZ_FOOT_INNER,
  DZ_FOOT_CENTRE,
  DZ_FOOT_OUTER,
  DZ_FURNITURE_COUNT
} DzFurniture;

/* How much a language forbids at the edges of lines. */
typedef enum {
  DZ_KINSOKU_LOOSE, /* marks and brackets only: small kana, ー, % and the like may stand at an edge */
  DZ_KINSOKU_NORMAL,
  DZ_KINSOKU_STRICT, /* —— and …… begin no line either */
} DzKinsoku;

/* What a size of type is for. */
typedef enum {
  DZ_STYLE_TEXT, /* the primary side; all others follow its Han */
  DZ_STYLE_SECONDARY,
  DZ_STYLE_TITLE,
  DZ_STYLE_TITLE_OTHER, /* of the other language */
  DZ_STYLE_SUMMARY,
  DZ_STYLE_HEADING,
  DZ_STYLE_FACTS,
  DZ_STYLE_NUMBER,
  DZ_STYLE_FOOT,
  DZ_STYLE_COLOPHON,
  DZ_STYLE_COUNT
} DzStyleName;

/* Sizes of type, before they are rounded. */
typedef struct {
  double han, latin;
} DzType;

/* A rectangle that text stands in. Its right edge is what the measure leaves. */
typedef struct {
  char *name;
  double left, top, right, foot; /* from the edges of the paper */
  double measure;                /* whole Han ems of the text style */
} DzFrame;

/* A kind of cell. */
typedef enum { DZ_CELL_PRIMARY, DZ_CELL_SECONDARY, DZ_CELL_SUMMARY, DZ_CELL_COUNT } DzCellName;

typedef struct {
  guint frame; /* in DzLayout.frames */
  DzStyleName style;
  double indent; /* so much that whole ems of its style are left in the frame */
} DzCellLayout;

/* All lengths in points, resolved for one paper and one size. */
typedef struct {
  char *name, *description;
  double page_width, page_height;
  gboolean is_turned; /* a paper wide enough for panels lies on its side */
  guint panels;       /* columns that text flows through on a page; 1: the page is one */
  double panel_gap;
  double grid;    /* from baseline to baseline */
  GArray *frames; /* DzFrame, in the order of the file; at least one */
  DzCellLayout cell[DZ_CELL_COUNT];
  DzType style[DZ_STYLE_COUNT];
  double column_ratio; /* the first column's share of both; 0: sides under each other; < 0: as the texts need */
  double column_gutter;
  double column_least;  /* a narrower block has no columns */
  gboolean is_facing;   /* the columns are the two pages of a spread */
  gboolean is_mirrored; /* left and right are those of a verso; on a recto they change places */
  gboolean is_folded;   /* it would have had columns */
  DzKinsoku kinsoku;
  gboolean hangs_stops; /* ，。、 at a line's end hang outside the measure */
  guint hyphen_left;    /* letters that stay before a hyphen */
  guint pair_gap;       /* grid lines between pairs */
  gboolean has_numbers;
  gboolean numbers_run_in; /* before the first words, in place of the margin */
  double number_gap;
  guint shown_sides;       /* where the user does not say: 0 both, 1 the original, 2 the translation */
  guint parts;             /* of an article, a bit each, as dz_parse_parts says */
  DzSecondPlace second;    /* where the second side of a pair stands */
  gboolean has_blanks;     /* marked words of the original are left out, to be written in */
  gboolean has_answers;    /* what is left to be written stands at the end */
  gboolean only_answers;   /* and nothing else is in the book but titles */
  gboolean hides_analysis; /* of key sentences: room to write it, whether there is one or not */
  gboolean has_name_line;  /* for a student's name, above an article's title */
  gboolean words_at_foot;  /* words with their meanings at the foot of the page that they first stand on */
  double margin_width, margin_gap, margin_size; /* of the column for words beside the text; no width: none */
  double rule;                                  /* thickness of rules and note lines */
  guint key_lines;
  double key_line_gap;
  gboolean is_exam;                      /* a head with marks, numbered sections */
  gboolean has_seal;                     /* names behind a line along the first page's edge */
  guint exam_minutes, exam_marks;        /* 0: room to write them */
  guint line_numbers;                    /* every so many lines of the original; 0: none */
  gboolean is_long_picture;              /* a picture has all pages under one another */
  gboolean has_index;                    /* of the words of several articles */
  gboolean has_contents, has_title_page; /* of a book with several articles */
  gboolean opens_recto;                  /* articles, on a page with an odd number */
  char *furniture[DZ_FURNITURE_COUNT];   /* with fields: {page} {pages} {title} {book} {series} {date}; "": nothing */
  double head_edge;                      /* from the paper's edge to the baseline */
  double foot_edge;                      /* from the paper's edge to the folio's baseline */
  double epub_secondary_size, epub_secondary_indent, epub_pair_gap; /* em */
} DzLayout;

/* Loads a layout by name or file, for a paper ("A5", "120x180mm"; NULL: the layout's) and a Han size (0: the layout's).
   DZ_ERROR_LAYOUT or DZ_ERROR_USAGE. New layout. */
DzLayout *dz_layout_load(const char *name, const char *paper, double size, GError **error);

/* The same with margins (points; 0: the layout's) on all sides of its text, and of the words in its margin. */
DzLayout *dz_layout_load_with(const char *name, const char *paper, double size, double margins, GError **error);
void dz_layout_free(DzLayout *layout);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(DzLayout, dz_layout_free)

/* The layout with its text as wide as text and margin together, and no margin. New layout. */
DzLayout *dz_layout_widened(const DzLayout *layout);

/* The page's main frame, which all else stands in: the first of the file. Lends. */
static inline const DzFrame *dz_layout_main(const DzLayout *layout) {
  return &g_array_index(layout->frames, DzFrame, 0);
}

/* The frame that a kind of cell stands in. Lends. */
static inline const DzFrame *dz_layout_frame(const DzLayout *layout, DzCellName cell) {
  return &g_array_index(layout->frames, DzFrame, layout->cell[cell].frame);
}

/* Whether something is left to be written in. */
static inline gboolean dz_is_exercise(const DzLayout *layout) {
  return layout->second == DZ_SECOND_BLANK || layout->has_blanks;
}
