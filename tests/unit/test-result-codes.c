/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#include <string.h>

#include "layover-codes.h"
#include "layover-result-codes.h"

static const char zeros[] = "00000000000000000000000000000000";

static void
test_attempt_code_is_the_one_of_the_format (void)
{
  const LayoverPublicKey device = { { 0 }, { 0 } };
  const LayoverPublicKey other_label = { { 9 }, { 0 } };
  const LayoverPublicKey other = { { 0 }, { 1 } };
  g_autofree char *code = layover_attempt_code_new (zeros, &device);
  g_autofree char *same = layover_attempt_code_new (zeros, &other_label);
  g_autofree char *different = layover_attempt_code_new (zeros, &other);

  g_assert_cmpstr (code, ==, "7B5KW9");
  g_assert_cmpstr (same, ==, code);
  g_assert_cmpstr (different, !=, code);
}

static void
test_end_code_has_a_check_symbol (void)
{
  g_autofree char *code = layover_end_code_new (
      "00443214c74254b635cf84653a56d7c675be77df000000000000000000000000");

  g_assert_cmpuint (strlen (code), ==, 13);
  g_assert_true (g_str_has_prefix (code, "0123456789AB"));
  g_assert_true (layover_code_is_valid (code));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/result-codes/attempt-code-is-the-one-of-the-format",
                   test_attempt_code_is_the_one_of_the_format);
  g_test_add_func ("/result-codes/end-code-has-a-check-symbol", test_end_code_has_a_check_symbol);

  return g_test_run ();
}
