/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#pragma once

#include "layover-item-body.h"
#include "layover-item-session.h"
#include "layover-printed.h"
#include "layover-qti-files.h"
#include "layover-rules.h"

G_BEGIN_DECLS

struct _LayoverItem
{
  GObject parent_instance;

  char *entry;
  char *identifier;
  char *title;
  char *label;
  char *language;
  gboolean is_adaptive;
  LayoverVariables *variables;
  LayoverXmlDocument *document; /* both until the body is read */
  LayoverXmlNode *root;
  LayoverItemBody parts;
  LayoverRules *response_rules;
  LayoverRules *template_rules;
  gboolean has_response_processing;
  GError *unsupported;
  guint unmapped_line;
  GPtrArray *faults;
  GPtrArray *remarks;
};

LayoverItem *layover_item_load_with (GBytes *bytes, const char *entry, const LayoverQtiFiles *files,
                                     GError **error);
LayoverItem *layover_item_load_node (LayoverXmlNode *node, const char *entry,
                                     const LayoverQtiFiles *files, GError **error);
gboolean layover_item_session_process_attempt (LayoverItemSession *self, guint n, GError **error);
gboolean layover_item_session_process_press (LayoverItemSession *self, const char *response_id,
                                             guint n, GError **error);
GHashTable *layover_item_session_dup_outcomes (LayoverItemSession *self);
void layover_item_session_set_outcomes (LayoverItemSession *self, GHashTable *outcomes, guint n);
const LayoverPrinted *layover_item_find_printed (LayoverItem *self, const char *custom_id);
void layover_item_read_body (LayoverItem *self);
void layover_item_visit_references (LayoverContentNode *content, LayoverItemReferenceFunc func,
                                    gpointer data);
const LayoverItemBody *layover_item_get_parts (LayoverItem *self);
const LayoverVariables *layover_item_get_variables (LayoverItem *self);
const LayoverRules *layover_item_get_response_rules (LayoverItem *self);
const LayoverRules *layover_item_get_template_rules (LayoverItem *self);
void layover_item_session_restart (LayoverItemSession *self);
LayoverVariables *layover_item_session_get_variables (LayoverItemSession *self);
LayoverItemSession *layover_item_session_new_with_defaults (LayoverItem *item, guint64 seed,
                                                            GHashTable *template_defaults);

G_END_DECLS
