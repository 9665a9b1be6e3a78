/* finish-pdf.c: see finish-pdf.h.

   Cairo's structure tree is a flat row of leaves in drawing order. Leaf i is fragment i, and the fragment knows its
   element; from that the true tree is built (ISO 32000-1 §14.7), with a language on every text element (ISO 14289-1
   §7.2), links in the tree with a description (§7.18.5), and everything else an artifact (§7.8). */
#include "write/finish-pdf.h"
#include "base/error.h"
#include "write/xmp.h"
#include <qpdf/qpdf-c.h>
#include <stdlib.h>
#include <string.h>

typedef struct {
  qpdf_oh object; /* indirect; 0 while not made */
  qpdf_oh kids;   /* array */
  gboolean has_content;
} Node;

typedef struct {
  qpdf_data q;
  const DzPages *pages;
  const DzDrawing *drawing;
  const DzPdfFacts *facts;
  Node *nodes;              /* one an element */
  GHashTable *page_numbers; /* object id → index + 1 */
  qpdf_oh *parents;         /* per page: array of elements by MCID */
  qpdf_oh link_parents;     /* key, element, key, element … after the pages' keys */
  int next_key;
  const char *broken; /* what was not as expected */
} Finisher;

static qpdf_oh parse(Finisher *f, const char *object) {
  return qpdf_oh_parse(f->q, object);
}

static const DzElement *element_at(const Finisher *f, int index) {
  return &g_array_index(f->pages->elements, DzElement, index);
}

static qpdf_oh unicode(Finisher *f, const char *text) {
  return qpdf_oh_new_unicode_string(f->q, text);
}

/* ---- the tree ---- */

static void number_pages(Finisher *f) {
  int count = qpdf_get_num_pages(f->q);
  f->parents = g_new0(qpdf_oh, count + 1);
  for (int i = 0; i < count; i++) {
    qpdf_oh page = qpdf_get_page_n(f->q, (size_t)i);
    g_hash_table_insert(f->page_numbers, GINT_TO_POINTER(qpdf_oh_get_object_id(f->q, page)), GINT_TO_POINTER(i + 1));
    f->parents[i] = qpdf_oh_new_array(f->q);
    qpdf_oh_replace_key(f->q, page, "/StructParents", qpdf_oh_new_integer(f->q, i));
    qpdf_oh_replace_key(f->q, page, "/Tabs", qpdf_oh_new_name(f->q, "/S"));
  }
  f->next_key = count;
}

static void make_node(Finisher *f, int index) {
  const DzElement *element = element_at(f, index);
  Node *node = &f->nodes[index];
  qpdf_oh dictionary = parse(f, "<< /Type /StructElem >>");
  g_autofree char *role = g_strdup_printf("/%s", element->role);
  qpdf_oh_replace_key(f->q, dictionary, "/S", qpdf_oh_new_name(f->q, role));
  if (element->language)
    qpdf_oh_replace_key(f->q, dictionary, "/Lang", qpdf_oh_new_string(f->q, element->language));
  node->object = qpdf_make_indirect_object(f->q, dictionary);
  node->kids = qpdf_oh_new_array(f->q);
}

static gboolean is_inline(const DzElement *element) {
  return strcmp(element->role, "Link") == 0 || strcmp(element->role, "Span") == 0;
}

/* Puts an element under its parent. Blocks stand in the order of the article; inline elements where they are drawn. */
static void attach(Finisher *f, int index) {
  const DzElement *element = element_at(f, index);
  if (f->nodes[index].object || !f->nodes[index].has_content)
    return;
  make_node(f, index);
  if (element->parent < 0)
    return;
  qpdf_oh_append_item(f->q, f->nodes[element->parent].kids, f->nodes[index].object);
  qpdf_oh_replace_key(f->q, f->nodes[index].object, "/P", f->nodes[element->parent].object);
}

static void attach_blocks(Finisher *f) {
  for (guint i = 0; i < f->drawing->fragments->len; i++)
    for (int e = g_array_index(f->drawing->fragments, int, i); e >= 0; e = element_at(f, e)->parent)
      f->nodes[e].has_content = TRUE;
  for (guint e = 0; e < f->pages->elements->len; e++)
    if (!is_inline(element_at(f, (int)e)))
      attach(f, (int)e);
}

static void set_parent(Finisher *f, int page, int mcid, qpdf_oh element) {
  qpdf_oh array = f->parents[page];
  while (qpdf_oh_get_array_n_items(f->q, array) <= mcid)
    qpdf_oh_append_item(f->q, array, qpdf_oh_new_null(f->q));
  if (element)
    qpdf_oh_set_array_item(f->q, array, mcid, element);
}

/* The annotation of a link learns where it stands in the tree and what it leads to. */
static void add_annotation(Finisher *f, int index, qpdf_oh reference, qpdf_oh page) {
  const DzElement *element = element_at(f, index);
  qpdf_oh annotation = qpdf_oh_get_key(f->q, reference, "/Obj");
  qpdf_oh_replace_key(f->q, annotation, "/StructParent", qpdf_oh_new_integer(f->q, f->next_key));
  qpdf_oh_replace_key(f->q, annotation, "/Contents",
                      unicode(f, element->description ? element->description : element->target));
  qpdf_oh_replace_key(f->q, annotation, "/F", qpdf_oh_new_integer(f->q, 4));
  qpdf_oh kid = parse(f, "<< /Type /OBJR >>");
  qpdf_oh_replace_key(f->q, kid, "/Obj", annotation);
  qpdf_oh_replace_key(f->q, kid, "/Pg", page);
  qpdf_oh_append_item(f->q, f->nodes[index].kids, kid);
  qpdf_oh_append_item(f->q, f->link_parents, qpdf_oh_new_integer(f->q, f->next_key++));
  qpdf_oh_append_item(f->q, f->link_parents, f->nodes[index].object);
}

/* A leaf of Cairo's: its marked content and, of a link, its annotation. */
static void take_leaf(Finisher *f, int index, qpdf_oh leaf) {
  qpdf_oh page = qpdf_oh_get_key(f->q, leaf, "/Pg"), content = qpdf_oh_get_key(f->q, leaf, "/K");
  int number =
      GPOINTER_TO_INT(g_hash_table_lookup(f->page_numbers, GINT_TO_POINTER(qpdf_oh_get_object_id(f->q, page)))) - 1;
  gboolean is_array = qpdf_oh_is_array(f->q, content);
  int count = is_array ? qpdf_oh_get_array_n_items(f->q, content) : 1;
  if (number < 0) {
    f->broken = "a tag is on no page";
    return;
  }
  if (index >= 0)
    attach(f, index);
  for (int i = 0; i < count; i++) {
    qpdf_oh item = is_array ? qpdf_oh_get_array_item(f->q, content, i) : content;
    if (!qpdf_oh_is_integer(f->q, item)) {
      if (index >= 0)
        add_annotation(f, index, item, page);
      continue;
    }
    int mcid = qpdf_oh_get_int_value_as_int(f->q, item);
    set_parent(f, number, mcid, index >= 0 ? f->nodes[index].object : 0);
    if (index < 0)
      continue;
    g_autofree char *text = g_strdup_printf("<< /Type /MCR /MCID %d >>", mcid);
    qpdf_oh reference = parse(f, text);
    qpdf_oh_replace_key(f->q, reference, "/Pg", page);
    qpdf_oh_append_item(f->q, f->nodes[index].kids, reference);
  }
}

static qpdf_oh first_if_array(Finisher *f, qpdf_oh object) {
  return qpdf_oh_is_array(f->q, object) ? qpdf_oh_get_array_item(f->q, object, 0) : object;
}

static void build_tree(Finisher *f, qpdf_oh root) {
  qpdf_oh tree = qpdf_oh_get_key(f->q, root, "/StructTreeRoot");
  qpdf_oh document = first_if_array(f, qpdf_oh_get_key(f->q, tree, "/K"));
  qpdf_oh leaves = qpdf_oh_get_key(f->q, document, "/K");
  guint count = (guint)qpdf_oh_get_array_n_items(f->q, leaves);
  if (!qpdf_oh_is_array(f->q, leaves) || count != f->drawing->fragments->len) {
    f->broken = "the tags are not those that were drawn";
    return;
  }
  attach_blocks(f);
  for (guint i = 0; i < count; i++)
    take_leaf(f, g_array_index(f->drawing->fragments, int, i), qpdf_oh_get_array_item(f->q, leaves, (int)i));
  for (guint e = 0; e < f->pages->elements->len; e++)
    if (f->nodes[e].object)
      qpdf_oh_replace_key(f->q, f->nodes[e].object, "/K", f->nodes[e].kids);
  qpdf_oh new_tree = qpdf_make_indirect_object(f->q, parse(f, "<< /Type /StructTreeRoot >>"));
  qpdf_oh_replace_key(f->q, new_tree, "/K", f->nodes[0].object);
  qpdf_oh_replace_key(f->q, f->nodes[0].object, "/P", new_tree);
  qpdf_oh numbers = qpdf_oh_new_array(f->q);
  for (int i = 0; i < qpdf_get_num_pages(f->q); i++) {
    qpdf_oh_append_item(f->q, numbers, qpdf_oh_new_integer(f->q, i));
    qpdf_oh_append_item(f->q, numbers, qpdf_make_indirect_object(f->q, f->parents[i]));
  }
  for (int i = 0; i < qpdf_oh_get_array_n_items(f->q, f->link_parents); i++)
    qpdf_oh_append_item(f->q, numbers, qpdf_oh_get_array_item(f->q, f->link_parents, i));
  qpdf_oh parent_tree = parse(f, "<< >>");
  qpdf_oh_replace_key(f->q, parent_tree, "/Nums", numbers);
  qpdf_oh_replace_key(f->q, new_tree, "/ParentTree", qpdf_make_indirect_object(f->q, parent_tree));
  qpdf_oh_replace_key(f->q, new_tree, "/ParentTreeNextKey", qpdf_oh_new_integer(f->q, f->next_key));
  qpdf_oh_replace_key(f->q, root, "/StructTreeRoot", new_tree);
}

/* ---- artifacts ---- */

static qpdf_oh stream_with(Finisher *f, qpdf_oh stream, const char *data, gsize length) {
  qpdf_oh_replace_stream_data(f->q, stream, (const unsigned char *)data, length, qpdf_oh_new_null(f->q),
                              qpdf_oh_new_null(f->q));
  return stream;
}

/* "/NonStruct << /MCID 3 >> BDC" → "/Artifact <</Type /Pagination>> BDC". */
static GString *with_artifacts(const char *content, gsize length) {
  static const char tag[] = "/NonStruct << /MCID ";
  GString *out = g_string_sized_new(length);
  const char *end = content + length;
  while (content < end) {
    const char *found = memmem(content, (gsize)(end - content), tag, strlen(tag));
    const char *close = found ? memmem(found, (gsize)(end - found), ">> BDC", 6) : NULL;
    if (!close) {
      g_string_append_len(out, content, end - content);
      break;
    }
    g_string_append_len(out, content, found - content);
    g_string_append(out, "/Artifact << /Type /Pagination >> BDC");
    content = close + 6;
  }
  return out;
}

static void make_artifacts(Finisher *f) {
  for (int i = 0; i < qpdf_get_num_pages(f->q); i++) {
    qpdf_oh page = qpdf_get_page_n(f->q, (size_t)i);
    qpdf_oh contents = first_if_array(f, qpdf_oh_get_key(f->q, page, "/Contents"));
    unsigned char *data = NULL;
    size_t length = 0;
    if (qpdf_oh_get_page_content_data(f->q, page, &data, &length) != QPDF_SUCCESS) {
      f->broken = "a page's content cannot be read";
      return;
    }
    g_autoptr(GString) content = with_artifacts((const char *)data, length);
    free(data);
    stream_with(f, contents, content->str, content->len);
    qpdf_oh_replace_key(f->q, page, "/Contents", contents);
  }
}

/* ---- catalog, fonts, metadata ---- */

/* ISO 14289-1 §7.21.3.2: TrueType CID fonts say how codes become glyphs. */
static void mend_fonts(Finisher *f) {
  int size = qpdf_oh_get_int_value_as_int(f->q, qpdf_oh_get_key(f->q, qpdf_get_trailer(f->q), "/Size"));
  for (int id = 1; id < size; id++) {
    qpdf_oh object = qpdf_get_object_by_id(f->q, id, 0);
    if (qpdf_oh_is_dictionary_of_type(f->q, object, "/Font", "/CIDFontType2"))
      qpdf_oh_replace_key(f->q, object, "/CIDToGIDMap", qpdf_oh_new_name(f->q, "/Identity"));
    qpdf_oh_release(f->q, object);
  }
}

/* Cairo counts the outline's root below zero, which means closed; it is open. */
static void mend_outline(Finisher *f, qpdf_oh root) {
  qpdf_oh outlines = qpdf_oh_get_key(f->q, root, "/Outlines"), count = qpdf_oh_get_key(f->q, outlines, "/Count");
  if (qpdf_oh_is_integer(f->q, count))
    qpdf_oh_replace_key(f->q, outlines, "/Count", qpdf_oh_new_integer(f->q, ABS(qpdf_oh_get_int_value(f->q, count))));
  qpdf_oh_replace_key(f->q, root, "/PageLabels", parse(f, "<< /Nums [ 0 << /S /D >> ] >>"));
}

static void fill_catalog(Finisher *f, qpdf_oh root) {
  qpdf_oh_replace_key(f->q, root, "/Lang", qpdf_oh_new_string(f->q, f->facts->language));
  qpdf_oh_replace_key(f->q, root, "/MarkInfo", parse(f, "<< /Marked true >>"));
  qpdf_oh_replace_key(f->q, root, "/ViewerPreferences", parse(f, "<< /DisplayDocTitle true >>"));
  g_autofree char *xmp = dz_xmp(f->facts);
  qpdf_oh metadata = qpdf_oh_new_stream(f->q);
  stream_with(f, metadata, xmp, strlen(xmp));
  qpdf_oh dictionary = qpdf_oh_get_dict(f->q, metadata);
  qpdf_oh_replace_key(f->q, dictionary, "/Type", qpdf_oh_new_name(f->q, "/Metadata"));
  qpdf_oh_replace_key(f->q, dictionary, "/Subtype", qpdf_oh_new_name(f->q, "/XML"));
  qpdf_oh_replace_key(f->q, root, "/Metadata", metadata);
}

static void fill_info(Finisher *f) {
  qpdf_oh info = qpdf_oh_get_key(f->q, qpdf_get_trailer(f->q), "/Info");
  g_autofree char *date = g_date_time_format(f->facts->moment, "D:%Y%m%d%H%M%SZ");
  qpdf_oh_replace_key(f->q, info, "/Title", unicode(f, f->facts->title));
  if (f->facts->author)
    qpdf_oh_replace_key(f->q, info, "/Author", unicode(f, f->facts->author));
  qpdf_oh_replace_key(f->q, info, "/Creator", unicode(f, "duizhao " DZ_VERSION));
  qpdf_oh_replace_key(f->q, info, "/CreationDate", qpdf_oh_new_string(f->q, date));
  qpdf_oh_replace_key(f->q, info, "/ModDate", qpdf_oh_new_string(f->q, date));
}

static GBytes *write_out(Finisher *f) {
  if (qpdf_init_write_memory(f->q) != QPDF_SUCCESS)
    return NULL;
  qpdf_set_deterministic_ID(f->q, QPDF_TRUE);
  qpdf_set_object_stream_mode(f->q, qpdf_o_generate);
  qpdf_set_minimum_pdf_version(f->q, "1.7");
  if (qpdf_write(f->q) & QPDF_ERRORS)
    return NULL;
  return g_bytes_new(qpdf_get_buffer(f->q), qpdf_get_buffer_length(f->q));
}

static GBytes *finish(Finisher *f) {
  if (qpdf_read_memory(f->q, "book", (const char *)f->drawing->bytes->data, f->drawing->bytes->len, NULL) & QPDF_ERRORS)
    return NULL;
  qpdf_oh root = qpdf_get_root(f->q);
  f->link_parents = qpdf_oh_new_array(f->q);
  number_pages(f);
  build_tree(f, root);
  make_artifacts(f);
  mend_fonts(f);
  mend_outline(f, root);
  fill_catalog(f, root);
  fill_info(f);
  return f->broken ? NULL : write_out(f);
}

GBytes *dz_finish_pdf(const DzPages *pages, const DzDrawing *drawing, const DzPdfFacts *facts, GError **error) {
  Finisher f = {.q = qpdf_init(),
                .pages = pages,
                .drawing = drawing,
                .facts = facts,
                .nodes = g_new0(Node, pages->elements->len),
                .page_numbers = g_hash_table_new(g_direct_hash, g_direct_equal)};
  qpdf_silence_errors(f.q);
  qpdf_set_suppress_warnings(f.q, QPDF_TRUE);
  GBytes *bytes = finish(&f);
  if (!bytes) {
    const char *why = f.broken              ? f.broken
                      : qpdf_has_error(f.q) ? qpdf_get_error_full_text(f.q, qpdf_get_error(f.q))
                                            : "libqpdf cannot write it";
    dz_fail(error, DZ_ERROR_OUTPUT, 0, "the PDF cannot be finished: %s", why);
  }
  qpdf_cleanup(&f.q);
  g_hash_table_unref(f.page_numbers);
  g_free(f.parents);
  g_free(f.nodes);
  return bytes;
}
