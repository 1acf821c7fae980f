/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover-bundle"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "layover-bundle-check-private.h"
#include "layover-error.h"

static void
check_page_part (LayoverBundleCheck *self, LayoverPart *part)
{
  const char *entry = layover_part_get_entry (part);
  guint line = layover_part_get_line (part);

  if (layover_bundle_check_refer (self, LAYOVER_BUNDLE_COURSE, line, entry, LAYOVER_WANT_ANYTHING))
    layover_bundle_check_page (self, entry, line);
}

static void
refer_to_media (LayoverBundleCheck *self, LayoverPart *part, const char *entry,
                LayoverBundleWant want)
{
  if (entry != NULL)
    layover_bundle_check_refer (self, LAYOVER_BUNDLE_COURSE, layover_part_get_line (part), entry,
                                want);
}

static void
check_video_part (LayoverBundleCheck *self, LayoverPart *part)
{
  refer_to_media (self, part, layover_part_get_entry (part), LAYOVER_WANT_RECORDING);
  refer_to_media (self, part, layover_part_get_captions (part), LAYOVER_WANT_CAPTIONS);
  refer_to_media (self, part, layover_part_get_poster (part), LAYOVER_WANT_IMAGE);
}

static void
check_check_part (LayoverBundleCheck *self, LayoverPart *part)
{
  const char *const *items = layover_part_get_items (part);
  guint line = layover_part_get_line (part);

  for (guint i = 0; items[i] != NULL; i++)
    if (layover_bundle_check_refer (self, LAYOVER_BUNDLE_COURSE, line, items[i],
                                    LAYOVER_WANT_ANYTHING))
      layover_bundle_check_item (self, items[i], line);
}

static void
check_part (LayoverBundleCheck *self, LayoverPart *part)
{
  switch (layover_part_get_kind (part))
    {
    case LAYOVER_PART_PAGE:
      check_page_part (self, part);
      break;
    case LAYOVER_PART_VIDEO:
      check_video_part (self, part);
      break;
    case LAYOVER_PART_CHECK:
      check_check_part (self, part);
      break;
    default:
      g_assert_not_reached ();
    }
}

static void
check_all_links (LayoverBundleCheck *self)
{
  GHashTableIter iter;
  gpointer entry;
  gpointer page;

  g_hash_table_iter_init (&iter, self->pages);
  while (g_hash_table_iter_next (&iter, &entry, &page))
    layover_bundle_check_links (self, page, entry);
}

static void
check_course (LayoverBundleCheck *self)
{
  for (guint i = 0; i < layover_course_get_n_parts (self->course); i++)
    check_part (self, layover_course_get_part (self->course, i));

  for (guint i = 0; i < layover_course_get_n_exams (self->course); i++)
    layover_bundle_check_exam (self, layover_course_get_exam (self->course, i));

  check_all_links (self);
}

static void check_known (LayoverBundleCheck *self, gboolean is_known, const char *format, ...)
    G_GNUC_PRINTF (3, 4);

static void
check_known (LayoverBundleCheck *self, gboolean is_known, const char *format, ...)
{
  g_autofree char *sentence = NULL;
  GError *error = NULL;
  va_list args;

  if (is_known)
    return;

  va_start (args, format);
  sentence = g_strdup_vprintf (format, args);
  va_end (args);

  layover_set_error (&error, LAYOVER_ERROR_BUNDLE_PROGRAMME, LAYOVER_BUNDLE_COURSE, "%s", sentence);
  layover_bundle_check_take_problem (self, error);
}

/* What the course says it belongs to, when the programme stands in the same bundle. */
static void
check_programme (LayoverBundleCheck *self)
{
  LayoverProgramme *programme = self->programme;
  const char *role = layover_course_get_role (self->course);
  const char *const *competencies = layover_course_get_competencies (self->course);
  const char *const *moments = layover_course_get_moments (self->course);
  int level = layover_course_get_level (self->course);

  check_known (self, layover_programme_find_role (programme, role) != NULL,
               _ ("The programme has no role “%s”"), role);
  check_known (self, layover_programme_find_level (programme, level) != NULL,
               _ ("The programme has no level %d"), level);

  for (guint i = 0; competencies[i] != NULL; i++)
    check_known (self, layover_programme_find_competency (programme, competencies[i]) != NULL,
                 _ ("The programme has no competency “%s”"), competencies[i]);
  for (guint i = 0; moments[i] != NULL; i++)
    check_known (self, layover_programme_find_moment (programme, moments[i]) != NULL,
                 _ ("The programme has no moment “%s”"), moments[i]);
}

static GBytes *
read_if_there (LayoverBundleCheck *self, const char *entry)
{
  GError *error = NULL;
  GBytes *bytes;

  if (!layover_bundle_check_has_entry (self, entry))
    return NULL;

  layover_bundle_check_use (self, entry, LAYOVER_BUNDLE_WEB_CONTENT);
  bytes = layover_bundle_check_read (self, entry, &error);
  if (bytes == NULL)
    layover_bundle_check_take_unread (self, error);

  return bytes;
}

static void
load_course (LayoverBundleCheck *self)
{
  g_autoptr (GBytes) bytes = read_if_there (self, LAYOVER_BUNDLE_COURSE);
  GError *error = NULL;

  if (bytes == NULL)
    return;

  self->course = layover_course_load (bytes, LAYOVER_BUNDLE_COURSE, &error);
  if (self->course == NULL)
    layover_bundle_check_take_unread (self, error);
}

static void
load_programme (LayoverBundleCheck *self)
{
  g_autoptr (GBytes) bytes = read_if_there (self, LAYOVER_BUNDLE_PROGRAMME);
  GError *error = NULL;

  if (bytes == NULL)
    return;

  self->programme = layover_programme_load (bytes, LAYOVER_BUNDLE_PROGRAMME, &error);
  if (self->programme == NULL)
    layover_bundle_check_take_unread (self, error);
}

static gboolean
is_made_by_packing (const char *entry)
{
  return g_str_equal (entry, LAYOVER_BUNDLE_RECORD) || g_str_equal (entry, LAYOVER_BUNDLE_MANIFEST)
         || g_str_equal (entry, LAYOVER_BUNDLE_ENROLMENT);
}

static void
check_unused (LayoverBundleCheck *self)
{
  for (guint i = 0; i < self->n_entries; i++)
    {
      const char *entry = self->source->entries[i];
      GError *error = NULL;

      if (is_made_by_packing (entry) || g_hash_table_contains (self->resources, entry))
        continue;

      layover_set_error (&error, LAYOVER_ERROR_BUNDLE_UNUSED, entry,
                         _ ("Nothing in the bundle uses this file"));
      layover_bundle_check_take_problem (self, error);
    }
}

/* Everything, from the outline down. */
void
layover_bundle_check_run (LayoverBundleCheck *self)
{
  GError *error = NULL;

  load_course (self);
  load_programme (self);

  if (self->course != NULL)
    check_course (self);
  if (self->course != NULL && self->programme != NULL)
    check_programme (self);

  if (self->has_unread_text)
    return;

  if (self->course == NULL && self->programme == NULL)
    {
      layover_set_error (&error, LAYOVER_ERROR_BUNDLE_NOTHING, NULL,
                         _ ("There is neither a course.xml nor a programme.xml here"));
      layover_bundle_check_take_problem (self, error);
      return;
    }

  check_unused (self);
}
