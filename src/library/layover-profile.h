/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define LAYOVER_TYPE_PROFILE (layover_profile_get_type ())
G_DECLARE_FINAL_TYPE (LayoverProfile, layover_profile, LAYOVER, PROFILE, GObject)

/* Who is studying. Properties, read-only: name, email, role (the id of a role of the programme, or ""). */

LayoverProfile *layover_profile_new (const char *name, const char *email, const char *role);

const char *layover_profile_get_name (LayoverProfile *self);
const char *layover_profile_get_email (LayoverProfile *self);
const char *layover_profile_get_role (LayoverProfile *self);

G_END_DECLS
