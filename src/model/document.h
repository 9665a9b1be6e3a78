/* document.h: what a reader makes of a file: passages in order, as they are, with the marker each came under. */
#pragma once
#include "base/notes.h"

/* What the marker before a passage said of it. */
typedef enum {
  DZ_MARK_NONE,
  DZ_MARK_ORIGINAL,    /* 原文, Original */
  DZ_MARK_TRANSLATION, /* 翻译, 译文, Translation */
  DZ_MARK_LANGUAGE,    /* EN:, 中文: the language is in `language` */
  DZ_MARK_ANALYSIS,    /* 解析: of the sentence before */
  DZ_MARK_HEADING,     /* "# …": a title or crosshead, on its own line */
} DzMark;

typedef struct {
  DzMark mark;
  char language[12];    /* of DZ_MARK_LANGUAGE: "en", "zh", … */
  gboolean inline_mark; /* the marker stood inside a line that began with another */
  char *text;           /* without the marker, trimmed; may be empty after DZ_MARK_ANALYSIS */
  guint line;           /* from 1 */
} DzPassage;

typedef struct {
  char *path;          /* as the user named it */
  const char *format;  /* "marked" */
  GPtrArray *passages; /* DzPassage* */
  GPtrArray *notes;    /* DzNote* */
} DzDocument;

DzDocument *dz_document_new(const char *path, const char *format);
void dz_document_free(DzDocument *document);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(DzDocument, dz_document_free)

/* Adds a passage; takes over the text. Lends it for its other fields to be set. */
DzPassage *dz_document_add(DzDocument *document, DzMark mark, char *text, guint line);

/* A line a passage: "3 original: …". New string. */
char *dz_document_dump(const DzDocument *document);
