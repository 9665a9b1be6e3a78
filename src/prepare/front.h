/* front.h: what stands round the paragraphs: title, line of facts, summary, and what the site put there. */
#pragma once
#include "model/article.h"
#include "prepare/sides.h"

/* Takes title, facts and summary from the passages before the first pair into the article; drops furniture with a note.
   Returns the index of the first passage of the body. */
guint dz_take_front(const DzSides *sides, DzArticle *article);

/* TRUE where a passage inside or after the body was furniture or facts, and has been noted or taken. */
gboolean dz_take_furniture(const DzPassage *passage, DzArticle *article);
