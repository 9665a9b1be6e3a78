/* article.h: the document model: what prepare makes and every writer takes.

   Blocks are flat and in order. Each has two sides, indexed by DzSide; one may be missing. A parent owns its children.
 */
#pragma once
#include "base/notes.h"
#include "model/study.h"
#include "model/text.h"

/* Bytes start ≤ i < end of a text; none where both are 0. */
typedef struct {
  gsize start, end;
} DzRange;

/* Sentences that say the same: by DzSide, those of one text and those of the other; one may be none. */
typedef struct {
  DzRange side[2];
} DzSentencePair;

typedef enum {
  DZ_BLOCK_HEADING,
  DZ_BLOCK_PAIR,
  DZ_BLOCK_CODE, /* lines of a program; one side, whatever the languages */
  DZ_BLOCK_NOTE, /* what a teacher wrote under the pair before it; one side */
  DZ_BLOCK_KINDS
} DzBlockKind;

/* "heading", "pair", "code", "note". */
const char *dz_block_name(DzBlockKind kind);

typedef struct {
  DzBlockKind kind;
  guint number;         /* of a pair, from 1 in each article; 0 else */
  DzText *side[2];      /* NULL where missing, never both */
  gboolean after_sync;  /* a person put a sync point before it */
  double margin;        /* how much likelier this reading of it is than the next best, a logarithm; INFINITY: told */
  gboolean is_doubtful; /* as is what kind of block it is */
  GArray *sentences;    /* DzSentencePair, in order, where they were asked for (dz_pair_sentences); else NULL */
} DzBlock;

/* A sentence taken out of the article for study. */
typedef struct {
  DzText *side[2];
  DzText *analysis;      /* NULL: left for the student to write */
  gboolean has_analysis; /* the article asks for one, filled or not */
  guint pair;            /* the number of the pair it stands in, 0 unknown */
} DzKeySentence;

typedef struct {
  DzText *side[2]; /* a word and its meaning, a note, a question; NULL where missing, never both */
  char *reading;   /* of a word: as it is said, in IPA, pinyin or kana, without brackets; NULL unknown */
  char *part;      /* of a word: its part of speech, "adj."; NULL unknown */
  char *typed;     /* of a note: the number that it was typed with, until its references are found; else NULL */
  GPtrArray *more; /* DzText*: examples of a word, choices and answer of a question; each in one of the two languages */
} DzStudyItem;

typedef struct {
  guint punctuation, quotes, glued; /* characters changed */
} DzRepairs;

typedef struct {
  char *language[2]; /* BCP 47, by DzSide */
  DzText *title[2];  /* NULL where missing */
  char *date;        /* YYYY-MM-DD, or NULL */
  char *source;      /* an address or a name */
  char *author, *translator, *editor, *rights;
  char *tags;                       /* joined by ", ", or NULL */
  GPtrArray *summary;               /* DzText*, in order */
  GArray *summary_sides;            /* DzSide of each */
  GPtrArray *blocks;                /* DzBlock* */
  GPtrArray *key_sentences;         /* DzKeySentence* */
  GPtrArray *study[DZ_STUDY_KINDS]; /* DzStudyItem*; a note's number is its place, from 1 */
  gboolean doubts_languages;        /* which side is the original is as good as a guess */
  gboolean doubts_title;            /* as is that its title is one */
  DzRepairs repairs;
  GPtrArray *notes; /* DzNote* */
} DzArticle;

/* What a remark begins with in .md, where the text does not tell its side: "※ ", "⁑ ". */
const char *dz_remark_sign(DzSide side);

DzArticle *dz_article_new(void);
void dz_article_free(DzArticle *article);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(DzArticle, dz_article_free)

/* Adds a block; takes over both texts. */
DzBlock *dz_article_add_block(DzArticle *article, DzBlockKind kind, DzText *original, DzText *translation);

/* Adds a key sentence; takes over the texts. */
DzKeySentence *dz_article_add_key(DzArticle *article, DzText *original, DzText *translation);

/* Adds a word, note or question without any text yet. Lends it for its fields to be set. */
DzStudyItem *dz_article_add_study(DzArticle *article, DzStudyKind kind);

/* Brings a word into the one form that every stage may count on: it stands on the original's side, without spans and
   without spaces at its ends. */
void dz_settle_word(DzStudyItem *word);

/* The side that a text is on which could be on either: that of its language. */
DzSide dz_article_side_of(const DzArticle *article, const char *text);

/* Adds a paragraph of the summary; takes over the text. */
void dz_article_add_summary(DzArticle *article, DzSide side, DzText *text);

/* TRUE where the block's reading is as good as a guess: of such pairs about half are wrong, of others one in five
   hundred (tests/bench/forms --doubts). */
gboolean dz_block_is_doubtful(const DzBlock *block);

/* How many blocks of the kind there are; of pairs those with both sides. */
guint dz_article_count(const DzArticle *article, DzBlockKind kind);

/* How many paragraphs have no partner. */
guint dz_article_unpaired(const DzArticle *article);

/* Calls a function with each text of the article and the side it is on, in reading order: titles, summary, blocks, key
   sentences, words, notes, questions. */
typedef void (*DzTextFunction)(DzText *text, DzSide side, gpointer data);
void dz_article_each_text(const DzArticle *article, DzTextFunction function, gpointer data);

/* A line a block, the sides parted by " | ", as tests compare it. New string. */
char *dz_article_dump(const DzArticle *article);

/* What is known of the book as a whole; articles in reading order. */
typedef struct {
  char *title; /* chosen by the user, or NULL: the first article's */
  char *series;
  GPtrArray *articles; /* DzArticle* */
} DzBook;

DzBook *dz_book_new(void);
void dz_book_free(DzBook *book);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(DzBook, dz_book_free)

/* The book's languages: those of its first article. */
const char *dz_book_language(const DzBook *book, DzSide side);

/* The title to show for the book in one language or the other, the translation's first; never NULL. Lends. */
const char *dz_book_title(const DzBook *book);

/* The newest date of its articles, or NULL. Lends. */
const char *dz_book_date(const DzBook *book);
