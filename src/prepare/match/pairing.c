/* pairing.c: see pairing.h.

   The article is parted into units from its start to its end: a paragraph alone, two that stand side by side, or a run
   of one side and the run of the other after it, in which an alignment finds the pairs. Which side leads is a state
   that costs something to change, so that one stray paragraph does not turn those after it. The cheapest way through is
   the reading; what the cheapest without one of its units costs more is how sure that unit is. */
#include "prepare/match/pairing.h"
#include "prepare/match/align.h"
#include <math.h>

static const double turn = 4, block = 1, hopeless = 15;
enum { MOST_CUT = 60 }; /* paragraphs of a run that may begin or end at other places than its own */

/* Paragraphs start ≤ i < end. */
typedef struct {
  guint start, end;
  int order;        /* the side that leads */
  gboolean is_free; /* it says nothing of which side leads */
  double cost;
  GArray *steps; /* DzStep, of a block; else NULL */
  guint middle;  /* of a block: where its second run begins */
  int *partner;  /* and of each of its paragraphs, −1 for none */
} Unit;

typedef struct {
  guint start, end; /* paragraphs of one side */
  int side;
} Run;

typedef struct {
  DzWitnesses *witnesses;
  guint count;
  guint8 *side;            /* of each paragraph */
  GArray *runs;            /* Run */
  GArray *units;           /* Unit, by start */
  guint *first;            /* of each paragraph: the first unit that begins with it; one more at the end */
  guint *run;              /* and the run that it is in */
  double *from[2], *on[2]; /* by the side that leads: the cheapest way to a place, and from there to the end */
  double turned;           /* what it costs that the second side leads from the start */
  double tight;            /* what a border without a blank line saves; 0 where borders tell nothing */
} Pairing;

static int side_of(const Pairing *pairing, guint i) {
  return pairing->side[i];
}

/* The likelier side of each paragraph; one of which little tells that stands among those of one side is on it too. */
static void find_sides(Pairing *pairing) {
  static const double little = 2.5;
  pairing->side = g_new(guint8, pairing->count + 1);
  for (guint i = 0; i < pairing->count; i++)
    pairing->side[i] = dz_witness_at(pairing->witnesses, i)->odds < 0;
  for (guint i = 1; i + 1 < pairing->count; i++) {
    const double before = dz_witness_at(pairing->witnesses, i - 1)->odds,
                 after = dz_witness_at(pairing->witnesses, i + 1)->odds;
    const gboolean is_among = (before < 0) == (after < 0) && fabs(before) > little && fabs(after) > little;
    if (fabs(dz_witness_at(pairing->witnesses, i)->odds) < little && is_among)
      pairing->side[i] = before < 0;
  }
}

/* ---- units ---- */

static void find_runs(Pairing *pairing) {
  pairing->runs = g_array_new(FALSE, FALSE, sizeof(Run));
  for (guint i = 0; i < pairing->count; i++) {
    Run *last = pairing->runs->len > 0 ? &g_array_index(pairing->runs, Run, pairing->runs->len - 1) : NULL;
    if (last && last->side == side_of(pairing, i) && !dz_witness_at(pairing->witnesses, i)->begins) {
      last->end = i + 1;
      continue;
    }
    const Run run = {i, i + 1, side_of(pairing, i)};
    g_array_append_val(pairing->runs, run);
  }
}

/* Blank lines tell pairs where some borders of the languages have them and some have not. */
static void look_at_borders(Pairing *pairing) {
  static const double few = 0.15, saving = 1.5;
  guint tight = 0, borders = 0;
  for (guint i = 1; i < pairing->count; i++) {
    if (side_of(pairing, i) == side_of(pairing, i - 1))
      continue;
    borders++;
    tight += dz_witness_at(pairing->witnesses, i)->is_tight;
  }
  const double share = borders > 0 ? (double)tight / borders : 0;
  pairing->tight = borders >= 3 && share > few && share < 1 - few ? saving : 0;
}

static void add_unit(Pairing *pairing, Unit unit) {
  g_array_append_val(pairing->units, unit);
}

static gboolean may_lead(const Unit *unit, int side) {
  return unit->is_free || unit->order == side;
}

static void add_neighbours(Pairing *pairing, guint at) {
  const DzWitness *one = dz_witness_at(pairing->witnesses, at), *other = dz_witness_at(pairing->witnesses, at + 1);
  if (other->begins)
    return;
  const double border = other->is_tight ? -pairing->tight : pairing->tight;
  const gboolean is_free = one->is_heading && other->is_heading; /* headings come in either order */
  for (int order = 0; order < 2; order++) {
    const double cost = border + dz_pair_cost(pairing->witnesses, at + (order == 1), at + (order == 0));
    if (cost < hopeless)
      add_unit(pairing, (Unit){.start = at, .end = at + 2, .order = order, .is_free = is_free, .cost = cost});
  }
}

/* What an alignment of two runs asks for. */
typedef struct {
  const DzWitnesses *witnesses;
  guint start[2]; /* by side */
} Block;

static double pair_in_block(guint first, guint second, gconstpointer data) {
  const Block *own = data;
  return dz_pair_cost(own->witnesses, own->start[0] + first, own->start[1] + second);
}

static double alone_in_block(int side, guint index, gconstpointer data) {
  const Block *own = data;
  return dz_lone_cost(own->witnesses, own->start[side] + index);
}

/* Of each paragraph from start to end the one it is a pair with, −1 for none. New array. */
static int *partners_of(const GArray *steps, guint start, guint middle, guint end, int side) {
  int *partner = g_new(int, end - start), at[2];
  at[side] = (int)start;
  at[!side] = (int)middle;
  for (guint i = 0; i < steps->len; i++) {
    const DzStep *step = &g_array_index(steps, DzStep, i);
    const gboolean is_pair = step->takes[0] && step->takes[1];
    for (int s = 0; s < 2; s++)
      if (step->takes[s])
        partner[at[s] - (int)start] = is_pair ? at[!s] : -1;
    for (int s = 0; s < 2; s++)
      at[s] += step->takes[s] ? 1 : 0;
  }
  return partner;
}

static void add_block(Pairing *pairing, guint start, guint middle, guint end, int side) {
  Block own = {.witnesses = pairing->witnesses};
  guint count[2];
  own.start[side] = start;
  own.start[!side] = middle;
  count[side] = middle - start;
  count[!side] = end - middle;
  if (count[0] == 0 || count[1] == 0 || count[0] * count[1] == 1)
    return;
  const DzCosts costs = {pair_in_block, alone_in_block, &own};
  double cost;
  GArray *steps = dz_align(count[0], count[1], &costs, &cost);
  int *partner = partners_of(steps, start, middle, end, side);
  add_unit(pairing, (Unit){.start = start,
                           .end = end,
                           .order = side,
                           .cost = block + cost,
                           .steps = steps,
                           .middle = middle,
                           .partner = partner});
}

/* An address or a formula, which may be of either run where two meet. */
static gboolean is_of_either(const Pairing *pairing, guint i) {
  static const double telling = 1;
  return fabs(dz_witness_at(pairing->witnesses, i)->odds) < telling;
}

/* A block's last passage that is taken for the other language, if not surely: it begins the next run. */
static gboolean may_be_last(const Pairing *pairing, guint i) {
  static const double telling = 8;
  return i < pairing->count && !dz_witness_at(pairing->witnesses, i)->begins &&
         fabs(dz_witness_at(pairing->witnesses, i)->odds) < telling;
}

/* The blocks that begin at a passage and have the run in their first half. The next pair may begin in their last one.
 */
static void add_blocks_of(Pairing *pairing, guint at, guint run) {
  const Run *own = &g_array_index(pairing->runs, Run, run);
  const Run *next = run + 1 < pairing->runs->len ? own + 1 : NULL;
  if (!next || dz_witness_at(pairing->witnesses, next->start)->begins || next->side == own->side)
    return;
  const gboolean is_short = next->end - own->start <= MOST_CUT;
  if (at != own->start && !is_short)
    return;
  const guint earlier = is_short && is_of_either(pairing, own->end - 1) ? 1 : 0;
  for (guint middle = own->end; middle + earlier >= own->end && middle > at; middle--) {
    add_block(pairing, at, middle, next->end, own->side);
    if (is_short && next->end - next->start > 1)
      add_block(pairing, at, middle, next->end - 1, own->side);
    if (is_short && may_be_last(pairing, next->end))
      add_block(pairing, at, middle, next->end + 1, own->side);
  }
}

/* A title or a stray paragraph may stand before the block, and its first passage may be the last of the run before. */
static void add_blocks(Pairing *pairing, guint at, guint run) {
  const Run *own = &g_array_index(pairing->runs, Run, run);
  if (at <= own->start + 1)
    add_blocks_of(pairing, at, run);
  if (at + 1 == own->end && run + 1 < pairing->runs->len && is_of_either(pairing, at))
    add_blocks_of(pairing, at, run + 1);
}

static void find_units(Pairing *pairing) {
  pairing->units = g_array_new(FALSE, FALSE, sizeof(Unit));
  pairing->first = g_new0(guint, pairing->count + 1);
  pairing->run = g_new0(guint, pairing->count + 1);
  for (guint i = 0, run = 0; i < pairing->count; i++) {
    while (g_array_index(pairing->runs, Run, run).end <= i)
      run++;
    const Run *own = &g_array_index(pairing->runs, Run, run);
    pairing->first[i] = pairing->units->len;
    pairing->run[i] = run;
    const double alone = dz_lone_cost(pairing->witnesses, i);
    add_unit(pairing, (Unit){.start = i, .end = i + 1, .order = own->side, .is_free = TRUE, .cost = alone});
    if (i + 1 < pairing->count)
      add_neighbours(pairing, i);
    add_blocks(pairing, i, run);
  }
  pairing->first[pairing->count] = pairing->units->len;
}

static void clear_units(Pairing *pairing) {
  for (guint i = 0; i < pairing->units->len; i++) {
    Unit *unit = &g_array_index(pairing->units, Unit, i);
    g_clear_pointer(&unit->steps, g_array_unref);
    g_free(unit->partner);
  }
  g_array_unref(pairing->units);
  g_free(pairing->first);
  g_free(pairing->run);
}

/* ---- ways ---- */

static void settle(double *const *ways, guint at) {
  for (int side = 0; side < 2; side++)
    ways[side][at] = fmin(ways[side][at], ways[!side][at] + turn);
}

static void go(Pairing *pairing) {
  for (int side = 0; side < 2; side++) {
    pairing->from[side] = g_new(double, pairing->count + 1);
    pairing->on[side] = g_new(double, pairing->count + 1);
    for (guint i = 0; i <= pairing->count; i++)
      pairing->from[side][i] = pairing->on[side][i] = INFINITY;
    pairing->on[side][pairing->count] = 0;
    pairing->from[side][0] = side == 1 ? pairing->turned : 0;
  }
  for (guint i = 0; i < pairing->count; i++) {
    settle(pairing->from, i);
    for (guint u = pairing->first[i]; u < pairing->first[i + 1]; u++) {
      const Unit *unit = &g_array_index(pairing->units, Unit, u);
      for (int side = 0; side < 2; side++)
        if (may_lead(unit, side))
          pairing->from[side][unit->end] = fmin(pairing->from[side][unit->end], pairing->from[side][i] + unit->cost);
    }
  }
  settle(pairing->from, pairing->count);
  for (guint i = pairing->count; i-- > 0;) {
    for (guint u = pairing->first[i]; u < pairing->first[i + 1]; u++) {
      const Unit *unit = &g_array_index(pairing->units, Unit, u);
      for (int side = 0; side < 2; side++)
        if (may_lead(unit, side))
          pairing->on[side][i] = fmin(pairing->on[side][i], unit->cost + pairing->on[side][unit->end]);
    }
    settle(pairing->on, i);
  }
}

/* What the cheapest reading costs that has the unit. */
static double through(const Pairing *pairing, const Unit *unit) {
  double best = INFINITY;
  for (int side = 0; side < 2; side++)
    if (may_lead(unit, side))
      best = fmin(best, pairing->from[side][unit->start] + unit->cost + pairing->on[side][unit->end]);
  return best;
}

/* ---- the reading ---- */

/* Whether a unit says the same of the paragraphs. */
static gboolean says(const Unit *unit, const DzMatch *match) {
  const int one = match->at[0] >= 0 ? match->at[0] : match->at[1], other = match->at[0] >= 0 ? match->at[1] : -1;
  if (one < (int)unit->start || one >= (int)unit->end)
    return FALSE;
  if (unit->partner)
    return unit->partner[one - (int)unit->start] == other;
  return unit->end - unit->start == 1 ? other < 0 : other >= (int)unit->start && other < (int)unit->end;
}

/* The cheapest reading in which something else is said of a match's paragraph `at`, of the units that begin where the
   range of units first ≤ u < last says. */
static double cheapest_other(const Pairing *pairing, const DzMatch *match, guint at, guint first, guint last) {
  double best = INFINITY;
  for (guint u = first; u < last; u++) {
    const Unit *unit = &g_array_index(pairing->units, Unit, u);
    if (unit->start <= at && unit->end > at && !says(unit, match))
      best = fmin(best, through(pairing, unit));
  }
  return best;
}

/* How much dearer the cheapest reading is that says something else: units that begin with the paragraph or the one
   before it, and blocks that begin with its run or the one before that. */
static double margin_of(const Pairing *pairing, const DzMatch *match, double total) {
  const guint at = (guint)(match->at[0] < 0   ? match->at[1]
                           : match->at[1] < 0 ? match->at[0]
                                              : MIN(match->at[0], match->at[1]));
  double best = cheapest_other(pairing, match, at, pairing->first[at > 0 ? at - 1 : 0], pairing->first[at + 1]);
  const guint run = pairing->run[at];
  for (guint r = run > 0 ? run - 1 : 0; r <= run; r++) {
    const guint start = g_array_index(pairing->runs, Run, r).start;
    for (guint i = start; i < MIN(start + 2, pairing->count); i++)
      best = fmin(best, cheapest_other(pairing, match, at, pairing->first[i], pairing->first[i + 1]));
  }
  return best - total;
}

static void add_match(const Pairing *pairing, DzMatch match, double inside, double total, GArray *matches) {
  match.margin = fmin(inside, margin_of(pairing, &match, total));
  g_array_append_val(matches, match);
}

static void add_matches(const Pairing *pairing, const Unit *unit, double total, GArray *matches) {
  if (!unit->steps) {
    const gboolean is_pair = unit->end > unit->start + 1;
    DzMatch match = {.at = {-1, -1}, .is_turned = is_pair && unit->order == 1};
    match.at[unit->order] = (int)unit->start;
    if (is_pair)
      match.at[!unit->order] = (int)unit->start + 1;
    add_match(pairing, match, INFINITY, total, matches);
    return;
  }
  int at[2];
  at[unit->order] = (int)unit->start;
  at[!unit->order] = (int)unit->middle;
  for (guint i = 0; i < unit->steps->len; i++) {
    const DzStep *step = &g_array_index(unit->steps, DzStep, i);
    DzMatch match = {.at = {-1, -1}, .is_turned = unit->order == 1};
    for (int side = 0; side < 2; side++)
      if (step->takes[side])
        match.at[side] = at[side]++;
    add_match(pairing, match, step->margin, total, matches);
  }
}

/* The unit with which the cheapest reading goes on. */
static const Unit *next_unit(const Pairing *pairing, guint at, int *side) {
  static const double rounding = 1e-9;
  if (pairing->on[!*side][at] + turn <= pairing->on[*side][at] + rounding)
    *side = !*side;
  for (guint u = pairing->first[at]; u < pairing->first[at + 1]; u++) {
    const Unit *unit = &g_array_index(pairing->units, Unit, u);
    if (may_lead(unit, *side) && unit->cost + pairing->on[*side][unit->end] <= pairing->on[*side][at] + rounding)
      return unit;
  }
  return &g_array_index(pairing->units, Unit, pairing->first[at]);
}

static GArray *read_pairing(DzWitnesses *witnesses, double turned) {
  Pairing pairing = {.witnesses = witnesses, .count = dz_witness_count(witnesses), .turned = turned};
  GArray *matches = g_array_new(FALSE, FALSE, sizeof(DzMatch));
  find_sides(&pairing);
  find_runs(&pairing);
  look_at_borders(&pairing);
  find_units(&pairing);
  go(&pairing);
  const double total = fmin(pairing.on[0][0], turned + pairing.on[1][0]);
  int side = turned + pairing.on[1][0] < pairing.on[0][0];
  for (guint at = 0; at < pairing.count;) {
    const Unit *unit = next_unit(&pairing, at, &side);
    add_matches(&pairing, unit, total, matches);
    at = unit->end;
  }
  for (int i = 0; i < 2; i++) {
    g_free(pairing.from[i]);
    g_free(pairing.on[i]);
  }
  clear_units(&pairing);
  g_array_unref(pairing.runs);
  g_free(pairing.side);
  return matches;
}

static gboolean is_lone(const GArray *matches, guint i) {
  const DzMatch *match = &g_array_index(matches, DzMatch, i);
  return match->at[0] < 0 || match->at[1] < 0;
}

/* Where some paragraphs have no partner, a pair among pairs is as sure as all of them together: another place for the
   lone one moves the whole run between, and what tells those two readings apart was measured to say far less than
   its sum. A pair beside a lone paragraph has that one alone to be mistaken for, and is surer than it seems. Both
   factors are such that at one margin as many are wrong (tests/bench/forms, halves with a side in ten missing). */
static void temper(GArray *matches) {
  static const double among_pairs = 0.25, beside_lone = 2;
  gboolean has_lone = FALSE;
  for (guint i = 0; i < matches->len && !has_lone; i++)
    has_lone = is_lone(matches, i);
  for (guint i = 0; i < matches->len && has_lone; i++) {
    const gboolean is_beside = (i > 0 && is_lone(matches, i - 1)) || (i + 1 < matches->len && is_lone(matches, i + 1));
    g_array_index(matches, DzMatch, i).margin *= is_beside ? beside_lone : among_pairs;
  }
}

GArray *dz_match(DzWitnesses *witnesses, double turned) {
  g_autoptr(GArray) first = read_pairing(witnesses, turned);
  guint(*pairs)[2] = g_malloc_n(first->len + 1, sizeof *pairs);
  guint count = 0;
  for (guint i = 0; i < first->len; i++) {
    const DzMatch *match = &g_array_index(first, DzMatch, i);
    if (match->at[0] < 0 || match->at[1] < 0)
      continue;
    pairs[count][0] = (guint)match->at[0];
    pairs[count++][1] = (guint)match->at[1];
  }
  dz_witnesses_learn(witnesses, (const guint(*)[2])pairs, count);
  g_free(pairs);
  GArray *matches = read_pairing(witnesses, turned);
  temper(matches);
  return matches;
}

static void count_orders(const GArray *matches, guint pairs[2], int *first) {
  pairs[0] = pairs[1] = 0;
  *first = -1;
  for (guint i = 0; i < matches->len; i++) {
    const DzMatch *match = &g_array_index(matches, DzMatch, i);
    if (match->at[0] < 0 || match->at[1] < 0)
      continue;
    pairs[match->is_turned ? 1 : 0]++;
    *first = *first < 0 ? match->is_turned : *first;
  }
}

/* Which side leads: that of the first part of the article, if a third of the pairs are so; else that of most. */
gboolean dz_second_leads(const GArray *matches) {
  guint pairs[2];
  int first;
  count_orders(matches, pairs, &first);
  return first < 0 ? FALSE : pairs[first] * 3 >= pairs[0] + pairs[1] ? first : !first;
}

gboolean dz_order_is_mixed(const GArray *matches) {
  guint pairs[2];
  int first;
  count_orders(matches, pairs, &first);
  return MIN(pairs[0], pairs[1]) * 6 > pairs[0] + pairs[1];
}
