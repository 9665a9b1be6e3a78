/* book-index.c: see book-index.h. */
#include "typeset/book/book-index.h"
#include "arrange/geometry.h"
#include "typeset/book/book-front.h"
#include "typeset/strips/margin.h"
#include "typeset/strips/stretches.h"
#include <string.h>

/* A word and where it stands; of several articles, one after the other. */
typedef struct {
  char *key; /* that it is sorted by */
  const DzText *text;
  const char *language;
  guint page;
} Entry;

struct DzIndex {
  GArray *entries;
};

static void entry_clear(gpointer entry) {
  g_free(((Entry *)entry)->key);
}

static gboolean has_index(const DzArrangement *arrangement) {
  return arrangement->layout->has_index && arrangement->articles->len > 1;
}

DzIndex *dz_index_new(const DzArrangement *arrangement) {
  if (!has_index(arrangement))
    return NULL;
  DzIndex *index = g_new(DzIndex, 1);
  index->entries = g_array_new(FALSE, FALSE, sizeof(Entry));
  g_array_set_clear_func(index->entries, entry_clear);
  return index;
}

void dz_index_free(DzIndex *index) {
  if (!index)
    return;
  g_array_unref(index->entries);
  g_free(index);
}

/* ---- finding ---- */

/* The original's lines of a page as one text in small letters, without the hyphens of lines' ends. New string. */
static char *text_of_page(const DzPages *pages, const DzPage *page) {
  g_autoptr(GString) text = g_string_new(NULL);
  for (guint i = 0; i < page->placed->len; i++) {
    const DzPlaced *placed = &g_array_index(page->placed, DzPlaced, i);
    if (!placed->paragraph || placed->element < 0 ||
        g_array_index(pages->elements, DzElement, placed->element).counted_width == 0)
      continue;
    const DzLine *line = &g_array_index(placed->paragraph->lines, DzLine, placed->line);
    for (guint r = line->run_start; r < line->run_start + line->run_count; r++) {
      const DzRun *run = &g_array_index(placed->paragraph->runs, DzRun, r);
      g_string_append_len(text, placed->paragraph->text->str + run->text_start, run->text_length);
    }
    if (text->len > 0 && !g_str_has_suffix(text->str, "\u00AD"))
      g_string_append_c(text, ' ');
  }
  g_string_replace(text, "\u00AD", "", 0);
  return g_ascii_strdown(text->str, -1);
}

void dz_index_article(DzIndex *index, const DzArrangement *arrangement, guint article, const DzPages *pages,
                      guint first, guint number) {
  const DzArticle *own = ((const DzArranged *)arrangement->articles->pdata[article])->article;
  const GPtrArray *words = own->study[DZ_STUDY_WORD];
  g_autoptr(GPtrArray) texts = g_ptr_array_new_with_free_func(g_free);
  for (guint p = first; words->len > 0 && p < pages->pages->len; p++)
    g_ptr_array_add(texts, text_of_page(pages, pages->pages->pdata[p]));
  for (guint w = 0; w < words->len; w++) {
    const DzText *word = ((const DzStudyItem *)words->pdata[w])->side[DZ_ORIGINAL];
    gsize length;
    guint page = 0;
    while (word && page < texts->len && dz_find_word(texts->pdata[page], word->string, &length) < 0)
      page++;
    if (!word || page == texts->len)
      continue;
    g_autofree char *folded = g_utf8_casefold(word->string, -1);
    const Entry entry = {.key = g_utf8_normalize(folded, -1, G_NORMALIZE_DEFAULT),
                         .text = word,
                         .language = own->language[DZ_ORIGINAL],
                         .page = number + first + page};
    g_array_append_val(index->entries, entry);
  }
}

static gint by_key(gconstpointer one, gconstpointer other) {
  const Entry *a = one, *b = other;
  const int order = strcmp(a->key ? a->key : "", b->key ? b->key : "");
  return order != 0 ? order : (a->page > b->page) - (a->page < b->page);
}

/* ---- setting ---- */

enum { COLUMNS = 2 };

static DzStretch word_stretch(const DzArrangement *arrangement, const DzText *text, const char *language) {
  const DzType *type = &arrangement->layout->style[DZ_STYLE_SECONDARY];
  DzStretch stretch = dz_text_stretch(text, language, type->han, type->latin);
  stretch.is_prose = FALSE;
  return stretch;
}

static DzStretch number_stretch(const DzArrangement *arrangement, const char *text) {
  DzStretch stretch = dz_label_stretch(text, "en", DZ_FACE_TEXT, arrangement->layout->style[DZ_STYLE_SECONDARY].han);
  stretch.latin = arrangement->layout->style[DZ_STYLE_SECONDARY].latin;
  return stretch;
}

void dz_need_index(DzSetter *setter, const DzArrangement *arrangement) {
  if (!has_index(arrangement))
    return;
  const DzStretch heading = dz_book_heading(arrangement, DZ_LABEL_INDEX),
                  digits = number_stretch(arrangement, "0123456789, ");
  dz_need_stretches(setter, &heading, 1);
  dz_need_stretches(setter, &digits, 1);
  for (guint a = 0; a < arrangement->articles->len; a++) {
    const DzArticle *article = ((const DzArranged *)arrangement->articles->pdata[a])->article;
    const GPtrArray *words = article->study[DZ_STUDY_WORD];
    for (guint w = 0; w < words->len; w++) {
      const DzText *word = ((const DzStudyItem *)words->pdata[w])->side[DZ_ORIGINAL];
      if (!word)
        continue;
      const DzStretch stretch = word_stretch(arrangement, word, article->language[DZ_ORIGINAL]);
      dz_need_stretches(setter, &stretch, 1);
    }
  }
}

typedef struct {
  DzSetter *setter;
  const DzArrangement *arrangement;
  DzPages *pages;
  DzPage *page;
  guint line, column, first_line; /* where the next entry stands; where columns begin on this page */
} Setting;

static const DzParagraph *set(Setting *setting, const DzStretch *stretch, double measure) {
  DzParagraph *paragraph = dz_set_paragraph(setting->setter, stretch, 1, measure, 0, DZ_SET_RAGGED);
  g_ptr_array_add(setting->pages->paragraphs, paragraph);
  return paragraph;
}

static void place(Setting *setting, const DzParagraph *paragraph, guint line, double x, int element) {
  const DzLayout *layout = setting->arrangement->layout;
  const DzPlaced placed = {.paragraph = paragraph,
                           .line = line,
                           .x = x + dz_page_shift(layout, setting->pages->before + setting->pages->pages->len),
                           .y = dz_first_baseline(layout) + setting->line * layout->grid,
                           .element = element};
  g_array_append_val(setting->page->placed, placed);
}

static void begin_page(Setting *setting) {
  setting->page = dz_pages_add(setting->pages);
  setting->line = setting->first_line = setting->column = 0;
}

/* Goes to the next column, or page, where so many lines find no room. */
static void make_room(Setting *setting, guint lines) {
  if (setting->line + lines <= dz_lines_of_page(setting->arrangement->layout))
    return;
  setting->line = setting->first_line;
  if (++setting->column == COLUMNS)
    begin_page(setting);
}

/* The word at the column's left, the pages behind it: "flaw  3, 12". */
static void add_entry(Setting *setting, const Entry *entry, const char *numbers, int section) {
  const DzLayout *layout = setting->arrangement->layout;
  const double gutter = 2 * layout->style[DZ_STYLE_TEXT].han, gap = layout->style[DZ_STYLE_TEXT].han / 2;
  const double width = (dz_layout_main(layout)->measure - gutter) / COLUMNS;
  const int element = dz_pages_element(setting->pages, "P", entry->language, section);
  const DzStretch number = number_stretch(setting->arrangement, numbers);
  const DzParagraph *pages_of = set(setting, &number, width);
  const DzStretch stretch = word_stretch(setting->arrangement, entry->text, entry->language);
  const DzParagraph *word = set(setting, &stretch, width - dz_line_end(pages_of, 0) - gap);
  const guint lines = dz_paragraph_line_count(word);
  make_room(setting, lines);
  const double left = dz_layout_main(layout)->left + setting->column * (width + gutter);
  for (guint i = 0; i < lines; i++) {
    place(setting, word, i, left, element);
    if (i + 1 == lines && dz_paragraph_line_count(pages_of) > 0)
      place(setting, pages_of, 0, left + dz_line_end(word, i) + gap, element);
    setting->line++;
  }
}

static void add_heading(Setting *setting, int section) {
  const DzStretch stretch = dz_book_heading(setting->arrangement, DZ_LABEL_INDEX);
  const DzParagraph *heading = set(setting, &stretch, dz_layout_main(setting->arrangement->layout)->measure);
  const int element = dz_pages_element(setting->pages, "H1", setting->arrangement->language, section);
  const DzOutlineEntry entry = {.title = g_strdup(stretch.text), .level = 1, .anchor = g_strdup("index")};
  const DzDestination anchor = {g_strdup("index"), dz_layout_main(setting->arrangement->layout)->top};
  g_array_append_val(setting->pages->outline, entry);
  g_array_append_val(setting->page->anchors, anchor);
  setting->line = 1;
  if (dz_paragraph_line_count(heading) > 0)
    place(setting, heading, 0, dz_layout_main(setting->arrangement->layout)->left, element);
  setting->line = setting->first_line = 4;
}

void dz_add_index(const DzIndex *index, DzSetter *setter, const DzArrangement *arrangement, DzPages *pages) {
  if (!index || index->entries->len == 0)
    return;
  Setting setting = {.setter = setter, .arrangement = arrangement, .pages = pages};
  const int section = dz_pages_element(pages, "Sect", NULL, -1);
  g_array_sort(index->entries, by_key);
  begin_page(&setting);
  add_heading(&setting, section);
  for (guint i = 0, end; i < index->entries->len; i = end) {
    const Entry *entry = &g_array_index(index->entries, Entry, i);
    g_autoptr(GString) numbers = g_string_new(NULL);
    guint last = 0;
    for (end = i; end < index->entries->len; end++) {
      const Entry *same = &g_array_index(index->entries, Entry, end);
      if (strcmp(same->key, entry->key) != 0)
        break;
      if (same->page != last)
        g_string_append_printf(numbers, "%s%u", last > 0 ? ", " : "", same->page);
      last = same->page;
    }
    add_entry(&setting, entry, numbers->str, section);
  }
}
