/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover-qti"

#include "config.h"

#include <math.h>

#include "layover-decimal.h"
#include "layover-expression-private.h"

/* Arithmetic. Integers stay integers while every operand is one; what leaves 32 bits is NULL. */

static LayoverValue *
new_integer (double number)
{
  if (!isfinite (number) || number < G_MININT32 || number > G_MAXINT32)
    return NULL;

  return layover_value_new_integer ((gint32) number);
}

/* All numbers among the operands, containers opened; NULL when one is NULL or no number. */
static GArray *
collect_numbers (const LayoverExpression *self, LayoverValue **operands, gboolean *are_integers)
{
  g_autoptr (GArray) numbers = g_array_new (FALSE, FALSE, sizeof (double));

  *are_integers = TRUE;
  for (guint i = 0; i < self->operands->len; i++)
    {
      guint n_values = layover_value_get_n_values (operands[i]);

      if (n_values == 0)
        return NULL;
      for (guint j = 0; j < n_values; j++)
        {
          const LayoverValue *member = layover_value_get_value (operands[i], j);
          double number = layover_value_get_float (member);

          if (!layover_value_is_numeric (member))
            return NULL;
          if (layover_value_get_base_type (member) != LAYOVER_BASE_TYPE_INTEGER)
            *are_integers = FALSE;
          g_array_append_val (numbers, number);
        }
    }

  return g_steal_pointer (&numbers);
}

typedef double (*FoldFunc) (double a, double b);

static double
add (double a, double b)
{
  return a + b;
}

static double
multiply (double a, double b)
{
  return a * b;
}

static double
greater (double a, double b)
{
  return MAX (a, b);
}

static double
lesser (double a, double b)
{
  return MIN (a, b);
}

static double
common_divisor (double a, double b)
{
  a = fabs (a);
  b = fabs (b);
  while (b != 0)
    {
      double rest = fmod (a, b);

      a = b;
      b = rest;
    }

  return a;
}

static double
common_multiple (double a, double b)
{
  return a == 0 || b == 0 ? 0 : fabs (a) / common_divisor (a, b) * fabs (b);
}

static LayoverValue *
fold (const LayoverExpression *self, LayoverValue **operands, FoldFunc func,
      gboolean wants_integers)
{
  gboolean are_integers;
  g_autoptr (GArray) numbers = collect_numbers (self, operands, &are_integers);
  double result;

  if (numbers == NULL || numbers->len == 0 || (wants_integers && !are_integers))
    return NULL;

  result = g_array_index (numbers, double, 0);
  if (wants_integers && numbers->len == 1)
    result = fabs (result);
  for (guint i = 1; i < numbers->len; i++)
    result = func (result, g_array_index (numbers, double, i));

  return are_integers ? new_integer (result) : layover_value_new_float (result);
}

static LayoverValue *
evaluate_sum (const LayoverExpression *self, LayoverValue **operands, LayoverScope *scope)
{
  return fold (self, operands, add, FALSE);
}

static LayoverValue *
evaluate_product (const LayoverExpression *self, LayoverValue **operands, LayoverScope *scope)
{
  return fold (self, operands, multiply, FALSE);
}

static LayoverValue *
evaluate_max (const LayoverExpression *self, LayoverValue **operands, LayoverScope *scope)
{
  return fold (self, operands, greater, FALSE);
}

static LayoverValue *
evaluate_min (const LayoverExpression *self, LayoverValue **operands, LayoverScope *scope)
{
  return fold (self, operands, lesser, FALSE);
}

static LayoverValue *
evaluate_gcd (const LayoverExpression *self, LayoverValue **operands, LayoverScope *scope)
{
  return fold (self, operands, common_divisor, TRUE);
}

static LayoverValue *
evaluate_lcm (const LayoverExpression *self, LayoverValue **operands, LayoverScope *scope)
{
  return fold (self, operands, common_multiple, TRUE);
}

/* What an operator of two numbers gives: an integer where both are, always a float, or an integer of integers only. */
typedef enum
{
  RESULT_LIKE_OPERANDS,
  RESULT_FLOAT,
  RESULT_INTEGER,
} Result;

/* @func: gives NAN where there is no result, which is NULL here */
static LayoverValue *
apply (LayoverValue **operands, FoldFunc func, Result kind)
{
  gboolean are_integers;
  double result;

  if (!layover_value_is_numeric (operands[0]) || !layover_value_is_numeric (operands[1]))
    return NULL;

  are_integers = layover_value_get_base_type (operands[0]) == LAYOVER_BASE_TYPE_INTEGER
                 && layover_value_get_base_type (operands[1]) == LAYOVER_BASE_TYPE_INTEGER;
  if (kind == RESULT_INTEGER && !are_integers)
    return NULL;

  result = func (layover_value_get_float (operands[0]), layover_value_get_float (operands[1]));

  return are_integers && kind != RESULT_FLOAT ? new_integer (result)
                                              : layover_value_new_float (result);
}

static double
difference (double a, double b)
{
  return a - b;
}

static double
quotient (double a, double b)
{
  return b != 0 ? a / b : NAN;
}

/* Too small for a float is as much outside of it as too large. */
static double
raise_to (double a, double b)
{
  double result = pow (a, b);

  return result != 0 || a == 0 ? result : NAN;
}

/* QTI: rounded down, also below 0 */
static double
integer_quotient (double a, double b)
{
  return floor (quotient (a, b));
}

static double
integer_rest (double a, double b)
{
  return a - integer_quotient (a, b) * b;
}

static LayoverValue *
evaluate_subtract (const LayoverExpression *self, LayoverValue **operands, LayoverScope *scope)
{
  return apply (operands, difference, RESULT_LIKE_OPERANDS);
}

static LayoverValue *
evaluate_divide (const LayoverExpression *self, LayoverValue **operands, LayoverScope *scope)
{
  return apply (operands, quotient, RESULT_FLOAT);
}

static LayoverValue *
evaluate_power (const LayoverExpression *self, LayoverValue **operands, LayoverScope *scope)
{
  return apply (operands, raise_to, RESULT_FLOAT);
}

static LayoverValue *
evaluate_integer_divide (const LayoverExpression *self, LayoverValue **operands,
                         LayoverScope *scope)
{
  return apply (operands, integer_quotient, RESULT_INTEGER);
}

static LayoverValue *
evaluate_integer_modulus (const LayoverExpression *self, LayoverValue **operands,
                          LayoverScope *scope)
{
  return apply (operands, integer_rest, RESULT_INTEGER);
}

static LayoverValue *
evaluate_truncate (const LayoverExpression *self, LayoverValue **operands, LayoverScope *scope)
{
  if (!layover_value_is_numeric (operands[0]))
    return NULL;

  return new_integer (trunc (layover_value_get_float (operands[0])));
}

static LayoverValue *
evaluate_round (const LayoverExpression *self, LayoverValue **operands, LayoverScope *scope)
{
  if (!layover_value_is_numeric (operands[0]))
    return NULL;

  return new_integer (layover_operator_round (layover_value_get_float (operands[0])));
}

static LayoverValue *
evaluate_integer_to_float (const LayoverExpression *self, LayoverValue **operands,
                           LayoverScope *scope)
{
  if (operands[0] == NULL)
    return NULL;

  return layover_value_convert (operands[0], layover_value_get_cardinality (operands[0]),
                                LAYOVER_BASE_TYPE_FLOAT);
}

typedef enum
{
  ROUNDING_SIGNIFICANT_FIGURES,
  ROUNDING_DECIMAL_PLACES,
} RoundingMode;

static const char *const rounding_names[] = { "significantFigures", "decimalPlaces", NULL };

static gboolean
read_rounding (LayoverExpression *self, LayoverXmlNode *node, LayoverRuleReader *reader,
               GError **error)
{
  return layover_qti_read_keyword (node, "roundingMode", reader->entry, rounding_names,
                                   &self->keyword, error)
         && layover_operator_read_bound (node, "figures", reader, &self->a, error);
}

static gboolean
round_to (const LayoverExpression *self, LayoverScope *scope, double number, double *rounded)
{
  double figures;

  if (!layover_operator_get_bound (&self->a, scope, &figures) || figures < 0 || figures > 300
      || (self->keyword == ROUNDING_SIGNIFICANT_FIGURES && figures < 1))
    return FALSE;

  *rounded = self->keyword == ROUNDING_SIGNIFICANT_FIGURES
                 ? layover_decimal_round_to_figures (number, (guint) figures)
                 : layover_decimal_round_to_places (number, (guint) figures);

  return TRUE;
}

static LayoverValue *
evaluate_round_to (const LayoverExpression *self, LayoverValue **operands, LayoverScope *scope)
{
  double rounded;

  if (!layover_value_is_numeric (operands[0])
      || !round_to (self, scope, layover_value_get_float (operands[0]), &rounded))
    return NULL;

  return layover_value_new_float (rounded);
}

static LayoverValue *
evaluate_equal_rounded (const LayoverExpression *self, LayoverValue **operands, LayoverScope *scope)
{
  double first;
  double second;

  if (!layover_value_is_numeric (operands[0]) || !layover_value_is_numeric (operands[1])
      || !round_to (self, scope, layover_value_get_float (operands[0]), &first)
      || !round_to (self, scope, layover_value_get_float (operands[1]), &second))
    return NULL;

  return layover_value_new_boolean (first == second);
}

const LayoverOperator layover_operators_number[] = {
  { "sum", 1, LAYOVER_OPERANDS_ANY, NULL, evaluate_sum },
  { "product", 1, LAYOVER_OPERANDS_ANY, NULL, evaluate_product },
  { "subtract", 2, 2, NULL, evaluate_subtract },
  { "divide", 2, 2, NULL, evaluate_divide },
  { "power", 2, 2, NULL, evaluate_power },
  { "integerDivide", 2, 2, NULL, evaluate_integer_divide },
  { "integerModulus", 2, 2, NULL, evaluate_integer_modulus },
  { "truncate", 1, 1, NULL, evaluate_truncate },
  { "round", 1, 1, NULL, evaluate_round },
  { "integerToFloat", 1, 1, NULL, evaluate_integer_to_float },
  { "roundTo", 1, 1, read_rounding, evaluate_round_to },
  { "equalRounded", 2, 2, read_rounding, evaluate_equal_rounded },
  { "max", 1, LAYOVER_OPERANDS_ANY, NULL, evaluate_max },
  { "min", 1, LAYOVER_OPERANDS_ANY, NULL, evaluate_min },
  { "gcd", 1, LAYOVER_OPERANDS_ANY, NULL, evaluate_gcd },
  { "lcm", 1, LAYOVER_OPERANDS_ANY, NULL, evaluate_lcm },
  { NULL },
};
