/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover"

#include "config.h"

#include <glib/gi18n.h>

#include "layover-identifier-value.h"
#include "layover-order-interaction.h"
#include "layover-order-list.h"
#include "layover-widget.h"

struct _LayoverOrderInteraction
{
  LayoverInteractionView parent_instance;

  LayoverOrderList *list;
  GtkWidget *help;
  GtkWidget *keep_button;
};

G_DEFINE_FINAL_TYPE (LayoverOrderInteraction, layover_order_interaction,
                     LAYOVER_TYPE_INTERACTION_VIEW)

static LayoverValue *
dup_value (LayoverOrderInteraction *self)
{
  g_autoptr (GPtrArray) identifiers = g_ptr_array_new ();

  for (guint i = 0; i < layover_order_list_get_n_rows (self->list); i++)
    g_ptr_array_add (identifiers, (char *) layover_order_row_get_identifier (
                                      layover_order_list_get_row (self->list, i)));
  g_ptr_array_add (identifiers, NULL);

  return layover_identifier_value_new (LAYOVER_CARDINALITY_ORDERED,
                                       (const char *const *) identifiers->pdata);
}

static void
update_footer (LayoverOrderInteraction *self)
{
  LayoverInteractionView *view = LAYOVER_INTERACTION_VIEW (self);
  gboolean is_locked = layover_interaction_view_get_is_locked (view);
  gboolean is_focused = gtk_widget_has_focus (self->keep_button);
  gboolean can_keep = !is_locked && layover_interaction_view_get_value (view) == NULL
                      && layover_order_list_get_n_rows (self->list) > 0;

  /* the focus is never on what goes away */
  if (is_focused && !can_keep && !is_locked)
    gtk_widget_grab_focus (GTK_WIDGET (self->list));
  gtk_widget_set_visible (self->keep_button, can_keep);
  gtk_widget_set_visible (self->help, !is_locked);
}

static void
take_answer (LayoverOrderInteraction *self)
{
  g_autoptr (LayoverValue) value = dup_value (self);

  layover_interaction_view_take_answer (LAYOVER_INTERACTION_VIEW (self), value);
  update_footer (self);
}

static void
build_list (LayoverOrderInteraction *self)
{
  LayoverInteractionView *view = LAYOVER_INTERACTION_VIEW (self);
  LayoverInteraction *interaction = layover_interaction_view_get_interaction (view);
  GPtrArray *choices = layover_interaction_get_choices (interaction);
  g_autoptr (GArray) order = layover_item_session_dup_choice_order (
      layover_interaction_view_get_session (view), interaction);

  self->list = LAYOVER_ORDER_LIST (layover_order_list_new ());
  for (guint i = 0; i < order->len; i++)
    {
      const LayoverChoice *choice = g_ptr_array_index (choices, g_array_index (order, guint, i));
      GtkWidget *row = layover_order_row_new (choice,
                                              layover_interaction_view_get_media_finder (view));

      layover_order_list_append (self->list, LAYOVER_ORDER_ROW (row));
    }
  g_signal_connect_swapped (self->list, "changed", G_CALLBACK (take_answer), self);
  gtk_widget_set_parent (GTK_WIDGET (self->list), GTK_WIDGET (self));
}

static void
layover_order_interaction_build (LayoverInteractionView *view)
{
  LayoverOrderInteraction *self = LAYOVER_ORDER_INTERACTION (view);

  build_list (self);

  self->help = layover_widget_new_note (
      _ ("Space picks up the row under the focus. Ctrl with ↑ or ↓ moves it at once."));
  gtk_widget_set_parent (self->help, GTK_WIDGET (self));

  /* Translators: the rows of a list stand right as they are; this gives them as the answer */
  self->keep_button = gtk_button_new_with_label (_ ("Keep this order"));
  gtk_widget_set_halign (self->keep_button, GTK_ALIGN_START);
  g_signal_connect_swapped (self->keep_button, "clicked", G_CALLBACK (take_answer), self);
  gtk_widget_set_parent (self->keep_button, GTK_WIDGET (self));
}

static void
layover_order_interaction_show_value (LayoverInteractionView *view, LayoverValue *value)
{
  LayoverOrderInteraction *self = LAYOVER_ORDER_INTERACTION (view);
  g_auto (GStrv) identifiers = value != NULL ? layover_value_to_strings (value)
                                             : g_new0 (char *, 1);

  layover_order_list_set_order (self->list, (const char *const *) identifiers);
  update_footer (self);
}

static int
find_right_place (LayoverValue *correct, const char *identifier)
{
  for (guint i = 0; i < layover_value_get_n_values (correct); i++)
    if (g_str_equal (layover_value_get_string (layover_value_get_value (correct, i)), identifier))
      return (int) i;

  return -1;
}

/* Once judged, every row says whether it stands where it belongs, and otherwise where that is. */
static void
judge_row (LayoverOrderInteraction *self, guint i)
{
  LayoverInteractionView *view = LAYOVER_INTERACTION_VIEW (self);
  LayoverOrderRow *row = layover_order_list_get_row (self->list, i);
  LayoverInteractionVerdict verdict = layover_interaction_view_judge_place (view, i);
  g_autofree char *words = NULL;
  int place = find_right_place (layover_interaction_view_get_expected (view),
                                layover_order_row_get_identifier (row));

  /* Translators: %d is the place of a row in the right order */
  if (place >= 0 && verdict != LAYOVER_INTERACTION_VERDICT_RIGHT)
    words = g_strdup_printf (_ ("Belongs at %d"), place + 1);

  layover_order_row_set_verdict (row, verdict, words);
}

static void
layover_order_interaction_show_state (LayoverInteractionView *view)
{
  LayoverOrderInteraction *self = LAYOVER_ORDER_INTERACTION (view);

  layover_order_list_set_is_locked (self->list, layover_interaction_view_get_is_locked (view));
  for (guint i = 0; i < layover_order_list_get_n_rows (self->list); i++)
    judge_row (self, i);
  update_footer (self);
}

static char *
layover_order_interaction_dup_hint (LayoverInteractionView *view)
{
  return g_strdup (layover_interaction_view_get_value (view) != NULL
                       ? _ ("Put in order")
                       : _ ("Put in order · not moved yet"));
}

static void
layover_order_interaction_class_init (LayoverOrderInteractionClass *klass)
{
  LayoverInteractionViewClass *view_class = LAYOVER_INTERACTION_VIEW_CLASS (klass);

  view_class->build = layover_order_interaction_build;
  view_class->show_value = layover_order_interaction_show_value;
  view_class->show_state = layover_order_interaction_show_state;
  view_class->dup_hint = layover_order_interaction_dup_hint;
}

static void
layover_order_interaction_init (LayoverOrderInteraction *self)
{
}
