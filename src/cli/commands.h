/* commands.h: what the verbs share. */
#pragma once
#include "duizhao.h"

enum { DZ_EXIT_FAILED = 1, DZ_EXIT_USAGE = 2 };

int dz_cli_build(int argc, char **argv);
int dz_cli_check(int argc, char **argv);
int dz_cli_layouts(int argc, char **argv);
int dz_cli_fonts(int argc, char **argv);

/* "duizhao: …" on standard error; the exit status that the error's kind asks for. */
int dz_cli_fail(const GError *error);

/* A path as words for a screen or a page: valid UTF-8 without controls. New string. */
char *dz_cli_printable(const char *path);

/* The options that build and check share, as GOption entries write them. Free with dz_cli_options_clear. */
typedef struct {
  DzOptions options;
  char *layout, *paper, *size, *original, *translation, *order, *primary, *only;
  char *title, *author, *translator, *source, *date, *rights, *series, *encoding;
  char **font_dirs;
  gboolean no_repair, quiet, verbose, json, diff, html, summary, strict;
  char *form, *title_translation, *pairs, *parts;
  int fit;
  char *key, *copies, *margins;
  int line_numbers;
  gboolean contact_sheet;
  gboolean booklet, two_up, folder;
  char **drop;
  int threads;
  char *output, *to;
  char **inputs;
} DzCliOptions;

/* Parses the words of `build` or `check` by the entries it takes. NULL where all is well, else the exit status was
   decided: *status. */
gboolean dz_cli_parse(int argc, char **argv, gboolean is_build, DzCliOptions *cli, int *status);
void dz_cli_options_clear(DzCliOptions *cli);

/* The inputs as the library takes them, as many as *count. Free with g_free. */
DzInput *dz_cli_inputs(const DzCliOptions *cli, guint *count);

/* What was understood, on standard output: as JSON; for people, with every repair where it is `verbose`; the repairs
   alone as a unified diff; or all of it as a page. */
void dz_cli_print_json(const DzOutcome *outcome);
void dz_cli_print_table(const DzOutcome *outcome, gboolean verbose);
void dz_cli_print_diff(const DzOutcome *outcome);
void dz_cli_print_summary(const DzOutcome *outcome);
void dz_cli_print_html(const DzOutcome *outcome);

/* The line of the input that a row begins on; 0 where it has none. */
guint dz_cli_line_of(const DzPairReport *row);

/* "2 of 5 pairs are doubtful (lines 12, 40)"; NULL where nothing is. New string. */
char *dz_cli_doubts(const DzArticleReport *article);

/* How many pairs of an article are odd. */
guint dz_cli_count_odd(const DzArticleReport *article);

/* "3 words, 1 notes, 0 questions"; NULL where there are none. New string. */
char *dz_cli_study_counts(const DzArticleReport *article);
