/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

/* sit-exam FOLDER COURSE [FILE]: sits the first exam of an imported course, answers the first half of its questions right
 * and each that wants a file with FILE, and hands it in; prints the attempt. What the app does, for tests of what comes after. */

#include <gio/gio.h>

#include "layover-answer-files.h"
#include "layover-library.h"

static void
keep_result_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  GAsyncResult **kept = data;

  *kept = g_object_ref (result);
}

static GAsyncResult *
wait_for (GAsyncResult **kept)
{
  while (*kept == NULL)
    g_main_context_iteration (NULL, TRUE);

  return *kept;
}

static LayoverAttempt *
start (LayoverLibrary *library, LayoverLibraryCourse *course, GError **error)
{
  g_autoptr (GAsyncResult) kept = NULL;
  LayoverExam *exam = layover_course_get_exam (layover_library_course_get_course (course), 0);

  layover_library_start_exam_async (library, course, layover_exam_get_id (exam), NULL,
                                    keep_result_cb, &kept);
  return layover_library_start_exam_finish (library, wait_for (&kept), error);
}

static LayoverOutboxItem *
hand_in (LayoverLibrary *library, LayoverAttempt *attempt, GError **error)
{
  g_autoptr (GAsyncResult) kept = NULL;

  layover_library_hand_in_async (library, attempt, NULL, keep_result_cb, &kept);
  return layover_library_hand_in_finish (library, wait_for (&kept), error);
}

static gboolean
answer (LayoverAttempt *attempt, guint i, GError **error)
{
  LayoverTestSession *session = layover_attempt_get_test_session (attempt);
  LayoverItemSession *item_session = layover_test_session_get_item (session, i);
  LayoverItem *item = layover_item_session_get_item (item_session);

  if (!layover_attempt_show (attempt, i, error))
    return FALSE;

  for (guint k = 0; k < layover_item_get_n_interactions (item); k++)
    {
      const char *id = layover_interaction_get_response_identifier (
          layover_item_get_interaction (item, k));
      LayoverValue *right = layover_item_session_get_correct (item_session, id);

      if (right != NULL && !layover_attempt_set_response (attempt, i, id, right, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
give_file (LayoverAttempt *attempt, guint i, LayoverAnswerFile *file, GError **error)
{
  LayoverTestSession *session = layover_attempt_get_test_session (attempt);
  LayoverItem *item = layover_item_session_get_item (layover_test_session_get_item (session, i));
  g_autoptr (LayoverValue)
      value = layover_file_label_to_value (layover_answer_file_get_label (file));

  for (guint k = 0; k < layover_item_get_n_interactions (item); k++)
    {
      const char *id = layover_interaction_get_response_identifier (
          layover_item_get_interaction (item, k));
      LayoverDeclaration *declaration = layover_item_get_response_declaration (item, id);

      if (layover_declaration_get_base_type (declaration) != LAYOVER_BASE_TYPE_FILE)
        continue;
      layover_answer_files_put (layover_attempt_get_files (attempt), file);
      if (!layover_attempt_show (attempt, i, error)
          || !layover_attempt_set_response (attempt, i, id, value, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
give_files (LayoverAttempt *attempt, const char *path, GError **error)
{
  g_autoptr (GFile) source = g_file_new_for_path (path);
  g_autoptr (LayoverAnswerFile) file = layover_answer_file_read (source, NULL, error);

  for (guint i = 0; file != NULL && i < layover_attempt_get_n_items (attempt); i++)
    if (!give_file (attempt, i, file, error))
      return FALSE;

  return file != NULL;
}

static LayoverOutboxItem *
sit (LayoverLibrary *library, LayoverLibraryCourse *course, const char *path, GError **error)
{
  g_autoptr (LayoverAttempt) attempt = start (library, course, error);

  if (attempt == NULL)
    return NULL;

  for (guint i = 0; i < layover_attempt_get_n_items (attempt) / 2; i++)
    if (!answer (attempt, i, error))
      return NULL;

  if (path != NULL && !give_files (attempt, path, error))
    return NULL;

  return hand_in (library, attempt, error);
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LayoverClock) clock = layover_clock_new ();
  g_autoptr (LayoverLibrary) library = NULL;
  g_autoptr (LayoverOutboxItem) item = NULL;
  LayoverLibraryCourse *course = NULL;

  g_return_val_if_fail (argc == 3 || argc == 4, 2);

  library = layover_library_new (argv[1], clock, &error);
  if (library != NULL
      && layover_library_set_profile (library, "Amara Okafor", "amara@meridian.example", "sal",
                                      &error))
    course = layover_library_find_course (library, argv[2]);
  if (course != NULL)
    item = sit (library, course, argv[3], &error);

  if (item == NULL)
    {
      g_printerr ("%s\n", error != NULL ? error->message : "There is no such course");
      return 1;
    }

  g_print ("%s\n", layover_outbox_item_get_attempt (item));
  return 0;
}
