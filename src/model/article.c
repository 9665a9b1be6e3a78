/* article.c: see article.h. */
#include "model/article.h"

static void block_free(gpointer data) {
  DzBlock *block = data;
  dz_text_free(block->side[0]);
  dz_text_free(block->side[1]);
  g_clear_pointer(&block->sentences, g_array_unref);
  g_free(block);
}

static void key_free(gpointer data) {
  DzKeySentence *key = data;
  dz_text_free(key->side[0]);
  dz_text_free(key->side[1]);
  dz_text_free(key->analysis);
  g_free(key);
}

DzArticle *dz_article_new(void) {
  DzArticle *article = g_new0(DzArticle, 1);
  article->summary = g_ptr_array_new_with_free_func((GDestroyNotify)dz_text_free);
  article->summary_sides = g_array_new(FALSE, FALSE, sizeof(DzSide));
  article->blocks = g_ptr_array_new_with_free_func(block_free);
  article->key_sentences = g_ptr_array_new_with_free_func(key_free);
  article->notes = dz_notes_new();
  return article;
}

void dz_article_free(DzArticle *article) {
  if (!article)
    return;
  for (int side = 0; side < 2; side++) {
    g_free(article->language[side]);
    dz_text_free(article->title[side]);
  }
  g_free(article->date);
  g_free(article->source);
  g_free(article->author);
  g_free(article->translator);
  g_free(article->rights);
  g_free(article->tags);
  g_ptr_array_unref(article->summary);
  g_array_unref(article->summary_sides);
  g_ptr_array_unref(article->blocks);
  g_ptr_array_unref(article->key_sentences);
  g_ptr_array_unref(article->notes);
  g_free(article);
}

DzBlock *dz_article_add_block(DzArticle *article, DzBlockKind kind, DzText *original, DzText *translation) {
  DzBlock *block = g_new0(DzBlock, 1);
  block->kind = kind;
  block->side[DZ_ORIGINAL] = original;
  block->side[DZ_TRANSLATION] = translation;
  g_ptr_array_add(article->blocks, block);
  return block;
}

DzKeySentence *dz_article_add_key(DzArticle *article, DzText *original, DzText *translation) {
  DzKeySentence *key = g_new0(DzKeySentence, 1);
  key->side[DZ_ORIGINAL] = original;
  key->side[DZ_TRANSLATION] = translation;
  g_ptr_array_add(article->key_sentences, key);
  return key;
}

void dz_article_add_summary(DzArticle *article, DzSide side, DzText *text) {
  g_ptr_array_add(article->summary, text);
  g_array_append_val(article->summary_sides, side);
}

guint dz_article_count(const DzArticle *article, DzBlockKind kind) {
  guint count = 0;
  for (guint i = 0; i < article->blocks->len; i++) {
    const DzBlock *block = article->blocks->pdata[i];
    count += block->kind == kind && (kind != DZ_BLOCK_PAIR || (block->side[0] && block->side[1]));
  }
  return count;
}

guint dz_article_unpaired(const DzArticle *article) {
  guint count = 0;
  for (guint i = 0; i < article->blocks->len; i++) {
    const DzBlock *block = article->blocks->pdata[i];
    count += block->kind == DZ_BLOCK_PAIR && !(block->side[0] && block->side[1]);
  }
  return count;
}

static void call_for_each(DzText *const texts[], gsize count, DzTextFunction function, gpointer data) {
  for (gsize i = 0; i < count; i++)
    if (texts[i])
      function(texts[i], data);
}

void dz_article_each_text(const DzArticle *article, DzTextFunction function, gpointer data) {
  call_for_each(article->title, 2, function, data);
  call_for_each((DzText *const *)article->summary->pdata, article->summary->len, function, data);
  for (guint i = 0; i < article->blocks->len; i++)
    call_for_each(((const DzBlock *)article->blocks->pdata[i])->side, 2, function, data);
  for (guint i = 0; i < article->key_sentences->len; i++) {
    const DzKeySentence *key = article->key_sentences->pdata[i];
    call_for_each(key->side, 2, function, data);
    call_for_each(&key->analysis, 1, function, data);
  }
}

static void dump_sides(GString *dump, const char *kind, DzText *const side[2]) {
  g_autofree char *original = side[0] ? dz_text_dump(side[0]) : g_strdup("-");
  g_autofree char *translation = side[1] ? dz_text_dump(side[1]) : g_strdup("-");
  g_string_append_printf(dump, "%s: %s | %s\n", kind, original, translation);
}

char *dz_article_dump(const DzArticle *article) {
  GString *dump = g_string_new(NULL);
  g_string_append_printf(dump, "languages: %s %s\n", article->language[0], article->language[1]);
  if (article->title[0] || article->title[1])
    dump_sides(dump, "title", article->title);
  const char *const facts[][2] = {{"date", article->date},     {"source", article->source},
                                  {"author", article->author}, {"translator", article->translator},
                                  {"rights", article->rights}, {"tags", article->tags}};
  for (gsize i = 0; i < G_N_ELEMENTS(facts); i++)
    if (facts[i][1])
      g_string_append_printf(dump, "%s: %s\n", facts[i][0], facts[i][1]);
  for (guint i = 0; i < article->summary->len; i++) {
    g_autofree char *text = dz_text_dump(article->summary->pdata[i]);
    g_string_append_printf(dump, "summary: %s\n", text);
  }
  for (guint i = 0; i < article->blocks->len; i++) {
    const DzBlock *block = article->blocks->pdata[i];
    if (block->after_sync)
      g_string_append(dump, "===\n");
    dump_sides(dump, block->kind == DZ_BLOCK_HEADING ? "heading" : "pair", block->side);
  }
  for (guint i = 0; i < article->key_sentences->len; i++) {
    const DzKeySentence *key = article->key_sentences->pdata[i];
    g_autofree char *kind = g_strdup_printf("key in %u", key->pair);
    dump_sides(dump, kind, key->side);
    if (key->has_analysis)
      g_string_append_printf(dump, "analysis: %s\n", key->analysis ? key->analysis->string : "");
  }
  return g_string_free(dump, FALSE);
}

DzBook *dz_book_new(void) {
  DzBook *book = g_new0(DzBook, 1);
  book->articles = g_ptr_array_new_with_free_func((GDestroyNotify)dz_article_free);
  return book;
}

void dz_book_free(DzBook *book) {
  if (!book)
    return;
  g_free(book->title);
  g_free(book->series);
  g_ptr_array_unref(book->articles);
  g_free(book);
}

const char *dz_book_language(const DzBook *book, DzSide side) {
  return ((const DzArticle *)book->articles->pdata[0])->language[side];
}

const char *dz_book_title(const DzBook *book) {
  if (book->title)
    return book->title;
  const DzArticle *first = book->articles->pdata[0];
  const DzText *title = first->title[DZ_TRANSLATION] ? first->title[DZ_TRANSLATION] : first->title[DZ_ORIGINAL];
  return title->string;
}

const char *dz_book_date(const DzBook *book) {
  const char *newest = NULL;
  for (guint i = 0; i < book->articles->len; i++) {
    const char *date = ((const DzArticle *)book->articles->pdata[i])->date;
    if (date && (!newest || strcmp(date, newest) > 0))
      newest = date;
  }
  return newest;
}
