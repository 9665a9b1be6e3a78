/* language-tags.h: what a BCP 47 tag says of a language.

   Languages are BCP 47 tags: "en", "zh-Hans", "zh-Hant", "ja", "ko", "ru", "de", … A tag longer than its language
   ("en-GB") is kept as given. */
#pragma once
#include <glib.h>

/* TRUE where two tags name the same language; zh-Hans and zh-Hant are the same here. */
gboolean dz_same_language(const char *one, const char *other);

/* TRUE for zh, ja, ko in any form: text that is set in em squares. */
gboolean dz_is_cjk_language(const char *language);

/* TRUE for languages that are written from right to left: ar, he, fa, ur and the like. */
gboolean dz_is_rtl_language(const char *language);

/* Chinese, simplified or traditional. */
gboolean dz_is_chinese(const char *language);
gboolean dz_is_traditional(const char *language);

/* TRUE where the tag is well formed (RFC 5646 §2.1, without extensions) and short. */
gboolean dz_language_is_valid(const char *language);

/* A user's tag as we keep it: "zh", "zh-cn", "cn" → "zh-Hans"; "zh-tw", "zh-hk" → "zh-Hant"; else as given, cased by
   RFC 5646 §2.1.1. New string. */
char *dz_language_normal(const char *language);
