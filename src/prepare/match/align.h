/* align.h: which paragraphs of two texts belong together.

   The room of matching: in come two texts, a side each, out go the parts of them that belong together. `align` pairs
   paragraphs by their lengths; `sentences` finds the sentences of a text; `anchors` what stays the same in a
   translation; `pair-sentences` uses both to pair the sentences inside a pair. Read them in this order. */
#pragma once
#include <glib.h>

/* A step: one of the first, one of the second, or one of both. */
typedef struct {
  gboolean takes[2];
} DzStep;

/* Pairs paragraphs by their lengths (bytes), in order; never across. A paragraph that fits no other stays alone.
   New GArray of DzStep. */
GArray *dz_align(const gsize *first, guint first_count, const gsize *second, guint second_count);
