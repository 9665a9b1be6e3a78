/* boxes.c: see boxes.h.

   The face follows the language and not the code point: “ ” ‘ ’ — … are Han marks in a Chinese text and Latin marks in
   an English one. So text is cut into tokens of one face and script, each of which pieces.c knows or learns. */
#include "typeset/lines/boxes.h"
#include "base/language.h"
#include "base/unicode.h"
#include "typeset/lines/breaks.h"
#include "typeset/lines/pieces.h"
#include "typeset/lines/ruby-room.h"
#include <pango/pango.h>
#include <string.h>

typedef struct {
  DzSetter *setter;
  DzBoxes *out;
  const DzStretch *stretch;
  DzStyle *style; /* of the stretch */
  guint8 *levels; /* embedding levels, by byte of the text; NULL: all from left to right */
  guint8 *soft;   /* 1 at each byte before which the text had a soft hyphen; NULL: it had none */
  double split_over;
  gboolean is_in_parts; /* broken only at wide spaces: a line of facts */
} Cutter;

gboolean dz_takes_han_face(gunichar c, gunichar before, gunichar after, const char *language) {
  /* Many Latin faces draw ℃ as a bare C. */
  if (dz_is_wide(c) || dz_is_hangul(c) || c == 0x2103 || c == 0x2109)
    return TRUE;
  if (!dz_is_shared_mark(c) || !(dz_is_chinese(language) || dz_same_language(language, "ja")))
    return FALSE;
  return !(c == 0x2019 && dz_is_latin(before) && (dz_is_latin(after) || !dz_is_wide(after)) && dz_is_latin(after));
}

/* Every face with letters is asked for the hyphen that a break may put in, and for the space that glue is cut from. */
static void need_text(DzSetter *setter, const DzStretch *stretch, const char *text, gsize length) {
  const char *end = text + length;
  const DzFaceScript han = dz_face_script(dz_han_language(setter, stretch->language));
  gboolean has_letters = FALSE, has_space = FALSE;
  gunichar before = 0, c = dz_char_at(text, end);
  for (const char *p = text; p < end;) {
    p = g_utf8_next_char(p);
    const gunichar after = dz_char_at(p, end);
    const gboolean is_han = dz_takes_han_face(c, before, after, stretch->language);
    dz_fonts_need(setter->fonts, stretch->role, is_han ? han : DZ_FACE_LATIN, c);
    has_letters |= !is_han && g_unichar_isalpha(c);
    has_space |= dz_class(c, FALSE) == DZ_CLASS_SPACE;
    before = c;
    c = after;
  }
  if (has_letters)
    dz_fonts_need(setter->fonts, stretch->role, DZ_FACE_LATIN, '-');
  if (has_space)
    dz_fonts_need(setter->fonts, stretch->role, DZ_FACE_LATIN, ' ');
}

void dz_need_stretches(DzSetter *setter, const DzStretch *stretches, guint count) {
  for (guint i = 0; i < count; i++) {
    need_text(setter, &stretches[i], stretches[i].text, stretches[i].length);
    if (stretches[i].is_prose)
      dz_hyphenators_expect(setter->hyphenators, dz_alphabetic_language(setter, stretches[i].language),
                            stretches[i].text, stretches[i].length);
    if (stretches[i].ruby)
      need_text(setter, &stretches[i], stretches[i].ruby, strlen(stretches[i].ruby));
  }
}

/* ---- tokens ---- */

static gboolean is_common_han(gunichar c) {
  return c >= 0x4E00 && c <= 0x9FFF;
}

static gboolean same_level(const Cutter *cutter, const char *a, const char *b) {
  const char *text = cutter->out->text->str;
  return !cutter->levels || cutter->levels[a - text] == cutter->levels[b - text];
}

/* The end of the word of one face and script that starts at p. */
static const char *word_end(const Cutter *cutter, const char *p, const char *start, const char *end) {
  const DzStyle *style = cutter->style;
  const DzFace *face = dz_style_face(cutter->setter, style, g_utf8_get_char(p), FALSE);
  const gboolean is_plain =
      !cutter->levels && face == dz_fonts_role_face(cutter->setter->fonts, style->role, DZ_FACE_LATIN);
  GUnicodeScript script = G_UNICODE_SCRIPT_COMMON;
  const char *next = p;
  while (next < end) {
    const guchar byte = (guchar)*next;
    if (byte < 0x80 && style->plain_ascii[byte] && script <= G_UNICODE_SCRIPT_LATIN && is_plain) {
      script = g_ascii_isalpha((char)byte) ? G_UNICODE_SCRIPT_LATIN : script;
      next++;
      continue;
    }
    gunichar c = g_utf8_get_char(next);
    GUnicodeScript other = g_unichar_get_script(c);
    gboolean same_script =
        other == script || other <= G_UNICODE_SCRIPT_INHERITED || script <= G_UNICODE_SCRIPT_INHERITED;
    if (next > p &&
        (dz_class(c, FALSE) == DZ_CLASS_SPACE || !same_script || !same_level(cutter, p, next) ||
         dz_style_face(cutter->setter, style, c, FALSE) != face ||
         dz_takes_han_face(c, dz_char_before(next, start), dz_char_at(g_utf8_next_char(next), end), style->language)))
      break;
    script = script <= G_UNICODE_SCRIPT_INHERITED ? other : script;
    next = g_utf8_next_char(next);
  }
  return next;
}

/* A Han character with its marks, a syllable of Hangul letters, or a doubled dash. */
static const char *han_end(const Cutter *cutter, const char *p, const char *end) {
  const gunichar c = g_utf8_get_char(p);
  const DzStyle *style = cutter->style;
  const char *next = g_utf8_next_char(p);
  for (gunichar before = c, after; next < end; before = after, next = g_utf8_next_char(next)) {
    after = g_utf8_get_char(next);
    if (!dz_continues_character(before, after) ||
        dz_style_face(cutter->setter, style, after, TRUE) != dz_style_face(cutter->setter, style, c, TRUE))
      break;
  }
  if (!is_common_han(c) && dz_class(c, TRUE) == DZ_CLASS_DASH && next < end && g_utf8_get_char(next) == c)
    return g_utf8_next_char(next);
  return next;
}

/* ---- boxes ---- */

static void add_word(Cutter *cutter, const DzWord *word, guint start) {
  const guint8 level = cutter->levels ? cutter->levels[start] : 0;
  for (guint i = 0; i < word->count; i++) {
    DzBox box = word->pieces[i].box;
    box.text_start += start;
    box.text_end += start;
    box.shape_start += start;
    box.element = cutter->stretch->element;
    box.marking = (guint8)cutter->stretch->marking;
    box.level = level;
    DzItem item = word->pieces[i].item;
    if (level % 2 == 1 || cutter->out->is_rtl)
      item.hang_start = item.hang_end = 0;
    g_array_append_val(cutter->out->boxes, box);
    g_array_append_val(cutter->out->items, item);
  }
}

static void add_alphabetic(Cutter *cutter, guint start, guint end, gboolean is_last_word) {
  const char *text = cutter->out->text->str + start;
  const gboolean is_rtl = cutter->levels && cutter->levels[start] % 2 == 1;
  const DzWordManner manner = (is_last_word ? DZ_WORD_UNHYPHENATED : 0) | (is_rtl ? DZ_WORD_RTL : 0);
  const gboolean has_soft = cutter->soft && memchr(cutter->soft + start + 1, 1, end - start - 1);
  const guint8 *soft = has_soft ? cutter->soft + start : NULL;
  if (cutter->split_over == G_MAXDOUBLE && !soft) {
    add_word(cutter, dz_alphabetic_word(cutter->setter, cutter->style, text, end - start, manner), start);
    return;
  }
  g_autofree DzWord *word =
      dz_split_word(cutter->setter, cutter->style, text, end - start, manner, cutter->split_over, soft);
  add_word(cutter, word, start);
}

static void cut_stretch(Cutter *cutter, guint from, guint to, gboolean is_last) {
  const char *text = cutter->out->text->str, *start = text + from, *end = text + to;
  for (const char *p = start, *next; p < end; p = next) {
    const gunichar c = g_utf8_get_char(p);
    const guint at = (guint)(p - text);
    if (dz_class(c, FALSE) == DZ_CLASS_SPACE) {
      next = g_utf8_next_char(p);
      add_word(cutter, dz_space_word(cutter->setter, cutter->style, p, (gsize)(next - p)), at);
    } else if (is_common_han(c) ||
               (c >= 0x80 && dz_takes_han_face(c, dz_char_before(p, start), dz_char_at(g_utf8_next_char(p), end),
                                               cutter->style->language))) {
      next = han_end(cutter, p, end);
      add_word(cutter, dz_han_word(cutter->setter, cutter->style, p, (gsize)(next - p)), at);
    } else {
      next = word_end(cutter, p, start, end);
      add_alphabetic(cutter, at, (guint)(next - text), is_last && next == end);
    }
  }
}

/* A first line's indent is a box with nothing in it. */
static void add_indent(Cutter *cutter, const DzStretch *stretch, double indent) {
  static const DzShape nothing = {0};
  const DzFace *face = dz_fonts_faces(cutter->setter->fonts)->pdata[0];
  DzBox box = {.shape = &nothing,
               .face = face,
               .size = stretch->han,
               .width = indent,
               .element = stretch->element,
               .level = cutter->out->is_rtl,
               .first = {.class = DZ_CLASS_LATIN}};
  box.last = box.first;
  DzItem item = {.width = indent, .penalty = DZ_NO_BREAK};
  g_array_append_val(cutter->out->boxes, box);
  g_array_append_val(cutter->out->items, item);
}

/* ---- between boxes ---- */

static gboolean is_one_of_ascii(char c, const char *signs) {
  return c && strchr(signs, c);
}

/* A letter and its mark may lie in two stretches, or in two faces. */
static gboolean parts_character(const char *text, guint at) {
  return dz_continues_character(dz_char_before(text + at, text), g_utf8_get_char(text + at));
}

/* ".gif", "/usr": a mark that begins a word is no mark of the word before it. */
static DzEdge edge_of(const char *text, const DzBox *box) {
  DzEdge edge = box->first;
  const char *p = text + box->text_start;
  const gboolean begins = is_one_of_ascii(*p, "./:!") && (g_ascii_isalnum(p[1]) || (*p == '.' && strchr("./", p[1])));
  if (begins)
    edge.kinsoku &= (guint8) ~(DZ_CLOSES_AFTER_SPACE | DZ_NOT_AT_START);
  return edge;
}

static void join(Cutter *cutter, guint i) {
  const DzBox *box = dz_box_at(cutter->out, i), *next = box + 1;
  DzItem *item = dz_item_at(cutter->out, i);
  const char *text = cutter->out->text->str;
  if (box->is_space && i > 0) /* a line that ends in a space hangs the mark before it */
    item->hang_end = (item - 1)->hang_end;
  if (!box->is_space && !next->is_space)
    item->glue = dz_glue_between(&box->last, &next->first);
  if (next->rise > 0 && !next->is_space) /* a reference closes up to what it stands at */
    item->glue = (DzGlue){0};
  const gboolean are_latin = box->last.class == DZ_CLASS_LATIN && next->first.class == DZ_CLASS_LATIN;
  const DzEdge edge = edge_of(text, next);
  item->penalty =
      dz_break_penalty(&box->last, &edge, are_latin && dz_alphabet_parts(text, next->text_start), &item->flags);
  if (are_latin && cutter->style->is_cjk && (box->last.kinsoku & DZ_NOT_AT_END)) /* 1/2 in two stretches */
    item->penalty = DZ_NO_BREAK;
  const gboolean opens = box->is_space && i > 0 && (box[-1].last.kinsoku & DZ_OPENS_BEFORE_SPACE);
  const gboolean held =
      cutter->is_in_parts ? box->first.c != 0x3000 : opens || (box->is_space && dz_space_ties(text, box->text_start));
  const gboolean is_spaced_dash = box->is_space && i + 2 < cutter->out->boxes->len && next[1].is_space &&
                                  (next->first.c == 0x2014 || next->first.c == 0x2013);
  if (held || is_spaced_dash || next->rise > 0) /* a reference stays with what it stands at */
    item->penalty = DZ_NO_BREAK;
  if (parts_character(text, next->text_start)) { /* not even in an emergency */
    item->penalty = DZ_NO_BREAK;
    item->glue = (DzGlue){0};
    return;
  }
  /* A word in two faces may be wider than the line though neither part is. */
  const gboolean in_word = are_latin && g_unichar_isalnum(box->last.c) && g_unichar_isalnum(next->first.c);
  if (item->penalty == DZ_NO_BREAK && !next->is_space &&
      (cutter->split_over <= 0 || (in_word && cutter->split_over != G_MAXDOUBLE))) {
    item->penalty = DZ_EMERGENCY_PENALTY;
    item->flags |= DZ_ITEM_SECOND_PASS;
  }
}

static void join_boxes(Cutter *cutter) {
  for (guint i = 0; i + 1 < cutter->out->boxes->len; i++) {
    const DzBox *box = dz_box_at(cutter->out, i);
    if (!box->joins_next && box->glyph_end > 0)
      join(cutter, i);
  }
}

/* ---- bidirectional text ---- */

static gboolean has_rtl(const char *text) {
  for (const guchar *p = (const guchar *)text; *p; p++)
    if ((*p >= 0xD6 && *p <= 0xDF) || (*p == 0xE0 && p[1] >= 0xA0 && p[1] <= 0xA3) ||
        (*p == 0xEF && p[1] >= 0xAC && p[1] <= 0xBB) || (*p == 0xF0 && (p[1] == 0x90 || p[1] == 0x9E) && p[2] >= 0xA0))
      return TRUE;
  return FALSE;
}

/* Embedding levels by byte; NULL where nothing runs from right to left. The paragraph's own direction is that of its
   language, not of its first letter. */
static guint8 *find_levels(DzBoxes *boxes, const char *language) {
  boxes->is_rtl = dz_is_rtl_language(language);
  if (!boxes->is_rtl && !has_rtl(boxes->text->str))
    return NULL;
  PangoDirection direction = boxes->is_rtl ? PANGO_DIRECTION_RTL : PANGO_DIRECTION_LTR;
  G_GNUC_BEGIN_IGNORE_DEPRECATIONS
  g_autofree guint8 *by_character =
      pango_log2vis_get_embedding_levels(boxes->text->str, (int)boxes->text->len, &direction);
  G_GNUC_END_IGNORE_DEPRECATIONS
  guint8 *levels = g_new(guint8, boxes->text->len + 1);
  gsize character = 0;
  for (const char *p = boxes->text->str; *p; p = g_utf8_next_char(p), character++)
    for (const char *byte = p; byte < g_utf8_next_char(p); byte++)
      levels[byte - boxes->text->str] = by_character[character];
  levels[boxes->text->len] = boxes->is_rtl;
  return levels;
}

/* ---- all of it ---- */

/* The text of all stretches without its soft hyphens, and where each ends. */
typedef struct {
  GString *text;
  guint *ends;  /* count */
  guint8 *soft; /* as in Cutter */
} Joined;

static void add_text(Joined *joined, const DzStretch *stretch, gsize most) {
  static const char soft_hyphen[] = "\u00AD";
  const gsize width = strlen(soft_hyphen);
  const char *at = stretch->text, *end = at + stretch->length;
  for (const char *hyphen; (hyphen = memmem(at, (gsize)(end - at), soft_hyphen, width)); at = hyphen + width) {
    joined->soft = joined->soft ? joined->soft : g_new0(guint8, most + 1);
    g_string_append_len(joined->text, at, hyphen - at);
    joined->soft[joined->text->len] = 1;
  }
  g_string_append_len(joined->text, at, end - at);
}

static Joined join_stretches(const DzStretch *stretches, guint count) {
  Joined joined = {.text = g_string_new(NULL), .ends = g_new(guint, count)};
  gsize length = 0;
  for (guint i = 0; i < count; i++)
    length += stretches[i].length;
  for (guint i = 0; i < count; i++) {
    add_text(&joined, &stretches[i], length);
    joined.ends[i] = (guint)joined.text->len;
  }
  return joined;
}

static void cut_stretches(Cutter *cutter, const DzStretch *stretches, const guint *ends, guint count) {
  guint last_prose = 0; /* what follows it (a link's arrow) is no word of the paragraph */
  for (guint i = 0; i < count; i++)
    last_prose = stretches[i].is_prose && stretches[i].length > 1 ? i : last_prose;
  for (guint i = 0; i < count; i++) {
    const guint first = cutter->out->boxes->len;
    cutter->stretch = &stretches[i];
    cutter->style = dz_style(cutter->setter, cutter->stretch);
    cut_stretch(cutter, i > 0 ? ends[i - 1] : 0, ends[i], i == last_prose);
    if (stretches[i].ruby && *stretches[i].ruby)
      dz_add_ruby(cutter->setter, cutter->out, &stretches[i], first);
  }
}

DzBoxes *dz_boxes_new(DzSetter *setter, const DzStretch *stretches, guint count, double measure, double indent,
                      double split_over) {
  DzBoxes *boxes = g_new0(DzBoxes, 1);
  const Joined joined = join_stretches(stretches, count);
  g_autofree guint *ends = joined.ends;
  g_autofree guint8 *soft = joined.soft;
  boxes->text = joined.text;
  boxes->boxes = g_array_sized_new(FALSE, FALSE, sizeof(DzBox), (guint)boxes->text->len / 2 + 1);
  boxes->items = g_array_sized_new(FALSE, FALSE, sizeof(DzItem), (guint)boxes->text->len / 2 + 1);
  if (boxes->text->len == 0)
    return boxes;
  g_autofree guint8 *levels = find_levels(boxes, stretches[0].language);
  Cutter cutter = {.setter = setter,
                   .out = boxes,
                   .levels = levels,
                   .soft = soft,
                   .is_in_parts = stretches[0].is_in_parts,
                   .split_over = split_over};
  if (indent > 0)
    add_indent(&cutter, &stretches[0], indent);
  cut_stretches(&cutter, stretches, ends, count);
  join_boxes(&cutter);
  dz_make_room_for_ruby(boxes, measure);
  return boxes;
}

void dz_boxes_free(DzBoxes *boxes) {
  if (!boxes)
    return;
  for (guint r = 0; boxes->rubies && r < boxes->rubies->len; r++)
    dz_boxes_free(dz_ruby_at(boxes, r)->text);
  g_clear_pointer(&boxes->rubies, g_array_unref);
  g_string_free(boxes->text, TRUE);
  g_array_unref(boxes->boxes);
  g_array_unref(boxes->items);
  g_free(boxes);
}

guint dz_ink_end(const DzBoxes *boxes, const DzLineBreak *range) {
  guint end = range->end;
  while (end > range->start + 1 && dz_box_at(boxes, end - 1)->is_space)
    end--;
  return end;
}

double dz_boxes_width(const DzBoxes *boxes, guint start, guint end) {
  double width = 0;
  for (guint i = start; i < end; i++) {
    const DzItem *item = dz_item_at(boxes, i);
    width += item->width + (i + 1 < end ? item->glue.natural : 0);
  }
  return width;
}
