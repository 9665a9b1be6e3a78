/* exam.h: what an exam paper has besides its text: a head with room for marks, numbered sections, names behind a sealed
   line. */
#pragma once
#include "typeset/strips/strip-builder.h"

/* Whether a row is none of an exam: facts, notes on rights. */
gboolean dz_is_not_examined(const DzBuilder *builder, const DzRow *row);

/* The title in the middle, time and marks below it, a table to write marks into; along the edge the sealed line. FALSE
   where the language has no words for that line: names then stand above the title. */
void dz_build_exam_head(DzBuilder *builder, const DzRow *row);
gboolean dz_has_seal(const DzBuilder *builder);

/* The heading of the next section: "一、阅读". */
void dz_add_exam_section(DzBuilder *builder, const char *title, guint space);

/* Lines to write a translation on, under a sentence. */
void dz_add_exam_lines(DzBuilder *builder);
