/* lexicon.h: which letters are words in an article, and what it costs to take them for one.

   A cost is about the logarithm of how seldom the word is: a function word costs 4 or 5, a rare one 16. */
#pragma once
#include "model/article.h"
#include "prepare/words/kinds.h"
#include "prepare/words/wordlist.h"

enum { DZ_LONGEST_TOKEN = 64 };

/* Where a word stands: what opens a sentence has a capital for that. */
typedef enum { DZ_PLACE_INSIDE, DZ_PLACE_FIRST, DZ_PLACE_AFTER_HYPHEN } DzPlace;

typedef struct DzLexicon DzLexicon;

/* The list's words and the article's own: what stands alone in it, on either side. Borrows the list. */
DzLexicon *dz_lexicon_new(DzWordList *list, const DzArticle *article);
void dz_lexicon_free(DzLexicon *lexicon);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(DzLexicon, dz_lexicon_free)

/* The next run of letters from p on, its end in *end; NULL where there is none. */
const char *dz_next_word(const char *p, const char **end);

/* The kinds of a word, in capitals or small letters. */
DzWordKinds dz_kinds_of(const DzLexicon *lexicon, const char *word, gsize length);

/* The class of a word as it stands, in small letters, without its 's. */
DzWordClass dz_lexicon_class(DzLexicon *lexicon, const char *word, gsize length);

/* How often the word stands alone in the article. */
guint dz_lexicon_count(const DzLexicon *lexicon, const char *word, gsize length);

/* TRUE where the word is fine as it is, whatever else its letters could be. */
gboolean dz_is_sound_word(DzLexicon *lexicon, const char *word, gsize length);

/* How many of the letters can begin a word of the list. */
gsize dz_lexicon_reach(DzLexicon *lexicon, const char *letters, gsize length);

/* What it costs to take the letters for one word; INFINITY where they are none. `reach`: of the letters from the word's
   first on. A capital is expected where `opens_sentence`. */
double dz_word_cost(DzLexicon *lexicon, const char *word, gsize length, gsize reach, gboolean opens_sentence);

/* What it costs to take letters that we know nothing of for a word. New words in small letters are rare; names are new
   all the time, but most sentences open with a plain word. */
double dz_new_word_cost(const char *token, gsize length, gboolean opens_sentence);

/* What it costs to leave a token that is no sound word as it is: a name, a new word, a misprint. */
double dz_whole_cost(DzLexicon *lexicon, const char *token, gsize length, DzPlace place);
