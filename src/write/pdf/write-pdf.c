/* write-pdf.c: an arrangement → a PDF 1.7, drawn by Cairo, tagged, PDF/UA-1 by its own claim. */
#include "base/language.h"
#include "duizhao.h"
#include "typeset/book/impose.h"
#include "write/draw/book.h"
#include "write/pdf/finish.h"
#include "write/write.h"

typedef struct {
  DzPdfSurface *surface;
  DzFinisher *finisher;
  GError *error; /* the first of finishing */
} Job;

static void draw(gpointer job, DzBatch *batch) {
  static const DzShownKind kinds[] = {[DZ_BATCH_ARTICLE] = DZ_SHOWN_PAGE,
                                      [DZ_BATCH_FEET] = DZ_SHOWN_FOOT,
                                      [DZ_BATCH_FRONT] = DZ_SHOWN_FRONT,
                                      [DZ_BATCH_WHOLE] = DZ_SHOWN_WHOLE};
  batch->drawn = dz_pdf_surface_draw(((Job *)job)->surface, batch->pages, kinds[batch->kind]);
}

static void finish(gpointer data, DzBatch *batch) {
  Job *job = data;
  g_autoptr(GArray) drawn = batch->drawn;
  if (!job->error)
    dz_finisher_add(job->finisher, batch->pages, drawn, &job->error);
}

static GBytes *end(Job *job, const DzArrangement *arrangement, GError **error) {
  const DzBook *book = arrangement->book;
  const char *language = arrangement->main_language;
  const DzSide other = dz_same_language(language, dz_book_language(book, DZ_ORIGINAL)) ? DZ_TRANSLATION : DZ_ORIGINAL;
  g_autoptr(GDateTime) moment = dz_book_moment(book);
  const DzPdfFacts facts = {.title = dz_book_title(book),
                            .author = ((const DzArticle *)book->articles->pdata[0])->author,
                            .moment = moment,
                            .language = language,
                            .subject_language = arrangement->roles.only < 0 ? dz_book_language(book, other) : NULL};
  dz_pdf_surface_tell(job->surface, CAIRO_PDF_METADATA_TITLE, facts.title);
  dz_pdf_surface_tell(job->surface, CAIRO_PDF_METADATA_AUTHOR, facts.author);
  dz_pdf_surface_tell(job->surface, CAIRO_PDF_METADATA_CREATOR, "duizhao " DZ_VERSION);
  const GString *last = job->error ? NULL : dz_pdf_surface_end(job->surface, &job->error);
  if (last)
    return dz_finisher_end(job->finisher, last, dz_pdf_surface_faces(job->surface), &facts, error);
  g_propagate_error(error, job->error);
  return NULL;
}

GBytes *dz_write_pdf(DzWriteJob *write_job, GError **error) {
  static const DzBookSteps steps = {draw, finish};
  const DzArrangement *arrangement = write_job->arrangement;
  double width = arrangement->layout->page_width, height = arrangement->layout->page_height;
  if (write_job->sheets != DZ_SHEETS_SINGLE)
    dz_sheet_size(width, height, &width, &height);
  g_autoptr(DzPdfSurface) surface = dz_pdf_surface_new(width, height);
  g_autoptr(DzFinisher) finisher = dz_finisher_new();
  Job job = {surface, finisher, NULL};
  const DzBookWork work =
      dz_draw_book(arrangement, write_job->typesetter, write_job->threads, write_job->sheets, &steps, &job);
  const gint64 drawn = g_get_monotonic_time();
  GBytes *bytes = end(&job, arrangement, error);
  write_job->page_count = work.page_count;
  dz_typesetter_say(write_job->typesetter, work.page_count);
  g_ptr_array_add(write_job->details,
                  g_strdup_printf("time: typeset %.1f ms, draw %.1f ms, finish %.1f ms", (double)work.set_time / 1e3,
                                  (double)work.draw_time / 1e3,
                                  (double)(work.finish_time + g_get_monotonic_time() - drawn) / 1e3));
  return bytes;
}
