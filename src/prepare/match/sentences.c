/* sentences.c: where sentences end.

   ICU knows the stops of all scripts (UAX #29). What it does not know is put right here: abbreviations, initials,
   numbers of a list, small letters after a quoted stop, and that a quotation mark which opens belongs to what it opens.
 */
#include "prepare/match/sentences.h"
#include "base/language-files.h"
#include "base/language.h"
#include "base/unicode.h"
#include <string.h>
#include <unicode/ubrk.h>
#include <unicode/utext.h>

/* ---- abbreviations ---- */

enum { LONGEST = 8 }; /* letters of an abbreviation */

static gboolean is_word_part(gunichar c) {
  return g_unichar_isalpha(c) || c == '.';
}

/* Where the word begins that ends at `end`, points in it included: "e.g". No further back than tells it from one. */
static const char *word_start(const char *start, const char *end) {
  const char *p = end;
  for (guint i = 0; i <= LONGEST && p > start && is_word_part(g_utf8_get_char(g_utf8_prev_char(p))); i++)
    p = g_utf8_prev_char(p);
  return p;
}

/* The point at `stop` ends an abbreviation or an initial, and not a sentence, for `next` follows. */
static gboolean is_abbreviation(const char *start, const char *stop, const char *next) {
  const char *word = word_start(start, stop);
  gsize length = (gsize)(stop - word);
  const char *letter = stop > start ? g_utf8_prev_char(stop) : stop;
  gboolean is_initial = length > 0 && g_unichar_isupper(g_utf8_get_char(letter)) &&
                        (letter == word || letter[-1] == '.') && !(letter == word && *letter == 'I');
  if (is_initial || length == 0 || length > LONGEST)
    return is_initial;
  g_autofree char *written = g_strndup(word, length);
  return dz_is_listed(dz_list(DZ_LIST_SHORT), written) ||
         (g_ascii_isdigit(*next) && dz_is_listed(dz_list(DZ_LIST_SHORT_BEFORE_NUMBER), written));
}

/* ---- boundaries ---- */

static gboolean opens(gunichar c) {
  GUnicodeType type = g_unichar_type(c);
  return type == G_UNICODE_OPEN_PUNCTUATION || type == G_UNICODE_INITIAL_PUNCTUATION;
}

static gboolean closes(gunichar c) {
  GUnicodeType type = g_unichar_type(c);
  return type == G_UNICODE_CLOSE_PUNCTUATION || type == G_UNICODE_FINAL_PUNCTUATION || c == '"' || c == '\'';
}

static const char *skip_spaces_back(const char *start, const char *p) {
  while (p > start && g_unichar_isspace(g_utf8_get_char(g_utf8_prev_char(p))))
    p = g_utf8_prev_char(p);
  return p;
}

/* A boundary without the marks before it that open what comes after it. */
static const char *before_opening(const char *start, const char *boundary) {
  for (const char *p = boundary; p > start;) {
    p = g_utf8_prev_char(p);
    gunichar c = g_utf8_get_char(p);
    if (opens(c))
      boundary = p;
    else if (!g_unichar_isspace(c))
      break;
  }
  return boundary;
}

/* The last mark of the sentence that ends before `boundary`, what closes left aside. */
static const char *stop_before(const char *start, const char *boundary) {
  const char *p = skip_spaces_back(start, boundary);
  do
    p = p > start ? g_utf8_prev_char(p) : p;
  while (p > start && closes(g_utf8_get_char(p)));
  return p;
}

static gboolean is_number_only(const char *start, const char *end) {
  for (const char *p = start; p < end; p++)
    if (!g_ascii_isdigit(*p))
      return FALSE;
  return end > start;
}

/* TRUE where what ICU ends before `boundary` goes on after it. */
static gboolean is_no_end(const char *start, const char *boundary) {
  const char *stop = stop_before(start, boundary), *next = boundary;
  while (*next && (opens(g_utf8_get_char(next)) || *next == '"' || *next == '\'' || *next == ' '))
    next = g_utf8_next_char(next);
  const gunichar mark = g_utf8_get_char(stop), first = g_utf8_get_char(next);
  const char *last = skip_spaces_back(start, boundary);
  last = last > start ? g_utf8_prev_char(last) : last;
  if (mark < 0x80 && g_unichar_islower(first))
    return TRUE;
  if (g_utf8_get_char(last) == 0x300D && first == 0x3068) /* 」と: quoted speech and its verb */
    return TRUE;
  return mark == '.' && (is_abbreviation(start, stop, next) || is_number_only(start, stop));
}

/* ---- sentences ---- */

static void add_sentence(GArray *sentences, const char *text, const char *start, const char *end) {
  while (start < end && g_unichar_isspace(g_utf8_get_char(start)))
    start = g_utf8_next_char(start);
  DzRange range = {(gsize)(start - text), (gsize)(skip_spaces_back(start, end) - text)};
  if (range.start < range.end)
    g_array_append_val(sentences, range);
}

static void find_sentences(UBreakIterator *breaks, const char *text, GArray *sentences) {
  const char *start = text, *end = text + strlen(text);
  for (int32_t at = ubrk_next(breaks); at != UBRK_DONE; at = ubrk_next(breaks)) {
    const char *boundary = text + at < end ? before_opening(start, text + at) : end;
    if (boundary <= start || (boundary < end && is_no_end(start, boundary)))
      continue;
    add_sentence(sentences, text, start, boundary);
    start = boundary;
  }
  add_sentence(sentences, text, start, end);
}

GArray *dz_sentences(const char *text, const char *language) {
  GArray *sentences = g_array_new(FALSE, FALSE, sizeof(DzRange));
  UErrorCode status = U_ZERO_ERROR;
  UText *characters = utext_openUTF8(NULL, text, (int64_t)strlen(text), &status);
  UBreakIterator *breaks = ubrk_open(UBRK_SENTENCE, language, NULL, 0, &status);
  ubrk_setUText(breaks, characters, &status);
  if (U_SUCCESS(status))
    find_sentences(breaks, text, sentences);
  else
    add_sentence(sentences, text, text, text + strlen(text));
  ubrk_close(breaks);
  utext_close(characters);
  return sentences;
}
