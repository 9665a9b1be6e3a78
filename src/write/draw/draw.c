/* draw.c: see draw.h.

   Glyphs that follow one another in one face and size are shown by one call, over all their lines: Cairo handles each
   call several times. What is not text is drawn after it, because it would tear the text into pieces. */
#include "write/draw/draw.h"
#include "base/address.h"
#include <cairo-pdf.h>
#include <math.h>

enum { FURNITURE = -1, NONE = -2 };

typedef struct {
  const DzDrawing *to;
  const DzPages *pages;
  const DzFace *face; /* of the glyphs that wait to be shown */
  double size;
  GString *text;
  GArray *glyphs, *clusters; /* cairo_glyph_t, cairo_text_cluster_t */
  gboolean is_blank;         /* none of them has ink */
  int element;               /* whose they are, the last of them */
} Page;

/* ---- text ---- */

/* What Cairo takes for a character, and is none that it must not get. */
static gboolean is_drawable(gunichar c) {
  return c >= 0x20 && c <= 0x10FFFF && (c & 0xFFFFF800) != 0xD800 && !(c >= 0xFDD0 && c <= 0xFDEF) &&
         (c & 0xFFFE) != 0xFFFE;
}

void dz_draw_put_text(GString *out, const char *text, gsize length) {
  const char *good = text, *end = text + length;
  for (const char *p = text; p < end; p = g_utf8_next_char(p))
    if (!is_drawable(g_utf8_get_char(p))) {
      g_string_append_len(out, good, p - good);
      g_string_append(out, "\uFFFD");
      good = g_utf8_next_char(p);
    }
  g_string_append_len(out, good, end - good);
}

/* Cairo counts in 256ths, and drops what takes no room: a space that begins at a whole number, right or down. */
static double beside_whole(double number) {
  const double step = 1.0 / 256;
  return fabs(number - round(number)) < step ? round(number) + step : number;
}

static void move_blanks(GArray *glyphs) {
  for (guint i = 0; i < glyphs->len; i++) {
    cairo_glyph_t *glyph = &g_array_index(glyphs, cairo_glyph_t, i);
    glyph->x = beside_whole(glyph->x);
    glyph->y = beside_whole(glyph->y);
  }
}

static void show_waiting(Page *page) {
  cairo_font_face_t *face = page->glyphs->len > 0 ? dz_draw_face(page->to->faces, page->face) : NULL;
  if (page->is_blank)
    move_blanks(page->glyphs);
  if (face) {
    cairo_set_font_face(page->to->cr, face);
    cairo_set_font_size(page->to->cr, page->size);
    cairo_show_text_glyphs(page->to->cr, page->text->str, (int)page->text->len,
                           (const cairo_glyph_t *)page->glyphs->data, (int)page->glyphs->len,
                           (const cairo_text_cluster_t *)page->clusters->data, (int)page->clusters->len, 0);
  }
  g_string_truncate(page->text, 0);
  g_array_set_size(page->glyphs, 0);
  g_array_set_size(page->clusters, 0);
  page->is_blank = TRUE;
  page->element = NONE;
}

static void add_cluster(Page *page, gsize text_before, guint glyph_count) {
  cairo_text_cluster_t cluster = {(int)(page->text->len - text_before), (int)glyph_count};
  if (cluster.num_bytes > 0 || cluster.num_glyphs > 0)
    g_array_append_val(page->clusters, cluster);
}

/* A mark at the beginning of what is shown by one call, too: Cairo drops what lies outside the page. */
static void mark(Page *page, int element) {
  if (page->element == element || !page->to->is_marked)
    return;
  gsize before = page->text->len;
  g_string_append(page->text, DZ_ELEMENT_MARK);
  if (element >= 0)
    g_string_append_printf(page->text, "%d", element);
  add_cluster(page, before, 0);
  page->element = element;
}

static void put_cluster(Page *page, const DzPlaced *placed, const DzCluster *cluster, const DzPlacedGlyph *glyphs,
                        const char *text) {
  const gsize before = page->text->len, first = page->glyphs->len;
  dz_draw_put_text(page->text, text, cluster->byte_count);
  g_array_set_size(page->glyphs, (guint)first + cluster->glyph_count);
  cairo_glyph_t *shown = &g_array_index(page->glyphs, cairo_glyph_t, first);
  for (guint i = 0; i < cluster->glyph_count; i++)
    shown[i] = (cairo_glyph_t){glyphs[i].index, placed->x + glyphs[i].x, placed->y + glyphs[i].y};
  for (const char *p = text; page->is_blank && p < text + cluster->byte_count; p = g_utf8_next_char(p))
    page->is_blank = g_unichar_isspace(g_utf8_get_char(p));
  add_cluster(page, before, cluster->glyph_count);
}

/* The clusters of a run from left to right, which is against the reading order where that runs the other way. */
static void draw_run(Page *page, const DzPlaced *placed, const DzRun *run, int element) {
  const DzParagraph *paragraph = placed->paragraph;
  const DzCluster *clusters = &g_array_index(paragraph->clusters, DzCluster, run->cluster_start);
  const DzPlacedGlyph *glyphs = &g_array_index(paragraph->glyphs, DzPlacedGlyph, run->glyph_start);
  const char *text = paragraph->text->str + run->text_start;
  if (page->face != run->face || page->size != run->size)
    show_waiting(page);
  page->face = run->face;
  page->size = run->size;
  mark(page, element);
  glyphs += run->is_rtl ? run->glyph_count : 0;
  text += run->is_rtl ? run->text_length : 0;
  for (guint i = 0; i < run->cluster_count; i++) {
    const DzCluster *cluster = &clusters[run->is_rtl ? run->cluster_count - 1 - i : i];
    glyphs -= run->is_rtl ? cluster->glyph_count : 0;
    text -= run->is_rtl ? cluster->byte_count : 0;
    put_cluster(page, placed, cluster, glyphs, text);
    glyphs += run->is_rtl ? 0 : cluster->glyph_count;
    text += run->is_rtl ? 0 : cluster->byte_count;
  }
}

static const DzRun *runs_of(const DzPlaced *placed, guint *count) {
  const DzLine *line = &g_array_index(placed->paragraph->lines, DzLine, placed->line);
  *count = line->run_count;
  return &g_array_index(placed->paragraph->runs, DzRun, line->run_start);
}

static int element_of(const DzPlaced *placed, const DzRun *run) {
  return placed->element == FURNITURE || run->element < 0 ? placed->element : run->element;
}

static void draw_line(Page *page, const DzPlaced *placed) {
  guint count;
  const DzRun *runs = runs_of(placed, &count);
  for (guint r = 0; r < count; r++)
    if (runs[r].glyph_count > 0)
      draw_run(page, placed, &runs[r], element_of(placed, &runs[r]));
}

/* ---- what is not text ---- */

static void draw_rule(const Page *page, const DzPlaced *placed) {
  cairo_rectangle(page->to->cr, placed->x, placed->y - placed->thickness / 2, placed->width, placed->thickness);
  cairo_fill(page->to->cr);
}

/* The dots under vocabulary and emphasised characters: a dashed line, whose dashes are round ends alone. It goes on for
   a little after the last, for coordinates are rounded. `size` is that of the dots before, 0 for none. */
static void draw_dots(const Page *page, const DzPlaced *placed, float *size) {
  cairo_t *cr = page->to->cr;
  for (guint i = 0; i < placed->paragraph->dots->len; i++) {
    const DzDots *dots = &g_array_index(placed->paragraph->dots, DzDots, i);
    const double dashes[2] = {0, dots->pitch}, x = placed->x + dots->x, y = placed->y + dots->y;
    if (dots->line != placed->line)
      continue;
    if (*size != dots->size) {
      cairo_stroke(cr);
      cairo_set_line_cap(cr, CAIRO_LINE_CAP_ROUND);
      cairo_set_dash(cr, dashes, 2, 0);
      cairo_set_line_width(cr, *size = dots->size);
    }
    cairo_move_to(cr, x, y);
    cairo_line_to(cr, x + (dots->count - 0.75) * dots->pitch, y);
  }
}

/* ---- places and links ---- */

/* Cairo writes an address into its file as it is and reads ' as the end of an attribute: what could end either string
   is escaped. New string, NULL where the link leads to no address. */
static char *address_of(const DzElement *link) {
  g_autofree char *address = dz_link_address(link->target);
  return address ? g_uri_escape_string(address, "!#$&*+,/:;=?@%", FALSE) : NULL;
}

/* The part of a link that stands on one line: from its first run to its last. */
static void add_link(const Page *page, const DzPlaced *placed, int element, const DzRun *first, const DzRun *last) {
  const double above = 0.8, below = 0.25;
  const DzElement *link = &g_array_index(page->pages->elements, DzElement, element);
  g_autofree char *address = address_of(link);
  const double numbers[4] = {placed->x + first->x0, placed->y - above * first->size, last->x1 - first->x0,
                             (above + below) * first->size};
  g_autoptr(GString) attributes = g_string_new("rect=[");
  for (int i = 0; i < 4; i++) {
    char number[G_ASCII_DTOSTR_BUF_SIZE];
    g_string_append_printf(attributes, " %s", g_ascii_formatd(number, sizeof number, "%.3f", numbers[i]));
  }
  g_string_append_printf(attributes, "] %s='%s'", address ? "uri" : "dest", address ? address : link->target);
  cairo_tag_begin(page->to->cr, CAIRO_TAG_LINK, attributes->str);
  cairo_tag_end(page->to->cr, CAIRO_TAG_LINK);
  g_array_append_val(page->to->links, element);
}

static void add_links(const Page *page, const DzPlaced *placed) {
  guint count, last;
  const DzRun *runs = runs_of(placed, &count);
  for (guint r = 0; r < count; r = last + 1) {
    int element = element_of(placed, &runs[r]);
    for (last = r; last + 1 < count && runs[last + 1].element == runs[r].element;)
      last++;
    if (element >= 0 && runs[r].glyph_count > 0 && g_array_index(page->pages->elements, DzElement, element).target)
      add_link(page, placed, element, &runs[r], &runs[last]);
  }
}

static void add_destination(const Page *page, const DzDestination *destination) {
  char y[G_ASCII_DTOSTR_BUF_SIZE];
  g_autofree char *attributes = g_strdup_printf("name='%s' x=0 y=%s", destination->name,
                                                g_ascii_formatd(y, sizeof y, "%.3f", MAX(destination->y, 0)));
  cairo_tag_begin(page->to->cr, CAIRO_TAG_DEST, attributes);
  cairo_tag_end(page->to->cr, CAIRO_TAG_DEST);
}

/* ---- pages ---- */

static const DzPlaced *placed_at(const DzPage *page, guint i) {
  return &g_array_index(page->placed, DzPlaced, i);
}

void dz_draw_page(const DzDrawing *drawing, const DzPages *pages, const DzPage *drawn) {
  g_autoptr(GString) text = g_string_new(NULL);
  g_autoptr(GArray) glyphs = g_array_new(FALSE, FALSE, sizeof(cairo_glyph_t));
  g_autoptr(GArray) clusters = g_array_new(FALSE, FALSE, sizeof(cairo_text_cluster_t));
  Page page = {.to = drawing,
               .pages = pages,
               .text = text,
               .glyphs = glyphs,
               .clusters = clusters,
               .is_blank = TRUE,
               .element = NONE};
  float size = 0;
  for (guint i = 0; i < drawn->placed->len; i++)
    if (placed_at(drawn, i)->paragraph)
      draw_line(&page, placed_at(drawn, i));
  show_waiting(&page);
  for (guint i = 0; i < drawn->placed->len; i++)
    if (!placed_at(drawn, i)->paragraph)
      draw_rule(&page, placed_at(drawn, i));
  for (guint i = 0; i < drawn->placed->len; i++)
    if (placed_at(drawn, i)->paragraph)
      draw_dots(&page, placed_at(drawn, i), &size);
  cairo_stroke(drawing->cr);
  for (guint i = 0; i < drawn->anchors->len; i++)
    add_destination(&page, &g_array_index(drawn->anchors, DzDestination, i));
  for (guint i = 0; drawing->links && i < drawn->placed->len; i++)
    if (placed_at(drawn, i)->paragraph)
      add_links(&page, placed_at(drawn, i));
}

static void see_run(const DzRun *run, guint before, GArray *seen) {
  guint i = 0;
  while (i < seen->len && g_array_index(seen, DzShownFace, i).face != run->face)
    i++;
  const DzShownFace shown = {run->face, run->size, run->glyph_count};
  if (i == seen->len && run->glyph_count > 0)
    g_array_append_val(seen, shown);
  else if (i >= before && i < seen->len && run->glyph_count > g_array_index(seen, DzShownFace, i).glyph_count)
    g_array_index(seen, DzShownFace, i) = shown;
}

guint dz_draw_new_faces(const DzPage *page, GArray *seen) {
  const guint before = seen->len;
  for (guint i = 0; i < page->placed->len; i++) {
    guint count = 0;
    const DzRun *runs = placed_at(page, i)->paragraph ? runs_of(placed_at(page, i), &count) : NULL;
    for (guint r = 0; r < count; r++)
      see_run(&runs[r], before, seen);
  }
  return seen->len - before;
}
