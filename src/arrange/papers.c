/* papers.c: see papers.h. */
#include "arrange/papers.h"
#include "base/error.h"
#include "duizhao.h"
#include <string.h>

static const DzPaper papers[] = {
    {"A3", 297, 420},         {"A4", 210, 297},        {"A5", 148, 210},   {"A6", 105, 148},
    {"B4", 250, 353},         {"B5", 176, 250},        {"B6", 125, 176}, /* ISO 216 */
    {"JIS-B4", 257, 364},     {"JIS-B5", 182, 257},                      /* JIS P 0138 */
    {"Letter", 215.9, 279.4}, {"Legal", 215.9, 355.6}, {"8k", 260, 370},   {"16k", 185, 260},
    {"32k", 130, 184},        {"6in", 91, 122},        {"7in", 106, 141},  {"8in", 122, 162},
    {"10in", 157, 210},       {"13in", 203, 270},      {"phone", 70, 140},
};

const DzPaper *dz_papers(guint *count) {
  *count = G_N_ELEMENTS(papers);
  return papers;
}

gboolean dz_find_paper(const char *name, double *width, double *height, const char **known, GError **error) {
  static const char folded[] = "\u5F00"; /* "8" and this: how often a sheet is folded, what others call 8k */
  *known = NULL;
  g_autofree char *as_k =
      g_str_has_suffix(name, folded) ? g_strdup_printf("%.*sk", (int)strcspn(name, folded), name) : g_strdup(name);
  for (gsize i = 0; i < G_N_ELEMENTS(papers); i++)
    if (g_ascii_strcasecmp(papers[i].name, as_k) == 0) {
      *width = papers[i].width;
      *height = papers[i].height;
      *known = papers[i].name;
      return TRUE;
    }
  char *end;
  *width = g_ascii_strtod(name, &end);
  *height = *end == 'x' ? g_ascii_strtod(end + 1, &end) : 0;
  if (*width >= 40 && *width <= 2000 && *height >= 40 && *height <= 2000 && (strcmp(end, "mm") == 0 || *end == 0))
    return TRUE;
  g_autofree const char **names = g_new0(const char *, G_N_ELEMENTS(papers) + 1);
  for (gsize i = 0; i < G_N_ELEMENTS(papers); i++)
    names[i] = papers[i].name;
  g_autofree char *all = g_strjoinv(", ", (char **)names);
  return dz_fail(error, DZ_ERROR_USAGE, 0, "there is no paper “%s”; take %s or WIDTHxHEIGHTmm (40 to 2000)", name, all);
}
