/* duizhao.h: bilingual articles in, books out.

   A program names its inputs and options, calls dz_build or dz_check, and reads the DzOutcome. Nothing is printed. All
   texts are UTF-8, all lengths points. A whole program, built with `pkg-config --cflags --libs duizhao`:

       #include <duizhao.h>
       #include <stdio.h>

       int main(void) {
         const DzInput input = {.path = "article.txt"};
         const DzOutput output = {.path = "article.pdf"};
         const DzOptions options = {DZ_OPTIONS, .layout = "interleaved", .paper = "A5"};
         g_autoptr(DzOutcome) outcome = dz_build(&input, 1, &output, &options);
         if (outcome->error)
           fprintf(stderr, "%s\n", outcome->error->message);
         return outcome->error != NULL;
       }

   Threads: dz_build and dz_check may run in any number of threads at once; each call has its own fonts, and the bytes
   it makes are those that it would make alone. An outcome belongs to the thread that has it. Lists of words and our own
   language files are read once and shared. The environment (SOURCE_DATE_EPOCH, DUIZHAO_DATA_DIR, XDG_CONFIG_HOME) is
   read and must not be changed meanwhile. */
#pragma once
#include <glib.h>

G_BEGIN_DECLS

/* The only place where the version stands; the build takes it from here. */
#define DZ_VERSION_MAJOR 0
#define DZ_VERSION_MINOR 1
#define DZ_VERSION_MICRO 0
#define DZ_VERSION "0.1.0"

/* The version of the library that runs, which may be a newer one than that of this header. Static. */
const char *dz_version(void);

/* What went wrong, by who must act. */
typedef enum {
  DZ_ERROR_INPUT,       /* the article: missing, broken, not bilingual */
  DZ_ERROR_LAYOUT,      /* the layout or a language file */
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

/* How pages stand on the paper. */
typedef enum {
  DZ_SHEETS_SINGLE,  /* a page a side */
  DZ_SHEETS_BOOKLET, /* two a side, to be folded: all sheets laid into each other, above 40 pages in sections of 16 */
  DZ_SHEETS_TWO_UP,  /* two a side, beside each other as they follow */
  DZ_SHEETS_FOLDER,  /* two a side, each sheet folded by itself: 4 and 1, 2 and 3 */
} DzSheets;

/* Where the answers of an exercise go. */
typedef enum {
  DZ_ANSWERS_USUAL,    /* as the layout says */
  DZ_ANSWERS_NONE,     /* nowhere */
  DZ_ANSWERS_END,      /* behind each article */
  DZ_ANSWERS_SEPARATE, /* into a file of their own: NAME.key.pdf beside NAME.pdf */
} DzAnswers;

/* What an article is read from. All is borrowed. */
typedef struct DzInput {
  const char *path;              /* a file, or "-": standard input; of bytes, the name that messages and a book without
                                    a title call them by, and whose ending may tell the form */
  GBytes *bytes;                 /* what is read instead of a file; NULL: the file */
  DzSideChoice side;             /* which side it holds alone; DZ_UNCHOSEN: both */
  const struct DzInput *partner; /* of an input with one side: the one with the other */
} DzInput;

/* Where a book goes. */
typedef struct {
  const char *path; /* a file, which is complete or absent; "-": standard output; NULL: DzOutcome.bytes */
  const char *form; /* "pdf", "epub", "png", "txt", "md", "tsv", "json"; NULL: the ending of `path` */
} DzOutput;

/* What a user may choose. Begins with DZ_OPTIONS, so that a program built against an older header goes on working when
   options are added. All strings are borrowed; NULL and 0 mean "as usual". */
#define DZ_OPTIONS .struct_size = sizeof(DzOptions)
typedef struct {
  gsize struct_size;
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
  gsize threads;                /* that the job may use; usually as many as there are processors */
  const char *form;             /* of the inputs: "markdown", "txt", "tsv", "csv", "json"; usually found out */
  const char *title_translation;
  const char *const *drop; /* lines of the inputs with one of these in them are left out; NULL-terminated */
  gboolean strict;         /* an article of which something is doubtful is no article */
  const char *pairs;       /* "1-8,12": of each article only these, in .pdf, .epub, .png and .txt */
  const char *parts;       /* "summary,text,key,words,notes,questions": only these, in the same */
  gsize fit;               /* at most so many pages: set closer and smaller within limits; 0: as the layout says */
  double margins;          /* points, on all sides; 0: as the layout says */
  gsize line_numbers;      /* every so many lines of the original; 0: as the layout says */
  gboolean contact_sheet;  /* a picture has all pages small, beside each other */
  DzAnswers answers;       /* of an exercise */
  const char *copies;      /* "student", "teacher" or "student,teacher": NAME.pdf without, NAME.teacher.pdf with what is
                              to be written; alone, either is NAME.pdf */
  DzSheets sheets;         /* of a PDF; a booklet's usual paper is folded from that of the layout */
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

/* How many things of a kind stand after an article for study. */
typedef struct {
  const char *name; /* "glossary", "footnotes", "questions"; static */
  const char *many; /* "words", "notes", "questions"; static */
  guint count;
} DzStudyCount;

/* What of an article's reading is as good as a guess. */
typedef struct {
  const char *what; /* "pair", "heading", "title", "languages" (which is the original); static */
  guint line;       /* of the input, from 1; 0 where it has none */
  guint number;     /* of a pair, from 1; else 0 */
} DzDoubt;

/* What was understood of one article. */
typedef struct {
  char *title[2]; /* by DzSide; NULL where there is none */
  char *date, *source;
  guint summary, pairs, unpaired, headings, key_sentences, vocabulary;
  GArray *study; /* DzStudyCount: what stands after it for study, a kind each */
  guint punctuation_repairs, quote_repairs, glued_repairs;
  GPtrArray *notes; /* DzNote* */
  GPtrArray *rows;  /* DzPairReport*, in reading order, from dz_check; NULL from dz_build */
  double ratio;     /* the median of the pairs' ratios; 0 where there are too few to have a usual one */
  GArray *doubts;   /* DzDoubt: what of the reading of it is not certain, in reading order */
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
  GBytes *bytes;      /* the book, where it went to no file; else NULL */
  GError *error;      /* why there is no book; the first input's error where an input failed */
  GPtrArray *copies;  /* char*: the further files that were written, for the teacher or of answers; of a picture its
                         pages, where there are several */
} DzOutcome;

void dz_outcome_free(DzOutcome *outcome);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(DzOutcome, dz_outcome_free)

/* Reads the inputs and writes one book. Returns a new outcome, never NULL. */
DzOutcome *dz_build(const DzInput *inputs, guint input_count, const DzOutput *output, const DzOptions *options);

/* Reads the inputs and says what was understood. Returns a new outcome, never NULL. */
DzOutcome *dz_check(const DzInput *inputs, guint input_count, const DzOptions *options);

/* "2 of 5 pairs are doubtful (lines 12, 40)": the doubts of an article as a sentence has them; NULL where there are
   none. Free with g_free. */
char *dz_doubts_in_words(const DzArticleReport *report);

/* The one of `count` known words that a misspelt one is nearest to; NULL where all are far. Lends. */
const char *dz_nearest_word(const char *word, const char *const *known, guint count);

/* Names of the layouts there are, NULL-terminated; free with g_strfreev. `descriptions`, if not NULL, is set to as
   many sentences, to be freed alike. */
char **dz_layouts(char ***descriptions, GError **error);

/* The text of a layout file, to print, copy and change. Free with g_free. */
char *dz_layout_text(const char *name, GError **error);

/* A line a role: which face it takes here and which package has it where it is missing. Free with g_strfreev. */
char **dz_fonts(const char *const *font_dirs, GError **error);

G_END_DECLS
