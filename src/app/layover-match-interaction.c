/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover"

#include "config.h"

#include <glib/gi18n.h>

#include "layover-interaction-content.h"
#include "layover-match-interaction.h"
#include "layover-match-row.h"
#include "layover-pair-value.h"

#define NOTE_MAX_CHARS 30

struct _LayoverMatchInteraction
{
  LayoverInteractionView parent_instance;

  GPtrArray *rows;    /* of LayoverMatchRow, in the order shown */
  GPtrArray *options; /* of LayoverChoice, in the order shown, borrowed */
  guint row_set;      /* whose choices the rows are; the options are those of the other one */
  gboolean takes_many;
};

G_DEFINE_FINAL_TYPE (LayoverMatchInteraction, layover_match_interaction,
                     LAYOVER_TYPE_INTERACTION_VIEW)

static LayoverInteraction *
get_interaction (LayoverMatchInteraction *self)
{
  return layover_interaction_view_get_interaction (LAYOVER_INTERACTION_VIEW (self));
}

static LayoverMatchRow *
get_row (LayoverMatchInteraction *self, guint i)
{
  return g_ptr_array_index (self->rows, i);
}

static const LayoverChoice *
get_option (LayoverMatchInteraction *self, guint i)
{
  return g_ptr_array_index (self->options, i);
}

/* A pair goes from the first set to the second, whichever of them the rows are. */
static gboolean
value_has (LayoverMatchInteraction *self, LayoverValue *value, LayoverMatchRow *row,
           const LayoverChoice *option)
{
  const char *in_row = layover_match_row_get_choice (row)->identifier;

  return self->row_set == 0 ? layover_pair_value_contains (value, in_row, option->identifier)
                            : layover_pair_value_contains (value, option->identifier, in_row);
}

static guint
count_in_row (LayoverMatchInteraction *self, LayoverMatchRow *row)
{
  guint n = 0;

  for (guint i = 0; i < self->options->len; i++)
    n += layover_match_row_has (row, get_option (self, i)->identifier) ? 1 : 0;

  return n;
}

static guint
count_of_option (LayoverMatchInteraction *self, const char *option)
{
  guint n = 0;

  for (guint i = 0; i < self->rows->len; i++)
    n += layover_match_row_has (get_row (self, i), option) ? 1 : 0;

  return n;
}

static guint
count_pairs (LayoverMatchInteraction *self)
{
  guint n = 0;

  for (guint i = 0; i < self->rows->len; i++)
    n += count_in_row (self, get_row (self, i));

  return n;
}

static guint
count_matched (LayoverMatchInteraction *self)
{
  guint n = 0;

  for (guint i = 0; i < self->rows->len; i++)
    n += layover_match_row_is_matched (get_row (self, i)) ? 1 : 0;

  return n;
}

/* In the order of the author, so that it does not tell how the choices were shuffled. */
static GPtrArray *
list_in_order (LayoverMatchInteraction *self, guint set)
{
  GPtrArray *choices = layover_interaction_get_choices (get_interaction (self));
  GPtrArray *list = g_ptr_array_new ();

  for (guint i = 0; i < choices->len; i++)
    {
      LayoverChoice *choice = g_ptr_array_index (choices, i);

      if (choice->set == set)
        g_ptr_array_add (list, choice);
    }

  return list;
}

static LayoverMatchRow *
find_row (LayoverMatchInteraction *self, const LayoverChoice *choice)
{
  for (guint i = 0; i < self->rows->len; i++)
    if (layover_match_row_get_choice (get_row (self, i)) == choice)
      return get_row (self, i);

  return NULL;
}

static LayoverValue *
dup_value (LayoverMatchInteraction *self)
{
  LayoverInteractionView *view = LAYOVER_INTERACTION_VIEW (self);
  g_autoptr (GPtrArray) in_rows = list_in_order (self, self->row_set);
  g_autoptr (GPtrArray) options = list_in_order (self, 1 - self->row_set);
  g_autoptr (GPtrArray) pairs = NULL;

  pairs = g_ptr_array_new_with_free_func ((GDestroyNotify) layover_value_unref);
  for (guint i = 0; i < in_rows->len; i++)
    for (guint j = 0; j < options->len; j++)
      {
        const LayoverChoice *in_row = g_ptr_array_index (in_rows, i);
        const LayoverChoice *option = g_ptr_array_index (options, j);

        if (!layover_match_row_has (find_row (self, in_row), option->identifier))
          continue;
        g_ptr_array_add (
            pairs, self->row_set == 0
                       ? layover_value_new_directed_pair (in_row->identifier, option->identifier)
                       : layover_value_new_directed_pair (option->identifier, in_row->identifier));
      }

  return layover_pair_value_new (layover_interaction_view_get_cardinality (view),
                                 LAYOVER_BASE_TYPE_DIRECTED_PAIR, pairs);
}

static char *
dup_note (LayoverMatchInteraction *self, const LayoverChoice *option)
{
  guint n_used = count_of_option (self, option->identifier);
  g_autofree char *start = NULL;

  if (option->match_max == 0 || n_used < option->match_max)
    return NULL;
  if (n_used > 1)
    return g_strdup_printf (ngettext ("used %u time", "used %u times", n_used), n_used);

  for (guint i = 0; i < self->rows->len; i++)
    {
      const char *text = layover_match_row_get_text (get_row (self, i));

      if (!layover_match_row_has (get_row (self, i), option->identifier))
        continue;
      if (g_utf8_strlen (text, -1) <= NOTE_MAX_CHARS)
        /* Translators: on a choice that can be used once; %s is what it was matched with */
        return g_strdup_printf (_ ("used for “%s”"), text);
      start = g_utf8_substring (text, 0, NOTE_MAX_CHARS);
      g_strchomp (start);
      return g_strdup_printf (_ ("used for “%s…”"), start);
    }

  return NULL;
}

static void
update_notes (LayoverMatchInteraction *self)
{
  if (self->takes_many)
    return;

  for (guint i = 0; i < self->options->len; i++)
    {
      const LayoverChoice *option = get_option (self, i);
      g_autofree char *note = dup_note (self, option);

      for (guint j = 0; j < self->rows->len; j++)
        layover_match_row_set_note (get_row (self, j), option->identifier, note);
    }
}

static gboolean
is_beyond (guint n, guint most)
{
  return most > 0 && n > most;
}

static gboolean
is_too_much (LayoverMatchInteraction *self, LayoverMatchRow *row, const char *option)
{
  LayoverInteraction *interaction = get_interaction (self);

  return is_beyond (count_pairs (self), layover_interaction_get_max_choices (interaction))
         || is_beyond (count_in_row (self, row), layover_match_row_get_choice (row)->match_max)
         || is_beyond (count_of_option (self, option),
                       layover_interaction_find_choice (interaction, option)->match_max);
}

static void
row_changed_cb (LayoverMatchRow *row, const char *option, gpointer user_data)
{
  LayoverInteractionView *view = LAYOVER_INTERACTION_VIEW (user_data);
  LayoverMatchInteraction *self = LAYOVER_MATCH_INTERACTION (user_data);
  g_autoptr (LayoverValue) value = NULL;

  /* one too many is refused gently: nothing that was chosen is lost, the hint says what to do */
  if (option != NULL && layover_match_row_has (row, option) && is_too_much (self, row, option))
    {
      layover_match_row_set_has (row, option, FALSE);
      layover_interaction_view_refuse_more (view);
      return;
    }

  /* what was refused is announced once more, with nothing changed */
  value = dup_value (self);
  if (layover_value_equal (layover_interaction_view_get_value (view), value))
    return;

  update_notes (self);
  layover_interaction_view_take_answer (view, value);
}

static gboolean
each_takes_one (LayoverMatchInteraction *self, guint set)
{
  g_autoptr (GPtrArray) choices = list_in_order (self, set);

  for (guint i = 0; i < choices->len; i++)
    if (((const LayoverChoice *) g_ptr_array_index (choices, i))->match_max != 1)
      return FALSE;

  return choices->len > 0;
}

static gboolean
set_is_words (LayoverMatchInteraction *self, guint set)
{
  g_autoptr (GPtrArray) choices = list_in_order (self, set);

  for (guint i = 0; i < choices->len; i++)
    if (!layover_interaction_content_is_words (
            ((const LayoverChoice *) g_ptr_array_index (choices, i))->content))
      return FALSE;

  return TRUE;
}

/* A row has a list that opens when it takes one partner and all of these are words: what takes one may be the first set
 * or the second. Otherwise check boxes. */
static void
decide_rows (LayoverMatchInteraction *self)
{
  for (guint set = 0; set < LAYOVER_INTERACTION_N_SETS; set++)
    if (each_takes_one (self, set) && set_is_words (self, 1 - set))
      {
        self->row_set = set;
        return;
      }

  self->row_set = 0;
  self->takes_many = TRUE;
}

static void
add_row (LayoverMatchInteraction *self, GtkWidget *list, const LayoverChoice *choice)
{
  GtkWidget *row = layover_match_row_new (
      choice, self->takes_many,
      layover_interaction_view_get_media_finder (LAYOVER_INTERACTION_VIEW (self)));

  for (guint i = 0; i < self->options->len; i++)
    layover_match_row_add_option (LAYOVER_MATCH_ROW (row), get_option (self, i));
  g_signal_connect (row, "changed", G_CALLBACK (row_changed_cb), self);
  gtk_box_append (GTK_BOX (list), row);
  g_ptr_array_add (self->rows, row);
}

static void
build_rows (LayoverMatchInteraction *self, GtkWidget *list)
{
  LayoverInteractionView *view = LAYOVER_INTERACTION_VIEW (self);
  LayoverInteraction *interaction = get_interaction (self);
  GPtrArray *choices = layover_interaction_get_choices (interaction);
  g_autoptr (GPtrArray) in_rows = g_ptr_array_new ();
  g_autoptr (GArray) order = NULL;

  order = layover_item_session_dup_choice_order (layover_interaction_view_get_session (view),
                                                 interaction);
  for (guint i = 0; i < order->len; i++)
    {
      LayoverChoice *choice = g_ptr_array_index (choices, g_array_index (order, guint, i));

      g_ptr_array_add (choice->set == self->row_set ? in_rows : self->options, choice);
    }

  for (guint i = 0; i < in_rows->len; i++)
    add_row (self, list, g_ptr_array_index (in_rows, i));
  for (guint i = 0; i < self->rows->len; i++)
    layover_match_row_set_place (get_row (self, i), i + 1, self->rows->len);
}

/* Said before somebody wonders: choices that can be used once each, and more of them than rows. */
static void
build_spare (LayoverMatchInteraction *self)
{
  guint n_spare = self->options->len > self->rows->len ? self->options->len - self->rows->len : 0;
  g_autofree char *text = NULL;
  GtkWidget *label;

  if (n_spare == 0 || self->takes_many || !each_takes_one (self, 1 - self->row_set))
    return;

  text = g_strdup_printf (
      ngettext ("%u choice is not needed.", "%u choices are not needed.", n_spare), n_spare);
  label = gtk_label_new (text);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, "dim-label");
  gtk_widget_add_css_class (label, "match-spare");
  gtk_widget_set_parent (label, GTK_WIDGET (self));
}

static void
layover_match_interaction_build (LayoverInteractionView *view)
{
  LayoverMatchInteraction *self = LAYOVER_MATCH_INTERACTION (view);
  GtkWidget *list = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  decide_rows (self);
  gtk_widget_add_css_class (list, "card");
  gtk_widget_add_css_class (list, "matches");
  gtk_widget_set_overflow (list, GTK_OVERFLOW_HIDDEN);
  gtk_widget_set_parent (list, GTK_WIDGET (self));
  build_rows (self, list);
  build_spare (self);
}

static void
layover_match_interaction_show_value (LayoverInteractionView *view, LayoverValue *value)
{
  LayoverMatchInteraction *self = LAYOVER_MATCH_INTERACTION (view);

  for (guint i = 0; i < self->rows->len; i++)
    for (guint j = 0; j < self->options->len; j++)
      layover_match_row_set_has (get_row (self, i), get_option (self, j)->identifier,
                                 value_has (self, value, get_row (self, i), get_option (self, j)));

  update_notes (self);
}

static LayoverInteractionVerdict
judge (LayoverMatchInteraction *self, LayoverMatchRow *row, const LayoverChoice *option)
{
  LayoverInteractionView *view = LAYOVER_INTERACTION_VIEW (self);
  const char *in_row = layover_match_row_get_choice (row)->identifier;

  return self->row_set == 0
             ? layover_interaction_view_judge_pair (view, in_row, option->identifier)
             : layover_interaction_view_judge_pair (view, option->identifier, in_row);
}

/* A list says one thing about its row, and below it what should have been chosen. */
static void
judge_list (LayoverMatchInteraction *self, LayoverMatchRow *row)
{
  LayoverValue *expected = layover_interaction_view_get_expected (LAYOVER_INTERACTION_VIEW (self));
  LayoverInteractionVerdict verdict = LAYOVER_INTERACTION_VERDICT_NONE;
  const LayoverChoice *right = NULL;
  g_autofree char *text = NULL;

  for (guint i = 0; i < self->options->len; i++)
    {
      const LayoverChoice *option = get_option (self, i);

      if (layover_match_row_has (row, option->identifier))
        verdict = judge (self, row, option);
      if (value_has (self, expected, row, option))
        right = option;
    }

  if (right != NULL && verdict != LAYOVER_INTERACTION_VERDICT_RIGHT)
    {
      verdict = LAYOVER_INTERACTION_VERDICT_NOT_YET;
      text = layover_content_node_dup_plain_text (right->content);
      g_strstrip (text);
    }
  layover_match_row_set_verdict (row, NULL, verdict);
  layover_match_row_set_right_answer (row, text);
}

static void
judge_row (LayoverMatchInteraction *self, LayoverMatchRow *row)
{
  if (!self->takes_many)
    {
      judge_list (self, row);
      return;
    }

  for (guint i = 0; i < self->options->len; i++)
    layover_match_row_set_verdict (row, get_option (self, i)->identifier,
                                   judge (self, row, get_option (self, i)));
}

static void
layover_match_interaction_show_state (LayoverInteractionView *view)
{
  LayoverMatchInteraction *self = LAYOVER_MATCH_INTERACTION (view);

  for (guint i = 0; i < self->rows->len; i++)
    {
      layover_match_row_set_is_locked (get_row (self, i),
                                       layover_interaction_view_get_is_locked (view));
      judge_row (self, get_row (self, i));
    }
}

static char *
layover_match_interaction_dup_hint (LayoverInteractionView *view)
{
  LayoverMatchInteraction *self = LAYOVER_MATCH_INTERACTION (view);
  guint max_choices = layover_interaction_get_max_choices (get_interaction (self));
  guint n_rows = self->rows->len;
  const char *instruction = self->takes_many ? _ ("Match each with all that apply")
                                             : _ ("Match each with one choice");

  /* Translators: %s is "Match each with one choice" */
  if (layover_interaction_view_get_is_full (view))
    return g_strdup_printf (_ ("%s · take one back first"), instruction);
  if (max_choices > 0 && max_choices < n_rows)
    return g_strdup_printf (_ ("Make up to %u matches · %u made"), max_choices, count_pairs (self));

  /* Translators: "Match each with one choice · 2 of 4 matched" */
  return g_strdup_printf (_ ("%s · %u of %u matched"), instruction, count_matched (self), n_rows);
}

static void
layover_match_interaction_finalize (GObject *object)
{
  LayoverMatchInteraction *self = LAYOVER_MATCH_INTERACTION (object);

  g_ptr_array_unref (self->rows);
  g_ptr_array_unref (self->options);

  G_OBJECT_CLASS (layover_match_interaction_parent_class)->finalize (object);
}

static void
layover_match_interaction_class_init (LayoverMatchInteractionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  LayoverInteractionViewClass *view_class = LAYOVER_INTERACTION_VIEW_CLASS (klass);

  object_class->finalize = layover_match_interaction_finalize;

  view_class->build = layover_match_interaction_build;
  view_class->show_value = layover_match_interaction_show_value;
  view_class->show_state = layover_match_interaction_show_state;
  view_class->dup_hint = layover_match_interaction_dup_hint;
}

static void
layover_match_interaction_init (LayoverMatchInteraction *self)
{
  self->rows = g_ptr_array_new ();
  self->options = g_ptr_array_new ();
}
