/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover"

#include "config.h"

#include "layover-content-view-private.h"
#include "layover-text-widget.h"

/* The texts of a page: which widget shows a line, and which words are marked with the pointer. */

#define ALL_CLASS "all-selected"

static gpointer
reference_new (GtkWidget *widget)
{
  GWeakRef *reference = g_new0 (GWeakRef, 1);

  g_weak_ref_init (reference, widget);

  return reference;
}

static void
reference_free (gpointer data)
{
  g_weak_ref_clear (data);
  g_free (data);
}

/** layover_content_view_is_page: whether all that is drawn is in its node, with no parts that others make */
gboolean
layover_content_view_is_page (LayoverContentView *self)
{
  g_return_val_if_fail (LAYOVER_IS_CONTENT_VIEW (self), FALSE);

  return self->factory == NULL;
}

/* Of several widgets that show the same line, the first counts. */
void
layover_content_view_add_text (LayoverContentView *self, LayoverContentNode *node,
                               GtkWidget *widget)
{
  layover_text_widget_mark_as_text (widget);
  if (layover_content_view_get_text (self, node) == NULL)
    g_hash_table_replace (self->texts, node, reference_new (widget));
}

/** layover_content_view_get_text: Returns: (transfer none) (nullable): what shows @line; %NULL when it has not been built */
GtkWidget *
layover_content_view_get_text (LayoverContentView *self, LayoverContentNode *line)
{
  GWeakRef *reference;
  g_autoptr (GtkWidget) widget = NULL;

  g_return_val_if_fail (LAYOVER_IS_CONTENT_VIEW (self), NULL);

  reference = g_hash_table_lookup (self->texts, line);
  widget = reference != NULL ? g_weak_ref_get (reference) : NULL;

  return widget;
}

static void
set_selected (LayoverContentView *self, GtkWidget *widget)
{
  if (self->selected == widget)
    return;

  if (self->selected != NULL)
    layover_text_widget_unselect (self->selected);
  g_set_weak_pointer (&self->selected, widget);
}

static GtkWidget *
find_text (GtkWidget *widget)
{
  while (widget != NULL && !layover_text_widget_is_text (widget))
    widget = gtk_widget_get_parent (widget);

  return widget;
}

/* Words are marked in one text at a time. The keys that copy them belong to what scrolls, so that is where the focus goes. */
static void
pressed_cb (GtkGestureClick *gesture, int n_press, double x, double y, LayoverContentView *self)
{
  GtkWidget *picked = gtk_widget_pick (GTK_WIDGET (self), x, y, GTK_PICK_DEFAULT);
  GtkWidget *text = find_text (picked);
  GtkWidget *scrolled = gtk_widget_get_ancestor (GTK_WIDGET (self), GTK_TYPE_SCROLLED_WINDOW);

  gtk_widget_remove_css_class (GTK_WIDGET (self), ALL_CLASS);
  set_selected (self, text);
  if (layover_content_view_is_page (self) && text != NULL && scrolled != NULL
      && gtk_widget_get_focusable (scrolled))
    gtk_widget_grab_focus (scrolled);
}

void
layover_content_view_init_texts (LayoverContentView *self)
{
  GtkGesture *click = gtk_gesture_click_new ();

  self->texts = g_hash_table_new_full (NULL, NULL, NULL, reference_free);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (click), GTK_PHASE_CAPTURE);
  g_signal_connect (click, "pressed", G_CALLBACK (pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
}

void
layover_content_view_clear_texts (LayoverContentView *self)
{
  gtk_widget_remove_css_class (GTK_WIDGET (self), ALL_CLASS);
  g_clear_weak_pointer (&self->selected);
  g_hash_table_remove_all (self->texts);
}

static gboolean
is_inside_cb (gpointer node, gpointer reference, gpointer parent)
{
  g_autoptr (GtkWidget) widget = g_weak_ref_get (reference);

  return widget == NULL || gtk_widget_is_ancestor (widget, parent);
}

/* What stands in @parent is about to be built anew. */
void
layover_content_view_forget_texts (LayoverContentView *self, GtkWidget *parent)
{
  g_hash_table_foreach_remove (self->texts, is_inside_cb, parent);
}

void
layover_content_view_free_texts (LayoverContentView *self)
{
  g_hash_table_unref (self->texts);
}

/** layover_content_view_select_all: marks all of the page, built or not */
void
layover_content_view_select_all (LayoverContentView *self)
{
  g_return_if_fail (LAYOVER_IS_CONTENT_VIEW (self));

  set_selected (self, NULL);
  gtk_widget_add_css_class (GTK_WIDGET (self), ALL_CLASS);
}

/** layover_content_view_dup_selected: Returns: (transfer full) (nullable): the words that are marked, as plain text */
char *
layover_content_view_dup_selected (LayoverContentView *self)
{
  g_return_val_if_fail (LAYOVER_IS_CONTENT_VIEW (self), NULL);

  if (self->node != NULL && gtk_widget_has_css_class (GTK_WIDGET (self), ALL_CLASS))
    return layover_content_node_dup_plain_text (self->node);

  return self->selected != NULL ? layover_text_widget_dup_selected (self->selected) : NULL;
}
