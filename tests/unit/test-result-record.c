/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#include <string.h>

#include "layover-error.h"
#include "layover-result-record.h"
#include "layover-secret-key.h"

#define DIGEST "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
#define OTHER_DIGEST "bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb"

static char *
make_key (void)
{
  g_autoptr (LayoverSecretKey) key = layover_secret_key_generate ();

  return layover_public_key_format (layover_secret_key_get_public (key));
}

static LayoverResultRecord *
make_record (const char *device)
{
  static const char *const values[LAYOVER_RESULT_N_FIELDS] = {
    [LAYOVER_RESULT_ORG] = "example.org",
    [LAYOVER_RESULT_EXAM] = "written",
    [LAYOVER_RESULT_FORM] = "drawn",
    [LAYOVER_RESULT_PAPER] = DIGEST,
    [LAYOVER_RESULT_SESSION] = "none",
    [LAYOVER_RESULT_ATTEMPT] = "00112233445566778899aabbccddeeff",
    [LAYOVER_RESULT_EVENTS] = "17",
    [LAYOVER_RESULT_HEAD] = OTHER_DIGEST,
    [LAYOVER_RESULT_LEARNER] = "kim@example.org",
    [LAYOVER_RESULT_NAME] = "Kim = Example",
    [LAYOVER_RESULT_COURSE] = "small-101",
    [LAYOVER_RESULT_BUNDLE] = DIGEST,
    [LAYOVER_RESULT_PASS_PERCENT] = "80",
    [LAYOVER_RESULT_SCORE] = "3.5",
    [LAYOVER_RESULT_MAX_SCORE] = "5",
  };
  LayoverResultRecord *record = layover_result_record_new ();

  for (guint i = 0; i < LAYOVER_RESULT_N_FIELDS; i++)
    layover_result_record_set (record, i, i == LAYOVER_RESULT_DEVICE ? device : values[i]);
  return record;
}

static char *
format (const LayoverResultRecord *record, gboolean is_sealed)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = layover_result_record_format (record, is_sealed, &error);

  g_assert_no_error (error);
  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static LayoverResultRecord *
parse (const char *text, gboolean is_sealed, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

  return layover_result_record_parse (bytes, "result.rec", is_sealed, error);
}

static void
test_both_records_come_back (void)
{
  g_autofree char *device = make_key ();
  g_autoptr (LayoverResultRecord) record = make_record (device);

  for (int is_sealed = 0; is_sealed < 2; is_sealed++)
    {
      g_autofree char *text = format (record, is_sealed);
      g_autoptr (GError) error = NULL;
      g_autoptr (LayoverResultRecord) again = parse (text, is_sealed, &error);
      g_autofree char *text_again = NULL;
      double score;

      g_assert_no_error (error);
      text_again = format (again, is_sealed);
      g_assert_cmpstr (text_again, ==, text);
      g_assert_cmpuint (again->n_events, ==, 17);
      g_assert_cmpint (layover_result_record_get_number (again, LAYOVER_RESULT_SCORE, &score), ==,
                       is_sealed);
      g_assert_nonnull (again->device);
    }
}

static void
test_the_label_says_nothing_about_the_person (void)
{
  g_autofree char *device = make_key ();
  g_autoptr (LayoverResultRecord) record = make_record (device);
  g_autofree char *text = format (record, FALSE);

  g_assert_null (strstr (text, "kim"));
  g_assert_null (strstr (text, "Kim"));
  g_assert_null (strstr (text, "pass"));
  g_assert_true (g_str_has_prefix (text, "org=example.org\nexam=written\nform=drawn\n"));
}

/* Each of these in place of the good line is refused, at its line. */
static void
test_values_have_one_form (void)
{
  static const struct
  {
    const char *good;
    const char *wrong;
    int code;
  } changes[] = {
    { "org=example.org", "org=Example", LAYOVER_ERROR_RECORD_VALUE },
    { "exam=written", "exam=../x", LAYOVER_ERROR_RECORD_VALUE },
    { "paper=" DIGEST, "paper=AAAA", LAYOVER_ERROR_RECORD_VALUE },
    { "attempt=0", "attempt=", LAYOVER_ERROR_RECORD_VALUE },
    { "attempt=0", "attempt=A", LAYOVER_ERROR_RECORD_VALUE },
    { "events=17", "events=017", LAYOVER_ERROR_RECORD_VALUE },
    { "events=17", "events=+17", LAYOVER_ERROR_RECORD_VALUE },
    { "events=17", "events=1000001", LAYOVER_ERROR_RECORD_VALUE },
    { "events=17", "events=", LAYOVER_ERROR_RECORD_VALUE },
    { "x-bundle=" DIGEST, "x-bundle=0", LAYOVER_ERROR_RECORD_VALUE },
    { "device=R", "device=!", LAYOVER_ERROR_RECORD_VALUE },
    { "form=drawn\n", "", LAYOVER_ERROR_RECORD_MISSING },
    { "form=drawn\n", "form=drawn\nlearner=kim\n", LAYOVER_ERROR_RECORD_UNKNOWN },
  };
  g_autofree char *device = make_key ();
  g_autoptr (LayoverResultRecord) record = make_record (device);
  g_autofree char *text = format (record, FALSE);

  for (gsize i = 0; i < G_N_ELEMENTS (changes); i++)
    {
      g_auto (GStrv) parts = g_strsplit (text, changes[i].good, 2);
      g_autofree char *changed = NULL;
      g_autoptr (GError) error = NULL;

      g_assert_cmpuint (g_strv_length (parts), ==, 2);
      changed = g_strconcat (parts[0], changes[i].wrong, parts[1], NULL);
      g_assert_null (parse (changed, FALSE, &error));
      g_assert_error (error, LAYOVER_ERROR, changes[i].code);
    }
}

static void
test_a_strange_name_can_be_handed_in (void)
{
  g_autofree char *device = make_key ();
  g_autoptr (LayoverResultRecord) record = make_record (device);
  g_autofree char *long_name = g_strnfill (5000, 'n');
  g_autofree char *text = NULL;
  g_autoptr (LayoverResultRecord) again = NULL;
  g_autoptr (GError) error = NULL;

  layover_result_record_set (record, LAYOVER_RESULT_LEARNER, long_name);
  layover_result_record_set (record, LAYOVER_RESULT_NAME, "a\nb\u202Ec\x7f R&D");
  text = format (record, TRUE);
  again = parse (text, TRUE, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (again->values[LAYOVER_RESULT_NAME], ==, "abc R&D");
  g_assert_cmpuint (strlen (again->values[LAYOVER_RESULT_LEARNER]), >, 4000);
}

static void
test_the_first_difference_is_named (void)
{
  g_autofree char *device = make_key ();
  g_autofree char *other_device = make_key ();
  g_autoptr (LayoverResultRecord) label = make_record (device);
  const struct
  {
    LayoverResultField field;
    const char *value;
    int code;
  } changes[] = {
    { LAYOVER_RESULT_ORG, "other.org", LAYOVER_ERROR_RESULT_DIFFERS },
    { LAYOVER_RESULT_EXAM, "other", LAYOVER_ERROR_RESULT_DIFFERS },
    { LAYOVER_RESULT_PAPER, OTHER_DIGEST, LAYOVER_ERROR_RESULT_DIFFERS },
    { LAYOVER_RESULT_SESSION, "other", LAYOVER_ERROR_RESULT_DIFFERS },
    { LAYOVER_RESULT_ATTEMPT, "ffffffffffffffffffffffffffffffff", LAYOVER_ERROR_RESULT_DIFFERS },
    { LAYOVER_RESULT_EVENTS, "18", LAYOVER_ERROR_RESULT_DIFFERS },
    { LAYOVER_RESULT_HEAD, DIGEST, LAYOVER_ERROR_RESULT_DIFFERS },
    { LAYOVER_RESULT_COURSE, "other", LAYOVER_ERROR_RESULT_DIFFERS },
    { LAYOVER_RESULT_DEVICE, other_device, LAYOVER_ERROR_RESULT_DEVICE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (changes); i++)
    {
      g_autoptr (LayoverResultRecord) inner = make_record (device);
      g_autoptr (GError) error = NULL;

      g_assert_true (layover_result_record_check_same (label, inner, "attempt.rec", &error));
      layover_result_record_set (inner, changes[i].field, changes[i].value);
      g_assert_false (layover_result_record_check_same (label, inner, "attempt.rec", &error));
      g_assert_error (error, LAYOVER_ERROR, changes[i].code);
      g_assert_cmpstr (layover_error_get_entry (error), ==, "attempt.rec");
      if (changes[i].code == LAYOVER_ERROR_RESULT_DIFFERS)
        g_assert_nonnull (
            strstr (error->message, layover_result_field_to_string (changes[i].field)));
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/result-record/both-records-come-back", test_both_records_come_back);
  g_test_add_func ("/result-record/label-says-nothing-about-the-person",
                   test_the_label_says_nothing_about_the_person);
  g_test_add_func ("/result-record/values-have-one-form", test_values_have_one_form);
  g_test_add_func ("/result-record/strange-name-can-be-handed-in",
                   test_a_strange_name_can_be_handed_in);
  g_test_add_func ("/result-record/first-difference-is-named", test_the_first_difference_is_named);

  return g_test_run ();
}
