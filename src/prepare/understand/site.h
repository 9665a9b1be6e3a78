/* site.h: what the site put round an article and that says nothing of it: buttons, counters, menus. */
#pragma once
#include "model/article.h"
#include "model/document.h"

/* TRUE where a passage was furniture, which is dropped with a note, or facts, which are taken. */
gboolean dz_take_furniture(const DzPassage *passage, DzArticle *article);
