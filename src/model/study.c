/* study.c: see study.h. */
#include "model/study.h"

static const DzStudyTraits traits[DZ_STUDY_KINDS] = {
    [DZ_STUDY_WORD] = {"word", "glossary", "examples", "words", "w", NULL, DZ_LIST_WORDS, DZ_LABEL_GLOSSARY},
    [DZ_STUDY_NOTE] = {"note", "footnotes", "more", "notes", "n", NULL, DZ_LIST_NOTES, DZ_LABEL_NOTES},
    [DZ_STUDY_QUESTION] = {"question", "questions", "choices", "questions", "q", "[ ]", DZ_LIST_QUESTIONS,
                           DZ_LABEL_QUESTIONS},
};

const DzStudyTraits *dz_study_traits(DzStudyKind kind) {
  return &traits[kind];
}
