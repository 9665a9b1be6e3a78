/* fuzz-read.c: any text at all becomes a document and, where it holds a pair, an article; nothing crashes or leaks.

   libFuzzer calls LLVMFuzzerTestOneInput. Without DZ_LIBFUZZER the program replays the files of the folders it is
   given, so that ctest runs what the fuzzer once found. A failure is an abort or what the sanitizers say. */
#include "prepare/prepare.h"
#include "read/read.h"
#include <stdint.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* Every text that leaves the library is UTF-8, whatever came in. */
static void check_dump(const char *dump) {
  g_assert_true(g_utf8_validate(dump, -1, NULL));
}

static void check_notes(const GPtrArray *notes) {
  for (guint i = 0; i < notes->len; i++)
    check_dump(((const DzNote *)notes->pdata[i])->text);
}

static void prepare(const DzDocument *document, gboolean no_repair) {
  const DzPrepareOptions options = {.no_repair = no_repair};
  g_autoptr(GError) error = NULL;
  g_autoptr(DzArticle) article = dz_prepare(document, &options, &error);
  g_assert_true((article == NULL) == (error != NULL));
  if (!article)
    return;
  g_autofree char *dump = dz_article_dump(article);
  check_dump(dump);
  check_notes(article->notes);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  if (size > DZ_MOST_PARAGRAPH_BYTES)
    return 0;
  /* The reader is promised UTF-8 without NUL: what is not becomes U+FFFD here. */
  g_autofree char *text = g_utf8_make_valid(size ? (const char *)data : "", (gssize)size);
  g_autoptr(GError) error = NULL;
  g_autoptr(DzDocument) document = dz_read_memory("fuzz", text, strlen(text), &error);
  g_assert_true((document == NULL) == (error != NULL));
  if (!document)
    return 0;
  g_autofree char *dump = dz_document_dump(document);
  check_dump(dump);
  prepare(document, FALSE);
  prepare(document, TRUE);
  return 0;
}

#include "replay.h"
