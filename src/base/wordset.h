/* wordset.h: up to two thousand short words, each with flags, found at once.

   For the most frequent words of a language: they are short, and every word of a text is asked for. */
#pragma once
#include <glib.h>

typedef struct DzWordSet DzWordSet;

DzWordSet *dz_word_set_new(void);
void dz_word_set_free(DzWordSet *set);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(DzWordSet, dz_word_set_free)

/* Adds the flags to each of the words, which are in small letters and parted by spaces. One of more than eight
   bytes is left out: it would never be found. */
void dz_word_set_add(DzWordSet *set, const char *words, guint flags);

/* The flags of a word, in capitals or small letters; 0 where it is not in the set. */
guint dz_word_set_flags(const DzWordSet *set, const char *word, gsize length);
