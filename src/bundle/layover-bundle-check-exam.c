/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover-bundle"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "layover-bundle-check-private.h"
#include "layover-error.h"
#include "layover-test.h"

/* How content packages call an item, a test and a shared text (IMS QTI 3.0 packaging) */
#define ITEM_TYPE "imsqti_item_xmlv3p0"
#define TEST_TYPE "imsqti_test_xmlv3p0"
#define STIMULUS_TYPE "imsqti_stimulus_xmlv3p0"

#define SECONDS_A_MINUTE 60

typedef struct
{
  LayoverBundleCheck *check;
  const char *entry;
} ReferenceWalk;

/* What an item or a test points at: another of its kind is an XML entry, everything else is media. */
static void
check_reference_cb (const char *target, guint line, gpointer data)
{
  ReferenceWalk *walk = data;
  gboolean is_xml = g_str_has_suffix (target, ".xml");

  if (layover_bundle_check_refer (walk->check, walk->entry, line, target, LAYOVER_WANT_ANYTHING)
      && !is_xml)
    layover_bundle_check_media (walk->check, target, LAYOVER_WANT_ANYTHING);
}

static GBytes *
resolve_cb (const char *entry, gpointer data, GError **error)
{
  LayoverBundleCheck *self = data;

  if (layover_bundle_check_has_entry (self, entry))
    return layover_bundle_check_read (self, entry, error);

  layover_set_error (error, LAYOVER_ERROR_BUNDLE_REFERENCE, entry,
                     _ ("The exam names this entry and it is not in the bundle"));
  return NULL;
}

/* That a shared text is missing is told where the question names it. */
static void
take_faults (LayoverBundleCheck *self, GPtrArray *faults)
{
  for (guint i = 0; i < faults->len; i++)
    if (!g_error_matches (faults->pdata[i], LAYOVER_ERROR, LAYOVER_ERROR_BUNDLE_REFERENCE))
      layover_bundle_check_take_problem (self, g_error_copy (faults->pdata[i]));
}

static void
use_stimuli (LayoverBundleCheck *self, LayoverItem *item)
{
  GPtrArray *stimuli = layover_item_get_stimuli (item);

  layover_item_read_stimuli (item, resolve_cb, self);
  for (guint i = 0; i < stimuli->len; i++)
    {
      const LayoverStimulus *stimulus = stimuli->pdata[i];
      ReferenceWalk walk = { self, stimulus->entry };

      if (!layover_bundle_check_has_entry (self, stimulus->entry)
          || g_hash_table_contains (self->resources, stimulus->entry))
        continue;
      layover_bundle_check_use (self, stimulus->entry, STIMULUS_TYPE);
      layover_stimulus_foreach_reference (stimulus, check_reference_cb, &walk);
    }
}

static void
check_loaded_item (LayoverBundleCheck *self, LayoverItem *item, const char *entry)
{
  ReferenceWalk walk = { self, entry };
  GError *error = NULL;

  layover_bundle_check_use (self, entry, ITEM_TYPE);
  use_stimuli (self, item);
  layover_item_foreach_reference (item, check_reference_cb, &walk);
  take_faults (self, layover_item_get_faults (item));
  if (layover_item_get_faults (item)->len == 0 && !layover_item_check_supported (item, &error))
    layover_bundle_check_take_problem (self, error);
}

/* An item of a knowledge check. */
void
layover_bundle_check_item (LayoverBundleCheck *self, const char *entry, guint line)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (LayoverItem) item = NULL;
  GError *error = NULL;

  if (g_hash_table_contains (self->resources, entry))
    return;

  bytes = layover_bundle_check_read (self, entry, &error);
  if (bytes != NULL)
    item = layover_item_load (bytes, entry, &error);

  if (item != NULL)
    check_loaded_item (self, item, entry);
  else
    layover_bundle_check_take_unread (self, error);
}

static void
check_minutes (LayoverBundleCheck *self, LayoverExam *exam, LayoverTest *test, const char *entry)
{
  guint minutes = layover_exam_get_minutes (exam);
  guint limit_s = layover_test_get_time_limit_s (test);
  GError *error = NULL;

  if (limit_s == minutes * SECONDS_A_MINUTE)
    return;

  if (limit_s == 0)
    layover_set_error (&error, LAYOVER_ERROR_BUNDLE_MINUTES, entry,
                       _ ("The course gives this exam %u minutes and the test sets no time limit"),
                       minutes);
  else
    layover_set_error (&error, LAYOVER_ERROR_BUNDLE_MINUTES, entry,
                       _ ("The course gives this exam %u minutes and the test %u seconds"), minutes,
                       limit_s);
  layover_bundle_check_take_problem (self, error);
}

static void
check_test (LayoverBundleCheck *self, LayoverTest *test, const char *entry)
{
  ReferenceWalk walk = { self, entry };
  GError *error = NULL;

  layover_bundle_check_use (self, entry, TEST_TYPE);
  layover_test_foreach_reference (test, check_reference_cb, &walk);
  take_faults (self, layover_test_get_faults (test));

  for (guint i = 0; i < layover_test_get_n_items (test); i++)
    {
      LayoverItem *item = layover_test_get_item (test, i);
      const char *item_entry = layover_item_get_entry (item);

      if (!g_hash_table_contains (self->resources, item_entry))
        check_loaded_item (self, item, item_entry);
    }

  if (layover_test_count_drawn_items (test) > 0)
    return;

  layover_set_error (&error, LAYOVER_ERROR_BUNDLE_EXAM_EMPTY, entry,
                     _ ("The test has no questions"));
  layover_bundle_check_take_problem (self, error);
}

/* FALSE, and a problem, for a paper whose questions or answers everybody could read before the exam. */
static gboolean
check_secrecy (LayoverBundleCheck *self, LayoverExam *exam)
{
  gboolean is_sealed = g_str_has_suffix (layover_exam_get_path (exam), ".age");
  GError *error = NULL;

  if (layover_exam_get_mode (exam) == LAYOVER_EXAM_MODE_PROCTORED && !is_sealed)
    layover_set_error_at_line (&error, LAYOVER_ERROR_BUNDLE_EXAM_OPEN, LAYOVER_BUNDLE_COURSE,
                               layover_exam_get_line (exam), 0,
                               _ ("The paper of a proctored exam has to be a sealed .age file"));
  else if (layover_exam_get_scoring (exam) == LAYOVER_EXAM_SCORING_CENTRAL && !is_sealed)
    layover_set_error_at_line (
        &error, LAYOVER_ERROR_BUNDLE_EXAM_OPEN, LAYOVER_BUNDLE_COURSE, layover_exam_get_line (exam),
        0, _ ("An exam that is scored centrally cannot bring its answers along"));

  if (error == NULL)
    return TRUE;

  layover_bundle_check_take_unread (self, error);
  return FALSE;
}

static void
check_open_paper (LayoverBundleCheck *self, LayoverExam *exam)
{
  g_autofree char *entry = g_strdup_printf ("%s/test.xml", layover_exam_get_path (exam));
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (LayoverTest) test = NULL;
  GError *error = NULL;

  if (!layover_bundle_check_refer (self, LAYOVER_BUNDLE_COURSE, layover_exam_get_line (exam), entry,
                                   LAYOVER_WANT_ANYTHING))
    return;

  bytes = layover_bundle_check_read (self, entry, &error);
  if (bytes != NULL)
    test = layover_test_load (bytes, entry, resolve_cb, self, &error);

  if (test == NULL)
    {
      layover_bundle_check_take_unread (self, error);
      return;
    }

  check_test (self, test, entry);
  check_minutes (self, exam, test, entry);
}

/*
 * An exam of the course: its test, the items, what they show, and that course and test agree. A sealed paper is judged
 * when it is opened.
 */
void
layover_bundle_check_exam (LayoverBundleCheck *self, LayoverExam *exam)
{
  const char *path = layover_exam_get_path (exam);

  if (!check_secrecy (self, exam))
    return;

  if (!g_str_has_suffix (path, ".age"))
    check_open_paper (self, exam);
  else if (layover_bundle_check_refer (self, LAYOVER_BUNDLE_COURSE, layover_exam_get_line (exam),
                                       path, LAYOVER_WANT_ANYTHING))
    layover_bundle_check_use (self, path, LAYOVER_BUNDLE_WEB_CONTENT);
}
