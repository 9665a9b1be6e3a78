/* reading.c: see reading.h.

   What a line is by itself is found out first: a fact, a list, a remark under a pair. What is left is read as a whole.
   A sentence that also looks like furniture or a fact stays among the lines: where it has a partner it is a sentence.
 */
#include "prepare/understand/reading.h"
#include "base/language-files.h"
#include "base/unicode.h"
#include "prepare/understand/facts.h"
#include "prepare/understand/front.h"
#include "prepare/understand/headings.h"
#include "prepare/understand/sections.h"
#include "prepare/understand/site.h"
#include <string.h>

const DzSided *dz_line_at(const DzReading *reading, guint line) {
  return g_array_index(reading->items, DzReadItem, g_array_index(reading->lines, guint, line)).sided;
}

gboolean dz_line_is_stray(const DzReading *reading, guint line) {
  return g_array_index(reading->items, DzReadItem, g_array_index(reading->lines, guint, line)).is_stray;
}

/* ---- what a line is ---- */

/* Behind "【长难句】": the text that a label in brackets stands before; NULL where there is none. */
static const char *behind_label(const char *text) {
  enum { LONGEST = 10 };
  static const char open[] = "【", close[] = "】";
  const char *end = g_str_has_prefix(text, open) ? strstr(text, close) : NULL;
  if (!end || g_utf8_strlen(text, end - text) > LONGEST || strstr(text + strlen(open), open))
    return NULL;
  end += strlen(close);
  end += strspn(end, " ");
  return *end ? end : NULL;
}

/* A remark begins with a label that is known as one, or stands right below a pair with a label of its own. */
static gboolean is_remark(const DzSided *sided, const DzSided *before) {
  const char *text = sided->passage->text, *behind = behind_label(text);
  if (sided->mark != DZ_MARK_NONE || !behind || sided->passage->role != DZ_ROLE_NONE)
    return FALSE;
  g_autofree char *label = g_strndup(text + strlen("【"), (gsize)(strstr(text, "】") - text) - strlen("【"));
  return dz_is_listed(dz_list(DZ_LIST_REMARKS), label) ||
         (sided->passage->is_tight && before && before->side == sided->side);
}

static gboolean is_sentence(const char *text) {
  const gsize length = strlen(text);
  return length > 0 && (strchr(".!?", text[length - 1]) || g_str_has_suffix(text, "。") ||
                        g_str_has_suffix(text, "！") || g_str_has_suffix(text, "？"));
}

/* Whether the passage would be taken as furniture or a fact. */
static gboolean looks_stray(const DzSided *sided) {
  g_autoptr(DzArticle) none = dz_article_new();
  return dz_take_furniture(sided->passage, none);
}

static void add_item(DzReading *reading, DzSided *sided, gboolean is_line, gboolean is_note, gboolean is_stray) {
  const DzReadItem item = {sided, is_line ? (int)reading->lines->len : -1, is_note, is_stray};
  const guint index = reading->items->len;
  sided->is_line = is_line;
  g_array_append_val(reading->items, item);
  if (is_line)
    g_array_append_val(reading->lines, index);
}

/* 翻译：林澈, 原文：The Economist. */
static void take_credit(const DzSided *sided, DzArticle *article) {
  const gboolean is_source = sided->mark == DZ_MARK_ORIGINAL;
  dz_set_fact(article, is_source ? &article->source : &article->translator, is_source ? "source" : "translator",
              sided->passage->text, sided->passage->line);
}

/* No letters (a rule, asterisks): a separator, which the space between pairs replaces. */
static gboolean take_separator(const DzSided *sided, DzArticle *article) {
  const DzPassage *passage = sided->passage;
  if (sided->mark == DZ_MARK_SYNC || sided->mark == DZ_MARK_ANALYSIS || passage->role != DZ_ROLE_NONE)
    return FALSE;
  if (!*passage->text)
    dz_notes_add(article->notes, passage->line, "dropped a marker with nothing after it");
  else if (!dz_has_letter(passage->text, passage->text + strlen(passage->text)))
    dz_notes_add(article->notes, passage->line, "dropped the separator “%s”", passage->text);
  else
    return FALSE;
  return TRUE;
}

/* Whether the body has begun. */
static gboolean has_paragraph(const DzReading *reading) {
  for (guint i = 0; i < reading->lines->len && i < 4; i++)
    if (!dz_looks_like_heading(dz_line_at(reading, i)->passage->text))
      return TRUE;
  return FALSE;
}

/* Short lines of the summary's side before a labelled summary, but the title, are what the site says of itself. */
static gboolean take_summary(DzReading *reading, const DzSided *sided, DzArticle *article) {
  if (!dz_take_labelled_summary(sided, article))
    return FALSE;
  for (guint i = reading->lines->len; i-- > 1;) {
    const DzSided *line = dz_line_at(reading, i);
    if (line->side != sided->side || line->passage->mark == DZ_MARK_HEADING ||
        dz_line_at(reading, 0)->side != line->side)
      break;
    dz_notes_add(article->notes, line->passage->line, "dropped “%s”, which stands before the summary",
                 line->passage->text);
    g_array_set_size(reading->items, g_array_index(reading->lines, guint, i));
    g_array_set_size(reading->lines, i);
  }
  return TRUE;
}

/* A passage that no form told; the index of the passage after what was taken. */
static guint take_found(DzReading *reading, guint i, DzArticle *article) {
  DzSided *sided = &g_array_index(reading->sides->passages, DzSided, i);
  const DzSided *before =
      reading->items->len > 0 ? g_array_index(reading->items, DzReadItem, reading->items->len - 1).sided : NULL;
  const guint after = dz_take_section(reading->sides, i, article);
  if (after > i) {
    const DzSided *last = &g_array_index(reading->sides->passages, DzSided, after - 1);
    reading->in_other_articles = dz_heads_other_articles(last->passage->text);
    return after;
  }
  if (take_separator(sided, article) || (!has_paragraph(reading) && take_summary(reading, sided, article)))
    return i + 1;
  if (is_remark(sided, before)) {
    add_item(reading, sided, FALSE, TRUE, FALSE);
    return i + 1;
  }
  if (sided->mark == DZ_MARK_NONE && reading->in_other_articles && dz_looks_like_heading(sided->passage->text)) {
    dz_notes_add(article->notes, sided->passage->line, "dropped “%s”, the title of another article",
                 sided->passage->text);
    return i + 1;
  }
  reading->in_other_articles = sided->mark == DZ_MARK_NONE && dz_heads_other_articles(sided->passage->text);
  const gboolean is_stray = is_sentence(sided->passage->text) && looks_stray(sided);
  if (!is_stray && dz_take_furniture(sided->passage, article))
    return i + 1;
  if (sided->side == DZ_NO_SIDE) {
    dz_notes_add(article->notes, sided->passage->line,
                 "this paragraph is in neither language; it stays with the originals");
    sided->side = DZ_ORIGINAL;
  }
  add_item(reading, sided, TRUE, FALSE, is_stray);
  return i + 1;
}

static void take_lines(DzReading *reading, DzArticle *article) {
  const DzSides *sides = reading->sides;
  for (guint i = 0; i < sides->passages->len;) {
    DzSided *sided = &g_array_index(sides->passages, DzSided, i);
    if (dz_take_told(sided, article) || dz_repeats_title(sided, article)) {
      i++;
      continue;
    }
    if (sided->passage == sides->credit)
      take_credit(sided, article);
    else if (sided->mark == DZ_MARK_SYNC || sided->mark == DZ_MARK_ANALYSIS || sided->passage->role != DZ_ROLE_NONE)
      add_item(reading, sided, FALSE, FALSE, FALSE);
    else {
      i = take_found(reading, i, article);
      continue;
    }
    i++;
  }
}

/* ---- which are pairs ---- */

static gboolean has_side_marker(const DzSided *sided) {
  return sided->mark == DZ_MARK_ORIGINAL || sided->mark == DZ_MARK_TRANSLATION || sided->mark == DZ_MARK_LANGUAGE;
}

static GArray *witnesses_of(const DzReading *reading) {
  GArray *witnesses = g_array_sized_new(FALSE, TRUE, sizeof(DzWitness), reading->lines->len);
  gboolean begins = FALSE;
  for (guint i = 0; i < reading->items->len; i++) {
    const DzReadItem *item = &g_array_index(reading->items, DzReadItem, i);
    const DzSided *sided = item->sided;
    if (item->line < 0) {
      begins = begins || sided->mark == DZ_MARK_SYNC || sided->passage->role != DZ_ROLE_NONE;
      continue;
    }
    const DzWitness witness = {.text = sided->passage->text,
                               .odds = sided->odds,
                               .is_heading = sided->is_heading,
                               .is_told = sided->is_told,
                               .is_marked = has_side_marker(sided),
                               .is_stray = item->is_stray,
                               .is_tight = sided->passage->is_tight,
                               .begins = begins};
    g_array_append_val(witnesses, witness);
    begins = FALSE;
  }
  return witnesses;
}

/* The matches of lines before the first item that is told or parts the article. */
static guint count_front(const DzReading *reading) {
  guint lines = 0;
  for (guint i = 0; i < reading->items->len; i++) {
    const DzReadItem *item = &g_array_index(reading->items, DzReadItem, i);
    if (item->line < 0 && !(item->sided->mark == DZ_MARK_SYNC && i == 0))
      break;
    lines += item->line >= 0;
  }
  guint front = 0;
  for (; front < reading->matches->len; front++) {
    const DzMatch *match = &g_array_index(reading->matches, DzMatch, front);
    if (MAX(match->at[0], match->at[1]) >= (int)lines)
      break;
  }
  return front;
}

static GArray *matches_by_line(const DzReading *reading) {
  GArray *match_of = g_array_sized_new(FALSE, TRUE, sizeof(guint), reading->lines->len);
  g_array_set_size(match_of, reading->lines->len);
  for (guint i = 0; i < reading->matches->len; i++)
    for (int side = 0; side < 2; side++) {
      const int line = g_array_index(reading->matches, DzMatch, i).at[side];
      if (line >= 0)
        g_array_index(match_of, guint, line) = i;
    }
  return match_of;
}

DzReading *dz_read_lines(DzSides *sides, DzArticle *article) {
  static const double odd_order = 1.5; /* a marked translation before its original */
  DzReading *reading = g_new0(DzReading, 1);
  reading->sides = sides;
  reading->items = g_array_new(FALSE, FALSE, sizeof(DzReadItem));
  reading->lines = g_array_new(FALSE, FALSE, sizeof(guint));
  take_lines(reading, article);
  dz_find_headings(sides);
  g_autoptr(DzWitnesses) witnesses = dz_witnesses_new(witnesses_of(reading), (const char *const *)sides->language);
  reading->matches = dz_match(witnesses, sides->has_marks ? odd_order : 0);
  reading->match_of = matches_by_line(reading);
  reading->front = count_front(reading);
  reading->is_turned = dz_second_leads(reading->matches);
  return reading;
}

void dz_reading_free(DzReading *reading) {
  if (!reading)
    return;
  g_array_unref(reading->items);
  g_array_unref(reading->lines);
  g_array_unref(reading->matches);
  g_array_unref(reading->match_of);
  g_free(reading);
}
