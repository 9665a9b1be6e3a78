/* xhtml-text.h: a text with its spans → XHTML; the languages and classes of what it stands in. */
#pragma once
#include "model/text.h"
#include "write/xml/xml.h"

/* The notes of an article, which references in its texts lead to. */
typedef struct {
  GPtrArray *addresses;  /* char*, of each note */
  gboolean *is_referred; /* of each: a reference to it has been written */
} DzNoteLinks;

/* Writes the bytes from ≤ i < to of a text. `links` NULL: references lead nowhere. */
void dz_xhtml_range(DzXml *xml, const DzText *text, gsize from, gsize to, DzNoteLinks *links);

/* "zh", "ja", "ko", "ar" …: the class of a script that the style sheets treat apart; NULL for others. Static. */
const char *dz_script_class(const char *language);

/* "rtl" for a language written from right to left, else NULL. Static. */
const char *dz_direction(const char *language);

/* A class with the script's, where the style sheets treat that apart. New string. */
char *dz_with_script(const char *class, const char *language);
