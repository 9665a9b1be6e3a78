/* read.c: finds out what a file is, checks that it is sound text, and hands it to the reader of its format. */
#include "read/read.h"
#include "base/error.h"
#include "read/read-marked.h"
#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <sys/stat.h>
#include <unistd.h>

typedef struct {
  const char *name;
  gboolean (*sniff)(const char *text, gsize length);
  DzDocument *(*read)(const char *path, const char *text, GError **error);
} Reader;

static gboolean any_text(const char *text, gsize length) {
  (void)text;
  (void)length;
  return TRUE;
}

/* In order: the first that knows the text reads it. */
static const Reader readers[] = {
    {"marked", any_text, dz_read_marked},
};

static gboolean has_prefix(const GString *bytes, const char *magic, gsize length) {
  return bytes->len >= length && memcmp(bytes->str, magic, length) == 0;
}

/* Files that people pass by mistake, told by their first bytes. */
static const char *known_binary(const GString *bytes) {
  static const struct {
    const char *magic;
    gsize length;
    const char *name;
  } kinds[] = {{"PK\3\4", 4, "a ZIP file (EPUB, DOCX …)"},
               {"%PDF", 4, "a PDF"},
               {"\x89PNG", 4, "a picture"},
               {"\xFF\xD8\xFF", 3, "a picture"},
               {"\x1F\x8B", 2, "a compressed file"},
               {"\xD0\xCF\x11\xE0", 4, "an old Office file"}};
  for (gsize i = 0; i < G_N_ELEMENTS(kinds); i++)
    if (has_prefix(bytes, kinds[i].magic, kinds[i].length))
      return kinds[i].name;
  return NULL;
}

static gboolean read_all(int file, const char *path, GString *bytes, GError **error) {
  char part[65536];
  for (;;) {
    gssize count = read(file, part, sizeof part);
    if (count < 0 && errno == EINTR)
      continue;
    if (count < 0)
      return dz_fail(error, DZ_ERROR_INPUT, 0, "%s: cannot be read: %s", path, g_strerror(errno));
    if (count == 0)
      return TRUE;
    g_string_append_len(bytes, part, count);
    if (bytes->len > DZ_MOST_FILE_BYTES)
      return dz_fail(error, DZ_ERROR_INPUT, 0, "%s: is larger than 64 MiB; split it into articles", path);
  }
}

static GString *load(const char *path, GError **error) {
  gboolean standard = strcmp(path, "-") == 0;
  int file = standard ? STDIN_FILENO : g_open(path, O_RDONLY | O_CLOEXEC, 0);
  if (file < 0) {
    dz_fail(error, DZ_ERROR_INPUT, 0, errno == ENOENT ? "%s: no such file" : "%s: cannot be opened: %s", path,
            g_strerror(errno));
    return NULL;
  }
  g_autoptr(GString) bytes = g_string_new(NULL);
  struct stat status;
  gboolean done;
  if (fstat(file, &status) == 0 && S_ISDIR(status.st_mode))
    done = dz_fail(error, DZ_ERROR_INPUT, 0, "%s: is a folder; name the files in it", path);
  else
    done = read_all(file, standard ? "standard input" : path, bytes, error);
  if (!standard)
    close(file);
  return done ? g_steal_pointer(&bytes) : NULL;
}

/* Sound text is UTF-8 without NUL; the message names the first place that is not. */
static gboolean check_encoding(const char *path, const char *text, gsize length, GError **error) {
  const char *bad;
  if (g_utf8_validate(text, (gssize)length, &bad))
    return TRUE;
  guint line = 1;
  const char *line_start = text;
  for (const char *p = text; p < bad; p++)
    if (*p == '\n') {
      line++;
      line_start = p + 1;
    }
  if (*bad == 0)
    return dz_fail(error, DZ_ERROR_INPUT, line, "%s:%u: byte %zu is NUL, so this is no text file", path, line,
                   (gsize)(bad - line_start) + 1);
  return dz_fail(error, DZ_ERROR_INPUT, line, "%s:%u: byte %zu (0x%02X) is not UTF-8; save the file as UTF-8 text",
                 path, line, (gsize)(bad - line_start) + 1, (guint)(guchar)*bad);
}

DzDocument *dz_read_memory(const char *path, const char *text, gsize length, GError **error) {
  for (gsize i = 0; i < G_N_ELEMENTS(readers); i++) {
    if (!readers[i].sniff(text, length))
      continue;
    DzDocument *document = readers[i].read(path, text, error);
    if (document)
      document->format = readers[i].name;
    return document;
  }
  dz_fail(error, DZ_ERROR_UNSUPPORTED, 0, "%s: is in no format that duizhao reads", path);
  return NULL;
}

DzDocument *dz_read(const char *path, GError **error) {
  g_autoptr(GString) bytes = load(path, error);
  if (!bytes)
    return NULL;
  const char *shown = strcmp(path, "-") == 0 ? "standard input" : path;
  if (has_prefix(bytes, "\xEF\xBB\xBF", 3))
    g_string_erase(bytes, 0, 3);
  if (bytes->len == 0) {
    dz_fail(error, DZ_ERROR_INPUT, 0, "%s: is empty", shown);
    return NULL;
  }
  const char *binary = known_binary(bytes);
  if (binary) {
    dz_fail(error, DZ_ERROR_UNSUPPORTED, 0, "%s: is %s, which this version does not read; save its text as UTF-8",
            shown, binary);
    return NULL;
  }
  if (has_prefix(bytes, "\xFF\xFE", 2) || has_prefix(bytes, "\xFE\xFF", 2)) {
    dz_fail(error, DZ_ERROR_UNSUPPORTED, 0, "%s: is UTF-16 text; save it as UTF-8", shown);
    return NULL;
  }
  if (!check_encoding(shown, bytes->str, bytes->len, error))
    return NULL;
  return dz_read_memory(shown, bytes->str, bytes->len, error);
}
