/* pdf-page.h: a placed page → the content stream of a PDF page and its links. */
#pragma once
#include "typeset/pages/pages.h"
#include "write/pdf/pdf-fonts.h"
#include "write/pdf/pdf-tree.h"

typedef struct {
  const DzPages *pages; /* that the page is of: its elements and size */
  DzPdf *pdf;
  DzPdfFonts *fonts;
  DzPdfTree *tree; /* NULL: all that is drawn is furniture */
} DzPdfPageJob;

/* Appends to `content` what draws the page, and to `links` the references of its annotations. */
void dz_pdf_draw_page(const DzPdfPageJob *job, const DzPage *page, GString *content, GString *links);
