/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

/* T44: a child process answers as fast as it can and says over a pipe what it is about to give and what it was told is
 * saved. It is killed at a random moment. Whatever was said to be saved has to be there, and the time has to be right.
 * The number of kills: LAYOVER_KILL_RUNS. */

#include <errno.h>
#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "sitting.h"

#define DEFAULT_RUNS 60
#define MAX_ALIVE_US 30000
#define FILE_LINES 5000

/* One kill in so many may hit while the store is opened and the attempt resumed. */
#define EARLY_KILLS 4

typedef enum
{
  SAYS_READY,
  SAYS_WILL_ANSWER,
  SAYS_SAVED,
  SAYS_WILL_SUBMIT,
  SAYS_SUBMITTED,
} Says;

/* Smaller than PIPE_BUF: it is written whole or not at all. */
typedef struct
{
  Says says;
  guint item;
  char answer[16];
} Message;

typedef struct
{
  char saved[SITTING_N_ITEMS][16];
  gboolean is_giving;
  Message giving;
  gboolean is_submitting;
  gboolean is_submitted;
  guint n_saved;
} Expected;

static void
say (int fd, Says says, guint item, const char *answer)
{
  Message message = { .says = says, .item = item };

  g_strlcpy (message.answer, answer, sizeof message.answer);
  if (write (fd, &message, sizeof message) != sizeof message)
    _exit (2);
}

static LayoverValue *
make_value (guint item, char answer[16])
{
  static const char *const choices[] = { "A", "B", "C" };

  if (item < 4)
    {
      g_strlcpy (answer, choices[g_random_int_range (0, 3)], 16);
      return layover_value_new_identifier (answer);
    }

  g_snprintf (answer, 16, "word %d", g_random_int_range (0, 1000000));
  return layover_value_new_string (answer);
}

/* Some pages of the database large, and named for what is in it. */
static gboolean
attach (LayoverAttempt *attempt, guint item, const char *name)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GBytes) bytes = NULL;

  for (guint i = 0; i < FILE_LINES; i++)
    g_string_append_printf (text, "%s %u\n", name, i);
  bytes = g_bytes_new (text->str, text->len);

  return sitting_attach (attempt, item, name, bytes, NULL);
}

static gboolean
give (LayoverAttempt *attempt, guint item, LayoverValue *value, const char *answer)
{
  if (layover_attempt_get_n_items (attempt) == SITTING_N_FILES)
    return attach (attempt, item, answer);
  if (item < 4)
    return layover_attempt_set_response (attempt, item, "RESPONSE", value, NULL);

  return layover_attempt_queue_response (attempt, item, "RESPONSE", value, NULL)
         && layover_attempt_flush (attempt, NULL);
}

/* Texts come by keystrokes and are flushed, choices at once: both say "saved" only when they are. */
static void
answer_once (LayoverAttempt *attempt, int fd)
{
  guint n_items = layover_attempt_get_n_items (attempt);
  guint item = (guint) g_random_int_range (0, (gint32) n_items);
  char answer[16];
  g_autoptr (LayoverValue) value = make_value (item, answer);
  gboolean is_saved;

  say (fd, SAYS_WILL_ANSWER, item, answer);
  is_saved = give (attempt, item, value, answer);
  if (!is_saved || layover_attempt_get_save_state (attempt) != LAYOVER_SAVE_SAVED)
    _exit (3);
  say (fd, SAYS_SAVED, item, answer);
}

static void G_GNUC_NORETURN
live_and_be_killed (Sitting *sitting, const char *attempt_id, int fd)
{
  LayoverStore *store = layover_store_open (sitting->folder, NULL);
  LayoverAttempt *attempt = layover_attempt_resume (store, attempt_id, sitting->test,
                                                    sitting->clock, NULL);

  if (attempt == NULL)
    _exit (4);

  say (fd, SAYS_READY, 0, "");
  while (layover_attempt_get_state (attempt) == LAYOVER_ATTEMPT_OPEN)
    {
      answer_once (attempt, fd);
      layover_attempt_tick (attempt);
      if (g_random_int_range (0, 40) == 0)
        {
          say (fd, SAYS_WILL_SUBMIT, 0, "");
          if (!layover_attempt_submit (attempt, NULL))
            _exit (5);
          say (fd, SAYS_SUBMITTED, 0, "");
        }
    }

  for (;;)
    pause ();
}

static void
hear (int fd, Expected *expected)
{
  Message message;

  while (read (fd, &message, sizeof message) == sizeof message)
    switch (message.says)
      {
      case SAYS_READY:
        break;
      case SAYS_WILL_ANSWER:
        expected->is_giving = TRUE;
        expected->giving = message;
        break;
      case SAYS_SAVED:
        expected->is_giving = FALSE;
        expected->n_saved++;
        g_strlcpy (expected->saved[message.item], message.answer, 16);
        break;
      case SAYS_WILL_SUBMIT:
        expected->is_submitting = TRUE;
        break;
      case SAYS_SUBMITTED:
        expected->is_submitted = TRUE;
        break;
      }
}

static void
wait_until_ready (int fd)
{
  Message message;

  g_assert_cmpint (read (fd, &message, sizeof message), ==, sizeof message);
  g_assert_cmpint (message.says, ==, SAYS_READY);
}

static void
run_and_kill (Sitting *sitting, const char *attempt_id, Expected *expected)
{
  /* Drawn here, or all children would draw the same. */
  guint32 seed = (guint32) g_test_rand_int ();
  int fds[2];
  pid_t child;
  int status;

  g_assert_cmpint (pipe (fds), ==, 0);
  child = fork ();
  g_assert_cmpint (child, >=, 0);
  if (child == 0)
    {
      close (fds[0]);
      g_random_set_seed (seed);
      live_and_be_killed (sitting, attempt_id, fds[1]);
    }

  close (fds[1]);
  if (g_test_rand_int_range (0, EARLY_KILLS) != 0)
    wait_until_ready (fds[0]);
  g_usleep ((gulong) g_test_rand_int_range (0, MAX_ALIVE_US));
  g_assert_cmpint (kill (child, SIGKILL), ==, 0);
  hear (fds[0], expected);
  close (fds[0]);
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_true (WIFSIGNALED (status));
  g_assert_cmpint (WTERMSIG (status), ==, SIGKILL);
}

/* Of a file, its name, once its bytes are those of the label. */
static char *
dup_answer (LayoverAttempt *attempt, guint item)
{
  g_autofree char *answer = sitting_dup_answer (attempt, item);
  g_autoptr (LayoverFileLabel) label = answer != NULL ? layover_file_label_parse (answer) : NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;

  if (label == NULL)
    return g_steal_pointer (&answer);

  bytes = layover_answer_files_dup (layover_attempt_get_files (attempt), label, &error);
  g_assert_no_error (error);
  return g_strdup (label->name);
}

/* What was being given when the kill came may be there or not; afterwards we know which. */
static void
check_answers (LayoverAttempt *attempt, Expected *expected)
{
  for (guint i = 0; i < layover_attempt_get_n_items (attempt); i++)
    {
      g_autofree char *answer = dup_answer (attempt, i);
      const char *found = answer != NULL ? answer : "";

      if (expected->is_giving && expected->giving.item == i
          && strcmp (found, expected->giving.answer) == 0)
        g_strlcpy (expected->saved[i], found, 16);
      g_assert_cmpstr (found, ==, expected->saved[i]);
    }

  expected->is_giving = FALSE;
}

static void
check_time (Sitting *sitting, LayoverAttempt *attempt, gint64 start_ms)
{
  gint64 used_ms = layover_clock_get_boot_ms (sitting->clock) - start_ms;
  gint64 remaining_ms = layover_attempt_get_remaining_ms (attempt);

  g_assert_cmpint (ABS (SITTING_MINUTES * G_GINT64_CONSTANT (60000) - used_ms - remaining_ms), <=,
                   1000);
}

static void
check_submission (LayoverAttempt *attempt, const Expected *expected)
{
  LayoverEventLog *log = layover_attempt_get_log (attempt);
  guint n_submits = 0;

  for (guint i = 0; i < layover_event_log_get_n_events (log); i++)
    if (layover_event_log_get_event (log, i)->kind == LAYOVER_EVENT_SUBMIT)
      n_submits++;

  g_assert_cmpuint (n_submits, ==,
                    layover_attempt_get_state (attempt) == LAYOVER_ATTEMPT_SUBMITTED);
  if (expected->is_submitted)
    g_assert_cmpuint (n_submits, ==, 1);
  if (!expected->is_submitting)
    g_assert_cmpuint (n_submits, ==, 0);
}

static char *
begin (Sitting *sitting, Expected *expected, gint64 *start_ms)
{
  LayoverAttempt *attempt = sitting_start (sitting);
  char *id = g_strdup (layover_attempt_get_id (attempt));

  *start_ms = layover_clock_get_boot_ms (sitting->clock);
  memset (expected, 0, sizeof *expected);
  g_assert_finalize_object (attempt);
  return id;
}

static guint
get_n_runs (void)
{
  const char *text = g_getenv ("LAYOVER_KILL_RUNS");

  return text != NULL ? (guint) g_ascii_strtoull (text, NULL, 10) : DEFAULT_RUNS;
}

static void
assert_nothing_is_lost (void (*set_up) (Sitting *))
{
  Sitting sitting;
  Expected expected;
  guint n_submitted = 0, n_saved = 0;
  gint64 start_ms;
  g_autofree char *id = NULL;

  set_up (&sitting);
  g_clear_object (&sitting.clock);
  sitting.clock = layover_clock_new ();
  id = begin (&sitting, &expected, &start_ms);

  for (guint run = 0; run < get_n_runs (); run++)
    {
      LayoverAttempt *attempt;

      /* A connection must not be carried over a fork. */
      g_assert_finalize_object (sitting.store);
      run_and_kill (&sitting, id, &expected);
      sitting.store = layover_store_open (sitting.folder, NULL);
      g_assert_nonnull (sitting.store);

      attempt = sitting_resume (&sitting, id);
      check_answers (attempt, &expected);
      check_submission (attempt, &expected);
      if (layover_attempt_get_state (attempt) == LAYOVER_ATTEMPT_SUBMITTED)
        {
          n_submitted++;
          n_saved += expected.n_saved;
          g_assert_finalize_object (attempt);
          g_free (id);
          id = begin (&sitting, &expected, &start_ms);
        }
      else
        {
          check_time (&sitting, attempt, start_ms);
          g_assert_finalize_object (attempt);
        }
    }

  n_saved += expected.n_saved;
  g_test_message ("%u kills, %u answers said to be saved, 0 lost, %u attempts handed in",
                  get_n_runs (), n_saved, n_submitted);
  /* A run in which nothing happened would prove nothing. */
  g_assert_cmpuint (n_saved, >, get_n_runs ());
  sitting_tear_down (&sitting);
}

static void
test_no_acknowledged_answer_is_lost (void)
{
  assert_nothing_is_lost (sitting_set_up);
}

static void
test_no_acknowledged_file_is_lost (void)
{
  assert_nothing_is_lost (sitting_set_up_files);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/fault/T44-no-acknowledged-answer-is-lost",
                   test_no_acknowledged_answer_is_lost);
  g_test_add_func ("/fault/T44-no-acknowledged-file-is-lost", test_no_acknowledged_file_is_lost);

  return g_test_run ();
}
