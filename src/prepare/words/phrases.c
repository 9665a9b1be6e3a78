/* phrases.c: see phrases.h.

   A site marks a phrase; the copy loses the mark and the spaces at its borders: `has becomeindispensablefor`. So a lost
   space is a border, and borders alternate: one opens a phrase, the next closes it; a phrase may also close before
   punctuation and open after an opening quote, where no space was there to lose.

   A paragraph is read along the cheapest path. A step takes one word: a token, or a piece of one that is no word as it
   stands. It pays for the word, for the space lost before it, and for what going into or out of a phrase costs there.
   Where a token is cut and which phrases there are is so decided together: of the two ways to part abasementthat the
   one wins that leaves a phrase with both its borders. */
#include "prepare/words/phrases.h"
#include <math.h>
#include <string.h>

typedef enum { OUTSIDE, INSIDE, STATES } State;

/* A token, and what it costs as it stands. */
typedef struct {
  DzToken token;
  DzWordKinds kinds;
  gboolean is_word; /* that a number may stand apart from */
  double whole_cost;
  guint first_part, part_count;
} Word;

/* A run of a token's letters that can be a word. */
typedef struct {
  guint8 start, end;
  gboolean is_unit; /* of measure, after a number */
  DzWordKinds kinds;
  double cost;
} Part;

struct DzLattice {
  GArray *words; /* Word */
  GArray *parts; /* Part, of one word after the other, by start */
  gboolean may_have_borders;
};

/* A word as the last one of a reading. */
typedef struct {
  DzReadWord piece;
  DzWordKinds kinds;
  State state;
  double going_on_cost; /* to be paid for going on with a phrase, not out of one */
  gboolean is_word;     /* and not letters left as they are */
  gboolean is_number;
  double cost; /* of the reading so far */
  int before;  /* the step it follows, or -1 */
} Step;

typedef struct {
  const DzLattice *lattice;
  double glue_cost;
  GArray *steps; /* Step */
} Reading;

/* The steps at which a place of the text is reached, by state; -1 where it is not. */
typedef struct {
  int at[STATES];
} Front;

static const Front nowhere = {{-1, -1}};

static const double joined_number_cost = 8, joined_amount_cost = 14, unit_cost = 3, one_sided_cost = 3.4, stop_cost = 6,
                    unmarked_cost = 5, never = 1000;

/* ---- words and their parts ---- */

static const char curly[] = "\xE2\x80\x99";

/* years'experience: how many bytes the apostrophe has that a possessive ends with before `at`; 0 where none does. */
static gsize plural_mark(const char *token, gsize at) {
  enum { SHORTEST = 3 };
  gsize mark = at > SHORTEST && token[at - 1] == '\''                       ? 1
               : at > SHORTEST + 3 && memcmp(token + at - 3, curly, 3) == 0 ? 3
                                                                            : 0;
  return mark && token[at - mark - 1] == 's' && g_ascii_islower(token[at]) && g_ascii_islower(token[at + 1]) ? mark : 0;
}

/* A cut goes where a small letter or an acronym ends; never inside a word's capitals, nor at its apostrophe. */
static gboolean may_cut(const char *token, gsize at) {
  if (plural_mark(token, at))
    return TRUE;
  if ((token[at] & 0xC0) == 0x80 || token[at] == '\'' || token[at - 1] == '\'' || token[at] == curly[0] ||
      (at >= 3 && memcmp(token + at - 3, curly, 3) == 0))
    return FALSE;
  return !(g_ascii_isupper(token[at - 1]) && g_ascii_isupper(token[at]));
}

/* Tianshanmountains, Norvolt'sfurnace: the token opens with a name that is nowhere else, and a form of a word follows;
   plain nouns end names too, as in Weymouth. */
static gboolean may_be_first_name(const DzToken *token, gsize end) {
  enum { SHORTEST = 4, SHORTEST_REST = 5 };
  const char *name = token->start, *name_end = name + end;
  if (end < SHORTEST || name_end + SHORTEST_REST > token->end || !g_ascii_isupper(*name) || g_ascii_isupper(name[1]) ||
      !g_ascii_islower(name_end[-1]) || !g_ascii_islower(*name_end))
    return FALSE;
  gboolean is_possessive = name_end[-1] == 's' && !g_ascii_isalpha(name_end[-2]);
  return is_possessive || token->end[-1] == 's' || memcmp(token->end - 2, "ed", 2) == 0 ||
         memcmp(token->end - 3, "ing", 3) == 0;
}

/* thoughMerrin: the token ends with one. */
static gboolean may_be_last_name(const DzToken *token, gsize start, gsize end) {
  enum { SHORTEST = 3 };
  const char *word = token->start + start;
  return start > 0 && token->start + end == token->end && end - start >= SHORTEST && g_ascii_isupper(*word) &&
         g_ascii_islower(word[-1]);
}

/* What it costs to take the letters from `start` to `end` for a word. */
static Part cost_of_part(DzLexicon *lexicon, const DzToken *token, gsize start, gsize end, gsize reach) {
  const char *word = token->start + start;
  const gsize length = end - start - (token->start + end < token->end ? plural_mark(token->start, end) : 0);
  const gboolean opens_sentence = start == 0 && token->place == DZ_PLACE_FIRST;
  Part part = {.start = (guint8)start, .end = (guint8)end};
  if (length <= reach || start == 0) /* else no word of any list */
    part.kinds = dz_kinds_of(lexicon, word, length);
  part.is_unit = start == 0 && token->before == DZ_LINK_NUMBER && part.kinds & DZ_KIND_UNIT;
  part.cost = part.is_unit ? unit_cost : dz_word_cost(lexicon, word, length, reach, opens_sentence);
  if (start == 0 && isinf(part.cost) && may_be_first_name(token, end))
    part.cost = dz_new_word_cost(word, length, opens_sentence);
  else if (may_be_last_name(token, start, end)) {
    double cost = dz_whole_cost(lexicon, word, length, DZ_PLACE_INSIDE);
    part.cost = MIN(part.cost, cost);
  }
  return part;
}

/* NoteHarbor: a name where a capital follows small ones and the token began with one. */
static gboolean is_camel_case(const DzToken *token, gsize at) {
  const char *p = token->start + at;
  return p < token->end && g_ascii_isupper(*token->start) && g_ascii_isupper(*p) && g_ascii_islower(p[-1]);
}

/* The parts of a token that are words, as far as words lead to them from its start. */
static void find_parts(DzLexicon *lexicon, const DzToken *token, GArray *parts) {
  const gsize length = (gsize)(token->end - token->start);
  gboolean is_reached[DZ_LONGEST_TOKEN + 1] = {TRUE};
  for (gsize start = 0; start < length; start++) {
    if (!is_reached[start])
      continue;
    gsize reach = dz_lexicon_reach(lexicon, token->start + start, length - start);
    for (gsize end = start + 1; end <= length; end++) {
      if ((start == 0 && end == length) || (end < length && !may_cut(token->start, end)))
        continue;
      Part part = cost_of_part(lexicon, token, start, end, reach);
      if (isinf(part.cost) || (start == 0 && is_camel_case(token, end) && !(part.kinds & DZ_KIND_FUNCTION)))
        continue;
      is_reached[end] = TRUE;
      g_array_append_val(parts, part);
    }
  }
}

static Word word_of(DzLexicon *lexicon, const DzToken *token, GArray *parts) {
  const gsize length = (gsize)(token->end - token->start);
  Word word = {.token = *token, .first_part = parts->len};
  if (!token->is_number)
    word.kinds = dz_kinds_of(lexicon, token->start, length);
  if (token->may_cut) {
    find_parts(lexicon, token, parts);
    word.part_count = parts->len - word.first_part;
    word.whole_cost = dz_whole_cost(lexicon, token->start, length, token->place);
    return word;
  }
  gboolean is_plain = token->before != DZ_LINK_NUMBER || token->is_number ||
                      dz_lexicon_class(lexicon, token->start, length) >= DZ_WORD_USUAL;
  word.is_word = (length >= 4 && is_plain) || word.kinds & DZ_KIND_FUNCTION;
  return word;
}

DzLattice *dz_lattice_new(DzLexicon *lexicon, const char *text) {
  g_autoptr(GArray) tokens = dz_tokens(lexicon, text);
  DzLattice *lattice = g_new0(DzLattice, 1);
  lattice->words = g_array_sized_new(FALSE, FALSE, sizeof(Word), tokens->len);
  lattice->parts = g_array_new(FALSE, FALSE, sizeof(Part));
  for (guint i = 0; i < tokens->len; i++) {
    Word word = word_of(lexicon, &g_array_index(tokens, DzToken, i), lattice->parts);
    g_array_append_val(lattice->words, word);
    lattice->may_have_borders = lattice->may_have_borders || word.part_count > 0 || word.token.before == DZ_LINK_MARK ||
                                word.token.before == DZ_LINK_NUMBER;
  }
  return lattice;
}

void dz_lattice_free(DzLattice *lattice) {
  if (!lattice)
    return;
  g_array_unref(lattice->words);
  g_array_unref(lattice->parts);
  g_free(lattice);
}

guint dz_lattice_token_count(const DzLattice *lattice) {
  return lattice->words->len;
}

gboolean dz_lattice_may_have_borders(const DzLattice *lattice) {
  return lattice->may_have_borders;
}

/* ---- grammar ---- */

/* Function words that do not stand side by side: `from aretiredgrocer` is a retired grocer's, who are not tired. */
static const struct {
  DzWordKinds before, after;
  double cost;
} misfits[] = {
    {DZ_KIND_ARTICLE, DZ_KIND_NO_NOUN, 5},
    {DZ_KIND_PREPOSITION, DZ_KIND_CLAUSE, 5},
    {DZ_KIND_MODAL, DZ_KIND_PARTICIPLE, 5},
};

/* Only after these is there anything to look at, but for are. */
static const DzWordKinds takes_care = DZ_KIND_ARTICLE | DZ_KIND_PREPOSITION | DZ_KIND_MODAL | DZ_KIND_THESE;

static gboolean is_vowel_at(const char *p) {
  return strchr("aeiou", g_ascii_tolower(*p)) != NULL;
}

/* An apple, a pear. Letters are not quite sounds: a unit, an hour, an FBI agent, a one-off. */
static gboolean is_wrong_article(const DzReadWord *article, const DzReadWord *word) {
  const gsize length = (gsize)(article->end - article->start);
  if (length > 2 || g_ascii_tolower(*article->start) != 'a' || (length == 2 && article->start[1] != 'n') ||
      strchr("hHuU", *word->start) || !g_ascii_islower(*word->start))
    return FALSE;
  gboolean sounds_otherwise = memcmp(word->start, "eu", 2) == 0 || memcmp(word->start, "on", 2) == 0;
  return length == 2 ? !is_vowel_at(word->start) : is_vowel_at(word->start) && !sounds_otherwise;
}

static gboolean ends_in_s(const DzReadWord *piece) {
  return piece->end[-1] == 's';
}

/* Not glass, bus, basis, gas. */
static gboolean is_plural(const DzReadWord *piece) {
  return piece->end - piece->start > 4 && ends_in_s(piece) && !strchr("suia", piece->end[-2]);
}

static gboolean may_be_subject(const Step *step) {
  return step->kinds & DZ_KIND_SUBJECT || (ends_in_s(&step->piece) && !(step->kinds & DZ_KIND_FUNCTION));
}

/* A is never before a plural, and are searching rather than a researching. */
static double singular_misfit_cost(const DzReadWord *word) {
  gboolean is_gerund =
      word->end - word->start > 6 && memcmp(word->start, "re", 2) == 0 && memcmp(word->end - 3, "ing", 3) == 0;
  return is_gerund ? 1 : is_plural(word) ? 3 : 0;
}

/* What it costs that a word follows the other: where they are the words of a sentence, nothing. */
static double misfit_cost(const Step *before, const Step *after) {
  static const double article_cost = 5, these_cost = 3, are_cost = 4;
  for (gsize i = 0; i < G_N_ELEMENTS(misfits); i++)
    if (before->kinds & misfits[i].before && after->kinds & misfits[i].after)
      return misfits[i].cost;
  if (before->kinds & DZ_KIND_THESE) /* these ward may be the seaward, these wards are none */
    return after->kinds & DZ_KIND_CLAUSE || ends_in_s(&after->piece) ? 0 : these_cost;
  if (after->kinds & DZ_KIND_ARE) /* not are count: a recount */
    return may_be_subject(before) ? 0 : are_cost;
  if (before->kinds & DZ_KIND_ARTICLE && is_wrong_article(&before->piece, &after->piece))
    return article_cost;
  return before->kinds & DZ_KIND_SINGULAR ? singular_misfit_cost(&after->piece) : 0;
}

/* ---- reading ---- */

static Step *step_at(const Reading *reading, int i) {
  return i < 0 ? NULL : &g_array_index(reading->steps, Step, i);
}

/* What it costs to go from one state to the other where a space was lost; a phrase that ends where the next begins is
   its own case. */
static double border_cost(State from, State to, gboolean restarts) {
  if (from == to && !restarts)
    return from == OUTSIDE ? unmarked_cost : 9;
  return restarts ? 1 : 0;
}

static double link_cost(DzLink link, State from, State to, gboolean restarts) {
  switch (link) {
  case DZ_LINK_OPEN:
    return to == OUTSIDE ? 0 : from == OUTSIDE ? 2 : restarts ? never : 8;
  case DZ_LINK_STOP:
    return to == OUTSIDE ? 0 : from == OUTSIDE || restarts ? never : stop_cost;
  case DZ_LINK_END:
    return to == OUTSIDE ? 0 : from == OUTSIDE || restarts ? never : 16;
  case DZ_LINK_SPACE:
    return from == to && !restarts ? 0 : restarts ? never : one_sided_cost;
  default:
    return from == to && !restarts ? 0 : never;
  }
}

/* A phrase seldom begins or ends with a function word, least of all with a short one. */
static double edge_cost(const Step *step, gboolean begins) {
  if (!step || !(step->kinds & DZ_KIND_FUNCTION))
    return 0;
  gboolean is_long = step->piece.end - step->piece.start >= 6;
  return step->kinds & DZ_KIND_PARTICLE ? (begins ? 2 : 1.2) : is_long ? 1 : begins ? 3 : 2.8;
}

/* What is marked is a word or two that readers may not know, seldom a name, and begins neither with a number nor with a
   short word. This settles on which side of a lone border the phrase was, and how long it is. */
static double inside_cost(const Step *step, gboolean begins) {
  enum { SHORT_WORD = 4 };
  double cost = step->kinds & DZ_KIND_FUNCTION ? 1 : 0.3;
  if (g_ascii_isupper(*step->piece.start))
    cost += 2;
  if (!begins)
    return cost + 0.4;
  if (step->is_number)
    return cost + 3;
  return step->piece.end - step->piece.start <= SHORT_WORD ? cost + 1 : cost;
}

/* Adds a step where it is the cheapest way to its place and state so far. */
static void offer(Reading *reading, Front *front, Step step) {
  Step *best = step_at(reading, front->at[step.state]);
  if (best && best->cost < step.cost)
    return; /* of equals the longer first word: were designed, not we redesigned */
  if (best)
    *best = step;
  else {
    front->at[step.state] = (int)reading->steps->len;
    g_array_append_val(reading->steps, step);
  }
}

/* Goes from `from` to `to` with a word, in all ways there are. `is_lost`: a space was lost before it. */
static void go(Reading *reading, const Front *from, Front *to, Step word, DzLink link, gboolean is_lost) {
  double word_cost = word.cost, as_first = inside_cost(&word, TRUE) + edge_cost(&word, TRUE),
         as_next = inside_cost(&word, FALSE);
  const gboolean may_misfit = is_lost || link == DZ_LINK_SPACE || link == DZ_LINK_STOP;
  for (int before = 0; before < STATES; before++) {
    const Step *last = step_at(reading, from->at[before]);
    if (!last && !(before == OUTSIDE && from->at[INSIDE] < 0))
      continue; /* the text opens outside */
    double base = (last ? last->cost : 0) + word_cost;
    if (may_misfit && last && (last->kinds & takes_care || word.kinds & DZ_KIND_ARE))
      base += misfit_cost(last, &word);
    const double as_last = edge_cost(last, FALSE); /* an offer may move the steps */
    for (int after = 0; after < STATES; after++)
      for (int restarts = 0; restarts <= (before == INSIDE && after == INSIDE); restarts++) {
        gboolean begins = after == INSIDE && (before == OUTSIDE || restarts);
        gboolean ends = before == INSIDE && (after == OUTSIDE || restarts);
        word.cost = base +
                    (is_lost ? border_cost((State)before, (State)after, restarts)
                             : link_cost(link, (State)before, (State)after, restarts)) +
                    (before == INSIDE && after == INSIDE ? word.going_on_cost : 0) + (ends ? as_last : 0) +
                    (begins            ? as_first
                     : after == INSIDE ? as_next
                                       : 0);
        if (word.cost >= never)
          continue;
        word.state = (State)after;
        word.piece.inside = after == INSIDE;
        word.piece.begins = begins;
        word.before = from->at[before];
        offer(reading, to, word);
      }
  }
}

/* 87,000 and £5 are no part of a name; nor are digits after a word like about. */
static gboolean is_amount(const DzToken *number, DzWordKinds before) {
  enum { FEWEST_DIGITS = 2 };
  gsize length = (gsize)(number->end - number->start);
  return memchr(number->start, ',', length) || !g_ascii_isdigit(*number->start) ||
         (before & (DZ_KIND_FUNCTION | DZ_KIND_LONE) && length >= FEWEST_DIGITS);
}

/* Of what is reached, that from which a number may stand apart. */
static Front words_of(const Reading *reading, const Front *front) {
  Front words = *front;
  for (int state = 0; state < STATES; state++) {
    const Step *last = step_at(reading, front->at[state]);
    if (last && !last->is_word)
      words.at[state] = -1;
  }
  return words;
}

/* Between a number and letters there was a space or there was none. */
static void go_beside_number(Reading *reading, const Front *from, Front *to, Step word, const DzToken *token) {
  Step lost = word;
  lost.piece.insert_at = token->insert_at;
  lost.cost += reading->glue_cost;
  const Step *last = step_at(reading, from->at[OUTSIDE] >= 0 ? from->at[OUTSIDE] : from->at[INSIDE]);
  if (token->is_number)
    word.cost += is_amount(token, last ? last->kinds : 0) ? joined_amount_cost : joined_number_cost;
  else if (!(word.kinds & DZ_KIND_UNIT))
    word.cost += token->follows_amount ? joined_amount_cost : joined_number_cost;
  go(reading, from, to, word, DZ_LINK_JOINED, FALSE);
  Front words = token->is_number ? words_of(reading, from) : *from;
  if (token->is_number ? words.at[OUTSIDE] >= 0 || words.at[INSIDE] >= 0 : word.is_word)
    go(reading, &words, to, lost, DZ_LINK_JOINED, TRUE);
}

/* The token's first word, over whatever stands before it. */
static void enter(Reading *reading, const Front *from, Front *to, Step word, const DzToken *token) {
  word.going_on_cost = token->is_beyond_stop ? stop_cost : 0;
  if (token->before == DZ_LINK_NUMBER)
    go_beside_number(reading, from, to, word, token);
  else if (token->before == DZ_LINK_MARK) {
    word.piece.insert_at = token->insert_at;
    word.piece.is_clear = TRUE;
    go(reading, from, to, word, token->before, TRUE);
  } else
    go(reading, from, to, word, token->before, FALSE);
}

/* All ways through a token's parts, from each place that is reached to each that ends a word. */
static Front part_word(Reading *reading, const Front *from, const Word *word) {
  Front fronts[DZ_LONGEST_TOKEN + 1];
  const gsize length = (gsize)(word->token.end - word->token.start);
  for (gsize i = 0; i <= length; i++)
    fronts[i] = nowhere;
  for (guint i = 0; i < word->part_count; i++) {
    const Part *part = &g_array_index(reading->lattice->parts, Part, word->first_part + i);
    Step step = {.piece = {.start = word->token.start + part->start, .end = word->token.start + part->end},
                 .kinds = part->kinds,
                 .is_word = !part->is_unit,
                 .cost = part->cost};
    if (part->start == 0) {
      enter(reading, from, &fronts[part->end], step, &word->token);
      continue;
    }
    const Front *here = &fronts[part->start];
    if (here->at[OUTSIDE] < 0 && here->at[INSIDE] < 0)
      continue;
    step.cost += reading->glue_cost;
    step.piece.insert_at = step.piece.start;
    go(reading, here, &fronts[part->end], step, DZ_LINK_MARK, TRUE);
  }
  return fronts[length];
}

static Front read_word(Reading *reading, const Front *from, const Word *word) {
  Front to = word->part_count > 0 ? part_word(reading, from, word) : nowhere;
  Step whole = {.piece = {.start = word->token.start, .end = word->token.end},
                .kinds = word->kinds,
                .is_word = word->is_word,
                .is_number = word->token.is_number,
                .cost = word->whole_cost};
  enter(reading, from, &to, whole, &word->token);
  return to;
}

/* A border inside a token is clear where a function word is at it. */
static gboolean is_clear(const Step *before, const Step *after) {
  return before->piece.end == after->piece.start && (before->kinds | after->kinds) & DZ_KIND_FUNCTION;
}

/* The pieces of the cheaper of the readings that end here. */
static GArray *retrace(const Reading *reading, const Front *end) {
  const Step *outside = step_at(reading, end->at[OUTSIDE]), *inside = step_at(reading, end->at[INSIDE]);
  const Step *last = !outside || (inside && inside->cost < outside->cost) ? inside : outside;
  guint count = 0;
  for (const Step *step = last; step; step = step_at(reading, step->before))
    count++;
  GArray *pieces = g_array_sized_new(FALSE, FALSE, sizeof(DzReadWord), count);
  g_array_set_size(pieces, count);
  for (const Step *step = last; step; step = step_at(reading, step->before)) {
    const Step *before = step_at(reading, step->before);
    DzReadWord *piece = &g_array_index(pieces, DzReadWord, --count);
    *piece = step->piece;
    piece->is_clear = piece->is_clear || (piece->insert_at && before && is_clear(before, step));
  }
  return pieces;
}

GArray *dz_read_phrases(const DzLattice *lattice, double glue_cost) {
  Reading reading = {lattice, glue_cost,
                     g_array_sized_new(FALSE, FALSE, sizeof(Step), lattice->words->len * STATES + 64)};
  Front front = nowhere;
  for (guint i = 0; i < lattice->words->len; i++)
    front = read_word(&reading, &front, &g_array_index(lattice->words, Word, i));
  GArray *pieces = retrace(&reading, &front);
  g_array_unref(reading.steps);
  return pieces;
}
