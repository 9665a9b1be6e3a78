/* check-rows.c: what the forms of duizhao check tell alike of a row. */
#include "cli/commands.h"

char *dz_cli_doubts(const DzArticleReport *article) {
  return dz_doubts_in_words(article);
}

guint dz_cli_count_odd(const DzArticleReport *article) {
  guint count = 0;
  for (guint i = 0; i < article->rows->len; i++)
    count += ((const DzPairReport *)article->rows->pdata[i])->doubts->len > 0;
  return count;
}

guint dz_cli_line_of(const DzPairReport *row) {
  return row->side[DZ_ORIGINAL] ? row->side[DZ_ORIGINAL]->line : row->side[DZ_TRANSLATION]->line;
}

char *dz_cli_study_counts(const DzArticleReport *article) {
  GString *text = g_string_new(NULL);
  guint sum = 0;
  for (guint i = 0; i < article->study->len; i++) {
    const DzStudyCount *study = &g_array_index(article->study, DzStudyCount, i);
    g_string_append_printf(text, "%s%u %s", i > 0 ? ", " : "", study->count, study->many);
    sum += study->count;
  }
  return g_string_free(text, sum == 0);
}
