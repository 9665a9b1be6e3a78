/* lexicon.c: see lexicon.h.

   The lists say how usual a word is; the article says more: a word that stands alone in it is one, and cheap. What
   neither knows may still be made of what they know, with an ending or a prefix that makes new words at will. */
#include "prepare/words/lexicon.h"
#include "base/unicode.h"
#include <math.h>
#include <string.h>

struct DzLexicon {
  DzWordList *list;
  GHashTable *own; /* dz_word_hash → how often the word stands alone in the article, either side */
  const DzWordSet *kinds, *known;
};

static gboolean is_word_char(gunichar c) {
  return dz_is_latin(c) || c == '\'' || c == 0x2019;
}

/* Most letters are plain ones. */
static gboolean is_letter_at(const char *p) {
  return (guchar)*p < 0x80 ? g_ascii_isalpha(*p) : dz_is_latin(g_utf8_get_char(p));
}

static gboolean is_word_char_at(const char *p) {
  return (guchar)*p < 0x80 ? g_ascii_isalpha(*p) || *p == '\'' : is_word_char(g_utf8_get_char(p));
}

const char *dz_next_word(const char *p, const char **end) {
  while (*p && !is_letter_at(p))
    p = g_utf8_next_char(p);
  if (!*p)
    return NULL;
  const char *q = p;
  while (*q && is_word_char_at(q))
    q = g_utf8_next_char(q);
  while (q > p && !dz_is_latin(g_utf8_get_char(g_utf8_prev_char(q))))
    q = g_utf8_prev_char(q);
  *end = q;
  return p;
}

/* Without 's or ’s; the same length where there is none. */
static gsize without_possessive(const char *word, gsize length) {
  if (length > 2 && word[length - 1] == 's' && word[length - 2] == '\'')
    return length - 2;
  return length > 4 && word[length - 1] == 's' && memcmp(word + length - 4, "\xE2\x80\x99", 3) == 0 ? length - 4
                                                                                                    : length;
}

static void count_words(GHashTable *own, const DzText *text) {
  const char *end;
  for (const char *p = text ? dz_next_word(text->string, &end) : NULL; p; p = dz_next_word(end, &end)) {
    gpointer word = GSIZE_TO_POINTER(dz_word_hash(p, without_possessive(p, (gsize)(end - p))));
    gpointer count = g_hash_table_lookup(own, word);
    g_hash_table_insert(own, word, GUINT_TO_POINTER(GPOINTER_TO_UINT(count) + 1));
  }
}

guint dz_lexicon_count(const DzLexicon *lexicon, const char *word, gsize length) {
  return GPOINTER_TO_UINT(g_hash_table_lookup(lexicon->own, GSIZE_TO_POINTER(dz_word_hash(word, length))));
}

/* A straight apostrophe there, or the last byte of a curly one. */
static gboolean is_mark_at(const char *p) {
  return *p == '\'' || (guchar)*p == 0x99;
}

/* we'll, they're, that's, don't: as much a function word as the word before the apostrophe is. */
static DzWordKinds kinds_of_contraction(const DzLexicon *lexicon, const char *word, gsize length) {
  gsize mark = is_mark_at(word + length - 2) ? length - 2 : length - 3, curly = word[mark] == '\'' ? 0 : 2;
  if (mark <= curly)
    return 0;
  gsize stem = mark - curly;
  DzWordKinds kinds = dz_word_set_flags(lexicon->kinds, word, stem);
  if (word[length - 1] == 't' && word[stem - 1] == 'n') /* don't; but can't */
    kinds |= dz_word_set_flags(lexicon->kinds, word, stem - 1);
  return kinds & DZ_KIND_FUNCTION;
}

DzWordKinds dz_kinds_of(const DzLexicon *lexicon, const char *word, gsize length) {
  if (length > 2 && (is_mark_at(word + length - 2) || is_mark_at(word + length - 3)))
    return kinds_of_contraction(lexicon, word, length);
  return dz_word_set_flags(lexicon->kinds, word, length);
}

/* ---- classes ---- */

/* Our own lists have most words of a text, and the system's need not be asked. */
static gboolean is_in_own_lists(const DzLexicon *lexicon, const char *word, gsize length) {
  return dz_word_set_flags(lexicon->kinds, word, length) & (DZ_KIND_FUNCTION | DZ_KIND_PLAIN) ||
         dz_word_set_flags(lexicon->known, word, length);
}

static DzWordClass list_class(DzLexicon *lexicon, const char *word, gsize length) {
  if (g_ascii_islower(*word) && is_in_own_lists(lexicon, word, length))
    return DZ_WORD_COMMON;
  char plain[DZ_LONGEST_TOKEN];
  const char *curly = length > 3 && length <= DZ_LONGEST_TOKEN ? g_strstr_len(word, (gssize)length, "’") : NULL;
  if (curly) { /* the lists have straight ones */
    gsize before = (gsize)(curly - word);
    memcpy(plain, word, before);
    plain[before] = '\'';
    memcpy(plain + before + 1, curly + 3, length - before - 3);
    word = plain;
    length -= 2;
  }
  return length <= DZ_LONGEST_TOKEN ? dz_wordlist_class(lexicon->list, word, length) : DZ_WORD_UNKNOWN;
}

/* The word in small letters, where it begins with a plain capital. Lends `space` or the word. */
static const char *in_small(const char *word, gsize length, char space[DZ_LONGEST_TOKEN]) {
  if (!g_ascii_isupper(*word) || length > DZ_LONGEST_TOKEN)
    return word;
  for (gsize i = 0; i < length; i++)
    space[i] = g_ascii_tolower(word[i]);
  return space;
}

/* In small letters where it begins with a capital. */
static DzWordClass class_in_small(DzLexicon *lexicon, const char *word, gsize length) {
  char space[DZ_LONGEST_TOKEN];
  DzWordClass class = list_class(lexicon, word, length);
  return class == DZ_WORD_UNKNOWN && g_ascii_isupper(*word) ? list_class(lexicon, in_small(word, length, space), length)
                                                            : class;
}

DzWordClass dz_lexicon_class(DzLexicon *lexicon, const char *word, gsize length) {
  DzWordClass class = class_in_small(lexicon, word, length);
  gsize stem = without_possessive(word, length);
  return class == DZ_WORD_UNKNOWN && stem < length ? class_in_small(lexicon, word, stem) : class;
}

enum { LONGEST_AFFIX = 7 };

/* A plain word after a prefix of the kind. */
static gboolean has_prefix(DzLexicon *lexicon, const char *word, gsize length, DzWordKinds kind) {
  for (gsize prefix = 2; prefix <= LONGEST_AFFIX && prefix + (prefix < 4 ? 5 : 4) <= length; prefix++)
    if (dz_word_set_flags(lexicon->kinds, word, prefix) & kind &&
        list_class(lexicon, word + prefix, length - prefix) >= DZ_WORD_USUAL)
      return TRUE;
  return FALSE;
}

/* A plain word before an ending of the kind; `reach`: how many letters of the whole can begin a word. */
static gboolean has_ending(DzLexicon *lexicon, const char *word, gsize length, gsize reach, DzWordKinds kind) {
  for (gsize ending = 1; ending <= LONGEST_AFFIX && ending + 4 <= length; ending++) {
    gsize stem = length - ending;
    if (stem > reach || !g_ascii_islower(word[stem]) ||
        !(dz_word_set_flags(lexicon->kinds, word + stem, ending) & kind))
      continue;
    char with_e[DZ_LONGEST_TOKEN + 1]; /* automat(e)able */
    memcpy(with_e, word, stem);
    with_e[stem] = 'e';
    if (class_in_small(lexicon, word, stem) >= DZ_WORD_USUAL ||
        (strchr("aei", word[stem]) && class_in_small(lexicon, with_e, stem + 1) >= DZ_WORD_USUAL))
      return TRUE;
  }
  return FALSE;
}

static gboolean is_derived(DzLexicon *lexicon, const char *word, gsize length, gsize reach) {
  return length >= 6 && length <= DZ_LONGEST_TOKEN &&
         (has_ending(lexicon, word, length, reach, DZ_KIND_ENDING) || has_prefix(lexicon, word, length, DZ_KIND_MAKER));
}

/* Three letters are ofa or isa, if they are no word. */
gboolean dz_is_sound_word(DzLexicon *lexicon, const char *word, gsize length) {
  gsize stem = without_possessive(word, length);
  return length < 3 || length > DZ_LONGEST_TOKEN || (length == 3 && g_ascii_isupper(word[1])) ||
         dz_lexicon_class(lexicon, word, length) > DZ_WORD_RARE ||
         (stem < length && dz_lexicon_count(lexicon, word, stem) > 1) /* itself is one */ ||
         is_derived(lexicon, word, length, length);
}

/* ---- costs ---- */

gsize dz_lexicon_reach(DzLexicon *lexicon, const char *letters, gsize length) {
  return g_ascii_isupper(*letters) ? length : dz_wordlist_reach(lexicon->list, letters, length);
}

static const double own_cost = 7.5, new_own_cost = 18, capital_cost = 6, strange_name_cost = 3, compound_cost = 5.5,
                    function_compound_cost = 10, new_after_hyphen_cost = 3;

/* The efforts, thinks it: plain letters with a function word before or after them. What stands alone in the article
   often, as neither of its parts does, is its own word all the same: async. */
static gboolean has_function_edge(DzLexicon *lexicon, const char *token, gsize length) {
  enum { OFTEN = 3 };
  gboolean recurs = dz_lexicon_count(lexicon, token, length) >= OFTEN;
  for (gsize at = 1; at < length; at++) {
    const char *second = token + at;
    const gsize rest = length - at;
    gboolean before = dz_kinds_of(lexicon, token, at) & DZ_KIND_FUNCTION && rest >= 3 &&
                      class_in_small(lexicon, second, rest) >= DZ_WORD_USUAL;
    gboolean after = dz_kinds_of(lexicon, second, rest) & DZ_KIND_FUNCTION && at >= 3 &&
                     class_in_small(lexicon, token, at) >= DZ_WORD_USUAL;
    if ((before && !(recurs && dz_lexicon_count(lexicon, second, rest) == 0)) ||
        (after && !(recurs && dz_lexicon_count(lexicon, token, at) == 0)))
      return TRUE;
  }
  return FALSE;
}

/* A word of the article's own: it stands alone elsewhere, often enough for its length to be no accident. What the list
   does not know may be glue itself there. */
static double cost_as_own(DzLexicon *lexicon, const char *word, gsize length) {
  gboolean capital = g_ascii_isupper(*word);
  guint count = capital || length >= 4 ? dz_lexicon_count(lexicon, word, length) : 0;
  if (count == 0 || (count == 1 && length < (capital ? 5 : 4)))
    return INFINITY;
  if (dz_lexicon_class(lexicon, word, length) == DZ_WORD_UNKNOWN) {
    if ((length > 3 && has_function_edge(lexicon, word, length)) || (!capital && count < 3))
      return INFINITY;
    if (!capital)
      return new_own_cost - 2 * log(count / 3.0);
  }
  return own_cost - log(count) + (count == 1 ? 1.5 : 0);
}

static double cost_by_class(DzWordClass class, gsize length) {
  static const double by_class[] = {
      [DZ_WORD_RARE] = 16, [DZ_WORD_UNCOMMON] = 14, [DZ_WORD_USUAL] = 12, [DZ_WORD_COMMON] = 9.5};
  if (class == DZ_WORD_UNKNOWN || (length == 3 && class < DZ_WORD_USUAL) || (length == 4 && class < DZ_WORD_UNCOMMON))
    return INFINITY;
  return by_class[class] + (length == 3 ? 1.5 : length == 4 ? 0.5 : 0);
}

/* One of the plainest words, or of those that everybody knows, or a form of one. */
typedef enum { UNFAMILIAR, KNOWN, PLAIN } Familiarity;

static Familiarity familiarity_of_stem(const DzLexicon *lexicon, const char *stem, gsize length) {
  return dz_kinds_of(lexicon, stem, length) & DZ_KIND_PLAIN     ? PLAIN
         : dz_word_set_flags(lexicon->known, stem, length) != 0 ? KNOWN
                                                                : UNFAMILIAR;
}

static Familiarity familiarity(const DzLexicon *lexicon, const char *word, gsize length) {
  static const char *const endings[] = {"", "s", "es", "ed", "d", "ing", "ly", "er", "r"};
  Familiarity best = UNFAMILIAR;
  for (gsize i = 0; i < G_N_ELEMENTS(endings) && best < PLAIN; i++) {
    gsize ending = strlen(endings[i]);
    if (length < ending + 3 || length - ending > 9 || memcmp(word + length - ending, endings[i], ending) != 0)
      continue;
    gsize stem = length - ending;
    Familiarity found = familiarity_of_stem(lexicon, word, stem);
    gboolean is_doubled = ending >= 2 && stem >= 4 && word[stem - 1] == word[stem - 2]; /* shipping */
    if (found == UNFAMILIAR && is_doubled)
      found = familiarity_of_stem(lexicon, word, stem - 1);
    best = MAX(best, found);
  }
  return best;
}

static gboolean ends_with(const char *word, gsize length, const char *ending) {
  gsize own = strlen(ending);
  return length > own + 2 && memcmp(word + length - own, ending, own) == 0;
}

/* nineteens, nineteenths: she. */
static gboolean is_numeral_plural(const char *word, gsize length) {
  return ends_with(word, length, "teens") || ends_with(word, length, "teenths");
}

/* What a common word costs more or less than the others; long ones are in none of our lists. */
static double cost_of_familiarity(DzLexicon *lexicon, const char *word, gsize length) {
  enum { LONGEST = 8 };
  static const double by_familiarity[] = {[UNFAMILIAR] = 1, [KNOWN] = -1, [PLAIN] = -2};
  Familiarity found = familiarity_of_stem(lexicon, word, length);
  if (found != UNFAMILIAR)
    return by_familiarity[found];
  found = familiarity(lexicon, word, length);
  if (found == UNFAMILIAR && has_prefix(lexicon, word, length, DZ_KIND_MAKER))
    return 1.5;
  if (found == UNFAMILIAR && word[length - 1] == 's') /* a plural is seldomer than its word, however long */
    return length > LONGEST + 1 ? 0.6 : by_familiarity[found] + (is_numeral_plural(word, length) ? 6 : 0.6);
  if (found == UNFAMILIAR)
    return length > (gsize)(ends_with(word, length, "ed") ? LONGEST + 2 : LONGEST) ? 0 : by_familiarity[found];
  return by_familiarity[found] + (ends_with(word, length, "ly") ? 1 : 0.1); /* a form: a reason rather than areas on */
}

/* The lists have names in capitals; another word has its capital only where a sentence opens. */
static double cost_by_list(DzLexicon *lexicon, const char *word, gsize length, gboolean opens_sentence) {
  DzWordClass class = list_class(lexicon, word, length);
  double cost = cost_by_class(class, length);
  if (class == DZ_WORD_COMMON)
    cost += cost_of_familiarity(lexicon, word, length);
  if (!g_ascii_isupper(*word))
    return cost;
  char space[DZ_LONGEST_TOKEN];
  double small = cost_by_class(list_class(lexicon, in_small(word, length, space), length), length);
  return opens_sentence ? MIN(cost, small) : MIN(cost + strange_name_cost, small + capital_cost);
}

/* AI, FFI: capitals beside small letters. */
static double cost_as_acronym(const DzLexicon *lexicon, const char *word, gsize length) {
  enum { LONGEST = 5 };
  if (length < 2 || length > LONGEST)
    return INFINITY;
  for (gsize i = 0; i < length; i++)
    if (!g_ascii_isupper(word[i]))
      return INFINITY;
  guint count = dz_lexicon_count(lexicon, word, length);
  return count > 1 ? 6 : count == 1 ? 8 : 10;
}

/* I'd, I’ve. */
static gboolean is_i_contraction(const char *word) {
  return *word == 'I' && (word[1] == '\'' || memcmp(word + 1, "\xE2\x80\x99", 3) == 0);
}

static double cost_without_possessive(DzLexicon *lexicon, const char *word, gsize length, gboolean opens_sentence) {
  DzWordKinds kinds = dz_kinds_of(lexicon, word, length);
  if (length == 1 && (*word == 'I' || *word == 'i'))
    return *word == 'I' ? 4.5 : INFINITY;
  if (kinds & DZ_KIND_FUNCTION && length > 2 && is_i_contraction(word)) /* I'd */
    return 6;
  if (kinds & DZ_KIND_FUNCTION && !(g_ascii_isupper(*word) && !opens_sentence && length > 1))
    return kinds & DZ_KIND_ARTICLE && kinds & DZ_KIND_TOP ? 3.8
           : kinds & DZ_KIND_TOP                          ? 4
           : kinds & DZ_KIND_SELDOM                       ? 9
                                                          : 6;
  if (word[length] == '-' && kinds & DZ_KIND_PREFIX)
    return 8;
  double acronym = g_ascii_isupper(*word) ? cost_as_acronym(lexicon, word, length) : INFINITY;
  if (length <= 2)
    return kinds & DZ_KIND_SHORT                                                    ? 7
           : g_ascii_isupper(*word) && dz_lexicon_count(lexicon, word, length) >= 2 ? 6
                                                                                    : acronym;
  double own = cost_as_own(lexicon, word, length), listed = cost_by_list(lexicon, word, length, opens_sentence);
  double known = MIN(own, listed);
  return MIN(known, acronym);
}

double dz_word_cost(DzLexicon *lexicon, const char *word, gsize length, gsize reach, gboolean opens_sentence) {
  gsize stem = without_possessive(word, length);
  double cost = stem <= reach || g_ascii_isupper(*word) ? cost_without_possessive(lexicon, word, stem, opens_sentence)
                                                        : cost_as_own(lexicon, word, stem);
  if (isinf(cost) && stem >= 6 && is_derived(lexicon, word, stem, reach))
    cost = 15;
  return stem < length ? cost + 1 : cost;
}

static gboolean has_capital_inside(const char *token, gsize length) {
  for (gsize i = 1; i < length; i++)
    if (g_ascii_isupper(token[i]) && g_ascii_islower(token[i - 1]))
      return TRUE;
  return FALSE;
}

double dz_new_word_cost(const char *token, gsize length, gboolean opens_sentence) {
  double letters = (double)length;
  if (has_capital_inside(token, length))
    return g_ascii_isupper(*token) ? 4 + 1.8 * letters : 6 + 2.2 * letters;
  if (g_ascii_isupper(*token))
    return opens_sentence ? 8 + 2.3 * letters : 5 + 2.2 * letters;
  return 8 + 2.5 * letters;
}

/* What recurs may be a word of the article's own, or two words that were marked each time; with a function word at its
   edge it is no word. */
static double discount_for_recurring(DzLexicon *lexicon, const char *token, gsize length) {
  guint count = dz_lexicon_count(lexicon, token, length);
  if (count > 0 && length > 4 && token[length - 1] == 's') /* filesystems, where filesystem recurs */
    count += dz_lexicon_count(lexicon, token, length - 1);
  return count < 2 || has_function_edge(lexicon, token, length) ? 0 : count == 2 ? 3 : count == 3 ? 6 : 9;
}

/* Participles, adverbs and numbers are in no compound, plurals and gerunds not its first part. */
static gboolean may_be_in_compound(const DzLexicon *lexicon, const char *word, gsize length, gboolean is_first) {
  return !(dz_kinds_of(lexicon, word, length) & DZ_KIND_LONE) && !ends_with(word, length, "ed") &&
         !ends_with(word, length, "ly") &&
         !(is_first && (ends_with(word, length, "s") || ends_with(word, length, "ing")));
}

/* fish, and birds. */
static gboolean is_head(const DzLexicon *lexicon, const char *word, gsize length) {
  return (dz_kinds_of(lexicon, word, length) | (word[length - 1] == 's' ? dz_kinds_of(lexicon, word, length - 1) : 0)) &
         DZ_KIND_HEAD;
}

/* New compounds are short, their first part above all: toolchain, hardcoded. Longer ones are in the list, or glue. */
static double compound_length_cost(gsize first, gsize second, gboolean has_head) {
  enum { SHORT_FIRST = 4, SHORT_BEFORE_HEAD = 7, SHORT_SECOND = 6 };
  gsize short_first = has_head ? SHORT_BEFORE_HEAD : SHORT_FIRST;
  return 1.5 * ((double)(MAX(first, short_first) - short_first) + (double)(MAX(second, SHORT_SECOND) - SHORT_SECOND));
}

/* What it costs to take two words for one: zebrafish, toolchain; seldom onboarding, where one is a function word. */
static double cost_of_joining(const DzLexicon *lexicon, const char *token, gsize at, gsize length) {
  enum { SHORTEST = 3, LONGEST = 10 };
  const char *second = token + at;
  const gsize rest = length - at;
  DzWordKinds first_kinds = dz_kinds_of(lexicon, token, at), second_kinds = dz_kinds_of(lexicon, second, rest);
  gboolean may_be_name = g_ascii_isupper(*token) && !((first_kinds & DZ_KIND_TOP) | (second_kinds & DZ_KIND_FUNCTION));
  if ((first_kinds | second_kinds) & DZ_KIND_FUNCTION)
    return may_be_name && rest >= 4 ? compound_cost + 2 : function_compound_cost;
  gboolean is_short = at >= SHORTEST && rest >= SHORTEST && at <= LONGEST && rest <= LONGEST;
  return is_short && may_be_in_compound(lexicon, token, at, TRUE) && may_be_in_compound(lexicon, second, rest, FALSE)
             ? compound_cost + compound_length_cost(at, rest, is_head(lexicon, second, rest))
             : INFINITY;
}

/* A name made of two words needs no reason for its capital: Brightline, Underhill. */
static double cost_as_compound(DzLexicon *lexicon, const char *token, gsize length) {
  const gsize reach = dz_lexicon_reach(lexicon, token, length);
  double best = INFINITY;
  for (gsize at = 1; at < length; at++) {
    gboolean may_join = g_ascii_isalpha(token[at]) && (at <= reach || g_ascii_isupper(*token));
    double joining = may_join ? cost_of_joining(lexicon, token, at, length) : INFINITY;
    if (isinf(joining))
      continue;
    double first = dz_word_cost(lexicon, token, at, reach, TRUE);
    double second = isinf(first) ? INFINITY : dz_word_cost(lexicon, token + at, length - at, length - at, FALSE);
    best = MIN(best, first + second + joining);
  }
  return best;
}

/* nearLyon, but not easyJet: a name of the list after a word that everybody knows. */
static gboolean is_word_and_name(DzLexicon *lexicon, const char *token, gsize length) {
  gsize at = 1;
  while (at < length && !g_ascii_isupper(token[at]))
    at++;
  return at >= 3 && at + 3 <= length && g_ascii_islower(*token) && is_in_own_lists(lexicon, token, at) &&
         list_class(lexicon, token + at, length - at) >= DZ_WORD_USUAL;
}

/* theKowalczykowie, atWojciechowo, ownsHonor: no product is called so. */
static gboolean is_function_and_name(DzLexicon *lexicon, const char *token, gsize length) {
  enum { SHORTEST_NAME = 3 };
  gsize at = 0;
  while (at < length && g_ascii_islower(token[at]))
    at++;
  if (at < 2 || at + SHORTEST_NAME > length || !g_ascii_isupper(token[at]))
    return FALSE;
  for (gsize i = at + 1; i < length; i++)
    if (!g_ascii_islower(token[i]))
      return FALSE;
  const gboolean is_verb = at >= 4 && ends_with(token, at, "s") && list_class(lexicon, token, at) == DZ_WORD_COMMON;
  return is_verb || (dz_kinds_of(lexicon, token, at) & DZ_KIND_FUNCTION) != 0;
}

/* Ibought: no name begins so. */
static gboolean is_i_and_word(DzLexicon *lexicon, const char *token, gsize length) {
  enum { SHORTEST = 4, LONGEST_REST = 4 };
  if (*token != 'I' || length <= SHORTEST || !g_ascii_islower(token[1]))
    return FALSE;
  for (gsize end = length; end >= SHORTEST + 1 && length - end <= LONGEST_REST; end--)
    if ((end == length || dz_kinds_of(lexicon, token + end, length - end) & DZ_KIND_FUNCTION) &&
        list_class(lexicon, token + 1, end - 1) == DZ_WORD_COMMON &&
        familiarity(lexicon, token + 1, end - 1) != UNFAMILIAR)
      return TRUE;
  return FALSE;
}

double dz_whole_cost(DzLexicon *lexicon, const char *token, gsize length, DzPlace place) {
  double discount = discount_for_recurring(lexicon, token, length);
  double cost = dz_new_word_cost(token, length, place == DZ_PLACE_FIRST && discount == 0);
  double as_compound = cost_as_compound(lexicon, token, length);
  cost = MIN(cost, as_compound) - discount;
  if (discount == 0 && (is_word_and_name(lexicon, token, length) || is_i_and_word(lexicon, token, length)))
    cost += 8;
  else if (discount == 0 && is_function_and_name(lexicon, token, length))
    cost += 16;
  if (place == DZ_PLACE_AFTER_HYPHEN && as_compound <= cost) /* a hot-waterbottle: it is one already */
    cost += new_after_hyphen_cost;
  else if (dz_lexicon_class(lexicon, token, length) == DZ_WORD_RARE)
    cost = MIN(cost, has_function_edge(lexicon, token, length) ? 18 : 13); /* thana */
  if ((place != DZ_PLACE_AFTER_HYPHEN && has_prefix(lexicon, token, length, DZ_KIND_DOUBTFUL_MAKER)) ||
      has_ending(lexicon, token, length, length, DZ_KIND_DOUBTFUL_ENDING))
    cost = MIN(cost, 15);
  return cost;
}

DzLexicon *dz_lexicon_new(DzWordList *list, const DzArticle *article) {
  DzLexicon *lexicon = g_new0(DzLexicon, 1);
  lexicon->list = list;
  lexicon->own = g_hash_table_new(NULL, NULL);
  lexicon->kinds = dz_word_kinds();
  lexicon->known = dz_known_words();
  for (guint i = 0; i < article->blocks->len; i++)
    for (int side = 0; side < 2; side++)
      count_words(lexicon->own, ((const DzBlock *)article->blocks->pdata[i])->side[side]);
  for (guint i = 0; i < article->key_sentences->len; i++)
    for (int side = 0; side < 2; side++)
      count_words(lexicon->own, ((const DzKeySentence *)article->key_sentences->pdata[i])->side[side]);
  for (guint i = 0; i < article->summary->len; i++)
    count_words(lexicon->own, article->summary->pdata[i]);
  return lexicon;
}

void dz_lexicon_free(DzLexicon *lexicon) {
  if (!lexicon)
    return;
  g_hash_table_unref(lexicon->own);
  g_free(lexicon);
}
