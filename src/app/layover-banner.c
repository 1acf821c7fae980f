/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover"

#include "config.h"

#include <glib/gi18n.h>

#include "layover-banner.h"

struct _LayoverBanner
{
  GtkWidget parent_instance;

  GtkWidget *revealer;
  GtkWidget *icon;
  GtkWidget *label;
  GtkWidget *button;
  GtkWidget *close_button;

  LayoverBannerKind kind;
  gboolean revealed;
};

enum
{
  PROP_0,
  PROP_TITLE,
  PROP_KIND,
  PROP_REVEALED,
  PROP_IS_CLOSABLE,
  N_PROPS
};

G_DEFINE_ENUM_TYPE (LayoverBannerKind, layover_banner_kind,
                    G_DEFINE_ENUM_VALUE (LAYOVER_BANNER_INFO, "info"),
                    G_DEFINE_ENUM_VALUE (LAYOVER_BANNER_CARE, "care"))

G_DEFINE_FINAL_TYPE (LayoverBanner, layover_banner, GTK_TYPE_WIDGET)

static GParamSpec *properties[N_PROPS];

static void
close_cb (GtkButton *button, LayoverBanner *self)
{
  layover_banner_set_revealed (self, FALSE);
}

/* A live region stays where it is, so that what it says later is heard; closed, it says nothing. */
static void
update_name (LayoverBanner *self)
{
  const char *title = gtk_label_get_label (GTK_LABEL (self->label));

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  self->revealed ? title : "", -1);
}

/* What is in a closed banner is not there for a screen reader either. */
static void
child_revealed_cb (LayoverBanner *self)
{
  gtk_widget_set_visible (self->revealer,
                          self->revealed
                              || gtk_revealer_get_child_revealed (GTK_REVEALER (self->revealer)));
}

static void
layover_banner_dispose (GObject *object)
{
  LayoverBanner *self = LAYOVER_BANNER (object);

  g_clear_pointer (&self->revealer, gtk_widget_unparent);

  G_OBJECT_CLASS (layover_banner_parent_class)->dispose (object);
}

static void
layover_banner_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  LayoverBanner *self = LAYOVER_BANNER (object);

  switch (id)
    {
    case PROP_TITLE:
      g_value_set_string (value, layover_banner_get_title (self));
      break;
    case PROP_KIND:
      g_value_set_enum (value, self->kind);
      break;
    case PROP_REVEALED:
      g_value_set_boolean (value, self->revealed);
      break;
    case PROP_IS_CLOSABLE:
      g_value_set_boolean (value, gtk_widget_get_visible (self->close_button));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
layover_banner_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  LayoverBanner *self = LAYOVER_BANNER (object);

  switch (id)
    {
    case PROP_TITLE:
      layover_banner_set_title (self, g_value_get_string (value));
      break;
    case PROP_KIND:
      layover_banner_set_kind (self, g_value_get_enum (value));
      break;
    case PROP_REVEALED:
      layover_banner_set_revealed (self, g_value_get_boolean (value));
      break;
    case PROP_IS_CLOSABLE:
      layover_banner_set_is_closable (self, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
layover_banner_class_init (LayoverBannerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = layover_banner_dispose;
  object_class->get_property = layover_banner_get_property;
  object_class->set_property = layover_banner_set_property;

  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, "",
                                                G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY
                                                    | G_PARAM_STATIC_STRINGS);
  properties[PROP_KIND] = g_param_spec_enum (
      "kind", NULL, NULL, LAYOVER_TYPE_BANNER_KIND, LAYOVER_BANNER_INFO,
      G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_REVEALED] = g_param_spec_boolean ("revealed", NULL, NULL, FALSE,
                                                    G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY
                                                        | G_PARAM_STATIC_STRINGS);
  properties[PROP_IS_CLOSABLE] = g_param_spec_boolean ("is-closable", NULL, NULL, FALSE,
                                                       G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY
                                                           | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "layover-banner");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_STATUS);
}

static void
layover_banner_init (LayoverBanner *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);

  self->icon = gtk_image_new_from_icon_name ("dialog-information-symbolic");
  gtk_widget_set_visible (self->icon, FALSE);
  self->label = gtk_label_new ("");
  gtk_label_set_wrap (GTK_LABEL (self->label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (self->label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (self->label), 0);
  gtk_widget_set_hexpand (self->label, TRUE);

  self->button = gtk_button_new ();
  gtk_widget_set_valign (self->button, GTK_ALIGN_CENTER);
  gtk_widget_set_visible (self->button, FALSE);

  self->close_button = gtk_button_new_with_mnemonic (_ ("_Close"));
  gtk_widget_add_css_class (self->close_button, "flat");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->close_button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Close"), -1);
  gtk_widget_set_valign (self->close_button, GTK_ALIGN_CENTER);
  gtk_widget_set_visible (self->close_button, FALSE);
  g_signal_connect (self->close_button, "clicked", G_CALLBACK (close_cb), self);

  gtk_widget_add_css_class (box, "banner-box");
  gtk_box_append (GTK_BOX (box), self->icon);
  gtk_box_append (GTK_BOX (box), self->label);
  gtk_box_append (GTK_BOX (box), self->button);
  gtk_box_append (GTK_BOX (box), self->close_button);

  self->revealer = gtk_revealer_new ();
  gtk_revealer_set_child (GTK_REVEALER (self->revealer), box);
  gtk_widget_set_visible (self->revealer, FALSE);
  gtk_widget_set_parent (self->revealer, GTK_WIDGET (self));
  update_name (self);
  g_signal_connect_object (self->revealer, "notify::child-revealed", G_CALLBACK (child_revealed_cb),
                           self, G_CONNECT_SWAPPED);
}

GtkWidget *
layover_banner_new (void)
{
  return g_object_new (LAYOVER_TYPE_BANNER, NULL);
}

const char *
layover_banner_get_title (LayoverBanner *self)
{
  g_return_val_if_fail (LAYOVER_IS_BANNER (self), NULL);

  return gtk_label_get_label (GTK_LABEL (self->label));
}

/**
 * layover_banner_set_title:
 * @title: (nullable): shown literally
 */
void
layover_banner_set_title (LayoverBanner *self, const char *title)
{
  g_return_if_fail (LAYOVER_IS_BANNER (self));

  gtk_label_set_text (GTK_LABEL (self->label), title != NULL ? title : "");
  update_name (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TITLE]);
}

void
layover_banner_set_kind (LayoverBanner *self, LayoverBannerKind kind)
{
  g_return_if_fail (LAYOVER_IS_BANNER (self));

  if (self->kind == kind)
    return;

  self->kind = kind;
  gtk_widget_set_visible (self->icon, kind == LAYOVER_BANNER_CARE);
  gtk_image_set_from_icon_name (GTK_IMAGE (self->icon), "dialog-warning-symbolic");
  if (kind == LAYOVER_BANNER_CARE)
    gtk_widget_add_css_class (GTK_WIDGET (self), "care");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "care");
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_KIND]);
}

/**
 * layover_banner_set_button:
 * @label: (nullable): with its mnemonic; %NULL takes the button away
 * @action_name: (nullable): what it does
 * @target: (nullable) (transfer floating): with what
 */
void
layover_banner_set_button (LayoverBanner *self, const char *label, const char *action_name,
                           GVariant *target)
{
  g_autoptr (GVariant) owned_target = target != NULL ? g_variant_ref_sink (target) : NULL;
  g_auto (GStrv) parts = NULL;
  g_autofree char *plain = NULL;

  g_return_if_fail (LAYOVER_IS_BANNER (self));

  gtk_widget_set_visible (self->button, label != NULL);
  if (label == NULL)
    return;

  gtk_button_set_label (GTK_BUTTON (self->button), label);
  gtk_button_set_use_underline (GTK_BUTTON (self->button), TRUE);
  gtk_actionable_set_action_target_value (GTK_ACTIONABLE (self->button), owned_target);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->button), action_name);

  /* GTK 4.8 would say the underscore */
  parts = g_strsplit (label, "_", 2);
  plain = g_strjoinv ("", parts);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  plain, -1);
}

void
layover_banner_set_is_closable (LayoverBanner *self, gboolean is_closable)
{
  g_return_if_fail (LAYOVER_IS_BANNER (self));

  if (gtk_widget_get_visible (self->close_button) == is_closable)
    return;

  gtk_widget_set_visible (self->close_button, is_closable);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_IS_CLOSABLE]);
}

gboolean
layover_banner_get_revealed (LayoverBanner *self)
{
  g_return_val_if_fail (LAYOVER_IS_BANNER (self), FALSE);

  return self->revealed;
}

void
layover_banner_set_revealed (LayoverBanner *self, gboolean revealed)
{
  g_return_if_fail (LAYOVER_IS_BANNER (self));

  if (self->revealed == revealed)
    return;

  self->revealed = revealed;
  update_name (self);
  if (revealed)
    gtk_widget_set_visible (self->revealer, TRUE);
  gtk_revealer_set_reveal_child (GTK_REVEALER (self->revealer), revealed);
  child_revealed_cb (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_REVEALED]);
}
