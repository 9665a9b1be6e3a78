/* body.c: matched lines → blocks.

   A match becomes a crosshead or a pair where its first line stands, and what a form has told comes in its own place:
   its passages with the same group are one block. An analysis belongs to the pair before it: that is a sentence for
   study where it repeats one of a paragraph or stands under markers on one line, else a pair with a remark. */
#include "prepare/understand/body.h"
#include "base/numbering.h"
#include "base/unicode.h"
#include "prepare/understand/headings.h"
#include "prepare/understand/site.h"
#include <math.h>
#include <string.h>

/* What the form put together. */
typedef struct {
  GPtrArray *side[2];              /* const DzPassage* */
  GPtrArray *analyses;             /* const DzPassage*, empty texts too */
  const DzPassage *reading, *part; /* of a word, or NULL */
  const DzPassage *told;           /* its first passage; NULL: none yet */
} Group;

typedef struct {
  const DzReading *reading;
  DzArticle *article;
  Group group;
  guint next;             /* the match that comes next */
  gboolean after_sync;    /* nothing came since a sync point */
  gboolean short_lines;   /* lines without a stop are the rule: none is a heading by that alone */
  const DzSided *last[2]; /* the lines of the last match, by side; NULL where it was no pair */
  DzBlock *last_block;
  DzKeySentence *last_key; /* which the last pair became */
  GPtrArray *analyses;     /* DzText*, what was read of its analysis */
} Body;

/* All passages of a side as one text, NULL where there are none. */
static DzText *joined(const GPtrArray *passages) {
  if (passages->len == 0)
    return NULL;
  g_autoptr(GPtrArray) texts = g_ptr_array_new_with_free_func((GDestroyNotify)dz_text_free);
  for (guint i = 0; i < passages->len; i++)
    g_ptr_array_add(texts, dz_passage_text(passages->pdata[i]));
  return dz_text_join(texts);
}

static void note_alone(const DzPassage *passage, DzSide side, DzArticle *article) {
  g_autofree char *start = g_utf8_substring(passage->text, 0, MIN(24, g_utf8_strlen(passage->text, -1)));
  dz_notes_add(article->notes, passage->line, "“%s…” has no %s; it stays alone", start,
               side == DZ_ORIGINAL ? "translation" : "original");
}

static DzBlock *add_block(Body *body, DzBlockKind kind, DzText *original, DzText *translation) {
  DzBlock *block = dz_article_add_block(body->article, kind, original, translation);
  block->after_sync = body->after_sync;
  body->after_sync = FALSE;
  return block;
}

/* ---- what the form told ---- */

static void add_told(Body *body, DzBlockKind kind) {
  const Group *group = &body->group;
  for (int side = 0; side < 2; side++)
    if (kind == DZ_BLOCK_PAIR && group->side[!side]->len == 0)
      note_alone(group->told, (DzSide)side, body->article);
  DzText *original = joined(group->side[DZ_ORIGINAL]), *translation = joined(group->side[DZ_TRANSLATION]);
  if (kind == DZ_BLOCK_NOTE && original && translation) { /* a remark is in one language */
    add_block(body, kind, original, NULL);
    original = NULL;
  }
  add_block(body, kind, original, translation);
}

static void add_key(DzArticle *article, DzText *original, DzText *translation, const GPtrArray *analyses) {
  DzKeySentence *key = dz_article_add_key(article, original, translation);
  key->has_analysis = analyses->len > 0;
  key->analysis = joined(analyses);
  if (key->analysis && !*g_strchug(key->analysis->string))
    g_clear_pointer(&key->analysis, dz_text_free);
}

static gboolean has_letter(const GPtrArray *passages) {
  for (guint i = 0; i < passages->len; i++) {
    const char *text = ((const DzPassage *)passages->pdata[i])->text;
    if (dz_has_letter(text, text + strlen(text)))
      return TRUE;
  }
  return FALSE;
}

/* What has no letters is no word: it stays as a note. */
static void add_study(const Group *group, DzStudyKind told, DzArticle *article) {
  const GPtrArray *first = group->side[group->side[DZ_ORIGINAL]->len > 0 ? DZ_ORIGINAL : DZ_TRANSLATION];
  const DzStudyKind kind = told == DZ_STUDY_WORD && !has_letter(first) ? DZ_STUDY_NOTE : told;
  DzStudyItem *item = dz_article_add_study(article, kind);
  for (int side = 0; side < 2; side++)
    item->side[side] = joined(group->side[side]);
  if (kind == DZ_STUDY_WORD) {
    item->reading = group->reading ? g_strdup(group->reading->text) : NULL;
    item->part = group->part ? g_strdup(group->part->text) : NULL;
  }
  if (kind == DZ_STUDY_WORD)
    dz_settle_word(item);
  for (guint i = 0; i < group->analyses->len; i++)
    g_ptr_array_add(item->more, dz_passage_text(group->analyses->pdata[i]));
}

static void finish_group(Body *body) {
  Group *group = &body->group;
  if (!group->told)
    return;
  const DzRole role = group->told->role;
  if (role == DZ_ROLE_KEY)
    add_key(body->article, joined(group->side[0]), joined(group->side[1]), group->analyses);
  else if (role >= DZ_ROLE_STUDY)
    add_study(group, (DzStudyKind)(role - DZ_ROLE_STUDY), body->article);
  else
    add_told(body, role == DZ_ROLE_HEADING  ? DZ_BLOCK_HEADING
                   : role == DZ_ROLE_REMARK ? DZ_BLOCK_NOTE
                   : role == DZ_ROLE_CODE   ? DZ_BLOCK_CODE
                                            : DZ_BLOCK_PAIR);
  g_ptr_array_set_size(group->side[0], 0);
  g_ptr_array_set_size(group->side[1], 0);
  g_ptr_array_set_size(group->analyses, 0);
  group->told = group->reading = group->part = NULL;
}

static void note_stray_analysis(const DzPassage *passage, DzArticle *article) {
  dz_notes_add(article->notes, passage->line, "dropped an analysis that belongs to no sentence: “%s”", passage->text);
}

/* What the form has told is what it says, whatever it looks like. */
static void add_told_passage(Body *body, const DzSided *sided) {
  const DzPassage *passage = sided->passage;
  Group *group = &body->group;
  if (!group->told || group->told->group != passage->group)
    finish_group(body);
  if (passage->mark == DZ_MARK_ANALYSIS) {
    if (group->told)
      g_ptr_array_add(group->analyses, (gpointer)passage);
    else
      note_stray_analysis(passage, body->article);
  } else if (passage->mark == DZ_MARK_READING)
    group->reading = passage;
  else if (passage->mark == DZ_MARK_PART)
    group->part = passage;
  else {
    g_ptr_array_add(group->side[sided->side == DZ_NO_SIDE ? DZ_ORIGINAL : sided->side], (gpointer)passage);
    group->told = passage;
  }
}

/* ---- matches ---- */

static const DzMatch *match_at(const Body *body, guint i) {
  return i < body->reading->matches->len ? &g_array_index(body->reading->matches, DzMatch, i) : NULL;
}

static const DzSided *line_of(const Body *body, const DzMatch *match, int side) {
  return match && match->at[side] >= 0 ? dz_line_at(body->reading, (guint)match->at[side]) : NULL;
}

static gboolean is_whole(const DzMatch *match) {
  return match && match->at[0] >= 0 && match->at[1] >= 0;
}

/* Where many pairs are short lines without a stop, that makes none of them a heading. */
static gboolean has_short_lines(const Body *body, guint from) {
  guint pairs = 0, headings = 0;
  for (guint i = from; i < body->reading->matches->len; i++) {
    const DzMatch *match = match_at(body, i);
    if (!is_whole(match))
      continue;
    const DzSided *own[2] = {line_of(body, match, 0), line_of(body, match, 1)};
    pairs++;
    headings += own[0]->is_heading && own[1]->is_heading && !own[0]->is_told && !own[1]->is_told;
  }
  return headings >= 3 && headings * 5 > pairs * 2;
}

/* A marker's side goes on with the lines right below: they are none by themselves. */
static gboolean goes_on_below(const Body *body, int line) {
  for (; line > 0; line--) {
    const DzSided *sided = dz_line_at(body->reading, (guint)line), *above = dz_line_at(body->reading, (guint)line - 1);
    if (!sided->passage->is_tight || sided->mark != DZ_MARK_NONE || above->side != sided->side)
      return FALSE;
    if (above->mark != DZ_MARK_NONE && above->mark != DZ_MARK_HEADING)
      return TRUE;
  }
  return FALSE;
}

/* A short line on one side alone is a crosshead between pairs, right before one. */
static gboolean stands_as_heading(const Body *body, guint m) {
  const DzMatch *before = m > 0 ? match_at(body, m - 1) : NULL, *after = match_at(body, m + 1);
  const DzSided *next = line_of(body, after, 0) ? line_of(body, after, 0) : line_of(body, after, 1);
  return is_whole(after) && !next->is_heading && (!before || is_whole(before) || m == 0);
}

static gboolean is_heading(const Body *body, guint m, gboolean *is_doubtful) {
  const DzMatch *match = match_at(body, m);
  const DzSided *own[2] = {line_of(body, match, 0), line_of(body, match, 1)};
  gboolean is_told = FALSE;
  for (int side = 0; side < 2; side++) {
    if (own[side] && (!own[side]->is_heading || goes_on_below(body, match->at[side])))
      return FALSE;
    is_told = is_told || (own[side] && own[side]->is_told);
  }
  if (is_told)
    return TRUE;
  if (body->short_lines)
    return FALSE;
  const gboolean is_one = is_whole(match) || stands_as_heading(body, m);
  *is_doubtful = is_one && !is_whole(match);
  return is_one;
}

/* What comes now has nothing to do with the last key sentence. */
static void end_key(Body *body) {
  if (body->last_key && body->analyses->len > 0)
    body->last_key->analysis = dz_text_join(body->analyses);
  g_ptr_array_set_size(body->analyses, 0);
  body->last_key = NULL;
}

static void add_remark(Body *body, const DzPassage *passage, double odds) {
  DzText *text = dz_passage_text(passage);
  const int side = odds > 0 ? DZ_ORIGINAL : DZ_TRANSLATION;
  add_block(body, DZ_BLOCK_NOTE, side == DZ_ORIGINAL ? text : NULL, side == DZ_ORIGINAL ? NULL : text);
}

static void emit(Body *body) {
  const guint m = body->next++;
  const DzMatch *match = match_at(body, m);
  const DzSided *own[2] = {line_of(body, match, 0), line_of(body, match, 1)};
  body->last_block = NULL;
  end_key(body);
  const guint only = match->at[0] >= 0 ? 0 : 1;
  const DzReadItem *item = &g_array_index(body->reading->items, DzReadItem,
                                          g_array_index(body->reading->lines, guint, (guint)match->at[only]));
  if (!is_whole(match) && item->is_stray && dz_take_furniture(item->sided->passage, body->article))
    return;
  if (!is_whole(match) && dz_is_caption(item->sided->passage->text)) {
    add_remark(body, item->sided->passage, item->sided->odds);
    return;
  }
  gboolean is_doubtful = FALSE;
  const DzBlockKind kind = is_heading(body, m, &is_doubtful) ? DZ_BLOCK_HEADING : DZ_BLOCK_PAIR;
  for (int side = 0; side < 2; side++)
    if (own[side] && !own[!side] && kind == DZ_BLOCK_PAIR)
      note_alone(own[side]->passage, (DzSide)side, body->article);
  DzBlock *block = add_block(body, kind, own[0] ? dz_passage_text(own[0]->passage) : NULL,
                             own[1] ? dz_passage_text(own[1]->passage) : NULL);
  block->margin = match->margin;
  block->is_doubtful = is_doubtful;
  body->last_block = block;
  body->last[0] = own[0];
  body->last[1] = own[1];
}

/* ---- verse ---- */

static gboolean ends_like_prose(const char *text) {
  static const char *const stops[] = {".", "!", "?", "。", "！", "？", ".”", "。”"};
  for (gsize i = 0; i < G_N_ELEMENTS(stops); i++)
    if (g_str_has_suffix(text, stops[i]))
      return TRUE;
  return FALSE;
}

/* How many matches from m on are lines of a stanza: short lines right below each other on one side, and as many on the
   other, most without a stop. 0 for none. */
static guint stanza_at(const Body *body, guint m) {
  enum { MOST_COLUMNS = 64, FEWEST = 2 };
  guint count = 0, prose = 0;
  for (;; count++) {
    const DzMatch *match = match_at(body, m + count), *before = count > 0 ? match_at(body, m + count - 1) : NULL;
    if (!is_whole(match))
      break;
    gboolean goes_on = TRUE;
    for (int side = 0; side < 2; side++) {
      const DzSided *line = line_of(body, match, side);
      goes_on = goes_on && dz_columns(line->passage->text) <= MOST_COLUMNS && !line->is_told &&
                (!before ||
                 (match->at[side] == before->at[side] + 1 && line->passage->is_tight && line->mark == DZ_MARK_NONE));
    }
    if (!goes_on)
      break;
    prose += ends_like_prose(line_of(body, match, 0)->passage->text);
  }
  return count >= FEWEST && prose * 3 <= count * 2 ? count : 0;
}

static void emit_stanza(Body *body, guint count) {
  DzText *verse[2];
  double margin = INFINITY;
  for (int side = 0; side < 2; side++) {
    g_autoptr(GPtrArray) lines = g_ptr_array_new_with_free_func((GDestroyNotify)dz_text_free);
    for (guint i = 0; i < count; i++) {
      const DzMatch *match = match_at(body, body->next + i);
      g_ptr_array_add(lines, dz_passage_text(line_of(body, match, side)->passage));
      margin = MIN(margin, match->margin);
    }
    verse[side] = dz_text_of_lines(lines);
  }
  for (int side = 0; side < 2; side++)
    body->last[side] = line_of(body, match_at(body, body->next + count - 1), side);
  body->last_block = add_block(body, DZ_BLOCK_PAIR, verse[0], verse[1]);
  body->last_block->margin = margin;
  end_key(body);
  body->next += count;
}

static void emit_up_to(Body *body, guint line) {
  while (body->next <= g_array_index(body->reading->match_of, guint, line)) {
    const guint stanza = stanza_at(body, body->next);
    if (stanza > 0)
      emit_stanza(body, stanza);
    else
      emit(body);
  }
}

/* ---- analyses and remarks ---- */

/* Letters and digits only, in lower case: what stays the same whatever happened to spaces, quotes and dashes. */
static char *letters_of(const char *text) {
  GString *letters = g_string_sized_new(strlen(text));
  for (const char *p = text; *p; p = g_utf8_next_char(p)) {
    gunichar c = g_utf8_get_char(p);
    if (c < 0x80 && g_ascii_isalnum((char)c))
      g_string_append_c(letters, g_ascii_tolower((char)c));
    else if (c >= 0x80 && g_unichar_isalnum(c))
      g_string_append_unichar(letters, g_unichar_tolower(c));
  }
  return g_string_free(letters, FALSE);
}

/* Whether the original of the last block is a sentence of a paragraph before it. */
static gboolean repeats_sentence(const Body *body) {
  if (!body->last_block->side[DZ_ORIGINAL])
    return FALSE;
  g_autofree char *own = letters_of(body->last_block->side[DZ_ORIGINAL]->string);
  for (guint i = 0; i + 1 < body->article->blocks->len && *own; i++) {
    const DzBlock *block = body->article->blocks->pdata[i];
    g_autofree char *letters = block->side[DZ_ORIGINAL] ? letters_of(block->side[DZ_ORIGINAL]->string) : g_strdup("");
    if (strstr(letters, own))
      return TRUE;
  }
  return FALSE;
}

/* The last block is a sentence for study. */
static void make_key(Body *body) {
  DzBlock *block = body->last_block;
  g_autoptr(GPtrArray) none = g_ptr_array_new();
  add_key(body->article, g_steal_pointer(&block->side[0]), g_steal_pointer(&block->side[1]), none);
  body->last_key = body->article->key_sentences->pdata[body->article->key_sentences->len - 1];
  body->last_key->has_analysis = TRUE;
  g_ptr_array_remove(body->article->blocks, block);
  body->last_block = NULL;
}

static void add_analysis(Body *body, const DzSided *sided) {
  const DzPassage *passage = sided->passage;
  if (body->last_block && body->last_block->kind == DZ_BLOCK_PAIR &&
      (passage->inline_mark || !*passage->text || repeats_sentence(body)))
    make_key(body);
  if (body->last_key) {
    if (*passage->text)
      g_ptr_array_add(body->analyses, dz_passage_text(passage));
  } else if (body->last_block || body->article->blocks->len > 0)
    add_remark(body, passage, sided->odds);
  else
    note_stray_analysis(passage, body->article);
}

/* ---- the whole ---- */

static void add_item(Body *body, const DzReadItem *item) {
  const DzSided *sided = item->sided;
  if (item->line >= 0) {
    emit_up_to(body, (guint)item->line);
    return;
  }
  if (sided->passage->role != DZ_ROLE_NONE) {
    add_told_passage(body, sided);
    return;
  }
  finish_group(body);
  if (sided->mark == DZ_MARK_SYNC)
    body->after_sync = TRUE;
  else if (item->is_note)
    add_remark(body, sided->passage, sided->odds);
  else
    add_analysis(body, sided);
}

void dz_add_body(const DzReading *reading, guint from, DzArticle *article) {
  Body body = {.reading = reading,
               .article = article,
               .group = {.side = {g_ptr_array_new(), g_ptr_array_new()}, .analyses = g_ptr_array_new()},
               .analyses = g_ptr_array_new_with_free_func((GDestroyNotify)dz_text_free),
               .next = from};
  body.short_lines = has_short_lines(&body, from);
  for (guint i = 0; i < reading->items->len; i++) {
    const DzReadItem *item = &g_array_index(reading->items, DzReadItem, i);
    if (item->line >= 0)
      finish_group(&body);
    add_item(&body, item);
  }
  finish_group(&body);
  end_key(&body);
  g_ptr_array_unref(body.analyses);
  g_ptr_array_unref(body.group.side[0]);
  g_ptr_array_unref(body.group.side[1]);
  g_ptr_array_unref(body.group.analyses);
}

void dz_number_pairs(DzArticle *article) {
  guint number = 0;
  for (guint i = 0; i < article->blocks->len; i++) {
    DzBlock *block = article->blocks->pdata[i];
    block->number = block->kind == DZ_BLOCK_PAIR ? ++number : 0;
  }
}

void dz_place_key_sentences(DzArticle *article) {
  if (article->key_sentences->len == 0)
    return;
  g_autoptr(GPtrArray) haystacks = g_ptr_array_new_with_free_func(g_free);
  for (guint i = 0; i < article->blocks->len; i++) {
    const DzBlock *block = article->blocks->pdata[i];
    g_ptr_array_add(haystacks, block->number && block->side[DZ_ORIGINAL] ? letters_of(block->side[DZ_ORIGINAL]->string)
                                                                         : g_strdup(""));
  }
  for (guint k = 0; k < article->key_sentences->len; k++) {
    DzKeySentence *key = article->key_sentences->pdata[k];
    g_autofree char *needle = key->side[DZ_ORIGINAL] ? letters_of(key->side[DZ_ORIGINAL]->string) : NULL;
    for (guint i = 0; needle && *needle && i < haystacks->len && key->pair == 0; i++)
      if (strstr(haystacks->pdata[i], needle))
        key->pair = ((const DzBlock *)article->blocks->pdata[i])->number;
  }
}

/* ---- numbers ---- */

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
