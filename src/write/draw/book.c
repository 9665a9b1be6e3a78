/* book.c: see book.h. */
#include "write/draw/book.h"
#include "typeset/book/impose.h"

typedef struct {
  const DzArrangement *arrangement;
  DzTypesetter *typesetter;
  guint threads;
  const DzBookSteps *steps;
  gpointer data;
  GArray *first;   /* guint: of each article, its first page, from 1; and that of what stands behind them */
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
static void hand_over(Book *book, DzPages *pages, DzBatchKind kind, gboolean is_last) {
  const DzBatch before = drawn_batch(book);
  book->batch = (DzBatch){.pages = pages, .kind = kind};
  book->drawer = book->threads > 1 && !is_last ? g_thread_try_new("draw", draw, book, NULL) : NULL;
  finish(book, before);
  if (!book->drawer)
    draw(book);
}

static DzPages *new_pages(const Book *book) {
  return dz_pages_new(book->arrangement->layout->page_width, book->arrangement->layout->page_height);
}

/* Sets an article; after it stands an empty page where the next must begin on a recto. */
static DzPages *set_article(Book *book, guint article) {
  const gint64 start = g_get_monotonic_time();
  const guint first = book->work.page_count + 1;
  DzPages *pages = new_pages(book);
  pages->before = book->work.page_count;
  dz_typeset_article(book->typesetter, article, pages);
  const guint end = first + pages->pages->len;
  g_array_append_val(book->first, first);
  if (book->arrangement->layout->opens_recto && end % 2 == 0 && article + 1 < book->arrangement->articles->len)
    dz_pages_add(pages);
  book->work.page_count += pages->pages->len;
  book->work.set_time += g_get_monotonic_time() - start;
  return pages;
}

/* `part`: an article, or what stands behind the last one: there the feet have but a number. */
static void add_foot(Book *book, guint part, guint page, DzPages *pages, DzPage *to) {
  const guint count = book->arrangement->articles->len;
  const DzFoot foot = {.article = MIN(part, count - 1),
                       .page = page,
                       .page_count = book->work.page_count,
                       .is_first = part == count || page == g_array_index(book->first, guint, part)};
  dz_typeset_foot(book->typesetter, &foot, pages, to);
}

static guint end_of_pages(const Book *book, guint part) {
  return part + 1 < book->first->len ? g_array_index(book->first, guint, part + 1) : book->work.page_count + 1;
}

static void add_feet(Book *book, guint part, gboolean is_last) {
  DzPages *feet = new_pages(book);
  for (guint page = g_array_index(book->first, guint, part); page < end_of_pages(book, part); page++)
    add_foot(book, part, page, feet, dz_pages_add(feet));
  hand_over(book, feet, DZ_BATCH_FEET, is_last);
}

static DzPages *set_front(Book *book) {
  DzPages *pages = new_pages(book);
  dz_typeset_front(book->typesetter, (const guint *)(gpointer)book->first->data, pages);
  return pages;
}

/* What stands behind the articles: pages that no article has. */
static DzPages *set_back(Book *book) {
  DzPages *pages = new_pages(book);
  pages->before = book->work.page_count;
  dz_typeset_back(book->typesetter, pages);
  const guint end = book->work.page_count + 1;
  g_array_append_val(book->first, end);
  book->work.page_count += pages->pages->len;
  return pages;
}

static void draw_articles(Book *book) {
  const guint count = book->arrangement->articles->len;
  for (guint a = 0; a < count; a++)
    hand_over(book, set_article(book, a), DZ_BATCH_ARTICLE, a + 1 == count);
  hand_over(book, set_back(book), DZ_BATCH_ARTICLE, TRUE);
  for (guint part = 0; part <= count; part++)
    add_feet(book, part, part == count);
  DzPages *front = set_front(book);
  book->work.page_count += front->pages->len;
  hand_over(book, front, DZ_BATCH_FRONT, TRUE);
}

static DzPages *set_book(Book *book) {
  const guint count = book->arrangement->articles->len;
  g_autoptr(DzPages) articles = new_pages(book);
  for (guint a = 0; a < count; a++) {
    g_autoptr(DzPages) pages = set_article(book, a);
    dz_pages_append(articles, pages);
  }
  g_autoptr(DzPages) back = set_back(book);
  dz_pages_append(articles, back);
  for (guint part = 0; part <= count; part++)
    for (guint page = g_array_index(book->first, guint, part); page < end_of_pages(book, part); page++)
      add_foot(book, part, page, articles, articles->pages->pdata[page - 1]);
  DzPages *all = set_front(book);
  dz_pages_append(all, articles);
  return all;
}

static void draw_sheets(Book *book, DzSheets sheets) {
  DzPages *all = set_book(book);
  dz_impose(all, sheets);
  book->work.page_count = all->pages->len;
  hand_over(book, all, DZ_BATCH_WHOLE, TRUE);
}

DzPages *dz_set_book(const DzArrangement *arrangement, DzTypesetter *typesetter) {
  g_autoptr(GArray) first = g_array_new(FALSE, FALSE, sizeof(guint));
  Book book = {.arrangement = arrangement, .typesetter = typesetter, .first = first};
  return set_book(&book);
}

DzBookWork dz_draw_book(const DzArrangement *arrangement, DzTypesetter *typesetter, guint threads, DzSheets sheets,
                        const DzBookSteps *steps, gpointer data) {
  const guint count = arrangement->articles->len;
  g_autoptr(GArray) first = g_array_sized_new(FALSE, FALSE, sizeof(guint), count);
  Book book = {.arrangement = arrangement,
               .typesetter = typesetter,
               .threads = threads,
               .steps = steps,
               .data = data,
               .first = first};
  if (sheets == DZ_SHEETS_SINGLE)
    draw_articles(&book);
  else
    draw_sheets(&book, sheets);
  finish(&book, drawn_batch(&book));
  return book.work;
}
