/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#pragma once

#include "layover-item-session.h"
#include "layover-random.h"

G_BEGIN_DECLS

/* Answers that chance gives: choices that the item offers, its correct answer, and values of every type. What chance
 * does follows from the input alone, so that a crash can be repeated. */

static inline guint64
fuzz_hash (const guint8 *data, gsize size)
{
  guint64 hash = G_GUINT64_CONSTANT (0xcbf29ce484222325);

  for (gsize i = 0; i < size; i++)
    hash = (hash ^ data[i]) * G_GUINT64_CONSTANT (0x100000001b3);

  return hash;
}

static inline const char *
fuzz_pick_identifier (LayoverInteraction *interaction, LayoverRandom *random)
{
  static const char *const others[] = { "a", "b", "ChoiceA", "A", "G1", "P" };
  GPtrArray *choices = interaction != NULL ? layover_interaction_get_choices (interaction) : NULL;

  if (choices == NULL || choices->len == 0 || layover_random_below (random, 4) == 0)
    return others[layover_random_below (random, G_N_ELEMENTS (others))];

  return ((LayoverChoice *) choices->pdata[layover_random_below (random, choices->len)])
      ->identifier;
}

static inline char *
fuzz_make_text (LayoverBaseType base_type, LayoverInteraction *interaction, LayoverRandom *random)
{
  int number = (int) layover_random_below (random, 400) - 100;

  switch (base_type)
    {
    case LAYOVER_BASE_TYPE_BOOLEAN:
      return g_strdup (number > 100 ? "true" : "false");
    case LAYOVER_BASE_TYPE_INTEGER:
      return g_strdup_printf ("%d", number);
    case LAYOVER_BASE_TYPE_FLOAT:
    case LAYOVER_BASE_TYPE_DURATION:
      return g_strdup_printf ("%d.%u", number, layover_random_below (random, 100));
    case LAYOVER_BASE_TYPE_POINT:
      return g_strdup_printf ("%d %u", number, layover_random_below (random, 400));
    case LAYOVER_BASE_TYPE_PAIR:
    case LAYOVER_BASE_TYPE_DIRECTED_PAIR:
      return g_strdup_printf ("%s %s", fuzz_pick_identifier (interaction, random),
                              fuzz_pick_identifier (interaction, random));
    default:
      return g_strdup (fuzz_pick_identifier (interaction, random));
    }
}

static inline void
fuzz_answer_one (LayoverItemSession *session, LayoverDeclaration *declaration,
                 LayoverRandom *random)
{
  const char *identifier = layover_declaration_get_identifier (declaration);
  LayoverInteraction *interaction = layover_item_find_interaction (
      layover_item_session_get_item (session), identifier);
  LayoverCardinality cardinality = layover_declaration_get_cardinality (declaration);
  LayoverBaseType base_type = layover_declaration_get_base_type (declaration);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) strings = NULL;
  g_autoptr (LayoverValue) value = NULL;
  guint n = cardinality == LAYOVER_CARDINALITY_SINGLE ? 1 : layover_random_below (random, 5);

  if (layover_random_below (random, 3) == 0)
    {
      layover_item_session_set_response (
          session, identifier, layover_item_session_get_correct (session, identifier), NULL);
      return;
    }

  for (guint i = 0; cardinality != LAYOVER_CARDINALITY_RECORD && i < n; i++)
    {
      g_autofree char *text = fuzz_make_text (base_type, interaction, random);

      g_strv_builder_add (builder, text);
    }
  strings = g_strv_builder_end (builder);
  if (layover_value_from_strings (cardinality, base_type, (const char *const *) strings, &value,
                                  NULL))
    layover_item_session_set_response (session, identifier, value, NULL);
}

static inline void
fuzz_answer (LayoverItemSession *session, LayoverRandom *random)
{
  LayoverItem *item = layover_item_session_get_item (session);

  for (guint i = 0; i < layover_item_get_n_declarations (item); i++)
    {
      LayoverDeclaration *declaration = layover_item_get_declaration (item, i);

      if (layover_declaration_get_kind (declaration) == LAYOVER_DECLARATION_RESPONSE)
        fuzz_answer_one (session, declaration, random);
    }
}

G_END_DECLS
