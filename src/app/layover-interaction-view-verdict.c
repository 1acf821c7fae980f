/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover"

#include "config.h"

#include "layover-interaction-view-private.h"

/* What is right in the answer on the screen, and in each part of it. */

LayoverInteractionVerdict
layover_interaction_view_get_verdict (LayoverInteractionView *self)
{
  g_return_val_if_fail (LAYOVER_IS_INTERACTION_VIEW (self), LAYOVER_INTERACTION_VERDICT_NONE);

  return layover_interaction_view_get_private (self)->verdict;
}

/**
 * layover_interaction_view_set_verdict:
 *
 * Marks the answer that is on the screen as right or not yet, by shape and word. The next change takes the mark away.
 */
void
layover_interaction_view_set_verdict (LayoverInteractionView *self,
                                      LayoverInteractionVerdict verdict)
{
  LayoverInteractionViewPrivate *priv;

  g_return_if_fail (LAYOVER_IS_INTERACTION_VIEW (self));

  priv = layover_interaction_view_get_private (self);
  if (priv->verdict == verdict)
    return;

  priv->verdict = verdict;
  layover_interaction_view_show_state (self);
  g_object_notify_by_pspec (
      G_OBJECT (self), layover_interaction_view_properties[LAYOVER_INTERACTION_VIEW_PROP_VERDICT]);
}

/**
 * layover_interaction_view_get_judgement:
 *
 * Returns: (transfer none) (nullable): what is right in the answer on the screen; %NULL until there is a verdict
 */
const LayoverJudgement *
layover_interaction_view_get_judgement (LayoverInteractionView *self)
{
  LayoverInteractionViewPrivate *priv;

  g_return_val_if_fail (LAYOVER_IS_INTERACTION_VIEW (self), NULL);

  priv = layover_interaction_view_get_private (self);
  if (priv->verdict == LAYOVER_INTERACTION_VERDICT_NONE)
    return NULL;
  if (priv->judgement == NULL)
    priv->judgement = layover_judgement_new (priv->session, priv->interaction, priv->value);

  return priv->judgement;
}

/** layover_interaction_view_get_expected: Returns: (transfer none) (nullable): the right answer; %NULL until there is a verdict */
LayoverValue *
layover_interaction_view_get_expected (LayoverInteractionView *self)
{
  const LayoverJudgement *judgement = layover_interaction_view_get_judgement (self);

  return judgement != NULL ? layover_judgement_get_expected (judgement) : NULL;
}

/* Where nobody says what is right about each part, all that was given shares the verdict of the whole. */
static LayoverInteractionVerdict
get_verdict_of (LayoverInteractionView *self, LayoverMark mark, gboolean is_given)
{
  LayoverInteractionViewPrivate *priv = layover_interaction_view_get_private (self);

  if (layover_judgement_get_mark (priv->judgement) != LAYOVER_MARK_NONE)
    return layover_verdict_from_mark (mark);

  return is_given ? priv->verdict : LAYOVER_INTERACTION_VERDICT_NONE;
}

static LayoverInteractionVerdict
judge_value (LayoverInteractionView *self, LayoverValue *value, LayoverMark mark)
{
  LayoverInteractionViewPrivate *priv = layover_interaction_view_get_private (self);
  gboolean is_given = FALSE;

  for (guint i = 0; i < layover_value_get_n_values (priv->value); i++)
    is_given |= layover_value_equal (layover_value_get_value (priv->value, i), value);

  return get_verdict_of (self, mark, is_given);
}

/** layover_interaction_view_judge_choice: for subclasses: none for a choice that was rightly left alone */
LayoverInteractionVerdict
layover_interaction_view_judge_choice (LayoverInteractionView *self, const char *identifier)
{
  const LayoverJudgement *judgement = layover_interaction_view_get_judgement (self);
  g_autoptr (LayoverValue) value = layover_value_new_identifier (identifier);

  if (judgement == NULL)
    return LAYOVER_INTERACTION_VERDICT_NONE;

  return judge_value (self, value, layover_judgement_mark_choice (judgement, identifier));
}

/** layover_interaction_view_judge_pair: for subclasses: none for a pair that was rightly not made */
LayoverInteractionVerdict
layover_interaction_view_judge_pair (LayoverInteractionView *self, const char *first,
                                     const char *second)
{
  const LayoverJudgement *judgement = layover_interaction_view_get_judgement (self);
  gboolean is_directed = layover_interaction_view_get_base_type (self)
                         == LAYOVER_BASE_TYPE_DIRECTED_PAIR;
  g_autoptr (LayoverValue) value = is_directed ? layover_value_new_directed_pair (first, second)
                                               : layover_value_new_pair (first, second);

  if (judgement == NULL)
    return LAYOVER_INTERACTION_VERDICT_NONE;

  return judge_value (self, value, layover_judgement_mark_pair (judgement, first, second));
}

/** layover_interaction_view_judge_place: for subclasses: of an order, whether what stands there belongs there */
LayoverInteractionVerdict
layover_interaction_view_judge_place (LayoverInteractionView *self, guint place)
{
  const LayoverJudgement *judgement = layover_interaction_view_get_judgement (self);

  if (judgement == NULL)
    return LAYOVER_INTERACTION_VERDICT_NONE;

  return get_verdict_of (
      self, layover_judgement_mark_place (judgement, place),
      place < layover_value_get_n_values (layover_interaction_view_get_private (self)->value));
}

/** layover_interaction_view_judge_member: for subclasses: the @i-th of what was given: a point, one of several texts */
LayoverInteractionVerdict
layover_interaction_view_judge_member (LayoverInteractionView *self, guint i)
{
  const LayoverJudgement *judgement = layover_interaction_view_get_judgement (self);
  GPtrArray *parts;

  if (judgement == NULL
      || i >= layover_value_get_n_values (layover_interaction_view_get_private (self)->value))
    return LAYOVER_INTERACTION_VERDICT_NONE;

  parts = layover_judgement_get_parts (judgement);
  g_return_val_if_fail (i < parts->len, LAYOVER_INTERACTION_VERDICT_NONE);

  return get_verdict_of (self, ((LayoverJudgedPart *) parts->pdata[i])->mark, TRUE);
}

/**
 * layover_interaction_view_judge:
 * @otherwise: the verdict where nobody says what is right in the answer
 *
 * Says what is right in the answer that is on the screen.
 */
void
layover_interaction_view_judge (LayoverInteractionView *self, LayoverInteractionVerdict otherwise)
{
  LayoverInteractionViewPrivate *priv;
  g_autoptr (LayoverJudgement) judgement = NULL;
  LayoverMark mark;

  g_return_if_fail (LAYOVER_IS_INTERACTION_VIEW (self));

  priv = layover_interaction_view_get_private (self);
  judgement = layover_judgement_new (priv->session, priv->interaction, priv->value);
  mark = layover_judgement_get_mark (judgement);
  layover_interaction_view_set_verdict (
      self, mark != LAYOVER_MARK_NONE ? layover_verdict_from_mark (mark) : otherwise);
}
