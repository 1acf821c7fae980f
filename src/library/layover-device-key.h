/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#pragma once

#include "layover-secret-key.h"
#include "layover-store.h"

G_BEGIN_DECLS

LayoverSecretKey *layover_device_key_load (LayoverStore *store, GError **error);

G_END_DECLS
