/* finish.c: see finish.h. What looks otherwise than Cairo 1.16 writes it is refused. */
#include "write/pdf/finish.h"
#include "base/error.h"
#include "write/draw/cairo-objects.h"
#include "write/pdf/content.h"
#include <libdeflate.h>
#include <stdlib.h>
#include <string.h>

/* A page that is written, but for its foot. */
typedef struct {
  guint object, foot;
} Page;

struct DzFinisher {
  DzPdf *pdf;
  DzPdfTree *tree;
  GArray *numbers; /* guint: by Cairo's number of an object, ours; 0 none yet */
  GArray *pages;   /* Page */
  guint feet, page_root;
  GString *resources;         /* names of all that pages show, as the last page of faces has them */
  const GArray *elements;     /* of the article */
  guint face_count;           /* written */
  guint catalog, information; /* objects */
  struct libdeflate_decompressor *decompressor;
};

DzFinisher *dz_finisher_new(void) {
  DzFinisher *finisher = g_new0(DzFinisher, 1);
  finisher->pdf = dz_pdf_new();
  finisher->tree = dz_pdf_tree_new(finisher->pdf);
  finisher->numbers = g_array_new(FALSE, TRUE, sizeof(guint));
  finisher->pages = g_array_new(FALSE, FALSE, sizeof(Page));
  finisher->page_root = dz_pdf_reserve(finisher->pdf);
  finisher->decompressor = libdeflate_alloc_decompressor();
  g_assert(finisher->decompressor); /* fails for want of memory alone */
  finisher->resources = g_string_new("<<>>");
  return finisher;
}

void dz_finisher_free(DzFinisher *finisher) {
  dz_pdf_tree_free(finisher->tree);
  dz_pdf_free(finisher->pdf);
  g_array_unref(finisher->numbers);
  g_array_unref(finisher->pages);
  libdeflate_free_decompressor(finisher->decompressor);
  g_string_free(finisher->resources, TRUE);
  g_free(finisher);
}

/* ---- Cairo's objects in our file ---- */

/* Our number of Cairo's object. */
static guint object_of(DzFinisher *finisher, guint number) {
  if (number >= finisher->numbers->len)
    g_array_set_size(finisher->numbers, number + 1);
  guint *object = &g_array_index(finisher->numbers, guint, number);
  return *object ? *object : (*object = dz_pdf_reserve(finisher->pdf));
}

/* A part of an object, with our numbers in its references. Strings stay as they are. */
static void put_part(DzFinisher *finisher, const char *p, const char *end, GString *out) {
  for (const char *next; p < end; p = next) {
    const gsize digits = strspn(p, "0123456789");
    next = p + MAX(digits, 1);
    if (*p == '(')
      next = p + strcspn(p, ")");
    if (digits > 0 && g_str_has_prefix(next, " 0 R")) {
      g_string_append_printf(out, "%u", object_of(finisher, (guint)strtoul(p, NULL, 10)));
      p = next;
      next += strlen(" 0 R");
    }
    g_string_append_len(out, p, next - p);
  }
}

/* The line that an entry has for itself, nothing where it has none. */
static void put_line(DzFinisher *finisher, const DzCairoObject *object, const char *key, GString *out) {
  const char *line = dz_cairo_entry(object, key);
  put_part(finisher, line, line < object->end ? line + strcspn(line, "\n") : line, out);
}

/* Adds an object up to where something is wrong in it, and then what is right. Its number. */
static guint add_object(DzFinisher *finisher, const DzCairoObject *object, const char *wrong, const char *right) {
  g_autoptr(GString) out = g_string_new(NULL);
  put_part(finisher, object->body, wrong, out);
  g_string_append(out, right);
  dz_pdf_add(finisher->pdf, object_of(finisher, object->number), out);
  return object_of(finisher, object->number);
}

static gboolean is_unknown(GError **error) {
  return dz_fail(error, DZ_ERROR_OUTPUT, 0,
                 "this version of Cairo (%s) writes PDF in a way that duizhao does not know; Cairo 1.16 is known",
                 cairo_version_string());
}

/* ---- pages ---- */

/* What Cairo wrote of a page. */
typedef struct {
  DzCairoObject content, page, resources;
  GArray *links; /* DzCairoObject */
} Written;

static gboolean sort_out(const GString *bytes, Written *written) {
  const char *at = bytes->str, *end = bytes->str + bytes->len;
  for (DzCairoObject object; dz_cairo_next_object(&at, end, &object);) {
    if (object.stream && !written->content.stream)
      written->content = object;
    else if (dz_cairo_is(&object, "<< /Type /Page "))
      written->page = object;
    else if (dz_cairo_is(&object, "<< /Type /Annot\n"))
      g_array_append_val(written->links, object);
    else if (dz_cairo_is(&object, "<<\n"))
      written->resources = object;
    else if (*object.body != '[') /* what Cairo thinks of the structure */
      return FALSE;
  }
  return at == end && written->content.stream && written->page.body && written->resources.body;
}

/* What a stream holds, unpacked if Cairo has packed it; nothing where it is damaged. New string. */
static GString *unpack(DzFinisher *finisher, const DzCairoObject *object) {
  const gsize packed = (gsize)(object->stream_end - object->stream);
  if (dz_cairo_entry(object, "/Filter") == object->end)
    return g_string_new_len(object->stream, (gssize)packed);
  GString *out = g_string_new(NULL);
  enum libdeflate_result result = LIBDEFLATE_INSUFFICIENT_SPACE;
  for (gsize room = 8 * packed + 1024, length; result == LIBDEFLATE_INSUFFICIENT_SPACE; room *= 2) {
    g_string_set_size(out, room);
    result = libdeflate_zlib_decompress(finisher->decompressor, object->stream, packed, out->str, room, &length);
    g_string_truncate(out, result == LIBDEFLATE_SUCCESS ? length : 0);
  }
  return out;
}

static gboolean add_content(DzFinisher *finisher, const Written *written, guint object) {
  g_autoptr(GString) unpacked = unpack(finisher, &written->content), content = g_string_sized_new(unpacked->len);
  if (!dz_pdf_mark_content(unpacked->str, finisher->elements->len, finisher->tree, content))
    return FALSE;
  dz_pdf_add_stream(finisher->pdf, object, "", content->str, content->len);
  return TRUE;
}

static gboolean add_link(DzFinisher *finisher, const DzCairoObject *link, int element) {
  const char *place = g_strstr_len(link->body, link->end - link->body, "/QuadPoints");
  const DzElement *meant = &g_array_index(finisher->elements, DzElement, element);
  const guint object = object_of(finisher, link->number);
  g_autoptr(GString) out = g_string_new("<</Type/Annot/Subtype/Link/F 4/Contents");
  dz_pdf_put_text(out, meant->description ? meant->description : meant->target);
  g_string_append_printf(out, "/StructParent %u", dz_pdf_tree_add_annotation(finisher->tree, element, object));
  put_part(finisher, place ? place : link->end, link->end, out);
  dz_pdf_add(finisher->pdf, object, out);
  return place != NULL;
}

static gboolean add_page(DzFinisher *finisher, const Written *written, const DzShown *shown) {
  const Page page = {object_of(finisher, written->page.number), dz_pdf_reserve(finisher->pdf)};
  const guint content = dz_pdf_reserve(finisher->pdf), key = dz_pdf_tree_begin_page(finisher->tree, page.object);
  if (!add_content(finisher, written, content) || written->links->len != shown->links->len)
    return FALSE;
  for (guint i = 0; i < written->links->len; i++)
    if (!add_link(finisher, &g_array_index(written->links, DzCairoObject, i), g_array_index(shown->links, int, i)))
      return FALSE;
  dz_pdf_tree_end_page(finisher->tree);
  g_autoptr(GString) out = g_string_new(NULL);
  g_string_printf(out, "<</Type/Page/Parent %u 0 R/Contents[%u 0 R %u 0 R]/Tabs/S/StructParents %u",
                  finisher->page_root, content, page.foot, key);
  put_line(finisher, &written->page, "/MediaBox", out);
  put_line(finisher, &written->page, "/Annots", out);
  g_string_append(out, ">>");
  dz_pdf_add(finisher->pdf, page.object, out);
  g_array_append_val(finisher->pages, page);
  return TRUE;
}

static gboolean add_shown(DzFinisher *finisher, const DzShown *shown) {
  g_autoptr(GArray) links = g_array_new(FALSE, FALSE, sizeof(DzCairoObject));
  Written written = {.links = links};
  if (!sort_out(shown->bytes, &written))
    return FALSE;
  if (shown->kind == DZ_SHOWN_PAGE)
    return add_page(finisher, &written, shown);
  if (shown->kind == DZ_SHOWN_FOOT)
    return add_content(finisher, &written, g_array_index(finisher->pages, Page, finisher->feet++).foot);
  g_string_truncate(finisher->resources, 0);
  put_part(finisher, written.resources.body, written.resources.end, finisher->resources);
  return TRUE;
}

gboolean dz_finisher_add(DzFinisher *finisher, const DzPages *pages, const GArray *shown, GError **error) {
  gboolean is_known = TRUE;
  finisher->elements = pages->elements;
  dz_pdf_tree_begin_article(finisher->tree, pages->elements);
  for (guint i = 0; i < shown->len && is_known; i++)
    is_known = add_shown(finisher, &g_array_index(shown, DzShown, i));
  dz_pdf_tree_end_article(finisher->tree);
  return is_known || is_unknown(error);
}

/* ---- what stands once in a book ---- */

/* Widths as Cairo reckons with them. It writes them in whole thousandths of an em, cut off: a long line would drift
   away from where Cairo believes it to be. The codes are the numbers of the glyphs, because all were shown in their
   order first. */
static void add_widths(DzFinisher *finisher, const DzCairoObject *object, const DzFace *face) {
  char number[G_ASCII_DTOSTR_BUF_SIZE];
  g_autoptr(GString) right = g_string_new(dz_cairo_is(object, "<< /Type /Font\n   /Subtype /CIDFontType2\n")
                                              ? "/CIDToGIDMap/Identity/DW 1000/W[0["
                                              : "/DW 1000/W[0[");
  for (guint i = 0; i < hb_face_get_glyph_count(face->face); i++)
    g_string_append_printf(right, "%s ",
                           g_ascii_formatd(number, sizeof number, "%.7g",
                                           hb_font_get_glyph_h_advance(face->font, i) * 1000.0 / face->units_per_em));
  g_string_append(right, "]]>>");
  add_object(finisher, object, dz_cairo_entry(object, "/W ["), right->str);
}

/* The program of a font, which Cairo has packed, or a table of the texts of its glyphs, which it may have. */
static void add_stream(DzFinisher *finisher, const DzCairoObject *object) {
  const guint number = object_of(finisher, object->number);
  const char *entries = memchr(object->body, '\n', (gsize)(object->end - object->body));
  if (dz_cairo_entry(object, "/Subtype") == object->end && dz_cairo_entry(object, "/Length1") == object->end) {
    g_autoptr(GString) texts = unpack(finisher, object);
    dz_pdf_add_stream(finisher->pdf, number, "", texts->str, texts->len);
    return;
  }
  g_autofree char *own = g_strndup(entries, (gsize)(object->end - strlen(">>") - entries));
  dz_pdf_add_stream_as_is(finisher->pdf, number, own, object->stream, (gsize)(object->stream_end - object->stream));
}

static void add_catalog(DzFinisher *finisher, const DzCairoObject *object, const DzPdfFacts *facts) {
  const guint metadata = dz_pdf_reserve(finisher->pdf), tree = dz_pdf_tree_end(finisher->tree);
  g_autofree char *xmp = dz_xmp(facts);
  dz_pdf_add_stream_as_is(finisher->pdf, metadata, "/Type/Metadata/Subtype/XML", xmp, strlen(xmp));
  g_autoptr(GString) out = g_string_new(NULL);
  g_string_printf(out, "<</Type/Catalog/Pages %u 0 R/StructTreeRoot %u 0 R/Metadata %u 0 R/Lang", finisher->page_root,
                  tree, metadata);
  dz_pdf_put_text(out, facts->language);
  g_string_append(out, "/MarkInfo<</Marked true>>/ViewerPreferences<</DisplayDocTitle true>>"
                       "/PageLabels<</Nums[0<</S/D>>]>>");
  put_line(finisher, object, "/Outlines", out);
  put_line(finisher, object, "/Names", out);
  g_string_append(out, ">>");
  finisher->catalog = object_of(finisher, object->number);
  dz_pdf_add(finisher->pdf, finisher->catalog, out);
}

/* Cairo's moment of writing is the clock's; ours is the book's. */
static void add_information(DzFinisher *finisher, const DzCairoObject *object, const DzPdfFacts *facts) {
  g_autofree char *date =
      g_date_time_format(facts->moment, "/CreationDate(D:%Y%m%d%H%M%SZ)/ModDate(D:%Y%m%d%H%M%SZ)>>");
  finisher->information = add_object(finisher, object, dz_cairo_entry(object, "/CreationDate"), date);
}

static void write_page_tree(DzFinisher *finisher) {
  g_autoptr(GString) out = g_string_new("<</Type/Pages/Kids[");
  for (guint p = 0; p < finisher->pages->len; p++)
    g_string_append_printf(out, "%u 0 R ", g_array_index(finisher->pages, Page, p).object);
  g_string_append_printf(out, "]/Count %u/Resources %s>>", finisher->pages->len, finisher->resources->str);
  dz_pdf_add(finisher->pdf, finisher->page_root, out);
}

/* FALSE where it is a font without the outlines that a PDF can hold. */
static gboolean add_font(DzFinisher *finisher, const DzCairoObject *object, const GArray *faces) {
  const gboolean has_widths = dz_cairo_is(object, "<< /Type /Font\n   /Subtype /CIDFontType");
  if (has_widths && finisher->face_count < faces->len)
    add_widths(finisher, object, g_array_index(faces, DzShownFace, finisher->face_count++).face);
  else if (!has_widths && dz_cairo_is(object, "<< /Type /Font\n   /Subtype /Type0\n"))
    add_object(finisher, object, object->end, "");
  else
    return FALSE;
  return TRUE;
}

static gboolean add_last(DzFinisher *finisher, const DzCairoObject *object, const GArray *faces,
                         const DzPdfFacts *facts) {
  if (object->stream)
    add_stream(finisher, object);
  else if (dz_cairo_is(object, "<< /Type /Font\n"))
    return add_font(finisher, object, faces);
  else if (dz_cairo_is(object, "<< /Type /Catalog\n"))
    add_catalog(finisher, object, facts);
  else if (dz_cairo_is(object, "<< /Producer "))
    add_information(finisher, object, facts);
  else if (dz_cairo_is(object, "<< /Type /Outlines\n")) /* Cairo counts its entries below zero: as closed (§12.3.3) */
    add_object(finisher, object, dz_cairo_entry(object, "/Count"), ">>");
  else if (!dz_cairo_is(object, "<< /Type /Pages\n"))
    add_object(finisher, object, object->end, "");
  return TRUE;
}

GBytes *dz_finisher_end(DzFinisher *finisher, const GString *bytes, const GArray *faces, const DzPdfFacts *facts,
                        GError **error) {
  const char *at = bytes->str, *end = bytes->str + bytes->len;
  gboolean is_embedded = TRUE;
  write_page_tree(finisher);
  for (DzCairoObject object; is_embedded && dz_cairo_next_object(&at, end, &object);)
    is_embedded = add_last(finisher, &object, faces, facts);
  if (is_embedded && (at < end || finisher->catalog == 0 || finisher->information == 0)) {
    is_unknown(error);
    return NULL;
  }
  if (finisher->face_count < faces->len || !is_embedded) {
    const DzFace *face = g_array_index(faces, DzShownFace, MIN(finisher->face_count, faces->len - 1)).face;
    dz_fail(error, DZ_ERROR_FONT, 0, "%s has no outlines that a PDF can hold; choose another face", face->file);
    return NULL;
  }
  return dz_pdf_end(finisher->pdf, finisher->catalog, finisher->information);
}
