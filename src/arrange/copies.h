/* copies.h: the books that one job makes of a layout: for a student, for a teacher, of answers alone. */
#pragma once
#include "arrange/layout.h"

typedef struct {
  const char *before_ending; /* of its file's name: "", ".teacher", ".key"; static */
  gboolean is_student, is_teacher, is_key, has_answers;
} DzCopy;

/* The copies that are asked for, the book itself first. New GArray of DzCopy; DZ_ERROR_USAGE. */
GArray *dz_copies(const DzOptions *options, const DzLayout *layout, GError **error);

/* The layout as a copy has it; shares all that is pointed to. */
DzLayout dz_copied_layout(const DzLayout *layout, const DzCopy *copy);
