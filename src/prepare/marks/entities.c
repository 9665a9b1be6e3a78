/* entities.c: see entities.h. */
#include "prepare/marks/entities.h"
#include <stdlib.h>
#include <string.h>

enum { LONGEST = 12 }; /* bytes of an entity */

static const struct {
  const char *name, *character;
} named[] = {{"nbsp", " "},  {"quot", "\""}, {"apos", "'"},   {"amp", "&"},    {"lt", "<"},
             {"gt", ">"},    {"lsquo", "‘"}, {"rsquo", "’"},  {"ldquo", "“"},  {"rdquo", "”"},
             {"mdash", "—"}, {"ndash", "–"}, {"hellip", "…"}, {"middot", "·"}, {"emsp", " "},
             {"ensp", " "},  {"shy", ""},    {"copy", "©"},   {"times", "×"},  {"eacute", "é"}};

/* The character of "&#8217;" or "&#x2019;"; 0 where it is none that a text may hold. */
static gunichar numbered(const char *digits) {
  const gboolean is_hex = *digits == 'x' || *digits == 'X';
  char *end;
  const unsigned long number = strtoul(digits + is_hex, &end, is_hex ? 16 : 10);
  return end > digits + is_hex && *end == ';' && number >= ' ' && g_unichar_validate((gunichar)number)
             ? (gunichar)number
             : 0;
}

/* Bytes of the entity at p, and its character; 0 where there is none. */
static gsize entity_at(const char *p, char character[7]) {
  const char *end = *p == '&' ? memchr(p, ';', strnlen(p, LONGEST)) : NULL;
  if (!end || end == p + 1)
    return 0;
  const gsize length = (gsize)(end + 1 - p);
  if (p[1] == '#') {
    const gunichar c = numbered(p + 2);
    character[c ? g_unichar_to_utf8(c, character) : 0] = 0;
    return c ? length : 0;
  }
  for (gsize i = 0; i < G_N_ELEMENTS(named); i++)
    if (strlen(named[i].name) == length - 2 && strncmp(p + 1, named[i].name, length - 2) == 0) {
      g_strlcpy(character, named[i].character, 7);
      return length;
    }
  return 0;
}

static gboolean is_in_code(const DzText *text, gsize at) {
  for (guint i = 0; i < text->spans->len; i++) {
    const DzSpan *span = &g_array_index(text->spans, DzSpan, i);
    if (span->kind == DZ_SPAN_CODE && span->start <= at && span->end > at)
      return TRUE;
  }
  return FALSE;
}

/* Puts a shorter string in the place of some bytes; those that are left over go to the cuts. */
static void put(DzText *text, gsize at, gsize length, const char *shorter, GArray *cuts) {
  const gsize own = strlen(shorter);
  memcpy(text->string + at, shorter, own);
  const DzCut rest = {at + own, at + length};
  if (own < length)
    g_array_append_val(cuts, rest);
}

/* ". . ." with one space between the points. */
static gsize spaced_dots(const char *p) {
  gsize length = 1;
  guint dots = 1;
  for (; p[length] == ' ' && p[length + 1] == '.'; length += 2)
    dots++;
  return *p == '.' && dots >= 3 ? length : 0;
}

guint dz_mend_entities(DzText *text) {
  guint changed = 0;
  if (!strchr(text->string, '&') && !strstr(text->string, ". ."))
    return 0;
  g_autoptr(GArray) cuts = g_array_new(FALSE, FALSE, sizeof(DzCut));
  for (gsize i = 0; text->string[i]; i++) {
    char character[7] = "";
    const char *p = text->string + i;
    gsize length = entity_at(p, character);
    if (length > 0 && !is_in_code(text, i)) {
      const DzCut space = {i - 1, i};
      if (strcmp(character, "'") == 0 && i > 0 && p[-1] == ' ' && g_ascii_isalpha(p[length]))
        g_array_append_val(cuts, space);
      put(text, i, length, character, cuts);
    } else if ((length = spaced_dots(p)) > 0)
      put(text, i, length, "...", cuts);
    if (length > 0) {
      i += length - 1;
      changed++;
    }
  }
  dz_text_remove_all(text, cuts);
  return changed;
}
