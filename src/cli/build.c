/* build.c: duizhao build: articles → one book. */
#include "cli/commands.h"
#include <stdio.h>
#include <string.h>

static void print_notes(const char *path, const GPtrArray *notes) {
  for (guint i = 0; i < notes->len; i++) {
    const DzNote *note = notes->pdata[i];
    if (path && note->line)
      fprintf(stderr, "%s:%u: note: %s\n", path, note->line, note->text);
    else
      fprintf(stderr, "%s%snote: %s\n", path ? path : "", path ? ": " : "", note->text);
  }
}

static guint count_article_notes(const DzOutcome *outcome) {
  guint count = 0;
  for (guint i = 0; i < outcome->reports->len; i++) {
    const DzReport *report = outcome->reports->pdata[i];
    for (guint a = 0; a < report->articles->len; a++)
      count += ((const DzArticleReport *)report->articles->pdata[a])->notes->len;
  }
  return count;
}

/* "week/05.txt: 2 of 5 pairs are doubtful (lines 12, 40); see duizhao check". */
static void say_doubts(const DzOutcome *outcome) {
  for (guint i = 0; i < outcome->reports->len; i++) {
    const DzReport *report = outcome->reports->pdata[i];
    for (guint a = 0; a < report->articles->len && !report->error; a++) {
      g_autofree char *doubts = dz_cli_doubts(report->articles->pdata[a]), *path = dz_cli_printable(report->path);
      if (doubts)
        fprintf(stderr, "%s: %s; see duizhao check\n", path, doubts);
    }
  }
}

static void say(const DzOutcome *outcome, const DzCliOptions *cli) {
  for (guint i = 0; cli->verbose && i < outcome->details->len; i++)
    fprintf(stderr, "%s\n", (const char *)outcome->details->pdata[i]);
  for (guint i = 0; cli->verbose && i < outcome->reports->len; i++) {
    const DzReport *report = outcome->reports->pdata[i];
    for (guint a = 0; a < report->articles->len; a++)
      print_notes(report->path, ((const DzArticleReport *)report->articles->pdata[a])->notes);
  }
  if (!cli->quiet)
    print_notes(NULL, outcome->notes);
  if (!cli->quiet)
    say_doubts(outcome);
  if (outcome->error || cli->quiet || strcmp(cli->output, "-") == 0)
    return;
  guint notes = cli->verbose ? 0 : count_article_notes(outcome);
  fprintf(stderr, "%s", cli->output);
  if (outcome->page_count > 0)
    fprintf(stderr, ": %u page%s", outcome->page_count, outcome->page_count == 1 ? "" : "s");
  if (notes > 0)
    fprintf(stderr, " (%u note%s; -v shows them)", notes, notes == 1 ? "" : "s");
  fputc('\n', stderr);
  const GPtrArray *copies = outcome->copies;
  if (copies->len > 3)
    fprintf(stderr, "%s … %s\n", (const char *)copies->pdata[0], (const char *)copies->pdata[copies->len - 1]);
  for (guint i = 0; copies->len <= 3 && i < copies->len; i++)
    fprintf(stderr, "%s\n", (const char *)copies->pdata[i]);
}

/* Every input that failed, not only the first: who converts fifty wants all their names at once. */
static int say_errors(const DzOutcome *outcome) {
  guint said = 0;
  for (guint i = 0; i < outcome->reports->len; i++) {
    const DzReport *report = outcome->reports->pdata[i];
    if (report->error) {
      dz_cli_fail(report->error);
      said++;
    }
  }
  return said > 0 ? DZ_EXIT_FAILED : dz_cli_fail(outcome->error);
}

int dz_cli_build(int argc, char **argv) {
  DzCliOptions cli = {.options = {DZ_OPTIONS}};
  int status = 0;
  if (dz_cli_parse(argc, argv, TRUE, &cli, &status)) {
    guint count;
    g_autofree DzInput *inputs = dz_cli_inputs(&cli, &count);
    const DzOutput output = {.path = cli.output, .form = cli.to};
    g_autoptr(DzOutcome) outcome = dz_build(inputs, count, &output, &cli.options);
    if (cli.json && strcmp(cli.output, "-") != 0)
      dz_cli_print_json(outcome);
    say(outcome, &cli);
    if (outcome->error)
      status = say_errors(outcome);
  }
  dz_cli_options_clear(&cli);
  return status;
}

static int too_many_words(const char *word) {
  fprintf(stderr, "duizhao: “%s” is one word too many; --help shows what the command takes\n", word);
  return DZ_EXIT_USAGE;
}

int dz_cli_layouts(int argc, char **argv) {
  g_autoptr(GError) error = NULL;
  g_autoptr(GOptionContext) context = g_option_context_new("[NAME]");
  if (!g_option_context_parse(context, &argc, &argv, &error))
    return dz_cli_fail(error);
  if (argc > 2)
    return too_many_words(argv[2]);
  if (argc > 1) {
    g_autofree char *text = dz_layout_text(argv[1], &error);
    if (!text)
      return dz_cli_fail(error);
    fputs(text, stdout);
    return 0;
  }
  g_auto(GStrv) descriptions = NULL;
  g_auto(GStrv) names = dz_layouts(&descriptions, &error);
  if (!names)
    return dz_cli_fail(error);
  for (guint i = 0; names[i]; i++)
    printf("%-14s %s\n", names[i], descriptions[i]);
  return 0;
}

int dz_cli_fonts(int argc, char **argv) {
  g_auto(GStrv) font_dirs = NULL;
  const GOptionEntry entries[] = {
      {"font-dir", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &font_dirs, "A folder with faces; may be given again", "DIR"},
      {0}};
  g_autoptr(GError) error = NULL;
  g_autoptr(GOptionContext) context = g_option_context_new(NULL);
  g_option_context_add_main_entries(context, entries, NULL);
  if (!g_option_context_parse(context, &argc, &argv, &error))
    return dz_cli_fail(error);
  if (argc > 1)
    return too_many_words(argv[1]);
  g_auto(GStrv) lines = dz_fonts((const char *const *)font_dirs, &error);
  if (!lines)
    return dz_cli_fail(error);
  for (guint i = 0; lines[i]; i++)
    puts(lines[i]);
  return 0;
}
