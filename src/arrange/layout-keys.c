/* layout-keys.c: see layout-keys.h. A key stands in one row, with all that is known of it. */
#include "arrange/layout-keys.h"
#include "base/error.h"
#include "base/nearest.h"
#include <math.h>
#include <string.h>

#define FIELD(name) G_STRUCT_OFFSET(DzLayout, name)
#define STYLE(name) G_STRUCT_OFFSET(DzLayout, style[DZ_STYLE_##name])
#define HAN(name) G_STRUCT_OFFSET(DzLayout, style[DZ_STYLE_##name].han)
#define LATIN(name) G_STRUCT_OFFSET(DzLayout, style[DZ_STYLE_##name].latin)
#define CELL(name, field) G_STRUCT_OFFSET(DzLayout, cell[DZ_CELL_##name].field)
#define FRAME(name) G_STRUCT_OFFSET(DzFrame, name)

static const DzKey keys[] = {
    {"Style text", "Han", DZ_KEY_SIZE, 4, 72, HAN(TEXT), 0},
    {"Style text", "Latin", DZ_KEY_SIZE, 4, 72, LATIN(TEXT), 0},
    {"Page", "Grid", DZ_KEY_SIZE, 6, 144, FIELD(grid), 0},
    {"Page", "Turned", DZ_KEY_FLAG, 0, 1, FIELD(is_turned), 0},
    {"Page", "Panels", DZ_KEY_COUNT_OF, 1, 4, FIELD(panels), 0},
    {"Page", "PanelGap", DZ_KEY_POINTS, 0, 200, FIELD(panel_gap), 0},
    {"Frame", "Top", DZ_KEY_POINTS, 0, 1000, FRAME(top), 0},
    {"Frame", "Left", DZ_KEY_POINTS, 0, 1000, FRAME(left), 0},
    {"Frame", "Right", DZ_KEY_POINTS, 0, 1000, FRAME(right), 0},
    {"Frame", "Foot", DZ_KEY_POINTS, 0, 1000, FRAME(foot), 0},
    {"Frame", "Measure", DZ_KEY_POINTS, 0, 2000, FRAME(measure), 0},
    {"Style secondary", "Scale", DZ_KEY_SCALE, 0.5, 1.5, STYLE(SECONDARY), DZ_STYLE_TEXT},
    {"Style summary", "Scale", DZ_KEY_SCALE, 0.5, 1.5, STYLE(SUMMARY), DZ_STYLE_TEXT},
    {"Style title", "Han", DZ_KEY_SIZE, 6, 100, HAN(TITLE), 0},
    {"Style title", "Latin", DZ_KEY_SIZE, 6, 100, LATIN(TITLE), 0},
    {"Style title-other", "Scale", DZ_KEY_SCALE, 0.3, 1, STYLE(TITLE_OTHER), DZ_STYLE_TITLE},
    {"Style heading", "Han", DZ_KEY_SIZE, 6, 60, HAN(HEADING), 0},
    {"Style heading", "Latin", DZ_KEY_SIZE, 6, 60, LATIN(HEADING), 0},
    {"Style facts", "Size", DZ_KEY_SIZE, 4, 30, HAN(FACTS), 0},
    {"Style number", "Size", DZ_KEY_SIZE, 4, 30, HAN(NUMBER), 0},
    {"Style foot", "Size", DZ_KEY_SIZE, 4, 30, HAN(FOOT), 0},
    {"Style colophon", "Size", DZ_KEY_SIZE, 4, 30, HAN(COLOPHON), 0},
    {"Cell primary", "Frame", DZ_KEY_FRAME, 0, 0, CELL(PRIMARY, frame), 0},
    {"Cell primary", "Style", DZ_KEY_STYLE, 0, 0, CELL(PRIMARY, style), 0},
    {"Cell primary", "Indent", DZ_KEY_INDENT, 0, 200, CELL(PRIMARY, indent), 0},
    {"Cell secondary", "Frame", DZ_KEY_FRAME, 0, 0, CELL(SECONDARY, frame), 0},
    {"Cell secondary", "Style", DZ_KEY_STYLE, 0, 0, CELL(SECONDARY, style), 0},
    {"Cell secondary", "Indent", DZ_KEY_INDENT, 0, 200, CELL(SECONDARY, indent), 0},
    {"Cell summary", "Frame", DZ_KEY_FRAME, 0, 0, CELL(SUMMARY, frame), 0},
    {"Cell summary", "Style", DZ_KEY_STYLE, 0, 0, CELL(SUMMARY, style), 0},
    {"Cell summary", "Indent", DZ_KEY_INDENT, 0, 200, CELL(SUMMARY, indent), 0},
    {"Columns", "Ratio", DZ_KEY_RATIO, 0.4, 0.62, FIELD(column_ratio), 0},
    {"Columns", "Gutter", DZ_KEY_POINTS, 4, 200, FIELD(column_gutter), 0},
    {"Columns", "Spread", DZ_KEY_FLAG, 0, 1, FIELD(is_facing), 0},
    {"Page", "Mirrored", DZ_KEY_FLAG, 0, 1, FIELD(is_mirrored), 0},
    {"Columns", "Least", DZ_KEY_POINTS, 0, 2000, FIELD(column_least), 0},
    {"Text", "Kinsoku", DZ_KEY_KINSOKU, 0, 0, FIELD(kinsoku), 0},
    {"Text", "HangingStops", DZ_KEY_FLAG, 0, 1, FIELD(hangs_stops), 0},
    {"Text", "BeforeHyphen", DZ_KEY_COUNT_OF, 2, 3, FIELD(hyphen_left), 0},
    {"Pair", "Gap", DZ_KEY_LINES, 0, 10, FIELD(pair_gap), 0},
    {"Pair", "Numbers", DZ_KEY_FLAG, 0, 1, FIELD(has_numbers), 0},
    {"Pair", "NumberPlace", DZ_KEY_PLACE, 0, 1, FIELD(numbers_run_in), 0},
    {"Pair", "NumberGap", DZ_KEY_SIZE, 0, 60, FIELD(number_gap), 0},
    {"Margin", "AtFoot", DZ_KEY_FLAG, 0, 1, FIELD(words_at_foot), 0},
    {"Margin", "Width", DZ_KEY_POINTS, 0, 400, FIELD(margin_width), 0},
    {"Margin", "Gap", DZ_KEY_POINTS, 0, 100, FIELD(margin_gap), 0},
    {"Margin", "Size", DZ_KEY_SIZE, 5, 20, FIELD(margin_size), 0},
    {"Pair", "Sides", DZ_KEY_SIDES, 0, 2, FIELD(shown_sides), 0},
    {"Pair", "Second", DZ_KEY_SECOND, 0, 2, FIELD(second), 0},
    {"Parts", "Shown", DZ_KEY_PARTS, 0, 0, FIELD(parts), 0},
    {"Exercise", "Blanks", DZ_KEY_FLAG, 0, 1, FIELD(has_blanks), 0},
    {"Exercise", "Answers", DZ_KEY_FLAG, 0, 1, FIELD(has_answers), 0},
    {"NameLine", "Shown", DZ_KEY_FLAG, 0, 1, FIELD(has_name_line), 0},
    {"Exam", "Shown", DZ_KEY_FLAG, 0, 1, FIELD(is_exam), 0},
    {"Exam", "Seal", DZ_KEY_FLAG, 0, 1, FIELD(has_seal), 0},
    {"Exam", "Minutes", DZ_KEY_COUNT_OF, 0, 1000, FIELD(exam_minutes), 0},
    {"Exam", "Marks", DZ_KEY_COUNT_OF, 0, 1000, FIELD(exam_marks), 0},
    {"LineNumbers", "Every", DZ_KEY_COUNT_OF, 0, 100, FIELD(line_numbers), 0},
    {"Picture", "Long", DZ_KEY_FLAG, 0, 1, FIELD(is_long_picture), 0},
    {"Key", "Lines", DZ_KEY_COUNT_OF, 0, 20, FIELD(key_lines), 0},
    {"Key", "LineGap", DZ_KEY_POINTS, 4, 100, FIELD(key_line_gap), 0},
    {"Rule", "Thickness", DZ_KEY_POINTS, 0.1, 4, FIELD(rule), 0},
    {"Book", "Contents", DZ_KEY_FLAG, 0, 1, FIELD(has_contents), 0},
    {"Book", "Index", DZ_KEY_FLAG, 0, 1, FIELD(has_index), 0},
    {"Book", "TitlePage", DZ_KEY_FLAG, 0, 1, FIELD(has_title_page), 0},
    {"Book", "Opening", DZ_KEY_OPENING, 0, 1, FIELD(opens_recto), 0},
    {"Head", "Inner", DZ_KEY_FIELDS, 0, 0, FIELD(furniture[DZ_HEAD_INNER]), 0},
    {"Head", "Centre", DZ_KEY_FIELDS, 0, 0, FIELD(furniture[DZ_HEAD_CENTRE]), 0},
    {"Head", "Outer", DZ_KEY_FIELDS, 0, 0, FIELD(furniture[DZ_HEAD_OUTER]), 0},
    {"Head", "Edge", DZ_KEY_POINTS, 0, 200, FIELD(head_edge), 0},
    {"Foot", "Inner", DZ_KEY_FIELDS, 0, 0, FIELD(furniture[DZ_FOOT_INNER]), 0},
    {"Foot", "Centre", DZ_KEY_FIELDS, 0, 0, FIELD(furniture[DZ_FOOT_CENTRE]), 0},
    {"Foot", "Outer", DZ_KEY_FIELDS, 0, 0, FIELD(furniture[DZ_FOOT_OUTER]), 0},
    {"Foot", "Edge", DZ_KEY_POINTS, 0, 200, FIELD(foot_edge), 0},
    {"Epub", "SecondarySize", DZ_KEY_EM, 0.5, 1.5, FIELD(epub_secondary_size), 0},
    {"Epub", "SecondaryIndent", DZ_KEY_EM, 0, 10, FIELD(epub_secondary_indent), 0},
    {"Epub", "PairGap", DZ_KEY_EM, 0, 10, FIELD(epub_pair_gap), 0},
};

const DzKey *dz_layout_keys(guint *count) {
  *count = G_N_ELEMENTS(keys);
  return keys;
}

/* Names that a value may be, in the order of their enum. */
static const char *const kinsoku_names[] = {
    [DZ_KINSOKU_LOOSE] = "loose", [DZ_KINSOKU_NORMAL] = "normal", [DZ_KINSOKU_STRICT] = "strict"};
static const char *const style_names[DZ_STYLE_COUNT] = {
    [DZ_STYLE_TEXT] = "text",        [DZ_STYLE_SECONDARY] = "secondary",     [DZ_STYLE_TITLE] = "title",
    [DZ_STYLE_SUMMARY] = "summary",  [DZ_STYLE_TITLE_OTHER] = "title-other", [DZ_STYLE_HEADING] = "heading",
    [DZ_STYLE_FACTS] = "facts",      [DZ_STYLE_NUMBER] = "number",           [DZ_STYLE_FOOT] = "foot",
    [DZ_STYLE_COLOPHON] = "colophon"};
static const char *const place_names[] = {"margin", "run-in"};
static const char *const sides_names[] = {"both", "original", "translation"};
static const char *const second_names[] = {
    [DZ_SECOND_HERE] = "here", [DZ_SECOND_BLANK] = "blank", [DZ_SECOND_END] = "end"};
static const char *const opening_names[] = {"page", "recto"};
static const char *const flag_names[] = {"false", "true"};

static int place_of(const char *text, const char *const *names, guint count) {
  for (guint i = 0; i < count; i++)
    if (g_ascii_strcasecmp(text, names[i]) == 0)
      return (int)i;
  return -1;
}

static gboolean parse_length(const char *text, DzLength *length) {
  static const struct {
    const char *suffix;
    DzUnit unit;
  } units[] = {{"", DZ_UNIT_NONE},       {"pt", DZ_UNIT_PT},      {"mm", DZ_UNIT_MM},    {"em", DZ_UNIT_EM},
               {"lines", DZ_UNIT_LINES}, {"line", DZ_UNIT_LINES}, {"%", DZ_UNIT_PERCENT}};
  char *end;
  length->number = g_ascii_strtod(text, &end);
  if (end == text || !isfinite(length->number))
    return FALSE;
  end += strspn(end, " ");
  for (gsize i = 0; i < G_N_ELEMENTS(units); i++)
    if (strcmp(end, units[i].suffix) == 0) {
      length->unit = units[i].unit;
      return TRUE;
    }
  return FALSE;
}

/* A name of a few. */
static gboolean named_value(const char *file, const char *group, const DzKey *key, const char *text, DzLength *value,
                            GError **error) {
  static const struct {
    const char *const *names;
    guint count;
    const char *said;
  } choices[] = {[DZ_KEY_FLAG] = {flag_names, 2, "neither true nor false"},
                 [DZ_KEY_PLACE] = {place_names, 2, "neither margin nor run-in"},
                 [DZ_KEY_SIDES] = {sides_names, 3, "neither both nor original nor translation"},
                 [DZ_KEY_SECOND] = {second_names, 3, "neither here nor blank nor end"},
                 [DZ_KEY_OPENING] = {opening_names, 2, "neither page nor recto"},
                 [DZ_KEY_KINSOKU] = {kinsoku_names, 3, "neither loose nor normal nor strict"},
                 [DZ_KEY_STYLE] = {style_names, DZ_STYLE_COUNT, "no style"}};
  const int place = place_of(text, choices[key->type].names, choices[key->type].count);
  *value = (DzLength){.number = place};
  if (place >= 0)
    return TRUE;
  const char *near =
      key->type == DZ_KEY_STYLE ? dz_nearest(text, choices[key->type].names, choices[key->type].count) : NULL;
  g_autofree char *hint = near ? g_strdup_printf(" (%s?)", near) : g_strdup("");
  return dz_fail(error, DZ_ERROR_LAYOUT, 0, "%s: [%s] %s: “%s” is %s%s", file, group, key->key, text,
                 choices[key->type].said, hint);
}

static gboolean parts_value(const char *file, const char *group, const DzKey *key, const char *text, DzLength *value,
                            GError **error) {
  g_autofree char *wrong = NULL;
  const char *near = NULL;
  guint parts = 0;
  if (!dz_parse_parts(text, &parts, &wrong, &near))
    return dz_fail(error, DZ_ERROR_LAYOUT, 0, "%s: [%s] %s: there is no part “%s”%s%s%s", file, group, key->key, wrong,
                   near ? " (" : "", near ? near : "", near ? "?)" : "");
  *value = (DzLength){.number = parts};
  return TRUE;
}

static gboolean fields_value(const char *file, const char *group, const DzKey *key, const char *text, GError **error) {
  static const char *const known[] = {"page", "pages", "title", "book", "series", "date"};
  for (const char *open = strchr(text, '{'); open; open = strchr(open + 1, '{')) {
    const gsize length = strcspn(open + 1, "}");
    g_autofree char *field = g_strndup(open + 1, length);
    const char *near = dz_nearest(field, known, G_N_ELEMENTS(known));
    if (!open[1 + length] || !near || strcmp(near, field) != 0)
      return dz_fail(error, DZ_ERROR_LAYOUT, 0, "%s: [%s] %s: there is no field {%s}%s%s%s; take %s", file, group,
                     key->key, field, near ? " ({" : "", near ? near : "", near ? "}?)" : "",
                     "{page}, {pages}, {title}, {book}, {series} or {date}");
  }
  return TRUE;
}

static gboolean is_named(const DzKey *key) {
  static const DzKeyType named[] = {DZ_KEY_FLAG,  DZ_KEY_KINSOKU, DZ_KEY_PLACE, DZ_KEY_OPENING,
                                    DZ_KEY_SIDES, DZ_KEY_SECOND,  DZ_KEY_STYLE};
  for (gsize i = 0; i < G_N_ELEMENTS(named); i++)
    if (named[i] == key->type)
      return TRUE;
  return FALSE;
}

static gboolean is_number(const DzKey *key) {
  return key->type == DZ_KEY_COUNT_OF || key->type == DZ_KEY_SCALE || key->type == DZ_KEY_RATIO;
}

gboolean dz_layout_value(const char *file, const char *group, const DzKey *key, const char *text, DzLength *value,
                         GError **error) {
  if (key->type == DZ_KEY_FRAME) /* resolved when all frames are known */
    return TRUE;
  if (key->type == DZ_KEY_FIELDS)
    return fields_value(file, group, key, text, error);
  if (key->type == DZ_KEY_PARTS)
    return parts_value(file, group, key, text, value, error);
  if (is_named(key))
    return named_value(file, group, key, text, value, error);
  static const char *const ratio_names[] = {"auto", "none"}; /* −1, 0 */
  const int named = key->type == DZ_KEY_RATIO ? place_of(text, ratio_names, G_N_ELEMENTS(ratio_names)) : -1;
  if (named >= 0) {
    *value = (DzLength){.number = named - 1};
    return TRUE;
  }
  if (!parse_length(text, value))
    return dz_fail(error, DZ_ERROR_LAYOUT, 0,
                   key->type == DZ_KEY_RATIO
                       ? "%s: [%s] %s: “%s” is neither none nor auto nor a number"
                       : "%s: [%s] %s: “%s” is no length; write a number with pt, mm, em, %% or lines",
                   file, group, key->key, text);
  if (is_number(key) != (value->unit == DZ_UNIT_NONE))
    return dz_fail(error, DZ_ERROR_LAYOUT, 0,
                   is_number(key) ? "%s: [%s] %s: “%s” must be a number without a unit"
                                  : "%s: [%s] %s: “%s” needs a unit: pt, mm, em, %% or lines",
                   file, group, key->key, text);
  if (value->unit == DZ_UNIT_PERCENT && (key->type != DZ_KEY_POINTS || value->number < 0 || value->number > 100))
    return dz_fail(error, DZ_ERROR_LAYOUT, 0,
                   key->type == DZ_KEY_POINTS ? "%s: [%s] %s: %s is out of range (0 to 100)"
                                              : "%s: [%s] %s: %s: no size is a part of the page; write pt, mm or em",
                   file, group, key->key, text);
  if (value->number < key->least || value->number > key->most)
    return dz_fail(error, DZ_ERROR_LAYOUT, 0, "%s: [%s] %s: %s is out of range (%g to %g)", file, group, key->key, text,
                   key->least, key->most);
  return TRUE;
}
