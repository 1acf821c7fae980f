/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover"

#include "config.h"

#include <glib/gi18n.h>

#include "layover-status-mark.h"

struct _LayoverStatusMark
{
  GtkWidget parent_instance;

  GtkWidget *image;
  LayoverStatus status;
};

enum
{
  PROP_0,
  PROP_STATUS,
  N_PROPS
};

G_DEFINE_ENUM_TYPE (LayoverStatus, layover_status,
                    G_DEFINE_ENUM_VALUE (LAYOVER_STATUS_TO_DO, "to-do"),
                    G_DEFINE_ENUM_VALUE (LAYOVER_STATUS_HERE, "here"),
                    G_DEFINE_ENUM_VALUE (LAYOVER_STATUS_DONE, "done"),
                    G_DEFINE_ENUM_VALUE (LAYOVER_STATUS_UNDER_WAY, "under-way"),
                    G_DEFINE_ENUM_VALUE (LAYOVER_STATUS_LOCKED, "locked"),
                    G_DEFINE_ENUM_VALUE (LAYOVER_STATUS_ONLINE_ONLY, "online-only"),
                    G_DEFINE_ENUM_VALUE (LAYOVER_STATUS_CARE, "care"))

G_DEFINE_FINAL_TYPE (LayoverStatusMark, layover_status_mark, GTK_TYPE_WIDGET)

static GParamSpec *properties[N_PROPS];

static const struct
{
  const char *icon_name;
  const char *css_class;
  const char *word;
} looks[] = {
  [LAYOVER_STATUS_TO_DO] = { "radio-symbolic", "to-do", N_ ("To do") },
  [LAYOVER_STATUS_HERE] = { "media-playback-start-symbolic", "here", N_ ("You are here") },
  [LAYOVER_STATUS_DONE] = { "object-select-symbolic", "done", N_ ("Done") },
  [LAYOVER_STATUS_UNDER_WAY] = { "content-loading-symbolic", "under-way", N_ ("Under way") },
  [LAYOVER_STATUS_LOCKED] = { "changes-prevent-symbolic", "locked", N_ ("Locked") },
  [LAYOVER_STATUS_ONLINE_ONLY] = { "folder-remote-symbolic", "to-do", N_ ("Online only") },
  [LAYOVER_STATUS_CARE] = { "dialog-warning-symbolic", "care", N_ ("Worth a look") },
};

static void
layover_status_mark_dispose (GObject *object)
{
  LayoverStatusMark *self = LAYOVER_STATUS_MARK (object);

  g_clear_pointer (&self->image, gtk_widget_unparent);

  G_OBJECT_CLASS (layover_status_mark_parent_class)->dispose (object);
}

static void
layover_status_mark_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_STATUS)
    g_value_set_enum (value, LAYOVER_STATUS_MARK (object)->status);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
layover_status_mark_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (id == PROP_STATUS)
    layover_status_mark_set_status (LAYOVER_STATUS_MARK (object), g_value_get_enum (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
layover_status_mark_class_init (LayoverStatusMarkClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = layover_status_mark_dispose;
  object_class->get_property = layover_status_mark_get_property;
  object_class->set_property = layover_status_mark_set_property;

  properties[PROP_STATUS] = g_param_spec_enum (
      "status", NULL, NULL, LAYOVER_TYPE_STATUS, LAYOVER_STATUS_TO_DO,
      G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "status");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
show (LayoverStatusMark *self)
{
  gtk_image_set_from_icon_name (GTK_IMAGE (self->image), looks[self->status].icon_name);
  gtk_widget_add_css_class (GTK_WIDGET (self), looks[self->status].css_class);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  layover_status_get_word (self->status), -1);
}

static void
layover_status_mark_init (LayoverStatusMark *self)
{
  self->image = g_object_new (GTK_TYPE_IMAGE, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION,
                              NULL);
  gtk_widget_set_parent (self->image, GTK_WIDGET (self));
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  show (self);
}

GtkWidget *
layover_status_mark_new (LayoverStatus status)
{
  return g_object_new (LAYOVER_TYPE_STATUS_MARK, "status", status, NULL);
}

LayoverStatus
layover_status_mark_get_status (LayoverStatusMark *self)
{
  g_return_val_if_fail (LAYOVER_IS_STATUS_MARK (self), LAYOVER_STATUS_TO_DO);

  return self->status;
}

void
layover_status_mark_set_status (LayoverStatusMark *self, LayoverStatus status)
{
  g_return_if_fail (LAYOVER_IS_STATUS_MARK (self));
  g_return_if_fail (status < G_N_ELEMENTS (looks));

  if (self->status == status)
    return;

  gtk_widget_remove_css_class (GTK_WIDGET (self), looks[self->status].css_class);
  self->status = status;
  show (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATUS]);
}

/**
 * layover_status_get_word:
 *
 * Returns: what the shape means, translated
 */
const char *
layover_status_get_word (LayoverStatus status)
{
  g_return_val_if_fail (status < G_N_ELEMENTS (looks), NULL);

  return _ (looks[status].word);
}
