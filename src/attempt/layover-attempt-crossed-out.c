/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover-attempt"

#include "config.h"

#include "layover-attempt-private.h"

/* Choices that a candidate crossed out. They help to think and are no answer, so they are no events: the results file
 * does not have them, and handing in erases them. Until then they are as durable as an answer is. */

void
layover_crossed_out_free (LayoverCrossedOut *self)
{
  g_free (self->item);
  g_free (self->response);
  g_strfreev (self->choices);
  g_free (self);
}

static LayoverCrossedOut *
find (LayoverAttempt *self, const char *item, const char *response_id)
{
  for (guint i = 0; i < self->crossed_out->len; i++)
    {
      LayoverCrossedOut *found = g_ptr_array_index (self->crossed_out, i);

      if (g_str_equal (found->item, item) && g_str_equal (found->response, response_id))
        return found;
    }

  return NULL;
}

static LayoverCrossedOut *
ensure (LayoverAttempt *self, const char *item, const char *response_id)
{
  LayoverCrossedOut *found = find (self, item, response_id);

  if (found == NULL)
    {
      found = g_new0 (LayoverCrossedOut, 1);
      found->item = g_strdup (item);
      found->response = g_strdup (response_id);
      found->choices = g_new0 (char *, 1);
      found->is_saved = TRUE;
      g_ptr_array_add (self->crossed_out, found);
    }

  return found;
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
  LayoverCrossedOut *crossed_out;

  g_return_val_if_fail (LAYOVER_IS_ATTEMPT (self), FALSE);
  g_return_val_if_fail (item < layover_attempt_get_n_items (self), FALSE);
  g_return_val_if_fail (choices != NULL, FALSE);

  if (!layover_attempt_enter (self, error))
    return FALSE;

  crossed_out = ensure (self, layover_test_session_get_item_ref (self->session, item), response_id);
  if (g_strv_equal ((const char *const *) crossed_out->choices, choices))
    return layover_attempt_flush (self, error);

  g_strfreev (crossed_out->choices);
  crossed_out->choices = g_strdupv ((GStrv) choices);
  crossed_out->is_saved = FALSE;

  return layover_attempt_save (self, error);
}

/** layover_attempt_get_crossed_out: Returns: (transfer none) (nullable): identifiers; %NULL when nothing ever was */
const char *const *
layover_attempt_get_crossed_out (LayoverAttempt *self, guint item, const char *response_id)
{
  const LayoverCrossedOut *found;

  g_return_val_if_fail (LAYOVER_IS_ATTEMPT (self), NULL);
  g_return_val_if_fail (item < layover_attempt_get_n_items (self), NULL);

  found = find (self, layover_test_session_get_item_ref (self->session, item), response_id);

  return found != NULL ? (const char *const *) found->choices : NULL;
}

static gboolean
write_one (LayoverAttempt *self, const LayoverCrossedOut *crossed_out, GError **error)
{
  g_autofree char *choices = g_strjoinv (" ", crossed_out->choices);

  return layover_store_set_crossed_out (self->store, self->row->id, crossed_out->item,
                                        crossed_out->response, choices, error);
}

/** layover_attempt_write_crossed_out: writes what is only in memory */
gboolean
layover_attempt_write_crossed_out (LayoverAttempt *self, GError **error)
{
  for (guint i = 0; i < self->crossed_out->len; i++)
    {
      LayoverCrossedOut *crossed_out = g_ptr_array_index (self->crossed_out, i);
      g_autoptr (GError) local_error = NULL;

      if (crossed_out->is_saved)
        continue;

      if (!write_one (self, crossed_out, &local_error)
          && (!layover_attempt_give_up_reserve (self, local_error)
              || !write_one (self, crossed_out, NULL)))
        {
          g_propagate_error (error, g_steal_pointer (&local_error));
          return FALSE;
        }
      crossed_out->is_saved = TRUE;
    }

  return TRUE;
}

/** layover_attempt_read_crossed_out: brings back what the store has */
gboolean
layover_attempt_read_crossed_out (LayoverAttempt *self, GError **error)
{
  g_autoptr (GPtrArray) rows = layover_store_list_crossed_out (self->store, self->row->id, error);

  if (rows == NULL)
    return FALSE;

  for (guint i = 0; i < rows->len; i++)
    {
      const LayoverCrossedOutRow *row = g_ptr_array_index (rows, i);
      LayoverCrossedOut *crossed_out = ensure (self, row->item, row->response);

      g_strfreev (crossed_out->choices);
      crossed_out->choices = g_strsplit (row->choices, " ", -1);
    }

  return TRUE;
}
