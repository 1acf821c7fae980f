/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover"

#include "config.h"

#include <glib/gi18n.h>

#include "layover-adaptive.h"
#include "layover-interaction-content.h"
#include "layover-order-row.h"
#include "layover-verdict-line.h"
#include "layover-widget.h"

struct _LayoverOrderRow
{
  GtkWidget parent_instance;

  GtkWidget *handle;
  GtkWidget *disc;
  GtkWidget *moving_label;
  LayoverVerdictLine *verdict_line;
  GtkWidget *up_button;
  GtkWidget *down_button;
  GtkWidget *buttons;
  GBinding *tiny_binding;

  char *identifier;
  char *text;
  guint index;
  guint n_rows;
  gboolean is_moving;
  gboolean is_locked;
};

enum
{
  PICK_UP,
  MOVE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (LayoverOrderRow, layover_order_row, GTK_TYPE_WIDGET)

static void
update_names (LayoverOrderRow *self)
{
  g_autoptr (GString) name = g_string_new (self->text);
  g_autofree char *up = NULL;
  g_autofree char *down = NULL;

  g_string_append (name, ", ");
  /* Translators: where a row of a list that is put in order stands, as a screen reader says it */
  g_string_append_printf (name, _ ("position %u of %u"), self->index + 1, self->n_rows);
  if (self->is_moving)
    g_string_append_printf (name, ", %s", _ ("picked up"));
  if (layover_verdict_line_get_words (self->verdict_line) != NULL)
    g_string_append_printf (name, ", %s", layover_verdict_line_get_words (self->verdict_line));
  layover_widget_set_name (GTK_WIDGET (self), name->str);

  /* Translators: %s is a row of a list that is put in order */
  up = g_strdup_printf (_ ("Move “%s” up"), self->text);
  /* Translators: %s is a row of a list that is put in order */
  down = g_strdup_printf (_ ("Move “%s” down"), self->text);
  layover_widget_set_name (self->up_button, up);
  layover_widget_set_name (self->down_button, down);
}

static void
update_actions (LayoverOrderRow *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  gboolean can_rise = !self->is_locked && self->index > 0;
  gboolean can_fall = !self->is_locked && self->index + 1 < self->n_rows;

  gtk_widget_action_set_enabled (widget, "order.pick-up", !self->is_locked);
  gtk_widget_action_set_enabled (widget, "order.move-up", can_rise);
  gtk_widget_action_set_enabled (widget, "order.move-first", can_rise);
  gtk_widget_action_set_enabled (widget, "order.move-down", can_fall);
  gtk_widget_action_set_enabled (widget, "order.move-last", can_fall);
}

static void
pick_up (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  g_signal_emit (widget, signals[PICK_UP], 0);
}

static void
move (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  LayoverOrderRow *self = LAYOVER_ORDER_ROW (widget);
  guint to = g_str_equal (action_name, "order.move-up")      ? self->index - 1
             : g_str_equal (action_name, "order.move-down")  ? self->index + 1
             : g_str_equal (action_name, "order.move-first") ? 0
                                                             : self->n_rows - 1;

  g_signal_emit (self, signals[MOVE], 0, to);
}

/* Where there is no room for words beside the buttons, these stand below. */
static void
layover_order_row_root (GtkWidget *widget)
{
  LayoverOrderRow *self = LAYOVER_ORDER_ROW (widget);

  GTK_WIDGET_CLASS (layover_order_row_parent_class)->root (widget);

  self->tiny_binding = layover_adaptive_stack_when (widget, "is-tiny",
                                                    gtk_widget_get_layout_manager (widget));
}

static void
layover_order_row_unroot (GtkWidget *widget)
{
  g_clear_pointer (&LAYOVER_ORDER_ROW (widget)->tiny_binding, g_binding_unbind);

  GTK_WIDGET_CLASS (layover_order_row_parent_class)->unroot (widget);
}

static void
layover_order_row_dispose (GObject *object)
{
  layover_widget_unparent_children (GTK_WIDGET (object));

  G_OBJECT_CLASS (layover_order_row_parent_class)->dispose (object);
}

static void
layover_order_row_finalize (GObject *object)
{
  LayoverOrderRow *self = LAYOVER_ORDER_ROW (object);

  g_free (self->identifier);
  g_free (self->text);

  G_OBJECT_CLASS (layover_order_row_parent_class)->finalize (object);
}

static void
layover_order_row_class_init (LayoverOrderRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = layover_order_row_dispose;
  object_class->finalize = layover_order_row_finalize;

  widget_class->root = layover_order_row_root;
  widget_class->unroot = layover_order_row_unroot;

  signals[PICK_UP] = g_signal_new ("pick-up", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
  signals[MOVE] = g_signal_new ("move", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 1, G_TYPE_UINT);

  /* class actions are what a screen reader is offered */
  gtk_widget_class_install_action (widget_class, "order.pick-up", NULL, pick_up);
  gtk_widget_class_install_action (widget_class, "order.move-up", NULL, move);
  gtk_widget_class_install_action (widget_class, "order.move-down", NULL, move);
  gtk_widget_class_install_action (widget_class, "order.move-first", NULL, move);
  gtk_widget_class_install_action (widget_class, "order.move-last", NULL, move);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "orderrow");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LIST_ITEM);
}

static GtkWidget *
build_button (const char *icon_name, const char *action)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon_name);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "circular");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  /* the keys do the same on the row itself, so that Tab leaves the list at once */
  gtk_widget_set_focusable (button, FALSE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);

  return button;
}

static void
layover_order_row_init (LayoverOrderRow *self)
{
  self->handle = gtk_image_new_from_icon_name ("list-drag-handle-symbolic");
  gtk_widget_add_css_class (self->handle, "handle");
  gtk_widget_set_cursor_from_name (self->handle, "grab");
  self->disc = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->disc, "number-disc");
  gtk_widget_set_valign (self->disc, GTK_ALIGN_CENTER);

  self->moving_label = layover_widget_new_note (_ ("Moving: ↑ ↓ move, Space drops, Esc puts back"));
  gtk_widget_set_visible (self->moving_label, FALSE);

  self->verdict_line = LAYOVER_VERDICT_LINE (layover_verdict_line_new (TRUE));
  self->up_button = build_button ("go-up-symbolic", "order.move-up");
  self->down_button = build_button ("go-down-symbolic", "order.move-down");
  self->buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  gtk_widget_set_halign (self->buttons, GTK_ALIGN_END);
  gtk_box_append (GTK_BOX (self->buttons), self->up_button);
  gtk_box_append (GTK_BOX (self->buttons), self->down_button);
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
}

/**
 * layover_order_row_new:
 * @choice: borrowed, its words are copied
 * @finder: where its pictures lie
 */
GtkWidget *
layover_order_row_new (const LayoverChoice *choice, LayoverMediaFinder *finder)
{
  LayoverOrderRow *self = g_object_new (LAYOVER_TYPE_ORDER_ROW, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  self->identifier = g_strdup (choice->identifier);
  self->text = layover_content_node_dup_plain_text (choice->content);
  g_strstrip (self->text);

  gtk_widget_set_hexpand (box, TRUE);
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), layover_interaction_content_new (choice->content, finder));
  gtk_box_append (GTK_BOX (box), self->moving_label);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->verdict_line));
  gtk_box_append (GTK_BOX (head), self->handle);
  gtk_box_append (GTK_BOX (head), self->disc);
  gtk_box_append (GTK_BOX (head), box);
  gtk_widget_set_hexpand (head, TRUE);
  gtk_widget_set_parent (head, GTK_WIDGET (self));
  gtk_widget_set_parent (self->buttons, GTK_WIDGET (self));

  return GTK_WIDGET (self);
}

const char *
layover_order_row_get_identifier (LayoverOrderRow *self)
{
  g_return_val_if_fail (LAYOVER_IS_ORDER_ROW (self), NULL);

  return self->identifier;
}

/** layover_order_row_is_handle: whether @widget is what a finger takes hold of; elsewhere it scrolls the page */
gboolean
layover_order_row_is_handle (LayoverOrderRow *self, GtkWidget *widget)
{
  g_return_val_if_fail (LAYOVER_IS_ORDER_ROW (self), FALSE);

  return widget == self->handle;
}

/** layover_order_row_set_place: @index: counted from 0 */
void
layover_order_row_set_place (LayoverOrderRow *self, guint index, guint n_rows)
{
  g_autofree char *number = g_strdup_printf ("%u", index + 1);

  g_return_if_fail (LAYOVER_IS_ORDER_ROW (self));

  self->index = index;
  self->n_rows = n_rows;
  gtk_label_set_label (GTK_LABEL (self->disc), number);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_RELATION_POS_IN_SET,
                                  (int) index + 1, GTK_ACCESSIBLE_RELATION_SET_SIZE, (int) n_rows,
                                  -1);
  update_actions (self);
  update_names (self);
}

/** layover_order_row_set_is_moving: whether it is picked up */
void
layover_order_row_set_is_moving (LayoverOrderRow *self, gboolean is_moving)
{
  g_return_if_fail (LAYOVER_IS_ORDER_ROW (self));

  self->is_moving = is_moving;
  layover_widget_set_css_class (GTK_WIDGET (self), "moving", is_moving);
  gtk_widget_set_visible (self->moving_label, is_moving);
  update_names (self);
}

void
layover_order_row_set_is_locked (LayoverOrderRow *self, gboolean is_locked)
{
  g_return_if_fail (LAYOVER_IS_ORDER_ROW (self));

  self->is_locked = is_locked;
  gtk_widget_set_focusable (GTK_WIDGET (self), !is_locked);
  gtk_widget_set_visible (self->handle, !is_locked);
  gtk_widget_set_visible (self->buttons, !is_locked);
  update_actions (self);
}

/** layover_order_row_set_verdict: @words: (nullable): what it says, %NULL for the usual words */
void
layover_order_row_set_verdict (LayoverOrderRow *self, LayoverInteractionVerdict verdict,
                               const char *words)
{
  g_return_if_fail (LAYOVER_IS_ORDER_ROW (self));

  layover_verdict_set_css_class (GTK_WIDGET (self), verdict);
  layover_verdict_line_set_verdict (self->verdict_line, verdict, words);
  update_names (self);
}
