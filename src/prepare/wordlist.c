/* wordlist.c: see wordlist.h. A list is a sorted file, one word a line; a word is found in it by halving. */
#include "prepare/wordlist.h"
#include "base/language.h"
#include <string.h>

typedef struct {
  const char *file;
  DzWordClass class;
} ListFile;

/* By size, two lists of each. */
static const ListFile english[] = {
    {"/usr/share/dict/american-english-small", DZ_WORD_COMMON},
    {"/usr/share/dict/british-english-small", DZ_WORD_COMMON},
    {"/usr/share/dict/american-english", DZ_WORD_USUAL},
    {"/usr/share/dict/british-english", DZ_WORD_USUAL},
    {"/usr/share/dict/american-english-large", DZ_WORD_UNCOMMON},
    {"/usr/share/dict/british-english-large", DZ_WORD_UNCOMMON},
    {"/usr/share/dict/american-english-huge", DZ_WORD_RARE},
    {"/usr/share/dict/british-english-huge", DZ_WORD_RARE},
};

struct DzWordList {
  GMappedFile *files[G_N_ELEMENTS(english)];
};

const char *dz_wordlist_package(const char *language) {
  return dz_same_language(language, "en") ? "wamerican-large" : NULL;
}

DzWordList *dz_wordlist_new(const char *language) {
  if (!dz_same_language(language, "en"))
    return NULL;
  g_autoptr(DzWordList) list = g_new0(DzWordList, 1);
  gboolean any = FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS(english); i++) {
    list->files[i] = g_mapped_file_new(english[i].file, FALSE, NULL);
    any = any || list->files[i];
  }
  return any ? g_steal_pointer(&list) : NULL;
}

void dz_wordlist_free(DzWordList *list) {
  if (!list)
    return;
  for (gsize i = 0; i < G_N_ELEMENTS(english); i++)
    g_clear_pointer(&list->files[i], g_mapped_file_unref);
  g_free(list);
}

/* The lists are sorted as if there were no apostrophes and no accents. The next letter of that order, 0 at the end. */
static int next_folded(const char **p, const char *end) {
  static const char folded[] = "AAAAAAACEEEEIIIIDNOOOOO*OUUUUYTsaaaaaaaceeeeiiiidnooooo*ouuuuyty";
  while (*p < end && **p == '\'')
    (*p)++;
  if (*p == end || **p == '\n')
    return 0;
  int c = (guchar) * (*p)++;
  if (c == 0xC3 && *p < end && (guchar) * *p >= 0x80)
    c = folded[(guchar) * (*p)++ - 0x80];
  return c;
}

/* How the word compares to the line in the order of the list. */
static int compare(const char *word, gsize length, const char *line, const char *end) {
  const char *word_end = word + length;
  for (;;) {
    int one = next_folded(&word, word_end), other = next_folded(&line, end);
    if (one != other)
      return one - other;
    if (one == 0)
      return 0;
  }
}

static gboolean is_line(const char *word, gsize length, const char *line, const char *end) {
  return (gsize)(end - line) >= length && memcmp(word, line, length) == 0 &&
         (line + length == end || line[length] == '\n');
}

static const char *line_start(const char *p, const char *start) {
  while (p > start && p[-1] != '\n')
    p--;
  return p;
}

/* Lines that are equal in the list's order (grassland's, grasslands) stand together: looks for the very word there. */
static gboolean is_among_equals(const char *word, gsize length, const char *line, const char *start, const char *end) {
  const char *first = line;
  while (first > start && compare(word, length, line_start(first - 1, start), end) == 0)
    first = line_start(first - 1, start);
  for (line = first; line < end && compare(word, length, line, end) == 0; line++) {
    if (is_line(word, length, line, end))
      return TRUE;
    line = memchr(line, '\n', (gsize)(end - line));
    if (!line)
      break;
  }
  return FALSE;
}

static gboolean contains(GMappedFile *file, const char *word, gsize length) {
  const char *start = g_mapped_file_get_contents(file), *end = start + g_mapped_file_get_length(file);
  const char *low = start, *high = end;
  while (low < high) {
    const char *line = line_start(low + (high - low) / 2, low);
    int order = compare(word, length, line, end);
    if (order == 0)
      return is_among_equals(word, length, line, start, end);
    if (order < 0)
      high = line;
    else {
      const char *next = memchr(line, '\n', (gsize)(high - line));
      low = next ? next + 1 : high;
    }
  }
  return FALSE;
}

/* TRUE where one of the two lists of a size has the word. */
static gboolean is_in_size(const DzWordList *list, gsize size, const char *word, gsize length) {
  for (gsize i = size; i < size + 2; i++)
    if (list->files[i] && contains(list->files[i], word, length))
      return TRUE;
  return FALSE;
}

/* Most words are in the smallest list, and most letters that are none are not in the largest, which has all words of
   the smaller ones: either is told by one look. */
DzWordClass dz_wordlist_class(const DzWordList *list, const char *word, gsize length) {
  if (is_in_size(list, 0, word, length))
    return english[0].class;
  DzWordClass class = DZ_WORD_UNKNOWN;
  for (gsize size = G_N_ELEMENTS(english); size > 2; size -= 2) {
    gboolean is_there = list->files[size - 1] || list->files[size - 2];
    gboolean found = is_in_size(list, size - 2, word, length);
    if (is_there && !found)
      break;
    class = found ? english[size - 1].class : class;
  }
  return class;
}
