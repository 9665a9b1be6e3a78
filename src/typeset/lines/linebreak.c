/* linebreak.c: see linebreak.h.

   Every legal break is reached from the best of the breaks before it, for each of four fitness classes and each number
   of hyphens running; a break from which the line would be too full is dropped from the active list, so that time grows
   with the text and not with its square. Sums from the start of the paragraph make a line's width a subtraction.

   Letter gaps give first: what they can take or give (DzItem.letters) is off the account before the ratio is formed.
   The demerits are those of Knuth and Plass's article (p. 1128) but for the price of classes, hyphens and runts and for
   the power of the badness: what they count as the cube of the ratio is its fourth power here, so that no single line
   pays for its neighbours. The first pass is strict: no line beyond ratio 1, no runt. Where that leaves nothing, the
   second one may do what costs more than a little unevenness: hyphenate names, squeeze Han and stops. The numbers were
   tuned on 120 articles at 28 Han ems (A5), with an eye on 22 (A6): word gaps vary by 16.0 % of their mean, 7.7 % of
   lines end in a hyphen, one line in a hundred has word gaps over 0.37 em. */
#include "typeset/lines/linebreak.h"
#include <math.h>

static const double line_cost = 10, class_cost = 3000;
/* Two hyphens running, one in the last but one line, and three: not while there is any other way at all. */
static const double hyphen_pair_cost = 20000, last_hyphen_cost = 5000, hyphen_row_cost = 1e18;
static const double runt_cost = 1000;      /* a line at ratio 1.8, which is 0.05 em between Han */
static const double first_tolerance = 100; /* ratio 1 */
static const double hang_most = 4;         /* points that hanging marks at both edges may save a line */

typedef struct {
  double width, letters, natural, stretch, shrink, last_shrink; /* of all items and glue before an index */
} Sums;

typedef struct {
  guint position; /* index of the first item of the line after the break */
  guint8 fitness;
  guint8 hyphens; /* lines running that end in one, up to 2 */
  double demerits;
  int previous; /* index in nodes, −1: the start */
} Node;

typedef struct {
  const DzItem *items;
  guint count;
  const DzBreakRules *rules;
  Sums *sums;     /* count + 1 */
  GArray *nodes;  /* Node */
  GArray *active; /* indices in nodes */
  gboolean second_pass;
} Breaker;

static Sums *sum_up(const DzItem *items, guint count) {
  Sums *sums = g_new0(Sums, count + 1);
  for (guint i = 0; i < count; i++)
    sums[i + 1] = (Sums){.width = sums[i].width + items[i].width,
                         .letters = sums[i].letters + items[i].letters,
                         .natural = sums[i].natural + items[i].glue.natural,
                         .stretch = sums[i].stretch + items[i].glue.stretch,
                         .shrink = sums[i].shrink + items[i].glue.shrink,
                         .last_shrink = sums[i].last_shrink + items[i].glue.last_shrink};
  return sums;
}

/* How the line from `start` to before `end` fills the measure. */
typedef struct {
  double spare;   /* after the letter gaps gave: what glue has to take (or give, below 0) */
  double ratio;   /* of stretch or shrink; ±INFINITY where there is none */
  double natural; /* width at rest */
  double over;    /* too wide by so much with all glue shrunk; 0 where it fits */
} Fit;

static Fit fit_line(const Breaker *b, guint start, guint end) {
  const Sums *from = &b->sums[start], *to = &b->sums[end];
  const DzItem *last = &b->items[end - 1];
  gboolean is_last = end == b->count;
  Fit fit;
  fit.natural = to->width - from->width + to->natural - from->natural - last->glue.natural +
                (is_last ? 0 : last->hyphen) - last->hang_end - b->items[start].hang_start;
  double letters = to->letters - from->letters - last->tail;
  double spare = b->rules->measure - fit.natural;
  fit.spare = spare - CLAMP(spare, -letters, letters);
  double give = to->stretch - from->stretch - last->glue.stretch;
  if (b->rules->ragged > 0) {
    fit.spare = spare;
    give = spare < 0 ? 0 : b->rules->ragged;
  } else if (fit.spare < 0) {
    give = to->shrink - from->shrink - last->glue.shrink;
    give += b->second_pass ? to->last_shrink - from->last_shrink - last->glue.last_shrink : 0;
  }
  if (is_last && fit.spare >= 0)
    fit.ratio = 0;
  else
    fit.ratio = fabs(fit.spare) < 1e-9 ? 0 : give > 1e-9 ? fit.spare / give : fit.spare > 0 ? INFINITY : -INFINITY;
  fit.over = fit.ratio < -1 - 1e-9 ? -fit.spare - give : 0;
  return fit;
}

static guint8 fitness_of(double ratio) {
  return ratio < -0.5 ? 0 : ratio <= 0.5 ? 1 : ratio <= 1 ? 2 : 3;
}

static double badness_of(double ratio) {
  /* Far beyond Knuth's 10,000: of two bad lines the worse one must still cost more. */
  double square = ratio * ratio, badness = 100 * square * square;
  return MIN(badness, 1e8);
}

static gboolean is_runt(const Breaker *b, const Node *from, guint end, const Fit *fit) {
  return end == b->count && from->previous >= 0 && fit->natural < b->rules->runt;
}

/* What a line adds to the demerits of the break it comes from. */
static double demerits_of(const Breaker *b, const Node *from, guint end, const Fit *fit, guint8 fitness) {
  gboolean is_last = end == b->count;
  const DzItem *last = &b->items[end - 1];
  gboolean is_hyphen = !is_last && (last->flags & (DZ_ITEM_HYPHEN | DZ_ITEM_TYPED_HYPHEN));
  double penalty = is_last ? (is_runt(b, from, end, fit) ? runt_cost : 0) : last->penalty;
  double demerits = (line_cost + badness_of(fit->ratio)) * (line_cost + badness_of(fit->ratio)) + penalty * penalty;
  if (abs((int)fitness - (int)from->fitness) > 1 && from->previous >= 0)
    demerits += class_cost;
  if (from->hyphens > 0 && is_last)
    demerits += last_hyphen_cost;
  else if (from->hyphens > 0 && is_hyphen)
    demerits += from->hyphens > 1 ? hyphen_row_cost : hyphen_pair_cost;
  return demerits;
}

static gboolean may_break(const Breaker *b, guint end) {
  const DzItem *item = &b->items[end - 1];
  return end == b->count || (item->penalty != DZ_NO_BREAK && (b->second_pass || !(item->flags & DZ_ITEM_SECOND_PASS)));
}

/* The line that ends before `end`, as the node it leads to. */
static Node node_after(const Breaker *b, int previous, const Node *from, guint end, const Fit *fit) {
  guint8 fitness = fitness_of(fit->ratio);
  gboolean is_hyphen = end < b->count && (b->items[end - 1].flags & (DZ_ITEM_HYPHEN | DZ_ITEM_TYPED_HYPHEN));
  return (Node){.position = end,
                .fitness = fitness,
                .hyphens = !is_hyphen          ? 0
                           : from->hyphens > 0 ? 2
                                               : 1,
                .demerits = from->demerits + demerits_of(b, from, end, fit, fitness),
                .previous = previous};
}

enum { FITNESSES = 4, HYPHENS = 3, STATES = FITNESSES * HYPHENS };

/* What the first pass does without. */
static gboolean is_refused(const Breaker *b, const Node *from, guint end, const Fit *fit) {
  return badness_of(fit->ratio) > first_tolerance || is_runt(b, from, end, fit);
}

/* The best ways to reach the break before `end`, one a state, from the active breaks; those too far back are dropped.
 */
static void try_break(Breaker *b, guint end, Node best[STATES]) {
  guint kept = 0, fitted = G_MAXUINT;
  Fit fit = {0};
  for (guint a = 0; a < b->active->len; a++) {
    int index = g_array_index(b->active, int, a);
    const Node *from = &g_array_index(b->nodes, Node, index);
    if (from->position != fitted) /* the states of one break follow each other, and their lines are the same */
      fit = fit_line(b, from->position, end);
    fitted = from->position;
    /* What follows only adds to a line that is too full: drop it; but the next break may need no hyphen, or hang, or
       have no ruby that must stand inside. */
    if (fit.over <= b->items[end - 1].hyphen + hang_most - MIN(b->items[end - 1].hang_end, 0))
      g_array_index(b->active, int, kept++) = index;
    if (fit.over > 0 || (!b->second_pass && is_refused(b, from, end, &fit)))
      continue;
    Node node = node_after(b, index, from, end, &fit);
    if (!b->second_pass && from->hyphens > 1 && node.hyphens > 1)
      continue;
    Node *known = &best[node.fitness * HYPHENS + node.hyphens];
    if (node.demerits < known->demerits)
      *known = node;
  }
  g_array_set_size(b->active, kept);
}

/* A state is left out where another one, with no more hyphens running, is cheaper by more than a class can cost: it is
   so for every line that follows. */
static void activate(Breaker *b, const Node best[STATES]) {
  double least = INFINITY; /* with so many hyphens or fewer */
  for (int hyphens = 0; hyphens < HYPHENS; hyphens++) {
    for (int fitness = 0; fitness < FITNESSES; fitness++)
      least = MIN(least, best[fitness * HYPHENS + hyphens].demerits);
    for (int fitness = 0; fitness < FITNESSES; fitness++) {
      const Node *node = &best[fitness * HYPHENS + hyphens];
      if (!isfinite(node->demerits) || node->demerits > least + class_cost)
        continue;
      g_array_append_val(b->nodes, *node);
      int index = (int)b->nodes->len - 1;
      g_array_append_val(b->active, index);
    }
  }
}

/* The breaks that lead to the last node with the least demerits. */
static GArray *trace_back(const Breaker *b) {
  int best = -1;
  for (guint i = 0; i < b->nodes->len; i++) {
    const Node *node = &g_array_index(b->nodes, Node, i);
    if (node->position == b->count && node->previous >= 0 &&
        (best < 0 || node->demerits < g_array_index(b->nodes, Node, best).demerits))
      best = (int)i;
  }
  if (best < 0)
    return NULL;
  GArray *breaks = g_array_new(FALSE, FALSE, sizeof(DzLineBreak));
  while (best >= 0) {
    const Node *node = &g_array_index(b->nodes, Node, best);
    if (node->previous < 0)
      break;
    DzLineBreak line = {.start = g_array_index(b->nodes, Node, node->previous).position, .end = node->position};
    g_array_prepend_val(breaks, line);
    best = node->previous;
  }
  return breaks;
}

static GArray *run_pass(Breaker *b, gboolean second_pass) {
  b->second_pass = second_pass;
  g_array_set_size(b->nodes, 0);
  g_array_set_size(b->active, 0);
  Node start = {.position = 0, .fitness = 1, .previous = -1};
  g_array_append_val(b->nodes, start);
  int first = 0;
  g_array_append_val(b->active, first);
  for (guint end = 1; end <= b->count && b->active->len > 0; end++) {
    if (!may_break(b, end))
      continue;
    Node best[STATES];
    for (int state = 0; state < STATES; state++)
      best[state].demerits = INFINITY;
    try_break(b, end, best);
    activate(b, best);
  }
  return trace_back(b);
}

GArray *dz_break_lines(const DzItem *items, guint count, const DzBreakRules *rules) {
  if (count == 0)
    return g_array_new(FALSE, FALSE, sizeof(DzLineBreak));
  Breaker breaker = {.items = items,
                     .count = count,
                     .rules = rules,
                     .sums = sum_up(items, count),
                     .nodes = g_array_new(FALSE, FALSE, sizeof(Node)),
                     .active = g_array_new(FALSE, FALSE, sizeof(int))};
  GArray *breaks = run_pass(&breaker, FALSE);
  if (!breaks)
    breaks = run_pass(&breaker, TRUE);
  g_free(breaker.sums);
  g_array_unref(breaker.nodes);
  g_array_unref(breaker.active);
  return breaks;
}

/* Width at rest of the items start … end - 1 as a line. */
static double rest_width(const DzItem *items, guint start, guint end) {
  double width =
      items[end - 1].hyphen - items[end - 1].hang_end - items[start].hang_start - items[end - 1].glue.natural;
  for (guint i = start; i < end; i++)
    width += items[i].width + items[i].glue.natural;
  return width;
}

GArray *dz_break_lines_first_fit(const DzItem *items, guint count, const DzBreakRules *rules, gboolean second_pass) {
  const Breaker breaker = {.items = items, .count = count, .second_pass = second_pass};
  GArray *breaks = g_array_new(FALSE, FALSE, sizeof(DzLineBreak));
  for (guint start = 0; start < count;) {
    guint chosen = 0;
    double width = 0; /* of the items so far with all their glue: a lower bound to stop by */
    for (guint end = start + 1; end <= count; end++) {
      width += items[end - 1].width + (end - 1 > start ? items[end - 2].glue.natural : 0);
      if (!may_break(&breaker, end))
        continue;
      gboolean fits =
          rest_width(items, start, end) - (end == count ? items[end - 1].hyphen : 0) <= rules->measure + 1e-6;
      if (fits || chosen == 0)
        chosen = end;
      if (width > rules->measure + hang_most)
        break;
    }
    chosen = chosen ? chosen : count;
    DzLineBreak line = {start, chosen};
    g_array_append_val(breaks, line);
    start = chosen;
  }
  return breaks;
}

double dz_break_demerits(const DzItem *items, guint count, const DzBreakRules *rules, const GArray *breaks) {
  Breaker breaker = {.items = items, .count = count, .rules = rules, .sums = sum_up(items, count), .second_pass = TRUE};
  Node from = {.fitness = 1, .previous = -1};
  for (guint i = 0; i < breaks->len; i++) {
    const DzLineBreak *line = &g_array_index(breaks, DzLineBreak, i);
    Fit fit = fit_line(&breaker, line->start, line->end);
    Node next = node_after(&breaker, (int)i, &from, line->end, &fit);
    if (fit.over > 0)
      next.demerits = INFINITY;
    from = next;
  }
  g_free(breaker.sums);
  return from.demerits;
}
