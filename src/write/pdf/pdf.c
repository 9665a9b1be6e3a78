/* pdf.c: see pdf.h. */
#include "write/pdf/pdf.h"
#include <libdeflate.h>
#include <string.h>

enum { PACKED_TOGETHER = 200, LEVEL = 5 };

/* Where an object is, as the cross references tell it: a kind (0 nowhere, 1 in the file, 2 packed), four bytes of an
   offset or of the object stream that holds it, two of its index there. */
enum { ROW = 7, NOWHERE = 0, IN_FILE = 1, PACKED = 2 };

struct DzPdf {
  GByteArray *bytes, *rows; /* the file; ROW bytes an object, by number */
  GString *packed, *packed_index;
  guint packed_count, packed_object; /* the object stream being filled */
  struct libdeflate_compressor *compressor;
};

DzPdf *dz_pdf_new(void) {
  static const guint8 head[] = "%PDF-1.7\n%\xE5\xAF\xB9\xE7\x85\xA7\n", none[ROW] = {[5] = 0xFF, [6] = 0xFF};
  DzPdf *pdf = g_new0(DzPdf, 1);
  pdf->bytes = g_byte_array_append(g_byte_array_new(), head, sizeof head - 1);
  pdf->rows = g_byte_array_append(g_byte_array_new(), none, ROW);
  pdf->packed = g_string_new(NULL);
  pdf->packed_index = g_string_new(NULL);
  pdf->compressor = libdeflate_alloc_compressor(LEVEL);
  g_assert(pdf->compressor); /* fails for want of memory alone */
  return pdf;
}

void dz_pdf_free(DzPdf *pdf) {
  g_clear_pointer(&pdf->bytes, g_byte_array_unref);
  g_byte_array_unref(pdf->rows);
  g_string_free(pdf->packed, TRUE);
  g_string_free(pdf->packed_index, TRUE);
  libdeflate_free_compressor(pdf->compressor);
  g_free(pdf);
}

guint dz_pdf_reserve(DzPdf *pdf) {
  static const guint8 nowhere[ROW] = {NOWHERE};
  g_byte_array_append(pdf->rows, nowhere, ROW);
  return pdf->rows->len / ROW - 1;
}

static void place(DzPdf *pdf, guint object, guint8 kind, guint32 where, guint index) {
  const guint32 place = GUINT32_TO_BE(where);
  const guint16 in_stream = GUINT16_TO_BE((guint16)index);
  guint8 *row = pdf->rows->data + (gsize)ROW * object;
  row[0] = kind;
  memcpy(row + 1, &place, 4);
  memcpy(row + 5, &in_stream, 2);
}

void dz_pdf_add_stream_as_is(DzPdf *pdf, guint object, const char *entries, const void *data, gsize length) {
  g_autofree char *head =
      g_strdup_printf("%u 0 obj\n<<%s/Length %" G_GSIZE_FORMAT ">>stream\n", object, entries, length);
  static const char tail[] = "\nendstream\nendobj\n";
  place(pdf, object, IN_FILE, pdf->bytes->len, 0);
  g_byte_array_append(pdf->bytes, (const guint8 *)head, (guint)strlen(head));
  g_byte_array_append(pdf->bytes, data, (guint)length);
  g_byte_array_append(pdf->bytes, (const guint8 *)tail, (guint)strlen(tail));
}

void dz_pdf_add_stream(DzPdf *pdf, guint object, const char *entries, const void *data, gsize length) {
  const gsize room = libdeflate_zlib_compress_bound(pdf->compressor, length);
  g_autofree void *packed = g_malloc(room);
  g_autofree char *filtered = g_strconcat(entries, "/Filter/FlateDecode", NULL);
  dz_pdf_add_stream_as_is(pdf, object, filtered, packed,
                          libdeflate_zlib_compress(pdf->compressor, data, length, packed, room));
}

/* Writes the objects that are packed together (§7.5.7). */
static void close_packed(DzPdf *pdf) {
  if (pdf->packed_count == 0)
    return;
  g_autofree char *entries =
      g_strdup_printf("/Type/ObjStm/N %u/First %u", pdf->packed_count, (guint)pdf->packed_index->len);
  g_string_append_len(pdf->packed_index, pdf->packed->str, (gssize)pdf->packed->len);
  dz_pdf_add_stream(pdf, pdf->packed_object, entries, pdf->packed_index->str, pdf->packed_index->len);
  g_string_truncate(pdf->packed, 0);
  g_string_truncate(pdf->packed_index, 0);
  pdf->packed_count = 0;
}

void dz_pdf_add(DzPdf *pdf, guint object, const GString *body) {
  if (pdf->packed_count == 0)
    pdf->packed_object = dz_pdf_reserve(pdf);
  place(pdf, object, PACKED, pdf->packed_object, pdf->packed_count);
  g_string_append_printf(pdf->packed_index, "%u %u ", object, (guint)pdf->packed->len);
  g_string_append_len(pdf->packed, body->str, (gssize)body->len);
  g_string_append_c(pdf->packed, '\n');
  if (++pdf->packed_count == PACKED_TOGETHER)
    close_packed(pdf);
}

/* The cross references are the last stream (§7.5.8). */
GBytes *dz_pdf_end(DzPdf *pdf, guint catalog, guint information) {
  close_packed(pdf);
  const guint object = dz_pdf_reserve(pdf), start = pdf->bytes->len;
  place(pdf, object, IN_FILE, start, 0);
  g_autofree char *id = g_compute_checksum_for_data(G_CHECKSUM_MD5, pdf->bytes->data, pdf->bytes->len);
  g_autofree char *entries = g_strdup_printf("/Type/XRef/Size %u/W[1 4 2]/Root %u 0 R/Info %u 0 R/ID[<%s><%s>]",
                                             object + 1, catalog, information, id, id);
  dz_pdf_add_stream(pdf, object, entries, pdf->rows->data, pdf->rows->len);
  g_autofree char *tail = g_strdup_printf("startxref\n%u\n%%%%EOF\n", start);
  g_byte_array_append(pdf->bytes, (const guint8 *)tail, (guint)strlen(tail));
  return g_byte_array_free_to_bytes(g_steal_pointer(&pdf->bytes));
}

void dz_pdf_put_text(GString *out, const char *text) {
  glong count;
  g_autofree gunichar2 *units = g_utf8_to_utf16(text, -1, NULL, &count, NULL);
  g_string_append(out, "<FEFF");
  for (glong i = 0; units && i < count; i++)
    g_string_append_printf(out, "%04X", units[i]);
  g_string_append_c(out, '>');
}
