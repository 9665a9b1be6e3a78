/* content.c: see content.h.

   Cairo ends each operator with a line. Of its lines only these matter here: where text begins and ends (BT, ET), where
   it is shown, and the marks of the drawer, which are texts without glyphs. */
#include "write/pdf/content.h"
#include "write/draw/cairo-objects.h"
#include "write/draw/draw.h"
#include <string.h>

enum { NOTHING = -3, FURNITURE = -1 };

/* A mark as Cairo writes it: DZ_ELEMENT_MARK, U+0001, and digits in four of their own; and the place of a link, which
   is told elsewhere. */
static const char mark[] = "/Span << /ActualText <feff0001", mark_end[] = "> >> BDC\nEMC\n";
static const char link_tag[] = "/Link << /MCID ";

typedef struct {
  guint element_count;
  DzPdfTree *tree;
  GString *out;
  int owner; /* of what is shown from here on */
  int open;  /* owner of the open marked content, or NOTHING */
  gboolean in_text;
} Marking;

static void close_mark(Marking *marking) {
  if (marking->open != NOTHING)
    g_string_append(marking->out, "EMC\n");
  marking->open = NOTHING;
}

static void open_mark(Marking *marking, int owner) {
  if (marking->open != NOTHING)
    return;
  if (owner == FURNITURE)
    g_string_append(marking->out, "/Artifact<</Type/Pagination>>BDC\n");
  else
    dz_pdf_tree_add_content(marking->tree, owner, marking->out);
  marking->open = owner;
}

static const char *past_line(const char *line) {
  const char *stop = strchr(line, '\n');
  return stop ? stop + 1 : line + strlen(line);
}

/* A mark; where to go on, NULL where it is none. */
static const char *read_mark(Marking *marking, const char *p) {
  guint number = 0, digits = 0;
  for (p += strlen(mark); g_str_has_prefix(p, "003") && g_ascii_isdigit(p[3]); p += 4, digits++)
    number = 10 * number + (guint)(p[3] - '0');
  marking->owner = digits > 0 ? (int)number : FURNITURE;
  if (marking->owner != marking->open)
    close_mark(marking);
  const gboolean is_known = number < marking->element_count || digits == 0;
  return is_known && g_str_has_prefix(p, mark_end) ? p + strlen(mark_end) : NULL;
}

/* A line of text; where to go on, NULL where it is not known. */
static const char *mark_text(Marking *marking, const char *line) {
  if (g_str_has_prefix(line, mark))
    return read_mark(marking, line);
  if (g_str_has_prefix(line, "ET\n")) {
    close_mark(marking);
    marking->in_text = FALSE;
  } else if (*line == '[' || *line == '<' || g_str_has_prefix(line, "/Span "))
    open_mark(marking, marking->owner);
  if (*line == '[' || *line == '<')
    return dz_cairo_put_shown(line, marking->out);
  const char *next = past_line(line);
  g_string_append_len(marking->out, line, next - line);
  return next;
}

/* What is drawn and is no text is furniture; lines that end in cm, gs, rg and g only say how. */
static const char *mark_drawing(Marking *marking, const char *line) {
  const char *next = past_line(line);
  if (g_str_has_prefix(line, link_tag))
    return past_line(next);
  if (g_str_has_prefix(line, "BT\n")) {
    close_mark(marking);
    marking->in_text = TRUE;
  } else if (*line == 'Q')
    close_mark(marking);
  else if (g_ascii_isdigit(*line) && !strchr("gs", next[-2]) && strncmp(next - 3, "cm", 2) != 0)
    open_mark(marking, FURNITURE);
  g_string_append_len(marking->out, line, next - line);
  return next;
}

gboolean dz_pdf_mark_content(const char *content, guint element_count, DzPdfTree *tree, GString *out) {
  Marking marking = {.element_count = element_count, .tree = tree, .out = out, .owner = FURNITURE, .open = NOTHING};
  if (!g_str_has_suffix(content, "\n"))
    return FALSE;
  g_string_append(out, "q\n"); /* Cairo turns the page for the stream, and another may follow */
  const char *line = content;
  while (line && *line)
    line = marking.in_text ? mark_text(&marking, line) : mark_drawing(&marking, line);
  g_string_append(out, "Q\n");
  return line && !marking.in_text && marking.open == NOTHING;
}
