/* boxes.c: see boxes.h.

   The face follows the language and not the code point: “ ” ‘ ’ — … are Han marks in a Chinese text and Latin marks in
   an English one. A Latin word is shaped whole and then cut at the places where a line may break, so that ligatures and
   kerning are those of the word. */
#include "typeset/boxes.h"
#include "base/language.h"
#include "base/unicode.h"
#include "typeset/breaks.h"
#include <pango/pango.h>
#include <string.h>

typedef struct {
  DzSetter *setter;
  DzBoxes *out;
  PangoLogAttr *attributes; /* of the whole text, by character */
  const DzStretch *stretch;
  const char *main_language; /* of the paragraph: that of its first stretch */
  double split_over;
  gboolean is_in_parts; /* broken only at wide spaces: a line of facts */
  /* what the stretch's language means for its Han, looked up once */
  const char *han_language, *alphabetic_language;
  DzFaceScript han_script;
  DzRegion region;
  gboolean is_cjk;
} Cutter;

gboolean dz_takes_han_face(gunichar c, gunichar before, gunichar after, const char *language) {
  /* Many Latin faces draw ℃ as a bare C. */
  if (dz_is_wide(c) || dz_is_hangul(c) || c == 0x2103 || c == 0x2109)
    return TRUE;
  if (!dz_is_shared_mark(c) || !(dz_is_chinese(language) || dz_same_language(language, "ja")))
    return FALSE;
  return !(c == 0x2019 && dz_is_latin(before) && (dz_is_latin(after) || !dz_is_wide(after)) && dz_is_latin(after));
}

static DzFaceScript han_script(const DzSetter *setter, const char *language) {
  return dz_face_script(dz_is_cjk_language(language) ? language : setter->han_language);
}

static gunichar char_at(const char *p, const char *end) {
  return p < end ? g_utf8_get_char(p) : 0;
}

static gunichar char_before(const char *p, const char *start) {
  return p > start ? g_utf8_get_char(g_utf8_prev_char(p)) : 0;
}

void dz_need_stretches(DzSetter *setter, const DzStretch *stretches, guint count) {
  for (guint i = 0; i < count; i++) {
    const DzStretch *stretch = &stretches[i];
    const char *end = stretch->text + stretch->length;
    const DzFaceScript han = han_script(setter, stretch->language);
    gunichar before = 0, c = char_at(stretch->text, end);
    for (const char *p = stretch->text; p < end;) {
      p = g_utf8_next_char(p);
      gunichar after = char_at(p, end);
      dz_fonts_need(setter->fonts, stretch->role,
                    dz_takes_han_face(c, before, after, stretch->language) ? han : DZ_FACE_LATIN, c);
      before = c;
      c = after;
    }
  }
}

/* ---- boxes ---- */

static DzBox *add_box(Cutter *cutter, const DzBox *box, const DzItem *item) {
  g_array_append_vals(cutter->out->boxes, box, 1);
  g_array_append_vals(cutter->out->items, item, 1);
  DzBox *added = &g_array_index(cutter->out->boxes, DzBox, cutter->out->boxes->len - 1);
  added->is_dotted = cutter->stretch && cutter->stretch->is_dotted;
  return added;
}

static DzEdge edge_of(const Cutter *cutter, gunichar c, gboolean is_han) {
  const DzStretch *stretch = cutter->stretch;
  DzEdge edge = {.class = dz_class(c, is_han), .c = c, .em = is_han ? stretch->han : stretch->latin};
  edge.blanks = dz_blanks(c, edge.class, cutter->region);
  return edge;
}

static const DzFace *face_for(const Cutter *cutter, gunichar c, gboolean is_han) {
  DzFaceScript script = is_han ? cutter->han_script : DZ_FACE_LATIN;
  return dz_fonts_face(cutter->setter->fonts, cutter->stretch->role, script, c);
}

static const DzShape *shape_in_any_face(const Cutter *cutter, gunichar c, const char *text, gboolean is_han,
                                        const DzFace **face) {
  const GPtrArray *faces = dz_fonts_faces(cutter->setter->fonts);
  for (guint i = 0; i < faces->len; i++) {
    *face = faces->pdata[i];
    if (hb_set_has((*face)->covered, c))
      return dz_shape(cutter->setter->shaper, *face, text, strlen(text), "und", is_han, DZ_SHAPE_LINING);
  }
  return NULL;
}

/* 〓, or where no Han is set ?, in the place of a character that no face has; copied, it is the character. */
static const DzShape *missing_shape(const Cutter *cutter, const DzFace **face) {
  const DzShape *shape = shape_in_any_face(cutter, 0x3013, "〓", TRUE, face);
  return shape ? shape : shape_in_any_face(cutter, '?', "?", FALSE, face);
}

/* A Han character, a mark, or —— …… as one. */
static void add_han(Cutter *cutter, guint start, guint end) {
  const DzStretch *stretch = cutter->stretch;
  const char *text = cutter->out->text->str + start;
  gunichar c = g_utf8_get_char(text);
  const DzFace *face = face_for(cutter, c, TRUE);
  const DzShape *shape =
      face ? dz_shape(cutter->setter->shaper, face, text, end - start, cutter->han_language, TRUE, DZ_SHAPE_LINING)
           : missing_shape(cutter, &face);
  if (!shape)
    return;
  DzBox box = {.shape = shape,
               .face = face,
               .size = stretch->han,
               .glyph_end = shape->glyph_count,
               .text_start = start,
               .text_end = end,
               .shape_start = start,
               .element = stretch->element,
               .first = edge_of(cutter, c, TRUE)};
  box.last = box.first;
  double advance = shape->advance / face->units_per_em, blank = box.first.blanks.left + box.first.blanks.right;
  if (blank > 0) {
    /* A mark as wide as the square shows its inked half; a narrower one stands in the middle of half a square. */
    box.width = (1 - blank) * box.size;
    box.dx = advance > 0.75 ? -box.first.blanks.left * box.size : (1 - blank - advance) / 2 * box.size;
  } else if (box.first.class == DZ_CLASS_MIDDLE) {
    box.width = 0.5 * box.size;
    box.dx = (0.5 - advance) / 2 * box.size;
  } else
    box.width = advance * box.size;
  DzItem item = {.width = box.width};
  add_box(cutter, &box, &item);
}

static gboolean has_joined_letters(const char *text) {
  gunichar c = g_utf8_get_char(text);
  return (c >= 0x590 && c <= 0x8FF) || (c >= 0x900 && c <= 0xDFF) || (c >= 0xE00 && c <= 0x11FF);
}

static double glyph_width(const DzFace *face, hb_codepoint_t c, double size) {
  hb_codepoint_t glyph;
  return hb_font_get_nominal_glyph(face->font, c, &glyph)
             ? hb_font_get_glyph_h_advance(face->font, glyph) * size / face->units_per_em
             : 0;
}

/* The glyphs of a word from cluster offset `from` to before `to`. */
static DzBox piece_of(const Cutter *cutter, const DzShape *shape, const DzFace *face, guint word, guint from,
                      guint to) {
  const DzStretch *stretch = cutter->stretch;
  const char *text = cutter->out->text->str;
  DzBox box = {.shape = shape,
               .face = face,
               .size = stretch->latin,
               .text_start = word + from,
               .text_end = word + to,
               .shape_start = word,
               .element = stretch->element};
  guint glyph = 0;
  int advance = 0;
  while (glyph < shape->glyph_count && shape->glyphs[glyph].cluster < from)
    glyph++;
  box.glyph_start = glyph;
  for (; glyph < shape->glyph_count && shape->glyphs[glyph].cluster < to; glyph++)
    advance += shape->glyphs[glyph].advance;
  box.glyph_end = glyph;
  box.width = advance * box.size / face->units_per_em;
  box.letter_gap = has_joined_letters(text + word) ? 0 : DZ_LETTER_GAP * box.size;
  box.first = edge_of(cutter, g_utf8_get_char(text + word + from), FALSE);
  box.last = edge_of(cutter, char_before(text + word + to, text), FALSE);
  return box;
}

static DzItem item_of(const DzBox *box) {
  const DzFace *face = box->face;
  guint gaps = dz_letter_gaps(box, FALSE);
  double start = dz_hang_start(box->first.c) * glyph_width(face, box->first.c, box->size);
  double end = dz_hang_end(box->last.c) * glyph_width(face, box->last.c, box->size);
  return (DzItem){.width = box->width,
                  .letters = gaps * box->letter_gap,
                  .tail = box->joins_next ? box->letter_gap : 0,
                  .hang_start = MIN(start, DZ_MOST_HANG_START),
                  .hang_end = MIN(end, DZ_MOST_HANG)};
}

static gboolean starts_cluster(const DzShape *shape, guint offset) {
  for (guint i = 0; i < shape->glyph_count; i++)
    if (shape->glyphs[i].cluster == offset)
      return TRUE;
  return FALSE;
}

static gboolean is_ascending(const DzShape *shape) {
  for (guint i = 1; i < shape->glyph_count; i++)
    if (shape->glyphs[i].cluster < shape->glyphs[i - 1].cluster)
      return FALSE;
  return TRUE;
}

typedef struct {
  gint16 penalty;
  guint8 flags;
} Cut;

/* Marks where the letters first … last - 1 of a word may be hyphenated. Nothing is hyphenated that has a hyphen, a
   digit or a dot beside it; capitals only where lines would else be bad. */
static void mark_hyphens(const Cutter *cutter, const char *word, gsize length, Cut *cuts) {
  gsize first = 0;
  while (first < length) {
    gunichar c = g_utf8_get_char(word + first);
    if (!g_unichar_isalpha(c)) {
      first += (gsize)(g_utf8_next_char(word + first) - (word + first));
      continue;
    }
    gsize last = first;
    gboolean capitals = FALSE, later_capital = FALSE;
    while (last < length && g_unichar_isalpha(g_utf8_get_char(word + last))) {
      gboolean upper = g_unichar_isupper(g_utf8_get_char(word + last));
      capitals = capitals || upper;
      later_capital = later_capital || (upper && last > first);
      last += (gsize)(g_utf8_next_char(word + last) - (word + last));
    }
    gunichar before = char_before(word + first, word), after = char_at(word + last, word + length);
    gboolean compound = before == '-' || after == '-' || before == '.' || after == '@' || before == '/' ||
                        after == '/' || g_unichar_isdigit(before) || g_unichar_isdigit(after) || after == 0x2019 ||
                        before == 0x2019;
    guint64 places = compound || later_capital ? 0
                                               : dz_hyphenate(cutter->setter->hyphenators, cutter->alphabetic_language,
                                                              word + first, last - first);
    gboolean is_german = dz_same_language(cutter->alphabetic_language, "de");
    for (gsize i = 1; i < MIN(last - first, 64); i++)
      if (places >> i & 1)
        cuts[first + i] = capitals && !is_german
                              ? (Cut){DZ_CAPITAL_HYPHEN_PENALTY, DZ_ITEM_HYPHEN | DZ_ITEM_SECOND_PASS}
                              : (Cut){DZ_HYPHEN_PENALTY, DZ_ITEM_HYPHEN};
    first = last;
  }
}

static gboolean is_address(const char *word, gsize length) {
  return g_strstr_len(word, (gssize)length, "://") || g_str_has_prefix(word, "www.");
}

/* Closing marks stay with what they close, opening ones with what they open, also in a word that is too wide. */
static gboolean is_bound(gunichar before, gunichar after) {
  return g_utf8_strchr(",.;:!?”’)]}…—–»“", -1, after) || g_utf8_strchr("“‘([{„«¿¡", -1, before);
}

/* Where a word may be cut: by UAX #14 (after a typed hyphen, a dash, a slash), at hyphens, in addresses after / ? # &.
 */
static void mark_cuts(const Cutter *cutter, guint start, gsize length, glong first_char, gboolean is_last_word,
                      gboolean is_too_wide, Cut *cuts) {
  const char *word = cutter->out->text->str + start;
  const gboolean address = is_address(word, length);
  glong character = first_char;
  for (gsize i = 0; i < length; i += (gsize)(g_utf8_next_char(word + i) - (word + i)), character++) {
    if (i == 0)
      continue;
    DzEdge before = edge_of(cutter, char_before(word + i, word), FALSE),
           after = edge_of(cutter, g_utf8_get_char(word + i), FALSE);
    gint16 penalty = dz_break_penalty(
        &before, &after, (DzBreakPlace){cutter->region, cutter->attributes[character].is_line_break}, &cuts[i].flags);
    if (address && ((before.c < 0x80 && strchr("/?#&=%_-", (int)before.c)) || after.c == '.') && after.c != '/')
      penalty = 100;
    else if (address)
      penalty = DZ_NO_BREAK;
    if (cutter->is_cjk && before.c == '/' && !address) /* kinsoku: not at a line's end */
      penalty = DZ_NO_BREAK;
    cuts[i].penalty = penalty;
    gboolean in_word = !address && g_unichar_isalpha(before.c) && g_unichar_isalpha(after.c);
    if (is_too_wide && penalty == DZ_NO_BREAK && (cutter->split_over <= 0 || !is_bound(before.c, after.c)))
      cuts[i] = (Cut){DZ_EMERGENCY_PENALTY, DZ_ITEM_SECOND_PASS | (in_word ? DZ_ITEM_HYPHEN : 0)};
  }
  if (!address && cutter->stretch->is_prose && !is_last_word)
    mark_hyphens(cutter, word, length, cuts);
}

static void add_missing(Cutter *cutter, guint start, guint end) {
  const char *text = cutter->out->text->str;
  for (guint at = start; at < end; at = (guint)(g_utf8_next_char(text + at) - text)) {
    DzBox box = {.size = cutter->stretch->latin,
                 .text_start = at,
                 .text_end = (guint)(g_utf8_next_char(text + at) - text),
                 .shape_start = at,
                 .element = cutter->stretch->element,
                 .first = edge_of(cutter, 0x3013, TRUE)};
    box.last = box.first;
    box.shape = missing_shape(cutter, &box.face);
    if (!box.shape)
      return;
    box.glyph_end = box.shape->glyph_count;
    box.width = box.shape->advance * box.size / box.face->units_per_em;
    DzItem item = {.width = box.width};
    add_box(cutter, &box, &item);
  }
}

/* A word, whole as shaped, in pieces as it may break. */
static void add_word(Cutter *cutter, guint start, guint end, glong first_char, gboolean is_last_word) {
  const DzStretch *stretch = cutter->stretch;
  const char *word = cutter->out->text->str + start;
  const DzFace *face = face_for(cutter, g_utf8_get_char(word), FALSE);
  if (!face) {
    add_missing(cutter, start, end);
    return;
  }
  const gsize length = end - start;
  DzShapeManner manner = (stretch->is_prose && !cutter->is_cjk ? DZ_SHAPE_OLD_STYLE : DZ_SHAPE_LINING) |
                         (stretch->is_tabular ? DZ_SHAPE_TABULAR : 0);
  const DzShape *shape =
      dz_shape(cutter->setter->shaper, face, word, length, cutter->alphabetic_language, FALSE, manner);
  g_autofree Cut *cuts = g_new(Cut, length + 1);
  for (gsize i = 0; i <= length; i++)
    cuts[i] = (Cut){DZ_NO_BREAK, 0};
  gboolean is_too_wide = shape->advance * stretch->latin / face->units_per_em > cutter->split_over;
  if (is_ascending(shape))
    mark_cuts(cutter, start, length, first_char, is_last_word, is_too_wide, cuts);
  double hyphen = glyph_width(face, '-', stretch->latin);
  for (guint from = 0, to = 1; from < length; to++) {
    if (to < length && (cuts[to].penalty == DZ_NO_BREAK || !starts_cluster(shape, to)))
      continue;
    DzBox box = piece_of(cutter, shape, face, start, from, to);
    box.joins_next = to < length;
    box.hyphen_width = hyphen;
    DzItem item = item_of(&box);
    item.penalty = cuts[to].penalty;
    item.flags = cuts[to].flags;
    if (item.flags & DZ_ITEM_HYPHEN) {
      item.hyphen = hyphen;
      item.hang_end = MIN(dz_hang_end('-') * hyphen, DZ_MOST_HANG);
    }
    add_box(cutter, &box, &item);
    from = to;
  }
}

/* A space is a box without width before its glue; the line's last one is there for who copies the text. */
static void add_space(Cutter *cutter, guint start, guint end) {
  const DzStretch *stretch = cutter->stretch;
  gunichar c = g_utf8_get_char(cutter->out->text->str + start);
  const DzFace *face = dz_fonts_role_face(cutter->setter->fonts, stretch->role, DZ_FACE_LATIN);
  if (!face)
    face = face_for(cutter, ' ', TRUE);
  const DzShape *shape = face ? dz_shape(cutter->setter->shaper, face, " ", 1, "en", FALSE, DZ_SHAPE_LINING) : NULL;
  if (!shape)
    return;
  DzBox box = {.shape = shape,
               .face = face,
               .size = stretch->latin,
               .glyph_end = shape->glyph_count,
               .text_start = start,
               .text_end = end,
               .shape_start = start,
               .element = stretch->element,
               .is_space = TRUE,
               .first = edge_of(cutter, c, FALSE)};
  box.last = box.first;
  DzItem item = {.glue = dz_word_space(shape->advance * box.size / face->units_per_em, box.size)};
  if (c == 0x202F)
    item.glue = (DzGlue){.natural = 0.17 * box.size, .most = 0.17 * box.size};
  else if (c == 0x3000)
    item.glue = (DzGlue){.natural = stretch->han, .most = stretch->han};
  add_box(cutter, &box, &item);
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
               .first = {.class = DZ_CLASS_LATIN}};
  box.last = box.first;
  DzItem item = {.width = indent, .penalty = DZ_NO_BREAK};
  add_box(cutter, &box, &item);
}

/* The end of the token that starts at p: a Han character with its marks, a doubled dash, a word of one face and script.
 */
static const char *token_end(const Cutter *cutter, const char *p, const char *start, const char *end, gboolean is_han) {
  gunichar c = g_utf8_get_char(p);
  const char *next = g_utf8_next_char(p);
  while (next < end && (g_unichar_ismark(g_utf8_get_char(next)) || (g_utf8_get_char(next) & 0xFFF0) == 0xFE00))
    next = g_utf8_next_char(next);
  if (is_han && dz_class(c, TRUE) == DZ_CLASS_DASH && next < end && g_utf8_get_char(next) == c)
    return g_utf8_next_char(next);
  const char *language = cutter->stretch->language;
  const DzFace *face = is_han ? NULL : face_for(cutter, c, FALSE);
  GUnicodeScript script = g_unichar_get_script(c);
  while (!is_han && next < end) {
    gunichar following = g_utf8_get_char(next);
    GUnicodeScript other = g_unichar_get_script(following);
    gboolean same_script =
        other == script || other <= G_UNICODE_SCRIPT_INHERITED || script <= G_UNICODE_SCRIPT_INHERITED;
    if (dz_class(following, FALSE) == DZ_CLASS_SPACE || !same_script || face_for(cutter, following, FALSE) != face ||
        dz_takes_han_face(following, char_before(next, start), char_at(g_utf8_next_char(next), end), language))
      break;
    script = script <= G_UNICODE_SCRIPT_INHERITED ? other : script;
    next = g_utf8_next_char(next);
  }
  return next;
}

static void enter_stretch(Cutter *cutter, const DzStretch *stretch) {
  cutter->stretch = stretch;
  cutter->is_cjk = dz_is_cjk_language(stretch->language);
  cutter->han_language = cutter->is_cjk ? stretch->language : cutter->setter->han_language;
  cutter->alphabetic_language = cutter->is_cjk ? cutter->setter->latin_language : stretch->language;
  cutter->han_script = dz_face_script(cutter->han_language);
  cutter->region = dz_region(cutter->han_language);
}

static void cut_stretch(Cutter *cutter, guint from, gboolean is_last) {
  const char *text = cutter->out->text->str, *start = text + from, *end = start + cutter->stretch->length;
  glong character = g_utf8_pointer_to_offset(text, start);
  for (const char *p = start; p < end;) {
    gunichar c = g_utf8_get_char(p);
    gboolean is_han =
        dz_takes_han_face(c, char_before(p, start), char_at(g_utf8_next_char(p), end), cutter->stretch->language);
    if (c == 0xAD) { /* a soft hyphen is a place, not a character */
      p = g_utf8_next_char(p);
      character++;
      continue;
    }
    gboolean is_space = dz_class(c, FALSE) == DZ_CLASS_SPACE;
    const char *next = is_space ? g_utf8_next_char(p) : token_end(cutter, p, start, end, is_han);
    if (is_space)
      add_space(cutter, (guint)(p - text), (guint)(next - text));
    else if (is_han)
      add_han(cutter, (guint)(p - text), (guint)(next - text));
    else
      add_word(cutter, (guint)(p - text), (guint)(next - text), character, is_last && next == end);
    character += g_utf8_strlen(p, next - p);
    p = next;
  }
}

/* ---- between boxes ---- */

/* "Dr Karpathy", "No. 5", "p. 7": what a title or an abbreviation belongs to is on its line (CMOS 7.47). */
static gboolean ties_next(const char *text, guint space) {
  static const char *const words[] = {"Mr",  "Mrs",   "Ms",  "Dr", "St",  "Mr.",  "Mrs.", "Ms.", "Dr.",
                                      "St.", "Prof.", "No.", "p.", "pp.", "vol.", "Nr.",  "S."};
  guint start = space;
  while (start > 0 && text[start - 1] != ' ' && space - start < 8)
    start--;
  while (start < space && !g_ascii_isalpha(text[start])) /* “Dr Karpathy */
    start++;
  for (gsize i = 0; i < G_N_ELEMENTS(words); i++)
    if (strlen(words[i]) == space - start && strncmp(words[i], text + start, space - start) == 0)
      return TRUE;
  return FALSE;
}

static void join_boxes(Cutter *cutter) {
  GArray *boxes = cutter->out->boxes;
  const DzRegion region =
      dz_region(dz_is_cjk_language(cutter->main_language) ? cutter->main_language : cutter->setter->han_language);
  const char *text = cutter->out->text->str;
  glong character = 0;
  guint at = 0;
  for (guint i = 0; i + 1 < boxes->len; i++) {
    const DzBox *box = &g_array_index(boxes, DzBox, i), *next = &g_array_index(boxes, DzBox, i + 1);
    DzItem *item = &g_array_index(cutter->out->items, DzItem, i);
    character += g_utf8_strlen(text + at, (gssize)(next->text_start - at));
    at = next->text_start;
    if (box->joins_next || box->glyph_end == 0)
      continue;
    if (box->is_space && i > 0) /* a line that ends in a space hangs the mark before it */
      item->hang_end = g_array_index(cutter->out->items, DzItem, i - 1).hang_end;
    if (!box->is_space && !next->is_space)
      item->glue = dz_glue_between(&box->last, &next->first);
    item->penalty = dz_break_penalty(&box->last, &next->first,
                                     (DzBreakPlace){region, cutter->attributes[character].is_line_break}, &item->flags);
    gboolean held = cutter->is_in_parts ? box->first.c != 0x3000 : box->is_space && ties_next(text, box->text_start);
    item->penalty = held ? DZ_NO_BREAK : item->penalty;
    if (cutter->split_over <= 0 && item->penalty == DZ_NO_BREAK && !next->is_space) {
      item->penalty = DZ_EMERGENCY_PENALTY;
      item->flags |= DZ_ITEM_SECOND_PASS;
    }
  }
}

DzBoxes *dz_boxes_new(DzSetter *setter, const DzStretch *stretches, guint count, double indent, double split_over) {
  DzBoxes *boxes = g_new(DzBoxes, 1);
  *boxes = (DzBoxes){.text = g_string_new(NULL),
                     .boxes = g_array_new(FALSE, FALSE, sizeof(DzBox)),
                     .items = g_array_new(FALSE, FALSE, sizeof(DzItem))};
  for (guint i = 0; i < count; i++)
    g_string_append_len(boxes->text, stretches[i].text, (gssize)stretches[i].length);
  if (boxes->text->len == 0)
    return boxes;
  glong length = g_utf8_strlen(boxes->text->str, (gssize)boxes->text->len);
  g_autofree PangoLogAttr *attributes = g_new0(PangoLogAttr, length + 1);
  pango_get_log_attrs(boxes->text->str, (int)boxes->text->len, -1, pango_language_from_string(stretches[0].language),
                      attributes, (int)length + 1);
  Cutter cutter = {.setter = setter,
                   .out = boxes,
                   .attributes = attributes,
                   .main_language = stretches[0].language,

                   .is_in_parts = stretches[0].is_in_parts,
                   .split_over = split_over};
  if (indent > 0)
    add_indent(&cutter, &stretches[0], indent);
  guint from = 0, last_prose = 0; /* what follows it (a link's arrow) is no word of the paragraph */
  for (guint i = 0; i < count; i++)
    last_prose = stretches[i].is_prose && stretches[i].length > 1 ? i : last_prose;
  for (guint i = 0; i < count; i++) {
    enter_stretch(&cutter, &stretches[i]);
    cut_stretch(&cutter, from, i == last_prose);
    from += (guint)stretches[i].length;
  }
  join_boxes(&cutter);
  return boxes;
}

void dz_boxes_free(DzBoxes *boxes) {
  if (!boxes)
    return;
  g_string_free(boxes->text, TRUE);
  g_array_unref(boxes->boxes);
  g_array_unref(boxes->items);
  g_free(boxes);
}
