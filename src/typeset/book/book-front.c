/* book-front.c: see book-front.h. It is gone through twice, as articles are: first every line says what characters it
   needs, then it is set. */
#include "typeset/book/book-front.h"
#include "arrange/geometry.h"
#include "arrange/labels.h"
#include "base/language.h"
#include "base/numbering.h"
#include "typeset/strips/strip-builder.h"
#include <string.h>

typedef struct {
  DzSetter *setter;
  const DzArrangement *arrangement;
  const DzLayout *layout;
  const guint *first; /* pages of the articles; NULL while only needs are asked */
  DzPages *pages;
  DzPage *page;
  guint line, capacity; /* grid lines of the page: taken, and all */
  double numbers;       /* width of the column of page numbers */
} Front;

gboolean dz_has_front(const DzArrangement *arrangement) {
  return arrangement->layout->has_contents && arrangement->articles->len > 1;
}

static DzParagraph *set(const Front *front, const DzStretch *stretch, double measure, DzSetting setting) {
  if (!front->first) {
    dz_need_stretches(front->setter, stretch, 1);
    return NULL;
  }
  DzParagraph *paragraph = dz_set_paragraph(front->setter, stretch, 1, measure, 0, setting);
  g_ptr_array_add(front->pages->paragraphs, paragraph);
  return paragraph;
}

static void new_page(Front *front) {
  front->page = front->first ? dz_pages_add(front->pages) : NULL;
  front->line = 0;
}

static double baseline(const Front *front, guint line) {
  return dz_first_baseline(front->layout) + line * front->layout->grid;
}

static void place(Front *front, const DzParagraph *paragraph, guint line, double x, double y, int element) {
  const DzPlaced placed = {.paragraph = paragraph, .line = line, .x = x, .y = y, .element = element};
  g_array_append_val(front->page->placed, placed);
}

/* ---- the title page ---- */

/* Lines of a text below what stands on the page, `space` grid lines from it, each `height` grid lines high. */
static void add_lines(Front *front, const DzStretch *stretch, const char *role, double space, double height,
                      int section) {
  const DzFrame *frame = dz_layout_main(front->layout);
  DzParagraph *lines = set(front, stretch, frame->measure, DZ_SET_TITLE);
  if (!lines)
    return;
  const int element = dz_pages_element(front->pages, role, stretch->language, section);
  for (guint i = 0; i < dz_paragraph_line_count(lines); i++) {
    front->line += (guint)(i == 0 ? space : height);
    place(front, lines, i, frame->left, baseline(front, front->line), element);
  }
}

/* "2026年6月1日 – 6月7日": from the oldest article to the newest; NULL where none has a date. */
static char *dates_in_words(const DzBook *book, const char *language) {
  const char *oldest = NULL, *newest = dz_book_date(book);
  for (guint i = 0; i < book->articles->len; i++) {
    const char *date = ((const DzArticle *)book->articles->pdata[i])->date;
    if (date && (!oldest || strcmp(date, oldest) < 0))
      oldest = date;
  }
  if (!newest)
    return NULL;
  g_autofree char *from = dz_date_in_words(oldest, language), *to = dz_date_in_words(newest, language);
  return strcmp(oldest, newest) == 0 ? g_steal_pointer(&from) : g_strdup_printf("%s\u2009–\u2009%s", from, to);
}

/* What all articles name alike; NULL where they differ. */
static const char *common(const DzBook *book, const char *(*fact)(const DzArticle *article)) {
  const char *first = fact(book->articles->pdata[0]);
  for (guint i = 1; i < book->articles->len; i++)
    if (g_strcmp0(first, fact(book->articles->pdata[i])) != 0)
      return NULL;
  return first && !strstr(first, "://") ? first : NULL;
}

static const char *source_of(const DzArticle *article) {
  return article->source;
}

static const char *author_of(const DzArticle *article) {
  return article->author;
}

static const char *translator_of(const DzArticle *article) {
  return article->translator;
}

/* Series, title and facts, from a third of the page on. */
static void add_title_page(Front *front) {
  const DzBook *book = front->arrangement->book;
  const DzLayout *layout = front->layout;
  const char *language = front->arrangement->language, *titled = dz_language_of(book->title);
  const int section = front->first ? dz_pages_element(front->pages, "Sect", NULL, -1) : -1;
  new_page(front);
  front->line = front->capacity / 4;
  if (book->series) {
    DzStretch series = dz_label_stretch(book->series, language, DZ_FACE_SANS, layout->style[DZ_STYLE_FACTS].han * 1.2);
    add_lines(front, &series, "P", 0, 1, section);
  }
  const double larger = 1.25;
  DzStretch title = dz_label_stretch(book->title, titled ? titled : language, DZ_FACE_TEXT,
                                     dz_rounded(layout->style[DZ_STYLE_TITLE].han * larger));
  title.latin = dz_rounded(layout->style[DZ_STYLE_TITLE].latin * larger);
  add_lines(front, &title, "H1", 3, 2, section);
  g_autofree char *dates = dates_in_words(book, language);
  const char *facts[] = {dates, common(book, source_of), common(book, author_of), common(book, translator_of)};
  for (gsize i = 0, shown = 0; i < G_N_ELEMENTS(facts); i++)
    if (facts[i]) {
      DzStretch fact = dz_label_stretch(facts[i], language, DZ_FACE_SANS, layout->style[DZ_STYLE_FACTS].han);
      add_lines(front, &fact, "P", shown++ == 0 ? 3 : 1, 1, section);
    }
}

/* ---- contents ---- */

/* Dots from `left` to `right`, above each other on all lines: little squares, which nothing reads. */
static void add_leader(Front *front, double left, double right, double y) {
  const double pitch = 5, dot = 0.8;
  for (double x = right; x >= left; x -= pitch) {
    const DzPlaced placed = {.x = x - dot, .y = y - dot / 2, .width = dot, .thickness = dot, .element = -1};
    g_array_append_val(front->page->placed, placed);
  }
}

/* A link to an article, in a language. */
static int add_link(Front *front, guint article, const char *language, int parent, const char *description) {
  g_autofree char *id = dz_row_id(DZ_ROW_TITLE, 0, 0);
  const int link = dz_pages_element(front->pages, "Link", language, parent);
  DzElement *element = &g_array_index(front->pages->elements, DzElement, link);
  element->target = dz_anchor_name(article, id);
  element->description = g_strdup(description);
  return link;
}

/* An article's title, and below it that in the other language, smaller and indented; the number of its first page at
   the end of the first one's last line. */
typedef struct {
  DzParagraph *title[2], *number;
  double indent[2];
  int parent; /* of all: the element that holds the links */
} Entry;

static Entry set_entry(Front *front, guint article, int contents) {
  const DzArranged *arranged = front->arrangement->articles->pdata[article];
  const DzRow *row = arranged->rows->pdata[0];
  const DzLayout *layout = front->layout;
  const double measure = dz_layout_main(layout)->measure - front->numbers;
  Entry entry = {.indent = {0, layout->style[DZ_STYLE_TEXT].han}};
  if (front->first)
    entry.parent =
        dz_pages_element(front->pages, "Reference", NULL, dz_pages_element(front->pages, "TOCI", NULL, contents));
  for (guint c = 0; c < MIN(row->cells->len, 2); c++) {
    const DzCell *cell = &g_array_index(row->cells, DzCell, c);
    const DzType *type = &layout->style[c == 0 ? DZ_STYLE_TEXT : DZ_STYLE_SECONDARY];
    DzStretch stretch = dz_text_stretch(cell->text, cell->language, dz_rounded(type->han), dz_rounded(type->latin));
    stretch.is_prose = FALSE;
    if (front->first)
      stretch.element = add_link(front, article, cell->language, entry.parent, cell->text->string);
    entry.title[c] = set(front, &stretch, measure - entry.indent[c], DZ_SET_RAGGED);
  }
  g_autofree char *number = front->first ? g_strdup_printf("%u", front->first[article]) : g_strdup("0123456789");
  DzStretch stretch = dz_label_stretch(number, "en", DZ_FACE_TEXT, dz_rounded(layout->style[DZ_STYLE_TEXT].han));
  stretch.latin = dz_rounded(layout->style[DZ_STYLE_TEXT].latin);
  stretch.is_tabular = TRUE;
  if (front->first)
    stretch.element = add_link(front, article, NULL, entry.parent, arranged->title->string);
  entry.number = set(front, &stretch, 10000, DZ_SET_RAGGED);
  return entry;
}

static guint lines_of(const Entry *entry) {
  guint lines = 0;
  for (int c = 0; c < 2; c++)
    lines += entry->title[c] ? dz_paragraph_line_count(entry->title[c]) : 0;
  return lines;
}

static void place_entry(Front *front, const Entry *entry) {
  const DzFrame *frame = dz_layout_main(front->layout);
  const double right = frame->left + frame->measure, gap = front->layout->style[DZ_STYLE_TEXT].han / 2;
  for (int c = 0; c < 2; c++)
    for (guint i = 0; entry->title[c] && i < dz_paragraph_line_count(entry->title[c]); i++, front->line++) {
      const double y = baseline(front, front->line);
      place(front, entry->title[c], i, frame->left + entry->indent[c], y, entry->parent);
      if (c > 0 || i + 1 < dz_paragraph_line_count(entry->title[c]))
        continue;
      const double x = right - dz_line_end(entry->number, 0);
      add_leader(front, frame->left + dz_line_end(entry->title[c], i) + gap, x - gap, y);
      place(front, entry->number, 0, x, y, entry->parent);
    }
}

DzStretch dz_book_heading(const DzArrangement *arrangement, DzLabel label) {
  const double smaller = 0.8;
  const DzType *type = &arrangement->layout->style[DZ_STYLE_TITLE];
  DzStretch heading = dz_label_stretch(dz_label(label, arrangement->language), arrangement->language, DZ_FACE_TEXT,
                                       dz_rounded(type->han * smaller));
  heading.latin = dz_rounded(type->latin * smaller);
  return heading;
}

static void add_contents_heading(Front *front, int section) {
  const DzStretch heading = dz_book_heading(front->arrangement, DZ_LABEL_CONTENTS);
  new_page(front);
  add_lines(front, &heading, "H1", 1, 2, section);
  front->line += 3;
}

/* A line between entries while all of them fit on a page so, none in a longer list. */
static void add_contents(Front *front) {
  const guint count = front->arrangement->articles->len;
  const int section = front->first ? dz_pages_element(front->pages, "Sect", NULL, -1) : -1;
  const double em = front->layout->style[DZ_STYLE_TEXT].han;
  front->numbers = 3 * em;
  add_contents_heading(front, section);
  const int contents = front->first ? dz_pages_element(front->pages, "TOC", NULL, section) : -1;
  g_autoptr(GArray) entries = g_array_new(FALSE, FALSE, sizeof(Entry));
  guint height = front->line;
  for (guint a = 0; a < count; a++) {
    const Entry entry = set_entry(front, a, contents);
    g_array_append_val(entries, entry);
    height += lines_of(&entry) + (a > 0 ? 1 : 0);
  }
  const guint space = height <= front->capacity ? 1 : 0;
  for (guint a = 0; front->first && a < count; a++) {
    const Entry *entry = &g_array_index(entries, Entry, a);
    if (front->line + lines_of(entry) > front->capacity)
      new_page(front);
    place_entry(front, entry);
    front->line += space;
  }
}

static void go(Front *front) {
  front->layout = front->arrangement->layout;
  front->capacity = dz_lines_of_page(front->layout);
  if (front->layout->has_title_page && front->arrangement->book->title)
    add_title_page(front);
  add_contents(front);
}

void dz_need_front(DzSetter *setter, const DzArrangement *arrangement) {
  Front front = {.setter = setter, .arrangement = arrangement};
  go(&front);
}

void dz_add_front(DzSetter *setter, const DzArrangement *arrangement, const guint *first, DzPages *pages) {
  Front front = {.setter = setter, .arrangement = arrangement, .first = first, .pages = pages};
  go(&front);
  if (front.layout->opens_recto && pages->pages->len % 2 == 1) /* then the first article must, too */
    dz_pages_add(pages);
  pages->front_count = pages->pages->len;
  for (guint p = 0; p < pages->pages->len; p++) {
    DzPage *page = pages->pages->pdata[p];
    page->label = dz_roman(p + 1);
  }
}
