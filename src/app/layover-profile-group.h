/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#pragma once

#include <adwaita.h>

#include "layover-library.h"

G_BEGIN_DECLS

/* Name, e-mail and role: on the page of a new computer and in the preferences. */

#define LAYOVER_TYPE_PROFILE_GROUP (layover_profile_group_get_type ())
G_DECLARE_FINAL_TYPE (LayoverProfileGroup, layover_profile_group, LAYOVER, PROFILE_GROUP, AdwBin)

GtkWidget *layover_profile_group_new (LayoverLibrary *library);

gboolean layover_profile_group_check (LayoverProfileGroup *self);
gboolean layover_profile_group_save (LayoverProfileGroup *self, GError **error);

G_END_DECLS
