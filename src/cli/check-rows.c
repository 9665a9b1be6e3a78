/* check-rows.c: what the forms of duizhao check tell alike of a row. */
#include "cli/commands.h"

guint dz_cli_count_odd(const DzArticleReport *article) {
  guint count = 0;
  for (guint i = 0; i < article->rows->len; i++)
    count += ((const DzPairReport *)article->rows->pdata[i])->doubts->len > 0;
  return count;
}

guint dz_cli_line_of(const DzPairReport *row) {
  return row->side[DZ_ORIGINAL] ? row->side[DZ_ORIGINAL]->line : row->side[DZ_TRANSLATION]->line;
}
