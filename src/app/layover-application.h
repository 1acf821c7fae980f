/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#pragma once

#include <adwaita.h>

#include "layover-library.h"

G_BEGIN_DECLS

#define LAYOVER_TYPE_APPLICATION (layover_application_get_type ())
G_DECLARE_FINAL_TYPE (LayoverApplication, layover_application, LAYOVER, APPLICATION, AdwApplication)

/**
 * LayoverAccelerator:
 * @action: a detailed action name, or %NULL for keys that a page handles itself
 * @accelerators: as gtk_accelerator_parse() reads them, several separated by a space
 * @group: the heading it stands under in the list of keys
 */
typedef struct
{
  const char *action;
  const char *accelerators;
  const char *title;
  const char *group;
} LayoverAccelerator;

LayoverApplication *layover_application_new (const char *folder);

LayoverLibrary *layover_application_get_library (LayoverApplication *self);
const LayoverAccelerator *layover_application_get_accelerators (guint *n_accelerators);

const char *layover_accelerator_get_keys (const LayoverAccelerator *self);

void layover_app_init (void);

G_END_DECLS
