/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#pragma once

#include <glib-object.h>

#include "layover-content-node.h"
#include "layover-shape.h"
#include "layover-value.h"

G_BEGIN_DECLS

/** LayoverInteractionKind: every interaction of QTI 2.1 to 3.0; layover_interaction_is_supported() tells which work */
typedef enum
{
  LAYOVER_INTERACTION_CHOICE,
  LAYOVER_INTERACTION_INLINE_CHOICE,
  LAYOVER_INTERACTION_TEXT_ENTRY,
  LAYOVER_INTERACTION_EXTENDED_TEXT,
  LAYOVER_INTERACTION_ORDER,
  LAYOVER_INTERACTION_ASSOCIATE,
  LAYOVER_INTERACTION_MATCH,
  LAYOVER_INTERACTION_GAP_MATCH,
  LAYOVER_INTERACTION_HOTTEXT,
  LAYOVER_INTERACTION_HOTSPOT,
  LAYOVER_INTERACTION_SELECT_POINT,
  LAYOVER_INTERACTION_GRAPHIC_ORDER,
  LAYOVER_INTERACTION_GRAPHIC_ASSOCIATE,
  LAYOVER_INTERACTION_GRAPHIC_GAP_MATCH,
  LAYOVER_INTERACTION_POSITION_OBJECT,
  LAYOVER_INTERACTION_SLIDER,
  LAYOVER_INTERACTION_MEDIA,
  LAYOVER_INTERACTION_DRAWING,
  LAYOVER_INTERACTION_UPLOAD,
  LAYOVER_INTERACTION_END_ATTEMPT,
  LAYOVER_INTERACTION_CUSTOM,
  LAYOVER_INTERACTION_PORTABLE_CUSTOM,
} LayoverInteractionKind;

/**
 * LayoverChoice:
 * @content: (nullable): what it says; %NULL for a gap and for an area of a picture
 * @shape: (nullable): for an area of a picture
 * @letter: (nullable): what stands on an area of a picture, "B"
 * @label: (nullable): what an area or a wordless picture is called in a list: "B · Glasgow", "C · upper left"
 * @set: 0, or 1 for what is matched with the choices of set 0: the second simpleMatchSet, the gaps, the areas
 * @match_min: in how many pairs it has to be
 * @match_max: in how many pairs it may be, 0 for any number
 *
 * One choice of an interaction, borrowed from it.
 */
typedef struct
{
  char *identifier;
  LayoverContentNode *content;
  LayoverShape *shape;
  char *letter;
  char *label;
  gboolean is_fixed;
  guint set;
  guint match_min;
  guint match_max;
} LayoverChoice;

#define LAYOVER_INTERACTION_N_SETS 2

/** LayoverTextFormat: what an extended text is, as its author says */
typedef enum
{
  LAYOVER_TEXT_FORMAT_PLAIN,
  LAYOVER_TEXT_FORMAT_PREFORMATTED,
  LAYOVER_TEXT_FORMAT_XHTML,
} LayoverTextFormat;

/**
 * LayoverScale:
 * @step: 0 where any number between the bounds can be chosen
 *
 * What a sliderInteraction slides on.
 */
typedef struct
{
  double lower;
  double upper;
  double step;
  gboolean has_step_labels;
  gboolean is_vertical;
  gboolean is_reversed;
} LayoverScale;

/**
 * LayoverPlays:
 * @least: how often it has to be played
 * @most: how often it may be, 0 for any number
 * @loops: whether it begins again at its end, as long as it may
 *
 * What a mediaInteraction says of its recording.
 */
typedef struct
{
  guint least;
  guint most;
  gboolean loops;
} LayoverPlays;

/** LayoverCentre: the point of an object that is where the object is put, in its own pixels */
typedef struct
{
  gint32 x;
  gint32 y;
} LayoverCentre;

/** LayoverInteractionMessage: a limit that an author can tell in words of their own, in place of ours */
typedef enum
{
  LAYOVER_INTERACTION_MESSAGE_LEAST,
  LAYOVER_INTERACTION_MESSAGE_MOST,
  LAYOVER_INTERACTION_MESSAGE_PATTERN,
  LAYOVER_INTERACTION_N_MESSAGES,
} LayoverInteractionMessage;

#define LAYOVER_TYPE_INTERACTION (layover_interaction_get_type ())
G_DECLARE_FINAL_TYPE (LayoverInteraction, layover_interaction, LAYOVER, INTERACTION, GObject)

char *layover_choice_dup_words (const LayoverChoice *self);

LayoverInteractionKind layover_interaction_get_kind (LayoverInteraction *self);
const char *layover_interaction_get_name (LayoverInteraction *self);
gboolean layover_interaction_is_supported (LayoverInteraction *self);
gboolean layover_interaction_needs_program (LayoverInteraction *self);
gboolean layover_interaction_is_inline (LayoverInteraction *self);
const char *layover_interaction_get_response_identifier (LayoverInteraction *self);
LayoverContentNode *layover_interaction_get_prompt (LayoverInteraction *self);
LayoverContentNode *layover_interaction_get_content (LayoverInteraction *self);
const LayoverChoice *layover_interaction_find_part (LayoverInteraction *self,
                                                    const char *custom_id);
GPtrArray *layover_interaction_get_choices (LayoverInteraction *self);
const LayoverChoice *layover_interaction_find_choice (LayoverInteraction *self,
                                                      const char *identifier);
const LayoverVocabulary *layover_interaction_get_vocabulary (LayoverInteraction *self);
gboolean layover_interaction_get_shuffle (LayoverInteraction *self);
guint layover_interaction_get_min_choices (LayoverInteraction *self);
guint layover_interaction_get_max_choices (LayoverInteraction *self);
guint layover_interaction_get_expected_length (LayoverInteraction *self);
guint layover_interaction_get_expected_lines (LayoverInteraction *self);
guint layover_interaction_get_min_strings (LayoverInteraction *self);
guint layover_interaction_get_max_strings (LayoverInteraction *self);
LayoverTextFormat layover_interaction_get_text_format (LayoverInteraction *self);
const char *layover_interaction_get_pattern (LayoverInteraction *self);
const char *layover_interaction_get_placeholder (LayoverInteraction *self);
const char *layover_interaction_get_message (LayoverInteraction *self,
                                             LayoverInteractionMessage message);
const LayoverScale *layover_interaction_get_scale (LayoverInteraction *self);
LayoverContentNode *layover_interaction_get_picture (LayoverInteraction *self);
LayoverContentNode *layover_interaction_get_object (LayoverInteraction *self);
const LayoverPlays *layover_interaction_get_plays (LayoverInteraction *self);
gboolean layover_interaction_awaits_answer (LayoverInteraction *self);
const char *layover_interaction_get_title (LayoverInteraction *self);
gboolean layover_interaction_get_counts_attempt (LayoverInteraction *self);
gboolean layover_interaction_get_centre (LayoverInteraction *self, LayoverCentre *centre);
const char *const *layover_interaction_get_media_types (LayoverInteraction *self);
gboolean layover_interaction_accepts_type (LayoverInteraction *self, const char *type);
guint layover_interaction_get_line (LayoverInteraction *self);

GArray *layover_interaction_dup_choice_order (LayoverInteraction *self, guint64 seed);
gboolean layover_interaction_check_response (LayoverInteraction *self, const LayoverValue *response,
                                             char **why);

G_END_DECLS
