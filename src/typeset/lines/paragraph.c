/* paragraph.c: see paragraph.h. */
#include "typeset/lines/paragraph.h"
#include "base/language.h"
#include "typeset/lines/place.h"
#include <math.h>
#include <string.h>

/* A word gap, or a gap between Han, beyond this, in em, and the line stands better flush left. */
static const double torn_gap = 0.9, torn_han_gap = 0.12;

/* What a line that is not justified may lack of the measure at ratio 1, as a part of it. With less, names are
   hyphenated for the edge's sake (0.15: 13 % of lines end in a hyphen at 60 mm, 0.18: 10 %). */
static const double ragged_stretch = 0.18;

/* ---- setting one line ---- */

static double width_at(const DzBoxes *boxes, guint start, guint end, const DzSpread *spread) {
  double width = 0;
  for (guint i = start; i < end; i++) {
    const DzItem *item = dz_item_at(boxes, i);
    const DzBox *box = dz_box_at(boxes, i);
    gboolean is_last = i + 1 == end;
    guint gaps = dz_letter_gaps(box, is_last);
    width +=
        item->width + gaps * box->letter_gap * spread->letters + (is_last ? 0 : dz_spread_glue(&item->glue, spread));
  }
  return width;
}

static double letter_room(const DzBoxes *boxes, guint start, guint end) {
  DzSpread none = {0}, full = {.letters = 1};
  return width_at(boxes, start, end, &full) - width_at(boxes, start, end, &none);
}

static guint stretching_glue(const DzBoxes *boxes, guint start, guint end, DzGlue *sum) {
  guint count = 0;
  for (guint i = start; i + 1 < end; i++) {
    const DzGlue *glue = &dz_item_at(boxes, i)->glue;
    count += glue->stretch > 0;
    sum->stretch += glue->stretch;
    sum->shrink += glue->shrink;
    sum->last_shrink += glue->last_shrink;
  }
  return count;
}

/* The ratio at which glue, each up to its cap, takes up the spare; what no cap allows is spread evenly. */
static void stretch_to(const DzBoxes *boxes, guint start, guint end, double target, double stretch, guint count,
                       DzSpread *spread) {
  double low = 0, high = 1;
  while (high < 1e4 && width_at(boxes, start, end, &(DzSpread){.letters = spread->letters, .ratio = high}) < target)
    high *= 2;
  for (int step = 0; step < 60 && stretch > 0; step++) {
    spread->ratio = (low + high) / 2;
    if (width_at(boxes, start, end, spread) < target)
      low = spread->ratio;
    else
      high = spread->ratio;
  }
  double left = target - width_at(boxes, start, end, spread);
  spread->extra = count > 0 && left > 1e-7 ? left / count : 0;
}

static gboolean is_torn(const DzBoxes *boxes, guint start, guint end, const DzSpread *spread) {
  for (guint i = start; i + 1 < end; i++) {
    const DzBox *box = dz_box_at(boxes, i);
    const DzGlue *glue = &dz_item_at(boxes, i)->glue;
    const double gap = dz_spread_glue(glue, spread);
    const gboolean is_tracking = glue->natural <= 0 && glue->stretch > 0; /* between two Han characters */
    if ((box->first.c == ' ' && gap > torn_gap * box->size) || (is_tracking && gap > torn_han_gap * box->size))
      return TRUE;
  }
  return FALSE;
}

/* Makes a line as wide as the measure. FALSE where that would tear it. */
static gboolean justify(const DzBoxes *boxes, guint start, guint end, double target, DzSpread *spread) {
  DzGlue sum = {0};
  guint count = stretching_glue(boxes, start, end, &sum);
  double spare = target - width_at(boxes, start, end, spread);
  double letters = letter_room(boxes, start, end);
  spread->letters = letters > 0 ? CLAMP(spare / letters, -1, 1) : 0;
  spare -= spread->letters * letters;
  if (fabs(spare) < 1e-7)
    return TRUE;
  if (spare < 0) {
    spread->last = -spare > sum.shrink;
    double shrink = sum.shrink + (spread->last ? sum.last_shrink : 0);
    spread->ratio = shrink > 0 ? MAX(spare / shrink, -1) : 0; /* one character may be wider than the measure */
    return TRUE;
  }
  if (spare <= sum.stretch) /* no cap is reached at ratio 1: exact at once */
    spread->ratio = spare / sum.stretch;
  else
    stretch_to(boxes, start, end, target, sum.stretch, count, spread);
  return count > 0 && !is_torn(boxes, start, end, spread);
}

static void set_line(DzSetter *setter, DzParagraph *out, const DzBoxes *boxes, const DzLineBreak *range, double measure,
                     DzSetting setting) {
  DzSpread spread = {0};
  gboolean is_last = range->end == boxes->items->len;
  guint end = dz_ink_end(boxes, range);
  const DzItem *last = dz_item_at(boxes, end - 1);
  const double hyphen = is_last || end < range->end ? 0 : last->hyphen;
  double target = measure + dz_item_at(boxes, range->start)->hang_start + last->hang_end - hyphen;
  if (is_last && last->flags & DZ_ITEM_HYPHEN)
    target = measure;
  double natural = width_at(boxes, range->start, end, &spread);
  if (setting == DZ_SET_JUSTIFIED && (!is_last || natural > target) &&
      !justify(boxes, range->start, end, target, &spread)) {
    spread = (DzSpread){0};
    setter->flushed_count++;
  }
  setter->line_count++;
  /* What is not as wide as the measure stands at the edge where its paragraph's lines begin. */
  double left = boxes->is_rtl ? measure - width_at(boxes, range->start, end, &spread) - hyphen : 0;
  dz_place_line(out, boxes, range, &spread, MAX(left, 0), measure);
}

/* ---- breaking ---- */

/* clreq's 孤字 and its Latin kin: a last line shorter than this is a runt. */
static double runt_length(const DzStretch *stretch, double measure) {
  double by_size = 3.2 * stretch->han, by_measure = 0.08 * measure;
  return MAX(by_size, by_measure);
}

/* The width at rest of a line, with its hyphen, and without what hangs. */
static double line_width(const DzBoxes *boxes, const DzLineBreak *line) {
  const guint end = dz_ink_end(boxes, line);
  const DzItem *last = dz_item_at(boxes, end - 1);
  const double hyphen = dz_box_at(boxes, end - 1)->joins_next ? last->hyphen : 0;
  return dz_boxes_width(boxes, line->start, end) + hyphen - last->hang_end - dz_item_at(boxes, line->start)->hang_start;
}

/* Two lines of a title: broken after ： — ？ where both halves fit, else where they are most alike; the second at least
   a third of the first. NULL where two lines do not hold it. */
static GArray *break_in_two(const DzBoxes *boxes, double measure) {
  guint count = boxes->items->len, best = 0;
  double least = INFINITY;
  for (guint i = 1; i < count; i++) {
    const DzItem *item = dz_item_at(boxes, i - 1);
    if (item->penalty == DZ_NO_BREAK || (item->flags & (DZ_ITEM_HYPHEN | DZ_ITEM_SECOND_PASS)))
      continue;
    const double first = line_width(boxes, &(DzLineBreak){0, i}), second = line_width(boxes, &(DzLineBreak){i, count});
    if (first > measure || second > measure || second * 3 < first)
      continue;
    const DzBox *before = dz_box_at(boxes, i - 1);
    gunichar mark = before->is_space && i > 1 ? dz_box_at(boxes, i - 2)->last.c : before->last.c;
    gboolean by_sense = g_utf8_strchr("：:—？?！!", -1, mark) != NULL;
    double cost = fabs(first - second) - (by_sense ? 10 * measure : 0) + item->penalty * 3e-5 * measure;
    if (cost < least) {
      least = cost;
      best = i;
    }
  }
  if (best == 0)
    return NULL;
  GArray *breaks = g_array_new(FALSE, FALSE, sizeof(DzLineBreak));
  DzLineBreak lines[2] = {{0, best}, {best, count}};
  g_array_append_vals(breaks, lines, 2);
  return breaks;
}

static gboolean all_fit(const DzBoxes *boxes, const GArray *breaks, double measure) {
  for (guint i = 0; i < breaks->len; i++) {
    const DzLineBreak *line = &g_array_index(breaks, DzLineBreak, i);
    if (line_width(boxes, line) > measure * (1 + 1e-5))
      return FALSE;
  }
  return TRUE;
}

static GArray *break_title(const DzBoxes *boxes, double measure, const DzBreakRules *rules, gboolean must) {
  const DzItem *items = (const DzItem *)boxes->items->data;
  if (dz_boxes_width(boxes, 0, boxes->items->len) > measure) {
    GArray *two = break_in_two(boxes, measure);
    if (two)
      return two;
  }
  /* More than two: the lines of a paragraph, but none much shorter than the others at the end. */
  const DzBreakRules even = {.measure = measure, .runt = measure / 3};
  GArray *lines = dz_break_lines(items, boxes->items->len, &even);
  if (lines && all_fit(boxes, lines, measure))
    return lines;
  g_clear_pointer(&lines, g_array_unref);
  return dz_break_lines_first_fit(items, boxes->items->len, rules, must);
}

static GArray *find_breaks(const DzSetter *setter, const DzBoxes *boxes, const DzBreakRules *rules, DzSetting setting,
                           gboolean must) {
  const DzItem *items = (const DzItem *)boxes->items->data;
  const guint count = boxes->items->len;
  if ((setting == DZ_SET_JUSTIFIED || setting == DZ_SET_FLUSH) && !setter->first_fit) {
    GArray *breaks = dz_break_lines(items, count, rules);
    return breaks || !must ? breaks : dz_break_lines_first_fit(items, count, rules, must);
  }
  GArray *breaks = setting == DZ_SET_TITLE ? break_title(boxes, rules->measure, rules, must)
                                           : dz_break_lines_first_fit(items, count, rules, must);
  if (must || all_fit(boxes, breaks, rules->measure))
    return breaks;
  g_array_unref(breaks);
  return NULL;
}

static DzParagraph *paragraph_new(void) {
  DzParagraph *paragraph = g_new(DzParagraph, 1);
  *paragraph = (DzParagraph){.glyphs = g_array_new(FALSE, FALSE, sizeof(DzPlacedGlyph)),
                             .clusters = g_array_new(FALSE, FALSE, sizeof(DzCluster)),
                             .runs = g_array_new(FALSE, FALSE, sizeof(DzRun)),
                             .lines = g_array_new(FALSE, FALSE, sizeof(DzLine)),
                             .dots = g_array_new(FALSE, FALSE, sizeof(DzDots)),
                             .text = g_string_new(NULL)};
  return paragraph;
}

/* What a paragraph is judged by: its first prose, for a number or a label may stand before it; else its first stretch.
 */
static const DzStretch *running_text(const DzStretch *stretches, guint count) {
  for (guint i = 0; i < count; i++)
    if (stretches[i].is_prose)
      return &stretches[i];
  return stretches;
}

/* Alphabetic text in a narrow column has too few gaps to be justified (under 17 em). */
static gboolean is_narrow(const DzStretch *stretch, double measure) {
  const double least = 17;
  return stretch->is_prose && !dz_is_cjk_language(stretch->language) && measure < least * stretch->latin;
}

static void note_too_wide(DzSetter *setter, const char *text) {
  g_autofree char *start = g_utf8_substring(text, 0, MIN(24, g_utf8_strlen(text, -1)));
  dz_notes_add_once(setter->notes, 0, "in “%s…” a word wider than the line is broken where it had to be", start);
}

DzParagraph *dz_set_paragraph(DzSetter *setter, const DzStretch *stretches, guint count, double measure, double indent,
                              DzSetting setting) {
  DzParagraph *paragraph = paragraph_new();
  const DzStretch *text = running_text(stretches, count);
  if (setting == DZ_SET_JUSTIFIED && is_narrow(text, measure))
    setting = DZ_SET_FLUSH;
  g_autoptr(DzBoxes) boxes = dz_boxes_new(setter, stretches, count, measure, indent, G_MAXDOUBLE);
  if (boxes->items->len == 0)
    return paragraph;
  const DzBreakRules rules = {.measure = measure,
                              .runt = runt_length(text, measure),
                              .ragged = setting == DZ_SET_FLUSH ? ragged_stretch * measure : 0};
  g_autoptr(GArray) breaks = find_breaks(setter, boxes, &rules, setting, FALSE);
  /* Something is wider than the measure. The indent gives way first; then there are places to break at, first in what
     is too wide, then everywhere. */
  const double split_over[] = {G_MAXDOUBLE, measure, 0};
  for (guint attempt = indent > 0 ? 0 : 1; !breaks; attempt++) {
    dz_boxes_free(boxes);
    boxes = dz_boxes_new(setter, stretches, count, measure, 0, split_over[attempt]);
    breaks = find_breaks(setter, boxes, &rules, setting, attempt > 1);
    if (attempt == 1)
      note_too_wide(setter, boxes->text->str);
  }
  for (guint i = 0; i < breaks->len; i++)
    set_line(setter, paragraph, boxes, &g_array_index(breaks, DzLineBreak, i), measure, setting);
  return paragraph;
}

void dz_paragraph_free(DzParagraph *paragraph) {
  if (!paragraph)
    return;
  g_array_unref(paragraph->glyphs);
  g_array_unref(paragraph->clusters);
  g_array_unref(paragraph->runs);
  g_array_unref(paragraph->lines);
  g_array_unref(paragraph->dots);
  g_string_free(paragraph->text, TRUE);
  g_free(paragraph);
}

guint dz_paragraph_line_count(const DzParagraph *paragraph) {
  return paragraph->lines->len;
}

double dz_line_end(const DzParagraph *paragraph, guint line) {
  return line < paragraph->lines->len ? g_array_index(paragraph->lines, DzLine, line).x1 : 0;
}
