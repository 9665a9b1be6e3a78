/* pdf-page.c: see pdf-page.h.

   What one element draws in one go is one piece of marked content; all else is an artifact (ISO 14289-1 §7.1). Text is
   shown a run at a time: most glyphs of a run are equally far from where the font would put them, so that is said once
   (Tc) and only what differs is said beside the glyphs (TJ). Positions are rounded where they are written, and each is
   counted from what was written before it, so that no error adds up. */
#include "write/pdf/pdf-page.h"
#include "base/address.h"
#include <math.h>
#include <string.h>

enum { NO_MARK = -2, FURNITURE = -1 };

/* Where the text-showing operator is: between operators, in its array, in a string of it. */
typedef enum { OUTSIDE, IN_ARRAY, IN_STRING } Showing;

typedef struct {
  const DzPdfPageJob *job;
  GString *out, *links;
  int open; /* element of the open marked content, or NO_MARK */
  gboolean in_text;
  Showing showing;
  gint64 line_x, line_y; /* where the last line began, thousandths of a point */
  DzPdfFont *font;
  const DzFace *face;
  double size, pen; /* where the next glyph would stand, from the run's line */
  gint64 spacing;   /* Tc, hundred-thousandths of a point */
  double rise;
} Page;

static const DzElement *element_at(const Page *page, int element) {
  return &g_array_index(page->job->pages->elements, DzElement, element);
}

/* ---- marked content ---- */

static void end_text(Page *page) {
  if (page->in_text)
    g_string_append(page->out, "ET\n");
  page->in_text = FALSE;
}

static void begin_text(Page *page) {
  if (page->in_text)
    return;
  g_string_append(page->out, "BT\n");
  page->in_text = TRUE;
  page->line_x = page->line_y = 0;
}

static void close_mark(Page *page) {
  end_text(page);
  if (page->open != NO_MARK)
    g_string_append(page->out, "EMC\n");
  page->open = NO_MARK;
}

static void open_mark(Page *page, int element) {
  if (page->open == element)
    return;
  close_mark(page);
  if (element == FURNITURE)
    g_string_append(page->out, "/Artifact<</Type/Pagination>>BDC\n");
  else
    g_string_append_printf(page->out, "/%s<</MCID %u>>BDC\n", element_at(page, element)->role,
                           dz_pdf_tree_add_content(page->job->tree, element));
  page->open = element;
}

/* ---- showing text ---- */

static void enter(Page *page, Showing wanted) {
  static const char *const deeper[] = {[IN_ARRAY] = "[", [IN_STRING] = "("};
  static const char *const back[] = {[IN_ARRAY] = "]TJ\n", [IN_STRING] = ")"};
  while (page->showing > wanted)
    g_string_append(page->out, back[page->showing--]);
  while (page->showing < wanted)
    g_string_append(page->out, deeper[++page->showing]);
}

static void put_byte(GString *out, guint8 byte) {
  if (byte == '\r') { /* a bare one would be read as a line feed, §7.3.4.2 */
    g_string_append(out, "\\r");
    return;
  }
  if (byte == '(' || byte == ')' || byte == '\\')
    g_string_append_c(out, '\\');
  g_string_append_c(out, (char)byte);
}

static void show_glyph(Page *page, const DzPlacedGlyph *placed) {
  const double unit = page->size / 1000;
  if (placed->y != page->rise) {
    enter(page, OUTSIDE);
    dz_pdf_put_number(page->out, -placed->y);
    g_string_append(page->out, " Ts\n");
    page->rise = placed->y;
  }
  double off = placed->x - page->pen;
  if (fabs(off) > unit / 2) {
    gint64 units = llround(-off / unit);
    enter(page, IN_ARRAY);
    dz_pdf_put_thousandths(page->out, units * 1000);
    page->pen -= (double)units * unit;
  }
  enter(page, IN_STRING);
  DzPdfGlyph glyph = dz_pdf_font_use(page->font, placed->index);
  put_byte(page->out, (guint8)(glyph.code >> 8));
  put_byte(page->out, (guint8)glyph.code);
  page->pen += glyph.width * 1e-6 * page->size + (double)page->spacing * 1e-5;
}

/* Glyphs and the text they stand for; where the font would say another text, this one is said beside them. */
static void show_cluster(Page *page, const DzPlacedGlyph *glyphs, guint count, const char *text, gsize length) {
  gboolean is_plain = count == 1 && dz_pdf_font_means(page->font, glyphs[0].index, text, length);
  if (!is_plain) {
    enter(page, OUTSIDE);
    g_string_append(page->out, "/Span<</ActualText");
    dz_pdf_put_text(page->out, text, length);
    g_string_append(page->out, ">>BDC\n");
  }
  for (guint i = 0; i < count; i++)
    show_glyph(page, &glyphs[i]);
  if (!is_plain) {
    enter(page, OUTSIDE);
    g_string_append(page->out, "EMC\n");
  }
}

/* How much farther from its neighbour a glyph stands than its font would put it. */
static double extra_gap(const Page *page, const DzPlacedGlyph *glyph) {
  return glyph[1].x - glyph[0].x - dz_pdf_font_use(page->font, glyph[0].index).width * 1e-6 * page->size;
}

/* The gap that more than half of a run's glyphs have (found by the majority vote of Boyer and Moore), or 0. */
static double common_spacing(const Page *page, const DzPlacedGlyph *glyphs, guint count) {
  const double same = 0.002;
  double candidate = 0;
  guint votes = 0, agreeing = 0;
  for (guint i = 0; i + 1 < count; i++) {
    double gap = extra_gap(page, &glyphs[i]);
    candidate = votes == 0 ? gap : candidate;
    votes += votes == 0 || fabs(gap - candidate) < same ? 1 : (guint)-1;
  }
  for (guint i = 0; i + 1 < count && votes > 0; i++)
    agreeing += fabs(extra_gap(page, &glyphs[i]) - candidate) < same;
  return 2 * agreeing > count ? candidate : 0;
}

static void set_font(Page *page, const DzRun *run) {
  if (page->face == run->face && page->size == run->size)
    return;
  page->face = run->face;
  page->size = run->size;
  page->font = dz_pdf_font(page->job->fonts, run->face);
  g_string_append_printf(page->out, "/%s ", dz_pdf_font_name(page->font));
  dz_pdf_put_number(page->out, page->size);
  g_string_append(page->out, " Tf\n");
}

static void set_spacing(Page *page, double spacing) {
  gint64 wanted = llround(spacing * 1e5);
  if (wanted == page->spacing)
    return;
  page->spacing = wanted;
  dz_pdf_put_fixed(page->out, wanted, 5);
  g_string_append(page->out, " Tc\n");
}

static void move_to(Page *page, double x, double y) {
  gint64 to_x = llround(x * 1000), to_y = llround((page->job->pages->height - y) * 1000);
  dz_pdf_put_thousandths(page->out, to_x - page->line_x);
  g_string_append_c(page->out, ' ');
  dz_pdf_put_thousandths(page->out, to_y - page->line_y);
  g_string_append(page->out, " Td\n");
  page->line_x = to_x;
  page->line_y = to_y;
}

/* The clusters of a run from left to right, which is against the reading order where that runs the other way. */
static void show_run(Page *page, const DzParagraph *paragraph, const DzRun *run) {
  const DzCluster *clusters = &g_array_index(paragraph->clusters, DzCluster, run->cluster_start);
  const DzPlacedGlyph *glyphs = &g_array_index(paragraph->glyphs, DzPlacedGlyph, run->glyph_start);
  const char *text = paragraph->text->str + run->text_start;
  glyphs += run->is_rtl ? run->glyph_count : 0;
  text += run->is_rtl ? run->text_length : 0;
  for (guint i = 0; i < run->cluster_count; i++) {
    const DzCluster *cluster = &clusters[run->is_rtl ? run->cluster_count - 1 - i : i];
    glyphs -= run->is_rtl ? cluster->glyph_count : 0;
    text -= run->is_rtl ? cluster->byte_count : 0;
    show_cluster(page, glyphs, cluster->glyph_count, text, cluster->byte_count);
    glyphs += run->is_rtl ? 0 : cluster->glyph_count;
    text += run->is_rtl ? 0 : cluster->byte_count;
  }
}

static void draw_run(Page *page, const DzPlaced *placed, const DzRun *run) {
  const DzPlacedGlyph *glyphs = &g_array_index(placed->paragraph->glyphs, DzPlacedGlyph, run->glyph_start);
  begin_text(page);
  set_font(page, run);
  set_spacing(page, run->is_rtl ? 0 : common_spacing(page, glyphs, run->glyph_count));
  page->pen = run->is_rtl ? run->x0 : glyphs[0].x;
  move_to(page, placed->x + page->pen, placed->y);
  show_run(page, placed->paragraph, run);
  enter(page, OUTSIDE);
  if (page->rise != 0) {
    g_string_append(page->out, "0 Ts\n");
    page->rise = 0;
  }
}

/* ---- links ---- */

static void put_rectangle(GString *out, const Page *page, const DzPlaced *placed, double x0, double x1, double size) {
  const double above = 0.8, below = 0.25, bottom = page->job->pages->height - placed->y;
  const double corners[4] = {placed->x + x0, bottom - below * size, placed->x + x1, bottom + above * size};
  g_string_append(out, "/Rect[");
  for (int i = 0; i < 4; i++) {
    dz_pdf_put_number(out, corners[i]);
    g_string_append_c(out, i < 3 ? ' ' : ']');
  }
}

/* The part of a link that stands on one line: from its first run to its last. */
static void add_link(Page *page, const DzPlaced *placed, int element, const DzRun *first, const DzRun *last) {
  const DzElement *link = element_at(page, element);
  g_autofree char *address = dz_link_address(link->target);
  const char *description = link->description ? link->description : link->target;
  guint object = dz_pdf_reserve(page->job->pdf);
  g_autoptr(GString) out = g_string_new("<</Type/Annot/Subtype/Link/Border[0 0 0]/F 4");
  put_rectangle(out, page, placed, first->x0, last->x1, first->size);
  g_string_append_printf(out, "/StructParent %u/Contents",
                         dz_pdf_tree_add_annotation(page->job->tree, element, object));
  dz_pdf_put_text(out, description, strlen(description));
  const char *target = address ? address : link->target;
  g_string_append(out, address ? "/A<</S/URI/URI" : "/Dest");
  dz_pdf_put_text(out, target, strlen(target));
  g_string_append(out, address ? ">>>>" : ">>");
  dz_pdf_add(page->job->pdf, object, out->str, out->len);
  dz_pdf_put_reference(page->links, object);
}

/* ---- placed things ---- */

static void draw_rule(Page *page, const DzPlaced *placed) {
  open_mark(page, FURNITURE);
  end_text(page);
  const double numbers[4] = {placed->x, page->job->pages->height - placed->y - placed->thickness / 2, placed->width,
                             placed->thickness};
  for (int i = 0; i < 4; i++) {
    dz_pdf_put_number(page->out, numbers[i]);
    g_string_append_c(page->out, ' ');
  }
  g_string_append(page->out, "re f\n");
}

static void draw_line(Page *page, const DzPlaced *placed) {
  const DzLine *line = &g_array_index(placed->paragraph->lines, DzLine, placed->line);
  const DzRun *runs = &g_array_index(placed->paragraph->runs, DzRun, line->run_start);
  for (guint r = 0; r < line->run_count; r++) {
    int element = placed->element == FURNITURE || runs[r].element < 0 ? placed->element : runs[r].element;
    if (runs[r].glyph_count == 0)
      continue;
    open_mark(page, element);
    draw_run(page, placed, &runs[r]);
    guint last = r;
    gboolean begins = r == 0 || runs[r - 1].element != element;
    if (!begins || element < 0 || !element_at(page, element)->target)
      continue;
    while (last + 1 < line->run_count && runs[last + 1].element == element)
      last++;
    add_link(page, placed, element, &runs[r], &runs[last]);
  }
}

static void put_point(Page *page, double x, double y, const char *operator) {
  dz_pdf_put_number(page->out, x);
  g_string_append_c(page->out, ' ');
  dz_pdf_put_number(page->out, page->job->pages->height - y);
  g_string_append(page->out, operator);
}

/* A dot is a line without length, with round ends. `size` is that of the dots before it, 0 for none. */
static void draw_dot(Page *page, const DzPlaced *placed, const DzDot *dot, float *size) {
  if (*size == 0) {
    open_mark(page, FURNITURE);
    end_text(page);
    g_string_append(page->out, "1 J ");
  }
  if (*size != dot->size) {
    g_string_append(page->out, *size == 0 ? "" : "S\n");
    dz_pdf_put_number(page->out, dot->size);
    g_string_append(page->out, " w\n");
    *size = dot->size;
  }
  put_point(page, placed->x + dot->x, placed->y + dot->y, " m ");
  put_point(page, placed->x + dot->x, placed->y + dot->y, " l\n");
}

/* The dots under vocabulary and emphasised characters. */
static void draw_dots(Page *page, const DzPage *drawn) {
  float size = 0;
  for (guint p = 0; p < drawn->placed->len; p++) {
    const DzPlaced *placed = &g_array_index(drawn->placed, DzPlaced, p);
    const GArray *dots = placed->paragraph ? placed->paragraph->dots : NULL;
    for (guint i = 0; dots && i < dots->len; i++)
      if (g_array_index(dots, DzDot, i).line == placed->line)
        draw_dot(page, placed, &g_array_index(dots, DzDot, i), &size);
  }
  if (size > 0)
    g_string_append(page->out, "S\n");
}

void dz_pdf_draw_page(const DzPdfPageJob *job, const DzPage *drawn, GString *content, GString *links) {
  Page page = {.job = job, .out = content, .links = links, .open = NO_MARK};
  g_string_append(content, "q\n"); /* what follows on the page begins anew */
  for (guint i = 0; i < drawn->placed->len; i++) {
    const DzPlaced *placed = &g_array_index(drawn->placed, DzPlaced, i);
    if (placed->paragraph)
      draw_line(&page, placed);
    else
      draw_rule(&page, placed);
  }
  /* Dots last and together: furniture between the lines would tear each paragraph into many pieces. */
  draw_dots(&page, drawn);
  close_mark(&page);
  g_string_append(content, "Q\n");
}
