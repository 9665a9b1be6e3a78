/* unglue.c: see unglue.h.

   How likely a space was lost depends on the article: where many were, what looks like glue is; where none were,
   nothing is cut that could be a word. So the article is read twice: once to count the spaces that were surely lost,
   and once to put spaces in at the price that follows from the count. */
#include "prepare/words/unglue.h"
#include "prepare/words/phrases.h"
#include <math.h>
#include <string.h>

/* A highlight is a few words; one of which only one end is seen is fewer. */
enum { LONGEST_PHRASE = 7, SURE_PHRASE = 3 };

/* The cost of one lost space: the logarithm of how seldom that is. */
static const double careful_cost = 5, least_cost = 2.5, most_cost = 12;

/* How many spaces were surely lost. */
static guint count_lost(const DzLattice *lattice) {
  if (!dz_lattice_may_have_borders(lattice))
    return 0;
  g_autoptr(GArray) pieces = dz_read_phrases(lattice, careful_cost);
  guint lost = 0;
  for (guint i = 0; i < pieces->len; i++)
    lost += g_array_index(pieces, DzReadWord, i).insert_at && g_array_index(pieces, DzReadWord, i).is_clear;
  return lost;
}

static double glue_cost(const GPtrArray *lattices) {
  guint words = 0, lost = 0;
  for (guint i = 0; i < lattices->len; i++) {
    words += dz_lattice_token_count(lattices->pdata[i]);
    lost += count_lost(lattices->pdata[i]);
  }
  gboolean is_damaged = lost >= 2 && lost * 300 >= words;
  return is_damaged ? MAX(log((double)words / lost), least_cost) : most_cost;
}

/* ---- writing ---- */

static const DzReadWord *piece_at(const GArray *pieces, guint i) {
  return i < pieces->len ? &g_array_index(pieces, DzReadWord, i) : NULL;
}

static gboolean is_phrase(const GArray *pieces, guint first, guint last) {
  const DzReadWord *next = piece_at(pieces, last + 1);
  gboolean both_seen = piece_at(pieces, first)->insert_at && next && next->insert_at;
  return last - first < (guint)(both_seen ? LONGEST_PHRASE : SURE_PHRASE);
}

/* A space lost after a comma or a stop is a slip; a highlight was glued in on one side at least. */
static gboolean lost_a_space(const char *text, const DzReadWord *first, const DzReadWord *next) {
  const char *const places[] = {first->insert_at, next ? next->insert_at : NULL};
  for (gsize i = 0; i < G_N_ELEMENTS(places); i++)
    if (places[i] && places[i] > text && !strchr(",.;:!?", places[i][-1]))
      return TRUE;
  return FALSE;
}

/* The text with its lost spaces; where its phrases are into `phrases`. New string. */
static char *with_spaces(const char *text, const GArray *pieces, GArray *phrases) {
  GString *out = g_string_sized_new(strlen(text) + 64);
  const char *from = text;
  DzSpan phrase = {.kind = DZ_SPAN_VOCABULARY};
  guint first = 0;
  for (guint i = 0; i < pieces->len; i++) {
    const DzReadWord *piece = piece_at(pieces, i), *next = piece_at(pieces, i + 1);
    if (piece->insert_at) {
      g_string_append_len(out, from, piece->insert_at - from);
      g_string_append_c(out, ' ');
      from = piece->insert_at;
    }
    g_string_append_len(out, from, piece->start - from);
    if (piece->begins) {
      phrase.start = out->len;
      first = i;
    }
    g_string_append_len(out, piece->start, piece->end - piece->start);
    from = piece->end;
    phrase.end = out->len;
    if (piece->inside && lost_a_space(text, piece_at(pieces, first), next) &&
        (!next || !next->inside || next->begins) && is_phrase(pieces, first, i))
      g_array_append_val(phrases, phrase);
  }
  g_string_append(out, from);
  return g_string_free(out, FALSE);
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

static void unglue_text(const DzLattice *lattice, double cost, DzText *text, DzArticle *article) {
  g_autoptr(GArray) pieces = dz_read_phrases(lattice, cost);
  guint lost = 0;
  for (guint i = 0; i < pieces->len; i++)
    lost += piece_at(pieces, i)->insert_at != NULL;
  if (lost == 0)
    return;
  article->repairs.glued += lost;
  g_autofree char *said = describe(pieces);
  if (*said)
    dz_notes_add(article->notes, text->line, "parted: %s", said);
  g_autoptr(GArray) phrases = g_array_new(FALSE, FALSE, sizeof(DzSpan));
  dz_text_replace(text, with_spaces(text->string, pieces, phrases));
  for (guint i = 0; i < phrases->len; i++) {
    const DzSpan *phrase = &g_array_index(phrases, DzSpan, i);
    dz_text_add_span(text, phrase->kind, phrase->start, phrase->end, NULL);
  }
}

void dz_unglue_article(DzLexicon *lexicon, DzArticle *article) {
  g_autoptr(GPtrArray) lattices = g_ptr_array_new_with_free_func((GDestroyNotify)dz_lattice_free);
  g_autoptr(GPtrArray) originals = g_ptr_array_new();
  for (guint i = 0; i < article->blocks->len; i++) {
    const DzBlock *block = article->blocks->pdata[i];
    if (block->kind != DZ_BLOCK_PAIR || !block->side[DZ_ORIGINAL])
      continue;
    g_ptr_array_add(originals, block->side[DZ_ORIGINAL]);
    g_ptr_array_add(lattices, dz_lattice_new(lexicon, block->side[DZ_ORIGINAL]->string));
  }
  double cost = glue_cost(lattices);
  for (guint i = 0; i < lattices->len; i++)
    if (dz_lattice_may_have_borders(lattices->pdata[i]))
      unglue_text(lattices->pdata[i], cost, originals->pdata[i], article);
}
