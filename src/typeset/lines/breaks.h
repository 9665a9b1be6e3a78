/* breaks.h: where a line may end, and at what price: the only place that says so. UAX #14 by Pango for alphabetic text;
   for Han the kinsoku rules of the language (GB/T 15834—2011 §5.1, clreq §3.1.7, jlreq §3.1.7, klreq §4.3). */
#pragma once
#include "arrange/layout.h"
#include "typeset/lines/spacing.h"

typedef enum {
  DZ_NOT_AT_START = 1 << 0,
  DZ_NOT_AT_END = 1 << 1,
  DZ_IS_DIGIT = 1 << 2,
  DZ_IS_COUNTER = 1 << 3,         /* 年 月 日 个 …: stays with the digits before it */
  DZ_STRICT_DASH = 1 << 4,        /* begins no line */
  DZ_CLOSES_AFTER_SPACE = 1 << 5, /* stays with the word before it also across a space (UAX #14 LB13) */
  DZ_OPENS_BEFORE_SPACE = 1 << 6, /* and with the one after it (LB14) */
} DzKinsokuFlags;

/* What kinsoku says of a character, for DzEdge.kinsoku. */
guint8 dz_kinsoku(gunichar c, DzClass class, DzRegion region, DzKinsoku strictness);

/* The penalty of a break between two characters that are the ends of boxes: 0 a good place, DZ_NO_BREAK none.
   `uax14`: UAX #14 allows a break between the two, of which neither is Han. `flags` gets DZ_ITEM_SECOND_PASS where the
   first pass had better do without. */
gint16 dz_break_penalty(const DzEdge *before, const DzEdge *after, gboolean uax14, guint8 *flags);

/* TRUE where no line ends at the space at byte `space`: a title or an abbreviation is on the line of what it belongs to
   ("Dr Karpathy", "No. 5", CMOS 7.47), a number on that of its unit ("10 km", SI Brochure §5.4.3). */
gboolean dz_space_ties(const char *text, guint space);

/* UAX #14 between the two alphabetic characters that meet at a byte, at the border of two faces, scripts or stretches.
 */
gboolean dz_alphabet_parts(const char *text, guint at);

/* TRUE for a link or a mail address, which has breaks of its own: after / ? # & = % _ -, and before a dot, never with a
   hyphen (CMOS 14.18). */
gboolean dz_is_address(const char *word, gsize length);
gint16 dz_address_penalty(gunichar before, gunichar after);

/* TRUE where a closing mark stays with what it closes, an opening one with what it opens, also in a word that is too
   wide. */
gboolean dz_is_bound(gunichar before, gunichar after);

/* Of a break inside a word that is wider than the line: an identifier breaks after its own signs, else anywhere. */
gint16 dz_emergency_penalty(gunichar before);

/* Penalties of hyphens. The first was tuned with the numbers of linebreak.c: dearer hyphens make fewer of them (60: 7.1
   % of lines, 50: 7.7 %) and word gaps that differ more (16.2 % of their mean, 16.0 %). */
enum {
  DZ_HYPHEN_PENALTY = 50,
  DZ_SOFT_HYPHEN_PENALTY = 30,      /* a place that the text itself names */
  DZ_CAPITAL_HYPHEN_PENALTY = 500,  /* a line at ratio 1.5 */
  DZ_EMERGENCY_SIGN_PENALTY = 2000, /* after / . _ - ? of an identifier wider than the line */
  DZ_EMERGENCY_PENALTY = 5000       /* anywhere in it */
};
