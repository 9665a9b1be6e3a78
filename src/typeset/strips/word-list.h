/* word-list.h: the words of an article as a table: meanings under each other, in two columns where there are many. */
#pragma once
#include "typeset/strips/strip-builder.h"

/* How many rows from `first` on are words, one after the other. */
guint dz_words_running(const GPtrArray *rows, guint first);

/* Adds the strips of words (DzRow*). */
void dz_build_words(DzBuilder *builder, const GPtrArray *words);
