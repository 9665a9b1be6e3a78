/* understand.h: what each line of a document is.

   In comes a document: passages in the order of the file, with the marks that its format told. Out goes an article, in
   which every passage is a title, a fact, a summary, one side of a pair, a crosshead, a key sentence, a word, a note or
   a question, or is told as dropped. Read the files in the order of the work:

     sides       which language is the original, which the translation, and what each passage is in
     front       title, facts and summary, up to where the body begins; with
     site          what a site puts round an article, and
     facts         what lines tell of it: date, source, people, rights, tags
     body        the rest in groups that belong together: pairs, crossheads, key sentences; with
     sections      lists of words, notes and questions that stand under a heading, and
     word-lines    the line of such a list
     numbers     the numbers of the pairs go
     crossheads  crossheads leave the paragraphs that they are fused into
     references  the references of notes, once marks are mended */
#pragma once
#include "model/article.h"
#include "model/document.h"

/* `language`: of each side by DzSide, where the user says so, else NULL. DZ_ERROR_INPUT where there is nothing to pair.
   New article. */
DzArticle *dz_understand(const DzDocument *document, const char *const *language, GError **error);
