/* error.h: errors that know the line they speak of. The domain and its codes are public, in duizhao.h. */
#pragma once
#include "duizhao.h"

/* A new error about a line of an input (0: none). */
GError *dz_error_new(DzErrorCode code, guint line, const char *format, ...) G_GNUC_PRINTF(3, 4);

/* Sets *error (if error is not NULL) as g_set_error does. Returns FALSE, so that a caller may return it. */
gboolean dz_fail(GError **error, DzErrorCode code, guint line, const char *format, ...) G_GNUC_PRINTF(4, 5);
