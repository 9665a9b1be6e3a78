/* pdf-tree.c: see pdf-tree.h. */
#include "write/pdf/pdf-tree.h"

typedef struct {
  guint object;  /* 0: nothing of it is drawn */
  guint page;    /* object of the page of its first content, 0 none */
  GString *kids; /* content, annotations and inline elements, as they are drawn */
} Node;

struct DzPdfTree {
  DzPdf *pdf;
  guint root, document;
  GString *front_kids, *document_kids;
  GString *numbers; /* of the parent tree: key, object, key, object … */
  guint next_key;
  const GArray *elements;
  Node *nodes; /* one an element */
  guint page, page_parents;
  GString *parents; /* of the page: elements by MCID */
  guint next_content;
};

DzPdfTree *dz_pdf_tree_new(DzPdf *pdf) {
  DzPdfTree *tree = g_new0(DzPdfTree, 1);
  tree->pdf = pdf;
  tree->root = dz_pdf_reserve(pdf);
  tree->document = dz_pdf_reserve(pdf);
  tree->front_kids = g_string_new(NULL);
  tree->document_kids = g_string_new(NULL);
  tree->numbers = g_string_new(NULL);
  tree->parents = g_string_new(NULL);
  return tree;
}

static void free_nodes(DzPdfTree *tree) {
  for (guint i = 0; tree->nodes && i < tree->elements->len; i++)
    if (tree->nodes[i].kids)
      g_string_free(tree->nodes[i].kids, TRUE);
  g_clear_pointer(&tree->nodes, g_free);
}

void dz_pdf_tree_free(DzPdfTree *tree) {
  free_nodes(tree);
  g_string_free(tree->front_kids, TRUE);
  g_string_free(tree->document_kids, TRUE);
  g_string_free(tree->numbers, TRUE);
  g_string_free(tree->parents, TRUE);
  g_free(tree);
}

static const DzElement *element_at(const DzPdfTree *tree, int element) {
  return &g_array_index(tree->elements, DzElement, element);
}

static gboolean is_inline(const DzElement *element) {
  static const char *const roles[] = {"Link", "Span", "Ruby", "RB", "RT", NULL};
  return g_strv_contains(roles, element->role);
}

/* The node of an element that is drawn; it and those it stands in get their objects. An inline element stands where it
   is first drawn. */
static Node *node_of(DzPdfTree *tree, int element) {
  Node *node = &tree->nodes[element];
  if (node->object)
    return node;
  node->object = dz_pdf_reserve(tree->pdf);
  node->kids = g_string_new(NULL);
  int parent = element_at(tree, element)->parent;
  if (parent >= 0) {
    Node *above = node_of(tree, parent);
    if (is_inline(element_at(tree, element)))
      g_string_append_printf(above->kids, " %u 0 R", node->object);
  }
  return node;
}

/* ---- articles and pages ---- */

void dz_pdf_tree_begin_article(DzPdfTree *tree, const GArray *elements) {
  tree->elements = elements;
  tree->nodes = g_new0(Node, elements->len + 1);
}

static void write_element(DzPdfTree *tree, const DzElement *element, const Node *node, GString *out) {
  g_string_printf(out, "<</Type/StructElem/S/%s/P %u 0 R", element->role,
                  element->parent < 0 ? tree->document : tree->nodes[element->parent].object);
  if (element->language) {
    g_string_append(out, "/Lang");
    dz_pdf_put_text(out, element->language);
  }
  if (node->page)
    g_string_append_printf(out, "/Pg %u 0 R", node->page);
  g_string_append_printf(out, "/K[%s]>>", node->kids->str);
  dz_pdf_add(tree->pdf, node->object, out);
}

void dz_pdf_tree_end_article(DzPdfTree *tree, gboolean is_front) {
  for (guint e = 0; e < tree->elements->len; e++) {
    const DzElement *element = element_at(tree, (int)e);
    if (!tree->nodes[e].object || is_inline(element))
      continue;
    GString *above = element->parent >= 0 ? tree->nodes[element->parent].kids
                     : is_front           ? tree->front_kids
                                          : tree->document_kids;
    g_string_append_printf(above, " %u 0 R", tree->nodes[e].object);
  }
  g_autoptr(GString) out = g_string_new(NULL);
  for (guint e = 0; e < tree->elements->len; e++)
    if (tree->nodes[e].object)
      write_element(tree, element_at(tree, (int)e), &tree->nodes[e], out);
  free_nodes(tree);
}

guint dz_pdf_tree_begin_page(DzPdfTree *tree, guint page_object) {
  tree->page = page_object;
  tree->page_parents = dz_pdf_reserve(tree->pdf);
  tree->next_content = 0;
  g_string_assign(tree->parents, "[");
  g_string_append_printf(tree->numbers, "%u %u 0 R ", tree->next_key, tree->page_parents);
  return tree->next_key++;
}

void dz_pdf_tree_end_page(DzPdfTree *tree) {
  g_string_append_c(tree->parents, ']');
  dz_pdf_add(tree->pdf, tree->page_parents, tree->parents);
}

/* ---- content ---- */

void dz_pdf_tree_add_content(DzPdfTree *tree, int element, GString *out) {
  Node *node = node_of(tree, element);
  node->page = node->page ? node->page : tree->page;
  if (node->page == tree->page)
    g_string_append_printf(node->kids, " %u", tree->next_content);
  else
    g_string_append_printf(node->kids, "<</Type/MCR/Pg %u 0 R/MCID %u>>", tree->page, tree->next_content);
  g_string_append_printf(tree->parents, " %u 0 R", node->object);
  g_string_append_printf(out, "/%s<</MCID %u>>BDC\n", element_at(tree, element)->role, tree->next_content++);
}

guint dz_pdf_tree_add_annotation(DzPdfTree *tree, int element, guint annotation_object) {
  Node *node = node_of(tree, element);
  g_string_append_printf(node->kids, "<</Type/OBJR/Pg %u 0 R/Obj %u 0 R>>", tree->page, annotation_object);
  g_string_append_printf(tree->numbers, "%u %u 0 R ", tree->next_key, node->object);
  return tree->next_key++;
}

/* ---- the root ---- */

guint dz_pdf_tree_end(DzPdfTree *tree) {
  const guint numbers = dz_pdf_reserve(tree->pdf);
  g_autoptr(GString) out = g_string_new(NULL);
  g_string_printf(out, "<</Type/StructElem/S/Document/P %u 0 R/K[%s%s]>>", tree->root, tree->front_kids->str,
                  tree->document_kids->str);
  dz_pdf_add(tree->pdf, tree->document, out);
  g_string_printf(out, "<</Nums[%s]>>", tree->numbers->str);
  dz_pdf_add(tree->pdf, numbers, out);
  g_string_printf(out, "<</Type/StructTreeRoot/K %u 0 R/ParentTree %u 0 R/ParentTreeNextKey %u>>", tree->document,
                  numbers, tree->next_key);
  dz_pdf_add(tree->pdf, tree->root, out);
  return tree->root;
}
