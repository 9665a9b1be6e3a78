/* pieces.h: what a word or a Han character comes to in one style: its boxes, with glue and penalties inside.

   A running text repeats its words: each is shaped, hyphenated and cut once a book, and copied from then on. */
#pragma once
#include "base/language.h"
#include "typeset/lines/boxes.h"

/* A box and the item the breaker sees; text positions count from the word's start. */
typedef struct {
  DzBox box;
  DzItem item;
} DzPiece;

typedef struct {
  guint count;
  DzPiece pieces[];
} DzWord;

/* Face, sizes and language of a stretch, and what its words came to. */
typedef struct {
  DzFaceRole role;
  const char *language; /* interned */
  double han, latin, rise;
  gboolean is_prose, is_tabular;
  /* what the language means */
  gboolean is_cjk, is_german;
  const char *han_language, *alphabetic_language;
  DzFaceScript han_script;
  DzRegion region;
  gboolean plain_ascii[128]; /* characters that the role's own face has */
  GHashTable *words;         /* Key → DzWord* */
  DzWord **han_pages[256];   /* by code point of the first plane, in pages of 256 */
} DzStyle;

/* How a word is to be cut, besides its style. */
typedef enum {
  DZ_WORD_UNHYPHENATED = 1 << 0, /* the last of a paragraph */
  DZ_WORD_RTL = 1 << 1,
} DzWordManner;

/* In which language the Han characters, and the words, of a text in `language` are set. */
static inline const char *dz_han_language(const DzSetter *setter, const char *language) {
  return dz_is_cjk_language(language) ? language : setter->han_language;
}

static inline const char *dz_alphabetic_language(const DzSetter *setter, const char *language) {
  return dz_is_cjk_language(language) ? setter->latin_language : language;
}

/* The style of a stretch: one for all that are set alike. Lends; lives as long as the setter's styles. */
DzStyle *dz_style(DzSetter *setter, const DzStretch *stretch);
void dz_style_free(DzStyle *style);

/* A Han character or mark with what combines with it, or —— …… as one. NULL where no face has it nor a stand-in. */
const DzWord *dz_han_word(DzSetter *setter, DzStyle *style, const char *text, gsize length);

/* An alphabetic word, in one face and script. */
const DzWord *dz_alphabetic_word(DzSetter *setter, DzStyle *style, const char *text, gsize length, DzWordManner manner);

/* The same, not kept, with break points after every cluster where it is wider than `split_over` (points); 0: also
   where a mark would stand alone. `soft`, by byte, is 1 after each soft hyphen that the word had: these are then all
   the hyphens it gets; NULL: it had none. Free with g_free. */
DzWord *dz_split_word(DzSetter *setter, DzStyle *style, const char *text, gsize length, DzWordManner manner,
                      double split_over, const guint8 *soft);

/* A space: a box without width before its glue. */
const DzWord *dz_space_word(DzSetter *setter, DzStyle *style, const char *text, gsize length);

/* The face that a character of a style is set in, NULL where none has it. Lends. */
const DzFace *dz_style_face(const DzSetter *setter, const DzStyle *style, gunichar c, gboolean is_han);
