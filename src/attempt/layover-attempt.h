/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#pragma once

#include "layover-answer-files.h"
#include "layover-clock.h"
#include "layover-event-log.h"
#include "layover-public-key.h"
#include "layover-store-attempts.h"
#include "layover-test-session.h"

G_BEGIN_DECLS

/**
 * LayoverAttemptState:
 * @LAYOVER_ATTEMPT_OPEN: answers are taken
 * @LAYOVER_ATTEMPT_LOCKED: the time is up, but the submission is not on the disk yet; it is tried with every tick
 * @LAYOVER_ATTEMPT_SUBMITTED: nothing changes any more
 */
typedef enum
{
  LAYOVER_ATTEMPT_OPEN,
  LAYOVER_ATTEMPT_LOCKED,
  LAYOVER_ATTEMPT_SUBMITTED,
} LayoverAttemptState;

/**
 * LayoverSaveState:
 * @LAYOVER_SAVE_SAVED: everything that was given is on the disk
 * @LAYOVER_SAVE_SAVING: text is being typed and will be written within two seconds
 * @LAYOVER_SAVE_NOT_SAVED: the disk refused; what was given is kept in memory and tried again
 */
typedef enum
{
  LAYOVER_SAVE_SAVED,
  LAYOVER_SAVE_SAVING,
  LAYOVER_SAVE_NOT_SAVED,
} LayoverSaveState;

/**
 * LayoverItemState:
 * @LAYOVER_ITEM_UNANSWERED: no response of the item has a value
 * @LAYOVER_ITEM_PARTLY: some have, or one has fewer choices than the item asks for
 * @LAYOVER_ITEM_ANSWERED: every response has a value that fits
 */
typedef enum
{
  LAYOVER_ITEM_UNANSWERED,
  LAYOVER_ITEM_PARTLY,
  LAYOVER_ITEM_ANSWERED,
} LayoverItemState;

#define LAYOVER_TYPE_ATTEMPT_STATE (layover_attempt_state_get_type ())
GType layover_attempt_state_get_type (void);
#define LAYOVER_TYPE_SAVE_STATE (layover_save_state_get_type ())
GType layover_save_state_get_type (void);

/**
 * LayoverAttemptSetup:
 * @org: the organisation that signed the bundle
 * @course: its identifier
 * @exam: the identifier of the exam in the course
 * @title: of the exam, for lists of attempts
 * @bundle_digest: hex SHA-256 of the bundle's SHA256SUMS; the bundle stays installed while the attempt is open
 * @paper: SHA-256 of the paper, 32 bytes: of the lines of the bundle's SHA256SUMS below the exam's folder
 * @device: the public key of this installation
 * @learner: who sits: an identifier, usually an e-mail address
 * @name: who sits, as people write it
 * @minutes: the time limit
 * @pass_percent: of the points
 * @seed: 64 random bits, from which form and order of choices are drawn
 * @attempt_id: (nullable): 16 random bytes; %NULL: drawn from the system
 */
typedef struct
{
  const char *org;
  const char *course;
  const char *exam;
  const char *title;
  const char *bundle_digest;
  const guint8 *paper;
  const LayoverPublicKey *device;
  const char *learner;
  const char *name;
  int minutes;
  int pass_percent;
  guint64 seed;
  const guint8 *attempt_id;
} LayoverAttemptSetup;

#define LAYOVER_TYPE_ATTEMPT (layover_attempt_get_type ())
G_DECLARE_FINAL_TYPE (LayoverAttempt, layover_attempt, LAYOVER, ATTEMPT, GObject)

/* Properties, all read-only and notified: n-items (uint), current-item (uint), remaining-ms (int64), state
 * (LayoverAttemptState), save-state (LayoverSaveState), save-error (nullable string: a sentence for a person).
 * Signals: warning (uint minutes: 10, 5, 1), item-changed (uint item: its answer or flag changed). */

LayoverAttempt *layover_attempt_start (LayoverStore *store, LayoverTest *test,
                                       const LayoverAttemptSetup *setup, LayoverClock *clock,
                                       GError **error);
LayoverAttempt *layover_attempt_resume (LayoverStore *store, const char *attempt_id,
                                        LayoverTest *test, LayoverClock *clock, GError **error);
GBytes *layover_attempt_dup_readable_lines (LayoverStore *store, const char *attempt_id,
                                            GError **error);

const char *layover_attempt_get_id (LayoverAttempt *self);
const LayoverAttemptRow *layover_attempt_get_row (LayoverAttempt *self);
LayoverEventLog *layover_attempt_get_log (LayoverAttempt *self);
LayoverTestSession *layover_attempt_get_test_session (LayoverAttempt *self);

guint layover_attempt_get_n_items (LayoverAttempt *self);
guint layover_attempt_get_current_item (LayoverAttempt *self);
gint64 layover_attempt_get_remaining_ms (LayoverAttempt *self);
gint64 layover_attempt_get_away_ms (LayoverAttempt *self);
gint64 layover_attempt_get_last_saved_s (LayoverAttempt *self);
LayoverAttemptState layover_attempt_get_state (LayoverAttempt *self);
LayoverSaveState layover_attempt_get_save_state (LayoverAttempt *self);
const char *layover_attempt_get_save_error (LayoverAttempt *self);
LayoverItemState layover_attempt_get_item_state (LayoverAttempt *self, guint item);
gboolean layover_attempt_is_flagged (LayoverAttempt *self, guint item);

gboolean layover_attempt_set_response (LayoverAttempt *self, guint item, const char *response_id,
                                       LayoverValue *value, GError **error);
gboolean layover_attempt_queue_response (LayoverAttempt *self, guint item, const char *response_id,
                                         LayoverValue *value, GError **error);
gboolean layover_attempt_press (LayoverAttempt *self, guint item, const char *response_id,
                                GError **error);
LayoverAnswerFiles *layover_attempt_get_files (LayoverAttempt *self);
GPtrArray *layover_attempt_list_files (LayoverTestSession *session);
gboolean layover_attempt_set_flag (LayoverAttempt *self, guint item, gboolean is_flagged,
                                   GError **error);
gboolean layover_attempt_set_crossed_out (LayoverAttempt *self, guint item, const char *response_id,
                                          const char *const *choices, GError **error);
GStrv layover_attempt_dup_crossed_out (LayoverAttempt *self, guint item, const char *response_id);
gboolean layover_attempt_queue_draft (LayoverAttempt *self, guint item, const char *response_id,
                                      const char *draft, GError **error);
const char *layover_attempt_get_draft (LayoverAttempt *self, guint item, const char *response_id);
gboolean layover_attempt_show (LayoverAttempt *self, guint item, GError **error);
gboolean layover_attempt_add_note (LayoverAttempt *self, guint event, const char *text,
                                   GError **error);
gboolean layover_attempt_focus_out (LayoverAttempt *self, GError **error);
gboolean layover_attempt_focus_in (LayoverAttempt *self, GError **error);
gboolean layover_attempt_flush (LayoverAttempt *self, GError **error);
void layover_attempt_tick (LayoverAttempt *self);
gboolean layover_attempt_submit (LayoverAttempt *self, GError **error);

gboolean layover_attempt_is_practice (LayoverAttempt *self);
gboolean layover_attempt_get_score (LayoverAttempt *self, double *score, double *max_score);
gboolean layover_attempt_is_passed (LayoverAttempt *self);

G_END_DECLS
