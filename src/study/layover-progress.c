/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover-study"

#include "config.h"

#include "layover-progress.h"
#include "layover-store-progress.h"

struct _LayoverProgress
{
  GObject parent_instance;

  LayoverCourse *course;
  GHashTable *done;
  GHashTable *positions;
  LayoverPart *last;
  guint n_done;
};

G_DEFINE_FINAL_TYPE (LayoverProgress, layover_progress, G_TYPE_OBJECT)

static void
layover_progress_finalize (GObject *object)
{
  LayoverProgress *self = LAYOVER_PROGRESS (object);

  g_clear_object (&self->course);
  g_hash_table_unref (self->done);
  g_hash_table_unref (self->positions);

  G_OBJECT_CLASS (layover_progress_parent_class)->finalize (object);
}

static void
layover_progress_class_init (LayoverProgressClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = layover_progress_finalize;
}

static void
layover_progress_init (LayoverProgress *self)
{
  self->done = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->positions = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
}

static void
take_row (LayoverProgress *self, const LayoverPartRow *row)
{
  LayoverPart *part = layover_course_find_part (self->course, row->part);

  /* A part that a newer version dropped counts for nothing, and is there again if it comes back. */
  if (part == NULL)
    return;

  if (row->is_done && g_hash_table_add (self->done, g_strdup (row->part)))
    self->n_done++;
  if (row->visited_s > 0)
    {
      g_hash_table_insert (self->positions, g_strdup (row->part),
                           g_memdup2 (&row->position, sizeof row->position));
      if (self->last == NULL)
        self->last = part;
    }
}

/**
 * layover_progress_new:
 * @rows: (element-type LayoverPartRow): as layover_store_list_parts() gives them, the one visited last first
 */
LayoverProgress *
layover_progress_new (LayoverCourse *course, GPtrArray *rows)
{
  LayoverProgress *self = g_object_new (LAYOVER_TYPE_PROGRESS, NULL);

  self->course = g_object_ref (course);
  for (guint i = 0; i < rows->len; i++)
    take_row (self, g_ptr_array_index (rows, i));

  return self;
}

guint
layover_progress_get_n_parts (LayoverProgress *self)
{
  g_return_val_if_fail (LAYOVER_IS_PROGRESS (self), 0);

  return layover_course_get_n_parts (self->course);
}

guint
layover_progress_get_n_done (LayoverProgress *self)
{
  g_return_val_if_fail (LAYOVER_IS_PROGRESS (self), 0);

  return self->n_done;
}

gboolean
layover_progress_is_done (LayoverProgress *self, const char *part)
{
  g_return_val_if_fail (LAYOVER_IS_PROGRESS (self), FALSE);

  return g_hash_table_contains (self->done, part);
}

/** layover_progress_is_started: whether any part was opened or done */
gboolean
layover_progress_is_started (LayoverProgress *self)
{
  g_return_val_if_fail (LAYOVER_IS_PROGRESS (self), FALSE);

  return self->n_done > 0 || self->last != NULL;
}

gboolean
layover_progress_is_complete (LayoverProgress *self)
{
  g_return_val_if_fail (LAYOVER_IS_PROGRESS (self), FALSE);

  return self->n_done == layover_progress_get_n_parts (self);
}

/** layover_progress_get_fraction: Returns: from 0 to 1, for a bar */
double
layover_progress_get_fraction (LayoverProgress *self)
{
  guint n_parts = layover_progress_get_n_parts (self);

  return n_parts > 0 ? (double) self->n_done / n_parts : 0;
}

/** layover_progress_get_minutes_left: Returns: the minutes the author gave the parts that are not done */
guint
layover_progress_get_minutes_left (LayoverProgress *self)
{
  guint n_parts = layover_progress_get_n_parts (self);
  guint minutes = 0;

  for (guint i = 0; i < n_parts; i++)
    {
      LayoverPart *part = layover_course_get_part (self->course, i);

      if (!layover_progress_is_done (self, layover_part_get_id (part)))
        minutes += (guint) MAX (layover_part_get_minutes (part), 0);
    }

  return minutes;
}

static guint
find_index (LayoverProgress *self, LayoverPart *part)
{
  guint n_parts = layover_progress_get_n_parts (self);

  for (guint i = 0; i < n_parts; i++)
    if (layover_course_get_part (self->course, i) == part)
      return i;

  return 0;
}

/**
 * layover_progress_get_next:
 *
 * Where “Continue” leads: the part that was open last if it is not done, else the first one after it that is not
 * done, else the first one of all.
 *
 * Returns: (nullable) (transfer none): %NULL when every part is done
 */
LayoverPart *
layover_progress_get_next (LayoverProgress *self)
{
  guint n_parts;
  guint first;

  g_return_val_if_fail (LAYOVER_IS_PROGRESS (self), NULL);

  n_parts = layover_progress_get_n_parts (self);
  first = self->last != NULL ? find_index (self, self->last) : 0;

  for (guint i = 0; i < n_parts; i++)
    {
      LayoverPart *part = layover_course_get_part (self->course, (first + i) % n_parts);

      if (!layover_progress_is_done (self, layover_part_get_id (part)))
        return part;
    }

  return NULL;
}

/** layover_progress_get_last: Returns: (nullable) (transfer none): the part that was open last */
LayoverPart *
layover_progress_get_last (LayoverProgress *self)
{
  g_return_val_if_fail (LAYOVER_IS_PROGRESS (self), NULL);

  return self->last;
}

/** layover_progress_get_position: Returns: where in @part the person was; 0 when it was never open */
double
layover_progress_get_position (LayoverProgress *self, const char *part)
{
  const double *position;

  g_return_val_if_fail (LAYOVER_IS_PROGRESS (self), 0);

  position = g_hash_table_lookup (self->positions, part);

  return position != NULL ? *position : 0;
}
