/* punctuation.c: what the repairs of all languages share: which characters are not to be touched. */
#include "prepare/marks/punctuation.h"
#include "base/language.h"
#include "base/unicode.h"
#include <string.h>

enum { MOST_ROUNDS = 8 };

static gunichar at(const GArray *chars, guint i) {
  return i < chars->len ? g_array_index(chars, gunichar, i) : 0;
}

static void keep(GByteArray *kept, guint start, guint end, guint8 kind) {
  for (guint i = start; i < end; i++)
    kept->data[i] = 1;
  if (end > start && kind == 2)
    kept->data[end - 1] = 2;
}

static gboolean starts_with(const GArray *chars, guint i, const char *word) {
  for (guint k = 0; word[k]; k++)
    if (at(chars, i + k) != (gunichar)word[k])
      return FALSE;
  return TRUE;
}

static gboolean in_address(gunichar c) {
  return c > ' ' && c < 0x7F && !strchr("\"<>`{}|\\^", (int)c);
}

static gboolean is_host(gunichar c) {
  return c && c < 0x80 && (g_ascii_isalnum((char)c) || c == '-');
}

/* "/usr/lib": two parts at least, or it may be "and/or". */
static gboolean starts_path(const GArray *chars, guint i) {
  guint slashes = 0;
  for (guint k = i; at(chars, k) && at(chars, k) < 0x80 &&
                    (g_ascii_isalnum((char)at(chars, k)) || strchr("._-/", (int)at(chars, k)));
       k++)
    slashes += at(chars, k) == '/';
  return slashes >= 2;
}

/* http://…, www.… : to the first character no address has, without the marks that end the sentence. */
static void keep_addresses(const GArray *chars, GByteArray *kept) {
  for (guint i = 0; i < chars->len; i++) {
    if (!starts_with(chars, i, "http://") && !starts_with(chars, i, "https://") && !starts_with(chars, i, "www."))
      continue;
    guint end = i;
    while (in_address(at(chars, end)))
      end++;
    while (end > i && strchr(".,;:!?)'", (int)at(chars, end - 1)))
      end--;
    keep(kept, i, end, 2);
    i = end;
  }
}

static gboolean in_path(gunichar c) {
  return c < 0x80 && c && (g_ascii_isalnum((char)c) || strchr("._-/~+%", (int)c));
}

/* ./lamp/on.md, ../boat.txt, ~/.profile, /usr/lib: from where nothing of a word stands before. */
static void keep_paths(const GArray *chars, GByteArray *kept) {
  for (guint i = 0; i < chars->len; i++) {
    const gunichar before = i > 0 ? at(chars, i - 1) : 0;
    const guint dots = at(chars, i) == '.' ? 1 + (at(chars, i + 1) == '.') : at(chars, i) == '~' ? 1 : 0;
    if (at(chars, i + dots) != '/' || in_path(before) || !in_path(at(chars, i + dots + 1)) ||
        at(chars, i + dots + 1) == '/' || (dots == 0 && !starts_path(chars, i)))
      continue;
    guint end = i;
    while (in_path(at(chars, end)))
      end++;
    while (end > i && strchr(".-", (int)at(chars, end - 1)))
      end--;
    keep(kept, i, end, 1);
    i = MAX(end, i + 1) - 1;
  }
}

/* harbour.example.com?lamp=on: a domain without its scheme, with something behind it. */
static void keep_domains(const GArray *chars, GByteArray *kept) {
  for (guint i = 0; i < chars->len; i++) {
    if (!is_host(at(chars, i)) ||
        (i > 0 && (is_host(at(chars, i - 1)) || strchr("@/.", at(chars, i - 1) < 0x80 ? (int)at(chars, i - 1) : 'x'))))
      continue;
    guint end = i, dots = 0, last = 0;
    for (; is_host(at(chars, end)) || (at(chars, end) == '.' && is_host(at(chars, end + 1))); end++) {
      dots += at(chars, end) == '.';
      last = at(chars, end) == '.' ? end : last;
    }
    gboolean is_name = dots > 0 && end - last >= 3;
    for (guint k = last + 1; is_name && k < end; k++)
      is_name = is_name && g_ascii_islower((char)at(chars, k));
    if (is_name && at(chars, end) && at(chars, end) < 0x80 && strchr("?/#", (int)at(chars, end)) &&
        in_address(at(chars, end + 1)) && !strchr(".,;:!?)'", (int)at(chars, end + 1))) {
      while (in_address(at(chars, end)))
        end++;
      while (end > i && strchr(".,;:!?)'", (int)at(chars, end - 1)))
        end--;
      keep(kept, i, end, 2);
    }
    i = MAX(end, i + 1) - 1;
  }
}

/* name@host.tld */
static void keep_mail(const GArray *chars, GByteArray *kept) {
  for (guint i = 1; i + 1 < chars->len; i++) {
    if (at(chars, i) != '@')
      continue;
    guint start = i, end = i + 1;
    while (start > 0 && at(chars, start - 1) < 0x7F &&
           (g_unichar_isalnum(at(chars, start - 1)) || strchr("._-+", (int)at(chars, start - 1))))
      start--;
    while (at(chars, end) && at(chars, end) < 0x7F &&
           (g_unichar_isalnum(at(chars, end)) || strchr(".-", (int)at(chars, end))))
      end++;
    while (end > i && at(chars, end - 1) == '.')
      end--;
    if (start < i && end > i + 1)
      keep(kept, start, end, 2);
  }
}

/* 9:30, 1,250, 0.7, 3/4: a digit, marks of numbers, a digit. */
static void keep_numbers(const GArray *chars, GByteArray *kept) {
  for (guint i = 0; i < chars->len; i++) {
    if (at(chars, i) > 0x7F || !g_unichar_isdigit(at(chars, i)))
      continue;
    guint end = i + 1, last_digit = i;
    while (at(chars, end) && at(chars, end) < 0x7F &&
           (g_unichar_isdigit(at(chars, end)) || strchr(".,:/", (int)at(chars, end)))) {
      /* "1, 2" and "in 2024, 3" are lists: a mark belongs to a number only between digits. */
      if (g_unichar_isdigit(at(chars, end)))
        last_digit = end;
      else if (!g_unichar_isdigit(at(chars, end + 1)) || at(chars, end + 1) > 0x7F)
        break;
      end++;
    }
    keep(kept, i, last_digit + 1, 1);
    i = last_digit;
  }
}

/* `code`, and what the reader found to be code */
static void keep_code(const GArray *chars, GByteArray *kept) {
  for (guint i = 0; i < chars->len; i++) {
    gunichar opens = at(chars, i), closes = opens == DZ_CODE_OPENS ? DZ_CODE_CLOSES : '`';
    if (opens != '`' && opens != DZ_CODE_OPENS)
      continue;
    guint end = i + 1;
    while (end < chars->len && at(chars, end) != closes)
      end++;
    if (end < chars->len)
      keep(kept, i, end + 1, 1);
    i = end;
  }
}

DzCharacters dz_characters_new(const char *text) {
  glong length;
  g_autofree gunichar *chars = g_utf8_to_ucs4_fast(text, -1, &length);
  DzCharacters characters = {.chars = g_array_sized_new(TRUE, TRUE, sizeof(gunichar), (guint)length + 16),
                             .kept = g_byte_array_sized_new((guint)length + 16)};
  g_array_append_vals(characters.chars, chars, (guint)length);
  g_byte_array_set_size(characters.kept, (guint)length);
  if (length > 0)
    memset(characters.kept->data, 0, (gsize)length);
  keep_addresses(characters.chars, characters.kept);
  keep_mail(characters.chars, characters.kept);
  keep_paths(characters.chars, characters.kept);
  keep_domains(characters.chars, characters.kept);
  keep_numbers(characters.chars, characters.kept);
  keep_code(characters.chars, characters.kept);
  return characters;
}

void dz_characters_clear(DzCharacters *characters) {
  g_array_unref(characters->chars);
  g_byte_array_unref(characters->kept);
}

/* One repair can make the place for another (a mark that became full-width has a neighbour that now is one); so it goes
   on until nothing changes, which in practice is the second time. */
char *dz_repair_punctuation(const char *text, const char *language, guint line, DzRepairs *repairs, GPtrArray *notes) {
  const gboolean full_width = dz_is_chinese(language) || dz_same_language(language, "ja");
  char *before = NULL, *after = g_strdup(text);
  for (int round = 0; round < MOST_ROUNDS && g_strcmp0(before, after) != 0; round++) {
    g_free(before);
    before = after;
    g_autoptr(GPtrArray) none = dz_notes_new();
    after =
        (full_width ? dz_repair_han : dz_repair_alphabetic)(before, language, line, repairs, round == 0 ? notes : none);
  }
  g_free(before);
  return after;
}

/* The string with a mark at both ends of each span of code, or NULL where there is none. Spans are in order. */
static char *with_code_marked(const DzText *text) {
  GString *marked = NULL;
  gsize at = 0;
  for (guint i = 0; i < text->spans->len; i++) {
    const DzSpan *span = &g_array_index(text->spans, DzSpan, i);
    if (span->kind != DZ_SPAN_CODE || span->start < at || span->end <= span->start)
      continue;
    marked = marked ? marked : g_string_new(NULL);
    g_string_append_len(marked, text->string + at, (gssize)(span->start - at));
    g_string_append_unichar(marked, DZ_CODE_OPENS);
    g_string_append_len(marked, text->string + span->start, (gssize)(span->end - span->start));
    g_string_append_unichar(marked, DZ_CODE_CLOSES);
    at = span->end;
  }
  if (marked)
    g_string_append(marked, text->string + at);
  return marked ? g_string_free(marked, FALSE) : NULL;
}

static void remove_code_marks(char *string) {
  char *to = string;
  for (const char *p = string; *p; p = g_utf8_next_char(p)) {
    gunichar c = g_utf8_get_char(p);
    if (c != DZ_CODE_OPENS && c != DZ_CODE_CLOSES)
      for (const char *q = p; q < g_utf8_next_char(p); q++)
        *to++ = *q;
  }
  *to = 0;
}

void dz_repair_marks(DzText *text, const char *language, DzRepairs *repairs, GPtrArray *notes) {
  g_autofree char *marked = with_code_marked(text);
  char *repaired = dz_repair_punctuation(marked ? marked : text->string, language, text->line, repairs, notes);
  if (marked)
    remove_code_marks(repaired);
  dz_text_replace(text, g_strstrip(repaired));
}
