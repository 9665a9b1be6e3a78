/* pdf-fonts.h: the small faces of a book as the fonts of its PDF: composite fonts with two-byte codes (ISO 32000-1
   §9.7), embedded, with widths and the text that each glyph stands for. */
#pragma once
#include "typeset/faces/fonts.h"
#include "write/pdf/pdf.h"

typedef struct DzPdfFont DzPdfFont;
typedef struct DzPdfFonts DzPdfFonts;

DzPdfFonts *dz_pdf_fonts_new(DzPdf *pdf);
void dz_pdf_fonts_free(DzPdfFonts *fonts);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(DzPdfFonts, dz_pdf_fonts_free)

/* The font of a face, which must outlive it. Lends. */
DzPdfFont *dz_pdf_font(DzPdfFonts *fonts, const DzFace *face);

/* What a content stream calls it: "F1". Lends. */
const char *dz_pdf_font_name(const DzPdfFont *font);

/* Notes that a glyph is drawn, and gives its code and its width in millionths of an em, exactly as the file will. */
typedef struct {
  guint16 code;
  gint32 width;
} DzPdfGlyph;
DzPdfGlyph dz_pdf_font_use(DzPdfFont *font, guint glyph);

/* TRUE where readers of the file take the glyph for this text: it is the first text that it was drawn for. */
gboolean dz_pdf_font_means(DzPdfFont *font, guint glyph, const char *text, gsize length);

/* Writes all fonts, when everything is drawn, and the dictionary of their names as `resources`. DZ_ERROR_FONT where a
   face has no outlines that a PDF can hold. */
gboolean dz_pdf_fonts_write(DzPdfFonts *fonts, guint resources, GError **error);
