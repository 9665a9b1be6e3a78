/* xhtml-text.c: see xhtml-text.h. */
#include "write/epub/xhtml-text.h"
#include "base/address.h"
#include "base/language.h"
#include <string.h>

/* ---- languages and classes ---- */

static const struct {
  const char *language, *script;
  gboolean is_rtl;
} scripts[] = {
    {"zh", "zh", FALSE}, {"ja", "ja", FALSE}, {"ko", "ko", FALSE}, {"ar", "ar", TRUE},
    {"fa", "ar", TRUE},  {"ur", "ar", TRUE},  {"he", "he", TRUE},
};

const char *dz_script_class(const char *language) {
  for (gsize i = 0; i < G_N_ELEMENTS(scripts); i++)
    if (dz_same_language(language, scripts[i].language))
      return scripts[i].script;
  return NULL;
}

const char *dz_direction(const char *language) {
  for (gsize i = 0; i < G_N_ELEMENTS(scripts); i++)
    if (scripts[i].is_rtl && dz_same_language(language, scripts[i].language))
      return "rtl";
  return NULL;
}

char *dz_with_script(const char *class, const char *language) {
  const char *script = dz_script_class(language);
  return script ? g_strconcat(class, " ", script, NULL) : g_strdup(class);
}

/* ---- text with spans ---- */

static const struct {
  const char *element, *class;
} marks[] = {
    [DZ_SPAN_EMPHASIS] = {"em", NULL}, [DZ_SPAN_STRONG] = {"strong", NULL}, [DZ_SPAN_VOCABULARY] = {"b", "v"},
    [DZ_SPAN_LINK] = {"a", NULL},      [DZ_SPAN_CODE] = {"code", NULL},     [DZ_SPAN_LANGUAGE] = {"span", NULL},
    [DZ_SPAN_RUBY] = {"ruby", NULL},   [DZ_SPAN_NOTE] = {"sup", NULL},
};

/* A text on its way into a file. */
typedef struct {
  DzXml *xml;
  const DzText *text;
  DzNoteLinks *links;
} Writing;

/* A reference to a note leads there; the first one to it is where the note leads back to. */
static void open_reference(DzXml *xml, guint number, DzNoteLinks *links) {
  const gboolean is_first = !links->is_referred[number - 1];
  g_autofree char *id = is_first ? g_strdup_printf("r%u", number) : NULL;
  links->is_referred[number - 1] = TRUE;
  dz_xml_open(xml, "a", "class", "ref", "id", id, "href", links->addresses->pdata[number - 1], "epub:type", "noteref",
              "role", "doc-noteref", NULL);
}

/* The number of the note that a reference names; 0 for none. */
static guint note_of(const DzSpan *span, const DzText *text, const DzNoteLinks *links) {
  if (span->kind != DZ_SPAN_NOTE || !links)
    return 0;
  for (guint i = 0; i < text->spans->len; i++) { /* no link stands in another */
    const DzSpan *other = &g_array_index(text->spans, DzSpan, i);
    if (other->kind == DZ_SPAN_LINK && other->start < span->end && other->end > span->start)
      return 0;
  }
  const guint64 number = g_ascii_strtoull(text->string + span->start, NULL, 10);
  return number <= links->addresses->len ? (guint)number : 0;
}

static void open_span(const Writing *writing, const DzSpan *span) {
  DzXml *xml = writing->xml;
  g_autofree char *address = span->kind == DZ_SPAN_LINK ? dz_link_address(span->value) : NULL;
  const char *language = span->kind == DZ_SPAN_LANGUAGE ? span->value : NULL;
  dz_xml_open(xml, marks[span->kind].element, "class", marks[span->kind].class, "href", address, "lang", language,
              "xml:lang", language, NULL);
  const guint note = note_of(span, writing->text, writing->links);
  if (note > 0)
    open_reference(xml, note, writing->links);
}

static gboolean is_link_open(const GPtrArray *open) {
  for (guint i = 0; i < open->len; i++)
    if (((const DzSpan *)open->pdata[i])->kind == DZ_SPAN_LINK)
      return TRUE;
  return FALSE;
}

static gboolean has_element(const DzSpan *span, const GPtrArray *open) {
  if (span->kind == DZ_SPAN_LANGUAGE)
    return span->value && dz_language_is_valid(span->value);
  if (span->kind != DZ_SPAN_LINK)
    return TRUE;
  g_autofree char *address = span->value && !is_link_open(open) ? dz_link_address(span->value) : NULL;
  return address != NULL;
}

/* Ruby ends with its reading, once its whole base is there (HTML §4.5.10). */
static void close_span(const Writing *writing, const DzSpan *span, gsize at) {
  DzXml *xml = writing->xml;
  if (span->kind == DZ_SPAN_RUBY && span->value && span->end <= at) {
    dz_xml_open(xml, "rt", NULL);
    dz_xml_text(xml, span->value, -1);
    dz_xml_close(xml);
  }
  if (note_of(span, writing->text, writing->links) > 0)
    dz_xml_close(xml);
  dz_xml_close(xml);
}

/* Ranges may cross, elements may not: what was opened inside an element that ends here is closed and opened again. */
static void close_ended(const Writing *writing, GPtrArray *open, gsize at) {
  guint kept = 0;
  while (kept < open->len && ((const DzSpan *)open->pdata[kept])->end > at)
    kept++;
  for (guint i = open->len; i > kept; i--)
    close_span(writing, open->pdata[i - 1], at);
  for (guint i = kept; i < open->len; i++)
    if (((const DzSpan *)open->pdata[i])->end > at) {
      open_span(writing, open->pdata[i]);
      open->pdata[kept++] = open->pdata[i];
    }
  g_ptr_array_set_size(open, (gint)kept);
}

/* Opens the spans that begin up to `at`; returns the first that begins later. */
static guint open_begun(const Writing *writing, GPtrArray *open, guint next, gsize at) {
  const DzText *text = writing->text;
  for (; next < text->spans->len; next++) {
    DzSpan *span = &g_array_index(text->spans, DzSpan, next);
    if (span->start > at)
      break;
    if (span->end <= at || !has_element(span, open))
      continue;
    open_span(writing, span);
    g_ptr_array_add(open, span);
  }
  return next;
}

static gsize next_border(const GPtrArray *open, const DzText *text, guint next, gsize to) {
  gsize border = to;
  if (next < text->spans->len)
    border = MIN(border, g_array_index(text->spans, DzSpan, next).start);
  for (guint i = 0; i < open->len; i++)
    border = MIN(border, ((const DzSpan *)open->pdata[i])->end);
  return border;
}

/* Letters, with a break where a line of verse ends. */
static void write_lines(DzXml *xml, const char *start, const char *end) {
  for (const char *stop; (stop = g_strstr_len(start, end - start, DZ_LINE_END)); start = stop + strlen(DZ_LINE_END)) {
    dz_xml_text(xml, start, stop - start);
    dz_xml_open(xml, "br", NULL);
    dz_xml_close(xml);
  }
  dz_xml_text(xml, start, end - start);
}

void dz_xhtml_range(DzXml *xml, const DzText *text, gsize from, gsize to, DzNoteLinks *links) {
  const Writing writing = {xml, text, links};
  g_autoptr(GPtrArray) open = g_ptr_array_new();
  guint next = 0;
  for (gsize at = from; at < to;) {
    close_ended(&writing, open, at);
    next = open_begun(&writing, open, next, at);
    gsize border = next_border(open, text, next, to);
    write_lines(xml, text->string + at, text->string + border);
    at = border;
  }
  for (guint i = open->len; i > 0; i--)
    close_span(&writing, open->pdata[i - 1], to);
}
