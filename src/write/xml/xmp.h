/* xmp.h: a PDF's metadata packet (ISO 16684-1), with the claim to PDF/UA-1. */
#pragma once
#include <glib.h>

/* What a PDF tells of itself. Lends. */
typedef struct {
  const char *title, *author, *language;
  const char *subject_language; /* of the other side, for dc:language */
  GDateTime *moment;
} DzPdfFacts;

/* New string, UTF-8. */
char *dz_xmp(const DzPdfFacts *facts);
