/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover-desk"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "layover-bundle-check.h"
#include "layover-error.h"
#include "layover-rescore.h"
#include "layover-test.h"
#include "layover-text.h"

#define MAX_TEXT_BYTES (4 * 1024 * 1024)
#define DIGEST_BYTES 32

static GBytes *
read_cb (const char *entry, gpointer data, GError **error)
{
  return layover_container_read (data, entry, MAX_TEXT_BYTES, error);
}

static LayoverCourse *
load_course (LayoverContainer *bundle, GError **error)
{
  g_autoptr (GBytes) bytes = read_cb (LAYOVER_BUNDLE_COURSE, bundle, error);

  return bytes != NULL ? layover_course_load (bytes, LAYOVER_BUNDLE_COURSE, error) : NULL;
}

static LayoverTest *
load_test (LayoverContainer *bundle, const char *path, GError **error)
{
  g_autofree char *entry = g_strconcat (path, "/test.xml", NULL);
  g_autoptr (GBytes) bytes = read_cb (entry, bundle, error);

  return bytes != NULL ? layover_test_load (bytes, entry, read_cb, bundle, error) : NULL;
}

/**
 * layover_rescore:
 * @result: with its sealed part opened
 * @bundle: the collection's own copy of the bundle that the exam was in
 *
 * Draws the form again from the original paper, answers it as the events say, scores it and compares the report.
 *
 * Returns: %FALSE at the first difference, or when @bundle does not hold the paper of @result
 */
gboolean
layover_rescore (LayoverResult *result, LayoverContainer *bundle, GError **error)
{
  const char *id = layover_result_get_value (result, LAYOVER_RESULT_EXAM);
  g_autoptr (LayoverCourse) course = load_course (bundle, error);
  g_autoptr (LayoverTest) test = NULL;
  guint8 paper[DIGEST_BYTES];
  LayoverExam *exam;

  if (course == NULL)
    return FALSE;

  exam = layover_course_find_exam (course, id);
  if (exam == NULL)
    {
      layover_set_error (error, LAYOVER_ERROR_RESULT_PAPER, LAYOVER_BUNDLE_COURSE,
                         _ ("This bundle has no exam “%s”"), id);
      return FALSE;
    }

  test = load_test (bundle, layover_exam_get_path (exam), error);
  if (test == NULL)
    return FALSE;

  /* In practice mode the paper is the bundle itself, by its digest (docs/format.md section 9). */
  layover_hex_decode (layover_container_get_digest (bundle), paper, sizeof paper);
  return layover_result_check_test (result, test, paper, error);
}
