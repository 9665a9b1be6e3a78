/* write-markdown.c: the prepared article as Markdown that a person can edit and that reads back as the same article.

   A block is a line, so nothing is wrapped and nothing needs joining. A span is written as Markdown where Markdown's
   rules let it stand: an asterisk opens emphasis only where letters and spaces around it are right, and one pair may
   not cross another. Where they don't, the tag says the same: <em>, <strong>, <code>, <a>. What would be read as a sign
   has a backslash; a space at an end of a text is written as a reference. */
#include "arrange/labels.h"
#include "base/unicode.h"
#include "write/write.h"
#include <string.h>

/* ---- signs in a text ---- */

/* "&amp;", "&#38;": what would be read as a character. */
static gboolean is_reference(const char *p) {
  gsize length = p[1] == '#' ? 2 : 1;
  while (g_ascii_isalnum(p[length]))
    length++;
  return length > 1 && p[length] == ';';
}

/* A sign that means something inside a line. `before` is the byte before it, 0 at the start of the text; at a border
   the sign of a span may stand on either side. */
static gboolean is_sign(char before, const char *p, gboolean at_border) {
  switch (*p) {
  case '\\':
  case '*':
  case '`':
  case '[':
  case ']':
  case '~':
    return TRUE;
  case '_':
    return at_border || !g_ascii_isalnum(before) || !g_ascii_isalnum(p[1]);
  case '!':
    return at_border;
  case '<':
    return g_ascii_isalpha(p[1]) || (p[1] && strchr("/!?", p[1]));
  case '&':
    return is_reference(p);
  case '=':
    return at_border || before == '=' || p[1] == '=';
  default:
    return FALSE;
  }
}

/* How many bytes at the start of a line would be read as a sign of a block: the last of them wants a backslash. */
static gsize block_sign(const char *line) {
  gsize hashes = strspn(line, "#"), digits = strspn(line, "0123456789");
  if (hashes > 0 && hashes <= 6 && (line[hashes] == ' ' || !line[hashes]))
    return 1;
  if (*line == '>' || *line == '|')
    return 1;
  if ((*line == '-' || *line == '+') && (!line[1] || strchr(" -", line[1])))
    return 1;
  if (digits > 0 && digits < 10 && (line[digits] == '.' || line[digits] == ')') &&
      (line[digits + 1] == ' ' || !line[digits + 1]))
    return digits + 1;
  return 0;
}

/* ---- spans ---- */

typedef struct {
  const DzText *text;
  gsize length;   /* of the text */
  gsize sign_end; /* up to where it would be read as the sign of a block; 0 where it has none */
  GString *out;
  GArray *borders;
  const DzSpan *open[DZ_SPAN_KINDS]; /* in the order they began */
  gboolean is_tag[DZ_SPAN_KINDS];    /* of those: written as a tag */
  guint open_count;
  guint next; /* the first span that has not begun */
} Inline;

static gunichar character_before(const char *string, gsize at) {
  return at > 0 ? g_utf8_get_char(g_utf8_prev_char(string + at)) : ' ';
}

static gunichar character_at(const char *string, gsize at) {
  return string[at] ? g_utf8_get_char(string + at) : ' ';
}

/* Whether asterisks are read as opening at `start` and as closing at `end` (CommonMark §6.2): a letter on the inside or
   a space on the outside is enough. */
static gboolean are_read(const char *string, const DzSpan *span) {
  const gboolean opens =
      g_unichar_isalnum(character_at(string, span->start)) || g_unichar_isspace(character_before(string, span->start));
  const gboolean closes =
      g_unichar_isalnum(character_before(string, span->end)) || g_unichar_isspace(character_at(string, span->end));
  return opens && closes;
}

static gint compare_places(gconstpointer a, gconstpointer b) {
  gsize one = *(const gsize *)a, other = *(const gsize *)b;
  return one < other ? -1 : one > other;
}

/* Where the spans of a text begin and end, in order; a place is there as often as spans do so. New array of gsize. */
static GArray *borders_of(const DzText *text) {
  GArray *borders = g_array_sized_new(FALSE, FALSE, sizeof(gsize), 2 * text->spans->len);
  for (guint i = 0; i < text->spans->len; i++) {
    const DzSpan *span = &g_array_index(text->spans, DzSpan, i);
    g_array_append_vals(borders, (gsize[]){span->start, span->end}, 2);
  }
  g_array_sort(borders, compare_places);
  return borders;
}

static gboolean is_shared(const GArray *borders, gsize place) {
  guint at;
  if (!g_array_binary_search((GArray *)borders, &place, compare_places, &at))
    return FALSE;
  return (at > 0 && g_array_index(borders, gsize, at - 1) == place) ||
         (at + 1 < borders->len && g_array_index(borders, gsize, at + 1) == place);
}

/* Another span's sign at an end would stand between the asterisks and the letters. */
static gboolean shares_border(const GArray *borders, const DzSpan *span) {
  return is_shared(borders, span->start) || is_shared(borders, span->end);
}

static gboolean has_span_inside(const Inline *line, const DzSpan *span) {
  const DzSpan *after = span + 1, *end = &g_array_index(line->text->spans, DzSpan, 0) + line->text->spans->len;
  return (after < end && after->start < span->end) || line->open_count > 0;
}

/* An address that needs no brackets round it. */
static gboolean is_plain_address(const char *address) {
  for (const char *p = address; *p; p++)
    if (!g_ascii_isalnum(*p) && !strchr("-._~:/?#@!$+,;=%", *p))
      return FALSE;
  return TRUE;
}

/* One pair of signs may not end inside another. */
static gboolean crosses(const Inline *line, const DzSpan *span) {
  for (guint i = 0; i < line->open_count; i++)
    if (!line->is_tag[i] && line->open[i]->kind != DZ_SPAN_VOCABULARY && line->open[i]->end < span->end)
      return TRUE;
  return FALSE;
}

static gboolean needs_tag(const Inline *line, const DzSpan *span) {
  const char *string = line->text->string;
  gsize length = span->end - span->start;
  switch (span->kind) {
  case DZ_SPAN_VOCABULARY:
    return FALSE;
  case DZ_SPAN_LANGUAGE:
  case DZ_SPAN_RUBY:
  case DZ_SPAN_NOTE:
    return TRUE;
  case DZ_SPAN_CODE:
    return has_span_inside(line, span) || memchr(string + span->start, '`', length) != NULL;
  case DZ_SPAN_LINK:
    return crosses(line, span) || !is_plain_address(span->value);
  default:
    return crosses(line, span) || shares_border(line->borders, span) || !are_read(string, span);
  }
}

/* An attribute's value. */
static void add_value(GString *out, const char *value) {
  for (const char *p = value; *p; p++)
    switch (*p) {
    case '&':
      g_string_append(out, "&amp;");
      break;
    case '"':
      g_string_append(out, "&quot;");
      break;
    case '<':
      g_string_append(out, "&lt;");
      break;
    case '>':
      g_string_append(out, "&gt;");
      break;
    default:
      g_string_append_c(out, *p);
    }
}

static void add_tag(GString *out, const DzSpan *span, gboolean is_end) {
  static const struct {
    const char *name, *attribute;
  } tags[] = {
      [DZ_SPAN_EMPHASIS] = {"em", NULL}, [DZ_SPAN_STRONG] = {"strong", NULL}, [DZ_SPAN_VOCABULARY] = {"mark", NULL},
      [DZ_SPAN_LINK] = {"a", "href"},    [DZ_SPAN_CODE] = {"code", NULL},     [DZ_SPAN_LANGUAGE] = {"span", "lang"},
      [DZ_SPAN_RUBY] = {"ruby", NULL},   [DZ_SPAN_NOTE] = {"sup", NULL}};
  if (is_end && span->kind == DZ_SPAN_RUBY) {
    g_string_append(out, "<rt>");
    add_value(out, span->value);
    g_string_append(out, "</rt>");
  }
  g_string_append_printf(out, "<%s%s", is_end ? "/" : "", tags[span->kind].name);
  if (!is_end && tags[span->kind].attribute) {
    g_string_append_printf(out, " %s=\"", tags[span->kind].attribute);
    add_value(out, span->value);
    g_string_append_c(out, '"');
  }
  g_string_append_c(out, '>');
}

static void add_sign(GString *out, const DzSpan *span, gboolean is_end) {
  static const char *const signs[] = {
      [DZ_SPAN_EMPHASIS] = "*", [DZ_SPAN_STRONG] = "**", [DZ_SPAN_VOCABULARY] = "==", [DZ_SPAN_CODE] = "`"};
  if (span->kind != DZ_SPAN_LINK)
    g_string_append(out, signs[span->kind]);
  else if (is_end)
    g_string_append_printf(out, "](%s)", span->value);
  else
    g_string_append_c(out, '[');
}

static gboolean in_code(const Inline *line) {
  for (guint i = 0; i < line->open_count; i++)
    if (line->open[i]->kind == DZ_SPAN_CODE && !line->is_tag[i])
      return TRUE;
  return FALSE;
}

/* Ends what ends at this byte, the last begun first. */
static void close_spans(Inline *line, gsize at) {
  for (guint i = line->open_count; i-- > 0;) {
    if (line->open[i]->end > at)
      continue;
    (line->is_tag[i] ? add_tag : add_sign)(line->out, line->open[i], TRUE);
    for (guint k = i; k + 1 < line->open_count; k++) {
      line->open[k] = line->open[k + 1];
      line->is_tag[k] = line->is_tag[k + 1];
    }
    line->open_count--;
  }
}

static void open_spans(Inline *line, gsize at) {
  for (; line->next < line->text->spans->len; line->next++) {
    const DzSpan *span = &g_array_index(line->text->spans, DzSpan, line->next);
    if (span->start > at)
      break;
    gboolean is_tag = needs_tag(line, span);
    (is_tag ? add_tag : add_sign)(line->out, span, FALSE);
    line->open[line->open_count] = span;
    line->is_tag[line->open_count++] = is_tag;
  }
}

/* Where the next span begins or ends. */
static gsize next_border(const Inline *line) {
  gsize border = line->length;
  for (guint i = 0; i < line->open_count; i++)
    border = MIN(border, line->open[i]->end);
  if (line->next < line->text->spans->len)
    border = MIN(border, g_array_index(line->text->spans, DzSpan, line->next).start);
  return border;
}

/* The letters from `from` to `to`, between two borders of spans. */
static void add_letters(Inline *line, gsize from, gsize to) {
  const char *string = line->text->string;
  if (in_code(line)) {
    g_string_append_len(line->out, string + from, (gssize)(to - from));
    return;
  }
  for (gsize i = from; i < to; i++) {
    gboolean is_outer_space = (i == 0 || i + 1 == line->length) && string[i] == ' ';
    gboolean at_border = line->text->spans->len > 0 && (i == from || i + 1 == to);
    if (is_outer_space) {
      g_string_append(line->out, "&#32;");
      continue;
    }
    if (i + 1 == line->sign_end || is_sign(i > 0 ? string[i - 1] : 0, string + i, at_border))
      g_string_append_c(line->out, '\\');
    g_string_append_c(line->out, string[i]);
  }
}

/* "C #": Markdown lets a heading end in such signs, and drops them. */
static gboolean ends_in_hashes(const char *string) {
  gsize length = strlen(string), end = length;
  while (end > 0 && string[end - 1] == '#')
    end--;
  return end > 0 && end < length && string[end - 1] == ' ';
}

/* A text on one line. `is_heading`: a row of # at its end would be dropped. */
static void add_inline(GString *out, const DzText *text, gboolean is_heading) {
  g_autoptr(GArray) borders = borders_of(text);
  Inline line = {.text = text,
                 .length = strlen(text->string),
                 .sign_end = block_sign(text->string),
                 .out = out,
                 .borders = borders};
  gsize at = 0;
  for (;;) {
    close_spans(&line, at);
    open_spans(&line, at);
    if (at >= line.length)
      break;
    gsize border = next_border(&line);
    add_letters(&line, at, border);
    at = border;
  }
  if (is_heading && ends_in_hashes(text->string) && out->str[out->len - 1] == '#')
    g_string_insert_c(out, (gssize)out->len - 1, '\\');
}

/* ---- front matter ---- */

/* A value that YAML reads as this very string without quotation marks. */
static gboolean is_plain_value(const char *value) {
  static const char *const words[] = {"true", "false", "yes", "no", "on", "off", "null", "y", "n"};
  for (gsize i = 0; i < G_N_ELEMENTS(words); i++)
    if (g_ascii_strcasecmp(value, words[i]) == 0)
      return FALSE;
  gsize length = strlen(value);
  return g_unichar_isalpha(g_utf8_get_char(value)) && !strpbrk(value, "\"\\#\n\t") && !strstr(value, ": ") &&
         value[length - 1] != ':' && value[length - 1] != ' ';
}

static void add_fact(GString *out, const char *key, const char *value) {
  if (!value || !*value)
    return;
  g_string_append_printf(out, "%s: ", key);
  gboolean is_date = strcmp(key, "date") == 0;
  if (is_date || is_plain_value(value)) {
    g_string_append_printf(out, "%s\n", value);
    return;
  }
  g_string_append_c(out, '"');
  for (const char *p = value; *p; p++) {
    if (*p == '"' || *p == '\\')
      g_string_append_c(out, '\\');
    if (*p == '\n' || *p == '\t')
      g_string_append(out, *p == '\n' ? "\\n" : "\\t");
    else
      g_string_append_c(out, *p);
  }
  g_string_append(out, "\"\n");
}

static void add_title(GString *out, const char *key, const DzText *title) {
  g_autoptr(GString) text = g_string_new(NULL);
  if (title)
    add_inline(text, title, FALSE);
  add_fact(out, key, text->str);
}

/* The book's own title, where the user chose one. */
static const char *chosen_title(const DzBook *book) {
  DzBook plain = *book;
  plain.title = NULL;
  return book->title && strcmp(book->title, dz_book_title(&plain)) != 0 ? book->title : NULL;
}

static void add_front_matter(GString *out, const DzBook *book, const DzArticle *article) {
  g_string_append(out, "---\n");
  add_title(out, "title", article->title[DZ_ORIGINAL]);
  add_title(out, "title-translation", article->title[DZ_TRANSLATION]);
  g_string_append_printf(out, "languages: %s %s\n", article->language[0], article->language[1]);
  add_fact(out, "date", article->date);
  add_fact(out, "source", article->source);
  add_fact(out, "author", article->author);
  add_fact(out, "translator", article->translator);
  add_fact(out, "editor", article->editor);
  add_fact(out, "rights", article->rights);
  add_fact(out, "tags", article->tags);
  if (article == book->articles->pdata[0]) {
    add_fact(out, "book", chosen_title(book));
    add_fact(out, "series", book->series);
  }
  g_string_append(out, "---\n");
}

/* ---- blocks ---- */

/* A text of several lines goes on behind a backslash, in the same quote. */
static void add_block_line(GString *out, const char *before, const DzText *text) {
  g_autoptr(GPtrArray) lines = dz_text_lines(text);
  g_string_append_printf(out, "\n%s", before);
  for (guint i = 0; i < lines->len; i++) {
    if (i > 0)
      g_string_append_printf(out, "\\\n%s", *before == '>' ? "> " : "");
    add_inline(out, lines->pdata[i], strchr(before, '#') != NULL);
  }
  g_string_append_c(out, '\n');
}

/* Lines of a program between fences that none of them is. */
static void add_code(GString *out, const DzText *text) {
  g_autoptr(GPtrArray) lines = dz_text_lines(text);
  g_autoptr(GString) fence = g_string_new("```");
  while (strstr(text->string, fence->str))
    g_string_append_c(fence, '`');
  g_string_append_printf(out, "\n%s\n", fence->str);
  for (guint i = 0; i < lines->len; i++)
    g_string_append_printf(out, "%s\n", ((const DzText *)lines->pdata[i])->string);
  g_string_append_printf(out, "%s\n", fence->str);
}

/* A remark under a pair is an item that begins with the sign of its side. */
static void add_remark(GString *out, const DzBlock *block) {
  const int side = block->side[DZ_ORIGINAL] ? DZ_ORIGINAL : DZ_TRANSLATION;
  g_string_append_printf(out, "\n- %s", dz_remark_sign((DzSide)side));
  add_inline(out, block->side[side], FALSE);
  g_string_append_c(out, '\n');
}

static void add_summary(GString *out, const DzArticle *article, const char *language) {
  if (article->summary->len == 0)
    return;
  g_string_append_printf(out, "\n# %s\n", dz_label(DZ_LABEL_SUMMARY, language));
  for (guint i = 0; i < article->summary->len; i++) {
    gboolean is_original = g_array_index(article->summary_sides, DzSide, i) == DZ_ORIGINAL;
    add_block_line(out, is_original ? "" : "> ", article->summary->pdata[i]);
  }
  g_string_append(out, "\n***\n");
}

/* Something with only an original before something with only a translation would read as a pair. */
static gboolean wants_gap(const DzBlock *before, const DzBlock *block) {
  return before && !before->side[DZ_TRANSLATION] && !block->side[DZ_ORIGINAL];
}

static void add_blocks(GString *out, const DzArticle *article) {
  const DzBlock *before = NULL;
  for (guint i = 0; i < article->blocks->len; i++) {
    const DzBlock *block = article->blocks->pdata[i];
    gboolean is_heading = block->kind == DZ_BLOCK_HEADING;
    if (block->after_sync)
      g_string_append(out, "\n===\n");
    else if (wants_gap(before, block))
      g_string_append(out, "\n<!-- no translation -->\n");
    if (block->kind == DZ_BLOCK_CODE || block->kind == DZ_BLOCK_NOTE) {
      if (block->kind == DZ_BLOCK_CODE)
        add_code(out, block->side[block->side[DZ_ORIGINAL] ? DZ_ORIGINAL : DZ_TRANSLATION]);
      else
        add_remark(out, block);
      before = NULL;
      continue;
    }
    if (block->side[DZ_ORIGINAL])
      add_block_line(out, is_heading ? "## " : "", block->side[DZ_ORIGINAL]);
    if (block->side[DZ_TRANSLATION])
      add_block_line(out, is_heading ? "> ## " : "> ", block->side[DZ_TRANSLATION]);
    before = block;
  }
}

/* A line of an item, behind its number or below it. */
static void add_item_line(GString *out, const char *indent, gboolean *is_first, const char *before,
                          const DzText *text) {
  if (!*is_first)
    g_string_append_printf(out, "\n%s", indent);
  g_string_append(out, before);
  if (text)
    add_inline(out, text, FALSE);
  g_string_append_c(out, '\n');
  *is_first = FALSE;
}

static void add_keys(GString *out, const DzArticle *article, const char *language) {
  if (article->key_sentences->len == 0)
    return;
  g_string_append_printf(out, "\n# %s\n", dz_label(DZ_LABEL_KEYS, language));
  for (guint i = 0; i < article->key_sentences->len; i++) {
    const DzKeySentence *key = article->key_sentences->pdata[i];
    g_autofree char *number = g_strdup_printf("%u. ", i + 1), *indent = g_strnfill(strlen(number), ' ');
    g_string_append_printf(out, "\n%s", number);
    gboolean is_first = TRUE;
    if (key->side[DZ_ORIGINAL])
      add_item_line(out, indent, &is_first, "", key->side[DZ_ORIGINAL]);
    if (key->side[DZ_TRANSLATION])
      add_item_line(out, indent, &is_first, "> ", key->side[DZ_TRANSLATION]);
    if (key->has_analysis)
      add_item_line(out, indent, &is_first, key->analysis ? "- " : "-", key->analysis);
  }
}

/* ---- words, notes, questions ---- */

/* "cynical /ˈsɪnɪkl/ adj." with the word strong, its reading as code and its part of speech emphasised. New text. */
static DzText *word_line(const DzStudyItem *item) {
  const struct {
    const char *string;
    DzSpanKind kind;
  } parts[] = {{item->side[DZ_ORIGINAL] ? item->side[DZ_ORIGINAL]->string : NULL, DZ_SPAN_STRONG},
               {item->reading, DZ_SPAN_CODE},
               {item->part, DZ_SPAN_EMPHASIS}};
  g_autoptr(GString) string = g_string_new(NULL);
  DzText *line = dz_text_new(NULL, 0);
  for (gsize i = 0; i < G_N_ELEMENTS(parts); i++) {
    if (!parts[i].string)
      continue;
    if (string->len > 0)
      g_string_append_c(string, ' ');
    dz_text_add_span(line, parts[i].kind, string->len, string->len + strlen(parts[i].string), NULL);
    g_string_append(string, parts[i].string);
  }
  line->string = g_string_free(g_steal_pointer(&string), FALSE);
  return line;
}

/* A word is a point that begins strong, a note a number with a bracket, a question a point with a box to tick. */
static void add_study_item(GString *out, const DzStudyItem *item, DzStudyKind kind, guint number) {
  g_autofree char *sign = kind == DZ_STUDY_NOTE ? g_strdup_printf("%u) ", number) : g_strdup("- ");
  g_autofree char *indent = g_strnfill(strlen(sign), ' ');
  const DzStudyTraits *traits = dz_study_traits(kind);
  g_autofree char *begins = g_strconcat(traits->sign ? traits->sign : "", " ", NULL);
  gboolean is_first = TRUE;
  g_string_append_printf(out, "\n%s", sign);
  if (kind == DZ_STUDY_WORD) {
    g_autoptr(DzText) line = word_line(item);
    add_item_line(out, indent, &is_first, "", line);
  } else if (traits->sign)
    add_item_line(out, indent, &is_first, begins, item->side[DZ_ORIGINAL]);
  else if (item->side[DZ_ORIGINAL])
    add_item_line(out, indent, &is_first, "", item->side[DZ_ORIGINAL]);
  if (item->side[DZ_TRANSLATION])
    add_item_line(out, indent, &is_first, "> ", item->side[DZ_TRANSLATION]);
  for (guint i = 0; i < item->more->len; i++)
    add_item_line(out, indent, &is_first, "- ", item->more->pdata[i]);
}

static void add_study(GString *out, const DzArticle *article, const char *language) {
  for (int kind = 0; kind < DZ_STUDY_KINDS; kind++) {
    if (article->study[kind]->len > 0)
      g_string_append_printf(out, "\n# %s\n", dz_label(dz_study_traits((DzStudyKind)kind)->label, language));
    for (guint i = 0; i < article->study[kind]->len; i++)
      add_study_item(out, article->study[kind]->pdata[i], (DzStudyKind)kind, i + 1);
  }
}

GBytes *dz_write_markdown(DzWriteJob *job, GError **error) {
  (void)error;
  const DzBook *book = job->arrangement->book;
  GString *out = g_string_new(NULL);
  for (guint a = 0; a < book->articles->len; a++) {
    const DzArticle *article = book->articles->pdata[a];
    if (a > 0)
      g_string_append_c(out, '\n');
    add_front_matter(out, book, article);
    add_summary(out, article, article->language[DZ_TRANSLATION]);
    add_blocks(out, article);
    add_keys(out, article, article->language[DZ_TRANSLATION]);
    add_study(out, article, article->language[DZ_TRANSLATION]);
  }
  return g_string_free_to_bytes(out);
}
