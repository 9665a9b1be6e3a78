/* prepare.h: a document as it came → an article as a careful editor would hand it on. */
#pragma once
#include "model/article.h"
#include "model/document.h"

typedef struct {
  const char *language[2]; /* BCP 47, by DzSide: what the user says; NULL: found out */
  gboolean no_repair;      /* leave punctuation and quotes as they are */
  gboolean keep_as_read;   /* fill DzText.as_read, for a report of the repairs */
} DzPrepareOptions;

/* Finds the two sides, pairs them, takes title, facts, summary, crossheads and key sentences apart, and repairs
   punctuation and quotes. What is dropped or doubtful becomes a note of the article. DZ_ERROR_INPUT where there is
   nothing to pair. New article. */
DzArticle *dz_prepare(const DzDocument *document, const DzPrepareOptions *options, GError **error);
