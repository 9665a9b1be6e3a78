/* both-sides.h: lines that hold an original and its translation. */
#pragma once
#include "model/document.h"

/* Where most lines of a document hold both sides, parted by a tab, a bar or their scripts, each becomes a pair that the
   form has told. */
void dz_part_lines(DzDocument *document);
