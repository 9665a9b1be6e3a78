/* text.c: see text.h. */
#include "model/text.h"
#include "base/unicode.h"
#include <string.h>

static void clear_span(gpointer data) {
  g_free(((DzSpan *)data)->value);
}

DzText *dz_text_new(char *string, guint line) {
  DzText *text = g_new(DzText, 1);
  *text = (DzText){.string = string, .spans = g_array_new(FALSE, FALSE, sizeof(DzSpan)), .line = line};
  g_array_set_clear_func(text->spans, clear_span);
  return text;
}

void dz_text_free(DzText *text) {
  if (!text)
    return;
  g_free(text->string);
  g_free(text->as_read);
  g_array_unref(text->spans);
  g_free(text);
}

/* ---- spans ---- */

/* By start, the longer first, so that what stands inside comes after what it stands in. */
static gint compare_spans(gconstpointer a, gconstpointer b) {
  const DzSpan *one = a, *other = b;
  if (one->start != other->start)
    return one->start < other->start ? -1 : 1;
  if (one->end != other->end)
    return one->end > other->end ? -1 : 1;
  return (gint)one->kind - (gint)other->kind;
}

/* Controls, zero-width spaces, byte order marks, and code points that are no characters. */
static gboolean is_accident(gunichar c) {
  return c == 0x200B || c == 0xFEFF || c == 0x2060 || g_unichar_iscntrl(c) || (c & 0xFFFE) == 0xFFFE ||
         (c >= 0xFDD0 && c <= 0xFDEF);
}

/* An address may come with what no text may hold. New string, NULL for NULL. */
static char *clean_value(const char *value) {
  GString *clean = value ? g_string_sized_new(strlen(value)) : NULL;
  for (const char *p = value; p && *p; p = g_utf8_next_char(p))
    if (!is_accident(g_utf8_get_char(p)))
      g_string_append_len(clean, p, g_utf8_next_char(p) - p);
  return clean ? g_string_free(clean, FALSE) : NULL;
}

void dz_text_add_span(DzText *text, DzSpanKind kind, gsize start, gsize end, const char *value) {
  DzSpan span = {.kind = kind, .start = start, .end = end, .value = clean_value(value)};
  guint place = text->spans->len;
  while (place > 0 && compare_spans(&g_array_index(text->spans, DzSpan, place - 1), &span) > 0)
    place--;
  g_array_insert_val(text->spans, place, span);
}

static gsize moved(gsize at, gsize start, gsize end) {
  return at <= start ? at : at >= end ? at - (end - start) : start;
}

void dz_text_remove(DzText *text, gsize start, gsize end) {
  memmove(text->string + start, text->string + end, strlen(text->string + end) + 1);
  for (guint i = text->spans->len; i > 0; i--) {
    DzSpan *span = &g_array_index(text->spans, DzSpan, i - 1);
    span->start = moved(span->start, start, end);
    span->end = moved(span->end, start, end);
    if (span->start == span->end)
      g_array_remove_index(text->spans, i - 1);
  }
}

/* Where a byte is when the cuts are out. */
static gsize moved_by_cuts(gsize at, const GArray *cuts, const gsize *gone) {
  guint low = 0, high = cuts->len; /* the cuts that begin before the byte */
  while (low < high) {
    const guint middle = (low + high) / 2;
    if (g_array_index(cuts, DzCut, middle).start < at)
      low = middle + 1;
    else
      high = middle;
  }
  if (low == 0)
    return at;
  const DzCut *last = &g_array_index(cuts, DzCut, low - 1);
  return at <= last->end ? last->start - gone[low - 1] : at - gone[low];
}

void dz_text_remove_all(DzText *text, const GArray *cuts) {
  g_autofree gsize *gone = g_new0(gsize, cuts->len + 1); /* bytes that went before each of them */
  const gsize length = strlen(text->string);
  gsize to = 0, from = 0;
  for (guint i = 0; i <= cuts->len; i++) {
    const DzCut end = {length + 1, length + 1}, *cut = i < cuts->len ? &g_array_index(cuts, DzCut, i) : &end;
    memmove(text->string + to, text->string + from, cut->start - from);
    to += cut->start - from;
    from = cut->end;
    if (i < cuts->len)
      gone[i + 1] = gone[i] + cut->end - cut->start;
  }
  guint kept = 0;
  for (guint i = 0; i < text->spans->len; i++) {
    DzSpan *own = &g_array_index(text->spans, DzSpan, i), *place = &g_array_index(text->spans, DzSpan, kept);
    own->start = moved_by_cuts(own->start, cuts, gone);
    own->end = moved_by_cuts(own->end, cuts, gone);
    if (own->start < own->end) {
      const DzSpan empty = *place;
      *place = *own;
      *own = own == place ? *place : empty;
      kept++;
    }
  }
  g_array_set_size(text->spans, kept);
}

/* A span without spaces of any kind at its ends; empty where it has no value that its kind needs. */
static DzSpan trimmed(const char *string, const DzSpan *span) {
  DzSpan own = *span;
  while (own.start < own.end && g_unichar_isspace(g_utf8_get_char(string + own.start)))
    own.start = (gsize)(g_utf8_next_char(string + own.start) - string);
  while (own.end > own.start && g_unichar_isspace(g_utf8_get_char(g_utf8_prev_char(string + own.end))))
    own.end = (gsize)(g_utf8_prev_char(string + own.end) - string);
  if ((own.kind == DZ_SPAN_LINK || own.kind == DZ_SPAN_LANGUAGE || own.kind == DZ_SPAN_RUBY) &&
      (!own.value || !*own.value))
    own.end = own.start;
  return own;
}

/* Two that touch are two words to learn, two readings or two notes, but one emphasis. */
static gboolean become_one(const DzSpan *last, const DzSpan *span) {
  if (span->start < last->end)
    return TRUE;
  gboolean stays_apart = span->kind == DZ_SPAN_VOCABULARY || span->kind == DZ_SPAN_RUBY || span->kind == DZ_SPAN_NOTE;
  return span->start == last->end && !stays_apart && g_strcmp0(last->value, span->value) == 0;
}

void dz_text_tidy_spans(DzText *text) {
  if (text->spans->len == 0)
    return;
  g_array_sort(text->spans, compare_spans);
  g_autoptr(GArray) old = g_steal_pointer(&text->spans);
  text->spans = g_array_sized_new(FALSE, FALSE, sizeof(DzSpan), old->len);
  g_array_set_clear_func(text->spans, clear_span);
  int last[DZ_SPAN_KINDS];
  for (int kind = 0; kind < DZ_SPAN_KINDS; kind++)
    last[kind] = -1;
  for (guint i = 0; i < old->len; i++) {
    DzSpan span = trimmed(text->string, &g_array_index(old, DzSpan, i));
    DzSpan *before = last[span.kind] < 0 ? NULL : &g_array_index(text->spans, DzSpan, last[span.kind]);
    if (span.start == span.end)
      continue;
    if (before && become_one(before, &span)) {
      before->end = MAX(before->end, span.end);
      continue;
    }
    span.value = g_strdup(span.value);
    last[span.kind] = (int)text->spans->len;
    g_array_append_val(text->spans, span);
  }
  g_array_sort(text->spans, compare_spans);
}

/* ---- parts and wholes ---- */

DzText *dz_text_slice(const DzText *text, gsize start, gsize end) {
  while (start < end && text->string[start] == ' ')
    start++;
  while (end > start && text->string[end - 1] == ' ')
    end--;
  DzText *slice = dz_text_new(g_strndup(text->string + start, end - start), text->line);
  for (guint i = 0; i < text->spans->len; i++) {
    const DzSpan *span = &g_array_index(text->spans, DzSpan, i);
    if (span->start >= end)
      break;
    if (span->end > start)
      dz_text_add_span(slice, span->kind, MAX(span->start, start) - start, MIN(span->end, end) - start, span->value);
  }
  return slice;
}

/* A line that ends in a hyphen goes on in the next. */
static gboolean needs_space(const GString *before, const char *after) {
  if (before->len == 0 || !*after)
    return FALSE;
  gunichar last = g_utf8_get_char(g_utf8_prev_char(before->str + before->len));
  return !dz_is_wide(last) && !dz_is_wide(g_utf8_get_char(after)) && last != '-';
}

DzText *dz_text_join(const GPtrArray *texts) {
  GString *string = g_string_new(NULL);
  DzText *whole = dz_text_new(NULL, ((const DzText *)texts->pdata[0])->line);
  for (guint i = 0; i < texts->len; i++) {
    const DzText *text = texts->pdata[i];
    if (needs_space(string, text->string))
      g_string_append_c(string, ' ');
    for (guint s = 0; s < text->spans->len; s++) {
      const DzSpan *span = &g_array_index(text->spans, DzSpan, s);
      dz_text_add_span(whole, span->kind, string->len + span->start, string->len + span->end, span->value);
    }
    g_string_append(string, text->string);
  }
  whole->string = g_string_free(string, FALSE);
  return whole;
}

/* The bytes start ≤ i < end with their spans, spaces and all. New text. */
static DzText *raw_slice(const DzText *text, gsize start, gsize end) {
  DzText *slice = dz_text_new(g_strndup(text->string + start, end - start), text->line);
  for (guint i = 0; i < text->spans->len; i++) {
    const DzSpan *span = &g_array_index(text->spans, DzSpan, i);
    const gsize from = MAX(span->start, start), to = MIN(span->end, end);
    if (from < to)
      dz_text_add_span(slice, span->kind, from - start, to - start, span->value);
  }
  return slice;
}

DzText *dz_code_line(const char *line, guint number) {
  enum { TAB = 4 };
  GString *string = g_string_new(NULL);
  guint column = 0;
  gboolean in_front = TRUE;
  for (const char *p = line; *p; p = g_utf8_next_char(p)) {
    in_front = in_front && (*p == ' ' || *p == '\t');
    const guint width = *p == '\t' ? TAB - column % TAB : 1;
    column += width;
    if (in_front)
      for (guint i = 0; i < width; i++)
        g_string_append(string, "\u00A0");
    else if ((guchar)*p >= 0x20)
      g_string_append_len(string, p, g_utf8_next_char(p) - p);
    else if (*p == '\t')
      g_string_append_c(string, ' ');
  }
  g_strchomp(string->str);
  DzText *text = dz_text_new(g_string_free(string, FALSE), number);
  if (*text->string)
    dz_text_add_span(text, DZ_SPAN_CODE, 0, strlen(text->string), NULL);
  return text;
}

GPtrArray *dz_text_lines(const DzText *text) {
  GPtrArray *lines = g_ptr_array_new_with_free_func((GDestroyNotify)dz_text_free);
  for (const char *start = text->string;;) {
    const char *end = strstr(start, DZ_LINE_END);
    const gsize to = end ? (gsize)(end - text->string) : strlen(text->string);
    g_ptr_array_add(lines, raw_slice(text, (gsize)(start - text->string), to));
    if (!end)
      return lines;
    start = end + strlen(DZ_LINE_END);
  }
}

DzText *dz_text_of_lines(const GPtrArray *lines) {
  DzText *whole = dz_text_new(NULL, lines->len > 0 ? ((const DzText *)lines->pdata[0])->line : 0);
  GString *string = g_string_new(NULL);
  for (guint i = 0; i < lines->len; i++) {
    const DzText *line = lines->pdata[i];
    if (i > 0)
      g_string_append(string, DZ_LINE_END);
    for (guint s = 0; s < line->spans->len; s++) {
      const DzSpan *span = &g_array_index(line->spans, DzSpan, s);
      dz_text_add_span(whole, span->kind, string->len + span->start, string->len + span->end, span->value);
    }
    g_string_append(string, line->string);
  }
  whole->string = g_string_free(string, FALSE);
  return whole;
}

/* ---- cleaning ---- */

/* What is written in place of a character; "" where nothing is. */
static const char *cleaned(gunichar c, char utf8[7]) {
  gboolean is_space = c == '\t' || c == '\n' || c == '\r' || c == 0x85 || c == 0x2029;
  if (is_space)
    return " ";
  if (is_accident(c))
    return "";
  utf8[g_unichar_to_utf8(c, utf8)] = 0;
  return utf8;
}

static gboolean is_clean(const char *string) {
  gsize length = strlen(string);
  for (const char *p = string; *p; p = g_utf8_next_char(p))
    if ((guchar)*p >= 0x80 ? is_accident(g_utf8_get_char(p)) : (guchar)*p < 0x20 || *p == 0x7F)
      return FALSE;
  g_autofree char *normal = g_utf8_normalize(string, -1, G_NORMALIZE_NFC);
  return strcmp(normal, string) == 0 && *string != ' ' && (length == 0 || string[length - 1] != ' ');
}

/* Where each byte of the string went. The pieces between the ends of spans are composed each for itself. */
typedef struct {
  GString *clean;
  gsize *place; /* of every byte, and of the end */
  guint dropped;
} Cleaning;

static void clean_piece(Cleaning *cleaning, const char *string, gsize start, gsize end) {
  g_autoptr(GString) kept = g_string_new(NULL);
  for (const char *p = string + start; p < string + end; p = g_utf8_next_char(p)) {
    char utf8[7];
    const char *own = cleaned(g_utf8_get_char(p), utf8);
    cleaning->dropped += !*own;
    g_string_append(kept, own);
  }
  g_autofree char *normal = g_utf8_normalize(kept->str, (gssize)kept->len, G_NORMALIZE_NFC);
  cleaning->place[start] = cleaning->clean->len;
  g_string_append(cleaning->clean, normal);
  cleaning->place[end] = cleaning->clean->len;
}

static gint compare_places(gconstpointer a, gconstpointer b) {
  gsize one = *(const gsize *)a, other = *(const gsize *)b;
  return one < other ? -1 : one > other;
}

guint dz_text_clean(DzText *text) {
  if (is_clean(text->string))
    return 0;
  gsize length = strlen(text->string), start = 0;
  g_autoptr(GArray) borders = g_array_new(FALSE, FALSE, sizeof(gsize));
  for (guint i = 0; i < text->spans->len; i++)
    g_array_append_vals(
        borders, (gsize[]){g_array_index(text->spans, DzSpan, i).start, g_array_index(text->spans, DzSpan, i).end}, 2);
  g_array_append_val(borders, length);
  g_array_sort(borders, compare_places);
  Cleaning cleaning = {.clean = g_string_sized_new(length), .place = g_new0(gsize, length + 1)};
  for (guint i = 0; i < borders->len; start = g_array_index(borders, gsize, i++))
    clean_piece(&cleaning, text->string, start, g_array_index(borders, gsize, i));
  for (guint i = 0; i < text->spans->len; i++) {
    DzSpan *span = &g_array_index(text->spans, DzSpan, i);
    span->start = cleaning.place[span->start];
    span->end = cleaning.place[span->end];
  }
  g_free(cleaning.place);
  g_free(text->string);
  text->string = g_string_free(cleaning.clean, FALSE);
  DzText *slice = dz_text_slice(text, 0, strlen(text->string));
  DzText whole = *text;
  *text = *slice;
  *slice = whole;
  dz_text_free(slice);
  return cleaning.dropped;
}

/* ---- words for spans ---- */

static const char *const kind_names[] = {"emphasis", "strong",   "vocabulary", "link",
                                         "code",     "language", "ruby",       "note"};

const char *dz_span_kind_name(DzSpanKind kind) {
  return kind_names[kind];
}

int dz_span_kind_of(const char *name) {
  for (int kind = 0; kind < DZ_SPAN_KINDS; kind++)
    if (g_strcmp0(kind_names[kind], name) == 0)
      return kind;
  return -1;
}

/* Where the letters and digits of a string start. */
typedef struct {
  gsize *starts;
  guint count;
} Letters;

static Letters letters_of(const char *string) {
  Letters letters = {.starts = g_new(gsize, strlen(string) + 1)};
  for (const char *p = string; *p; p = g_utf8_next_char(p)) {
    gboolean is_letter = (guchar)*p < 0x80 ? g_ascii_isalnum(*p) : g_unichar_isalnum(g_utf8_get_char(p));
    if (is_letter)
      letters.starts[letters.count++] = (gsize)(p - string);
  }
  return letters;
}

/* How many letters start before the place. */
static guint letters_before(const Letters *letters, gsize place) {
  guint low = 0, high = letters->count;
  while (low < high) {
    guint middle = low + (high - low) / 2;
    if (letters->starts[middle] < place)
      low = middle + 1;
    else
      high = middle;
  }
  return low;
}

/* How many bytes of the first `length` of one string the other has too, in whole characters. */
static gsize same_bytes(const char *one, gsize length, const char *other) {
  gsize same = 0;
  while (same < length && one[same] == other[same] && one[same])
    same++;
  while (same > 0 && (one[same] & 0xC0) == 0x80)
    same--;
  return same;
}

void dz_text_replace(DzText *text, char *string) {
  if (strcmp(text->string, string) == 0) { /* spans may hold marks at their ends */
    g_free(string);
    return;
  }
  if (text->spans->len > 0) {
    Letters before = letters_of(text->string), after = letters_of(string);
    for (guint i = 0; i < text->spans->len; i++) {
      DzSpan *span = &g_array_index(text->spans, DzSpan, i);
      const gsize old = span->end;
      guint first = letters_before(&before, span->start), last = letters_before(&before, span->end);
      const gboolean has_letters = first < last && last <= after.count;
      span->start = has_letters ? after.starts[first] : 0;
      const gsize old_end =
          has_letters ? (gsize)(g_utf8_next_char(text->string + before.starts[last - 1]) - text->string) : 0;
      const gsize new_end = has_letters ? (gsize)(g_utf8_next_char(string + after.starts[last - 1]) - string) : 0;
      span->end = new_end + same_bytes(text->string + old_end, old > old_end ? old - old_end : 0, string + new_end);
    }
    g_free(before.starts);
    g_free(after.starts);
  }
  g_free(text->string);
  text->string = string;
}

char *dz_text_dump(const DzText *text) {
  GString *dump = g_string_new(NULL);
  gsize at = 0;
  for (guint i = 0; i < text->spans->len; i++) {
    const DzSpan *span = &g_array_index(text->spans, DzSpan, i);
    if (span->start < at)
      continue;
    g_string_append_len(dump, text->string + at, (gssize)(span->start - at));
    g_string_append_printf(dump, "«%s:%.*s»", dz_span_kind_name(span->kind), (int)(span->end - span->start),
                           text->string + span->start);
    at = span->end;
  }
  g_string_append(dump, text->string + at);
  return g_string_free(dump, FALSE);
}

gboolean dz_looks_like_code(const char *line) {
  static const char signs[] = "{}();=<>[]+&|\\$";
  guint found = 0, letters = 0;
  for (const char *p = line; *p; p++) {
    if ((guchar)*p >= 0x80)
      return FALSE;
    found += strchr(signs, *p) != NULL;
    letters += g_ascii_isalpha(*p) != 0;
  }
  const gsize length = strlen(line);
  if (letters == 0)
    return length > 0 && strspn(line, "{}();") == length && strpbrk(line, "{};");
  const gboolean ends = strchr(";{}", line[length - 1]) != NULL;
  return (ends && found >= 2) || (found >= 3 && found * 3 > letters && strpbrk(line, "(="));
}
