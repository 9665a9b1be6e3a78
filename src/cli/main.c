/* main.c: the command: a table of verbs. Results go to standard output, words about the work to standard error; the
   exit status is 0 all well, 1 a job failed, 2 wrong usage or layout. */
#include "cli/commands.h"
#include <locale.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>

static const struct {
  const char *name;
  int (*run)(int argc, char **argv);
  const char *summary;
} commands[] = {
    {"build", dz_cli_build, "make one book of articles"},
    {"check", dz_cli_check, "say what was understood, without making a book"},
    {"layouts", dz_cli_layouts, "list the layouts, or print one to copy and change"},
    {"fonts", dz_cli_fonts, "list the faces that books are set in here"},
};

static void print_help(FILE *out) {
  fputs("duizhao makes bilingual books: a PDF or an EPUB of articles whose paragraphs are each\n"
        "followed by their translation.\n\n"
        "Usage:\n"
        "  duizhao build INPUT... -o FILE   FILE ends in .pdf, .epub, .png, .txt, .md, .tsv or .json\n"
        "  duizhao check INPUT... [--summary|--json|--diff|--html]\n"
        "  duizhao layouts [NAME]\n"
        "  duizhao fonts\n\nCommands:\n",
        out);
  for (gsize i = 0; i < G_N_ELEMENTS(commands); i++)
    fprintf(out, "  %-9s %s\n", commands[i].name, commands[i].summary);
  fputs("\n`duizhao COMMAND --help` lists a command's options; - as INPUT is standard input.\n\n"
        "  duizhao build article.txt -o article.pdf --paper A5\n"
        "  duizhao build week/*.txt -o week.epub --title '外刊精读'\n",
        out);
}

static int unknown_command(const char *name) {
  const char *names[G_N_ELEMENTS(commands)];
  for (gsize i = 0; i < G_N_ELEMENTS(commands); i++)
    names[i] = commands[i].name;
  const char *near = dz_nearest_word(name, names, G_N_ELEMENTS(commands));
  fprintf(stderr, "duizhao: there is no command “%s”%s%s%s; the commands are build, check, layouts and fonts\n", name,
          near ? " (" : "", near ? near : "", near ? "?)" : "");
  return DZ_EXIT_USAGE;
}

int main(int argc, char **argv) {
  setlocale(LC_CTYPE, "");
  signal(SIGXFSZ, SIG_IGN); /* a file that may not grow is a sentence, not a death */
  /* Cairo then leaves the content of pages unpacked, which is unpacked first thing otherwise. The bytes of a book are
     the same. Before any thread begins, for the environment is everyone's. */
  g_setenv("CAIRO_DEBUG_PDF", "1", FALSE);
  if (argc < 2) {
    print_help(stderr);
    return DZ_EXIT_USAGE;
  }
  if (strcmp(argv[1], "--help") == 0 || strcmp(argv[1], "-h") == 0 || strcmp(argv[1], "help") == 0) {
    print_help(stdout);
    return 0;
  }
  if (strcmp(argv[1], "--version") == 0) {
    puts("duizhao " DZ_VERSION);
    return 0;
  }
  for (gsize i = 0; i < G_N_ELEMENTS(commands); i++)
    if (strcmp(argv[1], commands[i].name) == 0)
      return commands[i].run(argc - 1, argv + 1);
  return unknown_command(argv[1]);
}
