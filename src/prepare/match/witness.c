/* witness.c: see witness.h.

   Each kind of evidence is a logarithm of two likelihoods: that two paragraphs of a pair look so, and that any two do.
   Lengths rise and fall together (Gale and Church 1993), but say the less the more alike all lengths are; a number, a
   name or, of two languages in one script, a word says the more the rarer it is in the article (Simard, Foster and
   Isabelle 1992); so do question marks, quotation marks and forms of lines. */
#include "prepare/match/witness.h"
#include "base/language.h"
#include "base/numbering.h"
#include "base/unicode.h"
#include "prepare/match/anchors.h"
#include <math.h>
#include <string.h>

enum { ENDINGS = 8, FORMS = 8, STEM = 4, FEWEST_LETTERS = 3 };

struct DzWitnesses {
  GArray *witness;                     /* DzWitness */
  GHashTable *known;                   /* token → in how many paragraphs it is */
  gboolean is_cognate;                 /* both languages are in one script: words resemble each other */
  gboolean has_han;                    /* both write Han */
  gboolean is_half_marked;             /* of one side alone */
  double ratio;                        /* logarithm of the usual length of the second side by that of the first */
  double spread;                       /* variance of that of any two paragraphs */
  double quoted, speaking;             /* share of paragraphs */
  double ending[ENDINGS], form[FORMS]; /* share of paragraphs, by kind */
};

/* ---- what a paragraph shows ---- */

/* A kind of closing mark; the quotation marks and brackets behind it aside. */
static guint ending_of(const char *text) {
  static const char *const kinds[ENDINGS] = {"", ".。．", "?？؟", "!！", ":：", "…", ";；,，、", ""};
  const char *p = text + strlen(text);
  while (p > text) {
    p = g_utf8_prev_char(p);
    const gunichar c = g_utf8_get_char(p);
    for (guint kind = 1; kind + 1 < ENDINGS; kind++)
      if (g_utf8_strchr(kinds[kind], -1, c))
        return kind;
    if (!g_utf8_strchr("\"'”’」』）)】]*»›“ ", -1, c))
      return 0;
  }
  return 0;
}

static guint form_of(const char *text, guint *number) {
  static const char *const openers[] = {"-*•·●◆■▪–—", "【[［〔", "(（", "#", "★☆▲△▼※"};
  const DzNumbering numbering = dz_numbering_at(text);
  *number = numbering.kind == DZ_NUMBERING_NONE ? 0 : numbering.number;
  if (*number > 0)
    return 1;
  for (guint i = 0; i < G_N_ELEMENTS(openers); i++)
    if (*text && g_utf8_strchr(openers[i], -1, g_utf8_get_char(text)))
      return i + 2;
  return 0;
}

static gboolean has_speaker(const char *text) {
  enum { MOST = 20 }; /* characters of a name */
  guint count = 0;
  for (const char *p = text; *p && count < MOST; p = g_utf8_next_char(p), count++) {
    const gunichar c = g_utf8_get_char(p);
    if (c == ':' || c == 0xFF1A)
      return count > 0;
    if (g_utf8_strchr(".。，,；;", -1, c))
      return FALSE;
  }
  return FALSE;
}

static gboolean has_quote(const char *text) {
  static const char *const marks[] = {"\"", "“", "”", "„", "«", "»", "「", "『", "‘"};
  for (gsize i = 0; i < G_N_ELEMENTS(marks); i++)
    if (strstr(text, marks[i]))
      return TRUE;
  return FALSE;
}

static double size_of(const char *text) {
  guint bytes = 0;
  for (const char *p = text; *p; p++)
    bytes += *p != ' ';
  return log(bytes + 4.0);
}

/* ---- tokens ---- */

static void add_token(GArray *tokens, const char *kind, const char *start, gsize length) {
  guint32 hash = 2166136261u; /* FNV-1a */
  for (const char *p = kind; *p; p++)
    hash = (hash ^ (guchar)*p) * 16777619u;
  for (gsize i = 0; i < length; i++)
    hash = (hash ^ (guchar)start[i]) * 16777619u;
  g_array_append_val(tokens, hash);
}

/* A word by its first letters, small and without accents: "Américains" and "American". */
static const char *add_word(GArray *tokens, const char *p) {
  char stem[STEM * 6 + 1];
  gsize length = 0;
  guint letters = 0;
  for (; *p && dz_is_latin(g_utf8_get_char(p)); p = g_utf8_next_char(p), letters++) {
    gunichar c = g_unichar_tolower(g_utf8_get_char(p)), base[4];
    if (letters >= STEM)
      continue;
    if (c >= 0x80 && g_unichar_fully_decompose(c, FALSE, base, G_N_ELEMENTS(base)) > 0)
      c = base[0];
    length += (gsize)g_unichar_to_utf8(c, stem + length);
  }
  if (letters >= FEWEST_LETTERS)
    add_token(tokens, "w", stem, length);
  return p;
}

static void add_numbers(GArray *tokens, const char *text) {
  g_autoptr(GArray) anchors = dz_anchors(text, strlen(text));
  for (guint i = 0; i < anchors->len; i++) {
    const DzAnchor *anchor = &g_array_index(anchors, DzAnchor, i);
    if (anchor->is_number)
      add_token(tokens, "n", anchor->key, strlen(anchor->key));
  }
}

static gint compare_tokens(gconstpointer a, gconstpointer b) {
  const guint32 one = *(const guint32 *)a, other = *(const guint32 *)b;
  return one < other ? -1 : one > other;
}

static GArray *tokens_of(const char *text, gboolean has_han) {
  enum { MOST_TOKENS = 400 };
  GArray *tokens = g_array_new(FALSE, FALSE, sizeof(guint32));
  add_numbers(tokens, text);
  for (const char *p = text; *p && tokens->len < MOST_TOKENS;) {
    const gunichar c = g_utf8_get_char(p);
    if (dz_is_latin(c)) {
      p = add_word(tokens, p);
      continue;
    }
    const char *next = g_utf8_next_char(p);
    if (has_han && dz_is_han(c))
      add_token(tokens, "h", p, (gsize)(next - p));
    p = next;
  }
  g_array_sort(tokens, compare_tokens);
  guint kept = 0;
  for (guint i = 0; i < tokens->len; i++)
    if (i == 0 || g_array_index(tokens, guint32, i) != g_array_index(tokens, guint32, kept - 1))
      g_array_index(tokens, guint32, kept++) = g_array_index(tokens, guint32, i);
  g_array_set_size(tokens, kept);
  return tokens;
}

/* 1 for what two paragraphs alone have, 0 for what all have. */
static double weight_of(const DzWitnesses *witnesses, guint32 token) {
  const guint count = GPOINTER_TO_UINT(g_hash_table_lookup(witnesses->known, GUINT_TO_POINTER(token)));
  const double most = MAX(witnesses->witness->len, 4u) / 2.0;
  return count <= 2 ? 1 : MAX(0, 1 - log(count / 2.0) / log(most));
}

/* ---- what is usual ---- */

static void free_witness(gpointer data) {
  g_clear_pointer(&((DzWitness *)data)->tokens, g_array_unref);
  g_clear_pointer(&((DzWitness *)data)->weights, g_array_unref);
}

static void weigh(const DzWitnesses *witnesses, DzWitness *witness) {
  witness->weights = g_array_sized_new(FALSE, FALSE, sizeof(float), witness->tokens->len);
  for (guint i = 0; i < witness->tokens->len; i++) {
    const float weight = (float)weight_of(witnesses, g_array_index(witness->tokens, guint32, i));
    g_array_append_val(witness->weights, weight);
  }
}

static void look(DzWitnesses *witnesses, DzWitness *witness) {
  witness->size = size_of(witness->text);
  witness->ending = ending_of(witness->text);
  witness->form = form_of(witness->text, &witness->number);
  witness->has_quote = has_quote(witness->text);
  witness->has_speaker = has_speaker(witness->text);
  witness->tokens = tokens_of(witness->text, witnesses->has_han);
  for (guint i = 0; i < witness->tokens->len; i++) {
    gpointer token = GUINT_TO_POINTER(g_array_index(witness->tokens, guint32, i));
    const guint count = GPOINTER_TO_UINT(g_hash_table_lookup(witnesses->known, token));
    g_hash_table_insert(witnesses->known, token, GUINT_TO_POINTER(count + 1));
  }
}

/* Mean and variance of sizes, by side; headings and what could be either are no paragraphs. */
static void measure_sides(const DzWitnesses *witnesses, gboolean all, double mean[2], double variance[2],
                          guint count[2]) {
  double sum[2] = {0, 0}, squares[2] = {0, 0};
  count[0] = count[1] = 0;
  for (guint i = 0; i < witnesses->witness->len; i++) {
    const DzWitness *witness = dz_witness_at(witnesses, i);
    const int side = witness->odds < 0;
    if (!all && witness->is_heading)
      continue;
    sum[side] += witness->size;
    squares[side] += witness->size * witness->size;
    count[side]++;
  }
  for (int side = 0; side < 2; side++) {
    mean[side] = count[side] > 0 ? sum[side] / count[side] : 0;
    variance[side] = count[side] > 0 ? squares[side] / count[side] - mean[side] * mean[side] : 0;
  }
}

static void measure(DzWitnesses *witnesses) {
  static const double least_spread = 0.15;
  double mean[2], variance[2];
  guint count[2];
  measure_sides(witnesses, FALSE, mean, variance, count);
  if (count[0] < 2 || count[1] < 2)
    measure_sides(witnesses, TRUE, mean, variance, count);
  witnesses->ratio = count[0] > 0 && count[1] > 0 ? mean[1] - mean[0] : 0;
  witnesses->spread = MAX(least_spread, variance[0] + variance[1]);
  const double all = witnesses->witness->len + 1.0;
  gboolean marked[2] = {FALSE, FALSE};
  for (guint i = 0; i < witnesses->witness->len; i++) {
    const DzWitness *witness = dz_witness_at(witnesses, i);
    marked[witness->odds < 0] |= witness->is_marked;
    witnesses->quoted += witness->has_quote / all;
    witnesses->speaking += witness->has_speaker / all;
    witnesses->ending[witness->ending] += 1 / all;
    witnesses->form[witness->form] += 1 / all;
  }
  witnesses->is_half_marked = marked[0] != marked[1];
}

DzWitnesses *dz_witnesses_new(GArray *witness, const char *const *language) {
  DzWitnesses *witnesses = g_new0(DzWitnesses, 1);
  const char *one = language[0] ? language[0] : "und", *other = language[1] ? language[1] : "und";
  const gboolean is_cjk[2] = {dz_is_cjk_language(one), dz_is_cjk_language(other)};
  witnesses->has_han = is_cjk[0] && is_cjk[1] && !g_str_has_prefix(one, "ko") && !g_str_has_prefix(other, "ko");
  witnesses->is_cognate = !is_cjk[0] && !is_cjk[1];
  witnesses->witness = witness;
  g_array_set_clear_func(witness, free_witness);
  witnesses->known = g_hash_table_new(NULL, NULL);
  for (guint i = 0; i < witness->len; i++)
    look(witnesses, &g_array_index(witness, DzWitness, i));
  for (guint i = 0; i < witness->len; i++)
    weigh(witnesses, &g_array_index(witness, DzWitness, i));
  measure(witnesses);
  return witnesses;
}

void dz_witnesses_free(DzWitnesses *witnesses) {
  if (!witnesses)
    return;
  g_array_unref(witnesses->witness);
  g_hash_table_unref(witnesses->known);
  g_free(witnesses);
}

guint dz_witness_count(const DzWitnesses *witnesses) {
  return witnesses->witness->len;
}

const DzWitness *dz_witness_at(const DzWitnesses *witnesses, guint i) {
  return &g_array_index(witnesses->witness, DzWitness, i);
}

static gint compare_doubles(gconstpointer a, gconstpointer b) {
  const double one = *(const double *)a, other = *(const double *)b;
  return one < other ? -1 : one > other;
}

void dz_witnesses_learn(DzWitnesses *witnesses, const guint (*pairs)[2], guint count) {
  enum { FEWEST = 3 };
  g_autoptr(GArray) ratios = g_array_new(FALSE, FALSE, sizeof(double));
  for (guint i = 0; i < count; i++) {
    const DzWitness *one = dz_witness_at(witnesses, pairs[i][0]), *other = dz_witness_at(witnesses, pairs[i][1]);
    const double ratio = other->size - one->size;
    if (!one->is_heading && !other->is_heading)
      g_array_append_val(ratios, ratio);
  }
  if (ratios->len < FEWEST)
    return;
  g_array_sort(ratios, compare_doubles);
  witnesses->ratio = g_array_index(ratios, double, ratios->len / 2);
}

/* ---- what two say ---- */

static double by_length(const DzWitnesses *witnesses, const DzWitness *one, const DzWitness *other) {
  static const double own = 0.045, of_short = 6; /* variance of a long pair, and what a short one has more */
  static const double most = 6, least = -2.5;
  const double shorter = exp(MIN(one->size, other->size - witnesses->ratio));
  const double variance = own + of_short / (shorter * 1.0) / 2, any = witnesses->spread + variance;
  const double miss = other->size - one->size - witnesses->ratio;
  const double cost = 0.5 * log(variance / any) + miss * miss / 2 * (1 / variance - 1 / any);
  return CLAMP(cost, least, most);
}

/* Two of a kind: the rarer the kind, the more it says; of two kinds that they are not alike. */
static double by_kind(guint one, guint other, const double *shares, double weight, double unlike) {
  static const double most = 3;
  if (one != other)
    return unlike;
  return -weight * MIN(most, -log(MAX(shares[one], 0.01)));
}

static double by_flag(gboolean one, gboolean other, double share, double weight) {
  const double shares[2] = {1 - share, share};
  return by_kind(one, other, shares, weight, weight * 1.2);
}

/* Shared tokens speak for a pair, those of the shorter list that are missing against it. */
static double by_tokens(const DzWitnesses *witnesses, const DzWitness *one, const DzWitness *other) {
  const double found = witnesses->is_cognate ? 1.0
                       : witnesses->has_han  ? 0.45
                                             : 1.6,
               lost = witnesses->is_cognate ? 0.16
                      : witnesses->has_han  ? 0.18
                                            : 0.55;
  static const double most = 3, least = -7;
  const DzWitness *fewer = one->tokens->len <= other->tokens->len ? one : other;
  const GArray *few = fewer->tokens, *many = fewer == one ? other->tokens : one->tokens;
  double cost = 0;
  for (guint i = 0, k = 0; i < few->len; i++) {
    const guint32 token = g_array_index(few, guint32, i);
    while (k < many->len && g_array_index(many, guint32, k) < token)
      k++;
    const gboolean is_shared = k < many->len && g_array_index(many, guint32, k) == token;
    const double weight = (double)g_array_index(fewer->weights, float, i);
    cost += is_shared ? -found * weight : lost * weight;
  }
  return CLAMP(cost, least, most);
}

static double by_side(const DzWitness *one, const DzWitness *other) {
  return log1p(exp(-one->odds)) + log1p(exp(other->odds));
}

static double by_number(const DzWitness *one, const DzWitness *other) {
  static const double same = -3, unlike = 3;
  return one->number == 0 || other->number == 0 ? 0 : one->number == other->number ? same : unlike;
}

/* A heading and a paragraph; a short question may be either. */
static double by_heading(const DzWitness *one, const DzWitness *other) {
  static const double by_looks = 1.5, by_form = 6;
  enum { QUESTION = 2 };
  if (one->is_heading == other->is_heading)
    return 0;
  const DzWitness *paragraph = one->is_heading ? other : one;
  return (one->is_told || other->is_told) && paragraph->ending != QUESTION ? by_form : by_looks;
}

double dz_pair_cost(const DzWitnesses *witnesses, guint first, guint second) {
  static const double worst = 5.5, of_marker = 2.5, of_ending = 0.6, unlike_ending = 0.7, of_form = 0.6,
                      unlike_form = 0.9, of_quote = 0.5, of_speaker = 0.5, one_language = 3;
  const DzWitness *one = dz_witness_at(witnesses, first), *other = dz_witness_at(witnesses, second);
  const double sides = by_side(one, other);
  if (sides > DZ_CERTAIN / 2)
    return sides;
  double looks = by_length(witnesses, one, other) + by_tokens(witnesses, one, other) + by_number(one, other) +
                 by_kind(one->ending, other->ending, witnesses->ending, of_ending, unlike_ending) +
                 by_kind(one->form, other->form, witnesses->form, of_form, unlike_form) +
                 by_flag(one->has_quote, other->has_quote, witnesses->quoted, of_quote) +
                 by_flag(one->has_speaker, other->has_speaker, witnesses->speaking, of_speaker);
  if (sides > one_language) /* "in normal mode", "in single mode": of course they are alike */
    looks = MAX(looks, 0);
  return sides + MIN(looks, worst) + by_heading(one, other) +
         (one->is_marked != other->is_marked && !witnesses->is_half_marked ? of_marker : 0);
}

double dz_lone_cost(const DzWitnesses *witnesses, guint i) {
  static const double paragraph = 3.2, heading = 1.8, stray = 0.8;
  const DzWitness *witness = dz_witness_at(witnesses, i);
  return witness->is_stray ? stray : witness->is_heading ? heading : paragraph;
}
