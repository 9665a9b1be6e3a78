/* finish.h: what Cairo writes of a book, as it writes it → the book's PDF 1.7, tagged.

   Cairo draws and writes fonts, links, destinations and the outline; here comes what it cannot say: structure,
   languages, artifacts, exact widths, metadata. Each page is handled when it is shown, and forgotten. */
#pragma once
#include "write/draw/pdf-surface.h"
#include "write/xml/xmp.h"

typedef struct DzFinisher DzFinisher;

DzFinisher *dz_finisher_new(void);
void dz_finisher_free(DzFinisher *finisher);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(DzFinisher, dz_finisher_free)

/* Adds what Cairo has shown (DzShown) of an article's pages, or of feet. DZ_ERROR_OUTPUT where Cairo wrote what is not
   known here. */
gboolean dz_finisher_add(DzFinisher *finisher, const DzPages *pages, const GArray *shown, GError **error);

/* Ends the file, when Cairo's surface is finished, with what it wrote after the last page. `faces`: DzShownFace, in the
   order in which their glyphs were shown. DZ_ERROR_FONT where a face could not be embedded. */
GBytes *dz_finisher_end(DzFinisher *finisher, const GString *bytes, const GArray *faces, const DzPdfFacts *facts,
                        GError **error);
