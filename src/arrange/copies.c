/* copies.c: see copies.h. */
#include "arrange/copies.h"
#include "base/error.h"
#include <string.h>

static void add_copy(GArray *copies, DzCopy copy) {
  g_array_append_val(copies, copy);
}

static gboolean add_named_copies(const char *names, gboolean has_answers, GArray *copies, GError **error) {
  g_auto(GStrv) words = g_strsplit(names, ",", -1);
  for (guint i = 0; words[i]; i++) {
    const gboolean is_student = strcmp(words[i], "student") == 0, is_teacher = strcmp(words[i], "teacher") == 0;
    if (!is_student && !is_teacher)
      return dz_fail(error, DZ_ERROR_USAGE, 0, "--copies “%s”: there is no copy “%s”; take student, teacher or both",
                     names, words[i]);
    add_copy(copies, (DzCopy){.before_ending = is_teacher && words[1] ? ".teacher" : "",
                              .is_student = is_student,
                              .is_teacher = is_teacher,
                              .has_answers = has_answers && is_student});
  }
  return copies->len > 0 || dz_fail(error, DZ_ERROR_USAGE, 0, "--copies takes student, teacher or both");
}

GArray *dz_copies(const DzOptions *options, const DzLayout *layout, GError **error) {
  g_autoptr(GArray) copies = g_array_new(FALSE, FALSE, sizeof(DzCopy));
  const gboolean has_answers = options->answers == DZ_ANSWERS_USUAL ? layout->has_answers && dz_is_exercise(layout)
                                                                    : options->answers == DZ_ANSWERS_END;
  if (options->answers != DZ_ANSWERS_USUAL && !dz_is_exercise(layout)) {
    dz_fail(error, DZ_ERROR_USAGE, 0,
            "--key is for exercises, and the layout %s is none; take --layout exercise or cloze", layout->name);
    return NULL;
  }
  if (!options->copies)
    add_copy(copies, (DzCopy){.before_ending = "", .has_answers = has_answers});
  else if (!add_named_copies(options->copies, has_answers, copies, error))
    return NULL;
  if (options->answers == DZ_ANSWERS_SEPARATE)
    add_copy(copies, (DzCopy){.before_ending = ".key", .is_key = TRUE, .has_answers = TRUE});
  return g_steal_pointer(&copies);
}

DzLayout dz_copied_layout(const DzLayout *layout, const DzCopy *copy) {
  DzLayout own = *layout;
  own.has_answers = copy->has_answers;
  own.only_answers = copy->is_key;
  own.hides_analysis = copy->is_student;
  if (copy->is_teacher) {
    own.second = own.second == DZ_SECOND_BLANK ? DZ_SECOND_HERE : own.second;
    own.has_blanks = FALSE;
    own.shown_sides = own.is_exam ? 0 : own.shown_sides; /* with the translations that are asked for */
    own.key_lines = own.is_exam ? 0 : own.key_lines;
  }
  return own;
}
