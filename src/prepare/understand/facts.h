/* facts.h: what a line says of the article: date, source, people, rights, tags; and how often it was read. */
#pragma once
#include "model/article.h"
#include "model/document.h"

/* In the order of the lists in base/language-files.h. */
typedef enum {
  DZ_FACT_DATE,
  DZ_FACT_SOURCE,
  DZ_FACT_AUTHOR,
  DZ_FACT_TRANSLATOR,
  DZ_FACT_RIGHTS,
  DZ_FACT_TITLE,
  DZ_FACT_TAGS,
  DZ_FACT_EDITOR,
  DZ_FACT_COUNTER
} DzFact;

/* Sets a field of the article to what was read. The first fact of a kind stands, another one is noted. */
void dz_set_fact(DzArticle *article, char **field, const char *label, const char *value, guint line);

/* Takes a fact into its field, a date and tags in their one form; a counter is dropped with a note. */
void dz_take_fact(DzFact fact, const char *label, const char *value, guint line, DzArticle *article);

/* Takes a line of facts ("发布时间:2026-06-20 04:28阅读:1") into the article. FALSE where the passage is none. */
gboolean dz_take_facts(const DzPassage *passage, DzArticle *article);

/* The parts of "12 March 2026 · by Anna Holm · 5 min read". New GStrv. */
char **dz_parts_of_line(const char *line);
