/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#include "layover-random.h"

/* The published first results of SplitMix64 for the seed 1234567. */
static void
test_random_gives_the_published_numbers (void)
{
  const guint64 expected[] = {
    G_GUINT64_CONSTANT (6457827717110365317),  G_GUINT64_CONSTANT (3203168211198807973),
    G_GUINT64_CONSTANT (9817491932198370423),  G_GUINT64_CONSTANT (4593380528125082431),
    G_GUINT64_CONSTANT (16408922859458223821),
  };
  LayoverRandom random;

  layover_random_init (&random, 1234567);
  for (gsize i = 0; i < G_N_ELEMENTS (expected); i++)
    g_assert_cmpuint (layover_random_next (&random), ==, expected[i]);
}

/* Forms of exams taken long ago are drawn again from their seed: these numbers may never change. */
static void
test_random_shuffles_the_same_way_for_ever (void)
{
  const guint expected[] = { 3, 1, 6, 2, 4, 0, 7, 5 };
  guint indices[] = { 0, 1, 2, 3, 4, 5, 6, 7 };
  LayoverRandom random;

  layover_random_init (&random, 42);
  layover_random_shuffle (&random, indices, G_N_ELEMENTS (indices));
  g_assert_cmpmem (indices, sizeof indices, expected, sizeof expected);
}

static void
test_random_derives_seeds_by_fnv (void)
{
  /* FNV-1a of "" is its offset basis, of "a" a published vector */
  g_assert_cmpuint (layover_random_derive_seed (0, ""), ==,
                    G_GUINT64_CONSTANT (0xcbf29ce484222325));
  g_assert_cmpuint (layover_random_derive_seed (0, "a"), ==,
                    G_GUINT64_CONSTANT (0xaf63dc4c8601ec8c));
  g_assert_cmpuint (layover_random_derive_seed (1, "a"), ==,
                    G_GUINT64_CONSTANT (0xaf63dc4c8601ec8d));
}

static void
test_random_below_reaches_every_number_about_equally (void)
{
  guint counts[7] = { 0 };
  LayoverRandom random;

  layover_random_init (&random, 7);
  for (guint i = 0; i < 70000; i++)
    counts[layover_random_below (&random, 7)]++;
  for (guint i = 0; i < 7; i++)
    {
      g_assert_cmpuint (counts[i], >, 9600);
      g_assert_cmpuint (counts[i], <, 10400);
    }

  g_assert_cmpuint (layover_random_below (&random, 0), ==, 0);
  g_assert_cmpuint (layover_random_below (&random, 1), ==, 0);
}

static void
test_random_unit_stays_below_one (void)
{
  LayoverRandom random;

  layover_random_init (&random, 99);
  for (guint i = 0; i < 10000; i++)
    {
      double unit = layover_random_unit (&random);

      g_assert_cmpfloat (unit, >=, 0);
      g_assert_cmpfloat (unit, <, 1);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/random/gives-the-published-numbers", test_random_gives_the_published_numbers);
  g_test_add_func ("/random/shuffles-the-same-way-for-ever",
                   test_random_shuffles_the_same_way_for_ever);
  g_test_add_func ("/random/derives-seeds-by-fnv", test_random_derives_seeds_by_fnv);
  g_test_add_func ("/random/below-reaches-every-number",
                   test_random_below_reaches_every_number_about_equally);
  g_test_add_func ("/random/unit-stays-below-one", test_random_unit_stays_below_one);

  return g_test_run ();
}
