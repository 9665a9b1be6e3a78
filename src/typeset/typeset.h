/* typeset.h: an arrangement → pages. The only stage that measures text. */
#pragma once
#include "arrange/arrange.h"
#include "typeset/book/foot.h"

typedef struct {
  const char *const *font_dirs;
  GPtrArray *notes, *details;
  gboolean first_fit; /* break paragraphs by first fit, for comparison */
} DzTypesetOptions;

/* Sets a book an article at a time, so that what is drawn can be forgotten. */
typedef struct DzTypesetter DzTypesetter;

/* Finds the faces and makes them small: all that can fail. DZ_ERROR_FONT where a role has no face. Borrows both. */
DzTypesetter *dz_typesetter_new(const DzArrangement *arrangement, const DzTypesetOptions *options, GError **error);
void dz_typesetter_free(DzTypesetter *typesetter);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(DzTypesetter, dz_typesetter_free)

/* Sets an article and adds its pages, without their feet. The pages show faces of the typesetter's. */
void dz_typeset_article(DzTypesetter *typesetter, guint article, DzPages *pages);

/* Adds the foot to a page of `pages`, once all pages are counted. */
void dz_typeset_foot(DzTypesetter *typesetter, const DzFoot *foot, DzPages *pages, DzPage *page);

/* Adds what stands behind the articles, without feet: the index of their words. All articles were set before, in their
   order. Nothing where the book has none. */
void dz_typeset_back(DzTypesetter *typesetter, DzPages *pages);

/* Adds what stands before the articles, with its feet. `first`: of each article its first page, from 1. Nothing where
   the book has none. */
void dz_typeset_front(DzTypesetter *typesetter, const guint *first, DzPages *pages);

/* Adds to the details what -v tells of the setting. */
void dz_typesetter_say(const DzTypesetter *typesetter, guint page_count);
