/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover-library"

#include "config.h"

#include <string.h>

#include "layover-error.h"
#include "layover-library-private.h"
#include "layover-store-bundles.h"
#include "layover-store-progress.h"

/* The entries of an installed bundle. */
LayoverBundleFiles *
layover_library_load_files (LayoverStore *store, const LayoverBundleRow *row, GError **error)
{
  g_autoptr (GPtrArray) entries = layover_store_list_entries (store, row->row, error);
  g_autoptr (LayoverBundleFiles) files = NULL;

  if (entries == NULL)
    return NULL;

  files = layover_bundle_files_new ();
  for (guint i = 0; i < entries->len; i++)
    {
      const LayoverEntryRow *entry = g_ptr_array_index (entries, i);
      g_autofree char *path = layover_store_dup_object_path (store, entry->digest);

      layover_bundle_files_add (files, entry->name, entry->digest, path, entry->size_bytes);
    }

  return g_steal_pointer (&files);
}

static gboolean
is_revoked (LayoverEnrolment *enrolment, const LayoverBundleRow *row)
{
  g_autoptr (LayoverPublicKey) key = layover_public_key_parse (row->key, NULL);
  gint64 since_s = 0;

  return enrolment == NULL || key == NULL
         || layover_enrolment_is_revoked (enrolment, key, &since_s);
}

static LayoverCourse *
load_course (LayoverBundleFiles *files, GError **error)
{
  g_autoptr (GBytes) bytes = layover_bundle_files_read (files, LAYOVER_BUNDLE_COURSE, error);

  return bytes != NULL ? layover_course_load (bytes, LAYOVER_BUNDLE_COURSE, error) : NULL;
}

static LayoverProgramme *
load_programme (LayoverBundleFiles *files)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = layover_bundle_files_read (files, LAYOVER_BUNDLE_PROGRAMME, &error);
  LayoverProgramme *programme = NULL;

  if (bytes != NULL)
    programme = layover_programme_load (bytes, LAYOVER_BUNDLE_PROGRAMME, &error);
  if (programme == NULL)
    g_message ("A programme cannot be read: %s", error->message);

  return programme;
}

static LayoverLibraryCourse *
find_same (LayoverLibrary *self, const LayoverBundleRow *row)
{
  guint n_courses = g_list_model_get_n_items (G_LIST_MODEL (self->courses));

  for (guint i = 0; i < n_courses; i++)
    {
      g_autoptr (LayoverLibraryCourse)
          course = g_list_model_get_item (G_LIST_MODEL (self->courses), i);

      if (g_strcmp0 (layover_library_course_get_id (course), row->id) == 0
          && g_strcmp0 (layover_library_course_get_org (course), row->org) == 0)
        return course;
    }

  return NULL;
}

static int
compare_courses (gconstpointer a, gconstpointer b, gpointer data)
{
  LayoverLibraryCourse *first = (LayoverLibraryCourse *) a;
  LayoverLibraryCourse *second = (LayoverLibraryCourse *) b;
  int order = strcmp (layover_library_course_get_number (first),
                      layover_library_course_get_number (second));

  return order != 0 ? order
                    : strcmp (layover_library_course_get_id (first),
                              layover_library_course_get_id (second));
}

static void
refresh_progress (LayoverLibrary *self, LayoverLibraryCourse *item)
{
  LayoverCourse *course = layover_library_course_get_course (item);
  g_autoptr (LayoverProgress) progress = NULL;
  g_autoptr (GPtrArray) rows = NULL;

  if (course != NULL)
    rows = layover_store_list_parts (self->store, layover_library_course_get_org (item),
                                     layover_library_course_get_id (item), NULL);
  if (rows != NULL)
    progress = layover_progress_new (course, rows);

  layover_library_course_set_progress (item, progress);
}

static void
take_course (LayoverLibrary *self, const LayoverBundleRow *row, LayoverBundleFiles *files)
{
  LayoverEnrolment *enrolment = layover_keyring_find (self->keyring, row->org);
  g_autoptr (GError) error = NULL;
  g_autoptr (LayoverCourse) course = load_course (files, &error);
  LayoverLibraryCourse *item = find_same (self, row);
  g_autoptr (LayoverLibraryCourse) new_item = NULL;
  LayoverCourseState state = {
    .row = row,
    .files = files,
    .course = course,
    .problem = error != NULL ? error->message : NULL,
    .enrolment = enrolment,
    .is_expired = row->expires_s > 0 && row->expires_s <= layover_library_get_now_s (self),
    .is_revoked = is_revoked (enrolment, row),
  };

  if (item == NULL)
    item = new_item = layover_library_course_new (row->org, row->id);

  layover_library_course_update (item, &state);
  refresh_progress (self, item);
  layover_library_refresh_standing (self, item);

  if (new_item != NULL)
    g_list_store_insert_sorted (self->courses, new_item, compare_courses, NULL);
}

static gboolean
is_listed (GPtrArray *bundles, LayoverLibraryCourse *course)
{
  for (guint i = 0; i < bundles->len; i++)
    {
      const LayoverBundleRow *row = g_ptr_array_index (bundles, i);

      if (g_str_equal (row->id, layover_library_course_get_id (course))
          && g_str_equal (row->org, layover_library_course_get_org (course)))
        return TRUE;
    }

  return FALSE;
}

static void
drop_removed (LayoverLibrary *self, GPtrArray *bundles)
{
  guint i = 0;

  while (i < g_list_model_get_n_items (G_LIST_MODEL (self->courses)))
    {
      g_autoptr (LayoverLibraryCourse)
          course = g_list_model_get_item (G_LIST_MODEL (self->courses), i);

      if (is_listed (bundles, course))
        i++;
      else
        g_list_store_remove (self->courses, i);
    }
}

/* Reads which bundles are installed and brings the list and the programme up to date, keeping the objects. */
gboolean
layover_library_refresh_courses (LayoverLibrary *self, GError **error)
{
  g_autoptr (GPtrArray) bundles = layover_store_list_bundles (self->store, error);
  g_autoptr (LayoverProgramme) programme = NULL;
  gint64 newest_s = 0;

  if (bundles == NULL)
    return FALSE;

  drop_removed (self, bundles);

  for (guint i = 0; i < bundles->len; i++)
    {
      const LayoverBundleRow *row = g_ptr_array_index (bundles, i);
      g_autoptr (LayoverBundleFiles) files = layover_library_load_files (self->store, row, error);

      if (files == NULL)
        return FALSE;

      if (row->created_s >= newest_s && layover_bundle_files_has (files, LAYOVER_BUNDLE_PROGRAMME))
        {
          LayoverProgramme *candidate = load_programme (files);

          if (candidate != NULL)
            {
              g_clear_object (&programme);
              programme = candidate;
              newest_s = row->created_s;
            }
        }

      if (layover_bundle_files_has (files, LAYOVER_BUNDLE_COURSE))
        take_course (self, row, files);
    }

  layover_library_set_programme (self, programme);

  return TRUE;
}

/**
 * layover_library_mark_part:
 *
 * Says that a part was read, watched or answered, or takes it back. Its course notifies progress.
 */
gboolean
layover_library_mark_part (LayoverLibrary *self, LayoverLibraryCourse *course, const char *part,
                           gboolean is_done, GError **error)
{
  g_return_val_if_fail (LAYOVER_IS_LIBRARY (self), FALSE);
  g_return_val_if_fail (LAYOVER_IS_LIBRARY_COURSE (course), FALSE);

  if (!layover_store_set_part_done (self->store, layover_library_course_get_org (course),
                                    layover_library_course_get_id (course), part, is_done,
                                    layover_clock_get_utc_ms (self->clock) / 1000, error))
    return FALSE;

  refresh_progress (self, course);
  layover_library_refresh_standing (self, course);

  return TRUE;
}

/**
 * layover_library_set_place:
 * @position: 0 for the start to 1 for the end of a page; seconds of a video
 *
 * Remembers where the person is, for “Continue”.
 */
gboolean
layover_library_set_place (LayoverLibrary *self, LayoverLibraryCourse *course, const char *part,
                           double position, GError **error)
{
  g_return_val_if_fail (LAYOVER_IS_LIBRARY (self), FALSE);
  g_return_val_if_fail (LAYOVER_IS_LIBRARY_COURSE (course), FALSE);

  if (!layover_store_set_part_position (self->store, layover_library_course_get_org (course),
                                        layover_library_course_get_id (course), part, position,
                                        layover_clock_get_utc_ms (self->clock) / 1000, error))
    return FALSE;

  refresh_progress (self, course);
  layover_library_refresh_standing (self, course);

  return TRUE;
}

/**
 * layover_library_remove_course:
 *
 * Takes a course off this computer. What was read, sat and handed in stays, and so does the memory of its version.
 */
gboolean
layover_library_remove_course (LayoverLibrary *self, LayoverLibraryCourse *course, GError **error)
{
  int lock;

  g_return_val_if_fail (LAYOVER_IS_LIBRARY (self), FALSE);
  g_return_val_if_fail (LAYOVER_IS_LIBRARY_COURSE (course), FALSE);

  if (!layover_store_remove_bundle (self->store, layover_library_course_get_row (course), error))
    return FALSE;

  /* While an import has the objects their removal waits for the next one. */
  lock = layover_store_try_lock_objects (self->store, NULL);
  if (lock >= 0)
    layover_store_remove_unused (self->store, NULL);
  layover_store_unlock_objects (lock);

  return layover_library_refresh_courses (self, error);
}
