/* punctuation-han.c: marks in Chinese and Japanese paragraphs (GB/T 15834—2011; clreq §3.1).

   Half-width marks beside Han become full-width ones, straight quotes become “ ” or 「」, dots and dashes become ……
   and ——, spaces at Han go. English phrases, numbers and addresses inside the Chinese stay as they are. */
#include "base/language.h"
#include "base/unicode.h"
#include "prepare/punctuation.h"
#include <string.h>

/* No rule looks further than this: what is farther is no neighbour, and a page of marks takes no age. */
enum { FAR = 200, DEEPEST = 16 };

typedef struct {
  GArray *in; /* gunichar, zero-terminated */
  GByteArray *kept;
  const char *language;
  guint line;
  DzRepairs *repairs;
  GPtrArray *notes;
} Paragraph;

static gunichar at(const Paragraph *p, int i) {
  return i >= 0 && i < (int)p->in->len ? g_array_index(p->in, gunichar, i) : 0;
}

static void set(Paragraph *p, int i, gunichar c) {
  g_array_index(p->in, gunichar, i) = c;
}

static gboolean is_kept(const Paragraph *p, int i) {
  return i >= 0 && i < (int)p->kept->len && p->kept->data[i];
}

/* Of a Chinese text: Han and all that is set full-width. */
static gboolean is_full(gunichar c) {
  return dz_is_wide(c) || (dz_is_shared_mark(c) && c != 0xB7);
}

static gboolean is_quote(gunichar c) {
  return c == '"' || c == '\'' || (c >= 0x2018 && c <= 0x201D) || (c >= 0x300C && c <= 0x300F);
}

/* The nearest character that says what the text is, past spaces, quotes, brackets and %. `step` is −1 or 1. */
static gunichar neighbour(const Paragraph *p, int i, int step) {
  for (int seen = 0; seen < FAR; seen++) {
    gunichar c = at(p, i += step);
    gboolean passed = c == ' ' || is_quote(c) || (c && c < 0x80 && strchr("()[]{}%", (int)c));
    if (!passed)
      return c;
  }
  return 0;
}

/* Adds `length` copies of c in the place of `count` characters at i. */
static void put(GArray *chars, GByteArray *kept, Paragraph *p, gunichar c, guint length, guint count) {
  const guint8 none = 0;
  for (guint k = 0; k < length; k++) {
    g_array_append_val(chars, c);
    g_byte_array_append(kept, &none, 1);
  }
  p->repairs->punctuation += MAX(count, length);
}

static gboolean is_dash(gunichar c) {
  return c == '-' || c == 0x2014;
}

static gboolean is_dot(gunichar c) {
  return c == '.' || c == 0x3002 || c == 0x2026;
}

static guint run_length(const Paragraph *p, int i, gboolean (*is_of)(gunichar)) {
  guint length = 0;
  while (at(p, i + (int)length) && is_of(at(p, i + (int)length)) && !is_kept(p, i + (int)length))
    length++;
  return length;
}

/* A hyphen between two years: four digits on either side, and no other hyphen near (010-8888-6666 is a telephone). */
static gboolean is_year_range(const Paragraph *p, int hyphen) {
  int start = hyphen, end = hyphen + 1;
  while (at(p, start - 1) < 0x80 && g_unichar_isdigit(at(p, start - 1)))
    start--;
  while (at(p, end) < 0x80 && g_unichar_isdigit(at(p, end)))
    end++;
  return hyphen - start == 4 && end - hyphen - 1 == 4 && at(p, start - 1) != '-' && at(p, end) != '-';
}

static guint count_of(const Paragraph *p, int i, guint length, gunichar c) {
  guint count = 0;
  for (guint k = 0; k < length; k++)
    count += at(p, i + (int)k) == c;
  return count;
}

/* What a run of dashes or dots at i becomes: how many —, …; 0 where it stays. */
static guint repaired_run(const Paragraph *p, int i, guint length, gunichar *c) {
  const gboolean near_han = is_full(neighbour(p, i, -1)) || is_full(neighbour(p, i + (int)length - 1, 1));
  const gboolean between = is_full(at(p, i - 1)) && is_full(at(p, i + (int)length));
  guint hyphens = count_of(p, i, length, '-'), dashes = count_of(p, i, length, 0x2014);
  if (is_dash(at(p, i))) {
    *c = 0x2014;
    gboolean repair = (hyphens >= 2 && near_han) || (hyphens == 0 && dashes == 1 && between) ||
                      (hyphens > 0 && dashes > 0 && near_han);
    return repair ? 2 : 0;
  }
  *c = 0x2026;
  guint ellipses = count_of(p, i, length, 0x2026), stops = count_of(p, i, length, 0x3002),
        dots = count_of(p, i, length, '.');
  gboolean repair = stops >= 3 || (near_han && (dots >= 3 || (ellipses == 1 && length == 1) || ellipses > 2));
  return repair ? 2 : 0;
}

/* ... and 。。。 → ……; -- and — between Han → ——; 3~5 → 3～5; 2019-2021 → 2019–2021. */
static void repair_runs(Paragraph *p) {
  GArray *chars = g_array_sized_new(TRUE, TRUE, sizeof(gunichar), p->in->len + 16);
  GByteArray *kept = g_byte_array_sized_new(p->in->len + 16);
  for (int i = 0; i < (int)p->in->len;) {
    gunichar c = at(p, i), repaired = 0;
    guint length = is_kept(p, i) ? 0 : run_length(p, i, is_dash(c) ? is_dash : is_dot);
    guint copies = length > 0 ? repaired_run(p, i, length, &repaired) : 0;
    gboolean range = c == '~' && g_unichar_isdigit(at(p, i - 1)) && g_unichar_isdigit(at(p, i + 1));
    if (copies > 0 && !(length == copies && count_of(p, i, length, repaired) == length)) {
      put(chars, kept, p, repaired, copies, length);
      i += (int)length;
    } else if (range || (c == '-' && length == 1 && is_year_range(p, i))) {
      put(chars, kept, p, range ? 0xFF5E : 0x2013, 1, 1);
      i++;
    } else {
      for (guint k = 0; k < MAX(length, 1); k++, i++) {
        g_array_append_val(chars, g_array_index(p->in, gunichar, i));
        g_byte_array_append(kept, &p->kept->data[i], 1);
      }
    }
  }
  g_array_unref(p->in);
  g_byte_array_unref(p->kept);
  p->in = chars;
  p->kept = kept;
}

static gboolean is_japanese(const Paragraph *p) {
  return dz_same_language(p->language, "ja");
}

static gunichar full_form(const Paragraph *p, gunichar c) {
  switch (c) {
  case ',':
    return is_japanese(p) ? 0x3001 : 0xFF0C;
  case ';':
    return 0xFF1B;
  case ':':
    return 0xFF1A;
  case '?':
    return 0xFF1F;
  case '!':
    return 0xFF01;
  default:
    return 0;
  }
}

static gboolean is_letter_or_digit(gunichar c) {
  return dz_is_latin(c) || (c < 0x80 && g_ascii_isdigit((char)c));
}

/* A stop after Han, or after a number, a closing mark or % with Han or nothing after it. */
static gboolean is_full_stop(const Paragraph *p, int i) {
  gunichar before = at(p, i - 1), after = at(p, i + 1);
  if (dz_is_wide(before) && !dz_is_wide_mark(before))
    return !is_letter_or_digit(after);
  gboolean closes = (before < 0x80 && before && (g_ascii_isdigit((char)before) || strchr("%)\"'", (int)before))) ||
                    before == 0x201D || before == 0xFF09 || before == 0x300D;
  gboolean numbered = before < 0x80 && g_ascii_isdigit((char)before) && !is_kept(p, i - 2) && at(p, i - 2) != '.';
  return closes && !numbered && (dz_is_wide(after) || (!after && is_full(neighbour(p, i, -1))));
}

/* , ; : ? ! beside Han, past quotes and brackets; between two Latin words only where no space follows. */
static void repair_stops(Paragraph *p) {
  for (int i = 0; i < (int)p->in->len; i++) {
    gunichar c = at(p, i), full = full_form(p, c);
    if (is_kept(p, i))
      continue;
    gunichar left = neighbour(p, i, -1), right = neighbour(p, i, 1);
    if (c == '.' && is_full_stop(p, i))
      full = 0x3002;
    else if (!full || !(is_full(left) || is_full(right) ||
                        (is_letter_or_digit(left) && is_letter_or_digit(right) && at(p, i - 1) == left &&
                         at(p, i + 1) == right && c != ':')))
      continue;
    set(p, i, full);
    p->repairs->punctuation++;
  }
}

static int closing_of(const Paragraph *p, int open) {
  int depth = 0;
  for (int i = open; at(p, i) && i < open + 10 * FAR; i++) {
    depth += at(p, i) == '(' && !is_kept(p, i);
    depth -= at(p, i) == ')' && !is_kept(p, i);
    if (depth == 0)
      return i;
  }
  return -1;
}

/* f(x): a small letter before, a few characters without Han inside. */
static gboolean is_call(const Paragraph *p, int open, int close) {
  gunichar before = at(p, open - 1);
  return close - open <= 6 && dz_is_latin(before) && (g_unichar_islower(before) || !dz_is_latin(at(p, open - 2)));
}

static void repair_parentheses(Paragraph *p) {
  for (int i = 0; i < (int)p->in->len; i++) {
    int close = at(p, i) == '(' && !is_kept(p, i) ? closing_of(p, i) : -1;
    if (close < 0)
      continue;
    gboolean inside = FALSE;
    for (int k = i + 1; k < close; k++)
      inside = inside || is_full(at(p, k));
    int before = i - 1, after = close + 1;
    while (at(p, before) == ' ' || is_quote(at(p, before)))
      before--;
    while (at(p, after) == ' ' || is_quote(at(p, after)))
      after++;
    gboolean outside = is_full(at(p, before)) || is_full(at(p, after));
    if (!inside && (!outside || is_call(p, i, close)))
      continue;
    set(p, i, 0xFF08);
    set(p, close, 0xFF09);
    p->repairs->punctuation += 2;
  }
}

typedef struct {
  gunichar open[2], close[2];
} Quotes;

static Quotes quotes_of(const char *language) {
  gboolean corner = dz_same_language(language, "ja") || dz_is_traditional(language);
  return corner ? (Quotes){{0x300C, 0x300E}, {0x300D, 0x300F}} : (Quotes){{0x201C, 0x2018}, {0x201D, 0x2019}};
}

static gboolean opens_after(gunichar c) {
  return c == 0xFF1A || c == ':' || c == 0xFF08 || c == '(' || c == 0x201C || c == 0x2018 || c == 0x300A ||
         c == 0x3010 || c == 0x300C || c == 0x300E;
}

/* A stack a paragraph: with nothing open a quote opens; with one open it closes, but after ： or an opening mark it
   opens a nested one. */
static void repair_quotes(Paragraph *p) {
  const Quotes quotes = quotes_of(p->language);
  GString *stack = g_string_new(NULL); /* the straight quote that opened each level */
  for (int i = 0; i < (int)p->in->len; i++) {
    gunichar c = at(p, i);
    if ((c != '"' && c != '\'') || is_kept(p, i))
      continue;
    p->repairs->quotes++;
    /* 6'2": feet and inches */
    gboolean feet = c == '\'' && g_unichar_isdigit(at(p, i - 1)) && g_unichar_isdigit(at(p, i + 1));
    gboolean inches = c == '"' && g_unichar_isdigit(at(p, i - 1)) && (at(p, i - 2) == 0x2032 || at(p, i - 3) == 0x2032);
    if (feet || inches) {
      set(p, i, feet ? 0x2032 : 0x2033);
      continue;
    }
    gboolean between_letters = is_letter_or_digit(at(p, i - 1)) && is_letter_or_digit(at(p, i + 1));
    const char *opened = strrchr(stack->str, (int)c);
    if (c == '\'' && ((between_letters && dz_is_latin(at(p, i - 1))) || (dz_is_latin(at(p, i - 1)) && !opened))) {
      set(p, i, 0x2019);
      continue;
    }
    if (opened && !opens_after(at(p, i - 1))) {
      g_string_truncate(stack, (gsize)(opened - stack->str));
      set(p, i, quotes.close[stack->len % 2]);
    } else {
      set(p, i, quotes.open[stack->len % 2]);
      if (stack->len < DEEPEST)
        g_string_append_c(stack, (char)c);
    }
  }
  if (stack->len > 0)
    dz_notes_add(p->notes, p->line, "a quotation is opened and never closed");
  g_string_free(stack, TRUE);
}

/* A space at Han or a full-width mark goes: the gap is the typesetter's. Not after an address, whose end it marks. */
static void drop_spaces(Paragraph *p) {
  GArray *out = g_array_sized_new(TRUE, TRUE, sizeof(gunichar), p->in->len);
  for (int i = 0; i < (int)p->in->len;) {
    gunichar c = at(p, i);
    int after = i;
    while (at(p, after) == ' ')
      after++;
    gboolean after_address = i > 0 && p->kept->data[i - 1] == 2;
    gboolean goes = after > i && !after_address && (is_full(at(p, i - 1)) || is_full(at(p, after)));
    if (!goes)
      g_array_append_val(out, c);
    i = after > i ? after : i + 1;
  }
  g_array_unref(p->in);
  p->in = out;
}

/* Ａ１ → A1: full-width letters and digits are a slip of the input method. */
static void narrow_letters(Paragraph *p) {
  for (int i = 0; i < (int)p->in->len; i++) {
    gunichar c = at(p, i), narrow = c - 0xFF01 + '!';
    if (c >= 0xFF10 && c <= 0xFF5A && g_ascii_isalnum((char)narrow)) {
      set(p, i, narrow);
      p->repairs->punctuation++;
    }
  }
}

char *dz_repair_han(const char *text, const char *language, guint line, DzRepairs *repairs, GPtrArray *notes) {
  DzCharacters characters = dz_characters_new(text);
  Paragraph p = {.in = characters.chars,
                 .kept = characters.kept,
                 .language = language,
                 .line = line,
                 .repairs = repairs,
                 .notes = notes};
  narrow_letters(&p);
  repair_runs(&p);
  repair_stops(&p);
  repair_parentheses(&p);
  repair_quotes(&p);
  drop_spaces(&p);
  char *repaired = g_ucs4_to_utf8((gunichar *)p.in->data, p.in->len, NULL, NULL, NULL);
  characters.chars = p.in;
  characters.kept = p.kept;
  dz_characters_clear(&characters);
  return repaired ? repaired : g_strdup(text);
}
