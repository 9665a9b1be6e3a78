/* check-table.c: what was understood, for people at a terminal: facts, a table of pairs, repairs in their context.

   Columns are counted as a terminal does, where a Han character takes two. */
#include "cli/commands.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

enum {
  USUAL_COLUMNS = 80,
  LEAST_COLUMNS = 60,
  MOST_COLUMNS = 140,
  TABLE_COLUMNS = 25, /* all but the two texts */
  CONTEXT_COLUMNS = 22,
  MOST_REPAIRS = 24, /* kinds of repair shown where not all are asked for */
};

/* ---- the terminal ---- */

typedef struct {
  const char *strong, *faint, *odd, *before, *after, *plain;
} Colours;

static Colours choose_colours(void) {
  const char *unwanted = g_getenv("NO_COLOR"), *terminal = g_getenv("TERM");
  if (!isatty(STDOUT_FILENO) || (unwanted && *unwanted) || g_strcmp0(terminal, "dumb") == 0)
    return (Colours){"", "", "", "", "", ""};
  return (Colours){"\033[1m", "\033[2m", "\033[33m", "\033[31m", "\033[32m", "\033[0m"};
}

static guint screen_columns(void) {
  struct winsize size = {0};
  const char *said = g_getenv("COLUMNS");
  guint columns = said ? (guint)g_ascii_strtoull(said, NULL, 10) : 0;
  if (columns == 0 && isatty(STDOUT_FILENO) && ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0)
    columns = size.ws_col;
  return columns == 0 ? USUAL_COLUMNS : CLAMP(columns, LEAST_COLUMNS, MOST_COLUMNS);
}

static guint columns_of(gunichar c) {
  return g_unichar_iszerowidth(c) ? 0 : g_unichar_iswide(c) ? 2 : 1;
}

/* The beginning of a text, cut and filled up to so many columns. */
static void print_cell(const char *text, guint columns) {
  guint taken = 0;
  const char *end = text;
  for (; *end && taken + columns_of(g_utf8_get_char(end)) <= columns; end = g_utf8_next_char(end))
    taken += columns_of(g_utf8_get_char(end));
  if (*end) { /* room for the ellipsis */
    while (end > text && taken + 1 > columns) {
      end = g_utf8_prev_char(end);
      taken -= columns_of(g_utf8_get_char(end));
    }
    printf("%.*s…", (int)(end - text), text);
    taken++;
  } else
    fputs(text, stdout);
  printf("%*s", (int)(columns - taken), "");
}

/* ---- pairs ---- */

static void print_row(const DzPairReport *row, guint width, const Colours *colours) {
  gboolean is_odd = row->doubts->len > 0;
  printf("%s%s ", is_odd ? colours->odd : "", is_odd ? "!" : " ");
  if (row->number)
    printf("%4u", row->number);
  else
    fputs("   §", stdout);
  printf("  %s%5u%s  ", is_odd ? "" : colours->faint, dz_cli_line_of(row), is_odd ? "" : colours->plain);
  for (int side = 0; side < 2; side++) {
    print_cell(row->side[side] ? row->side[side]->after : "—", width);
    fputs("  ", stdout);
  }
  if (row->ratio > 0)
    printf("%5.2f", row->ratio);
  puts(is_odd ? colours->plain : "");
  for (guint d = 0; d < row->doubts->len; d++)
    printf("%s               %s%s\n", colours->odd, (const char *)row->doubts->pdata[d], colours->plain);
}

static void print_pairs(const DzArticleReport *article, const Colours *colours) {
  guint width = (screen_columns() - TABLE_COLUMNS) / 2;
  printf("\n%s  pair   line  ", colours->faint);
  print_cell("original", width + 2);
  print_cell("translation", width + 2);
  printf("ratio%s\n", colours->plain);
  for (guint i = 0; i < article->rows->len; i++) {
    const DzPairReport *row = article->rows->pdata[i];
    if (strcmp(row->kind, "pair") == 0 || strcmp(row->kind, "heading") == 0)
      print_row(row, width, colours);
  }
}

/* ---- repairs ---- */

/* All repairs that change the same into the same: the first of them, and how many there are. */
typedef struct {
  const DzTextReport *text;
  const DzChange *change;
  guint count;
} Repair;

static void gather_text(const DzTextReport *text, gboolean is_each, GHashTable *known, GArray *repairs) {
  for (guint i = 0; text && i < text->changes->len; i++) {
    const DzChange *change = &g_array_index(text->changes, DzChange, i);
    g_autofree char *key = g_strdup_printf(
        "%.*s\n%.*s", (int)(change->before_end - change->before_start), text->before + change->before_start,
        (int)(change->after_end - change->after_start), text->after + change->after_start);
    gpointer place = is_each ? NULL : g_hash_table_lookup(known, key);
    if (place) {
      g_array_index(repairs, Repair, GPOINTER_TO_UINT(place) - 1).count++;
      continue;
    }
    Repair repair = {text, change, 1};
    g_array_append_val(repairs, repair);
    g_hash_table_insert(known, g_steal_pointer(&key), GUINT_TO_POINTER(repairs->len));
  }
}

static GArray *gather_repairs(const DzArticleReport *article, gboolean is_each) {
  g_autoptr(GHashTable) known = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  GArray *repairs = g_array_new(FALSE, FALSE, sizeof(Repair));
  for (guint i = 0; i < article->rows->len; i++)
    for (int side = 0; side < 2; side++)
      gather_text(((const DzPairReport *)article->rows->pdata[i])->side[side], is_each, known, repairs);
  return repairs;
}

/* Where the context begins that ends at `end`, so many columns before it at most. */
static const char *context_before(const char *text, const char *end, guint columns) {
  while (end > text && columns_of(g_utf8_get_char(g_utf8_prev_char(end))) <= columns) {
    end = g_utf8_prev_char(end);
    columns -= columns_of(g_utf8_get_char(end));
  }
  return end;
}

static const char *context_after(const char *start, guint columns) {
  while (*start && columns_of(g_utf8_get_char(start)) <= columns) {
    columns -= columns_of(g_utf8_get_char(start));
    start = g_utf8_next_char(start);
  }
  return start;
}

static void print_repair(const Repair *repair, const Colours *colours) {
  const DzChange *change = repair->change;
  const char *before = repair->text->before, *start = before + change->before_start, *end = before + change->before_end;
  const char *first = context_before(before, start, CONTEXT_COLUMNS), *last = context_after(end, CONTEXT_COLUMNS);
  g_autofree char *times = repair->count > 1 ? g_strdup_printf("%u×", repair->count) : g_strdup("");
  printf("  line %-5u %5s  %s%.*s[%s%.*s%s → %s%.*s%s]%.*s%s\n", repair->text->line, times, first > before ? "…" : "",
         (int)(start - first), first, colours->before, (int)(end - start), start, colours->plain, colours->after,
         (int)(change->after_end - change->after_start), repair->text->after + change->after_start, colours->plain,
         (int)(last - end), end, *last ? "…" : "");
}

static void print_repairs(const DzArticleReport *article, gboolean is_each, const Colours *colours) {
  printf("\n  repaired: %u marks, %u quotes, %u lost spaces; %u words highlighted\n", article->punctuation_repairs,
         article->quote_repairs, article->glued_repairs, article->vocabulary);
  g_autoptr(GArray) repairs = gather_repairs(article, is_each);
  guint shown = is_each || repairs->len <= MOST_REPAIRS + 1 ? repairs->len : MOST_REPAIRS;
  for (guint i = 0; i < shown; i++)
    print_repair(&g_array_index(repairs, Repair, i), colours);
  if (shown < repairs->len)
    printf("  … and %u more; -v shows all, --diff shows whole paragraphs\n", repairs->len - shown);
}

/* ---- the whole ---- */

static void print_notes(const DzArticleReport *article) {
  if (article->notes->len > 0)
    putchar('\n');
  for (guint i = 0; i < article->notes->len; i++) {
    const DzNote *note = article->notes->pdata[i];
    if (note->line)
      printf("  line %u: %s\n", note->line, note->text);
    else
      printf("  %s\n", note->text);
  }
}

static void print_article(const DzReport *report, const DzArticleReport *article, gboolean verbose,
                          const Colours *colours) {
  g_autofree char *path = dz_cli_printable(report->path);
  printf("%s%s%s\n", colours->strong, path, colours->plain);
  for (int side = 0; side < 2; side++)
    if (article->title[side])
      printf("  %s\n", article->title[side]);
  printf("  %s → %s%s%s\n", report->language[DZ_ORIGINAL], report->language[DZ_TRANSLATION], article->date ? ", " : "",
         article->date ? article->date : "");
  printf("  %u pairs, %u unpaired, %u crossheads, %u summary paragraphs, %u key sentences\n", article->pairs,
         article->unpaired, article->headings, article->summary, article->key_sentences);
  g_autofree char *study = dz_cli_study_counts(article);
  if (study)
    printf("  for study: %s\n", study);
  g_autofree char *doubts = dz_cli_doubts(article);
  if (doubts)
    printf("  %s%s%s\n", colours->odd, doubts, colours->plain);
  guint odd = dz_cli_count_odd(article);
  if (odd > 0)
    printf("  %s%u odd pair%s: marked with ! below%s\n", colours->odd, odd, odd == 1 ? "" : "s", colours->plain);
  print_pairs(article, colours);
  print_repairs(article, verbose, colours);
  print_notes(article);
}

void dz_cli_print_table(const DzOutcome *outcome, gboolean verbose) {
  const Colours colours = choose_colours();
  gboolean is_first = TRUE;
  for (guint i = 0; i < outcome->reports->len; i++) {
    const DzReport *report = outcome->reports->pdata[i];
    for (guint a = 0; a < report->articles->len; a++, is_first = FALSE) {
      if (!is_first)
        putchar('\n');
      print_article(report, report->articles->pdata[a], verbose, &colours);
    }
  }
}
