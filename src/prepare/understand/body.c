/* body.c: groups of passages that belong together, and what each group is.

   A group is a run on the first side and the run on the other side after it. With an analysis it is a key sentence;
   of headings it is a crosshead; else its paragraphs are aligned, so that one missing paragraph leaves one note and
   not a chain of wrong pairs. Where the form has told which passages belong together they are one block, and no group
   reaches across a sync point. */
#include "prepare/understand/body.h"
#include "base/unicode.h"
#include "prepare/match/align.h"
#include "prepare/understand/sections.h"
#include "prepare/understand/site.h"
#include <string.h>

typedef struct {
  GPtrArray *side[2];              /* const DzPassage* */
  GPtrArray *analyses;             /* const DzPassage*, empty texts too */
  const DzPassage *reading, *part; /* of a word, or NULL */
  gboolean is_heading;
  const DzPassage *told; /* its first passage, where the form told what the group is; else NULL */
  gboolean after_sync;
} Group;

static gboolean is_empty(const Group *group) {
  return group->side[0]->len + group->side[1]->len == 0;
}

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

static void add_block(Group *group, DzBlockKind kind, DzText *original, DzText *translation, DzArticle *article) {
  DzBlock *block = dz_article_add_block(article, kind, original, translation);
  block->after_sync = group->after_sync;
  group->after_sync = FALSE;
}

/* What the form put together stays together. */
static void add_told(Group *group, DzBlockKind kind, DzArticle *article) {
  for (int side = 0; side < 2; side++)
    if (kind == DZ_BLOCK_PAIR && group->side[!side]->len == 0)
      note_alone(group->told, (DzSide)side, article);
  add_block(group, kind, joined(group->side[DZ_ORIGINAL]), joined(group->side[DZ_TRANSLATION]), article);
}

static void add_aligned(Group *group, DzBlockKind kind, DzArticle *article) {
  gsize *lengths[2];
  for (int side = 0; side < 2; side++) {
    lengths[side] = g_new(gsize, group->side[side]->len + 1);
    for (guint i = 0; i < group->side[side]->len; i++)
      lengths[side][i] = strlen(((const DzPassage *)group->side[side]->pdata[i])->text);
  }
  g_autoptr(GArray) steps = dz_align(lengths[0], group->side[0]->len, lengths[1], group->side[1]->len);
  guint at[2] = {0, 0};
  for (guint i = 0; i < steps->len; i++) {
    const DzStep *step = &g_array_index(steps, DzStep, i);
    DzText *text[2] = {NULL, NULL};
    for (int side = 0; side < 2; side++) {
      const DzPassage *passage = step->takes[side] ? group->side[side]->pdata[at[side]++] : NULL;
      text[side] = passage ? dz_passage_text(passage) : NULL;
      if (passage && !step->takes[!side] && kind == DZ_BLOCK_PAIR)
        note_alone(passage, (DzSide)side, article);
    }
    add_block(group, kind, text[DZ_ORIGINAL], text[DZ_TRANSLATION], article);
  }
  g_free(lengths[0]);
  g_free(lengths[1]);
}

static void add_key(const Group *group, DzArticle *article) {
  DzKeySentence *key =
      dz_article_add_key(article, joined(group->side[DZ_ORIGINAL]), joined(group->side[DZ_TRANSLATION]));
  key->has_analysis = group->analyses->len > 0;
  key->analysis = joined(group->analyses);
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

/* The form has said what the group is. */
static void finish_told(Group *group, DzBlockKind kind, DzArticle *article) {
  const DzRole role = group->told->role;
  if (role == DZ_ROLE_KEY)
    add_key(group, article);
  else if (role >= DZ_ROLE_STUDY)
    add_study(group, (DzStudyKind)(role - DZ_ROLE_STUDY), article);
  else
    add_told(group, kind, article);
}

static void finish_group(Group *group, DzArticle *article) {
  DzBlockKind kind = group->is_heading ? DZ_BLOCK_HEADING : DZ_BLOCK_PAIR;
  if (is_empty(group)) {
    /* An analysis without its sentence was noted as it came. */
  } else if (group->told)
    finish_told(group, kind, article);
  else if (group->analyses->len > 0)
    add_key(group, article);
  else
    add_aligned(group, kind, article);
  g_ptr_array_set_size(group->side[0], 0);
  g_ptr_array_set_size(group->side[1], 0);
  g_ptr_array_set_size(group->analyses, 0);
  group->is_heading = FALSE;
  group->told = group->reading = group->part = NULL;
}

static void add_to_group(Group *group, const DzSided *sided, DzSide first, DzArticle *article) {
  gboolean side_is_over = sided->is_heading ? group->side[sided->side]->len > 0 /* headings come in either order */
                                            : sided->side == (int)first && group->side[!first]->len > 0;
  gboolean goes_on = sided->is_heading == group->is_heading && group->analyses->len == 0 && !side_is_over;
  if (!goes_on)
    finish_group(group, article);
  group->is_heading = sided->is_heading;
  g_ptr_array_add(group->side[sided->side], (gpointer)sided->passage);
}

/* No letters (a rule, asterisks): a separator, which the space between pairs replaces. Letters of a third language stay
   on the original's side. */
static void add_foreign(Group *group, const DzSided *sided, DzSide first, DzArticle *article) {
  const DzPassage *passage = sided->passage;
  if (!dz_has_letter(passage->text, passage->text + strlen(passage->text))) {
    dz_notes_add(article->notes, passage->line, "dropped the separator “%s”", passage->text);
    return;
  }
  dz_notes_add(article->notes, passage->line, "this paragraph is in neither language; it stays with the originals");
  DzSided as_original = *sided;
  as_original.side = DZ_ORIGINAL;
  add_to_group(group, &as_original, first, article);
}

/* `原文:… 翻译:… 解析:` on one line is a group of its own. */
static gboolean begins_line_form(const DzSides *sides, guint i) {
  const DzPassage *passage = g_array_index(sides->passages, DzSided, i).passage;
  return !passage->inline_mark && i + 1 < sides->passages->len &&
         g_array_index(sides->passages, DzSided, i + 1).passage->inline_mark;
}

static void add_analysis(Group *group, const DzPassage *passage, DzArticle *article) {
  if (is_empty(group))
    dz_notes_add(article->notes, passage->line, "dropped an analysis that belongs to no sentence: “%s”", passage->text);
  else
    g_ptr_array_add(group->analyses, (gpointer)passage);
}

/* What the form has told is what it says, whatever it looks like. */
static void add_told_passage(Group *group, const DzSided *sided, DzArticle *article) {
  const DzPassage *passage = sided->passage;
  if (!group->told || group->told->group != passage->group)
    finish_group(group, article);
  if (passage->mark == DZ_MARK_ANALYSIS)
    add_analysis(group, passage, article);
  else if (passage->mark == DZ_MARK_READING)
    group->reading = passage;
  else if (passage->mark == DZ_MARK_PART)
    group->part = passage;
  else {
    g_ptr_array_add(group->side[sided->side == DZ_NO_SIDE ? DZ_ORIGINAL : sided->side], (gpointer)passage);
    group->is_heading = passage->role == DZ_ROLE_HEADING;
    group->told = passage;
  }
}

static void add_found_passage(Group *group, const DzSides *sides, guint i, DzArticle *article) {
  const DzSided *sided = &g_array_index(sides->passages, DzSided, i);
  if (group->told || begins_line_form(sides, i))
    finish_group(group, article);
  if (sided->passage->mark == DZ_MARK_ANALYSIS)
    add_analysis(group, sided->passage, article);
  else if (!*sided->passage->text)
    dz_notes_add(article->notes, sided->passage->line, "dropped a marker with nothing after it");
  else if (sided->side == DZ_NO_SIDE)
    add_foreign(group, sided, sides->first, article);
  else
    add_to_group(group, sided, sides->first, article);
}

void dz_pair_passages(const DzSides *sides, guint start, DzArticle *article) {
  Group group = {.side = {g_ptr_array_new(), g_ptr_array_new()}, .analyses = g_ptr_array_new()};
  for (guint i = start, after; i < sides->passages->len; i++) {
    const DzSided *sided = &g_array_index(sides->passages, DzSided, i);
    if ((after = dz_take_section(sides, i, article)) > i)
      i = after - 1; /* between all originals and all translations, too */
    else if (sided->passage->mark == DZ_MARK_SYNC) {
      finish_group(&group, article);
      group.after_sync = TRUE;
    } else if (sided->passage->role != DZ_ROLE_NONE)
      add_told_passage(&group, sided, article);
    else if (!dz_take_furniture(sided->passage, article))
      add_found_passage(&group, sides, i, article);
  }
  finish_group(&group, article);
  g_ptr_array_unref(group.side[0]);
  g_ptr_array_unref(group.side[1]);
  g_ptr_array_unref(group.analyses);
}

void dz_number_pairs(DzArticle *article) {
  guint number = 0;
  for (guint i = 0; i < article->blocks->len; i++) {
    DzBlock *block = article->blocks->pdata[i];
    block->number = block->kind == DZ_BLOCK_PAIR ? ++number : 0;
  }
}

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
