/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#pragma once

#include "layover-declaration.h"
#include "layover-interaction.h"

G_BEGIN_DECLS

/**
 * LayoverFeedback:
 *
 * Something an item shows or hides by the value of a variable: feedback in the body (a custom content node named
 * @custom_id stands at its place), modal feedback shown beside it (@custom_id is %NULL), or a template part. Borrowed
 * from its item.
 */
typedef struct
{
  char *custom_id;
  char *variable_identifier;
  char *identifier;
  char *title;
  gboolean is_shown_on_match;
  gboolean is_inline;
  LayoverContentNode *content;
} LayoverFeedback;

/**
 * LayoverStimulus:
 * @entry: where it stands
 * @title: (nullable): what the item calls it
 * @line: where the item names it
 * @content: (nullable): %NULL until layover_item_read_stimuli() has read it
 *
 * A text that several items share and that is shown beside each. Borrowed from its item.
 */
typedef struct
{
  char *entry;
  char *title;
  guint line;
  LayoverContentNode *content;
} LayoverStimulus;

#define LAYOVER_ITEM_MAX_RESPONSE_VALUES 1000

/** LayoverItemReferenceFunc: @target: an entry of the same container that the item needs; @line: 0 when not known */
typedef void (*LayoverItemReferenceFunc) (const char *target, guint line, gpointer data);

/**
 * LayoverResolver:
 * @entry: a name inside the same container
 *
 * How items and tests get at what stands in other entries without knowing about files.
 *
 * Returns: (transfer full) (nullable): the bytes, or %NULL with @error set
 */
typedef GBytes *(*LayoverResolver) (const char *entry, gpointer data, GError **error);

#define LAYOVER_TYPE_ITEM (layover_item_get_type ())
G_DECLARE_FINAL_TYPE (LayoverItem, layover_item, LAYOVER, ITEM, GObject)

LayoverItem *layover_item_load (GBytes *bytes, const char *entry, GError **error);
LayoverItem *layover_item_load_with_files (GBytes *bytes, const char *entry,
                                           LayoverResolver resolver, gpointer data, GError **error);

const char *layover_item_get_entry (LayoverItem *self);
const char *layover_item_get_identifier (LayoverItem *self);
const char *layover_item_get_title (LayoverItem *self);
const char *layover_item_get_label (LayoverItem *self);
const char *layover_item_get_language (LayoverItem *self);
gboolean layover_item_is_adaptive (LayoverItem *self);
gboolean layover_item_has_response_processing (LayoverItem *self);
GPtrArray *layover_item_get_faults (LayoverItem *self);
GPtrArray *layover_item_get_remarks (LayoverItem *self);
gboolean layover_item_check_rules (LayoverItem *self, GError **error);
gboolean layover_item_check_supported (LayoverItem *self, GError **error);

LayoverContentNode *layover_item_get_body (LayoverItem *self);
GPtrArray *layover_item_get_stimuli (LayoverItem *self);
void layover_item_read_stimuli (LayoverItem *self, LayoverResolver resolver, gpointer data);
guint layover_item_get_n_interactions (LayoverItem *self);
LayoverInteraction *layover_item_get_interaction (LayoverItem *self, guint i);
LayoverInteraction *layover_item_find_button (LayoverItem *self, const char *response_id);
LayoverInteraction *layover_item_find_interaction (LayoverItem *self, const char *custom_id);
GPtrArray *layover_item_get_feedbacks (LayoverItem *self);
const LayoverFeedback *layover_item_find_feedback (LayoverItem *self, const char *custom_id);
const char *layover_item_find_printed_variable (LayoverItem *self, const char *custom_id);

guint layover_item_get_n_declarations (LayoverItem *self);
LayoverDeclaration *layover_item_get_declaration (LayoverItem *self, guint i);
LayoverDeclaration *layover_item_find_declaration (LayoverItem *self, const char *identifier);
LayoverDeclaration *layover_item_get_response_declaration (LayoverItem *self,
                                                           const char *identifier);

void layover_stimulus_foreach_reference (const LayoverStimulus *self, LayoverItemReferenceFunc func,
                                         gpointer data);
void layover_item_foreach_reference (LayoverItem *self, LayoverItemReferenceFunc func,
                                     gpointer data);

G_END_DECLS
