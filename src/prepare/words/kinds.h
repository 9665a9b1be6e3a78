/* kinds.h: what the commonest English words are by the company they keep. */
#pragma once
#include "base/wordset.h"

typedef enum {
  DZ_KIND_FUNCTION = 1 << 0, /* articles, pronouns, prepositions: round a phrase rather than at its edges */
  DZ_KIND_TOP = 1 << 1,      /* of these, every sentence's */
  DZ_KIND_SELDOM = 1 << 2,   /* of these, few sentences' */
  DZ_KIND_PARTICLE = 1 << 3, /* of these, those that a phrase may begin or end with: beloved of, hand over to */
  DZ_KIND_PLAIN = 1 << 4,    /* the verbs, nouns and adjectives of every text */
  DZ_KIND_SHORT = 1 << 5,    /* of one or two letters, and a word all the same */
  DZ_KIND_PREFIX = 1 << 6,   /* may stand before a hyphen and is no word of its own */
  DZ_KIND_UNIT = 1 << 7,     /* stands right after a number: 4km, 5th */
  /* Parts of words: */
  DZ_KIND_MAKER = 1 << 8,            /* makes new words at will: hyperparameters, superintelligent */
  DZ_KIND_DOUBTFUL_MAKER = 1 << 9,   /* does, and is a word itself: outcompete, but perhaps over several */
  DZ_KIND_ENDING = 1 << 10,          /* makes new words or forms of them: doomers, digitising */
  DZ_KIND_DOUBTFUL_ENDING = 1 << 11, /* does, and is a word itself: extensionless, but perhaps earn less */
  DZ_KIND_HEAD = 1 << 12,            /* the last part of many a compound: zebrafish, frigatebirds */
  DZ_KIND_LONE = 1 << 13,            /* a number, an adverb, a verb's past: in no compound */
  /* What may stand beside what: */
  DZ_KIND_ARTICLE = 1 << 14,     /* a, the, my: before a noun or what belongs to one */
  DZ_KIND_NO_NOUN = 1 << 15,     /* never right after an article */
  DZ_KIND_PREPOSITION = 1 << 16, /* not before a finite verb */
  DZ_KIND_CLAUSE = 1 << 17,      /* is, has, there, they: not after a preposition */
  DZ_KIND_MODAL = 1 << 18,       /* would: before a verb's plain form */
  DZ_KIND_PARTICIPLE = 1 << 19,  /* taken: not after a modal */
  DZ_KIND_THESE = 1 << 20,       /* these: before a plural */
  DZ_KIND_SUBJECT = 1 << 21,     /* they, who, people: before are */
  DZ_KIND_ARE = 1 << 22,         /* are: after one, or a plural */
  DZ_KIND_SINGULAR = 1 << 23     /* of the articles, a and what is like it: before no plural */
} DzWordKinds;

/* The kinds of all words that have one. Lends: made once. */
const DzWordSet *dz_word_kinds(void);

/* The two thousand words that every reader knows and no text must have, after those of DZ_KIND_PLAIN: "swell" and
   "memo", of which the first list of the system has "welled" too. Lends: made once. */
const DzWordSet *dz_known_words(void);
