/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover-qti"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "layover-item-session-private.h"

/* The buttons of endAttemptInteraction. Their response variables hold nothing, except while the rules run: then the one
 * that was pressed is true and all others are false (QTI 2.2 information model, endAttemptInteraction). */

/* The body has no part in scoring, and is not read for it where no response can be that of a button. */
static gboolean
may_have_buttons (LayoverItem *item)
{
  for (guint i = 0; i < layover_item_get_n_declarations (item); i++)
    {
      const LayoverDeclaration *declaration = layover_item_get_declaration (item, i);

      if (layover_declaration_get_kind (declaration) == LAYOVER_DECLARATION_RESPONSE
          && layover_declaration_get_base_type (declaration) == LAYOVER_BASE_TYPE_BOOLEAN)
        return TRUE;
    }

  return FALSE;
}

/* Returns: (transfer container) (element-type utf8): the identifiers of their responses */
static GPtrArray *
list_buttons (LayoverItem *item)
{
  GPtrArray *buttons = g_ptr_array_new ();

  if (!may_have_buttons (item))
    return buttons;

  for (guint i = 0; i < layover_item_get_n_interactions (item); i++)
    {
      LayoverInteraction *interaction = layover_item_get_interaction (item, i);

      if (layover_interaction_get_kind (interaction) == LAYOVER_INTERACTION_END_ATTEMPT)
        g_ptr_array_add (buttons,
                         (char *) layover_interaction_get_response_identifier (interaction));
    }

  return buttons;
}

/** layover_item_find_button: Returns: (transfer none) (nullable): the endAttemptInteraction with that response */
LayoverInteraction *
layover_item_find_button (LayoverItem *self, const char *response_id)
{
  LayoverInteraction *interaction;

  g_return_val_if_fail (LAYOVER_IS_ITEM (self), NULL);
  g_return_val_if_fail (response_id != NULL, NULL);

  interaction = layover_item_find_interaction (self, response_id);

  return interaction != NULL
                 && layover_interaction_get_kind (interaction) == LAYOVER_INTERACTION_END_ATTEMPT
             ? interaction
             : NULL;
}

/**
 * layover_item_session_leave_buttons:
 *
 * For rules that are about to run: what is no button that was pressed is false.
 *
 * Returns: (transfer container) (element-type utf8): the responses that were given a value
 */
GPtrArray *
layover_item_session_leave_buttons (LayoverItemSession *self)
{
  g_autoptr (GPtrArray) buttons = list_buttons (self->item);
  g_autoptr (LayoverValue) no = layover_value_new_boolean (FALSE);
  GPtrArray *left = g_ptr_array_new ();

  for (guint i = 0; i < buttons->len; i++)
    if (layover_variables_get (self->variables, buttons->pdata[i]) == NULL)
      {
        layover_variables_set (self->variables, buttons->pdata[i], no);
        g_ptr_array_add (left, buttons->pdata[i]);
      }

  return left;
}

/**
 * layover_item_session_clear_buttons:
 * @buttons: (nullable) (element-type utf8): of which responses; %NULL for all
 *
 * Before another attempt: nothing is pressed.
 */
void
layover_item_session_clear_buttons (LayoverItemSession *self, GPtrArray *buttons)
{
  g_autoptr (GPtrArray) all = NULL;

  g_return_if_fail (LAYOVER_IS_ITEM_SESSION (self));

  if (buttons == NULL)
    buttons = all = list_buttons (self->item);
  for (guint i = 0; i < buttons->len; i++)
    layover_variables_set (self->variables, buttons->pdata[i], NULL);
}

/** layover_item_session_process_press: as layover_item_session_process_attempt(), ended by the button of @response_id */
gboolean
layover_item_session_process_press (LayoverItemSession *self, const char *response_id, guint n,
                                    GError **error)
{
  g_autoptr (LayoverValue) yes = layover_value_new_boolean (TRUE);
  gboolean is_done;

  layover_item_session_clear_buttons (self, NULL);
  layover_variables_set (self->variables, response_id, yes);
  is_done = layover_item_session_process_attempt (self, n, error);
  layover_item_session_clear_buttons (self, NULL);

  return is_done;
}

/**
 * layover_item_session_press:
 * @response_id: of an endAttemptInteraction
 *
 * As layover_item_session_end_attempt(), by that button. An attempt that its author does not count is not counted.
 *
 * Returns: also %FALSE with %LAYOVER_ERROR_QTI_RESPONSE, and nothing changed, when there is no such button
 */
gboolean
layover_item_session_press (LayoverItemSession *self, const char *response_id, GError **error)
{
  LayoverInteraction *button;
  guint n;

  g_return_val_if_fail (LAYOVER_IS_ITEM_SESSION (self), FALSE);

  button = layover_item_find_button (self->item, response_id);
  if (button == NULL)
    {
      layover_set_error (error, LAYOVER_ERROR_QTI_RESPONSE, layover_item_get_entry (self->item),
                         _ ("The question has no button called “%s”."), response_id);
      return FALSE;
    }
  if (!layover_item_session_check_is_open (self, error))
    return FALSE;

  n = layover_item_session_get_n_attempts (self);
  n += layover_interaction_get_counts_attempt (button) ? 1 : 0;

  return layover_item_session_process_press (self, response_id, n, error);
}

/** layover_item_session_dup_outcomes: Returns: (transfer full): what layover_item_session_set_outcomes() brings back */
GHashTable *
layover_item_session_dup_outcomes (LayoverItemSession *self)
{
  return layover_variables_dup_values (self->variables, LAYOVER_DECLARATION_OUTCOME);
}

/** layover_item_session_set_outcomes: as things stood after attempt @n */
void
layover_item_session_set_outcomes (LayoverItemSession *self, GHashTable *outcomes, guint n)
{
  GHashTableIter iter;
  gpointer identifier;
  gpointer value;

  g_hash_table_iter_init (&iter, outcomes);
  while (g_hash_table_iter_next (&iter, &identifier, &value))
    layover_variables_set (self->variables, identifier, value);
  layover_item_session_note_attempt (self, n, NULL);
}
