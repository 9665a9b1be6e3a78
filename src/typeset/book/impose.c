/* impose.c: see impose.h. */
#include "typeset/book/impose.h"
#include "arrange/papers.h"
#include <math.h>

static const double mm = 72 / 25.4;

/* ---- the order ---- */

/* A fold moves the inner sheets outwards, a tenth of a millimetre each (80 g/m²); a few need no help. */
static double creep_of(guint sheet, guint sheet_count) {
  enum { FEWEST = 5 };
  static const double of_sheet = 0.1 * 72 / 25.4;
  return sheet_count < FEWEST ? 0 : of_sheet * sheet;
}

static void add_side(GArray *sides, guint left, guint right, guint page_count, double creep) {
  const DzSheetSide side = {left <= page_count ? left : 0, right <= page_count ? right : 0, creep};
  g_array_append_val(sides, side);
}

/* Sheets laid into each other and folded once: the outermost has the first page and the last. */
static void add_section(GArray *sides, guint first, guint size, guint page_count) {
  const guint sheet_count = size / 4;
  for (guint sheet = 0; sheet < sheet_count; sheet++) {
    const guint low = first + 2 * sheet, high = first + size - 1 - 2 * sheet;
    const double creep = creep_of(sheet, sheet_count);
    add_side(sides, high, low, page_count, creep);
    add_side(sides, low + 1, high - 1, page_count, creep);
  }
}

GArray *dz_sheet_sides(DzSheets order, guint page_count) {
  enum { FOLDER = 4, SECTION = 16, MOST_IN_ONE = 40 }; /* pages; more than 10 sheets are hard to fold */
  GArray *sides = g_array_new(FALSE, FALSE, sizeof(DzSheetSide));
  const guint whole = (page_count + 3) / 4 * 4;
  const guint section = order == DZ_SHEETS_FOLDER ? FOLDER : whole <= MOST_IN_ONE ? MAX(whole, 4) : SECTION;
  if (order == DZ_SHEETS_TWO_UP) {
    for (guint page = 1; page <= page_count; page += 2)
      add_side(sides, page, page + 1, page_count, 0);
    return sides;
  }
  for (guint first = 1; first <= whole; first += section)
    add_section(sides, first, MIN(section, whole + 1 - first), page_count);
  return sides;
}

void dz_sheet_size(double page_width, double page_height, double *width, double *height) {
  static const double close = 2 * 72 / 25.4;
  *width = 2 * page_width;
  *height = page_height;
  guint count;
  const DzPaper *papers = dz_papers(&count);
  for (guint i = 0; i < count; i++) {
    const double w = papers[i].width * mm, h = papers[i].height * mm;
    if (fabs(h - *width) < close && fabs(w - *height) < close) { /* upright it is as wide as the pages are high */
      *width = h;
      *height = w;
      return;
    }
  }
}

/* ---- sheets ---- */

static char *side_label(const DzPages *pages, const DzSheetSide *side) {
  const guint numbers[] = {side->left, side->right};
  GString *label = g_string_new(NULL);
  for (int i = 0; i < 2; i++) {
    if (numbers[i] == 0)
      continue;
    const DzPage *page = pages->pages->pdata[numbers[i] - 1];
    g_string_append(label, label->len > 0 ? " | " : "");
    if (page->label)
      g_string_append(label, page->label);
    else
      g_string_append_printf(label, "%u", numbers[i] - pages->front_count);
  }
  return g_string_free(label, FALSE);
}

/* Where to fold: a short stroke at the head and one at the foot. */
static void add_ticks(DzPage *page, double width, double height) {
  const double length = 3 * mm, thin = 0.25, edge = 2 * mm;
  for (int i = 0; i < 2; i++) {
    const DzPlaced tick = {.x = (width - thin) / 2,
                           .y = i == 0 ? edge + length / 2 : height - edge - length / 2,
                           .width = thin,
                           .thickness = length,
                           .element = -1};
    g_array_append_val(page->placed, tick);
  }
}

void dz_impose(DzPages *pages, DzSheets order) {
  double width, height;
  dz_sheet_size(pages->width, pages->height, &width, &height);
  g_autoptr(GArray) sides = dz_sheet_sides(order, pages->pages->len);
  g_autoptr(DzPages) single = dz_pages_new(pages->width, pages->height);
  single->front_count = pages->front_count;
  GPtrArray *none = single->pages;
  single->pages = pages->pages;
  pages->pages = none;
  const double spare = width - 2 * pages->width, down = (height - pages->height) / 2;
  for (guint s = 0; s < sides->len; s++) {
    const DzSheetSide *side = &g_array_index(sides, DzSheetSide, s);
    DzPage *sheet = dz_pages_add(pages);
    sheet->label = side_label(single, side);
    if (side->left)
      dz_page_add_from(sheet, single->pages->pdata[side->left - 1], spare / 2 + side->creep, down);
    if (side->right)
      dz_page_add_from(sheet, single->pages->pdata[side->right - 1], spare / 2 + pages->width - side->creep, down);
    if (order != DZ_SHEETS_TWO_UP)
      add_ticks(sheet, width, height);
  }
  pages->width = width;
  pages->height = height;
  pages->front_count = 0;
}
