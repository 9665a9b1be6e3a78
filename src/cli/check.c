/* check.c: duizhao check: what was understood, in one of the forms that check-*.c print. */
#include "cli/commands.h"

int dz_cli_check(int argc, char **argv) {
  DzCliOptions cli = {.options = {DZ_OPTIONS}};
  int status = 0;
  if (dz_cli_parse(argc, argv, FALSE, &cli, &status)) {
    guint count;
    g_autofree DzInput *inputs = dz_cli_inputs(&cli, &count);
    g_autoptr(DzOutcome) outcome = dz_check(inputs, count, &cli.options);
    if (cli.json)
      dz_cli_print_json(outcome);
    else if (cli.diff)
      dz_cli_print_diff(outcome);
    else if (cli.summary)
      dz_cli_print_summary(outcome);
    else if (cli.html)
      dz_cli_print_html(outcome);
    else
      dz_cli_print_table(outcome, cli.verbose);
    for (guint i = 0; i < outcome->reports->len; i++) {
      const DzReport *report = outcome->reports->pdata[i];
      if (report->error)
        status = dz_cli_fail(report->error);
    }
    if (outcome->error && outcome->reports->len == 0)
      status = dz_cli_fail(outcome->error);
  }
  dz_cli_options_clear(&cli);
  return status;
}
