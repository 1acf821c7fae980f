/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#include <string.h>

#include "layover-course.h"
#include "layover-error.h"

#define HEAD                                                                                       \
  "<course xmlns='urn:layover:course:1' id='c-1' number='C-1' revision='2' date='2026-11-02'\n"    \
  " language='en'><title>R&amp;D &lt;b&gt;</title><summary>Two\n words</summary>\n"
#define PAGE "<page id='p1' title='One' src='pages/one.md'/>"

static LayoverCourse *
load (const char *text, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

  return layover_course_load (bytes, "course.xml", error);
}

static void
assert_refused (const char *text, int code, gint64 expected_line)
{
  g_autoptr (GError) error = NULL;
  gint64 line = 0;

  g_assert_null (load (text, &error));
  g_assert_error (error, LAYOVER_ERROR, code);
  g_assert_cmpstr (layover_error_get_entry (error), ==, "course.xml");
  g_assert_cmpint (layover_error_get_place (error, &line, NULL), ==, LAYOVER_PLACE_LINE);
  g_assert_cmpint (line, ==, expected_line);
}

static void
test_sample_loads_whole (void)
{
  g_autofree char *path = g_build_filename (g_getenv ("LAYOVER_SOURCE_ROOT"), "data", "sample",
                                            "sal-101", "course.xml", NULL);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  LayoverCourse *course;
  LayoverExam *exam;
  LayoverPart *video;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  course = load (text, &error);
  g_assert_no_error (error);

  g_assert_cmpstr (layover_course_get_number (course), ==, "SAL-101");
  g_assert_cmpint (layover_course_get_level (course), ==, 1);
  g_assert_cmpint (layover_course_get_date (course), ==, 1793577600);
  g_assert_cmpuint (layover_course_get_n_modules (course), ==, 3);
  g_assert_cmpuint (layover_course_get_n_parts (course), ==, 16);
  g_assert_cmpuint (g_strv_length ((char **) layover_course_get_competencies (course)), ==, 4);
  g_assert_cmpuint (g_strv_length ((char **) layover_course_get_moments (course)), ==, 3);

  video = layover_course_find_part (course, "week");
  g_assert_cmpint (layover_part_get_kind (video), ==, LAYOVER_PART_VIDEO);
  g_assert_cmpstr (layover_part_get_captions (video), ==, "media/week.vtt");
  video = layover_course_find_part (course, "recorded-call");
  g_assert_null (layover_part_get_entry (video));
  g_assert_true (g_str_has_prefix (layover_part_get_href (video), "https://"));
  g_assert_cmpuint (g_strv_length ((char **) layover_part_get_items (
                        layover_course_find_part (course, "check-why"))),
                    ==, 2);

  exam = layover_course_get_exam (course, 0);
  g_assert_cmpint (layover_exam_get_minutes (exam), ==, 20);
  g_assert_cmpint (layover_exam_get_pass_percent (exam), ==, 80);
  g_assert_cmpint (layover_exam_get_mode (exam), ==, LAYOVER_EXAM_MODE_PRACTICE);

  g_assert_finalize_object (course);
}

static void
test_text_is_taken_literally (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LayoverCourse)
      course = load (HEAD "<module id='m' title='M'>" PAGE "</module></course>", &error);

  g_assert_no_error (error);
  g_assert_cmpstr (layover_course_get_title (course), ==, "R&D <b>");
  g_assert_cmpstr (layover_course_get_summary (course), ==, "Two words");
  g_assert_null (layover_course_get_role (course));
  g_assert_cmpint (layover_course_get_revision (course), ==, 2);
}

static void
test_schema_errors_have_lines (void)
{
  assert_refused (HEAD "<module id='m' title='M'>\n<script/></module></course>",
                  LAYOVER_ERROR_XML_SCHEMA, 5);
  assert_refused (HEAD "<module id='m' title='M'>" PAGE
                       "</module>\n<exam id='e' title='E' path='x' mode='secret' scoring='local'"
                       " minutes='5' pass='80'/></course>",
                  LAYOVER_ERROR_XML_SCHEMA, 5);
}

static void
test_identifiers (void)
{
  static const char *const bad[] = { "x'; DROP TABLE", "%s%n", "../../a" };

  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autofree char *text = g_strdup_printf (
          "<course xmlns='urn:layover:course:1' id=\"%s\" number='C' "
          "revision='1' date='2026-11-02' language='en'><title>T</title>"
          "<summary>S</summary><module id='m' title='M'>%s</module></course>",
          bad[i], PAGE);

      assert_refused (text, LAYOVER_ERROR_XML_SCHEMA, 1);
    }
}

static void
test_what_the_schema_cannot_say (void)
{
  assert_refused (HEAD "<module id='m' title='M'>" PAGE "\n" PAGE "</module></course>",
                  LAYOVER_ERROR_COURSE_DUPLICATE, 5);
  assert_refused (HEAD "<module id='m' title='M'>\n<page id='p' title='P' src='../x.md'/>"
                       "</module></course>",
                  LAYOVER_ERROR_COURSE_REFERENCE, 5);
  assert_refused (HEAD "<module id='m' title='M'>\n<video id='v' title='V' href='http://x/'/>"
                       "</module></course>",
                  LAYOVER_ERROR_COURSE_URI, 5);
  assert_refused ("<course xmlns='urn:layover:course:1' id='c' number='C' revision='1' "
                  "date='1950-01-01' language='en'><title>T</title><summary>S</summary>"
                  "<module id='m' title='M'>" PAGE "</module></course>",
                  LAYOVER_ERROR_COURSE_DATE, 1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/course/sample-loads-whole", test_sample_loads_whole);
  g_test_add_func ("/course/T38-text-is-taken-literally", test_text_is_taken_literally);
  g_test_add_func ("/course/schema-errors-have-lines", test_schema_errors_have_lines);
  g_test_add_func ("/course/T37-identifiers", test_identifiers);
  g_test_add_func ("/course/what-the-schema-cannot-say", test_what_the_schema_cannot_say);

  return g_test_run ();
}
