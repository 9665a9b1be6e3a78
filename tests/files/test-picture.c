/* The picture of an article, and the PDF beside it: Cairo draws the one, a reader of PDF the other, from the same
   placed glyphs; they must look alike. */
#include "support.h"
#include <cairo.h>
#include <stdlib.h>

/* ---- pictures ---- */

static cairo_surface_t *load(const char *path) {
  cairo_surface_t *picture = cairo_image_surface_create_from_png(path);
  g_assert_cmpint(cairo_surface_status(picture), ==, CAIRO_STATUS_SUCCESS);
  return picture;
}

static int brightness(cairo_surface_t *picture, int x, int y) {
  const guchar *row = cairo_image_surface_get_data(picture) + y * cairo_image_surface_get_stride(picture);
  return cairo_image_surface_get_format(picture) == CAIRO_FORMAT_A8 ? row[x] : row[4 * x + 1];
}

static int block_sum(cairo_surface_t *picture, int x, int y, int size) {
  int sum = 0;
  for (int dy = 0; dy < size; dy++)
    for (int dx = 0; dx < size; dx++)
      sum += 255 - brightness(picture, x + dx, y + dy);
  return sum;
}

/* The picture of a book's first page, which has as many zeros before its number as the last page's needs. */
static char *first_page(const Folder *folder) {
  g_autofree char *few = in_folder(folder, "a-1.png");
  return g_file_test(few, G_FILE_TEST_EXISTS) ? g_steal_pointer(&few) : in_folder(folder, "a-01.png");
}

/* ---- the test ---- */

/* Squares of 4 × 4 pixels hold as much ink in one as in the other: edges are smoothed differently, but a glyph that is
   missing, moved or another one is not that. */
static void test_picture_is_as_the_pdf(gconstpointer sample) {
  enum { BLOCK = 4, MOST_OFF = 90 * BLOCK * BLOCK };
  if (!has_tool("pdftoppm"))
    return;
  g_autoptr(Folder) folder = folder_new();
  g_autofree char *input = sample_path(sample), *page = in_folder(folder, "page"),
                  *page_png = in_folder(folder, "page.png");
  g_autofree char *pdf = build_in(folder, "a.pdf", input, "--paper", "A5", "-q", NULL);
  g_free(build_in(folder, "a.png", input, "--paper", "A5", "-q", NULL));
  g_autofree char *png = first_page(folder);
  g_free(must_run("pdftoppm", "-r", "144", "-f", "1", "-l", "1", "-singlefile", "-png", pdf, page, NULL));
  cairo_surface_t *ours = load(png), *theirs = load(page_png);
  const int width = MIN(cairo_image_surface_get_width(ours), cairo_image_surface_get_width(theirs)),
            height = cairo_image_surface_get_height(theirs) - BLOCK;
  g_assert_cmpint(cairo_image_surface_get_height(ours), >=, height);
  g_assert_cmpint(cairo_image_surface_get_height(ours), <=, cairo_image_surface_get_height(theirs) + 1);
  guint inked = 0, off = 0;
  for (int y = 0; y + BLOCK <= height; y += BLOCK)
    for (int x = 0; x + BLOCK <= width; x += BLOCK) {
      int one = block_sum(ours, x, y, BLOCK), other = block_sum(theirs, x, y, BLOCK);
      inked += one > 0 || other > 0;
      off += abs(one - other) > MOST_OFF;
    }
  g_test_message("%s: %u of %u inked squares differ", (const char *)sample, off, inked);
  g_assert_cmpuint(inked, >, 1000);
  g_assert_cmpuint(off * 100, <, inked);
  cairo_surface_destroy(ours);
  cairo_surface_destroy(theirs);
}

/* Each page is a picture; a contact sheet is one of them all, and a phone's pages are one long picture. */
static void test_pages_and_sheets(void) {
  if (!has_tool("pdfinfo"))
    return;
  g_autoptr(Folder) folder = folder_new();
  g_autofree char *one = sample_path(samples[0]), *other = sample_path(samples[3]);
  g_autofree char *pdf = build_in(folder, "b.pdf", one, other, NULL), *facts = must_run("pdfinfo", pdf, NULL);
  const guint pages = (guint)strtoul(strstr(facts, "Pages:") + strlen("Pages:"), NULL, 10);
  g_free(build_in(folder, "a.png", one, other, "-q", NULL));
  g_assert_cmpuint(count_entries(folder->path), ==, pages + 1);
  g_autofree char *sheet = build_in(folder, "sheet.png", one, other, "--contact-sheet", "-q", NULL);
  g_autofree char *tall = build_in(folder, "long.png", one, "--layout", "phone", "-q", NULL);
  g_assert_cmpuint(count_entries(folder->path), ==, pages + 3);
  cairo_surface_t *small = load(sheet), *high = load(tall);
  g_assert_cmpint(cairo_image_surface_get_width(small), >, 3 * 300); /* several pages beside each other */
  g_assert_cmpint(cairo_image_surface_get_height(small), >, 2 * 424);
  g_assert_cmpint(cairo_image_surface_get_height(high), >, 10 * cairo_image_surface_get_width(high));
  cairo_surface_destroy(small);
  cairo_surface_destroy(high);
}

static void test_pages_need_names(void) {
  g_autofree char *input = sample_path(samples[0]);
  g_autoptr(Ran) ran = run(DZ_COMMAND, "build", input, "-o", "-", "--to", "png", NULL);
  g_assert_cmpint(ran->status, ==, 2);
  g_assert_nonnull(strstr(ran->words, "several pages need names"));
}

int main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  g_test_add_data_func("/picture/night-trains", "night-trains", test_picture_is_as_the_pdf);
  g_test_add_data_func("/picture/lighthouse-ja", "lighthouse-ja", test_picture_is_as_the_pdf);
  g_test_add_func("/picture/pages", test_pages_and_sheets);
  g_test_add_func("/picture/names", test_pages_need_names);
  return g_test_run();
}
