/* book.h: the pages of a book, set, drawn and forgotten an article at a time.

   With two threads an article is drawn while the one before is finished and the next is set. Only the feet wait for the
   number of the last page: they come after all pages, on pages of their own, to be laid over those. */
#pragma once
#include "typeset/typeset.h"

/* Pages that are drawn and finished together. */
typedef struct {
  DzPages *pages;
  gboolean is_feet; /* each page is the foot of one of the book's; else they are an article's */
  gpointer drawn;   /* what `draw` leaves for `finish`; theirs */
} DzBatch;

/* What is done with them: `draw` in any thread, `finish` in the caller's, each in the order of the book. */
typedef struct {
  void (*draw)(gpointer data, DzBatch *batch);
  void (*finish)(gpointer data, DzBatch *batch);
} DzBookSteps;

typedef struct {
  guint page_count;
  gint64 set_time, draw_time, finish_time; /* microseconds */
} DzBookWork;

/* Sets the book and has all its pages drawn and finished. */
DzBookWork dz_draw_book(const DzArrangement *arrangement, DzTypesetter *typesetter, guint threads,
                        const DzBookSteps *steps, gpointer data);
