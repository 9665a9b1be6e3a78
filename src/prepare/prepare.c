/* prepare.c: the editor's steps in their order: sides, front, pairs, crossheads, key sentences, marks. */
#include "prepare/prepare.h"
#include "base/error.h"
#include "base/language.h"
#include "prepare/marks/look-alikes.h"
#include "prepare/marks/punctuation.h"
#include "prepare/marks/ruby.h"
#include "prepare/understand/body.h"
#include "prepare/understand/front.h"
#include "prepare/understand/references.h"
#include "prepare/understand/sides.h"
#include "prepare/words/torn.h"
#include "prepare/words/unglue.h"

static void mend_look_alikes(DzText *text, DzSide side, gpointer data) {
  DzArticle *article = data;
  dz_mend_look_alikes(text, article->language[side], &article->repairs, article->notes);
}

static void repair_marks(DzText *text, DzSide side, gpointer data) {
  DzArticle *article = data;
  const char *language = article->language[side];
  dz_find_ruby(text, language);
  dz_repair_marks(text, language, &article->repairs, article->notes);
}

/* Makes the originals' torn words whole, and gives their glued words their spaces and their highlights back. */
static void mend_words(DzArticle *article) {
  const char *language = article->language[DZ_ORIGINAL];
  if (!dz_wordlist_package(language))
    return;
  DzWordList *list = dz_wordlist(language);
  if (!list) {
    dz_notes_add(article->notes, 0, "no word list for %s is installed; glued words are left as they are (Debian: %s)",
                 language, dz_wordlist_package(language));
    return;
  }
  g_autoptr(DzLexicon) lexicon = dz_lexicon_new(list, article);
  dz_mend_article(lexicon, article);
  dz_unglue_article(lexicon, article);
}

static void keep_as_read(DzText *text, DzSide side, gpointer data) {
  (void)side, (void)data;
  text->as_read = g_strdup(text->string);
}

static void tidy_spans(DzText *text, DzSide side, gpointer data) {
  (void)side, (void)data;
  dz_text_tidy_spans(text);
}

/* A file needs a name on the page and on the shelf: its own, where it gives none. */
static void ensure_title(const DzDocument *document, DzArticle *article) {
  if (article->title[0] || article->title[1])
    return;
  g_autofree char *name = g_path_get_basename(document->path);
  char *dot = strrchr(name, '.');
  if (dot && dot > name)
    *dot = 0;
  gboolean valid = g_utf8_validate(name, -1, NULL);
  DzText *title = dz_text_new(valid ? g_steal_pointer(&name) : g_utf8_make_valid(name, -1), 0);
  dz_text_clean(title); /* a file's name may hold any byte */
  if (!*title->string) {
    g_free(title->string);
    title->string = g_strdup("?");
  }
  article->title[DZ_TRANSLATION] = title;
  dz_notes_add(article->notes, 0, "no title was found; the file's name stands for it");
}

static gboolean check_pairs(const DzDocument *document, const DzSides *sides, const DzArticle *article,
                            GError **error) {
  if (dz_article_count(article, DZ_BLOCK_PAIR) > 0)
    return TRUE;
  for (guint i = 0; i < article->key_sentences->len; i++) {
    const DzKeySentence *key = article->key_sentences->pdata[i];
    if (key->side[0] && key->side[1])
      return TRUE;
  }
  if (sides->language[0] && !sides->language[1])
    return dz_fail(
        error, DZ_ERROR_INPUT, 0,
        "%s: no pair found: all of it is in one language (%s); each paragraph needs its translation after it",
        document->path, sides->language[0]);
  return dz_fail(error, DZ_ERROR_INPUT, 0, "%s: no pair found: no paragraph is followed by its translation",
                 document->path);
}

DzArticle *dz_prepare(const DzDocument *document, const DzPrepareOptions *options, GError **error) {
  g_autoptr(DzSides) sides = dz_find_sides(document, options);
  g_autoptr(DzArticle) article = dz_article_new();
  for (guint i = 0; i < document->notes->len; i++) {
    const DzNote *note = document->notes->pdata[i];
    dz_notes_add(article->notes, note->line, "%s", note->text);
  }
  for (int side = 0; side < 2; side++)
    article->language[side] = g_strdup(sides->language[side] ? sides->language[side] : "und");
  guint body = dz_take_front(sides, article);
  dz_pair_passages(sides, body, article);
  if (!document->is_clean) {
    dz_drop_numbering(article);
    dz_split_crossheads(article);
  }
  dz_number_pairs(article);
  if (!check_pairs(document, sides, article, error))
    return NULL;
  dz_place_key_sentences(article);
  ensure_title(document, article);
  if (options->keep_as_read)
    dz_article_each_text(article, keep_as_read, NULL);
  if (!options->no_repair && !document->is_clean) {
    dz_article_each_text(article, mend_look_alikes, article); /* first, or a word with ﬁ in it is in no word list */
    mend_words(article);
    dz_article_each_text(article, repair_marks, article);
  }
  if (!document->is_clean)
    dz_link_notes(article);
  dz_article_each_text(article, tidy_spans, NULL);
  return g_steal_pointer(&article);
}
