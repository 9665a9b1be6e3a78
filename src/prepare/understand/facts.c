/* facts.c: see facts.h. A line of facts is parted at its labels: `发布时间:2026-06-20 04:28阅读:1` is a date to keep
   and a counter to drop. */
#include "prepare/understand/facts.h"
#include "base/language.h"
#include "base/unicode.h"
#include <string.h>

static const struct {
  const char *label;
  DzFact fact;
} labels[] = {
    {"发布时间", DZ_FACT_DATE},
    {"发布日期", DZ_FACT_DATE},
    {"发表时间", DZ_FACT_DATE},
    {"更新时间", DZ_FACT_DATE},
    {"發佈時間", DZ_FACT_DATE},
    {"公開日", DZ_FACT_DATE},
    {"日期", DZ_FACT_DATE},
    {"时间", DZ_FACT_DATE},
    {"Published", DZ_FACT_DATE},
    {"Date", DZ_FACT_DATE},
    {"阅读量", DZ_FACT_COUNTER},
    {"阅读数", DZ_FACT_COUNTER},
    {"阅读", DZ_FACT_COUNTER},
    {"閱讀", DZ_FACT_COUNTER},
    {"浏览量", DZ_FACT_COUNTER},
    {"浏览", DZ_FACT_COUNTER},
    {"点击", DZ_FACT_COUNTER},
    {"点赞", DZ_FACT_COUNTER},
    {"评论", DZ_FACT_COUNTER},
    {"收藏", DZ_FACT_COUNTER},
    {"字数", DZ_FACT_COUNTER},
    {"Views", DZ_FACT_COUNTER},
    {"Reads", DZ_FACT_COUNTER},
    {"原文链接", DZ_FACT_SOURCE},
    {"文章来源", DZ_FACT_SOURCE},
    {"文章來源", DZ_FACT_SOURCE},
    {"Quelle", DZ_FACT_SOURCE},
    {"Источник", DZ_FACT_SOURCE},
    {"Fuente", DZ_FACT_SOURCE},
    {"Autor", DZ_FACT_AUTHOR},
    {"Auteur", DZ_FACT_AUTHOR},
    {"Автор", DZ_FACT_AUTHOR},
    {"Von", DZ_FACT_AUTHOR},
    {"Par", DZ_FACT_AUTHOR},
    {"Перевод", DZ_FACT_TRANSLATOR},
    {"原文标题", DZ_FACT_TITLE},
    {"译文标题", DZ_FACT_TITLE},
    {"英文标题", DZ_FACT_TITLE},
    {"中文标题", DZ_FACT_TITLE},
    {"图片来源", DZ_FACT_COUNTER},
    {"图源", DZ_FACT_COUNTER},
    {"排版", DZ_FACT_COUNTER},
    {"审核", DZ_FACT_COUNTER},
    {"조회수", DZ_FACT_COUNTER},
    {"Temps de lecture", DZ_FACT_COUNTER},
    {"Lesezeit", DZ_FACT_COUNTER},
    {"本文来源", DZ_FACT_SOURCE},
    {"稿件来源", DZ_FACT_SOURCE},
    {"来源", DZ_FACT_SOURCE},
    {"來源", DZ_FACT_SOURCE},
    {"出处", DZ_FACT_SOURCE},
    {"出典", DZ_FACT_SOURCE},
    {"链接", DZ_FACT_SOURCE},
    {"Source", DZ_FACT_SOURCE},
    {"URL", DZ_FACT_SOURCE},
    {"作者", DZ_FACT_AUTHOR},
    {"著者", DZ_FACT_AUTHOR},
    {"撰文", DZ_FACT_AUTHOR},
    {"Author", DZ_FACT_AUTHOR},
    {"Written by", DZ_FACT_AUTHOR},
    {"By", DZ_FACT_AUTHOR},
    {"译者", DZ_FACT_TRANSLATOR},
    {"譯者", DZ_FACT_TRANSLATOR},
    {"訳者", DZ_FACT_TRANSLATOR},
    {"编译", DZ_FACT_TRANSLATOR},
    {"Translator", DZ_FACT_TRANSLATOR},
    {"Translated by", DZ_FACT_TRANSLATOR},
    {"版权声明", DZ_FACT_RIGHTS},
    {"版权说明", DZ_FACT_RIGHTS},
    {"版权所有", DZ_FACT_RIGHTS},
    {"版权", DZ_FACT_RIGHTS},
    {"版權聲明", DZ_FACT_RIGHTS},
    {"版權", DZ_FACT_RIGHTS},
    {"著作権", DZ_FACT_RIGHTS},
    {"저작권", DZ_FACT_RIGHTS},
    {"Copyright", DZ_FACT_RIGHTS},
    {"Rights", DZ_FACT_RIGHTS},
    {"关键词", DZ_FACT_TAGS},
    {"關鍵詞", DZ_FACT_TAGS},
    {"标签", DZ_FACT_TAGS},
    {"標籤", DZ_FACT_TAGS},
    {"主题词", DZ_FACT_TAGS},
    {"话题", DZ_FACT_TAGS},
    {"キーワード", DZ_FACT_TAGS},
    {"タグ", DZ_FACT_TAGS},
    {"키워드", DZ_FACT_TAGS},
    {"태그", DZ_FACT_TAGS},
    {"Tags", DZ_FACT_TAGS},
    {"Keywords", DZ_FACT_TAGS},
    {"Key words", DZ_FACT_TAGS},
    {"Topics", DZ_FACT_TAGS},
    {"责任编辑", DZ_FACT_EDITOR},
    {"責任編輯", DZ_FACT_EDITOR},
    {"本期编辑", DZ_FACT_EDITOR},
    {"责编", DZ_FACT_EDITOR},
    {"标题译文", DZ_FACT_TITLE},
    {"标题", DZ_FACT_TITLE},
    {"標題", DZ_FACT_TITLE},
    {"题目", DZ_FACT_TITLE},
    {"Title", DZ_FACT_TITLE},
    {"阅读时间", DZ_FACT_COUNTER},
    {"Reading time", DZ_FACT_COUNTER},
    {"编辑", DZ_FACT_EDITOR},
    {"編輯", DZ_FACT_EDITOR},
    {"編集", DZ_FACT_EDITOR},
    {"校对", DZ_FACT_EDITOR},
    {"Edited by", DZ_FACT_EDITOR},
    {"Editor", DZ_FACT_EDITOR},
};

char **dz_parts_of_line(const char *text) {
  static gsize made; /* the pattern, made once */
  if (g_once_init_enter(&made))
    g_once_init_leave(&made, (gsize)g_regex_new(" ?[|｜•·] ?|\\s{2,}", 0, 0, NULL));
  return g_regex_split((const GRegex *)made, text, 0);
}

/* Year, month, day; and day, month, day, year of an English date, which has the day on either side of the month. */
#define DATE_IN_NUMBERS "(\\d{4})\\s*[-/.年]\\s*(\\d{1,2})\\s*[-/.月]\\s*(\\d{1,2})"
#define DATE_IN_WORDS                                                                                                  \
  "(?:(\\d{1,2})(?:st|nd|rd|th)? )?(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\\.? "                       \
  "(?:(\\d{1,2})(?:st|nd|rd|th)?,? )?(\\d{4})"

/* The first date in a text as YYYY-MM-DD, or NULL. New string. */
static char *find_date(const char *text) {
  g_autoptr(GRegex) numbers = g_regex_new(DATE_IN_NUMBERS, 0, 0, NULL);
  g_autoptr(GMatchInfo) match = NULL;
  if (g_regex_match(numbers, text, 0, &match)) {
    g_autofree char *year = g_match_info_fetch(match, 1), *month = g_match_info_fetch(match, 2),
                    *day = g_match_info_fetch(match, 3);
    guint m = (guint)atoi(month), d = (guint)atoi(day);
    return g_date_valid_dmy((GDateDay)d, (GDateMonth)m, (GDateYear)atoi(year))
               ? g_strdup_printf("%s-%02u-%02u", year, m, d)
               : NULL;
  }
  static const char months[] = "JanFebMarAprMayJunJulAugSepOctNovDec";
  g_autoptr(GRegex) words = g_regex_new(DATE_IN_WORDS, 0, 0, NULL);
  g_autoptr(GMatchInfo) found = NULL;
  if (!g_regex_match(words, text, 0, &found))
    return NULL;
  g_autofree char *before = g_match_info_fetch(found, 1), *name = g_match_info_fetch(found, 2);
  g_autofree char *after = g_match_info_fetch(found, 3), *year = g_match_info_fetch(found, 4);
  guint month = (guint)(strstr(months, name) - months) / 3 + 1;
  guint day = (guint)atoi(*before ? before : after);
  return g_date_valid_dmy((GDateDay)day, (GDateMonth)month, (GDateYear)atoi(year))
             ? g_strdup_printf("%s-%02u-%02u", year, month, day)
             : NULL;
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

/* "Anna Holm and Jan de Vries", 林澈: a few words, all with capitals but for those that join them. */
static gboolean is_name(const char *text) {
  static const char *const joining[] = {"and", "de", "van", "von", "der", "la", "&", "und", "et", NULL};
  enum { MOST_WORDS = 8 };
  g_auto(GStrv) words = g_strsplit(text, " ", -1);
  for (guint i = 0; words[i]; i++) {
    const gunichar first = g_utf8_get_char(words[i]);
    if (i >= MOST_WORDS || (!g_unichar_isupper(first) && !dz_is_han(first) && !g_strv_contains(joining, words[i])))
      return FALSE;
  }
  return *text != 0;
}

/* "Translated by", "By", "Von": what follows them is a name without any sign between. */
static gboolean takes_name(const char *label, const char *after) {
  const gsize length = strlen(label);
  const gboolean is_preposition =
      strcmp(label, "Von") == 0 || strcmp(label, "Par") == 0 || g_ascii_strcasecmp(label + length - 2, "by") == 0;
  return is_preposition && after[-1] == ' ' && is_name(after);
}

/* The label that stands with its colon at p, and where its value begins; -1 for none. */
static int label_at(const char *p, const char **value) {
  const gboolean is_bracketed = g_str_has_prefix(p, "【");
  p += is_bracketed ? strlen("【") : 0;
  for (int i = 0; i < (int)G_N_ELEMENTS(labels); i++) {
    gsize length = strlen(labels[i].label);
    if (g_ascii_strncasecmp(p, labels[i].label, length) != 0)
      continue;
    const char *after = p + length + strspn(p + length, " ");
    gboolean bracketed = is_bracketed && g_str_has_prefix(after, "】");
    const gsize sign = bracketed ? strlen("】") : sign_at(after);
    if (sign == 0 && !takes_name(labels[i].label, after))
      continue;
    *value = after + sign;
    return i;
  }
  return -1;
}

/* What a line with a date says besides: "《港口周刊》2026年3月2日 星期一" → 《港口周刊》. New string, perhaps empty;
   NULL where the line is no line of facts. */
static char *besides_date(const char *text) {
  g_autofree char *date = dz_columns(text) <= 48 ? find_date(text) : NULL;
  if (!date)
    return NULL;
  g_autoptr(GRegex) known =
      g_regex_new(DATE_IN_NUMBERS "\\s*日?|" DATE_IN_WORDS "|\\d{1,2}[:：]\\d{2}(?:[:：]\\d{2})?|"
                                  "(?:星期|周|週)[一二三四五六日天]|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|"
                                  "\\b(?:[AP]\\.?M\\.?|[ECMP]?[SD]?T|GMT|UTC|BST|CET)\\b|[TZ]",
                  0, 0, NULL);
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

/* A part of a byline, made once: a date, a name, a counter, or how long ago it was. */
static const GRegex *byline_pattern(void) {
  static gsize made;
  if (g_once_init_enter(&made))
    g_once_init_leave(
        &made,
        (gsize)g_regex_new("^(?:(?:posted|published|updated|first published)(?: on)?:? ?)?"
                           "(?:" DATE_IN_NUMBERS "|" DATE_IN_WORDS ")?(?: ?\\bby (\\p{Lu}[^,;:.]{1,40}))?$"
                           "|^(?:posted|updated) \\d+ (?:minutes?|hours?|days?|weeks?) ago$"
                           "|^[\\d,.]+[kK万]?\\+? ?(?:views?|reads?|min read|minutes? read|comments?|shares?|likes?)$",
                           G_REGEX_CASELESS, 0, NULL));
  return (const GRegex *)made;
}

/* "Posted on 12 March 2026 by Anna Holm · 5 min read · 1,204 views": each part a date, a name or a counter. */
static gboolean take_byline(const DzPassage *passage, DzArticle *article) {
  const GRegex *known = byline_pattern();
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

static gboolean take_line_of_facts(const DzPassage *passage, DzArticle *article) {
  const char *text = passage->text, *value;
  if (passage->mark != DZ_MARK_NONE || dz_columns(text) > 160)
    return FALSE;
  if (g_ascii_isalnum(*text) && strpbrk(text, "0123456789") && take_byline(passage, article))
    return TRUE;
  int label = label_at(text, &value);
  g_autofree char *besides = label < 0 ? besides_date(text) : NULL;
  gboolean is_date_line = besides && (!*besides || (!article->date && dz_columns(besides) <= 24));
  if (is_date_line) {
    g_autofree char *date = find_date(text);
    dz_set_fact(article, &article->date, "date", date, passage->line);
    dz_set_fact(article, &article->source, "source", besides, passage->line);
    return TRUE;
  }
  if (label < 0 || is_title_of_people(labels[label].fact, value, article))
    return FALSE;
  while (label >= 0) {
    const char *end = value, *next_value = NULL;
    int next = -1;
    while (*end && (next = label_at(end, &next_value)) < 0)
      end = g_utf8_next_char(end);
    g_autofree char *own = g_strstrip(g_strndup(value, (gsize)(end - value)));
    dz_take_fact(labels[label].fact, labels[label].label, own, passage->line, article);
    label = next;
    value = next_value;
  }
  return TRUE;
}

/* "© 2026 …", "All rights reserved", 未经授权不得转载: says who owns the article, not what it says. */
static gboolean take_rights(const DzPassage *passage, DzArticle *article) {
  static const char *const signs[] = {"©",        "All rights reserved",
                                      "版权归",   "版权所有",
                                      "版權所有", "未经授权",
                                      "未经许可", "不得转载",
                                      "禁止转载", "无断转载",
                                      "無断転載", "무단 전재"};
  enum { MOST_COLUMNS = 160 };
  if (passage->mark != DZ_MARK_NONE || dz_columns(passage->text) > MOST_COLUMNS)
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS(signs); i++)
    if (strstr(passage->text, signs[i])) {
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

gboolean dz_is_counter(const char *word) {
  for (gsize i = 0; i < G_N_ELEMENTS(labels); i++)
    if (labels[i].fact == DZ_FACT_COUNTER && g_ascii_strcasecmp(word, labels[i].label) == 0)
      return TRUE;
  return FALSE;
}
