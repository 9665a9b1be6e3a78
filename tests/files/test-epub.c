/* test-epub.c: the finished EPUB, looked at from outside: its container by the bytes of the zip, its package and
   contents by libxml2 and XPath, its style sheets by what old readers choke on, and all of it by epubcheck. */
#include "support.h"
#include <libxml/parser.h>
#include <libxml/xpath.h>
#include <libxml/xpathInternals.h>
#include <locale.h>
#include <zip.h>

/* ---- books ---- */

typedef struct {
  Folder *folder;
  char *path;
  zip_t *zip;
} Epub;

static Epub *epub_open(Folder *folder, char *path) {
  Epub *epub = g_new(Epub, 1);
  *epub = (Epub){.folder = folder, .path = path, .zip = zip_open(path, ZIP_RDONLY | ZIP_CHECKCONS, NULL)};
  if (!epub->zip)
    g_error("%s is no sound zip file", path);
  return epub;
}

static void epub_close(Epub *epub) {
  zip_discard(epub->zip);
  g_free(epub->path);
  folder_free(epub->folder);
  g_free(epub);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Epub, epub_close)

static Epub *sample_epub(const char *sample) {
  Folder *folder = folder_new();
  g_autofree char *input = sample_path(sample);
  return epub_open(folder, build_in(folder, "x.epub", input, NULL));
}

static Epub *anthology(void) {
  Folder *folder = folder_new();
  g_autofree char *one = sample_path(samples[0]), *two = sample_path(samples[1]), *three = sample_path(samples[2]);
  return epub_open(folder, build_in(folder, "x.epub", one, two, three, "--title", "第26周", NULL));
}

typedef void (*Check)(const Epub *epub);

static void on_every_book(Check check) {
  for (gsize s = 0; s < G_N_ELEMENTS(samples); s++) {
    g_test_message("%s", samples[s]);
    g_autoptr(Epub) epub = sample_epub(samples[s]);
    check(epub);
  }
  g_test_message("all three");
  g_autoptr(Epub) epub = anthology();
  check(epub);
}

static guint count_files(const Epub *epub) {
  return (guint)zip_get_num_entries(epub->zip, 0);
}

static const char *file_name(const Epub *epub, guint i) {
  return zip_get_name(epub->zip, i, ZIP_FL_ENC_RAW);
}

/* The file's text; NULL where there is none. New string. */
static char *file_text(const Epub *epub, const char *name) {
  zip_stat_t status;
  if (zip_stat(epub->zip, name, 0, &status) != 0)
    return NULL;
  char *text = g_malloc(status.size + 1);
  zip_file_t *file = zip_fopen(epub->zip, name, 0);
  g_assert_nonnull(file);
  g_assert_cmpint(zip_fread(file, text, status.size), ==, (gint64)status.size);
  zip_fclose(file);
  text[status.size] = 0;
  return text;
}

/* ---- XML ---- */

typedef struct {
  xmlDoc *document;
  xmlXPathContext *context;
} Xml;

static void quiet(void *data, const char *format, ...) {
  (void)data;
  (void)format;
}

static Xml *xml_open(const Epub *epub, const char *name) {
  static const char *const spaces[][2] = {{"h", "http://www.w3.org/1999/xhtml"},
                                          {"epub", "http://www.idpf.org/2007/ops"},
                                          {"opf", "http://www.idpf.org/2007/opf"},
                                          {"dc", "http://purl.org/dc/elements/1.1/"},
                                          {"ncx", "http://www.daisy.org/z3986/2005/ncx/"}};
  g_autofree char *text = file_text(epub, name);
  if (!text)
    g_error("there is no %s", name);
  Xml *xml = g_new(Xml, 1);
  xml->document = xmlReadMemory(text, (int)strlen(text), name, NULL, XML_PARSE_NONET);
  if (!xml->document)
    g_error("%s is not well formed", name);
  xml->context = xmlXPathNewContext(xml->document);
  for (gsize i = 0; i < G_N_ELEMENTS(spaces); i++)
    xmlXPathRegisterNs(xml->context, (const xmlChar *)spaces[i][0], (const xmlChar *)spaces[i][1]);
  return xml;
}

static void xml_close(Xml *xml) {
  xmlXPathFreeContext(xml->context);
  xmlFreeDoc(xml->document);
  g_free(xml);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Xml, xml_close)

/* The string values of what a path finds. New array. */
static GPtrArray *values(const Xml *xml, const char *path) {
  GPtrArray *found = g_ptr_array_new_with_free_func(g_free);
  xmlXPathObject *object = xmlXPathEvalExpression((const xmlChar *)path, xml->context);
  g_assert_nonnull(object);
  for (int i = 0; object->nodesetval && i < object->nodesetval->nodeNr; i++) {
    xmlChar *content = xmlNodeGetContent(object->nodesetval->nodeTab[i]);
    g_ptr_array_add(found, g_strdup((const char *)content));
    xmlFree(content);
  }
  xmlXPathFreeObject(object);
  return found;
}

static guint count(const Xml *xml, const char *path) {
  g_autoptr(GPtrArray) found = values(xml, path);
  return found->len;
}

/* The one value of a path. New string. */
static char *value(const Xml *xml, const char *path) {
  g_autoptr(GPtrArray) found = values(xml, path);
  if (found->len != 1)
    g_error("%s is there %u times", path, found->len);
  return g_strdup(found->pdata[0]);
}

static gboolean has_value(const GPtrArray *list, const char *wanted) {
  return g_ptr_array_find_with_equal_func((GPtrArray *)list, wanted, g_str_equal, NULL);
}

static gboolean is_xml(const char *name) {
  return g_str_has_suffix(name, ".xhtml") || g_str_has_suffix(name, ".opf") || g_str_has_suffix(name, ".ncx") ||
         g_str_has_suffix(name, ".xml");
}

/* ---- container ---- */

static guint number_at(const guchar *data, gsize at, guint bytes) {
  guint number = 0;
  for (guint i = 0; i < bytes; i++)
    number |= (guint)data[at + i] << (8 * i);
  return number;
}

/* Every local header: no data descriptor, no extra field, stored or deflated, an ordinary name. */
static void check_headers(const Epub *epub) {
  g_autoptr(GBytes) bytes = read_bytes(epub->path);
  gsize length;
  const guchar *data = g_bytes_get_data(bytes, &length);
  gsize at = 0;
  guint files = 0;
  for (; at + 30 < length && number_at(data, at, 4) == 0x04034b50; files++) {
    g_assert_cmpuint(number_at(data, at + 6, 2) & 8, ==, 0); /* data descriptor */
    g_assert_cmpuint(number_at(data, at + 28, 2), ==, 0);    /* extra field */
    g_assert_cmpuint(number_at(data, at + 4, 2), <, 45);     /* zip64 */
    g_autofree char *name = g_strndup((const char *)data + at + 30, number_at(data, at + 26, 2));
    g_assert_true(g_regex_match_simple("^(mimetype|META-INF/[a-z0-9.-]+|EPUB/[a-z0-9.-]+)$", name, 0, 0));
    at += 30 + number_at(data, at + 26, 2) + number_at(data, at + 18, 4);
  }
  g_assert_cmpuint(files, ==, count_files(epub));
  g_assert_cmpuint(number_at(data, at, 4), ==, 0x02014b50); /* nothing between files and directory */
}

static void check_mimetype(const Epub *epub) {
  static const char start[] = "mimetypeapplication/epub+zip";
  g_autoptr(GBytes) bytes = read_bytes(epub->path);
  const guchar *data = g_bytes_get_data(bytes, NULL);
  g_assert_cmpuint(number_at(data, 8, 2), ==, 0); /* stored */
  g_assert_cmpmem(data + 30, strlen(start), start, strlen(start));
}

static void check_container(const Epub *epub) {
  static const char *const order[] = {"mimetype", "META-INF/container.xml", "EPUB/package.opf", "EPUB/nav.xhtml",
                                      "EPUB/toc.ncx"};
  check_mimetype(epub);
  check_headers(epub);
  for (guint i = 0; i < G_N_ELEMENTS(order); i++)
    g_assert_cmpstr(file_name(epub, i), ==, order[i]);
  g_autoptr(Xml) container = xml_open(epub, "META-INF/container.xml");
  g_autofree char *path = value(container, "//*[local-name()='rootfile']/@full-path");
  g_assert_cmpstr(path, ==, "EPUB/package.opf");
}

static void test_container(void) {
  on_every_book(check_container);
}

/* ---- content ---- */

/* lang and xml:lang are both there and the same. */
static void check_languages(const Xml *xml) {
  g_assert_cmpuint(count(xml, "//h:*[@lang and not(@lang = @xml:lang)]"), ==, 0);
  g_assert_cmpuint(count(xml, "//h:*[@xml:lang and not(@lang)]"), ==, 0);
  g_assert_cmpuint(count(xml, "/h:html[@lang]"), ==, 1);
  g_assert_cmpuint(count(xml, "//*[contains(@class, 'pair')]/h:p[not(@lang)]"), ==, 0);
  g_autoptr(GPtrArray) languages = values(xml, "//@lang");
  for (guint i = 0; i < languages->len; i++)
    g_assert_true(g_regex_match_simple("^[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?$", languages->pdata[i], 0, 0));
}

static void check_ids(const Xml *xml) {
  g_autoptr(GPtrArray) ids = values(xml, "//@id");
  g_autoptr(GHashTable) met = g_hash_table_new(g_str_hash, g_str_equal);
  for (guint i = 0; i < ids->len; i++) {
    g_assert_true(g_regex_match_simple("^[A-Za-z][A-Za-z0-9._-]*$", ids->pdata[i], 0, 0));
    if (!g_hash_table_add(met, ids->pdata[i]))
      g_error("the id “%s” is there twice", (char *)ids->pdata[i]);
  }
}

/* A link within the book leads to a file that is there, and to an id in it. */
static void check_reference(const Epub *epub, const char *from, const char *reference) {
  if (strstr(reference, "://") || g_str_has_prefix(reference, "mailto:"))
    return;
  g_auto(GStrv) parts = g_strsplit(reference, "#", 2);
  g_autofree char *name = *parts[0] ? g_strconcat("EPUB/", parts[0], NULL) : g_strdup(from);
  if (zip_name_locate(epub->zip, name, 0) < 0)
    g_error("%s leads to %s, which is not there", from, reference);
  if (!parts[0] || !parts[1])
    return;
  g_autoptr(Xml) target = xml_open(epub, name);
  g_autofree char *path = g_strdup_printf("//*[@id='%s']", parts[1]);
  if (count(target, path) != 1)
    g_error("%s leads to %s, and there is no such place", from, reference);
}

static void check_references(const Epub *epub, const char *name, const Xml *xml) {
  g_autoptr(GPtrArray) references = values(xml, "//@href | //@src");
  for (guint i = 0; i < references->len; i++)
    check_reference(epub, name, references->pdata[i]);
}

static void check_files(const Epub *epub) {
  for (guint i = 0; i < count_files(epub); i++) {
    const char *name = file_name(epub, i);
    if (!is_xml(name))
      continue;
    g_autoptr(Xml) xml = xml_open(epub, name);
    g_autofree char *text = file_text(epub, name);
    g_assert_true(g_str_has_prefix(text, "<?xml"));
    check_ids(xml);
    if (!g_str_has_prefix(name, "META-INF/"))
      check_references(epub, name, xml);
    if (!g_str_has_suffix(name, ".xhtml"))
      continue;
    check_languages(xml);
    g_assert_cmpuint(count(xml, "//h:script | //h:iframe | //@style"), ==, 0);
    g_assert_cmpuint(count(xml, "/h:html/h:head/h:meta[@charset]"), ==, 1);
    g_assert_cmpuint(count(xml, "//h:h1"), ==, 1);
    g_assert_cmpuint(strlen(text), <=, 300000);
  }
}

static void test_files_are_well_formed_and_linked(void) {
  on_every_book(check_files);
}

/* ---- package ---- */

static void check_manifest(const Epub *epub, const Xml *package) {
  g_autoptr(GPtrArray) listed = values(package, "//opf:manifest/opf:item/@href");
  for (guint i = 0; i < listed->len; i++) {
    g_autofree char *name = g_strconcat("EPUB/", listed->pdata[i], NULL);
    if (zip_name_locate(epub->zip, name, 0) < 0)
      g_error("the manifest lists %s, which is not there", name);
  }
  for (guint i = 0; i < count_files(epub); i++) {
    const char *name = file_name(epub, i);
    if (g_str_has_prefix(name, "EPUB/") && strcmp(name, "EPUB/package.opf") != 0 &&
        !has_value(listed, name + strlen("EPUB/")))
      g_error("%s is not in the manifest", name);
  }
}

/* The spine's files, in order: nav (and a cover) before the articles, the articles in theirs. */
static GPtrArray *spine_files(const Xml *package) {
  g_autoptr(GPtrArray) ids = values(package, "//opf:spine/opf:itemref/@idref");
  GPtrArray *files = g_ptr_array_new_with_free_func(g_free);
  for (guint i = 0; i < ids->len; i++) {
    g_autofree char *path = g_strdup_printf("//opf:manifest/opf:item[@id='%s']/@href", (char *)ids->pdata[i]);
    g_ptr_array_add(files, value(package, path));
  }
  return files;
}

static void check_spine(const Xml *package) {
  g_autoptr(GPtrArray) files = spine_files(package);
  g_assert_true(has_value(files, "nav.xhtml"));
  const char *last = "";
  guint articles = 0;
  for (guint i = 0; i < files->len; i++) {
    if (!g_regex_match_simple("^a\\d+", files->pdata[i], 0, 0))
      continue;
    g_assert_cmpstr(last, <, files->pdata[i]);
    last = files->pdata[i];
    articles++;
  }
  g_assert_cmpuint(articles, >=, 1);
  g_assert_cmpuint(count(package, "//opf:spine[@toc]"), ==, 1);
}

static void check_metadata(const Xml *package) {
  g_assert_cmpuint(count(package, "//dc:title"), ==, 1);
  g_assert_cmpuint(count(package, "//opf:meta[@property='dcterms:modified']"), ==, 1);
  g_autofree char *modified = value(package, "//opf:meta[@property='dcterms:modified']");
  g_assert_true(g_regex_match_simple("^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ$", modified, 0, 0));
  g_autofree char *identifier = value(package, "//dc:identifier");
  g_assert_true(g_regex_match_simple("^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$",
                                     identifier, 0, 0));
  static const char *const access[] = {"schema:accessMode", "schema:accessModeSufficient",
                                       "schema:accessibilityFeature", "schema:accessibilityHazard",
                                       "schema:accessibilitySummary"};
  for (gsize i = 0; i < G_N_ELEMENTS(access); i++) {
    g_autofree char *path = g_strdup_printf("//opf:meta[@property='%s']", access[i]);
    g_assert_cmpuint(count(package, path), >=, 1);
  }
  /* A program can't evaluate: conformance is not claimed. */
  g_assert_cmpuint(count(package, "//*[@property='dcterms:conformsTo' or @rel='dcterms:conformsTo']"), ==, 0);
}

static void check_package(const Epub *epub) {
  g_autoptr(Xml) package = xml_open(epub, "EPUB/package.opf");
  check_manifest(epub, package);
  check_spine(package);
  check_metadata(package);
}

static void test_package(void) {
  on_every_book(check_package);
}

static void test_original_language_comes_first(void) {
  static const char *const languages[][2] = {{"en", "zh-Hans"}, {"zh-Hans", "en"}, {"ja", "en"}, {"en", "zh-Hans"}};
  for (gsize s = 0; s < G_N_ELEMENTS(samples); s++) {
    g_autoptr(Epub) epub = sample_epub(samples[s]);
    g_autoptr(Xml) package = xml_open(epub, "EPUB/package.opf");
    g_autoptr(GPtrArray) found = values(package, "//dc:language");
    g_assert_cmpuint(found->len, ==, 2);
    for (int i = 0; i < 2; i++)
      g_assert_cmpstr(found->pdata[i], ==, languages[s][i]);
  }
}

/* The nav and the NCX name the same places in the same words. */
static void check_contents(const Epub *epub) {
  g_autoptr(Xml) nav = xml_open(epub, "EPUB/nav.xhtml");
  g_autoptr(Xml) ncx = xml_open(epub, "EPUB/toc.ncx");
  g_autoptr(GPtrArray) places = values(nav, "//h:nav[@epub:type='toc']//h:a/@href");
  g_autoptr(GPtrArray) labels = values(nav, "//h:nav[@epub:type='toc']//h:a");
  g_autoptr(GPtrArray) ncx_places = values(ncx, "//ncx:navPoint/ncx:content/@src");
  g_autoptr(GPtrArray) ncx_labels = values(ncx, "//ncx:navPoint/ncx:navLabel/ncx:text");
  g_assert_cmpuint(places->len, ==, ncx_places->len);
  g_assert_cmpuint(places->len, >, 0);
  for (guint i = 0; i < places->len; i++) {
    g_assert_cmpstr(places->pdata[i], ==, ncx_places->pdata[i]);
    g_assert_cmpstr(labels->pdata[i], ==, ncx_labels->pdata[i]);
  }
  g_assert_cmpuint(count(nav, "//h:nav[@epub:type='landmarks']//h:a"), >=, 1);
  g_assert_cmpuint(count(nav, "//h:ol/h:li/h:ol/h:li/h:ol"), ==, 0); /* at most two levels */
  g_autoptr(Xml) package = xml_open(epub, "EPUB/package.opf");
  g_autofree char *identifier = value(package, "//dc:identifier");
  g_autofree char *uid = value(ncx, "//ncx:meta[@name='dtb:uid']/@content");
  g_assert_cmpstr(uid, ==, identifier);
}

static void test_nav_and_ncx_agree(void) {
  on_every_book(check_contents);
}

/* ---- identity ---- */

static char *identifier_of(Folder *folder, char *path) {
  g_autoptr(Epub) epub = epub_open(folder, path);
  g_autoptr(Xml) package = xml_open(epub, "EPUB/package.opf");
  return value(package, "//dc:identifier");
}

/* The identifier of a small book with this title, text and layout of sides. New string. */
static char *small_identifier(const char *title, const char *text, const char *only) {
  Folder *folder = folder_new();
  g_autofree char *all =
      g_strdup_printf("%s\n\n2026-01-02\n\n原文 It rains, %s.\n\n翻译 下雨了，%s。\n", title, text, text);
  g_autofree char *input = write_text(folder, "x.txt", all);
  char *book = only ? build_in(folder, "x.epub", input, "--only", only, NULL) : build_in(folder, "x.epub", input, NULL);
  return identifier_of(folder, book);
}

static void test_identity_is_of_the_title_and_not_of_the_text(void) {
  g_autofree char *one = small_identifier("雨", "here", NULL), *mended = small_identifier("雨", "there", NULL);
  g_autofree char *other = small_identifier("雪", "here", NULL), *half = small_identifier("雨", "here", "original");
  g_assert_cmpstr(one, ==, mended);
  g_assert_cmpstr(one, !=, other);
  g_assert_cmpstr(one, !=, half);
}

/* ---- style sheets ---- */

static char *without_comments(const char *css) {
  g_autoptr(GRegex) comments = g_regex_new("/\\*.*?\\*/", G_REGEX_DOTALL, 0, NULL);
  return g_regex_replace_literal(comments, css, -1, 0, "", 0, NULL);
}

static void refuse(const char *name, const char *css, const char *pattern) {
  g_autoptr(GRegex) regex = g_regex_new(pattern, G_REGEX_CASELESS | G_REGEX_DOTALL, 0, NULL);
  g_autoptr(GMatchInfo) match = NULL;
  if (!g_regex_match(regex, css, 0, &match))
    return;
  g_autofree char *found = g_match_info_fetch(match, 0);
  g_test_message("%s has “%s”, which EPUB.md §4 bans", name, found);
  g_test_fail();
}

static gboolean has_balanced_braces(const char *css) {
  int depth = 0;
  for (const char *p = css; *p && depth >= 0; p++)
    depth += *p == '{' ? 1 : *p == '}' ? -1 : 0;
  return depth == 0;
}

static void check_sheet(const char *name, const char *sheet) {
  static const char *const banned[] = {"\\b(calc|min|max|clamp|var|env)\\(",
                                       "\\d(vh|vw|rem)\\b",
                                       "@[a-z-]+[^{};]*\\{\\s*\\}",
                                       "(?<![\\w-])position\\s*:",
                                       "display\\s*:\\s*(inline-)?(flex|grid)",
                                       "@import|@page",
                                       ":(has|is|lang)\\(",
                                       "[;{]\\s*background(-color)?\\s*:",
                                       "[;{]\\s*color\\s*:\\s*+(?!inherit)",
                                       "text-align\\s*:\\s*justify",
                                       "body\\s*\\{[^}]*(font-size|line-height)"};
  g_autofree char *css = without_comments(sheet);
  for (gsize i = 0; i < G_N_ELEMENTS(banned); i++)
    refuse(name, css, banned[i]);
  if (!strstr(css, "@font-face"))
    refuse(name, css, "font-family\\s*:");
  g_assert_true(has_balanced_braces(css));
}

/* The sheet for all has no @ but @font-face; the others nothing outside @supports. */
static void check_outermost(const char *name, const char *sheet) {
  g_autofree char *css = without_comments(sheet);
  if (g_str_has_suffix(name, "/style.css")) {
    refuse(name, css, "@(?!font-face)");
    return;
  }
  int depth = 0;
  for (const char *p = css; *p; p++) {
    if (depth == 0 && !g_ascii_isspace(*p) && *p != '}')
      g_assert_true(g_str_has_prefix(p, "@supports"));
    if (depth == 0 && *p == '@')
      p += strcspn(p, "{");
    depth += *p == '{' ? 1 : *p == '}' ? -1 : 0;
  }
}

static void check_sheets(const Epub *epub) {
  guint sheets = 0;
  for (guint i = 0; i < count_files(epub); i++) {
    const char *name = file_name(epub, i);
    if (!g_str_has_suffix(name, ".css"))
      continue;
    g_autofree char *css = file_text(epub, name);
    check_sheet(name, css);
    check_outermost(name, css);
    sheets++;
  }
  g_assert_cmpuint(sheets, >=, 1);
}

static void test_style_sheets_are_safe_for_old_readers(void) {
  on_every_book(check_sheets);
}

/* ---- text ---- */

/* What the articles' files say, in the order of the spine. New string. */
static char *book_text(const Epub *epub) {
  GString *text = g_string_new(NULL);
  g_autoptr(Xml) package = xml_open(epub, "EPUB/package.opf");
  g_autoptr(GPtrArray) files = spine_files(package);
  for (guint i = 0; i < files->len; i++) {
    if (strcmp(files->pdata[i], "nav.xhtml") == 0)
      continue;
    g_autofree char *name = g_strconcat("EPUB/", files->pdata[i], NULL);
    g_autoptr(Xml) xml = xml_open(epub, name);
    g_autofree char *body = value(xml, "//h:body");
    g_string_append_printf(text, "%s\n", body);
  }
  return g_string_free(text, FALSE);
}

static void test_every_sentence_is_there_in_order(void) {
  for (gsize s = 0; s < G_N_ELEMENTS(samples); s++) {
    g_autoptr(Epub) epub = sample_epub(samples[s]);
    g_autofree char *input = sample_path(samples[s]);
    g_autofree char *path = build_in(epub->folder, "x.txt", input, NULL), *wanted = read_text(path);
    g_autofree char *text = book_text(epub);
    assert_sentences_in_order(text, wanted);
  }
}

static void test_anthology_has_all_texts(void) {
  g_autoptr(Epub) epub = anthology();
  g_autofree char *text = book_text(epub);
  g_autofree char *one = sample_path(samples[0]), *two = sample_path(samples[1]), *three = sample_path(samples[2]);
  g_autofree char *path = build_in(epub->folder, "x.txt", one, two, three, NULL), *wanted = read_text(path);
  assert_sentences_in_order(text, wanted);
  g_autoptr(Xml) package = xml_open(epub, "EPUB/package.opf");
  g_autofree char *title = value(package, "//dc:title");
  g_assert_cmpstr(title, ==, "第26周");
}

/* Which class the first paragraph of the pairs has, and how many there are. */
static void check_sides(const char *option, const char *choice, guint sides, const char *first) {
  Folder *folder = folder_new();
  g_autofree char *input = sample_path("teahouse");
  g_autoptr(Epub) epub = epub_open(folder, build_in(folder, "x.epub", input, option, choice, NULL));
  g_autoptr(Xml) xml = xml_open(epub, "EPUB/a001.xhtml");
  guint pairs = count(xml, "//h:div[contains(@class, 'pair')]");
  g_assert_cmpuint(pairs, >=, 14);
  g_assert_cmpuint(count(xml, "//h:div[contains(@class, 'pair')]/h:p"), ==, pairs * sides);
  g_autofree char *path =
      g_strdup_printf("//h:div[contains(@class, 'pair')]/h:p[1][starts-with(concat(@class, ' '), '%s ')]", first);
  g_assert_cmpuint(count(xml, path), ==, pairs);
}

static void test_order_and_only(void) {
  check_sides("--order", "original", 2, "o");
  check_sides("--order", "translation", 2, "t");
  check_sides("--only", "original", 1, "o");
  check_sides("--only", "translation", 1, "t");
}

/* Only what XML asks for is escaped, and nothing of it is lost. */
static void test_markup_in_an_article_stays_text(void) {
  Folder *folder = folder_new();
  g_autofree char *input =
      write_text(folder, "x.txt",
                 "<b>雨</b> & ]]>\n\n原文 If a < b && c > d, \"<script>alert(1)</script>\" &amp; --> stays.\n\n"
                 "翻译 <i>下雨</i>了 & \"停\"。\n");
  g_autoptr(Epub) epub = epub_open(folder, build_in(folder, "x.epub", input, NULL));
  check_files(epub);
  g_autofree char *text = book_text(epub);
  g_autofree char *path = build_in(epub->folder, "x-text.txt", input, NULL), *wanted = read_text(path);
  assert_sentences_in_order(text, wanted);
  g_assert_nonnull(strstr(text, "<script>alert(1)</script>"));
}

/* ---- same input, same bytes ---- */

static void test_same_bytes_anywhere(void) {
  g_autoptr(Folder) folder = folder_new();
  for (gsize s = 0; s < G_N_ELEMENTS(samples); s++) {
    g_autofree char *input = sample_path(samples[s]);
    g_autofree char *one = build_in(folder, "one.epub", input, NULL), *two = build_in(folder, "two.epub", input, NULL);
    assert_same_bytes(one, two);
    g_autofree char *elsewhere = build_elsewhere(folder, "elsewhere.epub", input);
    assert_same_bytes(one, elsewhere);
  }
}

static void test_same_bytes_at_any_time(void) {
  if (!has_tool("faketime"))
    return;
  g_autoptr(Folder) folder = folder_new();
  g_autofree char *input = sample_path("teahouse"), *now = build_in(folder, "now.epub", input, NULL);
  g_autofree char *then = in_folder(folder, "then.epub");
  g_free(must_run("faketime", "2031-05-06 07:08:09", DZ_COMMAND, "build", input, "-o", then, "-q", NULL));
  assert_same_bytes(now, then);
}

static void test_source_date_epoch_is_the_date(void) {
  Folder *folder = folder_new();
  g_autofree char *input = sample_path("teahouse");
  char *output = in_folder(folder, "x.epub");
  const char *const variables[] = {"SOURCE_DATE_EPOCH=1000000000", "TZ=Asia/Tokyo", NULL};
  const char *const words[] = {DZ_COMMAND, "build", input, "-o", output, NULL};
  g_autoptr(Ran) ran = run_in(NULL, variables, NULL, words);
  g_assert_cmpint(ran->status, ==, 0);
  g_autoptr(Epub) epub = epub_open(folder, output);
  g_autoptr(Xml) package = xml_open(epub, "EPUB/package.opf");
  g_autofree char *modified = value(package, "//opf:meta[@property='dcterms:modified']");
  g_assert_cmpstr(modified, ==, "2001-09-09T01:46:40Z");
}

/* ---- epubcheck ---- */

static const char epubcheck_jar[] = "/usr/share/java/epubcheck.jar";

/* Twice only, for it takes seconds: the anthology of all samples, and one article alone. */
static void check_by_epubcheck(const Epub *epub) {
  g_autoptr(Ran) ran = run("java", "-jar", epubcheck_jar, epub->path, NULL);
  g_autofree char *said = g_strconcat(ran->output, ran->words, NULL);
  gboolean completed = strstr(said, "EPUBCheck completed") != NULL;
  gboolean complains = g_regex_match_simple("^(FATAL|ERROR|WARNING|INFO)\\b", said, G_REGEX_MULTILINE, 0);
  if (ran->status == 0 && completed && !complains)
    return;
  g_test_message("%s", said);
  g_test_fail();
}

static void test_epubcheck_is_silent(void) {
  if (!has_tool("java"))
    return;
  if (!g_file_test(epubcheck_jar, G_FILE_TEST_EXISTS)) {
    g_test_skip("epubcheck is not installed");
    return;
  }
  g_autoptr(Epub) all = anthology();
  check_by_epubcheck(all);
  g_autoptr(Epub) one = sample_epub("night-trains");
  check_by_epubcheck(one);
}

int main(int argc, char **argv) {
  setlocale(LC_CTYPE, "C.UTF-8"); /* messages quote the texts */
  g_test_init(&argc, &argv, NULL);
  g_test_set_nonfatal_assertions(); /* say all that is wrong, not the first only */
  xmlInitParser();
  xmlSetGenericErrorFunc(NULL, quiet);
  g_test_add_func("/epub/container", test_container);
  g_test_add_func("/epub/files", test_files_are_well_formed_and_linked);
  g_test_add_func("/epub/package", test_package);
  g_test_add_func("/epub/languages", test_original_language_comes_first);
  g_test_add_func("/epub/contents", test_nav_and_ncx_agree);
  g_test_add_func("/epub/identity", test_identity_is_of_the_title_and_not_of_the_text);
  g_test_add_func("/epub/style-sheets", test_style_sheets_are_safe_for_old_readers);
  g_test_add_func("/epub/text", test_every_sentence_is_there_in_order);
  g_test_add_func("/epub/anthology", test_anthology_has_all_texts);
  g_test_add_func("/epub/order-and-only", test_order_and_only);
  g_test_add_func("/epub/markup-is-text", test_markup_in_an_article_stays_text);
  g_test_add_func("/epub/same-bytes", test_same_bytes_anywhere);
  g_test_add_func("/epub/any-time", test_same_bytes_at_any_time);
  g_test_add_func("/epub/source-date-epoch", test_source_date_epoch_is_the_date);
  g_test_add_func("/epub/epubcheck", test_epubcheck_is_silent);
  int status = g_test_run();
  xmlCleanupParser();
  return status;
}
