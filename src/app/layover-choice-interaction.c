/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover"

#include "config.h"

#include <glib/gi18n.h>

#include "layover-adaptive.h"
#include "layover-choice-interaction.h"
#include "layover-choice-row.h"
#include "layover-columns.h"
#include "layover-identifier-value.h"
#include "layover-picture-board.h"
#include "layover-picture-sides.h"
#include "layover-widget.h"

/* Choices are rows of a list. Those that are areas of a picture can be chosen on the picture as well. */
#define MAX_ACROSS 6 /* choices side by side: more are too narrow to be read */

struct _LayoverChoiceInteraction
{
  LayoverInteractionView parent_instance;

  GtkWidget *list;
  LayoverColumns *columns;    /* (nullable): what the rows stand in */
  GBinding *narrow_binding;   /* (nullable): of choices that stand side by side */
  LayoverPictureBoard *board; /* (nullable) */
  GPtrArray *rows;            /* of LayoverChoiceRow, in the order shown */
  gboolean is_single;
  gboolean is_showing;
};

G_DEFINE_FINAL_TYPE (LayoverChoiceInteraction, layover_choice_interaction,
                     LAYOVER_TYPE_INTERACTION_VIEW)

static LayoverInteraction *
get_interaction (LayoverChoiceInteraction *self)
{
  return layover_interaction_view_get_interaction (LAYOVER_INTERACTION_VIEW (self));
}

static LayoverChoiceRow *
get_row (LayoverChoiceInteraction *self, guint i)
{
  return g_ptr_array_index (self->rows, i);
}

static guint
count_chosen (LayoverChoiceInteraction *self)
{
  guint n_chosen = 0;

  for (guint i = 0; i < self->rows->len; i++)
    n_chosen += layover_choice_row_get_is_chosen (get_row (self, i)) ? 1 : 0;

  return n_chosen;
}

/* The answer is made of identifiers in the order of the author, so that it does not tell how the choices were shuffled. */
static LayoverValue *
dup_value (LayoverChoiceInteraction *self)
{
  GPtrArray *choices = layover_interaction_get_choices (get_interaction (self));
  g_autoptr (GPtrArray) chosen = g_ptr_array_new ();

  for (guint i = 0; i < choices->len; i++)
    {
      const LayoverChoice *choice = g_ptr_array_index (choices, i);

      for (guint j = 0; j < self->rows->len; j++)
        if (layover_choice_row_get_is_chosen (get_row (self, j))
            && g_str_equal (layover_choice_row_get_identifier (get_row (self, j)),
                            choice->identifier))
          g_ptr_array_add (chosen, choice->identifier);
    }

  g_ptr_array_add (chosen, NULL);

  return layover_identifier_value_new (
      layover_interaction_view_get_cardinality (LAYOVER_INTERACTION_VIEW (self)),
      (const char *const *) chosen->pdata);
}

static LayoverInteractionVerdict
judge_row (LayoverChoiceInteraction *self, LayoverChoiceRow *row)
{
  return layover_interaction_view_judge_choice (LAYOVER_INTERACTION_VIEW (self),
                                                layover_choice_row_get_identifier (row));
}

static void
update_board (LayoverChoiceInteraction *self)
{
  if (self->board == NULL)
    return;

  for (guint i = 0; i < self->rows->len; i++)
    layover_picture_board_show_area (self->board,
                                     layover_choice_row_get_identifier (get_row (self, i)),
                                     layover_choice_row_get_is_chosen (get_row (self, i)),
                                     judge_row (self, get_row (self, i)), NULL);
}

static void
take_answer (LayoverChoiceInteraction *self)
{
  g_autoptr (LayoverValue) value = dup_value (self);

  layover_interaction_view_take_answer (LAYOVER_INTERACTION_VIEW (self), value);
  update_board (self);
}

static void
row_chosen_cb (LayoverChoiceRow *row, GParamSpec *pspec, gpointer user_data)
{
  LayoverChoiceInteraction *self = LAYOVER_CHOICE_INTERACTION (user_data);
  LayoverInteractionView *view = LAYOVER_INTERACTION_VIEW (self);
  guint max_choices = layover_interaction_get_max_choices (get_interaction (self));
  g_autoptr (LayoverValue) value = NULL;
  gboolean is_chosen = layover_choice_row_get_is_chosen (row);

  if (self->is_showing)
    return;

  /* of radio buttons the old one goes out first: that moment is not an answer */
  if (self->is_single && !is_chosen)
    return;

  /* one too many is refused gently: nothing that was chosen is lost, the hint says what to do */
  if (max_choices > 1 && is_chosen && count_chosen (self) > max_choices)
    {
      self->is_showing = TRUE;
      layover_choice_row_set_is_chosen (row, FALSE);
      self->is_showing = FALSE;
      layover_interaction_view_refuse_more (view);
      return;
    }

  /* what was refused is announced once more, with nothing changed */
  value = dup_value (self);
  if (layover_value_equal (layover_interaction_view_get_value (view), value))
    return;

  layover_interaction_view_take_answer (view, value);
  update_board (self);
}

static void
area_activated_cb (LayoverPictureBoard *board, const char *identifier, gpointer user_data)
{
  LayoverChoiceInteraction *self = LAYOVER_CHOICE_INTERACTION (user_data);

  for (guint i = 0; i < self->rows->len; i++)
    if (g_str_equal (layover_choice_row_get_identifier (get_row (self, i)), identifier))
      gtk_widget_activate_action (GTK_WIDGET (layover_choice_row_get_check (get_row (self, i))),
                                  "choice.toggle", NULL);
}

static void
take_crossed_out (LayoverChoiceInteraction *self)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) choices = NULL;

  for (guint i = 0; i < self->rows->len; i++)
    if (layover_choice_row_get_is_crossed_out (get_row (self, i)))
      g_strv_builder_add (builder, layover_choice_row_get_identifier (get_row (self, i)));

  choices = g_strv_builder_end (builder);
  layover_interaction_view_take_crossed_out (LAYOVER_INTERACTION_VIEW (self),
                                             (const char *const *) choices);
}

static void
row_crossed_out_cb (LayoverChoiceRow *row, GParamSpec *pspec, gpointer user_data)
{
  LayoverChoiceInteraction *self = LAYOVER_CHOICE_INTERACTION (user_data);

  if (self->is_showing)
    return;

  /* crossing out what was chosen takes the answer back */
  if (layover_choice_row_get_is_crossed_out (row) && layover_choice_row_get_is_chosen (row))
    {
      self->is_showing = TRUE;
      layover_choice_row_set_is_chosen (row, FALSE);
      self->is_showing = FALSE;
      take_answer (self);
    }

  take_crossed_out (self);
}

static void
add_row (LayoverChoiceInteraction *self, GtkWidget *list, const LayoverChoice *choice)
{
  const LayoverVocabulary *vocabulary = layover_interaction_get_vocabulary (get_interaction (self));
  g_autofree char *label = layover_vocabulary_dup_label (vocabulary, self->rows->len + 1);
  GtkWidget *row = layover_choice_row_new (
      choice, self->rows->len + 1, self->is_single,
      layover_interaction_view_get_media_finder (LAYOVER_INTERACTION_VIEW (self)));

  if (label != NULL)
    layover_choice_row_set_label (LAYOVER_CHOICE_ROW (row), label);
  if (self->is_single && self->rows->len > 0)
    layover_check_join (layover_choice_row_get_check (LAYOVER_CHOICE_ROW (row)),
                        layover_choice_row_get_check (get_row (self, 0)));

  layover_choice_row_set_can_cross_out (LAYOVER_CHOICE_ROW (row), FALSE);
  g_signal_connect (row, "notify::is-chosen", G_CALLBACK (row_chosen_cb), self);
  g_signal_connect (row, "notify::is-crossed-out", G_CALLBACK (row_crossed_out_cb), self);
  gtk_widget_set_hexpand (row, TRUE);
  if (self->columns != NULL)
    layover_columns_append (self->columns, row, LAYOVER_COLUMNS_WHOLE / vocabulary->stacking, 0);
  else
    gtk_box_append (GTK_BOX (list), row);
  g_ptr_array_add (self->rows, row);
}

/* The list alone, or beside the picture that says the same. */
static void
place_list (LayoverChoiceInteraction *self, GtkWidget *list)
{
  LayoverInteractionView *view = LAYOVER_INTERACTION_VIEW (self);

  if (layover_interaction_get_picture (get_interaction (self)) != NULL)
    {
      GtkWidget *board = layover_picture_board_new (
          get_interaction (self), layover_interaction_view_get_media_finder (view));

      self->board = LAYOVER_PICTURE_BOARD (board);
      g_signal_connect (board, "area-activated", G_CALLBACK (area_activated_cb), self);
      list = layover_picture_sides_new (board, list);
    }

  gtk_widget_set_parent (list, GTK_WIDGET (self));
}

/* As many columns as the author wants, read down or along. */
static void
add_columns (LayoverChoiceInteraction *self)
{
  const LayoverVocabulary *vocabulary = layover_interaction_get_vocabulary (get_interaction (self));
  GtkWidget *columns;

  if (vocabulary->stacking < 2)
    return;

  columns = layover_columns_new (0, 0);
  self->columns = LAYOVER_COLUMNS (columns);
  layover_columns_set_is_down (self->columns, !vocabulary->is_horizontal);
  gtk_widget_set_hexpand (columns, TRUE);
  gtk_box_append (GTK_BOX (self->list), columns);
}

static void
layover_choice_interaction_build (LayoverInteractionView *view)
{
  LayoverChoiceInteraction *self = LAYOVER_CHOICE_INTERACTION (view);
  LayoverInteraction *interaction = get_interaction (self);
  GPtrArray *choices = layover_interaction_get_choices (interaction);
  GtkWidget *list = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  g_autoptr (GArray) order = NULL;

  self->is_single = layover_interaction_get_max_choices (interaction) == 1
                    || layover_interaction_view_get_cardinality (view)
                           == LAYOVER_CARDINALITY_SINGLE;

  gtk_widget_add_css_class (list, "card");
  gtk_widget_add_css_class (list, "choices");
  gtk_widget_set_overflow (list, GTK_OVERFLOW_HIDDEN);
  self->list = list;
  place_list (self, list);
  add_columns (self);

  order = layover_item_session_dup_choice_order (layover_interaction_view_get_session (view),
                                                 interaction);
  for (guint i = 0; i < order->len; i++)
    add_row (self, list, g_ptr_array_index (choices, g_array_index (order, guint, i)));
  for (guint i = 0; i < self->rows->len; i++)
    layover_check_set_place (layover_choice_row_get_check (get_row (self, i)), i + 1,
                             self->rows->len);
}

static void
layover_choice_interaction_show_value (LayoverInteractionView *view, LayoverValue *value)
{
  LayoverChoiceInteraction *self = LAYOVER_CHOICE_INTERACTION (view);

  self->is_showing = TRUE;
  for (guint i = 0; i < self->rows->len; i++)
    layover_choice_row_set_is_chosen (
        get_row (self, i), layover_identifier_value_contains (
                               value, layover_choice_row_get_identifier (get_row (self, i))));
  self->is_showing = FALSE;
  update_board (self);
}

static void
layover_choice_interaction_show_crossed_out (LayoverInteractionView *view,
                                             const char *const *choices)
{
  LayoverChoiceInteraction *self = LAYOVER_CHOICE_INTERACTION (view);

  self->is_showing = TRUE;
  for (guint i = 0; i < self->rows->len; i++)
    {
      LayoverChoiceRow *row = get_row (self, i);
      const char *identifier = layover_choice_row_get_identifier (row);

      layover_choice_row_set_is_crossed_out (row, !layover_choice_row_get_is_chosen (row)
                                                      && g_strv_contains (choices, identifier));
    }
  self->is_showing = FALSE;
}

static void
layover_choice_interaction_show_state (LayoverInteractionView *view)
{
  LayoverChoiceInteraction *self = LAYOVER_CHOICE_INTERACTION (view);
  gboolean is_locked = layover_interaction_view_get_is_locked (view);

  for (guint i = 0; i < self->rows->len; i++)
    {
      LayoverChoiceRow *row = get_row (self, i);

      layover_choice_row_set_can_cross_out (
          row, !is_locked && layover_interaction_view_get_can_cross_out (view));
      layover_choice_row_set_verdict (row, judge_row (self, row));
      gtk_widget_set_sensitive (GTK_WIDGET (layover_choice_row_get_check (row)), !is_locked);
    }

  if (self->board != NULL)
    layover_picture_board_set_is_locked (self->board, is_locked);
  update_board (self);
}

static char *
dup_instruction (guint min_choices, guint max_choices)
{
  if (max_choices == 0 && min_choices == 0)
    return g_strdup (_ ("Choose all that apply"));
  if (max_choices == 0)
    return g_strdup_printf (_ ("Choose %u or more"), min_choices);
  if (min_choices > 0 && min_choices != max_choices)
    return g_strdup_printf (_ ("Choose %u to %u"), min_choices, max_choices);
  if (max_choices == 2)
    return g_strdup (min_choices == 2 ? _ ("Choose two") : _ ("Choose up to two"));
  if (max_choices == 3)
    return g_strdup (min_choices == 3 ? _ ("Choose three") : _ ("Choose up to three"));

  return g_strdup_printf (min_choices > 0 ? _ ("Choose %u") : _ ("Choose up to %u"), max_choices);
}

static char *
layover_choice_interaction_dup_hint (LayoverInteractionView *view)
{
  LayoverChoiceInteraction *self = LAYOVER_CHOICE_INTERACTION (view);
  LayoverInteraction *interaction = get_interaction (self);
  guint max_choices = layover_interaction_get_max_choices (interaction);
  guint n_chosen = count_chosen (self);
  g_autofree char *instruction = NULL;

  if (self->is_single)
    return g_strdup (_ ("Choose one"));

  instruction = dup_instruction (layover_interaction_get_min_choices (interaction), max_choices);
  /* Translators: %s is "Choose two" */
  if (layover_interaction_view_get_is_full (view))
    return g_strdup_printf (_ ("%s · take one back first"), instruction);
  if (max_choices == 0)
    return g_strdup_printf (ngettext ("%s · %u chosen", "%s · %u chosen", n_chosen), instruction,
                            n_chosen);

  /* Translators: "Choose two · 1 of 2 chosen" */
  return g_strdup_printf (_ ("%s · %u of %u chosen"), instruction, n_chosen, max_choices);
}

/* Side by side where the author wants it and there is room; else one below the other. */
static gboolean
is_across (LayoverChoiceInteraction *self)
{
  if (self->columns != NULL)
    return !layover_columns_get_is_collapsed (self->columns);

  return gtk_orientable_get_orientation (GTK_ORIENTABLE (self->list)) == GTK_ORIENTATION_HORIZONTAL;
}

static void
layover_choice_interaction_root (GtkWidget *widget)
{
  LayoverChoiceInteraction *self = LAYOVER_CHOICE_INTERACTION (widget);

  GTK_WIDGET_CLASS (layover_choice_interaction_parent_class)->root (widget);

  if (self->columns == NULL && self->rows->len <= MAX_ACROSS
      && layover_interaction_get_vocabulary (get_interaction (self))->is_horizontal)
    self->narrow_binding = layover_adaptive_stack_when (widget, "is-narrow", self->list);
}

static void
layover_choice_interaction_unroot (GtkWidget *widget)
{
  g_clear_pointer (&LAYOVER_CHOICE_INTERACTION (widget)->narrow_binding, g_binding_unbind);

  GTK_WIDGET_CLASS (layover_choice_interaction_parent_class)->unroot (widget);
}

/* Tab comes to the choice that was made, or else to the first. */
static guint
find_entry (LayoverChoiceInteraction *self, GtkDirectionType direction)
{
  for (guint i = 0; i < self->rows->len; i++)
    if (layover_choice_row_get_is_chosen (get_row (self, i)))
      return i;

  return direction == GTK_DIR_UP ? self->rows->len - 1 : 0;
}

/* The picture is a stop of its own, before the list. */
static gboolean
focus_board (LayoverChoiceInteraction *self, GtkDirectionType direction)
{
  gboolean is_inside = gtk_widget_get_focus_child (GTK_WIDGET (self)) != NULL;

  if (self->board == NULL || gtk_widget_has_focus (GTK_WIDGET (self->board)))
    return FALSE;
  if (is_inside ? direction != GTK_DIR_TAB_BACKWARD
                : direction == GTK_DIR_TAB_BACKWARD || direction == GTK_DIR_UP)
    return FALSE;

  return gtk_widget_grab_focus (GTK_WIDGET (self->board));
}

static gboolean
layover_choice_interaction_focus (GtkWidget *widget, GtkDirectionType direction)
{
  LayoverChoiceInteraction *self = LAYOVER_CHOICE_INTERACTION (widget);
  g_autoptr (GPtrArray) checks = g_ptr_array_new ();

  if (layover_interaction_view_get_is_locked (LAYOVER_INTERACTION_VIEW (self)))
    return FALSE;

  for (guint i = 0; i < self->rows->len; i++)
    g_ptr_array_add (checks, layover_choice_row_get_check (get_row (self, i)));

  if (focus_board (self, direction))
    return TRUE;
  if (direction == GTK_DIR_TAB_BACKWARD && self->board != NULL
      && gtk_widget_has_focus (GTK_WIDGET (self->board)))
    return FALSE;

  return layover_widget_focus_one_of (checks, find_entry (self, direction), direction,
                                      is_across (self) ? LAYOVER_STOPS_WRAP : LAYOVER_STOPS_COLUMN);
}

static void
layover_choice_interaction_finalize (GObject *object)
{
  LayoverChoiceInteraction *self = LAYOVER_CHOICE_INTERACTION (object);

  g_ptr_array_unref (self->rows);

  G_OBJECT_CLASS (layover_choice_interaction_parent_class)->finalize (object);
}

static void
layover_choice_interaction_class_init (LayoverChoiceInteractionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  LayoverInteractionViewClass *view_class = LAYOVER_INTERACTION_VIEW_CLASS (klass);

  object_class->finalize = layover_choice_interaction_finalize;

  widget_class->focus = layover_choice_interaction_focus;
  widget_class->root = layover_choice_interaction_root;
  widget_class->unroot = layover_choice_interaction_unroot;

  view_class->build = layover_choice_interaction_build;
  view_class->show_value = layover_choice_interaction_show_value;
  view_class->show_state = layover_choice_interaction_show_state;
  view_class->show_crossed_out = layover_choice_interaction_show_crossed_out;
  view_class->dup_hint = layover_choice_interaction_dup_hint;
}

static void
layover_choice_interaction_init (LayoverChoiceInteraction *self)
{
  self->rows = g_ptr_array_new ();
}
