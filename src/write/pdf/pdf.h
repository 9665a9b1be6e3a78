/* pdf.h: a PDF file as it is written: objects, streams, cross references (ISO 32000-1 §7). Knows nothing of books.

   What is written is finished and forgotten: of a file of any length only its bytes and the place of each object are
   kept. Objects may name others that come later; their numbers are reserved first.

   The room of the PDF, and of the picture that Cairo draws: in come pages, out go bytes. Read `write-pdf` (the whole
   way), then `pdf-page` (content of a page), `pdf-fonts`, `pdf-tree` (structure), `xmp` and this file; `write-png`
   stands by itself. */
#pragma once
#include <glib.h>

typedef struct DzPdf DzPdf;

DzPdf *dz_pdf_new(void);
void dz_pdf_free(DzPdf *pdf);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(DzPdf, dz_pdf_free)

/* The number of an object that will be added. */
guint dz_pdf_reserve(DzPdf *pdf);

/* Adds an object that is no stream: `body` as it stands between "obj" and "endobj". Many are packed together. */
void dz_pdf_add(DzPdf *pdf, guint object, const char *body, gsize length);

/* Adds a stream. `entries` of its dictionary, without Length and Filter; packed unless it must be readable as it is. */
void dz_pdf_add_stream(DzPdf *pdf, guint object, const char *entries, const void *data, gsize length,
                       gboolean is_packed);

/* Ends the file: cross references, trailer, an ID made from the content. The bytes; the PDF has none left. */
GBytes *dz_pdf_end(DzPdf *pdf, guint catalog, guint information);

/* ---- how things are written ---- */

/* A number with at most three decimals, whatever the locale. */
void dz_pdf_put_number(GString *out, double number);

/* number / 10^decimals, exactly. At most nine decimals. */
void dz_pdf_put_fixed(GString *out, gint64 number, int decimals);

static inline void dz_pdf_put_thousandths(GString *out, gint64 thousandths) {
  dz_pdf_put_fixed(out, thousandths, 3);
}

/* A text string (§7.9.2.2): ASCII as a literal, all else as UTF-16. */
void dz_pdf_put_text(GString *out, const char *text, gsize length);

/* A name, escaped where it must be (§7.3.5). */
void dz_pdf_put_name(GString *out, const char *name);

/* "12 0 R", with a space before. */
void dz_pdf_put_reference(GString *out, guint object);
