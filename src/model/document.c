/* document.c: see document.h. */
#include "model/document.h"

static void passage_free(gpointer data) {
  DzPassage *passage = data;
  g_free(passage->text);
  g_free(passage);
}

DzDocument *dz_document_new(const char *path, const char *format) {
  DzDocument *document = g_new(DzDocument, 1);
  *document = (DzDocument){.path = g_strdup(path),
                           .format = format,
                           .passages = g_ptr_array_new_with_free_func(passage_free),
                           .notes = dz_notes_new()};
  return document;
}

void dz_document_free(DzDocument *document) {
  if (!document)
    return;
  g_free(document->path);
  g_ptr_array_unref(document->passages);
  g_ptr_array_unref(document->notes);
  g_free(document);
}

DzPassage *dz_document_add(DzDocument *document, DzMark mark, char *text, guint line) {
  DzPassage *passage = g_new0(DzPassage, 1);
  passage->mark = mark;
  passage->text = text;
  passage->line = line;
  g_ptr_array_add(document->passages, passage);
  return passage;
}

char *dz_document_dump(const DzDocument *document) {
  static const char *const names[] = {"none", "original", "translation", "language", "analysis", "heading"};
  GString *dump = g_string_new(NULL);
  for (guint i = 0; i < document->passages->len; i++) {
    const DzPassage *passage = document->passages->pdata[i];
    g_string_append_printf(dump, "%u %s%s%s: %s\n", passage->line, names[passage->mark], *passage->language ? " " : "",
                           passage->language, passage->text);
  }
  return g_string_free(dump, FALSE);
}
