/* pdf.c: see pdf.h. */
#include "write/pdf/pdf.h"
#include <libdeflate.h>
#include <string.h>

enum { PACKED_TOGETHER = 200, LEVEL = 6 };

/* Where an object is: its offset in the file, or the object stream it is packed in and its index there. */
typedef struct {
  guint8 kind; /* 0 free, 1 offset, 2 packed */
  guint32 place;
  guint16 index;
} Place;

struct DzPdf {
  GByteArray *bytes;
  GArray *places; /* Place, by number; 0 is never used */
  GString *packed, *packed_index;
  guint packed_count, packed_object; /* the object stream being filled */
  struct libdeflate_compressor *compressor;
  GByteArray *room; /* scratch */
};

static void put(DzPdf *pdf, const void *data, gsize length) {
  g_byte_array_append(pdf->bytes, data, (guint)length);
}

static void put_text(DzPdf *pdf, const char *text) {
  put(pdf, text, strlen(text));
}

DzPdf *dz_pdf_new(void) {
  DzPdf *pdf = g_new0(DzPdf, 1);
  pdf->bytes = g_byte_array_new();
  pdf->places = g_array_new(FALSE, TRUE, sizeof(Place));
  g_array_set_size(pdf->places, 1);
  pdf->packed = g_string_new(NULL);
  pdf->packed_index = g_string_new(NULL);
  pdf->compressor = libdeflate_alloc_compressor(LEVEL);
  pdf->room = g_byte_array_new();
  g_assert(pdf->compressor); /* fails for want of memory alone */
  put_text(pdf, "%PDF-1.7\n%\xE5\xAF\xB9\xE7\x85\xA7\n");
  return pdf;
}

void dz_pdf_free(DzPdf *pdf) {
  if (!pdf)
    return;
  if (pdf->bytes)
    g_byte_array_unref(pdf->bytes);
  g_array_unref(pdf->places);
  g_string_free(pdf->packed, TRUE);
  g_string_free(pdf->packed_index, TRUE);
  g_byte_array_unref(pdf->room);
  libdeflate_free_compressor(pdf->compressor);
  g_free(pdf);
}

guint dz_pdf_reserve(DzPdf *pdf) {
  g_array_set_size(pdf->places, pdf->places->len + 1);
  return pdf->places->len - 1;
}

static void place(DzPdf *pdf, guint object, guint8 kind, guint32 where, guint16 index) {
  g_array_index(pdf->places, Place, object) = (Place){kind, where, index};
}

/* ---- streams ---- */

static void write_stream(DzPdf *pdf, guint object, const char *entries, const void *data, gsize length,
                         const char *filter) {
  char head[96];
  place(pdf, object, 1, pdf->bytes->len, 0);
  g_snprintf(head, sizeof head, "%u 0 obj\n<<", object);
  put_text(pdf, head);
  put_text(pdf, entries);
  g_snprintf(head, sizeof head, "%s/Length %" G_GSIZE_FORMAT ">>stream\n", filter, length);
  put_text(pdf, head);
  put(pdf, data, length);
  put_text(pdf, "\nendstream\nendobj\n");
}

void dz_pdf_add_stream(DzPdf *pdf, guint object, const char *entries, const void *data, gsize length,
                       gboolean is_packed) {
  if (!is_packed) {
    write_stream(pdf, object, entries, data, length, "");
    return;
  }
  g_byte_array_set_size(pdf->room, (guint)libdeflate_zlib_compress_bound(pdf->compressor, length));
  gsize packed = libdeflate_zlib_compress(pdf->compressor, data, length, pdf->room->data, pdf->room->len);
  write_stream(pdf, object, entries, pdf->room->data, packed, "/Filter/FlateDecode");
}

/* ---- objects, packed together (§7.5.7) ---- */

static void close_packed(DzPdf *pdf) {
  if (pdf->packed_count == 0)
    return;
  char entries[64];
  g_snprintf(entries, sizeof entries, "/Type/ObjStm/N %u/First %u", pdf->packed_count, (guint)pdf->packed_index->len);
  g_string_append_len(pdf->packed_index, pdf->packed->str, (gssize)pdf->packed->len);
  dz_pdf_add_stream(pdf, pdf->packed_object, entries, pdf->packed_index->str, pdf->packed_index->len, TRUE);
  g_string_truncate(pdf->packed, 0);
  g_string_truncate(pdf->packed_index, 0);
  pdf->packed_count = 0;
}

void dz_pdf_add(DzPdf *pdf, guint object, const char *body, gsize length) {
  if (pdf->packed_count == 0)
    pdf->packed_object = dz_pdf_reserve(pdf);
  place(pdf, object, 2, pdf->packed_object, (guint16)pdf->packed_count);
  g_string_append_printf(pdf->packed_index, "%u %u ", object, (guint)pdf->packed->len);
  g_string_append_len(pdf->packed, body, (gssize)length);
  g_string_append_c(pdf->packed, '\n');
  if (++pdf->packed_count == PACKED_TOGETHER)
    close_packed(pdf);
}

/* ---- the end (§7.5.8) ---- */

enum { ROW = 7 };

static void fill_row(const Place *where, guint8 row[ROW]) {
  row[0] = where->kind;
  for (int i = 0; i < 4; i++)
    row[1 + i] = (guint8)(where->place >> (24 - 8 * i));
  row[5] = (guint8)(where->index >> 8);
  row[6] = (guint8)where->index;
}

/* Each row as its difference from the one above (PNG's Up), which packs to a quarter. */
static GByteArray *reference_rows(const DzPdf *pdf) {
  GByteArray *rows = g_byte_array_sized_new(pdf->places->len * (ROW + 1));
  guint8 above[ROW] = {0}, row[ROW], difference[ROW + 1] = {2};
  for (guint i = 0; i < pdf->places->len; i++) {
    fill_row(&g_array_index(pdf->places, Place, i), row);
    if (i == 0)
      row[5] = row[6] = 0xFF;
    for (int b = 0; b < ROW; b++)
      difference[b + 1] = (guint8)(row[b] - above[b]);
    g_byte_array_append(rows, difference, ROW + 1);
    memcpy(above, row, ROW);
  }
  return rows;
}

GBytes *dz_pdf_end(DzPdf *pdf, guint catalog, guint information) {
  close_packed(pdf);
  guint object = dz_pdf_reserve(pdf), start = pdf->bytes->len;
  place(pdf, object, 1, start, 0);
  g_autofree char *id = g_compute_checksum_for_data(G_CHECKSUM_MD5, pdf->bytes->data, pdf->bytes->len);
  g_autoptr(GByteArray) rows = reference_rows(pdf);
  g_autofree char *entries = g_strdup_printf("/Type/XRef/Size %u/W[1 4 2]/Root %u 0 R/Info %u 0 R/ID[<%s><%s>]"
                                             "/DecodeParms<</Predictor 12/Columns %d>>",
                                             pdf->places->len, catalog, information, id, id, ROW);
  dz_pdf_add_stream(pdf, object, entries, rows->data, rows->len, TRUE);
  g_autofree char *tail = g_strdup_printf("startxref\n%u\n%%%%EOF\n", start);
  put_text(pdf, tail);
  return g_byte_array_free_to_bytes(g_steal_pointer(&pdf->bytes));
}

/* ---- how things are written ---- */

void dz_pdf_put_fixed(GString *out, gint64 number, int decimals) {
  char text[32], *end = text + sizeof text, *p = end;
  guint64 left = number < 0 ? -(guint64)number : (guint64)number;
  for (int i = 0; i < decimals; i++, left /= 10)
    if (left % 10 > 0 || p < end) /* no zeros at the end */
      *--p = (char)('0' + left % 10);
  if (p < end)
    *--p = '.';
  if (left > 0 || p == end)
    do
      *--p = (char)('0' + left % 10);
    while ((left /= 10) > 0);
  if (number < 0)
    *--p = '-';
  g_string_append_len(out, p, end - p);
}

void dz_pdf_put_number(GString *out, double number) {
  dz_pdf_put_thousandths(out, (gint64)(number * 1000 + (number < 0 ? -0.5 : 0.5)));
}

static gboolean is_plain(const char *text, gsize length) {
  for (gsize i = 0; i < length; i++)
    if (text[i] < 0x20 || text[i] > 0x7E)
      return FALSE;
  return TRUE;
}

void dz_pdf_put_text(GString *out, const char *text, gsize length) {
  if (is_plain(text, length)) {
    g_string_append_c(out, '(');
    for (gsize i = 0; i < length; i++) {
      if (strchr("()\\", text[i]))
        g_string_append_c(out, '\\');
      g_string_append_c(out, text[i]);
    }
    g_string_append_c(out, ')');
    return;
  }
  glong count;
  g_autofree gunichar2 *units = g_utf8_to_utf16(text, (glong)length, NULL, &count, NULL);
  g_string_append(out, "<FEFF");
  for (glong i = 0; units && i < count; i++)
    g_string_append_printf(out, "%04X", units[i]);
  g_string_append_c(out, '>');
}

void dz_pdf_put_name(GString *out, const char *name) {
  g_string_append_c(out, '/');
  for (const guchar *p = (const guchar *)name; *p; p++)
    if (g_ascii_isalnum(*p) || strchr("-_+.", *p))
      g_string_append_c(out, (char)*p);
    else
      g_string_append_printf(out, "#%02X", *p);
}

void dz_pdf_put_reference(GString *out, guint object) {
  g_string_append_printf(out, " %u 0 R", object);
}
