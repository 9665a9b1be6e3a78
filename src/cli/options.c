/* options.c: the words of the command line → DzOptions. */
#include "cli/commands.h"
#include <stdio.h>
#include <string.h>

int dz_cli_fail(const GError *error) {
  fprintf(stderr, "duizhao: %s\n", error->message);
  gboolean usage = error->domain == G_OPTION_ERROR ||
                   (error->domain == DZ_ERROR && (error->code == DZ_ERROR_USAGE || error->code == DZ_ERROR_LAYOUT));
  return usage ? DZ_EXIT_USAGE : DZ_EXIT_FAILED;
}

char *dz_cli_printable(const char *path) {
  g_autofree char *valid = g_utf8_make_valid(path, -1);
  GString *text = g_string_new(NULL);
  for (const char *p = valid; *p; p = g_utf8_next_char(p))
    g_string_append_unichar(text, g_unichar_iscntrl(g_utf8_get_char(p)) ? '?' : g_utf8_get_char(p));
  return g_string_free(text, FALSE);
}

static gboolean parse_side(const char *option, const char *value, DzSideChoice *choice, GError **error) {
  if (!value)
    return TRUE;
  gboolean original = strcmp(value, "original") == 0, translation = strcmp(value, "translation") == 0;
  *choice = translation ? DZ_CHOOSE_TRANSLATION : DZ_CHOOSE_ORIGINAL;
  if (!original && !translation)
    g_set_error(error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, "--%s takes original or translation, not “%s”", option,
                value);
  return original || translation;
}

/* At most one of those that tell how pages stand on the paper. */
static gboolean choose_sheets(DzCliOptions *cli, GError **error) {
  if (cli->booklet + cli->two_up + cli->folder > 1) {
    g_set_error(error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                "--booklet, --two-up and --folder are three ways to fill a sheet; choose one");
    return FALSE;
  }
  cli->options.sheets = cli->booklet  ? DZ_SHEETS_BOOKLET
                        : cli->two_up ? DZ_SHEETS_TWO_UP
                        : cli->folder ? DZ_SHEETS_FOLDER
                                      : DZ_SHEETS_SINGLE;
  return TRUE;
}

static gboolean choose_numbers(DzCliOptions *cli, GError **error) {
  const double mm = 72 / 25.4, least = 5, most = 80;
  char *end = cli->margins;
  const double margins = cli->margins ? g_ascii_strtod(cli->margins, &end) : 0;
  if (cli->margins &&
      (end == cli->margins || (*end && strcmp(end, "mm") != 0) || !(margins >= least && margins <= most))) {
    g_set_error(error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                "--margins %s is out of range; take 5 to 80 millimetres", cli->margins);
    return FALSE;
  }
  if (cli->line_numbers < 0 || cli->line_numbers > 100) {
    g_set_error(error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, "--line-numbers %d is out of range; take 1 to 100",
                cli->line_numbers);
    return FALSE;
  }
  cli->options.margins = margins * mm;
  cli->options.line_numbers = (gsize)cli->line_numbers;
  cli->options.contact_sheet = cli->contact_sheet;
  return TRUE;
}

static gboolean choose_answers(DzCliOptions *cli, GError **error) {
  static const char *const names[] = {
      [DZ_ANSWERS_NONE] = "none", [DZ_ANSWERS_END] = "end", [DZ_ANSWERS_SEPARATE] = "separate"};
  for (int i = DZ_ANSWERS_NONE; cli->key && i <= DZ_ANSWERS_SEPARATE; i++)
    if (strcmp(cli->key, names[i]) == 0)
      cli->options.answers = (DzAnswers)i;
  if (!cli->key || cli->options.answers != DZ_ANSWERS_USUAL)
    return TRUE;
  g_set_error(error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, "--key takes none, end or separate, not “%s”", cli->key);
  return FALSE;
}

static gboolean fill(DzCliOptions *cli, gboolean is_build, GError **error) {
  cli->options = (DzOptions){DZ_OPTIONS,
                             .layout = cli->layout,
                             .paper = cli->paper,
                             .language = {cli->original, cli->translation},
                             .title = cli->title,
                             .author = cli->author,
                             .translator = cli->translator,
                             .source = cli->source,
                             .date = cli->date,
                             .rights = cli->rights,
                             .series = cli->series,
                             .font_dirs = (const char *const *)cli->font_dirs,
                             .encoding = cli->encoding,
                             .no_repair = cli->no_repair,
                             .threads = (gsize)MAX(cli->threads, 0),
                             .form = cli->form,
                             .title_translation = cli->title_translation,
                             .pairs = cli->pairs,
                             .parts = cli->parts,
                             .fit = (gsize)MAX(cli->fit, 0),
                             .copies = cli->copies,
                             .drop = (const char *const *)cli->drop,
                             .strict = cli->strict};
  if (cli->size) {
    char *end;
    cli->options.size = g_ascii_strtod(cli->size, &end);
    if (end == cli->size || *end || !(cli->options.size > 0)) {
      g_set_error(error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                  "--size %s is out of range; the Han size may be 5 to 40 points", cli->size);
      return FALSE;
    }
  }
  if (cli->fit < 0) {
    g_set_error(error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, "--fit %d is out of range; it takes 1 or more pages",
                cli->fit);
    return FALSE;
  }
  if (cli->threads < 0) {
    g_set_error(error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                "--threads %d is out of range; it takes 1 or more, or 0 for all", cli->threads);
    return FALSE;
  }
  if (!cli->inputs) {
    g_set_error(error, G_OPTION_ERROR, G_OPTION_ERROR_FAILED, "name at least one article to read; - is standard input");
    return FALSE;
  }
  if (is_build && !cli->output) {
    g_set_error(error, G_OPTION_ERROR, G_OPTION_ERROR_FAILED,
                "say where the book goes with -o FILE; its ending (.pdf, .epub …) chooses the form");
    return FALSE;
  }
  if (cli->json + cli->diff + cli->html + cli->summary > 1) {
    g_set_error(error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                "--json, --diff, --html and --summary are four forms; choose one");
    return FALSE;
  }
  return choose_sheets(cli, error) && choose_answers(cli, error) && choose_numbers(cli, error) &&
         parse_side("order", cli->order, &cli->options.order, error) &&
         parse_side("primary", cli->primary, &cli->options.primary, error) &&
         parse_side("only", cli->only, &cli->options.only, error);
}

/* "-ox.pdf" as "-o" "x.pdf". The words are lent; new array. */
static char **split_output(int *argc, char **argv) {
  GPtrArray *words = g_ptr_array_new();
  for (int i = 0; i < *argc; i++) {
    const gboolean is_joined = g_str_has_prefix(argv[i], "-o") && argv[i][2] && i > 0;
    if (is_joined)
      g_ptr_array_add(words, (gpointer) "-o");
    g_ptr_array_add(words, is_joined ? argv[i] + 2 : argv[i]);
  }
  *argc = (int)words->len;
  g_ptr_array_add(words, NULL);
  return (char **)g_ptr_array_free(words, FALSE);
}

/* An option that there is none of is told with the one that was meant. */
static void name_nearest(GError **error, const GOptionEntry *shared, const GOptionEntry *own) {
  const char *word = *error ? strstr((*error)->message, "--") : NULL;
  if (!g_error_matches(*error, G_OPTION_ERROR, G_OPTION_ERROR_UNKNOWN_OPTION) || !word)
    return;
  g_autoptr(GPtrArray) known = g_ptr_array_new();
  for (const GOptionEntry *entry = shared; entry->long_name && *entry->long_name; entry++)
    g_ptr_array_add(known, (gpointer)entry->long_name);
  for (const GOptionEntry *entry = own; entry->long_name; entry++)
    g_ptr_array_add(known, (gpointer)entry->long_name);
  g_autofree char *meant = g_strndup(word + 2, strcspn(word + 2, "= "));
  const char *near = dz_nearest_word(meant, (const char *const *)known->pdata, known->len);
  g_autofree char *text = near ? g_strdup_printf("there is no option --%s; did you mean --%s?", meant, near)
                               : g_strdup_printf("there is no option --%s; --help lists them", meant);
  g_clear_error(error);
  g_set_error_literal(error, G_OPTION_ERROR, G_OPTION_ERROR_UNKNOWN_OPTION, text);
}

gboolean dz_cli_parse(int argc, char **argv, gboolean is_build, DzCliOptions *cli, int *status) {
  const GOptionEntry shared[] = {
      {"original", 0, 0, G_OPTION_ARG_STRING, &cli->original,
       "Language of the originals (en, zh-Hans, ja …); found out if not said", "LANG"},
      {"translation", 0, 0, G_OPTION_ARG_STRING, &cli->translation, "Language of the translations", "LANG"},
      {"encoding", 0, 0, G_OPTION_ARG_STRING, &cli->encoding,
       "Encoding of the inputs (GB18030, Big5, Shift_JIS …); found out if not said", "NAME"},
      {"from", 0, 0, G_OPTION_ARG_STRING, &cli->form,
       "Form of the inputs: markdown, txt, tsv, csv or json; found out if not said", "FORM"},
      {"drop", 0, 0, G_OPTION_ARG_STRING_ARRAY, &cli->drop, "Leave out lines with TEXT in them; may be given again",
       "TEXT"},
      {"strict", 0, 0, G_OPTION_ARG_NONE, &cli->strict, "Fail where a pair, heading or title is doubtful", NULL},
      {"no-repair", 0, 0, G_OPTION_ARG_NONE, &cli->no_repair, "Leave punctuation and quotes as they are", NULL},
      {"threads", 0, 0, G_OPTION_ARG_INT, &cli->threads, "Processors to use at most; usually all", "N"},
      {"quiet", 'q', 0, G_OPTION_ARG_NONE, &cli->quiet, "Say nothing but errors", NULL},
      {"verbose", 'v', 0, G_OPTION_ARG_NONE, &cli->verbose, "Name faces, dictionaries, times and every note", NULL},
      {"json", 0, 0, G_OPTION_ARG_NONE, &cli->json, "Print the outcome as JSON", NULL},
      {G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &cli->inputs, NULL, NULL},
      {0}};
  const GOptionEntry building[] = {
      {"output", 'o', 0, G_OPTION_ARG_FILENAME, &cli->output, "The book; - is standard output (with --to)", "FILE"},
      {"to", 0, 0, G_OPTION_ARG_STRING, &cli->to, "pdf, epub, png, txt, md, tsv or json; usually the ending of FILE",
       "FORM"},
      {"layout", 0, 0, G_OPTION_ARG_STRING, &cli->layout, "A name that `duizhao layouts` lists, or a file",
       "NAME|FILE"},
      {"paper", 0, 0, G_OPTION_ARG_STRING, &cli->paper, "A4, A5, B5, Letter, 6in or WIDTHxHEIGHTmm", "PAPER"},
      {"size", 0, 0, G_OPTION_ARG_STRING, &cli->size, "Size of Han in points; the rest follows", "PT"},
      {"order", 0, 0, G_OPTION_ARG_STRING, &cli->order, "Which side comes first: original or translation", "SIDE"},
      {"primary", 0, 0, G_OPTION_ARG_STRING, &cli->primary, "Which side is set at full size", "SIDE"},
      {"only", 0, 0, G_OPTION_ARG_STRING, &cli->only, "Leave the other side out", "SIDE"},
      {"pairs", 0, 0, G_OPTION_ARG_STRING, &cli->pairs, "Only these pairs, by their printed numbers: 1-8,12", "LIST"},
      {"parts", 0, 0, G_OPTION_ARG_STRING, &cli->parts, "Only these parts: summary, text, key, words, notes, questions",
       "LIST"},
      {"fit", 0, 0, G_OPTION_ARG_INT, &cli->fit, "At most so many pages: set closer and smaller, within limits",
       "PAGES"},
      {"key", 0, 0, G_OPTION_ARG_STRING, &cli->key, "Answers of an exercise: none, end, or separate (NAME.key.pdf)",
       "PLACE"},
      {"copies", 0, 0, G_OPTION_ARG_STRING, &cli->copies,
       "student, teacher or both: NAME.pdf to write on, NAME.teacher.pdf with all filled in", "LIST"},
      {"booklet", 0, 0, G_OPTION_ARG_NONE, &cli->booklet, "Two pages a side, to fold: A5 on A4, printed on both sides",
       NULL},
      {"two-up", 0, 0, G_OPTION_ARG_NONE, &cli->two_up, "Two pages a side, as they follow: A4 on A3", NULL},
      {"folder", 0, 0, G_OPTION_ARG_NONE, &cli->folder, "Two pages a side, each sheet to be folded by itself", NULL},
      {"margins", 0, 0, G_OPTION_ARG_STRING, &cli->margins, "On all four sides of the page", "MM"},
      {"line-numbers", 0, 0, G_OPTION_ARG_INT, &cli->line_numbers, "A number at every Nth line of the original", "N"},
      {"contact-sheet", 0, 0, G_OPTION_ARG_NONE, &cli->contact_sheet, "Of a picture: all pages small, side by side",
       NULL},
      {"title", 0, 0, G_OPTION_ARG_STRING, &cli->title, "Title of the book", "TEXT"},
      {"title-translation", 0, 0, G_OPTION_ARG_STRING, &cli->title_translation, "The same in the other language",
       "TEXT"},
      {"author", 0, 0, G_OPTION_ARG_STRING, &cli->author, "Who wrote the originals", "TEXT"},
      {"translator", 0, 0, G_OPTION_ARG_STRING, &cli->translator, "Who translated them", "TEXT"},
      {"source", 0, 0, G_OPTION_ARG_STRING, &cli->source, "Where they come from: a name or an address", "TEXT"},
      {"date", 0, 0, G_OPTION_ARG_STRING, &cli->date, "When they appeared", "YYYY-MM-DD"},
      {"rights", 0, 0, G_OPTION_ARG_STRING, &cli->rights, "Whose they are", "TEXT"},
      {"series", 0, 0, G_OPTION_ARG_STRING, &cli->series, "The series the book belongs to", "TEXT"},
      {"font-dir", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &cli->font_dirs, "A folder with faces; may be given again",
       "DIR"},
      {0}};
  const GOptionEntry checking[] = {
      {"diff", 0, 0, G_OPTION_ARG_NONE, &cli->diff, "Print the repairs as a unified diff, a paragraph a line", NULL},
      {"summary", 0, 0, G_OPTION_ARG_NONE, &cli->summary, "Print a line a file, the worst first", NULL},
      {"html", 0, 0, G_OPTION_ARG_NONE, &cli->html, "Print a page: both sides beside each other, odd pairs first",
       NULL},
      {0}};
  g_autoptr(GOptionContext) context = g_option_context_new(is_build ? "INPUT... -o FILE" : "INPUT...");
  g_autoptr(GError) error = NULL;
  g_option_context_add_main_entries(context, is_build ? building : checking, NULL);
  g_option_context_add_main_entries(context, shared, NULL);
  g_autofree char *name = g_strdup_printf("duizhao %s", argv[0]);
  g_set_prgname(name);
  g_autofree char **own = split_output(&argc, argv);
  char **words = own;
  if (g_option_context_parse(context, &argc, &words, &error) && fill(cli, is_build, &error))
    return TRUE;
  name_nearest(&error, shared, is_build ? building : checking);
  *status = dz_cli_fail(error);
  return FALSE;
}

void dz_cli_options_clear(DzCliOptions *cli) {
  char **strings[] = {&cli->layout,     &cli->paper,   &cli->size,     &cli->original, &cli->translation,
                      &cli->order,      &cli->primary, &cli->only,     &cli->title,    &cli->author,
                      &cli->translator, &cli->source,  &cli->date,     &cli->rights,   &cli->series,
                      &cli->output,     &cli->to,      &cli->encoding, &cli->form,     &cli->title_translation,
                      &cli->pairs,      &cli->parts,   &cli->key,      &cli->copies,   &cli->margins};
  for (gsize i = 0; i < G_N_ELEMENTS(strings); i++)
    g_clear_pointer(strings[i], g_free);
  g_clear_pointer(&cli->drop, g_strfreev);
  g_clear_pointer(&cli->font_dirs, g_strfreev);
  g_clear_pointer(&cli->inputs, g_strfreev);
}

DzInput *dz_cli_inputs(const DzCliOptions *cli, guint *count) {
  *count = g_strv_length(cli->inputs);
  DzInput *inputs = g_new0(DzInput, *count);
  for (guint i = 0; i < *count; i++)
    inputs[i].path = cli->inputs[i];
  return inputs;
}
