/* borders.h: a paragraph as tokens, runs of letters, and what stands between them. */
#pragma once
#include "prepare/words/lexicon.h"

typedef enum {
  DZ_LINK_SPACE,  /* an ordinary space */
  DZ_LINK_JOINED, /* a hyphen, a slash, a number: no border, no space */
  DZ_LINK_OPEN,   /* an opening mark before the token: a border may be there unseen */
  DZ_LINK_STOP,   /* punctuation and a space: a phrase may end before it */
  DZ_LINK_END,    /* a sentence ends */
  DZ_LINK_MARK,   /* a mark without its space: a border */
  DZ_LINK_NUMBER, /* a number and letters side by side: perhaps a border */
} DzLink;

typedef struct {
  const char *start, *end;
  DzLink before;
  const char *insert_at; /* where a lost space goes: before `start` or before its mark */
  gboolean may_cut;      /* it is no sound word, and nothing that must stay as it is */
  DzPlace place;
  gboolean is_number;
  gboolean follows_amount; /* 27,000passengers: the number has a comma and can be no part of a name */
  gboolean is_beyond_stop; /* punctuation stands between it and the token before, and a number */
} DzToken;

/* The tokens of a paragraph, numbers that letters are glued to among them. New array of DzToken. */
GArray *dz_tokens(DzLexicon *lexicon, const char *text);
