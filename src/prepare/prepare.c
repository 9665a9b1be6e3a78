/* prepare.c: the editor's steps in their order: what each line is, then its words, then its marks. */
#include "prepare/prepare.h"
#include "prepare/marks/marks.h"
#include "prepare/understand/body.h"
#include "prepare/understand/references.h"
#include "prepare/understand/understand.h"
#include "prepare/words/words.h"

static void keep_as_read(DzText *text, DzSide side, gpointer data) {
  (void)side, (void)data;
  text->as_read = g_strdup(text->string);
}

static void tidy_spans(DzText *text, DzSide side, gpointer data) {
  (void)side, (void)data;
  dz_text_tidy_spans(text);
}

DzArticle *dz_prepare(const DzDocument *document, const DzPrepareOptions *options, GError **error) {
  g_autoptr(DzArticle) article = dz_understand(document, options->language, error);
  if (!article)
    return NULL;
  if (options->keep_as_read)
    dz_article_each_text(article, keep_as_read, NULL);
  if (!options->no_repair && !document->is_clean) {
    dz_mend_characters(article);
    dz_mend_words(article);
    dz_mend_marks(article);
  }
  dz_place_key_sentences(article);
  if (!document->is_clean)
    dz_link_notes(article);
  dz_article_each_text(article, tidy_spans, NULL);
  return g_steal_pointer(&article);
}
