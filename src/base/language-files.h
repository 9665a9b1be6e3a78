/* language-files.h: what languages call things, as key files tell: src/languages/NAME.language, installed to
   share/duizhao/languages, and those that a user keeps beside his articles or in $XDG_CONFIG_HOME/duizhao/languages.

   A file has lists of words, parted by ;, in which every article is looked up whatever its languages, for a site may
   speak another one; and the labels that a book in the language prints. A file of a language that is there already
   adds to its lists and replaces its labels. An unknown key is an error that names the nearest right one. The groups
   and keys stand in two tables in language-keys.c and are explained in src/languages/en.language. */
#pragma once
#include "base/wordset.h"

/* A list; those of a group of the file stand together, and facts and sections in the order of the enums that name them
   elsewhere. */
typedef enum {
  DZ_LIST_ORIGINAL, /* [Markers] what sites put before a side */
  DZ_LIST_TRANSLATION,
  DZ_LIST_ANALYSIS,
  DZ_LIST_LANGUAGE, /* names of languages, as markers; their tag is the key */
  DZ_LIST_DATE,     /* [Facts] labels of a fact */
  DZ_LIST_SOURCE,
  DZ_LIST_AUTHOR,
  DZ_LIST_TRANSLATOR,
  DZ_LIST_RIGHTS,
  DZ_LIST_TITLE,
  DZ_LIST_TAGS,
  DZ_LIST_EDITOR,
  DZ_LIST_COUNTER,
  DZ_LIST_BEFORE_NAME,  /* of these labels, those that a name follows without a colon: By, Von */
  DZ_LIST_AFTER_AUTHOR, /* behind a name, with a space: 著 */
  DZ_LIST_AFTER_TRANSLATOR,
  DZ_LIST_RIGHTS_PHRASE, /* a line with one says who owns the article */
  DZ_LIST_POSTED,        /* [Bylines] before a date: posted, updated */
  DZ_LIST_POSTED_ON,     /* between it and the date */
  DZ_LIST_BY,            /* before the name */
  DZ_LIST_AGO,           /* "3 hours ago", with # for the number */
  DZ_LIST_COUNTED,       /* behind a number of readers: views */
  DZ_LIST_MONTHS,        /* [Dates] twelve, each in its forms parted by |; a word goes on after them */
  DZ_LIST_ORDINALS,      /* what follows the day: st, er */
  DZ_LIST_OF,            /* what may stand before month and year: de */
  DZ_LIST_AFTER_DATE,    /* what may follow the year: г. */
  DZ_LIST_WEEKDAYS,
  DZ_LIST_WORDS, /* [Sections] headings */
  DZ_LIST_NOTES,
  DZ_LIST_KEY_SENTENCES,
  DZ_LIST_QUESTIONS,
  DZ_LIST_ANSWERS,
  DZ_LIST_SUMMARY,
  DZ_LIST_EDITORS_NOTE, /* what an editor's note before the article begins with */
  DZ_LIST_REMARKS,      /* labels in brackets before what a teacher says of a pair */
  DZ_LIST_PARTS,        /* [WordLists] parts of speech that end with a full stop: n, adj */
  DZ_LIST_NAMED_PARTS,  /* and others */
  DZ_LIST_EXAMPLES,     /* what opens an example */
  DZ_LIST_REGIONS,      /* whose reading follows: UK, US */
  DZ_LIST_TABLE_HEADS,
  DZ_LIST_NUMBER_HEADS, /* heads of columns that count rows: id, 序号 */
  DZ_LIST_OTHER_HEADS,  /* heads of columns that hold neither side: tags, 备注 */
  DZ_LIST_PARAGRAPH,    /* [Numbers] before the number of a paragraph: Para */
  DZ_LIST_PARAGRAPH_BEFORE,
  DZ_LIST_PARAGRAPH_AFTER, /* around it: 第, 段 */
  DZ_LIST_PAGES,           /* before the numbers of pages: pp */
  DZ_LIST_UNITS,           /* words that stay with the number before them: Uhr */
  DZ_LIST_SHORT,           /* [Abbreviations] those that a sentence hardly ends with, without the last point */
  DZ_LIST_SHORT_BEFORE_NUMBER,
  DZ_LIST_MARKED_NAMES,    /* names with a mark at their end: Yahoo! */
  DZ_LIST_TIES,            /* what stays on the line of the word after it, as it is written */
  DZ_LIST_FURNITURE,       /* [Site] lines that say nothing of an article */
  DZ_LIST_OTHER_ARTICLES,  /* headings over titles of other articles */
  DZ_LIST_PICTURE_CREDITS, /* what a line under a picture has in it */
  DZ_LIST_BRANDS,          /* words of the names of sites and series, in lines above a title */
  DZ_LIST_REQUESTS,        /* phrases of short lines that ask the reader for something */
  DZ_LIST_COUNT
} DzList;

/* A word of a list. */
typedef struct {
  const char *word;
  gsize length; /* bytes */
  DzList list;
  const char *language; /* the tag of the file; of DZ_LIST_LANGUAGE the language named; interned */
} DzListed;

/* What a language does with its marks that others don't. */
typedef enum {
  DZ_TIGHT_MARKS = 1,       /* nothing before , . ; : ! ? */
  DZ_SPACE_AFTER = 2,       /* a word after , ; . ! ? stands off */
  DZ_FRENCH_COLON = 4,      /* a space before : and inside « » */
  DZ_FRENCH_MARKS = 8,      /* a thin one before ; ! ? */
  DZ_SPACED_DASH = 16,      /* a hyphen between spaces is a dash */
  DZ_DASH_OF_SPEECH = 32,   /* -- opens a speech */
  DZ_THIN_IN_SHORT = 64,    /* z. B., d. h. */
  DZ_QUOTES_AS_TYPED = 128, /* the writer chooses between single and double */
  DZ_BRACKETS_TOUCH = 256,  /* 서울(Seoul)은 */
} DzMarkRules;

/* [Marks]: how an alphabetic language quotes and parts. */
typedef struct {
  const char *language;
  const char *open[2], *close[2]; /* outer, inner */
  const char *dash;               /* with the spaces around it */
  guint rules;                    /* DzMarkRules */
} DzMarkHabits;

/* What a book prints of its own. */
typedef enum {
  DZ_LABEL_SUMMARY,      /* 导读 */
  DZ_LABEL_KEYS,         /* 重点句 */
  DZ_LABEL_ANALYSIS,     /* 解析 */
  DZ_LABEL_GLOSSARY,     /* 词汇 */
  DZ_LABEL_NOTES,        /* 注释 */
  DZ_LABEL_QUESTIONS,    /* 思考题 */
  DZ_LABEL_EDITOR,       /* 编辑 */
  DZ_LABEL_CONTENTS,     /* 目录 */
  DZ_LABEL_START,        /* 正文 */
  DZ_LABEL_LANDMARKS,    /* 导览 */
  DZ_LABEL_TRANSLATION,  /* 译文 */
  DZ_LABEL_INDEX,        /* 词汇索引 */
  DZ_LABEL_ANSWERS,      /* 答案 */
  DZ_LABEL_EXAM_TIME,    /* 考试时间 {minutes} 分钟 */
  DZ_LABEL_EXAM_MARKS,   /* 满分 {marks} 分 */
  DZ_LABEL_EXAM_TABLE,   /* 题号;得分;总分 */
  DZ_LABEL_EXAM_TEXT,    /* 阅读 */
  DZ_LABEL_EXAM_KEYS,    /* 翻译下列句子 */
  DZ_LABEL_EXAM_SECTION, /* {number}、{title} */
  DZ_LABEL_SEAL_FIELDS,  /* 学校;班级;姓名;考号 */
  DZ_LABEL_SOURCE,       /* 来源 */
  DZ_LABEL_RIGHTS,       /* 版权 */
  DZ_LABEL_ACCESS,       /* the accessibility summary of an EPUB */
  DZ_LABEL_PARAGRAPH,    /* 第 {number} 段: what a link to a paragraph is called */
  DZ_LABEL_DATE,         /* {year}年{month}月{day}日 */
  DZ_LABEL_MONTHS,       /* twelve, for {month-name} */
  DZ_LABEL_NAME_LINE,    /* 班级;姓名;日期;得分 */
  DZ_LABEL_WORDS,        /* 原文 {count} 词 · {paragraphs} 段 */
  DZ_LABEL_CHARACTERS,   /* 原文 {count} 字 · {paragraphs} 段 */
  DZ_LABEL_WORDS_ONE,    /* the same of one paragraph, where its word is another; else absent */
  DZ_LABEL_CHARACTERS_ONE,
  DZ_LABEL_SEAL, /* 密封线内不要答题; absent where words do not stand upright */
  DZ_LABEL_COUNT
} DzLabel;

/* The languages of a job. */
typedef struct DzLanguages DzLanguages;

/* Reads our files, then those in the user's configuration and beside the inputs, and makes them the ones of this thread
   until dz_languages_end. Ours alone are read once in a process. DZ_ERROR_LAYOUT with file, group and key. */
gboolean dz_languages_begin(const char *const *inputs, GError **error);
void dz_languages_end(void);

/* Those of this thread, and makes them the ones of another that works at the same job, until it is lent NULL. */
DzLanguages *dz_languages_lend(void);
void dz_languages_borrow(DzLanguages *lent);

/* The words of a list, of all languages, the longest first: GArray of DzListed. Lends, until dz_languages_end. */
const GArray *dz_list(DzList list);

/* The words of all lists of the same group, alike. */
const GArray *dz_list_group(DzList list);

/* The word of the lists that the text begins with, capitals aside; NULL for none. `words` is what the above lend. */
const DzListed *dz_listed_at(const GArray *words, const char *text);

/* TRUE where the text is a word of the lists, capitals aside. */
gboolean dz_is_listed(const GArray *words, const char *text);

/* A label in the reader's language; English where we don't speak it; NULL only where English has none. */
const char *dz_label(DzLabel label, const char *language);

/* The habits of the language; of a tag without its own those of its language, else what is common. Never NULL. */
const DzMarkHabits *dz_mark_habits(const char *language);

/* The words by which languages in Latin letters are told apart, with a flag 1 << i for each language; NULL: too few
   letters. `tag` and `letters` of language i, English first. Lends. */
const DzWordSet *dz_frequent_words(void);
guint dz_frequent_count(void);
const char *dz_frequent_tag(guint i);
const char *dz_frequent_letters(guint i);

/* The characters that a language lives on, for a guess at an encoding; "" where it tells none. */
const char *dz_frequent_characters(const char *tag);

/* Which of the two Chinese scripts alone writes a Han character: 1 simplified, 2 traditional, 0 both. */
guint dz_han_script(gunichar c);

/* A pattern that is made of the lists, kept as long as they are. `write` returns its text, a new string. Lends. */
typedef enum {
  DZ_PATTERN_SUMMARY,
  DZ_PATTERN_DATE,
  DZ_PATTERN_BESIDES_DATE,
  DZ_PATTERN_BYLINE,
  DZ_PATTERN_COUNT
} DzPattern;
const GRegex *dz_list_pattern(DzPattern pattern, GRegexCompileFlags flags, char *(*write)(void));

/* The words of a list as alternatives of a regular expression, escaped: "Jan|Feb". New string. */
char *dz_list_alternatives(DzList list);
