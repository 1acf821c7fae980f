/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover-qti"

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "layover-interaction-private.h"
#include "layover-random.h"

G_DEFINE_FINAL_TYPE (LayoverInteraction, layover_interaction, G_TYPE_OBJECT)

void
layover_choice_free (LayoverChoice *choice)
{
  g_free (choice->identifier);
  g_free (choice->letter);
  g_free (choice->label);
  g_clear_pointer (&choice->content, layover_content_node_unref);
  g_clear_pointer (&choice->shape, layover_shape_free);
  g_free (choice);
}

static void
layover_interaction_finalize (GObject *object)
{
  LayoverInteraction *self = LAYOVER_INTERACTION (object);

  g_free (self->response_identifier);
  g_clear_pointer (&self->prompt, layover_content_node_unref);
  g_clear_pointer (&self->content, layover_content_node_unref);
  g_clear_pointer (&self->picture, layover_content_node_unref);
  g_clear_pointer (&self->object, layover_content_node_unref);
  g_hash_table_unref (self->choices_by_identifier);
  g_ptr_array_unref (self->choices);
  g_free (self->pattern);
  g_clear_pointer (&self->regex, g_regex_unref);
  g_free (self->placeholder);
  g_free (self->title);
  for (guint i = 0; i < LAYOVER_INTERACTION_N_MESSAGES; i++)
    g_free (self->messages[i]);
  g_strfreev (self->media_types);

  G_OBJECT_CLASS (layover_interaction_parent_class)->finalize (object);
}

static void
layover_interaction_class_init (LayoverInteractionClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = layover_interaction_finalize;
}

static void
layover_interaction_init (LayoverInteraction *self)
{
  self->choices = g_ptr_array_new_with_free_func ((GDestroyNotify) layover_choice_free);
  self->choices_by_identifier = g_hash_table_new (g_str_hash, g_str_equal);
}

/** layover_choice_dup_words: Returns: (transfer full): the choice in words alone; not empty, unless its author left it so */
char *
layover_choice_dup_words (const LayoverChoice *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  if (self->label != NULL || self->content == NULL)
    return g_strdup (self->label != NULL ? self->label : "");

  return g_strstrip (layover_content_node_dup_plain_text (self->content));
}

LayoverInteractionKind
layover_interaction_get_kind (LayoverInteraction *self)
{
  g_return_val_if_fail (LAYOVER_IS_INTERACTION (self), LAYOVER_INTERACTION_CUSTOM);

  return self->kind;
}

/** layover_interaction_get_name: Returns: (transfer none): the element's name in QTI 2, such as "orderInteraction" */
const char *
layover_interaction_get_name (LayoverInteraction *self)
{
  g_return_val_if_fail (LAYOVER_IS_INTERACTION (self), NULL);

  return self->row->name;
}

/** layover_interaction_is_supported: Returns: %FALSE when it can be named but not shown */
gboolean
layover_interaction_is_supported (LayoverInteraction *self)
{
  g_return_val_if_fail (LAYOVER_IS_INTERACTION (self), FALSE);

  return self->is_supported;
}

/** layover_interaction_needs_program: Returns: whether only code of its author could show it, so that it never will be */
gboolean
layover_interaction_needs_program (LayoverInteraction *self)
{
  g_return_val_if_fail (LAYOVER_IS_INTERACTION (self), FALSE);

  return self->kind == LAYOVER_INTERACTION_CUSTOM
         || self->kind == LAYOVER_INTERACTION_PORTABLE_CUSTOM;
}

/** layover_interaction_is_inline: Returns: whether it stands inside a line of text */
gboolean
layover_interaction_is_inline (LayoverInteraction *self)
{
  g_return_val_if_fail (LAYOVER_IS_INTERACTION (self), FALSE);

  return self->row->is_inline;
}

const char *
layover_interaction_get_response_identifier (LayoverInteraction *self)
{
  g_return_val_if_fail (LAYOVER_IS_INTERACTION (self), NULL);

  return self->response_identifier;
}

/** layover_interaction_get_prompt: Returns: (nullable) (transfer none): the question, when it has one of its own */
LayoverContentNode *
layover_interaction_get_prompt (LayoverInteraction *self)
{
  g_return_val_if_fail (LAYOVER_IS_INTERACTION (self), NULL);

  return self->prompt;
}

/**
 * layover_interaction_get_content:
 *
 * Returns: (nullable) (transfer none): the text that holds the gaps or the hot texts, each as a custom node; see
 *   layover_interaction_find_part(). Of a mediaInteraction its VIDEO or AUDIO, or a DOCUMENT with its IMAGE.
 */
LayoverContentNode *
layover_interaction_get_content (LayoverInteraction *self)
{
  g_return_val_if_fail (LAYOVER_IS_INTERACTION (self), NULL);

  return self->content;
}

/** layover_interaction_find_part: Returns: (nullable) (transfer none): the gap or hot text that a custom node stands for */
const LayoverChoice *
layover_interaction_find_part (LayoverInteraction *self, const char *custom_id)
{
  g_return_val_if_fail (LAYOVER_IS_INTERACTION (self), NULL);

  return g_str_has_prefix (custom_id, LAYOVER_INTERACTION_PART)
             ? layover_interaction_find_choice (self, custom_id + strlen (LAYOVER_INTERACTION_PART))
             : NULL;
}

/** layover_interaction_get_choices: Returns: (transfer none) (element-type LayoverChoice): in the author's order */
GPtrArray *
layover_interaction_get_choices (LayoverInteraction *self)
{
  g_return_val_if_fail (LAYOVER_IS_INTERACTION (self), NULL);

  return self->choices;
}

/** layover_interaction_find_choice: Returns: (nullable) (transfer none): the choice of that identifier */
const LayoverChoice *
layover_interaction_find_choice (LayoverInteraction *self, const char *identifier)
{
  g_return_val_if_fail (LAYOVER_IS_INTERACTION (self), NULL);

  return g_hash_table_lookup (self->choices_by_identifier, identifier);
}

/** layover_interaction_get_vocabulary: Returns: (transfer none): how its author wants it to lie on the page */
const LayoverVocabulary *
layover_interaction_get_vocabulary (LayoverInteraction *self)
{
  g_return_val_if_fail (LAYOVER_IS_INTERACTION (self), NULL);

  return &self->vocabulary;
}

gboolean
layover_interaction_get_shuffle (LayoverInteraction *self)
{
  g_return_val_if_fail (LAYOVER_IS_INTERACTION (self), FALSE);

  return self->shuffle;
}

/** layover_interaction_get_min_choices: Returns: how many choices, or pairs where pairs are made, are required */
guint
layover_interaction_get_min_choices (LayoverInteraction *self)
{
  g_return_val_if_fail (LAYOVER_IS_INTERACTION (self), 0);

  return self->min_choices;
}

/** layover_interaction_get_max_choices: Returns: how many choices or pairs are allowed, 0 for any number */
guint
layover_interaction_get_max_choices (LayoverInteraction *self)
{
  g_return_val_if_fail (LAYOVER_IS_INTERACTION (self), 0);

  return self->max_choices;
}

/** layover_interaction_get_expected_length: Returns: in characters, 0 when the author does not say; a hint, no limit */
guint
layover_interaction_get_expected_length (LayoverInteraction *self)
{
  g_return_val_if_fail (LAYOVER_IS_INTERACTION (self), 0);

  return self->expected_length;
}

guint
layover_interaction_get_expected_lines (LayoverInteraction *self)
{
  g_return_val_if_fail (LAYOVER_IS_INTERACTION (self), 0);

  return self->expected_lines;
}

guint
layover_interaction_get_min_strings (LayoverInteraction *self)
{
  g_return_val_if_fail (LAYOVER_IS_INTERACTION (self), 0);

  return self->min_strings;
}

guint
layover_interaction_get_max_strings (LayoverInteraction *self)
{
  g_return_val_if_fail (LAYOVER_IS_INTERACTION (self), 0);

  return self->max_strings;
}

/** layover_interaction_get_text_format: what its author expects to be written; plain text is always taken */
LayoverTextFormat
layover_interaction_get_text_format (LayoverInteraction *self)
{
  g_return_val_if_fail (LAYOVER_IS_INTERACTION (self), LAYOVER_TEXT_FORMAT_PLAIN);

  return self->text_format;
}

/** layover_interaction_get_pattern: Returns: (nullable) (transfer none): the regular expression an answer has to match */
const char *
layover_interaction_get_pattern (LayoverInteraction *self)
{
  g_return_val_if_fail (LAYOVER_IS_INTERACTION (self), NULL);

  return self->pattern;
}

const char *
layover_interaction_get_placeholder (LayoverInteraction *self)
{
  g_return_val_if_fail (LAYOVER_IS_INTERACTION (self), NULL);

  return self->placeholder;
}

/** layover_interaction_get_message: Returns: (nullable) (transfer none): what the author says where a limit is not kept, one line */
const char *
layover_interaction_get_message (LayoverInteraction *self, LayoverInteractionMessage message)
{
  g_return_val_if_fail (LAYOVER_IS_INTERACTION (self), NULL);
  g_return_val_if_fail (message < LAYOVER_INTERACTION_N_MESSAGES, NULL);

  return self->messages[message];
}

/** layover_interaction_get_plays: Returns: (transfer none): how often its recording may be played */
const LayoverPlays *
layover_interaction_get_plays (LayoverInteraction *self)
{
  g_return_val_if_fail (LAYOVER_IS_INTERACTION (self), NULL);

  return &self->plays;
}

/** layover_interaction_awaits_answer: Returns: %FALSE for a button and for a recording that need not be played */
gboolean
layover_interaction_awaits_answer (LayoverInteraction *self)
{
  g_return_val_if_fail (LAYOVER_IS_INTERACTION (self), FALSE);

  return self->kind != LAYOVER_INTERACTION_END_ATTEMPT
         && (self->kind != LAYOVER_INTERACTION_MEDIA || self->plays.least > 0);
}

/** layover_interaction_get_title: Returns: (transfer none) (nullable): what stands on the button that ends an attempt */
const char *
layover_interaction_get_title (LayoverInteraction *self)
{
  g_return_val_if_fail (LAYOVER_IS_INTERACTION (self), NULL);

  return self->title;
}

/** layover_interaction_get_counts_attempt: whether an attempt that ends by it is one of those that are allowed */
gboolean
layover_interaction_get_counts_attempt (LayoverInteraction *self)
{
  g_return_val_if_fail (LAYOVER_IS_INTERACTION (self), TRUE);

  return self->counts_attempt;
}

/**
 * layover_interaction_get_media_types:
 *
 * Returns: (transfer none): the types of file that an uploadInteraction asks for, "image/png", "image/" followed by a
 *   star for any picture; empty for any file
 */
const char *const *
layover_interaction_get_media_types (LayoverInteraction *self)
{
  static const char *const any[] = { NULL };

  g_return_val_if_fail (LAYOVER_IS_INTERACTION (self), NULL);

  return self->media_types != NULL ? (const char *const *) self->media_types : any;
}

/** layover_interaction_get_scale: Returns: (transfer none): the bounds and marks of a slider */
const LayoverScale *
layover_interaction_get_scale (LayoverInteraction *self)
{
  g_return_val_if_fail (LAYOVER_IS_INTERACTION (self), NULL);

  return &self->scale;
}

/**
 * layover_interaction_get_picture:
 *
 * Returns: (nullable) (transfer none): the IMAGE that is answered on, its own or that of the stage it stands on
 */
LayoverContentNode *
layover_interaction_get_picture (LayoverInteraction *self)
{
  g_return_val_if_fail (LAYOVER_IS_INTERACTION (self), NULL);

  return self->picture;
}

/** layover_interaction_get_object: Returns: (nullable) (transfer none): the IMAGE of what is put somewhere on the picture */
LayoverContentNode *
layover_interaction_get_object (LayoverInteraction *self)
{
  g_return_val_if_fail (LAYOVER_IS_INTERACTION (self), NULL);

  return self->object;
}

/** layover_interaction_get_centre: Returns: %FALSE when the author does not say; then it is the middle of the object */
gboolean
layover_interaction_get_centre (LayoverInteraction *self, LayoverCentre *centre)
{
  g_return_val_if_fail (LAYOVER_IS_INTERACTION (self), FALSE);

  *centre = self->centre;

  return self->has_centre;
}

/** layover_interaction_get_line: Returns: where it stands in its entry, counted from 1 */
guint
layover_interaction_get_line (LayoverInteraction *self)
{
  g_return_val_if_fail (LAYOVER_IS_INTERACTION (self), 0);

  return self->line;
}

/* Appends the choices of one set in the order to show them; fixed ones keep their places. */
static void
append_set (LayoverInteraction *self, LayoverRandom *random, guint set, GArray *order)
{
  g_autoptr (GArray) movable = g_array_new (FALSE, FALSE, sizeof (guint));
  guint next = 0;

  for (guint i = 0; i < self->choices->len; i++)
    {
      const LayoverChoice *choice = self->choices->pdata[i];

      if (choice->set == set && !choice->is_fixed)
        g_array_append_val (movable, i);
    }

  if (self->shuffle)
    layover_random_shuffle (random, (guint *) movable->data, movable->len);

  for (guint i = 0; i < self->choices->len; i++)
    {
      const LayoverChoice *choice = self->choices->pdata[i];
      guint number = choice->is_fixed ? i : 0;

      if (choice->set != set)
        continue;
      if (!choice->is_fixed)
        number = g_array_index (movable, guint, next++);
      g_array_append_val (order, number);
    }
}

/**
 * layover_interaction_dup_choice_order:
 * @seed: the item session's; the order depends on it and on the response's name
 *
 * Returns: (transfer full) (element-type guint): numbers into the array of choices, in the order to show them, those of
 *   the first set before those of the second; fixed choices keep their places
 */
GArray *
layover_interaction_dup_choice_order (LayoverInteraction *self, guint64 seed)
{
  g_autoptr (GArray) order = g_array_new (FALSE, FALSE, sizeof (guint));
  LayoverRandom random;

  g_return_val_if_fail (LAYOVER_IS_INTERACTION (self), NULL);

  layover_random_init (&random, layover_random_derive_seed (seed, self->response_identifier));
  for (guint set = 0; set < LAYOVER_INTERACTION_N_SETS; set++)
    append_set (self, &random, set, order);

  return g_steal_pointer (&order);
}
