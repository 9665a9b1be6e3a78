/* numbers.c: see pairs.h. */
#include "base/numbering.h"
#include "prepare/understand/body.h"

/* Whether the paragraphs of a side are numbered as the pairs will be. */
static gboolean counts_pairs(const DzArticle *article, int side) {
  guint pair = 0, numbered = 0, texts = 0;
  for (guint i = 0; i < article->blocks->len; i++) {
    const DzBlock *block = article->blocks->pdata[i];
    if (block->kind != DZ_BLOCK_PAIR)
      continue;
    pair++;
    if (!block->side[side])
      continue;
    texts++;
    const DzNumbering numbering = dz_numbering_at(block->side[side]->string);
    if (numbering.kind == DZ_NUMBERING_NONE)
      continue;
    if (numbering.number != pair)
      return FALSE;
    numbered++;
  }
  return numbered >= 2 && numbered * 10 >= texts * 8;
}

void dz_drop_numbering(DzArticle *article) {
  for (int side = 0; side < 2; side++) {
    if (!counts_pairs(article, side))
      continue;
    guint dropped = 0;
    for (guint i = 0; i < article->blocks->len; i++) {
      const DzBlock *block = article->blocks->pdata[i];
      DzText *text = block->kind == DZ_BLOCK_PAIR ? block->side[side] : NULL;
      const gsize length = text ? dz_numbering_at(text->string).length : 0;
      if (length == 0 || !text->string[length])
        continue;
      dz_text_remove(text, 0, length);
      dropped++;
    }
    dz_notes_add(article->notes, 0, "dropped the numbers of %u %s; pairs are numbered anew", dropped,
                 side == DZ_ORIGINAL ? "originals" : "translations");
  }
}
