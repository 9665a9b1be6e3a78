/* layout.c: see layout.h.

   A layout is read in two steps: the key file, merged with the one it inherits, into numbers with units; then, for a
   paper and a size, into points. All knowledge of groups and keys is in one table. */
#include "arrange/layout.h"
#include "base/error.h"
#include "base/nearest.h"
#include "base/paths.h"
#include <math.h>
#include <string.h>

#define MM (72.0 / 25.4)

typedef enum { UNIT_NONE, UNIT_PT, UNIT_MM, UNIT_EM, UNIT_LINES } Unit;

typedef struct {
  double number;
  Unit unit;
} Length;

typedef enum {
  KEY_HAN,
  KEY_LATIN,
  KEY_GRID,
  KEY_TOP,
  KEY_LEFT,
  KEY_RIGHT,
  KEY_FOOT,
  KEY_MEASURE,
  KEY_LAST_OF_PAGE = KEY_MEASURE,
  KEY_KINSOKU,
  KEY_HANGING,
  KEY_SCALE,
  KEY_INDENT,
  KEY_GAP,
  KEY_NUMBERS,
  KEY_NUMBER_SIZE,
  KEY_NUMBER_GAP,
  KEY_TITLE_HAN,
  KEY_TITLE_LATIN,
  KEY_TITLE_OTHER,
  KEY_FACTS_SIZE,
  KEY_SUMMARY_SCALE,
  KEY_HEADING_HAN,
  KEY_HEADING_LATIN,
  KEY_LINES,
  KEY_LINE_GAP,
  KEY_RULE,
  KEY_FOOT_SIZE,
  KEY_FOOT_EDGE,
  KEY_COLOPHON_SIZE,
  KEY_EPUB_SIZE,
  KEY_EPUB_INDENT,
  KEY_EPUB_GAP,
  KEY_COUNT
} Key;

typedef enum { TYPE_LENGTH, TYPE_NUMBER, TYPE_FLAG, TYPE_KINSOKU } Type;

static const struct {
  const char *group, *key;
  Type type;
  double least, most; /* of the number as written */
} keys[KEY_COUNT] = {
    [KEY_HAN] = {"Page", "Han", TYPE_LENGTH, 4, 72},
    [KEY_LATIN] = {"Page", "Latin", TYPE_LENGTH, 4, 72},
    [KEY_GRID] = {"Page", "Grid", TYPE_LENGTH, 6, 144},
    [KEY_TOP] = {"Page", "Top", TYPE_LENGTH, 0, 1000},
    [KEY_LEFT] = {"Page", "Left", TYPE_LENGTH, 0, 1000},
    [KEY_RIGHT] = {"Page", "Right", TYPE_LENGTH, 0, 1000},
    [KEY_FOOT] = {"Page", "Foot", TYPE_LENGTH, 0, 1000},
    [KEY_MEASURE] = {"Page", "Measure", TYPE_LENGTH, 0, 2000},
    [KEY_KINSOKU] = {"Text", "Kinsoku", TYPE_KINSOKU, 0, 0},
    [KEY_HANGING] = {"Text", "HangingStops", TYPE_FLAG, 0, 1},
    [KEY_SCALE] = {"Pair", "SecondaryScale", TYPE_NUMBER, 0.5, 1.5},
    [KEY_INDENT] = {"Pair", "SecondaryIndent", TYPE_LENGTH, 0, 200},
    [KEY_GAP] = {"Pair", "Gap", TYPE_LENGTH, 0, 10},
    [KEY_NUMBERS] = {"Pair", "Numbers", TYPE_FLAG, 0, 1},
    [KEY_NUMBER_SIZE] = {"Pair", "NumberSize", TYPE_LENGTH, 4, 30},
    [KEY_NUMBER_GAP] = {"Pair", "NumberGap", TYPE_LENGTH, 0, 60},
    [KEY_TITLE_HAN] = {"Title", "Han", TYPE_LENGTH, 6, 100},
    [KEY_TITLE_LATIN] = {"Title", "Latin", TYPE_LENGTH, 6, 100},
    [KEY_TITLE_OTHER] = {"Title", "Other", TYPE_NUMBER, 0.3, 1},
    [KEY_FACTS_SIZE] = {"Facts", "Size", TYPE_LENGTH, 4, 30},
    [KEY_SUMMARY_SCALE] = {"Summary", "Scale", TYPE_NUMBER, 0.5, 1.5},
    [KEY_HEADING_HAN] = {"Heading", "Han", TYPE_LENGTH, 6, 60},
    [KEY_HEADING_LATIN] = {"Heading", "Latin", TYPE_LENGTH, 6, 60},
    [KEY_LINES] = {"Key", "Lines", TYPE_NUMBER, 0, 20},
    [KEY_LINE_GAP] = {"Key", "LineGap", TYPE_LENGTH, 4, 100},
    [KEY_RULE] = {"Rule", "Thickness", TYPE_LENGTH, 0.1, 4},
    [KEY_FOOT_SIZE] = {"Foot", "Size", TYPE_LENGTH, 4, 30},
    [KEY_FOOT_EDGE] = {"Foot", "Edge", TYPE_LENGTH, 0, 200},
    [KEY_COLOPHON_SIZE] = {"Colophon", "Size", TYPE_LENGTH, 4, 30},
    [KEY_EPUB_SIZE] = {"Epub", "SecondarySize", TYPE_LENGTH, 0.5, 1.5},
    [KEY_EPUB_INDENT] = {"Epub", "SecondaryIndent", TYPE_LENGTH, 0, 10},
    [KEY_EPUB_GAP] = {"Epub", "PairGap", TYPE_LENGTH, 0, 10},
};

static const struct {
  const char *name;
  double width, height; /* mm */
} papers[] = {
    {"A4", 210, 297},         {"A5", 148, 210}, {"A6", 105, 148},  {"B5", 176, 250},  {"B6", 125, 176},
    {"Letter", 215.9, 279.4}, {"6in", 91, 122}, {"7in", 106, 141}, {"8in", 122, 162}, {"10in", 157, 210},
};

typedef struct {
  Length value[KEY_COUNT];
  gboolean is_set[KEY_COUNT];
} Values;

static gboolean parse_length(const char *text, Length *length) {
  static const struct {
    const char *suffix;
    Unit unit;
  } units[] = {{"", UNIT_NONE}, {"pt", UNIT_PT},       {"mm", UNIT_MM},
               {"em", UNIT_EM}, {"lines", UNIT_LINES}, {"line", UNIT_LINES}};
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

static gboolean parse_value(const char *file, const char *group, Key key, const char *text, Length *value,
                            GError **error) {
  if (keys[key].type == TYPE_FLAG) {
    gboolean yes = g_ascii_strcasecmp(text, "true") == 0, no = g_ascii_strcasecmp(text, "false") == 0;
    *value = (Length){.number = yes, .unit = UNIT_NONE};
    return yes || no ||
           dz_fail(error, DZ_ERROR_LAYOUT, 0, "%s: [%s] %s: “%s” is neither true nor false", file, group, keys[key].key,
                   text);
  }
  if (keys[key].type == TYPE_KINSOKU) {
    static const char *const names[] = {
        [DZ_KINSOKU_LOOSE] = "loose", [DZ_KINSOKU_NORMAL] = "normal", [DZ_KINSOKU_STRICT] = "strict"};
    for (gsize i = 0; i < G_N_ELEMENTS(names); i++)
      if (g_ascii_strcasecmp(text, names[i]) == 0) {
        *value = (Length){.number = (double)i, .unit = UNIT_NONE};
        return TRUE;
      }
    return dz_fail(error, DZ_ERROR_LAYOUT, 0, "%s: [%s] %s: “%s” is neither loose nor normal nor strict", file, group,
                   keys[key].key, text);
  }
  if (!parse_length(text, value))
    return dz_fail(error, DZ_ERROR_LAYOUT, 0, "%s: [%s] %s: “%s” is no length; write a number with pt, mm, em or lines",
                   file, group, keys[key].key, text);
  if ((keys[key].type == TYPE_NUMBER) != (value->unit == UNIT_NONE))
    return dz_fail(error, DZ_ERROR_LAYOUT, 0,
                   keys[key].type == TYPE_NUMBER ? "%s: [%s] %s: “%s” must be a number without a unit"
                                                 : "%s: [%s] %s: “%s” needs a unit: pt, mm, em or lines",
                   file, group, keys[key].key, text);
  if (value->number < keys[key].least || value->number > keys[key].most)
    return dz_fail(error, DZ_ERROR_LAYOUT, 0, "%s: [%s] %s: %s is out of range (%g to %g)", file, group, keys[key].key,
                   text, keys[key].least, keys[key].most);
  return TRUE;
}

static gboolean unknown_key(const char *file, const char *group, const char *key, const char *table_group,
                            GError **error) {
  const char *known[KEY_COUNT + 1];
  guint count = 0;
  for (int i = 0; i < KEY_COUNT; i++)
    if (strcmp(keys[i].group, table_group) == 0)
      known[count++] = keys[i].key;
  if (strcmp(table_group, "Page") == 0)
    known[count++] = "Paper";
  const char *near = dz_nearest(key, known, count);
  return near ? dz_fail(error, DZ_ERROR_LAYOUT, 0, "%s: [%s]: unknown key “%s” (%s?)", file, group, key, near)
              : dz_fail(error, DZ_ERROR_LAYOUT, 0, "%s: [%s]: unknown key “%s”", file, group, key);
}

static gboolean check_key(const char *file, GKeyFile *layout, const char *group, const char *key, GError **error) {
  const char *table_group = g_str_has_prefix(group, "Paper ") ? "Page" : group;
  g_autofree char *text = g_key_file_get_string(layout, group, key, NULL);
  if (strcmp(group, "Page") == 0 && strcmp(key, "Paper") == 0)
    return TRUE;
  for (Key i = 0; i < KEY_COUNT; i++) {
    Length value;
    if (strcmp(keys[i].group, table_group) == 0 && strcmp(keys[i].key, key) == 0)
      return parse_value(file, group, i, text ? text : "", &value, error);
  }
  return unknown_key(file, group, key, table_group, error);
}

static gboolean find_paper(const char *name, double *width, double *height, const char **known, GError **error);

/* "[Paper A5]" of a paper that there is. */
static gboolean check_paper_group(const char *file, const char *group, GError **error) {
  double width, height;
  const char *known;
  return find_paper(group + strlen("Paper "), &width, &height, &known, NULL) ||
         dz_fail(error, DZ_ERROR_LAYOUT, 0, "%s: [%s]: there is no such paper", file, group);
}

static gboolean check_group(const char *file, const char *group, GError **error) {
  static const char *const known[] = {"Layout",  "Page", "Text", "Pair", "Title",    "Facts", "Summary",
                                      "Heading", "Key",  "Rule", "Foot", "Colophon", "Epub",  NULL};
  if (g_str_has_prefix(group, "Paper "))
    return check_paper_group(file, group, error);
  if (g_strv_contains(known, group))
    return TRUE;
  const char *near = dz_nearest(group, known, G_N_ELEMENTS(known) - 1);
  return near ? dz_fail(error, DZ_ERROR_LAYOUT, 0, "%s: unknown group [%s] ([%s]?)", file, group, near)
              : dz_fail(error, DZ_ERROR_LAYOUT, 0, "%s: unknown group [%s]", file, group);
}

static gboolean check_layout_group(const char *file, GKeyFile *layout, GError **error) {
  g_auto(GStrv) names = g_key_file_get_keys(layout, "Layout", NULL, NULL);
  static const char *const known[] = {"Format", "Inherit", "Name", "Description"};
  for (guint i = 0; names && names[i]; i++) {
    gboolean found = FALSE;
    for (gsize k = 0; k < G_N_ELEMENTS(known); k++)
      found = found || strcmp(known[k], names[i]) == 0;
    const char *near = found ? NULL : dz_nearest(names[i], known, G_N_ELEMENTS(known));
    if (!found)
      return dz_fail(error, DZ_ERROR_LAYOUT, 0, "%s: [Layout]: unknown key “%s”%s%s%s", file, names[i],
                     near ? " (" : "", near ? near : "", near ? "?)" : "");
  }
  g_autofree char *format = g_key_file_get_string(layout, "Layout", "Format", NULL);
  return (format && strcmp(format, "1") == 0) ||
         dz_fail(error, DZ_ERROR_LAYOUT, 0,
                 format ? "%s: [Layout] Format=%s is not known here; this version reads Format=1"
                        : "%s: no [Layout] group with Format=1, so this is no layout%s",
                 file, format ? format : "");
}

static gboolean check_layout(const char *file, GKeyFile *layout, GError **error) {
  if (!check_layout_group(file, layout, error))
    return FALSE;
  g_auto(GStrv) groups = g_key_file_get_groups(layout, NULL);
  for (guint i = 0; groups[i]; i++) {
    if (!check_group(file, groups[i], error))
      return FALSE;
    g_auto(GStrv) names = g_key_file_get_keys(layout, groups[i], NULL, NULL);
    for (guint k = 0; strcmp(groups[i], "Layout") != 0 && names && names[k]; k++)
      if (!check_key(file, layout, groups[i], names[k], error))
        return FALSE;
  }
  return TRUE;
}

/* A name means a file in layouts/; anything with a slash or the ending is a path. */
static char *layout_path(const char *name) {
  if (strchr(name, '/') || g_str_has_suffix(name, ".layout"))
    return g_strdup(name);
  g_autofree char *file = g_strdup_printf("layouts/%s.layout", name);
  return dz_data_path(file);
}

static GKeyFile *load_file(const char *name, char **path, GError **error) {
  *path = layout_path(name);
  if (!*path) {
    dz_fail(error, DZ_ERROR_LAYOUT, 0, "there is no layout “%s”; `duizhao layouts` lists what there is", name);
    return NULL;
  }
  g_autoptr(GKeyFile) layout = g_key_file_new();
  g_autoptr(GError) cause = NULL;
  if (!g_key_file_load_from_file(layout, *path, G_KEY_FILE_KEEP_TRANSLATIONS, &cause)) {
    dz_fail(error, DZ_ERROR_LAYOUT, 0, "%s: cannot be read as a layout: %s", *path, cause->message);
    return NULL;
  }
  return check_layout(*path, layout, error) ? g_steal_pointer(&layout) : NULL;
}

/* Lays the child's keys over the parent's. */
static void merge(GKeyFile *parent, GKeyFile *child) {
  g_auto(GStrv) groups = g_key_file_get_groups(child, NULL);
  for (guint i = 0; groups[i]; i++) {
    g_auto(GStrv) names = g_key_file_get_keys(child, groups[i], NULL, NULL);
    for (guint k = 0; names && names[k]; k++) {
      g_autofree char *value = g_key_file_get_value(child, groups[i], names[k], NULL);
      g_key_file_set_value(parent, groups[i], names[k], value);
    }
  }
}

static GKeyFile *load_with_parents(const char *name, guint depth, char **path, GError **error) {
  g_autoptr(GKeyFile) layout = load_file(name, path, error);
  if (!layout)
    return NULL;
  g_autofree char *inherited = g_key_file_get_string(layout, "Layout", "Inherit", NULL);
  if (!inherited)
    return g_steal_pointer(&layout);
  if (depth > 8) {
    dz_fail(error, DZ_ERROR_LAYOUT, 0, "%s: [Layout] Inherit=%s goes round in a circle", *path, inherited);
    return NULL;
  }
  g_autofree char *parent_path = NULL;
  if (g_str_has_suffix(inherited, ".layout") && !g_path_is_absolute(inherited)) { /* a file beside this one */
    g_autofree char *folder = g_path_get_dirname(*path);
    char *beside = g_build_filename(folder, inherited, NULL);
    g_free(inherited);
    inherited = beside;
  }
  g_autoptr(GKeyFile) parent = load_with_parents(inherited, depth + 1, &parent_path, error);
  if (!parent)
    return NULL;
  merge(parent, layout);
  return g_steal_pointer(&parent);
}

static void take_values(GKeyFile *layout, const char *group, Key first, Key last, Values *values) {
  for (Key key = first; key <= last; key++) {
    const char *from = group ? group : keys[key].group;
    g_autofree char *text = g_key_file_get_string(layout, from, keys[key].key, NULL);
    if (text && parse_value("", from, key, text, &values->value[key], NULL))
      values->is_set[key] = TRUE;
  }
}

static gboolean find_paper(const char *name, double *width, double *height, const char **known, GError **error) {
  *known = NULL;
  for (gsize i = 0; i < G_N_ELEMENTS(papers); i++)
    if (g_ascii_strcasecmp(papers[i].name, name) == 0) {
      *width = papers[i].width;
      *height = papers[i].height;
      *known = papers[i].name;
      return TRUE;
    }
  char *end;
  *width = g_ascii_strtod(name, &end);
  *height = *end == 'x' ? g_ascii_strtod(end + 1, &end) : 0;
  if (*width >= 40 && *width <= 2000 && *height >= 40 && *height <= 2000 && (strcmp(end, "mm") == 0 || *end == 0))
    return TRUE;
  return dz_fail(
      error, DZ_ERROR_USAGE, 0,
      "there is no paper “%s”; take A4, A5, A6, B5, B6, Letter, 6in, 7in, 8in, 10in or WIDTHxHEIGHTmm (40 to 2000)",
      name);
}

/* Papers without a group of their own: A5's margins in proportion, from B5's width up A4's; all the room as measure. */
static void scale_margins(GKeyFile *layout, double width, double height, Values *values) {
  gboolean large = width >= 176;
  take_values(layout, large ? "Paper A4" : "Paper A5", KEY_HAN, KEY_LAST_OF_PAGE, values);
  double across = width / (large ? 210 : 148), down = height / (large ? 297 : 210);
  values->value[KEY_LEFT].number *= across;
  values->value[KEY_RIGHT].number *= across;
  values->value[KEY_TOP].number *= down;
  values->value[KEY_FOOT].number *= down;
  values->value[KEY_MEASURE] = (Length){0, UNIT_EM};
}

static double points(const Values *values, Key key, double han, double grid) {
  const Length *length = &values->value[key];
  switch (length->unit) {
  case UNIT_MM:
    return length->number * MM;
  case UNIT_EM:
    return length->number * han;
  case UNIT_LINES:
    return length->number * grid;
  default:
    return length->number;
  }
}

/* The measure in whole Han ems, as wide as asked for where the paper has the room. */
static double whole_ems(double wanted, double room, double han) {
  double most = floor(room / han + 1e-6) * han;
  double measure = wanted > 0 && wanted < most ? floor(wanted / han + 1e-6) * han : most;
  return MAX(measure, 4 * han);
}

/* The least indent that leaves whole ems of the secondary's own size. */
static double secondary_indent(double measure, double han, double least) {
  double ems = floor((measure - least) / han + 1e-6);
  return ems >= 4 ? measure - ems * han : 0;
}

/* Type sizes are whole or half tenths of a point: 9.5025 is meant as 9.5. */
static double rounded(double size) {
  return round(size * 10) / 10;
}

static void fill_sizes(const Values *v, double factor, DzLayout *layout) {
  double han = layout->han, grid = layout->grid;
  layout->kinsoku = (DzKinsoku)v->value[KEY_KINSOKU].number;
  layout->hangs_stops = v->value[KEY_HANGING].number > 0;
  layout->secondary_scale = v->value[KEY_SCALE].number;
  layout->pair_gap = (guint)round(points(v, KEY_GAP, han, grid) / grid);
  layout->has_numbers = v->value[KEY_NUMBERS].number > 0;
  layout->number_size = points(v, KEY_NUMBER_SIZE, han, grid) * factor;
  layout->number_gap = points(v, KEY_NUMBER_GAP, han, grid) * factor;
  layout->title_han = points(v, KEY_TITLE_HAN, han, grid) * factor;
  layout->title_latin = points(v, KEY_TITLE_LATIN, han, grid) * factor;
  layout->title_other = v->value[KEY_TITLE_OTHER].number;
  layout->facts_size = points(v, KEY_FACTS_SIZE, han, grid) * factor;
  layout->summary_scale = v->value[KEY_SUMMARY_SCALE].number;
  layout->heading_han = points(v, KEY_HEADING_HAN, han, grid) * factor;
  layout->heading_latin = points(v, KEY_HEADING_LATIN, han, grid) * factor;
  layout->rule = points(v, KEY_RULE, han, grid);
  layout->key_lines = (guint)v->value[KEY_LINES].number;
  layout->key_line_gap = points(v, KEY_LINE_GAP, han, grid);
  layout->foot_size = points(v, KEY_FOOT_SIZE, han, grid) * factor;
  double edge = points(v, KEY_FOOT_EDGE, han, grid);
  layout->foot_edge = MIN(edge, layout->foot / 2); /* small papers have small feet */
  layout->colophon_size = points(v, KEY_COLOPHON_SIZE, han, grid) * factor;
  layout->epub_secondary_size = v->value[KEY_EPUB_SIZE].number;
  layout->epub_secondary_indent = v->value[KEY_EPUB_INDENT].number;
  layout->epub_pair_gap = v->value[KEY_EPUB_GAP].number;
}

static void fill_geometry(const Values *v, double factor, DzLayout *layout) {
  layout->han = points(v, KEY_HAN, 10.5, 17) * factor;
  layout->latin = points(v, KEY_LATIN, 10.5, 17) * factor;
  layout->grid = points(v, KEY_GRID, 10.5, 17) * factor;
  layout->top = points(v, KEY_TOP, layout->han, layout->grid);
  layout->left = points(v, KEY_LEFT, layout->han, layout->grid);
  layout->foot = points(v, KEY_FOOT, layout->han, layout->grid);
  double right = points(v, KEY_RIGHT, layout->han, layout->grid);
  double wanted = points(v, KEY_MEASURE, layout->han, layout->grid);
  /* A point of grace: whole ems are rarely just what the margins leave. */
  double room = layout->page_width - layout->left - right + 1;
  layout->measure = whole_ems(wanted, room, layout->han);
  double secondary = rounded(layout->han * v->value[KEY_SCALE].number);
  layout->secondary_indent =
      secondary_indent(layout->measure, secondary, points(v, KEY_INDENT, secondary, layout->grid));
}

static gboolean check_room(const char *file, const DzLayout *layout, GError **error) {
  double height = layout->page_height - layout->top - layout->foot;
  if (layout->left + layout->measure > layout->page_width + 0.01)
    return dz_fail(error, DZ_ERROR_LAYOUT, 0,
                   "%s: the text block is wider than the paper; take a smaller size or wider paper", file);
  return height >= 4 * layout->grid ||
         dz_fail(error, DZ_ERROR_LAYOUT, 0,
                 "%s: fewer than four lines fit on this paper; take a smaller size or larger paper", file);
}

static DzLayout *resolve(const char *path, GKeyFile *file, const char *paper, double size, GError **error) {
  Values values = {0};
  take_values(file, NULL, 0, KEY_COUNT - 1, &values);
  for (Key key = 0; key < KEY_COUNT; key++)
    if (!values.is_set[key]) {
      dz_fail(error, DZ_ERROR_LAYOUT, 0, "%s: [%s] %s is missing; start the layout with Inherit=interleaved", path,
              keys[key].group, keys[key].key);
      return NULL;
    }
  g_autofree char *own_paper = g_key_file_get_string(file, "Page", "Paper", NULL);
  double width, height;
  const char *known;
  g_autoptr(GError) cause = NULL;
  if (!find_paper(paper ? paper : own_paper ? own_paper : "A4", &width, &height, &known, &cause)) {
    dz_fail(error, paper ? DZ_ERROR_USAGE : DZ_ERROR_LAYOUT, 0, "%s%s%s", paper ? "" : path,
            paper ? "" : ": [Page] Paper: ", cause->message);
    return NULL;
  }
  g_autofree char *group = known ? g_strdup_printf("Paper %s", known) : NULL;
  if (group && g_key_file_has_group(file, group))
    take_values(file, group, KEY_HAN, KEY_LAST_OF_PAGE, &values);
  else if (!(known && own_paper && g_ascii_strcasecmp(known, own_paper) == 0))
    scale_margins(file, width, height, &values);
  double han = points(&values, KEY_HAN, 10.5, 17), factor = size > 0 ? size / han : 1;
  g_autoptr(DzLayout) layout = g_new0(DzLayout, 1);
  layout->page_width = width * MM;
  layout->page_height = height * MM;
  fill_geometry(&values, factor, layout);
  fill_sizes(&values, factor, layout);
  return check_room(path, layout, error) ? g_steal_pointer(&layout) : NULL;
}

DzLayout *dz_layout_load(const char *name, const char *paper, double size, GError **error) {
  if (size != 0 && !(size >= 5 && size <= 40)) {
    dz_fail(error, DZ_ERROR_USAGE, 0, "--size %g is out of range; the Han size may be 5 to 40 points", size);
    return NULL;
  }
  g_autofree char *path = NULL;
  g_autoptr(GKeyFile) file = load_with_parents(name, 0, &path, error);
  DzLayout *layout = file ? resolve(path, file, paper, size, error) : NULL;
  if (!layout)
    return NULL;
  layout->name = g_path_get_basename(path);
  if (g_str_has_suffix(layout->name, ".layout"))
    layout->name[strlen(layout->name) - strlen(".layout")] = 0;
  layout->description = g_key_file_get_string(file, "Layout", "Description", NULL);
  return layout;
}

void dz_layout_free(DzLayout *layout) {
  if (!layout)
    return;
  g_free(layout->name);
  g_free(layout->description);
  g_free(layout);
}
