/* paragraph.c: see paragraph.h. */
#include "typeset/paragraph.h"
#include "typeset/boxes.h"
#include <math.h>
#include <string.h>

/* A word gap beyond this, in em, and the line stands better flush left. */
static const double torn_gap = 0.9;

static const DzItem *item_at(const DzBoxes *boxes, guint i) {
  return &g_array_index(boxes->items, DzItem, i);
}

static const DzBox *box_at(const DzBoxes *boxes, guint i) {
  return &g_array_index(boxes->boxes, DzBox, i);
}

/* ---- setting one line ---- */

/* How a line is stretched: what each letter gap and each glue gets. */
typedef struct {
  double letters; /* part of each letter gap's allowance, −1 … 1 */
  double ratio;   /* of stretch (> 0) or shrink (< 0) */
  gboolean last;  /* the last shrink is needed too */
  double extra;   /* beyond the caps, for each glue that can stretch */
} Spread;

static double set_glue(const DzGlue *glue, const Spread *spread) {
  if (spread->ratio < 0)
    return glue->natural + spread->ratio * (glue->shrink + (spread->last ? glue->last_shrink : 0));
  double width = glue->natural + spread->ratio * glue->stretch;
  return MIN(width, MAX(glue->most, glue->natural)) + (glue->stretch > 0 ? spread->extra : 0);
}

static double width_at(const DzBoxes *boxes, guint start, guint end, const Spread *spread) {
  double width = 0;
  for (guint i = start; i < end; i++) {
    const DzItem *item = item_at(boxes, i);
    const DzBox *box = box_at(boxes, i);
    gboolean is_last = i + 1 == end;
    guint gaps = dz_letter_gaps(box, is_last);
    width += item->width + gaps * box->letter_gap * spread->letters + (is_last ? 0 : set_glue(&item->glue, spread));
  }
  return width;
}

static double letter_room(const DzBoxes *boxes, guint start, guint end) {
  Spread none = {0}, full = {.letters = 1};
  return width_at(boxes, start, end, &full) - width_at(boxes, start, end, &none);
}

static guint stretching_glue(const DzBoxes *boxes, guint start, guint end, DzGlue *sum) {
  guint count = 0;
  for (guint i = start; i + 1 < end; i++) {
    const DzGlue *glue = &item_at(boxes, i)->glue;
    count += glue->stretch > 0;
    sum->stretch += glue->stretch;
    sum->shrink += glue->shrink;
    sum->last_shrink += glue->last_shrink;
  }
  return count;
}

/* The ratio at which glue, each up to its cap, takes up the spare; what no cap allows is spread evenly. */
static void stretch_to(const DzBoxes *boxes, guint start, guint end, double target, double stretch, guint count,
                       Spread *spread) {
  double low = 0, high = 1;
  while (high < 1e4 && width_at(boxes, start, end, &(Spread){.letters = spread->letters, .ratio = high}) < target)
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

/* Makes a line as wide as the measure. FALSE where that would tear it. */
static gboolean justify(const DzBoxes *boxes, guint start, guint end, double target, Spread *spread) {
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
    spread->ratio = shrink > 0 ? spare / shrink : 0;
    return TRUE;
  }
  if (spare <= sum.stretch) /* no cap is reached at ratio 1: exact at once */
    spread->ratio = spare / sum.stretch;
  else
    stretch_to(boxes, start, end, target, sum.stretch, count, spread);
  for (guint i = start; i + 1 < end; i++) {
    const DzBox *box = box_at(boxes, i);
    if (box->first.c == ' ' && set_glue(&item_at(boxes, i)->glue, spread) > torn_gap * box->size)
      return FALSE;
  }
  return count > 0;
}

/* ---- placing glyphs ---- */

typedef struct {
  DzParagraph *out;
  const DzBoxes *boxes;
  DzRun *run; /* open, in out->runs; NULL none */
  double x;
} Placer;

static void open_run(Placer *placer, const DzFace *face, double size, int element) {
  DzParagraph *out = placer->out;
  if (placer->run && placer->run->face == face && placer->run->size == (float)size && placer->run->element == element)
    return;
  DzRun run = {.face = face,
               .size = (float)size,
               .element = element,
               .glyph_start = out->glyphs->len,
               .cluster_start = out->clusters->len,
               .text_start = (guint)out->text->len,
               .x0 = (float)placer->x,
               .x1 = (float)placer->x};
  g_array_append_val(out->runs, run);
  placer->run = &g_array_index(out->runs, DzRun, out->runs->len - 1);
}

static void add_cluster(Placer *placer, const char *text, gsize bytes, guint glyphs) {
  DzCluster cluster = {.byte_count = (guint16)bytes, .glyph_count = (guint16)glyphs};
  g_array_append_val(placer->out->clusters, cluster);
  g_string_append_len(placer->out->text, text, (gssize)bytes);
  placer->run->cluster_count++;
  placer->run->text_length += (guint)bytes;
}

static void add_glyph(Placer *placer, const DzGlyph *glyph, double x, double scale) {
  DzPlacedGlyph placed = {
      .index = glyph->index, .x = (float)(x + glyph->x_offset * scale), .y = (float)(-glyph->y_offset * scale)};
  g_array_append_val(placer->out->glyphs, placed);
  placer->run->glyph_count++;
}

static void place_box(Placer *placer, const DzBox *box, gboolean is_last, double letters) {
  const double scale = box->size / box->face->units_per_em;
  const char *text = placer->boxes->text->str;
  if (box->glyph_end > box->glyph_start)
    open_run(placer, box->face, box->size, box->element);
  double x = placer->x + box->dx;
  gboolean ascending = box->glyph_end - box->glyph_start < 2 ||
                       box->shape->glyphs[box->glyph_end - 1].cluster >= box->shape->glyphs[box->glyph_start].cluster;
  for (guint g = box->glyph_start; g < box->glyph_end;) {
    guint next = g + 1;
    while (next < box->glyph_end && (!ascending || box->shape->glyphs[next].cluster == box->shape->glyphs[g].cluster))
      next++;
    guint from = ascending && g > box->glyph_start ? box->shape_start + box->shape->glyphs[g].cluster : box->text_start;
    guint to = next < box->glyph_end ? box->shape_start + box->shape->glyphs[next].cluster : box->text_end;
    add_cluster(placer, text + from, to - from, next - g);
    for (; g < next; g++) {
      add_glyph(placer, &box->shape->glyphs[g], x, scale);
      x += box->shape->glyphs[g].advance * scale + (g + 1 < box->glyph_end ? letters * box->letter_gap : 0);
    }
  }
  guint gaps = dz_letter_gaps(box, is_last);
  placer->x += box->width + gaps * box->letter_gap * letters;
  if (placer->run)
    placer->run->x1 = (float)placer->x;
}

/* The hyphen at a line's end stands for no letter: it copies as a soft hyphen. */
static void place_hyphen(Placer *placer, const DzBox *box) {
  hb_codepoint_t index;
  if (!hb_font_get_nominal_glyph(box->face->font, '-', &index))
    return;
  DzGlyph glyph = {.index = index};
  open_run(placer, box->face, box->size, box->element);
  add_cluster(placer, "\u00AD", strlen("\u00AD"), 1);
  add_glyph(placer, &glyph, placer->x, 0);
  placer->x += box->hyphen_width;
  placer->run->x1 = (float)placer->x;
}

/* ---- vocabulary ---- */

static const double dot_pitch = 1.8, dot_drop = 0.22, descender = 0.09; /* points; em below the baseline */

/* Where the ink of the glyphs from `first_glyph` on comes down to the dots: left and right ends in turn. New array. */
static GArray *descenders(const DzParagraph *out, guint first_run, guint first_glyph) {
  GArray *ends = g_array_new(FALSE, FALSE, sizeof(double));
  for (guint r = first_run; r < out->runs->len; r++) {
    const DzRun *run = &g_array_index(out->runs, DzRun, r);
    const double scale = run->size / run->face->units_per_em;
    for (guint g = MAX(run->glyph_start, first_glyph); g < run->glyph_start + run->glyph_count; g++) {
      const DzPlacedGlyph *glyph = &g_array_index(out->glyphs, DzPlacedGlyph, g);
      hb_glyph_extents_t ink;
      if (!hb_font_get_glyph_extents(run->face->font, glyph->index, &ink) ||
          -(ink.y_bearing + ink.height) * scale < descender * run->size)
        continue;
      double pair[2] = {glyph->x + ink.x_bearing * scale - 1, glyph->x + (ink.x_bearing + ink.width) * scale + 1};
      g_array_append_vals(ends, pair, 2);
    }
  }
  return ends;
}

static gboolean is_inside(const GArray *ends, double x) {
  for (guint i = 0; i < ends->len; i += 2)
    if (x > g_array_index(ends, double, i) && x < g_array_index(ends, double, i + 1))
      return TRUE;
  return FALSE;
}

/* Dots from x0 to x1, broken at descenders, centred in the phrase. */
static void place_dots(DzParagraph *out, guint first_run, guint first_glyph, double x0, double x1, double size) {
  g_autoptr(GArray) holes = descenders(out, first_run, first_glyph);
  double spare = fmod(x1 - x0 - DZ_DOT_SIZE, dot_pitch);
  for (double x = x0 + (DZ_DOT_SIZE + spare) / 2; x <= x1 - DZ_DOT_SIZE / 2 + 1e-6; x += dot_pitch) {
    DzDot dot = {.line = out->lines->len, .x = (float)x, .y = (float)(dot_drop * size)};
    if (!is_inside(holes, x))
      g_array_append_val(out->dots, dot);
  }
}

static void place_line(DzParagraph *out, const DzBoxes *boxes, const DzLineBreak *range, const Spread *spread) {
  DzLine line = {.run_start = out->runs->len, .x0 = (float)-item_at(boxes, range->start)->hang_start};
  Placer placer = {.out = out, .boxes = boxes, .x = line.x0};
  double ink_end = line.x0, dots_start = -1;
  guint first_glyph = 0;
  for (guint i = range->start; i < range->end; i++) {
    const DzItem *item = item_at(boxes, i);
    gboolean is_last = i + 1 == range->end;
    if (box_at(boxes, i)->is_dotted && dots_start < 0 && !box_at(boxes, i)->is_space) {
      dots_start = placer.x;
      first_glyph = out->glyphs->len;
    }
    place_box(&placer, box_at(boxes, i), is_last, spread->letters);
    if (!box_at(boxes, i)->is_space)
      ink_end = placer.x;
    gboolean dots_end = dots_start >= 0 && (is_last || !box_at(boxes, i + 1)->is_dotted);
    if (dots_end) {
      place_dots(out, line.run_start, first_glyph, dots_start, ink_end, box_at(boxes, i)->size);
      dots_start = -1;
    }
    if (!is_last)
      placer.x += set_glue(&item->glue, spread);
  }
  const DzItem *last = item_at(boxes, range->end - 1);
  if ((last->flags & DZ_ITEM_HYPHEN) && box_at(boxes, range->end - 1)->joins_next) {
    place_hyphen(&placer, box_at(boxes, range->end - 1));
    ink_end = placer.x;
  }
  line.x1 = (float)ink_end;
  line.run_count = out->runs->len - line.run_start;
  g_array_append_val(out->lines, line);
}

/* Index after the last box of a line that is no space. */
static guint without_last_space(const DzBoxes *boxes, const DzLineBreak *range) {
  guint end = range->end;
  while (end > range->start + 1 && box_at(boxes, end - 1)->is_space)
    end--;
  return end;
}

static void set_line(DzSetter *setter, DzParagraph *out, const DzBoxes *boxes, const DzLineBreak *range, double measure,
                     DzSetting setting) {
  Spread spread = {0};
  gboolean is_last = range->end == boxes->items->len;
  guint end = without_last_space(boxes, range);
  const DzItem *last = item_at(boxes, end - 1);
  double target = measure + item_at(boxes, range->start)->hang_start + last->hang_end -
                  (is_last || end < range->end ? 0 : last->hyphen);
  if (is_last && last->flags & DZ_ITEM_HYPHEN)
    target = measure;
  double natural = width_at(boxes, range->start, end, &spread);
  if (setting == DZ_SET_JUSTIFIED && (!is_last || natural > target) &&
      !justify(boxes, range->start, end, target, &spread)) {
    spread = (Spread){0};
    setter->flushed_count++;
  }
  setter->line_count++;
  place_line(out, boxes, range, &spread);
}

/* ---- breaking ---- */

/* clreq's 孤字 and its Latin kin: a last line shorter than this is a runt. */
static double runt_length(const DzStretch *stretch, double measure) {
  double by_size = 3.2 * stretch->han, by_measure = 0.08 * measure;
  return MAX(by_size, by_measure);
}

static double natural_width(const DzBoxes *boxes, guint start, guint end) {
  Spread none = {0};
  return width_at(boxes, start, end, &none);
}

/* Two lines of a title: broken after ： — ？ where both halves fit, else where they are most alike; the second at least
   a third of the first. NULL where two lines do not hold it. */
static GArray *break_in_two(const DzBoxes *boxes, double measure) {
  guint count = boxes->items->len, best = 0;
  double least = INFINITY;
  for (guint i = 1; i < count; i++) {
    const DzItem *item = item_at(boxes, i - 1);
    if (item->penalty == DZ_NO_BREAK || (item->flags & (DZ_ITEM_HYPHEN | DZ_ITEM_SECOND_PASS)))
      continue;
    DzLineBreak first_range = {0, i};
    double first = natural_width(boxes, 0, without_last_space(boxes, &first_range)),
           second = natural_width(boxes, i, count);
    if (first > measure || second > measure || second * 3 < first)
      continue;
    const DzBox *before = box_at(boxes, i - 1);
    gunichar mark = before->is_space && i > 1 ? box_at(boxes, i - 2)->last.c : before->last.c;
    gboolean by_sense = g_utf8_strchr("：:—？?！!", -1, mark) != NULL;
    double cost = fabs(first - second) - (by_sense ? 10 * measure : 0) + item->penalty * 0.01;
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
    guint end = without_last_space(boxes, line);
    const DzItem *last = item_at(boxes, end - 1);
    double hyphen = box_at(boxes, end - 1)->joins_next ? last->hyphen : 0;
    if (natural_width(boxes, line->start, end) + hyphen - last->hang_end > measure + 1e-3)
      return FALSE;
  }
  return TRUE;
}

static GArray *break_title(const DzBoxes *boxes, double measure, const DzBreakRules *rules, gboolean must) {
  const DzItem *items = (const DzItem *)boxes->items->data;
  if (natural_width(boxes, 0, boxes->items->len) > measure) {
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
  if (setting == DZ_SET_JUSTIFIED && !setter->first_fit) {
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
                             .dots = g_array_new(FALSE, FALSE, sizeof(DzDot)),
                             .text = g_string_new(NULL)};
  return paragraph;
}

static void note_too_wide(DzSetter *setter, const char *text) {
  g_autofree char *start = g_utf8_substring(text, 0, MIN(24, g_utf8_strlen(text, -1)));
  dz_notes_add_once(setter->notes, 0, "in “%s…” a word wider than the line is broken where it had to be", start);
}

DzParagraph *dz_set_paragraph(DzSetter *setter, const DzStretch *stretches, guint count, double measure, double indent,
                              DzSetting setting) {
  DzParagraph *paragraph = paragraph_new();
  g_autoptr(DzBoxes) boxes = dz_boxes_new(setter, stretches, count, indent, G_MAXDOUBLE);
  if (boxes->items->len == 0)
    return paragraph;
  const DzBreakRules rules = {.measure = measure, .runt = runt_length(&stretches[0], measure)};
  g_autoptr(GArray) breaks = find_breaks(setter, boxes, &rules, setting, FALSE);
  /* Something is wider than the measure: make places to break at, first in what is too wide, then everywhere. */
  for (int attempt = 0; !breaks; attempt++) {
    dz_boxes_free(boxes);
    boxes = dz_boxes_new(setter, stretches, count, indent, attempt == 0 ? measure : 0);
    breaks = find_breaks(setter, boxes, &rules, setting, attempt > 0);
    if (attempt == 0)
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
