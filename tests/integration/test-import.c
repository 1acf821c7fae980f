/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#include "config.h"

#include <string.h>

#include "fixture.h"
#include "layover-error.h"

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

static void
assert_nothing_is_there (Fixture *fixture, LayoverLibrary *library)
{
  g_assert_cmpuint (count_courses (library), ==, 0);
  g_assert_cmpuint (fixture_count_files (fixture, "objects"), ==, 0);
  g_assert_cmpuint (fixture_count_files (fixture, "staging"), ==, 0);
}

static void
test_course_appears (void)
{
  g_autoptr (Fixture) fixture = fixture_new ();
  LayoverLibrary *library = open_trusting (fixture);
  FixtureBundle bundle = { 0 };
  g_autofree char *path = fixture_write_bundle (fixture, "a.layover", &bundle);
  g_autoptr (LayoverOpening) opening = fixture_open (library, path);
  LayoverLibraryCourse *course = layover_library_find_course (library, "sal-101");

  g_assert_cmpint (layover_opening_get_outcome (opening), ==, LAYOVER_OPENING_COURSE);
  g_assert_cmpstr (layover_opening_get_course (opening), ==, "sal-101");
  g_assert_nonnull (course);
  g_assert_cmpstr (layover_library_course_get_number (course), ==, "SAL-101");
  g_assert_cmpstr (layover_library_course_get_org_name (course), ==, "Meridian Field Enablement");
  g_assert_false (layover_library_course_is_expired (course));
  g_assert_false (layover_library_course_is_revoked (course));
  g_assert_cmpuint (fixture_count_files (fixture, "staging"), ==, 0);
  g_assert_finalize_object (library);

  /* And is there at the next start. */
  library = fixture_open_library (fixture);
  g_assert_nonnull (layover_library_find_course (library, "sal-101"));
  g_assert_finalize_object (library);
}

static void
test_same_bytes_are_stored_once (void)
{
  g_autoptr (Fixture) fixture = fixture_new ();
  LayoverLibrary *library = open_trusting (fixture);
  FixtureBundle first = { 0 };
  FixtureBundle other = { .id = "ae-101" };
  g_autofree char *first_path = fixture_write_bundle (fixture, "a.layover", &first);
  g_autofree char *other_path = fixture_write_bundle (fixture, "b.layover", &other);
  guint n_files;

  g_object_unref (fixture_open (library, first_path));
  n_files = fixture_count_files (fixture, "objects");
  g_object_unref (fixture_open (library, other_path));

  /* Only course.xml differs between the two. */
  g_assert_cmpuint (fixture_count_files (fixture, "objects"), ==, n_files + 1);
  g_assert_cmpuint (count_courses (library), ==, 2);
  g_assert_finalize_object (library);
}

static void
test_new_version_is_switched_to (void)
{
  g_autoptr (Fixture) fixture = fixture_new ();
  LayoverLibrary *library = open_trusting (fixture);
  FixtureBundle first = { .version = 1 };
  FixtureBundle second = { .version = 2,
                           .names = { "pages/first.md" },
                           .texts = { "# First, better\n\nA page.\n" } };
  g_autofree char *first_path = fixture_write_bundle (fixture, "1.layover", &first);
  g_autofree char *second_path = fixture_write_bundle (fixture, "2.layover", &second);
  LayoverLibraryCourse *course;
  guint n_files;

  g_object_unref (fixture_open (library, first_path));
  course = layover_library_find_course (library, "sal-101");
  n_files = fixture_count_files (fixture, "objects");
  g_object_unref (fixture_open (library, second_path));

  g_assert_cmpuint (count_courses (library), ==, 1);
  g_assert_true (layover_library_find_course (library, "sal-101") == course);
  g_assert_cmpint (layover_library_course_get_version (course), ==, 2);
  g_assert_cmpuint (fixture_count_files (fixture, "objects"), ==, n_files);
  g_assert_finalize_object (library);
}

/* An item that forgets to say which response it is about, and other things no signature makes good. */
static void
test_content_is_judged_before_it_is_installed (void)
{
  static const struct
  {
    const char *name;
    const char *text;
  } cases[] = {
    { "pages/first.md", "# First\n\n<script>alert(1)</script>\n" },
    { "pages/first.md", "# First\n\n![](https://example.org/a.png)\n" },
    { "pages/first.md", "# First\n\n![gone](../media/gone.png)\n" },
    { "pages/first.md", "# First\n\n[up](../../../etc/passwd)\n" },
    { "course.xml", "<!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><x>&a;</x>" },
    { "items/check.xml", "<qti-assessment-item" },
    { "exams/written/test.xml", "<nothing/>" },
    { "bundle.rec", "title=\xe2\x80\xae\nlanguage=en\norg=meridian\n" },
  };
  g_autoptr (Fixture) fixture = fixture_new ();
  LayoverLibrary *library = open_trusting (fixture);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      FixtureBundle bundle = { .names = { cases[i].name }, .texts = { cases[i].text } };
      g_autofree char *path = fixture_write_bundle (fixture, "bad.layover", &bundle);
      g_autoptr (GError) error = NULL;

      g_assert_null (layover_library_open (library, path, NULL, NULL, NULL, &error));
      g_assert_nonnull (error);
      g_test_message ("%s", error->message);
      g_assert_false (layover_error_is_local_fault (error));
      g_assert_cmpstr (layover_error_get_entry (error), ==, cases[i].name);
    }

  assert_nothing_is_there (fixture, library);
  g_assert_finalize_object (library);
}

static void
test_identity_has_to_agree (void)
{
  g_autoptr (Fixture) fixture = fixture_new ();
  LayoverLibrary *library = open_trusting (fixture);
  FixtureBundle other_org = { .org = "somebody" };
  FixtureBundle no_record = { .leave_out = "bundle.rec" };
  FixtureBundle other_id = { 0 };
  FixtureBundle ae = { .id = "ae-101" };
  g_autofree char *other_path = fixture_write_bundle (fixture, "org.layover", &other_org);
  g_autofree char *record_path = fixture_write_bundle (fixture, "rec.layover", &no_record);
  g_autofree char *id_path = NULL;
  g_autofree char *ae_path = fixture_write_bundle (fixture, "ae.layover", &ae);
  g_autoptr (LayoverContainer) container = layover_container_open (ae_path, TRUE, NULL);
  g_autoptr (GBytes) course = layover_container_read (container, "course.xml", 65536, NULL);
  g_autofree char *text = g_strndup (g_bytes_get_data (course, NULL), g_bytes_get_size (course));

  other_id.names[0] = "course.xml";
  other_id.texts[0] = text;
  id_path = fixture_write_bundle (fixture, "id.layover", &other_id);

  fixture_assert_refused (library, other_path, LAYOVER_ERROR_BUNDLE_ORG);
  fixture_assert_refused (library, id_path, LAYOVER_ERROR_BUNDLE_ID);
  g_assert_null (layover_library_open (library, record_path, NULL, NULL, NULL, NULL));
  assert_nothing_is_there (fixture, library);
  g_assert_finalize_object (library);
}

/* T14, seen from the top: whatever bit is changed, nothing is installed. */
static void
test_changed_bytes_install_nothing (void)
{
  g_autoptr (Fixture) fixture = fixture_new ();
  LayoverLibrary *library = open_trusting (fixture);
  FixtureBundle bundle = { 0 };
  g_autofree char *path = fixture_write_bundle (fixture, "a.layover", &bundle);
  g_autofree char *text = NULL;
  gsize length = 0;

  g_assert_true (g_file_get_contents (path, &text, &length, NULL));
  for (gsize i = 0; i < length; i += 61)
    {
      text[i] = (char) (text[i] ^ 4);
      g_assert_true (g_file_set_contents (path, text, (gssize) length, NULL));
      g_assert_null (layover_library_open (library, path, NULL, NULL, NULL, NULL));
      text[i] = (char) (text[i] ^ 4);
    }

  assert_nothing_is_there (fixture, library);
  g_assert_finalize_object (library);
}

static void
overwrite_object (Fixture *fixture, LayoverLibraryCourse *course, const char *entry)
{
  g_autofree char *path = layover_library_course_dup_path (course, entry);

  g_assert_true (g_str_has_prefix (path, fixture->data));
  g_assert_true (g_file_set_contents (path, "damaged", -1, NULL));
}

static void
test_damaged_course_does_not_stop_the_start (void)
{
  g_autoptr (Fixture) fixture = fixture_new ();
  LayoverLibrary *library = open_trusting (fixture);
  FixtureBundle bundle = { 0 };
  g_autofree char *path = fixture_write_bundle (fixture, "a.layover", &bundle);
  LayoverLibraryCourse *course;
  g_autoptr (LayoverOpening) opening = NULL;

  g_object_unref (fixture_open (library, path));
  overwrite_object (fixture, layover_library_find_course (library, "sal-101"), "course.xml");
  g_assert_finalize_object (library);

  library = fixture_open_library (fixture);
  course = layover_library_find_course (library, "sal-101");
  g_assert_null (layover_library_course_get_course (course));
  g_assert_nonnull (layover_library_course_get_problem (course));
  g_assert_cmpstr (layover_library_course_get_title (course), ==, "Pipeline");

  /* Opening the same file again repairs it. */
  opening = fixture_open (library, path);
  g_assert_cmpint (layover_opening_get_outcome (opening), ==, LAYOVER_OPENING_ALREADY_HERE);
  g_assert_nonnull (layover_library_course_get_course (course));
  g_assert_null (layover_library_course_get_problem (course));
  g_assert_finalize_object (library);
}

static void
test_damaged_page_says_so (void)
{
  g_autoptr (Fixture) fixture = fixture_new ();
  LayoverLibrary *library = open_trusting (fixture);
  FixtureBundle bundle = { 0 };
  g_autofree char *path = fixture_write_bundle (fixture, "a.layover", &bundle);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  LayoverLibraryCourse *course;

  g_object_unref (fixture_open (library, path));
  course = layover_library_find_course (library, "sal-101");
  overwrite_object (fixture, course, "pages/first.md");

  layover_library_load_page_async (library, course, "first", NULL, fixture_keep_result_cb, &result);
  g_assert_null (layover_library_load_page_finish (library, fixture_wait (&result), &error));
  g_assert_error (error, LAYOVER_ERROR, LAYOVER_ERROR_COURSE_DAMAGED);
  g_assert_cmpstr (layover_error_get_entry (error), ==, "pages/first.md");
  g_clear_object (&result);
  g_assert_finalize_object (library);
}

static void
cancel_cb (LayoverOpeningStep step, guint64 done_bytes, guint64 total_bytes, gpointer data)
{
  if (step == LAYOVER_STEP_COPY && done_bytes > 0)
    g_cancellable_cancel (data);
}

static void
test_cancelled_keeps_nothing (void)
{
  g_autoptr (Fixture) fixture = fixture_new ();
  LayoverLibrary *library = open_trusting (fixture);
  FixtureBundle bundle = { 0 };
  g_autofree char *path = fixture_write_bundle (fixture, "a.layover", &bundle);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_assert_null (layover_library_open (library, path, cancellable, cancel_cb, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  assert_nothing_is_there (fixture, library);

  g_object_unref (fixture_open (library, path));
  g_assert_cmpuint (count_courses (library), ==, 1);
  g_assert_finalize_object (library);
}

typedef struct
{
  guint n_steps[LAYOVER_STEP_INSTALL + 1];
  LayoverOpeningStep last;
  GThread *thread;
} Seen;

static void
see_cb (LayoverOpeningStep step, guint64 done_bytes, guint64 total_bytes, gpointer data)
{
  Seen *seen = data;

  g_assert_true (g_thread_self () == seen->thread);
  g_assert_cmpint (step, >=, seen->last);
  g_assert_cmpuint (done_bytes, <=, total_bytes);
  seen->last = step;
  seen->n_steps[step]++;
}

static gboolean
count_cb (gpointer data)
{
  guint *n_turns = data;

  (*n_turns)++;

  return G_SOURCE_CONTINUE;
}

/* A course with a film of 64 MiB, as far as its first bytes show. */
static char *
write_large (Fixture *fixture)
{
  gsize size_bytes = 64 * 1024 * 1024;
  g_autofree char *film = g_malloc (size_bytes + 1);
  FixtureBundle bundle = {
    .parts = "<video id=\"film\" title=\"Film\" src=\"media/film.webm\" minutes=\"9\"/>",
    .names = { "media/film.webm" },
    .texts = { film },
  };

  memset (film, 'a', size_bytes);
  memcpy (film, "\x1a\x45\xdf\xa3webm", 8);
  film[size_bytes] = '\0';

  return fixture_write_bundle (fixture, "large.layover", &bundle);
}

/* The interface thread never waits: while something large is imported it keeps turning. */
static void
test_main_loop_turns_while_importing (void)
{
  g_autoptr (Fixture) fixture = fixture_new ();
  LayoverLibrary *library = open_trusting (fixture);
  g_autofree char *path = write_large (fixture);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (LayoverOpening) opening = NULL;
  g_autoptr (GError) error = NULL;
  Seen seen = { .thread = g_thread_self () };
  guint n_turns = 0;
  guint source = g_timeout_add (1, count_cb, &n_turns);
  gint64 started_us = g_get_monotonic_time ();

  layover_library_open_async (library, path, NULL, see_cb, &seen, fixture_keep_result_cb, &result);
  g_assert_cmpint (g_get_monotonic_time () - started_us, <, 50 * 1000);
  fixture_wait (&result);
  g_source_remove (source);

  opening = layover_library_open_finish (library, result, &error);
  g_assert_no_error (error);
  g_test_message ("%u turns in %" G_GINT64_FORMAT " ms", n_turns,
                  (g_get_monotonic_time () - started_us) / 1000);
  g_assert_cmpuint (n_turns, >, 5);
  g_assert_cmpuint (seen.n_steps[LAYOVER_STEP_COPY], >, 0);
  g_clear_object (&result);
  g_assert_finalize_object (library);
}

static gboolean
cancel_soon_cb (gpointer data)
{
  g_cancellable_cancel (data);

  return G_SOURCE_REMOVE;
}

static void
test_cancelled_in_the_middle (void)
{
  g_autoptr (Fixture) fixture = fixture_new ();
  LayoverLibrary *library = open_trusting (fixture);
  g_autofree char *path = write_large (fixture);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  g_timeout_add (10, cancel_soon_cb, cancellable);
  layover_library_open_async (library, path, cancellable, NULL, NULL, fixture_keep_result_cb,
                              &result);
  g_assert_null (layover_library_open_finish (library, fixture_wait (&result), &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  assert_nothing_is_there (fixture, library);
  g_clear_object (&result);
  g_assert_finalize_object (library);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/import/course-appears", test_course_appears);
  g_test_add_func ("/import/same-bytes-are-stored-once", test_same_bytes_are_stored_once);
  g_test_add_func ("/import/new-version-is-switched-to", test_new_version_is_switched_to);
  g_test_add_func ("/import/content-is-judged-before-it-is-installed",
                   test_content_is_judged_before_it_is_installed);
  g_test_add_func ("/import/identity-has-to-agree", test_identity_has_to_agree);
  g_test_add_func ("/import/T14-changed-bytes-install-nothing", test_changed_bytes_install_nothing);
  g_test_add_func ("/import/damaged-course-does-not-stop-the-start",
                   test_damaged_course_does_not_stop_the_start);
  g_test_add_func ("/import/damaged-page-says-so", test_damaged_page_says_so);
  g_test_add_func ("/import/cancelled-keeps-nothing", test_cancelled_keeps_nothing);
  g_test_add_func ("/import/main-loop-turns-while-importing", test_main_loop_turns_while_importing);
  g_test_add_func ("/import/cancelled-in-the-middle", test_cancelled_in_the_middle);

  return g_test_run ();
}
