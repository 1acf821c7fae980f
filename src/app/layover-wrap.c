/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover"

#include "config.h"

#include "layover-adaptive.h"
#include "layover-wrap.h"

#define IS_WRAPPED "layover-is-wrapped"

/* There is room for a word as wide as this on the narrowest screen, beside marks and inside frames. */
#define WORD_WIDTH 200
/* Of a letter at a text size of 100 %, rather too much. */
#define LETTER_WIDTH 9

static glong
count_longest_word (const char *text)
{
  glong longest = 0;
  glong length = 0;

  for (const char *c = text; *c != '\0'; c = g_utf8_next_char (c))
    {
      length = g_unichar_isspace (g_utf8_get_char (c)) ? 0 : length + 1;
      longest = MAX (longest, length);
    }

  return longest;
}

/* A label that may break within a word tries every letter on a line of its own to learn how narrow it can be. Where the
 * words are short this is never needed, and takes a third of the time in which a question is laid out. */
static void
choose_mode (GtkLabel *label)
{
  double letter_width = LETTER_WIDTH * layover_adaptive_get_text_scale ();
  glong longest = count_longest_word (gtk_label_get_text (label));

  gtk_label_set_wrap_mode (
      label, (double) longest * letter_width > WORD_WIDTH ? PANGO_WRAP_WORD_CHAR : PANGO_WRAP_WORD);
}

/** layover_wrap_label: wraps the words of @label, and a word only when it is too long for a line */
void
layover_wrap_label (GtkLabel *label)
{
  g_return_if_fail (GTK_IS_LABEL (label));

  g_object_set_data (G_OBJECT (label), IS_WRAPPED, GINT_TO_POINTER (TRUE));
  gtk_label_set_wrap (label, TRUE);
  choose_mode (label);
}

/** layover_wrap_fit: judges the labels of @tree that were wrapped here once more, because the text size is another */
void
layover_wrap_fit (GtkWidget *tree)
{
  g_return_if_fail (GTK_IS_WIDGET (tree));

  if (GTK_IS_LABEL (tree) && g_object_get_data (G_OBJECT (tree), IS_WRAPPED) != NULL)
    choose_mode (GTK_LABEL (tree));
  for (GtkWidget *child = gtk_widget_get_first_child (tree); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    layover_wrap_fit (child);
}
