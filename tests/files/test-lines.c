/* test-lines.c: where lines may end, seen on finished pages: each phrase stands at every place of a narrow line. */
#include "support.h"

enum { PLACES = 36 };

/* An article in which the phrase slides through the line, a letter a paragraph. */
static char *sliding_article(const char *phrase) {
  GString *text = g_string_new("Where Lines End\n\n行在哪里结束\n");
  for (guint i = 0; i < PLACES; i++) {
    g_string_append(text, "\nThe clerk wr");
    for (guint o = 0; o <= i % 9; o++)
      g_string_append_c(text, 'o');
    g_string_append_printf(text, "te%s to us about %s and then about %s again, and nobody in the office minded it.\n",
                           i < 9    ? ""
                           : i < 18 ? " home"
                           : i < 27 ? " and sent"
                                    : " from the road",
                           phrase, phrase);
    g_string_append(text, "\n职员写信谈起了这件事，办公室里谁也不在意。\n");
  }
  return g_string_free(text, FALSE);
}

/* How often a line of the pages ends with one and the next begins with the other. */
static guint count_parted(const char *left, const char *right) {
  g_autoptr(Folder) folder = folder_new();
  g_autofree char *phrase = g_strdup_printf("%s %s", left, right), *article = sliding_article(phrase);
  g_autofree char *input = write_text(folder, "lines.txt", article), *pdf = in_folder(folder, "lines.pdf");
  g_free(must_run(DZ_COMMAND, "build", input, "-o", pdf, "--paper", "90x140mm", NULL));
  g_autofree char *text = must_run("pdftotext", "-enc", "UTF-8", "-raw", pdf, "-", NULL);
  g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
  guint parted = 0, whole = 0;
  for (char **line = lines; *line && line[1]; line++) {
    parted += g_str_has_suffix(*line, left) && g_str_has_prefix(line[1], right);
    whole += strstr(*line, phrase) != NULL;
  }
  if (whole < PLACES)
    g_error("“%s” was found %u times in\n%s", phrase, whole, text);
  return parted;
}

static void test_ties_hold(void) {
  static const char *const ties[][2] = {{"J. K.", "Rowling"}, {"Mr", "Holloway"},    {"§", "12"},       {"№", "5"},
                                        {"Fig.", "3"},        {"Capt.", "Holloway"}, {"12", "000 000"}, {"30", "℃"},
                                        {"48", "km"},         {"p.", "71"}};
  if (!has_tool("pdftotext"))
    return;
  for (gsize i = 0; i < G_N_ELEMENTS(ties); i++)
    if (count_parted(ties[i][0], ties[i][1]) > 0)
      g_error("“%s %s” is parted", ties[i][0], ties[i][1]);
}

/* The same words where nothing ties them: what the other test looks for does happen. */
static void test_a_mark_that_begins_a_word_does_not_tie_it(void) {
  static const char *const free_words[][2] = {{"old", "Holloway"}, {"picture", ".gif"}, {"folder", "/usr"}};
  if (!has_tool("pdftotext"))
    return;
  for (gsize i = 0; i < G_N_ELEMENTS(free_words); i++)
    if (count_parted(free_words[i][0], free_words[i][1]) == 0)
      g_error("“%s %s” is never parted", free_words[i][0], free_words[i][1]);
}

int main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/lines/ties", test_ties_hold);
  g_test_add_func("/lines/edges", test_a_mark_that_begins_a_word_does_not_tie_it);
  return g_test_run();
}
