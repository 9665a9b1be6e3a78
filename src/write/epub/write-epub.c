/* write-epub.c: an arrangement → an EPUB, packed in memory.

   The mimetype comes first and unpacked, and nothing stands in the archive that some reader takes for damage: no extra
   fields, data descriptors or folders. Same arrangement, same bytes. */
#include "base/error.h"
#include "write/epub/package.h"
#include "write/epub/stylesheet.h"
#include "write/epub/xhtml.h"
#include "write/write.h"
#include <zip.h>

G_DEFINE_AUTOPTR_CLEANUP_FUNC(zip_t, zip_discard)
G_DEFINE_AUTOPTR_CLEANUP_FUNC(zip_source_t, zip_source_free)

/* ---- what is packed ---- */

typedef struct {
  char *name;
  GBytes *bytes;
} Entry;

static void entry_free(gpointer data) {
  Entry *entry = data;
  g_free(entry->name);
  g_bytes_unref(entry->bytes);
  g_free(entry);
}

/* Takes over the bytes. FALSE where there are none. */
static gboolean add_entry(GPtrArray *entries, const char *name, GBytes *bytes) {
  if (!bytes)
    return FALSE;
  Entry *entry = g_new(Entry, 1);
  *entry = (Entry){g_strdup(name), bytes};
  g_ptr_array_add(entries, entry);
  return TRUE;
}

/* In the order of the archive. */
static gboolean list_entries(GPtrArray *entries, const DzArrangement *arrangement, GError **error) {
  static const char mimetype[] = "application/epub+zip";
  g_autoptr(GPtrArray) files = dz_xhtml(arrangement);
  add_entry(entries, "mimetype", g_bytes_new_static(mimetype, sizeof mimetype - 1));
  add_entry(entries, "META-INF/container.xml", dz_package_container());
  add_entry(entries, "EPUB/package.opf", dz_package(arrangement, files));
  add_entry(entries, "EPUB/nav.xhtml", dz_package_nav(arrangement, files));
  add_entry(entries, "EPUB/toc.ncx", dz_package_ncx(arrangement, files));
  if (!add_entry(entries, "EPUB/style.css", dz_stylesheet(arrangement->layout, error)) ||
      !add_entry(entries, "EPUB/more.css", dz_stylesheet_more(error)))
    return FALSE;
  for (guint i = 0; i < files->len; i++) {
    const DzXhtmlFile *file = files->pdata[i];
    g_autofree char *name = g_strconcat("EPUB/", file->name, NULL);
    add_entry(entries, name, g_bytes_ref(file->bytes));
  }
  return TRUE;
}

/* ---- packing ---- */

static gboolean fail_with_zip(const char *reason, GError **error) {
  return dz_fail(error, DZ_ERROR_OUTPUT, 0, "the EPUB cannot be packed: %s", reason);
}

static gboolean pack_entry(zip_t *archive, const Entry *entry, GError **error) {
  gsize length;
  const void *data = g_bytes_get_data(entry->bytes, &length);
  zip_source_t *source = zip_source_buffer(archive, data, length, 0);
  zip_int64_t place = source ? zip_file_add(archive, entry->name, source, ZIP_FL_ENC_UTF_8) : -1;
  if (place < 0) {
    zip_source_free(source);
    return fail_with_zip(zip_strerror(archive), error);
  }
  zip_uint64_t index = (zip_uint64_t)place;
  gboolean is_first = index == 0;
  if (zip_set_file_compression(archive, index, is_first ? ZIP_CM_STORE : ZIP_CM_DEFLATE, is_first ? 0 : 9) < 0 ||
      zip_file_set_external_attributes(archive, index, 0, ZIP_OPSYS_UNIX, 0100644u << 16) < 0)
    return fail_with_zip(zip_strerror(archive), error);
  return TRUE;
}

static gboolean pack_into(zip_source_t *target, const GPtrArray *entries, GError **error) {
  zip_error_t cause;
  zip_error_init(&cause);
  zip_source_keep(target); /* the archive drops one hold when it closes */
  g_autoptr(zip_t) archive = zip_open_from_source(target, ZIP_TRUNCATE, &cause);
  if (!archive) {
    zip_source_free(target);
    fail_with_zip(zip_error_strerror(&cause), error);
    zip_error_fini(&cause);
    return FALSE;
  }
  for (guint i = 0; i < entries->len; i++)
    if (!pack_entry(archive, entries->pdata[i], error))
      return FALSE;
  if (zip_close(archive) < 0)
    return fail_with_zip(zip_strerror(archive), error);
  archive = NULL;
  return TRUE;
}

static GByteArray *read_back(zip_source_t *target, GError **error) {
  zip_stat_t status;
  if (zip_source_stat(target, &status) < 0 || zip_source_open(target) < 0) {
    fail_with_zip(zip_error_strerror(zip_source_error(target)), error);
    return NULL;
  }
  g_autoptr(GByteArray) bytes = g_byte_array_new();
  g_byte_array_set_size(bytes, (guint)status.size);
  zip_int64_t count = zip_source_read(target, bytes->data, bytes->len);
  zip_source_close(target);
  if (count == (zip_int64_t)bytes->len)
    return g_steal_pointer(&bytes);
  fail_with_zip("it could not be read back", error);
  return NULL;
}

static GByteArray *pack(const GPtrArray *entries, GError **error) {
  zip_error_t cause;
  zip_error_init(&cause);
  g_autoptr(zip_source_t) target = zip_source_buffer_create(NULL, 0, 0, &cause);
  if (!target) {
    fail_with_zip(zip_error_strerror(&cause), error);
    zip_error_fini(&cause);
    return NULL;
  }
  return pack_into(target, entries, error) ? read_back(target, error) : NULL;
}

/* ---- time ----

   libzip 1.7 turns even zip_file_set_dostime into local time and back (its issue 361), which moves what falls into the
   hour a clock is put forward. So the moment is written into the finished headers, where it has a fixed place. */

enum { LOCAL_TIME = 10, CENTRAL_TIME = 12 }; /* offsets in a local and a central header */

static guint32 little_endian(const guint8 *p, guint bytes) {
  guint32 value = 0;
  while (bytes-- > 0)
    value = value << 8 | p[bytes];
  return value;
}

/* A moment as DOS has it, in steps of two seconds from 1980 to 2107. */
static guint32 dos_time(GDateTime *moment) {
  int year = g_date_time_get_year(moment);
  if (year < 1980)
    return 1u << 21 | 1u << 16;
  if (year > 2107)
    return 127u << 25 | 12u << 21 | 31u << 16;
  return (guint32)(year - 1980) << 25 | (guint32)g_date_time_get_month(moment) << 21 |
         (guint32)g_date_time_get_day_of_month(moment) << 16 | (guint32)g_date_time_get_hour(moment) << 11 |
         (guint32)g_date_time_get_minute(moment) << 5 | (guint32)g_date_time_get_second(moment) / 2;
}

static void write_time(guint8 *p, guint32 time) {
  for (guint i = 0; i < 4; i++)
    p[i] = (guint8)(time >> 8 * i);
}

/* The central directory is found by the 22 bytes that end an archive without comment (APPNOTE.TXT 4.3.12, 4.3.16). */
static void stamp(GByteArray *archive, guint32 time) {
  const guint8 *end = archive->data + archive->len - 22;
  guint count = little_endian(end + 10, 2);
  guint8 *central = archive->data + little_endian(end + 16, 4);
  for (guint i = 0; i < count; i++) {
    write_time(central + CENTRAL_TIME, time);
    write_time(archive->data + little_endian(central + 42, 4) + LOCAL_TIME, time);
    central += 46 + little_endian(central + 28, 2) + little_endian(central + 30, 2) + little_endian(central + 32, 2);
  }
}

GBytes *dz_write_epub(DzWriteJob *job, GError **error) {
  g_autoptr(GPtrArray) entries = g_ptr_array_new_with_free_func(entry_free);
  if (!list_entries(entries, job->arrangement, error))
    return NULL;
  g_autoptr(GByteArray) archive = pack(entries, error);
  if (!archive)
    return NULL;
  g_autoptr(GDateTime) moment = dz_book_moment(job->arrangement->book);
  stamp(archive, dos_time(moment));
  return g_byte_array_free_to_bytes(g_steal_pointer(&archive));
}
