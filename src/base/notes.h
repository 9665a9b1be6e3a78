/* notes.h: what the user should know and no error says. */
#pragma once
#include "duizhao.h"

/* A new, empty list of DzNote*; owns them. */
GPtrArray *dz_notes_new(void);

/* Adds a note about a line (0: none). */
void dz_notes_add(GPtrArray *notes, guint line, const char *format, ...) G_GNUC_PRINTF(3, 4);

/* Adds a note unless the same sentence is there already. */
void dz_notes_add_once(GPtrArray *notes, guint line, const char *format, ...) G_GNUC_PRINTF(3, 4);
