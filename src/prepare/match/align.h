/* align.h: which paragraphs of two texts belong together. */
#pragma once
#include <glib.h>

/* A step: one of the first, one of the second, or one of both. */
typedef struct {
  gboolean takes[2];
} DzStep;

/* Pairs paragraphs by their lengths (bytes), in order; never across. A paragraph that fits no other stays alone.
   New GArray of DzStep. */
GArray *dz_align(const gsize *first, guint first_count, const gsize *second, guint second_count);
