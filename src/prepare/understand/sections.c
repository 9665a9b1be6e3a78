/* sections.c: see sections.h.

   A heading alone is weak evidence: 问题 may be a crosshead. So the passage after it must look like what it announces:
   a word with its meaning, a numbered note, a question. What follows is taken as long as it looks so. */
#include "prepare/understand/sections.h"
#include "base/language-files.h"
#include "base/language.h"
#include "base/numbering.h"
#include "base/unicode.h"
#include "prepare/understand/headings.h"
#include "prepare/understand/site.h"
#include "prepare/understand/word-lines.h"
#include <string.h>

enum { KEY_SENTENCES = DZ_STUDY_KINDS }; /* a section like the others, though its items are no DzStudyItem */

/* ---- headings ---- */

static const char *skip_any(const char *p, const char *signs) {
  while (*p && g_utf8_strchr(signs, -1, g_utf8_get_char(p)))
    p = g_utf8_next_char(p);
  return p;
}

/* Past the longest word of the list that p begins with; NULL for none. */
static const char *skip_heading_word(const char *p, DzList list) {
  const GArray *words = dz_list(list);
  for (guint i = 0; i < words->len; i++) {
    const DzListed *listed = &g_array_index(words, DzListed, i);
    if (g_ascii_strncasecmp(p, listed->word, listed->length) == 0 && !g_ascii_isalpha(p[listed->length]))
      return p + listed->length;
  }
  return NULL;
}

typedef struct {
  int kind;
  gsize rest; /* where the section's first text begins behind a colon or bracket; 0: not in this passage */
} Heading;

/* 【重点词汇】, "四、词汇 Vocabulary", "注：…". */
static gboolean heading_at(const char *text, Heading *heading) {
  const char *start = skip_any(text, " #*【[（(<《「■◆●▶★▼—-一二三四五六七八九十、");
  const gsize number = dz_numbering_at(start).length;
  for (int kind = 0; kind <= KEY_SENTENCES; kind++) {
    const DzList words = kind == KEY_SENTENCES ? DZ_LIST_KEY_SENTENCES : dz_study_traits((DzStudyKind)kind)->heading;
    const char *p = skip_heading_word(start + number, words);
    if (!p)
      continue;
    const char *also = skip_heading_word(skip_any(p, " /|（("), words); /* 词汇 Vocabulary */
    p = also ? also : p;
    const char *rest = skip_any(p, " *】]）)>》」:：");
    heading->kind = kind;
    heading->rest = *rest ? (gsize)(rest - text) : 0;
    return !*rest || rest > skip_any(p, " *"); /* "Notes on a scandal" is none */
  }
  return FALSE;
}

/* ---- what stands under them ---- */

typedef struct {
  const DzSides *sides;
  DzArticle *article;
  int kind;
  DzStudyItem *last;       /* of this section; NULL at first */
  DzKeySentence *sentence; /* the last one, alike */
  gboolean is_headed;      /* it stands under a heading */
  gboolean is_inline;      /* the text stands behind its heading */
  gboolean is_adjacent;    /* it stands right below the one before, without a blank line */
  gboolean in_answers;     /* of questions: from here on */
} Section;

static DzStudyItem *begin_item(Section *section, DzSide side, DzText *text) {
  section->last = dz_article_add_study(section->article, (DzStudyKind)section->kind);
  section->last->side[side] = text;
  return section->last;
}

static DzSide side_of(const Section *section, const char *text) {
  return dz_article_side_of(section->article, text);
}

/* After a blank line the article may go on. */
static gboolean goes_with_last(const Section *section) {
  return section->is_adjacent || section->sides->has_marks;
}

/* The other side of an item that has one so far. */
static gboolean add_other_side(Section *section, DzText *text) {
  const DzSide side = side_of(section, text->string);
  if (!section->last || section->last->side[side] || section->last->more->len > 0 || !goes_with_last(section))
    return FALSE;
  section->last->side[side] = text;
  return TRUE;
}

/* A phrase with the word in it, in any form: an example of it. */
static gboolean has_word(const DzStudyItem *word, const char *text) {
  enum { STEM = 4 };
  const char *own = word->side[DZ_ORIGINAL]->string;
  const gsize length = strlen(own);
  g_autofree char *stem = g_utf8_strdown(own, (gssize)(dz_is_latin(g_utf8_get_char(own)) ? MIN(length, STEM) : length));
  g_autofree char *small = g_utf8_strdown(text, -1);
  return strstr(small, stem) != NULL;
}

static gboolean take_word(Section *section, const DzText *text) {
  DzStudyItem read = {.more = g_ptr_array_new_with_free_func((GDestroyNotify)dz_text_free)};
  if (dz_read_word(text, section->article, &read)) {
    section->last = dz_article_add_study(section->article, DZ_STUDY_WORD);
    GPtrArray *none = section->last->more;
    *section->last = read;
    g_ptr_array_unref(none);
    return TRUE;
  }
  g_ptr_array_unref(read.more);
  if (!section->last)
    return FALSE;
  const gsize sign = dz_example_at(text->string);
  const gboolean goes_on = section->last->more->len > 0 && side_of(section, text->string) == DZ_TRANSLATION;
  if (sign > 0 || (goes_with_last(section) && (goes_on || has_word(section->last, text->string)))) {
    dz_add_example(text, sign, section->article, section->last);
    return TRUE;
  }
  return FALSE;
}

/* A numbered line in a list is a word, though nobody has said what it means. */
static gboolean take_lone_word(Section *section, const DzText *text) {
  enum { MOST_COLUMNS = 48 };
  const DzNumbering numbering = dz_numbering_at(text->string);
  if (!section->is_headed || numbering.kind != DZ_NUMBERING_ITEM || dz_columns(text->string) > MOST_COLUMNS ||
      side_of(section, text->string) != DZ_ORIGINAL || !text->string[numbering.length])
    return FALSE;
  dz_settle_word(begin_item(section, DZ_ORIGINAL, dz_text_slice(text, numbering.length, strlen(text->string))));
  return TRUE;
}

static void clear_word(DzStudyItem *word) {
  dz_text_free(word->side[0]);
  dz_text_free(word->side[1]);
  g_free(word->reading);
  g_free(word->part);
  g_ptr_array_unref(word->more);
}

/* Whether the text has letters of the translation's script, where the two differ. */
static gboolean has_other_side(const Section *section, const char *text) {
  const gboolean is_cjk = dz_is_cjk_language(section->article->language[DZ_TRANSLATION]);
  if (is_cjk == dz_is_cjk_language(section->article->language[DZ_ORIGINAL]))
    return TRUE;
  for (const char *p = text; *p; p = g_utf8_next_char(p)) {
    const gunichar c = g_utf8_get_char(p);
    if ((dz_is_han(c) || dz_is_hangul(c) || dz_is_kana(c)) == is_cjk && g_unichar_isalpha(c))
      return TRUE;
  }
  return FALSE;
}

/* Whether a word begins with the text, and not more of a meaning: it is in the original's script, and where it `must`
   has a reading or a part of speech. */
static gboolean begins_word(const Section *section, const DzText *text, gboolean must) {
  const gboolean is_wide = dz_is_wide(g_utf8_get_char(text->string));
  if (is_wide != dz_is_cjk_language(section->article->language[DZ_ORIGINAL]))
    return FALSE;
  DzStudyItem probe = {.more = g_ptr_array_new_with_free_func((GDestroyNotify)dz_text_free)};
  const gboolean begins = dz_read_word(text, section->article, &probe);
  const gboolean is_told = probe.part || (probe.reading && !g_str_is_ascii(probe.reading)); /* /etc/passwd is none */
  clear_word(&probe);
  return begins && (is_told || !must);
}

/* The byte at which another word begins after the one begun at `start`, and in *stop where that one ends: at a
   semicolon, or at a space after Han. */
static gsize word_stop(const Section *section, const DzText *text, gsize start, gsize *stop) {
  static const char wide[] = "；";
  const char *string = text->string;
  const gsize length = strlen(string);
  for (gsize at = start + 1; at < length; at++) {
    const gsize sign = string[at] == ';' ? 1 : g_str_has_prefix(string + at, wide) ? strlen(wide) : 0;
    const gboolean is_space = string[at] == ' ' && dz_is_wide(g_utf8_get_char(g_utf8_prev_char(string + at)));
    if (sign == 0 && !is_space)
      continue;
    g_autoptr(DzText) next = dz_text_slice(text, at + sign, length);
    if (*next->string && !begins_word(section, next, is_space || !section->is_inline))
      continue;
    *stop = at;
    return at + sign;
  }
  *stop = length;
  return length;
}

/* "lab n. 实验室；debut n. 首次亮相": what does not begin another word belongs to the meaning before. */
static gboolean take_words(Section *section, const DzText *text) {
  gboolean any = FALSE;
  for (gsize start = 0, end, stop; text->string[start]; start = end) {
    end = word_stop(section, text, start, &stop);
    g_autoptr(DzText) piece = dz_text_slice(text, start, stop);
    if (!*piece->string || !(take_word(section, piece) || take_lone_word(section, piece)))
      return any;
    any = TRUE;
  }
  return any;
}

static gboolean take_note(Section *section, DzText *text, gboolean is_certain) {
  const DzNumbering numbering = dz_numbering_at(text->string);
  if (numbering.kind == DZ_NUMBERING_NONE && !is_certain)
    return add_other_side(section, text);
  if (numbering.kind == DZ_NUMBERING_NONE && add_other_side(section, text))
    return TRUE;
  char *typed = numbering.length > 0 ? g_strchomp(g_strndup(text->string, numbering.length)) : NULL;
  dz_text_remove(text, 0, numbering.length);
  begin_item(section, side_of(section, text->string), text)->typed = typed;
  return TRUE;
}

/* 【参考答案】, "Key:": answers to what was asked. */
static gboolean is_answer(const char *text) {
  const char *start = skip_any(text, "【[（( ");
  const DzListed *word = dz_listed_at(dz_list(DZ_LIST_ANSWERS), start);
  return word && g_str_has_prefix(start, word->word);
}

/* "A. …", "(B) …": the choices of a question. */
static gboolean is_choice(const char *text) {
  const char *p = text + (*text == '(' || *text == '[');
  return *p >= 'A' && *p <= 'G' &&
         (strchr(".)]", p[1] ? p[1] : 'x') || g_str_has_prefix(p + 1, "、") || g_str_has_prefix(p + 1, "．") ||
          g_str_has_prefix(p + 1, "）"));
}

static gboolean is_question(const char *text) {
  return g_str_has_suffix(text, "?") || g_str_has_suffix(text, "？") || g_str_has_suffix(text, "؟");
}

/* Where the next choice on the same line begins: "A. one B. two"; the end where there is none. */
static gsize choice_end(const char *text, gsize start) {
  for (const char *p = text + start + 1; *p; p = g_utf8_next_char(p))
    if (p[-1] == ' ' && is_choice(p))
      return (gsize)(p - text);
  return strlen(text);
}

static gboolean take_question(Section *section, DzText *text) {
  section->in_answers = section->last && !is_question(text->string) && (section->in_answers || is_answer(text->string));
  if (section->in_answers) {
    g_ptr_array_add(section->last->more, text);
    return TRUE;
  }
  if (section->last && is_choice(text->string)) {
    for (gsize start = 0, end; text->string[start]; start = end) {
      end = choice_end(text->string, start);
      g_ptr_array_add(section->last->more, dz_text_slice(text, start, end));
    }
    dz_text_free(text);
    return TRUE;
  }
  const DzNumbering numbering = dz_numbering_at(text->string);
  const gboolean is_plain = numbering.kind == DZ_NUMBERING_NONE;
  if (is_plain && add_other_side(section, text))
    return TRUE;
  if (is_plain && !is_question(text->string))
    return FALSE;
  dz_text_remove(text, 0, numbering.length);
  begin_item(section, side_of(section, text->string), text);
  return TRUE;
}

/* "1. She paid it back. 她还清了。": a sentence and, on its line or the next, its translation. */
static gboolean take_sentence(Section *section, const DzText *text) {
  const DzNumbering numbering = dz_numbering_at(text->string);
  const gsize length = strlen(text->string);
  DzStudyItem parts = {.more = g_ptr_array_new_with_free_func((GDestroyNotify)dz_text_free)};
  dz_add_example(text, numbering.length, section->article, &parts);
  g_autoptr(GPtrArray) own = parts.more;
  if (numbering.kind == DZ_NUMBERING_NONE) {
    const gboolean is_answer = section->sentence && section->is_adjacent && !section->sentence->side[DZ_TRANSLATION] &&
                               side_of(section, text->string) == DZ_TRANSLATION;
    if (is_answer)
      section->sentence->side[DZ_TRANSLATION] = dz_text_slice(text, 0, length);
    return is_answer;
  }
  if (own->len == 0 || side_of(section, ((const DzText *)own->pdata[0])->string) != DZ_ORIGINAL)
    return FALSE;
  DzText *original = g_ptr_array_steal_index(own, 0);
  DzText *translation = own->len > 0 ? g_ptr_array_steal_index(own, 0) : NULL;
  section->sentence = dz_article_add_key(section->article, original, translation);
  return TRUE;
}

/* Takes over the text. FALSE where it is none of the section. */
static gboolean take_text(Section *section, DzText *text) {
  gboolean taken = FALSE;
  const gsize numbered = dz_numbering_at(text->string).length;
  if (!dz_has_letter(text->string + numbered, text->string + strlen(text->string))) {
    dz_text_free(text);
    return FALSE;
  }
  switch (section->kind) {
  case KEY_SENTENCES:
    taken = take_sentence(section, text);
    dz_text_free(text);
    return taken;
  case DZ_STUDY_WORD:
    taken = take_words(section, text);
    dz_text_free(text);
    return taken;
  case DZ_STUDY_NOTE:
    taken = take_note(section, text,
                      section->is_inline || (section->is_headed && section->is_adjacent && !section->last) ||
                          (section->is_headed && section->is_adjacent && goes_with_last(section)));
    break;
  default:
    taken = take_question(section, text);
  }
  if (!taken)
    dz_text_free(text);
  return taken;
}

/* Marked passages, headings of the form and whatever else begins a section end one. */
static gboolean may_go_on(const DzPassage *passage) {
  Heading other;
  return passage->mark == DZ_MARK_NONE && passage->role == DZ_ROLE_NONE && !heading_at(passage->text, &other);
}

static const DzPassage *passage_at(const DzSides *sides, guint i) {
  return i < sides->passages->len ? g_array_index(sides->passages, DzSided, i).passage : NULL;
}

/* "[1] …" after a text that refers to it is a note, without any heading. */
static gboolean is_lone_note(const DzSides *sides, guint at) {
  const char *text = passage_at(sides, at)->text;
  const DzNumbering numbering = dz_numbering_at(text);
  if (numbering.kind != DZ_NUMBERING_REFERENCE || passage_at(sides, at)->mark != DZ_MARK_NONE)
    return FALSE;
  g_autofree char *reference = g_strchomp(g_strndup(text, numbering.length));
  for (guint i = 0; i < at; i++) {
    const char *found = strstr(passage_at(sides, i)->text, reference);
    if (found && found > passage_at(sides, i)->text)
      return TRUE;
  }
  return FALSE;
}

/* "★ tray [treɪ] n. 托盘" below a pair is a word, without any heading. */
static gboolean is_lone_word(const Section *section, const DzPassage *passage) {
  const char *start = skip_any(passage->text, "★☆•◆▪●■ ");
  if (start == passage->text || passage->mark != DZ_MARK_NONE)
    return FALSE;
  g_autoptr(DzText) whole = dz_passage_text(passage);
  g_autoptr(DzText) own = dz_text_slice(whole, (gsize)(start - passage->text), strlen(passage->text));
  const gboolean is_starred = g_str_has_prefix(passage->text, "★") || g_str_has_prefix(passage->text, "☆");
  return *own->string && begins_word(section, own, !is_starred);
}

/* "hum [hʌm] v. 发出嗡嗡声": a word with its reading or part of speech and a meaning in the other language is one
   wherever it stands; a gloss without them too. */
static gboolean is_plain_word(const Section *section, const DzPassage *passage) {
  enum { MOST_COLUMNS = 72 };
  if (!passage || passage->mark != DZ_MARK_NONE || passage->role != DZ_ROLE_NONE ||
      dz_columns(passage->text) > MOST_COLUMNS || !*passage->text)
    return FALSE;
  static const char *const stops[] = {".", "?", "!", ":", "。", "？", "！", "：", "…"};
  for (gsize i = 0; i < G_N_ELEMENTS(stops); i++)
    if (!passage->is_gloss && g_str_has_suffix(passage->text, stops[i]))
      return FALSE;
  g_autoptr(DzText) whole = dz_passage_text(passage);
  return has_other_side(section, passage->text) && begins_word(section, whole, !passage->is_gloss);
}

/* A short line without a stop right above a list that is one by its form. */
static gboolean heads_words(const Section *section, guint at) {
  enum { MOST_COLUMNS = 32 };
  const DzPassage *first = passage_at(section->sides, at), *next = passage_at(section->sides, at + 1);
  return dz_columns(first->text) <= MOST_COLUMNS && dz_looks_like_heading(first->text) &&
         is_plain_word(section, next) && is_plain_word(section, passage_at(section->sides, at + 2));
}

/* "1. What do people buy?" above its choices. */
static gboolean is_asked(const Section *section, guint at) {
  const DzPassage *first = passage_at(section->sides, at), *next = passage_at(section->sides, at + 1);
  return first->mark == DZ_MARK_NONE && next && next->mark == DZ_MARK_NONE &&
         dz_numbering_at(first->text).kind == DZ_NUMBERING_ITEM && is_choice(next->text);
}

/* A word on a line of its own, and below it what it means: "kettle", "n. 水壶". */
static gboolean take_word_over_meaning(Section *section, const DzPassage *word, const DzPassage *meaning) {
  enum { MOST_COLUMNS = 40 };
  if (section->kind != DZ_STUDY_WORD || !section->is_headed || !meaning || !may_go_on(meaning) || !*word->text ||
      meaning->line != word->line + 1 || dz_columns(word->text) > MOST_COLUMNS ||
      side_of(section, word->text) != DZ_ORIGINAL || side_of(section, meaning->text) != DZ_TRANSLATION ||
      strchr(".?!", word->text[strlen(word->text) - 1]))
    return FALSE;
  g_autoptr(DzText) whole = dz_text_new(g_strdup_printf("%s %s", word->text, meaning->text), word->line);
  g_autoptr(DzText) alone = dz_text_new(g_strdup(word->text), word->line);
  return !begins_word(section, alone, FALSE) && take_word(section, whole);
}

static void take_analysis(DzKeySentence *sentence, const DzPassage *passage) {
  sentence->has_analysis = TRUE;
  if (*passage->text && !sentence->analysis)
    sentence->analysis = dz_passage_text(passage);
}

guint dz_take_section(const DzSides *sides, guint start, DzArticle *article) {
  const DzPassage *first = passage_at(sides, start);
  const gboolean may_begin =
      first->role == DZ_ROLE_NONE && (first->mark == DZ_MARK_NONE || first->mark == DZ_MARK_HEADING);
  Heading heading = {DZ_STUDY_NOTE, 0};
  if (!may_begin)
    return start;
  Section section = {.sides = sides, .article = article, .is_adjacent = TRUE};
  guint at = start;
  if (heading_at(first->text, &heading)) {
    section.kind = heading.kind;
    section.is_headed = TRUE;
    at++;
    section.is_inline = heading.rest > 0;
    if (section.is_inline) {
      g_autoptr(DzText) whole = dz_passage_text(first);
      if (!take_text(&section, dz_text_slice(whole, heading.rest, strlen(whole->string))))
        return start;
    }
    section.is_inline = FALSE;
  } else if (is_lone_note(sides, start))
    section.kind = DZ_STUDY_NOTE;
  else if (is_lone_word(&section, first) || is_plain_word(&section, first))
    section.kind = DZ_STUDY_WORD;
  else if (heads_words(&section, start)) {
    section.kind = DZ_STUDY_WORD;
    section.is_headed = TRUE;
    at++;
  } else if (is_asked(&section, start))
    section.kind = DZ_STUDY_QUESTION;
  else
    return start;
  for (; at < sides->passages->len; at++) {
    const DzPassage *passage = passage_at(sides, at);
    section.is_adjacent = at == start || passage->line == 0 || passage->line == passage_at(sides, at - 1)->line + 1;
    if (passage->mark == DZ_MARK_ANALYSIS && section.sentence)
      take_analysis(section.sentence, passage);
    else if (may_go_on(passage) && at + 1 < sides->passages->len &&
             take_word_over_meaning(&section, passage, passage_at(sides, at + 1)))
      at++;
    else if (!may_go_on(passage) ||
             (!dz_take_furniture(passage, article) && !take_text(&section, dz_passage_text(passage))))
      break;
  }
  return section.last || section.sentence ? at : start;
}
