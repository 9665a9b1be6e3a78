/* breaks.c: see breaks.h. */
#include "typeset/lines/breaks.h"
#include "base/language-files.h"
#include "base/unicode.h"
#include <pango/pango.h>
#include <string.h>

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

/* ---- words and spaces ---- */

/* "Dr Karpathy", "No. 5", "p. 7": what a title or an abbreviation belongs to is on its line (CMOS 7.47). */
static gboolean ties_next(const char *text, guint space) {
  const GArray *words = dz_list(DZ_LIST_TIES);
  guint start = space;
  while (start > 0 && text[start - 1] != ' ' && space - start < 8)
    start--;
  while (start < space && !g_ascii_isalpha(text[start])) /* “Dr Karpathy */
    start++;
  for (guint i = 0; i < words->len; i++) {
    const DzListed *word = &g_array_index(words, DzListed, i);
    if (word->length == space - start && strncmp(word->word, text + start, space - start) == 0)
      return TRUE;
  }
  return FALSE;
}

/* The text begins with the unit, and no letter goes on: 10 km，10 km的, 10 km/h. */
static gboolean is_unit(const char *text, const char *unit) {
  if (!g_str_has_prefix(text, unit))
    return FALSE;
  const gunichar after = g_utf8_get_char(text + strlen(unit));
  return !dz_is_latin(after) && !g_unichar_isdigit(after);
}

/* "10 km", "5 kg": a number keeps its unit (SI Brochure §5.4.3). */
static gboolean ties_unit(const char *text, guint space) {
  static const char *const units[] = {"km", "m",   "cm",   "mm", "kg",  "g",   "mg",  "t",  "l",  "ml", "L",
                                      "s",  "ms",  "h",    "Hz", "kHz", "MHz", "GHz", "W",  "kW", "MW", "GW",
                                      "TW", "kWh", "MB",   "GB", "TB",  "KB",  "%",   "°C", "°F", "px", "pt",
                                      "€",  "min", "km/h", "dB", "ha",  "℃",   "℉",   "°",  "‰",  "µm", "Ω"};
  if (space == 0 || !g_ascii_isdigit(text[space - 1]))
    return FALSE;
  const char *unit = g_utf8_next_char(text + space);
  for (gsize i = 0; i < G_N_ELEMENTS(units); i++)
    if (is_unit(unit, units[i]))
      return TRUE;
  const GArray *words = dz_list(DZ_LIST_UNITS);
  for (guint i = 0; i < words->len; i++)
    if (is_unit(unit, g_array_index(words, DzListed, i).word))
      return TRUE;
  return FALSE;
}

/* "J. K. Rowling": an initial stays with the name. */
static gboolean ties_initial(const char *text, guint space) {
  return space >= 2 && text[space - 1] == '.' && g_ascii_isupper(text[space - 2]) &&
         (space == 2 || text[space - 3] == ' ' || text[space - 3] == '(' || text[space - 3] == '.') &&
         g_unichar_isupper(g_utf8_get_char(g_utf8_next_char(text + space)));
}

/* "§ 3", "№ 5": a sign and what it counts. */
static gboolean ties_sign(const char *text, guint space) {
  static const char *const signs[] = {"§", "№", "¶", "†"};
  for (gsize i = 0; i < G_N_ELEMENTS(signs); i++) {
    const gsize length = strlen(signs[i]);
    if (space >= length && strncmp(text + space - length, signs[i], length) == 0)
      return TRUE;
  }
  return FALSE;
}

/* "1 000 000": groups of three digits (SI Brochure §5.4.4). */
static gboolean parts_number(const char *text, guint space) {
  const char *after = g_utf8_next_char(text + space);
  guint before = 0;
  while (before < 4 && before < space && g_ascii_isdigit(text[space - 1 - before]))
    before++;
  return before > 0 && before < 4 && g_ascii_isdigit(after[0]) && g_ascii_isdigit(after[1]) &&
         g_ascii_isdigit(after[2]) && !g_ascii_isdigit(after[3]);
}

gboolean dz_space_ties(const char *text, guint space) {
  return ties_next(text, space) || ties_unit(text, space) || ties_initial(text, space) || ties_sign(text, space) ||
         parts_number(text, space);
}

gboolean dz_alphabet_parts(const char *text, guint at) {
  const char *before = g_utf8_prev_char(text + at), *end = g_utf8_next_char(text + at);
  PangoLogAttr attributes[3] = {{0}};
  pango_get_log_attrs(before, (int)(end - before), -1, pango_language_get_default(), attributes, 3);
  return attributes[1].is_line_break;
}

/* ---- addresses and what is too wide ---- */

gboolean dz_is_address(const char *word, gsize length) {
  const char *at = memchr(word, '@', length);
  const gboolean is_mail = at && at > word && memchr(at, '.', (gsize)(word + length - at));
  return is_mail || g_strstr_len(word, (gssize)length, "://") || (length > 4 && memcmp(word, "www.", 4) == 0);
}

gboolean dz_is_bound(gunichar before, gunichar after) {
  return g_utf8_strchr(",.;:!?”’)]}…—–»“", -1, after) || g_utf8_strchr("“‘([{„«¿¡", -1, before);
}

static gboolean is_ascii_of(gunichar c, const char *signs) {
  return c > 0 && c < 0x80 && strchr(signs, (int)c);
}

gint16 dz_address_penalty(gunichar before, gunichar after) {
  enum { IN_ADDRESS = 100 };
  return (is_ascii_of(before, "/?#&=%_-") || after == '.') && after != '/' ? IN_ADDRESS : DZ_NO_BREAK;
}

gint16 dz_emergency_penalty(gunichar before) {
  return is_ascii_of(before, "/._-?=&:+") ? DZ_EMERGENCY_SIGN_PENALTY : DZ_EMERGENCY_PENALTY;
}
