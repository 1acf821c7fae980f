/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#pragma once

#include "layover-event.h"

G_BEGIN_DECLS

#define LAYOVER_ATTEMPT_ID_BYTES 16
#define LAYOVER_CHAIN_BYTES 32

#define LAYOVER_TYPE_EVENT_LOG (layover_event_log_get_type ())
G_DECLARE_FINAL_TYPE (LayoverEventLog, layover_event_log, LAYOVER, EVENT_LOG, GObject)

LayoverEventLog *layover_event_log_new (const guint8 *attempt_id, const guint8 *paper,
                                        const guint8 *device);

guint layover_event_log_get_n_events (LayoverEventLog *self);
const LayoverEvent *layover_event_log_get_event (LayoverEventLog *self, guint n);
const LayoverEvent *layover_event_log_get_last (LayoverEventLog *self, LayoverEventKind kind);
const guint8 *layover_event_log_get_head (LayoverEventLog *self);
char *layover_event_log_dup_head_hex (LayoverEventLog *self);

char *layover_event_log_dup_next_head_hex (LayoverEventLog *self, const char *line);
void layover_event_log_take (LayoverEventLog *self, LayoverEvent *event);

gboolean layover_event_log_read_line (LayoverEventLog *self, const char *line, gsize length,
                                      const char *entry, GError **error);
gboolean layover_event_log_read_lines (LayoverEventLog *self, GBytes *lines, const char *entry,
                                       GError **error);
gboolean layover_event_log_check_head (LayoverEventLog *self, guint n_events, const char *head_hex,
                                       const char *entry, GError **error);

GBytes *layover_event_log_dup_lines (LayoverEventLog *self);
GPtrArray *layover_event_log_list_answers (LayoverEventLog *self);
gint64 layover_event_log_get_time_used_ms (LayoverEventLog *self);
gint64 layover_event_log_get_limit_ms (LayoverEventLog *self);
gboolean layover_event_log_get_seed (LayoverEventLog *self, guint64 *seed);

G_END_DECLS
