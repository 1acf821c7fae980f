/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#pragma once

#include "layover-declaration.h"
#include "layover-xml-document.h"

G_BEGIN_DECLS

/**
 * LayoverVariables:
 *
 * The variables of one item or test session, by identifier: the declarations they come from and what they hold now.
 * Private to this layer.
 */
typedef struct _LayoverVariables LayoverVariables;

LayoverVariables *layover_variables_new (void);
void layover_variables_free (LayoverVariables *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LayoverVariables, layover_variables_free)

gboolean layover_variables_declare (LayoverVariables *self, LayoverDeclaration *declaration);
gboolean layover_variables_load (LayoverVariables *self, LayoverXmlNode *node, const char *entry,
                                 GPtrArray *faults, GError **error);
void layover_variables_reset (LayoverVariables *self, LayoverDeclarationKind kind);
GHashTable *layover_variables_dup_values (const LayoverVariables *self,
                                          LayoverDeclarationKind kind);

guint layover_variables_get_n_variables (const LayoverVariables *self);
LayoverDeclaration *layover_variables_get_declaration (const LayoverVariables *self, guint i);
LayoverDeclaration *layover_variables_find (const LayoverVariables *self, const char *identifier);
LayoverValue *layover_variables_get (const LayoverVariables *self, const char *identifier);
LayoverValue *layover_variables_get_correct (const LayoverVariables *self, const char *identifier);
LayoverValue *layover_variables_get_default (const LayoverVariables *self, const char *identifier);
void layover_variables_set (LayoverVariables *self, const char *identifier, LayoverValue *value);
void layover_variables_set_correct (LayoverVariables *self, const char *identifier,
                                    LayoverValue *value);
void layover_variables_fix (LayoverVariables *self, const char *identifier, LayoverValue *value);
void layover_variables_fix_correct (LayoverVariables *self, const char *identifier,
                                    LayoverValue *value);
void layover_variables_set_default (LayoverVariables *self, const char *identifier,
                                    LayoverValue *value);

void layover_variables_mark_unknown (LayoverVariables *self, const char *identifier);
void layover_variables_mark_correct_unknown (LayoverVariables *self, const char *identifier);
gboolean layover_variables_is_unknown (const LayoverVariables *self, const char *identifier);
gboolean layover_variables_is_correct_unknown (const LayoverVariables *self,
                                               const char *identifier);
gboolean layover_variables_is_responded (const LayoverVariables *self, const char *identifier);
guint layover_variables_count_responded (const LayoverVariables *self);
gboolean layover_variables_are_correct (const LayoverVariables *self);

G_END_DECLS
