/* lexicon.h: which letters are words in an article, and where a token that is none falls into words. */
#pragma once
#include "model/article.h"
#include "prepare/wordlist.h"

enum { DZ_LONGEST_TOKEN = 64, DZ_MOST_PIECES = 6 };

/* How sure it is that a space was lost where a token can be cut. */
typedef enum { DZ_SURE, DZ_LIKELY, DZ_DOUBTFUL } DzDoubt;

typedef struct DzLexicon DzLexicon;

/* The list's words and the article's own: what stands alone in it, on either side. Borrows the list. */
DzLexicon *dz_lexicon_new(DzWordList *list, const DzArticle *article);
void dz_lexicon_free(DzLexicon *lexicon);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(DzLexicon, dz_lexicon_free)

/* The next run of letters from p on, its end in *end; NULL where there is none. */
const char *dz_next_word(const char *p, const char **end);

/* The class of a word as it stands, in small letters, or after a productive prefix. */
DzWordClass dz_lexicon_class(DzLexicon *lexicon, const char *word, gsize length);

/* How often the word stands alone in the article. */
guint dz_lexicon_count(const DzLexicon *lexicon, const char *word, gsize length);

/* What a word is by the company it keeps; see the lists in lexicon.c. */
typedef enum {
  DZ_KIND_SHORT = 1 << 0,    /* of one or two letters, and a word all the same */
  DZ_KIND_FUNCTION = 1 << 1, /* articles, pronouns, prepositions: round a phrase rather than at its edges */
  DZ_KIND_PARTICLE = 1 << 2, /* of the former, those that a phrase may begin or end with: beloved of, hand over to */
  DZ_KIND_PREFIX = 1 << 3,   /* may stand before a hyphen and is no word of its own */
  DZ_KIND_OPENER = 1 << 4,   /* opens a glued token and makes no compound with what follows */
  DZ_KIND_CLOSER = 1 << 5,   /* closes one */
} DzWordKinds;

/* The kinds of a word, in capitals or small letters. */
DzWordKinds dz_word_kinds(const DzLexicon *lexicon, const char *word, gsize length);

/* The cheapest pieces of a token that is no word: the ends of all but the last into `ends`, their number returned; 0
   where it is best left. */
guint dz_cut_token(DzLexicon *lexicon, const char *token, gsize length, gsize ends[DZ_MOST_PIECES], DzDoubt *doubt);

/* A capital inside makes a name of it: easyJet. */
gboolean dz_is_camel_case(const DzLexicon *lexicon, const char *token, gsize length);

/* A capitalised token, to be cut at `first_end`, that is rather a name. */
gboolean dz_is_name(DzLexicon *lexicon, const char *token, gsize length, gsize first_end, gboolean opens_sentence);
