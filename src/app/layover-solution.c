/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover"

#include "config.h"

#include <glib/gi18n.h>

#include "layover-answer-words.h"
#include "layover-exam-words.h"
#include "layover-interaction-content.h"
#include "layover-pair-value.h"
#include "layover-solution.h"
#include "layover-widget.h"

#define SPACING 6

static GtkWidget *
words_new (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_selectable (GTK_LABEL (label), FALSE);

  return label;
}

/* A choice as its author drew it; of anything else the words. */
static GtkWidget *
member_new (LayoverInteraction *interaction, LayoverValue *member, LayoverMediaFinder *finder)
{
  g_autofree char *words = NULL;

  if (layover_value_get_base_type (member) == LAYOVER_BASE_TYPE_IDENTIFIER)
    {
      const LayoverChoice *choice = layover_interaction_find_choice (
          interaction, layover_value_get_string (member));

      if (choice != NULL)
        return layover_interaction_content_new_choice (choice, finder);
    }

  words = layover_answer_words_dup_member (interaction, member);

  return words_new (words);
}

static GtkWidget *
number_new (guint number)
{
  g_autofree char *text = g_strdup_printf ("%u", number);
  GtkWidget *disc = gtk_label_new (text);

  gtk_widget_add_css_class (disc, "number-disc");
  gtk_widget_set_valign (disc, GTK_ALIGN_START);

  return disc;
}

static GtkWidget *
list_new (LayoverInteraction *interaction, LayoverValue *expected, LayoverMediaFinder *finder)
{
  GtkWidget *list = gtk_box_new (GTK_ORIENTATION_VERTICAL, SPACING);
  gboolean is_ordered = layover_value_get_cardinality (expected) == LAYOVER_CARDINALITY_ORDERED;

  for (guint i = 0; i < layover_value_get_n_values (expected); i++)
    {
      GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, SPACING);
      GtkWidget *member = member_new (interaction, layover_value_get_value (expected, i), finder);

      if (is_ordered)
        gtk_box_append (GTK_BOX (row), number_new (i + 1));
      gtk_widget_set_hexpand (member, TRUE);
      gtk_box_append (GTK_BOX (row), member);
      gtk_box_append (GTK_BOX (list), row);
    }

  return list;
}

/* What else gives points, and how many where it is not as many. */
static char *
dup_also_accepted (LayoverInteraction *interaction, const LayoverJudgement *judgement)
{
  LayoverValue *expected = layover_judgement_get_expected (judgement);
  g_autoptr (GArray) accepted = layover_judgement_dup_accepted (judgement);
  g_autoptr (GString) words = g_string_new (NULL);
  double best = 0;

  for (guint i = 0; i < accepted->len; i++)
    best = MAX (best, g_array_index (accepted, LayoverMapEntry, i).points);

  for (guint i = 0; i < accepted->len; i++)
    {
      const LayoverMapEntry *entry = &g_array_index (accepted, LayoverMapEntry, i);
      g_autofree char *text = NULL, *points = NULL;

      if (entry->value == NULL || layover_value_equal (entry->value, expected))
        continue;
      text = layover_answer_words_dup_member (interaction, entry->value);
      points = layover_exam_words_dup_points (entry->points);
      g_string_append_printf (words, "%s%s", words->len > 0 ? ", " : "", text);
      if (entry->points < best)
        /* Translators: an answer that gives fewer points than the best one: “york (0.5 points)” */
        g_string_append_printf (words, _ (" (%s points)"), points);
    }

  return words->len > 0 ? g_strdup_printf (_ ("Also accepted: %s"), words->str) : NULL;
}

static GtkWidget *
text_new (LayoverInteraction *interaction, const LayoverJudgement *judgement,
          LayoverMediaFinder *finder)
{
  GtkWidget *list = list_new (interaction, layover_judgement_get_expected (judgement), finder);
  g_autofree char *also = dup_also_accepted (interaction, judgement);

  if (also != NULL)
    gtk_box_append (GTK_BOX (list), layover_widget_new_note (also));

  return list;
}

typedef struct
{
  LayoverInteraction *interaction;
  LayoverValue *expected;
} Gaps;

static void
gaps_free (gpointer data)
{
  Gaps *gaps = data;

  g_object_unref (gaps->interaction);
  layover_value_unref (gaps->expected);
  g_free (gaps);
}

static GtkWidget *
build_gap (LayoverContentNode *custom, gboolean is_inline, gpointer user_data)
{
  const Gaps *gaps = user_data;
  const LayoverChoice *gap = layover_interaction_find_part (
      gaps->interaction, layover_content_node_get_custom_id (custom));
  const LayoverChoice *filler = NULL;
  const char *identifier;
  g_autofree char *words = NULL;
  GtkWidget *label;

  if (gap == NULL)
    return NULL;

  identifier = layover_pair_value_get_nth (gaps->expected, gap->identifier, 0);
  if (identifier != NULL)
    filler = layover_interaction_find_choice (gaps->interaction, identifier);
  words = filler != NULL ? layover_interaction_content_dup_words (filler, 1) : g_strdup ("–");
  label = gtk_label_new (words);
  gtk_widget_add_css_class (label, "solution-word");

  return label;
}

/* The text with the words set in. */
static GtkWidget *
gap_text_new (LayoverInteraction *interaction, LayoverValue *expected, LayoverMediaFinder *finder)
{
  Gaps *gaps = g_new0 (Gaps, 1);
  GtkWidget *view;

  gaps->interaction = g_object_ref (interaction);
  gaps->expected = layover_value_ref (expected);
  view = layover_interaction_content_new_view (layover_interaction_get_content (interaction),
                                               finder, build_gap, gaps);
  g_object_set_data_full (G_OBJECT (view), "layover-gaps", gaps, gaps_free);

  return view;
}

/**
 * layover_solution_new:
 * @judgement: of any answer to @interaction; the item has to live as long as the widget
 *
 * Returns: (transfer floating) (nullable): %NULL where the author does not say what is right
 */
GtkWidget *
layover_solution_new (LayoverInteraction *interaction, const LayoverJudgement *judgement,
                      LayoverMediaFinder *finder)
{
  LayoverValue *expected = layover_judgement_get_expected (judgement);

  g_return_val_if_fail (LAYOVER_IS_INTERACTION (interaction), NULL);

  if (layover_interaction_get_picture (interaction) != NULL
      && layover_judgement_get_mark (judgement) != LAYOVER_MARK_NONE)
    return layover_solution_new_board (interaction, judgement, finder);
  if (expected == NULL)
    return NULL;

  switch (layover_interaction_get_kind (interaction))
    {
    case LAYOVER_INTERACTION_GAP_MATCH:
      return gap_text_new (interaction, expected, finder);
    case LAYOVER_INTERACTION_TEXT_ENTRY:
    case LAYOVER_INTERACTION_EXTENDED_TEXT:
      return text_new (interaction, judgement, finder);
    default:
      return list_new (interaction, expected, finder);
    }
}
