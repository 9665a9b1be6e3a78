/* papers.h: the papers that are known by name. */
#pragma once
#include <glib.h>

/* Upright. Millimetres. */
typedef struct {
  const char *name;
  double width, height;
} DzPaper;

/* All of them. Lends. */
const DzPaper *dz_papers(guint *count);

/* The size of a paper that is named or given as WIDTHxHEIGHTmm, in millimetres; `known`: its name, static, NULL for one
   without. DZ_ERROR_USAGE. */
gboolean dz_find_paper(const char *name, double *width, double *height, const char **known, GError **error);
