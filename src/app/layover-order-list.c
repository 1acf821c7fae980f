/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover"

#include "config.h"

#include <glib/gi18n.h>

#include "layover-order-list-private.h"
#include "layover-widget.h"

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (LayoverOrderList, layover_order_list, GTK_TYPE_WIDGET)

static LayoverOrderRow *
get_row (LayoverOrderList *self, guint i)
{
  return g_ptr_array_index (self->rows, i);
}

guint
layover_order_list_find (LayoverOrderList *self, LayoverOrderRow *row)
{
  guint i = 0;

  g_ptr_array_find (self->rows, row, &i);

  return i;
}

static void
show_places (LayoverOrderList *self)
{
  GtkWidget *previous = NULL;

  for (guint i = 0; i < self->rows->len; i++)
    {
      GtkWidget *row = GTK_WIDGET (get_row (self, i));

      gtk_widget_insert_after (row, GTK_WIDGET (self), previous);
      layover_order_row_set_place (get_row (self, i), i, self->rows->len);
      previous = row;
    }
}

/* A row that moves out of sight takes the page with it, once the frame after next has given it its new place. */
static gboolean
scroll_cb (GtkWidget *list, GdkFrameClock *clock, gpointer user_data)
{
  LayoverOrderList *self = LAYOVER_ORDER_LIST (user_data);
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

void
layover_order_list_place (LayoverOrderList *self, LayoverOrderRow *row, guint to)
{
  guint from = layover_order_list_find (self, row);

  if (from == to)
    return;

  g_ptr_array_remove_index (self->rows, from);
  g_ptr_array_insert (self->rows, (int) to, row);
  show_places (self);
  self->n_ticks = 0;
  if (self->scroll_id == 0)
    self->scroll_id = gtk_widget_add_tick_callback (GTK_WIDGET (self), scroll_cb, self, NULL);
}

static guint
place_of (LayoverOrderList *self, LayoverOrderRow *row)
{
  return layover_order_list_find (self, row) + 1;
}

/* Picked up, a row is on its way: only dropping it is an answer. */
void
layover_order_list_pick_up (LayoverOrderList *self, LayoverOrderRow *row)
{
  self->moving = row;
  self->origin = layover_order_list_find (self, row);
  layover_order_row_set_is_moving (row, TRUE);
  layover_widget_say (GTK_WIDGET (self), _ ("Picked up, position %u of %u"), place_of (self, row),
                      self->rows->len);
}

static LayoverOrderRow *
let_go (LayoverOrderList *self)
{
  LayoverOrderRow *row = g_steal_pointer (&self->moving);

  if (row != NULL)
    layover_order_row_set_is_moving (row, FALSE);

  return row;
}

void
layover_order_list_drop (LayoverOrderList *self)
{
  LayoverOrderRow *row = let_go (self);

  if (row == NULL)
    return;

  layover_widget_say (GTK_WIDGET (self), _ ("Dropped at %u"), place_of (self, row));
  if (layover_order_list_find (self, row) != self->origin)
    g_signal_emit (self, signals[CHANGED], 0);
}

void
layover_order_list_put_back (LayoverOrderList *self)
{
  LayoverOrderRow *row = let_go (self);

  if (row == NULL)
    return;

  layover_order_list_place (self, row, self->origin);
  layover_widget_say (GTK_WIDGET (self), _ ("Put back at %u"), place_of (self, row));
}

static void
pick_up_cb (LayoverOrderRow *row, gpointer user_data)
{
  LayoverOrderList *self = LAYOVER_ORDER_LIST (user_data);
  gboolean is_same = self->moving == row;

  if (self->is_locked)
    return;

  layover_order_list_drop (self);
  if (!is_same)
    layover_order_list_pick_up (self, row);
}

static void
move_cb (LayoverOrderRow *row, guint to, gpointer user_data)
{
  LayoverOrderList *self = LAYOVER_ORDER_LIST (user_data);

  if (self->is_locked || to >= self->rows->len || layover_order_list_find (self, row) == to)
    return;

  if (self->moving != row)
    layover_order_list_drop (self);
  layover_order_list_place (self, row, to);
  layover_widget_say (GTK_WIDGET (self), _ ("Position %u of %u"), place_of (self, row),
                      self->rows->len);
  if (self->moving == NULL)
    g_signal_emit (self, signals[CHANGED], 0);
}

static int
find_focused (LayoverOrderList *self)
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
  LayoverOrderList *self = LAYOVER_ORDER_LIST (user_data);
  GdkModifierType modifiers = state & gtk_accelerator_get_default_mod_mask ();
  const char *action = action_for (keyval);
  int focused = find_focused (self);
  gboolean is_pick_up = g_strcmp0 (action, "order.pick-up") == 0;

  if (focused < 0 || self->is_locked)
    return FALSE;

  if (keyval == GDK_KEY_Escape && modifiers == 0 && self->moving != NULL)
    {
      layover_order_list_put_back (self);
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
  LayoverOrderList *self = LAYOVER_ORDER_LIST (user_data);

  if (self->dragged == NULL)
    layover_order_list_drop (self);
}

static gboolean
layover_order_list_focus (GtkWidget *widget, GtkDirectionType direction)
{
  LayoverOrderList *self = LAYOVER_ORDER_LIST (widget);

  return !self->is_locked
         && layover_widget_focus_one_of (self->rows,
                                         direction == GTK_DIR_UP ? self->rows->len - 1 : 0,
                                         direction, LAYOVER_STOPS_COLUMN);
}

static gboolean
layover_order_list_grab_focus (GtkWidget *widget)
{
  LayoverOrderList *self = LAYOVER_ORDER_LIST (widget);

  return self->rows->len > 0 && gtk_widget_grab_focus (GTK_WIDGET (get_row (self, 0)));
}

static void
layover_order_list_dispose (GObject *object)
{
  LayoverOrderList *self = LAYOVER_ORDER_LIST (object);

  self->moving = NULL;
  self->dragged = NULL;
  if (self->scroll_id != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->scroll_id);
  self->scroll_id = 0;
  g_ptr_array_set_size (self->rows, 0);
  g_ptr_array_set_size (self->first, 0);
  layover_widget_unparent_children (GTK_WIDGET (self));

  G_OBJECT_CLASS (layover_order_list_parent_class)->dispose (object);
}

static void
layover_order_list_finalize (GObject *object)
{
  LayoverOrderList *self = LAYOVER_ORDER_LIST (object);

  g_ptr_array_unref (self->rows);
  g_ptr_array_unref (self->first);

  G_OBJECT_CLASS (layover_order_list_parent_class)->finalize (object);
}

static void
layover_order_list_class_init (LayoverOrderListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = layover_order_list_dispose;
  object_class->finalize = layover_order_list_finalize;

  widget_class->focus = layover_order_list_focus;
  widget_class->grab_focus = layover_order_list_grab_focus;

  /* The person gave the rows another order. */
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LIST);
}

static void
layover_order_list_init (LayoverOrderList *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  self->rows = g_ptr_array_new ();
  self->first = g_ptr_array_new ();
  gtk_orientable_set_orientation (GTK_ORIENTABLE (gtk_widget_get_layout_manager (widget)),
                                  GTK_ORIENTATION_VERTICAL);
  layover_widget_set_name (widget, _ ("Put in order"));
  gtk_widget_add_css_class (widget, "card");
  gtk_widget_add_css_class (widget, "order");
  gtk_widget_set_overflow (widget, GTK_OVERFLOW_HIDDEN);

  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (widget, keys);
  g_signal_connect (focus, "leave", G_CALLBACK (focus_left_cb), self);
  gtk_widget_add_controller (widget, focus);
  layover_order_list_add_drag (self);
}

GtkWidget *
layover_order_list_new (void)
{
  return g_object_new (LAYOVER_TYPE_ORDER_LIST, NULL);
}

/** layover_order_list_append: @row: (transfer floating): stands last, at first */
void
layover_order_list_append (LayoverOrderList *self, LayoverOrderRow *row)
{
  g_return_if_fail (LAYOVER_IS_ORDER_LIST (self));
  g_return_if_fail (LAYOVER_IS_ORDER_ROW (row));

  g_signal_connect (row, "pick-up", G_CALLBACK (pick_up_cb), self);
  g_signal_connect (row, "move", G_CALLBACK (move_cb), self);
  gtk_widget_set_parent (GTK_WIDGET (row), GTK_WIDGET (self));
  g_ptr_array_add (self->rows, row);
  g_ptr_array_add (self->first, row);
  show_places (self);
}

guint
layover_order_list_get_n_rows (LayoverOrderList *self)
{
  g_return_val_if_fail (LAYOVER_IS_ORDER_LIST (self), 0);

  return self->rows->len;
}

/** layover_order_list_get_row: @i: its place now, counted from 0 */
LayoverOrderRow *
layover_order_list_get_row (LayoverOrderList *self, guint i)
{
  g_return_val_if_fail (LAYOVER_IS_ORDER_LIST (self), NULL);
  g_return_val_if_fail (i < self->rows->len, NULL);

  return get_row (self, i);
}

static gboolean
has_identifier (gconstpointer row, gconstpointer identifier)
{
  return g_str_equal (layover_order_row_get_identifier ((LayoverOrderRow *) row), identifier);
}

/**
 * layover_order_list_set_order:
 * @identifiers: (array zero-terminated=1): what stands first; the other rows stand behind, as at first
 *
 * Shown, and not announced as a change.
 */
void
layover_order_list_set_order (LayoverOrderList *self, const char *const *identifiers)
{
  g_return_if_fail (LAYOVER_IS_ORDER_LIST (self));
  g_return_if_fail (identifiers != NULL);

  let_go (self);
  g_ptr_array_set_size (self->rows, 0);
  for (gsize i = 0; identifiers[i] != NULL; i++)
    {
      guint found;

      if (g_ptr_array_find_with_equal_func (self->first, identifiers[i], has_identifier, &found)
          && !g_ptr_array_find (self->rows, self->first->pdata[found], NULL))
        g_ptr_array_add (self->rows, self->first->pdata[found]);
    }

  for (guint i = 0; i < self->first->len; i++)
    if (!g_ptr_array_find (self->rows, self->first->pdata[i], NULL))
      g_ptr_array_add (self->rows, self->first->pdata[i]);

  show_places (self);
}

/** layover_order_list_set_is_locked: puts back what was picked up */
void
layover_order_list_set_is_locked (LayoverOrderList *self, gboolean is_locked)
{
  g_return_if_fail (LAYOVER_IS_ORDER_LIST (self));

  if (is_locked)
    layover_order_list_put_back (self);

  self->is_locked = is_locked;
  for (guint i = 0; i < self->rows->len; i++)
    layover_order_row_set_is_locked (get_row (self, i), is_locked);
}
