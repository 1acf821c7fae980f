/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover-qti"

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "layover-file-label.h"
#include "layover-file-type.h"
#include "layover-interaction-private.h"

/* What the author says, or else what we do. Takes @own. */
static char *
choose_words (LayoverInteraction *self, LayoverInteractionMessage message, char *own)
{
  g_autofree char *words = own;

  if (self->messages[message] != NULL)
    return g_strdup (self->messages[message]);

  return g_steal_pointer (&words);
}

static gboolean
check_number_of_choices (LayoverInteraction *self, guint n_chosen, char **why)
{
  if (n_chosen < self->min_choices)
    {
      *why = choose_words (
          self, LAYOVER_INTERACTION_MESSAGE_LEAST,
          g_strdup_printf (ngettext ("Choose at least %u answer.", "Choose at least %u answers.",
                                     self->min_choices),
                           self->min_choices));
      return FALSE;
    }

  if (self->max_choices > 0 && n_chosen > self->max_choices)
    {
      *why = choose_words (
          self, LAYOVER_INTERACTION_MESSAGE_MOST,
          g_strdup_printf (ngettext ("Choose at most %u answer.", "Choose at most %u answers.",
                                     self->max_choices),
                           self->max_choices));
      return FALSE;
    }

  return TRUE;
}

static gboolean
check_number_of_points (LayoverInteraction *self, guint n_points, char **why)
{
  if (n_points < self->min_choices)
    *why = choose_words (self, LAYOVER_INTERACTION_MESSAGE_LEAST,
                         g_strdup_printf (ngettext ("Mark at least %u place.",
                                                    "Mark at least %u places.", self->min_choices),
                                          self->min_choices));
  else if (self->max_choices > 0 && n_points > self->max_choices)
    *why = choose_words (self, LAYOVER_INTERACTION_MESSAGE_MOST,
                         g_strdup_printf (ngettext ("Mark at most %u place.",
                                                    "Mark at most %u places.", self->max_choices),
                                          self->max_choices));

  return *why == NULL;
}

static gboolean
check_text (LayoverInteraction *self, const LayoverValue *response, char **why)
{
  if (layover_value_get_n_values (response) < self->min_strings)
    {
      *why = g_strdup (_ ("Something has to be written here."));
      return FALSE;
    }

  for (guint i = 0; self->regex != NULL && i < layover_value_get_n_values (response); i++)
    {
      g_autofree char *text = layover_value_dup_lexical (layover_value_get_value (response, i));

      if (!g_regex_match (self->regex, text, 0, NULL))
        {
          *why = choose_words (
              self, LAYOVER_INTERACTION_MESSAGE_PATTERN,
              g_strdup (_ ("The answer does not have the form that is asked for.")));
          return FALSE;
        }
    }

  return TRUE;
}

static gboolean
check_order (LayoverInteraction *self, const LayoverValue *response, char **why)
{
  if (self->has_limits)
    return check_number_of_choices (self, layover_value_get_n_values (response), why);
  if (layover_value_get_n_values (response) == self->choices->len)
    return TRUE;

  *why = g_strdup (_ ("Put all of them in order."));

  return FALSE;
}

static guint
count_uses (const LayoverValue *response, const char *identifier)
{
  guint n_uses = 0;

  for (guint i = 0; i < layover_value_get_n_values (response); i++)
    {
      const char *first, *second;

      layover_value_get_pair (layover_value_get_value (response, i), &first, &second);
      n_uses += g_str_equal (first, identifier) + g_str_equal (second, identifier);
    }

  return n_uses;
}

static gboolean
check_pairs (LayoverInteraction *self, const LayoverValue *response, char **why)
{
  guint n_pairs = layover_value_get_n_values (response);

  if (n_pairs < self->min_choices)
    *why = choose_words (self, LAYOVER_INTERACTION_MESSAGE_LEAST,
                         g_strdup_printf (ngettext ("Match at least %u pair.",
                                                    "Match at least %u pairs.", self->min_choices),
                                          self->min_choices));
  else if (self->max_choices > 0 && n_pairs > self->max_choices)
    *why = choose_words (self, LAYOVER_INTERACTION_MESSAGE_MOST,
                         g_strdup_printf (ngettext ("Match at most %u pair.",
                                                    "Match at most %u pairs.", self->max_choices),
                                          self->max_choices));

  for (guint i = 0; *why == NULL && i < self->choices->len; i++)
    {
      const LayoverChoice *choice = self->choices->pdata[i];
      guint n_uses = count_uses (response, choice->identifier);

      if (n_uses < choice->match_min)
        *why = g_strdup (_ ("Something that has to be used is not used yet."));
      else if (choice->match_max > 0 && n_uses > choice->match_max)
        *why = g_strdup (_ ("Something is used more often than it may be."));
    }

  return *why == NULL;
}

static gboolean
check_number (LayoverInteraction *self, const LayoverValue *response, char **why)
{
  double number;

  if (response == NULL || !layover_value_is_numeric (response))
    return TRUE;

  number = layover_value_get_float (response);
  if (number >= self->scale.lower && number <= self->scale.upper)
    return TRUE;

  *why = g_strdup (_ ("The number is outside the scale."));

  return FALSE;
}

static gboolean
matches_range (const char *type, const char *range)
{
  gsize length = strlen (range);

  if (g_str_has_suffix (range, "/*"))
    return strncmp (type, range, length - 1) == 0;

  return g_str_equal (type, range);
}

/**
 * layover_interaction_accepts_type:
 * @type: the media type that the bytes of a file show
 *
 * Whether an uploadInteraction asks for such a file. A file that shows no type may be any of those that never show one.
 */
gboolean
layover_interaction_accepts_type (LayoverInteraction *self, const char *type)
{
  gboolean is_known = layover_file_type_is_known (type);
  gboolean is_plain = g_str_equal (type, "text/plain") || g_str_equal (type, "application/zip");

  g_return_val_if_fail (LAYOVER_IS_INTERACTION (self), FALSE);

  if (self->media_types == NULL || self->media_types[0] == NULL)
    return TRUE;

  for (gsize i = 0; self->media_types[i] != NULL; i++)
    if (matches_range (type, self->media_types[i])
        || ((!is_known || is_plain) && !layover_file_type_is_known (self->media_types[i])
            && !g_str_has_suffix (self->media_types[i], "/*")))
      return TRUE;

  return FALSE;
}

static gboolean
check_file (LayoverInteraction *self, const LayoverValue *response, char **why)
{
  g_autoptr (LayoverFileLabel) label = layover_file_label_from_value (response);

  if (label == NULL || layover_interaction_accepts_type (self, label->type))
    return TRUE;

  *why = g_strdup (_ ("This is another kind of file than the one that is asked for."));

  return FALSE;
}

static gboolean
check_plays (LayoverInteraction *self, const LayoverValue *response, char **reason)
{
  guint n_plays = response != NULL ? (guint) MAX (layover_value_get_integer (response), 0) : 0;

  if (n_plays < self->plays.least)
    *reason = g_strdup_printf (
        ngettext ("Play this at least once.", "Play this at least %u times.", self->plays.least),
        self->plays.least);
  else if (self->plays.most > 0 && n_plays > self->plays.most)
    *reason = g_strdup (_ ("This was played more often than it may be."));

  return *reason == NULL;
}

/**
 * layover_interaction_check_response:
 * @response: (nullable): a value or NULL
 * @why: (out) (optional): one sentence for the candidate, set when the result is %FALSE
 *
 * Whether a response keeps the author's limits: how many, of what form. A response that does not is still an answer, is
 * stored and scored; the limits are there to be told.
 */
gboolean
layover_interaction_check_response (LayoverInteraction *self, const LayoverValue *response,
                                    char **why)
{
  g_autofree char *reason = NULL;
  gboolean is_valid = TRUE;

  g_return_val_if_fail (LAYOVER_IS_INTERACTION (self), FALSE);

  switch (self->kind)
    {
    case LAYOVER_INTERACTION_CHOICE:
    case LAYOVER_INTERACTION_INLINE_CHOICE:
    case LAYOVER_INTERACTION_HOTTEXT:
    case LAYOVER_INTERACTION_HOTSPOT:
      is_valid = check_number_of_choices (self, layover_value_get_n_values (response), &reason);
      break;
    case LAYOVER_INTERACTION_TEXT_ENTRY:
    case LAYOVER_INTERACTION_EXTENDED_TEXT:
      is_valid = check_text (self, response, &reason);
      break;
    case LAYOVER_INTERACTION_SELECT_POINT:
    case LAYOVER_INTERACTION_POSITION_OBJECT:
      is_valid = check_number_of_points (self, layover_value_get_n_values (response), &reason);
      break;
    case LAYOVER_INTERACTION_ORDER:
    case LAYOVER_INTERACTION_GRAPHIC_ORDER:
      is_valid = check_order (self, response, &reason);
      break;
    case LAYOVER_INTERACTION_MATCH:
    case LAYOVER_INTERACTION_ASSOCIATE:
    case LAYOVER_INTERACTION_GAP_MATCH:
    case LAYOVER_INTERACTION_GRAPHIC_ASSOCIATE:
    case LAYOVER_INTERACTION_GRAPHIC_GAP_MATCH:
      is_valid = check_pairs (self, response, &reason);
      break;
    case LAYOVER_INTERACTION_MEDIA:
      is_valid = check_plays (self, response, &reason);
      break;
    case LAYOVER_INTERACTION_SLIDER:
      is_valid = check_number (self, response, &reason);
      break;
    case LAYOVER_INTERACTION_UPLOAD:
      is_valid = check_file (self, response, &reason);
      break;
    default:
      break;
    }

  if (!is_valid && why != NULL)
    *why = g_steal_pointer (&reason);

  return is_valid;
}

static gboolean
fits (LayoverInteraction *self, LayoverCardinality cardinality, LayoverBaseType base_type)
{
  gboolean is_single = cardinality == LAYOVER_CARDINALITY_SINGLE;
  gboolean is_set = is_single || cardinality == LAYOVER_CARDINALITY_MULTIPLE;
  gboolean is_list = cardinality == LAYOVER_CARDINALITY_ORDERED;

  switch (self->kind)
    {
    case LAYOVER_INTERACTION_CHOICE:
    case LAYOVER_INTERACTION_HOTSPOT:
      return base_type == LAYOVER_BASE_TYPE_IDENTIFIER && (is_set || is_list);
    case LAYOVER_INTERACTION_HOTTEXT:
      return base_type == LAYOVER_BASE_TYPE_IDENTIFIER && is_set;
    case LAYOVER_INTERACTION_INLINE_CHOICE:
      return base_type == LAYOVER_BASE_TYPE_IDENTIFIER && is_single;
    case LAYOVER_INTERACTION_ORDER:
    case LAYOVER_INTERACTION_GRAPHIC_ORDER:
      return base_type == LAYOVER_BASE_TYPE_IDENTIFIER && is_list;
    case LAYOVER_INTERACTION_SELECT_POINT:
    case LAYOVER_INTERACTION_POSITION_OBJECT:
      return base_type == LAYOVER_BASE_TYPE_POINT && (is_set || is_list);
    case LAYOVER_INTERACTION_ASSOCIATE:
    case LAYOVER_INTERACTION_GRAPHIC_ASSOCIATE:
      return base_type == LAYOVER_BASE_TYPE_PAIR && is_set;
    case LAYOVER_INTERACTION_MATCH:
    case LAYOVER_INTERACTION_GAP_MATCH:
    case LAYOVER_INTERACTION_GRAPHIC_GAP_MATCH:
      return base_type == LAYOVER_BASE_TYPE_DIRECTED_PAIR && is_set;
    case LAYOVER_INTERACTION_MEDIA:
      return base_type == LAYOVER_BASE_TYPE_INTEGER && is_single;
    case LAYOVER_INTERACTION_END_ATTEMPT:
      return base_type == LAYOVER_BASE_TYPE_BOOLEAN && is_single;
    case LAYOVER_INTERACTION_SLIDER:
      return is_single
             && (base_type == LAYOVER_BASE_TYPE_INTEGER || base_type == LAYOVER_BASE_TYPE_FLOAT);
    case LAYOVER_INTERACTION_TEXT_ENTRY:
    case LAYOVER_INTERACTION_EXTENDED_TEXT:
      return cardinality == LAYOVER_CARDINALITY_RECORD || base_type == LAYOVER_BASE_TYPE_STRING
             || base_type == LAYOVER_BASE_TYPE_INTEGER || base_type == LAYOVER_BASE_TYPE_FLOAT;
    default:
      return TRUE;
    }
}

/** layover_interaction_check_declaration: whether the interaction can give what its response variable takes */
gboolean
layover_interaction_check_declaration (LayoverInteraction *self,
                                       const LayoverDeclaration *declaration, const char *entry,
                                       GError **error)
{
  if (fits (self, layover_declaration_get_cardinality (declaration),
            layover_declaration_get_base_type (declaration)))
    return TRUE;

  layover_set_error_at_line (error, LAYOVER_ERROR_QTI_RESPONSE, entry, self->line, 0,
                             _ ("The interaction cannot give what “%s” is declared to be."),
                             self->response_identifier);

  return FALSE;
}
