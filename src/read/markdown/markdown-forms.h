/* markdown-forms.h: the blocks of an article in Markdown → passages, by the form that it is in. */
#pragma once
#include "model/document.h"
#include "read/markdown/markdown.h"
#include "read/read.h"

/* Adds what the blocks (DzMdBlock*) say to the document, as duizhao writes it. */
void dz_markdown_own(DzDocument *document, const GPtrArray *blocks);

/* The same, as people write it. */
void dz_markdown_found(DzDocument *document, const GPtrArray *blocks, const DzReadOptions *options);
