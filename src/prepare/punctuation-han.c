/* punctuation-han.c: marks in Chinese and Japanese paragraphs (GB/T 15834—2011; clreq §3.1).

   Half-width marks beside Han become full-width ones, straight quotes become “ ” or 「」, dots and dashes become ……
   and ——, spaces at Han go. English phrases, numbers and addresses inside the Chinese stay as they are. */
#include "base/language.h"
#include "base/unicode.h"
#include "prepare/punctuation.h"
#include <string.h>

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
  for (i += step; at(p, i); i += step)
    if (at(p, i) != ' ' && !is_quote(at(p, i)) && !(at(p, i) < 0x80 && strchr("()[]{}%", (int)at(p, i))))
      return at(p, i);
  return 0;
}

/* Replaces `count` characters at i by `length` copies of c. */
static void replace_run(Paragraph *p, int i, guint count, gunichar c, guint length) {
  g_array_remove_range(p->in, (guint)i, count);
  g_byte_array_remove_range(p->kept, (guint)i, count);
  for (guint k = 0; k < length; k++) {
    g_array_insert_val(p->in, (guint)i, c);
    guint8 none = 0;
    g_byte_array_append(p->kept, &none, 1);
    memmove(p->kept->data + i + 1, p->kept->data + i, p->kept->len - (guint)i - 1);
    p->kept->data[i] = 0;
  }
  p->repairs->punctuation += MAX(count, length);
}

static guint run_length(const Paragraph *p, int i) {
  guint length = 1;
  while (at(p, i + (int)length) == at(p, i) && !is_kept(p, i + (int)length))
    length++;
  return length;
}

static gboolean is_year(const Paragraph *p, int end) {
  int start = end;
  while (start > 0 && g_unichar_isdigit(at(p, start - 1)))
    start--;
  return end - start == 4;
}

/* ... and 。。。 → ……; -- and — between Han → ——; 3~5 → 3～5; 2019-2021 → 2019–2021. */
static void repair_runs(Paragraph *p) {
  for (int i = 0; i < (int)p->in->len; i++) {
    gunichar c = at(p, i);
    if (is_kept(p, i) && c != '-')
      continue;
    guint length = run_length(p, i);
    gboolean near_han = is_full(neighbour(p, i, -1)) || is_full(neighbour(p, i + (int)length - 1, 1));
    if (((c == '.' && near_han) || c == 0x3002) && length >= 3)
      replace_run(p, i, length, 0x2026, 2);
    else if (c == 0x2026 && length == 1 && near_han)
      replace_run(p, i, 1, 0x2026, 2);
    else if ((c == '-' && length >= 2 && near_han) ||
             (c == 0x2014 && length == 1 && is_full(at(p, i - 1)) && is_full(at(p, i + 1))))
      replace_run(p, i, length, 0x2014, 2);
    else if (c == '~' && g_unichar_isdigit(at(p, i - 1)) && g_unichar_isdigit(at(p, i + 1)))
      replace_run(p, i, 1, 0xFF5E, 1);
    else if (c == '-' && length == 1 && is_year(p, i) && g_unichar_isdigit(at(p, i + 4)) &&
             !g_unichar_isdigit(at(p, i + 5)) && g_unichar_isdigit(at(p, i + 1)) && !is_kept(p, i))
      replace_run(p, i, 1, 0x2013, 1);
    if (at(p, i) == at(p, i + 1) && (at(p, i) == 0x2026 || at(p, i) == 0x2014))
      i++;
  }
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

/* , ; : ? ! beside Han, past quotes and brackets; between two Latin words only where no space follows. */
static void repair_stops(Paragraph *p) {
  for (int i = 0; i < (int)p->in->len; i++) {
    gunichar c = at(p, i), full = full_form(p, c);
    if (is_kept(p, i))
      continue;
    gunichar left = neighbour(p, i, -1), right = neighbour(p, i, 1);
    if (c == '.' && dz_is_wide(at(p, i - 1)) && !dz_is_wide_mark(at(p, i - 1)) && !is_letter_or_digit(at(p, i + 1)))
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
  for (int i = open; at(p, i); i++) {
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
  for (int i = 0; i < (int)p->in->len; i++) {
    gunichar c = at(p, i);
    int before = i - 1, after = i + 1;
    while (at(p, before) == ' ')
      before--;
    while (at(p, after) == ' ')
      after++;
    gboolean after_address = before >= 0 && before < (int)p->kept->len && p->kept->data[before] == 2;
    gboolean goes = c == ' ' && !after_address && (is_full(at(p, before)) || is_full(at(p, after)) || after != i + 1);
    if (!goes)
      g_array_append_val(out, c);
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
  dz_characters_clear(&characters);
  return repaired ? repaired : g_strdup(text);
}
