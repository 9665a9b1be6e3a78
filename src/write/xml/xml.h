/* xml.h: XML as the files of a book are written in: a thin coat over libxml2's writer. */
#pragma once
#include <glib.h>
#include <libxml/xmlwriter.h>

/* A document being written. Well formed by construction: elements are closed in order, characters that XML does not
   have are dropped, and only & < > (in attributes also ") are escaped. */
typedef struct {
  xmlBuffer *buffer;
  xmlTextWriter *writer;
  guint depth; /* elements open */
} DzXml;

/* A new document in UTF-8; with the doctype of HTML where it is XHTML. */
DzXml *dz_xml_new(gboolean is_xhtml);
void dz_xml_free(DzXml *xml);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(DzXml, dz_xml_free)

/* Opens an element with attributes: name, value, …, NULL. An attribute whose value is NULL is left out. */
void dz_xml_open(DzXml *xml, const char *element, ...) G_GNUC_NULL_TERMINATED;
void dz_xml_close(DzXml *xml);

/* Closes the element and ends the line: after blocks, never inside a line of text. */
void dz_xml_close_line(DzXml *xml);
void dz_xml_line(DzXml *xml);

/* Text; `length` in bytes, -1 to its end. */
void dz_xml_text(DzXml *xml, const char *text, gssize length);

/* An element on a line of its own: its text (NULL: empty), then its attributes as in dz_xml_open. */
void dz_xml_element(DzXml *xml, const char *element, const char *text, ...) G_GNUC_NULL_TERMINATED;

/* Closes what is open and hands over the bytes. */
GBytes *dz_xml_finish(DzXml *xml);
