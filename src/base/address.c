/* address.c: see address.h. */
#include "base/address.h"
#include <string.h>

char *dz_link_address(const char *address) {
  g_autofree char *escaped = g_uri_escape_string(address, "!#$&'()*+,/:;=?@%", FALSE);
  const char *scheme = g_uri_peek_scheme(escaped), *fragment = strchr(escaped, '#');
  static const char *const schemes[] = {"http", "https", "mailto", NULL};
  if (!scheme || !g_strv_contains(schemes, scheme) || !g_uri_is_valid(escaped, G_URI_FLAGS_NONE, NULL))
    return NULL;
  return fragment && strchr(fragment + 1, '#') ? NULL : g_steal_pointer(&escaped);
}
