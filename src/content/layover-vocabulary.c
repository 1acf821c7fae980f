/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover-content"

#include "config.h"

#include <string.h>

#include "layover-vocabulary.h"

#define N_LETTERS 26
#define MAX_ROMAN 3999

/* A class is a name, or a beginning that a number follows. */
typedef struct
{
  const char *name;
  gsize field;
  int value; /* that the name stands for; for a beginning, the largest number */
  gboolean has_number;
} Word;

#define FIELD(name) G_STRUCT_OFFSET (LayoverVocabulary, name)

static const Word words[] = {
  { "qti-layout-row", FIELD (is_row), TRUE },
  { "qti-layout-col", FIELD (columns), LAYOVER_VOCABULARY_COLUMNS, TRUE },
  { "qti-layout-offset", FIELD (offset), LAYOVER_VOCABULARY_COLUMNS - 1, TRUE },
  { "qti-orientation-horizontal", FIELD (is_horizontal), TRUE },
  { "qti-orientation-vertical", FIELD (is_horizontal), FALSE },
  { "qti-choices-stacking-", FIELD (stacking), 5, TRUE },
  { "qti-labels-none", FIELD (labels), LAYOVER_LABELS_NONE },
  { "qti-labels-decimal", FIELD (labels), LAYOVER_LABELS_DECIMAL },
  { "qti-labels-lower-alpha", FIELD (labels), LAYOVER_LABELS_LOWER_ALPHA },
  { "qti-labels-upper-alpha", FIELD (labels), LAYOVER_LABELS_UPPER_ALPHA },
  { "qti-labels-lower-roman", FIELD (labels), LAYOVER_LABELS_LOWER_ROMAN },
  { "qti-labels-upper-roman", FIELD (labels), LAYOVER_LABELS_UPPER_ROMAN },
  { "qti-labels-suffix-none", FIELD (suffix), LAYOVER_LABEL_SUFFIX_NONE },
  { "qti-labels-suffix-period", FIELD (suffix), LAYOVER_LABEL_SUFFIX_PERIOD },
  { "qti-labels-suffix-parenthesis", FIELD (suffix), LAYOVER_LABEL_SUFFIX_PARENTHESIS },
  { "qti-input-width-", FIELD (input_width), 72, TRUE },
  { "qti-height-lines-", FIELD (height_lines), 60, TRUE },
  { "qti-align-left", FIELD (align), LAYOVER_ALIGN_LEFT },
  { "qti-align-center", FIELD (align), LAYOVER_ALIGN_CENTER },
  { "qti-align-right", FIELD (align), LAYOVER_ALIGN_RIGHT },
  { "qti-bordered", FIELD (is_bordered), TRUE },
  { "qti-well", FIELD (is_well), TRUE },
  { "qti-bold", FIELD (is_bold), TRUE },
  { "qti-strong", FIELD (is_bold), TRUE },
  { "qti-italic", FIELD (is_italic), TRUE },
  { "qti-underline", FIELD (is_underlined), TRUE },
  { "qti-strikethrough", FIELD (is_struck), TRUE },
};

/* Returns: the number behind @beginning, 1 to @maximum; 0 when @text is something else */
static int
read_number (const char *text, const char *beginning, int maximum)
{
  guint64 number = 0;

  if (!g_str_has_prefix (text, beginning)
      || !g_ascii_string_to_unsigned (text + strlen (beginning), 10, 1, (guint64) maximum, &number,
                                      NULL))
    return 0;

  return (int) number;
}

static gboolean
read_word (LayoverVocabulary *self, const char *text)
{
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      const Word *word = &words[i];
      int number = word->has_number ? read_number (text, word->name, word->value) : word->value;

      if (word->has_number ? number == 0 : !g_str_equal (text, word->name))
        continue;
      G_STRUCT_MEMBER (int, self, word->field) = number;
      return TRUE;
    }

  return FALSE;
}

/**
 * layover_vocabulary_read:
 * @self: (out caller-allocates): what the classes say
 * @classes: (nullable): a class attribute; of two that contradict each other, the later counts
 *
 * Returns: whether there is any class of the vocabulary among them
 */
gboolean
layover_vocabulary_read (LayoverVocabulary *self, const char *classes)
{
  g_auto (GStrv) list = NULL;
  gboolean is_any = FALSE;

  memset (self, 0, sizeof *self);
  if (classes == NULL || strstr (classes, "qti-") == NULL)
    return FALSE;

  list = g_strsplit_set (classes, " \t\r\n", -1);
  for (guint i = 0; list[i] != NULL; i++)
    is_any |= read_word (self, list[i]);

  return is_any;
}

/* a … z, aa, ab … as spreadsheets name their columns */
static char *
dup_letters (guint position, char first)
{
  g_autoptr (GString) letters = g_string_new (NULL);

  for (guint rest = position; rest > 0; rest = (rest - 1) / N_LETTERS)
    g_string_prepend_c (letters, (char) (first + (char) ((rest - 1) % N_LETTERS)));

  return g_strdup (letters->str);
}

static char *
dup_roman (guint position)
{
  static const struct
  {
    guint value;
    const char *digits;
  } table[] = {
    { 1000, "M" }, { 900, "CM" }, { 500, "D" }, { 400, "CD" }, { 100, "C" },
    { 90, "XC" },  { 50, "L" },   { 40, "XL" }, { 10, "X" },   { 9, "IX" },
    { 5, "V" },    { 4, "IV" },   { 1, "I" },
  };
  g_autoptr (GString) roman = g_string_new (NULL);
  guint rest = MIN (position, MAX_ROMAN);

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    for (; rest >= table[i].value; rest -= table[i].value)
      g_string_append (roman, table[i].digits);

  return g_strdup (roman->str);
}

static char *
dup_number (LayoverLabels labels, guint position)
{
  g_autofree char *roman = NULL;

  switch (labels)
    {
    case LAYOVER_LABELS_DECIMAL:
      return g_strdup_printf ("%u", position);
    case LAYOVER_LABELS_LOWER_ALPHA:
      return dup_letters (position, 'a');
    case LAYOVER_LABELS_UPPER_ALPHA:
      return dup_letters (position, 'A');
    case LAYOVER_LABELS_LOWER_ROMAN:
      roman = dup_roman (position);
      return g_ascii_strdown (roman, -1);
    case LAYOVER_LABELS_UPPER_ROMAN:
      return dup_roman (position);
    case LAYOVER_LABELS_NONE:
    default:
      return NULL;
    }
}

/**
 * layover_vocabulary_dup_label:
 * @position: from 1, as shown
 *
 * Returns: (transfer full) (nullable): "A.", "2)" or "iii"; %NULL when choices have no labels
 */
char *
layover_vocabulary_dup_label (const LayoverVocabulary *self, guint position)
{
  g_autofree char *number = NULL;

  g_return_val_if_fail (self != NULL && position > 0, NULL);

  number = dup_number (self->labels, position);
  if (number == NULL)
    return NULL;

  switch (self->suffix)
    {
    case LAYOVER_LABEL_SUFFIX_NONE:
      return g_steal_pointer (&number);
    case LAYOVER_LABEL_SUFFIX_PARENTHESIS:
      return g_strdup_printf ("%s)", number);
    case LAYOVER_LABEL_SUFFIX_PERIOD:
    default:
      return g_strdup_printf ("%s.", number);
    }
}
