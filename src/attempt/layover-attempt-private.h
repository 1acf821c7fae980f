/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#pragma once

#include "layover-attempt.h"
#include "layover-countdown.h"

G_BEGIN_DECLS

/**
 * LayoverTyping:
 * @value: what stands there now; already in the test session, not yet on the disk
 * @utc_s: the wall clock at the last keystroke
 * @boot_ms: CLOCK_BOOTTIME at the last keystroke
 * @due_ms: CLOCK_BOOTTIME at which it is written
 *
 * A text that is being typed. @response_id is %NULL when there is none.
 */
typedef struct
{
  guint item;
  char *response_id;
  LayoverValue *value;
  gint64 utc_s;
  gint64 boot_ms;
  gint64 due_ms;
} LayoverTyping;

/* How long what is typed may wait for the disk. */
#define LAYOVER_ATTEMPT_TYPING_MS 1500

/**
 * LayoverKeptAside:
 * @item: the key of the item in its form
 * @words: what is kept beside one of its responses
 * @is_saved: whether it is on the disk
 */
typedef struct
{
  LayoverAside kind;
  char *item;
  char *response;
  char *words;
  gboolean is_saved;
} LayoverKeptAside;

struct _LayoverAttempt
{
  GObject parent_instance;

  LayoverStore *store;
  LayoverClock *clock;
  LayoverTestSession *session;
  LayoverEventLog *log;
  LayoverAttemptRow *row;
  LayoverCountdown countdown;

  GQueue unsaved;
  LayoverAnswerFiles *files;
  LayoverTyping typing;
  GPtrArray *asides;
  gint64 asides_due_ms; /* -1: nothing waits */
  gint64 failing_since_ms;
  gint64 retry_ms;
  gint64 beat_ms;

  LayoverAttemptState state;
  LayoverSaveState save_state;
  char *save_error;

  gint64 remaining_ms;
  gint64 away_ms;
  gint64 focus_lost_ms;
  gint64 disagreement_ms;
  guint current_item;
  GHashTable *flags;
};

/* layover-attempt.c */
void layover_attempt_set_state (LayoverAttempt *self, LayoverAttemptState state);
void layover_attempt_set_save_state (LayoverAttempt *self, LayoverSaveState save_state,
                                     const char *save_error);
void layover_attempt_set_remaining (LayoverAttempt *self, gint64 remaining_ms);
void layover_attempt_set_current_item (LayoverAttempt *self, guint item);
void layover_attempt_emit_item_changed (LayoverAttempt *self, guint item);
void layover_attempt_emit_warning (LayoverAttempt *self, guint minutes);

/* layover-attempt-save.c */
gboolean layover_attempt_record (LayoverAttempt *self, LayoverEvent *event, GError **error);
gboolean layover_attempt_save (LayoverAttempt *self, GError **error);
gboolean layover_attempt_close (LayoverAttempt *self, GError **error);
void layover_attempt_set_typing (LayoverAttempt *self, guint item, const char *response_id,
                                 LayoverValue *value);
gboolean layover_attempt_is_typing (LayoverAttempt *self, guint item, const char *response_id);
void layover_attempt_beat (LayoverAttempt *self);

gboolean layover_attempt_give_up_reserve (LayoverAttempt *self, const GError *error);

/* layover-attempt-answers.c */
gboolean layover_attempt_enter (LayoverAttempt *self, GError **error);

/* layover-attempt-files.c */
gboolean layover_attempt_check_file (LayoverAttempt *self, guint item, const char *response_id,
                                     const LayoverValue *value, GError **error);
LayoverFileLabel *layover_attempt_dup_file_label (LayoverAttempt *self, const LayoverEvent *event);
char *layover_attempt_dup_dropped_file (LayoverAttempt *self, const LayoverEvent *event);
void layover_attempt_replace_waiting (LayoverAttempt *self, const LayoverEvent *event);
void layover_attempt_settle_files (LayoverAttempt *self);
void layover_attempt_take_back_lost_files (LayoverAttempt *self);
gboolean layover_attempt_forget_other_files (LayoverAttempt *self, GError **error);

/* layover-attempt-asides.c */
void layover_kept_aside_free (LayoverKeptAside *self);
gboolean layover_attempt_write_asides (LayoverAttempt *self, GError **error);
gboolean layover_attempt_read_asides (LayoverAttempt *self, GError **error);

/* layover-attempt-time.c */
void layover_attempt_charge (LayoverAttempt *self);
void layover_attempt_charge_absence (LayoverAttempt *self);

G_END_DECLS
