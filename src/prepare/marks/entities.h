/* entities.h: what is left of markup and of programs that part text into tokens. */
#pragma once
#include "model/text.h"

/* "&nbsp;", "&quot;", "&#39;" and the like become their characters, but in code; " &apos;clock" of tokens joins the
   word before it; ". . ." becomes "...". Returns how many were changed. */
guint dz_mend_entities(DzText *text);
