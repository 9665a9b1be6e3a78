/* read.h: a file → a document. A reader knows a format and nothing of pages. */
#pragma once
#include "duizhao.h"
#include "model/document.h"

/* The most a reader takes, stated in messages. */
enum {
  DZ_MOST_FILE_BYTES = 64 << 20,
  DZ_MOST_PARAGRAPH_BYTES = 1 << 20,
};

typedef struct {
  const char *encoding;    /* what the user says; NULL: found out */
  const char *form;        /* as dz_form_is_read; NULL: found out */
  const char *language[2]; /* BCP 47, by DzSide: which two of several are wanted; NULL: those found */
} DzReadOptions;

/* TRUE for the name of a form: "markdown", "md", "txt", "tsv", "csv", "json". */
gboolean dz_form_is_read(const char *form);

/* Reads an input. DZ_ERROR_INPUT with the line where one is to blame; DZ_ERROR_UNSUPPORTED for a sound file of a kind
   we don't read. New document. */
DzDocument *dz_read(const DzInput *input, const DzReadOptions *options, GError **error);

/* Reads a document from text in memory that is known to be UTF-8 without NUL. `path` is for messages, and its ending
   tells the form. */
DzDocument *dz_read_memory(const char *path, const char *text, gsize length, GError **error);
