/* test-cases.c: articles in forms that people have, each with its right reading.

   A case is a folder in tests/cases with article.* as it was found, reading.md as duizhao should read it (its own
   Markdown, which anyone can correct by hand), and notes.txt with what it should say of it; no such file, no notes.
   With DUIZHAO_UPDATE set both files are written anew, to be read before they are kept. */
#include "duizhao.h"
#include <glib/gstdio.h>
#include <string.h>

static char *article_in(const char *folder) {
  g_autoptr(GDir) directory = g_dir_open(folder, 0, NULL);
  for (const char *name; directory && (name = g_dir_read_name(directory));)
    if (g_str_has_prefix(name, "article."))
      return g_build_filename(folder, name, NULL);
  return NULL;
}

/* A line a note: "12: dropped …". */
static char *notes_of(const DzOutcome *outcome) {
  GString *text = g_string_new(NULL);
  const DzReport *report = outcome->reports->pdata[0];
  for (guint a = 0; a < report->articles->len; a++) {
    const DzArticleReport *article = report->articles->pdata[a];
    for (guint i = 0; i < article->notes->len; i++) {
      const DzNote *note = article->notes->pdata[i];
      g_string_append_printf(text, "%u: %s\n", note->line, note->text);
    }
  }
  if (report->error)
    g_string_append_printf(text, "error: %s\n", report->error->message);
  return g_string_free(text, FALSE);
}

static char *bytes_as_text(GBytes *bytes) {
  gsize length = 0;
  const char *data = bytes ? g_bytes_get_data(bytes, &length) : NULL;
  return g_strndup(data ? data : "", length);
}

/* Where the two first differ, as a person would be shown it. */
static void show_difference(const char *file, const char *wanted, const char *got) {
  g_auto(GStrv) right = g_strsplit(wanted, "\n", -1), now = g_strsplit(got, "\n", -1);
  guint line = 0;
  while (right[line] && now[line] && strcmp(right[line], now[line]) == 0)
    line++;
  g_test_message("%s:%u: differs\n  right: %s\n  now:   %s", file, line + 1, right[line] ? right[line] : "(end)",
                 now[line] ? now[line] : "(end)");
}

/* The file says what was got; without text there is no such file. */
static void compare(const char *folder, const char *name, const char *got) {
  g_autofree char *path = g_build_filename(folder, name, NULL), *wanted = NULL;
  if (g_getenv("DUIZHAO_UPDATE")) {
    if (*got)
      g_assert_true(g_file_set_contents(path, got, -1, NULL));
    else
      g_remove(path);
    return;
  }
  if (!g_file_get_contents(path, &wanted, NULL, NULL))
    wanted = g_strdup("");
  if (strcmp(wanted, got) == 0)
    return;
  show_difference(path, wanted, got);
  g_test_fail();
}

static void test_case(gconstpointer data) {
  const char *folder = data;
  g_autofree char *article = article_in(folder), *name = NULL;
  g_assert_nonnull(article);
  name = g_path_get_basename(article);
  g_autofree char *contents = NULL;
  gsize length;
  g_assert_true(g_file_get_contents(article, &contents, &length, NULL));
  g_autoptr(GBytes) bytes = g_bytes_new(contents, length);
  const DzInput input = {.path = name, .bytes = bytes}; /* so that no message has a path of this machine */
  const DzOutput output = {.form = "md"};
  const DzOptions options = {DZ_OPTIONS};
  g_autoptr(DzOutcome) outcome = dz_build(&input, 1, &output, &options);
  g_autofree char *reading = bytes_as_text(outcome->bytes), *notes = notes_of(outcome);
  compare(folder, "reading.md", reading);
  compare(folder, "notes.txt", notes);
}

static gint by_name(gconstpointer a, gconstpointer b) {
  return strcmp(*(const char *const *)a, *(const char *const *)b);
}

int main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  static const char cases[] = DZ_SOURCE_DIR "/tests/cases";
  g_autoptr(GDir) directory = g_dir_open(cases, 0, NULL);
  g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func(g_free);
  for (const char *name; directory && (name = g_dir_read_name(directory));)
    g_ptr_array_add(names, g_strdup(name));
  g_ptr_array_sort(names, by_name);
  g_assert_cmpuint(names->len, >=, 30);
  for (guint i = 0; i < names->len; i++) {
    g_autofree char *path = g_strdup_printf("/cases/%s", (const char *)names->pdata[i]);
    g_test_add_data_func_full(path, g_build_filename(cases, names->pdata[i], NULL), test_case, g_free);
  }
  return g_test_run();
}
