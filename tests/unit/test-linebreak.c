/* test-linebreak.c: the total-fit breaker against every way there is to break a row.

   Random rows of up to 14 items, and all their break sets tried one by one: where the first pass finds lines, no set
   that keeps its restrictions (no badness over 100, no runt, no third hyphen running, no break and no shrink meant
   for the second pass) has fewer demerits; where it finds none, no set at all has. Demerits are counted here once more,
   from TYPOGRAPHY.md §1. Then the same with the items of real paragraphs, and with the lines that are set from them. */
#include "property/paragraph-laws.h"
#include "typeset/lines/boxes.h"
#include "typeset/lines/linebreak.h"
#include <locale.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { MOST_ITEMS = 14, ROWS = 4000, PARAGRAPHS = 3000, MOST_PARAGRAPH_ITEMS = 160, MOST_BREAK_POINTS = 13 };

typedef struct {
  DzItem items[MOST_PARAGRAPH_ITEMS];
  guint count;
  DzBreakRules rules;
} Row;

/* ---- random rows ---- */

static double between(GRand *random, double least, double most) {
  return g_rand_double_range(random, least, most);
}

static gboolean chance(GRand *random, double share) {
  return g_rand_double(random) < share;
}

static DzItem random_item(GRand *random, double spring) {
  static const gint16 penalties[] = {0, 0, 0, 30, 80, 100, 250, 1000, DZ_NO_BREAK, DZ_NO_BREAK};
  DzItem item = {.width = between(random, 5, 60)};
  item.letters = item.width * between(random, 0, 0.02);
  item.tail = chance(random, 0.3) ? item.letters * between(random, 0, 0.5) : 0;
  item.glue = (DzGlue){.natural = between(random, 2, 5),
                       .stretch = between(random, 0, spring),
                       .shrink = between(random, 0, 1),
                       .last_shrink = between(random, 0, 1),
                       .most = 50};
  item.penalty = penalties[g_rand_int_range(random, 0, G_N_ELEMENTS(penalties))];
  /* A mark hangs by less than its own width, and by two points at most. */
  item.hang_end = chance(random, 0.3) ? between(random, 0, 2) : 0;
  item.hang_start = chance(random, 0.2) ? between(random, 0, 1) : 0;
  if (chance(random, 0.4)) {
    item.flags |= DZ_ITEM_HYPHEN;
    item.hyphen = between(random, 2, 4);
  } else if (chance(random, 0.2))
    item.flags |= DZ_ITEM_TYPED_HYPHEN;
  if (chance(random, 0.15))
    item.flags |= DZ_ITEM_SECOND_PASS;
  return item;
}

static Row random_row(GRand *random) {
  static const double springs[] = {0.5, 5, 20};
  Row row = {.count = (guint)g_rand_int_range(random, 1, MOST_ITEMS + 1)};
  double spring = springs[g_rand_int_range(random, 0, G_N_ELEMENTS(springs))];
  for (guint i = 0; i < row.count; i++)
    row.items[i] = random_item(random, spring);
  row.rules = (DzBreakRules){.measure = between(random, 50, 220)};
  row.rules.runt = row.rules.measure * between(random, 0, 0.5);
  row.rules.ragged = chance(random, 0.2) ? 0.15 * row.rules.measure : 0;
  return row;
}

static Row scaled(const Row *row, double factor) {
  Row other = *row;
  for (guint i = 0; i < row->count; i++) {
    DzItem *item = &other.items[i];
    double *lengths[] = {&item->width,       &item->letters,          &item->glue.natural, &item->glue.stretch,
                         &item->glue.shrink, &item->glue.most,        &item->hyphen,       &item->hang_end,
                         &item->hang_start,  &item->glue.last_shrink, &item->tail};
    for (gsize k = 0; k < G_N_ELEMENTS(lengths); k++)
      *lengths[k] *= factor;
  }
  other.rules.measure *= factor;
  other.rules.runt *= factor;
  other.rules.ragged *= factor;
  return other;
}

/* ---- demerits, counted afresh item by item ---- */

typedef struct {
  double natural, ratio;
} Fit;

static Fit fit_of(const Row *row, guint start, guint end, gboolean first_pass) {
  gboolean is_last = end == row->count;
  const DzItem *last = &row->items[end - 1];
  double letters = -last->tail, stretch = 0, shrink = 0;
  Fit fit = {.natural = (is_last ? 0 : last->hyphen) - row->items[start].hang_start - last->hang_end};
  for (guint i = start; i < end; i++) {
    const DzItem *item = &row->items[i];
    fit.natural += item->width;
    letters += item->letters;
    if (i + 1 == end)
      break;
    fit.natural += item->glue.natural;
    stretch += item->glue.stretch;
    shrink += item->glue.shrink + (first_pass ? 0 : item->glue.last_shrink);
  }
  double spare = row->rules.measure - fit.natural;
  if (row->rules.ragged > 0) { /* natural width, and what it lacks of the measure */
    stretch = row->rules.ragged;
    shrink = 0;
  } else
    spare -= CLAMP(spare, -letters, letters);
  double give = spare > 0 ? stretch : shrink;
  fit.ratio = spare == 0 || (is_last && spare > 0) ? 0 : give > 0 ? spare / give : spare > 0 ? INFINITY : -INFINITY;
  return fit;
}

static double badness_of(double ratio) {
  return MIN(100 * pow(fabs(ratio), 4), 1e8);
}

static int class_of(double ratio) {
  return ratio < -0.5 ? 0 : ratio <= 0.5 ? 1 : ratio <= 1 ? 2 : 3;
}

static gboolean shows_hyphen(const Row *row, guint end) {
  return end < row->count && (row->items[end - 1].flags & (DZ_ITEM_HYPHEN | DZ_ITEM_TYPED_HYPHEN));
}

/* The hyphens that run up to the line before `line`. */
static guint hyphens_before(const Row *row, const GArray *lines, guint line) {
  guint hyphens = 0;
  while (hyphens < line && shows_hyphen(row, g_array_index(lines, DzLineBreak, line - 1 - hyphens).end))
    hyphens++;
  return hyphens;
}

static double demerits_of_line(const Row *row, const GArray *lines, guint line, gboolean first_pass) {
  const DzLineBreak *range = &g_array_index(lines, DzLineBreak, line);
  const DzItem *last = &row->items[range->end - 1];
  Fit fit = fit_of(row, range->start, range->end, first_pass);
  gboolean is_last = range->end == row->count;
  double badness = badness_of(fit.ratio);
  gboolean is_runt = is_last && line > 0 && fit.natural < row->rules.runt;
  if (fit.ratio < -1 - 1e-9 || (first_pass && (badness > 100 || is_runt)))
    return INFINITY;
  double penalty = is_last ? (is_runt ? 1000 : 0) : last->penalty;
  double demerits = pow(10 + badness, 2) + pow(penalty, 2);
  if (line > 0) {
    const DzLineBreak *before = &g_array_index(lines, DzLineBreak, line - 1);
    int change = class_of(fit.ratio) - class_of(fit_of(row, before->start, before->end, first_pass).ratio);
    demerits += abs(change) > 1 ? 3000 : 0;
  }
  guint hyphens = hyphens_before(row, lines, line);
  if (first_pass && hyphens > 1 && shows_hyphen(row, range->end))
    return INFINITY;
  if (hyphens > 0 && (is_last || shows_hyphen(row, range->end)))
    demerits += is_last ? 5000 : hyphens > 1 ? 1e18 : 20000;
  return demerits;
}

static double demerits_of(const Row *row, const GArray *lines, gboolean first_pass) {
  double demerits = 0;
  for (guint i = 0; i < lines->len; i++)
    demerits += demerits_of_line(row, lines, i, first_pass);
  return demerits;
}

/* ---- all break sets ---- */

typedef struct {
  const Row *row;
  gboolean first_pass;
  GArray *lines;
  double least;
} Search;

static gboolean may_end(const Search *search, guint end) {
  const DzItem *item = &search->row->items[end - 1];
  return end == search->row->count ||
         (item->penalty != DZ_NO_BREAK && !(search->first_pass && (item->flags & DZ_ITEM_SECOND_PASS)));
}

/* Every way on from `start`, with what the lines before it cost. */
static void search_from(Search *search, guint start, double demerits) {
  const Row *row = search->row;
  if (start == row->count)
    search->least = MIN(search->least, demerits);
  for (guint end = start + 1; end <= row->count; end++) {
    DzLineBreak line = {start, end};
    if (!may_end(search, end))
      continue;
    g_array_append_val(search->lines, line);
    double more = demerits_of_line(row, search->lines, search->lines->len - 1, search->first_pass);
    if (isfinite(more))
      search_from(search, end, demerits + more);
    g_array_set_size(search->lines, search->lines->len - 1);
  }
}

/* The least demerits of all sets, infinite where no set fits. */
static double least_demerits(const Row *row, gboolean first_pass) {
  g_autoptr(GArray) lines = g_array_new(FALSE, FALSE, sizeof(DzLineBreak));
  Search search = {.row = row, .first_pass = first_pass, .lines = lines, .least = INFINITY};
  search_from(&search, 0, 0);
  return search.least;
}

/* ---- laws ---- */

static void check_lines(const Row *row, const GArray *lines) {
  guint at = 0;
  for (guint i = 0; i < lines->len; i++) {
    const DzLineBreak *line = &g_array_index(lines, DzLineBreak, i);
    g_assert_cmpuint(line->start, ==, at);
    g_assert_cmpuint(line->end, >, line->start);
    g_assert_true(line->end == row->count || row->items[line->end - 1].penalty != DZ_NO_BREAK);
    at = line->end;
  }
  g_assert_cmpuint(at, ==, row->count);
}

static void test_no_set_has_fewer_demerits(void) {
  g_autoptr(GRand) random = g_rand_new_with_seed(1981);
  guint first = 0, second = 0, none = 0;
  for (guint i = 0; i < ROWS; i++) {
    Row row = random_row(random);
    double least = least_demerits(&row, TRUE);
    gboolean in_first = isfinite(least);
    if (!in_first)
      least = least_demerits(&row, FALSE);
    g_autoptr(GArray) lines = dz_break_lines(row.items, row.count, &row.rules);
    g_assert_true((lines != NULL) == isfinite(least));
    *(in_first ? &first : lines ? &second : &none) += 1;
    if (!lines)
      continue;
    check_lines(&row, lines);
    g_assert_cmpfloat_with_epsilon(demerits_of(&row, lines, in_first), least, least * 1e-9);
    double second_demerits = demerits_of(&row, lines, FALSE);
    g_assert_cmpfloat_with_epsilon(dz_break_demerits(row.items, row.count, &row.rules, lines), second_demerits,
                                   second_demerits * 1e-9);
  }
  g_test_message("%u rows in the first pass, %u in the second, %u without lines", first, second, none);
  g_assert_cmpuint(MIN(first, MIN(second, none)), >, ROWS / 20);
}

static gboolean are_same(const GArray *one, const GArray *other) {
  if (!one || !other)
    return one == other;
  if (one->len != other->len)
    return FALSE;
  for (guint i = 0; i < one->len; i++)
    if (g_array_index(one, DzLineBreak, i).end != g_array_index(other, DzLineBreak, i).end)
      return FALSE;
  return TRUE;
}

static void test_scale_makes_no_difference(void) {
  g_autoptr(GRand) random = g_rand_new_with_seed(7);
  for (guint i = 0; i < ROWS; i++) {
    Row row = random_row(random), large = scaled(&row, 7);
    g_autoptr(GArray) lines = dz_break_lines(row.items, row.count, &row.rules);
    g_autoptr(GArray) large_lines = dz_break_lines(large.items, large.count, &large.rules);
    g_assert_true(are_same(lines, large_lines));
  }
}

static void test_first_fit_takes_every_item_once(void) {
  g_autoptr(GRand) random = g_rand_new_with_seed(3);
  for (guint i = 0; i < ROWS; i++) {
    Row row = random_row(random);
    gboolean second_pass = chance(random, 0.5);
    g_autoptr(GArray) lines = dz_break_lines_first_fit(row.items, row.count, &row.rules, second_pass);
    check_lines(&row, lines);
    for (guint k = 0; k + 1 < lines->len && !second_pass; k++)
      g_assert_false(row.items[g_array_index(lines, DzLineBreak, k).end - 1].flags & DZ_ITEM_SECOND_PASS);
  }
}

/* ---- real paragraphs ---- */

static LawPress *press;

static const char *const clauses[] = {"站台上只有“两个人”，",
                                      "他用Linux写了程序（版本2.0）。",
                                      "灯——那是第3班车……",
                                      "“去海边要多久？”",
                                      "The station was empty, ",
                                      "extraordinarily responsible timetables ",
                                      "“Nobody,” he said—incomprehensibly. ",
                                      "well-known co-operation ",
                                      "朝の駅は、まだ静かだった。",
                                      "ラジオの音がちょっと聞こえた",
                                      "of 1,340 carriages 96% ",
                                      "see https://example.org/a_b?c=d "};

static char *random_clauses(GRand *random) {
  GString *text = g_string_new(NULL);
  for (int count = g_rand_int_range(random, 1, 4); count > 0; count--)
    g_string_append(text, clauses[g_rand_int_range(random, 0, G_N_ELEMENTS(clauses))]);
  return g_strchomp(g_string_free(text, FALSE));
}

/* The row that a paragraph comes to, with the rules it is broken by. FALSE where there are too many ways to break it.
 */
static gboolean row_of(const DzBoxes *boxes, const LawOrder *order, Row *row) {
  guint points = 0;
  if (boxes->items->len > MOST_PARAGRAPH_ITEMS)
    return FALSE;
  const DzStretch *stretch = order->stretches;
  double by_size = 3.2 * stretch->han, by_measure = 0.08 * order->measure;
  const gboolean is_narrow = strcmp(stretch->language, "en") == 0 && order->measure < 17 * stretch->latin;
  const gboolean is_ragged = order->setting == DZ_SET_FLUSH || is_narrow;
  row->count = boxes->items->len;
  row->rules = (DzBreakRules){order->measure, MAX(by_size, by_measure), is_ragged ? 0.18 * order->measure : 0};
  for (guint i = 0; i < row->count; i++) {
    row->items[i] = g_array_index(boxes->items, DzItem, i);
    points += i + 1 < row->count && row->items[i].penalty != DZ_NO_BREAK;
  }
  return points <= MOST_BREAK_POINTS;
}

/* Which boxes the lines of a paragraph hold: by their text. New array. */
static GArray *lines_of(const DzParagraph *p, const DzBoxes *boxes) {
  GArray *lines = g_array_new(FALSE, FALSE, sizeof(DzLineBreak));
  gsize reached = 0;
  for (guint l = 0, start = 0; l < p->lines->len; l++) {
    g_autofree char *text = law_line_text(p, l);
    reached += strlen(text) - (g_str_has_suffix(text, "\u00AD") ? strlen("\u00AD") : 0);
    guint end = start;
    while (end < boxes->boxes->len && g_array_index(boxes->boxes, DzBox, end).text_end <= reached)
      end++;
    DzLineBreak line = {start, end};
    g_array_append_val(lines, line);
    start = end;
  }
  return lines;
}

/* TRUE where the paragraph was one that could be tried. */
static gboolean check_paragraph(const LawOrder *order) {
  g_autoptr(DzParagraph) p = law_set(press, order);
  g_autoptr(DzBoxes) boxes =
      dz_boxes_new(&press->setter, order->stretches, 1, order->measure, order->indent, G_MAXDOUBLE);
  g_autofree Row *row = g_new0(Row, 1);
  if (!row_of(boxes, order, row))
    return FALSE;
  double least = least_demerits(row, TRUE);
  const gboolean in_first = isfinite(least);
  least = in_first ? least : least_demerits(row, FALSE);
  g_assert_true(isfinite(least) == !law_has_emergency(press));
  if (!isfinite(least))
    return FALSE;
  g_autoptr(GArray) lines = lines_of(p, boxes);
  check_lines(row, lines);
  g_assert_cmpfloat_with_epsilon(demerits_of(row, lines, in_first), least, least * 1e-9);
  return TRUE;
}

static void test_no_lines_of_a_paragraph_are_better(void) {
  static const char *const languages[] = {"zh-Hans", "ja", "en"};
  g_autoptr(GRand) random = g_rand_new_with_seed(11);
  guint tried = 0;
  for (guint i = 0; press && i < PARAGRAPHS; i++) {
    g_autofree char *text = random_clauses(random);
    const double size = between(random, 6, 14);
    const DzStretch stretch = {.text = text,
                               .length = strlen(text),
                               .language = languages[g_rand_int_range(random, 0, G_N_ELEMENTS(languages))],
                               .han = size,
                               .latin = 1.1 * size,
                               .is_prose = TRUE};
    LawOrder order = {&stretch, 1, size * between(random, 6, 24), 0, DZ_SET_JUSTIFIED};
    order.setting = chance(random, 0.3) ? DZ_SET_FLUSH : DZ_SET_JUSTIFIED;
    order.indent = chance(random, 0.3) ? 2 * size : 0;
    tried += check_paragraph(&order);
  }
  g_test_message("%u paragraphs", tried);
  if (!press)
    g_test_skip("a face is not installed");
  else
    g_assert_cmpuint(tried, >, PARAGRAPHS / 10);
}

/* ---- by hand ---- */

static DzItem word(double width) {
  return (DzItem){.width = width, .glue = {.natural = 10, .stretch = 5, .shrink = 2, .most = 20}};
}

static void test_demerits_by_hand(void) {
  const DzItem items[] = {word(40), word(45), word(30), word(60)};
  const DzBreakRules rules = {.measure = 100, .runt = 0};
  g_autoptr(GArray) lines = dz_break_lines(items, G_N_ELEMENTS(items), &rules);
  g_assert_cmpuint(lines->len, ==, 2);
  g_assert_cmpuint(g_array_index(lines, DzLineBreak, 0).end, ==, 2);
  /* 40 + 10 + 45: 5 to spare, stretch 5: r = 1, b = 100. The last line is 100 wide: b = 0. */
  g_assert_cmpfloat_with_epsilon(dz_break_demerits(items, 4, &rules, lines), 110 * 110 + 10 * 10, 1e-9);
}

static void test_runt_is_dear(void) {
  const DzItem items[] = {word(40), word(45), word(30)};
  const DzBreakRules rules = {.measure = 100, .runt = 50};
  g_autoptr(GArray) lines = dz_break_lines(items, G_N_ELEMENTS(items), &rules);
  g_assert_cmpuint(lines->len, ==, 2);
  g_assert_cmpfloat_with_epsilon(dz_break_demerits(items, 3, &rules, lines), 110 * 110 + 10 * 10 + 1000. * 1000, 1e-6);
}

static void test_nothing_has_no_lines(void) {
  const DzBreakRules rules = {.measure = 100};
  g_autoptr(GArray) lines = dz_break_lines(NULL, 0, &rules);
  g_assert_cmpuint(lines->len, ==, 0);
}

static void test_what_is_too_wide_has_no_lines(void) {
  DzItem items[] = {word(40), word(101), word(40)};
  const DzBreakRules rules = {.measure = 100};
  g_assert_null(dz_break_lines(items, 3, &rules));
  items[1].width = 100;
  g_autoptr(GArray) lines = dz_break_lines(items, 3, &rules);
  g_assert_cmpuint(lines->len, ==, 3);
}

static void test_long_row_takes_no_time(void) {
  const guint count = 50000;
  g_autoptr(GRand) random = g_rand_new_with_seed(5);
  g_autofree DzItem *items = g_new(DzItem, count);
  for (guint i = 0; i < count; i++)
    items[i] = word(between(random, 5, 60));
  const DzBreakRules rules = {.measure = 350, .runt = 30};
  gint64 start = g_get_monotonic_time();
  g_autoptr(GArray) lines = dz_break_lines(items, count, &rules);
  g_assert_nonnull(lines);
  g_assert_cmpint(g_get_monotonic_time() - start, <, 5 * G_USEC_PER_SEC);
}

int main(int argc, char **argv) {
  g_autofree char *missing = NULL;
  setlocale(LC_ALL, "C.UTF-8");
  g_test_init(&argc, &argv, NULL);
  press = law_press_new(&missing);
  g_test_add_func("/linebreak/best", test_no_set_has_fewer_demerits);
  g_test_add_func("/linebreak/scale", test_scale_makes_no_difference);
  g_test_add_func("/linebreak/first-fit", test_first_fit_takes_every_item_once);
  g_test_add_func("/linebreak/paragraphs", test_no_lines_of_a_paragraph_are_better);
  g_test_add_func("/linebreak/by-hand", test_demerits_by_hand);
  g_test_add_func("/linebreak/runt", test_runt_is_dear);
  g_test_add_func("/linebreak/nothing", test_nothing_has_no_lines);
  g_test_add_func("/linebreak/too-wide", test_what_is_too_wide_has_no_lines);
  g_test_add_func("/linebreak/long", test_long_row_takes_no_time);
  return g_test_run();
}
