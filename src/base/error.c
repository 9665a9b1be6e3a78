/* error.c: see error.h. The line travels inside the GError, by GLib's extended error domains. */
#include "base/error.h"

typedef struct {
  guint line;
} DzErrorPrivate;

static void dz_error_private_init(DzErrorPrivate *private) {
  private->line = 0;
}

static void dz_error_private_copy(const DzErrorPrivate *from, DzErrorPrivate *to) {
  to->line = from->line;
}

static void dz_error_private_clear(DzErrorPrivate *private) {
  (void)private;
}

G_DEFINE_EXTENDED_ERROR(DzError, dz_error)

static GError *new_error(DzErrorCode code, guint line, const char *format, va_list arguments) {
  GError *error = g_error_new_valist(DZ_ERROR, (int)code, format, arguments);
  dz_error_get_private(error)->line = line;
  return error;
}

GError *dz_error_new(DzErrorCode code, guint line, const char *format, ...) {
  va_list arguments;
  va_start(arguments, format);
  GError *error = new_error(code, line, format, arguments);
  va_end(arguments);
  return error;
}

gboolean dz_fail(GError **error, DzErrorCode code, guint line, const char *format, ...) {
  va_list arguments;
  va_start(arguments, format);
  g_propagate_error(error, new_error(code, line, format, arguments));
  va_end(arguments);
  return FALSE;
}

guint dz_error_line(const GError *error) {
  return error && error->domain == DZ_ERROR ? dz_error_get_private(error)->line : 0;
}

const char *dz_error_kind(const GError *error) {
  static const char *const kinds[] = {"input", "layout", "font", "output", "unsupported", "usage"};
  return error->domain == DZ_ERROR && error->code < (int)G_N_ELEMENTS(kinds) ? kinds[error->code] : "output";
}
