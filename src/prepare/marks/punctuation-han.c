/* punctuation-han.c: marks in Chinese and Japanese paragraphs (GB/T 15834—2011; clreq §3.1).

   Half-width marks beside Han become full-width ones, straight quotes become “ ” or 「」, dots and dashes become ……
   and ——, spaces at Han go. English phrases, numbers and addresses inside the Chinese stay as they are. */
#include "base/language-files.h"
#include "base/language.h"
#include "base/unicode.h"
#include "prepare/marks/items.h"
#include "prepare/marks/punctuation.h"
#include <string.h>

/* No rule looks further than this: what is farther is no neighbour, and a page of marks takes no age. */
enum { FAR = 200, DEEPEST = 16, LONGEST_TITLE = 60, LONGEST_DASH = 6 };

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

/* With – ― ─, which stand for — where two are together. */
static gboolean is_dash(gunichar c) {
  return c == '-' || (c >= 0x2013 && c <= 0x2015) || c == 0x2500;
}

/* With · and ・, which stand for … where three are together. */
static gboolean is_dot(gunichar c) {
  return c == '.' || c == 0x3002 || c == 0x2026 || c == 0xB7 || c == 0x30FB;
}

static gboolean is_letter_or_digit(gunichar c) {
  return dz_is_latin(c) || (c < 0x80 && g_ascii_isdigit((char)c));
}

static gboolean is_japanese(const Paragraph *p) {
  return dz_same_language(p->language, "ja");
}

/* 用 --help, “--help”: an option of a command; a dash follows a word or what ends one, and never a comma. */
static gboolean is_option(const Paragraph *p, int i) {
  static const gunichar openings[] = {0x201C, 0x2018, 0x300C, 0x300E, 0xFF08, 0xFF0C, 0x3001};
  const gunichar before = at(p, i - 1);
  if (at(p, i) != '-' || at(p, i + 1) != '-' || !dz_is_latin(at(p, i + 2)))
    return FALSE;
  for (gsize k = 0; k < G_N_ELEMENTS(openings); k++)
    if (before == openings[k])
      return TRUE;
  return i == 0 || (before && before < 0x80 && strchr(" \"'([{/|=,", (int)before));
}

static guint run_length(const Paragraph *p, int i, gboolean (*is_of)(gunichar)) {
  guint length = 0;
  while (at(p, i + (int)length) && is_of(at(p, i + (int)length)) && !is_kept(p, i + (int)length))
    length++;
  return length;
}

/* Up to four digits as a number. */
static guint number_at(const Paragraph *p, int start, int end) {
  guint number = 0;
  for (int i = start; i < end; i++)
    number = number * 10 + (at(p, i) - '0');
  return number;
}

static gboolean is_digit(gunichar c) {
  return c >= '0' && c <= '9';
}

/* A hyphen between two years, or two numbers of pages; no other hyphen near (010-8888-6666 is a telephone). */
static gboolean is_range(const Paragraph *p, int hyphen) {
  int start = hyphen, end = hyphen + 1;
  while (hyphen - start < 5 && is_digit(at(p, start - 1)))
    start--;
  while (end - hyphen < 6 && is_digit(at(p, end)))
    end++;
  if (start == hyphen || hyphen - start > 4 || end - hyphen == 1 || end - hyphen > 5 || at(p, start - 1) == '-' ||
      at(p, end) == '-' || is_letter_or_digit(at(p, start - 1)))
    return FALSE;
  guint first = number_at(p, start, hyphen), last = number_at(p, hyphen + 1, end);
  if (at(p, end) == 0x9875 || at(p, end) == 0x9801 || at(p, end) == 0x30DA) /* 页 頁 ペ */
    return first < last;
  return first >= 1000 && first < last && last <= 2100;
}

static guint count_of(const Paragraph *p, int i, guint length, gunichar c) {
  guint count = 0;
  for (guint k = 0; k < length; k++)
    count += at(p, i + (int)k) == c;
  return count;
}

/* The nearest end of a quotation, or −1 where Han or another wide character comes before it. */
static int quotation_edge(const Paragraph *p, int i, int step, gunichar curly, guint *spaces) {
  for (int k = i + step; at(p, k) && ABS(k - i) < FAR; k += step) {
    if (at(p, k) == '"' || at(p, k) == curly)
      return k;
    if (dz_is_full(at(p, k)) && at(p, k) != 0x2019)
      return -1;
    *spaces += at(p, k) == ' ' && (is_letter_or_digit(at(p, k - 1)) || is_letter_or_digit(at(p, k + 1)));
  }
  return -1;
}

/* 他写道"It's ok :)": words of another language, and more than one, in quotes of their own. */
static gboolean is_in_foreign_quotation(const Paragraph *p, int i) {
  guint spaces = 0;
  const int start = quotation_edge(p, i, -1, 0x201C, &spaces);
  const int end = start < 0 ? -1 : quotation_edge(p, i, 1, 0x201D, &spaces);
  return end > 0 && spaces > 0 && dz_is_latin(at(p, start + 1));
}

/* What a run of dashes or dots at i becomes: how many —, …; 0 where it stays. */
static guint repaired_run(const Paragraph *p, int i, guint length, gunichar *c) {
  const gboolean near_han = (dz_is_full(neighbour(p, i, -1)) || dz_is_full(neighbour(p, i + (int)length - 1, 1))) &&
                            !is_in_foreign_quotation(p, i);
  const gboolean between = dz_is_full(at(p, i - 1)) && dz_is_full(at(p, i + (int)length));
  guint hyphens = count_of(p, i, length, '-'), dashes = count_of(p, i, length, 0x2014);
  if (is_dash(at(p, i))) {
    *c = 0x2014;
    /* ―― is right in Japanese, and a row of ─ is a rule */
    const gboolean is_other =
        length == 2 && at(p, i) == at(p, i + 1) && hyphens + dashes == 0 && !(at(p, i) == 0x2015 && is_japanese(p));
    gboolean repair = (hyphens >= 2 && hyphens <= LONGEST_DASH && near_han && !is_option(p, i)) ||
                      (length == 1 && dashes == 1 && between) || (hyphens > 0 && dashes > 0 && near_han) ||
                      (is_other && near_han);
    return repair ? 2 : 0;
  }
  *c = 0x2026;
  guint ellipses = count_of(p, i, length, 0x2026), stops = count_of(p, i, length, 0x3002),
        dots = count_of(p, i, length, '.');
  guint middles = count_of(p, i, length, 0xB7) + count_of(p, i, length, 0x30FB);
  if (middles > 0)
    return near_han && middles == length && length >= 3 ? 2 : 0;
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
    } else if (range || (c == '-' && length == 1 && is_range(p, i))) {
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

static gboolean opens_bracket(gunichar c) {
  return c == '(' || c == 0xFF08;
}

static gboolean closes_bracket(gunichar c) {
  return c == ')' || c == 0xFF09;
}

/* :) ;-( whose bracket has no other. */
static gboolean is_smiley(const Paragraph *p, int i) {
  const int bracket = at(p, i + 1) == '-' ? i + 2 : i + 1;
  if ((at(p, i) != ':' && at(p, i) != ';') || (at(p, bracket) != '(' && at(p, bracket) != ')'))
    return FALSE;
  const int step = at(p, bracket) == '(' ? 1 : -1;
  int depth = 1;
  for (int k = bracket + step; at(p, k) && ABS(k - bracket) < FAR; k += step) {
    depth += step * (opens_bracket(at(p, k)) - closes_bracket(at(p, k)));
    if (depth == 0)
      return FALSE;
  }
  return TRUE;
}

/* 1. or 1) at the paragraph's start. */
static gboolean is_list_number(const Paragraph *p, int stop) {
  int i = stop;
  while (i > 0 && stop - i < 3 && is_digit(at(p, i - 1)))
    i--;
  return (at(p, stop) == '.' || at(p, stop) == ')') && i == 0 && stop > 0;
}

/* A stop after Han, or after a number, a closing mark or % with Han or nothing after it. */
static gboolean is_full_stop(const Paragraph *p, int i) {
  gunichar before = at(p, i - 1), after = at(p, i + 1);
  if (is_list_number(p, i))
    return FALSE;
  if (dz_is_wide(before) && !dz_is_wide_mark(before))
    return !is_letter_or_digit(after);
  gboolean closes = (before < 0x80 && before && (g_ascii_isdigit((char)before) || strchr("%)\"'", (int)before))) ||
                    before == 0x201D || before == 0xFF09 || before == 0x300D;
  gboolean numbered = before < 0x80 && g_ascii_isdigit((char)before) && !is_kept(p, i - 2) && at(p, i - 2) != '.';
  return closes && !numbered && (dz_is_wide(after) || (!after && dz_is_full(neighbour(p, i, -1))));
}

/* ． after Han is a slip in Chinese; in Japanese ， and ． are a style. */
static gboolean is_chinese_full_stop(const Paragraph *p, int i) {
  return dz_is_chinese(p->language) && dz_is_han(at(p, i - 1)) && !is_letter_or_digit(at(p, i + 1));
}

/* g(x, y): between brackets that stand right behind a letter, with nothing but letters, digits and marks inside. */
static gboolean is_in_call(const Paragraph *p, int i) {
  enum { LONGEST_CALL = 24 };
  int open = i, close = i;
  while (i - open < LONGEST_CALL && at(p, open) && at(p, open) != '(' && at(p, open) < 0x80)
    open--;
  while (close - i < LONGEST_CALL && at(p, close) && at(p, close) != ')' && at(p, close) < 0x80)
    close++;
  const gunichar before = at(p, open - 1);
  return at(p, i) == ',' && at(p, open) == '(' && at(p, close) == ')' && dz_is_latin(before) &&
         g_unichar_islower(before);
}

/* Yahoo!的: the mark is part of a name. */
static gboolean belongs_to_name(const Paragraph *p, int i) {
  const GArray *names = dz_list(DZ_LIST_MARKED_NAMES);
  for (guint n = 0; n < names->len; n++) {
    const DzListed *name = &g_array_index(names, DzListed, n);
    const int start = i + 1 - (int)name->length;
    int k = 0;
    while (k < (int)name->length && at(p, start + k) == (guchar)name->word[k])
      k++;
    if (k == (int)name->length && !is_letter_or_digit(at(p, start - 1)))
      return TRUE;
  }
  return FALSE;
}

/* , ; : ? ! beside Han, past quotes and brackets; between two Latin words only where no space follows. */
static void repair_stops(Paragraph *p) {
  for (int i = 0; i < (int)p->in->len; i++) {
    gunichar c = at(p, i), full = full_form(p, c);
    if (is_kept(p, i) ||
        (full && (is_smiley(p, i) || is_in_foreign_quotation(p, i) || is_in_call(p, i) || belongs_to_name(p, i))))
      continue;
    gunichar left = neighbour(p, i, -1), right = neighbour(p, i, 1);
    if ((c == '.' && is_full_stop(p, i)) || (c == 0xFF0E && is_chinese_full_stop(p, i)))
      full = 0x3002;
    else if (!full || !(dz_is_full(left) || dz_is_full(right) ||
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
    depth += opens_bracket(at(p, i)) && !is_kept(p, i);
    depth -= closes_bracket(at(p, i)) && !is_kept(p, i);
    if (depth == 0)
      return i;
  }
  return -1;
}

/* f(x): a small letter before, a few characters without Han inside. */
static gboolean is_call(const Paragraph *p, int open, int close) {
  gunichar before = at(p, open - 1);
  enum { LONGEST = 24 };
  return close - open <= LONGEST && dz_is_latin(before) && (g_unichar_islower(before) || !dz_is_latin(at(p, open - 2)));
}

static void set_bracket(Paragraph *p, int i, gunichar full) {
  p->repairs->punctuation += at(p, i) != full;
  set(p, i, full);
}

/* Brackets at Han, and pairs of which one is full-width. */
static void repair_parentheses(Paragraph *p) {
  for (int i = 0; i < (int)p->in->len; i++) {
    int close = opens_bracket(at(p, i)) && !is_kept(p, i) ? closing_of(p, i) : -1;
    if (close < 0)
      continue;
    gboolean inside = FALSE;
    for (int k = i + 1; k < close; k++)
      inside = inside || dz_is_full(at(p, k));
    int before = i - 1, after = close + 1;
    while (at(p, before) == ' ' || is_quote(at(p, before)))
      before--;
    while (at(p, after) == ' ' || is_quote(at(p, after)))
      after++;
    gboolean outside = dz_is_full(at(p, before)) || dz_is_full(at(p, after));
    gboolean is_half = at(p, i) == '(' && at(p, close) == ')';
    if (is_half && !inside && (!outside || is_call(p, i, close)))
      continue;
    set_bracket(p, i, 0xFF08);
    set_bracket(p, close, 0xFF09);
  }
}

/* <<书名>> → 《书名》: the second of each pair becomes a space, which goes with all spaces at full-width marks. */
static void repair_titles(Paragraph *p) {
  for (int i = 0; i < (int)p->in->len; i++) {
    if (at(p, i) != '<' || at(p, i + 1) != '<' || is_kept(p, i))
      continue;
    int end = i + 2;
    gboolean has_han = FALSE;
    for (; end < i + LONGEST_TITLE && at(p, end) && !(at(p, end) < 0x80 && strchr("<>=;{}", (int)at(p, end))); end++)
      has_han = has_han || dz_is_han(at(p, end)) || dz_is_kana(at(p, end));
    gunichar before = at(p, i - 1), after = at(p, end + 2);
    if (!has_han || at(p, end) != '>' || at(p, end + 1) != '>' || after == '>' || before == '<' ||
        is_letter_or_digit(before) || is_letter_or_digit(after)) /* a<<b */
      continue;
    set(p, i, 0x300A);
    set(p, i + 1, ' ');
    set(p, end, ' ');
    set(p, end + 1, 0x300B);
    p->repairs->punctuation += 4;
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

/* The quotations that are open, innermost last: the straight quote that opened each, or '0', '1' for curly ones. */
typedef struct {
  Quotes quotes;
  GString *open;
} QuoteStack;

/* 6'2": feet and inches. 27"显示器: the one " of a paragraph, after a number. */
static gunichar prime_at(const Paragraph *p, int i, const QuoteStack *stack, gboolean is_only) {
  const gunichar c = at(p, i), before = at(p, i - 1);
  if (!g_unichar_isdigit(before))
    return 0;
  if (c == '\'')
    return g_unichar_isdigit(at(p, i + 1)) ? 0x2032 : 0;
  gboolean after_feet = at(p, i - 2) == 0x2032 || at(p, i - 3) == 0x2032;
  return after_feet || (is_only && stack->open->len == 0) ? 0x2033 : 0;
}

/* rock 'n' roll, the '80s: words that lost a part, among Latin ones. */
static gboolean is_elision(const Paragraph *p, int i) {
  const gboolean before_n = at(p, i + 1) == 'n' && at(p, i + 2) == '\'' && !is_letter_or_digit(at(p, i + 3));
  const gboolean after_n =
      at(p, i - 1) == 'n' && (at(p, i - 2) == '\'' || at(p, i - 2) == 0x2019) && !is_letter_or_digit(at(p, i - 3));
  const gboolean is_decade =
      is_digit(at(p, i + 1)) && is_digit(at(p, i + 2)) && at(p, i + 3) == 's' && !is_letter_or_digit(at(p, i + 4));
  return before_n || after_n || is_decade;
}

/* 老周's Kitchen */
static gboolean is_genitive(const Paragraph *p, int i) {
  return at(p, i + 1) == 's' && dz_is_wide(at(p, i - 1)) && !dz_is_wide_mark(at(p, i - 1)) &&
         (at(p, i + 2) == ' ' || dz_is_latin(at(p, i + 3))) && !is_letter_or_digit(at(p, i + 2));
}

static gboolean is_apostrophe(const Paragraph *p, int i, gboolean is_open) {
  if (at(p, i) == '\'' && (is_elision(p, i) || is_genitive(p, i)))
    return TRUE;
  return at(p, i) == '\'' && dz_is_latin(at(p, i - 1)) && (is_letter_or_digit(at(p, i + 1)) || !is_open);
}

/* Curly quotes that are there already open and close too. */
static void follow_curly(QuoteStack *stack, gunichar c) {
  for (int kind = 0; kind < 2; kind++) {
    char innermost = stack->open->len > 0 ? stack->open->str[stack->open->len - 1] : 0;
    if (c == stack->quotes.open[kind] && stack->open->len < DEEPEST)
      g_string_append_c(stack->open, (char)('0' + kind));
    else if (c == stack->quotes.close[kind] && (innermost == '0' + kind || innermost == (kind ? '\'' : '"')))
      g_string_truncate(stack->open, stack->open->len - 1);
  }
}

/* “好": whether a curly quotation is open here that has no curly end. */
static const char *opened_curly(const Paragraph *p, int i, const QuoteStack *stack) {
  const char *opened = strrchr(stack->open->str, '0');
  for (int k = i + 1; opened && at(p, k) && k < i + FAR; k++) {
    if (at(p, k) == stack->quotes.close[0])
      return NULL;
    if (at(p, k) == stack->quotes.open[0])
      break;
  }
  return opened;
}

/* With nothing open a quote opens; with one open it closes, but after ： or an opening mark it opens a nested one. */
static gunichar quote_at(const Paragraph *p, int i, QuoteStack *stack) {
  const char straight = (char)at(p, i);
  const char *opened = strrchr(stack->open->str, straight);
  if (is_apostrophe(p, i, opened != NULL))
    return 0x2019;
  if (!opened && straight == '"')
    opened = opened_curly(p, i, stack);
  if (opened && !opens_after(at(p, i - 1))) {
    const gboolean was_curly = *opened == '0';
    g_string_truncate(stack->open, (gsize)(opened - stack->open->str));
    return stack->quotes.close[was_curly ? 0 : stack->open->len % 2];
  }
  gunichar quote = stack->quotes.open[stack->open->len % 2];
  if (stack->open->len < DEEPEST)
    g_string_append_c(stack->open, straight);
  return quote;
}

static void repair_quotes(Paragraph *p) {
  QuoteStack stack = {.quotes = quotes_of(p->language), .open = g_string_new(NULL)};
  guint doubles = 0;
  for (int i = 0; i < (int)p->in->len; i++)
    doubles += at(p, i) == '"';
  for (int i = 0; i < (int)p->in->len; i++) {
    gunichar c = at(p, i);
    if ((c != '"' && c != '\'') || is_kept(p, i)) {
      if (c > 0x2000)
        follow_curly(&stack, c);
      continue;
    }
    gunichar prime = prime_at(p, i, &stack, doubles == 1);
    set(p, i, prime ? prime : quote_at(p, i, &stack));
    p->repairs->quotes++;
  }
  if (strpbrk(stack.open->str, "\"'"))
    dz_notes_add(p->notes, p->line, "a quotation is opened and never closed");
  g_string_free(stack.open, TRUE);
}

/* ？ and ！ of Japanese after a word or a quotation, before what is no mark that closes. */
static gboolean ends_sentence(const Paragraph *p, int i, gunichar after) {
  const gunichar before = at(p, i - 1);
  return is_japanese(p) && (at(p, i) == 0xFF1F || at(p, i) == 0xFF01) && after && g_unichar_isalnum(after) &&
         (g_unichar_isalnum(before) || before == 0xFF1F || before == 0xFF01 || before == 0x300D || before == 0x300F);
}

/* 本当？そう: after the sentence's end comes an em (JIS X 4051). と, って, の … go on with the sentence, and a name
   with katakana may have the mark in it. */
static gboolean lacks_em(const Paragraph *p, int i) {
  gunichar before = at(p, i - 1), after = at(p, i + 1);
  static const gunichar particles[] = {0x3068, 0x3063, 0x306E, 0x304C, 0x3092, 0x306B, 0x3082, 0x3078,
                                       0x3067, 0x3084, 0x304B, 0x306D, 0x3088, 0x306F, 0x306A, 0};
  for (const gunichar *particle = particles; *particle; particle++)
    if (after == *particle)
      return FALSE;
  return ends_sentence(p, i, after) && before >= 0x3041 && before <= 0x3096 &&
         (dz_is_han(after) || (after >= 0x3041 && after <= 0x3096));
}

/* ---- spaces ---- */

static int after_spaces(const Paragraph *p, int i) {
  while (at(p, i) == ' ')
    i++;
  return i;
}

/* The keepers’ union, The “Night Watch” rule: a mark that Chinese has too, among Latin words. */
static gboolean is_inside_latin(const Paragraph *p, int i, int after) {
  const gunichar left = at(p, i - 1), right = at(p, after);
  const gboolean left_is_mark = dz_is_shared_mark(left), right_is_mark = dz_is_shared_mark(right);
  if (left_is_mark == right_is_mark)
    return FALSE;
  const gunichar inner = left_is_mark ? at(p, i - 2) : at(p, after + 1), outer = left_is_mark ? right : left;
  return is_letter_or_digit(inner) && is_letter_or_digit(outer);
}

/* 双语精读 | 为什么: a bar that parts, in its spaces. */
static gboolean is_at_bar(const Paragraph *p, int i, int after) {
  return (at(p, after) == '|' && at(p, after + 1) == ' ') || (at(p, i - 1) == '|' && at(p, i - 2) == ' ');
}

/* Whether the spaces from i to `after` go: at Han or a full-width mark, where the gap is the typesetter's. Not after an
   address, whose end they mark, nor before an option or a smiley, after a list's number or between items. */
static gboolean are_noise(const Paragraph *p, int i, int after, gboolean are_items) {
  const gunichar left = at(p, i - 1), right = at(p, after);
  if ((i > 0 && p->kept->data[i - 1] == 2) || is_option(p, after) || is_smiley(p, after) || is_list_number(p, i - 1))
    return FALSE;
  if ((i == 1 && (left == '-' || left == 0x2022)) || is_inside_latin(p, i, after) || is_at_bar(p, i, after))
    return FALSE;
  return dz_is_full_mark(left) || dz_is_full_mark(right) || (!are_items && (dz_is_full(left) || dz_is_full(right)));
}

/* What goes and what becomes one space; in Japanese it is the em after ？ and ！. */
static void drop_spaces(Paragraph *p) {
  const gunichar em = 0x3000;
  const gboolean are_items = dz_is_line_of_items((const gunichar *)p->in->data);
  GArray *out = g_array_sized_new(TRUE, TRUE, sizeof(gunichar), p->in->len);
  for (int i = 0; i < (int)p->in->len;) {
    gunichar c = at(p, i);
    const int after = after_spaces(p, i);
    const gboolean goes = after > i && are_noise(p, i, after, are_items);
    if (goes && ends_sentence(p, i - 1, at(p, after)))
      g_array_append_val(out, em);
    if (!goes)
      g_array_append_val(out, c);
    if (after == i && c > 0xFF00 && lacks_em(p, i)) {
      g_array_append_val(out, em);
      p->repairs->punctuation++;
    }
    i = after > i ? after : i + 1;
  }
  g_array_unref(p->in);
  p->in = out;
}

char *dz_repair_han(const char *text, const char *language, guint line, DzRepairs *repairs, GPtrArray *notes) {
  DzCharacters characters = dz_characters_new(text);
  Paragraph p = {.in = characters.chars,
                 .kept = characters.kept,
                 .language = language,
                 .line = line,
                 .repairs = repairs,
                 .notes = notes};
  repair_runs(&p);
  repair_titles(&p);
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
