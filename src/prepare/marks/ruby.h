/* ruby.h: readings that are typed after their characters become ruby. */
#pragma once
#include "model/text.h"

/* 漢字《かんじ》 and ｜振り仮名《ふりがな》, as Aozora Bunko writes Japanese, and 汉字《hàn zì》 with a syllable for
   each character: the reading leaves the text and becomes a span over what it reads. Book titles in 《》 are left
   alone. */
void dz_find_ruby(DzText *text, const char *language);
