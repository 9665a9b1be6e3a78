/* cairo-objects.c: see cairo-objects.h. */
#include "write/draw/cairo-objects.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char *find(const char *start, const char *end, const char *text) {
  return memmem(start, (gsize)(end - start), text, strlen(text));
}

/* The stream of an object, whose length is the next object: it must be right. Past both; NULL where it is not. */
static const char *read_stream(DzCairoObject *object, const char *end) {
  guint length_object;
  if (sscanf(object->body, "<< /Length %u 0 R", &length_object) != 1)
    return NULL;
  g_autofree char *between = g_strdup_printf("\nendstream\nendobj\n%u 0 obj\n", length_object);
  object->stream = object->end + strlen("\nstream\n");
  object->stream_end = find(object->stream, end, between);
  if (!object->stream_end)
    return NULL;
  const char *length = object->stream_end + strlen(between);
  return strtoul(length, NULL, 10) == (gsize)(object->stream_end - object->stream) ? find(length, end, "\nendobj\n")
                                                                                   : NULL;
}

gboolean dz_cairo_next_object(const char **at, const char *end, DzCairoObject *object) {
  while (*at < end && **at == '%')
    *at += strcspn(*at, "\n") + 1;
  if (g_str_has_prefix(*at, "xref\n"))
    *at = end;
  const char *digits_end = *at + strspn(*at, "0123456789");
  if (*at == end || !g_str_has_prefix(digits_end, " 0 obj\n"))
    return FALSE;
  *object = (DzCairoObject){.number = (guint)strtoul(*at, NULL, 10), .body = digits_end + strlen(" 0 obj\n")};
  const char *stop = find(object->body, end, "\nendobj\n");
  object->end = stop ? find(object->body, stop, "\nstream\n") : NULL;
  if (object->end)
    stop = read_stream(object, end);
  else
    object->end = stop;
  *at = stop ? stop + strlen("\nendobj\n") : *at;
  return stop != NULL;
}

gboolean dz_cairo_is(const DzCairoObject *object, const char *beginning) {
  return g_str_has_prefix(object->body, beginning);
}

const char *dz_cairo_entry(const DzCairoObject *object, const char *key) {
  const char *found = g_strrstr_len(object->body, object->end - object->body, key);
  return found ? found : object->end;
}
