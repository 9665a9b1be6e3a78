/* check-html.c: what was understood, as one page that needs nothing beside it: odd pairs first, then the whole article
   with both sides beside each other and every repair marked.

   The page is XHTML that reads the same as HTML: no XML declaration, and no element closes itself but <meta/>. */
#include "cli/commands.h"
#include <libxml/xmlwriter.h>
#include <stdio.h>
#include <string.h>

/* No < > & in it: those are escaped in XHTML and not in HTML. */
static const char style[] =
    ":root { color-scheme: light dark; --paper: #fdfdfb; --ink: #1c1c1c; --faint: #63635f; --line: #dcdcd6;\n"
    "  --odd: #fff3d0; --why: #7a4b00; --gone: #a5231a; --come: #17692c;\n"
    "  --gone-paper: #fbe3e0; --come-paper: #dcf2df; }\n"
    "@media (prefers-color-scheme: dark) { :root { --paper: #17181a; --ink: #e6e6e3; --faint: #a2a29c;\n"
    "  --line: #3a3b3e; --odd: #37301d; --why: #f0c674; --gone: #ff9a8f; --come: #8fd69f;\n"
    "  --gone-paper: #47211e; --come-paper: #1c3a24; } }\n"
    "body { margin: 0 auto; padding: 1rem; max-width: 78rem; background: var(--paper); color: var(--ink);\n"
    "  font: 1rem/1.6 system-ui, sans-serif; }\n"
    "h1 { font-size: 1.5rem; line-height: 1.3; margin: 1.5rem 0 .25rem; }\n"
    "h2 { font-size: 1.1rem; margin: 2rem 0 .5rem; }\n"
    ".facts, .line, thead { color: var(--faint); font-size: .875rem; font-weight: normal; }\n"
    "p { margin: .25rem 0; }\n"
    "table { border-collapse: collapse; width: 100%; table-layout: fixed; }\n"
    "th, td { text-align: start; vertical-align: top; padding: .5rem .75rem .5rem 0;\n"
    "  border-bottom: 1px solid var(--line); overflow-wrap: anywhere; }\n"
    "th:first-child { width: 5rem; padding-inline-start: .5rem; }\n"
    "th:last-child { width: 11rem; }\n"
    ".line { display: block; }\n"
    ".heading td, .title td { font-weight: bold; }\n"
    ".odd { background: var(--odd); }\n"
    ".why { color: var(--why); margin: 0; padding-inline-start: 1rem; font-size: .875rem; line-height: 1.4; }\n"
    ".error { color: var(--gone); }\n"
    "del { color: var(--gone); background: var(--gone-paper); text-decoration: line-through 1px; }\n"
    "ins { color: var(--come); background: var(--come-paper); text-decoration: underline 1px; }\n"
    "@media (max-width: 44rem) { thead { display: none; } table, tbody, tr, th, td { display: block; width: auto; }\n"
    "  th, td { border: 0; padding: .25rem .5rem; } th:last-child, th:first-child { width: auto; }\n"
    "  tr { border-bottom: 1px solid var(--line); padding: .5rem 0; } .line { display: inline; margin: 0 .5rem; } }\n";

static const char *const side_names[] = {"Original", "Translation"};

/* ---- writing ---- */

/* Opens an element with attributes: name, value, …, NULL. One whose value is NULL is left out. */
static void open_element(xmlTextWriter *page, const char *element, ...) G_GNUC_NULL_TERMINATED;
static void open_element(xmlTextWriter *page, const char *element, ...) {
  va_list attributes;
  va_start(attributes, element);
  xmlTextWriterStartElement(page, BAD_CAST element);
  for (const char *name; (name = va_arg(attributes, const char *));) {
    const char *value = va_arg(attributes, const char *);
    if (value)
      xmlTextWriterWriteAttribute(page, BAD_CAST name, BAD_CAST value);
  }
  va_end(attributes);
}

static void close_element(xmlTextWriter *page) {
  xmlTextWriterFullEndElement(page);
}

static void close_line(xmlTextWriter *page) {
  close_element(page);
  xmlTextWriterWriteRaw(page, BAD_CAST "\n");
}

static void write_text(xmlTextWriter *page, const char *text, gsize length) {
  g_autofree char *own = g_strndup(text, length);
  xmlTextWriterWriteString(page, BAD_CAST own);
}

static void write_line(xmlTextWriter *page, const char *element, const char *class, const char *format, ...)
    G_GNUC_PRINTF(4, 5);
static void write_line(xmlTextWriter *page, const char *element, const char *class, const char *format, ...) {
  va_list arguments;
  va_start(arguments, format);
  g_autofree char *text = g_strdup_vprintf(format, arguments);
  va_end(arguments);
  open_element(page, element, "class", class, NULL);
  xmlTextWriterWriteString(page, BAD_CAST text);
  close_line(page);
}

/* ---- rows ---- */

static void write_part(xmlTextWriter *page, const char *element, const char *text, gsize start, gsize end) {
  if (start == end)
    return;
  open_element(page, element, NULL);
  write_text(page, text + start, end - start);
  close_element(page);
}

static void write_repaired(xmlTextWriter *page, const DzTextReport *text) {
  gsize at = 0;
  for (guint i = 0; i < text->changes->len; i++) {
    const DzChange *change = &g_array_index(text->changes, DzChange, i);
    write_text(page, text->after + at, change->after_start - at);
    write_part(page, "del", text->before, change->before_start, change->before_end);
    write_part(page, "ins", text->after, change->after_start, change->after_end);
    at = change->after_end;
  }
  write_text(page, text->after + at, strlen(text->after) - at);
}

static void write_side(xmlTextWriter *page, const DzTextReport *text, const char *language) {
  open_element(page, "td", "lang", text ? language : NULL, "dir", text ? "auto" : NULL, NULL);
  if (text)
    write_repaired(page, text);
  else
    xmlTextWriterWriteString(page, BAD_CAST "—");
  close_line(page);
}

static void write_name(xmlTextWriter *page, const DzPairReport *row) {
  const guint at = dz_cli_line_of(row);
  g_autofree char *number = g_strdup_printf("%u", row->number), *line = g_strdup_printf(" line %u", at);
  open_element(page, "th", "scope", "row", NULL);
  xmlTextWriterWriteString(page, BAD_CAST(row->number ? number : row->kind));
  if (at) {
    open_element(page, "span", "class", "line", NULL);
    xmlTextWriterWriteString(page, BAD_CAST line);
    close_element(page);
  }
  close_line(page);
}

static void write_verdict(xmlTextWriter *page, const DzPairReport *row) {
  g_autofree char *ratio = row->ratio > 0 ? g_strdup_printf("%.2f", row->ratio) : g_strdup("–");
  open_element(page, "td", NULL);
  xmlTextWriterWriteString(page, BAD_CAST ratio);
  if (row->doubts->len > 0)
    open_element(page, "ul", "class", "why", NULL);
  for (guint i = 0; i < row->doubts->len; i++)
    write_line(page, "li", NULL, "%s", (const char *)row->doubts->pdata[i]);
  if (row->doubts->len > 0)
    close_element(page);
  close_line(page);
}

static void write_row(xmlTextWriter *page, const DzPairReport *row, char *const language[2]) {
  open_element(page, "tr", "class", row->doubts->len > 0 ? "odd" : row->kind, NULL);
  write_name(page, row);
  for (int side = 0; side < 2; side++)
    write_side(page, row->side[side], language[side]);
  write_verdict(page, row);
  close_line(page);
}

static void write_head(xmlTextWriter *page, char *const language[2]) {
  open_element(page, "thead", NULL);
  open_element(page, "tr", NULL);
  for (int column = 0; column < 4; column++) {
    open_element(page, "th", "scope", "col", NULL);
    if (column == 1 || column == 2)
      xmlTextWriterWriteFormatString(page, "%s (%s)", side_names[column - 1], language[column - 1]);
    else
      xmlTextWriterWriteString(page, BAD_CAST(column == 0 ? "Pair" : "Ratio"));
    close_element(page);
  }
  close_element(page);
  close_line(page);
}

static void write_table(xmlTextWriter *page, const DzArticleReport *article, gboolean odd_only,
                        char *const language[2]) {
  open_element(page, "table", NULL);
  write_head(page, language);
  open_element(page, "tbody", NULL);
  for (guint i = 0; i < article->rows->len; i++) {
    const DzPairReport *row = article->rows->pdata[i];
    if (!odd_only || row->doubts->len > 0)
      write_row(page, row, language);
  }
  close_element(page);
  close_line(page);
}

/* ---- the page ---- */

static void write_titles(xmlTextWriter *page, const DzReport *report, const DzArticleReport *article) {
  gboolean is_first = TRUE;
  for (int side = 0; side < 2; side++) {
    if (!article->title[side])
      continue;
    open_element(page, is_first ? "h1" : "p", "lang", report->language[side], "dir", "auto", NULL);
    xmlTextWriterWriteString(page, BAD_CAST article->title[side]);
    close_line(page);
    is_first = FALSE;
  }
}

static void write_notes(xmlTextWriter *page, const GPtrArray *notes) {
  if (notes->len == 0)
    return;
  write_line(page, "h2", NULL, "Notes");
  open_element(page, "ul", NULL);
  for (guint i = 0; i < notes->len; i++) {
    const DzNote *note = notes->pdata[i];
    g_autofree char *line = note->line ? g_strdup_printf("line %u: ", note->line) : g_strdup("");
    write_line(page, "li", NULL, "%s%s", line, note->text);
  }
  close_line(page);
}

static void write_article(xmlTextWriter *page, const DzReport *report, const DzArticleReport *article) {
  g_autofree char *path = dz_cli_printable(report->path);
  guint odd = dz_cli_count_odd(article);
  open_element(page, "section", NULL);
  write_titles(page, report, article);
  write_line(page, "p", "facts", "%s: %s → %s%s%s", path, report->language[DZ_ORIGINAL],
             report->language[DZ_TRANSLATION], article->date ? ", " : "", article->date ? article->date : "");
  write_line(page, "p", "facts", "%u pairs, %u unpaired, %u crossheads, %u summary paragraphs, %u key sentences",
             article->pairs, article->unpaired, article->headings, article->summary, article->key_sentences);
  g_autofree char *study = dz_cli_study_counts(article);
  if (study)
    write_line(page, "p", "facts", "for study: %s", study);
  write_line(page, "p", "facts", "repaired: %u marks, %u quotes, %u lost spaces; %u words highlighted",
             article->punctuation_repairs, article->quote_repairs, article->glued_repairs, article->vocabulary);
  if (odd > 0) {
    write_line(page, "h2", NULL, "%u odd pair%s", odd, odd == 1 ? "" : "s");
    write_table(page, article, TRUE, report->language);
  }
  write_line(page, "h2", NULL, "The whole article");
  write_table(page, article, FALSE, report->language);
  write_notes(page, article->notes);
  close_line(page);
}

static void write_report(xmlTextWriter *page, const DzReport *report) {
  for (guint a = 0; a < report->articles->len; a++)
    write_article(page, report, report->articles->pdata[a]);
  if (!report->error)
    return;
  g_autofree char *message = dz_cli_printable(report->error->message);
  write_line(page, "p", "error", "%s", message);
}

static void write_page(xmlTextWriter *page, const DzOutcome *outcome) {
  xmlTextWriterWriteRaw(page, BAD_CAST "<!DOCTYPE html>\n");
  open_element(page, "html", "xmlns", "http://www.w3.org/1999/xhtml", "lang", "en", NULL);
  open_element(page, "head", NULL);
  xmlTextWriterWriteRaw(page, BAD_CAST "\n<meta charset=\"utf-8\"/>\n"
                                       "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n");
  write_line(page, "title", NULL, "What duizhao understood");
  open_element(page, "style", NULL);
  xmlTextWriterWriteRaw(page, BAD_CAST style);
  close_line(page);
  close_line(page);
  open_element(page, "body", NULL);
  for (guint i = 0; i < outcome->reports->len; i++)
    write_report(page, outcome->reports->pdata[i]);
  close_element(page);
  close_line(page);
}

void dz_cli_print_html(const DzOutcome *outcome) {
  xmlBuffer *buffer = xmlBufferCreate();
  xmlTextWriter *page = xmlNewTextWriterMemory(buffer, 0);
  g_assert(page); /* fails for want of memory alone, where GLib stops as well */
  write_page(page, outcome);
  xmlFreeTextWriter(page);
  fwrite(xmlBufferContent(buffer), 1, (size_t)xmlBufferLength(buffer), stdout);
  xmlBufferFree(buffer);
}
