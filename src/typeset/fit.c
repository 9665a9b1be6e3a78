/* fit.c: see fit.h. The book is set at each step until it is short enough. */
#include "typeset/fit.h"
#include "arrange/select.h"
#include "arrange/tighten.h"
#include "base/notes.h"
#include "typeset/typeset.h"

/* What stands before and behind the articles. */
static guint count_others(DzTypesetter *typesetter, const DzLayout *layout, const GArray *first) {
  g_autoptr(DzPages) pages = dz_pages_new(layout->page_width, layout->page_height);
  dz_typeset_front(typesetter, (const guint *)(gconstpointer)first->data, pages);
  dz_typeset_back(typesetter, pages);
  return pages->pages->len;
}

/* How many pages the book takes; 0 where it cannot be set. */
static guint count_pages(const DzBook *book, const DzLayout *layout, DzRoles roles, const DzOptions *options,
                         GError **error) {
  g_autoptr(DzArrangement) arrangement = dz_arrange(book, layout, roles);
  if (!dz_select(arrangement, options->pairs, options->parts, error))
    return 0;
  g_autoptr(GPtrArray) notes = dz_notes_new();
  g_autoptr(GPtrArray) details = g_ptr_array_new_with_free_func(g_free);
  const DzTypesetOptions typeset = {.font_dirs = options->font_dirs, .notes = notes, .details = details};
  g_autoptr(DzTypesetter) typesetter = dz_typesetter_new(arrangement, &typeset, error);
  guint count = 0;
  g_autoptr(GArray) first = g_array_new(FALSE, FALSE, sizeof(guint));
  for (guint a = 0; typesetter && a < arrangement->articles->len; a++) {
    g_autoptr(DzPages) pages = dz_pages_new(layout->page_width, layout->page_height);
    pages->before = count;
    dz_typeset_article(typesetter, a, pages);
    count += pages->pages->len;
    g_array_append_val(first, count);
  }
  return count > 0 ? count + count_others(typesetter, layout, first) : 0;
}

DzLayout *dz_fit_layout(const DzBook *book, DzRoles roles, const DzOptions *options, const char *name, DzLayout *usual,
                        DzOutcome *outcome, GError **error) {
  g_autoptr(DzLayout) own = usual, layout = NULL;
  const guint most = (guint)options->fit;
  guint count = count_pages(book, own, roles, options, error);
  if (count <= most)
    return count > 0 ? g_steal_pointer(&own) : NULL;
  gboolean is_last = FALSE;
  for (guint step = 1; count > most && !is_last; step++) {
    g_clear_pointer(&layout, dz_layout_free);
    layout = dz_layout_tightened(own, name, options->paper, options->margins, step, &is_last, error);
    count = layout ? count_pages(book, layout, roles, options, error) : 0;
  }
  if (count == 0)
    return NULL;
  const double han = layout->style[DZ_STYLE_TEXT].han;
  if (count > most)
    dz_notes_add(outcome->notes, 0, "as small as it may be set (Han %.1f pt) the book takes %u pages, not %u", han,
                 count, most);
  else
    dz_notes_add(outcome->notes, 0, "set at Han %.1f pt on %.1f pt to fit %u pages", han, layout->grid, most);
  return g_steal_pointer(&layout);
}
