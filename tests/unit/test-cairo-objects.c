/* test-cairo-objects.c: what Cairo writes is read as it stands, and what looks otherwise is refused. */
#include "write/draw/cairo-objects.h"
#include <libdeflate.h>
#include <string.h>

static guint count_objects(const char *text, gboolean *is_whole) {
  const char *at = text, *end = text + strlen(text);
  guint count = 0;
  for (DzCairoObject object; dz_cairo_next_object(&at, end, &object);)
    count++;
  *is_whole = at == end;
  return count;
}

static void test_objects_and_streams(void) {
  static const char text[] =
      "%PDF-1.5\n%xyz\n3 0 obj\n<< /Length 4 0 R\n>>\nstream\nendobj\n\nendstream\nendobj\n4 0 obj\n   7\n"
      "endobj\n5 0 obj\n[ 3 0 R ]\nendobj\nxref\n0 6\ntrailer\n";
  const char *at = text, *end = text + strlen(text);
  DzCairoObject object;
  g_assert_true(dz_cairo_next_object(&at, end, &object));
  g_assert_cmpuint(object.number, ==, 3);
  g_assert_cmpmem(object.stream, object.stream_end - object.stream, "endobj\n", 7);
  g_assert_true(dz_cairo_next_object(&at, end, &object)); /* the length is no object by itself */
  g_assert_cmpuint(object.number, ==, 5);
  g_assert_true(dz_cairo_is(&object, "[ 3 0 R"));
  g_assert_false(dz_cairo_next_object(&at, end, &object));
  g_assert_true(at == end);
}

static void test_other_things_are_refused(void) {
  static const char *const texts[] = {
      "1 0 obj\n<< /A 1 >>\n",                                                                 /* no end */
      "1 1 obj\n<< /A 1 >>\nendobj\n",                                                         /* another generation */
      "garbage\n1 0 obj\n<< /A 1 >>\nendobj\n",                                                /* something before */
      "1 0 obj\n<< /Length 2 0 R\n>>\nstream\nab\nendstream\nendobj\n2 0 obj\n   3\nendobj\n", /* a wrong length */
      "1 0 obj\n<< /Length 2 0 R\n>>\nstream\nab\nendstream\nendobj\n",                        /* no length */
  };
  for (gsize i = 0; i < G_N_ELEMENTS(texts); i++) {
    gboolean is_whole;
    g_assert_cmpuint(count_objects(texts[i], &is_whole), ==, 0);
    g_assert_false(is_whole);
  }
}

static guint tenfold(gpointer data, guint number) {
  (*(guint *)data)++;
  return 10 * number;
}

static void test_references_are_renumbered_and_strings_are_not(void) {
  static const char text[] = "<< /Title (see 7 0 R) /Kids [ 7 0 R 12 0 R ] /N 12 0 /D <0037> /F-0-0 3 0 R >>";
  g_autoptr(GString) out = g_string_new(NULL);
  guint count = 0;
  dz_cairo_put_part(text, text + strlen(text), tenfold, &count, out);
  g_assert_cmpstr(out->str, ==, "<< /Title (see 7 0 R) /Kids [ 70 0 R 120 0 R ] /N 12 0 /D <0037> /F-0-0 30 0 R >>");
  g_assert_cmpuint(count, ==, 3);
}

static void test_shown_text_is_half_as_long(void) {
  g_autoptr(GString) out = g_string_new(NULL);
  static const char line[] = "[<00410028>-12<005c\n000d>]TJ\nET\n";
  const char *after = dz_cairo_put_shown(line, out);
  g_assert_cmpstr(after, ==, "ET\n");
  static const char expected[] = "[(\0A\0\\()-12(\0\\\\\0\\r)]TJ\n";
  g_assert_cmpmem(out->str, out->len, expected, sizeof expected - 1);
}

/* Objects packed together, as Cairo 1.18 writes them where it packs. */
static void test_packed_objects_stand_by_themselves(void) {
  static const char held[] = "7 0 12 18 \n<< /Type /Page >>\n[ 1 0 R ]\n";
  struct libdeflate_compressor *compressor = libdeflate_alloc_compressor(6);
  char packed[200];
  const gsize length = libdeflate_zlib_compress(compressor, held, strlen(held), packed, sizeof packed);
  libdeflate_free_compressor(compressor);
  GString *bytes = g_string_new("1 0 obj\n<<\n>>\nendobj\n");
  g_string_append(
      bytes,
      "3 0 obj\n<< /Type /ObjStm\n   /Length 4 0 R\n   /N 2\n   /First 11\n   /Filter /FlateDecode\n>>\nstream\n");
  g_string_append_len(bytes, packed, (gssize)length);
  g_string_append_printf(bytes, "\nendstream\nendobj\n4 0 obj\n   %" G_GSIZE_FORMAT "\nendobj\n", length);
  g_autoptr(GString) plain = dz_cairo_plain(bytes);
  g_assert_cmpstr(plain->str, ==,
                  "1 0 obj\n<<\n>>\nendobj\n7 0 obj\n<< /Type /Page >>\nendobj\n12 0 obj\n[ 1 0 R ]\nendobj\n");
}

int main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/cairo-objects/objects", test_objects_and_streams);
  g_test_add_func("/cairo-objects/refused", test_other_things_are_refused);
  g_test_add_func("/cairo-objects/references", test_references_are_renumbered_and_strings_are_not);
  g_test_add_func("/cairo-objects/shown", test_shown_text_is_half_as_long);
  g_test_add_func("/cairo-objects/packed", test_packed_objects_stand_by_themselves);
  return g_test_run();
}
