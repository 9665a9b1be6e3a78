/* paragraph-laws.h: what holds of every paragraph that is set, whatever its text; for the fuzzer and for the tests on
   random paragraphs. */
#pragma once
#include "typeset/lines/paragraph.h"

/* What was asked of dz_set_paragraph. A stretch's `element` is its number, its `ruby_element` LAW_RUBY and its number,
   so that what comes out can be told apart. */
typedef struct {
  const DzStretch *stretches;
  guint count;
  double measure, indent;
  DzSetting setting;
} LawOrder;

enum { LAW_RUBY = 1000 };

/* Faces for every language that is tested, and what else a paragraph is set with. Lives as long as the program. */
typedef struct {
  DzSetter setter;
  GPtrArray *notes, *details;
} LawPress;

/* The languages a press has faces for. NULL-terminated. */
extern const char *const law_languages[];

/* NULL, and the reason in *missing (new string), where a face that is needed is not installed. */
LawPress *law_press_new(char **missing);

/* Sets a paragraph with words and notes of its own, so that nothing is left of the ones before. */
DzParagraph *law_set(LawPress *press, const LawOrder *order);

/* Forgets the shapes of all words. */
void law_press_renew(LawPress *press);

/* Sets a paragraph and gives the first law that it breaks as a sentence (new string), NULL where all hold. */
char *law_broken(LawPress *press, const LawOrder *order);

/* TRUE where the notes of the paragraph that was set last say that a word had to be broken. */
gboolean law_has_emergency(const LawPress *press);

/* The text of one line, without ruby. New string. */
char *law_line_text(const DzParagraph *paragraph, guint line);
