/* sides.c: see sides.h.

   Where markers stand they tell the sides, and the languages are found from what stands under them. Without markers
   the two languages that most of the text is in are the sides, and the one that more often comes before the other is
   the original. An unmarked passage is on the side that is in its language. */
#include "prepare/understand/sides.h"
#include "base/language.h"
#include "base/unicode.h"
#include <math.h>
#include <string.h>

static gboolean tells_side(const DzPassage *passage) {
  return passage->mark == DZ_MARK_ORIGINAL || passage->mark == DZ_MARK_TRANSLATION || passage->mark == DZ_MARK_LANGUAGE;
}

/* Speech, or a sentence that asks or calls at some length: no heading, though no full stop ends it. */
static gboolean is_speech(const char *text, guint columns) {
  enum { LONGEST_CALL = 44 };
  const gboolean calls = g_str_has_suffix(text, "？”") || g_str_has_suffix(text, "！”") ||
                         g_str_has_suffix(text, "?\"") || g_str_has_suffix(text, "!\"") ||
                         g_str_has_suffix(text, "？」") || g_str_has_suffix(text, "！」");
  const gboolean is_long = columns > LONGEST_CALL && (g_str_has_suffix(text, "？") || g_str_has_suffix(text, "！") ||
                                                      g_str_has_suffix(text, "?") || g_str_has_suffix(text, "!"));
  const gboolean has_comma = strstr(text, "，") || strstr(text, ", ");
  return (calls && strcspn(text, "\"“「") > 0 && columns > 12) || (is_long && has_comma);
}

gboolean dz_looks_like_heading(const char *text) {
  guint columns = dz_columns(text);
  if (columns == 0 || columns > 90 || is_speech(text, columns))
    return FALSE;
  const char *p = text + strlen(text);
  gunichar last = 0;
  while (p > text) {
    p = g_utf8_prev_char(p);
    last = g_utf8_get_char(p);
    if (!strchr("\"')]", (int)(last < 0x80 ? last : 'x')) && last != 0x201D && last != 0x2019 && last != 0x300D &&
        last != 0xFF09)
      break;
  }
  return !(last < 0x80 && strchr(".,;:", (int)last)) && last != 0x3002 && last != 0xFF0C && last != 0xFF1B &&
         last != 0xFF1A && last != 0x2026;
}

gboolean dz_is_credit(const DzDocument *document, const DzPassage *passage) {
  guint originals = 0, translations = 0;
  for (guint i = 0; i < document->passages->len; i++) {
    const DzPassage *other = document->passages->pdata[i];
    originals += other->mark == DZ_MARK_ORIGINAL;
    translations += other->mark == DZ_MARK_TRANSLATION;
  }
  return passage->mark == DZ_MARK_TRANSLATION && passage->role == DZ_ROLE_NONE && translations > originals &&
         originals > 0 && dz_columns(passage->text) <= 24 && dz_looks_like_heading(passage->text);
}

static char *text_under(const DzDocument *document, DzMark mark) {
  GString *text = g_string_new(NULL);
  for (guint i = 0; i < document->passages->len; i++) {
    const DzPassage *passage = document->passages->pdata[i];
    if (passage->mark == mark)
      g_string_append_printf(text, "%s\n", passage->text);
  }
  return g_string_free(text, FALSE);
}

/* The language a passage is under: the marker's, with the script its text shows. */
static const char *marked_language(const DzPassage *passage) {
  const char *found = dz_language_of(passage->text);
  return dz_same_language(found, passage->language) ? found : passage->language;
}

static gboolean only_translations_are_marked(const DzDocument *document) {
  guint before = 0, translations = 0;
  for (guint i = 0; i < document->passages->len; i++) {
    const DzPassage *passage = document->passages->pdata[i];
    if (tells_side(passage) && passage->mark != DZ_MARK_TRANSLATION)
      return FALSE;
    translations += passage->mark == DZ_MARK_TRANSLATION;
    before += translations == 0 && passage->mark == DZ_MARK_NONE && !dz_looks_like_heading(passage->text);
  }
  return translations > 0 && before > 0;
}

static void languages_from_marks(const DzDocument *document, DzSides *sides) {
  const DzMark marks[] = {DZ_MARK_ORIGINAL, DZ_MARK_TRANSLATION};
  for (int side = 0; side < 2; side++) {
    g_autofree char *text = text_under(document, marks[side]);
    sides->language[side] = g_strdup(dz_language_of(text));
  }
  gboolean seen = FALSE;
  sides->half_marked = seen = only_translations_are_marked(document);
  if (seen)
    sides->first = DZ_ORIGINAL;
  for (guint i = 0; i < document->passages->len; i++) {
    const DzPassage *passage = document->passages->pdata[i];
    if (!tells_side(passage))
      continue;
    if (!seen && !sides->credit && dz_is_credit(document, passage)) {
      sides->credit = passage;
      continue;
    }
    const gboolean is_body = passage->role == DZ_ROLE_NONE; /* a title may stand for one side alone */
    if (!seen && is_body)
      sides->first = passage->mark == DZ_MARK_TRANSLATION ? DZ_TRANSLATION : DZ_ORIGINAL;
    seen = seen || is_body;
    if (passage->mark != DZ_MARK_LANGUAGE)
      continue;
    const char *language = marked_language(passage);
    gboolean known = dz_same_language(language, sides->language[0]) || dz_same_language(language, sides->language[1]);
    int free_side = !sides->language[0] ? DZ_ORIGINAL : !sides->language[1] ? DZ_TRANSLATION : DZ_NO_SIDE;
    if (!known && free_side != DZ_NO_SIDE)
      sides->language[free_side] = dz_language_normal(language);
  }
}

typedef struct {
  const char *language;
  gsize bytes;
} Share;

static gint by_bytes(gconstpointer a, gconstpointer b) {
  gsize one = ((const Share *)a)->bytes, other = ((const Share *)b)->bytes;
  return one < other ? 1 : one > other ? -1 : 0;
}

/* The languages of the unmarked passages, the one with most text first. */
static GArray *language_shares(const DzDocument *document) {
  GArray *shares = g_array_new(FALSE, FALSE, sizeof(Share));
  for (guint i = 0; i < document->passages->len; i++) {
    const DzPassage *passage = document->passages->pdata[i];
    const char *language = dz_language_of(passage->text);
    if (tells_side(passage) || !language)
      continue;
    guint at = 0;
    while (at < shares->len && !dz_same_language(g_array_index(shares, Share, at).language, language))
      at++;
    Share share = {language, 0};
    if (at == shares->len)
      g_array_append_val(shares, share);
    g_array_index(shares, Share, at).bytes += strlen(passage->text);
  }
  g_array_sort(shares, by_bytes);
  return shares;
}

/* Of two languages that alternate, the original is the one that more often comes right before the other; where that is
   equal (a summary stands before the first pair) the article ends with a translation. */
/* How the lengths of neighbours compare that stand in one order of the two languages. */
typedef struct {
  guint count;
  double sum, squares; /* of the logarithms of length ratios */
} Turns;

static void add_turn(Turns *turns, gsize first, gsize second) {
  const double ratio = log((double)(second + 1) / (double)(first + 1));
  turns->count++;
  turns->sum += ratio;
  turns->squares += ratio * ratio;
}

/* Lengths of texts that say the same rise and fall together, those of others do not. */
static double spread_of(const Turns *turns) {
  const double mean = turns->sum / turns->count;
  return turns->squares / turns->count - mean * mean;
}

/* The turns of both orders: [0] from `one` to `other`, [1] back. Texts below so many columns say nothing. */
static const char *count_turns(const DzDocument *document, const char *one, const char *other, guint least,
                               Turns turns[2]) {
  const char *before = NULL;
  gsize length_before = 0;
  turns[0] = turns[1] = (Turns){0};
  for (guint i = 0; i < document->passages->len; i++) {
    const DzPassage *passage = document->passages->pdata[i];
    const char *language = dz_language_of(passage->text);
    const gsize length = strlen(passage->text);
    if (passage->mark == DZ_MARK_SYNC)
      before = NULL;
    if (dz_looks_like_heading(passage->text) || dz_columns(passage->text) < least ||
        !(dz_same_language(language, one) || dz_same_language(language, other)))
      continue;
    if (before && !dz_same_language(before, language))
      add_turn(&turns[!dz_same_language(before, one)], length_before, length);
    before = language;
    length_before = length;
  }
  return before;
}

/* A paragraph alone at the start or the end makes as many turns of either order: then lengths tell, and where they
   don't, a summary before the first original is likelier. Lists of words are no paragraphs, unless there is nothing
   else. */
static gboolean second_is_original(const DzDocument *document, const char *one, const char *other) {
  const double wide = 1.5;
  const guint paragraph = 30; /* columns */
  Turns turns[2];
  const char *last = count_turns(document, one, other, paragraph, turns);
  if (turns[0].count + turns[1].count < 3)
    last = count_turns(document, one, other, 0, turns);
  if (turns[0].count != turns[1].count)
    return turns[1].count > turns[0].count;
  if (turns[0].count >= 3) {
    const double spread = spread_of(&turns[0]), other_spread = spread_of(&turns[1]);
    if (spread > wide * other_spread || other_spread > wide * spread)
      return other_spread < spread;
  }
  return dz_same_language(last, one);
}

static void languages_from_alternation(const DzDocument *document, DzSides *sides) {
  g_autoptr(GArray) shares = language_shares(document);
  if (shares->len == 0)
    return;
  const char *one = g_array_index(shares, Share, 0).language;
  const char *other = shares->len > 1 ? g_array_index(shares, Share, 1).language : NULL;
  gboolean swap = other && second_is_original(document, one, other);
  sides->language[DZ_ORIGINAL] = g_strdup(swap ? other : one);
  sides->language[DZ_TRANSLATION] = g_strdup(swap ? one : other);
}

/* What stands unmarked where only one side is marked is the other side. */
static void fill_missing_language(const DzDocument *document, DzSides *sides) {
  int missing = !sides->language[0] ? DZ_ORIGINAL : !sides->language[1] ? DZ_TRANSLATION : DZ_NO_SIDE;
  if (missing == DZ_NO_SIDE)
    return;
  g_autoptr(GArray) shares = language_shares(document);
  for (guint i = 0; i < shares->len && !sides->language[missing]; i++)
    if (!dz_same_language(g_array_index(shares, Share, i).language, sides->language[!missing]))
      sides->language[missing] = g_strdup(g_array_index(shares, Share, i).language);
}

/* What the user says wins; naming the other side's language turns the sides round. */
static void apply_choice(DzSides *sides, const char *const *language) {
  const char *original = language[DZ_ORIGINAL], *translation = language[DZ_TRANSLATION];
  gboolean swap = (original && dz_same_language(original, sides->language[DZ_TRANSLATION]) &&
                   !dz_same_language(original, sides->language[DZ_ORIGINAL])) ||
                  (translation && dz_same_language(translation, sides->language[DZ_ORIGINAL]) &&
                   !dz_same_language(translation, sides->language[DZ_TRANSLATION]));
  if (swap) {
    char *language = sides->language[DZ_ORIGINAL];
    sides->language[DZ_ORIGINAL] = sides->language[DZ_TRANSLATION];
    sides->language[DZ_TRANSLATION] = language;
    sides->first = !sides->first;
  }
  for (guint i = 0; i < sides->passages->len; i++) {
    DzSided *sided = &g_array_index(sides->passages, DzSided, i);
    if (swap && sided->side != DZ_NO_SIDE)
      sided->side = !sided->side;
  }
  for (int side = 0; side < 2; side++)
    if (language[side]) {
      g_free(sides->language[side]);
      sides->language[side] = dz_language_normal(language[side]);
    }
}

static int side_by_language(const DzSides *sides, const char *language) {
  for (int side = 0; side < 2; side++)
    if (dz_same_language(language, sides->language[side]))
      return side;
  return DZ_NO_SIDE;
}

/* A short text can look like a third language; its script still tells which of the two it is in. */
static int side_by_script(const DzSides *sides, const char *text) {
  DzScriptCount count = {0};
  dz_count_scripts(text, -1, &count);
  gboolean cjk = count.han + count.kana + count.hangul > 0;
  if (!cjk && count.latin == 0)
    return DZ_NO_SIDE;
  gboolean is_cjk[2];
  for (int side = 0; side < 2; side++)
    is_cjk[side] = sides->language[side] && dz_is_cjk_language(sides->language[side]);
  return is_cjk[0] == is_cjk[1] ? DZ_NO_SIDE : cjk == is_cjk[0] ? DZ_ORIGINAL : DZ_TRANSLATION;
}

static int side_of(const DzSides *sides, const DzPassage *passage) {
  if (passage->mark == DZ_MARK_ORIGINAL)
    return DZ_ORIGINAL;
  if (passage->mark == DZ_MARK_TRANSLATION)
    return DZ_TRANSLATION;
  const char *language = passage->mark == DZ_MARK_LANGUAGE ? passage->language : dz_language_of(passage->text);
  int side = side_by_language(sides, language);
  return side == DZ_NO_SIDE ? side_by_script(sides, passage->text) : side;
}

DzSides *dz_find_sides(const DzDocument *document, const char *const *language) {
  DzSides *sides = g_new0(DzSides, 1);
  sides->passages = g_array_new(FALSE, TRUE, sizeof(DzSided));
  for (guint i = 0; i < document->passages->len; i++)
    sides->has_marks = sides->has_marks || tells_side(document->passages->pdata[i]);
  if (sides->has_marks) {
    languages_from_marks(document, sides);
    fill_missing_language(document, sides);
  } else
    languages_from_alternation(document, sides);
  for (int side = 0; side < 2; side++)
    if (document->language[side]) {
      g_free(sides->language[side]);
      sides->language[side] = g_strdup(document->language[side]);
    }
  for (guint i = 0; i < document->passages->len; i++) {
    const DzPassage *passage = document->passages->pdata[i];
    DzSided sided = {.passage = passage, .side = side_of(sides, passage)};
    sided.is_heading = passage->role == DZ_ROLE_NONE
                           ? passage->mark == DZ_MARK_HEADING ||
                                 (passage->mark == DZ_MARK_NONE && dz_looks_like_heading(passage->text))
                           : passage->role == DZ_ROLE_HEADING;
    g_array_append_val(sides->passages, sided);
  }
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
