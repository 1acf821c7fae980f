/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#pragma once

#include "layover-item-session.h"

G_BEGIN_DECLS

/**
 * LayoverMark:
 * @LAYOVER_MARK_NONE: the author does not say what is right
 * @LAYOVER_MARK_MISSED: right, and not given
 */
typedef enum
{
  LAYOVER_MARK_NONE,
  LAYOVER_MARK_RIGHT,
  LAYOVER_MARK_WRONG,
  LAYOVER_MARK_MISSED,
} LayoverMark;

/**
 * LayoverJudgedPart:
 * @value: (nullable): one choice, pair, text, number or point; %NULL for an area that no point lies in
 * @area: (nullable): of the author's area mapping: where the point lies, or where one is missing
 * @place: where it stands in the answer, from 0; of what was missed, where it belongs
 */
typedef struct
{
  LayoverValue *value;
  const LayoverShape *area;
  guint place;
  LayoverMark mark;
} LayoverJudgedPart;

/**
 * LayoverJudgement:
 *
 * What is right and what is wrong in an answer, part by part: each choice, pair, gap, point, and each place of an order.
 * What is right is the correct response that the item declares, else what its mapping gives points for. A text or number
 * is also right where the item's rules give it as many points as the correct one: they may know of tolerances.
 */
typedef struct _LayoverJudgement LayoverJudgement;

LayoverJudgement *layover_judgement_new (LayoverItemSession *session,
                                         LayoverInteraction *interaction, LayoverValue *response);
void layover_judgement_free (LayoverJudgement *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LayoverJudgement, layover_judgement_free)

LayoverMark layover_judgement_get_mark (const LayoverJudgement *self);
LayoverValue *layover_judgement_get_expected (const LayoverJudgement *self);
GArray *layover_judgement_dup_accepted (const LayoverJudgement *self);
GPtrArray *layover_judgement_get_parts (const LayoverJudgement *self);

LayoverMark layover_judgement_mark_choice (const LayoverJudgement *self, const char *identifier);
LayoverMark layover_judgement_mark_pair (const LayoverJudgement *self, const char *first,
                                         const char *second);
LayoverMark layover_judgement_mark_place (const LayoverJudgement *self, guint place);

LayoverMark layover_judgement_mark_item (LayoverItemSession *session);

G_END_DECLS
