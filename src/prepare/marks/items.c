/* items.c: see items.h. */
#include "prepare/marks/items.h"
#include <string.h>

static gboolean is_digit(gunichar c) {
  return c >= '0' && c <= '9';
}

static gunichar before(const gunichar *p, int i) {
  return i > 0 ? p[i - 1] : 0;
}

static int after_spaces(const gunichar *p, int i) {
  while (p[i] == ' ')
    i++;
  return i;
}

/* 2025-03-14 after a space, up to a space or the end. */
static gboolean is_date(const gunichar *p, int start, int end) {
  guint hyphens = 0;
  for (int i = start; i < end; i++) {
    if (!is_digit(p[i]) && (p[i] >= 0x80 || !p[i] || !strchr("-./", (int)p[i])))
      return FALSE;
    hyphens += !is_digit(p[i]);
  }
  return end - start >= 8 && hyphens == 2;
}

static gboolean is_sentence_mark(gunichar c) {
  return c == 0xFF0C || c == 0x3002 || c == 0xFF1B || c == 0xFF1F || c == 0xFF01 || c == 0x3001;
}

/* A part of a line between spaces; those at full-width marks go and are inside it. */
typedef struct {
  int start, end;
  guint colons; /* ： with something on both sides */
  gboolean has_mark;
} Item;

static Item item_at(const gunichar *p, int start) {
  Item item = {.start = start, .end = start};
  for (; p[item.end]; item.end++) {
    const gunichar c = p[item.end];
    item.has_mark = item.has_mark || is_sentence_mark(c) || (c == 0xFF1A && item.end == start);
    item.colons += c == 0xFF1A;
    if (c == ' ' && !dz_is_full_mark(before(p, item.end)) && !dz_is_full_mark(p[after_spaces(p, item.end)]))
      break;
  }
  item.has_mark = item.has_mark || before(p, item.end) == 0xFF1A;
  return item;
}

/* 原创 小林 2025-03-14, 来源：晨报 作者：李明: a line without marks, or with a label in every part, and not 中 文 之间
   or 在 2024 年. Its spaces part names, verses or other items: one is between Han and Han or before a date, and no two
   items are single characters. */
gboolean dz_is_line_of_items(const gunichar *p) {
  guint count = 0, singles = 0, colons = 0, labelled = 0;
  gboolean has_items = FALSE;
  gunichar last = 0;
  for (int start = after_spaces(p, 0); p[start];) {
    const Item item = item_at(p, start);
    if (item.has_mark)
      return FALSE;
    has_items =
        has_items ||
        (count > 0 && (is_date(p, start, item.end) || (dz_is_wide_letter(last) && dz_is_wide_letter(p[start]))));
    count++;
    singles += item.end - start == 1 && dz_is_wide_letter(p[start]);
    colons += item.colons;
    labelled += item.colons == 1;
    last = before(p, item.end);
    start = after_spaces(p, item.end);
  }
  return has_items && singles < 2 && (colons == 0 || (colons == count && labelled == count));
}
