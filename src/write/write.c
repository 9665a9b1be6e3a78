/* write.c: see write.h. */
#include "write/write.h"
#include <stdio.h>

static const struct {
  const char *form;
  DzWriteFunction write;
} writers[] = {
    {"pdf", dz_write_pdf},           {"epub", dz_write_epub}, {"txt", dz_write_txt},   {"md", dz_write_markdown},
    {"markdown", dz_write_markdown}, {"tsv", dz_write_tsv},   {"json", dz_write_json}, {"png", dz_write_png},
};

DzWriteFunction dz_writer(const char *form) {
  for (gsize i = 0; i < G_N_ELEMENTS(writers); i++)
    if (g_ascii_strcasecmp(form, writers[i].form) == 0)
      return writers[i].write;
  return NULL;
}

GDateTime *dz_book_moment(const DzBook *book) {
  const char *epoch = g_getenv("SOURCE_DATE_EPOCH");
  guint64 seconds;
  if (epoch && g_ascii_string_to_unsigned(epoch, 10, 0, 253402300799, &seconds, NULL))
    return g_date_time_new_from_unix_utc((gint64)seconds);
  const char *date = dz_book_date(book);
  int year = 2000, month = 1, day = 1;
  if (date && sscanf(date, "%d-%d-%d", &year, &month, &day) != 3)
    year = 2000, month = day = 1;
  GDateTime *moment = g_date_time_new_utc(year, month, day, 0, 0, 0);
  return moment ? moment : g_date_time_new_utc(2000, 1, 1, 0, 0, 0);
}
