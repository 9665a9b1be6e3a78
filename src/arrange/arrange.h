/* arrange.h: articles + layout → rows of cells, in reading order. The bilingual arrangement is decided here, once;
   PDF and EPUB both start from these rows. */
#pragma once
#include "arrange/layout.h"
#include "model/article.h"

typedef struct {
  DzSide order;                /* which side comes first */
  DzSide primary;              /* which side is set at full size */
  int only;                    /* DzSide, or −1: both */
  gboolean speaks_translation; /* the book's own words are in the translation's language even where that is not shown */
} DzRoles;

typedef enum {
  DZ_ROW_TITLE,    /* every article's first row; one or two cells: the first is the large one */
  DZ_ROW_FACTS,    /* label: the line of facts */
  DZ_ROW_SUMMARY,  /* label: 导读; a cell a paragraph */
  DZ_ROW_HEADING,  /* a crosshead, one or two cells */
  DZ_ROW_PAIR,     /* number, id, one or two cells */
  DZ_ROW_CODE,     /* one cell: lines of a program, shown whichever side is */
  DZ_ROW_REMARK,   /* one cell: a note under the pair before it */
  DZ_ROW_SECTION,  /* label: 重点句, 词汇, 注释, 思考题 */
  DZ_ROW_KEY,      /* number, id, one or two cells; perhaps refers, has_analysis, analysis */
  DZ_ROW_STUDY,    /* number, id, one or two cells, study; perhaps more */
  DZ_ROW_COLOPHON, /* label: source and rights */
} DzRowKind;

/* The id of a row with a number of its kind. `study`: of DZ_ROW_STUDY and DZ_ROW_SECTION a DzStudyKind, of the section
   of key sentences DZ_STUDY_KINDS. Readers keep their place by ids, so they stay what they are. New string. */
char *dz_row_id(DzRowKind kind, int study, guint number);

/* One text of a row. Lends from the article. */
typedef struct {
  const DzText *text;
  const char *language;
  DzSide side;
  gboolean is_primary;
} DzCell;

typedef struct {
  DzRowKind kind;
  guint number;          /* of a pair or key sentence, from 1 in each article */
  char *id;              /* by dz_row_id: unique in the article; NULL for rows nothing leads to */
  GArray *cells;         /* DzCell, in reading order */
  char *label;           /* the book's own words, in DzArrangement.language; NULL without */
  guint refers;          /* of a key sentence: the pair it stands in, 0 unknown or not shown */
  gboolean has_analysis; /* of a key sentence: print the label and the text, or lines to write on */
  const DzText *analysis;
  const char *analysis_language;
  int study_kind;           /* DzStudyKind, of DZ_ROW_STUDY; of DZ_ROW_SECTION too, DZ_STUDY_KINDS: key sentences */
  const DzStudyItem *study; /* a word, note or question; lent from the article */
  char *reading;            /* how the word is said, as it is shown: phonetic signs between slashes; NULL without */
  GArray *more;             /* DzCell: examples, choices; NULL: none */
} DzRow;

/* The line of facts under a title: date, source, people, how long the original is, of the paragraphs that are chosen
   (as for dz_extent_in_words). New string. */
char *dz_facts_in_words(const DzArticle *article, GHashTable *numbers, const char *language);

/* Frees a DzRow. */
void dz_row_free(gpointer row);

typedef struct {
  const DzArticle *article;
  const char *language; /* of the book's own words in it: its translation's, where that is shown */
  const DzText *title;  /* the large one */
  const char *title_language;
  GPtrArray *rows; /* DzRow* */
} DzArranged;

typedef struct {
  const DzBook *book;
  const DzLayout *layout;
  DzRoles roles;
  const char *language;      /* of the book's own words: its title's, else that of most translations */
  const char *main_language; /* of most of the text: the primary side's */
  GPtrArray *articles;       /* DzArranged* */
} DzArrangement;

/* Cannot fail. Lends from book and layout, which must outlive it. */
DzArrangement *dz_arrange(const DzBook *book, const DzLayout *layout, DzRoles roles);
void dz_arrangement_free(DzArrangement *arrangement);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(DzArrangement, dz_arrangement_free)

/* A line a row, as tests compare it. New string. */
char *dz_arrangement_dump(const DzArrangement *arrangement);
