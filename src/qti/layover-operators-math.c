/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover-qti"

#include "config.h"

#include <math.h>

#include <glib/gi18n-lib.h>

#include "layover-expression-private.h"

/* Functions of mathematics and statistics, chosen by the attribute "name". */

typedef double (*MathFunc) (double x);

static double
secant (double x)
{
  return 1 / cos (x);
}

static double
cosecant (double x)
{
  return 1 / sin (x);
}

static double
cotangent (double x)
{
  return 1 / tan (x);
}

static double
arc_secant (double x)
{
  return acos (1 / x);
}

static double
arc_cosecant (double x)
{
  return asin (1 / x);
}

static double
arc_cotangent (double x)
{
  return atan (1 / x);
}

static double
secant_hyperbolic (double x)
{
  return 1 / cosh (x);
}

static double
cosecant_hyperbolic (double x)
{
  return 1 / sinh (x);
}

static double
cotangent_hyperbolic (double x)
{
  return 1 / tanh (x);
}

static double
sign (double x)
{
  return (x > 0) - (x < 0);
}

static double
to_radians (double x)
{
  return x * G_PI / 180;
}

static double
to_degrees (double x)
{
  return x * 180 / G_PI;
}

static const struct
{
  const char *name;
  MathFunc func;
  gboolean is_integer;
} functions[] = {
  { "sin", sin },
  { "cos", cos },
  { "tan", tan },
  { "sec", secant },
  { "csc", cosecant },
  { "cot", cotangent },
  { "asin", asin },
  { "acos", acos },
  { "atan", atan },
  { "asec", arc_secant },
  { "acsc", arc_cosecant },
  { "acot", arc_cotangent },
  { "sinh", sinh },
  { "cosh", cosh },
  { "tanh", tanh },
  { "sech", secant_hyperbolic },
  { "csch", cosecant_hyperbolic },
  { "coth", cotangent_hyperbolic },
  { "log", log10 },
  { "ln", log },
  { "exp", exp },
  { "abs", fabs },
  { "signum", sign, TRUE },
  { "floor", floor, TRUE },
  { "ceil", ceil, TRUE },
  { "toRadians", to_radians },
  { "toDegrees", to_degrees },
  /* the only function of two arguments */
  { "atan2", NULL },
};

static void
set_name_error (GError **error, LayoverRuleReader *reader, LayoverXmlNode *node)
{
  layover_qti_set_error (error, LAYOVER_ERROR_QTI_ATTRIBUTE, reader->entry, node,
                         /* Translators: the placeholder is the name of an XML attribute */
                         _ ("The attribute “%s” has a value that is not allowed."), "name");
}

static gboolean
read_math_operator (LayoverExpression *self, LayoverXmlNode *node, LayoverRuleReader *reader,
                    GError **error)
{
  const char *name = layover_qti_get_attribute (node, "name");

  for (guint i = 0; name != NULL && i < G_N_ELEMENTS (functions); i++)
    if (g_str_equal (functions[i].name, name))
      {
        self->keyword = i;
        return TRUE;
      }

  set_name_error (error, reader, node);

  return FALSE;
}

static LayoverValue *
evaluate_math_operator (const LayoverExpression *self, LayoverValue **operands, LayoverScope *scope)
{
  gboolean is_binary = functions[self->keyword].func == NULL;
  double x = layover_value_get_float (operands[0]);
  double result;

  if (!layover_value_is_numeric (operands[0]) || (is_binary != (self->operands->len == 2)))
    return NULL;
  if (is_binary && !layover_value_is_numeric (operands[1]))
    return NULL;

  result = is_binary ? atan2 (x, layover_value_get_float (operands[1]))
                     : functions[self->keyword].func (x);
  if (functions[self->keyword].is_integer && fabs (result) <= G_MAXINT32)
    return layover_value_new_integer ((gint32) result);

  return layover_value_new_float (result);
}

static const char *const constant_names[] = { "pi", "e", NULL };
static const double constants[] = { G_PI, G_E };

static gboolean
read_math_constant (LayoverExpression *self, LayoverXmlNode *node, LayoverRuleReader *reader,
                    GError **error)
{
  return layover_qti_read_keyword (node, "name", reader->entry, constant_names, &self->keyword,
                                   error);
}

static LayoverValue *
evaluate_math_constant (const LayoverExpression *self, LayoverValue **operands, LayoverScope *scope)
{
  return layover_value_new_float (constants[self->keyword]);
}

typedef enum
{
  STATISTIC_MEAN,
  STATISTIC_SAMPLE_VARIANCE,
  STATISTIC_SAMPLE_SD,
  STATISTIC_POPULATION_VARIANCE,
  STATISTIC_POPULATION_SD,
} Statistic;

static const char *const statistic_names[] = { "mean",        "sampleVariance", "sampleSD",
                                               "popVariance", "popSD",          NULL };

static gboolean
read_stats_operator (LayoverExpression *self, LayoverXmlNode *node, LayoverRuleReader *reader,
                     GError **error)
{
  return layover_qti_read_keyword (node, "name", reader->entry, statistic_names, &self->keyword,
                                   error);
}

static LayoverValue *
evaluate_stats_operator (const LayoverExpression *self, LayoverValue **operands,
                         LayoverScope *scope)
{
  guint n = layover_value_get_n_values (operands[0]);
  gboolean is_sample = self->keyword == STATISTIC_SAMPLE_VARIANCE
                       || self->keyword == STATISTIC_SAMPLE_SD;
  double mean = 0;
  double squares = 0;

  if (n == 0 || (is_sample && n < 2)
      || !layover_base_type_is_numeric (layover_value_get_base_type (operands[0])))
    return NULL;

  for (guint i = 0; i < n; i++)
    mean += layover_value_get_float (layover_value_get_value (operands[0], i));
  mean /= n;
  for (guint i = 0; i < n; i++)
    squares += pow (layover_value_get_float (layover_value_get_value (operands[0], i)) - mean, 2);

  if (self->keyword == STATISTIC_MEAN)
    return layover_value_new_float (mean);

  squares /= is_sample ? n - 1 : n;
  if (self->keyword == STATISTIC_SAMPLE_SD || self->keyword == STATISTIC_POPULATION_SD)
    squares = sqrt (squares);

  return layover_value_new_float (squares);
}

const LayoverOperator layover_operators_math[] = {
  { "mathOperator", 1, 2, read_math_operator, evaluate_math_operator },
  { "mathConstant", 0, 0, read_math_constant, evaluate_math_constant },
  { "statsOperator", 1, 1, read_stats_operator, evaluate_stats_operator },
  { NULL },
};
