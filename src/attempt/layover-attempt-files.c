/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover-attempt"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "layover-attempt-private.h"
#include "layover-error.h"
#include "layover-store-files.h"

#define NO_ITEM G_MAXUINT

/* Answers that are files: which bytes they need, and when nobody needs them any more. */

static gboolean
is_file (const LayoverDeclaration *declaration)
{
  return declaration != NULL
         && layover_declaration_get_kind (declaration) == LAYOVER_DECLARATION_RESPONSE
         && layover_declaration_get_base_type (declaration) == LAYOVER_BASE_TYPE_FILE;
}

static gboolean
is_file_response (LayoverTestSession *session, guint item, const char *response_id)
{
  LayoverItemSession *item_session = layover_test_session_get_item (session, item);

  return is_file (layover_item_get_response_declaration (
      layover_item_session_get_item (item_session), response_id));
}

typedef void (*FileFunc) (guint item, const char *response_id, LayoverValue *value,
                          gpointer user_data);

/* Every answer of @session that is a file. */
static void
for_each_file (LayoverTestSession *session, FileFunc func, gpointer user_data)
{
  for (guint i = 0; i < layover_test_session_get_n_items (session); i++)
    {
      LayoverItemSession *item_session = layover_test_session_get_item (session, i);
      LayoverItem *item = layover_item_session_get_item (item_session);

      for (guint k = 0; k < layover_item_get_n_declarations (item); k++)
        {
          LayoverDeclaration *declaration = layover_item_get_declaration (item, k);
          const char *id = layover_declaration_get_identifier (declaration);
          LayoverValue *value = is_file (declaration)
                                    ? layover_item_session_get_response (item_session, id)
                                    : NULL;

          if (value != NULL)
            func (i, id, value, user_data);
        }
    }
}

typedef struct
{
  GHashTable *labels; /* digest → LayoverFileLabel */
  guint item;
  const char *response_id;
} Collection;

static void
collect_func (guint item, const char *response_id, LayoverValue *value, gpointer user_data)
{
  Collection *collection = user_data;
  LayoverFileLabel *label;

  if (item == collection->item && g_str_equal (response_id, collection->response_id))
    return;

  label = layover_file_label_from_value (value);
  if (label != NULL)
    g_hash_table_replace (collection->labels, label->digest, label);
}

/* The files that are answers now, by digest, without that of one response. */
static GHashTable *
collect_labels (LayoverTestSession *session, guint item, const char *response_id)
{
  Collection collection = {
    .labels = g_hash_table_new_full (g_str_hash, g_str_equal, NULL,
                                     (GDestroyNotify) layover_file_label_free),
    .item = item,
    .response_id = response_id,
  };

  for_each_file (session, collect_func, &collection);
  return collection.labels;
}

static int
compare_labels (gconstpointer a, gconstpointer b)
{
  const LayoverFileLabel *first = *(const LayoverFileLabel *const *) a;
  const LayoverFileLabel *second = *(const LayoverFileLabel *const *) b;

  return g_strcmp0 (first->digest, second->digest);
}

/**
 * layover_attempt_list_files:
 *
 * Returns: (transfer full) (element-type LayoverFileLabel): the files that the answers in @session name, each digest once
 *   and in the order of digests
 */
GPtrArray *
layover_attempt_list_files (LayoverTestSession *session)
{
  g_autoptr (GHashTable) labels = collect_labels (session, NO_ITEM, NULL);
  GPtrArray *list = g_ptr_array_new_with_free_func ((GDestroyNotify) layover_file_label_free);
  GHashTableIter iter;
  gpointer label;

  g_hash_table_iter_init (&iter, labels);
  while (g_hash_table_iter_next (&iter, NULL, &label))
    g_ptr_array_add (list, layover_file_label_copy (label));
  g_ptr_array_sort (list, compare_labels);

  return list;
}

static gboolean
check_budget (LayoverAttempt *self, guint item, const char *response_id,
              const LayoverFileLabel *given, GError **error)
{
  g_autoptr (GHashTable) others = collect_labels (self->session, item, response_id);
  g_autofree char *limit = g_format_size (LAYOVER_ANSWER_FILES_MAX_BYTES);
  gsize size_bytes = g_hash_table_contains (others, given->digest) ? 0 : given->size_bytes;
  GHashTableIter iter;
  gpointer label;

  g_hash_table_iter_init (&iter, others);
  while (g_hash_table_iter_next (&iter, NULL, &label))
    size_bytes += ((LayoverFileLabel *) label)->size_bytes;
  if (size_bytes <= LAYOVER_ANSWER_FILES_MAX_BYTES)
    return TRUE;

  layover_set_error (error, LAYOVER_ERROR_ANSWER_FILES_TOO_LARGE, NULL,
                     /* Translators: a size, “32.0 MB” */
                     _ ("All files of one exam together can have at most %s."), limit);
  return FALSE;
}

/**
 * layover_attempt_check_file:
 * @value: (nullable): what is about to be the answer
 *
 * Whether @value, where it is to be a file, describes one whose bytes were given to layover_attempt_get_files() or are
 * stored, and that fits into what one attempt can hold.
 */
gboolean
layover_attempt_check_file (LayoverAttempt *self, guint item, const char *response_id,
                            const LayoverValue *value, GError **error)
{
  g_autoptr (LayoverFileLabel) label = NULL;

  if (value == NULL || !is_file_response (self->session, item, response_id))
    return TRUE;

  label = layover_file_label_from_value (value);
  if (label != NULL && layover_answer_files_has (self->files, label->digest))
    return check_budget (self, item, response_id, label, error);

  layover_set_error (error, LAYOVER_ERROR_ANSWER_FILE, NULL,
                     _ ("This answer names a file that is not here"));
  return FALSE;
}

static gboolean
answers_file_response (LayoverAttempt *self, const LayoverEvent *event)
{
  guint item;

  return event->kind == LAYOVER_EVENT_ANSWER
         && layover_test_session_find_item (self->session, event->item, &item)
         && is_file_response (self->session, item, event->response);
}

/** layover_attempt_dup_file_label: Returns: (nullable) (transfer full): the file that @event answers with, if any */
LayoverFileLabel *
layover_attempt_dup_file_label (LayoverAttempt *self, const LayoverEvent *event)
{
  if (!answers_file_response (self, event) || event->value[0] == NULL)
    return NULL;

  return layover_file_label_parse (event->value[0]);
}

static gboolean
answers_same (const LayoverEvent *a, const LayoverEvent *b)
{
  return a->kind == LAYOVER_EVENT_ANSWER && b->kind == LAYOVER_EVENT_ANSWER
         && g_str_equal (a->item, b->item) && g_str_equal (a->response, b->response);
}

/**
 * layover_attempt_dup_dropped_file:
 * @event: about to be written
 *
 * Returns: (nullable) (transfer full): the digest of the file that this response had on the disk, when no answer names it
 *   any more, also none that waits for the disk
 */
char *
layover_attempt_dup_dropped_file (LayoverAttempt *self, const LayoverEvent *event)
{
  g_autoptr (GHashTable) named = NULL;

  if (!answers_file_response (self, event))
    return NULL;

  for (guint n = layover_event_log_get_n_events (self->log); n > 0; n--)
    {
      const LayoverEvent *before = layover_event_log_get_event (self->log, n - 1);
      g_autoptr (LayoverFileLabel) label = NULL;

      if (!answers_same (before, event))
        continue;
      label = layover_attempt_dup_file_label (self, before);
      if (label == NULL)
        return NULL;

      named = collect_labels (self->session, NO_ITEM, NULL);
      return g_hash_table_contains (named, label->digest) ? NULL : g_strdup (label->digest);
    }

  return NULL;
}

/**
 * layover_attempt_replace_waiting:
 * @event: an answer that is about to wait for the disk
 *
 * A file that the disk refused and that is another one by now is never written: what waits stays within the budget.
 */
void
layover_attempt_replace_waiting (LayoverAttempt *self, const LayoverEvent *event)
{
  GList *next;

  if (!answers_file_response (self, event))
    return;

  for (GList *link = self->unsaved.head; link != NULL; link = next)
    {
      LayoverEvent *waiting = link->data;

      next = link->next;
      if (!answers_same (waiting, event))
        continue;
      g_queue_delete_link (&self->unsaved, link);
      layover_event_free (waiting);
    }
}

/** layover_attempt_settle_files: forgets the bytes that no event waiting for the disk needs */
void
layover_attempt_settle_files (LayoverAttempt *self)
{
  g_autoptr (GHashTable) needed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (GList *link = self->unsaved.head; link != NULL; link = link->next)
    {
      g_autoptr (LayoverFileLabel) label = layover_attempt_dup_file_label (self, link->data);

      if (label != NULL)
        g_hash_table_add (needed, g_strdup (label->digest));
    }

  layover_answer_files_keep_only (self->files, needed);
}

static void
take_back_if_lost (guint item, const char *response_id, LayoverValue *value, gpointer user_data)
{
  LayoverAttempt *self = user_data;
  g_autoptr (LayoverFileLabel) label = layover_file_label_from_value (value);
  g_autoptr (GError) error = NULL;

  if (label != NULL && layover_answer_files_has (self->files, label->digest))
    return;

  g_message ("attempt %s: a file is lost; the answer is taken back", self->row->id);
  if (!layover_attempt_set_response (self, item, response_id, NULL, &error))
    g_message ("attempt %s: %s", self->row->id, error->message);
}

/**
 * layover_attempt_take_back_lost_files:
 *
 * An answer whose bytes are gone, which only a damaged database can bring about, is taken back, where everybody sees it,
 * so that the file can be given again.
 */
void
layover_attempt_take_back_lost_files (LayoverAttempt *self)
{
  for_each_file (self->session, take_back_if_lost, self);
}

/** layover_attempt_forget_other_files: erases what was written ahead of an answer that never came to name it */
gboolean
layover_attempt_forget_other_files (LayoverAttempt *self, GError **error)
{
  g_autoptr (GHashTable) named = collect_labels (self->session, NO_ITEM, NULL);

  return layover_store_keep_files (self->store, self->row->id, named, error);
}

/** layover_attempt_get_files: Returns: (transfer none): where the bytes of a file go before the answer that names it */
LayoverAnswerFiles *
layover_attempt_get_files (LayoverAttempt *self)
{
  g_return_val_if_fail (LAYOVER_IS_ATTEMPT (self), NULL);

  return self->files;
}
