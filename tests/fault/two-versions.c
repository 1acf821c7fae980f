/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#include "config.h"

#include <string.h>

#include "two-versions.h"

static const char film_start[] = "\x1a\x45\xdf\xa3webm";

/** two_versions_write: Returns: (transfer full): the path of a bundle */
char *
two_versions_write (Fixture *fixture, const char *name, int version, gsize film_bytes)
{
  g_autofree char *film = g_malloc (film_bytes + 1);
  FixtureBundle bundle = {
    .version = version,
    .parts = "<video id=\"film\" title=\"Film\" src=\"media/film.webm\" minutes=\"9\"/>",
    .names = { "media/film.webm" },
    .texts = { film },
  };

  memset (film, 'a' + version, film_bytes);
  memcpy (film, film_start, strlen (film_start));
  film[film_bytes] = '\0';

  return fixture_write_bundle (fixture, name, &bundle);
}

/** two_versions_install: trusts the organisation and imports @path. Returns: how many files that made */
guint
two_versions_install (Fixture *fixture, const char *path)
{
  LayoverLibrary *library = fixture_open_library (fixture);
  guint n_files;

  fixture_trust (fixture, library);
  g_object_unref (fixture_open (library, path));
  n_files = fixture_count_files (fixture, "objects");
  g_assert_finalize_object (library);

  return n_files;
}

static void
assert_film (LayoverLibraryCourse *course, gsize film_bytes)
{
  g_autofree char *path = layover_library_course_dup_path (course, "media/film.webm");
  g_autofree char *text = NULL;
  gsize length = 0;

  g_assert_true (g_file_get_contents (path, &text, &length, NULL));
  g_assert_cmpuint (length, ==, film_bytes);
  for (gsize i = strlen (film_start); i < length; i++)
    if (text[i] != 'a' + layover_library_course_get_version (course))
      g_error ("byte %" G_GSIZE_FORMAT " of the film is %d", i, text[i]);
}

/* What is listed has to be there to the last byte. */
static void
assert_whole (LayoverLibraryCourse *course, gsize film_bytes)
{
  static const char *const entries[] = { "course.xml", "pages/first.md", "items/check.xml",
                                         "exams/written/test.xml", "exams/written/items/two.xml" };

  g_assert_nonnull (layover_library_course_get_course (course));
  for (gsize i = 0; i < G_N_ELEMENTS (entries); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) bytes = layover_library_course_read (course, entries[i], &error);

      g_assert_no_error (error);
      g_assert_nonnull (bytes);
    }

  assert_film (course, film_bytes);
}

/** two_versions_look: opens the library as the next start does, and asserts that one version is there, whole, and
 * nothing of another one. Returns: which */
int
two_versions_look (Fixture *fixture, gsize film_bytes, guint n_files)
{
  LayoverLibrary *library = fixture_open_library (fixture);
  LayoverLibraryCourse *course = layover_library_find_course (library, "sal-101");
  int version;

  g_assert_nonnull (course);
  version = layover_library_course_get_version (course);
  assert_whole (course, film_bytes);
  g_assert_cmpuint (fixture_count_files (fixture, "staging"), ==, 0);
  g_assert_cmpuint (fixture_count_files (fixture, "objects"), ==, n_files);
  g_assert_finalize_object (library);

  return version;
}
