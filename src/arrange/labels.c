/* labels.c: see labels.h. */
#include "arrange/labels.h"
#include "base/language.h"
#include "base/unicode.h"
#include <stdlib.h>

/* A field of a label and what stands in its place. */
typedef struct {
  const char *field;
  char *text;
} Filling;

/* The label with its fields filled; frees their texts. New string. */
static char *filled(const char *label, Filling *fillings, guint count) {
  GString *text = g_string_new(label);
  for (guint i = 0; i < count; i++) {
    g_string_replace(text, fillings[i].field, fillings[i].text, 0);
    g_free(fillings[i].text);
  }
  return g_string_free(text, FALSE);
}

char *dz_paragraph_in_words(guint number, const char *language) {
  Filling filling = {"{number}", g_strdup_printf("%u", number)};
  return filled(dz_label(DZ_LABEL_PARAGRAPH, language), &filling, 1);
}

char *dz_date_in_words(const char *date, const char *language) {
  g_auto(GStrv) parts = g_strsplit(date, "-", 3);
  g_auto(GStrv) months = g_strsplit(dz_label(DZ_LABEL_MONTHS, language), ";", -1);
  if (g_strv_length(parts) != 3)
    return g_strdup(date);
  const guint month = CLAMP((guint)atoi(parts[1]), 1, 12), day = (guint)atoi(parts[2]);
  Filling fillings[] = {{"{year}", g_strdup(parts[0])},
                        {"{month-name}", g_strdup(months[month - 1])},
                        {"{month:2}", g_strdup_printf("%02u", month)},
                        {"{month}", g_strdup_printf("%u", month)},
                        {"{day:2}", g_strdup_printf("%02u", day)},
                        {"{day}", g_strdup_printf("%u", day)}};
  return filled(dz_label(DZ_LABEL_DATE, language), fillings, G_N_ELEMENTS(fillings));
}

/* 1,520; 1,000,000 */
static char *grouped(guint number) {
  GString *text = g_string_new(NULL);
  g_string_printf(text, "%u", number);
  for (gssize at = (gssize)text->len - 3; at > 0; at -= 3)
    g_string_insert_c(text, at, ',');
  return g_string_free(text, FALSE);
}

char *dz_extent_in_words(const DzArticle *article, GHashTable *numbers, const char *language) {
  guint words = 0, characters = 0, paragraphs = 0;
  for (guint i = 0; i < article->blocks->len; i++) {
    const DzBlock *block = article->blocks->pdata[i];
    const gboolean is_chosen = !numbers || g_hash_table_contains(numbers, GUINT_TO_POINTER(block->number));
    if (block->kind != DZ_BLOCK_PAIR || !block->side[DZ_ORIGINAL] || !is_chosen)
      continue;
    paragraphs++;
    gboolean in_word = FALSE;
    for (const char *p = block->side[DZ_ORIGINAL]->string; *p; p = g_utf8_next_char(p)) {
      gunichar c = g_utf8_get_char(p);
      gboolean is_letter = g_unichar_isalnum(c) || (in_word && (c == 0x2019 || c == '-'));
      characters += dz_is_wide(c) && is_letter;
      words += is_letter && !in_word && !dz_is_wide(c);
      in_word = is_letter && !dz_is_wide(c);
    }
  }
  gboolean by_characters =
      dz_is_chinese(article->language[DZ_ORIGINAL]) || dz_same_language(article->language[DZ_ORIGINAL], "ja");
  const char *one = dz_label(by_characters ? DZ_LABEL_CHARACTERS_ONE : DZ_LABEL_WORDS_ONE, language);
  const char *label = dz_label(by_characters ? DZ_LABEL_CHARACTERS : DZ_LABEL_WORDS, language);
  Filling fillings[] = {{"{count}", grouped(by_characters ? characters : words)},
                        {"{paragraphs}", g_strdup_printf("%u", paragraphs)}};
  return filled(paragraphs == 1 && one ? one : label, fillings, G_N_ELEMENTS(fillings));
}
