/* site.h: what the site put round an article and that says nothing of it: buttons, counters, menus. */
#pragma once
#include "model/article.h"
#include "model/document.h"

/* TRUE for a line under a picture, which says whose it is. */
gboolean dz_is_caption(const char *text);

/* TRUE for a heading over titles of other articles: 往期推荐. */
gboolean dz_heads_other_articles(const char *text);

/* TRUE where a passage was furniture, which is dropped with a note, or facts, which are taken. */
gboolean dz_take_furniture(const DzPassage *passage, DzArticle *article);
