/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

/* T45: everything that the store and an import do to the disk is recorded; then the power is cut after one step or
 * another, and what was not flushed by then is lost, kept or torn. Whatever was said to be saved has to be there. Two
 * controls that flush less have to fail, or the test would see nothing. LAYOVER_CUTS sets how often. */

#include "config.h"

#include <string.h>

#include <glib/gstdio.h>

#include "disk.h"
#include "layover-error.h"
#include "layover-file.h"
#include "layover-store-private.h"
#include "sitting.h"
#include "two-versions.h"

#define DEFAULT_CUTS 150
#define CONTROL_CUTS 60
#define N_ANSWERS 60
#define ANSWERS_A_START 12
#define SEED 20261102

/* The film of a version: big enough to be written in pieces. */
#define FILM_BYTES 100000

typedef struct
{
  guint before;
  guint after; /* G_MAXUINT while nobody has been told that it is saved */
  guint item;
  char answer[16];
} Given;

typedef struct
{
  Sitting sitting;
  const char *synchronous;
  char *id;
  guint started;
  guint submitted;
  Given given[N_ANSWERS];
} Exam;

typedef enum
{
  CUT_KEPT,
  CUT_LOST,
  CUT_DAMAGED,
} CutOutcome;

static guint
get_n_cuts (void)
{
  const char *text = g_getenv ("LAYOVER_CUTS");

  return text != NULL ? (guint) g_ascii_strtoull (text, NULL, 10) : DEFAULT_CUTS;
}

/* Few pages a checkpoint, so that there are many of them. */
static void
open_store (Exam *exam)
{
  g_autofree char *sql = g_strdup_printf ("PRAGMA synchronous=%s; PRAGMA wal_autocheckpoint=16;",
                                          exam->synchronous);
  g_autoptr (GError) error = NULL;

  exam->sitting.store = layover_store_open (exam->sitting.folder, &error);
  g_assert_no_error (error);
  layover_store_execute (layover_store_get_connection (exam->sitting.store), sql, &error);
  g_assert_no_error (error);
}

static void
answer_once (Exam *exam, LayoverAttempt *attempt, guint i)
{
  Given *given = &exam->given[i];

  given->before = disk_get_n_steps ();
  given->item = i % SITTING_N_ITEMS;
  if (given->item < 4)
    g_snprintf (given->answer, sizeof given->answer, "%c", 'A' + (i / SITTING_N_ITEMS + i) % 3);
  else
    g_snprintf (given->answer, sizeof given->answer, "word %u", i);

  if (given->item < 4)
    sitting_choose (attempt, given->item, given->answer);
  else
    {
      sitting_type (attempt, given->item, given->answer);
      g_assert_true (layover_attempt_flush (attempt, NULL));
    }
  g_assert_cmpint (layover_attempt_get_save_state (attempt), ==, LAYOVER_SAVE_SAVED);
  given->after = disk_get_n_steps ();
}

/* From the first start to the end of an exam, with a new process now and then. */
static void
sit_exam (Exam *exam)
{
  LayoverAttempt *attempt;

  g_assert_finalize_object (exam->sitting.store);
  layover_file_remove_tree (exam->sitting.folder, NULL);
  g_assert_cmpint (g_mkdir (exam->sitting.folder, 0700), ==, 0);

  disk_record (exam->sitting.folder);
  open_store (exam);
  attempt = sitting_start (&exam->sitting);
  exam->id = g_strdup (layover_attempt_get_id (attempt));
  exam->started = disk_get_n_steps ();

  for (guint i = 0; i < N_ANSWERS; i++)
    {
      if (i % ANSWERS_A_START == ANSWERS_A_START - 1)
        {
          g_assert_finalize_object (attempt);
          g_assert_finalize_object (exam->sitting.store);
          open_store (exam);
          attempt = sitting_resume (&exam->sitting, exam->id);
        }
      answer_once (exam, attempt, i);
    }

  g_assert_true (layover_attempt_submit (attempt, NULL));
  exam->submitted = disk_get_n_steps ();
  g_assert_finalize_object (attempt);
  disk_stop ();
}

/* What was saved when the power went, and what was just being saved, are both right. */
static gboolean
is_answer_there (const Exam *exam, LayoverAttempt *attempt, guint item, guint cut)
{
  g_autofree char *answer = sitting_dup_answer (attempt, item);
  const char *saved = "";
  const char *giving = "";

  for (guint i = 0; i < N_ANSWERS; i++)
    if (exam->given[i].item == item && exam->given[i].after <= cut)
      saved = exam->given[i].answer;
    else if (exam->given[i].item == item && exam->given[i].before < cut)
      giving = exam->given[i].answer;

  return g_strcmp0 (answer != NULL ? answer : "", saved) == 0
         || (*giving != '\0' && g_strcmp0 (answer, giving) == 0);
}

static CutOutcome
look_at_attempt (const Exam *exam, LayoverStore *store, guint cut)
{
  g_autoptr (LayoverAttempt) attempt = layover_attempt_resume (store, exam->id, exam->sitting.test,
                                                               exam->sitting.clock, NULL);

  if (attempt == NULL)
    return cut >= exam->started ? CUT_LOST : CUT_KEPT;

  for (guint i = 0; i < SITTING_N_ITEMS; i++)
    if (!is_answer_there (exam, attempt, i, cut))
      return CUT_LOST;
  if (cut >= exam->submitted && layover_attempt_get_state (attempt) != LAYOVER_ATTEMPT_SUBMITTED)
    return CUT_LOST;

  return CUT_KEPT;
}

static CutOutcome
cut_exam (const Exam *exam, guint cut, GRand *dice)
{
  g_autofree char *folder = g_dir_make_tmp ("layover-cut-XXXXXX", NULL);
  g_autoptr (LayoverStore) store = NULL;
  CutOutcome outcome = CUT_DAMAGED;

  disk_rebuild (folder, cut, dice);
  store = layover_store_open (folder, NULL);
  if (store != NULL)
    outcome = look_at_attempt (exam, store, cut);
  layover_file_remove_tree (folder, NULL);

  return outcome;
}

static void
set_up_exam (Exam *exam, const char *synchronous)
{
  memset (exam, 0, sizeof *exam);
  exam->synchronous = synchronous;
  for (guint i = 0; i < N_ANSWERS; i++)
    exam->given[i].after = G_MAXUINT;
  sitting_set_up (&exam->sitting);
  sit_exam (exam);
}

static void
tear_down_exam (Exam *exam)
{
  disk_forget ();
  sitting_tear_down (&exam->sitting);
  g_free (exam->id);
}

/* Cuts everywhere between the first step and the last one, evenly. */
static void
cut_often (const Exam *exam, guint n_cuts, guint counts[3])
{
  g_autoptr (GRand) dice = g_rand_new_with_seed (SEED);
  guint n_steps = disk_get_n_steps ();

  memset (counts, 0, 3 * sizeof counts[0]);
  for (guint i = 0; i < n_cuts; i++)
    counts[cut_exam (exam, (guint) ((guint64) n_steps * (i + 1) / n_cuts), dice)]++;
  g_test_message ("%u steps, %u cuts with synchronous=%s: %u lost something, %u damaged", n_steps,
                  n_cuts, exam->synchronous, counts[CUT_LOST], counts[CUT_DAMAGED]);
}

static void
test_t45_answers (void)
{
  Exam exam;
  guint counts[3];

  set_up_exam (&exam, "FULL");
  cut_often (&exam, get_n_cuts (), counts);
  g_assert_cmpuint (counts[CUT_LOST], ==, 0);
  g_assert_cmpuint (counts[CUT_DAMAGED], ==, 0);
  tear_down_exam (&exam);
}

/* Nothing that the store did went past the recording. */
static void
test_recording_is_complete (void)
{
  g_autofree char *folder = g_dir_make_tmp ("layover-cut-XXXXXX", NULL);
  Exam exam;

  set_up_exam (&exam, "FULL");
  disk_rebuild (folder, disk_get_n_steps (), NULL);
  disk_assert_same (exam.sitting.folder, folder);
  layover_file_remove_tree (folder, NULL);
  tear_down_exam (&exam);
}

static void
test_controls_fail (void)
{
  Exam exam;
  guint counts[3];

  set_up_exam (&exam, "NORMAL");
  cut_often (&exam, CONTROL_CUTS, counts);
  g_assert_cmpuint (counts[CUT_LOST], >, 0);
  tear_down_exam (&exam);

  set_up_exam (&exam, "OFF");
  cut_often (&exam, CONTROL_CUTS, counts);
  g_assert_cmpuint (counts[CUT_DAMAGED], >, 0);
  tear_down_exam (&exam);
}

static void
test_t45_import (void)
{
  g_autoptr (Fixture) fixture = fixture_new ();
  g_autoptr (GRand) dice = g_rand_new_with_seed (SEED);
  g_autofree char *first = two_versions_write (fixture, "1.layover", 1, FILM_BYTES);
  g_autofree char *second = two_versions_write (fixture, "2.layover", 2, FILM_BYTES);
  guint n_files = two_versions_install (fixture, first);
  LayoverLibrary *library;
  char *data = fixture->data;
  guint n_begin, n_done, n_steps, n_new = 0;

  disk_record (fixture->data);
  n_begin = disk_get_n_steps ();
  library = fixture_open_library (fixture);
  g_object_unref (fixture_open (library, second));
  n_done = disk_get_n_steps ();
  g_assert_finalize_object (library);
  disk_stop ();
  n_steps = disk_get_n_steps ();

  for (guint i = 0; i < get_n_cuts (); i++)
    {
      guint cut = n_begin + (guint) ((guint64) (n_steps - n_begin) * (i + 1) / get_n_cuts ());
      int version;

      fixture->data = g_dir_make_tmp ("layover-cut-XXXXXX", NULL);
      disk_rebuild (fixture->data, cut, dice);
      version = two_versions_look (fixture, FILM_BYTES, n_files);
      g_assert_true (version == 2 || (version == 1 && cut < n_done));
      n_new += version == 2;
      layover_file_remove_tree (fixture->data, NULL);
      g_free (fixture->data);
    }

  fixture->data = data;
  g_test_message ("%u steps, %u cuts: %u times the new version", n_steps - n_begin, get_n_cuts (),
                  n_new);
  g_assert_cmpuint (n_new, >, 0);
  g_assert_cmpuint (n_new, <, get_n_cuts ());
  disk_forget ();
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/power-cut/recording-is-complete", test_recording_is_complete);
  g_test_add_func ("/power-cut/T45-answers", test_t45_answers);
  g_test_add_func ("/power-cut/T45-controls-fail", test_controls_fail);
  g_test_add_func ("/power-cut/T45-import", test_t45_import);

  return g_test_run ();
}
