/* finish.c: see finish.h. What looks otherwise than Cairo 1.16 and 1.18 write it is refused. The older one writes a
   page's dictionary and links with the page, the newer one when all pages are shown. */
#include "write/pdf/finish.h"
#include "base/error.h"
#include "write/draw/cairo-objects.h"
#include "write/pdf/content.h"
#include <stdlib.h>
#include <string.h>

/* A page that is written, but for its foot; and Cairo's number of its content, which tells its dictionary. */
typedef struct {
  guint object, foot, content;
  gboolean is_front;
  char *label; /* NULL: its number */
} Page;

/* A link whose place Cairo has not told yet. */
typedef struct {
  guint object;
  GString *body;
} Link;

struct DzFinisher {
  DzPdf *pdf;
  DzPdfTree *tree;
  GArray *numbers; /* guint: by Cairo's number of an object, ours; 0 none yet */
  GArray *pages;   /* Page */
  GArray *links;   /* Link */
  guint feet, placed_pages, placed_links, page_root;
  GString *media_box;
  GString *resources;                     /* names of all that pages show, as the last page of faces has them */
  const GArray *elements;                 /* of the article */
  guint face_count, catalog, information; /* fonts written, objects */
};

static void page_clear(gpointer page) {
  g_free(((Page *)page)->label);
}

static void link_clear(gpointer link) {
  g_string_free(((Link *)link)->body, TRUE);
}

DzFinisher *dz_finisher_new(void) {
  DzFinisher *finisher = g_new0(DzFinisher, 1);
  finisher->pdf = dz_pdf_new();
  finisher->tree = dz_pdf_tree_new(finisher->pdf);
  finisher->numbers = g_array_new(FALSE, TRUE, sizeof(guint));
  finisher->pages = g_array_new(FALSE, FALSE, sizeof(Page));
  g_array_set_clear_func(finisher->pages, page_clear);
  finisher->links = g_array_new(FALSE, FALSE, sizeof(Link));
  g_array_set_clear_func(finisher->links, link_clear);
  finisher->media_box = g_string_new(NULL);
  finisher->page_root = dz_pdf_reserve(finisher->pdf);
  finisher->resources = g_string_new("<<>>");
  return finisher;
}

void dz_finisher_free(DzFinisher *finisher) {
  dz_pdf_tree_free(finisher->tree);
  dz_pdf_free(finisher->pdf);
  g_array_unref(finisher->numbers);
  g_array_unref(finisher->pages);
  g_array_unref(finisher->links);
  g_string_free(finisher->media_box, TRUE);
  g_string_free(finisher->resources, TRUE);
  g_free(finisher);
}

/* ---- Cairo's objects in our file ---- */

/* Our number of Cairo's object, 0 none yet. */
static guint *number_of(DzFinisher *finisher, guint number) {
  if (number >= finisher->numbers->len)
    g_array_set_size(finisher->numbers, number + 1);
  return &g_array_index(finisher->numbers, guint, number);
}

static guint object_of(gpointer finisher, guint number) {
  guint *object = number_of(finisher, number);
  return *object ? *object : (*object = dz_pdf_reserve(((DzFinisher *)finisher)->pdf));
}

static void put_part(DzFinisher *finisher, const char *start, const char *end, GString *out) {
  dz_cairo_put_part(start, end, object_of, finisher, out);
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
                 "this version of Cairo (%s) writes PDF in a way that duizhao does not know; 1.16 and 1.18 are known",
                 cairo_version_string());
}

/* ---- pages ---- */

static gboolean add_content(DzFinisher *finisher, const DzCairoPage *written, guint object) {
  g_autoptr(GString) held = dz_cairo_held(&written->content), content = g_string_sized_new(held->len);
  if (!dz_pdf_mark_content(held->str, finisher->elements->len, finisher->tree, content))
    return FALSE;
  dz_pdf_add_stream(finisher->pdf, object, "", content->str, content->len);
  return TRUE;
}

/* A link of the page: all but where it is. Its object. */
static guint begin_link(DzFinisher *finisher, int element) {
  const DzElement *meant = &g_array_index(finisher->elements, DzElement, element);
  Link link = {dz_pdf_reserve(finisher->pdf), g_string_new("<</Type/Annot/Subtype/Link/F 4/Contents")};
  dz_pdf_put_text(link.body, meant->description ? meant->description : meant->target);
  g_string_append_printf(link.body, "/StructParent %u",
                         dz_pdf_tree_add_annotation(finisher->tree, element, link.object));
  g_array_append_val(finisher->links, link);
  return link.object;
}

/* Where the next link is, and what it leads to. */
static gboolean place_link(DzFinisher *finisher, const DzCairoObject *object) {
  const char *place = g_strstr_len(object->body, object->end - object->body, "/QuadPoints");
  if (!place || finisher->placed_links == finisher->links->len)
    return FALSE;
  Link *link = &g_array_index(finisher->links, Link, finisher->placed_links++);
  put_part(finisher, place, object->end, link->body);
  dz_pdf_add(finisher->pdf, link->object, link->body);
  return TRUE;
}

/* Which of our pages Cairo's dictionary is of; it may be of one that is none. */
static void place_page(DzFinisher *finisher, const DzCairoObject *object) {
  const Page *page = &g_array_index(finisher->pages, Page, finisher->placed_pages);
  if (finisher->media_box->len == 0)
    put_line(finisher, object, "/MediaBox", finisher->media_box);
  if (finisher->placed_pages == finisher->pages->len || page->content != dz_cairo_number(object, "/Contents "))
    return;
  *number_of(finisher, object->number) = page->object;
  finisher->placed_pages++;
}

static gboolean add_page(DzFinisher *finisher, const DzCairoPage *written, const DzShown *shown) {
  const Page page = {.object = dz_pdf_reserve(finisher->pdf),
                     .foot = shown->kind == DZ_SHOWN_PAGE ? dz_pdf_reserve(finisher->pdf) : 0,
                     .content = written->content.number,
                     .is_front = shown->kind == DZ_SHOWN_FRONT,
                     .label = g_strdup(shown->label)};
  g_array_append_val(finisher->pages, page);
  const guint content = dz_pdf_reserve(finisher->pdf), key = dz_pdf_tree_begin_page(finisher->tree, page.object);
  g_autoptr(GString) out = g_string_new(NULL);
  if (!add_content(finisher, written, content))
    return FALSE;
  g_string_printf(out, "<</Type/Page/Parent %u 0 R/Tabs/S/StructParents %u/Contents[%u 0 R", finisher->page_root, key,
                  content);
  if (page.foot)
    g_string_append_printf(out, " %u 0 R", page.foot);
  g_string_append_c(out, ']');
  for (guint i = 0; i < shown->links->len; i++)
    g_string_append_printf(out, "%s%u 0 R", i == 0 ? "/Annots[" : " ",
                           begin_link(finisher, g_array_index(shown->links, int, i)));
  g_string_append(out, shown->links->len > 0 ? "]>>" : ">>");
  dz_pdf_add(finisher->pdf, page.object, out);
  dz_pdf_tree_end_page(finisher->tree);
  for (guint i = 0; i < written->links->len; i++)
    if (!place_link(finisher, &g_array_index(written->links, DzCairoObject, i)))
      return FALSE;
  if (written->page.body)
    place_page(finisher, &written->page);
  return TRUE;
}

static gboolean add_shown(DzFinisher *finisher, const DzShown *shown) {
  g_autoptr(GArray) links = g_array_new(FALSE, FALSE, sizeof(DzCairoObject));
  DzCairoPage written = {.links = links};
  if (!dz_cairo_read_page(shown->bytes, &written))
    return FALSE;
  if (shown->kind != DZ_SHOWN_FOOT && shown->kind != DZ_SHOWN_FACES)
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
  gboolean is_front = FALSE;
  for (guint i = 0; i < shown->len && is_known; i++) {
    is_front |= g_array_index(shown, DzShown, i).kind == DZ_SHOWN_FRONT;
    is_known = add_shown(finisher, &g_array_index(shown, DzShown, i));
  }
  dz_pdf_tree_end_article(finisher->tree, is_front);
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
    g_autoptr(GString) texts = dz_cairo_held(object);
    dz_pdf_add_stream(finisher->pdf, number, "", texts->str, texts->len);
    return;
  }
  g_autofree char *own = g_strndup(entries, (gsize)(object->end - strlen(">>") - entries));
  dz_pdf_add_stream_as_is(finisher->pdf, number, own, object->stream, (gsize)(object->stream_end - object->stream));
}

/* The pages in the order of the book: those before the articles were drawn last. */
static GPtrArray *pages_in_order(const DzFinisher *finisher) {
  GPtrArray *pages = g_ptr_array_new();
  for (int is_front = 1; is_front >= 0; is_front--)
    for (guint p = 0; p < finisher->pages->len; p++)
      if (g_array_index(finisher->pages, Page, p).is_front == is_front)
        g_ptr_array_add(pages, &g_array_index(finisher->pages, Page, p));
  return pages;
}

/* What readers call the pages (§12.4.2). */
static void put_labels(const DzFinisher *finisher, GString *out) {
  g_autoptr(GPtrArray) pages = pages_in_order(finisher);
  guint number = 0;
  gboolean is_counting = FALSE;
  g_string_append(out, "/PageLabels<</Nums[");
  for (guint p = 0; p < pages->len; p++) {
    const Page *page = pages->pdata[p];
    number += page->label ? 0 : 1;
    if (page->label) {
      g_string_append_printf(out, "%u<</P", p);
      dz_pdf_put_text(out, page->label);
      g_string_append(out, ">>");
    } else if (!is_counting)
      g_string_append_printf(out, "%u<</S/D/St %u>>", p, number);
    is_counting = !page->label;
  }
  g_string_append(out, "]>>");
}

static void add_catalog(DzFinisher *finisher, const DzCairoObject *object, const DzPdfFacts *facts) {
  const guint metadata = dz_pdf_reserve(finisher->pdf), tree = dz_pdf_tree_end(finisher->tree);
  g_autofree char *xmp = dz_xmp(facts);
  dz_pdf_add_stream_as_is(finisher->pdf, metadata, "/Type/Metadata/Subtype/XML", xmp, strlen(xmp));
  g_autoptr(GString) out = g_string_new(NULL);
  g_string_printf(out, "<</Type/Catalog/Pages %u 0 R/StructTreeRoot %u 0 R/Metadata %u 0 R/Lang", finisher->page_root,
                  tree, metadata);
  dz_pdf_put_text(out, facts->language);
  g_string_append(out, "/MarkInfo<</Marked true>>/ViewerPreferences<</DisplayDocTitle true>>");
  put_labels(finisher, out);
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

/* What Cairo thinks of pages and structure. */
static gboolean is_ours_alone(const DzCairoObject *object) {
  return dz_cairo_is(object, "<< /Type /Page") || dz_cairo_is(object, "<< /Type /Struct") ||
         dz_cairo_is(object, "<< /Nums [") || *object->body == '[';
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
  else if (dz_cairo_is(object, "<< /Type /Annot\n"))
    return place_link(finisher, object);
  else if (dz_cairo_is(object, "<< /Type /Outlines\n")) /* Cairo counts its entries below zero: as closed (§12.3.3) */
    add_object(finisher, object, dz_cairo_entry(object, "/Count"), ">>");
  else if (!is_ours_alone(object))
    add_object(finisher, object, object->end, "");
  return TRUE;
}

GBytes *dz_finisher_end(DzFinisher *finisher, const GString *bytes, const GArray *faces, const DzPdfFacts *facts,
                        GError **error) {
  const char *at = bytes->str, *end = bytes->str + bytes->len;
  gboolean is_sound = TRUE;
  for (DzCairoObject object; dz_cairo_next_object(&at, end, &object);)
    if (dz_cairo_is(&object, "<< /Type /Page "))
      place_page(finisher, &object);
  g_autoptr(GString) tree = g_string_new("<</Type/Pages/Kids[");
  g_autoptr(GPtrArray) pages = pages_in_order(finisher);
  for (guint p = 0; p < pages->len; p++)
    g_string_append_printf(tree, "%u 0 R ", ((const Page *)pages->pdata[p])->object);
  g_string_append_printf(tree, "]/Count %u%s/Resources %s>>", finisher->pages->len, finisher->media_box->str,
                         finisher->resources->str);
  dz_pdf_add(finisher->pdf, finisher->page_root, tree);
  at = bytes->str;
  for (DzCairoObject object; is_sound && dz_cairo_next_object(&at, end, &object);)
    is_sound = add_last(finisher, &object, faces, facts);
  if (is_sound && finisher->face_count == faces->len && at == end && finisher->catalog && finisher->information &&
      finisher->placed_pages == finisher->pages->len && finisher->placed_links == finisher->links->len)
    return dz_pdf_end(finisher->pdf, finisher->catalog, finisher->information);
  if (finisher->face_count < faces->len)
    dz_fail(error, DZ_ERROR_FONT, 0, "%s has no outlines that a PDF can hold; choose another face",
            g_array_index(faces, DzShownFace, finisher->face_count).face->file);
  else
    is_unknown(error);
  return NULL;
}
