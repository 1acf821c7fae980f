/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#pragma once

#include "layover-expression.h"

G_BEGIN_DECLS

/**
 * LayoverRules:
 *
 * The rules of response, outcome or template processing, which are one language with three vocabularies. Private to
 * this layer.
 */
typedef struct _LayoverRules LayoverRules;

/** LayoverRulesEnd: how a run ended: after the last rule, at an exit rule, or at a template constraint not met */
typedef enum
{
  LAYOVER_RULES_DONE,
  LAYOVER_RULES_EXIT,
  LAYOVER_RULES_RESTART,
} LayoverRulesEnd;

LayoverRules *layover_rules_load (LayoverXmlNode *node, LayoverRuleReader *reader, GError **error);
gboolean layover_rules_is_template (const char *uri);
LayoverRules *layover_rules_load_template (const char *uri, LayoverRuleReader *reader,
                                           GError **error);
void layover_rules_free (LayoverRules *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LayoverRules, layover_rules_free)

LayoverRulesEnd layover_rules_run (const LayoverRules *self, LayoverScope *scope);
gboolean layover_rules_is_empty (const LayoverRules *self);
const char *layover_rules_find_weight (const LayoverRules *self);

G_END_DECLS
