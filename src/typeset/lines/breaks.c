/* breaks.c: see breaks.h. */
#include "typeset/lines/breaks.h"
#include "base/unicode.h"

static const char not_at_start[] = "，、；：。？！．”’）》〉」』】〗〕］｝〞〟)]},.;:!?";
static const char not_at_start_normal[] = "・·‧⋯～〜–-％%‰℃°/";
static const char not_at_start_japanese[] =
    "ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶㇰㇱㇲㇳㇴㇵㇶㇷㇸㇹㇺㇻㇼㇽㇾㇿーゝゞヽヾ々〻゠‼⁇⁈⁉";
static const char not_at_end[] = "“‘（《〈「『【〖〔［｛〝([{";
static const char not_at_end_normal[] = "￥¥$£€№#§/";
static const char units_after_digits[] =
    "年月日号时時分秒个個名倍岁歲元円万萬亿億千百十人次种種家年代度米吨噸克斤里亩页頁章节節条條届届世点点";

static gboolean is_one_of(gunichar c, const char *characters) {
  return g_utf8_strchr(characters, -1, c) != NULL;
}

guint8 dz_kinsoku(gunichar c, DzClass class, DzRegion region, DzKinsoku strictness) {
  const gboolean is_loose = strictness == DZ_KINSOKU_LOOSE;
  guint8 flags = 0;
  if (is_one_of(c, not_at_start) || (class >= DZ_CLASS_CLOSE && class < DZ_CLASS_MIDDLE) ||
      (!is_loose && (is_one_of(c, not_at_start_normal) || class == DZ_CLASS_MIDDLE ||
                     (region == DZ_REGION_JAPAN && is_one_of(c, not_at_start_japanese)))))
    flags |= DZ_NOT_AT_START;
  if (class == DZ_CLASS_LATIN && is_one_of(c, "—…")) /* as between Latin letters: in Korean they stand beside Hangul */
    flags |= DZ_NOT_AT_START;
  if (is_one_of(c, not_at_end) || class == DZ_CLASS_OPEN || (!is_loose && is_one_of(c, not_at_end_normal)))
    flags |= DZ_NOT_AT_END;
  if (class == DZ_CLASS_LATIN && c == 0x2026) /* an ellipsis in a Latin face, after Han */
    flags |= DZ_NOT_AT_START;
  if (class == DZ_CLASS_LATIN && c < 0x80 && g_ascii_isdigit((char)c))
    flags |= DZ_IS_DIGIT;
  if (class == DZ_CLASS_HAN && is_one_of(c, units_after_digits))
    flags |= DZ_IS_COUNTER;
  if (class == DZ_CLASS_DASH && strictness == DZ_KINSOKU_STRICT)
    flags |= DZ_STRICT_DASH;
  if (class == DZ_CLASS_LATIN && is_one_of(c, ")]}!?,.;:/»"))
    flags |= DZ_CLOSES_AFTER_SPACE;
  if (class == DZ_CLASS_LATIN && is_one_of(c, "([{«"))
    flags |= DZ_OPENS_BEFORE_SPACE;
  return flags;
}

static gboolean forbidden(const DzEdge *before, const DzEdge *after) {
  return (after->kinsoku & DZ_NOT_AT_START) || (before->kinsoku & DZ_NOT_AT_END);
}

/* What Korean writes without a space is one word, whatever script its parts are in: 1971년에 (klreq §4.3). */
static gboolean is_in_eojeol(const DzEdge *edge) {
  return edge->class == DZ_CLASS_HANGUL || (edge->class == DZ_CLASS_LATIN && g_unichar_isalnum(edge->c));
}

/* Between two boxes of which one at least is set in a Han face. */
static gint16 han_penalty(const DzEdge *before, const DzEdge *after, guint8 *flags) {
  enum { BEFORE_DASH = 50, BEFORE_ELLIPSIS = 300, BEFORE_COUNTER = 80, BETWEEN_BRACKETS = 60, IN_HANGUL = 1000 };
  if (forbidden(before, after))
    return DZ_NO_BREAK;
  if (after->class == DZ_CLASS_DASH) {
    if (before->class == DZ_CLASS_DASH || (after->kinsoku & DZ_STRICT_DASH))
      return DZ_NO_BREAK;
    return is_one_of(after->c, "—―⸺") ? BEFORE_DASH : BEFORE_ELLIPSIS;
  }
  if (is_in_eojeol(before) && is_in_eojeol(after)) {
    *flags |= DZ_ITEM_SECOND_PASS;
    return IN_HANGUL;
  }
  if (before->class == DZ_CLASS_CLOSE && after->class == DZ_CLASS_OPEN)
    return BETWEEN_BRACKETS;
  return (before->kinsoku & DZ_IS_DIGIT) && (after->kinsoku & DZ_IS_COUNTER) ? BEFORE_COUNTER : 0;
}

/* Inside alphabetic text, where UAX #14 allows a break without a space. */
static gint16 alphabetic_penalty(const DzEdge *before, const DzEdge *after, guint8 *flags) {
  if (after->c == 0x2014 || after->c == 0x2013 || is_one_of(after->c, "”’)]},.;:!?"))
    return DZ_NO_BREAK;
  if (is_one_of(before->c, ",.:") && g_unichar_isdigit(after->c)) /* of a number, though it began in another stretch */
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

gint16 dz_break_penalty(const DzEdge *before, const DzEdge *after, gboolean uax14, guint8 *flags) {
  if (after->class == DZ_CLASS_SPACE)
    return DZ_NO_BREAK;
  if (before->class == DZ_CLASS_SPACE) {
    gboolean breaks = before->c == ' ' || before->c == 0x3000;
    gboolean held = after->class == DZ_CLASS_LATIN ? (after->kinsoku & DZ_CLOSES_AFTER_SPACE) != 0
                                                   : (after->kinsoku & DZ_NOT_AT_START) != 0;
    return breaks && !held ? 0 : DZ_NO_BREAK;
  }
  if (before->class == DZ_CLASS_LATIN && after->class == DZ_CLASS_LATIN)
    return uax14 ? alphabetic_penalty(before, after, flags) : DZ_NO_BREAK;
  return han_penalty(before, after, flags);
}
