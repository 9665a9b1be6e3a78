/* xml.c: see xml.h. */
#include "write/xml/xml.h"
#include <string.h>

DzXml *dz_xml_new(gboolean is_xhtml) {
  DzXml *xml = g_new0(DzXml, 1);
  xml->buffer = xmlBufferCreate();
  xml->writer = xmlNewTextWriterMemory(xml->buffer, 0);
  g_assert(xml->writer); /* fails for want of memory alone, where GLib stops as well */
  xmlTextWriterStartDocument(xml->writer, NULL, "utf-8", NULL);
  if (is_xhtml) {
    xmlTextWriterWriteDTD(xml->writer, BAD_CAST "html", NULL, NULL, NULL);
    dz_xml_line(xml);
  }
  return xml;
}

void dz_xml_free(DzXml *xml) {
  if (!xml)
    return;
  xmlFreeTextWriter(xml->writer);
  xmlBufferFree(xml->buffer);
  g_free(xml);
}

/* libxml2 would write &quot; in running text, where nothing asks for it. */
static const char *escape(gunichar c, gboolean in_attribute) {
  switch (c) {
  case '&':
    return "&amp;";
  case '<':
    return "&lt;";
  case '>':
    return "&gt;";
  case '"':
    return in_attribute ? "&quot;" : NULL;
  case '\t':
  case '\n':
  case '\r':
    return " ";
  default:
    return c < 0x20 || c == 0xFFFE || c == 0xFFFF ? "" : NULL;
  }
}

static void write_characters(DzXml *xml, const char *text, gssize length, gboolean in_attribute) {
  const char *end = length < 0 ? text + strlen(text) : text + length, *unwritten = text;
  for (const char *p = text; p < end; p = g_utf8_next_char(p)) {
    const char *escaped = escape(g_utf8_get_char(p), in_attribute);
    if (!escaped)
      continue;
    xmlTextWriterWriteRawLen(xml->writer, BAD_CAST unwritten, (int)(p - unwritten));
    xmlTextWriterWriteRaw(xml->writer, BAD_CAST escaped);
    unwritten = g_utf8_next_char(p);
  }
  xmlTextWriterWriteRawLen(xml->writer, BAD_CAST unwritten, (int)(end - unwritten));
}

static void open_element(DzXml *xml, const char *element, va_list attributes) {
  xmlTextWriterStartElement(xml->writer, BAD_CAST element);
  xml->depth++;
  for (const char *name = va_arg(attributes, const char *); name; name = va_arg(attributes, const char *)) {
    const char *value = va_arg(attributes, const char *);
    if (!value)
      continue;
    xmlTextWriterStartAttribute(xml->writer, BAD_CAST name);
    write_characters(xml, value, -1, TRUE);
    xmlTextWriterEndAttribute(xml->writer);
  }
}

void dz_xml_open(DzXml *xml, const char *element, ...) {
  va_list attributes;
  va_start(attributes, element);
  open_element(xml, element, attributes);
  va_end(attributes);
}

void dz_xml_close(DzXml *xml) {
  xmlTextWriterEndElement(xml->writer);
  xml->depth--;
}

void dz_xml_line(DzXml *xml) {
  xmlTextWriterWriteRaw(xml->writer, BAD_CAST "\n");
}

void dz_xml_close_line(DzXml *xml) {
  dz_xml_close(xml);
  dz_xml_line(xml);
}

void dz_xml_text(DzXml *xml, const char *text, gssize length) {
  write_characters(xml, text, length, FALSE);
}

void dz_xml_element(DzXml *xml, const char *element, const char *text, ...) {
  va_list attributes;
  va_start(attributes, text);
  open_element(xml, element, attributes);
  va_end(attributes);
  if (text)
    dz_xml_text(xml, text, -1);
  dz_xml_close_line(xml);
}

GBytes *dz_xml_finish(DzXml *xml) {
  while (xml->depth > 1)
    dz_xml_close_line(xml);
  xmlTextWriterEndDocument(xml->writer);
  xmlTextWriterFlush(xml->writer);
  return g_bytes_new(xmlBufferContent(xml->buffer), (gsize)xmlBufferLength(xml->buffer));
}
