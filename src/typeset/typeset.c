/* typeset.c: the steps of typesetting in their order: needs, small faces, strips, pages, furniture. */
#include "typeset/typeset.h"
#include "arrange/geometry.h"
#include "base/language.h"
#include "typeset/book/book-front.h"
#include "typeset/book/book-index.h"
#include "typeset/book/fill.h"
#include "typeset/book/foot.h"
#include "typeset/book/line-numbers.h"
#include "typeset/strips/strips.h"

/* The book's language of the kind, the translation's first; `otherwise` where neither is. */
static const char *language_of_kind(const DzArrangement *arrangement, gboolean is_cjk, const char *otherwise) {
  for (int side = DZ_TRANSLATION; side >= 0; side--)
    if (dz_is_cjk_language(dz_book_language(arrangement->book, (DzSide)side)) == is_cjk)
      return dz_book_language(arrangement->book, (DzSide)side);
  return otherwise;
}

struct DzTypesetter {
  const DzArrangement *arrangement;
  DzSetter setter;
  GPtrArray *foot_titles; /* DzParagraph*, DZ_FURNITURE_COUNT an article */
  DzIndex *index;         /* NULL: the book has none */
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
  g_ptr_array_set_size(typesetter->foot_titles, (int)arrangement->articles->len * DZ_FURNITURE_COUNT);
  setter->fonts = dz_fonts_new(options->font_dirs, options->notes, options->details, error);
  if (!setter->fonts)
    return NULL;
  setter->shaper = dz_shaper_new();
  setter->hyphenators = dz_hyphenators_new(options->notes, options->details);
  dz_hyphenators_keep(setter->hyphenators, arrangement->layout->hyphen_left);
  setter->han_language = language_of_kind(arrangement, TRUE, "zh-Hans");
  setter->latin_language = language_of_kind(arrangement, FALSE, "en");
  setter->notes = options->notes;
  setter->kinsoku = arrangement->layout->kinsoku;
  setter->hangs_stops = arrangement->layout->hangs_stops;
  setter->first_fit = options->first_fit;
  if (arrangement->layout->is_folded)
    dz_notes_add(options->notes, 0,
                 "the text block of this paper is too narrow for columns; each translation stands under its original");
  double names;
  if (arrangement->layout->has_name_line && !arrangement->layout->is_exam &&
      !dz_has_room_for_names(arrangement->layout, &names))
    dz_notes_add(options->notes, 0, "the margin of this paper has no room for the line of names; it is left out");
  for (guint a = 0; a < arrangement->articles->len; a++)
    dz_need_article(setter, arrangement, a);
  dz_need_furniture(setter, arrangement);
  dz_need_index(setter, arrangement);
  typesetter->index = dz_index_new(arrangement);
  if (dz_has_front(arrangement))
    dz_need_front(setter, arrangement);
  if (!dz_fonts_load(setter->fonts, error))
    return NULL;
  typesetter->face_time = g_get_monotonic_time() - start;
  return g_steal_pointer(&typesetter);
}

void dz_typesetter_free(DzTypesetter *typesetter) {
  if (!typesetter)
    return;
  g_ptr_array_unref(typesetter->foot_titles);
  dz_index_free(typesetter->index);
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
  const guint first = pages->pages->len;
  typesetter->setter.article = arranged_title(typesetter->arrangement, article);
  dz_add_strips(&typesetter->setter, typesetter->arrangement, article, pages, strips);
  dz_fill_pages(strips, typesetter->arrangement->layout, pages);
  if (typesetter->index)
    dz_index_article(typesetter->index, typesetter->arrangement, article, pages, first, pages->before + 1);
  dz_add_line_numbers(&typesetter->setter, typesetter->arrangement->layout, pages, first);
}

void dz_typeset_foot(DzTypesetter *typesetter, const DzFoot *foot, DzPages *pages, DzPage *page) {
  dz_add_foot(&typesetter->setter, typesetter->arrangement, typesetter->foot_titles, foot, pages, page);
}

void dz_typeset_back(DzTypesetter *typesetter, DzPages *pages) {
  typesetter->setter.article = NULL;
  dz_add_index(typesetter->index, &typesetter->setter, typesetter->arrangement, pages);
}

void dz_typeset_front(DzTypesetter *typesetter, const guint *first, DzPages *pages) {
  if (!dz_has_front(typesetter->arrangement))
    return;
  typesetter->setter.article = NULL;
  dz_add_front(&typesetter->setter, typesetter->arrangement, first, pages);
  for (guint p = 0; p < pages->pages->len; p++) {
    const DzFoot foot = {.page = p + 1, .is_front = TRUE};
    dz_typeset_foot(typesetter, &foot, pages, pages->pages->pdata[p]);
  }
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
