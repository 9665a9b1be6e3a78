/* layout.c: see layout.h.

   A layout is read in two steps: the key file, checked and merged with the one it inherits; then, for a paper and a
   size, into points, key by key in the order of the table in layout-keys.c. */
#include "arrange/layout.h"
#include "arrange/layout-keys.h"
#include "arrange/papers.h"
#include "base/error.h"
#include "base/nearest.h"
#include "base/paths.h"
#include <math.h>
#include <string.h>

#define MM (72.0 / 25.4)

/* ---- checking a file ---- */

/* "Frame text A5" → "Frame text" and the paper; NULL for a group that holds on every paper. */
static char *without_paper(const char *group, const char **paper) {
  *paper = NULL;
  const char *space = strrchr(group, ' ');
  guint count;
  const DzPaper *papers = dz_papers(&count);
  for (guint i = 0; space && i < count; i++)
    if (strcmp(space + 1, papers[i].name) == 0)
      *paper = papers[i].name;
  return *paper ? g_strndup(group, (gsize)(space - group)) : g_strdup(group);
}

/* The group of the table: "Frame" for every frame. */
static const char *table_group(const char *group) {
  return g_str_has_prefix(group, "Frame ") ? "Frame" : group;
}

static gboolean unknown_key(const char *file, const char *group, const char *of, const char *key, GError **error) {
  guint count, known_count = 0;
  const DzKey *keys = dz_layout_keys(&count);
  g_autofree const char **known = g_new(const char *, count + 1);
  for (guint i = 0; i < count; i++)
    if (strcmp(keys[i].group, of) == 0)
      known[known_count++] = keys[i].key;
  if (strcmp(of, "Page") == 0)
    known[known_count++] = "Paper";
  const char *near = dz_nearest(key, known, known_count);
  return near ? dz_fail(error, DZ_ERROR_LAYOUT, 0, "%s: [%s]: unknown key “%s” (%s?)", file, group, key, near)
              : dz_fail(error, DZ_ERROR_LAYOUT, 0, "%s: [%s]: unknown key “%s”", file, group, key);
}

static gboolean check_key(const char *file, GKeyFile *layout, const char *group, const char *of, const char *key,
                          GError **error) {
  g_autofree char *text = g_key_file_get_string(layout, group, key, NULL);
  if (strcmp(group, "Page") == 0 && strcmp(key, "Paper") == 0)
    return TRUE;
  guint count;
  const DzKey *keys = dz_layout_keys(&count);
  for (guint i = 0; i < count; i++) {
    DzLength value;
    if (strcmp(keys[i].group, of) == 0 && strcmp(keys[i].key, key) == 0)
      return dz_layout_value(file, group, &keys[i], text ? text : "", &value, error);
  }
  return unknown_key(file, group, of, key, error);
}

static gboolean check_group(const char *file, const char *group, const char *plain, GError **error) {
  guint count, known_count = 0;
  const DzKey *keys = dz_layout_keys(&count);
  g_autofree const char **known = g_new(const char *, count + 1);
  known[known_count++] = "Layout";
  for (guint i = 0; i < count; i++) {
    if (strcmp(keys[i].group, table_group(plain)) == 0)
      return TRUE;
    if (strcmp(known[known_count - 1], keys[i].group) != 0)
      known[known_count++] = keys[i].group;
  }
  if (strcmp(plain, "Layout") == 0)
    return TRUE;
  const char *near = dz_nearest(group, known, known_count);
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
  return (format && strcmp(format, "2") == 0) ||
         dz_fail(error, DZ_ERROR_LAYOUT, 0,
                 format ? "%s: [Layout] Format=%s is not known here; this version reads Format=2"
                        : "%s: no [Layout] group with Format=2, so this is no layout%s",
                 file, format ? format : "");
}

static gboolean check_layout(const char *file, GKeyFile *layout, GError **error) {
  if (!check_layout_group(file, layout, error))
    return FALSE;
  g_auto(GStrv) groups = g_key_file_get_groups(layout, NULL);
  for (guint i = 0; groups[i]; i++) {
    const char *paper;
    g_autofree char *plain = without_paper(groups[i], &paper);
    if (!check_group(file, groups[i], plain, error))
      return FALSE;
    g_auto(GStrv) names = g_key_file_get_keys(layout, groups[i], NULL, NULL);
    for (guint k = 0; strcmp(groups[i], "Layout") != 0 && names && names[k]; k++)
      if (!check_key(file, layout, groups[i], table_group(plain), names[k], error))
        return FALSE;
  }
  return TRUE;
}

/* ---- loading ---- */

/* A name means a file in layouts/; anything with a slash or the ending is a path. */
static char *layout_path(const char *name) {
  if (strchr(name, '/') || g_str_has_suffix(name, ".layout"))
    return g_strdup(name);
  g_autofree char *file = g_strdup_printf("layouts/%s.layout", name);
  return dz_data_path(file);
}

static void fail_unknown_layout(const char *name, GError **error) {
  static const char ending[] = ".layout";
  g_autofree char *folder = dz_data_path("layouts");
  g_autoptr(GPtrArray) paths = folder ? dz_files_in(folder, ending) : NULL;
  g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func(g_free);
  for (guint i = 0; paths && i < paths->len; i++) {
    g_autofree char *base = g_path_get_basename(paths->pdata[i]);
    g_ptr_array_add(names, g_strndup(base, strlen(base) - strlen(ending)));
  }
  const char *near = dz_nearest(name, (const char *const *)names->pdata, names->len);
  dz_fail(error, DZ_ERROR_LAYOUT, 0, "there is no layout “%s”%s%s%s; `duizhao layouts` lists what there is", name,
          near ? " (" : "", near ? near : "", near ? "?)" : "");
}

static GKeyFile *load_file(const char *name, char **path, GError **error) {
  *path = layout_path(name);
  if (!*path) {
    fail_unknown_layout(name, error);
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

/* ---- resolving ---- */

/* A layout on its way into points. */
typedef struct {
  const char *path;
  GKeyFile *file;
  const char *paper;   /* whose own groups hold; NULL: none */
  double factor;       /* of sizes, for the Han size that a user asks for */
  gboolean is_narrow;  /* too narrow for panels */
  double margins;      /* that the user asks for, on all sides; 0: the layout's */
  double across, down; /* of margins, on a paper without groups of its own; 0: as they are */
  DzLayout *layout;
} Resolver;

/* The text of a key, of the paper's own group where that has it. New string; NULL where the file says nothing. */
static char *text_of(const Resolver *resolver, const char *group, const char *key) {
  g_autofree char *own = resolver->paper ? g_strdup_printf("%s %s", group, resolver->paper) : NULL;
  char *text = own ? g_key_file_get_string(resolver->file, own, key, NULL) : NULL;
  return text ? text : g_key_file_get_string(resolver->file, group, key, NULL);
}

static double points(const DzLength *length, double em, double grid, double page) {
  switch (length->unit) {
  case DZ_UNIT_PERCENT:
    return length->number / 100 * page;
  case DZ_UNIT_MM:
    return length->number * MM;
  case DZ_UNIT_EM:
    return length->number * em;
  case DZ_UNIT_LINES:
    return length->number * grid;
  default:
    return length->number;
  }
}

static gboolean set_frame(const Resolver *resolver, const DzKey *key, const char *name, guint *place, GError **error) {
  const GArray *frames = resolver->layout->frames;
  g_autofree const char **known = g_new(const char *, frames->len);
  for (guint i = 0; i < frames->len; i++) {
    known[i] = g_array_index(frames, DzFrame, i).name;
    if (strcmp(known[i], name) == 0) {
      *place = i;
      return TRUE;
    }
  }
  const char *near = dz_nearest(name, known, frames->len);
  g_autofree char *hint = near ? g_strdup_printf(" (%s?)", near) : g_strdup("");
  return dz_fail(error, DZ_ERROR_LAYOUT, 0, "%s: [%s] %s: there is no [Frame %s]%s", resolver->path, key->group,
                 key->key, name, hint);
}

/* Type sizes are whole or half tenths of a point: 9.5025 is meant as 9.5. */
static double rounded(double size) {
  return round(size * 10) / 10;
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

/* What a part in percent is a part of. */
static double page_of(const DzLayout *layout, const DzKey *key) {
  static const char *const upright[] = {"Top", "Foot", "Edge", "LineGap"};
  for (gsize i = 0; i < G_N_ELEMENTS(upright); i++)
    if (strcmp(key->key, upright[i]) == 0)
      return layout->page_height;
  return layout->page_width;
}

/* Puts a value where its key says. `base` is the layout, or the frame that the key is of. */
static void put(const Resolver *resolver, const DzKey *key, const DzLength *value, gpointer base) {
  const DzLayout *layout = resolver->layout;
  /* What all else is measured by is measured by the usual sizes. */
  const double em = layout->style[DZ_STYLE_TEXT].han > 0 && layout->grid > 0 ? layout->style[DZ_STYLE_TEXT].han : 10.5,
               grid = layout->grid > 0 ? layout->grid : 17;
  gpointer field = (char *)base + key->offset;
  switch (key->type) {
  case DZ_KEY_POINTS:
    *(double *)field = points(value, em, grid, page_of(layout, key));
    break;
  case DZ_KEY_SIZE:
    *(double *)field = points(value, em, grid, 0) * resolver->factor;
    break;
  case DZ_KEY_LINES:
    *(guint *)field = (guint)round(points(value, em, grid, 0) / grid);
    break;
  case DZ_KEY_SCALE:
    *(DzType *)field =
        (DzType){layout->style[key->of].han * value->number, layout->style[key->of].latin * value->number};
    break;
  case DZ_KEY_COUNT_OF:
  case DZ_KEY_FLAG:
  case DZ_KEY_PLACE:
  case DZ_KEY_OPENING:
  case DZ_KEY_SIDES:
  case DZ_KEY_SECOND:
  case DZ_KEY_PARTS:
  case DZ_KEY_KINSOKU:
  case DZ_KEY_STYLE:
    *(guint *)field = (guint)value->number;
    break;
  case DZ_KEY_INDENT: { /* of the style named just before */
    DzCellLayout *cell = (DzCellLayout *)((char *)field - G_STRUCT_OFFSET(DzCellLayout, indent));
    const double han = rounded(layout->style[cell->style].han), least = points(value, han, grid, 0);
    cell->indent =
        least > 0 ? secondary_indent(g_array_index(layout->frames, DzFrame, cell->frame).measure, han, least) : 0;
    break;
  }
  case DZ_KEY_RATIO:
  case DZ_KEY_EM:
    *(double *)field = value->number;
    break;
  case DZ_KEY_FIELDS: /* by resolve_key */
  case DZ_KEY_FRAME:  /* by set_frame */
    break;
  }
}

static gboolean resolve_key(const Resolver *resolver, const DzKey *key, const char *group, gpointer base,
                            GError **error) {
  g_autofree char *text = text_of(resolver, group, key->key);
  DzLength value;
  if (!text)
    return dz_fail(error, DZ_ERROR_LAYOUT, 0, "%s: [%s] %s is missing; start the layout with Inherit=interleaved",
                   resolver->path, group, key->key);
  if (key->type == DZ_KEY_FRAME)
    return set_frame(resolver, key, text, (guint *)(gpointer)((char *)base + key->offset), error);
  if (!dz_layout_value(resolver->path, group, key, text, &value, error))
    return FALSE;
  if (key->type == DZ_KEY_FIELDS)
    *(char **)(gpointer)((char *)base + key->offset) = g_steal_pointer(&text);
  else
    put(resolver, key, &value, base);
  return TRUE;
}

/* The frames of the file, in its order. */
static void find_frames(const Resolver *resolver) {
  g_auto(GStrv) groups = g_key_file_get_groups(resolver->file, NULL);
  for (guint i = 0; groups[i]; i++) {
    const char *paper;
    g_autofree char *plain = without_paper(groups[i], &paper);
    if (paper || !g_str_has_prefix(plain, "Frame "))
      continue;
    const DzFrame frame = {.name = g_strdup(plain + strlen("Frame "))};
    g_array_append_val(resolver->layout->frames, frame);
  }
}

/* What words beside the text take, and their distance from it. */
static double room_beside(const Resolver *resolver) {
  static const char *const names[] = {"Width", "Gap"};
  double room[2] = {0, 0};
  guint count;
  const DzKey *keys = dz_layout_keys(&count);
  for (guint i = 0; i < 2; i++) {
    g_autofree char *text = text_of(resolver, "Margin", names[i]);
    DzLength value = {0};
    for (guint k = 0; text && k < count; k++)
      if (strcmp(keys[k].group, "Margin") == 0 && strcmp(keys[k].key, names[i]) == 0 &&
          dz_layout_value(resolver->path, "Margin", &keys[k], text, &value, NULL))
        room[i] = points(&value, resolver->layout->style[DZ_STYLE_TEXT].han, resolver->layout->grid,
                         resolver->layout->page_width);
  }
  return room[0] > 0 ? room[0] + room[1] : 0;
}

/* Brings a frame onto the paper: margins in proportion where the paper has no groups of its own, and the measure in
   whole ems. */
static void fit_frame(const Resolver *resolver, DzFrame *frame) {
  const DzLayout *layout = resolver->layout;
  if (resolver->across > 0) {
    frame->left *= resolver->across;
    frame->right *= resolver->across;
    frame->top *= resolver->down;
    frame->foot *= resolver->down;
    frame->measure = 0;
  }
  if (resolver->margins > 0) {
    frame->left = frame->right = frame->top = frame->foot = resolver->margins;
    frame->right += room_beside(resolver);
    frame->measure = 0;
  }
  /* A point of grace: whole ems are rarely just what the margins leave. */
  const double gaps = (layout->panels - 1) * layout->panel_gap;
  const double room = (layout->page_width - frame->left - frame->right - gaps) / layout->panels + 1;
  frame->measure = whole_ems(frame->measure, room, layout->style[DZ_STYLE_TEXT].han);
}

static gboolean resolve_frame(const Resolver *resolver, DzFrame *frame, GError **error) {
  guint count;
  const DzKey *keys = dz_layout_keys(&count);
  g_autofree char *group = g_strdup_printf("Frame %s", frame->name);
  for (guint i = 0; i < count; i++)
    if (strcmp(keys[i].group, "Frame") == 0 && !resolve_key(resolver, &keys[i], group, frame, error))
      return FALSE;
  fit_frame(resolver, frame);
  return TRUE;
}

static gboolean resolve_frames(const Resolver *resolver, GError **error) {
  resolver->layout->panels = resolver->is_narrow ? 1 : resolver->layout->panels;
  find_frames(resolver);
  for (guint i = 0; i < resolver->layout->frames->len; i++)
    if (!resolve_frame(resolver, &g_array_index(resolver->layout->frames, DzFrame, i), error))
      return FALSE;
  return resolver->layout->frames->len > 0 ||
         dz_fail(error, DZ_ERROR_LAYOUT, 0, "%s: there is no [Frame …]; start the layout with Inherit=interleaved",
                 resolver->path);
}

/* The keys in the order of the table; all frames where the first of their keys stands. */
static gboolean resolve_keys(const Resolver *resolver, GError **error) {
  guint count;
  const DzKey *keys = dz_layout_keys(&count);
  for (guint i = 0; i < count; i++) {
    const gboolean is_frames = strcmp(keys[i].group, "Frame") == 0;
    if (is_frames && resolver->layout->frames->len > 0)
      continue;
    if (!(is_frames ? resolve_frames(resolver, error)
                    : resolve_key(resolver, &keys[i], keys[i].group, resolver->layout, error)))
      return FALSE;
  }
  return TRUE;
}

static gboolean check_room(const char *file, const DzLayout *layout, gboolean has_margins, GError **error) {
  const char *narrower = has_margins ? ", or narrower margins" : "";
  for (guint i = 0; i < layout->frames->len; i++) {
    const DzFrame *frame = &g_array_index(layout->frames, DzFrame, i);
    if (frame->left + frame->measure > layout->page_width + 0.01)
      return dz_fail(error, DZ_ERROR_LAYOUT, 0,
                     "%s: the text block is wider than the paper; take a smaller size or wider paper%s", file,
                     narrower);
    if (layout->page_height - frame->top - frame->foot < 4 * layout->grid)
      return dz_fail(error, DZ_ERROR_LAYOUT, 0,
                     "%s: fewer than four lines fit on this paper; take a smaller size or larger paper%s", file,
                     narrower);
  }
  return TRUE;
}

static gboolean has_groups_of(GKeyFile *file, const char *wanted) {
  g_auto(GStrv) groups = g_key_file_get_groups(file, NULL);
  for (guint i = 0; groups[i]; i++) {
    const char *paper;
    g_free(without_paper(groups[i], &paper));
    if (g_strcmp0(paper, wanted) == 0)
      return TRUE;
  }
  return FALSE;
}

/* Papers without a group of their own: A5's margins in proportion, from B5's width up A4's; all the room as measure. */
static void choose_paper(Resolver *resolver, const char *known, const char *own, double width, double height) {
  if (known && has_groups_of(resolver->file, known)) {
    resolver->paper = known;
    return;
  }
  if (known && own && g_ascii_strcasecmp(known, own) == 0)
    return;
  const gboolean is_large = width >= 176;
  resolver->paper = is_large ? "A4" : "A5";
  resolver->across = width / (is_large ? 210 : 148);
  resolver->down = height / (is_large ? 297 : 210);
}

/* How much larger all sizes are than the file says. Han is the first key of the table. */
static double factor_of(const Resolver *resolver, double size) {
  g_autofree char *text = text_of(resolver, "Style text", "Han");
  DzLength value = {0};
  guint count;
  const gboolean is_known =
      text && dz_layout_value(resolver->path, "Style text", dz_layout_keys(&count), text, &value, NULL);
  return size > 0 && is_known ? size / points(&value, 10.5, 17, 0) : 1;
}

/* Whether a flag of the page is set, before all keys are resolved. */
static gboolean is_set(const Resolver *resolver, const char *key) {
  g_autofree char *text = text_of(resolver, "Page", key);
  return text && g_ascii_strcasecmp(text, "true") == 0;
}

/* A paper that is wide enough for two panels when it lies on its side does so; a narrower one has no panels. */
static void turn_paper(Resolver *resolver) {
  static const double least = 300 * MM;
  DzLayout *layout = resolver->layout;
  const double longer = MAX(layout->page_width, layout->page_height);
  resolver->is_narrow = longer < least;
  if (!is_set(resolver, "Turned") || resolver->is_narrow)
    return;
  layout->page_height = MIN(layout->page_width, layout->page_height);
  layout->page_width = longer;
}

static DzLayout *resolve(const char *path, GKeyFile *file, const char *paper, double size, double margins,
                         GError **error) {
  g_autofree char *own_paper = g_key_file_get_string(file, "Page", "Paper", NULL);
  double width, height;
  const char *known;
  g_autoptr(GError) cause = NULL;
  if (!dz_find_paper(paper ? paper : own_paper ? own_paper : "A4", &width, &height, &known, &cause)) {
    dz_fail(error, paper ? DZ_ERROR_USAGE : DZ_ERROR_LAYOUT, 0, "%s%s%s", paper ? "" : path,
            paper ? "" : ": [Page] Paper: ", cause->message);
    return NULL;
  }
  g_autoptr(DzLayout) layout = g_new0(DzLayout, 1);
  layout->frames = g_array_new(FALSE, TRUE, sizeof(DzFrame));
  layout->page_width = width * MM;
  layout->page_height = height * MM;
  Resolver resolver = {.path = path, .file = file, .margins = margins, .layout = layout};
  choose_paper(&resolver, known, own_paper, width, height);
  resolver.factor = factor_of(&resolver, size);
  turn_paper(&resolver);
  if (!resolve_keys(&resolver, error))
    return NULL;
  const DzFrame *frame = dz_layout_main(layout);
  layout->is_folded = layout->column_ratio != 0 && frame->measure < layout->column_least;
  layout->column_ratio = layout->is_folded ? 0 : layout->column_ratio;
  layout->is_mirrored = layout->is_mirrored && !(layout->is_facing && layout->is_folded); /* then there is no spread */
  if (frame->left + frame->measure + layout->margin_gap + layout->margin_width >
      layout->page_width - (margins > 0 ? margins - 1 : 10))
    layout->margin_width = 0; /* words go to the list at the end */
  layout->has_name_line |= layout->has_seal && resolver.is_narrow;
  layout->has_seal = layout->has_seal && !resolver.is_narrow;
  layout->foot_edge = MIN(layout->foot_edge, frame->foot / 2); /* small papers have small feet */
  return check_room(path, layout, margins > 0, error) ? g_steal_pointer(&layout) : NULL;
}

DzLayout *dz_layout_load(const char *name, const char *paper, double size, GError **error) {
  return dz_layout_load_with(name, paper, size, 0, error);
}

DzLayout *dz_layout_load_with(const char *name, const char *paper, double size, double margins, GError **error) {
  if (size != 0 && !(size >= 5 && size <= 40)) {
    dz_fail(error, DZ_ERROR_USAGE, 0, "--size %g is out of range; the Han size may be 5 to 40 points", size);
    return NULL;
  }
  g_autofree char *path = NULL;
  g_autoptr(GKeyFile) file = load_with_parents(name, 0, &path, error);
  DzLayout *layout = file ? resolve(path, file, paper, size, margins, error) : NULL;
  if (!layout)
    return NULL;
  layout->name = g_path_get_basename(path);
  if (g_str_has_suffix(layout->name, ".layout"))
    layout->name[strlen(layout->name) - strlen(".layout")] = 0;
  layout->description = g_key_file_get_string(file, "Layout", "Description", NULL);
  return layout;
}

DzLayout *dz_layout_widened(const DzLayout *layout) {
  DzLayout *wide = g_new(DzLayout, 1);
  *wide = *layout;
  wide->name = g_strdup(layout->name);
  wide->description = g_strdup(layout->description);
  for (int i = 0; i < DZ_FURNITURE_COUNT; i++)
    wide->furniture[i] = g_strdup(layout->furniture[i]);
  wide->frames = g_array_copy(layout->frames);
  wide->margin_width = 0;
  for (guint i = 0; i < wide->frames->len; i++) {
    DzFrame *frame = &g_array_index(wide->frames, DzFrame, i);
    const double room = frame->measure + layout->margin_gap + layout->margin_width + 1;
    frame->name = g_strdup(frame->name);
    frame->measure = whole_ems(room, room, layout->style[DZ_STYLE_TEXT].han);
  }
  for (int i = 0; i < DZ_CELL_COUNT; i++) {
    DzCellLayout *cell = &wide->cell[i];
    const double han = rounded(layout->style[cell->style].han);
    const double measure = g_array_index(wide->frames, DzFrame, cell->frame).measure;
    cell->indent = cell->indent > 0 ? secondary_indent(measure, han, MIN(cell->indent, han)) : 0;
  }
  return wide;
}

void dz_layout_free(DzLayout *layout) {
  if (!layout)
    return;
  g_free(layout->name);
  g_free(layout->description);
  for (int i = 0; i < DZ_FURNITURE_COUNT; i++)
    g_free(layout->furniture[i]);
  for (guint i = 0; layout->frames && i < layout->frames->len; i++)
    g_free(g_array_index(layout->frames, DzFrame, i).name);
  g_clear_pointer(&layout->frames, g_array_unref);
  g_free(layout);
}
