/* understand.c: the steps of understanding in their order. */
#include "prepare/understand/understand.h"
#include "base/error.h"
#include "prepare/understand/body.h"
#include "prepare/understand/front.h"
#include "prepare/understand/sides.h"
#include <string.h>

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

/* Reads the document; NULL, with the sides the wrong way round, where the other side leads. */
static DzArticle *understand(const DzDocument *document, const char *const *language, gboolean is_turned,
                             GError **error) {
  g_autoptr(DzSides) sides = dz_find_sides(document, language, is_turned);
  g_autoptr(DzArticle) article = dz_article_new();
  for (guint i = 0; i < document->notes->len; i++) {
    const DzNote *note = document->notes->pdata[i];
    dz_notes_add(article->notes, note->line, "%s", note->text);
  }
  for (int side = 0; side < 2; side++)
    article->language[side] = g_strdup(sides->language[side] ? sides->language[side] : "und");
  g_autoptr(DzReading) reading = dz_read_lines(sides, article);
  const gboolean is_free = !sides->has_marks && !language[0] && !language[1] && !document->language[0];
  if (reading->is_turned && is_free && !is_turned)
    return NULL;
  article->doubts_languages = is_free && dz_order_is_mixed(reading->matches);
  dz_add_body(reading, dz_take_front(reading, article), article);
  if (!document->is_clean) {
    dz_drop_numbering(article);
    dz_split_crossheads(article);
  }
  dz_number_pairs(article);
  if (!check_pairs(document, sides, article, error))
    return NULL;
  ensure_title(document, article);
  return g_steal_pointer(&article);
}

DzArticle *dz_understand(const DzDocument *document, const char *const *language, GError **error) {
  GError *own = NULL;
  DzArticle *article = understand(document, language, FALSE, &own);
  if (!article && !own)
    article = understand(document, language, TRUE, &own);
  if (own)
    g_propagate_error(error, own);
  return article;
}
