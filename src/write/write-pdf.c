/* write-pdf.c: the PDF from arrangement to bytes: typeset, draw, finish. */
#include "base/language.h"
#include "typeset/typeset.h"
#include "write/draw-pdf.h"
#include "write/finish-pdf.h"
#include "write/write.h"

/* The title in the language it is in, so that who reads it aloud reads it right. */
static const char *author_of(const DzBook *book) {
  return ((const DzArticle *)book->articles->pdata[0])->author;
}

GBytes *dz_write_pdf(DzWriteJob *job, GError **error) {
  const DzArrangement *arrangement = job->arrangement;
  const DzTypesetOptions options = {.font_dirs = job->font_dirs,
                                    .notes = job->notes,
                                    .details = job->details,
                                    .first_fit = g_getenv("DUIZHAO_FIRST_FIT") != NULL};
  gint64 start = g_get_monotonic_time();
  g_autoptr(DzPages) pages = dz_typeset(arrangement, &options, error);
  if (!pages)
    return NULL;
  job->page_count = pages->pages->len;
  gint64 typeset = g_get_monotonic_time();
  g_autoptr(DzDrawing) drawing = dz_draw_pdf(pages, dz_book_title(arrangement->book), error);
  if (!drawing)
    return NULL;
  gint64 drawn = g_get_monotonic_time();
  g_autoptr(GDateTime) moment = dz_book_moment(arrangement->book);
  DzSide other = dz_same_language(arrangement->main_language, dz_book_language(arrangement->book, DZ_ORIGINAL))
                     ? DZ_TRANSLATION
                     : DZ_ORIGINAL;
  const DzPdfFacts facts = {.title = dz_book_title(arrangement->book),
                            .author = author_of(arrangement->book),
                            .moment = moment,
                            .language = arrangement->main_language,
                            .subject_language =
                                arrangement->roles.only < 0 ? dz_book_language(arrangement->book, other) : NULL};
  GBytes *bytes = dz_finish_pdf(pages, drawing, &facts, error);
  gint64 finished = g_get_monotonic_time();
  g_ptr_array_add(job->details, g_strdup_printf("time: typeset %.1f ms, draw %.1f ms, finish %.1f ms",
                                                (double)(typeset - start) / 1e3, (double)(drawn - typeset) / 1e3,
                                                (double)(finished - drawn) / 1e3));
  return bytes;
}
