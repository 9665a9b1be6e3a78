/* address.h: where a link may lead. */
#pragma once
#include <glib.h>

/* The address as it may stand in a link, escaped (RFC 3986 §2.1); NULL where it leads nowhere a reader should go: links
   go to the web and to mail, not to files or scripts. New string. */
char *dz_link_address(const char *address);
