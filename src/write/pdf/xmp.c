/* xmp.c: see xmp.h. Written with libxml2, so that no title can break it. */
#include "write/pdf/xmp.h"
#include "duizhao.h"
#include <libxml/xmlwriter.h>

#define TEXT(string) ((const xmlChar *)(string))

static void simple(xmlTextWriter *writer, const char *name, const char *text) {
  xmlTextWriterWriteElement(writer, TEXT(name), TEXT(text));
}

/* <dc:title><rdf:Alt><rdf:li xml:lang="x-default">…</rdf:li></rdf:Alt></dc:title> and its kin. */
static void list(xmlTextWriter *writer, const char *name, const char *container, const char *const *items) {
  xmlTextWriterStartElement(writer, TEXT(name));
  xmlTextWriterStartElement(writer, TEXT(container));
  for (gsize i = 0; items[i]; i++) {
    xmlTextWriterStartElement(writer, TEXT("rdf:li"));
    if (g_str_has_suffix(container, "Alt"))
      xmlTextWriterWriteAttribute(writer, TEXT("xml:lang"), TEXT("x-default"));
    xmlTextWriterWriteString(writer, TEXT(items[i]));
    xmlTextWriterEndElement(writer);
  }
  xmlTextWriterEndElement(writer);
  xmlTextWriterEndElement(writer);
}

static void description(xmlTextWriter *writer, const DzPdfFacts *facts) {
  static const char *const spaces[][2] = {{"xmlns:dc", "http://purl.org/dc/elements/1.1/"},
                                          {"xmlns:xmp", "http://ns.adobe.com/xap/1.0/"},
                                          {"xmlns:pdfuaid", "http://www.aiim.org/pdfua/ns/id/"}};
  xmlTextWriterStartElement(writer, TEXT("rdf:Description"));
  xmlTextWriterWriteAttribute(writer, TEXT("rdf:about"), TEXT(""));
  for (gsize i = 0; i < G_N_ELEMENTS(spaces); i++)
    xmlTextWriterWriteAttribute(writer, TEXT(spaces[i][0]), TEXT(spaces[i][1]));
  list(writer, "dc:title", "rdf:Alt", (const char *const[]){facts->title, NULL});
  if (facts->author)
    list(writer, "dc:creator", "rdf:Seq", (const char *const[]){facts->author, NULL});
  list(writer, "dc:language", "rdf:Bag", (const char *const[]){facts->language, facts->subject_language, NULL});
  g_autofree char *date = g_date_time_format(facts->moment, "%Y-%m-%dT%H:%M:%SZ");
  simple(writer, "xmp:CreateDate", date);
  simple(writer, "xmp:ModifyDate", date);
  simple(writer, "xmp:CreatorTool", "duizhao " DZ_VERSION);
  simple(writer, "pdfuaid:part", "1");
  xmlTextWriterEndElement(writer);
}

char *dz_xmp(const DzPdfFacts *facts) {
  xmlBuffer *buffer = xmlBufferCreate();
  xmlTextWriter *writer = xmlNewTextWriterMemory(buffer, 0);
  xmlTextWriterWritePI(writer, TEXT("xpacket"), TEXT("begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\""));
  xmlTextWriterStartElement(writer, TEXT("x:xmpmeta"));
  xmlTextWriterWriteAttribute(writer, TEXT("xmlns:x"), TEXT("adobe:ns:meta/"));
  xmlTextWriterStartElement(writer, TEXT("rdf:RDF"));
  xmlTextWriterWriteAttribute(writer, TEXT("xmlns:rdf"), TEXT("http://www.w3.org/1999/02/22-rdf-syntax-ns#"));
  description(writer, facts);
  xmlTextWriterEndElement(writer);
  xmlTextWriterEndElement(writer);
  xmlTextWriterWritePI(writer, TEXT("xpacket"), TEXT("end=\"r\""));
  xmlTextWriterEndDocument(writer);
  xmlFreeTextWriter(writer);
  char *xmp = g_strdup((const char *)xmlBufferContent(buffer));
  xmlBufferFree(buffer);
  return xmp;
}
