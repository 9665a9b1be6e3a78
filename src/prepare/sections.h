/* sections.h: what is added to an article for study under a heading of its own: 词汇, 注释, 思考题. */
#pragma once
#include "model/article.h"
#include "prepare/sides.h"

/* Takes the section of words, notes or questions that begins with the passage `start` into the article. Returns the
   index after it; `start` where none begins there. */
guint dz_take_section(const DzSides *sides, guint start, DzArticle *article);

/* Raises the references in the texts ("[1]", ①) to notes that there are, and numbers both as the notes stand. */
void dz_link_notes(DzArticle *article);

/* Takes the numbers off paragraphs that are numbered one after the other, for pairs get numbers of their own. Numbers that
   count otherwise are part of the text. */
void dz_drop_numbering(DzArticle *article);
