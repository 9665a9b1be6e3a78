/* notes.c: see notes.h. */
#include "base/notes.h"

static void note_free(gpointer data) {
  DzNote *note = data;
  g_free(note->text);
  g_free(note);
}

GPtrArray *dz_notes_new(void) {
  return g_ptr_array_new_with_free_func(note_free);
}

static void add(GPtrArray *notes, guint line, char *text) {
  DzNote *note = g_new(DzNote, 1);
  *note = (DzNote){.line = line, .text = text};
  g_ptr_array_add(notes, note);
}

void dz_notes_add(GPtrArray *notes, guint line, const char *format, ...) {
  va_list arguments;
  va_start(arguments, format);
  add(notes, line, g_strdup_vprintf(format, arguments));
  va_end(arguments);
}

void dz_notes_add_once(GPtrArray *notes, guint line, const char *format, ...) {
  va_list arguments;
  va_start(arguments, format);
  g_autofree char *text = g_strdup_vprintf(format, arguments);
  va_end(arguments);
  for (guint i = 0; i < notes->len; i++)
    if (strcmp(((DzNote *)notes->pdata[i])->text, text) == 0)
      return;
  add(notes, line, g_steal_pointer(&text));
}
