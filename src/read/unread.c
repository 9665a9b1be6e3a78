/* unread.c: see unread.h. Each form is known by how it begins; an ending alone does not decide. */
#include "read/unread.h"
#include <string.h>

static const char save_text[] = "save its text, each paragraph followed by its translation";

/* A form, by a pattern of its first thousands of bytes. */
static const struct {
  const char *name, *pattern, *advice;
} forms[] = {
    {"HTML", "^\\s*(?:<\\?xml[^>]*>\\s*)?(?:<!--.*?-->\\s*)*<(?:!doctype html|html|head|body)\\b",
     "open it in a browser and save its text"},
    {"XLIFF", "<xliff\\b", "export it as a table (TSV or CSV) of source and target"},
    {"a translation memory (TMX)", "<tmx\\b", "export it as a table (TSV or CSV) of both languages"},
    {"XML", "^\\s*<\\?xml\\b", save_text},
    {"a message catalogue (PO)", "^msgid +\"", "export it as a table (TSV or CSV) of msgid and msgstr"},
    {"subtitles (WebVTT)", "^WEBVTT\\b", save_text},
    {"subtitles (SRT)", "^\\s*\\d+\\s*\\n\\d{1,2}:\\d{2}:\\d{2}[,.]\\d{3} --> ", save_text},
    {"subtitles (ASS)", "^\\[Script Info\\]", save_text},
    {"rich text (RTF)", "^\\{\\\\rtf", "save it as plain text"},
    {"LaTeX", "\\\\documentclass\\b|\\\\begin\\{document\\}", save_text},
    {"a program", "^(?:#!\\s*/|#include\\s*[<\"]|package [\\w.]+;|import [\\w.]+;|<\\?php)", "it is no article"},
};

const char *dz_unread_form(const char *path, const char *text, const char **advice) {
  enum { ENOUGH = 4000 };
  (void)path;
  const char *end = text;
  for (gsize i = 0; i < ENOUGH && *end; i++)
    end = g_utf8_next_char(end);
  g_autofree char *beginning = g_strndup(text, (gsize)(end - text));
  for (gsize i = 0; i < G_N_ELEMENTS(forms); i++)
    if (g_regex_match_simple(forms[i].pattern, beginning, G_REGEX_CASELESS | G_REGEX_MULTILINE | G_REGEX_DOTALL, 0)) {
      *advice = forms[i].advice;
      return forms[i].name;
    }
  return NULL;
}
