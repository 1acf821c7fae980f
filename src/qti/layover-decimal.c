/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover-qti"

#include "config.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "layover-decimal.h"

#define MAX_DIGITS 17

/* 0.DIGITS times ten to the power of exponent */
typedef struct
{
  char digits[MAX_DIGITS + 1];
  int exponent;
} Decimal;

/* The shortest that reads back as @number, which is what a person would write: 2.675 and not 2.67499999999999982. */
static void
decimal_init (Decimal *self, double number)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];
  char *end;

  for (int precision = 14; precision < MAX_DIGITS; precision++)
    {
      char format[8];

      g_snprintf (format, sizeof format, "%%.%de", precision);
      g_ascii_formatd (text, sizeof text, format, fabs (number));
      if (g_ascii_strtod (text, NULL) == fabs (number))
        break;
    }

  /* "2.675000e+00" */
  end = strchr (text, 'e');
  self->exponent = atoi (end + 1) + 1;
  *end = '\0';
  self->digits[0] = text[0];
  g_strlcpy (self->digits + 1, text + 2, MAX_DIGITS);
}

/* The digit behind the last one that is kept decides: five or more make that one greater (QTI, roundTo). */
static double
round_at (double number, int n_digits_kept, const Decimal *decimal)
{
  g_autofree char *text = NULL;
  guint64 kept = 0;

  if (n_digits_kept < 0)
    return 0;
  if (n_digits_kept >= (int) strlen (decimal->digits))
    return number;

  for (int i = 0; i < n_digits_kept; i++)
    kept = kept * 10 + (guint64) (decimal->digits[i] - '0');
  if (decimal->digits[n_digits_kept] >= '5')
    kept++;

  text = g_strdup_printf ("%s%" G_GUINT64_FORMAT "e%d", number < 0 ? "-" : "", kept,
                          decimal->exponent - n_digits_kept);

  return kept != 0 ? g_ascii_strtod (text, NULL) : 0;
}

/** layover_decimal_round_to_places: @number: finite; @places: how many digits stay behind the decimal point */
double
layover_decimal_round_to_places (double number, guint places)
{
  Decimal decimal;

  if (number == 0)
    return 0;

  decimal_init (&decimal, number);

  return round_at (number, decimal.exponent + (int) places, &decimal);
}

/** layover_decimal_round_to_figures: @number: finite; @figures: how many digits stay, from the first that is not 0 */
double
layover_decimal_round_to_figures (double number, guint figures)
{
  Decimal decimal;

  if (number == 0)
    return 0;

  decimal_init (&decimal, number);

  return round_at (number, (int) figures, &decimal);
}
