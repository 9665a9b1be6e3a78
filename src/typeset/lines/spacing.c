/* spacing.c: see spacing.h. The amounts, in em, with what each may give: their inequality is the order in which clreq
   §3.1.6 wants space taken and given. */
#include "typeset/lines/spacing.h"
#include "base/language.h"
#include "base/unicode.h"
#include <string.h>

DzRegion dz_region(const char *language) {
  if (dz_is_traditional(language))
    return DZ_REGION_TAIWAN;
  return dz_same_language(language, "ja")   ? DZ_REGION_JAPAN
         : dz_same_language(language, "ko") ? DZ_REGION_KOREA
                                            : DZ_REGION_MAINLAND;
}

static gboolean is_one_of(gunichar c, const char *characters) {
  return g_utf8_strchr(characters, -1, c) != NULL;
}

DzClass dz_class(gunichar c, gboolean is_han_face) {
  if (c == ' ' || c == 0xA0 || c == 0x202F || c == 0x3000)
    return DZ_CLASS_SPACE;
  if (!is_han_face || c == 0x2103 || c == 0x2109)
    return DZ_CLASS_LATIN;
  if (dz_is_hangul(c))
    return DZ_CLASS_HANGUL;
  if (dz_is_han(c) || dz_is_kana(c))
    return DZ_CLASS_HAN;
  if (is_one_of(c, "，、；："))
    return DZ_CLASS_COMMA;
  if (is_one_of(c, "。？！．"))
    return DZ_CLASS_STOP;
  if (is_one_of(c, "（「『【《〈〔〖［｛〝“‘"))
    return DZ_CLASS_OPEN;
  if (is_one_of(c, "）」』】》〉〕〗］｝〞〟”’"))
    return DZ_CLASS_CLOSE;
  if (is_one_of(c, "·・"))
    return DZ_CLASS_MIDDLE;
  if (is_one_of(c, "—…―‥⸺⋯"))
    return DZ_CLASS_DASH;
  return DZ_CLASS_HAN;
}

DzBlanks dz_blanks(gunichar c, DzClass class, DzRegion region) {
  switch (class) {
  case DZ_CLASS_OPEN:
    return (DzBlanks){0.5, 0};
  case DZ_CLASS_CLOSE:
    return (DzBlanks){0, 0.5};
  case DZ_CLASS_MIDDLE:
    return c == 0x30FB ? (DzBlanks){0.25, 0.25} : (DzBlanks){0, 0}; /* · has its half em and no more */
  case DZ_CLASS_COMMA:
    if (region == DZ_REGION_TAIWAN || (region == DZ_REGION_JAPAN && is_one_of(c, "：；")))
      return (DzBlanks){0.25, 0.25};
    return (DzBlanks){0, 0.5};
  case DZ_CLASS_STOP:
    if (is_one_of(c, "？！") && region != DZ_REGION_MAINLAND)
      return (DzBlanks){0, 0};
    return region == DZ_REGION_TAIWAN ? (DzBlanks){0.25, 0.25} : (DzBlanks){0, 0.5};
  default:
    return (DzBlanks){0, 0};
  }
}

static DzGlue glue(double em, double natural, double stretch, double shrink, double most) {
  return (DzGlue){.natural = natural * em, .stretch = stretch * em, .shrink = shrink * em, .most = most * em};
}

/* The blank half of a mark: as much as it is, or what it shrinks to. The full stop is the last to give. Marks grow
   before Han is tracked, where the eye looks for space anyway. */
static DzGlue blank_glue(double em, double blank, gboolean is_stop) {
  double keep = is_stop ? 0.30 : 0.15;
  double least = blank > keep ? keep : blank * keep * 2;
  DzGlue half = glue(em, blank, 0.08, blank - least, blank + 0.16);
  half.last_shrink = is_stop && blank > keep ? 0.15 * em : 0;
  return half;
}

static gboolean is_square(DzClass class) {
  return class == DZ_CLASS_HAN || class == DZ_CLASS_HANGUL;
}

/* Latin letters and digits want air beside Han (not beside Hangul, which has its spaces); Latin marks have their own.
 */
static gboolean wants_air(const DzEdge *edge) {
  return edge->class == DZ_CLASS_LATIN && (g_unichar_isalnum(edge->c) || is_one_of(edge->c, "%‰℃°$€£¥&#+-@"));
}

DzGlue dz_glue_between(const DzEdge *before, const DzEdge *after) {
  static const DzGlue none = {0};
  double right = before->blanks.right, left = after->blanks.left;
  double em = is_square(before->class) || before->class > DZ_CLASS_HANGUL ? before->em : after->em;
  gboolean stop = before->class == DZ_CLASS_STOP;
  if (before->class == DZ_CLASS_DASH || after->class == DZ_CLASS_DASH)
    return right + left > 0 ? blank_glue(em, right + left, stop) : none;
  if (right > 0 && left > 0) /* closing meets opening: one half */
    return blank_glue(em, MAX(right, left), stop);
  if (right > 0) /* a closing mark after a mark closes up */
    return after->class >= DZ_CLASS_CLOSE && after->class <= DZ_CLASS_STOP ? none : blank_glue(em, right, stop);
  if (left > 0)
    return before->class == DZ_CLASS_OPEN ? none : blank_glue(after->em, left, FALSE);
  if (is_square(before->class) && is_square(after->class))
    return (DzGlue){.stretch = 0.03 * em, .last_shrink = 0.015 * em, .most = 0.08 * em};
  if ((before->class == DZ_CLASS_HAN && wants_air(after)) || (wants_air(before) && after->class == DZ_CLASS_HAN)) {
    double han = before->class == DZ_CLASS_HAN ? before->em : after->em;
    return glue(han, 0.22, 0.08, 0.09, 0.30); /* beyond 0.30 em it is a hole; the rest is for Han and marks */
  }
  return none;
}

DzGlue dz_word_space(double natural, double em) {
  double width = MAX(natural, 0.23 * em), wide = 1.2 * width; /* as in a face of one width */
  double most = MAX(0.5 * em, wide), room = most - width, stretch = 0.6 * width;
  return (DzGlue){.natural = width, .stretch = MIN(stretch, room), .shrink = 0.3 * width, .most = most};
}

double dz_hang_end(gunichar c) {
  return c == '-' || c == 0x2010 ? 0.5 : is_one_of(c, ".,") ? 0.6 : is_one_of(c, ":;’”") ? 0.3 : 0;
}

double dz_hang_start(gunichar c) {
  return is_one_of(c, "“‘„«") ? 0.4 : 0;
}
