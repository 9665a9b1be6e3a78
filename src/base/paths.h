/* paths.h: where files are found and how they are written. */
#pragma once
#include <gio/gio.h>

/* A file or folder of the program's own data ("layouts", "fonts/fonts.conf"): beside the source tree while it is not
   installed, else under share/duizhao beside the folder of the running program, wherever that was put.
   DUIZHAO_DATA_DIR names another place. The source tree has "languages" in src. New string, or NULL where it is
   nowhere.
 */
char *dz_data_path(const char *name);

/* Paths of the files in a folder whose names end so, but hidden ones, sorted by name. New array of char*; NULL where
   the folder can't be opened. */
GPtrArray *dz_files_in(const char *folder, const char *ending);

/* A path with something before its ending: "week.pdf" and ".key" are "week.key.pdf". New string. */
char *dz_path_with(const char *path, const char *before_ending);

/* Writes a whole file: to a temporary name beside it, then renamed, so that a reader sees the old file or the new one.
   "-" is standard output; a device or pipe is written as it is. DZ_ERROR_OUTPUT on failure, and nothing is left. */
gboolean dz_write_file(const char *path, const char *data, gsize length, GError **error);
