/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover"

#include "config.h"

#include <glib/gi18n.h>

#include "layover-check.h"
#include "layover-line-layout.h"

#define SPACING 4

struct _LayoverCheck
{
  GtkCheckButton parent_instance;

  GtkWidget *peer;
  gboolean is_radio;
};

G_DEFINE_FINAL_TYPE (LayoverCheck, layover_check, GTK_TYPE_CHECK_BUTTON)

static void
toggle (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  LayoverCheck *self = LAYOVER_CHECK (widget);
  gboolean is_active = gtk_check_button_get_active (GTK_CHECK_BUTTON (self));

  gtk_check_button_set_active (GTK_CHECK_BUTTON (self), self->is_radio || !is_active);
}

/* Arrows move the focus inside a group of radio buttons without choosing: a candidate reads all choices before one of
 * them becomes an answer. So the moving is left to whoever holds the group. */
static gboolean
layover_check_focus (GtkWidget *widget, GtkDirectionType direction)
{
  if (gtk_widget_is_focus (widget) || !gtk_widget_get_can_focus (widget))
    return FALSE;

  return gtk_widget_grab_focus (widget);
}

static void
layover_check_dispose (GObject *object)
{
  LayoverCheck *self = LAYOVER_CHECK (object);

  g_clear_object (&self->peer);

  G_OBJECT_CLASS (layover_check_parent_class)->dispose (object);
}

static void
layover_check_class_init (LayoverCheckClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = layover_check_dispose;

  widget_class->focus = layover_check_focus;

  gtk_widget_class_install_action (widget_class, "choice.toggle", NULL, toggle);
  gtk_widget_class_set_layout_manager_type (widget_class, LAYOVER_TYPE_LINE_LAYOUT);
}

static void
layover_check_init (LayoverCheck *self)
{
  layover_check_set_spacing (self, SPACING);
  layover_line_layout_set_is_centred (
      LAYOVER_LINE_LAYOUT (gtk_widget_get_layout_manager (GTK_WIDGET (self))), TRUE);
}

static GtkWidget *
check_new (GtkAccessibleRole role, gboolean is_radio, GtkWidget *child)
{
  LayoverCheck *self = g_object_new (LAYOVER_TYPE_CHECK, "accessible-role", role, NULL);

  self->is_radio = is_radio;
  if (child != NULL)
    gtk_check_button_set_child (GTK_CHECK_BUTTON (self), child);

  /* GTK draws a radio mark only for a button in a group */
  if (is_radio)
    {
      self->peer = g_object_ref_sink (gtk_check_button_new ());
      gtk_check_button_set_group (GTK_CHECK_BUTTON (self), GTK_CHECK_BUTTON (self->peer));
    }

  return GTK_WIDGET (self);
}

/**
 * layover_check_new:
 * @is_radio: one of several choices, instead of a choice of its own
 * @child: (nullable) (transfer full): what stands beside the mark
 *
 * A radio button is drawn as one from the start, whether or not it has joined others yet.
 */
GtkWidget *
layover_check_new (gboolean is_radio, GtkWidget *child)
{
  return check_new (is_radio ? GTK_ACCESSIBLE_ROLE_RADIO : GTK_ACCESSIBLE_ROLE_CHECKBOX, is_radio,
                    child);
}

/** layover_check_new_option: @child: (transfer full): a radio button that is an option of a list that opens */
GtkWidget *
layover_check_new_option (GtkWidget *child)
{
  /* GTK 4.8 calls an option an "option pane" on the bus */
  return check_new (GTK_ACCESSIBLE_ROLE_LIST_ITEM, TRUE, child);
}

/**
 * layover_check_join:
 * @group: a radio button of the group
 *
 * From now on at most one of them is chosen.
 */
void
layover_check_join (LayoverCheck *self, LayoverCheck *group)
{
  g_return_if_fail (LAYOVER_IS_CHECK (self) && self->is_radio);
  g_return_if_fail (LAYOVER_IS_CHECK (group) && group->is_radio);

  gtk_check_button_set_group (GTK_CHECK_BUTTON (self), GTK_CHECK_BUTTON (group));
}

/** layover_check_set_spacing: @spacing: pixels between the mark and what stands beside it */
void
layover_check_set_spacing (LayoverCheck *self, int spacing)
{
  GtkLayoutManager *layout;

  g_return_if_fail (LAYOVER_IS_CHECK (self));

  layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));
  layover_line_layout_set_spacing (LAYOVER_LINE_LAYOUT (layout), spacing);
}

gboolean
layover_check_is_radio (LayoverCheck *self)
{
  g_return_val_if_fail (LAYOVER_IS_CHECK (self), FALSE);

  return self->is_radio;
}

/**
 * layover_check_set_name:
 * @name: what a screen reader says, as plain text
 */
void
layover_check_set_name (LayoverCheck *self, const char *name)
{
  g_return_if_fail (LAYOVER_IS_CHECK (self));

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

/**
 * layover_check_set_place:
 * @position: from 1
 *
 * Says "2 of 4" after the name.
 */
void
layover_check_set_place (LayoverCheck *self, guint position, guint n_choices)
{
  g_autofree char *place = NULL;

  g_return_if_fail (LAYOVER_IS_CHECK (self));

  /* Translators: the place of a choice among the choices of a question, as a screen reader says it */
  place = g_strdup_printf (_ ("%u of %u"), position, n_choices);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, place,
                                  -1);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_RELATION_POS_IN_SET,
                                  (int) position, GTK_ACCESSIBLE_RELATION_SET_SIZE, (int) n_choices,
                                  -1);
}
