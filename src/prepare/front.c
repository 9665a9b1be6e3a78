/* front.c: see front.h. A line of facts is parted at its labels: `发布时间:2026-06-20 04:28阅读:1` is a date to keep
   and a counter to drop. */
#include "prepare/front.h"
#include "base/language.h"
#include "base/numbering.h"
#include "base/unicode.h"
#include "prepare/sections.h"
#include <string.h>

typedef enum {
  FACT_DATE,
  FACT_SOURCE,
  FACT_AUTHOR,
  FACT_TRANSLATOR,
  FACT_RIGHTS,
  FACT_TITLE,
  FACT_TAGS,
  FACT_EDITOR,
  FACT_COUNTER
} Fact;

static const struct {
  const char *label;
  Fact fact;
} labels[] = {
    {"发布时间", FACT_DATE},
    {"发布日期", FACT_DATE},
    {"发表时间", FACT_DATE},
    {"更新时间", FACT_DATE},
    {"發佈時間", FACT_DATE},
    {"公開日", FACT_DATE},
    {"日期", FACT_DATE},
    {"时间", FACT_DATE},
    {"Published", FACT_DATE},
    {"Date", FACT_DATE},
    {"阅读量", FACT_COUNTER},
    {"阅读数", FACT_COUNTER},
    {"阅读", FACT_COUNTER},
    {"閱讀", FACT_COUNTER},
    {"浏览量", FACT_COUNTER},
    {"浏览", FACT_COUNTER},
    {"点击", FACT_COUNTER},
    {"点赞", FACT_COUNTER},
    {"评论", FACT_COUNTER},
    {"收藏", FACT_COUNTER},
    {"字数", FACT_COUNTER},
    {"Views", FACT_COUNTER},
    {"Reads", FACT_COUNTER},
    {"原文链接", FACT_SOURCE},
    {"文章来源", FACT_SOURCE},
    {"本文来源", FACT_SOURCE},
    {"稿件来源", FACT_SOURCE},
    {"来源", FACT_SOURCE},
    {"來源", FACT_SOURCE},
    {"出处", FACT_SOURCE},
    {"出典", FACT_SOURCE},
    {"链接", FACT_SOURCE},
    {"Source", FACT_SOURCE},
    {"URL", FACT_SOURCE},
    {"作者", FACT_AUTHOR},
    {"著者", FACT_AUTHOR},
    {"撰文", FACT_AUTHOR},
    {"Author", FACT_AUTHOR},
    {"Written by", FACT_AUTHOR},
    {"By", FACT_AUTHOR},
    {"译者", FACT_TRANSLATOR},
    {"譯者", FACT_TRANSLATOR},
    {"訳者", FACT_TRANSLATOR},
    {"编译", FACT_TRANSLATOR},
    {"Translator", FACT_TRANSLATOR},
    {"Translated by", FACT_TRANSLATOR},
    {"版权声明", FACT_RIGHTS},
    {"版权说明", FACT_RIGHTS},
    {"版权所有", FACT_RIGHTS},
    {"版权", FACT_RIGHTS},
    {"版權聲明", FACT_RIGHTS},
    {"版權", FACT_RIGHTS},
    {"著作権", FACT_RIGHTS},
    {"저작권", FACT_RIGHTS},
    {"Copyright", FACT_RIGHTS},
    {"Rights", FACT_RIGHTS},
    {"关键词", FACT_TAGS},
    {"關鍵詞", FACT_TAGS},
    {"标签", FACT_TAGS},
    {"標籤", FACT_TAGS},
    {"主题词", FACT_TAGS},
    {"话题", FACT_TAGS},
    {"キーワード", FACT_TAGS},
    {"タグ", FACT_TAGS},
    {"키워드", FACT_TAGS},
    {"태그", FACT_TAGS},
    {"Tags", FACT_TAGS},
    {"Keywords", FACT_TAGS},
    {"Key words", FACT_TAGS},
    {"Topics", FACT_TAGS},
    {"责任编辑", FACT_EDITOR},
    {"責任編輯", FACT_EDITOR},
    {"本期编辑", FACT_EDITOR},
    {"责编", FACT_EDITOR},
    {"标题译文", FACT_TITLE},
    {"标题", FACT_TITLE},
    {"標題", FACT_TITLE},
    {"题目", FACT_TITLE},
    {"Title", FACT_TITLE},
    {"阅读时间", FACT_COUNTER},
    {"Reading time", FACT_COUNTER},
    {"编辑", FACT_EDITOR},
    {"編輯", FACT_EDITOR},
    {"編集", FACT_EDITOR},
    {"校对", FACT_EDITOR},
    {"Edited by", FACT_EDITOR},
    {"Editor", FACT_EDITOR},
};

/* Lines that sites put round an article and that say nothing of it. */
static const char *const furniture[] = {
    "标签",       "分享",          "收藏",      "点赞",          "评论",       "打印",
    "广告",       "首页",          "关注",      "返回",          "阅读原文",   "阅读全文",
    "继续阅读",   "展开全文",      "相关阅读",  "推荐阅读",      "上一篇",     "下一篇",
    "字号",       "大中小",        "举报",      "扫码关注",      "Share",      "Tweet",
    "Print",      "Save",          "Subscribe", "Advertisement", "Comments",   "Continue reading",
    "Read more",  "Sign up",       "重点句",    "重点句子",      "重点句解析", "长难句",
    "长难句解析", "Key sentences", "双语阅读",  "中英对照",      "原文阅读",   "END",
    "The end",    "次阅读",        "人阅读",    "在看",          "转发",       "复制链接",
    "微信",       "微博",          "朋友圈",    "QQ空间",        "登录",       "注册",
    "登录 注册",  "查看更多",      "加载更多",  "猜你喜欢",      "热门推荐",   "相关推荐",
    "相关文章",   "往期推荐",      "往期回顾",  "精彩评论",      "写评论",     "广告位",
    "下载App",    "打开App",       "Facebook",  "Twitter",       "LinkedIn",   "WhatsApp",
    "Email",      "Copy link",     "Share this", "Share this article", "Sponsored", "Ad",
    "Share on Facebook", "Share on Twitter", "Share on X", "Share via email", "分享到微信", "分享到微博",
    "Related articles", "Read next", "You may also like", "Most read", "Log in", "Sign in",
    "Back to top", "Reuse this content", "Skip to content", "Leave a comment", "No comments", "views",
    "min read",   "点赞 收藏 分享", "赞 分享 收藏", "上一篇 下一篇", "返回顶部", "返回目录",
};

/* Words that open a summary and that the page prints itself. */
#define SUMMARY_LABELS "导读|導讀|摘要|导语|内容提要|要旨|Summary|Abstract"

/* Phrases of short lines that ask the reader for something. */
static const char *const requests[] = {"关注我们", "点击上方", "点击蓝字", "长按",   "扫码",  "扫一扫",
                                       "在看",     "点个赞",   "加星标",   "公众号", "转发给"};

static gboolean is_request(const char *text) {
  for (gsize i = 0; dz_columns(text) <= 48 && i < G_N_ELEMENTS(requests); i++)
    if (strstr(text, requests[i]))
      return TRUE;
  return FALSE;
}

/* "Para 1", 第一段 on a line of its own: the pairs get numbers anyway. */
static gboolean is_paragraph_number(const char *text) {
  const DzNumbering numbering = dz_numbering_at(text);
  return numbering.kind == DZ_NUMBERING_PARAGRAPH && !text[numbering.length];
}

/* The parts of "Share on Facebook | Twitter | Email", "12 March 2026 · by Anna Holm · 5 min read". New array. */
static char **parts_of(const char *text) {
  g_autoptr(GRegex) bars = g_regex_new(" ?[|｜•·] ?|\\s{2,}", 0, 0, NULL);
  return g_regex_split(bars, text, 0);
}

static gboolean is_furniture(const char *text);

static gboolean are_all_furniture(const char *text) {
  if (!strpbrk(text, "|") && !strstr(text, "·") && !strstr(text, "｜") && !strstr(text, "•"))
    return FALSE;
  g_auto(GStrv) parts = parts_of(text);
  guint count = 0;
  for (guint i = 0; parts[i]; i++) {
    if (!*parts[i])
      continue;
    if (!is_furniture(parts[i]))
      return FALSE;
    count++;
  }
  return count > 1;
}

static gboolean is_furniture(const char *text) {
  if (is_request(text) || is_paragraph_number(text) || are_all_furniture(text))
    return TRUE;
  g_autofree char *bare = g_strdup(text);
  g_strstrip(g_strdelimit(bare, ":|<>*-_#[]()+0123456789", ' '));
  if (!*bare)
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS(furniture); i++)
    if (g_ascii_strcasecmp(bare, furniture[i]) == 0)
      return TRUE;
  const gboolean has_digits = strpbrk(text, "0123456789") != NULL; /* 阅读 1234 */
  for (gsize i = 0; has_digits && i < G_N_ELEMENTS(labels); i++)
    if (labels[i].fact == FACT_COUNTER && g_ascii_strcasecmp(bare, labels[i].label) == 0)
      return TRUE;
  return FALSE;
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

/* The first fact of a kind stands; another one is noted. */
static void set_once(DzArticle *article, char **field, const char *label, const char *value, guint line) {
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

static void take_fact(Fact fact, const char *label, const char *value, guint line, DzArticle *article) {
  char **const fields[] = {[FACT_DATE] = &article->date,
                           [FACT_SOURCE] = &article->source,
                           [FACT_AUTHOR] = &article->author,
                           [FACT_TRANSLATOR] = &article->translator,
                           [FACT_EDITOR] = &article->editor,
                           [FACT_RIGHTS] = &article->rights,
                           [FACT_TAGS] = &article->tags};
  if (fact == FACT_TITLE) {
    take_labelled_title(label, value, line, article);
    return;
  }
  if (fact == FACT_COUNTER) {
    dz_notes_add(article->notes, line, "dropped “%s: %s”", label, value);
    return;
  }
  g_autofree char *told = fact == FACT_DATE ? find_date(value) : fact == FACT_TAGS ? joined_tags(value) : g_strdup(value);
  if (!told)
    dz_notes_add(article->notes, line, "dropped “%s: %s”, which is no date", label, value);
  else
    set_once(article, fields[fact], label, told, line);
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
    if (i >= MOST_WORDS || (!g_unichar_isupper(first) && !dz_is_han(first) &&
                            !g_strv_contains(joining, words[i])))
      return FALSE;
  }
  return *text != 0;
}

/* "Translated by", "By": what follows them is a name without any sign between. */
static gboolean takes_name(const char *label, const char *after) {
  const gsize length = strlen(label);
  return length >= 2 && g_ascii_strcasecmp(label + length - 2, "by") == 0 && after[-1] == ' ' && is_name(after);
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
                                  "(?:星期|周|週)[一二三四五六日天]|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|[TZ]",
                  0, 0, NULL);
  g_autofree char *rest = g_regex_replace_literal(known, text, -1, 0, " ", 0, NULL);
  return g_strdup(g_strstrip(g_strdelimit(rest, ",;|/()", ' ')));
}

/* 译者：米兰为何离不开它们 is a title that speaks of translators: it stands where titles do, and no name is so long. */
static gboolean is_title_of_people(Fact fact, const char *value, const DzArticle *article) {
  enum { LONGEST_NAME = 5 };
  if (article->title[0] || article->title[1] || (fact != FACT_AUTHOR && fact != FACT_TRANSLATOR && fact != FACT_EDITOR))
    return FALSE;
  guint letters = 0;
  for (const char *p = value; *p; p = g_utf8_next_char(p)) {
    if (!dz_is_han(g_utf8_get_char(p)))
      return letters > LONGEST_NAME && g_utf8_strchr("？?，,", -1, g_utf8_get_char(p));
    letters++;
  }
  return letters > LONGEST_NAME;
}

/* "Posted on 12 March 2026 by Anna Holm · 5 min read · 1,204 views": each part a date, a name or a counter. */
static gboolean take_byline(const DzPassage *passage, DzArticle *article) {
  g_autoptr(GRegex) known = g_regex_new("^(?:(?:posted|published|updated|first published)(?: on)?:? ?)?"
                                        "(?:" DATE_IN_NUMBERS "|" DATE_IN_WORDS ")?(?: ?\\bby (\\p{Lu}[^,;:.]{1,40}))?$"
                                        "|^[\\d,.]+[kK万]?\\+? ?(?:views?|reads?|min read|minutes? read|comments?|shares?|likes?)$",
                                        G_REGEX_CASELESS, 0, NULL);
  enum { NAME = 8 };
  g_auto(GStrv) parts = parts_of(passage->text);
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
  g_autofree char *date = has_date ? find_date(passage->text) : NULL;
  if (!date || (!name && g_strv_length(parts) < 2))
    return FALSE;
  set_once(article, &article->date, "date", date, passage->line);
  if (name)
    set_once(article, &article->author, "by", name, passage->line);
  return TRUE;
}

static gboolean take_facts(const DzPassage *passage, DzArticle *article) {
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
    set_once(article, &article->date, "date", date, passage->line);
    set_once(article, &article->source, "source", besides, passage->line);
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
    take_fact(labels[label].fact, labels[label].label, own, passage->line, article);
    label = next;
    value = next_value;
  }
  return TRUE;
}

/* "© 2026 …", "All rights reserved", 未经授权不得转载: says who owns the article, not what it says. */
static gboolean take_rights(const DzPassage *passage, DzArticle *article) {
  static const char *const signs[] = {"©",        "All rights reserved", "版权归",   "版权所有",
                                      "版權所有", "未经授权",            "未经许可", "不得转载",
                                      "禁止转载", "无断转载",            "無断転載", "무단 전재"};
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
  take_fact(FACT_TAGS, "#", passage->text, passage->line, article);
  return TRUE;
}

gboolean dz_take_furniture(const DzPassage *passage, DzArticle *article) {
  if ((passage->mark != DZ_MARK_NONE && passage->mark != DZ_MARK_HEADING) || passage->role != DZ_ROLE_NONE)
    return FALSE;
  if (is_furniture(passage->text)) {
    dz_notes_add(article->notes, passage->line, "dropped “%s”, which the site put there", passage->text);
    return TRUE;
  }
  return take_facts(passage, article) || take_rights(passage, article) || take_hash_tags(passage, article);
}

static char *without_summary_label(const char *text) {
  static gsize made; /* the pattern, made once */
  if (g_once_init_enter(&made))
    g_once_init_leave(&made, (gsize)g_regex_new("^[【\\[(（*]*(?:" SUMMARY_LABELS
                                                ")[】\\])）*]*\\s*([:：]|$|(?<=[】\\])）*]))\\s*",
                                                G_REGEX_CASELESS, 0, NULL));
  return g_regex_replace_literal((const GRegex *)made, text, -1, 0, "", 0, NULL);
}

static void add_summary(const DzSided *sided, gsize start, DzArticle *article) {
  g_autoptr(DzText) text = dz_passage_text(sided->passage);
  dz_article_add_summary(article, sided->side == DZ_NO_SIDE ? DZ_TRANSLATION : (DzSide)sided->side,
                         dz_text_slice(text, start, strlen(text->string)));
}

static void take_summary(const DzSided *sided, DzArticle *article) {
  g_autofree char *text = without_summary_label(sided->passage->text);
  if (*text)
    add_summary(sided, strlen(sided->passage->text) - strlen(text), article);
}

static gboolean take_title(const DzSided *sided, DzArticle *article) {
  g_autofree char *unlabelled = without_summary_label(sided->passage->text);
  if (!sided->is_heading || article->summary->len > 0 || strcmp(unlabelled, sided->passage->text) != 0)
    return FALSE;
  int side = sided->side == DZ_NO_SIDE ? DZ_TRANSLATION : sided->side;
  if (article->title[side])
    return FALSE;
  article->title[side] = dz_passage_text(sided->passage);
  return TRUE;
}

/* A title told by its form; a heading that says the same again is no second title. */
static void take_told_title(const DzSided *sided, DzArticle *article) {
  int side = sided->side == DZ_NO_SIDE ? DZ_TRANSLATION : sided->side;
  if (article->title[side])
    dz_notes_add(article->notes, sided->passage->line, "dropped “%s”, a second title", sided->passage->text);
  else
    article->title[side] = dz_passage_text(sided->passage);
}

/* FALSE for what belongs to the body. */
static gboolean take_told(const DzSided *sided, DzArticle *article) {
  static const struct {
    Fact fact;
    const char *name;
  } facts[] = {[DZ_ROLE_DATE] = {FACT_DATE, "date"},
               [DZ_ROLE_SOURCE] = {FACT_SOURCE, "source"},
               [DZ_ROLE_AUTHOR] = {FACT_AUTHOR, "author"},
               [DZ_ROLE_TRANSLATOR] = {FACT_TRANSLATOR, "translator"},
               [DZ_ROLE_EDITOR] = {FACT_EDITOR, "editor"},
               [DZ_ROLE_RIGHTS] = {FACT_RIGHTS, "rights"}};
  const DzPassage *passage = sided->passage;
  switch (passage->role) {
  case DZ_ROLE_TITLE:
    take_told_title(sided, article);
    return TRUE;
  case DZ_ROLE_SUMMARY:
    add_summary(sided, 0, article);
    return TRUE;
  case DZ_ROLE_TAGS:
    set_once(article, &article->tags, "tags", passage->text, passage->line);
    return TRUE;
  case DZ_ROLE_DATE:
  case DZ_ROLE_SOURCE:
  case DZ_ROLE_AUTHOR:
  case DZ_ROLE_TRANSLATOR:
  case DZ_ROLE_EDITOR:
  case DZ_ROLE_RIGHTS:
    take_fact(facts[passage->role].fact, facts[passage->role].name, passage->text, passage->line, article);
    return TRUE;
  default:
    return FALSE;
  }
}

/* "# 夜行列车" under a front matter that has said so. */
static gboolean repeats_title(const DzSided *sided, const DzArticle *article) {
  for (int side = 0; side < 2; side++)
    if (article->title[side] && strcmp(article->title[side]->string, sided->passage->text) == 0)
      return sided->passage->mark == DZ_MARK_HEADING;
  return FALSE;
}

guint dz_take_front(const DzSides *sides, DzArticle *article) {
  guint i = 0;
  for (guint after; i < sides->passages->len; i++) {
    const DzSided *sided = &g_array_index(sides->passages, DzSided, i);
    DzMark mark = sided->passage->mark;
    if (take_told(sided, article) || repeats_title(sided, article))
      continue;
    if (mark == DZ_MARK_SYNC && i == 0)
      continue;
    if (mark == DZ_MARK_SYNC || sided->passage->role != DZ_ROLE_NONE)
      break;
    if (dz_take_furniture(sided->passage, article))
      continue;
    if ((after = dz_take_section(sides, i, article)) > i) {
      i = after - 1;
      continue;
    }
    if (sided->passage == sides->credit) {
      set_once(article, &article->translator, "翻译", sided->passage->text, sided->passage->line);
      continue;
    }
    if (mark != DZ_MARK_NONE && mark != DZ_MARK_HEADING)
      break;
    if (take_title(sided, article))
      continue;
    /* Without markers a summary is what stands in the translation's language before the first original. */
    if (!sides->has_marks && sided->side == (int)sides->first)
      break;
    take_summary(sided, article);
  }
  return i;
}
