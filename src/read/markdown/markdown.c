/* markdown.c: see markdown.h.

   md4c parses. It was taken over cmark because it hands out the text in slices of the source: so we can tell an escaped
   "==" from a plain one, which Markdown itself has no meaning for, and know every line. It reads tables, and its time
   grows like its input. Character entities and the few tags that people write inside a line it leaves to us. */
#include "read/markdown/markdown.h"
#include "base/error.h"
#include "read/markdown/markdown-line.h"
#include <md4c.h>
#include <string.h>

/* Beyond this nobody writes, and parsers get slow. */
enum { MOST_LEAD = 256, MOST_COLUMNS = 64 };

typedef struct {
  const char *source, *end;
  const char *counted; /* up to where the lines are counted */
  guint line;          /* there */
  GPtrArray *blocks, *notes;
  const char *path;
  GError *error;

  DzMdBlock place; /* the quote, item and point that the next block stands in */
  guint quotes, items, points, depth_of_quotes, depth_of_lists;
  guint heading; /* its level while in one */
  gboolean in_cell, in_picture;
  gboolean keeps_breaks; /* a hard break ends a line of verse */
  GString *code;         /* of the block of code that is read, else NULL */
  guint code_line;       /* where it begins */
  const char *verbatim;  /* "HTML" or "code" while in a block of it */
  guint point_blocks;    /* how many blocks there were when the point began */

  DzMdLine text; /* in the making */
  guint dropped; /* characters that were there by accident */
} Parser;

static void block_free(gpointer data) {
  DzMdBlock *block = data;
  if (block->texts)
    g_ptr_array_unref(block->texts);
  g_free(block);
}

static DzMdBlock *add_block(Parser *parser, DzMdKind kind) {
  DzMdBlock *block = g_new(DzMdBlock, 1);
  *block = parser->place;
  block->kind = kind;
  block->texts = g_ptr_array_new_with_free_func((GDestroyNotify)dz_text_free);
  g_ptr_array_add(parser->blocks, block);
  return block;
}

static guint line_at(Parser *parser, const char *at) {
  if (at < parser->source || at > parser->end)
    return parser->line;
  for (; parser->counted < at; parser->counted++)
    parser->line += *parser->counted == '\n';
  return parser->line;
}

/* A text of several lines as one a line. */
static void add_lines(Parser *parser, DzMdBlock *block, const DzText *text) {
  gsize start = 0;
  for (guint number = text->line;; number++) {
    gsize end = start + strcspn(text->string + start, "\n");
    DzText *line = dz_text_slice(text, start, end);
    line->line = number;
    parser->dropped += dz_text_clean(line);
    if (*line->string)
      g_ptr_array_add(block->texts, line);
    else
      dz_text_free(line);
    if (!text->string[end])
      break;
    start = end + 1;
  }
}

static void flush(Parser *parser) {
  if (!parser->text.text)
    return;
  g_autoptr(DzText) text = dz_md_line_end(&parser->text);
  if (parser->in_cell) {
    DzMdBlock *row = parser->blocks->pdata[parser->blocks->len - 1];
    parser->dropped += dz_text_clean(text);
    g_ptr_array_add(row->texts, g_steal_pointer(&text));
    return;
  }
  DzMdBlock *block = add_block(parser, parser->heading ? DZ_MD_HEADING : DZ_MD_PARAGRAPH);
  block->level = parser->heading;
  add_lines(parser, block, text);
}

/* ---- what md4c calls: blocks ---- */

static int enter_item(Parser *parser) {
  if (parser->depth_of_lists == 1) {
    parser->place.item = ++parser->items;
    parser->place.number++;
  } else if (parser->depth_of_lists == 2) {
    parser->place.point = ++parser->points;
    parser->point_blocks = parser->blocks->len;
  }
  return 0;
}

static void leave_item(Parser *parser) {
  if (parser->depth_of_lists == 2 && parser->blocks->len == parser->point_blocks)
    add_block(parser, DZ_MD_PARAGRAPH);
  if (parser->depth_of_lists == 2)
    parser->place.point = 0;
  else if (parser->depth_of_lists == 1)
    parser->place.item = parser->place.point = 0;
}

static int enter_table(Parser *parser, const MD_BLOCK_TABLE_DETAIL *table) {
  if (table->col_count <= MOST_COLUMNS)
    return 0;
  dz_fail(&parser->error, DZ_ERROR_INPUT, 0, "%s: has a table of %u columns; two are read, and %d are the most",
          parser->path, table->col_count, MOST_COLUMNS);
  return 1;
}

static int enter_block(MD_BLOCKTYPE type, void *detail, void *data) {
  Parser *parser = data;
  flush(parser);
  switch (type) {
  case MD_BLOCK_QUOTE:
    if (parser->depth_of_quotes++ == 0)
      parser->place.quote = ++parser->quotes;
    break;
  case MD_BLOCK_UL:
  case MD_BLOCK_OL:
    if (parser->depth_of_lists++ == 0) {
      parser->place.is_ordered = type == MD_BLOCK_OL;
      parser->place.number = type == MD_BLOCK_OL ? ((const MD_BLOCK_OL_DETAIL *)detail)->start - 1 : 0;
      parser->place.delimiter = type == MD_BLOCK_OL ? ((const MD_BLOCK_OL_DETAIL *)detail)->mark_delimiter : 0;
    }
    break;
  case MD_BLOCK_LI:
    return enter_item(parser);
  case MD_BLOCK_H:
    parser->heading = ((const MD_BLOCK_H_DETAIL *)detail)->level;
    break;
  case MD_BLOCK_TABLE:
    return enter_table(parser, detail);
  case MD_BLOCK_THEAD:
    parser->place.is_head = TRUE;
    break;
  case MD_BLOCK_TR:
    add_block(parser, DZ_MD_ROW);
    break;
  case MD_BLOCK_TH:
  case MD_BLOCK_TD:
    parser->in_cell = TRUE;
    dz_md_line_begin(&parser->text);
    break;
  case MD_BLOCK_CODE:
  case MD_BLOCK_HTML:
    parser->verbatim = type == MD_BLOCK_CODE ? "code" : "HTML";
    add_block(parser, type == MD_BLOCK_CODE ? DZ_MD_CODE : DZ_MD_GAP);
    if (type == MD_BLOCK_CODE)
      parser->code = g_string_new(NULL);
    break;
  default:
    break;
  }
  return 0;
}

/* The lines of a block of code; spaces at their beginning would be lost. */
static void end_code(Parser *parser) {
  DzMdBlock *block = parser->blocks->pdata[parser->blocks->len - 1];
  g_auto(GStrv) lines = g_strsplit(g_strchomp(parser->code->str), "\n", -1);
  for (guint i = 0; lines[i]; i++)
    g_ptr_array_add(block->texts, dz_code_line(lines[i], parser->code_line + i));
  g_string_free(parser->code, TRUE);
  parser->code = NULL;
}

static int leave_block(MD_BLOCKTYPE type, void *detail, void *data) {
  Parser *parser = data;
  (void)detail;
  flush(parser);
  switch (type) {
  case MD_BLOCK_QUOTE:
    if (--parser->depth_of_quotes == 0)
      parser->place.quote = 0;
    break;
  case MD_BLOCK_UL:
  case MD_BLOCK_OL:
    parser->depth_of_lists--;
    break;
  case MD_BLOCK_LI:
    leave_item(parser);
    break;
  case MD_BLOCK_H:
    parser->heading = 0;
    break;
  case MD_BLOCK_THEAD:
    parser->place.is_head = FALSE;
    break;
  case MD_BLOCK_TH:
  case MD_BLOCK_TD:
    parser->in_cell = FALSE;
    break;
  case MD_BLOCK_HR:
    add_block(parser, DZ_MD_RULE);
    break;
  case MD_BLOCK_CODE:
  case MD_BLOCK_HTML:
    if (parser->code)
      end_code(parser);
    parser->verbatim = NULL;
    break;
  default:
    break;
  }
  return 0;
}

/* ---- what md4c calls: spans ---- */

/* An address, without what Markdown escaped in it. New string, NULL where there is none to speak of. */
static char *address_of(const MD_ATTRIBUTE *attribute) {
  if (attribute->size == 0 || attribute->size > DZ_MD_MOST_ADDRESS)
    return NULL;
  GString *address = g_string_new(NULL);
  for (guint i = 0; attribute->substr_offsets[i] < attribute->size; i++) {
    const char *part = attribute->text + attribute->substr_offsets[i];
    gsize size = attribute->substr_offsets[i + 1] - attribute->substr_offsets[i];
    if (attribute->substr_types[i] == MD_TEXT_ENTITY)
      dz_md_append_entity(address, part, size);
    else
      g_string_append_len(address, part, (gssize)size);
  }
  return g_string_free(address, FALSE);
}

static int kind_of(MD_SPANTYPE type) {
  switch (type) {
  case MD_SPAN_EM:
    return DZ_SPAN_EMPHASIS;
  case MD_SPAN_STRONG:
    return DZ_SPAN_STRONG;
  case MD_SPAN_A:
    return DZ_SPAN_LINK;
  case MD_SPAN_CODE:
    return DZ_SPAN_CODE;
  default:
    return -1;
  }
}

static int enter_span(MD_SPANTYPE type, void *detail, void *data) {
  Parser *parser = data;
  dz_md_line_begin(&parser->text);
  if (type == MD_SPAN_IMG) {
    parser->in_picture = TRUE;
    dz_notes_add(parser->notes, parser->line, "left out a picture");
  }
  int kind = kind_of(type);
  g_autofree char *address = type == MD_SPAN_A ? address_of(&((const MD_SPAN_A_DETAIL *)detail)->href) : NULL;
  if (kind >= 0)
    dz_md_open_span(&parser->text, (DzSpanKind)kind, address);
  return 0;
}

static int leave_span(MD_SPANTYPE type, void *detail, void *data) {
  Parser *parser = data;
  (void)detail;
  if (type == MD_SPAN_IMG)
    parser->in_picture = FALSE;
  int kind = kind_of(type);
  if (kind >= 0)
    dz_md_close_span(&parser->text, (DzSpanKind)kind);
  return 0;
}

/* ---- what md4c calls: text ---- */

/* A block of HTML or code is no text of an article; a comment is not even worth a note. */
static int leave_out(Parser *parser, const char *text, gsize size) {
  gboolean is_comment = size >= 4 && strncmp(text, "<!--", 4) == 0;
  if (!is_comment)
    dz_notes_add(parser->notes, line_at(parser, text), "left out a block of %s", parser->verbatim);
  parser->verbatim = "";
  return 0;
}

static int take_text(MD_TEXTTYPE type, const MD_CHAR *text, MD_SIZE size, void *data) {
  Parser *parser = data;
  if (parser->code) {
    if (parser->code->len == 0)
      parser->code_line = line_at(parser, text);
    g_string_append_len(parser->code, text, (gssize)size);
    return 0;
  }
  if (parser->verbatim)
    return *parser->verbatim ? leave_out(parser, text, size) : 0;
  if (parser->in_picture)
    return 0;
  dz_md_line_begin(&parser->text);
  gboolean is_slice = text >= parser->source && text < parser->end;
  if (is_slice && parser->text.text->line == 0)
    parser->text.text->line = line_at(parser, text);
  switch (type) {
  case MD_TEXT_NORMAL:
    dz_md_take_letters(&parser->text, text, size, parser->source, parser->end);
    break;
  case MD_TEXT_BR:
    g_string_append(parser->text.string, parser->keeps_breaks ? DZ_LINE_END : "\n");
    break;
  case MD_TEXT_SOFTBR:
    g_string_append_c(parser->text.string, '\n');
    break;
  case MD_TEXT_ENTITY:
    dz_md_append_entity(parser->text.string, text, size);
    break;
  case MD_TEXT_HTML:
    dz_md_take_tag(&parser->text, text, size, parser->in_cell ? ' ' : '\n');
    break;
  default:
    g_string_append_len(parser->text.string, text, (gssize)size);
    break;
  }
  if (is_slice)
    parser->text.taken = text + size;
  return 0;
}

/* ---- from a text to its blocks ---- */

static gboolean parse(Parser *parser, const char *text, gsize length, guint first_line) {
  const MD_PARSER calls = {.flags = MD_FLAG_TABLES | MD_FLAG_STRIKETHROUGH | MD_FLAG_NOINDENTEDCODEBLOCKS,
                           .enter_block = enter_block,
                           .leave_block = leave_block,
                           .enter_span = enter_span,
                           .leave_span = leave_span,
                           .text = take_text};
  parser->source = parser->counted = text;
  parser->end = text + length;
  parser->line = first_line;
  gboolean done = md_parse(text, (MD_SIZE)length, &calls, parser) == 0;
  if (parser->text.text)
    dz_text_free(dz_md_line_end(&parser->text));
  return done;
}

/* What stands before the words of a line: signs of lists and quotes, and spaces. */
static gboolean check_lead(Parser *parser, const char *line, gsize length, guint number) {
  gsize lead = 0;
  while (lead < length && strchr(" \t>*+-.)0123456789", line[lead]))
    lead++;
  return lead <= MOST_LEAD || lead == length ||
         dz_fail(&parser->error, DZ_ERROR_INPUT, number, "%s:%u: lists and quotes nest too deep here to be an article",
                 parser->path, number);
}

/* A line of "=" under a short line that ends in no stop, and that is a paragraph of its own, underlines a title. */
static gboolean underlines(const char *text, const char *line) {
  if (line - text < 2 || line[-2] == '\n')
    return FALSE;
  const char *title = line - 1;
  while (title > text && title[-1] != '\n')
    title--;
  gboolean is_alone = title == text || title - text < 2 || title[-2] == '\n';
  gsize length = (gsize)(line - 1 - title);
  return is_alone && length <= 120 && !strchr(">|-*+#", *title) && !strchr(".,;:!?", title[length - 1]) &&
         !(length >= 3 && strncmp(title + length - 3, "。", 3) == 0);
}

static gboolean is_sync_at(const char *line, gsize length) {
  gsize end = length;
  while (end > 0 && strchr(" \t\r", line[end - 1]))
    end--;
  return end == 3 && strncmp(line, "===", 3) == 0;
}

/* Lines of "===" part the text, so that they are never taken for an underline or for more of a quote. */
static gboolean parse_parts(Parser *parser, const char *text, gsize length, guint number, DzMdSync sync) {
  const char *part = text, *end = text + length;
  guint part_number = number;
  gboolean in_fence = FALSE;
  for (const char *line = text; line < end; number++) {
    const char *stop = memchr(line, '\n', (gsize)(end - line)), *next = stop ? stop + 1 : end;
    gsize size = (gsize)((stop ? stop : end) - line);
    in_fence ^= size >= 3 && (strncmp(line, "```", 3) == 0 || strncmp(line, "~~~", 3) == 0);
    if (!check_lead(parser, line, size, number))
      return FALSE;
    if (!in_fence && is_sync_at(line, size) && !(sync == DZ_MD_HEADINGS_UNDERLINED && underlines(part, line))) {
      if (!parse(parser, part, (gsize)(line - part), part_number))
        return FALSE;
      add_block(parser, DZ_MD_SYNC);
      part = next;
      part_number = number + 1;
    }
    line = next;
  }
  return parse(parser, part, (gsize)(end - part), part_number);
}

static Parser parser_of(const char *path, GPtrArray *notes) {
  Parser parser = {.path = path, .notes = notes};
  parser.blocks = g_ptr_array_new_with_free_func(block_free);
  return parser;
}

GPtrArray *dz_markdown_blocks(const char *path, const char *text, gsize length, guint first_line, DzMdSync sync,
                              GPtrArray *notes, GError **error) {
  Parser parser = parser_of(path, notes);
  parser.keeps_breaks = sync == DZ_MD_SYNC_ALWAYS;
  gboolean done = parse_parts(&parser, text, length, first_line, sync);
  dz_md_line_clear(&parser.text);
  if (parser.dropped > 0)
    dz_notes_add(notes, 0, "dropped %u control or zero-width characters", parser.dropped);
  if (done)
    return parser.blocks;
  g_ptr_array_unref(parser.blocks);
  if (parser.error)
    g_propagate_error(error, parser.error);
  else
    dz_fail(error, DZ_ERROR_INPUT, 0, "%s: cannot be read as Markdown", path);
  return NULL;
}

DzText *dz_markdown_line(const char *line, guint number) {
  g_autoptr(GPtrArray) notes = dz_notes_new();
  Parser parser = parser_of("", notes);
  gboolean done = parse(&parser, line, strlen(line), number);
  const DzMdBlock *block = done && parser.blocks->len == 1 ? parser.blocks->pdata[0] : NULL;
  DzText *text = NULL;
  if (block && block->kind == DZ_MD_PARAGRAPH && block->texts->len > 0 && !block->item && !block->quote)
    text = dz_text_join(block->texts);
  else {
    text = dz_text_new(g_strdup(line), number);
    dz_text_clean(text);
  }
  dz_md_line_clear(&parser.text);
  g_ptr_array_unref(parser.blocks);
  return text;
}

DzText *dz_markdown_text(const DzMdBlock *block) {
  return block->texts->len > 0 ? dz_text_join(block->texts) : dz_text_new(g_strdup(""), 0);
}
