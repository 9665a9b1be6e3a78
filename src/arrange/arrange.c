/* arrange.c: see arrange.h. */
#include "arrange/arrange.h"
#include "arrange/labels.h"
#include "base/language.h"
#include <string.h>

void dz_row_free(gpointer data) {
  DzRow *row = data;
  g_free(row->id);
  g_free(row->label);
  g_free(row->reading);
  g_array_unref(row->cells);
  g_clear_pointer(&row->more, g_array_unref);
  g_free(row);
}

static void arranged_free(gpointer data) {
  DzArranged *arranged = data;
  g_ptr_array_unref(arranged->rows);
  g_free(arranged);
}

char *dz_row_id(DzRowKind kind, int study, guint number) {
  static const char *const ids[] = {
      [DZ_ROW_TITLE] = "h", [DZ_ROW_HEADING] = "h", [DZ_ROW_PAIR] = "p", [DZ_ROW_KEY] = "k", [DZ_ROW_SECTION] = "k"};
  const gboolean is_study = (kind == DZ_ROW_STUDY || kind == DZ_ROW_SECTION) && study < DZ_STUDY_KINDS;
  const char *id = is_study ? dz_study_traits((DzStudyKind)study)->id : ids[kind];
  return number > 0 ? g_strdup_printf("%s%u", id, number) : g_strdup(id);
}

static DzRow *add_row(DzArranged *arranged, DzRowKind kind, char *label) {
  DzRow *row = g_new0(DzRow, 1);
  row->kind = kind;
  row->label = label;
  row->cells = g_array_new(FALSE, FALSE, sizeof(DzCell));
  g_ptr_array_add(arranged->rows, row);
  return row;
}

static void add_to(GArray *cells, const DzArticle *article, const DzText *text, DzSide side, const DzRoles *roles) {
  if (!text || (roles->only >= 0 && roles->only != (int)side))
    return;
  DzCell cell = {.text = text,
                 .language = article->language[side],
                 .side = side,
                 .is_primary = roles->only >= 0 || side == roles->primary};
  g_array_append_val(cells, cell);
}

static void add_cell(DzRow *row, const DzArticle *article, const DzText *text, DzSide side, const DzRoles *roles) {
  add_to(row->cells, article, text, side, roles);
}

static void add_sides(DzRow *row, const DzArticle *article, DzText *const side[2], const DzRoles *roles) {
  add_cell(row, article, side[roles->order], roles->order, roles);
  add_cell(row, article, side[!roles->order], !roles->order, roles);
}

static gboolean is_address(const char *source) {
  return strstr(source, "://") != NULL;
}

/* A fact is not broken inside but where it is long: its spaces hold. */
static void add_fact(GString *facts, const char *fact) {
  if (!fact)
    return;
  if (facts->len > 0)
    g_string_append(facts, "\u3000");
  g_auto(GStrv) words = g_strsplit(fact, " ", -1);
  g_autofree char *held = g_strjoinv(g_utf8_strlen(fact, -1) <= 60 ? "\u00A0" : " ", words);
  g_string_append(facts, held);
}

char *dz_facts_in_words(const DzArticle *article, GHashTable *numbers, const char *language) {
  g_autofree char *date = article->date ? dz_date_in_words(article->date, language) : NULL;
  g_autofree char *extent = dz_extent_in_words(article, numbers, language);
  GString *facts = g_string_new(NULL);
  add_fact(facts, date);
  add_fact(facts, article->source && !is_address(article->source) ? article->source : NULL);
  add_fact(facts, article->author);
  add_fact(facts, article->translator);
  add_fact(facts, extent);
  return g_string_free(facts, FALSE);
}

/* The large title is the primary side's where it has one. --only keeps the other rather than none. */
static void add_title(DzArranged *arranged, const DzRoles *roles) {
  const DzArticle *article = arranged->article;
  DzSide large = article->title[roles->primary] ? roles->primary : !roles->primary;
  if (roles->only >= 0 && article->title[roles->only])
    large = (DzSide)roles->only;
  DzRow *row = add_row(arranged, DZ_ROW_TITLE, NULL);
  row->id = dz_row_id(row->kind, 0, 0);
  DzRoles both = {.order = large, .primary = large, .only = -1};
  add_cell(row, article, article->title[large], large, &both);
  add_cell(row, article, article->title[!large], !large, roles->only >= 0 ? roles : &both);
  arranged->title = article->title[large];
  arranged->title_language = article->language[large];
}

static void drop_if_empty(DzArranged *arranged, const DzRow *row) {
  if (row->cells->len == 0)
    g_ptr_array_remove(arranged->rows, (gpointer)row);
}

static void add_summary(DzArranged *arranged, const DzRoles *roles, const char *language) {
  const DzArticle *article = arranged->article;
  DzRow *row = add_row(arranged, DZ_ROW_SUMMARY, g_strdup(dz_label(DZ_LABEL_SUMMARY, language)));
  for (guint i = 0; i < article->summary->len; i++)
    add_cell(row, article, article->summary->pdata[i], g_array_index(article->summary_sides, DzSide, i), roles);
  drop_if_empty(arranged, row);
}

static void add_blocks(DzArranged *arranged, const DzRoles *roles) {
  const DzArticle *article = arranged->article;
  guint headings = 0;
  for (guint i = 0; i < article->blocks->len; i++) {
    const DzBlock *block = article->blocks->pdata[i];
    static const DzRowKind kinds[DZ_BLOCK_KINDS] = {[DZ_BLOCK_HEADING] = DZ_ROW_HEADING,
                                                    [DZ_BLOCK_PAIR] = DZ_ROW_PAIR,
                                                    [DZ_BLOCK_CODE] = DZ_ROW_CODE,
                                                    [DZ_BLOCK_NOTE] = DZ_ROW_REMARK};
    DzRow *row = add_row(arranged, kinds[block->kind], NULL);
    row->number = block->number;
    if (row->kind == DZ_ROW_PAIR || row->kind == DZ_ROW_HEADING)
      row->id = dz_row_id(row->kind, 0, row->kind == DZ_ROW_PAIR ? block->number : ++headings);
    DzRoles own = *roles;
    own.only = row->kind == DZ_ROW_CODE ? -1 : roles->only;
    add_sides(row, article, block->side, &own);
    drop_if_empty(arranged, row);
  }
}

static gboolean shows_pair(const DzArticle *article, guint number, const DzRoles *roles) {
  for (guint i = 0; i < article->blocks->len; i++) {
    const DzBlock *block = article->blocks->pdata[i];
    if (number > 0 && block->number == number)
      return roles->only < 0 || block->side[roles->only];
  }
  return FALSE;
}

static void add_keys(DzArranged *arranged, const DzRoles *roles, const char *language) {
  const DzArticle *article = arranged->article;
  if (article->key_sentences->len == 0)
    return;
  DzRow *heading = add_row(arranged, DZ_ROW_SECTION, g_strdup(dz_label(DZ_LABEL_KEYS, language)));
  heading->study_kind = DZ_STUDY_KINDS;
  heading->id = dz_row_id(heading->kind, heading->study_kind, 0);
  gboolean any = FALSE;
  for (guint i = 0; i < article->key_sentences->len; i++) {
    const DzKeySentence *key = article->key_sentences->pdata[i];
    DzRow *row =
        add_row(arranged, DZ_ROW_KEY, key->has_analysis ? g_strdup(dz_label(DZ_LABEL_ANALYSIS, language)) : NULL);
    row->number = i + 1;
    row->id = dz_row_id(row->kind, 0, i + 1);
    row->refers = shows_pair(article, key->pair, roles) ? key->pair : 0;
    row->has_analysis = key->has_analysis;
    row->analysis = key->analysis;
    const char *found = key->analysis ? dz_language_of(key->analysis->string) : NULL;
    DzSide side = dz_same_language(found, article->language[DZ_ORIGINAL]) ? DZ_ORIGINAL : DZ_TRANSLATION;
    row->analysis_language = found ? article->language[side] : language;
    add_sides(row, article, key->side, roles);
    any = any || row->cells->len > 0;
    drop_if_empty(arranged, row);
  }
  if (!any)
    g_ptr_array_remove(arranged->rows, heading);
}

/* Examples and choices, in the languages that are shown. */
static void add_more(DzRow *row, const DzArticle *article, const DzRoles *roles) {
  row->more = g_array_new(FALSE, FALSE, sizeof(DzCell));
  for (guint i = 0; i < row->study->more->len; i++) {
    const DzText *text = row->study->more->pdata[i];
    add_to(row->more, article, text, dz_article_side_of(article, text->string), roles);
  }
}

/* A word stands before its meaning, whichever side comes first. */
static void add_study(DzArranged *arranged, DzStudyKind kind, const DzRoles *roles, const char *language) {
  const DzArticle *article = arranged->article;
  if (article->study[kind]->len == 0)
    return;
  DzRow *heading = add_row(arranged, DZ_ROW_SECTION, g_strdup(dz_label(dz_study_traits(kind)->label, language)));
  heading->study_kind = kind;
  heading->id = dz_row_id(heading->kind, kind, 0);
  const guint before = arranged->rows->len;
  for (guint i = 0; i < article->study[kind]->len; i++) {
    DzRow *row = add_row(arranged, DZ_ROW_STUDY, NULL);
    row->study_kind = kind;
    row->study = article->study[kind]->pdata[i];
    const char *reading = row->study->reading;
    if (reading) /* kana and pinyin stand as they are */
      row->reading =
          dz_is_cjk_language(article->language[DZ_ORIGINAL]) ? g_strdup(reading) : g_strdup_printf("/%s/", reading);
    row->number = i + 1;
    row->id = dz_row_id(row->kind, kind, i + 1);
    DzRoles own = *roles;
    own.order = kind == DZ_STUDY_WORD ? DZ_ORIGINAL : roles->order;
    add_sides(row, article, row->study->side, &own);
    add_more(row, article, roles);
    drop_if_empty(arranged, row);
  }
  if (arranged->rows->len == before)
    g_ptr_array_remove(arranged->rows, heading);
}

static void add_colophon(DzArranged *arranged, const char *language) {
  const DzArticle *article = arranged->article;
  GString *text = g_string_new(NULL);
  if (article->source && is_address(article->source))
    g_string_append_printf(text, "%s %s", dz_label(DZ_LABEL_SOURCE, language), article->source);
  if (article->editor) {
    g_autofree char *editor = g_strdup_printf("%s %s", dz_label(DZ_LABEL_EDITOR, language), article->editor);
    add_fact(text, editor);
  }
  add_fact(text, article->rights);
  if (text->len > 0)
    add_row(arranged, DZ_ROW_COLOPHON, g_string_free(text, FALSE));
  else
    g_string_free(text, TRUE);
}

static DzArranged *arrange_article(const DzArticle *article, const DzRoles *roles) {
  DzArranged *arranged = g_new0(DzArranged, 1);
  arranged->article = article;
  const char *language = arranged->language =
      article->language[roles->only >= 0 && !roles->speaks_translation ? (DzSide)roles->only : DZ_TRANSLATION];
  arranged->rows = g_ptr_array_new_with_free_func(dz_row_free);
  add_title(arranged, roles);
  add_row(arranged, DZ_ROW_FACTS, dz_facts_in_words(article, NULL, language));
  add_summary(arranged, roles, language);
  add_blocks(arranged, roles);
  add_keys(arranged, roles, language);
  for (int kind = 0; kind < DZ_STUDY_KINDS; kind++)
    add_study(arranged, (DzStudyKind)kind, roles, language);
  add_colophon(arranged, language);
  return arranged;
}

/* In how many articles a side is in the language. */
static guint count_language(const DzBook *book, DzSide side, const char *language) {
  guint count = 0;
  for (guint i = 0; i < book->articles->len; i++)
    count += dz_same_language(((const DzArticle *)book->articles->pdata[i])->language[side], language);
  return count;
}

/* The language that the book speaks: that of its title, where an article is in it; else that of most articles on the
   side, the first of them where they are as many. */
static const char *language_of_book(const DzBook *book, DzSide side) {
  const char *titled = book->title ? dz_language_of(book->title) : NULL, *best = dz_book_language(book, side);
  for (guint i = 0; i < book->articles->len; i++) {
    const DzArticle *article = book->articles->pdata[i];
    for (int s = 0; titled && s < 2; s++)
      if (book->articles->len > 1 && dz_same_language(titled, article->language[s]))
        return article->language[s];
    if (count_language(book, side, article->language[side]) > count_language(book, side, best))
      best = article->language[side];
  }
  return best;
}

DzArrangement *dz_arrange(const DzBook *book, const DzLayout *layout, DzRoles roles) {
  DzArrangement *arrangement = g_new0(DzArrangement, 1);
  arrangement->book = book;
  arrangement->layout = layout;
  arrangement->roles = roles;
  arrangement->language =
      language_of_book(book, roles.only >= 0 && !roles.speaks_translation ? (DzSide)roles.only : DZ_TRANSLATION);
  arrangement->main_language = dz_book_language(book, roles.only >= 0 ? (DzSide)roles.only : roles.primary);
  arrangement->articles = g_ptr_array_new_with_free_func(arranged_free);
  for (guint i = 0; i < book->articles->len; i++)
    g_ptr_array_add(arrangement->articles, arrange_article(book->articles->pdata[i], &roles));
  return arrangement;
}

void dz_arrangement_free(DzArrangement *arrangement) {
  if (!arrangement)
    return;
  g_ptr_array_unref(arrangement->articles);
  g_free(arrangement);
}

char *dz_arrangement_dump(const DzArrangement *arrangement) {
  static const char *const names[] = {"title",  "facts",   "summary", "heading", "pair",    "code",
                                      "remark", "section", "key",     "study",   "colophon"};
  GString *dump = g_string_new(NULL);
  for (guint a = 0; a < arrangement->articles->len; a++) {
    const DzArranged *arranged = arrangement->articles->pdata[a];
    for (guint r = 0; r < arranged->rows->len; r++) {
      const DzRow *row = arranged->rows->pdata[r];
      g_string_append_printf(dump, "%s%s%s", names[row->kind], row->id ? " #" : "", row->id ? row->id : "");
      if (row->label)
        g_string_append_printf(dump, " “%s”", row->label);
      for (guint c = 0; c < row->cells->len; c++) {
        const DzCell *cell = &g_array_index(row->cells, DzCell, c);
        g_string_append_printf(dump, " | %s%s %s", cell->is_primary ? "*" : "", cell->language, cell->text->string);
      }
      for (guint m = 0; row->more && m < row->more->len; m++)
        g_string_append_printf(dump, " + %s", g_array_index(row->more, DzCell, m).text->string);
      if (row->refers)
        g_string_append_printf(dump, " → p%u", row->refers);
      if (row->has_analysis)
        g_string_append_printf(dump, " [%s]", row->analysis ? row->analysis->string : "");
      g_string_append_c(dump, '\n');
    }
  }
  return g_string_free(dump, FALSE);
}
