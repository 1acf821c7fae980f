/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover"

#include "config.h"

#include <glib/gi18n.h>

#include "layover-course-words.h"
#include "layover-format.h"

/**
 * layover_words_find_level:
 *
 * Returns: (transfer none) (nullable): the level of @course in the programme; %NULL without a programme
 */
LayoverLevel *
layover_words_find_level (LayoverLibrary *library, LayoverCourse *course)
{
  LayoverProgramme *programme = layover_library_get_programme (library);

  if (programme == NULL || course == NULL)
    return NULL;

  return layover_programme_find_level (programme, layover_course_get_level (course));
}

/**
 * layover_words_get_fill:
 *
 * Returns: (nullable): the colour of the course's level
 */
const char *
layover_words_get_fill (LayoverLibrary *library, LayoverCourse *course)
{
  LayoverLevel *level = layover_words_find_level (library, course);

  return level != NULL ? layover_level_get_fill (level) : NULL;
}

void
layover_words_show_emblem (LayoverLevelEmblem *emblem, LayoverLibrary *library,
                           LayoverCourse *course)
{
  LayoverProgramme *programme = layover_library_get_programme (library);
  LayoverLevel *level = layover_words_find_level (library, course);

  gtk_widget_set_visible (GTK_WIDGET (emblem), level != NULL);
  if (level != NULL)
    layover_level_emblem_set_level (emblem, (guint) layover_level_get_ordinal (level),
                                    layover_programme_get_n_levels (programme),
                                    layover_level_get_name (level), layover_level_get_fill (level),
                                    layover_level_get_chevron (level));
}

/**
 * layover_words_dup_overline:
 *
 * Returns: (transfer full): "SAL-101 · Learning · Strategic Account Leader"
 */
char *
layover_words_dup_overline (LayoverLibrary *library, LayoverCourse *course)
{
  LayoverProgramme *programme = layover_library_get_programme (library);
  LayoverLevel *level = layover_words_find_level (library, course);
  LayoverRole *role = NULL;
  GString *text = g_string_new (layover_course_get_number (course));

  if (programme != NULL && layover_course_get_role (course) != NULL)
    role = layover_programme_find_role (programme, layover_course_get_role (course));
  if (level != NULL)
    g_string_append_printf (text, " · %s", layover_level_get_name (level));
  if (role != NULL)
    g_string_append_printf (text, " · %s", layover_role_get_name (role));

  return g_string_free (text, FALSE);
}

/**
 * layover_words_is_written_passed:
 *
 * Returns: whether the knowledge half of a certification is there, whatever became of it later
 */
gboolean
layover_words_is_written_passed (LayoverStanding standing)
{
  switch (standing)
    {
    case LAYOVER_STANDING_WRITTEN_PASSED:
    case LAYOVER_STANDING_PRACTICAL_OPEN:
    case LAYOVER_STANDING_CERTIFIED:
    case LAYOVER_STANDING_RENEW:
    case LAYOVER_STANDING_EXPIRED:
      return TRUE;
    default:
      return FALSE;
    }
}

/**
 * layover_words_is_online_only:
 *
 * Returns: whether the part is not in the bundle and has to be looked for on the web
 */
gboolean
layover_words_is_online_only (LayoverPart *part)
{
  return layover_part_get_kind (part) == LAYOVER_PART_VIDEO
         && layover_part_get_entry (part) == NULL;
}

const char *
layover_words_get_part_icon (LayoverPart *part)
{
  switch (layover_part_get_kind (part))
    {
    case LAYOVER_PART_VIDEO:
      return layover_words_is_online_only (part) ? "folder-remote-symbolic"
                                                 : "camera-video-symbolic";
    case LAYOVER_PART_CHECK:
      return "dialog-question-symbolic";
    case LAYOVER_PART_PAGE:
    default:
      return "text-x-generic-symbolic";
    }
}

/**
 * layover_words_dup_part_kind:
 *
 * Returns: (transfer full): "Page", "Video, captions and transcript", "2 questions, not graded"
 */
char *
layover_words_dup_part_kind (LayoverPart *part)
{
  const char *const *items = layover_part_get_items (part);
  guint n_items;

  switch (layover_part_get_kind (part))
    {
    case LAYOVER_PART_VIDEO:
      if (layover_words_is_online_only (part))
        return g_strdup (_ ("Video, online only"));
      return g_strdup (layover_part_get_captions (part) != NULL
                           ? _ ("Video, captions and transcript")
                           : _ ("Video"));
    case LAYOVER_PART_CHECK:
      n_items = items != NULL ? g_strv_length ((GStrv) items) : 0;
      return g_strdup_printf (
          ngettext ("%u question, not graded", "%u questions, not graded", n_items), n_items);
    case LAYOVER_PART_PAGE:
    default:
      return g_strdup (_ ("Page"));
    }
}

/**
 * layover_words_dup_parts_done:
 *
 * Returns: (transfer full): "5 of 12 parts done"
 */
char *
layover_words_dup_parts_done (LayoverProgress *progress)
{
  guint n_parts = layover_progress_get_n_parts (progress);

  return g_strdup_printf (ngettext ("%u of %u part done", "%u of %u parts done", n_parts),
                          layover_progress_get_n_done (progress), n_parts);
}

/**
 * layover_words_dup_progress:
 *
 * Returns: (transfer full): "5 of 12 parts done · about 1 h 20 min left"
 */
char *
layover_words_dup_progress (LayoverProgress *progress)
{
  g_autofree char *done = layover_words_dup_parts_done (progress);
  guint minutes = layover_progress_get_minutes_left (progress);
  g_autofree char *left = NULL;

  if (minutes == 0)
    return g_steal_pointer (&done);

  left = layover_format_minutes (minutes);
  /* Translators: "5 of 12 parts done · about 1 h 20 min left" */
  return g_strdup_printf (_ ("%s · about %s left"), done, left);
}
