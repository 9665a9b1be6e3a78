/* read-marked.c: see read-marked.h.

   Lines become paragraphs, paragraphs become passages. A blank line or a marker ends a paragraph. Lines without a blank
   between them are one paragraph only where they look wrapped: all but the last about as wide as the widest, and none
   wider than a screen. In the one-line form `原文:… 翻译:… 解析:` each marker begins a passage of its own. */
#include "read/read-marked.h"
#include "base/error.h"
#include "base/language.h"
#include "base/unicode.h"
#include "read/markers.h"
#include "read/read.h"
#include <string.h>

typedef struct {
  char *text; /* trimmed */
  guint line;
} Line;

static void clear_line(gpointer data) {
  g_free(((Line *)data)->text);
}

/* The line without the characters that are there by accident: controls, zero-width spaces, byte order marks. */
static char *clean_line(const char *start, gsize length, guint *dropped) {
  GString *clean = g_string_sized_new(length);
  for (const char *p = start; p < start + length; p = g_utf8_next_char(p)) {
    gunichar c = g_utf8_get_char(p);
    if (c == '\t' || c == 0x3000 || c == 0xA0)
      g_string_append_c(clean, ' ');
    else if (c == 0x200B || c == 0xFEFF || c == 0x2060 || g_unichar_iscntrl(c) || (c & 0xFFFE) == 0xFFFE)
      (*dropped) += c != '\r';
    else
      g_string_append_len(clean, p, g_utf8_next_char(p) - p);
  }
  g_autofree char *stripped = g_strstrip(g_string_free(clean, FALSE));
  if (dz_is_plainly_composed(stripped))
    return g_steal_pointer(&stripped);
  char *normal = g_utf8_normalize(stripped, -1, G_NORMALIZE_NFC);
  return normal ? normal : g_steal_pointer(&stripped);
}

static GArray *split_lines(const char *path, const char *text, GPtrArray *notes, GError **error) {
  g_autoptr(GArray) lines = g_array_new(FALSE, FALSE, sizeof(Line));
  g_array_set_clear_func(lines, clear_line);
  guint number = 1, dropped = 0;
  for (const char *p = text; *p; number++) {
    gsize length = strcspn(p, "\n");
    if (length > DZ_MOST_PARAGRAPH_BYTES) {
      dz_fail(error, DZ_ERROR_INPUT, number,
              "%s:%u: this paragraph is %.1f MiB long, and 1 MiB is the most; part it by blank lines", path, number,
              (double)length / (1 << 20));
      return NULL;
    }
    Line line = {.text = clean_line(p, length, &dropped), .line = number};
    g_array_append_val(lines, line);
    p += length + (p[length] == '\n');
  }
  if (dropped > 0)
    dz_notes_add(notes, 0, "dropped %u control or zero-width characters", dropped);
  return g_steal_pointer(&lines);
}

/* Set in em squares for the most part: a change of this from line to line is a change of language. */
static gboolean is_wide_line(const char *text) {
  guint wide = 0, letters = 0;
  for (const char *p = text; *p; p = g_utf8_next_char(p)) {
    wide += dz_is_wide(g_utf8_get_char(p));
    letters += g_unichar_isalpha(g_utf8_get_char(p));
  }
  return wide * 3 > letters;
}

/* TRUE where the lines first … last - 1 are one paragraph that a program wrapped. */
static gboolean is_wrapped(const GArray *lines, guint first, guint last) {
  if (last - first < 2)
    return FALSE;
  guint widest = 0, narrowest = G_MAXUINT;
  const gboolean is_wide = is_wide_line(g_array_index(lines, Line, first).text);
  for (guint i = first; i < last; i++) {
    const char *text = g_array_index(lines, Line, i).text;
    guint columns = dz_columns(text);
    widest = MAX(widest, columns);
    if (i + 1 < last)
      narrowest = MIN(narrowest, columns);
    if (is_wide_line(text) != is_wide || *text == '#')
      return FALSE;
  }
  return widest >= 40 && widest <= 110 && narrowest * 4 >= widest * 3;
}

/* As much of a text as tells its language. New string. */
static char *beginning(const char *text, gsize length) {
  gsize most = MIN(length, 400);
  while (most < length && (text[most] & 0xC0) == 0x80)
    most++;
  return g_strndup(text, most);
}

/* Inside a line a marker is one only where it goes on as such lines do: the other side in the other script, then the
   analysis. A sentence may speak of 原文 and 翻译 too. */
static gboolean goes_on(const DzMarker *marker, const char *own, gsize own_length, const DzMarker *next,
                        const char *next_text) {
  if (next->mark == DZ_MARK_ANALYSIS)
    return marker->mark != DZ_MARK_LANGUAGE;
  gboolean other_side = (marker->mark == DZ_MARK_ORIGINAL && next->mark == DZ_MARK_TRANSLATION) ||
                        (marker->mark == DZ_MARK_TRANSLATION && next->mark == DZ_MARK_ORIGINAL);
  if (!other_side)
    return FALSE;
  DzMarker after;
  const char *end = dz_marker_inside(next_text, &after);
  g_autofree char *one_text = beginning(own, own_length);
  g_autofree char *other_text = beginning(next_text, end ? (gsize)(end - next_text) : strlen(next_text));
  const char *one = dz_language_of(one_text), *other = dz_language_of(other_text);
  return !one || !other || !dz_same_language(one, other);
}

/* The marker inside the line at which the next passage begins; NULL where the rest is all one. */
static const char *next_passage(const DzMarker *marker, const char *body, DzMarker *next) {
  if (marker->mark == DZ_MARK_LANGUAGE)
    return NULL;
  for (const char *from = body, *at; (at = dz_marker_inside(from, next)); from = at)
    if (goes_on(marker, body, (gsize)(at - body), next, at + next->length))
      return at;
  return NULL;
}

/* Adds a passage with a marker; what other markers stand inside the line begin passages of their own. */
static void add_marked(DzDocument *document, const char *text, DzMarker marker, guint line) {
  for (gboolean is_inline = FALSE; text; is_inline = TRUE) {
    const char *body = text + marker.length;
    DzMarker next;
    const char *next_at = next_passage(&marker, body, &next);
    char *own = g_strstrip(next_at ? g_strndup(body, (gsize)(next_at - body)) : g_strdup(body));
    DzPassage *passage = dz_document_add(document, marker.mark, own, line);
    passage->inline_mark = is_inline;
    g_strlcpy(passage->language, marker.language ? marker.language : "", sizeof passage->language);
    text = next_at;
    marker = next_at ? next : marker;
  }
}

static void add_paragraph(DzDocument *document, const char *text, guint line) {
  DzMarker marker;
  if (dz_marker_at(text, &marker)) {
    add_marked(document, text, marker, line);
    return;
  }
  gsize hashes = strspn(text, "#");
  if (hashes > 0 && hashes <= 6 && text[hashes] == ' ')
    dz_document_add(document, DZ_MARK_HEADING, g_strstrip(g_strdup(text + hashes)), line);
  else
    dz_document_add(document, DZ_MARK_NONE, g_strdup(text), line);
}

static void append_line(GString *paragraph, const char *text) {
  if (paragraph->len > 0) {
    gunichar last = g_utf8_get_char(g_utf8_prev_char(paragraph->str + paragraph->len));
    gunichar first = g_utf8_get_char(text);
    if (!dz_is_wide(last) && !dz_is_wide(first) && last != '-')
      g_string_append_c(paragraph, ' ');
  }
  g_string_append(paragraph, text);
}

/* The lines of a chunk between blank lines, from first to last - 1. */
static void add_chunk(DzDocument *document, const GArray *lines, guint first, guint last) {
  DzMarker marker;
  guint start = first;
  while (start < last) {
    guint end = start + 1;
    while (end < last && !dz_marker_at(g_array_index(lines, Line, end).text, &marker))
      end++;
    gboolean wrapped = is_wrapped(lines, start, end);
    g_autoptr(GString) paragraph = g_string_new(NULL);
    guint line = g_array_index(lines, Line, start).line;
    for (guint i = start; i < end; i++) {
      append_line(paragraph, g_array_index(lines, Line, i).text);
      if (!wrapped || i + 1 == end) {
        add_paragraph(document, paragraph->str, wrapped ? line : g_array_index(lines, Line, i).line);
        g_string_truncate(paragraph, 0);
      }
    }
    start = end;
  }
}

/* A marker alone on its line gives its mark to the passage after it. */
static void join_lone_markers(DzDocument *document) {
  GPtrArray *passages = document->passages;
  for (guint i = 0; i + 1 < passages->len; i++) {
    DzPassage *passage = passages->pdata[i], *next = passages->pdata[i + 1];
    if (passage->mark == DZ_MARK_NONE || passage->inline_mark || *passage->text || next->mark != DZ_MARK_NONE)
      continue;
    next->mark = passage->mark;
    memcpy(next->language, passage->language, sizeof next->language);
    g_ptr_array_remove_index(passages, i);
  }
}

static gboolean check_lengths(const DzDocument *document, GError **error) {
  for (guint i = 0; i < document->passages->len; i++) {
    const DzPassage *passage = document->passages->pdata[i];
    if (strlen(passage->text) > DZ_MOST_PARAGRAPH_BYTES)
      return dz_fail(error, DZ_ERROR_INPUT, passage->line,
                     "%s:%u: this paragraph is longer than 1 MiB; part it by blank lines", document->path,
                     passage->line);
  }
  if (document->passages->len == 0)
    return dz_fail(error, DZ_ERROR_INPUT, 0, "%s: has no text", document->path);
  return TRUE;
}

DzDocument *dz_read_marked(const char *path, const char *text, GError **error) {
  g_autoptr(DzDocument) document = dz_document_new(path, "marked");
  g_autoptr(GArray) lines = split_lines(path, text, document->notes, error);
  if (!lines)
    return NULL;
  for (guint first = 0; first < lines->len;) {
    guint last = first;
    while (last < lines->len && *g_array_index(lines, Line, last).text)
      last++;
    if (last > first)
      add_chunk(document, lines, first, last);
    first = last + 1;
  }
  join_lone_markers(document);
  return check_lengths(document, error) ? g_steal_pointer(&document) : NULL;
}
