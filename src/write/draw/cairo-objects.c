/* cairo-objects.c: see cairo-objects.h. */
#include "write/draw/cairo-objects.h"
#include <libdeflate.h>
#include <stdlib.h>
#include <string.h>

static const char *find(const char *start, const char *end, const char *text) {
  return memmem(start, (gsize)(end - start), text, strlen(text));
}

guint dz_cairo_number(const DzCairoObject *object, const char *key) {
  const char *found = g_strstr_len(object->body, object->end - object->body, key);
  return found ? (guint)strtoul(found + strlen(key), NULL, 10) : 0;
}

/* The stream of an object, whose length is the next object: it must be right. Past both; NULL where it is not. */
static const char *read_stream(DzCairoObject *object, const char *end) {
  const guint length_object = dz_cairo_number(object, "/Length ");
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
  if (dz_cairo_is(object, "<< /Type /XRef\n")) { /* the cross references of later versions */
    *at = end;
    return FALSE;
  }
  const char *stop = find(object->body, end, "\nendobj\n");
  object->end = stop ? find(object->body, stop + 1, "\nstream\n") : NULL; /* its data may begin as an end does */
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

static guint nibble(char c) {
  return (guint)(c <= '9' ? c - '0' : (c | 0x20) - 'a' + 10);
}

static void put_byte(guint byte, GString *out) {
  if (byte == '(' || byte == ')' || byte == '\\' || byte == '\r') /* a bare one would be read as a line feed */
    g_string_append_c(out, '\\');
  g_string_append_c(out, byte == '\r' ? 'r' : (char)byte);
}

/* Past a string in hexadecimal digits. */
static const char *put_string(const char *hex, GString *out) {
  guint digits = 0, byte = 0;
  g_string_append_c(out, '(');
  for (; *hex && *hex != '>'; hex++)
    if (*hex != '\n') {
      byte = byte << 4 | nibble(*hex);
      if (++digits % 2 == 0)
        put_byte(byte & 0xFF, out);
    }
  g_string_append_c(out, ')');
  return *hex ? hex + 1 : hex;
}

const char *dz_cairo_put_shown(const char *line, GString *out) {
  while (*line && *line != 'T')
    if (*line == '<')
      line = put_string(line + 1, out);
    else if (*line++ != '\n')
      g_string_append_c(out, line[-1]);
  const gsize rest = strcspn(line, "\n");
  g_string_append_len(out, line, (gssize)rest + (line[rest] != 0));
  return line + rest + (line[rest] != 0);
}

GString *dz_cairo_held(const DzCairoObject *object) {
  const gsize packed = (gsize)(object->stream_end - object->stream);
  if (dz_cairo_entry(object, "/Filter") == object->end)
    return g_string_new_len(object->stream, (gssize)packed);
  GString *out = g_string_new(NULL);
  struct libdeflate_decompressor *decompressor = libdeflate_alloc_decompressor();
  enum libdeflate_result result = decompressor ? LIBDEFLATE_INSUFFICIENT_SPACE : LIBDEFLATE_BAD_DATA;
  for (gsize room = 8 * packed + 1024, length; result == LIBDEFLATE_INSUFFICIENT_SPACE; room *= 2) {
    g_string_set_size(out, room);
    result = libdeflate_zlib_decompress(decompressor, object->stream, packed, out->str, room, &length);
    g_string_truncate(out, result == LIBDEFLATE_SUCCESS ? length : 0);
  }
  libdeflate_free_decompressor(decompressor);
  return out;
}

void dz_cairo_put_part(const char *start, const char *end, guint (*renumber)(gpointer data, guint number),
                       gpointer data, GString *out) {
  for (const char *p = start, *next; p < end; p = next) {
    const gsize digits = strspn(p, "0123456789");
    next = p + MAX(digits, 1);
    if (*p == '(')
      next = p + strcspn(p, ")");
    if (digits > 0 && g_str_has_prefix(next, " 0 R")) {
      g_string_append_printf(out, "%u", renumber(data, (guint)strtoul(p, NULL, 10)));
      p = next;
      next += strlen(" 0 R");
    }
    g_string_append_len(out, p, next - p);
  }
}

gboolean dz_cairo_read_page(const GString *bytes, DzCairoPage *page) {
  const char *at = bytes->str, *end = bytes->str + bytes->len;
  for (DzCairoObject object; dz_cairo_next_object(&at, end, &object);) {
    if (object.stream && !page->content.stream)
      page->content = object;
    else if (dz_cairo_is(&object, "<< /Type /Page "))
      page->page = object;
    else if (dz_cairo_is(&object, "<< /Type /Annot\n"))
      g_array_append_val(page->links, object);
    else if (dz_cairo_is(&object, "<<\n"))
      page->resources = object;
    else if (*object.body != '[') /* what Cairo thinks of the structure */
      return FALSE;
  }
  return at == end && page->content.stream && page->resources.body;
}

/* The objects of an object stream, as they would stand by themselves. Before them stand their numbers and places. */
static void put_packed(const DzCairoObject *packed, GString *out) {
  g_autoptr(GString) held = dz_cairo_held(packed);
  const guint count = dz_cairo_number(packed, "/N ");
  const gsize first = MIN(dz_cairo_number(packed, "/First "), held->len);
  g_autofree gsize *table = g_new0(gsize, 2 * (gsize)count + 2); /* number, place … */
  char *index = held->str;
  for (gsize i = 0; i < 2 * (gsize)count; i++)
    table[i] = strtoul(index, &index, 10);
  table[2 * count + 1] = held->len - first;
  for (gsize i = 0; i < count; i++) {
    const gsize start = MIN(first + table[2 * i + 1], held->len), end = MIN(first + table[2 * i + 3], held->len);
    g_autofree char *body = g_strchomp(g_strndup(held->str + start, end > start ? end - start : 0));
    g_string_append_printf(out, "%" G_GSIZE_FORMAT " 0 obj\n%s\nendobj\n", table[2 * i], body);
  }
}

GString *dz_cairo_plain(GString *bytes) {
  static const char packed[] = "\n<< /Type /ObjStm\n";
  const char *at = bytes->str, *end = bytes->str + bytes->len, *before = at;
  if (!find(at, end, packed))
    return bytes;
  g_autoptr(GString) taken = bytes;
  GString *plain = g_string_sized_new(taken->len);
  for (DzCairoObject object; dz_cairo_next_object(&at, end, &object); before = at)
    if (dz_cairo_is(&object, packed + 1))
      put_packed(&object, plain);
    else
      g_string_append_len(plain, before, at - before);
  return g_string_append_len(plain, before, end - before);
}
