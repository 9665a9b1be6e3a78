/* test-pdf.c: the finished PDF, looked at from outside with others' tools.

   qpdf reads the file's structure as JSON, poppler its fonts, facts and text; where ../shared/pdf-tools stands beside
   the checkout, its checkers judge accessibility and the page. The command is run as a person runs it. */
#include "support.h"
#include <json-glib/json-glib.h>
#include <locale.h>

/* ---- the file's objects, as qpdf tells them ---- */

typedef struct {
  JsonParser *parser;
  JsonObject *root, *objects;
} Pdf;

static Pdf *pdf_open(const char *path) {
  g_autofree char *json = must_run("qpdf", "--json=2", "--json-stream-data=none", path, NULL);
  g_autoptr(GError) error = NULL;
  Pdf *pdf = g_new(Pdf, 1);
  pdf->parser = json_parser_new();
  json_parser_load_from_data(pdf->parser, json, -1, &error);
  g_assert_no_error(error);
  pdf->root = json_node_get_object(json_parser_get_root(pdf->parser));
  pdf->objects = json_array_get_object_element(json_object_get_array_member(pdf->root, "qpdf"), 1);
  return pdf;
}

static void pdf_close(Pdf *pdf) {
  g_object_unref(pdf->parser);
  g_free(pdf);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Pdf, pdf_close)

static const char *string_in(JsonNode *node) {
  return node && JSON_NODE_HOLDS_VALUE(node) && json_node_get_value_type(node) == G_TYPE_STRING
             ? json_node_get_string(node)
             : NULL;
}

static gboolean is_reference(const char *text) {
  return text && g_regex_match_simple("^\\d+ \\d+ R$", text, 0, 0);
}

/* The value behind a reference, or the value itself; of a stream its dictionary. */
static JsonNode *resolve(const Pdf *pdf, JsonNode *node) {
  const char *text = string_in(node);
  if (!is_reference(text))
    return node;
  g_autofree char *name = g_strconcat("obj:", text, NULL);
  JsonObject *object = json_object_get_object_member(pdf->objects, name);
  if (!object)
    return NULL;
  if (json_object_has_member(object, "stream"))
    return json_object_get_member(json_object_get_object_member(object, "stream"), "dict");
  return json_object_get_member(object, "value");
}

/* A dictionary's value, NULL where it has none. */
static JsonNode *value_of(const Pdf *pdf, JsonNode *dictionary, const char *key) {
  JsonNode *node = resolve(pdf, dictionary);
  if (!node || !JSON_NODE_HOLDS_OBJECT(node))
    return NULL;
  return resolve(pdf, json_object_get_member(json_node_get_object(node), key));
}

static JsonNode *catalog_of(const Pdf *pdf) {
  JsonNode *trailer = json_object_get_member(json_object_get_object_member(pdf->objects, "trailer"), "value");
  return value_of(pdf, trailer, "/Root");
}

/* The text of a string value, without qpdf's "u:"; NULL where it is none. */
static const char *text_of(JsonNode *node) {
  const char *text = string_in(node);
  return text && g_str_has_prefix(text, "u:") ? text + 2 : NULL;
}

static gboolean is_true(JsonNode *node) {
  return node && JSON_NODE_HOLDS_VALUE(node) && json_node_get_value_type(node) == G_TYPE_BOOLEAN &&
         json_node_get_boolean(node);
}

typedef void (*Visit)(const Pdf *pdf, JsonNode *value, gpointer data);

/* Every object of the file that is a dictionary. */
static void for_each_dictionary(const Pdf *pdf, Visit visit, gpointer data) {
  g_autoptr(GList) names = json_object_get_members(pdf->objects);
  for (GList *name = names; name; name = name->next) {
    JsonObject *object = json_object_get_object_member(pdf->objects, name->data);
    JsonNode *value = json_object_get_member(object, "value");
    if (value && JSON_NODE_HOLDS_OBJECT(value))
      visit(pdf, value, data);
  }
}

/* ---- the structure tree ---- */

typedef struct {
  const char *role, *language; /* the language in force */
  JsonNode *node;
  int parent;
  guint depth;
} Element;

static void add_elements(const Pdf *pdf, JsonNode *node, const char *language, int parent, guint depth, GArray *all) {
  node = resolve(pdf, node);
  if (node && JSON_NODE_HOLDS_ARRAY(node)) {
    JsonArray *kids = json_node_get_array(node);
    for (guint i = 0; i < json_array_get_length(kids); i++)
      add_elements(pdf, json_array_get_element(kids, i), language, parent, depth, all);
    return;
  }
  const char *role = string_in(value_of(pdf, node, "/S"));
  if (!role) /* marked content, not an element */
    return;
  const char *own = text_of(value_of(pdf, node, "/Lang"));
  Element element = {role, own ? own : language, node, parent, depth};
  g_array_append_val(all, element);
  add_elements(pdf, value_of(pdf, node, "/K"), element.language, (int)all->len - 1, depth + 1, all);
}

static GArray *elements_of(const Pdf *pdf) {
  GArray *all = g_array_new(FALSE, FALSE, sizeof(Element));
  JsonNode *catalog = catalog_of(pdf), *tree = value_of(pdf, catalog, "/StructTreeRoot");
  g_assert_nonnull(tree);
  add_elements(pdf, value_of(pdf, tree, "/K"), text_of(value_of(pdf, catalog, "/Lang")), -1, 0, all);
  return all;
}

static const Element *element_at(const GArray *elements, guint i) {
  return &g_array_index(elements, Element, i);
}

/* The P elements right under an element. New array of Element pointers. */
static GPtrArray *paragraphs_under(const GArray *elements, guint parent) {
  GPtrArray *paragraphs = g_ptr_array_new();
  for (guint i = parent + 1; i < elements->len; i++)
    if (element_at(elements, i)->parent == (int)parent && strcmp(element_at(elements, i)->role, "/P") == 0)
      g_ptr_array_add(paragraphs, (gpointer)element_at(elements, i));
  return paragraphs;
}

/* ---- the samples, on three papers ---- */

static const char *const papers[] = {"A4", "A5", "80x200mm"};

typedef void (*Check)(const char *pdf, const char *text, const char *paper);

static void on_every_sample(Check check) {
  g_autoptr(Folder) folder = folder_new();
  for (gsize s = 0; s < G_N_ELEMENTS(samples); s++) {
    g_autofree char *input = sample_path(samples[s]);
    g_autofree char *text = build_in(folder, "x.txt", input, NULL);
    for (gsize p = 0; p < G_N_ELEMENTS(papers); p++) {
      g_autofree char *pdf = build_in(folder, "x.pdf", input, "--paper", papers[p], NULL);
      g_test_message("%s on %s", samples[s], papers[p]);
      check(pdf, text, papers[p]);
    }
  }
}

static void check_sound(const char *pdf, const char *text, const char *paper) {
  (void)text;
  (void)paper;
  assert_sound_pdf(pdf);
}

static void test_qpdf_finds_nothing(void) {
  if (has_tool("qpdf"))
    on_every_sample(check_sound);
}

/* ---- no glyph is .notdef ---- */

/* Past a literal string (ISO 32000-1 §7.3.4.2) that begins at `p`; how many of its two-byte codes are 0. */
static const char *count_zero_codes(const char *p, const char *end, guint *zeros, guint *codes) {
  guint byte = 0, first = 0;
  for (p++; p < end && *p != ')'; p++, byte++) {
    guchar c = (guchar)*p;
    if (c == '\\') {
      c = (guchar) * ++p;
      c = c == 'r' ? '\r' : c == 'n' ? '\n' : c;
    }
    if (byte % 2 == 0)
      first = c;
    else {
      *zeros += first == 0 && c == 0;
      ++*codes;
    }
  }
  return p;
}

/* Shown text of a page's content; what ActualText says is none. */
static void count_in_content(const char *p, const char *end, guint *zeros, guint *codes) {
  static const char spoken[] = "/ActualText";
  for (const char *start = p; p < end; p++) {
    if (*p != '(')
      continue;
    guint ignored = 0;
    const gsize length = strlen(spoken);
    const gboolean is_spoken = p - start >= (gssize)length && memcmp(p - length, spoken, length) == 0;
    p = count_zero_codes(p, end, is_spoken ? &ignored : zeros, is_spoken ? &ignored : codes);
  }
}

static guint count_notdef(const char *pdf, guint *codes) {
  g_autoptr(GString) drawn = drawn_in(pdf);
  guint zeros = 0;
  count_in_content(drawn->str, drawn->str + drawn->len, &zeros, codes);
  return zeros;
}

static void check_no_notdef(const char *pdf, const char *text, const char *paper) {
  (void)text;
  (void)paper;
  guint codes = 0;
  g_assert_cmpuint(count_notdef(pdf, &codes), ==, 0);
  g_assert_cmpuint(codes, >, 300);
}

static void test_no_glyph_is_notdef(void) {
  if (!has_tool("qpdf"))
    return;
  guint zeros = 0, codes = 0;
  static const char shown[] = "stream\nBT\n/F1 9 Tf\n[(\0\1\0\0)]TJ /Span<</ActualText(\0\0)>>BDC";
  count_in_content(shown, shown + sizeof shown - 1, &zeros, &codes);
  g_assert_cmpuint(zeros, ==, 1);
  g_assert_cmpuint(codes, ==, 2);
  on_every_sample(check_no_notdef);
}

/* name (may hold spaces), type, encoding, emb, sub, uni, object: told from the right. */
static void check_font_line(const char *line) {
  g_test_message("%s", line);
  g_assert_null(strstr(line, "Type 3"));
  g_assert_null(strstr(line, "[none]"));
  g_assert_true(g_regex_match_simple("^[A-Z]{6}\\+\\S+ .* yes +yes +yes +\\d+ +\\d+ *$", line, 0, 0));
}

static void check_fonts(const char *pdf, const char *text, const char *paper) {
  (void)text;
  (void)paper;
  g_autofree char *said = must_run("pdffonts", pdf, NULL);
  g_auto(GStrv) lines = g_strsplit(said, "\n", -1);
  g_assert_cmpuint(g_strv_length(lines), >, 4);
  for (guint i = 2; lines[i]; i++)
    if (*lines[i])
      check_font_line(lines[i]);
}

static void test_fonts_are_embedded_subset_and_readable(void) {
  if (has_tool("pdffonts"))
    on_every_sample(check_fonts);
}

/* What pdfinfo says after a name; "" where it says nothing. New string. */
static char *info_of(const char *info, const char *name) {
  g_autofree char *start = g_strconcat("\n", name, ":", NULL), *all = g_strconcat("\n", info, NULL);
  const char *found = strstr(all, start);
  if (!found)
    return g_strdup("");
  const char *value = found + strlen(start);
  return g_strstrip(g_strndup(value, strcspn(value, "\n")));
}

static void assert_info(const char *info, const char *name, const char *expected) {
  g_autofree char *value = info_of(info, name);
  if (!g_str_has_prefix(value, expected)) {
    g_test_message("%s: “%s”, not “%s”", name, value, expected);
    g_test_fail();
  }
}

static void check_info(const char *pdf, const char *text, const char *paper) {
  static const char *const sizes[] = {"595.276 x 841.89 pts", "419.528 x 595.276 pts", "226.772 x 566.929 pts"};
  g_autofree char *info = must_run("pdfinfo", pdf, NULL), *wanted = read_text(text);
  wanted[strcspn(wanted, "\n")] = 0;
  assert_info(info, "Tagged", "yes");
  assert_info(info, "PDF version", "1.7");
  assert_info(info, "JavaScript", "no");
  assert_info(info, "Encrypted", "no");
  assert_info(info, "Metadata Stream", "yes");
  for (gsize p = 0; p < G_N_ELEMENTS(papers); p++)
    if (strcmp(papers[p], paper) == 0)
      assert_info(info, "Page size", sizes[p]);
  g_autofree char *title = info_of(info, "Title");
  g_assert_cmpstr(title, !=, "");
  g_autofree char *all = read_text(text);
  g_assert_nonnull(strstr(all, title));
}

static void test_facts_of_the_file(void) {
  if (has_tool("pdfinfo"))
    on_every_sample(check_info);
}

/* ---- text ---- */

static gboolean is_folio(const char *line) {
  return g_regex_match_simple("^(\\d+ */ *\\d+|\\d+|[①-⑳])$", line, 0, 0);
}

/* Running heads: the title, perhaps cut with an ellipsis. */
static gboolean is_running_title(const char *line, const char *const *titles) {
  g_autofree char *folded = fold(line);
  gsize length = g_str_has_suffix(folded, "…") ? strlen(folded) - strlen("…") : strlen(folded);
  for (guint i = 0; titles[i]; i++) {
    g_autofree char *title = fold(titles[i]);
    if (strncmp(title, folded, length) == 0 && (length < strlen(folded) || title[length] == 0))
      return TRUE;
  }
  return FALSE;
}

/* The copied text without folios and running titles, but for the first page's. New string. */
static char *body_text(const char *copied, const char *const *titles) {
  GString *body = g_string_new(NULL);
  g_auto(GStrv) pages = g_strsplit(copied, "\f", -1);
  for (guint p = 0; pages[p]; p++) {
    g_auto(GStrv) lines = g_strsplit(pages[p], "\n", -1);
    for (guint i = 0; lines[i]; i++) {
      g_strstrip(lines[i]);
      if (!is_folio(lines[i]) && (p == 0 || !is_running_title(lines[i], titles)))
        g_string_append_printf(body, "%s\n", lines[i]);
    }
  }
  return g_string_free(body, FALSE);
}

static void check_copied_text(const char *pdf, const char *text, const char *paper) {
  (void)paper;
  g_autofree char *wanted = read_text(text);
  g_auto(GStrv) lines = g_strsplit(wanted, "\n", 3); /* both titles come first */
  const char *const titles[] = {lines[0], lines[1], NULL};
  g_autofree char *drawn = must_run("pdftotext", "-enc", "UTF-8", "-raw", pdf, "-", NULL);
  g_autofree char *body = body_text(drawn, titles);
  assert_sentences_in_order(body, wanted);
  /* In its usual manner poppler takes squeezed marks, whose advances overlap, for columns (TYPOGRAPHY.md §3, trap 6):
     a few lines are then read out of their place, and a list of words in columns down the columns. */
  g_autofree char *guessed = must_run("pdftotext", "-enc", "UTF-8", pdf, "-", NULL);
  g_autofree char *guessed_body = body_text(guessed, titles);
  g_assert_cmpuint(missing_per_mille(guessed_body, wanted), <=, 80);
}

static void test_text_copies_out_in_reading_order(void) {
  if (has_tool("pdftotext"))
    on_every_sample(check_copied_text);
}

/* ---- structure ---- */

static void check_catalog(const Pdf *pdf) {
  JsonNode *catalog = catalog_of(pdf);
  g_assert_nonnull(text_of(value_of(pdf, catalog, "/Lang")));
  g_assert_true(is_true(value_of(pdf, value_of(pdf, catalog, "/MarkInfo"), "/Marked")));
  g_assert_true(is_true(value_of(pdf, value_of(pdf, catalog, "/ViewerPreferences"), "/DisplayDocTitle")));
  g_assert_nonnull(value_of(pdf, catalog, "/Metadata"));
  g_assert_nonnull(value_of(pdf, value_of(pdf, catalog, "/StructTreeRoot"), "/ParentTree"));
}

static void check_roles(const GArray *elements) {
  static const char *const standard[] = {"/Document", "/Art",  "/Sect", "/Div", "/H1",     "/H2",   "/P", "/Span",
                                         "/Link",     "/Ruby", "/RB",   "/RT",  "/Figure", "/Note", NULL};
  gboolean has_title = FALSE;
  for (guint i = 0; i < elements->len; i++) {
    const char *role = element_at(elements, i)->role;
    g_assert_true(g_strv_contains(standard, role));
    g_assert_nonnull(element_at(elements, i)->language);
    has_title = has_title || strcmp(role, "/H1") == 0;
    g_assert_true(has_title || strcmp(role, "/H2") != 0); /* none skipped */
  }
  g_assert_true(has_title);
  g_assert_cmpstr(element_at(elements, 0)->role, ==, "/Document");
}

/* In every pair the two paragraphs are in the two languages, in their order. Returns how many pairs there are. */
static guint check_pair_languages(const GArray *elements, const char *first, const char *second) {
  guint pairs = 0;
  for (guint i = 0; i < elements->len; i++) {
    if (strcmp(element_at(elements, i)->role, "/Div") != 0)
      continue;
    g_autoptr(GPtrArray) paragraphs = paragraphs_under(elements, i);
    g_assert_cmpuint(paragraphs->len, >=, 2);
    g_assert_cmpstr(((const Element *)paragraphs->pdata[0])->language, ==, first);
    g_assert_cmpstr(((const Element *)paragraphs->pdata[1])->language, ==, second);
    pairs++;
  }
  return pairs;
}

static guint count_pages(const Pdf *pdf) {
  return json_array_get_length(json_object_get_array_member(pdf->root, "pages"));
}

static void check_page_labels(const Pdf *pdf) {
  JsonArray *pages = json_object_get_array_member(pdf->root, "pages");
  for (guint i = 0; i < json_array_get_length(pages); i++) {
    JsonNode *label = json_object_get_member(json_array_get_object_element(pages, i), "label");
    g_assert_cmpstr(string_in(value_of(pdf, label, "/S")), ==, "/D");
    g_assert_cmpint(json_object_get_int_member(json_node_get_object(label), "/St"), ==, (gint64)i + 1);
  }
}

static void check_outline_entry(const Pdf *pdf, JsonObject *entry, const char *text, guint *count) {
  JsonNode *dest = json_object_get_member(entry, "dest");
  g_assert_true(dest && JSON_NODE_HOLDS_ARRAY(dest)); /* a name that leads nowhere stays a name */
  const char *title = json_object_get_string_member(entry, "title");
  g_autofree char *folded = fold(title), *all = fold(text);
  if (!strstr(all, folded))
    g_error("the outline's “%s” is not in the article", title);
  gint64 page = json_object_get_int_member(entry, "destpageposfrom1");
  g_assert_cmpint(page, >=, 1);
  g_assert_cmpint(page, <=, count_pages(pdf));
  (*count)++;
  JsonArray *kids = json_object_get_array_member(entry, "kids");
  for (guint i = 0; i < json_array_get_length(kids); i++)
    check_outline_entry(pdf, json_array_get_object_element(kids, i), text, count);
}

static void check_outline(const Pdf *pdf, const char *text) {
  JsonArray *outlines = json_object_get_array_member(pdf->root, "outlines");
  guint count = 0;
  for (guint i = 0; i < json_array_get_length(outlines); i++)
    check_outline_entry(pdf, json_array_get_object_element(outlines, i), text, &count);
  g_assert_cmpuint(count, >, 0);
}

typedef struct {
  const char *destinations; /* what `pdfinfo -dests` prints */
  guint links;
} LinkCheck;

static void check_link(const Pdf *pdf, JsonNode *value, gpointer data) {
  LinkCheck *check = data;
  if (g_strcmp0(string_in(value_of(pdf, value, "/Subtype")), "/Link") != 0)
    return;
  check->links++;
  const char *contents = text_of(value_of(pdf, value, "/Contents"));
  g_assert_true(contents && *contents);
  g_assert_nonnull(value_of(pdf, value, "/StructParent"));
  const char *name = text_of(value_of(pdf, value, "/Dest"));
  const char *address = text_of(value_of(pdf, value_of(pdf, value, "/A"), "/URI"));
  g_assert_true(name || address);
  g_autofree char *quoted = name ? g_strdup_printf("\"%s\"", name) : NULL;
  if (name && !strstr(check->destinations, quoted))
    g_error("a link leads to “%s”, which is nowhere", name);
  g_assert_true(!address || g_str_has_prefix(address, "http") || g_str_has_prefix(address, "mailto:"));
}

static guint check_links(const Pdf *pdf, const char *path) {
  g_autofree char *destinations = must_run("pdfinfo", "-dests", path, NULL);
  LinkCheck check = {.destinations = destinations};
  for_each_dictionary(pdf, check_link, &check);
  return check.links;
}

static void check_xmp(const char *path) {
  g_autofree char *xmp = must_run("pdfinfo", "-meta", path, NULL);
  g_assert_nonnull(strstr(xmp, "pdfuaid:part"));
  g_assert_true(g_regex_match_simple("pdfuaid:part(=\"1\"|>\\s*1\\s*<)", xmp, 0, 0));
  g_assert_nonnull(strstr(xmp, "dc:title"));
}

static void test_structure(void) {
  static const struct {
    const char *sample, *first, *second;
    guint links;
  } cases[] = {
      {"night-trains", "en", "zh-Hans", 6}, {"teahouse", "zh-Hans", "en", 0}, {"lighthouse-ja", "ja", "en", 0}};
  if (!has_tool("qpdf") || !has_tool("pdfinfo"))
    return;
  g_autoptr(Folder) folder = folder_new();
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_test_message("%s", cases[i].sample);
    g_autofree char *input = sample_path(cases[i].sample);
    g_autofree char *path = build_in(folder, "x.pdf", input, "--paper", "A5", NULL);
    g_autofree char *text_path = build_in(folder, "x.txt", input, NULL), *text = read_text(text_path);
    g_autoptr(Pdf) pdf = pdf_open(path);
    g_autoptr(GArray) elements = elements_of(pdf);
    check_catalog(pdf);
    check_roles(elements);
    g_assert_cmpuint(check_pair_languages(elements, cases[i].first, cases[i].second), >=, 14);
    check_page_labels(pdf);
    check_outline(pdf, text);
    g_assert_cmpuint(check_links(pdf, path), ==, cases[i].links);
    check_xmp(path);
  }
}

static void test_one_side_only_speaks_one_language(void) {
  if (!has_tool("qpdf"))
    return;
  g_autoptr(Folder) folder = folder_new();
  g_autofree char *input = sample_path("teahouse");
  g_autofree char *path = build_in(folder, "x.pdf", input, "--only", "translation", NULL);
  g_autoptr(Pdf) pdf = pdf_open(path);
  g_autoptr(GArray) elements = elements_of(pdf);
  g_assert_cmpstr(text_of(value_of(pdf, catalog_of(pdf), "/Lang")), ==, "en");
  for (guint i = 0; i < elements->len; i++)
    g_assert_cmpstr(element_at(elements, i)->language, ==, "en");
}

static void test_anthology_has_an_entry_an_article(void) {
  if (!has_tool("qpdf"))
    return;
  g_autoptr(Folder) folder = folder_new();
  g_autofree char *one = sample_path("night-trains"), *two = sample_path("teahouse");
  g_autofree char *path = build_in(folder, "x.pdf", one, two, "--title", "Two Evenings", NULL);
  g_autoptr(Pdf) pdf = pdf_open(path);
  g_assert_cmpuint(json_array_get_length(json_object_get_array_member(pdf->root, "outlines")), ==, 2);
  g_autofree char *info = must_run("pdfinfo", path, NULL), *title = info_of(info, "Title");
  g_assert_cmpstr(title, ==, "Two Evenings");
}

/* ---- articles that mean harm ---- */

/* No dictionary has such a key, no value is such a name: text is text. */
static void refuse_actions(JsonNode *node) {
  static const char *const actions[] = {"/JavaScript", "/JS",           "/OpenAction", "/AA", "/Launch",
                                        "/SubmitForm", "/EmbeddedFile", "/RichMedia",  NULL};
  const char *text = string_in(node);
  g_assert_false(text && g_strv_contains(actions, text));
  if (JSON_NODE_HOLDS_ARRAY(node)) {
    JsonArray *array = json_node_get_array(node);
    for (guint i = 0; i < json_array_get_length(array); i++)
      refuse_actions(json_array_get_element(array, i));
  }
  if (!JSON_NODE_HOLDS_OBJECT(node))
    return;
  g_autoptr(GList) names = json_object_get_members(json_node_get_object(node));
  for (GList *name = names; name; name = name->next) {
    g_assert_false(g_strv_contains(actions, name->data));
    refuse_actions(json_object_get_member(json_node_get_object(node), name->data));
  }
}

static const char harm[] = "Harm )>> /OpenAction << /S /JavaScript /JS (app.alert(1)) >> (";

static void check_harmless(const char *path) {
  assert_sound_pdf(path);
  g_autoptr(Pdf) pdf = pdf_open(path);
  refuse_actions(json_parser_get_root(pdf->parser));
  g_autofree char *info = must_run("pdfinfo", path, NULL);
  assert_info(info, "JavaScript", "no");
}

static void test_syntax_in_an_article_stays_text(void) {
  if (!has_tool("qpdf") || !has_tool("pdfinfo"))
    return;
  g_autoptr(Folder) folder = folder_new();
  g_autofree char *text = g_strdup_printf(
      "%s\n\n危险)>>/AA<</S/JavaScript>>\n\n来源：https://example.org/'x')>>/A<</S/JavaScript/JS(app.alert(1))>>\n\n"
      "原文 It is \\) %s \\( https://example.org/)>>/A<</JS(x)>> ' \" <script>alert(1)</script>.\n\n"
      "翻译 这是 \\) endobj endstream xref trailer << /Root 1 0 R >> 'x' <b>&amp;</b>。\n",
      harm, harm);
  g_autofree char *input = write_text(folder, "harm.txt", text);
  g_autofree char *one = build_in(folder, "one.pdf", input, NULL);
  check_harmless(one);
  g_autofree char *two = build_in(folder, "two.pdf", input, "--title", harm, "--author", harm, "--rights", harm,
                                  "--source", "https://example.org/')>>/A<</S/JavaScript/JS(app.alert(1))>>", NULL);
  check_harmless(two);
  g_autofree char *three = build_in(folder, "three.pdf", input, "--source", "javascript:app.alert('1')", NULL);
  check_harmless(three);
  g_autofree char *info = must_run("pdfinfo", two, NULL), *title = info_of(info, "Title");
  g_assert_cmpstr(title, ==, harm);
}

/* ---- same input, same bytes ---- */

static void test_same_bytes_anywhere(void) {
  g_autoptr(Folder) folder = folder_new();
  for (gsize s = 0; s < G_N_ELEMENTS(samples); s++) {
    g_autofree char *input = sample_path(samples[s]);
    g_autofree char *one = build_in(folder, "one.pdf", input, NULL), *two = build_in(folder, "two.pdf", input, NULL);
    assert_same_bytes(one, two);
    g_autofree char *elsewhere = build_elsewhere(folder, "elsewhere.pdf", input);
    assert_same_bytes(one, elsewhere);
  }
}

static void test_same_bytes_at_any_time(void) {
  if (!has_tool("faketime"))
    return;
  g_autoptr(Folder) folder = folder_new();
  g_autofree char *input = sample_path("teahouse"), *now = build_in(folder, "now.pdf", input, NULL);
  g_autofree char *then = in_folder(folder, "then.pdf");
  g_free(must_run("faketime", "2031-05-06 07:08:09", DZ_COMMAND, "build", input, "-o", then, "-q", NULL));
  assert_same_bytes(now, then);
}

static void test_source_date_epoch_is_the_date(void) {
  if (!has_tool("pdfinfo"))
    return;
  g_autoptr(Folder) folder = folder_new();
  g_autofree char *input = sample_path("teahouse"), *output = in_folder(folder, "x.pdf");
  const char *const variables[] = {"SOURCE_DATE_EPOCH=86400", "TZ=Asia/Tokyo", NULL};
  const char *const words[] = {DZ_COMMAND, "build", input, "-o", output, NULL};
  g_autoptr(Ran) ran = run_in(NULL, variables, NULL, words);
  g_assert_cmpint(ran->status, ==, 0);
  g_autofree char *info = must_run("pdfinfo", "-isodates", output, NULL);
  assert_info(info, "CreationDate", "1970-01-02T00:00:00Z");
  assert_info(info, "ModDate", "1970-01-02T00:00:00Z");
  g_autofree char *usual = build_in(folder, "usual.pdf", input, NULL);
  g_autofree char *usual_info = must_run("pdfinfo", "-isodates", usual, NULL);
  assert_info(usual_info, "CreationDate", "2026-03-08T00:00:00Z"); /* the article's own */
}

static void check_accessible(const char *pdf, const char *text, const char *paper) {
  (void)text;
  (void)paper;
  g_autofree char *tool = checker("check-pdf");
  g_autoptr(Ran) ran = run(tool, "--level", "ua", pdf, NULL);
  expect_clean(ran);
}

static void check_typography(const char *pdf, const char *text, const char *paper) {
  (void)text;
  g_autofree char *tool = checker("rules-pdf");
  g_autoptr(Ran) rules = run(tool, pdf, NULL);
  expect_clean(rules);
  if (strcmp(paper, "80x200mm") == 0)
    return;
  g_autoptr(Ran) grid = run(tool, "--grid", "17", "--only", "grid", pdf, NULL);
  expect_clean(grid);
}

static void check_same_text(const char *pdf, const char *text, const char *paper) {
  (void)paper;
  g_autofree char *tool = checker("same-text");
  g_autoptr(Ran) ran = run(tool, pdf, text, NULL);
  expect_clean(ran);
}

static void test_check_pdf_at_level_ua(void) {
  g_autofree char *tool = checker("check-pdf");
  if (tool)
    on_every_sample(check_accessible);
}

static void test_rules_pdf(void) {
  g_autofree char *tool = checker("rules-pdf");
  if (tool)
    on_every_sample(check_typography);
}

static void test_same_text(void) {
  g_autofree char *tool = checker("same-text");
  if (tool)
    on_every_sample(check_same_text);
}

/* No translation before the page that is kept back, every one of them there, and lines to write on in their places. */
static void test_exercise(void) {
  g_autoptr(Folder) folder = folder_new();
  g_autofree char *input = sample_path("bell-founder");
  g_autofree char *pdf = build_in(folder, "x.pdf", input, "--layout", "exercise", NULL);
  g_autofree char *accessible = checker("check-pdf");
  if (accessible)
    check_accessible(pdf, NULL, "A4");
  g_autofree char *text = must_run("pdftotext", "-enc", "UTF-8", "-raw", pdf, "-", NULL);
  char *answers = strstr(text, "译文");
  static const char *const translated[] = {"老皮特", "八十岁那年", "去年春天"};
  g_assert_nonnull(answers);
  g_assert_true(memrchr(text, '\f', (gsize)(answers - text)) != NULL); /* on a page of its own */
  for (gsize i = 0; i < G_N_ELEMENTS(translated); i++)
    g_assert_true(strstr(text, translated[i]) > answers);
  g_assert_true(strstr(text, "Old Piet Maas") < answers);
  g_assert_null(strstr(text, "重点句"));
}

int main(int argc, char **argv) {
  setlocale(LC_CTYPE, "C.UTF-8"); /* messages quote the texts */
  g_test_init(&argc, &argv, NULL);
  g_test_set_nonfatal_assertions(); /* say all that is wrong, not the first only */
  g_test_add_func("/pdf/sound", test_qpdf_finds_nothing);
  g_test_add_func("/pdf/no-notdef", test_no_glyph_is_notdef);
  g_test_add_func("/pdf/fonts", test_fonts_are_embedded_subset_and_readable);
  g_test_add_func("/pdf/facts", test_facts_of_the_file);
  g_test_add_func("/pdf/copied-text", test_text_copies_out_in_reading_order);
  g_test_add_func("/pdf/structure", test_structure);
  g_test_add_func("/pdf/only-one-side", test_one_side_only_speaks_one_language);
  g_test_add_func("/pdf/anthology", test_anthology_has_an_entry_an_article);
  g_test_add_func("/pdf/harmless", test_syntax_in_an_article_stays_text);
  g_test_add_func("/pdf/same-bytes", test_same_bytes_anywhere);
  g_test_add_func("/pdf/any-time", test_same_bytes_at_any_time);
  g_test_add_func("/pdf/source-date-epoch", test_source_date_epoch_is_the_date);
  g_test_add_func("/pdf/check-pdf", test_check_pdf_at_level_ua);
  g_test_add_func("/pdf/rules-pdf", test_rules_pdf);
  g_test_add_func("/pdf/same-text", test_same_text);
  g_test_add_func("/pdf/exercise", test_exercise);
  return g_test_run();
}
