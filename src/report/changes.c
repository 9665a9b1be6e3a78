/* changes.c: a repaired text beside what it was, letter by letter.

   A repair leaves the letters in their order: it changes the marks and spaces between them, writes ａ as a, or takes
   out a reading in brackets. So no search for a longest common part is needed: both texts are walked together from
   letter to letter, and what stands between is compared. Linear in their lengths. */
#include "report/changes.h"
#include "base/unicode.h"
#include <string.h>

/* A reading that was taken out is found by the letters after it. */
enum { LONGEST_READING = 64, SAME_LETTERS = 4, LONGEST_WORD = 40 };

typedef struct {
  const char *before, *after; /* the whole texts */
  GArray *changes;
} Comparison;

/* ---- walking ---- */

static const char *next_letter(const char *p) {
  while (*p && !g_unichar_isalnum(g_utf8_get_char(p)))
    p = g_utf8_next_char(p);
  return p;
}

static gunichar narrow(gunichar c) {
  return c >= 0xFF01 && c <= 0xFF5E ? c - 0xFEE0 : c;
}

static gboolean begin_alike(const char *one, const char *other) {
  for (guint i = 0; i < SAME_LETTERS; i++) {
    one = next_letter(one);
    other = next_letter(other);
    if (narrow(g_utf8_get_char(one)) != narrow(g_utf8_get_char(other)))
      return FALSE;
    if (!*one)
      return TRUE;
    one = g_utf8_next_char(one);
    other = g_utf8_next_char(other);
  }
  return TRUE;
}

/* Where the text before goes on as the one after does; its end where it does so nowhere near. */
static const char *skip_reading(const char *before, const char *after) {
  const char *p = next_letter(before);
  for (guint i = 0; *p && i < LONGEST_READING; i++, p = next_letter(g_utf8_next_char(p)))
    if (begin_alike(p, after))
      return p;
  return before + strlen(before);
}

/* ---- adding ---- */

static void add(Comparison *comparison, DzChange change) {
  GArray *changes = comparison->changes;
  DzChange *last = changes->len > 0 ? &g_array_index(changes, DzChange, changes->len - 1) : NULL;
  if (last && last->after_end >= change.after_start && last->before_end >= change.before_start) {
    last->before_end = change.before_end;
    last->after_end = change.after_end;
  } else
    g_array_append_val(changes, change);
}

static gboolean is_blank(const char *text, gsize start, gsize end) {
  for (const char *p = text + start; p < text + end; p = g_utf8_next_char(p))
    if (!g_unichar_isspace(g_utf8_get_char(p)))
      return FALSE;
  return TRUE;
}

static gboolean is_word_letter(const char *p) {
  gunichar c = g_utf8_get_char(p);
  return g_unichar_isalnum(c) && !dz_is_wide(c);
}

/* Where the word begins that ends before the spaces at `p`; a mark or a Han character is a word of its own. */
static const char *word_before(const char *p, const char *bound) {
  while (p > bound && g_unichar_isspace(g_utf8_get_char(g_utf8_prev_char(p))))
    p = g_utf8_prev_char(p);
  const char *start = p > bound ? g_utf8_prev_char(p) : p;
  for (guint i = 0; i < LONGEST_WORD && start > bound && is_word_letter(start); i++) {
    const char *previous = g_utf8_prev_char(start);
    if (!is_word_letter(previous))
      break;
    start = previous;
  }
  return start;
}

static const char *word_after(const char *p, const char *bound) {
  while (p < bound && g_unichar_isspace(g_utf8_get_char(p)))
    p = g_utf8_next_char(p);
  gboolean is_word = p < bound && is_word_letter(p);
  p = p < bound ? g_utf8_next_char(p) : p;
  for (guint i = 0; is_word && i < LONGEST_WORD && p < bound && is_word_letter(p); i++)
    p = g_utf8_next_char(p);
  return p;
}

/* With the words on both sides. Between the changes, the bounds, both texts are the same. */
static DzChange with_words(const char *before, DzChange change, gsize lower, gsize upper) {
  const char *start = word_before(before + change.before_start, before + lower);
  const char *end = word_after(before + change.before_end, before + upper);
  gsize more_before = change.before_start - (gsize)(start - before);
  gsize more_after = (gsize)(end - before) - change.before_end;
  return (DzChange){.before_start = change.before_start - more_before,
                    .before_end = change.before_end + more_after,
                    .after_start = change.after_start - more_before,
                    .after_end = change.after_end + more_after};
}

/* What two stretches differ in, without what they share at their ends. */
static void add_difference(Comparison *comparison, const char *before, const char *before_end, const char *after,
                           const char *after_end) {
  while (before < before_end && after < after_end && g_utf8_get_char(before) == g_utf8_get_char(after)) {
    before = g_utf8_next_char(before);
    after = g_utf8_next_char(after);
  }
  while (before < before_end && after < after_end &&
         g_utf8_get_char(g_utf8_prev_char(before_end)) == g_utf8_get_char(g_utf8_prev_char(after_end))) {
    before_end = g_utf8_prev_char(before_end);
    after_end = g_utf8_prev_char(after_end);
  }
  if (before == before_end && after == after_end)
    return;
  add(comparison, (DzChange){.before_start = (gsize)(before - comparison->before),
                             .before_end = (gsize)(before_end - comparison->before),
                             .after_start = (gsize)(after - comparison->after),
                             .after_end = (gsize)(after_end - comparison->after)});
}

/* ---- the whole ---- */

static const char *after_character(const char *p) {
  return *p ? g_utf8_next_char(p) : p;
}

/* Moves both texts to the start of the character in which they first differ. */
static void skip_same(const char **before, const char **after) {
  const char *p = *before, *q = *after;
  while (*p && *p == *q) {
    p++;
    q++;
  }
  while (p > *before && (*p & 0xC0) == 0x80) {
    p--;
    q--;
  }
  *before = p;
  *after = q;
}

static void compare(Comparison *comparison) {
  const char *before = comparison->before, *after = comparison->after;
  for (skip_same(&before, &after); *before || *after; skip_same(&before, &after)) {
    const char *one = next_letter(before), *other = next_letter(after);
    add_difference(comparison, before, one, after, other);
    gboolean is_same = narrow(g_utf8_get_char(one)) == narrow(g_utf8_get_char(other));
    before = is_same ? after_character(one) : skip_reading(one, other);
    after = is_same ? after_character(other) : *before ? other : other + strlen(other);
    add_difference(comparison, one, before, other, after);
  }
}

GArray *dz_changes(const char *before, const char *after) {
  Comparison found = {before, after, g_array_new(FALSE, FALSE, sizeof(DzChange))};
  if (strcmp(before, after) != 0)
    compare(&found);
  Comparison visible = {before, after, g_array_new(FALSE, FALSE, sizeof(DzChange))};
  gsize lower = 0;
  for (guint i = 0; i < found.changes->len; i++) {
    const DzChange *next = i + 1 < found.changes->len ? &g_array_index(found.changes, DzChange, i + 1) : NULL;
    DzChange change = g_array_index(found.changes, DzChange, i);
    if (is_blank(before, change.before_start, change.before_end) &&
        is_blank(after, change.after_start, change.after_end))
      change = with_words(before, change, lower, next ? next->before_start : strlen(before));
    lower = change.before_end;
    add(&visible, change);
  }
  g_array_unref(found.changes);
  return visible.changes;
}
