/* pieces.c: see pieces.h. */
#include "typeset/lines/pieces.h"
#include "base/unicode.h"
#include "typeset/lines/breaks.h"
#include <pango/pango.h>
#include <string.h>

/* ---- styles ---- */

typedef struct {
  const char *text;
  guint32 length;
  guint8 manner;
} Key;

static guint hash_key(gconstpointer data) {
  const Key *key = data;
  guint hash = 5381 + key->manner;
  for (guint i = 0; i < key->length; i++)
    hash = hash * 33 + (guchar)key->text[i];
  return hash;
}

static gboolean equal_keys(gconstpointer a, gconstpointer b) {
  const Key *one = a, *other = b;
  return one->length == other->length && one->manner == other->manner &&
         memcmp(one->text, other->text, one->length) == 0;
}

/* A key that owns its text. */
static Key *keep_key(const Key *key) {
  char *block = g_malloc(sizeof(Key) + key->length);
  Key *kept = (Key *)(void *)block;
  char *text = block + sizeof(Key);
  memcpy(text, key->text, key->length);
  *kept = (Key){text, key->length, key->manner};
  return kept;
}

static gboolean is_style_of(const DzStyle *style, const DzStretch *stretch) {
  return style->role == stretch->role && style->han == stretch->han && style->latin == stretch->latin &&
         style->rise == stretch->rise && style->is_prose == stretch->is_prose &&
         style->is_tabular == stretch->is_tabular && strcmp(style->language, stretch->language) == 0;
}

static DzStyle *style_new(const DzSetter *setter, const DzStretch *stretch) {
  DzStyle *style = g_new0(DzStyle, 1);
  style->role = stretch->role;
  style->language = g_intern_string(stretch->language);
  style->han = stretch->han;
  style->latin = stretch->latin;
  style->rise = stretch->rise;
  style->is_prose = stretch->is_prose;
  style->is_tabular = stretch->is_tabular;
  style->is_cjk = dz_is_cjk_language(style->language);
  style->han_language = dz_han_language(setter, style->language);
  style->alphabetic_language = dz_alphabetic_language(setter, style->language);
  style->is_german = dz_same_language(style->alphabetic_language, "de");
  style->han_script = dz_face_script(style->han_language);
  style->region = dz_region(style->han_language);
  style->words = g_hash_table_new_full(hash_key, equal_keys, g_free, g_free);
  const DzFace *face = dz_fonts_role_face(setter->fonts, style->role, DZ_FACE_LATIN);
  for (gunichar c = '!'; c <= '~'; c++)
    style->plain_ascii[c] = face && hb_set_has(face->covered, c);
  return style;
}

DzStyle *dz_style(DzSetter *setter, const DzStretch *stretch) {
  if (!setter->styles)
    setter->styles = g_ptr_array_new_with_free_func((GDestroyNotify)dz_style_free);
  for (guint i = 0; i < setter->styles->len; i++)
    if (is_style_of(setter->styles->pdata[i], stretch))
      return setter->styles->pdata[i];
  DzStyle *style = style_new(setter, stretch);
  g_ptr_array_add(setter->styles, style);
  return style;
}

void dz_style_free(DzStyle *style) {
  if (!style)
    return;
  for (gsize page = 0; page < G_N_ELEMENTS(style->han_pages); page++) {
    for (gsize i = 0; style->han_pages[page] && i < 256; i++)
      g_free(style->han_pages[page][i]);
    g_free(style->han_pages[page]);
  }
  g_hash_table_unref(style->words);
  g_free(style);
}

/* ---- pieces ---- */

static DzWord *word_new(guint most) {
  return g_malloc0(sizeof(DzWord) + most * sizeof(DzPiece));
}

static DzEdge edge_of(const DzSetter *setter, const DzStyle *style, gunichar c, gboolean is_han) {
  DzEdge edge = {.class = dz_class(c, is_han), .c = c, .em = is_han ? style->han : style->latin};
  edge.blanks = dz_blanks(c, edge.class, style->region);
  edge.kinsoku = dz_kinsoku(c, edge.class, style->region, setter->kinsoku);
  return edge;
}

const DzFace *dz_style_face(const DzSetter *setter, const DzStyle *style, gunichar c, gboolean is_han) {
  return dz_fonts_face(setter->fonts, style->role, is_han ? style->han_script : DZ_FACE_LATIN, c);
}

static const DzShape *shape_in_any_face(const DzSetter *setter, gunichar c, const char *text, gboolean is_han,
                                        const DzFace **face) {
  const GPtrArray *faces = dz_fonts_faces(setter->fonts);
  for (guint i = 0; i < faces->len; i++) {
    *face = faces->pdata[i];
    if (hb_set_has((*face)->covered, c))
      return dz_shape(setter->shaper, *face, text, strlen(text), "und", is_han, DZ_SHAPE_LINING);
  }
  return NULL;
}

/* 〓, or where no Han is set ?, in the place of a character that no face has; copied, it is the character. */
static const DzShape *missing_shape(const DzSetter *setter, gunichar c, const DzFace **face) {
  char character[7] = {0};
  g_unichar_to_utf8(c, character);
  dz_notes_add_once(setter->notes, 0, "%s%sno face has “%s” (U+%04X); a mark stands in its place",
                    setter->article ? setter->article : "", setter->article ? ": " : "", character, c);
  const DzShape *shape = shape_in_any_face(setter, 0x3013, "〓", TRUE, face);
  return shape ? shape : shape_in_any_face(setter, '?', "?", FALSE, face);
}

/* ---- Han ---- */

/* A mark as wide as the square shows its inked half; a narrower one stands in the middle of half a square. */
static void place_body(DzBox *box) {
  double advance = box->shape->advance / box->face->units_per_em;
  double blank = box->first.blanks.left + box->first.blanks.right;
  box->width = advance * box->size;
  if (blank > 0) {
    box->width = (1 - blank) * box->size;
    box->dx = advance > 0.75 ? -box->first.blanks.left * box->size : (1 - blank - advance) / 2 * box->size;
  } else if (box->first.class == DZ_CLASS_MIDDLE) {
    box->width = 0.5 * box->size;
    box->dx = (0.5 - advance) / 2 * box->size;
  }
}

static DzWord *make_han(DzSetter *setter, DzStyle *style, const char *text, gsize length) {
  gunichar c = g_utf8_get_char(text);
  const DzFace *face = dz_style_face(setter, style, c, TRUE);
  const DzShape *shape = face ? dz_shape(setter->shaper, face, text, length, style->han_language, TRUE, DZ_SHAPE_LINING)
                              : missing_shape(setter, c, &face);
  DzWord *word = word_new(1);
  if (!shape)
    return word;
  DzPiece *piece = &word->pieces[word->count++];
  piece->box = (DzBox){.shape = shape,
                       .face = face,
                       .size = style->han,
                       .rise = style->rise,
                       .glyph_end = shape->glyph_count,
                       .text_end = (guint)length,
                       .first = edge_of(setter, style, c, TRUE)};
  piece->box.last = piece->box.first;
  place_body(&piece->box);
  piece->item.width = piece->box.width;
  if (setter->hangs_stops && g_utf8_strchr("，。、．", -1, c)) /* jlreq cl-06, cl-07: no ？ and no ： */
    piece->item.hang_end = piece->box.width;
  return word;
}

const DzWord *dz_han_word(DzSetter *setter, DzStyle *style, const char *text, gsize length) {
  gunichar c = g_utf8_get_char(text);
  gboolean is_single = c < 0x10000 && (gsize)(g_utf8_next_char(text) - text) == length;
  if (is_single) {
    if (!style->han_pages[c >> 8])
      style->han_pages[c >> 8] = g_new0(DzWord *, 256);
    DzWord **kept = &style->han_pages[c >> 8][c & 0xFF];
    if (!*kept)
      *kept = make_han(setter, style, text, length);
    return *kept;
  }
  enum { HAN = 1 << 7 };
  const Key key = {text, (guint32)length, HAN};
  DzWord *word = g_hash_table_lookup(style->words, &key);
  if (!word) {
    word = make_han(setter, style, text, length);
    g_hash_table_insert(style->words, keep_key(&key), word);
  }
  return word;
}

/* ---- alphabetic words ---- */

typedef struct {
  gint16 penalty;
  guint8 flags;
} Cut;

/* A word while it is cut. */
typedef struct {
  DzSetter *setter;
  DzStyle *style;
  const char *text;
  gsize length;
  const DzFace *face;
  const DzShape *shape;
  gboolean is_rtl;
  Cut *cuts;   /* by byte offset, length + 1 */
  guint taken; /* glyphs, in reading order, that are in pieces */
} Cutting;

static gboolean has_joined_letters(gunichar c) {
  return (c >= 0x590 && c <= 0x8FF) || (c >= 0x900 && c <= 0xDFF) || (c >= 0xE00 && c <= 0x11FF);
}

static double glyph_width(const DzFace *face, hb_codepoint_t c, double size) {
  hb_codepoint_t glyph;
  return hb_font_get_nominal_glyph(face->font, c, &glyph)
             ? hb_font_get_glyph_h_advance(face->font, glyph) * size / face->units_per_em
             : 0;
}

/* The letters first … last - 1 of a word, and what stands beside them. */
typedef struct {
  gsize first, last;
  gboolean has_capital, has_later_capital;
} Letters;

static Letters letters_from(const char *word, gsize first, gsize length) {
  Letters letters = {.first = first, .last = first};
  while (letters.last < length) {
    gunichar c = g_utf8_get_char(word + letters.last);
    if (!g_unichar_isalpha(c))
      break;
    gboolean is_capital = g_unichar_isupper(c);
    letters.has_capital |= is_capital;
    letters.has_later_capital |= is_capital && letters.last > first;
    letters.last += (gsize)(g_utf8_next_char(word + letters.last) - (word + letters.last));
  }
  return letters;
}

/* Nothing is hyphenated that has a hyphen, a digit, a dot or an apostrophe beside it. */
static gboolean is_in_compound(const char *word, const Letters *letters, gsize length) {
  gunichar before = dz_char_before(word + letters->first, word),
           after = dz_char_at(word + letters->last, word + length);
  return before == '-' || after == '-' || before == '.' || after == '@' || before == '/' || after == '/' ||
         g_unichar_isdigit(before) || g_unichar_isdigit(after) || after == 0x2019 || before == 0x2019;
}

/* A name written as one, DeepGrove, parts where its second half begins. Byte offsets as dz_hyphenate has them. */
static guint64 humps(const char *word, gsize length) {
  enum { LEAST = 3 }; /* letters on either side: neither McDonald nor iPhone */
  guint64 places = 0;
  const glong letters = g_utf8_strlen(word, (gssize)length);
  glong letter = 0;
  for (const char *p = word; p < word + MIN(length, 64); p = g_utf8_next_char(p), letter++)
    if (letter >= LEAST && letters - letter >= LEAST && g_unichar_isupper(g_utf8_get_char(p)) &&
        g_unichar_islower(g_utf8_get_char(g_utf8_prev_char(p))))
      places |= (guint64)1 << (p - word);
  return places;
}

static guint64 hyphen_places(const Cutting *cutting, const Letters *letters) {
  const char *word = cutting->text + letters->first;
  const gsize length = letters->last - letters->first;
  if (letters->has_later_capital)
    return humps(word, length);
  return is_in_compound(cutting->text, letters, cutting->length)
             ? 0
             : dz_hyphenate(cutting->setter->hyphenators, cutting->style->alphabetic_language, word, length);
}

/* Marks where a word may be hyphenated; capitalised words only where lines would else be bad. */
static void mark_hyphens(const Cutting *cutting) {
  const char *word = cutting->text;
  for (gsize at = 0; at < cutting->length;) {
    Letters letters = letters_from(word, at, cutting->length);
    if (letters.last == at) {
      at += (gsize)(g_utf8_next_char(word + at) - (word + at));
      continue;
    }
    const guint64 places = hyphen_places(cutting, &letters);
    for (gsize i = 1; i < MIN(letters.last - at, 64); i++)
      if (places >> i & 1)
        cutting->cuts[at + i] = letters.has_later_capital || (letters.has_capital && !cutting->style->is_german)
                                    ? (Cut){DZ_CAPITAL_HYPHEN_PENALTY, DZ_ITEM_HYPHEN | DZ_ITEM_SECOND_PASS}
                                    : (Cut){DZ_HYPHEN_PENALTY, DZ_ITEM_HYPHEN};
    at = letters.last;
  }
}

/* Where a word that is wider than the line breaks: an identifier after its own signs, else anywhere. */
static Cut emergency_cut(gunichar before, gunichar after, gboolean takes_no_hyphen) {
  const gint16 penalty = dz_emergency_penalty(before);
  gboolean in_word = !takes_no_hyphen && g_unichar_isalpha(before) && g_unichar_isalpha(after);
  return (Cut){penalty, DZ_ITEM_SECOND_PASS | (in_word ? DZ_ITEM_HYPHEN : 0)};
}

/* Where a word may be cut: by UAX #14 (after a typed hyphen, a dash, a slash), in addresses by their own rules. */
static void mark_cuts(const Cutting *cutting, double split_over) {
  const char *word = cutting->text;
  const glong count = g_utf8_strlen(word, (gssize)cutting->length);
  const gboolean is_link = dz_is_address(word, cutting->length);
  const gboolean in_address = is_link || cutting->style->role == DZ_FACE_CODE;
  const gboolean is_too_wide =
      cutting->shape->advance * cutting->style->latin / cutting->face->units_per_em > split_over;
  g_autofree PangoLogAttr *attributes = g_new0(PangoLogAttr, count + 1);
  pango_get_log_attrs(word, (int)cutting->length, -1, pango_language_from_string(cutting->style->alphabetic_language),
                      attributes, (int)count + 1);
  gunichar before = g_utf8_get_char(word);
  DzEdge first = edge_of(cutting->setter, cutting->style, before, FALSE);
  const char *p = g_utf8_next_char(word);
  for (glong character = 1; character < count; character++, p = g_utf8_next_char(p)) {
    gunichar after = g_utf8_get_char(p);
    const DzEdge second = edge_of(cutting->setter, cutting->style, after, FALSE);
    Cut *cut = &cutting->cuts[p - word];
    cut->penalty = in_address ? dz_address_penalty(before, after)
                              : dz_break_penalty(&first, &second, attributes[character].is_line_break, &cut->flags);
    if (cutting->style->is_cjk && before == '/' && !is_link) /* kinsoku: not at a line's end */
      cut->penalty = DZ_NO_BREAK;
    if (is_too_wide && cut->penalty == DZ_NO_BREAK && (split_over <= 0 || !dz_is_bound(before, after)))
      *cut = emergency_cut(before, after, in_address || cutting->is_rtl);
    before = after;
    first = second;
  }
}

/* The glyphs of a word from where the piece before ended, cluster offset `from`, to before `to`. */
static DzBox piece_of(Cutting *cutting, guint from, guint to) {
  const DzShape *shape = cutting->shape;
  const guint count = shape->glyph_count, first = cutting->taken;
  DzBox box = {.shape = shape,
               .face = cutting->face,
               .size = cutting->style->latin,
               .rise = cutting->style->rise,
               .text_start = from,
               .text_end = to,
               .joins_next = to < cutting->length};
  int advance = 0;
  for (; cutting->taken < count; cutting->taken++) {
    const DzGlyph *glyph = &shape->glyphs[cutting->is_rtl ? count - 1 - cutting->taken : cutting->taken];
    if (glyph->cluster >= to)
      break;
    advance += glyph->advance;
  }
  box.glyph_start = cutting->is_rtl ? count - cutting->taken : first;
  box.glyph_end = cutting->is_rtl ? count - first : cutting->taken;
  box.width = advance * box.size / cutting->face->units_per_em;
  gunichar first_letter = g_utf8_get_char(cutting->text + from);
  /* Bare marks have no letters to part. */
  const gboolean is_fixed = cutting->is_rtl || has_joined_letters(first_letter) || box.width <= 0;
  box.letter_gap = is_fixed ? 0 : DZ_LETTER_GAP * box.size;
  box.first = edge_of(cutting->setter, cutting->style, first_letter, FALSE);
  box.last = edge_of(cutting->setter, cutting->style, dz_char_before(cutting->text + to, cutting->text), FALSE);
  return box;
}

static DzItem item_of(const DzBox *box) {
  const DzFace *face = box->face;
  guint gaps = dz_letter_gaps(box, FALSE);
  double start = dz_hang_start(box->first.c), end = dz_hang_end(box->last.c);
  start *= start > 0 ? glyph_width(face, box->first.c, box->size) : 0;
  end *= end > 0 ? glyph_width(face, box->last.c, box->size) : 0;
  return (DzItem){.width = box->width,
                  .letters = gaps * box->letter_gap,
                  .tail = box->joins_next ? box->letter_gap : 0,
                  .hang_start = MIN(start, DZ_MOST_HANG_START),
                  .hang_end = MIN(end, DZ_MOST_HANG)};
}

/* TRUE at the bytes where the text of a glyph begins. New array. */
static gboolean *find_cluster_starts(const Cutting *cutting) {
  gboolean *starts = g_new0(gboolean, cutting->length + 1);
  for (guint i = 0; i < cutting->shape->glyph_count; i++)
    starts[cutting->shape->glyphs[i].cluster] = TRUE;
  return starts;
}

static gboolean parts_character(const Cutting *cutting, guint at) {
  return dz_continues_character(dz_char_before(cutting->text + at, cutting->text), g_utf8_get_char(cutting->text + at));
}

/* The pieces between the cuts. */
static DzWord *cut_up(Cutting *cutting) {
  g_autofree gboolean *starts = find_cluster_starts(cutting);
  guint most = 1;
  for (gsize i = 1; i < cutting->length; i++)
    most += cutting->cuts[i].penalty != DZ_NO_BREAK;
  DzWord *word = word_new(most);
  double hyphen = glyph_width(cutting->face, '-', cutting->style->latin);
  for (guint from = 0, to = 1; from < cutting->length; to++) {
    const Cut *cut = &cutting->cuts[to];
    if (to < cutting->length && (cut->penalty == DZ_NO_BREAK || !starts[to] || parts_character(cutting, to)))
      continue;
    DzPiece *piece = &word->pieces[word->count++];
    piece->box = piece_of(cutting, from, to);
    piece->box.hyphen_width = hyphen;
    piece->item = item_of(&piece->box);
    piece->item.penalty = cut->penalty;
    piece->item.flags = cut->flags;
    if (cut->flags & DZ_ITEM_HYPHEN) {
      piece->item.hyphen = hyphen;
      piece->item.hang_end = MIN(dz_hang_end('-') * hyphen, DZ_MOST_HANG);
    }
    from = to;
  }
  return word;
}

/* Where the character ends that a reader takes for one: a flag, a family, a letter with its marks. */
static const char *cluster_end(const char *p, const char *end) {
  const char *next = g_utf8_next_char(p);
  while (next < end && dz_continues_character(g_utf8_get_char(g_utf8_prev_char(next)), g_utf8_get_char(next)))
    next = g_utf8_next_char(next);
  return next;
}

/* Every character stands for itself: no face has the word's first. */
static DzWord *missing_word(DzSetter *setter, DzStyle *style, const char *text, gsize length) {
  DzWord *word = word_new((guint)g_utf8_strlen(text, (gssize)length));
  for (const char *p = text, *end; p < text + length; p = end) {
    end = cluster_end(p, text + length);
    DzBox box = {.size = style->latin,
                 .rise = style->rise,
                 .text_start = (guint)(p - text),
                 .text_end = (guint)(end - text),
                 .shape_start = (guint)(p - text),
                 .first = edge_of(setter, style, 0x3013, TRUE)};
    box.last = box.first;
    box.shape = missing_shape(setter, g_utf8_get_char(p), &box.face);
    if (!box.shape)
      break;
    box.glyph_end = box.shape->glyph_count;
    box.width = box.shape->advance * box.size / box.face->units_per_em;
    word->pieces[word->count++] = (DzPiece){box, {.width = box.width}};
  }
  return word;
}

static DzShapeManner shape_manner(const DzStyle *style, DzWordManner manner) {
  const gboolean is_old_style = style->is_prose && !style->is_cjk && !dz_is_rtl_language(style->language);
  return (is_old_style ? DZ_SHAPE_OLD_STYLE : DZ_SHAPE_LINING) | (style->is_tabular ? DZ_SHAPE_TABULAR : 0) |
         ((manner & DZ_WORD_RTL) ? DZ_SHAPE_RTL : 0);
}

DzWord *dz_split_word(DzSetter *setter, DzStyle *style, const char *text, gsize length, DzWordManner manner,
                      double split_over, const guint8 *soft) {
  Cutting cutting = {
      .setter = setter, .style = style, .text = text, .length = length, .is_rtl = (manner & DZ_WORD_RTL) != 0};
  cutting.face = dz_style_face(setter, style, g_utf8_get_char(text), FALSE);
  if (!cutting.face)
    return missing_word(setter, style, text, length);
  cutting.shape = dz_shape(setter->shaper, cutting.face, text, length, style->alphabetic_language, FALSE,
                           shape_manner(style, manner));
  g_autofree Cut *cuts = cutting.cuts = g_new(Cut, length + 1);
  for (gsize i = 0; i <= length; i++)
    cuts[i] = (Cut){DZ_NO_BREAK, 0};
  mark_cuts(&cutting, split_over);
  for (gsize i = 1; soft && i < length; i++)
    if (soft[i])
      cuts[i] = (Cut){DZ_SOFT_HYPHEN_PENALTY, DZ_ITEM_HYPHEN};
  if (!soft && style->is_prose && !(manner & (DZ_WORD_UNHYPHENATED | DZ_WORD_RTL)) && !dz_is_address(text, length))
    mark_hyphens(&cutting);
  return cut_up(&cutting);
}

const DzWord *dz_alphabetic_word(DzSetter *setter, DzStyle *style, const char *text, gsize length,
                                 DzWordManner manner) {
  const Key key = {text, (guint32)length, (guint8)manner};
  DzWord *word = g_hash_table_lookup(style->words, &key);
  if (!word) {
    word = dz_split_word(setter, style, text, length, manner, G_MAXDOUBLE, NULL);
    g_hash_table_insert(style->words, keep_key(&key), word);
  }
  return word;
}

/* ---- spaces ---- */

static DzWord *make_space(DzSetter *setter, DzStyle *style, const char *text, gsize length) {
  gunichar c = g_utf8_get_char(text);
  const DzFace *face = dz_fonts_role_face(setter->fonts, style->role, DZ_FACE_LATIN);
  face = face ? face : dz_style_face(setter, style, ' ', TRUE);
  DzWord *word = word_new(1);
  if (!face)
    return word;
  const DzShape *shape = dz_shape(setter->shaper, face, " ", 1, "en", FALSE, DZ_SHAPE_LINING);
  DzPiece *piece = &word->pieces[word->count++];
  piece->box = (DzBox){.shape = shape,
                       .face = face,
                       .size = style->latin,
                       .glyph_end = shape->glyph_count,
                       .text_end = (guint)length,
                       .is_space = TRUE,
                       .first = edge_of(setter, style, c, FALSE)};
  piece->box.last = piece->box.first;
  piece->item.glue = dz_word_space(shape->advance * style->latin / face->units_per_em, style->latin);
  if (c == 0x202F)
    piece->item.glue = (DzGlue){.natural = 0.17 * style->latin, .most = 0.17 * style->latin};
  else if (c == 0x3000)
    piece->item.glue = (DzGlue){.natural = style->han, .most = style->han};
  return word;
}

const DzWord *dz_space_word(DzSetter *setter, DzStyle *style, const char *text, gsize length) {
  enum { SPACE = 1 << 6 };
  const Key key = {text, (guint32)length, SPACE};
  DzWord *word = g_hash_table_lookup(style->words, &key);
  if (!word) {
    word = make_space(setter, style, text, length);
    g_hash_table_insert(style->words, keep_key(&key), word);
  }
  return word;
}
