/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover-library"

#include "config.h"

#include "layover-profile.h"

struct _LayoverProfile
{
  GObject parent_instance;

  char *name;
  char *email;
  char *role;
};

enum
{
  PROP_0,
  PROP_NAME,
  PROP_EMAIL,
  PROP_ROLE,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (LayoverProfile, layover_profile, G_TYPE_OBJECT)

static void
layover_profile_finalize (GObject *object)
{
  LayoverProfile *self = LAYOVER_PROFILE (object);

  g_free (self->name);
  g_free (self->email);
  g_free (self->role);

  G_OBJECT_CLASS (layover_profile_parent_class)->finalize (object);
}

static void
layover_profile_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  LayoverProfile *self = LAYOVER_PROFILE (object);

  switch (id)
    {
    case PROP_NAME:
      g_value_set_string (value, self->name);
      break;
    case PROP_EMAIL:
      g_value_set_string (value, self->email);
      break;
    case PROP_ROLE:
      g_value_set_string (value, self->role);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
layover_profile_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  LayoverProfile *self = LAYOVER_PROFILE (object);

  switch (id)
    {
    case PROP_NAME:
      self->name = g_value_dup_string (value);
      break;
    case PROP_EMAIL:
      self->email = g_value_dup_string (value);
      break;
    case PROP_ROLE:
      self->role = g_value_dup_string (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static GParamSpec *
make_text (const char *name)
{
  return g_param_spec_string (name, NULL, NULL, "",
                              G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
}

static void
layover_profile_class_init (LayoverProfileClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = layover_profile_finalize;
  object_class->get_property = layover_profile_get_property;
  object_class->set_property = layover_profile_set_property;

  properties[PROP_NAME] = make_text ("name");
  properties[PROP_EMAIL] = make_text ("email");
  properties[PROP_ROLE] = make_text ("role");
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
layover_profile_init (LayoverProfile *self)
{
}

/** layover_profile_new: @role: the id of a role of the programme, or "" */
LayoverProfile *
layover_profile_new (const char *name, const char *email, const char *role)
{
  return g_object_new (LAYOVER_TYPE_PROFILE, "name", name, "email", email, "role", role, NULL);
}

const char *
layover_profile_get_name (LayoverProfile *self)
{
  g_return_val_if_fail (LAYOVER_IS_PROFILE (self), NULL);

  return self->name;
}

const char *
layover_profile_get_email (LayoverProfile *self)
{
  g_return_val_if_fail (LAYOVER_IS_PROFILE (self), NULL);

  return self->email;
}

const char *
layover_profile_get_role (LayoverProfile *self)
{
  g_return_val_if_fail (LAYOVER_IS_PROFILE (self), NULL);

  return self->role;
}
