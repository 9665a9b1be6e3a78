/* markdown-own.c: Markdown as duizhao writes it: the form is the meaning.

   A paragraph is an original and the quote after it its translation, headings from the second level on are crossheads,
   numbered items key sentences with a point for the analysis; items numbered "1)" are notes, points that begin strong
   words, and points with a box questions; a heading of the first level is a label of the book's
   ("导读"), and what stands under one that comes before the first pair, down to the rule, is the summary. */
#include "model/article.h"
#include "read/markdown/markdown-forms.h"
#include <string.h>

typedef struct {
  DzDocument *document;
  guint group;       /* of the passage before */
  DzRole awaits;     /* what a quote would answer: DZ_ROLE_PAIR or DZ_ROLE_HEADING; NONE for nothing */
  guint quote, item; /* those that the passage before stood in */
  DzRole study;      /* what the item is: DZ_ROLE_KEY, a word, note or question; NONE for nothing of these */
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

static void add_part(Own *own, DzMark mark, const DzText *text, gsize start, gsize end) {
  g_autoptr(DzText) part = dz_text_slice(text, start, end);
  g_array_set_size(part->spans, 0);
  if (*part->string)
    dz_document_add_told(own->document, DZ_ROLE_WORD, own->group, mark, g_steal_pointer(&part));
}

/* "**cynical** `ˈsɪnɪkl` *adj.*"; what a person has put behind it is its meaning. */
static void add_word(Own *own, const DzText *line) {
  gsize rest = 0;
  for (guint i = 0; i < line->spans->len; i++) {
    const DzSpan *span = &g_array_index(line->spans, DzSpan, i);
    DzMark mark = i == 0                           ? DZ_MARK_ORIGINAL
                  : span->kind == DZ_SPAN_CODE     ? DZ_MARK_READING
                  : span->kind == DZ_SPAN_EMPHASIS ? DZ_MARK_PART
                                                   : DZ_MARK_NONE;
    if (mark == DZ_MARK_NONE || span->start < rest)
      continue;
    add_part(own, mark, line, span->start, span->end);
    rest = span->end;
  }
  add_part(own, DZ_MARK_TRANSLATION, line, rest, strlen(line->string));
  own->has_body = TRUE;
}

/* The kind whose items begin with the sign that the line begins with; −1 for none. */
static int kind_by_sign(const char *line) {
  for (int kind = 0; kind < DZ_STUDY_KINDS; kind++) {
    const char *sign = dz_study_traits((DzStudyKind)kind)->sign;
    if (sign && g_str_has_prefix(line, sign))
      return kind;
  }
  return -1;
}

/* What an item is, by its first line. */
static DzRole role_of_item(const DzMdBlock *block, const DzText *line) {
  if (block->is_ordered)
    return block->delimiter == ')' ? DZ_ROLE_NOTE : DZ_ROLE_KEY;
  const DzSpan *first = line->spans->len > 0 ? &g_array_index(line->spans, DzSpan, 0) : NULL;
  if (first && first->kind == DZ_SPAN_STRONG && first->start == 0)
    return DZ_ROLE_WORD;
  const int kind = kind_by_sign(line->string);
  return kind < 0 ? DZ_ROLE_NONE : (DzRole)(DZ_ROLE_STUDY + kind);
}

/* FALSE where the item is none of those for study. */
static gboolean add_item(Own *own, const DzMdBlock *block) {
  const gboolean is_first = block->item != own->item;
  g_autoptr(DzText) line = dz_markdown_text(block);
  if (is_first) {
    own->study = role_of_item(block, line);
    own->group++;
  }
  if (own->study == DZ_ROLE_NONE)
    return FALSE;
  own->awaits = DZ_ROLE_NONE;
  if (is_first && own->study == DZ_ROLE_WORD) {
    add_word(own, line);
    return TRUE;
  }
  const char *sign =
      is_first && own->study >= DZ_ROLE_STUDY ? dz_study_traits((DzStudyKind)(own->study - DZ_ROLE_STUDY))->sign : NULL;
  const gsize start = sign ? strlen(sign) : 0;
  g_autoptr(DzText) text = dz_text_slice(line, start, strlen(line->string));
  if (!*text->string && !(block->point && own->study == DZ_ROLE_KEY))
    return TRUE;
  own->has_body = TRUE;
  dz_document_add_told(own->document, own->study, own->group,
                       block->point   ? DZ_MARK_ANALYSIS
                       : block->quote ? DZ_MARK_TRANSLATION
                                      : DZ_MARK_ORIGINAL,
                       g_steal_pointer(&text));
  return TRUE;
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

static void add_code(Own *own, const DzMdBlock *block) {
  if (block->texts->len == 0)
    return;
  own->group++;
  own->awaits = DZ_ROLE_NONE;
  own->has_body = TRUE;
  dz_document_add_told(own->document, DZ_ROLE_CODE, own->group, DZ_MARK_ORIGINAL, dz_text_of_lines(block->texts));
}

/* "- ※ …": a remark under the pair before it. */
static gboolean add_remark(Own *own, const DzMdBlock *block) {
  g_autoptr(DzText) line = dz_markdown_text(block);
  for (int side = 0; side < 2; side++) {
    const char *sign = dz_remark_sign((DzSide)side);
    if (block->item == own->item || block->is_ordered || !g_str_has_prefix(line->string, sign))
      continue;
    own->group++;
    own->awaits = DZ_ROLE_NONE;
    own->has_body = TRUE;
    dz_document_add_told(own->document, DZ_ROLE_REMARK, own->group,
                         side == DZ_ORIGINAL ? DZ_MARK_ORIGINAL : DZ_MARK_TRANSLATION,
                         dz_text_slice(line, strlen(sign), strlen(line->string)));
    return TRUE;
  }
  return FALSE;
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
  else if (block->kind == DZ_MD_CODE)
    add_code(own, block);
  else if (block->kind == DZ_MD_SYNC || block->kind == DZ_MD_GAP)
    ;
  else if (block->item && (add_remark(own, block) || add_item(own, block)))
    ;
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
