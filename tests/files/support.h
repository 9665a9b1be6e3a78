/* support.h: what the tests of finished files share: running programs, temporary folders, tools that may be missing,
   and texts compared without what a page may change.

   Everything here looks from outside: the command is run as a person runs it, and its files are read by others' tools.
 */
#pragma once
#include <gio/gio.h>
#include <glib/gstdio.h>
#include <stdarg.h>
#include <string.h>

/* ---- temporary folders ---- */

typedef struct {
  char *path;
} Folder;

static inline Folder *folder_new(void) {
  g_autoptr(GError) error = NULL;
  Folder *folder = g_new(Folder, 1);
  folder->path = g_dir_make_tmp("duizhao-test-XXXXXX", &error);
  g_assert_no_error(error);
  return folder;
}

static inline void remove_tree(const char *path) {
  g_autoptr(GDir) directory = g_file_test(path, G_FILE_TEST_IS_SYMLINK) ? NULL : g_dir_open(path, 0, NULL);
  for (const char *name; directory && (name = g_dir_read_name(directory));) {
    g_autofree char *child = g_build_filename(path, name, NULL);
    remove_tree(child);
  }
  g_remove(path);
}

static inline void folder_free(Folder *folder) {
  remove_tree(folder->path);
  g_free(folder->path);
  g_free(folder);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Folder, folder_free)

/* A path in the folder. New string. */
static inline char *in_folder(const Folder *folder, const char *name) {
  return g_build_filename(folder->path, name, NULL);
}

/* How many entries the folder has, hidden ones too. */
static inline guint count_entries(const char *path) {
  g_autoptr(GDir) directory = g_dir_open(path, 0, NULL);
  guint count = 0;
  while (directory && g_dir_read_name(directory))
    count++;
  return count;
}

/* Writes a file into the folder and returns its path. New string. */
static inline char *write_bytes(const Folder *folder, const char *name, const char *data, gsize length) {
  g_autoptr(GError) error = NULL;
  char *path = in_folder(folder, name);
  g_file_set_contents(path, data, (gssize)length, &error);
  g_assert_no_error(error);
  return path;
}

static inline char *write_text(const Folder *folder, const char *name, const char *text) {
  return write_bytes(folder, name, text, strlen(text));
}

/* The whole file; stops the test where it is missing. */
static inline GBytes *read_bytes(const char *path) {
  g_autoptr(GError) error = NULL;
  char *data = NULL;
  gsize length = 0;
  g_file_get_contents(path, &data, &length, &error);
  g_assert_no_error(error);
  return g_bytes_new_take(data, length);
}

static inline char *read_text(const char *path) {
  g_autoptr(GBytes) bytes = read_bytes(path);
  gsize length;
  const char *data = g_bytes_get_data(bytes, &length);
  return g_strndup(data ? data : "", length);
}

static inline void assert_same_bytes(const char *one, const char *other) {
  g_autoptr(GBytes) a = read_bytes(one);
  g_autoptr(GBytes) b = read_bytes(other);
  if (!g_bytes_equal(a, b))
    g_error("%s and %s differ (%zu and %zu bytes)", one, other, g_bytes_get_size(a), g_bytes_get_size(b));
}

/* ---- running programs ---- */

typedef struct {
  int status;           /* exit status; −1: killed by a signal */
  char *output, *words; /* standard output and standard error, as text */
  GBytes *bytes;        /* standard output, as it came */
} Ran;

static inline void ran_free(Ran *ran) {
  g_free(ran->output);
  g_free(ran->words);
  g_bytes_unref(ran->bytes);
  g_free(ran);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Ran, ran_free)

static inline char *text_of_bytes(GBytes *bytes) {
  gsize length = 0;
  const char *data = bytes ? g_bytes_get_data(bytes, &length) : NULL;
  return g_strndup(data ? data : "", length);
}

/* A clean start: what the person who runs the tests has set must not show in the files. */
static inline GSubprocessLauncher *launcher_new(gboolean has_input) {
  GSubprocessLauncher *launcher =
      g_subprocess_launcher_new(G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_PIPE |
                                (has_input ? G_SUBPROCESS_FLAGS_STDIN_PIPE : G_SUBPROCESS_FLAGS_NONE));
  static const char *const unset[] = {"SOURCE_DATE_EPOCH", "DUIZHAO_DATA_DIR", "TZ", "LC_ALL", "LANGUAGE"};
  for (gsize i = 0; i < G_N_ELEMENTS(unset); i++)
    g_subprocess_launcher_unsetenv(launcher, unset[i]);
  g_subprocess_launcher_setenv(launcher, "LANG", "C.UTF-8", TRUE);
  return launcher;
}

/* Runs a program. `variables` ("NAME=value", NULL-terminated) and `input` may be NULL; `folder` is where it runs,
   NULL: here. New result. */
static inline Ran *run_in(const char *folder, const char *const *variables, GBytes *input, const char *const *words) {
  g_autoptr(GSubprocessLauncher) launcher = launcher_new(input != NULL);
  if (folder)
    g_subprocess_launcher_set_cwd(launcher, folder);
  for (gsize i = 0; variables && variables[i]; i++) {
    g_auto(GStrv) parts = g_strsplit(variables[i], "=", 2);
    g_subprocess_launcher_setenv(launcher, parts[0], parts[1], TRUE);
  }
  g_autoptr(GError) error = NULL;
  g_autoptr(GSubprocess) process = g_subprocess_launcher_spawnv(launcher, words, &error);
  if (!process)
    g_error("%s cannot be run: %s", words[0], error->message);
  g_autoptr(GBytes) output = NULL;
  g_autoptr(GBytes) said = NULL;
  /* A program that fails early may leave its input unread: then this is an error, and no matter. */
  g_subprocess_communicate(process, input, NULL, &output, &said, NULL);
  g_subprocess_wait(process, NULL, NULL);
  Ran *ran = g_new(Ran, 1);
  *ran = (Ran){.status = g_subprocess_get_if_exited(process) ? g_subprocess_get_exit_status(process) : -1,
               .output = text_of_bytes(output),
               .words = text_of_bytes(said)};
  ran->bytes = output ? g_steal_pointer(&output) : g_bytes_new(NULL, 0);
  return ran;
}

/* Runs a program with the words that follow, up to NULL. */
static inline Ran *run(const char *program, ...) G_GNUC_NULL_TERMINATED;
static inline Ran *run(const char *program, ...) {
  g_autoptr(GPtrArray) words = g_ptr_array_new();
  va_list more;
  va_start(more, program);
  for (const char *word = program; word; word = va_arg(more, const char *))
    g_ptr_array_add(words, (gpointer)word);
  va_end(more);
  g_ptr_array_add(words, NULL);
  return run_in(NULL, NULL, NULL, (const char *const *)words->pdata);
}

/* As run, but stops the test with what the program said where its status is not 0. Returns its standard output. */
static inline char *must_run(const char *program, ...) G_GNUC_NULL_TERMINATED;
static inline char *must_run(const char *program, ...) {
  g_autoptr(GPtrArray) words = g_ptr_array_new();
  va_list more;
  va_start(more, program);
  for (const char *word = program; word; word = va_arg(more, const char *))
    g_ptr_array_add(words, (gpointer)word);
  va_end(more);
  g_ptr_array_add(words, NULL);
  g_autoptr(Ran) ran = run_in(NULL, NULL, NULL, (const char *const *)words->pdata);
  if (ran->status != 0)
    g_error("%s ended with %d: %s%s", program, ran->status, ran->words, ran->output);
  return g_steal_pointer(&ran->output);
}

/* TRUE where the tool is there; else the test is marked as skipped. */
static inline gboolean has_tool(const char *name) {
  g_autofree char *path = g_find_program_in_path(name);
  if (!path) {
    g_autofree char *sentence = g_strdup_printf("%s is not installed", name);
    g_test_skip(sentence);
  }
  return path != NULL;
}

/* ---- the samples ---- */

static const char *const samples[] = {"night-trains", "teahouse", "lighthouse-ja", "bell-founder"};

static inline char *sample_path(const char *name) {
  g_autofree char *file = g_strconcat(name, ".txt", NULL);
  return g_build_filename(DZ_SOURCE_DIR, "samples", file, NULL);
}

/* `duizhao build INPUT -o FOLDER/NAME`, with further words up to NULL. The path of the book. New string. */
static inline char *build_in(const Folder *folder, const char *name, const char *input, ...) G_GNUC_NULL_TERMINATED;
static inline char *build_in(const Folder *folder, const char *name, const char *input, ...) {
  char *output = in_folder(folder, name);
  g_autoptr(GPtrArray) words = g_ptr_array_new();
  const char *const start[] = {DZ_COMMAND, "build", input, "-o", output};
  for (gsize i = 0; i < G_N_ELEMENTS(start); i++)
    g_ptr_array_add(words, (gpointer)start[i]);
  va_list more;
  va_start(more, input);
  for (const char *word; (word = va_arg(more, const char *));)
    g_ptr_array_add(words, (gpointer)word);
  va_end(more);
  g_ptr_array_add(words, NULL);
  g_autoptr(Ran) ran = run_in(NULL, NULL, NULL, (const char *const *)words->pdata);
  if (ran->status != 0)
    g_error("building %s ended with %d: %s", name, ran->status, ran->words);
  g_assert_cmpstr(ran->output, ==, "");
  return output;
}

/* ---- texts ---- */

/* Without spaces, soft hyphens and hyphens: what line ends may change. New string. */
static inline char *fold(const char *text) {
  GString *folded = g_string_new(NULL);
  for (const char *p = text; *p; p = g_utf8_next_char(p)) {
    gunichar c = g_utf8_get_char(p);
    if (!g_unichar_isspace(c) && c != 0xAD && c != '-' && c != 0x2010 && c != '\f')
      g_string_append_unichar(folded, c);
  }
  return g_string_free(folded, FALSE);
}

static inline gboolean ends_sentence(const char *p) {
  gunichar c = g_utf8_get_char(p);
  gunichar next = *p ? g_utf8_get_char(g_utf8_next_char(p)) : 0;
  return c == '\n' || c == 0x3002 || c == 0xFF01 || c == 0xFF1F ||
         (strchr(".?!", (int)(c < 0x80 ? c : 'x')) && next == ' ');
}

/* The sentences of a text, a paragraph a line, folded and without empty ones. */
static inline GPtrArray *sentences_of(const char *text) {
  GPtrArray *sentences = g_ptr_array_new_with_free_func(g_free);
  const char *start = text;
  for (const char *p = text; *start; p = g_utf8_next_char(p)) {
    if (*p && !ends_sentence(p))
      continue;
    const char *end = *p ? g_utf8_next_char(p) : p;
    g_autofree char *part = g_strndup(start, (gsize)(end - start));
    char *sentence = fold(part);
    if (*sentence)
      g_ptr_array_add(sentences, sentence);
    else
      g_free(sentence);
    start = end;
    if (!*p)
      break;
  }
  return sentences;
}

/* How far on the next sentence may stand: a sentence that is said again at the end must not be taken for it. */
enum { NEAR_BYTES = 8000 };

/* How many sentences of `wanted` do not stand in `text`, in order. Each is told, up to `most`. */
static inline guint count_misplaced(const char *text, const char *wanted, guint most) {
  g_autofree char *folded = fold(text);
  g_autoptr(GPtrArray) sentences = sentences_of(wanted);
  g_assert_cmpuint(sentences->len, >, 0);
  const char *at = folded;
  guint misplaced = 0;
  for (guint i = 0; i < sentences->len; i++) {
    const char *sentence = sentences->pdata[i], *found = g_strstr_len(at, NEAR_BYTES, sentence);
    if (found)
      at = found + strlen(sentence);
    else if (misplaced++ < most)
      g_test_message("%s: “%s”", strstr(folded, sentence) ? "out of order" : "missing", sentence);
  }
  return misplaced;
}

/* How many sentences of `wanted` are nowhere in `text`, in parts of a thousand. */
static inline guint missing_per_mille(const char *text, const char *wanted) {
  g_autofree char *folded = fold(text);
  g_autoptr(GPtrArray) sentences = sentences_of(wanted);
  guint missing = 0;
  for (guint i = 0; i < sentences->len; i++)
    missing += strstr(folded, sentences->pdata[i]) == NULL;
  return missing * 1000 / MAX(sentences->len, 1);
}

/* Every sentence of `wanted` stands in `text`, in order. */
static inline void assert_sentences_in_order(const char *text, const char *wanted) {
  if (count_misplaced(text, wanted, 12) > 0)
    g_test_fail();
}

/* Two calls of the command that a reproducible file must not tell apart: other clock zone, other tongue. */
static inline char *build_elsewhere(const Folder *folder, const char *name, const char *input) {
  char *output = in_folder(folder, name);
  const char *const variables[] = {"TZ=Pacific/Kiritimati", "LANG=tr_TR.UTF-8", "LC_ALL=C", "HOME=/nonexistent", NULL};
  const char *const words[] = {DZ_COMMAND, "build", input, "-o", output, "-q", NULL};
  g_autoptr(Ran) ran = run_in(folder->path, variables, NULL, words);
  if (ran->status != 0)
    g_error("building %s elsewhere ended with %d: %s", name, ran->status, ran->words);
  return output;
}

/* ---- PDF, by qpdf ---- */

static inline void assert_sound_pdf(const char *path) {
  g_autofree char *said = must_run("qpdf", "--check", path, NULL);
  g_assert_nonnull(strstr(said, "No syntax or stream encoding errors found"));
  g_assert_null(strstr(said, "WARNING"));
}

/* All content of pages, unpacked: what is drawn, operator by operator. New string, with bytes of
   every kind. */
static inline GString *drawn_in(const char *pdf) {
  g_autofree char *plain = g_strconcat(pdf, ".plain", NULL);
  g_free(must_run("qpdf", "--stream-data=uncompress", "--object-streams=disable", pdf, plain, NULL));
  g_autoptr(GBytes) bytes = read_bytes(plain);
  gsize length;
  const char *data = g_bytes_get_data(bytes, &length), *end = data + length;
  GString *drawn = g_string_new(NULL);
  static const char begins[] = "\nstream\nq\n";
  for (const char *p = data; (p = memmem(p, (gsize)(end - p), begins, strlen(begins)));) {
    const char *stop = memmem(p, (gsize)(end - p), "endstream", 9);
    g_assert_nonnull(stop);
    g_string_append_len(drawn, p, stop - p);
    p = stop;
  }
  g_remove(plain);
  g_assert_cmpuint(drawn->len, >, 1000);
  return drawn;
}

/* ---- the checkers beside the checkout ---- */

/* The path of a checker; NULL, and the test skipped, where it can't run. New string. */
static inline char *checker(const char *name) {
  g_autofree char *path = g_build_filename(DZ_SOURCE_DIR, "..", "shared", "pdf-tools", name, NULL);
  if (!g_file_test(path, G_FILE_TEST_EXISTS)) {
    g_test_skip("../shared/pdf-tools is not beside the checkout");
    return NULL;
  }
  if (!g_file_test("/usr/bin/python3", G_FILE_TEST_IS_EXECUTABLE)) {
    g_test_skip("/usr/bin/python3 is not installed");
    return NULL;
  }
  g_autoptr(Ran) ran = run("/usr/bin/python3", "-c", "import pikepdf", NULL);
  if (ran->status != 0) {
    g_test_skip("python3-pikepdf is not installed");
    return NULL;
  }
  return g_steal_pointer(&path);
}

static inline void expect_clean(const Ran *ran) {
  if (ran->status == 0)
    return;
  g_test_message("%s%s", ran->output, ran->words);
  g_test_fail();
}
