/* wordlist.h: which words a language has, and how usual they are, by the system's word lists.

   Debian's SCOWL lists come in size classes (wamerican-small … wamerican-huge), which stand for frequency: what is in
   the small list is common, what is only in the huge one is rare. American and British lists count as one. */
#pragma once
#include <glib.h>

typedef enum { DZ_WORD_UNKNOWN, DZ_WORD_RARE, DZ_WORD_UNCOMMON, DZ_WORD_USUAL, DZ_WORD_COMMON } DzWordClass;

typedef struct DzWordList DzWordList;

/* The lists of a language, mapped and not read; NULL where none is installed. Lends: a thread has one, which it keeps
   from article to article. */
DzWordList *dz_wordlist(const char *language);

/* The lists of this thread go on, but what was read of their files need not stay in memory. */
void dz_wordlists_rest(void);

/* The class of a word exactly as written (names are capitalised in the lists). */
DzWordClass dz_wordlist_class(DzWordList *list, const char *word, gsize length);

/* How many of the letters begin some word of the list; no longer run of them can be in it. As many as there are where
   an accent or an apostrophe among them makes it hard to say. */
gsize dz_wordlist_reach(DzWordList *list, const char *letters, gsize length);

/* A number that stands for the word wherever words are counted or remembered. Never 0. */
gsize dz_word_hash(const char *word, gsize length);

/* The package to install where there is no list. Static. */
const char *dz_wordlist_package(const char *language);
