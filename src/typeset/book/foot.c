/* foot.c: see foot.h. */
#include "typeset/book/foot.h"
#include "arrange/geometry.h"
#include "arrange/labels.h"
#include "base/numbering.h"
#include "typeset/strips/stretches.h"
#include <string.h>

/* A page that gets its head and foot. */
typedef struct {
  DzSetter *setter;
  const DzArrangement *arrangement;
  GPtrArray *kept; /* DzParagraph*: lines that all pages of an article have alike, DZ_FURNITURE_COUNT an article */
  const DzFoot *foot;
  DzPages *pages;
  DzPage *page;
} Furnishing;

/* ---- texts ---- */

static gboolean has_page(const char *text) {
  return strstr(text, "{page}") != NULL;
}

static const char *or_nothing(const char *text) {
  return text ? text : "";
}

/* What a part says; `title` stands for the article's, which may have been cut. New string. */
static char *filled(const DzArrangement *arrangement, const DzFoot *foot, const char *text, const char *title) {
  const DzArranged *arranged = arrangement->articles->pdata[foot->article];
  g_autoptr(GString) all = g_string_new(text);
  g_autofree char *page = foot->is_front ? dz_roman(foot->page) : g_strdup_printf("%u", foot->page);
  g_autofree char *pages = g_strdup_printf("%u", foot->page_count);
  g_autofree char *date =
      arranged->article->date ? dz_date_in_words(arranged->article->date, arranged->language) : g_strdup("");
  const char *const values[][2] = {{"{page}", page},
                                   {"{pages}", pages},
                                   {"{title}", title},
                                   {"{book}", or_nothing(arrangement->book->title)},
                                   {"{series}", or_nothing(arrangement->book->series)},
                                   {"{date}", date}};
  for (gsize i = 0; i < G_N_ELEMENTS(values); i++)
    g_string_replace(all, values[i][0], values[i][1], 0);
  return g_string_free(g_steal_pointer(&all), FALSE);
}

static DzParagraph *set_text(const Furnishing *own, const char *text, gboolean is_number) {
  const DzLayout *layout = own->arrangement->layout;
  const DzArranged *arranged = own->arrangement->articles->pdata[own->foot->article];
  DzStretch stretch = dz_label_stretch(text, is_number ? "en" : arranged->title_language, DZ_FACE_SANS,
                                       layout->style[DZ_STYLE_FOOT].han);
  if (is_number)
    stretch.latin = layout->style[DZ_STYLE_FOOT].han;
  stretch.is_tabular = is_number;
  return dz_set_paragraph(own->setter, &stretch, 1, 10000, 0, DZ_SET_RAGGED);
}

/* A part's line, its title cut with … where it is wider than the room. New paragraph. */
static DzParagraph *set_part(const Furnishing *own, const char *text, double room) {
  const char *whole = ((const DzArranged *)own->arrangement->articles->pdata[own->foot->article])->title->string;
  const gboolean is_number = has_page(text) && !strstr(text, "{title}") && !strstr(text, "{book}");
  glong length = g_utf8_strlen(whole, -1);
  g_autofree char *title = g_strdup(whole);
  for (;;) {
    g_autofree char *all = filled(own->arrangement, own->foot, text, title);
    g_autoptr(DzParagraph) paragraph = set_text(own, all, is_number);
    if (dz_line_end(paragraph, 0) <= room || length < 4 || !strstr(text, "{title}"))
      return g_steal_pointer(&paragraph);
    length = length > 200 ? 200 : length * 9 / 10;
    g_autofree char *start = g_utf8_substring(whole, 0, length);
    g_free(title);
    title = g_strdup_printf("%s…", g_strchomp(start));
  }
}

/* ---- places ---- */

/* What the other parts of the same line leave, where pages have the most digits. */
static double room_of(const Furnishing *own, DzFurniture part) {
  const DzLayout *layout = own->arrangement->layout;
  const int first = part < DZ_FOOT_INNER ? DZ_HEAD_INNER : DZ_FOOT_INNER;
  double room = dz_block_width(layout) - 2 * layout->style[DZ_STYLE_TEXT].han;
  for (int i = first; i < first + 3; i++) {
    if (i == (int)part || !*layout->furniture[i] || strstr(layout->furniture[i], "{title}"))
      continue;
    DzFoot last = *own->foot;
    last.page = MAX(last.page_count, last.page);
    g_autofree char *text = filled(own->arrangement, &last, layout->furniture[i], "");
    g_autoptr(DzParagraph) widest = set_text(own, text, TRUE);
    room -= dz_line_end(widest, 0);
  }
  return room;
}

/* The line of a part, set once an article where its pages have it alike. Lends it. */
static const DzParagraph *line_of(const Furnishing *own, DzFurniture part) {
  const char *text = own->arrangement->layout->furniture[part];
  if (has_page(text)) {
    DzParagraph *line = set_part(own, text, room_of(own, part));
    g_ptr_array_add(own->pages->paragraphs, line);
    return line;
  }
  gpointer *kept = &own->kept->pdata[own->foot->article * DZ_FURNITURE_COUNT + part];
  if (!*kept)
    *kept = set_part(own, text, room_of(own, part));
  return *kept;
}

static double place_of(const Furnishing *own, DzFurniture part, double width) {
  const DzLayout *layout = own->arrangement->layout;
  const guint number = own->foot->is_front ? 0 : own->foot->page;
  const double left = dz_layout_main(layout)->left + dz_page_shift(layout, number);
  const gboolean is_verso = layout->is_mirrored && number % 2 == 0;
  switch (part % 3) {
  case DZ_HEAD_CENTRE:
    return left + (dz_block_width(layout) - width) / 2;
  case DZ_HEAD_OUTER:
    return is_verso ? left : left + dz_block_width(layout) - width;
  default:
    return is_verso ? left + dz_block_width(layout) - width : left;
  }
}

/* An article's first page and those before the articles have a folio alone; and in a small foot a title would read as
   one more line of text. */
static gboolean is_shown(const Furnishing *own, DzFurniture part) {
  const DzLayout *layout = own->arrangement->layout;
  const char *text = layout->furniture[part];
  const double room = part < DZ_FOOT_INNER ? dz_layout_main(layout)->top : dz_layout_main(layout)->foot;
  if (!*text)
    return FALSE;
  return has_page(text) || (!own->foot->is_first && !own->foot->is_front && room >= 2 * layout->grid);
}

static void furnish(const Furnishing *own, DzFurniture part) {
  const DzLayout *layout = own->arrangement->layout;
  const DzParagraph *line = line_of(own, part);
  const DzPlaced placed = {.paragraph = line,
                           .x = place_of(own, part, dz_line_end(line, 0)),
                           .y = part < DZ_FOOT_INNER ? layout->head_edge : layout->page_height - layout->foot_edge,
                           .element = -1};
  if (dz_paragraph_line_count(line) > 0)
    g_array_append_val(own->page->placed, placed);
}

void dz_add_foot(DzSetter *setter, const DzArrangement *arrangement, GPtrArray *kept, const DzFoot *foot,
                 DzPages *pages, DzPage *page) {
  const Furnishing own = {setter, arrangement, kept, foot, pages, page};
  for (int part = DZ_FURNITURE_COUNT; part-- > 0;) /* the folio is drawn before the title */
    if (is_shown(&own, (DzFurniture)part))
      furnish(&own, (DzFurniture)part);
}

static gboolean is_used(const DzLayout *layout, const char *field) {
  for (int part = 0; part < DZ_FURNITURE_COUNT; part++)
    if (strstr(layout->furniture[part], field))
      return TRUE;
  return FALSE;
}

void dz_need_furniture(DzSetter *setter, const DzArrangement *arrangement) {
  const DzLayout *layout = arrangement->layout;
  const char *const texts[] = {"0123456789 /ivxlcdm…", is_used(layout, "{book}") ? arrangement->book->title : NULL,
                               is_used(layout, "{series}") ? arrangement->book->series : NULL};
  for (gsize i = 0; i < G_N_ELEMENTS(texts) + DZ_FURNITURE_COUNT; i++) {
    const char *text = i < G_N_ELEMENTS(texts) ? texts[i] : layout->furniture[i - G_N_ELEMENTS(texts)];
    if (!text || !*text)
      continue;
    for (guint a = 0; a < arrangement->articles->len; a++) { /* each in the face of its title */
      const DzArranged *arranged = arrangement->articles->pdata[a];
      const DzStretch stretch = dz_label_stretch(text, i == 0 ? "en" : arranged->title_language, DZ_FACE_SANS,
                                                 layout->style[DZ_STYLE_FOOT].han);
      dz_need_stretches(setter, &stretch, 1);
    }
  }
}
