/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover-bundle"

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "layover-bundle-check-private.h"
#include "layover-error.h"

static void
resource_free (LayoverBundleResource *resource)
{
  g_free (resource->entry);
  g_free (resource->type);
  g_ptr_array_unref (resource->dependencies);
  g_free (resource);
}

/* Takes @error and remembers it. */
void
layover_bundle_check_take_problem (LayoverBundleCheck *self, GError *error)
{
  g_ptr_array_add (self->problems, error);
}

/* Likewise, for a text that could not be read: what it uses is not known then. */
void
layover_bundle_check_take_unread (LayoverBundleCheck *self, GError *error)
{
  self->has_unread_text = TRUE;
  layover_bundle_check_take_problem (self, error);
}

static int
compare_entry (const void *key, const void *element)
{
  return strcmp (key, *(const char *const *) element);
}

gboolean
layover_bundle_check_has_entry (LayoverBundleCheck *self, const char *entry)
{
  return bsearch (entry, self->source->entries, self->n_entries, sizeof (char *), compare_entry)
         != NULL;
}

/* Reads the whole of a text entry. */
GBytes *
layover_bundle_check_read (LayoverBundleCheck *self, const char *entry, GError **error)
{
  const LayoverBundleSource *source = self->source;

  if (source->get_size (source->data, entry) > LAYOVER_BUNDLE_MAX_TEXT_BYTES)
    {
      layover_set_error (error, LAYOVER_ERROR_BUNDLE_TEXT_SIZE, entry,
                         _ ("The text is longer than the %d MiB allowed here"),
                         LAYOVER_BUNDLE_MAX_TEXT_BYTES / (1024 * 1024));
      return NULL;
    }

  return source->read (source->data, entry, LAYOVER_BUNDLE_MAX_TEXT_BYTES, error);
}

/* Notes that something uses @entry, as what, and returns where its dependencies are listed. */
LayoverBundleResource *
layover_bundle_check_use (LayoverBundleCheck *self, const char *entry, const char *type)
{
  LayoverBundleResource *resource = g_hash_table_lookup (self->resources, entry);

  if (resource != NULL)
    return resource;

  resource = g_new0 (LayoverBundleResource, 1);
  resource->entry = g_strdup (entry);
  resource->type = g_strdup (type);
  resource->dependencies = g_ptr_array_new_with_free_func (g_free);
  g_hash_table_insert (self->resources, resource->entry, resource);

  return resource;
}

void
layover_bundle_check_add_dependency (LayoverBundleResource *self, const char *entry)
{
  if (!g_str_equal (self->entry, entry)
      && !g_ptr_array_find_with_equal_func (self->dependencies, entry, g_str_equal, NULL))
    g_ptr_array_add (self->dependencies, g_strdup (entry));
}

static void
check_pixels (LayoverBundleCheck *self, const char *entry, GBytes *head)
{
  GError *error = NULL;
  guint32 width = 0;
  guint32 height = 0;

  if (!layover_media_measure_image (g_bytes_get_data (head, NULL), g_bytes_get_size (head), &width,
                                    &height)
      || width == 0 || height == 0)
    layover_set_error (&error, LAYOVER_ERROR_BUNDLE_IMAGE, entry,
                       _ ("The picture is damaged: its size cannot be told"));
  else if ((guint64) width * height > LAYOVER_MEDIA_MAX_PIXELS)
    layover_set_error (&error, LAYOVER_ERROR_BUNDLE_IMAGE_SIZE, entry,
                       _ ("The picture has %u × %u pixels; 40 million in all is the limit"), width,
                       height);

  if (error != NULL)
    layover_bundle_check_take_problem (self, error);
}

static gboolean
fits_want (LayoverMediaType type, LayoverBundleWant want)
{
  switch (want)
    {
    case LAYOVER_WANT_IMAGE:
      return layover_media_type_is_image (type);
    case LAYOVER_WANT_RECORDING:
      return layover_media_type_is_recording (type);
    case LAYOVER_WANT_CAPTIONS:
      return type == LAYOVER_MEDIA_WEBVTT;
    case LAYOVER_WANT_ANYTHING:
    default:
      return type != LAYOVER_MEDIA_NONE;
    }
}

static const char *
describe_want (LayoverBundleWant want)
{
  switch (want)
    {
    case LAYOVER_WANT_IMAGE:
      return _ ("This is no picture: PNG, JPEG, GIF and WebP can be shown");
    case LAYOVER_WANT_RECORDING:
      return _ ("This is no video or sound: WebM and Ogg can be played");
    case LAYOVER_WANT_CAPTIONS:
      return _ ("These are no captions: WebVTT can be shown");
    case LAYOVER_WANT_ANYTHING:
    default:
      return _ ("This kind of file can be neither shown nor played");
    }
}

/* An entry that is looked at or listened to, judged by its first bytes, once for what it is and each time for its use. */
void
layover_bundle_check_media (LayoverBundleCheck *self, const char *entry, LayoverBundleWant want)
{
  const LayoverBundleSource *source = self->source;
  gboolean is_known = g_hash_table_contains (self->resources, entry);
  g_autoptr (GBytes) head = NULL;
  LayoverMediaType type;
  GError *error = NULL;

  head = source->read (source->data, entry, LAYOVER_MEDIA_HEAD_BYTES, &error);
  if (head == NULL)
    {
      layover_bundle_check_take_problem (self, error);
      return;
    }

  type = layover_media_type_guess (g_bytes_get_data (head, NULL), g_bytes_get_size (head));
  layover_bundle_check_use (self, entry, LAYOVER_BUNDLE_WEB_CONTENT);

  if (!fits_want (type, want))
    layover_set_error (&error, LAYOVER_ERROR_BUNDLE_MEDIA_TYPE, entry, "%s", describe_want (want));
  else if (!is_known && !layover_media_type_fits_name (type, entry))
    layover_set_error (&error, LAYOVER_ERROR_BUNDLE_MEDIA_NAME, entry,
                       _ ("The name does not end as files of type %s do"),
                       layover_media_type_to_string (type));

  if (error != NULL)
    layover_bundle_check_take_problem (self, error);
  else if (!is_known && layover_media_type_is_image (type))
    check_pixels (self, entry, head);
}

/*
 * Something at @line of @from names the entry @target. Notes the dependency, and follows media; pages and items are
 * the caller's. FALSE, and a problem, when there is no such entry.
 */
gboolean
layover_bundle_check_refer (LayoverBundleCheck *self, const char *from, guint line,
                            const char *target, LayoverBundleWant want)
{
  if (!layover_bundle_check_has_entry (self, target))
    {
      GError *error = NULL;

      if (line > 0)
        layover_set_error_at_line (&error, LAYOVER_ERROR_BUNDLE_REFERENCE, from, line, 0,
                                   _ ("“%s” is named here and is not in the bundle"), target);
      else
        layover_set_error (&error, LAYOVER_ERROR_BUNDLE_REFERENCE, from,
                           _ ("“%s” is named here and is not in the bundle"), target);
      layover_bundle_check_take_problem (self, error);
      return FALSE;
    }

  layover_bundle_check_add_dependency (
      layover_bundle_check_use (self, from, LAYOVER_BUNDLE_WEB_CONTENT), target);
  if (want != LAYOVER_WANT_ANYTHING)
    layover_bundle_check_media (self, target, want);

  return TRUE;
}

static int
compare_resources (gconstpointer a, gconstpointer b)
{
  const LayoverBundleResource *const *first = a;
  const LayoverBundleResource *const *second = b;

  return strcmp ((*first)->entry, (*second)->entry);
}

/* By entry and line, as people mend them; what is about no entry comes first. */
static int
compare_problems (gconstpointer a, gconstpointer b)
{
  const GError *first = *(const GError *const *) a;
  const GError *second = *(const GError *const *) b;
  int order = g_strcmp0 (layover_error_get_entry (first), layover_error_get_entry (second));
  gint64 first_line = 0;
  gint64 second_line = 0;

  layover_error_get_place (first, &first_line, NULL);
  layover_error_get_place (second, &second_line, NULL);

  return order != 0 ? order : (first_line > second_line) - (first_line < second_line);
}

static GPtrArray *
list_resources (LayoverBundleCheck *self)
{
  GPtrArray *list = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer resource;

  g_hash_table_iter_init (&iter, self->resources);
  while (g_hash_table_iter_next (&iter, NULL, &resource))
    g_ptr_array_add (list, resource);
  g_ptr_array_sort (list, compare_resources);

  return list;
}

/**
 * layover_bundle_check_new:
 *
 * Reads course.xml and programme.xml, then every page, question, test, picture and recording they lead to, and
 * follows every reference. Nothing is stored, shown or run. It does not stop at the first fault.
 *
 * Returns: (transfer full): what was found
 */
LayoverBundleCheck *
layover_bundle_check_new (const LayoverBundleSource *source)
{
  LayoverBundleCheck *self = g_new0 (LayoverBundleCheck, 1);

  self->source = source;
  self->n_entries = g_strv_length ((char **) source->entries);
  self->problems = g_ptr_array_new_with_free_func ((GDestroyNotify) g_error_free);
  self->resources = g_hash_table_new_full (g_str_hash, g_str_equal, NULL,
                                           (GDestroyNotify) resource_free);
  self->pages = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                       (GDestroyNotify) layover_content_node_unref);
  self->unread_pages = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  layover_bundle_check_run (self);

  g_ptr_array_sort (self->problems, compare_problems);
  self->sorted = list_resources (self);
  self->source = NULL;

  return self;
}

void
layover_bundle_check_free (LayoverBundleCheck *self)
{
  g_ptr_array_unref (self->problems);
  g_ptr_array_unref (self->sorted);
  g_hash_table_unref (self->resources);
  g_hash_table_unref (self->pages);
  g_hash_table_unref (self->unread_pages);
  g_clear_object (&self->course);
  g_clear_object (&self->programme);
  g_free (self);
}

/** layover_bundle_check_get_problems: Returns: (transfer none) (element-type GError): everything that is wrong */
GPtrArray *
layover_bundle_check_get_problems (LayoverBundleCheck *self)
{
  return self->problems;
}

/** layover_bundle_check_get_course: Returns: (transfer none) (nullable): the course, when there is a readable one */
LayoverCourse *
layover_bundle_check_get_course (LayoverBundleCheck *self)
{
  return self->course;
}

/** layover_bundle_check_get_programme: Returns: (transfer none) (nullable): likewise the programme */
LayoverProgramme *
layover_bundle_check_get_programme (LayoverBundleCheck *self)
{
  return self->programme;
}

/**
 * layover_bundle_check_get_resources:
 *
 * Returns: (transfer none) (element-type LayoverBundleResource): the entries in use, ascending by name
 */
GPtrArray *
layover_bundle_check_get_resources (LayoverBundleCheck *self)
{
  return self->sorted;
}
