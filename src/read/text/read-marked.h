/* read-marked.h: text in which markers (原文 … 翻译 …) or nothing but the alternation of languages part the sides. */
#pragma once
#include "read/read.h"

/* `text` is UTF-8 without NUL. DZ_ERROR_INPUT for a paragraph over the limit or a text without one. */
DzDocument *dz_read_marked(const char *path, const char *text, gsize length, const DzReadOptions *options,
                           GError **error);
