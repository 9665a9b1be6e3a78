/* place.c: see place.h. */
#include "typeset/lines/place.h"
#include "base/unicode.h"
#include "typeset/lines/ruby-room.h"
#include <math.h>
#include <string.h>

typedef struct {
  DzParagraph *out;
  const DzBoxes *boxes;
  double x;
  double raise; /* of all that is placed, above the line: ruby */
  double measure;
  double dots_start;           /* of the phrase under which dots will stand, −1 none */
  guint dots_glyph;            /* its first glyph */
  double ink_end;              /* where the last box that is no space ends */
  guint first_run;             /* of the line */
  double ruby_start, ruby_end; /* from where to where its base stands */
  const DzRubyText *ruby;      /* open; NULL none */
  double ruby_x0, ruby_x1;     /* how far the ruby of the line reaches */
} Placer;

double dz_spread_glue(const DzGlue *glue, const DzSpread *spread) {
  if (spread->ratio < 0)
    return glue->natural + spread->ratio * (glue->shrink + (spread->last ? glue->last_shrink : 0));
  double width = glue->natural + spread->ratio * glue->stretch;
  return MIN(width, MAX(glue->most, glue->natural)) + (glue->stretch > 0 ? spread->extra : 0);
}

/* ---- glyphs ---- */

static DzRun *open_run(Placer *placer, const DzBox *box) {
  DzParagraph *out = placer->out;
  const gboolean is_rtl = box->level % 2 == 1;
  DzRun *run = out->runs->len > placer->first_run ? &g_array_index(out->runs, DzRun, out->runs->len - 1) : NULL;
  if (run && run->face == box->face && run->size == (float)box->size && run->element == box->element &&
      run->is_rtl == is_rtl)
    return run;
  DzRun new_run = {.face = box->face,
                   .size = (float)box->size,
                   .element = box->element,
                   .is_rtl = is_rtl,
                   .glyph_start = out->glyphs->len,
                   .cluster_start = out->clusters->len,
                   .text_start = (guint)out->text->len,
                   .x0 = (float)placer->x,
                   .x1 = (float)placer->x};
  g_array_append_val(out->runs, new_run);
  return &g_array_index(out->runs, DzRun, out->runs->len - 1);
}

static void add_cluster(Placer *placer, DzRun *run, const char *text, gsize bytes, guint glyphs) {
  DzCluster cluster = {.byte_count = (guint16)bytes, .glyph_count = (guint16)glyphs};
  g_array_append_val(placer->out->clusters, cluster);
  g_string_append_len(placer->out->text, text, (gssize)bytes);
  run->cluster_count++;
  run->text_length += (guint)bytes;
}

static void add_glyph(Placer *placer, DzRun *run, const DzGlyph *glyph, double x, double y, double scale) {
  DzPlacedGlyph placed = {.index = glyph->index,
                          .x = (float)(x + glyph->x_offset * scale),
                          .y = (float)(-glyph->y_offset * scale - y - placer->raise)};
  g_array_append_val(placer->out->glyphs, placed);
  run->glyph_count++;
}

/* Glyphs g … next - 1, one cluster, from x on; its text lies between `from` and `to`. Where the last one ends. */
static double place_cluster(Placer *placer, DzRun *run, const DzBox *box, guint g, guint next, double x, guint from,
                            guint to, double gap) {
  const double scale = box->size / box->face->units_per_em;
  add_cluster(placer, run, placer->boxes->text->str + from, to > from ? to - from : 0, next - g);
  for (; g < next; g++) {
    add_glyph(placer, run, &box->shape->glyphs[g], x, box->rise, scale);
    x += box->shape->glyphs[g].advance * scale + gap;
  }
  return x;
}

static void place_forwards(Placer *placer, DzRun *run, const DzBox *box, double gap) {
  const DzGlyph *glyphs = box->shape->glyphs;
  double x = placer->x + box->dx;
  for (guint g = box->glyph_start, next; g < box->glyph_end; g = next) {
    for (next = g + 1; next < box->glyph_end && glyphs[next].cluster == glyphs[g].cluster;)
      next++;
    guint from = g == box->glyph_start ? box->text_start : box->shape_start + glyphs[g].cluster;
    guint to = next == box->glyph_end ? box->text_end : box->shape_start + glyphs[next].cluster;
    x = place_cluster(placer, run, box, g, next, x, from, to, gap);
  }
}

/* From the right end on, in reading order. */
static void place_backwards(Placer *placer, DzRun *run, const DzBox *box) {
  const DzGlyph *glyphs = box->shape->glyphs;
  double right = placer->x + box->dx;
  for (guint g = box->glyph_start; g < box->glyph_end; g++)
    right += glyphs[g].advance * box->size / box->face->units_per_em;
  for (guint next = box->glyph_end, g; next > box->glyph_start; next = g) {
    int advance = glyphs[next - 1].advance;
    for (g = next - 1; g > box->glyph_start && glyphs[g - 1].cluster == glyphs[g].cluster; g--)
      advance += glyphs[g - 1].advance;
    guint from = next == box->glyph_end ? box->text_start : box->shape_start + glyphs[g].cluster;
    guint to = g == box->glyph_start ? box->text_end : box->shape_start + glyphs[g - 1].cluster;
    right -= advance * box->size / box->face->units_per_em;
    place_cluster(placer, run, box, g, next, right, from, to, 0);
  }
}

static double width_of(const DzBox *box, gboolean is_last, const DzSpread *spread) {
  return box->width + dz_letter_gaps(box, is_last) * box->letter_gap * spread->letters;
}

static void place_box(Placer *placer, const DzBox *box, gboolean is_last, const DzSpread *spread) {
  const double end = placer->x + width_of(box, is_last, spread);
  if (box->glyph_end > box->glyph_start) {
    DzRun *run = open_run(placer, box);
    const DzGlyph *glyphs = box->shape->glyphs;
    /* Han is shaped from left to right whatever its level. */
    if (glyphs[box->glyph_end - 1].cluster < glyphs[box->glyph_start].cluster)
      place_backwards(placer, run, box);
    else
      place_forwards(placer, run, box, spread->letters * box->letter_gap);
    run->x0 = MIN(run->x0, (float)placer->x);
    run->x1 = MAX(run->x1, (float)end);
  }
  placer->x = end;
}

/* The width of the hyphen that the box `last` of a line ends it with; 0: none. */
static double hyphen_after(const DzBoxes *boxes, guint last) {
  const DzBox *box = dz_box_at(boxes, last);
  return (dz_item_at(boxes, last)->flags & DZ_ITEM_HYPHEN) && box->joins_next ? box->hyphen_width : 0;
}

/* The hyphen at a line's end, at `x`, stands for no letter: it copies as a soft hyphen. */
static void place_hyphen(Placer *placer, const DzBox *box, double x) {
  hb_codepoint_t index;
  if (!hb_font_get_nominal_glyph(box->face->font, '-', &index))
    return;
  DzGlyph glyph = {.index = index};
  DzRun *run = open_run(placer, box);
  add_cluster(placer, run, "\u00AD", strlen("\u00AD"), 1);
  add_glyph(placer, run, &glyph, x, box->rise, 0);
  run->x0 = MIN(run->x0, (float)x);
  run->x1 = MAX(run->x1, (float)(x + box->hyphen_width));
  placer->ink_end = MAX(placer->ink_end, x + box->hyphen_width);
}

/* ---- vocabulary and emphasis ---- */

static const double dot_size = 0.6, dot_pitch = 1.8;            /* points */
static const double dot_drop = 0.22, descender = 0.14;          /* em below the baseline */
static const double emphasis_size = 0.12, emphasis_drop = 0.30; /* em */

/* Where the ink of the glyphs from `first_glyph` on comes down to the dots: left and right ends in turn. New array. */
static GArray *descenders(const DzParagraph *out, guint first_run, guint first_glyph) {
  GArray *ends = g_array_new(FALSE, FALSE, sizeof(double));
  for (guint r = first_run; r < out->runs->len; r++) {
    const DzRun *run = &g_array_index(out->runs, DzRun, r);
    const double scale = run->size / run->face->units_per_em;
    for (guint g = MAX(run->glyph_start, first_glyph); g < run->glyph_start + run->glyph_count; g++) {
      const DzPlacedGlyph *glyph = &g_array_index(out->glyphs, DzPlacedGlyph, g);
      const DzInk ink = dz_face_ink(run->face, glyph->index);
      if (-ink.bottom * scale < descender * run->size)
        continue;
      double pair[2] = {glyph->x + ink.left * scale - 1, glyph->x + ink.right * scale + 1};
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

static void add_dots(DzParagraph *out, guint count, double x, double y, double size) {
  DzDots dots = {out->lines->len, count, (float)x, (float)y, (float)size, (float)dot_pitch};
  if (count > 0)
    g_array_append_val(out->dots, dots);
}

/* Dots from x0 to x1, broken at descenders, centred in the phrase. */
static void place_dots(DzParagraph *out, guint first_run, guint first_glyph, double x0, double x1, double size) {
  g_autoptr(GArray) holes = descenders(out, first_run, first_glyph);
  double spare = fmod(x1 - x0 - dot_size, dot_pitch);
  guint count = 0;
  double x = x0 + (dot_size + spare) / 2;
  for (; x <= x1 - dot_size / 2 + 1e-6; x += dot_pitch)
    if (is_inside(holes, x)) {
      add_dots(out, count, x - count * dot_pitch, dot_drop * size, dot_size);
      count = 0;
    } else
      count++;
  add_dots(out, count, x - count * dot_pitch, dot_drop * size, dot_size);
}

/* A dot under each character, not under marks (clreq §2.3.5). */
static void place_emphasis(Placer *placer, const DzBox *box) {
  if (box->marking == DZ_MARKING_EMPHASIS && box->width > 0 &&
      (box->first.class == DZ_CLASS_HAN || box->first.class == DZ_CLASS_HANGUL))
    add_dots(placer->out, 1, placer->x + box->width / 2, emphasis_drop * box->size, emphasis_size * box->size);
}

static void begin_dots(Placer *placer, const DzBox *box) {
  if (box->marking != DZ_MARKING_DOTTED || placer->dots_start >= 0 || box->is_space)
    return;
  placer->dots_start = placer->x;
  placer->dots_glyph = placer->out->glyphs->len;
}

/* Where the next box stands beside this one the dots run on. */
static void end_dots(Placer *placer, const DzBox *box, const DzBox *next) {
  const gboolean is_rtl = box->level % 2 == 1;
  if (placer->dots_start < 0 || (!is_rtl && next && next->level == box->level && next->marking == DZ_MARKING_DOTTED))
    return;
  place_dots(placer->out, placer->first_run, placer->dots_glyph, placer->dots_start,
             is_rtl ? placer->x : placer->ink_end, box->size);
  placer->dots_start = -1;
}

/* ---- ruby ---- */

/* Where a ruby begins above what stands from x0 to x1. One above a part of its base, and wider, begins with it. */
static double ruby_start(const Placer *placer, const DzRubyText *ruby, double x0, double x1, double apart) {
  if (apart > 0)
    return x0 + apart / 2;
  const gboolean is_over_part = ruby->is_parted && ruby->width > x1 - x0;
  const double last = ruby->is_too_wide ? x0 : placer->measure - ruby->width;
  const double start = is_over_part ? MIN(x0, last) : (x0 + x1 - ruby->width) / 2;
  return MAX(start, 0);
}

/* Sets a ruby above what stands from x0 to x1. */
static void place_ruby(Placer *placer, const DzRubyText *ruby, double x0, double x1, const DzBox *base) {
  static const DzSpread at_rest = {0};
  const double ascent = 0.88, descent = 0.12, gap = 0.08;
  const guint count = ruby->text->boxes->len;
  if (count == 0)
    return;
  const DzBox *first = dz_box_at(ruby->text, 0);
  const double apart = dz_ruby_apart(ruby, x1 - x0);
  Placer above = {.out = placer->out,
                  .boxes = ruby->text,
                  .first_run = placer->out->runs->len,
                  .raise = (ascent + gap) * base->size + descent * first->size,
                  .x = ruby_start(placer, ruby, x0, x1, apart)};
  placer->ruby_x0 = MIN(placer->ruby_x0, above.x);
  for (guint i = 0; i < count; i++) {
    place_box(&above, dz_box_at(ruby->text, i), TRUE, &at_rest);
    placer->ruby_x1 = MAX(placer->ruby_x1, MIN(above.x, placer->measure)); /* it may be wider than any line */
    above.x += apart + (i + 1 < count ? dz_item_at(ruby->text, i)->glue.natural : 0);
  }
}

static void begin_ruby(Placer *placer, const DzBox *box) {
  if (box->ruby == 0)
    return;
  placer->ruby = &g_array_index(placer->boxes->rubies, DzRubyText, box->ruby - 1);
  placer->ruby_start = INFINITY;
  placer->ruby_end = -INFINITY;
}

/* The box i stands from `start` to where the placer is; in a line of two directions that may be left of its base. */
static void end_ruby(Placer *placer, guint i, double start, gboolean ends_line) {
  if (!placer->ruby)
    return;
  placer->ruby_start = MIN(placer->ruby_start, start);
  placer->ruby_end = MAX(placer->ruby_end, placer->x);
  if (i + 1 < placer->ruby->end && !ends_line)
    return;
  place_ruby(placer, placer->ruby, placer->ruby_start - placer->ruby->lean_start,
             placer->ruby_end + placer->ruby->lean_end, dz_box_at(placer->boxes, placer->ruby->first));
  placer->ruby = NULL;
}

/* ---- lines ---- */

/* A line is a row of boxes, each with the glue after it; after the last there may be a hyphen. */
typedef struct {
  guint box;
  gboolean is_glue;
  guint8 level;
} Element;

/* The order in which elements stand from left to right (UAX #9 L2): from the highest level down to the lowest odd one,
   what is at that level or above is turned round. */
static void reorder(Element *elements, guint count) {
  guint8 highest = 0, lowest = G_MAXUINT8;
  for (guint i = 0; i < count; i++) {
    highest = MAX(highest, elements[i].level);
    lowest = MIN(lowest, elements[i].level);
  }
  for (guint level = highest; level >= (guint)(lowest | 1); level--)
    for (guint i = 0; i < count; i++) {
      guint first = i;
      while (i < count && elements[i].level >= level)
        i++;
      for (guint a = first, b = i; a + 1 < b; a++) {
        Element swapped = elements[a];
        elements[a] = elements[--b];
        elements[b] = swapped;
      }
    }
}

/* Glue between text of two directions belongs to the outer one, as a space would (UAX #9 N2). New array. */
static Element *find_order(const DzBoxes *boxes, const DzLineBreak *range) {
  const guint count = range->end - range->start;
  Element *elements = g_new(Element, 2 * count);
  gboolean has_rtl = FALSE;
  for (guint i = 0; i < count; i++) {
    const guint box = range->start + i;
    const guint8 level = dz_box_at(boxes, box)->level;
    const guint8 next = i + 1 < count ? dz_box_at(boxes, box + 1)->level : level;
    elements[2 * i] = (Element){box, FALSE, level};
    elements[2 * i + 1] = (Element){box, TRUE, MIN(level, next)};
    has_rtl |= level > 0;
  }
  if (has_rtl)
    reorder(elements, 2 * count);
  return elements;
}

/* Where each box of the line begins, counted from `x`, and as one more where a hyphen at its end does. Spaces at the
   line's end take no room. New array. */
static double *find_places(const DzBoxes *boxes, const DzLineBreak *range, const DzSpread *spread, double x) {
  const guint count = range->end - range->start, last = dz_ink_end(boxes, range) - 1;
  double *places = g_new(double, count + 1);
  g_autofree Element *elements = find_order(boxes, range);
  for (guint n = 0; n < 2 * count; n++) {
    const guint box = elements[n].box;
    const gboolean is_last = box + 1 == range->end;
    if (!elements[n].is_glue) {
      places[box - range->start] = x;
      x += box <= last ? width_of(dz_box_at(boxes, box), is_last, spread) : 0; /* a space under ruby is wide */
    } else if (is_last) {
      places[count] = x;
      x += hyphen_after(boxes, box);
    } else if (box < last)
      x += dz_spread_glue(&dz_item_at(boxes, box)->glue, spread);
  }
  return places;
}

void dz_place_line(DzParagraph *out, const DzBoxes *boxes, const DzLineBreak *range, const DzSpread *spread, double x,
                   double measure) {
  DzLine line = {.run_start = out->runs->len, .x0 = (float)(x - dz_item_at(boxes, range->start)->hang_start)};
  Placer placer = {.out = out,
                   .boxes = boxes,
                   .ink_end = line.x0,
                   .dots_start = -1,
                   .first_run = line.run_start,
                   .ruby_x0 = line.x0,
                   .ruby_x1 = line.x0,
                   .measure = measure};
  g_autofree double *places = find_places(boxes, range, spread, line.x0);
  const guint last = dz_ink_end(boxes, range) - 1;
  double end = line.x0; /* spaces inside the line included: in a mixed one they may stand at its right */
  for (guint i = range->start; i < range->end; i++) {
    const DzBox *box = dz_box_at(boxes, i);
    const gboolean is_last = i + 1 == range->end;
    placer.x = places[i - range->start];
    begin_dots(&placer, box);
    begin_ruby(&placer, box);
    place_emphasis(&placer, box);
    place_box(&placer, box, is_last, spread);
    placer.ink_end = box->is_space ? placer.ink_end : MAX(placer.ink_end, placer.x);
    end = i <= last ? MAX(end, placer.x) : end;
    end_ruby(&placer, i, places[i - range->start], is_last);
    end_dots(&placer, box, is_last ? NULL : dz_box_at(boxes, i + 1));
  }
  if (hyphen_after(boxes, last) > 0)
    place_hyphen(&placer, dz_box_at(boxes, last), places[range->end - range->start]);
  line.x0 = (float)MIN(line.x0, placer.ruby_x0);
  line.x1 = (float)MAX(MAX(end, placer.ink_end), placer.ruby_x1);
  line.run_count = out->runs->len - line.run_start;
  g_array_append_val(out->lines, line);
}
