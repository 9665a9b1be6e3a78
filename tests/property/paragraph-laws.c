/* paragraph-laws.c: see paragraph-laws.h. Each law is a function that returns NULL, or what is wrong as a new string.

   The laws look at what came out, and count afresh what they can: a fault that the builder and its own headers share
   would else go unseen. */
#include "property/paragraph-laws.h"
#include "base/language.h"
#include "base/unicode.h"
#include <math.h>
#include <pango/pango.h>
#include <string.h>

/* Points: two sums of floats that should be equal; flush; what TYPOGRAPHY.md lets a mark hang. */
static const double same = 0.02, flush = 0.01, most_hang = 2, most_hang_start = 2;

const char *const law_languages[] = {"zh-Hans", "zh-Hant", "zh-HK", "ja", "ko", "en", "de",
                                     "fr",      "ru",      "es",    "ar", "he", "th", NULL};

/* ---- the press ---- */

typedef struct {
  gunichar first, last;
} Range;

/* What the faces are asked for. The Han in them are some hundred and not all. */
static char *all_characters(void) {
  static const Range ranges[] = {
      {0x20, 0x7E},     {0xA0, 0x17F},    {0x300, 0x345},    {0x370, 0x3FF},   {0x400, 0x45F},   {0x591, 0x5F4},
      {0x600, 0x6FF},   {0xE01, 0xE5B},   {0x1E00, 0x1EFF},  {0x2010, 0x2027}, {0x202F, 0x2044}, {0x20A0, 0x20BF},
      {0x2100, 0x2122}, {0x2190, 0x2199}, {0x2212, 0x221E},  {0x3000, 0x30FF}, {0x31F0, 0x31FF}, {0x4E00, 0x4E7F},
      {0xAC00, 0xAC80}, {0x1100, 0x1112}, {0x1161, 0x1175},  {0x11A8, 0x11C2}, {0xFB00, 0xFB06}, {0xFE00, 0xFE0F},
      {0xFF01, 0xFF5E}, {0xFFE0, 0xFFE6}, {0x20BB7, 0x20BB7}};
  static const char others[] =
      "⸺⋯‥“”‘’—…℃‰的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种"
      "面而方后"
      "多定行学法所民得经十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合"
      "這為個國時來們發動過說產種後學經進著電裡現實兩體機當從應開氣壓計直島船日冬港針空々雨灯台守娘父夜風音帳東京"
      "月号时分秒名倍岁元万亿千百次米吨克斤页条世"
      "그는기차를타고바다로갔다아침에창문을열면바람이들어왔다사람들은아무도말하지않았고역무원만시간표를바라보았다년월일"
      "서울";
  GString *all = g_string_new(others);
  for (gsize i = 0; i < G_N_ELEMENTS(ranges); i++)
    for (gunichar c = ranges[i].first; c <= ranges[i].last; c++)
      if (g_unichar_isdefined(c))
        g_string_append_unichar(all, c);
  return g_string_free(all, FALSE);
}

static void need_all(DzSetter *setter) {
  g_autofree char *all = all_characters();
  for (guint i = 0; law_languages[i]; i++)
    for (int role = 0; role < DZ_FACE_ROLES; role++) {
      DzStretch stretch = {.text = all, .length = strlen(all), .language = law_languages[i], .role = (DzFaceRole)role};
      dz_need_stretches(setter, &stretch, 1);
    }
}

LawPress *law_press_new(char **missing) {
  g_autoptr(GError) error = NULL;
  LawPress *press = g_new0(LawPress, 1);
  press->notes = dz_notes_new();
  press->details = g_ptr_array_new_with_free_func(g_free);
  DzSetter *setter = &press->setter;
  *setter = (DzSetter){.han_language = "zh-Hans", .latin_language = "en", .notes = dz_notes_new()};
  setter->fonts = dz_fonts_new(NULL, press->notes, press->details, &error);
  if (setter->fonts) {
    need_all(setter);
    dz_fonts_load(setter->fonts, &error);
  }
  if (error) {
    *missing = g_strdup(error->message);
    return NULL;
  }
  law_press_renew(press);
  return press;
}

void law_press_renew(LawPress *press) {
  DzSetter *setter = &press->setter;
  dz_shaper_free(setter->shaper);
  dz_hyphenators_free(setter->hyphenators);
  g_ptr_array_set_size(press->details, 0);
  setter->shaper = dz_shaper_new();
  setter->hyphenators = dz_hyphenators_new(press->notes, press->details);
}

DzParagraph *law_set(LawPress *press, const LawOrder *order) {
  DzSetter *setter = &press->setter;
  g_ptr_array_set_size(setter->notes, 0);
  g_clear_pointer(&setter->styles, g_ptr_array_unref);
  setter->line_count = setter->flushed_count = 0;
  return dz_set_paragraph(setter, order->stretches, order->count, order->measure, order->indent, order->setting);
}

gboolean law_has_emergency(const LawPress *press) {
  for (guint i = 0; i < press->setter.notes->len; i++)
    if (strstr(((const DzNote *)press->setter.notes->pdata[i])->text, "wider than the line"))
      return TRUE;
  return FALSE;
}

/* ---- looking at a paragraph ---- */

static const DzLine *line_at(const DzParagraph *p, guint i) {
  return &g_array_index(p->lines, DzLine, i);
}

static const DzRun *run_at(const DzParagraph *p, guint i) {
  return &g_array_index(p->runs, DzRun, i);
}

static const DzPlacedGlyph *glyph_at(const DzParagraph *p, guint i) {
  return &g_array_index(p->glyphs, DzPlacedGlyph, i);
}

static const DzCluster *cluster_at(const DzParagraph *p, guint i) {
  return &g_array_index(p->clusters, DzCluster, i);
}

static gboolean is_ruby(const DzRun *run) {
  return run->element >= LAW_RUBY;
}

/* U+00AD stands for a hyphen that was put in. */
static gboolean is_added_hyphen(gunichar c) {
  return c == 0xAD;
}

static gboolean is_blank(gunichar c) {
  return c == ' ' || c == 0xA0 || c == 0x202F || c == 0x3000;
}

/* New string. */
static char *without_soft_hyphens(const char *text, gsize length) {
  GString *plain = g_string_new(NULL);
  for (const char *c = text; c < text + length; c = g_utf8_next_char(c))
    if (!is_added_hyphen(g_utf8_get_char(c)))
      g_string_append_unichar(plain, g_utf8_get_char(c));
  return g_string_free(plain, FALSE);
}

char *law_line_text(const DzParagraph *p, guint line) {
  GString *text = g_string_new(NULL);
  for (guint r = 0; r < line_at(p, line)->run_count; r++) {
    const DzRun *run = run_at(p, line_at(p, line)->run_start + r);
    if (!is_ruby(run))
      g_string_append_len(text, p->text->str + run->text_start, run->text_length);
  }
  return g_string_free(text, FALSE);
}

/* ---- the arrays hang together ---- */

typedef struct {
  guint runs, glyphs, clusters, text;
} Reached;

static char *check_run(const DzParagraph *p, guint r, Reached *reached) {
  const DzRun *run = run_at(p, r);
  guint glyphs = 0, bytes = 0;
  if (run->glyph_start != reached->glyphs || run->cluster_start != reached->clusters ||
      run->text_start != reached->text)
    return g_strdup_printf("run %u does not begin where the one before ends", r);
  for (guint c = 0; c < run->cluster_count; c++) {
    const DzCluster *cluster = cluster_at(p, run->cluster_start + c);
    if (!g_utf8_validate(p->text->str + run->text_start + bytes, cluster->byte_count, NULL))
      return g_strdup_printf("run %u: a cluster cuts a character", r);
    glyphs += cluster->glyph_count;
    bytes += cluster->byte_count;
  }
  if (glyphs != run->glyph_count || bytes != run->text_length)
    return g_strdup_printf("run %u: clusters of %u glyphs and %u bytes for %u and %u", r, glyphs, bytes,
                           run->glyph_count, run->text_length);
  reached->runs++;
  reached->glyphs += glyphs;
  reached->clusters += run->cluster_count;
  reached->text += bytes;
  return NULL;
}

static char *check_arrays(const DzParagraph *p) {
  Reached reached = {0};
  for (guint l = 0; l < p->lines->len; l++) {
    const DzLine *line = line_at(p, l);
    if (line->run_start != reached.runs || line->run_count == 0)
      return g_strdup_printf("line %u has %u runs from %u on, after run %u", l, line->run_count, line->run_start,
                             reached.runs);
    for (guint r = 0; r < line->run_count; r++) {
      char *wrong = check_run(p, line->run_start + r, &reached);
      if (wrong)
        return wrong;
    }
  }
  if (reached.runs != p->runs->len || reached.glyphs != p->glyphs->len || reached.clusters != p->clusters->len ||
      reached.text != p->text->len)
    return g_strdup("something lies in no line");
  return NULL;
}

/* ---- every character once ---- */

/* What the runs of one element say, hyphens left out. New string. */
static char *text_of_element(const DzParagraph *p, int element) {
  GString *text = g_string_new(NULL);
  for (guint r = 0; r < p->runs->len; r++)
    if (run_at(p, r)->element == element)
      g_string_append_len(text, p->text->str + run_at(p, r)->text_start, run_at(p, r)->text_length);
  g_autofree char *all = g_string_free(text, FALSE);
  return without_soft_hyphens(all, strlen(all));
}

/* A mark that stands on a letter of the stretch before is no base for a reading. */
static gboolean has_no_base(const LawOrder *order, guint i) {
  g_autoptr(GString) before = g_string_new(NULL);
  for (guint k = 0; k < i; k++)
    g_string_append_len(before, order->stretches[k].text, (gssize)order->stretches[k].length);
  g_string_append_len(before, order->stretches[i].text, (gssize)order->stretches[i].length);
  g_autofree char *text = without_soft_hyphens(before->str, before->len);
  g_autofree char *own = without_soft_hyphens(order->stretches[i].text, order->stretches[i].length);
  const char *first = text + strlen(text) - strlen(own);
  while (*first && is_blank(g_utf8_get_char(first)))
    first = g_utf8_next_char(first);
  return first > text && *first && dz_continues_character(dz_char_before(first, text), g_utf8_get_char(first));
}

static char *check_stretch_text(const LawOrder *order, const DzParagraph *p, guint i) {
  const DzStretch *stretch = &order->stretches[i];
  g_autofree char *asked = without_soft_hyphens(stretch->text, stretch->length);
  g_autofree char *given = text_of_element(p, (int)i);
  if (strcmp(asked, given) != 0)
    return g_strdup_printf("stretch %u: “%s” comes out as “%s”", i, asked, given);
  if (!stretch->ruby || !*asked || has_no_base(order, i))
    return NULL;
  g_autofree char *ruby = without_soft_hyphens(stretch->ruby, strlen(stretch->ruby));
  g_autofree char *given_ruby = text_of_element(p, LAW_RUBY + (int)i);
  if (strcmp(ruby, given_ruby) != 0)
    return g_strdup_printf("stretch %u: its ruby “%s” comes out as “%s”", i, ruby, given_ruby);
  return NULL;
}

/* Stretches come in their order, and ruby after its base, or in the midst of it where the base is broken. */
static char *check_text(const LawOrder *order, const DzParagraph *p) {
  int current = -1;
  for (guint r = 0; r < p->runs->len; r++) {
    int element = run_at(p, r)->element, stretch = is_ruby(run_at(p, r)) ? element - LAW_RUBY : element;
    if (is_ruby(run_at(p, r)) ? stretch != current : stretch < current)
      return g_strdup_printf("run %u of stretch %d follows one of stretch %d", r, stretch, current);
    current = stretch;
  }
  for (guint i = 0; i < order->count; i++) {
    char *wrong = check_stretch_text(order, p, i);
    if (wrong)
      return wrong;
  }
  return NULL;
}

/* ---- numbers ---- */

static char *check_glyphs(const DzParagraph *p, const DzRun *run) {
  for (guint g = 0; g < run->glyph_count; g++) {
    const DzPlacedGlyph *glyph = glyph_at(p, run->glyph_start + g);
    if (glyph->index == 0)
      return g_strdup_printf("glyph %u of “%.*s” is one that %s lacks", g, (int)run->text_length,
                             p->text->str + run->text_start, run->face->family);
    if (!isfinite(glyph->x) || !isfinite(glyph->y))
      return g_strdup("a glyph stands nowhere");
    if (glyph->index >= hb_face_get_glyph_count(run->face->face))
      return g_strdup_printf("glyph %u of a face of %u", glyph->index, hb_face_get_glyph_count(run->face->face));
  }
  return NULL;
}

static char *check_numbers(const DzParagraph *p) {
  for (guint l = 0; l < p->lines->len; l++)
    if (!isfinite(line_at(p, l)->x0) || !(line_at(p, l)->x1 >= line_at(p, l)->x0 - same))
      return g_strdup_printf("line %u reaches from %f to %f", l, line_at(p, l)->x0, line_at(p, l)->x1);
  for (guint r = 0; r < p->runs->len; r++) {
    const DzRun *run = run_at(p, r);
    if (!run->face || !(run->size > 0) || !isfinite(run->x0) || !(run->x1 >= run->x0))
      return g_strdup_printf("run %u of size %f reaches from %f to %f", r, run->size, run->x0, run->x1);
    char *wrong = check_glyphs(p, run);
    if (wrong)
      return wrong;
  }
  return NULL;
}

static double largest(const LawOrder *order) {
  double size = 0;
  for (guint i = 0; i < order->count; i++)
    size = MAX(size, MAX(order->stretches[i].han, order->stretches[i].latin));
  return size;
}

/* ---- extents ---- */

/* Glyphs stand inside their run's extent: a mark of a Han face by its ink, as half its square is glue; others by their
   advance, but for what kerning and marks set over letters move. */
static char *check_glyph_extent(const DzParagraph *p, const DzRun *run, guint g) {
  const double slack = 0.35 * run->size, scale = run->size / run->face->units_per_em;
  const DzPlacedGlyph *glyph = glyph_at(p, run->glyph_start + g);
  double advance = hb_font_get_glyph_h_advance(run->face->font, glyph->index) * scale;
  hb_glyph_extents_t ink;
  if (advance < 0.05 * run->size || !hb_font_get_glyph_extents(run->face->font, glyph->index, &ink) || ink.width == 0)
    return NULL;
  double left = glyph->x + ink.x_bearing * scale, right = left + ink.width * scale;
  double middle = (left + right) / 2, own = middle - glyph->x;
  if (own < 0 || own > advance) /* as the face draws the signs that span the digits beside them */
    return NULL;
  if (middle < run->x0 - slack || middle > run->x1 + slack)
    return g_strdup_printf("glyph %u of “%.*s”: its ink from %.2f to %.2f is outside its run, %.2f to %.2f",
                           glyph->index, (int)run->text_length, p->text->str + run->text_start, left, right, run->x0,
                           run->x1);
  return NULL;
}

static gboolean ends_in_blank(const DzParagraph *p, const DzRun *run) {
  const char *end = p->text->str + run->text_start + run->text_length;
  return run->text_length > 0 && is_blank(g_utf8_get_char(g_utf8_prev_char(end)));
}

/* Spaces at a line's end are in no extent. A letter gap may shrink beside a character without width, too. */
static char *check_extents(const LawOrder *order, const DzParagraph *p) {
  const double slack = same + 0.01 * largest(order);
  for (guint l = 0; l < p->lines->len; l++) {
    const DzLine *line = line_at(p, l);
    for (guint r = line->run_start; r < line->run_start + line->run_count; r++) {
      const DzRun *run = run_at(p, r);
      if (!is_ruby(run) && !ends_in_blank(p, run) && (run->x0 < line->x0 - slack || run->x1 > line->x1 + slack))
        return g_strdup_printf("run %u, %.3f to %.3f, is outside line %u, %.3f to %.3f", r, run->x0, run->x1, l,
                               line->x0, line->x1);
      for (guint g = 0; g < run->glyph_count; g++) {
        char *wrong = check_glyph_extent(p, run, g);
        if (wrong)
          return wrong;
      }
    }
  }
  return NULL;
}

static gboolean has_blank(const DzStretch *stretch) {
  for (const char *c = stretch->text; c < stretch->text + stretch->length; c = g_utf8_next_char(c))
    if (is_blank(g_utf8_get_char(c)))
      return TRUE;
  return FALSE;
}

/* In a line that runs from left to right no box stands on another, nor ruby on ruby, but for what Han gives in a tight
   line (TYPOGRAPHY.md §1, pass 2). */
static char *check_overlap(const LawPress *press, const LawOrder *order, const DzParagraph *p) {
  const gboolean has_emergency = law_has_emergency(press);
  const double slack = same + 0.015 * largest(order);
  for (guint l = 0; l < p->lines->len; l++) {
    const DzLine *line = line_at(p, l);
    double reached[2] = {-INFINITY, -INFINITY};
    gboolean is_mixed = FALSE;
    for (guint r = line->run_start; r < line->run_start + line->run_count; r++)
      is_mixed |= run_at(p, r)->is_rtl;
    for (guint r = line->run_start; !is_mixed && r < line->run_start + line->run_count; r++) {
      const DzRun *run = run_at(p, r);
      double *end = &reached[is_ruby(run)];
      /* Some of its base may be at a line's end, or in another line. */
      if (is_ruby(run) && (has_emergency || has_blank(&order->stretches[run->element - LAW_RUBY])))
        continue;
      if (run->x0 < *end - slack)
        return g_strdup_printf("line %u: run %u, “%.*s”, begins at %.3f, before %.3f", l, r, (int)run->text_length,
                               p->text->str + run->text_start, run->x0, *end);
      *end = run->x1;
    }
  }
  return NULL;
}

/* ---- the measure ---- */

/* The clusters of a line that cannot be parted: one, a base with its marks, or a doubled dash. */
static gboolean is_single(const DzParagraph *p, guint l) {
  guint count = 0;
  gunichar last = 0, base = 0; /* the character before, and the one that it goes on */
  for (guint r = 0; r < line_at(p, l)->run_count; r++) {
    const DzRun *run = run_at(p, line_at(p, l)->run_start + r);
    const char *at = p->text->str + run->text_start;
    for (guint c = 0; c < run->cluster_count && !is_ruby(run); c++) {
      const DzCluster *cluster = cluster_at(p, run->cluster_start + c);
      gunichar first = cluster->byte_count ? g_utf8_get_char(at) : 0;
      gboolean is_second = first == base && dz_class(first, TRUE) == DZ_CLASS_DASH;
      gboolean goes_on = dz_continues_character(last, first);
      count += first && !is_blank(first) && g_unichar_type(first) != G_UNICODE_FORMAT && !is_added_hyphen(first) &&
               !is_second && !goes_on;
      base = goes_on ? base : first;
      at += cluster->byte_count;
      last = cluster->byte_count ? g_utf8_get_char(g_utf8_prev_char(at)) : last;
    }
  }
  return count <= 1;
}

static double hang_of(const LawPress *press, const LawOrder *order) {
  double stop = press->setter.hangs_stops ? largest(order) / 2 : 0;
  return MAX(stop, most_hang);
}

static char *check_measure(const LawPress *press, const LawOrder *order, const DzParagraph *p) {
  for (guint l = 0; l < p->lines->len; l++) {
    const DzLine *line = line_at(p, l);
    if (line->x0 < -most_hang_start - flush)
      return g_strdup_printf("line %u begins at %.3f", l, line->x0);
    if (line->x1 > order->measure + hang_of(press, order) + flush && !is_single(p, l)) {
      g_autofree char *text = law_line_text(p, l);
      return g_strdup_printf("line %u ends at %.3f of %.3f: “%s”", l, line->x1, order->measure, text);
    }
  }
  return NULL;
}

/* The last character of a line that is no space and no mark on one; 0: none. */
static gunichar last_of_line(const DzParagraph *p, guint l) {
  g_autofree char *text = law_line_text(p, l);
  gunichar last = 0;
  for (const char *c = text; *c; c = g_utf8_next_char(c))
    last = is_blank(g_utf8_get_char(c)) || g_unichar_ismark(g_utf8_get_char(c)) ? last : g_utf8_get_char(c);
  return last;
}

static double hang_of_end(const LawPress *press, const LawOrder *order, gunichar c) {
  if (press->setter.hangs_stops && g_utf8_strchr("，、。．", -1, c))
    return hang_of(press, order);
  return is_added_hyphen(c) || g_utf8_strchr("-‐.,:;’”", -1, c) ? most_hang : 0;
}

/* Every line but the last ends at the measure, or is counted as one that would tear. */
static char *check_flush(const LawPress *press, const LawOrder *order, const DzParagraph *p) {
  const DzStretch *first = &order->stretches[0];
  const double narrow = 17; /* em: alphabetic prose in a narrower column is not justified */
  if (order->setting != DZ_SET_JUSTIFIED ||
      (first->is_prose && !dz_is_cjk_language(first->language) && order->measure < narrow * first->latin + same))
    return NULL;
  guint loose = 0, example = 0;
  for (guint l = 0; l + 1 < p->lines->len; l++) {
    const DzLine *line = line_at(p, l);
    double most = order->measure + hang_of_end(press, order, last_of_line(p, l));
    if (line->x1 > most + flush && !is_single(p, l)) {
      g_autofree char *text = law_line_text(p, l);
      return g_strdup_printf("line %u ends at %.3f, beyond %.3f: “%s”", l, line->x1, most, text);
    }
    if (line->x1 < order->measure - flush || line->x0 > flush) {
      loose++;
      example = l;
    }
  }
  if (loose <= press->setter.flushed_count)
    return NULL;
  g_autofree char *text = law_line_text(p, example);
  return g_strdup_printf("%u lines are not flush, %u are counted; line %u from %.3f to %.3f of %.3f: “%s”", loose,
                         press->setter.flushed_count, example, line_at(p, example)->x0, line_at(p, example)->x1,
                         order->measure, text);
}

/* ---- dots ---- */

static char *check_dots(const DzParagraph *p) {
  guint line = 0;
  for (guint d = 0; d < p->dots->len; d++) {
    const DzDots *dots = &g_array_index(p->dots, DzDots, d);
    if (dots->line < line || dots->line >= p->lines->len || !(dots->size > 0) || !isfinite(dots->y) || dots->count == 0)
      return g_strdup_printf("%u dots are of line %u after some of line %u", dots->count, dots->line, line);
    line = dots->line;
    const double last = dots->x + (dots->count - 1) * dots->pitch;
    if (!(dots->x - dots->size / 2 >= line_at(p, line)->x0 - same &&
          last + dots->size / 2 <= line_at(p, line)->x1 + same))
      return g_strdup_printf("dots from %.3f to %.3f are not under line %u, %.3f to %.3f", dots->x, last, line,
                             line_at(p, line)->x0, line_at(p, line)->x1);
  }
  return NULL;
}

/* ---- clusters of characters ---- */

/* No line begins inside what a reader takes for one character. */
static char *check_graphemes(const DzParagraph *p) {
  GString *text = g_string_new(NULL);
  g_autoptr(GArray) starts = g_array_new(FALSE, FALSE, sizeof(glong)); /* of lines, in characters */
  for (guint l = 0; l < p->lines->len; l++) {
    g_autofree char *line = law_line_text(p, l);
    g_autofree char *plain = without_soft_hyphens(line, strlen(line));
    glong start = g_utf8_strlen(text->str, -1);
    g_array_append_val(starts, start);
    g_string_append(text, plain);
  }
  glong count = g_utf8_strlen(text->str, -1);
  g_autofree PangoLogAttr *attributes = g_new0(PangoLogAttr, count + 1);
  g_autofree char *all = g_string_free(text, FALSE);
  pango_get_log_attrs(all, -1, -1, pango_language_from_string("en"), attributes, (int)count + 1);
  for (guint l = 1; l < starts->len; l++) {
    const glong start = g_array_index(starts, glong, l);
    const char *after = g_utf8_offset_to_pointer(all, start);
    /* Pango joins even a space with a Hangul letter that begins no syllable, and what stands on either side of a
       non-joiner after a letter of Indic scripts (UAX #29 GB9: it only ends what is before it). */
    const gboolean is_pangos_own = attributes[start - 1].is_white || g_utf8_get_char(g_utf8_prev_char(after)) == 0x200C;
    if (!attributes[start].is_cursor_position && !is_pangos_own) {
      return g_strdup_printf("line %u begins inside a character, between U+%04X and U+%04X", l,
                             g_utf8_get_char(g_utf8_prev_char(after)), g_utf8_get_char(after));
    }
  }
  return NULL;
}

/* ---- all of them ---- */

char *law_broken(LawPress *press, const LawOrder *order) {
  g_autoptr(DzParagraph) p = law_set(press, order);
  char *wrong = check_arrays(p);
  wrong = wrong ? wrong : check_text(order, p);
  wrong = wrong ? wrong : check_numbers(p);
  wrong = wrong ? wrong : check_extents(order, p);
  wrong = wrong ? wrong : check_overlap(press, order, p);
  wrong = wrong ? wrong : check_measure(press, order, p);
  wrong = wrong ? wrong : check_flush(press, order, p);
  wrong = wrong ? wrong : check_dots(p);
  return wrong ? wrong : check_graphemes(p);
}
