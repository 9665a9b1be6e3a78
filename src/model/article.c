/* article.c: see article.h. */
#include "model/article.h"
#include "base/language.h"
#include <math.h>
#include <string.h>

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

static void study_free(gpointer data) {
  DzStudyItem *item = data;
  dz_text_free(item->side[0]);
  dz_text_free(item->side[1]);
  g_free(item->reading);
  g_free(item->part);
  g_free(item->typed);
  g_ptr_array_unref(item->more);
  g_free(item);
}

DzArticle *dz_article_new(void) {
  DzArticle *article = g_new0(DzArticle, 1);
  article->summary = g_ptr_array_new_with_free_func((GDestroyNotify)dz_text_free);
  article->summary_sides = g_array_new(FALSE, FALSE, sizeof(DzSide));
  article->blocks = g_ptr_array_new_with_free_func(block_free);
  article->key_sentences = g_ptr_array_new_with_free_func(key_free);
  for (int kind = 0; kind < DZ_STUDY_KINDS; kind++)
    article->study[kind] = g_ptr_array_new_with_free_func(study_free);
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
  g_free(article->editor);
  g_free(article->rights);
  g_free(article->tags);
  g_ptr_array_unref(article->summary);
  g_array_unref(article->summary_sides);
  g_ptr_array_unref(article->blocks);
  g_ptr_array_unref(article->key_sentences);
  for (int kind = 0; kind < DZ_STUDY_KINDS; kind++)
    g_ptr_array_unref(article->study[kind]);
  g_ptr_array_unref(article->notes);
  g_free(article);
}

const char *dz_remark_sign(DzSide side) {
  return side == DZ_ORIGINAL ? "⁑ " : "※ ";
}

gboolean dz_block_is_doubtful(const DzBlock *block) {
  static const double sure = 1.0;
  return block->is_doubtful || (block->side[0] && block->side[1] && block->margin < sure);
}

const char *dz_block_name(DzBlockKind kind) {
  static const char *const names[DZ_BLOCK_KINDS] = {
      [DZ_BLOCK_HEADING] = "heading", [DZ_BLOCK_PAIR] = "pair", [DZ_BLOCK_CODE] = "code", [DZ_BLOCK_NOTE] = "note"};
  return names[kind];
}

DzBlock *dz_article_add_block(DzArticle *article, DzBlockKind kind, DzText *original, DzText *translation) {
  DzBlock *block = g_new0(DzBlock, 1);
  block->kind = kind;
  block->margin = INFINITY;
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

DzStudyItem *dz_article_add_study(DzArticle *article, DzStudyKind kind) {
  DzStudyItem *item = g_new0(DzStudyItem, 1);
  item->more = g_ptr_array_new_with_free_func((GDestroyNotify)dz_text_free);
  g_ptr_array_add(article->study[kind], item);
  return item;
}

void dz_settle_word(DzStudyItem *word) {
  if (!word->side[DZ_ORIGINAL])
    word->side[DZ_ORIGINAL] = g_steal_pointer(&word->side[DZ_TRANSLATION]);
  if (!word->side[DZ_ORIGINAL])
    return;
  g_array_set_size(word->side[DZ_ORIGINAL]->spans, 0);
  char *string = word->side[DZ_ORIGINAL]->string, *end = string + strlen(string);
  while (end > string && g_unichar_isspace(g_utf8_get_char(g_utf8_prev_char(end))))
    end = g_utf8_prev_char(end);
  *end = 0;
  const char *start = string;
  while (*start && g_unichar_isspace(g_utf8_get_char(start)))
    start = g_utf8_next_char(start);
  memmove(string, start, strlen(start) + 1);
}

DzSide dz_article_side_of(const DzArticle *article, const char *text) {
  return dz_same_language(dz_language_of(text), article->language[DZ_ORIGINAL]) ? DZ_ORIGINAL : DZ_TRANSLATION;
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

typedef struct {
  DzTextFunction function;
  gpointer data;
} Call;

static void call_for_sides(DzText *const side[2], const Call *call) {
  for (int i = 0; i < 2; i++)
    if (side[i])
      call->function(side[i], (DzSide)i, call->data);
}

static void call_for_either(const DzArticle *article, DzText *text, const Call *call) {
  if (text)
    call->function(text, dz_article_side_of(article, text->string), call->data);
}

static void call_for_study(const DzArticle *article, const GPtrArray *items, const Call *call) {
  for (guint i = 0; i < items->len; i++) {
    const DzStudyItem *item = items->pdata[i];
    call_for_sides(item->side, call);
    for (guint k = 0; k < item->more->len; k++)
      call_for_either(article, item->more->pdata[k], call);
  }
}

void dz_article_each_text(const DzArticle *article, DzTextFunction function, gpointer data) {
  const Call call = {function, data};
  call_for_sides(article->title, &call);
  for (guint i = 0; i < article->summary->len; i++)
    function(article->summary->pdata[i], g_array_index(article->summary_sides, DzSide, i), data);
  for (guint i = 0; i < article->blocks->len; i++)
    call_for_sides(((const DzBlock *)article->blocks->pdata[i])->side, &call);
  for (guint i = 0; i < article->key_sentences->len; i++) {
    const DzKeySentence *key = article->key_sentences->pdata[i];
    call_for_sides(key->side, &call);
    call_for_either(article, key->analysis, &call);
  }
  for (int kind = 0; kind < DZ_STUDY_KINDS; kind++)
    call_for_study(article, article->study[kind], &call);
}

static void dump_sides(GString *dump, const char *kind, DzText *const side[2]) {
  g_autofree char *original = side[0] ? dz_text_dump(side[0]) : g_strdup("-");
  g_autofree char *translation = side[1] ? dz_text_dump(side[1]) : g_strdup("-");
  g_string_append_printf(dump, "%s: %s | %s\n", kind, original, translation);
}

static void dump_study(GString *dump, const char *kind, const DzStudyItem *item) {
  dump_sides(dump, kind, item->side);
  if (item->reading || item->part)
    g_string_append_printf(dump, "said: %s, %s\n", item->reading ? item->reading : "-", item->part ? item->part : "-");
  for (guint i = 0; i < item->more->len; i++) {
    g_autofree char *text = dz_text_dump(item->more->pdata[i]);
    g_string_append_printf(dump, "more: %s\n", text);
  }
}

char *dz_article_dump(const DzArticle *article) {
  GString *dump = g_string_new(NULL);
  g_string_append_printf(dump, "languages: %s %s\n", article->language[0], article->language[1]);
  if (article->title[0] || article->title[1])
    dump_sides(dump, "title", article->title);
  const char *const facts[][2] = {{"date", article->date},     {"source", article->source},
                                  {"author", article->author}, {"translator", article->translator},
                                  {"editor", article->editor}, {"rights", article->rights},
                                  {"tags", article->tags}};
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
    dump_sides(dump, dz_block_name(block->kind), block->side);
  }
  for (guint i = 0; i < article->key_sentences->len; i++) {
    const DzKeySentence *key = article->key_sentences->pdata[i];
    g_autofree char *kind = g_strdup_printf("key in %u", key->pair);
    dump_sides(dump, kind, key->side);
    if (key->has_analysis)
      g_string_append_printf(dump, "analysis: %s\n", key->analysis ? key->analysis->string : "");
  }
  for (int kind = 0; kind < DZ_STUDY_KINDS; kind++)
    for (guint i = 0; i < article->study[kind]->len; i++)
      dump_study(dump, dz_study_traits((DzStudyKind)kind)->name, article->study[kind]->pdata[i]);
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
