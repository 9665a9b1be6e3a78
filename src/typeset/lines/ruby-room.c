/* ruby-room.c: see ruby-room.h. */
#include "typeset/lines/ruby-room.h"
#include "base/unicode.h"
#include <string.h>

static const double ruby_size = 0.5, pinyin_size = 0.45; /* em of the base */
static const double pinyin_apart = 0.2;                  /* em of the pinyin, between the readings of neighbours */

/* A mark that combines with the letter before its stretch is no base of its own. */
static gboolean continues_character(const DzBoxes *boxes, guint box) {
  const char *text = boxes->text->str, *start = text + dz_box_at(boxes, box)->text_start;
  return start > text && dz_continues_character(dz_char_before(start, text), g_utf8_get_char(start));
}

void dz_add_ruby(DzSetter *setter, DzBoxes *boxes, const DzStretch *stretch, guint first) {
  guint end = boxes->boxes->len;
  if (end == first)
    return;
  while (end > first + 1 && dz_box_at(boxes, end - 1)->is_space) /* spaces at its ends are none of the base */
    end--;
  while (first + 1 < end && dz_box_at(boxes, first)->is_space)
    first++;
  if (continues_character(boxes, first)) {
    dz_notes_add_once(setter->notes, 0, "left out the reading “%s” of a mark that stands on the letter before it",
                      stretch->ruby);
    return;
  }
  dz_box_at(boxes, first)->is_space = FALSE; /* one that has ruby takes room, also at a line's end */
  const gboolean is_alphabetic = dz_is_latin(g_utf8_get_char(stretch->ruby));
  const DzStretch text = {.text = stretch->ruby,
                          .length = strlen(stretch->ruby),
                          .language = stretch->language,
                          .role = stretch->role,
                          .han = stretch->han * ruby_size,
                          .latin = stretch->latin * (is_alphabetic ? pinyin_size : ruby_size),
                          .element = stretch->ruby_element};
  DzRubyText ruby = {.first = first, .end = end, .text = dz_boxes_new(setter, &text, 1, G_MAXDOUBLE, 0, G_MAXDOUBLE)};
  ruby.width = dz_boxes_width(ruby.text, 0, ruby.text->boxes->len);
  if (!boxes->rubies)
    boxes->rubies = g_array_new(FALSE, FALSE, sizeof(DzRubyText));
  g_array_append_val(boxes->rubies, ruby);
  dz_box_at(boxes, first)->ruby = boxes->rubies->len;
}

static gboolean is_under_ruby(const DzBoxes *boxes, guint r, guint box) {
  return r < boxes->rubies->len && box >= dz_ruby_at(boxes, r)->first && box < dz_ruby_at(boxes, r)->end;
}

static double base_width(const DzBoxes *boxes, const DzRubyText *ruby) {
  return dz_boxes_width(boxes, ruby->first, ruby->end);
}

static gboolean is_alphabetic(const DzRubyText *ruby) {
  return dz_box_at(ruby->text, 0)->first.class == DZ_CLASS_LATIN;
}

double dz_ruby_apart(const DzRubyText *ruby, double width) {
  const guint count = ruby->text->boxes->len;
  return count == 0 || is_alphabetic(ruby) || width <= ruby->width ? 0 : (width - ruby->width) / count;
}

/* What a ruby leaves free of its base on either side. */
static double free_side(const DzBoxes *boxes, const DzRubyText *ruby) {
  const double width = base_width(boxes, ruby), apart = dz_ruby_apart(ruby, width);
  return apart > 0 ? apart / 2 : MAX(width - ruby->width, 0) / 2;
}

/* How far the ruby r may reach over its neighbour: over a character with a shorter reading by what that leaves free
   (jukugo ruby), over kana by one of its own characters, over the blank of a mark by half of one, over other Han not at
   all. What stands between two readings is not given to both. */
static double overhang(const DzBoxes *boxes, guint r, gboolean at_end) {
  const DzRubyText *ruby = dz_ruby_at(boxes, r);
  const guint beside = at_end ? ruby->end : ruby->first - 1; /* wraps where there is none */
  const guint beyond = at_end ? beside + 1 : beside - 1, other = at_end ? r + 1 : r - 1;
  if (beside >= boxes->boxes->len)
    return 0;
  const DzBox *box = dz_box_at(boxes, beside);
  if (boxes->is_rtl || box->level > 0 || dz_box_at(boxes, ruby->first)->level > 0) /* may not be its neighbour at all */
    return 0;
  if (is_under_ruby(boxes, other, beside))
    return dz_ruby_at(boxes, other)->is_parted ? 0 : free_side(boxes, dz_ruby_at(boxes, other));
  const double blank = at_end ? box->first.blanks.left : box->first.blanks.right; /* a mark's other half */
  const double most = dz_is_kana(box->first.c) ? ruby_size * box->size : blank > 0 ? ruby_size / 2 * box->size : 0;
  return is_under_ruby(boxes, other, beyond) ? (blank > 0 ? 0 : most / 2) : most;
}

/* A base is one block, which gives and takes nothing. */
static void keep_together(DzBoxes *boxes, const DzRubyText *ruby) {
  for (guint i = ruby->first; i < ruby->end; i++) {
    DzItem *item = dz_item_at(boxes, i);
    item->letters = item->tail = dz_box_at(boxes, i)->letter_gap = 0;
    if (i + 1 == ruby->end)
      break;
    item->penalty = ruby->is_parted ? item->penalty : DZ_NO_BREAK;
    item->glue.stretch = item->glue.shrink = item->glue.last_shrink = 0;
  }
}

static void widen(DzBoxes *boxes, guint i, double before, double after) {
  DzBox *box = dz_box_at(boxes, i);
  box->width += before + after;
  box->dx += before;
  dz_item_at(boxes, i)->width += before + after;
}

/* What parts a reading in letters from the next one. */
static double air(const DzBoxes *boxes, const DzRubyText *ruby) {
  const gboolean has_letters = ruby->text->boxes->len > 0 && is_alphabetic(ruby);
  return has_letters ? pinyin_apart * pinyin_size * dz_box_at(boxes, ruby->first)->size : 0;
}

/* Where a ruby is wider than its base it stands over its neighbours as far as it may, and the base is made wider by the
   rest. At a line's edge it has no neighbour: there it stands inside the measure, and its base further in. */
static void make_room(DzBoxes *boxes, guint r, double measure) {
  DzRubyText *ruby = dz_ruby_at(boxes, r);
  if (ruby->text->boxes->len == 0)
    return;
  const double apart = air(boxes, ruby), wanted = MIN(ruby->width + apart, measure);
  const double spare = (wanted - base_width(boxes, ruby)) / 2;
  if (spare <= 0)
    return;
  ruby->lean_start = MIN(spare, overhang(boxes, r, FALSE));
  ruby->lean_end = MIN(spare, overhang(boxes, r, TRUE));
  widen(boxes, ruby->first, spare - ruby->lean_start, 0);
  widen(boxes, ruby->end - 1, 0, spare - ruby->lean_end);
  if (ruby->lean_start > apart / 2)
    dz_item_at(boxes, ruby->first)->hang_start = apart / 2 - ruby->lean_start;
  if (ruby->lean_end > apart / 2)
    dz_item_at(boxes, ruby->end - 1)->hang_end = apart / 2 - ruby->lean_end;
}

/* Above the first part of a base that is broken, a ruby that is wider than it needs the line's rest; in a line of two
   directions that may be on the other side, and the first box makes the room. */
static void keep_line_free(DzBoxes *boxes, const DzRubyText *ruby, double measure) {
  const double wanted = MIN(ruby->width, measure);
  double part = 0;
  if (boxes->is_rtl || dz_box_at(boxes, ruby->first)->level > 0) {
    widen(boxes, ruby->first, 0,
          MAX(MIN(wanted + air(boxes, ruby), measure) - dz_box_at(boxes, ruby->first)->width, 0));
    return;
  }
  for (guint i = ruby->first; i < ruby->end; i++) {
    DzItem *item = dz_item_at(boxes, i);
    part += item->width;
    item->hang_end = MIN(item->hang_end, part + item->hyphen - wanted);
    part += item->glue.natural - item->glue.shrink;
  }
}

/* The width of a base with what stands on its line whatever happens: a word may go on beyond its ruby. */
static double width_together(const DzBoxes *boxes, const DzRubyText *ruby) {
  guint first = ruby->first, end = ruby->end;
  while (first > 0 && dz_item_at(boxes, first - 1)->penalty == DZ_NO_BREAK)
    first--;
  while (end < boxes->boxes->len && dz_item_at(boxes, end - 1)->penalty == DZ_NO_BREAK)
    end++;
  return dz_boxes_width(boxes, first, end);
}

void dz_make_room_for_ruby(DzBoxes *boxes, double measure) {
  for (guint r = 0; boxes->rubies && r < boxes->rubies->len; r++) {
    DzRubyText *ruby = dz_ruby_at(boxes, r);
    ruby->is_too_wide = ruby->width > measure;
    ruby->is_parted = width_together(boxes, ruby) > measure;
  }
  for (guint r = 0; boxes->rubies && r < boxes->rubies->len; r++)
    keep_together(boxes, dz_ruby_at(boxes, r));
  for (guint r = 0; boxes->rubies && r < boxes->rubies->len; r++) {
    DzRubyText *ruby = dz_ruby_at(boxes, r);
    if (ruby->is_parted)
      keep_line_free(boxes, ruby, measure);
    else
      make_room(boxes, r, measure);
  }
}
