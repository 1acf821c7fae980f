/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover-results"

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "layover-age.h"
#include "layover-container-writer.h"
#include "layover-error.h"
#include "layover-fold.h"
#include "layover-report.h"
#include "layover-result-draft.h"
#include "layover-result-files.h"
#include "layover-result-record.h"
#include "layover-result.h"

struct _LayoverResultDraft
{
  LayoverResultRecord *record;
  GBytes *events;
  GBytes *report;
  GHashTable *files; /* digest → GBytes */
  gint64 submitted_s;
};

/**
 * layover_result_check_recipients:
 * @recipients: the results-to of the organisation's enrolment
 *
 * Asked before an exam starts, so that nobody sits one that cannot be handed in.
 *
 * Returns: %FALSE with LAYOVER_ERROR_RESULT_NO_RECIPIENT when there is nobody to seal a result to
 */
gboolean
layover_result_check_recipients (const char *const *recipients, GError **error)
{
  guint n = g_strv_length ((char **) recipients);

  for (guint i = 0; i < n; i++)
    if (!layover_age_recipient_is_valid (recipients[i]))
      n = 0;

  if (n >= 1 && n <= LAYOVER_AGE_MAX_RECIPIENTS)
    return TRUE;

  layover_set_error (error, LAYOVER_ERROR_RESULT_NO_RECIPIENT, NULL,
                     _ ("The enrolment of this organisation does not say who may read results, so "
                        "an exam could not be handed in; ask the organisation for a newer one"));
  return FALSE;
}

static LayoverResultRecord *
make_record (LayoverAttempt *attempt)
{
  const LayoverAttemptRow *row = layover_attempt_get_row (attempt);
  LayoverEventLog *log = layover_attempt_get_log (attempt);
  LayoverResultRecord *record = layover_result_record_new ();
  g_autofree char *n_events = g_strdup_printf ("%u", layover_event_log_get_n_events (log));
  g_autofree char *head = layover_event_log_dup_head_hex (log);
  g_autofree char *pass_percent = g_strdup_printf ("%d", row->pass_percent);
  double score, max_score;

  layover_result_record_set (record, LAYOVER_RESULT_ORG, row->org);
  layover_result_record_set (record, LAYOVER_RESULT_EXAM, row->exam);
  layover_result_record_set (record, LAYOVER_RESULT_FORM, "drawn");
  layover_result_record_set (record, LAYOVER_RESULT_PAPER, row->paper);
  layover_result_record_set (record, LAYOVER_RESULT_SESSION, "none");
  layover_result_record_set (record, LAYOVER_RESULT_ATTEMPT, row->id);
  layover_result_record_set (record, LAYOVER_RESULT_DEVICE, row->device);
  layover_result_record_set (record, LAYOVER_RESULT_EVENTS, n_events);
  layover_result_record_set (record, LAYOVER_RESULT_HEAD, head);
  layover_result_record_set (record, LAYOVER_RESULT_LEARNER, row->learner);
  layover_result_record_set (record, LAYOVER_RESULT_NAME, row->name);
  layover_result_record_set (record, LAYOVER_RESULT_COURSE, row->course);
  layover_result_record_set (record, LAYOVER_RESULT_BUNDLE, row->bundle);
  layover_result_record_set (record, LAYOVER_RESULT_PASS_PERCENT, pass_percent);
  if (layover_attempt_get_score (attempt, &score, &max_score))
    {
      layover_result_record_set_number (record, LAYOVER_RESULT_SCORE, score);
      layover_result_record_set_number (record, LAYOVER_RESULT_MAX_SCORE, max_score);
    }
  record->device = layover_public_key_parse (row->device, NULL);
  return record;
}

static gboolean
collect_files (LayoverResultDraft *self, LayoverAttempt *attempt, LayoverTestSession *session,
               GError **error)
{
  g_autoptr (GPtrArray) labels = layover_attempt_list_files (session);

  for (guint i = 0; i < labels->len; i++)
    {
      const LayoverFileLabel *label = labels->pdata[i];
      GBytes *bytes = layover_answer_files_dup (layover_attempt_get_files (attempt), label, error);

      if (bytes == NULL)
        return FALSE;
      g_hash_table_insert (self->files, g_strdup (label->digest), bytes);
    }

  return TRUE;
}

/* Folded anew from what is on the disk, so that the report is a function of the events alone. */
static gboolean
draw_up (LayoverResultDraft *self, LayoverAttempt *attempt, GError **error)
{
  LayoverEventLog *log = layover_attempt_get_log (attempt);
  LayoverTest *test = layover_test_session_get_test (layover_attempt_get_test_session (attempt));
  g_autoptr (LayoverTestSession) session = layover_fold_answers (log, test, NULL, error);

  if (session == NULL || !collect_files (self, attempt, session, error))
    return FALSE;

  layover_fold_submit_all (session, log, NULL);
  self->report = layover_report_write (session, log, layover_attempt_get_id (attempt),
                                       self->record->values[LAYOVER_RESULT_LEARNER]);
  return self->report != NULL;
}

/**
 * layover_result_draft_new:
 * @attempt: handed in
 *
 * Returns: (transfer full) (nullable): the draft, or %NULL with LAYOVER_ERROR_RESULT_NOT_SUBMITTED
 */
LayoverResultDraft *
layover_result_draft_new (LayoverAttempt *attempt, GError **error)
{
  LayoverEventLog *log = layover_attempt_get_log (attempt);
  g_autoptr (LayoverResultDraft) self = NULL;

  if (layover_attempt_get_state (attempt) != LAYOVER_ATTEMPT_SUBMITTED)
    {
      layover_set_error (error, LAYOVER_ERROR_RESULT_NOT_SUBMITTED, NULL,
                         _ ("This exam is not handed in yet"));
      return NULL;
    }

  self = g_new0 (LayoverResultDraft, 1);
  self->record = make_record (attempt);
  self->events = layover_event_log_dup_lines (log);
  self->submitted_s = layover_event_log_get_last (log, LAYOVER_EVENT_SUBMIT)->utc_s;
  self->files = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                       (GDestroyNotify) g_bytes_unref);
  if (!draw_up (self, attempt, error))
    return NULL;

  return g_steal_pointer (&self);
}

void
layover_result_draft_free (LayoverResultDraft *self)
{
  g_clear_pointer (&self->record, layover_result_record_free);
  g_clear_pointer (&self->events, g_bytes_unref);
  g_clear_pointer (&self->report, g_bytes_unref);
  g_clear_pointer (&self->files, g_hash_table_unref);
  g_free (self);
}

/* The container inside, which only the recipients read. */
static GBytes *
write_payload (const LayoverResultDraft *self, GError **error)
{
  g_autoptr (LayoverContainerWriter) writer = layover_container_writer_new ();
  g_autoptr (GBytes) record = layover_result_record_format (self->record, TRUE, error);

  if (record == NULL
      || !layover_container_writer_add_bytes (writer, LAYOVER_RESULT_INNER_RECORD, record, error)
      || !layover_container_writer_add_bytes (writer, LAYOVER_RESULT_EVENTS_LIST, self->events,
                                              error)
      || !layover_container_writer_add_bytes (writer, LAYOVER_RESULT_REPORT, self->report, error)
      || !layover_result_files_write (self->files, writer, error))
    return NULL;

  return layover_container_writer_write_inner (writer, error);
}

/**
 * layover_result_draft_seal:
 * @device: the secret key of the installation that @self names
 * @recipients: (array zero-terminated=1): the results-to of the organisation's enrolment
 *
 * Sealing draws random bytes: it is done once for an attempt, and the bytes are kept. Any thread.
 *
 * Returns: (transfer full) (nullable): the results file; LAYOVER_ERROR_RESULT_NO_RECIPIENT,
 *   LAYOVER_ERROR_RESULT_DEVICE when @device is another key than the one the attempt began with
 */
GBytes *
layover_result_draft_seal (const LayoverResultDraft *self, const LayoverSecretKey *device,
                           const char *const *recipients, GError **error)
{
  g_autoptr (LayoverContainerWriter) writer = layover_container_writer_new ();
  g_autoptr (LayoverStatement) statement = NULL;
  g_autoptr (GBytes) record = NULL;
  g_autoptr (GBytes) plain = NULL;
  g_autoptr (GBytes) sealed = NULL;

  if (!layover_result_check_recipients (recipients, error))
    return NULL;

  if (self->record->device == NULL
      || memcmp (layover_secret_key_get_public (device)->bytes, self->record->device->bytes,
                 sizeof self->record->device->bytes)
             != 0)
    {
      layover_set_error (error, LAYOVER_ERROR_RESULT_DEVICE, NULL,
                         _ ("The key of this installation is not the one the exam was begun with"));
      return NULL;
    }

  record = layover_result_record_format (self->record, FALSE, error);
  plain = write_payload (self, error);
  if (record == NULL || plain == NULL)
    return NULL;

  sealed = layover_age_seal (plain, recipients, error);
  if (sealed == NULL
      || !layover_container_writer_add_bytes (writer, LAYOVER_RESULT_PAYLOAD, sealed, error)
      || !layover_container_writer_add_bytes (writer, LAYOVER_RESULT_OUTER_RECORD, record, error))
    return NULL;

  statement = layover_statement_new (LAYOVER_FILE_TYPE_RESULT,
                                     self->record->values[LAYOVER_RESULT_ATTEMPT], 1,
                                     self->submitted_s, 0);
  return layover_container_writer_write_signed_bytes (writer, statement, device, error);
}

/**
 * layover_result_build:
 *
 * layover_result_draft_new() and layover_result_draft_seal() in one.
 *
 * Returns: (transfer full) (nullable): the results file of docs/format.md section 9
 */
GBytes *
layover_result_build (LayoverAttempt *attempt, const LayoverSecretKey *device,
                      const char *const *recipients, GError **error)
{
  g_autoptr (LayoverResultDraft) draft = layover_result_draft_new (attempt, error);

  if (draft == NULL)
    return NULL;

  return layover_result_draft_seal (draft, device, recipients, error);
}
