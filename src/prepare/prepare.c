/* prepare.c: the editor's steps in their order: sides, front, pairs, crossheads, key sentences, marks. */
#include "prepare/prepare.h"
#include "base/error.h"
#include "base/language.h"
#include "prepare/front.h"
#include "prepare/pairs.h"
#include "prepare/punctuation.h"
#include "prepare/sides.h"
#include "prepare/unglue.h"
#include <string.h>

/* Where the letters and digits of a string start. */
typedef struct {
  gsize *starts;
  guint count;
} Letters;

static Letters letters_of(const char *string) {
  Letters letters = {.starts = g_new(gsize, strlen(string) + 1)};
  for (const char *p = string; *p; p = g_utf8_next_char(p)) {
    gboolean is_letter = (guchar)*p < 0x80 ? g_ascii_isalnum(*p) : g_unichar_isalnum(g_utf8_get_char(p));
    if (is_letter)
      letters.starts[letters.count++] = (gsize)(p - string);
  }
  return letters;
}

/* How many letters start before the place. */
static guint letters_before(const Letters *letters, gsize place) {
  guint low = 0, high = letters->count;
  while (low < high) {
    guint middle = low + (high - low) / 2;
    if (letters->starts[middle] < place)
      low = middle + 1;
    else
      high = middle;
  }
  return low;
}

/* Spans keep the letters they are on, whatever happens to the marks around them: their ends are counted in letters. */
static void move_spans(DzText *text, const char *repaired) {
  if (text->spans->len == 0)
    return;
  Letters before = letters_of(text->string), after = letters_of(repaired);
  const gsize end = strlen(repaired);
  for (guint i = 0; i < text->spans->len; i++) {
    DzSpan *span = &g_array_index(text->spans, DzSpan, i);
    guint first = letters_before(&before, span->start), last = letters_before(&before, span->end);
    span->start = first < after.count ? after.starts[first] : end;
    span->end =
        last > 0 && last <= after.count ? (gsize)(g_utf8_next_char(repaired + after.starts[last - 1]) - repaired) : end;
  }
  g_free(before.starts);
  g_free(after.starts);
}

static void repair_text(DzText *text, const char *language, DzArticle *article) {
  if (!text)
    return;
  char *repaired = dz_repair_punctuation(text->string, language, text->line, &article->repairs, article->notes);
  move_spans(text, repaired);
  g_free(text->string);
  text->string = repaired;
}

/* Gives the originals' glued words their spaces and their highlights back. */
static void unglue_article(DzArticle *article) {
  const char *language = article->language[DZ_ORIGINAL];
  if (!dz_wordlist_package(language))
    return;
  DzWordList *list = dz_wordlist(language);
  if (!list) {
    dz_notes_add(article->notes, 0, "no word list for %s is installed; glued words are left as they are (Debian: %s)",
                 language, dz_wordlist_package(language));
    return;
  }
  dz_unglue_article(list, article);
}

static void repair_article(DzArticle *article) {
  for (int side = 0; side < 2; side++)
    repair_text(article->title[side], article->language[side], article);
  for (guint i = 0; i < article->summary->len; i++)
    repair_text(article->summary->pdata[i], article->language[g_array_index(article->summary_sides, DzSide, i)],
                article);
  for (guint i = 0; i < article->blocks->len; i++)
    for (int side = 0; side < 2; side++)
      repair_text(((DzBlock *)article->blocks->pdata[i])->side[side], article->language[side], article);
  for (guint i = 0; i < article->key_sentences->len; i++) {
    DzKeySentence *key = article->key_sentences->pdata[i];
    for (int side = 0; side < 2; side++)
      repair_text(key->side[side], article->language[side], article);
    const char *found = key->analysis ? dz_language_of(key->analysis->string) : NULL;
    gboolean in_original = dz_same_language(found, article->language[DZ_ORIGINAL]);
    repair_text(key->analysis, article->language[in_original ? DZ_ORIGINAL : DZ_TRANSLATION], article);
  }
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
  article->title[DZ_TRANSLATION] = dz_text_new(valid ? g_steal_pointer(&name) : g_utf8_make_valid(name, -1), 0);
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
  dz_split_crossheads(article);
  dz_number_pairs(article);
  if (!check_pairs(document, sides, article, error))
    return NULL;
  dz_place_key_sentences(article);
  ensure_title(document, article);
  if (!options->no_repair) {
    unglue_article(article);
    repair_article(article);
  }
  return g_steal_pointer(&article);
}
