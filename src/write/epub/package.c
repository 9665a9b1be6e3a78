/* package.c: see package.h.

   EPUB 3.3 with what EPUB 2 readers look for beside it: toc.ncx, guide, calibre's series. Conformance to the
   accessibility rules is not claimed: a person has to look. The book's identity is what it is made from, never its
   texts, so that a typo mended does not cost a reader their place. */
#include "write/epub/package.h"
#include "arrange/labels.h"
#include "base/language.h"
#include "write/epub/xhtml.h"
#include "write/write.h"
#include <string.h>

/* ---- what is known of the book ---- */

static const DzArticle *article_at(const DzArrangement *arrangement, guint article) {
  return ((const DzArranged *)arrangement->articles->pdata[article])->article;
}

static const char *word(const DzArrangement *arrangement, DzLabel name) {
  return dz_label(name, arrangement->language);
}

/* A book of one side is called as that side calls it. */
static const char *book_title(const DzArrangement *arrangement) {
  const DzArranged *first = arrangement->articles->pdata[0];
  return !arrangement->book->title && arrangement->roles.only >= 0 ? first->title->string
                                                                   : dz_book_title(arrangement->book);
}

static const char *title_language(const DzArrangement *arrangement, const char *title) {
  const DzArticle *first = article_at(arrangement, 0);
  for (int side = 0; side < 2; side++)
    if (first->title[side] && first->title[side]->string == title)
      return first->language[side];
  const char *language = dz_language_of(title);
  return language ? language : arrangement->language;
}

/* The title on the other side, where the book is called after its first article and both sides are shown. */
static const char *other_title(const DzArrangement *arrangement, const char *title) {
  const DzArticle *first = article_at(arrangement, 0);
  if (arrangement->book->title || arrangement->roles.only >= 0)
    return NULL;
  for (int side = 0; side < 2; side++)
    if (first->title[side] && first->title[side]->string != title)
      return first->title[side]->string;
  return NULL;
}

static void add_distinct(GPtrArray *values, const char *value) {
  if (value && *value && !g_ptr_array_find_with_equal_func(values, value, g_str_equal, NULL))
    g_ptr_array_add(values, (gpointer)value);
}

/* A text that each article may have, at its offset in DzArticle: each once, in order. Lends. */
static GPtrArray *distinct(const DzArrangement *arrangement, gsize offset) {
  GPtrArray *values = g_ptr_array_new();
  for (guint i = 0; i < arrangement->articles->len; i++)
    add_distinct(values, G_STRUCT_MEMBER(char *, article_at(arrangement, i), offset));
  return values;
}

/* The original's first: readers take dictionary and hyphenation from it. */
static GPtrArray *languages(const DzArrangement *arrangement) {
  GPtrArray *tags = g_ptr_array_new();
  for (int side = 0; side < 2; side++)
    for (guint i = 0; i < arrangement->articles->len; i++)
      if (arrangement->roles.only < 0 || arrangement->roles.only == side)
        add_distinct(tags, article_at(arrangement, i)->language[side]);
  return tags;
}

/* ---- identity ---- */

/* The SHA-1 kind of UUID (RFC 4122, 4.3) in a name space of our own. New string. */
static char *uuid_of(const char *name) {
  static const guint8 name_space[] = {0x35, 0x98, 0xf8, 0x68, 0x23, 0xd7, 0xd5, 0x54,
                                      0xc0, 0xbe, 0x59, 0xfd, 0xe9, 0x22, 0xef, 0xce};
  g_autoptr(GChecksum) checksum = g_checksum_new(G_CHECKSUM_SHA1);
  g_checksum_update(checksum, name_space, sizeof name_space);
  g_checksum_update(checksum, (const guchar *)name, -1);
  guint8 b[20];
  gsize length = sizeof b;
  g_checksum_get_digest(checksum, b, &length);
  b[6] = (guint8)((b[6] & 0x0F) | 0x50);
  b[8] = (guint8)((b[8] & 0x3F) | 0x80);
  return g_strdup_printf("urn:uuid:%02x%02x%02x%02x-%02x%02x-%02x%02x-%02x%02x-%02x%02x%02x%02x%02x%02x", b[0], b[1],
                         b[2], b[3], b[4], b[5], b[6], b[7], b[8], b[9], b[10], b[11], b[12], b[13], b[14], b[15]);
}

static void add_identity(GString *identity, const DzArticle *article) {
  const DzText *title = article->title[DZ_ORIGINAL] ? article->title[DZ_ORIGINAL] : article->title[DZ_TRANSLATION];
  g_autofree char *normal = g_utf8_normalize(title->string, -1, G_NORMALIZE_NFC);
  if (article->source && strstr(article->source, "://"))
    g_string_append_printf(identity, "source %s\n", article->source);
  else
    g_string_append_printf(identity, "title %s\ndate %s\n", normal, article->date ? article->date : "");
  g_string_append_printf(identity, "languages %s %s\n", article->language[0], article->language[1]);
}

static char *identifier(const DzArrangement *arrangement) {
  const DzRoles *roles = &arrangement->roles;
  g_autoptr(GString) identity = g_string_new(NULL);
  for (guint i = 0; i < arrangement->articles->len; i++)
    add_identity(identity, article_at(arrangement, i));
  g_string_append_printf(identity, "arrangement %s %u %u %d\n", arrangement->layout->name, roles->order, roles->primary,
                         roles->only);
  return uuid_of(identity->str);
}

/* ---- package.opf ---- */

static void write_meta(DzXml *opf, const char *property, const char *value) {
  dz_xml_element(opf, "meta", value, "property", property, NULL);
}

static void write_refinement(DzXml *opf, const char *of, const char *property, const char *value) {
  dz_xml_element(opf, "meta", value, "refines", of, "property", property, NULL);
}

static void write_titles(DzXml *opf, const DzArrangement *arrangement) {
  const char *title = book_title(arrangement), *other = other_title(arrangement, title);
  dz_xml_element(opf, "dc:title", title, "id", "title", "xml:lang", title_language(arrangement, title), NULL);
  write_refinement(opf, "#title", "title-type", "main");
  if (other)
    dz_xml_element(opf, "meta", other, "refines", "#title", "property", "alternate-script", "xml:lang",
                   title_language(arrangement, other), NULL);
}

/* A role is of MARC's: aut, trl. */
static void write_people(DzXml *opf, const DzArrangement *arrangement, gsize offset, const char *element,
                         const char *role) {
  g_autoptr(GPtrArray) people = distinct(arrangement, offset);
  for (guint i = 0; i < people->len; i++) {
    g_autofree char *id = g_strdup_printf("%s%u", role, i + 1), *of = g_strconcat("#", id, NULL);
    g_autofree char *place = g_strdup_printf("%u", i + 1);
    dz_xml_element(opf, element, people->pdata[i], "id", id, NULL);
    dz_xml_element(opf, "meta", role, "refines", of, "property", "role", "scheme", "marc:relators", NULL);
    write_refinement(opf, of, "display-seq", place);
  }
}

static void write_all(DzXml *opf, const char *element, const GPtrArray *values) {
  for (guint i = 0; i < values->len; i++)
    dz_xml_element(opf, element, values->pdata[i], NULL);
}

static void write_dates(DzXml *opf, const DzBook *book) {
  const char *date = dz_book_date(book);
  g_autofree char *midnight = date ? g_strconcat(date, "T00:00:00Z", NULL) : NULL;
  g_autoptr(GDateTime) day = midnight ? g_date_time_new_from_iso8601(midnight, NULL) : NULL;
  if (day)
    dz_xml_element(opf, "dc:date", date, NULL);
  g_autoptr(GDateTime) moment = dz_book_moment(book);
  g_autofree char *modified = g_date_time_format(moment, "%Y-%m-%dT%H:%M:%SZ");
  write_meta(opf, "dcterms:modified", modified);
}

/* Both ways of saying it are needed: some shelves read only one. The place in the series is not known. */
static void write_series(DzXml *opf, const DzArrangement *arrangement) {
  const char *series = arrangement->book->series;
  if (!series)
    return;
  dz_xml_element(opf, "meta", series, "property", "belongs-to-collection", "id", "series", NULL);
  write_refinement(opf, "#series", "collection-type", "series");
  dz_xml_element(opf, "meta", NULL, "name", "calibre:series", "content", series, NULL);
}

static void write_accessibility(DzXml *opf, const DzArrangement *arrangement) {
  static const char *const facts[][2] = {
      {"schema:accessMode", "textual"},
      {"schema:accessModeSufficient", "textual"},
      {"schema:accessibilityFeature", "tableOfContents"},
      {"schema:accessibilityFeature", "readingOrder"},
      {"schema:accessibilityFeature", "structuralNavigation"},
      {"schema:accessibilityFeature", "displayTransformability"},
      {"schema:accessibilityFeature", "unlocked"},
      {"schema:accessibilityHazard", "none"},
  };
  for (gsize i = 0; i < G_N_ELEMENTS(facts); i++)
    write_meta(opf, facts[i][0], facts[i][1]);
  dz_xml_element(opf, "meta", word(arrangement, DZ_LABEL_ACCESS), "property", "schema:accessibilitySummary", "xml:lang",
                 arrangement->language, NULL);
}

static void open_line(DzXml *xml, const char *element) {
  dz_xml_open(xml, element, NULL);
  dz_xml_line(xml);
}

static void write_metadata(DzXml *opf, const DzArrangement *arrangement) {
  g_autofree char *id = identifier(arrangement);
  g_autoptr(GPtrArray) tags = languages(arrangement);
  g_autoptr(GPtrArray) rights = distinct(arrangement, offsetof(DzArticle, rights));
  dz_xml_open(opf, "metadata", "xmlns:dc", "http://purl.org/dc/elements/1.1/", NULL);
  dz_xml_line(opf);
  dz_xml_element(opf, "dc:identifier", id, "id", "id", NULL);
  write_titles(opf, arrangement);
  write_all(opf, "dc:language", tags);
  write_people(opf, arrangement, offsetof(DzArticle, author), "dc:creator", "aut");
  write_people(opf, arrangement, offsetof(DzArticle, translator), "dc:contributor", "trl");
  if (arrangement->articles->len == 1 && article_at(arrangement, 0)->source)
    dz_xml_element(opf, "dc:source", article_at(arrangement, 0)->source, NULL);
  write_all(opf, "dc:rights", rights);
  write_dates(opf, arrangement->book);
  write_series(opf, arrangement);
  write_accessibility(opf, arrangement);
  dz_xml_close_line(opf);
}

static void write_item(DzXml *opf, const char *id, const char *href, const char *type, const char *properties) {
  dz_xml_element(opf, "item", NULL, "id", id, "href", href, "media-type", type, "properties", properties, NULL);
}

static void write_manifest(DzXml *opf, const GPtrArray *files) {
  open_line(opf, "manifest");
  write_item(opf, "nav", "nav.xhtml", "application/xhtml+xml", "nav");
  write_item(opf, "ncx", "toc.ncx", "application/x-dtbncx+xml", NULL);
  write_item(opf, "css", "style.css", "text/css", NULL);
  write_item(opf, "css2", "more.css", "text/css", NULL);
  for (guint i = 0; i < files->len; i++) {
    const DzXhtmlFile *file = files->pdata[i];
    write_item(opf, file->id, file->name, "application/xhtml+xml", NULL);
  }
  dz_xml_close_line(opf);
}

/* The contents of a single article are there for links, but nobody pages through them. */
static void write_spine(DzXml *opf, const DzArrangement *arrangement, const GPtrArray *files) {
  const char *direction = dz_direction(arrangement->main_language);
  dz_xml_open(opf, "spine", "toc", "ncx", "page-progression-direction", direction ? direction : "ltr", NULL);
  dz_xml_line(opf);
  dz_xml_element(opf, "itemref", NULL, "idref", "nav", "linear", arrangement->articles->len == 1 ? "no" : NULL, NULL);
  for (guint i = 0; i < files->len; i++)
    dz_xml_element(opf, "itemref", NULL, "idref", ((const DzXhtmlFile *)files->pdata[i])->id, NULL);
  dz_xml_close_line(opf);
}

static void write_guide(DzXml *opf, const DzArrangement *arrangement, const GPtrArray *files) {
  const DzXhtmlFile *first = files->pdata[0];
  open_line(opf, "guide");
  dz_xml_element(opf, "reference", NULL, "type", "toc", "title", word(arrangement, DZ_LABEL_CONTENTS), "href",
                 "nav.xhtml", NULL);
  dz_xml_element(opf, "reference", NULL, "type", "text", "title", word(arrangement, DZ_LABEL_START), "href",
                 first->name, NULL);
  dz_xml_close_line(opf);
}

GBytes *dz_package(const DzArrangement *arrangement, const GPtrArray *files) {
  g_autoptr(DzXml) opf = dz_xml_new(FALSE);
  dz_xml_open(opf, "package", "xmlns", "http://www.idpf.org/2007/opf", "version", "3.0", "unique-identifier", "id",
              "xml:lang", arrangement->language, NULL);
  dz_xml_line(opf);
  write_metadata(opf, arrangement);
  write_manifest(opf, files);
  write_spine(opf, arrangement, files);
  write_guide(opf, arrangement, files);
  return dz_xml_finish(opf);
}

/* ---- contents: articles, and under each its crossheads and key sentences ---- */

/* A place the contents lead to. */
typedef struct {
  const DzRow *row;
  char *address;
  guint level; /* 1 an article, 2 a place in it */
} Entry;

static void clear_entry(gpointer data) {
  g_free(((Entry *)data)->address);
}

static GArray *list_contents(const DzArrangement *arrangement, const GPtrArray *files) {
  GArray *contents = g_array_new(FALSE, FALSE, sizeof(Entry));
  g_array_set_clear_func(contents, clear_entry);
  for (guint a = 0; a < arrangement->articles->len; a++) {
    const DzArranged *arranged = arrangement->articles->pdata[a];
    for (guint r = 0; r < arranged->rows->len; r++) {
      const DzRow *row = arranged->rows->pdata[r];
      if (row->kind != DZ_ROW_TITLE && row->kind != DZ_ROW_HEADING && row->kind != DZ_ROW_SECTION)
        continue;
      Entry entry = {row, dz_xhtml_address(files, arranged, r), row->kind == DZ_ROW_TITLE ? 1 : 2};
      g_array_append_val(contents, entry);
    }
  }
  return contents;
}

/* The level of the entry after this one, which tells what to close; 0 at the end. */
static guint level_after(const GArray *contents, guint entry) {
  return entry + 1 < contents->len ? g_array_index(contents, Entry, entry + 1).level : 0;
}

static void write_entry_link(DzXml *nav, const Entry *entry) {
  dz_xml_open(nav, "a", "href", entry->address, NULL);
  if (entry->row->label)
    dz_xml_text(nav, entry->row->label, -1);
  for (guint i = 0; i < entry->row->cells->len; i++) {
    const DzCell *cell = &g_array_index(entry->row->cells, DzCell, i);
    g_autofree char *class = dz_xhtml_class(cell);
    if (i > 0)
      dz_xml_text(nav, " ", 1);
    dz_xml_open(nav, "span", "class", class, "lang", cell->language, "xml:lang", cell->language, "dir",
                dz_direction(cell->language), NULL);
    dz_xml_text(nav, cell->text->string, -1);
    dz_xml_close(nav);
  }
  dz_xml_close(nav);
}

static void write_entry(DzXml *nav, const GArray *contents, guint i) {
  const Entry *entry = &g_array_index(contents, Entry, i);
  guint next = level_after(contents, i);
  dz_xml_open(nav, "li", NULL);
  write_entry_link(nav, entry);
  if (next > entry->level) {
    dz_xml_line(nav);
    open_line(nav, "ol");
    return;
  }
  dz_xml_close_line(nav);
  if (next < entry->level && entry->level == 2) {
    dz_xml_close_line(nav);
    dz_xml_close_line(nav);
  }
}

static void write_contents(DzXml *nav, const DzArrangement *arrangement, const GPtrArray *files) {
  g_autoptr(GArray) contents = list_contents(arrangement, files);
  dz_xml_open(nav, "nav", "epub:type", "toc", "role", "doc-toc", "id", "toc", "aria-labelledby", "toch", NULL);
  dz_xml_line(nav);
  dz_xml_element(nav, "h1", word(arrangement, DZ_LABEL_CONTENTS), "id", "toch", NULL);
  open_line(nav, "ol");
  for (guint i = 0; i < contents->len; i++)
    write_entry(nav, contents, i);
  dz_xml_close_line(nav);
  dz_xml_close_line(nav);
}

static void write_landmark(DzXml *nav, const char *type, const char *address, const char *label) {
  dz_xml_open(nav, "li", NULL);
  dz_xml_open(nav, "a", "epub:type", type, "href", address, NULL);
  dz_xml_text(nav, label, -1);
  dz_xml_close(nav);
  dz_xml_close_line(nav);
}

static void write_landmarks(DzXml *nav, const DzArrangement *arrangement, const GPtrArray *files) {
  const DzXhtmlFile *first = files->pdata[0];
  dz_xml_open(nav, "nav", "epub:type", "landmarks", "id", "landmarks", "class", "hidden", "hidden", "hidden",
              "aria-label", word(arrangement, DZ_LABEL_LANDMARKS), NULL);
  dz_xml_line(nav);
  open_line(nav, "ol");
  write_landmark(nav, "toc", "nav.xhtml#toc", word(arrangement, DZ_LABEL_CONTENTS));
  write_landmark(nav, "bodymatter", first->name, word(arrangement, DZ_LABEL_START));
  dz_xml_close_line(nav);
  dz_xml_close_line(nav);
}

GBytes *dz_package_nav(const DzArrangement *arrangement, const GPtrArray *files) {
  g_autoptr(DzXml) nav = dz_xhtml_begin(arrangement->language, word(arrangement, DZ_LABEL_CONTENTS), NULL);
  write_contents(nav, arrangement, files);
  write_landmarks(nav, arrangement, files);
  return dz_xml_finish(nav);
}

/* ---- toc.ncx: the same contents for EPUB 2 ---- */

static void write_ncx_head(DzXml *ncx, const DzArrangement *arrangement, guint depth) {
  g_autofree char *id = identifier(arrangement), *levels = g_strdup_printf("%u", depth);
  const char *const facts[][2] = {
      {"dtb:uid", id}, {"dtb:depth", levels}, {"dtb:totalPageCount", "0"}, {"dtb:maxPageNumber", "0"}};
  open_line(ncx, "head");
  for (gsize i = 0; i < G_N_ELEMENTS(facts); i++)
    dz_xml_element(ncx, "meta", NULL, "name", facts[i][0], "content", facts[i][1], NULL);
  dz_xml_close_line(ncx);
}

static void write_ncx_text(DzXml *ncx, const char *element, const char *text) {
  dz_xml_open(ncx, element, NULL);
  dz_xml_open(ncx, "text", NULL);
  dz_xml_text(ncx, text, -1);
  dz_xml_close(ncx);
  dz_xml_close_line(ncx);
}

static char *plain_label(const DzRow *row) {
  GString *label = g_string_new(row->label);
  for (guint i = 0; i < row->cells->len; i++)
    g_string_append_printf(label, "%s%s", i > 0 ? " " : "", g_array_index(row->cells, DzCell, i).text->string);
  return g_string_free(label, FALSE);
}

static void write_nav_point(DzXml *ncx, const GArray *contents, guint i) {
  const Entry *entry = &g_array_index(contents, Entry, i);
  guint next = level_after(contents, i);
  g_autofree char *id = g_strdup_printf("n%u", i + 1), *order = g_strdup_printf("%u", i + 1);
  g_autofree char *label = plain_label(entry->row);
  dz_xml_open(ncx, "navPoint", "id", id, "playOrder", order, NULL);
  dz_xml_line(ncx);
  write_ncx_text(ncx, "navLabel", label);
  dz_xml_element(ncx, "content", NULL, "src", entry->address, NULL);
  for (guint level = entry->level + 1; level > next && level > 1; level--)
    dz_xml_close_line(ncx);
}

GBytes *dz_package_ncx(const DzArrangement *arrangement, const GPtrArray *files) {
  g_autoptr(GArray) contents = list_contents(arrangement, files);
  guint depth = 1;
  for (guint i = 0; i < contents->len; i++)
    depth = MAX(depth, g_array_index(contents, Entry, i).level);
  g_autoptr(DzXml) ncx = dz_xml_new(FALSE);
  dz_xml_open(ncx, "ncx", "xmlns", "http://www.daisy.org/z3986/2005/ncx/", "version", "2005-1", "xml:lang",
              arrangement->language, NULL);
  dz_xml_line(ncx);
  write_ncx_head(ncx, arrangement, depth);
  write_ncx_text(ncx, "docTitle", book_title(arrangement));
  open_line(ncx, "navMap");
  for (guint i = 0; i < contents->len; i++)
    write_nav_point(ncx, contents, i);
  dz_xml_close_line(ncx);
  return dz_xml_finish(ncx);
}

/* ---- META-INF/container.xml ---- */

GBytes *dz_package_container(void) {
  g_autoptr(DzXml) container = dz_xml_new(FALSE);
  dz_xml_open(container, "container", "version", "1.0", "xmlns", "urn:oasis:names:tc:opendocument:xmlns:container",
              NULL);
  dz_xml_line(container);
  open_line(container, "rootfiles");
  dz_xml_element(container, "rootfile", NULL, "full-path", "EPUB/package.opf", "media-type",
                 "application/oebps-package+xml", NULL);
  dz_xml_close_line(container);
  return dz_xml_finish(container);
}
