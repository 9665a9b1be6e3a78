/* read.c: finds out what a file is, turns it into UTF-8, and hands it to the reader of its form. */
#include "read/read.h"
#include "base/error.h"
#include "read/markdown/read-markdown.h"
#include "read/text/encoding.h"
#include "read/text/read-json.h"
#include "read/text/read-marked.h"
#include "read/text/read-table.h"
#include "read/unread.h"
#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <sys/stat.h>
#include <unistd.h>

/* A form of file. A reader of text gets UTF-8 without NUL, which ends with one; a binary one the bytes as they are. */
typedef struct {
  const char *name;
  const char *endings;              /* of file names, between spaces; NULL: any */
  gboolean is_binary, has_own_ends; /* bytes, and lines, mean nothing to it but as they are */
  gboolean (*sniff)(const char *bytes, gsize length);
  DzDocument *(*read)(const char *path, const char *bytes, gsize length, const DzReadOptions *options, GError **error);
} Reader;

static gboolean any_text(const char *text, gsize length) {
  (void)text, (void)length;
  return TRUE;
}

/* A binary file goes to the first reader whose sniff knows it; a text to the reader of its ending, else alike. */
static const Reader readers[] = {
    {"markdown", " md markdown ", FALSE, FALSE, dz_is_markdown, dz_read_markdown},
    {"json", " json ", FALSE, TRUE, dz_is_json, dz_read_json},
    {"tsv", " tsv tab ", FALSE, FALSE, dz_is_tsv, dz_read_tsv},
    {"csv", " csv ", FALSE, FALSE, NULL, dz_read_csv},
    {"marked", NULL, FALSE, FALSE, any_text, dz_read_marked},
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

static gboolean is_too_large(const char *path, gsize length, GError **error) {
  return length > DZ_MOST_FILE_BYTES &&
         !dz_fail(error, DZ_ERROR_INPUT, 0, "%s: is larger than 64 MiB; split it into articles", path);
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
    if (is_too_large(path, bytes->len, error))
      return FALSE;
  }
}

static GString *copied(const DzInput *input, GError **error) {
  gsize length;
  const char *data = g_bytes_get_data(input->bytes, &length);
  return is_too_large(input->path, length, error) ? NULL : g_string_new_len(data, (gssize)length);
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

static gboolean has_ending(const Reader *reader, const char *path) {
  const char *dot = strrchr(path, '.');
  if (!reader->endings || !dot || strchr(dot, '/'))
    return FALSE;
  g_autofree char *lower = g_ascii_strdown(dot + 1, -1), *ending = g_strconcat(" ", lower, " ", NULL);
  return strlen(ending) > 2 && strstr(reader->endings, ending) != NULL;
}

static const Reader *sniffed(gboolean is_binary, const char *bytes, gsize length) {
  for (gsize i = 0; i < G_N_ELEMENTS(readers); i++)
    if (readers[i].is_binary == is_binary && readers[i].sniff && readers[i].sniff(bytes, length))
      return &readers[i];
  return NULL;
}

static const Reader *reader_of_text(const char *path, const char *text, gsize length) {
  for (gsize i = 0; i < G_N_ELEMENTS(readers); i++)
    if (!readers[i].is_binary && has_ending(&readers[i], path))
      return &readers[i];
  return sniffed(FALSE, text, length);
}

/* The reader of a form that the user named; NULL where there is none. */
static const Reader *reader_named(const char *form) {
  if (g_ascii_strcasecmp(form, "txt") == 0 || g_ascii_strcasecmp(form, "text") == 0)
    form = "marked";
  g_autofree char *ending = g_strdup_printf(".%s", form);
  for (gsize i = 0; i < G_N_ELEMENTS(readers); i++)
    if (g_ascii_strcasecmp(readers[i].name, form) == 0 || has_ending(&readers[i], ending))
      return &readers[i];
  return NULL;
}

gboolean dz_form_is_read(const char *form) {
  return reader_named(form) != NULL;
}

static DzDocument *read_with(const Reader *reader, const char *path, const char *bytes, gsize length,
                             const DzReadOptions *options, GError **error) {
  DzDocument *document = reader->read(path, bytes, length, options, error);
  for (DzDocument *article = document; article; article = article->next)
    article->format = reader->name;
  return document;
}

DzDocument *dz_read_memory(const char *path, const char *text, gsize length, GError **error) {
  const DzReadOptions options = {0};
  return read_with(reader_of_text(path, text, length), path, text, length, &options, error);
}

/* What was found out of the bytes is said first. */
static void put_first(GPtrArray *notes, GPtrArray *first) {
  for (guint i = first->len; i-- > 0;)
    g_ptr_array_insert(notes, 0, g_ptr_array_steal_index(first, i));
}

/* One kind of line end for all readers: a lone CR ends a line, a line or paragraph separator (U+2028, U+2029),
   which programs write inside a paragraph, is a space. JSON has line ends of its own. */
static void settle_line_ends(GString *text) {
  gsize to = 0;
  for (gsize i = 0; i < text->len; i++) {
    const char *p = text->str + i;
    if (*p == '\r') {
      if (p[1] != '\n')
        text->str[to++] = '\n';
    } else if (strncmp(p, "\xE2\x80\xA8", 3) == 0 || strncmp(p, "\xE2\x80\xA9", 3) == 0) {
      text->str[to++] = ' ';
      i += 2;
    } else
      text->str[to++] = *p;
  }
  g_string_truncate(text, to);
}

static DzDocument *read_text(const char *shown, GString *bytes, const DzReadOptions *options, GError **error) {
  g_autoptr(GPtrArray) notes = dz_notes_new();
  if (!dz_decode(shown, bytes, options->encoding, notes, error))
    return NULL;
  if (bytes->len == 0) {
    dz_fail(error, DZ_ERROR_INPUT, 0, "%s: is empty", shown);
    return NULL;
  }
  const Reader *reader = options->form ? reader_named(options->form) : reader_of_text(shown, bytes->str, bytes->len);
  const char *advice, *unread = options->form ? NULL : dz_unread_form(shown, bytes->str, &advice);
  if (unread) {
    dz_fail(error, DZ_ERROR_UNSUPPORTED, 0, "%s: is %s, which this version does not read; %s", shown, unread, advice);
    return NULL;
  }
  if (!reader->has_own_ends)
    settle_line_ends(bytes);
  DzDocument *document = read_with(reader, shown, bytes->str, bytes->len, options, error);
  if (document)
    put_first(document->notes, notes);
  return document;
}

DzDocument *dz_read(const DzInput *input, const DzReadOptions *options, GError **error) {
  g_autoptr(GString) bytes = input->bytes ? copied(input, error) : load(input->path, error);
  if (!bytes)
    return NULL;
  const char *shown = !input->bytes && strcmp(input->path, "-") == 0 ? "standard input" : input->path;
  const Reader *reader = sniffed(TRUE, bytes->str, bytes->len);
  if (reader)
    return read_with(reader, shown, bytes->str, bytes->len, options, error);
  const char *binary = known_binary(bytes);
  if (binary) {
    dz_fail(error, DZ_ERROR_UNSUPPORTED, 0, "%s: is %s, which this version does not read; save its text as UTF-8",
            shown, binary);
    return NULL;
  }
  return read_text(shown, bytes, options, error);
}
