/* duizhao.h: bilingual articles in, books out.

   A program fills a DzOptions, calls dz_build or dz_check, and reads the DzOutcome. Nothing is printed and nothing is
   kept between calls. All texts are UTF-8, all lengths points.

       DzOptions options = {.layout = "interleaved", .paper = "A5"};
       const char *inputs[] = {"article.txt", NULL};
       g_autoptr(DzOutcome) outcome = dz_build(inputs, "article.pdf", NULL, &options);
       if (outcome->error)
         fputs(outcome->error->message, stderr);  */
#pragma once
#include <glib.h>

G_BEGIN_DECLS

#define DZ_VERSION "0.1.0"

/* What went wrong, by who must act. */
typedef enum {
  DZ_ERROR_INPUT,       /* the article: missing, broken, not bilingual */
  DZ_ERROR_LAYOUT,      /* the layout file */
  DZ_ERROR_FONT,        /* no face for a role */
  DZ_ERROR_OUTPUT,      /* the place to write to */
  DZ_ERROR_UNSUPPORTED, /* a sound file that this version can't read, or an ending it can't write */
  DZ_ERROR_USAGE,       /* a value that an option does not take */
} DzErrorCode;

#define DZ_ERROR (dz_error_quark())
GQuark dz_error_quark(void);

/* The line of the input the error speaks of, from 1; 0 where it has none. */
guint dz_error_line(const GError *error);

/* "input", "layout", "font", "output", "unsupported", "usage". */
const char *dz_error_kind(const GError *error);

/* The two sides of a pair, also as indices. */
typedef enum { DZ_ORIGINAL, DZ_TRANSLATION } DzSide;

/* A choice of side in an option, where not choosing means "as usual". */
typedef enum { DZ_UNCHOSEN, DZ_CHOOSE_ORIGINAL, DZ_CHOOSE_TRANSLATION } DzSideChoice;

/* What a user may choose. All strings are borrowed; NULL and 0 mean "as usual". */
typedef struct {
  const char *layout;      /* a name in layouts/, or a file */
  const char *paper;       /* A4, A5, B5, Letter, 6in, WIDTHxHEIGHTmm */
  double size;             /* of Han, in points; all other sizes follow */
  const char *language[2]; /* BCP 47, by DzSide: overrides what is found */
  DzSideChoice order;      /* which side comes first; usually the original */
  DzSideChoice primary;    /* which side is set at full size; usually the first */
  DzSideChoice only;       /* leave the other side out */
  const char *title, *author, *translator, *source, *date, *rights, *series;
  const char *const *font_dirs; /* folders with faces, NULL-terminated */
  const char *encoding;         /* of the inputs: "GB18030", "Big5" …; usually found out */
  gboolean no_repair;           /* leave punctuation and quotes as they are */
} DzOptions;

/* Something the user should know: a repair that was not certain, a thing that was dropped. */
typedef struct {
  guint line; /* of the input, from 1; 0 where it has none */
  char *text;
} DzNote;

/* A place where a text was changed: bytes start ≤ i < end of it before and after. */
typedef struct {
  gsize before_start, before_end, after_start, after_end;
} DzChange;

/* A text as it was read and as it will stand in the book. */
typedef struct {
  guint line;
  char *before, *after;
  GArray *changes; /* DzChange, in order, none touching another */
} DzTextReport;

/* What stands beside each other. */
typedef struct {
  const char *kind;      /* "title", "summary", "heading", "pair", "key" (a sentence), "analysis" (of the key before),
                            "word",      "note", "question", "more" (of the one before) */
  guint number;          /* of a pair, from 1; else 0 */
  DzTextReport *side[2]; /* by DzSide; NULL where it is missing, never both */
  double ratio;          /* characters of the translation to each of the original; 0 where a side is missing */
  GPtrArray *doubts;     /* char*: why a pair is odd, a phrase each; empty where it is not */
} DzPairReport;

/* What was understood of one article. */
typedef struct {
  char *title[2]; /* by DzSide; NULL where there is none */
  char *date, *source;
  guint summary, pairs, unpaired, headings, key_sentences, vocabulary;
  guint glossary, footnotes, questions; /* what stands after it for study */
  guint punctuation_repairs, quote_repairs, glued_repairs;
  GPtrArray *notes; /* DzNote* */
  GPtrArray *rows;  /* DzPairReport*, in reading order, from dz_check; NULL from dz_build */
  double ratio;     /* the median of the pairs' ratios; 0 where there are too few to have a usual one */
} DzArticleReport;

/* What was understood of one input. */
typedef struct {
  char *path, *format;
  char *language[2];
  GPtrArray *articles; /* DzArticleReport* */
  GError *error;       /* why there are none */
} DzReport;

typedef struct {
  GPtrArray *reports; /* DzReport*, in the order of the inputs */
  GPtrArray *notes;   /* DzNote* about the book: faces, dictionaries, lines that would not fit */
  GPtrArray *details; /* char*: the faces, dictionaries and times of the run, for -v */
  guint page_count;   /* of a PDF */
  GError *error;      /* why there is no book; the first input's error where an input failed */
} DzOutcome;

void dz_outcome_free(DzOutcome *outcome);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(DzOutcome, dz_outcome_free)

/* Reads the inputs ("-" is standard input) and writes one book to `output` ("-" is standard output). `to` names the
   form ("pdf", "epub", "txt", "md", "tsv", "json"); NULL: the ending of `output`. The file is complete or absent.
   Returns a new outcome, never NULL. */
DzOutcome *dz_build(const char *const *inputs, const char *output, const char *to, const DzOptions *options);

/* Reads the inputs and says what was understood. Returns a new outcome, never NULL. */
DzOutcome *dz_check(const char *const *inputs, const DzOptions *options);

/* Names of the layouts there are, NULL-terminated; free with g_strfreev. `descriptions`, if not NULL, is set to as
   many sentences, to be freed alike. */
char **dz_layouts(char ***descriptions, GError **error);

/* The text of a layout file, to print, copy and change. Free with g_free. */
char *dz_layout_text(const char *name, GError **error);

/* A line a role: which face it takes here and which package has it where it is missing. Free with g_strfreev. */
char **dz_fonts(const char *const *font_dirs, GError **error);

G_END_DECLS
