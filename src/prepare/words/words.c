/* words.c: see words.h. Torn words first: their parts would look like glue. */
#include "prepare/words/words.h"
#include "base/notes.h"
#include "prepare/words/lexicon.h"
#include "prepare/words/torn.h"
#include "prepare/words/unglue.h"

void dz_mend_words(DzArticle *article) {
  const char *language = article->language[DZ_ORIGINAL];
  if (!dz_wordlist_package(language))
    return;
  DzWordList *list = dz_wordlist(language);
  if (!list) {
    dz_notes_add(article->notes, 0, "no word list for %s is installed; glued words are left as they are (Debian: %s)",
                 language, dz_wordlist_package(language));
    return;
  }
  g_autoptr(DzLexicon) lexicon = dz_lexicon_new(list, article);
  dz_mend_article(lexicon, article);
  dz_unglue_article(lexicon, article);
}
