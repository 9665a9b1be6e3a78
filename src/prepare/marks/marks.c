/* marks.c: see marks.h. */
#include "prepare/marks/marks.h"
#include "prepare/marks/entities.h"
#include "prepare/marks/look-alikes.h"
#include "prepare/marks/punctuation.h"
#include "prepare/marks/ruby.h"
#include <string.h>

static void mend_characters(DzText *text, DzSide side, gpointer data) {
  DzArticle *article = data;
  article->repairs.punctuation += dz_mend_entities(text);
  dz_mend_look_alikes(text, article->language[side], &article->repairs, article->notes);
}

/* How the quotations of a side begin: outer ones in double or in single straight quotes. */
typedef struct {
  DzArticle *article;
  guint outer[2][2]; /* by side: double, single */
} Quoting;

static void look_at_quotes(DzText *text, DzSide side, gpointer data) {
  Quoting *quoting = data;
  const int kind = dz_outer_quote(text->string);
  if (kind >= 0)
    quoting->outer[side][kind]++;
}

/* An English text that quotes in single quotes throughout, with double ones inside, is British and stays so. */
static const char *language_of_marks(const Quoting *quoting, DzSide side) {
  const char *language = quoting->article->language[side];
  const gboolean is_british = quoting->outer[side][1] > 0 && quoting->outer[side][0] == 0;
  return is_british && strcmp(language, "en") == 0 ? "en-GB" : language;
}

static void repair_marks(DzText *text, DzSide side, gpointer data) {
  const Quoting *quoting = data;
  dz_find_ruby(text, quoting->article->language[side]);
  dz_repair_marks(text, language_of_marks(quoting, side), &quoting->article->repairs, quoting->article->notes);
}

void dz_mend_characters(DzArticle *article) {
  dz_article_each_text(article, mend_characters, article);
}

void dz_mend_marks(DzArticle *article) {
  Quoting quoting = {.article = article};
  dz_article_each_text(article, look_at_quotes, &quoting);
  dz_article_each_text(article, repair_marks, &quoting);
}
