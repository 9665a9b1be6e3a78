/* numbering.h: the numbers that people put before paragraphs, words and questions: "Para 1", 第1段, ①, "1.", (1), [1].
 */
#pragma once
#include <glib.h>

typedef enum {
  DZ_NUMBERING_NONE,
  DZ_NUMBERING_ITEM,      /* "1.", "1、", (1), ① */
  DZ_NUMBERING_REFERENCE, /* [1], ［1］, 〔1〕: what a reference in a text looks like too */
  DZ_NUMBERING_PARAGRAPH, /* "Para 1", 第1段: says of itself that it counts paragraphs */
} DzNumberingKind;

typedef struct {
  DzNumberingKind kind;
  guint number;
  gsize length; /* bytes, with the space after it */
} DzNumbering;

/* "xiv": small Roman numerals, as pages before a book's first are numbered. New string. */
char *dz_roman(guint number);

/* The numbering that a text begins with; NONE where it begins with none. "1.5 km" and "1984 was" do not. */
DzNumbering dz_numbering_at(const char *text);
