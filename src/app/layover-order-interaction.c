/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover"

#include "config.h"

#include <glib/gi18n.h>

#include "layover-compat.h"
#include "layover-interaction-content.h"
#include "layover-order-interaction.h"
#include "layover-order-row.h"

#define DRAG_THRESHOLD 8

struct _LayoverOrderInteraction
{
  LayoverInteractionView parent_instance;

  GtkWidget *list;
  GtkWidget *help;
  GtkWidget *keep_button;
  GPtrArray *rows;  /* of LayoverOrderRow, as they stand now */
  GPtrArray *first; /* the same, as they stood at first */

  LayoverOrderRow *moving; /* (nullable): what is picked up */
  guint origin;            /* where it was picked up */
  LayoverOrderRow *dragged;
  double drag_y;
  guint scroll_id;
  guint n_ticks;
};

G_DEFINE_FINAL_TYPE (LayoverOrderInteraction, layover_order_interaction,
                     LAYOVER_TYPE_INTERACTION_VIEW)

static LayoverInteraction *
get_interaction (LayoverOrderInteraction *self)
{
  return layover_interaction_view_get_interaction (LAYOVER_INTERACTION_VIEW (self));
}

static gboolean
is_answered (LayoverOrderInteraction *self)
{
  return layover_interaction_view_get_value (LAYOVER_INTERACTION_VIEW (self)) != NULL;
}

static gboolean
is_locked (LayoverOrderInteraction *self)
{
  return layover_interaction_view_get_is_locked (LAYOVER_INTERACTION_VIEW (self));
}

static LayoverOrderRow *
get_row (LayoverOrderInteraction *self, guint i)
{
  return g_ptr_array_index (self->rows, i);
}

static guint
find_row (LayoverOrderInteraction *self, LayoverOrderRow *row)
{
  guint i = 0;

  g_ptr_array_find (self->rows, row, &i);

  return i;
}

static LayoverValue *
dup_value (LayoverOrderInteraction *self)
{
  g_autoptr (GPtrArray) members = NULL;

  members = g_ptr_array_new_with_free_func ((GDestroyNotify) layover_value_unref);
  for (guint i = 0; i < self->rows->len; i++)
    g_ptr_array_add (members, layover_value_new_identifier (
                                  layover_order_row_get_identifier (get_row (self, i))));

  return layover_value_new_container (LAYOVER_CARDINALITY_ORDERED, LAYOVER_BASE_TYPE_IDENTIFIER,
                                      members);
}

static void
update_footer (LayoverOrderInteraction *self)
{
  gboolean is_focused = gtk_widget_has_focus (self->keep_button);
  gboolean can_keep = !is_locked (self) && !is_answered (self) && self->rows->len > 0;

  /* the focus is never on what goes away */
  if (is_focused && !can_keep && !is_locked (self))
    gtk_widget_grab_focus (GTK_WIDGET (get_row (self, 0)));
  gtk_widget_set_visible (self->keep_button, can_keep);
  gtk_widget_set_visible (self->help, !is_locked (self));
}

static void
take_answer (LayoverOrderInteraction *self)
{
  g_autoptr (LayoverValue) value = dup_value (self);

  layover_interaction_view_take_answer (LAYOVER_INTERACTION_VIEW (self), value);
  update_footer (self);
}

static void
keep_clicked_cb (GtkButton *button, gpointer user_data)
{
  take_answer (LAYOVER_ORDER_INTERACTION (user_data));
}

static void
show_places (LayoverOrderInteraction *self)
{
  GtkWidget *previous = NULL;

  for (guint i = 0; i < self->rows->len; i++)
    {
      GtkWidget *row = GTK_WIDGET (get_row (self, i));

      gtk_box_reorder_child_after (GTK_BOX (self->list), row, previous);
      layover_order_row_set_place (get_row (self, i), i, self->rows->len);
      previous = row;
    }
}

/* A row that moves out of sight takes the page with it, once the frame after next has given it its new place. */
static gboolean
scroll_cb (GtkWidget *list, GdkFrameClock *clock, gpointer user_data)
{
  LayoverOrderInteraction *self = LAYOVER_ORDER_INTERACTION (user_data);
  GtkWidget *row = gtk_widget_get_focus_child (list);
  GtkWidget *scrolled = gtk_widget_get_ancestor (list, GTK_TYPE_SCROLLED_WINDOW);
  graphene_rect_t bounds;

  if (self->n_ticks++ == 0)
    return G_SOURCE_CONTINUE;

  if (row != NULL && scrolled != NULL && gtk_widget_compute_bounds (row, scrolled, &bounds))
    {
      GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (
          GTK_SCROLLED_WINDOW (scrolled));
      double top = gtk_adjustment_get_value (adjustment) + bounds.origin.y;

      gtk_adjustment_clamp_page (adjustment, top, top + bounds.size.height);
    }
  self->scroll_id = 0;

  return G_SOURCE_REMOVE;
}

static void
place_row (LayoverOrderInteraction *self, LayoverOrderRow *row, guint to)
{
  guint from = find_row (self, row);

  if (from == to)
    return;

  g_ptr_array_remove_index (self->rows, from);
  g_ptr_array_insert (self->rows, (int) to, row);
  show_places (self);
  self->n_ticks = 0;
  if (self->scroll_id == 0)
    self->scroll_id = gtk_widget_add_tick_callback (self->list, scroll_cb, self, NULL);
}

/* @message: (transfer full) */
static void
say (LayoverOrderInteraction *self, char *message)
{
  layover_announce (GTK_WIDGET (self), message);
  g_free (message);
}

static guint
place_of (LayoverOrderInteraction *self, LayoverOrderRow *row)
{
  return find_row (self, row) + 1;
}

/* Picked up, a row is on its way: only dropping it is an answer. */
static void
pick_up (LayoverOrderInteraction *self, LayoverOrderRow *row)
{
  self->moving = row;
  self->origin = find_row (self, row);
  layover_order_row_set_is_moving (row, TRUE);
  say (self,
       g_strdup_printf (_ ("Picked up, position %u of %u"), place_of (self, row), self->rows->len));
}

static LayoverOrderRow *
let_go (LayoverOrderInteraction *self)
{
  LayoverOrderRow *row = g_steal_pointer (&self->moving);

  if (row != NULL)
    layover_order_row_set_is_moving (row, FALSE);

  return row;
}

static void
drop (LayoverOrderInteraction *self)
{
  LayoverOrderRow *row = let_go (self);

  if (row == NULL)
    return;

  say (self, g_strdup_printf (_ ("Dropped at %u"), place_of (self, row)));
  if (find_row (self, row) != self->origin)
    take_answer (self);
}

static void
put_back (LayoverOrderInteraction *self)
{
  LayoverOrderRow *row = let_go (self);

  if (row == NULL)
    return;

  place_row (self, row, self->origin);
  say (self, g_strdup_printf (_ ("Put back at %u"), place_of (self, row)));
}

static void
pick_up_cb (LayoverOrderRow *row, gpointer user_data)
{
  LayoverOrderInteraction *self = LAYOVER_ORDER_INTERACTION (user_data);
  gboolean is_same = self->moving == row;

  if (is_locked (self))
    return;

  drop (self);
  if (!is_same)
    pick_up (self, row);
}

static void
move_cb (LayoverOrderRow *row, guint to, gpointer user_data)
{
  LayoverOrderInteraction *self = LAYOVER_ORDER_INTERACTION (user_data);

  if (is_locked (self) || to >= self->rows->len || find_row (self, row) == to)
    return;

  if (self->moving != row)
    drop (self);
  place_row (self, row, to);
  say (self, g_strdup_printf (_ ("Position %u of %u"), place_of (self, row), self->rows->len));
  if (self->moving == NULL)
    take_answer (self);
}

static int
find_focused (LayoverOrderInteraction *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    if (gtk_widget_has_focus (GTK_WIDGET (get_row (self, i))))
      return (int) i;

  return -1;
}

static const char *
action_for (guint keyval)
{
  switch (keyval)
    {
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      return "order.move-up";
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      return "order.move-down";
    case GDK_KEY_Home:
    case GDK_KEY_KP_Home:
      return "order.move-first";
    case GDK_KEY_End:
    case GDK_KEY_KP_End:
      return "order.move-last";
    case GDK_KEY_space:
    case GDK_KEY_KP_Space:
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
      return "order.pick-up";
    default:
      return NULL;
    }
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller, guint keyval, guint keycode,
                GdkModifierType state, gpointer user_data)
{
  LayoverOrderInteraction *self = LAYOVER_ORDER_INTERACTION (user_data);
  GdkModifierType modifiers = state & gtk_accelerator_get_default_mod_mask ();
  const char *action = action_for (keyval);
  int focused = find_focused (self);
  gboolean is_pick_up = g_strcmp0 (action, "order.pick-up") == 0;

  if (focused < 0 || is_locked (self))
    return FALSE;

  if (keyval == GDK_KEY_Escape && modifiers == 0 && self->moving != NULL)
    {
      put_back (self);
      return TRUE;
    }

  /* without a row in hand, plain arrows move the focus; with Ctrl they move the row at once */
  if (action == NULL || (modifiers != 0 && (is_pick_up || modifiers != GDK_CONTROL_MASK))
      || (modifiers == 0 && !is_pick_up && self->moving == NULL))
    return FALSE;
  /* Enter drops; Space picks up as well */
  if (self->moving == NULL && (keyval == GDK_KEY_Return || keyval == GDK_KEY_KP_Enter))
    return FALSE;

  gtk_widget_activate_action (GTK_WIDGET (get_row (self, (guint) focused)), action, NULL);

  return TRUE;
}

static void
focus_left_cb (GtkEventControllerFocus *controller, gpointer user_data)
{
  LayoverOrderInteraction *self = LAYOVER_ORDER_INTERACTION (user_data);

  if (self->dragged == NULL)
    drop (self);
}

static LayoverOrderRow *
find_row_at (LayoverOrderInteraction *self, double x, double y, GtkWidget **picked)
{
  GtkWidget *widget = gtk_widget_pick (self->list, x, y, GTK_PICK_DEFAULT);

  *picked = widget;
  widget = widget != NULL && !LAYOVER_IS_ORDER_ROW (widget)
               ? gtk_widget_get_ancestor (widget, LAYOVER_TYPE_ORDER_ROW)
               : widget;

  return widget != NULL && LAYOVER_IS_ORDER_ROW (widget) ? LAYOVER_ORDER_ROW (widget) : NULL;
}

static gboolean
is_touch (GtkGesture *gesture)
{
  GdkDevice *device = gtk_event_controller_get_current_event_device (
      GTK_EVENT_CONTROLLER (gesture));

  return device != NULL && gdk_device_get_source (device) == GDK_SOURCE_TOUCHSCREEN;
}

static void
drag_begin_cb (GtkGestureDrag *gesture, double x, double y, gpointer user_data)
{
  LayoverOrderInteraction *self = LAYOVER_ORDER_INTERACTION (user_data);
  GtkWidget *picked = NULL;
  LayoverOrderRow *row = find_row_at (self, x, y, &picked);
  gboolean is_handle = row != NULL && layover_order_row_is_handle (row, picked);

  if (row == NULL || is_locked (self) || (is_touch (GTK_GESTURE (gesture)) && !is_handle))
    {
      gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_DENIED);
      return;
    }

  gtk_widget_grab_focus (GTK_WIDGET (row));
  self->dragged = row;
  self->drag_y = y;
  if (is_handle)
    gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
}

/* Where the row belongs when the pointer is at @y: below every other row whose middle is above it. */
static guint
find_place (LayoverOrderInteraction *self, double y)
{
  guint place = 0;

  for (guint i = 0; i < self->rows->len; i++)
    {
      graphene_rect_t bounds;
      GtkWidget *row = GTK_WIDGET (get_row (self, i));

      if (get_row (self, i) != self->dragged && gtk_widget_compute_bounds (row, self->list, &bounds)
          && bounds.origin.y + bounds.size.height / 2 < y)
        place++;
    }

  return place;
}

static void
drag_update_cb (GtkGestureDrag *gesture, double offset_x, double offset_y, gpointer user_data)
{
  LayoverOrderInteraction *self = LAYOVER_ORDER_INTERACTION (user_data);
  guint place;

  if (self->dragged == NULL)
    return;

  if (self->moving != self->dragged)
    {
      if (ABS (offset_y) < DRAG_THRESHOLD)
        return;
      drop (self);
      pick_up (self, self->dragged);
      gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
    }

  place = find_place (self, self->drag_y + offset_y);
  place_row (self, self->dragged, place);
}

static void
drag_end_cb (GtkGestureDrag *gesture, double offset_x, double offset_y, gpointer user_data)
{
  LayoverOrderInteraction *self = LAYOVER_ORDER_INTERACTION (user_data);

  if (g_steal_pointer (&self->dragged) != NULL && self->moving != NULL
      && (ABS (offset_y) >= DRAG_THRESHOLD || find_row (self, self->moving) != self->origin))
    drop (self);
}

static void
drag_cancel_cb (GtkGesture *gesture, GdkEventSequence *sequence, gpointer user_data)
{
  LayoverOrderInteraction *self = LAYOVER_ORDER_INTERACTION (user_data);

  if (g_steal_pointer (&self->dragged) != NULL)
    put_back (self);
}

static void
add_controllers (LayoverOrderInteraction *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkGesture *drag = gtk_gesture_drag_new ();

  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (self->list, keys);
  g_signal_connect (focus, "leave", G_CALLBACK (focus_left_cb), self);
  gtk_widget_add_controller (self->list, focus);
  g_signal_connect (drag, "cancel", G_CALLBACK (drag_cancel_cb), self);
  g_signal_connect (drag, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  g_signal_connect (drag, "drag-update", G_CALLBACK (drag_update_cb), self);
  g_signal_connect (drag, "drag-end", G_CALLBACK (drag_end_cb), self);
  gtk_widget_add_controller (self->list, GTK_EVENT_CONTROLLER (drag));
}

static void
add_row (LayoverOrderInteraction *self, const LayoverChoice *choice)
{
  GtkWidget *row = layover_order_row_new (choice);

  g_signal_connect (row, "pick-up", G_CALLBACK (pick_up_cb), self);
  g_signal_connect (row, "move", G_CALLBACK (move_cb), self);
  gtk_box_append (GTK_BOX (self->list), row);
  g_ptr_array_add (self->rows, row);
  g_ptr_array_add (self->first, row);
}

static void
build_list (LayoverOrderInteraction *self)
{
  LayoverInteraction *interaction = get_interaction (self);
  GPtrArray *choices = layover_interaction_get_choices (interaction);
  g_autoptr (GArray) order = layover_item_session_dup_choice_order (
      layover_interaction_view_get_session (LAYOVER_INTERACTION_VIEW (self)), interaction);

  self->list = g_object_new (GTK_TYPE_BOX, "orientation", GTK_ORIENTATION_VERTICAL,
                             "accessible-role", GTK_ACCESSIBLE_ROLE_LIST, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Put in order"), -1);
  gtk_widget_add_css_class (self->list, "card");
  gtk_widget_add_css_class (self->list, "order");
  gtk_widget_set_overflow (self->list, GTK_OVERFLOW_HIDDEN);
  gtk_widget_set_parent (self->list, GTK_WIDGET (self));

  for (guint i = 0; i < order->len; i++)
    add_row (self, g_ptr_array_index (choices, g_array_index (order, guint, i)));
  show_places (self);
  add_controllers (self);
}

static void
build_footer (LayoverOrderInteraction *self)
{
  self->help = gtk_label_new (
      _ ("Space picks up the row under the focus. Ctrl with ↑ or ↓ moves it at once."));
  gtk_label_set_wrap (GTK_LABEL (self->help), TRUE);
  gtk_label_set_xalign (GTK_LABEL (self->help), 0);
  gtk_widget_add_css_class (self->help, "caption");
  gtk_widget_add_css_class (self->help, "dim-label");
  gtk_widget_set_parent (self->help, GTK_WIDGET (self));

  /* Translators: the rows of a list stand right as they are; this gives them as the answer */
  self->keep_button = gtk_button_new_with_label (_ ("Keep this order"));
  gtk_widget_set_halign (self->keep_button, GTK_ALIGN_START);
  g_signal_connect (self->keep_button, "clicked", G_CALLBACK (keep_clicked_cb), self);
  gtk_widget_set_parent (self->keep_button, GTK_WIDGET (self));
}

static void
layover_order_interaction_build (LayoverInteractionView *view)
{
  LayoverOrderInteraction *self = LAYOVER_ORDER_INTERACTION (view);
  LayoverContentNode *prompt = layover_interaction_get_prompt (get_interaction (self));

  if (prompt != NULL)
    {
      GtkWidget *content = layover_interaction_content_new (prompt);
      g_autofree char *text = layover_content_node_dup_plain_text (prompt);

      gtk_widget_add_css_class (content, "prompt");
      gtk_widget_set_parent (content, GTK_WIDGET (self));
      gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      g_strstrip (text), -1);
    }

  build_list (self);
  build_footer (self);
}

static gboolean
has_identifier (gconstpointer row, gconstpointer identifier)
{
  return g_str_equal (layover_order_row_get_identifier ((LayoverOrderRow *) row), identifier);
}

static const char *
get_member (LayoverValue *value, guint i)
{
  return layover_value_get_string (layover_value_get_value (value, i));
}

static void
layover_order_interaction_show_value (LayoverInteractionView *view, LayoverValue *value)
{
  LayoverOrderInteraction *self = LAYOVER_ORDER_INTERACTION (view);
  guint n_members = value != NULL ? layover_value_get_n_values (value) : 0;

  let_go (self);
  g_ptr_array_set_size (self->rows, 0);
  for (guint i = 0; i < n_members; i++)
    {
      guint found;

      if (g_ptr_array_find_with_equal_func (self->first, get_member (value, i), has_identifier,
                                            &found)
          && !g_ptr_array_find (self->rows, self->first->pdata[found], NULL))
        g_ptr_array_add (self->rows, self->first->pdata[found]);
    }

  /* what the value does not name stands behind, as at first */
  for (guint i = 0; i < self->first->len; i++)
    if (!g_ptr_array_find (self->rows, self->first->pdata[i], NULL))
      g_ptr_array_add (self->rows, self->first->pdata[i]);

  show_places (self);
  update_footer (self);
}

static int
find_right_place (LayoverValue *correct, const char *identifier)
{
  for (guint i = 0; i < layover_value_get_n_values (correct); i++)
    if (g_str_equal (get_member (correct, i), identifier))
      return (int) i;

  return -1;
}

/* Once judged, every row says whether it stands where it belongs, and otherwise where that is. */
static void
judge_row (LayoverOrderInteraction *self, guint i, LayoverValue *correct)
{
  LayoverOrderRow *row = get_row (self, i);
  LayoverInteractionVerdict verdict = layover_interaction_view_get_verdict (
      LAYOVER_INTERACTION_VIEW (self));
  g_autofree char *words = NULL;
  int place;

  if (verdict != LAYOVER_INTERACTION_VERDICT_NONE && correct != NULL)
    {
      place = find_right_place (correct, layover_order_row_get_identifier (row));
      verdict = place == (int) i ? LAYOVER_INTERACTION_VERDICT_RIGHT
                                 : LAYOVER_INTERACTION_VERDICT_NOT_YET;
      /* Translators: %d is the place of a row in the right order */
      if (place >= 0 && place != (int) i)
        words = g_strdup_printf (_ ("Belongs at %d"), place + 1);
    }
  if (words == NULL && verdict != LAYOVER_INTERACTION_VERDICT_NONE)
    words = g_strdup (verdict == LAYOVER_INTERACTION_VERDICT_RIGHT ? _ ("Right") : _ ("Not yet"));

  layover_order_row_set_verdict (row, verdict, words);
}

static void
layover_order_interaction_show_state (LayoverInteractionView *view)
{
  LayoverOrderInteraction *self = LAYOVER_ORDER_INTERACTION (view);
  LayoverValue *correct = layover_item_session_get_correct (
      layover_interaction_view_get_session (view),
      layover_interaction_get_response_identifier (get_interaction (self)));

  if (is_locked (self))
    put_back (self);
  for (guint i = 0; i < self->rows->len; i++)
    {
      layover_order_row_set_is_locked (get_row (self, i), is_locked (self));
      judge_row (self, i, correct);
    }
  update_footer (self);
}

static char *
layover_order_interaction_dup_hint (LayoverInteractionView *view)
{
  return g_strdup (layover_interaction_view_get_value (view) != NULL
                       ? _ ("Put in order")
                       : _ ("Put in order · not moved yet"));
}

static gboolean
focus_row (LayoverOrderInteraction *self, guint i)
{
  return gtk_widget_grab_focus (GTK_WIDGET (get_row (self, i)));
}

static gboolean
focus_keep_button (LayoverOrderInteraction *self)
{
  return gtk_widget_get_visible (self->keep_button) && gtk_widget_grab_focus (self->keep_button);
}

/* The rows are one stop for Tab, the button below them another; arrows move inside. */
static gboolean
layover_order_interaction_focus (GtkWidget *widget, GtkDirectionType direction)
{
  LayoverOrderInteraction *self = LAYOVER_ORDER_INTERACTION (widget);
  gboolean is_backwards = direction == GTK_DIR_TAB_BACKWARD || direction == GTK_DIR_UP;
  int focused = find_focused (self);

  if (self->rows->len == 0 || is_locked (self))
    return FALSE;
  if (gtk_widget_has_focus (self->keep_button))
    return is_backwards && focus_row (self, direction == GTK_DIR_UP ? self->rows->len - 1 : 0);
  if (focused < 0)
    return (is_backwards && focus_keep_button (self)) || focus_row (self, 0);

  switch (direction)
    {
    case GTK_DIR_UP:
      return focus_row (self, (guint) MAX (focused - 1, 0));
    case GTK_DIR_DOWN:
      return focus_row (self, MIN ((guint) focused + 1, self->rows->len - 1));
    case GTK_DIR_LEFT:
    case GTK_DIR_RIGHT:
      return TRUE;
    case GTK_DIR_TAB_FORWARD:
      return focus_keep_button (self);
    case GTK_DIR_TAB_BACKWARD:
    default:
      return FALSE;
    }
}

static void
layover_order_interaction_dispose (GObject *object)
{
  LayoverOrderInteraction *self = LAYOVER_ORDER_INTERACTION (object);

  self->moving = NULL;
  self->dragged = NULL;
  if (self->scroll_id != 0)
    gtk_widget_remove_tick_callback (self->list, self->scroll_id);
  self->scroll_id = 0;

  G_OBJECT_CLASS (layover_order_interaction_parent_class)->dispose (object);
}

static void
layover_order_interaction_finalize (GObject *object)
{
  LayoverOrderInteraction *self = LAYOVER_ORDER_INTERACTION (object);

  g_ptr_array_unref (self->rows);
  g_ptr_array_unref (self->first);

  G_OBJECT_CLASS (layover_order_interaction_parent_class)->finalize (object);
}

static void
layover_order_interaction_class_init (LayoverOrderInteractionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  LayoverInteractionViewClass *view_class = LAYOVER_INTERACTION_VIEW_CLASS (klass);

  object_class->dispose = layover_order_interaction_dispose;
  object_class->finalize = layover_order_interaction_finalize;

  widget_class->focus = layover_order_interaction_focus;

  view_class->build = layover_order_interaction_build;
  view_class->show_value = layover_order_interaction_show_value;
  view_class->show_state = layover_order_interaction_show_state;
  view_class->dup_hint = layover_order_interaction_dup_hint;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
layover_order_interaction_init (LayoverOrderInteraction *self)
{
  GtkBoxLayout *layout = GTK_BOX_LAYOUT (gtk_widget_get_layout_manager (GTK_WIDGET (self)));

  self->rows = g_ptr_array_new ();
  self->first = g_ptr_array_new ();
  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (layout, 14);
}
