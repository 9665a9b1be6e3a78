/* markdown.c: see markdown.h.

   md4c parses. It was taken over cmark because it hands out the text in slices of the source: so we can tell "\=\="
   from
   "==", which Markdown itself has no meaning for, and know every line. It reads tables, and its time grows like its
   input. Character entities and the few tags that people write inside a line it leaves to us. */
#include "read/markdown.h"
#include "base/error.h"
#include "base/unicode.h"
#include <libxml/HTMLparser.h>
#include <md4c.h>
#include <string.h>

/* Beyond this nobody writes, and parsers get slow. */
enum { MOST_LEAD = 256, MOST_COLUMNS = 64, MOST_ADDRESS = 2048 };

/* "==" that may open or close a highlight, at this byte of the string. */
typedef struct {
  gsize at;
  gboolean opens, closes;
} Highlight;

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
  const char *verbatim; /* "HTML" or "code" while in a block of it */
  guint point_blocks;   /* how many blocks there were when the point began */

  DzText *text;            /* in the making; NULL between blocks */
  GString *string;         /* of it */
  GArray *highlights;      /* Highlight, of it */
  int open[DZ_SPAN_KINDS]; /* the span of each kind that is open in it, −1 for none */
  gsize reading;           /* where the reading of the open ruby begins */
  guint depth[DZ_SPAN_KINDS];
  const char *taken; /* the source up to here is in the string; NULL at its beginning */
  guint dropped;     /* characters that were there by accident */
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

/* ---- a text in the making ---- */

static void begin_text(Parser *parser) {
  if (parser->text)
    return;
  parser->text = dz_text_new(NULL, 0);
  parser->string = g_string_new(NULL);
  g_array_set_size(parser->highlights, 0);
  parser->taken = NULL;
  for (int kind = 0; kind < DZ_SPAN_KINDS; kind++) {
    parser->open[kind] = -1;
    parser->depth[kind] = 0;
  }
}

/* A span of the kind begins here, unless it is in one of its kind already. */
static void open_span(Parser *parser, DzSpanKind kind, const char *value) {
  if (parser->depth[kind]++ > 0)
    return;
  DzSpan span = {.kind = kind, .start = parser->string->len, .end = G_MAXSIZE, .value = g_strdup(value)};
  parser->open[kind] = (int)parser->text->spans->len;
  g_array_append_val(parser->text->spans, span);
}

static void close_span(Parser *parser, DzSpanKind kind) {
  if (parser->depth[kind] == 0 || --parser->depth[kind] > 0)
    return;
  g_array_index(parser->text->spans, DzSpan, (guint)parser->open[kind]).end = parser->string->len;
}

/* Where a byte of the string goes when the highlights' signs are taken out; `removed` are their places, in order. */
static gsize without_signs(const GArray *removed, gsize at) {
  guint low = 0, high = removed->len;
  while (low < high) {
    guint middle = (low + high) / 2;
    if (g_array_index(removed, gsize, middle) < at)
      low = middle + 1;
    else
      high = middle;
  }
  return at - 2 * low;
}

/* Makes spans of the signs that belong together, and returns the places of these. New array. */
static GArray *match_highlights(Parser *parser) {
  GArray *removed = g_array_new(FALSE, FALSE, sizeof(gsize));
  const Highlight *opener = NULL;
  for (guint i = 0; i < parser->highlights->len; i++) {
    const Highlight *sign = &g_array_index(parser->highlights, Highlight, i);
    if (opener && sign->closes && sign->at > opener->at + 2) {
      DzSpan span = {.kind = DZ_SPAN_VOCABULARY, .start = opener->at, .end = sign->at};
      g_array_append_val(parser->text->spans, span);
      g_array_append_vals(removed, (gsize[]){opener->at, sign->at}, 2);
      opener = NULL;
    } else if (sign->opens)
      opener = sign;
  }
  return removed;
}

static void take_out_signs(Parser *parser, const GArray *removed) {
  g_autoptr(GString) kept = g_string_sized_new(parser->string->len);
  gsize from = 0;
  for (guint i = 0; i < removed->len; from = g_array_index(removed, gsize, i++) + 2)
    g_string_append_len(kept, parser->string->str + from, (gssize)(g_array_index(removed, gsize, i) - from));
  g_string_append_len(kept, parser->string->str + from, (gssize)(parser->string->len - from));
  for (guint i = 0; i < parser->text->spans->len; i++) {
    DzSpan *span = &g_array_index(parser->text->spans, DzSpan, i);
    span->start = without_signs(removed, span->start);
    span->end = without_signs(removed, span->end);
  }
  g_string_assign(parser->string, kept->str);
}

/* The finished text; what was not closed ends with it. */
static DzText *end_text(Parser *parser) {
  DzText *text = parser->text;
  for (guint i = 0; i < text->spans->len; i++) {
    DzSpan *span = &g_array_index(text->spans, DzSpan, i);
    span->end = MIN(span->end, parser->string->len);
  }
  g_autoptr(GArray) removed = match_highlights(parser);
  if (removed->len > 0)
    take_out_signs(parser, removed);
  text->string = g_string_free(g_steal_pointer(&parser->string), FALSE);
  dz_text_tidy_spans(text);
  parser->text = NULL;
  return text;
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
  if (!parser->text)
    return;
  g_autoptr(DzText) text = end_text(parser);
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
  if (parser->depth_of_lists == 1)
    parser->place.item = ++parser->items;
  else if (parser->depth_of_lists == 2) {
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
    if (parser->depth_of_lists++ == 0)
      parser->place.is_ordered = type == MD_BLOCK_OL;
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
    begin_text(parser);
    break;
  case MD_BLOCK_CODE:
  case MD_BLOCK_HTML:
    parser->verbatim = type == MD_BLOCK_CODE ? "code" : "HTML";
    add_block(parser, DZ_MD_GAP);
    break;
  default:
    break;
  }
  return 0;
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
    parser->verbatim = NULL;
    break;
  default:
    break;
  }
  return 0;
}

/* ---- what md4c calls: spans ---- */

static void append_entity(GString *string, const char *entity, gsize size) {
  gboolean is_number = size > 3 && entity[1] == '#';
  if (is_number) {
    gboolean is_hexadecimal = entity[2] == 'x' || entity[2] == 'X';
    guint64 value = g_ascii_strtoull(entity + (is_hexadecimal ? 3 : 2), NULL, is_hexadecimal ? 16 : 10);
    g_string_append_unichar(
        string, value > 0 && value <= 0x10FFFF && g_unichar_validate((gunichar)value) ? (gunichar)value : 0xFFFD);
    return;
  }
  g_autofree char *name = g_strndup(entity + 1, size - 2);
  const htmlEntityDesc *known = htmlEntityLookup((const xmlChar *)name);
  if (strcmp(name, "apos") == 0)
    g_string_append_c(string, '\'');
  else if (known)
    g_string_append_unichar(string, known->value);
  else
    g_string_append_len(string, entity, (gssize)size);
}

/* An address, without what Markdown escaped in it. New string, NULL where there is none to speak of. */
static char *address_of(const MD_ATTRIBUTE *attribute) {
  if (attribute->size == 0 || attribute->size > MOST_ADDRESS)
    return NULL;
  GString *address = g_string_new(NULL);
  for (guint i = 0; attribute->substr_offsets[i] < attribute->size; i++) {
    const char *part = attribute->text + attribute->substr_offsets[i];
    gsize size = attribute->substr_offsets[i + 1] - attribute->substr_offsets[i];
    if (attribute->substr_types[i] == MD_TEXT_ENTITY)
      append_entity(address, part, size);
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
  begin_text(parser);
  if (type == MD_SPAN_IMG) {
    parser->in_picture = TRUE;
    dz_notes_add(parser->notes, parser->line, "left out a picture");
  }
  int kind = kind_of(type);
  g_autofree char *address = type == MD_SPAN_A ? address_of(&((const MD_SPAN_A_DETAIL *)detail)->href) : NULL;
  if (kind >= 0)
    open_span(parser, (DzSpanKind)kind, address);
  return 0;
}

static int leave_span(MD_SPANTYPE type, void *detail, void *data) {
  Parser *parser = data;
  (void)detail;
  if (type == MD_SPAN_IMG)
    parser->in_picture = FALSE;
  int kind = kind_of(type);
  if (kind >= 0)
    close_span(parser, (DzSpanKind)kind);
  return 0;
}

/* ---- what md4c calls: text ---- */

/* The value of an attribute in a tag, `lang="…"`. New string, NULL without it. */
static char *attribute_of(const char *tag, const char *name) {
  g_autofree char *key = g_strdup_printf(" %s=\"", name);
  const char *start = strstr(tag, key);
  const char *value = start ? start + strlen(key) : NULL, *end = value ? strchr(value, '"') : NULL;
  if (!end || end - value > MOST_ADDRESS)
    return NULL;
  GString *text = g_string_new(NULL);
  for (const char *p = value; p < end;) {
    const char *semicolon = *p == '&' ? memchr(p, ';', (gsize)(end - p)) : NULL;
    if (semicolon)
      append_entity(text, p, (gsize)(semicolon + 1 - p));
    else
      g_string_append_c(text, *p);
    p = semicolon ? semicolon + 1 : p + 1;
  }
  return g_string_free(text, FALSE);
}

/* What stands between <rt> and </rt> is no text but the reading of the ruby that is open. */
static void take_reading(Parser *parser, gboolean is_end) {
  if (parser->depth[DZ_SPAN_RUBY] == 0)
    return;
  DzSpan *ruby = &g_array_index(parser->text->spans, DzSpan, (guint)parser->open[DZ_SPAN_RUBY]);
  if (!is_end)
    parser->reading = parser->string->len;
  else if (!ruby->value && parser->reading > ruby->start && parser->reading <= parser->string->len) {
    ruby->value = g_strdup(parser->string->str + parser->reading);
    g_string_truncate(parser->string, parser->reading);
  }
}

/* A tag inside a line. Of those that no kind of span stands for the letters between them stay. */
static void take_tag(Parser *parser, const char *start, gsize size) {
  static const struct {
    const char *name;
    DzSpanKind kind;
    const char *value;
  } tags[] = {{"em", DZ_SPAN_EMPHASIS, NULL}, {"i", DZ_SPAN_EMPHASIS, NULL},      {"strong", DZ_SPAN_STRONG, NULL},
              {"b", DZ_SPAN_STRONG, NULL},    {"mark", DZ_SPAN_VOCABULARY, NULL}, {"code", DZ_SPAN_CODE, NULL},
              {"a", DZ_SPAN_LINK, "href"},    {"span", DZ_SPAN_LANGUAGE, "lang"}, {"ruby", DZ_SPAN_RUBY, NULL},
              {"sup", DZ_SPAN_NOTE, NULL}};
  g_autofree char *tag = g_strndup(start, size);
  gboolean is_end = tag[1] == '/';
  g_autofree char *name = g_ascii_strdown(tag + 1 + is_end, (gssize)strcspn(tag + 1 + is_end, " />\t\n"));
  if (strcmp(name, "br") == 0)
    g_string_append_c(parser->string, parser->in_cell ? ' ' : '\n');
  if (strcmp(name, "rt") == 0)
    take_reading(parser, is_end);
  for (gsize i = 0; i < G_N_ELEMENTS(tags); i++) {
    if (strcmp(name, tags[i].name) != 0)
      continue;
    g_autofree char *value = tags[i].value ? attribute_of(tag, tags[i].value) : NULL;
    if (is_end)
      close_span(parser, tags[i].kind);
    else
      open_span(parser, tags[i].kind, value);
  }
}

static gboolean is_space_before(const GString *string) {
  return string->len == 0 || g_unichar_isspace(g_utf8_get_char(g_utf8_prev_char(string->str + string->len)));
}

/* A run of equals signs that no backslash stands before: two open or close a highlight, four do both. */
static void take_signs(Parser *parser, gsize count, const char *after) {
  gboolean space_before = is_space_before(parser->string);
  gboolean space_after = after >= parser->end || g_unichar_isspace(g_utf8_get_char(after));
  Highlight first = {.at = parser->string->len, .opens = count == 2 && !space_after, .closes = !space_before};
  Highlight second = {.at = first.at + 2, .opens = !space_after};
  if (count == 2 || count == 4)
    g_array_append_val(parser->highlights, first);
  if (count == 4)
    g_array_append_val(parser->highlights, second);
}

static void take_normal(Parser *parser, const char *start, gsize size) {
  const char *end = start + size;
  gboolean is_escaped =
      size == 1 && start > parser->source && start[-1] == '\\' && (!parser->taken || start - 1 >= parser->taken);
  for (const char *p = start; p < end;) {
    gsize plain = 0;
    while (p + plain < end && p[plain] != '=')
      plain++;
    g_string_append_len(parser->string, p, (gssize)plain);
    p += plain;
    gsize signs = 0;
    while (p + signs < end && p[signs] == '=')
      signs++;
    if (signs > 0 && !is_escaped)
      take_signs(parser, signs, p + signs);
    g_string_append_len(parser->string, p, (gssize)signs);
    p += signs;
  }
}

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
  if (parser->verbatim)
    return *parser->verbatim ? leave_out(parser, text, size) : 0;
  if (parser->in_picture)
    return 0;
  begin_text(parser);
  gboolean is_slice = text >= parser->source && text < parser->end;
  if (is_slice && parser->text->line == 0)
    parser->text->line = line_at(parser, text);
  switch (type) {
  case MD_TEXT_NORMAL:
    take_normal(parser, text, size);
    break;
  case MD_TEXT_BR:
  case MD_TEXT_SOFTBR:
    g_string_append_c(parser->string, '\n');
    break;
  case MD_TEXT_ENTITY:
    append_entity(parser->string, text, size);
    break;
  case MD_TEXT_HTML:
    take_tag(parser, text, size);
    break;
  default:
    g_string_append_len(parser->string, text, (gssize)size);
    break;
  }
  if (is_slice)
    parser->taken = text + size;
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
  if (parser->text)
    dz_text_free(end_text(parser));
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
  parser.highlights = g_array_new(FALSE, FALSE, sizeof(Highlight));
  return parser;
}

GPtrArray *dz_markdown_blocks(const char *path, const char *text, gsize length, guint first_line, DzMdSync sync,
                              GPtrArray *notes, GError **error) {
  Parser parser = parser_of(path, notes);
  gboolean done = parse_parts(&parser, text, length, first_line, sync);
  g_array_unref(parser.highlights);
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
  g_array_unref(parser.highlights);
  g_ptr_array_unref(parser.blocks);
  return text;
}
