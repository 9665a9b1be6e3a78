/* pdf-tree.h: what the marked content of a PDF means: the structure tree (ISO 32000-1 §14.7, ISO 14289-1).

   Pages are drawn in any order of elements; the tree follows the article, and is written when its last page is done. */
#pragma once
#include "typeset/pages/pages.h"
#include "write/pdf/pdf.h"

typedef struct DzPdfTree DzPdfTree;

/* A tree with its root, an element Document. */
DzPdfTree *dz_pdf_tree_new(DzPdf *pdf);
void dz_pdf_tree_free(DzPdfTree *tree);

/* Begins an article; its elements (DzElement) are borrowed until its end. */
void dz_pdf_tree_begin_article(DzPdfTree *tree, const GArray *elements);
/* `is_front`: it stands before all others. */
void dz_pdf_tree_end_article(DzPdfTree *tree, gboolean is_front);

/* Begins a page of the article. Its StructParents. */
guint dz_pdf_tree_begin_page(DzPdfTree *tree, guint page_object);
void dz_pdf_tree_end_page(DzPdfTree *tree);

/* Begins marked content of an element on the page, with its role and MCID: appends the operator to `out`. */
void dz_pdf_tree_add_content(DzPdfTree *tree, int element, GString *out);

/* The annotation of an element (a link) on the page. Its StructParent. */
guint dz_pdf_tree_add_annotation(DzPdfTree *tree, int element, guint annotation_object);

/* Writes the root; its object. */
guint dz_pdf_tree_end(DzPdfTree *tree);
