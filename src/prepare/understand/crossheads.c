/* crossheads.c: headings that a site fused into the paragraph they open.

   `Hot chip. There are …` beside `【发烫的芯片】此外…`: the brackets on one side are certain; the short first sentence
   on the other is taken only beside them (or in bold), so that an ordinary short sentence stays where it is. */
#include "base/unicode.h"
#include "prepare/understand/body.h"
#include <string.h>

typedef struct {
  const char *heading; /* start and bytes of the words alone */
  gsize length;
  const char *rest; /* where the paragraph goes on */
} Crosshead;

/* A heading ends in no stop. */
static gsize without_stop(const char *heading, gsize length) {
  if (length > 1 && heading[length - 1] == '.')
    return length - 1;
  return length > 3 && strncmp(heading + length - 3, "。", 3) == 0 ? length - 3 : length;
}

static gboolean in_brackets(const char *text, Crosshead *crosshead) {
  static const char *const brackets[][2] = {{"【", "】"}, {"［", "］"}, {"[", "]"}, {"**", "**"}, {"〔", "〕"}};
  for (gsize i = 0; i < G_N_ELEMENTS(brackets); i++) {
    gsize open = strlen(brackets[i][0]);
    if (!g_str_has_prefix(text, brackets[i][0]))
      continue;
    const char *close = strstr(text + open, brackets[i][1]);
    if (!close || close == text + open || close - text > 120)
      return FALSE;
    crosshead->heading = text + open;
    crosshead->length = without_stop(crosshead->heading, (gsize)(close - crosshead->heading));
    crosshead->rest = close + strlen(brackets[i][1]);
    /* "[1]", "[ ]" and "**Note" are no headings, nor is a bracket with nothing after it. */
    return crosshead->rest[strspn(crosshead->rest, " ")] && dz_has_letter(crosshead->heading, close) &&
           !g_ascii_isdigit(*crosshead->heading);
  }
  return FALSE;
}

/* A bold sentence, where the form told what is bold. */
static gboolean in_bold(const DzText *text, Crosshead *crosshead) {
  const DzSpan *bold = text->spans->len > 0 ? &g_array_index(text->spans, DzSpan, 0) : NULL;
  if (!bold || bold->kind != DZ_SPAN_STRONG || bold->start > 0 || bold->end > 120 || !text->string[bold->end])
    return FALSE;
  *crosshead = (Crosshead){
      .heading = text->string, .length = without_stop(text->string, bold->end), .rest = text->string + bold->end};
  return crosshead->length > 0;
}

/* "Hot chip. There …": at most eight words and a stop, then a capital. */
static gboolean short_first_sentence(const char *text, Crosshead *crosshead) {
  gsize length = strcspn(text, ".?!");
  if (!text[length] || length == 0 || length > 70 || text[length + 1] != ' ')
    return FALSE;
  guint words = 1;
  for (gsize i = 0; i < length; i++)
    words += text[i] == ' ';
  const char *rest = text + length + 1 + strspn(text + length + 1, " ");
  gunichar next = g_utf8_get_char(rest);
  if (words > 8 || !(g_unichar_isupper(next) || next == '"' || next == 0x201C || g_unichar_isdigit(next)))
    return FALSE;
  *crosshead = (Crosshead){.heading = text, .length = length + (text[length] != '.'), .rest = rest};
  return TRUE;
}

/* A Han paragraph without brackets beside a bracketed heading: its first short sentence is the heading. */
static gboolean short_han_sentence(const char *text, Crosshead *crosshead) {
  const char *stop = strstr(text, "。");
  if (!stop || g_utf8_strlen(text, stop - text) > 16)
    return FALSE;
  *crosshead = (Crosshead){.heading = text, .length = (gsize)(stop - text), .rest = stop + strlen("。")};
  return *crosshead->rest != 0;
}

/* The heading is bold by being one. */
static DzText *take_heading(DzText *text, const Crosshead *crosshead) {
  if (text->spans->len > 0 && g_array_index(text->spans, DzSpan, 0).kind == DZ_SPAN_STRONG)
    g_array_remove_index(text->spans, 0);
  gsize start = (gsize)(crosshead->heading - text->string);
  DzText *heading = dz_text_slice(text, start, start + crosshead->length);
  DzText *rest = dz_text_slice(text, (gsize)(crosshead->rest - text->string), strlen(text->string));
  DzText whole = *text;
  *text = *rest;
  *rest = whole;
  dz_text_free(rest);
  return heading;
}

/* The block that a pair's crosshead becomes, or NULL. */
static DzBlock *split_pair(DzBlock *pair) {
  Crosshead found[2] = {0};
  gboolean has[2] = {FALSE, FALSE};
  for (int side = 0; side < 2; side++)
    has[side] = pair->side[side] &&
                (in_bold(pair->side[side], &found[side]) || in_brackets(pair->side[side]->string, &found[side]));
  if (!has[0] && !has[1])
    return NULL;
  for (int side = 0; side < 2; side++)
    if (!has[side] && pair->side[side])
      has[side] = short_first_sentence(pair->side[side]->string, &found[side]) ||
                  short_han_sentence(pair->side[side]->string, &found[side]);
  for (int side = 0; side < 2; side++) /* 【本报讯】 is no heading where the other side has none */
    if (!has[side] && pair->side[side])
      return NULL;
  DzBlock *heading = g_new0(DzBlock, 1);
  heading->kind = DZ_BLOCK_HEADING;
  heading->after_sync = pair->after_sync;
  heading->margin = pair->margin;
  pair->after_sync = FALSE;
  for (int side = 0; side < 2; side++)
    heading->side[side] = has[side] ? take_heading(pair->side[side], &found[side]) : NULL;
  return heading;
}

void dz_split_crossheads(DzArticle *article) {
  for (guint i = 0; i < article->blocks->len; i++) {
    DzBlock *block = article->blocks->pdata[i];
    DzBlock *heading = block->kind == DZ_BLOCK_PAIR ? split_pair(block) : NULL;
    if (heading)
      g_ptr_array_insert(article->blocks, (int)i++, heading);
  }
}
