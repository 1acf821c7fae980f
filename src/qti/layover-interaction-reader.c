/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover-qti"

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "layover-interaction-private.h"
#include "layover-pattern.h"

#define MAX_MEDIA_TYPES 20

/* Names as in QTI 2.2, section "Interactions"; QTI 3 spells the same ones otherwise. */
static const LayoverInteractionRow rows[] = {
  [LAYOVER_INTERACTION_CHOICE] = { "choiceInteraction", FALSE, TRUE, { "simpleChoice" } },
  [LAYOVER_INTERACTION_INLINE_CHOICE] = { "inlineChoiceInteraction",
                                          TRUE,
                                          TRUE,
                                          { "inlineChoice" } },
  [LAYOVER_INTERACTION_TEXT_ENTRY] = { "textEntryInteraction", TRUE, TRUE },
  [LAYOVER_INTERACTION_EXTENDED_TEXT] = { "extendedTextInteraction", FALSE, TRUE },
  [LAYOVER_INTERACTION_ORDER] = { "orderInteraction", FALSE, TRUE, { "simpleChoice" } },
  [LAYOVER_INTERACTION_ASSOCIATE] = { "associateInteraction",
                                      FALSE,
                                      TRUE,
                                      { "simpleAssociableChoice" } },
  [LAYOVER_INTERACTION_MATCH] = { "matchInteraction",
                                  FALSE,
                                  TRUE,
                                  { "simpleAssociableChoice" },
                                  "simpleMatchSet" },
  [LAYOVER_INTERACTION_GAP_MATCH] = { "gapMatchInteraction",
                                      FALSE,
                                      TRUE,
                                      { "gapText", "gapImg" },
                                      NULL,
                                      "gap" },
  [LAYOVER_INTERACTION_HOTTEXT] = { "hottextInteraction", FALSE, TRUE, { NULL }, NULL, "hottext" },
  [LAYOVER_INTERACTION_HOTSPOT] = { .name = "hotspotInteraction",
                                    .is_supported = TRUE,
                                    .area_name = "hotspotChoice",
                                    .has_picture = TRUE },
  [LAYOVER_INTERACTION_SELECT_POINT] = { .name = "selectPointInteraction",
                                         .is_supported = TRUE,
                                         .has_picture = TRUE },
  [LAYOVER_INTERACTION_GRAPHIC_ORDER] = { .name = "graphicOrderInteraction",
                                          .is_supported = TRUE,
                                          .area_name = "hotspotChoice",
                                          .has_picture = TRUE },
  [LAYOVER_INTERACTION_GRAPHIC_ASSOCIATE] = { .name = "graphicAssociateInteraction",
                                              .is_supported = TRUE,
                                              .area_name = "associableHotspot",
                                              .has_picture = TRUE },
  [LAYOVER_INTERACTION_GRAPHIC_GAP_MATCH] = { .name = "graphicGapMatchInteraction",
                                              .is_supported = TRUE,
                                              .choice_names = { "gapText", "gapImg" },
                                              .area_name = "associableHotspot",
                                              .has_picture = TRUE },
  [LAYOVER_INTERACTION_POSITION_OBJECT] = { .name = "positionObjectInteraction",
                                            .is_supported = TRUE,
                                            .has_picture = TRUE },
  [LAYOVER_INTERACTION_SLIDER] = { "sliderInteraction", FALSE, TRUE },
  [LAYOVER_INTERACTION_MEDIA] = { "mediaInteraction", FALSE, TRUE },
  [LAYOVER_INTERACTION_DRAWING] = { .name = "drawingInteraction",
                                    .is_supported = TRUE,
                                    .has_picture = TRUE },
  [LAYOVER_INTERACTION_UPLOAD] = { "uploadInteraction", FALSE, TRUE },
  [LAYOVER_INTERACTION_END_ATTEMPT] = { "endAttemptInteraction", TRUE, TRUE },
  [LAYOVER_INTERACTION_CUSTOM] = { "customInteraction" },
  [LAYOVER_INTERACTION_PORTABLE_CUSTOM] = { "portableCustomInteraction" },
};

static const LayoverInteractionRow *
find_row (LayoverXmlNode *node)
{
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    if (layover_qti_is (node, rows[i].name))
      return &rows[i];

  return NULL;
}

/** layover_interaction_node_is: whether @node is an interaction that QTI knows, supported or not */
gboolean
layover_interaction_node_is (LayoverXmlNode *node)
{
  return find_row (node) != NULL;
}

static gboolean
makes_pairs (LayoverInteraction *self)
{
  return self->kind == LAYOVER_INTERACTION_ASSOCIATE || self->kind == LAYOVER_INTERACTION_MATCH
         || self->kind == LAYOVER_INTERACTION_GAP_MATCH
         || self->kind == LAYOVER_INTERACTION_GRAPHIC_ASSOCIATE
         || self->kind == LAYOVER_INTERACTION_GRAPHIC_GAP_MATCH;
}

static LayoverChoice *
load_choice (LayoverInteraction *self, LayoverXmlNode *node, LayoverItemBody *body, GError **error)
{
  LayoverChoice *choice = g_new0 (LayoverChoice, 1);

  choice->match_max = 1;
  if (layover_qti_read_identifier (node, "identifier", body->entry, &choice->identifier, error)
      && layover_qti_read_boolean (node, "fixed", body->entry, &choice->is_fixed, error)
      && layover_qti_read_count (node, "matchMin", body->entry, &choice->match_min, error)
      && layover_qti_read_count (node, "matchMax", body->entry, &choice->match_max, error))
    choice->content = layover_item_body_load_content (body, node, error);
  if (choice->content == NULL)
    g_clear_pointer (&choice, layover_choice_free);

  return choice;
}

static gboolean
check_match_limits (LayoverInteraction *self, const LayoverChoice *choice, LayoverXmlNode *node,
                    const char *entry, GError **error)
{
  if (!makes_pairs (self) || choice->match_max == 0 || choice->match_min <= choice->match_max)
    return TRUE;

  layover_qti_set_error (error, LAYOVER_ERROR_QTI_NUMBER, entry, node,
                         _ ("More choices are required than are allowed."));

  return FALSE;
}

/**
 * layover_interaction_add_choice:
 * @choice: (transfer full) (nullable): %NULL with the error set
 *
 * Returns: (transfer none) (nullable): @choice, %NULL when it cannot be added
 */
LayoverChoice *
layover_interaction_add_choice (LayoverInteraction *self, LayoverChoice *choice, guint set,
                                LayoverXmlNode *node, LayoverItemBody *body, GError **error)
{
  if (choice == NULL)
    return NULL;

  choice->set = set;
  if (!check_match_limits (self, choice, node, body->entry, error))
    {
      layover_choice_free (choice);
      return NULL;
    }

  g_ptr_array_add (self->choices, choice);
  if (self->choices->len > LAYOVER_INTERACTION_MAX_CHOICES)
    {
      layover_qti_set_error (error, LAYOVER_ERROR_QTI_TOO_MANY, body->entry, node,
                             _ ("An interaction has more than %d choices."),
                             LAYOVER_INTERACTION_MAX_CHOICES);
      return NULL;
    }

  if (!g_hash_table_insert (self->choices_by_identifier, choice->identifier, choice))
    {
      layover_qti_set_error (
          error, LAYOVER_ERROR_QTI_DUPLICATE, body->entry, node,
          /* Translators: the placeholder is an identifier that an author chose */
          _ ("The identifier “%s” is used twice."), choice->identifier);
      return NULL;
    }

  /* a choice that a template may hide is not shown right by what knows no templates */
  if (layover_qti_get_attribute (node, "templateIdentifier") != NULL)
    self->is_supported = FALSE;

  return choice;
}

static gboolean
is_choice (LayoverInteraction *self, LayoverXmlNode *node)
{
  for (gsize i = 0; i < G_N_ELEMENTS (self->row->choice_names); i++)
    if (self->row->choice_names[i] != NULL && layover_qti_is (node, self->row->choice_names[i]))
      return TRUE;

  return FALSE;
}

static gboolean
load_choices (LayoverInteraction *self, LayoverXmlNode *parent, guint set, LayoverItemBody *body,
              GError **error)
{
  for (LayoverXmlNode *child = layover_xml_node_get_first_element (parent); child != NULL;
       child = layover_xml_node_get_next_element (child))
    if (is_choice (self, child)
        && layover_interaction_add_choice (self, load_choice (self, child, body, error), set, child,
                                           body, error)
               == NULL)
      return FALSE;

  return TRUE;
}

static gboolean
load_sets (LayoverInteraction *self, LayoverXmlNode *node, LayoverItemBody *body, GError **error)
{
  guint set = 0;

  for (LayoverXmlNode *child = layover_xml_node_get_first_element (node); child != NULL;
       child = layover_xml_node_get_next_element (child))
    if (layover_qti_is (child, self->row->set_name) && set < LAYOVER_INTERACTION_N_SETS
        && !load_choices (self, child, set++, body, error))
      return FALSE;

  return TRUE;
}

static gboolean
load_prompt (LayoverInteraction *self, LayoverXmlNode *node, LayoverItemBody *body, GError **error)
{
  LayoverXmlNode *prompt = layover_qti_find_child (node, "prompt");

  if (prompt == NULL)
    return TRUE;

  self->prompt = layover_item_body_load_content (body, prompt, error);

  return self->prompt != NULL;
}

/* A gap is chosen for, not chosen: it has no content, never moves and belongs to the second set. */
static LayoverChoice *
load_gap (LayoverXmlNode *node, LayoverItemBody *body, GError **error)
{
  LayoverChoice *gap = g_new0 (LayoverChoice, 1);
  gboolean is_required = FALSE;

  gap->is_fixed = TRUE;
  gap->match_max = 1;
  if (!layover_qti_read_identifier (node, "identifier", body->entry, &gap->identifier, error)
      || !layover_qti_read_boolean (node, "required", body->entry, &is_required, error))
    g_clear_pointer (&gap, layover_choice_free);
  else
    gap->match_min = is_required ? 1 : 0;

  return gap;
}

/**
 * layover_interaction_load_part:
 * @self: the interaction inside whose text @element stands
 *
 * A filter for the text of an interaction: its prompt and choices are read on their own, its gaps and hot texts become
 * custom nodes that layover_interaction_find_part() knows.
 */
LayoverContentFilterResult
layover_interaction_load_part (LayoverInteraction *self, LayoverXmlNode *element,
                               LayoverItemBody *body, LayoverContentNode **node, GError **error)
{
  gboolean is_gap = self->kind == LAYOVER_INTERACTION_GAP_MATCH;
  LayoverChoice *part;
  g_autofree char *custom_id = NULL;

  if (layover_qti_is (element, "prompt") || is_choice (self, element))
    return LAYOVER_CONTENT_FILTER_DONE;
  if (!layover_qti_is (element, self->row->part_name))
    return LAYOVER_CONTENT_FILTER_PASS;

  part = is_gap ? load_gap (element, body, error) : load_choice (self, element, body, error);
  part = layover_interaction_add_choice (self, part, is_gap ? 1 : 0, element, body, error);
  if (part == NULL)
    return LAYOVER_CONTENT_FILTER_FAILED;

  /* the words of a text stay where they are */
  part->is_fixed = TRUE;
  custom_id = g_strconcat (LAYOVER_INTERACTION_PART, part->identifier, NULL);
  *node = layover_content_node_new_custom (custom_id, TRUE);

  return LAYOVER_CONTENT_FILTER_DONE;
}

static gboolean
load_text (LayoverInteraction *self, LayoverXmlNode *node, LayoverItemBody *body, GError **error)
{
  LayoverInteraction *outer = body->open;

  body->open = self;
  self->content = layover_item_body_load_content (body, node, error);
  body->open = outer;

  return self->content != NULL;
}

static gboolean
load_children (LayoverInteraction *self, LayoverXmlNode *node, LayoverItemBody *body,
               GError **error)
{
  if (!load_prompt (self, node, body, error))
    return FALSE;
  if (self->row->set_name != NULL)
    return load_sets (self, node, body, error);
  if (!load_choices (self, node, 0, body, error)
      || !layover_interaction_load_picture (self, node, body, error)
      || !layover_interaction_load_areas (self, node, body, error))
    return FALSE;

  return self->row->part_name == NULL || load_text (self, node, body, error);
}

static gboolean
is_done_as_a_whole (LayoverInteraction *self)
{
  return self->kind == LAYOVER_INTERACTION_GAP_MATCH || self->kind == LAYOVER_INTERACTION_ORDER
         || self->kind == LAYOVER_INTERACTION_GRAPHIC_GAP_MATCH
         || self->kind == LAYOVER_INTERACTION_GRAPHIC_ORDER;
}

/* Names that differ by kind for the same two numbers; absent, QTI takes one choice or pair, but a text with gaps is
 * filled and a list is put in order as a whole. */
static gboolean
load_limits (LayoverInteraction *self, LayoverXmlNode *node, const char *entry, GError **error)
{
  const char *most = makes_pairs (self) ? "maxAssociations" : "maxChoices";
  const char *least = makes_pairs (self) ? "minAssociations" : "minChoices";

  self->max_choices = is_done_as_a_whole (self) ? 0 : 1;
  self->max_strings = 1;
  self->has_limits = layover_qti_get_attribute (node, most) != NULL
                     || layover_qti_get_attribute (node, least) != NULL;

  if (!layover_qti_read_boolean (node, "shuffle", entry, &self->shuffle, error)
      || !layover_qti_read_count (node, most, entry, &self->max_choices, error)
      || !layover_qti_read_count (node, least, entry, &self->min_choices, error)
      || !layover_qti_read_count (node, "minStrings", entry, &self->min_strings, error)
      || !layover_qti_read_count (node, "maxStrings", entry, &self->max_strings, error)
      || !layover_qti_read_count (node, "expectedLength", entry, &self->expected_length, error)
      || !layover_qti_read_count (node, "expectedLines", entry, &self->expected_lines, error))
    return FALSE;

  /* the default of one gives way to an author who asks for more and names no limit */
  if (layover_qti_get_attribute (node, most) == NULL && self->min_choices > 1)
    self->max_choices = 0;
  if (self->max_choices == 0 || self->min_choices <= self->max_choices)
    return TRUE;

  layover_qti_set_error (error, LAYOVER_ERROR_QTI_NUMBER, entry, node,
                         _ ("More choices are required than are allowed."));

  return FALSE;
}

/* QTI 3 writes "preformatted"; what nobody knows is plain, since it changes no score. */
static LayoverTextFormat
read_text_format (LayoverXmlNode *node)
{
  const char *format = layover_qti_get_attribute (node, "format");

  if (format != NULL && g_ascii_strcasecmp (format, "preformatted") == 0)
    return LAYOVER_TEXT_FORMAT_PREFORMATTED;
  if (format != NULL && g_ascii_strcasecmp (format, "xhtml") == 0)
    return LAYOVER_TEXT_FORMAT_XHTML;

  return LAYOVER_TEXT_FORMAT_PLAIN;
}

/* Some of it has an attribute in QTI 2, which counts before a class. */
static void
load_vocabulary (LayoverInteraction *self, LayoverXmlNode *node)
{
  const char *orientation = layover_qti_get_attribute (node, "orientation");

  layover_vocabulary_read (&self->vocabulary, layover_qti_get_attribute (node, "class"));
  if (orientation != NULL)
    self->vocabulary.is_horizontal = g_str_equal (orientation, "horizontal");
  if (self->expected_length == 0)
    self->expected_length = self->vocabulary.input_width;
  if (self->expected_lines == 0)
    self->expected_lines = self->vocabulary.height_lines;
}

static gboolean
load_text_rules (LayoverInteraction *self, LayoverXmlNode *node, const char *entry, GError **error)
{
  self->text_format = read_text_format (node);
  layover_interaction_load_messages (self, node);
  load_vocabulary (self, node);
  self->placeholder = g_strdup (layover_qti_get_attribute (node, "placeholderText"));
  self->pattern = g_strdup (layover_qti_get_attribute (node, "patternMask"));
  if (self->pattern == NULL || *self->pattern == '\0')
    return TRUE;

  self->regex = layover_pattern_compile (self->pattern);
  if (self->regex != NULL)
    return TRUE;

  layover_qti_set_error (error, LAYOVER_ERROR_QTI_PATTERN, entry, node,
                         _ ("The pattern is not a regular expression."));

  return FALSE;
}

static gboolean
load_scale (LayoverInteraction *self, LayoverXmlNode *node, const LayoverDeclaration *declaration,
            const char *entry, GError **error)
{
  const char *const orientations[] = { "horizontal", "vertical", NULL };
  gboolean is_integer = layover_declaration_get_base_type (declaration)
                        == LAYOVER_BASE_TYPE_INTEGER;
  LayoverScale *scale = &self->scale;
  guint orientation = 0;

  scale->step = is_integer ? 1 : 0;
  if (!layover_qti_read_number (node, "lowerBound", entry, &scale->lower, NULL, error)
      || !layover_qti_read_number (node, "upperBound", entry, &scale->upper, NULL, error)
      || !layover_qti_read_number (node, "step", entry, &scale->step, NULL, error)
      || !layover_qti_read_boolean (node, "stepLabel", entry, &scale->has_step_labels, error)
      || !layover_qti_read_boolean (node, "reverse", entry, &scale->is_reversed, error)
      || !layover_qti_read_keyword (node, "orientation", entry, orientations, &orientation, error))
    return FALSE;

  scale->is_vertical = orientation == 1;
  if (scale->lower < scale->upper && scale->step >= 0)
    return TRUE;

  layover_qti_set_error (error, LAYOVER_ERROR_QTI_NUMBER, entry, node,
                         _ ("The scale does not go from a lower to an upper bound."));

  return FALSE;
}

/* QTI 3 writes count-attempt; where nobody says, it counts. */
static gboolean
load_button (LayoverInteraction *self, LayoverXmlNode *node, const char *entry, GError **error)
{
  const char *title = layover_qti_get_attribute (node, "title");

  self->title = g_strstrip (g_strdup (title != NULL ? title : ""));
  self->counts_attempt = TRUE;

  return layover_qti_read_boolean (node, "countAttempt", entry, &self->counts_attempt, error);
}

static gboolean
is_media_range (const char *word)
{
  const char *slash = strchr (word, '/');

  return slash != NULL && slash > word && (g_str_equal (slash, "/*") || g_ascii_isalnum (slash[1]))
         && word[strspn (word, "abcdefghijklmnopqrstuvwxyz0123456789.+-/*")] == '\0';
}

static gboolean
takes_one_file (const LayoverDeclaration *declaration)
{
  return layover_declaration_get_cardinality (declaration) == LAYOVER_CARDINALITY_SINGLE
         && layover_declaration_get_base_type (declaration) == LAYOVER_BASE_TYPE_FILE;
}

/* One media type in QTI 2, several in QTI 3; a word that is none restricts nothing. */
static void
load_media_types (LayoverInteraction *self, LayoverXmlNode *node)
{
  const char *types = layover_qti_get_attribute (node, "type");
  g_auto (GStrv) words = g_strsplit_set (types != NULL ? types : "", " \t\n,;", -1);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  guint n_types = 0;

  for (gsize i = 0; words[i] != NULL && n_types < MAX_MEDIA_TYPES; i++)
    {
      g_autofree char *word = g_ascii_strdown (words[i], -1);

      if (!is_media_range (word))
        continue;
      g_strv_builder_add (builder, word);
      n_types++;
    }

  self->media_types = g_strv_builder_end (builder);
}

static gboolean
can_be_chosen_from (LayoverInteraction *self)
{
  return self->row->choice_names[0] != NULL || self->row->part_name != NULL
         || self->row->area_name != NULL;
}

static gboolean
check_choices (LayoverInteraction *self, LayoverXmlNode *node, const char *entry, GError **error)
{
  gboolean is_enough = self->choices->len > 0
                       && (makes_pairs (self) || self->min_choices <= self->choices->len);

  if (!can_be_chosen_from (self) || is_enough)
    return TRUE;

  layover_qti_set_error (error, LAYOVER_ERROR_QTI_NUMBER, entry, node,
                         _ ("There are fewer choices than have to be chosen."));

  return FALSE;
}

static LayoverDeclaration *
find_declaration (LayoverInteraction *self, LayoverXmlNode *node, LayoverItemBody *body,
                  GError **error)
{
  LayoverDeclaration *declaration = layover_variables_find (body->variables,
                                                            self->response_identifier);

  if (declaration != NULL
      && layover_declaration_get_kind (declaration) == LAYOVER_DECLARATION_RESPONSE)
    return declaration;

  layover_qti_set_error (error, LAYOVER_ERROR_QTI_UNDECLARED, body->entry, node,
                         /* Translators: the placeholder is the name of a variable */
                         _ ("The variable “%s” is not declared."), self->response_identifier);

  return NULL;
}

/**
 * layover_interaction_load:
 * @node: one for which layover_interaction_node_is() is true
 *
 * An interaction that is not supported can be named, refused where it matters, and still be scored from a given
 * response.
 */
LayoverInteraction *
layover_interaction_load (LayoverXmlNode *node, LayoverItemBody *body, GError **error)
{
  g_autoptr (LayoverInteraction) self = g_object_new (LAYOVER_TYPE_INTERACTION, NULL);
  LayoverDeclaration *declaration;

  self->row = find_row (node);
  g_return_val_if_fail (self->row != NULL, NULL);

  self->kind = (LayoverInteractionKind) (self->row - rows);
  self->is_supported = self->row->is_supported;
  self->line = (guint) layover_xml_node_get_line (node);
  if (!layover_qti_read_identifier (node, "responseIdentifier", body->entry,
                                    &self->response_identifier, error)
      || !load_limits (self, node, body->entry, error))
    return NULL;

  declaration = find_declaration (self, node, body, error);
  if (declaration == NULL)
    return NULL;

  /* a single response takes one choice, whatever maxChoices says */
  if (layover_declaration_get_cardinality (declaration) == LAYOVER_CARDINALITY_SINGLE)
    self->max_choices = 1;

  if (!load_text_rules (self, node, body->entry, error) || !load_children (self, node, body, error)
      || !check_choices (self, node, body->entry, error)
      || !layover_interaction_check_declaration (self, declaration, body->entry, error))
    return NULL;
  /* of a record nobody can write the fields */
  if ((self->kind == LAYOVER_INTERACTION_TEXT_ENTRY
       || self->kind == LAYOVER_INTERACTION_EXTENDED_TEXT)
      && layover_declaration_get_cardinality (declaration) == LAYOVER_CARDINALITY_RECORD)
    self->is_supported = FALSE;
  if ((self->kind == LAYOVER_INTERACTION_UPLOAD || self->kind == LAYOVER_INTERACTION_DRAWING)
      && !takes_one_file (declaration))
    self->is_supported = FALSE;
  /* putting a part of the choices in order is another question, which cannot be shown */
  if (self->kind == LAYOVER_INTERACTION_ORDER && self->max_choices > 0
      && self->max_choices < self->choices->len)
    self->is_supported = FALSE;
  if (self->kind == LAYOVER_INTERACTION_SLIDER
      && !load_scale (self, node, declaration, body->entry, error))
    return NULL;
  if (self->kind == LAYOVER_INTERACTION_MEDIA
      && !layover_interaction_load_media (self, node, body->entry, error))
    return NULL;
  if (self->kind == LAYOVER_INTERACTION_END_ATTEMPT
      && !load_button (self, node, body->entry, error))
    return NULL;
  if (self->kind == LAYOVER_INTERACTION_UPLOAD)
    load_media_types (self, node);

  return g_steal_pointer (&self);
}
