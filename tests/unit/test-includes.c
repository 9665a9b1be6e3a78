/* test-includes.c: the stages of the program know only what lies left of them:

     base ← model ← read, prepare, arrange ← report, typeset ← write ← convert.c

   The command knows the public header alone, and no file name occurs twice. */
#include <glib.h>
#include <string.h>

static const struct {
  const char *folder;
  int rank; /* a file may include its own folder and folders of a lower rank */
} stages[] = {{"base", 0},   {"model", 1},   {"read", 2},  {"prepare", 2}, {"arrange", 2},
              {"report", 3}, {"typeset", 3}, {"write", 4}, {"", 5}};

/* Rooms of a stage, and which others each may know; all may know the stage's joint, where it has one: what its readers
   or writers take and give. */
static const struct {
  const char *room, *may_know, *joint;
} rooms[] = {{"read/text", "", "read/read.h"},
             {"read/markdown", "read/text", "read/read.h"},
             {"prepare/understand", "prepare/match", NULL},
             {"prepare/match", "", NULL},
             {"prepare/words", "", NULL},
             {"prepare/marks", "", NULL},
             {"typeset/faces", "", NULL},
             {"typeset/lines", "typeset/faces", NULL},
             {"typeset/pages", "typeset/faces typeset/lines", NULL},
             {"typeset/strips", "typeset/faces typeset/lines typeset/pages", NULL},
             {"typeset/book", "typeset/faces typeset/lines typeset/pages typeset/strips", NULL},
             {"write/xml", "", NULL},
             {"write/draw", "", "write/write.h"},
             {"write/pdf", "write/draw write/xml", "write/write.h"},
             {"write/epub", "write/xml", "write/write.h"},
             {"write/text", "", "write/write.h"}};

static const char public_header[] = "duizhao.h";

static int rank_of(const char *folder) {
  for (gsize i = 0; i < G_N_ELEMENTS(stages); i++)
    if (strcmp(stages[i].folder, folder) == 0)
      return stages[i].rank;
  return -1;
}

/* "read/read.h" → "read"; "convert.c" → "". */
static char *folder_of(const char *path) {
  const char *slash = strchr(path, '/');
  return slash ? g_strndup(path, (gsize)(slash - path)) : g_strdup("");
}

/* Inside a stage: its rooms know each other by the table alone, and none its main files. */
static gboolean may_know_room(const char *file, const char *included) {
  g_autofree char *from = g_path_get_dirname(file), *to = g_path_get_dirname(included);
  if (!strchr(from, '/') || strcmp(from, to) == 0)
    return TRUE;
  for (gsize i = 0; i < G_N_ELEMENTS(rooms); i++) {
    if (strcmp(rooms[i].room, from) != 0)
      continue;
    g_auto(GStrv) known = g_strsplit(rooms[i].may_know, " ", -1);
    return g_strcmp0(included, rooms[i].joint) == 0 || g_strv_contains((const char *const *)known, to);
  }
  return FALSE; /* a room that is not in the table */
}

static gboolean may_include(const char *file, const char *included) {
  g_autofree char *from = folder_of(file), *to = folder_of(included);
  if (strcmp(included, public_header) == 0)
    return TRUE;
  if (strcmp(file, public_header) == 0 || !*to)
    return FALSE;
  if (strcmp(from, "cli") == 0 || strcmp(to, "cli") == 0)
    return strcmp(from, to) == 0;
  return strcmp(from, to) == 0 ? may_know_room(file, included) : rank_of(to) >= 0 && rank_of(to) < rank_of(from);
}

static void find_sources(const char *root, const char *below, GPtrArray *files) {
  g_autofree char *path = g_build_filename(root, below, NULL);
  g_autoptr(GDir) directory = g_dir_open(path, 0, NULL);
  g_assert_nonnull(directory);
  for (const char *name; (name = g_dir_read_name(directory));) {
    g_autofree char *relative = *below ? g_build_filename(below, name, NULL) : g_strdup(name);
    g_autofree char *full = g_build_filename(root, relative, NULL);
    if (g_file_test(full, G_FILE_TEST_IS_DIR))
      find_sources(root, relative, files);
    else if (g_str_has_suffix(name, ".c") || g_str_has_suffix(name, ".h"))
      g_ptr_array_add(files, g_steal_pointer(&relative));
  }
}

/* Paths below src/. */
static GPtrArray *sources(void) {
  GPtrArray *files = g_ptr_array_new_with_free_func(g_free);
  find_sources(DZ_SOURCE_DIR "/src", "", files);
  g_assert_cmpuint(files->len, >, 20);
  return files;
}

/* What a file includes between quotes. New GStrv. */
static char **includes_of(const char *file) {
  g_autofree char *path = g_build_filename(DZ_SOURCE_DIR, "src", file, NULL), *text = NULL;
  g_assert_true(g_file_get_contents(path, &text, NULL, NULL));
  g_autoptr(GRegex) line = g_regex_new("^\\s*#\\s*include\\s*\"([^\"]*)\"", G_REGEX_MULTILINE, 0, NULL);
  g_autoptr(GMatchInfo) match = NULL;
  GPtrArray *included = g_ptr_array_new();
  for (g_regex_match(line, text, 0, &match); g_match_info_matches(match); g_match_info_next(match, NULL))
    g_ptr_array_add(included, g_match_info_fetch(match, 1));
  g_ptr_array_add(included, NULL);
  return (char **)g_ptr_array_free(included, FALSE);
}

static guint check_file(const char *file) {
  g_auto(GStrv) included = includes_of(file);
  guint faults = 0;
  for (guint i = 0; included[i]; i++)
    if (!may_include(file, included[i])) {
      faults++;
      g_test_message("src/%s may not include \"%s\"", file, included[i]);
    }
  return faults;
}

static void test_includes_point_left(void) {
  g_autoptr(GPtrArray) files = sources();
  guint faults = 0;
  for (guint i = 0; i < files->len; i++)
    faults += check_file(files->pdata[i]);
  g_assert_cmpuint(faults, ==, 0);
}

static void test_the_rule_can_fail(void) {
  g_assert_true(may_include("typeset/pages/pages.c", "arrange/layout.h"));
  g_assert_true(may_include("convert.c", "write/write.h"));
  g_assert_true(may_include("cli/main.c", "duizhao.h"));
  g_assert_false(may_include("base/error.c", "model/text.h"));
  g_assert_false(may_include("read/read.c", "prepare/prepare.h"));
  g_assert_false(may_include("arrange/arrange.c", "typeset/faces/fonts.h"));
  g_assert_false(may_include("cli/main.c", "base/notes.h"));
  g_assert_false(may_include("write/write.c", "cli/commands.h"));
  g_assert_false(may_include("duizhao.h", "base/error.h"));
  g_assert_false(may_include("base/error.c", "error.h"));
  g_assert_true(may_include("prepare/prepare.c", "prepare/marks/marks.h"));
  g_assert_true(may_include("prepare/understand/body.c", "prepare/match/align.h"));
  g_assert_true(may_include("typeset/strips/strips.h", "typeset/lines/paragraph.h"));
  g_assert_true(may_include("write/pdf/write-pdf.c", "write/write.h"));
  g_assert_false(may_include("prepare/match/align.c", "prepare/understand/sides.h"));
  g_assert_false(may_include("prepare/understand/sides.h", "prepare/prepare.h"));
  g_assert_false(may_include("typeset/lines/place.c", "typeset/pages/pages.h"));
  g_assert_false(may_include("typeset/book/foot.h", "typeset/typeset.h"));
  g_assert_false(may_include("write/pdf/finish.c", "write/epub/xhtml.h"));
  g_assert_false(may_include("read/text/markers.c", "read/markdown/markdown.h"));
}

/* More files in a folder than a head holds. */
static void test_folders_are_small(void) {
  enum { MOST_SOURCES = 12 };
  g_autoptr(GPtrArray) files = sources();
  g_autoptr(GHashTable) counts = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < files->len; i++) {
    char *folder = g_path_get_dirname(files->pdata[i]);
    const guint count = GPOINTER_TO_UINT(g_hash_table_lookup(counts, folder)) + g_str_has_suffix(files->pdata[i], ".c");
    if (count > MOST_SOURCES)
      g_test_message("src/%s holds too many files; it wants another room", folder);
    g_assert_cmpuint(count, <=, MOST_SOURCES);
    g_hash_table_insert(counts, folder, GUINT_TO_POINTER(count));
  }
}

/* "Which rule lives where", and every other path between backquotes: what the README points to is there. */
static void test_the_readme_points_to_files(void) {
  g_autofree char *text = NULL;
  g_assert_true(g_file_get_contents(DZ_SOURCE_DIR "/README.md", &text, NULL, NULL));
  g_autoptr(GRegex) path = g_regex_new("^\\| [^|]+ \\| `(src/[^`]*\\.c)` \\|$", G_REGEX_MULTILINE, 0, NULL);
  g_autoptr(GMatchInfo) match = NULL;
  guint rules = 0;
  for (g_regex_match(path, text, 0, &match); g_match_info_matches(match); g_match_info_next(match, NULL), rules++) {
    g_autofree char *name = g_match_info_fetch(match, 1), *full = g_build_filename(DZ_SOURCE_DIR, name, NULL);
    if (!g_file_test(full, G_FILE_TEST_IS_REGULAR))
      g_error("the README points to %s, which is not there", name);
  }
  g_assert_cmpuint(rules, >=, 20);
}

/* A name that means two types would have a reader look up the wrong one. */
static void test_no_type_has_two_meanings(void) {
  g_autoptr(GPtrArray) files = sources();
  g_autoptr(GHashTable) homes = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr(GRegex) type =
      g_regex_new("^(?:typedef (?:struct|enum) Dz\\w+ (Dz\\w+)|\\} (Dz\\w+)|typedef [^;{]*\\(\\*(Dz\\w+)\\))",
                  G_REGEX_MULTILINE, 0, NULL);
  for (guint i = 0; i < files->len; i++) {
    g_autofree char *path = g_build_filename(DZ_SOURCE_DIR, "src", files->pdata[i], NULL), *text = NULL;
    g_autoptr(GMatchInfo) match = NULL;
    g_assert_true(g_file_get_contents(path, &text, NULL, NULL));
    for (g_regex_match(type, text, 0, &match); g_match_info_matches(match); g_match_info_next(match, NULL)) {
      g_auto(GStrv) groups = g_match_info_fetch_all(match);
      char *name = g_strdup(groups[g_strv_length(groups) - 1]);
      const char *home = g_hash_table_lookup(homes, name);
      if (home)
        g_error("%s is a type of %s and of %s", name, home, (const char *)files->pdata[i]);
      g_hash_table_insert(homes, name, files->pdata[i]);
    }
  }
  g_assert_cmpuint(g_hash_table_size(homes), >, 50);
}

/* Where each name without its ending lives; a name may have a .c and a .h, in one folder. */
static void test_no_name_occurs_twice(void) {
  g_autoptr(GPtrArray) files = sources();
  g_autoptr(GHashTable) names = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr(GHashTable) folders = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
  for (guint i = 0; i < files->len; i++) {
    const char *file = files->pdata[i];
    g_autofree char *name = g_path_get_basename(file), *folder = folder_of(file);
    g_autofree char *stem = g_strndup(name, strcspn(name, "."));
    const char *other = g_hash_table_lookup(folders, stem);
    g_assert_cmpstr(other ? other : folder, ==, folder);
    g_assert_true(g_hash_table_add(names, g_steal_pointer(&name)));
    g_hash_table_insert(folders, g_steal_pointer(&stem), g_steal_pointer(&folder));
  }
}

/* Every folder of src/ is a stage or the command: a new one must take its place in the row above. */
static void test_every_folder_has_its_place(void) {
  g_autoptr(GPtrArray) files = sources();
  for (guint i = 0; i < files->len; i++) {
    g_autofree char *folder = folder_of(files->pdata[i]);
    g_assert_true(rank_of(folder) >= 0 || strcmp(folder, "cli") == 0);
  }
}

int main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/includes/left", test_includes_point_left);
  g_test_add_func("/includes/rule", test_the_rule_can_fail);
  g_test_add_func("/includes/readme", test_the_readme_points_to_files);
  g_test_add_func("/includes/types", test_no_type_has_two_meanings);
  g_test_add_func("/includes/names", test_no_name_occurs_twice);
  g_test_add_func("/includes/folders-are-small", test_folders_are_small);
  g_test_add_func("/includes/folders", test_every_folder_has_its_place);
  return g_test_run();
}
