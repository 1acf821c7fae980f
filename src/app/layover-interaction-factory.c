/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover"

#include "config.h"

#include "layover-associate-interaction.h"
#include "layover-choice-interaction.h"
#include "layover-drawing-interaction.h"
#include "layover-end-attempt-interaction.h"
#include "layover-extended-text-interaction.h"
#include "layover-gap-match-interaction.h"
#include "layover-graphic-order-interaction.h"
#include "layover-hottext-interaction.h"
#include "layover-inline-choice-interaction.h"
#include "layover-interaction-factory.h"
#include "layover-match-interaction.h"
#include "layover-media-interaction.h"
#include "layover-order-interaction.h"
#include "layover-point-interaction.h"
#include "layover-slider-interaction.h"
#include "layover-string-list-interaction.h"
#include "layover-text-entry-interaction.h"
#include "layover-upload-interaction.h"

/* The widget of each kind of interaction; what is not here cannot be shown. */
static GType (*const types[]) (void) = {
  [LAYOVER_INTERACTION_CHOICE] = layover_choice_interaction_get_type,
  [LAYOVER_INTERACTION_INLINE_CHOICE] = layover_inline_choice_interaction_get_type,
  [LAYOVER_INTERACTION_TEXT_ENTRY] = layover_text_entry_interaction_get_type,
  [LAYOVER_INTERACTION_EXTENDED_TEXT] = layover_extended_text_interaction_get_type,
  [LAYOVER_INTERACTION_ORDER] = layover_order_interaction_get_type,
  [LAYOVER_INTERACTION_ASSOCIATE] = layover_associate_interaction_get_type,
  [LAYOVER_INTERACTION_MATCH] = layover_match_interaction_get_type,
  [LAYOVER_INTERACTION_GAP_MATCH] = layover_gap_match_interaction_get_type,
  [LAYOVER_INTERACTION_HOTTEXT] = layover_hottext_interaction_get_type,
  [LAYOVER_INTERACTION_HOTSPOT] = layover_choice_interaction_get_type,
  [LAYOVER_INTERACTION_SELECT_POINT] = layover_point_interaction_get_type,
  [LAYOVER_INTERACTION_POSITION_OBJECT] = layover_point_interaction_get_type,
  [LAYOVER_INTERACTION_GRAPHIC_ORDER] = layover_graphic_order_interaction_get_type,
  [LAYOVER_INTERACTION_GRAPHIC_ASSOCIATE] = layover_associate_interaction_get_type,
  [LAYOVER_INTERACTION_GRAPHIC_GAP_MATCH] = layover_gap_match_interaction_get_type,
  [LAYOVER_INTERACTION_END_ATTEMPT] = layover_end_attempt_interaction_get_type,
  [LAYOVER_INTERACTION_MEDIA] = layover_media_interaction_get_type,
  [LAYOVER_INTERACTION_SLIDER] = layover_slider_interaction_get_type,
  [LAYOVER_INTERACTION_DRAWING] = layover_drawing_interaction_get_type,
  [LAYOVER_INTERACTION_UPLOAD] = layover_upload_interaction_get_type,
};

static gboolean
takes_several (LayoverItemSession *session, LayoverInteraction *interaction)
{
  LayoverDeclaration *declaration = layover_item_get_response_declaration (
      layover_item_session_get_item (session),
      layover_interaction_get_response_identifier (interaction));
  LayoverCardinality cardinality = layover_declaration_get_cardinality (declaration);

  return cardinality == LAYOVER_CARDINALITY_MULTIPLE || cardinality == LAYOVER_CARDINALITY_ORDERED;
}

static GType
find_type (LayoverItemSession *session, LayoverInteraction *interaction)
{
  LayoverInteractionKind kind = layover_interaction_get_kind (interaction);

  if (kind == LAYOVER_INTERACTION_EXTENDED_TEXT && takes_several (session, interaction))
    return LAYOVER_TYPE_STRING_LIST_INTERACTION;

  return kind < G_N_ELEMENTS (types) && types[kind] != NULL ? types[kind]() : G_TYPE_INVALID;
}

/**
 * layover_interaction_factory_build:
 * @session: whose interaction it is; decides the order of shuffled choices and knows the type of the answer
 * @finder: where its pictures lie
 *
 * Returns: (transfer floating) (nullable): %NULL for a kind of interaction that this version cannot show; packing and
 *   importing refuse items that have one
 */
LayoverInteractionView *
layover_interaction_factory_build (LayoverItemSession *session, LayoverInteraction *interaction,
                                   LayoverMediaFinder *finder)
{
  GType type;

  g_return_val_if_fail (LAYOVER_IS_ITEM_SESSION (session), NULL);
  g_return_val_if_fail (LAYOVER_IS_INTERACTION (interaction), NULL);
  g_return_val_if_fail (LAYOVER_IS_MEDIA_FINDER (finder), NULL);

  if (layover_interaction_get_kind (interaction) == LAYOVER_INTERACTION_MEDIA
      && layover_interaction_get_content (interaction) == NULL)
    return NULL;

  type = find_type (session, interaction);
  if (type == G_TYPE_INVALID)
    return NULL;

  return g_object_new (type, "session", session, "interaction", interaction, "media-finder", finder,
                       NULL);
}
