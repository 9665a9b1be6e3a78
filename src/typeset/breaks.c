/* breaks.c: see breaks.h. */
#include "typeset/breaks.h"
#include "base/unicode.h"

static const char not_at_start[] = "，、；：。？！．・·‧⋯～〜–-％%‰℃°”’）》〉」』】〗〕］｝〞〟)]},.;:!?/";
static const char not_at_start_japanese[] =
    "ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶㇰㇱㇲㇳㇴㇵㇶㇷㇸㇹㇺㇻㇼㇽㇾㇿーゝゞヽヾ々〻゠‼⁇⁈⁉";
static const char not_at_end[] = "“‘（《〈「『【〖〔［｛〝([{￥¥$£€№#§/";
static const char units_after_digits[] =
    "年月日号时時分秒个個名倍岁歲元円万萬亿億千百十人次种種家年代度米吨噸克斤里亩页頁章节節条條届届世点点";

static gboolean is_one_of(gunichar c, const char *characters) {
  return g_utf8_strchr(characters, -1, c) != NULL;
}

static gboolean forbidden(const DzEdge *before, const DzEdge *after, DzRegion region) {
  return is_one_of(after->c, not_at_start) || is_one_of(before->c, not_at_end) || before->class == DZ_CLASS_OPEN ||
         (after->class >= DZ_CLASS_CLOSE && after->class <= DZ_CLASS_MIDDLE) ||
         (region == DZ_REGION_JAPAN && is_one_of(after->c, not_at_start_japanese));
}

/* Between two boxes of which one at least is set in a Han face. */
static gint16 han_penalty(const DzEdge *before, const DzEdge *after, DzRegion region, guint8 *flags) {
  if (forbidden(before, after, region))
    return DZ_NO_BREAK;
  if (before->class == DZ_CLASS_DASH && after->class == DZ_CLASS_DASH)
    return DZ_NO_BREAK;
  if (after->class == DZ_CLASS_DASH)
    return is_one_of(after->c, "—―⸺") ? 50 : 300;
  if (before->class == DZ_CLASS_HANGUL && after->class == DZ_CLASS_HANGUL) {
    *flags |= DZ_ITEM_SECOND_PASS;
    return 1000;
  }
  gboolean digit = before->class == DZ_CLASS_LATIN && before->c < 0x80 && g_ascii_isdigit((char)before->c);
  return digit && is_one_of(after->c, units_after_digits) ? 80 : 0;
}

/* Inside alphabetic text, where UAX #14 allows a break without a space. */
static gint16 alphabetic_penalty(const DzEdge *before, const DzEdge *after, guint8 *flags) {
  if (after->c == 0x2014 || after->c == 0x2013 || is_one_of(after->c, "”’)]},.;:!?"))
    return DZ_NO_BREAK;
  if (before->c == '-' || before->c == 0x2010) {
    *flags |= DZ_ITEM_TYPED_HYPHEN;
    return 30;
  }
  if (before->c == 0x2014 || before->c == 0x2013)
    return 20;
  if (is_one_of(before->c, "([{“‘"))
    return DZ_NO_BREAK;
  return 100;
}

gint16 dz_break_penalty(const DzEdge *before, const DzEdge *after, DzBreakPlace place, guint8 *flags) {
  if (after->class == DZ_CLASS_SPACE)
    return DZ_NO_BREAK;
  if (before->class == DZ_CLASS_SPACE) {
    gboolean breaks = before->c == ' ' || before->c == 0x3000;
    gboolean marked = after->class != DZ_CLASS_LATIN && forbidden(before, after, place.region);
    return breaks && !marked && (place.uax14 || after->class != DZ_CLASS_LATIN) ? 0 : DZ_NO_BREAK;
  }
  if (before->class == DZ_CLASS_LATIN && after->class == DZ_CLASS_LATIN)
    return place.uax14 ? alphabetic_penalty(before, after, flags) : DZ_NO_BREAK;
  return han_penalty(before, after, place.region, flags);
}
