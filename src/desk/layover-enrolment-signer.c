/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover-desk"

#include "config.h"

#include "layover-container-writer.h"
#include "layover-enrolment-signer.h"
#include "layover-error.h"
#include "layover-file.h"
#include "layover-record.h"

struct _LayoverEnrolmentSigner
{
  char *path;
  char *org;
  GBytes *record;
};

/**
 * layover_enrolment_signer_load:
 * @path: the fields of docs/format.md section 5, one on a line
 *
 * Returns: (transfer full): the source, judged; errors name its line
 */
LayoverEnrolmentSigner *
layover_enrolment_signer_load (const char *path, GError **error)
{
  g_autoptr (LayoverEnrolmentSigner) self = g_new0 (LayoverEnrolmentSigner, 1);
  g_autoptr (LayoverEnrolment) enrolment = NULL;

  self->path = g_strdup (path);
  self->record = layover_file_read (path, LAYOVER_RECORD_MAX_SIZE, error);
  if (self->record == NULL)
    return NULL;

  /* The source is no entry of anything yet: errors name the file alone. */
  enrolment = layover_enrolment_new_from_record (self->record, NULL, error);
  if (enrolment == NULL)
    {
      layover_error_add_file (error, path);
      return NULL;
    }

  self->org = g_strdup (layover_enrolment_get_org (enrolment));
  return g_steal_pointer (&self);
}

void
layover_enrolment_signer_free (LayoverEnrolmentSigner *self)
{
  g_free (self->path);
  g_free (self->org);
  g_clear_pointer (&self->record, g_bytes_unref);
  g_free (self);
}

const char *
layover_enrolment_signer_get_org (LayoverEnrolmentSigner *self)
{
  return self->org;
}

/* Reads what was made as everybody else will. */
static LayoverEnrolment *
read_back (GBytes *bytes, const char *name, const LayoverSecretKey *key, gboolean is_rotation,
           GError **error)
{
  g_autoptr (LayoverContainer)
      container = layover_container_new_from_bytes (bytes, name, TRUE, error);

  if (container == NULL)
    return NULL;

  return is_rotation ? layover_enrolment_load_signed_by (container,
                                                         layover_secret_key_get_public (key), error)
                     : layover_enrolment_load (container, error);
}

/**
 * layover_enrolment_signer_write:
 * @version: higher than that of the enrolment before
 * @created_s: seconds since 1970
 * @is_rotation: @key is the organisation's old key, and the record names its new one
 *
 * Returns: (transfer full): the enrolment as it was written to @output
 */
LayoverEnrolment *
layover_enrolment_signer_write (LayoverEnrolmentSigner *self, int version, gint64 created_s,
                                const LayoverSecretKey *key, gboolean is_rotation,
                                const char *output, gboolean may_replace, GError **error)
{
  g_autoptr (LayoverContainerWriter) writer = layover_container_writer_new ();
  g_autoptr (LayoverStatement) statement = layover_statement_new (LAYOVER_FILE_TYPE_ENROLMENT,
                                                                  self->org, version, created_s, 0);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (LayoverEnrolment) enrolment = NULL;

  if (!layover_container_writer_add_bytes (writer, LAYOVER_ENROLMENT_NAME, self->record, error))
    return NULL;

  bytes = layover_container_writer_write_signed_bytes (writer, statement, key, error);
  if (bytes == NULL)
    return NULL;

  enrolment = read_back (bytes, self->path, key, is_rotation, error);
  if (enrolment == NULL)
    {
      layover_error_add_file (error, self->path);
      return NULL;
    }

  if (!layover_container_writer_write (writer, output, statement, key, may_replace, error))
    return NULL;

  return g_steal_pointer (&enrolment);
}
