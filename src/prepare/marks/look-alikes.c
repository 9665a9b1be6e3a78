/* look-alikes.c: see look-alikes.h.

   Nearly no text has any of these: one pass over its bytes tells, and only then is it written anew. The pieces of a
   text copied from a PDF or typed with two keyboards are what this is for. */
#include "prepare/marks/look-alikes.h"
#include "base/language.h"
#include "base/unicode.h"
#include <string.h>
#include <wchar.h>

enum { LONGEST_WORD = 48 }; /* letters; what is longer is no word */

typedef struct {
  const DzText *text;
  const char *language;
  GString *out;
  gsize *place; /* of every byte, and of the end: where it went */
  DzRepairs *repairs;
  char *mended; /* the first word that had letters of two scripts, or NULL */
} Mending;

static gboolean within(gunichar c, gunichar first, gunichar last) {
  return c >= first && c <= last;
}

static gboolean is_radical(gunichar c) {
  return within(c, 0x2E80, 0x2FD5);
}

static gboolean is_compatible_han(gunichar c) {
  return within(c, 0xF900, 0xFAD9) || within(c, 0x2F800, 0x2FA1D);
}

static gboolean is_full_letter(gunichar c) {
  return within(c, 0xFF10, 0xFF19) || within(c, 0xFF21, 0xFF3A) || within(c, 0xFF41, 0xFF5A);
}

static gboolean is_half_kana(gunichar c) {
  return within(c, 0xFF61, 0xFF9F);
}

static gboolean is_direction_mark(gunichar c) {
  return within(c, 0x200E, 0x200F) || within(c, 0x202A, 0x202E) || within(c, 0x2066, 0x2069);
}

static gboolean is_ligature(gunichar c) {
  return within(c, 0xFB00, 0xFB06);
}

static gboolean is_greek(gunichar c) {
  return within(c, 0x370, 0x3FF);
}

/* A letter of full width as what it stands for. */
static gunichar narrow(gunichar c) {
  return is_full_letter(c) ? c - 0xFF01 + '!' : c;
}

static gboolean is_word_letter(gunichar c) {
  return dz_is_latin(narrow(c)) || dz_is_cyrillic(c) || is_greek(c);
}

/* ---- whether there is anything to do ---- */

/* A letter of Greek or Cyrillic, two bytes long, beside one of Latin. */
static gboolean is_mixed_at(const char *p, const char *start) {
  return (p > start && g_ascii_isalpha(p[-1])) || g_ascii_isalpha(p[2]);
}

static gboolean has_any(const char *string) {
  for (const char *p = string; *p; p++) {
    const guint8 lead = (guint8)*p;
    if (lead < 0xCD || (lead > 0xD4 && lead < 0xEF && lead != 0xE2))
      continue; /* ASCII, accents, most Han and kana, and the bytes inside a character */
    const gunichar c = g_utf8_get_char(p);
    if (lead <= 0xD4 ? is_mixed_at(p, string)
                     : is_radical(c) || is_compatible_han(c) || is_full_letter(c) || is_half_kana(c) ||
                           is_direction_mark(c) || is_ligature(c))
      return TRUE;
  }
  return FALSE;
}

/* ---- one character ---- */

/* The parts of characters that Unicode gives no equivalent for in its decompositions, and PDF files have for whole ones
   (EquivalentUnifiedIdeograph.txt). */
static const wchar_t radicals[] = L"⺠⻄⻅⻆⻉⻋⻓⻔⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻧⻨⻩⻬⻮⻰⻳";
static const wchar_t characters[] = L"民西见角贝车长门青韦页风飞食马骨鬼鱼鸟卤麦黄齐齿龙龟";

static gunichar unified(gunichar c) {
  gunichar parts[G_UNICHAR_MAX_DECOMPOSITION_LENGTH];
  if (g_unichar_fully_decompose(c, TRUE, parts, G_N_ELEMENTS(parts)) == 1 && parts[0] != c)
    return parts[0];
  const wchar_t *found = wmemchr(radicals, (wchar_t)c, G_N_ELEMENTS(radicals) - 1);
  return found ? (gunichar)characters[found - radicals] : c;
}

static gboolean is_han_or_radical(gunichar c) {
  return dz_is_han(c) || is_radical(c);
}

/* A radical beside other characters is one of them; alone it may be what is spoken of. A space between goes later. */
static gboolean is_part_of_text(const char *p, const char *start) {
  const char *before = p, *after = g_utf8_next_char(p);
  while (before > start && before[-1] == ' ')
    before--;
  while (*after == ' ')
    after++;
  return is_han_or_radical(dz_char_before(before, start)) || is_han_or_radical(g_utf8_get_char(after));
}

static void put(Mending *m, gunichar c) {
  g_string_append_unichar(m->out, c);
  m->repairs->punctuation++;
}

/* A letter and what it was; a ligature as its letters. */
static void put_letter(Mending *m, gunichar c, gunichar before) {
  static const char *const letters[] = {"ff", "fi", "fl", "ffi", "ffl", "st", "st"};
  if (is_ligature(c))
    g_string_append(m->out, letters[c - 0xFB00]);
  else
    g_string_append_unichar(m->out, c);
  m->repairs->punctuation += c != before || is_ligature(c);
}

/* ﾊﾟ is two characters, パ is one. Returns how many bytes it took. */
static gsize widen_kana(Mending *m, const char *p) {
  gunichar kana = unified(g_utf8_get_char(p)), composed;
  const char *next = g_utf8_next_char(p);
  const gunichar voice = g_utf8_get_char(next);
  if ((voice == 0xFF9E || voice == 0xFF9F) && g_unichar_compose(kana, voice - 0xFF9E + 0x3099, &composed)) {
    m->place[next - m->text->string] = m->out->len;
    put(m, composed);
    return (gsize)(g_utf8_next_char(next) - p);
  }
  put(m, kana == 0x3099 || kana == 0x309A ? kana - 0x3099 + 0x309B : kana); /* ﾞ by itself stands by itself */
  return (gsize)(next - p);
}

/* Numbers in a run of full-width digits have full-width marks: ３．１４, ９：３０. */
static gboolean is_mark_of_number(const char *p, const char *start) {
  gunichar c = g_utf8_get_char(p);
  return (c == 0xFF0E || c == 0xFF1A || c == 0xFF0F) && within(dz_char_before(p, start), 0xFF10, 0xFF19) &&
         within(g_utf8_get_char(g_utf8_next_char(p)), 0xFF10, 0xFF19);
}

/* Returns how many bytes it took. */
static gsize mend_character(Mending *m, const char *p) {
  const char *start = m->text->string;
  const gunichar c = g_utf8_get_char(p);
  const gsize length = (gsize)(g_utf8_next_char(p) - p);
  if (is_half_kana(c) && (dz_same_language(m->language, "ja") || dz_is_chinese(m->language)))
    return widen_kana(m, p);
  if (is_full_letter(c) || is_mark_of_number(p, start))
    put(m, c - 0xFF01 + '!');
  else if ((is_radical(c) && is_part_of_text(p, start) && unified(c) != c) || (is_compatible_han(c) && unified(c) != c))
    put(m, unified(c));
  else if (is_direction_mark(c) && !dz_is_rtl_language(m->language))
    m->repairs->punctuation++;
  else
    put_letter(m, c, c);
  return length;
}

/* ---- words of two scripts ---- */

/* Letters that no face tells apart, as places of the same number. к and k, в and B are not such. */
static const wchar_t cyrillic[] = L"АВЕКМНОРСТХаеорсухЅІЈѕіј";
static const wchar_t latin[] = L"ABEKMHOPCTXaeopcyxSIJsij";
static const wchar_t greek[] = L"ΑΒΕΖΗΙΚΜΝΟΡΤΥΧο";
static const wchar_t greek_in_latin[] = L"ABEZHIKMNOPTYXo";
enum { RUSSIAN_TWINS = 18 }; /* the twins after these are no letters of Russian */

static gunichar latin_twin(gunichar c) {
  if (dz_is_latin(c))
    return c;
  const wchar_t *found = wmemchr(cyrillic, (wchar_t)c, G_N_ELEMENTS(cyrillic) - 1);
  if (found)
    return (gunichar)latin[found - cyrillic];
  found = wmemchr(greek, (wchar_t)c, G_N_ELEMENTS(greek) - 1);
  return found ? (gunichar)greek_in_latin[found - greek] : 0;
}

static gunichar cyrillic_twin(gunichar c) {
  if (dz_is_cyrillic(c))
    return c;
  const wchar_t *found = wmemchr(latin, (wchar_t)c, RUSSIAN_TWINS);
  return found ? (gunichar)cyrillic[found - latin] : 0;
}

typedef struct {
  const char *start, *end;
  gunichar letters[LONGEST_WORD];
  guint count, latin, cyrillic, greek;
} Word;

static Word word_at(const char *p) {
  Word word = {.start = p, .end = p};
  for (gunichar c; is_word_letter(c = g_utf8_get_char(word.end)); word.end = g_utf8_next_char(word.end)) {
    if (word.count < LONGEST_WORD)
      word.letters[word.count] = narrow(c);
    word.count++;
    word.latin += dz_is_latin(narrow(c));
    word.cyrillic += dz_is_cyrillic(c);
    word.greek += is_greek(c);
  }
  return word;
}

/* Part of an address, a file's name, a number or a formula. */
static gboolean is_in_code(const Word *word, const char *string) {
  static const char marks[] = "0123456789_@/\\=#+*^~$&|<>{}[]";
  gunichar before = dz_char_before(word->start, string), after = g_utf8_get_char(word->end);
  if ((before && before < 0x80 && strchr(marks, (int)before)) || (after && after < 0x80 && strchr(marks, (int)after)))
    return TRUE;
  gunichar further = before == '.' ? dz_char_before(word->start - 1, string) : 0;
  return (before == '.' && (!further || further == ' ' || g_unichar_isalnum(further))) ||
         (after == '.' && is_word_letter(g_utf8_get_char(word->end + 1)));
}

/* All letters of the word in one script, or FALSE where one has no twin there. */
static gboolean twin_word(const Word *word, gunichar (*twin)(gunichar), gunichar *letters) {
  for (guint i = 0; i < word->count; i++)
    if (!(letters[i] = twin(word->letters[i])))
      return FALSE;
  return TRUE;
}

/* All small, all capitals, or a capital and small letters: others (WEBа, ПРЕФИКСaa) are put together on purpose. */
static gboolean is_plain_word(const Word *word) {
  guint capitals = 0;
  for (guint i = 0; i < word->count; i++)
    capitals += g_unichar_isupper(word->letters[i]);
  return capitals == 0 || capitals == word->count || (capitals == 1 && g_unichar_isupper(word->letters[0]));
}

/* The word in its one script; FALSE where it may be either or neither. An ending of Russian after a foreign word
   ("WEBа") is no slip. */
static gboolean one_script(const Mending *m, const Word *word, gunichar *letters) {
  gunichar other[LONGEST_WORD];
  if (word->count > LONGEST_WORD || word->count < 2 || word->latin == 0 || word->latin == word->count ||
      !is_plain_word(word))
    return FALSE;
  const gboolean in_russian = dz_same_language(m->language, "ru");
  const gboolean is_latin = twin_word(word, latin_twin, letters);
  const gboolean is_cyrillic = word->greek == 0 && twin_word(word, cyrillic_twin, other);
  if (is_latin == is_cyrillic)
    return FALSE;
  if (is_cyrillic)
    memcpy(letters, other, word->count * sizeof(gunichar));
  const gboolean is_ending = in_russian && !dz_is_latin(word->letters[word->count - 1]);
  return is_cyrillic || (word->latin >= 2 && !is_ending && (word->greek == 0 || word->count >= 3));
}

/* Returns how many bytes it took. */
static gsize mend_word(Mending *m, const char *p) {
  gunichar letters[LONGEST_WORD];
  const Word word = word_at(p);
  const gsize length = (gsize)(word.end - word.start);
  if (is_in_code(&word, m->text->string) || !one_script(m, &word, letters)) {
    for (const char *q = p; q < word.end; q = g_utf8_next_char(q)) {
      m->place[q - m->text->string] = m->out->len;
      mend_character(m, q);
    }
    return length;
  }
  for (guint i = 0; i < word.count; i++, p = g_utf8_next_char(p)) {
    m->place[p - m->text->string] = m->out->len;
    put_letter(m, letters[i], g_utf8_get_char(p));
  }
  if (!m->mended)
    m->mended = g_strndup(word.start, length);
  return length;
}

/* ---- the text ---- */

/* Where the code that begins at p ends, or p. `next` is the first span that starts at p or later. */
static const char *code_end(const DzText *text, const char *p, guint *next) {
  const gsize at = (gsize)(p - text->string);
  while (*next < text->spans->len && g_array_index(text->spans, DzSpan, *next).start < at)
    (*next)++;
  for (guint i = *next; i < text->spans->len && g_array_index(text->spans, DzSpan, i).start == at; i++)
    if (g_array_index(text->spans, DzSpan, i).kind == DZ_SPAN_CODE)
      return text->string + g_array_index(text->spans, DzSpan, i).end;
  const char *close = *p == '`' ? strchr(p + 1, '`') : NULL;
  return close ? close + 1 : p;
}

static void write_text(Mending *m) {
  const char *string = m->text->string;
  guint next_span = 0;
  for (const char *p = string; *p;) {
    const char *code = code_end(m->text, p, &next_span);
    for (; p < code; p++) {
      m->place[p - string] = m->out->len;
      g_string_append_c(m->out, *p);
    }
    m->place[p - string] = m->out->len;
    if (*p)
      p += is_word_letter(g_utf8_get_char(p)) ? mend_word(m, p) : mend_character(m, p);
  }
  m->place[strlen(string)] = m->out->len;
}

void dz_mend_look_alikes(DzText *text, const char *language, DzRepairs *repairs, GPtrArray *notes) {
  if (!has_any(text->string))
    return;
  gsize length = strlen(text->string);
  Mending m = {.text = text,
               .language = language,
               .out = g_string_sized_new(length),
               .place = g_new0(gsize, length + 1),
               .repairs = repairs};
  write_text(&m);
  if (m.mended)
    dz_notes_add(notes, text->line, "a word with letters of two scripts that look alike was given one: %s", m.mended);
  for (guint i = 0; i < text->spans->len; i++) {
    DzSpan *span = &g_array_index(text->spans, DzSpan, i);
    span->start = m.place[span->start];
    span->end = m.place[span->end];
  }
  g_free(m.mended);
  g_free(m.place);
  g_free(text->string);
  text->string = g_string_free(m.out, FALSE);
}
