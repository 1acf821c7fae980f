/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover-results"

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "layover-digest.h"
#include "layover-error.h"
#include "layover-file-type.h"
#include "layover-result-files.h"

#define MAX_NAME_BYTES 40
#define SHORT_DIGEST 12

static void
layover_result_file_free (LayoverResultFile *self)
{
  g_free (self->item);
  g_free (self->response);
  layover_file_label_free (self->label);
  g_free (self);
}

static char *
dup_entry (const char *digest)
{
  return g_strconcat (LAYOVER_RESULT_FILES_FOLDER, digest, NULL);
}

static gboolean
is_file (LayoverAssessmentResult *report, guint i, const char *variable)
{
  LayoverValue *value = layover_assessment_result_get_item_value (report, i, variable);

  return value != NULL && layover_assessment_result_is_item_response (report, i, variable)
         && layover_value_get_base_type (value) == LAYOVER_BASE_TYPE_FILE;
}

static gboolean
add_file (GPtrArray *files, LayoverAssessmentResult *report, guint i, const char *variable,
          const char *entry, GError **error)
{
  LayoverValue *value = layover_assessment_result_get_item_value (report, i, variable);
  LayoverFileLabel *label = layover_file_label_from_value (value);
  const char *item = layover_assessment_result_get_item_identifier (report, i);
  LayoverResultFile *file;

  if (label == NULL)
    {
      layover_set_error (error, LAYOVER_ERROR_RESULT_FILE, entry,
                         _ ("The answer to item “%s” does not describe a file"), item);
      return FALSE;
    }

  file = g_new0 (LayoverResultFile, 1);
  file->item = g_strdup (item);
  file->response = g_strdup (variable);
  file->label = label;
  g_ptr_array_add (files, file);
  return TRUE;
}

/**
 * layover_result_files_list:
 * @report: whose responses are the last answers in the events
 *
 * Returns: (transfer full) (nullable) (element-type LayoverResultFile): the answers that are files; %NULL with
 *   LAYOVER_ERROR_RESULT_FILE when one describes none
 */
GPtrArray *
layover_result_files_list (LayoverAssessmentResult *report, const char *entry, GError **error)
{
  g_autoptr (GPtrArray)
      files = g_ptr_array_new_with_free_func ((GDestroyNotify) layover_result_file_free);

  for (guint i = 0; i < layover_assessment_result_get_n_items (report); i++)
    {
      const char *const *variables = layover_assessment_result_get_item_variables (report, i);

      for (gsize k = 0; variables[k] != NULL; k++)
        if (is_file (report, i, variables[k])
            && !add_file (files, report, i, variables[k], entry, error))
          return NULL;
    }

  return g_steal_pointer (&files);
}

static gboolean
refuse_file (const char *entry, const char *sentence, GError **error)
{
  layover_set_error (error, LAYOVER_ERROR_RESULT_FILE, entry, "%s", sentence);
  return FALSE;
}

static gboolean
check_file (const LayoverFileLabel *label, LayoverContainer *payload, GError **error)
{
  g_autofree char *entry = dup_entry (label->digest);
  g_autofree char *digest = NULL;
  g_autoptr (GBytes) bytes = NULL;
  guint index;

  if (!layover_container_find (payload, entry, &index))
    return refuse_file (entry, _ ("A file that was handed in is missing"), error);

  bytes = layover_container_read (payload, entry, LAYOVER_ANSWER_FILE_MAX_BYTES, error);
  if (bytes == NULL)
    return FALSE;

  digest = layover_sha256_hex (bytes);
  if (g_bytes_get_size (bytes) != label->size_bytes || strcmp (digest, label->digest) != 0)
    return refuse_file (entry, _ ("A file is not the one that the events name"), error);

  return TRUE;
}

/* One file may be the answer to several questions; it is in the container, and read, once. */
static gboolean
check_named (GPtrArray *files, LayoverContainer *payload, GHashTable *checked, GError **error)
{
  gsize size_bytes = 0;

  for (guint i = 0; i < files->len; i++)
    {
      LayoverFileLabel *label = ((LayoverResultFile *) files->pdata[i])->label;
      g_autofree char *entry = dup_entry (label->digest);
      const LayoverFileLabel *before = g_hash_table_lookup (checked, entry);

      if (before == NULL && !check_file (label, payload, error))
        return FALSE;
      if (before != NULL && before->size_bytes != label->size_bytes)
        return refuse_file (entry, _ ("A file is not the one that the events name"), error);
      size_bytes += before == NULL ? label->size_bytes : 0;
      g_hash_table_insert (checked, g_steal_pointer (&entry), label);
    }

  return size_bytes <= LAYOVER_ANSWER_FILES_MAX_BYTES
         || refuse_file (LAYOVER_RESULT_FILES_FOLDER,
                         _ ("The files of this result are larger than an exam can hold"), error);
}

/**
 * layover_result_files_check:
 * @files: (element-type LayoverResultFile): what the answers name
 *
 * Whether exactly these files are in @payload, each with the size and the digest that its answer says. Otherwise
 * LAYOVER_ERROR_RESULT_FILE names the first entry that is missing, is another one, or is named by no answer.
 */
gboolean
layover_result_files_check (GPtrArray *files, LayoverContainer *payload, GError **error)
{
  g_autoptr (GHashTable) checked = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  if (!check_named (files, payload, checked, error))
    return FALSE;

  for (guint i = 0; i < layover_container_get_n_entries (payload); i++)
    {
      const char *name = layover_container_get_entry_name (payload, i);

      if (g_str_has_prefix (name, LAYOVER_RESULT_FILES_FOLDER)
          && !g_hash_table_contains (checked, name))
        return refuse_file (name, _ ("No answer names this file"), error);
    }

  return TRUE;
}

/** layover_result_file_read: Returns: (transfer full) (nullable): the bytes; @payload passed layover_result_files_check() */
GBytes *
layover_result_file_read (const LayoverResultFile *self, LayoverContainer *payload, GError **error)
{
  g_autofree char *entry = dup_entry (self->label->digest);

  return layover_container_read (payload, entry, LAYOVER_ANSWER_FILE_MAX_BYTES, error);
}

/* Identifiers of QTI may hold letters that not every disk takes; here they only help a person to find the file. */
static char *
dup_plain (const char *identifier)
{
  GString *plain = g_string_new (NULL);

  for (const char *p = identifier; *p != '\0' && plain->len < MAX_NAME_BYTES; p++)
    if (g_ascii_isalnum (*p) || *p == '-' || *p == '_')
      g_string_append_c (plain, *p);
    else if (plain->len > 0 && plain->str[plain->len - 1] != '-')
      g_string_append_c (plain, '-');

  return g_string_free (plain, FALSE);
}

/**
 * layover_result_file_dup_safe_name:
 *
 * Returns: (transfer full): under which it is written out: item, response, the start of the digest and the extension of a
 *   type that is known. Nothing of it is the candidate's choice.
 */
char *
layover_result_file_dup_safe_name (const LayoverResultFile *self)
{
  g_autofree char *item = dup_plain (self->item);
  g_autofree char *response = dup_plain (self->response);

  return g_strdup_printf ("answer-%s-%s-%.*s%s", item, response, SHORT_DIGEST, self->label->digest,
                          layover_file_type_get_extension (self->label->type));
}

/** layover_result_files_write: @bytes_by_digest: (element-type utf8 GBytes): what goes into the sealed part */
gboolean
layover_result_files_write (GHashTable *bytes_by_digest, LayoverContainerWriter *writer,
                            GError **error)
{
  GHashTableIter iter;
  gpointer digest, bytes;

  g_hash_table_iter_init (&iter, bytes_by_digest);
  while (g_hash_table_iter_next (&iter, &digest, &bytes))
    {
      g_autofree char *entry = dup_entry (digest);

      if (!layover_container_writer_add_bytes (writer, entry, bytes, error))
        return FALSE;
    }

  return TRUE;
}
