/* write-json.c: the model as JSON, version 1. Spans are half-open ranges of code points. */
#include "write/write.h"
#include <json-glib/json-glib.h>

static void member(JsonBuilder *json, const char *name, const char *value) {
  json_builder_set_member_name(json, name);
  if (value)
    json_builder_add_string_value(json, value);
  else
    json_builder_add_null_value(json);
}

static void number(JsonBuilder *json, const char *name, gint64 value) {
  json_builder_set_member_name(json, name);
  json_builder_add_int_value(json, value);
}

static void boolean(JsonBuilder *json, const char *name, gboolean value) {
  json_builder_set_member_name(json, name);
  json_builder_add_boolean_value(json, value);
}

/* A place of a string in bytes and in code points, to count on from. */
typedef struct {
  gsize bytes;
  glong points;
} SpanPlace;

/* `from`: the start of the span before. */
static void add_span(JsonBuilder *json, const char *string, const DzSpan *span, SpanPlace *from) {
  from->points += g_utf8_pointer_to_offset(string + from->bytes, string + span->start);
  from->bytes = span->start;
  json_builder_begin_object(json);
  member(json, "kind", dz_span_kind_name(span->kind));
  number(json, "start", from->points);
  number(json, "end", from->points + g_utf8_pointer_to_offset(string + span->start, string + span->end));
  if (span->value)
    member(json, "value", span->value);
  json_builder_end_object(json);
}

static void add_text(JsonBuilder *json, const char *name, const DzText *text) {
  json_builder_set_member_name(json, name);
  if (!text) {
    json_builder_add_null_value(json);
    return;
  }
  json_builder_begin_object(json);
  member(json, "text", text->string);
  json_builder_set_member_name(json, "spans");
  json_builder_begin_array(json);
  SpanPlace from = {0, 0};
  for (guint i = 0; i < text->spans->len; i++)
    add_span(json, text->string, &g_array_index(text->spans, DzSpan, i), &from);
  json_builder_end_array(json);
  json_builder_end_object(json);
}

static void add_sides(JsonBuilder *json, DzText *const side[2]) {
  add_text(json, "original", side[DZ_ORIGINAL]);
  add_text(json, "translation", side[DZ_TRANSLATION]);
}

/* A range of bytes as one of code points. `at` remembers where the last one ended, so that no text is counted twice. */
typedef struct {
  gsize byte, character;
} Place;

static void add_range(JsonBuilder *json, const char *name, const char *string, const DzRange *range, Place *at) {
  json_builder_set_member_name(json, name);
  if (range->start == range->end) {
    json_builder_add_null_value(json);
    return;
  }
  const gsize bytes[2] = {range->start, range->end};
  gint64 characters[2];
  for (int end = 0; end < 2; end++) {
    at->character += (gsize)g_utf8_strlen(string + at->byte, (gssize)(bytes[end] - at->byte));
    at->byte = bytes[end];
    characters[end] = (gint64)at->character;
  }
  json_builder_begin_object(json);
  number(json, "start", characters[0]);
  number(json, "end", characters[1]);
  json_builder_end_object(json);
}

static void add_sentences(JsonBuilder *json, const DzBlock *block) {
  Place at[2] = {{0, 0}, {0, 0}};
  json_builder_set_member_name(json, "sentences");
  json_builder_begin_array(json);
  for (guint i = 0; i < block->sentences->len; i++) {
    const DzSentencePair *pair = &g_array_index(block->sentences, DzSentencePair, i);
    json_builder_begin_object(json);
    add_range(json, "original", block->side[0]->string, &pair->side[0], &at[0]);
    add_range(json, "translation", block->side[1]->string, &pair->side[1], &at[1]);
    json_builder_end_object(json);
  }
  json_builder_end_array(json);
}

static void add_summary(JsonBuilder *json, const DzArticle *article) {
  json_builder_set_member_name(json, "summary");
  json_builder_begin_array(json);
  for (guint i = 0; i < article->summary->len; i++) {
    json_builder_begin_object(json);
    member(json, "side", g_array_index(article->summary_sides, DzSide, i) == DZ_ORIGINAL ? "original" : "translation");
    add_text(json, "text", article->summary->pdata[i]);
    json_builder_end_object(json);
  }
  json_builder_end_array(json);
}

static void add_blocks(JsonBuilder *json, const DzArticle *article) {
  json_builder_set_member_name(json, "blocks");
  json_builder_begin_array(json);
  for (guint i = 0; i < article->blocks->len; i++) {
    const DzBlock *block = article->blocks->pdata[i];
    json_builder_begin_object(json);
    member(json, "kind", dz_block_name(block->kind));
    if (block->number)
      number(json, "number", block->number);
    if (block->after_sync)
      boolean(json, "after_sync", TRUE);
    add_sides(json, block->side);
    if (block->sentences)
      add_sentences(json, block);
    json_builder_end_object(json);
  }
  json_builder_end_array(json);
}

static void add_keys(JsonBuilder *json, const DzArticle *article) {
  json_builder_set_member_name(json, "key_sentences");
  json_builder_begin_array(json);
  for (guint i = 0; i < article->key_sentences->len; i++) {
    const DzKeySentence *key = article->key_sentences->pdata[i];
    json_builder_begin_object(json);
    add_sides(json, key->side);
    boolean(json, "has_analysis", key->has_analysis);
    add_text(json, "analysis", key->analysis);
    if (key->pair)
      number(json, "pair", key->pair);
    json_builder_end_object(json);
  }
  json_builder_end_array(json);
}

/* The examples of a word, the choices of a question. */
static void add_more(JsonBuilder *json, const char *name, const GPtrArray *more) {
  json_builder_set_member_name(json, name);
  json_builder_begin_array(json);
  for (guint i = 0; i < more->len; i++) {
    json_builder_begin_object(json);
    add_text(json, "text", more->pdata[i]);
    json_builder_end_object(json);
  }
  json_builder_end_array(json);
}

static void add_study(JsonBuilder *json, const DzArticle *article) {
  for (int kind = 0; kind < DZ_STUDY_KINDS; kind++) {
    const DzStudyTraits *traits = dz_study_traits((DzStudyKind)kind);
    json_builder_set_member_name(json, traits->counts);
    json_builder_begin_array(json);
    for (guint i = 0; i < article->study[kind]->len; i++) {
      const DzStudyItem *item = article->study[kind]->pdata[i];
      json_builder_begin_object(json);
      add_sides(json, item->side);
      if (kind == DZ_STUDY_WORD) {
        member(json, "reading", item->reading);
        member(json, "part", item->part);
      }
      add_more(json, traits->more, item->more);
      json_builder_end_object(json);
    }
    json_builder_end_array(json);
  }
}

static void add_article(JsonBuilder *json, const DzArticle *article) {
  json_builder_begin_object(json);
  json_builder_set_member_name(json, "languages");
  json_builder_begin_object(json);
  member(json, "original", article->language[DZ_ORIGINAL]);
  member(json, "translation", article->language[DZ_TRANSLATION]);
  json_builder_end_object(json);
  json_builder_set_member_name(json, "title");
  json_builder_begin_object(json);
  add_sides(json, article->title);
  json_builder_end_object(json);
  member(json, "date", article->date);
  member(json, "source", article->source);
  member(json, "author", article->author);
  member(json, "translator", article->translator);
  member(json, "editor", article->editor);
  member(json, "rights", article->rights);
  member(json, "tags", article->tags);
  add_summary(json, article);
  add_blocks(json, article);
  add_keys(json, article);
  add_study(json, article);
  json_builder_end_object(json);
}

GBytes *dz_write_json(DzWriteJob *job, GError **error) {
  (void)error;
  const DzBook *book = job->arrangement->book;
  g_autoptr(JsonBuilder) json = json_builder_new();
  json_builder_begin_object(json);
  number(json, "version", 1);
  member(json, "title", dz_book_title(book));
  member(json, "series", book->series);
  json_builder_set_member_name(json, "articles");
  json_builder_begin_array(json);
  for (guint a = 0; a < book->articles->len; a++)
    add_article(json, book->articles->pdata[a]);
  json_builder_end_array(json);
  json_builder_end_object(json);
  g_autoptr(JsonNode) root = json_builder_get_root(json);
  g_autofree char *text = json_to_string(root, TRUE);
  char *ended = g_strconcat(text, "\n", NULL);
  return g_bytes_new_take(ended, strlen(ended));
}
