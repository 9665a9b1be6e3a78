/* language.c: see language.h. */
#include "base/language.h"
#include "base/unicode.h"
#include "base/wordset.h"
#include <string.h>
#include <wchar.h>

/* The most frequent characters that only one of the two Chinese scripts writes, in the order of a frequency list;
   a paragraph of any length has several. */
static const wchar_t simplified_only[] =
    L"们这来时个说国对为发学么没过开问见长门东车马书买卖儿两钱电话让给还动进远边过业认识"
    L"应该实头难现点样爱听读写语词汉经济历义务觉气热张李陈赵刘吴杨黄师总统报纸网络线条红绿"
    L"间机关体员产从会当后里众队阳阴阶际陆险随韩顾风飞饭馆驾验龙龟优传伤价侧倾储儿党兰兴养";
static const wchar_t traditional_only[] =
    L"們這來時個說國對為發學麼沒過開問見長門東車馬書買賣兒兩錢電話讓給還動進遠邊業認識"
    L"應該實頭難現點樣愛聽讀寫語詞漢經濟歷義務覺氣熱張陳趙劉吳楊黃師總統報紙網絡線條紅綠"
    L"間機關體員產從會當後裡眾隊陽陰階際陸險隨韓顧風飛飯館駕驗龍龜優傳傷價側傾儲兒黨蘭興養";

typedef struct {
  const char *language;
  const char *words; /* the most frequent */
} FrequentWords;

static const FrequentWords frequent_words[] = {
    {"en", "the of and to in is that was for it with as his on be at by had not are but from or have an they which "
           "you were her she this their has been will would there we when who"},
    {"de", "der die und in den von zu das mit sich des auf für ist im dem nicht ein eine als auch es an werden aus er "
           "hat dass sie nach wird bei einer um am sind noch wie einem über"},
    {"fr",
     "de la le et les des en un du une que est pour qui dans a par plus pas au sur ne se ce il sont avec elle son "
     "sa aux ont été mais comme cette nous l qu n à"},
    {"es", "de la que el en y a los se del las un por con no una su para es al lo como más o pero sus le ha me si sin "
           "sobre este ya entre cuando todo esta"},
    {"it", "di che e la il un a per in una mi sono ho non ma lo ha le si ti i con cosa se io come da ci no questo qui "
           "hai del della gli è"},
    {"pt", "de a que o e do da em um para com não uma os no se na por mais as dos como mas ao ele das à seu sua ou "
           "quando muito nos já eu também"},
    {"nl", "de en van ik te dat die in een hij het niet zijn is was op aan met als voor had er maar om hem dan zou of "
           "wat mijn men dit zo door over"},
};

static void count_script_of(gunichar c, DzScriptCount *count) {
  if (c < 0x80)
    count->latin += g_ascii_isalpha((char)c) ? 1 : 0;
  else if (dz_is_han(c))
    count->han++;
  else if (dz_is_kana(c))
    count->kana++;
  else if (dz_is_hangul(c))
    count->hangul++;
  else if (dz_is_latin(c))
    count->latin++;
  else if (dz_is_cyrillic(c))
    count->cyrillic++;
  else if (c >= 0x370 && c <= 0x3FF)
    count->greek++;
  else if (c >= 0x590 && c <= 0x5FF)
    count->hebrew++;
  else if ((c >= 0x600 && c <= 0x6FF) || (c >= 0x750 && c <= 0x77F))
    count->arabic++;
  else if (c >= 0xE00 && c <= 0xE7F)
    count->thai++;
}

void dz_count_scripts(const char *text, gssize length, DzScriptCount *count) {
  const char *end = length < 0 ? text + strlen(text) : text + length;
  for (const char *p = text; p < end; p = g_utf8_next_char(p)) {
    gunichar c = g_utf8_get_char(p);
    count_script_of(c, count);
    if (!dz_is_han(c))
      continue;
    gboolean simplified = wmemchr(simplified_only, (wchar_t)c, G_N_ELEMENTS(simplified_only) - 1) != NULL;
    gboolean traditional = wmemchr(traditional_only, (wchar_t)c, G_N_ELEMENTS(traditional_only) - 1) != NULL;
    count->simplified += simplified && !traditional;
    count->traditional += traditional && !simplified;
  }
}

/* The frequent words of all languages; a flag for each language that has the word. Made once. */
static const DzWordSet *words_of_languages(void) {
  static gsize made;
  if (g_once_init_enter(&made)) {
    DzWordSet *words = dz_word_set_new();
    for (gsize i = 0; i < G_N_ELEMENTS(frequent_words); i++)
      dz_word_set_add(words, frequent_words[i].words, 1u << i);
    g_once_init_leave(&made, (gsize)words);
  }
  return (const DzWordSet *)made;
}

/* Letters that English has in borrowed words alone. */
static void vote_by_letter(gunichar c, guint *votes) {
  static const char *const letters[] = {"", "äöüßÄÖÜ", "éèêëàâçùûîïôœÉÈÀÇ", "ñáíóúéÑ", "àèéìòù", "ãõáâêéíóúç", "ëï"};
  G_STATIC_ASSERT(G_N_ELEMENTS(letters) == G_N_ELEMENTS(frequent_words));
  for (gsize i = 0; i < G_N_ELEMENTS(letters); i++)
    votes[i] += g_utf8_strchr(letters[i], -1, c) != NULL;
}

/* Which of the languages in Latin script has most of its frequent words in the text. */
static const char *latin_language(const char *text) {
  const DzWordSet *words = words_of_languages();
  guint votes[G_N_ELEMENTS(frequent_words)] = {0};
  const char *word = text;
  for (const char *p = text, *end = text + MIN(strlen(text), 20000);; p = g_utf8_next_char(p)) {
    if (p < end && dz_is_latin(g_utf8_get_char(p))) {
      if ((guchar)*p >= 0x80)
        vote_by_letter(g_utf8_get_char(p), votes);
      continue;
    }
    guint flags = dz_word_set_flags(words, word, (gsize)(p - word));
    for (gsize i = 0; flags; i++, flags >>= 1)
      votes[i] += flags & 1;
    if (p >= end)
      break;
    word = g_utf8_next_char(p);
  }
  gsize best = 0;
  for (gsize i = 1; i < G_N_ELEMENTS(frequent_words); i++)
    if (votes[i] > votes[best])
      best = i;
  /* In doubt it is English: a few words alone (a, no, in) are words of many languages. */
  gboolean sure = votes[best] >= (votes[0] > 0 ? 4 : 3) && votes[best] * 10 > votes[0] * 13;
  return frequent_words[sure ? best : 0].language;
}

const char *dz_language_of(const char *text) {
  DzScriptCount count = {0};
  dz_count_scripts(text, -1, &count);
  guint cjk = count.han + count.kana + count.hangul;
  /* A Han character says about as much as three letters, and counts for four; foreign names stand in Latin letters
   * among Han. */
  guint letters = count.latin / 4;
  guint other[] = {count.cyrillic / 3, count.greek / 3, count.arabic / 3, count.hebrew / 3, count.thai / 3};
  static const char *const other_languages[] = {"ru", "el", "ar", "he", "th"};
  gsize most = 0;
  for (gsize i = 1; i < G_N_ELEMENTS(other); i++)
    if (other[i] > other[most])
      most = i;
  if (cjk > 0 && cjk >= letters && cjk >= other[most]) {
    if (count.hangul * 2 > cjk)
      return "ko";
    if (count.kana * 10 > cjk)
      return "ja";
    return count.traditional > count.simplified ? "zh-Hant" : "zh-Hans";
  }
  if (other[most] > letters)
    return other_languages[most];
  return count.latin > 0 ? latin_language(text) : NULL;
}

gboolean dz_same_language(const char *one, const char *other) {
  if (!one || !other)
    return FALSE;
  gsize length = strcspn(one, "-_");
  return length == strcspn(other, "-_") && g_ascii_strncasecmp(one, other, length) == 0;
}

gboolean dz_is_rtl_language(const char *language) {
  static const char *const languages[] = {"ar", "he", "fa", "ur", "yi", "ps", "ug", "dv"};
  for (gsize i = 0; i < G_N_ELEMENTS(languages); i++)
    if (dz_same_language(language, languages[i]))
      return TRUE;
  return FALSE;
}

gboolean dz_is_chinese(const char *language) {
  return dz_same_language(language, "zh");
}

gboolean dz_is_traditional(const char *language) {
  return dz_is_chinese(language) && (strstr(language, "Hant") || strstr(language, "TW") || strstr(language, "HK"));
}

gboolean dz_is_cjk_language(const char *language) {
  return dz_is_chinese(language) || dz_same_language(language, "ja") || dz_same_language(language, "ko");
}

gboolean dz_language_is_valid(const char *language) {
  return strlen(language) <= 35 &&
         g_regex_match_simple("^[A-Za-z]{2,3}(-[A-Za-z]{4})?(-([A-Za-z]{2}|[0-9]{3}))?(-[A-Za-z0-9]{5,8})*$", language,
                              0, 0);
}

static char *with_case(const char *language) {
  g_auto(GStrv) parts = g_strsplit(language, "-", -1);
  for (guint i = 0; parts[i]; i++)
    for (char *p = parts[i]; *p; p++)
      *p = (strlen(parts[i]) == 4 && p == parts[i]) || (i > 0 && strlen(parts[i]) == 2) ? g_ascii_toupper(*p)
                                                                                        : g_ascii_tolower(*p);
  return g_strjoinv("-", parts);
}

char *dz_language_normal(const char *language) {
  g_autofree char *plain = g_strdelimit(g_strdup(language), "_", '-');
  static const char *const known[][2] = {{"zh", "zh-Hans"},    {"zh-cn", "zh-Hans"}, {"cn", "zh-Hans"},
                                         {"zh-sg", "zh-Hans"}, {"zh-tw", "zh-Hant"}, {"zh-hk", "zh-Hant-HK"},
                                         {"jp", "ja"},         {"kr", "ko"}};
  for (gsize i = 0; i < G_N_ELEMENTS(known); i++)
    if (g_ascii_strcasecmp(plain, known[i][0]) == 0)
      return g_strdup(known[i][1]);
  return with_case(plain);
}
