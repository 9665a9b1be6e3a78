/* convert.c: one job from files to file: the map of the program.

   read → prepare → arrange → (typeset →) write. Each step takes what the one before made; only the two ends can fail.
 */
#include "arrange/arrange.h"
#include "arrange/copies.h"
#include "arrange/select.h"
#include "base/error.h"
#include "base/language-files.h"
#include "base/language.h"
#include "base/nearest.h"
#include "base/paths.h"
#include "prepare/match/sentences.h"
#include "prepare/prepare.h"
#include "prepare/words/wordlist.h"
#include "read/read.h"
#include "read/text/encoding.h"
#include "report/report.h"
#include "typeset/faces/fonts.h"
#include "typeset/fit.h"
#include "write/write.h"
#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>

/* ---- reading ---- */

static guint threads_of(const DzOptions *options) {
  return options->threads > 0 ? (guint)MIN(options->threads, 64) : g_get_num_processors();
}

static void set(char **field, const char *value) {
  if (!value)
    return;
  g_free(*field);
  *field = g_strdup(value);
}

/* What the user says of the book is true of each of its articles, but for the title, which is the book's. */
static void describe(DzArticle *article, const DzOptions *options, gboolean is_alone) {
  set(&article->author, options->author);
  set(&article->translator, options->translator);
  set(&article->source, options->source);
  set(&article->date, options->date);
  set(&article->rights, options->rights);
  if (is_alone && options->title_translation) {
    dz_text_free(article->title[DZ_TRANSLATION]);
    article->title[DZ_TRANSLATION] = dz_text_new(g_strdup(options->title_translation), 0);
  }
  if (!is_alone || !options->title)
    return;
  DzSide side =
      options->title_translation || dz_same_language(dz_language_of(options->title), article->language[DZ_ORIGINAL])
          ? DZ_ORIGINAL
          : DZ_TRANSLATION;
  guint line = article->title[side] ? article->title[side]->line : 0;
  dz_text_free(article->title[side]);
  article->title[side] = dz_text_new(g_strdup(options->title), line);
}

/* An input as it is read. */
typedef struct {
  const DzInput *input;
  DzReport *report;     /* with the error, where one of its articles is none */
  GPtrArray *articles;  /* DzArticle*; NULL where there is an error */
  char *title, *series; /* what it says of a book that it alone makes */
} Reading;

static void reading_clear(gpointer data) {
  Reading *reading = data;
  g_clear_pointer(&reading->articles, g_ptr_array_unref);
  g_free(reading->title);
  g_free(reading->series);
}

/* What all inputs of a job share, and how they are read by several threads: each takes the next that none has. */
typedef struct {
  const DzOptions *options;
  gboolean is_check; /* reports tell every text */
  char *language[2]; /* by side: the tags that the user's words stand for, or NULL */
  DzLanguages *languages;
  GArray *readings; /* Reading */
  int next;
} Readers;

static void take_article(const Readers *readers, Reading *reading, DzArticle *article, gboolean is_alone) {
  for (int side = 0; side < 2; side++)
    set(&reading->report->language[side], article->language[side]);
  describe(article, readers->options, is_alone);
  g_ptr_array_add(reading->report->articles, dz_report_article(article, readers->is_check));
  g_ptr_array_add(reading->articles, article);
}

static gboolean fail_for_doubt(const char *path, const DzArticleReport *report, GError **error) {
  g_autofree char *doubts = dz_doubts_in_words(report);
  return dz_fail(error, DZ_ERROR_INPUT, g_array_index(report->doubts, DzDoubt, 0).line, "%s: %s", path, doubts);
}

static gboolean read_input(const Readers *readers, Reading *reading, GError **error) {
  const DzOptions *options = readers->options;
  const DzInput *input = reading->input;
  const DzReadOptions read = {
      .encoding = options->encoding, .form = options->form, .language = {readers->language[0], readers->language[1]}};
  const DzPrepareOptions prepare = {.language = {readers->language[0], readers->language[1]},
                                    .no_repair = options->no_repair,
                                    .keep_as_read = readers->is_check};
  if (input->partner || input->side != DZ_UNCHOSEN)
    return dz_fail(error, DZ_ERROR_UNSUPPORTED, 0,
                   "%s: holds one side alone, and this version does not join two; give it one text with both",
                   input->path);
  g_autoptr(DzDocument) file = dz_read(input, &read, error);
  if (!file)
    return FALSE;
  reading->report->format = g_strdup(file->format);
  reading->title = g_strdup(file->book_title);
  reading->series = g_strdup(file->series);
  for (DzDocument *document = file; document; document = document->next) {
    if (options->drop)
      dz_document_drop(document, options->drop);
    DzArticle *article = dz_prepare(document, &prepare, error);
    if (!article)
      return FALSE;
    take_article(readers, reading, article, readers->readings->len == 1 && !file->next);
    const DzArticleReport *report = reading->report->articles->pdata[reading->report->articles->len - 1];
    if (options->strict && report->doubts->len > 0)
      return fail_for_doubt(input->path, report, error);
  }
  return TRUE;
}

static gpointer read_next(gpointer data) {
  Readers *readers = data;
  for (guint i; (i = (guint)g_atomic_int_add(&readers->next, 1)) < readers->readings->len;) {
    Reading *reading = &g_array_index(readers->readings, Reading, i);
    reading->articles = g_ptr_array_new_with_free_func((GDestroyNotify)dz_article_free);
    if (!read_input(readers, reading, &reading->report->error))
      g_clear_pointer(&reading->articles, g_ptr_array_unref);
  }
  return NULL;
}

static gpointer help_reading(gpointer data) {
  dz_languages_borrow(((Readers *)data)->languages);
  read_next(data);
  dz_languages_borrow(NULL);
  return NULL;
}

static void read_with_help(Readers *readers, guint threads) {
  g_autoptr(GPtrArray) helpers = g_ptr_array_new();
  for (guint i = 1; i < MIN(threads, readers->readings->len); i++) {
    GThread *helper = g_thread_try_new("read", help_reading, readers, NULL);
    if (helper)
      g_ptr_array_add(helpers, helper);
  }
  read_next(readers);
  for (guint i = 0; i < helpers->len; i++)
    g_thread_join(helpers->pdata[i]);
  if (readers->readings->len > 1) /* a long book needs the memory now */
    dz_wordlists_rest();
}

/* The book of all that was read without fault, in the order of the inputs. */
static DzBook *bind(GArray *readings, const DzOptions *options, DzOutcome *outcome) {
  DzBook *book = dz_book_new();
  set(&book->title, options->title);
  set(&book->series, options->series);
  for (guint i = 0; i < readings->len; i++) {
    Reading *reading = &g_array_index(readings, Reading, i);
    if (reading->report->error && !outcome->error)
      outcome->error = g_error_copy(reading->report->error);
    if (reading->articles)
      g_ptr_array_extend_and_steal(book->articles, g_steal_pointer(&reading->articles));
  }
  const Reading *only = readings->len == 1 ? &g_array_index(readings, Reading, 0) : NULL;
  if (only && !book->title)
    book->title = g_strdup(only->title);
  if (only && !book->series)
    book->series = g_strdup(only->series);
  return book;
}

/* The tag that a user's word stands for: "cn" and "Chinese" are zh. New string, NULL for none. */
static char *language_named(const char *word) {
  const GArray *names = dz_list(DZ_LIST_LANGUAGE);
  for (guint i = 0; word && i < names->len; i++)
    if (g_ascii_strcasecmp(g_array_index(names, DzListed, i).word, word) == 0)
      return g_strdup(g_array_index(names, DzListed, i).language);
  return g_strdup(word);
}

/* Reads all inputs, so that every faulty one is reported; the book holds those that are sound. */
static DzBook *read_inputs(const DzInput *inputs, guint count, const DzOptions *options, gboolean is_check,
                           DzOutcome *outcome) {
  g_autoptr(GArray) readings = g_array_new(FALSE, TRUE, sizeof(Reading));
  g_array_set_clear_func(readings, reading_clear);
  Readers readers = {.options = options, .is_check = is_check, .languages = dz_languages_lend(), .readings = readings};
  for (guint i = 0; i < count; i++) {
    Reading reading = {.input = &inputs[i], .report = dz_outcome_add(outcome, inputs[i].path)};
    g_array_append_val(readings, reading);
  }
  for (int side = 0; side < 2; side++)
    readers.language[side] = language_named(options->language[side]);
  read_with_help(&readers, threads_of(options));
  for (int side = 0; side < 2; side++)
    g_free(readers.language[side]);
  return bind(readings, options, outcome);
}

/* ---- building ---- */

static gboolean is_date(const char *text) {
  int year, month, day;
  return g_regex_match_simple("^\\d{4}-\\d{2}-\\d{2}$", text, 0, 0) &&
         sscanf(text, "%d-%d-%d", &year, &month, &day) == 3 &&
         g_date_valid_dmy((GDateDay)day, (GDateMonth)month, (GDateYear)year);
}

static gboolean check_options(const DzOptions *options, GError **error) {
  for (guint i = 0; options->font_dirs && options->font_dirs[i]; i++)
    if (!g_file_test(options->font_dirs[i], G_FILE_TEST_IS_DIR))
      return dz_fail(error, DZ_ERROR_USAGE, 0, "%s: there is no such folder with faces", options->font_dirs[i]);
  if (options->form && !dz_form_is_read(options->form))
    return dz_fail(error, DZ_ERROR_USAGE, 0, "“%s” is no form that is read; write markdown, txt, tsv, csv or json",
                   options->form);
  for (int side = 0; side < 2; side++)
    if (options->language[side] && !dz_language_is_valid(options->language[side]))
      return dz_fail(error, DZ_ERROR_USAGE, 0, "“%s” is no language tag; write en, zh-Hans, zh-Hant, ja, ko, de …",
                     options->language[side]);
  if (options->encoding && !dz_encoding_is_known(options->encoding))
    return dz_fail(error, DZ_ERROR_USAGE, 0,
                   "“%s” is no encoding known here; write UTF-8, GB18030, Big5, Shift_JIS, EUC-KR, Windows-1252 …",
                   options->encoding);
  if (options->date && !is_date(options->date))
    return dz_fail(error, DZ_ERROR_USAGE, 0, "“%s” is no date; write YYYY-MM-DD", options->date);
  return TRUE;
}

/* The form of the output: said, or its ending. */
static const DzWriter *find_writer(const DzOutput *place, GError **error) {
  const char *output = place->path ? place->path : "the book", *to = place->form;
  const char *dot = to ? NULL : strrchr(output, '.');
  const char *form = to ? to : dot && !strchr(dot, '/') ? dot + 1 : "";
  const DzWriter *writer = dz_writer(form);
  if (!writer && !*form)
    dz_fail(error, DZ_ERROR_USAGE, 0,
            "%s: which form is wanted? Name it with --to: pdf, epub, png, txt, md, tsv or json", output);
  else if (!writer)
    dz_fail(error, DZ_ERROR_USAGE, 0,
            "duizhao does not write “.%s”; it writes .pdf, .epub, .png, .txt, .md, .tsv and .json", form);
  return writer;
}

static DzRoles roles_of(const DzOptions *options, const DzLayout *layout) {
  DzRoles roles = {.order = options->order == DZ_CHOOSE_TRANSLATION ? DZ_TRANSLATION : DZ_ORIGINAL, .only = -1};
  roles.primary = options->primary == DZ_UNCHOSEN             ? roles.order
                  : options->primary == DZ_CHOOSE_TRANSLATION ? DZ_TRANSLATION
                                                              : DZ_ORIGINAL;
  const DzSideChoice only = options->only != DZ_UNCHOSEN ? options->only : (DzSideChoice)layout->shown_sides;
  roles.speaks_translation = options->only == DZ_UNCHOSEN;
  if (only != DZ_UNCHOSEN)
    roles.only = only == DZ_CHOOSE_TRANSLATION ? DZ_TRANSLATION : DZ_ORIGINAL;
  return roles;
}

static gboolean write_bytes(GBytes *bytes, const char *place, GError **error) {
  gsize length;
  const char *data = g_bytes_get_data(bytes, &length);
  return dz_write_file(place, data ? data : "", length, error);
}

static gboolean write_pictures(const GPtrArray *pictures, const char *place, DzOutcome *outcome, GError **error) {
  if (!place || strcmp(place, "-") == 0)
    return dz_fail(error, DZ_ERROR_USAGE, 0, "several pages need names; give the picture one with -o FILE.png");
  g_autofree char *most = g_strdup_printf("%u", pictures->len);
  for (guint i = 0; i < pictures->len; i++) {
    g_autofree char *number = g_strdup_printf("-%0*u", (int)strlen(most), i + 1);
    g_autofree char *own = dz_path_with(place, number);
    if (!write_bytes(pictures->pdata[i], own, error))
      return FALSE;
    g_ptr_array_add(outcome->copies, g_steal_pointer(&own));
  }
  return TRUE;
}

static gboolean write_book(const DzBook *book, const DzLayout *layout, const DzWriter *writer, const char *place,
                           const DzOptions *options, DzOutcome *outcome, GError **error) {
  g_autoptr(DzArrangement) arrangement = dz_arrange(book, layout, roles_of(options, layout));
  if (!dz_select(arrangement, options->pairs, options->parts, error))
    return FALSE;
  const DzTypesetOptions typeset = {.font_dirs = options->font_dirs,
                                    .notes = outcome->notes,
                                    .details = outcome->details,
                                    .first_fit = g_getenv("DUIZHAO_FIRST_FIT") != NULL};
  g_autoptr(DzTypesetter) typesetter =
      (writer->needs & DZ_NEEDS_PAGES) ? dz_typesetter_new(arrangement, &typeset, error) : NULL;
  if ((writer->needs & DZ_NEEDS_PAGES) && !typesetter)
    return FALSE;
  DzWriteJob job = {.arrangement = arrangement,
                    .typesetter = typesetter,
                    .notes = outcome->notes,
                    .details = outcome->details,
                    .threads = threads_of(options),
                    .sheets = options->sheets,
                    .is_contact_sheet = options->contact_sheet};
  g_autoptr(GBytes) bytes = writer->write(&job, error);
  g_autoptr(GPtrArray) pictures = job.pictures;
  if (!bytes && !pictures)
    return FALSE;
  outcome->page_count = outcome->page_count > 0 ? outcome->page_count : job.page_count;
  if (pictures)
    return write_pictures(pictures, place, outcome, error);
  if (!place) {
    outcome->bytes = g_steal_pointer(&bytes);
    return TRUE;
  }
  return write_bytes(bytes, place, error);
}

/* ---- copies ---- */

static gboolean write_copies(const DzBook *book, const DzLayout *layout, const DzWriter *writer, const DzOutput *output,
                             const DzOptions *options, DzOutcome *outcome, GError **error) {
  g_autoptr(GArray) copies = dz_copies(options, layout, error);
  if (!copies)
    return FALSE;
  const gboolean is_stream = !output->path || strcmp(output->path, "-") == 0;
  if (copies->len > 1 && is_stream)
    return dz_fail(error, DZ_ERROR_USAGE, 0, "several copies need names; give the book one with -o FILE");
  if ((options->copies || options->answers != DZ_ANSWERS_USUAL) && !(writer->needs & DZ_NEEDS_PAGES))
    return dz_fail(error, DZ_ERROR_USAGE, 0, "--key and --copies are for sheets of paper; write the book as .pdf");
  for (guint i = 0; i < copies->len; i++) {
    const DzCopy *copy = &g_array_index(copies, DzCopy, i);
    const DzLayout own = dz_copied_layout(layout, copy);
    g_autofree char *place = output->path ? dz_path_with(output->path, copy->before_ending) : NULL;
    if (!write_book(book, &own, writer, place, options, outcome, error))
      return FALSE;
    if (i > 0)
      g_ptr_array_add(outcome->copies, g_steal_pointer(&place));
  }
  return TRUE;
}

/* The options of a program that may have been built against an older header; what it did not know is as usual. */
static gboolean take_options(const DzOptions *given, DzOptions *options, GError **error) {
  *options = (DzOptions){0};
  if (given->struct_size < G_STRUCT_OFFSET(DzOptions, layout) || given->struct_size % sizeof(gpointer) != 0)
    return dz_fail(error, DZ_ERROR_USAGE, 0, "the options do not begin with DZ_OPTIONS");
  memcpy(options, given, MIN(given->struct_size, sizeof *options));
  return check_options(options, error);
}

/* The job's languages: ours, the user's, and those beside the inputs. */
static gboolean begin_languages(const DzInput *inputs, guint count, GError **error) {
  g_autoptr(GPtrArray) paths = g_ptr_array_new();
  for (guint i = 0; i < count; i++)
    if (!inputs[i].bytes)
      g_ptr_array_add(paths, (gpointer)inputs[i].path);
  g_ptr_array_add(paths, NULL);
  return dz_languages_begin((const char *const *)paths->pdata, error);
}

/* A book must not take the place of an article that it is made of, under whatever name. */
static gboolean check_place(const DzInput *inputs, guint count, const DzOutput *output, GError **error) {
  GStatBuf place, input;
  if (!output->path || strcmp(output->path, "-") == 0 || g_stat(output->path, &place) != 0 || !S_ISREG(place.st_mode))
    return TRUE;
  for (guint i = 0; i < count; i++)
    if (!inputs[i].bytes && g_stat(inputs[i].path, &input) == 0 && input.st_dev == place.st_dev &&
        input.st_ino == place.st_ino)
      return dz_fail(error, DZ_ERROR_USAGE, 0, "%s: is the article itself; give the book another name with -o",
                     output->path);
  return TRUE;
}

static gboolean check_sheets(const DzWriter *writer, const DzOptions *options, GError **error) {
  return options->sheets == DZ_SHEETS_SINGLE || strcmp(writer->form, "pdf") == 0 ||
         dz_fail(error, DZ_ERROR_USAGE, 0, "sheets to fold are paper; write the book as .pdf");
}

/* A booklet's pages are half as large as the layout's own, so that it is printed on that. */
static DzLayout *load_layout(const char *name, DzOptions *options, GError **error) {
  DzLayout *layout = dz_layout_load_with(name, options->paper, options->size, options->margins, error);
  if (layout && options->line_numbers > 0)
    layout->line_numbers = (guint)options->line_numbers;
  if (!layout || options->sheets != DZ_SHEETS_BOOKLET || options->paper || layout->page_width < 500)
    return layout;
  dz_layout_free(layout);
  options->paper = "A5";
  return load_layout(name, options, error);
}

static void build(const DzInput *inputs, guint count, const DzOutput *output, DzOptions *options, DzOutcome *outcome) {
  const DzWriter *writer = find_writer(output, &outcome->error);
  if (!writer || !check_place(inputs, count, output, &outcome->error))
    return;
  if (!check_sheets(writer, options, &outcome->error))
    return;
  const char *name = options->layout ? options->layout : "interleaved";
  g_autoptr(DzLayout) layout = load_layout(name, options, &outcome->error);
  if (!layout)
    return;
  if (!(writer->needs & DZ_NEEDS_PAGES)) { /* what a sheet leaves out, a file to read or to go on with has */
    layout->shown_sides = 0;
    layout->parts = DZ_ALL_PARTS;
  }
  g_autoptr(DzBook) book = read_inputs(inputs, count, options, FALSE, outcome);
  for (guint i = 0; (writer->needs & DZ_NEEDS_SENTENCES) && i < book->articles->len; i++)
    dz_pair_sentences(book->articles->pdata[i]);
  if (!outcome->error && options->fit > 0 && (writer->needs & DZ_NEEDS_PAGES))
    layout = dz_fit_layout(book, roles_of(options, layout), options, name, layout, outcome, &outcome->error);
  if (!outcome->error)
    write_copies(book, layout, writer, output, options, outcome, &outcome->error);
}

DzOutcome *dz_build(const DzInput *inputs, guint input_count, const DzOutput *output, const DzOptions *given) {
  DzOutcome *outcome = dz_outcome_new();
  DzOptions options;
  if (take_options(given, &options, &outcome->error) && begin_languages(inputs, input_count, &outcome->error))
    build(inputs, input_count, output, &options, outcome);
  dz_languages_end();
  return outcome;
}

DzOutcome *dz_check(const DzInput *inputs, guint input_count, const DzOptions *given) {
  DzOutcome *outcome = dz_outcome_new();
  DzOptions options;
  if (take_options(given, &options, &outcome->error) && begin_languages(inputs, input_count, &outcome->error))
    dz_book_free(read_inputs(inputs, input_count, &options, TRUE, outcome));
  dz_languages_end();
  return outcome;
}

const char *dz_nearest_word(const char *word, const char *const *known, guint count) {
  return dz_nearest(word, known, count);
}

/* ---- what there is ---- */

const char *dz_version(void) {
  return DZ_VERSION;
}

char **dz_layouts(char ***descriptions, GError **error) {
  static const char ending[] = ".layout";
  g_autofree char *folder = dz_data_path("layouts");
  g_autoptr(GPtrArray) paths = folder ? dz_files_in(folder, ending) : NULL;
  if (!paths) {
    dz_fail(error, DZ_ERROR_LAYOUT, 0,
            "the folder of layouts is missing from this installation; install duizhao again");
    return NULL;
  }
  GPtrArray *names = g_ptr_array_new();
  for (guint i = 0; i < paths->len; i++) {
    g_autofree char *name = g_path_get_basename(paths->pdata[i]);
    g_ptr_array_add(names, g_strndup(name, strlen(name) - strlen(ending)));
  }
  GPtrArray *sentences = g_ptr_array_new();
  for (guint i = 0; i < names->len; i++) {
    g_autoptr(DzLayout) layout = dz_layout_load(names->pdata[i], NULL, 0, NULL);
    g_ptr_array_add(sentences, g_strdup(layout && layout->description ? layout->description : ""));
  }
  g_ptr_array_add(names, NULL);
  g_ptr_array_add(sentences, NULL);
  char **list = (char **)g_ptr_array_free(sentences, FALSE);
  if (descriptions)
    *descriptions = list;
  else
    g_strfreev(list);
  return (char **)g_ptr_array_free(names, FALSE);
}

char *dz_layout_text(const char *name, GError **error) {
  g_autofree char *file = g_strdup_printf("layouts/%s.layout", name);
  g_autofree char *path = strchr(name, '/') ? NULL : dz_data_path(file);
  char *text = NULL;
  if (path && g_file_get_contents(path, &text, NULL, NULL))
    return text;
  dz_fail(error, DZ_ERROR_LAYOUT, 0, "there is no layout “%s”; `duizhao layouts` lists what there is", name);
  return NULL;
}

char **dz_fonts(const char *const *font_dirs, GError **error) {
  g_autoptr(GPtrArray) notes = dz_notes_new(), details = g_ptr_array_new_with_free_func(g_free);
  g_autoptr(DzFonts) fonts = dz_fonts_new(font_dirs, notes, details, error);
  return fonts ? dz_fonts_describe(fonts) : NULL;
}
