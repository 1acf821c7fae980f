/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#pragma once

#include "layover-qti-reader.h"
#include "layover-scope.h"

G_BEGIN_DECLS

/**
 * LayoverExpression:
 *
 * An expression of QTI as a tree of operators, read and checked once, evaluated often. Evaluation cannot fail: an
 * operand of the wrong kind makes the result NULL, as QTI says. Private to this layer.
 */
typedef struct _LayoverExpression LayoverExpression;

/**
 * LayoverRuleReader:
 * @entry: what is being read
 * @variables: (nullable): the declarations in sight; those of a test know items' variables only by a dot in the name
 * @faults: (nullable) (element-type GError): see layover_qti_forgive()
 * @unsupported: (nullable) (transfer full): of the first thing met that this version only knows by name, and cannot do
 * @unmapped_line: where the first response is mapped for which no mapping is declared; 0 for nowhere
 */
typedef struct
{
  const char *entry;
  const LayoverVariables *variables;
  GPtrArray *faults;
  GError *unsupported;
  guint unmapped_line;
} LayoverRuleReader;

LayoverExpression *layover_expression_load (LayoverXmlNode *node, LayoverRuleReader *reader,
                                            GError **error);
void layover_expression_free (LayoverExpression *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LayoverExpression, layover_expression_free)

LayoverValue *layover_expression_evaluate (const LayoverExpression *self, LayoverScope *scope);
const char *layover_expression_find_weight (const LayoverExpression *self);

void layover_rule_reader_note_unsupported (LayoverRuleReader *reader, LayoverXmlNode *node,
                                           const char *name);
gboolean layover_rule_reader_check_variable (LayoverRuleReader *reader, LayoverXmlNode *node,
                                             const char *identifier, GError **error);

G_END_DECLS
