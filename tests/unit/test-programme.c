/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#include <string.h>

#include "growth.h"
#include "layover-error.h"
#include "layover-programme.h"

#define HEAD                                                                                       \
  "<programme xmlns='urn:layover:programme:1' id='p' revision='1' language='en'>\n"                \
  "<title>T</title><organisation>O</organisation>\n"

static LayoverProgramme *
load (const char *text, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

  return layover_programme_load (bytes, "programme.xml", error);
}

static void
test_sample_loads_whole (void)
{
  g_autofree char *path = g_build_filename (g_getenv ("LAYOVER_SOURCE_ROOT"), "data", "sample",
                                            "sal-101", "programme.xml", NULL);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  LayoverProgramme *programme;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  programme = load (text, &error);
  g_assert_no_error (error);

  g_assert_cmpuint (layover_programme_get_n_roles (programme), ==, 4);
  g_assert_cmpuint (layover_programme_get_n_levels (programme), ==, 4);
  g_assert_cmpstr (layover_level_get_name (layover_programme_find_level (programme, 3)), ==,
                   "Thriving");
  g_assert_null (layover_programme_find_level (programme, 5));
  g_assert_cmpstr (layover_role_get_short_name (layover_programme_find_role (programme, "tam")), ==,
                   "TAM");
  g_assert_cmpstr (layover_moment_get_name (layover_programme_find_moment (programme, "honest-no")),
                   ==, "The honest no");
  g_assert_null (layover_programme_find_competency (programme, "nothing"));

  g_assert_finalize_object (programme);
}

static void
test_other_words_need_no_code (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LayoverProgramme)
      programme = load (HEAD "<level ordinal='1' id='a' name='Lehrling'/><level ordinal='2' id='b' "
                             "name='Meister' fill='#102030'/></programme>",
                        &error);

  g_assert_no_error (error);
  g_assert_cmpuint (layover_programme_get_n_roles (programme), ==, 0);
  g_assert_cmpstr (layover_level_get_fill (layover_programme_find_level (programme, 2)), ==,
                   "#102030");
  g_assert_null (layover_level_get_fill (layover_programme_find_level (programme, 1)));
}

static void
assert_refused (const char *text, int code, gint64 expected_line)
{
  g_autoptr (GError) error = NULL;
  gint64 line = 0;

  g_assert_null (load (text, &error));
  g_assert_error (error, LAYOVER_ERROR, code);
  layover_error_get_place (error, &line, NULL);
  g_assert_cmpint (line, ==, expected_line);
}

static void
test_refusals (void)
{
  assert_refused (HEAD "<level ordinal='2' id='a' name='A'/></programme>",
                  LAYOVER_ERROR_PROGRAMME_ORDINAL, 3);
  assert_refused (HEAD "<role id='a'>A</role>\n<role id='a'>B</role>"
                       "<level ordinal='1' id='a' name='A'/></programme>",
                  LAYOVER_ERROR_COURSE_DUPLICATE, 4);
  assert_refused (HEAD "<level ordinal='1' id='a' name='A' fill='red;}'/></programme>",
                  LAYOVER_ERROR_XML_SCHEMA, 3);
}

static void
load_competencies (gconstpointer data G_GNUC_UNUSED, guint n)
{
  g_autoptr (GString) text = g_string_new (HEAD "<level ordinal='1' id='a' name='A'/>");
  g_autoptr (GError) error = NULL;
  LayoverProgramme *programme;

  for (guint i = 0; i < n; i++)
    g_string_append_printf (text, "<competency id='%u' name='n'>d</competency>", i);
  g_string_append (text, "</programme>");

  programme = load (text->str, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (layover_programme_get_n_competencies (programme), ==, n);
  g_assert_nonnull (layover_programme_find_competency (programme, "4711"));
  g_assert_null (layover_programme_find_competency (programme, "80000"));
  g_assert_finalize_object (programme);
}

/* Comparing each with each would take minutes for what fits into 4 MiB. */
static void
test_many_words_end_soon (void)
{
  assert_grows_with_its_input (load_competencies, NULL, 80000);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/programme/sample-loads-whole", test_sample_loads_whole);
  g_test_add_func ("/programme/other-words-need-no-code", test_other_words_need_no_code);
  g_test_add_func ("/programme/refusals", test_refusals);
  g_test_add_func ("/programme/many-words-end-soon", test_many_words_end_soon);

  return g_test_run ();
}
