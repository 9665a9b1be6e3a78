/* margin.h: words with their meanings in the outer margin, level with the line that they first stand in. */
#pragma once
#include "typeset/strips/strip-builder.h"

/* How wide a note at the foot of a page is: two stand beside each other. Points. */
double dz_foot_note_width(const DzLayout *layout);

/* Looks for the article's words in the original of a pair, whose strips begin at `first`, and sets what is found beside
   them: below each other, each as near to its line as the others allow (least squares of the shifts, by pooling
   adjacent violators), none outside the pair. `element` is the original's, `group` the pair's. What does not fit stays
   for the list at the end. */
void dz_add_margin_notes(DzBuilder *builder, guint first, int element, int group);

/* Whether any of the article's words may stand in the margin. */
gboolean dz_has_margin_notes(const DzArranged *arranged);

/* Asks for the characters of all words, before any is set. */
void dz_need_margin_notes(DzBuilder *builder, const DzArranged *arranged);

/* Where a word, or a form of it with another ending, stands in a text in small letters, and how many bytes it takes
   there; −1 for nowhere. */
gssize dz_find_word(const char *text, const char *word, gsize *length);

/* Whether the margin shows a word already. */
gboolean dz_is_in_margin(const DzBuilder *builder, const DzRow *row);

/* Places for notes of the heights that want to begin at `wanted` (ascending), from 0 to `room`: ascending, without
   overlap, with the least sum of squared shifts before rounding. All lines of a grid. FALSE where they do not fit. */
gboolean dz_pool_notes(const guint *wanted, const guint *heights, guint count, guint room, guint *places);
