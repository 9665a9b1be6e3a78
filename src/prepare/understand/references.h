/* references.h: "[1]" and ① in the texts, and the notes that they mean. */
#pragma once
#include "model/article.h"

/* Raises the references in the texts to notes that there are, and numbers both as the notes stand. */
void dz_link_notes(DzArticle *article);
