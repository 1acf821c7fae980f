/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#pragma once

#include "layover-bundle-check.h"

G_BEGIN_DECLS

/* imsmanifest.xml, so that tools for content packages and QTI can read a bundle as what it is. */

GBytes *layover_manifest_write (LayoverBundleCheck *check);

G_END_DECLS
