/* document.h: what a reader makes of a file: passages in order, as they are, with what the form said of each. */
#pragma once
#include "base/notes.h"
#include "model/study.h"
#include "model/text.h"

/* What the marker before a passage said of it. */
typedef enum {
  DZ_MARK_NONE,
  DZ_MARK_ORIGINAL,    /* 原文, Original */
  DZ_MARK_TRANSLATION, /* 翻译, 译文, Translation */
  DZ_MARK_LANGUAGE,    /* EN:, 中文: the language is in `language` */
  DZ_MARK_ANALYSIS,    /* 解析: of the sentence before */
  DZ_MARK_READING,     /* of the word before: how it is said */
  DZ_MARK_PART,        /* of the word before: its part of speech */
  DZ_MARK_HEADING,     /* "# …": a title or crosshead, on its own line */
  DZ_MARK_SYNC,        /* "===": no pair reaches across it; has no text */
} DzMark;

/* What a form that has fields says a passage is. Of DZ_ROLE_NONE it has yet to be found out. */
typedef enum {
  DZ_ROLE_NONE,
  DZ_ROLE_TITLE,
  DZ_ROLE_DATE,
  DZ_ROLE_SOURCE,
  DZ_ROLE_AUTHOR,
  DZ_ROLE_TRANSLATOR,
  DZ_ROLE_EDITOR,
  DZ_ROLE_RIGHTS,
  DZ_ROLE_TAGS,
  DZ_ROLE_SUMMARY,
  DZ_ROLE_HEADING,
  DZ_ROLE_PAIR,
  DZ_ROLE_CODE,   /* lines of a program */
  DZ_ROLE_REMARK, /* a note under the pair before it */
  DZ_ROLE_KEY,    /* its analysis has DZ_MARK_ANALYSIS */
  DZ_ROLE_STUDY,  /* and a DzStudyKind; what more there is of an item has DZ_MARK_ANALYSIS */
  DZ_ROLE_WORD = DZ_ROLE_STUDY + DZ_STUDY_WORD,
  DZ_ROLE_NOTE = DZ_ROLE_STUDY + DZ_STUDY_NOTE,
  DZ_ROLE_QUESTION = DZ_ROLE_STUDY + DZ_STUDY_QUESTION,
} DzRole;

typedef struct {
  DzMark mark;
  char language[36];    /* of DZ_MARK_LANGUAGE: "en", "zh", … */
  gboolean inline_mark; /* the marker stood inside a line that began with another */
  gboolean is_heading;  /* the form says so, besides the mark */
  gboolean is_gloss;    /* a word and its meaning, in a quote of such */
  gboolean is_bold;     /* all of it is bold */
  gboolean is_tight;    /* it stands right below the passage before it, without a blank line */
  DzRole role;
  guint group;   /* passages with a role belong together where this is the same */
  char *text;    /* without the marker, trimmed; may be empty after DZ_MARK_ANALYSIS */
  GArray *spans; /* DzSpan, as in DzText; NULL where there are none */
  guint line;    /* from 1; 0 where the form has no lines */
} DzPassage;

/* One article of a file. */
typedef struct DzDocument DzDocument;
struct DzDocument {
  char *path;                /* as the user named it */
  const char *format;        /* "marked", "markdown", … */
  char *language[2];         /* BCP 47, by DzSide: what the file says; NULL where it does not */
  gboolean is_clean;         /* duizhao wrote it: every passage has its role, and nothing is left to repair */
  char *book_title, *series; /* of the book the file holds; NULL where it does not say */
  GPtrArray *passages;       /* DzPassage* */
  GPtrArray *notes;          /* DzNote* */
  DzDocument *next;          /* the article after this one in the same file, or NULL; goes with it */
};

DzDocument *dz_document_new(const char *path, const char *format);
void dz_document_free(DzDocument *document);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(DzDocument, dz_document_free)

/* Adds a passage; takes over the text. Lends it for its other fields to be set. */
DzPassage *dz_document_add(DzDocument *document, DzMark mark, char *text, guint line);

/* Adds a passage with the text's spans and line; takes over the text. */
DzPassage *dz_document_add_text(DzDocument *document, DzMark mark, DzText *text);

/* Adds a passage of which the form says what it is; takes over the text. */
DzPassage *dz_document_add_told(DzDocument *document, DzRole role, guint group, DzMark mark, DzText *text);

/* Leaves out the passages that hold one of the texts, with a note each. */
void dz_document_drop(DzDocument *document, const char *const *texts);

/* The passage's text with its spans. New text. */
DzText *dz_passage_text(const DzPassage *passage);

/* A line a passage: "3 original: …". New string. */
char *dz_document_dump(const DzDocument *document);
