/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#pragma once

#include "layover-expression.h"
#include "layover-shape-private.h"

G_BEGIN_DECLS

/* The table of operators. One row says everything about an operator: its name, how many operands it takes, which
 * attributes it reads, and how its result follows from its operands. The rows stand in layover-operators-*.c. */

typedef struct _LayoverOperator LayoverOperator;

#define LAYOVER_OPERANDS_ANY G_MAXUINT8

typedef gboolean (*LayoverOperatorReadFunc) (LayoverExpression *self, LayoverXmlNode *node,
                                             LayoverRuleReader *reader, GError **error);

/* operands: one value for each operand, NULLs included; nothing in them is owned. Returns: (transfer full). */
typedef LayoverValue *(*LayoverOperatorFunc) (const LayoverExpression *self,
                                              LayoverValue **operands, LayoverScope *scope);

struct _LayoverOperator
{
  const char *name;
  guint8 min_operands;
  guint8 max_operands;
  LayoverOperatorReadFunc read;
  LayoverOperatorFunc evaluate;
  /* the operands are not evaluated beforehand; the operator does so itself */
  gboolean is_lazy;
};

/* A number or the name of a variable that holds it. */
typedef struct
{
  double number;
  char *variable;
} LayoverNumberOrVariable;

struct _LayoverExpression
{
  const LayoverOperator *op;
  GPtrArray *operands;
  char *identifier;
  char *weight;
  char *section;
  GStrv include;
  GStrv exclude;
  LayoverValue *value;
  LayoverShape *shape;
  GRegex *regex;
  char *pattern_variable;
  /* one of a few words: a function's or mode's name, by its number in the row's own list */
  guint keyword;
  LayoverBaseType base_type;
  gboolean is_case_sensitive;
  gboolean is_substring;
  gboolean has_lower_bound;
  gboolean has_upper_bound;
  LayoverNumberOrVariable a;
  LayoverNumberOrVariable b;
  LayoverNumberOrVariable c;
};

extern const LayoverOperator layover_operators_basic[];
extern const LayoverOperator layover_operators_logic[];
extern const LayoverOperator layover_operators_container[];
extern const LayoverOperator layover_operators_number[];
extern const LayoverOperator layover_operators_math[];
extern const LayoverOperator layover_operators_test[];

gboolean layover_operator_read_identifier (LayoverExpression *self, LayoverXmlNode *node,
                                           LayoverRuleReader *reader, GError **error);
gboolean layover_operator_parse_bound (const char *text, LayoverXmlNode *node, const char *name,
                                       LayoverRuleReader *reader, LayoverNumberOrVariable *bound,
                                       GError **error);
gboolean layover_operator_read_bound (LayoverXmlNode *node, const char *name,
                                      LayoverRuleReader *reader, LayoverNumberOrVariable *bound,
                                      GError **error);
gboolean layover_operator_get_bound (const LayoverNumberOrVariable *bound, LayoverScope *scope,
                                     double *number);
double layover_operator_round (double number);

G_END_DECLS
