/* test-paragraphs.c: the laws of the paragraph, on random strings and on lines whose order is known.

   A string mixes what mixed articles hold: Han, kana, Hangul, Latin words, numbers with their units, marks, dashes,
   addresses, soft hyphens. Its paragraph must keep the laws of paragraph-laws.h, and break nowhere that TYPOGRAPHY.md
   §2 forbids; the tables are written down here once more, and not taken from the program. DUIZHAO_STRINGS in the
   environment says how many strings there are. */
#include "base/language.h"
#include "base/unicode.h"
#include "property/paragraph-laws.h"
#include <locale.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { STRINGS = 20000, COMPARED = 8, RENEW_EVERY = 50000, MOST_STRETCHES = 3, MOST_COMPLAINTS = 10 };

static LawPress *press;

/* ---- random strings ---- */

static const char *const han[] = {"的", "一", "是", "在", "了", "人", "这", "中", "大", "上",
                                  "来", "到", "说", "年", "月", "个", "海", "门", "下", "看",
                                  "开", "车", "站", "火", "们", "时", "间", "路", "书", "字"};
static const char *const kana[] = {"の", "は", "を", "た", "っ", "ゃ", "ー",    "ス",
                                   "ト", "ョ", "々", "日", "本", "駅", "ラジオ"};
static const char *const hangul[] = {"그는",   "기차를", "타고",     "바다로", "갔다",
                                     "아침에", "창문을", "역무원만", "시간표"};
static const char *const english[] = {"the",
                                      "of",
                                      "station",
                                      "window",
                                      "carriages",
                                      "don’t",
                                      "well-known",
                                      "nobody",
                                      "timetable",
                                      "responsibilities",
                                      "a",
                                      "Halvik",
                                      "incomprehensible",
                                      "office",
                                      "efficient",
                                      "GPU",
                                      "twenty-seven",
                                      "café"};
static const char *const german[] = {"der", "Zug", "Geschwindigkeitsbegrenzung", "Straßenbahn", "fünf", "schön", "und"};
static const char *const russian[] = {"и", "поезд", "ответственность", "окно", "расписание", "не", "вокзал"};
static const char *const hebrew[] = {"הרכבת", "יצאה", "מן", "התחנה", "איש", "לא", "דיבר"};
static const char *const arabic[] = {"القطار", "إلى", "المحطة", "في", "الساعة", "الحارس", "ثم"};
static const char *const numbers[] = {"1,340", "96%", "3:1",  "04:28", "9.5",  "-5",   "+12",
                                      "−3.2",  "$14", "€189", "10 km", "5 kg", "25 %", "2026",
                                      "100%",  "1/2", "3–5",  "36.5℃", "№7",   "#3",   "§12"};
static const char *const soft[] = {"sta\u00ADtion\u00ADmas\u00ADter", "of\u00ADfice", "un\u00ADusu\u00ADal\u00ADly",
                                   "time\u00ADtables"};
static const char *const han_marks[] = {"，", "。", "、", "；",   "：", "？", "！",
                                        "——", "……", "·",  "！？", "～", "〜", "％"};
static const char *const han_open[] = {"（", "“", "《", "「", "【", "‘", "『"};
static const char *const han_close[] = {"）", "”", "》", "」", "】", "’", "』"};
static const char *const latin_marks[] = {",", ".", ";", ":", "!", "?", "—", "…", ".”", ")"};

#define ONE_OF(random, words) (words)[below(random, G_N_ELEMENTS(words))]

static guint below(GRand *random, guint end) {
  return (guint)g_rand_int_range(random, 0, (gint32)end);
}

static gboolean chance(GRand *random, guint percent) {
  return below(random, 100) < percent;
}

static void add_address(GRand *random, GString *text) {
  g_string_append(text, "https://example.org");
  for (guint parts = 1 + below(random, 6); parts > 0; parts--) {
    g_string_append_c(text, "/?#&=%_-."[below(random, 9)]);
    for (guint letters = 1 + below(random, 9); letters > 0; letters--)
      g_string_append_c(text, (char)('a' + below(random, 26)));
  }
}

/* A word of a language that parts them by spaces. */
static const char *spaced_word(GRand *random, const char *language) {
  if (dz_same_language(language, "ko"))
    return ONE_OF(random, hangul);
  if (dz_same_language(language, "de"))
    return ONE_OF(random, german);
  if (dz_same_language(language, "ru"))
    return ONE_OF(random, russian);
  if (dz_same_language(language, "he"))
    return ONE_OF(random, hebrew);
  return dz_same_language(language, "ar") ? ONE_OF(random, arabic) : ONE_OF(random, english);
}

static void add_spaced(GRand *random, const char *language, GString *text) {
  const guint kind = below(random, 40);
  if (kind == 0)
    add_address(random, text);
  else if (kind < 4)
    g_string_append(text, ONE_OF(random, numbers));
  else if (kind < 6)
    g_string_append(text, ONE_OF(random, soft));
  else if (kind < 8)
    g_string_append(text, ONE_OF(random, english));
  else if (kind < 10)
    g_string_append_printf(text, "(%s)", spaced_word(random, language));
  else if (kind < 12)
    g_string_append_printf(text, "“%s”", spaced_word(random, language));
  else if (kind == 12)
    g_string_append(text, ONE_OF(random, hebrew));
  else if (kind == 13)
    g_string_append(text, ONE_OF(random, han));
  else
    g_string_append(text, spaced_word(random, language));
  if (chance(random, 15))
    g_string_append(text, ONE_OF(random, latin_marks));
  g_string_append_c(text, ' ');
}

static void add_square(GRand *random, const char *language, GString *text) {
  const guint kind = below(random, 60);
  if (kind == 0)
    add_address(random, text);
  else if (kind < 4)
    g_string_append(text, ONE_OF(random, numbers));
  else if (kind < 7)
    g_string_append(text, ONE_OF(random, english));
  else if (kind < 8)
    g_string_append_printf(text, "%s %s", ONE_OF(random, english), ONE_OF(random, english));
  else if (kind < 14)
    g_string_append(text, ONE_OF(random, han_marks));
  else if (kind < 16)
    g_string_append(text, ONE_OF(random, han_open));
  else if (kind < 18)
    g_string_append(text, ONE_OF(random, han_close));
  else if (dz_same_language(language, "ja") && kind < 45)
    g_string_append(text, ONE_OF(random, kana));
  else
    g_string_append(text, ONE_OF(random, han));
}

typedef struct {
  char *text;
  DzStretch stretches[MOST_STRETCHES];
  LawOrder order;
} Random;

static void random_free(Random *random) {
  g_free(random->text);
  g_free(random);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Random, random_free)

static char *random_text(GRand *random, const char *language) {
  const gboolean is_spaced = !dz_is_cjk_language(language) || dz_same_language(language, "ko");
  GString *text = g_string_new(NULL);
  for (guint words = 1 + below(random, is_spaced ? 30 : 60); words > 0; words--) {
    if (is_spaced)
      add_spaced(random, language, text);
    else
      add_square(random, language, text);
  }
  return g_strchomp(g_string_free(text, FALSE));
}

/* Cuts the text into stretches, between any two characters. */
static void share_text(GRand *random, Random *made, const DzStretch *like) {
  const char *at = made->text;
  guint count = chance(random, 70) ? 1 : 1 + below(random, MOST_STRETCHES);
  for (guint i = 0; i < count; i++) {
    glong left = g_utf8_strlen(at, -1), taken = i + 1 == count ? left : (glong)below(random, (guint)left + 1);
    const char *end = g_utf8_offset_to_pointer(at, taken);
    made->stretches[i] = *like;
    made->stretches[i].text = at;
    made->stretches[i].length = (gsize)(end - at);
    made->stretches[i].element = (int)i;
    made->stretches[i].ruby_element = LAW_RUBY + (int)i;
    made->stretches[i].marking = chance(random, 20) ? DZ_MARKING_DOTTED : DZ_MARKING_NONE;
    if (i > 0 && !dz_is_cjk_language(like->language) && chance(random, 50))
      made->stretches[i].role = DZ_FACE_ITALIC;
    at = end;
  }
  made->order.stretches = made->stretches;
  made->order.count = count;
}

static Random *random_paragraph(guint seed) {
  static const char *const languages[] = {"zh-Hans", "zh-Hans", "zh-Hans", "zh-Hant", "ja", "ko",
                                          "en",      "en",      "de",      "ru",      "he", "ar"};
  g_autoptr(GRand) random = g_rand_new_with_seed(seed);
  Random *made = g_new0(Random, 1);
  const char *language = ONE_OF(random, languages);
  made->text = random_text(random, language);
  double size = 6 + below(random, 30) * 0.5;
  DzStretch like = {.language = language, .han = size, .latin = 1.1 * size, .is_prose = chance(random, 90)};
  share_text(random, made, &like);
  made->order.measure = size * (6 + below(random, 70) * 0.5);
  made->order.indent = chance(random, 30) ? 2 * size : 0;
  made->order.setting = chance(random, 80)   ? DZ_SET_JUSTIFIED
                        : chance(random, 50) ? DZ_SET_FLUSH
                        : chance(random, 50) ? DZ_SET_RAGGED
                                             : DZ_SET_TITLE;
  press->setter.han_language = dz_is_cjk_language(language) ? language : "zh-Hans";
  press->setter.latin_language = dz_is_cjk_language(language) ? "en" : language;
  press->setter.kinsoku = (DzKinsoku)below(random, 3);
  press->setter.hangs_stops = chance(random, 20);
  return made;
}

/* ---- where lines break ---- */

/* A break between two characters of the text: what stands beside it, spaces left out. */
typedef struct {
  gunichar before_last, last, first, second;
  gboolean has_blank;  /* between last and first */
  gboolean has_hyphen; /* one was added */
  const char *at;      /* in the text without soft hyphens */
} Break;

static gboolean is_blank(gunichar c) {
  return c == ' ' || c == 0xA0 || c == 0x202F || c == 0x3000;
}

static gboolean is_in(gunichar c, const char *characters) {
  return c && g_utf8_strchr(characters, -1, c);
}

static gunichar char_at(const char *p) {
  return *p ? g_utf8_get_char(p) : 0;
}

static Break break_at(const char *text, const char *at, gboolean has_hyphen) {
  const char *last = at;
  Break here = {.first = char_at(at), .at = at, .has_hyphen = has_hyphen};
  here.second = here.first ? char_at(g_utf8_next_char(at)) : 0;
  do
    last = last > text ? g_utf8_prev_char(last) : NULL;
  while (last && is_blank(g_utf8_get_char(last)));
  here.last = last ? g_utf8_get_char(last) : 0;
  here.has_blank = last && g_utf8_next_char(last) < at;
  here.before_last = last && last > text ? g_utf8_get_char(g_utf8_prev_char(last)) : 0;
  return here;
}

static gboolean ends_word(gunichar c) {
  return is_blank(c) || dz_is_wide(c) || (dz_is_shared_mark(c) && c != 0x2019);
}

/* TRUE where the break lies in a word with ://, which has rules of its own. */
static gboolean is_in_address(const char *text, const char *at) {
  const char *start = at, *end = at;
  while (start > text && !ends_word(g_utf8_get_char(g_utf8_prev_char(start))))
    start = g_utf8_prev_char(start);
  while (*end && !ends_word(g_utf8_get_char(end)))
    end = g_utf8_next_char(end);
  return g_strstr_len(start, end - start, "://") != NULL;
}

/* ---- the tables of TYPOGRAPHY.md §2 ---- */

static const char start_loose[] = "，、；：。？！．”’）》〉」』】〗〕］｝〞)]},.;:!?";
static const char start_normal[] = "·‧⋯～〜–-％%‰℃°/";
static const char start_japanese[] = "ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶーゝゞヽヾ々〻゠‼⁇⁈⁉";
static const char end_loose[] = "“‘（《〈「『【〖〔［｛〝([{";
static const char end_normal[] = "￥¥$£€№#§/";

static gboolean is_forbidden_start(const Break *here, const char *language) {
  const gboolean is_loose = press->setter.kinsoku == DZ_KINSOKU_LOOSE;
  if (here->has_blank) /* after a space: what closes, as UAX #14 LB13 has it; a sign may begin a number */
    return is_in(here->first, "，、；：。？！．）》〉」』】)]},.;:!?");
  if (!dz_is_cjk_language(language))
    return is_in(here->first, ")]},.;:!?”%");
  if (is_in(here->first, start_loose))
    return TRUE;
  if (press->setter.kinsoku == DZ_KINSOKU_STRICT && is_in(here->first, "—…"))
    return TRUE;
  return !is_loose &&
         (is_in(here->first, start_normal) || (dz_same_language(language, "ja") && is_in(here->first, start_japanese)));
}

static gboolean is_forbidden_end(const Break *here, const char *language) {
  if (!dz_is_cjk_language(language))
    return !here->has_blank && is_in(here->last, "([{“");
  return is_in(here->last, end_loose) ||
         (press->setter.kinsoku != DZ_KINSOKU_LOOSE && !here->has_blank && is_in(here->last, end_normal));
}

/* Pairs that stay together in any language. */
static gboolean is_inseparable(const Break *here) {
  const gboolean after_digit = g_unichar_isdigit(here->last), before_digit = g_unichar_isdigit(here->first);
  if (here->has_blank) { /* a number and its unit */
    const gboolean is_short = here->first == '%', is_long = here->first == 'k' && is_in(here->second, "mg");
    const gunichar after = is_short ? here->second : is_long ? char_at(here->at + 2) : 'x';
    return after_digit && !dz_is_latin(after) && !g_unichar_isdigit(after);
  }
  if (here->last == here->first && is_in(here->last, "—…"))
    return TRUE;
  if ((after_digit && is_in(here->first, ",.:%")) || (after_digit && before_digit))
    return TRUE;
  if (before_digit && is_in(here->last, ",.:") && g_unichar_isdigit(here->before_last))
    return TRUE;
  return before_digit && (is_in(here->last, "+−$€") || (here->last == '-' && !g_unichar_isalnum(here->before_last)));
}

static const char *wrong_with(const Break *here, const char *text, const char *language) {
  if (is_in_address(text, here->at))
    return NULL;
  if (is_forbidden_start(here, language))
    return "a line may not begin so";
  if (is_forbidden_end(here, language))
    return "a line may not end so";
  return is_inseparable(here) ? "this stays together" : NULL;
}

/* ---- laws of breaks ---- */

/* New array of Break; *plain gets the text. */
static GArray *find_breaks(const LawOrder *order, const DzParagraph *p, char **plain) {
  GString *text = g_string_new(NULL);
  for (guint i = 0; i < order->count; i++)
    for (const char *c = order->stretches[i].text; c < order->stretches[i].text + order->stretches[i].length;
         c = g_utf8_next_char(c))
      if (g_utf8_get_char(c) != 0xAD)
        g_string_append_unichar(text, g_utf8_get_char(c));
  *plain = g_string_free(text, FALSE);
  GArray *breaks = g_array_new(FALSE, FALSE, sizeof(Break));
  const char *at = *plain;
  for (guint l = 0; l + 1 < p->lines->len; l++) {
    g_autofree char *line = law_line_text(p, l);
    const gboolean has_hyphen = g_str_has_suffix(line, "\u00AD");
    at += strlen(line) - (has_hyphen ? strlen("\u00AD") : 0);
    Break here = break_at(*plain, at, has_hyphen);
    g_array_append_val(breaks, here);
  }
  return breaks;
}

/* Where the word of letters around a break has soft hyphens in the text, it breaks at one of them. */
static gboolean is_honoured(const LawOrder *order, const char *plain, const Break *here) {
  const char *typed = order->stretches[0].text;
  gboolean has_soft = FALSE, is_there = FALSE;
  for (const char *p = plain, *t = typed; *p; p = g_utf8_next_char(p), t = g_utf8_next_char(t)) {
    if (p > plain && !g_unichar_isalpha(g_utf8_get_char(p)) && p < here->at)
      has_soft = FALSE;
    if (p >= here->at && !g_unichar_isalpha(g_utf8_get_char(p)))
      break;
    for (; g_utf8_get_char(t) == 0xAD; t = g_utf8_next_char(t)) {
      has_soft = TRUE;
      is_there |= p == here->at;
    }
  }
  return is_there || !has_soft;
}

/* New string, NULL where all is well. What stands at the border of stretches is as much one text as the rest. */
static char *wrong_breaks(const LawOrder *order, const DzParagraph *p) {
  g_autofree char *plain = NULL;
  g_autoptr(GArray) breaks = find_breaks(order, p, &plain);
  for (guint i = 0; i < breaks->len; i++) {
    const Break *here = &g_array_index(breaks, Break, i);
    const char *wrong = wrong_with(here, plain, order->stretches[0].language);
    if (!wrong && here->has_hyphen && order->count == 1 && !is_honoured(order, plain, here))
      wrong = "a soft hyphen is elsewhere in the word";
    if (!wrong && !here->has_blank && !here->has_hyphen && dz_is_latin(here->last) && dz_is_latin(here->first) &&
        !is_in_address(plain, here->at))
      wrong = "a hyphen is missing";
    if (wrong) {
      g_autofree char *line = law_line_text(p, i), *next = law_line_text(p, i + 1);
      return g_strdup_printf("%s: “%s|%s”", wrong, line, next);
    }
  }
  return NULL;
}

/* ---- the same again ---- */

static gboolean are_equal(const GArray *one, const GArray *other, gsize size) {
  return one->len == other->len && (one->len == 0 || memcmp(one->data, other->data, one->len * size) == 0);
}

static char *differs_from_itself(const LawOrder *order, const DzParagraph *p) {
  g_autoptr(DzParagraph) again = law_set(press, order);
  return are_equal(p->glyphs, again->glyphs, sizeof(DzPlacedGlyph)) &&
                 are_equal(p->lines, again->lines, sizeof(DzLine)) &&
                 are_equal(p->clusters, again->clusters, sizeof(DzCluster)) && g_string_equal(p->text, again->text)
             ? NULL
             : g_strdup("the second time it comes out otherwise");
}

/* The same text in another size. */
static DzParagraph *set_scaled(const LawOrder *order, double scale) {
  DzStretch stretches[MOST_STRETCHES];
  LawOrder scaled = *order;
  for (guint i = 0; i < order->count; i++) {
    stretches[i] = order->stretches[i];
    stretches[i].han *= scale;
    stretches[i].latin *= scale;
    stretches[i].rise *= scale;
  }
  scaled.stretches = stretches;
  scaled.measure *= scale;
  scaled.indent *= scale;
  return law_set(press, &scaled);
}

/* Four points and two: small enough that no mark hangs as far as it may, which is a length and no part of an em. */
static char *differs_when_scaled(const LawOrder *order) {
  const double scale = 4 / order->stretches[0].han;
  g_autoptr(DzParagraph) large = set_scaled(order, scale), small = set_scaled(order, scale / 2);
  if (large->lines->len != small->lines->len || large->glyphs->len != small->glyphs->len ||
      !g_string_equal(large->text, small->text))
    return g_strdup("half the size has other lines");
  for (guint i = 0; i < large->glyphs->len; i++) {
    const DzPlacedGlyph *one = &g_array_index(large->glyphs, DzPlacedGlyph, i);
    const DzPlacedGlyph *half = &g_array_index(small->glyphs, DzPlacedGlyph, i);
    if (one->index != half->index || fabs(one->x - 2 * half->x) > 1e-3 || fabs(one->y - 2 * half->y) > 1e-3)
      return g_strdup_printf("half the size has glyph %u at %f and not at half of %f", i, half->x, one->x);
  }
  return NULL;
}

static char *wrong_with_paragraph(const LawOrder *order, guint seed) {
  char *wrong = law_broken(press, order);
  if (wrong)
    return wrong;
  g_autoptr(DzParagraph) p = law_set(press, order);
  wrong = law_has_emergency(press) ? NULL : wrong_breaks(order, p);
  if (wrong || seed % COMPARED > 0)
    return wrong;
  wrong = differs_from_itself(order, p);
  return wrong ? wrong : differs_when_scaled(order);
}

static void test_laws_hold_on_random_strings(void) {
  const char *wanted = g_getenv("DUIZHAO_STRINGS");
  const guint count = wanted ? (guint)strtoul(wanted, NULL, 10) : STRINGS;
  guint complaints = 0, lines = 0, emergencies = 0;
  const char *first = g_getenv("DUIZHAO_FIRST_STRING");
  const guint start = first ? (guint)strtoul(first, NULL, 10) : 0;
  for (guint seed = start; seed - start < count && complaints < MOST_COMPLAINTS; seed++) {
    if (seed % RENEW_EVERY == RENEW_EVERY - 1) /* words are kept: memory would grow with every string */
      law_press_renew(press);
    g_autoptr(Random) made = random_paragraph(seed);
    g_autofree char *wrong = wrong_with_paragraph(&made->order, seed);
    lines += press->setter.line_count;
    emergencies += law_has_emergency(press);
    if (wrong) {
      complaints++;
      g_test_message("string %u (%s): %s\n%s", seed, made->stretches[0].language, wrong, made->text);
    }
  }
  g_test_message("%u strings, %u lines, %u paragraphs with a word too wide", count, lines, emergencies);
  g_assert_cmpuint(complaints, ==, 0);
}

/* ---- lines in two directions ---- */

typedef struct {
  double x;
  const char *text;
  guint length;
} Shown;

/* A space's glyph is at one side of its room, which may be where a letter begins. */
static int by_place(const void *a, const void *b) {
  const Shown *one = a, *other = b;
  if (fabs(one->x - other->x) < 0.01)
    return (*other->text == ' ') - (*one->text == ' ');
  return one->x < other->x ? -1 : 1;
}

/* The text of a line's clusters from left to right. New string. */
static char *visual_text(const DzParagraph *p, guint l) {
  g_autoptr(GArray) shown = g_array_new(FALSE, FALSE, sizeof(Shown));
  const DzLine *line = &g_array_index(p->lines, DzLine, l);
  for (guint r = line->run_start; r < line->run_start + line->run_count; r++) {
    const DzRun *run = &g_array_index(p->runs, DzRun, r);
    guint glyph = run->glyph_start, byte = run->text_start;
    for (guint c = run->cluster_start; c < run->cluster_start + run->cluster_count; c++) {
      const DzCluster *cluster = &g_array_index(p->clusters, DzCluster, c);
      Shown one = {g_array_index(p->glyphs, DzPlacedGlyph, glyph).x, p->text->str + byte, cluster->byte_count};
      g_array_append_val(shown, one);
      glyph += cluster->glyph_count;
      byte += cluster->byte_count;
    }
  }
  qsort(shown->data, shown->len, sizeof(Shown), by_place);
  GString *text = g_string_new(NULL);
  for (guint i = 0; i < shown->len; i++)
    g_string_append_len(text, g_array_index(shown, Shown, i).text, g_array_index(shown, Shown, i).length);
  return g_string_free(text, FALSE);
}

static DzParagraph *set_plain(const char *text, const char *language, double measure, double indent,
                              DzSetting setting) {
  const DzStretch stretch = {
      .text = text, .length = strlen(text), .language = language, .han = 10, .latin = 11, .is_prose = TRUE};
  const LawOrder order = {&stretch, 1, measure, indent, setting};
  g_autofree char *wrong = law_broken(press, &order);
  g_assert_cmpstr(wrong, ==, NULL);
  return law_set(press, &order);
}

/* Brackets of a Hebrew text face the other way, so that they seem turned here, where characters are shown and not their
   glyphs. */
static void test_mixed_lines_are_in_visual_order(void) {
  static const struct {
    const char *language, *text, *shown;
  } lines[] = {
      {"he", "שלום עולם", "םלוע םולש"},
      {"he", "שלום abc def עולם", "םלוע abc def םולש"},
      {"he", "בשנת 2026 נבנה", "הנבנ 2026 תנשב"},
      {"he", "תחנה (Halvik) ים", "םי )Halvik( הנחת"},
      {"he", "בשעה 6:30 יצא", "אצי 6:30 העשב"},
      {"he", "שלום.", ".םולש"},
      {"en", "abc שלום עולם def", "abc םלוע םולש def"},
      {"en", "see (שלום) now", "see (םולש) now"},
      {"en", "code אבג 123 end", "code 123 גבא end"},
      {"en", "abc שלום.", "abc םולש."},
      {"zh-Hans", "他说שלום了", "他说םולש了"},
  };
  for (gsize i = 0; i < G_N_ELEMENTS(lines); i++) {
    g_autoptr(DzParagraph) p = set_plain(lines[i].text, lines[i].language, 400, 0, DZ_SET_JUSTIFIED);
    g_autofree char *shown = visual_text(p, 0);
    g_assert_cmpuint(p->lines->len, ==, 1);
    g_assert_cmpstr(p->text->str, ==, lines[i].text);
    g_assert_cmpstr(shown, ==, lines[i].shown);
  }
}

static double left_of(const DzParagraph *p, guint line) {
  return g_array_index(p->lines, DzLine, line).x0;
}

static double right_of(const DzParagraph *p, guint line) {
  return g_array_index(p->lines, DzLine, line).x1;
}

static void test_hebrew_begins_at_the_right(void) {
  g_autoptr(DzParagraph) p = set_plain("שלום עולם", "he", 400, 0, DZ_SET_JUSTIFIED);
  g_assert_cmpfloat_with_epsilon(right_of(p, 0), 400, 0.01);
  g_assert_cmpfloat(left_of(p, 0), >, 300);
}

/* The indent is room in the line, so that it ends at the measure and its ink does not. */
static void test_hebrew_is_indented_at_the_right(void) {
  g_autoptr(DzParagraph) p = set_plain("שלום עולם", "he", 400, 20, DZ_SET_JUSTIFIED);
  double right = 0;
  for (guint i = 0; i < p->runs->len; i++)
    right = MAX(right, g_array_index(p->runs, DzRun, i).x1);
  g_assert_cmpfloat_with_epsilon(right, 380, 0.01);
}

static const DzPlacedGlyph *first_glyph_of(const DzParagraph *p, const char *text, const DzRun **of) {
  for (guint r = 0; r < p->runs->len; r++) {
    const DzRun *run = &g_array_index(p->runs, DzRun, r);
    guint glyph = run->glyph_start, byte = run->text_start;
    for (guint c = run->cluster_start; c < run->cluster_start + run->cluster_count; c++) {
      const DzCluster *cluster = &g_array_index(p->clusters, DzCluster, c);
      *of = run;
      if (strlen(text) == cluster->byte_count && memcmp(p->text->str + byte, text, cluster->byte_count) == 0)
        return &g_array_index(p->glyphs, DzPlacedGlyph, glyph);
      glyph += cluster->glyph_count;
      byte += cluster->byte_count;
    }
  }
  return NULL;
}

static void test_brackets_in_hebrew_are_mirrored(void) {
  const DzRun *run;
  hb_codepoint_t closing;
  g_autoptr(DzParagraph) p = set_plain("תחנה (ים) גדולה", "he", 400, 0, DZ_SET_JUSTIFIED);
  const DzPlacedGlyph *glyph = first_glyph_of(p, "(", &run);
  g_assert_nonnull(glyph);
  g_assert_true(hb_font_get_nominal_glyph(run->face->font, ')', &closing));
  g_assert_cmpuint(glyph->index, ==, closing);
}

/* A hyphen has its own place beside its word, also where the word is the last of a line from right to left. */
static void test_hyphen_stands_beside_its_word(void) {
  g_autoptr(DzParagraph) p = set_plain("שלום עולם sta\u00ADtion\u00ADmas\u00ADter שלום", "he", 82, 0, DZ_SET_RAGGED);
  const DzRun *run, *after;
  const DzPlacedGlyph *hyphen = first_glyph_of(p, "\u00AD", &run);
  g_assert_nonnull(hyphen);
  g_autofree char *shown = visual_text(p, 0);
  g_assert_cmpstr(shown, ==, "sta\u00AD םלוע םולש");
  const DzPlacedGlyph *next = first_glyph_of(p, "ם", &after);
  g_assert_nonnull(next);
  g_assert_cmpfloat(hyphen->x, >, 0);
  g_assert_cmpfloat(left_of(p, 0), >=, -0.01);
}

/* ---- by hand ---- */

static void test_soft_hyphen_in_ligature_keeps_the_text(void) {
  g_autoptr(DzParagraph) p = set_plain("the of\u00ADfice is ef\u00ADficient", "en", 400, 0, DZ_SET_JUSTIFIED);
  g_assert_cmpstr(p->text->str, ==, "the office is efficient");
}

static void test_borrowed_letter_leaves_ascii_in_its_face(void) {
  const DzRun *run;
  g_autoptr(DzParagraph) p = set_plain("\u2713done", "en", 400, 0, DZ_SET_JUSTIFIED);
  g_assert_nonnull(first_glyph_of(p, "d", &run));
  g_assert_true(run->face == dz_fonts_role_face(press->setter.fonts, DZ_FACE_TEXT, DZ_FACE_LATIN));
}

static void test_only_commas_and_full_stops_hang(void) {
  press->setter.hangs_stops = TRUE;
  g_autoptr(DzParagraph) p = set_plain("一是在了人这中大？上来到说年月个海", "zh-Hant", 80, 0, DZ_SET_JUSTIFIED);
  for (guint l = 0; l < p->lines->len; l++)
    g_assert_cmpfloat(right_of(p, l), <=, 80.01);
  press->setter.hangs_stops = FALSE;
}

static void test_long_word_is_cut_in_linear_steps(void) {
  g_autofree char *word = g_strnfill(60000, 'w'), *letters = g_strnfill(30000, '.');
  GString *hebrew_word = g_string_new(NULL);
  for (guint i = 0; i < 30000; i++)
    g_string_append(hebrew_word, "ש");
  g_autoptr(DzParagraph) latin = set_plain(word, "en", 100, 0, DZ_SET_JUSTIFIED);
  g_autoptr(DzParagraph) rtl = set_plain(hebrew_word->str, "he", 100, 0, DZ_SET_JUSTIFIED);
  g_autoptr(DzParagraph) dots = set_plain(letters, "en", 100, 0, DZ_SET_JUSTIFIED);
  g_assert_cmpuint(MIN(latin->lines->len, MIN(rtl->lines->len, dots->lines->len)), >, 100);
  g_string_free(hebrew_word, TRUE);
}

int main(int argc, char **argv) {
  g_autofree char *missing = NULL;
  setlocale(LC_ALL, "C.UTF-8");
  g_test_init(&argc, &argv, NULL);
  press = law_press_new(&missing);
  if (!press) {
    g_print("1..0 # SKIP %s\n", missing);
    return 77;
  }
  g_test_add_func("/paragraphs/visual-order", test_mixed_lines_are_in_visual_order);
  g_test_add_func("/paragraphs/right", test_hebrew_begins_at_the_right);
  g_test_add_func("/paragraphs/right-indent", test_hebrew_is_indented_at_the_right);
  g_test_add_func("/paragraphs/brackets", test_brackets_in_hebrew_are_mirrored);
  g_test_add_func("/paragraphs/hyphen-place", test_hyphen_stands_beside_its_word);
  g_test_add_func("/paragraphs/ligature", test_soft_hyphen_in_ligature_keeps_the_text);
  g_test_add_func("/paragraphs/borrowed", test_borrowed_letter_leaves_ascii_in_its_face);
  g_test_add_func("/paragraphs/hanging", test_only_commas_and_full_stops_hang);
  g_test_add_func("/paragraphs/long-word", test_long_word_is_cut_in_linear_steps);
  g_test_add_func("/paragraphs/laws", test_laws_hold_on_random_strings);
  return g_test_run();
}
