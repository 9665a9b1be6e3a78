/* sides.c: see sides.h.

   Where markers stand they tell the sides, and the languages are found from what stands under them. Without markers
   the two languages that most of the text is in are the sides, and the one that leads in the reading of the whole is
   the original. An unmarked passage is on the side that it is likelier to be in the language of. */
#include "prepare/understand/sides.h"
#include "base/language.h"
#include "base/unicode.h"
#include "prepare/match/pairing.h"
#include "prepare/understand/headings.h"
#include "prepare/understand/site.h"
#include <math.h>
#include <string.h>

static gboolean tells_side(DzMark mark) {
  return mark == DZ_MARK_ORIGINAL || mark == DZ_MARK_TRANSLATION || mark == DZ_MARK_LANGUAGE;
}

static DzSided *sided_at(const DzSides *sides, guint i) {
  return &g_array_index(sides->passages, DzSided, i);
}

/* ---- markers ---- */

/* Texts without a role whose marker tells a side, by mark. */
typedef struct {
  guint original, translation, language, unmarked;
  DzSided *only; /* the last of them */
} MarkCount;

static MarkCount count_marks(const DzSides *sides) {
  MarkCount count = {0};
  for (guint i = 0; i < sides->passages->len; i++) {
    DzSided *sided = sided_at(sides, i);
    if (sided->passage->role != DZ_ROLE_NONE)
      continue;
    count.original += sided->mark == DZ_MARK_ORIGINAL;
    count.translation += sided->mark == DZ_MARK_TRANSLATION;
    count.language += sided->mark == DZ_MARK_LANGUAGE;
    count.unmarked += sided->mark == DZ_MARK_NONE;
    if (tells_side(sided->mark))
      count.only = sided;
  }
  return count;
}

static gboolean is_short_value(const DzSided *sided) {
  enum { LONGEST_NAME = 24, LONGEST_SOURCE = 60 };
  const guint most = sided->mark == DZ_MARK_ORIGINAL ? LONGEST_SOURCE : LONGEST_NAME;
  return dz_columns(sided->passage->text) <= most && dz_looks_like_heading(sided->passage->text);
}

/* 翻译：林澈 before marked pairs, or as the only such line of an article without markers, names the translator, and
   原文：The Economist alike the source. A marker's word that occurs once in an article is no marker. */
static void find_credit(DzSides *sides) {
  enum { FEWEST_UNMARKED = 3 };
  const MarkCount count = count_marks(sides);
  const guint all = count.original + count.translation + count.language;
  if (all == 1 && count.unmarked >= FEWEST_UNMARKED) {
    if (is_short_value(count.only) && count.only->mark != DZ_MARK_LANGUAGE)
      sides->credit = count.only->passage;
    else if (!count.only->passage->inline_mark)
      count.only->mark = DZ_MARK_NONE;
    return;
  }
  for (guint i = 0; i < sides->passages->len; i++) {
    const DzSided *sided = sided_at(sides, i);
    if (!tells_side(sided->mark) || sided->passage->role != DZ_ROLE_NONE)
      continue;
    if (sided->mark == DZ_MARK_TRANSLATION && count.translation > count.original && count.original > 0 &&
        is_short_value(sided) && dz_is_name(sided->passage->text))
      sides->credit = sided->passage;
    return;
  }
}

static char *text_under(const DzSides *sides, DzMark mark) {
  GString *text = g_string_new(NULL);
  for (guint i = 0; i < sides->passages->len; i++) {
    const DzSided *sided = sided_at(sides, i);
    if (sided->mark == mark && sided->passage != sides->credit)
      g_string_append_printf(text, "%s\n", sided->passage->text);
  }
  return g_string_free(text, FALSE);
}

/* The language a passage is under: the marker's, with the script its text shows. */
static const char *marked_language(const DzPassage *passage) {
  const char *found = dz_language_of(passage->text);
  return dz_same_language(found, passage->language) ? found : passage->language;
}

static void languages_from_marks(DzSides *sides) {
  const DzMark marks[] = {DZ_MARK_ORIGINAL, DZ_MARK_TRANSLATION};
  for (int side = 0; side < 2; side++) {
    g_autofree char *text = text_under(sides, marks[side]);
    sides->language[side] = g_strdup(dz_language_of(text));
  }
  gboolean seen = FALSE;
  for (guint i = 0; i < sides->passages->len; i++) {
    const DzSided *sided = sided_at(sides, i);
    if (!tells_side(sided->mark) || sided->passage == sides->credit)
      continue;
    const gboolean is_body = sided->passage->role == DZ_ROLE_NONE; /* a title may stand for one side alone */
    if (!seen && is_body)
      sides->first = sided->mark == DZ_MARK_TRANSLATION ? DZ_TRANSLATION : DZ_ORIGINAL;
    seen = seen || is_body;
    if (sided->mark != DZ_MARK_LANGUAGE)
      continue;
    const char *language = marked_language(sided->passage);
    gboolean known = dz_same_language(language, sides->language[0]) || dz_same_language(language, sides->language[1]);
    int free_side = !sides->language[0] ? DZ_ORIGINAL : !sides->language[1] ? DZ_TRANSLATION : DZ_NO_SIDE;
    if (!known && free_side != DZ_NO_SIDE)
      sides->language[free_side] = dz_language_normal(language);
  }
}

/* ---- languages ---- */

typedef struct {
  const char *language;
  gsize bytes;
} Share;

static gint by_bytes(gconstpointer a, gconstpointer b) {
  gsize one = ((const Share *)a)->bytes, other = ((const Share *)b)->bytes;
  return one < other ? 1 : one > other ? -1 : 0;
}

/* The languages of the unmarked passages, the one with most text first. */
static GArray *language_shares(const DzSides *sides) {
  GArray *shares = g_array_new(FALSE, FALSE, sizeof(Share));
  for (guint i = 0; i < sides->passages->len; i++) {
    const DzSided *sided = sided_at(sides, i);
    const char *language = dz_language_of(sided->passage->text);
    if (tells_side(sided->mark) || !language)
      continue;
    guint at = 0;
    while (at < shares->len && !dz_same_language(g_array_index(shares, Share, at).language, language))
      at++;
    Share share = {language, 0};
    if (at == shares->len)
      g_array_append_val(shares, share);
    g_array_index(shares, Share, at).bytes += strlen(sided->passage->text);
  }
  g_array_sort(shares, by_bytes);
  return shares;
}

static gboolean is_latin_language(const char *language) {
  static const char *const others[] = {"ru", "el", "ar", "he", "th", "uk", "bg"};
  for (gsize i = 0; i < G_N_ELEMENTS(others); i++)
    if (g_str_has_prefix(language, others[i]))
      return FALSE;
  return !dz_is_cjk_language(language);
}

/* Where two languages are told apart by their words alone, a few lines of a text look like another one by accident. */
static gboolean is_likely(const char *one, const Share *other, gsize bytes) {
  enum { LEAST_SHARE = 5 };
  return !is_latin_language(one) || !is_latin_language(other->language) || other->bytes * LEAST_SHARE >= bytes;
}

/* The two languages of an unmarked document; those that the user has chosen are among them. */
static void choose_languages(const DzSides *sides, const char *const *chosen, const char *found[2]) {
  g_autoptr(GArray) shares = language_shares(sides);
  gsize bytes = 0;
  for (guint i = 0; i < shares->len; i++)
    bytes += g_array_index(shares, Share, i).bytes;
  found[0] = found[1] = NULL;
  for (guint i = 0; i < shares->len && chosen[0] && chosen[1]; i++)
    for (int side = 0; side < 2; side++)
      if (dz_same_language(g_array_index(shares, Share, i).language, chosen[side]))
        found[side] = found[side] ? found[side] : g_array_index(shares, Share, i).language;
  if (found[0] && found[1])
    return;
  found[0] = found[1] = NULL;
  for (guint i = 0; i < shares->len && !found[1]; i++) {
    const Share *share = &g_array_index(shares, Share, i);
    if (!found[0])
      found[0] = share->language;
    else if (is_likely(found[0], share, bytes))
      found[1] = share->language;
  }
}

/* Whether the second language leads in most pairs of paragraphs, words and headings aside. */
static gboolean second_leads(const DzSides *sides, const char *const *found) {
  enum { PARAGRAPH = 40, FEWEST = 4 }; /* columns; paragraphs */
  for (guint least = PARAGRAPH;; least = 0) {
    GArray *witness = g_array_new(FALSE, TRUE, sizeof(DzWitness));
    for (guint i = 0; i < sides->passages->len; i++) {
      const DzSided *sided = sided_at(sides, i);
      const char *text = sided->passage->text;
      if (sided->mark != DZ_MARK_NONE || sided->passage->role != DZ_ROLE_NONE || dz_columns(text) < least)
        continue;
      const DzWitness own = {
          .text = text, .odds = dz_language_odds(text, found[0], found[1]), .is_heading = dz_looks_like_heading(text)};
      g_array_append_val(witness, own);
    }
    const gboolean is_enough = witness->len >= FEWEST || least == 0;
    g_autoptr(DzWitnesses) witnesses = dz_witnesses_new(witness, found);
    if (!is_enough)
      continue;
    g_autoptr(GArray) matches = dz_match(witnesses, 0);
    return dz_second_leads(matches);
  }
}

/* What stands unmarked where only one side is marked is the other side. */
static void fill_missing_language(DzSides *sides) {
  int missing = !sides->language[0] ? DZ_ORIGINAL : !sides->language[1] ? DZ_TRANSLATION : DZ_NO_SIDE;
  if (missing == DZ_NO_SIDE)
    return;
  g_autoptr(GArray) shares = language_shares(sides);
  for (guint i = 0; i < shares->len && !sides->language[missing]; i++)
    if (!dz_same_language(g_array_index(shares, Share, i).language, sides->language[!missing]))
      sides->language[missing] = g_strdup(g_array_index(shares, Share, i).language);
}

/* ---- sides ---- */

/* Half way between a marker and a language: what stands unmarked beside markers of the translations alone. */
static const double by_absence = 4;

/* Markers of translations alone, and what stands before each is its original. */
static gboolean is_half_marked(const DzSides *sides) {
  const MarkCount count = count_marks(sides);
  return sides->has_marks && count.original + count.language == 0 && count.unmarked * 2 > count.translation;
}

static double odds_of(const DzSides *sides, const DzSided *sided, gboolean is_half) {
  if (sided->mark == DZ_MARK_ORIGINAL)
    return DZ_CERTAIN;
  if (sided->mark == DZ_MARK_TRANSLATION)
    return -DZ_CERTAIN;
  if (sided->mark == DZ_MARK_LANGUAGE) {
    for (int side = 0; side < 2; side++)
      if (dz_same_language(sided->passage->language, sides->language[side]))
        return side == DZ_ORIGINAL ? DZ_CERTAIN : -DZ_CERTAIN;
  }
  const char *one = sides->language[0], *other = sides->language[1];
  /* all of one language is on one side, but for what stands beside markers */
  const double alone = sides->has_marks ? by_absence : DZ_CERTAIN;
  const double odds = one && other ? dz_language_odds(sided->passage->text, one, other) : one ? alone : -alone;
  return is_half && fabs(odds) < by_absence ? by_absence : odds;
}

typedef enum { IN_LATIN, IN_HAN, IN_HANGUL, IN_OTHER } Script;

static Script script_of_language(const char *language) {
  return is_latin_language(language)        ? IN_LATIN
         : g_str_has_prefix(language, "ko") ? IN_HANGUL
         : dz_is_cjk_language(language)     ? IN_HAN
                                            : IN_OTHER;
}

/* A text in a third script is on neither side. */
static gboolean is_foreign(const DzSides *sides, const char *text) {
  const char *found = dz_language_of(text);
  if (!found || !sides->language[0] || !sides->language[1])
    return !found;
  for (int side = 0; side < 2; side++)
    if (dz_same_language(found, sides->language[side]) ||
        (script_of_language(found) == script_of_language(sides->language[side]) &&
         script_of_language(found) != IN_OTHER))
      return FALSE;
  return TRUE;
}

static void set_sides(DzSides *sides) {
  const gboolean is_half = is_half_marked(sides);
  for (guint i = 0; i < sides->passages->len; i++) {
    DzSided *sided = sided_at(sides, i);
    sided->odds = odds_of(sides, sided, is_half);
    sided->side = sided->odds >= 0 ? DZ_ORIGINAL : DZ_TRANSLATION;
    if (fabs(sided->odds) < DZ_CERTAIN && is_foreign(sides, sided->passage->text))
      sided->side = DZ_NO_SIDE;
  }
}

static void swap_sides(DzSides *sides) {
  char *language = sides->language[DZ_ORIGINAL];
  sides->language[DZ_ORIGINAL] = sides->language[DZ_TRANSLATION];
  sides->language[DZ_TRANSLATION] = language;
  sides->first = !sides->first;
  for (guint i = 0; i < sides->passages->len; i++) {
    DzSided *sided = sided_at(sides, i);
    sided->odds = -sided->odds;
    if (sided->side != DZ_NO_SIDE)
      sided->side = !sided->side;
  }
}

/* What the user says wins; naming the other side's language turns the sides round. */
static void apply_choice(DzSides *sides, const char *const *language) {
  const char *original = language[DZ_ORIGINAL], *translation = language[DZ_TRANSLATION];
  gboolean swap = (original && dz_same_language(original, sides->language[DZ_TRANSLATION]) &&
                   !dz_same_language(original, sides->language[DZ_ORIGINAL])) ||
                  (translation && dz_same_language(translation, sides->language[DZ_ORIGINAL]) &&
                   !dz_same_language(translation, sides->language[DZ_TRANSLATION]));
  if (swap)
    swap_sides(sides);
  for (int side = 0; side < 2; side++)
    if (language[side]) {
      g_free(sides->language[side]);
      sides->language[side] = dz_language_normal(language[side]);
    }
}

/* Where all that has a role (rows of a table) is under a mark and nothing else tells a side, columns are the sides. */
static gboolean has_marked_roles(const DzSides *sides) {
  for (guint i = 0; i < sides->passages->len; i++)
    if (sided_at(sides, i)->passage->role == DZ_ROLE_PAIR && tells_side(sided_at(sides, i)->mark))
      return TRUE;
  return FALSE;
}

/* In an article that is not a table, a table's columns are on the sides of their languages. */
static void settle_tables(DzSides *sides) {
  for (guint i = 0; i < sides->passages->len; i++) {
    DzSided *sided = sided_at(sides, i);
    if (sided->passage->role == DZ_ROLE_PAIR && tells_side(sided->mark))
      sided->mark = DZ_MARK_NONE;
  }
}

/* Whether it is an article with a table in it, and no table with a stray line or two. */
static gboolean has_lines(const DzSides *sides) {
  enum { FEWEST = 2, LINES_FOR_CELLS = 4 };
  guint lines = 0, cells = 0;
  for (guint i = 0; i < sides->passages->len; i++) {
    const DzSided *sided = sided_at(sides, i);
    cells += sided->passage->role == DZ_ROLE_PAIR && tells_side(sided->mark);
    lines += sided->passage->role == DZ_ROLE_NONE && sided->mark == DZ_MARK_NONE &&
             !dz_looks_like_heading(sided->passage->text);
  }
  return lines >= FEWEST && lines * LINES_FOR_CELLS >= cells;
}

DzSides *dz_find_sides(const DzDocument *document, const char *const *language, gboolean is_turned) {
  DzSides *sides = g_new0(DzSides, 1);
  sides->passages = g_array_new(FALSE, TRUE, sizeof(DzSided));
  for (guint i = 0; i < document->passages->len; i++) {
    const DzPassage *passage = document->passages->pdata[i];
    const DzSided sided = {.passage = passage, .mark = passage->mark, .side = DZ_NO_SIDE};
    g_array_append_val(sides->passages, sided);
  }
  find_credit(sides);
  const MarkCount count = count_marks(sides);
  const guint credited = sides->credit ? 1 : 0;
  sides->has_marks = count.original + count.translation + count.language > credited;
  if (!sides->has_marks && has_marked_roles(sides) && has_lines(sides) && !document->is_clean)
    settle_tables(sides);
  if (sides->has_marks || has_marked_roles(sides) || document->is_clean) {
    languages_from_marks(sides);
    fill_missing_language(sides);
  } else {
    const char *found[2];
    choose_languages(sides, language, found);
    if (found[0] && found[1] && second_leads(sides, found))
      is_turned = !is_turned;
    for (int side = 0; side < 2; side++)
      sides->language[side] = g_strdup(found[is_turned ? !side : side]);
    if (!sides->language[0] && sides->language[1])
      swap_sides(sides);
  }
  for (int side = 0; side < 2; side++)
    if (document->language[side]) {
      g_free(sides->language[side]);
      sides->language[side] = g_strdup(document->language[side]);
    }
  set_sides(sides);
  apply_choice(sides, language);
  return sides;
}

void dz_sides_free(DzSides *sides) {
  if (!sides)
    return;
  g_free(sides->language[0]);
  g_free(sides->language[1]);
  g_array_unref(sides->passages);
  g_free(sides);
}
