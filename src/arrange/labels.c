/* labels.c: see labels.h. */
#include "arrange/labels.h"
#include "base/language.h"
#include "base/unicode.h"
#include <stdlib.h>

typedef struct {
  const char *language;
  const char *word[DZ_LABEL_COUNT];
  const char *date;               /* year, month, day as %1$s %2$u %3$u */
  const char *words, *characters; /* of the original: %1$s a number, %2$u paragraphs */
} Phrasebook;

static const Phrasebook phrasebooks[] = {
    {"zh-Hant",
     {"導讀", "重點句", "解析", "詞彙", "註釋", "思考題", "編輯", "目錄", "正文", "導覽", "譯文", "來源", "版權",
      "第 %u 段", "原文與譯文逐段標明語言，目錄與標題可供導航。"},
     "%1$s年%2$u月%3$u日",
     "原文 %1$s 詞 · %2$u 段",
     "原文 %1$s 字 · %2$u 段"},
    {"zh",
     {"导读", "重点句", "解析", "词汇", "注释", "思考题", "编辑", "目录", "正文", "导览", "译文", "来源", "版权",
      "第 %u 段", "原文与译文逐段标明语言，目录与标题可供导航。"},
     "%1$s年%2$u月%3$u日",
     "原文 %1$s 词 · %2$u 段",
     "原文 %1$s 字 · %2$u 段"},
    {"ja",
     {"要旨", "重要文", "解説", "語彙", "注", "設問", "編集", "目次", "本文", "案内", "訳文", "出典", "著作権",
      "第%u段落", "原文と訳文の言語を段落ごとに示し、目次と見出しで移動できます。"},
     "%1$s年%2$u月%3$u日",
     "原文 %1$s 語 · %2$u 段落",
     "原文 %1$s 字 · %2$u 段落"},
    {"ko",
     {"요약", "핵심 문장", "해설", "어휘", "주석", "질문", "편집", "차례", "본문", "안내", "번역", "출처", "저작권",
      "%u번째 단락", "원문과 번역의 언어를 단락마다 표시하며, 차례와 제목으로 이동할 수 있습니다."},
     "%1$s년 %2$u월 %3$u일",
     "원문 %1$s단어 · %2$u단락",
     "원문 %1$s자 · %2$u단락"},
    {"de",
     {"Zusammenfassung", "Schlüsselsätze", "Erläuterung", "Wortschatz", "Anmerkungen", "Fragen", "Redaktion", "Inhalt",
      "Text", "Orientierung", "Übersetzung", "Quelle", "Rechte", "Absatz %u",
      "Original und Übersetzung sind absatzweise mit ihrer Sprache ausgezeichnet; Inhaltsverzeichnis und Überschriften "
      "dienen der Navigation."},
     "%3$u.%2$u.%1$s",
     "Original: %1$s Wörter · %2$u Absätze",
     "Original: %1$s Zeichen · %2$u Absätze"},
    {"fr",
     {"Résumé", "Phrases clés", "Analyse", "Vocabulaire", "Notes", "Questions", "Édition", "Table des matières",
      "Texte", "Repères", "Traduction", "Source", "Droits", "Paragraphe %u",
      "La langue de l’original et celle de la traduction sont indiquées à chaque paragraphe ; table des matières et "
      "titres permettent la navigation."},
     "%3$u/%2$02u/%1$s",
     "Original : %1$s mots · %2$u paragraphes",
     "Original : %1$s caractères · %2$u paragraphes"},
    {"es",
     {"Resumen", "Frases clave", "Análisis", "Vocabulario", "Notas", "Preguntas", "Edición", "Índice", "Texto", "Guía",
      "Traducción", "Fuente", "Derechos", "Párrafo %u",
      "El idioma del original y el de la traducción están indicados en cada párrafo; el índice y los títulos permiten "
      "la navegación."},
     "%3$u/%2$u/%1$s",
     "Original: %1$s palabras · %2$u párrafos",
     "Original: %1$s caracteres · %2$u párrafos"},
    {"ru",
     {"Кратко", "Ключевые фразы", "Разбор", "Словарь", "Примечания", "Вопросы", "Редактор", "Содержание", "Текст",
      "Навигация", "Перевод", "Источник", "Права", "Абзац %u",
      "Язык оригинала и перевода указан для каждого абзаца; оглавление и заголовки служат для навигации."},
     "%3$02u.%2$02u.%1$s",
     "Оригинал: слов %1$s · абзацев %2$u",
     "Оригинал: знаков %1$s · абзацев %2$u"},
    {"en",
     {"Summary", "Key sentences", "Analysis", "Vocabulary", "Notes", "Questions", "Editor", "Contents", "Text",
      "Landmarks", "Translation", "Source", "Rights", "Paragraph %u",
      "The language of original and translation is marked on every paragraph; contents and headings serve navigation."},
     NULL,
     "Original: %1$s words · %2$u paragraphs",
     "Original: %1$s characters · %2$u paragraphs"},
};

static const Phrasebook *phrasebook(const char *language) {
  if (dz_is_traditional(language))
    return &phrasebooks[0];
  for (gsize i = 1; i < G_N_ELEMENTS(phrasebooks); i++)
    if (dz_same_language(language, phrasebooks[i].language))
      return &phrasebooks[i];
  return &phrasebooks[G_N_ELEMENTS(phrasebooks) - 1];
}

const char *dz_label(DzLabel word, const char *language) {
  return phrasebook(language)->word[word];
}

/* The formats are the phrasebooks' own, known to fit; their arguments come in the language's order. */
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
char *dz_date_in_words(const char *date, const char *language) {
  static const char *const months[] = {"January", "February", "March",     "April",   "May",      "June",
                                       "July",    "August",   "September", "October", "November", "December"};
  g_auto(GStrv) parts = g_strsplit(date, "-", 3);
  if (g_strv_length(parts) != 3)
    return g_strdup(date);
  guint month = CLAMP((guint)atoi(parts[1]), 1, 12), day = (guint)atoi(parts[2]);
  const char *format = phrasebook(language)->date;
  return format ? g_strdup_printf(format, parts[0], month, day)
                : g_strdup_printf("%u %s %s", day, months[month - 1], parts[0]);
}

/* 1,520; 1,000,000 */
static char *grouped(guint number) {
  GString *text = g_string_new(NULL);
  g_string_printf(text, "%u", number);
  for (gssize at = (gssize)text->len - 3; at > 0; at -= 3)
    g_string_insert_c(text, at, ',');
  return g_string_free(text, FALSE);
}

/* The formats speak of several paragraphs; of one, the word is another. */
static char *with_one_paragraph(char *extent) {
  static const char *const words[][2] = {{"1 paragraphs", "1 paragraph"},
                                         {"1 paragraphes", "1 paragraphe"},
                                         {"1 Absätze", "1 Absatz"},
                                         {"1 párrafos", "1 párrafo"}};
  g_autoptr(GString) text = g_string_new(extent);
  g_free(extent);
  for (gsize i = 0; i < G_N_ELEMENTS(words); i++) {
    g_autofree char *plural = g_strdup_printf("· %s", words[i][0]), *singular = g_strdup_printf("· %s", words[i][1]);
    if (g_str_has_suffix(text->str, plural))
      g_string_replace(text, plural, singular, 1);
  }
  return g_string_free(g_steal_pointer(&text), FALSE);
}

char *dz_extent_in_words(const DzArticle *article, const char *language) {
  guint words = 0, characters = 0, paragraphs = 0;
  for (guint i = 0; i < article->blocks->len; i++) {
    const DzBlock *block = article->blocks->pdata[i];
    if (block->kind != DZ_BLOCK_PAIR || !block->side[DZ_ORIGINAL])
      continue;
    paragraphs++;
    gboolean in_word = FALSE;
    for (const char *p = block->side[DZ_ORIGINAL]->string; *p; p = g_utf8_next_char(p)) {
      gunichar c = g_utf8_get_char(p);
      gboolean is_letter = g_unichar_isalnum(c) || (in_word && (c == 0x2019 || c == '-'));
      characters += dz_is_wide(c) && is_letter;
      words += is_letter && !in_word && !dz_is_wide(c);
      in_word = is_letter && !dz_is_wide(c);
    }
  }
  gboolean by_characters =
      dz_is_chinese(article->language[DZ_ORIGINAL]) || dz_same_language(article->language[DZ_ORIGINAL], "ja");
  const Phrasebook *book = phrasebook(language);
  g_autofree char *number = grouped(by_characters ? characters : words);
  return with_one_paragraph(g_strdup_printf(by_characters ? book->characters : book->words, number, paragraphs));
}
#pragma GCC diagnostic pop
