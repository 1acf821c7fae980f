/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover"

#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "layover-profile-group.h"

struct _LayoverProfileGroup
{
  AdwBin parent_instance;

  AdwPreferencesGroup *group;
  AdwEntryRow *name_row;
  AdwEntryRow *email_row;
  AdwActionRow *role_row;
  GtkDropDown *role_drop_down;
  GtkLabel *problem;

  LayoverLibrary *library;
  GPtrArray *role_ids;
};

enum
{
  PROP_0,
  PROP_LIBRARY,
  N_PROPS
};

G_DEFINE_FINAL_TYPE (LayoverProfileGroup, layover_profile_group, ADW_TYPE_BIN)

static GParamSpec *properties[N_PROPS];

static const char *
get_role (LayoverProfileGroup *self)
{
  guint selected = gtk_drop_down_get_selected (self->role_drop_down);

  return selected < self->role_ids->len ? g_ptr_array_index (self->role_ids, selected) : "";
}

static void
select_role (LayoverProfileGroup *self, const char *role)
{
  guint position;

  if (g_ptr_array_find_with_equal_func (self->role_ids, role, g_str_equal, &position))
    gtk_drop_down_set_selected (self->role_drop_down, position);
}

static void
programme_changed_cb (LayoverProfileGroup *self)
{
  LayoverProgramme *programme = layover_library_get_programme (self->library);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  g_autofree char *chosen = g_strdup (get_role (self));
  guint n_roles = programme != NULL ? layover_programme_get_n_roles (programme) : 0;

  g_ptr_array_set_size (self->role_ids, 0);
  for (guint i = 0; i < n_roles; i++)
    {
      LayoverRole *role = layover_programme_get_role (programme, i);

      g_ptr_array_add (self->role_ids, g_strdup (layover_role_get_id (role)));
      gtk_string_list_append (names, layover_role_get_name (role));
    }

  gtk_drop_down_set_model (self->role_drop_down, G_LIST_MODEL (names));
  gtk_widget_set_visible (GTK_WIDGET (self->role_row), n_roles > 0);
  select_role (self, chosen);
}

static void
show_profile (LayoverProfileGroup *self)
{
  LayoverProfile *profile = layover_library_get_profile (self->library);

  if (profile == NULL)
    return;

  gtk_editable_set_text (GTK_EDITABLE (self->name_row), layover_profile_get_name (profile));
  gtk_editable_set_text (GTK_EDITABLE (self->email_row), layover_profile_get_email (profile));
  select_role (self, layover_profile_get_role (profile));
}

static gboolean
is_email (const char *text)
{
  const char *at = strchr (text, '@');

  return at != NULL && at != text && strchr (at + 1, '@') == NULL && strchr (at + 1, '.') != NULL
         && at[1] != '.' && !g_str_has_suffix (at, ".") && strpbrk (text, " \t,;<>") == NULL;
}

static void
mark_error (AdwEntryRow *row, gboolean is_wrong)
{
  if (is_wrong)
    gtk_widget_add_css_class (GTK_WIDGET (row), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (row), "error");

  gtk_accessible_update_state (
      GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_STATE_INVALID,
      is_wrong ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
}

static void
edited_cb (AdwEntryRow *row, LayoverProfileGroup *self)
{
  mark_error (row, FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->problem), FALSE);
}

static void
say_problem (LayoverProfileGroup *self, AdwEntryRow *row, const char *problem)
{
  mark_error (row, TRUE);
  gtk_label_set_text (self->problem, problem);
  gtk_widget_set_visible (GTK_WIDGET (self->problem), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  problem, -1);
  gtk_widget_grab_focus (GTK_WIDGET (row));
}

static void
layover_profile_group_constructed (GObject *object)
{
  LayoverProfileGroup *self = LAYOVER_PROFILE_GROUP (object);

  G_OBJECT_CLASS (layover_profile_group_parent_class)->constructed (object);

  programme_changed_cb (self);
  show_profile (self);
  g_signal_connect_object (self->library, "notify::programme", G_CALLBACK (programme_changed_cb),
                           self, G_CONNECT_SWAPPED);
}

static void
layover_profile_group_dispose (GObject *object)
{
  LayoverProfileGroup *self = LAYOVER_PROFILE_GROUP (object);

  g_clear_object (&self->library);
  g_clear_pointer (&self->role_ids, g_ptr_array_unref);

  G_OBJECT_CLASS (layover_profile_group_parent_class)->dispose (object);
}

static void
layover_profile_group_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_LIBRARY)
    g_value_set_object (value, LAYOVER_PROFILE_GROUP (object)->library);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
layover_profile_group_set_property (GObject *object, guint id, const GValue *value,
                                    GParamSpec *pspec)
{
  if (id == PROP_LIBRARY)
    LAYOVER_PROFILE_GROUP (object)->library = g_value_dup_object (value);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
layover_profile_group_class_init (LayoverProfileGroupClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = layover_profile_group_constructed;
  object_class->dispose = layover_profile_group_dispose;
  object_class->get_property = layover_profile_group_get_property;
  object_class->set_property = layover_profile_group_set_property;

  properties[PROP_LIBRARY] = g_param_spec_object ("library", NULL, NULL, LAYOVER_TYPE_LIBRARY,
                                                  G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY
                                                      | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/layover/Layover/layover-profile-group.ui");
  gtk_widget_class_bind_template_child (widget_class, LayoverProfileGroup, group);
  gtk_widget_class_bind_template_child (widget_class, LayoverProfileGroup, name_row);
  gtk_widget_class_bind_template_child (widget_class, LayoverProfileGroup, email_row);
  gtk_widget_class_bind_template_child (widget_class, LayoverProfileGroup, role_row);
  gtk_widget_class_bind_template_child (widget_class, LayoverProfileGroup, role_drop_down);
  gtk_widget_class_bind_template_child (widget_class, LayoverProfileGroup, problem);
  gtk_widget_class_bind_template_callback (widget_class, edited_cb);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
layover_profile_group_init (LayoverProfileGroup *self)
{
  self->role_ids = g_ptr_array_new_with_free_func (g_free);

  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
layover_profile_group_new (LayoverLibrary *library)
{
  return g_object_new (LAYOVER_TYPE_PROFILE_GROUP, "library", library, NULL);
}

/**
 * layover_profile_group_check:
 *
 * Says beside the row what is missing, and puts the focus there.
 *
 * Returns: whether name and e-mail can be used as they are
 */
gboolean
layover_profile_group_check (LayoverProfileGroup *self)
{
  g_autofree char *name = NULL;
  g_autofree char *email = NULL;

  g_return_val_if_fail (LAYOVER_IS_PROFILE_GROUP (self), FALSE);

  name = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->name_row))));
  email = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->email_row))));

  if (*name == '\0')
    {
      say_problem (self, self->name_row,
                   _ ("Your name is missing. Results are handed in with it."));
      return FALSE;
    }

  if (!is_email (email))
    {
      say_problem (self, self->email_row, _ ("This does not look like an e-mail address."));
      return FALSE;
    }

  return TRUE;
}

/**
 * layover_profile_group_save:
 *
 * Keeps what was typed in the library.
 */
gboolean
layover_profile_group_save (LayoverProfileGroup *self, GError **error)
{
  g_autofree char *name = NULL;
  g_autofree char *email = NULL;

  g_return_val_if_fail (LAYOVER_IS_PROFILE_GROUP (self), FALSE);

  name = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->name_row))));
  email = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->email_row))));

  return layover_library_set_profile (self->library, name, email, get_role (self), error);
}
