/* stylesheet.h: the style sheets of an EPUB: rules common to all books from layouts/, the layout's numbers after them.

   style.css is for every reader and keeps to CSS 2.1; more.css stands inside @supports, for current ones. */
#pragma once
#include "arrange/layout.h"

/* DZ_ERROR_LAYOUT where the rules are not found. New bytes. */
GBytes *dz_stylesheet(const DzLayout *layout, GError **error);
GBytes *dz_stylesheet_more(GError **error);
