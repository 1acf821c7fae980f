/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#include "layover-digest.h"
#include "layover-file-reading.h"
#include "layover-store-files.h"
#include "sitting.h"

#define LARGE_BYTES (1000 * 1000)

typedef struct
{
  Sitting sitting;
  LayoverAttempt *attempt;
  GBytes *bytes;
  char *digest;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  char *text = g_strnfill (LARGE_BYTES, 'x');

  sitting_set_up_files (&fixture->sitting);
  fixture->attempt = sitting_start (&fixture->sitting);
  fixture->bytes = g_bytes_new_take (text, LARGE_BYTES);
  fixture->digest = layover_sha256_hex (fixture->bytes);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_assert_finalize_object (fixture->attempt);
  g_bytes_unref (fixture->bytes);
  g_free (fixture->digest);
  sitting_tear_down (&fixture->sitting);
}

static LayoverAnswerFiles *
files_of (Fixture *fixture)
{
  return layover_attempt_get_files (fixture->attempt);
}

static gboolean
is_stored (Fixture *fixture)
{
  const char *id = layover_attempt_get_id (fixture->attempt);
  gboolean has_file = FALSE;

  g_assert_true (
      layover_store_has_file (fixture->sitting.store, id, fixture->digest, &has_file, NULL));

  return has_file;
}

static void
keep_result_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

/* Returns: (transfer full) (nullable): as it comes from the thread */
static LayoverAnswerFile *
take (Fixture *fixture, GCancellable *cancellable, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  layover_answer_files_take_async (files_of (fixture), "plan.txt", fixture->bytes, cancellable,
                                   keep_result_cb, &result);
  g_assert_true (layover_answer_files_is_reading (files_of (fixture)));
  while (result == NULL || layover_answer_files_is_reading (files_of (fixture)))
    g_main_context_iteration (NULL, TRUE);

  return layover_answer_files_read_finish (files_of (fixture), result, error);
}

static void
test_file_is_on_disk_before_its_answer (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LayoverAnswerFile) file = take (fixture, NULL, NULL);
  g_autoptr (LayoverValue) value = NULL;
  g_autofree char *id = g_strdup (layover_attempt_get_id (fixture->attempt));
  g_autofree char *answer = NULL;

  g_assert_nonnull (file);
  g_assert_true (is_stored (fixture));

  value = layover_file_label_to_value (layover_answer_file_get_label (file));
  g_assert_true (layover_attempt_set_response (fixture->attempt, 0, "RESPONSE", value, NULL));
  g_assert_finalize_object (fixture->attempt);
  sitting_reopen_store (&fixture->sitting);
  fixture->attempt = sitting_resume (&fixture->sitting, id);
  answer = sitting_dup_answer (fixture->attempt, 0);
  g_assert_true (g_str_has_prefix (answer, fixture->digest));
  g_assert_true (is_stored (fixture));
}

static void
test_cancelled_file_leaves_nothing (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (take (fixture, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_false (is_stored (fixture));
  g_assert_false (layover_answer_files_has (files_of (fixture), fixture->digest));
}

/* The app was killed between the file and the answer. */
static void
test_unnamed_file_is_erased_on_resuming (Fixture *fixture, gconstpointer data)
{
  g_autofree char *id = g_strdup (layover_attempt_get_id (fixture->attempt));

  layover_answer_file_unref (take (fixture, NULL, NULL));
  g_assert_true (is_stored (fixture));
  g_assert_finalize_object (fixture->attempt);
  sitting_reopen_store (&fixture->sitting);
  fixture->attempt = sitting_resume (&fixture->sitting, id);
  g_assert_false (is_stored (fixture));
}

static void
test_unnamed_file_is_erased_on_handing_in (Fixture *fixture, gconstpointer data)
{
  const char *id = layover_attempt_get_id (fixture->attempt);
  g_autoptr (LayoverAnswerFile) file = take (fixture, NULL, NULL);
  g_autoptr (GBytes) named = g_bytes_new_static ("a plan", 6);
  g_autofree char *named_digest = layover_sha256_hex (named);
  gboolean has_named = FALSE;

  g_assert_true (sitting_attach (fixture->attempt, 1, "plan.txt", named, NULL));
  g_assert_true (layover_attempt_submit (fixture->attempt, NULL));
  g_assert_false (is_stored (fixture));
  g_assert_true (
      layover_store_has_file (fixture->sitting.store, id, named_digest, &has_named, NULL));
  g_assert_true (has_named);

  /* and a thread that comes late writes nothing */
  layover_answer_file_unref (file);
  file = take (fixture, NULL, NULL);
  g_assert_false (is_stored (fixture));
}

static void
test_full_disk_is_said_by_the_answer (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LayoverAnswerFile) file = NULL;
  g_autoptr (LayoverValue) value = NULL;

  g_test_log_set_fatal_handler (NULL, NULL);
  sitting_refuse_writes (TRUE);
  file = take (fixture, NULL, NULL);
  g_assert_nonnull (file);
  value = layover_file_label_to_value (layover_answer_file_get_label (file));
  g_assert_false (layover_attempt_set_response (fixture->attempt, 0, "RESPONSE", value, NULL));
  g_assert_cmpint (layover_attempt_get_save_state (fixture->attempt), ==, LAYOVER_SAVE_NOT_SAVED);

  sitting_refuse_writes (FALSE);
  g_assert_true (layover_attempt_flush (fixture->attempt, NULL));
  g_assert_true (is_stored (fixture));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, func) g_test_add ("/file-reading/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("on-disk-before-its-answer", test_file_is_on_disk_before_its_answer);
  ADD ("cancelled-leaves-nothing", test_cancelled_file_leaves_nothing);
  ADD ("unnamed-is-erased-on-resuming", test_unnamed_file_is_erased_on_resuming);
  ADD ("unnamed-is-erased-on-handing-in", test_unnamed_file_is_erased_on_handing_in);
  ADD ("T32-full-disk-is-said-by-the-answer", test_full_disk_is_said_by_the_answer);
#undef ADD

  return g_test_run ();
}
