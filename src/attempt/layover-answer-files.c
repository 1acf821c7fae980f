/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover-attempt"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "layover-answer-files.h"
#include "layover-digest.h"
#include "layover-error.h"
#include "layover-store-files.h"

/**
 * LayoverAnswerFiles:
 *
 * The bytes of answers that are files, by their digest: those that wait for the disk in memory, the others in the store.
 * Without a store, for questions whose answers nobody keeps, in memory alone and within the budget of an attempt.
 * Belongs to the thread of its store.
 */
struct _LayoverAnswerFiles
{
  GObject parent_instance;

  LayoverStore *store;
  char *attempt_id;
  GHashTable *waiting; /* digest → GBytes */
  guint n_reading;
  GQueue recent; /* digests, borrowed from @waiting, the oldest first */
};

G_DEFINE_FINAL_TYPE (LayoverAnswerFiles, layover_answer_files, G_TYPE_OBJECT)

static void
layover_answer_files_finalize (GObject *object)
{
  LayoverAnswerFiles *self = LAYOVER_ANSWER_FILES (object);

  g_queue_clear (&self->recent);
  g_clear_pointer (&self->waiting, g_hash_table_unref);
  g_clear_pointer (&self->attempt_id, g_free);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (layover_answer_files_parent_class)->finalize (object);
}

static void
layover_answer_files_class_init (LayoverAnswerFilesClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = layover_answer_files_finalize;
}

static void
layover_answer_files_init (LayoverAnswerFiles *self)
{
  self->waiting = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                         (GDestroyNotify) g_bytes_unref);
  g_queue_init (&self->recent);
}

/** layover_answer_files_new: @store: (nullable): where the files of @attempt_id lie */
LayoverAnswerFiles *
layover_answer_files_new (LayoverStore *store, const char *attempt_id)
{
  LayoverAnswerFiles *self = g_object_new (LAYOVER_TYPE_ANSWER_FILES, NULL);

  if (store != NULL)
    self->store = g_object_ref (store);
  self->attempt_id = g_strdup (attempt_id);

  return self;
}

static void
forget_link (LayoverAnswerFiles *self, GList *link)
{
  char *digest = link->data;

  g_queue_delete_link (&self->recent, link);
  g_hash_table_remove (self->waiting, digest);
}

static gsize
measure (LayoverAnswerFiles *self)
{
  GHashTableIter iter;
  gpointer bytes;
  gsize size_bytes = 0;

  g_hash_table_iter_init (&iter, self->waiting);
  while (g_hash_table_iter_next (&iter, NULL, &bytes))
    size_bytes += g_bytes_get_size (bytes);

  return size_bytes;
}

/** layover_answer_files_put: has the bytes of @file at hand, for the answer that is about to name it */
void
layover_answer_files_put (LayoverAnswerFiles *self, LayoverAnswerFile *file)
{
  const LayoverFileLabel *label = layover_answer_file_get_label (file);
  char *digest;

  g_return_if_fail (LAYOVER_IS_ANSWER_FILES (self));

  if (g_hash_table_contains (self->waiting, label->digest))
    return;

  digest = g_strdup (label->digest);
  g_hash_table_insert (self->waiting, digest, g_bytes_ref (layover_answer_file_get_bytes (file)));
  g_queue_push_tail (&self->recent, digest);

  while (self->store == NULL && measure (self) > LAYOVER_ANSWER_FILES_MAX_BYTES)
    forget_link (self, self->recent.head);
}

/** layover_answer_files_get_waiting: Returns: (transfer none) (nullable): bytes that are not on the disk yet */
GBytes *
layover_answer_files_get_waiting (LayoverAnswerFiles *self, const char *digest)
{
  g_return_val_if_fail (LAYOVER_IS_ANSWER_FILES (self), NULL);

  return g_hash_table_lookup (self->waiting, digest);
}

/** layover_answer_files_has: whether the bytes of @digest are anywhere; a disk that does not answer has not lost them */
gboolean
layover_answer_files_has (LayoverAnswerFiles *self, const char *digest)
{
  gboolean has_file = FALSE;

  g_return_val_if_fail (LAYOVER_IS_ANSWER_FILES (self), FALSE);

  if (g_hash_table_contains (self->waiting, digest))
    return TRUE;
  if (self->store == NULL)
    return FALSE;

  return !layover_store_has_file (self->store, self->attempt_id, digest, &has_file, NULL)
         || has_file;
}

static gboolean
is_as_labelled (GBytes *bytes, const LayoverFileLabel *label)
{
  g_autofree char *digest = layover_sha256_hex (bytes);

  return g_bytes_get_size (bytes) == label->size_bytes && g_str_equal (digest, label->digest);
}

/**
 * layover_answer_files_dup:
 *
 * Returns: (transfer full) (nullable): the bytes that @label describes; %NULL with LAYOVER_ERROR_NOT_FOUND when they are
 *   not here, LAYOVER_ERROR_ANSWER_FILE when they were changed
 */
GBytes *
layover_answer_files_dup (LayoverAnswerFiles *self, const LayoverFileLabel *label, GError **error)
{
  GBytes *waiting;
  g_autoptr (GBytes) bytes = NULL;

  g_return_val_if_fail (LAYOVER_IS_ANSWER_FILES (self), NULL);

  waiting = g_hash_table_lookup (self->waiting, label->digest);
  if (waiting != NULL)
    return g_bytes_ref (waiting);

  if (self->store == NULL)
    {
      layover_set_error (error, LAYOVER_ERROR_NOT_FOUND, NULL,
                         _ ("This file is not on this computer any more"));
      return NULL;
    }

  bytes = layover_store_dup_file (self->store, self->attempt_id, label->digest, error);
  if (bytes == NULL || is_as_labelled (bytes, label))
    return g_steal_pointer (&bytes);

  layover_set_error (error, LAYOVER_ERROR_ANSWER_FILE, NULL,
                     _ ("This file is not as it was handed in"));
  return NULL;
}

/** layover_answer_files_keep_only: @digests: (element-type utf8 utf8): what answers that wait for the disk still name */
void
layover_answer_files_keep_only (LayoverAnswerFiles *self, GHashTable *digests)
{
  GList *next;

  g_return_if_fail (LAYOVER_IS_ANSWER_FILES (self));

  for (GList *link = self->recent.head; link != NULL; link = next)
    {
      next = link->next;
      if (!g_hash_table_contains (digests, link->data))
        forget_link (self, link);
    }
}

/** layover_answer_files_dup_folder: Returns: (transfer full) (nullable): of the store; %NULL where nobody keeps the files */
char *
layover_answer_files_dup_folder (LayoverAnswerFiles *self)
{
  g_return_val_if_fail (LAYOVER_IS_ANSWER_FILES (self), NULL);

  return self->store != NULL ? g_strdup (layover_store_get_folder (self->store)) : NULL;
}

/** layover_answer_files_get_attempt_id: Returns: (transfer none) (nullable): whose files these are */
const char *
layover_answer_files_get_attempt_id (LayoverAnswerFiles *self)
{
  g_return_val_if_fail (LAYOVER_IS_ANSWER_FILES (self), NULL);

  return self->attempt_id;
}

/** layover_answer_files_begin_reading: a thread begins to read a file that is to be an answer */
void
layover_answer_files_begin_reading (LayoverAnswerFiles *self)
{
  g_return_if_fail (LAYOVER_IS_ANSWER_FILES (self));

  self->n_reading++;
}

void
layover_answer_files_end_reading (LayoverAnswerFiles *self)
{
  g_return_if_fail (LAYOVER_IS_ANSWER_FILES (self));
  g_return_if_fail (self->n_reading > 0);

  self->n_reading--;
}

/** layover_answer_files_is_reading: Returns: whether a file is on its way that is no answer yet */
gboolean
layover_answer_files_is_reading (LayoverAnswerFiles *self)
{
  g_return_val_if_fail (LAYOVER_IS_ANSWER_FILES (self), FALSE);

  return self->n_reading > 0;
}
