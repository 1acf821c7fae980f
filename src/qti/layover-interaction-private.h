/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#pragma once

#include "layover-content.h"
#include "layover-item-body.h"

G_BEGIN_DECLS

/* format.md section 10 */
#define LAYOVER_INTERACTION_MAX_CHOICES 1000

/* characters of what an author says of a limit, format.md section 10; the rest is cut off */
#define LAYOVER_INTERACTION_MAX_MESSAGE 200

/* ":" cannot be in a response identifier, so the custom nodes inside an interaction meet no other. */
#define LAYOVER_INTERACTION_PART "part:"

/**
 * LayoverInteractionRow:
 * @is_supported: whether there is a way to show it and to answer it
 * @choice_names: (nullable): the elements that can be chosen
 * @set_name: (nullable): the element that holds them, once for each set
 * @part_name: (nullable): the element that stands for a gap or a hot text inside the interaction's text
 * @area_name: (nullable): the element that describes an area of the interaction's picture
 * @has_picture: whether it shows a picture, of its own or that of the stage it stands on
 *
 * What QTI says of one kind of interaction.
 */
typedef struct
{
  const char *name;
  gboolean is_inline;
  gboolean is_supported;
  const char *choice_names[2];
  const char *set_name;
  const char *part_name;
  const char *area_name;
  gboolean has_picture;
} LayoverInteractionRow;

struct _LayoverInteraction
{
  GObject parent_instance;

  const LayoverInteractionRow *row;
  LayoverInteractionKind kind;
  char *response_identifier;
  LayoverContentNode *prompt;
  LayoverContentNode *content;
  LayoverContentNode *picture;
  LayoverContentNode *object;
  GPtrArray *choices;
  GHashTable *choices_by_identifier;
  char *pattern;
  GRegex *regex;
  char *placeholder;
  char *messages[LAYOVER_INTERACTION_N_MESSAGES];
  char *title;
  LayoverScale scale;
  LayoverPlays plays;
  LayoverCentre centre;
  gboolean has_centre;
  gboolean is_supported;
  gboolean shuffle;
  LayoverVocabulary vocabulary;
  gboolean counts_attempt;
  gboolean has_limits;
  guint min_choices;
  guint max_choices;
  guint expected_length;
  guint expected_lines;
  guint min_strings;
  guint max_strings;
  LayoverTextFormat text_format;
  GStrv media_types;
  guint line;
};

void layover_choice_free (LayoverChoice *choice);
LayoverChoice *layover_interaction_add_choice (LayoverInteraction *self, LayoverChoice *choice,
                                               guint set, LayoverXmlNode *node,
                                               LayoverItemBody *body, GError **error);

gboolean layover_interaction_node_is (LayoverXmlNode *node);
LayoverInteraction *layover_interaction_load (LayoverXmlNode *node, LayoverItemBody *body,
                                              GError **error);
LayoverContentFilterResult
layover_interaction_load_part (LayoverInteraction *self, LayoverXmlNode *element,
                               LayoverItemBody *body, LayoverContentNode **node, GError **error);
gboolean layover_interaction_load_picture (LayoverInteraction *self, LayoverXmlNode *node,
                                           LayoverItemBody *body, GError **error);
gboolean layover_interaction_load_media (LayoverInteraction *self, LayoverXmlNode *node,
                                         const char *entry, GError **error);
void layover_interaction_load_messages (LayoverInteraction *self, LayoverXmlNode *node);
gboolean layover_interaction_load_areas (LayoverInteraction *self, LayoverXmlNode *node,
                                         LayoverItemBody *body, GError **error);
LayoverContentNode *layover_interaction_find_picture (LayoverXmlNode *parent, const char *entry,
                                                      GError **error);
gboolean layover_interaction_check_declaration (LayoverInteraction *self,
                                                const LayoverDeclaration *declaration,
                                                const char *entry, GError **error);

G_END_DECLS
