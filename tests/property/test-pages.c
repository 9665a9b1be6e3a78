/* test-pages.c: the laws of the page, on random articles.

   Every article is made from a fixed seed: two languages out of several, Han and Latin mixed with numbers, marks,
   addresses and words too long for a line, on paper from 80 mm to A4. It goes through prepare, arrange and typeset, and
   the pages are looked at as a reader with a ruler would: what stands where, and is it all there?

   The body's paragraphs are matched, in the order they are drawn, with what the arrangement asks for. So each gets its
   kind, and a text that is lost, doubled, changed or moved is seen at once. */
#include "arrange/arrange.h"
#include "base/language.h"
#include "prepare/prepare.h"
#include "typeset/lines/spacing.h"
#include "typeset/typeset.h"
#include <locale.h>
#include <math.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

enum { BOOKS = 160, WATCHDOG_SECONDS = 240, MOST_COMPLAINTS = 12 };

/* How many random books each law is tried on: DUIZHAO_BOOKS=10000 for once in a while. */
static guint books(void) {
  const char *asked = g_getenv("DUIZHAO_BOOKS");
  return asked ? (guint)g_ascii_strtoull(asked, NULL, 10) : BOOKS;
}

/* What the brief of the page allows a mark to stand out, and how exact "flush" is. Points. */
static const double most_hang = DZ_MOST_HANG, frame_slack = 2.1, exact = 0.05;

/* ---- random text ---- */

typedef struct {
  const char *name;
  const char *characters; /* to write words of, where words have no spaces between them */
  const char *words;      /* else words, parted by spaces */
  const char *comma, *stop, *open, *close;
} Language;

static const Language languages[] = {
    {"en", NULL,
     "a I the and of to in was for that with his her not but had were train station window morning light nobody "
     "carriage timetable passengers extraordinarily responsibilities announcement Askvig Halvik St Orlen GPU's don't "
     "well-known twenty-seven café naïve 1,340km 4am $14 96% TCP/IP and/or co-operation incomprehensibilities",
     ", |; |: |—|, ", ".|?|!|…|.", "“|‘|(|“", "”|’|)|”"},
    {"de", NULL,
     "der die das und ist nicht mit auf ein eine Zug Bahnhof Fenster Morgen Licht niemand Wagen Fahrplan Reisende "
     "Geschwindigkeitsbegrenzung Verantwortungsbewusstsein Straßenbahnhaltestelle Übergang fünf schön 3,5 km z. B.",
     ", |; |: |, ", ".|?|!|…", "„|‚|(", "“|‘|)"},
    {"ru", NULL,
     "и в не на я что он с как это по но они мы поезд вокзал окно утро свет никто вагон расписание пассажиры "
     "ответственность достопримечательности 15 км",
     ", |; |: | — ", ".|?|!|…", "«|(", "»|)"},
    {"zh-Hans",
     "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后"
     "多定行学法所民得经十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合",
     NULL, "，|、|；|：|，|，|——|……", "。|？|！|。|。|……", "“|（|《|‘|【", "”|）|》|’|】"},
    {"zh-Hant",
     "的一是在不了有和人這中大為上個國我以要他時來用們生到作地於出就分對成會可主發年動同工也能下過子說產種面而方後"
     "多定行學法所民得經十三之進著等部度家電力裡如水化高自二理起小物現實加量都兩體制機當使點從業本去把性好應開它合",
     NULL, "，|、|；|：|，|——", "。|？|！|。", "「|『|（|《", "」|』|）|》"},
    {"ja",
     "のはをたにがでとしれさるいもなあこきまらうりちょっとスーパーマーケットラジオゃゅょッィ気圧計直人島船日本冬港針空"
     "々雨灯台守娘父夜風音帳面東京一二三",
     NULL, "、|、|，|……|：", "。|？|！|。|。", "「|『|（|【", "」|』|）|】"},
    {"ko", NULL,
     "그는 기차를 타고 바다로 갔다 아침에 창문을 열면 바람이 들어왔다 사람들은 아무도 말하지 않았고 역무원만 "
     "시간표를 바라보았다 2026년 5월 서울특별시지하철공사 하나 둘",
     ", |, | ", ".|?|!|…", "“|‘|(|「", "”|’|)|」"},
};

static guint below(GRand *random, guint end) {
  return (guint)g_rand_int_range(random, 0, (gint32)end);
}

static gboolean chance(GRand *random, guint percent) {
  return below(random, 100) < percent;
}

/* One of "a|b|c", by its number. New string. */
static char *choice(const char *list, guint number) {
  g_auto(GStrv) parts = g_strsplit(list, "|", -1);
  return g_strdup(parts[number % g_strv_length(parts)]);
}

static void add_choice(GRand *random, const char *list, GString *text) {
  g_autofree char *one = choice(list, below(random, 60));
  g_string_append(text, one);
}

static void add_letters(GRand *random, guint count, GString *text) {
  for (guint i = 0; i < count; i++)
    g_string_append_c(text, (char)('a' + below(random, 26)));
}

static void add_address(GRand *random, GString *text) {
  g_string_append(text, chance(random, 80) ? "https://www.example.org" : "www.example.org");
  for (guint parts = 1 + below(random, 8); parts > 0; parts--) {
    g_string_append_c(text, "/?#&=%_-."[below(random, 9)]);
    add_letters(random, 1 + below(random, 20), text);
  }
}

/* What stands in any text now and then, and in some scripts nobody has a face for. */
static void add_oddity(GRand *random, GString *text) {
  static const char odd[] =
      "1,340|96%|3:1|04:28|9.5|AI|Linux|2026|-5|36.5℃|№7|#3|$14|€189|C++|f(x)|ไทย|😀|سلام|Ω|½|½…|·|O’Neill|"
      "rock ’n’ roll|80后|K-12|A/B|km/h|ﬁn|é|𠮷";
  if (chance(random, 12))
    add_address(random, text);
  else if (chance(random, 8))
    add_letters(random, 20 + below(random, 90), text);
  else
    add_choice(random, odd, text);
}

static void add_word(GRand *random, const Language *language, GString *text) {
  if (language->characters) {
    glong count = g_utf8_strlen(language->characters, -1);
    const char *c = g_utf8_offset_to_pointer(language->characters, (glong)below(random, (guint)count));
    g_string_append_unichar(text, g_utf8_get_char(c));
    return;
  }
  g_auto(GStrv) words = g_strsplit(language->words, " ", -1);
  g_string_append(text, words[below(random, g_strv_length(words))]);
}

static void add_clause(GRand *random, const Language *language, guint words, GString *text) {
  for (guint i = 0; i < words; i++) {
    if (i > 0 && (!language->characters || chance(random, 2)))
      g_string_append_c(text, ' ');
    if (chance(random, 5))
      add_oddity(random, text);
    else
      add_word(random, language, text);
  }
}

static void add_enclosed(GRand *random, const Language *language, guint words, GString *text) {
  guint kind = below(random, 60);
  g_autofree char *open = choice(language->open, kind), *close = choice(language->close, kind);
  g_string_append(text, open);
  add_clause(random, language, words, text);
  g_string_append(text, close);
}

static void add_sentence(GRand *random, const Language *language, GString *text) {
  for (guint clauses = 1 + below(random, 5); clauses > 0; clauses--) {
    guint words = 1 + below(random, language->characters ? 14 : 9);
    if (chance(random, 15))
      add_enclosed(random, language, words, text);
    else
      add_clause(random, language, words, text);
    if (clauses > 1)
      add_choice(random, language->comma, text);
  }
  add_choice(random, language->stop, text);
}

/* New string. */
static char *random_paragraph(GRand *random, const Language *language, guint sentences) {
  GString *text = g_string_new(NULL);
  for (guint i = 0; i < sentences; i++) {
    if (i > 0 && !language->characters)
      g_string_append_c(text, ' ');
    add_sentence(random, language, text);
  }
  return g_string_free(text, FALSE);
}

/* Short and without a full stop, as titles and crossheads are. New string. */
static char *random_heading(GRand *random, const Language *language, guint most) {
  GString *text = g_string_new(NULL);
  guint words = 1 + below(random, most);
  for (guint i = 0; i < words; i++) {
    if (i > 0 && !language->characters)
      g_string_append_c(text, ' ');
    add_word(random, language, text);
  }
  return g_string_free(text, FALSE);
}

/* ---- random books ---- */

typedef struct {
  guint seed;
  const Language *side[2];
  DzRoles roles;
  const char *paper;
  double size;
  GPtrArray *notes, *details;
  DzBook *book;
  DzLayout *layout;
  DzArrangement *arrangement;
  DzTypesetter *typesetter;
  DzPages *pages;
  guint complaints;
} Book;

/* Says what is wrong, and of which book, so that it can be made again. */
static void complain(Book *book, const char *format, ...) G_GNUC_PRINTF(2, 3);
static void complain(Book *book, const char *format, ...) {
  va_list arguments;
  va_start(arguments, format);
  g_autofree char *text = g_strdup_vprintf(format, arguments);
  va_end(arguments);
  if (book->complaints++ < MOST_COMPLAINTS)
    g_test_message("seed %u (%s-%s, %s at %g, order %d, primary %d, only %d): %s", book->seed, book->side[0]->name,
                   book->side[1]->name, book->paper, book->size, book->roles.order, book->roles.primary,
                   book->roles.only, text);
  g_test_fail();
}

static void add_sides(GRand *random, const Book *book, guint sentences, gboolean may_lack, DzDocument *document) {
  gboolean lacks = may_lack && chance(random, 4);
  dz_document_add(document, DZ_MARK_ORIGINAL, random_paragraph(random, book->side[0], sentences), 0);
  if (!lacks)
    dz_document_add(document, DZ_MARK_TRANSLATION, random_paragraph(random, book->side[1], sentences), 0);
}

static void add_key(GRand *random, const Book *book, DzDocument *document) {
  add_sides(random, book, 1, FALSE, document);
  char *analysis = chance(random, 50) ? random_paragraph(random, book->side[1], 1 + below(random, 3)) : g_strdup("");
  dz_document_add(document, DZ_MARK_ANALYSIS, analysis, 0);
}

static void add_headings(GRand *random, const Book *book, guint most, DzDocument *document) {
  for (int side = 0; side < 2; side++)
    dz_document_add(document, DZ_MARK_HEADING, random_heading(random, book->side[side], most), 0);
}

static DzDocument *random_document(GRand *random, const Book *book) {
  DzDocument *document = dz_document_new("random", "marked");
  add_headings(random, book, 14, document);
  for (guint i = below(random, 3); i > 0; i--)
    dz_document_add(document, DZ_MARK_NONE, random_paragraph(random, book->side[1], 2 + below(random, 5)), 0);
  guint pairs = 1 + below(random, chance(random, 20) ? 40 : 12);
  for (guint i = 0; i < pairs; i++) {
    if (chance(random, 15))
      add_headings(random, book, 8, document);
    guint sentences = chance(random, 4) ? 40 : chance(random, 20) ? 1 : 1 + below(random, 8);
    add_sides(random, book, sentences, i > 0, document);
  }
  for (guint i = chance(random, 30) ? 1 + below(random, 24) : 0; i > 0; i--)
    add_key(random, book, document);
  return document;
}

/* Marks a few stretches of a text, as readers of richer formats will. */
static void add_spans(GRand *random, DzText *text) {
  static const DzSpanKind kinds[] = {DZ_SPAN_EMPHASIS, DZ_SPAN_STRONG, DZ_SPAN_VOCABULARY, DZ_SPAN_LINK, DZ_SPAN_CODE};
  const char *p = text->string;
  while (TRUE) {
    glong left = g_utf8_strlen(p, -1), skipped = (glong)below(random, 60), length = 1 + (glong)below(random, 12);
    if (skipped + length > left || chance(random, 20))
      return;
    const char *start = g_utf8_offset_to_pointer(p, skipped), *end = g_utf8_offset_to_pointer(start, length);
    DzSpanKind kind = kinds[below(random, G_N_ELEMENTS(kinds))];
    dz_text_add_span(text, kind, (gsize)(start - text->string), (gsize)(end - text->string),
                     kind == DZ_SPAN_LINK ? "https://www.example.org/" : NULL);
    p = end;
  }
}

static void add_spans_to_blocks(GRand *random, const DzArticle *article) {
  for (guint i = 0; i < article->blocks->len; i++) {
    const DzBlock *block = article->blocks->pdata[i];
    for (int side = 0; side < 2; side++)
      if (block->kind == DZ_BLOCK_PAIR && block->side[side] && chance(random, 20))
        add_spans(random, block->side[side]);
  }
}

static DzText *random_item_text(GRand *random, const Book *book, int side) {
  return dz_text_new(random_paragraph(random, book->side[side], 1), 0);
}

/* Words, notes and questions, now and then with examples or choices. */
static void add_study(GRand *random, const Book *book, DzArticle *article) {
  for (guint i = 1 + below(random, 12); i > 0; i--) {
    const DzStudyKind kind = (DzStudyKind)below(random, DZ_STUDY_KINDS);
    DzStudyItem *item = dz_article_add_study(article, kind);
    const gboolean is_word = kind == DZ_STUDY_WORD;
    item->side[0] = is_word ? dz_text_new(random_heading(random, book->side[0], 4), 0)
                            : random_item_text(random, book, DZ_ORIGINAL);
    item->side[1] = chance(random, 70) ? random_item_text(random, book, DZ_TRANSLATION) : NULL;
    item->reading = is_word && chance(random, 50) ? g_strdup("ˈsɪnɪkl") : NULL;
    item->part = is_word && chance(random, 50) ? g_strdup("adj.") : NULL;
    for (guint k = chance(random, 40) ? 1 + below(random, 4) : 0; k > 0; k--)
      g_ptr_array_add(item->more, random_item_text(random, book, (int)below(random, 2)));
  }
}

static DzArticle *random_article(GRand *random, const Book *book) {
  g_autoptr(DzDocument) document = random_document(random, book);
  const DzPrepareOptions options = {.language = {book->side[0]->name, book->side[1]->name},
                                    .no_repair = chance(random, 20)};
  g_autoptr(GError) error = NULL;
  DzArticle *article = dz_prepare(document, &options, &error);
  g_assert_no_error(error);
  add_spans_to_blocks(random, article);
  if (chance(random, 30))
    add_study(random, book, article);
  if (chance(random, 30))
    article->source = g_strdup("https://www.example.org/a/rather/long/address/that/does/not/end.html?x=1&y=2");
  return article;
}

static DzLayout *random_layout(GRand *random, Book *book, const char *name) {
  static const char *const papers[] = {"A4", "A5", "80x200mm", "A6", "B5", "Letter", "6in", "100x100mm"};
  book->paper = papers[below(random, G_N_ELEMENTS(papers))];
  book->size = chance(random, 25) ? 7 + below(random, 9) : 0;
  DzLayout *layout = dz_layout_load(name, book->paper, book->size, NULL);
  if (layout) /* else there is no room for such letters */
    return layout;
  book->size = 0;
  return dz_layout_load(name, book->paper, 0, NULL);
}

static void choose_languages(GRand *random, Book *book) {
  guint original = below(random, G_N_ELEMENTS(languages));
  guint translation = (original + 1 + below(random, G_N_ELEMENTS(languages) - 1)) % G_N_ELEMENTS(languages);
  book->side[0] = &languages[original];
  book->side[1] = &languages[translation];
  if (dz_same_language(book->side[0]->name, book->side[1]->name)) /* Hans and Hant */
    book->side[0] = &languages[0];
}

static DzRoles random_roles(GRand *random) {
  DzRoles roles = {.order = chance(random, 30) ? DZ_TRANSLATION : DZ_ORIGINAL, .only = -1};
  roles.primary = chance(random, 25) ? !roles.order : roles.order;
  if (chance(random, 15))
    roles.only = chance(random, 50) ? DZ_TRANSLATION : DZ_ORIGINAL;
  return roles;
}

static void typeset(Book *book) {
  book->arrangement = dz_arrange(book->book, book->layout, book->roles);
  DzTypesetOptions options = {.notes = book->notes, .details = book->details};
  g_autoptr(GError) error = NULL;
  book->typesetter = dz_typesetter_new(book->arrangement, &options, &error);
  g_assert_no_error(error);
  book->pages = dz_pages_new(book->layout->page_width, book->layout->page_height);
  guint starts[] = {0, 0, 0}, articles = book->arrangement->articles->len;
  g_assert_cmpuint(articles, <, G_N_ELEMENTS(starts));
  for (guint a = 0; a < articles; a++) {
    dz_typeset_article(book->typesetter, a, book->pages);
    starts[a + 1] = book->pages->pages->len;
  }
  for (guint p = 0, a = 0; p < book->pages->pages->len; p++) {
    a += p == starts[a + 1];
    const DzFoot foot = {
        .article = a, .page = p + 1, .page_count = book->pages->pages->len, .is_first = p == starts[a]};
    dz_typeset_foot(book->typesetter, &foot, book->pages, book->pages->pages->pdata[p]);
  }
  dz_typesetter_say(book->typesetter, book->pages->pages->len);
}

static Book *book_new(guint seed) {
  Book *book = g_new0(Book, 1);
  book->seed = seed;
  book->notes = dz_notes_new();
  book->details = g_ptr_array_new_with_free_func(g_free);
  book->book = dz_book_new();
  return book;
}

static Book *random_book_in(const char *layout, guint seed) {
  GRand *random = g_rand_new_with_seed(seed);
  Book *book = book_new(seed);
  choose_languages(random, book);
  book->roles = random_roles(random);
  book->layout = random_layout(random, book, layout);
  for (guint articles = chance(random, 15) ? 2 : 1; articles > 0; articles--)
    g_ptr_array_add(book->book->articles, random_article(random, book));
  g_rand_free(random);
  typeset(book);
  return book;
}

static Book *random_book(guint seed) {
  return random_book_in("interleaved", seed);
}

static void book_free(Book *book) {
  dz_pages_free(book->pages);
  dz_typesetter_free(book->typesetter);
  dz_arrangement_free(book->arrangement);
  dz_layout_free(book->layout);
  dz_book_free(book->book);
  g_ptr_array_unref(book->notes);
  g_ptr_array_unref(book->details);
  g_free(book);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Book, book_free)

/* ---- what the arrangement asks for ---- */

typedef enum { TITLE, FACTS, SUMMARY, HEADING, SIDE, KEY, LISTED, NOTE_LABEL, COLOPHON } Kind;

typedef struct {
  Kind kind;
  const char *language;
  char *text;      /* folded */
  char *beginning; /* of a heading that is too long for a line: its first language alone; NULL */
} Wanted;

static void clear_wanted(gpointer data) {
  g_free(((Wanted *)data)->text);
  g_free(((Wanted *)data)->beginning);
}

/* Without spaces and soft hyphens: what line breaking may add and take. New string. */
static char *fold(const char *text) {
  GString *folded = g_string_new(NULL);
  for (const char *p = text; *p; p = g_utf8_next_char(p)) {
    gunichar c = g_utf8_get_char(p);
    if (!g_unichar_isspace(c) && c != 0xAD)
      g_string_append_unichar(folded, c);
  }
  return g_string_free(folded, FALSE);
}

static void want(GArray *wanted, Kind kind, const char *language, const char *one, const char *other) {
  g_autofree char *text = g_strconcat(one, other, NULL);
  Wanted item = {.kind = kind, .language = language, .text = fold(text)};
  if (*item.text)
    g_array_append_val(wanted, item);
  else
    clear_wanted(&item);
}

static const DzCell *cell_at(const DzRow *row, guint i) {
  return i < row->cells->len ? &g_array_index(row->cells, DzCell, i) : NULL;
}

static void want_heading(GArray *wanted, const DzRow *row) {
  const DzCell *one = cell_at(row, 0), *other = cell_at(row, 1);
  want(wanted, HEADING, one->language, one->text->string, other ? other->text->string : "");
  if (other)
    g_array_index(wanted, Wanted, wanted->len - 1).beginning = fold(one->text->string);
}

static void want_cells(GArray *wanted, Kind kind, const DzRow *row) {
  g_autofree char *reference = row->refers ? g_strdup_printf("→¶%u", row->refers) : g_strdup("");
  for (guint c = 0; c < row->cells->len; c++)
    want(wanted, kind, cell_at(row, c)->language, cell_at(row, c)->text->string, c == 0 ? reference : "");
}

static void want_summary(GArray *wanted, const DzRow *row) {
  for (guint c = 0; c < row->cells->len; c++)
    want(wanted, SUMMARY, cell_at(row, c)->language, c == 0 ? row->label : "", cell_at(row, c)->text->string);
}

static void want_key(GArray *wanted, const DzRow *row, const DzArrangement *arrangement) {
  want_cells(wanted, KEY, row);
  if (row->has_analysis && row->analysis)
    want(wanted, KEY, row->analysis_language, row->label, row->analysis->string);
  else if (row->has_analysis && arrangement->layout->key_lines > 0)
    want(wanted, NOTE_LABEL, arrangement->language, row->label, "");
}

/* A word and all that is said of it, then its meaning: in a paragraph of its own, or in the same where there is no room
   for two. Examples and choices are paragraphs. */
static void want_study(GArray *wanted, const DzRow *row) {
  if (row->study_kind != DZ_STUDY_WORD)
    want_cells(wanted, KEY, row);
  else {
    const DzCell *word = cell_at(row, 0), *meaning = cell_at(row, 1);
    g_autoptr(GString) head = g_string_new(word->text->string);
    if (word->side == DZ_ORIGINAL) {
      g_string_append(head, row->reading ? row->reading : "");
      g_string_append(head, row->study->part ? row->study->part : "");
    }
    want(wanted, LISTED, word->language, head->str, meaning ? meaning->text->string : "");
    if (meaning)
      g_array_index(wanted, Wanted, wanted->len - 1).beginning = fold(head->str);
  }
  for (guint i = 0; i < row->more->len; i++) {
    const DzCell *cell = &g_array_index(row->more, DzCell, i);
    want(wanted, LISTED, cell->language, cell->text->string, "");
  }
}

static void want_row(GArray *wanted, const DzRow *row, const DzArrangement *arrangement) {
  switch (row->kind) {
  case DZ_ROW_TITLE:
    want_cells(wanted, TITLE, row);
    break;
  case DZ_ROW_FACTS:
    want(wanted, FACTS, arrangement->language, row->label, "");
    break;
  case DZ_ROW_SUMMARY:
    want_summary(wanted, row);
    break;
  case DZ_ROW_HEADING:
    want_heading(wanted, row);
    break;
  case DZ_ROW_SECTION:
    want(wanted, HEADING, arrangement->language, row->label, "");
    break;
  case DZ_ROW_PAIR:
  case DZ_ROW_CODE:
  case DZ_ROW_REMARK:
    want_cells(wanted, SIDE, row);
    break;
  case DZ_ROW_KEY:
    want_key(wanted, row, arrangement);
    break;
  case DZ_ROW_STUDY:
    want_study(wanted, row);
    break;
  case DZ_ROW_COLOPHON:
    want(wanted, COLOPHON, arrangement->language, row->label, "");
    break;
  }
}

static GArray *wanted_of(const DzArrangement *arrangement) {
  GArray *wanted = g_array_new(FALSE, FALSE, sizeof(Wanted));
  g_array_set_clear_func(wanted, clear_wanted);
  for (guint a = 0; a < arrangement->articles->len; a++) {
    const DzArranged *arranged = arrangement->articles->pdata[a];
    for (guint r = 0; r < arranged->rows->len; r++)
      want_row(wanted, arranged->rows->pdata[r], arrangement);
  }
  return wanted;
}

/* ---- what stands on the pages ---- */

typedef struct {
  double x0, y0, x1, y1;
} Box;

typedef struct {
  guint page, block; /* block: index, or G_MAXUINT for furniture */
  const DzPlaced *placed;
  const DzLine *line;
  char *text;
  Box ink;
} Line;

/* A paragraph as it was found, with its lines in `lines` first … end - 1 of the body. */
typedef struct {
  const DzParagraph *paragraph;
  const Wanted *wanted;
  guint first, end;
} Block;

typedef struct {
  GArray *body, *furniture; /* Line */
  GArray *blocks;           /* Block */
  GArray *wanted;
} Seen;

static void clear_line(gpointer data) {
  g_free(((Line *)data)->text);
}

static void seen_free(Seen *seen) {
  g_array_unref(seen->body);
  g_array_unref(seen->furniture);
  g_array_unref(seen->blocks);
  g_array_unref(seen->wanted);
  g_free(seen);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Seen, seen_free)

static Line *body_line(const Seen *seen, guint i) {
  return &g_array_index(seen->body, Line, i);
}

static Block *block_at(const Seen *seen, guint i) {
  return &g_array_index(seen->blocks, Block, i);
}

static const DzRun *run_at(const Line *line, guint i) {
  return &g_array_index(line->placed->paragraph->runs, DzRun, line->line->run_start + i);
}

static char *line_text(const Line *line) {
  GString *text = g_string_new(NULL);
  for (guint r = 0; r < line->line->run_count; r++)
    g_string_append_len(text, line->placed->paragraph->text->str + run_at(line, r)->text_start,
                        run_at(line, r)->text_length);
  return g_string_free(text, FALSE);
}

static void add_ink(const Line *line, const DzRun *run, Box *ink) {
  const double scale = run->size / run->face->units_per_em;
  for (guint g = run->glyph_start; g < run->glyph_start + run->glyph_count; g++) {
    const DzPlacedGlyph *glyph = &g_array_index(line->placed->paragraph->glyphs, DzPlacedGlyph, g);
    g_assert_cmpuint(glyph->index, !=, 0); /* .notdef: set, and never asked for when faces were made small */
    hb_glyph_extents_t extents;
    if (!hb_font_get_glyph_extents(run->face->font, glyph->index, &extents) || extents.width == 0)
      continue;
    double x = line->placed->x + glyph->x + extents.x_bearing * scale;
    double y = line->placed->y + glyph->y - extents.y_bearing * scale;
    ink->x0 = fmin(ink->x0, x);
    ink->y0 = fmin(ink->y0, y);
    ink->x1 = fmax(ink->x1, x + extents.width * scale);
    ink->y1 = fmax(ink->y1, y - extents.height * scale);
  }
}

static Line seen_line(guint page, const DzPlaced *placed) {
  Line line = {.page = page, .block = G_MAXUINT, .placed = placed, .ink = {INFINITY, INFINITY, -INFINITY, -INFINITY}};
  line.line = &g_array_index(placed->paragraph->lines, DzLine, placed->line);
  line.text = line_text(&line);
  for (guint r = 0; r < line.line->run_count; r++)
    add_ink(&line, run_at(&line, r), &line.ink);
  return line;
}

/* Body lines and furniture, in drawing order; blocks where the paragraph changes. */
static Seen *look(const Book *book) {
  Seen *seen = g_new(Seen, 1);
  *seen = (Seen){g_array_new(FALSE, FALSE, sizeof(Line)), g_array_new(FALSE, FALSE, sizeof(Line)),
                 g_array_new(FALSE, FALSE, sizeof(Block)), wanted_of(book->arrangement)};
  g_array_set_clear_func(seen->body, clear_line);
  g_array_set_clear_func(seen->furniture, clear_line);
  const DzParagraph *last = NULL;
  for (guint p = 0; p < book->pages->pages->len; p++) {
    const DzPage *page = book->pages->pages->pdata[p];
    for (guint i = 0; i < page->placed->len; i++) {
      const DzPlaced *placed = &g_array_index(page->placed, DzPlaced, i);
      if (!placed->paragraph)
        continue;
      Line line = seen_line(p, placed);
      if (placed->element < 0) {
        g_array_append_val(seen->furniture, line);
        continue;
      }
      Block block = {.paragraph = placed->paragraph, .first = seen->body->len};
      if (placed->paragraph != last)
        g_array_append_val(seen->blocks, block);
      last = placed->paragraph;
      line.block = seen->blocks->len - 1;
      g_array_append_val(seen->body, line);
      block_at(seen, line.block)->end = seen->body->len;
    }
  }
  return seen;
}

static char *block_text(const Seen *seen, const Block *block) {
  g_autoptr(GString) text = g_string_new(NULL);
  for (guint i = block->first; i < block->end; i++)
    g_string_append(text, body_line(seen, i)->text);
  return fold(text->str);
}

/* ---- the laws ---- */

static void check_every_line_once(Book *book, const Seen *seen) {
  g_autoptr(GHashTable) met = g_hash_table_new(NULL, NULL);
  for (guint b = 0; b < seen->blocks->len; b++) {
    const Block *block = block_at(seen, b);
    if (!g_hash_table_add(met, (gpointer)block->paragraph))
      complain(book, "a paragraph is taken up again: “%s”", body_line(seen, block->first)->text);
    if (block->end - block->first != dz_paragraph_line_count(block->paragraph))
      complain(book, "%u of %u lines are placed of “%s”", block->end - block->first,
               dz_paragraph_line_count(block->paragraph), body_line(seen, block->first)->text);
    for (guint i = block->first; i < block->end; i++)
      if (body_line(seen, i)->placed->line != i - block->first)
        complain(book, "line %u stands where %u should: “%s”", body_line(seen, i)->placed->line, i - block->first,
                 body_line(seen, i)->text);
  }
}

/* A word's meaning stands beside it. */
static gboolean is_beside(const Line *line, const Line *before) {
  return line->placed->x > before->placed->x + before->line->x1 - exact;
}

/* Down the page, and on to the next. */
static void check_order(Book *book, const Seen *seen) {
  for (guint i = 1; i < seen->body->len; i++) {
    const Line *line = body_line(seen, i), *before = body_line(seen, i - 1);
    if (line->page < before->page ||
        (line->page == before->page && line->placed->y <= before->placed->y && !is_beside(line, before)))
      complain(book, "page %u: a line stands before the one above it: “%s”", line->page + 1, line->text);
  }
}

/* Gives each block what it was wanted as. FALSE where the texts differ: then nothing else can be said. */
static gboolean check_text(Book *book, const Seen *seen) {
  guint b = 0;
  for (guint w = 0; w < seen->wanted->len; w++) {
    const Wanted *wanted = &g_array_index(seen->wanted, Wanted, w);
    g_autofree char *text = b < seen->blocks->len ? block_text(seen, block_at(seen, b)) : g_strdup("(nothing)");
    if (wanted->beginning && b + 1 < seen->blocks->len && strcmp(text, wanted->beginning) == 0) {
      block_at(seen, b++)->wanted = wanted;
      g_autofree char *rest = block_text(seen, block_at(seen, b)), *whole = g_strconcat(text, rest, NULL);
      g_free(g_steal_pointer(&text));
      text = g_steal_pointer(&whole);
    }
    if (strcmp(text, wanted->text) != 0) {
      complain(book, "the page has\n  %s\nwhere the article has\n  %s", text, wanted->text);
      return FALSE;
    }
    block_at(seen, b++)->wanted = wanted;
  }
  if (b < seen->blocks->len)
    complain(book, "there is more on the page than in the article: “%s”",
             body_line(seen, block_at(seen, b)->first)->text);
  return b == seen->blocks->len;
}

static void check_frame(Book *book, const Seen *seen) {
  const DzLayout *layout = book->layout;
  const double usual_left = dz_layout_frame(layout, DZ_CELL_PRIMARY)->left - frame_slack,
               usual_right = dz_layout_frame(layout, DZ_CELL_PRIMARY)->left +
                             dz_layout_frame(layout, DZ_CELL_PRIMARY)->measure + frame_slack;
  const DzFrame *main = dz_layout_main(layout);
  for (guint i = 0; i < seen->body->len; i++) {
    const Line *line = body_line(seen, i);
    const gboolean is_turned = layout->is_mirrored && line->page % 2 == 0; /* the first page is a recto */
    const double shift = is_turned ? layout->page_width - 2 * main->left - main->measure : 0;
    const double left = usual_left + shift, right = usual_right + shift;
    double x0 = line->placed->x + line->line->x0, x1 = line->placed->x + line->line->x1;
    if (x0 < left || x1 > right)
      complain(book, "page %u: a line from %.2f to %.2f leaves the frame %.2f … %.2f: “%s”", line->page + 1, x0, x1,
               left, right, line->text);
    /* Ink may lean a little over its advance: f, j, italics. */
    double lean = line->line->run_count ? 0.15 * run_at(line, 0)->size : 0;
    if (line->ink.x0 < left - lean || (line->ink.x1 > right + lean && isfinite(line->ink.x1)))
      complain(book, "page %u: ink from %.2f to %.2f leaves the frame: “%s”", line->page + 1, line->ink.x0,
               line->ink.x1, line->text);
    /* pages may all take a line more where that saves the last one */
    const double foot = dz_layout_main(layout)->foot;
    const double more = foot - layout->grid < layout->foot_edge + layout->grid ? 0 : layout->grid;
    if (line->placed->y < dz_layout_main(layout)->top || line->placed->y > layout->page_height - foot + more + exact)
      complain(book, "page %u: a line at %.2f stands in the margin (%.2f … %.2f): “%s”", line->page + 1,
               line->placed->y, dz_layout_frame(layout, DZ_CELL_PRIMARY)->top,
               layout->page_height - dz_layout_frame(layout, DZ_CELL_PRIMARY)->foot, line->text);
  }
}

static void check_inside_page(Book *book, const GArray *lines) {
  for (guint i = 0; i < lines->len; i++) {
    const Line *line = &g_array_index(lines, Line, i);
    if (isfinite(line->ink.x0) && (line->ink.x0 < 0 || line->ink.x1 > book->layout->page_width || line->ink.y0 < 0 ||
                                   line->ink.y1 > book->layout->page_height))
      complain(book, "page %u: ink outside the paper: “%s”", line->page + 1, line->text);
  }
}

static gboolean is_justified(const Wanted *wanted) {
  return wanted->kind == SUMMARY || wanted->kind == SIDE || wanted->kind == KEY;
}

/* The last character of a line that is no space; 0 where there is none. A hyphen that was put in is U+00AD. */
static gunichar last_character(const char *text) {
  const char *p = text + strlen(text);
  while (p > text) {
    p = g_utf8_prev_char(p);
    if (!g_unichar_isspace(g_utf8_get_char(p)))
      return g_utf8_get_char(p);
  }
  return 0;
}

static gboolean is_one_of(gunichar c, const char *characters) {
  return c && g_utf8_strchr(characters, -1, c) != NULL;
}

static guint count_spaces(const char *text) {
  guint count = 0;
  g_autofree char *trimmed = g_strchomp(g_strdup(text));
  for (const char *p = trimmed; *p; p = g_utf8_next_char(p))
    count += *p == ' ';
  return count;
}

static gboolean is_wide_letter(gunichar c) {
  return c >= 0x2E80 && g_unichar_isalpha(c);
}

/* Places between two Han characters, kana or syllables. */
static guint count_wide_pairs(const char *text) {
  guint count = 0;
  for (const char *p = text; *p && *g_utf8_next_char(p); p = g_utf8_next_char(p))
    count += is_wide_letter(g_utf8_get_char(p)) && is_wide_letter(g_utf8_get_char(g_utf8_next_char(p)));
  return count;
}

/* What typesetting says of lines that would tear. */
static guint flushed_count(const Book *book) {
  guint pages, lines, flushed = 0;
  for (guint i = 0; i < book->details->len; i++)
    if (sscanf(book->details->pdata[i], "typeset: %u pages, %u lines, %u of them", &pages, &lines, &flushed) == 3)
      return flushed;
  return 0;
}

/* A line may stand flush left only where its word gaps would pass 0.9 em, or the gaps between Han 0.12 em: it is short
   by much more than they may give. */
static gboolean would_tear(const Line *line, double spare) {
  guint spaces = count_spaces(line->text), pairs = count_wide_pairs(line->text);
  double em = line->line->run_count ? run_at(line, 0)->size : 10;
  if (spaces == 0 && pairs == 0)
    return TRUE;
  return (spaces > 0 && spare / spaces > 0.4 * em) || (pairs > 0 && spare / pairs > 0.1 * em);
}

/* Alphabetic text in a column this narrow is set flush left. */
static gboolean is_narrow(const Book *book, const Line *line, const Wanted *wanted) {
  const double measure = dz_layout_frame(book->layout, DZ_CELL_PRIMARY)->left +
                         dz_layout_frame(book->layout, DZ_CELL_PRIMARY)->measure - line->placed->x;
  double latin = 0;
  for (guint r = 0; r < line->line->run_count; r++)
    latin = MAX(latin, run_at(line, r)->size);
  return !dz_is_cjk_language(wanted->language) && measure < 17 * latin;
}

static void check_flush_right(Book *book, const Seen *seen) {
  const double edge =
      dz_layout_frame(book->layout, DZ_CELL_PRIMARY)->left + dz_layout_frame(book->layout, DZ_CELL_PRIMARY)->measure;
  guint ragged = 0;
  for (guint i = 0; i < seen->body->len; i++) {
    const Line *line = body_line(seen, i);
    const Block *block = block_at(seen, line->block);
    if (!is_justified(block->wanted))
      continue;
    double over = line->placed->x + line->line->x1 - edge;
    double may = is_one_of(last_character(line->text), "\u00AD-‐.,:;!?’”") ? most_hang : 0;
    if (over > may + exact)
      complain(book, "page %u: a line is %.2f pt too long: “%s”", line->page + 1, over, line->text);
    if (i + 1 == block->end || over >= -exact || is_narrow(book, line, block->wanted))
      continue;
    ragged++;
    if (!would_tear(line, -over))
      complain(book, "page %u: a line is %.2f pt short: “%s”", line->page + 1, -over, line->text);
  }
  if (ragged > flushed_count(book))
    complain(book, "%u lines are ragged, but only %u are said to be", ragged, flushed_count(book));
}

static gboolean is_on_grid(const Wanted *wanted) {
  return wanted->kind != TITLE && wanted->kind != FACTS && wanted->kind != NOTE_LABEL;
}

static void check_grid(Book *book, const Seen *seen) {
  const double grid = book->layout->grid;
  double offset = -1;
  for (guint i = 0; i < seen->body->len; i++) {
    const Line *line = body_line(seen, i);
    if (!is_on_grid(block_at(seen, line->block)->wanted))
      continue;
    if (offset < 0)
      offset = fmod(line->placed->y, grid);
    double off = fmod(line->placed->y - offset + 10 * grid, grid);
    if (fmin(off, grid - off) > exact)
      complain(book, "page %u: a baseline is %.2f pt off the grid: “%s”", line->page + 1, fmin(off, grid - off),
               line->text);
  }
}

static gboolean overlap(const Box *one, const Box *other) {
  const double touch = 0.01;
  return one->x0 < other->x1 - touch && other->x0 < one->x1 - touch && one->y0 < other->y1 - touch &&
         other->y0 < one->y1 - touch;
}

static void check_no_overlap(Book *book, const Seen *seen) {
  g_autoptr(GArray) all = g_array_new(FALSE, FALSE, sizeof(Line));
  g_array_append_vals(all, seen->body->data, seen->body->len);
  g_array_append_vals(all, seen->furniture->data, seen->furniture->len);
  for (guint i = 0; i < all->len; i++)
    for (guint j = i + 1; j < all->len; j++) {
      const Line *one = &g_array_index(all, Line, i), *other = &g_array_index(all, Line, j);
      if (one->page == other->page && overlap(&one->ink, &other->ink))
        complain(book, "page %u: “%s” and “%s” overlap", one->page + 1, one->text, other->text);
    }
}

static void check_rules(Book *book, const Seen *seen) {
  for (guint i = 0; i < seen->body->len; i++) {
    const Line *line = body_line(seen, i);
    const DzPage *page = book->pages->pages->pdata[line->page];
    for (guint r = 0; r < page->placed->len; r++) {
      const DzPlaced *rule = &g_array_index(page->placed, DzPlaced, r);
      Box box = {rule->x, rule->y, rule->x + rule->width, rule->y + rule->thickness};
      if (!rule->paragraph && overlap(&box, &line->ink))
        complain(book, "page %u: a rule at %.2f crosses “%s”", line->page + 1, rule->y, line->text);
    }
  }
}

/* TRUE where something follows the block that it is a heading of. */
static gboolean heads_something(const Seen *seen, guint block) {
  if (block + 1 >= seen->blocks->len)
    return FALSE;
  Kind next = block_at(seen, block + 1)->wanted->kind;
  return next != TITLE && next != COLOPHON;
}

static void check_no_heading_last(Book *book, const Seen *seen) {
  for (guint i = 0; i + 1 < seen->body->len; i++) {
    const Line *line = body_line(seen, i);
    Kind kind = block_at(seen, line->block)->wanted->kind;
    /* A title may fill a small page. */
    double room = book->layout->page_height - dz_layout_frame(book->layout, DZ_CELL_PRIMARY)->foot - line->placed->y;
    gboolean heads = kind == HEADING || ((kind == TITLE || kind == FACTS) && room > 6 * book->layout->grid);
    if (heads && body_line(seen, i + 1)->page != line->page && heads_something(seen, line->block))
      complain(book, "page %u ends with a heading: “%s”, and “%s” follows", line->page + 1, line->text,
               body_line(seen, i + 1)->text);
  }
}

static const char *kind_name(const Block *block) {
  return block->wanted->kind == SUMMARY ? "summary" : block->wanted->kind == KEY ? "key sentence" : "pair";
}

static void check_no_line_alone(Book *book, const Seen *seen) {
  for (guint b = 0; b < seen->blocks->len; b++) {
    const Block *block = block_at(seen, b);
    if (!is_justified(block->wanted) || block->end - block->first < 3)
      continue;
    const Line *first = body_line(seen, block->first), *last = body_line(seen, block->end - 1);
    if (first->page != body_line(seen, block->first + 1)->page)
      complain(book, "page %u ends with the first line of a %s: “%s”", first->page + 1, kind_name(block), first->text);
    if (last->page != body_line(seen, block->end - 2)->page)
      complain(book, "page %u begins with the last line of a %s: “%s”", last->page + 1, kind_name(block), last->text);
  }
}

/* ---- kinsoku ---- */

/* TYPOGRAPHY.md §2. ’ also begins words, so a space before it excuses it. */
static const char start_zh[] = "，、；：。？！．・·‧⋯～〜–-％%‰℃°”’）》〉」』】〗〕］｝〞)]},.;:!?/";
static const char start_ja[] =
    "ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶㇰㇱㇲㇳㇴㇵㇶㇷㇸㇹㇺㇻㇼㇽㇾㇿーゝゞヽヾ々〻゠‼⁇⁈⁉";
static const char start_ko[] = "，、；：。？！．・·‧”’）》〉」』】〗〕］｝)]},.;:!?";
static const char start_latin[] = ")]},.;:!?…";
static const char end_zh[] = "“‘（《〈「『【〖〔［｛〝([{￥¥$£€№#§/";
static const char end_ko[] = "“‘（《〈「『【〖〔［｛([{";
static const char end_latin[] = "([{“‘";

static gboolean is_address_character(char c) {
  return g_ascii_isalnum(c) || strchr("/?#&=%_-.:", c);
}

/* TRUE where the two lines part an address: those have rules of their own. */
static gboolean parts_address(const char *before, const char *after) {
  const char *start = before + strlen(before);
  while (start > before && start[-1] && is_address_character(start[-1]))
    start--;
  size_t length = 0;
  while (after[length] && is_address_character(after[length]))
    length++;
  g_autofree char *head = g_strdup(start), *tail = g_strndup(after, length);
  g_autofree char *token = g_strconcat(head, tail, NULL);
  return *head && *tail && (strstr(token, "://") || strstr(token, "www.") || strstr(token, "example"));
}

/* An address may go over many lines: all of the paragraph before the line, and all after. */
static gboolean is_inside_address(const Seen *seen, const Block *block, guint i) {
  g_autoptr(GString) before = g_string_new(NULL);
  g_autoptr(GString) after = g_string_new(NULL);
  for (guint l = block->first; l < block->end; l++)
    g_string_append(l < i ? before : after, body_line(seen, l)->text);
  g_string_replace(before, "\u00AD", "", 0);
  g_string_replace(after, "\u00AD", "", 0);
  return parts_address(before->str, after->str);
}

/* After a typed space only full-width marks are forbidden: the others were typed so ("’Tis", "-5"). */
static gboolean forbidden_start(gunichar c, const char *language, gboolean after_space) {
  if (after_space && (c < 0x3000 || !dz_is_cjk_language(language)))
    return FALSE;
  if (dz_same_language(language, "ja") && is_one_of(c, start_ja))
    return TRUE;
  return is_one_of(c, !dz_is_cjk_language(language)      ? start_latin
                      : dz_same_language(language, "ko") ? start_ko
                                                         : start_zh);
}

static gboolean forbidden_end(gunichar c, const char *language, gboolean before_space) {
  if (before_space && c < 0x3000)
    return FALSE;
  return is_one_of(c, !dz_is_cjk_language(language) ? end_latin : dz_same_language(language, "ko") ? end_ko : end_zh);
}

static void check_kinsoku(Book *book, const Seen *seen) {
  for (guint b = 0; b < seen->blocks->len; b++) {
    const Block *block = block_at(seen, b);
    if (!is_justified(block->wanted))
      continue;
    for (guint i = block->first + 1; i < block->end; i++) {
      const char *before = body_line(seen, i - 1)->text, *after = body_line(seen, i)->text;
      gunichar start = g_utf8_get_char(after), end = last_character(before);
      gboolean space = g_str_has_suffix(before, " ");
      gboolean wrong =
          forbidden_start(start, block->wanted->language, space) || forbidden_end(end, block->wanted->language, space);
      if (wrong && !is_inside_address(seen, block, i))
        complain(book, "page %u: kinsoku (%s): “%s” / “%s”", body_line(seen, i)->page + 1, block->wanted->language,
                 before, after);
    }
  }
}

/* ---- tests ---- */

static void check_book(Book *book) {
  g_autoptr(Seen) seen = look(book);
  if (!check_text(book, seen))
    return;
  check_every_line_once(book, seen);
  check_order(book, seen);
  check_frame(book, seen);
  check_inside_page(book, seen->body);
  check_inside_page(book, seen->furniture);
  check_flush_right(book, seen);
  check_grid(book, seen);
  check_no_overlap(book, seen);
  check_rules(book, seen);
  check_no_heading_last(book, seen);
  check_no_line_alone(book, seen);
  check_kinsoku(book, seen);
}

static void test_laws_hold_on_random_books(gconstpointer data) {
  guint part = GPOINTER_TO_UINT(data);
  for (guint seed = part * books() / 4; seed < (part + 1) * books() / 4; seed++) {
    g_autoptr(Book) book = random_book(seed);
    check_book(book);
  }
}

/* ---- sides beside each other ---- */

/* A paragraph as it was met, perhaps on several pages. */
typedef struct {
  guint lines, first_page;
  double first_x, first_y;
  int element;
  GString *text;
} Met;

static void met_free(gpointer data) {
  g_string_free(((Met *)data)->text, TRUE);
  g_free(data);
}

/* All paragraphs in the order in which they are met, each with all of its lines in their order. */
static GPtrArray *paragraphs_met(Book *book, const Seen *seen) {
  GPtrArray *met = g_ptr_array_new_with_free_func(met_free);
  g_autoptr(GHashTable) known = g_hash_table_new(NULL, NULL);
  for (guint i = 0; i < seen->body->len; i++) {
    const Line *line = body_line(seen, i);
    const DzPlaced *placed = line->placed;
    Met *one = g_hash_table_lookup(known, placed->paragraph);
    if (!one) {
      one = g_new(Met, 1);
      *one = (Met){0, line->page, placed->x, placed->y, placed->element, g_string_new(NULL)};
      g_ptr_array_add(met, one);
      g_hash_table_insert(known, (gpointer)placed->paragraph, one);
    }
    if (placed->line != one->lines++)
      complain(book, "page %u: a line stands out of its order: “%s”", line->page + 1, line->text);
    g_string_append(one->text, line->text);
  }
  return met;
}

static void check_all_text(Book *book, const Seen *seen, const GPtrArray *met) {
  g_autoptr(GString) found = g_string_new(NULL), wanted = g_string_new(NULL);
  for (guint i = 0; i < met->len; i++)
    g_string_append(found, ((const Met *)met->pdata[i])->text->str);
  for (guint i = 0; i < seen->wanted->len; i++)
    g_string_append(wanted, g_array_index(seen->wanted, Wanted, i).text);
  g_autofree char *text = fold(found->str);
  if (strcmp(text, wanted->str) != 0)
    complain(book, "the pages have\n  %s\nwhere the article has\n  %s", text, wanted->str);
}

static gboolean is_child(const Book *book, const Met *met, const char *role, int *parent) {
  const DzElement *element = &g_array_index(book->pages->elements, DzElement, met->element);
  *parent = element->parent;
  return element->parent >= 0 && strcmp(element->role, "P") == 0 &&
         strcmp(g_array_index(book->pages->elements, DzElement, element->parent).role, role) == 0;
}

/* The sides of a pair begin on one baseline. Returns how many pairs stand side by side. */
static guint check_level(Book *book, const GPtrArray *met) {
  guint count = 0;
  for (guint i = 0, last = 0; i + 1 < met->len; i++) {
    const Met *one = met->pdata[i], *other = met->pdata[i + 1];
    int of_one, of_other;
    if (!is_child(book, one, "Div", &of_one) || !is_child(book, other, "Div", &of_other) || of_one != of_other ||
        other->first_x - one->first_x < 100 || (int)last == of_one) /* an analysis stands under both */
      continue;
    last = (guint)of_one;
    count++;
    if (one->first_page != other->first_page || fabs(one->first_y - other->first_y) > exact)
      complain(book, "page %u: “%s” and its other side are not level", one->first_page + 1, one->text->str);
  }
  return count;
}

static void test_columns_on_random_books(void) {
  guint beside = 0;
  for (guint seed = 1000; seed < 1000 + books() / 2; seed++) {
    g_autoptr(Book) book = random_book_in("columns", seed);
    g_autoptr(Seen) seen = look(book);
    g_autoptr(GPtrArray) met = paragraphs_met(book, seen);
    check_all_text(book, seen, met);
    check_frame(book, seen);
    check_inside_page(book, seen->body);
    check_inside_page(book, seen->furniture);
    check_no_overlap(book, seen);
    check_rules(book, seen);
    beside += check_level(book, met);
  }
  g_assert_cmpuint(beside, >, 100);
}

static gint by_element(gconstpointer a, gconstpointer b) {
  return (*(const Met *const *)a)->element - (*(const Met *const *)b)->element;
}

/* Sides on the two pages of a spread: the first on a verso, and both begin on one baseline. Returns how many. */
static guint check_facing(Book *book, const GPtrArray *met) {
  guint count = 0;
  for (guint i = 0; i + 1 < met->len && !book->layout->is_folded; i++) {
    const Met *one = met->pdata[i], *other = met->pdata[i + 1];
    int of_one, of_other;
    if (!is_child(book, one, "Div", &of_one) || !is_child(book, other, "Div", &of_other) || of_one != of_other ||
        other->first_page == one->first_page)
      continue;
    count++;
    if (one->first_page % 2 != 1 || other->first_page != one->first_page + 1 ||
        fabs(one->first_y - other->first_y) > exact)
      complain(book, "page %u: “%s” does not face its other side", one->first_page + 1, one->text->str);
  }
  return count;
}

static void test_facing_on_random_books(void) {
  guint facing = 0;
  for (guint seed = 2000; seed < 2000 + books() / 2; seed++) {
    g_autoptr(Book) book = random_book_in("facing", seed);
    g_autoptr(Seen) seen = look(book);
    g_autoptr(GPtrArray) met = paragraphs_met(book, seen);
    g_ptr_array_sort(met, by_element);
    check_all_text(book, seen, met);
    check_frame(book, seen);
    check_inside_page(book, seen->body);
    check_inside_page(book, seen->furniture);
    check_no_overlap(book, seen);
    facing += check_facing(book, met);
  }
  g_assert_cmpuint(facing, >, 100);
}

/* A layout in which things stand elsewhere than in interleaved ones, and whether all of an article is in it. */
typedef struct {
  const char *name;
  gboolean has_all;
} OtherLayout;

/* A list of words that all stand in the margin or at the foot has no heading. */
static gboolean heads_words(const Book *book, const char *text) {
  for (guint a = 0; a < book->arrangement->articles->len; a++) {
    const DzArranged *arranged = book->arrangement->articles->pdata[a];
    g_autofree char *label = fold(dz_label(DZ_LABEL_GLOSSARY, arranged->language));
    if (strcmp(text, label) == 0)
      return TRUE;
  }
  return FALSE;
}

/* Every text that an article has is somewhere in its book, whole. */
static void check_nothing_lost(Book *book, const Seen *seen, const GPtrArray *met) {
  g_autoptr(GString) found = g_string_new(NULL);
  for (guint i = 0; i < met->len; i++)
    g_string_append(found, ((const Met *)met->pdata[i])->text->str);
  g_autofree char *whole = fold(found->str);
  for (guint i = 0; i < seen->wanted->len; i++) {
    const char *text = g_array_index(seen->wanted, Wanted, i).text;
    if (!strstr(whole, text) && !heads_words(book, text))
      complain(book, "the pages have nowhere “%s”", text);
  }
}

static void test_other_layouts_on_random_books(gconstpointer data) {
  const OtherLayout *layout = data;
  for (guint seed = 3000; seed < 3000 + books() / 10; seed++) {
    g_autoptr(Book) book = random_book_in(layout->name, seed);
    g_autoptr(Seen) seen = look(book);
    g_autoptr(GPtrArray) met = paragraphs_met(book, seen);
    g_ptr_array_sort(met, by_element);
    if (layout->has_all)
      check_nothing_lost(book, seen, met);
    check_inside_page(book, seen->body);
    check_inside_page(book, seen->furniture);
    check_no_overlap(book, seen);
    g_assert_cmpuint(book->pages->pages->len, >, 0);
  }
}

static void test_same_seed_same_pages(void) {
  g_autoptr(Book) one = random_book(7);
  g_autoptr(Book) other = random_book(7);
  g_autofree char *first = dz_pages_dump(one->pages), *second = dz_pages_dump(other->pages);
  g_assert_cmpstr(first, ==, second);
}

/* A book of one pair, to which a test adds what it is about. */
static Book *small_book(const char *paper, const char *title, const char *original, const char *translation) {
  Book *book = book_new(0);
  book->side[0] = &languages[0];
  book->side[1] = &languages[3];
  book->paper = paper;
  book->roles.only = -1;
  book->layout = dz_layout_load("interleaved", paper, 0, NULL);
  DzArticle *article = dz_article_new();
  article->language[0] = g_strdup("en");
  article->language[1] = g_strdup("zh-Hans");
  article->title[1] = dz_text_new(g_strdup(title), 0);
  DzBlock *block = dz_article_add_block(article, DZ_BLOCK_PAIR, dz_text_new(g_strdup(original), 0),
                                        dz_text_new(g_strdup(translation), 0));
  block->number = 1;
  g_ptr_array_add(book->book->articles, article);
  return book;
}

static void test_long_title_stays_on_the_paper(void) {
  g_autoptr(GString) title = g_string_new(NULL);
  for (guint i = 0; i < 120; i++)
    g_string_append(title, "很长的题目");
  g_autoptr(Book) book = small_book("A6", title->str, "It rains.", "下雨了。");
  typeset(book);
  check_book(book);
}

static void test_key_sentence_longer_than_a_page(void) {
  g_autoptr(Book) book = small_book("100x100mm", "题目", "It rains.", "下雨了。");
  GRand *random = g_rand_new_with_seed(1);
  char *original = random_paragraph(random, &languages[0], 14),
       *translation = random_paragraph(random, &languages[3], 14);
  dz_article_add_key(book->book->articles->pdata[0], dz_text_new(original, 0), dz_text_new(translation, 0));
  g_rand_free(random);
  typeset(book);
  check_book(book);
}

/* Each word in a span of its own: more spans than anyone would count on. */
static void test_many_spans_lose_no_text(void) {
  g_autoptr(GString) original = g_string_new(NULL);
  for (guint i = 0; i < 200; i++)
    g_string_append_printf(original, "word%u ", i);
  g_autoptr(Book) book = small_book("A5", "题目", original->str, "下雨了。");
  DzArticle *article = book->book->articles->pdata[0];
  DzText *text = ((DzBlock *)article->blocks->pdata[0])->side[DZ_ORIGINAL];
  for (char *word = text->string, *end; (end = strchr(word, ' ')); word = end + 1)
    dz_text_add_span(text, (end - text->string) % 2 ? DZ_SPAN_EMPHASIS : DZ_SPAN_STRONG, (gsize)(word - text->string),
                     (gsize)(end - text->string), NULL);
  typeset(book);
  check_book(book);
}

int main(int argc, char **argv) {
  setlocale(LC_CTYPE, "C.UTF-8"); /* complaints quote the texts */
  g_test_init(&argc, &argv, NULL);
  alarm(WATCHDOG_SECONDS * MAX(books() / BOOKS, 1)); /* it always ends */
  for (guint part = 0; part < 4; part++) {
    g_autofree char *name = g_strdup_printf("/pages/laws/%u", part);
    g_test_add_data_func(name, GUINT_TO_POINTER(part), test_laws_hold_on_random_books);
  }
  g_test_add_func("/pages/columns", test_columns_on_random_books);
  g_test_add_func("/pages/facing", test_facing_on_random_books);
  static const OtherLayout others[] = {{"handout", TRUE}, {"exercise", FALSE}, {"cloze", FALSE}, {"exam", FALSE},
                                       {"reader", TRUE},  {"pocket", TRUE},    {"phone", TRUE}};
  for (gsize i = 0; i < G_N_ELEMENTS(others); i++) {
    g_autofree char *name = g_strdup_printf("/pages/%s", others[i].name);
    g_test_add_data_func(name, &others[i], test_other_layouts_on_random_books);
  }
  g_test_add_func("/pages/same-seed-same-pages", test_same_seed_same_pages);
  g_test_add_func("/pages/long-title", test_long_title_stays_on_the_paper);
  g_test_add_func("/pages/long-key-sentence", test_key_sentence_longer_than_a_page);
  g_test_add_func("/pages/many-spans", test_many_spans_lose_no_text);
  return g_test_run();
}
