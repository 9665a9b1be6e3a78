/* unglue.c: see unglue.h.

   How likely a space was lost depends on the article: where many were, what looks like glue is; where none were,
   nothing is cut that could be a word. So the article is read twice: once to count the spaces that were surely lost,
   and once to put spaces in at the price that follows from the count. */
#include "prepare/unglue.h"
#include "prepare/phrases.h"
#include <math.h>
#include <string.h>

struct DzUnglue {
  DzLexicon *lexicon;
  double glue_cost; /* of one lost space: the logarithm of how seldom that is here */
};

/* A highlight is a few words; one of which only one end is seen is fewer. */
enum { LONGEST_PHRASE = 7, SURE_PHRASE = 3 };

static const double careful_cost = 7, least_cost = 2.5, most_cost = 12;

static void count_lost(DzUnglue *unglue, const char *text, guint *words, guint *lost) {
  g_autoptr(GArray) tokens = dz_tokens(unglue->lexicon, text);
  g_autoptr(GArray) pieces = dz_read_phrases(unglue->lexicon, tokens, careful_cost);
  *words += tokens->len;
  for (guint i = 0; i < pieces->len; i++)
    *lost += g_array_index(pieces, DzPiece, i).insert_at && g_array_index(pieces, DzPiece, i).is_clear;
}

DzUnglue *dz_unglue_new(DzWordList *list, const DzArticle *article) {
  DzUnglue *unglue = g_new0(DzUnglue, 1);
  unglue->lexicon = dz_lexicon_new(list, article);
  guint words = 0, lost = 0;
  for (guint i = 0; i < article->blocks->len; i++) {
    const DzBlock *block = article->blocks->pdata[i];
    if (block->kind == DZ_BLOCK_PAIR && block->side[DZ_ORIGINAL])
      count_lost(unglue, block->side[DZ_ORIGINAL]->string, &words, &lost);
  }
  gboolean is_damaged = lost >= 2 && lost * 300 >= words;
  unglue->glue_cost = is_damaged ? MAX(log((double)words / lost), least_cost) : most_cost;
  return unglue;
}

void dz_unglue_free(DzUnglue *unglue) {
  if (!unglue)
    return;
  dz_lexicon_free(unglue->lexicon);
  g_free(unglue);
}

/* ---- writing ---- */

static const DzPiece *piece_at(const GArray *pieces, guint i) {
  return i < pieces->len ? &g_array_index(pieces, DzPiece, i) : NULL;
}

static gboolean is_phrase(const GArray *pieces, guint first, guint last) {
  const DzPiece *next = piece_at(pieces, last + 1);
  gboolean both_seen = piece_at(pieces, first)->insert_at && next && next->insert_at;
  return last - first < (guint)(both_seen ? LONGEST_PHRASE : SURE_PHRASE);
}

static void write_text(DzText *text, const GArray *pieces, DzRepairs *repairs) {
  g_autoptr(GString) out = g_string_sized_new(strlen(text->string) + 64);
  const char *from = text->string;
  gsize phrase = 0;
  guint first = 0;
  for (guint i = 0; i < pieces->len; i++) {
    const DzPiece *piece = piece_at(pieces, i), *next = piece_at(pieces, i + 1);
    if (piece->insert_at) {
      g_string_append_len(out, from, piece->insert_at - from);
      g_string_append_c(out, ' ');
      from = piece->insert_at;
      repairs->glued++;
    }
    g_string_append_len(out, from, piece->start - from);
    if (piece->begins) {
      phrase = out->len;
      first = i;
    }
    g_string_append_len(out, piece->start, piece->end - piece->start);
    from = piece->end;
    if (piece->inside && (!next || !next->inside || next->begins) && is_phrase(pieces, first, i))
      dz_text_add_span(text, DZ_SPAN_VOCABULARY, phrase, out->len, NULL);
  }
  g_string_append(out, from);
  g_free(text->string);
  text->string = g_string_free(g_steal_pointer(&out), FALSE);
}

/* "debutson → debuts on; ofcoders → of coders": what was done to a paragraph. New string. */
static char *describe(const GArray *pieces) {
  GString *said = g_string_new(NULL);
  for (guint i = 0, end; i < pieces->len; i = end) {
    for (end = i + 1; end < pieces->len && piece_at(pieces, end)->insert_at;)
      end++;
    if (end == i + 1)
      continue;
    const char *from = piece_at(pieces, i)->start, *to = piece_at(pieces, end - 1)->end;
    g_string_append_printf(said, "%s%.*s →", said->len ? "; " : "", (int)(to - from), from);
    for (guint k = i; k < end; k++)
      g_string_append_printf(said, " %.*s", (int)(piece_at(pieces, k)->end - piece_at(pieces, k)->start),
                             piece_at(pieces, k)->start);
  }
  return g_string_free(said, FALSE);
}

void dz_unglue_text(DzUnglue *unglue, DzText *text, DzRepairs *repairs, GPtrArray *notes) {
  g_autoptr(GArray) tokens = dz_tokens(unglue->lexicon, text->string);
  g_autoptr(GArray) pieces = dz_read_phrases(unglue->lexicon, tokens, unglue->glue_cost);
  gboolean any = FALSE;
  for (guint i = 0; i < pieces->len && !any; i++)
    any = piece_at(pieces, i)->insert_at != NULL;
  if (!any)
    return;
  g_autofree char *said = describe(pieces);
  if (*said)
    dz_notes_add(notes, text->line, "parted: %s", said);
  write_text(text, pieces, repairs);
}
