/* torn.c: see torn.h.

   Two runs of letters are one torn word where one of them at least is no word at all, nor a name or a word of the
   article's own, and both together are a plain one: impor- tant, sys tem, but not co-operate, pre- and post-war, de
   facto. */
#include "prepare/words/torn.h"
#include <string.h>

enum { SHORTEST_PART = 2, SHORTEST_WHOLE = 6 };

/* Two runs of letters with nothing between them but what tears words. */
typedef struct {
  const char *first, *first_end, *second, *second_end;
  gboolean has_hyphen, has_space;
} Tear;

static gboolean is_small(const char *start, const char *end) {
  for (const char *p = start; p < end; p++)
    if (!g_ascii_islower(*p))
      return FALSE;
  return TRUE;
}

static gboolean is_tear(const char *text, Tear *tear) {
  const char *p = tear->first_end;
  tear->has_hyphen = *p == '-';
  p += tear->has_hyphen;
  tear->has_space = *p == ' ';
  p += tear->has_space;
  /* Part of a longer compound: state-of-the-art. */
  gboolean alone = (tear->first == text || !strchr("-'/.@_", tear->first[-1])) && !strchr("-'/@_", *tear->second_end);
  return p == tear->second && p > tear->first_end && (alone || *tear->second_end == 0) &&
         is_small(tear->first + 1, tear->first_end) && g_ascii_isalpha(*tear->first) &&
         is_small(tear->second, tear->second_end);
}

/* Letters that stand alone only because they were torn off. */
static gboolean is_scrap(DzLexicon *lexicon, const char *word, gsize length) {
  return dz_lexicon_class(lexicon, word, length) == DZ_WORD_UNKNOWN && dz_lexicon_count(lexicon, word, length) < 3 &&
         !(dz_kinds_of(lexicon, word, length) & (DZ_KIND_PREFIX | DZ_KIND_MAKER | DZ_KIND_UNIT));
}

static gboolean is_torn(DzLexicon *lexicon, const Tear *tear) {
  const gsize first = (gsize)(tear->first_end - tear->first), second = (gsize)(tear->second_end - tear->second);
  char whole[DZ_LONGEST_TOKEN];
  if (first < SHORTEST_PART || second < SHORTEST_PART || first + second < SHORTEST_WHOLE ||
      first + second > sizeof whole)
    return FALSE;
  gboolean line_end = tear->has_hyphen && tear->has_space;
  gboolean first_is_scrap = is_scrap(lexicon, tear->first, first);
  if (!first_is_scrap && !line_end) /* most are words, and the second need not be looked up */
    return FALSE;
  gboolean second_is_scrap = is_scrap(lexicon, tear->second, second);
  /* A hyphen alone may belong (wi-fi); a space alone may part two words of which one is new. */
  if (line_end ? !first_is_scrap && !second_is_scrap : !second_is_scrap)
    return FALSE;
  memcpy(whole, tear->first, first);
  memcpy(whole + first, tear->second, second);
  return dz_lexicon_class(lexicon, whole, first + second) >= (line_end ? DZ_WORD_USUAL : DZ_WORD_COMMON);
}

static void mend_text(DzLexicon *lexicon, DzText *text, DzArticle *article) {
  g_autoptr(GString) out = g_string_new(NULL);
  const char *from = text->string, *end;
  Tear tear = {0};
  for (const char *p = dz_next_word(text->string, &end); p; p = dz_next_word(end, &end)) {
    tear.second = p;
    tear.second_end = end;
    if (tear.first && is_tear(text->string, &tear) && is_torn(lexicon, &tear)) {
      dz_notes_add(article->notes, text->line, "joined: %.*s", (int)(tear.second_end - tear.first), tear.first);
      g_string_append_len(out, from, tear.first_end - from);
      from = tear.second;
      article->repairs.glued++;
    }
    tear.first = p;
    tear.first_end = end;
  }
  if (from == text->string)
    return;
  g_string_append(out, from);
  dz_text_replace(text, g_string_free(g_steal_pointer(&out), FALSE));
}

void dz_mend_article(DzLexicon *lexicon, DzArticle *article) {
  for (guint i = 0; i < article->blocks->len; i++) {
    const DzBlock *block = article->blocks->pdata[i];
    if (block->kind == DZ_BLOCK_PAIR && block->side[DZ_ORIGINAL])
      mend_text(lexicon, block->side[DZ_ORIGINAL], article);
  }
}
