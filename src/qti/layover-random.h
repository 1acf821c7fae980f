/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * LayoverRandom:
 *
 * SplitMix64 (Steele, Lea, Flood 2014; the constants of Vigna's public domain splitmix64.c). The stored seed of an
 * attempt and this text give the same form on every machine, today and in ten years:
 *
 *   state += 0x9e3779b97f4a7c15; z = state; z = (z ^ z >> 30) * 0xbf58476d1ce4e5b9;
 *   z = (z ^ z >> 27) * 0x94d049bb133111eb; result = z ^ z >> 31
 *
 * A number below n takes results until one is below the largest multiple of n that fits 64 bits, and its remainder.
 * A shuffle is Fisher and Yates's from the end: for i = n - 1 … 1 swap i with a number below i + 1.
 * A stream named by text starts at seed XOR the first 64 bits of FNV-1a (the 64 bit one) of that text.
 */
typedef struct
{
  guint64 state;
} LayoverRandom;

void layover_random_init (LayoverRandom *self, guint64 seed);
guint64 layover_random_derive_seed (guint64 seed, const char *name);
guint64 layover_random_next (LayoverRandom *self);
guint32 layover_random_below (LayoverRandom *self, guint32 n);
double layover_random_unit (LayoverRandom *self);
void layover_random_shuffle (LayoverRandom *self, guint *indices, guint n_indices);

G_END_DECLS
