/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#include "config.h"

#include <string.h>

#include "fixture.h"
#include "layover-error.h"

/* T22 to T28 of the list of bad input, as far as they are about what this computer remembers. */

static LayoverLibrary *
open_trusting (Fixture *fixture)
{
  LayoverLibrary *library = fixture_open_library (fixture);

  fixture_trust (fixture, library);

  return library;
}

static guint
count_courses (LayoverLibrary *library)
{
  return g_list_model_get_n_items (layover_library_get_courses (library));
}

static char *
write_result (Fixture *fixture)
{
  g_autoptr (LayoverContainerWriter) writer = layover_container_writer_new ();
  g_autoptr (LayoverStatement)
      statement = layover_statement_new (LAYOVER_FILE_TYPE_RESULT, "abc", 1, FIXTURE_CREATED_S, 0);
  g_autoptr (GBytes) bytes = g_bytes_new_static ("x", 1);
  char *path = g_build_filename (fixture->folder, "result.layover", NULL);

  layover_container_writer_add_bytes (writer, "result.rec", bytes, NULL);
  g_assert_true (
      layover_container_writer_write (writer, path, statement, fixture->publisher, FALSE, NULL));

  return path;
}

static void
test_t22_other_kinds_are_refused (void)
{
  g_autoptr (Fixture) fixture = fixture_new ();
  LayoverLibrary *library = open_trusting (fixture);
  FixtureBundle wrong_role = { .key = fixture->proctor };
  g_autofree char *result = write_result (fixture);
  g_autofree char *path = fixture_write_bundle (fixture, "role.layover", &wrong_role);

  fixture_assert_refused (library, result, LAYOVER_ERROR_NOT_OPENABLE);
  fixture_assert_refused (library, path, LAYOVER_ERROR_KEY_ROLE);
  g_assert_cmpuint (count_courses (library), ==, 0);
  g_assert_finalize_object (library);
}

static void
test_t23_versions_do_not_go_back (void)
{
  g_autoptr (Fixture) fixture = fixture_new ();
  LayoverLibrary *library = open_trusting (fixture);
  FixtureBundle first = { .version = 1 };
  FixtureBundle second = { .version = 2 };
  FixtureBundle clash = { .version = 2,
                          .names = { "pages/first.md" },
                          .texts = { "# Another second\n\nA page.\n" } };
  g_autofree char *first_path = fixture_write_bundle (fixture, "1.layover", &first);
  g_autofree char *second_path = fixture_write_bundle (fixture, "2.layover", &second);
  g_autofree char *clash_path = fixture_write_bundle (fixture, "3.layover", &clash);
  LayoverLibraryCourse *course;
  g_autofree char *digest = NULL;

  g_object_unref (fixture_open (library, second_path));
  course = layover_library_find_course (library, "sal-101");
  digest = g_strdup (layover_library_course_get_digest (course));

  fixture_assert_refused (library, first_path, LAYOVER_ERROR_OLDER_VERSION);
  fixture_assert_refused (library, clash_path, LAYOVER_ERROR_VERSION_CLASH);
  g_assert_cmpstr (layover_library_course_get_digest (course), ==, digest);

  /* Removing the course does not open the way for the older one. */
  g_assert_true (layover_library_remove_course (library, course, NULL));
  g_assert_cmpuint (count_courses (library), ==, 0);
  g_assert_cmpuint (fixture_count_files (fixture, "objects"), ==, 0);
  fixture_assert_refused (library, first_path, LAYOVER_ERROR_OLDER_VERSION);
  g_object_unref (fixture_open (library, second_path));
  g_assert_cmpuint (count_courses (library), ==, 1);
  g_assert_finalize_object (library);
}

static void
test_t24_reset_forgets_a_high_version (void)
{
  g_autoptr (Fixture) fixture = fixture_new ();
  LayoverLibrary *library = open_trusting (fixture);
  FixtureBundle stolen = { .version = 2000000000 };
  FixtureBundle good = { .version = 2 };
  FixtureBundle better = { .version = 3 };
  g_autofree char *stolen_path = fixture_write_bundle (fixture, "stolen.layover", &stolen);
  g_autofree char *good_path = fixture_write_bundle (fixture, "good.layover", &good);
  g_autofree char *better_path = fixture_write_bundle (fixture, "better.layover", &better);
  g_autofree char *reset = fixture_write_enrolment (fixture, "reset.layover", 2,
                                                    "reset=sal-101 1\n");
  g_autoptr (LayoverOpening) opening = NULL;

  g_object_unref (fixture_open (library, stolen_path));
  fixture_assert_refused (library, good_path, LAYOVER_ERROR_OLDER_VERSION);

  opening = fixture_open (library, reset);
  g_assert_cmpint (layover_opening_get_outcome (opening), ==, LAYOVER_OPENING_ENROLMENT);
  g_object_unref (fixture_open (library, better_path));

  /* Once: the reset is spent, and versions are compared again. */
  fixture_assert_refused (library, good_path, LAYOVER_ERROR_OLDER_VERSION);
  g_assert_finalize_object (library);
}

static void
assert_exam_closed (LayoverLibrary *library, LayoverLibraryCourse *course, int code)
{
  g_autoptr (GError) error = NULL;
  int left;

  g_assert_nonnull (layover_library_course_get_course (course));
  g_assert_false (layover_library_check_exam (library, course, "written", &left, &error));
  g_assert_error (error, LAYOVER_ERROR, code);
}

static void
test_t25_expired_is_for_reading (void)
{
  g_autoptr (Fixture) fixture = fixture_new ();
  LayoverLibrary *library = open_trusting (fixture);
  FixtureBundle bundle = { .expires_s = FIXTURE_CREATED_S + 3600 };
  FixtureBundle later = { .id = "ae-101", .created_s = FIXTURE_CREATED_S + 7200 };
  g_autofree char *path = fixture_write_bundle (fixture, "a.layover", &bundle);
  g_autofree char *later_path = fixture_write_bundle (fixture, "b.layover", &later);
  LayoverLibraryCourse *course;
  gint64 by_s = 0;

  g_object_unref (fixture_open (library, path));
  g_object_unref (fixture_open (library, later_path));
  g_assert_true (layover_library_set_profile (library, "Amara", "a@example.org", "sal", NULL));
  course = layover_library_find_course (library, "sal-101");
  g_assert_true (layover_library_course_is_expired (course));
  assert_exam_closed (library, course, LAYOVER_ERROR_EXAM_EXPIRED);

  /* Turning the clock back does not help: a file that was made after the expiry was seen. */
  layover_clock_set_utc_ms (fixture->clock, FIXTURE_CREATED_S * 1000);
  g_assert_true (layover_library_refresh (library, NULL));
  g_assert_true (layover_library_course_is_expired (course));
  assert_exam_closed (library, course, LAYOVER_ERROR_EXAM_EXPIRED);
  g_assert_true (layover_library_is_clock_behind (library, &by_s));
  g_assert_cmpint (by_s, ==, 7200);
  g_assert_finalize_object (library);
}

static void
test_t26_withdrawn_key (void)
{
  g_autoptr (Fixture) fixture = fixture_new ();
  LayoverLibrary *library = open_trusting (fixture);
  FixtureBundle known = { .version = 1 };
  FixtureBundle unknown = { .id = "ae-101" };
  g_autofree char *known_path = fixture_write_bundle (fixture, "known.layover", &known);
  g_autofree char *unknown_path = fixture_write_bundle (fixture, "unknown.layover", &unknown);
  g_autofree char *key = layover_public_key_format (
      layover_secret_key_get_public (fixture->publisher));
  g_autofree char *line = g_strdup_printf ("revoked=%s 2026-11-10T00:00:00Z\n", key);
  g_autofree char *update = fixture_write_enrolment (fixture, "update.layover", 2, line);
  LayoverLibraryCourse *course;

  g_object_unref (fixture_open (library, known_path));
  g_assert_true (layover_library_set_profile (library, "Amara", "a@example.org", "sal", NULL));
  g_object_unref (fixture_open (library, update));

  fixture_assert_refused (library, unknown_path, LAYOVER_ERROR_KEY_REVOKED);
  course = layover_library_find_course (library, "sal-101");
  g_assert_true (layover_library_course_is_revoked (course));
  assert_exam_closed (library, course, LAYOVER_ERROR_EXAM_REVOKED);
  g_assert_finalize_object (library);
}

static void
test_t27_enrolments_do_not_go_back (void)
{
  g_autoptr (Fixture) fixture = fixture_new ();
  g_autoptr (Fixture) impostor = fixture_new ();
  LayoverLibrary *library = open_trusting (fixture);
  g_autofree char *second = fixture_write_enrolment (fixture, "2.layover", 2, NULL);
  g_autofree char *first = fixture_write_enrolment (fixture, "1.layover", 1, NULL);
  g_autofree char *other = fixture_write_enrolment (impostor, "3.layover", 3, NULL);

  g_object_unref (fixture_open (library, second));
  fixture_assert_refused (library, first, LAYOVER_ERROR_OLDER_ENROLMENT);
  fixture_assert_refused (library, other, LAYOVER_ERROR_OTHER_ORGANISATION_KEY);
  g_assert_finalize_object (library);

  /* The memory of it survives the program. */
  library = fixture_open_library (fixture);
  fixture_assert_refused (library, first, LAYOVER_ERROR_OLDER_ENROLMENT);
  fixture_assert_refused (library, other, LAYOVER_ERROR_OTHER_ORGANISATION_KEY);
  g_assert_finalize_object (library);
}

static void
test_t28_three_tries (void)
{
  g_autoptr (Fixture) fixture = fixture_new ();
  LayoverLibrary *library = fixture_open_library (fixture);
  FixtureBundle bundle = { 0 };
  g_autofree char *enrolment_path = fixture_write_enrolment (fixture, "e.layover", 1, NULL);
  g_autofree char *path = fixture_write_bundle (fixture, "a.layover", &bundle);
  g_autoptr (LayoverOpening) opening = fixture_open (library, enrolment_path);
  LayoverEnrolment *enrolment = layover_opening_get_enrolment (opening);
  g_autofree char *fingerprint = layover_public_key_dup_fingerprint (
      layover_enrolment_get_org_key (enrolment));
  const char *tail = fingerprint + strlen (fingerprint) - 9;
  g_autoptr (GError) error = NULL;

  for (guint left = 3; left > 0; left--)
    {
      g_assert_cmpuint (layover_library_get_tries_left (library, enrolment), ==, left);
      g_assert_false (layover_library_trust (library, enrolment, "0000-000Z", &error));
      g_assert_error (error, LAYOVER_ERROR, LAYOVER_ERROR_FINGERPRINT);
      g_clear_error (&error);
    }

  /* Now even the right one comes too late, and nothing was stored. */
  g_assert_false (layover_library_trust (library, enrolment, tail, &error));
  g_assert_error (error, LAYOVER_ERROR, LAYOVER_ERROR_FINGERPRINT_TRIES);
  g_clear_error (&error);
  fixture_assert_refused (library, path, LAYOVER_ERROR_UNKNOWN_KEY);
  g_assert_finalize_object (library);

  library = fixture_open_library (fixture);
  fixture_assert_refused (library, path, LAYOVER_ERROR_UNKNOWN_KEY);
  g_assert_true (layover_library_trust (library, enrolment, tail, &error));
  g_object_unref (fixture_open (library, path));
  g_assert_finalize_object (library);
}

static void
test_embedded_enrolment_introduces (void)
{
  g_autoptr (Fixture) fixture = fixture_new ();
  LayoverLibrary *library = fixture_open_library (fixture);
  g_autoptr (GBytes) enrolment = fixture_make_enrolment (fixture, 1, NULL);
  FixtureBundle bundle = { .enrolment = enrolment };
  g_autofree char *path = fixture_write_bundle (fixture, "a.layover", &bundle);
  g_autoptr (LayoverOpening) opening = fixture_open (library, path);
  LayoverEnrolment *candidate = layover_opening_get_enrolment (opening);
  g_autofree char *fingerprint = layover_public_key_dup_fingerprint (
      layover_enrolment_get_org_key (candidate));
  g_autoptr (LayoverOpening) again = NULL;

  g_assert_cmpint (layover_opening_get_outcome (opening), ==, LAYOVER_OPENING_TRUST_NEEDED);
  g_assert_cmpuint (count_courses (library), ==, 0);
  g_assert_cmpuint (fixture_count_files (fixture, "objects"), ==, 0);

  g_assert_true (
      layover_library_trust (library, candidate, fingerprint + strlen (fingerprint) - 9, NULL));
  again = fixture_open (library, path);
  g_assert_cmpint (layover_opening_get_outcome (again), ==, LAYOVER_OPENING_COURSE);
  g_assert_finalize_object (library);
}

static void
test_embedded_enrolment_of_somebody_else (void)
{
  g_autoptr (Fixture) fixture = fixture_new ();
  g_autoptr (Fixture) stranger = fixture_new ();
  LayoverLibrary *library = fixture_open_library (fixture);
  g_autoptr (GBytes) enrolment = fixture_make_enrolment (stranger, 1, NULL);
  FixtureBundle bundle = { .enrolment = enrolment };
  g_autofree char *path = fixture_write_bundle (fixture, "a.layover", &bundle);

  /* Nobody is asked to trust an organisation that did not sign the file. */
  fixture_assert_refused (library, path, LAYOVER_ERROR_UNKNOWN_KEY);

  /* And a known organisation stands by its own enrolment, whatever is inside. */
  fixture_trust (fixture, library);
  g_object_unref (fixture_open (library, path));
  g_assert_finalize_object (library);
}

static void
test_embedded_enrolment_updates (void)
{
  g_autoptr (Fixture) fixture = fixture_new ();
  LayoverLibrary *library = open_trusting (fixture);
  g_autoptr (GBytes) enrolment = fixture_make_enrolment (fixture, 5, "floor=sal-101 3\n");
  FixtureBundle below = { .version = 2, .enrolment = enrolment };
  FixtureBundle alone = { .version = 2 };
  FixtureBundle above = { .version = 3, .enrolment = enrolment };
  g_autofree char *below_path = fixture_write_bundle (fixture, "2.layover", &below);
  g_autofree char *alone_path = fixture_write_bundle (fixture, "2-alone.layover", &alone);
  g_autofree char *above_path = fixture_write_bundle (fixture, "3.layover", &above);

  /* Of a refused file nothing stays, its enrolment neither. */
  fixture_assert_refused (library, below_path, LAYOVER_ERROR_BELOW_FLOOR);
  g_object_unref (fixture_open (library, alone_path));

  g_object_unref (fixture_open (library, above_path));
  fixture_assert_refused (library, alone_path, LAYOVER_ERROR_BELOW_FLOOR);
  g_assert_finalize_object (library);
}

static void
test_sample_needs_no_fingerprint (void)
{
  g_autoptr (Fixture) fixture = fixture_new ();
  LayoverLibrary *library = fixture_open_library (fixture);
  g_autoptr (GBytes) enrolment = fixture_make_enrolment (fixture, 1, NULL);
  FixtureBundle bundle = { .enrolment = enrolment };
  g_autofree char *path = fixture_write_bundle (fixture, "sample.layover", &bundle);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (LayoverOpening) opening = NULL;
  g_autoptr (GError) error = NULL;

  g_setenv ("LAYOVER_SAMPLE", path, TRUE);
  layover_library_open_sample_async (library, NULL, NULL, NULL, fixture_keep_result_cb, &result);
  opening = layover_library_open_sample_finish (library, fixture_wait (&result), &error);
  g_assert_no_error (error);
  g_assert_cmpint (layover_opening_get_outcome (opening), ==, LAYOVER_OPENING_COURSE);
  g_assert_nonnull (layover_library_find_course (library, "sal-101"));
  g_unsetenv ("LAYOVER_SAMPLE");
  g_clear_object (&result);
  g_assert_finalize_object (library);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/import-trust/T22-other-kinds-are-refused", test_t22_other_kinds_are_refused);
  g_test_add_func ("/import-trust/T23-versions-do-not-go-back", test_t23_versions_do_not_go_back);
  g_test_add_func ("/import-trust/T24-reset-forgets-a-high-version",
                   test_t24_reset_forgets_a_high_version);
  g_test_add_func ("/import-trust/T25-expired-is-for-reading", test_t25_expired_is_for_reading);
  g_test_add_func ("/import-trust/T26-withdrawn-key", test_t26_withdrawn_key);
  g_test_add_func ("/import-trust/T27-enrolments-do-not-go-back",
                   test_t27_enrolments_do_not_go_back);
  g_test_add_func ("/import-trust/T28-three-tries", test_t28_three_tries);
  g_test_add_func ("/import-trust/embedded-enrolment-introduces",
                   test_embedded_enrolment_introduces);
  g_test_add_func ("/import-trust/embedded-enrolment-of-somebody-else",
                   test_embedded_enrolment_of_somebody_else);
  g_test_add_func ("/import-trust/embedded-enrolment-updates", test_embedded_enrolment_updates);
  g_test_add_func ("/import-trust/sample-needs-no-fingerprint", test_sample_needs_no_fingerprint);

  return g_test_run ();
}
