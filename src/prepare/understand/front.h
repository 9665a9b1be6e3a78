/* front.h: what stands before the paragraphs: title, lines of facts, summary. */
#pragma once
#include "model/article.h"
#include "prepare/understand/sides.h"

/* Takes title, facts and summary from the passages before the first pair into the article; drops furniture with a note.
   Returns the index of the first passage of the body. */
guint dz_take_front(const DzSides *sides, DzArticle *article);
