/* xhtml.c: see xhtml.h.

   Every row becomes one block element on lines of its own; inside a block no line is broken, for some readers show
   the break as a space between Han. Both lang and xml:lang stand on every block: old readers know one, new ones the
   other. Sides and scripts are classes, because :lang() is not known everywhere. */
#include "write/epub/xhtml.h"
#include "arrange/labels.h"
#include "base/address.h"
#include "base/language.h"
#include "base/unicode.h"
#include "write/epub/xhtml-text.h"
#include <string.h>

DzXml *dz_xhtml_begin(const char *language, const char *title, const char *body_type) {
  DzXml *xml = dz_xml_new(TRUE);
  dz_xml_open(xml, "html", "xmlns", "http://www.w3.org/1999/xhtml", "xmlns:epub", "http://www.idpf.org/2007/ops",
              "lang", language, "xml:lang", language, "dir", dz_direction(language), NULL);
  dz_xml_line(xml);
  dz_xml_open(xml, "head", NULL);
  dz_xml_line(xml);
  dz_xml_element(xml, "meta", NULL, "charset", "utf-8", NULL);
  dz_xml_element(xml, "title", title, NULL);
  dz_xml_element(xml, "link", NULL, "rel", "stylesheet", "type", "text/css", "href", "style.css", NULL);
  dz_xml_element(xml, "link", NULL, "rel", "stylesheet", "type", "text/css", "href", "more.css", NULL);
  dz_xml_close_line(xml);
  dz_xml_open(xml, "body", "epub:type", body_type, NULL);
  dz_xml_line(xml);
  return xml;
}

char *dz_xhtml_class(const DzCell *cell) {
  static const char *const classes[2][2] = {{"o s", "o"}, {"t s", "t"}};
  return dz_with_script(classes[cell->side][cell->is_primary ? 1 : 0], cell->language);
}

/* ---- rows ---- */

/* What a row needs to know of where it is written. */
typedef struct {
  DzXml *xml;
  const DzArrangement *arrangement;
  const GPtrArray *files;
  const DzXhtmlFile *file;
  gboolean in_section; /* a section of key sentences, words, notes or questions is open */
  DzNoteLinks notes;
} Page;

static const DzCell *cell_at(const DzRow *row, guint cell) {
  return &g_array_index(row->cells, DzCell, cell);
}

static void write_text(Page *page, const DzText *text) {
  dz_xhtml_range(page->xml, text, 0, strlen(text->string), &page->notes);
}

static void open_block(Page *page, const char *element, const char *class, const char *language) {
  dz_xml_open(page->xml, element, "class", class, "lang", language, "xml:lang", language, "dir", dz_direction(language),
              NULL);
}

static void open_cell(Page *page, const char *element, const DzCell *cell) {
  g_autofree char *class = dz_xhtml_class(cell);
  open_block(page, element, class, cell->language);
}

/* The book's own words are in one language throughout. */
static void open_words(Page *page, const char *element, const char *class) {
  g_autofree char *classes = dz_with_script(class, page->file->arranged->language);
  open_block(page, element, classes, page->file->arranged->language);
}

static void write_cell(Page *page, const char *element, const DzCell *cell) {
  open_cell(page, element, cell);
  write_text(page, cell->text);
  dz_xml_close(page->xml);
}

static gboolean ends_title_line(const char *p) {
  gunichar c = g_utf8_get_char(p);
  return c == 0xFF1A || c == 0xFF1F || c == 0x2014 || ((c == ':' || c == '?') && p[1] == ' ');
}

/* Marks and spaces that belong to what stands before them. */
static gboolean closes(gunichar c) {
  GUnicodeType type = g_unichar_type(c);
  return !g_unichar_isalnum(c) && type != G_UNICODE_INITIAL_PUNCTUATION && type != G_UNICODE_OPEN_PUNCTUATION;
}

/* Where a title longer than so many columns is broken in two: after ： ？ — or the Latin : and ?; 0 nowhere. */
static gsize title_break(const char *title, guint columns) {
  if (dz_columns(title) <= columns)
    return 0;
  for (const char *p = g_utf8_next_char(title); *p; p = g_utf8_next_char(p)) {
    if (!ends_title_line(p))
      continue;
    while (*p && closes(g_utf8_get_char(p)))
      p = g_utf8_next_char(p);
    return *p ? (gsize)(p - title) : 0;
  }
  return 0;
}

static void write_title_line(Page *page, const DzText *title, gsize from, gsize to) {
  dz_xml_open(page->xml, "span", "class", "line", NULL);
  dz_xhtml_range(page->xml, title, from, to, &page->notes);
  dz_xml_close(page->xml);
}

/* The smaller title has room for half as much again in a line. */
static void write_title_cell(Page *page, const DzCell *cell) {
  gsize middle = title_break(cell->text->string, cell->is_primary ? 28 : 42);
  open_cell(page, "span", cell);
  if (middle > 0) {
    write_title_line(page, cell->text, 0, middle);
    write_title_line(page, cell->text, middle, strlen(cell->text->string));
  } else {
    write_text(page, cell->text);
  }
  dz_xml_close(page->xml);
}

static void write_title(Page *page, const DzRow *row) {
  dz_xml_open(page->xml, "h1", "id", row->id, NULL);
  for (guint i = 0; i < row->cells->len; i++) {
    if (i > 0)
      dz_xml_text(page->xml, " ", 1);
    write_title_cell(page, cell_at(row, i));
  }
  dz_xml_close_line(page->xml);
}

static void write_facts(Page *page, const DzRow *row) {
  open_words(page, "p", "facts");
  dz_xml_text(page->xml, row->label, -1);
  dz_xml_close_line(page->xml);
}

static void write_label(Page *page, const char *element, const char *label) {
  open_words(page, element, "label");
  dz_xml_text(page->xml, label, -1);
  dz_xml_close(page->xml);
}

static void write_summary(Page *page, const DzRow *row) {
  const char *language = page->file->arranged->language;
  dz_xml_open(page->xml, "div", "class", "summary", "epub:type", "abstract", "role", "doc-abstract", "aria-label",
              row->label, "lang", language, "xml:lang", language, NULL);
  dz_xml_line(page->xml);
  write_label(page, "p", row->label);
  for (guint i = 0; i < row->cells->len; i++) {
    dz_xml_line(page->xml);
    write_cell(page, "p", cell_at(row, i));
  }
  dz_xml_line(page->xml);
  dz_xml_close_line(page->xml);
}

static void write_heading(Page *page, const DzRow *row) {
  dz_xml_open(page->xml, "h2", "id", row->id, NULL);
  for (guint i = 0; i < row->cells->len; i++) {
    if (i > 0)
      dz_xml_text(page->xml, " ", 1);
    write_cell(page, "span", cell_at(row, i));
  }
  dz_xml_close_line(page->xml);
}

static void write_pair(Page *page, const DzRow *row) {
  dz_xml_open(page->xml, "div", "class", "pair", "id", row->id, NULL);
  for (guint i = 0; i < row->cells->len; i++) {
    if (i > 0)
      dz_xml_line(page->xml);
    write_cell(page, "p", cell_at(row, i));
  }
  dz_xml_close_line(page->xml);
}

static void write_code(Page *page, const DzRow *row) {
  g_autoptr(GPtrArray) lines = dz_text_lines(cell_at(row, 0)->text);
  dz_xml_open(page->xml, "pre", NULL);
  dz_xml_open(page->xml, "code", NULL);
  for (guint i = 0; i < lines->len; i++) {
    if (i > 0)
      dz_xml_text(page->xml, "\n", 1);
    dz_xml_text(page->xml, ((const DzText *)lines->pdata[i])->string, -1);
  }
  dz_xml_close(page->xml);
  dz_xml_close_line(page->xml);
}

static void write_remark(Page *page, const DzRow *row) {
  dz_xml_open(page->xml, "div", "class", "remark", NULL);
  write_cell(page, "p", cell_at(row, 0));
  dz_xml_close_line(page->xml);
}

static void write_section(Page *page, const DzRow *row) {
  const gboolean is_notes = row->study_kind == DZ_STUDY_NOTE;
  if (page->in_section)
    dz_xml_close_line(page->xml);
  dz_xml_open(page->xml, "section", "aria-labelledby", row->id, "epub:type", is_notes ? "endnotes" : NULL, "role",
              is_notes ? "doc-endnotes" : NULL, NULL);
  dz_xml_line(page->xml);
  page->in_section = TRUE;
  g_autofree char *class = dz_with_script("words", page->file->arranged->language);
  dz_xml_element(page->xml, "h2", row->label, "id", row->id, "class", class, "lang", page->file->arranged->language,
                 "xml:lang", page->file->arranged->language, NULL);
}

static guint row_of_pair(const DzArranged *arranged, guint number) {
  for (guint i = 0; i < arranged->rows->len; i++) {
    const DzRow *row = arranged->rows->pdata[i];
    if (row->kind == DZ_ROW_PAIR && row->number == number)
      return i;
  }
  return 0;
}

/* Where a row stands, seen from a file of its article: inside that the fragment alone. New string. */
static char *address_from(const GPtrArray *files, const DzXhtmlFile *file, guint row) {
  g_autofree char *address = dz_xhtml_address(files, file->arranged, row);
  const char *fragment = g_str_has_prefix(address, file->name) ? strchr(address, '#') : NULL;
  return fragment ? g_strdup(fragment) : g_steal_pointer(&address);
}

/* "→ ¶8". */
static void write_reference(Page *page, guint number) {
  const char *language = page->file->arranged->language;
  g_autofree char *address = address_from(page->files, page->file, row_of_pair(page->file->arranged, number));
  g_autofree char *digits = g_strdup_printf("%u", number);
  g_autofree char *spoken = dz_paragraph_in_words(number, language);
  dz_xml_text(page->xml, "\u00A0", -1); /* not alone on a line */
  dz_xml_open(page->xml, "a", "class", "ref", "href", address, "aria-label", spoken, "lang", language, "xml:lang",
              language, NULL);
  dz_xml_text(page->xml, "→ ¶", -1);
  dz_xml_text(page->xml, digits, -1);
  dz_xml_close(page->xml);
}

static void write_number(Page *page, guint number) {
  g_autofree char *digits = g_strdup_printf("%u.", number);
  dz_xml_open(page->xml, "span", "class", "number", NULL);
  dz_xml_text(page->xml, digits, -1);
  dz_xml_close(page->xml);
  dz_xml_text(page->xml, " ", 1);
}

static void write_analysis(Page *page, const DzRow *row) {
  g_autofree char *class = dz_with_script("analysis", row->analysis_language);
  dz_xml_line(page->xml);
  open_block(page, "p", class, row->analysis_language);
  write_label(page, "span", row->label);
  dz_xml_text(page->xml, " ", 1);
  write_text(page, row->analysis);
  dz_xml_close(page->xml);
}

static void write_back_link(Page *page, guint number) {
  g_autofree char *address = g_strdup_printf("#r%u", number);
  if (number > page->notes.addresses->len || !page->notes.is_referred[number - 1])
    return;
  dz_xml_text(page->xml, "\u00A0", -1);
  dz_xml_open(page->xml, "a", "class", "ref", "href", address, "role", "doc-backlink", NULL);
  dz_xml_text(page->xml, "↩", -1);
  dz_xml_close(page->xml);
}

/* The sides of a key sentence, a note or a question, with its number before the first. */
static void write_numbered_cells(Page *page, const DzRow *row) {
  const gboolean is_note = row->kind == DZ_ROW_STUDY && row->study_kind == DZ_STUDY_NOTE;
  for (guint i = 0; i < row->cells->len; i++) {
    if (i > 0)
      dz_xml_line(page->xml);
    open_cell(page, "p", cell_at(row, i));
    if (i == 0)
      write_number(page, row->number);
    write_text(page, cell_at(row, i)->text);
    if (i == 0 && row->refers)
      write_reference(page, row->refers);
    if (is_note && i + 1 == row->cells->len)
      write_back_link(page, row->number);
    dz_xml_close(page->xml);
  }
}

static void write_key(Page *page, const DzRow *row) {
  dz_xml_open(page->xml, "div", "class", "pair key", "id", row->id, NULL);
  write_numbered_cells(page, row);
  /* Lines to write on are for paper: an analysis that is not there yet prints nothing. */
  if (row->analysis && *row->analysis->string)
    write_analysis(page, row);
  dz_xml_close_line(page->xml);
}

/* ---- words, notes, questions ---- */

/* "cynical /ˈsɪnɪkl/ adj. 愤世嫉俗的" in a paragraph. */
static void write_word(Page *page, const DzRow *row) {
  const char *const said[][2] = {{"reading", row->reading}, {"part", row->study->part}};
  open_block(page, "p", NULL, cell_at(row, 0)->language);
  for (guint c = 0; c < row->cells->len; c++) {
    const DzCell *cell = cell_at(row, c);
    if (c > 0)
      dz_xml_text(page->xml, " ", 1);
    open_block(page, cell->side == DZ_ORIGINAL ? "dfn" : "span", dz_script_class(cell->language), cell->language);
    write_text(page, cell->text);
    dz_xml_close(page->xml);
    for (gsize i = 0; cell->side == DZ_ORIGINAL && i < G_N_ELEMENTS(said); i++) {
      if (!said[i][1])
        continue;
      dz_xml_text(page->xml, " ", 1);
      dz_xml_open(page->xml, i == 0 ? "span" : "i", "class", said[i][0], NULL);
      dz_xml_text(page->xml, said[i][1], -1);
      dz_xml_close(page->xml);
    }
  }
  dz_xml_close(page->xml);
}

static void write_study(Page *page, const DzRow *row) {
  /* What is neither word nor note is set as a key sentence is. */
  const char *class = row->study_kind == DZ_STUDY_WORD   ? "pair word"
                      : row->study_kind == DZ_STUDY_NOTE ? "pair note"
                                                         : "pair key";
  dz_xml_open(page->xml, "div", "class", class, "id", row->id, "epub:type",
              row->study_kind == DZ_STUDY_NOTE ? "endnote" : NULL, NULL);
  (row->study_kind == DZ_STUDY_WORD ? write_word : write_numbered_cells)(page, row);
  for (guint i = 0; i < row->more->len; i++) {
    const DzCell *cell = &g_array_index(row->more, DzCell, i);
    g_autofree char *class = dz_with_script("more", cell->language);
    dz_xml_line(page->xml);
    open_block(page, "p", class, cell->language);
    write_text(page, cell->text);
    dz_xml_close(page->xml);
  }
  dz_xml_close_line(page->xml);
}

/* The first bare web address in a text, with its length in bytes; NULL where there is none. */
static const char *find_address(const char *text, gsize *length) {
  const char *start = strstr(text, "http://"), *secure = strstr(text, "https://");
  if (!start || (secure && secure < start))
    start = secure;
  if (!start)
    return NULL;
  const char *end = start;
  while (*end && !g_unichar_isspace(g_utf8_get_char(end)) && !dz_is_wide_mark(g_utf8_get_char(end)))
    end = g_utf8_next_char(end);
  while (end > start && strchr(".,;:!?)]>'\"", end[-1]))
    end--;
  *length = (gsize)(end - start);
  return start;
}

static void write_address(Page *page, const char *text, gsize length) {
  g_autofree char *address = g_strndup(text, length);
  g_autofree char *link = dz_link_address(address);
  if (link)
    dz_xml_open(page->xml, "a", "href", link, NULL);
  dz_xml_text(page->xml, address, -1);
  if (link)
    dz_xml_close(page->xml);
}

static void write_colophon(Page *page, const DzRow *row) {
  open_words(page, "p", "colophon");
  const char *rest = row->label;
  gsize length = 0;
  for (const char *address = find_address(rest, &length); address; address = find_address(rest, &length)) {
    dz_xml_text(page->xml, rest, address - rest);
    write_address(page, address, length);
    rest = address + length;
  }
  dz_xml_text(page->xml, rest, -1);
  dz_xml_close_line(page->xml);
}

static void write_row(Page *page, const DzRow *row) {
  static void (*const writers[])(Page *, const DzRow *) = {
      [DZ_ROW_TITLE] = write_title,     [DZ_ROW_FACTS] = write_facts,       [DZ_ROW_SUMMARY] = write_summary,
      [DZ_ROW_HEADING] = write_heading, [DZ_ROW_PAIR] = write_pair,         [DZ_ROW_CODE] = write_code,
      [DZ_ROW_REMARK] = write_remark,   [DZ_ROW_SECTION] = write_section,   [DZ_ROW_KEY] = write_key,
      [DZ_ROW_STUDY] = write_study,     [DZ_ROW_COLOPHON] = write_colophon,
  };
  const gboolean is_in_section = row->kind == DZ_ROW_KEY || row->kind == DZ_ROW_STUDY || row->kind == DZ_ROW_SECTION;
  if (page->in_section && !is_in_section) {
    dz_xml_close_line(page->xml);
    page->in_section = FALSE;
  }
  writers[row->kind](page, row);
}

/* ---- files ---- */

static void file_free(gpointer data) {
  DzXhtmlFile *file = data;
  g_free(file->id);
  g_free(file->name);
  g_clear_pointer(&file->bytes, g_bytes_unref);
  g_free(file);
}

static void add_file(GPtrArray *files, const DzArranged *arranged, char *id, guint first_row, guint end_row) {
  DzXhtmlFile *file = g_new0(DzXhtmlFile, 1);
  file->arranged = arranged;
  file->first_row = first_row;
  file->end_row = end_row;
  file->id = id;
  file->name = g_strconcat(id, ".xhtml", NULL);
  g_ptr_array_add(files, file);
}

char *dz_xhtml_address(const GPtrArray *files, const DzArranged *arranged, guint row) {
  const char *id = ((const DzRow *)arranged->rows->pdata[row])->id;
  for (guint i = 0; i < files->len; i++) {
    const DzXhtmlFile *file = files->pdata[i];
    if (file->arranged == arranged && file->first_row <= row && row < file->end_row)
      return row == 0 || !id ? g_strdup(file->name) : g_strconcat(file->name, "#", id, NULL);
  }
  g_return_val_if_reached(NULL);
}

/* "The last keeper — 最后的守灯人" */
static char *plain_title(const DzArranged *arranged) {
  const DzRow *row = arranged->rows->pdata[0];
  GString *title = g_string_new(NULL);
  for (guint i = 0; i < row->cells->len; i++)
    g_string_append_printf(title, "%s%s", i > 0 ? " — " : "", cell_at(row, i)->text->string);
  return g_string_free(title, FALSE);
}

/* What follows in a second file is no chapter of its own, and the title that names it stands in the first. */
static void open_chapter(Page *page, const char *title) {
  gboolean is_first = page->file->first_row == 0;
  dz_xml_open(page->xml, "section", "epub:type", is_first ? "chapter" : NULL, "role", is_first ? "doc-chapter" : NULL,
              "aria-labelledby", is_first ? "h" : NULL, "aria-label", is_first ? NULL : title, NULL);
  dz_xml_line(page->xml);
}

/* Where the notes of the file's article are. */
static DzNoteLinks note_links(const GPtrArray *files, const DzXhtmlFile *file) {
  const DzArranged *arranged = file->arranged;
  DzNoteLinks links = {.addresses = g_ptr_array_new_with_free_func(g_free)};
  for (guint i = 0; i < arranged->rows->len; i++) {
    const DzRow *row = arranged->rows->pdata[i];
    if (row->kind == DZ_ROW_STUDY && row->study_kind == DZ_STUDY_NOTE)
      g_ptr_array_add(links.addresses, address_from(files, file, i));
  }
  links.is_referred = g_new0(gboolean, links.addresses->len + 1);
  return links;
}

static Page page_of(DzXml *xml, const DzArrangement *arrangement, const GPtrArray *files, const DzXhtmlFile *file) {
  return (Page){.xml = xml, .arrangement = arrangement, .files = files, .file = file, .notes = note_links(files, file)};
}

static void page_clear(Page *page) {
  g_ptr_array_unref(page->notes.addresses);
  g_free(page->notes.is_referred);
}

static GBytes *file_bytes(const DzArrangement *arrangement, const GPtrArray *files, const DzXhtmlFile *file) {
  g_autofree char *title = plain_title(file->arranged);
  g_autoptr(DzXml) xml = dz_xhtml_begin(arrangement->main_language, title, "bodymatter");
  Page page = page_of(xml, arrangement, files, file);
  open_chapter(&page, title);
  for (guint i = file->first_row; i < file->end_row; i++)
    write_row(&page, file->arranged->rows->pdata[i]);
  page_clear(&page);
  return dz_xml_finish(xml);
}

/* How many bytes each row takes. New array of gsize. */
static GArray *measure_rows(const DzArrangement *arrangement, const GPtrArray *files, const DzXhtmlFile *file) {
  GArray *sizes = g_array_new(FALSE, FALSE, sizeof(gsize));
  for (guint i = file->first_row; i < file->end_row; i++) {
    g_autoptr(DzXml) xml = dz_xml_new(FALSE);
    Page page = page_of(xml, arrangement, files, file);
    write_row(&page, file->arranged->rows->pdata[i]);
    page_clear(&page);
    g_autoptr(GBytes) bytes = dz_xml_finish(xml);
    gsize size = g_bytes_get_size(bytes);
    g_array_append_val(sizes, size);
  }
  return sizes;
}

static gboolean is_heading(const DzArranged *arranged, guint row) {
  DzRowKind kind = ((const DzRow *)arranged->rows->pdata[row])->kind;
  return kind == DZ_ROW_HEADING || kind == DZ_ROW_SECTION;
}

/* The row after the last one that fits into a file begun at `first`. No heading is left behind at its end. */
static guint end_of_part(const DzArranged *arranged, const GArray *sizes, guint first) {
  gsize size = 4096; /* of the head, the sections and longer addresses */
  guint end = first;
  do
    size += g_array_index(sizes, gsize, end++);
  while (end < sizes->len && size + g_array_index(sizes, gsize, end) <= DZ_MOST_XHTML_BYTES);
  if (end == sizes->len)
    return end;
  guint kept = end;
  while (kept > first && is_heading(arranged, kept - 1))
    kept--;
  return kept > first ? kept : end;
}

static void split_last_file(GPtrArray *files, const DzArrangement *arrangement) {
  DzXhtmlFile *whole = files->pdata[files->len - 1];
  const DzArranged *arranged = whole->arranged;
  g_autoptr(GArray) sizes = measure_rows(arrangement, files, whole);
  whole->end_row = end_of_part(arranged, sizes, 0);
  g_autofree char *id = g_strdup(whole->id);
  guint part = 1;
  for (guint first = whole->end_row; first < sizes->len;) {
    guint end = end_of_part(arranged, sizes, first);
    add_file(files, arranged, g_strdup_printf("%s-%u", id, ++part), first, end);
    first = end;
  }
}

/* Most articles fit into one file; only one that does not is measured row by row and written again. */
static void add_article(GPtrArray *files, const DzArrangement *arrangement, guint number) {
  const DzArranged *arranged = arrangement->articles->pdata[number - 1];
  guint first = files->len;
  add_file(files, arranged, g_strdup_printf("a%03u", number), 0, arranged->rows->len);
  DzXhtmlFile *whole = files->pdata[first];
  whole->bytes = file_bytes(arrangement, files, whole);
  if (g_bytes_get_size(whole->bytes) <= DZ_MOST_XHTML_BYTES)
    return;
  g_clear_pointer(&whole->bytes, g_bytes_unref);
  split_last_file(files, arrangement);
  for (guint i = first; i < files->len; i++) {
    DzXhtmlFile *file = files->pdata[i];
    file->bytes = file_bytes(arrangement, files, file);
  }
}

GPtrArray *dz_xhtml(const DzArrangement *arrangement) {
  GPtrArray *files = g_ptr_array_new_with_free_func(file_free);
  for (guint i = 0; i < arrangement->articles->len; i++)
    add_article(files, arrangement, i + 1);
  return files;
}
