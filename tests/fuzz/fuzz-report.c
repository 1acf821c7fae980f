/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#include "fuzz.h"
#include "layover-assessment-result.h"

/* A results report, and every value in it. */

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (data, size);
  LayoverAssessmentResult *report = layover_assessment_result_parse (bytes, "result.xml", NULL);

  if (report == NULL)
    return 0;

  layover_assessment_result_get_test_outcome (report, "SCORE");
  for (guint i = 0; i < layover_assessment_result_get_n_items (report); i++)
    {
      const char *const *names = layover_assessment_result_get_item_variables (report, i);

      for (guint j = 0; names[j] != NULL; j++)
        layover_assessment_result_get_item_value (report, i, names[j]);
    }
  layover_assessment_result_unref (report);

  return 0;
}
