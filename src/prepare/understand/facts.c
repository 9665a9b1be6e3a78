/* facts.c: see facts.h. A line of facts is parted at its labels: `发布时间:2026-06-20 04:28阅读:1` is a date to keep
   and a counter to drop. */
#include "prepare/understand/facts.h"
#include "base/language-files.h"
#include "base/language.h"
#include "base/unicode.h"
#include "prepare/understand/headings.h"
#include <string.h>

char **dz_parts_of_line(const char *text) {
  static gsize made; /* the pattern, made once */
  if (g_once_init_enter(&made))
    g_once_init_leave(&made, (gsize)g_regex_new(" ?[|｜•·] ?|\\s{2,}", 0, 0, NULL));
  return g_regex_split((const GRegex *)made, text, 0);
}

#define DATE_IN_NUMBERS "(\\d{4})\\s*[-/.年]\\s*(\\d{1,2})\\s*[-/.月]\\s*(\\d{1,2})"

/* Day, month, day, year of a date in words, which has the day on either side of the month. New string. */
static char *date_in_words(void) {
  g_autofree char *months = dz_list_alternatives(DZ_LIST_MONTHS), *ordinals = dz_list_alternatives(DZ_LIST_ORDINALS),
                  *of = dz_list_alternatives(DZ_LIST_OF);
  return g_strdup_printf("(?:(\\d{1,2})(?:%s|\\.)? (?:(?:%s) )?)?(%s)\\p{Ll}*\\.? "
                         "(?:(\\d{1,2})(?:%s)?,? )?(?:(?:%s) )?(\\d{4})",
                         ordinals, of, months, ordinals, of);
}

/* The number of the month that begins as told, from 1; 0 for none. */
static guint month_of(const char *name) {
  enum { MONTHS = 12 };
  const GArray *months = dz_list(DZ_LIST_MONTHS);
  for (guint i = 0; i < months->len; i++) {
    g_auto(GStrv) forms = g_strsplit(g_array_index(months, DzListed, i).word, "|", -1);
    if (g_strv_contains((const char *const *)forms, name))
      return i % MONTHS + 1;
  }
  return 0;
}

/* YYYY-MM-DD where there is such a day, else NULL. New string. */
static char *written_date(const char *year, guint month, guint day) {
  return g_date_valid_dmy((GDateDay)day, (GDateMonth)month, (GDateYear)atoi(year))
             ? g_strdup_printf("%s-%02u-%02u", year, month, day)
             : NULL;
}

/* The first date in a text as YYYY-MM-DD, or NULL. New string. */
static char *find_date(const char *text) {
  g_autoptr(GRegex) numbers = g_regex_new(DATE_IN_NUMBERS, 0, 0, NULL);
  g_autoptr(GMatchInfo) match = NULL, found = NULL;
  if (g_regex_match(numbers, text, 0, &match)) {
    g_autofree char *year = g_match_info_fetch(match, 1), *month = g_match_info_fetch(match, 2),
                    *day = g_match_info_fetch(match, 3);
    return written_date(year, (guint)atoi(month), (guint)atoi(day));
  }
  if (!g_regex_match(dz_list_pattern(DZ_PATTERN_DATE, 0, date_in_words), text, 0, &found))
    return NULL;
  g_autofree char *before = g_match_info_fetch(found, 1), *name = g_match_info_fetch(found, 2);
  g_autofree char *after = g_match_info_fetch(found, 3), *year = g_match_info_fetch(found, 4);
  return written_date(year, month_of(name), (guint)atoi(*before ? before : after));
}

void dz_set_fact(DzArticle *article, char **field, const char *label, const char *value, guint line) {
  if (*field && *value && strcmp(*field, value) != 0)
    dz_notes_add(article->notes, line, "dropped “%s: %s”, a second one of its kind", label, value);
  else if (!*field && *value)
    *field = g_strdup(value);
}

static void take_labelled_title(const char *label, const char *value, guint line, DzArticle *article) {
  DzSide side =
      dz_same_language(dz_language_of(value), article->language[DZ_TRANSLATION]) ? DZ_TRANSLATION : DZ_ORIGINAL;
  if (article->title[side])
    dz_notes_add(article->notes, line, "dropped “%s: %s”, a second one of its kind", label, value);
  else
    article->title[side] = dz_text_new(g_strdup(value), line);
}

/* "灯塔；海运、保护" → "灯塔, 海运, 保护"; words of languages with spaces are parted by marks alone. New string. */
static char *joined_tags(const char *value) {
  static const char signs[] = ",;|#，；、｜/";
  GString *tags = g_string_new(NULL);
  for (const char *p = value; *p;) {
    const char *end = p;
    while (*end && !g_utf8_strchr(signs, -1, g_utf8_get_char(end)))
      end = g_utf8_next_char(end);
    g_autofree char *tag = g_strstrip(g_strndup(p, (gsize)(end - p)));
    if (*tag)
      g_string_append_printf(tags, "%s%s", tags->len ? ", " : "", tag);
    p = *end ? g_utf8_next_char(end) : end;
  }
  return g_string_free(tags, FALSE);
}

void dz_take_fact(DzFact fact, const char *label, const char *value, guint line, DzArticle *article) {
  char **const fields[] = {[DZ_FACT_DATE] = &article->date,     [DZ_FACT_SOURCE] = &article->source,
                           [DZ_FACT_AUTHOR] = &article->author, [DZ_FACT_TRANSLATOR] = &article->translator,
                           [DZ_FACT_EDITOR] = &article->editor, [DZ_FACT_RIGHTS] = &article->rights,
                           [DZ_FACT_TAGS] = &article->tags};
  if (fact == DZ_FACT_TITLE && !*value)
    return;
  if (fact == DZ_FACT_TITLE) {
    take_labelled_title(label, value, line, article);
    return;
  }
  if (fact == DZ_FACT_COUNTER) {
    dz_notes_add(article->notes, line, "dropped “%s: %s”", label, value);
    return;
  }
  g_autofree char *told = fact == DZ_FACT_DATE   ? find_date(value)
                          : fact == DZ_FACT_TAGS ? joined_tags(value)
                                                 : g_strdup(value);
  if (!told)
    dz_notes_add(article->notes, line, "dropped “%s: %s”, which is no date", label, value);
  else
    dz_set_fact(article, fields[fact], label, told, line);
}

/* Bytes of the sign between a label and its value: a colon, or the bar that magazines on WeChat use; 0 for none. */
static gsize sign_at(const char *p) {
  static const char *const signs[] = {":", "：", "|", "｜", "丨", "︱"};
  for (gsize i = 0; i < G_N_ELEMENTS(signs); i++)
    if (g_str_has_prefix(p, signs[i]))
      return strlen(signs[i]);
  return 0;
}

/* "Translated by", "By", "Von": what follows them is a name without any sign between. */
static gboolean takes_name(const char *label, const char *after) {
  return dz_is_listed(dz_list(DZ_LIST_BEFORE_NAME), label) && after[-1] == ' ' && dz_is_name(after);
}

/* The label that stands with its colon at p, and where its value begins; NULL for none. */
static const DzListed *label_at(const char *p, const char **value) {
  const gboolean is_bracketed = g_str_has_prefix(p, "【");
  p += is_bracketed ? strlen("【") : 0;
  const GArray *labels = dz_list_group(DZ_LIST_DATE);
  for (guint i = 0; i < labels->len; i++) {
    const DzListed *label = &g_array_index(labels, DzListed, i);
    if (label->list > DZ_LIST_COUNTER || g_ascii_strncasecmp(p, label->word, label->length) != 0)
      continue;
    const char *after = p + label->length + strspn(p + label->length, " ");
    gboolean bracketed = is_bracketed && g_str_has_prefix(after, "】");
    const gsize sign = bracketed ? strlen("】") : sign_at(after);
    if (sign == 0 && !takes_name(label->word, after))
      continue;
    *value = after + sign;
    return label;
  }
  return NULL;
}

static char *what_stands_with_dates(void) {
  g_autofree char *words = date_in_words(), *weekdays = dz_list_alternatives(DZ_LIST_WEEKDAYS),
                  *after = dz_list_alternatives(DZ_LIST_AFTER_DATE);
  return g_strdup_printf(DATE_IN_NUMBERS "\\s*日?|%s(?: ?(?:%s)(?=\\s|$))?|\\d{1,2}[:：]\\d{2}(?:[:：]\\d{2})?|%s|"
                                         "\\b(?:[AP]\\.?M\\.?|[ECMP]?[SD]?T|GMT|UTC|BST|CET)\\b|(?<=\\d)[TZ](?=\\d|$)",
                         words, after, weekdays);
}

/* What a line with a date says besides: "《港口周刊》2026年3月2日 星期一" → 《港口周刊》. New string, perhaps empty;
   NULL where the line is no line of facts. */
static char *besides_date(const char *text) {
  g_autofree char *date = dz_columns(text) <= 48 ? find_date(text) : NULL;
  if (!date)
    return NULL;
  const GRegex *known = dz_list_pattern(DZ_PATTERN_BESIDES_DATE, 0, what_stands_with_dates);
  g_autofree char *rest = g_regex_replace_literal(known, text, -1, 0, " ", 0, NULL);
  return g_strdup(g_strstrip(g_strdelimit(rest, ",;|/()", ' ')));
}

/* 译者：米兰为何离不开它们 is a title that speaks of translators: it stands where titles do, and no name is so long. */
static gboolean is_title_of_people(DzFact fact, const char *value, const DzArticle *article) {
  enum { LONGEST_NAME = 5 };
  if (article->title[0] || article->title[1] ||
      (fact != DZ_FACT_AUTHOR && fact != DZ_FACT_TRANSLATOR && fact != DZ_FACT_EDITOR))
    return FALSE;
  guint letters = 0;
  for (const char *p = value; *p; p = g_utf8_next_char(p)) {
    if (!dz_is_han(g_utf8_get_char(p)))
      return letters > LONGEST_NAME && g_utf8_strchr("？?，,", -1, g_utf8_get_char(p));
    letters++;
  }
  return letters > LONGEST_NAME;
}

/* A part of a byline: a date, a name, a counter, or how long ago it was. */
static char *part_of_byline(void) {
  g_autofree char *words = date_in_words(), *posted = dz_list_alternatives(DZ_LIST_POSTED),
                  *on = dz_list_alternatives(DZ_LIST_POSTED_ON), *by = dz_list_alternatives(DZ_LIST_BY),
                  *counted = dz_list_alternatives(DZ_LIST_COUNTED);
  g_autofree char *times = dz_list_alternatives(DZ_LIST_AGO);
  g_autoptr(GString) ago = g_string_new(times);
  g_string_replace(ago, "\\#", "#", 0); /* as escaped */
  g_string_replace(ago, "#", "\\d+", 0);
  return g_strdup_printf("^(?:(?:%s)(?: (?:%s))?:? ?)?(?:" DATE_IN_NUMBERS
                         "|%s)?(?: ?\\b(?:%s) (\\p{Lu}[^,;:.]{1,40}))?$"
                         "|^(?:%s) (?:%s)$|^[\\d,.]+[kK万]?\\+? ?(?:%s)$",
                         posted, on, words, by, posted, ago->str, counted);
}

/* "Posted on 12 March 2026 by Anna Holm · 5 min read · 1,204 views": each part a date, a name or a counter. */
static gboolean take_byline(const DzPassage *passage, DzArticle *article) {
  const GRegex *known = dz_list_pattern(DZ_PATTERN_BYLINE, G_REGEX_CASELESS, part_of_byline);
  enum { NAME = 8 };
  g_auto(GStrv) parts = dz_parts_of_line(passage->text);
  g_autofree char *name = NULL;
  gboolean has_date = FALSE;
  for (guint i = 0; parts[i]; i++) {
    g_autoptr(GMatchInfo) match = NULL;
    if (!*parts[i] || !g_regex_match(known, parts[i], 0, &match))
      return FALSE;
    g_autofree char *own = g_match_info_fetch(match, NAME), *date = find_date(parts[i]);
    if (own && *own)
      name = g_steal_pointer(&own);
    has_date = has_date || date;
  }
  if (g_strv_length(parts) < 2 && !(name && has_date))
    return FALSE;
  g_autofree char *date = has_date ? find_date(passage->text) : NULL;
  if (!date && !name) {
    dz_notes_add(article->notes, passage->line, "dropped “%s”", passage->text);
    return TRUE;
  }
  if (date)
    dz_set_fact(article, &article->date, "date", date, passage->line);
  if (name)
    dz_set_fact(article, &article->author, "by", name, passage->line);
  return TRUE;
}

/* "原创 林间 英语晨读课 2026-06-18 07:05 北京": a word of the site, who wrote it, where, and what a date stands with.
 */
static gboolean take_line_of_site(const DzPassage *passage, DzArticle *article) {
  enum { MOST_COLUMNS = 72, MOST_WORDS = 5 };
  const char *text = passage->text;
  g_autofree char *date = dz_columns(text) <= MOST_COLUMNS ? find_date(text) : NULL;
  g_auto(GStrv) words = date ? g_strsplit(text, " ", -1) : NULL;
  if (!date || !words[0] || !dz_is_listed(dz_list(DZ_LIST_FURNITURE), words[0]))
    return FALSE;
  g_autoptr(GPtrArray) names = g_ptr_array_new();
  for (guint i = 1; words[i] && !g_ascii_isdigit(*words[i]); i++)
    if (*words[i])
      g_ptr_array_add(names, words[i]);
  if (names->len == 0 || names->len > MOST_WORDS)
    return FALSE;
  dz_set_fact(article, &article->date, "date", date, passage->line);
  if (names->len > 1)
    dz_set_fact(article, &article->author, "author", names->pdata[0], passage->line);
  dz_set_fact(article, &article->source, "source", names->pdata[names->len - 1], passage->line);
  return TRUE;
}

/* Facts and their lists stand in the same order. */
static DzFact fact_of(const DzListed *label) {
  return (DzFact)(label->list - DZ_LIST_DATE);
}

/* "The Economist, May 23rd 2026 | Business | Schumpeter": parts, of which one has a date and the name of a source. */
static gboolean take_parts_with_date(const DzPassage *passage, DzArticle *article) {
  enum { MOST_COLUMNS = 100 };
  const char *text = passage->text;
  if (article->date || !strchr(text, '|') || dz_columns(text) > MOST_COLUMNS)
    return FALSE;
  g_auto(GStrv) parts = dz_parts_of_line(text);
  g_autofree char *date = find_date(text);
  if (!date || g_strv_length(parts) < 2 || !strpbrk(text, "|") || article->date)
    return FALSE;
  for (guint i = 0; parts[i]; i++) {
    g_autofree char *besides = besides_date(parts[i]), *own = find_date(parts[i]);
    if (own && !besides)
      return FALSE;
    const char *value;
    const DzListed *label = own ? NULL : label_at(parts[i], &value);
    const gsize length = besides ? strlen(besides) : 0;
    const gboolean is_label = length > 0 && besides[length - 1] == ':'; /* Updated: */
    if (own && !is_label)
      dz_set_fact(article, &article->source, "source", besides, passage->line);
    else if (label)
      dz_take_fact(fact_of(label), label->word, value, passage->line, article);
    else if (*parts[i] && !own)
      dz_notes_add(article->notes, passage->line, "dropped “%s” of the line with the date", parts[i]);
  }
  dz_set_fact(article, &article->date, "date", date, passage->line);
  return TRUE;
}

/* "▲ 图源：Unsplash": signs before a label. */
static const char *without_signs(const char *text) {
  while (*text && g_utf8_strchr("▲△▼▽■□●○◆◇★☆※·(（ ", -1, g_utf8_get_char(text)))
    text = g_utf8_next_char(text);
  return text;
}

/* "艾迪丝·马洛 著  周南 译": names, each with its role behind it. */
static gboolean take_names_with_roles(const DzPassage *passage, DzArticle *article) {
  enum { MOST_COLUMNS = 60, LONGEST_NAME = 24 };
  if (dz_columns(passage->text) > MOST_COLUMNS)
    return FALSE;
  g_auto(GStrv) words = g_strsplit(passage->text, " ", -1);
  const char *name = NULL, *names[2] = {NULL, NULL}; /* author, translator */
  for (guint i = 0; words[i]; i++) {
    if (!*words[i])
      continue;
    const gboolean is_author = dz_is_listed(dz_list(DZ_LIST_AFTER_AUTHOR), words[i]),
                   is_translator = dz_is_listed(dz_list(DZ_LIST_AFTER_TRANSLATOR), words[i]);
    if (!is_author && !is_translator) {
      if (name || dz_columns(words[i]) > LONGEST_NAME)
        return FALSE;
      name = words[i];
      continue;
    }
    if (!name)
      return FALSE;
    names[is_translator] = name;
    name = NULL;
  }
  if (name || (!names[0] && !names[1]))
    return FALSE;
  if (names[0])
    dz_set_fact(article, &article->author, "author", names[0], passage->line);
  if (names[1])
    dz_set_fact(article, &article->translator, "translator", names[1], passage->line);
  return TRUE;
}

static gboolean take_line_of_facts(const DzPassage *passage, DzArticle *article) {
  const char *text = without_signs(passage->text), *value;
  if (passage->mark != DZ_MARK_NONE || dz_columns(text) > 160)
    return FALSE;
  if (take_names_with_roles(passage, article) || take_line_of_site(passage, article))
    return TRUE;
  if (g_ascii_isalnum(*text) && strpbrk(text, "0123456789") && take_byline(passage, article))
    return TRUE;
  if (take_parts_with_date(passage, article))
    return TRUE;
  const DzListed *label = label_at(text, &value);
  g_autofree char *besides = label ? NULL : besides_date(text);
  gboolean is_date_line = besides && (!*besides || (!article->date && dz_columns(besides) <= 24));
  if (is_date_line) {
    g_autofree char *date = find_date(text);
    dz_set_fact(article, &article->date, "date", date, passage->line);
    dz_set_fact(article, &article->source, "source", besides, passage->line);
    return TRUE;
  }
  if (!label || is_title_of_people(fact_of(label), value, article))
    return FALSE;
  while (label) {
    const char *end = value, *next_value = NULL;
    const DzListed *next = NULL;
    while (*end && !(next = label_at(end, &next_value)))
      end = g_utf8_next_char(end);
    g_autofree char *own = g_strstrip(g_strndup(value, (gsize)(end - value)));
    if (*passage->text == '(' && g_str_has_suffix(own, ")") && !strchr(own, '('))
      own[strlen(own) - 1] = 0; /* (Editor: Wang Lin) */
    dz_take_fact(fact_of(label), label->word, own, passage->line, article);
    label = next;
    value = next_value;
  }
  return TRUE;
}

/* "© 2026 …", "All rights reserved", 未经授权不得转载: says who owns the article, not what it says. */
static gboolean take_rights(const DzPassage *passage, DzArticle *article) {
  const GArray *signs = dz_list(DZ_LIST_RIGHTS_PHRASE);
  enum { MOST_COLUMNS = 160 };
  if (passage->mark != DZ_MARK_NONE || dz_columns(passage->text) > MOST_COLUMNS)
    return FALSE;
  for (guint i = 0; i < signs->len; i++)
    if (strstr(passage->text, g_array_index(signs, DzListed, i).word)) {
      g_autofree char *before = article->rights;
      article->rights = before ? g_strdup_printf("%s %s", before, passage->text) : g_strdup(passage->text);
      return TRUE;
    }
  return FALSE;
}

/* "#AI #芯片": every word a tag. */
static gboolean take_hash_tags(const DzPassage *passage, DzArticle *article) {
  if (passage->mark != DZ_MARK_NONE || *passage->text != '#')
    return FALSE;
  g_auto(GStrv) words = g_strsplit(passage->text, " ", -1);
  for (guint i = 0; words[i]; i++)
    if (*words[i] && (*words[i] != '#' || !words[i][1]))
      return FALSE;
  dz_take_fact(DZ_FACT_TAGS, "#", passage->text, passage->line, article);
  return TRUE;
}

gboolean dz_take_facts(const DzPassage *passage, DzArticle *article) {
  return take_line_of_facts(passage, article) || take_rights(passage, article) || take_hash_tags(passage, article);
}
