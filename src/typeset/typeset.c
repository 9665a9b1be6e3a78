/* typeset.c: the steps of typesetting in their order: needs, small faces, strips, pages, furniture. */
#include "typeset/typeset.h"
#include "base/language.h"
#include "typeset/pages/foot.h"
#include "typeset/pages/strips.h"
#include <math.h>

/* Ink above the first baseline and below the last, em of Han. */
static const double ascent = 0.88, descent = 0.12;

static guint lines_of_page(const DzLayout *layout) {
  double room = layout->page_height - dz_layout_frame(layout, DZ_CELL_PRIMARY)->top -
                dz_layout_frame(layout, DZ_CELL_PRIMARY)->foot - (ascent + descent) * layout->style[DZ_STYLE_TEXT].han;
  return (guint)floor(room / layout->grid + 1e-6) + 1;
}

/* The book's language of the kind, the translation's first; `otherwise` where neither is. */
static const char *language_of_kind(const DzArrangement *arrangement, gboolean is_cjk, const char *otherwise) {
  for (int side = DZ_TRANSLATION; side >= 0; side--)
    if (dz_is_cjk_language(dz_book_language(arrangement->book, (DzSide)side)) == is_cjk)
      return dz_book_language(arrangement->book, (DzSide)side);
  return otherwise;
}

static void add_anchor(DzPage *page, const char *name, double y) {
  DzDestination anchor = {.name = g_strdup(name), .y = y};
  g_array_append_val(page->anchors, anchor);
}

/* Places the strips first … end - 1 on a new page. */
static void fill_page(const DzStrips *strips, guint first, guint end, const DzLayout *layout, DzPages *pages) {
  DzPage *page = dz_pages_add(pages);
  guint line = 0;
  for (guint i = first; i < end; i++) {
    const DzStrip *strip = &g_array_index(strips->strips, DzStrip, i);
    line += i > first ? strip->plan.space : 0;
    double baseline =
        dz_layout_frame(layout, DZ_CELL_PRIMARY)->top + ascent * layout->style[DZ_STYLE_TEXT].han + line * layout->grid;
    if (strip->anchor)
      add_anchor(page, strip->anchor, baseline - layout->grid);
    for (guint c = 0; c < strip->content_count; c++) {
      DzPlaced placed = g_array_index(strips->content, DzPlaced, strip->content_start + c);
      placed.y += baseline;
      /* A rule above the first line of a page would stand in the margin. */
      if (placed.paragraph || placed.y >= dz_layout_frame(layout, DZ_CELL_PRIMARY)->top)
        g_array_append_val(page->placed, placed);
    }
    line += strip->plan.height;
  }
}

static void fill_pages(const DzStrips *strips, const DzLayout *layout, DzPages *pages) {
  g_autofree DzStripPlan *plans = g_new(DzStripPlan, strips->strips->len + 1);
  for (guint i = 0; i < strips->strips->len; i++)
    plans[i] = g_array_index(strips->strips, DzStrip, i).plan;
  g_autoptr(GArray) starts = dz_paginate(plans, strips->strips->len, lines_of_page(layout));
  for (guint p = 0; p + 1 < starts->len; p++)
    fill_page(strips, g_array_index(starts, guint, p), g_array_index(starts, guint, p + 1), layout, pages);
}

struct DzTypesetter {
  const DzArrangement *arrangement;
  DzSetter setter;
  GPtrArray *foot_titles; /* DzParagraph*, one an article */
  GPtrArray *details;
  gint64 face_time; /* microseconds until the faces were small */
};

DzTypesetter *dz_typesetter_new(const DzArrangement *arrangement, const DzTypesetOptions *options, GError **error) {
  g_autoptr(DzTypesetter) typesetter = g_new0(DzTypesetter, 1);
  DzSetter *setter = &typesetter->setter;
  const gint64 start = g_get_monotonic_time();
  typesetter->arrangement = arrangement;
  typesetter->details = options->details;
  typesetter->foot_titles = g_ptr_array_new_with_free_func((GDestroyNotify)dz_paragraph_free);
  g_ptr_array_set_size(typesetter->foot_titles, (int)arrangement->articles->len);
  setter->fonts = dz_fonts_new(options->font_dirs, options->notes, options->details, error);
  if (!setter->fonts)
    return NULL;
  setter->shaper = dz_shaper_new();
  setter->hyphenators = dz_hyphenators_new(options->notes, options->details);
  setter->han_language = language_of_kind(arrangement, TRUE, "zh-Hans");
  setter->latin_language = language_of_kind(arrangement, FALSE, "en");
  setter->notes = options->notes;
  setter->kinsoku = arrangement->layout->kinsoku;
  setter->hangs_stops = arrangement->layout->hangs_stops;
  setter->first_fit = options->first_fit;
  for (guint a = 0; a < arrangement->articles->len; a++)
    dz_need_article(setter, arrangement, a);
  if (!dz_fonts_load(setter->fonts, error))
    return NULL;
  typesetter->face_time = g_get_monotonic_time() - start;
  return g_steal_pointer(&typesetter);
}

void dz_typesetter_free(DzTypesetter *typesetter) {
  if (!typesetter)
    return;
  g_ptr_array_unref(typesetter->foot_titles);
  if (typesetter->setter.styles)
    g_ptr_array_unref(typesetter->setter.styles);
  dz_hyphenators_free(typesetter->setter.hyphenators);
  dz_shaper_free(typesetter->setter.shaper);
  dz_fonts_free(typesetter->setter.fonts);
  g_free(typesetter);
}

static const char *arranged_title(const DzArrangement *arrangement, guint article) {
  return ((const DzArranged *)arrangement->articles->pdata[article])->title->string;
}

void dz_typeset_article(DzTypesetter *typesetter, guint article, DzPages *pages) {
  g_autoptr(DzStrips) strips = dz_strips_new();
  typesetter->setter.article = arranged_title(typesetter->arrangement, article);
  dz_add_strips(&typesetter->setter, typesetter->arrangement, article, pages, strips);
  fill_pages(strips, typesetter->arrangement->layout, pages);
}

void dz_typeset_foot(DzTypesetter *typesetter, const DzFoot *foot, DzPages *pages, DzPage *page) {
  dz_add_foot(&typesetter->setter, typesetter->arrangement, typesetter->foot_titles, foot, pages, page);
}

void dz_typesetter_say(const DzTypesetter *typesetter, guint page_count) {
  guint asked, shaped;
  dz_shaper_counts(typesetter->setter.shaper, &asked, &shaped);
  g_ptr_array_add(
      typesetter->details,
      g_strdup_printf(
          "typeset: %u pages, %u lines, %u of them flush left because they would tear; %u of %u words shaped, "
          "faces ready in %.1f ms",
          page_count, typesetter->setter.line_count, typesetter->setter.flushed_count, shaped, asked,
          (double)typesetter->face_time / 1e3));
}
