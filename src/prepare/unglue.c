/* unglue.c: see unglue.h.

   A site marks a phrase, the copy loses the mark and the spaces at its borders: `has becomeindispensablefor
   developers`. Three steps find it again. (1) A token that is no word is cut into words (lexicon.c); each cut is a
   border. A comma, an opening quote or a number glued to a word is a border too. (2) Borders alternate: one opens a
   phrase, the next closes it; a phrase may also close before punctuation and open after an opening quote, where no
   space was there to lose. The cheapest reading of the paragraph under these rules says which borders open. (3) Spaces
   go in, and what stands between an opening and a closing border is vocabulary. */
#include "prepare/unglue.h"
#include "base/unicode.h"
#include "prepare/lexicon.h"
#include "prepare/punctuation.h"
#include <math.h>
#include <string.h>

/* So many sure borders make it plain that an article is damaged, a little or much. */
enum { SURELY_DAMAGED = 4, PLAINLY_DAMAGED = 10 };

struct DzUnglue {
  DzLexicon *lexicon;
  guint sure_count; /* borders found in the article that can be nothing else */
};

/* ---- a paragraph as units ---- */

typedef enum {
  LINK_SPACE,  /* an ordinary space */
  LINK_GLUE,   /* a space was lost: a border */
  LINK_JOINED, /* a hyphen, a slash: no border, no space */
  LINK_OPEN,   /* an opening mark before the word: a border may be there unseen */
  LINK_STOP,   /* punctuation and a space: a phrase may end before it */
  LINK_END,    /* a sentence ends */
} Link;

/* A word and what stands before it. */
typedef struct {
  const char *start, *end;
  DzWordKinds kinds;
  Link before;
  gboolean space_is_lost; /* the border is in the text here: a space goes in before `start` (or before its mark) */
  const char *insert_at;
  DzDoubt doubt; /* two plain words may be one (deepfake): the space needs an article, or a phrase, that wants it */
} Unit;

/* A number that a plain word of four letters or more is glued to: `employ82,000people`. Units (km, bn, pm) are shorter,
   and names with numbers (Covid19) have capitals. */
static gboolean takes_number(DzLexicon *lexicon, const char *word, const char *end) {
  gsize length = (gsize)(end - word);
  return length >= 2 && g_ascii_islower(*word) &&
         ((length >= 4 && dz_lexicon_class(lexicon, word, length) >= DZ_WORD_USUAL) ||
          (dz_word_kinds(lexicon, word, length) & DZ_KIND_FUNCTION));
}

typedef struct {
  DzLexicon *lexicon;
  const char *text;
  const guint8 *kept; /* by byte */
  GArray *units;      /* Unit */
} Scan;

static gboolean is_terminal(gunichar c) {
  return c == '.' || c == '?' || c == '!';
}

/* "(meaning their …)": an aside of several words; "item(s)" and "f(x)" are not. */
static gboolean is_aside(const char *open) {
  const char *close = strchr(open, ')');
  return close && close - open > 8 && memchr(open, ' ', (gsize)(close - open));
}

/* What the characters between two words say. `quotes`: straight quotes seen so far in the paragraph. */
static Unit unit_after(const char *from, const char *start, guint *quotes) {
  Unit unit = {.start = start, .before = LINK_JOINED, .insert_at = start};
  gboolean space = FALSE, stop = FALSE, end = FALSE, open = FALSE, glued_mark = FALSE;
  for (const char *p = from; p < start; p = g_utf8_next_char(p)) {
    gunichar c = g_utf8_get_char(p);
    gboolean next_is_word = g_utf8_next_char(p) == start;
    if (g_unichar_isalnum(c))
      space = stop = end = open = glued_mark = FALSE; /* what stood before a number is the number's */
    else if (c == ' ')
      space = TRUE;
    else if (c == '"') {
      gboolean opens = ((*quotes)++ % 2) == 0;
      open = opens && next_is_word;
      if (opens && p == from && from > start - 2 && dz_is_latin(g_utf8_get_char(g_utf8_prev_char(p))))
        glued_mark = TRUE, unit.insert_at = p;
      if (!opens && next_is_word)
        glued_mark = TRUE;
      stop = stop || !opens;
    } else if (c == '(' && p == from && next_is_word && is_aside(p) && p > start - 2)
      glued_mark = TRUE, unit.insert_at = p;
    else if (c == '(' || c == 0x201C || c == 0x2018 || c == '[' || c == 0x2014)
      open = next_is_word;
    else if (is_terminal(c))
      end = TRUE, glued_mark = next_is_word && c != '.';
    else if (c == ',' || c == ';' || c == ':' || c == ')' || c == 0x201D)
      stop = TRUE, glued_mark = next_is_word;
  }
  if (glued_mark && !space) {
    unit.before = LINK_GLUE;
    unit.space_is_lost = TRUE;
  } else if (open)
    unit.before = LINK_OPEN;
  else if (end)
    unit.before = LINK_END;
  else if (stop)
    unit.before = LINK_STOP;
  else if (space)
    unit.before = LINK_SPACE;
  return unit;
}

static void add_unit(Scan *scan, Unit unit, const char *end) {
  unit.end = end;
  unit.kinds = dz_word_kinds(scan->lexicon, unit.start, (gsize)(end - unit.start));
  g_array_append_val(scan->units, unit);
}

/* Addresses without http, paths, handles, hashtags: the run without spaces around the token has a sign of one. */
static gboolean in_address(const Scan *scan, const char *start, const char *end) {
  const char *from = start, *to = end;
  while (from > scan->text && start - from < 100 && from[-1] != ' ')
    from--;
  while (*to && to - end < 100 && *to != ' ')
    to++;
  for (const char *p = from; p < to; p++)
    if (*p == '@' || *p == '#' || *p == '_' || (*p == '/' && p > from) ||
        (*p == '.' && p > from && p + 1 < to && g_ascii_islower(p[-1]) && g_ascii_islower(p[1])))
      return TRUE;
  return FALSE;
}

/* TRUE where the token must not be cut: known, part of an address, next to a digit. */
static gboolean is_sound(const Scan *scan, const char *start, const char *end) {
  gsize length = (gsize)(end - start);
  gunichar before = start > scan->text ? g_utf8_get_char(g_utf8_prev_char(start)) : 0, after = g_utf8_get_char(end);
  if (length < 4 || length > DZ_LONGEST_TOKEN || in_address(scan, start, end) || scan->kept[start - scan->text] ||
      before == '_' || after == '_' || after == '@' || before == '@')
    return TRUE;
  if (dz_lexicon_class(scan->lexicon, start, length) != DZ_WORD_UNKNOWN)
    return TRUE;
  /* "Anthropic's" is sound where "Anthropic" is. */
  const char *apostrophe = memchr(start, '\'', length);
  return apostrophe && (end - apostrophe <= 3) &&
         (dz_lexicon_class(scan->lexicon, start, (gsize)(apostrophe - start)) != DZ_WORD_UNKNOWN ||
          g_ascii_isupper(*start));
}

static gboolean is_digit(gunichar c) {
  return c < 0x80 && g_ascii_isdigit((char)c);
}

/* A number right after the last unit, where that is a plain word: the space between them was lost. */
static void split_number_after(Scan *scan) {
  const Unit *last = &g_array_index(scan->units, Unit, scan->units->len - 1);
  const char *at =
      last->end + (g_utf8_get_char(last->end) == 0xA3 || g_utf8_get_char(last->end) == 0x20AC || *last->end == '$'
                       ? g_utf8_next_char(last->end) - last->end
                       : 0);
  if (!is_digit(g_utf8_get_char(at)) || !takes_number(scan->lexicon, last->start, last->end))
    return;
  Unit number = {.start = last->end, .before = LINK_GLUE, .space_is_lost = TRUE, .insert_at = last->end};
  const char *end = at;
  while (is_digit(g_utf8_get_char(end)) || (strchr(".,", *end) && *end && is_digit(g_utf8_get_char(end + 1))))
    end++;
  /* word100055 is a name of some kind; 82,000 or £5 or what is glued on both sides is a number. */
  if (at == last->end && !memchr(at, ',', (size_t)(end - at)) && !dz_is_latin(g_utf8_get_char(end)))
    return;
  add_unit(scan, number, end);
}

/* The unit is a word right after a number, and no unit of measure: the space between them was lost. */
static void split_number_before(const Scan *scan, Unit *unit, const char *end) {
  if (unit->start == scan->text || !is_digit(g_utf8_get_char(g_utf8_prev_char(unit->start))) || *end == '-')
    return;
  DzDoubt doubt = DZ_SURE;
  gsize ends[DZ_MOST_PIECES], length = (gsize)(end - unit->start);
  gboolean plain = takes_number(scan->lexicon, unit->start, end);
  gboolean glued = !plain && length >= 5 && length <= DZ_LONGEST_TOKEN && g_ascii_islower(*unit->start) &&
                   dz_lexicon_class(scan->lexicon, unit->start, length) == DZ_WORD_UNKNOWN &&
                   dz_cut_token(scan->lexicon, unit->start, length, ends, &doubt) > 0 && ends[0] >= 3;
  if (plain || glued)
    *unit = (Unit){.start = unit->start, .before = LINK_GLUE, .space_is_lost = TRUE, .insert_at = unit->start};
}

static void add_token(Scan *scan, Unit unit, const char *end, gboolean opens_sentence) {
  DzDoubt doubt = DZ_SURE;
  gsize ends[DZ_MOST_PIECES], length = (gsize)(end - unit.start);
  const char *token = unit.start;
  guint cuts = is_sound(scan, token, end) || dz_is_camel_case(scan->lexicon, token, length)
                   ? 0
                   : dz_cut_token(scan->lexicon, token, length, ends, &doubt);
  if (cuts > 0 && doubt != DZ_SURE && g_ascii_isupper(*token) && g_ascii_islower(token[ends[0] - 1]))
    cuts = 0; /* a name, or a word at a sentence's start */
  if (cuts > 0 && dz_is_name(scan->lexicon, token, length, ends[0], opens_sentence))
    cuts = 0;
  gsize from = 0;
  for (guint i = 0; i <= cuts; i++) {
    gsize to = i < cuts ? ends[i] : length;
    if (i > 0)
      unit = (Unit){
          .start = token + from, .before = LINK_GLUE, .space_is_lost = TRUE, .insert_at = token + from, .doubt = doubt};
    add_unit(scan, unit, token + to);
    from = to;
  }
  split_number_after(scan);
}

static void scan_units(Scan *scan) {
  guint quotes = 0;
  const char *from = scan->text, *end;
  for (const char *p = dz_next_word(scan->text, &end); p; p = dz_next_word(end, &end)) {
    Unit unit = unit_after(from, p, &quotes);
    gboolean first = scan->units->len == 0;
    if (first && unit.before != LINK_GLUE)
      unit.before = LINK_OPEN;
    if (scan->kept[p - scan->text] && unit.before == LINK_GLUE) {
      unit.before = LINK_JOINED;
      unit.space_is_lost = FALSE;
    }
    split_number_before(scan, &unit, end);
    add_token(scan, unit, end,
              first || unit.before == LINK_END || unit.before == LINK_OPEN || unit.before == LINK_GLUE);
    from = g_array_index(scan->units, Unit, scan->units->len - 1).end;
  }
}

/* ---- which borders open a phrase ---- */

typedef enum { OUTSIDE, INSIDE, STATES } State;

/* The price of going from one state to the other at a link; a phrase that ends where the next begins is its own case.
 */
static double link_cost(Link link, State from, State to, gboolean restarts) {
  static const double never = 14;
  switch (link) {
  case LINK_GLUE:
    return from == to && !restarts ? (from == OUTSIDE ? never : 9) : restarts ? 1 : 0;
  case LINK_OPEN:
    return from == OUTSIDE && to == INSIDE ? 2 : from == INSIDE && to == INSIDE ? (restarts ? never : 8) : 0;
  case LINK_STOP:
    return to == INSIDE ? (from == OUTSIDE ? never : 6) : 0;
  case LINK_END:
    return to == INSIDE ? (from == OUTSIDE ? never : 16) : 0;
  case LINK_SPACE:
  case LINK_JOINED:
    return from != to || restarts ? never : 0;
  }
  return 0;
}

static double inside_cost(const Unit *unit) {
  return 0.7 + (unit->kinds & DZ_KIND_FUNCTION ? 0.6 : 0);
}

/* A phrase seldom begins or ends with a function word. */
static double edge_cost(const Unit *unit, gboolean begins) {
  if (!(unit->kinds & DZ_KIND_FUNCTION))
    return 0;
  gboolean particle = (unit->kinds & DZ_KIND_PARTICLE) != 0;
  return begins ? (particle ? 2 : 3) : (particle ? 1.2 : 3.5);
}

typedef struct {
  double cost;
  gint8 from;      /* State before */
  gboolean starts; /* a phrase begins with this unit */
} Cell;

/* The cheapest reading: for every unit whether it is inside a phrase, and whether one begins with it. */
static void read_phrases(const GArray *units, gboolean *inside, gboolean *starts) {
  guint count = units->len;
  g_autofree Cell *cells = g_new(Cell, (gsize)count * STATES);
  for (guint i = 0; i < count; i++) {
    const Unit *unit = &g_array_index(units, Unit, i), *before = i > 0 ? unit - 1 : NULL;
    for (int to = 0; to < STATES; to++) {
      Cell *cell = &cells[i * STATES + to];
      cell->cost = INFINITY;
      for (int from = 0; from < STATES; from++)
        for (int restarts = 0; restarts <= (from == INSIDE && to == INSIDE); restarts++) {
          if (i == 0 && from == INSIDE)
            continue;
          gboolean begins = to == INSIDE && (from == OUTSIDE || restarts),
                   ends = from == INSIDE && (to == OUTSIDE || restarts);
          double cost = (i > 0 ? cells[(i - 1) * STATES + from].cost : 0) +
                        link_cost(unit->before, (State)from, (State)to, restarts);
          cost += begins ? edge_cost(unit, TRUE) : 0;
          cost += ends ? edge_cost(before, FALSE) : 0;
          cost += to == INSIDE ? inside_cost(unit) : 0;
          if (cost < cell->cost)
            *cell = (Cell){cost, (gint8)from, begins};
        }
    }
  }
  int state = count > 0 && cells[(count - 1) * STATES + INSIDE].cost < cells[(count - 1) * STATES + OUTSIDE].cost
                  ? INSIDE
                  : OUTSIDE;
  for (guint i = count; i-- > 0;) {
    inside[i] = state == INSIDE;
    starts[i] = cells[i * STATES + state].starts;
    state = cells[i * STATES + state].from;
  }
}

enum { LONGEST_PHRASE = 7, SURE_PHRASE = 3 };

static guint phrase_end(const GArray *units, const gboolean *inside, const gboolean *starts, guint start) {
  while (start + 1 < units->len && inside[start + 1] && !starts[start + 1])
    start++;
  return start;
}

/* A doubtful cut stands where its phrase has a border that is seen at the other end too, or is a word or two of some
   length before punctuation. */
static gboolean is_wanted(const GArray *units, const gboolean *inside, const gboolean *starts, guint i) {
  const Unit *unit = &g_array_index(units, Unit, i), *before = unit - 1;
  if (starts[i]) {
    guint end = phrase_end(units, inside, starts, i);
    const Unit *next = end + 1 < units->len ? &g_array_index(units, Unit, end + 1) : NULL;
    if (next && next->before == LINK_GLUE && next->doubt == DZ_SURE && end < i + LONGEST_PHRASE)
      return TRUE;
    gboolean at_mark = !next || next->before == LINK_STOP || next->before == LINK_END;
    return at_mark && end <= i + 1 && unit->end - unit->start >= 5 && before->end - before->start >= 5;
  }
  if (!inside[i - 1])
    return FALSE;
  guint start = i - 1;
  while (start > 0 && inside[start] && !starts[start])
    start--;
  const Unit *first = &g_array_index(units, Unit, start);
  return first->before == LINK_GLUE && first->doubt == DZ_SURE && i - start <= LONGEST_PHRASE;
}

/* Makes the token that unit i is a piece of whole again. */
static void undo_cut(GArray *units, guint i) {
  guint first = i, last = i;
  while (first > 0 && g_array_index(units, Unit, first - 1).end == g_array_index(units, Unit, first).start)
    first--;
  while (last + 1 < units->len && g_array_index(units, Unit, last + 1).start == g_array_index(units, Unit, last).end)
    last++;
  g_array_index(units, Unit, first).end = g_array_index(units, Unit, last).end;
  g_array_index(units, Unit, first).kinds = 0;
  g_array_remove_range(units, first + 1, last - first);
}

/* In an article that is plainly damaged what looks like glue is; in one with little damage its phrase must want it; in
   a sound one nothing is cut that could be a word. */
static gboolean stands(const DzUnglue *unglue, const GArray *units, const gboolean *inside, const gboolean *starts,
                       guint i) {
  const Unit *unit = &g_array_index(units, Unit, i);
  if (unit->doubt == DZ_SURE)
    return TRUE;
  if (unglue->sure_count >= PLAINLY_DAMAGED)
    return unit->doubt == DZ_LIKELY || is_wanted(units, inside, starts, i);
  return unglue->sure_count >= SURELY_DAMAGED && unit->doubt == DZ_LIKELY && is_wanted(units, inside, starts, i);
}

/* Reads the phrases, takes back the first doubtful cut that does not stand, and reads again. */
static void settle_phrases(const DzUnglue *unglue, GArray *units, gboolean *inside, gboolean *starts) {
  for (gboolean settled = FALSE; !settled;) {
    settled = TRUE;
    read_phrases(units, inside, starts);
    for (guint i = 1; i < units->len && settled; i++)
      if (!stands(unglue, units, inside, starts, i)) {
        undo_cut(units, i);
        settled = FALSE;
      }
  }
}

/* ---- writing ---- */

/* A highlight is a few words; one of which only one end is seen is fewer. */
static gboolean is_phrase(const GArray *units, guint first, guint last) {
  const Unit *next = last + 1 < units->len ? &g_array_index(units, Unit, last + 1) : NULL;
  gboolean both_seen = g_array_index(units, Unit, first).before == LINK_GLUE && next && next->before == LINK_GLUE;
  return last - first < (guint)(both_seen ? LONGEST_PHRASE : SURE_PHRASE);
}

static void write_text(const Scan *scan, DzText *text, const gboolean *inside, const gboolean *starts,
                       DzRepairs *repairs) {
  g_autoptr(GString) out = g_string_sized_new(strlen(scan->text) + 64);
  const char *from = scan->text;
  gsize phrase = 0;
  guint first = 0;
  for (guint i = 0; i < scan->units->len; i++) {
    const Unit *unit = &g_array_index(scan->units, Unit, i);
    if (unit->space_is_lost) {
      g_string_append_len(out, from, unit->insert_at - from);
      g_string_append_c(out, ' ');
      from = unit->insert_at;
      repairs->glued++;
    }
    g_string_append_len(out, from, unit->start - from);
    if (starts[i]) {
      phrase = out->len;
      first = i;
    }
    g_string_append_len(out, unit->start, unit->end - unit->start);
    from = unit->end;
    gboolean ends = inside[i] && (i + 1 == scan->units->len || !inside[i + 1] || starts[i + 1]);
    if (ends && is_phrase(scan->units, first, i))
      dz_text_add_span(text, DZ_SPAN_VOCABULARY, phrase, out->len, NULL);
  }
  g_string_append(out, from);
  g_free(text->string);
  text->string = g_string_free(g_steal_pointer(&out), FALSE);
}

/* By byte, what the punctuation rules keep: addresses, numbers, code. New array. */
static guint8 *kept_bytes(const char *text) {
  DzCharacters characters = dz_characters_new(text);
  guint8 *kept = g_new0(guint8, strlen(text) + 1);
  guint i = 0;
  for (const char *p = text; *p; p = g_utf8_next_char(p), i++)
    kept[p - text] = characters.kept->data[i];
  dz_characters_clear(&characters);
  return kept;
}

static void count_sure(DzUnglue *unglue, const DzText *text) {
  g_autofree guint8 *kept = kept_bytes(text->string);
  Scan scan = {
      .lexicon = unglue->lexicon, .text = text->string, .kept = kept, .units = g_array_new(FALSE, FALSE, sizeof(Unit))};
  scan_units(&scan);
  for (guint i = 0; i < scan.units->len; i++) {
    const Unit *unit = &g_array_index(scan.units, Unit, i);
    unglue->sure_count += unit->space_is_lost && unit->doubt == DZ_SURE;
  }
  g_array_unref(scan.units);
}

DzUnglue *dz_unglue_new(DzWordList *list, const DzArticle *article) {
  DzUnglue *unglue = g_new0(DzUnglue, 1);
  unglue->lexicon = dz_lexicon_new(list, article);
  for (guint i = 0; i < article->blocks->len && unglue->sure_count < PLAINLY_DAMAGED; i++) {
    const DzBlock *block = article->blocks->pdata[i];
    if (block->kind == DZ_BLOCK_PAIR && block->side[DZ_ORIGINAL])
      count_sure(unglue, block->side[DZ_ORIGINAL]);
  }
  return unglue;
}

void dz_unglue_free(DzUnglue *unglue) {
  if (!unglue)
    return;
  dz_lexicon_free(unglue->lexicon);
  g_free(unglue);
}

/* "debutson → debuts on; ofcoders → of coders": what was done to a paragraph. New string, NULL where nothing was. */
static char *describe(const GArray *units) {
  GString *said = g_string_new(NULL);
  for (guint i = 0; i < units->len;) {
    guint end = i + 1;
    while (end < units->len && g_array_index(units, Unit, end).space_is_lost)
      end++;
    const char *from = g_array_index(units, Unit, i).start, *to = g_array_index(units, Unit, end - 1).end;
    if (end > i + 1) {
      g_string_append_printf(said, "%s%.*s →", said->len ? "; " : "", (int)(to - from), from);
      for (guint k = i; k < end; k++) {
        const Unit *unit = &g_array_index(units, Unit, k);
        g_string_append_printf(said, " %.*s", (int)(unit->end - unit->start), unit->start);
      }
    }
    i = end;
  }
  return g_string_free(said, said->len == 0);
}

void dz_unglue_text(DzUnglue *unglue, DzText *text, DzRepairs *repairs, GPtrArray *notes) {
  g_autofree guint8 *kept = kept_bytes(text->string);
  Scan scan = {
      .lexicon = unglue->lexicon, .text = text->string, .kept = kept, .units = g_array_new(FALSE, FALSE, sizeof(Unit))};
  scan_units(&scan);
  gboolean any = FALSE;
  for (guint i = 0; i < scan.units->len; i++)
    any = any || g_array_index(scan.units, Unit, i).space_is_lost;
  if (any) {
    g_autofree gboolean *inside = g_new0(gboolean, scan.units->len), *starts = g_new0(gboolean, scan.units->len);
    settle_phrases(unglue, scan.units, inside, starts);
    g_autofree char *said = describe(scan.units);
    if (said)
      dz_notes_add(notes, text->line, "parted: %s", said);
    write_text(&scan, text, inside, starts, repairs);
  }
  g_array_unref(scan.units);
}
