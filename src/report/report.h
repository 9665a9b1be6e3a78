/* report.h: what is told of a job: an article → its report. The types are public, in duizhao.h. */
#pragma once
#include "model/article.h"

/* An outcome with nothing in it yet. */
DzOutcome *dz_outcome_new(void);

/* Adds the report of an input, empty but for its path. Lends it. */
DzReport *dz_outcome_add(DzOutcome *outcome, const char *path);

/* What was understood of an article; with `has_rows` every text of it, which must have its `as_read`. New report. */
DzArticleReport *dz_report_article(const DzArticle *article, gboolean has_rows);
