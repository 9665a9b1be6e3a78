/* fuzz-paragraph.c: any text in any languages, set in any way, keeps the laws of paragraph-laws.h.

   An input is a head of 7 letters, 7 more for each stretch, and the text. A letter stands for a number, a for 0, so
   that an input can be written by hand; other bytes go on counting from z. Bytes that are missing are a.

   libFuzzer calls LLVMFuzzerTestOneInput. Without DZ_LIBFUZZER the program replays the files of the folders it is
   given, so that ctest runs what the fuzzer once found. A failure is an abort or what the sanitizers say. */
#include "base/language.h"
#include "property/paragraph-laws.h"
#include <locale.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

enum { MOST_STRETCHES = 8, MOST_BYTES = 1 << 16, RENEW_EVERY = 2000, SKIPPED = 77 };

int LLVMFuzzerInitialize(int *argc, char ***argv);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* ---- reading an input ---- */

typedef struct {
  const uint8_t *next, *end;
} Bytes;

/* A number below `end`. */
static guint number(Bytes *bytes, guint end) {
  return bytes->next < bytes->end ? (guint8)(*bytes->next++ - 'a') % end : 0;
}

typedef struct {
  DzStretch stretches[MOST_STRETCHES];
  guint letters[MOST_STRETCHES]; /* how many characters a stretch takes; the last has the rest */
  guint count;
  double em;
} Read;

static const char *language(Bytes *bytes) {
  static const char *const languages[] = {"zh-Hans", "en", "zh-Hant", "ja", "ko", "he",   "ar",
                                          "de",      "fr", "ru",      "es", "th", "zh-HK"};
  return languages[number(bytes, G_N_ELEMENTS(languages))];
}

static double size(Bytes *bytes, double em) {
  static const double scales[] = {1, 1.1, 0.9, 0.62, 1.5};
  const double scaled = em * scales[number(bytes, G_N_ELEMENTS(scales))];
  return CLAMP(scaled, 4, 40);
}

/* Seven letters: how long, in which language, role and marking, what it is, which size, rise and ruby. */
static void read_stretch(Bytes *bytes, Read *read, guint i, const char *text) {
  static const char *const rubies[] = {NULL, "xiǎngxiàng", "そうぞう", "い", "\u00AD", NULL};
  read->letters[i] = number(bytes, 256);
  const char *of = language(bytes);
  guint role_marking = number(bytes, DZ_FACE_ROLES * 3), kind = number(bytes, 8);
  double em = size(bytes, read->em);
  guint rise = number(bytes, 4), ruby = number(bytes, 12);
  read->stretches[i] = (DzStretch){.language = of,
                                   .role = (DzFaceRole)(role_marking % DZ_FACE_ROLES),
                                   .marking = (DzMarking)(role_marking / DZ_FACE_ROLES),
                                   .is_prose = !(kind & 1),
                                   .is_tabular = kind >> 1 & 1,
                                   .is_in_parts = kind >> 2 & 1,
                                   .han = em,
                                   .latin = MIN(em * 1.1, 40),
                                   .rise = rise == 3 ? em / 3 : 0,
                                   .element = (int)i,
                                   .ruby_element = LAW_RUBY + (int)i};
  read->stretches[i].ruby = ruby == 6 ? text : ruby < G_N_ELEMENTS(rubies) ? rubies[ruby] : NULL;
}

/* The rest of the bytes as UTF-8 without control characters, which no reader lets through. New string. */
static char *read_text(const Bytes *bytes) {
  g_autofree char *valid = g_utf8_make_valid((const char *)bytes->next, bytes->end - bytes->next);
  GString *text = g_string_new(NULL);
  for (const char *c = valid; *c; c = g_utf8_next_char(c))
    g_string_append_unichar(text, g_unichar_iscntrl(g_utf8_get_char(c)) ? ' ' : g_utf8_get_char(c));
  return g_string_free(text, FALSE);
}

static void share_text(Read *read, const char *text) {
  const char *at = text;
  for (guint i = 0; i < read->count; i++) {
    const char *end = at;
    for (guint left = read->letters[i]; *end && left > 0; left--)
      end = g_utf8_next_char(end);
    end = i + 1 == read->count ? at + strlen(at) : end;
    read->stretches[i].text = at;
    read->stretches[i].length = (gsize)(end - at);
    at = end;
  }
}

/* ---- setting it ---- */

static LawPress *press;

static void set(Bytes *bytes) {
  const char *main_language = language(bytes);
  DzSetter *setter = &press->setter;
  setter->han_language = dz_is_cjk_language(main_language) ? main_language : "zh-Hans";
  setter->latin_language = dz_is_cjk_language(main_language) ? "en" : main_language;
  LawOrder order = {.setting = (DzSetting)number(bytes, 4)};
  guint manner = number(bytes, 6);
  setter->kinsoku = (DzKinsoku)(manner % 3);
  setter->hangs_stops = manner / 3;
  Read read = {.em = 4 + number(bytes, 37)};
  guint width = number(bytes, 30);
  order.measure = read.em * (1 + width * width / 20.0);   /* to 43 em */
  const double indent = read.em * (number(bytes, 8) / 2); /* 0 0 1 1 2 2 3 3 em */
  order.indent = MIN(indent, order.measure / 2);
  read.count = 1 + number(bytes, MOST_STRETCHES);
  char ruby[25] = {0}; /* some of the text itself */
  for (guint i = 0; i < read.count; i++)
    read_stretch(bytes, &read, i, ruby);
  g_autofree char *text = read_text(bytes);
  g_utf8_strncpy(ruby, text, 6);
  share_text(&read, text);
  order.stretches = read.stretches;
  order.count = read.count;
  g_autofree char *wrong = law_broken(press, &order);
  if (!wrong)
    return;
  g_printerr("law broken: %s\n", wrong);
  abort(); /* g_error's trap is none that libFuzzer keeps the input of */
}

static gboolean begin(void) {
  g_autofree char *missing = NULL;
  setlocale(LC_ALL, "C.UTF-8");
  press = press ? press : law_press_new(&missing);
  if (missing)
    g_print("%s\n", missing);
  return press != NULL;
}

int LLVMFuzzerInitialize(int *argc, char ***argv) {
  (void)argc;
  (void)argv;
  return begin() ? 0 : 1;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t length) {
  static guint count = 0;
  if (length > MOST_BYTES || !press)
    return 0;
  if (++count % RENEW_EVERY == 0) /* words are kept: memory would grow with every input */
    law_press_renew(press);
  Bytes bytes = {data, data + length};
  set(&bytes);
  return 0;
}

#ifndef DZ_LIBFUZZER
static guint replay_folder(const char *folder) {
  g_autoptr(GDir) directory = g_dir_open(folder, 0, NULL);
  if (!directory)
    g_error("%s: is no folder", folder);
  guint count = 0;
  for (const char *name; (name = g_dir_read_name(directory)); count++) {
    g_autofree char *path = g_build_filename(folder, name, NULL);
    g_autofree char *data = NULL;
    gsize length;
    if (!g_file_get_contents(path, &data, &length, NULL))
      g_error("%s: cannot be read", path);
    g_debug("%s", path);
    LLVMFuzzerTestOneInput((const uint8_t *)data, length);
  }
  return count;
}

int main(int argc, char **argv) {
  if (!begin())
    return SKIPPED;
  guint count = 0;
  for (int i = 1; i < argc; i++)
    count += replay_folder(argv[i]);
  g_print("replayed %u files\n", count);
  return count > 0 ? 0 : 1;
}
#endif
