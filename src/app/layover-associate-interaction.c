/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover"

#include "config.h"

#include <glib/gi18n.h>

#include "layover-associate-private.h"
#include "layover-interaction-content.h"
#include "layover-pair-value.h"
#include "layover-widget.h"

G_DEFINE_FINAL_TYPE (LayoverAssociateInteraction, layover_associate_interaction,
                     LAYOVER_TYPE_INTERACTION_VIEW)

static LayoverInteraction *
get_interaction (LayoverAssociateInteraction *self)
{
  return layover_interaction_view_get_interaction (LAYOVER_INTERACTION_VIEW (self));
}

static LayoverPairRow *
get_row (LayoverAssociateInteraction *self, guint i)
{
  return g_ptr_array_index (self->rows, i);
}

static guint
count_made (LayoverAssociateInteraction *self)
{
  guint n = 0;

  for (guint i = 0; i < self->rows->len; i++)
    n += layover_pair_row_is_whole (get_row (self, i)) ? 1 : 0;

  return n;
}

/* Half a pair is no answer yet: each is a word, the number of its side before the choice, or "h" before an area that waits. */
static char *
dup_draft (LayoverAssociateInteraction *self)
{
  g_autoptr (GString) draft = g_string_new (NULL);

  for (guint i = 0; i < self->rows->len; i++)
    for (guint side = 0; side < LAYOVER_PAIR_ROW_N_SIDES; side++)
      {
        const char *chosen = layover_pair_row_get_chosen (get_row (self, i), side);

        if (chosen != NULL && !layover_pair_row_is_whole (get_row (self, i)))
          g_string_append_printf (draft, "%s%u:%s", draft->len > 0 ? " " : "", side, chosen);
      }
  if (self->held != NULL)
    g_string_append_printf (draft, "%sh:%s", draft->len > 0 ? " " : "", self->held);

  return draft->len > 0 ? g_string_free (g_steal_pointer (&draft), FALSE) : NULL;
}

static guint
count_used (LayoverAssociateInteraction *self, const char *identifier)
{
  guint n = 0;

  for (guint i = 0; i < self->rows->len; i++)
    for (guint side = 0; side < LAYOVER_PAIR_ROW_N_SIDES; side++)
      n += g_strcmp0 (layover_pair_row_get_chosen (get_row (self, i), side), identifier) == 0 ? 1
                                                                                              : 0;

  return n;
}

static LayoverValue *
dup_pair (LayoverPairRow *row)
{
  return layover_pair_row_is_whole (row) ? layover_value_new_pair (
             layover_pair_row_get_chosen (row, 0), layover_pair_row_get_chosen (row, 1))
                                         : NULL;
}

static LayoverValue *
dup_value (LayoverAssociateInteraction *self)
{
  LayoverInteractionView *view = LAYOVER_INTERACTION_VIEW (self);
  g_autoptr (GPtrArray)
      pairs = g_ptr_array_new_with_free_func ((GDestroyNotify) layover_value_unref);

  for (guint i = 0; i < self->rows->len; i++)
    {
      LayoverValue *pair = dup_pair (get_row (self, i));

      if (pair != NULL)
        g_ptr_array_add (pairs, pair);
    }

  return layover_pair_value_new (layover_interaction_view_get_cardinality (view),
                                 LAYOVER_BASE_TYPE_PAIR, pairs);
}

/* As many rows as there may be pairs. */
static gboolean
has_room (LayoverAssociateInteraction *self)
{
  guint most = layover_interaction_get_max_choices (get_interaction (self));

  return most == 0 || self->rows->len < most;
}

/** layover_associate_update_draft: says what is half done now */
void
layover_associate_update_draft (LayoverAssociateInteraction *self)
{
  g_autofree char *draft = dup_draft (self);

  layover_interaction_view_set_draft (LAYOVER_INTERACTION_VIEW (self), draft);
}

static void
update_rows (LayoverAssociateInteraction *self)
{
  gboolean is_locked = layover_interaction_view_get_is_locked (LAYOVER_INTERACTION_VIEW (self));

  for (guint i = 0; i < self->rows->len; i++)
    {
      layover_pair_row_set_place (get_row (self, i), i + 1, self->rows->len);
      layover_pair_row_set_can_remove (get_row (self, i), !is_locked && self->rows->len > 1);
    }
  gtk_widget_set_visible (self->add_button, !is_locked && has_room (self));

  for (guint i = 0; i < self->choices->len; i++)
    {
      const LayoverChoice *choice = self->choices->pdata[i];
      guint n_used = count_used (self, choice->identifier);
      g_autofree char *note = NULL;

      if (choice->match_max > 0 && n_used >= choice->match_max)
        note = g_strdup_printf (ngettext ("used %u time", "used %u times", n_used), n_used);
      for (guint j = 0; j < self->rows->len; j++)
        layover_pair_row_set_note (get_row (self, j), choice->identifier, note);
    }
  layover_associate_show_areas (self);
  layover_associate_update_draft (self);
}

static void
take_answer (LayoverAssociateInteraction *self)
{
  g_autoptr (LayoverValue) value = dup_value (self);

  update_rows (self);
  layover_interaction_view_take_answer (LAYOVER_INTERACTION_VIEW (self), value);
}

static gboolean
is_there_twice (LayoverAssociateInteraction *self, LayoverPairRow *row)
{
  g_autoptr (LayoverValue) pair = dup_pair (row);

  for (guint i = 0; pair != NULL && i < self->rows->len; i++)
    {
      g_autoptr (LayoverValue) other = dup_pair (get_row (self, i));

      if (get_row (self, i) != row && other != NULL && layover_value_equal (pair, other))
        return TRUE;
    }

  return FALSE;
}

static gboolean
is_used_too_often (LayoverAssociateInteraction *self, const char *identifier)
{
  const LayoverChoice *choice = NULL;

  if (identifier != NULL)
    choice = layover_interaction_find_choice (get_interaction (self), identifier);

  return choice != NULL && choice->match_max > 0
         && count_used (self, identifier) > choice->match_max;
}

/* What cannot be is refused gently: the rest of the pair stays, and the hint says why. */
static void
row_changed_cb (LayoverPairRow *row, guint side, gpointer user_data)
{
  LayoverAssociateInteraction *self = LAYOVER_ASSOCIATE_INTERACTION (user_data);

  self->is_double = is_there_twice (self, row);
  if (self->is_double || is_used_too_often (self, layover_pair_row_get_chosen (row, side)))
    {
      layover_pair_row_set_chosen (row, side, NULL);
      layover_interaction_view_refuse_more (LAYOVER_INTERACTION_VIEW (self));
    }

  take_answer (self);
}

static void
remove_row (LayoverAssociateInteraction *self, guint i)
{
  GtkWidget *row = GTK_WIDGET (get_row (self, i));

  g_ptr_array_remove_index (self->rows, i);
  gtk_box_remove (GTK_BOX (self->list), row);
}

static void
remove_cb (LayoverPairRow *row, gpointer user_data)
{
  LayoverAssociateInteraction *self = LAYOVER_ASSOCIATE_INTERACTION (user_data);
  guint i = 0;

  if (self->rows->len < 2 || !g_ptr_array_find (self->rows, row, &i))
    return;

  /* the focus is never on what goes away */
  gtk_widget_grab_focus (GTK_WIDGET (get_row (self, i + 1 < self->rows->len ? i + 1 : i - 1)));
  remove_row (self, i);
  layover_widget_say (GTK_WIDGET (self), _ ("Pair %u removed"), i + 1);
  take_answer (self);
}

static LayoverPairRow *
add_row (LayoverAssociateInteraction *self)
{
  GtkWidget *row = layover_pair_row_new (
      self->choices, layover_interaction_view_get_media_finder (LAYOVER_INTERACTION_VIEW (self)));

  g_signal_connect (row, "changed", G_CALLBACK (row_changed_cb), self);
  g_signal_connect (row, "remove", G_CALLBACK (remove_cb), self);
  gtk_box_append (GTK_BOX (self->list), row);
  g_ptr_array_add (self->rows, row);

  return LAYOVER_PAIR_ROW (row);
}

static void
add_clicked_cb (GtkButton *button, gpointer user_data)
{
  LayoverAssociateInteraction *self = LAYOVER_ASSOCIATE_INTERACTION (user_data);
  LayoverPairRow *row = add_row (self);

  gtk_widget_grab_focus (GTK_WIDGET (row));
  update_rows (self);
}

/* Returns: (nullable): %NULL when there may be no more. */
static LayoverPairRow *
ensure_empty_row (LayoverAssociateInteraction *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    if (layover_pair_row_get_chosen (get_row (self, i), 0) == NULL
        && layover_pair_row_get_chosen (get_row (self, i), 1) == NULL)
      return get_row (self, i);

  return has_room (self) ? add_row (self) : NULL;
}

/**
 * layover_associate_make_pair: in a row that is empty or new
 *
 * Returns: %FALSE when it cannot be, which the hint then says
 */
gboolean
layover_associate_make_pair (LayoverAssociateInteraction *self, const char *first,
                             const char *second)
{
  LayoverPairRow *row = ensure_empty_row (self);

  if (row != NULL)
    {
      layover_pair_row_set_chosen (row, 0, first);
      layover_pair_row_set_chosen (row, 1, second);
      self->is_double = is_there_twice (self, row);
      if (!self->is_double && !is_used_too_often (self, first) && !is_used_too_often (self, second))
        {
          take_answer (self);
          return TRUE;
        }
      layover_pair_row_set_chosen (row, 0, NULL);
      layover_pair_row_set_chosen (row, 1, NULL);
    }

  layover_interaction_view_refuse_more (LAYOVER_INTERACTION_VIEW (self));

  return FALSE;
}

/* One row, or as many as have to be filled. */
static void
set_n_rows (LayoverAssociateInteraction *self, guint n_pairs)
{
  guint least = layover_interaction_get_min_choices (get_interaction (self));
  guint n_rows = MAX (1, MAX (least, n_pairs));

  while (self->rows->len < n_rows)
    add_row (self);
  while (self->rows->len > n_rows)
    remove_row (self, self->rows->len - 1);
}

static void
list_choices (LayoverAssociateInteraction *self)
{
  LayoverItemSession *session = layover_interaction_view_get_session (
      LAYOVER_INTERACTION_VIEW (self));
  GPtrArray *choices = layover_interaction_get_choices (get_interaction (self));
  g_autoptr (GArray)
      order = layover_item_session_dup_choice_order (session, get_interaction (self));

  for (guint i = 0; i < order->len; i++)
    g_ptr_array_add (self->choices, choices->pdata[g_array_index (order, guint, i)]);
}

static void
layover_associate_interaction_build (LayoverInteractionView *view)
{
  LayoverAssociateInteraction *self = LAYOVER_ASSOCIATE_INTERACTION (view);
  GtkWidget *side = gtk_box_new (GTK_ORIENTATION_VERTICAL, 14);

  list_choices (self);
  self->list = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_add_css_class (self->list, "card");
  gtk_widget_add_css_class (self->list, "pairs");
  gtk_widget_set_overflow (self->list, GTK_OVERFLOW_HIDDEN);
  gtk_box_append (GTK_BOX (side), self->list);

  self->right_answers = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  gtk_widget_set_visible (self->right_answers, FALSE);
  gtk_box_append (GTK_BOX (side), self->right_answers);

  self->add_button = gtk_button_new_with_label (_ ("Add a pair"));
  gtk_widget_set_halign (self->add_button, GTK_ALIGN_START);
  g_signal_connect (self->add_button, "clicked", G_CALLBACK (add_clicked_cb), self);
  gtk_box_append (GTK_BOX (side), self->add_button);

  if (layover_interaction_get_picture (get_interaction (self)) != NULL)
    side = layover_associate_build_areas (self, side);
  gtk_widget_set_parent (side, GTK_WIDGET (self));

  set_n_rows (self, 0);
  update_rows (self);
}

static void
show_pair (LayoverAssociateInteraction *self, guint i, LayoverValue *pair)
{
  const char *sides[LAYOVER_PAIR_ROW_N_SIDES] = { NULL, NULL };

  if (pair != NULL && layover_value_get_base_type (pair) == LAYOVER_BASE_TYPE_PAIR)
    layover_value_get_pair (pair, &sides[0], &sides[1]);
  for (guint side = 0; side < LAYOVER_PAIR_ROW_N_SIDES; side++)
    layover_pair_row_set_chosen (get_row (self, i), side, sides[side]);
}

static void
layover_associate_interaction_show_value (LayoverInteractionView *view, LayoverValue *value)
{
  LayoverAssociateInteraction *self = LAYOVER_ASSOCIATE_INTERACTION (view);
  guint n_pairs = value != NULL ? layover_value_get_n_values (value) : 0;

  set_n_rows (self, n_pairs);
  for (guint i = 0; i < self->rows->len; i++)
    show_pair (self, i, i < n_pairs ? layover_value_get_value (value, i) : NULL);
  update_rows (self);
}

/* One word of a draft, which may be damaged as any file may. */
static void
show_half_pair (LayoverAssociateInteraction *self, const char *word)
{
  const LayoverChoice *choice = NULL;
  LayoverPairRow *row = NULL;

  if (*word != '\0' && word[1] == ':')
    choice = layover_interaction_find_choice (get_interaction (self), word + 2);
  if (choice == NULL)
    return;

  if (*word == 'h')
    self->held = choice->identifier;
  else if (*word == '0' || *word == '1')
    row = ensure_empty_row (self);
  if (row != NULL)
    layover_pair_row_set_chosen (row, *word == '0' ? 0 : 1, choice->identifier);
}

static void
layover_associate_interaction_show_draft (LayoverInteractionView *view, const char *draft)
{
  LayoverAssociateInteraction *self = LAYOVER_ASSOCIATE_INTERACTION (view);
  g_auto (GStrv) words = g_strsplit (draft, " ", -1);

  for (guint i = 0; words[i] != NULL; i++)
    show_half_pair (self, words[i]);
  update_rows (self);
}

static char *
dup_words_of (LayoverAssociateInteraction *self, const char *identifier)
{
  for (guint i = 0; i < self->choices->len; i++)
    {
      const LayoverChoice *choice = self->choices->pdata[i];

      if (g_str_equal (choice->identifier, identifier))
        return layover_interaction_content_dup_words (choice, i + 1);
    }

  return g_strdup (identifier);
}

static void
add_right_answer (LayoverAssociateInteraction *self, LayoverValue *pair)
{
  const char *sides[LAYOVER_PAIR_ROW_N_SIDES] = { NULL, NULL };
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autofree char *both = NULL;
  g_autofree char *text = NULL;

  layover_value_get_pair (pair, &sides[0], &sides[1]);
  first = dup_words_of (self, sides[0]);
  second = dup_words_of (self, sides[1]);
  both = g_strdup_printf ("%s – %s", first, second);
  text = g_strdup_printf (_ ("Right answer: %s"), both);
  gtk_box_append (GTK_BOX (self->right_answers), layover_widget_new_right_answer (text));
}

/* Below the pairs, those that are right and were not made. */
static void
show_right_answers (LayoverAssociateInteraction *self, LayoverValue *correct)
{
  LayoverInteractionView *view = LAYOVER_INTERACTION_VIEW (self);
  LayoverValue *value = layover_interaction_view_get_value (view);
  guint n_correct = correct != NULL ? layover_value_get_n_values (correct) : 0;

  layover_widget_unparent_children (self->right_answers);
  if (layover_interaction_view_get_verdict (view) == LAYOVER_INTERACTION_VERDICT_NOT_YET)
    for (guint i = 0; i < n_correct; i++)
      {
        LayoverValue *pair = layover_value_get_value (correct, i);
        const char *first = NULL;
        const char *second = NULL;

        layover_value_get_pair (pair, &first, &second);
        if (!layover_pair_value_contains (value, first, second))
          add_right_answer (self, pair);
      }

  gtk_widget_set_visible (self->right_answers,
                          gtk_widget_get_first_child (self->right_answers) != NULL);
}

static void
layover_associate_interaction_show_state (LayoverInteractionView *view)
{
  LayoverAssociateInteraction *self = LAYOVER_ASSOCIATE_INTERACTION (view);

  for (guint i = 0; i < self->rows->len; i++)
    {
      LayoverPairRow *row = get_row (self, i);
      gboolean is_whole = layover_pair_row_is_whole (row);
      LayoverInteractionVerdict verdict = LAYOVER_INTERACTION_VERDICT_NONE;

      if (is_whole)
        verdict = layover_interaction_view_judge_pair (view, layover_pair_row_get_chosen (row, 0),
                                                       layover_pair_row_get_chosen (row, 1));
      layover_pair_row_set_is_locked (row, layover_interaction_view_get_is_locked (view));
      layover_pair_row_set_verdict (row, verdict);
    }
  show_right_answers (self, layover_interaction_view_get_expected (view));
  update_rows (self);
}

static char *
dup_instruction (guint least, guint most)
{
  if (most == 1)
    return g_strdup (_ ("Make one pair"));
  if (least == 0 && most == 0)
    return g_strdup (_ ("Make pairs"));
  if (most == 0)
    return g_strdup_printf (_ ("Make %u pairs or more"), least);
  if (least == most)
    return g_strdup_printf (_ ("Make %u pairs"), most);
  if (least > 0)
    return g_strdup_printf (_ ("Make %u to %u pairs"), least, most);

  return g_strdup_printf (_ ("Make up to %u pairs"), most);
}

static char *
layover_associate_interaction_dup_hint (LayoverInteractionView *view)
{
  LayoverAssociateInteraction *self = LAYOVER_ASSOCIATE_INTERACTION (view);
  LayoverInteraction *interaction = get_interaction (self);
  g_autofree char *instruction = dup_instruction (
      layover_interaction_get_min_choices (interaction),
      layover_interaction_get_max_choices (interaction));

  /* Translators: %s is "Make up to 3 pairs" */
  if (layover_interaction_view_get_is_full (view))
    return g_strdup_printf (self->is_double ? _ ("%s · this pair is there already")
                                            : _ ("%s · take one back first"),
                            instruction);

  /* Translators: "Make up to 3 pairs · 1 made" */
  return g_strdup_printf (_ ("%s · %u made"), instruction, count_made (self));
}

static void
layover_associate_interaction_finalize (GObject *object)
{
  LayoverAssociateInteraction *self = LAYOVER_ASSOCIATE_INTERACTION (object);

  g_ptr_array_unref (self->choices);
  g_ptr_array_unref (self->rows);

  G_OBJECT_CLASS (layover_associate_interaction_parent_class)->finalize (object);
}

static void
layover_associate_interaction_class_init (LayoverAssociateInteractionClass *klass)
{
  LayoverInteractionViewClass *view_class = LAYOVER_INTERACTION_VIEW_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = layover_associate_interaction_finalize;

  view_class->build = layover_associate_interaction_build;
  view_class->show_value = layover_associate_interaction_show_value;
  view_class->show_draft = layover_associate_interaction_show_draft;
  view_class->show_state = layover_associate_interaction_show_state;
  view_class->dup_hint = layover_associate_interaction_dup_hint;
}

static void
layover_associate_interaction_init (LayoverAssociateInteraction *self)
{
  self->choices = g_ptr_array_new ();
  self->rows = g_ptr_array_new ();
}
