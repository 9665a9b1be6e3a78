/* doubts.c: see doubts.h.

   What is said must be worth a look, so each test forgives what translators do: a ratio is odd beside those of the same
   article and the less so the shorter the text; one number with two digits may have been written out in words; a name
   is asked for only where the translation left it in Latin letters among other script, and not in capitals alone. */
#include "report/doubts.h"
#include "base/language.h"
#include "base/unicode.h"
#include "prepare/match/anchors.h"
#include <math.h>
#include <string.h>

enum {
  FEWEST_RATIOS = 4, /* to speak of a usual one */
  SHORT = 12,        /* characters that a ratio may be out by without a word */
  SURE_LETTERS = 40, /* for the language of a text */
  MOST_NAMED = 3,    /* numbers or names that a reason spells out */
  LONG_NUMBER = 3,   /* digits that nobody writes out in words */
  MANY_NUMBERS = 2,  /* shorter ones: too many to be written out */
};

static void doubt(DzPairReport *row, const char *format, ...) G_GNUC_PRINTF(2, 3);
static void doubt(DzPairReport *row, const char *format, ...) {
  va_list arguments;
  va_start(arguments, format);
  g_ptr_array_add(row->doubts, g_strdup_vprintf(format, arguments));
  va_end(arguments);
}

static gboolean is_whole_pair(const DzPairReport *row) {
  return strcmp(row->kind, "pair") == 0 && row->side[0] && row->side[1];
}

/* ---- lengths ---- */

static guint count_characters(const DzTextReport *text) {
  guint count = 0;
  for (const char *p = text->after; *p; p = g_utf8_next_char(p))
    count += !g_unichar_isspace(g_utf8_get_char(p));
  return count;
}

static gint compare_doubles(gconstpointer a, gconstpointer b) {
  double one = *(const double *)a, other = *(const double *)b;
  return one < other ? -1 : one > other;
}

static double median(GArray *values) {
  g_array_sort(values, compare_doubles);
  return g_array_index(values, double, values->len / 2);
}

/* How far a ratio is from the usual one, as a factor's logarithm, when SHORT characters more or less do not count. */
static double distance(const DzPairReport *row, double usual) {
  double first = count_characters(row->side[0]) * usual, second = count_characters(row->side[1]);
  double longer = MAX(first, second), shorter = MIN(first, second);
  return longer - shorter <= SHORT ? 0 : log((longer + SHORT) / (shorter + SHORT));
}

/* Twice as far as nearly all pairs of the article are, and half as long again as usual at least. */
static double tolerance(const GPtrArray *rows, double usual) {
  g_autoptr(GArray) distances = g_array_new(FALSE, FALSE, sizeof(double));
  for (guint i = 0; i < rows->len; i++)
    if (is_whole_pair(rows->pdata[i])) {
      double own = distance(rows->pdata[i], usual);
      g_array_append_val(distances, own);
    }
  double middle = median(distances) * 6;
  return MAX(middle, log(1.6));
}

static double usual_ratio(const GPtrArray *rows) {
  g_autoptr(GArray) ratios = g_array_new(FALSE, FALSE, sizeof(double));
  for (guint i = 0; i < rows->len; i++) {
    DzPairReport *row = rows->pdata[i];
    if (!is_whole_pair(row))
      continue;
    row->ratio = (double)count_characters(row->side[DZ_TRANSLATION]) / MAX(1, count_characters(row->side[DZ_ORIGINAL]));
    g_array_append_val(ratios, row->ratio);
  }
  return ratios->len >= FEWEST_RATIOS ? median(ratios) : 0;
}

static void doubt_length(DzPairReport *row, double usual, double most) {
  if (usual > 0 && distance(row, usual) > most)
    doubt(row, "the translation is %s: %.2f characters to one, where %.2f is usual here",
          row->ratio > usual ? "long" : "short", row->ratio, usual);
}

/* ---- languages ---- */

static gboolean has_letters(const char *text, guint wanted) {
  for (const char *p = text; *p && wanted > 0; p = g_utf8_next_char(p))
    wanted -= g_unichar_isalpha(g_utf8_get_char(p)) ? 1 : 0;
  return wanted == 0;
}

static void doubt_language(DzPairReport *row, DzSide side, const char *const *language) {
  const char *text = row->side[side]->after, *found = dz_language_of(text);
  /* The fewer letters, the less they tell; of another script a few are enough. */
  gboolean is_other_script = found && dz_is_cjk_language(found) != dz_is_cjk_language(language[side]);
  if (found && !dz_same_language(found, language[side]) && has_letters(text, is_other_script ? 4 : SURE_LETTERS) &&
      (is_other_script || dz_same_language(found, language[!side])))
    doubt(row, "the %s looks like %s, not %s", side == DZ_ORIGINAL ? "original" : "translation", found, language[side]);
}

/* ---- numbers and names ---- */

/* What is said of one text: its anchors in order, and a set of all that an anchor of the other may agree with. */
typedef struct {
  const char *text;
  GArray *anchors;     /* DzAnchor */
  GHashTable *sayings; /* char*, owned */
} Said;

/* A name is known by its beginning, so that “Americans” and American agree. */
static char *saying_of(const DzAnchor *anchor) {
  return anchor->is_number ? g_strdup(anchor->key) : g_strndup(anchor->key, 5);
}

/* The decade of a year, which a translation may say alone: 1990 → 90年代. NULL where it is no such number. */
static char *decade_of(const DzAnchor *anchor) {
  gboolean is_year = anchor->is_number && anchor->end - anchor->start == 4 && g_str_has_prefix(anchor->key, "19");
  return is_year ? g_strdup(anchor->key + 2) : NULL;
}

/* A number written in Han, from its characters: 七十四 → 74, 一九八五 → 1985, 两万三千 → 23000. */
static guint64 han_value(const gunichar *characters, guint count) {
  static const char digits[] = "〇一二三四五六七八九", units[] = "十百千";
  static const guint64 powers[] = {10, 100, 1000};
  guint64 value = 0, section = 0, digit = 0;
  for (guint i = 0; i < count; i++) {
    const gunichar c = characters[i] == 0x4E24 ? 0x4E8C : characters[i]; /* 两 is 二 */
    const char *found = g_utf8_strchr(digits, -1, c), *unit = g_utf8_strchr(units, -1, c);
    if (c == 0x4E07 || c == 0x4EBF) { /* 万 亿 */
      value = (value + section + digit) * (c == 0x4E07 ? 10000 : 100000000);
      section = digit = 0;
    } else if (unit) {
      section += MAX(digit, 1) * powers[g_utf8_pointer_to_offset(units, unit)];
      digit = 0;
    } else
      digit = digit * 10 + (found ? (guint64)g_utf8_pointer_to_offset(digits, found) : 0); /* 零 */
  }
  return value + section + digit;
}

static void add_han_numbers(Said *said) {
  static const char numerals[] = "〇零一二三四五六七八九十百千万亿两";
  gunichar run[12];
  guint length = 0;
  for (const char *p = said->text;; p = g_utf8_next_char(p)) {
    gunichar c = g_utf8_get_char(p);
    if (c && g_utf8_strchr(numerals, -1, c)) {
      if (length < G_N_ELEMENTS(run))
        run[length++] = c;
      continue;
    }
    g_autofree char *number = length > 1 ? g_strdup_printf("%" G_GUINT64_FORMAT, han_value(run, length)) : NULL;
    g_autoptr(GArray) anchors = number ? dz_anchors(number, strlen(number)) : NULL;
    if (anchors && anchors->len > 0)
      g_hash_table_add(said->sayings, saying_of(&g_array_index(anchors, DzAnchor, 0)));
    length = 0;
    if (!c)
      return;
  }
}

static void listen(Said *said, const char *text, gboolean is_cjk) {
  *said = (Said){.text = text,
                 .anchors = dz_anchors(text, strlen(text)),
                 .sayings = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL)};
  for (guint i = 0; i < said->anchors->len; i++) {
    const DzAnchor *anchor = &g_array_index(said->anchors, DzAnchor, i);
    char *decade = decade_of(anchor);
    g_hash_table_add(said->sayings, saying_of(anchor));
    if (decade)
      g_hash_table_add(said->sayings, decade);
  }
  if (is_cjk)
    add_han_numbers(said);
}

static void forget(Said *said) {
  g_array_unref(said->anchors);
  g_hash_table_unref(said->sayings);
}

static gboolean is_said(const DzAnchor *anchor, const Said *other) {
  g_autofree char *saying = saying_of(anchor), *decade = decade_of(anchor);
  return g_hash_table_contains(other->sayings, saying) || (decade && g_hash_table_contains(other->sayings, decade));
}

/* Adds words of the text to a list that is cut where it grows long. */
static void name(GString *list, guint count, const Said *said, gsize start, gsize end) {
  if (count < MOST_NAMED)
    g_string_append_printf(list, "%s%.*s", list->len > 0 ? ", " : "", (int)(end - start), said->text + start);
  else if (count == MOST_NAMED)
    g_string_append(list, " …");
}

static void doubt_numbers(DzPairReport *row, const Said *said, const Said *other, DzSide side) {
  g_autoptr(GString) list = g_string_new(NULL);
  guint missing = 0, long_ones = 0;
  for (guint i = 0; i < said->anchors->len; i++) {
    const DzAnchor *anchor = &g_array_index(said->anchors, DzAnchor, i);
    if (!anchor->is_number || strlen(anchor->key) < 2 || is_said(anchor, other))
      continue;
    long_ones += strlen(anchor->key) >= LONG_NUMBER;
    name(list, missing++, said, anchor->start, anchor->end);
  }
  if (long_ones > 0 || missing >= MANY_NUMBERS)
    doubt(row, "%s only in the %s", list->str, side == DZ_ORIGINAL ? "original" : "translation");
}

/* Words of a name stand apart by a space or a mark. */
static gboolean goes_on(const Said *said, const DzAnchor *anchor, const DzAnchor *next) {
  return !next->is_number && next->start - anchor->end <= 2 && strcspn(said->text + anchor->end, " -.'’·") == 0;
}

static gboolean is_capitals_only(const Said *said, const DzAnchor *anchor) {
  for (const char *p = said->text + anchor->start; p < said->text + anchor->end; p = g_utf8_next_char(p))
    if (g_unichar_islower(g_utf8_get_char(p)))
      return FALSE;
  return TRUE;
}

/* Names that Han text left in Latin letters, of which no word is in the other text. */
static void doubt_names(DzPairReport *row, const Said *said, const Said *other, DzSide side) {
  g_autoptr(GString) list = g_string_new(NULL);
  guint missing = 0;
  for (guint i = 0, last; i < said->anchors->len; i = last + 1) {
    const DzAnchor *first = &g_array_index(said->anchors, DzAnchor, i), *anchor = first;
    gboolean is_excused = first->is_number;
    for (last = i;; anchor = &g_array_index(said->anchors, DzAnchor, ++last)) {
      is_excused = is_excused || is_capitals_only(said, anchor) || is_said(anchor, other);
      if (last + 1 == said->anchors->len || first->is_number ||
          !goes_on(said, anchor, &g_array_index(said->anchors, DzAnchor, last + 1)))
        break;
    }
    if (!is_excused)
      name(list, missing++, said, first->start, anchor->end);
  }
  if (missing > 0)
    doubt(row, "%s only in the %s", list->str, side == DZ_ORIGINAL ? "original" : "translation");
}

static void doubt_sayings(DzPairReport *row, const char *const *language) {
  Said said[2];
  gboolean is_cjk[2];
  for (int side = 0; side < 2; side++) {
    is_cjk[side] = dz_is_cjk_language(language[side]);
    listen(&said[side], row->side[side]->after, is_cjk[side]);
  }
  for (int side = 0; side < 2; side++) {
    doubt_numbers(row, &said[side], &said[!side], (DzSide)side);
    if (is_cjk[side] && !is_cjk[!side])
      doubt_names(row, &said[side], &said[!side], (DzSide)side);
  }
  forget(&said[0]);
  forget(&said[1]);
}

/* ---- the whole ---- */

double dz_doubt_pairs(const GPtrArray *rows, const char *const *language) {
  double usual = usual_ratio(rows), most = usual > 0 ? tolerance(rows, usual) : 0;
  for (guint i = 0; i < rows->len; i++) {
    DzPairReport *row = rows->pdata[i];
    if (strcmp(row->kind, "pair") != 0)
      continue;
    if (!is_whole_pair(row)) {
      doubt(row, "has no %s", row->side[DZ_ORIGINAL] ? "translation" : "original");
      continue;
    }
    doubt_length(row, usual, most);
    for (int side = 0; side < 2; side++)
      doubt_language(row, (DzSide)side, language);
    doubt_sayings(row, language);
  }
  return usual;
}
