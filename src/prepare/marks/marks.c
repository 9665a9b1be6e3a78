/* marks.c: see marks.h. */
#include "prepare/marks/marks.h"
#include "prepare/marks/look-alikes.h"
#include "prepare/marks/punctuation.h"
#include "prepare/marks/ruby.h"

static void mend_look_alikes(DzText *text, DzSide side, gpointer data) {
  DzArticle *article = data;
  dz_mend_look_alikes(text, article->language[side], &article->repairs, article->notes);
}

static void repair_marks(DzText *text, DzSide side, gpointer data) {
  DzArticle *article = data;
  const char *language = article->language[side];
  dz_find_ruby(text, language);
  dz_repair_marks(text, language, &article->repairs, article->notes);
}

void dz_mend_characters(DzArticle *article) {
  dz_article_each_text(article, mend_look_alikes, article);
}

void dz_mend_marks(DzArticle *article) {
  dz_article_each_text(article, repair_marks, article);
}
