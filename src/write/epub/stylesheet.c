/* stylesheet.c: see stylesheet.h. */
#include "write/epub/stylesheet.h"
#include "base/error.h"
#include "base/paths.h"

static GBytes *read_rules(const char *name, GError **error) {
  g_autofree char *path = dz_data_path(name);
  if (!path) {
    dz_fail(error, DZ_ERROR_LAYOUT, 0, "%s: not found; install duizhao again, or set DUIZHAO_DATA_DIR", name);
    return NULL;
  }
  g_autoptr(GError) cause = NULL;
  char *rules;
  gsize length;
  if (!g_file_get_contents(path, &rules, &length, &cause)) {
    dz_fail(error, DZ_ERROR_LAYOUT, 0, "%s", cause->message);
    return NULL;
  }
  return g_bytes_new_take(rules, length);
}

/* A length that reads the same in every locale. */
static void append_rule(GString *rules, const char *selector, const char *property, double em) {
  char number[G_ASCII_DTOSTR_BUF_SIZE];
  g_ascii_formatd(number, sizeof number, "%.4g", em);
  g_string_append_printf(rules, "%s { %s: %sem }\n", selector, property, number);
}

GBytes *dz_stylesheet(const DzLayout *layout, GError **error) {
  g_autoptr(GBytes) common = read_rules("layouts/epub.css", error);
  if (!common)
    return NULL;
  gsize length;
  const char *text = g_bytes_get_data(common, &length);
  GString *rules = g_string_new_len(text, (gssize)length);
  append_rule(rules, ".pair", "margin-bottom", layout->epub_pair_gap);
  append_rule(rules, ".pair .s, .analysis, .remark", "margin-left", layout->epub_secondary_indent);
  append_rule(rules, ".pair .s, .summary p, .analysis, .remark", "font-size", layout->epub_secondary_size);
  return g_string_free_to_bytes(rules);
}

GBytes *dz_stylesheet_more(GError **error) {
  return read_rules("layouts/epub-more.css", error);
}
