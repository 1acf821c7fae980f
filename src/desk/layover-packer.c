/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover-desk"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "layover-bundle-check.h"
#include "layover-container-writer.h"
#include "layover-container.h"
#include "layover-enrolment.h"
#include "layover-error.h"
#include "layover-file.h"
#include "layover-folder.h"
#include "layover-manifest.h"
#include "layover-packer.h"
#include "layover-record.h"
#include "layover-text.h"

struct _LayoverPacker
{
  LayoverFolder *folder;
  LayoverBundleCheck *check;
  GPtrArray *problems;
};

static gpointer
copy_error (gconstpointer error, gpointer data)
{
  return g_error_copy (error);
}

/**
 * layover_packer_new:
 * @folder: with course.xml, or programme.xml alone
 *
 * Reads the folder and judges everything in it. That something is wrong is no failure of this function: see
 * layover_packer_get_problems().
 *
 * Returns: (transfer full): the packer, or %NULL when the folder cannot be read
 */
LayoverPacker *
layover_packer_new (const char *folder, GError **error)
{
  g_autoptr (LayoverPacker) self = g_new0 (LayoverPacker, 1);
  g_autoptr (GPtrArray) found = NULL;

  self->problems = g_ptr_array_new_with_free_func ((GDestroyNotify) g_error_free);
  self->folder = layover_folder_scan (folder, self->problems, error);
  if (self->folder == NULL)
    return NULL;

  self->check = layover_bundle_check_new (layover_folder_get_source (self->folder));
  found = g_ptr_array_copy (layover_bundle_check_get_problems (self->check), copy_error, NULL);
  g_ptr_array_extend_and_steal (self->problems, g_steal_pointer (&found));

  for (guint i = 0; i < self->problems->len; i++)
    {
      GError **problem = (GError **) &g_ptr_array_index (self->problems, i);

      layover_error_add_file (problem, folder);
    }

  return g_steal_pointer (&self);
}

void
layover_packer_free (LayoverPacker *self)
{
  g_clear_pointer (&self->check, layover_bundle_check_free);
  g_clear_pointer (&self->folder, layover_folder_free);
  g_ptr_array_unref (self->problems);
  g_free (self);
}

/** layover_packer_get_problems: Returns: (transfer none) (element-type GError): why the folder is no bundle yet */
GPtrArray *
layover_packer_get_problems (LayoverPacker *self)
{
  return self->problems;
}

/** layover_packer_get_id: Returns: the id of the course; a bundle without one is named by its programme */
const char *
layover_packer_get_id (LayoverPacker *self)
{
  LayoverCourse *course = layover_bundle_check_get_course (self->check);

  return course != NULL
             ? layover_course_get_id (course)
             : layover_programme_get_id (layover_bundle_check_get_programme (self->check));
}

const char *
layover_packer_get_title (LayoverPacker *self)
{
  LayoverCourse *course = layover_bundle_check_get_course (self->check);

  return course != NULL
             ? layover_course_get_title (course)
             : layover_programme_get_title (layover_bundle_check_get_programme (self->check));
}

/** layover_packer_get_version: Returns: the revision its author gave it */
int
layover_packer_get_version (LayoverPacker *self)
{
  LayoverCourse *course = layover_bundle_check_get_course (self->check);

  return course != NULL
             ? layover_course_get_revision (course)
             : layover_programme_get_revision (layover_bundle_check_get_programme (self->check));
}

/** layover_packer_get_n_files: Returns: how many files of the folder are in the bundle */
guint
layover_packer_get_n_files (LayoverPacker *self)
{
  return g_strv_length ((char **) layover_folder_get_source (self->folder)->entries);
}

static const char *
get_language (LayoverPacker *self)
{
  LayoverCourse *course = layover_bundle_check_get_course (self->check);

  return course != NULL
             ? layover_course_get_language (course)
             : layover_programme_get_language (layover_bundle_check_get_programme (self->check));
}

static gboolean
is_publisher (LayoverEnrolment *enrolment, const LayoverPublicKey *key)
{
  for (guint i = 0; i < layover_enrolment_get_n_keys (enrolment); i++)
    {
      LayoverKeyRole role;
      const LayoverPublicKey *known = layover_enrolment_get_key (enrolment, i, &role);

      if (role == LAYOVER_KEY_ROLE_PUBLISHER && layover_public_key_equal (known, key))
        return TRUE;
    }

  return FALSE;
}

/* A bundle that nobody with this enrolment would accept is not made. */
static gboolean
check_enrolment (LayoverEnrolment *enrolment, const LayoverPackOrder *order,
                 const LayoverPublicKey *key, GError **error)
{
  const char *org = layover_enrolment_get_org (enrolment);

  if (order->org != NULL && !g_str_equal (order->org, org))
    {
      layover_set_error (error, LAYOVER_ERROR_PACK_ORGANISATION, NULL,
                         _ ("This is the enrolment of “%s”, not of “%s”"), org, order->org);
      return FALSE;
    }

  if (!is_publisher (enrolment, key) || layover_enrolment_is_revoked (enrolment, key, NULL))
    {
      layover_set_error (error, LAYOVER_ERROR_PACK_PUBLISHER, NULL,
                         _ ("The key that signs is no publisher of “%s” in this enrolment"), org);
      return FALSE;
    }

  return TRUE;
}

/* Adds the enrolment to the bundle and returns the organisation it introduces. */
static char *
add_enrolment (LayoverContainerWriter *writer, const LayoverPackOrder *order,
               const LayoverPublicKey *key, GError **error)
{
  g_autoptr (LayoverContainer) container = NULL;
  g_autoptr (LayoverEnrolment) enrolment = NULL;

  container = layover_container_open (order->enrolment, TRUE, error);
  if (container == NULL)
    return NULL;

  enrolment = layover_enrolment_load (container, error);
  if (enrolment == NULL || !check_enrolment (enrolment, order, key, error)
      || !layover_container_writer_add_bytes (writer, LAYOVER_BUNDLE_ENROLMENT,
                                              layover_enrolment_get_bytes (enrolment), error))
    {
      layover_error_add_file (error, order->enrolment);
      return NULL;
    }

  return g_strdup (layover_enrolment_get_org (enrolment));
}

static char *
choose_org (LayoverContainerWriter *writer, const LayoverPackOrder *order,
            const LayoverPublicKey *key, GError **error)
{
  if (order->enrolment != NULL)
    return add_enrolment (writer, order, key, error);

  if (layover_id_is_valid (order->org))
    return g_strdup (order->org);

  layover_set_error (error, LAYOVER_ERROR_PACK_ORGANISATION, NULL,
                     _ ("“%s” cannot be the identifier of an organisation"), order->org);
  return NULL;
}

static void
add_exam_field (LayoverRecordWriter *record, LayoverExam *exam)
{
  g_autofree char *value = g_strdup_printf (
      "%s %s %s %s", layover_exam_get_id (exam), layover_exam_mode_to_string (exam),
      layover_exam_scoring_to_string (exam), layover_exam_get_path (exam));

  layover_record_writer_add (record, "exam", value);
}

static gboolean
add_record (LayoverPacker *self, LayoverContainerWriter *writer, const char *org, GError **error)
{
  g_autoptr (LayoverRecordWriter) record = layover_record_writer_new ();
  g_autoptr (GBytes) bytes = NULL;
  LayoverCourse *course = layover_bundle_check_get_course (self->check);

  layover_record_writer_add (record, "title", layover_packer_get_title (self));
  layover_record_writer_add (record, "language", get_language (self));
  layover_record_writer_add (record, "org", org);
  for (guint i = 0; course != NULL && i < layover_course_get_n_exams (course); i++)
    add_exam_field (record, layover_course_get_exam (course, i));

  bytes = layover_record_writer_finish (record, error);

  return bytes != NULL
         && layover_container_writer_add_bytes (writer, LAYOVER_BUNDLE_RECORD, bytes, error);
}

static gboolean
add_folder (LayoverPacker *self, LayoverContainerWriter *writer, GError **error)
{
  const LayoverBundleSource *source = layover_folder_get_source (self->folder);

  for (guint i = 0; source->entries[i] != NULL; i++)
    {
      g_autofree char *file = layover_folder_dup_file (self->folder, source->entries[i]);

      if (!layover_container_writer_add_file (writer, source->entries[i], file, error))
        return FALSE;
    }

  return TRUE;
}

static gint64
choose_created (LayoverPacker *self, const LayoverPackOrder *order)
{
  LayoverCourse *course = layover_bundle_check_get_course (self->check);

  if (order->created_s != 0)
    return order->created_s;

  return course != NULL ? layover_course_get_date (course) : g_get_real_time () / G_USEC_PER_SEC;
}

/**
 * layover_packer_write:
 * @order: what the author's folder does not say
 * @output: written whole or not at all
 *
 * Makes the bundle. The same folder, order and key give the same bytes; only a programme without a course, which has
 * no date, needs @order->created_s for that.
 */
gboolean
layover_packer_write (LayoverPacker *self, const LayoverPackOrder *order,
                      const LayoverSecretKey *key, const char *output, GError **error)
{
  g_autoptr (LayoverContainerWriter) writer = layover_container_writer_new ();
  g_autoptr (LayoverStatement) statement = NULL;
  g_autoptr (GBytes) manifest = NULL;
  g_autofree char *org = NULL;

  g_return_val_if_fail (self->problems->len == 0, FALSE);

  org = choose_org (writer, order, layover_secret_key_get_public (key), error);
  if (org == NULL)
    return FALSE;

  manifest = layover_manifest_write (self->check);
  if (!layover_container_writer_add_bytes (writer, LAYOVER_BUNDLE_MANIFEST, manifest, error)
      || !add_record (self, writer, org, error) || !add_folder (self, writer, error))
    return FALSE;

  statement = layover_statement_new (LAYOVER_FILE_TYPE_BUNDLE, layover_packer_get_id (self),
                                     layover_packer_get_version (self),
                                     choose_created (self, order), order->expires_s);

  return layover_container_writer_write (writer, output, statement, key, order->may_replace, error);
}

/* A name as make reads it. */
static void
append_make_name (GString *text, const char *name)
{
  for (; *name != '\0'; name++)
    {
      if (*name == ' ' || *name == '#' || *name == '\\')
        g_string_append_c (text, '\\');
      else if (*name == '$')
        g_string_append_c (text, '$');
      g_string_append_c (text, *name);
    }
}

/** layover_packer_write_depfile: writes to @path a make rule that says which files @output was made of */
gboolean
layover_packer_write_depfile (LayoverPacker *self, const char *output, const char *path,
                              GError **error)
{
  const LayoverBundleSource *source = layover_folder_get_source (self->folder);
  g_autoptr (GString) text = g_string_new (NULL);

  append_make_name (text, output);
  g_string_append_c (text, ':');
  for (guint i = 0; source->entries[i] != NULL; i++)
    {
      g_autofree char *file = layover_folder_dup_file (self->folder, source->entries[i]);

      g_string_append_c (text, ' ');
      append_make_name (text, file);
    }
  g_string_append_c (text, '\n');

  return layover_file_replace (path, text->str, text->len, 0644, error);
}
