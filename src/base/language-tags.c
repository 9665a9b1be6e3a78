/* language-tags.c: see language-tags.h. */
#include "base/language-tags.h"
#include <string.h>

gboolean dz_same_language(const char *one, const char *other) {
  if (!one || !other)
    return FALSE;
  gsize length = strcspn(one, "-_");
  return length == strcspn(other, "-_") && g_ascii_strncasecmp(one, other, length) == 0;
}

gboolean dz_is_rtl_language(const char *language) {
  static const char *const languages[] = {"ar", "he", "fa", "ur", "yi", "ps", "ug", "dv"};
  for (gsize i = 0; i < G_N_ELEMENTS(languages); i++)
    if (dz_same_language(language, languages[i]))
      return TRUE;
  return FALSE;
}

gboolean dz_is_chinese(const char *language) {
  return dz_same_language(language, "zh");
}

gboolean dz_is_traditional(const char *language) {
  return dz_is_chinese(language) && (strstr(language, "Hant") || strstr(language, "TW") || strstr(language, "HK"));
}

gboolean dz_is_cjk_language(const char *language) {
  return dz_is_chinese(language) || dz_same_language(language, "ja") || dz_same_language(language, "ko");
}

gboolean dz_language_is_valid(const char *language) {
  static gsize made; /* the pattern, made once */
  if (g_once_init_enter(&made))
    g_once_init_leave(
        &made,
        (gsize)g_regex_new("^[A-Za-z]{2,3}(-[A-Za-z]{4})?(-([A-Za-z]{2}|[0-9]{3}))?(-[A-Za-z0-9]{5,8})*$", 0, 0, NULL));
  return strlen(language) <= 35 && g_regex_match((const GRegex *)made, language, 0, NULL);
}

static char *with_case(const char *language) {
  g_auto(GStrv) parts = g_strsplit(language, "-", -1);
  for (guint i = 0; parts[i]; i++)
    for (char *p = parts[i]; *p; p++)
      *p = (strlen(parts[i]) == 4 && p == parts[i]) || (i > 0 && strlen(parts[i]) == 2) ? g_ascii_toupper(*p)
                                                                                        : g_ascii_tolower(*p);
  return g_strjoinv("-", parts);
}

char *dz_language_normal(const char *language) {
  g_autofree char *plain = g_strdelimit(g_strdup(language), "_", '-');
  static const char *const known[][2] = {{"zh", "zh-Hans"},    {"zh-cn", "zh-Hans"}, {"cn", "zh-Hans"},
                                         {"zh-sg", "zh-Hans"}, {"zh-tw", "zh-Hant"}, {"zh-hk", "zh-Hant-HK"},
                                         {"jp", "ja"},         {"kr", "ko"}};
  for (gsize i = 0; i < G_N_ELEMENTS(known); i++)
    if (g_ascii_strcasecmp(plain, known[i][0]) == 0)
      return g_strdup(known[i][1]);
  return with_case(plain);
}
