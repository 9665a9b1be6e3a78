/* book.c: see book.h. */
#include "write/draw/book.h"

typedef struct {
  const DzArrangement *arrangement;
  DzTypesetter *typesetter;
  guint threads;
  const DzBookSteps *steps;
  gpointer data;
  GArray *first;   /* guint: of each article, its first page, from 1 */
  DzBatch batch;   /* that is drawn or was drawn last, and is not finished; without pages: none */
  GThread *drawer; /* that draws it; NULL where it is drawn */
  DzBookWork work;
} Book;

static gpointer draw(gpointer data) {
  Book *book = data;
  const gint64 start = g_get_monotonic_time();
  book->steps->draw(book->data, &book->batch);
  book->work.draw_time += g_get_monotonic_time() - start;
  return NULL;
}

/* The batch that was handed over last, when it is drawn. */
static DzBatch drawn_batch(Book *book) {
  if (book->drawer)
    g_thread_join(g_steal_pointer(&book->drawer));
  const DzBatch batch = book->batch;
  book->batch.pages = NULL;
  return batch;
}

static void finish(Book *book, DzBatch batch) {
  const gint64 start = g_get_monotonic_time();
  if (batch.pages)
    book->steps->finish(book->data, &batch);
  dz_pages_free(batch.pages);
  book->work.finish_time += g_get_monotonic_time() - start;
}

/* Draws the pages, in another thread where more are to come, and finishes those before. Takes them. */
static void hand_over(Book *book, DzPages *pages, gboolean is_feet, gboolean is_last) {
  const DzBatch before = drawn_batch(book);
  book->batch = (DzBatch){.pages = pages, .is_feet = is_feet};
  book->drawer = book->threads > 1 && !is_last ? g_thread_try_new("draw", draw, book, NULL) : NULL;
  finish(book, before);
  if (!book->drawer)
    draw(book);
}

static DzPages *new_pages(const Book *book) {
  return dz_pages_new(book->arrangement->layout->page_width, book->arrangement->layout->page_height);
}

static void add_article(Book *book, guint article, gboolean is_last) {
  const gint64 start = g_get_monotonic_time();
  const guint first = book->work.page_count + 1;
  DzPages *pages = new_pages(book);
  dz_typeset_article(book->typesetter, article, pages);
  g_array_append_val(book->first, first);
  book->work.page_count += pages->pages->len;
  book->work.set_time += g_get_monotonic_time() - start;
  hand_over(book, pages, FALSE, is_last);
}

static void add_feet(Book *book, guint article, gboolean is_last) {
  DzPages *feet = new_pages(book);
  const guint first = g_array_index(book->first, guint, article);
  const guint end = is_last ? book->work.page_count + 1 : g_array_index(book->first, guint, article + 1);
  for (guint page = first; page < end; page++) {
    const DzFoot foot = {
        .article = article, .page = page, .page_count = book->work.page_count, .is_first = page == first};
    dz_typeset_foot(book->typesetter, &foot, feet, dz_pages_add(feet));
  }
  hand_over(book, feet, TRUE, is_last);
}

DzBookWork dz_draw_book(const DzArrangement *arrangement, DzTypesetter *typesetter, guint threads,
                        const DzBookSteps *steps, gpointer data) {
  const guint count = arrangement->articles->len;
  g_autoptr(GArray) first = g_array_sized_new(FALSE, FALSE, sizeof(guint), count);
  Book book = {.arrangement = arrangement,
               .typesetter = typesetter,
               .threads = threads,
               .steps = steps,
               .data = data,
               .first = first};
  for (guint a = 0; a < count; a++)
    add_article(&book, a, a + 1 == count);
  for (guint a = 0; a < count; a++)
    add_feet(&book, a, a + 1 == count);
  finish(&book, drawn_batch(&book));
  return book.work;
}
