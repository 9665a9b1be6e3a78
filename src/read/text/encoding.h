/* encoding.h: bytes of any encoding → UTF-8. */
#pragma once
#include "base/notes.h"

/* TRUE where --encoding takes the name. */
gboolean dz_encoding_is_known(const char *name);

/* Turns the bytes of a file into UTF-8 without NUL and without a byte order mark, in place. `encoding` is what the user
   says, or NULL: what is valid UTF-8 is UTF-8, anything else is found out and told in a note. DZ_ERROR_INPUT with the
   line where a byte is to blame, or with the names that come into question where the text does not tell. */
gboolean dz_decode(const char *path, GString *bytes, const char *encoding, GPtrArray *notes, GError **error);
