/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#include <string.h>

#include "layover-bundle.h"
#include "layover-error.h"

static LayoverBundle *
load (const char *text, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

  return layover_bundle_load (bytes, "bundle.rec", error);
}

static void
test_fields (void)
{
  g_autoptr (GError) error = NULL;
  LayoverBundle *bundle = load ("title=R&D <b>\nlanguage=en\norg=meridian\n"
                                "exam=e-1 practice local exams/e-1\n"
                                "exam=e-2 proctored central papers/e-2.age\n",
                                &error);

  g_assert_no_error (error);
  g_assert_cmpstr (layover_bundle_get_title (bundle), ==, "R&D <b>");
  g_assert_cmpuint (layover_bundle_get_n_exams (bundle), ==, 2);
  g_assert_cmpint (layover_bundle_get_exam (bundle, 1)->mode, ==, LAYOVER_EXAM_MODE_PROCTORED);
  g_assert_cmpstr (layover_bundle_get_exam (bundle, 1)->path, ==, "papers/e-2.age");
  g_assert_finalize_object (bundle);
}

static void
test_refusals (void)
{
  static const char *const bad[] = {
    "exam=e practice local",     "exam=e practice local ../x", "exam=e sometimes local x",
    "exam=e practice nowhere x", "exam=E practice local x",    "exam=e  practice local x",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autofree char *text = g_strdup_printf ("title=T\nlanguage=en\norg=o\n%s\n", bad[i]);
      g_autoptr (GError) error = NULL;
      gint64 line = 0;

      g_assert_null (load (text, &error));
      g_assert_nonnull (error);
      g_assert_cmpint (error->domain, ==, LAYOVER_ERROR);
      layover_error_get_place (error, &line, NULL);
      g_assert_cmpint (line, ==, 4);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/bundle/fields", test_fields);
  g_test_add_func ("/bundle/refusals", test_refusals);

  return g_test_run ();
}
