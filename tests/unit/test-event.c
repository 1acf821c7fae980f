/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#include <string.h>

#include "layover-error.h"
#include "layover-event.h"

/* One line of each kind, as it has to be on every computer for ever. */
static const char *const lines[] = {
  "{\"b\":1,\"k\":\"start\",\"ms\":1200000,\"n\":0,\"t\":\"2026-11-23T10:00:00Z\","
  "\"value\":[\"00000000000000ff\"]}",
  "{\"b\":2,\"item\":\"q1\",\"k\":\"show\",\"n\":1,\"t\":\"2026-11-23T10:00:00Z\"}",
  "{\"b\":3,\"item\":\"q1\",\"k\":\"answer\",\"n\":2,\"response\":\"RESPONSE\","
  "\"t\":\"2026-11-23T10:00:00Z\",\"value\":[\"A\",\"ü \\\" \\n\"]}",
  "{\"b\":3,\"item\":\"q1\",\"k\":\"answer\",\"n\":3,\"response\":\"RESPONSE\","
  "\"t\":\"2026-11-23T10:00:00Z\",\"value\":[]}",
  "{\"b\":4,\"item\":\"q1\",\"k\":\"flag\",\"n\":4,\"t\":\"2026-11-23T10:00:00Z\","
  "\"value\":[\"true\"]}",
  "{\"b\":5,\"k\":\"focus-out\",\"n\":5,\"t\":\"2026-11-23T10:00:00Z\"}",
  "{\"b\":6,\"k\":\"focus-in\",\"ms\":1000,\"n\":6,\"t\":\"2026-11-23T10:00:00Z\"}",
  "{\"b\":7,\"k\":\"suspend\",\"ms\":600000,\"n\":7,\"t\":\"2026-11-23T10:00:00Z\"}",
  "{\"b\":8,\"k\":\"gap\",\"ms\":0,\"n\":8,\"t\":\"2026-11-23T10:00:00Z\"}",
  "{\"b\":9,\"k\":\"clock-jump\",\"ms\":-3600000,\"n\":9,\"t\":\"2026-11-23T10:00:00Z\"}",
  "{\"b\":9,\"k\":\"clock-disagree\",\"ms\":5,\"n\":10,\"t\":\"2026-11-23T10:00:00Z\"}",
  "{\"b\":9,\"k\":\"resume\",\"ms\":5,\"n\":11,\"t\":\"2026-11-23T10:00:00Z\"}",
  "{\"b\":9,\"k\":\"extra-time\",\"ms\":300000,\"n\":12,\"t\":\"2026-11-23T10:00:00Z\","
  "\"value\":[\"ABCDEFGH\"]}",
  "{\"b\":9,\"k\":\"storage-error\",\"ms\":4000,\"n\":13,\"t\":\"2026-11-23T10:00:00Z\"}",
  "{\"b\":9,\"k\":\"note\",\"n\":14,\"ref\":7,\"t\":\"2026-11-23T10:00:00Z\","
  "\"value\":[\"The lid was closed.\"]}",
  "{\"b\":9,\"item\":\"q1\",\"k\":\"end-attempt\",\"n\":15,\"response\":\"HINT\","
  "\"t\":\"2026-11-23T10:00:00Z\"}",
  "{\"b\":9,\"k\":\"submit\",\"ms\":9,\"n\":16,\"t\":\"2026-11-23T10:00:00Z\"}",
};

static gboolean
is_refused (const char *line, gsize length)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LayoverEvent) event = layover_event_parse (line, length, "events.jsonl", 3, &error);
  gint64 number;

  if (event != NULL)
    return FALSE;

  g_assert_error (error, LAYOVER_ERROR, LAYOVER_ERROR_EVENT);
  g_assert_cmpstr (layover_error_get_entry (error), ==, "events.jsonl");
  g_assert_cmpint (layover_error_get_place (error, &number, NULL), ==, LAYOVER_PLACE_LINE);
  g_assert_cmpint (number, ==, 3);
  return TRUE;
}

static void
test_every_kind_comes_back_byte_for_byte (void)
{
  guint seen = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (LayoverEvent) event = NULL;
      g_autoptr (LayoverEvent) copy = NULL;
      g_autofree char *again = NULL;

      event = layover_event_parse (lines[i], strlen (lines[i]), NULL, 1, &error);
      g_assert_no_error (error);
      copy = layover_event_copy (event);
      again = layover_event_format (copy);
      g_assert_cmpstr (again, ==, lines[i]);
      seen |= 1u << event->kind;
    }

  g_assert_cmpuint (seen, ==, (1u << (LAYOVER_EVENT_SUBMIT + 1)) - 1);
}

/* Whatever one changed byte turns a line into: it is refused, or it is another event in its one spelling. */
static void
test_there_is_one_spelling (void)
{
  guint n_accepted = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (lines); i++)
    for (gsize at = 0; at < strlen (lines[i]); at++)
      for (guint bit = 0; bit < 8; bit++)
        {
          g_autofree char *line = g_strdup (lines[i]);
          g_autoptr (LayoverEvent) event = NULL;
          g_autofree char *again = NULL;

          line[at] = (char) (line[at] ^ (1 << bit));
          event = layover_event_parse (line, strlen (lines[i]), NULL, 1, NULL);
          if (event == NULL)
            continue;
          n_accepted++;
          again = layover_event_format (event);
          g_assert_cmpstr (again, ==, line);
        }

  g_assert_cmpuint (n_accepted, >, 0);
}

static void
test_cut_and_doubled_lines_are_refused (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      g_autofree char *twice = g_strconcat (lines[i], lines[i], NULL);

      for (gsize length = 0; length < strlen (lines[i]); length++)
        g_assert_true (is_refused (lines[i], length));
      g_assert_true (is_refused (twice, strlen (twice)));
    }
}

static void
test_fields_must_fit_the_kind (void)
{
  const char *const wrong[] = {
    "{\"b\":1,\"k\":\"show\",\"n\":1,\"t\":\"2026-11-23T10:00:00Z\"}",
    "{\"b\":1,\"k\":\"focus-out\",\"ms\":1,\"n\":1,\"t\":\"2026-11-23T10:00:00Z\"}",
    "{\"b\":1,\"item\":\"q\",\"k\":\"end-attempt\",\"n\":1,\"t\":\"2026-11-23T10:00:00Z\"}",
    "{\"b\":1,\"item\":\"q\",\"k\":\"end-attempt\",\"n\":1,\"response\":\"R\","
    "\"t\":\"2026-11-23T10:00:00Z\",\"value\":[\"true\"]}",
    "{\"b\":1,\"k\":\"dance\",\"n\":1,\"t\":\"2026-11-23T10:00:00Z\"}",
    "{\"b\":1,\"k\":\"focus-out\",\"n\":1,\"t\":\"2026-02-30T10:00:00Z\"}",
    "{\"b\":-1,\"k\":\"focus-out\",\"n\":1,\"t\":\"2026-11-23T10:00:00Z\"}",
    "{\"k\":\"focus-out\",\"b\":1,\"n\":1,\"t\":\"2026-11-23T10:00:00Z\"}",
    "{\"b\":1,\"b\":1,\"k\":\"focus-out\",\"n\":1,\"t\":\"2026-11-23T10:00:00Z\"}",
    "{\"b\":1,\"k\":\"focus-out\",\"n\":1,\"t\":\"2026-11-23T10:00:00Z\",\"x\":1}",
    "{\"b\":1,\"k\":\"gap\",\"ms\":-1,\"n\":1,\"t\":\"2026-11-23T10:00:00Z\"}",
    "{\"b\":1,\"k\":\"start\",\"ms\":0,\"n\":0,\"t\":\"2026-11-23T10:00:00Z\","
    "\"value\":[\"00000000000000ff\"]}",
    "{\"b\":1,\"k\":\"start\",\"ms\":1,\"n\":0,\"t\":\"2026-11-23T10:00:00Z\",\"value\":[\"ff\"]}",
    "{\"b\":1,\"k\":\"start\",\"ms\":1,\"n\":0,\"t\":\"2026-11-23T10:00:00Z\",\"value\":[]}",
    "{\"b\":1,\"item\":\"q\",\"k\":\"flag\",\"n\":1,\"t\":\"2026-11-23T10:00:00Z\","
    "\"value\":[\"maybe\"]}",
    "{\"b\":1,\"k\":\"note\",\"n\":1,\"ref\":1,\"t\":\"2026-11-23T10:00:00Z\",\"value\":[\"\"]}",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (wrong); i++)
    g_assert_true (is_refused (wrong[i], strlen (wrong[i])));
}

static void
test_note_has_280_characters (void)
{
  g_autoptr (LayoverEvent) event = layover_event_new (LAYOVER_EVENT_NOTE);
  g_autofree char *line = NULL;
  g_autofree char *long_line = NULL;

  event->n = 1;
  layover_event_take_value (event, g_strnfill (LAYOVER_NOTE_MAX_CHARACTERS, 'x'));
  line = layover_event_format (event);
  layover_event_take_value (event, g_strnfill (LAYOVER_NOTE_MAX_CHARACTERS + 1, 'x'));
  long_line = layover_event_format (event);

  g_assert_false (is_refused (line, strlen (line)));
  g_assert_true (is_refused (long_line, strlen (long_line)));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/event/every-kind-comes-back-byte-for-byte",
                   test_every_kind_comes_back_byte_for_byte);
  g_test_add_func ("/event/there-is-one-spelling", test_there_is_one_spelling);
  g_test_add_func ("/event/cut-and-doubled-lines-are-refused",
                   test_cut_and_doubled_lines_are_refused);
  g_test_add_func ("/event/fields-must-fit-the-kind", test_fields_must_fit_the_kind);
  g_test_add_func ("/event/note-has-280-characters", test_note_has_280_characters);

  return g_test_run ();
}
