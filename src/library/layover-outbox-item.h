/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * LayoverOutboxState:
 * @LAYOVER_OUTBOX_NOT_MADE: handed in, but the results file could not be written yet; it is tried at every start
 * @LAYOVER_OUTBOX_NOT_EXPORTED: to do: carry it to the organisation
 * @LAYOVER_OUTBOX_EXPORTED: waiting for a receipt
 */
typedef enum
{
  LAYOVER_OUTBOX_NOT_MADE,
  LAYOVER_OUTBOX_NOT_EXPORTED,
  LAYOVER_OUTBOX_EXPORTED,
} LayoverOutboxState;

#define LAYOVER_TYPE_OUTBOX_ITEM (layover_outbox_item_get_type ())
G_DECLARE_FINAL_TYPE (LayoverOutboxItem, layover_outbox_item, LAYOVER, OUTBOX_ITEM, GObject)

/* One results file. Properties, all read-only; those that change notify: attempt, org, course, exam, title, state,
 * exported-to, exported-s, size-bytes. */

const char *layover_outbox_item_get_attempt (LayoverOutboxItem *self);
const char *layover_outbox_item_get_org (LayoverOutboxItem *self);
const char *layover_outbox_item_get_course (LayoverOutboxItem *self);
const char *layover_outbox_item_get_exam (LayoverOutboxItem *self);
const char *layover_outbox_item_get_title (LayoverOutboxItem *self);
LayoverOutboxState layover_outbox_item_get_state (LayoverOutboxItem *self);
const char *layover_outbox_item_get_exported_to (LayoverOutboxItem *self);
gint64 layover_outbox_item_get_exported_s (LayoverOutboxItem *self);
gint64 layover_outbox_item_get_submitted_s (LayoverOutboxItem *self);
guint64 layover_outbox_item_get_size_bytes (LayoverOutboxItem *self);
gboolean layover_outbox_item_get_score (LayoverOutboxItem *self, double *score, double *max_score);
gboolean layover_outbox_item_is_passed (LayoverOutboxItem *self);
const char *layover_outbox_item_get_digest (LayoverOutboxItem *self);
char *layover_outbox_item_dup_attempt_code (LayoverOutboxItem *self);
char *layover_outbox_item_dup_end_code (LayoverOutboxItem *self);
char *layover_outbox_item_dup_file_name (LayoverOutboxItem *self);

G_END_DECLS
