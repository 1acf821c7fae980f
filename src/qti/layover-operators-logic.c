/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover-qti"

#include "config.h"

#include <math.h>
#include <string.h>

#include <glib/gi18n-lib.h>

#include "layover-expression-private.h"
#include "layover-pattern.h"

/* Operators whose result is true, false or NULL. */

static gboolean
is_boolean (const LayoverValue *value)
{
  return value != NULL && layover_value_get_cardinality (value) == LAYOVER_CARDINALITY_SINGLE
         && layover_value_get_base_type (value) == LAYOVER_BASE_TYPE_BOOLEAN;
}

static void
count_truth (const LayoverExpression *self, LayoverValue **operands, guint *n_true, guint *n_false)
{
  *n_true = 0;
  *n_false = 0;

  for (guint i = 0; i < self->operands->len; i++)
    if (is_boolean (operands[i]))
      *(layover_value_get_boolean (operands[i]) ? n_true : n_false) += 1;
}

static LayoverValue *
evaluate_and (const LayoverExpression *self, LayoverValue **operands, LayoverScope *scope)
{
  guint n_true;
  guint n_false;

  count_truth (self, operands, &n_true, &n_false);
  if (n_false > 0)
    return layover_value_new_boolean (FALSE);

  return n_true == self->operands->len ? layover_value_new_boolean (TRUE) : NULL;
}

static LayoverValue *
evaluate_or (const LayoverExpression *self, LayoverValue **operands, LayoverScope *scope)
{
  guint n_true;
  guint n_false;

  count_truth (self, operands, &n_true, &n_false);
  if (n_true > 0)
    return layover_value_new_boolean (TRUE);

  return n_false == self->operands->len ? layover_value_new_boolean (FALSE) : NULL;
}

static LayoverValue *
evaluate_not (const LayoverExpression *self, LayoverValue **operands, LayoverScope *scope)
{
  if (!is_boolean (operands[0]))
    return NULL;

  return layover_value_new_boolean (!layover_value_get_boolean (operands[0]));
}

static gboolean
read_any_n (LayoverExpression *self, LayoverXmlNode *node, LayoverRuleReader *reader,
            GError **error)
{
  return layover_operator_read_bound (node, "min", reader, &self->a, error)
         && layover_operator_read_bound (node, "max", reader, &self->b, error);
}

static LayoverValue *
evaluate_any_n (const LayoverExpression *self, LayoverValue **operands, LayoverScope *scope)
{
  guint n_true;
  guint n_false;
  guint n_possible;
  double min;
  double max;

  if (!layover_operator_get_bound (&self->a, scope, &min)
      || !layover_operator_get_bound (&self->b, scope, &max))
    return NULL;

  count_truth (self, operands, &n_true, &n_false);
  n_possible = self->operands->len - n_false;
  if (n_true > max || n_possible < min)
    return layover_value_new_boolean (FALSE);
  if (n_true >= min && n_possible <= max)
    return layover_value_new_boolean (TRUE);

  return NULL;
}

static gboolean
is_empty (const LayoverValue *value)
{
  const char *text = layover_value_get_string (value);

  return value == NULL || (text != NULL && *text == '\0');
}

static LayoverValue *
evaluate_is_null (const LayoverExpression *self, LayoverValue **operands, LayoverScope *scope)
{
  return layover_value_new_boolean (is_empty (operands[0]));
}

static LayoverValue *
evaluate_match (const LayoverExpression *self, LayoverValue **operands, LayoverScope *scope)
{
  if (operands[0] == NULL || operands[1] == NULL)
    return NULL;

  return layover_value_new_boolean (layover_value_equal (operands[0], operands[1]));
}

typedef enum
{
  TOLERANCE_EXACT,
  TOLERANCE_ABSOLUTE,
  TOLERANCE_RELATIVE,
} ToleranceMode;

static const char *const tolerance_names[] = { "exact", "absolute", "relative", NULL };

/* tolerance="2 5": below and above; one number is both. */
static gboolean
read_tolerance (LayoverExpression *self, LayoverXmlNode *node, LayoverRuleReader *reader,
                GError **error)
{
  g_auto (GStrv) words = layover_qti_dup_words (node, "tolerance");
  guint n_words = g_strv_length (words);

  if (n_words == 0 || n_words > 2)
    {
      layover_qti_set_error (error, LAYOVER_ERROR_QTI_ATTRIBUTE, reader->entry, node,
                             _ ("The tolerance is not one or two numbers."));
      return FALSE;
    }

  if (!layover_operator_parse_bound (words[0], node, "tolerance", reader, &self->a, error))
    return FALSE;
  if (n_words == 2)
    return layover_operator_parse_bound (words[1], node, "tolerance", reader, &self->b, error);

  self->b = self->a;
  self->b.variable = g_strdup (self->a.variable);

  return TRUE;
}

static gboolean
read_equal (LayoverExpression *self, LayoverXmlNode *node, LayoverRuleReader *reader,
            GError **error)
{
  self->has_lower_bound = TRUE;
  self->has_upper_bound = TRUE;

  return layover_qti_read_keyword (node, "toleranceMode", reader->entry, tolerance_names,
                                   &self->keyword, error)
         && layover_qti_read_boolean (node, "includeLowerBound", reader->entry,
                                      &self->has_lower_bound, error)
         && layover_qti_read_boolean (node, "includeUpperBound", reader->entry,
                                      &self->has_upper_bound, error)
         && (self->keyword == TOLERANCE_EXACT || read_tolerance (self, node, reader, error));
}

static LayoverValue *
evaluate_equal (const LayoverExpression *self, LayoverValue **operands, LayoverScope *scope)
{
  double first = layover_value_get_float (operands[0]);
  double second = layover_value_get_float (operands[1]);
  double below;
  double above;
  double lower;
  double upper;
  gboolean is_relative;

  if (!layover_value_is_numeric (operands[0]) || !layover_value_is_numeric (operands[1]))
    return NULL;
  if (self->keyword == TOLERANCE_EXACT)
    return layover_value_new_boolean (first == second);
  if (!layover_operator_get_bound (&self->a, scope, &below)
      || !layover_operator_get_bound (&self->b, scope, &above))
    return NULL;

  is_relative = self->keyword == TOLERANCE_RELATIVE;
  lower = is_relative ? first * (1 - below / 100) : first - below;
  upper = is_relative ? first * (1 + above / 100) : first + above;

  return layover_value_new_boolean ((self->has_lower_bound ? second >= lower : second > lower)
                                    && (self->has_upper_bound ? second <= upper : second < upper));
}

static int
compare_numbers (LayoverValue **operands)
{
  double first = layover_value_get_float (operands[0]);
  double second = layover_value_get_float (operands[1]);

  return (first > second) - (first < second);
}

static gboolean
are_numbers (LayoverValue **operands)
{
  return layover_value_is_numeric (operands[0]) && layover_value_is_numeric (operands[1]);
}

static LayoverValue *
evaluate_lt (const LayoverExpression *self, LayoverValue **operands, LayoverScope *scope)
{
  return are_numbers (operands) ? layover_value_new_boolean (compare_numbers (operands) < 0) : NULL;
}

static LayoverValue *
evaluate_lte (const LayoverExpression *self, LayoverValue **operands, LayoverScope *scope)
{
  return are_numbers (operands) ? layover_value_new_boolean (compare_numbers (operands) <= 0)
                                : NULL;
}

static LayoverValue *
evaluate_gt (const LayoverExpression *self, LayoverValue **operands, LayoverScope *scope)
{
  return are_numbers (operands) ? layover_value_new_boolean (compare_numbers (operands) > 0) : NULL;
}

static LayoverValue *
evaluate_gte (const LayoverExpression *self, LayoverValue **operands, LayoverScope *scope)
{
  return are_numbers (operands) ? layover_value_new_boolean (compare_numbers (operands) >= 0)
                                : NULL;
}

static gboolean
read_string_match (LayoverExpression *self, LayoverXmlNode *node, LayoverRuleReader *reader,
                   GError **error)
{
  self->is_case_sensitive = TRUE;

  return layover_qti_read_boolean (node, "caseSensitive", reader->entry, &self->is_case_sensitive,
                                   error)
         && layover_qti_read_boolean (node, "substring", reader->entry, &self->is_substring, error);
}

static char *
dup_comparable (const LayoverExpression *self, const char *text)
{
  return self->is_case_sensitive ? g_strdup (text) : g_utf8_casefold (text, -1);
}

static LayoverValue *
evaluate_string_match (const LayoverExpression *self, LayoverValue **operands, LayoverScope *scope)
{
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;

  if (layover_value_get_string (operands[0]) == NULL
      || layover_value_get_string (operands[1]) == NULL)
    return NULL;

  first = dup_comparable (self, layover_value_get_string (operands[0]));
  second = dup_comparable (self, layover_value_get_string (operands[1]));

  return layover_value_new_boolean (self->is_substring ? strstr (first, second) != NULL
                                                       : g_str_equal (first, second));
}

/* substring asks it the other way round: is the first operand in the second? */
static LayoverValue *
evaluate_substring (const LayoverExpression *self, LayoverValue **operands, LayoverScope *scope)
{
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;

  if (layover_value_get_string (operands[0]) == NULL
      || layover_value_get_string (operands[1]) == NULL)
    return NULL;

  first = dup_comparable (self, layover_value_get_string (operands[0]));
  second = dup_comparable (self, layover_value_get_string (operands[1]));

  return layover_value_new_boolean (strstr (second, first) != NULL);
}

static gboolean
read_pattern_match (LayoverExpression *self, LayoverXmlNode *node, LayoverRuleReader *reader,
                    GError **error)
{
  const char *pattern = layover_qti_get_attribute (node, "pattern");
  gsize length = pattern != NULL ? strlen (pattern) : 0;

  if (length > 2 && pattern[0] == '{' && pattern[length - 1] == '}')
    {
      self->pattern_variable = g_strndup (pattern + 1, length - 2);
      return layover_rule_reader_check_variable (reader, node, self->pattern_variable, error);
    }

  if (pattern != NULL)
    self->regex = layover_pattern_compile (pattern);
  if (self->regex != NULL)
    return TRUE;

  layover_qti_set_error (error, LAYOVER_ERROR_QTI_PATTERN, reader->entry, node,
                         _ ("The pattern is not a regular expression."));

  return FALSE;
}

static LayoverValue *
evaluate_pattern_match (const LayoverExpression *self, LayoverValue **operands, LayoverScope *scope)
{
  const char *text = layover_value_get_string (operands[0]);
  g_autoptr (GRegex) regex = self->regex != NULL ? g_regex_ref (self->regex) : NULL;
  g_autoptr (GError) error = NULL;
  gboolean is_match;

  if (regex == NULL)
    {
      const char *pattern = layover_value_get_string (
          layover_scope_get_value (scope, scope->variables, self->pattern_variable));

      regex = pattern != NULL ? layover_pattern_compile (pattern) : NULL;
    }

  if (text == NULL || regex == NULL)
    return NULL;

  is_match = g_regex_match_full (regex, text, -1, 0, 0, NULL, &error);

  return error == NULL ? layover_value_new_boolean (is_match) : NULL;
}

static gboolean
read_inside (LayoverExpression *self, LayoverXmlNode *node, LayoverRuleReader *reader,
             GError **error)
{
  self->shape = layover_shape_load (node, reader->entry, error);

  return self->shape != NULL;
}

static LayoverValue *
evaluate_inside (const LayoverExpression *self, LayoverValue **operands, LayoverScope *scope)
{
  gboolean is_inside = FALSE;

  if (operands[0] == NULL || layover_value_get_base_type (operands[0]) != LAYOVER_BASE_TYPE_POINT)
    return NULL;

  for (guint i = 0; !is_inside && i < layover_value_get_n_values (operands[0]); i++)
    {
      gint32 x;
      gint32 y;

      layover_value_get_point (layover_value_get_value (operands[0], i), &x, &y);
      is_inside = layover_shape_contains (self->shape, x, y);
    }

  return layover_value_new_boolean (is_inside);
}

const LayoverOperator layover_operators_logic[] = {
  { "and", 1, LAYOVER_OPERANDS_ANY, NULL, evaluate_and },
  { "or", 1, LAYOVER_OPERANDS_ANY, NULL, evaluate_or },
  { "not", 1, 1, NULL, evaluate_not },
  { "anyN", 1, LAYOVER_OPERANDS_ANY, read_any_n, evaluate_any_n },
  { "isNull", 1, 1, NULL, evaluate_is_null },
  { "match", 2, 2, NULL, evaluate_match },
  { "equal", 2, 2, read_equal, evaluate_equal },
  { "lt", 2, 2, NULL, evaluate_lt },
  { "lte", 2, 2, NULL, evaluate_lte },
  { "gt", 2, 2, NULL, evaluate_gt },
  { "gte", 2, 2, NULL, evaluate_gte },
  { "durationLT", 2, 2, NULL, evaluate_lt },
  { "durationGTE", 2, 2, NULL, evaluate_gte },
  { "stringMatch", 2, 2, read_string_match, evaluate_string_match },
  { "substring", 2, 2, read_string_match, evaluate_substring },
  { "patternMatch", 1, 1, read_pattern_match, evaluate_pattern_match },
  { "inside", 1, 1, read_inside, evaluate_inside },
  { NULL },
};
