/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover"

#include "config.h"

#include <glib/gi18n.h>

#include "layover-adaptive.h"
#include "layover-interaction-content.h"
#include "layover-pair-row.h"
#include "layover-picker.h"
#include "layover-verdict-line.h"
#include "layover-widget.h"

struct _LayoverPairRow
{
  GtkWidget parent_instance;

  GtkWidget *lists;
  LayoverPicker *pickers[LAYOVER_PAIR_ROW_N_SIDES];
  GtkWidget *remove_button;
  LayoverVerdictLine *verdict_line;
  GBinding *narrow_binding;
};

enum
{
  CHANGED,
  REMOVE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (LayoverPairRow, layover_pair_row, GTK_TYPE_WIDGET)

static void
picked_cb (LayoverPicker *picker, gpointer user_data)
{
  LayoverPairRow *self = LAYOVER_PAIR_ROW (user_data);

  g_signal_emit (self, signals[CHANGED], 0, picker == self->pickers[0] ? 0 : 1);
}

static void
remove_clicked_cb (GtkButton *button, gpointer user_data)
{
  g_signal_emit (user_data, signals[REMOVE], 0);
}

static void
layover_pair_row_root (GtkWidget *widget)
{
  LayoverPairRow *self = LAYOVER_PAIR_ROW (widget);

  GTK_WIDGET_CLASS (layover_pair_row_parent_class)->root (widget);

  self->narrow_binding = layover_adaptive_stack_when (widget, "is-narrow", self->lists);
}

static void
layover_pair_row_unroot (GtkWidget *widget)
{
  g_clear_pointer (&LAYOVER_PAIR_ROW (widget)->narrow_binding, g_binding_unbind);

  GTK_WIDGET_CLASS (layover_pair_row_parent_class)->unroot (widget);
}

static gboolean
layover_pair_row_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (LAYOVER_PAIR_ROW (widget)->pickers[0]));
}

static void
layover_pair_row_dispose (GObject *object)
{
  layover_widget_unparent_children (GTK_WIDGET (object));

  G_OBJECT_CLASS (layover_pair_row_parent_class)->dispose (object);
}

static void
layover_pair_row_class_init (LayoverPairRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = layover_pair_row_dispose;

  widget_class->root = layover_pair_row_root;
  widget_class->unroot = layover_pair_row_unroot;
  widget_class->grab_focus = layover_pair_row_grab_focus;

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
  signals[REMOVE] = g_signal_new ("remove", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "pairrow");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static GtkWidget *
build_remove_button (LayoverPairRow *self)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("user-trash-symbolic");

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "circular");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_signal_connect (button, "clicked", G_CALLBACK (remove_clicked_cb), self);

  return button;
}

static void
layover_pair_row_init (LayoverPairRow *self)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);

  gtk_orientable_set_orientation (
      GTK_ORIENTABLE (gtk_widget_get_layout_manager (GTK_WIDGET (self))), GTK_ORIENTATION_VERTICAL);
  self->lists = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  gtk_widget_set_hexpand (self->lists, TRUE);
  gtk_box_set_homogeneous (GTK_BOX (self->lists), TRUE);
  for (guint side = 0; side < LAYOVER_PAIR_ROW_N_SIDES; side++)
    {
      self->pickers[side] = LAYOVER_PICKER (layover_picker_new ());
      layover_picker_set_wraps (self->pickers[side], TRUE);
      gtk_widget_set_hexpand (GTK_WIDGET (self->pickers[side]), TRUE);
      g_signal_connect (self->pickers[side], "picked", G_CALLBACK (picked_cb), self);
      gtk_box_append (GTK_BOX (self->lists), GTK_WIDGET (self->pickers[side]));
    }

  self->remove_button = build_remove_button (self);
  gtk_box_append (GTK_BOX (head), self->lists);
  gtk_box_append (GTK_BOX (head), self->remove_button);
  gtk_widget_set_parent (head, GTK_WIDGET (self));
  self->verdict_line = LAYOVER_VERDICT_LINE (layover_verdict_line_new (TRUE));
  gtk_widget_set_parent (GTK_WIDGET (self->verdict_line), GTK_WIDGET (self));
}

/**
 * layover_pair_row_new:
 * @choices: (element-type LayoverChoice): what both lists offer
 * @finder: where their pictures lie
 */
GtkWidget *
layover_pair_row_new (GPtrArray *choices, LayoverMediaFinder *finder)
{
  LayoverPairRow *self = g_object_new (LAYOVER_TYPE_PAIR_ROW, NULL);

  for (guint i = 0; i < choices->len; i++)
    for (guint side = 0; side < LAYOVER_PAIR_ROW_N_SIDES; side++)
      layover_picker_add_choice (self->pickers[side], choices->pdata[i], i + 1, finder);

  return GTK_WIDGET (self);
}

/** layover_pair_row_get_chosen: Returns: (transfer none) (nullable): the identifier on one side */
const char *
layover_pair_row_get_chosen (LayoverPairRow *self, guint side)
{
  g_return_val_if_fail (LAYOVER_IS_PAIR_ROW (self), NULL);
  g_return_val_if_fail (side < LAYOVER_PAIR_ROW_N_SIDES, NULL);

  return layover_picker_get_chosen (self->pickers[side]);
}

/** layover_pair_row_set_chosen: @identifier: (nullable): shown, and not announced as a change */
void
layover_pair_row_set_chosen (LayoverPairRow *self, guint side, const char *identifier)
{
  g_return_if_fail (LAYOVER_IS_PAIR_ROW (self));
  g_return_if_fail (side < LAYOVER_PAIR_ROW_N_SIDES);

  layover_picker_set_chosen (self->pickers[side], identifier);
}

/** layover_pair_row_is_whole: whether something is chosen on both sides */
gboolean
layover_pair_row_is_whole (LayoverPairRow *self)
{
  g_return_val_if_fail (LAYOVER_IS_PAIR_ROW (self), FALSE);

  return layover_picker_get_chosen (self->pickers[0]) != NULL
         && layover_picker_get_chosen (self->pickers[1]) != NULL;
}

/** layover_pair_row_set_place: @position: from 1 */
void
layover_pair_row_set_place (LayoverPairRow *self, guint position, guint n_rows)
{
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autofree char *removing = NULL;

  g_return_if_fail (LAYOVER_IS_PAIR_ROW (self));

  /* Translators: the name of the list on one side of a pair */
  first = g_strdup_printf (_ ("Pair %u of %u, one side"), position, n_rows);
  /* Translators: the name of the list on one side of a pair */
  second = g_strdup_printf (_ ("Pair %u of %u, other side"), position, n_rows);
  removing = g_strdup_printf (_ ("Remove pair %u"), position);
  layover_picker_set_name (self->pickers[0], first);
  layover_picker_set_name (self->pickers[1], second);
  layover_widget_set_name (self->remove_button, removing);
  gtk_widget_set_tooltip_text (self->remove_button, removing);
}

/** layover_pair_row_set_note: @note: (nullable): why a choice cannot be taken here */
void
layover_pair_row_set_note (LayoverPairRow *self, const char *identifier, const char *note)
{
  g_return_if_fail (LAYOVER_IS_PAIR_ROW (self));

  for (guint side = 0; side < LAYOVER_PAIR_ROW_N_SIDES; side++)
    layover_picker_set_note (self->pickers[side], identifier, note);
}

void
layover_pair_row_set_can_remove (LayoverPairRow *self, gboolean can_remove)
{
  g_return_if_fail (LAYOVER_IS_PAIR_ROW (self));

  gtk_widget_set_visible (self->remove_button, can_remove);
}

void
layover_pair_row_set_is_locked (LayoverPairRow *self, gboolean is_locked)
{
  g_return_if_fail (LAYOVER_IS_PAIR_ROW (self));

  gtk_widget_set_sensitive (self->lists, !is_locked);
}

void
layover_pair_row_set_verdict (LayoverPairRow *self, LayoverInteractionVerdict verdict)
{
  g_return_if_fail (LAYOVER_IS_PAIR_ROW (self));

  layover_verdict_set_css_class (GTK_WIDGET (self), verdict);
  layover_verdict_line_set_verdict (self->verdict_line, verdict, NULL);
}
