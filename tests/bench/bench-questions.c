/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

/* How long the step from one question of a long exam to another takes, from the key to the end of the first frame that
 * shows it, drawn by software. First as a candidate goes who reads, with a pause at each question; then as one who
 * leafs through without a pause, forwards and by chance. Beside it, in the same window, the same step between two pages
 * with one label each. Then what 200 questions leave behind in memory, in the second of two rounds.
 *
 * Fails when one of twenty steps takes a frame of 16 ms or longer, or when the second round needs memory that the first
 * one did not. */

#include "config.h"

#include <malloc.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "layover-exam-room.h"
#include "layover-exam-stage.h"
#include "layover-file.h"
#include "layover-test.h"
#include "screen.h"
#include "sitting.h"

#define N_QUESTIONS 200
/* Enough for what is made ready behind the page. */
#define PAUSE_MS 300
#define MAX_STEP_MS 16.0
#define MAX_GROWTH_BYTES (256 * 1024)

typedef struct
{
  Sitting sitting;
  LayoverAttempt *attempt;
  char *folder;
  GtkWindow *window;
  GtkWidget *page; /* in the window */
  gboolean is_painted;
} Bench;

/* The exam: the questions of the sample, again and again. */

static GBytes *
resolve_item (const char *entry, gpointer user_data, GError **error)
{
  g_autofree char *path = g_build_filename (user_data, strchr (entry, '/') + 1, NULL);

  return layover_file_read (path, G_MAXINT, error);
}

static char *
resolve_picture (const char *entry, gpointer user_data)
{
  return g_build_filename (user_data, entry, NULL);
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static GPtrArray *
list_items (const char *folder)
{
  g_autofree char *items = g_build_filename (folder, "items", NULL);
  g_autoptr (GDir) dir = g_dir_open (items, 0, NULL);
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);
  const char *name;

  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)) != NULL)
    g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort (names, compare_names);

  return names;
}

static LayoverTest *
load_test (const char *folder)
{
  g_autoptr (GPtrArray) names = list_items (folder);
  g_autoptr (GString) xml = g_string_new (
      "<assessmentTest xmlns=\"http://www.imsglobal.org/xsd/imsqti_v2p2\" identifier=\"long\""
      " title=\"Long\"><testPart identifier=\"p\" navigationMode=\"nonlinear\""
      " submissionMode=\"simultaneous\"><assessmentSection identifier=\"s\" title=\"All\""
      " visible=\"true\">");
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  LayoverTest *test;

  for (guint i = 0; i < N_QUESTIONS; i++)
    g_string_append_printf (xml, "<assessmentItemRef identifier=\"q%u\" href=\"items/%s\"/>", i,
                            (char *) names->pdata[i % names->len]);
  g_string_append (xml, "</assessmentSection></testPart></assessmentTest>");

  bytes = g_bytes_new (xml->str, xml->len);
  test = layover_test_load (bytes, "exam/test.xml", resolve_item, (gpointer) folder, &error);
  g_assert_no_error (error);

  return test;
}

/* The steps */

static void
painted_cb (GdkFrameClock *clock, gpointer user_data)
{
  *(gboolean *) user_data = TRUE;
}

/* Of this process, so that others on the machine do not count. */
static double
get_cpu_ms (void)
{
  struct timespec now;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &now);

  return (double) now.tv_sec * 1e3 + (double) now.tv_nsec / 1e6;
}

typedef void (*Step) (Bench *bench, guint to);

static double
measure_step (Bench *bench, Step step, guint to)
{
  double begin_ms = get_cpu_ms ();

  step (bench, to);
  bench->is_painted = FALSE;
  gtk_widget_queue_draw (GTK_WIDGET (bench->window));
  while (!bench->is_painted)
    g_main_context_iteration (NULL, TRUE);

  return get_cpu_ms () - begin_ms;
}

static void
go_to_question (Bench *bench, guint to)
{
  gtk_widget_activate_action (bench->page, "exam.go-to", "u", (guint32) to);
}

static void
show_label (Bench *bench, guint to)
{
  g_autofree char *text = g_strdup_printf ("Page %u", to);

  layover_exam_stage_show_page (LAYOVER_EXAM_STAGE (bench->page), gtk_label_new (text));
}

static int
compare (const void *a, const void *b)
{
  const double first = *(const double *) a;
  const double second = *(const double *) b;

  return (first > second) - (first < second);
}

static double
measure (Bench *bench, const char *name, Step step, guint pause_ms, gboolean is_random,
         double reference_ms)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (7);
  double ms[N_QUESTIONS - 1];
  double p95;

  for (guint i = 1; i < N_QUESTIONS; i++)
    {
      guint to = is_random ? (guint) g_rand_int_range (random, 0, N_QUESTIONS) : i;

      if (pause_ms > 0)
        screen_wait (pause_ms);
      ms[i - 1] = measure_step (bench, step, to);
    }

  qsort (ms, G_N_ELEMENTS (ms), sizeof *ms, compare);
  p95 = ms[G_N_ELEMENTS (ms) * 95 / 100];
  g_print ("%-34s median %5.1f ms, 95 of 100 below %5.1f ms, longest %5.1f ms", name,
           ms[G_N_ELEMENTS (ms) / 2], p95, ms[G_N_ELEMENTS (ms) - 1]);
  if (reference_ms > 0)
    g_print (", %.1f of two labels", p95 / reference_ms);
  g_print ("\n");

  return p95;
}

static gsize
get_used_bytes (void)
{
  struct mallinfo2 info = mallinfo2 ();

  return info.uordblks + info.hblkhd;
}

static void
visit_all (Bench *bench)
{
  for (guint i = 0; i < N_QUESTIONS; i++)
    measure_step (bench, go_to_question, i);
  measure_step (bench, go_to_question, 0);
  screen_wait (500);
}

static gssize
measure_memory (Bench *bench)
{
  gsize before, after;

  visit_all (bench);
  before = get_used_bytes ();
  visit_all (bench);
  after = get_used_bytes ();
  g_print ("Memory in use after 200 questions    %5.1f MB, after 200 more %+.2f MB\n",
           (double) before / 1e6, ((double) after - (double) before) / 1e6);

  return (gssize) after - (gssize) before;
}

static void
open_window (Bench *bench)
{
  bench->window = screen_show (bench->page, 1000, 700);
  g_signal_connect (gtk_widget_get_frame_clock (GTK_WIDGET (bench->window)), "after-paint",
                    G_CALLBACK (painted_cb), &bench->is_painted);
  screen_wait (500);
}

int
main (int argc, char **argv)
{
  Bench bench = { 0 };
  double reference, read, leaf, jump;
  gssize first, growth;

  screen_init (&argc, &argv);
  g_assert_cmpint (argc, ==, 2);
  bench.folder = argv[1];

  bench.page = layover_exam_stage_new ();
  open_window (&bench);
  show_label (&bench, 0);
  reference = measure (&bench, "Two labels, for comparison", show_label, PAUSE_MS, FALSE, 0);
  screen_close (bench.window);

  sitting_set_up (&bench.sitting);
  g_object_unref (bench.sitting.test);
  bench.sitting.test = load_test (bench.folder);
  bench.attempt = sitting_start (&bench.sitting);
  bench.page = layover_exam_room_new (bench.attempt, "Long", resolve_picture, bench.folder);
  open_window (&bench);

  first = (gssize) get_used_bytes ();
  read = measure (&bench, "200 questions, reading", go_to_question, PAUSE_MS, FALSE, reference);
  leaf = measure (&bench, "200 questions, leafing", go_to_question, 0, FALSE, reference);
  jump = measure (&bench, "200 questions, by chance", go_to_question, PAUSE_MS, TRUE, reference);
  g_print ("Memory for the first 200 questions   %+.2f MB\n",
           ((double) get_used_bytes () - (double) first) / 1e6);
  growth = measure_memory (&bench);

  screen_close (bench.window);
  g_object_unref (bench.attempt);
  sitting_tear_down (&bench.sitting);

  if (read < MAX_STEP_MS && leaf < MAX_STEP_MS && jump < MAX_STEP_MS && growth < MAX_GROWTH_BYTES)
    return 0;
  g_printerr ("bench-questions: a goal is missed\n");

  return 1;
}
