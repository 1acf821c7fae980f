/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover"

#include "config.h"

#include <string.h>

#include "layover-inline-flow-private.h"

/* Words of a flow can be marked with the pointer, as those of a label can. */

#define SELECTION_ALPHA 0x4ccc

static gboolean
has_selection (LayoverInlineFlow *self)
{
  return self->selection_start < self->selection_end;
}

/* The byte before which (@x, @y) lies. */
static guint
find_index (LayoverInlineFlow *self, double x, double y)
{
  PangoLayout *layout = layover_inline_flow_ensure_layout (
      self, gtk_widget_get_width (GTK_WIDGET (self)));
  const char *at;
  int index, trailing;

  pango_layout_xy_to_index (layout, (int) (x * PANGO_SCALE), (int) ((y - self->top) * PANGO_SCALE),
                            &index, &trailing);
  at = self->text->str + index;
  while (trailing-- > 0 && *at != '\0')
    at = g_utf8_next_char (at);

  return (guint) (at - self->text->str);
}

/* Where the word around @index begins or, going forward, ends. */
static guint
find_word_edge (LayoverInlineFlow *self, guint index, gboolean is_forward)
{
  int n_attributes = 0;
  const PangoLogAttr *attributes = pango_layout_get_log_attrs_readonly (self->layout,
                                                                        &n_attributes);
  int position = (int) g_utf8_strlen (self->text->str, index);

  if (is_forward)
    do
      position++;
    while (position < n_attributes - 1 && !attributes[position].is_word_end);
  else
    while (position > 0 && !attributes[position].is_word_start)
      position--;
  position = CLAMP (position, 0, n_attributes - 1);

  return (guint) (g_utf8_offset_to_pointer (self->text->str, position) - self->text->str);
}

static void
update_selection (LayoverInlineFlow *self, double x, double y)
{
  guint index = find_index (self, x, y);

  layover_inline_flow_select (self, MIN (index, self->anchor), MAX (index, self->anchor));
}

static void
drag_begin_cb (GtkGestureDrag *gesture, double x, double y, LayoverInlineFlow *self)
{
  GdkDevice *device = gtk_event_controller_get_current_event_device (
      GTK_EVENT_CONTROLLER (gesture));

  /* a finger scrolls */
  if (device != NULL && gdk_device_get_source (device) == GDK_SOURCE_TOUCHSCREEN)
    {
      gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_DENIED);
      return;
    }

  self->anchor = find_index (self, x, y);
  layover_inline_flow_select (self, 0, 0);
}

static void
drag_update_cb (GtkGestureDrag *gesture, double dx, double dy, LayoverInlineFlow *self)
{
  double x, y;

  gtk_gesture_drag_get_start_point (gesture, &x, &y);
  if (!gtk_drag_check_threshold (GTK_WIDGET (self), (int) x, (int) y, (int) (x + dx),
                                 (int) (y + dy))
      && !has_selection (self))
    return;

  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  update_selection (self, x + dx, y + dy);
}

static void
pressed_cb (GtkGestureClick *gesture, int n_press, double x, double y, LayoverInlineFlow *self)
{
  guint index = find_index (self, x, y);

  if (n_press == 2)
    layover_inline_flow_select (self, find_word_edge (self, index, FALSE),
                                find_word_edge (self, index, TRUE));
  else if (n_press == 3)
    layover_inline_flow_select (self, 0, (guint) self->text->len);
}

void
layover_flow_selection_init (LayoverInlineFlow *self)
{
  GtkGesture *drag = gtk_gesture_drag_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  g_signal_connect (drag, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  g_signal_connect (drag, "drag-update", G_CALLBACK (drag_update_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
  g_signal_connect (click, "pressed", G_CALLBACK (pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  gtk_gesture_group (drag, click);
}

/* The colour of GtkLabel's, for there is no way to ask for it. */
void
layover_flow_selection_add_attributes (LayoverInlineFlow *self, PangoAttrList *attributes)
{
  PangoAttribute *shade[] = { pango_attr_background_new (0x1c1c, 0x7171, 0xd8d8),
                              pango_attr_background_alpha_new (SELECTION_ALPHA) };

  for (guint i = 0; i < G_N_ELEMENTS (shade); i++)
    {
      shade[i]->start_index = self->selection_start;
      shade[i]->end_index = self->selection_end;
      if (has_selection (self))
        pango_attr_list_insert (attributes, shade[i]);
      else
        pango_attribute_destroy (shade[i]);
    }
}

/** layover_inline_flow_select: marks the bytes from @start to @end; nothing when they are the same */
void
layover_inline_flow_select (LayoverInlineFlow *self, guint start, guint end)
{
  g_return_if_fail (LAYOVER_IS_INLINE_FLOW (self));
  g_return_if_fail (start <= end && end <= self->text->len);

  if (self->selection_start == start && self->selection_end == end)
    return;

  self->selection_start = start;
  self->selection_end = end;
  layover_inline_flow_put_attributes (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * layover_inline_flow_dup_selected:
 *
 * Returns: (transfer full) (nullable): the words that are marked; formulas as they are read, other widgets left out
 */
char *
layover_inline_flow_dup_selected (LayoverInlineFlow *self)
{
  GString *words;
  guint at;

  g_return_val_if_fail (LAYOVER_IS_INLINE_FLOW (self), NULL);

  if (!has_selection (self))
    return NULL;

  words = g_string_new (NULL);
  at = self->selection_start;
  for (guint i = 0; i < self->children->len; i++)
    {
      const LayoverFlowChild *child = &g_array_index (self->children, LayoverFlowChild, i);

      if (child->index < at || child->index >= self->selection_end)
        continue;
      g_string_append_len (words, self->text->str + at, (gssize) (child->index - at));
      g_string_append (words, child->words != NULL ? child->words : "");
      at = child->index + strlen (LAYOVER_CONTENT_OBJECT);
    }
  g_string_append_len (words, self->text->str + at, (gssize) (self->selection_end - at));

  return g_string_free (words, FALSE);
}
