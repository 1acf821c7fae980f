/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#include "fuzz.h"
#include "layover-assessment-result.h"

/* Whatever a report holds, every value of it can be shown, stored and read again. */
static void
try_value (LayoverValue *value)
{
  g_autofree char *text = layover_value_dup_lexical (value);
  g_auto (GStrv) strings = layover_value_to_strings (value);
  g_autoptr (LayoverValue) again = NULL;

  g_assert (g_utf8_validate (text, -1, NULL));
  if (value == NULL)
    return;

  g_assert (layover_value_from_strings (layover_value_get_cardinality (value),
                                        layover_value_get_base_type (value),
                                        (const char *const *) strings, &again, NULL));
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (data, size);
  g_autoptr (LayoverAssessmentResult)
      report = layover_assessment_result_parse (bytes, "result.xml", NULL);

  for (guint i = 0; report != NULL && i < layover_assessment_result_get_n_items (report); i++)
    {
      const char *const *names = layover_assessment_result_get_item_variables (report, i);

      for (guint j = 0; names[j] != NULL; j++)
        try_value (layover_assessment_result_get_item_value (report, i, names[j]));
    }

  return 0;
}
