/* unglue.h: words that lost the spaces around them when a site's highlighting was copied as text. */
#pragma once
#include "model/article.h"
#include "prepare/wordlist.h"

typedef struct DzUnglue DzUnglue;

/* What all paragraphs of an article share: its own words. `list` is borrowed. */
DzUnglue *dz_unglue_new(DzWordList *list, const DzArticle *article);
void dz_unglue_free(DzUnglue *unglue);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(DzUnglue, dz_unglue_free)

/* Puts the spaces back into an original and marks what stood between two of them as vocabulary. Counts the spaces, and
   notes what it parted. */
void dz_unglue_text(DzUnglue *unglue, DzText *text, DzRepairs *repairs, GPtrArray *notes);
