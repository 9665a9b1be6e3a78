/* xmp.c: see xmp.h. */
#include "write/xml/xmp.h"
#include "duizhao.h"
#include "write/xml/xml.h"
#include <string.h>

/* <dc:title><rdf:Alt><rdf:li xml:lang="x-default">…</rdf:li></rdf:Alt></dc:title> and its kin; NULL items are left
   out. */
static void list(DzXml *xml, const char *name, const char *container, const char *const items[2]) {
  dz_xml_open(xml, name, NULL);
  dz_xml_open(xml, container, NULL);
  for (int i = 0; i < 2 && items[i]; i++)
    dz_xml_element(xml, "rdf:li", items[i], "xml:lang", strcmp(container, "rdf:Alt") == 0 ? "x-default" : NULL, NULL);
  dz_xml_close(xml);
  dz_xml_close(xml);
}

char *dz_xmp(const DzPdfFacts *facts) {
  g_autoptr(DzXml) xml = dz_xml_new(FALSE);
  g_autofree char *date = g_date_time_format(facts->moment, "%Y-%m-%dT%H:%M:%SZ");
  dz_xml_open(xml, "x:xmpmeta", "xmlns:x", "adobe:ns:meta/", NULL);
  dz_xml_open(xml, "rdf:RDF", "xmlns:rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#", NULL);
  dz_xml_open(xml, "rdf:Description", "rdf:about", "", "xmlns:dc", "http://purl.org/dc/elements/1.1/", "xmlns:xmp",
              "http://ns.adobe.com/xap/1.0/", "xmlns:pdfuaid", "http://www.aiim.org/pdfua/ns/id/", NULL);
  list(xml, "dc:title", "rdf:Alt", (const char *const[2]){facts->title});
  if (facts->author)
    list(xml, "dc:creator", "rdf:Seq", (const char *const[2]){facts->author});
  list(xml, "dc:language", "rdf:Bag", (const char *const[2]){facts->language, facts->subject_language});
  dz_xml_element(xml, "xmp:CreateDate", date, NULL);
  dz_xml_element(xml, "xmp:ModifyDate", date, NULL);
  dz_xml_element(xml, "xmp:CreatorTool", "duizhao " DZ_VERSION, NULL);
  dz_xml_element(xml, "pdfuaid:part", "1", NULL);
  g_autoptr(GBytes) bytes = dz_xml_finish(xml);
  const char *document = g_bytes_get_data(bytes, NULL), *packet = memmem(document, g_bytes_get_size(bytes), "<x:", 3);
  return g_strdup_printf(
      "<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n%.*s<?xpacket end=\"r\"?>\n",
      (int)(document + g_bytes_get_size(bytes) - packet), packet);
}
