/* check.c: duizhao check: what was understood, for people or as JSON. */
#include "cli/commands.h"
#include <json-glib/json-glib.h>
#include <stdio.h>

/* ---- JSON ---- */

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
  json_builder_set_member_name(json, "repairs");
  json_builder_begin_object(json);
  add_number(json, "punctuation", article->punctuation_repairs);
  add_number(json, "quotes", article->quote_repairs);
  add_number(json, "glued", article->glued_repairs);
  json_builder_end_object(json);
  add_notes(json, article->notes);
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

/* ---- for people ---- */

static void print_article(const DzReport *report, const DzArticleReport *article) {
  printf("%s\n", report->path);
  for (int side = 0; side < 2; side++)
    if (article->title[side])
      printf("  %s\n", article->title[side]);
  printf("  %s → %s%s%s\n", report->language[DZ_ORIGINAL], report->language[DZ_TRANSLATION], article->date ? ", " : "",
         article->date ? article->date : "");
  printf("  %u pairs, %u unpaired, %u crossheads, %u summary paragraphs, %u key sentences\n", article->pairs,
         article->unpaired, article->headings, article->summary, article->key_sentences);
  printf("  repaired: %u marks, %u quotes, %u lost spaces; %u words highlighted\n", article->punctuation_repairs,
         article->quote_repairs, article->glued_repairs, article->vocabulary);
  for (guint i = 0; i < article->notes->len; i++) {
    const DzNote *note = article->notes->pdata[i];
    if (note->line)
      printf("  line %u: %s\n", note->line, note->text);
    else
      printf("  %s\n", note->text);
  }
}

int dz_cli_check(int argc, char **argv) {
  DzCliOptions cli = {0};
  int status = 0;
  if (dz_cli_parse(argc, argv, FALSE, &cli, &status)) {
    g_autoptr(DzOutcome) outcome = dz_check((const char *const *)cli.inputs, &cli.options);
    if (cli.json)
      dz_cli_print_json(outcome);
    for (guint i = 0; i < outcome->reports->len; i++) {
      const DzReport *report = outcome->reports->pdata[i];
      for (guint a = 0; !cli.json && a < report->articles->len; a++)
        print_article(report, report->articles->pdata[a]);
      if (report->error)
        status = dz_cli_fail(report->error);
    }
    if (outcome->error && outcome->reports->len == 0)
      status = dz_cli_fail(outcome->error);
  }
  dz_cli_options_clear(&cli);
  return status;
}
