/* table-columns.h: which columns of a table hold the two sides. */
#pragma once
#include "model/document.h"
#include "read/read.h"

/* What a column is, by its head or by what stands in it. */
typedef struct {
  guint column;
  DzMark mark;    /* DZ_MARK_LANGUAGE where its head names one; else the side */
  char *language; /* a tag, or NULL */
} DzColumn;

typedef struct {
  GPtrArray *cells; /* char*, trimmed */
  guint line;
} DzTableRow;

void dz_table_row_free(gpointer row);

/* The cell, "" beyond the last. */
const char *dz_cell(const DzTableRow *row, guint column);

/* TRUE where the row names what stands below it: languages, sides, or what else tables are headed by. */
gboolean dz_is_table_head(const DzTableRow *row);

/* The two columns that hold the sides, of rows (DzTableRow*) of which the first may be a head: those in the languages
   asked for, those that the head names, else the first two with text of their own; numbers, tags and remarks are none.
   What the others hold is told. Fewer than two where there are no more. New array of DzColumn. */
GArray *dz_table_columns(const GPtrArray *rows, gboolean has_head, const DzReadOptions *options, GPtrArray *notes);

/* Adds the row as a group that the form has told. */
void dz_add_table_row(DzDocument *document, const DzTableRow *row, const GArray *columns, DzRole role, guint group);
