/* punctuation-alphabetic.c: quotes, apostrophes, dashes and dots in alphabetic languages, and in Korean.

   Straight quotes become those of the language (CMOS 6.115, Duden, Imprimerie nationale, DIN 5008 …). */
#include "base/language.h"
#include "base/unicode.h"
#include "prepare/punctuation.h"
#include <string.h>

/* Quotations are not nested deeper than this; what looks so is damage. */
enum { DEEPEST = 16 };

typedef struct {
  const char *language;
  const char *open[2], *close[2]; /* outer, inner */
} QuoteStyle;

/* A longer tag before its language. */
static const QuoteStyle styles[] = {
    {"de-CH", {"«", "‹"}, {"»", "›"}}, {"de", {"„", "‚"}, {"“", "‘"}}, {"fr", {"«\u202F", "“"}, {"\u202F»", "”"}},
    {"es", {"«", "“"}, {"»", "”"}},    {"it", {"«", "“"}, {"»", "”"}}, {"pt-PT", {"«", "“"}, {"»", "”"}},
    {"ru", {"«", "„"}, {"»", "“"}},    {"pl", {"„", "«"}, {"”", "»"}}, {"", {"“", "‘"}, {"”", "’"}},
};

static const QuoteStyle *style_of(const char *language) {
  for (gsize i = 0; i + 1 < G_N_ELEMENTS(styles); i++) {
    gsize length = strlen(styles[i].language);
    if (g_ascii_strncasecmp(language, styles[i].language, length) == 0 &&
        (language[length] == 0 || language[length] == '-'))
      return &styles[i];
  }
  return &styles[G_N_ELEMENTS(styles) - 1];
}

typedef struct {
  const GArray *in;
  const GByteArray *kept;
  GString *out;
  GString *open; /* the straight quotes that are open, innermost last */
  const QuoteStyle *style;
  DzRepairs *repairs;
} Paragraph;

static gunichar at(const Paragraph *p, int i) {
  return i >= 0 && i < (int)p->in->len ? g_array_index(p->in, gunichar, i) : 0;
}

static gboolean is_digit(gunichar c) {
  return c < 0x80 && g_ascii_isdigit((char)c);
}

/* After these a quote opens. */
static gboolean opens_after(gunichar c) {
  return c == 0 || g_unichar_isspace(c) || (c < 0x80 && strchr("([{/\"'-", (int)c)) || c == 0x2014 || c == 0x2013 ||
         c == 0x201C || c == 0x2018 || c == 0xAB || c == 0x201E;
}

/* 'tis, 'twas, 'em, 'til, 'cause, 'n', '90s: the apostrophe of what was left out. */
static gboolean is_elision(const Paragraph *p, int i) {
  static const char *const words[] = {"tis", "twas", "em", "til", "cause", "n"};
  for (gsize w = 0; w < G_N_ELEMENTS(words); w++) {
    int k = 0;
    while (words[w][k] && g_unichar_tolower(at(p, i + 1 + k)) == (gunichar)words[w][k])
      k++;
    if (!words[w][k] && !dz_is_latin(at(p, i + 1 + k)))
      return TRUE;
  }
  return is_digit(at(p, i + 1)) && is_digit(at(p, i + 2)) && at(p, i + 3) == 's';
}

static const char *apostrophe_or_prime(Paragraph *p, int i, gboolean is_single) {
  gunichar before = at(p, i - 1), after = at(p, i + 1);
  gboolean open = strchr(p->open->str, is_single ? '\'' : '"') != NULL;
  if (is_digit(before) && !open)
    return is_single ? (dz_is_latin(after) ? "’" : "′") : "″";
  if (!is_single)
    return NULL;
  if (g_unichar_isalnum(before) && g_unichar_isalnum(after))
    return "’";
  if (is_elision(p, i) || (g_unichar_isalpha(before) && !open))
    return "’";
  return NULL;
}

static const char *quote(Paragraph *p, int i) {
  char straight = (char)at(p, i);
  const char *other = apostrophe_or_prime(p, i, straight == '\'');
  if (other)
    return other;
  const char *opened = strrchr(p->open->str, straight);
  gboolean opens = opens_after(at(p, i - 1)) && at(p, i + 1) && !g_unichar_isspace(at(p, i + 1));
  if (opened && at(p, i - 1) == (gunichar)straight)
    opens = FALSE;
  if (!opens && opened) {
    g_string_truncate(p->open, (gsize)(opened - p->open->str));
    return p->style->close[p->open->len % 2];
  }
  if (!opens)
    return p->style->close[straight == '\''];
  if (p->open->len < DEEPEST)
    g_string_append_c(p->open, straight);
  return p->style->open[(p->open->len - 1) % 2];
}

/* pp. 10-14, 1939-45: a range of numbers takes an en dash; a date or a telephone number has more than one hyphen. */
static gboolean is_range(const Paragraph *p, int i) {
  int start = i, end = i + 1;
  while (is_digit(at(p, start - 1)))
    start--;
  while (is_digit(at(p, end)))
    end++;
  gboolean alone =
      at(p, start - 1) != '-' && at(p, end) != '-' && !dz_is_latin(at(p, start - 1)) && !dz_is_latin(at(p, end));
  gboolean pages = at(p, start - 1) == ' ' && at(p, start - 2) == '.' && at(p, start - 3) == 'p';
  return start < i && end > i + 1 && alone && (pages || (i - start == 4 && end - i - 1 >= 2));
}

static void add(Paragraph *p, const char *mark, guint changed) {
  g_string_append(p->out, mark);
  p->repairs->punctuation += changed;
}

/* French sets a thin space before ; ! ? and a full one before : (Imprimerie nationale). */
static void french_space(Paragraph *p, gunichar c) {
  if (!(c < 0x80 && c && strchr(";!?:", (int)c)) || !g_str_has_prefix(p->style->language, "fr") || p->out->len == 0)
    return;
  const char *space = c == ':' ? "\u00A0" : "\u202F";
  if (p->out->str[p->out->len - 1] == ' ')
    g_string_truncate(p->out, p->out->len - 1);
  else if (!g_unichar_isalpha(g_utf8_get_char(g_utf8_prev_char(p->out->str + p->out->len))))
    return;
  add(p, space, 1);
}

static gboolean is_dash(gunichar c) {
  return c == '-' || c == 0x2014;
}

static gboolean is_dot(gunichar c) {
  return c == '.' || c == 0x2026;
}

/* Characters of a kind from i on, and how many of them are typed - or . */
static int run_length(const Paragraph *p, int i, gboolean (*is_of)(gunichar), int *typed) {
  int length = 0;
  *typed = 0;
  for (; at(p, i + length) && is_of(at(p, i + length)) && !p->kept->data[i + length]; length++)
    *typed += at(p, i + length) < 0x80;
  return length;
}

/* -- → —, ... → …, whatever longer or mixed run they are typed as. Returns how many characters it took, 0 for none. */
static int repair_run(Paragraph *p, int i) {
  int typed, dashes = run_length(p, i, is_dash, &typed);
  if (dashes > 1 && typed > 0 && at(p, i - 1)) {
    add(p, "—", (guint)dashes);
    return dashes;
  }
  int dots = run_length(p, i, is_dot, &typed);
  if (typed >= 3) {
    add(p, "…", (guint)dots);
    return dots;
  }
  int length = MAX(dots, dashes);
  for (int k = 0; length > 1 && k < length; k++)
    g_string_append_unichar(p->out, at(p, i + k));
  return length > 1 ? length : 0;
}

static int repair_at(Paragraph *p, int i) {
  gunichar c = at(p, i);
  if (p->kept->data[i]) {
    g_string_append_unichar(p->out, c);
    return 1;
  }
  if (c == '"' || c == '\'') {
    g_string_append(p->out, quote(p, i));
    p->repairs->quotes++;
    return 1;
  }
  int run = is_dash(c) || is_dot(c) ? repair_run(p, i) : 0;
  if (run > 0)
    return run;
  if (c == '-' && is_range(p, i)) {
    add(p, "–", 1);
    return 1;
  }
  if (c == ' ' && (at(p, i + 1) == ' ' || !at(p, i + 1)))
    return 1;
  french_space(p, c);
  g_string_append_unichar(p->out, c);
  return 1;
}

char *dz_repair_alphabetic(const char *text, const char *language, guint line, DzRepairs *repairs, GPtrArray *notes) {
  DzCharacters characters = dz_characters_new(text);
  Paragraph p = {.in = characters.chars,
                 .kept = characters.kept,
                 .out = g_string_sized_new(strlen(text) + 32),
                 .open = g_string_new(NULL),
                 .style = style_of(language),
                 .repairs = repairs};
  for (int i = 0; i < (int)p.in->len;)
    i += repair_at(&p, i);
  if (p.open->len > 0)
    dz_notes_add(notes, line, "a quotation is opened and never closed");
  g_string_free(p.open, TRUE);
  dz_characters_clear(&characters);
  return g_string_free(p.out, FALSE);
}
