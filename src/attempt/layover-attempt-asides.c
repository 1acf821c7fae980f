/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover-attempt"

#include "config.h"

#include "layover-attempt-private.h"

/* What a candidate crossed out, and what was begun and is no answer yet. Both help to think, so they are no events: the
 * results file does not have them, and handing in erases them. Until then they are as durable as an answer is. */

void
layover_kept_aside_free (LayoverKeptAside *self)
{
  g_free (self->item);
  g_free (self->response);
  g_free (self->words);
  g_free (self);
}

static LayoverKeptAside *
find (LayoverAttempt *self, LayoverAside kind, const char *item, const char *response_id)
{
  for (guint i = 0; i < self->asides->len; i++)
    {
      LayoverKeptAside *found = g_ptr_array_index (self->asides, i);

      if (found->kind == kind && g_str_equal (found->item, item)
          && g_str_equal (found->response, response_id))
        return found;
    }

  return NULL;
}

static LayoverKeptAside *
ensure (LayoverAttempt *self, LayoverAside kind, const char *item, const char *response_id)
{
  LayoverKeptAside *found = find (self, kind, item, response_id);

  if (found == NULL)
    {
      found = g_new0 (LayoverKeptAside, 1);
      found->kind = kind;
      found->item = g_strdup (item);
      found->response = g_strdup (response_id);
      found->words = g_strdup ("");
      found->is_saved = TRUE;
      g_ptr_array_add (self->asides, found);
    }

  return found;
}

/* Returns: whether they are others than before. */
static gboolean
replace_words (LayoverAttempt *self, LayoverAside kind, guint item, const char *response_id,
               const char *words)
{
  LayoverKeptAside *aside = ensure (
      self, kind, layover_test_session_get_item_ref (self->session, item), response_id);

  if (g_str_equal (aside->words, words))
    return FALSE;

  g_free (aside->words);
  aside->words = g_strdup (words);
  aside->is_saved = FALSE;

  return TRUE;
}

static const char *
get_words (LayoverAttempt *self, LayoverAside kind, guint item, const char *response_id)
{
  const LayoverKeptAside *found = find (
      self, kind, layover_test_session_get_item_ref (self->session, item), response_id);

  return found != NULL ? found->words : NULL;
}

/**
 * layover_attempt_set_crossed_out:
 * @choices: the identifiers of all choices of the response that are crossed out now
 *
 * Returns: whether that is on the disk; otherwise it is kept in memory and tried again, as an answer is
 */
gboolean
layover_attempt_set_crossed_out (LayoverAttempt *self, guint item, const char *response_id,
                                 const char *const *choices, GError **error)
{
  g_autofree char *words = NULL;

  g_return_val_if_fail (LAYOVER_IS_ATTEMPT (self), FALSE);
  g_return_val_if_fail (item < layover_attempt_get_n_items (self), FALSE);
  g_return_val_if_fail (choices != NULL, FALSE);

  if (!layover_attempt_enter (self, error))
    return FALSE;

  words = g_strjoinv (" ", (GStrv) choices);
  if (!replace_words (self, LAYOVER_ASIDE_CROSSED_OUT, item, response_id, words))
    return layover_attempt_flush (self, error);

  return layover_attempt_save (self, error);
}

/** layover_attempt_dup_crossed_out: Returns: (transfer full) (nullable): identifiers; %NULL when nothing ever was */
GStrv
layover_attempt_dup_crossed_out (LayoverAttempt *self, guint item, const char *response_id)
{
  const char *words;

  g_return_val_if_fail (LAYOVER_IS_ATTEMPT (self), NULL);
  g_return_val_if_fail (item < layover_attempt_get_n_items (self), NULL);

  words = get_words (self, LAYOVER_ASIDE_CROSSED_OUT, item, response_id);

  return words != NULL ? g_strsplit (words, " ", -1) : NULL;
}

/**
 * layover_attempt_queue_draft:
 * @draft: (nullable): what stands in the question and is no answer yet, as its kind of question writes it
 *
 * It is written as soon as a text that is typed is.
 *
 * Returns: whether it was taken
 */
gboolean
layover_attempt_queue_draft (LayoverAttempt *self, guint item, const char *response_id,
                             const char *draft, GError **error)
{
  g_return_val_if_fail (LAYOVER_IS_ATTEMPT (self), FALSE);
  g_return_val_if_fail (item < layover_attempt_get_n_items (self), FALSE);

  if (!layover_attempt_enter (self, error))
    return FALSE;

  if (replace_words (self, LAYOVER_ASIDE_DRAFT, item, response_id, draft != NULL ? draft : "")
      && self->asides_due_ms < 0)
    {
      self->asides_due_ms = self->countdown.boot_ms + LAYOVER_ATTEMPT_TYPING_MS;
      if (self->save_state == LAYOVER_SAVE_SAVED)
        layover_attempt_set_save_state (self, LAYOVER_SAVE_SAVING, NULL);
    }

  return TRUE;
}

/** layover_attempt_get_draft: Returns: (transfer none) (nullable) */
const char *
layover_attempt_get_draft (LayoverAttempt *self, guint item, const char *response_id)
{
  const char *words;

  g_return_val_if_fail (LAYOVER_IS_ATTEMPT (self), NULL);
  g_return_val_if_fail (item < layover_attempt_get_n_items (self), NULL);

  words = get_words (self, LAYOVER_ASIDE_DRAFT, item, response_id);

  return words != NULL && *words != '\0' ? words : NULL;
}

static gboolean
write_one (LayoverAttempt *self, const LayoverKeptAside *aside, GError **error)
{
  return layover_store_set_aside (self->store, aside->kind, self->row->id, aside->item,
                                  aside->response, aside->words, error);
}

/** layover_attempt_write_asides: writes what is only in memory */
gboolean
layover_attempt_write_asides (LayoverAttempt *self, GError **error)
{
  for (guint i = 0; i < self->asides->len; i++)
    {
      LayoverKeptAside *aside = g_ptr_array_index (self->asides, i);
      g_autoptr (GError) local_error = NULL;

      if (aside->is_saved)
        continue;

      if (!write_one (self, aside, &local_error)
          && (!layover_attempt_give_up_reserve (self, local_error)
              || !write_one (self, aside, NULL)))
        {
          g_propagate_error (error, g_steal_pointer (&local_error));
          return FALSE;
        }
      aside->is_saved = TRUE;
    }

  self->asides_due_ms = -1;
  return TRUE;
}

static gboolean
read_kind (LayoverAttempt *self, LayoverAside kind, GError **error)
{
  g_autoptr (GPtrArray) rows = layover_store_list_asides (self->store, kind, self->row->id, error);

  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      const LayoverAsideRow *row = g_ptr_array_index (rows, i);
      LayoverKeptAside *aside = ensure (self, kind, row->item, row->response);

      g_free (aside->words);
      aside->words = g_strdup (row->words);
    }

  return rows != NULL;
}

/** layover_attempt_read_asides: brings back what the store has */
gboolean
layover_attempt_read_asides (LayoverAttempt *self, GError **error)
{
  for (guint kind = 0; kind < LAYOVER_ASIDE_N_KINDS; kind++)
    if (!read_kind (self, kind, error))
      return FALSE;

  return TRUE;
}
