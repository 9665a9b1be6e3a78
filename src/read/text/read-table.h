/* read-table.h: rows of originals and translations: TSV as duizhao writes it, and tables of any program. */
#pragma once
#include "read/read.h"

/* TRUE where the first line is one of duizhao's own or a head that names languages. */
gboolean dz_is_tsv(const char *text, gsize length);

/* Fields parted by tabs. DZ_ERROR_INPUT as for any text. */
DzDocument *dz_read_tsv(const char *path, const char *text, gsize length, const DzReadOptions *options, GError **error);

/* Fields parted by commas or semicolons, perhaps in quotes (RFC 4180). */
DzDocument *dz_read_csv(const char *path, const char *text, gsize length, const DzReadOptions *options, GError **error);
