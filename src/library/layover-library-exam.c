/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover-library"

#include "config.h"

#include <errno.h>
#include <sys/random.h>

#include <glib/gi18n-lib.h>

#include "layover-device-key.h"
#include "layover-error.h"
#include "layover-library-private.h"
#include "layover-result-draft.h"
#include "layover-store-attempts.h"
#include "layover-store-bundles.h"
#include "layover-store-trust.h"
#include "layover-test.h"
#include "layover-text.h"

#define HOUR_S (60 * 60)

/**
 * layover_library_list_attempts:
 * @exam: (nullable): %NULL for those of every exam of the course
 *
 * Returns: (transfer full) (element-type LayoverAttemptRow): newest first, open ones too
 */
GPtrArray *
layover_library_list_attempts (LayoverLibrary *self, const char *course, const char *exam,
                               GError **error)
{
  g_autoptr (GPtrArray) rows = NULL;

  g_return_val_if_fail (LAYOVER_IS_LIBRARY (self), NULL);

  rows = layover_store_list_attempts (self->store, error);
  if (rows == NULL)
    return NULL;

  for (guint i = rows->len; i > 0; i--)
    {
      const LayoverAttemptRow *row = g_ptr_array_index (rows, i - 1);

      if (!g_str_equal (row->course, course) || (exam != NULL && !g_str_equal (row->exam, exam)))
        g_ptr_array_remove_index (rows, i - 1);
    }

  return g_steal_pointer (&rows);
}

/** layover_library_find_open_attempt: Returns: (transfer full) (nullable): the attempt to go on with before anything else */
LayoverAttemptRow *
layover_library_find_open_attempt (LayoverLibrary *self)
{
  g_return_val_if_fail (LAYOVER_IS_LIBRARY (self), NULL);

  return self->open_attempt != NULL
             ? layover_store_find_attempt (self->store, self->open_attempt, NULL)
             : NULL;
}

/**
 * layover_library_is_clock_behind:
 * @by_s: (out) (optional): at least how many seconds
 *
 * Returns: whether the clock of this computer is earlier than a file that was accepted. A clock that is ahead cannot
 *   be noticed without a network.
 */
gboolean
layover_library_is_clock_behind (LayoverLibrary *self, gint64 *by_s)
{
  gint64 difference_s;

  g_return_val_if_fail (LAYOVER_IS_LIBRARY (self), FALSE);

  difference_s = layover_store_get_largest_created (self->store)
                 - layover_clock_get_utc_ms (self->clock) / 1000;
  if (by_s != NULL)
    *by_s = MAX (difference_s, 0);

  return difference_s > 0;
}

static gboolean
check_trust (LayoverLibrary *self, LayoverLibraryCourse *course, GError **error)
{
  LayoverEnrolment *enrolment = layover_keyring_find (self->keyring,
                                                      layover_library_course_get_org (course));
  gint64 expires_s = layover_library_course_get_expires_s (course);

  if (enrolment == NULL)
    {
      layover_set_error (error, LAYOVER_ERROR_EXAM_NOT_TRUSTED, NULL,
                         _ ("The organisation of this course is not trusted on this computer"));
      return FALSE;
    }

  if (layover_library_course_is_revoked (course))
    {
      layover_set_error (error, LAYOVER_ERROR_EXAM_REVOKED, NULL,
                         _ ("This course was signed with a key that has been withdrawn; you can "
                            "read it, its exam is closed"));
      return FALSE;
    }

  if (expires_s > 0 && expires_s <= layover_library_get_now_s (self))
    {
      layover_set_error (error, LAYOVER_ERROR_EXAM_EXPIRED, NULL,
                         _ ("This version of the course has expired; you can read it, its exam is "
                            "closed"));
      return FALSE;
    }

  return layover_result_check_recipients (layover_enrolment_get_recipients (enrolment), error);
}

static gboolean
check_person (LayoverLibrary *self, GError **error)
{
  if (self->open_attempt != NULL)
    {
      layover_set_error (error, LAYOVER_ERROR_EXAM_OPEN, NULL,
                         _ ("Another exam is still open; hand it in first"));
      return FALSE;
    }

  if (self->profile != NULL)
    return TRUE;

  layover_set_error (error, LAYOVER_ERROR_NO_PROFILE, NULL,
                     _ ("Say who is studying before you start an exam"));

  return FALSE;
}

static gboolean
check_kind (LayoverExam *exam, GError **error)
{
  if (layover_exam_get_mode (exam) == LAYOVER_EXAM_MODE_PRACTICE
      && layover_exam_get_scoring (exam) == LAYOVER_EXAM_SCORING_LOCAL)
    return TRUE;

  layover_set_error (error, LAYOVER_ERROR_EXAM_KIND, NULL,
                     _ ("This exam needs a proctor or is scored by the organisation; this version "
                        "of Layover cannot hold it"));

  return FALSE;
}

/* A wait is counted from the last attempt that was handed in and not passed. */
static gboolean
check_wait (LayoverLibrary *self, LayoverExam *exam, const LayoverAttemptRow *last, GError **error)
{
  gint64 opens_s = last->submitted_ms / 1000 + (gint64) layover_exam_get_wait_hours (exam) * HOUR_S;
  g_autoptr (GDateTime) opens = NULL;
  g_autofree char *text = NULL;

  if (last->is_passed || layover_library_get_now_s (self) >= opens_s)
    return TRUE;

  opens = g_date_time_new_from_unix_local (opens_s);
  /* Translators: a day and a time of day, as of g_date_time_format (): "2 November 2026, 10:00" */
  text = g_date_time_format (opens, _ ("%-d %B %Y, %H:%M"));
  layover_set_error (error, LAYOVER_ERROR_EXAM_WAIT, NULL,
                     /* Translators: %s is a date and a time of day */
                     _ ("The next attempt opens on %s"), text);

  return FALSE;
}

static gboolean
check_attempts (LayoverLibrary *self, LayoverLibraryCourse *course, LayoverExam *exam,
                int *attempts_left, GError **error)
{
  g_autoptr (GPtrArray) rows = layover_library_list_attempts (
      self, layover_library_course_get_id (course), layover_exam_get_id (exam), error);
  int n_allowed = layover_exam_get_attempts (exam);

  if (rows == NULL)
    return FALSE;

  *attempts_left = n_allowed > 0 ? MAX (n_allowed - (int) rows->len, 0) : -1;
  if (*attempts_left == 0)
    {
      layover_set_error (error, LAYOVER_ERROR_EXAM_ATTEMPTS, NULL,
                         _ ("Every attempt of this exam is used"));
      return FALSE;
    }

  return rows->len == 0 || check_wait (self, exam, g_ptr_array_index (rows, 0), error);
}

/**
 * layover_library_check_exam:
 * @attempts_left: (out): -1 when they are not counted or it was not got so far
 *
 * Returns: whether @exam can be started now; if not @error says why, for the lobby
 */
gboolean
layover_library_check_exam (LayoverLibrary *self, LayoverLibraryCourse *course, const char *exam,
                            int *attempts_left, GError **error)
{
  LayoverCourse *content;
  LayoverExam *found;

  g_return_val_if_fail (LAYOVER_IS_LIBRARY (self), FALSE);
  g_return_val_if_fail (LAYOVER_IS_LIBRARY_COURSE (course), FALSE);

  *attempts_left = -1;
  content = layover_library_course_get_course (course);
  found = content != NULL ? layover_course_find_exam (content, exam) : NULL;
  if (found == NULL)
    {
      layover_set_error (error, LAYOVER_ERROR_NOT_FOUND, NULL,
                         _ ("The course has no such exam in this version"));
      return FALSE;
    }

  return check_attempts (self, course, found, attempts_left, error) && check_kind (found, error)
         && check_trust (self, course, error) && check_person (self, error);
}

/* What the thread owns: it finds the exam in the course and loads its test with all items. */
typedef struct
{
  LayoverBundleFiles *files;
  char *exam;
} TestJob;

static void
test_job_free (TestJob *job)
{
  layover_bundle_files_unref (job->files);
  g_free (job->exam);
  g_free (job);
}

static GBytes *
resolve_cb (const char *entry, gpointer data, GError **error)
{
  return layover_bundle_files_read (data, entry, error);
}

static char *
find_test_entry (const TestJob *job, GError **error)
{
  g_autoptr (GBytes) bytes = layover_bundle_files_read (job->files, LAYOVER_BUNDLE_COURSE, error);
  g_autoptr (LayoverCourse) course = NULL;
  LayoverExam *exam;

  if (bytes != NULL)
    course = layover_course_load (bytes, LAYOVER_BUNDLE_COURSE, error);
  if (course == NULL)
    return NULL;

  exam = layover_course_find_exam (course, job->exam);
  if (exam != NULL)
    return g_strdup_printf ("%s/test.xml", layover_exam_get_path (exam));

  layover_set_error (error, LAYOVER_ERROR_NOT_FOUND, NULL,
                     _ ("The course has no such exam in this version"));

  return NULL;
}

static void
test_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const TestJob *job = data;
  GError *error = NULL;
  g_autofree char *entry = find_test_entry (job, &error);
  g_autoptr (GBytes) bytes = NULL;
  LayoverTest *test = NULL;

  if (entry != NULL)
    bytes = layover_bundle_files_read (job->files, entry, &error);
  if (bytes != NULL)
    test = layover_test_load (bytes, entry, resolve_cb, job->files, &error);
  if (test != NULL)
    layover_test_read_stimuli (test, resolve_cb, job->files);

  if (test != NULL)
    g_task_return_pointer (task, test, g_object_unref);
  else
    g_task_return_error (task, error);
}

static void
load_test (LayoverBundleFiles *files, const char *exam, GTask *task, GAsyncReadyCallback callback)
{
  TestJob *job = g_new0 (TestJob, 1);

  job->files = layover_bundle_files_ref (files);
  job->exam = g_strdup (exam);
  layover_library_run_job (task, test_thread, job, (GDestroyNotify) test_job_free, callback);
}

static void
test_loaded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  GError *error = NULL;
  LayoverTest *test = g_task_propagate_pointer (G_TASK (result), &error);

  if (test != NULL)
    g_task_return_pointer (task, test, g_object_unref);
  else
    g_task_return_error (task, error);
}

/**
 * layover_library_load_test_async:
 *
 * Loads the paper of an exam, for the lobby: how many questions are drawn. Nothing starts.
 */
void
layover_library_load_test_async (LayoverLibrary *self, LayoverLibraryCourse *course,
                                 const char *exam, GCancellable *cancellable,
                                 GAsyncReadyCallback callback, gpointer user_data)
{
  GTask *task;

  g_return_if_fail (LAYOVER_IS_LIBRARY (self));
  g_return_if_fail (LAYOVER_IS_LIBRARY_COURSE (course));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, layover_library_load_test_async);
  load_test (layover_library_course_get_files (course), exam, task, test_loaded_cb);
}

/** layover_library_load_test_finish: Returns: (transfer full): the test with its items */
LayoverTest *
layover_library_load_test_finish (LayoverLibrary *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/* What an exam that is about to start has to remember until its test is loaded. */
typedef struct
{
  LayoverLibraryCourse *course;
  char *exam;
} StartJob;

static void
start_job_free (StartJob *job)
{
  g_object_unref (job->course);
  g_free (job->exam);
  g_free (job);
}

static gboolean
draw_seed (guint64 *seed, GError **error)
{
  if (getrandom (seed, sizeof *seed, 0) == (gssize) sizeof *seed)
    return TRUE;

  layover_set_error_from_errno (error, errno, NULL, _ ("The system gives no random numbers"));

  return FALSE;
}

static LayoverAttempt *
start_attempt (LayoverLibrary *self, StartJob *job, LayoverTest *test, GError **error)
{
  LayoverLibraryCourse *course = job->course;
  LayoverExam *exam = layover_course_find_exam (layover_library_course_get_course (course),
                                                job->exam);
  LayoverAttemptSetup setup = { 0 };
  g_autoptr (LayoverSecretKey) device = NULL;
  guint8 paper[32];

  device = layover_device_key_load (self->store, error);
  if (device == NULL || !draw_seed (&setup.seed, error))
    return NULL;

  /* In practice mode the paper is the bundle itself, by its digest (docs/format.md section 9). */
  layover_hex_decode (layover_library_course_get_digest (course), paper, sizeof paper);

  setup.org = layover_library_course_get_org (course);
  setup.course = layover_library_course_get_id (course);
  setup.exam = layover_exam_get_id (exam);
  setup.title = layover_exam_get_title (exam);
  setup.bundle_digest = layover_library_course_get_digest (course);
  setup.paper = paper;
  setup.device = layover_secret_key_get_public (device);
  setup.learner = layover_profile_get_email (self->profile);
  setup.name = layover_profile_get_name (self->profile);
  setup.minutes = layover_exam_get_minutes (exam);
  setup.pass_percent = layover_exam_get_pass_percent (exam);

  return layover_attempt_start (self->store, test, &setup, self->clock, error);
}

static void
return_attempt (LayoverLibrary *self, GTask *task, LayoverAttempt *attempt, GError *error)
{
  layover_library_refresh_attempts (self, NULL);

  if (attempt != NULL)
    g_task_return_pointer (task, attempt, g_object_unref);
  else
    g_task_return_error (task, error);
}

static void
start_test_loaded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  LayoverLibrary *self = g_task_get_source_object (task);
  GError *error = NULL;
  g_autoptr (LayoverTest) test = g_task_propagate_pointer (G_TASK (result), &error);
  StartJob *job = g_task_get_task_data (task);
  LayoverAttempt *attempt = NULL;
  int attempts_left;

  /* Checked again: a double click, or an import in the meantime. */
  if (test != NULL
      && layover_library_check_exam (self, job->course, job->exam, &attempts_left, &error))
    attempt = start_attempt (self, job, test, &error);

  return_attempt (self, task, attempt, error);
}

/**
 * layover_library_start_exam_async:
 *
 * Loads the paper, draws the form with random bits of the system, makes the key of this device if there is none yet,
 * and starts the clock.
 */
void
layover_library_start_exam_async (LayoverLibrary *self, LayoverLibraryCourse *course,
                                  const char *exam, GCancellable *cancellable,
                                  GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  GError *error = NULL;
  int attempts_left;
  StartJob *job;

  g_return_if_fail (LAYOVER_IS_LIBRARY (self));
  g_return_if_fail (LAYOVER_IS_LIBRARY_COURSE (course));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, layover_library_start_exam_async);
  g_task_set_check_cancellable (task, FALSE);

  if (!layover_library_check_exam (self, course, exam, &attempts_left, &error))
    {
      g_task_return_error (task, error);
      return;
    }

  job = g_new0 (StartJob, 1);
  job->course = g_object_ref (course);
  job->exam = g_strdup (exam);
  g_task_set_task_data (task, job, (GDestroyNotify) start_job_free);
  load_test (layover_library_course_get_files (course), exam, g_steal_pointer (&task),
             start_test_loaded_cb);
}

/** layover_library_start_exam_finish: Returns: (transfer full): the open attempt, its time running */
LayoverAttempt *
layover_library_start_exam_finish (LayoverLibrary *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
resume_test_loaded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  LayoverLibrary *self = g_task_get_source_object (task);
  GError *error = NULL;
  g_autoptr (LayoverTest) test = g_task_propagate_pointer (G_TASK (result), &error);
  LayoverAttempt *attempt = NULL;

  if (test != NULL)
    attempt = layover_attempt_resume (self->store, g_task_get_task_data (task), test, self->clock,
                                      &error);

  return_attempt (self, task, attempt, error);
}

static LayoverBundleFiles *
find_paper (LayoverLibrary *self, const LayoverAttemptRow *attempt, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (LayoverBundleRow)
      bundle = layover_store_find_bundle (self->store, attempt->bundle, &local_error);

  if (bundle != NULL)
    return layover_library_load_files (self->store, bundle, error);

  if (local_error != NULL)
    g_propagate_error (error, g_steal_pointer (&local_error));
  else
    layover_set_error (error, LAYOVER_ERROR_NOT_FOUND, NULL,
                       _ ("The version of the course this attempt was sat in is no longer on this "
                          "computer"));

  return NULL;
}

/**
 * layover_library_load_attempt_async:
 * @attempt: its identifier
 *
 * An open attempt goes on where it was, with the time in between charged; one that is handed in comes back as it was,
 * for its result, as long as the version of the course it was sat in is here.
 */
void
layover_library_load_attempt_async (LayoverLibrary *self, const char *attempt,
                                    GCancellable *cancellable, GAsyncReadyCallback callback,
                                    gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  g_autoptr (LayoverAttemptRow) row = NULL;
  g_autoptr (LayoverBundleFiles) files = NULL;
  GError *error = NULL;

  g_return_if_fail (LAYOVER_IS_LIBRARY (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, layover_library_load_attempt_async);
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, g_strdup (attempt), g_free);

  row = layover_store_find_attempt (self->store, attempt, &error);
  if (row != NULL)
    files = find_paper (self, row, &error);
  if (files == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  load_test (files, row->exam, g_steal_pointer (&task), resume_test_loaded_cb);
}

/** layover_library_load_attempt_finish: Returns: (transfer full): the attempt */
LayoverAttempt *
layover_library_load_attempt_finish (LayoverLibrary *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
