/* write.h: an arrangement → the bytes of a file. A table of writers, one a form. */
#pragma once
#include "arrange/arrange.h"
#include "typeset/typeset.h"

typedef struct {
  const DzArrangement *arrangement;
  DzTypesetter *typesetter;  /* for a writer that needs pages; else NULL */
  GPtrArray *notes;          /* DzNote*: missing faces and glyphs; writers add */
  GPtrArray *details;        /* char*: for -v; writers add */
  guint threads;             /* that a writer may use; 0 as 1 */
  gboolean is_contact_sheet; /* of a picture: all pages small, beside each other */
  GPtrArray *pictures;       /* GBytes*: set by a writer whose pages are files of their own, which then returns none */
  DzSheets sheets;           /* how a PDF's pages stand on its paper */
  guint page_count;          /* set by a writer that has pages */
} DzWriteJob;

/* What a writer wants of an article besides its rows. */
typedef enum {
  DZ_NEEDS_PAGES = 1,     /* a typesetter, with its faces found */
  DZ_NEEDS_SENTENCES = 2, /* which sentences of a pair belong together */
} DzWriterNeeds;

/* A form of file. `write` makes the whole file in memory, so that a failure leaves nothing behind. */
typedef struct {
  const char *form; /* "pdf": the ending, and what --to takes */
  GBytes *(*write)(DzWriteJob *job, GError **error);
  guint needs; /* DzWriterNeeds */
} DzWriter;

/* The writer of a form ("pdf", "epub", "txt", "md", "tsv", "json", "png"), NULL where there is none. */
const DzWriter *dz_writer(const char *form);

GBytes *dz_write_pdf(DzWriteJob *job, GError **error);
GBytes *dz_write_epub(DzWriteJob *job, GError **error);
GBytes *dz_write_txt(DzWriteJob *job, GError **error);
GBytes *dz_write_markdown(DzWriteJob *job, GError **error);
GBytes *dz_write_tsv(DzWriteJob *job, GError **error);
GBytes *dz_write_png(DzWriteJob *job, GError **error);
GBytes *dz_write_json(DzWriteJob *job, GError **error);

/* The moment that stands in a file as its date: SOURCE_DATE_EPOCH, else the newest article's date, else 2000-01-01.
   Never the clock, so that the same input gives the same bytes. UTC. */
GDateTime *dz_book_moment(const DzBook *book);
