/* fill.h: strips → pages. The strips of an article are parted into pages, and what they draw is put where it stands. */
#pragma once
#include "typeset/pages/strip-builder.h"

/* Adds the pages of an article. Pages that would end short give their empty lines to the key sentences on them: more
   room to write in, more space between them. */
void dz_fill_pages(const DzStrips *strips, const DzLayout *layout, DzPages *pages);
