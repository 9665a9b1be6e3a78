/* typeset.h: an arrangement → pages. The only stage that measures text. */
#pragma once
#include "arrange/arrange.h"
#include "typeset/pages.h"

typedef struct {
  const char *const *font_dirs;
  GPtrArray *notes, *details;
  gboolean first_fit; /* break paragraphs by first fit, for comparison */
} DzTypesetOptions;

/* DZ_ERROR_FONT where a role has no face. New pages. */
DzPages *dz_typeset(const DzArrangement *arrangement, const DzTypesetOptions *options, GError **error);
