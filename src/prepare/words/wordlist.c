/* wordlist.c: see wordlist.h.

   A list is a sorted file, one word a line; a word is found in it by halving. Halving a file of megabytes is mostly
   walking to the start of a line and reading it as it is sorted, so the lines where the search first passes ("posts",
   one in some two hundred bytes) are remembered by their first letters: most steps compare two numbers. Nothing is read
   ahead: a process that looks up a hundred words touches what a hundred words need. */
#include "prepare/words/wordlist.h"
#include "base/language.h"
#include <string.h>
#include <sys/mman.h>

enum { SIZES = 4, LISTS_OF_A_SIZE = 2, POST_DISTANCE = 64, MEMORY_SIZE = 1 << 14 };

/* By size, the small ones first: each has all words of the one before. */
static const char *const english[SIZES][LISTS_OF_A_SIZE] = {
    {"/usr/share/dict/american-english-small", "/usr/share/dict/british-english-small"},
    {"/usr/share/dict/american-english", "/usr/share/dict/british-english"},
    {"/usr/share/dict/american-english-large", "/usr/share/dict/british-english-large"},
    {"/usr/share/dict/american-english-huge", "/usr/share/dict/british-english-huge"},
};
static const DzWordClass class_of_size[SIZES] = {DZ_WORD_COMMON, DZ_WORD_USUAL, DZ_WORD_UNCOMMON, DZ_WORD_RARE};

typedef struct {
  GMappedFile *file; /* NULL where it is not installed */
  const char *start, *end;
  gsize post_count;
  guint64 *posts; /* the first letters of the line at every POST_DISTANCE; 0 until a search passes */
} List;

/* What a word was found to be, under its hash. */
typedef struct {
  gsize hash; /* 0: nothing yet */
  DzWordClass class;
} Remembered;

struct DzWordList {
  List lists[SIZES][LISTS_OF_A_SIZE];
  Remembered memory[MEMORY_SIZE];
};

const char *dz_wordlist_package(const char *language) {
  return dz_same_language(language, "en") ? "wamerican-large" : NULL;
}

static void open_list(List *list, const char *path) {
  list->file = g_mapped_file_new(path, FALSE, NULL);
  if (!list->file)
    return;
  gsize length = g_mapped_file_get_length(list->file);
  list->start = g_mapped_file_get_contents(list->file);
  list->end = list->start + length;
  list->post_count = length / POST_DISTANCE;
  list->posts = g_new0(guint64, list->post_count);
}

static void wordlist_free(gpointer data) {
  DzWordList *list = data;
  for (int size = 0; size < SIZES; size++)
    for (int i = 0; i < LISTS_OF_A_SIZE; i++) {
      g_clear_pointer(&list->lists[size][i].file, g_mapped_file_unref);
      g_free(list->lists[size][i].posts);
    }
  g_free(list);
}

static GPrivate of_thread = G_PRIVATE_INIT(wordlist_free);

void dz_wordlists_rest(void) {
  const DzWordList *list = g_private_get(&of_thread);
  for (int size = 0; list && size < SIZES; size++)
    for (int i = 0; i < LISTS_OF_A_SIZE; i++) {
      const List *one = &list->lists[size][i];
      if (one->file)
        madvise((void *)one->start, (gsize)(one->end - one->start), MADV_DONTNEED);
    }
}

DzWordList *dz_wordlist(const char *language) {
  if (!dz_same_language(language, "en"))
    return NULL;
  DzWordList *list = g_private_get(&of_thread);
  if (!list) {
    list = g_new0(DzWordList, 1);
    for (int size = 0; size < SIZES; size++)
      for (int i = 0; i < LISTS_OF_A_SIZE; i++)
        open_list(&list->lists[size][i], english[size][i]);
    g_private_set(&of_thread, list);
  }
  for (int size = 0; size < SIZES; size++)
    for (int i = 0; i < LISTS_OF_A_SIZE; i++)
      if (list->lists[size][i].file)
        return list;
  return NULL;
}

/* The lists are sorted by their plain letters, as if apostrophes and letters with accents were not there. The next
   letter of that order, 0 at the end. */
static guint8 next_sorted(const char **p, const char *end) {
  while (*p < end && (**p == '\'' || (guint8) * *p >= 0x80))
    (*p)++;
  return *p == end || **p == '\n' ? 0 : (guint8) * (*p)++;
}

/* The first eight letters as a number of the same order. */
static guint64 first_letters(const char *line, const char *end) {
  guint64 letters = 0;
  if (end - line >= 8) {
    memcpy(&letters, line, 8);
    if ((letters & 0xC0C0C0C0C0C0C0C0u) == 0x4040404040404040u) /* eight plain ones */
      return GUINT64_FROM_BE(letters);
    letters = 0;
  }
  for (int shift = 56; shift >= 0; shift -= 8) {
    guint8 c = next_sorted(&line, end);
    if (c == 0)
      break;
    letters |= (guint64)c << shift;
  }
  return letters;
}

/* A word that is looked for. */
typedef struct {
  const char *start, *end;
  guint64 letters; /* its first ones */
} Word;

/* How the word compares to the line in the order of the list. */
static int compare(const Word *sought, const char *line, const char *end) {
  guint64 letters = first_letters(line, end);
  if (letters != sought->letters)
    return sought->letters < letters ? -1 : 1;
  const char *word = sought->start;
  for (;;) {
    int one = next_sorted(&word, sought->end), other = next_sorted(&line, end);
    if (one != other)
      return one - other;
    if (one == 0)
      return 0;
  }
}

static gboolean is_line(const Word *word, const char *line, const char *end) {
  gsize length = (gsize)(word->end - word->start);
  return (gsize)(end - line) >= length && memcmp(word->start, line, length) == 0 &&
         (line + length == end || line[length] == '\n');
}

static const char *line_start(const char *p, const char *start) {
  while (p > start && p[-1] != '\n')
    p--;
  return p;
}

/* Lines that are equal in the list's order (grassland's, grasslands) stand together: looks for the very word there. */
static gboolean is_among_equals(const List *list, const Word *word, const char *line) {
  const char *first = line;
  while (first > list->start && compare(word, line_start(first - 1, list->start), list->end) == 0)
    first = line_start(first - 1, list->start);
  for (line = first; line < list->end && compare(word, line, list->end) == 0; line++) {
    if (is_line(word, line, list->end))
      return TRUE;
    line = memchr(line, '\n', (gsize)(list->end - line));
    if (!line)
      break;
  }
  return FALSE;
}

/* The line that a post stands in. */
static const char *post_line(const List *list, gsize post) {
  return line_start(list->start + post * POST_DISTANCE, list->start);
}

static guint64 post_letters(List *list, gsize post) {
  if (list->posts[post] == 0)
    list->posts[post] = first_letters(post_line(list, post), list->end);
  return list->posts[post];
}

/* Between which posts the word must be: the last before it, the first after it. */
static void narrow_by_posts(List *list, guint64 letters, const char **low, const char **high) {
  gsize first = 0, last = list->post_count; /* posts below `first` are before the word, from `last` on after it */
  while (first < last) {
    gsize middle = first + (last - first) / 2;
    guint64 here = post_letters(list, middle);
    if (here == letters) /* a long word begins like others: both ends are near */
      break;
    if (here < letters)
      first = middle + 1;
    else
      last = middle;
  }
  *low = first > 0 ? post_line(list, first - 1) : list->start;
  *high = last < list->post_count ? post_line(list, last) : list->end;
}

static gboolean contains(List *list, const Word *word) {
  const char *low, *high;
  narrow_by_posts(list, word->letters, &low, &high);
  while (low < high) {
    const char *line = line_start(low + (high - low) / 2, low);
    int order = compare(word, line, list->end);
    if (order == 0)
      return is_among_equals(list, word, line);
    if (order < 0)
      high = line;
    else {
      const char *next = memchr(line, '\n', (gsize)(high - line));
      low = next ? next + 1 : high;
    }
  }
  return FALSE;
}

/* How many letters the word and the line have in common. */
static gsize common_letters(const Word *word, const char *line, const char *end) {
  gsize count = 0;
  for (const char *p = word->start; p < word->end; p++, count++)
    if (next_sorted(&line, end) != (guint8)*p)
      break;
  return count;
}

/* The word that shares most letters with the sought one stands right before or right after the place where it would. */
static gsize reach_in(List *list, const Word *word) {
  const char *low, *high;
  narrow_by_posts(list, word->letters, &low, &high);
  while (low < high) {
    const char *line = line_start(low + (high - low) / 2, low);
    if (compare(word, line, list->end) <= 0)
      high = line;
    else {
      const char *next = memchr(line, '\n', (gsize)(high - line));
      low = next ? next + 1 : high;
    }
  }
  gsize after = low < list->end ? common_letters(word, low, list->end) : 0;
  gsize before = low > list->start ? common_letters(word, line_start(low - 1, list->start), list->end) : 0;
  return MAX(before, after);
}

gsize dz_wordlist_reach(DzWordList *list, const char *letters, gsize length) {
  for (gsize i = 0; i < length; i++)
    if (!g_ascii_isalpha(letters[i]))
      return length;
  Word word = {letters, letters + length, first_letters(letters, letters + length)};
  for (int size = SIZES - 1; size >= 0; size--) { /* the largest has all words of the others */
    gsize reach = 0;
    gboolean is_there = FALSE;
    for (int i = 0; i < LISTS_OF_A_SIZE; i++) {
      List *one = &list->lists[size][i];
      gsize here = one->file ? reach_in(one, &word) : 0;
      is_there = is_there || one->file;
      reach = MAX(reach, here);
    }
    if (is_there)
      return reach;
  }
  return 0;
}

/* The class by the smallest list that has the word. Most letters that are looked up are no word at all, which the
   largest list tells by itself. */
static DzWordClass find(DzWordList *list, const Word *word) {
  DzWordClass class = DZ_WORD_UNKNOWN;
  for (int size = SIZES - 1; size >= 0; size--) {
    gboolean is_there = FALSE, found = FALSE;
    for (int i = 0; i < LISTS_OF_A_SIZE && !found; i++) {
      List *one = &list->lists[size][i];
      is_there = is_there || one->file;
      found = one->file && contains(one, word);
    }
    if (is_there && !found)
      break;
    class = found ? class_of_size[size] : class;
  }
  return class;
}

/* FNV-1a, its high half into its low one. */
gsize dz_word_hash(const char *word, gsize length) {
  guint64 hash = 0xCBF29CE484222325u;
  for (gsize i = 0; i < length; i++)
    hash = (hash ^ (guint8)word[i]) * 0x100000001B3u;
  return (gsize)(hash ^ hash >> 32) | 1;
}

DzWordClass dz_wordlist_class(DzWordList *list, const char *word, gsize length) {
  gsize hash = dz_word_hash(word, length);
  Remembered *remembered = &list->memory[hash / 2 % MEMORY_SIZE];
  if (remembered->hash != hash) {
    Word sought = {word, word + length, first_letters(word, word + length)};
    *remembered = (Remembered){hash, find(list, &sought)};
  }
  return remembered->class;
}
