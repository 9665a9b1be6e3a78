/* pdf-fonts.c: see pdf-fonts.h.

   A face with PostScript outlines is embedded as its bare CFF table, one with TrueType outlines as its outline tables.
   A code is the glyph's CID: in a CID-keyed CFF what its charset says, else the number of the glyph (§9.7.4.2). */
#include "write/pdf/pdf-fonts.h"
#include "base/error.h"
#include <hb-ot.h>
#include <hb-subset.h>
#include <math.h>
#include <string.h>

typedef struct {
  const char *text; /* NULL: not drawn yet, or for no text */
  guint16 length, code;
  gint32 width;
  gboolean is_used;
} Glyph;

struct DzPdfFont {
  const DzFace *face;
  char name[12];
  guint object, glyph_count;
  Glyph *glyphs;
  GStringChunk *texts;
};

struct DzPdfFonts {
  DzPdf *pdf;
  GPtrArray *fonts; /* DzPdfFont* */
};

static void font_free(gpointer data) {
  DzPdfFont *font = data;
  g_string_chunk_free(font->texts);
  g_free(font->glyphs);
  g_free(font);
}

DzPdfFonts *dz_pdf_fonts_new(DzPdf *pdf) {
  DzPdfFonts *fonts = g_new(DzPdfFonts, 1);
  *fonts = (DzPdfFonts){.pdf = pdf, .fonts = g_ptr_array_new_with_free_func(font_free)};
  return fonts;
}

void dz_pdf_fonts_free(DzPdfFonts *fonts) {
  if (!fonts)
    return;
  g_ptr_array_unref(fonts->fonts);
  g_free(fonts);
}

/* ---- codes: the charset of a CID-keyed CFF (Adobe Technical Note 5176 §§5–13) ---- */

typedef struct {
  const guint8 *bytes;
  gsize length;
} Table;

static guint number_at(const Table *table, gsize at, guint size) {
  guint number = 0;
  for (guint i = 0; i < size; i++)
    number = number << 8 | (at + i < table->length ? table->bytes[at + i] : 0);
  return number;
}

/* Where the INDEX at `at` ends; its first object begins at *first and ends at *first_end. */
static gsize index_end(const Table *table, gsize at, gsize *first, gsize *first_end) {
  guint count = number_at(table, at, 2), size = number_at(table, at + 2, 1);
  if (count == 0)
    return at + 2;
  gsize data = at + 3 + (gsize)(count + 1) * size - 1; /* offsets count from 1 */
  *first = data + number_at(table, at + 3, size);
  *first_end = data + number_at(table, at + 3 + size, size);
  return data + number_at(table, at + 3 + (gsize)count * size, size);
}

/* The whole number that begins at *at in a DICT, or 0 of a real one; *at goes past it. */
static gint32 operand(const Table *table, gsize *at) {
  guint b = number_at(table, *at, 1);
  gint32 value = 0;
  if (b == 28)
    value = (gint16)number_at(table, *at + 1, 2);
  else if (b == 29)
    value = (gint32)number_at(table, *at + 1, 4);
  else if (b == 30)
    while (*at + 1 < table->length && (number_at(table, *at + 1, 1) & 0xF) != 0xF)
      (*at)++;
  else
    value = b <= 246   ? (gint32)b - 139
            : b <= 250 ? ((gint32)b - 247) * 256 + (gint32)number_at(table, *at + 1, 1) + 108
                       : -((gint32)b - 251) * 256 - (gint32)number_at(table, *at + 1, 1) - 108;
  *at += b == 28 ? 3 : b == 29 ? 5 : b == 30 || b > 246 ? 2 : 1;
  return value;
}

/* The offset of the charset, 0 where the CFF is not CID-keyed. */
static gsize charset_offset(const Table *table) {
  enum { CHARSET = 15, ESCAPE = 12, ROS = 30 };
  gsize at = 0, end = 0, names = index_end(table, number_at(table, 2, 1), &at, &end);
  index_end(table, names, &at, &end);
  gboolean is_cid_keyed = FALSE;
  gsize offset = 0;
  gint32 last = 0;
  while (at < MIN(end, table->length)) {
    guint b = number_at(table, at, 1);
    if (b > 21) {
      last = operand(table, &at);
      continue;
    }
    is_cid_keyed = is_cid_keyed || (b == ESCAPE && number_at(table, at + 1, 1) == ROS);
    offset = b == CHARSET && last > 2 ? (gsize)last : offset;
    at += b == ESCAPE ? 2 : 1;
  }
  return is_cid_keyed ? offset : 0;
}

static void read_charset(const Table *table, gsize at, Glyph *glyphs, guint count) {
  guint format = number_at(table, at++, 1);
  for (guint glyph = 1; glyph < count && at < table->length;) {
    guint cid = number_at(table, at, 2), more = format == 0 ? 0 : number_at(table, at + 2, format);
    at += 2 + format;
    for (guint i = 0; i <= more && glyph < count; i++)
      glyphs[glyph++].code = (guint16)(cid + i);
  }
}

static void give_codes(DzPdfFont *font) {
  for (guint i = 0; i < font->glyph_count; i++)
    font->glyphs[i].code = (guint16)i;
  hb_blob_t *blob = hb_face_reference_table(font->face->face, HB_TAG('C', 'F', 'F', ' '));
  guint length;
  const char *data = hb_blob_get_data(blob, &length);
  const Table table = {(const guint8 *)data, length};
  gsize charset = length > 4 ? charset_offset(&table) : 0;
  if (charset > 0 && number_at(&table, charset, 1) <= 2)
    read_charset(&table, charset, font->glyphs, font->glyph_count);
  hb_blob_destroy(blob);
}

/* ---- using ---- */

DzPdfFont *dz_pdf_font(DzPdfFonts *fonts, const DzFace *face) {
  for (guint i = 0; i < fonts->fonts->len; i++) {
    DzPdfFont *font = fonts->fonts->pdata[i];
    if (font->face == face)
      return font;
  }
  DzPdfFont *font = g_new0(DzPdfFont, 1);
  font->face = face;
  font->object = dz_pdf_reserve(fonts->pdf);
  font->glyph_count = hb_face_get_glyph_count(face->face);
  font->glyphs = g_new0(Glyph, font->glyph_count);
  font->texts = g_string_chunk_new(1024);
  g_snprintf(font->name, sizeof font->name, "F%u", fonts->fonts->len + 1);
  for (guint i = 0; i < font->glyph_count; i++)
    font->glyphs[i].width = (gint32)lround(hb_font_get_glyph_h_advance(face->font, i) * 1e6 / face->units_per_em);
  give_codes(font);
  g_ptr_array_add(fonts->fonts, font);
  return font;
}

const char *dz_pdf_font_name(const DzPdfFont *font) {
  return font->name;
}

DzPdfGlyph dz_pdf_font_use(DzPdfFont *font, guint glyph) {
  Glyph *used = &font->glyphs[MIN(glyph, font->glyph_count - 1)];
  used->is_used = TRUE;
  return (DzPdfGlyph){used->code, used->width};
}

gboolean dz_pdf_font_means(DzPdfFont *font, guint glyph, const char *text, gsize length) {
  Glyph *used = &font->glyphs[MIN(glyph, font->glyph_count - 1)];
  if (!used->text && length > 0 && length <= G_MAXUINT16) {
    used->text = g_string_chunk_insert_len(font->texts, text, (gssize)length);
    used->length = (guint16)length;
  }
  return used->text && used->length == length && memcmp(used->text, text, length) == 0;
}

/* ---- writing ---- */

/* What is embedded: only the tables that a reader of PDF looks at. NULL where there are no outlines. */
static hb_blob_t *font_program(const hb_face_t *face, gboolean *is_postscript) {
  hb_blob_t *cff = hb_face_reference_table(face, HB_TAG('C', 'F', 'F', ' '));
  *is_postscript = hb_blob_get_length(cff) > 0;
  if (*is_postscript)
    return cff;
  hb_blob_destroy(cff);
  static const char *const tables[] = {"glyf", "loca", "head", "hhea", "hmtx", "maxp", "cvt ", "fpgm", "prep"};
  hb_face_t *builder = hb_face_builder_create();
  gboolean has_outlines = FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS(tables); i++) {
    hb_tag_t tag = hb_tag_from_string(tables[i], 4);
    hb_blob_t *table = hb_face_reference_table(face, tag);
    if (hb_blob_get_length(table) > 0)
      hb_face_builder_add_table(builder, tag, table);
    has_outlines = has_outlines || (i == 0 && hb_blob_get_length(table) > 0);
    hb_blob_destroy(table);
  }
  hb_blob_t *program = has_outlines ? hb_face_reference_blob(builder) : NULL;
  hb_face_destroy(builder);
  return program;
}

/* "ABCDEF+Name": six letters that differ where the glyphs differ (§9.6.4). New string. */
static char *base_name(const DzPdfFont *font, hb_blob_t *program) {
  guint length, size = 80;
  const char *data = hb_blob_get_data(program, &length);
  g_autofree char *sum = g_compute_checksum_for_data(G_CHECKSUM_MD5, (const guchar *)data, length);
  char tag[7] = {0}, name[80];
  for (int i = 0; i < 6; i++)
    tag[i] = (char)('A' + g_ascii_xdigit_value(sum[2 * i]) + g_ascii_xdigit_value(sum[2 * i + 1]) % 10);
  hb_ot_name_get_utf8(font->face->face, HB_OT_NAME_ID_POSTSCRIPT_NAME, hb_language_from_string("en", 2), &size, name);
  return g_strdup_printf("%s+%s", tag, *name ? name : font->face->family);
}

static double style_value(const DzPdfFont *font, hb_ot_metrics_tag_t tag, double otherwise) {
  hb_position_t value;
  return hb_ot_metrics_get_position(font->face->font, tag, &value) ? value * 1000.0 / font->face->units_per_em
                                                                   : otherwise;
}

static void put_box(GString *out, const DzPdfFont *font) {
  hb_blob_t *head = hb_face_reference_table(font->face->face, HB_TAG('h', 'e', 'a', 'd'));
  guint length;
  const char *data = hb_blob_get_data(head, &length);
  const Table table = {(const guint8 *)data, length};
  g_string_append(out, "/FontBBox[");
  for (gsize i = 0; i < 4; i++) {
    dz_pdf_put_number(out, round((gint16)number_at(&table, 36 + 2 * i, 2) * 1000.0 / font->face->units_per_em));
    g_string_append_c(out, i < 3 ? ' ' : ']');
  }
  hb_blob_destroy(head);
}

static guint write_descriptor(DzPdf *pdf, const DzPdfFont *font, const char *name, guint program,
                              gboolean is_postscript) {
  enum { SYMBOLIC = 4, ITALIC = 64 };
  double slant = hb_style_get_value(font->face->font, HB_STYLE_TAG_SLANT_ANGLE);
  g_autoptr(GString) out = g_string_new("<</Type/FontDescriptor/FontName");
  dz_pdf_put_name(out, name);
  g_string_append_printf(out, "/Flags %d/StemV 80", SYMBOLIC | (slant != 0 ? ITALIC : 0));
  put_box(out, font);
  const struct {
    const char *key;
    double value;
  } numbers[] = {{"/ItalicAngle ", slant},
                 {"/Ascent ", style_value(font, HB_OT_METRICS_TAG_HORIZONTAL_ASCENDER, 880)},
                 {"/Descent ", style_value(font, HB_OT_METRICS_TAG_HORIZONTAL_DESCENDER, -120)},
                 {"/CapHeight ", style_value(font, HB_OT_METRICS_TAG_CAP_HEIGHT, 700)}};
  for (gsize i = 0; i < G_N_ELEMENTS(numbers); i++) {
    g_string_append(out, numbers[i].key);
    dz_pdf_put_number(out, numbers[i].value);
  }
  g_string_append(out, is_postscript ? "/FontFile3" : "/FontFile2");
  dz_pdf_put_reference(out, program);
  g_string_append(out, ">>");
  guint object = dz_pdf_reserve(pdf);
  dz_pdf_add(pdf, object, out->str, out->len);
  return object;
}

typedef struct {
  guint16 code;
  const Glyph *glyph;
} Used;

static gint by_code(gconstpointer a, gconstpointer b) {
  return (gint)((const Used *)a)->code - (gint)((const Used *)b)->code;
}

/* The glyphs that were drawn, by code. New array of Used. */
static GArray *used_glyphs(const DzPdfFont *font) {
  GArray *used = g_array_new(FALSE, FALSE, sizeof(Used));
  for (guint i = 0; i < font->glyph_count; i++)
    if (font->glyphs[i].is_used) {
      Used one = {font->glyphs[i].code, &font->glyphs[i]};
      g_array_append_val(used, one);
    }
  g_array_sort(used, by_code);
  return used;
}

/* Widths, for runs of codes; a whole em is understood (§9.7.4.3). */
static void put_widths(GString *out, const GArray *used) {
  gint last = -2;
  g_string_append(out, "/DW 1000/W[");
  for (guint i = 0; i < used->len; i++) {
    const Used *one = &g_array_index(used, Used, i);
    if (one->glyph->width == 1000000)
      continue;
    if (last + 1 == one->code)
      g_string_append_c(out, ' ');
    else
      g_string_append_printf(out, "%s%u[", last >= 0 ? "]" : "", one->code);
    dz_pdf_put_thousandths(out, one->glyph->width);
    last = one->code;
  }
  g_string_append(out, last >= 0 ? "]]" : "]");
}

static guint write_descendant(DzPdf *pdf, const char *name, const GArray *used, guint descriptor,
                              gboolean is_postscript) {
  g_autoptr(GString) out = g_string_new("<</Type/Font/Subtype");
  g_string_append(out, is_postscript ? "/CIDFontType0" : "/CIDFontType2/CIDToGIDMap/Identity");
  g_string_append(out, "/BaseFont");
  dz_pdf_put_name(out, name);
  g_string_append(out, "/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/FontDescriptor");
  dz_pdf_put_reference(out, descriptor);
  put_widths(out, used);
  g_string_append(out, ">>");
  guint object = dz_pdf_reserve(pdf);
  dz_pdf_add(pdf, object, out->str, out->len);
  return object;
}

static void put_utf16(GString *out, const char *text, gsize length) {
  glong count;
  g_autofree gunichar2 *units = g_utf8_to_utf16(text, (glong)length, NULL, &count, NULL);
  for (glong i = 0; units && i < count; i++)
    g_string_append_printf(out, "%04X", units[i]);
}

/* From codes to text (§9.10.3). */
static guint write_to_unicode(DzPdf *pdf, const GArray *used) {
  enum { MOST_IN_BLOCK = 100 };
  g_autoptr(GString) out = g_string_new("/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
                                        "/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def\n"
                                        "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
                                        "1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n");
  g_autoptr(GPtrArray) meaning = g_ptr_array_new();
  for (guint i = 0; i < used->len; i++)
    if (g_array_index(used, Used, i).glyph->text)
      g_ptr_array_add(meaning, &g_array_index(used, Used, i));
  for (guint i = 0; i < meaning->len; i++) {
    const Used *one = meaning->pdata[i];
    if (i % MOST_IN_BLOCK == 0)
      g_string_append_printf(out, "%u beginbfchar\n", MIN(MOST_IN_BLOCK, meaning->len - i));
    g_string_append_printf(out, "<%04X> <", one->code);
    put_utf16(out, one->glyph->text, one->glyph->length);
    g_string_append(out, ">\n");
    if (i % MOST_IN_BLOCK == MOST_IN_BLOCK - 1 || i + 1 == meaning->len)
      g_string_append(out, "endbfchar\n");
  }
  g_string_append(out, "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n");
  guint object = dz_pdf_reserve(pdf);
  dz_pdf_add_stream(pdf, object, "", out->str, out->len, TRUE);
  return object;
}

static gboolean write_font(DzPdf *pdf, const DzPdfFont *font, GError **error) {
  gboolean is_postscript;
  hb_blob_t *program = font_program(font->face->face, &is_postscript);
  if (!program)
    return dz_fail(error, DZ_ERROR_FONT, 0, "%s has no outlines that a PDF can hold; choose another face",
                   font->face->file);
  guint length;
  const char *data = hb_blob_get_data(program, &length);
  g_autofree char *name = base_name(font, program);
  g_autofree char *entries =
      is_postscript ? g_strdup("/Subtype/CIDFontType0C") : g_strdup_printf("/Length1 %u", length);
  guint file = dz_pdf_reserve(pdf);
  dz_pdf_add_stream(pdf, file, entries, data, length, TRUE);
  hb_blob_destroy(program);
  g_autoptr(GArray) used = used_glyphs(font);
  guint descriptor = write_descriptor(pdf, font, name, file, is_postscript);
  guint descendant = write_descendant(pdf, name, used, descriptor, is_postscript);
  guint to_unicode = write_to_unicode(pdf, used);
  g_autoptr(GString) out = g_string_new("<</Type/Font/Subtype/Type0/Encoding/Identity-H/BaseFont");
  dz_pdf_put_name(out, name);
  g_string_append_printf(out, "/DescendantFonts[%u 0 R]/ToUnicode %u 0 R>>", descendant, to_unicode);
  dz_pdf_add(pdf, font->object, out->str, out->len);
  return TRUE;
}

gboolean dz_pdf_fonts_write(DzPdfFonts *fonts, guint resources, GError **error) {
  g_autoptr(GString) out = g_string_new("<</Font<<");
  for (guint i = 0; i < fonts->fonts->len; i++) {
    const DzPdfFont *font = fonts->fonts->pdata[i];
    if (!write_font(fonts->pdf, font, error))
      return FALSE;
    g_string_append_printf(out, "/%s %u 0 R", font->name, font->object);
  }
  g_string_append(out, ">>>>");
  dz_pdf_add(fonts->pdf, resources, out->str, out->len);
  return TRUE;
}
