/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#include "fuzz-answers.h"
#include "fuzz.h"

/* An item from its bytes to its score: read, drawn, answered three times by chance, scored, judged. */

static void
look_at_interactions (LayoverItemSession *session)
{
  LayoverItem *item = layover_item_session_get_item (session);

  for (guint i = 0; i < layover_item_get_n_interactions (item); i++)
    {
      LayoverInteraction *interaction = layover_item_get_interaction (item, i);
      g_autoptr (GArray) order = layover_item_session_dup_choice_order (session, interaction);

      g_assert (order->len == layover_interaction_get_choices (interaction)->len);
      layover_item_session_is_valid (
          session, layover_interaction_get_response_identifier (interaction), NULL);
    }
}

/* Every other file is the item itself, or a few words. */
static GBytes *
find_file (const char *entry, gpointer data, GError **error)
{
  static const char words[] = "<p xmlns='http://www.imsglobal.org/xsd/imsqti_v2p1'>words</p>";

  return g_str_has_suffix (entry, "fuzz.xml") ? g_bytes_ref (data)
                                              : g_bytes_new_static (words, sizeof words - 1);
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (data, size);
  g_autoptr (LayoverItem)
      item = layover_item_load_with_files (bytes, "items/fuzz.xml", find_file, bytes, NULL);
  g_autoptr (LayoverItemSession) session = NULL;
  LayoverRandom random;

  if (item == NULL)
    return 0;

  layover_random_init (&random, fuzz_hash (data, size));
  session = layover_item_session_new (item, layover_random_next (&random));
  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (GPtrArray) shown = NULL;

      fuzz_answer (session, &random);
      look_at_interactions (session);
      layover_item_session_process_responses (session, NULL);
      shown = layover_item_session_list_modal_feedback (session);
    }
  layover_item_session_get_max_score (session);
  layover_item_check_supported (item, NULL);

  return 0;
}
