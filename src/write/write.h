/* write.h: an arrangement → the bytes of a file. A table of writers, one a form. */
#pragma once
#include "arrange/arrange.h"

typedef struct {
  const DzArrangement *arrangement;
  const char *const *font_dirs;
  GPtrArray *notes;   /* DzNote*: missing faces and glyphs; writers add */
  GPtrArray *details; /* char*: for -v; writers add */
  guint page_count;   /* set by a writer that has pages */
} DzWriteJob;

/* Makes the whole file in memory, so that a failure leaves nothing behind. */
typedef GBytes *(*DzWriteFunction)(DzWriteJob *job, GError **error);

/* The writer of a form ("pdf", "epub", "txt", "md", "tsv", "json", "png"), NULL where there is none. */
DzWriteFunction dz_writer(const char *form);

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
