/* read-json.h: the model as JSON, as duizhao writes it. */
#pragma once
#include "read/read.h"

/* TRUE where the text begins as an object of JSON does. */
gboolean dz_is_json(const char *text, gsize length);

/* DZ_ERROR_INPUT for what is no JSON, DZ_ERROR_UNSUPPORTED for JSON of another form or version. */
DzDocument *dz_read_json(const char *path, const char *text, gsize length, const DzReadOptions *options,
                         GError **error);
