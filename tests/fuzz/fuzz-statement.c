/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#include "fuzz.h"
#include "layover-statement.h"

/* What is accepted has exactly one text. */
int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autofree char *text = g_strndup ((const char *) data, size);
  g_autoptr (LayoverStatement) statement = layover_statement_parse (text, NULL);
  g_autofree char *again = NULL;

  if (statement == NULL)
    return 0;

  again = layover_statement_format (statement);
  g_assert_cmpstr (again, ==, text);
  return 0;
}
