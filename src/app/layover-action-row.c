/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover"

#include "config.h"

#include "layover-action-row.h"

typedef struct
{
  char *status_word;
  char *context;
} LayoverActionRowPrivate;

G_DEFINE_TYPE_WITH_PRIVATE (LayoverActionRow, layover_action_row, ADW_TYPE_ACTION_ROW)

static void
activate_row (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  if (gtk_list_box_row_get_activatable (GTK_LIST_BOX_ROW (widget)))
    gtk_widget_activate (widget);
}

static void
update_name (LayoverActionRow *self)
{
  LayoverActionRowPrivate *priv = layover_action_row_get_instance_private (self);
  const char *title = adw_preferences_row_get_title (ADW_PREFERENCES_ROW (self));
  const char *subtitle = adw_action_row_get_subtitle (ADW_ACTION_ROW (self));
  const char *description = subtitle != NULL && *subtitle != '\0' ? subtitle : priv->context;
  g_autofree char *name = NULL;

  if (priv->status_word != NULL)
    name = g_strdup_printf ("%s, %s", title, priv->status_word);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name != NULL ? name : title, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  description != NULL ? description : "", -1);
}

static void
layover_action_row_constructed (GObject *object)
{
  G_OBJECT_CLASS (layover_action_row_parent_class)->constructed (object);

  update_name (LAYOVER_ACTION_ROW (object));
}

static void
layover_action_row_finalize (GObject *object)
{
  LayoverActionRowPrivate *priv = layover_action_row_get_instance_private (
      LAYOVER_ACTION_ROW (object));

  g_free (priv->status_word);
  g_free (priv->context);

  G_OBJECT_CLASS (layover_action_row_parent_class)->finalize (object);
}

static void
layover_action_row_class_init (LayoverActionRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = layover_action_row_constructed;
  object_class->finalize = layover_action_row_finalize;

  gtk_widget_class_install_action (widget_class, "row.activate", NULL, activate_row);
}

static void
layover_action_row_init (LayoverActionRow *self)
{
  /* what rows show comes from files */
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);

  /* libadwaita points at the title as well, and GTK 4.8 would say both */
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_RELATION_LABELLED_BY);

  g_signal_connect (self, "notify::title", G_CALLBACK (update_name), NULL);
  g_signal_connect (self, "notify::subtitle", G_CALLBACK (update_name), NULL);
}

GtkWidget *
layover_action_row_new (void)
{
  return g_object_new (LAYOVER_TYPE_ACTION_ROW, NULL);
}

/**
 * layover_action_row_set_action:
 * @target: (nullable) (transfer floating): the action's parameter
 *
 * Makes the row activatable: Enter, a click and a screen reader do @action_name.
 */
void
layover_action_row_set_action (LayoverActionRow *self, const char *action_name, GVariant *target)
{
  g_return_if_fail (LAYOVER_IS_ACTION_ROW (self));

  gtk_actionable_set_action_target_value (GTK_ACTIONABLE (self), target);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self), action_name);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), TRUE);
}

/**
 * layover_action_row_set_status_word:
 * @word: (nullable): what the mark before the title says: "Done"
 */
void
layover_action_row_set_status_word (LayoverActionRow *self, const char *word)
{
  LayoverActionRowPrivate *priv = layover_action_row_get_instance_private (self);

  g_return_if_fail (LAYOVER_IS_ACTION_ROW (self));

  g_free (priv->status_word);
  priv->status_word = g_strdup (word);
  update_name (self);
}

/**
 * layover_action_row_set_context:
 * @context: (nullable): what a row without a subtitle belongs to; only said, not shown
 */
void
layover_action_row_set_context (LayoverActionRow *self, const char *context)
{
  LayoverActionRowPrivate *priv = layover_action_row_get_instance_private (self);

  g_return_if_fail (LAYOVER_IS_ACTION_ROW (self));

  g_free (priv->context);
  priv->context = g_strdup (context);
  update_name (self);
}
