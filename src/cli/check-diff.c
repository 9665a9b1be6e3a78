/* check-diff.c: a unified diff from the texts as they were read to the texts as they will stand in the book.

   A text is a line: title, summary, blocks and key sentences in reading order. Each line of the one file is a line of
   the other, so no longest common part is looked for. The line of the input stands behind each hunk's numbers. */
#include "cli/commands.h"
#include <stdio.h>
#include <string.h>

enum { CONTEXT = 1 }; /* lines: each is a whole paragraph */

/* All texts of an input (const DzTextReport*), in order. New array. */
static GPtrArray *texts_of(const DzReport *report) {
  GPtrArray *texts = g_ptr_array_new();
  for (guint a = 0; a < report->articles->len; a++) {
    const GPtrArray *rows = ((const DzArticleReport *)report->articles->pdata[a])->rows;
    for (guint i = 0; i < rows->len; i++)
      for (int side = 0; side < 2; side++) {
        DzTextReport *text = ((const DzPairReport *)rows->pdata[i])->side[side];
        if (text)
          g_ptr_array_add(texts, text);
      }
  }
  return texts;
}

static const DzTextReport *text_at(const GPtrArray *texts, guint i) {
  return texts->pdata[i];
}

static gboolean is_changed(const GPtrArray *texts, guint i) {
  return i < texts->len && text_at(texts, i)->changes->len > 0;
}

/* Where the hunk ends that the changed line `i` is in: changes whose contexts touch are one hunk. */
static guint hunk_end(const GPtrArray *texts, guint i) {
  guint last = i;
  for (; i < texts->len && i <= last + 2 * CONTEXT + 1; i++)
    if (is_changed(texts, i))
      last = i;
  return MIN(last + CONTEXT + 1, texts->len);
}

static void print_numbers(guint start, guint count) {
  if (count == 1)
    printf("%u", start + 1);
  else
    printf("%u,%u", start + 1, count);
}

/* Lines start ≤ i < end: of a run of changed ones first all as they were, then all as they are. */
static void print_hunk(const GPtrArray *texts, guint start, guint end) {
  const guint line = text_at(texts, start)->line;
  fputs("@@ -", stdout);
  print_numbers(start, end - start);
  fputs(" +", stdout);
  print_numbers(start, end - start);
  printf(line ? " @@ line %u\n" : " @@\n", line);
  for (guint i = start, run; i < end; i = MAX(run, i + 1)) {
    for (run = i; run < end && is_changed(texts, run); run++)
      printf("-%s\n", text_at(texts, run)->before);
    for (guint k = i; k < run; k++)
      printf("+%s\n", text_at(texts, k)->after);
    if (run == i)
      printf(" %s\n", text_at(texts, i)->after);
  }
}

static void print_input(const DzReport *report) {
  g_autoptr(GPtrArray) texts = texts_of(report);
  g_autofree char *path = dz_cli_printable(report->path);
  gboolean is_first = TRUE;
  for (guint i = 0, shown = 0; i < texts->len; i++) {
    if (!is_changed(texts, i))
      continue;
    if (is_first)
      printf("--- %s\tas read\n+++ %s\trepaired\n", path, path);
    is_first = FALSE;
    guint start = i > shown + CONTEXT ? i - CONTEXT : shown, end = hunk_end(texts, i);
    print_hunk(texts, start, end);
    i = end - 1;
    shown = end;
  }
}

void dz_cli_print_diff(const DzOutcome *outcome) {
  for (guint i = 0; i < outcome->reports->len; i++)
    print_input(outcome->reports->pdata[i]);
}
