/* markdown-own.c: Markdown as duizhao writes it: the form is the meaning.

   A paragraph is an original and the quote after it its translation, headings from the second level on are crossheads,
   numbered items key sentences with a point for the analysis; a heading of the first level is a label of the book's
   ("导读"), and what stands under one that comes before the first pair, down to the rule, is the summary. */
#include "read/markdown-forms.h"
#include <string.h>

typedef struct {
  DzDocument *document;
  guint group;       /* of the passage before */
  DzRole awaits;     /* what a quote would answer: DZ_ROLE_PAIR or DZ_ROLE_HEADING; NONE for nothing */
  guint quote, item; /* those that the passage before stood in */
  gboolean in_summary;
  gboolean has_body;
} Own;

static void add_told(Own *own, DzRole role, DzMark mark, const DzMdBlock *block) {
  dz_document_add_told(own->document, role, own->group, mark, dz_markdown_text(block));
  own->has_body = own->has_body || role != DZ_ROLE_SUMMARY;
}

/* A quote answers what stands before it, and a second paragraph in it goes on. */
static void add_quote(Own *own, const DzMdBlock *block) {
  gboolean goes_on = block->quote == own->quote;
  if (!goes_on && own->awaits == DZ_ROLE_NONE) {
    own->group++;
    own->awaits = block->kind == DZ_MD_HEADING ? DZ_ROLE_HEADING : DZ_ROLE_PAIR;
  }
  const DzPassage *before = goes_on ? own->document->passages->pdata[own->document->passages->len - 1] : NULL;
  add_told(own, before ? before->role : own->awaits, DZ_MARK_TRANSLATION, block);
  own->awaits = DZ_ROLE_NONE;
}

static void add_item(Own *own, const DzMdBlock *block) {
  if (block->item != own->item)
    own->group++;
  add_told(own, DZ_ROLE_KEY,
           block->point   ? DZ_MARK_ANALYSIS
           : block->quote ? DZ_MARK_TRANSLATION
                          : DZ_MARK_ORIGINAL,
           block);
  own->awaits = DZ_ROLE_NONE;
}

static void add_original(Own *own, DzRole role, const DzMdBlock *block) {
  own->group++;
  add_told(own, role, DZ_MARK_ORIGINAL, block);
  own->awaits = role;
}

/* A person may have put pairs into a table. */
static void add_own_row(Own *own, const DzMdBlock *block) {
  own->group++;
  for (guint i = 0; i < MIN(block->texts->len, 2); i++) {
    g_autoptr(DzText) text =
        dz_text_slice(block->texts->pdata[i], 0, strlen(((DzText *)block->texts->pdata[i])->string));
    if (*text->string)
      dz_document_add_told(own->document, DZ_ROLE_PAIR, own->group, i ? DZ_MARK_TRANSLATION : DZ_MARK_ORIGINAL,
                           g_steal_pointer(&text));
  }
  own->awaits = DZ_ROLE_NONE;
}

static void add_own_block(Own *own, const DzMdBlock *block) {
  gboolean is_label = block->kind == DZ_MD_HEADING && block->level == 1 && !block->quote && !block->item;
  if (block->kind == DZ_MD_SYNC)
    dz_document_add(own->document, DZ_MARK_SYNC, g_strdup(""), 0);
  if (block->kind == DZ_MD_SYNC || block->kind == DZ_MD_GAP || block->kind == DZ_MD_RULE || is_label)
    own->awaits = DZ_ROLE_NONE;
  if (is_label)
    own->in_summary = !own->has_body;
  else if (block->kind == DZ_MD_RULE)
    own->in_summary = FALSE;
  else if (block->kind == DZ_MD_ROW)
    add_own_row(own, block);
  else if (block->kind == DZ_MD_SYNC || block->kind == DZ_MD_GAP)
    ;
  else if (block->item && block->is_ordered)
    add_item(own, block);
  else if (own->in_summary)
    add_told(own, DZ_ROLE_SUMMARY, block->quote ? DZ_MARK_TRANSLATION : DZ_MARK_ORIGINAL, block);
  else if (block->quote)
    add_quote(own, block);
  else
    add_original(own, block->kind == DZ_MD_HEADING ? DZ_ROLE_HEADING : DZ_ROLE_PAIR, block);
  own->quote = block->quote;
  own->item = block->item;
}

void dz_markdown_own(DzDocument *document, const GPtrArray *blocks) {
  Own own = {.document = document};
  for (guint i = 0; i < blocks->len; i++)
    add_own_block(&own, blocks->pdata[i]);
}
