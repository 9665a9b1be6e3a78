/* replay.h: the main function of a fuzz target where libFuzzer does not bring one: replays the files of the folders it
   is given. To be included at the end of a target. */
#pragma once
#include <glib.h>
#include <stdint.h>

#ifndef DZ_LIBFUZZER
static void replay_file(const char *path) {
  g_autofree char *data = NULL;
  gsize length;
  if (!g_file_get_contents(path, &data, &length, NULL))
    g_error("%s: cannot be read", path);
  LLVMFuzzerTestOneInput((const uint8_t *)data, length);
}

static guint replay_folder(const char *folder) {
  g_autoptr(GDir) directory = g_dir_open(folder, 0, NULL);
  if (!directory)
    g_error("%s: is no folder", folder);
  guint count = 0;
  for (const char *name; (name = g_dir_read_name(directory)); count++) {
    g_autofree char *path = g_build_filename(folder, name, NULL);
    replay_file(path);
  }
  return count;
}

int main(int argc, char **argv) {
  guint count = 0;
  for (int i = 1; i < argc; i++)
    count += replay_folder(argv[i]);
  g_print("replayed %u files\n", count);
  return count > 0 ? 0 : 1;
}
#endif
