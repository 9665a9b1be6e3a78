/* cairo-objects.h: the objects of a PDF as Cairo writes it (ISO 32000-1 §7.3), and its text, read where they
   stand.

   They are read by the way they always look: an object begins with its type, a stream is followed by its length. No
   string in them holds a line break, a parenthesis or a backslash (the drawer sees to that), so what ends an object or
   a string is that and nothing else. */
#pragma once
#include <glib.h>

typedef struct {
  guint number;
  const char *body, *end;          /* its value, up to the line break after it */
  const char *stream, *stream_end; /* what follows a dictionary; NULL: nothing */
} DzCairoObject;

/* Reads the object at *at, which goes past it, and past what stands before the first and after the last. FALSE where
   there is no more; *at is then `end`, or where something else was met. */
gboolean dz_cairo_next_object(const char **at, const char *end, DzCairoObject *object);

/* The bytes with each object by itself: Cairo 1.18 packs some together (§7.5.7) where it packs. Takes them and returns
   them, or others in their place. */
GString *dz_cairo_plain(GString *bytes);

/* What it begins with: "<< /Type /Page ". */
gboolean dz_cairo_is(const DzCairoObject *object, const char *beginning);

/* Appends the line that begins at `line` and shows text, its codes as literal strings of half the length (§7.3.4),
   without the breaks that Cairo puts into long ones. Past it. */
const char *dz_cairo_put_shown(const char *line, GString *out);

/* The number after a key ("/Length ") where it first stands in the object, 0 where it does not. */
guint dz_cairo_number(const DzCairoObject *object, const char *key);

/* Where the last entry with this key begins in the object; its end where there is none. */
const char *dz_cairo_entry(const DzCairoObject *object, const char *key);

/* What the stream of an object holds, unpacked if Cairo has packed it; nothing where it is damaged. New string. */
GString *dz_cairo_held(const DzCairoObject *object);

/* Appends a part of an object, with other numbers in its references; strings stay as they are. */
void dz_cairo_put_part(const char *start, const char *end, guint (*renumber)(gpointer data, guint number),
                       gpointer data, GString *out);

/* What Cairo wrote of a page. Cairo 1.18 writes dictionary (`page`) and links later: they are then missing. */
typedef struct {
  DzCairoObject content, page, resources;
  GArray *links; /* DzCairoObject; the caller's */
} DzCairoPage;

/* FALSE where there is something else in it. */
gboolean dz_cairo_read_page(const GString *bytes, DzCairoPage *page);
