/* unread.h: forms of text that have no reader yet, known by name so that none is set as a book of its own tags. */
#pragma once
#include <glib.h>

/* What a text is, in a user's words ("HTML", "subtitles (SRT)"), and in *advice what would help; NULL where it may be
   an article. */
const char *dz_unread_form(const char *path, const char *text, const char **advice);
