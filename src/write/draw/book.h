/* book.h: the pages of a book, set, drawn and forgotten an article at a time.

   With two threads an article is drawn while the one before is finished and the next is set. Only the feet wait for the
   number of the last page: they come after all pages, on pages of their own, to be laid over those; and then what
   stands before the articles, which tells on which page each begins. Only sheets with several pages wait for the whole
   book: what they hold stands far apart in it. */
#pragma once
#include "typeset/typeset.h"

typedef enum {
  DZ_BATCH_ARTICLE, /* pages without their feet */
  DZ_BATCH_FEET,    /* each page is the foot of one of the book's */
  DZ_BATCH_FRONT,   /* whole pages, which stand before all others */
  DZ_BATCH_WHOLE,   /* all of the book */
} DzBatchKind;

/* Pages that are drawn and finished together. */
typedef struct {
  DzPages *pages;
  DzBatchKind kind;
  gpointer drawn; /* what `draw` leaves for `finish`; theirs */
} DzBatch;

/* What is done with them: `draw` in any thread, `finish` in the caller's, each in the order of the book. */
typedef struct {
  void (*draw)(gpointer data, DzBatch *batch);
  void (*finish)(gpointer data, DzBatch *batch);
} DzBookSteps;

typedef struct {
  guint page_count;                        /* sides of sheets, where those hold several */
  gint64 set_time, draw_time, finish_time; /* microseconds */
} DzBookWork;

/* Sets the whole book, with its feet and what stands before the articles. New pages. */
DzPages *dz_set_book(const DzArrangement *arrangement, DzTypesetter *typesetter);

/* Sets the book and has all its pages drawn and finished. */
DzBookWork dz_draw_book(const DzArrangement *arrangement, DzTypesetter *typesetter, guint threads, DzSheets sheets,
                        const DzBookSteps *steps, gpointer data);
