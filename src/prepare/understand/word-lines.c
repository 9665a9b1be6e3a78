/* word-lines.c: see word-lines.h.

   The word ends where something begins that is none of it: a reading in brackets, a part of speech, a colon or a dash,
   or, of languages in different scripts, the other script. What is left after readings and parts of speech is the
   meaning, up to the sign of an example. */
#include "prepare/understand/word-lines.h"
#include "base/language-files.h"
#include "base/language.h"
#include "base/numbering.h"
#include "base/unicode.h"
#include <string.h>

enum { LONGEST_READING = 80, MOST_COLUMNS = 48, MOST_MEANING_COLUMNS = 120, MOST_WORDS = 6 };

/* ---- what stands between word and meaning ---- */

/* Bytes of the word of the list that p begins with, capitals as they stand; 0 for none. */
static gsize listed_length(DzList list, const char *p) {
  const GArray *words = dz_list(list);
  for (guint i = 0; i < words->len; i++) {
    const DzListed *listed = &g_array_index(words, DzListed, i);
    if (strncmp(p, listed->word, listed->length) == 0)
      return listed->length;
  }
  return 0;
}

/* The same where the word is all of the first `length` bytes. */
static gboolean is_part_of_speech(const char *p, gsize length) {
  const GArray *words = dz_list(DZ_LIST_PARTS);
  for (guint i = 0; i < words->len; i++) {
    const DzListed *listed = &g_array_index(words, DzListed, i);
    if (listed->length == length && strncmp(p, listed->word, length) == 0)
      return TRUE;
  }
  return FALSE;
}

static gboolean has_prefix_of(const char *p, const char *const *words, gsize count, gsize *length) {
  for (gsize i = 0; i < count; i++)
    if (g_str_has_prefix(p, words[i])) {
      *length = strlen(words[i]);
      return TRUE;
    }
  return FALSE;
}

/* ":", "=", " - ", "——": bytes of the sign that parts word and meaning, 0 for none. */
static gsize separator_at(const char *p, const char *start) {
  static const char *const signs[] = {"：", ":", "=", "——", "→"}, *const dashes[] = {"-", "–", "—", "/"};
  gsize length = 0;
  if (has_prefix_of(p, signs, G_N_ELEMENTS(signs), &length))
    return length;
  const gboolean is_dash = has_prefix_of(p, dashes, G_N_ELEMENTS(dashes), &length);
  return is_dash && p > start && p[-1] == ' ' && p[length] == ' ' ? length : 0;
}

/* IPA, tone marks, kana: what a reading is written in and a plain aside is not. */
static gboolean looks_like_reading(const char *start, const char *end, gboolean in_slashes) {
  gboolean has_letter = FALSE, is_strange = FALSE;
  for (const char *p = start; p < end; p = g_utf8_next_char(p)) {
    const gunichar c = g_utf8_get_char(p);
    if (dz_is_han(c) || g_unichar_isdigit(c))
      return FALSE;
    has_letter |= g_unichar_isalpha(c) != 0;
    is_strange |= c >= 0x80;
  }
  return has_letter && (is_strange || (in_slashes && end - start > 1 && !memchr(start, ',', (gsize)(end - start))));
}

/* The bytes of a reading with its brackets; where its text stands. 0 for none. */
static gsize reading_at(const char *p, const char **inside, const char **inside_end) {
  static const struct {
    const char *open, *close;
    gboolean is_plain; /* parentheses have other uses */
  } brackets[] = {{"/", "/", FALSE}, {"[", "]", FALSE}, {"［", "］", FALSE}, {"(", ")", TRUE}, {"（", "）", TRUE}};
  for (gsize i = 0; i < G_N_ELEMENTS(brackets); i++) {
    if (!g_str_has_prefix(p, brackets[i].open))
      continue;
    *inside = p + strlen(brackets[i].open);
    *inside_end = g_strstr_len(*inside, LONGEST_READING, brackets[i].close);
    if (*inside_end && *inside_end > *inside && looks_like_reading(*inside, *inside_end, !brackets[i].is_plain))
      return (gsize)(*inside_end + strlen(brackets[i].close) - p);
  }
  return 0;
}

/* "cíhuì": bytes of pinyin without brackets, 0 for none. */
static gsize pinyin_at(const char *p) {
  const char *end = p;
  gboolean has_tone = FALSE;
  for (const char *q = p; *q; q = g_utf8_next_char(q)) {
    const gunichar c = g_utf8_get_char(q);
    if (!dz_is_latin(c) && c != ' ' && c != '\'' && c != 0x2019)
      break;
    if (c == ' ' && !has_tone)
      return 0;
    has_tone |= g_utf8_strchr("āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ", -1, c) != NULL;
    if (c == ' ')
      break;
    end = g_utf8_next_char(q);
  }
  return has_tone ? (gsize)(end - p) : 0;
}

/* "n.", "adj./adv.", "vt. & vi.", 名词, (n.): bytes of a part of speech, 0 for none. */
static gsize part_at(const char *text) {
  const char *p = text, *last = NULL;
  const gboolean in_brackets = *p == '(' || *p == '[';
  p += in_brackets;
  for (gsize length; *p;) {
    for (length = 0; g_ascii_isalpha(p[length]);)
      length++;
    gboolean is_part = p[length] == '.' && is_part_of_speech(p, length);
    const gsize named = is_part ? 0 : listed_length(DZ_LIST_NAMED_PARTS, p);
    const gsize countable = is_part ? 0 : strspn(p + (*p == '['), "CUTIS, ");
    if (is_part)
      length++;
    else if (*p == '[' && countable > 0 && p[countable + 1] == ']') { /* [C], [C, U]: how it is counted */
      length = countable + 2;
      is_part = TRUE;
    } else if ((length = named) > 0)
      is_part = (guchar)*p >= 0x80 || !g_ascii_isalpha(p[length]);
    if (!is_part)
      break;
    last = p += length;
    const char *next = p + strspn(p, " ");
    next += (*next == '/' || *next == '&' || *next == ',') ? 1 + strspn(next + 1, " ") : 0;
    p = next;
  }
  if (!last || (in_brackets && *last != ')' && *last != ']'))
    return 0;
  return (gsize)(last - text) + in_brackets;
}

/* "英", "UK": which reading follows. */
static gsize region_at(const char *p) {
  const gsize length = listed_length(DZ_LIST_REGIONS, p);
  if (length == 0)
    return 0;
  const char *inside, *end;
  const char *next = p + length + strspn(p + length, " :");
  return reading_at(next, &inside, &end) > 0 ? (gsize)(next - p) : 0;
}

/* ---- the word ---- */

static gboolean is_cjk_letter(gunichar c) {
  return dz_is_han(c) || dz_is_kana(c) || dz_is_hangul(c);
}

/* Letters of one kind make words together: kana and Han, Hangul, all others. */
static int kind_of_letter(gunichar c) {
  return dz_is_hangul(c) ? 2 : is_cjk_letter(c);
}

/* Where the word ends that begins at `start`: at a sign, or where the script changes. */
static const char *word_end(const char *start) {
  const int kind = kind_of_letter(g_utf8_get_char(start));
  const char *inside, *inside_end;
  for (const char *p = g_utf8_next_char(start); *p; p = g_utf8_next_char(p)) {
    const gboolean after_space = p[-1] == ' ';
    if (separator_at(p, start) || reading_at(p, &inside, &inside_end) || (after_space && (part_at(p) || region_at(p))))
      return p;
    const gunichar c = g_utf8_get_char(p);
    if (g_unichar_isalpha(c) && kind_of_letter(c) != kind)
      return p;
  }
  return start + strlen(start);
}

static gboolean is_sound_word(const char *start, const char *end) {
  g_autofree char *word = g_strchomp(g_strndup(start, (gsize)(end - start)));
  const gboolean is_sentence = g_str_has_suffix(word, ".") && !g_str_has_suffix(word, "sth.") &&
                               !g_str_has_suffix(word, "sb.") && !g_str_has_suffix(word, "etc.");
  return *word && dz_columns(word) <= MOST_COLUMNS && !strstr(word, ". ") && !is_sentence && !strpbrk(word, "?!\"|") &&
         !strstr(word, "。") && !strstr(word, "，") && g_unichar_isalnum(g_utf8_get_char(word));
}

/* Readings, parts of speech and signs after the word, each into its place. Returns where the meaning begins. */
static const char *read_said(const char *p, const char *start, DzStudyItem *word) {
  g_autoptr(GString) reading = g_string_new(NULL), part = g_string_new(NULL);
  for (gsize length;;) {
    const char *inside = p, *end;
    p += strspn(p, " ");
    gsize region = region_at(p);
    if ((length = reading_at(p + region, &inside, &end)) ||
        (region == 0 && part->len == 0 && (length = pinyin_at(p)))) {
      if (inside < p || inside == p) { /* pinyin */
        inside = p;
        end = p + length;
      }
      g_string_append_printf(reading, "%s%.*s%.*s", reading->len ? " " : "", (int)region, p, (int)(end - inside),
                             inside);
      length += region;
    } else if ((length = part_at(p)) > 0)
      g_string_append_printf(part, "%s%.*s", part->len ? " " : "", (int)length, p);
    else if ((length = separator_at(p, start)) == 0)
      break;
    p += length;
  }
  word->reading = reading->len ? g_strstrip(g_string_free(g_steal_pointer(&reading), FALSE)) : NULL;
  word->part = part->len ? g_string_free(g_steal_pointer(&part), FALSE) : NULL;
  return p;
}

/* ---- examples ---- */

gsize dz_example_at(const char *text) {
  return listed_length(DZ_LIST_EXAMPLES, text);
}

static const char *find_example(const char *text, gsize *sign) {
  for (const char *p = text; *p; p = g_utf8_next_char(p))
    if ((*sign = dz_example_at(p)) > 0 && (p == text || (guchar)*p >= 0x80 || p[-1] == ' '))
      return p;
  return NULL;
}

/* Where the other script begins, with the mark that opens it; the end where there is one script only. */
static const char *other_script(const char *text) {
  const char *first = text;
  while (*first && !g_unichar_isalpha(g_utf8_get_char(first)))
    first = g_utf8_next_char(first);
  if (!*first || is_cjk_letter(g_utf8_get_char(first)))
    return text + strlen(text); /* Han may have words of the other script among it */
  for (const char *p = first; *p; p = g_utf8_next_char(p)) {
    const gunichar c = g_utf8_get_char(p);
    if (is_cjk_letter(c) || dz_is_wide_mark(c))
      return p[-1] == '"' ? p - 1 : p;
  }
  return text + strlen(text);
}

static void add_more(const DzText *text, gsize start, gsize end, DzStudyItem *word) {
  g_autoptr(DzText) slice = dz_text_slice(text, start, end);
  if (dz_has_letter(slice->string, slice->string + strlen(slice->string)))
    g_ptr_array_add(word->more, g_steal_pointer(&slice));
}

void dz_add_example(const DzText *text, gsize start, const DzArticle *article, DzStudyItem *word) {
  const gboolean is_mixed =
      dz_is_cjk_language(article->language[DZ_ORIGINAL]) != dz_is_cjk_language(article->language[DZ_TRANSLATION]);
  const gsize length = strlen(text->string);
  const gsize middle = is_mixed ? (gsize)(other_script(text->string + start) - text->string) : length;
  add_more(text, start, middle, word);
  add_more(text, middle, length, word);
}

/* ---- the line ---- */

static gsize skip_bullet(const char *text) {
  static const char *const bullets[] = {"•", "·", "-", "*", "▪", "◆", "●", "■", "☆", "★"};
  gsize length = 0;
  if (!has_prefix_of(text, bullets, G_N_ELEMENTS(bullets), &length))
    length = 0;
  length += strspn(text + length, " ");
  return length + dz_numbering_at(text + length).length;
}

static gboolean has_letters_of(const char *text, gboolean is_cjk) {
  for (const char *p = text; *p; p = g_utf8_next_char(p))
    if (g_unichar_isalpha(g_utf8_get_char(p)) && is_cjk_letter(g_utf8_get_char(p)) == is_cjk)
      return TRUE;
  return FALSE;
}

/* Without a reading or a part of speech: a few words in the one language and their meaning in the other, and not the
   two halves of a sentence with a colon in it. */
static gboolean is_plain_entry(const char *start, const char *end, const char *meaning, const DzArticle *article) {
  const gboolean is_cjk = dz_is_cjk_language(article->language[DZ_ORIGINAL]),
                 means_cjk = dz_is_cjk_language(article->language[DZ_TRANSLATION]);
  guint words = 1;
  for (const char *p = start; p < end; p++)
    words += *p == ' ' && p + 1 < end;
  return *meaning && words <= MOST_WORDS && dz_columns(meaning) <= MOST_MEANING_COLUMNS &&
         (is_cjk == means_cjk ||
          (is_cjk_letter(g_utf8_get_char(start)) == is_cjk && has_letters_of(meaning, means_cjk)));
}

gboolean dz_read_word(const DzText *text, const DzArticle *article, DzStudyItem *word) {
  const char *string = text->string, *start = string + skip_bullet(string);
  if (!*start || dz_example_at(start))
    return FALSE;
  const char *end = word_end(start);
  if (!*end || !is_sound_word(start, end))
    return FALSE;
  const char *meaning = read_said(end, start, word);
  gsize sign = 0;
  const char *example = find_example(meaning, &sign);
  const gsize from = (gsize)(meaning - string), to = example ? (gsize)(example - string) : strlen(string);
  DzText *meant = dz_text_slice(text, from, to);
  if (!word->reading && !word->part && !is_plain_entry(start, end, meant->string, article)) {
    dz_text_free(meant);
    g_clear_pointer(&word->reading, g_free);
    g_clear_pointer(&word->part, g_free);
    return FALSE;
  }
  word->side[DZ_ORIGINAL] = dz_text_slice(text, (gsize)(start - string), (gsize)(end - string));
  if (dz_has_letter(meant->string, meant->string + strlen(meant->string)))
    word->side[DZ_TRANSLATION] = meant;
  else
    dz_text_free(meant);
  if (example)
    dz_add_example(text, (gsize)(example - string) + sign, article, word);
  dz_settle_word(word);
  return TRUE;
}
