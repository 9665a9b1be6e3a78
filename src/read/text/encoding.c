/* encoding.c: see encoding.h.

   Valid UTF-8 is UTF-8: by chance no other text is. A byte order mark or zero bytes tell UTF-16. The rest is a guess,
   and a guess must be backed by what it makes of the bytes. A wrong encoding of the East gives characters too, but not
   the ones that language lives on: 的 and 是, の and は, 이 and 다. So each encoding is asked how many of its text's
   characters are such, and it is taken where they are many and no other comes near. What is left, Windows-1252 and its
   kin, uchardet tells apart, where the result is letters and no encoding of the East is backed. A short text that backs
   nothing is not guessed at: the user is asked, and told the names. */
#include "read/text/encoding.h"
#include "base/error.h"
#include "base/language-files.h"
#include "base/unicode.h"
#include <string.h>
#include <uchardet/uchardet.h>

/* As much of a file as is looked at for a guess. */
enum { SAMPLE_BYTES = 1 << 18 };

/* A text backs an encoding with so many characters that its language lives on, and this share of those beyond ASCII. */
enum { LEAST_BACKERS = 3 };
static const double least_share = 0.10, least_lead = 2.5;

typedef struct {
  const char *name;    /* as we say it */
  const char *turns;   /* as iconv knows it: the superset that files of that name are in truth */
  const char *aliases; /* between spaces, in lower case without marks: uchardet's names and users' */
  const char *backers; /* whose most frequent characters back it; NULL: any hiragana; "" for none */
} Encoding;

static const Encoding encodings[] = {
    {"UTF-8", "UTF-8", " utf8 ", ""},
    {"GB18030", "GB18030", " gb18030 gbk gb2312 cp936 euccn hz gb ", "zh-Hans"},
    {"Big5", "BIG5-HKSCS", " big5 big5hkscs cp950 euctw ", "zh-Hant"},
    {"Shift_JIS", "CP932", " shiftjis sjis cp932 windows31j mskanji ", NULL},
    {"EUC-JP", "EUC-JP-MS", " eucjp eucjpms ", NULL},
    {"EUC-KR", "CP949", " euckr uhc cp949 ksc5601 johab ", "ko"},
    {"UTF-16LE", "UTF-16LE", " utf16le ", ""},
    {"UTF-16BE", "UTF-16BE", " utf16be ", ""},
    {"Windows-1250", "WINDOWS-1250", " windows1250 cp1250 ", ""},
    {"Windows-1251", "WINDOWS-1251", " windows1251 cp1251 ", ""},
    {"Windows-1252", "WINDOWS-1252", " windows1252 cp1252 iso88591 latin1 ", ""},
    {"Windows-1253", "WINDOWS-1253", " windows1253 cp1253 ", ""},
    {"Windows-1254", "WINDOWS-1254", " windows1254 cp1254 iso88599 ", ""},
    {"Windows-1255", "WINDOWS-1255", " windows1255 cp1255 ", ""},
    {"Windows-1256", "WINDOWS-1256", " windows1256 cp1256 ", ""},
    {"Windows-1257", "WINDOWS-1257", " windows1257 cp1257 ", ""},
    {"Windows-1258", "WINDOWS-1258", " windows1258 cp1258 ", ""},
};

/* Those of the table that the bytes of a file may be in without saying so: from GB18030 to EUC-KR. */
enum { FIRST_GUESS = 1, LAST_GUESS = 5 };

static const Encoding *find(const char *name) {
  GString *plain = g_string_new(" ");
  for (const char *p = name; *p; p++)
    if (g_ascii_isalnum(*p))
      g_string_append_c(plain, g_ascii_tolower(*p));
  g_string_append_c(plain, ' ');
  const Encoding *found = NULL;
  for (gsize i = 0; !found && i < G_N_ELEMENTS(encodings); i++)
    if (plain->len > 2 && strstr(encodings[i].aliases, plain->str))
      found = &encodings[i];
  g_string_free(plain, TRUE);
  return found;
}

/* What iconv is asked for: our superset, or the name as it is. */
static const char *turning_name(const char *name) {
  const Encoding *encoding = find(name);
  return encoding ? encoding->turns : name;
}

gboolean dz_encoding_is_known(const char *name) {
  GIConv converter = g_iconv_open("UTF-8", turning_name(name));
  if (converter == (GIConv)-1)
    return FALSE;
  g_iconv_close(converter);
  return *name != 0;
}

/* ---- turning ---- */

static guint line_of(const char *bytes, gsize at, gsize *column) {
  guint line = 1;
  gsize start = 0;
  for (gsize i = 0; i < at; i++)
    if (bytes[i] == '\n') {
      line++;
      start = i + 1;
    }
  *column = at - start + 1;
  return line;
}

static gboolean fail_at(const char *path, const GString *bytes, gsize at, const char *name, const char *advice,
                        GError **error) {
  gsize column;
  guint line = line_of(bytes->str, MIN(at, bytes->len), &column);
  if (at >= bytes->len)
    return dz_fail(error, DZ_ERROR_INPUT, line, "%s:%u: the file ends in the middle of a character of %s; %s", path,
                   line, name, advice);
  if (bytes->str[at] == 0)
    return dz_fail(error, DZ_ERROR_INPUT, line, "%s:%u: byte %zu is NUL, so this is no text file", path, line, column);
  return dz_fail(error, DZ_ERROR_INPUT, line, "%s:%u: byte %zu (0x%02X) is not %s; %s", path, line, column,
                 (guint)(guchar)bytes->str[at], name, advice);
}

static gboolean check_utf8(const char *path, const GString *text, GError **error) {
  const char *bad;
  return g_utf8_validate(text->str, (gssize)text->len, &bad) ||
         fail_at(path, text, (gsize)(bad - text->str), "UTF-8", "save the file as UTF-8 text", error);
}

static void drop_byte_order_mark(GString *text) {
  if (g_str_has_prefix(text->str, "\xEF\xBB\xBF"))
    g_string_erase(text, 0, 3);
}

static gboolean turn(const char *path, GString *bytes, const char *name, GError **error) {
  const Encoding *encoding = find(name);
  const char *shown = encoding ? encoding->name : name;
  if (strcmp(shown, "UTF-8") == 0) {
    drop_byte_order_mark(bytes);
    return check_utf8(path, bytes, error);
  }
  gsize read = 0, written = 0;
  g_autoptr(GError) why = NULL;
  g_autofree char *text = g_convert(bytes->str, (gssize)bytes->len, "UTF-8", turning_name(name), &read, &written, &why);
  if (!text && g_error_matches(why, G_CONVERT_ERROR, G_CONVERT_ERROR_NO_CONVERSION))
    return dz_fail(error, DZ_ERROR_USAGE, 0, "“%s” is no encoding known here; write GB18030, Big5, Shift_JIS …", name);
  if (!text)
    return fail_at(path, bytes, read, shown, "name the encoding it is in with --encoding", error);
  if (read < bytes->len)
    return fail_at(path, bytes, bytes->len, shown, "the file was cut off, or is in another encoding", error);
  g_string_truncate(bytes, 0);
  g_string_append_len(bytes, text, (gssize)written);
  drop_byte_order_mark(bytes);
  return check_utf8(path, bytes, error);
}

/* ---- guessing ---- */

/* Whole lines of the beginning. */
static gsize sample_length(const GString *bytes) {
  gsize length = MIN(bytes->len, SAMPLE_BYTES);
  while (length < bytes->len && length > 1 && bytes->str[length - 1] != '\n')
    length--;
  return length > 1 ? length : MIN(bytes->len, SAMPLE_BYTES);
}

static gboolean is_odd(gunichar c) {
  GUnicodeType type = g_unichar_type(c);
  return type == G_UNICODE_PRIVATE_USE || type == G_UNICODE_UNASSIGNED || (c >= 0x80 && c < 0xA0);
}

/* What an encoding makes of the sample. */
typedef struct {
  gboolean is_clean; /* every byte is one of its characters, none of them odd */
  guint beyond;      /* characters beyond ASCII */
  guint letters;     /* of these */
  guint backers;     /* of these */
} Evidence;

static gboolean backs(const Encoding *encoding, gunichar c) {
  if (!encoding->backers)
    return c >= 0x3041 && c <= 0x3096;
  char utf8[7] = {0};
  g_unichar_to_utf8(c, utf8);
  return c >= 0x3000 && strstr(dz_frequent_characters(encoding->backers), utf8) != NULL;
}

static Evidence evidence_for(const Encoding *encoding, const GString *bytes) {
  Evidence evidence = {0};
  g_autofree char *text =
      g_convert(bytes->str, (gssize)sample_length(bytes), "UTF-8", encoding->turns, NULL, NULL, NULL);
  if (!text)
    return evidence;
  evidence.is_clean = TRUE;
  for (const char *p = text; *p; p = g_utf8_next_char(p)) {
    gunichar c = g_utf8_get_char(p);
    if (c < 0x80)
      continue;
    evidence.is_clean = evidence.is_clean && !is_odd(c);
    evidence.beyond++;
    evidence.letters += g_unichar_isalpha(c) ? 1 : 0;
    evidence.backers += backs(encoding, c) ? 1 : 0;
  }
  return evidence;
}

static double share(const Evidence *evidence) {
  return evidence->is_clean && evidence->letters > 0 ? (double)evidence->backers / evidence->letters : 0;
}

/* What uchardet says, if it is a name we know. */
static const Encoding *ask_uchardet(const GString *bytes) {
  uchardet_t detector = uchardet_new();
  const Encoding *found = NULL;
  if (uchardet_handle_data(detector, bytes->str, sample_length(bytes)) == 0) {
    uchardet_data_end(detector);
    found = find(uchardet_get_charset(detector));
  }
  uchardet_delete(detector);
  return found;
}

/* An encoding of the East that the text backs as no other; NULL without one. */
static const Encoding *backed_encoding(const GString *bytes, Evidence evidence[]) {
  int best = FIRST_GUESS;
  for (int i = FIRST_GUESS; i <= LAST_GUESS; i++) {
    evidence[i] = evidence_for(&encodings[i], bytes);
    if (share(&evidence[i]) > share(&evidence[best]))
      best = i;
  }
  if (evidence[best].backers < LEAST_BACKERS || share(&evidence[best]) < least_share)
    return NULL;
  for (int i = FIRST_GUESS; i <= LAST_GUESS; i++)
    if (i != best && share(&evidence[i]) * least_lead > share(&evidence[best]))
      return NULL;
  return &encodings[best];
}

/* What the words of an alphabet show: the wrong encoding strews letters of another script and capitals into them. */
typedef struct {
  guint words, mixed,
      odd; /* with letters beyond ASCII; of these with letters of ASCII too, and such as nobody writes */
} Words;

static void look_at_word(const char *word, const char *end, Words *words) {
  guint ascii = 0, latin = 0, other = 0;
  gboolean before_is_lower = FALSE, has_late_capital = FALSE;
  for (const char *p = word; p < end; p = g_utf8_next_char(p)) {
    gunichar c = g_utf8_get_char(p);
    *(c < 0x80 ? &ascii : dz_is_latin(c) ? &latin : &other) += 1;
    has_late_capital = has_late_capital || (before_is_lower && g_unichar_isupper(c));
    before_is_lower = g_unichar_islower(c);
  }
  words->words += latin + other > 0;
  words->mixed += ascii > 0 && latin > 0;
  words->odd += (other > 0 && ascii + latin > 0) || latin > ascii + 1 || (has_late_capital && latin + other > 0);
}

static gboolean has_plausible_words(const Encoding *encoding, const GString *bytes) {
  g_autofree char *text =
      g_convert(bytes->str, (gssize)sample_length(bytes), "UTF-8", encoding->turns, NULL, NULL, NULL);
  Words words = {0};
  const char *word = text;
  for (const char *p = text; *p; p = g_utf8_next_char(p)) {
    if (g_unichar_isalpha(g_utf8_get_char(p)) || g_unichar_ismark(g_utf8_get_char(p)))
      continue;
    look_at_word(word, p, &words);
    word = g_utf8_next_char(p);
  }
  look_at_word(word, word + strlen(word), &words);
  gboolean is_usual = strcmp(encoding->name, "Windows-1252") == 0;
  return words.odd * 10 <= words.words &&
         (words.words >= LEAST_BACKERS || (is_usual && (words.mixed > 0 || words.words == 0)));
}

/* An encoding of an alphabet, where no encoding of the East is backed by as much as one character. */
static gboolean is_plausible(const Encoding *encoding, const GString *bytes, const Evidence east[]) {
  for (int i = FIRST_GUESS; i <= LAST_GUESS; i++)
    if (east[i].is_clean && east[i].backers > 0)
      return FALSE;
  return strstr(encoding->name, "Windows") && evidence_for(encoding, bytes).is_clean &&
         has_plausible_words(encoding, bytes);
}

/* Names what could have written these bytes; where nothing could, it is the byte that is to blame. */
static gboolean fail_unclear(const char *path, const GString *bytes, const Encoding *said, const Evidence evidence[],
                             GError **error) {
  g_autoptr(GString) names = g_string_new(NULL);
  for (int i = FIRST_GUESS; i <= LAST_GUESS; i++)
    if (evidence[i].is_clean && &encodings[i] != said)
      g_string_append_printf(names, "%s%s", names->len ? ", " : "", encodings[i].name);
  gboolean is_eastern = said && said >= &encodings[FIRST_GUESS] && said <= &encodings[LAST_GUESS];
  if (said) {
    g_autofree char *first = g_strdup_printf("%s%s", said->name, names->len ? ", " : "");
    g_autofree char *last = g_strdup_printf("%s%s", names->len ? ", " : "", said->name);
    g_string_insert(names, is_eastern ? 0 : -1, is_eastern ? first : last);
  }
  if (names->len == 0)
    return check_utf8(path, bytes, error);
  return dz_fail(error, DZ_ERROR_INPUT, 0,
                 "%s: is not UTF-8, and too little of it tells what it is; name it with --encoding (%s)", path,
                 names->str);
}

/* Text that is UTF-8 but for a few bytes is damaged UTF-8 and nothing else. */
static gboolean is_damaged_utf8(const GString *bytes) {
  guint sound = 0, broken = 0;
  for (const char *p = bytes->str, *end = p + sample_length(bytes); p < end;) {
    gunichar c = g_utf8_get_char_validated(p, end - p);
    gboolean is_sound = c != (gunichar)-1 && c != (gunichar)-2;
    sound += is_sound && c >= 0x800;
    broken += !is_sound;
    p += is_sound ? g_utf8_next_char(p) - p : 1;
  }
  return sound > 0 && sound >= broken / 2;
}

/* UTF-16 without a mark: the zeros of ASCII stand on one side of each pair of bytes. */
static const char *utf16_by_zeros(const GString *bytes) {
  gsize zeros[2] = {0, 0}, length = sample_length(bytes);
  for (gsize i = 0; i < length; i++)
    zeros[i & 1] += bytes->str[i] == 0;
  if ((zeros[0] + zeros[1]) * 20 < length || bytes->len % 2 != 0)
    return NULL;
  return zeros[1] > zeros[0] * 10 ? "UTF-16LE" : zeros[0] > zeros[1] * 10 ? "UTF-16BE" : NULL;
}

static const char *marked_utf16(const GString *bytes) {
  if (bytes->len < 2)
    return NULL;
  return memcmp(bytes->str, "\xFF\xFE", 2) == 0   ? "UTF-16LE"
         : memcmp(bytes->str, "\xFE\xFF", 2) == 0 ? "UTF-16BE"
                                                  : NULL;
}

/* The name of the encoding, or NULL with the error set. */
static const char *guess(const char *path, const GString *bytes, GError **error) {
  const char *utf16 = marked_utf16(bytes);
  if (!utf16)
    utf16 = utf16_by_zeros(bytes);
  if (utf16)
    return utf16;
  if (memchr(bytes->str, 0, bytes->len) || is_damaged_utf8(bytes)) {
    check_utf8(path, bytes, error);
    return NULL;
  }
  Evidence evidence[G_N_ELEMENTS(encodings)] = {0};
  const Encoding *said = ask_uchardet(bytes), *backed = backed_encoding(bytes, evidence);
  if (backed)
    return backed->name;
  if (said && is_plausible(said, bytes, evidence))
    return said->name;
  fail_unclear(path, bytes, said, evidence, error);
  return NULL;
}

gboolean dz_decode(const char *path, GString *bytes, const char *encoding, GPtrArray *notes, GError **error) {
  if (encoding)
    return turn(path, bytes, encoding, error);
  drop_byte_order_mark(bytes);
  if (g_utf8_validate(bytes->str, (gssize)bytes->len, NULL))
    return TRUE;
  const char *name = guess(path, bytes, error);
  if (!name || !turn(path, bytes, name, error))
    return FALSE;
  dz_notes_add(notes, 0, "read as %s; --encoding names another", name);
  return TRUE;
}
