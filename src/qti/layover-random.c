/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover-qti"

#include "config.h"

#include "layover-random.h"

void
layover_random_init (LayoverRandom *self, guint64 seed)
{
  self->state = seed;
}

/**
 * layover_random_derive_seed:
 * @name: what the stream is for, such as an item's key
 *
 * Returns: a seed of its own for a part, so that a change in one part does not move the others
 */
guint64
layover_random_derive_seed (guint64 seed, const char *name)
{
  guint64 hash = G_GUINT64_CONSTANT (0xcbf29ce484222325);

  for (const guint8 *p = (const guint8 *) name; *p != '\0'; p++)
    hash = (hash ^ *p) * G_GUINT64_CONSTANT (0x100000001b3);

  return seed ^ hash;
}

guint64
layover_random_next (LayoverRandom *self)
{
  guint64 z;

  self->state += G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);
  z = self->state;
  z = (z ^ (z >> 30)) * G_GUINT64_CONSTANT (0xbf58476d1ce4e5b9);
  z = (z ^ (z >> 27)) * G_GUINT64_CONSTANT (0x94d049bb133111eb);

  return z ^ (z >> 31);
}

/** layover_random_below: Returns: a number from 0 to @n - 1, each equally likely; 0 when @n is 0 */
guint32
layover_random_below (LayoverRandom *self, guint32 n)
{
  guint64 limit;
  guint64 result;

  if (n < 2)
    return 0;

  limit = G_MAXUINT64 - G_MAXUINT64 % n;
  do
    result = layover_random_next (self);
  while (result >= limit);

  return (guint32) (result % n);
}

/** layover_random_unit: Returns: a number from 0 to below 1, in steps of 2^-53 */
double
layover_random_unit (LayoverRandom *self)
{
  return (double) (layover_random_next (self) >> 11) * 0x1.0p-53;
}

void
layover_random_shuffle (LayoverRandom *self, guint *indices, guint n_indices)
{
  for (guint i = n_indices; i > 1; i--)
    {
      guint j = layover_random_below (self, i);
      guint swap = indices[i - 1];

      indices[i - 1] = indices[j];
      indices[j] = swap;
    }
}
