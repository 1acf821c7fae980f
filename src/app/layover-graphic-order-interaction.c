/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover"

#include "config.h"

#include <glib/gi18n.h>
#include <stdlib.h>

#include "layover-graphic-order-interaction.h"
#include "layover-identifier-value.h"
#include "layover-picker.h"
#include "layover-picture-board.h"
#include "layover-picture-sides.h"
#include "layover-widget.h"

struct _LayoverGraphicOrderInteraction
{
  LayoverInteractionView parent_instance;

  LayoverPictureBoard *board;
  GPtrArray *areas;   /* of LayoverChoice, in the order of the author, borrowed */
  GPtrArray *pickers; /* of LayoverPicker, of the same areas */
  GPtrArray *order;   /* of LayoverChoice, those that have a number */
  GtkWidget *right_answer;
};

G_DEFINE_FINAL_TYPE (LayoverGraphicOrderInteraction, layover_graphic_order_interaction,
                     LAYOVER_TYPE_INTERACTION_VIEW)

static LayoverInteraction *
get_interaction (LayoverGraphicOrderInteraction *self)
{
  return layover_interaction_view_get_interaction (LAYOVER_INTERACTION_VIEW (self));
}

/* Returns: from 1; 0 for none */
static guint
get_number (LayoverGraphicOrderInteraction *self, const LayoverChoice *area)
{
  guint i;

  return g_ptr_array_find (self->order, area, &i) ? i + 1 : 0;
}

/* How many can have a number at all. */
static guint
get_most (LayoverGraphicOrderInteraction *self)
{
  guint most = layover_interaction_get_max_choices (get_interaction (self));

  return most > 0 ? MIN (most, self->areas->len) : self->areas->len;
}

static LayoverValue *
dup_value (LayoverGraphicOrderInteraction *self)
{
  g_autoptr (GPtrArray) identifiers = g_ptr_array_new ();

  for (guint i = 0; i < self->order->len; i++)
    g_ptr_array_add (identifiers, ((LayoverChoice *) self->order->pdata[i])->identifier);
  g_ptr_array_add (identifiers, NULL);

  return layover_identifier_value_new (LAYOVER_CARDINALITY_ORDERED,
                                       (const char *const *) identifiers->pdata);
}

/* Once judged, an area is right at its place; one that has no number says nothing. */
static LayoverInteractionVerdict
judge (LayoverGraphicOrderInteraction *self, const LayoverChoice *area)
{
  guint number = get_number (self, area);

  if (number == 0)
    return LAYOVER_INTERACTION_VERDICT_NONE;

  return layover_interaction_view_judge_place (LAYOVER_INTERACTION_VIEW (self), number - 1);
}

/* Numbers follow one another: a number that others have to come before cannot be chosen yet. */
static void
show_notes (LayoverGraphicOrderInteraction *self, LayoverPicker *picker, guint number)
{
  guint next = MIN (self->order->len + (number > 0 ? 0 : 1), get_most (self));

  for (guint n = 1; n <= get_most (self); n++)
    {
      g_autofree char *text = g_strdup_printf ("%u", n);

      /* Translators: on a number of an order, before which others have to be given */
      layover_picker_set_note (picker, text, n > next ? _ ("after the others") : NULL);
    }
}

static void
show_area (LayoverGraphicOrderInteraction *self, guint i)
{
  const LayoverChoice *area = self->areas->pdata[i];
  LayoverPicker *picker = self->pickers->pdata[i];
  guint number = get_number (self, area);
  g_autofree char *text = number > 0 ? g_strdup_printf ("%u", number) : NULL;

  show_notes (self, picker, number);
  layover_picker_set_chosen (picker, text);
  layover_picker_set_verdict (picker, judge (self, area));
  layover_picture_board_show_area (self->board, area->identifier, number > 0, judge (self, area),
                                   text);
}

static void
show_order (LayoverGraphicOrderInteraction *self)
{
  for (guint i = 0; i < self->areas->len; i++)
    show_area (self, i);
}

/* Gives an area a number, 0 to take it away; those behind it make room or move up. */
static void
set_number (LayoverGraphicOrderInteraction *self, const LayoverChoice *area, guint number)
{
  LayoverInteractionView *view = LAYOVER_INTERACTION_VIEW (self);
  g_autoptr (LayoverValue) value = NULL;

  if (layover_interaction_view_get_is_locked (view))
    return;
  if (number > 0 && get_number (self, area) == 0 && self->order->len >= get_most (self))
    {
      show_order (self);
      layover_interaction_view_refuse_more (view);
      return;
    }

  g_ptr_array_remove (self->order, (gpointer) area);
  if (number > 0)
    g_ptr_array_insert (self->order, (int) MIN (number - 1, self->order->len), (gpointer) area);
  show_order (self);
  value = dup_value (self);
  layover_interaction_view_take_answer (view, value);
}

static const LayoverChoice *
find_area (LayoverGraphicOrderInteraction *self, const char *identifier)
{
  return layover_interaction_find_choice (get_interaction (self), identifier);
}

/* The next number, or the number it has is taken away. */
static void
area_activated_cb (LayoverPictureBoard *board, const char *identifier, gpointer user_data)
{
  LayoverGraphicOrderInteraction *self = LAYOVER_GRAPHIC_ORDER_INTERACTION (user_data);
  const LayoverChoice *area = find_area (self, identifier);
  guint number = get_number (self, area);

  set_number (self, area, number > 0 ? 0 : self->order->len + 1);
  number = get_number (self, area);
  if (number > 0)
    /* Translators: %s is a place of a picture */
    layover_widget_say (GTK_WIDGET (self), _ ("%s, number %u"), area->label, number);
  else
    layover_widget_say (GTK_WIDGET (self), _ ("%s, no number"), area->label);
}

static void
picked_cb (LayoverPicker *picker, gpointer user_data)
{
  LayoverGraphicOrderInteraction *self = LAYOVER_GRAPHIC_ORDER_INTERACTION (user_data);
  const char *chosen = layover_picker_get_chosen (picker);
  guint i = 0;

  if (g_ptr_array_find (self->pickers, picker, &i))
    set_number (self, self->areas->pdata[i], chosen != NULL ? (guint) atoi (chosen) : 0);
}

static void
add_row (LayoverGraphicOrderInteraction *self, GtkWidget *list, const LayoverChoice *area)
{
  LayoverPicker *picker = LAYOVER_PICKER (layover_picker_new ());

  layover_picker_set_name (picker, area->label);
  layover_picker_set_wraps (picker, TRUE);
  for (guint n = 1; n <= get_most (self); n++)
    {
      g_autofree char *text = g_strdup_printf ("%u", n);

      layover_picker_add_option (picker, text, text);
    }
  g_signal_connect (picker, "picked", G_CALLBACK (picked_cb), self);
  g_ptr_array_add (self->pickers, picker);
  gtk_box_append (GTK_BOX (list), layover_picture_sides_new_row (area->label, GTK_WIDGET (picker)));
}

static void
layover_graphic_order_interaction_build (LayoverInteractionView *view)
{
  LayoverGraphicOrderInteraction *self = LAYOVER_GRAPHIC_ORDER_INTERACTION (view);
  GPtrArray *choices = layover_interaction_get_choices (get_interaction (self));
  GtkWidget *list = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *board = layover_picture_board_new (get_interaction (self),
                                                layover_interaction_view_get_media_finder (view));

  self->board = LAYOVER_PICTURE_BOARD (board);
  g_signal_connect (board, "area-activated", G_CALLBACK (area_activated_cb), self);
  g_ptr_array_extend (self->areas, choices, NULL, NULL);
  gtk_widget_add_css_class (list, "card");
  for (guint i = 0; i < self->areas->len; i++)
    add_row (self, list, self->areas->pdata[i]);
  gtk_widget_set_parent (layover_picture_sides_new (board, list), GTK_WIDGET (self));

  self->right_answer = layover_widget_new_right_answer (NULL);
  gtk_widget_set_visible (self->right_answer, FALSE);
  gtk_widget_set_parent (self->right_answer, GTK_WIDGET (self));
  show_order (self);
}

static void
layover_graphic_order_interaction_show_value (LayoverInteractionView *view, LayoverValue *value)
{
  LayoverGraphicOrderInteraction *self = LAYOVER_GRAPHIC_ORDER_INTERACTION (view);

  g_ptr_array_set_size (self->order, 0);
  for (guint i = 0; value != NULL && i < layover_value_get_n_values (value); i++)
    {
      const char *identifier = layover_value_get_string (layover_value_get_value (value, i));
      const LayoverChoice *area = identifier != NULL ? find_area (self, identifier) : NULL;

      if (area != NULL && get_number (self, area) == 0)
        g_ptr_array_add (self->order, (gpointer) area);
    }
  show_order (self);
}

/* "Right order: A · Glasgow, C · Edinburgh" */
static char *
dup_right_order (LayoverGraphicOrderInteraction *self)
{
  LayoverValue *correct = layover_interaction_view_get_expected (LAYOVER_INTERACTION_VIEW (self));
  g_autoptr (GString) labels = g_string_new (NULL);

  for (guint i = 0; correct != NULL && i < layover_value_get_n_values (correct); i++)
    {
      const char *identifier = layover_value_get_string (layover_value_get_value (correct, i));
      const LayoverChoice *area = identifier != NULL ? find_area (self, identifier) : NULL;

      if (area != NULL)
        g_string_append_printf (labels, "%s%s", labels->len > 0 ? ", " : "", area->label);
    }

  return g_strdup_printf (_ ("Right order: %s"), labels->str);
}

static void
layover_graphic_order_interaction_show_state (LayoverInteractionView *view)
{
  LayoverGraphicOrderInteraction *self = LAYOVER_GRAPHIC_ORDER_INTERACTION (view);
  gboolean is_locked = layover_interaction_view_get_is_locked (view);
  gboolean tells = layover_interaction_view_get_verdict (view)
                       == LAYOVER_INTERACTION_VERDICT_NOT_YET
                   && layover_interaction_view_get_expected (view) != NULL;
  g_autofree char *text = dup_right_order (self);

  layover_picture_board_set_is_locked (self->board, is_locked);
  for (guint i = 0; i < self->pickers->len; i++)
    gtk_widget_set_sensitive (self->pickers->pdata[i], !is_locked);
  gtk_label_set_label (GTK_LABEL (self->right_answer), text);
  gtk_widget_set_visible (self->right_answer, tells);
  show_order (self);
}

static char *
layover_graphic_order_interaction_dup_hint (LayoverInteractionView *view)
{
  LayoverGraphicOrderInteraction *self = LAYOVER_GRAPHIC_ORDER_INTERACTION (view);

  if (layover_interaction_view_get_is_full (view))
    return g_strdup_printf (_ ("Number up to %u places in order · take one back first"),
                            get_most (self));

  return g_strdup_printf (_ ("Number the places in order · %u of %u have a number"),
                          self->order->len, get_most (self));
}

static void
layover_graphic_order_interaction_finalize (GObject *object)
{
  LayoverGraphicOrderInteraction *self = LAYOVER_GRAPHIC_ORDER_INTERACTION (object);

  g_ptr_array_unref (self->areas);
  g_ptr_array_unref (self->pickers);
  g_ptr_array_unref (self->order);

  G_OBJECT_CLASS (layover_graphic_order_interaction_parent_class)->finalize (object);
}

static void
layover_graphic_order_interaction_class_init (LayoverGraphicOrderInteractionClass *klass)
{
  LayoverInteractionViewClass *view_class = LAYOVER_INTERACTION_VIEW_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = layover_graphic_order_interaction_finalize;

  view_class->build = layover_graphic_order_interaction_build;
  view_class->show_value = layover_graphic_order_interaction_show_value;
  view_class->show_state = layover_graphic_order_interaction_show_state;
  view_class->dup_hint = layover_graphic_order_interaction_dup_hint;
}

static void
layover_graphic_order_interaction_init (LayoverGraphicOrderInteraction *self)
{
  self->areas = g_ptr_array_new ();
  self->pickers = g_ptr_array_new ();
  self->order = g_ptr_array_new ();
}
