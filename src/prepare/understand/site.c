/* site.c: see site.h. */
#include "prepare/understand/site.h"
#include "base/numbering.h"
#include "base/unicode.h"
#include "prepare/understand/facts.h"
#include <string.h>

/* Lines that sites put round an article and that say nothing of it. */
static const char *const furniture[] = {
    "标签",
    "分享",
    "收藏",
    "点赞",
    "评论",
    "打印",
    "广告",
    "首页",
    "关注",
    "返回",
    "阅读原文",
    "阅读全文",
    "继续阅读",
    "展开全文",
    "相关阅读",
    "推荐阅读",
    "上一篇",
    "下一篇",
    "字号",
    "大中小",
    "举报",
    "扫码关注",
    "Share",
    "Tweet",
    "Print",
    "Save",
    "Subscribe",
    "Advertisement",
    "Comments",
    "Continue reading",
    "Read more",
    "Sign up",
    "重点句",
    "重点句子",
    "重点句解析",
    "长难句",
    "长难句解析",
    "Key sentences",
    "双语阅读",
    "中英对照",
    "原文阅读",
    "END",
    "The end",
    "次阅读",
    "人阅读",
    "在看",
    "转发",
    "复制链接",
    "微信",
    "微博",
    "朋友圈",
    "QQ空间",
    "登录",
    "注册",
    "登录 注册",
    "查看更多",
    "加载更多",
    "猜你喜欢",
    "热门推荐",
    "相关推荐",
    "相关文章",
    "往期推荐",
    "往期回顾",
    "精彩评论",
    "写评论",
    "广告位",
    "下载App",
    "打开App",
    "Facebook",
    "Twitter",
    "LinkedIn",
    "WhatsApp",
    "Email",
    "Copy link",
    "Share this",
    "Share this article",
    "Sponsored",
    "Ad",
    "Share on Facebook",
    "Share on Twitter",
    "Share on X",
    "Share via email",
    "分享到微信",
    "分享到微博",
    "Related articles",
    "Read next",
    "You may also like",
    "Most read",
    "Log in",
    "Sign in",
    "Listen",
    "Share Save Listen",
    "图片来自网络",
    "Subscribe to our newsletter",
    "Sign up for our newsletter",
    "Back to top",
    "Reuse this content",
    "Skip to content",
    "Leave a comment",
    "No comments",
    "views",
    "min read",
    "点赞 收藏 分享",
    "赞 分享 收藏",
    "上一篇 下一篇",
    "返回顶部",
    "返回目录",
};

/* Phrases of short lines that ask the reader for something. */
static const char *const requests[] = {"关注我们", "点击上方", "点击蓝字", "长按",   "扫码",   "扫一扫", "评论区",
                                       "留言",     "在看",     "点个赞",   "加星标", "公众号", "转发给"};

static gboolean is_request(const char *text) {
  for (gsize i = 0; dz_columns(text) <= 48 && i < G_N_ELEMENTS(requests); i++)
    if (strstr(text, requests[i]))
      return TRUE;
  return FALSE;
}

/* "Para 1", 第一段, "1." on a line of its own, and the times of a recording: the pairs get numbers anyway. */
static gboolean is_paragraph_number(const char *text) {
  const DzNumbering numbering = dz_numbering_at(text);
  if (numbering.kind != DZ_NUMBERING_NONE && numbering.kind != DZ_NUMBERING_REFERENCE && !text[numbering.length])
    return TRUE;
  return strchr(text, ':') && strlen(text) <= 8 && strspn(text, "0123456789:") == strlen(text);
}

/* —— END ——: dashes on both sides are no part of it. */
static char *without_dashes(const char *text) {
  GString *bare = g_string_new(text);
  g_string_replace(bare, "—", "", 0);
  g_string_replace(bare, "–", "", 0);
  return g_string_free(bare, FALSE);
}

static gboolean is_furniture(const char *text);

static gboolean are_all_furniture(const char *text) {
  if (!strpbrk(text, "|") && !strstr(text, "·") && !strstr(text, "｜") && !strstr(text, "•"))
    return FALSE;
  g_auto(GStrv) parts = dz_parts_of_line(text);
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
  g_autofree char *bare = without_dashes(text);
  g_strstrip(g_strdelimit(bare, ":|<>*-_#[]()+0123456789", ' '));
  if (!*bare)
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS(furniture); i++)
    if (g_ascii_strcasecmp(bare, furniture[i]) == 0)
      return TRUE;
  const gboolean has_digits = strpbrk(text, "0123456789") != NULL; /* 阅读 1234 */
  return has_digits && dz_is_counter(bare);
}

gboolean dz_take_furniture(const DzPassage *passage, DzArticle *article) {
  if ((passage->mark != DZ_MARK_NONE && passage->mark != DZ_MARK_HEADING) || passage->role != DZ_ROLE_NONE)
    return FALSE;
  if (is_furniture(passage->text)) {
    dz_notes_add(article->notes, passage->line, "dropped “%s”, which the site put there", passage->text);
    return TRUE;
  }
  return dz_take_facts(passage, article);
}
