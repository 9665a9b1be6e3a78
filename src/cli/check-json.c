/* check-json.c: an outcome as JSON: what scripts read. Keys may be added, never renamed. */
#include "cli/commands.h"
#include <json-glib/json-glib.h>
#include <stdio.h>

/* A path is bytes; JSON is not. */
static void add_string(JsonBuilder *json, const char *name, const char *value) {
  json_builder_set_member_name(json, name);
  g_autofree char *valid = value ? g_utf8_make_valid(value, -1) : NULL;
  if (valid)
    json_builder_add_string_value(json, valid);
  else
    json_builder_add_null_value(json);
}

static void add_number(JsonBuilder *json, const char *name, guint value) {
  json_builder_set_member_name(json, name);
  json_builder_add_int_value(json, value);
}

static void add_pair(JsonBuilder *json, const char *name, char *const side[2]) {
  json_builder_set_member_name(json, name);
  json_builder_begin_object(json);
  add_string(json, "original", side[DZ_ORIGINAL]);
  add_string(json, "translation", side[DZ_TRANSLATION]);
  json_builder_end_object(json);
}

static void add_notes(JsonBuilder *json, const GPtrArray *notes) {
  json_builder_set_member_name(json, "notes");
  json_builder_begin_array(json);
  for (guint i = 0; i < notes->len; i++) {
    const DzNote *note = notes->pdata[i];
    json_builder_begin_object(json);
    add_number(json, "line", note->line);
    add_string(json, "text", note->text);
    json_builder_end_object(json);
  }
  json_builder_end_array(json);
}

static void add_odd_pairs(JsonBuilder *json, const GPtrArray *rows) {
  json_builder_set_member_name(json, "odd");
  json_builder_begin_array(json);
  for (guint i = 0; i < rows->len; i++) {
    const DzPairReport *row = rows->pdata[i];
    if (row->doubts->len == 0)
      continue;
    json_builder_begin_object(json);
    add_number(json, "pair", row->number);
    add_number(json, "line", dz_cli_line_of(row));
    json_builder_set_member_name(json, "reasons");
    json_builder_begin_array(json);
    for (guint d = 0; d < row->doubts->len; d++)
      json_builder_add_string_value(json, row->doubts->pdata[d]);
    json_builder_end_array(json);
    json_builder_end_object(json);
  }
  json_builder_end_array(json);
}

static void add_doubts(JsonBuilder *json, const GArray *doubts) {
  json_builder_set_member_name(json, "doubtful");
  json_builder_begin_array(json);
  for (guint i = 0; i < doubts->len; i++) {
    const DzDoubt *doubt = &g_array_index(doubts, DzDoubt, i);
    json_builder_begin_object(json);
    add_string(json, "what", doubt->what);
    add_number(json, "line", doubt->line);
    if (doubt->number > 0)
      add_number(json, "pair", doubt->number);
    json_builder_end_object(json);
  }
  json_builder_end_array(json);
}

static void add_article(JsonBuilder *json, const DzArticleReport *article) {
  json_builder_begin_object(json);
  add_pair(json, "title", article->title);
  add_string(json, "date", article->date);
  add_string(json, "source", article->source);
  add_number(json, "summary", article->summary);
  add_number(json, "pairs", article->pairs);
  add_number(json, "unpaired", article->unpaired);
  add_number(json, "headings", article->headings);
  add_number(json, "key_sentences", article->key_sentences);
  add_number(json, "vocabulary", article->vocabulary);
  for (guint i = 0; i < article->study->len; i++) {
    const DzStudyCount *study = &g_array_index(article->study, DzStudyCount, i);
    add_number(json, study->name, study->count);
  }
  json_builder_set_member_name(json, "repairs");
  json_builder_begin_object(json);
  add_number(json, "punctuation", article->punctuation_repairs);
  add_number(json, "quotes", article->quote_repairs);
  add_number(json, "glued", article->glued_repairs);
  json_builder_end_object(json);
  add_notes(json, article->notes);
  add_doubts(json, article->doubts);
  if (article->rows)
    add_odd_pairs(json, article->rows);
  json_builder_end_object(json);
}

static void add_error(JsonBuilder *json, const GError *error) {
  json_builder_set_member_name(json, "error");
  if (!error) {
    json_builder_add_null_value(json);
    return;
  }
  json_builder_begin_object(json);
  add_string(json, "kind", dz_error_kind(error));
  add_number(json, "line", dz_error_line(error));
  add_string(json, "text", error->message);
  json_builder_end_object(json);
}

static void add_report(JsonBuilder *json, const DzReport *report) {
  json_builder_begin_object(json);
  add_string(json, "path", report->path);
  add_string(json, "format", report->format);
  add_pair(json, "languages", report->language);
  json_builder_set_member_name(json, "articles");
  json_builder_begin_array(json);
  for (guint a = 0; a < report->articles->len; a++)
    add_article(json, report->articles->pdata[a]);
  json_builder_end_array(json);
  add_error(json, report->error);
  json_builder_end_object(json);
}

void dz_cli_print_json(const DzOutcome *outcome) {
  g_autoptr(JsonBuilder) json = json_builder_new();
  json_builder_begin_object(json);
  json_builder_set_member_name(json, "inputs");
  json_builder_begin_array(json);
  for (guint i = 0; i < outcome->reports->len; i++)
    add_report(json, outcome->reports->pdata[i]);
  json_builder_end_array(json);
  add_error(json, outcome->error);
  json_builder_end_object(json);
  g_autoptr(JsonNode) root = json_builder_get_root(json);
  g_autofree char *text = json_to_string(root, TRUE);
  puts(text);
}
