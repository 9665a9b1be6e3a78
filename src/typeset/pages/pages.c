/* pages.c: see pages.h. */
#include "typeset/pages/pages.h"
#include "model/text.h"

static void clear_element(gpointer data) {
  DzElement *element = data;
  g_free(element->target);
  g_free(element->description);
}

static void clear_anchor(gpointer data) {
  g_free(((DzDestination *)data)->name);
}

static void clear_entry(gpointer data) {
  DzOutlineEntry *entry = data;
  g_free(entry->title);
  g_free(entry->anchor);
}

static void page_free(gpointer data) {
  DzPage *page = data;
  g_array_unref(page->placed);
  g_array_unref(page->anchors);
  g_free(page->label);
  g_free(page);
}

DzPages *dz_pages_new(double width, double height) {
  DzPages *pages = g_new0(DzPages, 1);
  pages->width = width;
  pages->height = height;
  pages->pages = g_ptr_array_new_with_free_func(page_free);
  pages->elements = g_array_new(FALSE, FALSE, sizeof(DzElement));
  g_array_set_clear_func(pages->elements, clear_element);
  pages->outline = g_array_new(FALSE, FALSE, sizeof(DzOutlineEntry));
  g_array_set_clear_func(pages->outline, clear_entry);
  pages->paragraphs = g_ptr_array_new_with_free_func((GDestroyNotify)dz_paragraph_free);
  pages->texts = g_ptr_array_new_with_free_func((GDestroyNotify)dz_text_free);
  return pages;
}

void dz_pages_free(DzPages *pages) {
  if (!pages)
    return;
  g_ptr_array_unref(pages->pages);
  g_array_unref(pages->elements);
  g_array_unref(pages->outline);
  g_ptr_array_unref(pages->paragraphs);
  g_ptr_array_unref(pages->texts);
  g_free(pages);
}

DzPage *dz_pages_add(DzPages *pages) {
  DzPage *page = g_new(DzPage, 1);
  *page = (DzPage){.placed = g_array_new(FALSE, FALSE, sizeof(DzPlaced)),
                   .anchors = g_array_new(FALSE, FALSE, sizeof(DzDestination))};
  g_array_set_clear_func(page->anchors, clear_anchor);
  g_ptr_array_add(pages->pages, page);
  return page;
}

void dz_page_add_from(DzPage *page, const DzPage *other, double right, double down) {
  for (guint i = 0; i < other->placed->len; i++) {
    DzPlaced placed = g_array_index(other->placed, DzPlaced, i);
    placed.x += right;
    placed.y += down;
    g_array_append_val(page->placed, placed);
  }
  for (guint i = 0; i < other->anchors->len; i++) {
    const DzDestination *anchor = &g_array_index(other->anchors, DzDestination, i);
    const DzDestination own = {g_strdup(anchor->name), anchor->y + down};
    g_array_append_val(page->anchors, own);
  }
}

int dz_pages_element(DzPages *pages, const char *role, const char *language, int parent) {
  DzElement element = {.role = role, .language = language ? g_intern_string(language) : NULL, .parent = parent};
  g_array_append_val(pages->elements, element);
  return (int)pages->elements->len - 1;
}

static void shift_elements(DzPages *pages, int by) {
  for (guint i = 0; i < pages->elements->len; i++) {
    DzElement *element = &g_array_index(pages->elements, DzElement, i);
    element->parent += element->parent >= 0 ? by : 0;
  }
  for (guint p = 0; p < pages->pages->len; p++) {
    GArray *placed = ((DzPage *)pages->pages->pdata[p])->placed;
    for (guint i = 0; i < placed->len; i++) {
      DzPlaced *own = &g_array_index(placed, DzPlaced, i);
      own->element += own->element >= 0 ? by : 0;
    }
  }
  for (guint i = 0; i < pages->paragraphs->len; i++) {
    GArray *runs = ((DzParagraph *)pages->paragraphs->pdata[i])->runs;
    for (guint r = 0; r < runs->len; r++) {
      DzRun *run = &g_array_index(runs, DzRun, r);
      run->element += run->element >= 0 ? by : 0;
    }
  }
}

static void take_all(GArray *to, GArray *from) {
  g_array_append_vals(to, from->data, from->len);
  g_array_set_clear_func(from, NULL); /* what they own has another owner now */
  g_array_set_size(from, 0);
}

void dz_pages_append(DzPages *pages, DzPages *other) {
  shift_elements(other, (int)pages->elements->len);
  take_all(pages->elements, other->elements);
  take_all(pages->outline, other->outline);
  g_ptr_array_extend_and_steal(pages->pages, g_steal_pointer(&other->pages));
  g_ptr_array_extend_and_steal(pages->paragraphs, g_steal_pointer(&other->paragraphs));
  g_ptr_array_extend_and_steal(pages->texts, g_steal_pointer(&other->texts));
  other->pages = g_ptr_array_new();
  other->paragraphs = g_ptr_array_new();
  other->texts = g_ptr_array_new();
}

static void dump_line(GString *dump, guint page, const DzPlaced *placed) {
  const DzLine *line = &g_array_index(placed->paragraph->lines, DzLine, placed->line);
  g_string_append_printf(dump, "%u %.2f %.2f ", page + 1, placed->x + line->x0, placed->y);
  for (guint r = line->run_start; r < line->run_start + line->run_count; r++) {
    const DzRun *run = &g_array_index(placed->paragraph->runs, DzRun, r);
    g_string_append_len(dump, placed->paragraph->text->str + run->text_start, run->text_length);
  }
  g_string_append_c(dump, '\n');
}

char *dz_pages_dump(const DzPages *pages) {
  GString *dump = g_string_new(NULL);
  for (guint p = 0; p < pages->pages->len; p++) {
    const DzPage *page = pages->pages->pdata[p];
    for (guint i = 0; i < page->placed->len; i++) {
      const DzPlaced *placed = &g_array_index(page->placed, DzPlaced, i);
      if (placed->paragraph)
        dump_line(dump, p, placed);
      else
        g_string_append_printf(dump, "%u %.2f %.2f rule %.2f\n", p + 1, placed->x, placed->y, placed->width);
    }
  }
  return g_string_free(dump, FALSE);
}
