/* punctuation-spaces.c: marks and the spaces around them in alphabetic languages, and marks of full width among them.

   A space too many or too few is mended only inside plain prose: letters on both sides, and in the word nothing that an
   address, a file's name, a formula or code would have. */
#include "prepare/marks/punctuation-spaces.h"
#include "base/language.h"
#include "base/unicode.h"
#include <string.h>

/* No rule looks further than this. */
enum { FAR = 200 };

static gboolean is_space(gunichar c) {
  return c == 0 || g_unichar_isspace(c);
}

/* ---- a space too many ---- */

/* The mark stands at the end, or before a space and what goes on from it. Not ". . .", nor a mark that is spoken of
   ("add ! to it", 'add .', ???). */
static gboolean ends_after(const DzHand *p, int i) {
  gunichar mark = dz_typed(p, i);
  if (dz_is_one_of(mark, "!?") && dz_is_one_of(dz_typed(p, i + 1), "!?"))
    i++;
  gunichar after = dz_typed(p, i + 1), next = dz_typed(p, i + 2);
  if (!after || (after == ' ' && !next))
    return TRUE;
  if (dz_is_one_of(mark, ",;") && dz_letters_at(p, i + 1, 1) >= 2)
    return TRUE; /* the space stands on the wrong side */
  if (after != ' ' || next == '.')
    return FALSE;
  return dz_is_one_of(mark, ".!?") ? !g_unichar_islower(next) : g_unichar_isalnum(next) || dz_is_one_of(next, "\"'");
}

/* "word ," and "word !": not what may be a ratio (3 : 1), a formula (x ; y) or stand after an address. */
static gboolean has_stray_space(const DzHand *p, int i) {
  gunichar mark = dz_typed(p, i), before = dz_written(p, 1);
  if (!(p->style->rules & DZ_TIGHT_MARKS) || dz_written(p, 0) != ' ' || dz_typed(p, i - 1) != ' ' ||
      (i > 1 && p->kept->data[i - 2] && !dz_is_digit(before)) || !ends_after(p, i))
    return FALSE;
  if (before == ')' || before == 0x201D || before == 0xBB || (dz_is_digit(before) && dz_is_one_of(mark, ",.?")))
    return TRUE;
  return dz_is_alphabetic(before) && (dz_is_one_of(mark, ",.") || dz_is_alphabetic(dz_written(p, 2)));
}

/* ---- a space too few ---- */

/* Inside a word of prose: letters, quotes and the marks themselves. */
static gboolean is_of_prose(gunichar c) {
  return dz_is_alphabetic(c) || dz_is_one_of(c, ",;'\"") || c == 0x2019 || c == 0x2018 || c == 0x201C || c == 0x201D ||
         c == 0x2014 || c == 0x2026 || c == 0xAB || c == 0xBB || c == 0x201E;
}

/* All between the spaces around i is prose: before it, and after it up to the marks that end a sentence. */
static gboolean is_in_prose(const DzHand *p, int i) {
  int start = i - 1, end = i + 1, marks = 0;
  for (; is_of_prose(dz_typed(p, start)) && !p->kept->data[start] && i - start < FAR; start--)
    marks += dz_is_one_of(dz_typed(p, start), ",;");
  if (!is_space(dz_typed(p, start)) && !(dz_typed(p, start) == '(' && is_space(dz_typed(p, start - 1))))
    return FALSE;
  for (; is_of_prose(dz_typed(p, end)) && !p->kept->data[end] && end - i < FAR; end++)
    marks += dz_is_one_of(dz_typed(p, end), ",;");
  while (dz_is_one_of(dz_typed(p, end), ".!?:)\"'") || dz_typed(p, end) == 0x201D)
    end++;
  return is_space(dz_typed(p, end)) && marks < 2;
}

/* Words that begin a sentence so often that a stop before them is no part of a name (Node.Js, System.Out). */
static gboolean begins_sentence(const DzHand *p, int i) {
  static const struct {
    const char *language, *words;
  } beginnings[] = {{"en", " The It He She They We You But And In On At As If This That There When What A An I "},
                    {"de", " Der Die Das Er Sie Es Wir Ich Und Aber In Im Ein Eine Doch Auch Wenn "},
                    {"fr", " Le La Les Il Elle Ils Elles On Et Mais Un Une Ce Cette En Dans "},
                    {"es", " El La Los Las Un Una Y Pero En Se No Su Este Esta "}};
  if (dz_is_cyrillic(dz_typed(p, i)))
    return g_unichar_isupper(dz_typed(p, i)) && g_unichar_islower(dz_typed(p, i + 1));
  char word[8] = " ";
  int length = dz_letters_at(p, i, 1);
  if (length > 5 || dz_typed(p, i + length) != ' ')
    return FALSE;
  for (int k = 0; k < length; k++)
    word[k + 1] = dz_typed(p, i + k) < 0x80 ? (char)dz_typed(p, i + k) : '?';
  memcpy(word + length + 1, " ", 2);
  for (gsize k = 0; k < G_N_ELEMENTS(beginnings); k++)
    if (dz_same_language(p->style->language, beginnings[k].language))
      return strstr(beginnings[k].words, word) != NULL;
  return FALSE;
}

static gboolean lacks_space(const DzHand *p, int i) {
  gunichar mark = dz_typed(p, i), after = dz_typed(p, i + 1);
  if (!(p->style->rules & DZ_SPACE_AFTER) || !dz_is_alphabetic(after) || mark == ':' || dz_letters_at(p, i - 1, -1) < 2)
    return FALSE;
  gboolean words = dz_is_one_of(mark, ",;") ? dz_letters_at(p, i + 1, 1) >= 2
                                            : g_unichar_islower(dz_typed(p, i - 1)) &&
                                                  g_unichar_islower(dz_typed(p, i - 2)) && begins_sentence(p, i + 1);
  return words && is_in_prose(p, i);
}

/* ---- spaces of French and German ---- */

static void put_space(DzHand *p, const char *space) {
  if (dz_written(p, 0) == ' ')
    dz_take_back(p);
  dz_put_mark(p, space, 1);
}

/* French sets a thin space before ; ! ? and a full one before : (Imprimerie nationale). */
static void put_french_space(DzHand *p, int i) {
  gunichar mark = dz_typed(p, i), after = dz_typed(p, i + 1);
  gboolean wants = p->style->rules & (mark == ':' ? DZ_FRENCH_COLON : DZ_FRENCH_MARKS);
  if (!wants || !dz_is_one_of(mark, ";!?:"))
    return;
  gunichar last = dz_written(p, 0), before = last == ' ' ? dz_written(p, 1) : last;
  gboolean ends = is_space(after) || dz_is_one_of(after, "\"'!?") || after == 0xBB || after == 0x201D ||
                  (dz_is_one_of(mark, "!?") && dz_is_one_of(after, ").]…")) || (last != ' ' && dz_is_alphabetic(after));
  gboolean stands_after = g_unichar_isalnum(before) || dz_is_one_of(before, ")]%\"") || before == 0xBB ||
                          before == 0x201D || before == 0x2026 || before == 0x2019;
  if (stands_after && ends && !(last != ' ' && dz_is_alphabetic(after) && !dz_is_one_of(mark, "!?")))
    put_space(p, mark == ':' ? "\u00A0" : "\u202F");
}

/* «mot» → « mot », with spaces that no line breaks at. Returns how many characters it took. */
static int repair_guillemet(DzHand *p, int i) {
  const char *thin = "\u202F";
  gunichar last = dz_written(p, 0), after = dz_typed(p, i + 1);
  if (dz_typed(p, i) == 0xBB) {
    if (last == ' ' || !(is_space(last) || last == 0xAB))
      put_space(p, thin);
    g_string_append(p->out, "»");
    return 1;
  }
  g_string_append(p->out, "«");
  if (after && (after == ' ' || !g_unichar_isspace(after)) && after != 0xBB)
    dz_put_mark(p, thin, 1);
  return after == ' ' ? 2 : 1;
}

/* z.B., z. B. → z. B. with a thin space between (Duden): the letter, the stop at i, a space or none, the word. Returns
   how many characters it took, stop and space. */
static int repair_short_form(DzHand *p, int i) {
  static const char *const forms[] = {"z.B", "d.h", "u.a", "z.T", "u.U", "o.ä",   "u.ä",  "v.a",
                                      "s.o", "s.u", "i.A", "m.E", "a.D", "u.v",   "v.m",  "v.a",
                                      "i.d", "d.R", "o.Ä", "u.Ä", "z.Z", "n.Chr", "v.Chr"};
  gunichar first = dz_typed(p, i - 1);
  int word = dz_typed(p, i + 1) == ' ' ? i + 2 : i + 1, length = dz_letters_at(p, word, 1);
  if (length == 0 || length > 3 || dz_letters_at(p, i - 1, -1) != 1 || dz_is_digit(dz_typed(p, i - 2)) ||
      dz_typed(p, word + length) != '.')
    return 0;
  char utf8[24];
  int written = g_unichar_to_utf8(first, utf8);
  utf8[written++] = '.';
  for (int k = 0; k < length; k++)
    written += g_unichar_to_utf8(dz_typed(p, word + k), utf8 + written);
  utf8[written] = 0;
  for (gsize k = 0; k < G_N_ELEMENTS(forms); k++)
    if (strcmp(forms[k], utf8) == 0) {
      dz_put_mark(p, ".\u202F", 1);
      return word - i;
    }
  return 0;
}

int dz_repair_stop(DzHand *p, int i) {
  gunichar c = dz_typed(p, i);
  if (c == 0xAB || c == 0xBB)
    return p->style->rules & DZ_FRENCH_COLON ? repair_guillemet(p, i) : 0;
  int taken = c == '.' && (p->style->rules & DZ_THIN_IN_SHORT) ? repair_short_form(p, i) : 0;
  if (taken > 0)
    return taken;
  const gboolean is_stray = has_stray_space(p, i);
  if (is_stray) {
    dz_take_back(p);
    p->repairs->punctuation++;
  }
  put_french_space(p, i);
  g_string_append_unichar(p->out, c);
  if (is_stray ? dz_is_alphabetic(dz_typed(p, i + 1)) : lacks_space(p, i))
    dz_put_mark(p, " ", 1);
  return 1;
}

/* ---- marks of full width ---- */

static gunichar half_form(gunichar c) {
  static const char marks[] = "!\"%&'(),-./:;?=+@#$*";
  if (c == 0x3001 || c == 0xFF64)
    return ',';
  if (c == 0x3002 || c == 0xFF61)
    return '.';
  return c >= 0xFF01 && c <= 0xFF5D && dz_is_one_of(c - 0xFF01 + '!', marks) ? c - 0xFF01 + '!' : 0;
}

/* The nearest letter or digit. */
static gunichar neighbour(const DzHand *p, int i, int step) {
  for (int seen = 0; seen < FAR; seen++) {
    gunichar c = dz_typed(p, i += step);
    if (c == 0 || g_unichar_isalnum(c))
      return c;
  }
  return 0;
}

/* No Han or kana up to the other bracket. */
static gboolean is_alphabetic_inside(const DzHand *p, int i) {
  const int step = dz_typed(p, i) == 0xFF08 ? 1 : -1;
  for (int k = i + step, seen = 0; seen < FAR; k += step, seen++) {
    gunichar c = dz_typed(p, k);
    if (c == (step > 0 ? 0xFF09 : 0xFF08) || c == (step > 0 ? ')' : '('))
      return TRUE;
    if (c == 0 || (dz_is_wide(c) && !dz_is_wide_mark(c)))
      return FALSE;
  }
  return FALSE;
}

static gboolean wants_space_after(const DzHand *p, int i, gunichar half) {
  gunichar before = dz_typed(p, i - 1), after = dz_typed(p, i + 1);
  const gboolean opens = dz_is_one_of(after, "\"'(") || after == 0x201C || after == 0x2018 || after == 0xFF08;
  if ((!g_unichar_isalnum(after) && !(opens && g_unichar_isalnum(dz_typed(p, i + 2)))) || dz_typed(p, i) == 0xFF0E)
    return FALSE;
  if (half == ')')
    return !(p->style->rules & DZ_BRACKETS_TOUCH);
  return dz_is_one_of(half, ",;:.!?") && !(dz_is_one_of(half, ",:.") && dz_is_digit(before) && dz_is_digit(after));
}

/* Where no Han is near, ， and 。 and （ were typed with the other keyboard. They have their spaces in them. */
int dz_repair_full_width(DzHand *p, int i) {
  gunichar half = half_form(dz_typed(p, i)), left, right;
  if (!half)
    return 0;
  left = neighbour(p, i, -1);
  right = neighbour(p, i, 1);
  if ((!left && !right) || dz_is_wide(left) || dz_is_wide(right) ||
      (dz_is_one_of(half, "()") && !is_alphabetic_inside(p, i)))
    return 0;
  if (dz_is_one_of(half, ",.;:!?") && dz_written(p, 0) == ' ' && !(p->style->rules & DZ_FRENCH_COLON))
    dz_take_back(p);
  if (half == '(' && g_unichar_isalnum(dz_written(p, 0)) && !(p->style->rules & DZ_BRACKETS_TOUCH))
    g_string_append_c(p->out, ' ');
  g_string_append_c(p->out, (char)half);
  dz_put_mark(p, wants_space_after(p, i, half) ? " " : "", 1);
  return 1;
}
