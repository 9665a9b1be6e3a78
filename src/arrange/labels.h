/* labels.h: the words inside a book that are the book's own, in the reader's language. */
#pragma once
#include "model/article.h"

typedef enum {
  DZ_LABEL_SUMMARY,     /* 导读 */
  DZ_LABEL_KEYS,        /* 重点句 */
  DZ_LABEL_ANALYSIS,    /* 解析 */
  DZ_LABEL_GLOSSARY,    /* 词汇 */
  DZ_LABEL_NOTES,       /* 注释 */
  DZ_LABEL_QUESTIONS,   /* 思考题 */
  DZ_LABEL_EDITOR,      /* 编辑 */
  DZ_LABEL_CONTENTS,    /* 目录 */
  DZ_LABEL_START,       /* 正文 */
  DZ_LABEL_LANDMARKS,   /* 导览 */
  DZ_LABEL_TRANSLATION, /* 译文 */
  DZ_LABEL_SOURCE,      /* 来源 */
  DZ_LABEL_RIGHTS,      /* 版权 */
  DZ_LABEL_PARAGRAPH,   /* "第 %u 段": what a link to a paragraph is called; one %u */
  DZ_LABEL_ACCESS,      /* the accessibility summary of an EPUB */
  DZ_LABEL_COUNT
} DzLabel;

/* Never NULL: English where we don't speak the language. */
const char *dz_label(DzLabel word, const char *language);

/* "2026年6月20日" from "2026-06-20". New string. */
char *dz_date_in_words(const char *date, const char *language);

/* "原文 1,520 词 · 22 段": how long the original is. New string. */
char *dz_extent_in_words(const DzArticle *article, const char *language);
