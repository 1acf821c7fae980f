/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#pragma once

#include "layover-item.h"
#include "layover-xml-document.h"

G_BEGIN_DECLS

LayoverStimulus *layover_stimulus_load_reference (LayoverXmlNode *node, const char *entry,
                                                  GError **error);
void layover_stimulus_free (gpointer data);

LayoverContentNode *layover_stimulus_load (GBytes *bytes, const char *entry, GError **error);
LayoverContentNode *layover_stimulus_load_body (LayoverXmlNode *body, const char *entry,
                                                GError **error);

G_END_DECLS
