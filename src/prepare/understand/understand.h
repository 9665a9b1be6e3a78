/* understand.h: what each line of a document is.

   In comes a document: passages in the order of the file, with the marks that its format told. Out goes an article, in
   which every passage is a title, a fact, a summary, one side of a pair, a crosshead, a key sentence, a word, a note or
   a question, or is told as dropped. Read the files in the order of the work:

     sides       which two languages the sides are in, and which each passage is on
     headings    which lines could be titles and crossheads
     reading     what each line is by itself, and which of the rest are pairs; with
     site          what a site puts round an article,
     facts         what lines tell of it: date, source, people, rights, tags,
     sections      lists of words, notes and questions that stand under a heading, and
     word-lines    the line of such a list
     front       titles and summary
     body        pairs, crossheads, remarks, key sentences; the numbers of the pairs go
     crossheads  crossheads leave the paragraphs that they are fused into
     references  the references of notes, once marks are mended */
#pragma once
#include "model/article.h"
#include "model/document.h"

/* `language`: of each side by DzSide, where the user says so, else NULL. DZ_ERROR_INPUT where there is nothing to pair.
   New article. */
DzArticle *dz_understand(const DzDocument *document, const char *const *language, GError **error);
