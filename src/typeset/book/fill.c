/* fill.c: see fill.h. */
#include "typeset/book/fill.h"
#include "arrange/geometry.h"
#include "typeset/strips/margin.h"
#include <math.h>

typedef struct {
  const DzStrips *strips;
  const DzLayout *layout;
  DzPage *page;
  guint *growth; /* of each strip of the page, grid lines: its room's, and above it */
} Filling;

static void add_anchor(DzPage *page, const char *name, double y) {
  DzDestination anchor = {.name = g_strdup(name), .y = y};
  g_array_append_val(page->anchors, anchor);
}

/* Lines to write on, as many as the room holds at the layout's distance, spread over all of it. `y` is the baseline of
   the room's first grid line; the first line leaves room for the label before it. */
static void add_room(const Filling *filling, const DzRoom *room, guint height, double y) {
  const DzLayout *layout = filling->layout;
  const double depth = height * layout->grid;
  const guint count = MAX((guint)floor(depth / layout->key_line_gap + 1e-6), 1);
  const double gap = height > room->least ? depth / count : layout->key_line_gap;
  for (guint line = 0; line < count; line++) {
    const double indent = line == 0 ? room->label_width : 0, baseline = y + (line + 1) * gap - layout->grid;
    DzPlaced rule = {.x = room->x + indent,
                     .y = baseline + 1.5,
                     .width = room->width - indent,
                     .thickness = layout->rule,
                     .element = -1};
    if (line == 0 && room->label) {
      DzPlaced label = {.paragraph = room->label, .x = room->x, .y = baseline, .element = room->element};
      g_array_append_val(filling->page->placed, label);
    }
    g_array_append_val(filling->page->placed, rule);
  }
}

static void add_strip(const Filling *filling, const DzStrip *strip, guint height, double baseline) {
  const DzFrame *frame = dz_layout_main(filling->layout);
  if (strip->anchor)
    add_anchor(filling->page, strip->anchor, baseline - filling->layout->grid);
  for (guint c = 0; c < strip->content_count; c++) {
    DzPlaced placed = g_array_index(filling->strips->content, DzPlaced, strip->content_start + c);
    placed.y += placed.is_fixed ? 0 : baseline;
    /* A rule above the first line of a page would stand in the margin. */
    if (placed.paragraph || placed.is_fixed || placed.y >= frame->top)
      g_array_append_val(filling->page->placed, placed);
  }
  if (strip->margin > 0) {
    DzPlaced placed = g_array_index(filling->strips->margin, DzPlaced, strip->margin - 1);
    placed.y += baseline;
    g_array_append_val(filling->page->placed, placed);
  }
  if (strip->room.width > 0)
    add_room(filling, &strip->room, height, baseline);
}

/* Gives the empty lines of a page to what may grow on it, one after the other and the rooms first, so that they differ
   by a line at most. */
static void spread(const Filling *filling, guint first, guint end, guint empty) {
  const DzStrip *strips = &g_array_index(filling->strips->strips, DzStrip, 0);
  for (gboolean grows = TRUE; empty > 0 && grows;) {
    grows = FALSE;
    for (int above = 0; above < 2; above++)
      for (guint i = first; i < end && empty > 0; i++) {
        guint *growth = &filling->growth[2 * (i - first) + (guint)above];
        if (*growth < (above ? (i > first ? strips[i].plan.loose : 0) : strips[i].plan.stretch)) {
          *growth += 1;
          empty--;
          grows = TRUE;
        }
      }
  }
}

static guint height_of(const DzStripPlan *plans, guint first, guint end) {
  guint height = 0, notes = 0;
  for (guint i = first; i < end; i++) {
    height += plans[i].height + (i > first ? plans[i].space : 0);
    notes += plans[i].notes;
  }
  return height + dz_note_lines(notes);
}

/* Puts the notes of a page's strips below its text, two beside each other, with a short rule above them. */
static void add_notes(const Filling *filling, guint first, guint end) {
  const DzLayout *layout = filling->layout;
  const DzFrame *frame = dz_layout_main(layout);
  const double line = DZ_NOTE_LINE * layout->grid, rule = 25 * 72 / 25.4;
  const double width = dz_foot_note_width(layout), across = frame->measure - width;
  g_autoptr(GArray) notes = g_array_new(FALSE, FALSE, sizeof(DzPlaced));
  for (guint i = first; i < end; i++) {
    const DzStrip *strip = &g_array_index(filling->strips->strips, DzStrip, i);
    for (guint n = 0; n < strip->plan.notes; n++)
      g_array_append_val(notes, g_array_index(filling->strips->notes, DzPlaced, strip->note_start + n));
  }
  const guint rows = (notes->len + DZ_NOTES_BESIDE - 1) / DZ_NOTES_BESIDE;
  const double last = dz_first_baseline(layout) + (dz_lines_of_page(layout) - 1) * layout->grid;
  for (guint i = 0; i < notes->len; i++) {
    DzPlaced note = g_array_index(notes, DzPlaced, i);
    note.x = frame->left + i / rows * across; /* down the first column, then down the other */
    note.y = last - (rows - 1 - i % rows) * line;
    g_array_append_val(filling->page->placed, note);
  }
  const DzPlaced above = {.x = frame->left,
                          .y = last - rows * line,
                          .width = MIN(rule, frame->measure),
                          .thickness = layout->rule,
                          .element = -1};
  if (notes->len > 0)
    g_array_append_val(filling->page->placed, above);
}

static int by_element(gconstpointer one, gconstpointer other) {
  const DzPlaced *a = one, *b = other;
  return (a->element > b->element) - (a->element < b->element);
}

/* Puts the strips first … end - 1 on a new page. Of sides beside each other the first is read before the other: then
   what stands on the page is put in the order of its elements, which is the order of reading. */
static void fill_page(const DzStrips *strips, guint first, guint end, guint empty, const DzLayout *layout,
                      DzPages *pages) {
  g_autofree guint *growth = g_new0(guint, 2 * (end - first));
  const Filling filling = {.strips = strips, .layout = layout, .page = dz_pages_add(pages), .growth = growth};
  spread(&filling, first, end, empty);
  const double top = dz_first_baseline(layout);
  guint line = 0;
  for (guint i = first; i < end; i++) {
    const DzStrip *strip = &g_array_index(strips->strips, DzStrip, i);
    const guint height = strip->plan.height + growth[2 * (i - first)];
    line += i > first ? strip->plan.space + growth[2 * (i - first) + 1] : 0;
    add_strip(&filling, strip, height, top + line * layout->grid);
    line += height;
  }
  add_notes(&filling, first, end);
  if (strips->has_columns)
    g_array_sort(filling.page->placed, by_element);
}

/* One line more on every page where that saves a last page that is nearly empty. */
static GArray *starts_of_pages(const DzStripPlan *plans, guint count, const DzLayout *layout, guint *capacity) {
  const DzFrame *frame = dz_layout_main(layout);
  GArray *starts = dz_paginate(plans, count, *capacity);
  const guint last = starts->len > 2 ? g_array_index(starts, guint, starts->len - 2) : 0;
  if (last == 0 || height_of(plans, last, count) * 4 >= *capacity ||
      frame->foot - layout->grid < layout->foot_edge + layout->grid)
    return starts;
  GArray *fuller = dz_paginate(plans, count, *capacity + 1);
  const gboolean is_better = fuller->len < starts->len;
  *capacity += is_better;
  g_array_unref(is_better ? starts : fuller);
  return is_better ? fuller : starts;
}

/* What a spread has beyond its first page goes to a second. */
static void part_spread(DzPages *pages, double width) {
  DzPage *verso = pages->pages->pdata[pages->pages->len - 1], *recto = dz_pages_add(pages);
  guint kept = 0;
  for (guint i = 0; i < verso->placed->len; i++) {
    DzPlaced placed = g_array_index(verso->placed, DzPlaced, i);
    if (placed.x < width) {
      g_array_index(verso->placed, DzPlaced, kept++) = placed;
      continue;
    }
    placed.x -= width;
    g_array_append_val(recto->placed, placed);
  }
  g_array_set_size(verso->placed, kept);
}

static void shift_page(DzPage *page, double by) {
  for (guint i = 0; by != 0 && i < page->placed->len; i++)
    g_array_index(page->placed, DzPlaced, i).x += by;
}

/* Fills pages with the strips first … end - 1, which are of single pages or of spreads. */
static void fill_part(const DzStrips *strips, guint first, guint end, const DzLayout *layout, DzPages *pages) {
  const DzStrip *own = &g_array_index(strips->strips, DzStrip, first);
  const guint count = end - first;
  g_autofree DzStripPlan *plans = g_new(DzStripPlan, count + 1);
  for (guint i = 0; i < count; i++)
    plans[i] = own[i].plan;
  guint capacity = dz_lines_of_page(layout);
  g_autoptr(GArray) starts = starts_of_pages(plans, count, layout, &capacity);
  for (guint p = 0; p + 1 < starts->len; p++) {
    const guint start = g_array_index(starts, guint, p), stop = g_array_index(starts, guint, p + 1);
    const guint height = height_of(plans, start, stop);
    const gboolean is_last = p + 2 == starts->len, next_is_recto = (pages->before + pages->pages->len) % 2 == 0;
    if ((own[start].on_recto && !next_is_recto) || (own->is_spread && next_is_recto))
      dz_pages_add(pages);
    fill_page(strips, first + start, first + stop, is_last || height > capacity ? 0 : capacity - height, layout, pages);
    if (own->is_spread)
      part_spread(pages, layout->page_width);
    else
      shift_page(pages->pages->pdata[pages->pages->len - 1], dz_page_shift(layout, pages->before + pages->pages->len));
  }
}

/* A rule between two panels, as high as the text. */
static void add_panel_rule(DzPage *page, const DzLayout *layout, double x) {
  const DzFrame *frame = dz_layout_main(layout);
  const double height = layout->page_height - frame->top - frame->foot;
  const DzPlaced rule = {
      .x = x, .y = frame->top + height / 2, .width = layout->rule, .thickness = height, .element = -1};
  g_array_append_val(page->placed, rule);
}

/* Of pages that were filled as panels, from `first` on, puts so many beside each other on each. */
static void join_panels(const DzLayout *layout, DzPages *pages, guint first) {
  const double pitch = dz_panel_pitch(layout), right = dz_layout_main(layout)->left + pitch - layout->panel_gap / 2;
  const guint count = (pages->pages->len - first + layout->panels - 1) / layout->panels;
  for (guint p = 0; p < count; p++) {
    DzPage *page = pages->pages->pdata[first + p];
    for (guint i = 1; i < layout->panels; i++) {
      add_panel_rule(page, layout, right + (i - 1) * pitch);
      if (first + p + 1 >= pages->pages->len)
        continue;
      dz_page_add_from(page, pages->pages->pdata[first + p + 1], i * pitch, 0);
      g_ptr_array_remove_index(pages->pages, first + p + 1);
    }
  }
}

void dz_fill_pages(const DzStrips *strips, const DzLayout *layout, DzPages *pages) {
  const guint first_page = pages->pages->len;
  const GArray *all = strips->strips;
  for (guint first = 0, end; first < all->len; first = end) {
    const gboolean is_spread = g_array_index(all, DzStrip, first).is_spread;
    for (end = first + 1; end < all->len && g_array_index(all, DzStrip, end).is_spread == is_spread; end++)
      continue;
    fill_part(strips, first, end, layout, pages);
  }
  if (layout->panels > 1)
    join_panels(layout, pages, first_page);
}
