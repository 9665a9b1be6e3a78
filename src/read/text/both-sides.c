/* both-sides.c: see both-sides.h. One line that changes its script quotes somebody; where most lines do, it is how they
   are written. */
#include "read/text/both-sides.h"
#include "base/language-files.h"
#include "base/language.h"
#include "base/unicode.h"
#include "model/halves.h"
#include <string.h>

typedef gboolean (*Halves)(const char *text, gsize *first_length, gsize *second_start);

static gboolean is_plain(const DzPassage *passage) {
  return passage->mark == DZ_MARK_NONE && passage->role == DZ_ROLE_NONE && *passage->text;
}

/* "【词汇】", "Words:": what follows are words with their meanings, which are no sides. */
static gboolean heads_words(const char *text) {
  while (*text && !g_unichar_isalnum(g_utf8_get_char(text)))
    text = g_utf8_next_char(text);
  const DzListed *name = dz_listed_at(dz_list(DZ_LIST_WORDS), text);
  if (!name)
    return FALSE;
  for (text += name->length; *text; text = g_utf8_next_char(text))
    if (g_unichar_isalnum(g_utf8_get_char(text)))
      return FALSE;
  return TRUE;
}

/* How many passages stand before the list of words; all where there is none. */
static guint before_words(const DzDocument *document) {
  guint count = 0;
  while (count < document->passages->len && !heads_words(((const DzPassage *)document->passages->pdata[count])->text))
    count++;
  return count > 0 ? count : document->passages->len; /* a list before the article: as everything is */
}

/* Whether the document's own marks tell its sides: then a line with both is something else, a word with its meaning. */
static gboolean has_marked_sides(const DzDocument *document) {
  gboolean has[2] = {FALSE, FALSE};
  for (guint i = 0; i < document->passages->len; i++) {
    const DzPassage *passage = document->passages->pdata[i];
    has[0] |= passage->mark == DZ_MARK_ORIGINAL;
    has[1] |= passage->mark == DZ_MARK_TRANSLATION;
  }
  return has[0] && has[1];
}

/* Whether the halves of most of the first lines, and of most of their text, are found so: a list of words under an
   article has more lines than the article, but not more text. */
static gboolean parts_most(const DzDocument *document, guint count, Halves halves) {
  enum { FEWEST = 2 };
  guint lines = 0, parted = 0;
  gsize bytes = 0, parted_bytes = 0;
  for (guint i = 0; i < count; i++) {
    const DzPassage *passage = document->passages->pdata[i];
    gsize length, start;
    if (!is_plain(passage) || !dz_has_letter(passage->text, passage->text + strlen(passage->text)))
      continue;
    const gboolean is_parted = halves(passage->text, &length, &start);
    lines++;
    parted += is_parted;
    bytes += strlen(passage->text);
    parted_bytes += is_parted ? strlen(passage->text) : 0;
  }
  return parted >= FEWEST && parted * 10 >= lines * 6 && parted_bytes * 2 >= bytes;
}

static void add_half(DzDocument *to, const DzPassage *passage, gsize start, gsize end, DzMark mark, guint group) {
  g_autoptr(DzText) text = dz_passage_text(passage);
  DzText *own = dz_text_slice(text, start, end);
  dz_document_add_told(to, DZ_ROLE_PAIR, group, mark, own);
}

void dz_part_lines(DzDocument *document) {
  static const Halves ways[] = {dz_halves_by_bar, dz_halves_by_script};
  Halves halves = NULL;
  if (has_marked_sides(document))
    return;
  const guint count = before_words(document);
  for (gsize i = 0; i < G_N_ELEMENTS(ways) && !halves; i++)
    halves = parts_most(document, count, ways[i]) ? ways[i] : NULL;
  if (!halves)
    return;
  g_autoptr(DzDocument) parted = dz_document_new(document->path, document->format);
  guint group = 0;
  for (guint i = 0; i < document->passages->len; i++) {
    DzPassage *passage = document->passages->pdata[i];
    gsize length, start;
    group++;
    if (i < count && is_plain(passage) && halves(passage->text, &length, &start)) {
      add_half(parted, passage, 0, length, DZ_MARK_ORIGINAL, group);
      add_half(parted, passage, start, strlen(passage->text), DZ_MARK_TRANSLATION, group);
      continue;
    }
    g_ptr_array_add(parted->passages, passage);
    document->passages->pdata[i] = NULL;
  }
  GPtrArray *old = document->passages;
  document->passages = parted->passages;
  parted->passages = old;
  for (guint i = old->len; i-- > 0;)
    if (!old->pdata[i])
      g_ptr_array_steal_index(old, i);
}
