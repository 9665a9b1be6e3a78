/* write-pdf.c: an arrangement → a PDF 1.7, tagged, PDF/UA-1 by its own claim.

   An article is set, drawn and forgotten before the next, so that a book of any length takes little more memory than
   its file. Only the feet wait for the number of the last page: each page has a second content stream for its own. */
#include "base/language.h"
#include "typeset/typeset.h"
#include "write/pdf/pdf-page.h"
#include "write/pdf/xmp.h"
#include "write/write.h"
#include <string.h>

/* A page that is drawn, but for its foot. */
typedef struct {
  guint object, foot, article;
  gboolean is_first;
} Drawn;

/* Where a name leads to. */
typedef struct {
  char *name;
  guint page; /* object */
  double y;   /* from the bottom of the page, points */
} Destination;

/* Pages hang in the page tree in bundles, so that no node is endless. */
enum { PAGES_IN_BUNDLE = 50 };

typedef struct {
  const DzArrangement *arrangement;
  DzTypesetter *typesetter;
  DzPdf *pdf;
  DzPdfFonts *fonts;
  DzPdfTree *tree;
  guint resources, page_root;
  GArray *drawn;              /* Drawn */
  GArray *bundles;            /* guint: objects */
  GArray *destinations;       /* Destination */
  GArray *outline;            /* DzOutlineEntry, strings owned */
  gint64 set_time, draw_time; /* microseconds, for -v */
} Job;

static void clear_destination(gpointer destination) {
  g_free(((Destination *)destination)->name);
}

static void clear_entry(gpointer entry) {
  g_free(((DzOutlineEntry *)entry)->title);
  g_free(((DzOutlineEntry *)entry)->anchor);
}

static void job_clear(Job *job) {
  dz_pdf_tree_free(job->tree);
  dz_pdf_fonts_free(job->fonts);
  dz_pdf_free(job->pdf);
  g_array_unref(job->drawn);
  g_array_unref(job->bundles);
  g_array_unref(job->destinations);
  g_array_unref(job->outline);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Job, job_clear)

/* ---- pages ---- */

static void write_page(Job *job, const Drawn *drawn, guint content, guint key, const GString *links) {
  if (job->drawn->len % PAGES_IN_BUNDLE == 0) {
    guint bundle = dz_pdf_reserve(job->pdf);
    g_array_append_val(job->bundles, bundle);
  }
  g_autoptr(GString) out = g_string_new("<</Type/Page/Parent");
  dz_pdf_put_reference(out, g_array_index(job->bundles, guint, job->bundles->len - 1));
  g_string_append_printf(out, "/Contents[%u 0 R %u 0 R]/Tabs/S/StructParents %u", content, drawn->foot, key);
  if (links->len > 0)
    g_string_append_printf(out, "/Annots[%s]", links->str);
  g_string_append(out, ">>");
  dz_pdf_add(job->pdf, drawn->object, out->str, out->len);
  g_array_append_val(job->drawn, *drawn);
}

static void keep_anchors(Job *job, const DzPage *page, guint object, double height) {
  for (guint i = 0; i < page->anchors->len; i++) {
    DzDestination *anchor = &g_array_index(page->anchors, DzDestination, i);
    Destination destination = {g_steal_pointer(&anchor->name), object, height - MAX(anchor->y, 0)};
    g_array_append_val(job->destinations, destination);
  }
}

static void draw_page(Job *job, const DzPdfPageJob *page_job, const DzPage *page, guint article, gboolean is_first) {
  g_autoptr(GString) content = g_string_new(NULL), links = g_string_new(NULL);
  const Drawn drawn = {dz_pdf_reserve(job->pdf), dz_pdf_reserve(job->pdf), article, is_first};
  guint stream = dz_pdf_reserve(job->pdf), key = dz_pdf_tree_begin_page(job->tree, drawn.object);
  dz_pdf_draw_page(page_job, page, content, links);
  dz_pdf_tree_end_page(job->tree);
  dz_pdf_add_stream(job->pdf, stream, "", content->str, content->len, TRUE);
  write_page(job, &drawn, stream, key, links);
  keep_anchors(job, page, drawn.object, page_job->pages->height);
}

static void keep_outline(Job *job, DzPages *pages) {
  for (guint i = 0; i < pages->outline->len; i++) {
    DzOutlineEntry *entry = &g_array_index(pages->outline, DzOutlineEntry, i);
    DzOutlineEntry kept = {g_steal_pointer(&entry->title), entry->level, g_steal_pointer(&entry->anchor)};
    g_array_append_val(job->outline, kept);
  }
}

static DzPages *new_pages(const Job *job) {
  return dz_pages_new(job->arrangement->layout->page_width, job->arrangement->layout->page_height);
}

static void draw_article(Job *job, guint article) {
  gint64 start = g_get_monotonic_time();
  g_autoptr(DzPages) pages = new_pages(job);
  dz_typeset_article(job->typesetter, article, pages);
  gint64 set = g_get_monotonic_time();
  const DzPdfPageJob page_job = {.pages = pages, .pdf = job->pdf, .fonts = job->fonts, .tree = job->tree};
  dz_pdf_tree_begin_article(job->tree, pages->elements);
  for (guint p = 0; p < pages->pages->len; p++)
    draw_page(job, &page_job, pages->pages->pdata[p], article, p == 0);
  dz_pdf_tree_end_article(job->tree);
  keep_outline(job, pages);
  job->set_time += set - start;
  job->draw_time += g_get_monotonic_time() - set;
}

static void draw_feet(Job *job) {
  g_autoptr(GString) content = g_string_new(NULL), links = g_string_new(NULL);
  for (guint p = 0; p < job->drawn->len; p++) {
    const Drawn *drawn = &g_array_index(job->drawn, Drawn, p);
    const DzFoot foot = {
        .article = drawn->article, .page = p + 1, .page_count = job->drawn->len, .is_first = drawn->is_first};
    g_autoptr(DzPages) pages = new_pages(job);
    DzPage *page = dz_pages_add(pages);
    dz_typeset_foot(job->typesetter, &foot, pages, page);
    const DzPdfPageJob page_job = {.pages = pages, .pdf = job->pdf, .fonts = job->fonts};
    g_string_truncate(content, 0);
    dz_pdf_draw_page(&page_job, page, content, links);
    dz_pdf_add_stream(job->pdf, drawn->foot, "", content->str, content->len, TRUE);
  }
}

static void write_page_tree(Job *job) {
  const DzLayout *layout = job->arrangement->layout;
  g_autoptr(GString) out = g_string_new(NULL), bundles = g_string_new(NULL);
  for (guint b = 0; b < job->bundles->len; b++) {
    guint object = g_array_index(job->bundles, guint, b), first = b * PAGES_IN_BUNDLE;
    guint end = MIN(first + PAGES_IN_BUNDLE, job->drawn->len);
    g_string_printf(out, "<</Type/Pages/Parent %u 0 R/Count %u/Kids[", job->page_root, end - first);
    for (guint p = first; p < end; p++)
      dz_pdf_put_reference(out, g_array_index(job->drawn, Drawn, p).object);
    g_string_append(out, "]>>");
    dz_pdf_add(job->pdf, object, out->str, out->len);
    dz_pdf_put_reference(bundles, object);
  }
  g_string_printf(out, "<</Type/Pages/Count %u/Kids[%s]/Resources %u 0 R/MediaBox[0 0 ", job->drawn->len, bundles->str,
                  job->resources);
  dz_pdf_put_number(out, layout->page_width);
  g_string_append_c(out, ' ');
  dz_pdf_put_number(out, layout->page_height);
  g_string_append(out, "]>>");
  dz_pdf_add(job->pdf, job->page_root, out->str, out->len);
}

/* ---- names and outline ---- */

static gint by_name(gconstpointer a, gconstpointer b) {
  return strcmp(((const Destination *)a)->name, ((const Destination *)b)->name);
}

/* Names in order, as a name tree wants them (§7.9.6). */
static guint write_destinations(Job *job) {
  guint object = dz_pdf_reserve(job->pdf);
  g_autoptr(GString) out = g_string_new("<</Names[");
  g_array_sort(job->destinations, by_name);
  for (guint i = 0; i < job->destinations->len; i++) {
    const Destination *destination = &g_array_index(job->destinations, Destination, i);
    dz_pdf_put_text(out, destination->name, strlen(destination->name));
    g_string_append_printf(out, "[%u 0 R/XYZ 0 ", destination->page);
    dz_pdf_put_number(out, destination->y);
    g_string_append(out, " null]");
  }
  g_string_append(out, "]>>");
  dz_pdf_add(job->pdf, object, out->str, out->len);
  return object;
}

static const DzOutlineEntry *entry_at(const Job *job, guint i) {
  return &g_array_index(job->outline, DzOutlineEntry, i);
}

/* The next entry on the level of entry i under the same parent, or the number of entries. */
static guint next_on_level(const Job *job, guint i) {
  guint next = i + 1;
  while (next < job->outline->len && entry_at(job, next)->level > entry_at(job, i)->level)
    next++;
  return next < job->outline->len && entry_at(job, next)->level == entry_at(job, i)->level ? next : job->outline->len;
}

/* An entry's links to its neighbours and children; entries of level 2 stand under the last of level 1 (§12.3.3). */
static void write_entry(Job *job, guint i, guint first_object, guint root, guint parent, guint previous) {
  const DzOutlineEntry *entry = entry_at(job, i);
  const guint count = job->outline->len, next = next_on_level(job, i);
  guint children = 0, last_child = i;
  for (guint c = i + 1; c < count && entry_at(job, c)->level > entry->level; c++) {
    children++;
    last_child = c;
  }
  g_autoptr(GString) out = g_string_new("<</Title");
  dz_pdf_put_text(out, entry->title, strlen(entry->title));
  g_string_append(out, "/Dest");
  dz_pdf_put_text(out, entry->anchor, strlen(entry->anchor));
  g_string_append_printf(out, "/Parent %u 0 R", parent < count ? first_object + parent : root);
  if (previous < count)
    g_string_append_printf(out, "/Prev %u 0 R", first_object + previous);
  if (next < count)
    g_string_append_printf(out, "/Next %u 0 R", first_object + next);
  if (children > 0)
    g_string_append_printf(out, "/First %u 0 R/Last %u 0 R/Count %u", first_object + i + 1, first_object + last_child,
                           children);
  g_string_append(out, ">>");
  dz_pdf_add(job->pdf, first_object + i, out->str, out->len);
}

static guint write_outline(Job *job) {
  const guint root = dz_pdf_reserve(job->pdf), count = job->outline->len;
  guint first_object = root + 1, parent = count, last[3] = {count, count, count}, top = 0;
  for (guint i = 0; i < count; i++)
    dz_pdf_reserve(job->pdf);
  for (guint i = 0; i < count; i++) {
    const guint level = entry_at(job, i)->level;
    write_entry(job, i, first_object, root, level > 1 ? parent : count, last[level]);
    last[level] = i;
    if (level == 1) {
      parent = top = i;
      last[2] = count;
    }
  }
  g_autofree char *body =
      g_strdup_printf("<</Type/Outlines/First %u 0 R/Last %u 0 R/Count %u>>", first_object, first_object + top, count);
  dz_pdf_add(job->pdf, root, body, strlen(body));
  return root;
}

/* ---- what the file tells of itself ---- */

static const char *author_of(const DzBook *book) {
  return ((const DzArticle *)book->articles->pdata[0])->author;
}

static guint write_metadata(Job *job, const DzPdfFacts *facts) {
  guint object = dz_pdf_reserve(job->pdf);
  g_autofree char *xmp = dz_xmp(facts);
  dz_pdf_add_stream(job->pdf, object, "/Type/Metadata/Subtype/XML", xmp, strlen(xmp), FALSE);
  return object;
}

static guint write_information(Job *job, const DzPdfFacts *facts) {
  guint object = dz_pdf_reserve(job->pdf);
  g_autofree char *date = g_date_time_format(facts->moment, "D:%Y%m%d%H%M%SZ");
  g_autoptr(GString) out = g_string_new("<</Title");
  dz_pdf_put_text(out, facts->title, strlen(facts->title));
  if (facts->author) {
    g_string_append(out, "/Author");
    dz_pdf_put_text(out, facts->author, strlen(facts->author));
  }
  g_string_append_printf(out, "/Creator(duizhao " DZ_VERSION ")/CreationDate(%s)/ModDate(%s)>>", date, date);
  dz_pdf_add(job->pdf, object, out->str, out->len);
  return object;
}

static guint write_catalog(Job *job, const DzPdfFacts *facts) {
  g_autoptr(GString) out = g_string_new("<</Type/Catalog/Pages");
  dz_pdf_put_reference(out, job->page_root);
  g_string_append(out, "/Lang");
  dz_pdf_put_text(out, facts->language, strlen(facts->language));
  g_string_append(out, "/MarkInfo<</Marked true>>/ViewerPreferences<</DisplayDocTitle true>>"
                       "/PageLabels<</Nums[0<</S/D>>]>>/StructTreeRoot");
  dz_pdf_put_reference(out, dz_pdf_tree_end(job->tree));
  g_string_append(out, "/Metadata");
  dz_pdf_put_reference(out, write_metadata(job, facts));
  g_string_append_printf(out, "/Names<</Dests %u 0 R>>", write_destinations(job));
  if (job->outline->len > 0)
    g_string_append_printf(out, "/Outlines %u 0 R", write_outline(job));
  g_string_append(out, ">>");
  guint object = dz_pdf_reserve(job->pdf);
  dz_pdf_add(job->pdf, object, out->str, out->len);
  return object;
}

static GBytes *finish(Job *job, GError **error) {
  const DzArrangement *arrangement = job->arrangement;
  g_autoptr(GDateTime) moment = dz_book_moment(arrangement->book);
  DzSide other = dz_same_language(arrangement->main_language, dz_book_language(arrangement->book, DZ_ORIGINAL))
                     ? DZ_TRANSLATION
                     : DZ_ORIGINAL;
  const DzPdfFacts facts = {.title = dz_book_title(arrangement->book),
                            .author = author_of(arrangement->book),
                            .moment = moment,
                            .language = arrangement->main_language,
                            .subject_language =
                                arrangement->roles.only < 0 ? dz_book_language(arrangement->book, other) : NULL};
  draw_feet(job);
  write_page_tree(job);
  if (!dz_pdf_fonts_write(job->fonts, job->resources, error))
    return NULL;
  guint catalog = write_catalog(job, &facts);
  return dz_pdf_end(job->pdf, catalog, write_information(job, &facts));
}

static void begin(Job *job) {
  job->pdf = dz_pdf_new();
  job->fonts = dz_pdf_fonts_new(job->pdf);
  job->tree = dz_pdf_tree_new(job->pdf, job->arrangement->main_language);
  job->resources = dz_pdf_reserve(job->pdf);
  job->page_root = dz_pdf_reserve(job->pdf);
  job->drawn = g_array_new(FALSE, FALSE, sizeof(Drawn));
  job->bundles = g_array_new(FALSE, FALSE, sizeof(guint));
  job->destinations = g_array_new(FALSE, FALSE, sizeof(Destination));
  g_array_set_clear_func(job->destinations, clear_destination);
  job->outline = g_array_new(FALSE, FALSE, sizeof(DzOutlineEntry));
  g_array_set_clear_func(job->outline, clear_entry);
}

static double milliseconds(gint64 microseconds) {
  return (double)microseconds / 1e3;
}

GBytes *dz_write_pdf(DzWriteJob *write_job, GError **error) {
  g_auto(Job) job = {.arrangement = write_job->arrangement, .typesetter = write_job->typesetter};
  begin(&job);
  for (guint a = 0; a < job.arrangement->articles->len; a++)
    draw_article(&job, a);
  gint64 drawn = g_get_monotonic_time();
  GBytes *bytes = finish(&job, error);
  write_job->page_count = job.drawn->len;
  dz_typesetter_say(job.typesetter, job.drawn->len);
  g_ptr_array_add(write_job->details,
                  g_strdup_printf("time: typeset %.1f ms, draw %.1f ms, finish %.1f ms", milliseconds(job.set_time),
                                  milliseconds(job.draw_time), milliseconds(g_get_monotonic_time() - drawn)));
  return bytes;
}
