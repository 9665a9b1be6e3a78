/* references.c: see references.h. */
#include "prepare/understand/references.h"
#include "base/numbering.h"
#include <string.h>

typedef struct {
  char *typed; /* "[1]", "①" */
  guint note;  /* its number */
} Reference;

/* Puts the number in the place of what was typed, raised. */
static void raise_reference(DzText *text, gsize start, gsize length, guint number) {
  g_autofree char *digits = g_strdup_printf("%u", number);
  g_autoptr(GString) string = g_string_new(text->string);
  const gsize size = strlen(digits);
  g_string_erase(string, (gssize)start, (gssize)length);
  g_string_insert(string, (gssize)start, digits);
  for (guint i = 0; i < text->spans->len; i++) {
    DzSpan *span = &g_array_index(text->spans, DzSpan, i);
    gsize *const places[] = {&span->start, &span->end};
    for (gsize k = 0; k < G_N_ELEMENTS(places); k++)
      *places[k] = *places[k] >= start + length ? *places[k] - length + size
                   : *places[k] > start         ? start + size
                                                : *places[k];
  }
  g_free(text->string);
  text->string = g_string_free(g_steal_pointer(&string), FALSE);
  dz_text_add_span(text, DZ_SPAN_NOTE, start, start + size, NULL);
}

/* A reference that was raised is no repair: what is told of the text as it was read has it alike. */
static void raise_as_read(DzText *text, const Reference *reference) {
  if (!text->as_read)
    return;
  g_autofree char *digits = g_strdup_printf("%u", reference->note);
  GString *string = g_string_new(text->as_read);
  g_string_replace(string, reference->typed, digits, 0);
  g_free(text->as_read);
  text->as_read = g_string_free(string, FALSE);
}

static void link_text(DzText *text, DzSide side, gpointer data) {
  const GArray *references = data;
  (void)side;
  for (guint i = 0; i < references->len; i++) {
    const Reference *reference = &g_array_index(references, Reference, i);
    const gsize length = strlen(reference->typed);
    const char *found = *text->string ? strstr(text->string + 1, reference->typed) : NULL; /* not an item's number */
    if (found)
      raise_as_read(text, reference);
    for (; found; found = strstr(text->string + 1, reference->typed))
      raise_reference(text, (gsize)(found - text->string), length, reference->note);
  }
}

static void clear_reference(gpointer data) {
  g_free(((Reference *)data)->typed);
}

/* A note typed ① is referred to so; any other by its number in brackets. */
static void add_references(GArray *references, const char *typed, guint note) {
  static const char *const brackets[][2] = {{"[", "]"}, {"［", "］"}, {"〔", "〕"}};
  const guint number = dz_numbering_at(typed).number;
  const gboolean is_circled = g_utf8_get_char(typed) >= 0x2460 && g_utf8_get_char(typed) <= 0x2473;
  for (gsize i = 0; i < (is_circled ? 1 : G_N_ELEMENTS(brackets)); i++) {
    Reference reference = {
        is_circled ? g_strdup(typed) : g_strdup_printf("%s%u%s", brackets[i][0], number, brackets[i][1]), note};
    g_array_append_val(references, reference);
  }
}

void dz_link_notes(DzArticle *article) {
  const GPtrArray *notes = article->study[DZ_STUDY_NOTE];
  if (notes->len == 0)
    return;
  g_autoptr(GArray) references = g_array_new(FALSE, FALSE, sizeof(Reference));
  g_array_set_clear_func(references, clear_reference);
  for (guint i = 0; i < notes->len; i++) {
    DzStudyItem *note = notes->pdata[i];
    if (note->typed)
      add_references(references, note->typed, i + 1);
    g_clear_pointer(&note->typed, g_free);
  }
  dz_article_each_text(article, link_text, references);
}
