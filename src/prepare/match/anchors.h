/* anchors.h: what stays the same in a translation: numbers in digits, and names in Latin letters. */
#pragma once
#include <glib.h>

typedef struct {
  gboolean is_number;
  gsize start, end; /* bytes of the text */
  char key[24];     /* what it is known by: "23" of 2.3, 230 and 23,000; "askvig" of Askvig; cut where it is long */
} DzAnchor;

/* The numbers of a text, and its words of two and more Latin letters that begin with a capital or are one. In order.
   New array of DzAnchor. */
GArray *dz_anchors(const char *text, gsize length);
