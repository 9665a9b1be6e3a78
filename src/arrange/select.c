/* select.c: see select.h. The rows that stay go into a new array; a heading waits until something under it does. */
#include "arrange/select.h"
#include "base/error.h"
#include <string.h>

typedef struct {
  guint first, last;
} Range;

typedef struct {
  GArray *ranges; /* Range; NULL: all pairs */
  guint parts;    /* bits */
} Selection;

static gboolean parse_number(const char **p, guint *number) {
  char *end;
  if (!g_ascii_isdigit(**p))
    return FALSE;
  const guint64 value = g_ascii_strtoull(*p, &end, 10);
  *p = end;
  *number = (guint)MIN(value, G_MAXUINT / 2);
  return value > 0;
}

static gboolean parse_range(const char *text, Range *range) {
  if (!parse_number(&text, &range->first))
    return FALSE;
  range->last = range->first;
  if (*text == 0)
    return TRUE;
  if (strcmp(text, "-") == 0) { /* "12-": to the end */
    range->last = G_MAXUINT;
    return TRUE;
  }
  return *text++ == '-' && parse_number(&text, &range->last) && *text == 0 && range->first <= range->last;
}

static gboolean parse_pairs(const char *text, GArray *ranges, GError **error) {
  g_auto(GStrv) items = g_strsplit(*text ? text : " ", ",", -1); /* nothing is no list */
  for (guint i = 0; items[i]; i++) {
    Range range;
    if (!parse_range(g_strstrip(items[i]), &range))
      return dz_fail(error, DZ_ERROR_USAGE, 0, "--pairs “%s”: “%s” is no number of a pair and no range; write 1-8,12",
                     text, items[i]);
    g_array_append_val(ranges, range);
  }
  return TRUE;
}

static gboolean parse_parts(const char *text, guint *parts, GError **error) {
  g_autofree char *wrong = NULL;
  const char *near = NULL;
  return dz_parse_parts(text, parts, &wrong, &near) ||
         dz_fail(error, DZ_ERROR_USAGE, 0,
                 "--parts “%s”: there is no part “%s”%s%s%s; take summary, text, key, words, notes or questions", text,
                 wrong, near ? " (" : "", near ? near : "", near ? "?)" : "");
}

static gboolean is_chosen(const Selection *selection, guint pair) {
  for (guint i = 0; selection->ranges && i < selection->ranges->len; i++) {
    const Range *range = &g_array_index(selection->ranges, Range, i);
    if (pair >= range->first && pair <= range->last)
      return TRUE;
  }
  return !selection->ranges;
}

static int part_of(const DzRow *row) {
  static const int of_study[] = {
      [DZ_STUDY_WORD] = DZ_PART_WORDS, [DZ_STUDY_NOTE] = DZ_PART_NOTES, [DZ_STUDY_QUESTION] = DZ_PART_QUESTIONS};
  switch (row->kind) {
  case DZ_ROW_SUMMARY:
    return DZ_PART_SUMMARY;
  case DZ_ROW_HEADING:
  case DZ_ROW_PAIR:
  case DZ_ROW_CODE:
  case DZ_ROW_REMARK:
    return DZ_PART_TEXT;
  case DZ_ROW_KEY:
    return DZ_PART_KEY;
  case DZ_ROW_STUDY:
    return of_study[row->study_kind];
  default:
    return -1;
  }
}

/* Whether a row stays; `pair` is the number of the pair that stands before it. */
static gboolean stays(const Selection *selection, const DzRow *row, guint pair) {
  const int part = part_of(row);
  if (part >= 0 && !(selection->parts >> part & 1))
    return FALSE;
  if (row->kind == DZ_ROW_PAIR || row->kind == DZ_ROW_CODE || row->kind == DZ_ROW_REMARK)
    return is_chosen(selection, MAX(pair, 1)); /* what stands before the first pair goes with it */
  return row->kind != DZ_ROW_KEY || row->refers == 0 || is_chosen(selection, row->refers);
}

static gboolean is_heading(const DzRow *row) {
  return row->kind == DZ_ROW_HEADING || row->kind == DZ_ROW_SECTION;
}

static void select_rows(DzArranged *arranged, const Selection *selection) {
  g_autoptr(GPtrArray) rows = arranged->rows;
  const GDestroyNotify drop = dz_row_free;
  arranged->rows = g_ptr_array_new_with_free_func(drop);
  DzRow *heading = NULL; /* that waits for what it heads */
  guint pair = 0;
  g_ptr_array_set_free_func(rows, NULL); /* each goes into the new array, or is freed here */
  for (guint r = 0; r < rows->len; r++) {
    DzRow *row = rows->pdata[r];
    pair = row->kind == DZ_ROW_PAIR ? row->number : pair;
    if (!stays(selection, row, pair)) {
      drop(row);
      continue;
    }
    if (is_heading(row) || row->kind == DZ_ROW_COLOPHON)
      g_clear_pointer(&heading, drop);
    if (is_heading(row)) {
      heading = row;
      continue;
    }
    if (heading)
      g_ptr_array_add(arranged->rows, g_steal_pointer(&heading));
    if (!(selection->parts >> DZ_PART_TEXT & 1))
      row->refers = 0;
    g_ptr_array_add(arranged->rows, row);
  }
  g_clear_pointer(&heading, drop);
}

/* The line of facts tells how long what is left is. */
static void tell_extent(DzArranged *arranged) {
  g_autoptr(GHashTable) numbers = g_hash_table_new(NULL, NULL);
  DzRow *facts = NULL;
  for (guint r = 0; r < arranged->rows->len; r++) {
    DzRow *row = arranged->rows->pdata[r];
    facts = row->kind == DZ_ROW_FACTS ? row : facts;
    if (row->kind == DZ_ROW_PAIR)
      g_hash_table_add(numbers, GUINT_TO_POINTER(row->number));
  }
  if (!facts)
    return;
  g_free(facts->label);
  facts->label = dz_facts_in_words(arranged->article, numbers, arranged->language);
}

static guint count_pairs(const DzArrangement *arrangement, guint *most) {
  guint count = 0;
  for (guint a = 0; a < arrangement->articles->len; a++) {
    const DzArranged *arranged = arrangement->articles->pdata[a];
    for (guint r = 0; r < arranged->rows->len; r++) {
      const DzRow *row = arranged->rows->pdata[r];
      count += row->kind == DZ_ROW_PAIR;
      *most = row->kind == DZ_ROW_PAIR ? MAX(*most, row->number) : *most;
    }
  }
  return count;
}

gboolean dz_select(DzArrangement *arrangement, const char *pairs, const char *parts, GError **error) {
  g_autoptr(GArray) ranges = pairs ? g_array_new(FALSE, FALSE, sizeof(Range)) : NULL;
  Selection selection = {.ranges = ranges, .parts = arrangement->layout->parts};
  if ((pairs && !parse_pairs(pairs, ranges, error)) || (parts && !parse_parts(parts, &selection.parts, error)))
    return FALSE;
  if (!pairs && selection.parts == DZ_ALL_PARTS)
    return TRUE;
  guint last = 0, nothing = 0;
  const gboolean had_pairs = count_pairs(arrangement, &last) > 0;
  for (guint a = 0; a < arrangement->articles->len; a++)
    select_rows(arrangement->articles->pdata[a], &selection);
  for (guint a = 0; pairs && a < arrangement->articles->len; a++)
    tell_extent(arrangement->articles->pdata[a]);
  if (had_pairs && (selection.parts >> DZ_PART_TEXT & 1) && count_pairs(arrangement, &nothing) == 0)
    return dz_fail(error, DZ_ERROR_USAGE, 0, "--pairs %s: there is no such pair; the last one has the number %u", pairs,
                   last);
  return TRUE;
}
