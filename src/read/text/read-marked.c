/* read-marked.c: see read-marked.h. Lines without what is there by accident; what they are is told in paragraphs.c. */
#include "read/text/read-marked.h"
#include "base/error.h"
#include "base/unicode.h"
#include "read/read.h"
#include "read/text/both-sides.h"
#include "read/text/paragraphs.h"
#include <string.h>

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

static GPtrArray *split_lines(const char *path, const char *text, GPtrArray *notes, GError **error) {
  g_autoptr(GPtrArray) lines = g_ptr_array_new_with_free_func((GDestroyNotify)dz_text_free);
  guint number = 1, dropped = 0;
  for (const char *p = text; *p; number++) {
    gsize length = strcspn(p, "\n");
    if (length > DZ_MOST_PARAGRAPH_BYTES) {
      dz_fail(error, DZ_ERROR_INPUT, number,
              "%s:%u: this paragraph is %.1f MiB long, and 1 MiB is the most; part it by blank lines", path, number,
              (double)length / (1 << 20));
      return NULL;
    }
    g_ptr_array_add(lines, dz_text_new(clean_line(p, length, &dropped), number));
    p += length + (p[length] == '\n');
  }
  if (dropped > 0)
    dz_notes_add(notes, 0, "dropped %u control or zero-width characters", dropped);
  return g_steal_pointer(&lines);
}

static gboolean is_blank(const GPtrArray *lines, guint i) {
  return !*((const DzText *)lines->pdata[i])->string;
}

/* Lines of a program, with the spaces that they begin with. `text`: of the file. */
static void add_code(DzDocument *document, const GPtrArray *lines, const char *text, guint first, guint last) {
  g_autoptr(GPtrArray) code = g_ptr_array_new_with_free_func((GDestroyNotify)dz_text_free);
  for (guint i = 0; i < last; i++) {
    const gsize length = strcspn(text, "\n");
    if (i >= first) {
      g_autofree char *line = g_strchomp(g_strndup(text, length));
      g_ptr_array_add(code, dz_code_line(line, ((const DzText *)lines->pdata[i])->line));
    }
    text += length + (text[length] == '\n');
  }
  dz_document_add_told(document, DZ_ROLE_CODE, document->passages->len + 1, DZ_MARK_ORIGINAL, dz_text_of_lines(code));
}

DzDocument *dz_read_marked(const char *path, const char *text, gsize length, const DzReadOptions *options,
                           GError **error) {
  (void)length;
  (void)options;
  g_autoptr(DzDocument) document = dz_document_new(path, "marked");
  g_autoptr(GPtrArray) lines = split_lines(path, text, document->notes, error);
  if (!lines)
    return NULL;
  const DzLineRule rule = dz_rule_of_lines(lines);
  for (guint first = 0; first < lines->len;) {
    guint last = first;
    while (last < lines->len && dz_looks_like_code(((const DzText *)lines->pdata[last])->string))
      last++;
    if (last > first) {
      add_code(document, lines, text, first, last);
      first = last;
      continue;
    }
    while (last < lines->len && !is_blank(lines, last) &&
           (last == first || !dz_looks_like_code(((const DzText *)lines->pdata[last])->string)))
      last++;
    dz_add_lines(document, lines, first, last, rule);
    first = last + 1;
  }
  dz_join_lone_markers(document);
  dz_apply_side_headings(document);
  dz_part_lines(document);
  return dz_check_passages(document, error) ? g_steal_pointer(&document) : NULL;
}
