/* paths.c: see paths.h. */
#include "base/paths.h"
#include "base/error.h"
#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* The folder the running program is in; NULL where the system does not tell. */
static char *program_folder(void) {
  g_autofree char *program = g_file_read_link("/proc/self/exe", NULL);
  return program ? g_path_get_dirname(program) : NULL;
}

static char *existing(char *path) {
  if (path && g_file_test(path, G_FILE_TEST_EXISTS))
    return path;
  g_free(path);
  return NULL;
}

/* In an installed folder, or in a source tree, where some data is kept beside the code. */
static char *existing_below(const char *folder, const char *name) {
  char *path = existing(g_build_filename(folder, name, NULL));
  return path ? path : existing(g_build_filename(folder, "src", name, NULL));
}

char *dz_data_path(const char *name) {
  const char *told = g_getenv("DUIZHAO_DATA_DIR");
  if (told)
    return existing_below(told, name);
  g_autofree char *folder = program_folder();
  char *path = folder ? existing(g_build_filename(folder, "..", "share", "duizhao", name, NULL)) : NULL;
  if (!path)
    path = existing_below(DZ_SOURCE_DIR, name);
  return path ? path : existing(g_build_filename(DZ_DATA_DIR, name, NULL));
}

static gint by_name(gconstpointer a, gconstpointer b) {
  return strcmp(*(const char *const *)a, *(const char *const *)b);
}

GPtrArray *dz_files_in(const char *folder, const char *ending) {
  g_autoptr(GDir) directory = g_dir_open(folder, 0, NULL);
  if (!directory)
    return NULL;
  GPtrArray *paths = g_ptr_array_new_with_free_func(g_free);
  for (const char *name; (name = g_dir_read_name(directory));)
    if (g_str_has_suffix(name, ending) && *name != '.')
      g_ptr_array_add(paths, g_build_filename(folder, name, NULL));
  g_ptr_array_sort(paths, by_name);
  return paths;
}

static gboolean fail_with_errno(const char *path, int number, GError **error) {
  return dz_fail(error, DZ_ERROR_OUTPUT, 0, "%s: cannot be written: %s", path, g_strerror(number));
}

/* For what has no name to be renamed to: pipes, devices, standard output. */
static gboolean write_through(const char *path, int file, const char *data, gsize length, GError **error) {
  while (length > 0) {
    gssize written = write(file, data, length);
    if (written < 0 && errno == EINTR)
      continue;
    if (written < 0)
      return fail_with_errno(path, errno, error);
    data += written;
    length -= (gsize)written;
  }
  return TRUE;
}

static gboolean write_to_device(const char *path, const char *data, gsize length, GError **error) {
  int file = g_open(path, O_WRONLY | O_CLOEXEC, 0);
  if (file < 0)
    return fail_with_errno(path, errno, error);
  gboolean done = write_through(path, file, data, length, error);
  if (close(file) != 0 && done)
    return fail_with_errno(path, errno, error);
  return done;
}

/* A file of a folder without a name, which is gone where the program is; −1 where the file system has none. */
static int open_nameless(const char *path, const struct stat *old) {
  g_autofree char *folder = g_path_get_dirname(path);
  const int file = open(folder, O_TMPFILE | O_WRONLY | O_CLOEXEC, 0666);
  if (file >= 0 && old && fchmod(file, old->st_mode & 07777) != 0) {
    close(file);
    return -1;
  }
  return file;
}

/* Gives the file a name beside its place and then its place, which only a link can take over. */
static gboolean put_in_place(int file, const char *path) {
  g_autofree char *own = g_strdup_printf("/proc/self/fd/%d", file);
  g_autofree char *beside = g_strdup_printf("%s.%08x", path, g_random_int());
  if (linkat(AT_FDCWD, own, AT_FDCWD, beside, AT_SYMLINK_FOLLOW) != 0)
    return FALSE;
  if (rename(beside, path) == 0)
    return TRUE;
  const int why = errno;
  unlink(beside);
  errno = why;
  return FALSE;
}

/* Writes it all under no name, so that nothing is left behind whatever ends the program. FALSE where that cannot be
   done here; an error only where the writing failed. */
static gboolean write_nameless(const char *path, const struct stat *old, const char *data, gsize length,
                               GError **error) {
  const int file = open_nameless(path, old);
  if (file < 0)
    return FALSE;
  const gboolean done = write_through(path, file, data, length, error) && put_in_place(file, path);
  close(file);
  return done;
}

gboolean dz_write_file(const char *path, const char *data, gsize length, GError **error) {
  if (strcmp(path, "-") == 0)
    return write_through("standard output", STDOUT_FILENO, data, length, error);
  struct stat status;
  gboolean exists = stat(path, &status) == 0;
  if (exists && S_ISDIR(status.st_mode))
    return dz_fail(error, DZ_ERROR_OUTPUT, 0, "%s: is a folder; name a file in it", path);
  if (exists && !S_ISREG(status.st_mode))
    return write_to_device(path, data, length, error);
  /* A symbolic link stays one: what it points to is replaced. */
  char *real = exists ? realpath(path, NULL) : NULL;
  g_autoptr(GError) cause = NULL, own = NULL;
  gboolean done = write_nameless(real ? real : path, exists ? &status : NULL, data, length, &own) ||
                  (!own && g_file_set_contents_full(real ? real : path, data, (gssize)length,
                                                    G_FILE_SET_CONTENTS_CONSISTENT, 0666, &cause));
  free(real);
  if (own)
    g_propagate_error(error, g_steal_pointer(&own));
  if (done || (error && *error))
    return done;
  const char *reason = strrchr(cause->message, ':');
  return dz_fail(error, DZ_ERROR_OUTPUT, 0, "%s: cannot be written:%s", path, reason ? reason + 1 : cause->message);
}

char *dz_path_with(const char *path, const char *before_ending) {
  const char *dot = strrchr(path, '.');
  const int stem = dot && !strchr(dot, '/') ? (int)(dot - path) : (int)strlen(path);
  return g_strdup_printf("%.*s%s%s", stem, path, before_ending, path + stem);
}
