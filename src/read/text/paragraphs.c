/* paragraphs.c: see paragraphs.h.

   A blank line or a marker ends a paragraph. Plain lines without a blank between them are one paragraph only where they
   look wrapped: all but the last about as wide as the widest, and none wider than a screen. In the one-line form
   `原文:… 翻译:… 解析:` each marker begins a passage of its own. */
#include "read/text/paragraphs.h"
#include "base/error.h"
#include "base/language.h"
#include "base/unicode.h"
#include "read/read.h"
#include "read/text/markers.h"
#include <string.h>

gboolean dz_is_sync_line(const char *line) {
  return strcmp(line, "===") == 0;
}

/* The script that a line is in for the most part: a change of it from line to line is a change of language. */
typedef enum { SCRIPT_LATIN, SCRIPT_WIDE, SCRIPT_CYRILLIC } Script;

static Script script_of(const char *text) {
  guint wide = 0, cyrillic = 0, letters = 0;
  for (const char *p = text; *p; p = g_utf8_next_char(p)) {
    const gunichar c = g_utf8_get_char(p);
    wide += dz_is_wide(c) || dz_is_hangul(c);
    cyrillic += dz_is_cyrillic(c);
    letters += g_unichar_isalpha(c) != 0;
  }
  return wide * 3 > letters ? SCRIPT_WIDE : cyrillic * 2 > letters ? SCRIPT_CYRILLIC : SCRIPT_LATIN;
}

static const char *string_of(const GPtrArray *lines, guint i) {
  return ((const DzText *)lines->pdata[i])->string;
}

/* TRUE where the lines first … last - 1 are one paragraph that a program wrapped. */
static gboolean is_wrapped(const GPtrArray *lines, guint first, guint last) {
  guint widest = 0, narrowest = G_MAXUINT;
  if (last - first < 2)
    return FALSE;
  const Script script = script_of(string_of(lines, first));
  for (guint i = first; i < last; i++) {
    const char *text = string_of(lines, i);
    guint columns = dz_columns(text);
    widest = MAX(widest, columns);
    if (i + 1 < last)
      narrowest = MIN(narrowest, columns);
    if (script_of(text) != script || *text == '#')
      return FALSE;
  }
  return widest >= 40 && widest <= 110 && narrowest * 4 >= widest * 3;
}

static gboolean ends_sentence(const char *text) {
  static const char *const stops[] = {".", "?", "!", "。", "？", "！", "…", ":", "：", ".\"", "?\"", "!\"", "”", "」"};
  for (gsize i = 0; i < G_N_ELEMENTS(stops); i++)
    if (g_str_has_suffix(text, stops[i]))
      return TRUE;
  return FALSE;
}

DzLineRule dz_rule_of_lines(const GPtrArray *lines) {
  guint breaks = 0, soft = 0, small = 0, cased = 0;
  for (guint i = 0; i + 1 < lines->len; i++) {
    const char *text = string_of(lines, i), *next = string_of(lines, i + 1);
    if (!*text || !*next || script_of(text) != script_of(next))
      continue;
    breaks++;
    if (ends_sentence(text))
      continue;
    soft++;
    const gunichar c = g_utf8_get_char(next);
    cased += g_unichar_isupper(c) || g_unichar_islower(c);
    small += g_unichar_islower(c) != 0;
  }
  const gboolean is_verse = cased >= 3 && small * 3 < cased; /* each line begins with a capital */
  return soft * 10 >= breaks * 6 && !is_verse ? DZ_LINES_PLAIN : DZ_LINES_EACH;
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
  /* of two languages in Latin letters a few words do not tell which they are */
  return !one || !other || !dz_same_language(one, other) ||
         (script_of(one_text) == SCRIPT_LATIN && script_of(other_text) == SCRIPT_LATIN);
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

/* The marker that a paragraph begins with. Where a form has said what is bold, the asterisks that it stood in are gone
   from the text; they go back on for a look. */
static gboolean marker_of(const DzText *text, DzMarker *marker) {
  if (dz_marker_at(text->string, marker))
    return TRUE;
  const DzSpan *bold = text->spans->len > 0 ? &g_array_index(text->spans, DzSpan, 0) : NULL;
  if (!bold || bold->kind != DZ_SPAN_STRONG || bold->start > 0 || bold->end > 40)
    return FALSE;
  g_autofree char *spelled = g_strdup_printf("**%.*s**%s", (int)bold->end, text->string, text->string + bold->end);
  if (!dz_marker_at(spelled, marker) || marker->length < bold->end + 4)
    return FALSE;
  marker->length -= 4;
  return TRUE;
}

/* Adds a passage with a marker; what other markers stand inside the line begin passages of their own. */
static void add_marked(DzDocument *document, const DzText *text, DzMarker marker) {
  const char *end = text->string + strlen(text->string), *at = text->string;
  for (gboolean is_inline = FALSE; at; is_inline = TRUE) {
    const char *body = at + marker.length;
    DzMarker next;
    const char *next_at = next_passage(&marker, body, &next);
    DzText *own = dz_text_slice(text, (gsize)(body - text->string), (gsize)((next_at ? next_at : end) - text->string));
    DzPassage *passage = dz_document_add_text(document, marker.mark, own);
    passage->inline_mark = is_inline;
    g_strlcpy(passage->language, marker.language ? marker.language : "", sizeof passage->language);
    at = next_at;
    marker = next_at ? next : marker;
  }
}

void dz_add_paragraph(DzDocument *document, const DzText *text) {
  DzMarker marker;
  if (marker_of(text, &marker)) {
    add_marked(document, text, marker);
    return;
  }
  gsize hashes = strspn(text->string, "#");
  gboolean is_heading = hashes > 0 && hashes <= 6 && text->string[hashes] == ' ';
  dz_document_add_text(document, is_heading ? DZ_MARK_HEADING : DZ_MARK_NONE,
                       dz_text_slice(text, is_heading ? hashes : 0, strlen(text->string)));
}

/* "with-" above "in a winter": the program that wrapped the lines hyphenated, and the word goes on. */
static void drop_hyphen(DzText *line, DzText *next) {
  const gsize length = strlen(line->string);
  gsize word = strcspn(next->string, " ");
  if (length < 3 || line->string[length - 1] != '-' || !g_ascii_islower(line->string[length - 2]) ||
      !g_ascii_islower(*next->string))
    return;
  /* the rest of the word goes up to its beginning */
  g_autofree char *rest = g_strndup(next->string, word);
  g_autofree char *whole = g_strdup_printf("%.*s%s", (int)(length - 1), line->string, rest);
  g_free(line->string);
  line->string = g_steal_pointer(&whole);
  dz_text_remove(next, 0, word + (next->string[word] == ' '));
}

static void add_joined(DzDocument *document, const GPtrArray *lines, guint first, guint last, gboolean is_wrap) {
  g_autoptr(GPtrArray) own = g_ptr_array_sized_new(last - first);
  for (guint i = first; i < last; i++) {
    g_ptr_array_add(own, lines->pdata[i]);
    if (is_wrap && i + 1 < last)
      drop_hyphen(lines->pdata[i], lines->pdata[i + 1]);
  }
  g_autoptr(DzText) paragraph = dz_text_join(own);
  dz_add_paragraph(document, paragraph);
}

/* Where the paragraphs that begin at a line must end: before a marker, a sync point or, of soft lines, another script.
 */
static guint end_of_run(const GPtrArray *lines, guint start, guint last) {
  const Script script = script_of(string_of(lines, start));
  guint end = start + 1;
  for (DzMarker marker; end < last && !marker_of(lines->pdata[end], &marker); end++)
    if (dz_is_sync_line(string_of(lines, end)) || script_of(string_of(lines, end)) != script)
      break;
  return end;
}

/* The passages from `from` on stand right below each other. */
static void set_tight(const DzDocument *document, guint from) {
  for (guint i = from + 1; i < document->passages->len; i++)
    ((DzPassage *)document->passages->pdata[i])->is_tight = TRUE;
}

void dz_add_lines(DzDocument *document, const GPtrArray *lines, guint first, guint last, DzLineRule rule) {
  const guint before = document->passages->len;
  for (guint start = first, end; start < last; start = end) {
    if (dz_is_sync_line(string_of(lines, start))) {
      dz_document_add(document, DZ_MARK_SYNC, g_strdup(""), ((const DzText *)lines->pdata[start])->line);
      end = start + 1;
      continue;
    }
    end = end_of_run(lines, start, last);
    if (rule == DZ_LINES_SOFT || (rule == DZ_LINES_PLAIN && is_wrapped(lines, start, end)))
      add_joined(document, lines, start, end, rule == DZ_LINES_PLAIN);
    else
      for (guint i = start; i < end; i++)
        dz_add_paragraph(document, lines->pdata[i]);
  }
  set_tight(document, before);
}

void dz_join_lone_markers(DzDocument *document) {
  GPtrArray *passages = document->passages;
  for (guint i = 0; i + 1 < passages->len; i++) {
    DzPassage *passage = passages->pdata[i], *next = passages->pdata[i + 1];
    if (passage->mark == DZ_MARK_NONE || passage->mark == DZ_MARK_SYNC || passage->inline_mark || *passage->text ||
        next->mark != DZ_MARK_NONE)
      continue;
    next->mark = passage->mark;
    memcpy(next->language, passage->language, sizeof next->language);
    next->is_tight = passage->is_tight;
    g_ptr_array_remove_index(passages, i);
  }
}

/* The marker that is all of a heading. */
static gboolean is_side_heading(const DzPassage *passage, DzMarker *marker) {
  return passage->mark == DZ_MARK_HEADING && dz_marker_at(passage->text, marker) &&
         marker->length == strlen(passage->text) && marker->mark != DZ_MARK_ANALYSIS;
}

/* Headings of both sides, or of two languages. */
static gboolean names_both_sides(const DzDocument *document) {
  DzMarker first = {.mark = DZ_MARK_NONE}, marker;
  for (guint i = 0; i < document->passages->len; i++) {
    if (!is_side_heading(document->passages->pdata[i], &marker))
      continue;
    if (first.mark == DZ_MARK_NONE)
      first = marker;
    else if (marker.mark != first.mark || g_strcmp0(marker.language, first.language) != 0)
      return TRUE;
  }
  return FALSE;
}

void dz_apply_side_headings(DzDocument *document) {
  if (!names_both_sides(document))
    return;
  DzMarker current = {.mark = DZ_MARK_NONE}, marker;
  for (guint i = 0; i < document->passages->len;) {
    DzPassage *passage = document->passages->pdata[i];
    if (is_side_heading(passage, &marker)) {
      current = marker;
      g_ptr_array_remove_index(document->passages, i);
      continue;
    }
    if (current.mark != DZ_MARK_NONE && passage->mark == DZ_MARK_SYNC) { /* a rule between the parts */
      g_ptr_array_remove_index(document->passages, i);
      continue;
    }
    if (current.mark != DZ_MARK_NONE && (passage->mark == DZ_MARK_NONE || passage->mark == DZ_MARK_HEADING)) {
      passage->is_heading = passage->mark == DZ_MARK_HEADING;
      passage->mark = current.mark;
      g_strlcpy(passage->language, current.language ? current.language : "", sizeof passage->language);
    }
    i++;
  }
}

gboolean dz_check_passages(const DzDocument *document, GError **error) {
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
