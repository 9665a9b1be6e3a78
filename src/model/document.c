/* document.c: see document.h. */
#include "model/document.h"
#include <string.h>

static void passage_free(gpointer data) {
  DzPassage *passage = data;
  g_clear_pointer(&passage->spans, g_array_unref);
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
  while (document) {
    DzDocument *next = document->next;
    g_free(document->path);
    g_free(document->language[0]);
    g_free(document->language[1]);
    g_free(document->book_title);
    g_free(document->series);
    g_ptr_array_unref(document->passages);
    g_ptr_array_unref(document->notes);
    g_free(document);
    document = next;
  }
}

DzPassage *dz_document_add(DzDocument *document, DzMark mark, char *text, guint line) {
  DzPassage *passage = g_new0(DzPassage, 1);
  passage->mark = mark;
  passage->text = text;
  passage->line = line;
  g_ptr_array_add(document->passages, passage);
  return passage;
}

DzPassage *dz_document_add_text(DzDocument *document, DzMark mark, DzText *text) {
  DzPassage *passage = dz_document_add(document, mark, g_steal_pointer(&text->string), text->line);
  if (text->spans->len > 0)
    passage->spans = g_array_ref(text->spans);
  dz_text_free(text);
  return passage;
}

DzPassage *dz_document_add_told(DzDocument *document, DzRole role, guint group, DzMark mark, DzText *text) {
  DzPassage *passage = dz_document_add_text(document, mark, text);
  passage->role = role;
  passage->group = group;
  return passage;
}

DzText *dz_passage_text(const DzPassage *passage) {
  DzText *text = dz_text_new(g_strdup(passage->text), passage->line);
  for (guint i = 0; passage->spans && i < passage->spans->len; i++) {
    const DzSpan *span = &g_array_index(passage->spans, DzSpan, i);
    dz_text_add_span(text, span->kind, span->start, span->end, span->value);
  }
  return text;
}

static void dump_passage(GString *dump, const DzPassage *passage) {
  static const char *const marks[] = {"none",    "original", "translation", "language", "analysis",
                                      "reading", "part",     "heading",     "sync"};
  static const char *const roles[] = {"",        "title ",  "date ", "source ",  "author ",  "translator ",
                                      "editor ", "rights ", "tags ", "summary ", "heading ", "pair ",
                                      "code ",   "remark ", "key ",  "word ",    "note ",    "question "};
  g_autoptr(DzText) text = dz_passage_text(passage);
  g_autofree char *spelled = dz_text_dump(text);
  g_string_append_printf(dump, "%u %s%s%s%s: %s\n", passage->line, roles[passage->role], marks[passage->mark],
                         *passage->language ? " " : "", passage->language, spelled);
}

char *dz_document_dump(const DzDocument *document) {
  GString *dump = g_string_new(NULL);
  for (; document; document = document->next) {
    for (guint i = 0; i < document->passages->len; i++)
      dump_passage(dump, document->passages->pdata[i]);
    if (document->next)
      g_string_append(dump, "--\n");
  }
  return g_string_free(dump, FALSE);
}

void dz_document_drop(DzDocument *document, const char *const *texts) {
  for (guint i = document->passages->len; i-- > 0;) {
    const DzPassage *passage = document->passages->pdata[i];
    gboolean drops = FALSE;
    for (guint k = 0; texts[k]; k++)
      drops = drops || (*texts[k] && passage->text && strstr(passage->text, texts[k]));
    if (!drops)
      continue;
    dz_notes_add(document->notes, passage->line, "dropped “%s”, as asked", passage->text);
    g_ptr_array_remove_index(document->passages, i);
  }
}
