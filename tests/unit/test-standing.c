/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#include "layover-standing.h"

#define DAY_S (24 * 60 * 60)
#define NOW (20000 * (gint64) DAY_S)

static void
test_table (void)
{
  const struct
  {
    LayoverStandingFacts facts;
    LayoverStanding standing;
    const char *sentence;
  } cases[] = {
    { { 12, 0, LAYOVER_ASSESSED_OPEN, LAYOVER_ASSESSED_NONE, 0, NOW },
      LAYOVER_STANDING_NOT_STARTED,
      "Not started." },
    { { 12, 5, LAYOVER_ASSESSED_OPEN, LAYOVER_ASSESSED_NONE, 0, NOW },
      LAYOVER_STANDING_READING,
      "5 of 12 parts done." },
    { { 12, 12, LAYOVER_ASSESSED_OPEN, LAYOVER_ASSESSED_NONE, 0, NOW },
      LAYOVER_STANDING_WRITTEN_OPEN,
      "All parts done, written exam open." },
    { { 12, 12, LAYOVER_ASSESSED_NONE, LAYOVER_ASSESSED_NONE, 0, NOW },
      LAYOVER_STANDING_READING,
      "12 of 12 parts done." },
    { { 12, 0, LAYOVER_ASSESSED_UNDER_WAY, LAYOVER_ASSESSED_NONE, 0, NOW },
      LAYOVER_STANDING_WRITTEN_UNDER_WAY,
      "Your exam is still open." },
    { { 12, 0, LAYOVER_ASSESSED_WAITING, LAYOVER_ASSESSED_NONE, 0, NOW },
      LAYOVER_STANDING_HANDED_IN,
      "Handed in, waiting for the receipt." },
    { { 12, 3, LAYOVER_ASSESSED_NOT_PASSED, LAYOVER_ASSESSED_NONE, 0, NOW },
      LAYOVER_STANDING_NOT_PASSED,
      "Written exam not passed this time." },
    { { 12, 3, LAYOVER_ASSESSED_PASSED, LAYOVER_ASSESSED_NONE, 0, NOW },
      LAYOVER_STANDING_WRITTEN_PASSED,
      "Written exam passed." },
    { { 12, 3, LAYOVER_ASSESSED_PASSED, LAYOVER_ASSESSED_OPEN, 0, NOW },
      LAYOVER_STANDING_PRACTICAL_OPEN,
      "Written exam passed, practical open." },
    { { 12, 3, LAYOVER_ASSESSED_NOT_PASSED, LAYOVER_ASSESSED_PASSED, 0, NOW },
      LAYOVER_STANDING_NOT_PASSED,
      "Written exam not passed this time." },
    { { 12, 3, LAYOVER_ASSESSED_PASSED, LAYOVER_ASSESSED_PASSED, 0, NOW },
      LAYOVER_STANDING_CERTIFIED,
      "Certified." },
    { { 12, 3, LAYOVER_ASSESSED_PASSED, LAYOVER_ASSESSED_PASSED, NOW + 61 * (gint64) DAY_S, NOW },
      LAYOVER_STANDING_CERTIFIED,
      "Certified until 4 December 2024." },
    { { 12, 3, LAYOVER_ASSESSED_PASSED, LAYOVER_ASSESSED_PASSED, NOW + 38 * (gint64) DAY_S, NOW },
      LAYOVER_STANDING_RENEW,
      "Renew within 38 days." },
    { { 12, 3, LAYOVER_ASSESSED_PASSED, LAYOVER_ASSESSED_PASSED, NOW + 1, NOW },
      LAYOVER_STANDING_RENEW,
      "Renew within 1 day." },
    { { 12, 3, LAYOVER_ASSESSED_PASSED, LAYOVER_ASSESSED_PASSED, NOW, NOW },
      LAYOVER_STANDING_EXPIRED,
      "Expired on 4 October 2024." },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *sentence = layover_standing_dup_sentence (&cases[i].facts);

      g_assert_cmpint (layover_standing_judge (&cases[i].facts), ==, cases[i].standing);
      g_assert_cmpstr (sentence, ==, cases[i].sentence);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/standing/table", test_table);

  return g_test_run ();
}
