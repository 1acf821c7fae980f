/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#include <string.h>

#include "layover-age.h"
#include "layover-codes.h"
#include "layover-container-writer.h"
#include "layover-error.h"
#include "layover-result-draft.h"
#include "layover-result.h"
#include "layover-text.h"
#include "sitting.h"

typedef struct
{
  Sitting sitting;
  LayoverAgeIdentity *identity;
  GPtrArray *identities;
  char *recipient;
  LayoverAttempt *attempt;
  GBytes *bytes;
} Fixture;

static GBytes *
build (Fixture *fixture)
{
  const char *const recipients[] = { fixture->recipient, NULL };
  g_autoptr (GError) error = NULL;
  GBytes *bytes = layover_result_build (fixture->attempt, fixture->sitting.device, recipients,
                                        &error);

  g_assert_no_error (error);
  return bytes;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  sitting_set_up (&fixture->sitting);
  fixture->identity = layover_age_identity_generate ();
  fixture->identities = g_ptr_array_new ();
  g_ptr_array_add (fixture->identities, fixture->identity);
  fixture->recipient = layover_age_identity_dup_recipient (fixture->identity);

  fixture->attempt = sitting_start (&fixture->sitting);
  sitting_choose (fixture->attempt, 0, "A");
  sitting_choose (fixture->attempt, 0, "B");
  sitting_choose (fixture->attempt, 1, "B");
  sitting_choose (fixture->attempt, 2, "A");
  sitting_choose (fixture->attempt, 3, "B");
  sitting_choose (fixture->attempt, 3, NULL);
  sitting_type (fixture->attempt, 4, "pipeline");
  sitting_type (fixture->attempt, 5, "  Because\n<\"R&D\">\tof   it ü \n\n");
  layover_clock_advance (fixture->sitting.clock, 90 * 1000);
  layover_attempt_submit (fixture->attempt, &error);
  g_assert_no_error (error);
  fixture->bytes = build (fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_clear_pointer (&fixture->bytes, g_bytes_unref);
  g_assert_finalize_object (fixture->attempt);
  g_clear_pointer (&fixture->recipient, g_free);
  g_clear_pointer (&fixture->identities, g_ptr_array_unref);
  g_clear_pointer (&fixture->identity, layover_age_identity_free);
  sitting_tear_down (&fixture->sitting);
}

static LayoverResult *
open_bytes (Fixture *fixture, GBytes *bytes, GError **error)
{
  g_autoptr (LayoverContainer)
      container = layover_container_new_from_bytes (bytes, "result.layover", TRUE, error);

  return container != NULL ? layover_result_open (container, fixture->identities, error) : NULL;
}

static void
test_everything_comes_back (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  LayoverResult *result = open_bytes (fixture, fixture->bytes, &error);
  g_autoptr (GBytes) lines = NULL;
  g_autoptr (GBytes) lines_again = NULL;
  double score, max_score;

  g_assert_no_error (error);
  g_assert_cmpstr (layover_result_get_value (result, LAYOVER_RESULT_ORG), ==, "example.org");
  g_assert_cmpstr (layover_result_get_value (result, LAYOVER_RESULT_EXAM), ==, "written");
  g_assert_cmpstr (layover_result_get_value (result, LAYOVER_RESULT_LEARNER), ==,
                   "kim@example.org");
  g_assert_cmpstr (layover_result_get_value (result, LAYOVER_RESULT_NAME), ==, "Kim Example");
  g_assert_cmpstr (layover_result_get_value (result, LAYOVER_RESULT_ATTEMPT), ==,
                   layover_attempt_get_id (fixture->attempt));
  g_assert_cmpint (layover_result_get_statement (result)->created_s, ==,
                   SITTING_NOON_MS / 1000 + 90);
  g_assert_true (layover_public_key_equal (
      layover_result_get_device (result), layover_secret_key_get_public (fixture->sitting.device)));

  g_assert_true (layover_result_get_score (result, &score, &max_score));
  g_assert_cmpfloat (score, ==, 3);
  g_assert_cmpfloat (max_score, ==, 5);
  g_assert_true (layover_result_is_passed (result));

  lines = layover_event_log_dup_lines (layover_attempt_get_log (fixture->attempt));
  lines_again = layover_event_log_dup_lines (layover_result_get_log (result));
  g_assert_true (g_bytes_equal (lines, lines_again));

  g_assert_true (
      layover_result_check_test (result, fixture->sitting.test, fixture->sitting.paper, &error));
  g_assert_no_error (error);
  g_assert_finalize_object (result);
}

static void
test_codes_belong_to_the_file (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LayoverResult) result = open_bytes (fixture, fixture->bytes, NULL);
  g_autoptr (GBytes) other_bytes = build (fixture);
  g_autoptr (LayoverResult) other = open_bytes (fixture, other_bytes, NULL);
  g_autofree char *attempt_code = layover_result_dup_attempt_code (result);
  g_autofree char *end_code = layover_result_dup_end_code (result);
  g_autofree char *other_attempt_code = layover_result_dup_attempt_code (other);
  g_autofree char *other_end_code = layover_result_dup_end_code (other);

  g_assert_cmpuint (strlen (attempt_code), ==, 6);
  g_assert_true (layover_code_is_valid (end_code));
  g_assert_cmpstr (attempt_code, ==, other_attempt_code);
  /* Sealed anew it is another file: that is why the first bytes are kept. */
  g_assert_cmpstr (end_code, !=, other_end_code);
}

static void
test_nobody_else_learns_who_or_what (Fixture *fixture, gconstpointer data)
{
  const char *const secrets[] = { "kim", "Kim", "Because", "pipeline", "score", "RESPONSE" };
  g_autoptr (LayoverAgeIdentity) stranger = layover_age_identity_generate ();
  g_autoptr (GPtrArray) strangers = g_ptr_array_new ();
  g_autoptr (LayoverContainer) container = NULL;
  g_autoptr (LayoverResult) label = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;
  const void *data_bytes = g_bytes_get_data (fixture->bytes, &length);

  for (gsize i = 0; i < G_N_ELEMENTS (secrets); i++)
    g_assert_null (memmem (data_bytes, length, secrets[i], strlen (secrets[i])));

  container = layover_container_new_from_bytes (fixture->bytes, "result.layover", TRUE, &error);
  g_assert_no_error (error);
  label = layover_result_open_label (container, &error);
  g_assert_no_error (error);
  g_assert_false (layover_result_is_opened (label));
  g_assert_null (layover_result_get_value (label, LAYOVER_RESULT_NAME));

  g_ptr_array_add (strangers, stranger);
  g_assert_null (layover_result_open (container, strangers, &error));
  g_assert_error (error, LAYOVER_ERROR, LAYOVER_ERROR_SEALED_NO_MATCH);
}

static void
test_every_change_of_the_file_is_refused (Fixture *fixture, gconstpointer data)
{
  gsize length;
  const guint8 *bytes = g_bytes_get_data (fixture->bytes, &length);

  for (gsize i = 0; i < length; i++)
    {
      g_autofree guint8 *copy = g_memdup2 (bytes, length);
      g_autoptr (GBytes) changed = NULL;
      g_autoptr (GBytes) cut = g_bytes_new (bytes, i);

      copy[i] ^= (guint8) (1 << g_test_rand_int_range (0, 8));
      changed = g_bytes_new (copy, length);
      g_assert_null (open_bytes (fixture, changed, NULL));
      g_assert_null (open_bytes (fixture, cut, NULL));
    }
}

/* What somebody who knows the format can make of a result: its parts changed, and everything signed and sealed again. */
typedef struct
{
  char *label;
  char *record;
  char *events;
  char *report;
} Parts;

static char *
read_part (LayoverContainer *container, const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = layover_container_read (container, name, 1024 * 1024, &error);

  g_assert_no_error (error);
  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static void
read_parts (Fixture *fixture, Parts *parts)
{
  g_autoptr (LayoverResult) result = open_bytes (fixture, fixture->bytes, NULL);
  g_autoptr (LayoverContainer)
      container = layover_container_new_from_bytes (fixture->bytes, "result.layover", TRUE, NULL);

  parts->label = read_part (container, "result.rec");
  parts->record = read_part (layover_result_get_payload (result), "attempt.rec");
  parts->events = read_part (layover_result_get_payload (result), "events.jsonl");
  parts->report = read_part (layover_result_get_payload (result), "result.xml");
}

static void
clear_parts (Parts *parts)
{
  g_free (parts->label);
  g_free (parts->record);
  g_free (parts->events);
  g_free (parts->report);
}

static void
add (LayoverContainerWriter *writer, const char *name, const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;

  layover_container_writer_add_bytes (writer, name, bytes, &error);
  g_assert_no_error (error);
}

static GBytes *
write_parts (Fixture *fixture, const Parts *parts, const LayoverSecretKey *key,
             const char *statement_id)
{
  const char *const recipients[] = { fixture->recipient, NULL };
  g_autoptr (LayoverContainerWriter) inner = layover_container_writer_new ();
  g_autoptr (LayoverContainerWriter) outer = layover_container_writer_new ();
  g_autoptr (LayoverStatement) statement = layover_statement_new (
      LAYOVER_FILE_TYPE_RESULT, statement_id, 1, SITTING_NOON_MS / 1000 + 90, 0);
  g_autoptr (GBytes) plain = NULL;
  g_autoptr (GBytes) sealed = NULL;
  g_autoptr (GError) error = NULL;
  GBytes *bytes;

  add (inner, "attempt.rec", parts->record);
  add (inner, "events.jsonl", parts->events);
  add (inner, "result.xml", parts->report);
  plain = layover_container_writer_write_inner (inner, &error);
  g_assert_no_error (error);
  sealed = layover_age_seal (plain, recipients, &error);
  g_assert_no_error (error);

  add (outer, "result.rec", parts->label);
  layover_container_writer_add_bytes (outer, "payload.age", sealed, &error);
  g_assert_no_error (error);
  bytes = layover_container_writer_write_signed_bytes (outer, statement, key, &error);
  g_assert_no_error (error);
  return bytes;
}

static void
replace (char **text, const char *find, const char *with)
{
  g_auto (GStrv) pieces = g_strsplit (*text, find, 2);

  g_assert_cmpuint (g_strv_length (pieces), ==, 2);
  g_free (*text);
  *text = g_strjoinv (with, pieces);
}

/* Makes count and head of both records right again for changed events. */
static void
chain_again (Fixture *fixture, Parts *parts)
{
  g_auto (GStrv) lines = g_strsplit (parts->events, "\n", -1);
  g_autoptr (LayoverEventLog) empty = NULL;
  g_autofree char *head = NULL;
  guint8 attempt[16], chain[32];
  guint n = g_strv_length (lines) - 1;

  layover_hex_decode (layover_attempt_get_id (fixture->attempt), attempt, sizeof attempt);
  empty = layover_event_log_new (attempt, fixture->sitting.paper,
                                 layover_secret_key_get_public (fixture->sitting.device)->bytes);
  memcpy (chain, layover_event_log_get_head (empty), sizeof chain);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GChecksum) step = g_checksum_new (G_CHECKSUM_SHA256);
      gsize length = sizeof chain;

      g_checksum_update (step, chain, sizeof chain);
      g_checksum_update (step, (const guchar *) lines[i], -1);
      g_checksum_get_digest (step, chain, &length);
    }

  head = layover_hex_encode (chain, sizeof chain);
  for (guint i = 0; i < 2; i++)
    {
      char **record = i == 0 ? &parts->label : &parts->record;
      g_autoptr (GString) text = g_string_new (NULL);
      g_auto (GStrv) fields = g_strsplit (*record, "\n", -1);

      for (guint k = 0; fields[k] != NULL && fields[k][0] != '\0'; k++)
        if (g_str_has_prefix (fields[k], "events="))
          g_string_append_printf (text, "events=%u\n", n);
        else if (g_str_has_prefix (fields[k], "head="))
          g_string_append_printf (text, "head=%s\n", head);
        else
          g_string_append_printf (text, "%s\n", fields[k]);
      g_free (*record);
      *record = g_strdup (text->str);
    }
}

static void
assert_refused (Fixture *fixture, const Parts *parts, int code, const char *entry)
{
  g_autoptr (GBytes) bytes = write_parts (fixture, parts, fixture->sitting.device,
                                          layover_attempt_get_id (fixture->attempt));
  g_autoptr (GError) error = NULL;

  g_assert_null (open_bytes (fixture, bytes, &error));
  g_assert_error (error, LAYOVER_ERROR, code);
  g_assert_cmpstr (layover_error_get_entry (error), ==, entry);
}

/* Control: taken apart and put together without a change it is accepted. */
static void
test_control_put_together_again (Fixture *fixture, gconstpointer data)
{
  Parts parts;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (LayoverResult) result = NULL;
  g_autoptr (GError) error = NULL;

  read_parts (fixture, &parts);
  chain_again (fixture, &parts);
  bytes = write_parts (fixture, &parts, fixture->sitting.device,
                       layover_attempt_get_id (fixture->attempt));
  result = open_bytes (fixture, bytes, &error);
  g_assert_no_error (error);
  g_assert_nonnull (result);
  clear_parts (&parts);
}

/* T57 */
static void
test_signed_by_somebody_else (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LayoverSecretKey) other = layover_secret_key_generate ();
  g_autofree char *mine = layover_public_key_format (
      layover_secret_key_get_public (fixture->sitting.device));
  g_autofree char *theirs = layover_public_key_format (layover_secret_key_get_public (other));
  const char *id = layover_attempt_get_id (fixture->attempt);
  Parts parts;
  g_autoptr (GBytes) relabelled = NULL;
  g_autoptr (GBytes) resigned = NULL;
  g_autoptr (GError) error = NULL;

  read_parts (fixture, &parts);

  /* B's signature under A's label. */
  resigned = write_parts (fixture, &parts, other, id);
  g_assert_null (open_bytes (fixture, resigned, &error));
  g_assert_error (error, LAYOVER_ERROR, LAYOVER_ERROR_UNKNOWN_KEY);
  g_clear_error (&error);

  /* B's label and signature around A's sealed part. */
  replace (&parts.label, mine, theirs);
  relabelled = write_parts (fixture, &parts, other, id);
  g_assert_null (open_bytes (fixture, relabelled, &error));
  g_assert_error (error, LAYOVER_ERROR, LAYOVER_ERROR_RESULT_DEVICE);
  g_assert_cmpstr (layover_error_get_entry (error), ==, "attempt.rec");

  clear_parts (&parts);
}

/* T58 */
static void
test_inner_fields_differ (Fixture *fixture, gconstpointer data)
{
  static const char *const changes[][2] = {
    { "org=example.org", "org=example.com" },
    { "exam=written", "exam=other" },
    { "session=none", "session=s1" },
    { "x-course=small-101", "x-course=small-102" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (changes); i++)
    {
      Parts parts;

      read_parts (fixture, &parts);
      replace (&parts.record, changes[i][0], changes[i][1]);
      assert_refused (fixture, &parts, LAYOVER_ERROR_RESULT_DIFFERS, "attempt.rec");
      clear_parts (&parts);
    }
}

/* T58 */
static void
test_statement_of_another_attempt (Fixture *fixture, gconstpointer data)
{
  Parts parts;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;

  read_parts (fixture, &parts);
  bytes = write_parts (fixture, &parts, fixture->sitting.device,
                       "ffffffffffffffffffffffffffffffff");
  g_assert_null (open_bytes (fixture, bytes, &error));
  g_assert_error (error, LAYOVER_ERROR, LAYOVER_ERROR_RESULT_STATEMENT);
  clear_parts (&parts);
}

/* T58: the events were changed, the records not. */
static void
test_events_changed (Fixture *fixture, gconstpointer data)
{
  Parts parts;

  read_parts (fixture, &parts);
  replace (&parts.events, "\"value\":[\"A\"]", "\"value\":[\"C\"]");
  assert_refused (fixture, &parts, LAYOVER_ERROR_CHAIN, "events.jsonl");
  clear_parts (&parts);
}

/* T58 */
static void
test_wrong_count_and_head (Fixture *fixture, gconstpointer data)
{
  guint n = layover_event_log_get_n_events (layover_attempt_get_log (fixture->attempt));
  g_autofree char *head = layover_event_log_dup_head_hex (
      layover_attempt_get_log (fixture->attempt));
  g_autofree char *count = g_strdup_printf ("events=%u\n", n);
  g_autofree char *more = g_strdup_printf ("events=%u\n", n + 1);
  g_autofree char *other_head = g_strnfill (64, '0');
  Parts parts;

  read_parts (fixture, &parts);
  replace (&parts.label, count, more);
  replace (&parts.record, count, more);
  assert_refused (fixture, &parts, LAYOVER_ERROR_CHAIN, "events.jsonl");
  clear_parts (&parts);

  read_parts (fixture, &parts);
  replace (&parts.label, head, other_head);
  replace (&parts.record, head, other_head);
  assert_refused (fixture, &parts, LAYOVER_ERROR_CHAIN, "events.jsonl");
  clear_parts (&parts);
}

/* T58: a line taken out, everything else made right. */
static void
test_gap_in_the_numbers (Fixture *fixture, gconstpointer data)
{
  Parts parts;
  g_auto (GStrv) lines = NULL;
  g_autoptr (GString) text = g_string_new (NULL);

  read_parts (fixture, &parts);
  lines = g_strsplit (parts.events, "\n", -1);
  for (guint i = 0; lines[i] != NULL && lines[i][0] != '\0'; i++)
    if (i != 2)
      g_string_append_printf (text, "%s\n", lines[i]);
  g_free (parts.events);
  parts.events = g_strdup (text->str);
  chain_again (fixture, &parts);
  assert_refused (fixture, &parts, LAYOVER_ERROR_EVENT_ORDER, "events.jsonl");
  clear_parts (&parts);
}

/* T58: cut off before the submission, everything else made right. */
static void
test_not_handed_in (Fixture *fixture, gconstpointer data)
{
  Parts parts;
  char *last;

  read_parts (fixture, &parts);
  last = strstr (parts.events, "\"k\":\"submit\"");
  while (*last != '\n')
    last--;
  last[1] = '\0';
  chain_again (fixture, &parts);
  assert_refused (fixture, &parts, LAYOVER_ERROR_EVENT_ORDER, "events.jsonl");
  clear_parts (&parts);
}

static void
replace_after (char **text, const char *anchor, const char *find, const char *with)
{
  g_auto (GStrv) halves = g_strsplit (*text, anchor, 2);

  g_assert_cmpuint (g_strv_length (halves), ==, 2);
  replace (&halves[1], find, with);
  g_free (*text);
  *text = g_strjoinv (anchor, halves);
}

/* T58: an honest chain over a report that says something else. */
static void
test_report_differs_from_events (Fixture *fixture, gconstpointer data)
{
  static const char *const changes[][3] = {
    { "identifier=\"c3\"", "<value>A</value>", "<value>B</value>" },
    { "identifier=\"c3\"", "<value>A</value>", "" },
    { "identifier=\"t1\"", "<value>pipeline</value>", "<value>pipelines</value>" },
    { "identifier=\"c4\"", "<candidateResponse/>",
      "<candidateResponse><value>B</value></candidateResponse>" },
    { "<itemResult ", "identifier=\"c1\"", "identifier=\"c9\"" },
    { "<context", "identifier=\"", "identifier=\"0" },
    { "<testResult", "datestamp=\"2026", "datestamp=\"2025" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (changes); i++)
    {
      Parts parts;

      read_parts (fixture, &parts);
      replace_after (&parts.report, changes[i][0], changes[i][1], changes[i][2]);
      assert_refused (fixture, &parts, LAYOVER_ERROR_RESULT_REPORT, "result.xml");
      clear_parts (&parts);
    }
}

/* T58: only the points were changed; that takes the paper to see, or the points that were shown. */
static void
test_points_differ (Fixture *fixture, gconstpointer data)
{
  Parts parts;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (LayoverResult) result = NULL;
  g_autoptr (GError) error = NULL;
  gint64 line;

  read_parts (fixture, &parts);
  replace (&parts.record, "x-score=3", "x-score=5");
  assert_refused (fixture, &parts, LAYOVER_ERROR_RESULT_REPORT, "attempt.rec");
  clear_parts (&parts);

  read_parts (fixture, &parts);
  replace_after (&parts.report, "identifier=\"c3\"", "<value>0</value>", "<value>1</value>");
  bytes = write_parts (fixture, &parts, fixture->sitting.device,
                       layover_attempt_get_id (fixture->attempt));
  result = open_bytes (fixture, bytes, &error);
  g_assert_no_error (error);
  g_assert_false (
      layover_result_check_test (result, fixture->sitting.test, fixture->sitting.paper, &error));
  g_assert_error (error, LAYOVER_ERROR, LAYOVER_ERROR_RESULT_REPORT);
  g_assert_cmpstr (layover_error_get_entry (error), ==, "result.xml");
  g_assert_cmpint (layover_error_get_place (error, &line, NULL), ==, LAYOVER_PLACE_LINE);
  g_assert_cmpint (line, >, 10);
  clear_parts (&parts);
}

static void
test_other_paper (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LayoverResult) result = open_bytes (fixture, fixture->bytes, NULL);
  const guint8 other[32] = { 0 };
  g_autoptr (GError) error = NULL;

  g_assert_false (layover_result_check_test (result, fixture->sitting.test, other, &error));
  g_assert_error (error, LAYOVER_ERROR, LAYOVER_ERROR_RESULT_PAPER);
}

static void
test_other_entries_are_refused (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LayoverContainerWriter) writer = layover_container_writer_new ();
  g_autoptr (LayoverStatement) statement = layover_statement_new (
      LAYOVER_FILE_TYPE_RESULT, layover_attempt_get_id (fixture->attempt), 1,
      SITTING_NOON_MS / 1000 + 90, 0);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  Parts parts;

  read_parts (fixture, &parts);
  add (writer, "result.rec", parts.label);
  add (writer, "payload.age", "x");
  add (writer, "payload.txt", "x");
  bytes = layover_container_writer_write_signed_bytes (writer, statement, fixture->sitting.device,
                                                       &error);
  g_assert_no_error (error);
  g_assert_null (open_bytes (fixture, bytes, &error));
  g_assert_error (error, LAYOVER_ERROR, LAYOVER_ERROR_RESULT_ENTRY);
  g_assert_cmpstr (layover_error_get_entry (error), ==, "payload.txt");
  clear_parts (&parts);
}

static void
test_what_cannot_be_built (Fixture *fixture, gconstpointer data)
{
  const char *const nobody[] = { NULL };
  const char *const nonsense[] = { fixture->recipient, "age1nonsense", NULL };
  const char *const somebody[] = { fixture->recipient, NULL };
  g_autoptr (LayoverSecretKey) other = layover_secret_key_generate ();
  LayoverAttempt *open = sitting_start (&fixture->sitting);
  g_autoptr (GError) error = NULL;

  g_assert_true (layover_result_check_recipients (somebody, &error));
  g_assert_false (layover_result_check_recipients (nobody, &error));
  g_assert_error (error, LAYOVER_ERROR, LAYOVER_ERROR_RESULT_NO_RECIPIENT);
  g_clear_error (&error);
  g_assert_null (
      layover_result_build (fixture->attempt, fixture->sitting.device, nonsense, &error));
  g_assert_error (error, LAYOVER_ERROR, LAYOVER_ERROR_RESULT_NO_RECIPIENT);
  g_clear_error (&error);
  g_assert_null (layover_result_build (fixture->attempt, other, somebody, &error));
  g_assert_error (error, LAYOVER_ERROR, LAYOVER_ERROR_RESULT_DEVICE);
  g_clear_error (&error);
  g_assert_null (layover_result_build (open, fixture->sitting.device, somebody, &error));
  g_assert_error (error, LAYOVER_ERROR, LAYOVER_ERROR_RESULT_NOT_SUBMITTED);

  g_assert_finalize_object (open);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, func) g_test_add ("/result/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("everything-comes-back", test_everything_comes_back);
  ADD ("codes-belong-to-the-file", test_codes_belong_to_the_file);
  ADD ("nobody-else-learns-who-or-what", test_nobody_else_learns_who_or_what);
  ADD ("every-change-of-the-file-is-refused", test_every_change_of_the_file_is_refused);
  ADD ("T57-signed-by-somebody-else", test_signed_by_somebody_else);
  ADD ("T58-control-put-together-again", test_control_put_together_again);
  ADD ("T58-inner-fields-differ", test_inner_fields_differ);
  ADD ("T58-statement-of-another-attempt", test_statement_of_another_attempt);
  ADD ("T58-events-changed", test_events_changed);
  ADD ("T58-wrong-count-and-head", test_wrong_count_and_head);
  ADD ("T58-gap-in-the-numbers", test_gap_in_the_numbers);
  ADD ("T58-not-handed-in", test_not_handed_in);
  ADD ("T58-report-differs-from-events", test_report_differs_from_events);
  ADD ("T58-points-differ", test_points_differ);
  ADD ("other-paper", test_other_paper);
  ADD ("other-entries-are-refused", test_other_entries_are_refused);
  ADD ("what-cannot-be-built", test_what_cannot_be_built);
#undef ADD

  return g_test_run ();
}
