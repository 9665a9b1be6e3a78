/* check-summary.c: a line a file, the worst first: who converted eight hundred articles looks at ten of them. */
#include "cli/commands.h"
#include <stdio.h>

typedef struct {
  const DzReport *report;
  guint pairs, unpaired, doubtful, odd;
  double badness; /* an error is worst, then the share of what is doubtful or alone, then what is odd */
} Line;

static Line line_of(const DzReport *report) {
  Line line = {.report = report};
  for (guint a = 0; a < report->articles->len; a++) {
    const DzArticleReport *article = report->articles->pdata[a];
    line.pairs += article->pairs;
    line.unpaired += article->unpaired;
    line.doubtful += article->doubts->len;
    line.odd += article->rows ? dz_cli_count_odd(article) : 0;
  }
  const double all = line.pairs + line.unpaired + 1.0;
  line.badness = report->error ? 1000 : (3.0 * line.doubtful + 2.0 * line.unpaired + line.odd) / all;
  return line;
}

static gint worst_first(gconstpointer a, gconstpointer b) {
  const Line *one = a, *other = b;
  return one->badness > other->badness ? -1 : one->badness < other->badness;
}

void dz_cli_print_summary(const DzOutcome *outcome) {
  g_autoptr(GArray) lines = g_array_new(FALSE, FALSE, sizeof(Line));
  for (guint i = 0; i < outcome->reports->len; i++) {
    const Line line = line_of(outcome->reports->pdata[i]);
    g_array_append_val(lines, line);
  }
  g_array_sort(lines, worst_first); /* stable */
  for (guint i = 0; i < lines->len; i++) {
    const Line *line = &g_array_index(lines, Line, i);
    g_autofree char *path = dz_cli_printable(line->report->path);
    if (line->report->error)
      printf("%s: no book: %s\n", path, line->report->error->message);
    else
      printf("%s: %u pairs, %u unpaired, %u doubtful, %u odd, %s to %s\n", path, line->pairs, line->unpaired,
             line->doubtful, line->odd, line->report->language[0], line->report->language[1]);
  }
}
