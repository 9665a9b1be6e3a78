/* pair-sentences.c: which sentences of a paragraph and its translation belong together.

   Gale and Church (A Program for Aligning Sentences in Bilingual Corpora, 1993): lengths in two languages rise and fall
   together, so we look for the cheapest path through the grid of sentence numbers. A step joins 1–1, 1–2, 2–1, 2–2, 1–0
   or 0–1 sentences; it costs what its kind is rare and what its lengths are unlike, and numbers and names that stand on
   both sides make it cheaper. Of a long paragraph only a band along the diagonal is looked at. */
#include "prepare/match/anchors.h"
#include "prepare/match/sentences.h"
#include <math.h>
#include <string.h>

enum {
  MOST_CELLS = 1 << 14, /* of a grid that is looked at whole */
  BAND = 24,            /* sentences to each side of the diagonal, else */
  MOST_ANCHORS = 24,    /* of a sentence */
};

/* Characters of variance to each character: 6.8 among European languages (Gale and Church), more beyond them. */
static const double variance = 10, anchor_worth = 3, most_unlike = 30;

typedef struct {
  guint8 takes[2]; /* sentences of each side */
  double cost; /* −ln of how frequent it is (table 5); a translator of articles leaves less out than a parliament's */
} Bead;

static const Bead beads[] = {{{1, 1}, 0.12}, {{1, 2}, 3.11}, {{2, 1}, 3.11}, {{2, 2}, 4.51}, {{1, 0}, 7}, {{0, 1}, 7}};

typedef struct {
  const char *text;
  GArray *ranges;   /* DzRange */
  GArray *lengths;  /* double: characters before each sentence, and before the end */
  GPtrArray *names; /* GHashTable* of each sentence: the keys of its anchors */
} Side;

/* ---- the two sides ---- */

static double count_characters(const char *text, gsize start, gsize end) {
  return (double)g_utf8_strlen(text + start, (gssize)(end - start));
}

static GHashTable *names_of(const char *text, const DzRange *range) {
  GHashTable *names = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr(GArray) anchors = dz_anchors(text + range->start, MIN(range->end - range->start, 4000));
  for (guint i = 0; i < MIN(anchors->len, MOST_ANCHORS); i++)
    g_hash_table_add(names, g_strdup(g_array_index(anchors, DzAnchor, i).key));
  return names;
}

static void side_init(Side *side, const char *text, const char *language) {
  *side = (Side){.text = text,
                 .ranges = dz_sentences(text, language),
                 .lengths = g_array_new(FALSE, FALSE, sizeof(double)),
                 .names = g_ptr_array_new_with_free_func((GDestroyNotify)g_hash_table_unref)};
  double length = 0;
  g_array_append_val(side->lengths, length);
  for (guint i = 0; i < side->ranges->len; i++) {
    const DzRange *range = &g_array_index(side->ranges, DzRange, i);
    length += count_characters(text, range->start, range->end);
    g_array_append_val(side->lengths, length);
    g_ptr_array_add(side->names, names_of(text, range));
  }
}

static void side_clear(Side *side) {
  g_array_unref(side->ranges);
  g_array_unref(side->lengths);
  g_ptr_array_unref(side->names);
}

static double length_of(const Side *side, guint end, guint count) {
  return g_array_index(side->lengths, double, end) - g_array_index(side->lengths, double, end - count);
}

/* ---- the grid ---- */

/* All of it while it is small, else a band along its diagonal. A cell is a number of sentences of each side. */
typedef struct {
  guint rows, columns, width;
  float *cost;
  guint8 *bead; /* by which it is reached */
} Grid;

static guint first_column(const Grid *grid, guint row) {
  guint middle = (guint)((guint64)row * grid->columns / MAX(grid->rows, 1));
  return middle > grid->width / 2 ? middle - grid->width / 2 : 0;
}

static gboolean is_within(const Grid *grid, guint row, guint column) {
  guint first = first_column(grid, row);
  return column >= first && column < first + grid->width && column <= grid->columns;
}

static gsize place(const Grid *grid, guint row, guint column) {
  return (gsize)row * grid->width + (column - first_column(grid, row));
}

/* The width holds every step of the diagonal, which is steep where one side has far more sentences. */
static void grid_init(Grid *grid, guint rows, guint columns) {
  guint band = 2 * BAND + 2 * (columns / MAX(rows, 1)) + 2;
  *grid = (Grid){.rows = rows, .columns = columns};
  grid->width = (guint64)rows * columns <= MOST_CELLS ? 2 * columns + 2 : MIN(band, 2 * columns + 2);
  grid->cost = g_new(float, (gsize)(rows + 1) * grid->width);
  grid->bead = g_new0(guint8, (gsize)(rows + 1) * grid->width);
}

static void grid_clear(Grid *grid) {
  g_free(grid->cost);
  g_free(grid->bead);
}

/* ---- costs ---- */

/* What two lengths cost, when the second is expected to be `ratio` times the first: −ln of how likely it is that
   chance alone makes them as unlike. */
static double unlikeness(double first, double second, double ratio) {
  double expected = first * ratio, spread = sqrt(variance * ratio * (expected + second + 1) / 2);
  double likely = erfc(fabs(second - expected) / spread / G_SQRT2);
  return likely > 0 ? MIN(-log(likely), most_unlike) : most_unlike;
}

static gboolean is_named(const Side *side, guint start, guint end, const char *name) {
  for (guint i = start; i < end; i++)
    if (g_hash_table_contains(side->names->pdata[i], name))
      return TRUE;
  return FALSE;
}

/* The anchors that both sides of a bead have, at its cell (row, column). Each counts once, or two sentences would be
   drawn together by naming the same person. */
static guint count_anchors(const Side side[2], guint row, guint column, const Bead *bead) {
  guint count = 0;
  for (guint i = row - bead->takes[0]; i < row; i++) {
    GHashTableIter names;
    gpointer name;
    for (g_hash_table_iter_init(&names, side[0].names->pdata[i]); g_hash_table_iter_next(&names, &name, NULL);)
      count += is_named(&side[1], column - bead->takes[1], column, name) &&
               !is_named(&side[0], row - bead->takes[0], i, name);
  }
  return count;
}

static double bead_cost(const Side side[2], guint row, guint column, const Bead *bead, double ratio) {
  if (bead->takes[0] == 0 || bead->takes[1] == 0)
    return bead->cost;
  return bead->cost +
         unlikeness(length_of(&side[0], row, bead->takes[0]), length_of(&side[1], column, bead->takes[1]), ratio) -
         anchor_worth * count_anchors(side, row, column, bead);
}

static void fill_cell(Grid *grid, const Side side[2], guint row, guint column, double ratio) {
  double best = row == 0 && column == 0 ? 0 : INFINITY;
  guint8 taken = 0;
  for (guint8 b = 0; b < G_N_ELEMENTS(beads); b++) {
    const Bead *bead = &beads[b];
    if (bead->takes[0] > row || bead->takes[1] > column ||
        !is_within(grid, row - bead->takes[0], column - bead->takes[1]))
      continue;
    double cost = grid->cost[place(grid, row - bead->takes[0], column - bead->takes[1])] +
                  bead_cost(side, row, column, bead, ratio);
    if (cost < best) {
      best = cost;
      taken = b;
    }
  }
  grid->cost[place(grid, row, column)] = (float)best;
  grid->bead[place(grid, row, column)] = taken;
}

/* ---- pairs ---- */

/* The bytes that so many sentences before `end` take; nothing where there are none. */
static DzRange range_of(const Side *side, guint end, guint count) {
  if (count == 0)
    return (DzRange){0, 0};
  return (DzRange){g_array_index(side->ranges, DzRange, end - count).start,
                   g_array_index(side->ranges, DzRange, end - 1).end};
}

static GArray *walk_back(const Grid *grid, const Side side[2]) {
  g_autoptr(GArray) backwards = g_array_new(FALSE, FALSE, sizeof(DzSentencePair));
  for (guint row = grid->rows, column = grid->columns; row > 0 || column > 0;) {
    const Bead *bead = &beads[grid->bead[place(grid, row, column)]];
    DzSentencePair pair = {{range_of(&side[0], row, bead->takes[0]), range_of(&side[1], column, bead->takes[1])}};
    g_array_append_val(backwards, pair);
    row -= bead->takes[0];
    column -= bead->takes[1];
  }
  GArray *pairs = g_array_sized_new(FALSE, FALSE, sizeof(DzSentencePair), backwards->len);
  for (guint i = backwards->len; i > 0; i--)
    g_array_append_val(pairs, g_array_index(backwards, DzSentencePair, i - 1));
  return pairs;
}

static GArray *pair_texts(const char *const text[2], char *const language[2], double ratio) {
  Side side[2];
  side_init(&side[0], text[0], language[0]);
  side_init(&side[1], text[1], language[1]);
  Grid grid;
  grid_init(&grid, side[0].ranges->len, side[1].ranges->len);
  for (guint row = 0; row <= grid.rows; row++)
    for (guint column = first_column(&grid, row); is_within(&grid, row, column); column++)
      fill_cell(&grid, side, row, column, ratio);
  GArray *pairs = walk_back(&grid, side);
  grid_clear(&grid);
  side_clear(&side[0]);
  side_clear(&side[1]);
  return pairs;
}

static gint compare_doubles(gconstpointer a, gconstpointer b) {
  double one = *(const double *)a, other = *(const double *)b;
  return one < other ? -1 : one > other;
}

/* Characters of translation to each of the original: the median of the pairs, for one may have lost its half. */
static double usual_ratio(const DzArticle *article) {
  g_autoptr(GArray) ratios = g_array_new(FALSE, FALSE, sizeof(double));
  for (guint i = 0; i < article->blocks->len; i++) {
    const DzBlock *block = article->blocks->pdata[i];
    if (block->kind != DZ_BLOCK_PAIR || !block->side[0] || !block->side[1])
      continue;
    const char *original = block->side[DZ_ORIGINAL]->string, *translation = block->side[DZ_TRANSLATION]->string;
    double ratio = (double)(g_utf8_strlen(translation, -1) + 1) / (double)(g_utf8_strlen(original, -1) + 1);
    g_array_append_val(ratios, ratio);
  }
  g_array_sort(ratios, compare_doubles);
  return ratios->len > 0 ? g_array_index(ratios, double, ratios->len / 2) : 1;
}

void dz_pair_sentences(DzArticle *article) {
  double ratio = usual_ratio(article);
  for (guint i = 0; i < article->blocks->len; i++) {
    DzBlock *block = article->blocks->pdata[i];
    if (!block->side[0] || !block->side[1])
      continue;
    g_clear_pointer(&block->sentences, g_array_unref);
    block->sentences =
        pair_texts((const char *const[]){block->side[0]->string, block->side[1]->string}, article->language, ratio);
  }
}
