/* pdf.h: a PDF file as it is written: objects, streams, cross references (ISO 32000-1 §7). Knows nothing of books.

   What is written is finished and forgotten: only the bytes of the file and the place of each object are kept. Objects
   may name others that come later; their numbers are reserved first.

   The room of the PDF: in come pages, out go bytes. Cairo draws and writes (`write/draw`); what it cannot say is added.
   Read `write-pdf` (the whole way), `finish` (Cairo's objects → the file's), `content`, `pdf-tree` and this file. */
#pragma once
#include <glib.h>

typedef struct DzPdf DzPdf;

DzPdf *dz_pdf_new(void);
void dz_pdf_free(DzPdf *pdf);

/* The number of an object that will be added. */
guint dz_pdf_reserve(DzPdf *pdf);

/* Adds an object that is no stream: `body` as it stands between "obj" and "endobj". Many are packed together. */
void dz_pdf_add(DzPdf *pdf, guint object, const GString *body);

/* Adds a stream and packs it. `entries` of its dictionary, without Length and Filter. */
void dz_pdf_add_stream(DzPdf *pdf, guint object, const char *entries, const void *data, gsize length);

/* The same of a stream that stays as it is; if it is packed, its Filter is among the entries. */
void dz_pdf_add_stream_as_is(DzPdf *pdf, guint object, const char *entries, const void *data, gsize length);

/* Ends the file: cross references, trailer, an ID made from the content. The bytes; the PDF has none left. */
GBytes *dz_pdf_end(DzPdf *pdf, guint catalog, guint information);

/* A text string in UTF-16 (§7.9.2.2), which no text can end. */
void dz_pdf_put_text(GString *out, const char *text);
