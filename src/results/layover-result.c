/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover-results"

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "layover-age.h"
#include "layover-error.h"
#include "layover-fold.h"
#include "layover-report.h"
#include "layover-result-codes.h"
#include "layover-result-files.h"
#include "layover-result.h"
#include "layover-text.h"

#define MAX_RECORD_BYTES 65536
#define MAX_REPORT_BYTES (4 * 1024 * 1024)

/**
 * LayoverResult:
 *
 * A results file that was judged: its label (anybody), and its sealed part (who has an identity). Nothing of it is
 * handed out before every check of docs/format.md section 9 that can be made here has passed.
 */
struct _LayoverResult
{
  GObject parent_instance;

  LayoverContainer *container;
  LayoverResultRecord *label;

  LayoverContainer *payload;
  LayoverResultRecord *record;
  LayoverEventLog *log;
  GBytes *report_bytes;
  LayoverAssessmentResult *report;
  GPtrArray *files; /* LayoverResultFile */
};

G_DEFINE_FINAL_TYPE (LayoverResult, layover_result, G_TYPE_OBJECT)

static void
layover_result_finalize (GObject *object)
{
  LayoverResult *self = LAYOVER_RESULT (object);

  g_clear_object (&self->container);
  g_clear_pointer (&self->label, layover_result_record_free);
  g_clear_object (&self->payload);
  g_clear_pointer (&self->record, layover_result_record_free);
  g_clear_object (&self->log);
  g_clear_pointer (&self->report_bytes, g_bytes_unref);
  g_clear_pointer (&self->report, layover_assessment_result_unref);
  g_clear_pointer (&self->files, g_ptr_array_unref);

  G_OBJECT_CLASS (layover_result_parent_class)->finalize (object);
}

static void
layover_result_class_init (LayoverResultClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = layover_result_finalize;
}

static void
layover_result_init (LayoverResult *self)
{
}

/* Each name has to be in @names, or below files/ when that is allowed. */
static gboolean
check_entries (LayoverContainer *container, const char *const *names, gboolean may_have_files,
               GError **error)
{
  for (guint i = 0; i < layover_container_get_n_entries (container); i++)
    {
      const char *name = layover_container_get_entry_name (container, i);

      if (g_strv_contains (names, name)
          || (may_have_files && g_str_has_prefix (name, LAYOVER_RESULT_FILES_FOLDER)))
        continue;
      layover_set_error (error, LAYOVER_ERROR_RESULT_ENTRY, name,
                         _ ("A results file has no such entry"));
      return FALSE;
    }

  return TRUE;
}

static void
set_statement_error (GError **error)
{
  layover_set_error (error, LAYOVER_ERROR_RESULT_STATEMENT, NULL,
                     _ ("The signature of this results file is about another attempt"));
}

static gboolean
check_statement (LayoverResult *self, GError **error)
{
  const LayoverStatement *statement = layover_container_get_statement (self->container);

  if (statement->type != LAYOVER_FILE_TYPE_RESULT)
    {
      layover_set_error (error, LAYOVER_ERROR_WRONG_TYPE, NULL, _ ("This is not a results file"));
      return FALSE;
    }

  if (statement->version == 1 && statement->expires_s == 0
      && strcmp (statement->id, self->label->values[LAYOVER_RESULT_ATTEMPT]) == 0)
    return TRUE;

  set_statement_error (error);
  return FALSE;
}

/**
 * layover_result_open_label:
 * @container: opened as signed
 *
 * Judges what everybody can read: the label, and that the device it names signed the file. This proves that the
 * file is unchanged since one installation signed it, and nothing about who owns that installation.
 *
 * Returns: (transfer full) (nullable): the result, its sealed part closed
 */
LayoverResult *
layover_result_open_label (LayoverContainer *container, GError **error)
{
  static const char *const names[] = { LAYOVER_RESULT_OUTER_RECORD, LAYOVER_RESULT_PAYLOAD, NULL };
  g_autoptr (LayoverResult) self = NULL;
  g_autoptr (GBytes) bytes = NULL;
  guint index;

  g_return_val_if_fail (LAYOVER_IS_CONTAINER (container), NULL);

  self = g_object_new (LAYOVER_TYPE_RESULT, NULL);
  self->container = g_object_ref (container);

  bytes = layover_container_read (container, LAYOVER_RESULT_OUTER_RECORD, MAX_RECORD_BYTES, error);
  if (bytes == NULL)
    return NULL;

  self->label = layover_result_record_parse (bytes, LAYOVER_RESULT_OUTER_RECORD, FALSE, error);
  if (self->label == NULL || !layover_container_verify (container, self->label->device, error)
      || !check_statement (self, error) || !check_entries (container, names, FALSE, error))
    return NULL;

  if (!layover_container_find (container, LAYOVER_RESULT_PAYLOAD, &index))
    {
      layover_set_error (error, LAYOVER_ERROR_NO_ENTRY, LAYOVER_RESULT_PAYLOAD,
                         _ ("This entry is missing"));
      return NULL;
    }

  if (!layover_container_verify_entries (container, NULL, NULL, NULL, error))
    return NULL;

  return g_steal_pointer (&self);
}

static gboolean
open_payload (LayoverResult *self, GPtrArray *identities, GError **error)
{
  static const char *const names[] = { LAYOVER_RESULT_INNER_RECORD, LAYOVER_RESULT_EVENTS_LIST,
                                       LAYOVER_RESULT_REPORT, NULL };
  g_autoptr (GBytes) sealed = NULL;
  g_autoptr (GBytes) plain = NULL;

  sealed = layover_container_read (self->container, LAYOVER_RESULT_PAYLOAD,
                                   LAYOVER_RESULT_MAX_PAYLOAD_BYTES, error);
  if (sealed == NULL)
    return FALSE;

  plain = layover_age_open (sealed, identities, LAYOVER_RESULT_PAYLOAD, error);
  if (plain == NULL)
    return FALSE;

  self->payload = layover_container_new_from_bytes (plain, LAYOVER_RESULT_PAYLOAD, FALSE, error);
  return self->payload != NULL && check_entries (self->payload, names, TRUE, error);
}

static gboolean
read_record (LayoverResult *self, GError **error)
{
  g_autoptr (GBytes) bytes = layover_container_read (self->payload, LAYOVER_RESULT_INNER_RECORD,
                                                     MAX_RECORD_BYTES, error);

  if (bytes == NULL)
    return FALSE;

  self->record = layover_result_record_parse (bytes, LAYOVER_RESULT_INNER_RECORD, TRUE, error);
  return self->record != NULL
         && layover_result_record_check_same (self->label, self->record,
                                              LAYOVER_RESULT_INNER_RECORD, error);
}

static gboolean
read_events (LayoverResult *self, GError **error)
{
  g_autoptr (GBytes) bytes = layover_container_read (self->payload, LAYOVER_RESULT_EVENTS_LIST,
                                                     LAYOVER_RESULT_MAX_PAYLOAD_BYTES, error);
  const LayoverEvent *submit;
  guint8 attempt[LAYOVER_ATTEMPT_ID_BYTES];
  guint8 paper[32];

  if (bytes == NULL)
    return FALSE;

  layover_hex_decode (self->record->values[LAYOVER_RESULT_ATTEMPT], attempt, sizeof attempt);
  layover_hex_decode (self->record->values[LAYOVER_RESULT_PAPER], paper, sizeof paper);
  self->log = layover_event_log_new (attempt, paper, self->record->device->bytes);
  if (!layover_event_log_read_lines (self->log, bytes, LAYOVER_RESULT_EVENTS_LIST, error)
      || !layover_event_log_check_head (self->log, self->record->n_events,
                                        self->record->values[LAYOVER_RESULT_HEAD],
                                        LAYOVER_RESULT_EVENTS_LIST, error))
    return FALSE;

  submit = layover_event_log_get_last (self->log, LAYOVER_EVENT_SUBMIT);
  if (submit == NULL)
    {
      layover_set_error (error, LAYOVER_ERROR_EVENT_ORDER, LAYOVER_RESULT_EVENTS_LIST,
                         _ ("The exam’s record does not end with the submission"));
      return FALSE;
    }

  if (submit->utc_s != layover_container_get_statement (self->container)->created_s)
    {
      set_statement_error (error);
      return FALSE;
    }

  return TRUE;
}

/* The points that were shown are the ones that are reported. */
static gboolean
check_score (LayoverResult *self, GError **error)
{
  const LayoverValue *reported = layover_assessment_result_get_test_outcome (self->report, "SCORE");
  double shown;

  if (!layover_value_is_numeric (reported)
      || !layover_result_record_get_number (self->record, LAYOVER_RESULT_SCORE, &shown)
      || ABS (shown - layover_value_get_float (reported)) < 1e-9)
    return TRUE;

  layover_set_error (error, LAYOVER_ERROR_RESULT_REPORT, LAYOVER_RESULT_INNER_RECORD,
                     _ ("The points that were shown are not the points that are reported"));
  return FALSE;
}

/* What Layover writes has no faults, whatever may be forgiven to others. */
static gboolean
check_faults (LayoverResult *self, GError **error)
{
  GPtrArray *faults = layover_assessment_result_get_faults (self->report);

  if (faults->len == 0)
    return TRUE;

  g_propagate_error (error, g_error_copy (faults->pdata[0]));

  return FALSE;
}

static gboolean
read_report (LayoverResult *self, GError **error)
{
  self->report_bytes = layover_container_read (self->payload, LAYOVER_RESULT_REPORT,
                                               MAX_REPORT_BYTES, error);
  if (self->report_bytes == NULL)
    return FALSE;

  self->report = layover_assessment_result_parse (self->report_bytes, LAYOVER_RESULT_REPORT, error);
  return self->report != NULL && check_faults (self, error)
         && layover_report_check_answers (self->report, self->log,
                                          self->record->values[LAYOVER_RESULT_ATTEMPT],
                                          LAYOVER_RESULT_REPORT, error)
         && check_score (self, error);
}

/* The answers are known to be those of the events; so these are the files that the chain names, and no others. */
static gboolean
check_files (LayoverResult *self, GError **error)
{
  self->files = layover_result_files_list (self->report, LAYOVER_RESULT_REPORT, error);

  return self->files != NULL && layover_result_files_check (self->files, self->payload, error);
}

/**
 * layover_result_open:
 * @identities: (element-type LayoverAgeIdentity): of the collection
 *
 * Judges a result as the collection desk does: what layover_result_open_label() asks, and that the sealed part
 * repeats the label, that the chain of events recomputes to it, that the record runs from start to submission within
 * the time, that every response in result.xml is the last answer in the events, and that exactly the files that these
 * answers name are there. That the points are right only
 * the paper can tell: layover_result_check_test().
 *
 * Returns: (transfer full) (nullable): the result, or %NULL with the first difference as the error
 */
LayoverResult *
layover_result_open (LayoverContainer *container, GPtrArray *identities, GError **error)
{
  g_autoptr (LayoverResult) self = layover_result_open_label (container, error);

  if (self == NULL || !open_payload (self, identities, error) || !read_record (self, error)
      || !read_events (self, error) || !read_report (self, error) || !check_files (self, error))
    return NULL;

  return g_steal_pointer (&self);
}

/* The first line that differs, from 1. */
static gint64
find_difference (GBytes *a, GBytes *b)
{
  gsize length_a, length_b;
  const char *text_a = g_bytes_get_data (a, &length_a);
  const char *text_b = g_bytes_get_data (b, &length_b);
  gint64 line = 1;

  for (gsize i = 0; i < MIN (length_a, length_b) && text_a[i] == text_b[i]; i++)
    if (text_a[i] == '\n')
      line++;

  return line;
}

static gboolean
check_shown_score (LayoverResult *self, LayoverTestSession *session, GError **error)
{
  double score = layover_test_session_get_score (session);
  double max_score = layover_test_session_get_max_score (session);

  if (layover_result_get_score (self, &score, &max_score)
      && (ABS (score - layover_test_session_get_score (session)) > 1e-9
          || ABS (max_score - layover_test_session_get_max_score (session)) > 1e-9))
    {
      layover_set_error (error, LAYOVER_ERROR_RESULT_REPORT, LAYOVER_RESULT_INNER_RECORD,
                         _ ("The points that were shown are not what the answers come to"));
      return FALSE;
    }

  return TRUE;
}

/**
 * layover_result_check_test:
 * @self: with its sealed part opened
 * @test: the test of the paper
 * @paper: the digest of that paper, 32 bytes
 *
 * Draws the form again, puts the answers of the events into it, scores it, and compares result.xml byte for byte.
 *
 * Returns: %FALSE with LAYOVER_ERROR_RESULT_PAPER for another paper, LAYOVER_ERROR_ATTEMPT_OTHER_TEST and _USED_UP for answers to
 *   questions it does not have, LAYOVER_ERROR_RESULT_REPORT at the first line that differs
 */
gboolean
layover_result_check_test (LayoverResult *self, LayoverTest *test, const guint8 *paper,
                           GError **error)
{
  g_autofree char *paper_hex = layover_hex_encode (paper, 32);
  g_autoptr (LayoverTestSession) session = NULL;
  g_autoptr (GBytes) report = NULL;

  g_return_val_if_fail (LAYOVER_IS_RESULT (self), FALSE);
  g_return_val_if_fail (layover_result_is_opened (self), FALSE);

  if (strcmp (paper_hex, self->record->values[LAYOVER_RESULT_PAPER]) != 0)
    {
      layover_set_error (error, LAYOVER_ERROR_RESULT_PAPER, LAYOVER_RESULT_OUTER_RECORD,
                         _ ("This result belongs to another paper"));
      return FALSE;
    }

  session = layover_fold_answers (self->log, test, LAYOVER_RESULT_EVENTS_LIST, error);
  if (session == NULL)
    return FALSE;

  layover_fold_submit_all (session, self->log, NULL);
  if (!check_shown_score (self, session, error))
    return FALSE;

  report = layover_report_write (session, self->log, self->record->values[LAYOVER_RESULT_ATTEMPT],
                                 self->record->values[LAYOVER_RESULT_LEARNER]);
  if (g_bytes_equal (report, self->report_bytes))
    return TRUE;

  layover_set_error_at_line (error, LAYOVER_ERROR_RESULT_REPORT, LAYOVER_RESULT_REPORT,
                             find_difference (report, self->report_bytes), 1,
                             _ ("The report is not what the answers come to"));
  return FALSE;
}

/** layover_result_get_value: Returns: (transfer none) (nullable): a field as it is written */
const char *
layover_result_get_value (LayoverResult *self, LayoverResultField field)
{
  g_return_val_if_fail (LAYOVER_IS_RESULT (self), NULL);
  g_return_val_if_fail (field < LAYOVER_RESULT_N_FIELDS, NULL);

  return (self->record != NULL ? self->record : self->label)->values[field];
}

/** layover_result_get_device: Returns: (transfer none): the installation that signed */
const LayoverPublicKey *
layover_result_get_device (LayoverResult *self)
{
  g_return_val_if_fail (LAYOVER_IS_RESULT (self), NULL);

  return self->label->device;
}

/** layover_result_get_statement: Returns: (transfer none): with the time of handing in, by the candidate's clock */
const LayoverStatement *
layover_result_get_statement (LayoverResult *self)
{
  g_return_val_if_fail (LAYOVER_IS_RESULT (self), NULL);

  return layover_container_get_statement (self->container);
}

/** layover_result_get_digest: Returns: (transfer none): hex SHA-256 of SHA256SUMS, by which receipts name a result */
const char *
layover_result_get_digest (LayoverResult *self)
{
  g_return_val_if_fail (LAYOVER_IS_RESULT (self), NULL);

  return layover_container_get_digest (self->container);
}

/** layover_result_dup_attempt_code: Returns: (transfer full): what the proctor copied at the start */
char *
layover_result_dup_attempt_code (LayoverResult *self)
{
  g_return_val_if_fail (LAYOVER_IS_RESULT (self), NULL);

  return layover_attempt_code_new (self->label->values[LAYOVER_RESULT_ATTEMPT],
                                   self->label->device);
}

/** layover_result_dup_end_code: Returns: (transfer full): what the proctor copied at the end */
char *
layover_result_dup_end_code (LayoverResult *self)
{
  g_return_val_if_fail (LAYOVER_IS_RESULT (self), NULL);

  return layover_end_code_new (layover_result_get_digest (self));
}

/** layover_result_is_opened: Returns: whether the sealed part was opened; the functions below need that */
gboolean
layover_result_is_opened (LayoverResult *self)
{
  g_return_val_if_fail (LAYOVER_IS_RESULT (self), FALSE);

  return self->report != NULL;
}

/** layover_result_get_log: Returns: (transfer none): the events */
LayoverEventLog *
layover_result_get_log (LayoverResult *self)
{
  g_return_val_if_fail (LAYOVER_IS_RESULT (self), NULL);

  return self->log;
}

/** layover_result_get_report_bytes: Returns: (transfer none): result.xml */
GBytes *
layover_result_get_report_bytes (LayoverResult *self)
{
  g_return_val_if_fail (LAYOVER_IS_RESULT (self), NULL);

  return self->report_bytes;
}

/** layover_result_get_report: Returns: (transfer none): result.xml, parsed */
LayoverAssessmentResult *
layover_result_get_report (LayoverResult *self)
{
  g_return_val_if_fail (LAYOVER_IS_RESULT (self), NULL);

  return self->report;
}

/** layover_result_get_files: Returns: (transfer none) (element-type LayoverResultFile): the answers that are files */
GPtrArray *
layover_result_get_files (LayoverResult *self)
{
  g_return_val_if_fail (LAYOVER_IS_RESULT (self), NULL);

  return self->files;
}

/** layover_result_get_payload: Returns: (transfer none): the container that was sealed, for its files/ */
LayoverContainer *
layover_result_get_payload (LayoverResult *self)
{
  g_return_val_if_fail (LAYOVER_IS_RESULT (self), NULL);

  return self->payload;
}

/**
 * layover_result_get_score:
 * @score: (out): the points that the candidate was shown
 * @max_score: (out): of how many
 *
 * Returns: whether it was scored on the candidate's computer
 */
gboolean
layover_result_get_score (LayoverResult *self, double *score, double *max_score)
{
  g_return_val_if_fail (LAYOVER_IS_RESULT (self), FALSE);

  return self->record != NULL
         && layover_result_record_get_number (self->record, LAYOVER_RESULT_SCORE, score)
         && layover_result_record_get_number (self->record, LAYOVER_RESULT_MAX_SCORE, max_score);
}

/** layover_result_is_passed: Returns: whether these points reach the pass mark that was shown */
gboolean
layover_result_is_passed (LayoverResult *self)
{
  const char *pass_percent;
  double score, max_score;

  g_return_val_if_fail (LAYOVER_IS_RESULT (self), FALSE);

  pass_percent = layover_result_get_value (self, LAYOVER_RESULT_PASS_PERCENT);
  return pass_percent != NULL && layover_result_get_score (self, &score, &max_score)
         && layover_score_reaches (score, max_score,
                                   (int) g_ascii_strtoll (pass_percent, NULL, 10));
}
