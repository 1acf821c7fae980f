/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#pragma once

#include "layover-item-body.h"

G_BEGIN_DECLS

/* format.md section 10 */
#define LAYOVER_INTERACTION_MAX_CHOICES 1000

gboolean layover_interaction_node_is (LayoverXmlNode *node);
LayoverInteraction *layover_interaction_load (LayoverXmlNode *node, LayoverItemBody *body,
                                              GError **error);
gboolean layover_interaction_check_declaration (LayoverInteraction *self,
                                                const LayoverDeclaration *declaration,
                                                const char *entry, GError **error);

G_END_DECLS
