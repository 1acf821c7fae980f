/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#pragma once

#include <json-glib/json-glib.h>

#include "layover-item-session.h"

G_BEGIN_DECLS

/*
 * QTI’s values as JSON (docs/qti.md), which is how scripts hand responses in and get outcomes back:
 *
 *   identifier, string, uri, file        a string
 *   integer, float, duration             a number; what is infinite or no number is NULL already in QTI
 *   boolean                              true or false
 *   pair, directedPair, point            "A B"
 *   multiple, ordered                    an array; the order of a multiple has no meaning
 *   record                               an object, whose fields have the type that their JSON has
 *   NULL, an empty container or string   null
 */

JsonNode *layover_notation_parse (const char *text, GError **error);
char *layover_notation_format (JsonNode *node);

gboolean layover_notation_read_value (JsonNode *node, const LayoverDeclaration *declaration,
                                      LayoverValue **value, GError **error);
JsonNode *layover_notation_write_value (const LayoverValue *value);

G_END_DECLS
