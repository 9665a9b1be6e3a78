/* fuzz-forms.c: any bytes at all, as a file of any encoding and with any ending: nothing crashes or leaks, an article
   that comes of them comes back from its own Markdown and JSON as the same article, and its PDF is drawn.

   The first byte chooses the ending. See fuzz-read.c for how it is run. */
#include "arrange/arrange.h"
#include "prepare/prepare.h"
#include "read/read.h"
#include "read/text/encoding.h"
#include "write/write.h"
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const char *const paths[] = {"fuzz.md", "fuzz.tsv", "fuzz.csv", "fuzz.json", "fuzz.txt"};

static DzBook *book_of(const char *path, const char *text) {
  const DzPrepareOptions options = {.no_repair = TRUE};
  g_autoptr(GError) error = NULL;
  g_autoptr(DzDocument) file = dz_read_memory(path, text, strlen(text), &error);
  g_assert_true((file == NULL) == (error != NULL));
  g_autoptr(DzBook) book = dz_book_new();
  for (const DzDocument *document = file; document; document = document->next) {
    g_autofree char *dump = dz_document_dump(document);
    g_assert_true(g_utf8_validate(dump, -1, NULL));
    DzArticle *article = dz_prepare(document, &options, NULL);
    if (article)
      g_ptr_array_add(book->articles, article);
  }
  return book->articles->len > 0 ? g_steal_pointer(&book) : NULL;
}

static char *written(const DzBook *book, const char *form) {
  static const DzLayout no_layout = {0};
  const DzRoles roles = {.order = DZ_ORIGINAL, .primary = DZ_ORIGINAL, .only = -1};
  g_autoptr(DzArrangement) arrangement = dz_arrange(book, &no_layout, roles);
  DzWriteJob job = {.arrangement = arrangement};
  g_autoptr(GBytes) bytes = dz_writer(form)->write(&job, NULL);
  gsize length;
  const char *text = g_bytes_get_data(bytes, &length);
  return g_strndup(text, length);
}

static void check_same(const DzBook *book, const char *path, const char *form) {
  g_autofree char *text = written(book, form), *json = written(book, "json");
  g_autoptr(DzBook) again = book_of(path, text);
  g_autofree char *json_again = again ? written(again, "json") : NULL;
  if (g_strcmp0(json, json_again) == 0)
    return;
  fprintf(stderr, "another article comes back from\n%s\n%s\n%s\n", text, json, json_again ? json_again : "none");
  abort();
}

static const DzLayout *small_pages(void) {
  static DzLayout *layout;
  if (!layout)
    layout = dz_layout_load("interleaved", "80x100mm", 0, NULL);
  return layout;
}

/* Whatever an article holds, Cairo writes pages that the finisher knows, and the file ends as a PDF does. */
static void check_pdf(const DzBook *book) {
  const DzRoles roles = {.order = DZ_ORIGINAL, .primary = DZ_ORIGINAL, .only = -1};
  g_autoptr(DzArrangement) arrangement = dz_arrange(book, small_pages(), roles);
  g_autoptr(GPtrArray) notes = dz_notes_new(), details = g_ptr_array_new_with_free_func(g_free);
  const DzTypesetOptions options = {.notes = notes, .details = details};
  g_autoptr(GError) error = NULL;
  g_autoptr(DzTypesetter) typesetter = dz_typesetter_new(arrangement, &options, &error);
  if (!typesetter) /* a face is not installed */
    return;
  DzWriteJob job = {
      .arrangement = arrangement, .typesetter = typesetter, .notes = notes, .details = details, .threads = 2};
  g_autoptr(GBytes) bytes = dz_writer("pdf")->write(&job, &error);
  gsize length = 0;
  const char *file = bytes ? g_bytes_get_data(bytes, &length) : NULL;
  if (length > 6 && g_str_has_prefix(file, "%PDF-1.7\n") && memcmp(file + length - 6, "%%EOF\n", 6) == 0)
    return;
  fprintf(stderr, "no PDF comes of %s: %s\n", dz_book_title(book), error ? error->message : "no error");
  abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  if (size < 2 || size > 1 << 16)
    return 0;
  g_autoptr(GString) bytes = g_string_new_len((const char *)data + 1, (gssize)size - 1);
  g_autoptr(GPtrArray) notes = dz_notes_new();
  if (!dz_decode("fuzz", bytes, NULL, notes, NULL)) {
    g_autofree char *valid = g_utf8_make_valid((const char *)data + 1, (gssize)size - 1);
    g_string_assign(bytes, valid);
  }
  g_autoptr(DzBook) book = book_of(paths[data[0] % G_N_ELEMENTS(paths)], bytes->str);
  if (!book)
    return 0;
  check_same(book, "fuzz.md", "md");
  check_same(book, "fuzz.json", "json");
  check_pdf(book);
  return 0;
}

#include "replay.h"
