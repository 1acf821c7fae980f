/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#pragma once

#include "layover-store.h"

G_BEGIN_DECLS

/**
 * LayoverTimeRow:
 * @charged_ms: of the exam's time, used so far
 * @boot_id: which boot of the computer @boot_ms counts in
 * @boot_ms: CLOCK_BOOTTIME when this was written
 * @utc_ms: the wall clock when this was written
 *
 * What a later start needs to charge the time in between (format 1, section 8). Stored with every event and with
 * every heartbeat.
 */
typedef struct
{
  gint64 charged_ms;
  const char *boot_id;
  gint64 boot_ms;
  gint64 utc_ms;
} LayoverTimeRow;

/**
 * LayoverEventRow:
 * @n: its number, from 0 without a gap
 * @line: the canonical JSON, without the line feed
 * @head: lower-case hex of the chain after this event
 * @file: (nullable): lower-case hex SHA-256 of the file that it answers with
 * @file_bytes: (nullable): that file, where it is not stored yet
 * @dropped_file: (nullable): the digest of a file that no answer names after this event
 */
typedef struct
{
  guint n;
  const char *line;
  const char *head;
  const char *file;
  GBytes *file_bytes;
  const char *dropped_file;
} LayoverEventRow;

/**
 * LayoverAttemptRow:
 * @id: 16 random bytes, as lower-case hex
 * @bundle: the digest of the bundle it was started from, which stays installed as long as the attempt is open
 * @paper: SHA-256 of the paper, lower-case hex
 * @device: the minisign public key of this installation
 * @started_ms: wall clock, UTC
 * @submitted_ms: wall clock, UTC; 0 while it is open
 * @time_*: the last %LayoverTimeRow
 * @n_events: how many events there must be, and @head what their chain must end in
 * @score: points, once it is submitted and scored here; -1 before
 */
typedef struct
{
  char *id;
  char *org;
  char *course;
  char *exam;
  char *title;
  char *bundle;
  char *paper;
  char *device;
  char *learner;
  char *name;
  guint64 seed;
  int minutes;
  int pass_percent;
  gint64 started_ms;
  gint64 submitted_ms;
  gint64 charged_ms;
  char *boot_id;
  gint64 boot_ms;
  gint64 utc_ms;
  guint n_events;
  char *head;
  double score;
  double max_score;
  gboolean is_passed;
} LayoverAttemptRow;

/**
 * LayoverAside:
 * @LAYOVER_ASIDE_CROSSED_OUT: identifiers of choices, separated by spaces; empty when all were restored
 * @LAYOVER_ASIDE_DRAFT: what was begun and is no answer yet, as its kind of question writes it; empty when there is none
 *
 * What is kept beside an open attempt for one response. No event, and nothing that is handed in.
 */
typedef enum
{
  LAYOVER_ASIDE_CROSSED_OUT,
  LAYOVER_ASIDE_DRAFT,
  LAYOVER_ASIDE_N_KINDS
} LayoverAside;

/**
 * LayoverAsideRow:
 * @item: the key of the item in its form
 * @response: the identifier of the response in the item
 * @words: see #LayoverAside
 */
typedef struct
{
  char *item;
  char *response;
  char *words;
} LayoverAsideRow;

void layover_aside_row_free (LayoverAsideRow *self);

LayoverAttemptRow *layover_attempt_row_new (void);
void layover_attempt_row_free (LayoverAttemptRow *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LayoverAttemptRow, layover_attempt_row_free)

gboolean layover_store_create_attempt (LayoverStore *self, const LayoverAttemptRow *row,
                                       const LayoverEventRow *start, GError **error);
gboolean layover_store_append_event (LayoverStore *self, const char *attempt,
                                     const LayoverEventRow *event, const LayoverTimeRow *time,
                                     GError **error);
gboolean layover_store_beat (LayoverStore *self, const char *attempt, const LayoverTimeRow *time,
                             GError **error);
gboolean layover_store_submit_attempt (LayoverStore *self, const char *attempt,
                                       const LayoverEventRow *event, const LayoverTimeRow *time,
                                       double score, double max_score, gboolean is_passed,
                                       GError **error);

gboolean layover_store_set_aside (LayoverStore *self, LayoverAside kind, const char *attempt,
                                  const char *item, const char *response, const char *words,
                                  GError **error);

LayoverAttemptRow *layover_store_find_attempt (LayoverStore *self, const char *attempt,
                                               GError **error);
GPtrArray *layover_store_list_attempts (LayoverStore *self, GError **error);
GPtrArray *layover_store_list_events (LayoverStore *self, const char *attempt, GError **error);
GPtrArray *layover_store_list_asides (LayoverStore *self, LayoverAside kind, const char *attempt,
                                      GError **error);

G_END_DECLS
