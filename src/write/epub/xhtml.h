/* xhtml.h: the rows of an arrangement → XHTML files.

   One file an article, split between rows where it would be above DZ_MOST_XHTML_BYTES: old readers fail at 300 KB.

   The room of the EPUB: in come rows of cells, out goes a container. Read `write-epub` (the whole way), `xhtml` and
   `xhtml-text` (rows and texts with spans), `package` (what the book says of itself), `stylesheet`, and `xml`, which
   all of them write with. */
#pragma once
#include "arrange/arrange.h"
#include "write/epub/xhtml-text.h"

enum { DZ_MOST_XHTML_BYTES = 250000 };

typedef struct {
  const DzArranged *arranged;
  guint first_row, end_row; /* first ≤ row < end */
  char *id;                 /* "a001", "a001-2" */
  char *name;               /* the same with ".xhtml" */
  GBytes *bytes;
} DzXhtmlFile;

/* All articles in order. Cannot fail; a single row above the limit stays whole. New array of DzXhtmlFile*. */
GPtrArray *dz_xhtml(const DzArrangement *arrangement);

/* Where a row stands, seen from a file beside: "a001.xhtml" of an article's first row, else "a001-2.xhtml#p8".
   New string. */
char *dz_xhtml_address(const GPtrArray *files, const DzArranged *arranged, guint row);

/* The classes of a text: "t s zh", where s is the side that is not primary. New string. */
char *dz_xhtml_class(const DzCell *cell);

/* <html> with its head and style sheets, and the opened <body>, as every XHTML file here begins. */
DzXml *dz_xhtml_begin(const char *language, const char *title, const char *body_type);
