/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#include <string.h>

#include "layover-error.h"
#include "layover-event-log.h"

static const guint8 attempt[16] = { 1 };
static const guint8 paper[32] = { 2 };
static const guint8 device[32] = { 3 };

static LayoverEvent *
make (LayoverEventKind kind, gint64 n, gint64 boot_ms, gint64 ms, const char *value)
{
  LayoverEvent *event = layover_event_new (kind);

  event->n = n;
  event->boot_ms = boot_ms;
  event->ms = ms;
  if (kind == LAYOVER_EVENT_ANSWER || kind == LAYOVER_EVENT_SHOW || kind == LAYOVER_EVENT_FLAG)
    event->item = g_strdup ("q1");
  if (kind == LAYOVER_EVENT_ANSWER)
    event->response = g_strdup ("RESPONSE");
  if (value != NULL)
    layover_event_take_value (event, g_strdup (value));
  return event;
}

static LayoverEventLog *
make_log (void)
{
  LayoverEventLog *log = layover_event_log_new (attempt, paper, device);

  layover_event_log_take (log, make (LAYOVER_EVENT_START, 0, 100, 60000, "00000000000000ff"));
  layover_event_log_take (log, make (LAYOVER_EVENT_SHOW, 1, 200, 0, NULL));
  layover_event_log_take (log, make (LAYOVER_EVENT_ANSWER, 2, 1100, 0, "A"));
  layover_event_log_take (log, make (LAYOVER_EVENT_ANSWER, 3, 2100, 0, "B"));
  layover_event_log_take (log, make (LAYOVER_EVENT_SUBMIT, 4, 3100, 3000, NULL));
  return log;
}

/* Reads @lines; returns the code of the refusal, 0 when there is none. */
static int
read_code (const char *lines, gsize length, guint n_readable)
{
  g_autoptr (LayoverEventLog) log = layover_event_log_new (attempt, paper, device);
  g_autoptr (GBytes) bytes = g_bytes_new (lines, length);
  g_autoptr (GError) error = NULL;

  if (layover_event_log_read_lines (log, bytes, "events.jsonl", &error))
    return 0;

  g_assert_cmpuint (layover_event_log_get_n_events (log), ==, n_readable);
  g_assert_true (error->domain == LAYOVER_ERROR);
  return error->code;
}

/* Every step by its definition, with a digest of its own. */
static void
test_chain_is_the_one_of_the_format (void)
{
  LayoverEventLog *log = make_log ();
  g_autoptr (GChecksum) seed = g_checksum_new (G_CHECKSUM_SHA256);
  guint8 head[32];
  gsize n = sizeof head;

  g_checksum_update (seed, (const guchar *) "layover-events-1", 16);
  g_checksum_update (seed, attempt, 16);
  g_checksum_update (seed, paper, 32);
  g_checksum_update (seed, device, 32);
  g_checksum_get_digest (seed, head, &n);

  for (guint i = 0; i < layover_event_log_get_n_events (log); i++)
    {
      g_autofree char *line = layover_event_format (layover_event_log_get_event (log, i));
      g_autoptr (GByteArray) input = g_byte_array_new ();
      g_autoptr (GChecksum) step = g_checksum_new (G_CHECKSUM_SHA256);

      g_byte_array_append (input, head, 32);
      g_byte_array_append (input, (const guint8 *) line, (guint) strlen (line));
      g_checksum_update (step, input->data, (gssize) input->len);
      n = sizeof head;
      g_checksum_get_digest (step, head, &n);
    }

  g_assert_cmpmem (layover_event_log_get_head (log), 32, head, 32);
  g_assert_finalize_object (log);
}

static void
test_next_head_comes_true (void)
{
  LayoverEventLog *log = layover_event_log_new (attempt, paper, device);
  LayoverEvent *start = make (LAYOVER_EVENT_START, 0, 100, 60000, "00000000000000ff");
  g_autofree char *line = layover_event_format (start);
  g_autofree char *next = layover_event_log_dup_next_head_hex (log, line);
  g_autofree char *before = layover_event_log_dup_head_hex (log);
  g_autofree char *after = NULL;

  layover_event_log_take (log, start);
  after = layover_event_log_dup_head_hex (log);
  g_assert_cmpstr (after, ==, next);
  g_assert_cmpstr (after, !=, before);
  g_assert_finalize_object (log);
}

static void
test_lines_come_back (void)
{
  LayoverEventLog *log = make_log ();
  LayoverEventLog *again = layover_event_log_new (attempt, paper, device);
  g_autoptr (GBytes) lines = layover_event_log_dup_lines (log);
  g_autoptr (GBytes) lines_again = NULL;
  g_autofree char *head = layover_event_log_dup_head_hex (log);
  g_autoptr (GPtrArray) answers = NULL;
  g_autoptr (GError) error = NULL;
  guint64 seed;

  layover_event_log_read_lines (again, lines, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (layover_event_log_check_head (again, 5, head, NULL, &error));
  lines_again = layover_event_log_dup_lines (again);
  g_assert_true (g_bytes_equal (lines, lines_again));

  g_assert_true (layover_event_log_get_seed (again, &seed));
  g_assert_cmpuint (seed, ==, 255);
  g_assert_cmpint (layover_event_log_get_limit_ms (again), ==, 60000);
  g_assert_cmpint (layover_event_log_get_time_used_ms (again), ==, 3000);

  answers = layover_event_log_list_answers (again);
  g_assert_cmpuint (answers->len, ==, 1);
  g_assert_cmpint (((LayoverEvent *) answers->pdata[0])->n, ==, 3);

  g_assert_finalize_object (log);
  g_assert_finalize_object (again);
}

static void
test_every_flipped_bit_is_noticed (void)
{
  LayoverEventLog *log = make_log ();
  g_autoptr (GBytes) bytes = layover_event_log_dup_lines (log);
  g_autofree char *head = layover_event_log_dup_head_hex (log);
  gsize length;
  const guint8 *data = g_bytes_get_data (bytes, &length);

  for (gsize bit = 0; bit < 8 * length; bit++)
    {
      g_autofree guint8 *changed = g_memdup2 (data, length);
      g_autoptr (LayoverEventLog) other = layover_event_log_new (attempt, paper, device);
      g_autoptr (GBytes) other_bytes = NULL;

      changed[bit / 8] ^= (guint8) (1 << bit % 8);
      other_bytes = g_bytes_new (changed, length);
      g_assert_false (layover_event_log_read_lines (other, other_bytes, NULL, NULL)
                      && layover_event_log_check_head (other, 5, head, NULL, NULL));
    }

  g_assert_finalize_object (log);
}

static void
test_chain_belongs_to_attempt_paper_and_device (void)
{
  LayoverEventLog *log = make_log ();
  g_autoptr (GBytes) lines = layover_event_log_dup_lines (log);
  g_autofree char *head = layover_event_log_dup_head_hex (log);
  const guint8 other[32] = { 9 };
  const guint8 *const ids[][3] = {
    { other, paper, device },
    { attempt, other, device },
    { attempt, paper, other },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      g_autoptr (LayoverEventLog) copy = layover_event_log_new (ids[i][0], ids[i][1], ids[i][2]);
      g_autoptr (GError) error = NULL;

      g_assert_true (layover_event_log_read_lines (copy, lines, NULL, NULL));
      g_assert_false (layover_event_log_check_head (copy, 5, head, "result.rec", &error));
      g_assert_error (error, LAYOVER_ERROR, LAYOVER_ERROR_CHAIN);
    }

  g_assert_finalize_object (log);
}

/* T51, T58: rows deleted, swapped, doubled, cut off. What stands before the damage is still there. */
static void
test_missing_and_moved_events_are_named (void)
{
  LayoverEventLog *log = make_log ();
  g_autoptr (GBytes) bytes = layover_event_log_dup_lines (log);
  g_autofree char *text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  g_auto (GStrv) line = g_strsplit (text, "\n", -1);
  g_autofree char *deleted = g_strdup_printf ("%s\n%s\n%s\n", line[0], line[1], line[3]);
  g_autofree char *swapped = g_strdup_printf ("%s\n%s\n%s\n", line[0], line[2], line[1]);
  g_autofree char *doubled = g_strdup_printf ("%s\n%s\n%s\n", line[0], line[1], line[1]);
  g_autofree char *headless = g_strdup_printf ("%s\n%s\n", line[1], line[2]);
  g_autofree char *after = g_strconcat (text, line[1], "\n", NULL);

  g_assert_cmpint (read_code (text, strlen (text), 0), ==, 0);
  g_assert_cmpint (read_code (deleted, strlen (deleted), 2), ==, LAYOVER_ERROR_EVENT_ORDER);
  g_assert_cmpint (read_code (swapped, strlen (swapped), 1), ==, LAYOVER_ERROR_EVENT_ORDER);
  g_assert_cmpint (read_code (doubled, strlen (doubled), 2), ==, LAYOVER_ERROR_EVENT_ORDER);
  g_assert_cmpint (read_code (headless, strlen (headless), 0), ==, LAYOVER_ERROR_EVENT_ORDER);
  g_assert_cmpint (read_code (after, strlen (after), 5), ==, LAYOVER_ERROR_EVENT_ORDER);
  g_assert_cmpint (read_code (text, strlen (text) - 1, 4), ==, LAYOVER_ERROR_EVENT);

  g_assert_finalize_object (log);
}

static void
test_nothing_is_added_before_start_or_after_submission (void)
{
  LayoverEventLog *log = make_log ();
  const LayoverEventKind kinds[] = { LAYOVER_EVENT_ANSWER, LAYOVER_EVENT_SUBMIT };

  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autoptr (LayoverEvent) late = make (kinds[i], 5, 4000, 0, NULL);
      g_autofree char *line = NULL;
      g_autoptr (GError) error = NULL;

      if (kinds[i] == LAYOVER_EVENT_ANSWER)
        layover_event_take_value (late, g_strdup ("C"));
      line = layover_event_format (late);
      g_assert_false (layover_event_log_read_line (log, line, strlen (line), NULL, &error));
      g_assert_error (error, LAYOVER_ERROR, LAYOVER_ERROR_EVENT_ORDER);
    }

  g_assert_finalize_object (log);
}

static void
test_late_answer_is_refused (void)
{
  LayoverEventLog *log = layover_event_log_new (attempt, paper, device);
  g_autoptr (LayoverEvent) answer = make (LAYOVER_EVENT_ANSWER, 2, 500, 0, "A");
  g_autofree char *line = layover_event_format (answer);
  g_autoptr (GError) error = NULL;

  layover_event_log_take (log, make (LAYOVER_EVENT_START, 0, 100, 60000, "00000000000000ff"));
  layover_event_log_take (log, make (LAYOVER_EVENT_GAP, 1, 50, 61001, NULL));
  g_assert_false (layover_event_log_read_line (log, line, strlen (line), NULL, &error));
  g_assert_error (error, LAYOVER_ERROR, LAYOVER_ERROR_EVENT_TIME);
  g_assert_cmpint (layover_event_log_get_time_used_ms (log), ==, 60000);

  g_assert_finalize_object (log);
}

static void
test_enormous_times_do_not_run_over (void)
{
  LayoverEventLog *log = layover_event_log_new (attempt, paper, device);
  const gint64 most = G_GINT64_CONSTANT (9007199254740991);

  layover_event_log_take (log, make (LAYOVER_EVENT_START, 0, 100, 60000, "00000000000000ff"));
  for (gint64 n = 1; n < 3000; n += 2)
    {
      layover_event_log_take (log, make (LAYOVER_EVENT_GAP, n, 0, most, NULL));
      layover_event_log_take (log, make (LAYOVER_EVENT_FOCUS_OUT, n + 1, most, 0, NULL));
    }
  g_assert_cmpint (layover_event_log_get_time_used_ms (log), ==, 60000);

  g_assert_finalize_object (log);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/event-log/chain-is-the-one-of-the-format",
                   test_chain_is_the_one_of_the_format);
  g_test_add_func ("/event-log/next-head-comes-true", test_next_head_comes_true);
  g_test_add_func ("/event-log/lines-come-back", test_lines_come_back);
  g_test_add_func ("/event-log/every-flipped-bit-is-noticed", test_every_flipped_bit_is_noticed);
  g_test_add_func ("/event-log/chain-belongs-to-attempt-paper-and-device",
                   test_chain_belongs_to_attempt_paper_and_device);
  g_test_add_func ("/event-log/T51-missing-and-moved-events-are-named",
                   test_missing_and_moved_events_are_named);
  g_test_add_func ("/event-log/nothing-before-start-or-after-submission",
                   test_nothing_is_added_before_start_or_after_submission);
  g_test_add_func ("/event-log/late-answer-is-refused", test_late_answer_is_refused);
  g_test_add_func ("/event-log/enormous-times-do-not-run-over",
                   test_enormous_times_do_not_run_over);

  return g_test_run ();
}
