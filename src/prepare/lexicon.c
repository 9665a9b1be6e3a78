/* lexicon.c: see lexicon.h.

   A token is cut along the cheapest path over word costs: common words cost little, rare ones much, short ones more,
   for any letters can be read as short words. A word that is fine is never cut: names, compounds of plain words and
   words with productive prefixes are held back, and how sure a cut is goes along with it. */
#include "prepare/lexicon.h"
#include "base/unicode.h"
#include "base/wordset.h"
#include <string.h>

/* A cut is likely where its words cost so little for each letter. */
#define LIKELY_COST 0.66

struct DzLexicon {
  DzWordList *list;
  GHashTable *own; /* dz_word_hash → how often the word stands alone in the article, either side */
  DzWordSet *kinds;
};

static gboolean is_word_char(gunichar c) {
  return dz_is_latin(c) || c == '\'' || c == 0x2019;
}

/* The next run of letters from p on; its end in *end. NULL where there is none. */
const char *dz_next_word(const char *p, const char **end) {
  while (*p && !dz_is_latin(g_utf8_get_char(p)))
    p = g_utf8_next_char(p);
  if (!*p)
    return NULL;
  const char *q = p;
  while (*q && is_word_char(g_utf8_get_char(q)))
    q = g_utf8_next_char(q);
  while (q > p && !dz_is_latin(g_utf8_get_char(g_utf8_prev_char(q))))
    q = g_utf8_prev_char(q);
  *end = q;
  return p;
}

static void count_words(GHashTable *own, const DzText *text) {
  const char *end;
  for (const char *p = text ? dz_next_word(text->string, &end) : NULL; p; p = dz_next_word(end, &end)) {
    gpointer word = GSIZE_TO_POINTER(dz_word_hash(p, (gsize)(end - p)));
    gpointer count = g_hash_table_lookup(own, word);
    g_hash_table_insert(own, word, GUINT_TO_POINTER(GPOINTER_TO_UINT(count) + 1));
  }
}

static DzWordClass list_class(DzLexicon *lexicon, const char *word, gsize length) {
  return length <= DZ_LONGEST_TOKEN * 4 ? dz_wordlist_class(lexicon->list, word, length) : DZ_WORD_UNKNOWN;
}

/* A plain word after a prefix that makes new words at will: hyperparameters, outcompete, superintelligent. */
static gboolean is_derived(DzLexicon *lexicon, const char *word, gsize length) {
  static const char makers[][8] = {"super", "hyper", "ultra", "cyber", "micro", "macro", "mega",    "multi",
                                   "inter", "under", "over",  "out",   "non",   "anti",  "counter", "un",
                                   "re",    "de",    "pre",   "mis",   "dis",   "bio",   "geo",     "nano"};
  for (gsize i = 0; i < G_N_ELEMENTS(makers); i++) {
    if (*word != *makers[i])
      continue;
    gsize prefix = strlen(makers[i]);
    if (length >= prefix + 5 && strncmp(word, makers[i], prefix) == 0 &&
        list_class(lexicon, word + prefix, length - prefix) >= DZ_WORD_USUAL)
      return TRUE;
  }
  return FALSE;
}

/* The class of a word as it stands or in small letters. */
DzWordClass dz_lexicon_class(DzLexicon *lexicon, const char *word, gsize length) {
  DzWordClass class = list_class(lexicon, word, length);
  if (class == DZ_WORD_UNKNOWN && g_ascii_isupper(*word)) {
    g_autofree char *lower = g_utf8_strdown(word, (gssize)length);
    class = list_class(lexicon, lower, strlen(lower));
  }
  return class <= DZ_WORD_RARE && is_derived(lexicon, word, length) ? DZ_WORD_UNCOMMON : class;
}

guint dz_lexicon_count(const DzLexicon *lexicon, const char *word, gsize length) {
  return GPOINTER_TO_UINT(g_hash_table_lookup(lexicon->own, GSIZE_TO_POINTER(dz_word_hash(word, length))));
}

/* ---- words by their company ---- */

static const struct {
  DzWordKinds kind;
  const char *words; /* of at most eight letters */
} kinds_of_words[] = {
    {DZ_KIND_SHORT, "a i am an as at be by do go he if in is it me my no of on or so to up us we"},
    {DZ_KIND_FUNCTION, "a an the of to in on at by for with from as is are was were be been being and or but nor that "
                       "which who whom whose this these those it its he she they we you i his her their our your my "
                       "not no if than then so because while when where what how has have had do does did will would "
                       "can could may might must should into onto upon over under about between through during before "
                       "after against within without there here all any some each both more most such own very too "
                       "also now though while only just even still yet many much few other another one two"},
    {DZ_KIND_PARTICLE, "of to in on up with over for into at"},
    {DZ_KIND_PREFIX, "pre post anti non semi multi self co sub mid ex pro ultra inter trans pan neo eco bio geo re un"},
    /* Neither opens or closes a compound, as in onboarding, outcompete, login, anybody. */
    {DZ_KIND_OPENER, "a an the of to is are was were be been has have had and or but with from for that which who "
                     "whose their its his her our your my this these those as at if than it he she they we you so by"},
    {DZ_KIND_CLOSER, "a an the of to in is are was were be been has have had and or but with from for that which who "
                     "their its his her as at than when while by on into because though over about so it he she they "
                     "we you"},
};

static DzWordSet *learn_kinds(void) {
  DzWordSet *kinds = dz_word_set_new();
  for (gsize i = 0; i < G_N_ELEMENTS(kinds_of_words); i++)
    dz_word_set_add(kinds, kinds_of_words[i].words, kinds_of_words[i].kind);
  return kinds;
}

DzWordKinds dz_word_kinds(const DzLexicon *lexicon, const char *word, gsize length) {
  return dz_word_set_flags(lexicon->kinds, word, length);
}

static gboolean is_function_word(const DzLexicon *lexicon, const char *word, gsize length) {
  return (dz_word_kinds(lexicon, word, length) & DZ_KIND_FUNCTION) != 0;
}

/* ---- cutting a token into words ---- */

static const double cut_cost = 3.0, impossible = 1e6;

/* What it costs to take letters as one word. */
static double word_cost(DzLexicon *lexicon, const char *word, gsize length) {
  static const double by_class[] = {
      [DZ_WORD_RARE] = 8.5, [DZ_WORD_UNCOMMON] = 6, [DZ_WORD_USUAL] = 3.2, [DZ_WORD_COMMON] = 1.6};
  DzWordKinds kinds = dz_word_kinds(lexicon, word, length);
  if (kinds & DZ_KIND_FUNCTION)
    return length == 1 ? 1.6 : 0.6;
  if (word[length] == '-' && kinds & DZ_KIND_PREFIX)
    return 2.4;
  if (length <= 2)
    return kinds & DZ_KIND_SHORT                                                    ? 1.4
           : dz_lexicon_count(lexicon, word, length) >= 2 && g_ascii_isupper(*word) ? 1
                                                                                    : impossible;
  if (dz_lexicon_count(lexicon, word, length) >= 2 && (g_ascii_isupper(*word) || length >= 5))
    return 1.6;
  DzWordClass class = dz_lexicon_class(lexicon, word, length);
  if (class == DZ_WORD_UNKNOWN || (length == 3 && class < DZ_WORD_USUAL) || (length == 4 && class < DZ_WORD_UNCOMMON))
    return impossible;
  return by_class[class] + (length == 3 ? 1.4 : length == 4 ? (class == DZ_WORD_COMMON ? 0.6 : 1.4) : 0);
}

/* A cut goes where a small letter or an acronym ends; never inside a word's capitals. */
static gboolean may_cut(const char *token, gsize at) {
  if ((token[at] & 0xC0) == 0x80 || token[at] == '\'' || token[at - 1] == '\'')
    return FALSE;
  gboolean before = g_ascii_isupper(token[at - 1]), after = g_ascii_isupper(token[at]);
  return !(before && after);
}

/* Plain words for their length; where both borders of a phrase are in the token, less plain ones, if none is short. */
static gboolean is_likely(const DzLexicon *lexicon, const char *token, gsize length, const gsize *from, double cost) {
  guint pieces = 0;
  gboolean none_short = TRUE;
  for (gsize end = length; end > 0; end = from[end], pieces++) {
    gsize piece = end - from[end];
    gboolean joins =
        end < length && from[end] > 0 && is_function_word(lexicon, token + from[end], piece); /* utopia or doom */
    none_short = none_short && (piece >= 4 || joins || g_ascii_isupper(token[end - 1]));
  }
  return cost <= LIKELY_COST * (double)length || (pieces >= 3 && none_short && cost <= (double)length + 0.5);
}

/* The cheapest pieces of a token that is no word: the ends of all but the last, as offsets. 0 where it is best left. */
guint dz_cut_token(DzLexicon *lexicon, const char *token, gsize length, gsize ends[DZ_MOST_PIECES], DzDoubt *doubt) {
  double cost[DZ_LONGEST_TOKEN + 1] = {0};
  gsize from[DZ_LONGEST_TOKEN + 1];
  for (gsize end = 1; end <= length; end++) {
    cost[end] = impossible;
    from[end] = 0;
    if (end < length && !may_cut(token, end))
      continue;
    for (gsize start = 0; start < end; start++) {
      if (start > 0 && (cost[start] >= impossible || !may_cut(token, start)))
        continue;
      if (start == 0 && end == length)
        continue;
      double here = (start > 0 ? cost[start] + cut_cost : 0) + word_cost(lexicon, token + start, end - start);
      if (here <= cost[end]) { /* of equals the longer first word: were designed, not we redesigned */
        cost[end] = here;
        from[end] = start;
      }
    }
  }
  /* Rare words look like glue (inkstones): the pieces must be plain for their length, and more so where the token
     recurs and may be a word of the article's own. */
  gsize last = from[length], first = last;
  while (first > 0 && from[first] > 0)
    first = from[first];
  gboolean has_function_word = dz_word_kinds(lexicon, token + last, length - last) & DZ_KIND_CLOSER ||
                               dz_word_kinds(lexicon, token, first) & DZ_KIND_OPENER;
  gboolean recurs = dz_lexicon_count(lexicon, token, length) >= 2 && !has_function_word;
  if (cost[length] > (recurs ? 0.6 * (double)length : (double)length + 2.2))
    return 0;
  *doubt = has_function_word                                       ? DZ_SURE
           : is_likely(lexicon, token, length, from, cost[length]) ? DZ_LIKELY
                                                                   : DZ_DOUBTFUL;
  guint count = 0;
  for (gsize end = length; end > 0; end = from[end])
    count++;
  if (count > DZ_MOST_PIECES)
    return 0;
  guint at = count;
  for (gsize end = length; end > 0; end = from[end])
    ends[--at] = end;
  return count - 1;
}

/* A capital inside: AlphaEvolve, easyJet, iCloud. It is a name unless what the capital begins is an acronym or a name
   that stands alone elsewhere in the article (superintelligentAI). */
gboolean dz_is_camel_case(const DzLexicon *lexicon, const char *token, gsize length) {
  for (gsize i = 1; i < length; i++) {
    if (!g_ascii_isupper(token[i]) || !g_ascii_islower(token[i - 1]))
      continue;
    gboolean acronym = i + 2 <= length && g_ascii_isupper(token[i + 1]);
    if (g_ascii_isupper(token[0]) || !(acronym || dz_lexicon_count(lexicon, token + i, length - i) > 0))
      return TRUE;
  }
  return FALSE;
}

/* A name that stands alone elsewhere in the article, or that the lists have in capitals only. */
static gboolean is_proper(DzLexicon *lexicon, const char *word, gsize length) {
  guint alone = dz_lexicon_count(lexicon, word, length);
  if (alone >= 2 || (alone == 1 && length >= 6))
    return TRUE;
  g_autofree char *lower = g_utf8_strdown(word, (gssize)length);
  return length >= 4 && list_class(lexicon, word, length) >= DZ_WORD_UNCOMMON &&
         list_class(lexicon, lower, strlen(lower)) < DZ_WORD_UNCOMMON;
}

/* A capitalised token in mid-sentence is a name unless its first piece is one that the article or the list knows and
   what follows is plain; at a sentence's start its first word may be any function word. */
gboolean dz_is_name(DzLexicon *lexicon, const char *token, gsize length, gsize first_end, gboolean opens_sentence) {
  if (!g_ascii_isupper(token[0]))
    return FALSE;
  gboolean acronym = first_end >= 2 && g_ascii_isupper(token[first_end - 1]);
  if (acronym || (!is_function_word(lexicon, token, first_end) && is_proper(lexicon, token, first_end)))
    return FALSE;
  if (!opens_sentence)
    return TRUE;
  /* Two plain words make many a surname (Blackwood): at a sentence's start the pieces must be long. */
  return !is_function_word(lexicon, token, first_end) && (first_end < 4 || length < 11);
}

DzLexicon *dz_lexicon_new(DzWordList *list, const DzArticle *article) {
  DzLexicon *lexicon = g_new0(DzLexicon, 1);
  lexicon->list = list;
  lexicon->own = g_hash_table_new(NULL, NULL);
  lexicon->kinds = learn_kinds();
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
  dz_word_set_free(lexicon->kinds);
  g_free(lexicon);
}
