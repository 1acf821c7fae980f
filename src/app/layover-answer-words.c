/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover"

#include "config.h"

#include <glib/gi18n.h>

#include "layover-answer-words.h"
#include "layover-file-label.h"
#include "layover-interaction-content.h"
#include "layover-verdict.h"

/* Its place among the choices of its set, from 1. */
static guint
find_position (LayoverInteraction *interaction, const LayoverChoice *choice)
{
  GPtrArray *choices = layover_interaction_get_choices (interaction);
  guint position = 0;

  for (guint i = 0; i < choices->len; i++)
    {
      const LayoverChoice *at = choices->pdata[i];

      position += at->set == choice->set ? 1 : 0;
      if (at == choice)
        break;
    }

  return position;
}

static char *
dup_choice (LayoverInteraction *interaction, const char *identifier)
{
  const LayoverChoice *choice = layover_interaction_find_choice (interaction, identifier);

  if (choice == NULL)
    return g_strdup (identifier);
  if (choice->content == NULL && choice->shape == NULL)
    /* Translators: what an empty gap in a text says */
    return g_strdup_printf (_ ("Gap %u"), find_position (interaction, choice));

  return layover_interaction_content_dup_words (choice, find_position (interaction, choice));
}

static gboolean
is_gap (LayoverInteraction *interaction)
{
  LayoverInteractionKind kind = layover_interaction_get_kind (interaction);

  return kind == LAYOVER_INTERACTION_GAP_MATCH || kind == LAYOVER_INTERACTION_GRAPHIC_GAP_MATCH;
}

static char *
dup_pair (LayoverInteraction *interaction, const LayoverValue *pair)
{
  const char *first_id = NULL, *second_id = NULL;
  g_autofree char *first = NULL, *second = NULL;

  layover_value_get_pair (pair, &first_id, &second_id);
  first = dup_choice (interaction, first_id);
  second = dup_choice (interaction, second_id);

  if (is_gap (interaction))
    return g_strdup_printf ("%s: %s", second, first);

  return g_strdup_printf ("%s – %s", first, second);
}

static char *
dup_point (const LayoverValue *point)
{
  gint32 x, y;

  layover_value_get_point (point, &x, &y);

  /* Translators: a place on a picture, in pixels */
  return g_strdup_printf (_ ("%d from the left, %d from the top"), x, y);
}

static char *
dup_file (const LayoverValue *file)
{
  g_autoptr (LayoverFileLabel) label = layover_file_label_from_value (file);

  /* Translators: an answer that is a file */
  return g_strdup (label != NULL ? label->name : _ ("A file"));
}

/** layover_answer_words_dup_member: @member: a single value of an answer to @interaction */
char *
layover_answer_words_dup_member (LayoverInteraction *interaction, LayoverValue *member)
{
  g_return_val_if_fail (LAYOVER_IS_INTERACTION (interaction), NULL);
  g_return_val_if_fail (member != NULL, NULL);

  switch (layover_value_get_base_type (member))
    {
    case LAYOVER_BASE_TYPE_IDENTIFIER:
      return dup_choice (interaction, layover_value_get_string (member));
    case LAYOVER_BASE_TYPE_PAIR:
    case LAYOVER_BASE_TYPE_DIRECTED_PAIR:
      return dup_pair (interaction, member);
    case LAYOVER_BASE_TYPE_POINT:
      return dup_point (member);
    case LAYOVER_BASE_TYPE_FILE:
      return dup_file (member);
    default:
      return layover_value_dup_lexical (member);
    }
}

/** layover_answer_words_dup_value: @value: (nullable): all of it, with commas between the members */
char *
layover_answer_words_dup_value (LayoverInteraction *interaction, LayoverValue *value)
{
  g_autoptr (GString) words = g_string_new (NULL);

  g_return_val_if_fail (LAYOVER_IS_INTERACTION (interaction), NULL);

  for (guint i = 0; i < layover_value_get_n_values (value); i++)
    {
      g_autofree char *member = layover_answer_words_dup_member (
          interaction, layover_value_get_value (value, i));

      g_string_append_printf (words, "%s%s", i > 0 ? ", " : "", member);
    }

  return g_string_free (g_steal_pointer (&words), FALSE);
}

static gboolean
is_ordered (LayoverInteraction *interaction)
{
  LayoverInteractionKind kind = layover_interaction_get_kind (interaction);

  return kind == LAYOVER_INTERACTION_ORDER || kind == LAYOVER_INTERACTION_GRAPHIC_ORDER;
}

/** layover_answer_words_dup_part: of an order, with its number */
char *
layover_answer_words_dup_part (LayoverInteraction *interaction, const LayoverJudgedPart *part)
{
  g_autofree char *words = NULL;

  if (part->value == NULL)
    return g_strdup (_ ("A place that is not marked"));

  words = layover_answer_words_dup_member (interaction, part->value);
  if (is_ordered (interaction))
    return g_strdup_printf ("%u. %s", part->place + 1, words);

  return g_steal_pointer (&words);
}

/** layover_answer_words_dup_sentence: for a screen reader: “Paris, chosen, right” */
char *
layover_answer_words_dup_sentence (LayoverInteraction *interaction, const LayoverJudgedPart *part)
{
  g_autofree char *words = layover_answer_words_dup_part (interaction, part);
  LayoverInteractionVerdict verdict = layover_verdict_from_mark (part->mark);
  gboolean is_choice = layover_interaction_get_choices (interaction)->len > 0;
  gboolean is_missed = part->mark == LAYOVER_MARK_MISSED;
  const char *given;

  if (is_choice)
    /* Translators: on a choice of a question: whether it was part of the answer */
    given = is_missed ? _ ("not chosen") : _ ("chosen");
  else
    /* Translators: on a text or number: whether it was part of the answer */
    given = is_missed ? _ ("not given") : _ ("given");

  if (verdict == LAYOVER_INTERACTION_VERDICT_NONE)
    return g_strdup_printf ("%s, %s", words, given);

  return g_strdup_printf ("%s, %s, %s", words, given, layover_verdict_get_word (verdict));
}
