/* sections.h: what is added to an article for study under a heading of its own: 词汇, 注释, 思考题. */
#pragma once
#include "model/article.h"
#include "prepare/understand/sides.h"

/* Takes the section of words, notes or questions that begins with the passage `start` into the article. Returns the
   index after it; `start` where none begins there. */
guint dz_take_section(const DzSides *sides, guint start, DzArticle *article);
