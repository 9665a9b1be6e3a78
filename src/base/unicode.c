/* unicode.c: see unicode.h. */
#include "base/unicode.h"

static gboolean within(gunichar c, gunichar first, gunichar last) {
  return c >= first && c <= last;
}

gboolean dz_is_han(gunichar c) {
  return within(c, 0x4E00, 0x9FFF) || within(c, 0x3400, 0x4DBF) || within(c, 0x20000, 0x323AF) ||
         within(c, 0xF900, 0xFAFF) || within(c, 0x3005, 0x3007);
}

gboolean dz_is_kana(gunichar c) {
  return within(c, 0x3041, 0x309F) || within(c, 0x30A1, 0x30FA) || within(c, 0x30FC, 0x30FF) ||
         within(c, 0x31F0, 0x31FF) || within(c, 0xFF66, 0xFF9D);
}

gboolean dz_is_hangul(gunichar c) {
  return within(c, 0xAC00, 0xD7A3) || within(c, 0x1100, 0x11FF) || within(c, 0x3130, 0x318F);
}

gboolean dz_is_wide_mark(gunichar c) {
  return within(c, 0x3001, 0x3003) || within(c, 0x3008, 0x301F) || c == 0x3030 || c == 0x303D || c == 0x30FB ||
         c == 0x30A0 || within(c, 0xFF01, 0xFF0F) || within(c, 0xFF1A, 0xFF20) || within(c, 0xFF3B, 0xFF40) ||
         within(c, 0xFF5B, 0xFF60) || within(c, 0xFE30, 0xFE4F) || within(c, 0xFFE0, 0xFFE6);
}

gboolean dz_is_wide(gunichar c) {
  return dz_is_han(c) || dz_is_kana(c) || dz_is_wide_mark(c) || within(c, 0x2E80, 0x3029) ||
         within(c, 0x3100, 0x312F) || within(c, 0x3190, 0x4DFF) || within(c, 0xFF01, 0xFF60);
}

gboolean dz_is_shared_mark(gunichar c) {
  return within(c, 0x2018, 0x2019) || within(c, 0x201C, 0x201D) || within(c, 0x2014, 0x2015) ||
         within(c, 0x2025, 0x2026) || c == 0xB7 || c == 0x2E3A || c == 0x22EF;
}

gboolean dz_is_latin(gunichar c) {
  if (c < 0x80)
    return g_ascii_isalpha((char)c);
  return within(c, 0xC0, 0x24F) ? c != 0xD7 && c != 0xF7 : within(c, 0x1E00, 0x1EFF) || within(c, 0xFB00, 0xFB06);
}

gboolean dz_is_cyrillic(gunichar c) {
  return within(c, 0x400, 0x52F);
}

/* No combining mark, and nothing that stands for another character. */
gboolean dz_is_plainly_composed(const char *text) {
  for (const char *p = text; *p; p = g_utf8_next_char(p)) {
    if ((guint8)*p < 0xCC) /* up to U+02FF */
      continue;
    gunichar c = g_utf8_get_char(p);
    if (!within(c, 0x4E00, 0x9FFF) && !within(c, 0x2010, 0x2027) && !within(c, 0x3001, 0x3029) &&
        !within(c, 0x3041, 0x3096) && !within(c, 0x30A1, 0x30FE) && !within(c, 0xFF01, 0xFFEE))
      return FALSE;
  }
  return TRUE;
}

/* The letters that Hangul syllables are made of, with those of Unicode's two extensions. */
static gboolean is_leading(gunichar c) {
  return within(c, 0x1100, 0x115F) || within(c, 0xA960, 0xA97C);
}

static gboolean is_vowel(gunichar c) {
  return within(c, 0x1160, 0x11A7) || within(c, 0xD7B0, 0xD7C6);
}

static gboolean is_trailing(gunichar c) {
  return within(c, 0x11A8, 0x11FF) || within(c, 0xD7CB, 0xD7FB);
}

/* L, then V, then T; a syllable of two letters takes a T as a V does. */
static gboolean continues_syllable(gunichar before, gunichar after) {
  const gboolean is_syllable = within(before, 0xAC00, 0xD7A3);
  const gboolean is_open = is_vowel(before) || (is_syllable && (before - 0xAC00) % 28 == 0);
  if (is_vowel(after))
    return is_leading(before) || is_open;
  if (is_trailing(after))
    return is_open || is_syllable || is_trailing(before);
  return is_leading(before) && (is_leading(after) || within(after, 0xAC00, 0xD7A3));
}

/* The Arabic and Syriac signs that span the digits after them. */
static gboolean spans_next(gunichar c) {
  return within(c, 0x600, 0x605) || c == 0x6DD || c == 0x70F || c == 0x8E2;
}

static gboolean is_pictograph(gunichar c) {
  return within(c, 0x2190, 0x2BFF) || within(c, 0x1F000, 0x1FAFF) || g_unichar_type(c) == G_UNICODE_OTHER_SYMBOL;
}

gboolean dz_continues_character(gunichar before, gunichar after) {
  enum { ZERO_WIDTH_NON_JOINER = 0x200C, ZERO_WIDTH_JOINER = 0x200D };
  if (spans_next(before))
    return TRUE;
  if (after < 0x300 || within(after, 0x3400, 0x9FFF))
    return FALSE;
  const gboolean is_flag = within(before, 0x1F1E6, 0x1F1FF) && within(after, 0x1F1E6, 0x1F1FF);
  return g_unichar_ismark(after) || (before == ZERO_WIDTH_JOINER && is_pictograph(after)) ||
         after == ZERO_WIDTH_JOINER || after == ZERO_WIDTH_NON_JOINER || after == 0xE33 ||
         after == 0xEB3 || /* the vowel am of Thai and Lao */
         within(after, 0xFF9E, 0xFF9F) || within(after, 0x1F3FB, 0x1F3FF) || within(after, 0xE0020, 0xE007F) ||
         is_flag || continues_syllable(before, after);
}

gboolean dz_has_letter(const char *start, const char *end) {
  for (const char *p = start; p < end; p = g_utf8_next_char(p))
    if (g_unichar_isalnum(g_utf8_get_char(p)))
      return TRUE;
  return FALSE;
}

guint dz_columns(const char *text) {
  guint columns = 0;
  for (const char *p = text; *p; p = g_utf8_next_char(p)) {
    gunichar c = g_utf8_get_char(p);
    columns += g_unichar_iszerowidth(c) ? 0 : g_unichar_iswide(c) ? 2 : 1;
  }
  return columns;
}

gsize dz_ascii_word(const char *text, gboolean *is_code) {
  gsize length = 0;
  *is_code = FALSE;
  for (; g_ascii_isgraph(text[length]); length++)
    *is_code = *is_code || strchr("/_=@", text[length]) ||
               (length > 1 && g_ascii_isalnum(text[length - 1]) && strchr(".0123456789", text[length]) &&
                g_ascii_isalpha(text[length + 1]));
  return length;
}
