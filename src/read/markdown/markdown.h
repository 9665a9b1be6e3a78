/* markdown.h: Markdown → a flat list of blocks, whatever they mean.

   The room of Markdown; it knows the room of text. `markdown` and `markdown-line` part blocks and lines, by md4c;
   `markdown-own` takes what duizhao wrote, `markdown-found` what people did; `read-markdown` chooses between them. */
#pragma once
#include "base/notes.h"
#include "model/text.h"

typedef enum {
  DZ_MD_PARAGRAPH,
  DZ_MD_HEADING,
  DZ_MD_ROW,  /* of a table */
  DZ_MD_RULE, /* "***" */
  DZ_MD_SYNC, /* "===" on a line of its own */
  DZ_MD_CODE, /* its lines, spaces at their beginning kept as U+00A0 */
  DZ_MD_GAP,  /* something without text for us: a comment, a block of HTML */
} DzMdKind;

typedef struct {
  DzMdKind kind;
  guint level;         /* of a heading, from 1 */
  guint quote;         /* the number of the outermost quote it stands in, from 1; 0 for none */
  guint item;          /* the number of the outermost list item, alike */
  guint point;         /* the number of the item nested in that, alike */
  gboolean is_ordered; /* the outermost list is a numbered one */
  guint number;        /* of the item in such a list */
  char delimiter;      /* of such a list: the sign after its numbers, '.' or ')' */
  gboolean is_head;    /* a row that heads its table */
  GPtrArray *texts;    /* DzText*: the lines of a paragraph, the cells of a row; clean, in a point perhaps none */
} DzMdBlock;

/* How a line of "===" under a line of text is read. */
typedef enum {
  DZ_MD_HEADINGS_UNDERLINED, /* as people write: it may underline a title */
  DZ_MD_SYNC_ALWAYS,         /* as duizhao writes: and a line that ends with a backslash is one of verse */
} DzMdSync;

/* The blocks of a text. `first_line` is the number of its first line, for messages; what is left out is noted.
   DZ_ERROR_INPUT where lists or quotes nest without end, or a table has more columns than any. New array of
   DzMdBlock*. */
GPtrArray *dz_markdown_blocks(const char *path, const char *text, gsize length, guint first_line, DzMdSync sync,
                              GPtrArray *notes, GError **error);

/* The lines or cells of a block as one text. New text. */
DzText *dz_markdown_text(const DzMdBlock *block);

/* A line of text with Markdown inside, as a title is. New text. */
DzText *dz_markdown_line(const char *line, guint number);
