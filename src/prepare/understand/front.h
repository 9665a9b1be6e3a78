/* front.h: what stands before the paragraphs: title and summary, and what a form tells of the article. */
#pragma once
#include "model/article.h"
#include "prepare/understand/reading.h"

/* Takes what the form told of the article: title, facts, summary. FALSE for what belongs to the body. */
gboolean dz_take_told(const DzSided *sided, DzArticle *article);

/* TRUE for "# 夜行列车" under a front matter that has said so. */
gboolean dz_repeats_title(const DzSided *sided, const DzArticle *article);

/* Takes "导读：…", or its label alone, into the article; FALSE where the passage is no labelled summary. */
gboolean dz_take_labelled_summary(const DzSided *sided, DzArticle *article);

/* Takes titles and summary from the first matches into the article; returns how many they are. */
guint dz_take_front(const DzReading *reading, DzArticle *article);
