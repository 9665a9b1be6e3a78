/* finish-pdf.h: what Cairo can't say, said with libqpdf: the structure tree with its languages, artifacts, metadata. */
#pragma once
#include "typeset/pages.h"
#include "write/draw-pdf.h"

typedef struct {
  const char *title, *author, *language;
  const char *subject_language; /* of the other side, for dc:language */
  GDateTime *moment;
} DzPdfFacts;

/* PDF 1.7, tagged, PDF/UA-1 by its own claim, the same bytes for the same input. DZ_ERROR_OUTPUT on failure. */
GBytes *dz_finish_pdf(const DzPages *pages, const DzDrawing *drawing, const DzPdfFacts *facts, GError **error);
