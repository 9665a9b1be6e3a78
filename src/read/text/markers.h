/* markers.h: the words that sites put before an original, a translation, an analysis. */
#pragma once
#include "model/document.h"

typedef struct {
  DzMark mark;
  const char *language; /* of DZ_MARK_LANGUAGE */
  gboolean is_explicit; /* it has a colon, brackets or bold */
  gsize length;         /* bytes of the marker with what belongs to it: brackets, bold, colon, spaces */
} DzMarker;

/* TRUE where the text starts with a marker. */
gboolean dz_marker_at(const char *text, DzMarker *marker);

/* The next marker inside a line, where it needs a colon or brackets and a border before it; its place, or NULL. */
const char *dz_marker_inside(const char *text, DzMarker *marker);
