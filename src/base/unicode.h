/* unicode.h: what a code point is to a bilingual typesetter. Ranges from Unicode 15, Blocks and Scripts. */
#pragma once
#include <glib.h>

/* Han ideographs, with 々〆〇. */
gboolean dz_is_han(gunichar c);

/* The character at p, or before it; 0 at the text's end, or start. */
static inline gunichar dz_char_at(const char *p, const char *end) {
  return p < end ? g_utf8_get_char(p) : 0;
}

static inline gunichar dz_char_before(const char *p, const char *start) {
  return p > start ? g_utf8_get_char(g_utf8_prev_char(p)) : 0;
}

/* Hiragana, katakana and their marks (ー included, punctuation not). */
gboolean dz_is_kana(gunichar c);

gboolean dz_is_hangul(gunichar c);

/* Set in an em square of a Han face whatever stands beside it: Han, kana, CJK punctuation, full-width forms. */
gboolean dz_is_wide(gunichar c);

/* CJK punctuation and full-width punctuation, not the marks shared with Latin (“ ” ‘ ’ — … ·). */
gboolean dz_is_wide_mark(gunichar c);

/* Marks that Chinese and Latin share, whose face and width follow the language: “ ” ‘ ’ — … · ‥ ⸺ ⋯. */
gboolean dz_is_shared_mark(gunichar c);

/* A letter of the Latin script, with or without accents. */
gboolean dz_is_latin(gunichar c);

gboolean dz_is_cyrillic(gunichar c);

/* TRUE where all characters are such as normalisation to NFC leaves alone, as in nearly every text; FALSE where that
   takes a closer look. */
gboolean dz_is_plainly_composed(const char *text);

/* TRUE where a reader takes two characters that stand side by side for one (most of UAX #29): a letter and its marks,
   the letters of a Hangul syllable, what a joiner joins. */
gboolean dz_continues_character(gunichar before, gunichar after);

/* TRUE where there is a letter or a digit among the bytes from `start` to before `end`. */
gboolean dz_has_letter(const char *start, const char *end);

/* How many columns of a fixed-pitch screen the text takes. */
guint dz_columns(const char *text);

/* Bytes of the word of ASCII signs that begins at `text`, 0 where another begins; and whether it is code or an address:
   "/etc/fstab", "policy.conf", "user@host", "--log=err", which are the same in every language. */
gsize dz_ascii_word(const char *text, gboolean *is_code);
