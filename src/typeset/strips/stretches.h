/* stretches.h: texts with spans → stretches, each in one face: how emphasis, links, ruby and the like are set. */
#pragma once
#include "model/text.h"
#include "typeset/pages/pages.h"

/* Text in the label faces; the Latin is a little larger, as they ask for. Lends the text. */
DzStretch dz_label_stretch(const char *text, const char *language, DzFaceRole role, double size);

/* Running text without regard to its spans. Lends the text. */
DzStretch dz_text_stretch(const DzText *text, const char *language, double han, double latin);

/* Adds a stretch that is set as another but has its own text. Lends both; until the next is added. */
DzStretch *dz_add_stretch(GArray *stretches, const DzStretch *like, const char *text, gsize length);

/* Parts a text at its spans: emphasis in italic or dotted, strong in the label face, code in its own, vocabulary
   underlined, ruby above, references raised; links and ruby as elements of their own under `element`. */
void dz_span_stretches(const DzText *text, const DzStretch *whole, DzPages *pages, int element, GArray *stretches);
