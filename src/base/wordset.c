/* wordset.c: see wordset.h. Eight letters are one number, and the number is the key. */
#include "base/wordset.h"
#include <string.h>

enum { PLACE_BITS = 12, PLACES = 1 << PLACE_BITS, LONGEST = 8 }; /* places enough that most words lie alone */

typedef struct {
  guint64 letters; /* 0: nothing here */
  guint flags;
} Entry;

struct DzWordSet {
  Entry entries[PLACES];
  guint count;
};

DzWordSet *dz_word_set_new(void) {
  return g_new0(DzWordSet, 1);
}

void dz_word_set_free(DzWordSet *set) {
  g_free(set);
}

/* The letters, made small, as one number; 0 where they are too many. É is C3 89, é C3 A9. */
static guint64 pack(const char *word, gsize length) {
  if (length > LONGEST)
    return 0;
  guint64 letters = 0;
  for (gsize i = 0; i < length; i++) {
    guint8 c = (guint8)g_ascii_tolower(word[i]);
    if (c >= 0x80 && c <= 0x9E && (letters & 0xFF) == 0xC3)
      c += 0x20;
    letters = letters << 8 | c;
  }
  return letters;
}

/* Where the word is, or would be. */
static guint place_of(const DzWordSet *set, guint64 letters) {
  guint place = (guint)(letters * 0x9E3779B97F4A7C15u >> (64 - PLACE_BITS));
  while (set->entries[place].letters && set->entries[place].letters != letters)
    place = (place + 1) % PLACES;
  return place;
}

void dz_word_set_add(DzWordSet *set, const char *words, guint flags) {
  for (const char *word = words + strspn(words, " "); *word;) {
    gsize length = strcspn(word, " ");
    guint64 letters = pack(word, length);
    g_assert(set->count < PLACES / 2);
    if (letters != 0) {
      Entry *entry = &set->entries[place_of(set, letters)];
      set->count += entry->letters == 0;
      *entry = (Entry){letters, entry->flags | flags};
    }
    word += length + strspn(word + length, " ");
  }
}

guint dz_word_set_flags(const DzWordSet *set, const char *word, gsize length) {
  guint64 letters = pack(word, length);
  return letters ? set->entries[place_of(set, letters)].flags : 0;
}
