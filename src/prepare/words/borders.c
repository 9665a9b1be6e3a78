/* borders.c: see borders.h. */
#include "prepare/words/borders.h"
#include "base/unicode.h"
#include <string.h>

typedef struct {
  DzLexicon *lexicon;
  const char *text;
  GArray *tokens;   /* DzToken */
  guint quotes;     /* straight ones seen so far */
  gboolean in_code; /* between two backquotes */
} Scan;

static gboolean is_terminal(gunichar c) {
  return c == '.' || c == '?' || c == '!';
}

/* "(meaning their …)": an aside of several words; "item(s)" and "f(x)" are not. */
static gboolean is_aside(const char *open) {
  enum { LONGEST = 500 };
  const char *close = memchr(open, ')', strnlen(open, LONGEST));
  return close && close - open > 8 && memchr(open, ' ', (gsize)(close - open));
}

/* "(re)usable": what it closes began without a space before it ended. */
static gboolean closes_part_of_word(const char *text, const char *close) {
  enum { LONGEST = 100 };
  const char *p = close;
  while (p > text && close - p < LONGEST && p[-1] != ' ' && p[-1] != '(')
    p--;
  return p > text && p[-1] == '(';
}

/* What stands between two tokens, a mark at a time. */
typedef struct {
  gboolean space, stop, end, open, glued_mark;
  gboolean was_stop; /* before a number */
} Between;

static gunichar letter_before(const Scan *scan, const char *p) {
  return p > scan->text ? g_utf8_get_char(g_utf8_prev_char(p)) : 0;
}

static void pass_straight_quote(Scan *scan, const char *p, gboolean next_is_word, Between *between, DzToken *token) {
  gboolean opens = (scan->quotes++ % 2) == 0;
  between->open = opens && next_is_word;
  between->glued_mark = between->glued_mark || (!opens && next_is_word);
  between->stop = between->stop || !opens;
  if (opens && next_is_word && dz_is_latin(letter_before(scan, p))) {
    between->glued_mark = TRUE;
    token->insert_at = p;
  }
}

static void pass_mark(Scan *scan, const char *p, Between *between, DzToken *token) {
  gunichar c = g_utf8_get_char(p);
  const char *next = g_utf8_next_char(p);
  gboolean next_is_word = next == token->start;
  if (g_unichar_isalnum(c))
    *between = (Between){.was_stop = between->was_stop || between->stop || between->end}; /* now the number's */
  else if (c == ' ')
    between->space = TRUE;
  else if (c == '"')
    pass_straight_quote(scan, p, next_is_word, between, token);
  else if (c == '%')
    between->glued_mark = next_is_word && p > scan->text && g_ascii_isdigit(p[-1]);
  else if (c == '`')
    scan->in_code = !scan->in_code && strchr(next, '`');
  else if (c == '(' && next_is_word && dz_is_latin(letter_before(scan, p)) && is_aside(p)) {
    between->glued_mark = TRUE;
    token->insert_at = p;
  } else if (c == '(' || c == 0x201C || c == 0x2018 || c == '[' || c == 0x2014)
    between->open = next_is_word;
  else if (is_terminal(c)) {
    between->end = TRUE;
    between->glued_mark = next_is_word && c != '.';
  } else if (c == ',' || c == ';' || c == ':' || c == ')' || c == 0x201D) {
    between->stop = TRUE;
    between->glued_mark = next_is_word && !(c == ')' && closes_part_of_word(scan->text, p));
  }
}

static DzToken token_after(Scan *scan, const char *from, const char *start, const char *end) {
  DzToken token = {.start = start, .end = end, .before = DZ_LINK_JOINED, .insert_at = start};
  Between between = {0};
  for (const char *p = from; p < start; p = g_utf8_next_char(p))
    pass_mark(scan, p, &between, &token);
  token.is_beyond_stop = between.was_stop;
  if (between.glued_mark && !between.space)
    token.before = DZ_LINK_MARK;
  else if (between.open)
    token.before = DZ_LINK_OPEN;
  else if (between.end)
    token.before = DZ_LINK_END;
  else if (between.stop)
    token.before = DZ_LINK_STOP;
  else if (between.space)
    token.before = DZ_LINK_SPACE;
  return token;
}

/* ---- what must stay as it is ---- */

/* The run without spaces round a token has a sign of an address, a path, a handle, a list in code. */
static gboolean in_address(const Scan *scan, const char *start, const char *end) {
  const char *from = start, *to = end;
  while (from > scan->text && start - from < 100 && from[-1] != ' ')
    from--;
  while (*to && to - end < 100 && *to != ' ')
    to++;
  guint marks = 0;
  for (const char *p = from; p < to; p++) {
    gboolean inside = p > from && p + 1 < to;
    if (strchr("@#_\\=<>{}|", *p) || (*p == '/' && p > from) ||
        (inside && *p == '.' && g_ascii_islower(p[-1]) && g_ascii_islower(p[1])) ||
        (inside && *p == ':' && p[1] == ':'))
      return TRUE;
    marks += inside && (*p == ',' || *p == ':' || *p == ';') && g_ascii_isalpha(p[-1]) && g_ascii_isalpha(p[1]);
  }
  return marks > 2;
}

static gboolean is_digit_at(const char *p) {
  return g_ascii_isdigit(*p);
}

/* http2session, aarch64: the digits before the token belong to letters before them. */
static gboolean follows_name(const Scan *scan, const char *start) {
  const char *p = start;
  while (p > scan->text && is_digit_at(p - 1))
    p--;
  return p > scan->text && g_ascii_isalpha(p[-1]);
}

/* 27,000passengers: the digits before the token are an amount's. */
static gboolean follows_amount(const Scan *scan, const char *start) {
  const char *p = start;
  while (p > scan->text && is_digit_at(p - 1))
    p--;
  return p < start && p - scan->text >= 2 && p[-1] == ',' && is_digit_at(p - 2);
}

/* aarch64, utf8: plain digits right after a short token are part of a name. */
static gboolean precedes_digits(const DzToken *token) {
  enum { LONGEST = 6 };
  const char *p = token->end;
  if (p - token->start > LONGEST)
    return FALSE;
  while (is_digit_at(p))
    p++;
  return p > token->end && *p != ',';
}

/* Letters too few to be glued to anything: "window"s, g:today. */
static gboolean is_scrap(const Scan *scan, const DzToken *token) {
  gsize length = (gsize)(token->end - token->start);
  return length <= 2 && !(dz_kinds_of(scan->lexicon, token->start, length) & DZ_KIND_FUNCTION);
}

/* ---- numbers ---- */

static const char *skip_currency(const char *p) {
  return *p == '$' || g_utf8_get_char(p) == 0xA3 || g_utf8_get_char(p) == 0x20AC ? g_utf8_next_char(p) : p;
}

/* A token of which we know where it ends: a word in small letters, or one that will be cut. */
static gboolean may_be_glued(const Scan *scan, const DzToken *token) {
  return token->may_cut || (g_ascii_islower(*token->start) &&
                            dz_is_sound_word(scan->lexicon, token->start, (gsize)(token->end - token->start)));
}

/* word2vec: plain digits between letters are part of a name; filled71warehouses has two or more between plain words. */
static gboolean is_between_words(const Scan *scan, const DzToken *before, const char *digits_end) {
  enum { SHORTEST = 6, SHORTEST_AFTER = 5, FEWEST_DIGITS = 2 }; /* base64encode */
  const char *end, *after = dz_next_word(digits_end, &end);
  const gsize length = (gsize)(before->end - before->start);
  return digits_end - before->end >= FEWEST_DIGITS && length >= SHORTEST && after == digits_end &&
         end - after >= SHORTEST_AFTER && dz_lexicon_class(scan->lexicon, after, (gsize)(end - after)) >= DZ_WORD_USUAL;
}

/* A number right after the last token: employ82,000people, worth£5. Names have numbers too, but capitals with them. */
static void add_number_after(Scan *scan) {
  const DzToken *last = &g_array_index(scan->tokens, DzToken, scan->tokens->len - 1);
  const char *start = last->end, *digits = skip_currency(start), *end = digits;
  if (!is_digit_at(digits) || start - last->start < 2 || g_ascii_isupper(start[-1]) || scan->in_code ||
      !may_be_glued(scan, last) || in_address(scan, last->start, start))
    return;
  while (is_digit_at(end) || ((*end == '.' || *end == ',') && is_digit_at(end + 1)))
    end++;
  if (digits == start && g_ascii_isalpha(*end) && !memchr(digits, ',', (gsize)(end - digits)) &&
      !is_between_words(scan, last, end))
    return;
  DzToken number = {.start = start, .end = end, .before = DZ_LINK_NUMBER, .insert_at = start, .is_number = TRUE};
  g_array_append_val(scan->tokens, number);
}

/* ---- tokens ---- */

/* Gives up borders and cuts where the token is part of something that must stay. */
static void keep_as_it_is(const Scan *scan, DzToken *token, gboolean after_number) {
  gboolean is_border = token->before == DZ_LINK_MARK || token->before == DZ_LINK_NUMBER;
  if (!token->may_cut && !is_border)
    return;
  gboolean is_name = (token->before == DZ_LINK_NUMBER && !after_number && follows_name(scan, token->start)) ||
                     (token->may_cut && precedes_digits(token));
  if (!scan->in_code && !is_name && !in_address(scan, token->start, token->end)) {
    if (token->before == DZ_LINK_MARK && is_scrap(scan, token))
      token->before = DZ_LINK_JOINED;
    return;
  }
  token->may_cut = FALSE;
  if (is_border)
    token->before = DZ_LINK_JOINED;
}

static DzPlace place_of(const Scan *scan, const DzToken *token) {
  gboolean after_colon = token->start - scan->text >= 2 && token->start[-1] == ' ' && token->start[-2] == ':';
  if (token->before == DZ_LINK_END || token->before == DZ_LINK_OPEN || token->before == DZ_LINK_MARK || after_colon)
    return DZ_PLACE_FIRST;
  return token->start > scan->text && token->start[-1] == '-' ? DZ_PLACE_AFTER_HYPHEN : DZ_PLACE_INSIDE;
}

GArray *dz_tokens(DzLexicon *lexicon, const char *text) {
  Scan scan = {.lexicon = lexicon, .text = text, .tokens = g_array_new(FALSE, FALSE, sizeof(DzToken))};
  const char *from = text, *end;
  for (const char *p = dz_next_word(text, &end); p; p = dz_next_word(end, &end)) {
    DzToken token = token_after(&scan, from, p, end);
    gboolean after_number = from == p;
    if (p > text && is_digit_at(p - 1) && g_ascii_islower(*p))
      token.before = DZ_LINK_NUMBER;
    else if (scan.tokens->len == 0 && token.before != DZ_LINK_MARK)
      token.before = DZ_LINK_OPEN;
    token.follows_amount = token.before == DZ_LINK_NUMBER && follows_amount(&scan, p);
    token.place = place_of(&scan, &token);
    token.may_cut = !dz_is_sound_word(lexicon, p, (gsize)(end - p));
    keep_as_it_is(&scan, &token, after_number);
    g_array_append_val(scan.tokens, token);
    add_number_after(&scan);
    from = g_array_index(scan.tokens, DzToken, scan.tokens->len - 1).end;
  }
  return scan.tokens;
}
