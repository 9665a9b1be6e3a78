/* write.c: see write.h. */
#include "write/write.h"
#include <stdio.h>

static const DzWriter writers[] = {
    {"pdf", dz_write_pdf, DZ_NEEDS_PAGES},
    {"epub", dz_write_epub, 0},
    {"txt", dz_write_txt, 0},
    {"md", dz_write_markdown, 0},
    {"markdown", dz_write_markdown, 0},
    {"tsv", dz_write_tsv, 0},
    {"json", dz_write_json, DZ_NEEDS_SENTENCES},
    {"png", dz_write_png, DZ_NEEDS_PAGES},
};

const DzWriter *dz_writer(const char *form) {
  for (gsize i = 0; i < G_N_ELEMENTS(writers); i++)
    if (g_ascii_strcasecmp(form, writers[i].form) == 0)
      return &writers[i];
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
